// Pure state machines: a table of which act leads from which state to which.
import { AppError } from './errors.ts';
import { defineMessages } from './messages.ts';

export const stateReasons = defineMessages({
  STATE_FORBIDS: ['现在的状态是「{state}」，不能这样做', 'Its state is “{state}”: this cannot be done now'],
});

/** For every state the acts it allows and the state each leads to; the compiler asks for every state. */
export type Transitions<S extends string, A extends string> = Record<S, Partial<Record<A, S>>>;

export interface StateMachine<S extends string, A extends string> {
  /** The state that `act` leads to; POLICY when this state does not allow it. */
  next(state: S, act: A): S;
  can(state: S, act: A): boolean;
  acts(state: S): A[];
}

/** Makes a machine of a table; unknown states of old rows allow nothing. */
export function stateMachine<S extends string, A extends string>(table: Transitions<S, A>): StateMachine<S, A> {
  return {
    next(state, act) {
      const to = table[state]?.[act];
      if (!to) throw new AppError('POLICY', 'STATE_FORBIDS', { params: { state } });
      return to;
    },
    can: (state, act) => table[state]?.[act] !== undefined,
    acts: (state) => Object.keys(table[state] ?? {}) as A[],
  };
}
