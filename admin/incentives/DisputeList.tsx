// Disputes and adjustments of pay: one's own, or all for those who answer and decide.
import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { Adjustments, DECISION_TONES as TONES } from './AdjustmentList.tsx';
import { DECIDE_DISPUTE, type Dispute, DISPUTES, WITHDRAW_DISPUTE } from './incentives.operations.ts';
import { PayTabs } from './PayTabs.tsx';

export function DisputeList() {
  const t = useT();
  const [params] = useSearchParams();
  const isAdjustments = params.get('tab') === 'adjustments';
  return (
    <>
      <PageHeader title={t('incentives.disputes')} facts={<span>{t('incentives.disputesFacts')}</span>} />
      <PayTabs at="statementDisputes" />
      <nav className="tabs" aria-label={t('incentives.disputes')}><Link className="tab" to="/statementDisputes" aria-current={isAdjustments ? undefined : 'page'}>{t('incentives.tabDisputes')}</Link><Link className="tab" to="/statementDisputes?tab=adjustments" aria-current={isAdjustments ? 'page' : undefined}>{t('incentives.tabAdjustments')}</Link></nav>
      {isAdjustments ? <Adjustments /> : <Disputes />}
    </>
  );
}

function Disputes() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [answering, setAnswering] = useState<Dispute | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ statementDisputes: { items: Dispute[] } }>(DISPUTES, {}, { staleTime: 0 });
  const rows = data?.statementDisputes.items ?? [];
  const withdraw = async (row: Dispute): Promise<void> => { try { await request(WITHDRAW_DISPUTE, { input: { id: row.id, expectedVersion: row.version } }); toastDone(t('disputeState.WITHDRAWN')); } catch (fault) { toastFault((fault as Fault).message); } await refetch(); };
  if (error) return <Failed what={t('incentives.disputes')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  if (rows.length === 0) return <Empty icon={MessageSquareWarning} title={t('incentives.disputesEmpty')} text={t('incentives.disputesEmptyText')} />;
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={t('incentives.disputes')}>
        <thead><tr><th scope="col">{t('incentives.line')}</th><th scope="col">{t('incentives.person')}</th><th scope="col">{t('incentives.state')}</th><th scope="col">{t('incentives.due')}</th><th scope="col"><span className="visually-hidden">{t('incentives.answer')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td className="lead" style={{ whiteSpace: 'normal' }}><Link className="b" to={`/statements/${row.statement?.id ?? ''}/show`}>{row.statement && format.month(row.statement.periodFrom.slice(0, 7))} {row.line && (format.language === 'zh' ? row.line.labelZh : row.line.labelEn)} {row.line && format.money(row.line.amount)}</Link><span className="t12 t3" style={{ display: 'block' }}>{row.reason}{row.decision && ` → ${row.decision}`}</span></td>
            <td>{format.person(row.employee)}</td><td><StatusTag tone={TONES[row.state]}>{t(`disputeState.${row.state}`)}</StatusTag></td><td className={!row.decidedAt && new Date(row.dueAt) < new Date() ? 'latec' : 't2'}>{row.decidedAt ? format.instant(row.decidedAt) : t(new Date(row.dueAt) < new Date() ? 'incentives.answerLate' : 'incentives.answerBy', { at: format.instant(row.dueAt) })}</td>
            <td className="r">{row.state === 'OPEN' && can('incentives:write') && row.employeeId !== viewer?.employeeId && <button type="button" className="btn" onClick={() => setAnswering(row)}>{t('incentives.answer')}</button>}{row.state === 'OPEN' && row.employeeId === viewer?.employeeId && <button type="button" className="btn" onClick={() => void withdraw(row)}>{t('incentives.withdraw')}</button>}</td>
          </tr>
        ))}</tbody>
      </table>
      {answering && (
        <FormDialog title={t('incentives.answer')} text={answering.reason} act={t('incentives.answer')} defaults={{ outcome: 'GRANTED', amount: '', reason: '' }} onClose={() => setAnswering(null)}
          onSend={async (values) => { await request(DECIDE_DISPUTE, { input: { id: answering.id, expectedVersion: answering.version, outcome: values.outcome, amount: values.outcome === 'DENIED' ? null : values.amount || null, reason: String(values.reason ?? '') } }); setAnswering(null); await refetch(); toastDone(t('incentives.answered')); }}>
          <SelectField name="outcome" label={t('incentives.outcome')} required choices={['GRANTED', 'PARTLY', 'DENIED'].map((value) => ({ value, label: t(`disputeState.${value}`) }))} /><TextField name="amount" label={t('incentives.signed')} inputMode="decimal" /><TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
    </div>
  );
}
