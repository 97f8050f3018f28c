// The table of a list: our own rows on react-admin's list context, with a checkbox that readers can name and keys j k x Enter.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type RaRecord, useListContext } from 'ra-core';
import { Fragment, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useSelectedIds } from './selection.ts';

export interface Column<T extends RaRecord> {
  /** Stable name, kept by views that choose columns. */
  key: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Field to sort by; without it the column cannot be sorted. */
  sort?: string;
  /** First order when it is chosen. Default: DESC for numbers (align right), ASC otherwise. */
  first?: 'ASC' | 'DESC';
  align?: 'right' | 'center';
  /** `lead` stands in the first line of a phone's row, `minor` is left out there. */
  phone?: 'lead' | 'minor';
  width?: number | string;
}
/** Which group a row belongs to, and the words of each, in their order. */
export interface RowGroups<T extends RaRecord> { of: (row: T) => string; order: readonly string[]; label: (key: string) => ReactNode }

interface DenseTableProps<T extends RaRecord> {
  columns: Column<T>[];
  /** The words by which a reader knows the row: for its checkbox and its link. */
  nameOf: (row: T) => string;
  /** Where a row opens; none: rows do not open. */
  to?: (row: T) => string;
  /** With checkboxes. */
  pick?: boolean;
  label: string;
  density?: 'comfortable' | 'compact';
  groups?: RowGroups<T>;
}

/** Rows of the list on screen. */
export function DenseTable<T extends RaRecord>({ columns, nameOf, to, pick, label, density, groups }: DenseTableProps<T>) {
  const t = useT();
  const { data: asked = [], sort, setSort } = useListContext<T>();
  const data = groups ? groups.order.flatMap((key) => asked.filter((row) => groups.of(row) === key)) : asked;
  const { ids, toggle, setPage, allOfFilter } = useSelectedIds();
  const navigate = useNavigate();
  const location = useLocation();
  const [focus, setFocus] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  const open = (row: T) => { if (to) navigate(to(row), { state: { list: `${location.pathname}${location.search}` } }); };
  useEffect(() => setFocus(-1), []);

  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
    const rows = [...(body.current?.rows ?? [])].filter((row) => !row.classList.contains('grp'));
    if (step) {
      event.preventDefault();
      const next = Math.min(Math.max(focus + step, 0), rows.length - 1);
      setFocus(next);
      rows[next]?.focus();
      return;
    }
    const row = data[focus];
    if (!row || (event.target as HTMLElement).closest('button, a, input')) return;
    if (event.key === 'x' && pick) { event.preventDefault(); toggle(row.id); }
    if (event.key === 'Enter') { event.preventDefault(); open(row); }
  };
  const header = (column: Column<T>) => {
    if (!column.sort) return column.label;
    const on = sort.field === column.sort;
    const next = on ? (sort.order === 'ASC' ? 'DESC' : 'ASC') : column.first ?? (column.align === 'right' ? 'DESC' : 'ASC');
    return (
      <button type="button" onClick={() => setSort({ field: column.sort as string, order: next })}>
        {column.label}{on && (sort.order === 'ASC' ? <ArrowUp size={12} aria-hidden /> : <ArrowDown size={12} aria-hidden />)}
      </button>
    );
  };
  const picked = (row: T) => allOfFilter || ids.includes(row.id);
  const all = data.length > 0 && data.every(picked);
  return (
    <div className="scrollx" data-density={density}>
      <table className="table sticky phone" aria-label={label} onKeyDown={keys}>
        <thead>
          <tr>
            {pick && (
              <th className="pick" scope="col">
                <input type="checkbox" className="ck" aria-label={t('list.pickPage')} checked={all}
                  ref={(box) => { if (box) box.indeterminate = !all && data.some(picked); }}
                  onChange={() => setPage(data.map((row) => row.id), !all)} />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? 'r' : column.align === 'center' ? 'c' : undefined} style={{ width: column.width }}
                aria-sort={column.sort && sort.field === column.sort ? (sort.order === 'ASC' ? 'ascending' : 'descending') : undefined}>{header(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {data.map((row, at) => (
            <Fragment key={row.id}>
            {groups && (at === 0 || groups.of(row) !== groups.of(data[at - 1] as T)) && (
              <tr className="grp"><th scope="rowgroup" colSpan={columns.length + (pick ? 1 : 0)}>{groups.label(groups.of(row))}<i>{data.filter((each) => groups.of(each) === groups.of(row)).length}</i></th></tr>
            )}
            <tr data-id={row.id} tabIndex={at === Math.max(focus, 0) ? 0 : -1} className={[to && 'open', at === focus && 'foc'].filter(Boolean).join(' ') || undefined}
              aria-selected={pick ? picked(row) : undefined} onFocus={() => setFocus(at)}
              onClick={(event: MouseEvent) => { if (!(event.target as HTMLElement).closest('button, a, input, label') && !getSelection()?.toString()) open(row); }}>
              {pick && <td className="pick"><input type="checkbox" className="ck" checked={picked(row)} aria-label={t('list.pickRow', { name: nameOf(row) })} onChange={() => toggle(row.id)} /></td>}
              {columns.map((column) => (
                <td key={column.key} data-column={column.key} data-label={column.align === 'right' ? column.label : undefined} className={[column.align === 'right' && 'r', column.align === 'center' && 'c', column.phone, column.sort && sort.field === column.sort && column.align === 'right' && 'b'].filter(Boolean).join(' ') || undefined}>{column.cell(row)}</td>
              ))}
            </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
