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

/** Rows that came, went or changed, with the stores they belonged and belong to. */
export interface Change { key: string; stores: (string | null)[] }
export interface Watch {
  tables: number;
  /** What has changed since it was last asked; what a transaction took back has not. */
  changes(): Promise<Change[]>;
}

/** Has every table of the product note what comes, goes and changes, so that a look at it costs what was written, not what is there. */
export async function watchWrites(db: Database): Promise<Watch> {
  const { rows: tables } = await db.direct.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by c.relname order by c.relname`);
  const note = ({ name, columns }: { name: string; columns: string[] }): string => {
    const says = (row: string, there: boolean): string => {
      const store = name === 'stores' ? `${row}.id::text` : columns.includes('store_id') ? `${row}.store_id::text` : columns.includes('customer_id') ? `(select c.store_id::text from public.customers c where c.id = ${row}.customer_id)` : 'null';
      return `insert into watched.notes (key, hash, is_there, store) values ('${name}/' || ${columns.includes('id') ? `${row}.id::text` : `md5(${row}::text)`}, md5(${row}::text), ${there}, ${store});`;
    };
    return `create function watched."${name}"() returns trigger language plpgsql as $note$ begin
        if tg_op <> 'INSERT' then ${says('old', false)} end if;
        if tg_op <> 'DELETE' then ${says('new', true)} end if;
        return null; end $note$;
      create trigger zz_watched after insert or update or delete on public."${name}" for each row execute function watched."${name}"();
      create trigger zz_watched_whole before truncate on public."${name}" for each statement execute function watched.emptied();`;
  };
  await db.direct.query(`create schema watched; create unlogged table watched.notes (place bigserial, key text, hash text, is_there boolean, store text);
    create function watched.emptied() returns trigger language plpgsql as $note$ begin raise exception '% is emptied by a request', tg_table_name; end $note$;
    ${tables.map(note).join('\n')}`);
  return {
    tables: tables.length,
    async changes() {
      const { rows } = await db.direct.query<{ key: string; hash: string; is_there: boolean; store: string | null }>(
        'with taken as (delete from watched.notes returning *) select key, hash, is_there, store from taken order by place');
      const byKey = new Map<string, typeof rows>();
      for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
      // The first note says what was there before, unless it is a row that came; the last one what is there now.
      return [...byKey].flatMap(([key, notes]) => {
        const [first, last] = [notes[0], notes[notes.length - 1]];
        const was = first && !first.is_there ? first : null;
        const is = last?.is_there ? last : null;
        if (was?.hash === is?.hash) return [];
        return [{ key, stores: [...(was ? [was.store] : []), ...(is ? [is.store] : [])] }];
      });
    },
  };
}

/** Nouns whose rows belong to stores, or to customers of stores: by table. */
export const scopedTables = (): Map<string, NounMeta> =>
  new Map(allNouns().filter((noun) => noun.owner || (noun.props.has('storeId') && noun.name !== 'Event' && noun.name !== 'RoleGrant') || noun.name === 'Store').map((noun) => [noun.table, noun]));
