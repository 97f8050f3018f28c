// P43: what is shipped beside our own code: one graphql, patched versions, an exact lock, licences that may be given on.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Locked { version?: string; integrity?: string; resolved?: string; license?: string; dev?: boolean; optional?: boolean; peer?: boolean; link?: boolean; dependencies?: Record<string, string>; devDependencies?: Record<string, string> }
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const lock = read<{ lockfileVersion: number; packages: Record<string, Locked> }>('package-lock.json');
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 13);
const atLeast = (version: string, floor: string): boolean => version.localeCompare(floor, 'en', { numeric: true }) >= 0;

test('P43: there is one copy of graphql, and it is 16.15.0 or later of 16', () => {
  const copies = packages.filter(([place]) => nameOf(place) === 'graphql');
  expect(copies.map(([place]) => place)).toEqual(['node_modules/graphql']);
  const installed = read<{ version: string }>('node_modules/graphql/package.json').version;
  expect(installed).toMatch(/^16\./);
  expect(atLeast(installed, '16.15.0'), installed).toBe(true);
  expect(readdirSync('node_modules').filter((name) => existsSync(path.join('node_modules', name, 'node_modules', 'graphql', 'package.json')))).toEqual([]);
});

test.each([['@apollo/server', '5.5.0'], ['type-graphql', '2.0.0-rc.4'], ['typeorm', '1.1.1'], ['ws', '8.17.1'], ['graphql-ws', '6.0.0'], ['express', '5.1.0'], ['multer', '2.0.2'], ['graphile-worker', '0.17.0']])(
  'P43: %s is %s or later, without the holes that earlier ones had', (name, floor) => {
    const { version } = read<{ version: string }>(`node_modules/${name}/package.json`);
    expect(atLeast(version, floor), version).toBe(true);
  });

test('P43: the lock names each package by version and hash, agrees with package.json and with what is installed', () => {
  expect(lock.lockfileVersion).toBeGreaterThanOrEqual(3);
  const root = lock.packages[''] as Locked;
  const wanted = read<Locked>('package.json');
  expect(root.dependencies).toEqual(wanted.dependencies);
  expect(root.devDependencies).toEqual(wanted.devDependencies);
  const loose = packages.filter(([, { version, integrity, link }]) => link || !version || !/^\d+\.\d+\.\d+/.test(version) || !integrity?.startsWith('sha512-'));
  expect(loose.map(([place]) => place)).toEqual([]);
  const foreign = packages.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'));
  expect(foreign.map(([place]) => place)).toEqual([]);
  const other = packages.filter(([place, { version, optional, peer }]) => {
    const file = path.join(place, 'package.json');
    return existsSync(file) ? read<{ version: string }>(file).version !== version : !optional && !peer;
  });
  expect(other.map(([place]) => place)).toEqual([]);
});

// Permissive ones, and those whose conditions end at their own files.
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0', 'Python-2.0', 'Zlib', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'PostgreSQL', 'OFL-1.1']);
/** Packages that name theirs in the old way or in a file only. */
const SAID_ELSEWHERE: Record<string, { file: string; says: RegExp }> = {
  busboy: { file: 'LICENSE', says: /Permission is hereby granted, free of charge/ },
  'png-js': { file: 'LICENSE', says: /Permission is hereby granted, free of charge/ },
  streamsearch: { file: 'LICENSE', says: /Permission is hereby granted, free of charge/ },
};

test('P43: every dependency’s licence is one that may be given on', () => {
  const refused = packages.filter(([place, { license }]) => {
    const name = nameOf(place);
    const elsewhere = SAID_ELSEWHERE[name];
    if (!license && elsewhere) return !elsewhere.says.test(readFileSync(path.join(place, elsewhere.file), 'utf8'));
    const words = (license ?? 'none').replace(/[()]/g, '').split(/ (?:OR|AND) /);
    return license?.includes(' OR ') ? !words.some((word) => ALLOWED.has(word)) : !words.every((word) => ALLOWED.has(word));
  });
  expect(refused.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
});

test('P43: what only tests and builds need is not asked for by the product', () => {
  const { devDependencies = {} } = read<Locked>('package.json');
  const dev = new Set(Object.keys(devDependencies).filter((name) => !name.startsWith('@types/')));
  const imports = readdirSync('server', { recursive: true }).map(String).filter((name) => name.endsWith('.ts') && !/vite\.config/.test(name)).flatMap((name) => {
    const text = readFileSync(path.join('server', name), 'utf8');
    return [...text.matchAll(/(?:from|import\()\s*'([^'.][^']*)'/g)].map(([, from = '']) => ({ name, from: from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/') }));
  });
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ from }) => dev.has(from)).map(({ name, from }) => `${name} imports ${from}`)).toEqual([]);
  expect(realpathSync('node_modules/graphql')).toContain('graphql');
});
