// One session: who is invited, and marking who was there; presence is credited when it is said that it was held.
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { toFault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { SESSION_TONES, useLength } from './looks.tsx';
import { CANCEL_SESSION, HOLD_SESSION, SESSION, type SessionPage } from './training.operations.ts';

type Mark = { mark: string; minutes: string };

export function SessionShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const can = useCan();
  const me = useViewer()?.employeeId ?? null;
  const [marks, setMarks] = useState<Record<string, Mark>>({});
  const [isOff, setOff] = useState(false);
  const [fault, setFault] = useState('');
  const { data, error, isPending, refetch } = useAsk<{ trainingSession: SessionPage | null }>(SESSION, { id }, { staleTime: 0 });
  const session = data?.trainingSession;
  if (error) return <Failed what={t('trainingSessions.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!session) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
  const isPlanned = session.state === 'PLANNED';
  const mayMark = isPlanned && can('training:record') && Date.parse(session.startsAt) <= Date.now();
  const markOf = (one: SessionPage['attendances'][number]): Mark => marks[one.employee?.id ?? ''] ?? { mark: one.employee?.id === me ? 'EXCUSED' : 'PRESENT', minutes: '' };
  const hold = async (): Promise<void> => {
    setFault('');
    try {
      await request(HOLD_SESSION, { input: { id, expectedVersion: session.version, marks: session.attendances.flatMap((one) => { const { mark, minutes: there } = markOf(one); return one.employee ? [{ employeeId: one.employee.id, mark, attendedMinutes: mark === 'PRESENT' && there ? Number(there) : null }] : []; }) } });
      await refetch(); toastDone(t('trainingSessions.held'));
    } catch (refusal) { const said = toFault(refusal); setFault(Object.values(said.fields)[0] ?? said.message); }
  };
  const name = format.named(session.course);
  return (
    <>
      <Breadcrumb path={[{ label: t('trainingSessions.title'), to: '/trainingSessions' }, { label: name }]} />
      <PageHeader title={name} facts={<><StatusTag tone={SESSION_TONES[session.state]}>{t(`sessionState.${session.state}`)}</StatusTag><span>{format.instant(session.startsAt)}</span><span>{length(minutes)}</span><span>{session.store ? format.named(session.store) : t('trainingRecords.chain')} · {session.place}</span>{session.teacher && <span>{t('trainingSessions.teacher')} {format.person(session.teacher)}</span>}</>}>
        {isPlanned && can('training:record') && <button type="button" className="btn" onClick={() => setOff(true)}>{t('trainingSessions.cancel')}</button>}
        {mayMark && <button type="button" className="btn pri" onClick={() => { void hold(); }}>{t('trainingSessions.hold')}</button>}
      </PageHeader>
      {session.note && <p className="note t13" role="note" style={{ margin: '0 24px 12px' }}>{session.note}</p>}
      <div aria-live="assertive" style={{ padding: '0 24px' }}>{fault && <p className="note late" role="alert">{fault}</p>}</div>
      <div className="scrollx">
        <table className="table" aria-label={t('trainingSessions.people')}>
          <thead><tr><th scope="col">{t('trainingRecords.employee')}</th><th scope="col">{t('trainingSessions.mark')}</th><th scope="col">{t('trainingSessions.minutes')}</th></tr></thead>
          <tbody>{session.attendances.map((one) => {
            const { mark, minutes: there } = markOf(one);
            const person = one.employee;
            const set = (more: Partial<Mark>): void => setMarks((now) => ({ ...now, [person?.id ?? '']: { mark, minutes: there, ...more } }));
            return (
              <tr key={one.id}>
                <td className="b">{one.record ? <Link className="lk" to={`/trainingRecords/${one.record.id}/show`}>{person?.name}</Link> : person?.name ?? '–'}</td>
                <td>{mayMark ? <select className="in" aria-label={`${t('trainingSessions.mark')} ${person?.name ?? ''}`} value={mark} onChange={(event) => set({ mark: event.target.value })}>{['PRESENT', 'ABSENT', 'EXCUSED'].filter((value) => value !== 'PRESENT' || person?.id !== me).map((value) => <option key={value} value={value}>{t(`attendance.${value}`)}</option>)}</select> : <StatusTag tone={one.mark === 'PRESENT' ? 'ok' : undefined}>{t(`attendance.${one.mark}`)}</StatusTag>}</td>
                <td>{mayMark && mark === 'PRESENT' ? <input className="in" style={{ width: 96 }} inputMode="numeric" aria-label={`${t('trainingSessions.minutes')} ${person?.name ?? ''}`} placeholder={String(minutes)} value={there} onChange={(event) => set({ minutes: event.target.value.replace(/\D/g, '') })} /> : <span className="n t2">{one.attendedMinutes === null ? '–' : length(one.attendedMinutes)}</span>}</td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
      {isOff && (
        <FormDialog title={t('trainingSessions.cancel')} act={t('trainingSessions.cancel')} onClose={() => setOff(false)} defaults={{ reason: '' }}
          onSend={async (values) => { await request(CANCEL_SESSION, { input: { id, expectedVersion: session.version, reason: values.reason } }); setOff(false); await refetch(); toastDone(t('trainingSessions.cancelled')); }}>
          <TextField name="reason" label={t('trainingRecords.why')} required />
        </FormDialog>
      )}
    </>
  );
}
