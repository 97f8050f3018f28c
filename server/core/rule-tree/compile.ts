// Compiles rules to SQL: keys looked up in the catalogue, operators from the closed table, every value a bound parameter.
import type { Catalogue, FieldDefinition, SqlArgs } from './catalogue.ts';
import { checkCondition, type CheckedCondition, type ViewerMay } from './check.ts';
import type { Cast, RuleEnv } from './field-types.ts';
import { holds, OPERATORS, type OperatorSql } from './operators.ts';
import { RuleError, type RulePath } from './rule-error.ts';
import { isAll, isAny, isNot, RULE_LIMITS, walkRule, type RuleNode } from './tree.ts';

export interface CompileOptions {
  /** Whose rights decide which fields may be used; without it the product itself is asking. */
  viewerMay?: ViewerMay;
  /** Number of the first placeholder, when the statement around it binds some of its own. */
  firstParam?: number;
  /** Id of the one subject to be judged: owned rows are bound to it, and the condition includes it. */
  anchor?: string;
  /** Only these subjects are judged: owned rows are bound to them. The statement around the rule must say `bound` too. */
  within?: readonly string[] | { after: string; upTo: string };
}

export interface CompiledRules {
  /** One condition per rule, over the subject's alias and the joins. */
  wheres: string[];
  /** Keys of the joins needed, each once. */
  joins: string[];
  /** Their text, to stand after the subject's table. */
  joinSql: string;
  params: unknown[];
  /** Keys of the fields used. */
  fields: string[];
  /** Restricts the subject to `within`; `true` without it. */
  bound: string;
}
export interface CompiledRule extends Omit<CompiledRules, 'wheres'> { where: string }

const CASTS: ReadonlySet<string> = new Set<Cast>(['numeric', 'integer', 'bigint', 'text', 'date', 'boolean', 'uuid']);

/** Compiles one rule. Throws a RuleError for what the catalogue does not know or the viewer may not use. */
export function compileRule<S>(catalogue: Catalogue<S>, rule: RuleNode, env: RuleEnv, options: CompileOptions = {}): CompiledRule {
  const { wheres: [where = 'false'], ...rest } = compileRules(catalogue, [rule], env, options);
  return { where, ...rest };
}

/** Compiles several rules over one list of parameters and joins, so that one statement can count each part of a rule. */
export function compileRules<S>(
  catalogue: Catalogue<S>, rules: readonly RuleNode[], env: RuleEnv, options: CompileOptions = {},
): CompiledRules {
  const params: unknown[] = [];
  const joins = new Set<string>();
  const fields = new Set<string>();
  const param = (value: unknown, cast: Cast | `${Cast}[]`): string => {
    if (!CASTS.has(cast.replace(/\[\]$/, ''))) throw new Error(`Unknown cast ${cast}`);
    params.push(value);
    return `$${(options.firstParam ?? 1) + params.length - 1}::${cast}`;
  };
  const anchor = options.anchor === undefined ? undefined : param(options.anchor, catalogue.idCast);
  const within = boundBy(options.within, catalogue.idCast, param);
  const leaf = (node: RuleNode, path: RulePath, wanted: boolean): string => {
    if (!('field' in node)) throw new RuleError('RULE_SHAPE', path);
    const condition = checkCondition(catalogue, node, path, options.viewerMay);
    fields.add(condition.field.key);
    for (const join of condition.field.joins ?? []) joins.add(join);
    return conditionSql(catalogue, condition, wanted, { subject: catalogue.alias, env, params: condition.params, anchor, param }, within);
  };
  // A missing value makes a comparison unknown. Above only `and` and `or`, unknown and false select the same rows, so plain
  // comparisons stay plain and may use an index; a `not` is pushed down to its conditions, where unknown becomes true.
  const write = (node: RuleNode, path: RulePath, wanted: boolean): string => {
    if (isNot(node)) return write(node.not, [...path, 'not'], !wanted);
    const [key, children] = isAll(node) ? ['all', node.all] as const : isAny(node) ? ['any', node.any] as const : [undefined, []] as const;
    if (key === undefined) return leaf(node, path, wanted);
    const asAnd = (key === 'all') === wanted;
    if (!children.length) return asAnd ? 'true' : 'false';
    const parts = children.map((child, index) => write(child, [...path, key, index], wanted));
    return parts.length === 1 ? parts[0] as string : `(${parts.join(asAnd ? ' and ' : ' or ')})`;
  };
  const wheres = rules.map((rule) => {
    assertLimits(rule);
    const where = write(rule, [], true);
    return anchor === undefined ? where : `(${catalogue.id} = ${anchor} and ${where})`;
  });
  return {
    wheres, params, joins: [...joins], fields: [...fields], bound: within?.(catalogue.id) ?? 'true',
    joinSql: [...joins].map((join) => catalogue.joins[join] ?? '').join(' '),
  };
}

type Bound = (column: string) => string;

