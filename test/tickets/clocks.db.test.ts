// The clocks of tickets against the database: attached at opening, moved by every act in its transaction, kept by version, judged by the sweep.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClockEvent, ClockKind } from '../../schema/tickets/policy.ts';
import { NeedClass, TicketLevel, WaitingFor } from '../../schema/tickets/kinds.ts';
import { CallbackOutcome } from '../../schema/tickets/ticket-work.ts';
import { Direction } from '../../schema/tickets/ticket.ts';
import { transact } from '../../server/core/transact.ts';
import { clockEvent, startClock } from '../../server/tickets/clocks/clock.service.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import { classifyTicket, escalateTicket, recordCallback, reopenTicket, resolveTicket, resumeTicket, waitTicket } from '../../server/tickets/ticket.acts.ts';
import { replyToTicket } from '../../server/tickets/ticket.reply.ts';
import { ticketToWrite } from '../../server/tickets/ticket.row.ts';
import { joinTickets } from '../../server/tickets/ticket.ties.ts';
import { clockWorld, key, type ClockWorld } from './clocks-fixture.ts';

// Monday, 10:00 in Shanghai.
let w: ClockWorld;
beforeAll(async () => { w = await clockWorld('2026-03-02T02:00:00Z'); });
afterAll(() => w?.end());
const minutes = (n: number): void => { w.clock.advance(n * 60_000); };
const version = async (id: string): Promise<number> => (await w.ticket(id)).version;
const reply = (id: string, more: object = {}): Promise<string> => replyToTicket(w.ctx, { id, idempotencyKey: key(), body: '马上处理', ...more });

