// The nouns judged by themselves: keys point to nouns that exist, owned rows carry their customer, and the emitted types know them all.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { allNouns, type NounMeta, type PropMeta } from '../../schema/base.ts';
import { entities } from '../../schema/entities.ts';
import { PERMISSIONS } from '../../schema/permission.ts';
import { migrations } from '../../migrations/index.ts';
import { apiSchema } from '../../server/api-schema.ts';
import { crons, jobs } from '../../server/jobs.ts';
import { resolvers } from '../../server/resolvers.ts';
import '../support/words.ts';
import { allMessages } from '../../admin/i18n/messages.ts';

apiSchema();
const nouns = allNouns();
const props = nouns.flatMap((noun) => [...noun.props.values()].map((prop) => ({ noun, prop })));
const named = ({ noun, prop }: { noun: NounMeta; prop: PropMeta }): string => `${noun.name}.${prop.name}`;

test('every noun stands in the manifest of tables, and everything there is a noun', () => {
  expect(nouns.length).toBeGreaterThan(20);
  expect(nouns.map((noun) => noun.target).filter((target) => !entities.includes(target as never))).toEqual([]);
  expect(entities.filter((entity) => !nouns.some((noun) => noun.target === (entity as unknown)))).toEqual([]);
});

test('whatever works by itself has a name that people read: jobs and crons act in the event log', () => {
  const words = new Set(allMessages().map(([key]) => key));
  expect([...jobs, ...crons].map((one) => one.kind).filter((kind) => !words.has(`jobKind.${kind}`))).toEqual([]);
});

test('TypeORM makes its metadata of them without a database', async () => {
  const source = new DataSource({ type: 'postgres', entities });
  await (source as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  expect(source.entityMetadatas.map((meta) => meta.tableName).sort()).toEqual(nouns.map((noun) => noun.table).sort());
});

test('every key of another row says of which noun, and that noun is there', () => {
  const names = new Set(nouns.map((noun) => noun.name));
  const keys = props.filter(({ prop }) => prop.kind === 'id' && !prop.hidden && !(prop.key && prop.name === 'id'));
  expect(keys.length).toBeGreaterThan(30);
  expect(keys.filter(({ prop }) => !prop.of || !names.has(prop.of)).map(named)).toEqual([]);
});

test('keys are read by edges that exist: `storeId` has a way to the store', () => {
  const schema = apiSchema();
  const lost = nouns.filter((noun) => !schema.getType(noun.name)).map((noun) => noun.name);
  expect(lost).toEqual([]);
});

test('words that guard are words of the one list', () => {
  const words = new Set<string>(PERMISSIONS);
  expect(nouns.filter((noun) => !words.has(noun.read)).map((noun) => noun.name)).toEqual([]);
  expect(props.filter(({ prop }) => prop.right && !words.has(prop.right)).map(named)).toEqual([]);
});

test('rule 2: a row that a customer owns carries her key, never null, and a letter of its own opens its id', () => {
  const owned = nouns.filter((noun) => noun.owner);
  expect(owned.length).toBeGreaterThan(5);
  expect(owned.filter((noun) => { const prop = noun.props.get(noun.owner as string); return !prop || prop.nullable || prop.of !== 'Customer'; }).map((noun) => noun.name)).toEqual([]);
  const letters = owned.filter((noun) => noun.props.has('id')).map((noun) => noun.letter);
  expect(letters.filter((letter) => !letter)).toEqual([]);
  expect(new Set(letters).size).toBe(letters.length);
});

test('fields carry their unit in their name', () => {
  const ending: Partial<Record<PropMeta['kind'], RegExp>> = { instant: /(^at$|At|After|Since|Until|From)$/, day: /(On|Until|From|To|Day|day|asOf|Of)$/ };
  expect(props.filter(({ prop }) => ending[prop.kind] && !ending[prop.kind]?.test(prop.name)).map(named)).toEqual([]);
  expect(props.filter(({ prop }) => prop.kind === 'boolean' && !/^(is|has|can|was|does)[A-Z]/.test(prop.name)).map(named)).toEqual([]);
});

test('tables are plural and in snake_case', () => {
  expect(nouns.map((noun) => noun.table).filter((table) => !/^[a-z]+(_[a-z]+)*$/.test(table))).toEqual([]);
});

test('the contract of the browser has types only', () => {
  const contract = readFileSync(new URL('../../schema/contract.ts', import.meta.url), 'utf8');
  expect(contract).not.toMatch(/^(import|const|let|function|class|export (const|function|class|default|enum))\b/m);
  for (const noun of nouns) expect(contract, noun.name).toMatch(new RegExp(`^export (interface|type) ${noun.name}\\b`, 'm'));
});

test('the manifests name each noun, resolver, job, cron and migration once', () => {
  for (const list of [entities, resolvers, jobs, crons, migrations]) expect(list.filter((one, i) => (list as readonly unknown[]).indexOf(one) !== i)).toEqual([]);
  expect(new Set(jobs.map((job) => job.kind)).size).toBe(jobs.length);
});
