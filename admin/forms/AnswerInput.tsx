// The input of each type of question, one for console and phone: what differs there is how choices look, and which instruments are at hand.
import { Clock, MapPin, ScanLine } from 'lucide-react';
import { type ChangeEvent, type ComponentType, type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { TIME_INPUTS, timeNow, timeRead, timeShown } from '../shared/answer-time.ts';
import { useFormat } from '../shared/format.ts';
import type { Question, QuestionType } from './judge.ts';
import { placeNow, type Spot } from './place.ts';
import { type Instrument, Readings } from './Readings.tsx';

/** A choice as it is offered; `bad`: whoever takes it has found a fault. */
export interface Option { key: string; label: string; bad?: boolean }
export interface PicksProps { kind: 'two' | 'list' | 'five'; many?: boolean; options: readonly Option[]; value: readonly string[]; onChange: (next: string[]) => void; name: string; label: string; describedBy?: string }
export interface InputProps {
  question: Question; value: unknown; onChange: (value: unknown) => void; name: string; label: string; describedBy?: string;
  /** How choices look where the form stands. */
  Picks: ComponentType<PicksProps>;
  /** Those that a reading may be taken by; without it the number is typed. */
  instruments?: readonly Instrument[];
}
/** Photos and signatures are files: how those are kept differs with the network, so whoever shows the form has their fields. */
export type InputType = Exclude<QuestionType, 'PHOTO' | 'SIGNATURE'>;
const typed = (value: unknown): string => (typeof value === 'string' ? value : '');

function Line({ question, value, onChange, name, describedBy, label, type, inputMode, most }: InputProps & { type?: string; inputMode?: 'decimal' | 'numeric'; most?: number }): ReactNode {
  const format = useFormat();
  return (
    <span className="in">
      <input name={name} type={type ?? 'text'} inputMode={inputMode} autoComplete="off" autoCapitalize="none" maxLength={most} value={typed(value)} aria-label={label} aria-describedby={describedBy} onChange={(event) => onChange(event.target.value.trim())} />
      {question.unit && <span className="t3">{format.label(question.unit)}</span>}
    </span>
  );
}
function YesNo({ question, value, onChange, Picks, ...rest }: InputProps) {
  const t = useT();
  const options = [{ key: 'yes', label: t('fill.yes'), bad: question.failsOn === true }, { key: 'no', label: t('fill.no'), bad: question.failsOn === false }];
  return <Picks {...rest} kind="two" options={options} value={value === true ? ['yes'] : value === false ? ['no'] : []} onChange={([one]) => onChange(one === 'yes')} />;
}
function Choice({ question, value, onChange, Picks, ...rest }: InputProps) {
  const format = useFormat();
  const options = (question.options ?? []).map((one) => ({ key: one.key, label: format.label(one) }));
  const many = question.type === 'CHOICES';
  return <Picks {...rest} kind="list" many={many} options={options} value={many ? (value as string[] | undefined) ?? [] : value ? [value as string] : []} onChange={(next) => onChange(many ? next : next[0])} />;
}
function Scale({ question, value, onChange, Picks, ...rest }: InputProps) {
  const format = useFormat();
  const { from = 1, to = 5 } = question;
  return (
    <>
      <Picks {...rest} kind="five" options={Array.from({ length: to - from + 1 }, (_, at) => ({ key: String(from + at), label: String(from + at) }))} value={value === undefined ? [] : [String(value)]} onChange={([one]) => onChange(Number(one))} />
      {(question.fromWords || question.toWords) && <span className="row t12 t3"><span>{question.fromWords && format.label(question.fromWords)}</span><span className="end">{question.toWords && format.label(question.toWords)}</span></span>}
    </>
  );
}
function Words({ question, value, onChange, name, describedBy, label }: InputProps) {
  return <span className="in"><textarea name={name} rows={3} maxLength={question.mostCharacters ?? 2_000} value={typed(value)} aria-label={label} aria-describedby={describedBy} onChange={(event) => onChange(event.target.value)} /></span>;
}
/** An instant, a day or a time of day; now by one touch. */
function Time(props: InputProps) {
  const t = useT();
  const { question, value, onChange } = props;
  const kind = question.kind ?? 'INSTANT';
  return (
    <>
      <Line {...props} value={timeShown(kind, value)} type={TIME_INPUTS[kind]} onChange={(next) => onChange(timeRead(kind, typed(next)))} />
      <button type="button" className="btn" onClick={() => onChange(timeNow(kind, new Date()))}><Clock size={16} aria-hidden />{t('fill.now')}</button>
    </>
  );
}
function Place({ value, onChange, describedBy }: InputProps) {
  const t = useT();
  const [said, setSaid] = useState('');
  const place = value as Spot | undefined;
  const take = async () => { setSaid(t('fill.placing')); const spot = await placeNow(15_000); if (spot) onChange(spot); setSaid(spot ? '' : t('fill.placeFailed')); };
  return (
    <div className="row g8 wrap">
      <button type="button" className="btn" aria-describedby={describedBy} onClick={() => void take()}><MapPin size={16} aria-hidden />{t('fill.place')}</button>
      {place && <span className="t13 t2">{place.latitude.toFixed(5)}, {place.longitude.toFixed(5)}</span>}
      <span className="t13 t3" aria-live="polite">{said}</span>
    </div>
  );
}

interface Detector { detect(source: ImageBitmap): Promise<{ rawValue: string }[]> }
const detector = (): Detector | null => { const Known = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector; return Known ? new Known() : null; };
/** A code typed, or read off a photo where the browser can. */
function Barcode(props: InputProps) {
  const t = useT();
  const [said, setSaid] = useState('');
  const scan = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    // A picture that cannot be drawn has no code either.
    const found = await createImageBitmap(file).then((bitmap) => detector()?.detect(bitmap)).catch(() => undefined);
    if (found?.[0]) { props.onChange(found[0].rawValue); setSaid(''); } else setSaid(t('fill.noCode'));
  };
  return (
    <>
      <Line {...props} inputMode={props.question.pattern && props.question.pattern !== 'ANY' ? 'numeric' : undefined} most={100} />
      {detector() && <label className="btn"><ScanLine size={16} aria-hidden />{t('fill.scan')}<input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={(event) => void scan(event)} /></label>}
      <p className="t13 latec" aria-live="polite">{said}</p>
    </>
  );
}

/** The table of inputs: a new type of question is a new line here. */
const INPUTS: Record<InputType, ComponentType<InputProps>> = {
  YES_NO: YesNo,
  CHOICE: Choice,
  CHOICES: Choice,
  SCALE: Scale,
  NUMBER: (props) => <Line {...props} inputMode="decimal" />,
  TEXT: Words,
  BARCODE: Barcode,
  TIME: Time,
  PLACE: Place,
  READING: Readings,
};

/** The input of a question; nothing for what is answered by a file. */
export function AnswerInput(props: InputProps): ReactNode {
  const { type } = props.question;
  if (type === 'PHOTO' || type === 'SIGNATURE') return null;
  const Input = INPUTS[type];
  return <Input {...props} />;
}
