// Who holds a word over a store on a day: accounts that are open, people who have not left, grants that have begun and not ended.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import { transact } from '../../server/core/transact.ts';
import { heldOn, reachesStore } from '../../server/platform/access/grants.service.ts';
import { accountsOver } from '../../server/platform/access/people.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import '../../server/access.ts';
import '../../server/edges.ts';
import { authWorld, type AuthWorld } from './auth-fixture.ts';

let world: AuthWorld;
const names = new Map<string, string>();
beforeAll(async () => {
  world = await authWorld();
  const [s1, s2] = world.stores;
  const here = { role: 'manager', scope: 'STORE', storeId: s1 } as const;
  const add = async (name: string, grants: Parameters<AuthWorld['addUser']>[1], leftOn?: string | null) => {
    const { rows: [row] } = leftOn === undefined ? { rows: [] } : await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on, left_on) values ($1, $1, $1, $1, $2, 'x', 'x', 'REGULAR', '2020-01-01', $3) returning id::text`, [name, s1, leftOn]);
    names.set(await world.addUser(name, grants, row?.id), name);
  };
  await add('here', [here]);
  await add('colleague', [here], null);
  await add('leaves-tomorrow', [here], '2026-03-03');
  await add('left-today', [here], '2026-03-02');
  await add('elsewhere', [{ ...here, storeId: s2 }]);
  await add('ended', [{ ...here, endsOn: '2026-03-02' }]);
  await add('ends-tomorrow', [{ ...here, endsOn: '2026-03-03' }]);
  await add('begins-tomorrow', [{ ...here, startsOn: '2026-03-03' }]);
  await add('area', [{ role: 'supervisor', scope: 'REGION', regionId: world.regions[0] }]);
  await add('other-area', [{ role: 'supervisor', scope: 'REGION', regionId: world.regions[1] }]);
  await add('head', [{ role: 'admin', scope: 'ALL' }]);
  await add('closed', [here]);
  await world.db.write.query("update users set status = 'SUSPENDED' where username = 'closed'");
});
afterAll(() => world.drop());

const held = async (day: string, storeId: string | null): Promise<string[]> =>
  (await world.db.write.query<{ id: string }>(`select distinct h.user_id::text id from ${heldOn('$1')} h where ${reachesStore('h', '$2')}`, [day, storeId])).rows.map((row) => names.get(row.id) as string).sort();

test('on the day, over a store and over the chain', async () => {
  expect(await held('2026-03-02', world.stores[0] as string)).toEqual(['area', 'colleague', 'ends-tomorrow', 'head', 'here', 'leaves-tomorrow']);
  expect(await held('2026-03-03', world.stores[0] as string)).toEqual(['area', 'begins-tomorrow', 'colleague', 'head', 'here']);
  expect(await held('2026-03-02', null)).toEqual(['head']);
});

test('whom to tell: by the business day of the chain, by word and width', async () => {
  // Half past midnight in Shanghai, still the day before in London.
  const ctx = systemContext(world.db, { name: 'test', clock: frozenClock('2026-03-02T16:30:00Z') });
  const told = (scopes?: Parameters<typeof accountsOver>[3]) => transact(ctx, async (tx) => (await accountsOver(tx, 'tickets:retarget', world.stores[0] as string, scopes)).map((id) => names.get(id)).sort());
  expect(await told(['STORE'])).toEqual(['begins-tomorrow', 'colleague', 'here']);
  expect(await told()).toContain('area');
});
