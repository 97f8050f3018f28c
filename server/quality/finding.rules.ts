// The life of a finding: which act leads where, what its actions make of it, how long it may take, and what a repeat is. Pure.
import { ActionState } from '../../schema/quality/corrective-action.ts';
import { type FindingSeverity, FindingState } from '../../schema/quality/finding.ts';
import { stateMachine } from '../core/state-machine.ts';

export type FindingAct = 'assign' | 'link' | 'plan' | 'dismiss' | 'close' | 'reopen';
const { OPEN, ACTING, CHECKING, CLOSED, DISMISSED } = FindingState;
export const findingStates = stateMachine<FindingState, FindingAct>({
  OPEN: { assign: OPEN, link: OPEN, plan: ACTING, dismiss: DISMISSED },
  ACTING: { assign: ACTING, link: ACTING, plan: ACTING },
  CHECKING: { assign: CHECKING, link: CHECKING, plan: ACTING, close: CLOSED },
  CLOSED: { reopen: OPEN },
  DISMISSED: { reopen: OPEN },
}, { OPEN: ['待整改', 'Open'], ACTING: ['整改中', 'Acting'], CHECKING: ['待验效', 'Checking'], CLOSED: ['已关闭', 'Closed'], DISMISSED: ['不成立', 'Dismissed'] });

/** Working days to put a finding right, by how bad it is. */
export const DAYS_TO_CORRECT: Readonly<Record<FindingSeverity, number>> = { CRITICAL: 1, MAJOR: 5, MINOR: 10 };
/** Working days within which another person verifies. */
export const DAYS_TO_VERIFY = 3;
/** Working days that a rejected action is given when its own time is over. */
export const DAYS_AGAIN = 2;
/** Working days after which one that is still overdue goes to head office. */
export const DAYS_TO_HEAD_OFFICE = 2;
export const EFFECT_AFTER_DAYS = 14;
/** The same question at the same store within so many days is a repeat. */
export const REPEAT_WINDOW_DAYS = 90;

/** The number of a finding (F), a corrective action (C; A is an audit's) or a risk alert (R): its letter, the business day and its key. */
export const numberOf = (letter: 'F' | 'C' | 'R', day: string, id: string): string => `${letter}-${day.slice(2).replaceAll('-', '')}-${id}`;

const RUNS: ReadonlySet<ActionState> = new Set([ActionState.OPEN, ActionState.DONE, ActionState.REJECTED]);
/** Is something still to be done or verified? */
export const runs = (state: ActionState): boolean => RUNS.has(state);

/**
 * What a finding with these actions (oldest first) is, as long as nobody closed it: acting while one runs; to be checked when all
 * are verified and none failed without another after it; else open, for nothing is planned.
 */
export function stateBy(actions: readonly ActionState[]): FindingState.OPEN | FindingState.ACTING | FindingState.CHECKING {
  const counted = actions.filter((state) => state !== ActionState.CANCELLED);
  if (counted.some(runs)) return ACTING;
  const last = counted.at(-1);
  return last === ActionState.VERIFIED || last === ActionState.EFFECTIVE ? CHECKING : OPEN;
}

/** Why a finding cannot be closed; null when it can. */
export function closeFault(actions: readonly ActionState[]): 'FINDING_ACTIONS_OPEN' | 'FINDING_NO_EFFECT' | null {
  if (actions.some((state) => runs(state) || state === ActionState.VERIFIED)) return 'FINDING_ACTIONS_OPEN';
  return actions.includes(ActionState.EFFECTIVE) ? null : 'FINDING_NO_EFFECT';
}
