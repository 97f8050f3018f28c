// One incident: its evidence and tickets, the tasks of its plan, and the acts: open or dismiss, reply to all, publish the result, close.
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { EndTaskDialog, HandOverDialog } from '../shared/TaskDialogs.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { CLOSE_INCIDENT, DISMISS_INCIDENT, INCIDENT, type IncidentPage, type IncidentTask, OPEN_INCIDENT, PUBLISH_INCIDENT, REPLY_INCIDENT, SAVE_TASK } from './playbooks.operations.ts';
import { TONES } from './tones.ts';

/** So many tickets are listed at first, and at most. */
const [FEW, MOST] = [50, 200];
type Act = 'open' | 'dismiss' | 'reply' | 'publish' | 'close';

export function IncidentShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [acting, setActing] = useState<Act | null>(null);
  const [limit, setLimit] = useState(FEW);
  const [asking, setAsking] = useState<{ task: IncidentTask; what: 'end' | 'give' } | null>(null);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ incident: IncidentPage | null }>(INCIDENT, { id, limit }, { staleTime: 0 });
  const incident = data?.incident;
  // Jobs and colleagues move it on while it is looked at.
  useSubscription(CHANGED, incident ? { resource: 'Incident', ids: [id] } : null, () => void refetch());
  // Whether the words reached a customer is news of her ticket.
  const tickets = (incident?.tickets?.items ?? []).flatMap((row) => (row.ticket ? [row.ticket.id] : []));
  useSubscription(CHANGED, tickets.length > 0 ? { resource: 'Ticket', ids: tickets } : null, () => void refetch());
  if (error) return <Failed what={t('incidents.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!incident) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const title = format.language === 'zh' ? incident.titleZh : incident.titleEn;
  const titleOf = (task: IncidentTask): string => (format.language === 'zh' ? task.titleZh : task.titleEn);
  const mayWrite = can('tickets:write-incidents');
  const { state } = incident;
  const target = { id, expectedVersion: incident.version };
  const done = async (words: string) => { setActing(null); setAsking(null); setKey(crypto.randomUUID()); await refetch(); toastDone(words); };
  // What goes to many is taken back by nobody: it says to how many, and wants the number typed.
  const toMany = t('incidents.toMany', { count: format.count(incident.confirmed?.total ?? 0), smart_count: incident.confirmed?.total ?? 0 });
  const typed = <TextField name="typed" label={t('confirm.type', { name: incident.number })} required rules={{ validate: (value: unknown) => String(value ?? '').trim() === incident.number || t('confirm.type', { name: incident.number }) }} />;
  const button = (act: Act, isMain = false) => <button type="button" className={isMain ? 'btn pri' : 'btn'} onClick={() => setActing(act)}>{t(`incidents.${act}`)}</button>;
  return (
    <>
      <Breadcrumb path={[{ label: t('incidents.title'), to: '/incidents' }, { label: incident.number }]} />
      <PageHeader title={title} facts={<><StatusTag tone={TONES[state]}>{t(`incidentState.${state}`)}</StatusTag><span>{[t(`planLevel.${incident.planLevel}`), format.person(incident.owner, '')].filter(Boolean).join(' · ')}</span></>}>
        {mayWrite && state === 'PROPOSED' && button('dismiss')}{mayWrite && state === 'PROPOSED' && button('open', true)}
        {mayWrite && (state === 'OPEN' || state === 'PUBLISHED') && button('reply')}{mayWrite && (state === 'OPEN' || state === 'PUBLISHED') && button('close')}{mayWrite && state === 'OPEN' && button('publish', true)}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main">
          <div className="scrollx">
            <table className="table phone" aria-label={t('incidents.tickets')}>
              <thead><tr><th scope="col">{t('incidents.number')}</th><th scope="col">{t('incidents.tickets')}</th><th scope="col">{t('incidents.state')}</th></tr></thead>
              <tbody>{(incident.tickets?.items ?? []).map((row) => (
                <tr key={row.id}>
                  <td className="nw">{row.ticket ? <Link className="b" to={`/tickets/${row.ticket.id}/show`}>{row.ticket.number}</Link> : '–'}</td><td className="lead first" style={{ whiteSpace: 'normal' }}>{row.ticket?.subject ?? '–'}</td>
                  <td className="t2">{[row.ticket && t(`ticketStatus.${row.ticket.status}`), row.toldAt ? t(`incidents.told.${row.toldBy?.delivery ?? 'WRITTEN'}`) : row.isConfirmed ? null : t('incidents.unconfirmed')].filter(Boolean).join(' · ')}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
          {limit < MOST && (incident.tickets?.total ?? 0) > limit && <button type="button" className="lk t13" style={{ padding: '12px 20px' }} onClick={() => setLimit(MOST)}>{t('incidents.more', { shown: format.count(limit), total: format.count(incident.tickets?.total ?? 0) })}</button>}
        </div>
        <ContextPanel label={t('incidents.tasks')}>
          {incident.observedCount !== null && <PanelSection title={t('incidents.evidence')}><p className="t13">{t('incidents.evidenceText', { observed: incident.observedCount, expected: decimal(incident.expectedCount, 2) })}</p></PanelSection>}
          {incident.resultZh && <PanelSection title={t('incidents.result')}><p className="t13">{format.language === 'zh' ? incident.resultZh : incident.resultEn}</p></PanelSection>}
          {incident.reason && <PanelSection title={t('incidents.reason')}><p className="t13">{incident.reason}</p></PanelSection>}
          <PanelSection title={t('incidents.tasks')}>
            {incident.tasks.length === 0 ? <p className="t12 t3">{t('incidents.noTasks')}</p> : (
              <ul className="plain t13">{incident.tasks.map((task) => (
                <li key={task.id} style={{ padding: '6px 0' }}>
                  <span>{titleOf(task)}</span>
                  <span className="t12 t3" style={{ display: 'block' }}>{[format.person(task.owner, ''), task.state === 'OPEN' ? format.instant(task.dueAt) : t(`taskState.${task.state}`), task.outcome].filter(Boolean).join(' · ')} {task.breachedAt && task.state === 'OPEN' && <StatusTag tone="late">{t('incidents.late')}</StatusTag>}</span>
                  {mayWrite && task.state === 'OPEN' && (state === 'OPEN' || state === 'PUBLISHED') && <span className="row g6" style={{ marginTop: 4 }}><button type="button" className="btn sm" onClick={() => setAsking({ task, what: 'end' })}>{t('task.endAct')}</button><button type="button" className="btn sm ghost" onClick={() => setAsking({ task, what: 'give' })}>{t('task.handOver')}</button></span>}
                </li>
              ))}</ul>
            )}
          </PanelSection>
        </ContextPanel>
      </div>
      {acting === 'open' && <FormDialog title={t('incidents.open')} act={t('incidents.open')} onClose={() => setActing(null)} onSend={async () => { await request(OPEN_INCIDENT, { input: { ...target, idempotencyKey: key } }); await done(t('incidents.opened')); }}><p className="t13">{title}</p></FormDialog>}
      {(acting === 'dismiss' || acting === 'close') && (
        <FormDialog title={t(`incidents.${acting}`)} act={t(`incidents.${acting}`)} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(acting === 'close' ? CLOSE_INCIDENT : DISMISS_INCIDENT, { input: { ...target, reason: values.reason } }); await done(t(acting === 'close' ? 'incidents.closed' : 'incidents.dismissed')); }}>
          <TextField name="reason" label={t('incidents.reason')} required />
        </FormDialog>
      )}
      {acting === 'reply' && (
        <FormDialog title={t('incidents.reply')} text={`${t('incidents.replyText')} ${toMany}`} act={t('incidents.reply')} defaults={{ bodyZh: '', bodyEn: '', typed: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(REPLY_INCIDENT, { input: { id, idempotencyKey: key, bodyZh: values.bodyZh, bodyEn: values.bodyEn } }); await done(t('incidents.replied')); }}>
          <TextField name="bodyZh" label={t('incidents.bodyZh')} multiline required /><TextField name="bodyEn" label={t('incidents.bodyEn')} multiline required />{typed}
        </FormDialog>
      )}
      {acting === 'publish' && (
        <FormDialog title={t('incidents.publish')} text={`${t('incidents.publishText')} ${toMany}`} act={t('incidents.publish')} defaults={{ resultZh: '', resultEn: '', typed: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(PUBLISH_INCIDENT, { input: { ...target, idempotencyKey: key, resultZh: values.resultZh, resultEn: values.resultEn } }); await done(t('incidents.published')); }}>
          <TextField name="resultZh" label={t('incidents.bodyZh')} multiline required /><TextField name="resultEn" label={t('incidents.bodyEn')} multiline required />{typed}
        </FormDialog>
      )}
      {asking?.what === 'end' && <EndTaskDialog title={titleOf(asking.task)} onClose={() => setAsking(null)} onSend={async ({ state: how, outcome }) => { await request(SAVE_TASK, { input: { id: asking.task.id, expectedVersion: asking.task.version, state: how, outcome } }); await done(t(`taskState.${how}`)); }} />}
      {asking?.what === 'give' && <HandOverDialog title={titleOf(asking.task)} needsReason={asking.task.owner !== null} onClose={() => setAsking(null)} onSend={async ({ employeeId, reason }) => { await request(SAVE_TASK, { input: { id: asking.task.id, expectedVersion: asking.task.version, ownerId: employeeId || null, reason } }); await done(t('incidents.given')); }} />}
    </>
  );
}
