// What stands beside a statement, over HTTP: adjustments by two people, late facts once, what is taken back or still owed, disputes of one line.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decimal } from '../../server/core/money.ts';
import { ACTS, MONTHS, payWorld, plainContent, rates, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

let world: PayWorld;
const [M0, M1, M2] = MONTHS;
beforeAll(async () => { world = await payWorld(); }, 120_000);
afterAll(() => world?.end());

const { pay: PAY, adjust: ADJUST, decide: DECIDE, correct: CORRECT, save: SAVE, publish: PUBLISH } = ACTS;
const DISPUTE = ACTS.dispute.replace('id version state', 'id version state dueAt');
const mutation = (name: string, type: string, fields: string): string => `mutation ($input: ${type}!) { did: ${name}(input: $input) { ${fields} } }`;

describe('Adjustments and late facts', () => {
  test('an adjustment is a signed line beside the statement, by two people, paid with the run; the statement’s own bytes stay', async () => {
    const made = await world.locked(await world.scheme());
    const before = world.of(await world.statements(made.id), 'mei');
    const input = { statementId: before.id, lineId: before.lines.items[1].id, idempotencyKey: world.key(), amount: '-20.50', reason: '重复计算', evidence: 'SP-1' };
    const one = await world.run('hr', ADJUST, { input });
    expect(one).toMatchObject({ state: 'PENDING', amount: '-20.50' });
    expect((await world.run('hr', ADJUST, { input })).id).toBe(one.id);
    expect(await world.refusal('hr', DECIDE, { input: { id: one.id, expectedVersion: one.version, isApproved: true } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.run('finance', DECIDE, { input: { id: one.id, expectedVersion: one.version, isApproved: true } })).toMatchObject({ state: 'APPROVED' });
    const after = world.of(await world.statements(made.id), 'mei');
    expect(after).toMatchObject({ totalAmount: '4480.00', adjustedAmount: '-20.50', hash: before.hash });
    expect(after.lines.items.at(-1)).toMatchObject({ lineKind: 'ADJUSTMENT', amount: '-20.50', key: 'resolution' });
    await world.run('finance', PAY, { input: { id: made.id, idempotencyKey: world.key() } });
    expect(world.of(await world.statements(made.id), 'mei').paidAmount).toBe('4459.50');
    expect((await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { statementsHold } }', { id: made.id })).incentiveRunCheck.statementsHold).toBe(true);
  });
  test('a refused adjustment leaves nothing behind; zero and one’s own pay are refused', async () => {
    const made = await world.locked(await world.scheme());
    const mine = world.of(await world.statements(made.id), 'mei');
    const one = await world.run('hr', ADJUST, { input: { statementId: mine.id, idempotencyKey: world.key(), amount: '10.00', reason: '补发' } });
    expect(await world.run('finance', DECIDE, { input: { id: one.id, expectedVersion: one.version, isApproved: false, reason: '没有依据' } })).toMatchObject({ state: 'REFUSED' });
    expect(world.of(await world.statements(made.id), 'mei')).toMatchObject({ adjustedAmount: '0.00' });
    expect(await world.refusal('hr', ADJUST, { input: { statementId: mine.id, idempotencyKey: world.key(), amount: '0.00', reason: '无' + '无' } })).toMatchObject({ code: 'VALIDATION' });
  });
  test('a fact that changes after the lock changes no statement; it makes one linked delta by the old version, and never a second', async () => {
    const id = await world.scheme();
    const made = await world.locked(id);
    const bytes = await world.statements(made.id);
    // The next version says something else altogether; the past keeps its own.
    const { incentiveScheme } = await world.run('hr', 'query ($id: ID!) { incentiveScheme(id: $id) { version } }', { id });
    const drafted = await world.run('hr', SAVE, { input: { id, expectedVersion: incentiveScheme.version, draft: { content: plainContent({ components: [part('base', 'FIXED', { amount: '1.00' })] }) } } });
    await world.run('finance', PUBLISH, { input: { id, expectedVersion: drafted.version } });
    rates.set(world.person.mei as string, '0.80');
    expect(await world.run('hr', CORRECT, { input: { id: made.id, reason: '工单重开' } })).toEqual({ madeCount: 1, amount: '-80.00' });
    expect(await world.run('hr', CORRECT, { input: { id: made.id, reason: '再算一次' } })).toEqual({ madeCount: 0, amount: '0.00' });
    expect((await Promise.all([1, 2, 3].map(() => world.run('hr', CORRECT, { input: { id: made.id, reason: '同时' } })))).every((one) => one.madeCount === 0)).toBe(true);
    rates.set(world.person.mei as string, '0.96');
    expect(await world.statements(made.id)).toEqual(bytes);
    const { payAdjustments } = await world.run('hr', 'query ($id: ID!) { payAdjustments(filter: { statementId: { eq: $id } }) { items { id version adjustmentKind amount key lineId explanation } } }', { id: world.of(bytes, 'mei').id });
    expect(payAdjustments.items).toMatchObject([{ adjustmentKind: 'CLAW_BACK', amount: '-80.00', key: 'resolution', lineId: world.of(bytes, 'mei').lines.items[1].id, explanation: { inputs: [{ value: '480.00' }, { value: '400.00' }] } }]);
    await world.run('finance', DECIDE, { input: { id: payAdjustments.items[0].id, expectedVersion: payAdjustments.items[0].version, isApproved: true } });
    // What was corrected by hand is no part of a later difference, and whoever approves that sees it beside.
    const byHand = await world.run('hr', ADJUST, { input: { statementId: world.of(bytes, 'mei').id, lineId: world.of(bytes, 'mei').lines.items[1].id, idempotencyKey: world.key(), amount: '80.00', reason: '顾客说弄错了，先补' } });
    await world.run('finance', DECIDE, { input: { id: byHand.id, expectedVersion: byHand.version, isApproved: true } });
    // And back again: the delta of the delta.
    expect(await world.run('hr', CORRECT, { input: { id: made.id, reason: '改判' } })).toEqual({ madeCount: 1, amount: '80.00' });
    const { payAdjustments: both } = await world.run('finance', 'query ($id: ID!) { payAdjustments(filter: { statementId: { eq: $id } }) { items { amount explanation makerName deciderName } } }', { id: world.of(bytes, 'mei').id });
    expect(both.items[0].explanation.inputs.map((one: Any) => [one.label.en, one.value])).toEqual([['Before', '400.00'], ['Now: resolution', '480.00'], ['Adjusted by hand before', '80.00']]);
    expect(both.items.map((one: Any) => [one.amount, one.makerName, one.deciderName])).toEqual([['80.00', 'hr', null], ['80.00', 'hr', 'finance'], ['-80.00', 'hr', 'finance']]);
    // Beyond the scheme's window nothing is taken back.
    const closed = await world.locked(await world.scheme({ clawBack: { months: 0, share: '0.2' } }));
    expect(await world.refusal('hr', CORRECT, { input: { id: closed.id, reason: '太晚' } })).toMatchObject({ code: 'POLICY', reason: 'PAY_LATE_WINDOW' });
    expect(world.of(await world.statements(made.id), 'mei')).toMatchObject({ totalAmount: '4480.00', adjustedAmount: '0.00', hash: world.of(bytes, 'mei').hash });
  });
  test('what is taken back after payment comes off the next pay, once, within the scheme’s share', async () => {
    const id = await world.scheme({ clawBack: { months: 36, share: '0.01' } });
    const march = await world.locked(id, M0);
    await world.run('finance', PAY, { input: { id: march.id, idempotencyKey: world.key() } });
    const mine = world.of(await world.statements(march.id), 'mei');
    for (const amount of ['-40.00', '-30.00']) {
      const one = await world.run('hr', ADJUST, { input: { statementId: mine.id, idempotencyKey: world.key(), amount, reason: '追回' } });
      await world.run('finance', DECIDE, { input: { id: one.id, expectedVersion: one.version, isApproved: true } });
    }
    const april = await world.locked(id, M1);
    await world.run('finance', PAY, { input: { id: april.id, idempotencyKey: world.key() } });
    // One per cent of 4,480.00 holds the first and a little of the second; the rest of that comes off the month after.
    expect(world.of(await world.statements(april.id), 'mei').paidAmount).toBe('4435.20');
    const may = await world.locked(id, M2);
    await world.run('finance', PAY, { input: { id: may.id, idempotencyKey: world.key() } });
    expect(world.of(await world.statements(may.id), 'mei').paidAmount).toBe('4454.80');
    const { rows } = await world.http.db.write.query(`select s.run_id::text run, s.amount::text from pay_settlements s join statement_lines l on l.id = s.line_id where l.statement_id = $1 and l.amount = '-30.00' order by s.run_id`, [mine.id]);
    expect(rows).toEqual([{ run: april.id, amount: '-4.80' }, { run: may.id, amount: '-25.20' }]);
    // All that was handed over is the sum of its parts, whichever run handed it over.
    const { rows: [sums] } = await world.http.db.write.query('select (select sum(amount) from pay_settlements where run_id = any($1::bigint[]))::text parts, (select sum(paid_amount) from statements where run_id = any($1::bigint[]))::text paid', [[march.id, april.id, may.id]]);
    expect(sums?.parts).toBe(sums?.paid);
    await expect(world.http.db.write.query('update pay_settlements set amount = 1 where run_id = $1', [april.id])).rejects.toThrow(/stays as it was/);
  });
  test('who is in no later pay is handed what is still owed by the next run of that scheme, once; what they owe takes nothing from others', async () => {
    const id = await world.scheme({ scope: { positions: ['clerk', 'porter'] } });
    const { rows: [made] } = await world.http.db.write.query<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ('gone', 'gone', 'gone', 'gone', $1, 'porter', 'L1', 'REGULAR', '2024-01-01') returning id::text`, [world.http.world.stores[0]]);
    const first = await world.locked(id, M0);
    await world.run('finance', PAY, { input: { id: first.id, idempotencyKey: world.key() } });
    const theirs = (await world.statements(first.id)).find((one) => one.employeeId === made?.id);
    await world.http.db.write.query('update employees set left_on = $2 where id = $1', [made?.id, `${M1.slice(0, 8)}01`]);
    const put = async (amount: string): Promise<void> => {
      const one = await world.run('hr', ADJUST, { input: { statementId: theirs.id, idempotencyKey: world.key(), amount, reason: '离职后补记' } });
      await world.run('finance', DECIDE, { input: { id: one.id, expectedVersion: one.version, isApproved: true } });
    };
    await put('60.00');
    await put('-500.00');
    const second = await world.locked(id, M1);
    expect((await world.statements(second.id)).some((one) => one.employeeId === made?.id)).toBe(false);
    const due = (await world.run('finance', 'query ($id: ID!) { incentiveRunPayment(id: $id) { amount people } }', { id: second.id })).incentiveRunPayment;
    // A fifth of what is owed is all that may be taken back of it.
    expect(due).toEqual({ amount: decimal(second.totalAmount).plus('48.00').toFixed(2), people: second.peopleCount + 1 });
    await world.run('finance', PAY, { input: { id: second.id, idempotencyKey: world.key(), confirmedAmount: due.amount } });
    expect((await world.statements(first.id)).find((one) => one.employeeId === made?.id).paidAmount).toBe(decimal(theirs.totalAmount).plus('48.00').toFixed(2));
    const third = await world.locked(id, M2);
    expect((await world.run('finance', 'query ($id: ID!) { incentiveRunPayment(id: $id) { amount people } }', { id: third.id })).incentiveRunPayment).toEqual({ amount: third.totalAmount, people: third.peopleCount });
  });
});

describe('Disputes', () => {
  test('freeze the one line, are answered in time by a duty, and become an adjustment that is paid later', async () => {
    const id = await world.scheme();
    const made = await world.locked(id, M1);
    const mine = world.of(await world.statements(made.id), 'mei');
    const line = mine.lines.items[1];
    const input = { lineId: line.id, idempotencyKey: world.key(), reason: '我的解决率应是 98%' };
    const opened = await world.run('mei', DISPUTE, { input });
    expect((await world.run('mei', DISPUTE, { input })).id).toBe(opened.id);
    expect(await world.refusal('mei', DISPUTE, { input: { ...input, idempotencyKey: world.key() } })).toMatchObject({ code: 'POLICY', reason: 'PAY_DISPUTED' });
    expect(await world.refusal('lan', DISPUTE, { input: { ...input, idempotencyKey: world.key() } })).toMatchObject({ code: 'NOT_FOUND' });
    const { duties } = await world.run('hr', '{ duties(filter: { kind: { eq: "incentives.answer-dispute" } }) { items { ownerId state dueAt titleEn } } }');
    expect(duties.items.find((one: Any) => one.titleEn.includes(` ${opened.id}:`))).toMatchObject({ ownerId: world.person.hr, state: 'OPEN', dueAt: opened.dueAt });
    await world.run('finance', PAY, { input: { id: made.id, idempotencyKey: world.key() } });
    expect(world.of(await world.statements(made.id), 'mei')).toMatchObject({ paidAmount: '4000.00', lines: { items: [{ isFrozen: false }, { isFrozen: true }] } });
    // What is still disputed is not confirmed, nor is somebody else's, nor what is not out.
    const CONFIRM = mutation('confirmStatement', 'ConfirmStatementInput', 'version confirmedAt');
    const seen = world.of(await world.statements(made.id), 'mei');
    expect(await world.refusal('mei', CONFIRM, { input: { id: seen.id, expectedVersion: seen.version } })).toMatchObject({ code: 'POLICY', reason: 'PAY_CONFIRM_OPEN' });
    expect(await world.refusal('lan', CONFIRM, { input: { id: seen.id, expectedVersion: seen.version } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.refusal('hr', CONFIRM, { input: { id: seen.id, expectedVersion: seen.version } })).toMatchObject({ code: 'FORBIDDEN', reason: 'PAY_NOT_YOURS' });
    const decided = await world.run('hr', mutation('decideStatementDispute', 'DecideStatementDisputeInput', 'state adjustment { id version amount adjustmentKind }'), { input: { id: opened.id, expectedVersion: opened.version, outcome: 'GRANTED', amount: '10.00', reason: '复核属实' } });
    expect(decided).toMatchObject({ state: 'GRANTED', adjustment: { amount: '10.00', adjustmentKind: 'DISPUTE' } });
    await world.run('finance', DECIDE, { input: { id: decided.adjustment.id, expectedVersion: decided.adjustment.version, isApproved: true } });
    // She hears that her statement is out, that her dispute is answered, and what came of it; no amount is said.
    const told = JSON.stringify((await world.http.db.write.query(`select n.title_zh, n.title_en, n.items from notifications n join users u on u.id = n.user_id where u.employee_id = $1 and n.kind = 'incentives.pay'`, [world.person.mei])).rows);
    for (const words of [`您 ${M1.slice(0, 7)} 的工资单已发布`, `您对 ${M1.slice(0, 7)} 工资单的异议有答复：同意`, `您 ${M1.slice(0, 7)} 的工资单旁多了一笔调整（异议结果：resolution 项）`, 'is answered: granted']) expect(told).toContain(words);
    expect(told).not.toMatch(/\d\.\d\d/);
    const next = await world.locked(id, M2);
    await world.run('finance', PAY, { input: { id: next.id, idempotencyKey: world.key() } });
    // The month's own 4,480.00, the line of 480.00 and the 10.00 that were granted.
    expect(world.of(await world.statements(next.id), 'mei').paidAmount).toBe('4970.00');
    const settled = world.of(await world.statements(made.id), 'mei');
    const said = await world.run('mei', CONFIRM, { input: { id: settled.id, expectedVersion: settled.version } });
    expect(said.confirmedAt).toMatch(/^\d{4}-/);
    expect(await world.run('mei', CONFIRM, { input: { id: settled.id, expectedVersion: settled.version } })).toEqual(said);
  });
  test('end when their time is over', async () => {
    const made = await world.locked(await world.scheme({ dispute: { windowDays: 0, answerDays: 3 } }));
    const mine = world.of(await world.statements(made.id), 'mei');
    expect(await world.refusal('mei', DISPUTE, { input: { lineId: mine.lines.items[0].id, idempotencyKey: world.key(), reason: '太晚了吧这个' } })).toMatchObject({ code: 'POLICY', reason: 'PAY_WINDOW' });
  });
});
