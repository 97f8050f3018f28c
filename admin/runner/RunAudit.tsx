// The runner: one question a screen, big answers, proof inline; every answer is kept on the phone at once, and the tab may die at any moment.
import { ChevronLeft, CloudUpload, List, ListChecks, WifiOff, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { usePageTitle } from '../shared/Page.tsx';
import { Empty, PageSkeleton } from '../shared/states.tsx';
import { askedOf, isDone } from './fill.ts';
import { sendOutbox } from './outbox.ts';
import { isFull } from './photos.ts';
import { RunConflict } from './RunConflict.tsx';
import { RunQuestion } from './RunQuestion.tsx';
import { UpdatePrompt } from './UpdatePrompt.tsx';
import './runner.css';
import type { Answer } from '../forms/judge.ts';
import { changeDraft, type Draft, draftOf, onRunStore, type Shot } from './run-store.ts';
import { useOnline } from './useOnline.ts';
import { useKeepOnServer } from './useRunner.ts';

export function RunAudit() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const online = useOnline();
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  const [view, setView] = useState<'question' | 'check'>('question');
  const [said, setSaid] = useState('');
  /** What could not be kept yet: it stays on screen, and is kept with the next change for which there is room. */
  const unkept = useRef<((now: Draft) => Draft)[]>([]);
  usePageTitle(t('run.title'));
  useEffect(() => {
    const look = () => void draftOf(id).then((found) => setDraft(found ? unkept.current.reduce((one, change) => change(one), found) : null), () => setDraft((old) => old ?? null));
    look();
    return onRunStore(look);
  }, [id]);
  useKeepOnServer(draft);
  const asked = useMemo(() => (draft ? askedOf(draft.sheet, draft.answers) : []), [draft]);
  if (draft === undefined) return <PageSkeleton />;
  if (draft === null || !asked.length) return <Empty icon={X} title={t('state.notFound')} text={t('run.goneText')}><Link className="btn" to="/run">{t('run.title')}</Link></Empty>;
  if (draft.conflict) return <RunConflict draft={draft} />;
  // What is on its way is changed by nobody; what did not go for a fault of its own is put right here.
  if (draft.key && !draft.fault && !draft.needsSignIn) return <Empty icon={CloudUpload} title={t('run.onItsWay')} text={t('run.onItsWayText')}><Link className="btn" to="/run">{t('run.title')}</Link></Empty>;
  const at = Math.max(0, asked.findIndex(({ question }) => question.key === draft.at));
  const here = asked[at] as (typeof asked)[number];
  /** Kept or not, what is on screen stays: a full phone loses no word that was typed. */
  const keep = async (change: (now: Draft) => Draft, shot?: Shot, isAct = false): Promise<boolean> => {
    // A photo and the handing in are kept or not done; a word or an answer stays on screen either way.
    if (!shot && !isAct) { setDraft(change(draft)); unkept.current.push(change); }
    const before = [...unkept.current];
    try {
      const next = await changeDraft(id, (now) => (shot || isAct ? [...before, change] : before).reduce((one, each) => each(one), now), shot);
      unkept.current = unkept.current.filter((one) => !before.includes(one));
      if (next) setDraft(unkept.current.reduce((one, each) => each(one), next));
      setSaid((old) => (old === t('run.full') || old === t('run.notKept') ? '' : old));
      return next !== null;
    } catch (error) {
      setSaid(t(isFull(error) ? 'run.full' : 'run.notKept'));
      return false;
    }
  };
  const answer = (key: string) => (change: (now: Answer | undefined) => Answer, shot?: Shot) => keep((one) => ({ ...one, fault: undefined, answers: { ...one.answers, [key]: change(one.answers[key]) } }), shot);
  const go = (to: number) => { setView('question'); setSaid(''); void keep((one) => ({ ...one, at: asked[to]?.question.key ?? null })); };
  const undone = asked.filter((one) => !isDone(one, draft.answers[one.question.key]));
  const handIn = async () => {
    const first = undone[0];
    if (first) { go(asked.indexOf(first)); setSaid(t('run.missing', { count: undone.length, smart_count: undone.length })); return; }
    if (!await keep((one) => ({ ...one, key: one.key ?? `submit-${crypto.randomUUID()}`, submittedAt: one.submittedAt ?? new Date().toISOString(), fault: undefined, needsSignIn: false }), undefined, true)) return;
    void sendOutbox();
    navigate('/run');
  };
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(draft.startedAt)) / 60_000));
  return (
    <div className="runner">
      <UpdatePrompt />
      <header className="row runhead">
        <Link className="ib" to="/run" aria-label={t('run.title')}><X size={18} aria-hidden /></Link>
        <span className="col grow" style={{ lineHeight: '18px' }}><h1 className="t15 b">{format.named(draft.storeName)} {format.named(draft.sheet)}</h1><span className="t12 t3">{t('explain.version', { version: draft.sheet.number })}{draft.isAnnounced && <>{format.language === 'zh' ? '，' : ', '}{t('run.announced')}</>}</span></span>
        {!online && <StatusTag tone="paused" icon={<WifiOff size={12} aria-hidden />}>{t('run.offline')}</StatusTag>}
      </header>
      <div className="col g4 runticks">
        <span className="row t13"><b>{view === 'check' ? t('run.check') : format.label(here.section)}</b><span className="t3">{t('run.ofAll', { at: view === 'check' ? asked.length - undone.length : at + 1, all: asked.length })}</span><span className="end t12 t3">{view === 'check' ? t('run.took', { count: minutes }) : t('run.saved')}</span></span>
        <div className="ticks" role="img" aria-label={t('run.ofAll', { at: at + 1, all: asked.length })}>
          {asked.map((one, index) => { const mine = draft.answers[one.question.key]; return <i key={one.question.key} className={[one.fails ? 'fail' : mine && isDone(one, mine) ? 'done' : '', index === at && view === 'question' ? 'here' : ''].filter(Boolean).join(' ')} />; })}
        </div>
      </div>
      <div aria-live="assertive">{(said || draft.fault) && <p className="note late" style={{ margin: '12px 16px 0' }}>{said || t('run.failedToSend', { reason: draft.fault })}</p>}</div>
      {view === 'question' ? <RunQuestion key={here.question.key} draftId={draft.id} question={here.question} fails={here.fails} answer={draft.answers[here.question.key]} aside={draft.aside?.[here.question.key]} onAnswer={answer(here.question.key)} onSaid={setSaid} instruments={draft.sheet.instruments} before={draft.before} /> : (
        <div className="q">
          {draft.sheet.sections.map((section) => {
            const mine = asked.filter((one) => one.section.key === section.key);
            if (!mine.length) return null;
            const done = mine.filter((one) => isDone(one, draft.answers[one.question.key])).length;
            const bad = mine.filter((one) => one.fails).length;
            return <button key={section.key} type="button" className="pick row" onClick={() => go(asked.indexOf(mine.find((one) => !isDone(one, draft.answers[one.question.key])) ?? mine[0] as (typeof mine)[number]))}><b className="grow" style={{ textAlign: 'left' }}>{format.label(section)}</b>{bad > 0 && <span className="latec t13">{t('audits.failed')} {bad}</span>}<span className="t13 t3">{t('run.ofAll', { at: done, all: mine.length })}</span></button>;
          })}
          {undone.length > 0 && <p className="note soon">{t('run.missing', { count: undone.length, smart_count: undone.length })}</p>}
          {asked.some((one) => one.fails) && <p className="t13 t2">{t('run.willOpen', { count: asked.filter((one) => one.fails).length, smart_count: asked.filter((one) => one.fails).length })}</p>}
          <p className="t13 t3 row g4"><CloudUpload size={14} aria-hidden />{t('run.submitText')}</p>
        </div>
      )}
      <div className="runbar">
        {view === 'question' ? (
          <>
            <button type="button" className="btn" aria-label={t('run.back')} disabled={at === 0} onClick={() => go(at - 1)}><ChevronLeft size={16} aria-hidden /></button>
            <button type="button" className="btn pri grow" onClick={() => (at + 1 < asked.length ? go(at + 1) : setView('check'))}>{at + 1 < asked.length ? t('run.next') : t('run.check')}</button>
            <button type="button" className="btn" aria-label={t('run.list')} onClick={() => setView('check')}><ListChecks size={16} aria-hidden /></button>
          </>
        ) : (
          <>
            <button type="button" className="btn" aria-label={t('run.back')} onClick={() => setView('question')}><List size={16} aria-hidden /></button>
            <button type="button" className="btn pri grow" onClick={() => void handIn()}>{t(online ? 'run.submit' : 'run.submitOffline')}</button>
          </>
        )}
      </div>
    </div>
  );
}
