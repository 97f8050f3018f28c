// Who may import whom: every arrow of the code base against the table of the house.
import { describe, expect, test } from 'vitest';
import { arrows, roomOf, type Arrow } from './sources.ts';

/** Modules, oldest first: an arrow points to what is older. */
const AGES = ['platform', 'measures', 'forms', 'staff', 'training', 'customers', 'tickets', 'voice', 'quality', 'incentives'];
/** What nouns and verbs of every age may use. */
const GROUND = ['schema/base.ts', 'schema/page.ts', 'schema/permission.ts', 'schema/places.ts', 'schema/scalars.ts', 'schema/text.ts'];
/** What an older module shows to the younger ones. */
const SHOWN = /\.(service|events|registry)\.ts$/;
/** Files that put the parts together; nothing else imports them. */
const COMPOSITION = /^server\/[\w-]+\.ts$|^server\/cli\//;

const ageOf = (file: string): number => AGES.indexOf(file.split('/')[1] ?? '');
const isModule = (file: string): boolean => /^(server|schema)\//.test(file) && ageOf(file) >= 0;
const real = (arrow: Arrow): arrow is Arrow & { to: string } => arrow.to !== null;
const across = arrows.filter(real).filter(({ from, to }) => roomOf(from) !== roomOf(to));
const from = (pattern: RegExp): (Arrow & { to: string })[] => across.filter((arrow) => pattern.test(arrow.from));
const wrong = (list: readonly (Arrow & { to: string })[], allowed: (arrow: Arrow & { to: string }) => boolean): string[] =>
  list.filter((arrow) => !allowed(arrow)).map(({ from: source, to, kind }) => `${source} -> ${to}${kind === 'value' ? '' : ` (${kind})`}`);

test('there are arrows to judge, and each ends at a file', () => {
  expect(across.length).toBeGreaterThan(500);
  expect(arrows.filter((arrow) => arrow.to === null && arrow.from !== 'test/launcher/commands.test.ts').map((arrow) => `${arrow.from} -> ${arrow.said}`)).toEqual([]);
});

