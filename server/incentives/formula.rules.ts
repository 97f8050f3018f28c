// Formulas of pay: a small, typed part of CEL, read into a tree of our own and checked before it is kept. Nothing in them is ever executed as code. Pure.
import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import type { Label } from '../core/language.ts';
import { decimal, toDecimalText } from '../core/money.ts';
import { perUnit, sameUnit, timesUnit, type Unit } from './units.rules.ts';

/** Most that a formula may hold; beyond it nobody could read it either. */
export const LIMITS = { chars: 2_000, nodes: 500, depth: 40 } as const;
/** Over which days a figure is taken: the run's own, the quarter that they end, or the year up to their beginning. */
export const SPANS = ['PERIOD', 'QUARTER', 'YEAR_BEFORE'] as const;
export type Span = (typeof SPANS)[number];

/** A name that formulas may use: what it is and in which unit. */
export interface PayName { key: string; unit: Unit; label: Label; definition: Label; source: string }
export type Names = ReadonlyMap<string, PayName>;

export type Compare = '<' | '<=' | '>' | '>=' | '==' | '!=';
/** A checked formula; each node knows its unit. */
export type Formula = { unit: Unit } & (
  | { op: 'number'; value: string }
  | { op: 'truth'; value: boolean }
  | { op: 'name'; name: string; span: Span }
  | { op: '+' | '-' | '*' | '/' | '&&' | '||' | Compare; left: Formula; right: Formula }
  | { op: 'negate' | 'not'; of: Formula }
  | { op: 'if'; when: Formula; then: Formula; otherwise: Formula }
  | { op: 'divide'; above: Formula; below: Formula; otherwise: Formula }
  | { op: 'orElse'; of: Formula; otherwise: Formula }
  | { op: 'least' | 'most'; of: Formula[] }
  | { op: 'round'; of: Formula; digits: number }
);

const FORMULA_FAULTS = ['SYNTAX', 'TOO_LARGE', 'UNKNOWN_NAME', 'UNKNOWN_FUNCTION', 'NOT_ALLOWED', 'UNITS', 'DIVISION', 'ARGUMENTS', 'RESULT'] as const;
export type FormulaFault = (typeof FORMULA_FAULTS)[number];
/** Why a formula cannot be used, and where in its text. */
export class FormulaError extends Error {
  override name = 'FormulaError';
  constructor(readonly fault: FormulaFault, readonly from: number, readonly until: number, readonly about: string = '') { super(`${fault} ${about}`); }
}

const environment = new Environment({ limits: { maxAstNodes: LIMITS.nodes, maxDepth: LIMITS.depth, maxCallArguments: 10 } });
const refuse = (node: ASTNode, fault: FormulaFault, about = ''): never => { throw new FormulaError(fault, node.start, node.end, about); };

/** Reads and checks a formula; `wanted` is the unit that its place asks for. */
export function readFormula(text: string, names: Names, wanted: readonly Unit[]): Formula {
  if (text.length > LIMITS.chars) throw new FormulaError('TOO_LARGE', 0, text.length);
  let ast: ASTNode;
  try { ast = environment.parse(text).ast; } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new FormulaError(error.code === 'limit_exceeded' ? 'TOO_LARGE' : 'SYNTAX', error.range?.start ?? 0, error.range?.end ?? text.length);
  }
  const tree = check(ast, names);
  if (!wanted.includes(tree.unit)) throw new FormulaError('RESULT', 0, text.length, tree.unit);
  return tree;
}

// A name with dots (tickets.closureRate) comes as steps into an object; there are no objects here.
function dotted(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return null;
  const [of, step] = node.args as [ASTNode, string];
  const before = dotted(of);
  return before === null ? null : `${before}.${step}`;
}

function nameOf(node: ASTNode, names: Names, span: Span): Formula {
  const key = dotted(node);
  if (key === null) return refuse(node, 'NOT_ALLOWED');
  const name = names.get(key);
  return name ? { op: 'name', name: key, span, unit: name.unit } : refuse(node, 'UNKNOWN_NAME', key);
}

function literal(node: ASTNode): Formula {
  if (typeof node.args === 'boolean') return { op: 'truth', value: node.args, unit: 'TRUTH' };
  // The digits as they stand in the text: the parser's own number is a float.
  const digits = node.input.slice(node.start, node.end);
  if (!/^\d{1,13}(\.\d{1,8})?$/.test(digits)) return refuse(node, 'NOT_ALLOWED', digits);
  return { op: 'number', value: toDecimalText(digits), unit: 'NUMBER' };
}

const COMPARES = new Set(['<', '<=', '>', '>=', '==', '!=']);

