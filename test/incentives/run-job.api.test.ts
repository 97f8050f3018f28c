// A run in the background: queued once, followed, stopped with nothing written, taken up after a worker's death without a second run.
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../server/core/clock.ts';
import { reckonJob } from '../../server/incentives/runs/reckon.job.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { runJob } from '../../server/platform/jobs/job.runner.ts';
import { MONTHS, payWorld, rates, reading, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
beforeAll(async () => {
  world = await payWorld();
  await installJobs(world.http.db.url);
}, 120_000);
afterAll(() => world?.end());

const START = 'mutation ($input: CalculateRunInput!) { did: startRun(input: $input) { jobId } }';
const quiet = { info() {}, warn() {}, error() {}, debug() {} };
const options = () => ({ clock: systemClock, log: quiet, zone: 'Asia/Shanghai' });
/** One try of a job, as a worker makes it. */
const tryJob = (jobId: string, attempt = 1): Promise<void> => runJob(world.http.db, reckonJob as never, { jobId, attempt, attempts: 5, signal: new AbortController().signal }, options() as never);
const jobOf = async (id: string): Promise<Any> => (await world.sql('select state, done, total, error, result, cursor from jobs where id = $1', [id]))[0];
const runsOf = (schemeId: string): Promise<Any[]> => world.sql('select id::text, version, state, people_count, result_hash from incentive_runs where scheme_id = $1', [schemeId]);

describe('A run as a job', () => {
  test('comes to the same bytes as at once, says how far it is, and is queued once', async () => {
    const schemeId = await world.scheme();
    const { jobId } = await world.run('hr', START, { input: { schemeId, on: MONTHS[2] } });
    expect((await world.run('hr', START, { input: { schemeId, on: MONTHS[2] } })).jobId).toBe(jobId);
    expect(await runsOf(schemeId)).toEqual([]);
    await tryJob(jobId);
    expect(await jobOf(jobId)).toMatchObject({ state: 'DONE', done: 3, total: 3 });
    const [run] = await runsOf(schemeId);
    expect((await jobOf(jobId)).result).toEqual({ runId: run.id });
    const again = await world.act('hr', 'calculate', { schemeId, on: MONTHS[2], expectedVersion: run.version });
    expect(again.resultHash).toBe(run.result_hash);
    // There is a run: only who has seen it starts another.
    expect(await world.refusal('hr', START, { input: { schemeId, on: MONTHS[2] } })).toMatchObject({ code: 'CONFLICT', reason: 'PAY_RUN_EXISTS' });
    expect(await world.refusal('mei', START, { input: { schemeId, on: MONTHS[2] } })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('stopped while it reckons, it leaves nothing behind', async () => {
    const schemeId = await world.scheme();
    const { jobId } = await world.run('hr', START, { input: { schemeId, on: MONTHS[2] } });
    reading.hook = async () => { await world.sql('update jobs set is_cancel_requested = true where id = $1', [jobId]); await new Promise((resolve) => { setTimeout(resolve, 600); }); };
    try { await tryJob(jobId); } finally { reading.hook = null; }
    expect((await jobOf(jobId)).state).toBe('CANCELLED');
    expect(await runsOf(schemeId)).toEqual([]);
    expect(await world.sql('select 1 from statements s join incentive_runs r on r.id = s.run_id where r.scheme_id = $1', [schemeId])).toEqual([]);
  });

  test('F25: a worker that dies after its commit is not followed by a second run, though the facts have changed meanwhile', async () => {
    const schemeId = await world.scheme();
    const { jobId } = await world.run('hr', START, { input: { schemeId, on: MONTHS[2] } });
    await tryJob(jobId);
    const before = await runsOf(schemeId);
    // As it stands when the process was killed between the commit and the job's end.
    await world.sql(`update jobs set state = 'RUNNING', finished_at = null, result = null where id = $1`, [jobId]);
    rates.set(world.person.mei as string, '0.10');
    try { await tryJob(jobId, 2); } finally { rates.set(world.person.mei as string, '0.96'); }
    expect(await jobOf(jobId)).toMatchObject({ state: 'DONE', result: { runId: before[0].id } });
    expect(await runsOf(schemeId)).toEqual(before);
  });

  test('a worker that has lost its lease writes nothing: the run belongs to the one that took it', async () => {
    const schemeId = await world.scheme();
    const { jobId } = await world.run('hr', START, { input: { schemeId, on: MONTHS[2] } });
    reading.hook = async () => { await world.sql('update jobs set attempts = attempts + 1 where id = $1', [jobId]); reading.hook = null; };
    await expect(tryJob(jobId)).rejects.toThrow(/another worker/);
    expect(await runsOf(schemeId)).toEqual([]);
  });
});

describe('A month reckoned again', () => {
  test('writes what differs alone; what is put beside a line stays beside the line of that name, also when that changes, and when its person leaves', async () => {
    const schemeId = await world.scheme();
    const made = await world.act('hr', 'calculate', { schemeId, on: MONTHS[2] });
    const first = await world.statements(made.id);
    const line = (all: Any[], who: string): Any => world.of(all, who).lines.items.find((one: Any) => one.key === 'resolution');
    const before = world.of(first, 'mei');
    const asked = await world.act('hr', 'adjust', { idempotencyKey: world.key(), statementId: before.id, lineId: line(first, 'mei').id, amount: '-10.00', reason: '漏记' });
    await world.act('finance', 'decide', { id: asked.id, expectedVersion: asked.version, isApproved: true });
    const corrects = async (): Promise<string | null> => (await world.sql('select line_id::text line from pay_adjustments where id = $1', [asked.id]))[0].line;
    const again = async (version: number): Promise<[Any, Any[]]> => { const next = await world.act('hr', 'calculate', { schemeId, on: MONTHS[2], expectedVersion: version }); return [next, await world.statements(made.id)]; };
    const place = (position: string): Promise<unknown> => world.sql('update placements set position = $2 where employee_id = $1', [world.person.mei, position]);
    try {
      rates.set(world.person.mei as string, '0.9');
      const [second, all] = await again(made.version);
      const mei = world.of(all, 'mei');
      expect([mei.id, mei.totalAmount, mei.adjustedAmount, mei.lines.items.length]).toEqual([before.id, '4450.00', '-10.00', before.lines.items.length + 1]);
      expect([line(all, 'mei').id === line(first, 'mei').id, await corrects()]).toEqual([false, line(all, 'mei').id]);
      expect([world.of(all, 'lan'), world.of(all, 'intern')]).toEqual([world.of(first, 'lan'), world.of(first, 'intern')]);
      await place('store-manager');
      const [third, without] = await again(second.version);
      expect([third.peopleCount, world.of(without, 'mei').totalAmount, world.of(without, 'mei').lines.items.map((one: Any) => one.lineKind), await corrects()]).toEqual([2, '0.00', ['ADJUSTMENT'], null]);
      expect((await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: made.id })).incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });
      await place('clerk');
      const [last, back] = await again(third.version);
      expect([world.of(back, 'mei').totalAmount, world.of(back, 'mei').lines.items.length, last.resultHash]).toEqual(['4450.00', before.lines.items.length + 1, second.resultHash]);
      // Rows that somebody has changed underneath are written anew, whatever their hash says.
      await world.sql('update statement_lines set amount = amount + 1 where id = $1', [line(back, 'lan').id]);
      const [, mended] = await again(last.version);
      expect(line(mended, 'lan').amount).toBe(line(first, 'lan').amount);
    } finally { rates.set(world.person.mei as string, '0.96'); await place('clerk'); }
  });
});
