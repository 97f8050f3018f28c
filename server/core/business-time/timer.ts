// One running promise as a value: start, pause, resume, stop, reopen, retarget, and what is left of it; every order of events has an answer.
import { addMilliseconds, between, millis, slices, type Found, type InstantLike, type Slice } from './arithmetic.ts';
import { elapsedCalendar, type BusinessCalendar } from './calendar.ts';
import { addDays, addDaysSameTime } from './working-days.ts';

/*
 * A timer is plain JSON, so that a clock, a duty or a callback can keep its fields in columns. Each move answers a new timer and
 * an outcome; a move that makes no sense (pause twice, resume before the pause, anything after the stop) changes nothing and says
 * why. A pause moves the deadline by exactly the open time that passed in it; a deadline that was missed before the pause stays
 * missed. The calendar given must be the version that the timer names (`retarget` alone may change it).
 */

const TARGET_UNITS = ['BUSINESS_MINUTES', 'WORKING_DAYS', 'WORKING_DAYS_SAME_TIME', 'ELAPSED_MINUTES'] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];
/** How much time is promised: open minutes (0.5 is 30 s), working days (ending with the last day's business, or at the same time of day), or minutes of the wall. */
export interface Target { unit: TargetUnit; amount: number }
export interface Pause { from: string; to: string }

export interface Timer {
  target: Target;
  calendarKey: string;
  calendarVersion: number;
  startedAt: string;
  /** The deadline; null while it cannot be known: beyond the published years (then `provisionalDueAt`), or without open time. */
  dueAt: string | null;
  provisionalDueAt: string | null;
  unpublishedDay: string | null;
  /** Pauses that are over, in order. */
  pauses: Pause[];
  pausedAt: string | null;
  stoppedAt: string | null;
}

export type TimerOutcome =
  | 'PAUSED' | 'RESUMED' | 'STOPPED' | 'REOPENED' | 'TAKEN_BACK' | 'RETARGETED'
  /** What changed nothing, and why. */
  | 'ALREADY_PAUSED' | 'NOT_PAUSED' | 'ALREADY_STOPPED' | 'NOT_STOPPED' | 'OUT_OF_ORDER';
export interface TimerMove { timer: Timer; outcome: TimerOutcome; changed: boolean }

const iso = (at: InstantLike): string => new Date(millis(at)).toISOString();
const counting = (timer: Pick<Timer, 'target'>, calendar: BusinessCalendar): BusinessCalendar =>
  (timer.target.unit === 'ELAPSED_MINUTES' ? elapsedCalendar(calendar.zone) : calendar);
const stays = (timer: Timer, outcome: TimerOutcome): TimerMove => ({ timer, outcome, changed: false });
const moved = (timer: Timer, outcome: TimerOutcome): TimerMove => ({ timer, outcome, changed: true });

function sameCalendar(timer: Timer, calendar: BusinessCalendar): void {
  if (timer.calendarKey !== calendar.key || timer.calendarVersion !== calendar.version) {
    throw new Error(`The timer counts by ${timer.calendarKey} version ${timer.calendarVersion}, not by ${calendar.key} version ${calendar.version}`);
  }
}

/** The instant at which a target that starts at `from` is due. */
export function dueOf(calendar: BusinessCalendar, target: Target, from: InstantLike): Found {
  switch (target.unit) {
    case 'WORKING_DAYS': return addDays(calendar, from, target.amount);
    case 'WORKING_DAYS_SAME_TIME': return addDaysSameTime(calendar, from, target.amount);
    case 'ELAPSED_MINUTES': return addMilliseconds(elapsedCalendar(calendar.zone), from, Math.round(target.amount * 60_000));
    case 'BUSINESS_MINUTES': return addMilliseconds(calendar, from, Math.round(target.amount * 60_000));
  }
}

const dueFields = (found: Found): Pick<Timer, 'dueAt' | 'provisionalDueAt' | 'unpublishedDay'> => ({
  dueAt: found.at?.toISOString() ?? null, provisionalDueAt: found.provisionalAt?.toISOString() ?? null, unpublishedDay: found.unpublishedDay,
});

