// The views that the queue is shipped with, as filters that mean the same for everybody.
import { addDays, dayOf, instantAt } from '../shared/format.ts';

export interface Preset { key: string; filter: Record<string, unknown>; sort?: { field: string; order: 'ASC' | 'DESC' }; right?: string }
export const BY_DEADLINE = { field: 'nextDueAt', order: 'ASC' } as const;

/** Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** In the order of their tabs; `worksOnTickets`: the viewer has a queue of her own. */
export function presets(worksOnTickets: boolean): Preset[] {
  const week = instantAt(`${mondayOf(dayOf(new Date()))}T00:00`);
  return [
    ...(worksOnTickets ? [{ key: 'mine', filter: { mine: true, isOpen: true } }] : []),
    { key: 'open', filter: { isOpen: true } },
    { key: 'unassigned', filter: { unassigned: true, isOpen: true } },
    { key: 'late', filter: { due: 'late', isOpen: true } },
    { key: 'soon', filter: { due: 'hour', isOpen: true } },
    { key: 'callback', filter: { status: ['CALLBACK_DUE'] } },
    { key: 'vip', filter: { tier: ['GOLD'], isOpen: true } },
    { key: 'week', filter: { 'closedAt@gte': week }, sort: { field: 'closedAt', order: 'DESC' } },
    { key: 'all', filter: {}, sort: { field: 'openedAt', order: 'DESC' } },
  ];
}
