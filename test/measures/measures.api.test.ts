// Every measure over HTTP: its value is a plain count's, the lists that it opens hold as many rows as it says, and nobody's number counts what they may not list.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let world: TicketWorld;
const VALUE = 'value numerator denominator sample isSmallSample rows { resource filter count } hits { resource filter count } misses { resource filter count }';
const ASK = `query ($key: String!, $period: PeriodInput!, $by: String, $every: PeriodKind, $filter: JSON, $order: MeasureOrder, $limit: Int, $asOf: DateTime) {
  measure(key: $key, period: $period, by: $by, every: $every, filter: $filter, order: $order, limit: $limit, asOf: $asOf) {
    ${VALUE} measure { key version definitionHash } period { kind from until } asOf explain groupCount groups { key label { zh en } share rank ${VALUE} } series { from until ${VALUE} } } }`;
const ask = async (key: string, more: object = {}, token = world.tokens.admin): Promise<Any> => (await world.ask(token, ASK, { key, period: { kind: 'ALL' }, ...more })).measure;
const total = async (filter: Any, token = world.tokens.admin): Promise<number> => (await world.ask(token, 'query ($filter: TicketFilter) { tickets(filter: $filter) { total } }', { filter })).tickets.total;

interface Told { store: number; opened: string; answered?: string; solved?: string; closed?: string; due?: string; class?: string; category?: string; score?: number; reopened?: number; hands?: number; by?: string; channel?: string; joined?: boolean }
/** Rows as a life would have left them. */
async function tell(list: readonly Told[], prefix = 'M'): Promise<void> {
  for (const [i, t] of list.entries()) {
    const storeId = world.stores[t.store] as string;
    const person = t.by ? world.employees[t.by] : null;
    await world.http.world.db.write.query(
      `with c as (insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in) values ('未登记顾客', 'w', 'w', $1, true) on conflict (store_id) where is_stand_in do update set store_id = excluded.store_id returning id)
       insert into tickets (customer_id, number, subject, status, is_open, channel, category_id, need_class, store_id, opened_at, first_responded_at, solved_at, closed_at, due_at, satisfaction, reopen_count, handover_count,
         first_contact_owner_id, assignee_id, first_responder_id, solver_id, joined_into)
       select c.id, $2, $2, case when $7::timestamptz is not null then 'CLOSED' when $6::timestamptz is not null then 'SOLVED' else 'OPEN' end, $7::timestamptz is null and $6::timestamptz is null, $15, (select id from ticket_categories where key = $9), $8, $1,
         $4, $5, $6, $7, $10, $11, $12, $13, $14, $14, case when $5::timestamptz is not null then $14::bigint end, case when $6::timestamptz is not null then $14::bigint end, $3 from c`,
      [storeId, `${prefix}-${i}`, t.joined ? 'M-0' : null, t.opened, t.answered ?? null, t.solved ?? null, t.closed ?? null, t.class ?? 'ORDINARY', t.category ?? 'price', t.due ?? null, t.score ?? null, t.reopened ?? 0, t.hands ?? 0, person, t.channel ?? 'PHONE']);
  }
}

const S = '+08:00';
const LIVES: Told[] = [
  // January in store one: by agent, in time, 5 points; late, 4 points; open and overdue.
  { store: 0, opened: `2026-01-05T10:00:00${S}`, answered: `2026-01-05T10:05:00${S}`, solved: `2026-01-05T12:00:00${S}`, closed: `2026-01-06T09:00:00${S}`, due: `2026-01-06T10:00:00${S}`, score: 5, by: 'agent', category: 'price' },
  { store: 0, opened: `2026-01-12T10:00:00${S}`, answered: `2026-01-13T11:00:00${S}`, solved: `2026-01-14T10:00:00${S}`, closed: `2026-01-15T09:00:00${S}`, due: `2026-01-13T10:00:00${S}`, score: 4, by: 'colleague', category: 'description', hands: 1 },
  { store: 0, opened: `2026-01-31T23:59:59${S}`, due: `2026-02-02T10:00:00${S}`, by: 'agent', category: 'description', class: 'URGENT' },
  // February: the first second of a month; reopened; joined into another; in a web shop of another region.
  { store: 0, opened: `2026-02-01T00:00:00${S}`, answered: `2026-02-01T00:10:00${S}`, by: 'agent', category: 'delivery', reopened: 1, class: 'EMOTIONAL' },
  { store: 0, opened: `2026-02-03T09:00:00${S}`, closed: `2026-02-03T09:30:00${S}`, joined: true, by: 'agent' },
  { store: 1, opened: `2026-02-10T09:00:00${S}`, answered: `2026-02-10T09:20:00${S}`, solved: `2026-02-10T18:00:00${S}`, closed: `2026-02-11T09:00:00${S}`, due: `2026-02-11T09:00:00${S}`, score: 2, category: 'delivery', channel: 'CHAT' },
  { store: 2, opened: `2026-02-16T09:00:00${S}`, solved: `2026-02-16T09:00:00${S}`, closed: `2026-02-16T09:00:00${S}`, due: `2026-02-17T09:00:00${S}`, score: 5, by: 'elsewhere', category: 'description', channel: 'EMAIL' },
];

