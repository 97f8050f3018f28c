// The views and ranges of the customers' list as filters, and the words in which its conditions are said.
import { addDays } from '../shared/format.ts';

export type Filter = Record<string, unknown>;
export interface Preset { key: string; filter: Filter; sort?: { field: string; order: 'ASC' | 'DESC' }; right?: string }

const SPEND = { field: 'behaviour.spend365', order: 'DESC' } as const;

/** The team's views, in the order of their tabs; `today` is the business day. */
export function presets(today: string): Preset[] {
  return [
    { key: 'all', filter: {} },
    { key: 'vip', filter: { tier: ['GOLD'] }, sort: SPEND },
    { key: 'new', filter: { 'joinedOn@gte': addDays(today, -30) }, sort: { field: 'joinedOn', order: 'DESC' } },
    { key: 'asleep', filter: { 'behaviour.lastPurchaseOn@lt': addDays(today, -180) }, sort: { field: 'behaviour.lastPurchaseOn', order: 'DESC' }, right: 'customers:read-orders' },
    { key: 'birthday', filter: { segmentKey: 'birthday-month' }, right: 'segments:read' },
  ];
}

/** Ranges of the last visit; each writes these filter keys. */
export function visitRanges(today: string): Record<string, Filter> {
  const since = (days: number) => addDays(today, -days);
  return {
    week: { 'behaviour.lastPurchaseOn@gte': since(7) },
    month: { 'behaviour.lastPurchaseOn@lt': since(7), 'behaviour.lastPurchaseOn@gte': since(30) },
    half: { 'behaviour.lastPurchaseOn@lt': since(30), 'behaviour.lastPurchaseOn@gte': since(180) },
    older: { 'behaviour.lastPurchaseOn@lt': since(180) },
  };
}

/** The filter without the keys that a range writes. */
export function withoutVisits(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !key.startsWith('behaviour.lastPurchaseOn@')));
}

/** Visits a month, from those of 90 days: one decimal, as text. */
export const perMonth = (visits90: number | null | undefined): string | null =>
  (visits90 === null || visits90 === undefined ? null : (Math.round((visits90 * 10) / 3) / 10).toFixed(1));
