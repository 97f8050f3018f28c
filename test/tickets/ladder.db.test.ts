// The ladder: steps as data, people found through the organisation, each step timed and in the thread, one alert a person and matter; duties of stepping in and calling back.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../server/jobs.ts';
import { Duty } from '../../schema/platform/duty.ts';
import { NeedClass } from '../../schema/tickets/kinds.ts';
import { Direction } from '../../schema/tickets/ticket.ts';
import { CallbackOutcome, TaskKind, TaskState } from '../../schema/tickets/ticket-work.ts';
import type { Context } from '../../server/core/context.ts';
import { decodeId } from '../../server/core/read/ids.ts';
import { loadViewer } from '../../server/platform/access/viewer.ts';
import { finishDuty, handOverDuty } from '../../server/platform/duty/duty.service.ts';
import { setIncidentMatter } from '../../server/tickets/ladder/ladder.registry.ts';
import { publishSlaPolicy, saveSlaPolicy } from '../../server/tickets/policy.service.ts';
import { assignTicket, recordCallback, resolveTicket } from '../../server/tickets/ticket.acts.ts';
import { markPlan } from '../../server/tickets/ticket.plan.ts';
import { replyToTicket } from '../../server/tickets/ticket.reply.ts';
import { joinTickets } from '../../server/tickets/ticket.ties.ts';
import { saveTicketTask } from '../../server/tickets/tasks/ticket.tasks.ts';
import { refusal } from '../platform/auth-fixture.ts';
import type { Any } from './ticket-fixture.ts';
import { clockWorld, key, type ClockWorld } from './clocks-fixture.ts';

let w: ClockWorld;
const employees: Record<string, string> = {};
const users: Record<string, string> = {};
const START = '2026-03-02T02:00:00Z';

async function person(name: string, storeId: string | null, words: string[], scope: string, place: { storeId?: string; regionId?: string } = {}): Promise<void> {
  const { rows: [employee] } = await w.db.write.query<{ id: string }>(
    `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'p', 'l', 'REGULAR', '2020-01-01') returning id::text`, [name, storeId]);
  const { rows: [user] } = await w.db.write.query<{ id: string }>(`insert into users (username, name, status, password_hash, employee_id) values ($1, $1, 'ACTIVE', '!', $2) returning id::text`, [name, employee?.id]);
  await w.db.write.query(`with r as (insert into roles (key, name_zh, name_en, is_shipped, words) values ($1, $1, $1, false, $2) returning id)
    insert into role_grants (user_id, role_id, scope, store_id, region_id, starts_on) select $3, id, $4, $5, $6, '2020-01-01' from r`, [name, words, user?.id, scope, place.storeId ?? null, place.regionId ?? null]);
  employees[name] = employee?.id as string;
  users[name] = user?.id as string;
}

