// Pure decisions about jobs: when a cron is due, what becomes of a failed try.
import { describe, expect, test } from 'vitest';
import { AppError } from '../../server/core/errors.ts';
import { endingOf, isDue, JobCancelled, JobInterrupted, LeaseLost } from '../../server/platform/jobs/job.rules.ts';

const minuteOf = (at: Date) => ({ min: at.getUTCMinutes(), hour: at.getUTCHours(), date: at.getUTCDate(), month: at.getUTCMonth() + 1 });
const due = (at: Parameters<typeof isDue>[0], iso: string, zone = 'Asia/Shanghai'): boolean =>
  isDue(at, minuteOf(new Date(iso)), zone, new Date(iso));

describe('a cron', () => {
  test('of a daily time is due once a day, at the local minute', () => {
    expect(due({ daily: '00:10' }, '2026-03-01T16:10:00Z')).toBe(true);
    expect(due({ daily: '00:10' }, '2026-03-01T16:11:00Z')).toBe(false);
    expect(due({ daily: '00:10' }, '2026-03-01T00:10:00Z')).toBe(false);
    expect(due({ daily: '03:00' }, '2026-07-01T07:00:00Z', 'America/New_York')).toBe(true);
    expect(due({ daily: '03:00' }, '2026-01-15T08:00:00Z', 'America/New_York')).toBe(true);
  });

  test('knows the year at its turn', () => {
    const eve = { min: 10, hour: 16, date: 31, month: 12 };
    expect(isDue({ daily: '00:10' }, eve, 'Asia/Shanghai', new Date('2027-01-01T00:00:30Z'))).toBe(true);
  });

  test('of an interval is due at its multiples', () => {
    const minutes = Array.from({ length: 60 }, (_, n) => due({ every: 15 }, `2026-03-01T09:${String(n).padStart(2, '0')}:00Z`));
    expect(minutes.flatMap((is, n) => (is ? [n] : []))).toEqual([0, 15, 30, 45]);
  });
});

describe('a try that threw', () => {
  test('is tried again while tries are left', () => {
    expect(endingOf(new Error('x'), 1, 5)).toBe('again');
    expect(endingOf(new Error('x'), 5, 5)).toBe('failed');
    expect(endingOf(new JobInterrupted('x'), 2, 5)).toBe('again');
  });

  test('is final when it was a refusal', () => {
    expect(endingOf(new AppError('FORBIDDEN', 'RIGHT_MISSING'), 1, 5)).toBe('failed');
    expect(endingOf(new AppError('CONFLICT', 'ROW_CHANGED'), 1, 5)).toBe('again');
  });

  test('writes nothing when the lease is lost, and is over when cancelled', () => {
    expect(endingOf(new LeaseLost('x'), 5, 5)).toBe('lost');
    expect(endingOf(new JobCancelled('x'), 1, 5)).toBe('cancelled');
  });
});
