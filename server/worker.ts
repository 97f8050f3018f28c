// The worker process: runs jobs and crons, seals the event log, orders the outbox; ROLE=all runs the same inside the web process.
import { systemClock, type Clock } from './core/clock.ts';
import type { Logger } from './core/context.ts';
import type { Database } from './core/database.ts';
import type { Env } from './core/env.ts';
import { crons, jobs } from './jobs.ts';
import { anchorsFile } from './platform/events/anchors.ts';
import { attachEventLog } from './platform/events/event.subscriber.ts';
import { startSweeper } from './platform/due/sweeper.ts';
import { startSealing } from './platform/events/seal.job.ts';
import { installJobs } from './platform/jobs/job.service.ts';
import { startWorker } from './platform/jobs/worker.service.ts';
import { startMail } from './platform/notify/mail.service.ts';
import { startNotifier } from './platform/outbox/notifier.ts';

export interface Background { stop(): Promise<void> }
export interface BackgroundOptions { log?: Logger; clock?: Clock }

/** Starts all background work on a database that is open; the outbox is ordered by `startLive` where that runs, too. */
export async function startBackground(db: Database, env: Pick<Env, 'DATA_DIR' | 'TZ_BUSINESS'> & Partial<Pick<Env, 'SMTP_URL' | 'PUBLIC_URL'>>, options: BackgroundOptions = {}): Promise<Background> {
  attachEventLog(db);
  await installJobs(db.directUrl);
  const sealer = startSealing(db, { anchors: anchorsFile(env.DATA_DIR), everyMs: 1_000, log: options.log });
  const notifier = startNotifier(db, { log: options.log });
  const { clock } = options;
  const mail = env.SMTP_URL ? startMail(db, { url: env.SMTP_URL, publicUrl: env.PUBLIC_URL }) : null;
  // By the database's clock, unless the chain stands in a time of its own.
  const sweeper = startSweeper(db, { log: options.log, ...(clock && clock !== systemClock ? { now: () => clock.now() } : {}) });
  const worker = await startWorker(db, { jobs, crons, zone: env.TZ_BUSINESS, ...options });
  return {
    async stop() {
      await worker.stop();
      await Promise.all([notifier.stop(), sealer.stop(), sweeper.stop()]);
      mail?.stop();
    },
  };
}
