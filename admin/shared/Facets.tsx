// Filter sidebar: each facet counts its values under all the other conditions; most used first, the rest behind a link.
import { ChevronDown } from 'lucide-react';
import { useListContext } from 'ra-core';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from './format.ts';

export interface FacetValue { value: string; label: string; count?: number | null }
export interface FacetDefinition {
  /** Filter key that it writes: a list of values. */
  source: string;
  title: string;
  values: FacetValue[];
  /** How many stand before the link. Default 5. */
  most?: number;
  /** For ranges: a choice writes these filter keys instead of a list; one choice at a time. */
  ranges?: Record<string, Record<string, unknown>>;
}

/** One facet. A value with 0 rows stays, so that nothing jumps. */
export function Facet({ source, title, values, most = 5, ranges }: FacetDefinition) {
  const t = useT();
  const format = useFormat();
  const { filterValues = {}, setFilters } = useListContext();
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  // A box answers its click at once; the address, and the rows with it, follow a moment later.
  const [wanted, setWanted] = useState<string[] | null>(null);
  const standing = JSON.stringify(filterValues);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter that has come is what ends the waiting
  useEffect(() => setWanted(null), [standing]);
  const chosen = wanted ?? (ranges
    ? Object.keys(ranges).filter((name) => Object.entries(ranges[name] ?? {}).every(([key, value]) => JSON.stringify(filterValues[key]) === JSON.stringify(value)))
    : ((filterValues[source] as string[] | undefined) ?? []).map(String));
  const toggle = (value: string) => {
    const next: Record<string, unknown> = { ...filterValues };
    const list = chosen.includes(value) ? chosen.filter((each) => each !== value) : ranges ? [value] : [...chosen, value];
    setWanted(list);
    if (ranges) {
      for (const range of Object.values(ranges)) for (const key of Object.keys(range)) delete next[key];
      if (!chosen.includes(value)) Object.assign(next, ranges[value]);
    } else if (list.length > 0) next[source] = list;
    else delete next[source];
    setFilters(next, undefined, false);
  };
  const shown = all ? values : values.filter((each, at) => at < most || chosen.includes(each.value));
  return (
    <section className="facet">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{title}<ChevronDown size={12} aria-hidden style={{ transform: open ? undefined : 'rotate(-90deg)' }} /></button>
      {open && (
        <ul>
          {shown.map((each) => (
            <li key={each.value}><label>
              <input type="checkbox" className="ck" checked={chosen.includes(each.value)} onChange={() => toggle(each.value)} />
              <span className="el">{each.label}</span>{each.count !== undefined && <i>{each.count === null ? '' : format.count(each.count)}</i>}
            </label></li>
          ))}
          {values.length > most && <li><button type="button" className="lk t12" onClick={() => setAll(!all)}>{all ? t('facet.fewer') : t('facet.more', { count: values.length - most })}</button></li>}
        </ul>
      )}
    </section>
  );
}
