// The write matrix, generated from the schema: every mutation, asked by everybody, is allowed or refused as declared, and a refused one changes nothing.
// Refusals are asked of everybody; what is well formed, in reach or out of it, is tried by one of those whose rights to it are alike, in turn, and by everybody in `npm run test:long`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allMessages } from '../../admin/i18n/messages.ts';
import '../../admin/messages.ts';
import { apiSchema } from '../../server/api-schema.ts';
import { MUTATION_GATES, type Gate } from '../../server/platform/access/mutation.matrix.ts';
import type { Permission } from '../../schema/permission.ts';
import type { Canary } from './canaries.ts';
import { makeCast, NOBODY, type Actor, type Answer, type Cast } from './cast.ts';
import { RECIPES, type Bench } from './write-recipes.ts';
import { argumentsFor, documentOf, scopedTables, watchWrites, type Watch } from './writes.ts';

let cast: Cast;
let watch: Watch;
beforeAll(async () => { cast = await makeCast(); watch = await watchWrites(cast.world.db); }, 120_000);
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
const rowOf = (noun: string, fits: (row: Canary) => boolean): Canary | undefined => cast.found.of(noun).find((row) => row.world >= 0 && fits(row));
const ask = (actor: Actor | null, name: string, pick: (noun: string) => Canary | undefined): Promise<Answer> =>
  cast.ask(actor ? actor.viewer : NOBODY, documentOf(schema, name), argumentsFor(mutations[name] as never, pick));

/** What a try is made on; says whether its recipe looked at who tries. */
function benchOf(actor: Actor, storeId: string): { bench: Bench; isHers(): boolean } {
  let isHers = false;
  const admin = cast.actors.find((one) => one.name === 'admin') as Actor;
  return { bench: { cast, admin, get actor() { isHers = true; return actor; }, storeId }, isHers: () => isHers };
}

/** Who tries what is well formed: all who may, or of those who reach alike (everything, some stores, their own) each in turn. */
function doersOf(name: string): Actor[] {
  const words = wordsOf(MUTATION_GATES[name] as Gate);
  if (!words) return [];
  const alike = new Map<string, Actor[]>();
  for (const actor of cast.actors) {
    if (!mayPass(actor, name)) continue;
    const reach = words.map((word) => { const r = actor.viewer.reaches.get(word); return r && (r.all ? 'all' : r.storeIds.length ? 'stores' : 'own'); });
    const key = process.env.TEST_LONG ? actor.name : JSON.stringify([actor.viewer.kind, reach]);
    alike.set(key, [...(alike.get(key) ?? []), actor]);
  }
  const place = names.indexOf(name);
  return [...alike.values()].map((group) => group[place % group.length] as Actor);
}

describe('P09: refused writes', () => {
  test('P09: without its word every mutation is FORBIDDEN to every role, UNAUTHENTICATED to nobody, and nothing is written', async () => {
    let refused = 0;
    expect(watch.tables).toBeGreaterThan(100);
    await watch.changes();
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
      expect(await watch.changes(), `refused ${name}`).toEqual([]);
    }
    expect(refused).toBeGreaterThan(300);
  }, 240_000);

  test('P09, attack A30: with the word, but rows out of reach: refused without a trace, or nothing beyond the reach is touched', async () => {
    const scoped = scopedTables();
    let tried = 0;
    let refused = 0;
    for (const name of names) {
      const words = wordsOf(MUTATION_GATES[name] as Gate);
      if (!words) continue;
      // What was refused without a trace is as new for the next one, unless it was made for the one who tried.
      const untouched = new Map<string, Record<string, unknown>>();
      const doers = new Set(doersOf(name));
      for (const actor of cast.actors) {
        if (!mayPass(actor, name) || words.every((word) => actor.viewer.reaches.get(word)?.all)) continue;
        const reach = (store: string | null): boolean => words.some((word) => { const r = actor.viewer.reaches.get(word); return Boolean(r && (r.all || (store && r.storeIds.includes(store)))); });
        const outside = (row: Canary): boolean => !words.some((word) => actor.oracle.opens(row, word));
        const attempt = async (answering: Promise<Answer>): Promise<void> => {
          const answer = await answering;
          const changed = await watch.changes();
          const what = `${actor.name}: ${name} ${JSON.stringify(answer.errors)}`;
          if (answer.errors.length) {
            expect(changed, what).toEqual([]);
            for (const { code } of answer.errors) expect(REFUSALS.has(code), what).toBe(true);
            refused += 1;
          } else {
            const beyond = changed.filter(({ key, stores }) => scoped.has(key.slice(0, key.indexOf('/'))) && !stores.every((store) => reach(store)));
            expect(beyond, what).toEqual([]);
            untouched.clear();
          }
          tried += 1;
        };
        await watch.changes();
        await attempt(ask(actor, name, (noun) => rowOf(noun, outside) ?? rowOf(noun, () => true)));
        const recipe = RECIPES[name];
        const foreign = rowOf('Store', (row) => !reach(row.key));
        if (!recipe || !foreign || !doers.has(actor)) continue;
        // Well formed in everything but the place.
        let variables = untouched.get(foreign.key) ?? null;
        if (!variables) {
          const { bench, isHers } = benchOf(actor, foreign.key);
          variables = await recipe(bench);
          if (variables && !isHers()) untouched.set(foreign.key, variables);
        }
        await watch.changes();
        if (variables) await attempt(cast.ask(actor.viewer, documentOf(schema, name), variables));
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
    let done = 0;
    for (const name of names) {
      for (const actor of doersOf(name)) {
        const recipe = RECIPES[name];
        const own = rowOf('Store', (row) => actor.oracle.sees(row) && (wordsOf(MUTATION_GATES[name] as Gate) ?? []).some((word) => { const r = actor.viewer.reaches.get(word); return Boolean(r && (r.all || r.storeIds.includes(row.key))); }));
        if (recipe && own) {
          const variables = await recipe(benchOf(actor, own.key).bench);
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
    // Whatever was carried out is read aloud in the event log, in both languages: no verb of it stands there raw.
    const { rows: kinds } = await cast.world.db.write.query<{ kind: string }>('select distinct kind from events order by kind');
    const said = new Set(allMessages().map(([key]) => key));
    expect(kinds.length).toBeGreaterThan(80);
    // Canaries are no kinds.
    expect(kinds.map(({ kind }) => kind).filter((kind) => kind.includes('.') && !said.has(`event.${kind}`) && !said.has(`verb.${kind.slice(kind.indexOf('.') + 1)}`))).toEqual([]);
  }, 480_000);
});
