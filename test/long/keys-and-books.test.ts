// P14 and P16 at their size: a thousand keys sent five times each to two servers of which one is killed act a thousand times; fifty thousand bookings in any order come to nothing.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '../../seeds/random.ts';
import { transact } from '../../server/core/transact.ts';
import { move } from '../../server/core/double-entry.ts';
import { post, reverse } from '../../server/platform/ledger/ledger.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { MONTHS, payWorld, type PayWorld } from '../incentives/pay-world.ts';
import { builtApplication } from '../support/program.ts';

const [KEYS, SENDS, AT_ONCE, BOOKINGS] = [1_000, 5, 20, 50_000];
let world: PayWorld;
const servers: { child: ChildProcess; url: string }[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-keys-'));
beforeAll(async () => { world = await payWorld(); }, 300_000);
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL');
  await world?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [await builtApplication(), 'serve'], {
    env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: folder, DATABASE_URL: world.http.db.url, ROLE: 'web', LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { said += piece.toString(); const found = /Aftercare: (http:\S+)/.exec(said)?.[1]; if (found) resolve(found.replace('localhost', '127.0.0.1')); });
    child.once('exit', () => { reject(new Error(`It did not start: ${said}`)); });
  });
  return { child, url };
}

interface Sent { ok: string | null; code: string | null }
const GIVE = 'mutation ($input: GiveAwardInput!) { giveAward(input: $input) { id amount reason } }';
/** Sends to a server, and to the other when that is gone; asks again while it is told to wait, as whoever has a key may. */
async function give(at: number, idempotencyKey: string, amount: string): Promise<Sent> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const server = servers[(at + (attempt ? attempt % 2 : 0)) % 2] as { url: string };
    try {
      const input = { idempotencyKey, employeeId: world.person.lan, awardKey: 'star', awardedOn: MONTHS[2], amount, reason: idempotencyKey };
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${world.token.hr}` }, body: JSON.stringify({ query: GIVE, variables: { input } }) });
      const answer = await response.json() as { data?: { giveAward: object | null }; errors?: { extensions: { code: string; reason?: string } }[] };
      const told = answer.errors?.[0]?.extensions;
      const isBusy = response.status === 503 || response.status === 429 || ['RATE_LIMITED', 'LIMIT'].includes(told?.code ?? '') || told?.reason === 'INTERNAL';
      if (!isBusy) return { ok: answer.data?.giveAward ? JSON.stringify(answer.data.giveAward) : null, code: told ? `${told.code} ${told.reason}` : null };
    } catch { /* Gone in the midst of it: nobody knows whether it acted, and the key says. */ }
    await new Promise((done) => { setTimeout(done, 100 + Math.random() * 900); });
  }
  return { ok: null, code: 'GONE' };
}

test('P14, A33: 1,000 keys, five at once each, over two servers, one of them killed: 1,000 effects, equal answers, and a used key with other words is refused', async () => {
  servers.push(await serve(), await serve());
  const dice = random(14);
  const killAt = dice.int(200, 800);
  const keys = Array.from({ length: KEYS }, (_, i) => `p14-${i}`);
  const answers = new Map<string, Sent[]>();
  for (let from = 0; from < KEYS; from += AT_ONCE) {
    const sent = keys.slice(from, from + AT_ONCE).map(async (key) => { answers.set(key, await Promise.all(Array.from({ length: SENDS }, (_, i) => give(i, key, '300.00')))); });
    // In the midst of what is under way.
    if (killAt >= from && killAt < from + AT_ONCE) setTimeout(() => { servers[1]?.child.kill('SIGKILL'); }, dice.int(1, 60));
    await Promise.all(sent);
  }
  expect(servers[1]?.child.signalCode).toBe('SIGKILL');
  expect([...answers.values()].flat().filter((one) => one.ok === null)).toEqual([]);
  expect([...answers].filter(([, own]) => own.length !== SENDS || new Set(own.map((one) => one.ok)).size !== 1)).toEqual([]);
  expect((await world.sql(`select count(*)::int n, count(distinct reason)::int keys from incentive_awards where reason like 'p14-%'`))[0]).toEqual({ n: KEYS, keys: KEYS });
  const changed: Sent[] = [];
  for (let from = 0; from < KEYS; from += AT_ONCE) changed.push(...await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => give(0, key, '301.00'))));
  expect(new Set(changed.map((one) => one.code))).toEqual(new Set(['CONFLICT IDEMPOTENCY_REUSED']));
  expect((await world.sql(`select count(*)::int n from incentive_awards where reason like 'p14-%' and amount = 300`))[0].n).toBe(KEYS);
}, 1_800_000);

test('P16: 50,000 refunds, parts of them and reversals in any order come to nothing, each by itself and all together', async () => {
  const ctx = systemContext(world.http.db, { name: 'books' });
  const dice = random(50);
  const accounts = ['compensation-cost', 'care-cost', 'vouchers-out', 'paid-out'];
  const open: { key: string; left: number }[] = [];
  let done = 0;
  while (done < BOOKINGS) {
    await transact(ctx, async (tx) => {
      for (let i = 0; i < 200; i += 1, done += 1) {
        const key = `b:${done}`;
        const told = { key, storeId: null, resource: 'LedgerTest', resourceKey: String(done) };
        const owed = open.length && dice.chance(0.7) ? dice.pick(open) : null;
        if (!owed) {
          const cents = dice.int(2, 999_999);
          await post(tx, { ...told, kind: 'test.owed', sides: move((cents / 100).toFixed(2), dice.pick(accounts.slice(0, 2)), 'customers-payable') });
          open.push({ key, left: cents });
        } else if (owed.left > 0 && dice.chance(0.6)) {
          // A part of what is owed, or the rest.
          const part = dice.int(1, owed.left);
          owed.left -= part;
          await post(tx, { ...told, kind: 'test.paid', sides: move((part / 100).toFixed(2), 'customers-payable', dice.pick(accounts.slice(2))) });
        } else await reverse(tx, owed.key, 'test.reversed');
      }
    });
  }
  const [books] = await world.sql(`select sum(amount)::text total, (select count(*)::int from (select t.id from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id group by t.id, t.entry_count having coalesce(sum(e.amount), 0) <> 0 or count(e.id) <> t.entry_count) x) odd,
    (select count(*)::int from (select reverses_id from ledger_transactions where reverses_id is not null group by 1 having count(*) > 1) x) twice, (select count(*)::int from ledger_transactions where reverses_id is not null) reversed from ledger_entries`);
  expect(books).toMatchObject({ total: '0.00', odd: 0, twice: 0 });
  expect(books.reversed).toBeGreaterThan(1_000);
}, 1_800_000);
