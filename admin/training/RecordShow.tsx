// One training record: how far it is, why it was given, and every minute that was credited with its evidence.
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { Due, Progress, StateTag, useLength } from './looks.tsx';
import { RECORD, RECORD_HOURS, type RecordPage, WITHDRAW } from './training.operations.ts';

export function RecordShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const can = useCan();
  const me = useViewer()?.employeeId ?? null;
  const [acting, setActing] = useState<{ act: 'hours' | 'withdraw'; key: string } | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ trainingRecord: RecordPage | null }>(RECORD, { id }, { staleTime: 0 });
  useSubscription(CHANGED, { resource: 'TrainingRecord', ids: [id] }, () => { void refetch(); });
  const record = data?.trainingRecord;
  if (error) return <Failed what={t('trainingRecords.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!record) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const isOpen = ['ASSIGNED', 'IN_PROGRESS', 'OVERDUE'].includes(record.state);
  const lessons = record.courseVersion?.content.lessons ?? [];
  const nameOf = (key: string | null): string => { const one = lessons.find((each) => each.key === key); return one ? (format.language === 'zh' ? one.zh : one.en) : '–'; };
  const done = async (words: string): Promise<void> => { setActing(null); await refetch(); toastDone(words); };
  const name = format.named(record.course);
  return (
    <>
      <Breadcrumb path={[{ label: t('trainingRecords.title'), to: '/trainingRecords' }, { label: `${format.person(record.employee, '')} · ${name}` }]} />
      <PageHeader title={name} facts={<><StateTag state={record.state} /><span>{format.person(record.employee, '')}</span></>}>
        {isOpen && can('training:assign') && <button type="button" className="btn" onClick={() => setActing({ act: 'withdraw', key: '' })}>{t('trainingRecords.withdraw')}</button>}
        {isOpen && can('training:record') && me !== null && me !== record.employeeId && <button type="button" className="btn pri" onClick={() => setActing({ act: 'hours', key: crypto.randomUUID() })}>{t('trainingRecords.hours')}</button>}
        {isOpen && me === record.employeeId && <Link className="btn pri" to={`/myTraining/${id}/learn`}>{t(record.lastLessonKey ? 'myTraining.resume' : 'myTraining.start')}</Link>}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main" style={{ padding: '16px 24px' }}>
          <Progress have={record.creditedMinutes} need={record.requiredMinutes} label={name} />
          <p className="t13 t2" style={{ margin: '6px 0 16px' }}>{t('learn.credited', { have: length(record.creditedMinutes), need: length(record.requiredMinutes) })}</p>
          <h2>{t('learn.lessons')}</h2>
          <ul className="col g6" style={{ listStyle: 'none', padding: 0 }}>{lessons.map((lesson) => {
            const credited = record.credits.filter((one) => one.lessonKey === lesson.key).reduce((sum, one) => sum + one.minutes, 0);
            const isDone = Boolean(record.lessons.find((one) => one.lessonKey === lesson.key)?.finishedAt);
            return <li key={lesson.key} className="row g8"><span>{nameOf(lesson.key)}</span>{isDone && <StatusTag tone="ok">{t('learn.finished')}</StatusTag>}<span className="sp" /><span className="t13 t2 n">{length(credited)} / {length(lesson.minutes)}</span></li>;
          })}</ul>
          <h2 style={{ marginTop: 20 }}>{t('trainingRecords.credits')}</h2>
          {record.credits.length === 0 ? <p className="t13 t2">{t('trainingRecords.noCredits')}</p> : (
            <div className="scrollx"><table className="table" aria-label={t('trainingRecords.credits')}><tbody>{record.credits.map((one) => (
              <tr key={one.id}>
                <td className="nw">{format.day(one.creditedOn)}</td><td className="b nw n">{length(one.minutes)}</td><td>{t(`creditEvidence.${one.evidence}`)}{one.lessonKey && <span className="t2"> · {nameOf(one.lessonKey)}</span>}</td>
                <td className="t2" style={{ whiteSpace: 'normal' }}>{one.note}{one.askedMinutes > one.minutes && <span className="t3"> {t('trainingRecords.capped', { minutes: length(one.askedMinutes) })}</span>}{one.link && <a className="lk" style={{ marginLeft: 8 }} href={one.link} target="_blank" rel="noreferrer">{t('trainingRecords.proof')}</a>}</td><td className="t2 nw">{format.person(one.recordedBy, '')}</td>
              </tr>
            ))}</tbody></table></div>
          )}
        </div>
        <ContextPanel label={t('trainingRecords.one')}>
          <PanelSection title={t('trainingRecords.due')}><Due dueOn={record.dueOn} isLate={record.breachedAt !== null} isDone={record.state === 'COMPLETED'} /></PanelSection>
          <PanelSection title={t('trainingRecords.for')}>
            <p className="t13">{[...new Set(record.needs.map((one) => one.reason))].map((one) => t(`trainingReason.${one}`)).join(format.language === 'zh' ? '、' : ', ')}</p>
            {record.note && <p className="t13 t2">{record.note}</p>}
          </PanelSection>
          <Chain noun="TrainingRecord" id={id} />
          <PanelSection title={t('trainingRecords.one')}>
            <Facts items={[
              [t('trainingRecords.employee'), record.employee ? <Link key="e" className="lk" to={`/employees/${record.employee.id}/show`}>{format.person(record.employee)}</Link> : '–'], [t('trainingRecords.store'), record.store ? format.named(record.store) : t('trainingRecords.chain')],
              [t('trainingRecords.course'), can('training:read') && record.course ? <Link key="c" className="lk" to={`/courses/${record.course.id}/show`}>{t('courses.version', { number: record.courseVersion?.number ?? 1 })}</Link> : t('courses.version', { number: record.courseVersion?.number ?? 1 })],
              [t('trainingRecords.assigned'), `${format.instant(record.assignedAt)} · ${format.person(record.assignedBy, t('trainingRecords.byRule'))}`],
              [t('trainingRecords.exam'), record.isExamined ? t(record.examPassedAt ? 'trainingRecords.examPassed' : 'trainingRecords.examOpen') : t('trainingRecords.examNone')],
              ...(record.completedAt ? [[t('trainingRecords.completed'), format.instant(record.completedAt)] as [string, string]] : []), ...(record.withdrawnReason ? [[t('trainingRecords.withdrawn'), record.withdrawnReason] as [string, string]] : []),
            ]} />
          </PanelSection>
        </ContextPanel>
      </div>
      {acting?.act === 'hours' && (
        <FormDialog title={t('trainingRecords.hours')} text={t('trainingRecords.hoursText')} act={t('trainingRecords.hours')} onClose={() => setActing(null)} defaults={{ hours: '', lessonKey: '', note: '' }}
          onSend={async (values) => { await request(RECORD_HOURS, { input: { idempotencyKey: acting.key, recordId: id, hours: String(values.hours), lessonKey: values.lessonKey || null, note: values.note } }); await done(t('trainingRecords.hoursDone')); }}>
          <TextField name="hours" label={t('trainingRecords.hoursField')} inputMode="decimal" required />
          <SelectField name="lessonKey" label={t('trainingRecords.lesson')} none choices={lessons.map((one) => ({ value: one.key, label: nameOf(one.key) }))} />
          <TextField name="note" label={t('trainingRecords.note')} multiline required />
        </FormDialog>
      )}
      {acting?.act === 'withdraw' && (
        <FormDialog title={t('trainingRecords.withdraw')} act={t('trainingRecords.withdraw')} onClose={() => setActing(null)} defaults={{ reason: '' }}
          onSend={async (values) => { await request(WITHDRAW, { input: { id, expectedVersion: record.version, reason: values.reason } }); await done(t('trainingRecords.withdrawn')); }}>
          <TextField name="reason" label={t('trainingRecords.why')} required />
        </FormDialog>
      )}
    </>
  );
}
