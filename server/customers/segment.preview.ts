// Tries a rule while it is being written: how many, a few of them, the rule in words, and how the number came about.
import type { PreviewSegmentInput } from '../../schema/customers/segment.inputs.ts';
import type { FunnelStep, LeafCount, SegmentPreview, SegmentSample } from '../../schema/customers/segment.outputs.ts';
import { authorise, reachOf, type Context } from '../core/context.ts';
import type { Permission } from '../../schema/permission.ts';
import { labelOf, type Label, type Language } from '../core/language.ts';
import { keptAs, nameOf } from '../core/prepared.ts';
import type { NameOf } from '../core/rule-tree/phrases.ts';
import { pruneIncomplete } from '../core/rule-tree/prune.ts';
import type { RulePath } from '../core/rule-tree/rule-error.ts';
import { boundaryNotes, sentence, sentenceText, type SentencePiece } from '../core/rule-tree/sentence.ts';
import { conditionsOf, funnelOf, isAll, isAny, isNot, nodeAt, type RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { namesFor } from './segment.names.ts';
import { compileFor, mayOf, reachSql, readRule, rightsOf, ruleEnv, SOMEBODY } from './segment.scope.ts';
import { demandNoCircle } from './segment.circle.ts';

/** Counted to the end up to here; above it is estimated, unless the caller asks for the exact number. */
export const COUNTED = 10_000;
const SAMPLES = 10;
/** Beyond so many customers the parts of a rule are counted on a sample of the pages. */
const ALL_COUNTED = 400_000;
const ORDERS: Permission = 'customers:read-orders';

/** The name of a prepared statement is a hash of its text (scale.md rule 14). */
export const named = (text: string, values: unknown[]) => ({ ...keptAs(nameOf(text, 'sg'), text), text, values });

/** Everything that a statement about a rule binds: the rule's own values first, then what `bind` adds. */
function binder(params: unknown[]): { values: unknown[]; bind: (value: unknown) => string } {
  const values = [...params];
  return { values, bind: (value) => `$${values.push(value)}` };
}

export interface PreviewStatement { name?: string; text: string; values: unknown[] }

/** The one statement behind the number and the samples; exported for its plan's test and the bench. */
function previewStatement(ctx: Context, rule: RuleNode, options: { samples?: number; offset?: number; exact?: boolean } = {}): PreviewStatement {
  const limit = options.exact ? '' : `limit ${COUNTED + 1}`;
  // As a whole first: what is wrong with a rule is said at its place in it.
  const whole = compileFor([rule], ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) });
  const apart = whole.joins.join() === 'b' ? alternativesOf(ctx, rule) : null;
  const { wheres, joins, joinSql, params } = apart ?? whole;
  const { values, bind } = binder(params);
  const ofBehaviour = (where: string): string => `select c.id from customer_behaviour b cross join lateral (select b.customer_id as id) c where ${where} ${limit}`;
  const ofAll = (where = 'false'): string => {
    const reach = reachSql(ctx.viewer, ['customers:read', ...rightsOf(rule)], bind);
    // Behaviour is kept for nobody but real customers, so a rule that needs only its row needs not look at the customers' own.
    return reach === 'true' && joins.length === 1 && joins[0] === 'b' && needsRow(ctx, rule) && ofIdAlone(where) ? ofBehaviour(where)
      : `select c.id from customers c ${joinSql} where ${SOMEBODY} and ${reach} and ${where} ${limit}`;
  };
  const found = apart ? `select id from (${apart.wheres.map((where) => `(${ofBehaviour(where)})`).join(' union ')}) u ${limit}` : ofAll(wheres[0]);
  const orders = reachOf(ctx.viewer, ORDERS);
  const sees = orders.all ? 'true' : orders.storeIds.length ? `coalesce(c.store_id = any(${bind([...orders.storeIds])}::bigint[]), false)` : 'false';
  const figure = (sql: string) => (sees === 'true' ? sql : `case when ${sees} then ${sql} end`);
  const text = `with f as materialized (${found}),
    s as (select id from f order by id limit ${options.samples ?? SAMPLES} offset ${bind(options.offset ?? 0)}::int)
    select json_build_object('count', (select count(*) from f), 'sample', (select coalesce(json_agg(json_build_object('id', c.id::text, 'memberNo', c.member_no,
      'name', c.name, 'tier', c.tier, 'storeId', c.store_id::text, 'spend365', ${figure("round(coalesce(b.spend365, 0), 2)::text")},
      'visits30', ${figure('coalesce(b.visits30, 0)')}, 'contactsPerMonth', ${figure("round(coalesce(b.contacts365, 0) / 12.0, 1)::text")},
      'lastPurchaseOn', ${figure('b.last_purchase_on')}) order by c.id), '[]') from s join customers c on c.id = s.id left join customer_behaviour b on b.customer_id = c.id))::text as j`;
  return named(text, values);
}

