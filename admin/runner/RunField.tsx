// The field of a question on the phone, for one thumb: what it holds is kept at once. Photos and signatures stand below, with the evidence.
import { Camera, Check, X } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { AnswerInput, type PicksProps } from '../forms/AnswerInput.tsx';
import type { Answer, Question } from '../forms/judge.ts';
import type { Instrument } from '../forms/Readings.tsx';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { Pick } from './Pick.tsx';

/** Choices as big buttons. */
function ThumbPicks({ kind, many, options, value, onChange, label }: PicksProps) {
  // Right or wrong is seen by its shape, too.
  const isYesNo = options.length === 2 && options.filter((one) => one.bad).length === 1;
  return (
    <div className={`answers ${kind}`} role="group" aria-label={label}>
      {options.map(({ key, label: said, bad }) => {
        const on = value.includes(key);
        return <Pick key={key} on={on} bad={bad} onClick={() => onChange(!many ? [key] : on ? value.filter((one) => one !== key) : [...value, key])}>{isYesNo && (bad ? <X size={18} aria-hidden /> : <Check size={18} aria-hidden />)}{said}</Pick>;
      })}
    </div>
  );
}

/** A question's input, and where it allows it the answer that it does not apply. */
export function RunField({ question, answer, onAnswer, instruments = [] }: { question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void; /** Those that the phone took along. */ instruments?: readonly Instrument[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={question.canBeNotApplicable && question.type === 'YES_NO' ? 'three' : 'col g8'}>
      <AnswerInput question={question} value={answer?.value} name={question.key} label={format.label(question)} Picks={ThumbPicks} instruments={instruments} onChange={(value) => onAnswer({ ...answer, isNotApplicable: undefined, value })} />
      {question.canBeNotApplicable && <div className="answers list"><Pick on={answer?.isNotApplicable === true} onClick={() => onAnswer({ note: answer?.note, isNotApplicable: true })}>{t('fill.notApplicable')}</Pick></div>}
    </div>
  );
}

/** The button of a camera. */
export function Shoot({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  const take = (event: ChangeEvent<HTMLInputElement>) => { const [file] = event.target.files ?? []; event.target.value = ''; if (file) onFile(file); };
  return <label className="shoot"><Camera size={20} aria-hidden /><span className="visually-hidden">{label}</span><input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={take} /></label>;
}
