// What cases refuse and withstand over HTTP: many hands claiming at once, delays, refusals, withdrawals, joined tickets, erased customers, rights.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipForms } from '../../../server/forms/form.service.ts';
import { sweepDue } from '../../../server/platform/due/sweep.service.ts';
import { systemContext } from '../../../server/platform/jobs/system-context.ts';
import { booksAgree } from '../money-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../ticket-fixture.ts';
import { DOCS, found, tileCase, type TileCase } from './case-fixture.ts';

let w: TicketWorld;
let c: TileCase;
beforeAll(async () => {
  w = await ticketWorld();
  await shipForms(systemContext(w.http.world.db));
  c = tileCase(w);
});
afterAll(async () => { await w?.end(); });

const decide = (id: string, more: object = {}): Promise<Any> => c.run(w.tokens.manager, DOCS.decide, { ticketId: id, idempotencyKey: key(), productShare: '60', transportShare: '40', installationShare: '0', useShare: '0', reason: '开箱即破损，纸箱受压', ...more });
/** A case with a voucher of 400 agreed, given and done. */
async function paidCase(): Promise<Any> {
  const ticket = await c.complaint();
  await decide(ticket.id);
  const { remedies } = await c.run(w.tokens.agent, DOCS.propose, { ticketId: ticket.id, idempotencyKey: key(), items: [{ remedyKind: 'VOUCHER', what: '代金券', amount: '400.00', dueAt: c.later(5) }] });
  const agreed = await c.run(w.tokens.agent, DOCS.agree, { ticketId: ticket.id, ids: [remedies[0].id], isAgreed: true, agreement: '电话同意' });
  await c.run(w.tokens.agent, DOCS.start, { id: agreed.remedies[0].id, expectedVersion: agreed.remedies[0].version, idempotencyKey: key() });
  return ticket;
}
const claim = (ticketId: string, amount: string, more: object = {}): object => ({ ticketId, idempotencyKey: key(), cause: 'PRODUCT', party: 'SUPPLIER', partyName: '华东陶瓷', amount, reason: '产品质量', ...more });

