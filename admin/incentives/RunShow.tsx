// One run of pay: how far it is, its statements, what reckoning again would change, whether it still holds, and the next step for whoever may take it.
import { Check, RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Facts, Money, StatusTag } from '../shared/cells.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { Breadcrumb, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import { toastJob } from '../shared/JobToast.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { TypedConfirm } from '../shared/TypedConfirm.tsx';
import { APPROVE, CHECK_RUN, CORRECT, type Differences, DIFFERENCES, LOCK, ONE_RUN, PAY, PAYMENT, REVIEW, type Run, RUN_ASKED, RUN_STATEMENTS, type RunAsked, type RunStatement, SEND_RUN_BACK, START, TAKE_RUN_BACK } from './incentives.operations.ts';
import './incentives.css';
import { PayrollPart } from './PayrollPart.tsx';
import { RUN_TONES } from './RunList.tsx';

const STEPS = ['CALCULATED', 'REVIEWED', 'APPROVED', 'LOCKED', 'PAID'];
type Acting = 'lock' | 'pay' | 'recalculate' | 'correct' | 'takeBack' | 'sendBack' | null;

export function RunShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [acting, setActing] = useState<Acting>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const { data, error, isPending, refetch } = useAsk<{ incentiveRun: Run | null }>(ONE_RUN, { id }, { staleTime: 0 });
  const run = data?.incentiveRun;
  const due = useAsk<{ incentiveRunPayment: { amount: string; people: number; frozenLines: number } }>(PAYMENT, { id }, { enabled: acting === 'pay', staleTime: 0, keep: false });
  const asked = useAsk<RunAsked>(RUN_ASKED, {}, { enabled: run?.state === 'REVIEWED' && can('incentives:approve'), staleTime: 0 });
  if (error) return <Failed what={t('incentives.runs')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!run) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const input = { id, expectedVersion: run.version };
  const act = async (work: () => Promise<unknown>, words: string): Promise<void> => {
    setBusy(true);
    try { await work(); toastDone(words); } catch (fault) { toastFault((fault as Fault).message); }
    await refetch();
    setBusy(false);
    setActing(null);
  };
  const isMaker = run.makerUserId === viewer?.id;
  const month = format.month(run.periodFrom.slice(0, 7));
  const mayApprove = can('incentives:approve') && !isMaker && (run.state === 'REVIEWED' || run.state === 'CALCULATED');
  const payment = due.data?.incentiveRunPayment;
  const toDecide = run.state === 'REVIEWED' ? asked.data?.approvalsToDecide.find((one) => one.resource === 'IncentiveRun' && one.resourceKey === id) : undefined;
  return (
    <>
      <Breadcrumb path={[{ label: t('incentives.runs'), to: '/incentiveRuns' }, { label: month }]} />
      <PageHeader title={`${format.named(run.scheme)} ${month}`} facts={<><StatusTag tone={RUN_TONES[run.state]}>{t(`runState.${run.state}`)}</StatusTag><span>{t('incentives.version', { number: run.schemeVersion?.number ?? '–' })}</span></>}>
        {can('incentives:write') && run.state === 'CALCULATED' && <button type="button" className="btn" onClick={() => setActing('recalculate')}><RefreshCw size={14} aria-hidden />{t('incentives.recalculate')}</button>}
        {can('incentives:write') && run.state === 'CALCULATED' && <button type="button" className="btn pri" disabled={busy} onClick={() => void act(() => request(REVIEW, { input }), t('incentives.done.review'))}>{t('incentives.review')}</button>}
        {isMaker && can('incentives:write') && run.state === 'REVIEWED' && <button type="button" className="btn" onClick={() => setActing('takeBack')}>{t('incentives.takeBack')}</button>}
        {toDecide && <button type="button" className="btn" onClick={() => setActing('sendBack')}>{t('incentives.sendBack')}</button>}
        {mayApprove && <button type="button" className="btn pri" disabled={busy} onClick={() => void act(() => request(APPROVE, { input }), t('incentives.done.approve'))}>{t('incentives.approve')}</button>}
        {can('incentives:write') && run.state === 'APPROVED' && <button type="button" className="btn pri" onClick={() => setActing('lock')}>{t('incentives.lock')}</button>}
        {can('incentives:write') && (run.state === 'LOCKED' || run.state === 'PAID') && <button type="button" className="btn" onClick={() => setActing('correct')}>{t('incentives.correct')}</button>}
        {can('incentives:pay') && !isMaker && (run.state === 'LOCKED' || run.state === 'APPROVED') && <button type="button" className="btn pri" onClick={() => setActing('pay')}>{t('incentives.pay')}</button>}
      </PageHeader>
      <ol className="pay-steps" aria-label={t('incentives.steps')}>
        {STEPS.map((step) => { const at = { CALCULATED: run.calculatedAt, REVIEWED: run.reviewedAt, APPROVED: run.approvedAt, LOCKED: run.lockedAt, PAID: run.paidAt }[step]; return <li key={step} data-done={Boolean(at)} aria-current={run.state === step ? 'step' : undefined}><b>{t(`runState.${step}`)}</b><span className="t12 t3">{at ? format.instant(at) : '–'}</span></li>; })}
      </ol>
      <div className="two" style={{ borderTop: '1px solid var(--line)' }}>
        <div className="main"><Statements run={run} /></div>
        <ContextPanel label={t('incentives.checks')}>
          <PanelSection title={t('incentives.yuan', { name: t('incentives.total') })}>
            <p className="desk-figure pay-figure">{format.money(run.totalAmount)}</p>
            <Facts items={[[t('incentives.people'), format.count(run.peopleCount)], [t('incentives.maker'), run.makerName ? format.person({ name: run.makerName, nameEn: run.makerNameEn }) : format.person(run.maker)], [t('incentives.approver'), [run.approverName && format.person({ name: run.approverName, nameEn: run.approverNameEn }), run.secondApproverName && format.person({ name: run.secondApproverName, nameEn: run.secondApproverNameEn })].filter(Boolean).join(format.language === 'zh' ? '、' : ', ') || '–'], [t('incentives.payer'), format.person({ name: run.payerName, nameEn: run.payerNameEn })], [t('incentives.hash'), `${run.inputHash?.slice(0, 8) ?? '–'}…`]]} />
            <p className="t12 t3">{t('incentives.reckoned', { count: run.reckonedCount })}</p>
          </PanelSection>
          {run.payerName && <PayrollPart key={`payroll ${run.version}`} id={id} month={run.periodFrom.slice(0, 7)} />}
          <Checks key={run.version} id={id} />
          {can('incentives:write') && run.state === 'CALCULATED' && <Changes key={run.version} id={id} />}
        </ContextPanel>
      </div>
      {acting === 'lock' && (
        <TypedConfirm title={t('incentives.lockTitle')} name={run.periodFrom.slice(0, 7)} act={t('incentives.lock')} busy={busy} onClose={() => setActing(null)} onConfirm={() => void act(() => request(LOCK, { input }), t('incentives.done.lock'))}>
          <p>{t('incentives.lockText', { people: format.count(run.peopleCount), amount: format.money(run.totalAmount) })}</p>
        </TypedConfirm>
      )}
      {acting === 'takeBack' && <FormDialog title={t('incentives.takeBackTitle')} text={t('incentives.takeBackText')} act={t('incentives.takeBack')} onClose={() => setActing(null)} onSend={() => act(() => request(TAKE_RUN_BACK, { input }), t('incentives.done.takeBack'))}><span /></FormDialog>}
      {acting === 'sendBack' && toDecide && (
        <FormDialog title={t('incentives.sendBackTitle')} text={t('incentives.takeBackText')} act={t('incentives.sendBack')} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => { await request(SEND_RUN_BACK, { input: { id: toDecide.id, expectedVersion: toDecide.version, reason: String(values.reason ?? '') } }); setActing(null); toastDone(t('incentives.done.sendBack')); await Promise.all([refetch(), asked.refetch()]); }}>
          <TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
      {acting === 'recalculate' && <FormDialog title={t('incentives.recalculate')} text={t('incentives.recalculateText')} act={t('incentives.recalculate')} onClose={() => setActing(null)} onSend={async () => {
        const { startRun } = await request<{ startRun: { jobId: string } }>(START, { input: { schemeId: run.scheme?.id, on: run.periodFrom, expectedVersion: run.version } });
        setActing(null);
        toastJob(startRun.jobId, t('incentives.calculating'), { onDone: () => void refetch() });
      }}><span /></FormDialog>}
      {acting === 'correct' && (
        <FormDialog title={t('incentives.correct')} text={t('incentives.correctText')} act={t('incentives.correct')} defaults={{ reason: '' }} onClose={() => setActing(null)}
          onSend={async (values) => {
            const { correctRun } = await request<{ correctRun: { madeCount: number; amount: string } }>(CORRECT, { input: { id, reason: String(values.reason ?? '') } });
            setActing(null);
            toastDone(t('incentives.corrected', { count: correctRun.madeCount, amount: format.money(correctRun.amount) }));
          }}><TextField name="reason" label={t('incentives.reason')} required multiline /></FormDialog>
      )}
      {acting === 'pay' && payment && (
        <TypedConfirm title={t('incentives.payTitle', { month })} name={payment.amount} act={`${t('incentives.pay')} ${format.money(payment.amount)}`} busy={busy} onClose={() => setActing(null)}
          onConfirm={() => void act(() => request(PAY, { input: { id, idempotencyKey: key, expectedVersion: run.version, confirmedAmount: payment.amount } }), t('incentives.done.pay'))}>
          <p>{t('incentives.payText', { people: payment.people, amount: format.money(payment.amount) })}</p>
          {Number(payment.amount) !== Number(run.totalAmount) && <p className="t13 t2" style={{ marginTop: 8 }}>{t('incentives.payDiffers', { total: format.money(run.totalAmount), difference: signed(((Math.round(Number(payment.amount) * 100) - Math.round(Number(run.totalAmount) * 100)) / 100).toFixed(2), 2) })}</p>}
          {payment.frozenLines > 0 && <p className="note soon" style={{ marginTop: 8 }}>{t('incentives.payFrozen', { count: payment.frozenLines })}</p>}
        </TypedConfirm>
      )}
    </>
  );
}

