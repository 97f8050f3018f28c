// What an attempt came to, as far as the exam's policy shows it; who writes exams sees every mark and can mark anew.
import { Clock, FileDown } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { Chain } from '../shared/Chain.tsx';
import { ExplainBody, type Explanation } from '../shared/Explain.tsx';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Breadcrumb, Card, PageHeader } from '../shared/Page.tsx';
import { PaidBy } from '../shared/PaidBy.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Answer, ATTEMPT, REMARK, REVIEW, type Review, type ReviewQuestion } from './exams.operations.ts';
import './exams.css';

interface Found { id: string; version: number; state: string; isPassed: boolean | null; employeeId: string; employee: { name: string; nameEn: string | null } | null; examId: string; certificates: { id: string; number: string; state: string }[]; exam: { certificateKinds: { id: string; nameZh: string; nameEn: string; minHours: string | null }[] } | null }

export function ExamResult() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const viewer = useViewer();
  const [marking, setMarking] = useState<ReviewQuestion | null>(null);
  const { data, error, isPending, refetch } = useAsk<{ examReview: Review }>(REVIEW, { id }, { staleTime: 0 });
  const row = useAsk<{ examAttempt: Found | null }>(ATTEMPT, { id }, { staleTime: 0 });
  const attempt = row.data?.examAttempt;
  if (error && (error as Fault).code === 'POLICY') return <><Breadcrumb path={[{ label: t('myExams.title'), to: '/myExams' }, { label: t('examResult.title') }]} /><PageHeader title={t('examResult.title')} /><Empty icon={Clock} title={t('examResult.waiting')} text={t('examResult.waitingText')}><Link className="btn" to="/myExams">{t('myExams.title')}</Link></Empty></>;
  if (error) return <Failed what={t('examResult.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending || !data) return <PageSkeleton />;
  const review = data.examReview;
  // Somebody else's is looked at from the exam; who it is stands beside its name.
  const other = attempt && attempt.employeeId !== viewer?.employeeId ? attempt : null;
  const mayRemark = can('training:mark') && can('training:write-exams') && attempt?.employeeId !== viewer?.employeeId && review.state === 'DONE';
  const certificate = attempt?.certificates.find((one) => one.state !== 'REVOKED');
  const waiting = review.isPassed && !certificate ? attempt?.exam?.certificateKinds.find((one) => one.minHours) : undefined;
  return (
    <>
      <Breadcrumb path={other ? [{ label: t('exams.title'), to: '/exams' }, { label: format.label(review.name), to: `/exams/${other.examId}/show` }, { label: format.person(other.employee) }] : [{ label: t('myExams.title'), to: '/myExams' }, { label: format.label(review.name) }]} />
      <PageHeader title={format.label(review.name)} facts={<>{other && <b>{format.person(other.employee)}</b>}{review.isPassed !== null && <StatusTag tone={review.isPassed ? 'ok' : 'late'}>{t(review.isPassed ? 'myExams.passed' : 'myExams.failed')}</StatusTag>}{review.score !== null && <b>{t('examResult.score')} {review.score}</b>}<span>{t('examResult.passMark')} {review.passMark}</span>{review.endedBy === 'TIME_UP' && <span>{t('examResult.timeUp')}</span>}</>}>
        {certificate && <a className="btn pri" href={`/files/papers/certificate/${certificate.id}?language=${format.language}`}><FileDown size={14} aria-hidden />{t('examResult.certificate')}</a>}
      </PageHeader>
      <div className="col g16 exam-page">
        {waiting && <p className="note soon">{t('examResult.hours', { hours: Number(waiting.minHours) })}</p>}
        {review.questions.length > 0 && (
          <Card title={t('examResult.answers')} flush>
            <ol className="plain exam-list">{review.questions.map((one) => <Line key={one.place} one={one} act={mayRemark && one.points !== null ? () => setMarking(one) : null} />)}</ol>
          </Card>
        )}
        <Chain noun="ExamAttempt" id={id} inCard />
        <PaidBy noun="ExamAttempt" id={id} inCard />
        {review.tree !== null && <Card title={t('examResult.how')}><ExplainBody explanation={review.tree as Explanation} /></Card>}
      </div>
      {marking && attempt && <FormDialog title={t('examResult.remark')} text={t('examResult.remarkText')} act={t('examResult.remark')} defaults={{ points: marking.points ?? '', reason: '' }} onClose={() => setMarking(null)}
        onSend={async (values) => { await request(REMARK, { input: { attemptId: id, expectedVersion: attempt.version, place: marking.place, points: String(values.points ?? ''), reason: String(values.reason ?? '') } }); setMarking(null); await Promise.all([refetch(), row.refetch()]); toastDone(t('examResult.remarked')); }}>
        <TextField name="points" label={`${t('examResult.points')} (0–${marking.most})`} required inputMode="decimal" /><TextField name="reason" label={t('examResult.reason')} required multiline />
      </FormDialog>}
    </>
  );
}

function Line({ one, act }: { one: ReviewQuestion; act: (() => void) | null }) {
  const t = useT();
  const format = useFormat();
  const name = (option: string): string => { const found = one.options.find((each) => each.name === option); return found ? format.label(found) : option; };
  const say = (answer: Answer): string => {
    if (answer === null) return t('examResult.none');
    if (Array.isArray(answer)) return answer.map(name).join(one.questionKind === 'ORDER' ? ' → ' : format.language === 'zh' ? '、' : ', ');
    return one.options.length ? name(answer) : `${answer}${one.unit ? ` ${format.label(one.unit)}` : ''}`;
  };
  const full = one.points !== null && Number(one.points) >= Number(one.most);
  return (
    <li>
      <p className="row g8"><b className="grow" style={{ whiteSpace: 'pre-wrap' }}>{one.place}. {format.label(one.prompt)}</b><StatusTag tone={one.points === null ? 'soon' : full ? 'ok' : Number(one.points) > 0 ? 'soon' : 'late'}>{one.points ?? '–'} / {one.most}</StatusTag></p>
      <p className="t13"><span className="t3">{t('examResult.yours')} </span>{say(one.answer)}</p>
      {one.right !== null && !full && <p className="t13"><span className="t3">{t('examResult.right')} </span>{say(one.right)}</p>}
      {one.why && <p className="t13 t2"><span className="t3">{t('examResult.why')} </span>{format.label(one.why)}</p>}
      {one.rubric && <p className="t13 t2"><span className="t3">{t('examResult.rubric')} </span>{format.label(one.rubric)}</p>}
      {one.marks.length > 0 && <p className="t12 t3">{one.marks.map((mark) => `${mark.points} ${mark.marker ?? t('examResult.byRule')}${mark.reason ? ` (${mark.reason})` : ''}`).join(' → ')} {act && <button type="button" className="lk" onClick={act}>{t('examResult.remark')}</button>}</p>}
    </li>
  );
}
