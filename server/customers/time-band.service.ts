// When people buy and what they come for at that time: receipts by day and time of day, with the categories typical of each (A-27).
import type { SalesFilter } from '../../schema/customers/analytics.ts';
import { BandGrouping, type BandCategory, type BandMoment, type BandSlot, type TimeBands } from '../../schema/customers/time-bands.ts';
import type { Context } from '../core/context.ts';
import { rowsOf, SALES, scopeOf, withCategory } from './analytics.scope.ts';
import { BANDS, DAY_KINDS, dayKindSql } from './band.rules.ts';

/** A category counts as typical of a time when it is on at least one in so many of its receipts. */
const LEAST_PART = 20;
const TYPICAL = 5;

interface Grouping { key: string; from: string; names: string; rows(id: string): Record<string, unknown> }
const GROUPINGS: Record<BandGrouping, Grouping> = {
  [BandGrouping.ALL]: { key: 'null::bigint', from: '', names: 'select null::bigint id, null::text code, null::text name_zh, null::text name_en', rows: () => ({}) },
  [BandGrouping.REGION]: { key: 's.region_id', from: 'join stores s on s.id = p.store_id', names: 'select id, code, name_zh, name_en from regions', rows: (id) => ({ store: { regionId: { eq: id } } }) },
  [BandGrouping.STORE]: { key: 'p.store_id', from: '', names: 'select id, code, name_zh, name_en from stores', rows: (id) => ({ storeId: { eq: id } }) },
};
const plain = (expression: string): string => `trim_scale(coalesce(${expression}, 0))::text`;
const placeOf = (band: string): string => `array_position(array[${BANDS.map((one) => `'${one}'`).join(', ')}], ${band})`;

type Bare<T> = Omit<T, 'rows'>;
type BareMoment = Omit<BandMoment, 'rows' | 'categories'> & { categories: Bare<BandCategory>[] };
interface Group { id: string | null; nameZh: string | null; nameEn: string | null; receipts: number; value: string; slots: Bare<BandSlot>[]; moments: BareMoment[] }

const statement = ({ key, from, names }: Grouping, where: string): string => `
  with r as materialized (
    select ${key} g, p.id, p.customer_id, p.weekday, p.band, ${dayKindSql('p.weekday')} kind, p.sales_amount, p.sale_line_count
    from purchases p ${from} where ${where} and ${SALES}
  ), whole as (select g, count(*) n, sum(sales_amount) amount from r group by g),
  held as materialized (
    select r.g, r.kind, r.band, r.id, pr.category_id, sum(l.amount) amount from r
    join purchase_lines l on l.customer_id = r.customer_id and l.purchase_id = r.id and l.line_kind = 'SALE'
    join products pr on pr.id = l.product_id and not pr.is_service and pr.category_id is not null group by 1, 2, 3, 4, 5
  ), usual as (select g, category_id, count(*) n from held group by g, category_id),
  moment as (
    select g, kind, band, count(*) n, count(distinct customer_id)::int customers, sum(sales_amount) amount, sum(sale_line_count) lines from r group by g, kind, band
  ), typical as (
    select h.*, row_number() over (partition by h.g, h.kind, h.band order by h.lift desc, h.n desc, h.category_id) place from (
      select h.g, h.kind, h.band, h.category_id, count(*) n, sum(h.amount) amount, count(*)::numeric / m.n share, count(*)::numeric * w.n / (m.n * u.n) lift
      from held h join moment m on m.g is not distinct from h.g and m.kind = h.kind and m.band = h.band
      join usual u on u.g is not distinct from h.g and u.category_id = h.category_id join whole w on w.g is not distinct from h.g
      group by h.g, h.kind, h.band, h.category_id, m.n, u.n, w.n having count(*) * ${LEAST_PART} >= m.n
    ) h
  ), typicals as (
    select t.g, t.kind, t.band, json_agg(json_build_object('categoryId', c.id::text, 'code', c.code, 'nameZh', c.name_zh, 'nameEn', c.name_en, 'receipts', t.n,
      'value', ${plain('t.amount')}, 'share', ${plain('round(t.share, 6)')}, 'lift', ${plain('round(t.lift, 6)')}) order by t.place) list
    from typical t join categories c on c.id = t.category_id where t.place <= ${TYPICAL} group by t.g, t.kind, t.band
  ), moments as (
    select m.g, json_agg(json_build_object('dayKind', m.kind, 'band', m.band, 'receipts', m.n, 'customers', m.customers, 'value', ${plain('m.amount')},
      'share', ${plain('round(m.n::numeric / w.n, 6)')}, 'meanBasket', ${plain('round(m.amount / m.n, 2)')}, 'meanLines', ${plain('round(m.lines::numeric / m.n, 2)')},
      'categories', coalesce(c.list, '[]')) order by m.kind desc, ${placeOf('m.band')}) list
    from moment m join whole w on w.g is not distinct from m.g left join typicals c on c.g is not distinct from m.g and c.kind = m.kind and c.band = m.band group by m.g
  ), slots as (
    select s.g, json_agg(json_build_object('weekday', s.weekday, 'band', s.band, 'receipts', s.n, 'customers', s.customers, 'value', ${plain('s.amount')},
      'share', ${plain('round(s.n::numeric / w.n, 6)')}) order by s.weekday, ${placeOf('s.band')}) list
    from (select g, weekday, band, count(*) n, count(distinct customer_id)::int customers, sum(sales_amount) amount from r group by g, weekday, band) s
    join whole w on w.g is not distinct from s.g group by s.g
  ) select l.id::text, l.name_zh "nameZh", l.name_en "nameEn", w.n::int receipts, ${plain('w.amount')} "value", s.list slots, m.list moments
  from whole w join slots s on s.g is not distinct from w.g join moments m on m.g is not distinct from w.g join (${names}) l on l.id is not distinct from w.g
  order by l.code collate "C", l.id`;

/** The purchases that the viewer's rights reach, by day and time: all together, by region or by store; every number with its receipts. */
export async function timeBands(ctx: Context, filter?: SalesFilter, by: BandGrouping = BandGrouping.ALL): Promise<TimeBands[]> {
  const grouping = GROUPINGS[by];
  const { where, params, rows } = scopeOf(ctx, filter);
  const found = await rowsOf<Group>(ctx, statement(grouping, where), params);
  return found.map((group) => {
    const own = group.id === null ? [] : [grouping.rows(group.id)];
    const open = (...more: Record<string, unknown>[]) => rows({}, [...own, ...more]);
    return {
      ...group, rows: open(),
      slots: group.slots.map((slot) => ({ ...slot, rows: open({ weekday: { eq: slot.weekday }, band: { eq: slot.band } }) })),
      moments: group.moments.map((moment) => {
        const [first, last] = DAY_KINDS[moment.dayKind];
        const when = { weekday: { gte: first, lte: last }, band: { eq: moment.band } };
        return { ...moment, rows: open(when), categories: moment.categories.map((one) => ({ ...one, rows: open(when, withCategory(one.categoryId)) })) };
      }),
    };
  });
}
