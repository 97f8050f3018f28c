// One act on many tickets: those that refuse are told apart and stop no other, few at once and many as a job, each within the viewer's rights.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkTicketsJob } from '../../server/tickets/ticket-bulk.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { startWorker, type RunningWorker } from '../../server/platform/jobs/worker.service.ts';
import { ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

let world: TicketWorld;
let worker: RunningWorker;
const RESULT = '{ done failed { id code message } jobId }';
const bulk = async (token: string, name: string, input: object): Promise<Any> =>
  (await world.ask(token, `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { done: ${name}(input: $input) ${RESULT} }`, { input })).done;
const held = async (filter: object): Promise<Any[]> => (await world.ask(world.tokens.admin, 'query ($filter: TicketFilter) { tickets(filter: $filter, page: { limit: 200 }) { items { id status level assigneeId needClass categoryId handoverCount version } } }', { filter })).tickets.items;
const finished = async (token: string, id: string): Promise<Any> => {
  for (let i = 0; i < 600; i += 1) {
    const { job } = await world.ask(token, 'query ($id: ID!) { job(id: $id) { state done failedCount result } }', { id });
    if (job.state === 'DONE' || job.state === 'FAILED') return job;
    await new Promise((resolve) => { setTimeout(resolve, 150); });
  }
  throw new Error(`Job ${id} does not end`);
};
const eventsOf = async (kind: string): Promise<number> => (await world.http.db.write.query<{ n: number }>('select count(*)::int n from events where kind = $1', [kind])).rows[0]?.n ?? 0;

beforeAll(async () => { world = await ticketWorld(); await installJobs(world.http.db.directUrl); worker = await startWorker(world.http.db, { jobs: [bulkTicketsJob as never] }); });
afterAll(async () => { await worker?.stop(); await world?.end(); });

describe('few, by ids', () => {
  test('are done at once; one that is out of reach, one that is not there and one that its state forbids are told with their reason', async () => {
    const { agent, elsewhere } = world.tokens;
    const mine = await Promise.all([1, 2, 3].map(() => world.open(agent, { storeId: world.stores[0] })));
    const foreign = await world.open(elsewhere, { storeId: world.stores[2] });
    const before = await eventsOf('ticket.escalated');
    const result = await bulk(agent, 'assignTickets', { ids: [...mine.map((one) => one.id), foreign.id, 'W1-999999'], assigneeId: world.employees.colleague, reason: '换班' });
    expect([result.done, result.jobId, result.failed.map((one: Any) => [one.id, one.code])]).toEqual([3, null, expect.arrayContaining([[foreign.id, 'NOT_FOUND'], ['W1-999999', 'NOT_FOUND']])]);
    expect((await held({ ids: mine.map((one) => one.id) })).map((one) => [one.assigneeId, one.handoverCount])).toEqual([1, 2, 3].map(() => [world.employees.colleague, 1]));
    expect((await held({ ids: [foreign.id] }))[0].assigneeId).toBe(world.employees.elsewhere);
    // Without a reason each hand-over is refused, and nothing of it is written.
    const refused = await bulk(agent, 'assignTickets', { ids: mine.map((one) => one.id), assigneeId: world.employees.agent });
    expect([refused.done, refused.failed.map((one: Any) => one.code), refused.failed[0].message]).toEqual([0, ['VALIDATION', 'VALIDATION', 'VALIDATION'], 'A hand-over needs a reason']);
    expect((await held({ ids: mine.map((one) => one.id) })).map((one) => one.handoverCount)).toEqual([1, 1, 1]);
    expect(await eventsOf('ticket.escalated')).toBe(before);
  });
  test('are sorted, escalated and closed by the same rules as one', async () => {
    const { agent, manager } = world.tokens;
    const two = await Promise.all([1, 2].map(() => world.open(agent, { storeId: world.stores[0] })));
    const ids = two.map((one) => one.id);
    expect(await bulk(agent, 'classifyTickets', { ids, needClass: 'SPECIAL', level: 'L1' })).toMatchObject({ done: 2, failed: [] });
    expect((await held({ ids })).map((one) => one.needClass)).toEqual(['SPECIAL', 'SPECIAL']);
    const closing = await bulk(manager, 'closeTickets', { ids });
    expect([closing.done, closing.failed.map((one: Any) => one.code)]).toEqual([0, ['POLICY', 'POLICY']]);
    await world.ask(agent, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ids[0], expectedVersion: (await held({ ids: [ids[0]] }))[0].version, solution: '退款', callBack: false } });
    expect(await bulk(manager, 'closeTickets', { ids })).toMatchObject({ done: 1, failed: [{ id: ids[1], code: 'POLICY' }] });
    expect(await bulk(agent, 'escalateTickets', { ids: [ids[1]], reason: '超出权限' })).toMatchObject({ done: 1, failed: [] });
    expect((await held({ ids: [ids[1]] }))[0].level).toBe('L2');
  });
  test('attack A28: neither word, target nor filter can be slipped in', async () => {
    expect((await world.refusal(world.tokens.crm, `mutation ($input: CloseTicketsInput!) { closeTickets(input: $input) ${RESULT} }`, { input: { ids: ['W1-1'] } })).code).toBe('FORBIDDEN');
    const refused = (input: object): Promise<Any> => world.refusal(world.tokens.agent, `mutation ($input: CloseTicketsInput!) { closeTickets(input: $input) ${RESULT} }`, { input });
    expect((await refused({})).code).toBe('VALIDATION');
    expect((await refused({ ids: ['W1-1'], filter: {} })).code).toBe('VALIDATION');
    expect((await refused({ filter: { contactPhone: { eq: '1' } } })).code).toBe('VALIDATION');
    expect(Object.keys((await refused({ filter: { nothing: 1 } })).fields)).toEqual(['input.filter']);
  });
});

describe('many, by filter', () => {
  test('run as a job that reports what it did and what refused, over the rows of the starter’s reach alone', async () => {
    const { manager, elsewhere } = world.tokens;
    const subject = '批量验收';
    const own: Any[] = [];
    for (let i = 0; i < 120; i += 1) own.push(await world.open(manager, { storeId: world.stores[0], subject, takeIt: false, channel: 'KIOSK' }));
    const foreign = await world.open(elsewhere, { storeId: world.stores[2], subject, takeIt: false, channel: 'KIOSK' });
    const filter = { channel: { eq: 'KIOSK' } };
    const started = await bulk(manager, 'assignTickets', { filter, assigneeId: world.employees.colleague });
    expect([started.done, started.failed, typeof started.jobId]).toEqual([0, [], 'string']);
    const job = await finished(manager, started.jobId);
    expect([job.state, job.done, job.result]).toEqual(['DONE', 120, { done: 120, failedCount: 0, failed: [] }]);
    expect((await held({ ids: own.map((one) => one.id) })).every((one) => one.assigneeId === world.employees.colleague)).toBe(true);
    expect((await held({ ids: [foreign.id] }))[0].assigneeId).toBeNull();
    // Done again, each hand-over lacks its reason: all refuse, each with its own line.
    const again = await bulk(manager, 'assignTickets', { filter, assigneeId: world.employees.agent });
    const failed = await finished(manager, again.jobId);
    expect([failed.failedCount, failed.result.failed.length, failed.result.failed[0].code]).toEqual([120, 120, 'VALIDATION']);
  }, 120_000);
});
