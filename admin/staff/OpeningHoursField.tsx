// A week of opening hours: each day closed, or open in one or more spans; Monday can be copied to the rest.
import { Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useController } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { FieldShell } from '../shared/fields.tsx';
import { useSaying } from '../shared/said.tsx';
import { DAYS, type Hours, type Span, timeOf, useSayHours } from './hours.ts';

export function OpeningHoursField({ name, label }: { name: string; label: string }) {
  const t = useT();
  const { field, fieldState } = useController({ name });
  const sayHours = useSayHours();
  useSaying(name, { kind: 'words', say: (value) => sayHours(value as Hours) });
  const hours = (field.value ?? {}) as Hours;
  const set = (day: string, spans: Span[]) => field.onChange({ ...hours, [day]: spans });
  const add = (day: string) => {
    const spans = hours[day] ?? [];
    const last = spans[spans.length - 1]?.[1];
    set(day, [...spans, last && last < '22:00' ? [last, '22:00'] : ['08:00', '22:00']]);
  };
  return (
    <FieldShell label={label} group error={fieldState.error?.message}>{() => (
      <div className="col">
        {DAYS.map((day) => {
          const word = t(`hours.day${day}`);
          const spans = hours[day] ?? [];
          return (
            <div key={day} className="row wrap g6" style={{ minHeight: 40, borderBottom: '1px solid var(--line)' }}>
              <span className="t13" style={{ width: 48 }}>{word}</span>
              {spans.length === 0 && <span className="t13 t3">{t('hours.closed')}</span>}
              {spans.map(([from, to], at) => (
                <span key={at} className="row g4">
                  <TimeInput label={t('hours.from', { day: word })} value={from} onChange={(next) => set(day, spans.map((each, i) => (i === at ? [next, each[1]] : each)))} />
                  <span aria-hidden>–</span>
                  <TimeInput label={t('hours.to', { day: word })} value={to} onChange={(next) => set(day, spans.map((each, i) => (i === at ? [each[0], next] : each)))} />
                  <button type="button" className="ib sm" aria-label={t('hours.remove', { day: word, from, to })} onClick={() => set(day, spans.filter((_, i) => i !== at))}><X size={14} aria-hidden /></button>
                </span>
              ))}
              <span className="sp" />
              {day === '1' && <button type="button" className="lk t12" onClick={() => field.onChange(Object.fromEntries(DAYS.map((each) => [each, spans])))}>{t('hours.copy')}</button>}
              {spans.length < 4 && <button type="button" className="lk t12" aria-label={`${t('hours.add')}: ${word}`} onClick={() => add(day)}><Plus size={12} aria-hidden />{t('hours.add')}</button>}
            </div>
          );
        })}
      </div>
    )}</FieldShell>
  );
}

/** A time of the day on the 24-hour clock, in every language; 8 and 830 are taken as 08:00 and 08:30. */
function TimeInput({ value, label, onChange }: { value: string; label: string; onChange: (next: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <span className="in sm" style={{ width: 64 }}>
      <input inputMode="numeric" maxLength={5} aria-label={label} value={text} onChange={(event) => setText(event.target.value)}
        onBlur={() => { const next = timeOf(text); if (next) onChange(next); setText(next ?? value); }} />
    </span>
  );
}
