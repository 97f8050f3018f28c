// Which products, and which categories, are bought together: support, confidence and lift of pairs, counted by SQL over baskets.
import { BasketUnit, type BasketInput, type BasketPairs, type BasketRule } from '../../schema/customers/analytics.ts';
import type { Context } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { rowsOf, SALES, scopeOf, withCategory, withProduct } from './analytics.scope.ts';
import { customerReasons } from './customers.messages.ts';

interface Unit { /** What of a product `pr` lies in the basket. */ item: string; table: string; code: string; name: string; holding(id: string): Record<string, unknown> }
const UNITS: Record<BasketUnit, Unit> = {
  [BasketUnit.PRODUCT]: { item: 'pr.id', table: 'products', code: 'sku', name: 'name', holding: withProduct },
  [BasketUnit.CATEGORY]: { item: 'pr.category_id', table: 'categories', code: 'code', name: 'name_zh', holding: withCategory },
};

/**
 * Pairs of products (or of categories) that share a receipt. A pair counts when it is on at least `minSupport` of the baskets (rounded up to
 * whole baskets); each counts as two rules, one each way. lift = confidence ÷ share of baskets with `then`.
 */
export async function basketPairs(ctx: Context, input: BasketInput): Promise<BasketPairs> {
  demand(Number(input.minSupport) > 0 && Number(input.minSupport) <= 1, 'input.minSupport', customerReasons.SHARE_RANGE);
  demand(Number(input.minConfidence ?? 0) >= 0 && Number(input.minConfidence ?? 0) <= 1, 'input.minConfidence', customerReasons.SHARE_RANGE);
  const limit = input.limit ?? 50;
  demand(limit >= 1 && limit <= 500, 'input.limit', customerReasons.LIMIT_RANGE);
  const { item, table, code, name, holding } = UNITS[input.unit ?? BasketUnit.PRODUCT];
  const { where, params, bind, rows } = scopeOf(ctx, input.filter);
  const minSupport = `${bind(input.minSupport)}::numeric`;
  // What has no English name keeps its own.
  const nameOf = (of: string) => (ctx.locale === 'en' ? `coalesce(nullif(${of}.name_en, ''), ${of}.${name})` : `${of}.${name}`);
  const minConfidence = `${bind(input.minConfidence ?? '0')}::numeric`;
  const [row] = await rowsOf<Omit<BasketPairs, 'rules' | 'rows'> & { rules: Omit<BasketRule, 'rows'>[] }>(ctx, `
    with basket as materialized (
      select distinct l.purchase_id, ${item} item_id
      from purchases p join purchase_lines l on l.customer_id = p.customer_id and l.purchase_id = p.id and l.line_kind = 'SALE'
      join products pr on pr.id = l.product_id and not pr.is_service
      where ${where} and ${SALES}
    ), size as materialized (select count(*)::numeric n, ceil(count(*) * ${minSupport}) least from (select 1 from basket group by purchase_id) b),
    item as materialized (select item_id, count(*) c from basket where item_id is not null group by item_id having count(*) >= (select least from size)),
    -- One list of frequent items a basket, so that pairs are made inside each list and no wide join is needed.
    list as (select array_agg(b.item_id order by b.item_id) ids from basket b join item using (item_id) group by b.purchase_id having count(*) > 1),
    pair as materialized (
      select a.id x, b.id y, count(*) c from list, unnest(ids) with ordinality a(id, place), unnest(ids[a.place + 1:]) b(id)
      group by 1, 2 having count(*) >= (select least from size)
    ), rule as materialized (
      select pi.${code} "if", pi.id "ifId", ${nameOf('pi')} "ifName", pt.${code} "then", pt.id "thenId", ${nameOf('pt')} "thenName", r.c count, r.c / n support, r.c::numeric / fi.c confidence, r.c * n / (fi.c * ft.c) lift
      from (select x i, y t, c from pair union all select y, x, c from pair) r join item fi on fi.item_id = r.i join item ft on ft.item_id = r.t
      join ${table} pi on pi.id = r.i join ${table} pt on pt.id = r.t cross join size
    ), chosen as (
      select * from rule where confidence >= ${minConfidence}
      order by round(lift, 9) desc, count desc, "if" collate "C", "then" collate "C" limit ${limit}
    )
    select n::int baskets, least::int "minCount", (select count(*) from item)::int "frequentItems", (select count(*) from pair)::int "frequentPairs",
      (select count(*) from rule where confidence >= ${minConfidence})::int "ruleCount",
      coalesce((select json_agg(json_build_object('if', "if", 'ifId', "ifId"::text, 'ifName', "ifName", 'then', "then", 'thenId', "thenId"::text, 'thenName', "thenName", 'count', count,
        'support', trim_scale(round(support, 6))::text, 'confidence', trim_scale(round(confidence, 6))::text, 'lift', trim_scale(round(lift, 6))::text)
        order by round(lift, 9) desc, count desc, "if" collate "C", "then" collate "C") from chosen), '[]') rules
    from size`, params);
  const found = row as NonNullable<typeof row>;
  return {
    ...found, rows: rows({}, [{ lines: { some: { lineKind: { eq: 'SALE' }, product: { isService: { eq: false } } } } }]),
    rules: found.rules.map((rule) => ({ ...rule, rows: rows({}, [holding(rule.ifId), holding(rule.thenId)]) })),
  };
}