beforeAll(async () => {
  world = await ticketWorld();
  await tell(LIVES);
  // What nobody of the staff took up was answered by a machine.
  await world.http.world.db.write.query(`insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, author_name, body) select customer_id, id, first_responded_at, 'MESSAGE', 'OUT', 'robot', '已退款' from tickets where number = 'M-5'`);
});
afterAll(async () => { await world?.end(); });

describe('the catalogue', () => {
  test('says each measure in both languages, with unit, credit, dimensions, version and the hash of what it computes; A-21, A-28, C-37, C-38, C-39, C-41 and B-25 are among them', async () => {
    const { measures } = await world.ask(world.tokens.agent, '{ measures { key label { zh en } definition { zh en } credit { zh en } unit kind isMoreBetter isStock resource dimensions { key label { zh en } } minSample version definitionHash } }');
    expect(measures.length).toBeGreaterThan(15);
    for (const one of measures) {
      for (const said of [one.label, one.definition, ...(one.credit ? [one.credit] : []), ...one.dimensions.map((d: Any) => d.label)]) expect([/\p{Script=Han}/u.test(said.zh), /\p{Script=Han}/u.test(said.en)], one.key).toEqual([true, false]);
      expect(one.definitionHash).toMatch(/^[0-9a-f]{16}$/);
    }
    expect(new Set(measures.map((one: Any) => one.definitionHash)).size).toBe(measures.length);
    // C-37, C-38, C-39, C-41 (24 hours; 4 of 5 and more), B-25, each with its unit.
    const units = Object.fromEntries(measures.map((one: Any) => [one.key, one.unit]));
    expect(units).toMatchObject({
      'tickets.closureRate': 'SHARE', 'tickets.ordinaryShare': 'SHARE', 'tickets.satisfactionMean': 'SCORE', 'tickets.onTimeRate': 'SHARE', 'tickets.firstTimeResolution': 'SHARE',
      'tickets.answeredIn24h': 'SHARE', 'tickets.satisfiedShare': 'SHARE', 'tickets.machineResolution': 'SHARE',
    });
    // They are read by people, who know no list of requirements.
    for (const one of measures) expect([one.label, one.definition, one.credit].map((said) => JSON.stringify(said)).join(), one.key).not.toMatch(/\b[A-D]-\d{2}\b/);
  });
  test('closure, first-time and machine resolution are three numbers with three definitions, never merged', async () => {
    const three = await Promise.all(['closureRate', 'firstTimeResolution', 'machineResolution'].map((key) => ask(`tickets.${key}`)));
    expect(new Set(three.map((one) => one.measure.definitionHash)).size).toBe(3);
    expect(three.map((one) => [one.numerator, one.denominator])).toEqual([['4', '6'], ['3', '4'], ['1', '1']]);
  });
  test('nobody who may not list tickets hears a number of theirs', async () => {
    expect((await world.ask(world.tokens.hr, '{ measures { key } }')).measures.filter((one: Any) => one.key.startsWith('tickets.'))).toEqual([]);
    expect((await world.refusal(world.tokens.hr, ASK, { key: 'tickets.volume', period: { kind: 'ALL' } })).code).toBe('FORBIDDEN');
    expect((await world.refusal('', ASK, { key: 'tickets.volume', period: { kind: 'ALL' } })).code).toBe('UNAUTHENTICATED');
    // Told by the name that the argument has.
    expect((await world.refusal(world.tokens.admin, ASK, { key: 'tickets.volume', period: { kind: 'MONTH', back: -1 } })).fields).toMatchObject({ 'period.back': { reason: 'VALUE_NOT_ALLOWED' } });
  });
});

