// P15 and F25 at their size: 10,000 people with 20 components, 20 processes killed at random points, the database twice: paid once.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { random } from '../../seeds/random.ts';
import { startPostgres } from '../../server/launcher/postgres.mjs';
import { payKilled, type Kill, type Step } from '../incentives/pay-killed.ts';
import { part } from '../incentives/pay-fixture.ts';
import '../incentives/pay-world.ts';
import { makeTemplate } from '../support/database.ts';

const PEOPLE = Number(process.env.PAY_KILL_PEOPLE ?? 10_000);
const KILLS = 20;
const COMPONENTS = [part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }), ...Array.from({ length: 19 }, (_, i) => part(`part${i}`, 'FORMULA', { formula: `hand.rate * money(${10 + i})` }))];
/** Of each step so many kills, each by so many milliseconds at most after it has begun; the rest while money goes out. */
const PLAN: readonly (readonly [at: Step, times: number, most: number])[] = [['calculate', 4, 4_000], ['review', 1, 30], ['approve', 2, 60], ['lock', 2, 500], ['pay', 3, 3_000]];

let server: Awaited<ReturnType<typeof startPostgres>>;
let ground: Awaited<ReturnType<typeof payKilled>>;
beforeAll(async () => {
  // A server of its own, to be killed, that keeps what it has said yes to as the shipped one does.
  server = await startPostgres({ throwaway: true, settings: { synchronous_commit: 'on' } });
  vi.stubEnv('TEST_DATABASE_URL', server.url);
  await makeTemplate(process.env.TEST_DATABASE_TEMPLATE as string);
  ground = await payKilled(PEOPLE, { components: COMPONENTS });
}, 300_000);
afterAll(async () => { await ground?.end(); await server?.stop(); });

test('P15, F25: 20 processes and twice the database killed during one run: every person paid once, the sum to the fen, as many keys on the other side as people', async () => {
  const dice = random(15);
  let [kills, outages] = [0, 0];
  const strike = async (kill: Kill): Promise<void> => {
    if (await ground.isOver(kill.at)) return;
    await ground.goOn(kill);
    if (kill.isDatabase) outages += 1; else kills += 1;
  };
  for (const [at, times, most] of PLAN) {
    for (let i = 0; i < times; i += 1) await strike({ at, after: dice.int(1, most) });
    if (at === 'approve') await strike({ at: 'lock', after: dice.int(1, 200), isDatabase: true });
  }
  while (kills < KILLS && !await ground.isOver('deliver')) {
    if (kills === KILLS - 4 && outages < 2) await strike({ at: 'deliver', after: dice.int(200, 2_000), isDatabase: true });
    await strike({ at: 'deliver', after: dice.int(1, 2_000) });
  }
  await ground.goOn(null);
  expect([kills, outages]).toEqual([KILLS, 2]);
  await ground.holds();
}, 3_600_000);
