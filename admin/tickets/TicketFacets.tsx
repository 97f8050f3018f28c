// Views and facets of the queue, with live counts: each facet under all the other conditions, in one question.
import { useListContext } from 'ra-core';
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { resourceOf, wireFilter } from '../provider/resources.ts';
import { useAsk } from '../provider/useOperation.ts';
import { Facet } from '../shared/Facets.tsx';
import { useFormat } from '../shared/format.ts';
import { ViewTabs } from '../shared/ViewTabs.tsx';
import { useNames } from './useNames.ts';
import { useShippedViews } from './views.ts';

type Filter = Record<string, unknown>;
const wire = (filter: Filter) => wireFilter(filter, resourceOf('tickets'));

/** The shipped views as tabs, each with its count in one question. */
export function TicketViews({ fixed }: { fixed?: Filter }) {
  const t = useT();
  const mine = useShippedViews();
  const keys = mine.filter((preset) => preset.key !== 'all').map((preset) => preset.key).join();
  const document = useMemo(() => {
    const names = keys.split(',');
    return gql(`query TicketViews(${names.map((key) => `$${key}: TicketFilter`).join(', ')}) { ${names.map((key) => `${key}: tickets(filter: $${key}, page: { limit: 1 }) { total totalIsExact }`).join('\n')} }`);
  }, [keys]);
  const { data } = useAsk<Record<string, { total: number; totalIsExact: boolean }>>(document,
    Object.fromEntries(mine.filter((preset) => preset.key !== 'all').map((preset) => [preset.key, wire({ ...fixed, ...preset.filter })])), { staleTime: 20_000, refetchInterval: 60_000 });
  return <ViewTabs resource="tickets" views={mine.map((preset) => {
    const found = data?.[preset.key];
    return { key: preset.key, label: t(`tickets.view.${preset.key}`), filter: preset.filter, sort: preset.sort, count: found ? { total: found.total, exact: found.totalIsExact } : null };
  })} />;
}

interface Bucket { value: string; count: number; labelZh: string | null; labelEn: string | null }
const FACETS = gql`query TicketFacets($filter: TicketFilter, $fields: [TicketFacetField!]!) { ticketFacets(filter: $filter, fields: $fields) { field buckets { value count labelZh labelEn } } }`;
const STATUSES = ['NEW', 'OPEN', 'WAITING', 'CALLBACK_DUE', 'SOLVED', 'CLOSED', 'ARCHIVED'] as const;
export const NEEDS = ['ORDINARY', 'URGENT', 'SPECIAL', 'EMOTIONAL'] as const;
export const LEVELS = ['L1', 'L2', 'L3'] as const;
const TIERS = ['GOLD', 'SILVER', 'REGULAR', 'NEW'];
const WAITING = ['CUSTOMER', 'SUPPLIER', 'INSIDE'];

export function TicketFacets({ fixed }: { fixed?: Filter }) {
  const t = useT();
  const format = useFormat();
  const { filterValues = {} } = useListContext();
  const { data } = useAsk<{ ticketFacets: { field: string; buckets: Bucket[] }[] }>(FACETS, {
    filter: wire({ ...filterValues, ...fixed }), fields: ['STATUS', 'NEED_CLASS', 'LEVEL', 'CATEGORY_ID', 'CHANNEL', 'TIER', 'STORE_ID', 'ASSIGNEE_ID', 'WAITING_FOR'],
  });
  const buckets = (field: string) => (data?.ticketFacets.find((facet) => facet.field === field)?.buckets ?? []).filter((bucket) => bucket.value !== null);
  const counted = (field: string, values: readonly string[], word: string) => values.map((value) => ({
    value, label: t(`${word}.${value}`), count: data ? buckets(field).find((bucket) => bucket.value === value)?.count ?? 0 : null,
  }));
  const listed = (field: string, key: string) => {
    const found = buckets(field).map((bucket) => ({ value: bucket.value, count: bucket.count, label: format.named({ nameZh: bucket.labelZh ?? bucket.value, nameEn: bucket.labelEn ?? bucket.value }) }));
    const gone = ((filterValues[key] as string[] | undefined) ?? []).filter((value) => !found.some((each) => each.value === value));
    return [...found, ...gone.map((value) => ({ value, label: value, count: 0 }))];
  };
  const names = useNames(buckets('ASSIGNEE_ID').map((bucket) => bucket.value));
  const channels = buckets('CHANNEL').map((bucket) => ({ value: bucket.value, count: bucket.count, label: t(`ticketChannel.${bucket.value}`) }));
  return (
    <>
      <Facet source="status" title={t('tickets.facet.status')} values={counted('STATUS', STATUSES, 'ticketStatus')} most={7} />
      <Facet source="needClass" title={t('tickets.facet.need')} values={counted('NEED_CLASS', NEEDS, 'needClass')} />
      <Facet source="level" title={t('tickets.facet.level')} values={counted('LEVEL', LEVELS, 'ticketLevel')} />
      <Facet source="categoryId" title={t('tickets.facet.category')} values={listed('CATEGORY_ID', 'categoryId')} most={7} />
      <Facet source="tier" title={t('tickets.facet.tier')} values={counted('TIER', TIERS, 'tier')} />
      <Facet source="channel" title={t('tickets.facet.channel')} values={channels} most={4} />
      <Facet source="storeId" title={t('tickets.facet.store')} values={listed('STORE_ID', 'storeId')} most={4} />
      <Facet source="assigneeId" title={t('tickets.facet.assignee')} values={listed('ASSIGNEE_ID', 'assigneeId').map((each) => ({ ...each, label: names.get(each.value) ?? each.label }))} most={4} />
      <Facet source="waitingFor" title={t('tickets.facet.waiting')} values={counted('WAITING_FOR', WAITING, 'waitingFor')} />
    </>
  );
}
