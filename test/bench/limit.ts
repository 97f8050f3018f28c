// The limit: bare node:http and pg, one hand-written prepared JSON statement a request, nobody asked who they are.
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { REPLY_STATEMENTS, STATEMENTS } from './asked.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });

function send(res: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(text);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  res.end(body);
}

/** A reply in one transaction: the ticket locked and changed, its thread, the event log and the outbox written. */
async function reply(argument: string): Promise<string> {
  const [, customer, ticket] = /^W(\d+)-(\d+)$/.exec(argument) ?? [];
  const client = await pool.connect();
  try {
    await client.query('begin');
    const run = async (text: string, values: unknown[]) => client.query<[string]>({ name: text.slice(0, 20), text, values, rowMode: 'array' });
    await run(REPLY_STATEMENTS.lock, [customer, ticket]);
    const { rows: [row] } = await run(REPLY_STATEMENTS.write, [customer, ticket, '您好，已经查到订单，马上为您办理。']);
    await run(REPLY_STATEMENTS.log, [argument, customer]);
    await client.query('commit');
    return row?.[0] ?? 'null';
  } catch (error) { await client.query('rollback'); throw error; } finally { client.release(); }
}

createServer((req, res) => {
  const [, name = '', argument = ''] = (req.url ?? '').split('/');
  if (name === 'reply') { reply(decodeURIComponent(argument)).then((body) => { send(res, 200, body); }, (error: Error) => { send(res, 500, JSON.stringify({ errors: [error.message] })); }); return; }
  const statement = STATEMENTS[name];
  if (!statement) { res.writeHead(name === '' ? 200 : 404).end(); return; }
  pool.query<[string]>({ name, text: statement, values: argument ? decodeURIComponent(argument).split('|') : [], rowMode: 'array' }).then(({ rows }) => {
    send(res, 200, rows[0]?.[0] ?? 'null');
  }, (error: Error) => { send(res, 500, JSON.stringify({ errors: [error.message] })); });
}).listen(Number(process.env.PORT), '127.0.0.1');
