// Everybody who asks in the leak and write matrices: one person for every shipped role, some with mixed roles, one key, and nobody.
import { parse, type DocumentNode } from 'graphql';
import { nounOf } from '../../schema/base.ts';
import { apiSchema } from '../../server/api-schema.ts';
import type { Context, Viewer } from '../../server/core/context.ts';
import { executeOperation, stringifyResult } from '../../server/core/read/execute.ts';
import { presentErrors } from '../../server/http/format-error.ts';
import { ANONYMOUS, loadUser } from '../../server/platform/access/viewer.ts';
import { SHIPPED_ROLES } from '../../server/platform/access/roles.matrix.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { authWorld, type AuthWorld } from '../platform/auth-fixture.ts';
import { seedCanaries, type Canary } from './canaries.ts';
import { Oracle, Rows, type Held, type Subject } from './oracle.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of generated documents have no type
export type Answer = { data: any; errors: { code: string; path?: (string | number)[]; message: string }[]; text: string };
export interface Actor { name: string; subject: Subject; viewer: Viewer; oracle: Oracle }
export interface Cast { world: AuthWorld; rows: Canary[]; found: Rows; actors: Actor[]; ask(viewer: Viewer, document: string, variables?: Record<string, unknown>): Promise<Answer>; context(viewer: Viewer): Context }

/** Builds the world, its canaries and its people. */
export async function makeCast(): Promise<Cast> {
  const world = await authWorld();
  const [s1 = '', , s3 = ''] = world.stores;
  const [r1 = '', r2 = ''] = world.regions;
  const stores = world.stores.map((id, i) => ({ id, regionId: i < 2 ? r1 : r2 }));
  await world.db.write.query(
    "insert into roles (key, name_zh, name_en, is_shipped, words) values ('reader', 'R', 'R', false, $1), ('orders', 'O', 'O', false, $2)",
    [['customers:read', 'staff:read', 'segments:read', 'products:read'], ['customers:read-orders', 'customers:contact', 'customers:birthday']],
  );
  const wide = (role: string): Held => {
    const widest = SHIPPED_ROLES[role as keyof typeof SHIPPED_ROLES].widest;
    if (role === 'inspector' || role === 'api') return { role, scope: 'STORE', storeId: s1 };
    return { role, scope: widest, ...(widest === 'STORE' ? { storeId: s1 } : widest === 'REGION' ? { regionId: r1 } : {}) };
  };
  const plays: [string, Held[]][] = [
    ...Object.keys(SHIPPED_ROLES).map((role): [string, Held[]] => [role, [wide(role)]]),
    ['agent + supervisor elsewhere', [{ role: 'agent', scope: 'STORE', storeId: s1 }, { role: 'supervisor', scope: 'REGION', regionId: r2 }]],
    ['agent + employee', [{ role: 'agent', scope: 'STORE', storeId: s1 }, { role: 'employee', scope: 'OWN' }]],
    ['reads all customers, orders of one store', [
      { role: 'reader', scope: 'ALL', words: ['customers:read', 'staff:read', 'segments:read', 'products:read'] },
      { role: 'orders', scope: 'STORE', storeId: s3, words: ['customers:read-orders', 'customers:contact', 'customers:birthday'] },
    ]],
    ['finance of one region', [{ role: 'finance', scope: 'REGION', regionId: r2 }]],
    ['admin of one store', [{ role: 'admin', scope: 'STORE', storeId: s1 }]],
    ['crm of own rows', [{ role: 'crm', scope: 'OWN' }]],
  ];
  const people: { userId: string; employeeId: string }[] = [];
  const subjects: Subject[] = [];
  for (const [i, [name, grants]] of plays.entries()) {
    const userId = await world.addUser(`actor-${i}`, grants.map(({ role, scope, storeId, regionId }) => ({ role, scope, ...(storeId ? { storeId } : {}), ...(regionId ? { regionId } : {}) })));
    const employeeId = String(900_000 + i);
    people.push({ userId, employeeId });
    subjects.push({ name, userId, employeeId, isKey: name === 'api', grants });
  }
  const seeded = await seedCanaries(world.db, stores, people);
  // An account has an English name of its own, or it would be the employee's, whose row not everybody may read even of themselves.
  await world.db.write.query("update users u set employee_id = x.employee::bigint, name_en = 'Account ' || u.id from unnest($1::text[], $2::text[]) x(id, employee) where u.id = x.id::bigint",
    [people.map((p) => p.userId), people.map((p) => p.employeeId)]);
  await installJobs(world.db.directUrl);
  const { rows: sessions } = await world.db.write.query<{ id: string; user_id: string }>(
    "insert into sessions (user_id, token_hash, address, last_seen_at, expires_at) select x::bigint, 'cast-' || x, '', now(), now() + interval '1 hour' from unnest($1::text[]) x returning id::text, user_id::text",
    [people.map((p) => p.userId)]);
  const rows = [...seeded, ...(await standingRows(world, seeded))];
  const found = new Rows(rows);
  const actors: Actor[] = [];
  for (const subject of subjects) {
    const loaded = await loadUser(world.db, subject.userId, new Date(), undefined, subject.isKey ? 'apiKey' : 'user');
    if (!loaded) throw new Error(`No user for ${subject.name}`);
    const sessionId = subject.isKey ? null : (sessions.find((row) => row.user_id === subject.userId)?.id ?? null);
    actors.push({ name: subject.name, subject, viewer: { ...loaded.viewer, sessionId }, oracle: new Oracle(subject, found, stores) });
  }
  const schema = apiSchema();
  // The same text is the same document, as Apollo keeps it: its plan is made once for all who have the same rights.
  const documents = new Map<string, DocumentNode>();
  const documentOf = (text: string): DocumentNode => {
    const kept = documents.get(text) ?? parse(text, { noLocation: true });
    if (documents.size > 2_000) documents.clear();
    documents.set(text, kept);
    return kept;
  };
  const context = (viewer: Viewer): Context => world.context(viewer);
  return {
    world, rows, found, actors, context,
    async ask(viewer, document, variables = {}) {
      const result = await executeOperation(schema, { document: documentOf(document), variables, context: context(viewer) });
      const text = stringifyResult(result as Parameters<typeof stringifyResult>[0]);
      const read = JSON.parse(text) as { data: unknown };
      // As callers are told of them.
      const errors = presentErrors(result.errors ?? [], context(viewer)).map((error) => ({ code: String(error.extensions.code), path: error.path as never, message: error.message }));
      return { data: read.data, errors, text };
    },
  };
}
export const NOBODY: Viewer = ANONYMOUS;

/** The rows that stand there by themselves (people, their grants, the roles): the oracle must know them as well. */
async function standingRows(world: AuthWorld, seeded: readonly Canary[]): Promise<Canary[]> {
  const more: Canary[] = [];
  for (const name of ['User', 'RoleGrant', 'Role', 'Event', 'Session']) {
    const noun = nounOf(name);
    const select = [...noun.props.values()].map((prop) => `${prop.column}${['id'].includes(prop.kind) ? '::text' : ''} as "${prop.name}"`).join(', ');
    const { rows } = await world.db.write.query<Record<string, unknown>>(`select ${select} from ${noun.table} order by id`);
    for (const values of rows) {
      const key = String(values.id);
      if (!seeded.some((row) => row.noun === noun && row.key === key)) more.push({ noun, world: -1, key, wireId: key, values });
    }
  }
  return more;
}
