// How many people a shift needs: contacts that come at random, served one at a time by whoever is free (Erlang C). Pure; these are probabilities, not money.

export interface Target {
  /** Share of the contacts to be answered within so many seconds. */
  share: number; withinSeconds: number;
  /** Nobody is busy for more than this share of the time. */
  maxOccupancy: number;
  /** Share of paid time that goes to breaks, training and leave. */
  shrinkage: number;
}
export interface Answer { heads: number; load: number; waits: number; answered: number; occupancy: number; meanWaitSeconds: number }

const MOST_HEADS = 5_000;

/** Work that comes in: people who would be busy all the time. */
export const loadOf = (contactsPerHour: number, minutes: number): number => (contactsPerHour * minutes) / 60;

/** Chance that a contact has to wait with so many heads (Erlang C); 1 where they cannot keep up. Counted by the recursion of Erlang B, which never overflows. */
export function waitChance(heads: number, load: number): number {
  if (load <= 0) return 0;
  if (heads <= load) return 1;
  let blocked = 1;
  for (let n = 1; n <= heads; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return (heads * blocked) / (heads - load * (1 - blocked));
}

/** What so many heads make of it. */
export function answerWith(heads: number, contactsPerHour: number, minutes: number, withinSeconds: number): Answer {
  const load = loadOf(contactsPerHour, minutes);
  const waits = waitChance(heads, load);
  const seconds = minutes * 60;
  const isKept = heads > load;
  return {
    heads, load, waits, occupancy: heads ? Math.min(1, load / heads) : load > 0 ? 1 : 0,
    answered: load <= 0 ? 1 : isKept ? 1 - waits * Math.exp((-(heads - load) * withinSeconds) / seconds) : 0,
    meanWaitSeconds: load <= 0 ? 0 : isKept ? (waits * seconds) / (heads - load) : Number.POSITIVE_INFINITY,
  };
}

/** The fewest heads that keep the target; at least one where the shop is open. */
export function headsFor(contactsPerHour: number, minutes: number, target: Pick<Target, 'share' | 'withinSeconds' | 'maxOccupancy'>): Answer {
  for (let heads = Math.max(1, Math.ceil(loadOf(contactsPerHour, minutes))); heads <= MOST_HEADS; heads += 1) {
    const answer = answerWith(heads, contactsPerHour, minutes, target.withinSeconds);
    if (answer.answered >= target.share && answer.occupancy <= target.maxOccupancy) return answer;
  }
  return answerWith(MOST_HEADS, contactsPerHour, minutes, target.withinSeconds);
}

/** People to employ so that `heads` are there, given what time goes elsewhere. */
export const withShrinkage = (heads: number, shrinkage: number): number => Math.max(0, Math.ceil(heads / (1 - shrinkage) - 1e-9));
