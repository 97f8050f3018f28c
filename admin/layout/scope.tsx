// Scope and period: both are part of the address, survive every link, and narrow every number on screen.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { dayOf } from '../shared/format.ts';

export interface StoreName { id: string; code: string; nameZh: string; nameEn: string; regionId: string; format: string }
export interface RegionName { id: string; nameZh: string; nameEn: string }
const STORES = gql`query ScopeStores {
  stores(page: { limit: 200 }) { items { id code nameZh nameEn regionId format } }
  regions(page: { limit: 200 }) { items { id nameZh nameEn } }
}`;
interface Answer { stores: { items: StoreName[] }; regions: { items: RegionName[] } }

export interface ScopeState {
  /** `store-3`, `region-2`, or null for all. */
  scope: string | null;
  /** `2026-02` */
  period: string;
  stores: StoreName[];
  regions: RegionName[];
  /** Stores of the scope, null for all: put into filters as `storeId: { in: storeIds }`. */
  storeIds: string[] | null;
  setScope: (scope: string | null) => void;
  setPeriod: (period: string) => void;
}

const thisMonth = (): string => dayOf(new Date()).slice(0, 7);
const ScopeContext = createContext<ScopeState>({
  scope: null, period: thisMonth(), stores: [], regions: [], storeIds: null, setScope: () => {}, setPeriod: () => {},
});

/** The scope and period on screen. */
export const useScope = (): ScopeState => useContext(ScopeContext);

/** Reads scope and period from the address and carries them through links that do not name them. */
export function ScopeProvider({ children }: { children: ReactNode }) {
  const location = useLocation();
  const navigate = useNavigate();
  const can = useCan();
  const kept = useRef<{ scope: string | null; period: string | null }>({ scope: null, period: null });
  const search = new URLSearchParams(location.search);
  const stated = { scope: search.get('scope'), period: search.get('period') };
  // A link without them keeps what was chosen; `scope=all` says plainly that it is all.
  const scope = stated.scope === 'all' ? null : stated.scope ?? kept.current.scope;
  const period = /^\d{4}-\d{2}$/.test(stated.period ?? '') ? stated.period as string : kept.current.period ?? thisMonth();
  kept.current = { scope, period: period === thisMonth() ? null : period };

  useEffect(() => {
    const wanted = new URLSearchParams(location.search);
    if (scope && wanted.get('scope') !== scope) wanted.set('scope', scope);
    if (!scope) wanted.delete('scope');
    if (period !== thisMonth()) wanted.set('period', period);
    else wanted.delete('period');
    const text = wanted.toString();
    if (text !== new URLSearchParams(location.search).toString()) {
      navigate({ search: text ? `?${text}` : '', hash: location.hash }, { replace: true, state: location.state });
    }
  }, [location, navigate, scope, period]);

  const change = useCallback((key: 'scope' | 'period', value: string | null) => {
    kept.current[key] = value;
    const next = new URLSearchParams(globalThis.location.search);
    next.set(key, value ?? 'all');
    // Another scope is another list: begin at its first page.
    next.delete('page');
    navigate({ search: `?${next}` });
  }, [navigate]);

  const { data } = useAsk<Answer>(STORES, {}, { enabled: can('staff:read'), staleTime: 300_000 });
  const value = useMemo<ScopeState>(() => {
    const stores = data?.stores.items ?? [];
    const regions = data?.regions.items ?? [];
    const [kind, id] = scope?.split('-') ?? [];
    const storeIds = kind === 'store' && id ? [id]
      : kind === 'region' ? stores.filter((store) => store.regionId === id).map((store) => store.id) : null;
    return {
      scope, period, stores, regions, storeIds,
      setScope: (next) => change('scope', next), setPeriod: (next) => change('period', next),
    };
  }, [data, scope, period, change]);
  return <ScopeContext.Provider value={value}>{children}</ScopeContext.Provider>;
}
