// The door against the oracle: random queries of random viewers answer the same, and nothing leaks.
import fc from 'fast-check';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { mayRead } from '../../../server/core/read/row-rules.ts';
import { coverage } from '../../../server/core/read/rights.ts';
import { doorWorld, type DoorWorld } from './door-fixture.ts';
import { loadTables, Oracle } from './oracle.ts';
import { nounsWithRoots, QueryMaker, randomReaches, type Draw } from './random-query.ts';

const RUNS = Number(process.env.DOOR_RUNS ?? 400);
let world: DoorWorld;
let oracle: Oracle;
let sample: (draw: Draw) => (noun: string, prop: PropMeta) => string | null;
beforeAll(async () => {
  world = await doorWorld();
  const tables = await loadTables(world.db.read);
  oracle = new Oracle(tables, world.schema);
  sample = (draw) => (noun, prop) => {
    const rows = tables.get(noun) ?? [];
    const row = rows[draw(Math.max(1, rows.length))];
    return row ? (prop.kind === 'id' ? oracle.wireId(nounOf(noun), row, prop) : row.cells[prop.name] ?? null) : null;
  };
});
afterAll(async () => { await world?.end(); });

const facetsInOrder = (data: unknown): unknown => JSON.parse(JSON.stringify(data), (key, value: unknown) =>
  (key === 'buckets' ? (value as { value: string }[]).sort((a, b) => (a.value < b.value ? -1 : 1)) : value)) as unknown;

test('P07: random queries by random viewers answer what graphql-js over all rows answers, in one statement', async () => {
  let asked = 0;
  let rows = 0;
  await fc.assert(fc.asyncProperty(fc.gen(), async (gen) => {
    const draw: Draw = (below) => gen(() => fc.nat({ max: below - 1 }));
    const ctx = world.as(randomReaches(draw, world.ids.Store ?? []), { userId: world.ids.User?.[draw(3)] ?? null, employeeId: world.ids.Employee?.[draw(3)] ?? null });
    const { viewer } = ctx;
    const nouns = nounsWithRoots().filter((noun) => mayRead(viewer, noun));
    if (!nouns.length) return;
    const isOpen = (noun: NounMeta, prop: PropMeta) => !prop.mask && coverage(viewer, noun.read, prop.right) === 'full';
    const { query, variables } = new QueryMaker(draw, isOpen, sample(draw)).make(nouns);
    const expected = await oracle.ask(viewer, query, variables);
    const denied = new Set(oracle.denied);
    const before = world.db.statements;
    const got = await world.ask(ctx, query, variables);
    const about = `${query}\n${JSON.stringify(variables)}\n${JSON.stringify([...viewer.reaches])}`;
    expect(expected.errors, about).toEqual([]);
    const refused = got.errors?.filter((e) => e.extensions?.reason !== 'FIELD_FORBIDDEN') ?? [];
    if (refused.some((e) => e.extensions?.reason === 'TOO_COMPLEX')) return;
    expect(refused, about).toEqual([]);
    expect(JSON.stringify(facetsInOrder(got.data)), about).toBe(JSON.stringify(facetsInOrder(expected.data)));
    const told = new Set(got.errors?.map((e) => (e.path ?? []).join('.')));
    expect([...denied].filter((path) => !told.has(path)), about).toEqual([]);
    expect(world.db.statements - before, about).toBe(1);
    asked += 1;
    rows += JSON.stringify(got.data).length;
    parse(query);
  }), { numRuns: RUNS, endOnFailure: true, ...(process.env.DOOR_SEED ? { seed: Number(process.env.DOOR_SEED) } : {}) });
  expect(asked).toBeGreaterThan(RUNS * 0.7);
  expect(rows / asked).toBeGreaterThan(150);
}, 600_000);
