// What is not shown is not guessed: no filter, order, count or search tells of rows and fields out of reach, asked of every noun and field of the schema.
// An ordinary run: of those who see a noun and what stands beside it alike one tries, in turn, every comparison that is refused to them, and those
// from whom something is hidden, with one value in reach and one out of it, a share each of the open ones, so that all are tried; everybody everything in `npm run test:long`.
import { nounOf, type PropMeta } from '../../schema/base.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { edgesOf, type Edge } from '../../server/core/read/edges.ts';
import { facetKeys, isFilterable, sortKeys, type SortKey } from '../../server/core/read/names.ts';
import { searchOf } from '../../server/core/read/search.ts';
import type { Canary } from './canaries.ts';
import { askersOf, isLong, type Asking } from './alike.ts';
import { makeCast, type Cast } from './cast.ts';
import { cleanOf } from './clean.ts';
import { rootedNouns, shownProps, wireValue } from './questions.ts';

let cast: Cast;
let expectClean: ReturnType<typeof cleanOf>;
let guessers: ReturnType<typeof askersOf>;
beforeAll(async () => { cast = await makeCast(); expectClean = cleanOf(cast); guessers = askersOf(cast); }, 120_000);
afterAll(() => cast?.world.drop());

const schema = apiSchema();
const rooted = rootedNouns();

/** Lists leave these out by themselves. */
const isLeftOut = (row: Canary): boolean => row.noun.name === 'Customer' && (row.values.isStandIn === true || row.values.mergedIntoId !== null);

/** Is this one of the comparisons that are open to somebody theirs to try? Each is tried by one in five of those from whom something is hidden, by one at least. */
const SHARE = isLong ? 1 : 5;
const isTurn = ({ who, of }: Asking['turn'], what: number): boolean => who >= 0 && (who + what) % Math.min(SHARE, of) === 0;

