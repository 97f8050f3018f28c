// Saved views over HTTP: one's own anywhere, shared by those who may, changed by nobody else, and which opens first.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
type Any = any;
let http: Awaited<ReturnType<typeof httpWorld>>;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  http = await httpWorld();
  const [s1 = '', , s3 = ''] = http.world.stores;
  await http.world.addUser('manager', [{ role: 'manager', scope: 'STORE', storeId: s1 }]);
  await http.world.addUser('deputy', [{ role: 'manager', scope: 'STORE', storeId: s3 }]);
  await http.world.addUser('agent', [{ role: 'agent', scope: 'STORE', storeId: s1 }]);
  for (const name of ['manager', 'deputy', 'agent']) tokens[name] = (await http.world.signInAs(name)).token;
});
afterAll(() => http?.end());

const ask = async (who: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await http.gql(query, { token: who === 'admin' ? http.admin : tokens[who], variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors[0]?.extensions));
  return answer.data;
};
const refusal = async (who: string, query: string, variables: object): Promise<Any> =>
  (await http.gql(query, { token: who === 'admin' ? http.admin : tokens[who], variables })).errors?.[0]?.extensions;
const SAVE = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id version name roleKey filter sortField isDescending hiddenColumns ownerId } }';
const REMOVE = 'mutation ($input: RemoveViewInput!) { removeView(input: $input) }';
const names = async (who: string): Promise<string[]> =>
  (await ask(who, '{ savedViews(filter: { resource: { eq: "tickets" } }) { items { name } } }')).savedViews.items.map((view: { name: string }) => view.name);
const save = async (who: string, more: object): Promise<Any> => (await ask(who, SAVE, { input: { resource: 'tickets', filter: { status: ['OPEN'] }, ...more } })).saveView;

test('UX-5: a view comes back as it was kept, to its owner alone', async () => {
  const kept = await save('agent', { name: '草莓', sortField: 'openedAt', isDescending: true, hiddenColumns: ['channel'] });
  expect(kept).toMatchObject({ name: '草莓', roleKey: null, filter: { status: ['OPEN'] }, sortField: 'openedAt', isDescending: true, hiddenColumns: ['channel'], version: 1 });
  expect(await names('agent')).toEqual(['草莓']);
  expect(await names('manager')).toEqual([]);
  expect(await names('admin')).toEqual([]);
  expect(await refusal('manager', SAVE, { input: { id: kept.id, expectedVersion: 1, name: 'mine now' } })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusal('manager', REMOVE, { input: { id: kept.id, expectedVersion: 1 } })).toMatchObject({ code: 'NOT_FOUND' });
});

test('UX-5: a team view is seen by the role that it names, and by nobody changed but its owner', async () => {
  const shared = await save('manager', { name: '要我批', roleKey: 'manager' });
  expect(await names('deputy')).toEqual(['要我批']);
  expect(await names('agent')).toEqual(['草莓']);
  expect(await refusal('deputy', SAVE, { input: { id: shared.id, expectedVersion: 1, filter: {} } })).toMatchObject({ code: 'POLICY', reason: 'VIEW_NOT_YOURS' });
  expect(await refusal('agent', SAVE, { input: { resource: 'tickets', name: 'x', filter: {}, roleKey: 'everybody' } })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await refusal('manager', SAVE, { input: { id: shared.id, expectedVersion: 1, roleKey: 'nobody' } })).toMatchObject({ code: 'VALIDATION' });
  const all = (await ask('manager', SAVE, { input: { id: shared.id, expectedVersion: 1, roleKey: 'everybody' } })).saveView;
  expect(all).toMatchObject({ roleKey: 'everybody', version: 2, filter: { status: ['OPEN'] } });
  expect((await names('agent')).sort()).toEqual(['草莓', '要我批'].sort());
  // A lost race is told, not won.
  expect(await refusal('manager', SAVE, { input: { id: shared.id, expectedVersion: 1, name: 'late' } })).toMatchObject({ code: 'CONFLICT' });
  // The administrator tidies up what is shared, never what is one's own.
  expect(await ask('admin', REMOVE, { input: { id: shared.id, expectedVersion: 2 } })).toEqual({ removeView: shared.id });
  expect(await names('agent')).toEqual(['草莓']);
});

test('a filter that is none, or is too long, is refused', async () => {
  for (const filter of [[1], 'x', { q: '长'.repeat(9_000) }]) {
    expect(await refusal('agent', SAVE, { input: { resource: 'tickets', name: 'bad', filter } })).toMatchObject({ code: 'VALIDATION' });
  }
  expect(await refusal('agent', SAVE, { input: { resource: '../tickets', name: 'bad', filter: {} } })).toMatchObject({ code: 'VALIDATION' });
});

test('UX-5: which view opens first is one’s own choice, and goes with the view', async () => {
  const CHOOSE = 'mutation ($input: ChooseViewInput!) { chooseView(input: $input) }';
  const chosen = async (who: string): Promise<Any> => (await ask(who, '{ viewChoices { items { resource viewKey } } }')).viewChoices.items;
  const view = await save('manager', { name: '超时', roleKey: 'everybody' });
  await ask('agent', CHOOSE, { input: { resource: 'tickets', viewKey: view.id } });
  await ask('manager', CHOOSE, { input: { resource: 'tickets', viewKey: 'mine' } });
  await ask('manager', CHOOSE, { input: { resource: 'tickets', viewKey: 'late' } });
  expect(await chosen('agent')).toEqual([{ resource: 'tickets', viewKey: view.id }]);
  expect(await chosen('manager')).toEqual([{ resource: 'tickets', viewKey: 'late' }]);
  await ask('manager', REMOVE, { input: { id: view.id, expectedVersion: 1 } });
  expect(await chosen('agent')).toEqual([]);
  await ask('manager', CHOOSE, { input: { resource: 'tickets', viewKey: null } });
  expect(await chosen('manager')).toEqual([]);
});
