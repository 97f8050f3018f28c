// The frame of a list: views, tool row with search and conditions, facets at the left, table, floating bulk bar, footer.
import { Columns3, Rows3, Rows4, Search, SlidersHorizontal, X } from 'lucide-react';
import { ListBase, type RaRecord, useListContext } from 'ra-core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import Menu from '@mui/material/Menu';
import { useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { standing } from '../provider/useOperation.ts';
import { type Column, DenseTable, type RowGroups } from './DenseTable.tsx';
import { FooterBar } from './FooterBar.tsx';
import { SelectionProvider } from './selection.ts';
import { Failed, NoMatch, SkeletonRows } from './states.tsx';
import { type Density, useListLook } from './saved-views.ts';

export interface ListPageProps<T extends RaRecord> {
  /** Name of the resource: filter, sort and page stand in the address. */
  resource: string;
  /** What its rows are called: 顾客 / customers; and the measure word: 位. */
  what: string;
  unit?: string;
  columns: Column<T>[];
  nameOf: (row: T) => string;
  to?: (row: T) => string;
  pick?: boolean;
  /** Always added to the filter, not shown as a condition (scope, archived). */
  fixed?: Record<string, unknown>;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  perPage?: number;
  /** Words for a condition: label and value of a filter key; null hides it. */
  sayCondition?: (key: string, value: unknown) => string | null;
  /** Placeholder of the search field; without it there is none. */
  searchHint?: string;
  header: ReactNode;
  views?: ReactNode;
  facets?: ReactNode;
  bulk?: ReactNode;
  tools?: ReactNode;
  empty: ReactNode;
  density?: Density;
  /** Columns that stand aside until they are asked for. */
  hiddenAtFirst?: string[];
  /** Facets stand aside until they are asked for. */
  facetsAside?: boolean;
  /** Rows in groups, each under a line of its own; rows of a group stand together, in the order of the keys. */
  groups?: RowGroups<T>;
  /** Between the views and the table: a strip, a pill. */
  above?: ReactNode;
  /** What the footer says besides; keys of the list. */
  keys?: ReactNode;
}

/** A whole list page. */
export function ListPage<T extends RaRecord>(props: ListPageProps<T>) {
  return (
    <ListBase<T> resource={props.resource} sort={props.sort ?? { field: 'id', order: 'ASC' }} perPage={props.perPage ?? 25} filter={props.fixed}
      storeKey={false} disableAuthentication queryOptions={{ retry: false, staleTime: 5_000 }}>
      <SelectionProvider><Inside {...props} /></SelectionProvider>
    </ListBase>
  );
}

function Inside<T extends RaRecord>(props: ListPageProps<T>) {
  const { data, isPending, error, refetch, filterValues } = standing(useListContext<T>());
  const { density, setDensity, hidden, setHidden } = useListLook(props.resource, props.density ?? 'comfortable', props.hiddenAtFirst);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const columns = props.columns.filter((column) => !hidden.includes(column.key));
  const drops = useConditions(props.sayCondition);
  const filtered = Object.keys(filterValues ?? {}).length > 0;
  return (
    <>
      {props.header}
      {props.views}
      <div className="two" style={{ position: 'relative' }}>
        {props.facets && (!props.facetsAside || facetsOpen) && <div className={['facets', facetsOpen && 'shown', props.facetsAside && 'aside'].filter(Boolean).join(' ')}>{props.facets}</div>}
        <div className="main col grow" style={{ position: 'relative' }}>
          <ToolRow {...props} drops={drops} density={density} setDensity={setDensity} hidden={hidden} setHidden={setHidden}
            facetsOpen={facetsOpen} setFacetsOpen={setFacetsOpen} />
          {props.above}
          {error ? <Failed what={props.what} fault={error as Fault} onRetry={() => refetch()} />
            : isPending ? <SkeletonRows rows={12} height={density === 'compact' ? 34 : 44} />
              : data?.length ? <DenseTable<T> columns={columns} nameOf={props.nameOf} to={props.to} pick={props.pick} label={props.what} density={density} groups={props.groups} />
                : filtered ? <NoMatchHere what={props.what} drops={drops} /> : props.empty}
          {props.bulk}
          <FooterBar unit={props.unit} keys={props.keys} />
        </div>
      </div>
    </>
  );
}

interface Condition { key: string; label: string; drop: () => void }
/** The conditions in force, each with its words and how to drop it. */
function useConditions(say?: (key: string, value: unknown) => string | null): Condition[] {
  const { filterValues = {}, setFilters } = useListContext();
  return Object.entries(filterValues).flatMap(([key, value]) => {
    const label = say ? say(key, value) : `${key}: ${JSON.stringify(value)}`;
    if (label === null) return [];
    return [{ key, label, drop: () => setFilters(Object.fromEntries(Object.entries(filterValues).filter(([other]) => other !== key)), undefined, false) }];
  });
}

function NoMatchHere({ what, drops }: { what: string; drops: Condition[] }) {
  const { setFilters } = useListContext();
  return <NoMatch what={what} drops={drops} onClear={() => setFilters({}, undefined, false)} />;
}

type ToolRowProps<T extends RaRecord> = ListPageProps<T> & {
  drops: Condition[]; density: Density; setDensity: (d: Density) => void;
  hidden: string[]; setHidden: (keys: string[]) => void; facetsOpen: boolean; setFacetsOpen: (open: boolean) => void;
};
function ToolRow<T extends RaRecord>({ searchHint, facetsAside, tools, columns, facets, drops, density, setDensity, hidden, setHidden, facetsOpen, setFacetsOpen }: ToolRowProps<T>) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const Density = density === 'compact' ? Rows4 : Rows3;
  return (
    <div className="row wrap" style={{ minHeight: 48, padding: '6px 12px 6px 20px', borderBottom: '1px solid var(--line)', flex: 'none' }}>
      {searchHint && <SearchField hint={searchHint} />}
      {facets && <button type="button" className={facetsAside ? 'btn sm' : 'btn sm facet-switch'} aria-expanded={facetsOpen} onClick={() => setFacetsOpen(!facetsOpen)}><SlidersHorizontal size={14} aria-hidden />{t('list.facets')}</button>}
      {drops.filter((each) => each.key !== 'q').map((each) => (
        <span key={each.key} className="tag chip"><span className="el" style={{ maxWidth: 240 }}>{each.label}</span>
          <button type="button" aria-label={t('facet.remove', { name: each.label })} onClick={each.drop}><X size={12} aria-hidden /></button></span>
      ))}
      {tools}
      <span className="sp" />
      <button type="button" className="btn sm ghost desk" aria-label={`${t('list.density')}: ${t(`density.${density}`)}`} onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}><Density size={14} aria-hidden />{t(`density.${density}`)}</button>
      <button type="button" className="btn sm ghost desk" aria-haspopup="dialog" aria-expanded={Boolean(anchor)} onClick={(event) => setAnchor(event.currentTarget)}><Columns3 size={14} aria-hidden />{t('list.columns')}</button>
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)} slotProps={{ list: { role: 'group', 'aria-label': t('list.columns') } }}>
        {columns.slice(1).map((column) => (
          <li key={column.key} role="none"><label className="choice t13" style={{ padding: '4px 10px', minHeight: 32 }}>
            <input type="checkbox" className="ck" checked={!hidden.includes(column.key)} onChange={() => setHidden(hidden.includes(column.key) ? hidden.filter((key) => key !== column.key) : [...hidden, column.key])} />{column.label}</label></li>
        ))}
      </Menu>
    </div>
  );
}

/** Search while typing; waits for the end of a pinyin composition; `/` comes here. */
function SearchField({ hint }: { hint: string }) {
  const { filterValues = {}, setFilters } = useListContext();
  const asked = String(filterValues.q ?? '');
  const [text, setText] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const latest = useRef(filterValues);
  latest.current = filterValues;
  useEffect(() => { if (!composing.current) setText(asked); }, [asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing asks again
  useEffect(() => {
    if (text.trim() === asked || composing.current) return;
    const wait = setTimeout(() => {
      const { q: _, ...others } = latest.current;
      setFilters(text.trim() ? { ...others, q: text.trim() } : others, undefined, false);
    }, 250);
    return () => clearTimeout(wait);
  }, [text]);
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.isComposing || (event.target as HTMLElement).closest?.('input, textarea, select, [role="dialog"]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <span className="in sm" style={{ width: 216 }}>
      <Search size={14} aria-hidden />
      <input ref={field} type="search" aria-label={hint} placeholder={hint} value={text} onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => { composing.current = true; }}
        onCompositionEnd={(event) => { composing.current = false; const value = event.currentTarget.value; setText(''); setTimeout(() => setText(value), 0); }} />
    </span>
  );
}
