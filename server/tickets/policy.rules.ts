// What a policy says, as pure rules: targets and factors checked, which of them apply to a ticket, and what a factor makes of an amount.
import { z } from 'zod';
import { Tier } from '../../schema/customers/customer.ts';
import { TimeUnit } from '../../schema/platform/calendar.inputs.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { NeedClass, TicketChannel, TicketLevel, WaitingFor } from '../../schema/tickets/kinds.ts';
import { ClockEvent, ClockKind } from '../../schema/tickets/policy.ts';

/*
 * policy.rules.ts    this file: the shape, `parseRules`, `applies`, `factored`, `clockMove` (what an event does to a clock)
 * targets.rules.ts   `targetsFor(facts, policies, calendars, at)`: the clocks of a ticket, each with due instant and reasons;
 *                    `whoWouldChange(...)`: which live tickets another set of policies would promise differently
 * shipped.rules.ts   the shipped policies: every figure of the seeds, with its row
 * policy.service.ts  drafts, publishing, `policiesAsOf(ctx, at)`, `targetsOf(ctx, facts, at)`
 * The running of a clock (pause, resume, stop, retarget, remaining) is server/core/business-time/timer.ts.
 */

/** The store's own calendar, or the shared one of shops where it has none. */
export const STORE_CALENDAR = 'STORE';
export const SHOP_CALENDAR = 'shop';

/** A ticket as promises see it. */
export interface SlaFacts {
  storeId: string;
  format: StoreFormat;
  needClass: NeedClass;
  level: TicketLevel;
  tier: Tier | null;
  channel: TicketChannel;
  categoryKey: string | null;
  /** Goods are coming back. */
  isReturn?: boolean;
  /** Fresh goods. */
  isFresh?: boolean;
}

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(20).optional();
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const source = z.string().min(1).max(20);
const when = z.strictObject({
  formats: some(z.enum(StoreFormat)), classes: some(z.enum(NeedClass)), levels: some(z.enum(TicketLevel)), tiers: some(z.enum(Tier)),
  channels: some(z.enum(TicketChannel)), categories: some(z.string().min(1).max(60)), isReturn: z.boolean().optional(), isFresh: z.boolean().optional(),
});
/** Most that can be promised: three years, or the working days of one. */
const MOST: Record<TimeUnit, number> = { BUSINESS_MINUTES: 1_581_120, ELAPSED_MINUTES: 1_581_120, WORKING_DAYS: 260, WORKING_DAYS_SAME_TIME: 1_098 };
/** Halves are the smallest step: 30 seconds, half a working day. */
const amountOf = z.number().positive().refine((value) => Number.isInteger(value * 2));
const notes = { noteZh: z.string().max(200).optional(), noteEn: z.string().max(200).optional() };
const target = z.strictObject({
  id, clock: z.enum(ClockKind), when, unit: z.enum(TimeUnit), amount: amountOf, calendar: z.union([z.literal(STORE_CALENDAR), id]).optional(), source, ...notes,
  start: z.enum(ClockEvent).optional(), stop: some(z.enum(ClockEvent)), pause: z.array(z.enum(WaitingFor)).max(3).optional(),
}).refine((one) => one.amount <= MOST[one.unit], { path: ['amount'] });
const factor = z.strictObject({
  id, when, clocks: z.array(z.enum(ClockKind)).min(1).max(7), factor: z.number().min(0.05).max(5),
  /** No target becomes shorter than this by the factor, in its own unit; one that is shorter already stays. */
  floors: z.partialRecord(z.enum(TimeUnit), z.number().positive()).optional(), source, ...notes,
});
/** To whom a step of the ladder turns: who has the ticket, who heard it first, who answers for the store, the area supervisor, the head office. */
const STEP_TO = ['OWNER', 'FIRST_CONTACT', 'MANAGER', 'L2', 'L3'] as const;
const step = z.strictObject({
  id, clock: z.enum(ClockKind), when, source, ...notes,
  /** Open minutes of the clock's calendar from its deadline on; before it when negative. */
  minutes: z.number().int().min(-527_040).max(527_040),
  /** ALERT tells people; ESCALATE gives the ticket to the next level, who then owes stepping in. */
  act: z.enum(['ALERT', 'ESCALATE']), to: z.array(z.enum(STEP_TO)).min(1).max(5),
  /** For ESCALATE: by when that level steps in; else the next one is asked. */
  within: z.strictObject({ unit: z.enum(TimeUnit), amount: amountOf }).optional(),
  /** Only for tickets about purchases of so much money. */
  minAmount: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/).optional(),
}).refine((one) => one.act === 'ALERT' || (one.to.length === 1 && (one.to[0] === 'L2' || one.to[0] === 'L3') && one.minutes >= 0), { path: ['to'] });
/** Silence: a ticket whose holder leaves the customer without an answer for so many open minutes goes back to the queue. */
const silence = z.strictObject({ id, when, source, ...notes, minutes: z.number().int().min(1).max(527_040) });
/** News: who has a ticket is reminded when its customer has heard nothing from us for so many open minutes. */
const update = z.strictObject({ id, when, source, ...notes, minutes: z.number().int().min(15).max(52_704) });
/** What a score at or below `atMost` brings: the ticket opens again, or opens again and goes up a level; `minReopens`: once it was opened again so often before. */
const rating = z.strictObject({ id, when, source, ...notes, atMost: z.number().int().min(1).max(4), act: z.enum(['REOPEN', 'ESCALATE']), minReopens: z.number().int().min(0).max(20).optional() });
const rulesSchema = z.strictObject({
  targets: z.array(target).max(200), factors: z.array(factor).max(20), steps: z.array(step).max(100).optional(), silence: z.array(silence).max(20).optional(),
  ratings: z.array(rating).max(20).optional(), updates: z.array(update).max(20).optional(),
}).refine((rules) => { const all = [...rules.targets, ...rules.factors, ...(rules.steps ?? []), ...(rules.silence ?? []), ...(rules.ratings ?? []), ...(rules.updates ?? [])]; return new Set(all.map((one) => one.id)).size === all.length; }, { path: ['targets'] });

