// What is done to tickets over HTTP: handed over, escalated, sorted, solved, called back about, joined, split, linked; lists, search and live news.
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(async () => { await w?.end(); });

const FIELDS = 'id number status isOpen waitingFor level priority version reopenCount handoverCount solvedAt callbackDueAt closedAt satisfaction joinedInto isClassConfirmed needClass assignee { id } firstContactOwner { id } category { key } links { linkKind otherNumber other { number } } tasks { state title } callbacks { outcome satisfaction } events(page: { limit: 10 }) { total items { id kind act detail body } }';
const INPUTS: Record<string, string> = { closeTicket: 'ReasonedTicketInput', reopenTicket: 'ReasonedTicketInput', resumeTicket: 'ReasonedTicketInput', archiveTicket: 'ReasonedTicketInput' };
const document = (name: string): string => `mutation ($input: ${INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`}!) { done: ${name}(input: $input) { ${FIELDS} } }`;
const act = async (token: string, name: string, input: object): Promise<Any> => (await w.ask(token, document(name), { input })).done;
const refused = (token: string, name: string, input: object): Promise<Any> => w.refusal(token, document(name), { input });
const on = (ticket: Any, more: object = {}): object => ({ id: ticket.id, expectedVersion: ticket.version, ...more });

describe('hands', () => {
  test('B-14 a hand-over has a reason and is counted; who heard first stays accountable; a lost race is CONFLICT', async () => {
    const ticket = await w.open(w.tokens.agent);
    expect(await refused(w.tokens.agent, 'assignTicket', on(ticket, { assigneeId: w.employees.colleague }))).toMatchObject({ code: 'VALIDATION', fields: { 'input.reason': { reason: 'TICKET_HANDOVER' } } });
    const given = await act(w.tokens.agent, 'assignTicket', on(ticket, { assigneeId: w.employees.colleague, reason: '我下班了' }));
    expect(given).toMatchObject({ assignee: { id: w.employees.colleague }, firstContactOwner: { id: w.employees.agent }, handoverCount: 1, version: 2 });
    expect(given.events.items[0]).toMatchObject({ kind: 'SYSTEM', act: 'assign', detail: { fromId: w.employees.agent, toId: w.employees.colleague, reason: '我下班了' } });
    expect(await refused(w.tokens.agent, 'assignTicket', on(ticket, { assigneeId: null, reason: '回队列' }))).toMatchObject({ code: 'CONFLICT', current: { id: ticket.id, version: 2 } });
    expect(await act(w.tokens.manager, 'assignTicket', on(given, { assigneeId: null, reason: '回队列' }))).toMatchObject({ assignee: null, firstContactOwner: { id: w.employees.agent } });
  });

  test('attack A30: nobody is given what they may not see; strangers and nobody are refused alike', async () => {
    const ticket = await w.open(w.tokens.agent);
    for (const assigneeId of [w.employees.elsewhere, w.employees.hr, w.employees.finance, '424242']) {
      expect(await refused(w.tokens.agent, 'assignTicket', on(ticket, { assigneeId, reason: '请接手' })), assigneeId).toMatchObject({ code: 'FORBIDDEN', reason: 'TICKET_ASSIGNEE' });
    }
    expect((await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id })).ticket.version).toBe(1);
  });

  test('B-12 B-13 up to the area supervisor of the store’s region, further to the head office, never down', async () => {
    const ticket = await w.open(w.tokens.agent, { body: '收银多收了 12 元' });
    const second = await act(w.tokens.agent, 'escalateTicket', on(ticket, { reason: '顾客不满意' }));
    // People of the head office are no rows of a desk's list of colleagues; the supervisor sees herself.
    expect(second).toMatchObject({ level: 'L2', assignee: null, firstContactOwner: { id: w.employees.agent } });
    expect((await w.ask(w.tokens.supervisor, 'query ($id: ID!) { ticket(id: $id) { assignee { id } } }', { id: ticket.id })).ticket.assignee).toEqual({ id: w.employees.supervisor });
    // Nobody of the head office works on tickets as an employee here.
    expect(await refused(w.tokens.supervisor, 'escalateTicket', on(second, { reason: '批次问题' }))).toMatchObject({ code: 'POLICY', reason: 'TICKET_NOBODY' });
    expect(await refused(w.tokens.supervisor, 'escalateTicket', on(second, { reason: '批次问题', level: 'L1' }))).toMatchObject({ code: 'VALIDATION', fields: { 'input.level': { reason: 'TICKET_LEVEL_UP' } } });
  });
});

describe('the life of a ticket', () => {
  test('B-15 B-16 accept, sort, wait, solve, call back, archive; each step in the thread', async () => {
    const ticket = await w.open(w.tokens.agent);
    const { ticketCategories } = await w.ask(w.tokens.agent, '{ ticketCategories { items { id key } total } }');
    expect(ticketCategories.total).toBe(7);
    const price = ticketCategories.items.find((one: Any) => one.key === 'price');
    const sorted = await act(w.tokens.agent, 'classifyTicket', on(ticket, { categoryId: price.id, needClass: 'ORDINARY', level: 'L1' }));
    expect(sorted).toMatchObject({ category: { key: 'price' }, needClass: 'ORDINARY', level: 'L1', priority: 'NORMAL', isClassConfirmed: true });
    const waits = await act(w.tokens.agent, 'waitTicket', on(sorted, { waitingFor: 'SUPPLIER', reason: '等供应商回复' }));
    expect(waits).toMatchObject({ status: 'WAITING', waitingFor: 'SUPPLIER', isOpen: true });
    expect(await refused(w.tokens.agent, 'closeTicket', on(waits))).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
    const back = await act(w.tokens.agent, 'resumeTicket', on(waits));
    const solved = await act(w.tokens.agent, 'resolveTicket', on(back, { solution: '退差价 12 元' }));
    expect(solved).toMatchObject({ status: 'CALLBACK_DUE', isOpen: true });
    expect(new Date(solved.callbackDueAt).getTime() - new Date(solved.solvedAt).getTime()).toBe(48 * 3_600_000);
    // A reply never cancels the promised call, and closing does not pass over it.
    const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { status callbackDueAt version } }';
    const { replyToTicket: thanked } = await w.ask(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: '谢谢', direction: 'IN' } });
    expect(thanked).toMatchObject({ status: 'CALLBACK_DUE', callbackDueAt: solved.callbackDueAt });
    expect(await refused(w.tokens.agent, 'closeTicket', { id: ticket.id, expectedVersion: thanked.version })).toMatchObject({ code: 'POLICY', reason: 'TICKET_CALLBACK_OWED' });
    const missed = await act(w.tokens.agent, 'recordCallback', { id: ticket.id, idempotencyKey: key(), outcome: 'NOT_REACHED' });
    expect(missed).toMatchObject({ status: 'CALLBACK_DUE', callbacks: [{ outcome: 'NOT_REACHED', satisfaction: null }] });
    const call = { id: ticket.id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 5 };
    const settled = await act(w.tokens.agent, 'recordCallback', call);
    expect(settled).toMatchObject({ status: 'CLOSED', isOpen: false, satisfaction: 5, callbackDueAt: null });
    expect(await act(w.tokens.agent, 'recordCallback', call)).toEqual(settled);
    expect(await act(w.tokens.agent, 'archiveTicket', on(settled))).toMatchObject({ status: 'ARCHIVED' });
  });

  test('D-36 a bad score opens the ticket again; each reopening is counted and has a reason', async () => {
    const ticket = await w.open(w.tokens.agent);
    const solved = await act(w.tokens.agent, 'resolveTicket', on(ticket, { solution: '已补送' }));
    const again = await act(w.tokens.agent, 'recordCallback', { id: ticket.id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 2, remark: '还是坏的' });
    expect(again).toMatchObject({ status: 'OPEN', reopenCount: 1, solvedAt: null, satisfaction: 2 });
    const closed = await act(w.tokens.agent, 'closeTicket', on(await act(w.tokens.agent, 'resolveTicket', on(again, { solution: '退款', callBack: false }))));
    expect(closed).toMatchObject({ status: 'CLOSED', reopenCount: 1 });
    expect(await refused(w.tokens.agent, 'reopenTicket', on(closed))).toMatchObject({ code: 'VALIDATION' });
    expect(await act(w.tokens.agent, 'reopenTicket', on(closed, { reason: '没收到退款' }))).toMatchObject({ status: 'OPEN', reopenCount: 2 });
    expect(solved.reopenCount).toBe(0);
  });

  test('C-36 tasks for others end with an outcome; a ticket with open tasks is not solved', async () => {
    const ticket = await w.open(w.tokens.agent);
    const SAVE = 'mutation ($input: SaveTicketTaskInput!) { done: saveTicketTask(input: $input) { id state version doneAt outcome ticket { number } } }';
    const { done: task } = await w.ask(w.tokens.agent, SAVE, { input: { ticketId: ticket.id, taskKind: 'SITE_VISIT', title: '上门看地砖', assigneeId: w.employees.colleague, dueAt: '2026-12-01T02:00:00Z' } });
    expect(task).toMatchObject({ state: 'OPEN', ticket: { number: ticket.number } });
    expect(await refused(w.tokens.agent, 'resolveTicket', on(ticket, { solution: '好了' }))).toMatchObject({ code: 'POLICY', reason: 'TICKET_TASKS_OPEN' });
    expect(await w.refusal(w.tokens.elsewhere, SAVE, { input: { id: task.id, expectedVersion: 1, state: 'DONE' } })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.ask(w.tokens.colleague, SAVE, { input: { id: task.id, expectedVersion: 1, state: 'DONE', outcome: '空鼓两块' } })).done).toMatchObject({ state: 'DONE', outcome: '空鼓两块', version: 2 });
    expect(await w.refusal(w.tokens.colleague, SAVE, { input: { id: task.id, expectedVersion: 2, state: 'OPEN' } })).toMatchObject({ code: 'POLICY', reason: 'TICKET_TASK_OVER' });
  });
});

describe('what belongs together', () => {
  test('B-02 D-22 the same need told by two channels is proposed and joined: one thread carries all', async () => {
    await w.customer('孙佳怡', w.stores[0] as string, { memberNo: 'J-1', phone: '13900001111' });
    const phone = await w.open(w.tokens.agent, { memberNo: 'J-1' });
    const chat = await w.open(w.tokens.colleague, { contactName: '孙', phone: '139 0000 2222', body: '草莓礼盒 3 盒全发霉，我要退款', channel: 'CHAT' });
    const { ticketProposal: proposal } = await w.ask(w.tokens.agent, 'query ($input: ProposeTicketInput!) { ticketProposal(input: $input) { needClass level reasonZh reasonEn duplicates { id number score reasonZh reasonEn } } }', { input: { ticketId: (await w.open(w.tokens.colleague, { memberNo: 'J-1', body: '草莓礼盒发霉，退款' })).id } });
    expect(proposal).toMatchObject({ needClass: 'URGENT', level: 'L2' });
    expect(proposal.duplicates[0]).toMatchObject({ id: phone.id, number: phone.number });
    expect(proposal.duplicates[0].reasonZh).toContain('同一位顾客');
    expect(proposal.duplicates.map((one: Any) => one.id)).not.toContain(chat.id);
    const joined = await act(w.tokens.agent, 'joinTickets', { id: phone.id, expectedVersion: 1, otherId: chat.id });
    expect(joined.events.items.filter((one: Any) => one.kind === 'MESSAGE').map((one: Any) => one.body)).toEqual(['草莓礼盒 3 盒全发霉，我要退款', '草莓礼盒 3 盒发霉，要求退款']);
    expect(joined.links).toEqual([{ linkKind: 'JOINED', otherNumber: chat.number, other: { number: chat.number } }]);
    const { ticket: ended } = await w.ask(w.tokens.agent, `query ($id: ID!) { ticket(id: $id) { ${FIELDS} } }`, { id: chat.id });
    expect(ended).toMatchObject({ status: 'CLOSED', joinedInto: phone.number });
    expect(await refused(w.tokens.agent, 'reopenTicket', on(ended, { reason: '又来了' }))).toMatchObject({ code: 'POLICY', reason: 'TICKET_JOINED' });
  });

  test('tickets of two customers are linked, not joined; a second need is split off with its messages', async () => {
    await w.customer('甲', w.stores[0] as string, { memberNo: 'K-1' });
    await w.customer('乙', w.stores[0] as string, { memberNo: 'K-2' });
    const [one, other] = [await w.open(w.tokens.agent, { memberNo: 'K-1' }), await w.open(w.tokens.agent, { memberNo: 'K-2' })];
    expect(await refused(w.tokens.agent, 'joinTickets', { id: one.id, expectedVersion: 1, otherId: other.id })).toMatchObject({ code: 'POLICY', reason: 'TICKET_OTHER_CUSTOMER' });
    const linked = await act(w.tokens.agent, 'linkTickets', { id: one.id, otherId: other.id });
    expect(linked.links).toEqual([{ linkKind: 'RELATED', otherNumber: other.number, other: { number: other.number } }]);
    const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { version events { items { id body } } } }';
    const { replyToTicket: told } = await w.ask(w.tokens.agent, REPLY, { input: { id: one.id, idempotencyKey: key(), body: '另外空调也漏水', direction: 'IN' } });
    const moved = told.events.items.find((event: Any) => event.body === '另外空调也漏水');
    const made = await act(w.tokens.agent, 'splitTicket', { id: one.id, expectedVersion: told.version, idempotencyKey: key(), subject: '空调漏水', eventIds: [moved.id] });
    expect(made.events.items.map((event: Any) => event.body)).toEqual(['另外空调也漏水']);
    expect(made.links).toEqual([{ linkKind: 'SPLIT', otherNumber: one.number, other: { number: one.number } }]);
    expect(await refused(w.tokens.agent, 'splitTicket', { id: one.id, expectedVersion: told.version + 1, idempotencyKey: key(), subject: 'x', eventIds: [moved.id] })).toMatchObject({ code: 'VALIDATION' });
  });

  test('attack A30: linking across regions is refused, and a link to what is out of reach shows its number only', async () => {
    const [here, there] = [await w.open(w.tokens.agent), await w.open(w.tokens.elsewhere)];
    expect(await refused(w.tokens.agent, 'linkTickets', { id: here.id, otherId: there.id })).toMatchObject({ code: 'NOT_FOUND' });
    await act(w.tokens.admin, 'linkTickets', { id: here.id, otherId: there.id });
    const { ticket } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { links { otherNumber other { number } } } }', { id: here.id });
    expect(ticket.links).toEqual([{ otherNumber: there.number, other: null }]);
  });
});

describe('lists', () => {
  test('bars: 25 tickets with customer, tags, assignee, store, last 3 events and the total are one statement', async () => {
    const before = w.http.db.statements;
    const { tickets } = await w.ask(w.tokens.agent, `query ($filter: TicketFilter) { tickets(filter: $filter, sort: [{ field: NEXT_DUE_AT, order: ASC }], page: { limit: 25 }) { total items { number subject status nextDueAt
      customer { name tier tags { nameZh } } assignee { name } store { nameZh } events(page: { limit: 3 }) { items { body createdAt } } } } }`, { filter: { storeId: { eq: w.stores[0] }, isOpen: { eq: true } } });
    expect(tickets.items.length).toBeGreaterThan(5);
    expect(tickets.total).toBe(tickets.items.length);
    expect(w.http.db.statements - before).toBeLessThanOrEqual(2);
  });

  test('search finds by number, its end, the subject and the phone’s end, in reach only', async () => {
    const ticket = await w.open(w.tokens.agent, { contactName: 'Anna Smith', phone: '137 1234 9876', body: 'The kettle does not start' });
    const find = async (token: string, q: string): Promise<string[]> => (await w.ask(token, 'query ($q: String) { tickets(filter: { q: $q }, page: { limit: 100 }) { items { number } } }', { q })).tickets.items.map((one: Any) => one.number);
    for (const q of [ticket.number, ticket.number.slice(2), ticket.number.split('-')[2], 'kettle', 'Anna', '9876', '13712349876', ticket.number.toLowerCase()]) {
      expect(await find(w.tokens.agent, q), q).toContain(ticket.number);
      expect(await find(w.tokens.elsewhere, q), q).not.toContain(ticket.number);
    }
    for (const q of ['712349', '1371234987', '漏水漏电']) expect(await find(w.tokens.agent, q), q).not.toContain(ticket.number);
  });

  test('attack A45: live news comes with its row, by filter and in reach; from another store comes none', async () => {
    const client = (token: string): Client => createClient({ url: `ws://127.0.0.1:${w.http.port}/graphql`, webSocketImpl: WebSocket, connectionParams: { authToken: token }, retryAttempts: 0 });
    const named = await w.open(w.tokens.agent);
    // What was told of it so far is news of nobody who listens from now on.
    await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    const heard: Record<string, Any[]> = { agent: [], elsewhere: [], solved: [], named: [], namedSolved: [] };
    const clients: Client[] = [];
    const follow = (name: string, token: string, filter: object | null): void => {
      const one = client(token);
      clients.push(one);
      one.subscribe({ query: 'subscription ($filter: TicketFilter) { ticketChanged(filter: $filter) { number status store { code } contactPhone } }', variables: { filter } }, {
        next: (value: Any) => { heard[name]?.push(value.data.ticketChanged); }, error: () => {}, complete: () => {},
      });
    };
    follow('agent', w.tokens.agent, { isOpen: { eq: true } });
    follow('elsewhere', w.tokens.elsewhere, null);
    follow('solved', w.tokens.agent, { status: { in: ['SOLVED'] } });
    // Named ones alone, and of those what the rest of the filter selects.
    follow('named', w.tokens.agent, { ids: [named.id] });
    follow('namedSolved', w.tokens.agent, { ids: [named.id], status: { in: ['SOLVED'] } });
    await new Promise((resolve) => { setTimeout(resolve, 1_500); });
    const ticket = await w.open(w.tokens.agent, { phone: '13712349876' });
    await expect.poll(() => heard.agent, { timeout: 15_000 }).toContainEqual({ number: ticket.number, status: 'OPEN', store: { code: 'S1' }, contactPhone: '137****9876' });
    await act(w.tokens.agent, 'resolveTicket', on(ticket, { solution: '已退', callBack: false }));
    await expect.poll(() => heard.solved?.map((one) => one.number), { timeout: 15_000 }).toEqual([ticket.number]);
    expect(heard.elsewhere).toEqual([]);
    expect([heard.named, heard.namedSolved]).toEqual([[], []]);
    await act(w.tokens.agent, 'classifyTicket', { id: named.id, expectedVersion: named.version, needClass: 'URGENT' });
    await expect.poll(() => heard.named?.map((one) => one.number), { timeout: 15_000 }).toEqual([named.number]);
    await act(w.tokens.agent, 'resolveTicket', { id: named.id, expectedVersion: named.version + 1, solution: '已退', callBack: false });
    await expect.poll(() => heard.namedSolved?.map((one) => one.number), { timeout: 15_000 }).toEqual([named.number]);
    // A ticket that leaves their reach while they listen is heard of no more, and by those whose reach it enters.
    const far = await w.open(w.tokens.agent, {});
    await expect.poll(() => heard.agent?.map((one) => one.number), { timeout: 15_000 }).toContain(far.number);
    await new Promise((resolve) => { setTimeout(resolve, 1_500); });
    const soFar = heard.agent?.length;
    await w.http.db.write.query('update tickets set store_id = $2, assignee_id = null where id = $1', [far.id.split('-')[1], w.stores[2]]);
    await act(w.tokens.admin, 'classifyTicket', { id: far.id, expectedVersion: far.version, needClass: 'URGENT' });
    await expect.poll(() => heard.elsewhere?.map((one) => one.number), { timeout: 15_000 }).toEqual([far.number]);
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    expect(heard.agent?.length).toBe(soFar);
    expect(heard.agent?.every((one) => one.store.code === 'S1')).toBe(true);
    for (const one of clients) await one.dispose();
  });
});
