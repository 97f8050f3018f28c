// A-22 and D-11 on rows: the board of a week made, made again, seen and appealed against; a store's staffing from its tickets and receipts.
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appealBoardEntry, changeBoardPrivacy, checkBoard, decideBoardAppeal, publishBoard, weeklyBoard } from '../../server/staff/boards/board.service.ts';
import { staffing } from '../../server/staff/staffing/staffing.service.ts';
import { shipPositions } from '../../server/staff/places/position.service.ts';
import { ITEMS, staffWorld, type Any, type StaffWorld } from './staff-fixture.ts';

let world: StaffWorld;
const people: string[] = [];
const policy = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Any) => `${error.code} ${error.reason}`);
beforeAll(async () => {
  world = await staffWorld('2026-03-10T04:00:00Z');
  await world.scheme('weekly', ITEMS.map((one) => ({ ...one, missing: 'REWEIGHT' })), { periodKind: 'WEEK' });
  world.clock.set('2026-03-25T04:00:00Z');
  // Six in one store, by falling sales; the last has one sale only.
  for (let i = 0; i < 6; i += 1) {
    const id = await world.person(`王${'一二三四五六'[i]}明`, world.stores[0]);
    people.push(id);
    for (let n = 0; n < (i === 5 ? 1 : 3); n += 1) await world.sale(id, '2026-03-18', 300 - i * 40);
  }
}, 120_000);
afterAll(async () => { await world?.end(); });

describe('A-22: the weekly board', () => {
  let boardId: string;
  const entries = (): Promise<Any[]> => world.rows(`select e.*, e.id::text, e.employee_id::text from board_entries e join boards b on b.id = e.board_id where b.from_on = '2026-03-16' order by e.rank nulls last`);
  test('is made of a week that is over, once, by rules that it keeps', async () => {
    expect(await policy(publishBoard(world.ctx, { on: '2026-03-24' }))).toBe('POLICY BOARD_NOT_OVER');
    expect(await policy(publishBoard(world.as(['staff:read', 'staff:close-periods'], world.stores), { on: '2026-03-18' }))).toContain('FORBIDDEN');
    boardId = await publishBoard(world.ctx, { on: '2026-03-18', privacy: 'INITIALS' as never, minSample: 3, places: 1 });
    expect(await policy(publishBoard(world.ctx, { on: '2026-03-20' }))).toBe('POLICY BOARD_THERE');
    expect((await entries()).map((row) => [people.indexOf(row.employee_id), row.rank, row.side])).toEqual([[0, 1, 'RED'], [1, 2, 'NONE'], [2, 3, 'NONE'], [3, 4, 'NONE'], [4, 5, 'BLACK'], [5, null, 'NONE']]);
  });
  test('made again of the same facts it is the same to the last digit; a late fact is noticed and changes nothing', async () => {
    expect(await checkBoard(world.ctx, boardId)).toMatchObject({ isSame: true, differences: 0 });
    await world.sale(people[4] as string, '2026-03-19', 900);
    expect(await checkBoard(world.ctx, boardId)).toMatchObject({ isSame: false });
    expect((await entries())[4]).toMatchObject({ side: 'BLACK' });
  });
  test('a colleague sees initials of the honours and the own line, a manager everybody of the store, a stranger no names', async () => {
    const self = { ...(await world.act(people[4] as string)), locale: 'zh' as const };
    const own = await weeklyBoard(self, '2026-03-17');
    expect(own?.lines.map((line) => [line.name, line.side, line.isOwn])).toEqual([['王**', 'RED', false], ['王五明', 'BLACK', true]]);
    const manager = await weeklyBoard({ ...world.as(['staff:read', 'staff:read-scorecards'], [world.stores[0] as string]), locale: 'zh' });
    expect(manager?.lines.length).toBe(6);
    const stranger = await weeklyBoard({ ...world.as(['staff:read'], []), locale: 'zh' });
    expect(stranger?.lines.map((line) => [line.name, line.entryId])).toEqual([['王**', null]]);
    expect(JSON.stringify(stranger)).not.toMatch(/王[一二三四五六]明/);
    // On a wall everybody reads it: it shows what colleagues see, whoever opened it there.
    const wall = await weeklyBoard({ ...world.as(['staff:read', 'staff:read-scorecards'], [world.stores[0] as string]), locale: 'zh' }, '2026-03-17', true);
    expect(wall?.lines).toEqual(stranger?.lines);
  });
  test('how much of names is shown can be changed later, by whoever closes periods, and moves nobody', async () => {
    const colleague = { ...(await world.act(people[4] as string)), locale: 'zh' as const };
    expect(await policy(changeBoardPrivacy(colleague, { id: boardId, expectedVersion: 1, privacy: 'NAMES' as never }))).toContain('FORBIDDEN');
    const names = async (): Promise<string[] | undefined> => (await weeklyBoard(colleague, '2026-03-17'))?.lines.map((line) => line.name);
    await changeBoardPrivacy(world.ctx, { id: boardId, expectedVersion: 1, privacy: 'NAMES' as never });
    expect(await names()).toEqual(['王一明', '王五明']);
    await changeBoardPrivacy(world.ctx, { id: boardId, expectedVersion: 2, privacy: 'OWN_RANK' as never });
    expect(await names()).toEqual(['王五明']);
    expect(await policy(changeBoardPrivacy(world.ctx, { id: boardId, expectedVersion: 1, privacy: 'INITIALS' as never }))).toContain('CONFLICT');
    await changeBoardPrivacy(world.ctx, { id: boardId, expectedVersion: 3, privacy: 'INITIALS' as never });
  });
  test('an appeal is the person’s own, and decided by another; upheld, the line leaves its side', async () => {
    const [row] = (await entries()).filter((one) => one.side === 'BLACK');
    expect(await policy(appealBoardEntry(await world.act(people[0] as string, [world.stores[0] as string]), { id: row.id, expectedVersion: 1, reason: 'for a friend' }))).toBe('POLICY APPEAL_OWN_ONLY');
    const self = await world.act(people[4] as string, [world.stores[0] as string]);
    await appealBoardEntry(self, { id: row.id, expectedVersion: 1, reason: '周五的单子晚到了' });
    expect(await policy(decideBoardAppeal(self, { id: row.id, expectedVersion: 2, isUpheld: true, decision: 'yes' }))).toBe('POLICY APPEAL_OWN_ONLY');
    await decideBoardAppeal(await world.act(people[0] as string, [world.stores[0] as string]), { id: row.id, expectedVersion: 2, isUpheld: true, decision: '属实' });
    expect((await entries()).find((one) => one.id === row.id)).toMatchObject({ side: 'NONE', appeal_state: 'UPHELD' });
  });
  test('the next week shows the place of the week before', async () => {
    world.clock.set('2026-03-31T04:00:00Z');
    for (const [i, id] of people.entries()) for (let n = 0; n < 3; n += 1) await world.sale(id, '2026-03-25', 100 + i * 30);
    await publishBoard(world.ctx, {});
    const board = await weeklyBoard(world.ctx);
    expect(board).toMatchObject({ fromOn: '2026-03-23', privacy: 'INITIALS', minSample: 3 });
    expect(board?.lines.map((line) => [line.rank, line.previousRank])).toEqual([[1, null], [2, 5], [3, 4], [4, 3], [5, 2], [6, 1]]);
  });
});

