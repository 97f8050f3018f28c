// Every number opens upward, too: from a ticket to the line of pay that it moved, over HTTP, and for nobody who may not read that pay.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS, payWorld, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

let world: PayWorld;
let ticket: string;
let idle: string;
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const TRACE = 'query ($noun: String!, $id: ID!) { did: payTrace(noun: $noun, id: $id) { statementId lineId month label { zh en } amount employeeId employeeName isOut } }';
const trace = (who: string, id: string, noun = 'Ticket'): Promise<Any> => world.run(who, TRACE, { noun, id });
beforeAll(async () => {
  world = await payWorld();
  const store = world.http.world.stores[0] as string;
  const desk = [{ role: 'agent', scope: 'STORE' as const, storeId: store }, world.own];
  await world.add('ann', desk, 'clerk');
  await world.add('bea', desk, 'desk-without-scheme');
  await world.add('boss', [{ role: 'manager', scope: 'STORE', storeId: store }, world.own], 'store-manager');
  await world.add('both', [{ role: 'hr', scope: 'ALL' }, ...desk], 'hr-manager', 'REGULAR', null);
  const open = async (who: string): Promise<string> => (await world.run(who, 'mutation ($input: OpenTicketInput!) { did: openTicket(input: $input) { id } }', { input: { idempotencyKey: world.key(), body: '机器不制冷', channel: 'PHONE', storeId: store } })).id;
  [ticket, idle] = [await open('ann'), await open('bea')];
}, 120_000);
afterAll(async () => { await world?.end(); });

const scheme = (): Promise<string> => world.scheme({ components: [part('base', 'FIXED', { amount: '3000.00', isBase: true }), part('resolution', 'FORMULA', { formula: 'tickets.resolutionRate * money(500)', whenMissing: '7.00' })] });

describe('From a ticket to pay', () => {
  test('its person and whoever works on pay come to the line; the same ticket says nothing to anybody else', async () => {
    const schemeId = await scheme();
    let made = await world.act('hr', 'calculate', { schemeId, on: TODAY });
    // Not out yet: only who reckons sees it.
    expect(await trace('ann', ticket)).toEqual([]);
    expect(await trace('both', ticket)).toMatchObject([{ employeeName: 'ann', isOut: false }]);
    for (const [who, name] of [['hr', 'review'], ['finance', 'approve'], ['hr', 'lock']] as const) made = await world.run(who, ACTS[name], { input: { id: made.id, expectedVersion: made.version } });
    const mine = world.of(await world.statements(made.id), 'ann');
    const line = mine.lines.items.find((one: Any) => one.key === 'resolution');
    const wanted = [{ statementId: mine.id, lineId: line.id, month: TODAY.slice(0, 7), label: { zh: 'resolution 项', en: 'resolution' }, amount: '0.00', employeeId: world.person.ann, employeeName: 'ann', isOut: true }];
    expect(await trace('ann', ticket)).toEqual(wanted);
    for (const who of ['both', 'finance']) expect(await trace(who, ticket), who).toEqual(wanted);
    // Down again: the ticket is among the rows of that line.
    const rows = line.explanation.inputs.find((one: Any) => one.rows)?.rows;
    expect(rows.filter).not.toHaveProperty('in');
    const down = await world.run('ann', 'query ($filter: TicketFilter) { tickets(filter: $filter) { items { id } } }', { filter: rows.filter });
    expect(down.tickets.items.map((one: Any) => one.id)).toEqual([ticket]);
    // Nobody else’s hears more than of a ticket that moved nothing.
    for (const who of ['bea', 'boss']) expect([await trace(who, ticket), await trace(who, idle)], who).toEqual([[], []]);
    expect(await trace('both', idle)).toEqual([]);
    // Who may not see the ticket hears the same as of one that is not there, whatever they may see of pay.
    for (const who of ['hr', 'mei']) expect([await trace(who, ticket), await trace(who, `${ticket.split('-')[0]}-999999`)], who).toEqual([[], []]);
    expect(await world.refusal('admin', TRACE, { noun: 'Ticket', id: ticket })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refusal('ann', TRACE, { noun: 'Nothing', id: '1' })).toMatchObject({ code: 'VALIDATION' });
  });

  test('a line names nobody but its person: the list behind a figure holds no colleague’s id', async () => {
    const made = await world.act('hr', 'calculate', { schemeId: await scheme(), on: TODAY });
    const statements = await world.statements(made.id);
    const others = (who: string): string[] => Object.entries(world.person).filter(([name]) => name !== who).map(([, id]) => id);
    const filters = JSON.stringify(world.of(statements, 'ann').lines.items.flatMap((one: Any) => one.explanation.inputs.flatMap((input: Any) => (input.rows ? [input.rows.filter] : []))));
    expect(filters).toContain(`"eq":"${world.person.ann}"`);
    for (const id of others('ann')) expect(filters).not.toContain(`"${id}"`);
  });

  test('A-06: what somebody gave customers as care stands on their budget line with the rest of it, opens down to what was given, and leads back up', async () => {
    const given = await world.run('ann', 'mutation ($input: GrantCompensationInput!) { did: grantCompensation(input: $input) { id state } }', { input: { ticketId: ticket, idempotencyKey: world.key(), kind: 'CARE', amount: '38.00', what: '打车送回家', reason: '下大雨打不到车' } });
    expect(given.state).toBe('PAID');
    const id = await world.scheme({ components: [part('base', 'FIXED', { amount: '3000.00', isBase: true }), part('care', 'CARE_BUDGET', { amount: '300.00' })] });
    const made = await world.act('hr', 'calculate', { schemeId: id, on: TODAY });
    const mine = world.of(await world.statements(made.id), 'ann');
    const line = mine.lines.items.find((one: Any) => one.key === 'care');
    const [spent, left] = line.explanation.inputs;
    expect([mine.totalAmount, line.amount, line.explanation.value, spent.value, left.value, spent.rows.count]).toEqual(['3000.00', '0.00', '300.00', '38', '262', 1]);
    const { compensations } = await world.run('ann', 'query ($filter: CompensationFilter) { compensations(filter: $filter) { items { id amount } } }', { filter: spent.rows.filter });
    expect(compensations.items).toEqual([{ id: given.id, amount: '38.00' }]);
    expect((await trace('both', given.id, 'Compensation')).map((one: Any) => one.lineId)).toContain(line.id);
  });
});
