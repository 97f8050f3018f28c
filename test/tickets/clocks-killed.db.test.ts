// Workers killed with -9 between what is due and what is done about it: clocks, the ladder, and a level on which nobody stands, each step once.
import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import '../../server/jobs.ts';
import { decodeId } from '../../server/core/read/ids.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { builtWorker } from '../support/program.ts';
import type { Any } from './ticket-fixture.ts';
import { clockWorld, type ClockWorld } from './clocks-fixture.ts';

let w: ClockWorld;
const users: Record<string, string> = {};
const children: ChildProcess[] = [];
vi.setConfig({ testTimeout: 120_000 });

async function person(name: string, scope: 'STORE' | 'REGION', place: { storeId?: string; regionId?: string }): Promise<void> {
  const { rows: [employee] } = await w.db.write.query<Any>(
    `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'p', 'l', 'REGULAR', '2020-01-01') returning id::text`, [name, place.storeId ?? null]);
  const { rows: [user] } = await w.db.write.query<Any>(`insert into users (username, name, status, password_hash, employee_id) values ($1, $1, 'ACTIVE', '!', $2) returning id::text`, [name, employee.id]);
  await w.db.write.query(`with r as (insert into roles (key, name_zh, name_en, is_shipped, words) values ($1, $1, $1, false, '{tickets:read,tickets:open,tickets:write,tickets:assign,tickets:retarget}') returning id)
    insert into role_grants (user_id, role_id, scope, store_id, region_id, starts_on) select $2, id, $3, $4, $5, '2020-01-01' from r`, [name, user.id, scope, place.storeId ?? null, place.regionId ?? null]);
  users[name] = user.id;
}

beforeAll(async () => {
  // Long ago by the clock of the database, which is the workers': all that is promised here is due.
  w = await clockWorld('2025-03-03T02:00:00Z');
  const { rows: [region] } = await w.db.write.query<Any>('select id::text from regions');
  const { rows: [lonely] } = await w.db.write.query<Any>(`insert into regions (code, name_zh, name_en) values ('L', '无主区', 'Nobody’s') returning id::text`);
  await w.db.write.query('update stores set region_id = $2 where id = $1', [w.stores[1], lonely.id]);
  await person('supervisor', 'REGION', { regionId: region.id });
  await person('managerA', 'STORE', { storeId: w.stores[0] });
  await person('managerB', 'STORE', { storeId: w.stores[1] });
});
afterAll(async () => { for (const child of children) child.kill('SIGKILL'); await w?.end(); });

/** What was done to a ticket, each line with its step: by the thread, and by the event log. */
async function story(wire: string): Promise<Any> {
  const id = decodeId('Ticket', wire)?.id;
  const lines = (await w.db.write.query<Any>(`select act, detail ->> 'step' step, detail ->> 'clock' clock from ticket_events where ticket_id = $1 and act in ('alert', 'escalate') order by 1, 2, 3`, [id])).rows;
  const logged = (await w.db.write.query<Any>(`select kind, count(*)::int n from events where resource = 'Ticket' and resource_id = $1 and kind in ('ticket.alerted', 'ticket.escalated') group by 1 order by 1`, [wire])).rows;
  const clocks = (await w.db.write.query<Any>(`select kind, (breached_at = due_at) "onDue", steps_done steps from ticket_clocks where ticket_id = $1 order by kind`, [id])).rows;
  const duties = (await w.db.write.query<Any>(`select kind, count(*)::int n from duties where resource = 'Ticket' and resource_key = $1 group by 1`, [id])).rows;
  const { rows: [ticket] } = await w.db.write.query<Any>('select level, handover_count::int handovers, assignee_id is not null held from tickets where id = $1', [id]);
  return { lines, logged, clocks, duties, ticket };
}
const OVERDUE = `select count(*)::int n from due_actions where done_at is null and run_at <= now()`;
const left = async (): Promise<number> => (await w.db.write.query<Any>(OVERDUE)).rows[0].n as number;
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

test('F04: killed between due and done at random moments, every clock, step and alert happens once, also where nobody stands on the level above', async () => {
  // One of each store as it is where nobody dies.
  const [calm, alone] = [await w.open({ takeIt: false }), await w.open({ takeIt: false, storeId: w.stores[1] })];
  for (let n = 0; (await left()) > 0 && n < 100; n += 1) await sweepDue(w.db);
  const [asOfA, asOfB] = [await story(calm), await story(alone)];
  const steps = (one: Any): string[] => one.lines.map((line: Any) => `${line.act} ${line.step}`);
  expect(asOfA).toMatchObject({ ticket: { level: 'L2', held: true }, duties: [{ kind: 'tickets.step-in', n: 1 }] });
  expect(steps(asOfA)).toContain('escalate escalation/plan-l2');
  // Nobody found: the ticket stays where it is, and those who answer for the store hear it.
  expect(asOfB).toMatchObject({ ticket: { level: 'L1', held: false }, duties: [] });
  expect(steps(asOfB).filter((line) => line.startsWith('escalate'))).toEqual([]);
  expect(steps(asOfB)).toContain('alert escalation/plan-l2');
  await w.db.write.query('delete from notifications');

  const tickets: { wire: string; like: Any }[] = [];
  for (let n = 0; n < 10; n += 1) tickets.push({ wire: await w.open({ takeIt: false }), like: asOfA }, { wire: await w.open({ takeIt: false, storeId: w.stores[1] }), like: asOfB });
  const whole = await left();
  expect(whole).toBeGreaterThanOrEqual(40);
  const program = await builtWorker(new URL('./hands.worker.ts', import.meta.url));
  children.push(...await Promise.all(Array.from({ length: 4 }, () => new Promise<ChildProcess>((resolve, reject) => {
    const child = fork(program, [w.url], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('message', () => { resolve(child); });
    child.once('exit', (code) => { reject(new Error(`The worker ended with ${code}`)); });
  }))));
  let whileAtWork = 0;
  // Two at a time race; each dies somewhere in what it is at.
  for (let at = 0; at < children.length; at += 2) {
    const pair = children.slice(at, at + 2);
    const gone = pair.map((child) => new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); }));
    const before = await left();
    for (const child of pair) child.send('go');
    while (before > 0 && (await left()) >= before) await pause(5);
    for (const child of pair) { await pause(Math.random() * 60); child.kill('SIGKILL'); }
    await Promise.all(gone);
    if ((await left()) > 0) whileAtWork += 2;
  }
  expect(whileAtWork).toBeGreaterThanOrEqual(2);
  for (let n = 0; (await left()) > 0 && n < 200; n += 1) { await sweepDue(w.db); await pause(20); }
  expect(await left()).toBe(0);
  for (const { wire, like } of tickets) expect(await story(wire), wire).toEqual(like);
  // What is a day late is told in one digest, to each of them.
  const told = (await w.db.write.query<Any>('select u.username who, count(*)::int n, bool_and(x.is_digest) digest from notifications x join users u on u.id = x.user_id group by 1 order by 1')).rows;
  expect(told).toEqual(['managerA', 'managerB', 'supervisor'].map((who) => ({ who, n: 1, digest: true })));
});
