// The views that the queue is shipped with, as filters that mean the same for everybody.
import { useMemo } from 'react';
import { useCan, useViewer } from '../provider/viewer.ts';
import { addDays, dayOf, instantAt } from '../shared/format.ts';

export interface Preset { key: string; filter: Record<string, unknown>; sort?: { field: string; order: 'ASC' | 'DESC' }; right?: string }
export const BY_DEADLINE = { field: 'nextDueAt', order: 'ASC' } as const;

/** Monday of the week of a day. */
const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/**
 * In the order of their tabs, of which the first is opened. `worksOnTickets`: the viewer has a queue of her own; `leads`: she
 * answers for the desk, so what is open there comes before what lies with her, which is little or nothing.
 */
export function presets({ worksOnTickets, leads = false }: { worksOnTickets: boolean; leads?: boolean }): Preset[] {
  const week = instantAt(`${mondayOf(dayOf(new Date()))}T00:00`);
  const mine: Preset[] = worksOnTickets ? [{ key: 'mine', filter: { mine: true, isOpen: true } }] : [];
  const open: Preset = { key: 'open', filter: { isOpen: true } };
  return [
    ...(leads ? [open, ...mine] : [...mine, open]),
    { key: 'unassigned', filter: { unassigned: true, isOpen: true } },
    { key: 'late', filter: { due: 'late', isOpen: true } },
    { key: 'soon', filter: { due: 'hour', isOpen: true } },
    { key: 'callback', filter: { status: ['CALLBACK_DUE'] } },
    // What others asked her to do on tickets that are not hers.
    ...(worksOnTickets ? [{ key: 'tasks', filter: { myTasks: true } }] : []),
    { key: 'vip', filter: { tier: ['GOLD'], isOpen: true } },
    { key: 'week', filter: { 'closedAt@gte': week }, sort: { field: 'closedAt', order: 'DESC' } },
    { key: 'all', filter: {}, sort: { field: 'openedAt', order: 'DESC' } },
  ];
}

/** The shipped views as this viewer has them. */
export function useShippedViews(): Preset[] {
  const can = useCan();
  const viewer = useViewer();
  return useMemo(() => presets({ worksOnTickets: can('tickets:write') && Boolean(viewer?.employeeId), leads: can('tickets:retarget') }), [can, viewer]);
}
