// A small chain with rows of every noun, made at random from a fixed seed, and the door over it without HTTP.
import 'reflect-metadata';
import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import '../../../schema/entities.ts';
import '../../../server/edges.ts';
import '../../../server/access.ts';
import { allNouns, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { PERMISSIONS, type Permission } from '../../../schema/permission.ts';
import { frozenClock } from '../../../server/core/clock.ts';
import { FULL_REACH, type Context, type Reach, type Viewer } from '../../../server/core/context.ts';
import { openDatabase, type Database } from '../../../server/core/database.ts';
import { executeOperation, installDoor, stringifyResult } from '../../../server/core/read/execute.ts';
import { doorResolvers } from '../../../server/core/read/resolvers.ts';
import { freshDatabase } from '../../support/database.ts';

export interface Answer { data?: Record<string, unknown> | null; errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string; reason?: string } }[] }
export interface DoorWorld {
  db: Database;
  schema: GraphQLSchema;
  ids: Record<string, string[]>;
  /** Acts with these words; `true`: everywhere. */
  as(words: Partial<Record<Permission, Reach | true>>, more?: Partial<Viewer>): Context;
  all: Context;
  ask(ctx: Context, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  end(): Promise<void>;
}

/** The door's schema with classes of the test's own beside it. */
export function doorSchema(more: readonly object[] = []): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: [...doorResolvers(), ...more] as unknown as NonEmptyArray<() => unknown>, nullableByDefault: false, validate: false });
  installDoor(schema);
  return schema;
}

