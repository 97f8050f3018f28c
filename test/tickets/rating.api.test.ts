// After the rating: what a score brings is data, a bad one opens the ticket again or takes it up, a reply never stands for the promised call, and marketing pauses meanwhile.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tier } from '../../schema/customers/customer.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import { systemClock } from '../../server/core/clock.ts';
import { marketingPause, marketingPauses } from '../../server/customers/marketing.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { shipDefaults } from '../../server/shipped.ts';
import { parseRules } from '../../server/tickets/policy.rules.ts';
import { ratingVerdict } from '../../server/tickets/rating.rules.ts';
import { SHIPPED_POLICIES } from '../../server/tickets/shipped.rules.ts';
import type { PolicyInForce } from '../../server/tickets/targets.rules.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); await installJobs(w.http.db.url); await shipDefaults(w.http.db, systemClock); });
afterAll(async () => { await w?.end(); });

const SEEN = 'id version status level satisfaction reopenCount callbackDueAt assignee { id }';
const read = async (id: string): Promise<Any> => (await w.ask(w.tokens.admin, `query ($id: ID!) { ticket(id: $id) { ${SEEN} events(page: { limit: 50 }) { items { act detail direction } } } }`, { id })).ticket;
const solved = async (more: object = {}): Promise<Any> => {
  const ticket = await w.open(w.tokens.agent, { body: '收银多收了 12 元', level: 'L1', needClass: 'ORDINARY', ...more });
  return solve(ticket.id);
};
const solve = async (id: string): Promise<Any> => {
  const { version } = await read(id);
  return (await w.ask(w.tokens.agent, `mutation ($input: ResolveTicketInput!) { done: resolveTicket(input: $input) { ${SEEN} } }`, { input: { id, expectedVersion: version, solution: '已退款' } })).done;
};
const call = async (id: string, more: object, token = w.tokens.agent): Promise<Any> =>
  (await w.ask(token, `mutation ($input: RecordCallbackInput!) { done: recordCallback(input: $input) { ${SEEN} } }`, { input: { id, idempotencyKey: key(), outcome: 'REACHED', ...more } })).done;

describe('what a score brings, as rules', () => {
  const facts = (tier: Tier | null = null) => ({ storeId: '1', format: StoreFormat.SUPERMARKET, needClass: NeedClass.ORDINARY, level: TicketLevel.L1, tier, channel: TicketChannel.DESK, categoryKey: null });
  const inForce = (ratings: object[]): PolicyInForce[] => [{ policyId: '1', versionId: '1', key: 'own', number: 3, nameZh: '', nameEn: '', rules: parseRules({ targets: [], factors: [], ratings }) }];
  const shipped = inForce((SHIPPED_POLICIES.find((one) => one.key === 'satisfaction')?.rules.ratings ?? []) as object[]);

  test.each([
    [5, 0, null, null], [3, 0, null, null], [2, 0, null, 'own/bad-reopens'], [2, 1, null, 'own/again-escalates'], [1, 0, Tier.GOLD, 'own/vip-escalates'], [2, 0, Tier.GOLD, 'own/bad-reopens'],
  ] as const)('as shipped: %i after %i times opened again, tier %s: %s', (score, reopens, tier, name) => { expect(ratingVerdict(score, reopens, facts(tier), shipped)?.name ?? null).toBe(name); });

  test('the threshold is the chain’s: a 3 escalates where its policy says so; without any policy 2 opens again; wrong rules are refused at their place', () => {
    expect(ratingVerdict(3, 0, facts(), inForce([{ id: 'x', when: {}, atMost: 3, act: 'ESCALATE', source: 'own' }]))).toMatchObject({ act: 'ESCALATE', name: 'own/x', version: 3 });
    expect(ratingVerdict(2, 0, facts(), inForce([{ id: 'x', when: { tiers: [Tier.GOLD] }, atMost: 3, act: 'REOPEN', source: 'own' }]))).toBeNull();
    expect([ratingVerdict(2, 0, facts(), []), ratingVerdict(3, 0, facts(), [])]).toMatchObject([{ act: 'REOPEN', name: 'usual/bad-reopens', version: null }, null]);
    expect(() => parseRules({ targets: [], factors: [], ratings: [{ id: 'x', when: {}, atMost: 5, act: 'REOPEN', source: 'own' }] })).toThrow('ratings.0.atMost');
  });
});