describe('attached and moved', () => {
  test('A-15 B-11: an ordinary ticket of a shop gets its clocks, the nearest deadline stands on the ticket', async () => {
    const id = await w.open();
    expect((await w.clocks(id)).map(({ kind, state, due, amount }) => [kind, state, due, amount])).toEqual([
      ['PICK_UP', 'RUNNING', '2026-03-02T02:05:00.000Z', 5], ['PLAN', 'RUNNING', '2026-03-02T03:00:00.000Z', 60], ['CLOSE', 'RUNNING', '2026-03-03T02:00:00.000Z', 1_440],
    ]);
    expect(await w.ticket(id)).toMatchObject({ next: '2026-03-02T02:05:00.000Z', due: '2026-03-03T02:00:00.000Z' });
  });

  test('an answer stops what waits for it, a plan its own clock, a wait lets the rest stand still; deadlines move by the open time of the pause', async () => {
    const id = await w.open({ needClass: NeedClass.URGENT });
    expect((await w.clock1(id, 'FIRST_RESPONSE'))?.amount).toBe(120);
    minutes(3);
    await reply(id);
    expect((await w.clocks(id)).map(({ kind, state }) => [kind, state])).toEqual([['PICK_UP', 'MET'], ['FIRST_RESPONSE', 'MET'], ['PLAN', 'RUNNING'], ['CLOSE', 'RUNNING']]);
    const plan = await w.clock1(id, 'PLAN');
    minutes(7);
    await waitTicket(w.ctx, { id, expectedVersion: await version(id), waitingFor: WaitingFor.CUSTOMER });
    expect((await w.ticket(id)).next).toBeNull();
    expect((await w.clock1(id, 'PLAN'))?.state).toBe('PAUSED');
    minutes(30);
    // Her word ends the wait.
    await reply(id, { direction: Direction.IN, body: '照片在这里' });
    const later = await w.clock1(id, 'PLAN');
    expect(Date.parse(later?.due as string) - Date.parse(plan?.due as string)).toBe(30 * 60_000);
    await waitTicket(w.ctx, { id, expectedVersion: await version(id), waitingFor: WaitingFor.SUPPLIER });
    expect([(await w.clock1(id, 'PLAN'))?.state, (await w.clock1(id, 'CLOSE'))?.state]).toEqual(['RUNNING', 'PAUSED']);
    await resumeTicket(w.ctx, { id, expectedVersion: await version(id) });
    minutes(5);
    await reply(id, { isPlan: true, body: '明天补送并退差价' });
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ state: 'MET', stopped: w.clock.now().toISOString() });
    const { rows } = await w.db.write.query<{ act: string }>('select act from ticket_events where ticket_id = $1 and act is not null order by created_at, id', [id.split('-')[1]]);
    expect(rows.map((row) => row.act)).toContain('plan');
  });

  test('B-16: a solution starts the call back by the policy; a time agreed with the customer holds instead; the call stops it', async () => {
    const id = await w.open();
    await resolveTicket(w.ctx, { id, expectedVersion: 1, solution: '退差价' });
    const call = await w.clock1(id, 'CALLBACK');
    expect(Date.parse(call?.due as string) - w.clock.now().getTime()).toBe(48 * 3_600_000);
    expect(await w.ticket(id)).toMatchObject({ next: call?.due, callback: call?.due });
    expect((await w.clock1(id, 'CLOSE'))?.state).toBe('MET');
    await recordCallback(w.ctx, { id, idempotencyKey: key(), outcome: CallbackOutcome.REACHED, satisfaction: 5 });
    expect((await w.clock1(id, 'CALLBACK'))?.state).toBe('MET');
    const other = await w.open();
    const at = new Date(w.clock.now().getTime() + 6 * 3_600_000).toISOString();
    await resolveTicket(w.ctx, { id: other, expectedVersion: 1, solution: '退差价', callbackDueAt: at });
    expect(await w.clock1(other, 'CALLBACK')).toMatchObject({ due: at, rule: 'agreed' });
  });

  test('D-36: a bad score was a call all the same; the ticket runs on from where it stopped, and its next solution starts a call anew', async () => {
    const id = await w.open();
    minutes(60);
    await resolveTicket(w.ctx, { id, expectedVersion: 1, solution: '退差价' });
    const before = await w.clock1(id, 'CLOSE');
    minutes(120);
    await recordCallback(w.ctx, { id, idempotencyKey: key(), outcome: CallbackOutcome.REACHED, satisfaction: 1 });
    const after = await w.clock1(id, 'CLOSE');
    expect(after).toMatchObject({ id: before?.id, state: 'RUNNING', stopped: null });
    expect(Date.parse(after?.due as string) - Date.parse(before?.due as string)).toBe(120 * 60_000);
    expect((await w.clock1(id, 'CALLBACK'))?.state).toBe('MET');
    await resolveTicket(w.ctx, { id, expectedVersion: await version(id), solution: '上门道歉' });
    expect((await w.clocks(id)).filter((one) => one.kind === 'CALLBACK').map((one) => one.state)).toEqual(['MET', 'RUNNING']);
    await reopenTicket(w.ctx, { id, expectedVersion: await version(id), reason: '又坏了' });
    expect((await w.clocks(id)).filter((one) => one.kind === 'CALLBACK').map((one) => one.state)).toEqual(['MET', 'VOID']);
  });

  test('attack A62: of tickets that are merged the duplicate is judged by nobody', async () => {
    const [stays, ends] = [await w.open(), await w.open()];
    await joinTickets(w.ctx, { id: stays, otherId: ends, expectedVersion: 1 });
    expect(new Set((await w.clocks(ends)).map((one) => one.state))).toEqual(new Set(['VOID']));
    expect((await w.ticket(ends)).next).toBeNull();
    expect(new Set((await w.clocks(stays)).map((one) => one.state))).toEqual(new Set(['RUNNING']));
  });

  test('B-07 B-08: other modules start their clocks and stop them; two returns of one ticket are told apart', async () => {
    const id = await w.open();
    await transact(w.ctx, async (tx) => {
      const row = await ticketToWrite(tx, id, 'tickets:write');
      await clockEvent(tx, row, ClockEvent.RETURN_REQUESTED, { isFresh: true, subjectKey: 'return:1' });
      await clockEvent(tx, row, ClockEvent.RETURN_REQUESTED, { subjectKey: 'return:2' });
    });
    const returns = async () => (await w.clocks(id)).filter((one) => ['RETURN_REVIEW', 'REFUND'].includes(one.kind)).map(({ kind, state, amount }) => [kind, state, amount]);
    expect(await returns()).toEqual([['RETURN_REVIEW', 'RUNNING', 120], ['REFUND', 'RUNNING', 10], ['RETURN_REVIEW', 'RUNNING', 120], ['REFUND', 'RUNNING', 1_440]]);
    await transact(w.ctx, async (tx) => {
      const row = await ticketToWrite(tx, id, 'tickets:write');
      await clockEvent(tx, row, ClockEvent.RETURN_DECIDED, { subjectKey: 'return:2' });
      await clockEvent(tx, row, ClockEvent.REFUNDED, { subjectKey: 'return:1' });
      const again = await startClock(tx, row, ClockKind.REFUND, { subjectKey: 'return:2' });
      expect(again?.amount).toBe('1440.0000');
    });
    expect((await returns()).map(([, state]) => state)).toEqual(['RUNNING', 'MET', 'MET', 'RUNNING']);
  });
});

