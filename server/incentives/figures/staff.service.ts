// Who is paid by a scheme in a month: everybody placed in its scope, for the days of those placements, where the last of them was.
import type { Context } from '../../core/context.ts';
import { daysBetween } from '../../core/clock.ts';
import type { Label } from '../../core/language.ts';
import type { SchemeContent } from '../content.rules.ts';
import { inScope, type PaidStay, type PersonInput } from '../run.rules.ts';

interface Placed { employeeId: string; storeId: string | null; position: string; level: string; isIntern: boolean; from: string; until: string; storeZh: string | null; storeEn: string | null; postZh: string; postEn: string }
/** Placements cut to the month, and to the day on which somebody left. */
const PLACED = `
  select p.employee_id::text "employeeId", p.store_id::text "storeId", p.position, p.level, p.employment = 'INTERN' "isIntern", greatest(p.from_on, $1::date)::text "from",
    least(coalesce(p.until_on, $2::date), coalesce(case when e.left_on > e.hired_on then e.left_on end, $2::date), $2::date)::text "until", s.name_zh "storeZh", s.name_en "storeEn", coalesce(o.name_zh, p.position) "postZh", coalesce(o.name_en, p.position) "postEn"
  from placements p join employees e on e.id = p.employee_id left join stores s on s.id = p.store_id left join positions o on o.key = p.position
  where p.from_on < $2::date and (p.until_on is null or p.until_on > $1::date) and (e.left_on is null or e.left_on > $1::date) order by p.employee_id, p.from_on`;

type Paid = Omit<PersonInput, 'figures' | 'awards'>;
const HEAD_OFFICE: Label = { zh: '总部', en: 'Head office' };

/** The people of a scheme's scope; who was in it for part of the month has so many days, and the stays they come from. */
export async function paidStaff(ctx: Context, scope: SchemeContent['scope'], month: { from: string; until: string }, only?: ReadonlySet<string>): Promise<Paid[]> {
  const { rows } = await ctx.db.read.query<Placed>(PLACED, [month.from, month.until]);
  const people = new Map<string, Placed[]>();
  for (const row of rows) if (row.from < row.until && (!only || only.has(row.employeeId)) && inScope(scope, row)) people.set(row.employeeId, [...people.get(row.employeeId) ?? [], row]);
  const whole = daysBetween(month.from, month.until);
  return [...people.values()].map((own) => {
    const last = own.at(-1) as Placed;
    const daysOf = (list: readonly Placed[]): number => list.reduce((sum, one) => sum + daysBetween(one.from, one.until), 0);
    const days = daysOf(own);
    const stays = own.map((one): PaidStay => ({
      from: one.from, until: one.until, days: daysBetween(one.from, one.until), place: one.storeZh && one.storeEn ? { zh: one.storeZh, en: one.storeEn } : HEAD_OFFICE, post: { zh: one.postZh, en: one.postEn }, storeId: one.storeId,
    }));
    return {
      employeeId: last.employeeId, storeId: last.storeId, position: last.position, level: last.level, isIntern: last.isIntern, days, internDays: daysOf(own.filter((one) => one.isIntern)),
      ...(own.length > 1 || days < whole ? { stays } : {}),
    };
  });
}
