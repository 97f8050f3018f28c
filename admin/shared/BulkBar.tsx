// The ink bar above the footer while rows are picked: how many, all of the filter, at most four verbs (others behind “more”), close.
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronUp, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { type Identifier, useListContext } from 'ra-core';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { wireFilter, resourceOf } from '../provider/resources.ts';
import { useFormat } from './format.ts';
import { useSelectedIds } from './selection.ts';

/** What a bulk act gets: ids, or the filter (in the words of the wire) that stands for all of them; and how many. */
export interface BulkTarget { ids?: string[]; filter?: Record<string, unknown>; count: number }
export interface BulkVerb { key: string; label: string; icon: LucideIcon; run: (target: BulkTarget, clear: () => void) => void; disabled?: string }

/** So many stand beside each other; with more of them the last place opens a menu. */
const MOST = 4;
/** `verbs`: in the order of their use. `unit`: the measure word. `fixed`: the list's own fixed filter. */
export function BulkBar({ verbs, unit, fixed }: { verbs: BulkVerb[]; unit?: string; fixed?: Record<string, unknown> }) {
  const t = useT();
  const format = useFormat();
  const { resource, total, filterValues = {}, data, meta } = useListContext();
  const { ids, allOfFilter, pickAll, clear } = useSelectedIds();
  const [more, setMore] = useState<HTMLElement | null>(null);
  if (ids.length === 0 && !allOfFilter) return null;
  const exact = (meta as { totalIsExact?: boolean } | undefined)?.totalIsExact !== false;
  const many = allOfFilter ? total ?? 0 : ids.length;
  const words = { count: allOfFilter ? format.rough(many, exact) : format.count(many), unit: unit ?? t('list.unit') };
  const target: BulkTarget = allOfFilter
    ? { filter: wireFilter({ ...fixed, ...filterValues }, resourceOf(resource)), count: many }
    : { ids: ids.map((id: Identifier) => String(id)), count: many };
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.label')}>
      <b role="status">{t(allOfFilter ? 'bulk.allChosen' : 'bulk.chosen', words)}</b>
      {!allOfFilter && (total ?? 0) > (data?.length ?? 0) && ids.length >= Math.min(data?.length ?? 0, 1) && (
        <button type="button" className="all" onClick={pickAll}>{t('bulk.all', { count: format.rough(total, exact), unit: words.unit })}</button>
      )}
      <span className="sep" />
      {(verbs.length > MOST ? verbs.slice(0, MOST - 1) : verbs).map((verb) => (
        <button key={verb.key} type="button" disabled={Boolean(verb.disabled)} title={verb.disabled} onClick={() => verb.run(target, clear)}><verb.icon size={14} aria-hidden />{verb.label}</button>
      ))}
      {verbs.length > MOST && (
        <>
          <button type="button" aria-haspopup="menu" aria-expanded={Boolean(more)} onClick={(event) => setMore(event.currentTarget)}>{t('bulk.more')}<ChevronUp size={14} aria-hidden /></button>
          <Menu open={Boolean(more)} anchorEl={more} onClose={() => setMore(null)} anchorOrigin={{ vertical: 'top', horizontal: 'left' }} transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
            {verbs.slice(MOST - 1).map((verb) => <MenuItem key={verb.key} disabled={Boolean(verb.disabled)} onClick={() => { setMore(null); verb.run(target, clear); }}><verb.icon size={16} aria-hidden />{verb.label}</MenuItem>)}
          </Menu>
        </>
      )}
      <span className="sep" />
      <button type="button" aria-label={t('bulk.none')} onClick={clear}><X size={14} aria-hidden /></button>
    </div>
  );
}
