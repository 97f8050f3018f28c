// Work in the background: what, by whom, how far, and why it stopped; running rows move by themselves.
import { useQueryClient } from '@tanstack/react-query';
import { ListTodo } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { useEffect, useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { StatusTag } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { useFormat } from '../shared/format.ts';
import { cancelJob, isOver, useJob } from '../shared/JobToast.tsx';
import { sayJob } from '../shared/job-words.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { ResourceFacet } from '../shared/ResourceFacet.tsx';
import { Empty } from '../shared/states.tsx';
import { toastFault } from '../shared/Toasts.tsx';
import { JOB_KINDS, JOB_STATES, jobTone, useSayDuration } from './words.ts';

export interface JobRow extends RaRecord {
  id: string; version: number; kind: string; title: string; state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'; done: number; total: number | null; failedCount: number;
  error: string | null; isCancelRequested: boolean; createdAt: string; startedAt: string | null; finishedAt: string | null; user: { id: string; name: string } | null;
}

/** The words of a job: its kind and what it is about, and for files the file's name. */
export function useJobWords(): (job: { kind: string; title: string }) => string {
  const t = useT();
  const { language } = useFormat();
  return (job) => sayJob(job, language, t(`jobKind.${job.kind}`, { _: '' }));
}

/** How far a job is, kept up while it runs; the row's own figures once it is over. */
export function Progress({ row, onOver }: { row: JobRow; onOver?: () => void }) {
  const t = useT();
  const format = useFormat();
  const running = !isOver(row);
  const live = useJob(running ? row.id : null);
  const job = live ?? row;
  const over = running && isOver(live);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over
  useEffect(() => { if (over) onOver?.(); }, [over]);
  const share = job.total ? Math.min(1, job.done / job.total) : isOver(job) ? 1 : 0;
  const words = job.total ? t('jobs.ofTotal', { done: format.count(job.done), total: format.count(job.total) }) : job.done > 0 ? format.count(job.done) : null;
  return (
    <span className="row g6">
      {!isOver(job) && <span className="bar" style={{ width: 96 }} role="progressbar" aria-label={t('jobs.progress')} aria-valuenow={Math.round(share * 100)} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${share * 100}%` }} /></span>}
      {words ? <span>{words}</span> : isOver(job) && job.failedCount === 0 && <span className="t3">–</span>}
      {job.failedCount > 0 && <span className="latec">{t('jobs.failed')} {format.count(job.failedCount)}</span>}
    </span>
  );
}

/** Asks the job to stop; at its next step it does. */
export function CancelButton({ row, onAsked }: { row: JobRow; onAsked: () => void }) {
  const t = useT();
  const words = useJobWords();
  if (isOver(row)) return null;
  if (row.isCancelRequested) return <span className="t12 t3">{t('jobs.cancelling')}</span>;
  return <button type="button" className="btn sm" aria-label={t('jobs.cancelNamed', { name: words(row) })} onClick={() => cancelJob(row.id).then(onAsked, (fault: Fault) => { toastFault(fault.message); })}>{t('jobs.cancel')}</button>;
}

/** While anything runs, rows that came since are looked for every few seconds. */
function Watch() {
  const { data = [], refetch } = useListContext<JobRow>();
  const moving = data.some((row) => !isOver(row));
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => { void refetch(); }, 5000);
    return () => clearInterval(timer);
  }, [moving, refetch]);
  return null;
}

export function JobList() {
  const t = useT();
  const format = useFormat();
  const words = useJobWords();
  const took = useSayDuration();
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const columns = useMemo<Column<JobRow>[]>(() => {
    const again = () => { void queries.invalidateQueries({ queryKey: ['jobs'] }); };
    return [
      { key: 'what', label: t('jobs.what'), phone: 'lead', cell: (row) => <span className="col" style={{ lineHeight: '18px' }}><span className="b el" style={{ maxWidth: 320 }}>{words(row)}</span>{row.error && <span className="t12 latec el" style={{ maxWidth: 320 }} title={row.error}>{row.error}</span>}</span> },
      { key: 'kind', label: t('jobs.kind'), phone: 'minor', cell: (row) => <span className="t2">{t(`jobKind.${row.kind}`, { _: row.kind })}</span> },
      { key: 'state', label: t('jobs.state'), cell: (row) => <StatusTag tone={jobTone(row.state)}>{t(`jobState.${row.state}`)}</StatusTag> },
      { key: 'progress', label: t('jobs.progress'), cell: (row) => <Progress row={row} onOver={again} /> },
      { key: 'who', label: t('jobs.who'), phone: 'minor', cell: (row) => <span className="t2">{format.person(row.user, t('jobs.system'))}</span> },
      { key: 'when', label: t('jobs.when'), align: 'right', sort: 'createdAt', cell: (row) => <time className="t2" dateTime={row.createdAt}>{format.instant(row.createdAt)}</time> },
      { key: 'took', label: t('jobs.took'), align: 'right', phone: 'minor', cell: (row) => <span className="t2">{isOver(row) ? took(row.startedAt, row.finishedAt) : '–'}</span> },
      { key: 'act', label: '', align: 'right', cell: (row) => <CancelButton row={row} onAsked={again} /> },
    ];
  }, [t, format.language]);
  const say = (key: string, value: unknown) => {
    const many = [value].flat().map(String);
    if (key === 'state') return t('jobs.condition', { label: t('jobs.state'), value: many.map((each) => t(`jobState.${each}`)).join(format.language === 'zh' ? '、' : ', ') });
    if (key === 'kind') return t('jobs.condition', { label: t('jobs.kind'), value: many.map((each) => t(`jobKind.${each}`, { _: each })).join(format.language === 'zh' ? '、' : ', ') });
    return null;
  };
  return <ListPage<JobRow> resource="jobs" what={t('jobs.title')} unit={t('jobs.unit')} columns={columns} nameOf={words} to={(row) => `/jobs/${row.id}/show`} sayCondition={say} sort={{ field: 'createdAt', order: 'DESC' }} perPage={25}
    facets={<><ResourceFacet source="state" title={t('jobs.state')} values={JOB_STATES} say={(value) => t(`jobState.${value}`)} /><ResourceFacet source="kind" title={t('jobs.kind')} values={JOB_KINDS} say={(value) => t(`jobKind.${value}`, { _: value })} most={6} /></>}
    header={<PageHeader title={t('jobs.title')} />} tools={<Watch />} empty={<Empty icon={ListTodo} title={t('jobs.empty')} text={t('jobs.emptyText')} />} />;
}
