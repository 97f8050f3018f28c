// The shape of a rule: and, or, not and conditions; read from untrusted JSON under limits, and walked by place.
import { z } from 'zod';
import { RuleError, type RulePath } from './rule-error.ts';

export type Scalar = string | number | boolean | null;
export type RuleValue = Scalar | Scalar[];
export type RuleParams = Record<string, RuleValue>;

/** One condition: a field of the catalogue compared with a value. Half-filled ones (no operator, no value) may be stored in drafts. */
export interface Condition { field: string; op: string; value?: RuleValue; params?: RuleParams }
/** Groups may bear a name of their own, shown by the builder and by "why". */
export interface AllOf { all: RuleNode[]; label?: string }
export interface AnyOf { any: RuleNode[]; label?: string }
export interface NotOf { not: RuleNode }
export type RuleNode = AllOf | AnyOf | NotOf | Condition;

/** How large a rule may be; a level is a group, a `not` or a condition. */
export const RULE_LIMITS = { depth: 8, nodes: 200, list: 1000, text: 200 } as const;

export const isAll = (node: RuleNode): node is AllOf => 'all' in node;
export const isAny = (node: RuleNode): node is AnyOf => 'any' in node;
export const isNot = (node: RuleNode): node is NotOf => 'not' in node;
export const isCondition = (node: RuleNode): node is Condition => 'field' in node;

const text = z.string().max(RULE_LIMITS.text);
const scalar = z.union([text, z.number(), z.boolean(), z.null()]);
const value = z.union([scalar, z.array(scalar).max(RULE_LIMITS.list)]);
const conditionSchema = z.strictObject({
  field: text, op: text.default(''), value: value.optional(), params: z.record(text, value).optional(),
});
const groupSchema = { all: z.strictObject({ all: z.array(z.unknown()), label: text.optional() }),
  any: z.strictObject({ any: z.array(z.unknown()), label: text.optional() }),
  not: z.strictObject({ not: z.unknown() }) };

/** Reads a rule from untrusted JSON: a clean copy, or a RuleError that names place and fault. */
export function parseRule(input: unknown): RuleNode {
  let nodes = 0;
  const read = (raw: unknown, path: RulePath, depth: number): RuleNode => {
    if (depth > RULE_LIMITS.depth) throw new RuleError('RULE_TOO_DEEP', path, { limit: RULE_LIMITS.depth });
    if (++nodes > RULE_LIMITS.nodes) throw new RuleError('RULE_TOO_LARGE', path, { limit: RULE_LIMITS.nodes });
    if (typeof raw !== 'object' || raw === null) throw new RuleError('RULE_SHAPE', path);
    const list = (children: unknown[], key: string) => children.map((child, index) => read(child, [...path, key, index], depth + 1));
    if (Object.hasOwn(raw, 'all')) {
      const group = check(groupSchema.all, raw, path);
      return { all: list(group.all, 'all'), ...(group.label === undefined ? {} : { label: group.label }) };
    }
    if (Object.hasOwn(raw, 'any')) {
      const group = check(groupSchema.any, raw, path);
      return { any: list(group.any, 'any'), ...(group.label === undefined ? {} : { label: group.label }) };
    }
    if (Object.hasOwn(raw, 'not')) return { not: read(check(groupSchema.not, raw, path).not, [...path, 'not'], depth + 1) };
    return check(conditionSchema, raw, path);
  };
  return read(input, [], 1);
}

function check<T>(schema: z.ZodType<T>, raw: unknown, path: RulePath): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const tooLong = findTooLong(raw);
  if (tooLong) throw new RuleError(tooLong.code, path, { limit: tooLong.limit });
  throw new RuleError('RULE_SHAPE', path);
}

/** Zod reports a long text inside a union as "no branch fits"; people are told what was too long. */
function findTooLong(raw: unknown): { code: 'RULE_TEXT_TOO_LONG' | 'RULE_LIST_TOO_LONG'; limit: number } | undefined {
  if (typeof raw === 'string') return raw.length > RULE_LIMITS.text ? { code: 'RULE_TEXT_TOO_LONG', limit: RULE_LIMITS.text } : undefined;
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { value, op, field, label, params } = raw as Record<string, unknown>;
  const lists = [value, ...(typeof params === 'object' && params !== null ? Object.values(params) : [])];
  if (lists.some((list) => Array.isArray(list) && list.length > RULE_LIMITS.list)) {
    return { code: 'RULE_LIST_TOO_LONG', limit: RULE_LIMITS.list };
  }
  for (const item of [op, field, label, ...lists.flat()]) {
    if (typeof item === 'string' && item.length > RULE_LIMITS.text) return { code: 'RULE_TEXT_TOO_LONG', limit: RULE_LIMITS.text };
  }
  return undefined;
}

/** The children of a node with the path step that leads to each. */
function childrenOf(node: RuleNode): { child: RuleNode; step: RulePath }[] {
  if (isAll(node)) return node.all.map((child, index) => ({ child, step: ['all', index] }));
  if (isAny(node)) return node.any.map((child, index) => ({ child, step: ['any', index] }));
  return isNot(node) ? [{ child: node.not, step: ['not'] }] : [];
}

/** Every node with its place, parents before children. */
export function* walkRule(node: RuleNode, path: RulePath = []): Generator<{ node: RuleNode; path: RulePath }> {
  yield { node, path };
  for (const { child, step } of childrenOf(node)) yield* walkRule(child, [...path, ...step]);
}

/** Every condition with its place, in reading order. */
export function conditionsOf(rule: RuleNode): { condition: Condition; path: RulePath }[] {
  return [...walkRule(rule)].flatMap(({ node, path }) => (isCondition(node) ? [{ condition: node, path }] : []));
}

/** The node at a place, or undefined. */
export function nodeAt(rule: RuleNode, path: RulePath): RuleNode | undefined {
  for (const { node, path: at } of walkRule(rule)) {
    if (at.length === path.length && at.every((step, index) => step === path[index])) return node;
  }
  return undefined;
}

/** The rule as a growing funnel: the first condition of the root's `all`, the first two, and so on; "how the number came about". */
export function funnelOf(rule: RuleNode): { path: RulePath; rule: RuleNode }[] {
  if (!isAll(rule)) return [{ path: [], rule }];
  return rule.all.map((_, index) => ({ path: ['all', index], rule: { all: rule.all.slice(0, index + 1) } }));
}
