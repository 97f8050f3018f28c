// Live rows without jumping: those on the page change in place, new ones wait behind a count, a broken line asks again when it is back.
import { useQueryClient } from '@tanstack/react-query';
import { type RaRecord, useDataProvider, useListContext } from 'ra-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CHANGED, onReconnect, useSubscription } from '../provider/realtime.ts';
import { resourceOf, wireFilter } from '../provider/resources.ts';

export const TICKET_CHANGED = 'subscription TicketChanged($filter: TicketFilter) { ticketChanged(filter: $filter) { id version } }';
interface Page { data: RaRecord[] }

/** How many tickets that the filter selects have come since the list was asked; `show` fetches them. */
export function useArrivals(fixed?: Record<string, unknown>): { count: number; show: () => void } {
  const { data = [], filterValues = {}, refetch, page } = useListContext();
  const queries = useQueryClient();
  const provider = useDataProvider();
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const onPage = useRef<Set<string>>(new Set());
  onPage.current = new Set(data.map((row) => String(row.id)));
  const filter = wireFilter({ ...fixed, ...filterValues }, resourceOf('tickets'));
  const filterKey = JSON.stringify([fixed, filterValues, page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no arrivals yet
  useEffect(() => setArrived(new Set()), [filterKey]);
  const show = useCallback(() => {
    setArrived(new Set());
    void refetch();
    void queries.invalidateQueries({ queryKey: ['ask'] });
  }, [refetch, queries]);
  useEffect(() => onReconnect(show), [show]);

  // Rows that stand on the page are replaced where they stand.
  const stale = useRef<Set<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => { if (timer.current) clearTimeout(timer.current); }, []);
  const renew = useCallback((id: string) => {
    stale.current.add(id);
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const ids = [...stale.current];
      stale.current = new Set();
      void provider.getMany('tickets', { ids }).then(({ data: rows }) => {
        const fresh = new Map(rows.map((row) => [String(row.id), row]));
        queries.setQueriesData<Page>({ queryKey: ['tickets', 'getList'] }, (old) => old && ({ ...old, data: old.data.map((row) => fresh.get(String(row.id)) ?? row) }));
      }, () => {});
    }, 150);
  }, [provider, queries]);

  // A question whose times move on is asked with those of its beginning.
  const asked = useRef({ key: '', filter });
  if (asked.current.key !== filterKey) asked.current = { key: filterKey, filter };
  useSubscription<{ ticketChanged: { id: string; version: number } | null }>(TICKET_CHANGED, { filter: asked.current.filter }, ({ ticketChanged }) => {
    const id = ticketChanged?.id;
    if (!id) return;
    if (onPage.current.has(id)) renew(id);
    else setArrived((old) => (old.has(id) ? old : new Set([...old, id])));
  });
  const ids = data.map((row) => String(row.id)).sort();
  useSubscription<{ changed: { id: string } }>(CHANGED, ids.length > 0 ? { resource: 'Ticket', ids } : null, ({ changed }) => { if (onPage.current.has(changed.id)) renew(changed.id); });
  return { count: arrived.size, show };
}
