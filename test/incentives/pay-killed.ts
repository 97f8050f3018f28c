// Ground for runs of pay whose processes are killed: people in one scheme, a process that goes on where the last one died, and what must hold at the end.
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { builtWorker } from '../support/program.ts';
import { MONTHS, payWorld, plainContent, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

const STEPS = ['calculate', 'review', 'approve', 'lock', 'pay', 'deliver'] as const;
export type Step = (typeof STEPS)[number];
/** Killed so many milliseconds after it has begun a step: the process, or the database under it. */
export interface Kill { at: Step; after: number; isDatabase?: boolean }

const gone = (child: ChildProcess): Promise<void> => new Promise((resolve) => { if (child.exitCode !== null || child.signalCode) resolve(); else child.once('exit', () => { resolve(); }); });

export async function payKilled(people: number, content: object = {}) {
  const program = await builtWorker(new URL('./pay.worker.ts', import.meta.url));
  const world: PayWorld = await payWorld();
  await world.sql('create table other_side (key text primary key, amount numeric(20, 2) not null, calls int not null default 1)');
  await world.sql(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) select 'K' || n, 'K' || n, 'k', 'k', $1, 'clerk', 'L1', 'REGULAR', '2024-01-01' from generate_series(1, $2::int) n`, [world.http.world.stores[0], people]);
  const schemeId = await world.scheme(content);
  const children = new Set<ChildProcess>();
  let hash: string | null = null;

  /** As `world.sql`, also while the database comes up again. */
  async function sql(text: string, values: unknown[] = []): Promise<Any[]> {
    for (let tries = 0; ; tries += 1) {
      try { return await world.sql(text, values); } catch (error) {
        if (tries === 100) throw error;
        await sleep(200);
      }
    }
  }
  const standing = async (): Promise<Any> => (await sql('select state, paid_by_id, unpaid_count, result_hash from incentive_runs where scheme_id = $1', [schemeId]))[0];

  async function strike(child: ChildProcess, isDatabase: boolean): Promise<void> {
    if (!isDatabase) { child.kill('SIGKILL'); return; }
    // One of its processes gone by force takes all of them down: whatever was not written is lost, and it recovers from its log.
    const [own] = await sql('select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = $1 order by state = $2, pid desc limit 1', ['client backend', 'idle']);
    if (own) process.kill(own.pid, 'SIGKILL');
    // The process may outlive it; its time is over all the same.
    await sleep(1_000);
    child.kill('SIGKILL');
  }

  return {
    world, sql, schemeId,
    /** A process that goes on with the run, killed as said, or to its end. What was reckoned before is what stands after. */
    async goOn(kill: Kill | null): Promise<void> {
      const child = fork(program, [world.http.db.url, schemeId, MONTHS[2], world.person.hr as string, world.person.finance as string, world.person.finance2 as string], { stdio: ['ignore', 'ignore', kill?.isDatabase ? 'ignore' : 'inherit', 'ipc'] });
      children.add(child);
      const said: string[] = [];
      let isStruck = false;
      child.on('message', (step: string) => {
        said.push(step);
        if (step === 'ready') child.send('go');
        if (!kill || step !== kill.at || isStruck) return;
        isStruck = true;
        setTimeout(() => { void strike(child, kill.isDatabase === true); }, kill.after);
      });
      await gone(child);
      children.delete(child);
      if (!kill) expect(said.at(-1)).toBe('done');
      else if (kill.isDatabase) expect([isStruck, said.includes('done')], said.join(' ')).toEqual([true, false]);
      else expect([kill.at, child.signalCode], said.join(' ')).toEqual([kill.at, 'SIGKILL']);
      // Its connections end with it; a lease that it held is over.
      await sql('select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and state like $1', ['idle in transaction%']);
      await sql('update payout_queue set leased_until = null');
      const run = await standing();
      if (run) { hash ??= run.result_hash; expect(run.result_hash).toBe(hash); }
    },
    /** Another version of the scheme, in force for the same month: twice the base. */
    async newRule(): Promise<void> {
      const [{ version }] = await sql('select version from incentive_schemes where id = $1', [schemeId]);
      const saved = await world.act('hr', 'save', { id: schemeId, expectedVersion: version, draft: { content: plainContent({ components: [part('base', 'FIXED', { amount: '8000.00', isBase: true })] }) } });
      await world.act('finance', 'publish', { id: schemeId, expectedVersion: saved.version });
      await sql('alter table incentive_scheme_versions disable trigger user');
      await sql(`update incentive_scheme_versions set effective_from = '2020-01-02' where scheme_id = $1 and number = 2`, [schemeId]);
      await sql('alter table incentive_scheme_versions enable trigger user');
    },
    /** Is a step done, so that nothing of it is there to be killed? */
    async isOver(at: Step): Promise<boolean> {
      const run = await standing();
      const next = !run ? 0 : run.state === 'LOCKED' && run.paid_by_id !== null ? 5 : ['', 'CALCULATED', 'REVIEWED', 'APPROVED', 'LOCKED', '', 'PAID'].indexOf(run.state);
      return STEPS.indexOf(at) < next;
    },
    /** Everybody paid once, to the fen, by the same bytes; some were asked for more than once, as a crash or a lost answer will have it. */
    async holds(): Promise<void> {
      const count = people + 3;
      const [run] = await sql('select id::text, state, people_count, total_amount::text total, unpaid_count, result_hash from incentive_runs where scheme_id = $1', [schemeId]);
      expect(run).toMatchObject({ state: 'PAID', people_count: count, unpaid_count: 0, result_hash: hash });
      const [told] = await sql('select count(*)::int n, sum(amount)::text sum, max(calls)::int most from other_side');
      expect([told.n, told.sum]).toEqual([count, run.total]);
      expect(told.most).toBeGreaterThan(1);
      const [paid] = await sql('select count(*)::int n, sum(paid_amount)::text sum, bool_and(paid_amount = total_amount) alike from statements where run_id = $1', [run.id]);
      expect(paid).toEqual({ n: count, sum: run.total, alike: true });
      const [books] = await sql(`select (select coalesce(sum(amount), 0) from ledger_entries)::float off, (select count(*) from payouts where detail ->> 'runId' = $1)::int payouts, (select sum(amount) from pay_settlements where run_id = $1::bigint)::text settled, (select count(*) from pay_handovers where run_id = $1::bigint)::int handed`, [run.id]);
      expect(books).toEqual({ off: 0, payouts: count, settled: run.total, handed: count });
      const check = await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: run.id });
      expect(check.incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });
    },
    async end(): Promise<void> { for (const child of children) child.kill('SIGKILL'); await world.end(); },
  };
}
