// How rules about customers meet a viewer: the moment they are judged at, the fields that are theirs, the rows within their reach.
import type { Permission } from '../../schema/permission.ts';
import { businessDay, type Context, holds, reachOf, type Viewer } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import type { ViewerMay } from '../core/rule-tree/check.ts';
import { compileRules, type CompiledRules, type CompileOptions } from '../core/rule-tree/compile.ts';
import type { RuleEnv } from '../core/rule-tree/field-types.ts';
import { RuleError } from '../core/rule-tree/rule-error.ts';
import { settleForNew } from '../core/rule-tree/settle.ts';
import { conditionsOf, parseRule, type RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { BLANK } from './customer.subject.ts';

/** Stand-ins for nameless buyers and customers merged into others are nobody. */
export const SOMEBODY = 'not c.is_stand_in and c.merged_into_id is null';

/** The business day and instant at which rules are judged. */
export const ruleEnv = (ctx: Context): RuleEnv => ({ today: businessDay(ctx), now: ctx.clock.now() });

/** What is to be asked of customers made in this very transaction, whose past is known to be empty; null: it selects none of them. */
export function ruleForNew(rule: RuleNode, env: RuleEnv): RuleNode | null {
  const left = settleForNew(customerCatalogue, rule, BLANK, env);
  return typeof left !== 'boolean' ? left : left ? { all: [] } : null;
}

/** Which guarded fields the viewer may use. */
export const mayOf = (viewer: Viewer): ViewerMay => (right) => holds(viewer, right as Permission);

/** Runs `work`, turning a fault of the rule into a refusal at `input`. */
export function refusing<T>(input: string, work: () => T): T {
  try { return work(); } catch (error) { throw asRefusal(error, input); }
}
/** The refusal for a fault of the rule sent as `input`; anything else stays as it is. */
export const asRefusal = (error: unknown, input: string): unknown => (error instanceof RuleError ? error.toAppError(input) : error);

/** Reads a rule from a caller's JSON. */
export const readRule = (raw: unknown, input = 'input.rule'): RuleNode => refusing(input, () => parseRule(raw));

/** Words of the guarded fields that a rule asks for. */
export function rightsOf(rule: RuleNode): Permission[] {
  const rights = conditionsOf(rule).flatMap(({ condition }) => customerCatalogue.field(condition.field)?.right ?? []);
  return [...new Set(rights)] as Permission[];
}

/** Which stores' customers all these words reach together; null: everybody's. */
export function storesOf(viewer: Viewer, words: readonly Permission[]): readonly string[] | null {
  return words.map((word) => reachOf(viewer, word)).filter((reach) => !reach.all).map((reach) => reach.storeIds)
    .reduce<readonly string[] | null>((common, ids) => (common === null ? ids : common.filter((id) => ids.includes(id))), null);
}

/**
 * The customers about whom a viewer may ask all that a rule asks: those of `customers:read`, narrowed by the reach of every
 * guarded field in it, so that counting tells nothing beyond it. The text depends on kinds of reach alone; `bind` adds a value.
 */
export function reachSql(viewer: Viewer, words: readonly Permission[], bind: (value: unknown) => string): string {
  const stores = storesOf(viewer, words);
  return stores === null ? 'true' : `c.store_id = any(${bind([...stores])}::bigint[])`;
}

/** Compiles rules for the product itself, or for a viewer when `may` is given; a fault becomes a refusal. */
export function compileFor(rules: readonly RuleNode[], env: RuleEnv, options: CompileOptions = {}, input = 'input.rule'): CompiledRules {
  return refusing(input, () => compileRules(customerCatalogue, rules, env, options));
}

/** Refuses rows out of sight like rows that are not there. */
export async function demandCustomer(ctx: Context, customerId: string, words: readonly Permission[]): Promise<void> {
  const stores = storesOf(ctx.viewer, words);
  const { rows } = /^[1-9]\d{0,17}$/.test(customerId)
    ? await ctx.db.read.query<{ store_id: string | null }>('select store_id::text from customers where id = $1', [customerId]) : { rows: [] };
  const store = rows[0]?.store_id;
  if (!rows.length || (stores !== null && !(store && stores.includes(store)))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
}