const ofIdAlone = (where: string): boolean => !/\bc\.(?!id\b)/.test(where);

/** More alternatives than these are as well looked for in one scan. */
const MOST_ALTERNATIVES = 6;

/**
 * "One of these conditions on behaviour, and more that looks elsewhere" as one condition for each alternative: each is answered by its
 * own index without the table, where one condition for all would visit nearly every page. Null for rules of any other form.
 */
function alternativesOf(ctx: Context, rule: RuleNode): ReturnType<typeof compileFor> | null {
  const parts = isAll(rule) ? rule.all : [rule];
  const [either, ...more] = parts.filter(isAny);
  if (!either || more.length || either.any.length < 2 || either.any.length > MOST_ALTERNATIVES || !either.any.every((one) => needsRow(ctx, one))) return null;
  if (reachSql(ctx.viewer, ['customers:read', ...rightsOf(rule)], () => '') !== 'true') return null;
  const rest = parts.filter((part) => part !== either);
  if (rest.length && compileFor(rest, ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) }).joins.length) return null;
  const compiled = compileFor(either.any.map((one): RuleNode => ({ all: [one, ...rest] })), ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) });
  return compiled.joins.length === 1 && compiled.joins[0] === 'b' && compiled.wheres.every(ofIdAlone) ? compiled : null;
}

/** Does the rule let nobody in who has no row of behaviour? */
function needsRow(ctx: Context, rule: RuleNode): boolean {
  const needs = (node: RuleNode, wanted: boolean): boolean => {
    if (isNot(node)) return needs(node.not, !wanted);
    if (isAll(node) || isAny(node)) {
      const children = isAll(node) ? node.all : node.any;
      const every = isAll(node) === wanted;
      return children.length > 0 && (every ? children.some((child) => needs(child, wanted)) : children.every((child) => needs(child, wanted)));
    }
    const field = customerCatalogue.field(node.field);
    if (!wanted || !field?.joins?.includes('b') || !('sql' in field)) return false;
    // Only a plain column is unknown without a row; and a comparison that holds without one was compiled to say so.
    if (!/^b\.\w+(::numeric)?$/.test(field.sql({ subject: 'c', env: ruleEnv(ctx), params: {}, param: () => '' }))) return false;
    return !/ is not false$/.test(compileFor([node], ruleEnv(ctx)).wheres[0] ?? '') && node.op !== 'isNotSet';
  };
  return needs(rule, true);
}

/** Number and samples of a rule that is complete. */
export async function countAndSample(
  ctx: Context, rule: RuleNode, options: { samples?: number; offset?: number; exact?: boolean } = {},
): Promise<{ count: number; isExact: boolean; sample: SegmentSample[] }> {
  const statement = previewStatement(ctx, rule, options);
  const { rows: [row] } = await ctx.db.read.query<{ j: string }>(statement);
  const { count, sample } = JSON.parse(row?.j ?? '{"count":0,"sample":[]}') as { count: number; sample: SegmentSample[] };
  if (options.exact || count <= COUNTED) return { count, isExact: true, sample };
  return { count: Math.max(count, await estimate(ctx, rule)), isExact: false, sample };
}

