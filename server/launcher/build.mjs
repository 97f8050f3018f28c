// Builds the console and the server's bundle when their sources have changed since the last build.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LauncherError, prepareGround, ROOT, runMain, runNode, say, withLock } from './ground.mjs';
import { ensurePackages } from './install.mjs';

const TARGETS = {
  admin: { what: 'the console', config: 'admin/vite.config.ts', sources: ['admin', 'schema/contract.ts'] },
  server: { what: 'the server', config: 'server/vite.config.ts', sources: ['server', 'schema', 'migrations', 'seeds'] },
};

/** Makes dist/<target> current for each of `admin` and `server` that is asked for. */
export async function ensureBuilt(...targets) {
  for (const target of targets) {
    if (isFresh(target)) continue;
    await withLock(`build-${target}`, async () => {
      if (!isFresh(target)) await build(target);
    });
  }
}

async function build(target) {
  const { what, config } = TARGETS[target];
  const began = Date.now();
  const hash = hashSources(target);
  const out = path.join(ROOT, 'dist', target);
  // Built beside and swapped in at the end: a killed build leaves the old one whole.
  const draft = `${out}.new-${randomBytes(4).toString('hex')}`;
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '-c', config, '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  // NODE_ENV of the caller (test, development) must not decide what is built.
  const code = await runNode(args, { quiet: true, env: { NODE_ENV: 'production' } });
  if (code !== 0) {
    fs.rmSync(draft, { recursive: true, force: true });
    throw new LauncherError(`${what[0].toUpperCase()}${what.slice(1)} could not be built (see above).`);
  }
  if (target === 'server') await keepCode(draft);
  fs.writeFileSync(path.join(draft, '.sources'), hash);
  fs.rmSync(`${out}.old`, { recursive: true, force: true });
  if (fs.existsSync(out)) fs.renameSync(out, `${out}.old`);
  fs.renameSync(draft, out);
  fs.rmSync(`${out}.old`, { recursive: true, force: true });
  say(`Built ${what} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** Loads what every command needs once, and keeps beside the bundle what V8 made of it (see server/entry.mjs). */
async function keepCode(folder) {
  const load = "const { run } = await import(process.argv[1]); for (const name of ['serve', 'import', 'export']) await run([name, '--help']);";
  // Without it a start takes longer and is no worse.
  await runNode(['--input-type=module', '-e', load, pathToFileURL(path.join(folder, 'cli.mjs')).href], { quiet: true, env: { AFTERCARE_KEEP_CODE: 'true' } });
}

function isFresh(target) {
  try {
    return fs.readFileSync(path.join(ROOT, 'dist', target, '.sources'), 'utf8') === hashSources(target);
  } catch {
    return false;
  }
}

function hashSources(target) {
  const hash = createHash('sha256');
  const add = (entry) => {
    const full = path.join(ROOT, entry);
    const stat = fs.statSync(full, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(full).sort()) add(`${entry}/${name}`);
    } else {
      hash.update(`${entry}\0${stat.size}\0`).update(fs.readFileSync(full));
    }
  };
  for (const entry of [...TARGETS[target].sources, 'package-lock.json', 'tsconfig.json']) add(entry);
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    prepareGround();
    await ensurePackages();
    await ensureBuilt('admin', 'server');
    say('dist/ is current.');
  });
}