vi.setConfig({ testTimeout: 90_000 });
beforeAll(async () => {
  w = await clockWorld(START);
  const { rows: [region] } = await w.db.write.query<{ id: string }>('select id::text from regions');
  const work = ['tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'platform:read-own-events'];
  await person('agent', w.stores[0], work, 'STORE', { storeId: w.stores[0] });
  await person('colleague', w.stores[0], work, 'STORE', { storeId: w.stores[0] });
  await person('manager', w.stores[0], [...work, 'tickets:retarget'], 'STORE', { storeId: w.stores[0] });
  await person('supervisor', null, [...work, 'tickets:retarget'], 'REGION', { regionId: region?.id as string });
  await person('head', null, [...work, 'tickets:retarget'], 'ALL');
});
beforeEach(async () => {
  // Each test has a day of its own, so that no ticket of another falls due in it.
  await w.db.write.query('delete from due_actions; delete from notifications; delete from on_calls; delete from approval_deputies');
  w.clock.set(START);
});
afterAll(() => w?.end());

const as = async (name: string): Promise<Context> => ({ ...w.ctx, viewer: (await loadViewer(w.db, users[name] as string, w.clock.now())) as Any });
/** Time goes on with a worker alive: it takes up each thing at its instant. */
async function minutes(n: number): Promise<void> {
  const until = w.clock.now().getTime() + n * 60_000 + 10;
  for (;;) {
    const { rows: [next] } = await w.db.write.query<{ at: Date | null }>(`select min(run_at) at from due_actions where done_at is null and run_at < 'infinity'`);
    if (!next?.at || next.at.getTime() > until) break;
    w.clock.set(new Date(Math.max(w.clock.now().getTime(), next.at.getTime())).toISOString());
    await w.sweep();
  }
  w.clock.set(new Date(until).toISOString());
}
const told = async (name: string): Promise<Any[]> => (await w.db.write.query<Any>('select matter, kind, title_zh zh, title_en en, body_en body, count, is_digest digest from notifications where user_id = $1 order by id', [users[name]])).rows;
const lines = async (wire: string): Promise<Any[]> => (await w.db.write.query<Any>('select act, detail from ticket_events where ticket_id = $1 and act is not null order by created_at, id', [decodeId('Ticket', wire)?.id])).rows;
const dutyOf = async (wire: string, kind: string): Promise<Duty | null> => w.db.source.getRepository(Duty).findOne({ where: { kind, resourceKey: decodeId('Ticket', wire)?.id as string }, order: { id: 'DESC' } });

describe('steps', () => {
  test('B-12 B-13: a plan that is late goes to the area supervisor with four hours to step in, and from her to the head office with twenty-four', async () => {
    const id = await w.open({}, await as('agent'));
    await minutes(46);
    // Fifteen minutes before, who has it is reminded, once.
    expect(await told('agent')).toMatchObject([{ kind: 'tickets.deadline', zh: expect.stringContaining('「给出方案」快到期'), count: 1 }]);
    await minutes(15);
    expect(await w.ticket(id)).toMatchObject({ level: 'L2', assignee: employees.supervisor });
    expect(await told('supervisor')).toMatchObject([{ kind: 'tickets.escalated', count: 1, body: expect.stringContaining('within 4 hours') }]);
    const duty = await dutyOf(id, 'tickets.step-in');
    expect(duty).toMatchObject({ ownerId: employees.supervisor, state: 'OPEN' });
    expect(new Date(duty?.dueAt as string).toISOString()).toBe('2026-03-02T07:00:00.001Z');
    expect((await lines(id)).map((line) => line.act)).toEqual(['alert', 'escalate']);
    expect((await lines(id))[1]?.detail).toMatchObject({ step: 'escalation/plan-l2', stepVersion: 1, fromLevel: 'L1', toLevel: 'L2', fromId: employees.agent, toId: employees.supervisor, isBySystem: true });
    // Who was first stays accountable (B-14).
    expect((await w.db.write.query<Any>('select first_contact_owner_id::text f from tickets where id = $1', [decodeId('Ticket', id)?.id])).rows[0]?.f).toBe(employees.agent);
    await minutes(240);
    expect(await w.ticket(id)).toMatchObject({ level: 'L3', assignee: employees.head });
    expect(await dutyOf(id, 'tickets.step-in')).toMatchObject({ ownerId: employees.head, state: 'OPEN', handoverCount: 1 });
    expect(await told('head')).toHaveLength(1);
    // The plan was late once, whatever happens after.
    expect((await w.clock1(id, 'PLAN'))?.breached).toBe('2026-03-02T03:00:00.000Z');
  });

  test('stepping in is answering the customer: then nobody above is asked', async () => {
    const id = await w.open({}, await as('agent'));
    await minutes(61);
    await replyToTicket(await as('supervisor'), { id, idempotencyKey: key(), body: '我来处理，一小时内给您方案' });
    expect(await dutyOf(id, 'tickets.step-in')).toMatchObject({ state: 'DONE', outcome: 'reply', missedAt: null });
    await minutes(300);
    expect((await w.ticket(id)).level).toBe('L2');
  });

  test('who is answered and told the plan in time is escalated by nobody; her next word sets no clock back; solved, nothing runs but the call', async () => {
    const agent = await as('agent');
    const id = await w.open({ needClass: NeedClass.URGENT }, agent);
    await minutes(10);
    await replyToTicket(agent, { id, idempotencyKey: key(), body: '先退款，马上办', isPlan: true });
    const first = await w.clock1(id, 'FIRST_RESPONSE');
    await replyToTicket(agent, { id, idempotencyKey: key(), body: '还有一盒也坏了', direction: Direction.IN });
    expect(await w.clock1(id, 'FIRST_RESPONSE')).toEqual(first);
    await replyToTicket(agent, { id, idempotencyKey: key(), body: '两盒都退' });
    await minutes(300);
    expect(await w.ticket(id)).toMatchObject({ level: 'L1', assignee: employees.agent });
    expect((await lines(id)).map((line) => line.act).filter((act) => act === 'alert' || act === 'escalate')).toEqual([]);
    const { rows: [{ version }] } = await w.db.write.query<Any>('select version from tickets where id = $1', [decodeId('Ticket', id)?.id]);
    await resolveTicket(agent, { id, expectedVersion: version, solution: '两盒都退了' });
    expect((await w.clocks(id)).filter((one) => one.state === 'RUNNING' || one.state === 'PAUSED').map((one) => one.kind)).toEqual(['CALLBACK']);
  });

  test('a reply sent without the mark is said to be the plan afterwards: the clock stops then and nobody is asked; not twice, not of her words, not of another ticket', async () => {
    const agent = await as('agent');
    const id = await w.open({}, agent);
    const other = await w.open({}, agent);
    await minutes(10);
    await replyToTicket(agent, { id, idempotencyKey: key(), body: '明天上午给您送一盒新的' });
    await replyToTicket(agent, { id, idempotencyKey: key(), body: '好的', direction: Direction.IN });
    await minutes(20);
    expect((await w.clock1(id, 'PLAN'))?.state).toBe('RUNNING');
    const { rows: messages } = await w.db.write.query<Any>(`select 'E' || customer_id || '-' || id id, direction from ticket_events where ticket_id = $1 and kind = 'MESSAGE' order by id`, [decodeId('Ticket', id)?.id]);
    const version = async (of: string): Promise<number> => (await w.db.write.query<Any>('select version from tickets where id = $1', [decodeId('Ticket', of)?.id])).rows[0]?.version;
    const ours = messages.find((one) => one.direction === 'OUT')?.id as string;
    expect(await refusal(markPlan(agent, { id, expectedVersion: await version(id), eventId: messages.find((one) => one.direction === 'IN')?.id as string }))).toMatchObject({ code: 'VALIDATION' });
    expect(await refusal(markPlan(agent, { id: other, expectedVersion: await version(other), eventId: ours }))).toMatchObject({ code: 'VALIDATION' });
    await markPlan(agent, { id, expectedVersion: await version(id), eventId: ours });
    expect(await w.clock1(id, 'PLAN')).toMatchObject({ state: 'MET' });
    expect((await lines(id)).at(-1)).toMatchObject({ act: 'plan' });
    expect(await refusal(markPlan(agent, { id, expectedVersion: await version(id), eventId: ours }))).toMatchObject({ code: 'POLICY', reason: 'TICKET_NO_PLAN' });
    await minutes(120);
    expect((await w.ticket(id)).level).toBe('L1');
    expect((await w.ticket(other)).level).toBe('L2');
  });

  test('one alert a person and matter: a ticket told of four times is one row; all tickets of an incident are one as well, and once', async () => {
    const id = await w.open({ needClass: NeedClass.URGENT, takeIt: false }, await as('agent'));
    await minutes(6);
    await minutes(121);
    const mine = await told('manager');
    expect(mine).toHaveLength(1);
    expect(mine[0]?.count).toBeGreaterThanOrEqual(2);
    await w.db.write.query('delete from notifications');
    const before = setIncidentMatter(async () => ({ matter: 'incident:7', again: false, link: { resource: 'Incident', id: '7' } }));
    try {
      for (let i = 0; i < 12; i += 1) await w.open({ takeIt: false }, await as('agent'));
      await minutes(6);
      expect(await told('manager')).toMatchObject([{ matter: 'incident:7', count: 1, digest: false }]);
    } finally { setIncidentMatter(before); }
    expect(id).toMatch(/^W/);
  });

  test('who is on call is asked first, a deputy instead of who is away; where nobody stands, those who answer for the store hear it', async () => {
    await w.db.write.query(`insert into on_calls (employee_id, level, starts_at, ends_at) values ($1, 'L2', $2, $2::timestamptz + interval '8 hours')`, [employees.head, START]);
    const first = await w.open({}, await as('agent'));
    await minutes(61);
    expect((await w.ticket(first)).assignee).toBe(employees.head);
    await w.db.write.query('delete from on_calls');
    await w.db.write.query(`insert into approval_deputies (employee_id, deputy_id, starts_at, ends_at) values ($1, $2, $3, $3::timestamptz + interval '8 hours')`, [employees.supervisor, employees.manager, START]);
    const second = await w.open({}, await as('agent'));
    await minutes(61);
    expect(await w.ticket(second)).toMatchObject({ level: 'L2', assignee: employees.manager });
    await w.db.write.query(`update role_grants set ends_on = '2026-01-01' where scope in ('REGION', 'ALL')`);
    try {
      await w.db.write.query('delete from approval_deputies; delete from notifications');
      const third = await w.open({}, await as('agent'));
      await minutes(61);
      expect(await w.ticket(third)).toMatchObject({ level: 'L1', assignee: employees.agent });
      expect((await told('manager')).length).toBe(1);
      expect((await lines(third)).at(-1)).toMatchObject({ act: 'alert', detail: { step: 'escalation/plan-l2' } });
    } finally { await w.db.write.query('update role_grants set ends_on = null'); }
  });

  test('the ladder is data in versions: a ticket climbs the one that it was promised by; category, format, tier and amount choose', async () => {
    const old = await w.open({}, await as('agent'));
    w.clock.advance(60_000);
    const { rows: [policy] } = await w.db.write.query<Any>(`select id::text, version from sla_policies where key = 'escalation'`);
    const step = (more: object): object => ({ id: 'own', clock: 'PLAN', when: {}, minutes: 0, act: 'ESCALATE', to: ['L3'], source: 'own', ...more });
    const draft = (steps: object[]) => ({ rules: { targets: [], factors: [], steps } });
    const place = async (work: Promise<unknown>) => work.then(() => null, (error: Any) => Object.keys(error.details.fields)[0]);
    expect(await place(saveSlaPolicy(w.ctx, { id: policy.id, expectedVersion: policy.version, draft: draft([step({ to: ['OWNER'] })]) }))).toMatch(/steps\.0\.to/);
    await saveSlaPolicy(w.ctx, { id: policy.id, expectedVersion: policy.version, draft: draft([step({ when: { formats: ['SUPERMARKET'], levels: ['L1'] } }), step({ id: 'dear', minAmount: '500.00', act: 'ALERT', to: ['L3'], minutes: -30 })]) });
    await publishSlaPolicy(w.ctx, { id: policy.id, expectedVersion: policy.version + 1 });
    const fresh = await w.open({}, await as('agent'));
    const elsewhere = await w.open({ storeId: w.stores[1] });
    await minutes(61);
    expect([(await w.ticket(old)).level, (await w.ticket(fresh)).level, (await w.ticket(elsewhere)).level]).toEqual(['L2', 'L3', 'L1']);
    expect(await told('head')).toMatchObject([{ kind: 'tickets.escalated' }]);
  });
});

describe('nobody was alive for a day', () => {
  test('P18: every deadline is noted at its own instant, each ticket goes one level up and not two, and people find one digest', async () => {
    w.clock.set('2026-03-03T02:00:00Z');
    const { rows: [policy] } = await w.db.write.query<Any>(`select id::text, version from sla_policies where key = 'escalation'`);
    const { SHIPPED_POLICIES } = await import('../../server/tickets/shipped.rules.ts');
    await saveSlaPolicy(w.ctx, { id: policy.id, expectedVersion: policy.version, draft: { rules: SHIPPED_POLICIES.find((one) => one.key === 'escalation')?.rules } });
    await publishSlaPolicy(w.ctx, { id: policy.id, expectedVersion: policy.version + 1 });
    w.clock.advance(1_000);
    const ids: string[] = [];
    for (let i = 0; i < 8; i += 1) ids.push(await w.open({ takeIt: false }, await as('agent')));
    w.clock.advance(40 * 3_600_000);
    await w.sweep();
    for (const id of ids) {
      expect(await w.ticket(id)).toMatchObject({ level: 'L2', assignee: employees.supervisor });
      expect((await w.clocks(id)).map((one) => [one.kind, one.breached === one.due])).toEqual([['PICK_UP', true], ['PLAN', true], ['CLOSE', true]]);
      expect((await lines(id)).filter((line) => line.act === 'escalate')).toHaveLength(1);
    }
    expect(await told('supervisor')).toMatchObject([{ digest: true, en: 'Fell due while the system was down' }]);
    expect(await told('manager')).toHaveLength(1);
    expect(await w.sweep()).toBe(0);
  }, 120_000);
});

describe('duties', () => {
  test('B-16: a promised call is owed by who has the ticket, reminded of, handed over with it and with a reason, and done by the call alone', async () => {
    const agent = await as('agent');
    const id = await w.open({}, agent);
    await resolveTicket(agent, { id, expectedVersion: 1, solution: '退差价' });
    const duty = await dutyOf(id, 'tickets.callback');
    expect(duty).toMatchObject({ ownerId: employees.agent, state: 'OPEN', titleEn: expect.stringContaining('call the customer back') });
    await minutes(46 * 60 + 1);
    expect((await told('agent')).map((one) => one.en)).toEqual([expect.stringContaining('Due soon')]);
    expect(await refusal(finishDuty(agent, { id: duty?.id as string, expectedVersion: 1, outcome: 'called' }))).toMatchObject({ code: 'POLICY', reason: 'DUTY_BY_ACT' });
    expect(await refusal(handOverDuty(await as('colleague'), { id: duty?.id as string, expectedVersion: 1, ownerId: employees.colleague as string, reason: '我来' }))).toMatchObject({ code: 'FORBIDDEN', reason: 'DUTY_NOT_YOURS' });
    expect(await refusal(handOverDuty(agent, { id: duty?.id as string, expectedVersion: 1, ownerId: '424242', reason: '下班' }))).toMatchObject({ code: 'FORBIDDEN' });
    await handOverDuty(agent, { id: duty?.id as string, expectedVersion: 1, ownerId: employees.colleague as string, reason: '我下班了' });
    const { rows: [event] } = await w.db.write.query<Any>(`select kind, reason from events where resource = 'Duty' order by id desc limit 1`);
    expect(event).toEqual({ kind: 'duty.handed-over', reason: '我下班了' });
    expect((await told('colleague')).map((one) => one.zh)).toEqual([expect.stringContaining('转给你')]);
    await recordCallback(await as('colleague'), { id, idempotencyKey: key(), outcome: CallbackOutcome.REACHED, satisfaction: 5 });
    expect(await dutyOf(id, 'tickets.callback')).toMatchObject({ state: 'DONE', outcome: 'REACHED', missedAt: null, handoverCount: 1 });
  });

  test('a call that is late is told to its owner, who heard first and the store, each once; the late call keeps the miss', async () => {
    const agent = await as('agent');
    const id = await w.open({}, agent);
    await resolveTicket(agent, { id, expectedVersion: 1, solution: '退差价', callbackDueAt: '2026-03-02T05:00:00Z' });
    await assignTicket(agent, { id, expectedVersion: 2, assigneeId: employees.colleague, reason: '我下班了' });
    expect(await dutyOf(id, 'tickets.callback')).toMatchObject({ ownerId: employees.colleague });
    await minutes(181);
    expect([await told('agent'), await told('colleague'), await told('manager')].map((list) => list.length)).toEqual([1, 1, 1]);
    await recordCallback(await as('colleague'), { id, idempotencyKey: key(), outcome: CallbackOutcome.REACHED, satisfaction: 4 });
    expect(await dutyOf(id, 'tickets.callback')).toMatchObject({ state: 'DONE', missedAt: expect.anything() });
  });
});

describe('tasks for others', () => {
  test('C-36 whoever is given a task is told and reminded; undone in time, the store hears it; handed over with a reason, it goes with its duty; done, nothing more is owed', async () => {
    const agent = await as('agent');
    const id = await w.open({}, agent);
    const owed = (task: string): Promise<Duty | null> => w.db.source.getRepository(Duty).findOne({ where: { kind: 'tickets.task', resourceKey: task }, order: { id: 'DESC' } });
    const made = await saveTicketTask(agent, { ticketId: id, taskKind: TaskKind.EVIDENCE, title: '同批次留样', assigneeId: employees.colleague, dueAt: '2026-03-02T06:00:00Z' });
    const wire = `J${made.owner}-${made.id}`;
    expect(await told('colleague')).toMatchObject([{ kind: 'tickets.task', zh: expect.stringMatching(/^交给你：.*取证$/), en: expect.stringMatching(/^Given to you: .*evidence$/) }]);
    expect(await told('agent')).toEqual([]);
    expect(await owed(made.id)).toMatchObject({ ownerId: employees.colleague, state: 'OPEN' });
    await minutes(121);
    expect((await told('colleague'))[0]).toMatchObject({ count: 2, zh: expect.stringContaining('快到期') });

    // A hand-over says why, by the ticket or by the duty; the one moves with the other.
    expect(await refusal(saveTicketTask(agent, { id: wire, expectedVersion: 1, assigneeId: employees.manager }))).toMatchObject({ code: 'VALIDATION' });
    await saveTicketTask(agent, { id: wire, expectedVersion: 1, assigneeId: employees.agent, reason: '我自己去拿' });
    expect(await owed(made.id)).toMatchObject({ ownerId: employees.agent, handoverCount: 1 });
    const duty = (await owed(made.id)) as Duty;
    await handOverDuty(agent, { id: duty.id, expectedVersion: duty.version, ownerId: employees.colleague as string, reason: '我下班了' });
    const { rows: [row] } = await w.db.write.query<Any>('select assignee_id::text who, version from ticket_tasks where id = $1', [made.id]);
    expect(row?.who).toBe(employees.colleague);

    await minutes(120);
    expect((await lines(id)).map((line) => line.act)).toContain('taskLate');
    expect((await told('manager')).map((one) => one.zh).join()).toContain('已逾期');
    expect(await owed(made.id)).toMatchObject({ state: 'OPEN', missedAt: expect.anything() });
    await saveTicketTask(await as('colleague'), { id: wire, expectedVersion: row?.version, state: TaskState.DONE, outcome: '留样两份' });
    expect(await owed(made.id)).toMatchObject({ state: 'DONE', outcome: '留样两份' });
  });

  test('a task without a time owes nobody anything by a clock and is told all the same; joined, an open task goes on with the ticket that does', async () => {
    const agent = await as('agent');
    const [stays, ends] = [await w.open({}, agent), await w.open({}, agent)];
    const made = await saveTicketTask(agent, { ticketId: ends, taskKind: TaskKind.SUPPLIER, title: '问供应商', assigneeId: employees.colleague });
    expect(await told('colleague')).toHaveLength(1);
    expect((await w.db.write.query<Any>(`select 1 from duties where kind = 'tickets.task' and resource_key = $1`, [made.id])).rows).toEqual([]);
    await joinTickets(agent, { id: stays, expectedVersion: 1, otherId: ends });
    expect((await w.db.write.query<Any>('select ticket_id::text id from ticket_tasks where id = $1', [made.id])).rows).toEqual([{ id: decodeId('Ticket', stays)?.id }]);
  });
});
