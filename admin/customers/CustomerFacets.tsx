// Views and facets of the customers' list, with live counts: each facet under all the other conditions.
import { useListContext } from 'ra-core';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { resourceOf, wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { Facet } from '../shared/Facets.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { ViewTabs } from '../shared/ViewTabs.tsx';
import { type Filter, presets, visitRanges, withoutVisits } from './list-filters.ts';

interface Count { total: number; totalIsExact: boolean }
/** One query that counts several filters: `{ a: customers(filter: $a) { total } ... }`. */
function countQuery(name: string, keys: readonly string[]) {
  return gql(`query ${name}(${keys.map((key) => `$${key}: CustomerFilter`).join(', ')}) {
    ${keys.map((key) => `${key}: customers(filter: $${key}, page: { limit: 1 }) { total totalIsExact }`).join('\n')}
  }`);
}
const wire = (filter: Filter) => wireFilter(filter, resourceOf('customers'));

/** The team's views as tabs. */
export function CustomerViews({ fixed }: { fixed?: Filter }) {
  const t = useT();
  const can = useCan();
  const today = dayOf(new Date());
  const mine = useMemo(() => presets(today).filter((preset) => can(preset.right)), [today, can]);
  const keys = mine.map((preset) => preset.key);
  const names = keys.join();
  const document = useMemo(() => countQuery('CustomerViews', names.split(',')), [names]);
  const { data } = useAsk<Record<string, Count>>(document, Object.fromEntries(mine.map((preset) => [preset.key, wire({ ...fixed, ...preset.filter })])), { staleTime: 30_000 });
  return <ViewTabs resource="customers" views={mine.map((preset) => {
    const found = data?.[preset.key];
    return { key: preset.key, label: t(`customers.view.${preset.key}`), filter: preset.filter, sort: preset.sort, count: found ? { total: found.total, exact: found.totalIsExact } : null };
  })} />;
}

interface Bucket { value: string; count: number; labelZh: string | null; labelEn: string | null }
const FACETS = gql`query CustomerFacets($filter: CustomerFilter, $fields: [CustomerFacetField!]!) {
  customerFacets(filter: $filter, fields: $fields) { field buckets { value count labelZh labelEn } }
}`;
const RANGES = ['week', 'month', 'half', 'older'] as const;
const rangeDocument = countQuery('CustomerVisits', RANGES);
const TIERS = ['GOLD', 'SILVER', 'REGULAR', 'NEW'];
const GENDERS = ['FEMALE', 'MALE', 'UNKNOWN'];

/** The sidebar. */
export function CustomerFacets({ fixed }: { fixed?: Filter }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const orders = can('customers:read-orders');
  const { filterValues = {} } = useListContext();
  const ranges = visitRanges(dayOf(new Date()));
  const all = { ...filterValues, ...fixed } as Filter;
  const facets = useAsk<{ customerFacets: { field: string; buckets: Bucket[] }[] }>(FACETS, { filter: wire(all), fields: ['TIER', 'TAGS', 'STORE_ID', 'GENDER', 'CHANNEL'] });
  const visits = useAsk<Record<string, Count>>(rangeDocument, Object.fromEntries(RANGES.map((key) => [key, wire({ ...withoutVisits(all), ...ranges[key] })])), { enabled: orders });
  const buckets = (field: string) => facets.data?.customerFacets.find((facet) => facet.field === field)?.buckets ?? [];
  const counted = (field: string, values: string[], word: string) => values.map((value) => ({
    value, label: t(`${word}.${value}`), count: facets.data ? buckets(field).find((bucket) => bucket.value === value)?.count ?? 0 : null,
  }));
  const listed = (field: string, key: string) => {
    const found = buckets(field).map((bucket) => ({ value: bucket.value, count: bucket.count, label: format.named({ nameZh: bucket.labelZh ?? bucket.value, nameEn: bucket.labelEn ?? bucket.value }) }));
    // What is chosen stays in sight, even with nobody left.
    const gone = ((filterValues[key] as string[] | undefined) ?? []).filter((value) => !found.some((each) => each.value === value));
    return [...found, ...gone.map((value) => ({ value, label: value, count: 0 }))];
  };
  const channels = listed('CHANNEL', 'channel').map((each) => ({ ...each, label: t(`channel.${each.value}`, { _: each.label }) }));
  return (
    <>
      <Facet source="tier" title={t('customers.facet.tier')} values={counted('TIER', TIERS, 'tier')} />
      {orders && <Facet source="visits" title={t('customers.facet.visits')} ranges={ranges}
        values={RANGES.map((key) => ({ value: key, label: t(`customers.visits.${key}`), count: visits.data?.[key]?.total ?? null }))} />}
      <Facet source="tags" title={t('customers.facet.tags')} values={listed('TAGS', 'tags')} most={4} />
      <Facet source="storeId" title={t('customers.facet.store')} values={listed('STORE_ID', 'storeId')} most={3} />
      <Facet source="gender" title={t('customers.facet.gender')} values={counted('GENDER', GENDERS, 'gender')} />
      {channels.length > 1 && <Facet source="channel" title={t('customers.facet.channel')} values={channels} most={3} />}
    </>
  );
}
