// One exam: its settings in force, the draft with a paper drawn to try, who sat it, and what its questions turned out to be.
import { FlaskConical, Pencil, Settings2, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { DraftForm, type Draft } from './DraftForm.tsx';
import { ExamFacts } from './ExamFacts.tsx';
import { USUAL } from './ExamList.tsx';
import { type Attempt, ATTEMPTS, DISCARD_EXAM, DRAW, type Drawn, type Exam, type ExamVersion, type Item, ONE_EXAM, PUBLISH_EXAM, SAVE_EXAM, STATISTICS } from './exams.operations.ts';
import { useTopics } from './topics.tsx';
import './exams.css';

const draftOf = (one: ExamVersion): Draft => ({
  minutes: one.minutes, attempts: one.attempts, waitHours: one.waitHours, passMark: String(Number(one.passMark)), isShuffled: one.isShuffled, isBlind: one.isBlind, review: one.review, failuresToTransfer: one.failuresToTransfer, paper: one.paper as Draft['paper'],
});

export function ExamShow() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const [naming, setNaming] = useState(false);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ exam: Exam | null }>(ONE_EXAM, { id }, { staleTime: 0 });
  const exam = data?.exam;
  if (error) return <Failed what={t('exams.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!exam) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  const draft = exam.versions.items.find((one) => one.state === 'DRAFT') ?? null;
  const current = exam.versions.items.find((one) => one.state === 'PUBLISHED') ?? null;
  const shown = draft ?? current;
  const may = can('training:write-exams');
  const act = async (work: () => Promise<unknown>, words: string): Promise<void> => { try { await work(); await refetch(); toastDone(words); } catch (fault) { toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); } };
  const draw = async (paper: unknown): Promise<void> => { try { setDrawn((await request<{ drawExam: Drawn }>(DRAW, { input: { paper } })).drawExam); } catch (fault) { setDrawn(null); toastFault(Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message); } };
  return (
    <>
      <Breadcrumb path={[{ label: t('exams.title'), to: '/exams' }, { label: format.named(exam) }]} />
      <PageHeader title={format.named(exam)} facts={<>{draft && <StatusTag tone="soon">{t('exams.draft')}</StatusTag>}{current && <span>{t('exams.version', { number: current.number })}</span>}{exam.isArchived && <StatusTag>{t('exams.archived')}</StatusTag>}{exam.course && <span>{t('exams.ofCourse')} <Link className="lk" to={`/courses/${exam.course.id}/show`}>{format.named(exam.course)}</Link></span>}{exam.certificateKinds.map((one) => <span key={one.id}>{format.named(one)}</span>)}</>}>
        {may && shown && !editing && <button type="button" className="btn" onClick={() => void draw(shown.paper)}><FlaskConical size={14} aria-hidden />{t('exams.try')}</button>}
        {may && draft && !editing && <button type="button" className="btn" onClick={() => void act(() => request(DISCARD_EXAM, { input: { id, expectedVersion: exam.version } }), t('exams.discarded'))}><Trash2 size={14} aria-hidden />{t('exams.discard')}</button>}
        {may && !editing && <button type="button" className="btn" onClick={() => setNaming(true)}><Settings2 size={14} aria-hidden />{t('exams.factsOf')}</button>}
        {may && !editing && <button type="button" className="btn" onClick={() => setEditing(true)}><Pencil size={14} aria-hidden />{t('exams.edit')}</button>}
        {may && draft && !editing && <button type="button" className="btn pri" onClick={() => void act(() => request(PUBLISH_EXAM, { input: { id, expectedVersion: exam.version } }), t('exams.published'))}>{t('exams.publish')}</button>}
      </PageHeader>
      <div className="col g16 exam-page" style={{ maxWidth: 1100 }}>
        {editing ? <Card title={t('exams.draft')}><DraftForm draft={shown ? draftOf(shown) : USUAL} onCancel={() => setEditing(false)} onTry={(paper) => void draw(paper)}
          onSave={async (value) => { await request(SAVE_EXAM, { input: { id, expectedVersion: exam.version, draft: value } }); setEditing(false); await refetch(); toastDone(t('exams.saved')); }} /></Card> : shown && <Settings one={shown} />}
        {drawn && <Card title={t('exams.tried', { points: drawn.points })} flush><ol className="plain exam-list">{drawn.questions.map((one) => <li key={one.place} className="row g8"><span className="grow">{one.place}. {format.label(one.prompt)}</span><span className="t12 t3">{t(`questionKind.${one.questionKind}`)} · {t(`difficulty.${one.difficulty}`)} · {t('examRoom.points', { points: one.points })}</span></li>)}</ol></Card>}
        <Chain noun="Exam" id={id} inCard />
        <Attempts id={id} />
        {may && <Statistics id={id} />}
      </div>
      {naming && <ExamFacts exam={exam} onClose={() => setNaming(false)} onDone={refetch} />}
    </>
  );
}

