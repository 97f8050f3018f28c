// Names that the door gives: root fields, filter operators, sort words; one place, so that inputs and planner agree.
import { nounOf, snake, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { edgesOf } from './edges.ts';

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Root field names of a noun; null when its rows are reached by edges alone. */
export function rootNames(noun: NounMeta): { one: string; many: string; facets: string } | null {
  if (noun.roots === false) return null;
  const one = noun.roots?.one ?? lower(noun.name);
  return { one, many: noun.roots?.many ?? `${lower(noun.name)}s`, facets: `${lower(noun.name)}Facets` };
}

const constants = new Map<string, string>();
/** `createdAt` -> `CREATED_AT`; made once of a name, for every plan of a list asks for all of its noun's. */
export function constant(name: string): string {
  let made = constants.get(name);
  if (made === undefined) constants.set(name, made = snake(name).replace(/([a-z])(\d)/g, '$1$2').toUpperCase().replace(/^_/, ''));
  return made;
}

export const isFilterable = (prop: PropMeta): boolean => !prop.hidden && !prop.mask && (prop.filter ?? !['json'].includes(prop.kind));
export const isSortable = (prop: PropMeta): boolean => !prop.hidden && !prop.mask && (prop.sort ?? !['json', 'texts'].includes(prop.kind));

export interface SortKey { word: string; prop: PropMeta; /** Edge by which the property is reached; none: the noun's own. */ edge?: string }

/** What lists of a noun can be sorted by: its own properties, and those of rows embedded by a to-one edge. */
export function sortKeys(noun: NounMeta): Map<string, SortKey> {
  const keys = new Map<string, SortKey>();
  for (const prop of noun.props.values()) if (isSortable(prop)) keys.set(constant(prop.name), { word: constant(prop.name), prop });
  for (const edge of edgesOf(noun.name).values()) {
    if (edge.kind !== 'one' || !edge.isSortable) continue;
    for (const prop of nounOf(edge.to).props.values()) {
      const word = `${constant(edge.name)}_${constant(prop.name)}`;
      if (isSortable(prop) && !prop.key) keys.set(word, { word, prop, edge: edge.name });
    }
  }
  return keys;
}

/** What rows of a noun can be counted by: properties, and short lists of other nouns (tags). */
export function facetKeys(noun: NounMeta): Map<string, { prop?: PropMeta; edge?: string }> {
  const keys = new Map<string, { prop?: PropMeta; edge?: string }>();
  for (const prop of noun.props.values()) if (prop.facet && !prop.hidden && !prop.mask) keys.set(constant(prop.name), { prop });
  for (const edge of edgesOf(noun.name).values()) if (edge.kind === 'few' && edge.isFacet) keys.set(constant(edge.name), { edge: edge.name });
  return keys;
}

/** Operators by kind of property; the wire type of each is made of the property's own. */
export const OPERATORS = {
  text: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'isNull'],
  enum: ['eq', 'ne', 'in', 'notIn', 'isNull'],
  id: ['eq', 'ne', 'in', 'notIn', 'isNull'],
  boolean: ['eq', 'ne', 'isNull'],
  int: ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  float: ['gt', 'gte', 'lt', 'lte', 'isNull'],
  money: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  decimal: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  instant: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  day: ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  texts: ['has', 'hasAny'],
} as const;
export type FilterKind = keyof typeof OPERATORS;
export const LISTS: ReadonlySet<string> = new Set(['in', 'notIn', 'hasAny']);
