// Live updates over a real WebSocket: the progress of a job, news of rows, and nothing for those who may not.
import { createClient, type Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { transact } from '../../server/core/transact.ts';
import { enqueue, installJobs } from '../../server/platform/jobs/job.service.ts';
import { startWorker, type RunningWorker } from '../../server/platform/jobs/worker.service.ts';
import { serveApp, type TestApp } from '../support/app.ts';
import { authWorld, type AuthWorld } from './auth-fixture.ts';
import { testJobs } from './jobs.definitions.ts';

let world: AuthWorld;
let app: TestApp;
let worker: RunningWorker;
let crm: string;
const clients: Client[] = [];

beforeAll(async () => {
  world = await authWorld();
  await installJobs(world.db.directUrl);
  await world.db.write.query('create table effects (name text, step int)');
  app = await serveApp({ db: world.db });
  worker = await startWorker(world.db, { jobs: testJobs });
  crm = await world.addUser('crm', [{ role: 'crm', scope: 'ALL' }]);
  await world.addUser('other', [{ role: 'manager', scope: 'STORE', storeId: world.stores[0] }]);
});
afterEach(async () => { await Promise.all(clients.splice(0).map((client) => client.dispose())); });
afterAll(async () => { await worker?.stop(); await app?.close(); await world?.drop(); });

async function socketOf(username: string): Promise<Client> {
  const { token } = await world.signInAs(username);
  const client = createClient({ url: `ws://127.0.0.1:${app.port}/graphql`, webSocketImpl: WebSocket, connectionParams: { authToken: token }, retryAttempts: 0 });
  clients.push(client);
  return client;
}
const queueSteps = async (userId: string, steps: number, name: string): Promise<string> =>
  transact(await world.as(userId), (tx) => enqueue(tx, { kind: 'test.steps', title: 'Steps', input: { name, steps, pauseMs: 120 } }));
interface Heard { data?: Record<string, { id?: string; state?: string; done?: number; title?: string; version?: number | null; resource?: string } | null> | null; errors?: readonly { extensions?: { code?: unknown } }[] }

test('jobProgressed tells a job as it stands, its progress and its end', async () => {
  const client = await socketOf('crm');
  const id = await queueSteps(crm, 12, 'live');
  const states: string[] = [];
  const done: number[] = [];
  for await (const heard of client.iterate({ query: 'subscription ($id: ID!) { jobProgressed(id: $id) { id state done total title } }', variables: { id } })) {
    const job = (heard as Heard).data?.jobProgressed;
    expect(heard.errors).toBeUndefined();
    expect(job).toMatchObject({ id, title: 'Steps' });
    states.push(job?.state as string);
    done.push(job?.done as number);
    if (job?.state === 'DONE') break;
  }
  expect(states.at(-1)).toBe('DONE');
  expect(states).toContain('RUNNING');
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(new Set(done).size).toBeGreaterThan(2);
});

test('cancelJob over HTTP ends a running job, and its follower hears it', async () => {
  const client = await socketOf('crm');
  const { token } = await world.signInAs('crm');
  const id = await queueSteps(crm, 500, 'cancelled');
  let last: string | undefined;
  let asked = false;
  for await (const heard of client.iterate({ query: 'subscription ($id: ID!) { jobProgressed(id: $id) { state done } }', variables: { id } })) {
    const job = (heard as Heard).data?.jobProgressed;
    last = job?.state;
    if (last === 'RUNNING' && !asked) {
      asked = true;
      const answer = await app.gql('mutation ($id: ID!) { cancelJob(id: $id) { id state isCancelRequested } }', { variables: { id }, token });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.cancelJob).toMatchObject({ id, isCancelRequested: true });
    }
    if (last === 'CANCELLED') break;
  }
  expect(last).toBe('CANCELLED');
});

test('somebody else’s job is neither told nor cancelled', async () => {
  const id = await queueSteps(crm, 3, 'private');
  const client = await socketOf('other');
  const { token } = await world.signInAs('other');
  const heard: unknown[] = [];
  const stop = client.subscribe({ query: 'subscription ($id: ID!) { jobProgressed(id: $id) { id state } }', variables: { id } }, {
    next: (value) => { heard.push(value.data); }, error: () => {}, complete: () => {},
  });
  const answer = await app.gql('mutation ($id: ID!) { cancelJob(id: $id) { id } }', { variables: { id }, token });
  expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  await expect.poll(async () => (await world.db.write.query('select state from jobs where id = $1', [id])).rows[0]?.state, { timeout: 10_000 }).toBe('DONE');
  await new Promise((resolve) => { setTimeout(resolve, 600); });
  stop();
  expect(heard).toEqual([]);
});

