// Is it more than chance? How many complaints of one kind are usual, and how rare so many would be by chance. Pure.

/** When a group of tickets is a spike. */
export interface SpikeSettings { windowMinutes: number; minimumCount: number; chance: number }
/** People who complained of the same in the window, and tickets of the same kind in the days before. */
export interface Counted { observed: number; history: number; historyDays: number }
export interface Judged { expected: number; chance: number; isSpike: boolean }

/** Even what never happened is expected half a time in the days looked back on: a rate of nothing would make one complaint a wonder. */
const NEVER_SEEN = 0.5;

/** How many are expected in the window, by the rate of the days before. */
export const expectedOf = ({ history, historyDays }: Pick<Counted, 'history' | 'historyDays'>, windowMinutes: number): number =>
  (Math.max(history, NEVER_SEEN) / (Math.max(historyDays, 1) * 1_440)) * windowMinutes;

/** The probability of so many or more where `expected` are usual, as by Poisson; the small tail is summed itself, so that it stays exact. */
export function poissonTail(observed: number, expected: number): number {
  if (observed <= 0) return 1;
  if (expected <= 0) return 0;
  // The term at `observed`, by logarithms; what follows shrinks by expected / k.
  let log = -expected;
  for (let k = 1; k <= observed; k += 1) log += Math.log(expected / k);
  let term = Math.exp(log);
  if (observed > expected) {
    let sum = 0;
    for (let k = observed; term > sum * 1e-16 && k < observed + 10_000; k += 1) { sum += term; term *= expected / (k + 1); }
    return Math.min(1, sum);
  }
  let below = 0;
  term *= observed / expected;
  for (let k = observed - 1; k >= 0 && term > 0; k -= 1) { below += term; term *= k / expected; }
  return Math.max(0, 1 - below);
}

/** Is it a spike: enough people, more than usual, and rarer by chance than allowed? */
export function judge(counted: Counted, settings: SpikeSettings): Judged {
  const expected = expectedOf(counted, settings.windowMinutes);
  const chance = poissonTail(counted.observed, expected);
  return { expected, chance, isSpike: counted.observed >= settings.minimumCount && counted.observed > expected && chance < settings.chance };
}

export interface Spike { chance: number; ticketIds: readonly string[] }
/** A finer spike must hold this share of a coarser one's tickets to stand for it. */
const STANDS_FOR = 0.8;

/** Of spikes that share their tickets one stays: the finest that holds nearly all of the coarser one. Given finest first. */
export function withoutShadows<S extends Spike>(spikes: readonly S[]): S[] {
  const kept: S[] = [];
  for (const one of spikes) {
    const own = new Set(one.ticketIds);
    const shared = kept.filter((other) => other.ticketIds.some((id) => own.has(id)));
    const covered = new Set(shared.flatMap((other) => other.ticketIds.filter((id) => own.has(id))));
    if (covered.size >= own.size * STANDS_FOR) continue;
    // The coarser one is about more: the finer ones are part of it.
    for (const other of shared) kept.splice(kept.indexOf(other), 1);
    kept.push(one);
  }
  return kept;
}