/** Numbers from a seed, the same on every machine. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const SIZES: Record<string, number> = {
  Region: 2, Store: 4, Department: 4, Employee: 12, User: 7, Role: 3, RoleGrant: 9, Session: 8, ApiKey: 2, Event: 30, Job: 8, Transfer: 6,
  Customer: 40, Consent: 30, CustomField: 3, CustomerBehaviour: 30, Category: 3, Product: 9, Purchase: 90, PurchaseLine: 180, Tag: 6, CustomerTag: 60,
  Segment: 4, SegmentVersion: 7, SegmentMembership: 50, RfmModel: 2, RfmScore: 40, TierRule: 2, TierPeriod: 40,
};
const ORDER = [
  'Region', 'Store', 'Department', 'Employee', 'User', 'Role', 'RoleGrant', 'Session', 'ApiKey', 'Job', 'Transfer', 'Customer', 'Event', 'Consent', 'CustomField',
  'CustomerBehaviour', 'Category', 'Product', 'Purchase', 'PurchaseLine', 'Tag', 'CustomerTag', 'Segment', 'SegmentVersion', 'SegmentMembership', 'RfmModel',
  'RfmScore', 'TierRule', 'TierPeriod',
];
const WORDS = ['王芳', '李明', 'Anna', 'bob', '张小明', "O'Neil", '100%', 'a_b', '欧阳娜娜', 'Zoë', '陈', '东方\\店'];

async function fill(db: Database, ids: Record<string, string[]>): Promise<void> {
  const roll = dice(7);
  const client = await db.write.connect();
  const purchases: { id: string; customer: string }[] = [];
  try {
    for (const name of ORDER) {
      const noun = allNouns().find((n) => n.name === name) as NounMeta;
      ids[name] = [];
      const seen = new Set<string>();
      for (let i = 0; i < (SIZES[name] ?? 5); i += 1) {
        const row: Record<string, unknown> = {};
        const owner = noun.props.has('customerId') && name !== 'Event' ? ids.Customer?.[name === 'CustomerBehaviour' ? i : roll(25)] : undefined;
        for (const prop of noun.props.values()) {
          if (prop.name === 'id' || ['createdAt', 'updatedAt', 'version'].includes(prop.name)) continue;
          row[prop.name] = valueFor(noun, prop, i, roll, ids);
        }
        if (owner) row.customerId = owner;
        if (name === 'PurchaseLine') { const p = purchases[roll(purchases.length)] as { id: string; customer: string }; row.purchaseId = p.id; row.customerId = p.customer; }
        if (name === 'RoleGrant') { if (row.scope !== 'STORE') row.storeId = null; else row.storeId = ids.Store?.[0]; row.regionId = row.scope === 'REGION' ? ids.Region?.[0] : null; }
        if (name === 'Customer') { row.isStandIn = i === 39; if (i === 39) row.storeId = ids.Store?.[1]; row.mergedIntoId = i === 38 ? ids.Customer?.[3] : null; row.email = row.email && `${i}w@x.cn`; }
        if (name === 'CustomerTag' || name === 'RfmScore' || name === 'SegmentMembership') {
          const key = `${String(row.customerId)}/${String(row.tagId ?? row.modelId ?? row.segmentId)}`;
          if (seen.has(key)) { if (name !== 'SegmentMembership') continue; row.leftAt = '2026-05-01T00:00:00Z'; }
          seen.add(key);
        }
        if (name === 'TierPeriod' && row.endedOn === null) { if (seen.has(String(row.customerId))) row.endedOn = '2026-06-01'; seen.add(String(row.customerId)); }
        const given = Object.entries(row).filter(([, value]) => value !== undefined);
        const columns = given.map(([prop]) => noun.props.get(prop)?.column);
        const { rows } = await client.query<{ k: string }>(
          `insert into ${noun.table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')}) returning ${noun.props.has('id') ? 'id' : 'customer_id'}::text k`,
          given.map(([, value]) => value));
        const id = rows[0]?.k as string;
        ids[name].push(id);
        if (name === 'Purchase') purchases.push({ id, customer: row.customerId as string });
      }
    }
    await client.query('analyze');
  } finally { client.release(); }
}

function valueFor(noun: NounMeta, prop: PropMeta, i: number, roll: (below: number) => number, ids: Record<string, string[]>): unknown {
  if (prop.nullable && roll(4) === 0) return null;
  const unique = ['key', 'code', 'sku', 'username', 'employeeNo', 'tokenHash', 'secretHash', 'memberNo', 'receiptNo', 'number'].includes(prop.name);
  if (prop.name === 'phone') return ['+8613812345678', '+8613900001111', '+442071838750', '+12'][roll(4)];
  if (prop.name === 'scope') return ['OWN', 'STORE', 'REGION', 'ALL'][roll(4)];
  switch (prop.kind) {
    case 'id': { const of = ids[prop.of ?? ''] ?? []; return of.length ? of[roll(of.length)] : null; }
    case 'text': return unique ? `${noun.name.slice(0, 2)}${String(i).padStart(3, '0')}` : WORDS[roll(WORDS.length)];
    case 'int': return unique ? i + 1 : prop.name === 'chainNo' ? 0 : roll(6);
    case 'float': return roll(100) / 8;
    case 'boolean': return roll(2) === 0;
    case 'instant': return prop.name === 'expiresAt' ? (roll(2) ? '2020-01-01T00:00:00Z' : '2090-01-01T00:00:00Z') : `2026-0${1 + roll(6)}-1${roll(10)}T0${roll(10)}:30:00.${roll(10)}5Z`;
    case 'day': return `202${roll(7)}-0${1 + roll(9)}-1${roll(10)}`;
    case 'money': case 'decimal': return `${roll(3) - 1}${roll(900)}.${roll(10)}${roll(2) ? '5' : '45'}`.replace(/^00+(?=\d)/, '0');
    case 'enum': { const values = Object.values(prop.enum ?? {}); return values[roll(values.length)]; }
    case 'json': return JSON.stringify({ a: roll(3), s: WORDS[roll(4)] });
    default: return ['x', 'y'].slice(0, roll(3));
  }
}

/** Makes it all; end it afterwards. */
export async function doorWorld(more: readonly object[] = []): Promise<DoorWorld> {
  const fresh = await freshDatabase();
  const db = await openDatabase({ url: fresh.url, poolSize: 4 });
  const ids: Record<string, string[]> = {};
  await fill(db, ids);
  const schema = doorSchema(more);
  const documents = new Map<string, DocumentNode>();
  const silent = { info() {}, warn() {}, error() {}, debug() {} };
  const as: DoorWorld['as'] = (words, viewer = {}) => ({
    db, clock: frozenClock('2026-07-01T00:00:00Z'), locale: 'en', requestId: 'r', address: '', log: silent, loaders: new Map(),
    viewer: {
      kind: 'user', userId: ids.User?.[0] ?? null, employeeId: ids.Employee?.[0] ?? null, name: 'n', username: 'u', sessionId: null, roles: [],
      reaches: new Map(Object.entries(words).map(([word, reach]) => [word as Permission, reach === true ? FULL_REACH : (reach as Reach)])), ...viewer,
    },
  });
  return {
    db, schema, ids, as,
    all: as(Object.fromEntries(PERMISSIONS.map((word) => [word, true]))),
    async ask(ctx, query, variables) {
      let document = documents.get(query);
      if (!document) {
        document = parse(query);
        const errors = validate(schema, document);
        if (errors.length) throw new Error(`${errors.map((e) => e.message).join('; ')}\n${query}`);
        documents.set(query, document);
      }
      return JSON.parse(stringifyResult(await executeOperation(schema, { document, variables, context: ctx }))) as Answer;
    },
    async end() { await db.close(); await fresh.drop(); },
  };
}
