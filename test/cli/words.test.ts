// What the commands say: help on each, and one clear line with exit code 1 for everything that is wrong with what they are given.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../server/cli.ts';
import { desk, run as runProcess, type Desk } from './program.ts';

let own: Desk;
beforeAll(async () => { own = await desk(); });
afterAll(() => own?.leave());

const said: { out: string[]; err: string[] } = { out: [], err: [] };
beforeEach(() => {
  said.out = []; said.err = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => { said.out.push(line); });
  vi.spyOn(console, 'error').mockImplementation((line: string) => { said.err.push(line); });
  vi.stubEnv('DATABASE_URL', own.url);
  vi.stubEnv('DATA_DIR', own.file('data'));
});

const SECRET = randomBytes(32).toString('hex');
const COMMANDS = ['serve', 'worker', 'migrate', 'seed', 'import', 'export', 'verify-log', 'backup', 'restore'];

test('without a command all are listed, and the exit code is 1; with --help it is 0', async () => {
  expect(await run([])).toBe(1);
  for (const name of COMMANDS) expect(said.out.join('\n')).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  expect(await run(['--help'])).toBe(0);
});

test.each(COMMANDS)('%s --help says how it is used', async (name) => {
  expect(await run([name, '--help'])).toBe(0);
  expect(said.out[0]).toMatch(new RegExp(`^npm run aftercare -- ${name}\\b.*\\n\\n.{30,}`));
});

describe('bad input is told in one line', () => {
  const wrong: [string, string[], RegExp][] = [
    ['a command that is not there', ['sed'], /^There is no command "sed": serve, worker/],
    ['an option that is not there', ['seed', '--users', '5'], /^Unknown option '--users'\. See: seed --help$/],
    ['a number that is none', ['seed', '--customers', 'many'], /^--customers must be a whole number from 10 to 20000000\.$/],
    ['a number out of bounds', ['seed', '--months', '0'], /^--months must be/],
    ['a word too many', ['migrate', 'everything'], /^"everything" was not expected here\.$/],
    ['no kind', ['import'], /^Import what\? One of .*customers/],
    ['a kind that is not there', ['import', 'cats', 'a.csv'], /^Import what\?/],
    ['no file', ['import', 'customers'], /^Which file\?/],
    ['a file that is not there', ['import', 'customers', '/nowhere/a.csv'], /nowhere|file/i],
    ['a rule for duplicates that is none', ['import', 'customers', 'a.csv', '--duplicates', 'maybe'], /^--duplicates must be merge, skip or new\.$/],
    ['a mapping that is not JSON', ['import', 'customers', 'a.csv', '--map', '/etc/hostname'], /^--map \/etc\/hostname is not a JSON file\.$/],
    ['undo of nothing', ['import', 'undo'], /^Which import\?/],
    ['undo of what is not there', ['import', 'undo', '999999'], /./],
    ['an export of nothing', ['export'], /^Export what\?/],
    ['a filter that is not JSON', ['export', 'customers', '--filter', '{tier'], /^--filter is not JSON\.$/],
    ['a filter of a field that is not there', ['export', 'customers', '--filter', '{"shoeSize":{"eq":"43"}}'], /^--filter .*shoeSize/],
    ['a column that is not there', ['export', 'customers', '--columns', 'shoeSize'], /shoeSize/],
    ['no backup to restore', ['restore'], /^restore needs/],
    ['a backup that is not there', ['restore', '/nowhere/a.backup'], /^There is no file \/nowhere\/a\.backup\.$/],
    ['a folder that is not there', ['backup', '/nowhere/a.backup'], /^There is no folder \/nowhere\.$/],
  ];
  test.each(wrong)('%s', async (_name, args, line) => {
    expect(await run(args)).toBe(1);
    expect(said.err.length).toBe(1);
    expect(said.err[0]).toMatch(line);
    expect(said.err[0]).not.toMatch(/\n|\bat .*\.ts:/);
  });

  test('a file that is no table', async () => {
    writeFileSync(own.file('noise.csv'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7]));
    expect(await run(['import', 'customers', own.file('noise.csv')])).toBe(1);
    expect(said.err.length).toBe(1);
  });

  test('a file that is no backup', async () => {
    writeFileSync(own.file('noise.backup'), 'not a backup at all');
    expect(await run(['restore', own.file('noise.backup')])).toBe(1);
    expect(said.err.join()).toMatch(/^[^\n]*backup[^\n]*$/);
  });
});

describe('settings are read once, and a wrong one is named', () => {
  beforeEach(() => { vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/nowhere'); });
  test.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { PORT: 'http' }, /^PORT /],
    ['a zone that is none', { TZ_BUSINESS: 'Mars/Olympus' }, /^TZ_BUSINESS is not a time zone/],
    ['a weak secret', { AUTH_SECRET: 'secret' }, /^AUTH_SECRET must have 32 characters or more/],
    ['production without a secret', { NODE_ENV: 'production' }, /^AUTH_SECRET is required when NODE_ENV=production/],
    ['the demo in production', { NODE_ENV: 'production', AUTH_SECRET: SECRET, DEMO: 'on' }, /^DEMO cannot be on when NODE_ENV=production/],
    ['a database that does not answer', {}, /^The database nowhere at 127\.0\.0\.1:1 cannot be used \(ECONNREFUSED\): look at DATABASE_URL\.$/],
    ['no database at all', { DATABASE_URL: '' }, /^DATABASE_URL is missing/],
  ])('%s stops the start in one line', async (_name, env, line) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await run(['serve'])).toBe(1);
    expect(said.err.length).toBe(1);
    expect(said.err[0]).toMatch(line);
    expect(said.err[0]).not.toMatch(/\n|secret$/);
    expect(said.err[0]).not.toContain(SECRET);
  });

  test('as a process: one line on stderr, nothing on stdout, exit code 1', async () => {
    const ended = await runProcess(['serve'], { DATABASE_URL: 'postgres://127.0.0.1:1/nowhere', NODE_ENV: 'production' });
    expect(ended).toEqual({ code: 1, out: '', err: 'AUTH_SECRET is required when NODE_ENV=production\n' });
  }, 120_000);
});
