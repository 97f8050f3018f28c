// The same draft on two phones: answer by answer, mine or theirs; what is not chosen is kept beside it until it is sent.
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { sameAnswer } from './merge.ts';
import { sendOutbox } from './outbox.ts';
import { printAnswer } from './print.ts';
import type { Answer } from '../forms/judge.ts';
import { changeDraft, type Draft, dropDraft } from './run-store.ts';

type Side = 'mine' | 'theirs';

export function RunConflict({ draft }: { draft: Draft }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const [sure, setSure] = useState(false);
  const { theirs, version, keys, isOver } = draft.conflict ?? { theirs: {}, version: 0, keys: [] };
  const questions = new Map(draft.sheet.sections.flatMap((section) => section.questions.map((one) => [one.key, one] as const)));
  const differing = isOver ? [...questions.keys()].filter((key) => !sameAnswer(draft.answers[key], theirs[key])) : keys;
  const print = (key: string, answer: Answer | undefined): string => printAnswer(questions.get(key), answer, t, format.label);
  const decide = async () => {
    await changeDraft(draft.id, (one) => {
      const answers = { ...one.answers };
      const aside = { ...one.aside };
      for (const key of keys) {
        const [taken, left] = chosen[key] === 'theirs' ? [theirs[key], one.answers[key]] : [one.answers[key], theirs[key]];
        if (taken) answers[key] = taken; else delete answers[key];
        if (left) aside[key] = left;
      }
      return { ...one, answers, aside, base: theirs, version, conflict: undefined };
    });
    if (draft.key) { void sendOutbox(); navigate('/run'); }
  };
  const choose = (key: string, side: Side) => setChosen((old) => ({ ...old, [key]: side }));
  return (
    <div className="runner">
      <div className="q">
        <h1 className="t15 b">{format.named(draft.storeName)} {format.named(draft.sheet)}</h1>
        <p className="note soon">{t(isOver ? 'run.overText' : 'run.conflictText')}</p>
        {differing.map((key) => {
          const question = questions.get(key);
          return (
            <fieldset key={key} className="twosides">
              <legend className="b">{question ? format.label(question) : key}</legend>
              {([['mine', draft.answers[key]], ['theirs', theirs[key]]] as const).map(([side, answer]) => (isOver
                ? <p key={side} className="row t13"><span className="t3">{t(`run.${side}`)}</span><b className="end">{print(key, answer)}</b></p>
                : <button key={side} type="button" className="pick row" aria-pressed={chosen[key] === side} onClick={() => choose(key, side)}><span className="t13 t3">{t(`run.${side}`)}</span><b className="end">{print(key, answer)}</b></button>))}
            </fieldset>
          );
        })}
        {isOver && <label className="row g8 t13"><input type="checkbox" className="ck" checked={sure} onChange={(event) => setSure(event.target.checked)} />{t('run.overSure')}</label>}
      </div>
      <div className="runbar">
        <Link className="btn" to="/run">{t('run.later')}</Link>
        {isOver
          ? <button type="button" className="btn pri grow" disabled={!sure} onClick={() => void dropDraft(draft).then(() => navigate('/run'))}>{t('run.letGo')}</button>
          : <button type="button" className="btn pri grow" disabled={keys.some((key) => !chosen[key])} onClick={() => void decide()}>{t('run.decide')}</button>}
      </div>
    </div>
  );
}
