// The numbers of a pay scheme that can be turned without touching its rules: amounts, rates of formulas and tiers, caps, floors, the interns' share. Pure.
import type { Component, SchemeContent } from './incentives.operations.ts';

interface Tier { from: string; to: string | null; rate: string }
export type LeverPart = 'amount' | 'rate' | 'share' | 'tier' | 'cap' | 'floor' | 'intern';
export interface Lever {
  /** Where it stands, the same in every version with the same components. */
  path: string;
  /** The component that it belongs to; none: the whole scheme. */
  component: Component | null;
  part: LeverPart;
  /** Of a tier: where it begins and ends. */
  tier?: Tier;
  /** As it is written; a share in per cent. */
  value: string;
  isPercent: boolean;
}

/** Numbers within a formula that are money or a share by their own word. */
const LITERALS = /\b(money|percent)\(\s*(\d+(?:\.\d+)?)\s*\)/g;
const FORMULAS = ['formula', 'on', 'weight'] as const;
const asPercent = (share: string): string => String(Math.round(Number(share) * 1_000_000) / 10_000);

function ofComponent(one: Component): Lever[] {
  const found: Lever[] = [];
  const put = (name: string, part: LeverPart, value: string, more: Partial<Lever> = {}): void => { found.push({ path: `${one.key}.${name}`, component: one, part, value, isPercent: false, ...more }); };
  if (one.amount !== undefined) put('amount', 'amount', one.amount);
  for (const field of FORMULAS) {
    const text = one[field];
    if (typeof text === 'string') for (const [at, [, word, value]] of [...text.matchAll(LITERALS)].entries()) put(`${field}#${at}`, word === 'money' ? 'rate' : 'share', value as string, { isPercent: word === 'percent' });
  }
  for (const [at, tier] of ((one.tiers as Tier[] | undefined) ?? []).entries()) put(`tiers.${at}`, 'tier', tier.rate, { tier });
  for (const part of ['cap', 'floor'] as const) if (one[part]) put(part, part, String(one[part]));
  return found;
}

/** Every number that can be turned, in the order in which the scheme says them. */
export function leversOf(content: SchemeContent): Lever[] {
  const own = content.components.flatMap(ofComponent);
  return content.intern ? [...own, { path: '.intern', component: null, part: 'intern', value: asPercent(content.intern.factor), isPercent: true }] : own;
}

/** Money has two digits, a rate up to six, a share of interns at most a hundred per cent. */
export function isFit(lever: Lever, text: string): boolean {
  if (lever.part === 'intern') return /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100;
  return (lever.part === 'tier' || lever.isPercent ? /^\d{1,12}(\.\d{1,6})?$/ : /^\d{1,12}(\.\d{1,2})?$/).test(text);
}

function turned(one: Component, turns: ReadonlyMap<string, string>): Component {
  const at = (name: string): string | undefined => turns.get(`${one.key}.${name}`);
  const next: Component = { ...one };
  if (one.amount !== undefined) next.amount = at('amount') ?? one.amount;
  for (const field of FORMULAS) {
    const text = one[field];
    let place = -1;
    if (typeof text === 'string') next[field] = text.replace(LITERALS, (whole, word: string) => { place += 1; const value = at(`${field}#${place}`); return value === undefined ? whole : `${word}(${value})`; });
  }
  const tiers = one.tiers as Tier[] | undefined;
  if (tiers) next.tiers = tiers.map((tier, place) => ({ ...tier, rate: at(`tiers.${place}`) ?? tier.rate }));
  for (const part of ['cap', 'floor'] as const) if (one[part]) next[part] = at(part) ?? one[part];
  return next;
}

/** The scheme with some numbers turned; all else stays as it was written. */
export function withTurns(content: SchemeContent, turns: ReadonlyMap<string, string>): SchemeContent {
  const share = turns.get('.intern');
  return {
    ...content, components: content.components.map((one) => turned(one, turns)),
    ...(content.intern && share !== undefined ? { intern: { ...content.intern, factor: String(Math.round(Number(share) * 10_000) / 1_000_000) } } : {}),
  };
}
