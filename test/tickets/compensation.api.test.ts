// Compensation over HTTP: within authority at once, beyond it by approval, never more back than was paid, whoever sends at the same time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';
import { booksAgree, boughtBy, given, grant, GRANT, grantRefused, PANEL } from './money-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(async () => { await w?.end(); });

const ROOM = 'query ($id: ID!, $kind: CompensationKind, $scenario: String) { room: compensationRoom(ticketId: $id, kind: $kind, scenario: $scenario) { currency canGrant given pending returned left approvalFrom policyNumber limits { key labelZh labelEn most spent left isTightest source } approvers { roles rolesZh upTo } lines { purchaseLineId productZh isFresh paid refunded left } suggestions { scenario kind amount source } explanation } }';
const room = async (token: string, id: string, more: object = {}): Promise<Any> => (await w.ask(token, ROOM, { id, ...more })).room;
const APPROVE = 'mutation ($input: ApproveRequestInput!) { done: approveRequest(input: $input) { id state version compensations { id state } decider { id } } }';
const REFUSE = 'mutation ($input: RefuseRequestInput!) { done: refuseRequest(input: $input) { id state } }';
/** A ticket of somebody new, so that the customer's month is fresh. */
const fresh = async (token = w.tokens.agent): Promise<Any> => { const memberNo = key(); await w.customer('王芳', w.stores[0] as string, { memberNo }); return w.open(token, { memberNo }); };
const thread = async (id: string): Promise<Any[]> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 20 }) { items { kind act detail } } } }', { id })).ticket.events.items.filter((event: Any) => event.kind === 'SYSTEM');

