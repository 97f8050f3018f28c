// Retargets the clocks of all open tickets to the policies in force: first which would change, then a reason, then a job.
import { History } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { LiveChangeList } from './DryRun.tsx';
import { type LiveChanges, RECOMPUTE, RECOMPUTE_PREVIEW } from './promises.operations.ts';

export function RetargetAll() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return <><button type="button" className="btn" onClick={() => setOpen(true)}><History size={14} aria-hidden />{t('retarget.all')}</button>{open && <RetargetDialog onClose={() => setOpen(false)} />}</>;
}

function RetargetDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending } = useAsk<{ recomputePreview: LiveChanges }>(RECOMPUTE_PREVIEW, {}, { staleTime: 0, keep: false });
  const live = data?.recomputePreview;
  return (
    <FormDialog title={t('retarget.all')} text={t('retarget.allText')} act={t('retarget.act', { count: format.count(live?.ticketCount ?? 0) })} defaults={{ reason: '' }} onClose={onClose}
      onSend={async (values) => {
        if (!live?.ticketCount) throw new Fault('POLICY', t('retarget.none'));
        const { recomputeClocks } = await request<{ recomputeClocks: { id: string } }>(RECOMPUTE, { input: { reason: String(values.reason ?? '').trim() } });
        toastJob(recomputeClocks.id, t('retarget.running'));
        onClose();
      }}>
      {error ? <Failed what={t('retarget.all')} fault={error} /> : isPending ? <SkeletonRows rows={3} height={30} /> : live && (live.ticketCount > 0 ? <div style={{ maxHeight: 240, overflow: 'auto' }} tabIndex={0} role="region" aria-label={t('retarget.all')}><LiveChangeList live={live} /></div> : <p className="note ok">{t('retarget.none')}</p>)}
      <TextField name="reason" label={t('retarget.reason')} required multiline />
    </FormDialog>
  );
}
