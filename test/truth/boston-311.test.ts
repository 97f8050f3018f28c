// Half a year of a city's tickets through the product's own import and queries: every figure of truth.json, under a calendar and targets that are configured as data.
import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MeasureOrder, PeriodKind } from '../../schema/measures/measure.ts';
import { CalendarKind } from '../../schema/platform/calendar.ts';
import { TimeUnit } from '../../schema/platform/calendar.inputs.ts';
import { between } from '../../server/core/business-time/arithmetic.ts';
import { instantCell } from '../../server/platform/transfer/cells.rules.ts';
import { countRows, streamRows } from '../../server/core/read/rows.ts';
import { askMeasure, type MeasureQuestion } from '../../server/measures/measure.service.ts';
import '../../server/measures.ts';
import { shelfAsOf } from '../../server/platform/calendar/calendar-shelf.service.ts';
import { calendarDeadline } from '../../server/platform/calendar/calendar.preview.ts';
import { publishCalendar, saveCalendar } from '../../server/platform/calendar/calendar.service.ts';
import { runImport } from '../../server/platform/transfer/import.service.ts';
import { categoryKeyOf } from '../../server/tickets/import/ticket-import.rules.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import '../../server/transfers.ts';
import { makeWorld, type World } from '../customers/world.ts';

const folder = new URL('../../../shared/data/tickets_boston311/', import.meta.url);
const file = new URL('boston311_2015_h1.csv.gz', folder);
const isThere = existsSync(file);
if (!isThere) console.warn('Left out: the figures of tickets_boston311, because ../shared/data/tickets_boston311 is not beside this checkout.');
// biome-ignore lint/suspicious/noExplicitAny: a file of figures in many shapes
type Truth = any;
const ZONE = 'America/New_York';
const HOURS = 60;

