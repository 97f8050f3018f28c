// Business time between two instants of a ticket, counted in SQL over the opening hours of its store's calendar.
import { dayNumber } from '../core/business-time/zone.ts';
import { piecesOf } from '../core/business-time/open-days.ts';
import type { BusinessCalendar } from '../core/business-time/calendar.ts';
import type { Context } from '../core/context.ts';
import type { Expression } from '../measures/measures.registry.ts';
import { shelfAsOf } from '../platform/calendar/calendar-shelf.service.ts';
import { SHOP_CALENDAR } from './policy.rules.ts';

/** The open pieces of one calendar over the tickets' days: where each begins, how long it is, and what was open before it, in seconds. */
interface Hours { starts: string[]; lengths: number[]; before: number[] }
interface Prepared { stores: string[]; calendars: number[]; hours: Hours[] }

function hoursOf(calendar: BusinessCalendar, first: number, last: number): Hours {
  const hours: Hours = { starts: [], lengths: [], before: [] };
  let sum = 0;
  for (let day = first; day <= last; day += 1) {
    for (const piece of piecesOf(calendar, day)) {
      const length = (piece.to - piece.from) / 1_000;
      hours.starts.push(new Date(piece.from).toISOString());
      hours.lengths.push(length);
      hours.before.push(sum);
      sum += length;
    }
  }
  return hours;
}

/** The calendars in force now, over all days that any ticket lived: each store's own, else the one of shops. */
async function prepare(ctx: Context): Promise<Prepared> {
  ctx.db.statements += 1;
  const { rows: [span] } = await ctx.db.read.query<{ stores: string[]; first: string | null; last: string | null }>(
    `select (select coalesce(array_agg(id::text order by id), '{}') from stores) stores, (select min(opened_on)::text from tickets) first,
      (select greatest(max(opened_on), (select max(solved_on) from tickets))::text from tickets) last`);
  const shelf = await shelfAsOf(ctx, ctx.clock.now());
  const kept: BusinessCalendar[] = [];
  const prepared: Prepared = { stores: [], calendars: [], hours: [] };
  for (const store of span?.stores ?? []) {
    const calendar = (shelf.byStore.get(store) ?? shelf.byKey.get(SHOP_CALENDAR))?.calendar;
    if (!calendar) continue;
    if (!kept.includes(calendar)) kept.push(calendar);
    prepared.stores.push(store);
    prepared.calendars.push(kept.indexOf(calendar));
  }
  const [first, last] = [span?.first, span?.last].map((day) => (day ? dayNumber(day) : null));
  prepared.hours = kept.map((calendar) => (first !== null && first !== undefined && last !== null && last !== undefined ? hoursOf(calendar, first - 1, last + 1) : { starts: [], lengths: [], before: [] }));
  return prepared;
}

/**
 * Minutes of the store's business time from one instant of a row to another, by the calendar in force when asked; null where
 * the store has none. Open time before an instant is looked up by halving, so that a row costs the same however long it took.
 */
export const businessMinutes = (from: string, to: string): Expression => ({
  name: `business time from ${from} to ${to}, by the store’s calendar in force`, reads: [from, to, 'storeId'], prepare,
  sql(level, binder, { stores, calendars, hours }: Prepared) {
    const [map, by] = [`${level.alias}_m`, `${level.alias}_h`];
    const values = hours.map((one, i) => `(${i}, ${binder.constant(one.starts, 'timestamptz[]')}, ${binder.constant(one.lengths, 'numeric[]')}, ${binder.constant(one.before, 'numeric[]')})`);
    if (!values.length) return 'null::numeric';
    level.joins.push(`left join unnest(${binder.constant(stores, 'bigint[]')}, ${binder.constant(calendars, 'int[]')}) ${map}(store_id, calendar) on ${map}.store_id = ${level.column('storeId')}`,
      `left join (values ${values.join(', ')}) ${by}(calendar, starts, lengths, before) on ${by}.calendar = ${map}.calendar`);
    const opened = (prop: string): string => {
      const at = level.column(prop);
      const place = `width_bucket(${at}, ${by}.starts)`;
      return `coalesce(${by}.before[${place}] + least(extract(epoch from ${at} - ${by}.starts[${place}]), ${by}.lengths[${place}]), 0)`;
    };
    return `(case when ${by}.calendar is not null and ${level.column(to)} >= ${level.column(from)} then (${opened(to)} - ${opened(from)}) / 60 end)`;
  },
});

/** Minutes from one instant of a row to another as the clock on the store's wall shows them: a change to summer time is not counted. */
export const wallMinutes = (from: string, to: string): Expression => ({
  name: `wall-clock time from ${from} to ${to} in the store’s zone`, reads: [from, to, 'storeId'],
  sql(level) {
    const zone = `(select z.time_zone from stores z where z.id = ${level.column('storeId')})`;
    return `(extract(epoch from (${level.column(to)} at time zone ${zone}) - (${level.column(from)} at time zone ${zone})) / 60)`;
  },
});
