// Returns over HTTP: three exemptions and one promise, routine by the rules at once, the rest by people, everything in the ticket's thread.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { filesOf } from './file-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';
import { booksAgree, boughtBy } from './money-fixture.ts';

let w: TicketWorld;
let files: ReturnType<typeof filesOf>;
beforeAll(async () => {
  w = await ticketWorld();
  files = filesOf(w);
  const ctx = systemContext(w.http.db, { name: 'test' });
  await shipCalendars(ctx);
  await shipPolicies(ctx);
  await w.ask(w.tokens.admin, 'mutation ($input: SaveCategoryInput!) { saveCategory(input: $input) { id } }', { input: { code: 'FRESH', nameZh: '生鲜', nameEn: 'Fresh food' } }).catch(() => {});
});
afterAll(async () => { await w?.end(); files?.clear(); });

const FIELDS = `id version state route returnReason refundAmount quantity isWithoutReceipt isWithoutPackaging isFresh isRoutine daysSince grounds abuseScore abuseReasons reviewDueAt refundDueAt decidedAt refundedAt decision appealedAt isRestocked
  requestedAt purchaseLine { id } product { sku } decider { id } approval { id version state approverRoles } compensations { compensationKind origin state amount voucherCategory { code } } ticket { id number version status channel events(page: { limit: 12 }) { items { act detail } } }`;
const call = (name: string): string => `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) { ${FIELDS} } }`;
const act = async (token: string, name: string, input: object): Promise<Any> => (await w.ask(token, call(name), { input })).done;
const refused = (token: string, name: string, input: object): Promise<Any> => w.refusal(token, call(name), { input });
const ask = (token: string, input: object): Promise<Any> => act(token, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', ...input });
const on = (row: Any, more: object = {}): object => ({ id: row.id, expectedVersion: row.version, ...more });
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const buy = (lines: Parameters<typeof boughtBy>[2], at?: string) => boughtBy(w, w.stores[0] as string, lines, at);
const minutes = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

describe('A-07 B-01 B-06 three exemptions, paid before the goods are back', () => {
  test('no receipt: found by the member and the product; no packaging; no manager: accepted and paid by the rules, in one thread', async () => {
    const bought = await buy([{ sku: 'JUICE', quantity: '4', unitPrice: '9.90', category: 'DRINK' }], daysAgo(2));
    const { customer } = await w.ask(w.tokens.agent, 'query ($id: ID!) { customer(id: $id) { purchases { items { lines { items { product { id } } } } } } }', { id: bought.customerId });
    const row = await ask(w.tokens.agent, { memberNo: bought.memberNo, productId: customer.purchases.items[0].lines.items[0].product.id, hasPackaging: false });
    expect(row).toMatchObject({
      state: 'REFUNDED', isRoutine: true, isWithoutReceipt: true, isWithoutPackaging: true, refundAmount: '39.60', daysSince: 2, decider: null, purchaseLine: { id: bought.lines.JUICE },
      compensations: [{ compensationKind: 'REFUND', origin: 'RETURN', state: 'PAID', amount: '39.60', voucherCategory: null }], ticket: { channel: 'DESK' },
    });
    expect(row.grounds.every((ground: Any) => ground.holds)).toBe(true);
    expect(row.ticket.events.items.map((event: Any) => event.act).filter(Boolean)).toEqual(expect.arrayContaining(['returnRequested', 'returnAccepted', 'compensated', 'returnRefunded']));
    // What a return pays uses up nobody's authority.
    const { room } = await w.ask(w.tokens.agent, 'query ($id: ID!) { room: compensationRoom(ticketId: $id) { given returned left } }', { id: row.ticket.id });
    expect(room).toEqual({ given: '0.00', returned: '39.60', left: '500.00' });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
  });

  test('a receipt’s number finds it, too; what was not bought, and of a receipt with several goods which one, is asked', async () => {
    const bought = await buy([{ sku: 'SHEET', quantity: '1', unitPrice: '120.00' }, { sku: 'TOWEL', quantity: '2', unitPrice: '30.00' }]);
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, receiptNo: bought.receiptNo })).fields).toMatchObject({ 'input.productId': { reason: 'RETURN_WHAT' } });
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, receiptNo: 'NEVER' })).fields).toMatchObject({ 'input.receiptNo': { reason: 'RETURN_NOT_BOUGHT' } });
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', receiptNo: bought.receiptNo })).fields).toMatchObject({ 'input.memberNo': { reason: 'RETURN_CUSTOMER' } });
    const other = await buy([{ sku: 'LAMP', quantity: '1', unitPrice: '80.00' }]);
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, purchaseLineId: other.lines.LAMP })).fields).toMatchObject({ 'input.purchaseLineId': { reason: 'RETURN_NOT_BOUGHT' } });
    // One of two towels.
    expect(await ask(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.TOWEL, quantity: '1' })).toMatchObject({ state: 'REFUNDED', refundAmount: '30.00', quantity: '1', isWithoutReceipt: false });
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, purchaseLineId: bought.lines.TOWEL, quantity: '3' })).fields).toMatchObject({ 'input.quantity': { reason: 'RETURN_QUANTITY' } });
    expect(await ask(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.TOWEL })).toMatchObject({ refundAmount: '30.00' });
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, purchaseLineId: bought.lines.TOWEL })).fields).toMatchObject({ 'input.purchaseLineId': { reason: 'RETURN_NOTHING_LEFT' } });
  });

  test('A-28 seven days of the store, the eighth is over', async () => {
    const [fits, late] = [await buy([{ sku: 'MUG', quantity: '1', unitPrice: '25.00' }], daysAgo(7)), await buy([{ sku: 'MUG', quantity: '1', unitPrice: '25.00' }], daysAgo(8))];
    expect(await ask(w.tokens.agent, { memberNo: fits.memberNo, purchaseLineId: fits.lines.MUG })).toMatchObject({ daysSince: 7, state: 'REFUNDED' });
    expect(await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'NO_REASON', memberNo: late.memberNo, purchaseLineId: late.lines.MUG })).toMatchObject({ code: 'VALIDATION', fields: { 'input.reason': { reason: 'RETURN_LATE', message: 'The 7 days without a reason are over; choose another reason if something is wrong' } } });
    expect(await ask(w.tokens.agent, { memberNo: late.memberNo, purchaseLineId: late.lines.MUG, reason: 'QUALITY' })).toMatchObject({ state: 'REQUESTED', isRoutine: false });
  });
});

