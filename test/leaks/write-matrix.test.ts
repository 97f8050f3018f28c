// The write matrix, generated from the schema: every mutation, asked by everybody, is allowed or refused as declared, and a refused one changes nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { MUTATION_GATES, type Gate } from '../../server/platform/access/mutation.matrix.ts';
import type { Permission } from '../../schema/permission.ts';
import type { Canary } from './canaries.ts';
import { makeCast, NOBODY, type Actor, type Answer, type Cast } from './cast.ts';
import { RECIPES, type Bench } from './write-recipes.ts';
import { argumentsFor, changesBetween, documentOf, scopedTables, snapshot, type Snapshot } from './writes.ts';

let cast: Cast;
beforeAll(async () => { cast = await makeCast(); }, 120_000);
afterAll(() => cast?.world.drop());

const schema = apiSchema();
const mutations = schema.getMutationType()?.getFields() ?? {};
const names = Object.keys(mutations);
const wordsOf = (gate: Gate): readonly Permission[] | null => (['anybody', 'signed-in', 'person'].includes(gate as string) ? null : typeof gate === 'string' ? [gate as Permission] : gate as readonly Permission[]);
/** Does the gate let this person through, by the roles alone? */
function mayPass(actor: Actor, name: string): boolean {
  const gate = MUTATION_GATES[name] as Gate;
  const words = wordsOf(gate);
  if (!words) return gate !== 'person' || !actor.subject.isKey;
  return words.some((word) => actor.oracle.holds(word));
}
/** Those that write by being refused: wrong tries are counted. */
const COUNTED = new Set(['signIn']);
/** What belongs to no store: the word must reach everything. */
const WHOLE_CHAIN = new Set(['saveRegion', 'saveStore', 'saveRiskRule', 'publishRiskRule', 'discardRiskRuleDraft', 'saveSurvey', 'learnSentiment', 'awardIdeas']);
const REFUSALS = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'VALIDATION', 'CONFLICT', 'LIMIT', 'RATE_LIMITED', 'POLICY']);
const rowOf = (noun: string, fits: (row: Canary) => boolean): Canary | undefined => cast.rows.find((row) => row.noun.name === noun && row.world >= 0 && fits(row));
const ask = (actor: Actor | null, name: string, pick: (noun: string) => Canary | undefined): Promise<Answer> =>
  cast.ask(actor ? actor.viewer : NOBODY, documentOf(schema, name), argumentsFor(mutations[name] as never, pick));
async function expectUnchanged(before: Snapshot, what: string): Promise<void> { expect(changesBetween(before, await snapshot(cast.world.db)), what).toEqual([]); }

