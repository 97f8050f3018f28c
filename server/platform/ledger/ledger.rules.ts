// How long a payout waits between tries. Pure.

/** Seconds to wait before the next try: a minute, then longer and longer, a day at most; null: enough tries. */
export function waitBefore(attempt: number): number | null {
  const waits = [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400];
  return attempt > 12 ? null : (waits[Math.min(attempt, waits.length) - 1] ?? 60);
}
