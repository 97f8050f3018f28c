// Adjustments of pay as a list: of which line, why, how it came about before and now, and the decision of a second person.
import { ChevronDown, ChevronRight, MessageSquareWarning } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainBody } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { signed, useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { type Adjustment, ADJUSTMENTS, DECIDE_ADJUSTMENT } from './incentives.operations.ts';
import './incentives.css';

/** How states of disputes and of adjustments look. */
export const DECISION_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | undefined> = { OPEN: 'soon', GRANTED: 'ok', PARTLY: 'ok', DENIED: 'paused', PENDING: 'soon', APPROVED: 'ok', REFUSED: 'paused' };

export function Adjustments() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [open, setOpen] = useState<string | null>(null);
  const [refusing, setRefusing] = useState<Adjustment | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ payAdjustments: { items: Adjustment[] } }>(ADJUSTMENTS, {}, { staleTime: 0 });
  const rows = data?.payAdjustments.items ?? [];
  const decide = (row: Adjustment, isApproved: boolean, reason?: string): Promise<unknown> => request(DECIDE_ADJUSTMENT, { input: { id: row.id, expectedVersion: row.version, isApproved, ...(reason ? { reason } : {}) } });
  const approve = async (row: Adjustment): Promise<void> => { try { await decide(row, true); toastDone(t('incentives.decided')); } catch (fault) { toastFault((fault as Fault).message); } await refetch(); };
  if (error) return <Failed what={t('incentives.disputes')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  if (rows.length === 0) return <Empty icon={MessageSquareWarning} title={t('incentives.adjustmentsEmpty')} />;
  /** The line that it is about, by its name; of the whole there is none. */
  const lineOf = (row: Adjustment): string => (row.line ? (format.language === 'zh' ? row.line.labelZh : row.line.labelEn) : format.label(row.explanation?.label));
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={t('incentives.tabAdjustments')}>
        <thead><tr><th scope="col">{t('incentives.line')}</th><th scope="col">{t('incentives.person')}</th><th scope="col">{t('incentives.hands')}</th><th scope="col">{t('incentives.state')}</th><th scope="col" className="r">{t('incentives.money')}</th><th scope="col"><span className="visually-hidden">{t('incentives.approve')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <Fragment key={row.id}>
            <tr>
              <td className="lead" style={{ whiteSpace: 'normal' }}>
                <Link className="b" to={`/statements/${row.statement?.id ?? ''}/show`}>{row.statement && format.month(row.statement.periodFrom.slice(0, 7))} {[t(`adjustmentKind.${row.adjustmentKind}`), lineOf(row)].filter(Boolean).join(format.language === 'zh' ? '：' : ': ')}</Link>
                <span className="t12 t3" style={{ display: 'block' }}>{[row.reason, row.evidence].filter(Boolean).join(' · ')}</span>
                {row.explanation && <button type="button" className="lk t12 row g6" style={{ minHeight: 24 }} aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? null : row.id)}>{open === row.id ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}{t('incentives.howItCame')}</button>}
              </td>
              <td>{format.person(row.employee)}</td><td className="t2">{[row.makerName ? format.person({ name: row.makerName, nameEn: row.makerNameEn }) : t('incentives.byItself'), row.deciderName && format.person({ name: row.deciderName, nameEn: row.deciderNameEn })].filter(Boolean).join(' → ')}</td><td><StatusTag tone={DECISION_TONES[row.state]}>{t(`adjustmentState.${row.state}`)}</StatusTag></td><td className="r b">{signed(row.amount, 2)}</td>
              <td className="r">{row.state === 'PENDING' && can('incentives:approve') && row.makerUserId !== viewer?.id && <span className="row g6" style={{ justifyContent: 'flex-end' }}><button type="button" className="btn" onClick={() => setRefusing(row)}>{t('incentives.refuse')}</button><button type="button" className="btn pri" onClick={() => void approve(row)}>{t('incentives.approve')}</button></span>}</td>
            </tr>
            {open === row.id && row.explanation && <tr><td colSpan={6} style={{ whiteSpace: 'normal', background: 'var(--sunken)' }}><ExplainBody explanation={row.explanation} /></td></tr>}
          </Fragment>
        ))}</tbody>
      </table>
      {refusing && (
        <FormDialog title={t('incentives.refuseTitle')} act={t('incentives.refuse')} defaults={{ reason: '' }} onClose={() => setRefusing(null)}
          onSend={async (values) => { await decide(refusing, false, String(values.reason ?? '')); setRefusing(null); toastDone(t('incentives.decided')); await refetch(); }}>
          <TextField name="reason" label={t('incentives.reason')} required multiline />
        </FormDialog>
      )}
    </div>
  );
}
