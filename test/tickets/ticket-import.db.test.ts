// Ticket files of any system: columns found by their headers, days and numbers in the store's zone, what was promised kept apart from what we would have promised; twice changes nothing, and back again.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../server/transfers.ts';
import '../../server/measures.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { CalendarKind } from '../../schema/platform/calendar.ts';
import { TicketChannel, TicketStatus } from '../../schema/tickets/kinds.ts';
import { createCustomer } from '../../server/customers/customer.service.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import { publishCalendar, saveCalendar } from '../../server/platform/calendar/calendar.service.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import '../../server/jobs.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { writeCsv } from '../../server/platform/transfer/export.service.ts';
import { previewImport, runImport, undoImport, type ImportRequest } from '../../server/platform/transfer/import.service.ts';
import { pathOf } from '../../server/platform/storage/shelf.service.ts';
import { categoryKeyOf, channelOf, stateOf } from '../../server/tickets/import/ticket-import.rules.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import { makeWorld, type World } from '../customers/world.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-tickets-'));
let files = 0;
const take = (content: string, more: Partial<ImportRequest> = {}, ctx = world.ctx) => {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return runImport(ctx, { kind: 'tickets', path, storeId: world.stores[0], ...more });
};
const rows = async (where = 'true'): Promise<Record<string, unknown>[]> => (await world.db.write.query<Record<string, unknown>>(
  `select t.number, t.subject, t.status, t.is_open, t.channel, t.source_name, c.name_zh category, d.name_zh team, t.opened_on::text, t.closed_on::text, t.opened_weekday, t.resolution_seconds, t.is_late, t.is_given_on_time,
     t.given_due_at, t.policy_due_at, t.is_policy_late, k.value external, m.member_no, s.code, e.name assignee, t.version
   from tickets t join ticket_keys k on k.kind = 'EXTERNAL' and k.ticket_id = t.id join customers m on m.id = t.customer_id join stores s on s.id = t.store_id left join ticket_categories c on c.id = t.category_id
   left join departments d on d.id = t.team_id left join employees e on e.id = t.assignee_id where ${where} order by k.value`)).rows;
const iso = (at: unknown): string | null => (at ? (at as Date).toISOString() : null);

