// Periods in days: which days a day, week, month, quarter or year holds, the ones before, and the steps of a series. Pure.
import { Temporal } from 'temporal-polyfill';
import { PeriodKind, type PeriodInput } from '../../schema/measures/measure.ts';

/** From the first day to before the last; null: no bound. */
export interface Days { from: string | null; until: string | null }
export type StepKind = Exclude<PeriodKind, 'RANGE' | 'ALL'>;
const MONTHS: Partial<Record<PeriodKind, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const DAYS: Partial<Record<PeriodKind, number>> = { DAY: 1, WEEK: 7 };
const text = (from: Temporal.PlainDate, until: Temporal.PlainDate) => ({ from: from.toString(), until: until.toString() });

/** The period of that kind which holds the day, moved by `steps` (negative: back). Weeks begin on Monday. */
export function periodAround(kind: StepKind, on: string, steps = 0): { from: string; until: string } {
  const day = Temporal.PlainDate.from(on);
  const days = DAYS[kind];
  if (days) {
    const from = (kind === PeriodKind.WEEK ? day.subtract({ days: day.dayOfWeek - 1 }) : day).add({ days: days * steps });
    return text(from, from.add({ days }));
  }
  const months = MONTHS[kind] as number;
  const from = day.with({ day: 1, month: day.month - ((day.month - 1) % months) }).add({ months: months * steps });
  return text(from, from.add({ months }));
}

/** What is wrong with a period as it was sent: the place; null when nothing is. */
export function periodFault(input: PeriodInput): 'from' | 'until' | 'back' | null {
  if (input.kind !== PeriodKind.RANGE) return input.kind === PeriodKind.ALL && input.back ? 'back' : null;
  if (!input.from) return 'from';
  return !input.until || input.until <= input.from ? 'until' : null;
}

/** The days that were asked for. A range goes back by its own length. */
export function daysOf(input: PeriodInput, today: string): Days {
  const back = input.back ?? 0;
  if (input.kind === PeriodKind.ALL) return { from: null, until: null };
  if (input.kind !== PeriodKind.RANGE) return periodAround(input.kind, input.on ?? today, -back);
  const [from, until] = [Temporal.PlainDate.from(input.from as string), Temporal.PlainDate.from(input.until as string)];
  const days = from.until(until).days * back;
  return text(from.subtract({ days }), until.subtract({ days }));
}

/** The steps of a series over the days, each cut to them; at most `most`, and null where there would be more. */
export function stepsOf(days: { from: string; until: string }, every: StepKind, most: number): { from: string; until: string }[] | null {
  const steps: { from: string; until: string }[] = [];
  for (let step = periodAround(every, days.from); step.from < days.until; step = periodAround(every, step.until)) {
    if (steps.length === most) return null;
    steps.push({ from: step.from < days.from ? days.from : step.from, until: step.until > days.until ? days.until : step.until });
  }
  return steps;
}
