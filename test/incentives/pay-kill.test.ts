// Killed with -9 at every step of a run and of paying it: whoever goes on pays each person once, to the fen, by the same bytes. At its full size: test/long/pay-kill.test.ts.
import { afterAll, beforeAll, describe, test } from 'vitest';
import { payKilled, type Kill } from './pay-killed.ts';
import './pay-world.ts';

let ground: Awaited<ReturnType<typeof payKilled>>;
beforeAll(async () => { ground = await payKilled(60); }, 120_000);
afterAll(() => ground?.end());

const KILLS: readonly Kill[] = ([['calculate', 40], ['calculate', 250], ['review', 5], ['approve', 15], ['lock', 10], ['pay', 30], ['pay', 150], ['deliver', 10], ['deliver', 60]] as const).map(([at, after]) => ({ at, after }));
describe('P15: a run of pay whose processes are killed', () => {
  test('F25, P14: at each step in turn: the run goes on where it stood, everybody is paid once, and the other side had one key a person', async () => {
    for (const kill of KILLS) if (!await ground.isOver(kill.at)) await ground.goOn(kill);
    await ground.goOn(null);
    await ground.holds();
  }, 900_000);
});
