// The worker: runs queued jobs and crons by graphile-worker, and takes up the work of workers that died.
import { EventEmitter } from 'node:events';
import pg from 'pg';
import type { CronMatcher, Logger as QueueLogger, TaskList, WorkerEvents } from 'graphile-worker';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { say } from '../../core/messages.ts';
import { holdLiveness, recoverDead } from './liveness.ts';
import { jobReasons } from './job.messages.ts';
import type { CronDefinition, JobDefinition } from './job.registry.ts';
import { isDue } from './job.rules.ts';
import { runJob } from './job.runner.ts';
import { SILENT, systemContext } from './system-context.ts';

/** So far back a daily cron that was missed is made up for. */
const MADE_UP_FOR_MS = 86_400_000;
export interface WorkerOptions {
  jobs: readonly JobDefinition<never>[];
  crons?: readonly CronDefinition[];
  clock?: Clock;
  log?: Logger;
  /** Business time zone, for daily crons and the day by which rights hold. */
  zone?: string;
  /** Jobs at once (2). */
  concurrency?: number;
  /** How often dead workers are looked for (5 s). */
  recoverEveryMs?: number;
}
export interface RunningWorker { stop(): Promise<void> }

/** Starts a worker on the database; `installJobs` has been run before. */
export async function startWorker(db: Database, options: WorkerOptions): Promise<RunningWorker> {
  const { clock = systemClock, log = SILENT, zone = 'Asia/Shanghai', concurrency = 2, recoverEveryMs = 5_000, crons = [] } = options;
  const pool = new pg.Pool({ connectionString: db.directUrl, max: concurrency + 3, application_name: 'aftercare worker', keepAlive: true });
  const heard = (error: Error): void => { log.warn({ err: error }, 'worker connection lost'); };
  pool.on('error', heard);
  pool.on('connect', (client) => { client.on('error', heard); });

  // Loaded by whoever works: a process that only serves starts without it.
  const { Logger: Queue, parseCronItems, run } = await import('graphile-worker');
  const liveness = holdLiveness(db, log);
  const words = { crashed: say(jobReasons.JOB_CRASHED, 'zh', { attempts: '{attempts}' }), lost: say(jobReasons.JOB_LOST, 'zh') };
  const recover = async (): Promise<void> => {
    const dead = await recoverDead(db, words);
    if (dead) log.warn({ dead }, 'took up the jobs of dead workers');
  };
  await recover();

  const tasks: TaskList = {};
  for (const definition of options.jobs as readonly JobDefinition[]) {
    tasks[definition.kind] = async (payload, helpers) => runJob(db, definition, {
      jobId: (payload as { jobId: string }).jobId, attempt: helpers.job.attempts, attempts: Math.min(helpers.job.max_attempts, definition.attempts ?? Infinity), signal: helpers.abortSignal as AbortSignal,
    }, { clock, log, zone });
  }
  for (const cron of crons) tasks[cron.kind] = async () => cron.run(systemContext(db, { name: cron.kind, clock, log }));

  // What is done daily is made up for when no worker was alive at its time, once; what is done every few minutes comes round by itself.
  const parsedCronItems = parseCronItems(crons.map((cron) => ({
    task: cron.kind, identifier: cron.kind, options: { backfillPeriod: 'daily' in cron.at ? MADE_UP_FOR_MS : 0, maxAttempts: 3 },
    match: ((minute) => isDue(cron.at, minute, zone, new Date())) as CronMatcher,
  })));
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => {
    liveness.hold((workerPool as unknown as { id: string }).id).catch((error: unknown) => { log.error({ err: error }, 'liveness lock failed'); });
  });

  let stopping = false;
  const start = () => run({
    pgPool: pool, taskList: tasks, parsedCronItems, concurrency, pollInterval: 1_000, noHandleSignals: true, events, logger: quietly(Queue, log),
  });
  let runner = await start();
  /** graphile-worker gives up when the database is away for long; the process then starts it again. */
  const watch = (): void => {
    runner.promise.catch((error: unknown) => { log.error({ err: error }, 'worker stopped'); }).finally(() => {
      if (stopping) return;
      const again = (): void => {
        if (stopping) return;
        start().then((next) => { runner = next; watch(); }, () => { setTimeout(again, 1_000).unref(); });
      };
      setTimeout(again, 500).unref();
    });
  };
  watch();

  let recovering: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    recovering = recover().catch((error: unknown) => { log.warn({ err: error }, 'recovery of dead workers failed'); });
  }, recoverEveryMs);
  timer.unref();

  return {
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(timer);
      await runner.stop().catch(() => {});
      await recovering;
      await liveness.close();
      await pool.end().catch(() => {});
    },
  };
}

/** graphile-worker's own lines go to our log, without its information level. */
function quietly(Queue: typeof QueueLogger, log: Logger): QueueLogger {
  return new Queue(() => (level, message) => {
    if (level === 'error') log.error({ source: 'queue' }, message);
    else if (level === 'warning') log.warn({ source: 'queue' }, message);
    else log.debug({ source: 'queue' }, message);
  });
}
