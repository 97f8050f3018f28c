// Pure decisions of the job machinery: when a cron is due, and what becomes of a try that ended badly.
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../core/errors.ts';
import type { CronDefinition } from './job.registry.ts';

/** A minute as graphile-worker's clock tells it, in UTC; the year is the one nearest to now. */
export interface Minute { min: number; hour: number; date: number; month: number }

/** Is the cron due in this minute? */
export function isDue(at: CronDefinition['at'], minute: Minute, zone: string, now: Date): boolean {
  const candidates = [-1, 0, 1].map((years) => Date.UTC(now.getUTCFullYear() + years, minute.month - 1, minute.date, minute.hour, minute.min));
  const instant = candidates.sort((a, b) => Math.abs(a - now.getTime()) - Math.abs(b - now.getTime()))[0] as number;
  if ('every' in at) return Math.floor(instant / 60_000) % at.every === 0;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}` === at.daily.padStart(5, '0');
}

/** The job was asked to stop. */
export class JobCancelled extends Error { override name = 'JobCancelled'; }
/** The process stops; the job goes on elsewhere. */
export class JobInterrupted extends Error { override name = 'JobInterrupted'; }
/** Another worker has taken the job: this one may write nothing more. */
export class LeaseLost extends Error { override name = 'LeaseLost'; }

export type Ending = 'cancelled' | 'lost' | 'again' | 'failed';

/** What becomes of a try that threw: a refusal is final, trouble is tried again while tries are left. */
export function endingOf(error: unknown, attempt: number, attempts: number): Ending {
  if (error instanceof JobCancelled) return 'cancelled';
  if (error instanceof LeaseLost) return 'lost';
  if (error instanceof JobInterrupted) return attempt < attempts ? 'again' : 'failed';
  if (error instanceof AppError && !['RATE_LIMITED', 'CONFLICT'].includes(error.code)) return 'failed';
  return attempt < attempts ? 'again' : 'failed';
}
