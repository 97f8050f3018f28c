// The head of a customer's page: where she stands in the list, name, tier, tags, member number, masked phone, acts.
import { Cake, Eraser, Merge, Pencil, Plus, RefreshCw, X } from 'lucide-react';
import { useGetList } from 'ra-core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { useCan } from '../provider/viewer.ts';
import { Avatar, TagChip, TierBadge } from '../shared/cells.tsx';
import { count, dayOf, useFormat } from '../shared/format.ts';
import { MaskedPhone } from '../shared/Masked.tsx';
import { Others } from '../shared/Others.tsx';
import { Breadcrumb } from '../shared/Page.tsx';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import type { Colleague } from '../shared/usePresence.ts';
import { useBulkActs } from './bulk.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { type CustomerDetail, UNMERGE } from './customer-page.operations.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { lastList } from './CustomerList.tsx';
import { presets } from './list-filters.ts';

/** The list that the reader came from: its address, its view, and the rows before and after this one. */
function usePlace(id: string) {
  const t = useT();
  const { storeIds } = useScope();
  const address = lastList();
  const asked = useMemo(() => {
    const params = new URLSearchParams(address.split('?')[1] ?? '');
    const read = <T,>(key: string, fallback: T): T => { try { return JSON.parse(params.get(key) ?? '') as T; } catch { return fallback; } };
    return {
      filter: read<Record<string, unknown>>('filter', {}), view: params.get('view'),
      field: params.get('sort') ?? 'behaviour.spend365', order: params.get('order') === 'ASC' ? 'ASC' as const : 'DESC' as const,
      page: Number(params.get('page') ?? 1), perPage: Number(params.get('perPage') ?? 25),
    };
  }, [address]);
  const { data, total, meta } = useGetList<{ id: string }>('customers', {
    filter: { ...asked.filter, ...(storeIds ? { scope: storeIds } : {}) }, sort: { field: asked.field, order: asked.order },
    pagination: { page: asked.page, perPage: asked.perPage }, meta: { fields: 'name' },
  }, { retry: false, staleTime: 30_000 });
  const at = data?.findIndex((row) => row.id === id) ?? -1;
  const exact = (meta as { totalIsExact?: boolean } | undefined)?.totalIsExact !== false;
  const view = presets(dayOf(new Date())).find((preset) => preset.key === asked.view && preset.key !== 'all');
  const to = (row: { id: string } | undefined) => (row ? `/customers/${row.id}/show` : null);
  return {
    address, viewName: view && t(`customers.view.${view.key}`), previous: to(at > 0 ? data?.[at - 1] : undefined), next: at >= 0 ? to(data?.[at + 1]) : null,
    position: at >= 0 && total ? { at: count((asked.page - 1) * asked.perPage + at + 1), total, exact } : null,
  };
}

export function CustomerHead({ customer, others, newer, onRefresh }: { customer: CustomerDetail; others: Colleague[]; newer: boolean; onRefresh: () => void }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const acts = useBulkActs();
  const place = usePlace(customer.id);
  const [tagging, setTagging] = useState(false);
  const [erasing, setErasing] = useState(false);
  const mayTag = can('customers:tag');
  const birthday = customer.birthday;
  return (
    <>
      <Breadcrumb previous={place.previous} next={place.next} aside={<Others others={others} />} path={[
        { label: t('customers.title'), to: '/customers' },
        ...(place.viewName ? [{ label: place.viewName, to: place.address }] : []),
        { label: place.position ? t('crumb.position', { at: place.position.at, total: place.position.exact ? count(place.position.total) : format.rough(place.position.total), unit: t('customers.unit') }) : customer.name },
      ]} />
      <div className="row g16 wrap headrow">
        <span style={{ alignSelf: 'flex-start' }}><Avatar name={customer.name} size={56} /></span>
        <div className="col" style={{ flex: '1 1 240px' }}>
          <div className="row wrap">
            <h1 className="t24 b">{customer.name}</h1>
            <TierBadge tier={customer.tier} large />
            {customer.tags?.map((tag) => (
              <span key={tag.id} className={mayTag && (!tag.tagKind || tag.tagKind === 'MANUAL') ? 'untag' : 'row'}>
                <TagChip tag={tag} />
                {mayTag && (!tag.tagKind || tag.tagKind === 'MANUAL') && (
                  <button type="button" className="ib sm" aria-label={t('customers.untag', { name: format.named(tag) })} onClick={() => void acts.untag({ ids: [customer.id], count: 1 }, [tag.id], format.named(tag)).then(onRefresh)}><X size={12} aria-hidden /></button>
                )}
              </span>
            ))}
            {birthday && <span className="tag"><Cake aria-hidden />{t('customers.birthday', { day: format.day(birthday) })}</span>}
            {mayTag && <button type="button" className="tag" style={{ borderStyle: 'dashed', minHeight: 24 }} onClick={() => setTagging(true)}><Plus aria-hidden />{t('customers.addTag')}</button>}
          </div>
          <div className="row g12 wrap t13 t2" style={{ marginTop: 4 }}>
            {customer.memberNo && <span>{t('customers.memberNo', { no: format.memberNo(customer.memberNo) })}</span>}
            <MaskedPhone id={customer.id} phone={customer.phone} />
            {customer.store && <span>{t('customers.regular', { store: format.named(customer.store) })}</span>}
            {customer.joinedOn && <span>{t('customers.joined', { month: format.month(customer.joinedOn.slice(0, 7)) })}</span>}
          </div>
        </div>
        {newer && <button type="button" className="btn" onClick={onRefresh}><RefreshCw size={14} aria-hidden />{t('customers.newer')}</button>}
        {can('customers:erase') && !customer.isStandIn && <button type="button" className="btn ghost" onClick={() => setErasing(true)}><Eraser size={14} aria-hidden />{t('erase.open')}</button>}
        {can('customers:merge') && !customer.mergedIntoId && <Link className="btn" to={`/customers/${customer.id}/merge`}><Merge size={14} aria-hidden />{t('merge.title')}</Link>}
        {can('customers:write') && <Link className="btn pri" to={`/customers/${customer.id}`}><Pencil size={14} aria-hidden />{t('customers.edit')}</Link>}
      </div>
      {customer.mergedIntoId && <Merged customer={customer} onRefresh={onRefresh} />}
      {erasing && <EraseDialog customer={customer} onErased={onRefresh} onClose={() => setErasing(false)} />}
      {tagging && <BulkDialog act="tag" target={{ ids: [customer.id], count: 1 }} clear={onRefresh} onClose={() => setTagging(false)} />}
    </>
  );
}

/** A record that was merged says so, opens the one that stays, and can be set free again. */
function Merged({ customer, onRefresh }: { customer: CustomerDetail; onRefresh: () => void }) {
  const t = useT();
  const can = useCan();
  const apart = async () => {
    try { await request(UNMERGE, { id: customer.id }); toastDone(t('customers.unmerged')); onRefresh(); } catch (fault) { toastFault((fault as Fault).message); }
  };
  return (
    <div className="note soon" style={{ margin: '0 24px 12px' }}>
      <Merge size={16} aria-hidden /><span>{t('customers.mergedInto')}</span>
      <Link className="btn sm end" to={`/customers/${customer.mergedIntoId}/show`}>{t('customers.openMerged')}</Link>
      {can('customers:merge') && <button type="button" className="btn sm" onClick={() => void apart()}>{t('customers.unmerge')}</button>}
    </div>
  );
}
