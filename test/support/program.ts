// Programs that tests start, and kill, as processes of their own: bundled first, since a process that loads some thousand sources one by one takes seconds each time.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../server/launcher/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let application: Promise<string> | null = null;

/** The application as it is shipped: `node <this> serve`, and all its other commands. */
export function builtApplication(): Promise<string> {
  application ??= ensureBuilt('server').then(() => path.join(ROOT, 'dist', 'server', 'cli.mjs'));
  return application;
}

/** A test's worker with the sources it imports, in one file; once for a test file, in `beforeAll`. */
export async function builtWorker(file: URL): Promise<string> {
  const { build } = await import('vite');
  const name = path.basename(file.pathname, '.ts');
  const outDir = path.join(ROOT, 'test', '.artifacts', 'programs', name);
  await build({
    root: ROOT, configFile: false, publicDir: false, logLevel: 'error', ssr: { external: true },
    build: {
      ssr: true, target: 'node20', outDir, emptyOutDir: true, minify: false,
      rolldownOptions: { input: { [name]: fileURLToPath(file) }, output: { entryFileNames: '[name].mjs', keepNames: true } },
    },
  });
  return path.join(outDir, `${name}.mjs`);
}
