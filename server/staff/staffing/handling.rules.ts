// How long one thing keeps people busy, told from what they did to it and when (D-11). Pure; minutes of estimate, not of money.

/** Something that happened to a row, in milliseconds; without `who` nobody of ours did it (a word of the customer, a pick-up, a rule). */
export interface Act { row: string; who: string | null; at: number }
/** Of so many rows that somebody worked at: in how many goes, how many of which show when they began, and how long one is on average. */
export interface Handling { rows: number; goes: number; known: number; minutesOfGo: number; minutes: number }

/** A pause longer than this is waiting, not work. */
export const PAUSE_MINUTES = 15;
/** Fewer goes of known beginning than this say nothing. */
export const LEAST_KNOWN = 20;

/**
 * Work is done in goes: acts of one person on one row, none further than the pause from the one before, and nothing done to another row
 * in between. A go begins when what it answers came in, or when the person was done with the row before, whichever was later; where both
 * are further back than the pause nobody knows when it began: such a go began as long before its first act as the others did on average.
 */
export function handlingOf(acts: readonly Act[]): Handling | null {
  const pause = PAUSE_MINUTES * 60_000;
  const order = [...acts].sort((a, b) => a.at - b.at);
  /** By row: when something last happened to it, and its go that may go on. */
  const rows = new Map<string, { last: number; go: Go | null }>();
  const hands = new Map<string, { row: string; at: number }>();
  const goes: Go[] = [];
  for (const { row, who, at } of order) {
    const state = rows.get(row) ?? { last: Number.NEGATIVE_INFINITY, go: null };
    if (who !== null) {
      const hand = hands.get(who);
      const goesOn = state.go && state.go.who === who && hand?.row === row && at - state.go.until <= pause;
      if (goesOn && state.go) state.go.until = at;
      else {
        const from = Math.max(state.last, hand?.at ?? Number.NEGATIVE_INFINITY);
        state.go = { row, who, lead: at - from <= pause ? at - from : null, first: at, until: at };
        goes.push(state.go);
      }
      hands.set(who, { row, at });
    }
    state.last = at;
    rows.set(row, state);
  }
  const leads = goes.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  if (leads.length < LEAST_KNOWN) return null;
  const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
  const minutesOfGo = (sum(leads) / leads.length + sum(goes.map((go) => go.until - go.first)) / goes.length) / 60_000;
  const worked = new Set(goes.map((go) => go.row)).size;
  const minutes = (minutesOfGo * goes.length) / worked;
  // What was put in all at once (an import) says nothing of work.
  return minutes > 0 ? { rows: worked, goes: goes.length, known: leads.length, minutesOfGo, minutes } : null;
}
interface Go { row: string; who: string; lead: number | null; first: number; until: number }
