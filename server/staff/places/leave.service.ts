// Is somebody away with leave? Leave is kept by days; the day is the store's own.
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';

/** The first day back of whoever is away now, by the day of where she works; null for who is there. */
export async function awayNow(ctx: Context | WriteContext, employeeId: string): Promise<string | null> {
  const text = `select l.until_on::text "untilOn" from employees e left join stores s on s.id = e.store_id join leaves l on l.employee_id = e.id, lateral (select ($2::timestamptz at time zone coalesce(s.time_zone, $3))::date "on") d
    where e.id = $1 and l.from_on <= d."on" and l.until_on > d."on" limit 1`;
  const values = [employeeId, ctx.clock.now(), ctx.db.settings.zone];
  const rows = await ask<{ untilOn: string }>(ctx, text, values, 'read');
  return rows[0]?.untilOn ?? null;
}

/** Does leave of a person lie within days, the last included? Answers its first such day. */
export async function awayWithin(tx: WriteContext, employeeId: string, from: string, last: string): Promise<string | null> {
  const [row] = await tx.manager.query<{ on: string }[]>('select greatest(from_on, $2::date)::text "on" from leaves where employee_id = $1 and from_on <= $3 and until_on > $2 order by from_on limit 1', [employeeId, from, last]);
  return row?.on ?? null;
}