describe('A-17 authority', () => {
  test('500.00 passes, 500.01 opens an approval with a deadline, and the ticket is told', async () => {
    const [one, other] = [await fresh(), await fresh()];
    expect(await grant(w, w.tokens.agent, { ticketId: one.id, amount: '500.00' })).toMatchObject({ state: 'PAID', amount: '500.00', approval: null, grantedBy: { id: w.employees.agent } });
    const asked = await grant(w, w.tokens.agent, { ticketId: other.id, amount: '500.01' });
    expect(asked).toMatchObject({ state: 'PENDING', grantedAt: null, voucherCode: null, approval: { state: 'PENDING', amount: '500.01', approverRoles: ['manager', 'supervisor', 'crm', 'finance', 'admin'], titleZh: expect.stringContaining('500.01 元') } });
    const hours = (Date.parse(asked.approval.dueAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThanOrEqual(4);
    expect((await thread(other.id))[0]).toMatchObject({ act: 'compensationAsked', detail: { amount: '500.01', kind: 'VOUCHER', approvalId: asked.approval.id } });
    expect((await thread(one.id))[0]).toMatchObject({ act: 'compensated', detail: { amount: '500.00', kind: 'VOUCHER' } });
    expect(await given(w, other.id)).toEqual({ total: '0.00', n: 0 });
  });

  test('the case is summed: 402.00 leaves 98.00; the room says so, with reasons that open', async () => {
    const ticket = await fresh();
    await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '186.00' });
    await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '186.00' });
    await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '30.00', kind: 'CARE', what: '专车送货' });
    const now = await room(w.tokens.agent, ticket.id);
    expect(now).toMatchObject({ given: '402.00', left: '98.00', approvalFrom: '98.01', canGrant: true, currency: 'CNY', pending: '0.00' });
    expect(now.limits.find((limit: Any) => limit.isTightest)).toMatchObject({ key: 'case', labelZh: '每单', labelEn: 'Each case', most: '500.00', spent: '402.00', left: '98.00', source: 'A-17' });
    expect(now.explanation).toMatchObject({ value: '98.00', rule: { key: 'compensation' } });
    const used = now.explanation.inputs[0].inputs[1];
    expect(used).toMatchObject({ value: '402.00', rows: { resource: 'compensations' } });
    const { compensations } = await w.ask(w.tokens.agent, 'query ($filter: CompensationFilter) { compensations(filter: $filter) { items { amount } total } }', { filter: used.rows.filter });
    expect(compensations.items.reduce((sum: number, one: Any) => sum + Number(one.amount), 0)).toBe(402);
    const { explain } = await w.ask(w.tokens.agent, 'query ($input: ExplainInput!) { explain(input: $input) { value definition { zh en } } }', { input: { number: 'ticket.compensationRoom', id: ticket.id } });
    expect(explain.value).toBe('98.00');
    // Another hand on the same case is bound by the same sum.
    expect(await grant(w, w.tokens.manager, { ticketId: ticket.id, amount: '98.01' })).toMatchObject({ state: 'PENDING' });
    expect(await grant(w, w.tokens.manager, { ticketId: ticket.id, amount: '98.00' })).toMatchObject({ state: 'PAID' });
  });

  test('A-17 a customer’s month binds over her tickets; a scenario and a kind bring their own limits (B-19, A-06)', async () => {
    const memberNo = key();
    await w.customer('李明', w.stores[0] as string, { memberNo });
    const tickets = [await w.open(w.tokens.agent, { memberNo }), await w.open(w.tokens.agent, { memberNo }), await w.open(w.tokens.agent, { memberNo })];
    for (const ticket of tickets.slice(0, 2)) expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '450.00' })).toMatchObject({ state: 'PAID' });
    expect(await room(w.tokens.agent, tickets[2].id)).toMatchObject({ given: '0.00', left: '100.00' });
    expect(await grant(w, w.tokens.agent, { ticketId: tickets[2].id, amount: '100.01' })).toMatchObject({ state: 'PENDING' });
    const other = await fresh();
    expect(await room(w.tokens.agent, other.id, { kind: 'VOUCHER', scenario: 'missing-gift' })).toMatchObject({ left: '10.00', suggestions: [{ scenario: 'missing-gift', kind: 'VOUCHER', amount: '10.00', source: 'B-19' }] });
    expect(await grant(w, w.tokens.agent, { ticketId: other.id, amount: '10.01', scenario: 'missing-gift' })).toMatchObject({ state: 'PENDING' });
    expect(await grant(w, w.tokens.agent, { ticketId: other.id, amount: '10.00', scenario: 'missing-gift' })).toMatchObject({ state: 'PAID', scenario: 'missing-gift' });
    // each hand has 300 a month for care; 30.00 went before.
    expect(await room(w.tokens.agent, other.id, { kind: 'CARE' })).toMatchObject({ left: '270.00' });
    expect(await grant(w, w.tokens.colleague, { ticketId: other.id, kind: 'CARE', amount: '60.00', what: '雨天打车送药' })).toMatchObject({ state: 'PAID', compensationKind: 'CARE' });
    expect(await grantRefused(w, w.tokens.agent, { ticketId: other.id, kind: 'CARE', amount: '1.00' })).toMatchObject({ fields: { 'input.what': { reason: 'MONEY_WHAT' } } });
  });

  test('C-13 a gift of laying worth 2,000 goes to the area, gifts and services are given over the desk, a voucher has a code and an end', async () => {
    const ticket = await fresh();
    const service = await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'SERVICE', amount: '2000.00', what: '美缝服务', costAmount: '800.00' });
    expect(service).toMatchObject({ state: 'PENDING', costAmount: '800.00', approval: { approverRoles: ['supervisor', 'crm', 'finance', 'admin'] } });
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: service.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_BEYOND' });
    expect((await w.ask(w.tokens.supervisor, APPROVE, { input: { id: service.approval.id, expectedVersion: 1 } })).done).toMatchObject({ state: 'APPROVED', compensations: [{ state: 'PAID' }] });
    const voucher = await grant(w, w.tokens.agent, { ticketId: (await fresh()).id, amount: '50.00' });
    expect(voucher.voucherCode).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect((Date.parse(voucher.voucherEndsOn) - Date.now()) / 86_400_000).toBeGreaterThan(88);
    expect((await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { compensations { state amount compensationKind } } }', { id: ticket.id })).ticket.compensations).toEqual([{ state: 'PAID', amount: '2000.00', compensationKind: 'SERVICE' }]);
  });
});

