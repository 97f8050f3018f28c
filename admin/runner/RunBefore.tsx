// Below a question on the phone: how it was answered the last times at this store, and who will put right what fails; taken along, so there without network.
import { Check, History, Wrench, X } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import type { VisitBefore } from './runner.operations.ts';

export function RunBefore({ question, fails, before }: { question: string; fails: boolean; before: VisitBefore }) {
  const t = useT();
  const format = useFormat();
  const past = before.questions[question] ?? [];
  return (
    <dl className="runbefore t13">
      <div><dt><History size={14} aria-hidden />{t('run.past')}</dt>
        <dd>{past.length === 0 ? <span className="t3">{t('run.noPast')}</span> : past.map((one) => <span key={one.on} className="row g4"><time className="t12 t3" dateTime={one.on}>{format.day(one.on)}</time><StatusTag tone={one.isFail ? 'late' : undefined} icon={one.isFail ? <X size={12} aria-hidden /> : <Check size={12} aria-hidden />}>{format.label(one.said)}</StatusTag></span>)}</dd></div>
      {fails && <div><dt><Wrench size={14} aria-hidden />{t('run.putsRight')}</dt><dd className="b">{before.owner ? format.person(before.owner) : <span className="t3">{t('run.nobody')}</span>}</dd></div>}
    </dl>
  );
}
