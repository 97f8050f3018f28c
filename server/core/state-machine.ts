// Pure state machines: a table of which act leads from which state to which.
import { AppError } from './errors.ts';
import type { Label } from './language.ts';
import { defineMessages, type MessagePair } from './messages.ts';

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
  /** How people call a state. */
  words(state: S): Label;
  /** The refusal of an act in this state, in words. */
  forbids(state: S): AppError;
}

/** Makes a machine of a table and the words of its states; unknown states of old rows allow nothing. */
export function stateMachine<S extends string, A extends string>(table: Transitions<S, A>, names: Record<S, MessagePair>): StateMachine<S, A> {
  const words = (state: S): Label => { const [zh, en] = names[state] ?? [state, state]; return { zh, en }; };
  const forbids = (state: S): AppError => new AppError('POLICY', 'STATE_FORBIDS', { params: { state: words(state) } });
  return {
    words, forbids,
    next(state, act) {
      const to = table[state]?.[act];
      if (!to) throw forbids(state);
      return to;
    },
    can: (state, act) => table[state]?.[act] !== undefined,
    acts: (state) => Object.keys(table[state] ?? {}) as A[],
  };
}
