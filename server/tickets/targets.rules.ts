// The clocks that a ticket gets: of all that applies the strictest, with its due instant, the calendar's version, and why.
import { ClockKind } from '../../schema/tickets/policy.ts';
import { millis, type InstantLike } from '../core/business-time/arithmetic.ts';
import { elapsedCalendar, type BusinessCalendar } from '../core/business-time/calendar.ts';
import { explainTimer } from '../core/business-time/explain.ts';
import { knownDue, startTimer, type Timer } from '../core/business-time/timer.ts';
import { sayInstant, sayTarget } from '../core/business-time/words.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { labelOf, type Label } from '../core/language.ts';
import { saySource } from '../core/source.rules.ts';
import { CLOCK_WORDS, sayWhen } from './policy-words.rules.ts';
import { applies, factored, lifeOf, SHOP_CALENDAR, STORE_CALENDAR, type ClockLife, type PolicyFactor, type PolicyRules, type PolicyTarget, type SlaFacts } from './policy.rules.ts';

/** A policy in force; its version's row is kept by the ticket. */
export interface PolicyInForce { policyId: string; versionId: string; key: string; number: number; nameZh: string; nameEn: string; rules: PolicyRules }
/** A calendar in force, and all of them: `shelfAsOf` of the platform makes them. */
export interface CalendarInForce { versionId: string; calendar: BusinessCalendar }
export interface Calendars { byKey: ReadonlyMap<string, CalendarInForce>; byStore: ReadonlyMap<string, CalendarInForce> }

/** One clock of a ticket. `timer` is what it is when it starts at the instant asked about; `life` says what starts, stops and pauses it. */
export interface ClockTarget {
  kind: ClockKind;
  timer: Timer;
  life: ClockLife;
  policyVersionId: string;
  policyKey: string;
  policyNumber: number;
  ruleId: string;
  /** Where the figure comes from: row of the checklist. */
  source: string;
  /** Null for clock hours that no calendar gave. */
  calendarVersionId: string | null;
  explanation: Explanation;
}

interface Candidate { policy: PolicyInForce; rule: PolicyTarget; factor: { policy: PolicyInForce; rule: PolicyFactor } | null; amount: number; calendar: CalendarInForce | null; timer: Timer | null }

/** Clock hours that no calendar gave. */
export const BARE = elapsedCalendar('UTC');

/** The calendar that a target names: by its key, or the store's own, else the one of shops. */
function calendarFor(rule: PolicyTarget, facts: SlaFacts, calendars: Calendars): CalendarInForce | null {
  const named = rule.calendar ?? STORE_CALENDAR;
  if (named !== STORE_CALENDAR) return calendars.byKey.get(named) ?? null;
  return calendars.byStore.get(facts.storeId) ?? calendars.byKey.get(SHOP_CALENDAR) ?? null;
}

function candidatesOf(facts: SlaFacts, policies: readonly PolicyInForce[], calendars: Calendars, at: InstantLike): Candidate[] {
  const factors = policies.flatMap((policy) => policy.rules.factors.filter((rule) => applies(rule.when, facts)).map((rule) => ({ policy, rule })));
  return policies.flatMap((policy) => policy.rules.targets.filter((rule) => applies(rule.when, facts)).map((rule): Candidate => {
    // A target that names tiers is made for them already; of several factors the smallest counts, once.
    const factor = rule.when.tiers ? null : factors.filter((one) => one.rule.clocks.includes(rule.clock)).sort((a, b) => a.rule.factor - b.rule.factor)[0] ?? null;
    const amount = factor ? factored(rule.unit, rule.amount, factor.rule) : rule.amount;
    const calendar = calendarFor(rule, facts, calendars);
    const counting = calendar?.calendar ?? (rule.unit === 'ELAPSED_MINUTES' ? BARE : null);
    return { policy, rule, factor, amount, calendar, timer: counting ? startTimer(counting, { unit: rule.unit, amount }, at) : null };
  }));
}

/** By when it is due, for comparing: what has no deadline comes last. */
const dueOf = ({ timer }: Candidate): number => { const due = timer && knownDue(timer); return due ? millis(due) : Number.MAX_SAFE_INTEGER; };

