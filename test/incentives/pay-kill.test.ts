// Killed with -9 at every step of a run and of paying it: whoever goes on pays each person once, to the fen, by the same bytes.
import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtWorker } from '../support/program.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';

const PEOPLE = 60;
let world: PayWorld;
let program = '';
const children = new Set<ChildProcess>();
beforeAll(async () => {
  program = await builtWorker(new URL('./pay.worker.ts', import.meta.url));
  world = await payWorld();
  await world.sql('create table other_side (key text primary key, amount numeric(20, 2) not null, calls int not null default 1)');
  await world.sql(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) select 'K' || n, 'K' || n, 'k', 'k', $1, 'clerk', 'L1', 'REGULAR', '2024-01-01' from generate_series(1, $2::int) n`, [world.http.world.stores[0], PEOPLE]);
}, 120_000);
afterAll(async () => { for (const child of children) child.kill('SIGKILL'); await world?.end(); });

const gone = (child: ChildProcess): Promise<void> => new Promise((resolve) => { if (child.exitCode !== null || child.signalCode) resolve(); else child.once('exit', () => { resolve(); }); });

/** A process that goes on with the run; killed so many milliseconds after it has begun `at` for the `nth` time. Answers the steps that it said. */
async function goOn(schemeId: string, kill: { at: string; after: number } | null): Promise<string[]> {
  const child = fork(program, [world.http.db.url, schemeId, MONTHS[2], world.person.hr as string, world.person.finance as string], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  const said: string[] = [];
  child.on('message', (step: string) => {
    said.push(step);
    if (step === 'ready') child.send('go');
    if (kill && step === kill.at) setTimeout(() => { child.kill('SIGKILL'); }, kill.after);
  });
  await gone(child);
  children.delete(child);
  if (kill) expect([kill.at, child.signalCode], said.join(' ')).toEqual([kill.at, 'SIGKILL']);
  else expect(said.at(-1)).toBe('done');
  // Its connections end with it; a lease that it held is over.
  await world.sql('select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and state like $1', ['idle in transaction%']);
  await world.sql('update payout_queue set leased_until = null');
  return said;
}

describe('P15: a run of pay whose processes are killed', () => {
  test('F25, P14: at each step in turn: the run goes on where it stood, everybody is paid once, and the other side had one key a person', async () => {
    const schemeId = await world.scheme();
    const kills = [['calculate', 40], ['calculate', 250], ['review', 5], ['approve', 15], ['lock', 10], ['pay', 30], ['pay', 150], ['deliver', 10], ['deliver', 60]] as const;
    let hash: string | null = null;
    for (const [at, after] of kills) {
      const [before] = await world.sql('select state, paid_by_id, unpaid_count from incentive_runs where scheme_id = $1', [schemeId]);
      // What was done before the kill is not there to be killed again.
      const isOver = before && (at === 'calculate' || (at === 'review' && before.state !== 'CALCULATED') || (at === 'approve' && before.state !== 'REVIEWED') || (at === 'lock' && before.state !== 'APPROVED') || (at === 'pay' && before.paid_by_id) || before.state === 'PAID');
      if (isOver) continue;
      await goOn(schemeId, { at, after });
      const [run] = await world.sql('select result_hash from incentive_runs where scheme_id = $1', [schemeId]);
      if (run) { hash ??= run.result_hash; expect(run.result_hash).toBe(hash); }
    }
    await goOn(schemeId, null);
    const [run] = await world.sql('select id::text, state, people_count, total_amount::text total, unpaid_count, result_hash from incentive_runs where scheme_id = $1', [schemeId]);
    expect(run).toMatchObject({ state: 'PAID', people_count: PEOPLE + 3, unpaid_count: 0, result_hash: hash });
    const [told] = await world.sql('select count(*)::int n, sum(amount)::text sum, max(calls)::int most from other_side');
    expect([told.n, told.sum]).toEqual([PEOPLE + 3, run.total]);
    // Some were asked for more than once, as a crash or a lost answer will have it; the key kept it to one payment.
    expect(told.most).toBeGreaterThan(1);
    const [paid] = await world.sql('select count(*)::int n, sum(paid_amount)::text sum, bool_and(paid_amount = total_amount) alike from statements where run_id = $1', [run.id]);
    expect(paid).toEqual({ n: PEOPLE + 3, sum: run.total, alike: true });
    const [books] = await world.sql(`select (select coalesce(sum(amount), 0) from ledger_entries)::float off, (select count(*) from payouts where detail ->> 'runId' = $1)::int payouts, (select sum(amount) from pay_settlements where run_id = $1::bigint)::text settled, (select count(*) from pay_handovers where run_id = $1::bigint)::int handed`, [run.id]);
    expect(books).toEqual({ off: 0, payouts: PEOPLE + 3, settled: run.total, handed: PEOPLE + 3 });
    const check = await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: run.id });
    expect(check.incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });
  }, 900_000);
});
