// A background job at the bottom left while it runs: how far, how to stop it, and what it came to.
import { LoaderCircle, TriangleAlert, Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { JOB_PROGRESSED, onReconnect, useSubscription } from '../provider/realtime.ts';
import { count } from './format.ts';
import { closeToast, toast } from './Toasts.tsx';

export interface JobState { id: string; version: number; title?: string; state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'; done: number; total: number | null; failedCount: number; error: string | null; result?: unknown }
const JOB = gql`query Job($id: ID!) { job(id: $id) { id version title state done total failedCount error result } }`;
const CANCEL = gql`mutation CancelJob($id: ID!) { cancelJob(id: $id) { id } }`;
export const isOver = (job: Pick<JobState, 'state'> | null | undefined): boolean => job?.state === 'DONE' || job?.state === 'FAILED' || job?.state === 'CANCELLED';

/** The job as it stands, moved on by the live line and, where that is down, by asking every two seconds. */
export function useJob(id: string | null | undefined): JobState | null {
  const [job, setJob] = useState<JobState | null>(null);
  const over = isOver(job);
  useEffect(() => {
    if (!id) return;
    let gone = false;
    const ask = () => request<{ job: JobState | null }>(JOB, { id }).then((answer) => { if (!gone && answer.job) setJob(answer.job); }, () => {});
    void ask();
    if (over) return;
    const timer = setInterval(ask, 2000);
    const off = onReconnect(() => { void ask(); });
    return () => { gone = true; clearInterval(timer); off(); };
  }, [id, over]);
  useSubscription<{ jobProgressed: Partial<JobState> | null }>(JOB_PROGRESSED, id && !over ? { id } : null, ({ jobProgressed }) =>
    setJob((old) => ({ ...(old ?? { id: id as string, version: 0, state: 'QUEUED', done: 0, total: null, failedCount: 0, error: null }), ...jobProgressed } as JobState)));
  return job;
}
/** Asks the job to stop. */
export const cancelJob = (id: string): Promise<unknown> => request(CANCEL, { id });

/** `onDone` once it is over; `failuresTo` is where the failed rows are listed. */
export function JobToast({ id, title, onDone, failuresTo, close }: { id: string; title: string; onDone?: (job: JobState) => void; failuresTo?: string; close?: () => void }) {
  const t = useT();
  const job = useJob(id);
  const over = isOver(job);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over
  useEffect(() => {
    if (!over || !job) return;
    onDone?.(job);
    if (job.state === 'DONE' && job.failedCount === 0 && close) {
      const timer = setTimeout(close, 6000);
      return () => clearTimeout(timer);
    }
  }, [over]);
  const words = { title, done: count(job?.done ?? 0), total: count(job?.total ?? 0), failed: count(job?.failedCount ?? 0), error: job?.error ?? '' };
  if (!over) {
    return <><LoaderCircle size={14} aria-hidden /><span>{t(job?.total ? 'job.runningOf' : 'job.running', words)}</span><button type="button" onClick={() => void cancelJob(id)}>{t('job.stop')}</button></>;
  }
  const bad = job?.state !== 'DONE' || (job?.failedCount ?? 0) > 0;
  const key = job?.state === 'FAILED' ? 'job.failed' : job?.state === 'CANCELLED' ? 'job.cancelled' : bad ? 'job.doneFailed' : 'job.done';
  const Icon = bad ? TriangleAlert : Check;
  return (
    <><Icon size={14} aria-hidden /><span>{t(key, words)}</span>
      {(job?.failedCount ?? 0) > 0 && failuresTo ? <Link to={failuresTo}>{t('job.see', { count: words.failed })}</Link> : <Link to={`/jobs/${id}/show`}>{t('job.open')}</Link>}</>
  );
}

/** Puts a job's toast up; it stays until it is closed or done without failures. */
export function toastJob(id: string, title: string, options: { onDone?: (job: JobState) => void; failuresTo?: string } = {}): void {
  const shown: number = toast(<JobToast id={id} title={title} {...options} close={() => closeToast(shown)} />, null);
}
