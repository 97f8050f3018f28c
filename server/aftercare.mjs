// npm run aftercare -- <command>: the application's commands, with packages, bundle and database put in place first.
import { leaveNote, loadApplication, provideDatabase } from './launcher/application.mjs';
import { ensureBuilt } from './launcher/build.mjs';
import { prepareGround, runMain } from './launcher/ground.mjs';
import { ensurePackages } from './launcher/install.mjs';

// These stay; all other commands end, and so does the database that was started for them.
const LASTING = ['serve', 'worker'];

await runMain(async () => {
  const args = process.argv.slice(2);
  prepareGround();
  await ensurePackages();
  await ensureBuilt(...(args[0] === 'serve' ? ['admin', 'server'] : ['server']));
  const needsDatabase = args.length > 0 && !args[0].startsWith('-') && !args.includes('--help') && !args.includes('-h') && args[0] !== 'help';
  const postgres = needsDatabase ? await provideDatabase() : null;
  if (args[0] === 'serve') leaveNote();
  const { run } = await loadApplication();
  const code = await run(args);
  if (LASTING.includes(args[0]) && !code && needsDatabase) return;
  await postgres?.stop();
  process.exit(code ?? process.exitCode ?? 0);
});
