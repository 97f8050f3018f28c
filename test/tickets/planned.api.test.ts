// A reply that is written now and goes out later: nothing is said before, it goes in its writer's name, and it is held back where the customer speaks first.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(() => w?.end());
const HOUR = 3_600_000;
const PLAN = 'mutation ($input: PlanReplyInput!) { planReply(input: $input) { id version state sendAt channel author { id } } }';
const CANCEL = 'mutation ($input: CancelPlannedReplyInput!) { cancelPlannedReply(input: $input) { state } }';
const sweep = (hours: number) => sweepDue(w.http.db, { now: () => new Date(Date.now() + hours * HOUR) });
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const plan = async (ticketId: string, hours = 2, more: object = {}, token = w.tokens.agent): Promise<Any> => (await w.ask(token, PLAN, { input: { ticketId, idempotencyKey: key(), body: '明早九点给您送到。', sendAt: inHours(hours), ...more } })).planReply;
const seen = async (id: string, token = w.tokens.agent): Promise<Any> => (await w.ask(token, 'query ($id: ID!) { ticket(id: $id) { version status firstRespondedAt firstResponder { id } plannedReplies { id version state heldWhy body } events(page: { limit: 30 }) { items { direction body author { id } authorName } } } }', { id })).ticket;
const said = (ticket: Any): Any[] => ticket.events.items.filter((event: Any) => event.direction === 'OUT');

test('nothing is said until its time, then in its writer’s name, once; its answer counts from then on', async () => {
  const { id } = await w.open(w.tokens.agent);
  const input = { ticketId: id, idempotencyKey: key(), body: '明早九点给您送到。', sendAt: inHours(2) };
  const [one, two] = [await w.ask(w.tokens.agent, PLAN, { input }), await w.ask(w.tokens.agent, PLAN, { input })];
  expect(two).toEqual(one);
  expect(one.planReply).toMatchObject({ state: 'PLANNED', channel: 'PHONE', author: { id: w.employees.agent } });
  await sweep(1);
  const before = await seen(id);
  expect([said(before), before.firstRespondedAt, before.plannedReplies.length]).toEqual([[], null, 1]);
  await Promise.all([sweep(2.1), sweep(2.1)]);
  await sweep(3);
  const after = await seen(id);
  expect(said(after)).toEqual([{ direction: 'OUT', body: '明早九点给您送到。', author: { id: w.employees.agent }, authorName: 'agent' }]);
  expect(after).toMatchObject({ firstResponder: { id: w.employees.agent }, plannedReplies: [{ state: 'SENT' }] });
  const { rows: [event] } = await w.http.db.write.query(`select actor_name name from events where kind = 'ticket.replied' order by id desc limit 1`);
  expect(event.name).toBe('agent');
});

test('where she speaks first it is held back, and its writer is told; a colleague’s word does not hold it', async () => {
  const heard = await w.open(w.tokens.agent);
  const other = await w.open(w.tokens.agent);
  await plan(heard.id, 5);
  await plan(other.id, 5);
  const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id } }';
  await w.ask(w.tokens.agent, REPLY, { input: { id: heard.id, idempotencyKey: key(), body: '不用送了，我自己来取', direction: 'IN' } });
  await w.ask(w.tokens.colleague, REPLY, { input: { id: other.id, idempotencyKey: key(), body: '已安排' } });
  await sweep(6);
  expect((await seen(heard.id)).plannedReplies).toMatchObject([{ state: 'HELD', heldWhy: 'HEARD' }]);
  expect(said(await seen(heard.id))).toEqual([]);
  expect(said(await seen(other.id)).map((one) => one.body)).toContain('明早九点给您送到。');
  const { notifications } = await w.ask(w.tokens.agent, '{ notifications(page: { limit: 20 }) { items { titleZh bodyZh } } }');
  expect(notifications.items).toContainEqual({ titleZh: `${heard.number}：定时回复没有发出`, bodyZh: '写好以后顾客又说了话，先看再发' });
});

test('is taken back before it goes, by whoever works on the ticket, under its version; what went is over', async () => {
  const { id } = await w.open(w.tokens.agent);
  const one = await plan(id, 8);
  expect(await w.refusal(w.tokens.colleague, CANCEL, { input: { id: one.id, expectedVersion: 9 } })).toMatchObject({ code: 'CONFLICT' });
  expect((await w.ask(w.tokens.colleague, CANCEL, { input: { id: one.id, expectedVersion: one.version } })).cancelPlannedReply.state).toBe('CANCELLED');
  await sweep(9);
  expect(said(await seen(id))).toEqual([]);
  expect(await w.refusal(w.tokens.agent, CANCEL, { input: { id: one.id, expectedVersion: 2 } })).toMatchObject({ code: 'POLICY', reason: 'PLANNED_OVER' });
});

test('attack A24, A30: what is out of sight is not found, the past and far times are refused, and there is an end to how many', async () => {
  const { id } = await w.open(w.tokens.agent);
  const one = await plan(id, 10);
  const input = { ticketId: id, idempotencyKey: key(), body: 'x', sendAt: inHours(1) };
  expect(await w.refusal(w.tokens.elsewhere, PLAN, { input })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await w.refusal(w.tokens.elsewhere, CANCEL, { input: { id: one.id, expectedVersion: 1 } })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await w.refusal(w.tokens.crm, PLAN, { input })).toMatchObject({ code: 'FORBIDDEN' });
  for (const hours of [-1, 24 * 61]) expect(await w.refusal(w.tokens.agent, PLAN, { input: { ...input, idempotencyKey: key(), sendAt: inHours(hours) } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.sendAt': { reason: 'PLANNED_TIME' } } });
  for (let n = 1; n < 10; n += 1) await plan(id, 10);
  expect(await w.refusal(w.tokens.agent, PLAN, { input })).toMatchObject({ code: 'LIMIT', reason: 'PLANNED_MANY' });
});

test('a writer who left the store, and a ticket that is over, send nothing', async () => {
  const [left, over] = [await w.open(w.tokens.colleague), await w.open(w.tokens.agent)];
  await plan(left.id, 12, {}, w.tokens.colleague);
  await plan(over.id, 12);
  await w.http.db.write.query(`update users set status = 'SUSPENDED' where username = 'colleague'`);
  await w.http.db.write.query(`update tickets set status = 'ARCHIVED', is_open = false where number = $1`, [over.number]);
  await sweep(13);
  expect((await seen(left.id)).plannedReplies).toMatchObject([{ state: 'HELD', heldWhy: 'AUTHOR' }]);
  expect((await seen(over.id)).plannedReplies).toMatchObject([{ state: 'HELD', heldWhy: 'OVER' }]);
});
