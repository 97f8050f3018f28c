// Killed with -9 at every step of a run and of paying it: whoever goes on pays each person once, to the fen, by the same bytes. At its full size: test/long/pay-kill.test.ts.
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payKilled, type Kill } from './pay-killed.ts';
import { ACTS, MONTHS } from './pay-world.ts';

let ground: Awaited<ReturnType<typeof payKilled>>;
beforeAll(async () => { ground = await payKilled(60); }, 120_000);
afterAll(() => ground?.end());

const KILLS: readonly Kill[] = ([['calculate', 40], ['calculate', 250], ['review', 5], ['approve', 15], ['lock', 10], ['pay', 30], ['pay', 150], ['deliver', 10], ['deliver', 60]] as const).map(([at, after]) => ({ at, after }));
describe('P15: a run of pay whose processes are killed', () => {
  test('F25, P14: at each step in turn, also with another rule in between: the run goes on where it stood, everybody is paid once, and the other side had one key a person', async () => {
    for (const kill of KILLS) {
      // Meanwhile the rule changes: the run keeps the one that it was reckoned by.
      if (kill.at === 'approve') await ground.newRule();
      if (!await ground.isOver(kill.at)) await ground.goOn(kill);
    }
    await ground.goOn(null);
    await ground.holds();
  }, 900_000);
});

test('F08: the answer to paying is lost after its commit: who asked sees nothing, and the same key again shows the one effect', async () => {
  const { world } = ground;
  const run = await world.locked(await world.scheme(), MONTHS[1]);
  const server = new URL(world.http.url);
  // Between the two: what is asked goes through; the first of the answer takes both ends down.
  const between = createServer((client) => {
    const on = connect(Number(server.port), server.hostname);
    for (const end of [client, on]) end.on('error', () => {});
    client.pipe(on);
    on.once('data', () => { client.destroy(); on.destroy(); });
  });
  await new Promise<void>((done) => { between.listen(0, '127.0.0.1', done); });
  const input = { id: run.id, idempotencyKey: world.key() };
  const lost = fetch(`http://127.0.0.1:${(between.address() as AddressInfo).port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${world.token.finance}` }, body: JSON.stringify({ query: ACTS.pay, variables: { input } }) });
  await expect(lost).rejects.toThrow();
  between.close();
  const effect = (): Promise<object[]> => world.sql(`select count(*)::int n, sum(amount)::text sum, max(id)::text last from payouts where detail ->> 'runId' = $1`, [run.id]);
  const [once] = await effect();
  expect(once).toMatchObject({ n: run.peopleCount, sum: run.totalAmount });
  expect(await world.act('finance', 'pay', input)).toMatchObject({ id: run.id, state: 'PAID', unpaidCount: 0 });
  expect(await effect()).toEqual([once]);
}, 60_000);
