// The limit: bare node:http and pg, one hand-written prepared JSON statement a request, nobody asked who they are.
import { createServer } from 'node:http';
import pg from 'pg';
import { STATEMENTS } from './asked.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });

createServer((req, res) => {
  const [, name = '', argument = ''] = (req.url ?? '').split('/');
  const statement = STATEMENTS[name];
  if (!statement) { res.writeHead(name === '' ? 200 : 404).end(); return; }
  pool.query<[string]>({ name, text: statement, values: argument ? decodeURIComponent(argument).split('|') : [], rowMode: 'array' }).then(({ rows }) => {
    const body = Buffer.from(rows[0]?.[0] ?? 'null');
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    res.end(body);
  }, (error: Error) => { const body = Buffer.from(JSON.stringify({ errors: [error.message] })); res.writeHead(500, { 'content-length': body.length }); res.end(body); });
}).listen(Number(process.env.PORT), '127.0.0.1');
