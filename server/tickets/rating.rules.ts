// What follows from a customer's score: nothing, the ticket opens again, or it goes up a level; by rules that are data. Pure.
import { applies, type PolicyRating, type SlaFacts } from './policy.rules.ts';
import { SHIPPED_POLICIES } from './shipped.rules.ts';
import type { PolicyInForce } from './targets.rules.ts';
import { saySource } from '../core/source.rules.ts';

/** What counts as a bad score beyond single policies: as shipped, a ticket opens again by it. */
export const BAD_SCORE = 2;

const USUAL = SHIPPED_POLICIES.flatMap((policy) => policy.rules.ratings ?? []);

export interface RatingVerdict { act: PolicyRating['act']; /** Policy and rule, as threads name them. */ name: string; version: number | null; noteZh: string; noteEn: string }

/** What a score means for a ticket that was opened again `reopens` times: going up before opening again, by the policies in force, else as shipped; null where nothing follows. */
export function ratingVerdict(score: number, reopens: number, facts: SlaFacts, policies: readonly PolicyInForce[]): RatingVerdict | null {
  const own = policies.flatMap(({ key, number, rules }) => (rules.ratings ?? []).map((rule) => ({ policy: { key, number }, rule })));
  const said = own.length ? own : USUAL.map((rule) => ({ policy: { key: 'usual', number: null }, rule }));
  const fits = said.filter(({ rule }) => score <= rule.atMost && reopens >= (rule.minReopens ?? 0) && applies(rule.when, facts));
  const best = fits.find(({ rule }) => rule.act === 'ESCALATE') ?? fits[0];
  if (!best) return null;
  const { policy, rule } = best;
  return { act: rule.act, name: `${policy.key}/${rule.id}`, version: policy.number, noteZh: `评价 ${score} 分：${rule.noteZh ?? saySource(rule.source).zh}`, noteEn: `rated ${score}: ${rule.noteEn ?? saySource(rule.source).en}` };
}
