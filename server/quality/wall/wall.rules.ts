// What stands on the wall of service standards: each promise in words, and how it was kept, where enough people were promised it. Pure.
import type { Label } from '../../core/language.ts';
import { decimal, round } from '../../core/money.ts';

/** Fewer would say something about single customers. */
const LEAST_PROMISES = 20;
export interface WallPromise { key: string; label: Label; promise: Label; kept: string | null; sample: number | null }

/** A share is shown in whole per cent, and with its number, from twenty on; below that the promise alone. */
export function onWall(key: string, label: Label, promise: Label, share: string | null, sample: number): WallPromise {
  const isEnough = share !== null && sample >= LEAST_PROMISES;
  // Rounded down: nobody is told a hundred where one was not kept.
  return { key, label, promise, kept: isEnough ? decimal(share).times(100).floor().toFixed(0) : null, sample: isEnough ? Number(round(decimal(sample).dividedBy(10), 0).times(10)) : null };
}