describe('nothing is guessed', () => {
  test('A26: by filter: what is not shown whole is refused, and rows out of reach are never counted', async () => {
    let refused = 0;
    for (const { noun, names } of rooted) {
      const all = cast.found.of(noun.name).filter((row) => row.world >= 0).slice(0, 4);
      for (const { actor, turn } of guessers(noun)) {
        const rows = isLong ? all : [all.find((row) => actor.oracle.sees(row)), all.find((row) => !actor.oracle.sees(row))].filter((row) => row !== undefined);
        const parts: string[] = [];
        const expected: number[] = [];
        for (const [what, prop] of shownProps(noun).entries()) {
          if (!isFilterable(prop) || prop.kind === 'enum' || prop.kind === 'boolean' || prop.kind === 'float') continue;
          for (const row of rows) {
            const value = wireValue(prop, row.values[prop.name]);
            if (value === null || (prop.kind === 'id' && prop.of && nounOf(prop.of).owner)) continue;
            // Places were not seeded: their instants are finer than the wire's milliseconds.
            if (prop.kind === 'instant' && (noun.name === 'Store' || noun.name === 'Region')) continue;
            const filter = `{ ${prop.name}: { ${prop.kind === 'texts' ? 'has' : 'eq'}: ${JSON.stringify(prop.kind === 'texts' ? (value as string[])[0] : prop.name === 'id' ? row.wireId : value)} } }`;
            if (!actor.oracle.mayCompare(noun, prop)) {
              const answer = await cast.ask(actor.viewer, `{ n: ${names.many}(filter: ${filter}) { total } }`);
              expect(answer.errors[0]?.code, `${actor.name} filters ${noun.name} by ${prop.name}`).toBe('FORBIDDEN');
              refused += 1;
              // It is the field that is refused, whatever it is compared with.
              if (!isLong) break;
              continue;
            }
            if (prop.kind === 'money' || !isTurn(turn, what)) continue;
            parts.push(filter);
            expected.push(actor.oracle.visible(noun.name).filter((r) => !isLeftOut(r) && JSON.stringify(wireValue(prop, r.values[prop.name])) === JSON.stringify(value)).length);
          }
        }
        for (let from = 0; from < parts.length; from += 25) {
          const answer = await cast.ask(actor.viewer, `{ ${parts.slice(from, from + 25).map((filter, i) => `f${i}: ${names.many}(filter: ${filter}) { total }`).join(' ')} }`);
          expect(answer.errors, `${actor.name} ${noun.name}`).toEqual([]);
          parts.slice(from, from + 25).forEach((filter, i) => { expect(answer.data[`f${i}`].total, `${actor.name} ${names.many} ${filter}`).toBe(expected[from + i]); });
        }
      }
    }
    expect(refused).toBeGreaterThan(10);
  }, 240_000);

  test('A26: by filter along an edge: rows out of reach match nothing, and are missed by nobody', async () => {
    for (const { noun, names } of rooted) {
      for (const { actor, turn } of guessers(noun)) {
        const all = (await cast.ask(actor.viewer, `{ n: ${names.many} { total } }`)).data.n.total as number;
        const parts: { filter: string; total: number }[] = [];
        for (const [what, edge] of [...edgesOf(noun.name).values()].entries()) {
          const to = nounOf(edge.to);
          let tried = 0;
          for (const prop of shownProps(to)) {
            if (!isFilterable(prop) || !['text', 'int', 'day', 'instant'].includes(prop.kind)) continue;
            // The rule of rows is the edge's, whatever is compared there; what is refused is asked of each field.
            if (tried >= 2 && !isLong && actor.oracle.mayCompare(to, prop)) continue;
            // A value that a visible row has as well (a share held to 0..100, a zone that something computes with) would find that one.
            const seen = new Set(actor.oracle.visible(to.name).map((row) => row.values[prop.name]));
            const target = cast.found.of(to.name).find((row) => row.world >= 0 && row.values[prop.name] !== null && !seen.has(row.values[prop.name]) && !actor.oracle.sees(row));
            const condition = (row: Canary) => `{ ${prop.name}: { eq: ${JSON.stringify(wireValue(prop, row.values[prop.name]))} } }`;
            if (!actor.oracle.mayCompare(to, prop)) {
              const any = cast.found.of(to.name).find((row) => row.values[prop.name] !== null);
              if (!any) continue;
              const filter = edge.kind === 'one' ? `{ ${edge.name}: ${condition(any)} }` : `{ ${edge.name}: { some: ${condition(any)} } }`;
              expect((await cast.ask(actor.viewer, `{ n: ${names.many}(filter: ${filter}) { total } }`)).errors[0]?.code, `${actor.name} ${noun.name} ${filter}`).toBe('FORBIDDEN');
              continue;
            }
            if (!target) continue;
            tried += 1;
            if (!isTurn(turn, what)) continue;
            if (edge.kind === 'one') parts.push({ filter: `{ ${edge.name}: ${condition(target)} }`, total: 0 }, { filter: `{ not: { ${edge.name}: ${condition(target)} } }`, total: all });
            else parts.push({ filter: `{ ${edge.name}: { some: ${condition(target)} } }`, total: 0 }, { filter: `{ ${edge.name}: { none: ${condition(target)} } }`, total: all });
          }
        }
        for (let from = 0; from < parts.length; from += 25) {
          const some = parts.slice(from, from + 25);
          const answer = await cast.ask(actor.viewer, `{ ${some.map(({ filter }, i) => `f${i}: ${names.many}(filter: ${filter}) { total }`).join(' ')} }`);
          expect(answer.errors, `${actor.name} ${noun.name}`).toEqual([]);
          some.forEach(({ filter, total }, i) => { expect(answer.data[`f${i}`].total, `${actor.name} ${names.many} ${filter}`).toBe(total); });
        }
      }
    }
  }, 240_000);

  test('by order: what is not shown orders nothing', async () => {
    for (const { noun, names } of rooted) {
      const ids = cast.found.of(noun.name).map((row) => row.wireId);
      const keys = [...[...sortKeys(noun)].entries()];
      for (const { actor, turn } of guessers(noun)) {
        const visible = actor.oracle.visible(noun.name);
        const sorted = (word: string) => `${names.many}(page: { limit: 60 }, filter: { ids: $ids }, sort: [{ field: ${word}, order: ASC }]) { items { id } }`;
        const open: [word: string, key: SortKey][] = [];
        for (const [what, [word, key]] of keys) {
          const at = key.edge ? nounOf((edgesOf(noun.name).get(key.edge) as Edge).to) : noun;
          if (actor.oracle.mayCompare(at, key.prop)) { if (isTurn(turn, what)) open.push([word, key]); continue; }
          const answer = await cast.ask(actor.viewer, `query ($ids: [ID!]) { n: ${sorted(word)} }`, { ids });
          expect(answer.errors[0]?.code, `${actor.name} sorts ${names.many} by ${word}`).toBe('FORBIDDEN');
        }
        for (let from = 0; from < open.length; from += 10) {
          const some = open.slice(from, from + 10);
          const answer = await cast.ask(actor.viewer, `query ($ids: [ID!]) { ${some.map(([word], i) => `s${i}: ${sorted(word)}`).join(' ')} }`, { ids });
          expect(answer.errors, `${actor.name} sorts ${names.many}`).toEqual([]);
          some.forEach(([word, key], i) => {
            const where = `${actor.name} sorts ${names.many} by ${word}`;
            const edge = key.edge ? edgesOf(noun.name).get(key.edge) as Edge : null;
            const value = (row: Canary): unknown => {
              if (!edge) return row.values[key.prop.name];
              const target = actor.oracle.target(row, edge);
              return target && actor.oracle.sees(target) ? target.values[key.prop.name] : null;
            };
            const got = (answer.data[`s${i}`].items as { id: string }[]).map((item) => item.id);
            expect([...got].sort(), where).toEqual(visible.map((row) => row.wireId).sort());
            // What is empty, or hidden from this viewer, stands last, in the order of the keys alone.
            const tail = visible.filter((row) => value(row) === null || value(row) === undefined).sort((a, b) => Number(a.key) - Number(b.key)).map((row) => row.wireId);
            if (tail.length) expect(got.slice(-tail.length), where).toEqual(tail);
          });
        }
      }
    }
  }, 240_000);

  test('by counting: buckets count rows in reach only', async () => {
    let counted = 0;
    for (const { noun, names } of rooted) {
      const fields = [...facetKeys(noun).keys()];
      if (!fields.length) continue;
      for (const { actor } of guessers(noun)) {
        const type = schema.getQueryType()?.getFields()[names.facets];
        expect(type, names.facets).toBeTruthy();
        const answer = await cast.ask(actor.viewer, `{ f: ${names.facets}(fields: [${fields.join(', ')}]) { field buckets { value count labelZh labelEn } } }`);
        expect(answer.errors, `${actor.name} ${names.facets}`).toEqual([]);
        expectClean(actor, answer, names.facets);
        const visible = actor.oracle.visible(noun.name).filter((row) => !isLeftOut(row));
        for (const { field, buckets } of answer.data.f as { field: string; buckets: { value: string; count: number }[] }[]) {
          const prop = facetKeys(noun).get(field)?.prop;
          if (!prop) continue;
          for (const bucket of buckets) {
            const there = visible.filter((row) => String(row.values[prop.name]) === bucket.value).length;
            expect(bucket.count, `${actor.name} ${names.facets} ${field} ${bucket.value}`).toBe(there);
            counted += 1;
          }
        }
      }
    }
    expect(counted).toBeGreaterThan(50);
  }, 120_000);

  test('by search: no word of a row out of reach finds it, and no part of a hidden number', async () => {
    for (const { noun, names } of rooted) {
      if (!searchOf(noun.name)) continue;
      for (const { actor, turn } of guessers(noun)) {
        const visible = new Set(actor.oracle.visible(noun.name).map((row) => row.wireId));
        const tries: { q: string; prop: PropMeta }[] = [];
        for (const [what, row] of cast.found.of(noun.name).entries()) {
          if (row.world < 0 || !isTurn(turn, what)) continue;
          for (const prop of noun.props.values()) {
            const value = row.values[prop.name];
            if (prop.kind !== 'text' || typeof value !== 'string') continue;
            const digits = value.replace(/\D/g, '');
            for (const q of prop.mask === 'phone' ? [digits.slice(2), digits.slice(-5), digits.slice(-6), digits.slice(-8), digits.slice(4, 9)] : [value]) tries.push({ q, prop });
          }
        }
        for (let from = 0; from < tries.length; from += 10) {
          const some = tries.slice(from, from + 10);
          const answer = await cast.ask(actor.viewer, `{ ${some.map(({ q }, i) => `s${i}: ${names.many}(filter: { q: ${JSON.stringify(q)} }) { total items { id } }`).join(' ')} }`);
          expect(answer.errors, `${actor.name} ${names.many}`).toEqual([]);
          some.forEach(({ q, prop }, i) => {
            const found = answer.data[`s${i}`] as { total: number; items: { id: string }[] };
            const got = found.items.map((item) => item.id);
            expect(got.filter((id) => !visible.has(id)), `${actor.name} ${names.many} q=${q}`).toEqual([]);
            expect(found.total).toBe(got.length);
            // Five digits or more of a masked number that are not the whole of it tell nothing.
            if (prop.mask === 'phone' && q.length < 11) expect(got, `${actor.name} guesses ${prop.name} by ${q}`).toEqual([]);
          });
        }
      }
    }
  }, 240_000);
});
