// Which products are bought together: support, confidence and lift of pairs, counted by SQL over baskets.
import type { BasketInput, BasketPairs, BasketRule } from '../../schema/customers/analytics.ts';
import type { Context } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { rowsOf, SALES, scopeOf } from './analytics.scope.ts';
import { customerReasons } from './customers.messages.ts';

/**
 * Pairs of products that share a receipt. A pair counts when it is on at least `minSupport` of the baskets (rounded up to
 * whole baskets); each counts as two rules, one each way. lift = confidence ÷ share of baskets with `then`.
 */
export async function basketPairs(ctx: Context, input: BasketInput): Promise<BasketPairs> {
  demand(Number(input.minSupport) > 0 && Number(input.minSupport) <= 1, 'input.minSupport', customerReasons.SHARE_RANGE);
  demand(Number(input.minConfidence ?? 0) >= 0 && Number(input.minConfidence ?? 0) <= 1, 'input.minConfidence', customerReasons.SHARE_RANGE);
  const limit = input.limit ?? 50;
  demand(limit >= 1 && limit <= 500, 'input.limit', customerReasons.LIMIT_RANGE);
  const { where, params, bind } = scopeOf(ctx, input.filter);
  const minSupport = `${bind(input.minSupport)}::numeric`;
  // A product without an English name keeps its own.
  const nameOf = (product: string) => (ctx.locale === 'en' ? `coalesce(nullif(${product}.name_en, ''), ${product}.name)` : `${product}.name`);
  const minConfidence = `${bind(input.minConfidence ?? '0')}::numeric`;
  const [row] = await rowsOf<Omit<BasketPairs, 'rules'> & { rules: BasketRule[] }>(ctx, `
    with basket as materialized (
      select distinct l.purchase_id, l.product_id
      from purchases p join purchase_lines l on l.customer_id = p.customer_id and l.purchase_id = p.id and l.line_kind = 'SALE'
      join products pr on pr.id = l.product_id and not pr.is_service
      where ${where} and ${SALES}
    ), size as materialized (select count(*)::numeric n, ceil(count(*) * ${minSupport}) least from (select 1 from basket group by purchase_id) b),
    item as materialized (select product_id, count(*) c from basket group by product_id having count(*) >= (select least from size)),
    -- One list of frequent products a basket, so that pairs are made inside each list and no wide join is needed.
    list as (select array_agg(b.product_id order by b.product_id) ids from basket b join item using (product_id) group by b.purchase_id having count(*) > 1),
    pair as materialized (
      select a.id x, b.id y, count(*) c from list, unnest(ids) with ordinality a(id, place), unnest(ids[a.place + 1:]) b(id)
      group by 1, 2 having count(*) >= (select least from size)
    ), rule as materialized (
      select pi.sku "if", ${nameOf('pi')} "ifName", pt.sku "then", ${nameOf('pt')} "thenName", r.c count, r.c / n support, r.c::numeric / fi.c confidence, r.c * n / (fi.c * ft.c) lift
      from (select x i, y t, c from pair union all select y, x, c from pair) r join item fi on fi.product_id = r.i join item ft on ft.product_id = r.t
      join products pi on pi.id = r.i join products pt on pt.id = r.t cross join size
    ), chosen as (
      select * from rule where confidence >= ${minConfidence}
      order by round(lift, 9) desc, count desc, "if" collate "C", "then" collate "C" limit ${limit}
    )
    select n::int baskets, least::int "minCount", (select count(*) from item)::int "frequentItems", (select count(*) from pair)::int "frequentPairs",
      (select count(*) from rule where confidence >= ${minConfidence})::int "ruleCount",
      coalesce((select json_agg(json_build_object('if', "if", 'ifName', "ifName", 'then', "then", 'thenName', "thenName", 'count', count,
        'support', trim_scale(round(support, 6))::text, 'confidence', trim_scale(round(confidence, 6))::text, 'lift', trim_scale(round(lift, 6))::text)
        order by round(lift, 9) desc, count desc, "if" collate "C", "then" collate "C") from chosen), '[]') rules
    from size`, params);
  return row as BasketPairs;
}