describe.skipIf(!isThere)('Boston 311, 58,119 tickets (absent data: ../shared/data/tickets_boston311)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercare-boston-'));
  let world: World;
  let truth: Truth;
  let calendarId: string;
  const ask = (key: string, more: Partial<MeasureQuestion> = {}) => askMeasure(world.ctx, { key: `tickets.${key}`, period: { kind: PeriodKind.ALL }, ...more });
  const count = (filter: object): Promise<number> => countRows(world.ctx, 'Ticket', filter as Record<string, unknown>);
  const load = () => runImport(world.ctx, { kind: 'tickets', path: fileURLToPath(file), storeId: world.stores[0] });
  const calendar = async (key: string, kind: CalendarKind, storeId: string | null, exceptions: object[]): Promise<string> => {
    const week = kind === CalendarKind.ELAPSED ? {} : Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['08:30', '17:00']]]));
    const id = await saveCalendar(world.ctx, { key, nameZh: key, nameEn: key, storeId, draft: { kind, zone: ZONE, week, exceptions } });
    await publishCalendar(world.ctx, { id, expectedVersion: 1 });
    return id;
  };

  beforeAll(async () => {
    truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
    // The evening of the snapshot that the published flags were taken at.
    world = await makeWorld('2016-01-13T04:00:00Z', ZONE);
    world.db.settings.dataDir = dataDir;
    calendarId = await calendar('boston', CalendarKind.SHIFTS, world.stores[0], truth.business_calendar.holidays.map((date: string) => ({ date, isWorking: false })));
    await calendar('clock-hours', CalendarKind.ELAPSED, null, []);
    const targets = Object.entries<Truth>(truth.sla_due_reproduction).map(([type, { mode, days }], i) => ({
      id: `t-${i}`, clock: 'CLOSE', when: { categories: [categoryKeyOf(type)] }, unit: 'WORKING_DAYS_SAME_TIME', amount: days, source: 'fitted', calendar: mode === 'business' ? 'STORE' : 'clock-hours',
    }));
    const policy = await saveSlaPolicy(world.ctx, { key: 'city', nameZh: '市政', nameEn: 'City', draft: { rules: { targets, factors: [] } } });
    await publishSlaPolicy(world.ctx, { id: policy, expectedVersion: 1 });
    expect(await load()).toMatchObject({ rows: truth.tickets, accepted: truth.tickets, unchanged: 0, rejected: 0 });
  }, 480_000);
  afterAll(async () => { await world?.end(); rmSync(dataDir, { recursive: true, force: true }); });

  test('tickets, states, verdicts, targets, types and departments', async () => {
    expect((await ask('volume')).value).toBe(String(truth.tickets));
    expect({ Closed: await count({ status: { eq: 'CLOSED' } }), Open: await count({ isOpen: { eq: true } }) }).toEqual(truth.case_status);
    expect({ ONTIME: await count({ isGivenOnTime: { eq: true } }), OVERDUE: await count({ isGivenOnTime: { eq: false } }), BLANK: await count({ isGivenOnTime: { isNull: true } }) }).toEqual(truth.on_time_status);
    expect([await count({ givenDueAt: { isNull: false } }), await count({ resolutionSeconds: { lt: 0 } })]).toEqual([truth.with_target, truth.closed_before_opened]);
    expect([(await ask('volume', { by: 'CATEGORY' })).groupCount, (await ask('volume', { by: 'TEAM' })).groupCount]).toEqual([truth.types, truth.departments]);
  });

  test('C-38: on time by the rule, against the published flag', async () => {
    const own: Record<string, number> = {};
    for (const [flag, filter] of [['ONTIME', { eq: true }], ['OVERDUE', { eq: false }], ['BLANK', { isNull: true }]] as const) {
      const rate = await ask('onTimeRate', { filter: { isGivenOnTime: filter } });
      const bare = await count({ isGivenOnTime: filter, dueAt: { isNull: true } });
      const [onTime, late] = [Number(rate.numerator) + bare, Number(rate.denominator) - Number(rate.numerator)];
      if (onTime) own[`${flag}/ONTIME`] = onTime;
      if (late) own[`${flag}/OVERDUE`] = late;
    }
    expect(own).toEqual(truth.on_time_published_vs_rule);
  });

  test('medians of resolution: by the wall clock, in business time, and in real time, which knows summer time', async () => {
    const { tickets, elapsed, business } = truth.resolution_hours_lower_median;
    const hours = (value: string | null): number => Number((Number(value) / HOURS).toFixed(4));
    const [wall, open, real] = await Promise.all(['resolutionWallMedian', 'businessResolutionMedian', 'resolutionMedian'].map((key) => ask(key)));
    expect([wall?.sample, open?.sample, real?.sample]).toEqual([tickets, tickets, tickets]);
    expect([hours(wall?.value ?? null), hours(open?.value ?? null)]).toEqual([elapsed, business]);
    // The file's figure is the difference of two readings of the wall clock; tickets that were open on 8 March lived an hour less.
    const { rows: [plain] } = await world.db.read.query<{ v: string }>('select percentile_disc(0.5) within group (order by extract(epoch from closed_at - opened_at) / 60)::text v from tickets where closed_at >= opened_at');
    expect(Number(real?.value)).toBeCloseTo(Number(plain?.v), 3);
    expect(Math.abs(hours(real?.value ?? null) - elapsed)).toBeLessThan(1);
  });

  test.each([['TEAM', 'by_department'], ['SOURCE', 'by_source']] as const)('on time by %s, as noted and by the rule', async (by, name) => {
    const shown = (groups: Awaited<ReturnType<typeof ask>>['groups']) => Object.fromEntries(groups.filter((g) => Number(g.denominator) >= 20)
      .map((g) => [g.label.en, { with_target: Number(g.denominator), on_time: Number(g.numerator), on_time_share: Number(g.value) }]));
    expect(shown((await ask('givenOnTimeRate', { by, order: MeasureOrder.NAME, limit: 500 })).groups)).toEqual(truth[name]);
    expect(shown((await ask('onTimeRate', { by, limit: 500, filter: { isGivenOnTime: { isNull: false } } })).groups)).toEqual(truth[name]);
  });

  test('opened by month and by weekday', async () => {
    const months = await ask('volume', { period: { kind: PeriodKind.RANGE, from: '2015-01-01', until: '2015-07-01' }, every: PeriodKind.MONTH });
    expect(Object.fromEntries(months.series.map((one) => [one.from.slice(0, 7), Number(one.value)]))).toEqual(truth.opened_by_month);
    expect(Object.fromEntries((await ask('volume', { by: 'WEEKDAY' })).groups.map((g) => [g.key, Number(g.value)]))).toEqual(truth.opened_by_iso_weekday);
  });

  test('D-20: the backlog at each month’s end', async () => {
    const own = await ask('backlog', { period: { kind: PeriodKind.RANGE, from: '2015-01-01', until: '2016-01-01' }, every: PeriodKind.MONTH });
    expect(Object.fromEntries(own.series.map((one) => [one.until, Number(one.value)]))).toEqual(truth.backlog);
  });

  test('due dates by our own policies, type by type, to the second and within a minute', async () => {
    const types = new Map(Object.keys(truth.sla_due_reproduction).map((type) => [categoryKeyOf(type), type]));
    const own: Truth = {};
    await streamRows(world.ctx, 'Ticket', { filter: { givenDueAt: { isNull: false } }, columns: ['category.key', 'givenDueAt', 'policyDueAt'] }, async (rows) => {
      for (const [key, given, computed] of rows) {
        const type = types.get(key ?? '');
        if (!type) continue;
        const one = (own[type] ??= { tickets: 0, within_60s: 0, exact: 0 });
        const apart = Math.abs(Date.parse(given as string) - Date.parse(computed as string));
        one.tickets += 1;
        if (apart <= 60_000) one.within_60s += 1;
        if (apart === 0) one.exact += 1;
      }
    });
    expect(own).toEqual(Object.fromEntries(Object.entries<Truth>(truth.sla_due_reproduction).map(([type, { tickets, within_60s, exact }]) => [type, { tickets, within_60s, exact }])));
  });

  test('the examples: deadlines asked of the calendar, and business seconds between two instants', async () => {
    const at = (text: string): string => instantCell(text, ZONE) as string;
    for (const one of truth.sla_due_examples) {
      const asked = await calendarDeadline(world.ctx, { calendarId, versionId: (await shelfAsOf(world.ctx, world.clock.now())).byKey.get('boston')?.versionId, startAt: at(one.opened), unit: TimeUnit.WORKING_DAYS_SAME_TIME, amount: String(one.business_days) });
      expect(asked.dueAt, one.case_id).toBe(at(one.due));
    }
    const boston = (await shelfAsOf(world.ctx, world.clock.now())).byStore.get(world.stores[0])?.calendar;
    for (const one of truth.business_hours_examples) expect(between(boston as NonNullable<typeof boston>, at(one.from), at(one.to)).milliseconds / 1_000, one.case_id).toBe(one.business_seconds);
  });

  test('the same file again brings nothing new', async () => {
    expect(await load()).toMatchObject({ accepted: 0, unchanged: truth.tickets, rejected: 0, isRepeat: true });
  }, 480_000);
});