/** Starts a promise. */
export function startTimer(calendar: BusinessCalendar, target: Target, at: InstantLike): Timer {
  return {
    target, calendarKey: calendar.key, calendarVersion: calendar.version, startedAt: iso(at), ...dueFields(dueOf(calendar, target, at)),
    pauses: [], pausedAt: null, stoppedAt: null,
  };
}

/** The instant to be held, exact or provisional, whether or not the timer runs; null where none can be found. */
export const knownDue = (timer: Timer): string | null => timer.dueAt ?? timer.provisionalDueAt;
/** The instant at which something must happen: null while paused, after the stop, and without a deadline. For queues of due times. */
export const deadlineOf = (timer: Timer): string | null => (timer.pausedAt || timer.stoppedAt ? null : knownDue(timer));

const lastMove = (timer: Timer): number => Math.max(millis(timer.startedAt), ...timer.pauses.map((pause) => millis(pause.to)), timer.pausedAt ? millis(timer.pausedAt) : 0);

/** Stands still from then on. Twice: the first holds. */
export function pauseTimer(timer: Timer, calendar: BusinessCalendar, at: InstantLike): TimerMove {
  sameCalendar(timer, calendar);
  if (timer.stoppedAt) return stays(timer, 'ALREADY_STOPPED');
  if (timer.pausedAt) return stays(timer, 'ALREADY_PAUSED');
  if (millis(at) < lastMove(timer)) return stays(timer, 'OUT_OF_ORDER');
  return moved({ ...timer, pausedAt: iso(at) }, 'PAUSED');
}

/** The deadline after time stood still between two instants: later by the open time in between, unless it was missed before. */
function shifted(timer: Timer, calendar: BusinessCalendar, from: InstantLike, to: InstantLike): Pick<Timer, 'dueAt' | 'provisionalDueAt' | 'unpublishedDay'> {
  const due = knownDue(timer);
  if (due === null || millis(due) < millis(from)) return { dueAt: timer.dueAt, provisionalDueAt: timer.provisionalDueAt, unpublishedDay: timer.unpublishedDay };
  const by = counting(timer, calendar);
  const next = addMilliseconds(by, to, between(by, from, due).milliseconds);
  // What was provisional before stays so: its days were not published when they were counted.
  return dueFields(next.status === 'EXACT' && timer.dueAt === null
    ? { status: 'NOT_PUBLISHED', at: null, provisionalAt: next.at, unpublishedDay: timer.unpublishedDay ?? '' } : next);
}

/** Goes on. The deadline moves by the open time of the pause. */
export function resumeTimer(timer: Timer, calendar: BusinessCalendar, at: InstantLike): TimerMove {
  sameCalendar(timer, calendar);
  if (timer.stoppedAt) return stays(timer, 'ALREADY_STOPPED');
  if (!timer.pausedAt) return stays(timer, 'NOT_PAUSED');
  if (millis(at) < millis(timer.pausedAt)) return stays(timer, 'OUT_OF_ORDER');
  return moved({
    ...timer, ...shifted(timer, calendar, timer.pausedAt, at), pauses: [...timer.pauses, { from: timer.pausedAt, to: iso(at) }], pausedAt: null,
  }, 'RESUMED');
}

/** The promise is kept, or no longer asked for. Stopped while paused, the pause lasts until then. */
export function stopTimer(timer: Timer, calendar: BusinessCalendar, at: InstantLike): TimerMove {
  sameCalendar(timer, calendar);
  if (timer.stoppedAt) return stays(timer, 'ALREADY_STOPPED');
  if (millis(at) < lastMove(timer)) return stays(timer, 'OUT_OF_ORDER');
  const rested = timer.pausedAt ? resumeTimer(timer, calendar, at).timer : timer;
  return moved({ ...rested, stoppedAt: iso(at) }, 'STOPPED');
}

/** Runs again after a stop (a ticket is reopened): the time in between does not count, a missed deadline stays missed. */
export function reopenTimer(timer: Timer, calendar: BusinessCalendar, at: InstantLike): TimerMove {
  sameCalendar(timer, calendar);
  if (!timer.stoppedAt) return stays(timer, 'NOT_STOPPED');
  if (millis(at) < millis(timer.stoppedAt)) return stays(timer, 'OUT_OF_ORDER');
  return moved({
    ...timer, ...shifted(timer, calendar, timer.stoppedAt, at), pauses: [...timer.pauses, { from: timer.stoppedAt, to: iso(at) }], stoppedAt: null,
  }, 'REOPENED');
}