describe('refunds', () => {
  test('attack A23: amounts that are none, and more than was paid, are refused; partial refunds add up', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'STRAW', quantity: '3', unitPrice: '62.00', category: 'FRESH' }, { sku: 'SOAP', quantity: '1', unitPrice: '12.50' }]);
    const ticket = await w.open(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.STRAW });
    for (const amount of ['-1', '0', '0.00', '0.001', '1e21', '1,5', 'NaN', '', '186.00 USD', '99999999999999999999']) {
      const refusal = await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount });
      expect(['VALIDATION', 'BAD_USER_INPUT'], amount).toContain(refusal?.code);
    }
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '186.01' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.amount': { reason: 'MONEY_MORE_THAN_PAID' } } });
    const panel = await room(w.tokens.agent, ticket.id, { scenario: 'near-expiry' });
    expect(panel.lines).toEqual([
      { purchaseLineId: bought.lines.STRAW, productZh: expect.any(String), isFresh: true, paid: '186.00', refunded: '0.00', left: '186.00' },
      { purchaseLineId: bought.lines.SOAP, productZh: expect.any(String), isFresh: false, paid: '12.50', refunded: '0.00', left: '12.50' },
    ]);
    // B-18 as data: a fifth of the price of the line the ticket is about.
    expect(panel.suggestions).toEqual([{ scenario: 'near-expiry', kind: 'REFUND', amount: '37.20', source: 'B-18' }]);
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '100.00' })).toMatchObject({ state: 'PAID', purchaseLine: { id: bought.lines.STRAW } });
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '86.01' })).toMatchObject({ code: 'VALIDATION' });
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '86.00' })).toMatchObject({ state: 'PAID' });
    // What is left of the receipt is the soap.
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '12.51', purchaseId: bought.purchaseId })).toMatchObject({ code: 'VALIDATION' });
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '12.50', purchaseId: bought.purchaseId })).toMatchObject({ state: 'PAID' });
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '0.01', purchaseLineId: bought.lines.SOAP })).toMatchObject({ code: 'VALIDATION' });
  });

  test('what the till took back counts, and what waits for approval is spoken for', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'FAN', quantity: '2', unitPrice: '400.00' }]);
    await w.ask(w.tokens.admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id } }', { input: { storeId: w.stores[0], receiptNo: `${bought.receiptNo}-B`, purchasedAt: new Date().toISOString(), memberNo: bought.memberNo, lines: [{ sku: 'FAN', quantity: '-1', unitPrice: '400.00' }] } });
    const ticket = await w.open(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.FAN });
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '400.01' })).toMatchObject({ fields: { 'input.amount': { reason: 'MONEY_MORE_THAN_PAID' } } });
    await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'VOUCHER', amount: '300.00' });
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '300.00' })).toMatchObject({ state: 'PENDING' });
    expect(await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '100.01' })).toMatchObject({ code: 'VALIDATION' });
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '100.00' })).toMatchObject({ state: 'PAID' });
  });

  test('attack A30: another’s receipt, a receipt out of reach and no receipt at all are refused alike', async () => {
    const [hers, far] = [await boughtBy(w, w.stores[0] as string, [{ sku: 'CUP', quantity: '1', unitPrice: '20.00' }]), await boughtBy(w, w.stores[2] as string, [{ sku: 'CUP', quantity: '1', unitPrice: '20.00' }])];
    const ticket = await fresh();
    for (const more of [{ purchaseLineId: hers.lines.CUP }, { purchaseId: far.purchaseId }, { purchaseId: 'P1-1' }, { purchaseLineId: 'nonsense' }]) {
      expect(Object.values((await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '1.00', ...more })).fields)).toMatchObject([{ reason: 'MONEY_PURCHASE_UNKNOWN' }]);
    }
    expect((await grantRefused(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '1.00' })).fields).toMatchObject({ 'input.purchaseLineId': { reason: 'MONEY_PURCHASE' } });
    for (const token of [w.tokens.elsewhere]) expect(await grantRefused(w, token, { ticketId: ticket.id, amount: '1.00' })).toMatchObject({ code: 'NOT_FOUND' });
    for (const token of [w.tokens.crm, w.tokens.finance]) expect(await grantRefused(w, token, { ticketId: ticket.id, amount: '1.00' })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('approval', () => {
  const ask = async (amount = '600.00'): Promise<Any> => grant(w, w.tokens.agent, { ticketId: (await fresh()).id, amount });

  test('attack A29: nobody approves their own, twice does not count, refused is over', async () => {
    const mine = await grant(w, w.tokens.manager, { ticketId: (await fresh(w.tokens.manager)).id, amount: '600.00' });
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: mine.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_OWN' });
    const asked = await ask();
    expect(await w.refusal(w.tokens.agent, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'FORBIDDEN' });
    // A colleague of the desk who may not decide knows nothing of it.
    expect(await w.refusal(w.tokens.colleague, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.ask(w.tokens.colleague, 'query ($id: ID!) { approval(id: $id) { id } }', { id: asked.approval.id })).approval).toBeNull();
    expect((await w.ask(w.tokens.agent, 'query ($id: ID!) { approval(id: $id) { id } }', { id: asked.approval.id })).approval).toEqual({ id: asked.approval.id });
    expect(await w.refusal(w.tokens.elsewhere, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.ask(w.tokens.manager, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).done).toMatchObject({ state: 'APPROVED', decider: { id: w.employees.manager }, compensations: [{ id: asked.id, state: 'PAID' }] });
    expect(await w.refusal(w.tokens.supervisor, APPROVE, { input: { id: asked.approval.id, expectedVersion: 2 } })).toMatchObject({ code: 'CONFLICT', reason: 'APPROVAL_OVER' });
    expect(await given(w, asked.ticket.id)).toEqual({ total: '600.00', n: 1 });
    const no = await ask();
    expect(await w.refusal(w.tokens.manager, REFUSE, { input: { id: no.approval.id, expectedVersion: 1, reason: '' } })).toBeTruthy();
    expect((await w.ask(w.tokens.manager, REFUSE, { input: { id: no.approval.id, expectedVersion: 1, reason: '证据不足' } })).done).toMatchObject({ state: 'REFUSED' });
    expect((await thread(no.ticket.id))[0]).toMatchObject({ act: 'compensationEnded', detail: { state: 'REFUSED', reason: '证据不足' } });
    expect(await given(w, no.ticket.id)).toEqual({ total: '0.00', n: 0 });
  });

  test('attack A35: two approvers in the same instant, twenty times: one decides, it is given once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const asked = await ask('501.00');
      const answers = await Promise.all([w.tokens.manager, w.tokens.supervisor].map((token) => w.http.gql(APPROVE, { token, variables: { input: { id: asked.approval.id, expectedVersion: 1 } } })));
      expect(answers.filter((one) => !one.errors)).toHaveLength(1);
      expect(answers.find((one) => one.errors)?.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
      expect(await given(w, asked.ticket.id)).toEqual({ total: '501.00', n: 1 });
    }
  }, 180_000);

  test('attack A35: approving while the amount is edited: the approval binds to what was seen', async () => {
    const REVISE = `mutation ($input: ReviseCompensationInput!) { done: reviseCompensation(input: $input) { ${PANEL} } }`;
    const asked = await ask('600.00');
    expect(await w.refusal(w.tokens.manager, REVISE, { input: { id: asked.id, expectedVersion: asked.version, amount: '900.00', reason: '改一下' } })).toMatchObject({ code: 'FORBIDDEN', reason: 'MONEY_NOT_MAKER' });
    const { done: revised } = await w.ask(w.tokens.agent, REVISE, { input: { id: asked.id, expectedVersion: asked.version, amount: '900.00', reason: '顾客要求更多' } });
    expect(revised).toMatchObject({ amount: '900.00', costAmount: '900.00', state: 'PENDING', approval: { version: 2, amount: '900.00' } });
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).toMatchObject({ code: 'CONFLICT', reason: 'APPROVAL_CHANGED', current: { version: 2, amount: '900.00' } });
    for (let round = 0; round < 10; round += 1) {
      const raced = await ask('600.00');
      const [edit, approval] = await Promise.all([
        w.http.gql(REVISE, { token: w.tokens.agent, variables: { input: { id: raced.id, expectedVersion: raced.version, amount: '999.00', reason: '改一下' } } }),
        w.http.gql(APPROVE, { token: w.tokens.manager, variables: { input: { id: raced.approval.id, expectedVersion: 1 } } }),
      ]);
      // Whoever comes second finds it changed or over; what is approved is what was seen.
      expect([edit.errors, approval.errors].filter(Boolean)).toHaveLength(1);
      expect((await given(w, raced.ticket.id)).total).toBe(approval.errors ? '0.00' : '600.00');
    }
  }, 180_000);

  test('attack A29 A32: a ticket with open money is not closed, a stale or missing version is refused', async () => {
    const asked = await ask();
    const RESOLVE = 'mutation ($input: ResolveTicketInput!) { done: resolveTicket(input: $input) { version } }';
    const { done } = await w.ask(w.tokens.agent, RESOLVE, { input: { id: asked.ticket.id, expectedVersion: 1, solution: '补偿', callBack: false } });
    const CLOSE = 'mutation ($input: ReasonedTicketInput!) { done: closeTicket(input: $input) { status } }';
    expect(await w.refusal(w.tokens.agent, CLOSE, { input: { id: asked.ticket.id, expectedVersion: done.version } })).toMatchObject({ code: 'POLICY', reason: 'MONEY_OPEN' });
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: asked.approval.id, expectedVersion: 0 } })).toMatchObject({ code: 'CONFLICT' });
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: asked.approval.id } })).toBeTruthy();
    await w.ask(w.tokens.manager, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } });
    expect((await w.ask(w.tokens.agent, CLOSE, { input: { id: asked.ticket.id, expectedVersion: done.version } })).done.status).toBe('CLOSED');
  });

  test('what waits for a decision is a list, the maker’s own not among it', async () => {
    const asked = await ask('700.00');
    const list = async (token: string): Promise<string[]> => (await w.ask(token, '{ approvalsToDecide { id version amount makerName titleEn dueAt } }')).approvalsToDecide.map((one: Any) => one.id);
    expect(await list(w.tokens.manager)).toContain(asked.approval.id);
    expect(await list(w.tokens.agent)).toEqual([]);
    const { approvals } = await w.ask(w.tokens.agent, 'query ($filter: ApprovalFilter) { approvals(filter: $filter) { items { id maker { id } reason compensations { ticket { number } } } } }', { filter: { ids: [asked.approval.id] } });
    expect(approvals.items).toEqual([{ id: asked.approval.id, maker: { id: w.employees.agent }, reason: '商品有问题', compensations: [{ ticket: { number: asked.ticket.number } }] }]);
  });
});

