// Makes queries at random from the nouns and edges alone: nested, aliased, in fragments, under directives, filtered, sorted, paged.
import { allNouns, nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { PERMISSIONS, type Permission } from '../../../schema/permission.ts';
import { FULL_REACH, type Reach } from '../../../server/core/context.ts';
import { edgesOf } from '../../../server/core/read/edges.ts';
import { facetKeys, isFilterable, LISTS, OPERATORS, rootNames, sortKeys, type FilterKind } from '../../../server/core/read/names.ts';

/** Draws a number below the given one. */
export type Draw = (below: number) => number;
export interface Asked { query: string; variables: Record<string, unknown> }

/** Enum members are written bare in documents. */
class Word { constructor(readonly text: string) {} }
const plain = (value: unknown): unknown => (value instanceof Word ? value.text : Array.isArray(value) ? value.map(plain)
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value);
const written = (value: unknown): string => (value instanceof Word ? value.text : Array.isArray(value) ? `[${value.map(written).join(', ')}]`
  : value && typeof value === 'object' ? `{ ${Object.entries(value).map(([k, v]) => `${k}: ${written(v)}`).join(', ')} }` : JSON.stringify(value));

export class QueryMaker {
  private n = 0;
  private budget = 0;
  private variables: Record<string, { type: string; value: unknown }> = {};
  private fragments: string[] = [];
  constructor(private readonly draw: Draw, private readonly isOpen: (noun: NounMeta, prop: PropMeta) => boolean, private readonly sample: (noun: string, prop: PropMeta) => string | null) {}

  private one<T>(list: readonly T[]): T { return list[this.draw(list.length)] as T; }
  private chance(percent: number): boolean { return this.draw(100) < percent; }

  /** One query with one to three roots among those that the viewer may ask at all. */
  make(nouns: readonly NounMeta[]): Asked {
    this.n = 0; this.variables = {}; this.fragments = []; this.budget = 14;
    const fields: string[] = [];
    for (let i = 0; i <= this.draw(3); i += 1) {
      const noun = this.one(nouns);
      const roots = rootNames(noun);
      if (!roots) continue;
      const kind = this.draw(10);
      const facets = [...facetKeys(noun).keys()];
      if (kind < 2) fields.push(`r${i}: ${roots.one}(${this.args([['id', 'ID!', this.id(noun)]])}) ${this.selection(noun, 1)}`);
      else if (kind < 3 && facets.length) fields.push(`r${i}: ${roots.facets}(${this.args([['filter', `${noun.name}Filter`, this.filter(noun, 0)], ['fields', `[${noun.name}FacetField!]!`, [new Word(this.one(facets)), new Word(this.one(facets))]]])}) { field buckets { value count } }`);
      else fields.push(`r${i}: ${roots.many}${this.listArgs(noun)} ${this.page(noun, 1)}`);
    }
    if (!fields.length) fields.push('__typename');
    const names = Object.entries(this.variables);
    return {
      query: `query Q${names.length ? `(${names.map(([name, { type }]) => `$${name}: ${type}`).join(', ')})` : ''} { ${fields.join(' ')} }\n${this.fragments.join('\n')}`,
      variables: Object.fromEntries(names.map(([name, { value }]) => [name, plain(value)])),
    };
  }

  private id(noun: NounMeta): string {
    if (this.chance(15)) return this.one(['0', '99999999999999999999', 'x', `${noun.letter ?? ''}1-1-1`, "1'; drop table users", '']);
    return this.sample(noun.name, noun.props.get('id') as PropMeta) ?? '1';
  }
  private args(list: [name: string, type: string, value: unknown][]): string {
    return list.map(([name, type, value]) => {
      if (this.chance(50)) return `${name}: ${written(value)}`;
      const variable = `v${this.n += 1}`;
      this.variables[variable] = { type, value };
      return `${name}: $${variable}`;
    }).join(', ');
  }
  private listArgs(noun: NounMeta): string {
    const list: [string, string, unknown][] = [];
    if (this.chance(55)) list.push(['filter', `${noun.name}Filter`, this.filter(noun, 0)]);
    const sorts = [...sortKeys(noun).values()].filter((key) => this.isOpen(key.edge ? nounOf(edgesOf(noun.name).get(key.edge)?.to ?? '') : noun, key.prop));
    if (this.chance(50) && sorts.length) list.push(['sort', `[${noun.name}Sort!]`, Array.from({ length: 1 + this.draw(2) }, () => ({ field: new Word(this.one(sorts).word), order: new Word(this.one(['ASC', 'DESC'])) }))]);
    if (this.chance(60)) list.push(['page', 'PageInput', { limit: 1 + this.draw(6), ...(this.chance(40) ? { offset: this.draw(5) } : {}) }]);
    return list.length ? `(${this.args(list)})` : '';
  }
  private page(noun: NounMeta, depth: number): string {
    const parts = ['total', 'totalIsExact', 'hasNext', '__typename'].filter(() => this.chance(35));
    if (this.chance(90) || !parts.length) parts.push(`${this.chance(30) ? 'rows: ' : ''}items ${this.selection(noun, depth)}`);
    if (this.chance(20)) parts.push(`again: items ${this.selection(noun, depth + 1)}`);
    return `{ ${parts.join(' ')} }`;
  }

  private directive(): string {
    if (!this.chance(18)) return '';
    const word = this.one(['skip', 'include']);
    if (this.chance(50)) return ` @${word}(if: ${this.chance(50)})`;
    const variable = `b${this.n += 1}`;
    this.variables[variable] = { type: 'Boolean!', value: this.chance(50) };
    return ` @${word}(if: $${variable})`;
  }
  private selection(noun: NounMeta, depth: number): string {
    const props = [...noun.props.values()].filter((p) => !p.hidden);
    const edges = [...edgesOf(noun.name).values()];
    const parts: string[] = [];
    for (let i = 0; i <= this.draw(5); i += 1) {
      const prop = this.one(props);
      parts.push(`${this.chance(25) ? `a${this.n += 1}: ` : ''}${prop.name}${this.directive()}`);
    }
    if (this.chance(20)) parts.push('__typename');
    for (let i = 0; i < this.draw(4) && depth < 5 && edges.length && this.budget > 0; i += 1) {
      this.budget -= 1;
      const edge = this.one(edges);
      const to = nounOf(edge.to);
      const alias = edge.kind === 'one' && this.chance(60) ? '' : `e${this.n += 1}: `;
      if (edge.kind === 'one') parts.push(`${alias}${edge.name}${this.directive()} ${this.selection(to, depth + 1)}`);
      else if (edge.kind === 'many') parts.push(`${alias}${edge.name}${this.listArgs(to)}${this.directive()} ${this.page(to, depth + 1)}`);
      else {
        const list: [string, string, unknown][] = [];
        if (this.chance(40)) list.push(['filter', `${to.name}Filter`, this.filter(to, 1)]);
        if (this.chance(30)) list.push(['limit', 'Int', 1 + this.draw(3)]);
        parts.push(`${alias}${edge.name}${list.length ? `(${this.args(list)})` : ''}${this.directive()} ${this.selection(to, depth + 1)}`);
      }
    }
    const body = parts.join(' ');
    if (this.chance(12)) return `{ ... on ${noun.name}${this.directive()} { ${body} } __typename }`;
    if (this.chance(12)) {
      const name = `F${this.n += 1}`;
      this.fragments.push(`fragment ${name} on ${noun.name} { ${body} }`);
      return `{ ...${name}${this.directive()} ...${name} ... { __typename } }`;
    }
    return `{ ${body} }`;
  }

  filter(noun: NounMeta, depth: number): Record<string, unknown> {
    const filter: Record<string, unknown> = {};
    const props = [...noun.props.values()].filter((p) => isFilterable(p) && this.isOpen(noun, p));
    for (let i = 0; i < 1 + this.draw(2); i += 1) {
      const kind = this.draw(10);
      if (kind < 6 || depth >= 3) {
        const prop = this.one(props);
        filter[prop.name] = this.comparison(noun, prop);
      } else if (kind === 6) filter.ids = Array.from({ length: this.draw(4) }, () => (noun.props.has('id') ? this.id(noun) : '1'));
      else if (kind === 7) filter[this.one(['and', 'or'])] = Array.from({ length: this.draw(3) }, () => this.filter(noun, depth + 1));
      else if (kind === 8) filter.not = this.filter(noun, depth + 1);
      else {
        const edges = [...edgesOf(noun.name).values()];
        if (!edges.length) continue;
        const edge = this.one(edges);
        const inner = this.filter(nounOf(edge.to), depth + 1);
        filter[edge.name] = edge.kind === 'one' ? inner : { [this.one(['some', 'none'])]: this.chance(20) ? {} : inner };
      }
    }
    return filter;
  }
  private comparison(noun: NounMeta, prop: PropMeta): Record<string, unknown> {
    const op = this.one(OPERATORS[prop.kind as FilterKind]);
    if (op === 'isNull') return { isNull: this.chance(50) };
    if ((op === 'eq' || op === 'ne') && this.chance(8)) return { [op]: null };
    const value = () => this.valueOf(noun, prop, op);
    return { [op]: LISTS.has(op) ? Array.from({ length: this.draw(4) }, value) : value() };
  }
  private valueOf(noun: NounMeta, prop: PropMeta, op: string): unknown {
    const known = this.sample(noun.name, prop);
    switch (prop.kind) {
      case 'enum': return new Word(known ?? String(Object.values(prop.enum ?? {})[0]));
      case 'boolean': return this.chance(50);
      case 'int': return Number(known ?? 3);
      case 'float': return Number(known ?? 0.5);
      case 'id': return this.chance(10) ? this.one(['nonsense', '9223372036854775808', '-1']) : known ?? '1';
      case 'money': return Number(known ?? '1').toFixed(2);
      case 'decimal': return known ?? '1.5';
      case 'instant': return known ? new Date(known).toISOString() : '2026-03-01T00:00:00.000Z';
      case 'day': return known ?? '2024-05-05';
      case 'texts': return this.one(['x', 'y', 'z']);
      default: {
        if (this.chance(10)) return this.one(["'; select pg_sleep(5); --", '%', '_', '\\', '%_%_%', '"', '$1', '']);
        const text = known ?? 'w';
        return op === 'contains' || op === 'startsWith' ? [...text].slice(0, 1 + this.draw(3)).join('') : text;
      }
    }
  }
}

/** A viewer's words, each reaching everything, some stores, or one's own rows only. */
export function randomReaches(draw: Draw, stores: readonly string[]): Partial<Record<Permission, Reach | true>> {
  const reach = (): Reach => {
    const kind = draw(5);
    if (kind < 2) return FULL_REACH;
    if (kind === 2) return { all: false, storeIds: [], own: true };
    return { all: false, storeIds: stores.filter(() => draw(2) === 0), own: draw(2) === 0 };
  };
  const common = reach();
  const mixed = draw(3) === 0;
  const missing = draw(2) === 0 ? 0 : 25;
  return Object.fromEntries(PERMISSIONS.filter(() => draw(100) >= missing).map((word) => [word, mixed ? reach() : common]));
}
export const nounsWithRoots = (): NounMeta[] => allNouns().filter((noun) => rootNames(noun));
