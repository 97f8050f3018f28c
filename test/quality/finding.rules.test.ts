// The life of findings and actions as tables: every state that actions can make, who is left out, which photos stand alone.
import { expect, test } from 'vitest';
import { ActionState, PhotoMoment } from '../../schema/quality/corrective-action.ts';
import { FindingState } from '../../schema/quality/finding.ts';
import { actionStates, halfPairs, hasCause, pairsFor, tidyWhys } from '../../server/quality/action.rules.ts';
import { closeFault, findingStates, numberOf, runs, stateBy } from '../../server/quality/finding.rules.ts';
import { random } from '../../seeds/random.ts';

const { OPEN, DONE, REJECTED, VERIFIED, EFFECTIVE, NOT_EFFECTIVE, CANCELLED } = ActionState;

test.each([
  [[], FindingState.OPEN], [[CANCELLED], FindingState.OPEN], [[OPEN], FindingState.ACTING], [[DONE], FindingState.ACTING], [[REJECTED, EFFECTIVE], FindingState.ACTING],
  [[VERIFIED], FindingState.CHECKING], [[VERIFIED, CANCELLED], FindingState.CHECKING], [[NOT_EFFECTIVE], FindingState.OPEN], [[NOT_EFFECTIVE, OPEN], FindingState.ACTING],
  [[NOT_EFFECTIVE, EFFECTIVE], FindingState.CHECKING], [[EFFECTIVE, NOT_EFFECTIVE], FindingState.OPEN],
] as const)('actions %j make a finding %s', (actions, state) => { expect(stateBy(actions)).toBe(state); });

test('whatever its actions are, a finding that can be closed is one to be checked, and one that acts cannot be closed', () => {
  const dice = random(7);
  const all = Object.values(ActionState);
  let closable = 0;
  for (let n = 0; n < 3_000; n += 1) {
    const actions = Array.from({ length: dice.int(0, 5) }, () => dice.pick(all));
    if (actions.some(runs)) { expect(stateBy(actions)).toBe(FindingState.ACTING); expect(closeFault(actions)).toBe('FINDING_ACTIONS_OPEN'); }
    if (closeFault(actions) === null) { closable += 1; expect(actions).toContain(EFFECTIVE); expect(actions.some((state) => state === VERIFIED)).toBe(false); }
  }
  expect(closable).toBeGreaterThan(100);
});

test('an action is done before it is verified, verified before it is judged; what is over stays', () => {
  expect(actionStates.acts(OPEN).sort()).toEqual(['assign', 'cancel', 'complete', 'photo', 'save']);
  expect(actionStates.acts(DONE).sort()).toEqual(['reject', 'verify']);
  expect(actionStates.acts(VERIFIED).sort()).toEqual(['check', 'fail']);
  for (const over of [EFFECTIVE, NOT_EFFECTIVE, CANCELLED]) expect(actionStates.acts(over)).toEqual([]);
  expect(() => actionStates.next(OPEN, 'verify')).toThrow('STATE_FORBIDS');
  expect(findingStates.can(FindingState.ACTING, 'dismiss')).toBe(false);
  expect(findingStates.can(FindingState.OPEN, 'close')).toBe(false);
});

test('photos: a pair from before needs one from after; new ones take the lowest free pairs', () => {
  const [before, after] = [PhotoMoment.BEFORE, PhotoMoment.AFTER];
  expect(halfPairs([{ pair: 2, moment: before }, { pair: 1, moment: before }, { pair: 1, moment: after }, { pair: 3, moment: after }])).toEqual([2]);
  expect(halfPairs([])).toEqual([]);
  expect(pairsFor([{ pair: 1, moment: after }, { pair: 3, moment: after }], after, 3)).toEqual([2, 4, 5]);
  expect(pairsFor([{ pair: 1, moment: before }], after, 1)).toEqual([1]);
  expect(pairsFor([], before, 2, 7)).toEqual([7, 8]);
});
test('a cause is a kind or a why that says something; numbers carry their day', () => {
  expect(tidyWhys([' 没人检查 ', '', '  '])).toEqual(['没人检查']);
  expect([hasCause({ whys: [] }), hasCause({ causeTag: 'PEOPLE', whys: [] }), hasCause({ whys: ['x'] })]).toEqual([false, true, true]);
  expect(numberOf('F', '2026-03-02', '12')).toBe('F-260302-12');
  // An audit's number begins with A: an action has a letter of its own.
  expect(numberOf('C', '2026-03-02', '12')).toBe('C-260302-12');
});
