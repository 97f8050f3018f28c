// The conditions of the customers' list in words: 等级：金卡、银卡; names of tags, stores and segments are fetched once.
import { useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useScope } from '../layout/scope.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { dayOf, useFormat } from '../shared/format.ts';
import type { RfmFilter } from './customers.operations.ts';
import { visitRanges } from './list-filters.ts';

interface Named { id: string; nameZh: string; nameEn: string }
const TAGS = gql`query TagNames($ids: [ID!]) { tags(filter: { ids: $ids }, page: { limit: 50 }) { items { id nameZh nameEn } } }`;
const SEGMENT = gql`query SegmentName($id: ID!) { segment(id: $id) { id nameZh nameEn } }`;
const MODEL = gql`query RfmModelName($id: ID!) { rfmModel(id: $id) { id nameZh nameEn groups } }`;

function useFilterOfAddress(): Record<string, unknown> {
  const { search } = useLocation();
  try { return JSON.parse(new URLSearchParams(search).get('filter') ?? '{}') as Record<string, unknown>; } catch { return {}; }
}

/** Says one condition; null hides it. */
export function useConditionWords(): (key: string, value: unknown) => string | null {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const { stores } = useScope();
  const filter = useFilterOfAddress();
  const tagIds = (filter.tags as string[] | undefined) ?? [];
  const segment = filter.segment as string | undefined;
  const rfm = filter.rfm as RfmFilter | undefined;
  const names = { staleTime: 300_000 };
  const tags = useAsk<{ tags: { items: Named[] } }>(TAGS, { ids: tagIds }, { enabled: tagIds.length > 0, ...names });
  const inSegment = useAsk<{ segment: Named | null }>(SEGMENT, { id: segment ?? '' }, { enabled: Boolean(segment) && can('segments:read'), ...names });
  const model = useAsk<{ rfmModel: (Named & { groups: { key: string; zh: string; en: string }[] }) | null }>(MODEL, { id: rfm?.modelId ?? '' }, { enabled: Boolean(rfm) && can('customers:read-orders'), ...names });
  const list = (words: string[]) => words.join(format.language === 'zh' ? '、' : ', ');
  const pair = (label: string, value: string) => t('customers.condition', { label, value });
  const ranges = visitRanges(dayOf(new Date()));
  const range = Object.entries(ranges).find(([, keys]) => {
    const held = Object.keys(filter).filter((key) => key.startsWith('behaviour.lastPurchaseOn@'));
    return held.length === Object.keys(keys).length && Object.entries(keys).every(([key, value]) => filter[key] === value);
  })?.[0];
  return (key, value) => {
    const many = Array.isArray(value) ? value.map(String) : [String(value)];
    if (key.startsWith('behaviour.lastPurchaseOn@')) {
      if (range) return key === Object.keys(ranges[range] ?? {})[0] ? pair(t('customers.facet.visits'), t(`customers.visits.${range}`)) : null;
      return pair(t('customers.facet.visits'), `${t(`customers.op.${key.split('@')[1]}`)} ${format.day(String(value))}`);
    }
    switch (key) {
      case 'tier': return pair(t('customers.facet.tier'), list(many.map((each) => t(`tier.${each}`))));
      case 'gender': return pair(t('customers.facet.gender'), list(many.map((each) => t(`gender.${each}`))));
      case 'channel': return pair(t('customers.facet.channel'), list(many.map((each) => t(`channel.${each}`, { _: each }))));
      case 'tags': return pair(t('customers.facet.tags'), list(many.map((id) => format.named(tags.data?.tags.items.find((tag) => tag.id === id) ?? { nameZh: id, nameEn: id }))));
      case 'storeId': return pair(t('customers.facet.store'), list(many.map((id) => format.named(stores.find((store) => store.id === id) ?? { nameZh: id, nameEn: id }))));
      case 'segment': return pair(t('customers.condition.segment'), format.named(inSegment.data?.segment ?? { nameZh: String(value), nameEn: String(value) }));
      case 'rfm': {
        const { r, f, m, groupKey } = value as RfmFilter;
        const group = model.data?.rfmModel?.groups.find((each) => each.key === groupKey);
        return pair('RFM', [group ? format.label(group) : groupKey, r && `R${r}`, f && `F${f}`, m && `M${m}`].filter(Boolean).join(' '));
      }
      case 'segmentKey': return pair(t('customers.condition.segment'), t(`customers.segmentKey.${value}`, { _: String(value) }));
      case 'joinedOn@gte': return t('customers.condition.joined', { day: format.day(String(value)) });
      case 'memberNo@isNull': return t(value ? 'customers.condition.notMember' : 'customers.condition.member');
      case 'ids': return t('customers.condition.ids', { count: many.length });
      case 'q': return pair(t('customers.condition.q'), String(value));
      case 'behaviour.spend365@gte': return pair(t('customers.column.spend'), `≥ ${format.moneyWithUnit(String(value))}`);
      default: return t('customers.condition.other');
    }
  };
}
