// Tickets over HTTP: opening, the thread, notes, and who may see and do what.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, OPEN, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(async () => { await w?.end(); });

const REPLY = `mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) {
  id status waitingFor version firstRespondedAt unansweredSince assignee { id } events(page: { limit: 3 }) { total items { direction body authorName channel } } } }`;
const NOTE = 'mutation ($input: AddTicketNoteInput!) { addTicketNote(input: $input) { id version notes { total items { body authorName } } } }';
const counts = async (): Promise<Record<string, string>> => {
  const tables = ['tickets', 'ticket_events', 'ticket_notes', 'ticket_tasks', 'ticket_links', 'ticket_callbacks', 'ticket_keys', 'ticket_days', 'idempotency_keys', 'outbox', 'customers'];
  const { rows } = await w.http.db.write.query<{ t: string; h: string }>(
    tables.map((t) => `select '${t}' t, count(*) || ':' || coalesce(md5(string_agg(y.v, '' order by y.v)), '') h from (select (to_jsonb(x) - 'seq')::text v from ${t} x) y`).join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.t, row.h]));
};

describe('opening', () => {
  test('B-02 B-14 the customer is found by phone, sorted by her words, and stays with who heard her first', async () => {
    const id = await w.customer('王芳', w.stores[0] as string, { memberNo: 'M-1', phone: '13812345678', tier: 'GOLD' });
    const ticket = await w.open(w.tokens.agent, { phone: '138 1234 5678' });
    expect(ticket).toMatchObject({
      subject: '草莓礼盒 3 盒发霉，要求退款', status: 'OPEN', isOpen: true, channel: 'PHONE', needClass: 'URGENT', level: 'L2', priority: 'HIGH', tier: 'GOLD', isClassConfirmed: false,
      version: 1, contactName: '王芳', contactPhone: '138****5678', customer: { id, name: '王芳' }, store: { code: 'S1' }, category: { key: 'product-quality' },
      assignee: { id: w.employees.agent }, firstContactOwner: { id: w.employees.agent },
      events: { total: 1, items: [{ kind: 'MESSAGE', direction: 'IN', body: '草莓礼盒 3 盒发霉，要求退款', lang: 'zh', authorName: '王芳' }] },
    });
    expect(ticket.number).toMatch(/^T-\d{6}-\d{4}$/);
    expect(ticket.pickedUpAt).toBeTruthy();
    const next = await w.open(w.tokens.agent, { memberNo: 'M-1', body: 'I was overcharged, the label said 19.90', channel: 'DESK' });
    expect(next).toMatchObject({ customer: { id }, category: { key: 'price' }, needClass: 'ORDINARY', level: 'L1', priority: 'HIGH' });
    expect(Number(next.number.split('-')[2])).toBe(Number(ticket.number.split('-')[2]) + 1);
  });

  test('nobody named: it hangs on the stand-in of the store, one for all of them', async () => {
    const [one, other] = [await w.open(w.tokens.agent, { contactName: '过路人' }), await w.open(w.tokens.agent, {})];
    expect(one).toMatchObject({ contactName: '过路人', tier: null, customer: { name: '未登记顾客' } });
    expect(other.customer.id).toBe(one.customer.id);
    const { rows } = await w.http.db.write.query('select 1 from customers where is_stand_in and store_id = $1', [w.stores[0]]);
    expect(rows).toHaveLength(1);
  });

  test('a member of another store is served: the ticket hangs on her, her file stays shut', async () => {
    const id = await w.customer('外店顾客', w.stores[2] as string, { memberNo: 'M-9' });
    const ticket = await w.open(w.tokens.agent, { memberNo: 'M-9', contactName: '赵女士' });
    expect(ticket).toMatchObject({ contactName: '赵女士', contactPhone: null, customer: null, store: { code: 'S1' } });
    expect((await w.ask(w.tokens.admin, '{ tickets(filter: { customerId: { eq: "' + id + '" } }) { items { number } } }')).tickets.items).toEqual([{ number: ticket.number }]);
  });

  test('whoever is no member is reached by what stands on her ticket: the phone opens with a reason, to who may, and the log says so', async () => {
    const { id } = await w.open(w.tokens.agent, { phone: '13900004321', contactName: '散客赵' });
    const REVEAL = 'mutation ($input: RevealFieldInput!) { revealField(input: $input) { value } }';
    const input = { resource: 'Ticket', id, field: 'contactPhone', reason: '约上门时间' };
    expect((await w.ask(w.tokens.agent, REVEAL, { input })).revealField.value).toBe('+8613900004321');
    const { rows: [event] } = await w.http.db.write.query(`select resource_id id, reason, customer_id::text customer, after::text from events where kind = 'ticket.revealed' order by id desc limit 1`);
    expect(event).toMatchObject({ id, reason: '约上门时间', customer: id.slice(1).split('-')[0] });
    expect(event.after).not.toContain('13900004321');
    expect(await w.refusal(w.tokens.elsewhere, REVEAL, { input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.finance, REVEAL, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const [owner = '', row = ''] = id.slice(1).split('-');
    for (const wrong of [`W${Number(owner) + 1}-${row}`, row, `W${owner}-999999`]) expect(await w.refusal(w.tokens.agent, REVEAL, { input: { ...input, id: wrong } }), wrong).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.agent, REVEAL, { input: { ...input, field: 'subject' } })).toMatchObject({ code: 'VALIDATION' });
  });

  test('P14 attack A33: the same key opens one ticket, in parallel too; with other words it is refused; keys are each person’s own', async () => {
    const input = { idempotencyKey: key(), body: '快递没收到', channel: 'CHAT' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => w.ask(w.tokens.agent, OPEN, { input })));
    expect(new Set(answers.map((a) => a.openTicket.number)).size).toBe(1);
    expect(await w.refusal(w.tokens.agent, OPEN, { input: { ...input, body: '别的' } })).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_REUSED' });
    expect((await w.ask(w.tokens.colleague, OPEN, { input })).openTicket.number).not.toBe(answers[0].openTicket.number);
    expect(await w.refusal(w.tokens.agent, OPEN, { input: { ...input, idempotencyKey: 'x'.repeat(256) } })).toMatchObject({ code: 'VALIDATION' });
  });

  test('attack A28 A30: what is not one’s to give is refused and nothing is written', async () => {
    const foreign = await w.customer('三店顾客', w.stores[2] as string);
    const before = await counts();
    const base = { idempotencyKey: key(), body: '退货', channel: 'DESK' };
    const wrong: [object, object][] = [
      [{ customerId: foreign }, { code: 'NOT_FOUND' }], [{ customerId: '999999' }, { code: 'NOT_FOUND' }], [{ storeId: w.stores[1] }, { code: 'FORBIDDEN' }],
      [{ memberNo: 'no-such' }, { code: 'VALIDATION', fields: { 'input.memberNo': { reason: 'TICKET_MEMBER_UNKNOWN' } } }],
      [{ phone: '12' }, { code: 'VALIDATION' }], [{ categoryId: '99999' }, { code: 'VALIDATION' }], [{ productId: '99999' }, { code: 'VALIDATION' }],
      [{ purchaseId: 'P1-1' }, { code: 'VALIDATION' }], [{ body: '' }, { code: 'VALIDATION' }], [{ status: 'CLOSED' }, { code: 'VALIDATION' }], [{ storeId: '9999999' }, { code: 'VALIDATION' }],
    ];
    for (const [more, refused] of wrong) expect(await w.refusal(w.tokens.agent, OPEN, { input: { ...base, ...more } }), JSON.stringify(more)).toMatchObject(refused);
    for (const who of ['finance', 'hr'] as const) expect(await w.refusal(w.tokens[who], OPEN, { input: base })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await counts()).toEqual(before);
  });
});

