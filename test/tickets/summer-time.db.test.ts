// A store in a zone with summer time, across both changes: tickets, their clocks, what is due and what is swept, by the hours that really pass.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCalendar, saveCalendar } from '../../server/platform/calendar/calendar.service.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import { clockWorld, type ClockWorld } from './clocks-fixture.ts';

const ZONE = 'Europe/Berlin';
let w: ClockWorld;
const go = (at: string): void => { w.clock.set(at); };
const due = async (id: string, kind: string): Promise<string | null> => (await w.clock1(id, kind))?.due ?? null;
/** The clock as the store's wall shows it. */
const wall = (at: string | null): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at as string));
const breached = async (id: string, kind: string): Promise<string | null> => (await w.clock1(id, kind))?.breached ?? null;

beforeAll(async () => {
  w = await clockWorld('2026-03-01T08:00:00Z');
  await w.db.write.query('update stores set time_zone = $1', [ZONE]);
  const make = async (name: string, week: Record<string, [string, string][]>): Promise<void> => {
    const id = await saveCalendar(w.ctx, { key: name, nameZh: name, nameEn: name, hasHolidays: false, draft: { zone: ZONE, week, coveredFrom: '2026-01-01', coveredTo: '2026-12-31', exceptions: [] } });
    await publishCalendar(w.ctx, { id, expectedVersion: 1 });
  };
  const days = (shifts: [string, string][], from = 1, to = 7) => Object.fromEntries(Array.from({ length: 7 }, (_, i) => [String(i + 1), i + 1 >= from && i + 1 <= to ? shifts : []]));
  await make('berlin-all', days([['00:00', '24:00']]));
  // Open through the hour that is left out in March and comes twice in October.
  await make('berlin-night', days([['01:00', '05:00'], ['12:00', '20:00']]));
  await make('berlin-office', days([['09:00', '17:00']], 1, 5));
  const rule = (id: string, clock: string, unit: string, amount: number, calendar: string) => ({ id, clock, when: {}, unit, amount, calendar, source: 'F20' });
  const policy = await saveSlaPolicy(w.ctx, { key: 'berlin', nameZh: '柏林', nameEn: 'Berlin', draft: { rules: { factors: [], targets: [
    rule('answer', 'FIRST_RESPONSE', 'BUSINESS_MINUTES', 240, 'berlin-all'), rule('plan', 'PLAN', 'BUSINESS_MINUTES', 240, 'berlin-night'), rule('close', 'CLOSE', 'WORKING_DAYS_SAME_TIME', 1, 'berlin-office'),
  ] } } });
  await publishSlaPolicy(w.ctx, { id: policy, expectedVersion: 1 });
  // Their own promises alone: others that are shipped would be stricter.
  await w.db.write.query(`update sla_policy_versions v set is_active = false from sla_policies p where p.id = v.policy_id and p.key <> 'berlin'`);
});
afterAll(() => w?.end());

describe.each([
  // In March 02:00 is followed by 03:00, in October 03:00 by 02:00 again. Opened on the Saturday at 23:30 of the wall.
  { name: 'spring', friday: '2026-03-27T14:00:00.000Z', monday: '2026-03-30T13:00:00.000Z', opened: '2026-03-28T22:30:00Z', answer: ['2026-03-29T02:30:00.000Z', '2026-03-29 04:30'], plan: ['2026-03-29T11:00:00.000Z', '2026-03-29 13:00'] },
  { name: 'autumn', friday: '2026-10-23T13:00:00.000Z', monday: '2026-10-26T14:00:00.000Z', opened: '2026-10-24T21:30:00Z', answer: ['2026-10-25T01:30:00.000Z', '2026-10-25 02:30'], plan: ['2026-10-25T03:00:00.000Z', '2026-10-25 04:00'] },
])('F20, $name', ({ friday, monday, opened, answer, plan }) => {
  test('F20: one working day at the same time of the wall is an hour less, or more, over the weekend of the change', async () => {
    go(friday);
    const id = await w.open();
    expect(await due(id, 'CLOSE')).toBe(monday);
    expect(wall(friday).slice(11)).toBe(wall(monday).slice(11));
  });

  test('F20: open hours are those that pass: four hours over the change are due by the instant, whatever the wall shows', async () => {
    go(opened);
    const id = await w.open();
    const [answerDue, planDue] = [await due(id, 'FIRST_RESPONSE'), await due(id, 'PLAN')];
    expect([answerDue, wall(answerDue)]).toEqual(answer);
    // The night shift has three hours in March and five in October.
    expect([planDue, wall(planDue)]).toEqual(plan);
    expect((await w.ticket(id)).next).toBe(answer[0]);
    // Nothing a second early, once at its time, and once only.
    go(new Date(Date.parse(answer[0] as string) - 1_000).toISOString());
    await w.sweep();
    expect(await breached(id, 'FIRST_RESPONSE')).toBeNull();
    go(new Date(Date.parse(answer[0] as string) + 1_000).toISOString());
    await Promise.all([w.sweep(), w.sweep()]);
    const at = await breached(id, 'FIRST_RESPONSE');
    expect(Date.parse(at as string)).toBeGreaterThanOrEqual(Date.parse(answer[0] as string));
    expect(await breached(id, 'PLAN')).toBeNull();
    await w.sweep();
    expect(await breached(id, 'FIRST_RESPONSE')).toBe(at);
    go(new Date(Date.parse(plan[0] as string) + 1_000).toISOString());
    await w.sweep();
    expect(await breached(id, 'PLAN')).not.toBeNull();
  });
});
