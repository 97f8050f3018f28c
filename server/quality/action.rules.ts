// The life of a corrective action, what its cause has to say, and which photos stand alone. Pure.
import { PhotoMoment, type ActionState } from '../../schema/quality/corrective-action.ts';
import { stateMachine } from '../core/state-machine.ts';

export type ActionAct = 'save' | 'assign' | 'photo' | 'complete' | 'reject' | 'verify' | 'check' | 'fail' | 'cancel';
const to = (state: keyof typeof ActionState): ActionState => state as ActionState;
export const actionStates = stateMachine<ActionState, ActionAct>({
  OPEN: { save: to('OPEN'), assign: to('OPEN'), photo: to('OPEN'), complete: to('DONE'), cancel: to('CANCELLED') },
  DONE: { reject: to('REJECTED'), verify: to('VERIFIED') },
  REJECTED: { save: to('REJECTED'), assign: to('REJECTED'), photo: to('REJECTED'), complete: to('DONE'), cancel: to('CANCELLED') },
  VERIFIED: { check: to('EFFECTIVE'), fail: to('NOT_EFFECTIVE') },
  EFFECTIVE: {},
  NOT_EFFECTIVE: {},
  CANCELLED: {},
}, { OPEN: ['整改中', 'Open'], DONE: ['待复核', 'To verify'], REJECTED: ['被退回', 'Rejected'], VERIFIED: ['待验效', 'Verified'], EFFECTIVE: ['有效', 'Helped'], NOT_EFFECTIVE: ['无效', 'Did not help'], CANCELLED: ['已取消', 'Called off'] });

/** Whys as they are kept: trimmed, empty ones left out. */
export const tidyWhys = (whys: readonly string[] | null | undefined): string[] => (whys ?? []).map((why) => why.trim()).filter(Boolean);
/** Is a cause said at all? */
export const hasCause = (action: { causeTag?: unknown; whys: readonly string[] }): boolean => Boolean(action.causeTag) || action.whys.length > 0;

export interface Pictured { pair: number; moment: PhotoMoment }
/** Pairs with a photo from before and none from after. */
export function halfPairs(photos: readonly Pictured[]): number[] {
  const after = new Set(photos.filter((one) => one.moment === PhotoMoment.AFTER).map((one) => one.pair));
  return [...new Set(photos.filter((one) => one.moment === PhotoMoment.BEFORE && !after.has(one.pair)).map((one) => one.pair))].sort((a, b) => a - b);
}

/** Pairs for new photos of a moment: from the one asked for, else the lowest that lack this moment. */
export function pairsFor(photos: readonly Pictured[], moment: PhotoMoment, count: number, first?: number | null): number[] {
  if (first) return Array.from({ length: count }, (_, i) => first + i);
  const taken = new Set(photos.filter((one) => one.moment === moment).map((one) => one.pair));
  const free: number[] = [];
  for (let pair = 1; free.length < count; pair += 1) if (!taken.has(pair)) free.push(pair);
  return free;
}
