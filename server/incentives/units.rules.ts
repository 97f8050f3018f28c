// The units that figures of pay have, and what may be reckoned with what: money never meets a bare number by accident. Pure.
import type { Label } from '../core/language.ts';

export const UNITS = ['MONEY', 'RATIO', 'COUNT', 'DAYS', 'HOURS', 'POINTS', 'NUMBER', 'TRUTH'] as const;
/** NUMBER: a bare figure written in a formula; TRUTH: yes or no. */
export type Unit = (typeof UNITS)[number];

export const UNIT_WORDS: Record<Unit, Label> = {
  MONEY: { zh: '金额', en: 'money' }, RATIO: { zh: '比率', en: 'ratio' }, COUNT: { zh: '次数', en: 'count' }, DAYS: { zh: '天数', en: 'days' }, HOURS: { zh: '小时', en: 'hours' },
  POINTS: { zh: '分数', en: 'points' }, NUMBER: { zh: '数', en: 'number' }, TRUTH: { zh: '是非', en: 'yes or no' },
};

/** What a unit price stands for: money per piece, day, hour or point. */
const PRICED: ReadonlySet<Unit> = new Set(['COUNT', 'DAYS', 'HOURS', 'POINTS']);

/** The unit of a sum, difference, choice or comparison; a bare number takes the other side's unit, except money's. Null: these do not go together. */
export function sameUnit(left: Unit, right: Unit): Unit | null {
  if (left === right) return left;
  const other = left === 'NUMBER' ? right : right === 'NUMBER' ? left : null;
  return other === null || other === 'MONEY' || other === 'TRUTH' ? null : other;
}

/** The unit of a product. */
export function timesUnit(left: Unit, right: Unit): Unit | null {
  if (left === 'TRUTH' || right === 'TRUTH') return null;
  const pairs: [Unit, Unit][] = [[left, right], [right, left]];
  for (const [one, other] of pairs) {
    if (one === 'NUMBER' || one === 'RATIO') return other === 'NUMBER' ? one : other;
    if (one === 'MONEY' && PRICED.has(other)) return 'MONEY';
  }
  return null;
}

/** The unit of a quotient. */
export function perUnit(above: Unit, below: Unit): Unit | null {
  if (above === 'TRUTH' || below === 'TRUTH') return null;
  if (above === below) return above === 'NUMBER' ? 'NUMBER' : 'RATIO';
  if (below === 'NUMBER' || below === 'RATIO') return above;
  return above === 'MONEY' && PRICED.has(below) ? 'MONEY' : null;
}
