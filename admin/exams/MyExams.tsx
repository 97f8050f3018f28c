// A person's own exams and certificates: what can be begun, what goes on, what came of it. Phone first.
import { FileDown, GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, SkeletonRows } from '../shared/states.tsx';
import { type Certificate, MY_CERTIFICATES, MY_EXAMS, type MyExam, START } from './exams.operations.ts';
import { CERTIFICATE_TONES, onceKey } from './sections.ts';
import './exams.css';

/** Does what the exam earns end soon, or has it ended, without another that holds? */
function isDueAgain(examId: string, certificates: readonly Certificate[]): boolean {
  const states = certificates.filter((one) => one.kind?.examId === examId).map((one) => one.state);
  return states.length > 0 && !states.includes('VALID');
}

export function MyExams() {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [starting, setStarting] = useState<MyExam | null>(null);
  const isPerson = Boolean(viewer?.employeeId);
  const { data, error, isPending, refetch } = useAsk<{ myExams: MyExam[] }>(MY_EXAMS, {}, { staleTime: 0, enabled: isPerson });
  const held = useAsk<{ certificates: { items: Certificate[] } }>(MY_CERTIFICATES, { id: viewer?.employeeId ?? '' }, { enabled: isPerson, staleTime: 0 });
  const exams = data?.myExams ?? [];
  const certificates = held.data?.certificates.items ?? [];
  const outcome = (one: MyExam) => one.runningId ? <StatusTag tone="soon">{t('attemptState.RUNNING')}</StatusTag> : one.lastState === 'MARKING' ? <StatusTag tone="soon">{t('myExams.marking')}</StatusTag>
    : one.lastIsPassed === true ? <StatusTag tone="ok">{t('myExams.passed')}</StatusTag> : one.lastIsPassed === false ? <StatusTag tone="late">{t('myExams.failed')}</StatusTag> : null;
  // What is next comes first: going on, beginning, or sitting it again before the certificate ends; whoever has passed looks at the result first.
  const acts = (one: MyExam) => {
    const isOver = one.lastIsPassed === true && !isDueAgain(one.examId, certificates);
    const result = one.lastAttemptId && one.lastState === 'DONE' && <Link key="result" className={isOver && !one.runningId ? 'btn pri' : 'btn'} to={`/myExams/${one.lastAttemptId}/result`}>{t('myExams.result')}</Link>;
    const next = one.runningId ? <Link key="next" className="btn pri" to={`/myExams/${one.runningId}/sit`}>{t('myExams.goOn')}</Link>
      : one.canStart && <button key="next" type="button" className={isOver ? 'btn' : 'btn pri'} onClick={() => setStarting(one)}>{t(one.lastIsPassed === true ? 'myExams.again' : 'myExams.start')}</button>;
    return isOver && !one.runningId ? [result, next] : [next, result];
  };
  return (
    <>
      <PageHeader title={t('myExams.title')} facts={<span>{t('myExams.facts')}</span>} />
      <div className="col g16 exam-page">
        {error ? <Failed what={t('myExams.title')} fault={error} onRetry={() => refetch()} /> : isPerson && isPending ? <SkeletonRows /> : exams.length === 0 ? <Empty icon={GraduationCap} title={t('myExams.empty')} text={t('myExams.emptyText')} /> : (
          <Card title={t('myExams.exams')} flush>
            <ul className="plain exam-list">{exams.map((one) => (
              <li key={one.examId} className="row g12 wrap">
                <span className="exam-name"><b>{format.label(one.name)}</b> {outcome(one)}
                  <span className="t12 t3" style={{ display: 'block' }}>{[t('myExams.minutes', { count: one.minutes }), t('myExams.pass', { mark: one.passMark }), one.why ? format.label(one.why) : t('myExams.left', { count: one.attemptsLeft })].join(' · ')}</span></span>
                <span className="exam-acts">{acts(one)}</span>
              </li>
            ))}</ul>
          </Card>
        )}
        <Card title={t('myExams.certificates')} flush>
          {certificates.length === 0 ? <p className="t13 t2" style={{ padding: 16 }}>{t('myExams.noCertificates')}</p> : (
            <ul className="plain exam-list">{certificates.map((one) => (
              <li key={one.id} className="row g12 wrap">
                <span className="exam-name"><Link className="b" to={`/myExams/${one.id}/certificate`}>{one.kind && format.named(one.kind)}</Link> <StatusTag tone={CERTIFICATE_TONES[one.state]}>{t(`certificateState.${one.state}`)}</StatusTag><span className="t12 t3" style={{ display: 'block' }}>{one.number} · {t('certificates.until')} {format.day(one.validUntilOn)}</span></span>
                <a className="btn" href={`/files/papers/certificate/${one.id}?language=${format.language}`}><FileDown size={14} aria-hidden />{t('certificates.pdf')}</a>
              </li>
            ))}</ul>
          )}
        </Card>
      </div>
      {starting && <FormDialog title={t('myExams.startTitle', { name: format.label(starting.name) })} text={t('myExams.startText', { minutes: starting.minutes })} act={t('myExams.start')} onClose={() => setStarting(null)}
        onSend={async () => { const answer = await request<{ startExam: { id: string } }>(START, { input: { examId: starting.examId, idempotencyKey: onceKey() } }); navigate(`/myExams/${answer.startExam.id}/sit`); }}>{null}</FormDialog>}
    </>
  );
}
