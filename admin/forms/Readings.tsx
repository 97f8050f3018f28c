// Readings of an instrument: each figure or the grade, and which instrument took them; of those at hand one whose calibration has lapsed cannot be chosen, network or not.
import { Plus } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import type { InputProps } from './AnswerInput.tsx';

/** An instrument that readings may be taken by, with its calibration. */
export interface Instrument { number: string; nameZh: string; nameEn: string; instrumentKind: string; calibratedOn: string; calibrationDueOn: string }
interface Taken { readings?: string[]; instrument?: string }
/** As many as the server takes. */
const MOST = 50;

/** Did its calibration hold on that day? */
const holdsOn = (one: Instrument, day: string): boolean => one.calibratedOn <= day && day <= one.calibrationDueOn;

function ByWhich({ kind, instruments, value, onChange, name, label }: { kind: string; instruments?: readonly Instrument[]; value: string; onChange: (next: string) => void; name: string; label: string }) {
  const t = useT();
  const format = useFormat();
  if (!instruments) return <span className="in"><input name={name} autoComplete="off" maxLength={60} value={value} placeholder={t('fill.instrument')} aria-label={`${label}: ${t('fill.instrument')}`} onChange={(event) => onChange(event.target.value.trim())} /></span>;
  const today = dayOf(new Date());
  const fit = instruments.filter((one) => one.instrumentKind === kind);
  return (
    <label className="col g4"><span className="t13 b">{t('fill.instrumentBy')}</span>
      <span className="in"><select name={name} value={value} aria-label={`${label}: ${t('fill.instrumentBy')}`} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('fill.instrumentNone')}</option>
        {fit.map((one) => <option key={one.number} value={one.number} disabled={!holdsOn(one, today)}>{[one.number, format.named(one), t(holdsOn(one, today) ? 'fill.calibratedUntil' : 'fill.calibrationOver', { day: one.calibrationDueOn })].join(' · ')}</option>)}
      </select></span>
      {fit.every((one) => !holdsOn(one, today)) && <span className="t13 latec">{t('fill.noInstrument')}</span>}
    </label>
  );
}

/** A box for each reading (a keyboard of figures has no space to part them by), or the grades to choose from. */
export function Readings({ question, value, onChange, name, describedBy, label, Picks, instruments }: InputProps) {
  const t = useT();
  const format = useFormat();
  const now = (value as Taken | undefined) ?? {};
  const taken = now.readings ?? [];
  const rows = Math.max(taken.length, question.leastReadings ?? 1);
  const put = (at: number, text: string) => onChange({ ...now, readings: Array.from({ length: at < rows ? rows : rows + 1 }, (_, i) => (i === at ? text.trim() : taken[i] ?? '')) });
  const by = question.instrument && <ByWhich kind={question.instrument} instruments={instruments} name={`${name}.instrument`} label={label} value={now.instrument ?? ''} onChange={(number) => onChange({ readings: taken, ...(number ? { instrument: number } : {}) })} />;
  if (question.grades) return <div className="col g4"><Picks kind="five" name={name} label={label} describedBy={describedBy} options={question.grades.map((one) => ({ key: one, label: one }))} value={taken.slice(0, 1)} onChange={([one]) => onChange({ ...now, readings: one ? [one] : [] })} />{by}</div>;
  return (
    <div className="col g4">
      {Array.from({ length: rows }, (_, at) => (
        <span className="in" key={at}><input name={`${name}.${at}`} inputMode="decimal" autoComplete="off" value={taken[at] ?? ''} aria-label={`${label}: ${t('fill.reading', { n: at + 1 })}`} aria-describedby={describedBy} onChange={(event) => put(at, event.target.value)} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>
      ))}
      {rows < MOST && <button type="button" className="lk t12" style={{ alignSelf: 'flex-start' }} onClick={() => put(rows, '')}><Plus size={12} aria-hidden />{t('fill.readingAdd')}</button>}
      {by}
    </div>
  );
}