describe('Charge-backs', () => {
  test('C-13: twenty hands at once never claim more than the share of the cost', async () => {
    const ticket = await paidCase();
    const answers = await Promise.all(Array.from({ length: 20 }, () => w.http.gql(DOCS.claim, { token: w.tokens.manager, variables: { input: claim(ticket.id, '50.00') } })));
    // Sixty per cent of 400 are 240: four of them, and not a fifth. A busy server may have sent some away: they come again.
    expect(answers.filter((one: Any) => one.data?.done).length).toBeLessThanOrEqual(4);
    for (let more = 0; more < 4; more += 1) await w.http.gql(DOCS.claim, { token: w.tokens.manager, variables: { input: claim(ticket.id, '50.00') } });
    expect(answers.flatMap((one: Any) => one.errors ?? []).every((one: Any) => ['VALIDATION', 'LIMIT', 'RATE_LIMITED'].includes(one.extensions.code))).toBe(true);
    expect((await c.state(ticket.id)).causes[0]).toEqual({ cause: 'PRODUCT', share: '60.00', most: '240.00', claimed: '200.00', left: '40.00' });
  });

  test('C-29: a supplier that refuses frees its claim; what was accepted and withdrawn is reversed in the books; a decision stands while claims rest on it', async () => {
    const ticket = await paidCase();
    const one = await c.run(w.tokens.manager, DOCS.claim, claim(ticket.id, '240.00'));
    const other = await c.run(w.tokens.manager, DOCS.claim, claim(ticket.id, '160.00', { cause: 'TRANSPORT', party: 'CARRIER', partyName: '顺达物流' }));
    expect(await c.no(w.tokens.manager, DOCS.decide, { ticketId: ticket.id, idempotencyKey: key(), productShare: '0', transportShare: '0', installationShare: '0', useShare: '100', reason: '改判' })).toMatchObject({ code: 'POLICY', reason: 'LIABILITY_CLAIMED' });
    expect(await c.run(w.tokens.manager, DOCS.answer, { id: one.id, expectedVersion: one.version, isAccepted: false, answer: '不认可检测结果' })).toMatchObject({ state: 'REFUSED', acceptedAmount: null });
    const accepted = await c.run(w.tokens.manager, DOCS.answer, { id: other.id, expectedVersion: other.version, isAccepted: true, answer: '认可' });
    expect(await c.state(ticket.id)).toMatchObject({ recovered: '160.00', net: '240.00' });
    expect(await c.run(w.tokens.manager, DOCS.withdraw, { id: other.id, expectedVersion: accepted.version, reason: '重复索赔' })).toMatchObject({ state: 'WITHDRAWN' });
    const { rows } = await w.http.db.write.query<{ sum: string; n: number }>(`select sum(e.amount)::numeric(20, 2)::text sum, count(distinct t.id)::int n from ledger_transactions t join ledger_entries e on e.transaction_id = t.id join ledger_accounts a on a.id = e.account_id where t.resource = 'ChargeBack' and a.key = 'claims-receivable'`);
    expect(rows[0]).toEqual({ sum: '0.00', n: 2 });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
    // Free of claims, another decision takes the place of the first, which stays to be read.
    await decide(ticket.id, { productShare: '0', transportShare: '0', useShare: '100', reason: '复检：使用不当' });
    const { ticket: again } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { liabilities { useShare supersededAt } } }', { id: ticket.id });
    expect(again.liabilities.map((each: Any) => [each.useShare, each.supersededAt === null])).toEqual([['100', true], ['0', false]]);
    expect(await c.no(w.tokens.manager, DOCS.claim, claim(ticket.id, '1.00', { cause: 'USE' }))).toMatchObject({ fields: { 'input.cause': { reason: 'CHARGE_USE' } } });
    expect(await c.no(w.tokens.manager, DOCS.claim, claim(ticket.id, '1.00'))).toMatchObject({ fields: { 'input.amount': { reason: 'CHARGE_OVER' } } });
  });

  test('are for those who hold the word, on tickets in their reach, once decided', async () => {
    const ticket = await c.complaint();
    expect(await c.no(w.tokens.manager, DOCS.claim, claim(ticket.id, '1.00'))).toMatchObject({ code: 'POLICY', reason: 'LIABILITY_NONE' });
    expect(await c.no(w.tokens.agent, DOCS.claim, claim(ticket.id, '1.00'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await c.no(w.tokens.elsewhere, DOCS.plan, { ticketId: ticket.id, idempotencyKey: key() })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await w.refusal(w.tokens.elsewhere, 'query ($id: ID!) { liabilityCase(ticketId: $id) { cost } }', { id: ticket.id })).code).toBe('NOT_FOUND');
  });
});

