// Monthly reviews and plans over HTTP: who may make which, figures that equal the measures, drafts taken anew and finals that stay, plans judged by their measure, the paper.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewBlocks } from '../../server/quality/plans/review-paper.service.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

const MAKE = 'mutation ($input: MakeMonthlyReviewInput!) { done: makeMonthlyReview(input: $input) { id version state reviewScope storeId regionId monthOn figures madeById } }';
const FINISH = 'mutation ($input: FinishMonthlyReviewInput!) { done: finishMonthlyReview(input: $input) { id version state note finalAt } }';
const START = 'mutation ($input: StartPlanInput!) { done: startPlan(input: $input) { id version state baseline target isRise storeId reviewId steps { id version whatZh dueOn doneOn } } }';
const TEMPLATE = 'mutation ($input: StartTemplateInput!) { done: startPlanTemplate(input: $input) }';
const TICK = 'mutation ($input: TickPlanStepInput!) { done: tickPlanStep(input: $input) { id steps { id version doneOn doneBy { id } } } }';
const CLOSE = 'mutation ($input: ClosePlanInput!) { done: closePlan(input: $input) { id state outcome wayShare closeNote } }';
let w: TicketWorld;
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const month = (): string => today().slice(0, 7);
const daysAgo = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
const run = async (who: keyof TicketWorld['tokens'], query: string, input: object): Promise<Any> => (await w.ask(w.tokens[who], query, { input })).done;
const refused = (who: keyof TicketWorld['tokens'], query: string, input: object): Promise<Any> => w.refusal(w.tokens[who], query, { input });
const STORE = (): object => ({ reviewScope: 'STORE', storeId: w.stores[0] });

beforeAll(async () => {
  w = await ticketWorld();
  for (let n = 0; n < 5; n += 1) await w.open(w.tokens.agent, { body: n < 3 ? '草莓发霉变质' : '快递没有收到' });
  await w.open(w.tokens.elsewhere, { storeId: w.stores[2], body: '别的店的事' });
}, 120_000);
afterAll(async () => { await w?.end(); });

