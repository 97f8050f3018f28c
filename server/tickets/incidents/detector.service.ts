// Looks for spikes: counts what came in by each rule, against what is usual, and proposes incidents with their evidence; a person decides.
import { Incident, IncidentState, type SpikeDimension } from '../../../schema/tickets/incident.ts';
import { ask } from '../../core/ask.ts';
import { DAY_MS } from '../../core/clock.ts';
import { lockRow, transact } from '../../core/transact.ts';
import { businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { sameLabel, type Label } from '../../core/language.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { tellProposed } from './incident.alerts.ts';
import { incidentNumber, LIVE, titleOf } from './incident.rules.ts';
import { judge, withoutShadows, type Judged } from './spike.rules.ts';

interface Rule { id: string; key: string; dimensions: SpikeDimension[]; windowMinutes: number; historyDays: number; minimumCount: number; chance: number; planLevel: Incident['planLevel'] }
interface Group { CATEGORY: string | null; PRODUCT: string | null; BATCH: string | null; STORE: string | null; observed: number; history: number; ticketIds: string[]; storeIds: string[] }
interface Found extends Group, Judged { rule: Rule; since: Date }

const COLUMNS: Readonly<Record<SpikeDimension, string>> = { CATEGORY: 'category_id', PRODUCT: 'product_id', BATCH: 'batch_no', STORE: 'store_id' };
/** Tickets about its product are added to a live incident for so long after it was proposed. */
const FOLLOWS_DAYS = 14;

const RULES = `
  select id::text, key, dimensions, window_minutes "windowMinutes", history_days "historyDays", minimum_count "minimumCount", chance::float8 chance, plan_level "planLevel"
  from incident_rules where is_active order by position, incident_rules.id`;

/** One person who tells it thrice is one; whoever has no name (a stand-in's) counts by ticket. Tickets of an incident are counted no more. */
function countSql(dimensions: readonly SpikeDimension[]): string {
  const by = dimensions.map((one) => COLUMNS[one]);
  const pick = (one: SpikeDimension): string => (dimensions.includes(one) ? `g.${COLUMNS[one]}::text` : 'null::text');
  return `
    with fresh as (
      select t.id, t.store_id, ${by.map((column) => `t.${column} as k_${column}`).join(', ')}, case when c.is_stand_in then 't' || t.id else 'c' || t.customer_id end person
      from tickets t join customers c on c.id = t.customer_id
      where t.opened_at > $1 and t.opened_at <= $2 and t.joined_into is null and ${by.map((column) => `t.${column} is not null`).join(' and ')}
        and not exists (select 1 from incident_tickets x where x.customer_id = t.customer_id and x.ticket_id = t.id)),
    g as (
      select ${by.map((column) => `k_${column} as ${column}`).join(', ')}, count(distinct person)::int observed, array_agg(id::text order by id) ids, array_agg(distinct store_id::text) stores
      from fresh group by ${by.map((column) => `k_${column}`).join(', ')} having count(distinct person) >= $3::int)
    select ${(Object.keys(COLUMNS) as SpikeDimension[]).map((one) => `${pick(one)} "${one}"`).join(', ')}, g.observed, g.ids "ticketIds", g.stores "storeIds",
      (select count(*)::int from tickets h where h.opened_at > $4 and h.opened_at <= $1 and h.joined_into is null and ${by.map((column) => `h.${column} = g.${column}`).join(' and ')}) history
    from g order by g.observed desc limit 50`;
}

/** Spikes by all rules at this instant, each only once however many rules see it. */
export async function findSpikes(ctx: Context | WriteContext): Promise<Found[]> {
  const now = ctx.clock.now();
  const [begun] = await ask<{ at: Date | null }>(ctx, 'select min(opened_at) at from tickets');
  const found: Found[] = [];
  for (const rule of await ask<Rule>(ctx, RULES)) {
    const since = new Date(now.getTime() - rule.windowMinutes * 60_000);
    // A chain that is younger than the days to look back on has fewer of them.
    const lived = begun?.at ? (since.getTime() - begun.at.getTime()) / DAY_MS : 0;
    const historyDays = Math.max(1, Math.min(rule.historyDays, Math.floor(lived)));
    for (const group of await ask<Group>(ctx, countSql(rule.dimensions), [since, now, rule.minimumCount, new Date(since.getTime() - historyDays * DAY_MS)])) {
      const judged = judge({ observed: group.observed, history: group.history, historyDays }, rule);
      if (judged.isSpike) found.push({ ...group, ...judged, rule, since });
    }
  }
  return withoutShadows(found);
}

async function namesOf(tx: WriteContext, group: Group): Promise<{ category: Label | null; product: Label | null; batchNo: string | null; store: Label | null }> {
  const name = async (table: string, columns: string, id: string | null): Promise<Label | null> =>
    (id ? ((await tx.manager.query<Label[]>(`select ${columns} from ${table} where id = $1`, [id]))[0] ?? sameLabel(id)) : null);
  return {
    category: await name('ticket_categories', 'name_zh zh, name_en en', group.CATEGORY), product: await name('products', 'name zh, coalesce(name_en, name) en', group.PRODUCT),
    batchNo: group.BATCH, store: await name('stores', 'name_zh zh, name_en en', storeOf(group)),
  };
}
/** All from one store: then it is that store's. */
const storeOf = (group: Group): string | null => group.STORE ?? (group.storeIds.length === 1 ? (group.storeIds[0] ?? null) : null);

const LIST = `
  with i as (insert into incident_tickets (customer_id, ticket_id, incident_id, linked_at) select customer_id, id, $1, $3 from tickets where id = any($2::bigint[]) order by id on conflict do nothing returning 1) select count(*)::int n from i`;
const FOLLOW = `
  with i as (
    insert into incident_tickets (customer_id, ticket_id, incident_id, linked_at)
    select t.customer_id, t.id, n.id, $1 from incidents n join incident_rules r on r.id = n.rule_id join tickets t on t.opened_at > n.counted_since and t.opened_at <= $1 and t.joined_into is null
      and t.category_id = n.category_id and t.product_id = n.product_id and (n.batch_no is null or t.batch_no = n.batch_no) and ('STORE' <> all(r.dimensions) or t.store_id = n.store_id)
    where n.state = any($2::text[]) and n.created_at > $1::timestamptz - interval '${FOLLOWS_DAYS} days'
      and not exists (select 1 from incident_tickets x where x.customer_id = t.customer_id and x.ticket_id = t.id)
    order by n.id, t.id on conflict do nothing returning 1)
  select count(*)::int n from i`;

// What began in one store and goes on in others is theirs no longer.
const SPREAD = `
  select n.id::text from incidents n join incident_rules r on r.id = n.rule_id where n.state = any($1::text[]) and n.store_id is not null and 'STORE' <> all(r.dimensions)
    and exists (select 1 from incident_tickets x join tickets t on t.customer_id = x.customer_id and t.id = x.ticket_id where x.incident_id = n.id and t.store_id <> n.store_id)`;
const SAME = `
  select id::text from incidents where rule_id = $1 and state in ('PROPOSED', 'OPEN') and coalesce(category_id, 0) = coalesce($2::bigint, 0) and coalesce(product_id, 0) = coalesce($3::bigint, 0)
    and coalesce(batch_no, '') = coalesce($4, '') and coalesce(store_id, 0) = coalesce($5::bigint, 0)`;

/** Proposes it; where the same matter is live already, its tickets join that one. */
async function propose(tx: WriteContext, found: Found): Promise<string | null> {
  const [same] = await tx.manager.query<{ id: string }[]>(SAME, [found.rule.id, found.CATEGORY, found.PRODUCT, found.BATCH, storeOf(found)]);
  if (same) { await tx.manager.query(LIST, [same.id, found.ticketIds, tx.clock.now()]); return null; }
  const [key] = await tx.manager.query<{ id: string }[]>("select nextval(pg_get_serial_sequence('incidents', 'id'))::text id");
  const id = key?.id as string;
  const title = titleOf(await namesOf(tx, found));
  const incident = await withVerb(tx, 'incident.proposed', () => tx.manager.save(tx.manager.create(Incident, {
    id, number: incidentNumber(businessDay(tx), id), titleZh: title.zh, titleEn: title.en, state: IncidentState.PROPOSED, planLevel: found.rule.planLevel, ruleId: found.rule.id,
    categoryId: found.CATEGORY, productId: found.PRODUCT, batchNo: found.BATCH, storeId: storeOf(found), countedSince: found.since.toISOString(),
    observedCount: found.observed, expectedCount: found.expected.toFixed(4), chance: Math.max(found.chance, 1e-12).toFixed(12),
  } as Partial<Incident>)));
  await tx.manager.query(LIST, [id, found.ticketIds, tx.clock.now()]);
  await tellProposed(tx, incident);
  return id;
}

/** Adds what came since to live incidents, then proposes new ones. Two at once do it once. Answers the ids of what was proposed. */
export async function detectIncidents(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('incident detector'))`);
    await tx.manager.query(FOLLOW, [tx.clock.now(), LIVE]);
    for (const { id } of await tx.manager.query<{ id: string }[]>(SPREAD, [LIVE])) {
      const row = await lockRow(tx, Incident, id);
      if (row) await withVerb(tx, 'incident.spread', () => tx.manager.save(Object.assign(row, { storeId: null, version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
    }
    const ids: string[] = [];
    for (const found of await findSpikes(tx)) ids.push(...[await propose(tx, found)].filter((id) => id !== null));
    return ids;
  });
}

export const incidentsCron = defineCron({ kind: 'tickets.detect-incidents', at: { every: 5 }, async run(ctx) { await detectIncidents(ctx); } });
