// A-22 and D-11 on rows: the board of a week made, made again, seen and appealed against; a store's staffing from its tickets and receipts.
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appealBoardEntry, changeBoardPrivacy, checkBoard, decideBoardAppeal, publishBoard, publishLastWeek, weeklyBoard } from '../../server/staff/boards/board.service.ts';
import { countRows } from '../../server/core/read/rows.ts';
import '../../server/tickets/hands/hands.handling.ts';
import '../../server/tickets/hands/hands.roster.ts';
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
  test('the clock publishes each week once, in the morning after; it shows the place of the week before', async () => {
    world.clock.set('2026-03-31T04:00:00Z');
    for (const [i, id] of people.entries()) for (let n = 0; n < 3; n += 1) await world.sale(id, '2026-03-25', 100 + i * 30);
    for (let mornings = 0; mornings < 3; mornings += 1) await publishLastWeek(world.ctx);
    expect(await world.rows('select from_on::text from boards order by from_on')).toEqual([{ from_on: '2026-03-16' }, { from_on: '2026-03-23' }]);
    const board = await weeklyBoard(world.ctx);
    expect(board).toMatchObject({ fromOn: '2026-03-23', privacy: 'INITIALS', minSample: 3 });
    expect(board?.lines.map((line) => [line.rank, line.previousRank])).toEqual([[1, null], [2, 5], [3, 4], [4, 3], [5, 2], [6, 1]]);
  });
  test('each weekly scheme has a board of its own: its people, its terms, its places of the week before; whoever stands on one is shown that one', async () => {
    world.clock.set('2026-03-20T04:00:00Z');
    const second = await world.scheme('weekly-desk', ITEMS.map((one) => ({ ...one, missing: 'REWEIGHT' })), { periodKind: 'WEEK', positions: ['cashier'] });
    world.clock.set('2026-03-31T04:00:00Z');
    const cashiers: string[] = [];
    for (let i = 0; i < 4; i += 1) cashiers.push(await world.person(`赵${'一二三四'[i]}明`, world.stores[0], { position: 'cashier' }));
    const sell = async (day: string, amount: (i: number) => number): Promise<void> => { for (const [i, id] of cashiers.entries()) for (let n = 0; n < 3; n += 1) await world.sale(id, day, amount(i)); };
    await sell('2026-03-25', (i) => 300 - i * 40);
    // The week has its board by the first scheme already: unsaid, the second one's is made, with terms of its own.
    await publishBoard(world.ctx, { on: '2026-03-25', privacy: 'NAMES' as never, minSample: 2, places: 1 });
    expect(await policy(publishBoard(world.ctx, { on: '2026-03-25' }))).toBe('POLICY BOARD_THERE');
    expect(await policy(publishBoard(world.ctx, { on: '2026-03-25', schemeId: second }))).toBe('POLICY BOARD_THERE');
    expect(await policy(publishBoard(world.ctx, { on: '2026-03-25', schemeId: '999999' }))).toContain('VALIDATION');
    world.clock.set('2026-04-07T04:00:00Z');
    await sell('2026-04-01', (i) => 100 + i * 40);
    for (let mornings = 0; mornings < 2; mornings += 1) await publishLastWeek(world.ctx);
    expect(await world.rows(`select s.key, b.from_on::text, b.privacy, b.min_sample, (select count(*)::int from board_entries e where e.board_id = b.id) n from boards b join kpi_scheme_versions v on v.id = b.scheme_version_id join kpi_schemes s on s.id = v.scheme_id where b.from_on >= '2026-03-23' order by b.from_on, s.id`)).toEqual([
      { key: 'weekly', from_on: '2026-03-23', privacy: 'INITIALS', min_sample: 3, n: 6 }, { key: 'weekly-desk', from_on: '2026-03-23', privacy: 'NAMES', min_sample: 2, n: 4 },
      { key: 'weekly', from_on: '2026-03-30', privacy: 'INITIALS', min_sample: 3, n: 6 }, { key: 'weekly-desk', from_on: '2026-03-30', privacy: 'NAMES', min_sample: 2, n: 4 },
    ]);
    const unsaid = await weeklyBoard(world.ctx);
    expect([unsaid?.fromOn, unsaid?.schemes.map((one) => one.id), unsaid?.schemeId === second]).toEqual(['2026-03-30', [unsaid?.schemeId, second], false]);
    const desk = await weeklyBoard(world.ctx, null, false, second);
    expect([desk?.schemeId, desk?.lines.map((line) => [line.name, line.rank, line.previousRank])]).toEqual([second, [['赵四明', 1, 4], ['赵三明', 2, 3], ['赵二明', 3, 2], ['赵一明', 4, 1]]]);
    expect((await weeklyBoard({ ...(await world.act(cashiers[0] as string)), locale: 'zh' }))?.schemeId).toBe(second);
    expect((await weeklyBoard({ ...(await world.act(people[0] as string)), locale: 'zh' }))?.schemeId).toBe(unsaid?.schemeId);
    expect(await weeklyBoard(world.ctx, null, false, 'not-an-id')).toBeNull();
    world.clock.set('2026-03-31T04:00:00Z');
  });
});

