// Two hundred hands at once: the sum never passes the limit, what was paid is never exceeded, a key acts once, also over two servers and a kill.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveApp, type TestApp } from '../support/app.ts';
import { builtApplication } from '../support/program.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';
import { booksAgree, boughtBy, given, GRANT } from './money-fixture.ts';

let w: TicketWorld;
let second: TestApp;
const children: ChildProcess[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-money-'));
beforeAll(async () => { w = await ticketWorld(); second = await serveApp({ db: w.http.db }); });
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await second?.close();
  await w?.end();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent { ok: Any; code?: string }
/** Sends one grant to a server; asks again while it says that it is busy, as a client with a key may. */
async function send(url: string, token: string, input: object): Promise<Sent> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: GRANT, variables: { input: { kind: 'VOUCHER', reason: '大促补偿', ...input } } }) });
      const answer = (await response.json()) as { data?: { done: Any }; errors?: { extensions: { code: string; reason?: string } }[] };
      const code = answer.errors?.[0]?.extensions.code;
      const isBusy = response.status === 503 || response.status === 429 || code === 'RATE_LIMITED' || code === 'LIMIT' || answer.errors?.[0]?.extensions.reason === 'INTERNAL';
      if (!isBusy || attempt >= 150) return { ok: answer.data?.done ?? null, code };
    } catch { if (attempt >= 150) return { ok: null, code: 'GONE' }; }
    await new Promise((done) => { setTimeout(done, 200 + Math.random() * 1_200); });
  }
}
const fresh = async (): Promise<Any> => { const memberNo = key(); await w.customer('陈静', w.stores[0] as string, { memberNo }); return w.open(w.tokens.agent, { memberNo }); };
/** One after the other: making the ground is not the storm. */
const several = async (count: number, make: () => Promise<Any>): Promise<Any[]> => { const made: Any[] = []; while (made.length < count) made.push(await make()); return made; };
/** Sixty at a time: more than that waits at the door of any server. */
async function crowd(work: readonly (() => Promise<unknown>)[]): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: 60 }, async () => { while (next < work.length) { next += 1; await work[next - 1]?.(); } }));
}
const urls = (): string[] => [w.http.url, second.url];

describe('A-17 two hundred at once', () => {
  test('by four hands over two servers against one case: the sum never passes 500.00, and nothing that fits is lost', async () => {
    const ticket = await fresh();
    const hands = [w.tokens.agent, w.tokens.colleague, w.tokens.manager, w.tokens.supervisor];
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => send(urls()[i % 2] as string, hands[i % 4] as string, { ticketId: ticket.id, amount: '7.00', idempotencyKey: key() })));
    expect(answers.filter((one) => one.code)).toEqual([]);
    // 71 × 7.00 = 497.00; the 72nd would pass.
    expect(await given(w, ticket.id)).toEqual({ total: '497.00', n: 71 });
    expect(answers.filter((one) => one.ok.state === 'PENDING')).toHaveLength(129);
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
  }, 300_000);

  test('by one hand on many tickets of one customer: her month is 1,000.00', async () => {
    const memberNo = key();
    await w.customer('周敏', w.stores[0] as string, { memberNo });
    const tickets = await several(10, () => w.open(w.tokens.agent, { memberNo }));
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => send(urls()[i % 2] as string, w.tokens.colleague, { ticketId: tickets[i % 10].id, amount: '90.00', idempotencyKey: key() })));
    expect(answers.filter((one) => one.code)).toEqual([]);
    expect(answers.filter((one) => one.ok.state === 'PAID')).toHaveLength(11);
  }, 300_000);

  test('attack A23 A34: refunds of one line from everywhere never pass what was paid', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'PAN', quantity: '1', unitPrice: '199.00' }]);
    const tickets = await several(4, () => w.open(w.tokens.agent, { memberNo: bought.memberNo, purchaseLineId: bought.lines.PAN }));
    const answers = await Promise.all(Array.from({ length: 80 }, (_, i) => send(urls()[i % 2] as string, [w.tokens.agent, w.tokens.manager][i % 2] as string, { ticketId: tickets[i % 4].id, kind: 'REFUND', amount: '10.00', idempotencyKey: key() })));
    expect(answers.filter((one) => one.ok)).toHaveLength(19);
    expect(new Set(answers.filter((one) => !one.ok).map((one) => one.code))).toEqual(new Set(['VALIDATION']));
    // A whole refund twice, from two devices: once.
    const again = await boughtBy(w, w.stores[0] as string, [{ sku: 'POT', quantity: '1', unitPrice: '99.00' }]);
    const one = await w.open(w.tokens.agent, { memberNo: again.memberNo, purchaseLineId: again.lines.POT });
    const twice = await Promise.all([0, 1].map((i) => send(urls()[i] as string, [w.tokens.agent, w.tokens.colleague][i] as string, { ticketId: one.id, kind: 'REFUND', amount: '99.00', idempotencyKey: key() })));
    expect(twice.filter((each) => each.ok)).toHaveLength(1);
  }, 300_000);
});

