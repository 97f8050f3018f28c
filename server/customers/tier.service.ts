// Tiers: versions of their rules, giving and taking them with evidence as customers change, and why a customer has hers.
import type { Tier } from '../../schema/customers/customer.ts';
import { TierRule } from '../../schema/customers/value.ts';
import type { SaveTierRuleInput } from '../../schema/customers/tier.inputs.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { compileRules } from '../core/rule-tree/compile.ts';
import { checkCondition } from '../core/rule-tree/check.ts';
import { RuleError } from '../core/rule-tree/rule-error.ts';
import { conditionsOf } from '../core/rule-tree/tree.ts';
import { whyRule } from '../core/rule-tree/why.ts';
import { transact } from '../core/transact.ts';
import { recordEvents } from '../platform/events/event.service.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { loadSubjects } from './customer.subject.ts';
import { customerReasons } from './customers.messages.ts';
import { demandReferences } from './segment.names.ts';
import { ruleForNew } from './segment.scope.ts';
import { decideTier, levelsSchema, SHIPPED_LEVELS, type TierLevel } from './tier.rules.ts';
import { movedBy, onCustomersTouched, touchCustomers, type Touch } from './touch.ts';

const CHUNK = 5_000;
const AFTER_TIERS: readonly string[] = ['tier', 'tags', 'segments'];
interface RuleInForce { id: string | null; number: number; levels: TierLevel[]; since: string | null }

/** Publishes the next version of the tier rules, in force from now on. Answers its id. */
export async function saveTierRule(ctx: Context, input: SaveTierRuleInput): Promise<string> {
  authorise(ctx, 'customers:write-models');
  const levels = levelsSchema.safeParse(input.levels);
  demand(levels.success, 'input.levels', customerReasons.TIER_LEVELS);
  try {
    for (const { entry } of levels.data) {
      const conditions = conditionsOf(entry);
      demand(conditions.length, 'input.levels', customerReasons.TIER_EMPTY);
      // What is judged by tiers, or after them, cannot decide them: a tier would lead back to itself.
      demand(!conditions.some(({ condition }) => AFTER_TIERS.includes(condition.field)), 'input.levels', customerReasons.TIER_FIELDS);
      for (const { condition, path } of conditions) checkCondition(customerCatalogue, condition, path);
      await demandReferences(ctx, entry);
    }
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw error.toAppError('input.levels');
  }
  return transact(ctx, async (tx) => {
    const now = tx.clock.now().toISOString();
    const versions = await tx.manager.getRepository(TierRule).createQueryBuilder('r').setLock('pessimistic_write').orderBy('r.number', 'DESC').getMany();
    for (const old of versions.filter((version) => !version.supersededAt)) await tx.manager.save(Object.assign(old, { supersededAt: now, version: old.version + 1 }));
    return (await tx.manager.save(tx.manager.create(TierRule, { number: (versions[0]?.number ?? 0) + 1, levels: levels.data, effectiveFrom: now }))).id;
  });
}

/** The rules in force now: the latest published, or the shipped ones where none was. */
async function rulesInForce(run: <T>(text: string, params: unknown[]) => Promise<T[]>, now: Date): Promise<RuleInForce> {
  const [row] = await run<{ id: string; number: number; levels: unknown; since: string }>(
    `select id::text, number, levels, to_char(effective_from, 'YYYY-MM-DD') since from tier_rules where effective_from <= $1 and (superseded_at is null or superseded_at > $1) order by number desc limit 1`, [now]);
  return row ? { ...row, levels: levelsSchema.parse(row.levels) } : { id: null, number: 0, levels: SHIPPED_LEVELS, since: null };
}

interface Judged {
  id: string; tier: Tier; held: Tier | null; started_on: string; grace_until: string | null; store_id: string | null;
  met: boolean[]; evidence: Record<string, unknown>;
}

/** Whoever has stood nowhere yet and meets nothing is regular from now on: written where it is judged, for that is nearly everybody in a file of new customers. */
const PLAIN = "held is null and tier = 'REGULAR' and not (true = any(met))";

/** The figures that decide about somebody who has bought nothing, as the statement below makes them. */
const NOTHING = { spend365: '0', contacts365: 0, visitsPerWeek: '0', meanBasket: null, firstPurchaseOn: null, lastPurchaseOn: null };