describe('B-07 B-08 one promise', () => {
  test('fresh goods: the photo, the refund within ten minutes, and a coupon for the same category', async () => {
    const bought = await buy([{ sku: 'STRAW', quantity: '3', unitPrice: '62.00', category: 'FRESH' }], daysAgo(1));
    const ticket = await w.open(w.tokens.agent, { memberNo: bought.memberNo });
    const photos = [await files.send(w.tokens.agent), await files.send(w.tokens.agent)];
    const row = await ask(w.tokens.agent, { ticketId: ticket.id, purchaseLineId: bought.lines.STRAW, reason: 'FRESH', route: 'ONLINE', evidenceIds: photos });
    const { ticket: shown } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { files { fileId } } }', { id: ticket.id });
    expect(shown.files.map((one: Any) => one.fileId)).toEqual(photos);
    expect(row).toMatchObject({ state: 'REFUNDED', isFresh: true, isRoutine: true, ticket: { id: ticket.id } });
    expect(row.compensations).toHaveLength(2);
    expect(row.compensations).toContainEqual({ compensationKind: 'REFUND', origin: 'RETURN', state: 'PAID', amount: '186.00', voucherCategory: null });
    expect(row.compensations).toContainEqual({ compensationKind: 'VOUCHER', origin: 'RETURN', state: 'PAID', amount: '37.20', voucherCategory: { code: 'FRESH' } });
    expect(minutes(row.requestedAt, row.refundedAt)).toBeLessThan(10);
    const { ticket: told } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { clocks { kind subjectKey state source amount unit } } }', { id: ticket.id });
    const own = told.clocks.filter((clock: Any) => clock.subjectKey !== '');
    expect(own.find((clock: Any) => clock.kind === 'REFUND')).toMatchObject({ state: 'MET', source: 'B-08', amount: '10', unit: 'BUSINESS_MINUTES' });
    expect(own.find((clock: Any) => clock.kind === 'RETURN_REVIEW')).toMatchObject({ state: 'MET', source: 'B-07' });
    // Without a photo a person looks at it.
    const other = await buy([{ sku: 'STRAW', quantity: '1', unitPrice: '62.00', category: 'FRESH' }], daysAgo(1));
    expect(await ask(w.tokens.agent, { memberNo: other.memberNo, purchaseLineId: other.lines.STRAW, reason: 'FRESH' })).toMatchObject({ state: 'REQUESTED' });
    expect((await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'FRESH', memberNo: other.memberNo, purchaseLineId: other.lines.STRAW, evidenceIds: [] }))?.code).toBe('CONFLICT');
    // What is no file, somebody else's, or already on another ticket proves nothing here.
    const third = await buy([{ sku: 'STRAW', quantity: '1', unitPrice: '62.00', category: 'FRESH' }], daysAgo(1));
    for (const id of ['../etc', '999999', await files.send(w.tokens.colleague), photos[0]]) {
      expect(await refused(w.tokens.agent, 'requestReturn', { idempotencyKey: key(), reason: 'FRESH', memberNo: third.memberNo, purchaseLineId: third.lines.STRAW, evidenceIds: [id] })).toMatchObject({ code: 'VALIDATION', fields: { 'input.evidenceIds': { reason: 'FILE_UNKNOWN' } } });
    }
    expect(await ask(w.tokens.agent, { memberNo: third.memberNo, purchaseLineId: third.lines.STRAW, reason: 'FRESH', evidenceIds: [await files.send(w.tokens.agent)] })).toMatchObject({ state: 'REFUNDED' });
  });

  test('B-07 A-39 a review has two hours, half of that for a high-value customer; a person accepts, the refund follows', async () => {
    const [plain, gold] = [await buy([{ sku: 'DESKX', quantity: '1', unitPrice: '300.00' }], daysAgo(3)), await buy([{ sku: 'DESKX', quantity: '1', unitPrice: '300.00' }], daysAgo(3))];
    await w.http.db.write.query(`update customers set tier = 'GOLD' where id = $1`, [gold.customerId]);
    const wait = async (bought: typeof plain): Promise<Any> => ask(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.DESKX, reason: 'OTHER', remark: '尺寸放不下' });
    const [slow, quick] = [await wait(plain), await wait(gold)];
    const clocksOf = async (row: Any): Promise<Any[]> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { clocks { kind subjectKey state amount unit } } }', { id: row.ticket.id })).ticket.clocks.filter((clock: Any) => clock.subjectKey !== '');
    expect((await clocksOf(slow)).find((clock) => clock.kind === 'RETURN_REVIEW')).toMatchObject({ state: 'RUNNING', amount: '120', unit: 'BUSINESS_MINUTES' });
    expect((await clocksOf(quick)).find((clock) => clock.kind === 'RETURN_REVIEW')).toMatchObject({ amount: '60' });
    expect(slow.reviewDueAt).toBeTruthy();
    expect(minutes(slow.requestedAt, slow.refundDueAt)).toBeCloseTo(24 * 60, 0);
    expect(await refused(w.tokens.agent, 'decideReturn', on(slow, { isAccepted: false }))).toMatchObject({ fields: { 'input.reason': { reason: 'RETURN_REASON' } } });
    expect(await refused(w.tokens.agent, 'decideReturn', on(slow, { isAccepted: true, refundAmount: '300.01' }))).toMatchObject({ fields: { 'input.refundAmount': { reason: 'RETURN_AMOUNT' } } });
    const done = await act(w.tokens.agent, 'decideReturn', on(slow, { isAccepted: true, refundAmount: '280.00', reason: '缺配件，扣 20' }));
    expect(done).toMatchObject({ state: 'REFUNDED', refundAmount: '280.00', decider: { id: w.employees.agent }, isRoutine: false, compensations: [{ amount: '280.00', state: 'PAID' }] });
    expect((await clocksOf(slow)).every((clock) => clock.state === 'MET')).toBe(true);
    expect(await act(w.tokens.agent, 'receiveReturn', on(done, { isRestocked: true }))).toMatchObject({ isRestocked: true, state: 'REFUNDED' });
  });
});

