// The database's folder: where it lies, how it is made, and which processes are using it.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LauncherError } from './ground.mjs';
import { asAccount, isRoot, STATE_DIR } from './postgres-binaries.mjs';

const PASSWORD_FILE = 'aftercare-password';

/**
 * The folder that holds (or will hold) the cluster of this DATA_DIR, with the account that owns it.
 * The major version is part of the path, because a folder can only be read by the PostgreSQL that made it.
 */
export function findHome(dataDir, major, account) {
  makeDataDir(dataDir);
  const name = `postgres-${major}`;
  const near = path.join(dataDir, name);
  refuseOtherMajor(dataDir, name, major);
  const far = isRoot() ? path.join(STATE_DIR, 'clusters', dataDirId(dataDir), name) : null;
  for (const home of [near, far]) {
    const owned = home && ownerOf(path.join(home, 'cluster'), account);
    if (!owned) continue;
    if (canWrite(home, owned)) return { home, account: owned };
    throw new LauncherError(
      isRoot()
        ? `The database in ${home} can't be reached by its account "${owned.name}": make the folders above it passable (chmod o+x).`
        : `The database in ${home} belongs to another account: start as that account, or set DATA_DIR to a folder of your own.`,
    );
  }
  if (prepare(near, account)) return { home: near, account };
  if (far && prepare(far, account)) {
    fs.writeFileSync(path.join(dataDir, `${name}.location`), `${far}\n`);
    return { home: far, account };
  }
  throw new LauncherError(`The database's folder ${near} can't be written: set DATA_DIR to a folder that you may write.`);
}

const MEMORY = '/dev/shm';
const GIB = 2 ** 30;

/**
 * Whether a cluster may lie in memory: a copy of a database is a thousand small files, whose blocks a busy disk takes seconds to
 * swallow. Half a run's gigabytes must be left over, and a TMPDIR that somebody set is obeyed.
 */
function hasMemory() {
  if (process.platform !== 'linux' || process.env.TMPDIR) return false;
  const limit = process.constrainedMemory?.() ?? 0;
  const left = Math.min(os.freemem(), limit > 0 && limit < os.totalmem() ? limit - process.memoryUsage().rss : Infinity);
  try {
    const { bavail, bsize } = fs.statfsSync(MEMORY);
    return bavail * bsize >= 4 * GIB && left >= 8 * GIB;
  } catch {
    return false;
  }
}

/** A fresh folder for a throwaway cluster; its name is random, so nobody can have laid anything there before. */
export function makeThrowawayHome(account, inMemory) {
  const places = [...(inMemory && hasMemory() ? [MEMORY] : []), os.tmpdir(), ...(isRoot() ? [path.join(STATE_DIR, 'tmp')] : [])];
  for (const place of places) {
    fs.mkdirSync(place, { recursive: true });
    if (place.startsWith(STATE_DIR)) fs.chmodSync(place, 0o711);
    const home = fs.mkdtempSync(path.join(place, 'aftercare-postgres-'));
    if (prepare(home, account)) return home;
    fs.rmSync(home, { recursive: true, force: true });
  }
  throw new LauncherError(`No folder for a throwaway database: ${places.join(' and ')} can't be written.`);
}

function makeDataDir(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    // Root lends its database to an account that must pass through here; the files within keep their own modes.
    if (isRoot()) fs.chmodSync(dataDir, fs.statSync(dataDir).mode | 0o011);
  } catch (error) {
    throw new LauncherError(`DATA_DIR ${dataDir} can't be made: ${error.message}`);
  }
}

function refuseOtherMajor(dataDir, name, major) {
  const others = fs.readdirSync(dataDir).filter((entry) => /^postgres-\d+$/.test(entry) && entry !== name);
  if (others.length === 0 || fs.existsSync(path.join(dataDir, name))) return;
  throw new LauncherError(
    `${path.join(dataDir, others[0])} was made by PostgreSQL ${others[0].slice(9)}, and this version of Aftercare brings PostgreSQL ${major}: ` +
      'restore a backup into a new DATA_DIR, or move the old folder away to begin empty.',
  );
}

