// The first account of a chain of one's own, made from the command line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../../server/cli.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { signIn } from '../../server/platform/auth/session.service.ts';
import { ANONYMOUS } from '../../server/platform/access/viewer.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { refusal } from '../platform/auth-fixture.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-admin-'));
let database: TestDatabase;
let db: Database;
beforeAll(async () => { database = await freshDatabase(); db = await openDatabase({ url: database.url, poolSize: 4 }); attachEventLog(db); });
afterAll(async () => { await db?.close(); await database?.drop(); rmSync(folder, { recursive: true, force: true }); });

async function admin(...args: string[]): Promise<{ code: number | undefined; out: string; err: string }> {
  for (const [name, value] of Object.entries({ DATABASE_URL: database.url, DATA_DIR: folder })) vi.stubEnv(name, value);
  const said = { out: '', err: '' };
  vi.spyOn(console, 'log').mockImplementation((line: string) => { said.out += `${line}\n`; });
  vi.spyOn(console, 'error').mockImplementation((line: string) => { said.err += `${line}\n`; });
  const code = await run(['admin', ...args]);
  vi.restoreAllMocks();
  return { code, ...said };
}
const enter = (username: string, password: string) => signIn(systemContext(db, { viewer: ANONYMOUS }), { username, password });
const passwordIn = (out: string): string => /^wang\.fang: (\S{16,})$/m.exec(out)?.[1] ?? '';

test('an administrator is made, signs in with the password said once, and may hand out roles; nothing of the password stays', async () => {
  const made = await admin('Wang.Fang', '--name', '王芳');
  expect(made).toMatchObject({ code: 0, err: '' });
  const password = passwordIn(made.out);
  const { authenticated: { viewer } } = await enter('wang.fang', password);
  expect(viewer.name).toBe('王芳');
  expect(viewer.reaches.get('platform:grant-roles')).toMatchObject({ all: true });
  const { rows: events } = await db.write.query<{ kind: string; text: string }>('select kind, e::text as text from events e order by id');
  expect(events.map((event) => event.kind)).toEqual(expect.arrayContaining(['role.granted']));
  expect(events.filter((event) => event.text.includes(password))).toEqual([]);

  const again = await admin('wang.fang');
  expect(again.code).toBe(1);
  expect(again.err).toBe('There is an account "wang.fang" already: --reset gives it another password.\n');
  const reset = await admin('wang.fang', '--reset');
  expect(reset.code).toBe(0);
  expect((await refusal(enter('wang.fang', password))).code).toBe('UNAUTHENTICATED');
  expect((await enter('wang.fang', passwordIn(reset.out))).authenticated.viewer.username).toBe('wang.fang');
}, 60_000);

test('what cannot be done is said in one line, and nothing is half made', async () => {
  for (const [args, line] of [
    [[], /^Say the account/], [['nobody', '--reset'], /^There is no account "nobody"/], [['a b'], /\S/], [['one', 'two'], /"two" was not expected/], [['--force'], /--force/],
  ] as const) {
    const ended = await admin(...args);
    expect(ended.code, args.join(' ')).toBe(1);
    expect(ended.err).toMatch(line);
    expect(ended.err.trim()).not.toContain('\n');
  }
  const { rows } = await db.write.query<{ username: string }>("select username from users where username <> 'wang.fang'");
  expect(rows).toEqual([]);
});
