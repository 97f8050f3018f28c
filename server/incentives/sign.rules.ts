// Whether a formula can ever pay: the bounds of what it comes to, whatever its figures are. Pure.
import { decimal } from '../core/money.ts';
import type { Formula } from './formula.rules.ts';

interface Bounds { least: number; most: number }
const ANY: Bounds = { least: -Infinity, most: Infinity };
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
const hull = (...all: Bounds[]): Bounds => ({ least: Math.min(...all.map((one) => one.least)), most: Math.max(...all.map((one) => one.most)) });
function product(a: Bounds, b: Bounds): Bounds {
  const all = [times(a.least, b.least), times(a.least, b.most), times(a.most, b.least), times(a.most, b.most)];
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** Between which values a formula lies; a figure is never below nothing, unless it is money. Rough, but never too narrow. */
function boundsOf(tree: Formula): Bounds {
  switch (tree.op) {
    case 'number': { const value = decimal(tree.value).toNumber(); return { least: value, most: value }; }
    case 'name': return tree.unit === 'MONEY' ? ANY : { least: 0, most: Infinity };
    case 'negate': { const of = boundsOf(tree.of); return { least: -of.most, most: -of.least }; }
    case 'round': return boundsOf(tree.of);
    case 'if': return hull(boundsOf(tree.then), boundsOf(tree.otherwise));
    case 'orElse': return hull(boundsOf(tree.of), boundsOf(tree.otherwise));
    // What is divided by may be anything that it is not, nothing aside: the sign is that of both together.
    case 'divide': { const below = boundsOf(tree.below); return hull(below.least >= 0 ? product(boundsOf(tree.above), { least: 0, most: Infinity }) : ANY, boundsOf(tree.otherwise)); }
    case 'least': { const of = tree.of.map(boundsOf); return { least: Math.min(...of.map((one) => one.least)), most: Math.min(...of.map((one) => one.most)) }; }
    case 'most': { const of = tree.of.map(boundsOf); return { least: Math.max(...of.map((one) => one.least)), most: Math.max(...of.map((one) => one.most)) }; }
    case '+': case '-': {
      const [left, right] = [boundsOf(tree.left), boundsOf(tree.right)];
      return tree.op === '+' ? { least: left.least + right.least, most: left.most + right.most } : { least: left.least - right.most, most: left.most - right.least };
    }
    case '*': return product(boundsOf(tree.left), boundsOf(tree.right));
    case '/': { const below = boundsOf(tree.right).least; return product(boundsOf(tree.left), below < 0 ? { least: -Infinity, most: 0 } : { least: 0, most: Infinity }); }
    default: return { least: 0, most: 1 };
  }
}

/** It never comes to more than nothing, and may come to less: whoever wrote it meant a deduction. */
export function neverPays(tree: Formula): boolean {
  const { least, most } = boundsOf(tree);
  return most <= 0 && least < 0;
}
