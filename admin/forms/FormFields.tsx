// The fields of a form, one for each type of question, usable with one hand on a phone; what is hidden by an answer goes from the screen.
import { MapPin, Plus, TriangleAlert } from 'lucide-react';
import { type ComponentType, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { TIME_INPUTS, timeRead, timeShown } from '../shared/answer-time.ts';
import { useFormat } from '../shared/format.ts';
import { type Answer, type Answers, type FillableContent, isAnswered, type Proof, type Question, type QuestionType, shownOf, type Shown } from './judge.ts';
import { PhotosField, SignatureField } from './MediaFields.tsx';
import './forms.css';

interface InputProps { question: Question; value: unknown; onChange: (value: unknown) => void; name: string; describedBy?: string; label: string }

function Picks({ name, many, options, value, onChange, describedBy }: { name: string; many?: boolean; options: { key: string; label: string }[]; value: string[]; onChange: (next: string[]) => void; describedBy?: string }) {
  return (
    <div className="choices" aria-describedby={describedBy}>
      {options.map((one) => (
        <label key={one.key}><input type={many ? 'checkbox' : 'radio'} name={name} value={one.key} checked={value.includes(one.key)}
          onChange={(event) => onChange(many ? (event.target.checked ? [...value, one.key] : value.filter((each) => each !== one.key)) : [one.key])} />{one.label}</label>
      ))}
    </div>
  );
}

function Line({ question, value, onChange, name, describedBy, label, type, inputMode }: InputProps & { type?: string; inputMode?: 'decimal' | 'numeric' | 'text' }) {
  const format = useFormat();
  return (
    <span className="in">
      <input name={name} type={type ?? 'text'} inputMode={inputMode} autoComplete="off" value={(value as string | undefined) ?? ''} aria-label={label} aria-describedby={describedBy} onChange={(event) => onChange(event.target.value)} />
      {question.unit && <span className="t3">{format.label(question.unit)}</span>}
    </span>
  );
}

function YesNo({ value, onChange, ...rest }: InputProps) {
  const t = useT();
  return <Picks {...rest} options={[{ key: 'yes', label: t('fill.yes') }, { key: 'no', label: t('fill.no') }]} value={value === true ? ['yes'] : value === false ? ['no'] : []} onChange={([one]) => onChange(one === 'yes')} />;
}
function Choice({ question, value, onChange, ...rest }: InputProps) {
  const format = useFormat();
  const options = (question.options ?? []).map((one) => ({ key: one.key, label: format.label(one) }));
  const many = question.type === 'CHOICES';
  return <Picks {...rest} many={many} options={options} value={many ? (value as string[] | undefined) ?? [] : value ? [value as string] : []} onChange={(next) => onChange(many ? next : next[0])} />;
}
function Scale({ question, value, onChange, ...rest }: InputProps) {
  const format = useFormat();
  const { from = 1, to = 5 } = question;
  return (
    <>
      <Picks {...rest} options={Array.from({ length: to - from + 1 }, (_, at) => ({ key: String(from + at), label: String(from + at) }))} value={value === undefined ? [] : [String(value)]} onChange={([one]) => onChange(Number(one))} />
      {(question.fromWords || question.toWords) && <span className="row t12 t3"><span>{question.fromWords && format.label(question.fromWords)}</span><span className="end">{question.toWords && format.label(question.toWords)}</span></span>}
    </>
  );
}
function Words({ question, value, onChange, name, describedBy, label }: InputProps) {
  return <span className="in"><textarea name={name} rows={3} maxLength={question.mostCharacters ?? 2_000} value={(value as string | undefined) ?? ''} aria-label={label} aria-describedby={describedBy} onChange={(event) => onChange(event.target.value)} /></span>;
}
function Time(props: InputProps) {
  const { question, value, onChange } = props;
  const kind = question.kind ?? 'INSTANT';
  return <Line {...props} value={timeShown(kind, value)} type={TIME_INPUTS[kind]} onChange={(next) => onChange(timeRead(kind, String(next ?? '')))} />;
}
function Place({ value, onChange, describedBy }: InputProps) {
  const t = useT();
  const [problem, setProblem] = useState(false);
  const place = value as { latitude: number; longitude: number } | undefined;
  const take = () => navigator.geolocation?.getCurrentPosition(
    ({ coords }) => { setProblem(false); onChange({ latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: Math.round(coords.accuracy) }); }, () => setProblem(true), { enableHighAccuracy: true, timeout: 15_000 });
  return (
    <div className="row g8">
      <button type="button" className="btn" aria-describedby={describedBy} onClick={take}><MapPin size={16} aria-hidden />{t('fill.place')}</button>
      {place && <span className="t12 t2">{place.latitude.toFixed(5)}, {place.longitude.toFixed(5)}</span>}
      {problem && <span className="err-line" role="alert">{t('fill.placeFailed')}</span>}
    </div>
  );
}
function Readings({ question, value, onChange, name, describedBy, label }: InputProps) {
  const t = useT();
  const format = useFormat();
  const taken = (value as { readings?: string[] } | undefined)?.readings ?? [];
  const rows = Math.max(taken.length, question.leastReadings ?? 1);
  const put = (at: number, text: string) => onChange({ ...(value as object | undefined), readings: Array.from({ length: rows }, (_, i) => (i === at ? text.trim() : taken[i] ?? '')) });
  const by = question.instrument && <span className="in"><input name={`${name}.instrument`} autoComplete="off" maxLength={60} value={(value as { instrument?: string } | undefined)?.instrument ?? ''} placeholder={t('fill.instrument')} aria-label={`${label}: ${t('fill.instrument')}`} onChange={(event) => onChange({ readings: taken, ...(event.target.value.trim() ? { instrument: event.target.value.trim() } : {}) })} /></span>;
  if (question.grades) return <div className="col g4"><Picks name={name} describedBy={describedBy} options={question.grades.map((one) => ({ key: one, label: one }))} value={taken.slice(0, 1)} onChange={([one]) => onChange({ ...(value as object | undefined), readings: [one] })} />{by}</div>;
  return (
    <div className="col g4">
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: readings are told apart by their place alone
        <span className="in" key={at}><input name={`${name}.${at}`} inputMode="decimal" autoComplete="off" value={taken[at] ?? ''} aria-label={`${label}: ${t('fill.reading', { n: at + 1 })}`} aria-describedby={describedBy} onChange={(event) => put(at, event.target.value)} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>
      ))}
      {rows < 20 && <button type="button" className="lk t12" style={{ alignSelf: 'flex-start' }} onClick={() => put(rows, '')}><Plus size={12} aria-hidden />{t('fill.readingAdd')}</button>}
      {by}
    </div>
  );
}

