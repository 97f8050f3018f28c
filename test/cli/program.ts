// Runs the commands as a person does: a process of its own, its exit code and its words.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshDatabase } from '../support/database.ts';
import { builtApplication } from '../support/program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended { code: number | null; out: string; err: string }
export interface Desk {
  url: string;
  folder: string;
  file(name: string): string;
  /** `aftercare <args>` on this desk's database. */
  aftercare(...args: string[]): Promise<Ended>;
  leave(): Promise<void>;
}

/** A database and a folder of one's own, and the commands on them. */
export async function desk(): Promise<Desk> {
  const database = await freshDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-cli-'));
  return {
    url: database.url, folder,
    file: (name) => path.join(folder, name),
    aftercare: (...args) => run(args, { DATABASE_URL: database.url, DATA_DIR: path.join(folder, 'data') }),
    async leave() { await database.drop(); rmSync(folder, { recursive: true, force: true }); },
  };
}

/** One command, with the settings given and no others. */
export async function run(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const program = await builtApplication();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: ROOT, env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', NODE_ENV: 'test', TZ: 'UTC', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => { ended.out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { ended.err += chunk.toString(); });
    child.once('error', reject);
    child.once('close', (code) => { resolve({ ...ended, code }); });
  });
}
