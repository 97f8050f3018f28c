// What a formula comes to for one person: exact decimals, and nothing where a figure is missing. Pure.
import type { Decimal } from 'decimal.js';
import { decimal, metDecimal, round, type Numeric } from '../core/money.ts';
import type { ExplainedRows, Explanation } from '../core/explanation.ts';
import type { Formula, Span } from './formula.rules.ts';

/** One figure of a person as it was when the run took it: its value (yes and no as 1 and 0), how many rows it rests on, which, and what it was made of. */
export interface Figure { value: string | null; sample: number; above?: string | null; below?: string | null; rows?: ExplainedRows; inputs?: Explanation[] }
export type Figures = Readonly<Record<string, Figure>>;
/** Where a figure stands in the snapshot. */
export const figureKey = (name: string, span: Span = 'PERIOD'): string => (span === 'PERIOD' ? name : `${name}@${span}`);

type Value = Decimal | boolean | null;

const COMPARE: Record<string, (order: number) => boolean> = {
  '<': (n) => n < 0, '<=': (n) => n <= 0, '>': (n) => n > 0, '>=': (n) => n >= 0, '==': (n) => n === 0, '!=': (n) => n !== 0,
};

function worthOf(tree: Formula, figures: Figures): Value {
  switch (tree.op) {
    case 'number': return metDecimal(tree.value);
    case 'truth': return tree.value;
    case 'name': {
      const value = figures[figureKey(tree.name, tree.span)]?.value ?? null;
      if (value === null) return null;
      return tree.unit === 'TRUTH' ? value === '1' : metDecimal(value);
    }
    case 'negate': { const of = worthOf(tree.of, figures); return of === null ? null : (of as Decimal).negated(); }
    case 'not': { const of = worthOf(tree.of, figures); return of === null ? null : !of; }
    case 'round': { const of = worthOf(tree.of, figures); return of === null ? null : round(of as Decimal, tree.digits); }
    case 'if': { const when = worthOf(tree.when, figures); return when === null ? null : worthOf(when ? tree.then : tree.otherwise, figures); }
    case 'orElse': return worthOf(tree.of, figures) ?? worthOf(tree.otherwise, figures);
    case 'divide': {
      const [above, below] = [worthOf(tree.above, figures), worthOf(tree.below, figures)];
      if (above === null || below === null) return null;
      return (below as Decimal).isZero() ? worthOf(tree.otherwise, figures) : (above as Decimal).dividedBy(below as Numeric);
    }
    case 'least': case 'most': {
      const of = tree.of.map((one) => worthOf(one, figures));
      if (of.some((one) => one === null)) return null;
      return (of as Decimal[]).reduce((a, b) => ((tree.op === 'least') === a.lessThan(b) ? a : b));
    }
    case '&&': case '||': {
      const [left, right] = [worthOf(tree.left, figures), worthOf(tree.right, figures)];
      // As CEL has it: what decides alone decides, also beside a missing figure.
      const decisive = tree.op === '||';
      if (left === decisive || right === decisive) return decisive;
      return left === null || right === null ? null : !decisive;
    }
    default: {
      const [left, right] = [worthOf(tree.left, figures), worthOf(tree.right, figures)];
      if (left === null || right === null) return null;
      if (tree.op in COMPARE) return (COMPARE[tree.op] as (n: number) => boolean)(typeof left === 'boolean' ? Number(left) - Number(right) : left.comparedTo(right as Decimal));
      const [a, b] = [left as Decimal, right as Decimal];
      if (tree.op === '+') return a.plus(b);
      if (tree.op === '-') return a.minus(b);
      return tree.op === '*' ? a.times(b) : a.dividedBy(b);
    }
  }
}

/** The number that a formula comes to; null where a figure that it needs is missing. */
export function numberOf(tree: Formula, figures: Figures): Decimal | null {
  const value = worthOf(tree, figures);
  return typeof value === 'boolean' ? decimal(value ? 1 : 0) : value;
}
/** The verdict of a condition; null where it cannot be said. */
export function verdictOf(tree: Formula, figures: Figures): boolean | null {
  const value = worthOf(tree, figures);
  return value === null ? null : typeof value === 'boolean' ? value : !value.isZero();
}
