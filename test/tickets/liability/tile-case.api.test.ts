// The tile case from complaint to callback over HTTP: a visit within two hours, measured against the standard, decided, paid, re-laid, and charged back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipForms } from '../../../server/forms/form.service.ts';
import { systemContext } from '../../../server/platform/jobs/system-context.ts';
import { booksAgree } from '../money-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../ticket-fixture.ts';
import { DOCS, found, tileCase, type TileCase } from './case-fixture.ts';

let w: TicketWorld;
let c: TileCase;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-tiles-'));
beforeAll(async () => {
  w = await ticketWorld();
  w.http.db.settings.dataDir = folder;
  await shipForms(systemContext(w.http.world.db));
  c = tileCase(w);
});
afterAll(async () => { await w?.end(); rmSync(folder, { recursive: true, force: true }); });

const thread = async (id: string): Promise<string[]> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 60 }) { items { kind act } } } }', { id })).ticket.events.items.filter((one: Any) => one.kind === 'SYSTEM').map((one: Any) => one.act).reverse();
const ticketOf = async (id: string): Promise<Any> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { version status satisfaction isOpen } }', { id })).ticket;
const sums = async (): Promise<Record<string, string>> => Object.fromEntries((await w.http.db.write.query<{ key: string; sum: string }>(`select a.key, sum(e.amount)::numeric(20, 2)::text sum from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.key like 'claims%' group by 1`)).rows.map((row) => [row.key, row.sum]));

