// Months and quarters as days: from the first day to the first that no longer counts. Pure.
import { addDays } from '../../core/clock.ts';

export function monthOf(day: string): { from: string; until: string } {
  const from = `${day.slice(0, 7)}-01`;
  return { from, until: `${addDays(from, 32).slice(0, 7)}-01` };
}
export function quarterOf(day: string): { from: string; until: string } {
  const month = Number(day.slice(5, 7));
  const from = `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  return { from, until: `${addDays(from, 93).slice(0, 7)}-01` };
}
