// Starts, shares and stops the embedded PostgreSQL that Aftercare brings along when no DATABASE_URL is given.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LauncherError } from './ground.mjs';
import { asAccount, findAccount, findBinaries } from './postgres-binaries.mjs';
import { findHome, makeCluster, makeThrowawayHome, processesIn, readPassword, readPidFile } from './postgres-cluster.mjs';


// sh keeps the server's life tied to ours: when the pipe on 3 closes, however we ended (kill -9 too), the server gets
// SIGINT, a fast and clean shutdown. A throwaway folder is swept here as well, since we may not be there to do it.
const KEEPER = `
sweep=$1; shift
"$@" 3<&- & server=$!
( read -r _ <&3; kill -INT $server ) 2>/dev/null & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
if [ -n "$sweep" ]; then rm -rf "$sweep"; fi
exit $code`;

const START_LIMIT_MS = 60_000;

/**
 * A running PostgreSQL for this DATA_DIR, started or shared with the process that already runs it.
 * With `throwaway` the cluster is fresh, not durable, and gone with this process; `inMemory` keeps it off the disk where memory is plenty,
 * and with `bySocket` its address leads through a socket beside the cluster.
 */
export async function startPostgres({ dataDir, throwaway = false, inMemory = false, bySocket = false, settings = {}, onRestart } = {}) {
  if (!throwaway && !dataDir) throw new TypeError('startPostgres needs dataDir');
  const place = throwaway ? prepareThrowaway(inMemory) : prepareKept(path.resolve(dataDir));
  const flags = { ...defaultSettings(throwaway), ...(throwaway && bySocket && { unix_socket_directories: socketFolder(place.home) }), ...settings };
  const password = readPassword(place.cluster);
  const database = throwaway ? 'postgres' : 'aftercare';
  const urlOf = ({ port }) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}${flags.unix_socket_directories && `?host=${flags.unix_socket_directories}`}`;
  const server = await acquireOpen(place, flags, async (found) => {
    if (!throwaway) await ensureDatabase(urlOf(found), database);
  });
  const state = { server, stopped: false, watch: null };
  const url = urlOf(server);
  if (!throwaway) state.watch = keepAlive(state, place, flags, onRestart);
  return {
    url,
    port: state.server.port,
    adopted: state.server.adopted,
    async stop() {
      state.stopped = true;
      clearTimeout(state.watch);
      await state.server.stop();
    },
  };
}

function prepareThrowaway(inMemory) {
  const account = findAccount();
  const home = makeThrowawayHome(account, inMemory);
  try {
    const { bin } = findBinaries(account, home);
    return { home, bin, account, cluster: makeCluster(home, bin, account, true), sweep: home };
  } catch (error) {
    fs.rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

function prepareKept(dataDir) {
  const lent = findAccount();
  const { bin, major } = findBinaries(lent, dataDir);
  const { home, account } = findHome(dataDir, major, lent);
  return { home, bin, account, cluster: makeCluster(home, bin, account, false), sweep: '' };
}

function defaultSettings(throwaway) {
  const roomy = os.totalmem() > 6 * 2 ** 30;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: roomy ? '512MB' : '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: roomy ? '2GB' : '768MB',
    random_page_cost: '1.1',
    jit: 'off',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_completion_target: '0.9',
    wal_compression: 'on',
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  // A failing statement may carry a customer's name; its text does not belong in a log file.
  if (!throwaway) return { ...settings, log_min_error_statement: 'panic', log_parameter_max_length_on_error: '0' };
  return { ...settings, shared_buffers: '256MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '10s' };
}

/**
 * The folder of the socket: only its account and root may enter it, and a question costs a fifth less than over TCP.
 * None where there are no such sockets, or the path is too long for one: then the address is the port's.
 */
const socketFolder = (home) => (process.platform !== 'win32' && /^[\w./-]+$/.test(home) && home.length < 80 ? home : '');

/** A server on which `open` succeeded; a shared one whose owner is just leaving is tried anew. */
async function acquireOpen(place, flags, open) {
  for (let attempt = 1; ; attempt += 1) {
    const server = await acquire(place, flags, null);
    try {
      await open(server);
      return server;
    } catch (error) {
      const leaving = ['57P01', '57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(error.code) || /terminated/.test(error.message);
      await server.stop();
      if (!server.adopted || !leaving || attempt === 20) throw error;
      await sleep(250);
    }
  }
}

/** Shares the server that holds the cluster, or starts one; two starts at once end with one server and one guest. */
async function acquire(place, flags, wantedPort) {
  const until = Date.now() + START_LIMIT_MS;
  let lastWords = '';
  while (Date.now() < until) {
    const live = await findLive(place);
    if (live) return { port: live.port, adopted: true, pid: live.pid, stop: async () => {} };
    const started = await launch(place, flags, wantedPort ?? (await freePort()));
    if (started.server) return started.server;
    lastWords = started.lastWords;
    // Another start holds the folder, or another program took the port: look again. Anything else is a real failure.
    if (!/lock file|could not bind|Address already in use|pre-existing shared memory/i.test(lastWords)) break;
    await sleep(200);
  }
  throw new LauncherError(`The embedded PostgreSQL did not start: ${lastWords || `no answer within ${START_LIMIT_MS / 1000} s`} (see ${logFile(place)})`);
}

async function findLive({ cluster }) {
  const until = Date.now() + START_LIMIT_MS;
  let orphansSince = null;
  for (;;) {
    const said = readPidFile(cluster);
    if (!said) return null;
    const living = processesIn(cluster);
    if (said.pid && living.includes(said.pid)) {
      if (said.ready && said.port && (await answers(said.port))) return said;
      if (Date.now() > until) throw new LauncherError(`A PostgreSQL (process ${said.pid}) holds ${cluster} but does not answer.`);
    } else if (living.length === 0) {
      // Nobody is there: the file is left over from a machine that went down or a killed server.
      fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
      return null;
    } else {
      // The server was killed and its children are still finishing.
      orphansSince ??= Date.now();
      if (Date.now() - orphansSince > 5_000) {
        throw new LauncherError(`Processes of a killed PostgreSQL still hold ${cluster}: ${living.join(', ')}. End them and start again.`);
      }
    }
    await sleep(100);
  }
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 2_000 });
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function logFile({ home }) {
  return path.join(home, 'server.log');
}

async function launch(place, flags, port) {
  const log = openLog(place);
  const said = fs.fstatSync(log).size;
  const options = Object.entries({ ...flags, port }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const command = [path.join(place.bin, 'postgres'), '-D', place.cluster, ...options];
  // A session of its own: Ctrl-C in the terminal must not reach the database before the application has drained.
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', place.sweep, ...command], {
    ...asAccount(place.account),
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => keeper.once('exit', resolve).once('error', resolve));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const until = Date.now() + START_LIMIT_MS;
  while (!over && Date.now() < until) {
    const pidFile = readPidFile(place.cluster);
    if (pidFile?.ready && pidFile.port === port && (await answers(port))) break;
    await sleep(25);
  }
  const pipe = keeper.stdio[3];
  pipe.on('error', () => {});
  if (over || Date.now() >= until) {
    pipe.destroy();
    const lastWords = lastError(place, said);
    fs.closeSync(log);
    return { lastWords };
  }
  fs.closeSync(log);
  // The database alone must not keep a finished program alive.
  keeper.unref();
  pipe.unref();
  const stop = async () => {
    keeper.ref();
    pipe.destroy();
    const late = sleep(15_000, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') signalServer(place, 'SIGQUIT');
    await ended;
    // The account may sweep the folder but not always remove it from its parent.
    if (place.sweep) fs.rmSync(place.sweep, { recursive: true, force: true });
  };
  return { server: { port, adopted: false, isOver: () => over, stop } };
}

function signalServer({ cluster }, signal) {
  const said = readPidFile(cluster);
  if (said?.pid && processesIn(cluster).includes(said.pid)) process.kill(said.pid, signal);
}

function openLog(place) {
  const file = logFile(place);
  if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) fs.renameSync(file, `${file}.1`);
  const log = fs.openSync(file, 'a', 0o600);
  if (place.account) fs.fchownSync(log, place.account.uid, place.account.gid);
  return log;
}

function lastError(place, from) {
  const text = fs.readFileSync(logFile(place)).subarray(from).toString('utf8');
  const lines = text.split('\n').filter((line) => /FATAL|PANIC|ERROR|error|could not|cannot/.test(line));
  return (lines[0] ?? text.trim().split('\n').pop() ?? '').replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim();
}

async function ensureDatabase(url, database) {
  const { default: pg } = await import('pg');
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database "${database}"`);
  } catch (error) {
    // Two first starts at once: whoever comes second finds it made.
    if (!['42P04', '23505'].includes(error.code)) throw error;
  } finally {
    await client.end();
  }
}

/**
 * Brings the database back on the same port when its process died, or when the process that we shared it with went.
 * The application only sees its connections break and opens new ones.
 */
function keepAlive(state, place, flags, onRestart) {
  const look = async () => {
    const { server } = state;
    const gone = server.adopted ? !processesIn(place.cluster).includes(server.pid) : server.isOver();
    if (gone && !state.stopped) {
      try {
        const next = await acquire(place, flags, server.port);
        if (state.stopped) await next.stop();
        else state.server = next;
        onRestart?.();
      } catch (error) {
        onRestart?.(error);
      }
    }
    if (!state.stopped) state.watch = setTimeout(look, 500).unref();
  };
  return setTimeout(look, 500).unref();
}
