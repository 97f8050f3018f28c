// Tags that keep themselves: those set by a rule follow their customers, and those with an end fall off.
import type { Context, WriteContext } from '../core/context.ts';
import { compileRules } from '../core/rule-tree/compile.ts';
import { RuleError } from '../core/rule-tree/rule-error.ts';
import { conditionsOf, type RuleNode } from '../core/rule-tree/tree.ts';
import { transact } from '../core/transact.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { ruleEnv, ruleForNew, SOMEBODY } from './segment.scope.ts';
import { movedBy, onCustomersTouched, touchCustomers } from './touch.ts';

const CHUNK = 2_000;

interface RuleTag { id: string; key: string; rule: RuleNode; version: number }

const LIVE = `select id::text, key, rule, version from tags where tag_kind = 'RULE' and not is_archived and rule is not null`;

/** Sets and takes off rule tags of these customers, in the caller's transaction; answers whose tags changed. */
export async function refreshRuleTags(tx: WriteContext, customerIds: readonly string[], tags: readonly RuleTag[], areNew = false): Promise<string[]> {
  const env = ruleEnv(tx);
  const usable = tags.filter((tag) => isUsable(tx, tag)).flatMap((tag) => {
    const rule = areNew ? ruleForNew(tag.rule, env) : tag.rule;
    return rule ? [{ ...tag, rule }] : [];
  });
  if (!usable.length || !customerIds.length) return [];
  if (!areNew) await tx.manager.query('select count(*) from (select 1 from customers where id = any($1::bigint[]) order by id for no key update) x', [customerIds]);
  const { wheres, joinSql, params, bound } = compileRules(customerCatalogue, usable.map((tag) => tag.rule), env, { firstParam: 5, within: customerIds });
  const cases = wheres.map((where, index) => `case when ${where} then ($2::bigint[])[${index + 1}] end`);
  const changed = await tx.manager.query<{ customer_id: string; tag_id: string; came: boolean }[]>(`
    with m as materialized (select c.id, array[${cases.join(', ')}] tags from customers c ${joinSql} where ${bound} and ${SOMEBODY}),
    want as (select m.id customer_id, t.tag_id from m cross join lateral unnest(m.tags) t(tag_id) where t.tag_id is not null),
    gone as (delete from customer_tags o where o.customer_id = any($1::bigint[]) and o.tag_id = any($2::bigint[])
      and not exists (select 1 from want w where w.customer_id = o.customer_id and w.tag_id = o.tag_id) returning customer_id::text, tag_id::text, false came),
    came as (insert into customer_tags (customer_id, tag_id, tagged_at, evidence) select w.customer_id, w.tag_id, $3::timestamptz, ($4::text[])[array_position($2::bigint[], w.tag_id)] from want w order by 1, 2
      on conflict (customer_id, tag_id) do nothing returning customer_id::text, tag_id::text, true came)
    select * from gone union all select * from came`,
  [customerIds, usable.map((tag) => tag.id), tx.clock.now(), usable.map((tag) => `rule, version ${tag.version}`), ...params]);
  for (const tag of usable) {
    const joined = changed.filter((row) => row.tag_id === tag.id && row.came).length;
    const left = changed.filter((row) => row.tag_id === tag.id && !row.came).length;
    if (joined || left) await recordEvent(tx, { kind: 'tag.rule-applied', resource: 'Tag', resourceId: tag.id, after: { tagged: joined, untagged: left } });
  }
  return [...new Set(changed.map((row) => row.customer_id))];
}

function isUsable(ctx: Context, tag: RuleTag): boolean {
  try {
    compileRules(customerCatalogue, [tag.rule], ruleEnv(ctx));
    return true;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    ctx.log.warn({ tag: tag.key, code: error.code }, 'tag rule cannot be judged');
    return false;
  }
}

/** Order 15: after tiers, before segments, which may ask for the tags. */
onCustomersTouched(15, async (tx, customerIds, touch) => {
  const moved = movedBy(touch);
  const tags = await tx.manager.query<RuleTag[]>(LIVE);
  await refreshRuleTags(tx, customerIds, moved ? tags.filter((tag) => conditionsOf(tag.rule).some(({ condition }) => moved(condition.field))) : tags, touch.areNew);
});

/** Judges everybody by the rule tags (or by one), some thousand customers at a time; segments follow where a tag changed. */
export async function applyRuleTags(ctx: Context, tagId?: string, onChunk?: (done: number) => Promise<void>): Promise<number> {
  const { rows: tags } = await ctx.db.write.query<RuleTag>(`${LIVE} and ($1::bigint is null or id = $1)`, [tagId ?? null]);
  let changed = 0;
  for (let after = '0', done = 0; tags.length > 0;) {
    const { rows } = await ctx.db.write.query<{ id: string }>(`select id::text from customers where id > $1 order by customers.id limit ${CHUNK}`, [after]);
    if (!rows.length) break;
    changed += await transact(ctx, async (tx) => {
      const ids = await refreshRuleTags(tx, rows.map((row) => row.id), tags);
      await touchCustomers(tx, ids, { kind: 'tags', note: 'rule' });
      return ids.length;
    });
    after = rows.at(-1)?.id ?? after;
    done += rows.length;
    await onChunk?.(done);
  }
  return changed;
}

/** Takes off the tags whose time is over; answers how many. */
export async function dropExpiredTags(ctx: Context): Promise<number> {
  for (let dropped = 0; ;) {
    const count = await transact(ctx, async (tx) => {
      const rows = await tx.manager.query<{ customer_id: string; tag_id: string }[]>(
        `with due as (select customer_id, id from customer_tags where expires_at <= $1 order by customer_id, id limit ${CHUNK} for update skip locked),
         gone as (delete from customer_tags o using due d where o.customer_id = d.customer_id and o.id = d.id returning o.customer_id::text, o.tag_id::text)
         select * from gone`, [tx.clock.now()]);
      if (!rows.length) return 0;
      const by = new Map<string, number>();
      for (const row of rows) by.set(row.tag_id, (by.get(row.tag_id) ?? 0) + 1);
      for (const [id, n] of by) await recordEvent(tx, { kind: 'tag.expired', resource: 'Tag', resourceId: id, after: { customers: n } });
      await touchCustomers(tx, rows.map((row) => row.customer_id), { kind: 'tags', note: 'expired' });
      return rows.length;
    });
    dropped += count;
    if (!count) return dropped;
  }
}
