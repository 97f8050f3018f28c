// Writing: a reply on a ticket, receipts that arrive, a segment that is saved; and a start, and news to a thousand listeners.
import { WebSocket } from 'ws';
import { computeSegment } from '../../server/customers/segment.membership.ts';
import { saveSegment } from '../../server/customers/segment.service.ts';
import { addReceipts } from '../../server/customers/behaviour.statements.ts';
import { recordPurchases } from '../../server/customers/purchase.service.ts';
import { recordPurchase } from '../../server/customers/record-purchase.service.ts';
import { transact } from '../../server/core/transact.ts';
import '../../server/edges.ts';
import '../../server/access.ts';
import { PREVIEW_RULE, REPLY, UNIQUE } from './asked.ts';
import { median } from './duel.ts';
import { CLI, type Product } from './ground.ts';
import { freePort, startServer } from './processes.ts';
import { against, openTickets, table } from './reading.ts';
import { atLeast, atMost, type Row } from './row.ts';

export const replyRow: Row = {
  name: 'reply', about: 'a reply on a ticket: its event, the ticket, the event log and the outbox in one transaction',
  async run(ground, options) {
    const { outcome, why } = await against(ground, REPLY, openTickets, options, 'admin');
    return table('reply', outcome, { limit: [0.45, 0.6] }, why);
  },
};

class TakenBack extends Error {}

export const arriveRow: Row = {
  name: 'arrive', about: 'receipts in batches, and one until tier and segments show it',
  async run(ground) {
    const chain = await ground.chain();
    const { rows: customers } = await chain.db.write.query<{ member: string; store: string }>(
      'select member_no member, store_id::text store from customers where member_no is not null and not is_stand_in and merged_into_id is null and (id * 7919) % 10 = 3 order by id limit 5000');
    await chain.db.write.query('create extension if not exists pg_stat_statements');
    const whole: number[] = [];
    const upkeep: number[] = [];
    const spentOn = async (what: string): Promise<number> => Number((await chain.db.write.query<{ ms: number }>('select sum(total_exec_time) ms from pg_stat_statements where query like $1', [`%${what}%`])).rows[0]?.ms ?? Number.NaN) * 1000 / customers.length;
    for (let batch = 0; batch < 4; batch += 1) {
      await chain.db.write.query('select pg_stat_statements_reset()');
      const began = new Date();
      const lines = customers.map(({ member, store }, i) => ({
        rowNo: i + 1, storeId: store, receiptNo: `B${began.getTime()}-${i}`, sku: 'BENCH', description: 'Bench', quantity: '1', soldAt: began.toISOString(), unitPrice: '25.00',
        customerKey: member, country: null, channel: null, category: null,
      }));
      const result = await transact(chain.ctx, (tx) => recordPurchases(tx, lines as never));
      if (result.rejected.length) throw new Error(`${result.rejected.length} receipts were refused`);
      whole.push(await spentOn('insert into customer_behaviour as b'));
      // The statement also writes receipts and lines; what behaviour costs of it is seen by running that part alone, on the same receipts, and taking it back.
      await transact(chain.ctx, async (tx) => {
        await tx.manager.query(`create temporary table bench_arrived on commit drop as select customer_id, business_on, sales_amount sales, returns_amount returns, 1 visits from purchases where receipt_no like 'B${began.getTime()}-%'`);
        await tx.manager.query('analyze bench_arrived');
        await tx.manager.query('select pg_stat_statements_reset()');
        await tx.manager.query(`/* bench: behaviour alone */ ${addReceipts('bench_arrived', 'current_date')}`);
        upkeep.push(Number((await tx.manager.query<{ ms: number }[]>("select sum(total_exec_time) ms from pg_stat_statements where query like '%bench: behaviour alone%' or query like '%from customer_behaviour where customer_id = any%'"))[0]?.ms ?? Number.NaN) * 1000 / customers.length);
        throw new TakenBack();
      }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
      // What was taken back is litter that no receipt of a chain meets.
      await chain.db.direct.query('vacuum customer_behaviour');
    }
    const one = customers[7] as (typeof customers)[number];
    const began = performance.now();
    await recordPurchase(chain.ctx, { storeId: one.store, receiptNo: `ONE-${Date.now()}`, purchasedAt: new Date().toISOString(), memberNo: one.member, lines: [{ sku: 'BENCH', quantity: '1', unitPrice: '60000.00' }] } as never);
    const { rows: [seen] } = await chain.db.write.query<{ tier: string }>('select tier from customers where member_no = $1', [one.member]);
    const took = (performance.now() - began) / 1000;
    if (seen?.tier !== 'GOLD') throw new Error('The receipt did not raise the tier');
    // The first batch meets cold pages.
    return [atMost('arrive: behaviour, of each receipt in a batch', median(upkeep.slice(1)), 40, 'us', [`batches ${upkeep.map((us) => us.toFixed(0)).join(', ')} us; with the receipts and lines of the same statement ${whole.map((us) => us.toFixed(0)).join(', ')} us`], 0), atMost('arrive: until tier and segments show it', took, 2, 's')];
  },
};

export const saveRow: Row = {
  name: 'save', about: 'a segment’s members worked out and stored, against one hand-written insert',
  async run(ground, options) {
    const chain = await (options.isQuick ? ground.chain() : ground.chain(1_000_000, 0));
    await chain.db.write.query('drop table if exists bench_members');
    const id = await saveSegment(chain.ctx, { key: `bench-${Date.now()}`, nameZh: '压测', nameEn: 'Bench', segmentKind: 'RULE', rule: PREVIEW_RULE } as never);
    const ratios: number[] = [];
    let memory = 0;
    let said = '';
    for (let turn = 0; turn < 3; turn += 1) {
      // What is not copied along are the two keys into other tables, which the product's rows are held to.
      await chain.db.write.query('create table bench_members (like segment_memberships including all); alter table bench_members add foreign key (customer_id) references customers (id), add foreign key (segment_id) references segments (id)');
      let began = performance.now();
      const { rowCount } = await chain.db.direct.query(`insert into bench_members (segment_id, customer_id, joined_at, joined_why)
        select $1, b.customer_id, now(), 'bench' from customer_behaviour b join customers c on c.id = b.customer_id and not c.is_stand_in and c.merged_into_id is null
        where (b.spend365 > 50000 or b.visits30 >= 12) and not exists (select 1 from customer_tags t where t.customer_id = b.customer_id and t.tag_id = 5 and (t.expires_at is null or t.expires_at > now()))`, [id]);
      const byHand = performance.now() - began;
      await chain.db.write.query('drop table bench_members');
      await chain.db.write.query('delete from segment_memberships where segment_id = $1', [id]);
      const before = process.memoryUsage().heapUsed;
      began = performance.now();
      const done = await computeSegment(chain.ctx, id);
      const took = performance.now() - began;
      memory = Math.max(memory, (process.memoryUsage().heapUsed - before) / 1e6);
      if (done.members !== rowCount) throw new Error(`${done.members} members, ${rowCount} by hand`);
      ratios.push(byHand / took);
      said = `${done.members} members: product ${took.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms`;
    }
    return [atLeast(`save: a segment among ${chain.customers.toLocaleString('en')}`, median(ratios), 0.5, undefined, [said]), atMost('save: memory it took', memory, 100, 'MB', [], 0)];
  },
};

export const startRow: Row = {
  name: 'start', about: 'from the start of the process until it says that it is ready, nothing to migrate',
  async run(ground) {
    const chain = await ground.chain(ground.small);
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const port = await freePort();
      const began = performance.now();
      const running = await startServer(process.execPath, [CLI, 'serve'], { ...ground.env(chain.url), PORT: String(port) }, port, '/health/ready');
      times.push((performance.now() - began) / 1000);
      await running.stop();
    }
    return [atMost('start: ready after', median(times), 1.5, 's')];
  },
};

