// P07 by chance: a person, a row and a way to it drawn at random, judged by the small oracle that knows the matrix alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allNouns, type PropMeta } from '../../schema/base.ts';
import { edgesOf } from '../../server/core/read/edges.ts';
import { isFilterable, rootNames } from '../../server/core/read/names.ts';
import { dice } from '../core/read/door-fixture.ts';
import { markOf, type Canary } from './canaries.ts';
import { makeCast, type Actor, type Cast } from './cast.ts';

const PROBES = process.env.TEST_LONG ? 20_000 : 3_000;
const A_DOCUMENT = 10;
let cast: Cast;
beforeAll(async () => { cast = await makeCast(); }, 120_000);
afterAll(() => cast?.world.drop());

interface Probe { ask: string; expected: boolean; found(answer: unknown): boolean; about: string }
type Page = { total: number; items: { id: string; x?: { id: string } | null }[] } | null;

/** A way to ask whether a row is there, and whether it should seem to be. */
function probe(who: Actor, row: Canary, roll: (below: number) => number): Probe | null {
  const names = rootNames(row.noun);
  if (!names || !who.oracle.mayAsk(row.noun)) return null;
  const isLeftOut = row.noun.name === 'Customer' && (row.values.isStandIn === true || row.values.mergedIntoId !== null);
  const sees = who.oracle.sees(row);
  const id = JSON.stringify(row.wireId);
  const inPage = (answer: unknown): boolean => Boolean((answer as Page)?.items.some((item) => item.id === row.wireId));
  switch (roll(6)) {
    case 0: return { ask: `${names.one}(id: ${id}) { id }`, expected: sees, found: (answer) => answer !== null, about: 'by id' };
    case 1: return { ask: `${names.many}(filter: { ids: [${id}] }) { total items { id } }`, expected: sees, found: inPage, about: 'by ids' };
    case 2: return { ask: `${names.many}(filter: { ids: [${id}] }) { total items { id } }`, expected: sees, found: (answer) => (answer as { total: number }).total === 1, about: 'by count' };
    case 3: return { ask: `${names.many}(filter: { not: { not: { ids: [${id}] } } }, page: { limit: 200 }) { total items { id } }`, expected: sees && !isLeftOut, found: inPage, about: 'by no and no' };
    case 4: {
      const props = [...row.noun.props.values()].filter((prop: PropMeta) => isFilterable(prop) && !prop.hidden && prop.kind === 'text' && who.oracle.mayCompare(row.noun, prop) && markOf(prop, row.values[prop.name]));
      const prop = props[roll(Math.max(1, props.length))];
      if (!prop) return null;
      const value = String(row.values[prop.name]);
      return { ask: `${names.many}(filter: { ${prop.name}: { startsWith: ${JSON.stringify(value.slice(0, -1))} }, ids: [${id}] }) { total items { id } }`, expected: sees, found: inPage, about: `by the beginning of ${prop.name}` };
    }
    default: {
      // From another row that leads to it.
      const ways = allNouns().flatMap((from) => [...edgesOf(from.name).values()].filter((edge) => edge.to === row.noun.name && edge.kind === 'one' && !edge.where && rootNames(from)));
      const edge = ways[roll(Math.max(1, ways.length))];
      if (!edge) return null;
      const from = cast.found.of(edge.from).find((other) => other.world >= 0 && who.oracle.target(other, edge) === row);
      const start = from ? rootNames(from.noun) : undefined;
      if (!from || !start || !who.oracle.mayAsk(from.noun)) return null;
      const key = row.noun.props.has('id') ? 'id' : '__typename';
      return { ask: `${start.one}(id: ${JSON.stringify(from.wireId)}) { id x: ${edge.name} { ${key} } }`, expected: sees && who.oracle.sees(from), found: (answer) => Boolean((answer as { x?: unknown } | null)?.x), about: `by ${edge.from}.${edge.name}` };
    }
  }
}

test(`P07: ${PROBES.toLocaleString('en')} random probes of rows by people: no leak, and nothing kept from who may see it`, async () => {
  const roll = dice(Number(process.env.PROBE_SEED ?? 77));
  const rows = cast.rows.filter((row) => row.world >= 0 && rootNames(row.noun));
  let tried = 0;
  let seen = 0;
  while (tried < PROBES) {
    const who = cast.actors[roll(cast.actors.length)] as Actor;
    const probes: Probe[] = [];
    while (probes.length < A_DOCUMENT) {
      const row = rows[roll(rows.length)] as Canary;
      const made = probe(who, row, roll);
      if (made) probes.push({ ...made, about: `${who.name} looks for ${row.noun.name} of store ${row.world + 1} ${made.about}` });
      else if (!rows.some((other) => who.oracle.mayAsk(other.noun))) break;
    }
    if (!probes.length) { tried += A_DOCUMENT; continue; }
    const answer = await cast.ask(who.viewer, `{ ${probes.map((one, i) => `p${i}: ${one.ask}`).join(' ')} }`);
    expect(answer.errors.filter((error) => error.code !== 'FORBIDDEN' || !error.path), probes[0]?.about).toEqual([]);
    probes.forEach((one, i) => { expect(one.found(answer.data[`p${i}`]), `${one.about}: ${one.ask}`).toBe(one.expected); seen += one.expected ? 1 : 0; });
    tried += probes.length;
  }
  // Neither all open nor all shut: both sides were tried.
  expect(seen / tried).toBeGreaterThan(0.15);
  expect(seen / tried).toBeLessThan(0.85);
}, 600_000);
