// A week to look at, with the one before and the one after.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { addDays, useFormat } from '../shared/format.ts';

/** The Monday of the week that holds a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));

export function WeekSteps({ from, onWeek }: { from: string; onWeek: (monday: string) => void }) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="row g8">
      <button type="button" className="ib" aria-label={t('roster.before')} onClick={() => onWeek(addDays(from, -7))}><ChevronLeft size={16} aria-hidden /></button>
      <span className="t13 b nw">{format.day(from)} – {format.day(addDays(from, 6))}</span>
      <button type="button" className="ib" aria-label={t('roster.after')} onClick={() => onWeek(addDays(from, 7))}><ChevronRight size={16} aria-hidden /></button>
    </span>
  );
}
