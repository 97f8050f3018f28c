// How many people a store needs (D-11): its orders, inquiries and complaints by weekday, their handling time, and a target, beside who is there.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import type { StaffingDay, StaffingInput, StaffingPlan, StaffingSource } from '../../../schema/staff/staffing.inputs.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { explain } from '../../core/explanation.ts';
import { sameLabel, type Label } from '../../core/language.ts';
import { coerceFilter } from '../../core/read/filter-input.ts';
import { decodeId } from '../../core/read/ids.ts';
import { askMeasure, periodHolding } from '../../measures/measure.service.ts';
import { measureOf } from '../../measures/measures.registry.ts';
import { askRows } from '../places/stays.service.ts';
import { asChain } from '../scorecards/measured.service.ts';
import { answerWith, headsFor, openHours, withShrinkage } from './staffing.rules.ts';

interface Source { key: string; label: Label; measure: string; filter: Record<string, unknown>; contacts: number; minutes: number }
/** D-11: what makes work. Minutes and contacts are where a chain begins; whoever asks says its own. */
const SOURCES: readonly Source[] = [
  { key: 'ORDERS', label: { zh: '订单', en: 'Orders' }, measure: 'sales.receipts', filter: {}, contacts: 0.02, minutes: 4 },
  { key: 'INQUIRIES', label: { zh: '咨询', en: 'Inquiries' }, measure: 'tickets.volume', filter: { needClass: { eq: 'ORDINARY' } }, contacts: 1, minutes: 10 },
  { key: 'COMPLAINTS', label: { zh: '投诉', en: 'Complaints' }, measure: 'tickets.volume', filter: { needClass: { ne: 'ORDINARY' } }, contacts: 1, minutes: 25 },
];

const two = (value: number): number => Math.round(value * 100) / 100;

/** The plan of a store; what the asker gives is a what-if and is kept nowhere. */
export async function staffing(ctx: Context, input: StaffingInput): Promise<StaffingPlan> {
  authorise(ctx, 'staff:plan');
  const storeId = decodeId('Store', input.storeId)?.id;
  const [store] = storeId ? await askRows<{ hours: Record<string, [string, string][]> }>(ctx, 'select opening_hours hours from stores where id = $1', [storeId]) : [];
  if (!store || !storeId) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  authorise(ctx, 'staff:plan', storeId);
  const { weeks = 8, growth = 1, peak = 1.6, targetShare = 0.85, withinSeconds = 60, maxOccupancy = 0.85, shrinkage = 0.25, hoursPerWeek = 40 } = input;
  for (const given of input.sources ?? []) demand(SOURCES.some((one) => one.key === given.key), 'input.sources', 'VALUE_NOT_ALLOWED');
  const today = businessDay(ctx);
  const { from: until } = periodHolding(PeriodKind.WEEK, today);
  const days = { from: addDays(until, -7 * weeks), until };
  const byDay: { contacts: number; minutes: number }[] = Array.from({ length: 8 }, () => ({ contacts: 0, minutes: 0 }));
  const sources: StaffingSource[] = [];
  for (const source of SOURCES) {
    const given = input.sources?.find((one) => one.key === source.key);
    const [contacts, minutes] = [given?.contacts ?? source.contacts, given?.minutes ?? source.minutes];
    const measure = measureOf(source.measure);
    if (!measure) continue;
    const filter = coerceFilter(undefined, measure.noun, { ...source.filter, storeId: { eq: storeId } }) ?? null;
    const answer = await askMeasure(asChain(ctx), { key: source.measure, period: { kind: PeriodKind.RANGE, ...days }, filter, by: 'WEEKDAY', limit: 7 });
    for (const group of answer.groups) {
      const day = byDay[Number(group.key)];
      if (!day) continue;
      const each = (Number(group.value) / weeks) * contacts * growth;
      day.contacts += each;
      day.minutes += each * minutes;
    }
    sources.push({ key: source.key, label: source.label, count: Number(answer.value), contacts, minutes, hours: two((Number(answer.value) * contacts * minutes) / 60), resource: answer.rows.resource, rowsFilter: answer.rows.filter });
  }
  const [heads] = await askRows<{ employed: number; away: number }>(ctx,
    `select count(*)::int employed, (count(*) filter (where exists (select 1 from leaves l where l.employee_id = p.employee_id and l.from_on <= $2::date and l.until_on > $2::date)))::int away
     from placements p left join positions o on o.key = p.position where p.store_id = $1 and p.from_on <= $2::date and (p.until_on is null or p.until_on > $2::date) and o.team in ('SERVICE', 'AFTER_SALES')`, [storeId, today]);
  const employed = (heads?.employed ?? 0) - (heads?.away ?? 0);
  const weekHours = [1, 2, 3, 4, 5, 6, 7].reduce((sum, day) => sum + openHours(store.hours[String(day)]), 0);
  const there = weekHours ? two(Math.min(employed, (employed * hoursPerWeek * (1 - shrinkage)) / weekHours)) : 0;
  const planned = [1, 2, 3, 4, 5, 6, 7].map((weekday): StaffingDay => {
    const hours = openHours(store.hours[String(weekday)]);
    const { contacts, minutes } = byDay[weekday] as { contacts: number; minutes: number };
    const perHour = hours ? (contacts / hours) * peak : 0;
    const mean = contacts ? minutes / contacts : 0;
    const needed = hours ? headsFor(perHour, mean || 1, { share: targetShare, withinSeconds, maxOccupancy }) : { heads: 0, load: 0, answered: 1, occupancy: 0 };
    const now = answerWith(Math.floor(there), perHour, mean || 1, withinSeconds);
    return { weekday, openHours: hours, contactsPerHour: two(perHour), minutes: two(mean), load: two(needed.load), headsNeeded: needed.heads, answered: two(needed.answered), occupancy: two(needed.occupancy), headsThere: hours ? there : 0, answeredNow: hours ? two(now.answered) : 1, gap: hours ? two(needed.heads - there) : 0 };
  });
  const hoursNeeded = planned.reduce((sum, day) => sum + day.headsNeeded * day.openHours, 0);
  const peopleNeeded = withShrinkage(hoursNeeded / hoursPerWeek, shrinkage);
  return { ...days, employed, onLeave: heads?.away ?? 0, peopleNeeded, sources, days: planned, explain: explainPlan({ peopleNeeded, hoursNeeded, hoursPerWeek, shrinkage, targetShare, withinSeconds, maxOccupancy, peak, growth, weeks }, sources, planned, days) };
}

