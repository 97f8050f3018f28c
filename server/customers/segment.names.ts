// What rules point at: the names of tags, stores, categories and so on for sentences, and the choices a builder offers.
import { LRUCache } from 'lru-cache';
import type { Context } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import { AppError } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import type { NameOf } from '../core/rule-tree/phrases.ts';
import { conditionsOf, type RuleNode } from '../core/rule-tree/tree.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { segmentReasons } from './segment.messages.ts';

export interface Choice { value: string; label: Label; group?: Label; param?: string }
interface Named { value: string; zh: string; en: string; group_zh?: string; group_en?: string; param?: string }

/** Each answers value, zh, en; `live` leaves out what may no longer be chosen. */
const SOURCES: Record<string, { text: string; live?: string; order?: string }> = {
  tag: { text: 'select id::text as value, name_zh zh, name_en en, group_zh, group_en from tags t', live: 'not is_archived', order: 'group_zh, name_zh' },
  store: { text: 'select id::text as value, name_zh zh, name_en en from stores t', order: 'code' },
  segment: { text: 'select id::text as value, name_zh zh, name_en en from segments t', live: 'not is_archived', order: 'name_zh' },
  category: { text: 'select id::text as value, name_zh zh, name_en en from categories t', order: 'code' },
  product: { text: 'select id::text as value, name zh, coalesce(name_en, name) en from products t', live: 'not is_service', order: 'sku' },
  rfmModel: { text: "select id::text as value, name_zh || '（第 ' || number || ' 版）' zh, name_en || ' (version ' || number || ')' en from rfm_models t", live: 'superseded_at is null', order: 'key' },
  rfmGroup: { text: "select value, zh, en, param from (select g.group_row ->> 'key' as value, g.group_row ->> 'zh' zh, g.group_row ->> 'en' en, m.id::text param, m.superseded_at is null live from rfm_models m, jsonb_array_elements(m.groups) g(group_row)) t", live: 'live', order: 'param, value' },
};
for (const kind of ['TEXT', 'CHOICE', 'NUMBER', 'DAY', 'BOOLEAN']) {
  SOURCES[`customField:${kind}`] = { text: `select key as value, label_zh zh, label_en en from custom_fields t where field_kind = '${kind}'`, order: 'key' };
}
const CHOICES = 500;
const MAX_AGE_MS = 30_000;

// Names change seldom and are read at each keystroke; the age bounds how long an old name is said.
const caches = new WeakMap<Database, LRUCache<string, Label>>();
function cacheOf(db: Database): LRUCache<string, Label> {
  const cache = caches.get(db) ?? new LRUCache<string, Label>({ max: 5_000, ttl: MAX_AGE_MS });
  caches.set(db, cache);
  return cache;
}

/** Everything that a rule points at: source -> values. */
export function pointedAt(rule: RuleNode): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const note = (source: string | undefined, value: unknown): void => {
    if (!source) return;
    const values = found.get(source) ?? new Set<string>();
    found.set(source, values);
    for (const item of Array.isArray(value) ? value : [value]) if (typeof item === 'string' || typeof item === 'number') values.add(String(item));
  };
  for (const { condition } of conditionsOf(rule)) {
    const field = customerCatalogue.field(condition.field);
    note(field?.source, condition.value);
    for (const param of field?.params ?? []) note(param.source, condition.params?.[param.key]);
  }
  return found;
}

async function load(db: Database, source: string, values: readonly string[]): Promise<Named[]> {
  const known = SOURCES[source];
  if (!known || !values.length) return [];
  const { rows } = await db.read.query<Named>(`select * from (${known.text}) x where value = any($1::text[])`, [values]);
  return rows;
}

/** Loads the names that the rules' sentences need. */
export async function namesFor(ctx: Context, ...rules: readonly RuleNode[]): Promise<NameOf> {
  const cache = cacheOf(ctx.db);
  const missing = new Map<string, Set<string>>();
  for (const rule of rules) {
    for (const [source, values] of pointedAt(rule)) {
      for (const value of values) if (!cache.has(`${source}:${value}`)) missing.set(source, (missing.get(source) ?? new Set()).add(value));
    }
  }
  await Promise.all([...missing].map(async ([source, values]) => {
    for (const row of await load(ctx.db, source, [...values])) cache.set(`${source}:${row.value}`, { zh: row.zh, en: row.en });
  }));
  return (source, value) => cache.get(`${source}:${value}`);
}

/** Refuses a rule that points at something that is not there. */
export async function demandReferences(ctx: Context, rule: RuleNode): Promise<void> {
  for (const [source, values] of pointedAt(rule)) {
    if (!SOURCES[source]) continue;
    const there = new Set((await load(ctx.db, source, [...values])).map((row) => row.value));
    const gone = [...values].find((value) => !there.has(value));
    if (gone !== undefined) {
      throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.rule': segmentReasons.REFERENCE_UNKNOWN }, params: { source, value: gone } });
    }
  }
}

/** The choices of every source that the catalogue names, the first 500 of each. */
export async function choicesOf(ctx: Context, sources: readonly string[]): Promise<Record<string, Choice[]>> {
  const lists = await Promise.all(sources.filter((source) => SOURCES[source]).map(async (source) => {
    const { text, live, order } = SOURCES[source] as { text: string; live?: string; order?: string };
    const { rows } = await ctx.db.read.query<Named>(`${text} ${live ? `where ${live}` : ''} order by ${order ?? 1} limit ${CHOICES}`);
    return [source, rows.map((row): Choice => ({
      value: row.value, label: { zh: row.zh, en: row.en },
      ...(row.group_zh ? { group: { zh: row.group_zh, en: row.group_en ?? row.group_zh } } : {}), ...(row.param ? { param: row.param } : {}),
    }))] as const;
  }));
  return Object.fromEntries(lists);
}