/** The table of fields: a new type of question is a new line here. */
const INPUTS: Record<QuestionType, ComponentType<InputProps>> = {
  YES_NO: YesNo,
  CHOICE: Choice,
  CHOICES: Choice,
  SCALE: Scale,
  NUMBER: (props) => <Line {...props} inputMode="decimal" />,
  TEXT: Words,
  PHOTO: function Photos({ value, onChange, question, ...rest }) { const t = useT(); return <PhotosField {...rest} value={(value as Proof[] | undefined) ?? []} onChange={onChange} most={question.mostPhotos} words={t('fill.photo')} />; },
  SIGNATURE: ({ value, onChange, label }) => <SignatureField value={(value as { fileId: string; name: string } | null | undefined) ?? null} onChange={onChange} label={label} />,
  BARCODE: Line,
  TIME: Time,
  PLACE: Place,
  READING: Readings,
};

function Asked({ shown, answer, onChange, error }: { shown: Shown; answer: Answer; onChange: (next: Answer) => void; error?: string }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const [notes, setNotes] = useState(Boolean(answer.note));
  const { question, isFail, standard } = shown;
  const Input = INPUTS[question.type];
  const label = format.label(question);
  const isOptional = question.isRequired === false;
  const needsProof = question.evidence === 'ALWAYS' || (question.evidence === 'ON_FAIL' && isFail) || (answer.evidence?.length ?? 0) > 0;
  // Whether it fails may be the server's secret: then a proof can be attached to any answer.
  const mayProve = question.evidence === 'ON_FAIL' && (needsProof || isAnswered(question, answer));
  const what = standard ? `${format.label(standard)}${format.language === 'zh' ? `（${standard.source}）` : ` (${standard.source})`}` : '';
  return (
    <fieldset className="ask">
      <legend>{label}{isOptional && <span className="t12 t3"> {t('fill.optional')}</span>}</legend>
      {question.hint && <p className="help">{format.label(question.hint)}</p>}
      {!answer.isNotApplicable && <Input question={question} value={answer.value} name={`answers.${question.key}`} label={label} describedBy={error ? `${id}-error` : undefined} onChange={(value) => onChange({ ...answer, value })} />}
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