function boundBy(within: CompileOptions['within'], cast: Cast, param: SqlArgs['param']): Bound | undefined {
  if (!within) return undefined;
  if ('after' in within) {
    const [after, upTo] = [param(within.after, cast), param(within.upTo, cast)];
    return (column) => `(${column} > ${after} and ${column} <= ${upTo})`;
  }
  const ids = param(within, `${cast}[]`);
  return (column) => `${column} = any(${ids})`;
}

/** Rules made by code do not pass the reader, so their size is looked at here as well. */
function assertLimits(rule: RuleNode): void {
  let nodes = 0;
  for (const { path } of walkRule(rule)) {
    if (++nodes > RULE_LIMITS.nodes) throw new RuleError('RULE_TOO_LARGE', path, { limit: RULE_LIMITS.nodes });
    if (levelOf(path) > RULE_LIMITS.depth) throw new RuleError('RULE_TOO_DEEP', path, { limit: RULE_LIMITS.depth });
  }
}

const levelOf = (path: RulePath): number => 1 + path.filter((step) => typeof step === 'string').length;

function conditionSql<S>(catalogue: Catalogue<S>, condition: CheckedCondition<S>, wanted: boolean, args: SqlArgs, within?: Bound): string {
  const { field } = condition;
  const test = comparer(catalogue, condition, args);
  if ('sql' in field) {
    const plain = test(`(${field.sql(args)})`);
    // Without a row the comparison is unknown: it selects as the field's value for none says.
    if (field.whenNone !== undefined && holds(condition.op, field.whenNone, condition.value, field.type, args.env)) {
      return wanted ? `(${plain}) is not false` : `not (${plain})`;
    }
    return wanted ? `(${plain})` : `(${plain}) is not true`;
  }
  if ('member' in field) return memberSql(catalogue, condition, field, wanted, args);
  // Subjects without rows are in no group: when the comparison holds for them too, those are selected who have no contrary group.
  const source = field.grouped(args);
  const forNone = holds(condition.op, field.whenNone, condition.value, field.type, args.env);
  // Rows whose aggregate is null (a sum of nulls) count as no rows, as they do in memory.
  const value = field.whenNone === null ? `(${source.value})`
    : `coalesce(${source.value}, ${args.param(field.bind ? field.bind(String(field.whenNone)) : String(field.whenNone), catalogue.castOf(field))})`;
  const having = forNone ? `not (${test(value)})` : test(value);
  const where = [source.where, args.anchor === undefined ? undefined : `${source.key} = ${args.anchor}`, within?.(source.key)]
    .filter((part) => part !== undefined).map((part) => `(${part})`).join(' and ');
  const exists = `exists (select 1 from (select ${source.key} as subject_id from ${source.from}${where ? ` where ${where}` : ''}`
    + ` group by ${source.key} having ${having}) g where g.subject_id = ${catalogue.id})`;
  return forNone === wanted ? `not ${exists}` : exists;
}

function memberSql<S>(
  catalogue: Catalogue<S>, { op, value, field: { type } }: CheckedCondition<S>,
  field: Extract<FieldDefinition<S>, { member: unknown }>, wanted: boolean, args: SqlArgs,
): string {
  const cast = catalogue.castOf(field);
  const list = Array.isArray(value) ? value as string[] : [];
  const bound = (items: readonly string[]) => args.param(field.bind ? items.map(field.bind) : items, `${cast}[]`);
  const any = (items: readonly string[]) => `(${field.member(args, (column) => `${column} = any(${bound(items)})`)})`;
  if (op === 'hasAll') {
    const parts = list.map((item) => (wanted ? any([item]) : `not ${any([item])}`));
    return `(${parts.join(wanted ? ' and ' : ' or ')})`;
  }
  if (op === 'isSet' || op === 'isNotSet') {
    const some = `(${field.member(args, (column) => `${column} is not null`)})`;
    return (op === 'isSet') === wanted ? some : `not ${some}`;
  }
  const positive = type === 'set' ? op === 'hasAny' : op === 'in';
  return positive === wanted ? any(list) : `not ${any(list)}`;
}

/** Writes the condition's comparison around an expression. */
function comparer<S>(catalogue: Catalogue<S>, { field, op, value }: CheckedCondition<S>, args: SqlArgs): (expression: string) => string {
  const cast = catalogue.castOf(field);
  const convert = (item: string | boolean) => (field.bind && typeof item === 'string' ? field.bind(item) : item);
  const sql: OperatorSql = {
    value, type: field.type, env: args.env,
    bind: (item) => args.param(convert(item ?? (value as string | boolean)), cast),
    bindAll: () => args.param((value as readonly string[]).map(convert), `${cast}[]`),
    bindDate: (day) => args.param(day, 'date'),
    bindText: (text) => args.param(text, 'text'),
  };
  return (expression) => OPERATORS[op].sql(expression, sql);
}