/** A random word kept in DATA_DIR: a checkout made anew at the same path must not meet the old one's database. */
function dataDirId(dataDir) {
  const file = path.join(dataDir, 'cluster-id');
  try {
    fs.writeFileSync(file, randomBytes(12).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const id = fs.readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{24}$/.test(id)) throw new LauncherError(`${file} is damaged: it should hold 24 hexadecimal digits.`);
  return id;
}

/** Who owns an existing cluster. Root goes on as that owner, so a database survives a change of account. */
function ownerOf(cluster, account) {
  let stat;
  try {
    stat = fs.statSync(cluster);
  } catch (error) {
    if (error.code === 'EACCES') throw new LauncherError(`The database in ${cluster} belongs to another account: start as that account, or set DATA_DIR.`);
    return null;
  }
  if (!isRoot()) return { name: String(process.getuid()), uid: process.getuid(), gid: process.getgid() };
  if (account && stat.uid === account.uid) return account;
  if (stat.uid === 0) throw new LauncherError(`The database in ${cluster} belongs to root, as which PostgreSQL does not run: give it to an ordinary account.`);
  return { name: `#${stat.uid}`, uid: stat.uid, gid: stat.gid };
}

function prepare(home, account) {
  try {
    fs.mkdirSync(home, { recursive: true, mode: 0o711 });
    if (account) fs.chownSync(home, account.uid, account.gid);
    fs.chmodSync(home, 0o700);
  } catch {
    return false;
  }
  return canWrite(home, account);
}

function canWrite(folder, account) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w . && test -r .', folder], asAccount(account)).status === 0;
}

/** Makes the cluster under a draft name and renames it, so that a killed first run leaves nothing half made. */
export function makeCluster(home, bin, account, throwaway) {
  const cluster = path.join(home, 'cluster');
  if (fs.existsSync(path.join(cluster, 'PG_VERSION'))) return cluster;
  removeOldDrafts(home);
  const draft = path.join(home, `cluster.new-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  const password = randomBytes(24).toString('base64url');
  fs.writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) fs.chownSync(passwordFile, account.uid, account.gid);
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const args = ['-D', draft, '-U', 'postgres', '-E', 'UTF8', `--locale=${locale}`, '--data-checksums'];
  // A password that was drawn is not guessed faster where it is hashed once; tests sign in to their databases thousands of times.
  args.push('-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...(throwaway ? ['--no-sync', '--set', 'scram_iterations=1'] : []));
  const answer = spawnSync(path.join(bin, 'initdb'), args, { ...asAccount(account), encoding: 'utf8' });
  if (answer.status !== 0) {
    fs.rmSync(draft, { recursive: true, force: true });
    fs.rmSync(passwordFile, { force: true });
    const why = (answer.error?.message ?? answer.stderr).trim().split('\n').pop();
    throw new LauncherError(`The database could not be created in ${home}: ${why}`);
  }
  fs.renameSync(passwordFile, path.join(draft, PASSWORD_FILE));
  try {
    fs.renameSync(draft, cluster);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(cluster)) throw error; // else another start was faster
  }
  return cluster;
}

function removeOldDrafts(home) {
  for (const name of fs.readdirSync(home).filter((entry) => entry.startsWith('cluster.new-'))) {
    const entry = path.join(home, name);
    // An hour is longer than any initdb: a younger draft may belong to a start that is running now.
    if (Date.now() - fs.statSync(entry).mtimeMs > 3_600_000) fs.rmSync(entry, { recursive: true, force: true });
  }
}

/** The superuser's password, made at random with the cluster. */
export function readPassword(cluster) {
  return fs.readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim();
}

/** What postmaster.pid says, or null when there is none. */
export function readPidFile(cluster) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' };
}

/**
 * The live processes working in the cluster: every PostgreSQL process has the data folder as its current folder,
 * and a zombie has none, which tells a dead server from a live one where the number in the pid file can't.
 */
export function processesIn(cluster) {
  const real = fs.realpathSync(cluster);
  if (process.platform !== 'linux') return processesByLsof(real);
  const found = [];
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (fs.readlinkSync(`/proc/${name}/cwd`) === real) found.push(Number(name));
    } catch {
      // Gone meanwhile, a zombie, or another account's.
    }
  }
  return found;
}

function processesByLsof(real) {
  const answer = spawnSync('lsof', ['-t', '-a', '-d', 'cwd', real], { encoding: 'utf8' });
  return (answer.stdout ?? '').split('\n').filter(Boolean).map(Number);
}