describe('D-11: staffing', () => {
  test('counts orders, inquiries and complaints by weekday and hour, and says for each shift who is needed beside who is on the roster; nobody plans another store', async () => {
    await shipPositions(world.ctx);
    const [store, other] = world.stores as [string, string];
    await world.rows(`update stores set opening_hours = '{"1": [["10:00","20:00"]], "2": [["10:00","20:00"]]}' where id = $1`, [store]);
    const desk: string[] = [];
    for (let i = 0; i < 3; i += 1) desk.push(await world.person(`desk${i}`, store, { position: 'service-agent' }));
    // Of the last two full weeks: on Mondays 120 complaints between twelve and one, ten at seven in the evening, and one at six on Tuesdays.
    await world.rows(`with c as (insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in) values ('未登记顾客', 'w', 'w', $1, true) on conflict (store_id) where is_stand_in do update set store_id = excluded.store_id returning id)
      insert into tickets (customer_id, number, subject, status, is_open, channel, need_class, store_id, opened_at)
      select c.id, 'S-' || n, 'S', 'OPEN', true, 'PHONE', 'URGENT', $1, (case when n % 2 = 0 then date '2026-03-16' else date '2026-03-23' end + case when n > 120 then time '19:10' else time '12:30' end) at time zone 'Asia/Shanghai' from c, generate_series(1, 130) n
      union all select c.id, 'T-1', 'S', 'OPEN', true, 'PHONE', 'URGENT', $1, timestamptz '2026-03-17T06:00:00+08:00' from c`, [store]);
    // The roster of the week asked about: two until three on Monday, one of them on leave; the third comes at three and stays over midnight.
    const shift = (who: string | undefined, level: string, from: string, until: string): Promise<unknown> => world.rows('insert into on_calls (employee_id, level, store_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)', [who, level, store, from, until]);
    await shift(desk[0], 'L1', '2026-04-06T10:00:00+08:00', '2026-04-06T15:00:00+08:00');
    await shift(desk[1], 'L1', '2026-04-06T10:00:00+08:00', '2026-04-06T15:00:00+08:00');
    await shift(desk[2], 'L1', '2026-04-06T15:00:00+08:00', '2026-04-07T01:00:00+08:00');
    await shift(people[0], 'L2', '2026-04-06T10:00:00+08:00', '2026-04-06T20:00:00+08:00');
    await world.rows(`insert into leaves (employee_id, leave_kind, from_on, until_on) values ($1, 'SICK', '2026-04-06', '2026-04-07')`, [desk[1]]);
    const asked = { storeId: store, week: '2026-04-09', weeks: 2, sources: [{ key: 'COMPLAINTS', minutes: 3 }] };
    const plan = await staffing(world.ctx, asked);
    expect([plan.from, plan.until, plan.week, plan.employed]).toEqual(['2026-03-16', '2026-03-30', '2026-04-06', 3]);
    // Sixty in the busiest hour, of three minutes, are a load of 3; 85 % within a minute and nobody busier than 85 % are five heads.
    expect(plan.shifts.map((one) => [one.on, `${one.from}-${one.until}`, one.contacts, one.busiestHour, one.headsNeeded, one.headsPlanned, one.gap])).toEqual([
      ['2026-04-06', '10:00-15:00', 60, 12, 5, 1, 4],
      ['2026-04-06', '15:00-20:00', 5, 19, 2, 1, 1],
      ['2026-04-06', '20:00-24:00', 0, 20, 0, 1, -1],
      ['2026-04-07', '00:00-01:00', 0.05, 0, 1, 1, 0],
      ['2026-04-07', '10:00-20:00', 0.45, 10, 1, 0, 1],
    ]);
    expect(plan.shifts[0]).toMatchObject({ weekday: 1, contactsPerHour: 60, minutes: 3, load: 3, planned: [{ employeeId: desk[0], name: 'desk0' }] });
    // The number opens the very rows: the list that it names holds as many.
    const [tree, evening] = plan.shifts.map((one) => one.explain as Any);
    const complaintsOf = (of: Any): Any => of.inputs.find((one: Any) => one.label.en === 'Complaints');
    const complaints = complaintsOf(tree);
    expect([tree.rule.key, complaints.rows.resource, complaints.rows.count]).toEqual(['erlang-c', 'tickets', 120]);
    expect(await countRows(world.ctx, 'Ticket', complaints.rows.filter)).toBe(120);
    expect(await countRows(world.ctx, 'Ticket', complaintsOf(evening).rows.filter)).toBe(10);
    // What-if: twice the work, a longer contact, a sharper target.
    const heads = async (more: Record<string, unknown>): Promise<number | undefined> => (await staffing(world.ctx, { ...asked, ...more } as never)).shifts[0]?.headsNeeded;
    expect([await heads({ growth: 2 }), await heads({ sources: [{ key: 'COMPLAINTS', minutes: 6 }] }), await heads({ targetShare: 0.99, withinSeconds: 5 })]).toEqual([9, 9, 9]);
    // A week without a roster is cut by the opening hours alone.
    expect((await staffing(world.ctx, { ...asked, week: '2026-05-04' })).shifts.map((one) => [`${one.from}-${one.until}`, one.headsNeeded, one.headsPlanned])).toEqual([['10:00-20:00', 5, 0], ['10:00-20:00', 1, 0]]);
    expect(await policy(staffing(world.as(['staff:plan'], [other]), { storeId: store }))).toContain('FORBIDDEN');
  });
  test('handling minutes are measured from what was done to tickets where that is enough, and said to be stated where not; what is asked goes before both', async () => {
    const store = world.stores[0] as string;
    const source = async (more: Record<string, unknown> = {}, key = 'COMPLAINTS'): Promise<Any> => (await staffing(world.ctx, { storeId: store, week: '2026-04-09', weeks: 2, ...more } as never)).sources.find((one) => one.key === key);
    expect(await source()).toMatchObject({ minutes: 25, minutesBy: 'STATED', sample: 0 });
    expect(await source({ sources: [{ key: 'COMPLAINTS', minutes: 3 }] })).toMatchObject({ minutes: 3, minutesBy: 'ASKED' });
    // Some were answered after six minutes and once more after ten, each by another hand: ten minutes of work.
    const hands: string[] = [];
    for (let i = 0; i < 24; i += 1) hands.push(await world.person(`hand${i}`, store));
    const answer = (from: number, until: number): Promise<unknown> => world.rows(`insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, author_id, author_name, body)
      select t.customer_id, t.id, t.opened_at + m * interval '1 minute', 'MESSAGE', 'OUT', ($2::bigint[])[n], 'd', 'x' from generate_series($3::int, $4::int) n join tickets t on t.number = 'S-' || n and t.store_id = $1, (values (6), (10)) v (m)`, [store, hands, from, until]);
    await answer(1, 19);
    expect(await source()).toMatchObject({ minutes: 25, minutesBy: 'STATED', sample: 0 });
    await answer(20, 24);
    expect(await source()).toMatchObject({ minutes: 10, minutesBy: 'MEASURED', sample: 24 });
    const plan = await staffing(world.ctx, { storeId: store, week: '2026-04-09', weeks: 2 });
    const line = (plan.explain as Any).inputs.find((one: Any) => one.label.en === 'Complaints');
    expect(line.note.en).toContain('Minutes measured on 24 of them: 1 goes each, 10 min a go');
    expect((plan.explain as Any).inputs.find((one: Any) => one.label.en === 'Orders').note.en).toContain('as stated');
    expect((plan.explain as Any).inputs.find((one: Any) => one.label.en === 'Inquiries').note.en).toContain('fewer than');
  });
  test('a holiday of the store’s calendar shuts the planned day, a worked day opens it in its own hours; the holidays of shops hold where a store has none of its own', async () => {
    const store = world.stores[0] as string;
    const calendar = async (key: string, storeId: string | null, days: object[]): Promise<void> => {
      const [row] = await world.rows<{ id: string }>(`insert into calendars (key, name_zh, name_en, store_id) values ($1, $1, $1, $2) on conflict (key) do update set key = excluded.key returning id::text`, [key, storeId]);
      await world.rows(`insert into calendar_versions (calendar_id, number, state, calendar_kind, zone, week, exceptions, effective_from) values ($1, (select coalesce(max(number), 0) + 1 from calendar_versions where calendar_id = $1), 'PUBLISHED', 'SHIFTS', 'Asia/Shanghai', $2, $3, now() - interval '400 days' + random() * interval '1 second')`,
        [row?.id, JSON.stringify({ 1: [['09:00', '18:00']], 2: [['20:00', '02:00']] }), JSON.stringify(days)]);
    };
    const shifts = async (): Promise<unknown> => { const plan = await staffing(world.ctx, { storeId: store, week: '2026-05-04', weeks: 2 }); return [plan.shifts.map((one) => `${one.on} ${one.from}-${one.until}`), plan.otherDays.map((one) => [one.on, one.isOpen, one.label.en])]; };
    await calendar('shop', null, [{ date: '2026-05-04', isWorking: false, nameZh: '青年节', nameEn: 'Youth Day' }, { date: '2026-05-09', isWorking: true, shifts: [['10:00', '14:00']], nameZh: '调休', nameEn: 'Make-up day' }]);
    expect(await shifts()).toEqual([['2026-05-05 10:00-20:00', '2026-05-09 10:00-14:00'], [['2026-05-04', false, 'Closed: Youth Day'], ['2026-05-09', true, 'Other hours: Make-up day']]]);
    // Whoever stands on the roster of a day that is shut is needed by nobody.
    await world.rows(`insert into on_calls (employee_id, level, store_id, starts_at, ends_at) values ($1, 'L1', $2, '2026-05-04T10:00:00+08:00', '2026-05-04T15:00:00+08:00')`, [people[1], store]);
    const monday = (await staffing(world.ctx, { storeId: store, week: '2026-05-04', weeks: 2 })).shifts.filter((one) => one.on === '2026-05-04');
    expect(monday.map((one) => [`${one.from}-${one.until}`, one.headsNeeded, one.headsPlanned, one.gap])).toEqual([['10:00-15:00', 0, 1, -1]]);
    await world.rows(`delete from on_calls where starts_at = '2026-05-04T10:00:00+08:00'`);
    await calendar('own', store, []);
    expect(await shifts()).toEqual([['2026-05-04 09:00-18:00', '2026-05-05 20:00-24:00', '2026-05-06 00:00-02:00'], []]);
  });
});
