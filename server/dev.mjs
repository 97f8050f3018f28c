// npm run dev: the server restarted and the console reloaded as their sources change, on one shared embedded database.
import path from 'node:path';
import { address, provideDatabase } from './launcher/application.mjs';
import { prepareGround, ROOT, runMain, runNode, say } from './launcher/ground.mjs';
import { ensurePackages } from './launcher/install.mjs';

await runMain(async () => {
  prepareGround();
  await ensurePackages();
  await provideDatabase();
  if (process.env.NODE_ENV !== 'production') process.env.DEMO ||= 'on';
  const packages = path.join(ROOT, 'node_modules');
  say(`Server with reload at ${address().url}; the console with reload is Vite's address below.`);
  const ends = [
    runNode([path.join(packages, 'tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', 'server/cli.ts', 'serve']),
    runNode([path.join(packages, 'vite', 'bin', 'vite.js'), '-c', 'admin/vite.config.ts']),
  ];
  process.exit(await Promise.race(ends));
});