describe('Remedies', () => {
  test('C-08: what the customer declines is not done; what nobody approved goes back to what was agreed', async () => {
    const ticket = await c.complaint();
    const { remedies } = await c.run(w.tokens.agent, DOCS.propose, { ticketId: ticket.id, idempotencyKey: key(), items: [
      { remedyKind: 'REPAIR', what: '局部修补', amount: '300.00', dueAt: c.later(24) }, { remedyKind: 'REPLACE', what: '换 20 片砖', amount: '900.00', dueAt: c.later(24) }] });
    await c.run(w.tokens.agent, DOCS.agree, { ticketId: ticket.id, ids: [remedies[0].id], isAgreed: false, agreement: '不接受修补' });
    const after = await c.run(w.tokens.agent, DOCS.agree, { ticketId: ticket.id, ids: [remedies[1].id], isAgreed: true, agreement: '同意换砖' });
    expect(after.remedies.map((one: Any) => one.state)).toEqual(['DECLINED', 'AGREED']);
    const one = after.remedies[1];
    const started = await c.run(w.tokens.agent, DOCS.start, { id: one.id, expectedVersion: one.version, idempotencyKey: key() });
    expect(await c.no(w.tokens.agent, DOCS.finishRemedy, { id: one.id, expectedVersion: started.version, outcome: '换好了' })).toMatchObject({ code: 'POLICY', reason: 'REMEDY_WAITS_APPROVAL' });
    await c.run(w.tokens.supervisor, DOCS.refuse, { id: started.compensation.approval.id, expectedVersion: started.compensation.approval.version, reason: '先换 10 片' });
    const [, back] = await c.remedies(ticket.id);
    expect(back).toMatchObject({ state: 'AGREED', compensation: null });
    // Owed still: asked for again, approved, carried out.
    const again = await c.run(w.tokens.agent, DOCS.start, { id: back.id, expectedVersion: back.version, idempotencyKey: key() });
    await c.run(w.tokens.supervisor, DOCS.approve, { id: again.compensation.approval.id, expectedVersion: again.compensation.approval.version });
    expect(await c.run(w.tokens.agent, DOCS.finishRemedy, { id: back.id, expectedVersion: again.version, outcome: '换好 20 片' })).toMatchObject({ state: 'DONE' });
    expect((await c.state(ticket.id)).cost).toBe('900.00');
  });

  test('C-29: parts are late: the promise moves with its reason, the duty with it, and a late one is told', async () => {
    const ticket = await c.complaint();
    const { remedies } = await c.run(w.tokens.agent, DOCS.propose, { ticketId: ticket.id, idempotencyKey: key(), items: [{ remedyKind: 'REPAIR', what: '更换龙头阀芯', amount: '80.00', dueAt: c.later(2) }] });
    const agreed = await c.run(w.tokens.agent, DOCS.agree, { ticketId: ticket.id, ids: [remedies[0].id], isAgreed: true, agreement: '同意' });
    const dueAt = c.later(72);
    const delayed = await c.run(w.tokens.agent, DOCS.delay, { id: agreed.remedies[0].id, expectedVersion: agreed.remedies[0].version, waitsFor: '阀芯缺货，供应商 3 天后到', dueAt });
    expect(delayed).toMatchObject({ state: 'WAITING', waitsFor: '阀芯缺货，供应商 3 天后到', dueAt });
    const duties = async (): Promise<Any[]> => (await w.ask(w.tokens.agent, '{ duties(filter: { kind: { eq: "tickets.remedy" } }) { items { state dueAt missedAt } } }')).duties.items;
    expect((await duties()).filter((one) => one.dueAt === dueAt)).toMatchObject([{ state: 'OPEN', missedAt: null }]);
    // Its time comes, and nobody has done it. What else falls due by then is told together, as after a standstill: first that, then this.
    await sweepDue(w.http.world.db, { now: () => new Date(Date.parse(dueAt) - 60_000) });
    await sweepDue(w.http.world.db, { now: () => new Date(Date.parse(dueAt) + 1_000) });
    expect((await duties()).find((one) => one.dueAt === dueAt)).toMatchObject({ state: 'OPEN', missedAt: dueAt });
    const told = await w.ask(w.tokens.manager, '{ notifications { items { titleZh } } }');
    expect(told.notifications.items.some((one: Any) => one.titleZh.includes('更换龙头阀芯'))).toBe(true);
  });

  test('C-29: a remedy is not dropped under claims that rest on its cost', async () => {
    const ticket = await c.complaint();
    await decide(ticket.id, { productShare: '100', transportShare: '0' });
    const { remedies } = await c.run(w.tokens.agent, DOCS.propose, { ticketId: ticket.id, idempotencyKey: key(), items: [{ remedyKind: 'REPLACE', what: '换砖', amount: '200.00', dueAt: c.later(24) }] });
    const agreed = await c.run(w.tokens.agent, DOCS.agree, { ticketId: ticket.id, ids: [remedies[0].id], isAgreed: true, agreement: '同意' });
    const claimed = await c.run(w.tokens.manager, DOCS.claim, claim(ticket.id, '200.00'));
    const input = { id: remedies[0].id, expectedVersion: agreed.remedies[0].version, reason: '顾客改主意' };
    expect(await c.no(w.tokens.agent, DOCS.cancelRemedy, input)).toMatchObject({ code: 'POLICY', reason: 'REMEDY_CLAIMED' });
    await c.run(w.tokens.manager, DOCS.withdraw, { id: claimed.id, expectedVersion: claimed.version, reason: '方案取消' });
    expect(await c.run(w.tokens.agent, DOCS.cancelRemedy, input)).toMatchObject({ state: 'CANCELLED' });
  });
});

