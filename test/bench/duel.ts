// Servers against each other: rounds in which each is loaded in turn, the order rotating; what counts is the median of the rounds' ratios.
import type { Asked } from './asked.ts';
import type { LoadOrder, LoadReport, LoadRequest } from './load.ts';
import { cpuOf, start, stop } from './processes.ts';

export interface Runner { name: string; port: number; pid: number; request(asked: Asked, argument: string): LoadRequest }
export interface Figures { perSecond: number; p50: number; p99: number; serverMs: number; databaseMs: number }
export interface Outcome { rounds: Record<string, Figures>[]; names: string[] }

/** Requests after which a server's code has been compiled as well as it will be. */
const WARM = 3_000;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] as number : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

export const productRunner = (server: { port: number; pid: number; token: string }): Runner => ({
  name: 'product', port: server.port, pid: server.pid,
  request: (asked, argument) => ({
    method: 'POST', path: '/graphql', headers: { authorization: `Bearer ${server.token}`, accept: 'application/json' },
    body: JSON.stringify({ query: asked.product.query, variables: asked.product.variables(argument) }), must: asked.must(argument),
  }),
});
export const limitRunner = (server: { port: number; pid: number }): Runner => ({
  name: 'limit', port: server.port, pid: server.pid,
  request: (asked, argument) => ({ method: 'GET', path: `/${asked.limit}/${encodeURIComponent(argument)}`, must: asked.must(argument) }),
});

export class Load {
  private readonly child = start(process.execPath, ['--import', 'tsx', 'test/bench/load.ts'], {}, { ipc: true });

  run(order: LoadOrder): Promise<LoadReport> {
    return new Promise((resolve, reject) => {
      this.child.once('message', (report: LoadReport) => {
        if (report.failed) reject(new Error(`${report.failed} of ${report.done} answers were wrong: ${report.failure}`)); else resolve(report);
      });
      this.child.send(order);
    });
  }
  close(): Promise<void> { return stop(this.child); }
}

export interface DuelOptions { postmaster: number; rounds: number; seconds: number; connections?: number }

/** Loads every runner in every round; an answer that is not data ends the duel. */
export async function duel(runners: readonly Runner[], asked: Asked, args: readonly string[], options: DuelOptions): Promise<Outcome> {
  const load = new Load();
  const { connections = 16 } = options;
  const orders = new Map(runners.map((runner) => [runner.name, args.map((argument) => runner.request(asked, argument))]));
  const outcome: Outcome = { rounds: [], names: runners.map((runner) => runner.name) };
  try {
    for (const { name, port } of runners) await load.run({ port, connections, seconds: 2, requests: orders.get(name) ?? [], least: WARM });
    for (let round = 0; round < options.rounds; round += 1) {
      const figures: Record<string, Figures> = {};
      for (let turn = 0; turn < runners.length; turn += 1) {
        const { name, port, pid } = runners[(round + turn) % runners.length] as Runner;
        const before = { server: cpuOf(pid), database: cpuOf(options.postmaster) };
        const report = await load.run({ port, connections, seconds: options.seconds, requests: orders.get(name) ?? [] });
        figures[name] = {
          perSecond: report.done / report.seconds, p50: report.p50, p99: report.p99,
          serverMs: (cpuOf(pid) - before.server) / report.done, databaseMs: (cpuOf(options.postmaster) - before.database) / report.done,
        };
      }
      outcome.rounds.push(figures);
    }
  } finally { await load.close(); }
  return outcome;
}

/** Median over the rounds of one runner's figure, or of the ratio of two. */
export const figure = (outcome: Outcome, name: string, key: keyof Figures): number => median(outcome.rounds.map((round) => round[name]?.[key] ?? Number.NaN));
export const ratio = (outcome: Outcome, of: string, to: string, key: (figures: Figures) => number = (f) => f.perSecond): number =>
  median(outcome.rounds.map((round) => key(round[of] as Figures) / key(round[to] as Figures)));
/** One line of what was measured of a runner. */
export const say = (outcome: Outcome, name: string): string =>
  `${name}: ${figure(outcome, name, 'perSecond').toFixed(0)}/s, p50 ${figure(outcome, name, 'p50').toFixed(1)} p99 ${figure(outcome, name, 'p99').toFixed(1)} ms, CPU server ${figure(outcome, name, 'serverMs').toFixed(2)} database ${figure(outcome, name, 'databaseMs').toFixed(2)} ms`;