describe('attack A28', () => {
  test('what is not the caller’s to say is not in the input', async () => {
    const ticket = await fresh();
    for (const more of [{ state: 'PAID' }, { storeId: w.stores[1] }, { approvedBy: '1' }, { grantedById: '1' }, { version: 9 }, { origin: 'RETURN' }, { policyNumber: 1 }, { makerUserId: '1' }, { approvalId: '1' }, { grantedAt: '2020-01-01T00:00:00Z' }]) {
      expect((await w.http.gql(GRANT, { token: w.tokens.agent, variables: { input: { idempotencyKey: key(), kind: 'VOUCHER', reason: '补偿', ticketId: ticket.id, amount: '1.00', ...more } } })).errors, Object.keys(more)[0]).toBeTruthy();
    }
    expect(await given(w, ticket.id)).toEqual({ total: '0.00', n: 0 });
  });
});

describe('what it cost', () => {
  test('adds up by kind, store and scenario, with the rows behind it; the books agree', async () => {
    const before = (await w.ask(w.tokens.finance, '{ c: compensationCost { cost count } }')).c;
    const ticket = await fresh();
    await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '40.00', kind: 'GIFT', what: '时令水果', costAmount: '25.00', scenario: 'attitude' });
    const { c } = await w.ask(w.tokens.finance, '{ c: compensationCost { amount cost count sales ratio rows byKind { key cost } byStore { key cost } byScenario { key cost } } }');
    expect(Number(c.cost) - Number(before.cost)).toBeCloseTo(25, 2);
    expect(c.count).toBe(before.count + 1);
    expect(c.sales).toBeNull();
    expect(c.byKind.reduce((sum: number, one: Any) => sum + Number(one.cost), 0)).toBeCloseTo(Number(c.cost), 2);
    expect(c.byScenario).toContainEqual({ key: 'attitude', cost: '25.00' });
    const { compensations } = await w.ask(w.tokens.finance, 'query ($filter: CompensationFilter) { compensations(filter: $filter) { total } }', { filter: c.rows });
    expect(compensations.total).toBe(c.count);
    // The measure of the dashboards says the same, by kind too, and opens the same rows.
    const { measure } = await w.ask(w.tokens.finance, 'query ($key: String!) { measure(key: $key, period: { kind: ALL }, by: "KIND") { value rows { resource count } groups { key value } } }', { key: 'compensations.cost' });
    expect([Number(measure.value), measure.rows]).toEqual([Number(c.cost), { resource: 'compensations', count: c.count }]);
    expect(measure.groups.map((group: Any) => [group.key, Number(group.value)]).sort()).toEqual(c.byKind.map((one: Any) => [one.key, Number(one.cost)]).sort());
    const own = (await w.ask(w.tokens.supervisor, '{ c: compensationCost { cost sales ratio } }')).c;
    expect(Number(own.sales)).toBeGreaterThan(0);
    expect(own.ratio).toBeCloseTo(Number(own.cost) / Number(own.sales), 4);
    expect((await w.ask(w.tokens.elsewhere, '{ c: compensationCost { cost count } }')).c).toEqual({ cost: '0.00', count: 0 });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
    const { ledgerEntries } = await w.ask(w.tokens.finance, '{ ledgerEntries(page: { limit: 5 }) { total items { amount account { key } transaction { kind amount } } } }');
    expect(ledgerEntries.total).toBeGreaterThan(10);
    expect(await w.refusal(w.tokens.manager, '{ ledgerEntries { total } }')).toMatchObject({ code: 'FORBIDDEN' });
  });
});
