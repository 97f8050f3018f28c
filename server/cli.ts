// The application's commands: finds the one that is meant, reads its options, and says in one line what is wrong with them.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EnvError } from './core/env.ts';
import type { Command } from './cli/command.ts';

const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  serve: { summary: 'serve the API and the console', load: () => import('./cli/serve.ts') },
  worker: { summary: 'run background work only', load: () => import('./cli/worker.ts') },
  migrate: { summary: 'bring the database up to date, or one step back', load: () => import('./cli/migrate.ts') },
  admin: { summary: 'make an administrator, or give one another password', load: () => import('./cli/admin.ts') },
  seed: { summary: 'load the demo chain, small or large', load: () => import('./cli/seed.ts') },
  import: { summary: 'take a file in: customers, purchases, employees', load: () => import('./cli/import.ts') },
  export: { summary: 'give rows out as CSV', load: () => import('./cli/export.ts') },
  'verify-log': { summary: 'check the event log along its hash chain', load: () => import('./cli/verify-log.ts') },
  backup: { summary: 'write everything into one file', load: () => import('./cli/backup.ts') },
  restore: { summary: 'read such a file into an empty database', load: () => import('./cli/restore.ts') },
};

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['npm run aftercare -- <command> [options]', '', ...lines, '', '<command> --help says more.'].join('\n');
}

/** Runs one command; answers its exit code, or nothing for those that go on until they are stopped. */
export async function run(argv: readonly string[]): Promise<number | undefined> {
  const [name = '', ...args] = argv;
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    console.log(overview());
    return name === '' ? 1 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) return fail(`There is no command "${name.slice(0, 40)}": ${Object.keys(COMMANDS).join(', ')}.`);
  try {
    const { command } = await entry.load();
    const help = (): string => [`npm run aftercare -- ${command.usage}`, '', command.help].join('\n');
    if (args.includes('--help') || args.includes('-h')) { console.log(help()); return 0; }
    let given: ReturnType<typeof parseArgs>;
    try {
      given = parseArgs({ args, options: command.options as ParseArgsConfig['options'], allowPositionals: true, strict: true });
    } catch (error) {
      return fail(`${(error as Error).message.split('. ')[0]}. See: ${name} --help`);
    }
    return await command.run(given.values as Record<string, string | boolean | undefined>, given.positionals);
  } catch (error) {
    if (error instanceof EnvError || (error as Error).name === 'Refusal') return fail((error as Error).message);
    const said = (error as { say?: (locale: 'zh' | 'en') => string }).say?.('en');
    if (said) return fail(said);
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return 1;
  }
}

function fail(line: string): number {
  console.error(line.replace(/\s*\n\s*/g, ' '));
  return 1;
}

// `tsx server/cli.ts serve` (npm run dev) runs it as a program; the launchers import it.
if (process.argv[1] && /[\\/]server[\\/]cli\.(ts|mjs)$/.test(process.argv[1])) {
  run(process.argv.slice(2)).then((code) => { if (code !== undefined) process.exit(code); }, (error: unknown) => { console.error(error); process.exit(1); });
}