/**
 * Gives these customers the tier that the rules in force say, with the figures that decided. Answers those whose tier changed.
 * `touch`: what happened to them; nothing is asked where no level speaks of what it may move, nor of new ones for whom none can hold.
 */
export async function assignTiers(tx: WriteContext, customerIds: readonly string[], today = businessDay(tx), touch?: Touch): Promise<string[]> {
  const run = <T>(text: string, params: unknown[]) => tx.manager.query<T[]>(text, params);
  const rule = await rulesInForce(run, tx.clock.now());
  const isMoved = movedBy(touch);
  if (isMoved && !rule.levels.some((level) => conditionsOf(level.entry).some(({ condition }) => isMoved(condition.field)))) return [];
  if (touch?.areNew && rule.levels.every((level) => !ruleForNew(level.entry, { today, now: tx.clock.now() }))) {
    await run(`with put as (insert into tier_periods (customer_id, tier, started_on, rule_id, evidence) select x, 'REGULAR', $2::date, $3::bigint, $4::jsonb from unnest($1::bigint[]) x returning 1) select count(*) from put`,
      [customerIds, today, rule.id, JSON.stringify({ ...NOTHING, met: [], ruleNumber: rule.number })]);
    return [];
  }
  const { wheres, joins, joinSql, params, bound } = compileRules(customerCatalogue, rule.levels.map((level) => level.entry), { today, now: tx.clock.now() }, { within: customerIds });
  const b = joins.includes('b') ? '' : customerCatalogue.joins.b;
  const $ = (n: number): string => `$${params.length + n}`;
  const judged = await run<Judged>(
    `with judged as materialized (select c.id, c.tier, c.store_id, t.tier held, t.started_on::text, t.grace_until::text, array[${wheres.map((where) => `coalesce(${where}, false)`).join(', ')}]::boolean[] met,
       json_build_object('spend365', trim_scale(coalesce(b.spend365, 0))::text, 'contacts365', coalesce(b.contacts365, 0), 'visitsPerWeek', trim_scale(coalesce(b.visits_per_week, 0))::text,
         'meanBasket', trim_scale(b.mean_basket)::text, 'firstPurchaseOn', b.first_purchase_on, 'lastPurchaseOn', b.last_purchase_on) evidence
     from customers c ${joinSql} ${b} left join tier_periods t on t.customer_id = c.id and t.ended_on is null
     where ${bound} and not c.is_stand_in and c.merged_into_id is null),
     plain as (insert into tier_periods (customer_id, tier, started_on, rule_id, evidence)
       select id, tier, ${$(1)}::date, ${$(2)}::bigint, evidence::jsonb || jsonb_build_object('met', '[]'::jsonb, 'ruleNumber', ${$(3)}::int) from judged where ${PLAIN} order by id)
     select * from judged where not (${PLAIN}) order by id`, [...params, today, rule.id, rule.number]);
  const moved: { row: Judged; tier: Tier }[] = [];
  const graced: { id: string; until: string | null }[] = [];
  for (const row of judged) {
    const move = decideTier(rule.levels, row.met, row.held ? { tier: row.held, startedOn: row.started_on, graceUntil: row.grace_until } : null, today);
    if (move.kind === 'move') moved.push({ row, tier: move.tier });
    if (move.kind === 'grace') graced.push({ id: row.id, until: move.until });
  }
  if (graced.length) {
    await run(`with g as (update tier_periods t set grace_until = x.until from unnest($1::bigint[], $2::date[]) x(id, until) where t.customer_id = x.id and t.ended_on is null returning 1) select count(*) from g`,
      [graced.map((one) => one.id), graced.map((one) => one.until)]);
  }
  if (moved.length) await writeMoves(tx, moved, rule, today);
  return moved.filter(({ row, tier }) => row.tier !== tier).map(({ row }) => row.id);
}

