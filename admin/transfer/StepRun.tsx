// The dry run and the run itself: a job with progress, then what it came to.
import { CircleCheck, Download, TriangleAlert } from 'lucide-react';
import { useGetOne } from 'ra-core';
import { useEffect } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { cancelJob, isOver, useJob } from '../shared/JobToast.tsx';
import { SkeletonRows } from '../shared/states.tsx';
import { download } from './download.ts';
import type { TransferRow } from './ImportList.tsx';
import type { Started } from './wizard-state.ts';

/** `onDone` gets the counts once the job is over; `onAgain` starts it anew after a failure. */
export function StepRun({ started, dry, onDone, onAgain }: { started: Started | null; dry: boolean; onDone: (row: TransferRow) => void; onAgain: () => void }) {
  const t = useT();
  const format = useFormat();
  const job = useJob(started?.jobId);
  const over = isOver(job);
  const { data: row } = useGetOne<TransferRow>('imports', { id: started?.transferId ?? '' }, { enabled: Boolean(started) && job?.state === 'DONE', staleTime: 0, retry: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the counts are there
  useEffect(() => { if (row && row.id === started?.transferId && job?.state === 'DONE') onDone(row); }, [row, job?.state]);
  if (!started || !job) return <SkeletonRows rows={3} />;
  if (!over || (job.state === 'DONE' && !row)) {
    const share = job.total ? Math.round((job.done / job.total) * 100) : null;
    return (
      <div className="form" role="status">
        <p className="t16">{t(dry ? 'wizard.dryRunning' : 'wizard.running')}</p>
        <span className="bar" role="progressbar" aria-label={t(dry ? 'wizard.step4' : 'wizard.step5')} aria-valuenow={share ?? undefined}><i style={{ width: `${share ?? 30}%` }} /></span>
        <p className="row t13 t2"><span>{job.total ? t('jobs.ofTotal', { done: format.count(job.done), total: format.count(job.total) }) : format.count(job.done)}</span><span className="sp" />
          {!dry && <span className="t12 t3">{t('wizard.runNote')}</span>}<button type="button" className="btn sm" onClick={() => void cancelJob(started.jobId)}>{t('wizard.stop')}</button></p>
      </div>
    );
  }
  if (job.state !== 'DONE' || !row) {
    return (
      <div className="form">
        <p className="note late" role="alert"><TriangleAlert size={16} aria-hidden /><span className="grow">{job.state === 'CANCELLED' ? t('wizard.stopped') : t('wizard.failed', { error: job.error ?? '' })}</span><button type="button" className="btn sm" onClick={onAgain}>{t('wizard.again')}</button></p>
      </div>
    );
  }
  return (
    <div className="form">
      <p className="row t13 t2" role="status"><span className="okc"><CircleCheck size={16} aria-hidden /></span>{t('wizard.dryRunDone')}</p>
      <p className="t16 b">{t('imports.equation', { rows: format.count(row.rowCount), accepted: format.count(row.acceptedCount), unchanged: format.count(row.unchangedCount), rejected: format.count(row.rejectedCount) })}</p>
      {row.acceptedCount === 0 && row.rejectedCount === 0 && <p className="t13 t2">{t('imports.nothingNew')}</p>}
      {row.repairedCount > 0 && <p className="t13 t2">{t('imports.repaired')} {format.count(row.repairedCount)}</p>}
      {row.rejectedCount > 0 && <p className="row wrap t13"><button type="button" className="btn" onClick={() => void download(row.id, 'rejects')}><Download size={14} aria-hidden />{t('imports.getRejects', { count: format.count(row.rejectedCount) })}</button><span className="t12 t3">{t('imports.rejectsHelp')}</span></p>}
    </div>
  );
}
