// How many people the shifts of a store need (D-11): its orders, inquiries and complaints by weekday and hour, their handling time and a target, beside the roster of a week.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { MinutesBy, type StaffingInput, type StaffingPlan, type StaffingShift, type StaffingSource } from '../../../schema/staff/staffing.inputs.ts';
import { minutesAt, dayAt, dayNumber, dayText, instantAt } from '../../core/business-time/zone.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import type { FilterValue } from '../../core/read/filter.ts';
import { coerceFilter } from '../../core/read/filter-input.ts';
import { decodeId } from '../../core/read/ids.ts';
import { compileRows, envFor } from '../../core/read/rows.ts';
import { askMeasure, periodHolding } from '../../measures/measure.service.ts';
import { measureOf } from '../../measures/measures.registry.ts';
import { askRows } from '../places/stays.service.ts';
import { asChain } from '../scorecards/measured.service.ts';
import { actsSourceOf } from './handling.registry.ts';
import { handlingOf, type Handling } from './handling.rules.ts';
import { openWeek } from './open-week.service.ts';
import { rosterOf } from './roster.registry.ts';
import { DAY, needOf, ratesOf, shiftsOf, timeOf, type Presence, type Work } from './shifts.rules.ts';
import { explainPlan, explainShift, sayTiming, type Arrivals } from './staffing.explain.ts';
import { withShrinkage } from './staffing.rules.ts';

interface Source { key: string; label: Label; measure: string; filter: Record<string, unknown>; hour: string; weekday: string; contacts: number; minutes: number }
const RECEIPT = { measure: 'sales.receipts', hour: 'hour', weekday: 'weekday' };
const TICKET = { measure: 'tickets.volume', hour: 'openedHour', weekday: 'openedWeekday' };
/** D-11: what makes work. Minutes are measured where what was done is noted, and stated where not; whoever asks says its own. */
const SOURCES: readonly Source[] = [
  { ...RECEIPT, key: 'ORDERS', label: { zh: '订单', en: 'Orders' }, filter: {}, contacts: 0.02, minutes: 4 },
  { ...TICKET, key: 'INQUIRIES', label: { zh: '咨询', en: 'Inquiries' }, filter: { needClass: { eq: 'ORDINARY' } }, contacts: 1, minutes: 10 },
  { ...TICKET, key: 'COMPLAINTS', label: { zh: '投诉', en: 'Complaints' }, filter: { needClass: { ne: 'ORDINARY' } }, contacts: 1, minutes: 25 },
];
/** Looked at for handling times: the latest of each source, so that a large store is answered as quickly as a small one. */
const MOST_HANDLED = 2_000;
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

const two = (value: number): number => Math.round(value * 100) / 100;

/** The rows of a source by weekday and hour, counted over the very filter that opens them. */
async function byHour(ctx: Context, noun: string, source: Source, filter: Record<string, unknown>): Promise<{ day: number; hour: number; n: number }[]> {
  let by = ['', ''];
  const found = compileRows(ctx, noun, filter, (level) => { by = [level.column(source.weekday), level.column(source.hour)]; return []; });
  return askRows(ctx, `select ${by[0]} "day", ${by[1]} "hour", count(*)::int n from ${found.level.from} where ${found.where} group by 1, 2`, found.build.binder.values(envFor(ctx)));
}

/** How long one of a source takes, by what was done to those of the weeks; null where too little was noted. */
async function handled(ctx: Context, noun: string, filter: FilterValue | null): Promise<Handling | null> {
  const acts = actsSourceOf(noun);
  return acts ? handlingOf((await acts(ctx, filter, MOST_HANDLED)).acts) : null;
}

/** Who is on the desk on each day of a week, cut at midnight; whoever is on leave that day is not. */
async function presenceOf(ctx: Context, storeId: string, zone: string, week: string): Promise<{ days: Presence[][]; people: Map<string, { name: string; nameEn: string | null }> }> {
  const first = dayNumber(week);
  const at = (day: number): string => new Date(instantAt(zone, day, 0)).toISOString();
  const roster = await rosterOf(ctx, storeId, at(first), at(first + 7));
  const away = await askRows<{ id: string; from: string; until: string }>(ctx, 'select employee_id::text id, from_on::text "from", until_on::text "until" from leaves where employee_id = any($1::bigint[]) and from_on < $3::date and until_on > $2::date', [roster.map((one) => one.employeeId), week, addDays(week, 7)]);
  const days = WEEK.map((n) => roster.flatMap(({ employeeId, startsAt, endsAt }): Presence[] => {
    const day = first + n;
    const [starts, ends] = [Date.parse(startsAt), Date.parse(endsAt)];
    const isAway = away.some((one) => one.id === employeeId && one.from <= dayText(day) && one.until > dayText(day));
    if (isAway || dayAt(zone, starts) > day || dayAt(zone, ends - 1) < day) return [];
    return [{ who: employeeId, from: dayAt(zone, starts) < day ? 0 : Math.floor(minutesAt(zone, starts)), until: dayAt(zone, ends) > day ? DAY : Math.ceil(minutesAt(zone, ends)) }];
  }));
  return { days, people: new Map(roster.map((one) => [one.employeeId, one])) };
}