describe('D-11: staffing', () => {
  test('counts orders, inquiries and complaints by weekday, and says who is needed beside who is there; nobody plans another store', async () => {
    await shipPositions(world.ctx);
    const [store, other] = world.stores;
    await world.rows(`update stores set opening_hours = '{"1": [["10:00","20:00"]], "2": [["10:00","20:00"]]}' where id = $1`, [store]);
    for (let i = 0; i < 3; i += 1) await world.person(`desk${i}`, store, { position: 'service-agent' });
    // Twelve hundred complaints on Mondays of the last two full weeks: sixty an hour of the ten.
    await world.rows(`with c as (insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in) values ('未登记顾客', 'w', 'w', $1, true) on conflict (store_id) where is_stand_in do update set store_id = excluded.store_id returning id)
      insert into tickets (customer_id, number, subject, status, is_open, channel, need_class, store_id, opened_at) select c.id, 'S-' || n, 'S', 'OPEN', true, 'PHONE', 'URGENT', $1, (case when n % 2 = 0 then '2026-03-16' else '2026-03-23' end || 'T12:00:00+08:00')::timestamptz from c, generate_series(1, 1200) n`, [store]);
    const plan = await staffing(world.ctx, { storeId: store as string, weeks: 2, peak: 1, sources: [{ key: 'COMPLAINTS', minutes: 3 }] });
    expect([plan.from, plan.until, plan.employed]).toEqual(['2026-03-16', '2026-03-30', 3]);
    // Sixty an hour of three minutes is a load of 3; 85 % within a minute and nobody busier than 85 %: five heads.
    expect(plan.days[0]).toMatchObject({ weekday: 1, openHours: 10, contactsPerHour: 60, minutes: 3, load: 3, headsNeeded: 5 });
    expect(plan.days[1]).toMatchObject({ contactsPerHour: 0, headsNeeded: 1 });
    expect(plan.days[2]).toMatchObject({ openHours: 0, headsNeeded: 0, gap: 0 });
    expect((plan.explain as Any).rule.key).toBe('erlang-c');
    const twice = await staffing(world.ctx, { storeId: store as string, weeks: 2, peak: 1, growth: 2, sources: [{ key: 'COMPLAINTS', minutes: 3 }] });
    expect(twice.days[0]?.headsNeeded).toBeGreaterThan(5);
    expect(await policy(staffing(world.as(['staff:plan'], [other as string]), { storeId: store as string }))).toContain('FORBIDDEN');
  });
});
