// Calendars against the database: drafts, publishing, what is in force when, shipped ones, files of holidays, and who may do what.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Calendar, CalendarKind, CalendarVersion, VersionState } from '../../schema/platform/calendar.ts';
import { TimeUnit, type CalendarDraftInput } from '../../schema/platform/calendar.inputs.ts';
import { addDays, addWorkingDays, isWorkingDay } from '../../server/core/business-time/working-days.ts';
import { explanationLines, explanationSchema } from '../../server/core/explanation.ts';
import { calendarDeadline, previewCalendar } from '../../server/platform/calendar/calendar.preview.ts';
import { discardCalendarDraft, publishCalendar, saveCalendar } from '../../server/platform/calendar/calendar.service.ts';
import { calendarVersion, shelfAsOf } from '../../server/platform/calendar/calendar-shelf.service.ts';
import { chineseDays, shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { runImport, undoImport } from '../../server/platform/transfer/import.service.ts';
import { makeWorld, type World } from '../customers/world.ts';
import { refusal } from './auth-fixture.ts';
import '../../server/transfers.ts';

let world: World;
beforeAll(async () => { world = await makeWorld('2026-02-13T02:00:00Z'); });
afterAll(() => world?.end());

const week = (shifts: string[][], days = [1, 2, 3, 4, 5]): Record<string, string[][]> => Object.fromEntries(days.map((day) => [day, shifts]));
const draftOf = (more: Partial<CalendarDraftInput> = {}): CalendarDraftInput => ({ week: week([['09:00', '18:00']]), coveredFrom: '2026-01-01', coveredTo: '2026-12-31', exceptions: [], ...more });
const rowOf = (id: string): Promise<Calendar> => world.db.source.getRepository(Calendar).findOneByOrFail({ id });
const versionsOf = (calendarId: string): Promise<CalendarVersion[]> => world.db.source.getRepository(CalendarVersion).find({ where: { calendarId }, order: { number: 'ASC' } });
const make = (key: string, more: object = {}): Promise<string> => saveCalendar(world.ctx, { key, nameZh: '试', nameEn: 'Try', hasHolidays: false, draft: draftOf(), ...more });

describe('versions of a calendar', () => {
  test('a draft counts for nothing; published it is in force, and deadlines keep the version that gave them', async () => {
    const id = await make('v1');
    expect((await shelfAsOf(world.ctx, world.clock.now())).byKey.has('v1')).toBe(false);
    await publishCalendar(world.ctx, { id, expectedVersion: 1 });
    const first = (await shelfAsOf(world.ctx, world.clock.now())).byKey.get('v1');
    expect(first?.calendar.version).toBe(1);
    world.clock.advance(3_600_000);
    await saveCalendar(world.ctx, { id, expectedVersion: 2, draft: draftOf({ week: week([['09:00', '12:00']]) }) });
    expect((await versionsOf(id)).map((version) => [version.number, version.state])).toEqual([[1, VersionState.PUBLISHED], [2, VersionState.DRAFT]]);
    await publishCalendar(world.ctx, { id, expectedVersion: 3 });
    expect((await versionsOf(id)).map((version) => [version.number, version.state])).toEqual([[1, VersionState.SUPERSEDED], [2, VersionState.PUBLISHED]]);
    expect((await shelfAsOf(world.ctx, world.clock.now())).byKey.get('v1')?.calendar.version).toBe(2);
    expect((await shelfAsOf(world.ctx, '2026-02-13T02:30:00Z')).byKey.get('v1')?.calendar.version).toBe(1);
    expect((await calendarVersion(world.ctx, first?.versionId as string)).calendar.week[1]).toEqual([['09:00', '18:00']]);
  });

  test('one that is announced for later holds from then on, and none may begin before it', async () => {
    const id = await make('later');
    await publishCalendar(world.ctx, { id, expectedVersion: 1 });
    await saveCalendar(world.ctx, { id, expectedVersion: 2, draft: draftOf({ week: week([['10:00', '11:00']]) }) });
    await publishCalendar(world.ctx, { id, expectedVersion: 3, effectiveFrom: '2026-03-01T00:00:00Z' });
    const at = async (when: string) => (await shelfAsOf(world.ctx, when)).byKey.get('later')?.calendar.version;
    expect([await at('2026-02-28T23:59:59.999Z'), await at('2026-03-01T00:00:00Z')]).toEqual([1, 2]);
    await saveCalendar(world.ctx, { id, expectedVersion: 4, draft: draftOf() });
    expect(await refusal(publishCalendar(world.ctx, { id, expectedVersion: 5 }))).toMatchObject({ code: 'POLICY', reason: 'VERSION_EFFECTIVE_BEFORE_LATEST' });
    expect(await refusal(publishCalendar(world.ctx, { id, expectedVersion: 5, effectiveFrom: '2026-02-01T00:00:00Z' }))).toMatchObject({ code: 'POLICY', reason: 'VERSION_EFFECTIVE_IN_PAST' });
    await discardCalendarDraft(world.ctx, { id, expectedVersion: 5 });
    expect((await versionsOf(id)).length).toBe(2);
    expect(await refusal(publishCalendar(world.ctx, { id, expectedVersion: 6 }))).toMatchObject({ code: 'POLICY', reason: 'VERSION_NO_DRAFT' });
  });

  test('a lost race is CONFLICT; two publishing at once make one version', async () => {
    const id = await make('race');
    const both = await Promise.allSettled([publishCalendar(world.ctx, { id, expectedVersion: 1 }), publishCalendar(world.ctx, { id, expectedVersion: 1 })]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find((one) => one.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'CONFLICT' });
    expect((await versionsOf(id)).length).toBe(1);
  });

  test('what is wrong is said at its place, and nothing is written', async () => {
    const wrong = async (draft: Partial<CalendarDraftInput>) => {
      try { await make('bad', { draft: draftOf(draft) }); } catch (error) { return (error as { details: { fields: object } }).details.fields; }
      return null;
    };
    expect(await wrong({ zone: 'Mars/Base' })).toEqual({ 'input.draft.zone': 'CALENDAR_ZONE' });
    expect(await wrong({ week: week([['12:00', '18:00'], ['09:00', '13:00']]) })).toEqual({ 'input.draft.week.1.1': 'CALENDAR_SHIFT_ORDER' });
    expect(await wrong({ exceptions: [{ date: '2027-01-01', isWorking: false }] })).toEqual({ 'input.draft.exceptions.0.date': 'CALENDAR_DAY_OUTSIDE' });
    expect(await wrong({ week: 'all day' })).toMatchObject({ 'input.draft.week': 'CALENDAR_SHAPE' });
    const closed = await make('closed', { draft: draftOf({ week: {} }) });
    expect(await refusal(publishCalendar(world.ctx, { id: closed, expectedVersion: 1 }))).toMatchObject({ code: 'POLICY', reason: 'CALENDAR_NO_TIME' });
    expect(await world.db.source.getRepository(Calendar).findOneBy({ key: 'bad' })).toBeNull();
  });

  test('a store has one calendar of its own; whoever may write for one store cannot take another’s', async () => {
    const id = await make('store-a', { storeId: world.stores[0] });
    expect(await refusal(make('store-a2', { storeId: world.stores[0] }))).toMatchObject({ code: 'VALIDATION' });
    const ofB = world.as(['platform:read-calendars', 'platform:write-calendars'], [world.stores[1]]);
    expect(await refusal(saveCalendar(ofB, { id, expectedVersion: 1, storeId: world.stores[1] }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(saveCalendar(ofB, { key: 'shared', nameZh: '共', nameEn: 'Shared', draft: draftOf() }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(publishCalendar(ofB, { id, expectedVersion: 1 }))).toMatchObject({ code: 'FORBIDDEN' });
    const own = await saveCalendar(ofB, { key: 'store-b', nameZh: '乙', nameEn: 'B', hasHolidays: false, storeId: world.stores[1], draft: draftOf() });
    await publishCalendar(ofB, { id: own, expectedVersion: 1 });
    expect((await shelfAsOf(world.ctx, world.clock.now())).byStore.get(world.stores[1])?.calendar.key).toBe('store-b');
    expect((await rowOf(id)).storeId).toBe(world.stores[0]);
  });
});

describe('trying a calendar', () => {
  test('shows twelve months before and after, promises made now, and the days that differ', async () => {
    const id = await make('tried', { draft: draftOf({ exceptions: [{ date: '2026-05-01', isWorking: false, nameZh: '劳动节' }] }) });
    await publishCalendar(world.ctx, { id, expectedVersion: 1 });
    const preview = await previewCalendar(world.ctx, { id, from: '2026-05-01', draft: draftOf({ exceptions: [{ date: '2026-05-01', isWorking: false, nameZh: '劳动节' }, { date: '2026-05-09', isWorking: true }, { date: '2026-05-04', isWorking: false }, { date: '2026-05-05', isWorking: false }] }) });
    expect(preview.versionInForce).toBe(1);
    expect(preview.months[0]).toEqual({ month: '2026-05', workingDaysBefore: 20, workingDaysAfter: 19, openHoursBefore: 180, openHoursAfter: 171, isPublished: true });
    expect(preview.months[8]).toMatchObject({ month: '2027-01', isPublished: false });
    expect((preview.differences as { path: string }[]).map((one) => one.path).sort()).toEqual(['/days/2026-05-04', '/days/2026-05-05', '/days/2026-05-09']);
    expect(preview.samples.map((one) => one.before === one.after)).toEqual([true, true, true, true]);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  test('a deadline lists every counted slice, by the version in force at its start', async () => {
    const id = await make('asked', { draft: draftOf({ week: week([['09:00', '12:00'], ['13:30', '18:00']]) }) });
    await publishCalendar(world.ctx, { id, expectedVersion: 1 });
    const startAt = world.clock.now().toISOString();
    const answer = await calendarDeadline(world.ctx, { calendarId: id, startAt: '2026-02-16T03:30:00Z', unit: TimeUnit.BUSINESS_MINUTES, amount: '240' });
    expect(answer).toMatchObject({ dueAt: '2026-02-16T09:00:00.000Z', provisionalDueAt: null, versionNumber: 1 });
    expect(explanationLines(explanationSchema.parse(answer.explanation), 'en').slice(-3)).toEqual(['  Time counted: 4 h', '    Mon 16 Feb 11:30–12:00: 30 min', '    Mon 16 Feb 13:30–17:00: 3 h 30 min']);
    const beyond = await calendarDeadline(world.ctx, { calendarId: id, startAt: '2026-12-31T09:00:00Z', unit: TimeUnit.WORKING_DAYS, amount: '3' });
    expect(beyond).toMatchObject({ dueAt: null, unpublishedDay: '2027-01-01', provisionalDueAt: '2027-01-05T10:00:00.000Z' });
    expect(await refusal(calendarDeadline(world.ctx, { calendarId: id, startAt, unit: TimeUnit.BUSINESS_MINUTES, amount: '0' }))).toMatchObject({ code: 'VALIDATION' });
    expect(await refusal(calendarDeadline(world.ctx, { calendarId: id, startAt: '2020-01-01T00:00:00Z', unit: TimeUnit.WORKING_DAYS, amount: '1' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('shipped calendars', () => {
  test('are there for the whole past, once, and what people made of them stays', async () => {
    expect((await shipCalendars(world.ctx)).sort()).toEqual(['clock-hours', 'head-office', 'online', 'shop']);
    expect(await shipCalendars(world.ctx)).toEqual([]);
    const { byKey } = await shelfAsOf(world.ctx, '2021-06-01T00:00:00Z');
    const office = byKey.get('head-office')?.calendar;
    if (!office) throw new Error('No head office');
    expect([isWorkingDay(office, '2026-02-14'), isWorkingDay(office, '2026-02-16'), isWorkingDay(office, '2026-10-10'), isWorkingDay(office, '2026-10-11')]).toEqual([true, false, true, false]);
    expect(addWorkingDays(office, '2026-12-31', 1)).toMatchObject({ status: 'NOT_PUBLISHED', day: null, unpublishedDay: '2027-01-01' });
    expect(addDays(byKey.get('online')?.calendar as typeof office, '2026-02-12T02:00:00Z', 3).at?.toISOString()).toBe('2026-02-24T10:00:00.000Z');
    expect(byKey.get('shop')?.calendar.coveredTo).toBeNull();
    expect(byKey.get('clock-hours')?.calendar.kind).toBe('elapsed');
  });

  test('the holidays say until when they are announced', () => {
    const { days, coveredTo } = chineseDays();
    expect(coveredTo).toBe('2026-12-31');
    expect(days.find((day) => day.date === '2026-02-14')).toEqual({ date: '2026-02-14', isWorking: true, nameZh: '春节', nameEn: 'Spring Festival' });
    expect(days.some((day) => day.date === '2023-01-03')).toBe(false);
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
  });
});

describe('import calendar', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'aftercare-calendar-')); await shipCalendars(world.ctx); });
  const file = async (name: string, lines: string[]): Promise<string> => { const path = join(folder, name); await writeFile(path, `${lines.join('\n')}\n`); return path; };
  const take = (path: string, isDryRun = false) => runImport(world.ctx, { kind: 'calendar', path, isDryRun });
  const draftIn = async (key: string) => {
    const { id } = await world.db.source.getRepository(Calendar).findOneByOrFail({ key });
    return world.db.source.getRepository(CalendarVersion).findOneBy({ calendarId: id, state: VersionState.DRAFT });
  };
  const notice = ['date,name,isOffDay', '2027-01-01,元旦,true', '2027-02-05,春节,true', '2027-02-08,春节,true', '2027-02-09,春节,true', '2027-02-10,春节,true', '2027-02-20,春节,false'];

  test('goes into the drafts of all calendars that keep holidays, extends what is covered, twice changes nothing, and can be taken back', async () => {
    const path = await file('2027.csv', [...notice, '2027-02-30,nothing,true', '2030-01-01,元旦,true']);
    expect(await take(path, true)).toMatchObject({ rows: 8, accepted: 6, unchanged: 0, rejected: 2 });
    expect(await draftIn('head-office')).toBeNull();
    const first = await take(path);
    expect(first).toMatchObject({ rows: 8, accepted: 6, unchanged: 0, rejected: 2 });
    for (const key of ['head-office', 'online']) {
      const draft = await draftIn(key);
      expect(draft).toMatchObject({ number: 2, coveredTo: '2027-12-31' });
      expect(((draft?.exceptions ?? []) as { date: string }[]).filter((day) => day.date > '2027')).toHaveLength(6);
    }
    expect(await draftIn('shop')).toBeNull();
    expect((await shelfAsOf(world.ctx, world.clock.now())).byKey.get('head-office')?.calendar.coveredTo).toBe('2026-12-31');
    expect(await take(path)).toMatchObject({ accepted: 0, unchanged: 6, rejected: 2, isRepeat: true });
    expect(await undoImport(world.ctx, first.transferId)).toBe(12);
    expect(await draftIn('head-office')).toBeNull();
  });

  test('a named calendar only, with shifts of its own; a draft that was there gets back what it said', async () => {
    const { id, version } = await world.db.source.getRepository(Calendar).findOneByOrFail({ key: 'shop' });
    await saveCalendar(world.ctx, { id, expectedVersion: version, draft: { kind: CalendarKind.SHIFTS, week: week([['08:00', '22:00']], [1, 2, 3, 4, 5, 6, 7]) } });
    const path = await file('eve.csv', ['日期,类型,时段,日历', '2026-02-16,班,08:00-12:00 13:00-16:00,shop', '2026-02-17,休,,shop', '2026-02-18,休,09:00-10:00,shop', '2026-02-19,班,18:00-9,shop', '2026-02-20,休,,nowhere']);
    const report = await take(path);
    expect(report).toMatchObject({ rows: 5, accepted: 2, rejected: 3 });
    expect((await draftIn('shop'))?.exceptions).toEqual([{ date: '2026-02-16', isWorking: true, shifts: [['08:00', '12:00'], ['13:00', '16:00']] }, { date: '2026-02-17', isWorking: false }]);
    expect(await draftIn('head-office')).toBeNull();
    expect(await undoImport(world.ctx, report.transferId)).toBe(2);
    expect((await draftIn('shop'))?.exceptions).toEqual([]);
  });

  test('what was published since is not taken back', async () => {
    const report = await take(await file('again.csv', notice));
    const { id, version } = await world.db.source.getRepository(Calendar).findOneByOrFail({ key: 'head-office' });
    const online = await world.db.source.getRepository(Calendar).findOneByOrFail({ key: 'online' });
    await publishCalendar(world.ctx, { id, expectedVersion: version });
    await publishCalendar(world.ctx, { id: online.id, expectedVersion: online.version });
    expect(await refusal(undoImport(world.ctx, report.transferId))).toMatchObject({ code: 'POLICY', reason: 'CALENDAR_IMPORT_BEHIND' });
    const office = (await shelfAsOf(world.ctx, world.clock.now())).byKey.get('head-office')?.calendar;
    expect(addWorkingDays(office as NonNullable<typeof office>, '2026-12-31', 1).day).toBe('2027-01-04');
  });

  test('is refused to whoever may not write calendars', async () => {
    const reader = world.as(['platform:read-calendars', 'customers:import']);
    expect(await refusal(runImport(reader, { kind: 'calendar', path: await file('no.csv', notice) }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
