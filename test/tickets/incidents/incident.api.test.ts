// Incidents over HTTP and by their jobs: proposed from a spike with its evidence, opened with a plan, linked, replied to and told, each once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobDefinition } from '../../../server/platform/jobs/job.registry.ts';
import { runJob } from '../../../server/platform/jobs/job.runner.ts';
import { installJobs } from '../../../server/platform/jobs/job.service.ts';
import { SILENT, systemContext } from '../../../server/platform/jobs/system-context.ts';
import { systemClock } from '../../../server/core/clock.ts';
import { shipDefaults } from '../../../server/shipped.ts';
import { sweepDue } from '../../../server/platform/due/sweep.service.ts';
import { detectIncidents } from '../../../server/tickets/incidents/detector.service.ts';
import { publishIncidentJob, replyIncidentJob } from '../../../server/tickets/incidents/incident.publish.ts';
import { linkIncidentJob } from '../../../server/tickets/incidents/incident.tickets.ts';
import { key, ticketWorld, type Any, type TicketWorld } from '../ticket-fixture.ts';

let w: TicketWorld;
let product: string;
let category: string;
const db = () => w.http.world.db;
beforeAll(async () => {
  w = await ticketWorld();
  await installJobs(db().directUrl);
  product = await newProduct('S-900', '有机草莓');
  ({ ticketCategories: { items: [{ id: category }] } } = await w.ask(w.tokens.admin, '{ ticketCategories(filter: { key: { eq: "product-quality" } }) { items { id } } }'));
  // A chain that has lived for a while, so that it is known what is usual.
  const old = await w.open(w.tokens.agent, { body: '问一下营业时间' });
  await db().write.query(`update tickets set opened_at = opened_at - interval '100 days' where id = $1`, [old.id.split('-')[1]]);
});
afterAll(async () => { await w?.end(); });

const newProduct = async (sku: string, name: string): Promise<string> =>
  (await db().write.query<{ id: string }>('insert into products (sku, name, name_en, category_id) values ($1, $2, $1, (select id from categories order by id limit 1)) returning id::text', [sku, name])).rows[0]?.id as string;
const detect = () => detectIncidents(systemContext(db()));
/** Complaints of the same by people of their own. */
const complain = async (count: number, more: object = {}, token = w.tokens.agent): Promise<Any[]> => {
  const made: Any[] = [];
  for (let i = 0; i < count; i += 1) {
    const customerId = await w.customer(`顾客${key()}`, (more as { storeId?: string }).storeId ?? (w.stores[0] as string));
    made.push(await w.open(token, { customerId, productId: product, batchNo: 'B17', categoryId: category, body: '草莓发霉', ...more }));
  }
  return made;
};
const FIELDS = 'id number titleZh titleEn state planLevel observedCount expectedCount chance version reason store { id } owner { id } tasks { id stepKey state dueAt breachedAt version owner { id } } tickets(page: { limit: 50 }) { items { isConfirmed toldAt toldBy { delivery body ticket { id } } ticket { id } } }';
const input = (name: string): string => ({ dismissIncident: 'ReasonedIncidentInput', closeIncident: 'ReasonedIncidentInput', replyToIncident: 'ReplyToIncidentInput', publishIncident: 'PublishIncidentInput', linkIncidentTickets: 'LinkIncidentTicketsInput' })[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
const document = (name: string, fields = FIELDS): string => `mutation ($input: ${input(name)}!) { did: ${name}(input: $input) { ${fields} } }`;
const act = async (name: string, values: object, token = w.tokens.supervisor, fields = FIELDS): Promise<Any> => (await w.ask(token, document(name, fields), { input: values })).did;
const refused = (name: string, values: object, token = w.tokens.supervisor, fields = FIELDS): Promise<Any> => w.refusal(token, document(name, fields), { input: values });
const read = async (id: string, token = w.tokens.admin): Promise<Any> => (await w.ask(token, `query ($id: ID!) { incident(id: $id) { ${FIELDS} } }`, { id })).incident;
/** Runs the waiting jobs of a kind to their end, as a worker would. */
async function work(definition: JobDefinition<never>): Promise<Any[]> {
  const { rows } = await db().write.query<{ id: string }>("select id::text from jobs where kind = $1 and state = 'QUEUED' order by id", [definition.kind]);
  for (const { id } of rows) await runJob(db(), definition as JobDefinition, { jobId: id, attempt: 1, attempts: 5, signal: new AbortController().signal }, { clock: systemClock, log: SILENT, zone: 'Asia/Shanghai' });
  return (await db().write.query<{ state: string; result: Any }>('select state, result from jobs where id = any($1::bigint[]) order by id', [rows.map((row) => row.id)])).rows;
}
const said = async (wire: string): Promise<string[]> => (await w.ask(w.tokens.admin, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 50 }, sort: [{ field: CREATED_AT, order: ASC }]) { items { direction body } } } }', { id: wire })).ticket.events.items.filter((one: Any) => one.direction === 'OUT').map((one: Any) => one.body);

