// What a field for a time holds and what it answers: an instant is written and read by the chain's clock, wherever the browser is. Pure.
import { BUSINESS_ZONE, dayOf, instantAt, wallTime } from './format.ts';

export type TimeKind = 'INSTANT' | 'DAY' | 'CLOCK';
/** The input's type for each kind. */
export const TIME_INPUTS: Record<TimeKind, string> = { INSTANT: 'datetime-local', DAY: 'date', CLOCK: 'time' };

/** The answer as the input shows it; empty for none and for what is no instant. */
export function timeShown(kind: TimeKind, answer: unknown, zone = BUSINESS_ZONE): string {
  if (typeof answer !== 'string' || !answer) return '';
  if (kind !== 'INSTANT') return answer;
  return Number.isNaN(Date.parse(answer)) ? '' : wallTime(new Date(answer), zone);
}

/** What was typed as an answer; undefined while there is none. */
export const timeRead = (kind: TimeKind, typed: string, zone = BUSINESS_ZONE): string | undefined => (!typed ? undefined : kind === 'INSTANT' ? instantAt(typed, zone) : typed);

/** The answer that says now. */
export const timeNow = (kind: TimeKind, at: Date, zone = BUSINESS_ZONE): string => (kind === 'INSTANT' ? at.toISOString() : kind === 'DAY' ? dayOf(at, zone) : wallTime(at, zone).slice(11));
