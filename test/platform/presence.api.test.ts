// Presence over real sockets: who looks and who writes, across two processes, forgotten by itself, told to those alone who may see the row.
import { createClient, type Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { serveApp, type TestApp } from '../support/app.ts';
import { ticketWorld, type TicketWorld } from '../tickets/ticket-fixture.ts';

let house: TicketWorld;
let second: TestApp;
let secondDatabase: Database;
const clients: Client[] = [];
beforeAll(async () => {
  house = await ticketWorld();
  // Another process of the same chain: its own connections, its own memory.
  secondDatabase = await openDatabase({ url: house.http.world.db.url, poolSize: 4 });
  second = await serveApp({ db: secondDatabase });
});
afterEach(async () => { await Promise.all(clients.splice(0).map((client) => client.dispose())); });
afterAll(async () => { await second?.close(); await secondDatabase?.close(); await house?.end(); });

interface There { name: string; doing: string }
/** Comes to a ticket; answers what is heard there, how to leave, and what was refused. */
function come(token: string, id: string, port = house.http.port): { heard: There[][]; faults: unknown[]; last: () => string[]; leave: () => Promise<void> } {
  const client = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, connectionParams: { authToken: token }, retryAttempts: 0 });
  clients.push(client);
  const heard: There[][] = [];
  const faults: unknown[] = [];
  const stop = client.subscribe<{ presence: There[] }>({ query: 'subscription ($id: ID!) { presence(resource: "Ticket", id: $id) { userId name doing since } }', variables: { id } }, {
    next: ({ data, errors }) => { if (data) heard.push(data.presence); if (errors) faults.push(...errors); }, error: (error) => { faults.push(error); }, complete: () => {},
  });
  return { heard, faults, last: () => (heard.at(-1) ?? []).map((one) => `${one.name} ${one.doing}`), leave: async () => { stop(); await client.dispose(); } };
}
const SAY = 'mutation ($input: SayPresenceInput!) { sayPresence(input: $input) }';
const soon = { timeout: 8_000, interval: 50 };

test('who comes to a ticket is told who is there; writing is told, and leaving', async () => {
  const { id } = await house.open(house.tokens.agent);
  const first = come(house.tokens.agent, id);
  await expect.poll(() => first.heard.length, soon).toBe(1);
  expect(first.last()).toEqual([]);
  const other = come(house.tokens.colleague, id);
  await expect.poll(other.last, soon).toEqual(['agent VIEWING']);
  await expect.poll(first.last, soon).toEqual(['colleague VIEWING']);
  await house.ask(house.tokens.colleague, SAY, { input: { resource: 'Ticket', id, doing: 'WRITING' } });
  await expect.poll(first.last, soon).toEqual(['colleague WRITING']);
  await house.ask(house.tokens.colleague, SAY, { input: { resource: 'Ticket', id, doing: 'VIEWING' } });
  await expect.poll(first.last, soon).toEqual(['colleague VIEWING']);
  await other.leave();
  await expect.poll(first.last, soon).toEqual([]);
});

test('people on two processes see each other, those who were there before too', async () => {
  const { id } = await house.open(house.tokens.agent);
  const here = come(house.tokens.agent, id);
  await expect.poll(() => here.heard.length, soon).toBe(1);
  const there = come(house.tokens.colleague, id, second.port);
  await expect.poll(here.last, soon).toEqual(['colleague VIEWING']);
  await expect.poll(there.last, soon).toEqual(['agent VIEWING']);
  // Said to the one process, heard on the other.
  await house.ask(house.tokens.agent, SAY, { input: { resource: 'Ticket', id, doing: 'WRITING' } });
  await expect.poll(there.last, soon).toEqual(['agent WRITING']);
  await here.leave();
  await expect.poll(there.last, soon).toEqual([]);
});

test('writing is forgotten by itself', async () => {
  const { id } = await house.open(house.tokens.agent);
  const first = come(house.tokens.agent, id);
  come(house.tokens.colleague, id);
  await expect.poll(first.last, soon).toEqual(['colleague VIEWING']);
  await house.ask(house.tokens.colleague, SAY, { input: { resource: 'Ticket', id, doing: 'WRITING' } });
  await expect.poll(first.last, soon).toEqual(['colleague WRITING']);
  await expect.poll(first.last, { timeout: 30_000, interval: 250 }).toEqual(['colleague VIEWING']);
}, 45_000);

test('who may not see the ticket hears nothing of it, may not say anything there, and is seen by nobody', async () => {
  const { id } = await house.open(house.tokens.agent);
  const inside = come(house.tokens.agent, id);
  await expect.poll(() => inside.heard.length, soon).toBe(1);
  for (const token of [house.tokens.elsewhere, house.tokens.hr]) {
    const outside = come(token, id);
    await expect.poll(() => JSON.stringify(outside.faults), soon).toContain('NOT_FOUND');
    expect(outside.heard).toEqual([]);
    expect(await house.refusal(token, SAY, { input: { resource: 'Ticket', id, doing: 'WRITING' } })).toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(inside.heard).toEqual([[]]);
  // A ticket that goes out of sight takes its colleagues with it.
  const leaving = come(house.tokens.colleague, id);
  await expect.poll(leaving.last, soon).toEqual(['agent VIEWING']);
  await house.http.world.db.write.query("update tickets set store_id = $2, assignee_id = null where number = (select number from tickets where store_id = $1 order by id desc limit 1)", [house.stores[0], house.stores[2]]);
  await house.refusal(house.tokens.admin, SAY, { input: { resource: 'Ticket', id, doing: 'WRITING' } });
  await inside.leave();
  await expect.poll(leaving.last, soon).toEqual([]);
});
