// The customers' list: views with live counts, facets, behaviour columns whose numbers open, and bulk acts.
import { Download, Filter as FilterIcon, FileUp, Plus, Tag, TagsIcon, Users } from 'lucide-react';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { RaRecord } from 'ra-core';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { useCan } from '../provider/viewer.ts';
import { BulkBar, type BulkTarget } from '../shared/BulkBar.tsx';
import { listLink, Money, OpenNumber, Person, TagList, type TagName, TierBadge } from '../shared/cells.tsx';
import type { Column } from '../shared/DenseTable.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { ListPage } from '../shared/ListPage.tsx';
import { PageHeader } from '../shared/Page.tsx';
import { Empty } from '../shared/states.tsx';
import { type BulkAct, BulkDialog } from './BulkDialog.tsx';
import { CustomerFacets, CustomerViews } from './CustomerFacets.tsx';
import { ExportButton } from './ExportButton.tsx';
import { perMonth } from './list-filters.ts';
import { useConditionWords } from './useConditionWords.ts';

export interface CustomerRow extends RaRecord {
  id: string; memberNo: string | null; name: string; phone: string | null; tier: string; joinedOn: string | null;
  store: { id: string; nameZh: string; nameEn: string } | null;
  tags: (TagName & { id: string })[] | null;
  behaviour: { spend365: string; visits30: number; visits90: number; visits365: number; lastPurchaseOn: string | null } | null;
}

const LAST_LIST = 'aftercare.list.customers';
/** Where the list was left, for the way back and for the rows before and after. */
export const lastList = (): string => sessionStorage.getItem(LAST_LIST) ?? '/customers';

/** The receipts of one customer's last year, as the list of purchases is asked for them. */
export const yearOf = (id: string, today = dayOf(new Date())): Record<string, unknown> =>
  ({ customerId: id, 'saleLineCount@gt': 0, 'businessOn@gt': addDays(today, -365) });

function useColumns(): Column<CustomerRow>[] {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const orders = can('customers:read-orders');
  // English is wider: on smaller desks one tag says it, the others stand behind +2, so that the money stays in sight.
  const narrow = useMediaQuery('(max-width: 1439.95px)', { noSsr: true });
  const short = narrow && format.language === 'en';
  return useMemo(() => [
    { key: 'name', label: t('customers.column.name'), phone: 'lead', sort: 'name', cell: (row) => <Person name={row.name} facts={[format.memberNo(row.memberNo), row.phone]} to={`/customers/${row.id}/show`} /> },
    { key: 'tier', label: t('customers.column.tier'), cell: (row) => <TierBadge tier={row.tier} /> },
    { key: 'tags', label: t('customers.column.tags'), phone: 'minor', cell: (row) => <TagList tags={row.tags} most={short ? 1 : 2} /> },
    { key: 'store', label: t('customers.column.store'), phone: 'minor', cell: (row) => <span className="t2 el" style={{ display: 'block', maxWidth: 112 }} title={format.named(row.store)}>{format.named(row.store)}</span> },
    ...(orders ? [
      { key: 'spend365', label: t('customers.column.spend'), align: 'right', sort: 'behaviour.spend365', cell: (row) => (row.behaviour
        ? <OpenNumber to={listLink('purchases', yearOf(row.id))} label={t('customers.openSpend', { name: row.name, value: format.money(row.behaviour.spend365) })}><Money value={row.behaviour.spend365} /></OpenNumber>
        : <span className="t3">–</span>) },
      { key: 'visits', label: t('customers.column.visits'), align: 'right', sort: 'behaviour.visits90', phone: 'minor', cell: (row) => perMonth(row.behaviour?.visits90) ?? '–' },
      { key: 'last', label: t('customers.column.last'), align: 'right', sort: 'behaviour.lastPurchaseOn', cell: (row) => <span className="t2">{format.ago(row.behaviour?.lastPurchaseOn)}</span> },
    ] satisfies Column<CustomerRow>[] : []),
  ], [t, format, orders, short]);
}

export function CustomerList() {
  const t = useT();
  const can = useCan();
  const { storeIds } = useScope();
  const location = useLocation();
  const columns = useColumns();
  const say = useConditionWords();
  const [bulk, setBulk] = useState<{ act: BulkAct; target: BulkTarget; clear: () => void } | null>(null);
  useEffect(() => { sessionStorage.setItem(LAST_LIST, `${location.pathname}${location.search}`); }, [location]);
  const fixed = useMemo(() => (storeIds ? { scope: storeIds } : undefined), [storeIds]);
  const start = (act: BulkAct) => (target: BulkTarget, clear: () => void) => setBulk({ act, target, clear });
  const verbs = [
    ...(can('customers:tag') ? [
      { key: 'tag', label: t('customers.bulk.tag'), icon: Tag, run: start('tag') },
      { key: 'untag', label: t('customers.bulk.untag'), icon: TagsIcon, run: start('untag') },
    ] : []),
    ...(can('segments:write') ? [{ key: 'segment', label: t('customers.bulk.segment'), icon: FilterIcon, run: start('segment') }] : []),
    ...(can('customers:export') ? [{ key: 'export', label: t('customers.bulk.export'), icon: Download, run: start('export') }] : []),
  ];
  return (
    <>
      <ListPage<CustomerRow> resource="customers" what={t('customers.what')} unit={t('customers.unit')} columns={columns} nameOf={(row) => row.name}
        to={(row) => `/customers/${row.id}/show`} pick={verbs.length > 0} fixed={fixed} sayCondition={say} searchHint={t('customers.search')}
        sort={can('customers:read-orders') ? { field: 'behaviour.spend365', order: 'DESC' } : undefined}
        header={<PageHeader title={t('customers.title')}>
          {can('customers:import') && <Link className="btn" to="/imports/create?kind=customers"><FileUp size={14} aria-hidden />{t('customers.import')}</Link>}
          {can('customers:export') && <ExportButton />}
          {can('customers:write') && <Link className="btn pri" to="/customers/create"><Plus size={14} aria-hidden />{t('customers.new')}</Link>}
        </PageHeader>}
        views={<CustomerViews fixed={fixed} />} facets={<CustomerFacets fixed={fixed} />} bulk={<BulkBar verbs={verbs} unit={t('customers.unit')} fixed={fixed} />}
        empty={<Empty icon={Users} title={t('customers.empty')} text={t('customers.emptyText')}>
          {can('customers:import') && <Link className="btn pri" to="/imports/create?kind=purchases"><FileUp size={14} aria-hidden />{t('customers.importPurchases')}</Link>}
          {can('customers:write') && <Link className="btn" to="/customers/create"><Plus size={14} aria-hidden />{t('customers.new')}</Link>}
        </Empty>} />
      {bulk && <BulkDialog {...bulk} onClose={() => setBulk(null)} />}
    </>
  );
}
