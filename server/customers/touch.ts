// Tells the modules that keep something about customers (tier, segments, journeys) that these customers have changed.
import type { WriteContext } from '../core/context.ts';

/** What happened to the customers: a word for the membership's "why", and the event's id or kind behind it. */
export interface Touch { kind: 'purchases' | 'profile' | 'consent' | 'tags' | 'rfm' | 'tier' | 'roll' | 'merge' | 'import' | 'segment' | 'tickets'; note?: string; /** Made by this very transaction: nobody else holds them, and nothing is kept about them yet. */ areNew?: boolean }
export type TouchListener = (tx: WriteContext, customerIds: readonly string[], touch: Touch) => Promise<void>;

/** Fields that follow the scores: the scores themselves, and what a chain's own rules may hang on them. */
const OF_SCORES = (field: string): boolean => field.startsWith('rfm.') || field === 'tier' || field === 'tags';
/** The fields that may say something else after this; null: any. Scores come for everybody at once and move little else. */
export const movedBy = (touch: Touch | undefined): ((field: string) => boolean) | null => (touch?.kind === 'rfm' ? OF_SCORES : null);

const listeners: { order: number; listener: TouchListener }[] = [];

/** Registers a listener; the lower order is told first (tiers 10, segments 20), for the later may look at what the earlier wrote. */
export function onCustomersTouched(order: number, listener: TouchListener): void {
  listeners.push({ order, listener });
  listeners.sort((a, b) => a.order - b.order);
}

/** Brings everything that hangs on these customers up to date, inside the transaction that changed them. */
export async function touchCustomers(tx: WriteContext, customerIds: readonly string[], touch: Touch): Promise<void> {
  if (!customerIds.length) return;
  const ids = [...new Set(customerIds)].sort((a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0));
  for (const { listener } of listeners) await listener(tx, ids, touch);
}