function check(node: ASTNode, names: Names): Formula {
  const { op } = node;
  if (op === 'value') return literal(node);
  if (op === 'id' || op === '.') return nameOf(node, names, 'PERIOD');
  if (op === 'call') return call(node, names);
  if (op === '-_') { const of = check(node.args as ASTNode, names); return of.unit === 'TRUTH' ? refuse(node, 'UNITS') : { op: 'negate', of, unit: of.unit }; }
  if (op === '!_') { const of = check(node.args as ASTNode, names); return of.unit === 'TRUTH' ? { op: 'not', of, unit: 'TRUTH' } : refuse(node, 'UNITS'); }
  if (op === '?:') {
    const [when, then, otherwise] = (node.args as ASTNode[]).map((one) => check(one, names)) as [Formula, Formula, Formula];
    const unit = when.unit === 'TRUTH' ? sameUnit(then.unit, otherwise.unit) : null;
    return unit ? { op: 'if', when, then, otherwise, unit } : refuse(node, 'UNITS', `${then.unit} : ${otherwise.unit}`);
  }
  if (op === '+' || op === '-' || op === '*' || op === '/' || op === '&&' || op === '||' || COMPARES.has(op)) return binary(node, names);
  return refuse(node, 'NOT_ALLOWED', op);
}

function binary(node: ASTNode, names: Names): Formula {
  const op = node.op as '+' | '-' | '*' | '/' | '&&' | '||' | Compare;
  const [left, right] = (node.args as [ASTNode, ASTNode]).map((one) => check(one, names)) as [Formula, Formula];
  const unit = unitOf(op, left.unit, right.unit);
  if (!unit) return refuse(node, 'UNITS', `${left.unit} ${op} ${right.unit}`);
  // A divisor that might be nothing must say what then: divide(a, b, otherwise).
  if (op === '/' && !(right.op === 'number' && !decimal(right.value).isZero())) return refuse(node, 'DIVISION');
  return { op, left, right, unit };
}

function unitOf(op: string, left: Unit, right: Unit): Unit | null {
  if (op === '&&' || op === '||') return left === 'TRUTH' && right === 'TRUTH' ? 'TRUTH' : null;
  if (COMPARES.has(op)) return sameUnit(left, right) && (left !== 'TRUTH' || op === '==' || op === '!=') ? 'TRUTH' : null;
  if (op === '*') return timesUnit(left, right);
  if (op === '/') return perUnit(left, right);
  const same = sameUnit(left, right);
  return same === 'TRUTH' ? null : same;
}

function call(node: ASTNode, names: Names): Formula {
  const [name, given] = node.args as [string, ASTNode[]];
  const few = (least: number, most = least): void => { if (given.length < least || given.length > most) refuse(node, 'ARGUMENTS', name); };
  const at = (i: number): Formula => check(given[i] as ASTNode, names);
  const digitsAt = (i: number): Extract<Formula, { op: 'number' }> => { const one = at(i); return one.op === 'number' ? one : refuse(given[i] as ASTNode, 'ARGUMENTS', name); };
  switch (name) {
    case 'money': few(1); return { ...digitsAt(0), unit: 'MONEY' };
    case 'percent': few(1); return { op: 'number', value: toDecimalText(decimal(digitsAt(0).value).dividedBy(100)), unit: 'RATIO' };
    case 'quarter': few(1); return nameOf(given[0] as ASTNode, names, 'QUARTER');
    case 'round': {
      few(2);
      const [of, digits] = [at(0), Number(digitsAt(1).value)];
      return of.unit === 'TRUTH' || !Number.isInteger(digits) || digits > 6 ? refuse(node, 'ARGUMENTS', name) : { op: 'round', of, digits, unit: of.unit };
    }
    case 'min': case 'max': {
      few(2, 10);
      const of = given.map((_, i) => at(i));
      const unit = of.map((one) => one.unit).reduce<Unit | null>((a, b) => (a === null ? null : sameUnit(a, b)), (of[0] as Formula).unit);
      return unit === null || unit === 'TRUTH' ? refuse(node, 'UNITS', name) : { op: name === 'min' ? 'least' : 'most', of, unit };
    }
    case 'divide': {
      few(3);
      const [above, below, otherwise] = [at(0), at(1), at(2)];
      const result = perUnit(above.unit, below.unit);
      const unit = result && sameUnit(result, otherwise.unit);
      return unit ? { op: 'divide', above, below, otherwise, unit } : refuse(node, 'UNITS', `${above.unit} / ${below.unit} : ${otherwise.unit}`);
    }
    case 'orElse': {
      few(2);
      const [of, otherwise] = [at(0), at(1)];
      const unit = sameUnit(of.unit, otherwise.unit);
      return unit ? { op: 'orElse', of, otherwise, unit } : refuse(node, 'UNITS', `${of.unit} : ${otherwise.unit}`);
    }
    default: return refuse(node, 'UNKNOWN_FUNCTION', name);
  }
}

/** Every name that a formula uses, with the days it is taken over. */
export function namesIn(tree: Formula): { name: string; span: Span }[] {
  switch (tree.op) {
    case 'number': case 'truth': return [];
    case 'name': return [{ name: tree.name, span: tree.span }];
    case 'negate': case 'not': case 'round': return namesIn(tree.of);
    case 'if': return [tree.when, tree.then, tree.otherwise].flatMap(namesIn);
    case 'divide': return [tree.above, tree.below, tree.otherwise].flatMap(namesIn);
    case 'orElse': return [tree.of, tree.otherwise].flatMap(namesIn);
    case 'least': case 'most': return tree.of.flatMap(namesIn);
    default: return [tree.left, tree.right].flatMap(namesIn);
  }
}
