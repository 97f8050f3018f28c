// One's own training: what is to be learnt, how far one is, and where to go on.
import { BookOpenCheck, UserX } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { Due, Progress, StateTag, useLength } from './looks.tsx';
import { MINE, type RecordRow } from './training.operations.ts';

interface Mine { trainingRecords: { items: RecordRow[] }; onboarding: { isOpen: boolean; creditedHours: string; requiredHours: string; tree: Explanation } }
const RANK: Record<string, number> = { OVERDUE: 0, IN_PROGRESS: 1, ASSIGNED: 2, COMPLETED: 3 };

export function MyTraining() {
  const t = useT();
  const me = useViewer()?.employeeId ?? null;
  const { data, error, isPending, refetch } = useAsk<Mine>(MINE, { employeeId: me ?? '' }, { enabled: me !== null, staleTime: 0 });
  const rows = [...(data?.trainingRecords.items ?? [])].sort((a, b) => (RANK[a.state] ?? 9) - (RANK[b.state] ?? 9) || a.dueAt.localeCompare(b.dueAt));
  const open = rows.filter((row) => row.state !== 'COMPLETED');
  const done = rows.filter((row) => row.state === 'COMPLETED');
  const gate = data?.onboarding;
  const header = (
    <PageHeader title={t('myTraining.title')} facts={gate && gate.requiredHours !== '0' && (
      <span className="row g8"><StatusTag tone={gate.isOpen ? 'ok' : 'soon'}>{t(gate.isOpen ? 'myTraining.gateOpen' : 'myTraining.gateShut')}</StatusTag>
        <ExplainPopover name={t('myTraining.gate')} load={async () => gate.tree}>{t('myTraining.gateHours', { have: gate.creditedHours, need: gate.requiredHours })}</ExplainPopover></span>
    )} />
  );
  if (me === null) return <>{header}<Empty icon={UserX} title={t('myTraining.none')} text={t('myTraining.noneText')} /></>;
  if (error) return <>{header}<Failed what={t('myTraining.title')} fault={error} onRetry={() => refetch()} /></>;
  if (isPending) return <>{header}<SkeletonRows /></>;
  return (
    <>
      {header}
      {rows.length === 0 && <Empty icon={BookOpenCheck} title={t('myTraining.empty')} text={t('myTraining.emptyText')} />}
      {open.length > 0 && <><h2 className="training-head">{t('myTraining.open')}</h2><ul className="training-cards">{open.map((row) => <Course key={row.id} row={row} />)}</ul></>}
      {done.length > 0 && <><h2 className="training-head">{t('myTraining.done')}</h2><ul className="training-cards">{done.map((row) => <Course key={row.id} row={row} />)}</ul></>}
    </>
  );
}

function Course({ row }: { row: RecordRow }) {
  const t = useT();
  const format = useFormat();
  const length = useLength();
  const isDone = row.state === 'COMPLETED';
  const name = format.named(row.course);
  return (
    <li>
      <span className="row g8"><span className="b">{name}</span><span className="sp" /><StateTag state={row.state} /></span>
      <Progress have={row.creditedMinutes} need={row.requiredMinutes} label={name} />
      <span className="t13 t2">{t('learn.credited', { have: length(row.creditedMinutes), need: length(row.requiredMinutes) })}</span>
      <span className="row g8 t13"><span className="t2">{t('trainingRecords.due')}</span><Due dueOn={row.dueOn} isLate={row.breachedAt !== null} isDone={isDone} />{row.isExamined && <StatusTag tone={row.examPassedAt ? 'ok' : undefined}>{t(row.examPassedAt ? 'trainingRecords.examPassed' : 'courses.exam')}</StatusTag>}</span>
      <Link className={isDone ? 'btn' : 'btn pri'} to={`/myTraining/${row.id}/learn`} aria-label={`${t(isDone ? 'myTraining.again' : row.lastLessonKey ? 'myTraining.resume' : 'myTraining.start')}: ${name}`}>{t(isDone ? 'myTraining.again' : row.lastLessonKey ? 'myTraining.resume' : 'myTraining.start')}</Link>
    </li>
  );
}
