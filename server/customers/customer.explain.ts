// The numbers of customers that can be opened: figures of behaviour with their windows, tier, RFM score, segments, and sales.
import { addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { both, type Label } from '../core/language.ts';
import { currencyName } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { keyOf } from '../core/read/rows.ts';
import { defineExplainable, type ExplainTarget } from '../platform/explain/explain.registry.ts';
import { salesSummary } from './analytics.service.ts';
import { WINDOWS } from './behaviour.rules.ts';
import { maySeeCustomer } from './customer.service.ts';
import { explainRfm } from './rfm.service.ts';
import { explainMembership } from './segment.explain.ts';
import { explainTier } from './tier.service.ts';

const ORDERS = 'customers:read-orders' as const;
const moneyOf = (ctx: Context): Label => currencyName(ctx.db.settings.currency);
const times = both('次', 'visits');
const days = both('天', 'days');

type Held = Record<string, string | number | null>;
/** The behaviour of a customer whose purchases the viewer may see, as text; null where not. */
async function heldOf(ctx: Context, id: string): Promise<Held | null> {
  if (!(await maySeeCustomer(ctx, id, ORDERS))) return null;
  const { rows: [row] } = await ctx.db.read.query<{ j: Held }>('select to_jsonb(b) || jsonb_build_object(\'found\', true) j from customer_behaviour b where customer_id = $1', [id]);
  return row?.j ?? {};
}

interface Figure {
  key: string; column: string; label: Label; definition: Label; unit: 'money' | 'visits' | 'days' | 'none' | 'day';
  /** Days back that count; none: ever. */
  window?: number;
  /** Behind it: receipts with a sale, or those with returns. */
  rows?: 'sales' | 'returns';
  of?: readonly string[];
}
const figures: Figure[] = [
  ...WINDOWS.flatMap((window): Figure[] => [
    { key: `spend${window}`, column: `spend${window}`, unit: 'money', window, rows: 'sales', label: both(`近 ${window} 天消费`, `Spend in ${window} days`),
      definition: both(`近 ${window} 天（含今天）销售明细金额之和，不扣退货`, `Sum of the sale lines of the last ${window} days, today included, before returns`) },
    { key: `visits${window}`, column: `visits${window}`, unit: 'visits', window, rows: 'sales', label: both(`近 ${window} 天到店`, `Visits in ${window} days`),
      definition: both(`近 ${window} 天（含今天）至少有一条销售明细的小票数`, `Receipts with at least one sale line in the last ${window} days, today included`) },
  ]),
  { key: 'spend', column: 'spend', unit: 'money', rows: 'sales', label: both('累计消费', 'Spend ever'), definition: both('全部销售明细金额之和，不扣退货', 'Sum of all sale lines, before returns') },
  { key: 'visits', column: 'visits', unit: 'visits', rows: 'sales', label: both('累计到店', 'Visits ever'), definition: both('至少有一条销售明细的小票数', 'Receipts with at least one sale line') },
  { key: 'returned', column: 'returned', unit: 'money', rows: 'returns', label: both('累计退货', 'Returns ever'), definition: both('全部退货明细金额之和，取正数', 'Sum of all return lines, as a positive amount') },
  { key: 'netSpend', column: 'net_spend', unit: 'money', rows: 'sales', of: ['spend', 'returned'], label: both('净消费', 'Net spend'), definition: both('累计消费减累计退货', 'Spend ever less returns ever') },
  { key: 'meanBasket', column: 'mean_basket', unit: 'money', rows: 'sales', of: ['spend', 'visits'], label: both('平均客单', 'Mean basket'), definition: both('累计消费 ÷ 累计到店', 'Spend ever ÷ visits ever') },
  { key: 'visitsPerWeek', column: 'visits_per_week', unit: 'none', window: 90, rows: 'sales', of: ['visits90'], label: both('每周到店', 'Visits a week'), definition: both('近 90 天到店 × 7 ÷ 90', 'Visits in 90 days × 7 ÷ 90') },
  { key: 'returnRate', column: 'return_rate', unit: 'none', rows: 'returns', of: ['returned', 'spend'], label: both('退货率', 'Return rate'), definition: both('累计退货 ÷ 累计消费', 'Returns ever ÷ spend ever') },
  { key: 'daysBetween', column: 'days_between', unit: 'days', rows: 'sales', of: ['firstPurchaseOn', 'lastPurchaseOn', 'visits'], label: both('平均间隔', 'Days between'), definition: both('首末两次到店相隔天数 ÷（累计到店 − 1）', 'Days from first to last visit ÷ (visits ever − 1)') },
  { key: 'firstPurchaseOn', column: 'first_purchase_on', unit: 'day', rows: 'sales', label: both('首次到店', 'First visit'), definition: both('第一张销售小票的营业日', 'Business day of the first receipt with a sale') },
  { key: 'lastPurchaseOn', column: 'last_purchase_on', unit: 'day', rows: 'sales', label: both('最近到店', 'Last visit'), definition: both('最近一张销售小票的营业日', 'Business day of the latest receipt with a sale') },
  { key: 'contacts365', column: 'contacts365', unit: 'visits', window: 365, rows: 'sales', label: both('近 12 个月互动', 'Contacts in 12 months'), definition: both('近 365 天有会员身份的到店次数；服务接触另计', 'Identified visits of the last 365 days; service contacts are counted apart') },
];
const figureOf = new Map(figures.map((one) => [one.key, one]));

function tell(ctx: Context, figure: Figure, held: Held, id: string): Explanation {
  const today = businessDay(ctx);
  const raw = held[figure.column];
  const isCount = figure.unit === 'visits';
  const value = raw === undefined || raw === null ? (isCount ? 0 : figure.unit === 'money' && !figure.of ? '0' : null) : isCount ? Number(raw) : String(raw);
  const unit = figure.unit === 'money' ? moneyOf(ctx) : figure.unit === 'visits' ? times : figure.unit === 'days' ? days : undefined;
  const filter = {
    customerId: { eq: id }, ...(figure.rows === 'returns' ? { returnsAmount: { lt: '0' } } : { saleLineCount: { gt: 0 } }),
    ...(figure.window ? { businessOn: { gt: addDays(today, -figure.window) } } : {}),
  };
  const count = figure.rows === 'returns' ? undefined : Number(held[figure.window ? `visits${figure.window}` : 'visits'] ?? 0);
  return explain(figure.label, value, {
    ...(unit ? { unit } : {}), rows: { resource: 'purchases', filter, ...(count === undefined ? {} : { count }) }, note: figure.definition,
    inputs: (figure.of ?? []).map((key) => tell(ctx, figureOf.get(key) as Figure, held, id)),
  });
}

for (const figure of figures) {
  defineExplainable({
    number: `customer.${figure.key}`, label: figure.label, definition: figure.definition, word: ORDERS, of: 'Customer',
    explain: async (ctx, { id }) => { const held = await heldOf(ctx, id); return held && tell(ctx, figure, held, id); },
  });
}

const idIn = (target: ExplainTarget, key: string): string => String(target.params[key] ?? '');
defineExplainable({
  number: 'customer.tier', label: both('等级', 'Tier'), definition: both('按等级规则当前版本判定，升级即时、降级留宽限期', 'By the tier rules in force: up at once, down after a time of grace'), word: ORDERS, of: 'Customer',
  explain: async (ctx, { id }) => ((await maySeeCustomer(ctx, id, ORDERS)) ? explainTier(ctx, id) : null),
});
defineExplainable({
  number: 'customer.rfm', label: both('RFM 得分', 'RFM score'), definition: both('按所选 RFM 模型版本的分界打分', 'Scored by the cut-offs of the chosen RFM model’s version'), word: ORDERS, of: 'Customer', params: ['modelId'],
  explain: async (ctx, target) => ((await maySeeCustomer(ctx, target.id, ORDERS)) && decodeId('RfmModel', idIn(target, 'modelId')) ? explainRfm(ctx, idIn(target, 'modelId'), target.id) : null),
});
defineExplainable({
  number: 'customer.segment', label: both('分群成员', 'Segment membership'), definition: both('按分群规则逐条判定', 'By the segment’s rule, condition by condition'), word: 'segments:read', of: 'Customer', params: ['segmentId'],
  explain: (ctx, target) => explainMembership(ctx, { segmentId: idIn(target, 'segmentId'), customerId: target.id }),
});
defineExplainable({
  number: 'segment.memberCount', label: both('分群人数', 'Members of a segment'), definition: both('当前在分群中的顾客数', 'Customers who are in the segment now'), word: 'segments:read', of: 'Segment',
  async explain(ctx, { id }) {
    const key = await keyOf(ctx, 'Segment', id);
    const { rows: [row] } = await ctx.db.read.query<{ key: string; version: number; since: string; n: number }>(
      `select s.key, s.rule_version as version, to_json(coalesce(v.effective_from, s.created_at)) #>> '{}' since, s.member_count n from segments s
       left join segment_versions v on v.segment_id = s.id and v.number = s.rule_version where s.id = $1`, [key]);
    return row ? explain(both('分群人数', 'Members'), row.n, {
      unit: both('人', 'people'), rule: { key: `segment.${row.key}`, version: row.version, since: row.since },
      rows: { resource: 'customers', filter: { segments: { some: { id: { eq: id } } } }, count: row.n },
    }) : null;
  },
});
for (const [key, label, definition] of [
  ['value', both('销售额', 'Sales'), both('有会员的销售明细金额之和', 'Sum of the sale lines of known customers')],
  ['receipts', both('销售小票', 'Receipts'), both('有会员、至少一条销售明细的小票数', 'Receipts of known customers with at least one sale line')],
  ['customers', both('购买顾客', 'Customers who bought'), both('至少有一张销售小票的会员数', 'Known customers with at least one such receipt')],
] as const) {
  defineExplainable({
    number: `sales.${key}`, label, definition, word: 'customers:analyse', params: ['filter'],
    async explain(ctx, { params }) {
      const summary = await salesSummary(ctx, (params.filter ?? {}) as object);
      return explain(label, summary[key], {
        ...(key === 'value' ? { unit: moneyOf(ctx) } : {}), note: definition,
        rows: { resource: 'purchases', filter: summary.rows as Record<string, unknown>, count: summary.receipts },
      });
    },
  });
}
