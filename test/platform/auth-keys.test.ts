// Keys of other systems: what they speak as, what they may never do, and how they end.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import { transact } from '../../server/core/transact.ts';
import { accountsOver } from '../../server/platform/access/people.service.ts';
import { authenticate, type RequestFacts } from '../../server/platform/auth/authenticate.ts';
import { createApiKey, revokeApiKey } from '../../server/platform/auth/api-key.service.ts';
import { changePassword, revokeSession } from '../../server/platform/auth/session.service.ts';
import { grantRole, saveUser, suspendUser } from '../../server/platform/auth/user.service.ts';
import { authWorld, PASSWORD, refusal, type AuthWorld } from './auth-fixture.ts';

let world: AuthWorld;
let adminId: string;
beforeAll(async () => {
  world = await authWorld();
  adminId = await world.addUser('admin', [{ role: 'admin', scope: 'ALL' }]);
});
afterAll(() => world?.drop());

let serial = 0;
const name = (): string => `user-${(serial += 1)}`;
const by = (facts: RequestFacts) => authenticate(world.db, facts, { now: new Date() });
const bearer = (token: string) => by({ authorization: `Bearer ${token}` });
const versionOf = async (id: string): Promise<number> =>
  (await world.db.write.query<{ version: number }>('select version from users where id = $1', [id])).rows[0]?.version ?? 0;

describe('A63: keys of other systems', () => {
  const apiUser = async () => world.addUser(name(), [{ role: 'api', scope: 'STORE', storeId: world.stores[1] as string }]);

  test('a key speaks as its role and scope; its secret is stored nowhere; ended, it is refused at the next request', async () => {
    const admin = (await world.signInAs('admin')).ctx;
    const key = await createApiKey(admin, { name: 'till', userId: await apiUser() });
    expect(key.secret).toMatch(/^ak_[\w-]{43}$/);
    const { viewer, credential } = await bearer(key.secret);
    expect(viewer.kind).toBe('apiKey');
    expect(viewer.reaches.get('customers:read')?.storeIds).toEqual([world.stores[1]]);
    expect(credential).toMatchObject({ kind: 'apiKey', id: key.id });
    for (const table of ['api_keys', 'events', 'event_private', 'outbox']) {
      const { rows } = await world.db.write.query<{ text: string }>(`select row_to_json(t)::text as text from ${table} t`);
      expect(rows.some((row) => row.text.includes(key.secret.slice(9))), table).toBe(false);
    }
    await revokeApiKey(admin, key.id);
    expect((await refusal(bearer(key.secret))).code).toBe('UNAUTHENTICATED');
  });

  test('as a cookie it is nobody; expired it is refused; without its person it is refused', async () => {
    const admin = (await world.signInAs('admin')).ctx;
    const userId = await apiUser();
    const key = await createApiKey(admin, { name: 'till', userId });
    expect((await by({ cookie: `aftercare_session=${key.secret}` })).viewer.kind).toBe('anonymous');
    await world.db.write.query("update api_keys set expires_at = now() - interval '1 second' where id = $1", [key.id]);
    expect((await refusal(bearer(key.secret))).code).toBe('UNAUTHENTICATED');
    const next = await createApiKey(admin, { name: 'till 2', userId });
    await suspendUser(admin, { id: userId, expectedVersion: await versionOf(userId) });
    expect((await refusal(bearer(next.secret))).code).toBe('UNAUTHENTICATED');
  });

  test('a key makes no keys, gives no roles, changes no accounts, whatever its user holds', async () => {
    const admin = (await world.signInAs('admin')).ctx;
    const userId = await apiUser();
    const key = await createApiKey(admin, { name: 'till', userId });
    await world.db.write.query("insert into role_grants (user_id, role_id, scope, starts_on) select $1, id, 'ALL', '2020-01-01' from roles where key = 'admin'", [userId]);
    await world.db.write.query('update users set rights_version = rights_version + 1 where id = $1', [userId]);
    const { viewer } = await bearer(key.secret);
    expect(viewer.reaches.get('customers:read')?.all).toBe(true);
    const ctx = world.context(viewer);
    const role = (await world.db.write.query<{ id: string }>("select id::text from roles where key = 'crm'")).rows[0]?.id as string;
    for (const work of [
      () => createApiKey(ctx, { name: 'more', userId }), () => grantRole(ctx, { userId: adminId, roleId: role, scope: 'ALL' }),
      () => saveUser(ctx, { username: 'ghost', name: 'Ghost' }), () => changePassword(ctx, { current: PASSWORD, next: 'a-good-new-one' }),
      () => revokeSession(ctx, '1'),
    ]) expect((await refusal(work())).code).toBe('FORBIDDEN');
  });

  test('a key is made only for an account whose one role is the key’s', async () => {
    const admin = (await world.signInAs('admin')).ctx;
    expect((await refusal(createApiKey(admin, { name: 'x', userId: adminId }))).code).toBe('VALIDATION');
    expect((await refusal(createApiKey(admin, { name: 'x', userId: await world.addUser(name()) }))).code).toBe('VALIDATION');
    const userId = await apiUser();
    expect((await refusal(createApiKey(admin, { name: 'x', userId, expiresAt: '2020-01-01T00:00:00Z' }))).code).toBe('VALIDATION');
    await createApiKey(admin, { name: 'x', userId });
    const role = (await world.db.write.query<{ id: string }>("select id::text from roles where key = 'crm'")).rows[0]?.id as string;
    expect((await refusal(grantRole(admin, { userId, roleId: role, scope: 'ALL' }))).code).toBe('POLICY');
  });
});

describe('Whom to tell', () => {
  test('are the accounts whose grants of the chain’s own day carry the word over the store: the region’s too, and none of tomorrow or of elsewhere', async () => {
    // One in the morning in Shanghai; the day before in UTC.
    const ctx = await world.as(adminId, frozenClock('2026-03-01T17:00:00.000Z'));
    const [near, , far] = world.stores as [string, string, string];
    const holds = (more: object) => world.addUser(name(), [{ role: 'manager', scope: 'STORE', ...more }]);
    const today = await holds({ storeId: near, startsOn: '2026-03-02' });
    const area = await holds({ scope: 'REGION', regionId: world.regions[0] });
    for (const more of [{ storeId: near, startsOn: '2026-03-03' }, { storeId: near, endsOn: '2026-03-02' }, { storeId: far }]) await holds(more);
    const told = (scopes?: ('STORE' | 'REGION')[]) => transact(ctx, (tx) => accountsOver(tx, 'quality:dispute-audits', near, scopes));
    expect(await told(['STORE', 'REGION'])).toEqual([today, area]);
    expect(await told(['STORE'])).toEqual([today]);
  });
});
