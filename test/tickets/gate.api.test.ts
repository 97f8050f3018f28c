// The gate before tickets over HTTP: without a valid certificate nobody is given one, less money is given alone, and the end of a certificate acts at once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
let kindId = '';
let fresh = '';
let other = '';
let examId = '';
beforeAll(async () => {
  w = await ticketWorld();
  const question = (await w.ask(w.tokens.hr, 'mutation ($input: SaveExamQuestionInput!) { did: saveExamQuestion(input: $input) { key } }', { input: { key: 'gate-question', questionKind: 'NUMBER', difficulty: 'EASY', tags: [], content: { prompt: { zh: '几步？', en: 'How many steps?' }, right: '3' } } })).did;
  const exam = (await w.ask(w.tokens.hr, 'mutation ($input: SaveExamInput!) { did: saveExam(input: $input) { id version } }', { input: { key: 'gate-exam', nameZh: '生鲜客诉', nameEn: 'Fresh goods', draft: { minutes: 10, attempts: 3, waitHours: 0, passMark: '60', isShuffled: true, isBlind: false, review: 'RESULT', paper: { questions: [{ key: question.key, points: '10' }] } } } })).did;
  examId = (await w.ask(w.tokens.hr, 'mutation ($input: PublishExamInput!) { did: publishExam(input: $input) { id } }', { input: { id: exam.id, expectedVersion: exam.version } })).did.id;
  kindId = (await w.ask(w.tokens.hr, 'mutation ($input: SaveCertificateKindInput!) { did: saveCertificateKind(input: $input) { id } }', { input: { key: 'fresh', nameZh: '生鲜处理证', nameEn: 'Fresh goods certificate', examId, validDays: 365 } })).did.id;
  const { ticketCategories } = await w.ask(w.tokens.admin, '{ ticketCategories { items { id key } } }');
  [fresh, other] = ['product-quality', 'delivery'].map((name) => ticketCategories.items.find((one: Any) => one.key === name)?.id ?? ticketCategories.items.find((one: Any) => one.key !== 'product-quality').id) as [string, string];
});
afterAll(() => w?.end());

const agent = (): string => w.employees.agent as string;
const colleague = (): string => w.employees.colleague as string;
const GATE = 'mutation ($input: SaveTicketGateInput!) { did: saveTicketGate(input: $input) { id version category { key } certificateKind { id } uncertifiedAmount } }';
const assign = (ticket: Any, to: string, token = w.tokens.manager): Promise<Any> => w.http.gql('mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { id assignee { id } } }', { token, variables: { input: { id: ticket.id, expectedVersion: ticket.version, assigneeId: to, reason: '换人' } } });
const open = (categoryId: string, more: object = {}): Promise<Any> => w.open(w.tokens.manager, { categoryId, storeId: w.stores[0], takeIt: false, ...more });
const give = (employeeId: string, more: object = {}): Promise<Any> => w.ask(w.tokens.hr, 'mutation ($input: IssueCertificateInput!) { did: issueCertificate(input: $input) { id version } }', { input: { kindId, employeeId, reason: '外部证明', idempotencyKey: key(), ...more } }).then((answer) => answer.did);
const grant = (ticketId: string, amount: string, token: string): Promise<Any> => w.ask(token, 'mutation ($input: GrantCompensationInput!) { did: grantCompensation(input: $input) { id state } }', { input: { ticketId, kind: 'VOUCHER', amount, reason: '安抚顾客', idempotencyKey: key() } }).then((answer) => answer.did);