describe('Visits', () => {
  test('P18: are sent twice and counted once, are kept as submitted, and a late one is said to be late', async () => {
    const ticket = await c.complaint();
    const plan = { ticketId: ticket.id, idempotencyKey: key(), technicianId: w.employees.agent };
    const visit = await c.run(w.tokens.agent, DOCS.plan, plan);
    expect((await c.run(w.tokens.agent, DOCS.plan, plan)).id).toBe(visit.id);
    expect(await c.no(w.tokens.agent, DOCS.plan, { ...plan, idempotencyKey: key(), technicianId: w.employees.elsewhere })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await c.no(w.tokens.agent, DOCS.plan, { ...plan, idempotencyKey: key(), dueAt: '2020-01-01T00:00:00Z' })).toMatchObject({ fields: { 'input.dueAt': { reason: 'VISIT_DUE_PAST' } } });
    await w.http.db.write.query(`update site_visits set due_at = now() - interval '1 minute' where id = $1`, [visit.id.split('-')[1]]);
    const there = await c.run(w.tokens.agent, DOCS.arrive, { id: visit.id, expectedVersion: visit.version });
    expect(there).toMatchObject({ isLate: true });
    const finish = { id: visit.id, expectedVersion: there.version, idempotencyKey: key(), answers: found(null, ['0.4']) };
    const done = await c.run(w.tokens.agent, DOCS.finish, finish);
    expect(done).toMatchObject({ state: 'DONE', isBeyondStandard: false });
    expect((await c.run(w.tokens.agent, DOCS.finish, finish)).version).toBe(done.version);
    expect(await c.state(ticket.id)).toMatchObject({ proposedShares: { use: '100' } });
    await expect(w.http.db.write.query(`update site_visits set answers = '{"colour": {}}' where id = $1`, [visit.id.split('-')[1]])).rejects.toThrow(/does not change/);
    await expect(w.http.db.write.query(`update site_visits set score = 1 where id = $1`, [visit.id.split('-')[1]])).rejects.toThrow(/does not change/);
    expect(await c.no(w.tokens.agent, DOCS.cancelVisit, { id: visit.id, expectedVersion: done.version, reason: '不去了' })).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
  });
});

test('A case goes with its ticket into another, and its words go when the customer is erased', async () => {
  const first = await paidCase();
  const customerId = first.id.slice(1).split('-')[0];
  const second = await w.open(w.tokens.agent, { customerId, body: '还是那批砖' });
  await decide(second.id, { reason: '第二张上的判定' });
  await w.ask(w.tokens.agent, 'mutation ($input: JoinTicketsInput!) { joinTickets(input: $input) { id } }', { input: { id: first.id, expectedVersion: (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: first.id })).ticket.version, otherId: second.id } });
  const { ticket } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { liabilities { reason supersededAt } remedies { what state } } }', { id: first.id });
  expect(ticket.liabilities.filter((one: Any) => one.supersededAt === null)).toEqual([{ reason: '开箱即破损，纸箱受压', supersededAt: null }]);
  expect(ticket.liabilities).toHaveLength(2);
  await w.ask(w.tokens.admin, 'mutation ($id: ID!) { eraseCustomer(id: $id, reason: "asked for it in writing") { id } }', { id: customerId });
  const { rows } = await w.http.db.write.query<{ text: string }>(`select string_agg(coalesce(reason, '') || coalesce(what, ''), '') text from liabilities l full join remedies r on false where coalesce(l.customer_id, r.customer_id) = $1`, [customerId]);
  expect(rows[0]?.text).toBe('');
});