describe('C-13 the tile case, end to end over HTTP', () => {
  test('C-13, C-06, C-07, C-08, C-09: 50 m² of 800×800 polished tiles differ in colour: seen within 2 h, beyond the standard, paid and re-laid, grouting as a gift, charged to the supplier, called back', async () => {
    // C-06: received and registered, with what the customer wishes, on the receipt that she has.
    const ticket = await c.complaint();
    const id = ticket.id as string;
    expect(ticket.subject).toBe('800×800 抛光砖色差');

    // A technician owes the visit within two hours, today.
    const planned = await c.run(w.tokens.agent, DOCS.plan, { ticketId: id, technicianId: w.employees.colleague, idempotencyKey: key() });
    const minutes = (Date.parse(planned.dueAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(118);
    expect(minutes).toBeLessThanOrEqual(120);
    const duties = await w.ask(w.tokens.colleague, '{ duties(filter: { kind: { eq: "tickets.site-visit" } }) { items { state dueAt titleZh owner: ownerId } } }');
    expect(duties.duties.items).toEqual([expect.objectContaining({ state: 'OPEN', dueAt: planned.dueAt, owner: w.employees.colleague, titleZh: expect.stringContaining('上门检测') })]);

    // C-07: on site, measured; the form shows questions, not limits that decide.
    expect(await c.no(w.tokens.colleague, DOCS.finish, { id: planned.id, expectedVersion: planned.version, idempotencyKey: key(), answers: {} })).toMatchObject({ fields: { 'input.id': { reason: 'VISIT_NOT_THERE' } } });
    const there = await c.run(w.tokens.colleague, DOCS.arrive, { id: planned.id, expectedVersion: planned.version });
    expect(there).toMatchObject({ state: 'ON_SITE', isLate: false });
    const { siteVisitForm } = await w.ask(w.tokens.colleague, 'query ($id: ID!) { siteVisitForm(formVersionId: $id) { formVersionId nameZh content } }', { id: there.formVersionId });
    expect(siteVisitForm.content.sections.map((one: Any) => one.zh)).toEqual(['瓷砖', '产品', '运输', '安装', '使用', '记录']);
    const colours = ['1.2', '2.6', '1.9', '0.8', '1.1'];
    // A failure wants its photo.
    expect((await c.no(w.tokens.colleague, DOCS.finish, { id: there.id, expectedVersion: there.version, idempotencyKey: key(), answers: found(null, colours) })).fields).toMatchObject({ 'input.answers.colour': { reason: 'FORM_EVIDENCE' } });
    const seen = await c.run(w.tokens.colleague, DOCS.finish, { id: there.id, expectedVersion: there.version, idempotencyKey: key(), finding: '同批 5 片中 4 片超标', answers: found(await c.upload(w.tokens.colleague), colours) });
    expect(seen).toMatchObject({ state: 'DONE', isBeyondStandard: true, outcome: { failed: ['colour'] }, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { ticket: withFiles } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { files { name fileKind } } }', { id });
    expect(withFiles.files).toEqual([{ name: '色差.jpg', fileKind: 'PICTURE' }]);

    // The result against the limit, with its source; what it suggests is a proposal.
    const measured = await c.state(id);
    const colour = measured.measurements.find((one: Any) => one.label.en.startsWith('Colour'));
    expect([colour.text.zh, colour.required.zh, colour.holds]).toEqual(['2.6 ΔE（CM-26d）', '无釉砖色差不超过 1.0（GB/T 3810.16）', false]);
    expect(measured).toMatchObject({ proposedShares: { product: '100', transport: '0', installation: '0', use: '0' }, proposalZh: expect.stringContaining('色差'), cost: '0.00', paid: '6000.00', causes: [] });

    // A person decides, with a reason; an agent may not.
    const shares = { productShare: '90', transportShare: '0', installationShare: '10', useShare: '0', reason: '色差超出国家标准，铺前没有试排', visitId: seen.id };
    expect(await c.no(w.tokens.agent, DOCS.decide, { ticketId: id, idempotencyKey: key(), ...shares })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await c.no(w.tokens.manager, DOCS.decide, { ticketId: id, idempotencyKey: key(), ...shares, useShare: '0.01' })).toMatchObject({ fields: { 'input.productShare': { reason: 'LIABILITY_SUM' } } });
    expect(await c.run(w.tokens.manager, DOCS.decide, { ticketId: id, idempotencyKey: key(), ...shares })).toMatchObject({ mainCause: 'PRODUCT', productShare: '90', decidedBy: { id: w.employees.manager } });

    // C-08: proposed, agreed with the customer, carried out as planned.
    const proposed = await c.run(w.tokens.agent, DOCS.propose, { ticketId: id, idempotencyKey: key(), items: [
      { remedyKind: 'REFUND', what: '退 50 平方米砖款', amount: '6000.00', dueAt: c.later(48) },
      { remedyKind: 'SERVICE', what: '重新铺贴', amount: '3000.00', dueAt: c.later(240) },
      { remedyKind: 'SERVICE', what: '赠送美缝服务', amount: '2000.00', costAmount: '1200.00', dueAt: c.later(300) },
    ] });
    expect(await c.no(w.tokens.agent, DOCS.start, { id: proposed.remedies[0].id, expectedVersion: proposed.remedies[0].version, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
    const agreed = await c.run(w.tokens.agent, DOCS.agree, { ticketId: id, ids: proposed.remedies.map((one: Any) => one.id), isAgreed: true, agreement: '顾客当面签字同意' });
    expect(agreed.remedies.map((one: Any) => [one.state, one.agreement])).toEqual(Array.from({ length: 3 }, () => ['AGREED', '顾客当面签字同意']));
    expect((await c.state(id)).cost).toBe('10200.00');
    for (const one of agreed.remedies) {
      const started = await c.run(w.tokens.agent, DOCS.start, { id: one.id, expectedVersion: one.version, idempotencyKey: key() });
      expect(started).toMatchObject({ state: 'IN_HAND', compensation: { state: 'PENDING' } });
      // Six thousand and more is beyond the area: the head office says yes.
      expect(await c.no(w.tokens.supervisor, DOCS.approve, { id: started.compensation.approval.id, expectedVersion: started.compensation.approval.version })).toMatchObject({ reason: 'APPROVAL_BEYOND' });
      expect(await c.run(w.tokens.crm, DOCS.approve, { id: started.compensation.approval.id, expectedVersion: started.compensation.approval.version })).toMatchObject({ state: 'APPROVED' });
    }
    const paid = await c.remedies(id);
    // Money is done when it is paid; work when somebody says that it was done.
    expect(paid.map((one) => one.state)).toEqual(['DONE', 'IN_HAND', 'IN_HAND']);

    // The call is promised, and the ticket does not close while anything agreed is open.
    const solved = (await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id version status callbackDueAt } }', { input: { id, expectedVersion: (await ticketOf(id)).version, solution: '退砖款，重铺，送美缝' } })).resolveTicket;
    expect(solved.status).toBe('CALLBACK_DUE');
    const CALL = 'mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { id status satisfaction } }';
    expect(await w.refusal(w.tokens.agent, CALL, { input: { id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 5, remark: '很满意' } })).toMatchObject({ code: 'POLICY', reason: 'REMEDY_OPEN' });
    for (const one of paid.slice(1)) expect(await c.run(w.tokens.agent, DOCS.finishRemedy, { id: one.id, expectedVersion: one.version, outcome: '已完工，顾客验收' })).toMatchObject({ state: 'DONE', isLate: false });

    // Charged to the supplier within its share, once; more is refused with what is left.
    const claim = { ticketId: id, cause: 'PRODUCT', party: 'SUPPLIER', partyName: '华东陶瓷', reason: '同批色差 2.6，标准 1.0' };
    expect((await c.state(id)).causes).toEqual([{ cause: 'PRODUCT', share: '90.00', most: '9180.00', claimed: '0.00', left: '9180.00' }, { cause: 'INSTALLATION', share: '10.00', most: '1020.00', claimed: '0.00', left: '1020.00' }]);
    expect(await c.no(w.tokens.supervisor, DOCS.claim, { ...claim, idempotencyKey: key(), amount: '9180.01' })).toMatchObject({ fields: { 'input.amount': { reason: 'CHARGE_OVER' } } });
    const once = key();
    const claimed = await c.run(w.tokens.supervisor, DOCS.claim, { ...claim, idempotencyKey: once, amount: '9180.00' });
    expect((await c.run(w.tokens.supervisor, DOCS.claim, { ...claim, idempotencyKey: once, amount: '9180.00' })).id).toBe(claimed.id);
    expect(await c.no(w.tokens.supervisor, DOCS.claim, { ...claim, idempotencyKey: key(), amount: '0.01' })).toMatchObject({ fields: { 'input.amount': { reason: 'CHARGE_OVER' } } });
    const accepted = await c.run(w.tokens.supervisor, DOCS.answer, { id: claimed.id, expectedVersion: claimed.version, isAccepted: true, acceptedAmount: '9000.00', answer: '认可 9000 元' });
    expect(accepted).toMatchObject({ state: 'ACCEPTED', acceptedAmount: '9000.00' });
    expect(await sums()).toEqual({ 'claims-receivable': '9000.00', 'claims-recovered': '-9000.00' });
    const settle = { id: claimed.id, expectedVersion: accepted.version, idempotencyKey: key(), reference: 'BANK-7781' };
    expect(await c.run(w.tokens.finance, DOCS.settle, settle)).toMatchObject({ state: 'SETTLED', reference: 'BANK-7781' });
    expect(await c.run(w.tokens.finance, DOCS.settle, settle)).toMatchObject({ state: 'SETTLED' });
    expect(await sums()).toEqual({ 'claims-receivable': '0.00', 'claims-recovered': '-9000.00', 'claims-received': '9000.00' });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
    expect(await c.state(id)).toMatchObject({ cost: '10200.00', recovered: '9000.00', net: '1200.00', balance: null, explanation: { value: '1200.00' } });

    // C-09: called back within the promise, satisfied, closed.
    const called = (await w.ask(w.tokens.agent, CALL, { input: { id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 5, remark: '很满意，建议铺之前多提醒一句' } })).recordCallback;
    expect(called).toMatchObject({ satisfaction: 5, status: 'CLOSED' });
    expect((await thread(id)).filter((act) => /visit|liability|remedy|charge/.test(act))).toEqual([
      'visitPlanned', 'visitArrived', 'visitFinished', 'liabilityDecided', 'remedyProposed', 'remedyProposed', 'remedyProposed', 'remedyAgreed', 'remedyAgreed', 'remedyAgreed',
      'remedyStarted', 'remedyDone', 'remedyStarted', 'remedyStarted', 'remedyDone', 'remedyDone', 'chargeClaimed', 'chargeAccepted', 'chargeSettled']);

    // The numbers of it, as everybody sees them.
    const number = async (name: string): Promise<Any> => (await w.ask(w.tokens.admin, 'query ($key: String!) { measure(key: $key, period: { kind: YEAR }) { value sample } }', { key: name })).measure;
    expect(await number('chargeBacks.recovered')).toMatchObject({ value: '9000', sample: 1 });
    expect(await number('chargeBacks.claimed')).toMatchObject({ value: '9180' });
    expect(await number('liability.productShare')).toMatchObject({ value: '0.9', sample: 1 });
    expect(await number('siteVisits.onTime')).toMatchObject({ value: '1' });
  }, 60_000);
});
