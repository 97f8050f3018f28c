// Readings of an instrument on the phone: the figures or the grade, and which instrument took them; one whose calibration has lapsed cannot be chosen, network or not.
import { useT } from '../i18n/language.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { Pick } from './Pick.tsx';
import type { Question, Taken } from './runner.operations.ts';

interface Value { readings?: string[]; instrument?: string }

/** Did its calibration hold on that day? */
export const holdsOn = (one: Taken, day: string): boolean => one.calibratedOn <= day && day <= one.calibrationDueOn;

export function RunReading({ question, label, value, set, instruments }: { question: Question; label: string; value: Value | undefined; set: (value: Value) => void; instruments: readonly Taken[] }) {
  const t = useT();
  const format = useFormat();
  const readings = (value?.readings ?? []).join(' ');
  const put = (next: string[]) => set({ ...value, readings: next });
  const today = dayOf(new Date());
  const fit = instruments.filter((one) => one.instrumentKind === question.instrument);
  return (
    <>
      {question.grades
        ? <div className="answers five" role="group" aria-label={label}>{question.grades.map((grade) => <Pick key={grade} on={readings === grade} onClick={() => put([grade])}>{grade}</Pick>)}</div>
        : <span className="in"><input key={question.key} defaultValue={readings} aria-label={label} inputMode="decimal" placeholder={t('run.readings', { count: question.leastReadings ?? 1 })} onChange={(event) => put(event.target.value.trim().split(/[\s,，、]+/).filter(Boolean))} />{question.unit && <span className="t3">{format.label(question.unit)}</span>}</span>}
      {question.instrument && (
        <label className="col g4"><span className="t13 b">{t('run.instrument')}</span>
          <span className="in"><select value={value?.instrument ?? ''} aria-label={`${label}: ${t('run.instrument')}`} onChange={(event) => set({ readings: value?.readings ?? [], ...(event.target.value ? { instrument: event.target.value } : {}) })}>
            <option value="">{t('run.instrumentNone')}</option>
            {fit.map((one) => <option key={one.number} value={one.number} disabled={!holdsOn(one, today)}>{[one.number, format.named(one), t(holdsOn(one, today) ? 'run.calibratedUntil' : 'run.calibrationOver', { day: one.calibrationDueOn })].join(' · ')}</option>)}
          </select></span>
          {fit.every((one) => !holdsOn(one, today)) && <span className="t13 latec">{t('run.noInstrument')}</span>}
        </label>
      )}
    </>
  );
}