function Statements({ run }: { run: Run }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [offset, setOffset] = useState(0);
  const { data, error, isPending, refetch } = useAsk<{ statements: { total: number; items: RunStatement[] }; confirmed: { total: number } }>(RUN_STATEMENTS, { run: run.id, offset }, { staleTime: 0 });
  if (error) return <Failed what={t('incentives.statements')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  const rows = data?.statements.items ?? [];
  return (
    <div className="scrollx">
      {(run.state === 'LOCKED' || run.state === 'PAID') && <p className="t13 t2" style={{ padding: '8px 20px 8px 24px' }}>{t('incentives.confirmedOf', { count: format.count(data?.confirmed.total ?? 0), all: format.count(data?.statements.total ?? 0) })}</p>}
      <table className="table phone" aria-label={t('incentives.statements')}>
        <thead><tr><th scope="col">{t('incentives.person')}</th><th scope="col">{t('incentives.store')}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.amount') })}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.adjusted') })}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.paid') })}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id} className="open" onClick={() => navigate(`/statements/${row.id}/show`)}>
            <td className="lead"><Link className="b" to={`/statements/${row.id}/show`} onClick={(event) => event.stopPropagation()}>{format.person(row.employee)}</Link> <span className="t12 t3">{row.employee?.employeeNo}</span>{row.confirmedAt && <span className="okc" style={{ display: 'inline-flex', verticalAlign: 'middle' }} title={t('incentives.isConfirmed')}><Check size={12} role="img" aria-label={t('incentives.isConfirmed')} /></span>}</td><td className="t2">{format.named(row.store) || '–'}</td>
            <td className="r b" data-label={t('incentives.amount')}><Money value={row.totalAmount} /></td><td className="r" data-label={t('incentives.adjusted')}>{Number(row.adjustedAmount) ? signed(row.adjustedAmount, 2) : '–'}</td><td className="r" data-label={t('incentives.paid')}><Money value={row.paidAmount} /></td>
          </tr>
        ))}</tbody>
      </table>
      {(offset > 0 || (data?.statements.total ?? 0) > rows.length) && <p className="row g6" style={{ padding: '10px 20px' }}><button type="button" className="btn" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - 50))}>{t('incentives.back')}</button><button type="button" className="btn" disabled={(data?.statements.total ?? 0) <= offset + rows.length} onClick={() => setOffset(offset + 50)}>{t('incentives.more')}</button></p>}
    </div>
  );
}

