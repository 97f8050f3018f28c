// Installs the packages when the lock has changed since they were installed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fail, ROOT, runChild, say, withLock } from './ground.mjs';

const LOCK = path.join(ROOT, 'package-lock.json');
const MODULES = path.join(ROOT, 'node_modules');
const MARK = path.join(MODULES, '.aftercare-installed');

/** Runs `npm ci` unless what is in node_modules is what the lock asks for. */
export async function ensurePackages() {
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (isInstalled()) return; // the one that we waited for did it
    say('Installing packages (npm ci); the first time takes a minute or two.');
    // Vite and the tests are development packages, which NODE_ENV=production would leave out.
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
    const npm = process.env.npm_execpath;
    const env = cacheFolder();
    const code = npm?.endsWith('.js')
      ? await runChild(process.execPath, [npm, ...args], { env })
      : await runChild(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env });
    if (code !== 0) fail(`The packages could not be installed: npm ci ended with code ${code}.`);
    fs.writeFileSync(MARK, wanted());
  });
}

function wanted() {
  const hash = createHash('sha256').update(fs.readFileSync(LOCK));
  return hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
}

function isInstalled() {
  try {
    if (fs.readFileSync(MARK, 'utf8') === wanted()) return true;
  } catch {
    // No mark: perhaps npm was run by hand.
  }
  if (!agreesWithLock()) return false;
  try {
    fs.writeFileSync(MARK, wanted());
  } catch {
    // A checkout that we may only read needs no mark.
  }
  return true;
}

/** npm leaves its own record of what it installed; when it names the lock's versions, `npm ci` would change nothing. */
function agreesWithLock() {
  try {
    const asked = JSON.parse(fs.readFileSync(LOCK, 'utf8')).packages;
    const have = JSON.parse(fs.readFileSync(path.join(MODULES, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(asked).every(([name, entry]) => {
      if (name === '') return true;
      if (!have[name]) return entry.optional === true || entry.devOptional === true;
      return have[name].version === entry.version && fs.existsSync(path.join(ROOT, name, 'package.json'));
    });
  } catch {
    return false;
  }
}

/** An account without a home (nobody) has no place for npm's cache, so it gets one in the checkout. */
function cacheFolder() {
  let folder = process.env.npm_config_cache || path.join(process.env.HOME || '/nonexistent', '.npm');
  while (!fs.existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: path.join(ROOT, 'dist', 'npm-cache') };
  }
}