describe('P09: refused writes', () => {
  test('P09: without its word every mutation is FORBIDDEN to every role, UNAUTHENTICATED to nobody, and nothing is written', async () => {
    let refused = 0;
    const before = await snapshot(cast.world.db);
    expect(before.size).toBeGreaterThan(200);
    for (const name of names) {
      if (COUNTED.has(name)) continue;
      const nobodys = await ask(null, name, (noun) => rowOf(noun, () => true));
      if (MUTATION_GATES[name] !== 'anybody') expect(nobodys.errors[0]?.code, `nobody: ${name} ${JSON.stringify(nobodys.errors)}`).toBe('UNAUTHENTICATED');
      for (const actor of cast.actors) {
        if (mayPass(actor, name)) continue;
        // Its own rows even: what is missing is the right to do this at all.
        const answer = await ask(actor, name, (noun) => rowOf(noun, (row) => actor.oracle.sees(row)) ?? rowOf(noun, () => true));
        expect(answer.errors[0]?.code, `${actor.name}: ${name} ${JSON.stringify(answer.errors)}`).toBe('FORBIDDEN');
        expect(answer.data?.did ?? null, `${actor.name}: ${name}`).toBeNull();
        refused += 1;
      }
      await expectUnchanged(before, `refused ${name}`);
    }
    expect(refused).toBeGreaterThan(300);
  }, 240_000);

  test('P09, attack A30: with the word, but rows out of reach: refused without a trace, or nothing beyond the reach is touched', async () => {
    const scoped = scopedTables();
    const admin = cast.actors.find((actor) => actor.name === 'admin') as Actor;
    let tried = 0;
    let refused = 0;
    let before = await snapshot(cast.world.db);
    for (const name of names) {
      const words = wordsOf(MUTATION_GATES[name] as Gate);
      if (!words) continue;
      for (const actor of cast.actors) {
        if (!mayPass(actor, name) || words.every((word) => actor.viewer.reaches.get(word)?.all)) continue;
        const reach = (store: string | null): boolean => words.some((word) => { const r = actor.viewer.reaches.get(word); return Boolean(r && (r.all || (store && r.storeIds.includes(store)))); });
        const outside = (row: Canary): boolean => !words.some((word) => actor.oracle.opens(row, word));
        const foreign = rowOf('Store', (row) => !reach(row.key));
        const tries: (() => Promise<Answer>)[] = [() => ask(actor, name, (noun) => rowOf(noun, outside) ?? rowOf(noun, () => true))];
        const recipe = RECIPES[name];
        if (recipe && foreign) {
          // Well formed in everything but the place.
          const variables = await recipe({ cast, admin, actor, storeId: foreign.key });
          before = await snapshot(cast.world.db);
          if (variables) tries.push(() => cast.ask(actor.viewer, documentOf(schema, name), variables));
        }
        for (const attempt of tries) {
          const answer = await attempt();
          const after = await snapshot(cast.world.db);
          const changed = changesBetween(before, after);
          const what = `${actor.name}: ${name} ${JSON.stringify(answer.errors)}`;
          if (answer.errors.length) {
            expect(changed, what).toEqual([]);
            for (const { code } of answer.errors) expect(REFUSALS.has(code), what).toBe(true);
            refused += 1;
          } else {
            const beyond = changed.filter(({ key, stores }) => scoped.has(key.slice(0, key.indexOf('/'))) && !stores.every((store) => reach(store)));
            expect(beyond, what).toEqual([]);
          }
          tried += 1;
          before = after;
        }
      }
    }
    expect(tried).toBeGreaterThan(30);
    expect(refused).toBeGreaterThan(tried * 0.6);
  }, 480_000);

  test('P09: a row out of reach is answered like one that is not there', async () => {
    for (const name of ['updateCustomer', 'setConsent', 'revealField']) {
      for (const actor of cast.actors.filter((a) => mayPass(a, name) && a.oracle.holds('customers:read'))) {
        const hidden = rowOf('Customer', (row) => !actor.oracle.sees(row));
        if (!hidden) continue;
        const missing = { ...hidden, wireId: '987654321' };
        const answers = [await ask(actor, name, () => hidden), await ask(actor, name, () => missing)];
        expect(answers[0]?.errors[0]?.code, `${actor.name}: ${name}`).toBe('NOT_FOUND');
        expect(answers[0]?.text, `${actor.name}: ${name}`).toBe(answers[1]?.text);
      }
    }
  }, 60_000);
});

describe('P07: allowed writes', () => {
  test('P07: who holds the word is let through, and what is well formed is carried out', async () => {
    const admin = cast.actors.find((actor) => actor.name === 'admin') as Actor;
    let done = 0;
    for (const name of names) {
      for (const actor of cast.actors) {
        if (!mayPass(actor, name) || wordsOf(MUTATION_GATES[name] as Gate) === null) continue;
        const recipe = RECIPES[name];
        const own = rowOf('Store', (row) => actor.oracle.sees(row) && (wordsOf(MUTATION_GATES[name] as Gate) ?? []).some((word) => { const r = actor.viewer.reaches.get(word); return Boolean(r && (r.all || r.storeIds.includes(row.key))); }));
        if (recipe && own) {
          const bench: Bench = { cast, admin, actor, storeId: own.key };
          const variables = await recipe(bench);
          if (!variables) continue;
          const answer = await cast.ask(actor.viewer, documentOf(schema, name), variables);
          if (WHOLE_CHAIN.has(name) && !(wordsOf(MUTATION_GATES[name] as Gate) ?? []).some((word) => actor.viewer.reaches.get(word)?.all)) {
            expect(answer.errors[0]?.code, `${actor.name}: ${name}`).toBe('FORBIDDEN');
            continue;
          }
          expect(answer.errors.filter(({ code, path }) => code !== 'FORBIDDEN' || (path?.length ?? 0) < 2), `${actor.name}: ${name} ${JSON.stringify(variables)}`).toEqual([]);
          done += 1;
        } else {
          // Whatever else is wrong with it, the gate is open.
          const answer = await ask(actor, name, (noun) => rowOf(noun, (row) => actor.oracle.sees(row)) ?? rowOf(noun, () => true));
          for (const { code } of answer.errors) expect(REFUSALS.has(code), `${actor.name}: ${name} ${JSON.stringify(answer.errors)}`).toBe(true);
        }
      }
    }
    expect(done).toBeGreaterThan(60);
  }, 240_000);
});