describe('versions', () => {
  test('a policy published later changes nothing that runs; sorting a ticket goes by the versions it was promised by; escalating gives no more time', async () => {
    const id = await w.open();
    minutes(1);
    const policyId = await saveSlaPolicy(w.ctx, { key: 'hasty', nameZh: '快', nameEn: 'Hasty', draft: { rules: { targets: [{ id: 'plan', clock: 'PLAN', when: {}, unit: 'ELAPSED_MINUTES', amount: 7, source: 'own' }], factors: [] } } });
    await publishSlaPolicy(w.ctx, { id: policyId, expectedVersion: 1 });
    expect((await w.clock1(id, 'PLAN'))?.amount).toBe(60);
    await classifyTicket(w.ctx, { id, expectedVersion: 1, level: TicketLevel.L2 });
    // Two hours for ordinary needs beat the four of level 2; the seven minutes are younger than the promise.
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ amount: 120, rule: 'plan' });
    expect((await w.clock1(await w.open(), 'PLAN'))?.amount).toBe(7);
    const { rows: [draft] } = await w.db.write.query<{ version: number }>('select version from sla_policies where id = $1', [policyId]);
    await saveSlaPolicy(w.ctx, { id: policyId, expectedVersion: draft?.version, draft: { isActive: false, rules: { targets: [], factors: [] } } });
    await publishSlaPolicy(w.ctx, { id: policyId, expectedVersion: (draft?.version ?? 0) + 1 });
    const { rows: [employee] } = await w.db.write.query<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('E1', '赵主管', 'z', 'z', 'p', 'l', 'REGULAR', '2020-01-01') returning id::text`);
    const { rows: [user] } = await w.db.write.query<{ id: string }>(`insert into users (username, name, status, password_hash, employee_id) values ('zhao', '赵主管', 'ACTIVE', '!', $1) returning id::text`, [employee?.id]);
    await w.db.write.query(`with r as (insert into roles (key, name_zh, name_en, is_shipped, words) values ('lead', '主管', 'Lead', false, array['tickets:read', 'tickets:write', 'tickets:assign']) returning id)
      insert into role_grants (user_id, role_id, scope, starts_on) select $1, id, 'ALL', '2020-01-01' from r`, [user?.id]);
    const plain = await w.open();
    const due = (await w.clock1(plain, 'PLAN'))?.due;
    await escalateTicket(w.ctx, { id: plain, expectedVersion: 1, level: TicketLevel.L3, reason: '批次问题' });
    expect(await w.clock1(plain, 'PLAN')).toMatchObject({ due, version: 1 });
  });
});

describe('the sweep', () => {
  test('a deadline that passes is noted once, with the instant at which it passed; one kept in time is not', async () => {
    const [late, kept] = [await w.open(), await w.open()];
    minutes(5);
    await reply(kept);
    w.clock.advance(1);
    await w.sweep();
    expect(await w.sweep()).toBe(0);
    expect(await w.clock1(late, 'PICK_UP')).toMatchObject({ state: 'RUNNING', breached: new Date(w.clock.now().getTime() - 1).toISOString() });
    // Answered in its very last millisecond, it is in time.
    expect(await w.clock1(kept, 'PICK_UP')).toMatchObject({ state: 'MET', breached: null });
    minutes(2);
    await reply(late);
    expect((await w.clock1(late, 'PICK_UP'))?.state).toBe('MISSED');
    const { rows } = await w.db.write.query<{ kind: string; after: { state?: string } }>(`select kind, after from events where resource = 'Clock' and resource_id = (select 'D' || customer_id || '-' || id from ticket_clocks where id = $1) order by id`, [(await w.clock1(late, 'PICK_UP'))?.id]);
    expect(rows.map((row) => row.kind)).toEqual(['clock.started', 'clock.breached', 'clock.stopped']);
  });

  test('what somebody has in hand just now is left alone and done right after', async () => {
    const id = await w.open();
    minutes(6);
    await transact(w.ctx, async (tx) => {
      await ticketToWrite(tx, id, 'tickets:write');
      await w.sweep();
      expect((await w.clock1(id, 'PICK_UP'))?.breached).toBeNull();
    });
    await w.sweep();
    expect((await w.clock1(id, 'PICK_UP'))?.breached).not.toBeNull();
  });
});
