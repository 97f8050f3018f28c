// Reading: a customer in full, a page of a list, a rule being tried; each against the limit, and against PostGraphile where it runs.
import { DETAIL, LIST, PREVIEW, QUEUE, PREVIEW_ARGUMENT, REPLY, type Asked } from './asked.ts';
import { duel, Load, limitRunner, productRunner, ratio, figure, say, type Outcome, type Runner } from './duel.ts';
import { lookOver } from '../../server/platform/jobs/upkeep.job.ts';
import type { Ground, Seeded } from './ground.ts';
import { postgraphile } from './postgraphile.ts';
import { atLeast, atMost, skipped, type BenchOptions, type Measured, type Row } from './row.ts';

/** Customers with purchases, spread over the whole table. */
export async function someCustomers(chain: Seeded): Promise<string[]> {
  const { rows } = await chain.db.write.query<{ id: string }>(
    'select customer_id::text id from customer_behaviour where customer_id % greatest(1, $1::int / 500) = 3 order by customer_id limit 500', [chain.customers]);
  return rows.map((row) => row.id);
}
export async function someLists(chain: Seeded): Promise<string[]> {
  const { rows } = await chain.db.write.query<{ id: string }>(`select id::text from stores s where exists (select 1 from customers c where c.store_id = s.id and c.tier = 'GOLD') order by id`);
  return rows.flatMap(({ id }) => [`${id}|GOLD`, `${id}|REGULAR`]);
}

export async function against(ground: Ground, asked: Asked, argsOf: (chain: Seeded) => Promise<string[]>, options: BenchOptions, role = 'crm'): Promise<{ outcome: Outcome; why: string | null }> {
  const chain = await ground.chain();
  const [product, limit] = [await ground.product(chain, role), await ground.limit(chain)];
  const runners: Runner[] = [productRunner(product), limitRunner(limit)];
  const other = asked.postgraphile ? await postgraphile(ground, chain) : null;
  if (other && 'runner' in other) runners.push(other.runner);
  try {
    return {
      outcome: await duel(runners, asked, await argsOf(chain), { postmaster: await ground.postmaster(chain), rounds: options.rounds, seconds: options.seconds }),
      why: other && 'why' in other ? other.why : null,
    };
  } finally {
    await Promise.all([product.stop(), limit.stop(), other && 'runner' in other ? other.stop() : null]);
  }
}

export function table(name: string, outcome: Outcome, bars: { limit: [number, number]; other?: [number, number] }, why: string | null): Measured[] {
  const notes = outcome.names.map((runner) => say(outcome, runner));
  const cpu = ratio(outcome, 'limit', 'product', (f) => f.serverMs + f.databaseMs);
  const rows = [
    atLeast(`${name}: throughput of the limit`, ratio(outcome, 'product', 'limit'), ...bars.limit, notes),
    // Other work on the machine moves throughput; processor time a request it hardly moves.
    { what: `${name}: processor time, limit ÷ product`, bar: '', measured: cpu.toFixed(2), holds: null },
  ];
  if (bars.other) {
    rows.push(outcome.names.includes('postgraphile')
      ? atLeast(`${name}: throughput of PostGraphile 5`, ratio(outcome, 'product', 'postgraphile'), ...bars.other)
      : skipped(`${name}: throughput of PostGraphile 5`, `>= ${bars.other[0]}`, why ?? 'not there'));
  }
  return rows;
}

export const detailRow: Row = {
  name: 'detail', about: 'a customer with store, tags and the last 20 purchases',
  async run(ground, options) {
    const { outcome, why } = await against(ground, DETAIL, someCustomers, options);
    return table('detail', outcome, { limit: [0.5, 0.6], other: [2.2, 2.8] }, why);
  },
};

/** Stores and states of tickets that fill a page. */
export async function someQueues(chain: Seeded): Promise<string[]> {
  const { rows } = await chain.db.write.query<{ queue: string }>(
    `select store_id || '|' || status queue from tickets where status in ('OPEN', 'WAITING', 'CLOSED') group by store_id, status having count(*) >= 25 order by 1`);
  return rows.map((row) => row.queue);
}

const listed = (name: string, about: string, asked: Asked, argsOf: (chain: Seeded) => Promise<string[]>, role?: string): Row => ({
  name, about,
  async run(ground, options) {
    const { outcome, why } = await against(ground, asked, argsOf, options, role);
    const share = ratio({ ...outcome, rounds: outcome.rounds.map((r) => ({ a: r.product as never, b: r.limit as never })) }, 'a', 'b', (f) => f.serverMs)
      * figure(outcome, 'limit', 'serverMs') / (figure(outcome, 'limit', 'serverMs') + figure(outcome, 'limit', 'databaseMs'));
    return [...table(name, outcome, { limit: [0.6, 0.8], other: [1.8, 2.2] }, why), atMost(`${name}: server CPU of the limit’s total CPU`, share, 0.35, '')];
  },
});
export const listRow = listed('list', '25 tickets by store and state in due order, with customer, tier, tags, assignee, store, the last 3 events and the total', QUEUE, someQueues, 'admin');
export const customersRow = listed('customers', '25 customers of a store and tier with store, tags, behaviour and the total', LIST, someLists);