test('changed tells a manager of the own store’s customers only', async () => {
  const client = await socketOf('other');
  const add = async (storeId: string): Promise<string> => (await world.db.write.query<{ id: string }>(
    "insert into customers (name, name_pinyin, name_initials, store_id) values ('王', 'wang', 'w', $1) returning id::text", [storeId])).rows[0]?.id as string;
  const foreign = await add(world.stores[2] as string);
  const own = await add(world.stores[0] as string);
  const iterator = client.iterate({ query: 'subscription { changed(resource: "Customer") { resource id version } }' });
  const first = iterator.next();
  await expect.poll(async () => {
    await world.db.write.query(`insert into outbox (topic, resource, resource_id, row_version) values ('customer.updated', 'Customer', $1, 1), ('customer.updated', 'Customer', $2, 1)`, [foreign, own]);
    return Promise.race([first.then(() => true), new Promise((resolve) => { setTimeout(resolve, 300, false); })]);
  }, { timeout: 10_000 }).toBe(true);
  expect((await first).value).toEqual({ data: { changed: { resource: 'Customer', id: own, version: 1 } } });
  await iterator.return?.();
});

/** Tells of a change of one customer and waits until so many have heard; answers how often customers were asked for meanwhile. */
async function questionsAbout(id: string, heard: readonly unknown[], many: number): Promise<number> {
  let asked = 0;
  const pool = world.db.write;
  const real = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  pool.query = ((...args: unknown[]) => { if (/from customers t where/.test((args[0] as { text?: string }).text ?? '')) asked += 1; return real(...args); }) as never;
  try {
    await real("insert into outbox (topic, resource, resource_id, row_version) values ('customer.updated', 'Customer', $1, 1)", [id]);
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(many);
  } finally { pool.query = real as never; }
  return asked;
}

test('forty sockets of one person cost one question a change; another person, with other rights, is asked for apart and told her own', async () => {
  const store = world.stores[0] as string;
  const { rows: [row] } = await world.db.write.query<{ id: string }>("insert into customers (name, name_pinyin, name_initials, store_id) values ('李', 'li', 'l', $1) returning id::text", [store]);
  const id = row?.id as string;
  const query = 'subscription { changed(resource: "Customer") { id version } }';
  const mine = await socketOf('crm');
  const heard: { who: string; value: unknown }[] = [];
  const follow = (client: Client, who: string) => client.subscribe({ query }, { next: ({ data }) => { heard.push({ who, value: data?.changed }); }, error: () => {}, complete: () => {} });
  // Two sockets carry twenty subscriptions each, so that neither the limit of a socket nor of a person is met.
  const second = await socketOf('crm');
  for (let i = 0; i < 20; i += 1) { follow(mine, 'crm'); follow(second, 'crm'); }
  follow(await socketOf('other'), 'other');
  await new Promise((resolve) => { setTimeout(resolve, 800); });
  const asked = await questionsAbout(id, heard, 41);
  expect(new Set(heard.map(({ value }) => JSON.stringify(value)))).toEqual(new Set([JSON.stringify({ id, version: 1 })]));
  expect(asked).toBe(2);
});

test('P19: thirty lists of rows, each another, cost one question a change and not one a list; a list without the row costs nothing', async () => {
  const store = world.stores[0] as string;
  const { rows } = await world.db.write.query<{ id: string }>("insert into customers (name, name_pinyin, name_initials, store_id) select '赵', 'zhao', 'z', $1 from generate_series(1, 40) returning id::text", [store]);
  const [id = '', ...others] = rows.map((row) => row.id);
  const query = 'subscription ($ids: [ID!]) { changed(resource: "Customer", ids: $ids) { id version } }';
  const sockets = [await socketOf('crm'), await socketOf('crm')];
  const heard: unknown[] = [];
  const strayed: unknown[] = [];
  const follow = (n: number, ids: string[], into: unknown[]) => sockets[n % 2]?.subscribe({ query, variables: { ids } }, { next: ({ data }) => { into.push(data?.changed); }, error: () => {}, complete: () => {} });
  for (let n = 0; n < 30; n += 1) follow(n, [id, others[n] as string], heard);
  for (let n = 30; n < 38; n += 1) follow(n, [others[n] as string], strayed);
  await new Promise((resolve) => { setTimeout(resolve, 1_000); });
  const asked = await questionsAbout(id, heard, 30);
  expect(new Set(heard.map((value) => JSON.stringify(value)))).toEqual(new Set([JSON.stringify({ id, version: 1 })]));
  expect(asked).toBe(1);
  expect(strayed).toEqual([]);
});