describe('schema', () => {
  const nouns = from(/^schema\/\w+\//);
  test('nouns import the ground and older nouns only', () => {
    expect(wrong(nouns, ({ from: source, to }) => GROUND.includes(to) || (to.startsWith('schema/') && isModule(to) && ageOf(to) <= ageOf(source)))).toEqual([]);
  });
  test('the ground imports the ground', () => {
    expect(wrong(from(/^schema\/(base|page|permission|places|scalars|text)\.ts$/), ({ to }) => GROUND.includes(to))).toEqual([]);
  });
});

test('migrations import nothing of ours: the schema moves on, history must not', () => {
  expect(wrong(from(/^migrations\//), () => false)).toEqual([]);
});

describe('server', () => {
  test('the core knows no module; entities and migrations only where the database is opened', () => {
    expect(wrong(from(/^server\/core\//), ({ from: source, to }) =>
      GROUND.includes(to) || (source === 'server/core/database.ts' && ['schema/entities.ts', 'migrations/index.ts'].includes(to)))).toEqual([]);
  });
  test('modules import core, nouns of no younger age, and of older modules only what those show', () => {
    const modules = across.filter(({ from: source }) => source.startsWith('server/') && isModule(source));
    expect(modules.length).toBeGreaterThan(150);
    expect(wrong(modules, ({ from: source, to }) => {
      if (to.startsWith('server/core/') || GROUND.includes(to)) return true;
      if (!isModule(to) || ageOf(to) > ageOf(source)) return false;
      return to.startsWith('schema/') || (SHOWN.test(to) && ageOf(to) < ageOf(source));
    })).toEqual([]);
  });
  test('every folder of the server has its place in this table', () => {
    const known = new Set(['core', 'http', 'cli', 'launcher', ...AGES]);
    expect([...new Set(arrows.map((arrow) => arrow.from).filter((file) => /^server\/[\w-]+\//.test(file)).map((file) => file.split('/')[1] as string))].filter((name) => !known.has(name))).toEqual([]);
  });
  test('the HTTP room stands on core and platform', () => {
    expect(wrong(from(/^server\/http\//), ({ to, kind }) =>
      to.startsWith('server/core/') || to.startsWith('server/platform/') || GROUND.includes(to) || (to === 'server/routes.ts' && kind === 'type'))).toEqual([]);
  });
  test('the launcher imports nothing but itself: it runs before the packages are there', () => {
    expect(wrong(from(/^server\/launcher\//), () => false)).toEqual([]);
  });
  test('what puts the parts together is imported by nothing else', () => {
    expect(wrong(across.filter(({ to }) => COMPOSITION.test(to)), ({ from: source, to, kind }) =>
      COMPOSITION.test(source) || source.startsWith('test/') || (to === 'server/routes.ts' && kind === 'type'))).toEqual([]);
  });
  test('resolvers, access, edges and jobs are imported by manifests only', () => {
    expect(wrong(arrows.filter(real).filter(({ to }) => /\.(resolver|access|edges|job|jobs)\.ts$/.test(to)), ({ from: source, to }) =>
      COMPOSITION.test(source) || source.startsWith('test/') || (/\.jobs?\.ts$/.test(to) && roomOf(source) === roomOf(to)))).toEqual([]);
  });
  test('rules import neither database nor service: nouns, pure parts of the core, other rules and tables', () => {
    expect(wrong(arrows.filter(real).filter(({ from: source }) => /^server\/.*\.rules\.ts$/.test(source)), ({ to, kind }) =>
      kind === 'type' ? !/\.(service|resolver|job|access)\.ts$/.test(to) : /^schema\/|\.(rules|messages|catalogue|matrix)\.ts$|^server\/core\/(?!read\/|database|context|transact|env|version)/.test(to))).toEqual([]);
  });
});

describe('seeds', () => {
  // The demo chain comes in as a person and the worker would bring it: with the event log on, as the system, with hashed passwords.
  const DOORS = ['server/platform/events/event.subscriber.ts', 'server/platform/jobs/system-context.ts', 'server/platform/auth/password.ts'];
  test('import nouns, core, services and rules', () => {
    expect(wrong(from(/^seeds\//), ({ to }) => /^(schema|server\/core)\/|\.(service|rules)\.ts$/.test(to) || DOORS.includes(to))).toEqual([]);
  });
  test('are reached by the start and the commands only', () => {
    expect(wrong(across.filter(({ to }) => to.startsWith('seeds/')), ({ from: source }) => ['server/main.ts', 'server/cli/seed.ts'].includes(source) || source.startsWith('test/'))).toEqual([]);
  });
});

describe('admin', () => {
  // Forms are filled in many modules by one set of fields.
  const FRAME = ['provider', 'shared', 'forms', 'i18n', 'theme', 'layout'];
  const screens = from(/^admin\//);
  test('knows the server by its contract alone, and that as types; of the nouns where they are shown', () => {
    expect(wrong(screens, ({ to, kind }) => to.startsWith('admin/') || to === 'schema/places.ts' || (to === 'schema/contract.ts' && kind === 'type'))).toEqual([]);
  });
  test('screens of a module import the frame, never another module', () => {
    // The console of tickets stands in several folders: the queue in tickets, what belongs to one ticket in ticket-*.
    const moduleOf = (file: string): string => (file.split('/')[1] ?? '').replace(/^ticket-[\w-]+$/, 'tickets');
    const modules = screens.filter(({ from: source, to }) => /^admin\/[\w-]+\//.test(source) && to.startsWith('admin/') && !FRAME.includes(source.split('/')[1] ?? ''));
    expect(modules.length).toBeGreaterThan(100);
    expect(wrong(modules, ({ from: source, to }) =>
      FRAME.includes(to.split('/')[1] ?? '') || moduleOf(to) === moduleOf(source) || to === 'admin/rooms.ts' || (to === 'admin/resources.tsx' && source.startsWith('admin/home/')))).toEqual([]);
  });
  test('the frame points downwards: layout, shared, provider, words and theme', () => {
    const below: Record<string, string[]> = { layout: ['provider', 'shared', 'i18n', 'theme'], shared: ['provider', 'i18n', 'theme'], forms: ['shared', 'provider', 'i18n', 'theme'], provider: ['i18n'], i18n: [], theme: [] };
    expect(wrong(screens.filter(({ from: source }) => FRAME.includes(source.split('/')[1] ?? '')), ({ from: source, to }) => {
      const room = source.split('/')[1] as string;
      return below[room]?.includes(to.split('/')[1] ?? '') || (to === 'schema/places.ts' && ['layout', 'shared'].includes(room)) || (room === 'layout' && ['admin/rooms.ts', 'admin/resources.tsx'].includes(to));
    })).toEqual([]);
  });
});

test('tests are imported by tests only', () => {
  expect(wrong(across.filter(({ to }) => to.startsWith('test/')), ({ from: source }) => source.startsWith('test/'))).toEqual([]);
});
