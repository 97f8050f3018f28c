// Views of a list kept on the server, and what of a view the address carries besides filter and sort: its key, columns, row height.
import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useViewer } from '../provider/viewer.ts';
import { usePreference } from './usePreference.ts';

export type Density = 'comfortable' | 'compact';
export interface ViewSort { field: string; order: 'ASC' | 'DESC' }
/** A tab over a list: shipped by the product, or kept by somebody. */
export interface View {
  key: string; label: string; filter: Record<string, unknown>; sort?: ViewSort; count?: { total: number; exact: boolean } | null;
  hidden?: string[] | null; density?: Density | null;
  /** Of a kept one. */
  saved?: { version: number; roleKey: string | null; isMine: boolean };
}

interface Row { id: string; version: number; ownerId: string; roleKey: string | null; name: string; filter: Record<string, unknown>; sortField: string | null; isDescending: boolean; hiddenColumns: string[] | null; density: Density | null }
const VIEWS = gql`query SavedViews($resource: String!) {
  savedViews(filter: { resource: { eq: $resource } }, page: { limit: 200 }) { items { id version ownerId roleKey name filter sortField isDescending hiddenColumns density } }
  viewChoices(filter: { resource: { eq: $resource } }, page: { limit: 1 }) { items { viewKey } }
}`;
export const SAVE_VIEW = gql`mutation SaveView($input: SaveViewInput!) { saveView(input: $input) { id version } }`;
export const REMOVE_VIEW = gql`mutation RemoveView($input: RemoveViewInput!) { removeView(input: $input) }`;
export const CHOOSE_VIEW = gql`mutation ChooseView($input: ChooseViewInput!) { chooseView(input: $input) }`;

/** The views of a list that the server keeps for the viewer, shared ones first, and which view opens first. */
export function useSavedViews(resource: string): { views: View[]; chosen: string | null; isKnown: boolean; refetch: () => Promise<unknown> } {
  const viewer = useViewer();
  const { data, refetch } = useAsk<{ savedViews: { items: Row[] }; viewChoices: { items: { viewKey: string }[] } }>(VIEWS, { resource }, { staleTime: 60_000 });
  const views = (data?.savedViews.items ?? []).map((row): View => ({
    key: row.id, label: row.name, filter: row.filter, hidden: row.hiddenColumns, density: row.density,
    ...(row.sortField ? { sort: { field: row.sortField, order: row.isDescending ? 'DESC' : 'ASC' } } : {}),
    saved: { version: row.version, roleKey: row.roleKey, isMine: row.ownerId === viewer?.id },
  }));
  views.sort((a, b) => Number(!a.saved?.roleKey) - Number(!b.saved?.roleKey));
  return { views, chosen: data?.viewChoices.items[0]?.viewKey ?? null, isKnown: Boolean(data), refetch };
}

const NAMED = ['filter', 'view', 'sort', 'page', 'displayedFilters'];
/**
 * The list alone was asked for: goes to the view that the viewer chose to open first, or to the product's first where that one
 * has a filter. False while it is not yet known which list is meant.
 */
export function useFirstView(resource: string, shipped: View[]): boolean {
  const location = useLocation();
  const navigate = useNavigate();
  const { views, chosen, isKnown } = useSavedViews(resource);
  const params = new URLSearchParams(location.search);
  const isBare = !NAMED.some((name) => params.has(name));
  const first = [...shipped, ...views].find((view) => view.key === chosen) ?? shipped[0];
  const opens = isBare && isKnown && first && (first.key === chosen || Object.keys(first.filter).length > 0) ? viewLink(first) : null;
  useEffect(() => { if (opens) navigate(opens, { replace: true }); }, [opens, navigate]);
  return !isBare || (isKnown && !opens);
}

/** The address of a view, below its list. */
export function viewLink(view: View): string {
  const params = new URLSearchParams();
  if (Object.keys(view.filter).length > 0) params.set('filter', JSON.stringify(view.filter));
  if (view.sort) { params.set('sort', view.sort.field); params.set('order', view.sort.order); }
  params.set('view', view.key);
  if (view.hidden) params.set('hide', view.hidden.join(','));
  if (view.density) params.set('density', view.density);
  return `?${params}`;
}

const KEPT = ['view', 'hide', 'density'] as const;
/** Filter and sort are rewritten by react-admin, which forgets what else stood in the address: it is put back. */
function useKeptParams(): void {
  const location = useLocation();
  const navigate = useNavigate();
  const kept = useRef<{ path: string; params: Map<string, string> }>({ path: '', params: new Map() });
  useEffect(() => {
    const now = new URLSearchParams(location.search);
    const rewritten = now.has('displayedFilters') && !KEPT.some((name) => now.has(name)) && kept.current.path === location.pathname;
    if (!rewritten) {
      kept.current = { path: location.pathname, params: new Map(KEPT.flatMap((name) => { const value = now.get(name); return value === null ? [] : [[name, value]]; })) };
      return;
    }
    if (kept.current.params.size === 0) return;
    for (const [name, value] of kept.current.params) now.set(name, value);
    navigate({ search: `?${now}` }, { replace: true, state: location.state });
  }, [location, navigate]);
}

/** How a list looks: from the address where it says so (a view's link), else as the viewer has it on this device. */
export function useListLook(resource: string, fallback: Density, hiddenAtFirst: string[] = []): { density: Density; setDensity: (d: Density) => void; hidden: string[]; setHidden: (keys: string[]) => void } {
  useKeptParams();
  const location = useLocation();
  const navigate = useNavigate();
  const [ownDensity, keepDensity] = usePreference<Density>(`density.${resource}`, fallback);
  const [ownHidden, keepHidden] = usePreference<string[]>(`columns.${resource}`, hiddenAtFirst);
  const params = new URLSearchParams(location.search);
  const said = params.get('density');
  const hide = params.get('hide');
  const change = useCallback((name: string, value: string) => {
    const next = new URLSearchParams(globalThis.location.search);
    if (!next.has(name)) return;
    next.set(name, value);
    navigate({ search: `?${next}` }, { replace: true });
  }, [navigate]);
  return {
    density: said === 'compact' || said === 'comfortable' ? said : ownDensity,
    setDensity: (next) => { keepDensity(next); change('density', next); },
    hidden: hide === null ? ownHidden : hide.split(',').filter(Boolean),
    setHidden: (next) => { keepHidden(next); change('hide', next.join(',')); },
  };
}