beforeAll(async () => {
  world = await makeWorld('2026-02-13T09:30:00Z', 'America/New_York');
  world.db.settings.dataDir = folder;
  await installJobs(world.url);
  await createCustomer(world.ctx, { name: '王芳', memberNo: 'M7', phone: '13812345678', storeId: world.stores[0] } as never);
  await world.db.write.query(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ('E9', '李雷', 'lilei', 'll', $1, 'service-agent', 'specialist', 'REGULAR', '2020-01-01')`, [world.stores[0]]);
  const week = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['08:30', '17:00']]]));
  const id = await saveCalendar(world.ctx, { key: 'office', nameZh: '办公', nameEn: 'Office', storeId: world.stores[0], draft: { kind: CalendarKind.SHIFTS, zone: 'America/New_York', week, exceptions: [{ date: '2025-11-11', isWorking: false }] } });
  await publishCalendar(world.ctx, { id, expectedVersion: 1 });
  const policy = await saveSlaPolicy(world.ctx, { key: 'own', nameZh: '本店', nameEn: 'Own', draft: { rules: { factors: [], targets: [
    { id: 'lights', clock: 'CLOSE', when: { categories: ['street-lights'] }, unit: 'WORKING_DAYS_SAME_TIME', amount: 2, source: 'test' },
  ] } } });
  await publishSlaPolicy(world.ctx, { id: policy, expectedVersion: 1 });
});
afterAll(async () => { await world?.end(); rmSync(folder, { recursive: true, force: true }); });

const CITY = `case_id,open_dt,target_dt,closed_dt,on_time_status,case_status,case_title,subject,type,department,source
C1,2025-11-06 10:00:00,2025-11-10 10:00:00,2025-11-07 12:00:00,ONTIME,Closed,Lamp is out,Public Works,Street Lights,PWD,Constituent Call
C2,2025-11-07 18:30:00,2025-11-14 08:30:00,2025-11-14 09:00:00,OVERDUE,Closed,Lamp flickers,Public Works,Street Lights,PWD,City Phone App
C3,2025-10-31 12:00:00,,2025-11-03 12:00:00,ONTIME,Closed,Lost cat,Animals,Animal Found,ANML,Self Service
C4,2025-11-30 23:30:00,2025-12-10 12:00:00,,,Open,"=cmd, wet",Public Works,Street Lights,PWD,Twitter
C5,2025-11-12 09:00:00,,2025-11-12 08:59:00,ONTIME,Closed,Clock was wrong,Public Works,Potholes,PWD,Constituent Call
`;

describe('a city’s file', () => {
  test('is recognised by its headers and comes in whole: states, days, verdicts, categories, departments and ways in', async () => {
    expect(await take(CITY)).toMatchObject({ rows: 5, accepted: 5, rejected: 0, unchanged: 0 });
    const list = await rows();
    expect(list.map((row) => [row.external, row.number, row.status, row.channel, row.source_name, row.category, row.team, row.opened_on, row.closed_on, row.opened_weekday])).toEqual([
      ['C1', 'T-251106-0001', 'CLOSED', 'PHONE', 'Constituent Call', 'Street Lights', 'PWD', '2025-11-06', '2025-11-07', 4],
      ['C2', 'T-251107-0001', 'CLOSED', 'MINI_PROGRAM', 'City Phone App', 'Street Lights', 'PWD', '2025-11-07', '2025-11-14', 5],
      ['C3', 'T-251031-0001', 'CLOSED', 'KIOSK', 'Self Service', 'Animal Found', 'ANML', '2025-10-31', '2025-11-03', 5],
      ['C4', 'T-251130-0001', 'OPEN', 'SOCIAL', 'Twitter', 'Street Lights', 'PWD', '2025-11-30', null, 7],
      ['C5', 'T-251112-0001', 'CLOSED', 'PHONE', 'Constituent Call', 'Potholes', 'PWD', '2025-11-12', '2025-11-12', 3],
    ]);
    expect(list[3]).toMatchObject({ subject: '=cmd, wet', is_open: true, is_late: null, is_given_on_time: null });
  });
  test('what the other system promised and judged is kept, and what we would have promised stands beside it', async () => {
    const [one, two, three, four] = await rows();
    expect([one?.is_given_on_time, one?.is_late, two?.is_given_on_time, two?.is_late, three?.is_late]).toEqual([true, false, false, true, null]);
    // Two working days from Thursday 10:00 are Monday 10:00; from Friday evening the count begins on Monday at the opening, and Tuesday the 11th is off.
    expect([iso(one?.policy_due_at), iso(two?.policy_due_at), iso(three?.policy_due_at)]).toEqual(['2025-11-10T15:00:00.000Z', '2025-11-13T13:30:00.000Z', null]);
    // A Sunday night begins on Monday the first of December.
    expect(iso(four?.policy_due_at)).toBe('2025-12-03T13:30:00.000Z');
    expect([one?.is_policy_late, two?.is_policy_late]).toEqual([false, true]);
  });
  test('its measures are a plain count’s: on time as noted, by rule and by our policies; medians in real, wall and business time; backlog', async () => {
    const ask = (key: string, more: object = {}) => askMeasure(world.ctx, { key: `tickets.${key}`, period: { kind: PeriodKind.ALL }, ...more });
    const line = async (key: string, more: object = {}) => { const { numerator, denominator } = await ask(key, more); return [numerator, denominator]; };
    expect(await line('givenOnTimeRate')).toEqual(['1', '2']);
    expect(await line('onTimeRate')).toEqual(['1', '3']);
    // On the first of December nothing is due yet for the open one.
    expect(await line('onTimeRate', { asOf: '2025-12-01T12:00:00Z' })).toEqual(['2', '3']);
    expect(await line('policyOnTimeRate')).toEqual(['1', '3']);
    // 26 h, 158.5 h and 73 h (72 by the wall clock: the clocks went back on 2 November); one closed before it was opened has no time.
    const times = await Promise.all(['resolutionMedian', 'resolutionWallMedian', 'businessResolutionMedian'].map((key) => ask(key)));
    expect(times.map((one) => [Number(one.value) / 60, one.sample])).toEqual([[73, 3], [72, 3], [10.5, 3]]);
    const backlog = await ask('backlog', { period: { kind: PeriodKind.RANGE, from: '2025-10-01', until: '2026-01-01' }, every: PeriodKind.MONTH });
    expect(backlog.series.map((one) => one.value)).toEqual(['1', '1', '1']);
    expect((await ask('volume', { by: 'TEAM' })).groups.map((g) => [g.label.en, g.value])).toEqual([['PWD', '4'], ['ANML', '1']]);
  });
  test('the same file again changes nothing; a later state of it changes what nobody has worked on', async () => {
    expect(await take(CITY)).toMatchObject({ accepted: 0, unchanged: 5, isRepeat: true });
    const later = CITY.replace('2025-12-10 12:00:00,,,Open', '2025-12-10 12:00:00,2025-12-09 10:00:00,ONTIME,Closed');
    expect(await take(later)).toMatchObject({ accepted: 1, unchanged: 4 });
    expect((await rows("k.value = 'C4'"))[0]).toMatchObject({ status: 'CLOSED', closed_on: '2025-12-09', is_late: false, is_given_on_time: true, version: 2 });
    // Somebody has reopened it here: the file no longer decides.
    await world.db.write.query(`insert into ticket_events (customer_id, ticket_id, created_at, kind, author_name, act) select customer_id, id, now(), 'SYSTEM', 'agent', 'reopen' from tickets where number = 'T-251130-0001'`);
    expect(await take(CITY)).toMatchObject({ accepted: 0, unchanged: 5 });
    expect(await take(later.replace('C1,2025-11-06 10:00:00,2025-11-10 10:00:00,2025-11-07 12:00:00', 'C1,2025-11-06 10:00:00,2025-11-10 10:00:00,2025-11-08 12:00:00'), { duplicates: 'SKIP' })).toMatchObject({ accepted: 0, unchanged: 5 });
  });
});

describe('a chain’s file in Chinese', () => {
  test('finds the member by number or phone, the colleague and the store by name; wrong rows go to the rejects with a reason', async () => {
    const report = await take('工单号,创建时间,状态,问题类型,渠道,会员号,联系电话,处理人,门店,满意度,描述\nK1,2026/1/5 10:00,已解决,商品质量,企业微信,M7,,李雷,甲店,5,草莓发霉\nK2,2026-01-05 11:00,处理中,商品质量,电话,,13812345678,E9,A,,买贵了\nK3,2026-01-05 12:00,新建,新鲜事,到店,没有此人,,,B,,\nK4,2026-01-05 12:00,新建,新鲜事,到店,,,,ZZ,,\nK5,昨天,新建,新鲜事,到店,,,,A,,\nK6,2026-01-05 12:00,新建,新鲜事,到店,,,,A,9,\nK2,2026-01-05 13:00,新建,新鲜事,到店,,,,A,,\n', { storeId: null });
    expect(report).toMatchObject({ rows: 7, accepted: 3, rejected: 4 });
    const rejects = readFileSync(pathOf(world.db, report.rejectsKey as string), 'utf8').trim().split('\r\n').slice(1).map((line) => line.split(',').slice(-3).map((cell) => cell.split(':')[0]));
    expect(rejects.map(([line, , reason]) => [line, reason]).sort()).toEqual([['5', 'STORE_CODE_UNKNOWN'], ['6', 'CELL_NOT_TIME'], ['7', 'TICKET_SCORE'], ['8', 'TICKET_KEY_TWICE']]);
    const list = await rows("k.value like 'K%'");
    expect(list.map((row) => [row.external, row.number, row.status, row.channel, row.category, row.member_no, row.assignee, row.code])).toEqual([
      ['K1', 'T-260105-0001', 'SOLVED', 'WECOM', '商品质量', 'M7', '李雷', 'A'], ['K2', 'T-260105-0002', 'OPEN', 'PHONE', '商品质量', 'M7', '李雷', 'A'], ['K3', 'T-260105-0003', 'NEW', 'DESK', '新鲜事', null, null, 'B'],
    ]);
  });
  test('a dry run says the same and writes nothing; the preview names what is wrong', async () => {
    const before = (await rows()).length;
    const file = 'ID,Created,Type\nD1,2026-01-06 10:00,Brand new\nC1,2026-01-06 10:00,Street Lights\n';
    expect(await take(file, { isDryRun: true })).toMatchObject({ rows: 2, accepted: 1, unchanged: 1 });
    expect([(await rows()).length, (await world.db.write.query("select 1 from ticket_categories where name_zh = 'Brand new'")).rowCount]).toEqual([before, 0]);
    const path = join(folder, 'preview.csv');
    writeFileSync(path, file);
    const preview = await previewImport(world.ctx, { kind: 'tickets', path });
    expect([preview.mapping, preview.problems]).toEqual([{ externalKey: 'ID', openedAt: 'Created', category: 'Type' }, [{ field: 'store', reason: 'STORE_CODE_UNKNOWN', count: 2 }]]);
  });
  test('a batch is taken back, but not what people have worked on since', async () => {
    const batch = await take('工单号,创建时间\nU1,2026-01-07 10:00\nU2,2026-01-07 11:00\n');
    await world.db.write.query(`insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, author_name, body) select customer_id, ticket_id, now(), 'MESSAGE', 'OUT', 'agent', '您好' from ticket_keys where value = 'U2'`);
    expect(await undoImport(world.ctx, batch.transferId)).toBe(1);
    expect((await rows("k.value like 'U%'")).map((row) => row.external)).toEqual(['U2']);
    // Its number and key are free again.
    expect(await take('工单号,创建时间\nU1,2026-01-07 10:00\n')).toMatchObject({ accepted: 1 });
  });
  test('whoever may import for one store reaches no other, and without the word nothing is read', async () => {
    const own = world.as(['tickets:import', 'tickets:read'], [world.stores[1]]);
    expect(await take('工单号,创建时间,门店\nR1,2026-01-08 10:00,A\nR2,2026-01-08 10:00,B\n', { storeId: null }, own)).toMatchObject({ accepted: 1, rejected: 1 });
    await expect(take('工单号,创建时间\nR3,2026-01-08 10:00\n', {}, world.as(['tickets:read']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('out again', () => {
  test('attack A46 A48: the export holds the rows of the list, phones masked, cells that a spreadsheet would run made harmless, within the viewer’s stores', async () => {
    const write = async (ctx = world.ctx): Promise<string> => { let text = ''; await writeCsv(ctx, { kind: 'tickets', filter: { openedOn: { gte: '2025-11-01' } }, columns: ['number', 'subject', 'contactPhone', 'store.code', 'isLate'] }, async (part) => { text += part; }); return text; };
    // Tags and links are letters of a cell, as they were written; what would run in a spreadsheet is made harmless.
    const written = ['<img src=x onerror=alert(1)>', '[a](javascript:alert(1))', '<svg onload=alert(1)>'];
    await world.db.write.query(`with x as (select id, row_number() over (order by id) n from tickets where opened_on >= '2025-11-01' and subject not like '=%' limit 3) update tickets t set subject = ($1::text[])[x.n] from x where t.id = x.id`, [written]);
    const all = await write();
    for (const text of written) expect(all).toContain(text);
    expect(all).toContain(`"'=cmd, wet"`);
    expect(all).not.toContain('13812345678');
    expect(all.trim().split('\r\n')).toHaveLength(1 + (await world.db.write.query("select 1 from tickets where opened_on >= '2025-11-01'")).rowCount!);
    const own = await write(world.as(['tickets:export', 'tickets:read', 'customers:contact', 'staff:read'], [world.stores[1]]));
    expect(own.trim().split('\r\n').slice(1).every((line) => line.includes(',B,'))).toBe(true);
    await expect(write(world.as(['tickets:read']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('clocks of what still runs', () => {
  const clocks = async (external: string) => (await world.db.write.query<Record<string, unknown>>(
    `select c.kind, c.state, c.is_agreed, c.rule_id, c.started_at, c.due_at, c.breached_at, t.due_at ticket_due, t.next_due_at, (select count(*)::int from due_actions d where d.subject = c.id::text and d.done_at is null) dues
     from ticket_keys k join tickets t on t.id = k.ticket_id join ticket_clocks c on c.customer_id = t.customer_id and c.ticket_id = t.id where k.kind = 'EXTERNAL' and k.value = $1 order by c.id`, [external])).rows;
  const HEAD = 'case_id,open_dt,target_dt,closed_dt,case_status,case_title,type\n';
  const lamp = (id: string, opened: string, target = '', closed = '', type = 'Street Lights'): string => `${id},${opened},${target},${closed},${closed ? 'Closed' : 'Open'},Lamp is out,${type}\n`;
  const log = async (): Promise<Record<string, unknown>> => (await world.db.write.query<{ after: Record<string, unknown> }>(`select after from events where kind = 'ticket.recorded' order by id desc limit 1`)).rows[0]?.after ?? {};

  test('an open ticket runs by the policy of its opening, one that was promised a time by that time; one for which nothing was promised has no clock and is counted; what is over has none', async () => {
    world.clock.set('2026-02-17T12:00:00Z');
    const before = await take(HEAD + lamp('D1', '2026-02-13 10:00:00') + lamp('D2', '2026-02-13 10:00:00', '', '', 'Potholes') + lamp('D3', '2025-11-12 09:00:00') + lamp('D4', '2026-02-13 10:00:00', '', '2026-02-13 12:00:00') + lamp('D5', '2025-11-12 09:00:00', '2026-03-01 09:00:00') + lamp('D6', '2026-02-13 10:00:00', '2026-02-14 10:00:00'));
    expect(before).toMatchObject({ accepted: 6, rejected: 0 });
    expect((await clocks('D1')).map((one) => ({ ...one, started_at: iso(one.started_at), due_at: iso(one.due_at), ticket_due: iso(one.ticket_due), next_due_at: iso(one.next_due_at) }))).toEqual([
      { kind: 'CLOSE', state: 'RUNNING', is_agreed: false, rule_id: 'lights', started_at: '2026-02-13T15:00:00.000Z', due_at: '2026-02-17T15:00:00.000Z', breached_at: null, ticket_due: '2026-02-17T15:00:00.000Z', next_due_at: '2026-02-17T15:00:00.000Z', dues: 2 },
    ]);
    // The policy came in February: nothing was promised in November, and nothing for holes in the road.
    for (const external of ['D2', 'D3', 'D4']) expect(await clocks(external), external).toEqual([]);
    expect(await log()).toMatchObject({ tickets: 6, clocks: 3, withoutPromise: 2 });
    expect(await clocks('D5')).toMatchObject([{ is_agreed: true, rule_id: 'agreed', state: 'RUNNING', breached_at: null, due_at: new Date('2026-03-01T14:00:00Z'), dues: 2 }]);
    // Late when it came: noted as of its time, without a climb of what is past.
    expect(await clocks('D6')).toMatchObject([{ is_agreed: true, state: 'RUNNING', breached_at: new Date('2026-02-14T15:00:00Z'), dues: 0 }]);

    world.clock.set('2026-02-17T15:00:01Z');
    await sweepDue(world.db, { now: () => world.clock.now() });
    expect(await clocks('D1')).toMatchObject([{ state: 'RUNNING', breached_at: new Date('2026-02-17T15:00:00Z') }]);

    // The other system closes it: its clock ends with its verdict, and nothing is due any more. D5 was closed in time.
    expect(await take(HEAD + lamp('D1', '2026-02-13 10:00:00', '', '2026-02-17 10:30:00') + lamp('D5', '2025-11-12 09:00:00', '2026-03-01 09:00:00', '2026-02-16 09:00:00'))).toMatchObject({ accepted: 2 });
    expect(await clocks('D1')).toMatchObject([{ state: 'MISSED', breached_at: new Date('2026-02-17T15:00:00Z'), next_due_at: null, dues: 0 }]);
    expect(await clocks('D5')).toMatchObject([{ state: 'MET', breached_at: null, dues: 0 }]);

    const { rows: [made] } = await world.db.write.query<{ id: string }>("select transfer_id::text id from tickets t join ticket_keys k on k.ticket_id = t.id and k.value = 'D6'");
    expect(await undoImport(world.ctx, made?.id as string)).toBeTruthy();
    expect((await world.db.write.query("select 1 from ticket_clocks c where not exists (select 1 from tickets t where t.id = c.ticket_id)")).rowCount).toBe(0);
    world.clock.set('2026-02-13T09:30:00Z');
  });
});

describe('words of other systems', () => {
  test('states: a closing time says more than a word, an unknown word is an open ticket', () => {
    expect([stateOf('Open', '2026-01-01T00:00:00Z', null), stateOf('Resolved', null, null), stateOf('On Hold', null, null), stateOf('待供应商回复', null, null), stateOf('whatever', null, null), stateOf(null, null, '2026-01-01T00:00:00Z')])
      .toEqual([TicketStatus.CLOSED, TicketStatus.SOLVED, TicketStatus.WAITING, TicketStatus.WAITING, TicketStatus.OPEN, TicketStatus.SOLVED]);
  });
  test('ways in and keys: what cannot be guessed came from the other system; keys of Chinese names differ where names do', () => {
    expect(['Maximo Integration', '热线', 'Walk-in', '小程序', 'E-mail', ''].map(channelOf)).toEqual([TicketChannel.API, TicketChannel.PHONE, TicketChannel.DESK, TicketChannel.MINI_PROGRAM, TicketChannel.EMAIL, TicketChannel.API]);
    expect(categoryKeyOf('Street Light Outages')).toBe('street-light-outages');
    expect(categoryKeyOf('物流延迟')).not.toBe(categoryKeyOf('商品破损'));
    expect(categoryKeyOf('物流延迟')).toMatch(/^[a-z0-9-]{2,60}$/);
  });
});
