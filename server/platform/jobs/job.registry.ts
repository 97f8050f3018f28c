// How background work is declared: jobs that people start and see, and crons that the clock starts.
import type { WriteContext, Context } from '../../core/context.ts';

/** What a running job has in hand: the context of its starter, its progress, and steps that a crash does not repeat. */
export interface JobContext extends Context {
  readonly jobId: string;
  /** 1 for the first try; also the fencing token: a worker that lost its lease can write no more. */
  readonly attempt: number;
  /** What the last `chunk` that committed answered; null at the beginning. */
  readonly cursor: unknown;
  /** Set when the process stops; long waits should end then. */
  readonly signal: AbortSignal;
  /** Says how far it is; written at most twice a second, so call it freely. */
  progress(done: number, total?: number | null, failedCount?: number): Promise<void>;
  /** Has somebody asked to stop it? Asks the database at most twice a second. */
  isCancelled(): Promise<boolean>;
  /** Ends the job here when it was cancelled or the process is stopping (then it goes on later from its cursor). */
  pause(): Promise<void>;
  /**
   * One transaction that happens exactly once: what `work` answers is kept as `cursor` by the same commit, and after a
   * crash the job starts again with that cursor. Keep chunks to a few thousand customers.
   */
  chunk(work: (tx: WriteContext) => Promise<unknown>): Promise<void>;
}

export interface JobDefinition<Input = unknown> {
  /** module.verb, such as `customers.import`. */
  kind: string;
  /** Does the work; may be run again after a crash, so its effects go through `chunk` or are idempotent. Answers `result`. */
  run(ctx: JobContext, input: Input): Promise<unknown>;
  /** Tries before it is parked as FAILED (5). */
  attempts?: number;
}

/** Declares a job; list it in server/jobs.ts. */
export const defineJob = <Input>(definition: JobDefinition<Input>): JobDefinition<Input> => definition;

export interface CronDefinition {
  /** module.verb; at most one run of it begins in a minute, whatever the number of workers. */
  kind: string;
  /** Every so many minutes, or once a day at a local time of the chain (`TZ_BUSINESS`). */
  at: { every: number } | { daily: `${number}:${number}` };
  /** Does the work as the system; must be idempotent. */
  run(ctx: Context): Promise<void>;
}

/** Declares work that the clock starts; list it in server/jobs.ts. */
export const defineCron = (definition: CronDefinition): CronDefinition => definition;
