// The leak test, generated from the schema: whoever asks, however they ask, no row or field outside their rights appears, is counted, or orders anything.
// Lists of every noun with all its fields are asked for by everybody; along edges and by id asks one of those who see alike, and everybody in `npm run test:long`.
import { isEnumType, isListType, isNonNullType, isObjectType, isScalarType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { nounOf, type NounMeta } from '../../schema/base.ts';
import { edgesOf, type Edge } from '../../server/core/read/edges.ts';
import { isFilterable, isSortable, rootNames } from '../../server/core/read/names.ts';
import { MUTATION_GATES, QUERY_GATES } from '../../server/platform/access/mutation.matrix.ts';
import { askersOf, isLong } from './alike.ts';
import { ownerProp, type Canary } from './canaries.ts';
import { bare, isLeaf, keyOf, rootedNouns, scalarsOf, selection, shownProps, wireValue } from './questions.ts';
import { makeCast, NOBODY, type Actor, type Cast } from './cast.ts';
import { cleanOf, expectSame } from './clean.ts';

let cast: Cast;
let expectClean: ReturnType<typeof cleanOf>;
let askers: ReturnType<typeof askersOf>;
beforeAll(async () => { cast = await makeCast(); expectClean = cleanOf(cast); askers = askersOf(cast); }, 120_000);
afterAll(() => cast?.world.drop());

const schema = apiSchema();
const rooted = rootedNouns();
/** Whom each role sees, in words: stores whose rows of the noun are seen (own: the own row alone), as the roles promise. */
const PROMISES: Record<string, Record<string, readonly (1 | 2 | 3)[] | 'own'>> = {
  Customer: { admin: [1, 2, 3], crm: [1, 2, 3], hr: [], finance: [], quality: [], inspector: [], shopper: [], supervisor: [1, 2], manager: [1], agent: [1], employee: [], api: [1] },
  Purchase: { admin: [1, 2, 3], crm: [1, 2, 3], hr: [], finance: [], quality: [], inspector: [], shopper: [], supervisor: [1, 2], manager: [1], agent: [1], employee: [], api: [1] },
  SegmentMembership: { admin: [1, 2, 3], crm: [1, 2, 3], hr: [], finance: [], supervisor: [1, 2], manager: [1], agent: [1], employee: [], shopper: [] },
  Employee: { admin: [1, 2, 3], hr: [1, 2, 3], finance: [1, 2, 3], crm: [1, 2, 3], supervisor: [1, 2], manager: [1], agent: [1], shopper: [], employee: 'own' },
  Event: { admin: [1, 2, 3], finance: [1, 2, 3], supervisor: [1, 2], manager: 'own', agent: 'own', crm: 'own', hr: 'own', employee: 'own', shopper: 'own' },
  User: { admin: [1, 2, 3], hr: [1, 2, 3], crm: 'own', finance: 'own', supervisor: 'own', manager: 'own', agent: 'own', employee: 'own' },
  Job: { admin: [1, 2, 3], crm: 'own', hr: 'own', supervisor: 'own', agent: 'own' },
  ApiKey: { admin: [1, 2, 3], hr: [], crm: [], supervisor: [], agent: [] },
  Ticket: { admin: [1, 2, 3], crm: [1, 2, 3], finance: [1, 2, 3], supervisor: [1, 2], manager: [1], agent: [1], api: [1], hr: [], quality: [1, 2, 3], inspector: [], shopper: [], employee: [] },
};

test('P07: whom each role sees, as promised in words', async () => {
  for (const [name, promises] of Object.entries(PROMISES)) {
    const names = rootNames(nounOf(name));
    for (const [role, stores] of Object.entries(promises)) {
      const actor = cast.actors.find((a) => a.name === role) as Actor;
      const answer = await cast.ask(actor.viewer, `{ all: ${names?.many}(page: { limit: 100 }) { items { id } } }`);
      const ids = new Set(((answer.data?.all?.items ?? []) as { id: string }[]).map((item) => item.id));
      const seeded = cast.rows.filter((row) => row.noun.name === name && row.world >= 0);
      const isOwn = (row: Canary) => [actor.subject.userId, actor.subject.employeeId].includes(String(row.values[name === 'Employee' || name === 'User' ? 'id' : ownerProp(nounOf(name))?.own ?? 'userId']));
      for (const row of seeded) {
        // Rows made for the actors themselves stand in store 3; whom they belong to sees them anyhow.
        if (isOwn(row)) continue;
        const promised = stores !== 'own' && (stores as readonly number[]).includes(row.world + 1);
        expect(ids.has(row.wireId), `${role} and ${name} of store ${row.world + 1}`).toBe(promised);
      }
      if (stores === 'own') expect([...ids].length, `${role} and own ${name}`).toBe(1);
    }
  }
});

/** Of the rows of one place that somebody sees, and of those that are hidden, one each in turn (lists ask for all of them); every row in `npm run test:long`. */
function toldApart(noun: NounMeta, actor: Actor): Canary[] {
  const all = cast.found.of(noun.name);
  if (isLong) return [...all];
  const alike = new Map<string, Canary[]>();
  for (const row of all) { const key = `${row.world} ${actor.oracle.sees(row)}`; alike.set(key, [...(alike.get(key) ?? []), row]); }
  const place = cast.actors.indexOf(actor) + rooted.findIndex((each) => each.noun === noun);
  return [...alike.values()].map((group) => group[place % group.length] as Canary);
}

describe('every noun, asked by everybody', () => {
  test('P07 P08: lists hold exactly the rows in reach, fields exactly what the rights show, and no canary besides', async () => {
    let seen = 0;
    let unseen = 0;
    for (const { noun, names } of rooted) {
      const document = `{ all: ${names.many}(page: { limit: 60 }, filter: { ids: ${JSON.stringify(cast.found.of(noun.name).map((r) => r.wireId))} }) { total items { ${scalarsOf(noun)} } } }`;
      const compared = shownProps(noun).filter((prop) => !(prop.name === 'id' || (prop.kind === 'id' && prop.of && nounOf(prop.of).owner)));
      for (const actor of cast.actors) {
        const answer = await cast.ask(actor.viewer, document);
        const where = `${actor.name}, ${names.many}`;
        expectClean(actor, answer, names.many);
        const visible = actor.oracle.visible(noun.name);
        if (!actor.oracle.mayAsk(noun)) { expect(answer.data?.all ?? null, where).toBeNull(); expect(answer.errors[0]?.code, where).toBe('FORBIDDEN'); unseen += 1; continue; }
        expect((answer.data.all.items as { id: string }[]).map((row) => row.id).sort(), where).toEqual(visible.map((row) => row.wireId).sort());
        expect(answer.data.all.total, where).toBe(visible.length);
        for (const item of answer.data.all.items as Record<string, unknown>[]) {
          const row = visible.find((r) => r.wireId === item.id) as Canary;
          for (const prop of compared) {
            const raw = wireValue(prop, row.values[prop.name]);
            const shows = actor.oracle.shows(row, prop);
            if (shows === 'nothing') expectSame(item[prop.name], null, () => `${where}: ${prop.name}`);
            if (shows === 'whole') expectSame(item[prop.name], raw, () => `${where}: ${prop.name} of ${row.wireId}`);
            if (shows === 'masked' && raw !== null) { expect(item[prop.name], `${where}: ${prop.name}`).toBeTruthy(); expect(item[prop.name]).not.toBe(raw); }
            seen += 1;
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(2_000);
    expect(unseen).toBeGreaterThan(100);
  }, 180_000);

  test('A25: along every edge the same rows as in the list', async () => {
    for (const { noun, names } of rooted) {
      for (const { actor } of askers(noun)) {
        const ids = cast.found.of(noun.name).filter((row) => row.world >= 0).map((row) => row.wireId);
        const answer = await cast.ask(actor.viewer, `query ($ids: [ID!]) { all: ${names.many}(page: { limit: 8 }, filter: { ids: $ids }) { items { ${selection(noun)} } } }`, { ids: ids.slice(0, 8) });
        expect(answer.data?.all, `${actor.name}, ${names.many}: ${JSON.stringify(answer.errors)}`).toBeTruthy();
        expectClean(actor, answer, `edges of ${noun.name}`);
        for (const item of answer.data.all.items as Record<string, unknown>[]) {
          const row = cast.found.of(noun.name).find((r) => r.wireId === item.id) as Canary;
          for (const edge of edgesOf(noun.name).values()) expectEdge(actor, row, edge, item[edge.name]);
        }
      }
    }
  }, 180_000);

  test('A24: by id, a row out of reach answers like one that is not there', async () => {
    for (const { noun, names } of rooted) {
      for (const { actor } of askers(noun)) {
        const rows = toldApart(noun, actor);
        const ids = Object.fromEntries([['missing', noun.owner ? `${noun.letter}1-1` : '1999999'], ...rows.map((row, i) => [`r${i}`, row.wireId])]);
        const keys = Object.keys(ids);
        const answer = await cast.ask(actor.viewer, `query (${keys.map((key) => `$${key}: ID!`).join(', ')}) { ${keys.map((key) => `${key}: ${names.one}(id: $${key}) { ${scalarsOf(noun)} }`).join(' ')} }`, ids);
        const saidOf = (key: string): string => JSON.stringify([answer.data?.[key], answer.errors.filter(({ path }) => path?.[0] === key).map((error) => ({ ...error, path: error.path?.slice(1) }))]);
        expect(answer.data, `${actor.name}, ${names.one}: ${JSON.stringify(answer.errors)}`).toBeTruthy();
        expect(answer.data.missing, names.one).toBeNull();
        rows.forEach((row, i) => {
          if (actor.oracle.sees(row)) expect(answer.data[`r${i}`]?.[keyOf(noun)], `${actor.name}, ${names.one}`).toBe(row.wireId);
          else expect(saidOf(`r${i}`), `${actor.name}, ${names.one} ${row.wireId}`).toBe(saidOf('missing'));
        });
        expectClean(actor, answer, names.one);
      }
    }
  }, 240_000);
});

function expectEdge(actor: Actor, row: Canary, edge: Edge, found: unknown): void {
  const where = `${actor.name}: ${edge.from}.${edge.name}`;
  if (edge.kind === 'one') {
    const target = actor.oracle.target(row, edge);
    if (!target || !actor.oracle.sees(target)) expect(found, where).toBeNull();
    else if (!edge.where) expect(found, where).toBeTruthy();
    return;
  }
  if (edge.through || edge.where) return;
  const keyName = edge.key ?? keyOf(row.noun);
  const there = cast.found.with(edge.to, edge.by, row.values[keyName]).filter((r) => actor.oracle.sees(r));
  const items = (edge.kind === 'few' ? found : (found as { items: unknown[] }).items) as unknown[];
  if (edge.kind === 'many') expect((found as { total: number }).total, where).toBe(there.length);
  expect(items.length, where).toBe(Math.min(5, there.length));
}

describe('what is not made of a noun', () => {
  /** The least a field can be asked with: required arguments alone. */
  function callOf(type: GraphQLObjectType, name: string): string | null {
    const field = type.getFields()[name];
    if (!field) return null;
    const args = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined).map((arg) => {
      const of = bare(arg.type);
      if (isEnumType(of)) return `${arg.name}: ${of.getValues()[0]?.name}`;
      if (!isScalarType(of)) return null;
      const value = ({ ID: JSON.stringify(outOfReach()), Int: '5', Boolean: 'true', Date: '"2001-01-01"', DateTime: '"2001-01-01T00:00:00Z"', Money: '"1.00"', Decimal: '"1"', JSON: '{}' } as Record<string, string>)[of.name] ?? '"cnry"';
      return `${arg.name}: ${isListType(isNonNullType(arg.type) ? arg.type.ofType : arg.type) ? `[${value}]` : value}`;
    });
    if (args.includes(null)) return null;
    return `${name}${args.length ? `(${args.join(', ')})` : ''}${isLeaf(field.type) ? '' : ` { ${fieldsOf(bare(field.type) as GraphQLObjectType, 0)} }`}`;
  }
  const fieldsOf = (type: GraphQLObjectType, depth: number): string => isObjectType(type) ? ['__typename', ...Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
    if (isLeaf(field.type)) return [field.name];
    return depth < 2 ? [`${field.name} { ${fieldsOf(bare(field.type) as GraphQLObjectType, depth + 1)} }`] : [];
  })].join(' ') : '__typename';
  const outOfReach = (): string => cast.rows.find((row) => row.noun.name === 'Customer' && row.world === 2)?.wireId ?? '';

  test('every query has a gate, refuses those without its word, and shows nobody a canary out of reach', async () => {
    const query = schema.getQueryType() as GraphQLObjectType;
    const own = Object.keys(query.getFields()).filter((name) => !rooted.some(({ names }) => [names.one, names.many, names.facets].includes(name)));
    expect(own.filter((name) => !(name in QUERY_GATES))).toEqual([]);
    for (const name of own) {
      const call = callOf(query, name);
      if (!call) continue;
      for (const actor of cast.actors) {
        const answer = await cast.ask(actor.viewer, `{ ${call} }`);
        expectClean(actor, answer, name);
        const gate = QUERY_GATES[name] ?? 'person';
        if (['anybody', 'signed-in', 'person'].includes(gate as string)) continue;
        const words = typeof gate === 'string' ? [gate] : gate;
        if (!words.some((word) => actor.oracle.holds(word as never))) expect(answer.errors[0]?.code, `${actor.name} asks ${name}`).toBe('FORBIDDEN');
      }
    }
  }, 120_000);

  test('fields with logic of their own on a noun show no canary out of reach', async () => {
    for (const { noun, names } of rooted) {
      const type = schema.getType(noun.name) as GraphQLObjectType;
      const own = Object.values(type.getFields()).filter((field) => !noun.props.has(field.name) && !edgesOf(noun.name).has(field.name)
        && !field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined));
      for (const field of own) {
        for (const actor of cast.actors) {
          if (!actor.oracle.mayAsk(noun)) continue;
          const inner = isLeaf(field.type) ? '' : ` { ${fieldsOf(bare(field.type) as GraphQLObjectType, 1)} }`;
          expectClean(actor, await cast.ask(actor.viewer, `{ all: ${names.many}(page: { limit: 20 }) { items { ${field.name}${inner} } } }`), `${noun.name}.${field.name}`);
        }
      }
    }
  }, 120_000);

  test('nobody, not signed in, is answered UNAUTHENTICATED to every question but who is asking', async () => {
    const query = schema.getQueryType() as GraphQLObjectType;
    for (const { noun, names } of rooted) {
      for (const document of [`{ ${names.many} { total items { ${scalarsOf(noun)} } } }`, `{ ${names.one}(id: "1") { ${scalarsOf(noun)} } }`]) {
        const answer = await cast.ask(NOBODY, document);
        expect(answer.errors[0]?.code, document.slice(0, 60)).toBe('UNAUTHENTICATED');
        expect(Object.values(answer.data ?? {}).filter(Boolean)).toEqual([]);
      }
    }
    for (const name of Object.keys(QUERY_GATES)) {
      const call = callOf(query, name);
      if (!call || QUERY_GATES[name] === 'anybody') continue;
      expect((await cast.ask(NOBODY, `{ ${call} }`)).errors[0]?.code, name).toBe('UNAUTHENTICATED');
    }
    expect(JSON.parse((await cast.ask(NOBODY, '{ viewer { id } }')).text).data).toEqual({ viewer: null });
  }, 60_000);

  test('rule 6: every noun has a row rule, every root field a gate, every guarded property can be null', () => {
    for (const { noun } of rooted) for (const prop of shownProps(noun)) {
      if (prop.right) expect(isNonNullType((schema.getType(noun.name) as GraphQLObjectType).getFields()[prop.name]?.type), `${noun.name}.${prop.name}`).toBe(false);
      if (prop.mask) expect(isFilterable(prop) || isSortable(prop), `${noun.name}.${prop.name}`).toBe(false);
    }
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !(name in MUTATION_GATES))).toEqual([]);
  });
});
