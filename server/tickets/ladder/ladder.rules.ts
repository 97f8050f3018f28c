// The ladder of a clock: which steps apply to a ticket, when each comes, and what they are called. Pure.
import { TicketLevel } from '../../../schema/tickets/kinds.ts';
import { addMilliseconds } from '../../core/business-time/arithmetic.ts';
import { elapsedCalendar, type BusinessCalendar } from '../../core/business-time/calendar.ts';
import type { Label } from '../../core/language.ts';
import { saySource } from '../../core/source.rules.ts';
import { CLOCK_WORDS } from '../policy-words.rules.ts';
import { applies, type PolicyStep, type SlaFacts } from '../policy.rules.ts';
import type { PolicyInForce } from '../targets.rules.ts';
import { knownDueOf, type ClockRow } from '../clocks/clock.rules.ts';

/** A step as it applies: its name is kept with the clock that has had it. */
export interface LadderStep { name: string; version: number; step: PolicyStep; at: string }

/** Cents of a decimal text, for comparing. */
const cents = (money: string): number => Math.round(Number(money) * 100);

/** The steps of a clock that are still to come (or due by now), the earliest first. `amount`: what the purchase that it is about cost. */
export function stepsOf(row: ClockRow, calendar: BusinessCalendar, facts: SlaFacts, amount: string | null, policies: readonly PolicyInForce[]): LadderStep[] {
  const due = knownDueOf(row);
  if (due === null) return [];
  const counting = row.unit === 'ELAPSED_MINUTES' ? elapsedCalendar(calendar.zone) : calendar;
  return policies.flatMap((policy) => (policy.rules.steps ?? []).flatMap((step): LadderStep[] => {
    const name = `${policy.key}/${step.id}`;
    if (step.clock !== row.kind || row.stepsDone.includes(name) || !applies(step.when, facts)) return [];
    if (step.minAmount !== undefined && (amount === null || cents(amount) < cents(step.minAmount))) return [];
    const found = step.minutes === 0 ? new Date(Date.parse(due) + 1) : (({ at, provisionalAt }) => at ?? provisionalAt)(addMilliseconds(counting, due, step.minutes * 60_000));
    // A reminder of more time than was promised makes no sense.
    if (!found || (step.minutes < 0 && found.getTime() <= Date.parse(row.startedAt))) return [];
    return [{ name, version: policy.number, step, at: found.toISOString() }];
  })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.name < b.name ? -1 : 1));
}

/** What people are told of a step: which ticket, and what of it. */
export function titleOf(number: string, row: Pick<ClockRow, 'kind'>, step: PolicyStep): Label {
  const clock = CLOCK_WORDS[row.kind];
  if (step.minutes < 0) return { zh: `${number} 的「${clock.zh}」快到期`, en: `${number}: ${clock.en.toLowerCase()} is nearly due` };
  return { zh: `${number} 的「${clock.zh}」已超时`, en: `${number}: ${clock.en.toLowerCase()} is overdue` };
}

export const LEVEL_WORDS: Readonly<Record<TicketLevel, Label>> = {
  L1: { zh: '一线', en: 'the desk' }, L2: { zh: '区域主管', en: 'the area supervisor' }, L3: { zh: '总部', en: 'head office' },
};
export const noteOf = (step: { noteZh?: string; noteEn?: string; source: string }): Label => ({ zh: step.noteZh ?? saySource(step.source).zh, en: step.noteEn ?? saySource(step.source).en });
