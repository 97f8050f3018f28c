// How nouns hang together: each edge said once, from which filters, joins and fields are made.
import { nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';

export interface Edge {
  from: string;
  name: string;
  to: string;
  /** one: a row or null; many: a page; few: a short list. */
  kind: 'one' | 'many' | 'few';
  /** one: property of `from` that holds the key of `to`. many, few: property of `to` that holds the key of `from`. */
  by: string;
  /** one: property of `to` that is matched (default its key). many: property of `from` that is matched (default its key). */
  key?: string;
  /** few: by way of a noun between; its properties that hold the keys of both ends. `by` is not used then. */
  through?: { noun: string; from: string; to: string };
  /** More that must hold, of the row reached (or of the row between), as SQL over its alias. */
  where?: (alias: string) => string;
  sort?: { prop: string; order: 'ASC' | 'DESC' };
  /** one: may lists of `from` be sorted by properties of the row reached? */
  isSortable?: boolean;
  /** few: may lists of `from` be counted by it? */
  isFacet?: boolean;
  description?: string;
}

const edges = new Map<string, Map<string, Edge>>();

/** Declares edges; a misspelt noun or property fails here, at start. */
export function defineEdges(list: readonly Edge[]): void {
  for (const edge of list) {
    const from = nounOf(edge.from);
    const to = nounOf(edge.to);
    const through = edge.through ? nounOf(edge.through.noun) : null;
    if (through && edge.through) { propOf(through, edge.through.from); propOf(through, edge.through.to); } else propOf(edge.kind === 'one' ? from : to, edge.by);
    if (edge.key) propOf(edge.kind === 'one' ? to : from, edge.key);
    if (from.props.has(edge.name)) throw new Error(`${edge.from}.${edge.name} is a property already`);
    const own = edges.get(edge.from) ?? new Map<string, Edge>();
    edges.set(edge.from, own.set(edge.name, edge));
  }
}

export function propOf(noun: NounMeta, name: string): PropMeta {
  const prop = noun.props.get(name);
  if (!prop) throw new Error(`${noun.name} has no property ${name}`);
  return prop;
}

/** Edges that leave a noun, by name. */
export const edgesOf = (noun: string): ReadonlyMap<string, Edge> => edges.get(noun) ?? new Map();
export const edgeOf = (noun: string, name: string): Edge | undefined => edges.get(noun)?.get(name);