describe('values', () => {
  test('A-21: closed tickets of those opened, one need told twice counted once', async () => {
    const rate = await ask('tickets.closureRate', { period: { kind: 'MONTH', on: '2026-02-15' } });
    expect([rate.value, rate.numerator, rate.denominator, rate.isSmallSample]).toEqual(['0.666667', '2', '3', true]);
    expect(rate.period).toEqual({ kind: 'MONTH', from: '2026-02-01', until: '2026-03-01' });
  });
  test('months end at midnight of the store: the last second of January and the first of February fall apart', async () => {
    const volume = await ask('tickets.volume', { period: { kind: 'RANGE', from: '2026-01-01', until: '2026-03-01' }, every: 'MONTH' });
    expect(volume.series.map((one: Any) => [one.from, one.until, one.value])).toEqual([['2026-01-01', '2026-02-01', '3'], ['2026-02-01', '2026-03-01', '3']]);
    const weeks = await ask('tickets.volume', { period: { kind: 'RANGE', from: '2026-01-26', until: '2026-02-09' }, every: 'WEEK' });
    expect(weeks.series.map((one: Any) => [one.from, one.value])).toEqual([['2026-01-26', '2'], ['2026-02-02', '0']]);
  });
  test('C-38: done in time, not done and overdue, not done and not yet due, each as known at an instant', async () => {
    const all = await ask('tickets.onTimeRate');
    expect([all.numerator, all.denominator]).toEqual(['3', '5']);
    // On the first of February the January ticket is open and not yet due, and nobody knows of later ones.
    const then = await ask('tickets.onTimeRate', { asOf: `2026-02-01T12:00:00${S}` });
    expect([then.numerator, then.denominator]).toEqual(['2', '3']);
  });
  test('C-39, C-37, C-41: first-time resolution, mean score, satisfied share and answers within a day are numbers of their own', async () => {
    expect((await ask('tickets.firstTimeResolution')).value).toBe('0.75');
    const score = await ask('tickets.satisfactionMean');
    expect([score.value, score.numerator, score.denominator]).toEqual(['4', '16', '4']);
    expect((await ask('tickets.satisfiedShare')).value).toBe('0.75');
    const answered = await ask('tickets.answeredIn24h');
    // Nobody ever answered the overdue one; the late one was answered after 25 hours.
    expect([answered.numerator, answered.denominator]).toEqual(['4', '6']);
  });
  test('times: mean and lower median, in real time, by the wall clock and by the store’s calendar', async () => {
    const median = await ask('tickets.resolutionMedian');
    // 0, 120, 540 and 2,880 minutes: the lower of the two in the middle.
    expect([median.value, median.sample]).toEqual(['120', 4]);
    expect((await ask('tickets.resolutionMean')).value).toBe('885');
    expect((await ask('tickets.resolutionWallMedian')).value).toBe('120');
    expect((await ask('tickets.firstResponseMedian')).value).toBe('10');
  });
  test('D-20: the backlog stands at the end of each month; a reopened ticket was open all along', async () => {
    const backlog = await ask('tickets.backlog', { period: { kind: 'RANGE', from: '2026-01-01', until: '2026-03-01' }, every: 'MONTH' });
    expect(backlog.series.map((one: Any) => one.value)).toEqual(['1', '2']);
    expect(backlog.value).toBe('2');
  });
  test('A-18, A-28, C-16: shares by category and by need class', async () => {
    const categories = await ask('tickets.volume', { by: 'CATEGORY' });
    expect(categories.groups.map((g: Any) => [g.label.en, g.value, g.share])).toEqual([['Not as described', '3', '0.5'], ['Delivery', '2', '0.333333'], ['Price and promotion', '1', '0.166667']]);
    const classes = await ask('tickets.volume', { by: 'CLASS', order: 'NAME' });
    expect(Object.fromEntries(classes.groups.map((g: Any) => [g.key, g.share]))).toEqual({ ORDINARY: '0.666667', URGENT: '0.166667', EMOTIONAL: '0.166667' });
    expect((await ask('tickets.ordinaryShare')).value).toBe('0.666667');
  });
  test('A-18: of a hundred complaints 42 not as described, 31 late deliveries and 27 disputes about the terms are 42%, 31% and 27%, each open down to its tickets', async () => {
    const told = ([['description', 42], ['delivery', 31], ['return-policy', 27]] as const).flatMap(([category, n]) => Array.from({ length: n }, (): Told => ({ store: 2, opened: `2019-05-06T10:00:00${S}`, category })));
    await tell(told, 'N');
    try {
      const shares = await ask('tickets.volume', { by: 'CATEGORY', period: { kind: 'RANGE', from: '2019-05-01', until: '2019-06-01' } });
      expect(shares.groups.map((g: Any) => [g.label.zh, g.share])).toEqual([['描述不符', '0.42'], ['物流配送', '0.31'], ['退换与售后政策', '0.27']]);
      for (const group of shares.groups) expect(await total(group.rows.filter), group.key).toBe(Number(group.value));
    } finally { await world.http.world.db.write.query(`delete from tickets where number like 'N-%'`); }
  });
  test('by person: each number goes to whom its rule credits, and a machine’s work to nobody', async () => {
    const owners = await ask('tickets.volume', { by: 'EMPLOYEE' });
    expect(owners.groups.map((g: Any) => [g.label.zh, g.value])).toEqual([['agent', '3'], ['colleague', '1'], ['elsewhere', '1'], ['（无）', '1']]);
    const solvers = await ask('tickets.firstTimeResolution', { by: 'EMPLOYEE', order: 'NAME' });
    expect(solvers.groups.find((g: Any) => g.key === null).numerator).toBe('1');
  });
  test('ranking leaves those out who have too few rows to be compared', async () => {
    const rate = await ask('tickets.closureRate', { by: 'STORE' });
    expect(rate.groups.map((g: Any) => [g.isSmallSample, g.rank])).toEqual([[true, null], [true, null], [true, null]]);
    expect((await ask('tickets.volume', { by: 'STORE' })).groups.map((g: Any) => g.rank)).toEqual([1, 2, 3]);
  });
});

