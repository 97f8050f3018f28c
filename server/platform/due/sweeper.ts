// The loop of one worker: sweeps, then sleeps until the next instant that is due, at most a second.
import type { Database } from '../../core/database.ts';
import { sweepDue, untilNext, type SweepOptions } from './sweep.service.ts';

/** New rows are seen within this, whoever wrote them: nothing else needs to be heard. */
const LONGEST_SLEEP_MS = 1_000;

export interface Sweeper { stop(): Promise<void> }

/** Starts sweeping; any number of processes may. */
export function startSweeper(db: Database, options: Omit<SweepOptions, 'signal'> = {}): Sweeper {
  const signal = { aborted: false };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const round = async (): Promise<void> => {
    let sleep = LONGEST_SLEEP_MS;
    try {
      await sweepDue(db, { ...options, signal });
      sleep = Math.min(sleep, (await untilNext(db, options)) ?? sleep);
    } catch (error) { options.log?.warn({ err: error }, 'sweeping what is due failed'); }
    if (signal.aborted) return;
    timer = setTimeout(() => { running = round(); }, sleep);
    timer.unref();
  };
  running = round();

  return {
    async stop() {
      signal.aborted = true;
      clearTimeout(timer);
      await running;
    },
  };
}
