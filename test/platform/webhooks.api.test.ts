// Webhooks against a server of our own: each event once an address, signed, put off while it fails, dead in the end and told about.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { orderOutbox } from '../../server/platform/outbox/notifier.ts';
import { isSignedBy } from '../../server/platform/outgoing/signature.rules.ts';
import { deliverWebhooks, planDeliveries } from '../../server/platform/webhooks/webhook.delivery.ts';
import { ticketWorld, type Any, type TicketWorld } from '../tickets/ticket-fixture.ts';

let world: TicketWorld;
let receiver: Server;
let url = '';
let secret = '';
let endpoint: Any;
let mood: number | 'cut' = 200;
let got: { id: string; body: Any; isSigned: boolean }[] = [];
const SAVE = 'mutation ($input: SaveWebhookEndpointInput!) { saveWebhookEndpoint(input: $input) { id version isActive } }';
const RENEW = 'mutation ($id: ID!, $v: Int!) { renewWebhookSecret(id: $id, expectedVersion: $v) { secret } }';
const LOG = '{ webhookDeliveries(page: { limit: 100 }) { total items { id eventKey topic resourceId state attempts lastStatus lastError endpoint { name } } } }';
beforeAll(async () => {
  world = await ticketWorld();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => { body += piece.toString(); });
    request.on('end', () => {
      got.push({ id: String(request.headers['webhook-id']), body: JSON.parse(body), isSigned: isSignedBy(secret, request.headers as Record<string, string>, body, new Date()) });
      if (mood === 'cut') request.socket.destroy(); else response.writeHead(mood).end();
    });
  });
  await new Promise<void>((done) => { receiver.listen(0, '127.0.0.1', done); });
  const { port } = receiver.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/hook`;
  Object.assign(world.http.db.settings, { outgoing: [`127.0.0.1:${port}`] });
  endpoint = (await world.ask(world.tokens.admin, SAVE, { input: { name: '收银系统', url, topics: ['ticket.*'] } })).saveWebhookEndpoint;
  secret = (await world.ask(world.tokens.admin, RENEW, { id: endpoint.id, v: endpoint.version })).renewWebhookSecret.secret;
});
afterAll(async () => { receiver?.closeAllConnections(); receiver?.close(); await world?.end(); });

const ctx = () => systemContext(world.http.db, { name: 'webhooks' });
const round = async (): Promise<{ done: number; failed: number }> => { while ((await orderOutbox(world.http.db)) !== 0) { /* another may be at it */ } await planDeliveries(ctx()); return deliverWebhooks(ctx()); };
const log = async (): Promise<Any[]> => (await world.ask(world.tokens.admin, LOG)).webhookDeliveries.items;
const hurry = (): Promise<unknown> => world.http.db.write.query("update webhook_deliveries set due_at = now() where state = 'DUE'");

describe('telling', () => {
  test('P18: what happens is told once an event and address, signed, with names and keys and nothing personal', async () => {
    const opened = await world.open(world.tokens.agent, { contactName: '王芳', phone: '13812345678' });
    await world.customer('李雷', world.stores[0] as string);
    await round();
    await Promise.all([round(), round(), round()]);
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({ isSigned: true, body: { type: 'ticket.opened', resource: 'Ticket', resourceId: opened.id, storeId: world.stores[0] } });
    expect(got[0]?.id).toBe(got[0]?.body.id);
    expect(JSON.stringify(got)).not.toMatch(/王芳|138/);
    expect(await log()).toEqual([expect.objectContaining({ topic: 'ticket.opened', state: 'DONE', attempts: 1, lastStatus: 200, endpoint: { name: '收银系统' } })]);
  });

  test('attack A54: a receiver that fails, cuts the line or goes elsewhere is asked again later under the same key, and once it says yes it is over', async () => {
    got = [];
    await world.open(world.tokens.agent);
    for (const bad of [500, 'cut', 302] as const) {
      mood = bad;
      expect(await round()).toEqual({ done: 0, failed: 1 });
      // Not before its time.
      expect(await round()).toEqual({ done: 0, failed: 0 });
      await hurry();
    }
    mood = 204;
    expect(await round()).toEqual({ done: 1, failed: 0 });
    expect(new Set(got.map((one) => one.id)).size).toBe(1);
    expect(got.every((one) => one.isSigned)).toBe(true);
    expect((await log())[0]).toMatchObject({ state: 'DONE', attempts: 4, lastError: null });
  });

  test('attack A54: after enough tries it is dead, its owner is told once, and it may be sent again', async () => {
    mood = 500;
    got = [];
    await Promise.all([world.open(world.tokens.agent), world.open(world.tokens.agent)]);
    for (let i = 0; i < 13; i += 1) { await round(); await hurry(); }
    const dead = (await log()).filter((one) => one.state === 'DEAD');
    expect(dead).toHaveLength(2);
    expect(dead[0]).toMatchObject({ attempts: 13, lastStatus: 500, lastError: 'answered 500' });
    const { rows } = await world.http.db.write.query("select count, title_zh, user_id from notifications where kind = 'platform.webhook'");
    expect(rows).toEqual([expect.objectContaining({ count: 2, title_zh: '「收银系统」多次没有收下通知' })]);
    mood = 200;
    const RETRY = 'mutation ($id: ID!) { retryWebhookDelivery(id: $id) { state } }';
    expect((await world.ask(world.tokens.admin, RETRY, { id: dead[0].id })).retryWebhookDelivery.state).toBe('DUE');
    expect(await world.refusal(world.tokens.admin, RETRY, { id: dead[0].id })).toMatchObject({ code: 'POLICY', reason: 'WEBHOOK_NOT_DEAD' });
    await round();
    expect((await log()).find((one) => one.id === dead[0].id)).toMatchObject({ state: 'DONE' });
  });

  test('F19: what happens while an address is off is never told, and two dispatchers at once plan and tell nothing twice', async () => {
    const row = async (): Promise<Any> => (await world.http.db.write.query('select version from webhook_endpoints where id = $1', [endpoint.id])).rows[0];
    await world.ask(world.tokens.admin, SAVE, { input: { id: endpoint.id, expectedVersion: (await row()).version, isActive: false } });
    await world.open(world.tokens.agent);
    while ((await orderOutbox(world.http.db)) !== 0) { /* another may be at it */ }
    await world.ask(world.tokens.admin, SAVE, { input: { id: endpoint.id, expectedVersion: (await row()).version, isActive: true } });
    got = [];
    const numbers = await Promise.all(Array.from({ length: 20 }, () => world.open(world.tokens.agent)));
    await Promise.all(Array.from({ length: 4 }, () => round()));
    await round();
    expect(got.map((one) => one.body.resourceId).sort()).toEqual(numbers.map((one) => one.id).sort());
    expect(new Set(got.map((one) => one.id)).size).toBe(20);
  });
});

test('attack A53: addresses inside are refused when they are written down; so are topics that are none', async () => {
  for (const wrong of ['http://example.com/x', 'https://127.0.0.1/x', 'https://2130706433/x', 'https://[::ffff:127.0.0.1]/x', 'https://169.254.169.254/latest', 'file:///etc/passwd', 'https://user@example.com/', 'https://localhost/', 'https://example.com:22/', 'no address']) {
    expect(await world.refusal(world.tokens.admin, SAVE, { input: { name: 'x', url: wrong, topics: ['*'] } }), wrong).toMatchObject({ code: 'VALIDATION', fields: { 'input.url': { reason: 'WEBHOOK_URL' } } });
  }
  expect(await world.refusal(world.tokens.admin, SAVE, { input: { name: 'x', url, topics: ["ticket.%' or 1=1"] } })).toMatchObject({ fields: { 'input.topics': { reason: 'WEBHOOK_TOPICS' } } });
  expect(await world.refusal(world.tokens.manager, SAVE, { input: { name: 'x', url, topics: ['*'] } })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.refusal(world.tokens.manager, LOG)).toMatchObject({ code: 'FORBIDDEN' });
});