describe('one measure by another', () => {
  test('C-40, C-41: cost by sales and returns by sales, as a whole, by store and by month; nothing sold is nothing to measure', async () => {
    const { admin } = world.tokens;
    const sell = (storeId: string | undefined, receiptNo: string, quantity: string, unitPrice: string, at: string): Promise<Any> =>
      world.ask(admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id } }', { input: { storeId, receiptNo, memberNo: 'RATIO', purchasedAt: at, lines: [{ sku: 'TEA', quantity, unitPrice }] } });
    await sell(world.stores[0], 'R1', '10', '100.00', '2026-01-10T02:00:00Z');
    await sell(world.stores[1], 'R2', '5', '100.00', '2026-02-10T02:00:00Z');
    await sell(world.stores[0], 'R3', '-1', '30.00', '2026-01-11T02:00:00Z');
    const returned = await ask('sales.returnRate');
    expect([returned.value, returned.numerator, returned.denominator]).toEqual(['0.02', '30', '1500']);
    const stores = await ask('sales.returnRate', { by: 'STORE', order: 'LEAST' });
    expect(stores.groups.map((g: Any) => [g.key, g.value, g.rank])).toEqual([[world.stores[1], '0', 1], [world.stores[0], '0.03', 2]]);
    const months = await ask('sales.returnRate', { period: { kind: 'RANGE', from: '2026-01-01', until: '2026-04-01' }, every: 'MONTH' });
    expect(months.series.map((one: Any) => one.value)).toEqual(['0.03', '0', null]);
    const cost = await ask('compensations.costRatio');
    expect([cost.value, cost.numerator, cost.denominator]).toEqual(['0', '0', '1500']);
    expect((await ask('clocks.onTimeRate', { by: 'CLOCK' })).measure.key).toBe('clocks.onTimeRate');
  });
});