describe('The review', () => {
  test('B-29: its figures are those of the measures, for the place alone; each opens its list', async () => {
    const review = await run('manager', MAKE, { ...STORE(), month: month() });
    expect(review).toMatchObject({ state: 'DRAFT', reviewScope: 'STORE', storeId: w.stores[0], monthOn: `${month()}-01`, madeById: w.employees.manager });
    const { measure } = await w.ask(w.tokens.manager, `{ measure(key: "tickets.volume", period: { kind: MONTH }, filter: { storeId: { eq: "${w.stores[0]}" } }, by: "CATEGORY") { value groups { key value } } }`);
    expect(review.figures.volume.value).toBe(measure.value);
    expect(measure.value).toBe('5');
    const totalOf = async (filter: object): Promise<number> => (await w.ask(w.tokens.manager, 'query ($filter: TicketFilter) { tickets(filter: $filter) { total } }', { filter })).tickets.total;
    expect(await totalOf(review.figures.volume.rows.now)).toBe(5);
    expect(await totalOf(review.figures.volume.rows.before)).toBe(Number(review.figures.volume.before));
    expect(await totalOf(review.figures.satisfaction.rows.now)).toBe(review.figures.satisfaction.sample);
    for (const week of review.figures.weeks) expect(await totalOf(week.rows), week.from).toBe(week.sample);
    for (const part of review.figures.parts) expect(part.beforeRows?.resource, part.part).toBe(part.rows.resource);
    for (const problem of review.figures.problems) {
      expect(String(problem.count)).toBe(measure.groups.find((one: Any) => one.key === problem.key).value);
      const { tickets } = await w.ask(w.tokens.manager, 'query ($filter: TicketFilter) { tickets(filter: $filter) { total } }', { filter: problem.filter });
      expect(tickets.total).toBe(problem.count);
    }
  });
  test('who may make which: a manager of the store, a supervisor of the region, nobody of what she does not reach wholly', async () => {
    expect(await refused('agent', MAKE, { ...STORE(), month: month() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('manager', MAKE, { reviewScope: 'STORE', storeId: w.stores[2], month: month() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('manager', MAKE, { reviewScope: 'CHAIN', month: month() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('manager', MAKE, { reviewScope: 'REGION', regionId: w.http.world.regions[0], month: month() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('supervisor', MAKE, { reviewScope: 'REGION', regionId: w.http.world.regions[1], month: month() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run('supervisor', MAKE, { reviewScope: 'REGION', regionId: w.http.world.regions[0], month: month() })).toMatchObject({ reviewScope: 'REGION', storeId: null });
    expect(await refused('supervisor', MAKE, { reviewScope: 'STORE', month: month() })).toMatchObject({ code: 'VALIDATION' });
    expect(await refused('manager', MAKE, { ...STORE(), month: '2099-01' })).toMatchObject({ code: 'VALIDATION' });
  });
  test('a draft is taken anew and stays one; a final one stays as it was; a store sees its own, another does not', async () => {
    const first = await run('manager', MAKE, { ...STORE(), month: month() });
    await w.open(w.tokens.agent, { body: '又一盒草莓发霉' });
    const again = await run('supervisor', MAKE, { ...STORE(), month: month() });
    expect(again.id).toBe(first.id);
    expect(Number(again.figures.volume.value)).toBe(Number(first.figures.volume.value) + 1);
    expect(await refused('manager', FINISH, { id: first.id, expectedVersion: first.version, note: '旧版' })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused('agent', FINISH, { id: first.id, expectedVersion: again.version })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await run('manager', FINISH, { id: first.id, expectedVersion: again.version, note: '水果到货当天验' })).toMatchObject({ state: 'FINAL', note: '水果到货当天验' });
    expect(await refused('manager', MAKE, { ...STORE(), month: month() })).toMatchObject({ code: 'POLICY', reason: 'REVIEW_FINAL' });
    const see = async (who: keyof TicketWorld['tokens']): Promise<Any> => (await w.ask(w.tokens[who], 'query ($id: ID!) { monthlyReview(id: $id) { id } }', { id: first.id })).monthlyReview;
    expect(await see('agent')).toEqual({ id: first.id });
    expect(await see('elsewhere')).toBeNull();
    const paper = await fetch(`${w.http.url}/files/papers/monthly-review/${first.id}?language=zh`, { headers: { authorization: `Bearer ${w.tokens.manager}` } });
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await paper.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await fetch(`${w.http.url}/files/papers/monthly-review/${first.id}?language=en`, { headers: { authorization: `Bearer ${w.tokens.elsewhere}` } })).status).toBe(404);
  });
});

describe('Plans', () => {
  test('D-37: a goal on a measure with steps, worked off, and judged by where the measure came to', async () => {
    const input = { ...STORE(), idempotencyKey: key(), titleZh: '投诉少于 3', titleEn: 'Fewer than 3', measureKey: 'tickets.volume', target: '3', isRise: false, startsOn: daysAgo(1), endsOn: today(), steps: [{ whatZh: '到货验收', whatEn: 'Check on arrival', dueOn: today() }] };
    const plan = await run('manager', START, input);
    expect(plan).toMatchObject({ state: 'ACTIVE', isRise: false, target: '3', baseline: '0', steps: [{ whatZh: '到货验收', doneOn: null }] });
    expect((await run('manager', START, input)).id).toBe(plan.id);
    expect(await refused('agent', TICK, { id: plan.steps[0].id, expectedVersion: 1, isDone: true })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await run('manager', TICK, { id: plan.steps[0].id, expectedVersion: 1, isDone: true })).steps[0]).toMatchObject({ doneOn: today(), doneBy: { id: w.employees.manager } });
    // Six tickets came in: three would have been the goal.
    const closed = await run('manager', CLOSE, { id: plan.id, expectedVersion: plan.version, note: '没做到' });
    expect(closed).toMatchObject({ state: 'MISSED', outcome: '6', closeNote: '没做到' });
    expect(await refused('manager', CLOSE, { id: plan.id, expectedVersion: plan.version + 1, note: '再来' })).toMatchObject({ code: 'POLICY' });
    const loose = await run('manager', START, { ...input, idempotencyKey: key(), target: '10' });
    expect(await run('manager', CLOSE, { id: loose.id, expectedVersion: loose.version, note: '做到了' })).toMatchObject({ state: 'REACHED' });
    const later = await run('manager', START, { ...input, idempotencyKey: key(), endsOn: daysAgo(-30), steps: [] });
    expect(await refused('manager', CLOSE, { id: later.id, expectedVersion: later.version, note: '太早' })).toMatchObject({ code: 'POLICY', reason: 'PLAN_EARLY' });
    expect(await run('manager', CLOSE, { id: later.id, expectedVersion: later.version, isDropped: true, note: '不做了' })).toMatchObject({ state: 'DROPPED' });
    for (const wrong of [{ measureKey: 'no.such' }, { target: 'x' }, { endsOn: daysAgo(40) }, { steps: [{ whatZh: '太晚', whatEn: 'Late', dueOn: daysAgo(-60) }] }]) expect(await refused('manager', START, { ...input, idempotencyKey: key(), ...wrong }), JSON.stringify(wrong)).toMatchObject({ code: 'VALIDATION' });
    expect(await refused('elsewhere', START, { ...input, idempotencyKey: key() })).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('D-37: every figure of a plan opens: where it began, its target, how far it came, each with the tickets behind it for who may see them', async () => {
    const plan = await run('manager', START, { ...STORE(), idempotencyKey: key(), titleZh: '投诉少一半', titleEn: 'Half', measureKey: 'tickets.volume', target: '3', isRise: false, startsOn: today(), endsOn: today() });
    const why = async (who: keyof TicketWorld['tokens'], figure: string): Promise<Any> => (await w.ask(w.tokens[who], 'query ($input: ExplainInput!) { explain(input: $input) { value tree } }', { input: { number: `improvementPlan.${figure}`, id: plan.id } })).explain;
    const began = await why('manager', 'baseline');
    expect(began.value).toBe(plan.baseline);
    // The day before has no tickets, and the list says so.
    expect(began.tree.inputs[0]).toMatchObject({ value: '0', rows: { resource: 'tickets', count: 0 } });
    expect((await why('manager', 'target')).tree).toMatchObject({ value: '3', note: { en: 'Reached at this or less' } });
    const way = (await why('manager', 'wayShare')).tree;
    const now = way.inputs.at(-1);
    // It runs: the way is as far as it is now, from nought towards three.
    expect(Number(way.value)).toBeCloseTo(Number(now.value) / 3, 3);
    const { tickets } = await w.ask(w.tokens.manager, 'query ($filter: TicketFilter) { tickets(filter: $filter) { total } }', { filter: now.rows.filter });
    expect([now.rows.count, String(tickets.total)]).toEqual([tickets.total, now.value]);
    // Of a plan that is out of sight nothing opens, and it answers as one that is not there.
    for (const figure of ['baseline', 'target', 'wayShare']) expect(await w.refusal(w.tokens.elsewhere, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', { input: { number: `improvementPlan.${figure}`, id: plan.id } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.refusal(w.tokens.manager, 'query ($input: ExplainInput!) { explain(input: $input) { value } }', { input: { number: 'improvementPlan.baseline', id: '99999' } })).toMatchObject({ code: 'NOT_FOUND' });
  });
  test('C-45: the goals of a store start as plans, each once a key, with their steps dated from the start', async () => {
    const input = { ...STORE(), idempotencyKey: key(), templateKey: 'store-goals', startsOn: today() };
    const ids = await run('manager', TEMPLATE, input);
    expect(ids).toHaveLength(4);
    expect(await run('manager', TEMPLATE, input)).toEqual(ids);
    const { improvementPlans } = await w.ask(w.tokens.manager, `{ improvementPlans(filter: { templateKey: { eq: "store-goals" } }, sort: [{ field: ID, order: ASC }]) { items { measureKey target endsOn steps { dueOn } } } }`);
    expect(improvementPlans.items[0]).toMatchObject({ measureKey: 'tickets.satisfiedShare', target: '0.95', endsOn: daysAgo(-(26 * 7 - 1)), steps: [{ dueOn: daysAgo(-27) }, { dueOn: daysAgo(-90) }] });
    expect(await refused('manager', TEMPLATE, { ...input, idempotencyKey: key(), templateKey: 'none' })).toMatchObject({ code: 'VALIDATION' });
  });
  test('D-05: the framework of five parts starts as five plans, one a part; the review sees the month from each part, with the plans that improve it, and prints it', async () => {
    const PARTS = ['FLOW', 'PEOPLE', 'TECHNOLOGY', 'COMMUNICATION', 'EVALUATION'];
    const ids = await run('supervisor', TEMPLATE, { reviewScope: 'STORE', storeId: w.stores[1], idempotencyKey: key(), templateKey: 'five-parts', startsOn: `${month()}-01` });
    const plans = (await w.ask(w.tokens.supervisor, `{ improvementPlans(filter: { ids: ${JSON.stringify(ids)} }, sort: [{ field: ID, order: ASC }]) { items { id part measureKey } } }`)).improvementPlans.items;
    expect(plans.map((one: Any) => one.part)).toEqual(PARTS);
    const one = await run('supervisor', START, { reviewScope: 'STORE', storeId: w.stores[1], idempotencyKey: key(), titleZh: '店里多留一条电话线', titleEn: 'One more line', measureKey: 'tickets.answeredIn24h', part: 'COMMUNICATION', target: '0.95', startsOn: `${month()}-01`, endsOn: daysAgo(-60) });
    const review = await run('supervisor', MAKE, { reviewScope: 'STORE', storeId: w.stores[1], month: month() });
    expect(review.figures.parts.map((each: Any) => each.part)).toEqual(PARTS);
    for (const [at, each] of review.figures.parts.entries()) {
      expect(each.planIds).toEqual(each.part === 'COMMUNICATION' ? [ids[at], one.id] : [ids[at]]);
      const { measure } = await w.ask(w.tokens.supervisor, `{ measure(key: "${each.measure}", period: { kind: MONTH }, filter: { storeId: { eq: "${w.stores[1]}" } }) { value sample rows { resource } } }`);
      expect([each.value, each.sample, each.rows.resource]).toEqual([measure.value, measure.sample, measure.rows.resource]);
    }
    const { total } = (await w.ask(w.tokens.supervisor, `{ improvementPlans(filter: { part: { eq: COMMUNICATION }, storeId: { eq: "${w.stores[1]}" } }) { total } }`)).improvementPlans;
    expect(total).toBe(2);
    const blocks = reviewBlocks({ month: month(), zh: '二店', en: 'Two', figures: review.figures, note: null, maker: null }, 'zh');
    expect(JSON.stringify(blocks)).toMatch(/流程.*人员.*技术.*沟通.*评价/);
    expect(await refused('supervisor', START, { reviewScope: 'STORE', storeId: w.stores[1], idempotencyKey: key(), titleZh: '错', titleEn: 'Wrong', measureKey: 'tickets.volume', part: 'LUCK', target: '1', startsOn: today(), endsOn: daysAgo(-60) })).toBeTruthy();
  });
  test('C-02: the lever is reckoned from the place’s own sales and returns, for who may read them', async () => {
    const { returnLever } = await w.ask(w.tokens.manager, 'query ($input: ReviewPlaceInput!) { returnLever(input: $input) { salesAmount returnedAmount returnRate worthAmount explanation } }', { input: STORE() });
    const { rows: [own] } = await w.http.db.write.query<{ sales: string }>('select coalesce(sum(sales_amount), 0)::numeric(20,2)::text sales from purchases where store_id = $1 and sale_line_count > 0', [w.stores[0]]);
    expect(returnLever.salesAmount).toBe(own?.sales);
    expect(returnLever.explanation.rule.key).toBe('return-lever');
    // With margins of one's own: twice the net margin, half the points.
    const OWN = 'query ($input: ReviewPlaceInput!, $own: LeverAssumptionsInput) { returnLever(input: $input, assumptions: $own) { profitPoints assumptions { key value isOwn } } }';
    const [shipped, own2] = [await w.ask(w.tokens.manager, OWN, { input: STORE() }), await w.ask(w.tokens.manager, OWN, { input: STORE(), own: { netMargin: '0.10' } })];
    expect(own2.returnLever.assumptions).toEqual([{ key: 'grossMargin', value: '0.15', isOwn: false }, { key: 'lostOnReturn', value: '0.05', isOwn: false }, { key: 'netMargin', value: '0.10', isOwn: true }]);
    expect(Number(own2.returnLever.profitPoints ?? 0)).toBeCloseTo(Number(shipped.returnLever.profitPoints ?? 0) / 2, 1);
    for (const wrong of [{ netMargin: '0' }, { grossMargin: '1.2' }, { lostOnReturn: '-0.1' }]) expect(await w.refusal(w.tokens.manager, OWN, { input: STORE(), own: wrong })).toMatchObject({ code: 'VALIDATION', fields: { [`assumptions.${Object.keys(wrong)[0]}`]: expect.anything() } });
    expect(await w.refusal(w.tokens.agent, 'query ($input: ReviewPlaceInput!) { returnLever(input: $input) { salesAmount } }', { input: STORE() })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('C-02: what a place knows of its margins is kept for whoever plans for it: the store’s before the chain’s, what is left out as shipped', async () => {
    const KEEP = 'mutation ($input: SaveLeverMarginsInput!) { saveLeverMargins(input: $input) { id version reviewScope grossMargin netMargin } }';
    const ASK = 'query ($input: ReviewPlaceInput!) { returnLever(input: $input) { marginsVersion assumptions { key value isOwn } } }';
    const lever = async (token: string): Promise<Any> => (await w.ask(token, ASK, { input: STORE() })).returnLever;
    expect((await lever(w.tokens.manager)).marginsVersion).toBeNull();
    expect(await w.refusal(w.tokens.agent, KEEP, { input: { ...STORE(), margins: { grossMargin: '0.2' } } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.manager, KEEP, { input: { reviewScope: 'STORE', storeId: w.stores[1], margins: {} } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.manager, KEEP, { input: { ...STORE(), margins: { netMargin: '0' } } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.margins.netMargin': { reason: 'LEVER_SHARE' } } });
    const { rows: [employee] } = await w.http.db.write.query<{ id: string }>("insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('QL', 'QL', 'QL', 'QL', 'quality', 'specialist', 'REGULAR', '2020-01-01') returning id::text");
    await w.http.world.addUser('ql', [{ role: 'quality', scope: 'ALL' }], employee?.id);
    const { token } = await w.http.world.signInAs('ql');
    expect((await w.ask(token, KEEP, { input: { reviewScope: 'CHAIN', margins: { grossMargin: '0.30', netMargin: '0.08' } } })).saveLeverMargins).toMatchObject({ reviewScope: 'CHAIN', version: 1 });
    expect((await w.ask(w.tokens.manager, KEEP, { input: { ...STORE(), margins: { grossMargin: '0.22' } } })).saveLeverMargins).toMatchObject({ version: 1, grossMargin: '0.22', netMargin: null });
    expect(await lever(w.tokens.supervisor)).toEqual({ marginsVersion: 1, assumptions: [{ key: 'grossMargin', value: '0.22', isOwn: true }, { key: 'lostOnReturn', value: '0.05', isOwn: false }, { key: 'netMargin', value: '0.08', isOwn: true }] });
    expect(await w.refusal(w.tokens.manager, KEEP, { input: { ...STORE(), margins: { grossMargin: '0.1' } } })).toMatchObject({ code: 'CONFLICT' });
    await w.ask(w.tokens.manager, KEEP, { input: { ...STORE(), expectedVersion: 1, margins: {} } });
    expect((await lever(w.tokens.manager)).assumptions[0]).toEqual({ key: 'grossMargin', value: '0.3', isOwn: true });
    await w.http.db.write.query('delete from lever_margins');
  });

  test('C-45, D-04, C-02: the quality manager plans for a store by the sums of its sales, and opens no receipt; of a few receipts nothing is told', async () => {
    const LEVER = 'query ($input: ReviewPlaceInput!) { returnLever(input: $input) { salesAmount returnRate } }';
    const { rows: [employee] } = await w.http.db.write.query<{ id: string }>("insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('QM', 'QM', 'QM', 'QM', 'quality', 'specialist', 'REGULAR', '2020-01-01') returning id::text");
    await w.http.world.addUser('qm', [{ role: 'quality', scope: 'ALL' }], employee?.id);
    const { token } = await w.http.world.signInAs('qm');
    const customer = (await w.customer('小票', w.stores[1] as string)).replace(/\D/g, '');
    const place = { reviewScope: 'STORE', storeId: w.stores[1] };
    const sell = async (from: number, until: number): Promise<void> => {
      for (let n = from; n < until; n += 1) {
        await w.http.db.write.query(`insert into purchases (customer_id, store_id, receipt_no, purchased_at, business_on, amount, sales_amount, returns_amount, line_count, sale_line_count, channel)
          values ($1, $2, $3, now() - interval '3 days', $4, 100, 100, 0, 1, 1, 'STORE'), ($1, $2, $3 || 'r', now() - interval '2 days', $4, -10, 0, -10, 1, 0, 'STORE')`, [customer, w.stores[1], `QM-${n}`, daysAgo(3)]);
      }
    };
    await sell(0, 4);
    expect((await w.ask(token, LEVER, { input: place })).returnLever).toEqual({ salesAmount: '0.00', returnRate: null });
    await sell(4, 6);
    expect((await w.ask(token, LEVER, { input: place })).returnLever).toEqual({ salesAmount: '600.00', returnRate: '0.1' });
    for (const templateKey of ['store-goals', 'five-goals']) {
      const ids = (await w.ask(token, TEMPLATE, { input: { ...place, idempotencyKey: key(), templateKey, startsOn: today() } })).done;
      const { improvementPlans } = await w.ask(token, `{ improvementPlans(filter: { ids: ${JSON.stringify(ids)}, measureKey: { eq: "sales.returnRate" } }) { items { baseline target } } }`);
      expect(improvementPlans.items, templateKey).toHaveLength(1);
      expect(Number(improvementPlans.items[0].baseline), templateKey).toBe(0.1);
    }
    for (const query of ['{ purchases { total } }', '{ customers { total } }', '{ measure(key: "sales.returnRate", period: { kind: ALL }) { value } }']) expect(await w.refusal(token, query), query).toMatchObject({ code: 'FORBIDDEN' });
    // What is no sale is asked by one's own rights alone.
    expect(await w.refusal(w.tokens.agent, LEVER, { input: place })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
