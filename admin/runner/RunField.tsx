// The field of each type of question on the phone, for one thumb: what it holds is kept at once.
import { Camera, Clock, MapPin, ScanLine } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { TIME_INPUTS, timeNow, timeRead, timeShown } from '../shared/answer-time.ts';
import { useFormat } from '../shared/format.ts';
import { placeNow, type Spot } from './photos.ts';
import { Pick } from './Pick.tsx';
import { RunReading } from './RunReading.tsx';
import type { Answer, Question, Taken } from './runner.operations.ts';

export interface FieldProps { question: Question; answer: Answer | undefined; onAnswer: (answer: Answer) => void; /** Those that the phone took along. */ instruments?: readonly Taken[] }

interface Detector { detect(source: ImageBitmap): Promise<{ rawValue: string }[]> }
const detector = (): Detector | null => { const Known = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector; return Known ? new Known() : null; };

/** A code typed, or read off a photo where the browser can. */
function Barcode({ label, value, set, pattern }: { label: string; value: string; set: (value: string) => void; pattern?: string }) {
  const t = useT();
  const [said, setSaid] = useState('');
  const scan = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const found = await createImageBitmap(file).then((bitmap) => detector()?.detect(bitmap)).catch(() => undefined);
    if (found?.[0]) { set(found[0].rawValue); setSaid(''); } else setSaid(t('run.noCode'));
  };
  return (
    <>
      <span className="in"><input value={value} aria-label={label} inputMode={pattern ? 'numeric' : 'text'} autoComplete="off" autoCapitalize="none" maxLength={100} onChange={(event) => set(event.target.value.trim())} /></span>
      {detector() && <label className="btn"><ScanLine size={16} aria-hidden />{t('run.scan')}<input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={(event) => void scan(event)} /></label>}
      <p className="t13 latec" aria-live="polite">{said}</p>
    </>
  );
}

/** An instant, a day or a time of day; now by one touch. */
function Time({ question, label, value, set }: { question: Question; label: string; value: string; set: (value: unknown) => void }) {
  const t = useT();
  const kind = question.kind ?? 'INSTANT';
  return <><span className="in"><input type={TIME_INPUTS[kind]} value={timeShown(kind, value)} aria-label={label} onChange={(event) => set(timeRead(kind, event.target.value))} /></span><button type="button" className="btn" onClick={() => set(timeNow(kind, new Date()))}><Clock size={16} aria-hidden />{t('run.now')}</button></>;
}

function Place({ value, set }: { value: Spot | undefined; set: (value: unknown) => void }) {
  const t = useT();
  const [said, setSaid] = useState('');
  const take = async () => { setSaid(t('run.placing')); const spot = await placeNow(15_000); if (spot) set(spot); setSaid(spot ? '' : t('run.noPlace')); };
  return (
    <>
      <button type="button" className="btn" onClick={() => void take()}><MapPin size={16} aria-hidden />{t('run.place')}</button>
      {value && <p className="t13">{value.latitude.toFixed(5)}, {value.longitude.toFixed(5)}</p>}
      <p className="t13 t3" aria-live="polite">{said}</p>
    </>
  );
}

/** Photos and signatures stand below, with the evidence. */
export function RunField({ question, answer, onAnswer, instruments = [] }: FieldProps) {
  const t = useT();
  const format = useFormat();
  const set = (value: unknown) => onAnswer({ ...answer, isNotApplicable: undefined, value });
  const none = question.canBeNotApplicable && <Pick on={answer?.isNotApplicable === true} onClick={() => onAnswer({ note: answer?.note, isNotApplicable: true })}>{t('run.na')}</Pick>;
  const label = format.label(question);
  const text = typeof answer?.value === 'string' ? answer.value : '';
  const body = ((): ReactNode => {
    switch (question.type) {
      case 'YES_NO': return <div className={none ? 'answers' : 'answers two'} role="group" aria-label={label}><Pick on={answer?.value === true} bad={question.failsOn === true} onClick={() => set(true)}>{t('run.yes')}</Pick><Pick on={answer?.value === false} bad={question.failsOn === false} onClick={() => set(false)}>{t('run.no')}</Pick>{none}</div>;
      case 'SCALE': {
        const from = question.from ?? 1;
        return <><div className="answers five" role="group" aria-label={label}>{Array.from({ length: (question.to ?? 5) - from + 1 }, (_, at) => from + at).map((n) => <Pick key={n} on={answer?.value === n} onClick={() => set(n)}>{String(n)}</Pick>)}</div><span className="row t12 t3"><span>{question.fromWords && format.label(question.fromWords)}</span><span className="end">{question.toWords && format.label(question.toWords)}</span></span></>;
      }
      case 'CHOICE': return <div className="answers list" role="group" aria-label={label}>{(question.options ?? []).map((one) => <Pick key={one.key} on={answer?.value === one.key} onClick={() => set(one.key)}>{format.label(one)}</Pick>)}</div>;
      case 'CHOICES': {
        const chosen = Array.isArray(answer?.value) ? (answer.value as string[]) : [];
        return <div className="answers list" role="group" aria-label={label}>{(question.options ?? []).map((one) => <Pick key={one.key} on={chosen.includes(one.key)} onClick={() => set(chosen.includes(one.key) ? chosen.filter((each) => each !== one.key) : [...chosen, one.key])}>{format.label(one)}</Pick>)}</div>;
      }
      case 'READING': return <RunReading question={question} label={label} value={answer?.value as { readings?: string[]; instrument?: string } | undefined} set={set} instruments={instruments} />;
      case 'NUMBER': return <span className="in"><input value={text} aria-label={label} inputMode="decimal" autoComplete="off" onChange={(event) => set(event.target.value.trim())} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>;
      case 'BARCODE': return <Barcode label={label} value={text} set={set} pattern={question.pattern} />;
      case 'TIME': return <Time question={question} label={label} value={text} set={set} />;
      case 'PLACE': return <Place value={answer?.value as Spot | undefined} set={set} />;
      case 'PHOTO': case 'SIGNATURE': return null;
      default: return <span className="in"><textarea rows={4} value={text} aria-label={label} maxLength={question.mostCharacters ?? 2_000} onChange={(event) => set(event.target.value)} /></span>;
    }
  })();
  return <>{body}{question.type !== 'YES_NO' && none && <div className="answers list">{none}</div>}</>;
}

/** The button of a camera. */
export function Shoot({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  const take = (event: ChangeEvent<HTMLInputElement>) => { const [file] = event.target.files ?? []; event.target.value = ''; if (file) onFile(file); };
  return <label className="shoot"><Camera size={20} aria-hidden /><span className="visually-hidden">{label}</span><input type="file" accept="image/*" capture="environment" className="visually-hidden" onChange={take} /></label>;
}