describe('before there is a gate', () => {
  test('anybody of the desk takes any category, and gives as much as the policy says', async () => {
    const ticket = await open(fresh);
    expect((await assign(ticket, agent())).errors).toBeUndefined();
    expect(await grant(ticket.id, '400.00', w.tokens.agent)).toMatchObject({ state: 'PAID' });
  });
  test('who may make one, and what is refused', async () => {
    const refused = (token: string, input: object): Promise<Any> => w.refusal(token, GATE, { input });
    expect(await refused(w.tokens.manager, { certificateKindId: kindId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(w.tokens.admin, { certificateKindId: '999999' })).toMatchObject({ fields: { 'input.certificateKindId': { reason: 'GATE_KIND' } } });
    expect(await refused(w.tokens.admin, { certificateKindId: kindId, startsAt: '2001-01-01T00:00:00Z' })).toMatchObject({ fields: { 'input.startsAt': { reason: 'GATE_TIME' } } });
    const later = await w.ask(w.tokens.admin, GATE, { input: { categoryId: fresh, certificateKindId: kindId, startsAt: '2090-01-01T00:00:00Z', endsAt: '2091-01-01T00:00:00Z' } });
    expect(later.did.category.key).toBe('product-quality');
    // What begins later asks for nothing yet.
    expect((await assign(await open(fresh), agent())).errors).toBeUndefined();
  });
});

describe('with a gate', () => {
  beforeAll(async () => { await w.ask(w.tokens.admin, GATE, { input: { categoryId: fresh, certificateKindId: kindId, endsAt: '2089-01-01T00:00:00Z', uncertifiedAmount: '50' } }); });

  test('without a valid certificate the assignment is refused at once, with where to get one; another category stays open', async () => {
    const answer = await assign(await open(fresh), agent());
    expect(answer.errors[0]).toMatchObject({ message: 'Without a valid “Fresh goods certificate” tickets of this category cannot be taken; pass the exam “Fresh goods” first', extensions: { code: 'POLICY', reason: 'TICKET_CANNOT_TAKE', link: { resource: 'Exam', id: examId } } });
    expect((await assign(await open(other), agent())).errors).toBeUndefined();
    const bulk = await w.ask(w.tokens.manager, 'mutation ($input: AssignTicketsInput!) { did: assignTickets(input: $input) { done failed { code } } }', { input: { ids: [(await open(fresh)).id], assigneeId: agent(), reason: '分派' } });
    expect(bulk.did).toEqual({ done: 0, failed: [{ code: 'POLICY' }] });
  });

  test('nobody takes one by opening it or answering: it stays in the queue, the customer is answered all the same', async () => {
    const ticket = await w.open(w.tokens.agent, { categoryId: fresh });
    expect(ticket).toMatchObject({ status: 'NEW', assignee: null });
    const { replyToTicket } = await w.ask(w.tokens.agent, 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { assignee { id } firstContactOwner { id } events { total } } }', { input: { id: ticket.id, idempotencyKey: key(), body: '马上处理' } });
    expect(replyToTicket.assignee).toBeNull();
    expect(replyToTicket.events.total).toBeGreaterThan(1);
    const { assigneesFor } = await w.ask(w.tokens.agent, 'query ($id: ID!) { assigneesFor(ticketId: $id) { employeeId isFit reasonEn } }', { id: ticket.id });
    expect(assigneesFor.find((one: Any) => one.employeeId === agent())).toMatchObject({ isFit: false, reasonEn: expect.stringContaining('Fresh goods certificate') });
    expect((await w.refusal(w.tokens.manager, 'mutation ($input: DistributeTicketInput!) { distributeTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id })).ticket.version } })).reason).toBe('TICKET_NO_HANDS');
  });

  test('less money is given alone: 50 passes, one cent more asks; who holds the certificate goes as far as the policy says', async () => {
    const first = await open(fresh);
    expect(await grant(first.id, '50.00', w.tokens.agent)).toMatchObject({ state: 'PAID' });
    expect(await grant(first.id, '0.01', w.tokens.agent)).toMatchObject({ state: 'PENDING' });
    const second = await open(fresh);
    expect(await grant(second.id, '50.01', w.tokens.agent)).toMatchObject({ state: 'PENDING' });
    const { compensationRoom } = await w.ask(w.tokens.agent, 'query ($id: ID!) { compensationRoom(ticketId: $id) { left limits { key source isTightest } } }', { id: (await open(fresh)).id });
    expect(compensationRoom.left).toBe('50.00');
    expect(compensationRoom.limits.find((one: Any) => one.isTightest)).toEqual({ key: 'no-certificate', source: 'fresh', isTightest: true });
    expect(await grant((await open(other)).id, '60.00', w.tokens.agent)).toMatchObject({ state: 'PAID' });
    await give(colleague());
    expect(await grant((await open(fresh)).id, '60.00', w.tokens.colleague)).toMatchObject({ state: 'PAID' });
  });

  test('the certificate opens it, its end and its being taken away shut it at once, whatever its state still says', async () => {
    const certificate = await give(agent());
    expect((await assign(await open(fresh), agent())).errors).toBeUndefined();
    const why = async (): Promise<Any> => (await w.ask(w.tokens.manager, 'query ($input: ExplainInput!) { explain(input: $input) { value tree } }', { input: { number: 'ticketCategory.mayTake', id: fresh, params: { employeeId: agent() } } })).explain;
    expect(await why()).toMatchObject({ value: true, tree: { holds: true, inputs: [{ holds: true, rows: { resource: 'certificates', filter: { ids: [certificate.id] } } }] } });
    await w.http.world.db.write.query(`update certificates set issued_at = now() - interval '2 hours', expires_at = now() - interval '1 second' where id = $1`, [certificate.id]);
    expect((await w.ask(w.tokens.hr, 'query ($id: ID!) { certificate(id: $id) { state } }', { id: certificate.id })).certificate.state).toBe('VALID');
    expect((await assign(await open(fresh), agent())).errors[0].extensions.reason).toBe('TICKET_CANNOT_TAKE');
    expect(await why()).toMatchObject({ value: false, tree: { holds: false, inputs: [{ holds: false, note: { en: expect.stringContaining('pass the exam') } }] } });
    const next = await give(agent());
    expect((await assign(await open(fresh), agent())).errors).toBeUndefined();
    await w.ask(w.tokens.hr, 'mutation ($input: RevokeCertificateInput!) { revokeCertificate(input: $input) { id } }', { input: { id: next.id, expectedVersion: next.version, reason: '投诉属实' } });
    expect((await assign(await open(fresh), agent())).errors[0].extensions.reason).toBe('TICKET_CANNOT_TAKE');
    // Nobody is told about people out of sight.
    expect((await w.refusal(w.tokens.elsewhere, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', { input: { number: 'ticketCategory.mayTake', id: fresh, params: { employeeId: agent() } } })).code).toBe('NOT_FOUND');
  });

  test('tomorrow’s gap stands beside the roster: who is on call without what is asked for, of the stores in reach', async () => {
    const from = new Date(Date.now() + 86_400_000);
    from.setUTCHours(4, 0, 0, 0);
    const day = from.toISOString().slice(0, 10);
    for (const who of [agent(), colleague()]) await w.http.world.db.write.query(`insert into on_calls (employee_id, level, store_id, starts_at, ends_at) values ($1, 'L1', $2, $3, $4)`, [who, w.stores[0], from, new Date(from.getTime() + 3 * 3_600_000)]);
    const gaps = async (token: string): Promise<Any[]> => (await w.ask(token, 'query ($on: Date) { rosterGaps(on: $on) { employeeId kind { en } category { en } } }', { on: day })).rosterGaps;
    expect((await gaps(w.tokens.manager)).map((one) => one.employeeId)).toEqual([agent()]);
    expect(await gaps(w.tokens.elsewhere)).toEqual([]);
    // A certificate that ends during the shift is a gap as well.
    await w.http.world.db.write.query(`update certificates set expires_at = $2 where employee_id = $1 and revoked_at is null`, [colleague(), new Date(from.getTime() + 3_600_000)]);
    expect((await gaps(w.tokens.manager)).map((one) => one.employeeId).sort()).toEqual([agent(), colleague()].sort());
  });

  test('an ended gate asks for nothing any more, and what it asked for never changes', async () => {
    const { ticketGates } = await w.ask(w.tokens.admin, '{ ticketGates(filter: { endsAt: { lt: "2090-01-01T00:00:00Z" } }) { items { id version } } }');
    await expect(w.http.world.db.write.query('update ticket_gates set uncertified_amount = 9')).rejects.toThrow(/does not change/);
    await w.ask(w.tokens.admin, 'mutation ($input: EndTicketGateInput!) { endTicketGate(input: $input) { id } }', { input: { id: ticketGates.items[0].id, expectedVersion: ticketGates.items[0].version, reason: '试行结束' } });
    expect((await assign(await open(fresh), agent())).errors).toBeUndefined();
  });
});