/** The stop was a mistake: it runs as though it had never stood still, the time in between counts. */
export function takeBackStop(timer: Timer, calendar: BusinessCalendar): TimerMove {
  sameCalendar(timer, calendar);
  return timer.stoppedAt ? moved({ ...timer, stoppedAt: null }, 'TAKEN_BACK') : stays(timer, 'NOT_STOPPED');
}

/**
 * Another target, or another version of the calendar, from the same start: all that happened is told again under the new terms.
 * An explicit act, to be logged with the timer before and after; a stopped timer keeps what it was judged by.
 */
export function retargetTimer(timer: Timer, calendar: BusinessCalendar, target: Target): TimerMove {
  if (timer.stoppedAt) return stays(timer, 'ALREADY_STOPPED');
  let told = startTimer(calendar, target, timer.startedAt);
  for (const pause of timer.pauses) told = resumeTimer(pauseTimer(told, calendar, pause.from).timer, calendar, pause.to).timer;
  if (timer.pausedAt) told = pauseTimer(told, calendar, timer.pausedAt).timer;
  return JSON.stringify(told) === JSON.stringify(timer) ? stays(timer, 'RETARGETED') : moved(told, 'RETARGETED');
}

export type TimerState = 'RUNNING' | 'PAUSED' | 'OVERDUE' | 'MET' | 'MISSED' | 'NO_DEADLINE';
export interface Remaining {
  state: TimerState;
  /** Time left as the target counts it; negative: by how much it is, or was, late. Null without a deadline. */
  milliseconds: number | null;
  minutes: number | null;
  isProvisional: boolean;
}

/** What is left at an instant; of a stopped timer, what was left when it stopped. On time is: not after the deadline. */
export function remaining(timer: Timer, calendar: BusinessCalendar, now: InstantLike): Remaining {
  sameCalendar(timer, calendar);
  const due = knownDue(timer);
  const isProvisional = timer.dueAt === null && due !== null;
  if (due === null) return { state: 'NO_DEADLINE', milliseconds: null, minutes: null, isProvisional };
  const at = timer.stoppedAt ?? timer.pausedAt ?? now;
  const isLate = millis(at) > millis(due);
  const { milliseconds, minutes } = between(counting(timer, calendar), at, due);
  return { state: timer.stoppedAt ? (isLate ? 'MISSED' : 'MET') : isLate ? 'OVERDUE' : timer.pausedAt ? 'PAUSED' : 'RUNNING', milliseconds, minutes, isProvisional };
}

/** Open time that the timer has used until an instant (until its stop), its pauses left out. */
export function usedMilliseconds(timer: Timer, calendar: BusinessCalendar, now: InstantLike): number {
  return runningStretches(timer, now).reduce((sum, [from, to]) => sum + between(counting(timer, calendar), from, to).milliseconds, 0);
}

function runningStretches(timer: Timer, until: InstantLike): [string, string][] {
  const cuts = [timer.startedAt, ...timer.pauses.flatMap((pause) => [pause.from, pause.to]), timer.pausedAt ?? timer.stoppedAt ?? iso(until)];
  const stretches: [string, string][] = [];
  for (let i = 0; i < cuts.length; i += 2) {
    const [from, to] = [cuts[i] as string, cuts[i + 1] as string];
    const end = millis(to) < millis(until) ? to : iso(until);
    if (millis(end) > millis(from)) stretches.push([from, end]);
  }
  return stretches;
}

/** Every stretch of time that counts towards the deadline, from the start until an instant, pauses left out. */
export function countedSlices(timer: Timer, calendar: BusinessCalendar, until: InstantLike): Slice[] {
  const stretches = runningStretches(timer, until);
  if (timer.target.unit !== 'ELAPSED_MINUTES') return stretches.flatMap(([from, to]) => slices(calendar, from, to));
  return stretches.map(([from, to]) => ({ from: new Date(from), to: new Date(to), milliseconds: millis(to) - millis(from), day: from.slice(0, 10), isException: false }));
}
