// What tickets mean for their customers: segments follow, a merge moves them with all that hangs on them, an erasure takes the words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); await installJobs(w.http.db.url); });
afterAll(async () => { await w?.end(); });

const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id version } }';
const THREAD = 'query ($id: ID!) { ticket(id: $id) { number subject contactName contactPhone customer { id } events { total items { body } } notes { total items { body } } links { otherNumber other { number } } } }';

test('segments may ask for tickets, in SQL and in reasons alike, and only by those who may read them', async () => {
  const one = await w.customer('王芳', w.stores[0] as string, { memberNo: 'S-1' });
  await w.customer('李明', w.stores[0] as string, { memberNo: 'S-2' });
  const ticket = await w.open(w.tokens.agent, { memberNo: 'S-1' });
  const count = async (rule: object): Promise<number> => (await w.ask(w.tokens.admin, 'mutation ($input: PreviewSegmentInput!) { previewSegment(input: $input) { count sentenceEn } }', { input: { rule } })).previewSegment.count;
  const open = { field: 'openTickets', op: 'atLeast', value: '1' };
  expect(await count(open)).toBe(1);
  expect(await count({ field: 'tickets.count', op: 'atLeast', value: '1', params: { days: 30 } })).toBe(1);
  expect(await count({ field: 'openTickets', op: 'atMost', value: '0' })).toBe(1);
  const { saveSegment: segment } = await w.ask(w.tokens.admin, 'mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { id } }', { input: { nameZh: '有未了结工单', nameEn: 'With an open ticket', rule: open } });
  const { customer } = await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { segments { id } tickets(filter: { isOpen: { eq: true } }) { total items { number } } } }', { id: one });
  expect(customer.tickets).toEqual({ total: 1, items: [{ number: ticket.number }] });
  await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { status } }', { input: { id: ticket.id, expectedVersion: 1, solution: '退款', callBack: false } });
  const second = await w.open(w.tokens.agent, { memberNo: 'S-2' });
  // Whoever gets or loses an open ticket is judged again within the same write.
  const { rows } = await w.http.db.write.query<{ customer_id: string }>('select customer_id::text from segment_memberships where segment_id = $1 and left_at is null order by customer_id', [segment.id]);
  expect(rows.map((row) => row.customer_id)).not.toContain(one);
  expect(rows.map((row) => row.customer_id)).toContain(second.customer.id);
});

test('A-35: the thirty-sixth service contact within a year makes high value at once; two on one day over one channel are one, and the reason says the figure', async () => {
  const id = await w.customer('周敏', w.stores[0] as string, { memberNo: 'C-36' });
  const ticket = await w.open(w.tokens.agent, { memberNo: 'C-36' });
  const said = (from: number, to: number, gap: string) => w.http.db.write.query(
    `insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, author_name, body)
     select k.customer_id, k.id, k.opened_at - n * $4::interval, 'MESSAGE', 'IN', 'CHAT', '', '问' from tickets k, generate_series($2::int, $3::int) n where k.customer_id = $1`, [id, from, to, gap]);
  // Thirty-four days of chat, one of them chatty; what was said more than a year ago no longer counts.
  await said(1, 34, '1 day');
  await said(1, 34, '24 hours 1 second');
  await said(366, 400, '1 day');
  const hear = (channel: string) => w.ask(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: '还没收到', direction: 'IN', channel } });
  const tier = async () => (await w.ask(w.tokens.admin, 'query ($id: ID!) { customer(id: $id) { tier } }', { id })).customer.tier;
  await hear(ticket.channel);
  expect(await tier()).toBe('REGULAR');
  await hear('CHAT');
  expect(await tier()).toBe('GOLD');
  const { explain } = await w.ask(w.tokens.admin, 'query ($input: ExplainInput!) { explain(input: $input) { tree } }', { input: { number: 'customer.tier', id } });
  const [gold] = explain.tree.inputs;
  expect(gold.holds).toBe(true);
  expect(gold.inputs.map((one: Any) => one.holds)).toEqual([false, true]);
  const preview = async (value: string): Promise<number> => (await w.ask(w.tokens.admin, 'mutation ($input: PreviewSegmentInput!) { previewSegment(input: $input) { count } }', { input: { rule: { field: 'serviceContactsPerMonth', op: 'atLeast', value } } })).previewSegment.count;
  expect([await preview('3'), await preview('3.01')]).toEqual([1, 0]);
});