function sayCandidate(one: Candidate, winner: Candidate): Explanation {
  const { rule, policy, factor, amount } = one;
  const zone = one.calendar?.calendar.zone ?? BARE.zone;
  const due = one.timer && knownDue(one.timer);
  const [base, now] = [sayTarget({ unit: rule.unit, amount: rule.amount }), sayTarget({ unit: rule.unit, amount })];
  const keyed = sayWhen(rule.when);
  const missing = rule.calendar ?? STORE_CALENDAR;
  const source = saySource(rule.source);
  return explain({ zh: `${policy.nameZh}：${keyed.zh}`, en: `${policy.nameEn}: ${keyed.en}` }, amount, {
    text: labelOf((language) => `${factor ? `${base[language]} × ${factor.rule.factor} = ${now[language]}` : now[language]}${due ? ` → ${sayInstant(zone, new Date(due), language)}` : ''}`),
    holds: one === winner,
    note: !one.timer ? { zh: `没有日历「${missing}」，不能计时`, en: `There is no calendar “${missing}”: it cannot be counted` }
      : one === winner ? { zh: `最严（${source.zh}）`, en: `the strictest (${source.en})` } : { zh: `较宽（${source.zh}）`, en: `looser (${source.en})` },
    rule: { key: `${policy.key}/${rule.id}`, version: policy.number },
    inputs: factor ? [explain({ zh: factor.policy.nameZh, en: factor.policy.nameEn }, factor.rule.factor, {
      rule: { key: `${factor.policy.key}/${factor.rule.id}`, version: factor.policy.number }, note: { zh: `依据：${saySource(factor.rule.source).zh}`, en: `by: ${saySource(factor.rule.source).en}` },
    })] : [],
  });
}

/**
 * The clocks of a ticket as its facts, the policies in force and the calendars say, each as if it started at `at`. Of every kind
 * the strictest target holds, that is the one due first; of equals the first by policy key and rule id. A kind for which nothing
 * applies has no clock. The answer is in the order of ClockKind.
 */
export function targetsFor(facts: SlaFacts, policies: readonly PolicyInForce[], calendars: Calendars, at: InstantLike): ClockTarget[] {
  const candidates = candidatesOf(facts, policies, calendars, at);
  const name = ({ policy, rule }: Candidate): string => `${policy.key}/${rule.id}`;
  return Object.values(ClockKind).flatMap((kind): ClockTarget[] => {
    const own = candidates.filter((one) => one.rule.clock === kind).sort((a, b) => dueOf(a) - dueOf(b) || (name(a) < name(b) ? -1 : 1));
    const winner = own.find((one) => one.timer !== null);
    if (!winner?.timer) return [];
    const timer = winner.timer;
    return [{
      kind, timer, life: lifeOf(winner.rule), policyVersionId: winner.policy.versionId, policyKey: winner.policy.key, policyNumber: winner.policy.number,
      ruleId: winner.rule.id, source: winner.rule.source, calendarVersionId: winner.calendar?.versionId ?? null,
      // Told when it is asked for: opening a ticket needs the deadline alone.
      get explanation() {
        const told = explainTimer(CLOCK_WORDS[kind], timer, winner.calendar?.calendar ?? BARE);
        return { ...told, inputs: [...told.inputs, explain({ zh: '适用的承诺', en: 'Promises that apply' }, own.length, { inputs: own.map((one) => sayCandidate(one, winner)) })] };
      },
    }];
  });
}

/** The policies with their targets of one kind alone, for `dueFor`. */
export const onlyKind = (policies: readonly PolicyInForce[], kind: ClockKind): PolicyInForce[] =>
  policies.map((policy) => ({ ...policy, rules: { ...policy.rules, targets: policy.rules.targets.filter((rule) => rule.clock === kind) } })).filter((policy) => policy.rules.targets.length || policy.rules.factors.length);

/** By when a ticket of these facts is due by the strictest of all targets given; null where none applies. Without the reasons, for many at once. */
export function dueFor(facts: SlaFacts, policies: readonly PolicyInForce[], calendars: Calendars, at: InstantLike): string | null {
  const [first] = candidatesOf(facts, policies, calendars, at).sort((a, b) => dueOf(a) - dueOf(b));
  return first?.timer ? knownDue(first.timer) : null;
}

/** A live ticket as far as promises go. */
export interface LiveTicket { id: string; facts: SlaFacts; openedAt: string }
export interface ChangedPromise { id: string; kind: ClockKind; before: ClockTarget | null; after: ClockTarget | null }

/** Which clocks of these tickets another set of policies would promise differently: another amount, unit or calendar, none any more, or one more. */
export function whoWouldChange(tickets: readonly LiveTicket[], before: readonly PolicyInForce[], after: readonly PolicyInForce[], calendars: Calendars): ChangedPromise[] {
  const terms = (one: ClockTarget | null): string => (one ? [one.timer.target.amount, one.timer.target.unit, one.timer.calendarKey, one.timer.calendarVersion].join() : '');
  return tickets.flatMap((ticket) => {
    const promised = (policies: readonly PolicyInForce[]) => new Map(targetsFor(ticket.facts, policies, calendars, ticket.openedAt).map((one) => [one.kind, one]));
    const [was, is] = [promised(before), promised(after)];
    return Object.values(ClockKind).flatMap((kind): ChangedPromise[] => {
      const [old, next] = [was.get(kind) ?? null, is.get(kind) ?? null];
      return terms(old) === terms(next) ? [] : [{ id: ticket.id, kind, before: old, after: next }];
    });
  });
}

/** A promise in words, for lists of differences. */
export const sayPromise = (one: ClockTarget | null): Label | null => (one ? sayTarget(one.timer.target) : null);