interface Said { peopleNeeded: number; hoursNeeded: number; hoursPerWeek: number; shrinkage: number; targetShare: number; withinSeconds: number; maxOccupancy: number; peak: number; growth: number; weeks: number }
const WEEKDAYS: readonly Label[] = [{ zh: '周一', en: 'Monday' }, { zh: '周二', en: 'Tuesday' }, { zh: '周三', en: 'Wednesday' }, { zh: '周四', en: 'Thursday' }, { zh: '周五', en: 'Friday' }, { zh: '周六', en: 'Saturday' }, { zh: '周日', en: 'Sunday' }];
const percent = (share: number): string => `${Math.round(share * 100)}%`;

function explainPlan(said: Said, sources: readonly StaffingSource[], days: readonly StaffingDay[], period: { from: string; until: string }) {
  return explain({ zh: '需要的人数', en: 'People needed' }, said.peopleNeeded, {
    text: { zh: `${two(said.hoursNeeded)} 小时 ÷ 每人每周 ${said.hoursPerWeek} 小时 ÷（1 − ${percent(said.shrinkage)}）`, en: `${two(said.hoursNeeded)} hours ÷ ${said.hoursPerWeek} hours a week each ÷ (1 − ${percent(said.shrinkage)})` },
    note: { zh: `Erlang C：${said.withinSeconds} 秒内应答 ${percent(said.targetShare)}，每人最多忙 ${percent(said.maxOccupancy)} 的时间，最忙一小时按平均的 ${said.peak} 倍算`, en: `Erlang C: ${percent(said.targetShare)} answered within ${said.withinSeconds} s, nobody busy for more than ${percent(said.maxOccupancy)} of the time, the busiest hour ${said.peak} times the mean one` },
    rule: { key: 'erlang-c', version: 1 },
    inputs: [
      explain({ zh: '时间段', en: 'Period' }, period.from, { text: { zh: `${period.from} 起 ${said.weeks} 周`, en: `${said.weeks} weeks from ${period.from}` } }),
      ...(said.growth === 1 ? [] : [explain({ zh: '假设的业务量', en: 'What-if: work' }, said.growth, { text: sameLabel(`× ${said.growth}`) })]),
      ...sources.map((one) => explain(one.label, one.count, { text: { zh: `${one.count} × ${one.contacts} 次 × ${one.minutes} 分钟 = ${one.hours} 小时`, en: `${one.count} × ${one.contacts} contacts × ${one.minutes} min = ${one.hours} hours` }, rows: { resource: one.resource, filter: one.rowsFilter as Record<string, unknown>, count: one.count } })),
      ...days.map((day, i) => explain(WEEKDAYS[i] as Label, day.headsNeeded, { text: { zh: `每小时 ${day.contactsPerHour} 次，忙时话务 ${day.load}，要 ${day.headsNeeded} 人，应答 ${percent(day.answered)}`, en: `${day.contactsPerHour} an hour, load ${day.load}: ${day.headsNeeded} heads, ${percent(day.answered)} answered` }, holds: day.gap <= 0 })),
    ],
  });
}