describe('credit', () => {
  test('B-14: who answers first and who solves are noted when it happens; hand-overs take nothing away, a reopening takes the solution back', async () => {
    const { agent, colleague } = world.tokens;
    const one = await world.open(agent, { storeId: world.stores[0] });
    const act = (token: string, name: string, type: string, input: object): Promise<Any> => world.ask(token, `mutation ($input: ${type}!) { done: ${name}(input: $input) { version firstContactOwnerId assigneeId firstResponderId solverId } }`, { input: { id: one.id, ...input } }).then((data) => data.done);
    const { agent: a, colleague: c } = world.employees;
    let now = await act(agent, 'replyToTicket', 'ReplyToTicketInput', { idempotencyKey: 'credit-1', body: '马上处理' });
    expect(now).toMatchObject({ firstContactOwnerId: a, firstResponderId: a, solverId: null });
    now = await act(agent, 'assignTicket', 'AssignTicketInput', { expectedVersion: now.version, assigneeId: c, reason: '换班' });
    now = await act(colleague, 'replyToTicket', 'ReplyToTicketInput', { idempotencyKey: 'credit-2', body: '已安排' });
    expect(now).toMatchObject({ firstContactOwnerId: a, assigneeId: c, firstResponderId: a });
    now = await act(colleague, 'resolveTicket', 'ResolveTicketInput', { expectedVersion: now.version, solution: '退款', callBack: false });
    expect(now.solverId).toBe(c);
    now = await act(agent, 'reopenTicket', 'ReasonedTicketInput', { expectedVersion: now.version, reason: '顾客不满意' });
    expect(now).toMatchObject({ solverId: null, firstResponderId: a, firstContactOwnerId: a });
  });
});

describe('the rows behind', () => {
  const keys = ['volume', 'backlog', 'closureRate', 'onTimeRate', 'givenOnTimeRate', 'policyOnTimeRate', 'firstTimeResolution', 'machineResolution', 'answeredIn24h', 'reopenRate', 'ordinaryShare', 'satisfactionMean', 'satisfiedShare', 'resolutionMedian', 'businessResolutionMedian', 'firstResponseMean'];
  const periods = [{ kind: 'ALL' }, { kind: 'MONTH', on: '2026-01-20' }, { kind: 'MONTH', on: '2026-02-01' }, { kind: 'WEEK', on: '2026-02-10' }, { kind: 'YEAR', on: '2026-05-05' }, { kind: 'QUARTER', on: '2026-03-31' }, { kind: 'DAY', on: '2026-01-31' }];
  const filters = [null, { storeId: { in: ['1'] } }, { needClass: { eq: 'ORDINARY' } }, { or: [{ channel: { eq: 'PHONE' } }, { satisfaction: { gte: 5 } }] }, { not: { category: { key: { eq: 'description' } } } }];
  let catalogue: Any;
  test('drill-through: any measure, period, filter and split opens lists with exactly the rows it counts, for any viewer', async () => {
    await fc.assert(fc.asyncProperty(
      fc.constantFrom(...keys), fc.constantFrom(...periods), fc.constantFrom(...filters), fc.constantFrom('STORE', 'REGION', 'CATEGORY', 'CLASS', 'WEEKDAY', 'CHANNEL', 'TIER', null), fc.constantFrom('admin', 'agent', 'supervisor', 'finance'),
      async (key, period, filter, by, who) => {
        const token = world.tokens[who as 'admin'];
        catalogue ??= (await world.ask(token, '{ measures { key dimensions { key } } }')).measures;
        const known = catalogue.find((one: Any) => one.key === `tickets.${key}`).dimensions.some((d: Any) => d.key === by);
        const every = period.kind === 'ALL' ? null : period.kind === 'YEAR' ? 'QUARTER' : 'WEEK';
        const told = await ask(`tickets.${key}`, { period, filter, by: known ? by : null, every }, token);
        for (const part of [told, ...told.groups, ...told.series]) {
          for (const list of [part.rows, part.hits, part.misses]) if (list) expect(await total(list.filter, token), `${key} ${JSON.stringify(list.filter)}`).toBe(list.count);
          if (part.hits) expect([part.hits.count, part.hits.count + part.misses.count]).toEqual([Number(part.numerator), part.rows.count]);
        }
        // Groups and steps are the whole, taken apart.
        if (known && !told.measure.key.includes('edian')) expect(told.groups.reduce((sum: number, g: Any) => sum + g.rows.count, 0)).toBe(told.rows.count);
      },
    ), { numRuns: 40, seed: 18 });
  }, 120_000);

  test('attack A27: an aggregate, and the difference of two, tells nothing that the viewer could not list row by row', async () => {
    const all = await ask('tickets.volume');
    const mine = await ask('tickets.volume', {}, world.tokens.agent);
    expect([all.value, mine.value]).toEqual(['7', '5']);
    const foreign = await ask('tickets.volume', { filter: { storeId: { eq: world.stores[2] } }, by: 'STORE' }, world.tokens.agent);
    expect([foreign.value, foreign.groups]).toEqual(['0', []]);
    // What is masked is neither filtered nor split by.
    expect((await world.refusal(world.tokens.agent, ASK, { key: 'tickets.volume', period: { kind: 'ALL' }, filter: { contactPhone: { eq: '13800000000' } } })).code).toBe('VALIDATION');
  });
});

