// A form to be filled in at a desk: each question with its input, its proof and its note; what is hidden by an answer goes from the screen.
import { TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { saySource } from '../shared/source.ts';
import { AnswerInput, type InputProps, type PicksProps } from './AnswerInput.tsx';
import { type Answer, type Answers, type FillableContent, isAnswered, type Proof, shownOf, type Shown } from './judge.ts';
import { PhotosField, SignatureField } from './MediaFields.tsx';
import './forms.css';

/** Choices as radios and boxes side by side. */
function DeskPicks({ name, many, options, value, onChange, describedBy }: PicksProps) {
  return (
    <div className="choices" aria-describedby={describedBy}>
      {options.map((one) => (
        <label key={one.key}><input type={many ? 'checkbox' : 'radio'} name={name} value={one.key} checked={value.includes(one.key)}
          onChange={(event) => onChange(many ? (event.target.checked ? [...value, one.key] : value.filter((each) => each !== one.key)) : [one.key])} />{one.label}</label>
      ))}
    </div>
  );
}

/** Whatever is asked for: a file, which is sent in at once, or one of the inputs that the phone has, too. */
function Field({ question, value, onChange, name, label, describedBy }: Omit<InputProps, 'Picks' | 'instruments'>) {
  const t = useT();
  if (question.type === 'PHOTO') return <PhotosField name={name} describedBy={describedBy} value={(value as Proof[] | undefined) ?? []} onChange={onChange} most={question.mostPhotos} words={t('fill.photo')} />;
  if (question.type === 'SIGNATURE') return <SignatureField value={(value as { fileId: string; name: string } | null | undefined) ?? null} onChange={onChange} label={label} />;
  return <AnswerInput question={question} value={value} onChange={onChange} name={name} label={label} describedBy={describedBy} Picks={DeskPicks} />;
}

function Asked({ shown, answer, onChange, error }: { shown: Shown; answer: Answer; onChange: (next: Answer) => void; error?: string }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const [notes, setNotes] = useState(Boolean(answer.note));
  const { question, isFail, standard } = shown;
  const label = format.label(question);
  const isOptional = question.isRequired === false;
  const needsProof = question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && isFail) || (answer.evidence?.length ?? 0) > 0;
  // Whether it fails may be the server's secret: then a proof can be attached to any answer.
  const mayProve = question.evidence === 'ON_FAIL' && (needsProof || isAnswered(question, answer));
  const what = standard ? `${format.label(standard)}${format.language === 'zh' ? `（${saySource(standard.source, t)}）` : ` (${saySource(standard.source, t)})`}` : '';
  return (
    <fieldset className="ask">
      <legend>{label}{isOptional && <span className="t12 t3"> {t('fill.optional')}</span>}</legend>
      {question.hint && <p className="help">{format.label(question.hint)}</p>}
      {!answer.isNotApplicable && <Field question={question} value={answer.value} name={`answers.${question.key}`} label={label} describedBy={error ? `${id}-error` : undefined} onChange={(value) => onChange({ ...answer, value })} />}
      {standard && !answer.isNotApplicable && <p className={!isAnswered(question, answer) ? 'judged' : isFail ? 'judged late' : 'judged ok'}>{t(!isAnswered(question, answer) ? 'fill.limit' : isFail ? 'fill.beyond' : 'fill.within', { what })}</p>}
      {(needsProof || mayProve) && !answer.isNotApplicable && <PhotosField name={`evidence.${question.key}`} value={answer.evidence ?? []} onChange={(evidence) => onChange({ ...answer, evidence })} words={t('fill.proof')} />}
      <div className="more">
        {question.canBeNotApplicable && <label className="choice"><input type="checkbox" className="ck" checked={Boolean(answer.isNotApplicable)} onChange={(event) => onChange({ ...answer, isNotApplicable: event.target.checked })} />{t('fill.notApplicable')}</label>}
        {!notes && !question.noteOnFail && question.type !== 'TEXT' && <button type="button" className="lk t12" onClick={() => setNotes(true)}>{t('fill.noteAdd')}</button>}
      </div>
      {(notes || (question.noteOnFail && isFail)) && <span className="in"><textarea rows={2} maxLength={2_000} value={answer.note ?? ''} aria-label={`${label}: ${t('fill.note')}`} placeholder={t('fill.note')} onChange={(event) => onChange({ ...answer, note: event.target.value })} /></span>}
      {error && <span className="err-line" id={`${id}-error`}><TriangleAlert size={12} aria-hidden />{error}</span>}
    </fieldset>
  );
}

/** A form to be filled in: `errors` by key of the question, as the server says them. */
export function FormFields({ content, answers, onChange, errors = {} }: { content: FillableContent; answers: Answers; onChange: (next: Answers) => void; errors?: Readonly<Record<string, string | undefined>> }) {
  const format = useFormat();
  const shown = shownOf(content, answers);
  return (
    <div className="fill">
      {content.sections.map((section) => {
        const asked = section.questions.flatMap((question) => { const one = shown.get(question.key); return one ? [one] : []; });
        return asked.length > 0 && (
          <section key={section.key} aria-label={format.label(section)}>
            <h3>{format.label(section)}</h3>
            {asked.map((one) => <Asked key={one.question.key} shown={one} answer={answers[one.question.key] ?? {}} error={errors[one.question.key]} onChange={(next) => onChange({ ...answers, [one.question.key]: next })} />)}
          </section>
        );
      })}
    </div>
  );
}
