// Programs that tests start, and kill, as processes of their own: bundled first, since a process that loads some thousand sources one by one takes seconds each time.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../server/launcher/build.mjs';
import { withLock } from '../../server/launcher/ground.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let application: Promise<string> | null = null;

/** The application as it is shipped: `node <this> serve`, and all its other commands. */
export function builtApplication(): Promise<string> {
  application ??= ensureBuilt('server').then(() => path.join(ROOT, 'dist', 'server', 'cli.mjs'));
  return application;
}

/**
 * A test's worker with the sources it imports, in one file; in `beforeAll`. All workers are built by the first who asks in a run, as all of
 * them hold the same sources, and with the packages in them: looking for their thousand files took two thirds of a start.
 */
export async function builtWorker(file: URL): Promise<string> {
  const folder = path.join(ROOT, 'test', '.artifacts', 'programs');
  const run = process.env.TEST_DATABASE_TEMPLATE ?? '';
  const made = path.join(folder, '.run');
  await withLock('test-workers', async () => {
    if (existsSync(made) && readFileSync(made, 'utf8') === run) return;
    const workers = readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.worker.ts'));
    const { build, loadConfigFromFile } = await import('vite');
    const server = await loadConfigFromFile({ command: 'build', mode: 'production' }, path.join(ROOT, 'server', 'vite.config.ts'), ROOT, 'silent');
    await build({
      root: ROOT, configFile: false, publicDir: false, logLevel: 'error', ssr: server?.config.ssr,
      build: {
        ssr: true, target: 'node20', outDir: folder, emptyOutDir: true, minify: false,
        rolldownOptions: { input: Object.fromEntries(workers.map((name) => [path.basename(name, '.ts'), path.join(ROOT, 'test', name)])), output: { entryFileNames: '[name].mjs', keepNames: true } },
      },
    });
    writeFileSync(made, run);
  });
  return path.join(folder, `${path.basename(file.pathname, '.ts')}.mjs`);
}