describe('P14 a key acts once', () => {
  test('attack A33: in parallel, over two servers, with another body, by another person, and with a key that is too long', async () => {
    const tickets = await several(40, fresh);
    const keys = tickets.map(() => key());
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => send(urls()[i % 2] as string, w.tokens.agent, { ticketId: tickets[i % 40].id, amount: '3.00', idempotencyKey: keys[i % 40] })));
    expect(answers.filter((one) => !one.ok)).toEqual([]);
    for (let i = 0; i < 40; i += 1) {
      expect(new Set(answers.filter((_, n) => n % 40 === i).map((one) => JSON.stringify(one.ok))).size).toBe(1);
      expect(await given(w, tickets[i].id)).toEqual({ total: '3.00', n: 1 });
    }
    expect(await send(w.http.url, w.tokens.agent, { ticketId: tickets[0].id, amount: '3.01', idempotencyKey: keys[0] })).toMatchObject({ ok: null, code: 'CONFLICT' });
    // Keys are each person's own.
    expect((await send(w.http.url, w.tokens.colleague, { ticketId: tickets[0].id, amount: '3.00', idempotencyKey: keys[0] })).ok).toMatchObject({ state: 'PAID' });
    for (const idempotencyKey of ['k'.repeat(256), '']) expect((await send(w.http.url, w.tokens.agent, { ticketId: tickets[1].id, amount: '1.00', idempotencyKey })).ok).toBeNull();
    expect((await send(w.http.url, w.tokens.agent, { ticketId: tickets[1].id, amount: '1.00' })).ok).toBeNull();
    expect(await given(w, tickets[1].id)).toEqual({ total: '3.00', n: 1 });
  }, 300_000);

  // At the size that the promise names in the long run.
  const [KEYS, SENDS] = process.env.TEST_LONG ? [1_000, 5] : [60, 2];
  test(`P14 P15 F04: ${KEYS} keys, each sent ${SENDS} times to two servers of which one is killed in the midst, then again to the other: every one acted once, replays are equal, the books hold`, async () => {
    const child = spawn(process.execPath, [await builtApplication(), 'serve'], {
      env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: folder, DATABASE_URL: w.http.db.url, ROLE: 'web', LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said += part.toString(); const found = /Aftercare: (http:\S+)/.exec(said)?.[1]; if (found) resolve(found.replace('localhost', '127.0.0.1')); });
      child.once('exit', () => { reject(new Error(`It did not start: ${said}`)); });
    });
    const tickets = await several(KEYS, fresh);
    const keys = tickets.map(() => key());
    const inputs = tickets.map((ticket, i) => ({ ticketId: ticket.id, amount: '1.00', idempotencyKey: keys[i] }));
    let answered = 0;
    const once = (i: number): Promise<void> => fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${w.tokens.agent}` }, body: JSON.stringify({ query: GRANT, variables: { input: { kind: 'VOUCHER', reason: '大促补偿', ...inputs[i] } } }) })
      .then(async (response) => { await response.text(); answered += 1; if (answered === KEYS / 4) child.kill('SIGKILL'); }, () => {});
    // Each key from both sides at once, as a client does that was not answered.
    const early: Sent[][] = inputs.map(() => []);
    await crowd(inputs.flatMap((input, i) => Array.from({ length: SENDS }, (_, n) => async () => {
      if (n % 2 === 0) await once(i); else early[i]?.push(await send(w.http.url, w.tokens.agent, input));
    })));
    child.kill('SIGKILL');
    expect(answered).toBeLessThan(KEYS * Math.ceil(SENDS / 2));
    const after: Sent[] = [];
    await crowd(inputs.map((input, i) => async () => { after[i] = await send(w.http.url, w.tokens.agent, input); }));
    expect(after.filter((one) => one.ok?.state !== 'PAID')).toEqual([]);
    for (const [i, answers] of early.entries()) for (const one of answers) expect(one.ok).toEqual(after[i]?.ok);
    // Another body under a used key is refused, each of them.
    const changed: Sent[] = [];
    await crowd(inputs.slice(0, process.env.TEST_LONG ? KEYS : 10).map((input) => async () => { changed.push(await send(w.http.url, w.tokens.agent, { ...input, amount: '1.01' })); }));
    expect(changed.filter((one) => one.code !== 'CONFLICT')).toEqual([]);
    for (const ticket of tickets) expect(await given(w, ticket.id)).toEqual({ total: '1.00', n: 1 });
    const { rows: [row] } = await w.http.db.write.query(`select count(*)::int n, count(distinct key)::int keys from payouts where state = 'PAID' and resource_key = any(select id::text from compensations where ticket_id = any($1::bigint[]))`, [tickets.map((ticket) => ticket.id.split('-')[1])]);
    expect(row).toEqual({ n: KEYS, keys: KEYS });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
  }, process.env.TEST_LONG ? 1_200_000 : 300_000);
});