/** The plan of a store; what the asker gives is a what-if and is kept nowhere. */
export async function staffing(ctx: Context, input: StaffingInput): Promise<StaffingPlan> {
  authorise(ctx, 'staff:plan');
  const storeId = decodeId('Store', input.storeId)?.id;
  const [store] = storeId ? await askRows<{ hours: Record<string, [string, string][]>; zone: string }>(ctx, 'select opening_hours hours, time_zone zone from stores where id = $1', [storeId]) : [];
  if (!store || !storeId) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  authorise(ctx, 'staff:plan', storeId);
  const { weeks = 8, growth = 1, targetShare = 0.85, withinSeconds = 60, maxOccupancy = 0.85, shrinkage = 0.25, hoursPerWeek = 40 } = input;
  for (const given of input.sources ?? []) demand(SOURCES.some((one) => one.key === given.key), 'input.sources', 'VALUE_NOT_ALLOWED');
  const today = businessDay(ctx);
  const { from: until } = periodHolding(PeriodKind.WEEK, today);
  const days = { from: addDays(until, -7 * weeks), until };
  const { from: week } = periodHolding(PeriodKind.WEEK, input.week ?? today);
  const work: Work[][] = WEEK.map(() => Array.from({ length: 24 }, () => ({ contacts: 0, minutes: 0 })));
  const sources: StaffingSource[] = [];
  const arrivals: Arrivals[] = [];
  for (const source of SOURCES) {
    const given = input.sources?.find((one) => one.key === source.key);
    const measure = measureOf(source.measure);
    if (!measure) continue;
    const chain = asChain(ctx);
    const filter = coerceFilter(undefined, measure.noun, { ...source.filter, storeId: { eq: storeId } }) ?? null;
    const { rows } = await askMeasure(chain, { key: source.measure, period: { kind: PeriodKind.RANGE, ...days }, filter });
    const opens = rows.filter as Record<string, unknown>;
    const counted = await byHour(chain, measure.noun, source, opens);
    const handling = given?.minutes === undefined ? await handled(chain, measure.noun, coerceFilter(undefined, measure.noun, opens) ?? null) : null;
    const [contacts, minutes] = [given?.contacts ?? source.contacts, given?.minutes ?? (handling ? two(handling.minutes) : source.minutes)];
    const timing = given?.minutes === undefined ? (handling ? MinutesBy.MEASURED : MinutesBy.STATED) : MinutesBy.ASKED;
    for (const { day, hour, n } of counted) {
      const slot = work[day - 1]?.[hour];
      if (!slot) continue;
      slot.contacts += (n / weeks) * contacts * growth;
      slot.minutes += (n / weeks) * contacts * growth * minutes;
    }
    const count = counted.reduce((sum, one) => sum + one.n, 0);
    sources.push({ key: source.key, label: source.label, count, contacts, minutes, hours: two((count * contacts * minutes) / 60), minutesBy: timing, sample: handling?.known ?? 0, resource: rows.resource, rowsFilter: rows.filter });
    arrivals.push({ label: source.label, contacts, minutes, note: sayTiming(timing, handling, Boolean(actsSourceOf(measure.noun))), resource: rows.resource, filter: opens, weekday: source.weekday, hour: source.hour, counted });
  }
  const [heads] = await askRows<{ employed: number; away: number }>(ctx,
    `select count(*)::int employed, (count(*) filter (where exists (select 1 from leaves l where l.employee_id = p.employee_id and l.from_on <= $2::date and l.until_on > $2::date)))::int away
     from placements p left join positions o on o.key = p.position where p.store_id = $1 and p.from_on <= $2::date and (p.until_on is null or p.until_on > $2::date) and o.team in ('SERVICE', 'AFTER_SALES')`, [storeId, today]);
  const employed = (heads?.employed ?? 0) - (heads?.away ?? 0);
  const present = await presenceOf(ctx, storeId, store.zone, week);
  const open = await openWeek(ctx, { id: storeId, ...store }, week);
  const cut = WEEK.map((n) => shiftsOf(open.days[n] ?? [], present.days[n] as Presence[]));
  // On a day that the calendar shuts nobody is needed, whoever stands on the roster; what comes waits for the next open one.
  const shut = new Set(open.others.filter((one) => !one.isOpen).map((one) => one.on));
  const isShut = (n: number): boolean => shut.has(addDays(week, n));
  const rates = ratesOf(work, cut.map((shifts, n) => (isShut(n) ? [] : shifts)));
  const target = { share: targetShare, withinSeconds, maxOccupancy };
  let hoursNeeded = 0;
  const shifts = WEEK.flatMap((n) => (cut[n] ?? []).map((shift): StaffingShift => {
    const need = needOf(shift, isShut(n) ? [] : (rates[n] as Work[]), target);
    hoursNeeded += (need.needed.heads * (shift.until - shift.from)) / 60;
    const planned = shift.who.map((id) => ({ employeeId: id, name: present.people.get(id)?.name ?? '', nameEn: present.people.get(id)?.nameEn ?? null }));
    return {
      on: addDays(week, n), weekday: n + 1, from: timeOf(shift.from), until: timeOf(shift.until), contacts: two(need.contacts), busiestHour: need.busiest.hour, contactsPerHour: two(need.busiest.perHour), minutes: two(need.busiest.minutes),
      load: two(need.needed.load), headsNeeded: need.needed.heads, answered: two(need.needed.answered), occupancy: two(need.needed.occupancy), headsPlanned: planned.length, planned, answeredPlanned: two(need.answeredPlanned), gap: need.needed.heads - planned.length,
      explain: explainShift({ shift, need, planned, growth, weeks, target }, n + 1, arrivals),
    };
  }));
  const peopleNeeded = withShrinkage(hoursNeeded / hoursPerWeek, shrinkage);
  return { ...days, week, employed, onLeave: heads?.away ?? 0, peopleNeeded, sources, shifts, otherDays: open.others, explain: explainPlan({ peopleNeeded, hoursNeeded, hoursPerWeek, shrinkage, growth, weeks, target, from: days.from, others: open.others }, sources, arrivals) };
}
