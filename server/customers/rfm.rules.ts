// Scores of recency, frequency and money as pure rules: cut-offs, what a value scores, and the group a score falls in.
import { z } from 'zod';
import { RfmMethod } from '../../schema/customers/value.ts';
import { compareNumbers, type Numeric } from '../core/money.ts';

const span = z.tuple([z.number().int().min(1).max(5), z.number().int().min(1).max(5)]).refine(([low, high]) => low <= high);
export const groupsSchema = z.array(z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/), zh: z.string().min(1).max(20), en: z.string().min(1).max(40),
  when: z.strictObject({ r: span.optional(), f: span.optional(), m: span.optional() }),
})).min(1).max(20).refine((groups) => new Set(groups.map((group) => group.key)).size === groups.length);
export type RfmGroup = z.infer<typeof groupsSchema>[number];

const DECIMAL = /^-?\d{1,15}(\.\d{1,4})?$/;
const number = z.union([z.number(), z.string()]).transform(String);
// What is no number is told apart here: a refinement is asked even where a part before it failed.
const rising = z.array(number).length(4).refine((cuts) => cuts.every((cut, index) => DECIMAL.test(cut) && (index === 0 || compareNumbers(cuts[index - 1] as string, cut) <= 0)));
export const cutsSchema = z.strictObject({ recency: rising, frequency: rising, money: rising });
export type RfmCuts = z.infer<typeof cutsSchema>;

/** The groups a model has when none are given; the first that fits counts. The last takes whoever is left. */
export const SHIPPED_GROUPS: RfmGroup[] = [
  { key: 'champions', zh: '冠军', en: 'Champions', when: { r: [4, 5], f: [5, 5] } },
  { key: 'cannot-lose', zh: '不能丢', en: 'Can’t lose', when: { r: [1, 2], f: [4, 5] } },
  { key: 'loyal', zh: '忠诚', en: 'Loyal', when: { r: [3, 5], f: [4, 5] } },
  { key: 'new', zh: '新来', en: 'New', when: { r: [5, 5], f: [1, 1] } },
  { key: 'promising', zh: '有潜力', en: 'Promising', when: { r: [4, 5], f: [1, 3] } },
  { key: 'needs-attention', zh: '要维护', en: 'Needs attention', when: { r: [3, 3] } },
  { key: 'at-risk', zh: '快流失', en: 'At risk', when: { r: [2, 2] } },
  { key: 'inactive', zh: '沉睡', en: 'Inactive', when: {} },
];

/** The models every chain begins with: one by cut-offs that equal values share, one of even fifths; the next versions are its own. */
export const SHIPPED_MODELS = [
  { key: 'usual', nameZh: '全店 365 天', nameEn: 'All stores, 365 days', method: RfmMethod.PERCENTILE, windowDays: 365 },
  { key: 'even', nameZh: '全店五等分', nameEn: 'All stores, even fifths', method: RfmMethod.QUANTILE, windowDays: 365 },
] as const;

/** Nearest rank: of N sorted values, the one at rank ceil(k × N ÷ n), for k = 1 .. n − 1. */
export function nearestRankCuts(values: readonly Numeric[], n = 5): string[] {
  const sorted = values.map(String).sort(compareNumbers);
  return Array.from({ length: n - 1 }, (_, index) => sorted[Math.ceil((sorted.length * (index + 1)) / n) - 1] ?? '0');
}

/** 1 and one more for each cut-off that the value is above; equal values score equally. Recency scores the other way round. */
export function scoreByCuts(value: Numeric, cuts: readonly Numeric[], best: 'high' | 'low' = 'high'): number {
  const above = cuts.filter((cut) => compareNumbers(value, cut) > 0).length;
  return best === 'high' ? 1 + above : 5 - above;
}

/** The first group whose spans hold the score; scores that fit none are `other`. */
export const groupOf = (groups: readonly RfmGroup[], r: number, f: number, m: number): string =>
  groups.find(({ when }) => [[r, when.r], [f, when.f], [m, when.m]].every(([score, within]) => {
    const [low, high] = (within as [number, number] | undefined) ?? [1, 5];
    return (score as number) >= low && (score as number) <= high;
  }))?.key ?? 'other';