function Settings({ one }: { one: ExamVersion }) {
  const t = useT();
  const { say } = useTopics();
  const paper = one.paper as Draft['paper'] | null;
  return (
    <Card title={t('exams.settings')}>
      <p className="t13">{[t('myExams.minutes', { count: one.minutes }), t('myExams.pass', { mark: Number(one.passMark) }), `${t('exams.tries')} ${one.attempts}`, t('exams.waitText', { hours: one.waitHours }), t(`review.${one.review}`), ...(one.isBlind ? [t('exams.blind')] : []), ...(one.failuresToTransfer ? [`${t('exams.transfer')} ${one.failuresToTransfer}`] : [])].join(' · ')}</p>
      {paper && <p className="t13 t2" style={{ marginTop: 6 }}>{'draws' in paper ? paper.draws.map((draw) => `${draw.count} × ${Number(draw.points)} (${[draw.tags.map(say).join(' + ') || t('exams.any'), draw.difficulty ? t(`difficulty.${draw.difficulty}`) : null].filter(Boolean).join(', ')})`).join(' · ') : t('exams.fixed', { count: paper.questions.length })}</p>}
    </Card>
  );
}

function Attempts({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { data } = useAsk<{ examAttempts: { items: Attempt[]; total: number } }>(ATTEMPTS, { id }, { staleTime: 0, enabled: can('training:read-results') });
  const rows = data?.examAttempts.items ?? [];
  return (
    <Card title={t('exams.attemptRows')} facts={data ? String(data.examAttempts.total) : undefined} flush>
      {rows.length === 0 ? <p className="t13 t2" style={{ padding: 16 }}>{t('exams.noAttempts')}</p> : (
        <div className="scrollx"><table className="table phone" aria-label={t('exams.attemptRows')}>
          <thead><tr><th scope="col">{t('exams.person')}</th><th scope="col">{t('exams.store')}</th><th scope="col">{t('exams.result')}</th><th scope="col" className="r">{t('exams.score')}</th><th scope="col">{t('exams.at')}</th></tr></thead>
          <tbody>{rows.map((row) => {
            const state = row.state === 'DONE' ? (row.isPassed ? 'PASSED' : 'FAILED') : row.state;
            return <tr key={row.id}><td className="lead">{row.state === 'DONE' ? <Link className="b" to={`/myExams/${row.id}/result`}>{format.person(row.employee)}</Link> : format.person(row.employee)}</td><td className="t2">{row.store && format.named(row.store)}</td><td><StatusTag tone={state === 'PASSED' ? 'ok' : state === 'FAILED' ? 'late' : 'soon'}>{t(`attemptState.${state}`)}</StatusTag></td><td className="r">{row.score === null ? '–' : decimal(row.score, 1)}</td><td className="t2">{format.instant(row.startedAt)}</td></tr>;
          })}</tbody>
        </table></div>
      )}
    </Card>
  );
}

function Statistics({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ examStatistics: Item[] }>(STATISTICS, { id }, { staleTime: 60_000 });
  const rows = data?.examStatistics ?? [];
  const say = (value: number | null): string => (value === null ? '–' : decimal(value, 2));
  return (
    <Card title={t('exams.statistics')} flush>
      {rows.length === 0 ? <p className="t13 t2" style={{ padding: 16 }}>{t('exams.noStatistics')}</p> : (
        <div className="scrollx"><table className="table phone" aria-label={t('exams.statistics')}>
          <thead><tr><th scope="col">{t('exams.question')}</th><th scope="col" className="r">{t('exams.answers')}</th><th scope="col" className="r">{t('exams.difficulty')}</th><th scope="col" className="r">{t('exams.discrimination')}</th><th scope="col" className="r">{t('exams.upperLower')}</th></tr></thead>
          <tbody>{rows.map((row) => (
            <tr key={row.questionVersionId}><td className="lead" style={{ whiteSpace: 'normal' }}>{format.label(row.prompt)} {row.flags.map((flag) => <StatusTag key={flag} tone={flag === 'FEW' ? 'paused' : flag === 'INVERSE' ? 'late' : 'soon'}>{t(`flag.${flag}`)}</StatusTag>)}</td><td className="r">{row.answers}</td><td className="r">{say(row.difficulty)}</td><td className="r">{say(row.discrimination)}</td><td className="r t2 minor">{say(row.upperLower)}</td></tr>
          ))}</tbody>
        </table></div>
      )}
    </Card>
  );
}