describe('at the call', () => {
  test('D-10 D-36: satisfied closes; a bad score opens again, the second one takes the ticket to the supervisor, who owes stepping in', async () => {
    const good = await solved();
    expect(await call(good.id, { satisfaction: 5 })).toMatchObject({ status: 'CLOSED', satisfaction: 5, reopenCount: 0 });

    const bad = await solved();
    expect(await call(bad.id, { satisfaction: 2 })).toMatchObject({ status: 'OPEN', satisfaction: 2, reopenCount: 1, level: 'L1', assignee: { id: w.employees.agent } });
    const first = (await read(bad.id)).events.items.find((one: Any) => one.act === 'reopen');
    expect(first.detail.rating).toMatchObject({ act: 'REOPEN', name: 'satisfaction/bad-reopens', version: 1 });
    await solve(bad.id);
    await call(bad.id, { satisfaction: 1 });
    expect(await read(bad.id)).toMatchObject({ status: 'OPEN', reopenCount: 2, level: 'L2', assignee: { id: w.employees.supervisor } });
    const { rows: [duty] } = await w.http.db.write.query<{ kind: string; owner: string }>(`select kind, owner_id::text owner from duties where resource = 'Ticket' and resource_key = $1 and state = 'OPEN'`, [bad.id.split('-')[1]]);
    expect(duty).toEqual({ kind: 'tickets.step-in', owner: w.employees.supervisor });
    const told = await w.ask(w.tokens.supervisor, '{ notifications { items { kind titleZh bodyZh resource } } }');
    expect(told.notifications.items).toContainEqual(expect.objectContaining({ kind: 'tickets.escalated', resource: 'Ticket', bodyZh: expect.stringContaining('第二次不满意') }));
    // Once: the same call sent again lifts nothing further.
    const again = { id: bad.id, idempotencyKey: key(), outcome: 'REACHED', satisfaction: 1 };
    await solve(bad.id);
    await w.ask(w.tokens.supervisor, 'mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { id } }', { input: again });
    const after = await read(bad.id);
    await w.ask(w.tokens.supervisor, 'mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { id } }', { input: again });
    expect(await read(bad.id)).toMatchObject({ version: after.version, reopenCount: 3 });
  });

  test('A-38: the lowest score of a VIP goes up at once', async () => {
    const memberNo = key();
    await w.customer('金女士', w.stores[0] as string, { memberNo, tier: 'GOLD' });
    const ticket = await solved({ memberNo });
    await call(ticket.id, { satisfaction: 1 });
    expect(await read(ticket.id)).toMatchObject({ status: 'OPEN', level: 'L2', assignee: { id: w.employees.supervisor } });
  });

  test('the chain’s next version of the policy holds from then on', async () => {
    const { slaPolicies } = await w.ask(w.tokens.admin, '{ slaPolicies(filter: { key: { eq: "satisfaction" } }) { items { id version } } }');
    const [{ id, version }] = slaPolicies.items;
    const rules = { targets: [], factors: [], ratings: [{ id: 'strict', when: {}, atMost: 3, act: 'REOPEN', source: 'own' }] };
    const saved = (await w.ask(w.tokens.admin, 'mutation ($input: SaveSlaPolicyInput!) { done: saveSlaPolicy(input: $input) { version } }', { input: { id, expectedVersion: version, draft: { rules } } })).done;
    await w.ask(w.tokens.admin, 'mutation ($input: PublishSlaPolicyInput!) { publishSlaPolicy(input: $input) { id } }', { input: { id, expectedVersion: saved.version } });
    const ticket = await solved();
    expect(await call(ticket.id, { satisfaction: 3 })).toMatchObject({ status: 'OPEN', reopenCount: 1 });
    expect((await read(ticket.id)).events.items.find((one: Any) => one.act === 'reopen').detail.rating).toMatchObject({ name: 'satisfaction/strict', version: 2 });
  });

  test('B-16: a reply, of the desk or of the customer, never stands for the promised call: it is owed and due as before', async () => {
    const ticket = await solved();
    const due = ticket.callbackDueAt;
    expect(ticket.status).toBe('CALLBACK_DUE');
    const reply = (input: object, token = w.tokens.agent): Promise<Any> => w.ask(token, 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id } }', { input: { id: ticket.id, idempotencyKey: key(), ...input } });
    await reply({ body: '退款已原路返回，请查收' });
    await reply({ body: '收到了，谢谢', direction: 'IN' });
    expect(await read(ticket.id)).toMatchObject({ status: 'CALLBACK_DUE', callbackDueAt: due });
    const { rows } = await w.http.db.write.query(`select d.state, a.due_at is not null waits from duties d left join due_actions a on a.kind = 'platform.duty-overdue' and a.subject = d.id::text and a.done_at is null where d.kind = 'tickets.callback' and d.resource_key = $1`, [ticket.id.split('-')[1]]);
    expect(rows).toEqual([{ state: 'OPEN', waits: true }]);
    const { rows: clocks } = await w.http.db.write.query(`select state from ticket_clocks where kind = 'CALLBACK' and ticket_id = $1`, [ticket.id.split('-')[1]]);
    expect(clocks).toEqual([{ state: 'RUNNING' }]);
    expect((await w.refusal(w.tokens.agent, 'mutation ($input: ReasonedTicketInput!) { closeTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: (await read(ticket.id)).version } })).reason).toBe('TICKET_CALLBACK_OWED');
    expect(await call(ticket.id, { outcome: 'NOT_REACHED' })).toMatchObject({ status: 'CALLBACK_DUE' });
    expect(await call(ticket.id, { satisfaction: 5 })).toMatchObject({ status: 'CLOSED' });
  });
});

describe('B-23: what her tags ask for', () => {
  test('B-23: shock-proof packing and priority stand beside her on the ticket, in both languages; half of it is refused', async () => {
    const SAVE = 'mutation ($input: SaveTagInput!) { saveTag(input: $input) { id adviceZh adviceEn } }';
    const tag = { nameZh: '母婴包装投诉', nameEn: 'Baby goods, packing complaint', groupZh: '服务', groupEn: 'Service' };
    expect(await w.refusal(w.tokens.crm, SAVE, { input: { ...tag, adviceZh: '防震包装，优先配送' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.adviceEn': { reason: 'TAG_ADVICE_BOTH' } } });
    const advice = { adviceZh: '防震包装，优先配送，送母婴品类券', adviceEn: 'Shock-proof packing, goes first, a coupon for baby goods' };
    const { saveTag: made } = await w.ask(w.tokens.crm, SAVE, { input: { ...tag, ...advice } });
    const customerId = await w.customer('许诺', w.stores[0] as string);
    await w.ask(w.tokens.crm, 'mutation ($input: TagCustomersInput!) { tagCustomers(input: $input) { __typename } }', { input: { ids: [customerId], tagIds: [made.id] } });
    const ticket = await w.open(w.tokens.agent, { customerId });
    const { ticket: seen } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { customer { tags { nameZh adviceZh adviceEn } } } }', { id: ticket.id });
    expect(seen.customer.tags).toEqual([{ nameZh: tag.nameZh, ...advice }]);
  });
});

describe('B-23: marketing pauses', () => {
  const PAUSE = 'query ($id: ID!) { customer(id: $id) { marketingPause { isPaused reasons { key labelZh count resource filter } } } }';
  const pause = async (id: string, token = w.tokens.crm): Promise<Any> => (await w.ask(token, PAUSE, { id })).customer.marketingPause;
  const count = async (rule: object): Promise<number> => (await w.ask(w.tokens.admin, 'mutation ($input: PreviewSegmentInput!) { previewSegment(input: $input) { count } }', { input: { rule } })).previewSegment.count;

  test('while a ticket is open, and for thirty days after a bad rating; yes or no with the rows behind it, for one and for many', async () => {
    const memberNo = key();
    const id = await w.customer('赵妈妈', w.stores[0] as string, { memberNo });
    const calm = await w.customer('无事', w.stores[0] as string);
    expect(await pause(id)).toEqual({ isPaused: false, reasons: [] });
    const ticket = await w.open(w.tokens.agent, { memberNo });
    const paused = await pause(id);
    expect(paused).toMatchObject({ isPaused: true, reasons: [{ key: 'openTicket', count: 1, resource: 'tickets' }] });
    const { tickets } = await w.ask(w.tokens.crm, 'query ($filter: TicketFilter) { tickets(filter: $filter) { items { id } } }', { filter: paused.reasons[0].filter });
    expect(tickets.items).toEqual([{ id: ticket.id }]);

    await solve(ticket.id);
    expect((await pause(id)).isPaused).toBe(true);
    await w.http.db.write.query('update tickets set satisfaction = 2 where id = $1', [ticket.id.split('-')[1]]);
    await call(ticket.id, { outcome: 'DECLINED' });
    expect(await pause(id)).toMatchObject({ isPaused: false });
    await w.http.db.write.query('update tickets set satisfaction = 2 where id = $1', [ticket.id.split('-')[1]]);
    expect(await pause(id)).toMatchObject({ isPaused: true, reasons: [{ key: 'badlyRated', count: 1 }] });

    // The guard that journeys ask: everything counts, whoever may see it; many at once.
    const system = systemContext(w.http.db);
    expect((await marketingPause(system, id)).isPaused).toBe(true);
    expect([...(await marketingPauses(system, [id, calm])).keys()]).toEqual([id]);

    // A segment leaves her out, in SQL and in memory alike.
    const rule = (value: boolean) => ({ all: [{ field: 'marketingPaused', op: 'equals', value }] });
    const [yes, no] = [await count(rule(true)), await count(rule(false))];
    const { rows: [all] } = await w.http.db.write.query<{ n: number }>('select count(*)::int n from customers where not is_stand_in and merged_into_id is null');
    expect(yes).toBeGreaterThan(0);
    expect(yes + no).toBe(all?.n);
    const { saveSegment } = await w.ask(w.tokens.admin, 'mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { id } }', { input: { nameZh: key(), nameEn: key(), rule: rule(false) } });
    const inIt = async (who: string): Promise<boolean> => (await w.http.db.write.query('select 1 from segment_memberships where segment_id = $1 and customer_id = $2 and left_at is null', [saveSegment.id, who])).rowCount === 1;
    const second = await w.open(w.tokens.agent, { customerId: calm });
    expect([await inIt(id), await inIt(calm)]).toEqual([false, false]);
    await w.ask(w.tokens.agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: second.id, expectedVersion: 1, solution: '已退款', callBack: false } });
    expect([await inIt(id), await inIt(calm)]).toEqual([false, true]);

    const { explain } = await w.ask(w.tokens.crm, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', { input: { number: 'customer.marketingPause', id } });
    expect(String(explain.value)).toBe('true');

    await w.http.db.write.query(`update tickets set last_event_at = now() - interval '31 days' where id = $1`, [ticket.id.split('-')[1]]);
    expect((await pause(id)).isPaused).toBe(false);
  });

  test('what is out of reach is not told: a desk sees its own tickets’ pauses alone, who reads no tickets none', async () => {
    const memberNo = key();
    const id = await w.customer('两店客', w.stores[0] as string, { memberNo });
    await w.open(w.tokens.elsewhere, { memberNo, storeId: w.stores[2] });
    expect((await pause(id, w.tokens.agent)).isPaused).toBe(false);
    expect((await pause(id)).isPaused).toBe(true);
    expect((await marketingPause(systemContext(w.http.db), id)).isPaused).toBe(true);
  });
});
