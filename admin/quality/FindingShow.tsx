// One finding: its chain from the source to what was done about it, its deadline, the ones like it, and the acts.
import { ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { CHANGED, useSubscription } from '../provider/realtime.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts, StatusTag } from '../shared/cells.tsx';
import { Chain, useChain } from '../shared/Chain.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { ReferenceField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { ACTION_TONES, DueBadge, FINDING_TONES, RepeatTag, SeverityTag } from './looks.tsx';
import { PlanAction } from './PlanAction.tsx';
import { ASSIGN_FINDING, CLOSE_FINDING, DISMISS_FINDING, EXPLAIN, FINDING, FINDING_TICKETS, type FindingPage, REOPEN_FINDING } from './quality.operations.ts';

type Act = 'plan' | 'assign' | 'dismiss' | 'close' | 'reopen';
const MUTATIONS = { dismiss: DISMISS_FINDING, close: CLOSE_FINDING, reopen: REOPEN_FINDING } as const;
const DONE = { dismiss: 'findings.dismissed', close: 'findings.closed', reopen: 'findings.reopened' } as const;

export function FindingShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [acting, setActing] = useState<Act | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ finding: FindingPage | null }>(FINDING, { id }, { staleTime: 0 });
  const { data: shown } = useAsk<{ finding: Pick<FindingPage, 'tickets'> | null }>(FINDING_TICKETS, { id }, { enabled: can('tickets:read'), staleTime: 0 });
  const chain = useChain('Finding', id);
  useSubscription(CHANGED, { resource: 'Finding', ids: [id] }, () => { void refetch(); });
  const finding = data?.finding;
  if (error) return <Failed what={t('findings.one')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!finding) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const said = (row: { titleZh: string; titleEn: string }) => (format.language === 'zh' ? row.titleZh : row.titleEn);
  const { state } = finding;
  const tickets = shown?.finding?.tickets;
  const target = { id, expectedVersion: finding.version };
  const done = async (words: string) => { setActing(null); await refetch(); toastDone(words); };
  const button = (act: Act, word: string, main = false) => can(word) && <button type="button" className={main ? 'btn pri' : 'btn'} onClick={() => setActing(act)}>{t(`findings.${act}`)}</button>;
  const explain = (number: string) => () => request<{ explain: { tree: Explanation } }>(EXPLAIN, { number, id }).then((answer) => answer.explain.tree);
  const sources = [
    ...chain.before.filter((one) => one.noun === 'Audit').map((one) => ({ key: `u${one.id}`, kind: format.label(one.kind), to: `/audits/${one.id}/show`, words: format.label(one.label) })),
    ...(tickets?.items ?? []).flatMap(({ ticket }) => (ticket ? [{ key: ticket.id, kind: t('findings.tickets'), to: `/tickets/${ticket.id}/show`, words: `${ticket.number} ${ticket.subject}` }] : [])),
    ...(finding.incident ? [{ key: `i${finding.incident.id}`, kind: t('findings.incident'), to: `/incidents/${finding.incident.id}/show`, words: `${finding.incident.number} ${said(finding.incident)}` }] : []),
    ...finding.alerts.map((alert) => ({ key: `a${alert.id}`, kind: t('findings.alert'), to: '/riskAlerts', words: `${alert.number} ${said(alert)}` })),
  ];
  return (
    <>
      <Breadcrumb path={[{ label: t('findings.title'), to: '/findings/board' }, { label: finding.number }]} />
      <PageHeader title={said(finding)} facts={<><StatusTag tone={FINDING_TONES[state]}>{t(`findingState.${state}`)}</StatusTag><SeverityTag severity={finding.severity} /><RepeatTag row={finding} /></>}>
        {['OPEN', 'ACTING', 'CHECKING'].includes(state) && button('assign', 'quality:write')}
        {state === 'OPEN' && button('dismiss', 'quality:verify')}{(state === 'CLOSED' || state === 'DISMISSED') && button('reopen', 'quality:verify')}
        {(state === 'OPEN' || state === 'ACTING') && button('plan', 'quality:write', true)}{state === 'CHECKING' && button('plan', 'quality:write')}{state === 'CHECKING' && button('close', 'quality:verify', true)}
      </PageHeader>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main quality-body">
          <section>
            <h2>{t('findings.from')}</h2>
            {sources.length === 0 && <p className="t13 t2">{finding.source === 'PERSON' ? t('findings.fromNothing') : t(`findingSource.${finding.source}`)}</p>}
            {sources.map((one) => <p key={one.key} className="chain-line"><span className="t12 t3 nw">{one.kind}</span><Link className="lk" to={one.to}>{one.words}</Link></p>)}
            {tickets && tickets.total > tickets.items.length && <p className="t12 t3">{t('findings.ticketsMore', { count: tickets.total })}</p>}
            {finding.detail && <p className="t13" style={{ whiteSpace: 'pre-wrap', marginTop: 6 }}>{finding.detail}</p>}
          </section>
          <section>
            <h2>{t('findings.actions')}</h2>
            {finding.actions.length === 0 ? <p className="t13 t2">{t('findings.noActions')}</p> : (
              <ul className="plain">{finding.actions.map((action) => (
                <li key={action.id} className="finding-card" style={{ marginBottom: 8 }}>
                  <span className="row g6 wrap"><StatusTag tone={ACTION_TONES[action.state]}>{t(`actionState.${action.state}`)}</StatusTag>{['OPEN', 'REJECTED'].includes(action.state) && <DueBadge dueAt={action.dueAt} />}<span className="end t12 t3">{action.number}</span></span>
                  <Link className="b" to={`/correctiveActions/${action.id}/show`}>{format.language === 'zh' ? action.whatZh : action.whatEn}</Link>
                  <span className="row g6 t12 t3">{format.person(action.owner, '')}{action.verifiedBy && <><ChevronRight size={12} aria-hidden />{t('actions.step.verified')} {format.person(action.verifiedBy)}</>}</span>
                </li>
              ))}</ul>
            )}
          </section>
        </div>
        <ContextPanel label={t('findings.one')}>
          <PanelSection title={t('findings.due')} aside={<DueBadge dueAt={finding.dueAt} doneAt={finding.correctedAt} breachedAt={finding.breachedAt} />}>
            <p className="t13"><ExplainPopover name={t('findings.due')} load={explain('finding.dueAt')}>{format.instant(finding.dueAt)}</ExplainPopover></p>
          </PanelSection>
          <PanelSection title={t('findings.one')}>
            <Facts items={[
              [t('findings.store'), finding.store ? format.named(finding.store) : t('findings.chain')], [t('findings.section'), finding.section ? t(`findingSection.${finding.section}`, { _: finding.section }) : (finding.category ? format.named(finding.category) : null)], [t('findings.source'), t(`findingSource.${finding.source}`)],
              [t('findings.owner'), format.person(finding.owner, t('findings.nobody'))], [t('findings.found'), format.instant(finding.foundAt)],
              ...(finding.correctedAt ? [[t('findings.corrected'), format.instant(finding.correctedAt)] as [string, string]] : []), ...(finding.closedAt ? [[t(`findingState.${state}`), [format.instant(finding.closedAt), format.person(finding.closedBy, '')].filter(Boolean).join(' · ')] as [string, string]] : []),
            ]} />
            {finding.reason && <p className="t12 t2" style={{ marginTop: 6 }}>{finding.reason}</p>}
          </PanelSection>
          <Chain noun="Finding" id={id} without={['Audit', 'Ticket', 'CorrectiveAction']} />
          {finding.questionKey && (
            <PanelSection title={t('findings.repeats')} aside={<ExplainPopover name={t('findings.repeats')} load={explain('finding.repeatCount')}>{format.count(finding.repeatCount)}</ExplainPopover>}>
              {finding.repeatOf && <p className="chain-line"><span className="t12 t3 nw">{t('findings.repeatOf')}</span><Link className="lk" to={`/findings/${finding.repeatOf.id}/show`}>{finding.repeatOf.number}</Link></p>}
              {finding.repeats.map((one) => <p key={one.id} className="chain-line"><span className="t12 t3 nw">{t('findings.repeatsAfter')}</span><Link className="lk" to={`/findings/${one.id}/show`}>{one.number}</Link></p>)}
            </PanelSection>
          )}
        </ContextPanel>
      </div>
      {acting === 'plan' && <PlanAction findingId={id} ownerId={finding.owner?.id} onClose={() => setActing(null)} onDone={() => done(t('findings.planned'))} />}
      {acting === 'assign' && (
        <FormDialog title={t('findings.assign')} act={t('findings.assign')} defaults={{ ownerId: null, reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(ASSIGN_FINDING, { input: { ...target, ownerId: values.ownerId, reason: values.reason || null } }); await done(t('findings.assigned')); }}>
          <ReferenceField name="ownerId" label={t('findings.owner')} resource="employees" say={format.person} required /><TextField name="reason" label={t('findings.reason')} />
        </FormDialog>
      )}
      {(acting === 'dismiss' || acting === 'close' || acting === 'reopen') && (
        <FormDialog title={t(`findings.${acting}`)} text={acting === 'close' ? t('findings.closeText') : undefined} act={t(`findings.${acting}`)} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(MUTATIONS[acting], { input: { ...target, reason: values.reason } }); await done(t(DONE[acting])); }}>
          <TextField name="reason" label={t('findings.reason')} required />
        </FormDialog>
      )}
    </>
  );
}