async function writeMoves(tx: WriteContext, moved: { row: Judged; tier: Tier }[], rule: RuleInForce, today: string): Promise<void> {
  const ids = moved.map(({ row }) => row.id);
  const tiers = moved.map(({ tier }) => tier);
  const changed = moved.filter(({ row, tier }) => row.tier !== tier);
  const stood = moved.flatMap(({ row }) => (row.held ? [row.id] : []));
  if (stood.length) await tx.manager.query(`with e as (update tier_periods set ended_on = $2::date where customer_id = any($1::bigint[]) and ended_on is null returning 1) select count(*) from e`, [stood, today]);
  await tx.manager.query(
    `insert into tier_periods (customer_id, tier, started_on, rule_id, evidence)
     select x.id, x.tier, $4::date, $5::bigint, x.evidence from unnest($1::bigint[], $2::text[], $3::jsonb[]) x(id, tier, evidence) order by x.id`,
    [ids, tiers, moved.map(({ row }) => JSON.stringify({ ...row.evidence, met: rule.levels.filter((_, index) => row.met[index]).map((level) => level.tier), ruleNumber: rule.number })), today, rule.id]);
  if (!changed.length) return;
  await tx.manager.query(
    `with u as (update customers c set tier = x.tier, version = c.version + 1, updated_at = $3 from unnest($1::bigint[], $2::text[]) x(id, tier) where c.id = x.id and c.tier <> x.tier returning 1) select count(*) from u`,
    [changed.map(({ row }) => row.id), changed.map(({ tier }) => tier), tx.clock.now()]);
  await recordEvents(tx, changed.map(({ row, tier }) => ({
    kind: 'customer.tier-changed', resource: 'Customer', resourceId: row.id, customerId: row.id, storeId: row.store_id,
    before: { tier: row.tier }, after: { tier, rule: rule.number }, reason: null,
  })));
}

/** Judges everybody anew, some thousand customers at a time: each night, and after new rules. Segments follow where a tier changed. */
export async function assignAllTiers(ctx: Context, today = businessDay(ctx), onChunk?: (done: number) => Promise<void>): Promise<number> {
  let changed = 0;
  for (let last = '0', done = 0; ;) {
    const { rows } = await ctx.db.write.query<{ id: string }>(`select id::text from customers where id > $1 and not is_stand_in and merged_into_id is null order by customers.id limit ${CHUNK}`, [last]);
    if (!rows.length) return changed;
    changed += await transact(ctx, async (tx) => {
      const ids = await assignTiers(tx, rows.map((row) => row.id), today);
      await touchCustomers(tx, ids, { kind: 'tier', note: today });
      return ids.length;
    });
    last = rows.at(-1)?.id ?? last;
    done += rows.length;
    await onChunk?.(done);
  }
}

/** Why a customer has the tier she has: each level's conditions with what was found, and the grace she may be in. */
export async function explainTier(ctx: Context, customerId: string): Promise<Explanation | null> {
  const run = async <T>(text: string, params: unknown[]) => (await ctx.db.read.query(text, params)).rows as T[];
  const now = ctx.clock.now();
  const rule = await rulesInForce(run, now);
  const subject = (await loadSubjects(run, [customerId], now)).get(customerId);
  if (!subject) return null;
  const [period] = await run<{ started_on: string; grace_until: string | null; number: number | null }>(
    'select t.started_on::text, t.grace_until::text, r.number from tier_periods t left join tier_rules r on r.id = t.rule_id where t.customer_id = $1 and t.ended_on is null', [customerId]);
  const env = { today: businessDay(ctx), now };
  const told = { key: 'tier', version: rule.number, ...(rule.since ? { since: rule.since } : {}) };
  const label = rule.levels.find((level) => level.tier === subject.tier);
  return explain({ zh: '等级', en: 'Tier' }, subject.tier, {
    rule: told, text: { zh: label?.labelZh ?? '普通', en: label?.labelEn ?? 'Regular' },
    ...(period ? { note: period.grace_until
      ? { zh: `自 ${period.started_on} 起；条件已不满足，保留到 ${period.grace_until}`, en: `since ${period.started_on}; conditions no longer hold, kept until ${period.grace_until}` }
      : { zh: `自 ${period.started_on} 起`, en: `since ${period.started_on}` } } : {}),
    inputs: rule.levels.map((level) => ({
      ...whyRule(customerCatalogue, level.entry, subject, env, { viewerMay: (right) => ctx.viewer.reaches.has(right as never) }),
      label: { zh: level.labelZh, en: level.labelEn },
    })),
  });
}

onCustomersTouched(10, async (tx, customerIds, touch) => { if (touch.kind !== 'tier') await assignTiers(tx, customerIds, undefined, touch); });
