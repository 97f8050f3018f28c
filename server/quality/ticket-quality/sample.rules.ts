// Which tickets are drawn for review: by chance in shares of their strata, more of those that carry a risk, and which of them two people review. The same seed draws the same. Pure.
import { diceOf, drawFrom, shuffled } from '../../core/draw.ts';

export type RiskKey = 'REOPENED' | 'LOW_RATING' | 'LEVEL3' | 'LATE' | 'HANDED_AROUND';
export interface RiskFacts { reopenCount: number; satisfaction: number | null; level: string; isLate: boolean | null; handoverCount: number }
const RISKS: readonly [RiskKey, weight: number, holds: (one: RiskFacts) => boolean][] = [
  ['REOPENED', 3, (one) => one.reopenCount > 0],
  ['LOW_RATING', 3, (one) => one.satisfaction !== null && one.satisfaction <= 2],
  ['LEVEL3', 2, (one) => one.level === 'L3'],
  ['LATE', 2, (one) => one.isLate === true],
  ['HANDED_AROUND', 1, (one) => one.handoverCount >= 3],
];
/** How likely a ticket went badly, as a weight for drawing, and what says so. */
export function riskOf(facts: RiskFacts): { weight: number; why: RiskKey[] } {
  const found = RISKS.filter(([, , holds]) => holds(facts));
  return { weight: found.reduce((sum, [, weight]) => sum + weight, 0), why: found.map(([key]) => key) };
}

export interface Candidate { id: string; agentId: string; stratum: string; risk: number }
export interface DrawWanted { seed: string; perAgent: number; extraPerAgent: number; doubleShare: number }
export interface Drawn { id: string; isRisk: boolean; isDouble: boolean }
export interface Draw { drawn: Drawn[]; shortfalls: { agentId: string; wanted: number; there: number }[] }

const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/**
 * A systematic sample with a random start over the list ordered by stratum, mixed within each: every ticket has the same chance,
 * and each stratum gets its share of the sample, rounded up or down by lot.
 */
export function systematic<T extends { stratum: string }>(list: readonly T[], wanted: number, draw: () => number): T[] {
  if (list.length <= wanted) return [...list];
  const strata = new Map<string, T[]>();
  for (const one of list) strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one]);
  const ordered = shuffled([...strata.keys()].sort(), diceOf(draw)).flatMap((name) => shuffled(strata.get(name) as T[], diceOf(draw)));
  const step = list.length / wanted;
  const start = draw() * step;
  return Array.from({ length: wanted }, (_, at) => ordered[Math.min(ordered.length - 1, Math.floor(start + at * step))] as T);
}

/** So many by weight without putting back (Efraimidis and Spirakis 2006): the largest of u^(1/weight). */
export function weighted<T extends { risk: number }>(list: readonly T[], wanted: number, draw: () => number): T[] {
  return list.filter((one) => one.risk > 0).map((one) => ({ one, key: draw() ** (1 / one.risk) })).sort((a, b) => b.key - a.key).slice(0, wanted).map(({ one }) => one);
}

/** Draws of each agent by chance and by risk; of those drawn by chance a share is marked for two reviewers. */
export function drawSample(wanted: DrawWanted, candidates: readonly Candidate[]): Draw {
  const draw = drawFrom(wanted.seed);
  const agents = new Map<string, Candidate[]>();
  for (const one of [...candidates].sort((a, b) => byNumber(a.id, b.id))) agents.set(one.agentId, [...(agents.get(one.agentId) ?? []), one]);
  const chosen: { id: string; isRisk: boolean }[] = [];
  const shortfalls: Draw['shortfalls'] = [];
  for (const agentId of [...agents.keys()].sort(byNumber)) {
    const own = agents.get(agentId) as Candidate[];
    if (own.length < wanted.perAgent) shortfalls.push({ agentId, wanted: wanted.perAgent, there: own.length });
    const byChance = systematic(own, wanted.perAgent, draw);
    const taken = new Set(byChance.map((one) => one.id));
    chosen.push(...byChance.map(({ id }) => ({ id, isRisk: false })));
    chosen.push(...weighted(own.filter((one) => !taken.has(one.id)), wanted.extraPerAgent, draw).map(({ id }) => ({ id, isRisk: true })));
  }
  const byChance = chosen.filter((one) => !one.isRisk);
  const doubles = new Set(shuffled(byChance, diceOf(draw)).slice(0, Math.round((byChance.length * wanted.doubleShare) / 100)).map((one) => one.id));
  return { drawn: chosen.map((one) => ({ ...one, isDouble: doubles.has(one.id) })), shortfalls };
}

export interface Reviewer { id: string; isAll: boolean; storeIds: readonly string[]; /** Draws samples, and so sees what others review: takes no part where reviews are blind. */ seesAll: boolean }
export interface ToReview { id: string; storeId: string; /** Those who had it in hand. */ hands: readonly (string | null)[]; isDouble: boolean }
export interface Assigned { id: string; reviewerIds: string[]; shortfall: 'NOBODY' | 'NO_SECOND' | null }

/** Gives each ticket to a reviewer who reaches its store and never had it in hand, the least burdened first; two where two are wanted and there. */
export function assignReviewers(seed: string, tickets: readonly ToReview[], reviewers: readonly Reviewer[]): Assigned[] {
  const people = shuffled([...reviewers].sort((a, b) => byNumber(a.id, b.id)), diceOf(drawFrom(`${seed} reviewers`)));
  const load = new Map(people.map((one) => [one.id, 0]));
  const least = (list: readonly Reviewer[]): Reviewer | undefined => [...list].sort((a, b) => (load.get(a.id) as number) - (load.get(b.id) as number))[0];
  return tickets.map((ticket): Assigned => {
    const able = people.filter((one) => (one.isAll || one.storeIds.includes(ticket.storeId)) && !ticket.hands.includes(one.id));
    const blind = able.filter((one) => !one.seesAll);
    const isDouble = ticket.isDouble && blind.length >= 2;
    const first = least(isDouble ? blind : able);
    if (!first) return { id: ticket.id, reviewerIds: [], shortfall: 'NOBODY' };
    load.set(first.id, (load.get(first.id) as number) + 1);
    const second = isDouble ? least(blind.filter((one) => one !== first)) : undefined;
    if (second) load.set(second.id, (load.get(second.id) as number) + 1);
    return { id: ticket.id, reviewerIds: [first.id, ...(second ? [second.id] : [])], shortfall: ticket.isDouble && !second ? 'NO_SECOND' : null };
  });
}