export type PolicyTarget = z.infer<typeof target>;
export type PolicyFactor = z.infer<typeof factor>;
export type PolicyWhen = z.infer<typeof when>;
export type PolicyStep = z.infer<typeof step>;
export type PolicySilence = z.infer<typeof silence>;
export type PolicyRating = z.infer<typeof rating>;
export type PolicyUpdate = z.infer<typeof update>;
export interface PolicyRules { targets: PolicyTarget[]; factors: PolicyFactor[]; steps?: PolicyStep[]; silence?: PolicySilence[]; ratings?: PolicyRating[]; updates?: PolicyUpdate[] }

/** Why rules cannot be used: the place in them of the first thing wrong. */
export class PolicyError extends Error {
  override name = 'PolicyError';
  constructor(readonly path: string) { super(`Policy rules are wrong at ${path || 'their root'}`); }
}

/** Checks rules as they were sent or stored; throws PolicyError with the first place that is wrong. */
export function parseRules(raw: unknown): PolicyRules {
  const read = rulesSchema.safeParse(raw);
  if (!read.success) throw new PolicyError(read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

/** Does it apply to such a ticket? What is not said does not matter. */
export function applies(condition: PolicyWhen, facts: SlaFacts): boolean {
  const among = <T>(list: readonly T[] | undefined, value: T | null): boolean => !list || (value !== null && list.includes(value));
  return among(condition.formats, facts.format) && among(condition.classes, facts.needClass) && among(condition.levels, facts.level)
    && among(condition.tiers, facts.tier) && among(condition.channels, facts.channel) && among(condition.categories, facts.categoryKey)
    && (condition.isReturn === undefined || condition.isReturn === Boolean(facts.isReturn)) && (condition.isFresh === undefined || condition.isFresh === Boolean(facts.isFresh));
}

/** What a factor makes of an amount: never below its floor, never longer than it was by a floor; halves are the smallest step. */
export function factored(unit: TimeUnit, amount: number, by: Pick<PolicyFactor, 'factor' | 'floors'>): number {
  const floor = by.floors?.[unit] ?? 0;
  const wanted = Math.round(amount * by.factor * 2) / 2 || 0.5;
  return wanted < floor ? Math.min(amount, floor) : wanted;
}

export interface ClockLife { start: ClockEvent; stop: readonly ClockEvent[]; pause: readonly WaitingFor[] }

/** What usually starts, stops and pauses a clock; a target may say otherwise. */
export const CLOCK_LIFE: Readonly<Record<ClockKind, ClockLife>> = {
  PICK_UP: { start: ClockEvent.OPENED, stop: [ClockEvent.PICKED_UP, ClockEvent.REPLIED, ClockEvent.SOLVED, ClockEvent.CLOSED], pause: [] },
  FIRST_RESPONSE: { start: ClockEvent.OPENED, stop: [ClockEvent.REPLIED, ClockEvent.SOLVED, ClockEvent.CLOSED], pause: [] },
  PLAN: { start: ClockEvent.OPENED, stop: [ClockEvent.PLAN_GIVEN, ClockEvent.SOLVED, ClockEvent.CLOSED], pause: [WaitingFor.CUSTOMER] },
  CLOSE: { start: ClockEvent.OPENED, stop: [ClockEvent.SOLVED, ClockEvent.CLOSED], pause: [WaitingFor.CUSTOMER, WaitingFor.SUPPLIER] },
  RETURN_REVIEW: { start: ClockEvent.RETURN_REQUESTED, stop: [ClockEvent.RETURN_DECIDED, ClockEvent.CLOSED], pause: [WaitingFor.CUSTOMER] },
  REFUND: { start: ClockEvent.RETURN_REQUESTED, stop: [ClockEvent.REFUNDED, ClockEvent.CLOSED], pause: [WaitingFor.CUSTOMER] },
  CALLBACK: { start: ClockEvent.SOLVED, stop: [ClockEvent.CALLED_BACK, ClockEvent.CLOSED], pause: [] },
};

export const lifeOf = (one: Pick<PolicyTarget, 'clock' | 'start' | 'stop' | 'pause'>): ClockLife => ({
  start: one.start ?? CLOCK_LIFE[one.clock].start, stop: one.stop ?? CLOCK_LIFE[one.clock].stop, pause: one.pause ?? CLOCK_LIFE[one.clock].pause,
});

/** What happens to tickets, as clocks hear it: an event, that the ticket waits for somebody (null: for nobody any more), or that its taking up at that instant was a mistake. */
export type ClockNews = { event: ClockEvent } | { waitingFor: WaitingFor | null } | { takenBack: string };
export type ClockAct = 'START' | 'STOP' | 'PAUSE' | 'RESUME' | 'REOPEN' | 'TAKE_BACK';

/**
 * What the news do to a clock of that life; null: nothing. A ticket that is reopened reopens the clocks whose end its solution
 * is, and only those: a first answer stays given. Applying it is the timer's, which refuses what makes no sense.
 */
export function clockMove(life: ClockLife, news: ClockNews): ClockAct | null {
  if ('waitingFor' in news) return news.waitingFor !== null && life.pause.includes(news.waitingFor) ? 'PAUSE' : 'RESUME';
  if ('takenBack' in news) return life.stop.includes(ClockEvent.PICKED_UP) ? 'TAKE_BACK' : null;
  if (news.event === life.start) return 'START';
  if (news.event === ClockEvent.REOPENED) return life.start === ClockEvent.OPENED && life.stop[0] === ClockEvent.SOLVED ? 'REOPEN' : null;
  return life.stop.includes(news.event) ? 'STOP' : null;
}
