// The least that every write can be asked with, made from the schema: so a new mutation is tried by itself.
import { isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isScalarType, type GraphQLField, type GraphQLInputType, type GraphQLSchema, type GraphQLType } from 'graphql';
import { allNouns, type NounMeta } from '../../schema/base.ts';
import type { Database } from '../../server/core/database.ts';
import type { Canary } from './canaries.ts';

export const bareType = (type: GraphQLType): GraphQLType => (isNonNullType(type) || isListType(type) ? bareType(type.ofType) : type);

/** Ids whose name does not say what they are of. */
const OF: Record<string, string> = { merged: 'Customer', manager: 'Employee', model: 'RfmModel', user: 'User', policy: 'Policy' };
/** Texts that are read as words of the house before anything else. */
const TEXTS: Record<string, string> = { resource: 'Customer', field: 'phone', kind: 'customers', locale: 'en', password: 'a-good-long-one', current: 'not-the-password', next: 'a-good-long-one', reason: 'asked for by the test', source: 'desk' };
const SCALARS: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Date: '2026-01-05', DateTime: '2026-01-05T00:00:00Z', Money: '1.00', Decimal: '1', JSON: {} };

let serial = 0;

/** Values for every required argument, and for the ids that say which row is meant; `pick` names a row of a noun. */
export function argumentsFor(field: GraphQLField<unknown, unknown>, pick: (noun: string) => Canary | undefined): Record<string, unknown> {
  const returned = bareType(field.type);
  const own = isObjectType(returned) ? returned.name : '';
  const nounOfId = (name: string): string => {
    const stem = name.replace(/Ids?$/, '');
    if (stem === 'id' || stem === 'ids') return allNouns().some((noun) => noun.name === own) ? own : /ApiKey/i.test(field.name) ? 'ApiKey' : /Session/i.test(field.name) ? 'Session' : 'Customer';
    return OF[stem] ?? allNouns().find((noun) => noun.name.toLowerCase() === stem.toLowerCase())?.name ?? 'Customer';
  };
  const valueFor = (name: string, type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return valueFor(name, type.ofType);
    if (isListType(type)) return [valueFor(name, type.ofType)];
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields())
      .filter((part) => isNonNullType(part.type) || part.name === 'id' || part.name === 'expectedVersion' || part.name === 'ids' || part.name === 'storeId')
      .map((part) => [part.name, valueFor(part.name, part.type)]));
    if (isScalarType(type) && type.name === 'ID') return pick(nounOfId(name))?.wireId ?? '1';
    if (name === 'expectedVersion') return pick(nounOfId('id'))?.values.version ?? 1;
    serial += 1;
    if (isScalarType(type) && type.name === 'String') return TEXTS[name] ?? (name === 'username' ? `writer-${serial}` : `cnry w${serial}`);
    return SCALARS[(type as { name: string }).name];
  };
  return Object.fromEntries(field.args.filter((arg) => isNonNullType(arg.type) || arg.name === 'ids').map((arg) => [arg.name, valueFor(arg.name, arg.type)]));
}

/** The document of one write, its arguments by variables. */
export function documentOf(schema: GraphQLSchema, name: string): string {
  const field = schema.getMutationType()?.getFields()[name];
  if (!field) throw new Error(`No mutation ${name}`);
  const returned = bareType(field.type);
  const used = field.args.filter((arg) => isNonNullType(arg.type) || arg.name === 'ids');
  const heads = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `mutation W${heads ? `(${heads})` : ''} { did: ${name}${passed ? `(${passed})` : ''}${isObjectType(returned) ? ` { __typename ${returned.getFields().id ? 'id' : ''} }` : ''} }`;
}

/** Every row of every table, as key and hash; where it says so, with the store it belongs to. */
export type Snapshot = Map<string, { hash: string; store: string | null }>;
let statement: string | null = null;
export async function snapshot(db: Database): Promise<Snapshot> {
  if (!statement) {
    const { rows } = await db.direct.query<{ name: string; columns: string[] }>(
      `select c.relname::text as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by c.relname`);
    statement = rows.map(({ name, columns }) => {
      const key = columns.includes('id') ? `t.id::text` : `md5(t::text)`;
      const store = name === 'stores' ? 't.id::text' : columns.includes('store_id') ? 't.store_id::text' : columns.includes('customer_id') ? '(select c.store_id::text from customers c where c.id = t.customer_id)' : 'null';
      // What a session or key was last used at is bookkeeping of the asking itself.
      return `select '${name}/' || ${key} as key, md5(t::text) as hash, ${store} as store from "${name}" t`;
    }).join(' union all ');
  }
  const { rows } = await db.direct.query<{ key: string; hash: string; store: string | null }>(statement);
  return new Map(rows.map(({ key, hash, store }) => [key, { hash, store }]));
}

/** Keys of rows that came, went or changed. */
export function changesBetween(before: Snapshot, after: Snapshot): { key: string; stores: (string | null)[] }[] {
  const changed: { key: string; stores: (string | null)[] }[] = [];
  for (const [key, row] of after) {
    const was = before.get(key);
    if (!was) changed.push({ key, stores: [row.store] }); else if (was.hash !== row.hash) changed.push({ key, stores: [was.store, row.store] });
  }
  for (const [key, was] of before) if (!after.has(key)) changed.push({ key, stores: [was.store] });
  return changed;
}

/** Nouns whose rows belong to stores, or to customers of stores: by table. */
export const scopedTables = (): Map<string, NounMeta> =>
  new Map(allNouns().filter((noun) => noun.owner || (noun.props.has('storeId') && noun.name !== 'Event' && noun.name !== 'RoleGrant') || noun.name === 'Store').map((noun) => [noun.table, noun]));