export const previewRow: Row = {
  name: 'preview', about: 'a rule being tried: spend in 365 days > 50,000 or 12 visits in 30 days, not tagged X; count and first 25',
  async run(ground, options) {
    const { outcome, why } = await against(ground, PREVIEW, async () => [PREVIEW_ARGUMENT], options);
    const rows = table('preview', outcome, { limit: [0.8, 1] }, why);
    return [...rows, ...await alone(ground, ground.size, options)];
  },
};

async function alone(ground: Ground, customers: number, options: BenchOptions): Promise<Measured[]> {
  const chain = await ground.chain(customers, customers === ground.size ? customers : 0);
  const product = await ground.product(chain);
  try {
    const outcome = await duel([productRunner(product)], PREVIEW, [PREVIEW_ARGUMENT], { postmaster: await ground.postmaster(chain), rounds: options.rounds, seconds: 2, connections: 1 });
    return [atMost(`preview: one connection, ${customers.toLocaleString('en')} customers`, figure(outcome, 'product', 'p50'), 15, 'ms', [say(outcome, 'product')], 1)];
  } finally { await product.stop(); }
}

export const millionRow: Row = {
  name: 'million', about: 'a rule being tried on 1,000,000 customers', run: (ground, options) => alone(ground, options.isQuick ? ground.size * 5 : 1_000_000, options),
};

/** Open tickets all over the table, so that few replies meet on one. */
export async function openTickets(chain: Seeded): Promise<string[]> {
  const { rows } = await chain.db.write.query<{ id: string }>(
    `select 'W' || customer_id || '-' || id id from tickets where is_open and assignee_id is not null and (id * 7919) % 10 = 3 order by id limit 3000`);
  return rows.map((row) => row.id);
}

const GROWING = [['detail', DETAIL, someCustomers], ['list', QUEUE, someQueues], ['write', REPLY, openTickets]] as const;
export const growthRow: Row = {
  name: 'growth', about: 'the same requests on a tenth of the customers and on all of them',
  async run(ground, options) {
    const chains = [await ground.chain(ground.small), await ground.chain()] as const;
    const products = [await ground.product(chains[0], 'admin'), await ground.product(chains[1], 'admin')] as const;
    const rows: Measured[] = [];
    // The worker would have, within a minute of what was measured before.
    for (const chain of chains) await lookOver(chain.ctx);
    try {
      for (const [name, asked, argsOf] of GROWING) {
        const args = [await argsOf(chains[0]), await argsOf(chains[1])] as const;
        const runners = products.map((product, i): Runner => {
          const { request, ...rest } = productRunner(product);
          let turn = 0;
          return { ...rest, name: i ? 'large' : 'small', request: (one) => { const of = args[i] as string[]; return request(one, of[turn++ % of.length] as string); } };
        });
        const outcome = await duel(runners, asked, args[1], { postmaster: await ground.postmaster(chains[1]), rounds: options.rounds, seconds: options.seconds });
        rows.push(atMost(`growth: ${name}, ${ground.small.toLocaleString('en')} to ${ground.size.toLocaleString('en')}`, ratio(outcome, 'small', 'large'), 1.3, 'x', outcome.names.map((n) => say(outcome, n))));
      }
    } finally { await Promise.all(products.map((product) => product.stop())); }
    return rows;
  },
};

const UPDATES = 50_000;
/** What the litter of many writes does to reading. */
export const churnRow: Row = {
  name: 'churn', about: 'the ticket list before and after 50,000 replies, tidied by nobody but the database itself and the worker’s upkeep, once',
  async run(ground, options) {
    const chain = await ground.chain();
    const product = await ground.product(chain, 'admin');
    const runner = productRunner(product);
    const load = new Load();
    try {
      const measure = async () => duel([runner], QUEUE, await someQueues(chain), { postmaster: await ground.postmaster(chain), rounds: options.rounds, seconds: options.seconds });
      const before = await measure();
      const tickets = await openTickets(chain);
      const updates = options.isQuick ? UPDATES / 10 : UPDATES;
      for (let done = 0; done < updates;) done += (await load.run({ port: runner.port, connections: 16, seconds: 10, requests: tickets.map((id) => runner.request(REPLY, id)), least: Math.min(5_000, updates - done) })).done;
      await lookOver(chain.ctx);
      const after = await measure();
      return [atMost(`churn: list after ${updates.toLocaleString('en')} replies`, figure(before, 'product', 'perSecond') / figure(after, 'product', 'perSecond'), 1.5, 'x', [`before ${say(before, 'product')}`, `after ${say(after, 'product')}`])];
    } finally { await Promise.all([load.close(), product.stop()]); }
  },
};
