// What somebody may see, judged without SQL: it knows the roles, the declared row rules and rights, and the seeded rows, nothing else.
import { nounOf, type NounMeta, type PropMeta } from '../../schema/base.ts';
import type { Permission, ScopeKind } from '../../schema/permission.ts';
import { edgeOf, type Edge } from '../../server/core/read/edges.ts';
import { ruleOf, type RowRule } from '../../server/core/read/row-rules.ts';
import { NEVER_BY_KEY, SHIPPED_ROLES } from '../../server/platform/access/roles.matrix.ts';
import type { Canary } from './canaries.ts';

export interface Held { role: string; words?: readonly Permission[]; scope: ScopeKind; storeId?: string; regionId?: string }
export interface Subject { name: string; userId: string; employeeId: string | null; isKey: boolean; grants: readonly Held[] }
export interface Reached { all: boolean; stores: Set<string> }

/** The rows by noun and by key: found by walking them all, they took longer than the questions. */
export class Rows {
  private readonly byNoun = new Map<string, Canary[]>();
  private readonly byValue = new Map<string, Map<string, Canary[]>>();

  constructor(all: readonly Canary[]) {
    for (const row of all) { const kept = this.byNoun.get(row.noun.name); if (kept) kept.push(row); else this.byNoun.set(row.noun.name, [row]); }
  }

  of(noun: string): readonly Canary[] { return this.byNoun.get(noun) ?? []; }

  /** Those that hold this value in this property. */
  with(noun: string, prop: string, value: unknown): readonly Canary[] {
    const place = `${noun}.${prop}`;
    let known = this.byValue.get(place);
    if (!known) {
      this.byValue.set(place, known = new Map());
      for (const row of this.of(noun)) { const kept = known.get(String(row.values[prop])); if (kept) kept.push(row); else known.set(String(row.values[prop]), [row]); }
    }
    return known.get(String(value)) ?? [];
  }
}

export class Oracle {
  private readonly words = new Map<Permission, Reached>();
  private readonly opened = new Map<Canary, Map<Permission | null, boolean>>();

  constructor(readonly who: Subject, private readonly rows: Rows, stores: readonly { id: string; regionId: string }[]) {
    for (const grant of who.grants) {
      for (const word of grant.words ?? SHIPPED_ROLES[grant.role as keyof typeof SHIPPED_ROLES].words) {
        if (who.isKey && NEVER_BY_KEY.has(word)) continue;
        const held = this.words.get(word) ?? { all: false, stores: new Set<string>() };
        if (grant.scope === 'ALL') held.all = true;
        for (const store of stores) if (store.id === grant.storeId || store.regionId === grant.regionId) held.stores.add(store.id);
        this.words.set(word, held);
      }
    }
  }

  holds(word: Permission): boolean { return this.words.has(word); }

  /** The row at the other end of a to-one edge; undefined when it is not there. */
  target(row: Canary, edge: Edge): Canary | undefined {
    const key = edge.key ?? (nounOf(edge.to).props.has('id') ? 'id' : 'customerId');
    const value = row.values[edge.by];
    return value === null || value === undefined ? undefined : this.rows.with(edge.to, key, value)[0];
  }

  /** Does the word open this row, by the noun's row rule? Every word named on the way must reach it. */
  private reaches(noun: NounMeta, row: Canary, rule: RowRule, word: Permission | null): boolean {
    if (rule === 'open') return this.holds(word ?? noun.read);
    if ('all' in rule) return Boolean(this.words.get(word ?? rule.all)?.all);
    if ('role' in rule) return this.holds(noun.read) && row.values[rule.role] !== null && (Boolean(this.words.get(rule.over)?.all) || row.values[rule.role] === 'everybody' || this.who.grants.some((grant) => grant.role === row.values[rule.role]));
    if ('any' in rule) return rule.any.some((part) => this.reaches(noun, row, part, word));
    if ('every' in rule) return rule.every.every((part) => this.reaches(noun, row, part, word));
    if ('holds' in rule) return this.holds(word ?? rule.holds);
    if ('others' in rule) return this.who.employeeId === null || String(row.values[rule.others]) !== this.who.employeeId;
    if ('where' in rule) return this.holds(word ?? rule.word ?? noun.read) && (row.values[rule.where] ?? null) !== rule.isNot;
    if ('through' in rule) {
      if (!this.holds(word ?? noun.read)) return false;
      const edge = edgeOf(noun.name, rule.through) as Edge;
      const target = this.target(row, edge);
      if (!target) return false;
      return this.sees(target) && this.reaches(target.noun, target, ruleOf(target.noun.name), word ?? noun.read);
    }
    const needed = word ?? rule.word ?? noun.read;
    const held = this.words.get(needed);
    if (!held) return false;
    if ('store' in rule) return held.all || held.stores.has(String(row.values[rule.store]));
    const own = rule.as === 'user' ? this.who.userId : this.who.employeeId;
    return own !== null && String(row.values[rule.own]) === own;
  }

  /** Does this word, by the noun's row rule, open this row? Judged once: neither rows nor rights change. */
  opens(row: Canary, word: Permission | null): boolean {
    let known = this.opened.get(row);
    if (!known) this.opened.set(row, known = new Map());
    let is = known.get(word);
    if (is === undefined) known.set(word, is = this.reaches(row.noun, row, ruleOf(row.noun.name), word));
    return is;
  }
  sees(row: Canary): boolean { return this.opens(row, null); }
  visible(noun: string): Canary[] { return this.rows.of(noun).filter((row) => this.sees(row)); }

  /** May rows of the noun be asked for at all? */
  mayAsk(noun: NounMeta, rule: RowRule = ruleOf(noun.name)): boolean {
    if (rule === 'open') return this.holds(noun.read);
    if ('all' in rule) return Boolean(this.words.get(rule.all)?.all);
    if ('role' in rule) return this.holds(noun.read);
    if ('any' in rule) return rule.any.some((part) => this.mayAsk(noun, part));
    if ('every' in rule) return rule.every.every((part) => this.mayAsk(noun, part));
    if ('holds' in rule) return this.holds(rule.holds);
    if ('others' in rule) return this.holds(noun.read);
    if ('through' in rule) return this.holds(noun.read) && this.mayAsk(nounOf(edgeOf(noun.name, rule.through)?.to ?? ''));
    return this.holds(rule.word ?? noun.read);
  }

  /** How a property of a row is shown: whole, masked, or not at all. */
  shows(row: Canary, prop: PropMeta): 'whole' | 'masked' | 'nothing' {
    if (prop.hidden || !this.sees(row)) return 'nothing';
    if (prop.right && !this.opens(row, prop.right)) return 'nothing';
    return prop.mask ? 'masked' : 'whole';
  }

  /** May lists be filtered or sorted by it? Only by what is shown whole in every row that is seen. */
  mayCompare(noun: NounMeta, prop: PropMeta): boolean {
    if (prop.mask || prop.hidden) return false;
    if (!prop.right) return true;
    const right = this.words.get(prop.right);
    const read = this.words.get(noun.read);
    if (!right) return false;
    return right.all || !read || (!read.all && [...read.stores].every((store) => right.stores.has(store)));
  }
}
