// Runs of pay, the latest month first, and reckoning a new one.
import { Plus, Wallet } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Money, StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { toastJob } from '../shared/JobToast.tsx';
import { type Run, RUN_OF, RUNS, type Scheme, SCHEMES, START } from './incentives.operations.ts';
import { PayTabs } from './PayTabs.tsx';

export const RUN_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { CALCULATED: 'ac', REVIEWED: 'soon', APPROVED: 'ac', LOCKED: 'ac', PAID: 'ok' };

export function RunList() {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { data, error, isPending, refetch } = useAsk<{ incentiveRuns: { items: Run[] } }>(RUNS, {}, { staleTime: 5_000 });
  const runs = data?.incentiveRuns.items ?? [];
  return (
    <>
      <PageHeader title={t('incentives.runs')} facts={<span>{t('incentives.runsFacts')}</span>}>
        {can('incentives:write') && <button type="button" className="btn pri" onClick={() => setMaking(true)}><Plus size={14} aria-hidden />{t('incentives.calculate')}</button>}
      </PageHeader>
      <PayTabs at="incentiveRuns" />
      {error ? <Failed what={t('incentives.runs')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : runs.length === 0 ? <Empty icon={Wallet} title={t('incentives.empty')} text={t('incentives.emptyText')} /> : (
        <div className="scrollx">
          <table className="table phone" aria-label={t('incentives.runs')}>
            <thead><tr><th scope="col">{t('incentives.month')}</th><th scope="col">{t('incentives.scheme')}</th><th scope="col">{t('incentives.state')}</th><th scope="col" className="r">{t('incentives.people')}</th><th scope="col" className="r">{t('incentives.yuan', { name: t('incentives.total') })}</th><th scope="col">{t('incentives.maker')}</th><th scope="col">{t('incentives.approver')}</th></tr></thead>
            <tbody>{runs.map((run) => (
              <tr key={run.id} className="open" onClick={() => navigate(`/incentiveRuns/${run.id}/show`)}>
                <td className="lead"><Link className="b" to={`/incentiveRuns/${run.id}/show`} onClick={(event) => event.stopPropagation()}>{format.month(run.periodFrom.slice(0, 7))}</Link></td>
                <td className="t2">{format.named(run.scheme)}</td><td><StatusTag tone={RUN_TONES[run.state]}>{t(`runState.${run.state}`)}</StatusTag></td>
                <td className="r" data-label={t('incentives.people')}>{format.count(run.peopleCount)}</td><td className="r b" data-label={t('incentives.total')}><Money value={run.totalAmount} /></td>
                <td className="t2 minor">{run.makerName ? format.person({ name: run.makerName, nameEn: run.makerNameEn }) : format.person(run.maker)}</td><td className="t2 minor">{[run.approverName && format.person({ name: run.approverName, nameEn: run.approverNameEn }), run.secondApproverName && format.person({ name: run.secondApproverName, nameEn: run.secondApproverNameEn })].filter(Boolean).join(' ') || '–'}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      {making && <CalculateDialog onClose={() => setMaking(false)} onDone={(id) => { void refetch(); navigate(`/incentiveRuns/${id}/show`); }} />}
    </>
  );
}

function CalculateDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ incentiveSchemes: { items: Scheme[] } }>(SCHEMES);
  const schemes = (data?.incentiveSchemes.items ?? []).filter((one) => !one.isArchived);
  if (!data) return null;
  const before = dayOf(new Date(Date.now() - 20 * 86_400_000)).slice(0, 7);
  return (
    <FormDialog title={t('incentives.calculate')} act={t('incentives.calculate')} defaults={{ schemeId: schemes[0]?.id ?? '', month: before }} onClose={onClose}
      onSend={async (values) => {
        const { startRun } = await request<{ startRun: { jobId: string } }>(START, { input: { schemeId: values.schemeId, on: `${String(values.month)}-01` } });
        onClose();
        toastJob(startRun.jobId, t('incentives.calculating'), { onDone: (job) => { if (job.state === 'DONE') void request<{ incentiveRuns: { items: { id: string }[] } }>(RUN_OF, { scheme: values.schemeId, from: `${String(values.month)}-01` }).then(({ incentiveRuns }) => { const [made] = incentiveRuns.items; if (made) onDone(made.id); }, () => {}); } });
      }}>
      <SelectField name="schemeId" label={t('incentives.scheme')} required choices={schemes.map((one) => ({ value: one.id, label: format.named(one) }))} />
      <TextField name="month" label={t('incentives.month')} type="month" required />
    </FormDialog>
  );
}
