// When a customer is to hear from us by herself, before she asks: which tickets owe news, and by when. Pure.
import { TicketStatus, WaitingFor } from '../../../schema/tickets/kinds.ts';
import { addMinutes } from '../../core/business-time/arithmetic.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { applies, type PolicyUpdate, type SlaFacts } from '../policy.rules.ts';
import type { PolicyInForce } from '../targets.rules.ts';

const WORKED_ON: ReadonlySet<TicketStatus> = new Set([TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING]);
/** Is there something of which she would want to hear? While the next word is hers, she owes it. */
export const owesNews = (one: { status: TicketStatus; waitingFor?: WaitingFor | null } | null): boolean =>
  one !== null && WORKED_ON.has(one.status) && !(one.status === TicketStatus.WAITING && one.waitingFor === WaitingFor.CUSTOMER);

export interface UpdateRule { name: string; version: number; step: PolicyUpdate }
/** The strictest rule in force for a ticket; null where the chain promises none. */
export function updateRuleFor(facts: SlaFacts, policies: readonly PolicyInForce[]): UpdateRule | null {
  const fits = policies.flatMap((policy) => (policy.rules.updates ?? []).filter((one) => applies(one.when, facts)).map((step) => ({ name: `${policy.key}/${step.id}`, version: policy.number, step })));
  return fits.sort((a, b) => a.step.minutes - b.step.minutes)[0] ?? null;
}

/** By when the next word is due, in open minutes from the last one. */
export function newsDueAt(calendar: BusinessCalendar, since: Date, minutes: number): Date | null {
  const { at, provisionalAt } = addMinutes(calendar, since, minutes);
  return at ?? provisionalAt ?? null;
}
