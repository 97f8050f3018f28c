// One level of a statement: a noun under an alias, the to-one rows joined to it, and what the level needs of them.
import { nounOf, type NounMeta } from '../../../schema/base.ts';
import type { Viewer } from '../context.ts';
import type { Binder } from './binder.ts';
import { edgesOf, propOf, type Edge } from './edges.ts';
import { keyProp } from './ids.ts';
import { rowSql } from './row-rules.ts';
import type { TotalSql } from './totals.ts';

/** What all levels of one statement share: its viewer, its values, and names nobody else has. */
export interface Build { viewer: Viewer; binder: Binder; next: { n: number }; denied: Map<string, { field: string; path: string[] }>; totals: TotalSql[] }

export class Level {
  private readonly joined = new Map<string, Level>();
  /** LEFT JOINs in the order in which they must stand; those of nested levels are among them. */
  readonly joins: string[];

  constructor(readonly build: Build, readonly noun: NounMeta, readonly alias: string, private readonly root: Level | null = null) {
    this.joins = root ? root.joins : [];
  }

  static open(build: Build, noun: NounMeta): Level { return new Level(build, noun, fresh(build)); }

  /** The row at the other end of a to-one edge, joined once; rows that the viewer may not see are absent. */
  join(edge: Edge): Level {
    const known = this.joined.get(edge.name);
    if (known) return known;
    const to = nounOf(edge.to);
    const level = new Level(this.build, to, fresh(this.build), this.root ?? this);
    const on = [`${level.alias}.${propOf(to, edge.key ?? keyProp(to)).column} = ${this.alias}.${propOf(this.noun, edge.by).column}`];
    // Both ends belong to the same customer: saying so keeps the join on one shard, and on one index.
    if (to.owner && this.noun.owner && edge.by !== this.noun.owner) on.push(`${level.alias}.${propOf(to, to.owner).column} = ${this.alias}.${propOf(this.noun, this.noun.owner).column}`);
    const rule = rowSql(this.build.viewer, to, level.alias, this.build.binder, undefined, backEdge(edge));
    if (rule) on.push(rule);
    if (edge.where) on.push(edge.where(level.alias));
    this.joins.push(`left join ${to.table} ${level.alias} on ${on.join(' and ')}`);
    this.joined.set(edge.name, level);
    return level;
  }

  column(prop: string): string { return `${this.alias}.${propOf(this.noun, prop).column}`; }
  get from(): string { return [`${this.noun.table} ${this.alias}`, ...this.joins].join(' '); }
}

export const fresh = (build: Build): string => `t${build.next.n++}`;

/** Name of the to-one edge that leads back along this one: a row reached from a visible row needs no second look through it. */
export function backEdge(edge: Edge): string | undefined {
  const to = nounOf(edge.to);
  for (const [name, back] of edgesOf(edge.to)) {
    if (back.kind !== 'one' || back.to !== edge.from) continue;
    const backKey = back.key ?? keyProp(nounOf(back.to));
    if (edge.kind === 'one') {
      // one: from.by = to.key, and the way back is to.by = from.key with the same columns.
      if ((edge.key ?? keyProp(to)) === back.by && edge.by === backKey) return name;
    } else if (edge.by === back.by && (edge.key ?? keyProp(nounOf(edge.from))) === backKey) return name;
  }
  return undefined;
}

/** The condition that ties rows of a to-many edge (under `alias`) to the row of `parent`. */
export function tie(parent: Level, edge: Edge, alias: string): string {
  const to = nounOf(edge.to);
  const parts = [`${alias}.${propOf(to, edge.by).column} = ${parent.column(edge.key ?? keyProp(parent.noun))}`];
  if (to.owner && parent.noun.owner && edge.by !== to.owner) parts.push(`${alias}.${propOf(to, to.owner).column} = ${parent.column(parent.noun.owner)}`);
  if (edge.where) parts.push(edge.where(alias));
  return parts.join(' and ');
}

/** What must hold of the row between (under `mid`) on an edge that passes through another noun. */
export function betweenSql(build: Build, edge: Edge, mid: string): string[] {
  if (!edge.through) return [];
  const between = nounOf(edge.through.noun);
  const { from } = edge.through;
  const back = [...edgesOf(between.name).values()].find((e) => e.kind === 'one' && e.to === edge.from && e.by === from)?.name;
  const rule = rowSql(build.viewer, between, mid, build.binder, undefined, back);
  return [...(rule ? [rule] : []), ...(edge.where ? [edge.where(mid)] : [])];
}