describe('B-09 B-10 routes', () => {
  test('the kiosk’s own account scans a receipt and it is refunded without anybody; door pick-up and mini-program say so', async () => {
    const bought = await boughtBy(w, w.stores[1] as string, [{ sku: 'TEA', quantity: '1', unitPrice: '45.00' }]);
    expect(await ask(w.tokens.api, { memberNo: bought.memberNo, receiptNo: bought.receiptNo, route: 'KIOSK', storeId: w.stores[1] })).toMatchObject({ state: 'REFUNDED', route: 'KIOSK', isRoutine: true, ticket: { channel: 'KIOSK' } });
    const more = await buy([{ sku: 'SOFA', quantity: '1', unitPrice: '1800.00' }, { sku: 'CHAIR', quantity: '1', unitPrice: '260.00' }]);
    expect(await ask(w.tokens.agent, { memberNo: more.memberNo, purchaseLineId: more.lines.SOFA, route: 'PICK_UP', remark: '老人不便，请上门取' })).toMatchObject({ route: 'PICK_UP', state: 'REFUNDED', refundAmount: '1800.00' });
    expect(await ask(w.tokens.agent, { memberNo: more.memberNo, purchaseLineId: more.lines.CHAIR, route: 'ONLINE' })).toMatchObject({ route: 'ONLINE', ticket: { channel: 'MINI_PROGRAM' } });
    expect(await refused(w.tokens.api, 'decideReturn', { id: 'Z1-1', expectedVersion: 1, isAccepted: true })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('authority and appeal', () => {
  test('beyond the desk’s authority a return waits for approval; nobody approves their own; approved it is paid', async () => {
    const bought = await buy([{ sku: 'FRIDGE', quantity: '1', unitPrice: '3200.00' }]);
    const row = await ask(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.FRIDGE });
    // More than the rules may pay alone.
    expect(row).toMatchObject({ state: 'REQUESTED', isRoutine: false, grounds: expect.arrayContaining([expect.objectContaining({ holds: true })]) });
    const waits = await act(w.tokens.agent, 'decideReturn', on(row, { isAccepted: true, reason: '七天内' }));
    expect(waits).toMatchObject({ state: 'REQUESTED', approval: { state: 'PENDING', approverRoles: ['manager', 'supervisor', 'crm', 'finance', 'admin'] } });
    expect(await refused(w.tokens.agent, 'decideReturn', on(waits, { isAccepted: true }))).toMatchObject({ code: 'POLICY', reason: 'RETURN_WAITS' });
    const APPROVE = 'mutation ($input: ApproveRequestInput!) { done: approveRequest(input: $input) { state returns { state refundAmount } } }';
    const answers = await Promise.all([w.tokens.manager, w.tokens.supervisor].map((token) => w.http.gql(APPROVE, { token, variables: { input: { id: waits.approval.id, expectedVersion: 1 } } })));
    expect(answers.filter((one) => !one.errors).map((one) => (one.data as Any).done)).toEqual([{ state: 'APPROVED', returns: [{ state: 'REFUNDED', refundAmount: '3200.00' }] }]);
    const mine = await ask(w.tokens.manager, { memberNo: (await buy([{ sku: 'PIANO', quantity: '1', unitPrice: '9000.00' }])).memberNo, productId: (await w.http.db.write.query(`select id::text from products where sku = 'PIANO'`)).rows[0].id });
    const asked = await act(w.tokens.manager, 'decideReturn', on(mine, { isAccepted: true, reason: '七天内' }));
    expect(await w.refusal(w.tokens.manager, APPROVE, { input: { id: asked.approval.id, expectedVersion: 1 } })).toMatchObject({ reason: 'APPROVAL_OWN' });
  });

  test('a score with reasons sends a return to a person; a refusal is appealed once and heard by another', async () => {
    const memberNo = key();
    await w.customer('赵强', w.stores[0] as string, { memberNo });
    for (let i = 0; i < 8; i += 1) {
      await w.ask(w.tokens.admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id } }', { input: { storeId: w.stores[0], receiptNo: `AB-${memberNo}-${i}`, purchasedAt: daysAgo(1), memberNo, lines: [{ sku: 'SHIRT', quantity: '1', unitPrice: '100.00', category: 'CLOTH' }] } });
    }
    const rows: Any[] = [];
    const productId = (await w.http.db.write.query(`select id::text from products where sku = 'SHIRT'`)).rows[0].id as string;
    for (let i = 0; i < 8 && rows.at(-1)?.state !== 'REQUESTED'; i += 1) rows.push(await ask(w.tokens.agent, { memberNo, productId }));
    const last = rows.at(-1);
    expect(last).toMatchObject({ state: 'REQUESTED', isRoutine: false });
    expect(last.abuseScore).toBeGreaterThanOrEqual(60);
    expect(last.abuseReasons.map((one: Any) => one.key)).toEqual(expect.arrayContaining(['often', 'much', 'receiptless']));
    const { explain } = await w.ask(w.tokens.agent, 'query ($input: ExplainInput!) { explain(input: $input) { value inputs } }', { input: { number: 'returnCase.abuseScore', id: last.id } });
    expect(Number(explain.value)).toBe(last.abuseScore);
    const no = await act(w.tokens.agent, 'decideReturn', on(last, { isAccepted: false, reason: '频繁退货，商品已穿过' }));
    expect(no).toMatchObject({ state: 'REFUSED', decision: '频繁退货，商品已穿过' });
    const again = await act(w.tokens.colleague, 'appealReturn', on(no, { reason: '吊牌都在，没有穿过' }));
    expect(again).toMatchObject({ state: 'REQUESTED' });
    expect(again.appealedAt).toBeTruthy();
    expect(await refused(w.tokens.agent, 'decideReturn', on(again, { isAccepted: true }))).toMatchObject({ code: 'FORBIDDEN', reason: 'RETURN_SAME_PERSON' });
    const yes = await act(w.tokens.manager, 'decideReturn', on(again, { isAccepted: false, reason: '核对后维持' }));
    expect(await refused(w.tokens.colleague, 'appealReturn', on(yes, { reason: '再看看' }))).toMatchObject({ code: 'POLICY', reason: 'RETURN_APPEALED' });
  }, 180_000);
});

describe('A34 one claim a line', () => {
  test('attack A34 A33: the same line from many devices at once is one return, one refund; a key asks once', async () => {
    const bought = await buy([{ sku: 'BOOK', quantity: '1', unitPrice: '66.00' }]);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => w.http.gql(call('requestReturn'), { token: [w.tokens.agent, w.tokens.colleague][i % 2], variables: { input: { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, purchaseLineId: bought.lines.BOOK } } })));
    expect(answers.filter((one) => !one.errors)).toHaveLength(1);
    expect((await w.http.db.write.query(`select count(*)::int n, sum(amount)::text total from compensations where customer_id = $1`, [bought.customerId])).rows).toEqual([{ n: 1, total: '66.00' }]);
    const other = await buy([{ sku: 'BOOK', quantity: '1', unitPrice: '66.00' }]);
    const input = { idempotencyKey: key(), reason: 'NO_REASON', memberNo: other.memberNo, purchaseLineId: other.lines.BOOK };
    expect((await act(w.tokens.agent, 'requestReturn', input)).id).toBe((await act(w.tokens.agent, 'requestReturn', input)).id);
    expect(await refused(w.tokens.agent, 'requestReturn', { ...input, reason: 'OTHER' })).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_REUSED' });
  });

  test('attack A29 A24: an open return keeps its ticket open; one of another store is not there', async () => {
    const bought = await buy([{ sku: 'OVEN', quantity: '1', unitPrice: '700.00' }]);
    const row = await ask(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.OVEN, reason: 'OTHER' });
    const { done } = await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { done: resolveTicket(input: $input) { version } }', { input: { id: row.ticket.id, expectedVersion: row.ticket.version, solution: '待退', callBack: false } });
    expect(await w.refusal(w.tokens.agent, 'mutation ($input: ReasonedTicketInput!) { closeTicket(input: $input) { id } }', { input: { id: row.ticket.id, expectedVersion: done.version } })).toMatchObject({ code: 'POLICY', reason: 'MONEY_OPEN' });
    for (const name of ['decideReturn', 'cancelReturn', 'receiveReturn', 'appealReturn']) {
      const input = { ...on(row), ...(name === 'decideReturn' ? { isAccepted: true } : name === 'receiveReturn' ? { isRestocked: true } : name === 'appealReturn' ? { reason: '不同意' } : {}) };
      expect(await refused(w.tokens.elsewhere, name, input), name).toMatchObject({ code: 'NOT_FOUND' });
    }
    const gone = await act(w.tokens.agent, 'cancelReturn', on(row, { reason: '不退了' }));
    expect(gone.state).toBe('CANCELLED');
    expect(await refused(w.tokens.agent, 'decideReturn', on(gone, { isAccepted: true }))).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
    expect((await w.ask(w.tokens.agent, 'mutation ($input: ReasonedTicketInput!) { done: closeTicket(input: $input) { status } }', { input: { id: row.ticket.id, expectedVersion: done.version } })).done.status).toBe('CLOSED');
  });
});

test('A-07: of returns without a reason that were decided, how many were taken: the number opens them', async () => {
  const { measure } = await w.ask(w.tokens.agent, '{ measure(key: "returns.noReasonKept", period: { kind: ALL }) { numerator denominator rows { filter } } }');
  const { rows: [n] } = await w.http.db.write.query<{ decided: number; taken: number }>(`select count(*)::int decided, count(*) filter (where state <> 'REFUSED')::int taken from return_cases where return_reason = 'NO_REASON' and state in ('ACCEPTED', 'REFUNDED', 'REFUSED') and store_id = $1`, [w.stores[0]]);
  expect(n?.taken).toBeGreaterThan(2);
  expect([measure.numerator, measure.denominator]).toEqual([String(n?.taken), String(n?.decided)]);
  expect((await w.ask(w.tokens.agent, 'query ($filter: ReturnCaseFilter) { returnCases(filter: $filter) { total } }', { filter: measure.rows.filter })).returnCases.total).toBe(n?.decided);
});
