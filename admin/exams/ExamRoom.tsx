// The exam room: one question at a time, the time by the server's clock, each answer kept at once, so that a reload or another device goes on.
import { ArrowDown, ArrowUp, Clock, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useAsk } from '../provider/useOperation.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { Empty, Failed, PageSkeleton } from '../shared/states.tsx';
import { toastDone } from '../shared/Toasts.tsx';
import { type Answer, PAPER, type Paper, type PaperQuestion, SAVE_ANSWER, SUBMIT } from './exams.operations.ts';
import { onceKey } from './sections.ts';
import './exams.css';

type Kept = 'saved' | 'saving' | 'unsaved' | null;
const isEmpty = (answer: Answer): boolean => answer === null || answer.length === 0;
const clock = (seconds: number): string => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;

export function ExamRoom() {
  const { id = '' } = useParams();
  const t = useT();
  const { data, error, isPending, refetch } = useAsk<{ examPaper: Paper }>(PAPER, { id }, { staleTime: Number.POSITIVE_INFINITY, keep: false });
  if (error && (error as Fault).code === 'POLICY') return <><PageHeader title={t('examRoom.over')} /><Empty icon={Clock} title={t('examRoom.over')} text={error.message} /></>;
  if (error) return <Failed what={t('exams.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  if (!data) return <Empty icon={X} title={t('state.notFound')} text={t('state.notFoundText')} />;
  return <Sitting paper={data.examPaper} />;
}

function Sitting({ paper }: { paper: Paper }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState(() => new Map(paper.questions.map((one) => [one.place, one.answer])));
  const revisions = useRef(new Map(paper.questions.map((one) => [one.place, one.revision])));
  const [kept, setKept] = useState<Map<number, Kept>>(new Map());
  const [at, setAt] = useState(() => paper.questions.find((one) => isEmpty(one.answer))?.place ?? 1);
  const [handing, setHanding] = useState(false);
  // How far this device's clock is off the server's; the server's word holds.
  const offset = useMemo(() => Date.parse(paper.now) - Date.now(), [paper.now]);
  const left = useSecondsLeft(Date.parse(paper.deadlineAt), offset);
  const key = useRef(onceKey());
  const finish = useCallback(async () => {
    await request(SUBMIT, { input: { attemptId: paper.attemptId, idempotencyKey: key.current } });
    navigate(`/myExams/${paper.attemptId}/result`, { replace: true });
  }, [navigate, paper.attemptId]);
  const isUp = left <= 0;
  const ended = useRef(false);
  useEffect(() => {
    if (!isUp || ended.current) return;
    ended.current = true;
    toastDone(t('examRoom.timeUp'));
    void finish().catch(() => navigate('/myExams', { replace: true }));
  }, [isUp, finish, navigate, t]);

  // One question's answers go one after the other; the last one wins.
  const lines = useRef(new Map<number, Promise<void>>());
  const note = useCallback((place: number, state: Kept) => setKept((was) => new Map(was).set(place, state)), []);
  const send = useCallback((place: number, answer: Answer): void => {
    note(place, 'saving');
    const before = lines.current.get(place) ?? Promise.resolve();
    lines.current.set(place, before.then(async () => {
      try {
        const done = await request<{ saveExamAnswer: number }>(SAVE_ANSWER, { input: { attemptId: paper.attemptId, place, answer, revision: revisions.current.get(place) ?? 0 } });
        revisions.current.set(place, done.saveExamAnswer);
        note(place, 'saved');
      } catch (caught) {
        const fault = caught as Fault & { current?: { revision?: number; answer?: Answer } };
        if (fault.code === 'CONFLICT' && fault.current?.revision !== undefined) {
          // Another device was first: what it said stands on the screen, and can be changed.
          revisions.current.set(place, fault.current.revision);
          const theirs = fault.current.answer ?? null;
          setAnswers((was) => new Map(was).set(place, theirs));
          note(place, 'saved');
        } else if (fault.code === 'POLICY') navigate(`/myExams/${paper.attemptId}/result`, { replace: true });
        else note(place, 'unsaved');
      }
    }));
  }, [navigate, paper.attemptId, note]);
  useEffect(() => {
    const again = () => { for (const [place, state] of kept) if (state === 'unsaved') send(place, answers.get(place) ?? null); };
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [kept, answers, send]);
  const give = (place: number, answer: Answer): void => { setAnswers((was) => new Map(was).set(place, answer)); send(place, answer); };

  const question = paper.questions.find((one) => one.place === at) as PaperQuestion;
  const open = paper.questions.filter((one) => isEmpty(answers.get(one.place) ?? null)).length;
  const state = kept.get(at) ?? null;
  return (
    <>
      <PageHeader title={format.label(paper.name)} />
      <div className="exam-bar" role="timer" aria-live="off"><Clock size={16} aria-hidden /><b className={left < 60 ? 'latec n' : 'n'}>{t('examRoom.left', { time: clock(Math.max(0, left)) })}</b>
        <span className="t12 t3" role="status">{state === 'unsaved' ? <span className="latec">{t('examRoom.unsaved')} <button type="button" className="lk" onClick={() => send(at, answers.get(at) ?? null)}>{t('examRoom.retry')}</button></span> : state ? t(`examRoom.${state}`) : ''}</span>
        <button type="button" className="btn pri end" onClick={() => setHanding(true)}>{t('examRoom.submit')}</button></div>
      <div className="exam-page">
        <p className="t12 t3">{t('examRoom.question', { place: at, count: paper.questions.length })} · {t('examRoom.points', { points: question.points })}</p>
        <h2 id="exam-prompt" style={{ fontSize: 17, margin: '6px 0 4px', whiteSpace: 'pre-wrap' }}>{format.label(question.prompt)}</h2>
        {question.media.map((link, n) => <img key={link} className="exam-media" src={link} alt={t('examRoom.picture', { n: n + 1 })} />)}
        <Field key={question.place} question={question} answer={answers.get(at) ?? null} give={(answer) => give(at, answer)} />
        <div className="row g8"><button type="button" className="btn" disabled={at === 1} onClick={() => setAt(at - 1)}>{t('examRoom.previous')}</button><button type="button" className="btn" disabled={at === paper.questions.length} onClick={() => setAt(at + 1)}>{t('examRoom.next')}</button></div>
        <ol className="exam-places" aria-label={t('examRoom.places')}>{paper.questions.map((one) => (
          <li key={one.place}><button type="button" className={one.place === at ? 'btn pri' : 'btn'} aria-current={one.place === at ? 'step' : undefined} aria-label={`${t('examRoom.question', { place: one.place, count: paper.questions.length })}, ${t(isEmpty(answers.get(one.place) ?? null) ? 'examRoom.notAnswered' : 'examRoom.answered')}`} onClick={() => setAt(one.place)}>{one.place}{isEmpty(answers.get(one.place) ?? null) ? '' : ' ✓'}</button></li>
        ))}</ol>
      </div>
      {handing && <FormDialog title={t('examRoom.submitTitle')} text={open ? t('examRoom.open', { count: open }) : t('examRoom.allAnswered', { count: paper.questions.length })} act={t('examRoom.submit')} onClose={() => setHanding(false)} onSend={async () => { await Promise.all(lines.current.values()); await finish(); }}>{null}</FormDialog>}
    </>
  );
}

function useSecondsLeft(deadline: number, offset: number): number {
  const left = () => Math.ceil((deadline - Date.now() - offset) / 1_000);
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is made of these two
  useEffect(() => { const timer = setInterval(() => setSeconds(left()), 500); return () => clearInterval(timer); }, [deadline, offset]);
  return seconds;
}

function Field({ question, answer, give }: { question: PaperQuestion; answer: Answer; give: (answer: Answer) => void }) {
  const t = useT();
  const format = useFormat();
  const name = (option: string): string => { const found = question.options.find((one) => one.name === option); return found ? format.label(found) : option; };
  switch (question.questionKind) {
    case 'CHOICE': case 'CHOICES': {
      const many = question.questionKind === 'CHOICES';
      const chosen = Array.isArray(answer) ? answer : answer ? [answer] : [];
      return (
        <fieldset className="exam-options" aria-labelledby="exam-prompt"><legend className="t12 t3">{t(many ? 'examRoom.several' : 'examRoom.one')}</legend>
          {question.options.map((one) => (
            <label key={one.name} className="exam-option"><input type={many ? 'checkbox' : 'radio'} name={`q${question.place}`} checked={chosen.includes(one.name)}
              onChange={(event) => { const next = event.target.checked ? [...chosen, one.name].sort() : chosen.filter((each) => each !== one.name); give(many ? (next.length ? next : null) : one.name); }} /><span>{format.label(one)}</span></label>
          ))}
        </fieldset>
      );
    }
    case 'ORDER': {
      const order = Array.isArray(answer) ? answer : question.options.map((one) => one.name);
      const move = (from: number, to: number) => { const next = [...order]; next.splice(to, 0, ...next.splice(from, 1)); give(next); };
      return (
        <>
          <p className="t12 t3">{t('examRoom.order')}</p>
          <ol className="exam-options" aria-labelledby="exam-prompt">{order.map((one, place) => (
            <li key={one} className="exam-option" style={{ cursor: 'default' }}><b className="n">{place + 1}</b><span className="grow">{name(one)}</span>
              <button type="button" className="ib" disabled={place === 0} aria-label={t('examRoom.up', { name: name(one) })} onClick={() => move(place, place - 1)}><ArrowUp size={16} aria-hidden /></button>
              <button type="button" className="ib" disabled={place === order.length - 1} aria-label={t('examRoom.down', { name: name(one) })} onClick={() => move(place, place + 1)}><ArrowDown size={16} aria-hidden /></button></li>
          ))}</ol>
          {!Array.isArray(answer) && <button type="button" className="btn" style={{ marginBottom: 12 }} onClick={() => give(order)}>{t('examRoom.keepOrder')}</button>}
        </>
      );
    }
    default: return <Written question={question} answer={typeof answer === 'string' ? answer : ''} give={give} />;
  }
}

/** What is typed is kept when the hand rests, and when one goes elsewhere. */
function Written({ question, answer, give }: { question: PaperQuestion; answer: string; give: (answer: Answer) => void }) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState(answer);
  const sent = useRef(answer);
  const now = useRef(text);
  now.current = text;
  const isNumber = question.questionKind === 'NUMBER';
  const keep = useRef(give);
  keep.current = give;
  const flush = useCallback(() => {
    const said = isNumber ? now.current.normalize('NFKC').replace(/[,，\s]/g, '') : now.current;
    if (said === sent.current || (isNumber && said !== '' && !/^-?\d+(\.\d+)?$/.test(said))) return;
    sent.current = said;
    keep.current(said.trim() === '' ? null : said);
  }, [isNumber]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each sign puts it off
  useEffect(() => { const timer = setTimeout(flush, 700); return () => clearTimeout(timer); }, [text, flush]);
  useEffect(() => () => flush(), [flush]);
  return (
    <div style={{ margin: '12px 0' }}><label htmlFor={`q${question.place}`} className="t12 t3" style={{ display: 'block', marginBottom: 4 }}>{t(isNumber ? 'examRoom.number' : 'examRoom.text')}{question.unit && ` (${format.label(question.unit)})`}</label>
      <span className="in" style={{ width: '100%' }}>{isNumber ? <input id={`q${question.place}`} inputMode="decimal" value={text} onChange={(event) => setText(event.target.value)} onBlur={flush} /> : <textarea id={`q${question.place}`} rows={7} maxLength={4_000} value={text} onChange={(event) => setText(event.target.value)} onBlur={flush} />}</span></div>
  );
}
