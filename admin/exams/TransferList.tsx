// Proposals to move whoever failed an exam too often, and what personnel decides (B-31).
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { DECIDE, POSITIONS, type Transfer, TRANSFERS } from './exams.operations.ts';

const TONES: Record<string, 'soon' | 'ok' | 'paused'> = { OPEN: 'soon', ACCEPTED: 'ok', DECLINED: 'paused' };

export function TransferList() {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const [deciding, setDeciding] = useState<Transfer | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ transferProposals: { items: Transfer[] } }>(TRANSFERS, {}, { staleTime: 0 });
  const positions = useAsk<{ positions: { items: { key: string; nameZh: string; nameEn: string }[] } }>(POSITIONS, {}, { staleTime: 600_000 });
  const rows = data?.transferProposals.items ?? [];
  if (error) return <Failed what={t('certificates.tabTransfers')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <SkeletonRows />;
  if (rows.length === 0) return <Empty icon={ArrowRightLeft} title={t('transfers.empty')} />;
  return (
    <div className="scrollx">
      <table className="table phone" aria-label={t('certificates.tabTransfers')}>
        <thead><tr><th scope="col">{t('certificates.person')}</th><th scope="col">{t('certificates.state')}</th><th scope="col">{t('exams.at')}</th><th scope="col"><span className="visually-hidden">{t('transfers.decide')}</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}><td className="lead" style={{ whiteSpace: 'normal' }}>{row.employee ? <Link className="b" to={`/employees/${row.employee.id}/show`}>{format.person(row.employee)}</Link> : '–'}<span className="t12 t3" style={{ display: 'block' }}>{t('transfers.failures', { count: row.failures, exam: row.exam ? format.named(row.exam) : '' })}{row.decision && ` → ${row.decision}`}</span></td>
            <td><StatusTag tone={TONES[row.state]}>{t(`transferState.${row.state}`)}</StatusTag></td><td className="t2">{format.instant(row.createdAt)}</td>
            <td className="r">{row.state === 'OPEN' && row.employee?.id !== viewer?.employeeId && <button type="button" className="btn" aria-label={`${t('transfers.decide')} ${format.person(row.employee, '')}`} onClick={() => setDeciding(row)}>{t('transfers.decide')}</button>}</td></tr>
        ))}</tbody>
      </table>
      {deciding && <FormDialog title={t('transfers.title', { name: format.person(deciding.employee, '') })} act={t('transfers.decide')} defaults={{ outcome: 'decline', position: '', decision: '' }} onClose={() => setDeciding(null)}
        onSend={async (values) => { await request(DECIDE, { input: { id: deciding.id, expectedVersion: deciding.version, isAccepted: values.outcome === 'accept', position: values.position || null, decision: String(values.decision ?? '') } }); setDeciding(null); await refetch(); toastDone(t('transfers.decided')); }}>
        <SelectField name="outcome" label={t('transfers.outcome')} required choices={[{ value: 'decline', label: t('transfers.decline') }, { value: 'accept', label: t('transfers.accept') }]} /><SelectField name="position" label={t('transfers.position')} none choices={(positions.data?.positions.items ?? []).map((one) => ({ value: one.key, label: format.named(one) }))} /><TextField name="decision" label={t('transfers.word')} required multiline />
      </FormDialog>}
    </div>
  );
}
