// Rules of stores: what opening hours look like and when they make sense.

export type OpeningHours = Record<string, [from: string, to: string][]>;
const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** Open every day from 8 to 22, for a store that says nothing else. */
export const usualHours: OpeningHours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['08:00', '22:00']]]));

/**
 * Are these opening hours: weekdays 1..7, spans `HH:MM` to `HH:MM` in order, each after the one before, several a day?
 * Answers the reason word of the first thing wrong, or null.
 */
export function wrongHours(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'HOURS_SHAPE';
  for (const [day, spans] of Object.entries(value)) {
    if (!/^[1-7]$/.test(day) || !Array.isArray(spans) || spans.length > 4) return 'HOURS_SHAPE';
    let last = '';
    for (const span of spans as unknown[]) {
      if (!Array.isArray(span) || span.length !== 2) return 'HOURS_SHAPE';
      const [from, to] = span as [unknown, unknown];
      if (typeof from !== 'string' || typeof to !== 'string' || !time.test(from) || !time.test(to)) return 'HOURS_SHAPE';
      if (from >= to || from < last) return 'HOURS_ORDER';
      last = to;
    }
  }
  return null;
}

/** Does a chain of managers starting at `managerId` come back to `employeeId`? */
export function managesItself(employeeId: string, managerId: string, managerOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = managerId; at; at = managerOf.get(at)) {
    if (at === employeeId) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}
