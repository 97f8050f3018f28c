// What compensation has cost, of the rows in reach: by kind, store and scenario, and as a share of sales.
import { CompensationKind } from '../../../schema/tickets/compensation.ts';
import type { CompensationCostInput } from '../../../schema/tickets/compensation.inputs.ts';
import type { CompensationCost, CompensationShare } from '../../../schema/tickets/compensation.outputs.ts';
import { addDays, daysBetween } from '../../core/clock.ts';
import { authorise, businessDay, type Context, reachOf } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { explain } from '../../core/explanation.ts';
import { sameLabel, type Label } from '../../core/language.ts';
import { addMoney, currencyName, decimal, toMoney } from '../../core/money.ts';
import { compileRows } from '../../core/read/rows.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { KIND_WORDS } from './compensation.rules.ts';
import { moneyReasons } from './money.messages.ts';

interface Row { kind: CompensationKind; store: string; storeZh: string; storeEn: string; scenario: string | null; amount: string; cost: string; n: number }

function sharesOf(rows: readonly Row[], keyOf: (row: Row) => string | null, labelOf: (row: Row) => Label): CompensationShare[] {
  const shares = new Map<string, CompensationShare>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const share = shares.get(key) ?? { key, labelZh: labelOf(row).zh, labelEn: labelOf(row).en, amount: '0.00', cost: '0.00', count: 0 };
    shares.set(key, { ...share, amount: addMoney(share.amount, row.amount), cost: addMoney(share.cost, row.cost), count: share.count + row.n });
  }
  return [...shares.values()].sort((a, b) => decimal(b.cost).comparedTo(a.cost) || (a.key < b.key ? -1 : 1));
}

/** Instants between which days of the head office lie: from the beginning of the first to the end of the last. */
async function spanOf(ctx: Context, input: CompensationCostInput): Promise<{ from: string; to: string; start: string; end: string }> {
  const today = businessDay(ctx);
  const to = input.to ?? today;
  const from = input.from ?? addDays(to, -29);
  demand(from <= to && daysBetween(from, to) <= 731, 'input.from', moneyReasons.MONEY_DAYS);
  const { rows: [row] } = await ctx.db.read.query<{ start: string; end: string }>(
    `select to_json($1::date::timestamp at time zone $3) #>> '{}' "start", to_json(($2::date + 1)::timestamp at time zone $3) #>> '{}' "end"`, [from, to, ctx.db.settings.zone]);
  return { from, to, start: new Date(row?.start as string).toISOString(), end: new Date(row?.end as string).toISOString() };
}

/** The cost of what was given in a time, out of authority; what returns paid back is no cost of ours. */
export async function compensationCost(ctx: Context, input: CompensationCostInput): Promise<CompensationCost> {
  authorise(ctx, 'tickets:read');
  const span = await spanOf(ctx, input);
  const filter = { origin: { eq: 'GRANT' }, state: { in: ['GRANTED', 'PAID'] }, grantedAt: { gte: span.start, lt: span.end }, ...(input.storeId ? { storeId: { eq: input.storeId } } : {}) };
  const rows = compileRows(ctx, 'Compensation', filter);
  const c = (name: string): string => rows.level.column(name);
  ctx.db.statements += 1;
  const { rows: found } = await ctx.db.read.query<Row>(
    `select x.kind, x.store::text, s.name_zh "storeZh", s.name_en "storeEn", x.scenario, x.amount::text, x.cost::text, x.n from (
       select ${c('compensationKind')} kind, ${c('storeId')} store, ${c('scenario')} scenario, sum(${c('amount')}) amount, sum(${c('costAmount')}) cost, count(*)::int n from ${rows.from} where ${rows.where} group by 1, 2, 3) x
     join stores s on s.id = x.store`, rows.params);
  const cost = addMoney(...found.map((row) => row.cost));
  const sales = await salesOf(ctx, span, input.storeId ?? null);
  return {
    amount: addMoney(...found.map((row) => row.amount)), cost, count: found.reduce((sum, row) => sum + row.n, 0), sales, ratio: sales && decimal(sales).greaterThan(0) ? decimal(cost).dividedBy(sales).toDecimalPlaces(6).toNumber() : null, rows: filter,
    byKind: sharesOf(found, (row) => row.kind, (row) => KIND_WORDS[row.kind]), byStore: sharesOf(found, (row) => row.store, (row) => ({ zh: row.storeZh, en: row.storeEn })),
    byScenario: sharesOf(found, (row) => row.scenario, (row) => sameLabel(row.scenario ?? '')),
  };
}

/** Sales of the stores in reach, where the viewer analyses sales at all. */
async function salesOf(ctx: Context, span: { from: string; to: string }, storeId: string | null): Promise<string | null> {
  const reach = reachOf(ctx.viewer, 'customers:analyse');
  if (!ctx.viewer.reaches.has('customers:analyse')) return null;
  ctx.db.statements += 1;
  const { rows: [row] } = await ctx.db.read.query<{ sales: string | null }>(
    'select sum(sales_amount)::text sales from purchases where business_on between $1 and $2 and ($3 or store_id = any($4::bigint[])) and ($5::bigint is null or store_id = $5)',
    [span.from, span.to, reach.all, reach.storeIds, storeId && /^\d{1,18}$/.test(storeId) ? storeId : null]);
  return toMoney(row?.sales ?? '0');
}

defineExplainable({
  number: 'compensation.cost', label: { zh: '补偿成本', en: 'Compensation cost' }, word: 'tickets:read', params: ['from', 'to', 'storeId'],
  definition: { zh: '期间内权限内或经批准给出的补偿的成本之和，不含退货退款', en: 'Sum of the cost of what was given in that time, within authority or by approval; refunds of returns apart' },
  async explain(ctx, { params }) {
    const text = (key: string): string | null => (typeof params[key] === 'string' ? (params[key] as string) : null);
    const found = await compensationCost(ctx, { from: text('from'), to: text('to'), storeId: text('storeId') });
    const unit: Label = currencyName(ctx.db.settings.currency);
    return explain({ zh: '补偿成本', en: 'Compensation cost' }, found.cost, {
      unit, rows: { resource: 'compensations', filter: found.rows as Record<string, unknown>, count: found.count },
      inputs: [
        ...found.byKind.map((share) => explain({ zh: share.labelZh, en: share.labelEn }, share.cost, { unit })),
        ...(found.sales ? [explain({ zh: '同期销售额', en: 'Sales of that time' }, found.sales, { unit })] : []),
      ],
    });
  },
});
