// Every operation that the console may send is valid against the schema that the server serves.
import 'reflect-metadata';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getNamedType, type GraphQLSchema, Kind, parse, print, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import '../../admin/messages.ts';
import '../../admin/operations.ts';
import { buildQuery } from '../../admin/provider/build-query.ts';
import { allResources, type ResourceDefinition } from '../../admin/provider/resources.ts';
import { CHANGED, JOB_PROGRESSED } from '../../admin/provider/realtime.ts';
import { rooms } from '../../admin/resources.tsx';
import { PRESENCE } from '../../admin/shared/usePresence.ts';
import { TICKET_CHANGED } from '../../admin/tickets/useArrivals.ts';
import { apiSchema } from '../../server/api-schema.ts';

const admin = fileURLToPath(new URL('../../admin', import.meta.url));
const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = `${folder}/${name}`;
  return statSync(path).isDirectory() ? files(path) : [path];
});

let schema: GraphQLSchema;
beforeAll(() => { schema = apiSchema(); });
/** Where a colleague's name is asked for without the English one beside it. */
function namesAlone(text: string): string[] {
  const info = new TypeInfo(schema);
  const found: string[] = [];
  visit(parse(text), visitWithTypeInfo(info, {
    SelectionSet(set) {
      const asked = set.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
      if (['Employee', 'User', 'Viewer'].includes(getNamedType(info.getType())?.name ?? '') && asked.includes('name') && !asked.includes('nameEn')) found.push(text.slice(0, 60));
    },
  }));
  return found;
}
const problems = (text: string): string[] => validate(schema, parse(text)).map((error) => error.message);

/** The text constants of a file, each with those of its own file filled in. */
function constantsIn(source: string): Map<string, string> {
  const found = new Map([...source.matchAll(/const (\w+)(?:: string)? =\s*(?:'([^']*)'|`([^`]*)`);/g)].map((m) => [m[1] as string, m[2] ?? m[3] ?? '']));
  const fill = (text: string): string => text.replace(/\$\{(\w+)\}/g, (whole, name: string) => (found.has(name) ? fill(found.get(name) as string) : whole));
  return new Map([...found].map(([name, text]) => [name, fill(text)]));
}
const programs = files(admin).filter((file) => /\.tsx?$/.test(file)).map((file) => { const source = readFileSync(file, 'utf8'); return { file, source, constants: constantsIn(source) }; });

/** The documents written in a file, with text constants filled in: its own, and those that it imports by name. */
function documentsIn({ source, constants }: (typeof programs)[number]): string[] {
  const imported = (name: string): string | undefined => (new RegExp(`import [^;]*\\b${name}\\b[^;]* from`).test(source) ? programs.find((one) => one.source.includes(`export const ${name} =`))?.constants.get(name) : undefined);
  const filled = (text: string): string => text.replace(/\$\{(\w+)\}/g, (_, name: string) => constants.get(name) ?? imported(name) ?? `MISSING_${name}`);
  // Those in brackets are put together when the program runs: where a part is no constant, what runs checks them.
  return [...[...source.matchAll(/\bgql`([^`]*)`/g)].map((m) => filled(m[1] as string)), ...[...source.matchAll(/\bgql\(`([^`]*)`\)/g)].map((m) => filled(m[1] as string)).filter((text) => !/\$\{|MISSING_/.test(text))];
}

const written = programs.flatMap((program) => documentsIn(program).map((text) => ({ text, name: `${program.file.slice(admin.length + 1)} ${/(?:query|mutation) (\w+)/.exec(text)?.[1] ?? ''}` })));

const searched = rooms.flatMap((room) => (room.search ? [{ name: room.name, text: room.search.query }] : []));
test('there are operations to check', () => expect(written.length).toBeGreaterThan(5));
test.each(written)('$name is valid', ({ text }) => expect(problems(text)).toEqual([]));

test('whoever is asked for by name is asked for by the English one, too: the console says it by format.person', () => {
  const resources = allResources().map((d) => print(buildQuery('GET_LIST', d.name, { filter: {} }).query));
  expect([...written.map(({ text }) => text), ...searched.map(({ text }) => text), ...resources].flatMap(namesAlone)).toEqual([]);
});

test.each([['jobProgressed', JOB_PROGRESSED], ['changed', CHANGED], ['ticketChanged', TICKET_CHANGED], ['presence', PRESENCE]])('the subscription %s is valid', (_, text) => expect(problems(text)).toEqual([]));

test('command search asks valid questions', () => {
  for (const { name, text } of searched) expect(problems(text), name).toEqual([]);
});

describe('registered resources', () => {
  const verbs = (d: ResourceDefinition): [string, Record<string, unknown>][] => [
    ...([['GET_LIST', { filter: {}, pagination: { page: 1, perPage: 25 } }], ['GET_MANY', { ids: ['1'] }]] as [string, Record<string, unknown>][]),
    ...(d.one ? [['GET_ONE', { id: '1' }]] as [string, Record<string, unknown>][] : []),
    ...(d.create ? [['CREATE', { data: {} }]] as [string, Record<string, unknown>][] : []),
    ...(d.update ? [['UPDATE', { id: '1', data: {}, previousData: {} }]] as [string, Record<string, unknown>][] : []),
    ...(d.remove ? [['DELETE', { id: '1', previousData: {} }]] as [string, Record<string, unknown>][] : []),
  ];
  test('ask and write as the schema says', () => {
    const wrong = allResources().flatMap((d) => verbs(d).flatMap(([verb, params]) =>
      problems(print(buildQuery(verb, d.name, params).query)).map((message) => `${d.name} ${verb}: ${message}`)));
    expect(wrong).toEqual([]);
  });
});
