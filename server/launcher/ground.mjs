// What every command stands on: the repository's root, Node's version, .env, one-line failures, locks and child processes.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** A failure that a person can act on; its message is one line and is shown without a stack. */
export class LauncherError extends Error {
  name = 'LauncherError';
}

/** Checks Node, goes to the root and reads .env; what the shell sets wins over the file. */
export function prepareGround() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Aftercare needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  process.chdir(ROOT);
  const file = path.join(ROOT, '.env');
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/** The folder for database and uploads, absolute. */
export function dataDir() {
  return path.resolve(ROOT, process.env.DATA_DIR || '.data');
}

/** Ends the program with one clear line. */
export function fail(line) {
  console.error(line);
  process.exit(1);
}

/** Runs the command's main function; a failure meant for people is one line, any other keeps its stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (error?.name === 'LauncherError') fail(error.message);
    console.error(error);
    process.exit(1);
  }
}

/** Says what is being done, apart from what the application itself prints. */
export function say(line) {
  console.log(`· ${line}`);
}

/** Runs one of the installed packages' programs, or any script, with this Node; resolves to its exit code. */
export function runNode(args, options = {}) {
  return runChild(process.execPath, args, options);
}

/** Runs a child that ends when we end; resolves to its exit code. With `quiet` its words are shown only if it fails. */
export function runChild(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const words = [];
    child.stdout?.on('data', (chunk) => words.push(chunk));
    child.stderr?.on('data', (chunk) => words.push(chunk));
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    // A signal meant for us while a child works: pass it on and leave with the customary code.
    const signals = [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ].map(([signal, code]) => [signal, () => process.exit(code)]);
    for (const [signal, leave] of signals) process.once(signal, leave);
    const settle = (finish) => {
      process.removeListener('exit', end);
      for (const [signal, leave] of signals) process.removeListener(signal, leave);
      finish();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code) =>
      settle(() => {
        if (quiet && code !== 0) process.stderr.write(Buffer.concat(words));
        resolve(code ?? 1);
      }),
    );
  });
}

/** Lets one process at a time do a job in this checkout; a lock whose owner is gone is taken over. */
export async function withLock(name, job) {
  const file = path.join(ROOT, 'dist', `.${name}.lock`);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  } catch (error) {
    fail(`This folder can't be written (${error.code}): run the command as the account that owns ${ROOT}.`);
  }
  for (let told = false; ; ) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`${file} can't be written (${error.code}): run the command as the account that owns ${ROOT}.`);
    }
    if (!isAlive(readOwner(file))) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`Another command is busy with the same (${name}); waiting for it.`);
    told = true;
    await sleep(300);
  }
  try {
    return await job();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function readOwner(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    // Just created and not yet written: its owner is at work.
    return text === '' ? process.pid : Number(text);
  } catch {
    return 0;
  }
}

/** True when a process of that number lives, whoever owns it. */
export function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
