// The door's single features, each as a sentence: pages, cursors, masks, limits, search, aliases, statements.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doorWorld, type DoorWorld } from './door-fixture.ts';

let world: DoorWorld;
beforeAll(async () => { world = await doorWorld(); });
afterAll(async () => { await world?.end(); });
const ask = (query: string, variables?: Record<string, unknown>) => world.ask(world.all, query, variables);

test('a list answers rows, total and order of keys as asked', async () => {
  const { data, errors } = await ask('{ customers(page: { limit: 3 }, sort: { field: NAME, order: DESC }) { total hasNext items { b: name id store { code region { code } } tags { key } purchases(page: { limit: 2 }) { total items { id amount lines { items { id product { sku category { code } } } } } } } totalIsExact endCursor } }');
  expect(errors).toBeUndefined();
  const page = data?.customers as { items: { b: string }[]; total: number };
  expect(page.items).toHaveLength(3);
  expect(page.total).toBe(38);
  expect(Object.keys(page)).toEqual(['total', 'hasNext', 'items', 'totalIsExact', 'endCursor']);
});
