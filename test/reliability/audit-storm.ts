// Many audits from many phones while the server is killed: each phone asks again under the same keys until it is answered; what is there afterwards is counted and summed.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalJson, sha256 } from '../../server/core/canonical.ts';
import { ensureBuilt } from '../../server/launcher/build.mjs';
import { auditWorld, type Any } from '../quality/audit-fixture.ts';

const QUESTIONS = 40;
const words = (text: string) => ({ zh: `${text}题`, en: text });
const FORM = {
  scoring: { parts: [{ key: 'whole', ...words('whole'), system: 'DEDUCTION' }] },
  sections: [{ key: 'all', ...words('all'), questions: Array.from({ length: QUESTIONS }, (_, n) => (n % 3 === 2 ? { key: `q${n}`, type: 'NUMBER', ...words(`q${n}`), points: '1', most: '900' } : { key: `q${n}`, type: 'YES_NO', ...words(`q${n}`), points: '1' })) }],
};
/** What the n-th phone answers: no two audits alike. */
const answersOf = (n: number): Record<string, { value: unknown; note?: string }> => Object.fromEntries(Array.from({ length: QUESTIONS }, (_, q) => [`q${q}`, q % 3 === 2 ? { value: String((n * 7 + q * 13) % 1_000) } : { value: (n >> (q % 10)) % 2 === 0, ...(q === 0 ? { note: `第 ${n} 份` } : {}) }]));

export interface Storm { audits: number; clients: number; kills: number }
export interface Calm { submitted: number; distinct: number; wrong: number[]; answers: number; events: number; drafts: number; numbers: number; tries: number; kills: number; seconds: number }

async function freePort(): Promise<number> {
  return new Promise((resolve) => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address() as { port: number }; server.close(() => resolve(port)); }); });
}

/** Runs it on a database of its own and answers what came of it. */
export async function storm({ audits, clients, kills }: Storm): Promise<Calm> {
  await ensureBuilt('server');
  const world = await auditWorld();
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-storm-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const run = `import { run } from ${JSON.stringify(new URL('../../dist/server/cli.mjs', import.meta.url).href)}; const code = await run(['serve']); if (code) process.exit(code);`;
    child = spawn(process.execPath, ['--input-type=module', '-e', run], { cwd: fileURLToPath(new URL('../..', import.meta.url)), env: { PATH: process.env.PATH, HOME: folder, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error', ROLE: 'web', DATABASE_URL: world.http.db.url }, stdio: 'ignore' });
    for (let n = 0; n < 900; n += 1) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`);
      if (await fetch(`http://127.0.0.1:${port}/health/live`).then((answer) => answer.ok, () => false)) return;
      await sleep(100);
    }
    throw new Error('The server was not ready');
  };
  try {
    const form = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { key: 'storm', nameZh: '四十题', nameEn: 'Forty', purpose: 'AUDIT', draft: { content: FORM } });
    await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: form.version });
    const { rows: [version] } = await world.http.db.write.query<{ id: string }>('select id::text from form_versions where form_id = $1', [form.id]);
    const template = await world.run('quality', 'mutation ($input: SaveAuditTemplateInput!) { done: saveAuditTemplate(input: $input) { id } }', { key: 'storm', nameZh: '四十题', nameEn: 'Forty', formId: form.id });
    await start();
    let tries = 0;
    let done = 0;
    /** Asks until it is answered; what is refused for good is no matter of network. */
    const ask = async (query: string, input: object): Promise<Any> => {
      const first = Date.now();
      for (let n = 1; ; n += 1) {
        tries += 1;
        const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${world.tokens.inspector}` }, body: JSON.stringify({ query, variables: { input } }), signal: AbortSignal.timeout(20_000) }).then((one) => one.json() as Promise<Any>).catch(() => null);
        if (answer?.data?.done) return answer.data.done;
        const code = answer?.errors?.[0]?.extensions?.code;
        if (code && !['RATE_LIMITED', 'LIMIT', 'UNAUTHENTICATED'].includes(code) && answer.errors[0].extensions.reason !== 'INTERNAL' && code !== 'INTERNAL') throw new Error(JSON.stringify(answer.errors));
        if (Date.now() - first > 240_000) throw new Error(`No answer after ${n} tries: ${JSON.stringify(answer)}`);
        await sleep(100 + Math.random() * 400);
      }
    };
    const began = Date.now();
    let at = 0;
    const phone = async (): Promise<void> => {
      while (at < audits) {
        const n = at;
        at += 1;
        const { id } = await ask('mutation ($input: StartAuditInput!) { done: startAudit(input: $input) { id } }', { idempotencyKey: `storm-begin-${n}`, templateId: template.id, storeId: world.stores[n % world.stores.length] });
        await ask('mutation ($input: SubmitAuditInput!) { done: submitAudit(input: $input) { id } }', { id, idempotencyKey: `storm-submit-${n}`, answers: answersOf(n) });
        done += 1;
      }
    };
    let killed = 0;
    const killer = async (): Promise<void> => {
      for (let n = 1; n <= kills; n += 1) {
        while (done < (audits * n) / (kills + 1)) await sleep(20);
        child?.kill('SIGKILL');
        killed += 1;
        await start();
      }
    };
    await Promise.all([killer(), ...Array.from({ length: clients }, phone)]);
    const seconds = (Date.now() - began) / 1000;
    const { rows } = await world.http.db.write.query<{ id: string; number: string; answers: Any; checksum: string; state: string }>('select id::text, number, answers, checksum, state from audits where template_id = $1', [template.id]);
    const expected = new Map(Array.from({ length: audits }, (_, n) => [sha256(`${version?.id}\n${canonicalJson(answersOf(n))}`), n] as const));
    const found = rows.flatMap((row) => { const n = expected.get(row.checksum); return n === undefined || canonicalJson(row.answers) !== canonicalJson(answersOf(n)) ? [] : [n]; });
    const { rows: [events] } = await world.http.db.write.query<{ n: number }>("select count(*)::int n from events where kind = 'audit.submitted' and resource = 'Audit' and resource_id = any($1::text[])", [rows.map((row) => row.id)]);
    return {
      submitted: rows.filter((row) => row.state === 'SUBMITTED').length, distinct: new Set(found).size, wrong: [...expected.values()].filter((n) => !found.includes(n)), answers: rows.reduce((sum, row) => sum + Object.keys(row.answers).length, 0),
      events: events?.n ?? 0, drafts: rows.filter((row) => row.state === 'DRAFT').length, numbers: new Set(rows.map((row) => row.number)).size, tries, kills: killed, seconds,
    };
  } finally {
    (child as ChildProcess | null)?.kill('SIGKILL');
    await world.http.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
