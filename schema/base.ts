// What every noun shares: the decorators that say a column and its wire field once, and the registry they fill.
import { Field, ID, Int, Float, ObjectType, type ClassType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Permission } from './permission.ts';
import { DateTime, Day, DecimalText, Json, Money } from './scalars.ts';

export type PropKind =
  | 'id' | 'text' | 'int' | 'float' | 'boolean' | 'instant' | 'day' | 'money' | 'decimal' | 'enum' | 'json' | 'texts';
export type MaskKind = 'phone' | 'email' | 'name' | 'account';

/** How one property of a noun is stored, shown and guarded. */
export interface PropOptions {
  kind: PropKind;
  nullable?: boolean;
  /** GraphQL enum object, for kind `enum`. */
  enum?: object;
  /** The word a viewer must hold to see it at all; without it the field answers null and an error entry says so. */
  right?: Permission;
  /** Shown only in this masked form; the raw value leaves by `revealField` alone. */
  mask?: MaskKind;
  /** May callers filter or sort by it? Default: yes, except json, texts and masked properties. */
  filter?: boolean;
  sort?: boolean;
  /** May `<noun>Facets` count rows by it? */
  facet?: boolean;
  /** Stored but never on the wire. */
  hidden?: boolean;
  /** The row's own key; `id` of an owned row is composed with its owner on the wire. */
  key?: boolean;
  /** For ids: the noun that it points to (`Customer`): encoded on the wire like that noun's own id. */
  of?: string;
  /** Stored digits after the point, for money and decimal (default 4: sums stay exact, the wire rounds money to 2). */
  scale?: number;
  /** SQL default of the column, when the database fills it. */
  fallback?: string;
  description?: string;
}

export interface PropMeta extends PropOptions { name: string; column: string }

export interface NounOptions {
  table: string;
  /** The word that opens its rows; the row rule says which. */
  read: Permission;
  /** Property holding the customer that owns the row (scale.md rule 2); its wire id then carries the customer. */
  owner?: string;
  /** Letter that opens the wire id of an owned row. */
  letter?: string;
  /** Sort that a list has when none is asked; `id` always ends it. */
  defaultSort?: { prop: string; order: 'ASC' | 'DESC' };
  /** Root queries: names of the one and the many; `false` where rows are reached by edges alone. */
  roots?: false | { one?: string; many?: string };
  /** Answers `q`: does the noun have a ranked text search (registered by its module)? */
  search?: boolean;
  description: string;
}

export interface NounMeta extends NounOptions { name: string; target: ClassType; props: Map<string, PropMeta> }

const nouns = new Map<string, NounMeta>();
const pending = new WeakMap<object, Map<string, PropMeta>>();

/** `storeId` -> `store_id`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

const columnTypes: Record<PropKind, string> = {
  id: 'bigint', text: 'text', int: 'integer', float: 'double precision', boolean: 'boolean', instant: 'timestamptz',
  day: 'date', money: 'numeric', decimal: 'numeric', enum: 'text', json: 'jsonb', texts: 'text',
};
const wireTypes: Record<Exclude<PropKind, 'enum'>, () => unknown> = {
  id: () => ID, text: () => String, int: () => Int, float: () => Float, boolean: () => Boolean, instant: () => DateTime,
  day: () => Day, money: () => Money, decimal: () => DecimalText, json: () => Json, texts: () => [String],
};

/** Declares a stored property of a noun: column, wire field and rights in one line. */
export function Prop(options: PropOptions): PropertyDecorator {
  return (prototype, key) => {
    const name = String(key);
    const meta: PropMeta = { ...options, name, column: snake(name) };
    const own = pending.get(prototype) ?? new Map<string, PropMeta>();
    pending.set(prototype, own.set(name, meta));
    const column = {
      name: meta.column, type: columnTypes[options.kind] as 'text', nullable: options.nullable ?? false,
      ...(options.kind === 'texts' ? { array: true } : {}),
      ...(options.kind === 'money' || options.kind === 'decimal' ? { precision: 20, scale: options.scale ?? 4 } : {}),
    };
    if (options.key && options.kind === 'id' && name === 'id') {
      PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'BY DEFAULT' })(prototype, key);
    } else if (options.key) PrimaryColumn({ ...column, nullable: false })(prototype, key);
    else Column({ ...column, ...(options.fallback ? { default: () => options.fallback as string } : {}) })(prototype, key);
    if (options.hidden) return;
    const type = options.kind === 'enum' ? () => options.enum as object : wireTypes[options.kind];
    // A guarded field answers null to those without its word, so it is nullable on the wire whatever the column says.
    const nullable = Boolean(options.nullable || options.right);
    Field(type as () => ClassType, { nullable, description: options.description })(prototype, key as string);
  };
}

/** What a row of most nouns has: its key, when it was made and changed, and the version that guards against lost updates. */
export abstract class Row {
  id!: string;
  createdAt!: string;
  updatedAt!: string;
  version!: number;
}
const rowProps: Record<keyof Row, PropOptions> = {
  id: { kind: 'id', key: true },
  createdAt: { kind: 'instant', fallback: 'now()' },
  updatedAt: { kind: 'instant', fallback: 'now()' },
  version: {
    kind: 'int', fallback: '1', filter: false, sort: false,
    description: 'Sent back as expectedVersion when the row is changed.',
  },
};

/** Declares a noun: one class that is table and GraphQL type at once; a class that extends `Row` gets its four properties. */
export function Noun(name: string, options: NounOptions): ClassDecorator {
  return (target) => {
    const prototype = target.prototype as object;
    const own = pending.get(prototype) ?? new Map<string, PropMeta>();
    if (prototype instanceof Row) {
      for (const [key, prop] of Object.entries(rowProps)) if (!own.has(key)) Prop(prop)(prototype, key);
    }
    nouns.set(name, {
      ...options, name, target: target as unknown as ClassType, props: pending.get(prototype) ?? own,
    });
    Entity(options.table)(target);
    ObjectType(name, { description: options.description })(target);
  };
}

/** The registered noun of that name; throws for a misspelt one, so that wrong edges fail at start. */
export function nounOf(name: string): NounMeta {
  const meta = nouns.get(name);
  if (!meta) throw new Error(`There is no noun named ${name}`);
  return meta;
}
/** Every registered noun. */
export const allNouns = (): NounMeta[] => [...nouns.values()];