const LISTENERS = 1_000;

/** A thousand sockets of one person, each subscribed; answers how to wait for all of them. */
async function listeners(product: Product, query: string): Promise<{ heard: () => Promise<number>; close(): void }> {
  const sockets: WebSocket[] = [];
  let left = 0;
  let refused: unknown = null;
  let done: (at: number) => void = () => {};
  for (let i = 0; i < LISTENERS; i += 1) {
    const socket = new WebSocket(`ws://127.0.0.1:${product.port}/graphql`, 'graphql-transport-ws');
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => { socket.send(JSON.stringify({ type: 'connection_init', payload: { authToken: product.token } })); });
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as { type: string; payload?: unknown };
        if (message.type === 'connection_ack') { socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } })); resolve(); }
        if (message.type === 'next') { left -= 1; if (left === 0) done(performance.now()); }
        // By then the connection has long been welcome: it is told to who waits for news.
        if (message.type === 'error') refused ??= message.payload;
      });
    });
  }
  await new Promise((resolve) => { setTimeout(resolve, 1_000); });
  if (refused) throw new Error(`The subscription was refused: ${JSON.stringify(refused)}`);
  return {
    heard: () => {
      left = LISTENERS;
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => { reject(new Error(`${left} of ${LISTENERS} heard nothing within 30 s; ${sockets.filter((socket) => socket.readyState !== WebSocket.OPEN).length} sockets are closed`)); }, 30_000);
        done = (at) => { clearTimeout(late); resolve(at); };
      });
    },
    close: () => { for (const socket of sockets) socket.terminate(); },
  };
}

export const liveRow: Row = {
  name: 'live', about: 'a thousand subscribers and one event: until the last has it',
  async run(ground) {
    const chain = await ground.chain();
    const product = await ground.product(chain, 'admin');
    try {
      const [id] = await openTickets(chain);
      const { heard, close } = await listeners(product, 'subscription { ticketChanged { id version status } }');
      const times: number[] = [];
      for (let turn = 0; turn < 9; turn += 1) {
        const last = heard();
        const key = String(Date.now() * 10 + turn).slice(-UNIQUE.length);
        const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
          method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${product.token}` },
          body: JSON.stringify({ query: REPLY.product.query, variables: REPLY.product.variables(id as string) }).replace(UNIQUE, key),
        });
        await response.text();
        const sent = performance.now();
        times.push(Math.max(0, (await last) - sent));
      }
      close();
      return [atMost(`live: ${LISTENERS.toLocaleString('en')} subscribers, last receipt after the write was answered`, median(times.slice(1)), 60, 'ms', [times.map((ms) => ms.toFixed(0)).join(', ')], 0)];
    } finally { await product.stop(); }
  },
};
