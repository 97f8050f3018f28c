// Views as tabs with live counts: the product's, the team's, one's own; the address alone restores a view; a changed one says so.
import { ChevronDown, Pin } from 'lucide-react';
import { useListContext } from 'ra-core';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { FormDialog } from './FormDialog.tsx';
import { SelectField, TextField } from './fields.tsx';
import { useFormat } from './format.ts';
import { CHOOSE_VIEW, type Density, REMOVE_VIEW, SAVE_VIEW, useFirstView, useSavedViews, type View, viewLink, type ViewSort } from './saved-views.ts';
import { toastDone, toastFault } from './Toasts.tsx';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
const sortedKeys = (_: string, value: unknown): unknown => (value && typeof value === 'object' && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))) : value);

/** `views`: the product's, in order. An address without filter stands where the viewer chose, else at the first. */
export function ViewTabs({ resource, views }: { resource: string; views: View[] }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const location = useLocation();
  const navigate = useNavigate();
  const { filterValues = {}, sort } = useListContext();
  const { views: saved, chosen, refetch } = useSavedViews(resource);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState<View | 'new' | null>(null);
  const all = [...views, ...saved.map((view) => (view.saved?.roleKey ? view : { ...view, label: t('view.mine', { name: view.label }) }))];
  const params = new URLSearchParams(location.search);
  const exact = (view: View): boolean => same(view.filter, filterValues)
    && (!view.saved || !view.sort || same(view.sort, sort))
    && (!view.hidden || same([...view.hidden].sort(), (params.get('hide') ?? '').split(',').filter(Boolean).sort()))
    && (!view.density || view.density === params.get('density'));
  const named = all.find((view) => view.key === params.get('view'));
  const current = named ?? all.find(exact) ?? all[0];
  const modified = Boolean(current) && !exact(current as View);
  useFirstView(resource, views);

  const act = async (work: () => Promise<unknown>, words?: string) => {
    setAnchor(null);
    try { await work(); await refetch(); if (words) toastDone(words); } catch (fault) { toastFault((fault as Fault).message); }
  };
  const look = () => {
    const hide = params.get('hide');
    const ownHidden = localStorage.getItem(`aftercare.columns.${resource}`);
    const density = (params.get('density') ?? JSON.parse(localStorage.getItem(`aftercare.density.${resource}`) ?? 'null')) as Density | null;
    const hidden = hide !== null ? hide.split(',').filter(Boolean) : ownHidden ? JSON.parse(ownHidden) as string[] : null;
    const order = sort as ViewSort | undefined;
    return { filter: filterValues, sortField: order && order.field !== 'id' ? order.field : null, isDescending: order?.order === 'DESC', hiddenColumns: hidden, density };
  };
  const own = current?.saved?.isMine ? current : null;
  const pinned = current && current.key === (chosen ?? all[0]?.key);
  const overwrite = () => act(async () => {
    const next = look();
    await request(SAVE_VIEW, { input: { id: own?.key, expectedVersion: own?.saved?.version, ...next } });
    navigate(viewLink({ ...(own as View), filter: next.filter, hidden: next.hiddenColumns, density: next.density, sort: next.sortField ? { field: next.sortField, order: next.isDescending ? 'DESC' : 'ASC' } : undefined }), { replace: true });
  }, t('view.saved'));
  return (
    <nav className="tabs" aria-label={t('view.label')}>
      {all.map((view) => (
        <Link key={view.key} className="tab" to={viewLink(view)} aria-current={view === current ? 'page' : undefined}>
          {view.label}{view.count && <i>{format.rough(view.count.total, view.count.exact)}</i>}
          {view === current && modified && <span className="tag ac">{t('view.modified')}</span>}
        </Link>
      ))}
      <span className="sp" />
      {modified && current && <Link className="btn sm ghost" to={viewLink(current)}>{t('view.reset')}</Link>}
      {current && <button type="button" className="btn sm" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>{t(modified ? 'view.save' : 'view.one')}<ChevronDown size={12} aria-hidden /></button>}
      <Menu open={Boolean(anchor)} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {own && modified && <MenuItem onClick={() => void overwrite()}>{t('view.save')}</MenuItem>}
        <MenuItem onClick={() => { setAnchor(null); setNaming('new'); }}>{t('view.saveAs')}</MenuItem>
        {own && <MenuItem onClick={() => { setAnchor(null); setNaming(own); }}>{t('view.rename')}</MenuItem>}
        {current && !pinned && <MenuItem onClick={() => void act(() => request(CHOOSE_VIEW, { input: { resource, viewKey: current.key === views[0]?.key ? null : current.key } }), t('view.chosen', { name: current.label }))}><Pin size={14} aria-hidden />{t('view.choose')}</MenuItem>}
        {own && <MenuItem onClick={() => void act(async () => { await request(REMOVE_VIEW, { input: { id: own.key, expectedVersion: own.saved?.version } }); navigate(all[0] ? viewLink(all[0]) : '?'); }, t('view.removed'))}>{t('view.remove')}</MenuItem>}
      </Menu>
      {naming && <NameDialog view={naming === 'new' ? null : naming} mayShare={can('platform:share-views')} onClose={() => setNaming(null)}
        onSend={async ({ name, roleKey }) => {
          const shown = look();
          const { saveView } = await request<{ saveView: { id: string } }>(SAVE_VIEW, { input: naming === 'new' ? { resource, name, roleKey, ...shown } : { id: naming.key, expectedVersion: naming.saved?.version, name, roleKey } });
          await refetch();
          setNaming(null);
          toastDone(t('view.saved'));
          if (naming === 'new') navigate(viewLink({ key: saveView.id, label: name, filter: shown.filter, hidden: shown.hiddenColumns, density: shown.density, sort: shown.sortField ? { field: shown.sortField, order: shown.isDescending ? 'DESC' : 'ASC' } : undefined }));
        }} />}
    </nav>
  );
}

function NameDialog({ view, mayShare, onSend, onClose }: { view: View | null; mayShare: boolean; onSend: (values: { name: string; roleKey: string | null }) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const viewer = useViewer();
  const roles = [...new Map((viewer?.roles ?? []).map((role) => [role.key, role])).values()];
  return (
    <FormDialog title={t(view ? 'view.rename' : 'view.saveAs')} act={t('view.save')} defaults={{ name: view?.label ?? '', roleKey: view?.saved?.roleKey ?? '' }} onClose={onClose}
      onSend={(values) => onSend({ name: String(values.name ?? '').trim(), roleKey: (values.roleKey as string) || null })}>
      <TextField name="name" label={t('view.name')} required />
      {mayShare && <SelectField name="roleKey" label={t('view.share')} none choices={[{ value: 'everybody', label: t('view.everybody') }, ...roles.map((role) => ({ value: role.key, label: format.named(role) }))]} />}
    </FormDialog>
  );
}