test('a merge moves tickets with thread, notes and ties, and back again; the number still finds them', async () => {
  const [stays, goes] = [await w.customer('孙佳怡', w.stores[0] as string, { memberNo: 'G-1' }), await w.customer('孙佳宜', w.stores[0] as string, { memberNo: 'G-2' })];
  const ticket = await w.open(w.tokens.agent, { memberNo: 'G-2' });
  const other = await w.open(w.tokens.agent, {});
  await w.ask(w.tokens.agent, 'mutation ($input: AddTicketNoteInput!) { addTicketNote(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key(), body: '老顾客' } });
  await w.ask(w.tokens.agent, 'mutation ($input: LinkTicketsInput!) { linkTickets(input: $input) { id } }', { input: { id: ticket.id, otherId: other.id } });
  await w.ask(w.tokens.admin, 'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }', { input: { id: stays, mergedId: goes, expectedVersion: 1 } });
  const moved = ticket.id.replace(`W${goes}-`, `W${stays}-`);
  const { ticket: seen } = await w.ask(w.tokens.agent, THREAD, { id: moved });
  expect(seen).toMatchObject({ number: ticket.number, customer: { id: stays }, events: { total: 1 }, notes: { total: 1, items: [{ body: '老顾客' }] }, links: [{ otherNumber: other.number, other: { number: other.number } }] });
  const { ticket: fromThere } = await w.ask(w.tokens.agent, THREAD, { id: other.id });
  expect(fromThere.links).toEqual([{ otherNumber: ticket.number, other: { number: ticket.number } }]);
  await w.ask(w.tokens.agent, REPLY, { input: { id: moved, idempotencyKey: key(), body: '您好' } });
  await w.ask(w.tokens.admin, 'mutation ($id: ID!) { unmergeCustomer(id: $id) { id } }', { id: goes });
  const { ticket: back } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { number customer { id } events { total } } }', { id: ticket.id });
  // What was said since goes with its ticket.
  expect(back).toEqual({ number: ticket.number, customer: { id: goes }, events: { total: 2 } });
});

test('P41: after an erasure none of her words stand in tickets, threads, notes or the log; numbers and states stay', async () => {
  const id = await w.customer('canary-name', w.stores[0] as string, { memberNo: 'E-1', phone: '13755558888' });
  const ticket = await w.open(w.tokens.agent, { memberNo: 'E-1', subject: 'canary-subject', body: 'canary-body 我住在和平路' });
  await w.ask(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: 'canary-reply', direction: 'IN' } });
  await w.ask(w.tokens.agent, 'mutation ($input: AddTicketNoteInput!) { addTicketNote(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key(), body: 'canary-note' } });
  await w.ask(w.tokens.admin, 'mutation ($id: ID!) { eraseCustomer(id: $id, reason: "asked in writing") { id } }', { id });
  for (const table of ['tickets', 'ticket_events', 'ticket_notes', 'ticket_links', 'ticket_callbacks', 'events', 'event_private', 'outbox', 'customers']) {
    const { rows } = await w.http.db.write.query<{ n: number }>(`select count(*)::int n from ${table} x where x::text like '%canary-%' or x::text like '%13755558888%'`);
    expect(rows[0]?.n, table).toBe(0);
  }
  const { ticket: left } = await w.ask(w.tokens.agent, THREAD, { id: ticket.id });
  expect(left).toMatchObject({ number: ticket.number, contactName: null, contactPhone: null, events: { total: 2 } } as Any);
});
