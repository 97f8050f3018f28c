// What a run handed to payroll and what payroll answered: control totals, the pack as a file, and the way to take the answers in.
import { Check, Download, Upload, X } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facts } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import { PanelSection } from '../shared/Page.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import { EXPORT_PAYROLL, PAYROLL, type Payroll, type PayrollSum } from './incentives.operations.ts';

export function PayrollPart({ id, month }: { id: string; month: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ payrollTotals: Payroll }>(PAYROLL, { id }, { staleTime: 0 });
  const totals = data?.payrollTotals;
  const said = (sum: PayrollSum): string => t('incentives.payrollSum', { people: sum.people, amount: format.money(sum.amount) });
  const give = async (kind: 'CSV' | 'XLSX'): Promise<void> => {
    try {
      const { exportRows } = await request<{ exportRows: { jobId: string } }>(EXPORT_PAYROLL, { input: { kind: 'payroll', filter: { runId: { eq: id } }, format: kind, title: `${t('incentives.payroll')} ${month}` } });
      toastJob(exportRows.jobId, t('incentives.payrollExport'));
    } catch (fault) { toastFault((fault as Fault).message); }
  };
  return (
    <PanelSection title={t('incentives.payroll')}>
      {!totals ? <i className="bone" style={{ width: '70%' }} /> : (
        <>
          <Facts items={[[t('incentives.payrollHanded'), said(totals.handed)], [t('incentives.payrollConfirmed'), said(totals.confirmed)], [t('incentives.payrollReturned'), said(totals.returned)], [t('incentives.payrollOpen'), said(totals.open)], [t('incentives.payrollHash'), `${totals.hash.slice(0, 8)}…`]]} />
          <p className="row g6 t13">{totals.isBalanced ? <span className="okc"><Check size={14} aria-hidden /></span> : <span className="latec"><X size={14} aria-hidden /></span>}{t('incentives.payrollBalanced')}</p>
          {totals.withoutAccount > 0 && <p className="note soon" style={{ margin: '6px 0' }}>{t('incentives.payrollBare', { count: totals.withoutAccount })}</p>}
          {can('incentives:pay') && (
            <p className="row g6" style={{ flexWrap: 'wrap' }}>
              {(['XLSX', 'CSV'] as const).map((kind) => <button key={kind} type="button" className="btn sm" onClick={() => void give(kind)}><Download size={14} aria-hidden />{kind}</button>)}
              <Link className="btn sm" to="/imports/create?kind=payroll"><Upload size={14} aria-hidden />{t('incentives.payrollImport')}</Link>
            </p>
          )}
        </>
      )}
    </PanelSection>
  );
}
