// Pure decisions about segments: the shipped ones, who refers to whom and in which order they are computed, keys made of names.
import { referencesOf } from '../core/rule-tree/references.ts';
import { conditionsOf, type RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';

export interface ShippedSegment { key: string; nameZh: string; nameEn: string; description: string; rule: RuleNode }

/** What every chain starts with. They are ordinary segments: the next version is the chain's own. */
export const SHIPPED_SEGMENTS: readonly ShippedSegment[] = [
  { key: 'vip', nameZh: '高价值会员', nameEn: 'High value', description: '近 365 天消费超过 50,000 元，或近 12 个月平均每月互动至少 3 次',
    rule: { any: [{ field: 'spend365', op: 'over', value: '50000.00' }, { field: 'contactsPerMonth', op: 'atLeast', value: '3' }] } },
  { key: 'frequent', nameZh: '高频会员', nameEn: 'Frequent', description: '近 90 天平均每周到店至少 3 次，且每单平均超过 200 元',
    rule: { all: [{ field: 'visitsPerWeek', op: 'atLeast', value: '3' }, { field: 'meanBasket', op: 'over', value: '200.00' }] } },
  { key: 'newcomers', nameZh: '新客', nameEn: 'Newcomers', description: '首次购买在最近 30 天内',
    rule: { all: [{ field: 'firstPurchaseOn', op: 'withinDays', value: '30' }] } },
  { key: 'dormant', nameZh: '沉睡会员', nameEn: 'Dormant', description: '距最近一次购买已满 180 天',
    rule: { all: [{ field: 'lastPurchaseOn', op: 'atLeastDaysAgo', value: '180' }] } },
  { key: 'birthday-month', nameZh: '本月生日', nameEn: 'Birthday this month', description: '生日在本月',
    rule: { all: [{ field: 'birthdayThisMonth', op: 'equals', value: true }] } },
];

/** The segments that a rule refers to. */
export const segmentsIn = (rule: RuleNode): string[] => referencesOf(customerCatalogue, rule, 'segment');

export interface Ruled { id: string; rule: RuleNode }

/** Segments in layers: those of a layer refer only to earlier ones, so that each layer is one statement. */
export function layersOf<T extends Ruled>(segments: readonly T[]): T[][] {
  const left = new Map(segments.map((segment) => [segment.id, segment]));
  const layers: T[][] = [];
  while (left.size) {
    const ready = [...left.values()].filter((segment) => segmentsIn(segment.rule).every((id) => id === segment.id || !left.has(id)));
    // Circles are refused on saving; should one stand in the database, its members still are computed, last.
    const layer = ready.length ? ready : [...left.values()];
    for (const segment of layer) left.delete(segment.id);
    layers.push(layer);
  }
  return layers;
}

/** Segments whose rule depends on `id`, directly or through others, in the order to compute them. */
export function dependentsOf<T extends Ruled>(segments: readonly T[], id: string): T[] {
  const touched = new Set([id]);
  return layersOf(segments).flat().filter((segment) => {
    const depends = segment.id !== id && segmentsIn(segment.rule).some((reference) => touched.has(reference));
    if (depends) touched.add(segment.id);
    return depends;
  });
}

/** Segments whose rule speaks of such a field, or of a segment whose rule does. */
export function speakingOf<T extends Ruled>(segments: readonly T[], isMeant: (field: string) => boolean): T[] {
  const meant = new Set<string>();
  return layersOf(segments).flat().filter((segment) => {
    const speaks = conditionsOf(segment.rule).some(({ condition }) => isMeant(condition.field)) || segmentsIn(segment.rule).some((reference) => meant.has(reference));
    if (speaks) meant.add(segment.id);
    return speaks;
  });
}

/** A stable key of a name: letters, digits and dashes. */
export function keyOf(name: string, fallback: string): string {
  const key = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 60).replace(/-+$/, '');
  return key || fallback;
}