/** What the planner expects, for a number that was not counted to its end. */
async function estimate(ctx: Context, rule: RuleNode): Promise<number> {
  const { wheres: [where = 'false'], joinSql, params } = compileFor([rule], ruleEnv(ctx));
  const { values, bind } = binder(params);
  const reach = reachSql(ctx.viewer, ['customers:read', ...rightsOf(rule)], bind);
  const { rows: [row] } = await ctx.db.read.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) select 1 from customers c ${joinSql} where ${SOMEBODY} and ${reach} and ${where}`, values);
  return Math.round(row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0);
}

/** The preview as a whole. Conditions not complete are left out and named; wrong ones are refused at their place. */
export async function previewSegment(ctx: Context, input: PreviewSegmentInput): Promise<SegmentPreview> {
  authorise(ctx, 'segments:read');
  authorise(ctx, 'customers:read');
  const given = readRule(input.rule);
  const { rule, excluded, originOf } = pruneIncomplete(customerCatalogue, given);
  if (input.segmentId) await demandNoCircle(ctx, input.segmentId, rule);
  const started = performance.now();
  let took = 0;
  const [main, parts, nameOf] = await Promise.all([
    countAndSample(ctx, rule, { samples: input.sampleSize, offset: input.sampleOffset, exact: input.exact })
      .then((answer) => { took = performance.now() - started; return answer; }),
    input.leafCounts ? countParts(ctx, rule) : null,
    namesFor(ctx, given),
  ]);
  // Groups without any condition count everybody, and so the sentence says.
  const spoken: RuleNode = conditionsOf(given).length ? given : { all: [] };
  const said = (language: Language): SentencePiece[] => sentence(customerCatalogue, spoken, language, nameOf);
  return {
    ...main, excluded, leaves: parts?.leaves.map((leaf) => ({ ...leaf, path: originOf(leaf.path) })) ?? null,
    funnel: parts ? funnelSteps(rule, parts, nameOf, originOf) : null, computedAt: ctx.clock.now().toISOString(), computedMs: Math.round(took),
    // Words are made where they are asked for: at a keystroke the number alone may be.
    get sentence() { return { zh: said('zh'), en: said('en') }; },
    get sentenceZh() { return textOf(said('zh')); },
    get sentenceEn() { return textOf(said('en')); },
    get notes() { return boundaryNotes(customerCatalogue, given, nameOf); },
  };
}

const textOf = (pieces: readonly SentencePiece[]): string => pieces.map((piece) => piece.text).join('');

interface Parts { everybody: number; leaves: LeafCount[]; steps: { path: RulePath; count: number }[] }

/** How many each condition selects alone, and each step of the funnel: one statement, every part with a plan of its own. */
async function countParts(ctx: Context, rule: RuleNode): Promise<Parts> {
  const leaves = conditionsOf(rule);
  const steps = funnelOf(rule);
  const parts: RuleNode[] = [{ all: [] }, ...leaves.map((leaf) => leaf.condition), ...steps.map((step) => step.rule)];
  const { wheres, joinSql, params } = compileFor(parts, ruleEnv(ctx), { viewerMay: mayOf(ctx.viewer) });
  const { values, bind } = binder(params);
  const reach = reachSql(ctx.viewer, ['customers:read', ...rightsOf(rule)], bind);
  const { rows: [size] } = await ctx.db.read.query<{ n: number }>(`select reltuples::float8 n from pg_class where oid = 'customers'::regclass`);
  const share = (size?.n ?? 0) > ALL_COUNTED ? ALL_COUNTED / (size?.n ?? 1) : 1;
  const from = share < 1 ? `customers c tablesample system (${(share * 100).toFixed(4)}) repeatable (1)` : 'customers c';
  const counts = wheres.map((where) => `(select count(*)::int from ${from} ${joinSql} where ${SOMEBODY} and ${reach} and ${where})`);
  const { rows: [row] } = await ctx.db.read.query<{ j: number[] }>(named(`select json_build_array(${counts.join(',\n')}) j`, values));
  const [everybody = 0, ...numbers] = (row?.j ?? []).map((n) => Math.round(n / share));
  return {
    everybody, leaves: leaves.map((leaf, index) => ({ path: leaf.path, count: numbers[index] ?? 0 })),
    steps: steps.map((step, index) => ({ path: step.path, count: numbers[leaves.length + index] ?? 0 })),
  };
}

const EVERYBODY: Label = { zh: '全体顾客', en: 'All customers' };

function funnelSteps(rule: RuleNode, parts: Parts, nameOf: NameOf, originOf: (path: RulePath) => RulePath): FunnelStep[] {
  const noun = customerCatalogue.noun.en;
  const steps = parts.steps.filter((step) => step.path.length > 0 || !isAll(rule) || rule.all.length > 0).map((step) => {
    const node = nodeAt(rule, step.path) ?? rule;
    const label = labelOf((language) => {
      if ('label' in node && node.label) return node.label;
      return sentenceText(customerCatalogue, node, language, nameOf).replace(new RegExp(`^${noun} `), '');
    });
    return { path: originOf(step.path), labelZh: label.zh, labelEn: label.en, count: step.count };
  });
  return [{ path: [], labelZh: EVERYBODY.zh, labelEn: EVERYBODY.en, count: parts.everybody }, ...steps];
}
