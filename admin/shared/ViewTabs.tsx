// Saved views as tabs with live counts; the address alone restores a view; a changed one says so and can be saved or reset.
import { ChevronDown } from 'lucide-react';
import { useListContext } from 'ra-core';
import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useT } from '../i18n/language.tsx';
import { useFormat } from './format.ts';
import { AskDialog } from './TypedConfirm.tsx';
import { usePreference } from './usePreference.ts';

export interface View { key: string; label: string; filter: Record<string, unknown>; sort?: { field: string; order: 'ASC' | 'DESC' }; count?: { total: number; exact: boolean } | null }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
const sortedKeys = (_: string, value: unknown): unknown => (value && typeof value === 'object' && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))) : value);

/** `views`: the team's, in order; personal ones are kept by this browser behind them. The first is where an address without filter stands. */
export function ViewTabs({ resource, views }: { resource: string; views: View[] }) {
  const t = useT();
  const format = useFormat();
  const location = useLocation();
  const { filterValues = {}, sort } = useListContext();
  const [mine, setMine] = usePreference<View[]>(`views.${resource}`, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState(false);
  const all = [...views, ...mine.map((view) => ({ ...view, label: t('view.mine', { name: view.label }) }))];
  const named = new URLSearchParams(location.search).get('view');
  const exact = all.find((view) => same(view.filter, filterValues));
  const current = all.find((view) => view.key === named) ?? exact ?? all[0];
  const modified = Boolean(current) && current !== exact;
  const link = (view: View): string => {
    const params = new URLSearchParams();
    if (Object.keys(view.filter).length > 0) params.set('filter', JSON.stringify(view.filter));
    if (view.sort) { params.set('sort', view.sort.field); params.set('order', view.sort.order); }
    params.set('view', view.key);
    return `?${params}`;
  };
  const isMine = mine.some((view) => view.key === current?.key);
  const save = (asNew: boolean) => {
    setAnchor(null);
    if (!asNew && isMine && current) {
      setMine(mine.map((view) => (view.key === current.key ? { ...view, filter: filterValues, sort: sort as View['sort'] } : view)));
      return;
    }
    setNaming(true);
  };
  const keep = (label: string) => {
    setNaming(false);
    setMine([...mine, { key: `mine-${Date.now().toString(36)}`, label, filter: filterValues, sort: sort as View['sort'] }]);
  };
  return (
    <nav className="tabs" aria-label={t('view.label')}>
      {all.map((view) => (
        <Link key={view.key} className="tab" to={link(view)} aria-current={view === current ? 'page' : undefined}>
          {view.label}{view.count && <i>{format.rough(view.count.total, view.count.exact)}</i>}
          {view === current && modified && <span className="tag ac">{t('view.modified')}</span>}
        </Link>
      ))}
      <span className="sp" />
      {modified && current && <Link className="btn sm ghost" to={link(current)}>{t('view.reset')}</Link>}
      {(modified || isMine) && (
        <button type="button" className="btn sm" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>{t('view.save')}<ChevronDown size={12} aria-hidden /></button>
      )}
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {isMine && modified && <MenuItem onClick={() => save(false)}>{t('view.save')}</MenuItem>}
        <MenuItem onClick={() => save(true)}>{t('view.saveAs')}</MenuItem>
        {isMine && <MenuItem onClick={() => { setAnchor(null); setMine(mine.filter((view) => view.key !== current?.key)); }}>{t('view.remove')}</MenuItem>}
      </Menu>
      {naming && <AskDialog title={t('view.saveAs')} label={t('view.name')} act={t('view.save')} onAnswer={keep} onClose={() => setNaming(false)} />}
    </nav>
  );
}
