// Child processes of the bench: started, waited for, weighed by what the kernel says of them, and stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TICK_MS = 10;

export interface Running { child: ChildProcess; pid: number; port: number; stop(): Promise<void> }

const alive = new Set<ChildProcess>();
process.once('exit', () => { for (const child of alive) child.kill('SIGKILL'); });

/** Starts a program; its words are shown only when it fails to come up or breaks down. */
export function start(command: string, args: readonly string[], env: Record<string, string | undefined>, options: { cwd?: string; ipc?: boolean } = {}): ChildProcess & { words: string[] } {
  const child = spawn(command, args, { cwd: options.cwd ?? ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', ...(options.ipc ? ['ipc' as const] : [])] }) as ChildProcess & { words: string[] };
  child.words = [];
  const keep = (chunk: Buffer) => { child.words.push(String(chunk)); if (child.words.length > 50) child.words.shift(); };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  alive.add(child);
  child.once('exit', () => { alive.delete(child); });
  return child;
}

/** Runs a program to its end; its words when it went well, an error with them when not. */
export async function runToEnd(command: string, args: readonly string[], env: Record<string, string | undefined> = {}, options: { cwd?: string } = {}): Promise<string> {
  const child = start(command, args, env, options);
  const code = await new Promise<number | null>((resolve, reject) => { child.once('close', resolve); child.once('error', reject); });
  if (code !== 0) throw new Error(`${command} ${args.join(' ').slice(0, 200)} ended with ${code}\n${child.words.join('')}`);
  return child.words.join('');
}

/** A server once it answers at `path`. */
export async function startServer(command: string, args: readonly string[], env: Record<string, string | undefined>, port: number, path: string, options: { cwd?: string } = {}): Promise<Running> {
  const child = start(command, args, env, options);
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}\n${child.words.join('')}`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer && answer.status < 500) break;
    if (tries > 6_000) { child.kill('SIGKILL'); throw new Error(`No answer from ${args.join(' ')}\n${child.words.join('')}`); }
    await sleep(10);
  }
  return { child, pid: child.pid as number, port, stop: () => stop(child) };
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill('SIGTERM');
  const timer = setTimeout(() => { child.kill('SIGKILL'); }, 15_000);
  await gone;
  clearTimeout(timer);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

interface Stat { pid: number; parent: number; ms: number; childrenMs: number }
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parts = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return { pid, parent: parts[1] as number, ms: ((parts[11] as number) + (parts[12] as number)) * TICK_MS, childrenMs: ((parts[13] as number) + (parts[14] as number)) * TICK_MS };
  } catch { return null; }
}

/** Processor time that a process and all below it have used so far, ended children included. */
export function cpuOf(pid: number): number {
  const stats = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))).filter((stat) => stat !== null);
  const below = new Set([pid]);
  for (let grew = true; grew;) {
    grew = false;
    for (const stat of stats) if (below.has(stat.parent) && !below.has(stat.pid)) { below.add(stat.pid); grew = true; }
  }
  return stats.filter((stat) => below.has(stat.pid)).reduce((sum, stat) => sum + stat.ms + stat.childrenMs, 0);
}

/** Most memory that a process has had, in MB. */
export const peakMemoryOf = (pid: number): number => {
  try { return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024; } catch { return 0; }
};