function Checks({ id }: { id: string }) {
  const t = useT();
  const { data } = useAsk<{ incentiveRunCheck: Record<'inputsHold' | 'resultsHold' | 'statementsHold', boolean> }>(CHECK_RUN, { id }, { staleTime: 0 });
  return (
    <PanelSection title={t('incentives.checks')}>
      {data ? <ul className="plain-list">{(['inputsHold', 'resultsHold', 'statementsHold'] as const).map((one) => <li key={one} className="row g6 t13">{data.incentiveRunCheck[one] ? <span className="okc"><Check size={14} aria-hidden /></span> : <span className="latec"><X size={14} aria-hidden /></span>}{t(`incentives.check.${one}`)}</li>)}</ul> : <i className="bone" style={{ width: '70%' }} />}
    </PanelSection>
  );
}

/** What reckoning again would change, before it replaces anything. */
function Changes({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ incentiveRunDifferences: Differences }>(DIFFERENCES, { id }, { staleTime: 0 });
  const found = data?.incentiveRunDifferences;
  return (
    <PanelSection title={t('incentives.differences')}>
      {!found ? <i className="bone" style={{ width: '80%' }} /> : found.changedCount === 0 ? <p className="t12 t3">{t('incentives.noDifferences')}</p> : (
        <>
          <p className="t13">{t('incentives.differencesOf', { count: found.changedCount, amount: signed(found.difference, 2) })}</p>
          <ul className="plain-list">{found.people.slice(0, 20).map((one) => (
            <li key={one.employeeId} className="t13"><span className="row"><b>{format.person({ name: one.employeeName, nameEn: one.employeeNameEn })}</b><span className="end nw">{signed(one.difference, 2)}</span></span>{one.lines.map((line) => <span key={line.key} className="t12 t3" style={{ display: 'block' }}>{format.label(line.label)} {format.money(line.before)} → {format.money(line.after)}</span>)}</li>
          ))}</ul>
        </>
      )}
    </PanelSection>
  );
}