describe('the detector', () => {
  test('A-17: two complaints are none, one person who tells it thrice is one; the third person proposes an incident with its tickets as evidence, once', async () => {
    const [first] = await complain(2);
    expect(await detect()).toEqual([]);
    await w.open(w.tokens.agent, { customerId: first.customer.id, productId: product, batchNo: 'B17', categoryId: category, body: '再说一遍，草莓发霉' });
    expect(await detect()).toEqual([]);
    await complain(1);
    const [one, two] = await Promise.all([detect(), detect()]);
    expect([...one, ...two].length).toBe(1);
    const incident = await read([...one, ...two][0] as string);
    expect(incident).toMatchObject({ state: 'PROPOSED', planLevel: 'CHAIN', observedCount: 3, store: { id: w.stores[0] }, titleZh: '商品质量 · 有机草莓 · 批号 B17 · S1', owner: null, tasks: [] });
    expect(Number(incident.chance)).toBeLessThan(0.0001);
    expect(incident.tickets.items.map((row: Any) => row.isConfirmed)).toEqual([false, false, false, false]);
    expect(await detect()).toEqual([]);
    // What comes later joins it, from another store too; then it is no longer that store's.
    await complain(1, { storeId: w.stores[2] }, w.tokens.elsewhere);
    expect(await detect()).toEqual([]);
    expect(await read(incident.id)).toMatchObject({ store: null, tickets: { items: { length: 5 } } });
  });

  test('what is dismissed with a reason is not proposed again by the same tickets', async () => {
    product = await newProduct('S-901', '酸奶');
    await complain(3);
    const [id = ''] = await detect();
    expect(await refused('dismissIncident', { id, expectedVersion: 1, reason: '?' })).toMatchObject({ code: 'VALIDATION' });
    expect(await refused('dismissIncident', { id, expectedVersion: 1, reason: '试吃' }, w.tokens.agent)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act('dismissIncident', { id, expectedVersion: 1, reason: '三位是同一家人' })).toMatchObject({ state: 'DISMISSED', reason: '三位是同一家人' });
    expect(await detect()).toEqual([]);
    await complain(2);
    expect(await detect()).toEqual([]);
    expect(await refused('openIncident', { id, expectedVersion: 2, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
  });

  test('a rule is the chain’s to set: a higher minimum proposes later, one that is off never', async () => {
    const { incidentRules } = await w.ask(w.tokens.admin, '{ incidentRules { items { id key version minimumCount } } }');
    const rule = incidentRules.items.find((one: Any) => one.key === 'batch');
    expect(await w.refusal(w.tokens.supervisor, document('saveIncidentRule', 'id'), { input: { id: rule.id, expectedVersion: rule.version, minimumCount: 5 } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal(w.tokens.admin, document('saveIncidentRule', 'id'), { input: { id: rule.id, expectedVersion: rule.version, minimumCount: 1 } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.minimumCount': { reason: 'INCIDENT_RULE_VALUE' } } });
    await w.ask(w.tokens.admin, document('saveIncidentRule', 'id'), { input: { id: rule.id, expectedVersion: rule.version, isActive: false } });
    product = await newProduct('S-902', '面包');
    await complain(3);
    expect(await detect()).toEqual([]);
    await w.ask(w.tokens.admin, document('saveIncidentRule', 'id'), { input: { id: rule.id, expectedVersion: rule.version + 1, isActive: true } });
    expect((await detect()).length).toBe(1);
  });
});

describe('who is told', () => {
  const told = async (user: string): Promise<Any[]> => (await db().write.query(
    `select n.matter, n.kind, n.count, n.title_zh "titleZh", n.resource, n.read_at is null "isUnread" from notifications n join users u on u.id = n.user_id where u.username = $1 and n.matter like 'incident:%' order by n.id`, [user])).rows;
  const late = async (kind: string, subject: string): Promise<void> => {
    await db().write.query(`update due_actions set run_at = now() - interval '1 second', due_at = now() - interval '1 second' where kind = $1 and subject = $2 and done_at is null`, [kind, subject]);
    await sweepDue(db(), systemClock);
  };

  test('A-17: the supervisor and quality hear of an incident in one alert each, whatever falls due on its tickets; nobody of another region does', async () => {
    await shipDefaults(db(), systemClock);
    const { rows: [doctor] } = await db().write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('q1', '质管', 'z', 'z', 'quality', 'l', 'REGULAR', '2020-01-01') returning id::text`);
    await w.http.world.addUser('doctor', [{ role: 'quality', scope: 'ALL' }], doctor?.id);
    const { rows: [far] } = await db().write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('s2', '别区主管', 'b', 'b', 'supervisor', 'l', 'REGULAR', '2020-01-01') returning id::text`);
    await w.http.world.addUser('farsuper', [{ role: 'supervisor', scope: 'REGION', regionId: w.http.world.regions[1] as string }], far?.id);
    await db().write.query('delete from notifications');
    product = await newProduct('S-910', '牛奶');
    const tickets = await complain(3);
    const [id = ''] = await detect();
    await complain(2);
    await detect();
    for (const user of ['supervisor', 'doctor']) expect(await told(user), user).toMatchObject([{ matter: `incident:${id}`, kind: 'tickets.incident', count: 1, resource: 'Incident', titleZh: '可能的群体事件：商品质量 · 牛奶 · 批号 B17 · S1' }]);
    for (const user of ['farsuper', 'agent', 'finance']) expect(await told(user), user).toEqual([]);

    // A late clock of a ticket of the incident tells nobody twice: she knows of the incident.
    const incident = await act('openIncident', { id, expectedVersion: (await read(id)).version, idempotencyKey: key() });
    await db().write.query('update notifications set read_at = now()');
    const { rows: [step] } = await db().write.query<{ subject: string }>(
      `select d.subject from due_actions d join ticket_clocks c on c.id::text = d.subject where d.kind = 'tickets.ladder-step' and d.done_at is null and c.ticket_id = $1 order by d.id limit 1`, [tickets[0].id.split('-')[1]]);
    expect(step).toBeTruthy();
    await db().write.query(`update ticket_clocks set started_at = started_at - interval '3 days', due_at = due_at - interval '3 days' where id = $1`, [step?.subject]);
    await late('tickets.ladder-step', step?.subject as string);
    const { rows: alerted } = await db().write.query<{ act: string }>(`select act from ticket_events where ticket_id = $1 and act in ('alert', 'escalate')`, [tickets[0].id.split('-')[1]]);
    expect(alerted.length).toBeGreaterThan(0);
    const { rows: about } = await db().write.query('select u.username, n.kind, n.title_zh from notifications n join users u on u.id = n.user_id where n.matter = $1', [`ticket:${tickets[0].id.split('-')[1]}`]);
    expect(about).toEqual([]);
    expect(await told('supervisor')).toMatchObject([{ count: 1, isUnread: false }]);

    // A task of the plan that is late is the same alert, unread again; so is one that is handed to somebody.
    const task = incident.tasks[0];
    await late('tickets.incident-task-due', task.id);
    expect(await told('supervisor')).toMatchObject([{ matter: `incident:${id}`, count: 2, isUnread: true, titleZh: expect.stringContaining('预案任务超时') }]);
    const other = incident.tasks[1];
    expect(await refused('saveIncidentTask', { id: other.id, expectedVersion: other.version, ownerId: w.employees.manager }, w.tokens.supervisor, 'id')).toMatchObject({ code: 'VALIDATION', fields: { 'input.reason': { reason: 'INCIDENT_HANDOVER' } } });
    await act('saveIncidentTask', { id: other.id, expectedVersion: other.version, ownerId: w.employees.manager, reason: '店里在处理' }, w.tokens.supervisor, 'id');
    expect((await told('manager')).at(-1)).toMatchObject({ matter: `incident:${id}`, titleZh: expect.stringContaining('预案任务交给你') });
  });
});

describe('an incident in hand', () => {
  test('A-17 B-13: from proposal to published result: plan with owners and times, tickets linked, one reply to all, the result to every customer once', async () => {
    product = await newProduct('S-903', '豆腐');
    const tickets = await complain(3);
    const [id = ''] = await detect();
    const proposed = await read(id);
    expect(await refused('openIncident', { id, expectedVersion: 99, idempotencyKey: key() })).toMatchObject({ code: 'CONFLICT' });
    const open = { id, expectedVersion: proposed.version, idempotencyKey: key(), planLevel: 'AREA' };
    let incident = await act('openIncident', open);
    expect(await act('openIncident', open)).toMatchObject({ id, version: incident.version });
    expect(incident).toMatchObject({ state: 'OPEN', planLevel: 'AREA', owner: { id: w.employees.supervisor } });
    expect(incident.tasks.map((one: Any) => one.stepKey)).toEqual(['report', 'hold', 'reply', 'compensate', 'stores', 'plan', 'publish']);
    expect(incident.tasks.every((one: Any) => one.owner?.id)).toBe(true);
    expect(incident.tickets.items.every((one: Any) => one.isConfirmed)).toBe(true);

    // More of them: one of the same customer, one by hand, one out of reach.
    const again = await w.open(w.tokens.agent, { customerId: tickets[0].customer.id, body: '豆腐又坏了' });
    const english = await w.open(w.tokens.agent, { customerId: await w.customer('Ms Green', w.stores[0] as string), body: 'The tofu was sour and smelled', contactName: 'Ms Green', channel: 'EMAIL', contactEmail: 'green@example.com' });
    const foreign = await w.open(w.tokens.elsewhere, { body: '豆腐发酸', storeId: w.stores[2] });
    expect(await act('linkIncidentTickets', { id, ids: [again.id, english.id, foreign.id] }, w.tokens.supervisor, 'done failedCount jobId')).toEqual({ done: 2, failedCount: 1, jobId: null });
    expect(await refused('linkIncidentTickets', { id }, w.tokens.supervisor, 'done')).toMatchObject({ code: 'VALIDATION' });

    const reply = { id, idempotencyKey: key(), bodyZh: '{name}您好，工单{number}：同批豆腐已下架，今天内给您答复。', bodyEn: 'Hello {name}, ticket {number}: the batch is off the shelf, you hear from us today.' };
    const queued = await act('replyToIncident', reply, w.tokens.supervisor, 'jobId');
    expect((await act('replyToIncident', reply, w.tokens.supervisor, 'jobId')).jobId).toBe(queued.jobId);
    expect(await work(replyIncidentJob as never)).toMatchObject([{ state: 'DONE', result: { done: 5, failedCount: 0 } }]);
    expect(await said(english.id)).toEqual([`Hello Ms Green, ticket ${english.number}: the batch is off the shelf, you hear from us today.`]);
    expect((await said(tickets[0].id))[0]).toContain(tickets[0].number);
    // A reply to all takes up none of them.
    const { ticket: held } = await w.ask(w.tokens.admin, 'query ($id: ID!) { ticket(id: $id) { assignee { id } } }', { id: tickets[1].id });
    expect(held.assignee).toEqual({ id: w.employees.agent });

    // One is done with by now: it hears the result and stays done.
    await db().write.query("update tickets set status = 'CLOSED', is_open = false, closed_at = now() where id = $1", [tickets[2].id.split('-')[1]]);
    incident = await read(id);
    const publish = { id, expectedVersion: incident.version, idempotencyKey: key(), resultZh: '已查明是冷链断电，整批销毁，设备已换。', resultEn: 'A failed cold chain: the batch is destroyed, the machine replaced.' };
    expect(await act('publishIncident', publish)).toMatchObject({ state: 'PUBLISHED' });
    await act('publishIncident', publish);
    const jobs = await db().write.query<{ id: string }>("select id::text from jobs where kind = 'tickets.publish-incident' and state = 'QUEUED'");
    expect(jobs.rows.length).toBe(1);
    expect(await work(publishIncidentJob as never)).toMatchObject([{ state: 'DONE', result: { done: 4 } }]);
    const told = await Promise.all([...tickets, again, english].map(async (one) => (await said(one.id)).filter((body) => /冷链|cold chain/.test(body)).length));
    // The first customer has two tickets and is told once, on the newer.
    expect(told).toEqual([0, 1, 1, 1, 1]);
    const { ticket: shut } = await w.ask(w.tokens.admin, 'query ($id: ID!) { ticket(id: $id) { status } }', { id: tickets[2].id });
    expect(shut.status).toBe('CLOSED');

    // Written is not sent: what goes by mail is on its way, and kept where nothing sends; what was said of at a desk waits for a person. An older ticket of hers names the words on the newer.
    const wordsOf = async (): Promise<Record<string, [string | null, string]>> => Object.fromEntries((await read(id)).tickets.items.map((one: Any) => [one.ticket.id, [one.toldBy.delivery, one.toldBy.ticket.id]]));
    expect(await wordsOf()).toEqual({ [tickets[0].id]: [null, again.id], [tickets[1].id]: [null, tickets[1].id], [tickets[2].id]: [null, tickets[2].id], [again.id]: [null, again.id], [english.id]: ['WAITING', english.id] });
    while ((await sweepDue(db(), systemClock)) > 0);
    expect((await wordsOf())[english.id]).toEqual(['NO_WAY', english.id]);

    // Linked after the result is out: told as well, the others not again.
    const late = await w.open(w.tokens.agent, { customerId: await w.customer('迟到', w.stores[0] as string), body: '豆腐也坏了' });
    await act('linkIncidentTickets', { id, ids: [late.id] }, w.tokens.supervisor, 'done');
    expect(await work(publishIncidentJob as never)).toMatchObject([{ state: 'DONE', result: { done: 1 } }]);
    expect((await said(late.id)).length).toBe(1);
    expect((await said(again.id)).filter((body) => body.includes('冷链')).length).toBe(1);
  });

  test('A-17: a task of the plan that is not done in its time is found late; done with what was done, it is; all of them end before the incident does', async () => {
    const ticket = await w.open(w.tokens.agent);
    const incident = await act('openIncident', { idempotencyKey: key(), titleZh: '人工建的', titleEn: 'By hand', planLevel: 'STORE', ticketIds: [ticket.id] });
    const [report, ...others] = incident.tasks;
    await db().write.query("update due_actions set run_at = now() - interval '1 second', due_at = now() - interval '1 second' where kind = 'tickets.incident-task-due' and subject = $1", [report.id]);
    await sweepDue(db(), systemClock);
    expect((await read(incident.id)).tasks.find((one: Any) => one.id === report.id).breachedAt).toBeTruthy();
    const fields = 'id state version';
    expect(await refused('saveIncidentTask', { id: report.id, expectedVersion: report.version + 1, state: 'DONE' }, w.tokens.supervisor, fields)).toMatchObject({ code: 'VALIDATION', fields: { 'input.outcome': { reason: 'INCIDENT_TASK_OUTCOME' } } });
    expect(await act('saveIncidentTask', { id: report.id, expectedVersion: report.version + 1, state: 'DONE', outcome: '已报总部' }, w.tokens.supervisor, fields)).toMatchObject({ state: 'DONE' });
    expect(await refused('closeIncident', { id: incident.id, expectedVersion: incident.version, reason: '查清了' })).toMatchObject({ code: 'POLICY', reason: 'INCIDENT_TASKS_OPEN' });
    for (const one of others) await act('saveIncidentTask', { id: one.id, expectedVersion: one.version, state: 'CANCELLED', outcome: '不需要' }, w.tokens.supervisor, fields);
    expect(await act('closeIncident', { id: incident.id, expectedVersion: incident.version, reason: '查清了' })).toMatchObject({ state: 'CLOSED' });
  });

  test('many are linked by a filter as a job; nobody acts on an incident that touches stores beyond their reach', async () => {
    const [one] = await complain(1);
    const incident = await act('openIncident', { idempotencyKey: key(), titleZh: '按条件', titleEn: 'By filter', ticketIds: [one.id] });
    expect(await act('linkIncidentTickets', { id: incident.id, filter: { productId: { eq: product } } }, w.tokens.supervisor, 'jobId')).toMatchObject({ jobId: expect.any(String) });
    const [done] = await work(linkIncidentJob as never);
    expect(done).toMatchObject({ state: 'DONE' });
    expect((await read(incident.id)).tickets.items.length).toBe(done?.result.done);
    const chain = await act('openIncident', { idempotencyKey: key(), titleZh: '全国', titleEn: 'Everywhere', ticketIds: [one.id, (await w.open(w.tokens.elsewhere, { storeId: w.stores[2] })).id] }, w.tokens.admin);
    expect(await refused('closeIncident', { id: chain.id, expectedVersion: chain.version, reason: '试试' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('openIncident', { idempotencyKey: key(), titleZh: '越权', titleEn: 'Beyond', ticketIds: [(await w.open(w.tokens.elsewhere, { storeId: w.stores[2] })).id] })).toMatchObject({ code: 'VALIDATION', fields: { 'input.ticketIds': { reason: 'INCIDENT_TICKET_REACH' } } });
  });
});