describe('the same number everywhere', () => {
  test('beside its value and under `explain`: one tree, with version, line above and below, and the same rows', async () => {
    const period = { kind: 'MONTH', on: '2026-01-10' };
    const told = await ask('tickets.onTimeRate', { period });
    const { explain } = await world.ask(world.tokens.admin, 'query ($input: ExplainInput!) { explain(input: $input) { value text { zh en } definition { zh } version { key number } rows { resource filter count } tree } }', { input: { number: 'measure.tickets.onTimeRate', params: { period } } });
    expect([explain.value, explain.rows.count, explain.version.number]).toEqual([told.value, told.rows.count, told.measure.version]);
    expect(explain.version.key).toContain(told.measure.definitionHash);
    expect(explain.text.zh).toBe('33.3%，1 ÷ 3');
    expect(told.explain.inputs.map((one: Any) => one.label.en)).toEqual(['How it is computed', 'Those that hold', 'Those that do not', 'Rows that count', 'Period', 'As of', 'Credited to']);
  });
  test('the number of statements does not grow with rows, groups or steps', async () => {
    const db = world.http.db;
    const count = async (more: object): Promise<number> => { const before = db.statements; await ask('tickets.businessResolutionMedian', more); return db.statements - before; };
    const small = await count({ period: { kind: 'MONTH', on: '2026-01-10' }, by: 'STORE', every: 'MONTH' });
    expect(await count({ period: { kind: 'YEAR', on: '2026-01-10' }, by: 'CATEGORY', every: 'DAY' })).toBe(small);
  });
  test('wrong questions are refused at their place', async () => {
    const refused = async (more: object): Promise<string[]> => { const said = await world.refusal(world.tokens.admin, ASK, { key: 'tickets.volume', period: { kind: 'ALL' }, ...more }); return [said.code, ...Object.keys(said.fields ?? {})]; };
    expect(await refused({ key: 'tickets.nothing' })).toEqual(['VALIDATION', 'key']);
    expect(await refused({ period: { kind: 'RANGE', from: '2026-02-01', until: '2026-02-01' } })).toEqual(['VALIDATION', 'period.until']);
    expect(await refused({ period: { kind: 'RANGE', until: '2026-02-01' } })).toEqual(['VALIDATION', 'period.from']);
    expect(await refused({ by: 'MOON' })).toEqual(['VALIDATION', 'by']);
    expect(await refused({ every: 'DAY' })).toEqual(['VALIDATION', 'period']);
    expect(await refused({ period: { kind: 'RANGE', from: '1990-01-01', until: '2026-01-01' }, every: 'DAY' })).toEqual(['VALIDATION', 'every']);
    expect(await refused({ limit: 501 })).toEqual(['VALIDATION', 'limit']);
    expect(await refused({ asOf: '2199-01-01T00:00:00Z' })).toEqual(['VALIDATION', 'asOf']);
    expect(await refused({ filter: { number: { like: 'x' } } })).toEqual(['VALIDATION', 'filter.number']);
  });
});
