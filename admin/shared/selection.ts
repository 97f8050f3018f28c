// Which rows are picked for a bulk act: some by id, or everything that fits the list's filter.
import { type Identifier, useListContext } from 'ra-core';
import { createContext, createElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export interface Selection {
  ids: Identifier[];
  /** All rows of the filter, also those on other pages. */
  allOfFilter: boolean;
  toggle: (id: Identifier) => void;
  /** Picks or drops the rows of the page on screen. */
  setPage: (ids: Identifier[], picked: boolean) => void;
  pickAll: () => void;
  clear: () => void;
}

const nothing: Selection = { ids: [], allOfFilter: false, toggle: () => {}, setPage: () => {}, pickAll: () => {}, clear: () => {} };
const SelectionContext = createContext<Selection>(nothing);

/** The selection of the list around. */
export const useSelectedIds = (): Selection => useContext(SelectionContext);

/** Keeps the selection of one list; another filter is another list and begins with nothing picked. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const { filterValues } = useListContext();
  const [ids, setIds] = useState<Identifier[]>([]);
  const [allOfFilter, setAll] = useState(false);
  const filter = JSON.stringify(filterValues ?? {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter itself is what resets the selection
  useEffect(() => { setIds([]); setAll(false); }, [filter]);
  const value = useMemo<Selection>(() => ({
    ids, allOfFilter,
    toggle: (id) => { setAll(false); setIds((old) => (old.includes(id) ? old.filter((each) => each !== id) : [...old, id])); },
    setPage: (page, picked) => { setAll(false); setIds((old) => (picked ? [...new Set([...old, ...page])] : old.filter((id) => !page.includes(id)))); },
    pickAll: () => setAll(true),
    clear: () => { setAll(false); setIds([]); },
  }), [ids, allOfFilter]);
  return createElement(SelectionContext.Provider, { value }, children);
}