describe('the thread', () => {
  test('a reply is said once, answers the customer, and may wait for her; her word ends the wait', async () => {
    const ticket = await w.open(w.tokens.agent, { takeIt: false });
    expect(ticket).toMatchObject({ status: 'NEW', assignee: null, pickedUpAt: null });
    const input = { id: ticket.id, idempotencyKey: key(), body: '请发两张照片，退款马上办。', waitFor: 'CUSTOMER', channel: 'MINI_PROGRAM' };
    const { replyToTicket: replied } = await w.ask(w.tokens.colleague, REPLY, { input });
    expect(replied).toMatchObject({ status: 'WAITING', waitingFor: 'CUSTOMER', version: 2, unansweredSince: null, assignee: { id: w.employees.colleague }, events: { total: 2 } });
    expect(replied.firstRespondedAt).toBeTruthy();
    expect(replied.events.items[0]).toEqual({ direction: 'OUT', body: '请发两张照片，退款马上办。', authorName: 'colleague', channel: 'MINI_PROGRAM' });
    expect((await w.ask(w.tokens.colleague, REPLY, { input })).replyToTicket).toEqual(replied);
    const { replyToTicket: heard } = await w.ask(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: '照片在这里', direction: 'IN' } });
    expect(heard).toMatchObject({ status: 'OPEN', waitingFor: null, version: 3, events: { total: 3 } });
    expect(heard.unansweredSince).toBeTruthy();
    expect(await w.refusal(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: '…', expectedVersion: 2 } })).toMatchObject({ code: 'CONFLICT', current: { id: ticket.id, version: 3 } });
  });

  test('the log has the reply with its words apart, the outbox has the ticket’s new version', async () => {
    const ticket = await w.open(w.tokens.agent);
    await w.ask(w.tokens.agent, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: '马上处理' } });
    const { rows } = await w.http.db.write.query(
      `select e.kind, e.actor_name, e.store_id::text store, e.after, p.data from events e join event_private p on p.event_id = e.id where e.resource = 'Ticket' and e.resource_id = $1 and e.kind = 'ticket.replied'`, [ticket.id]);
    expect(rows).toEqual([{ kind: 'ticket.replied', actor_name: 'agent', store: w.stores[0], after: expect.objectContaining({ channel: 'PHONE' }), data: { body: '马上处理' } }]);
    expect(JSON.stringify((rows[0] as Any).after)).not.toContain('马上处理');
    const { rows: news } = await w.http.db.write.query(`select row_version from outbox where resource = 'Ticket' and resource_id = $1 order by id`, [ticket.id]);
    expect(news.map((row: Any) => row.row_version)).toEqual([1, 2]);
  });

  test('internal notes are a right of their own: finance, head-office CRM and machines do not read them, nobody else’s thread shows them', async () => {
    const ticket = await w.open(w.tokens.agent);
    const { addTicketNote: noted } = await w.ask(w.tokens.agent, NOTE, { input: { id: ticket.id, idempotencyKey: key(), body: '同一批次今天第 3 单' } });
    expect(noted).toMatchObject({ version: 1, notes: { total: 1, items: [{ body: '同一批次今天第 3 单', authorName: 'agent' }] } });
    const READ = 'query ($id: ID!) { ticket(id: $id) { number events { total items { body } } notes { total items { body } } } }';
    for (const who of ['colleague', 'manager', 'supervisor', 'admin'] as const) expect((await w.ask(w.tokens[who], READ, { id: ticket.id })).ticket.notes.total, who).toBe(1);
    for (const who of ['finance', 'crm'] as const) {
      const { ticket: seen } = await w.ask(w.tokens[who], READ, { id: ticket.id });
      expect(seen.notes, who).toEqual({ total: 0, items: [] });
      expect(JSON.stringify(seen), who).not.toContain('批次');
    }
    expect(await w.refusal(w.tokens.admin, NOTE, { input: { id: ticket.id, idempotencyKey: key(), body: 'x' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.elsewhere, NOTE, { input: { id: ticket.id, idempotencyKey: key(), body: 'x' } })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('attack A24: a ticket of another store answers like none, for every act', async () => {
    const ticket = await w.open(w.tokens.agent);
    const before = await counts();
    const missing = `${ticket.id.split('-')[0]}-999999`;
    for (const id of [ticket.id, missing, ticket.id.toLowerCase(), ` ${ticket.id}`, '1', 'W0-0']) {
      expect((await w.http.gql('query ($id: ID!) { ticket(id: $id) { id } }', { token: w.tokens.elsewhere, variables: { id } })).data?.ticket, id).toBeNull();
      expect(await w.refusal(w.tokens.elsewhere, REPLY, { input: { id, idempotencyKey: key(), body: 'x' } }), id).toMatchObject({ code: 'NOT_FOUND', reason: 'ROW_NOT_FOUND' });
      const acts: [string, object][] = [
        ['closeTicket(input: $input) { id }', {}], ['waitTicket(input: $input) { id }', { waitingFor: 'INSIDE' }], ['assignTicket(input: $input) { id }', {}], ['escalateTicket(input: $input) { id }', { reason: 'why' }],
        ['classifyTicket(input: $input) { id }', {}], ['resolveTicket(input: $input) { id }', { solution: 'done' }], ['reopenTicket(input: $input) { id }', { reason: 'why' }],
      ];
      for (const [act, more] of acts) {
        const type = `${act.slice(0, 1).toUpperCase()}${act.slice(1).split('(')[0]}Input`.replace(/^(Close|Reopen)TicketInput$/, 'ReasonedTicketInput');
        expect(await w.refusal(w.tokens.elsewhere, `mutation ($input: ${type}!) { ${act} }`, { input: { id, expectedVersion: 1, ...more } }), act).toMatchObject({ code: 'NOT_FOUND' });
      }
    }
    expect(await w.refusal(w.tokens.finance, REPLY, { input: { id: ticket.id, idempotencyKey: key(), body: 'x' } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await counts()).toEqual(before);
  });
});
