// P08: what is hidden stays hidden outside of answers, too: in logs, errors, exports, events, jobs and live news. And nobody writes the log for us.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nounOf } from '../../schema/base.ts';
import { makeLog } from '../../server/http/log.ts';
import { writeCsv } from '../../server/platform/transfer/export.service.ts';
import { exportKinds } from '../../server/platform/transfer/kind.registry.ts';
import '../../server/transfers.ts';
import { newsOf } from '../../server/platform/outbox/news.service.ts';
import { markOf } from '../leaks/canaries.ts';
import { makeCast, type Actor, type Cast } from '../leaks/cast.ts';
import { serveApp, type TestApp } from '../support/app.ts';

let cast: Cast;
let served: TestApp;
let lines = '';
beforeAll(async () => {
  cast = await makeCast();
  served = await serveApp({ db: cast.world.db, log: makeLog({ LOG_LEVEL: 'debug' }, { write: (line: string) => { lines += line; } }) });
}, 120_000);
afterAll(async () => { await served?.close(); await cast?.world.drop(); });

const actor = (name: string): Actor => cast.actors.find((a) => a.name === name) as Actor;
/** Values of customers and employees that a person may see masked or not at all, whoever they are. */
const hiddenValues = (): string[] => cast.rows.filter((row) => row.world >= 0 && ['Customer', 'Employee'].includes(row.noun.name))
  .flatMap((row) => ['phone', 'email', 'birthday', 'address'].flatMap((name) => { const prop = row.noun.props.get(name); const mark = prop ? markOf(prop, row.values[name]) : null; return mark ? [mark] : []; }));

describe('P08: exports', () => {
  test('P08: every kind, as everybody: the rows of the list, its masks, and no canary out of reach', async () => {
    let written = 0;
    for (const kind of exportKinds()) {
      const noun = nounOf(kind.noun);
      for (const who of cast.actors) {
        const ctx = cast.context(who.viewer);
        let text = '';
        const work = writeCsv(ctx, { kind: kind.kind }, async (part) => { text += part; });
        if (!who.oracle.holds(kind.word)) { await expect(work, `${who.name} exports ${kind.kind}`).rejects.toMatchObject({ code: 'FORBIDDEN' }); expect(text).toBe(''); continue; }
        if (!who.oracle.mayAsk(noun)) { await expect(work).rejects.toMatchObject({ code: 'FORBIDDEN' }); continue; }
        const rows = await work;
        const visible = who.oracle.visible(noun.name).filter((row) => noun.name !== 'Customer' || (row.values.isStandIn !== true && row.values.mergedIntoId === null));
        expect(rows, `${who.name} exports ${kind.kind}`).toBe(visible.length);
        for (const row of cast.rows) {
          if (row.world < 0 || row.noun.name === 'Store' || row.noun.name === 'Region') continue;
          for (const prop of row.noun.props.values()) {
            // What a kind says it gives whole to who holds its word (the payroll pack's accounts) is no leak of that kind.
            const isGiven = row.noun === noun && kind.whole?.some((one) => one.prop === prop.name);
            const mark = isGiven ? null : markOf(prop, row.values[prop.name]);
            if (mark && who.oracle.shows(row, prop) !== 'whole' && text.includes(mark)) expect.fail(`${who.name} exports ${row.noun.name}.${prop.name} of store ${row.world + 1}: ${mark}`);
          }
        }
        written += 1;
      }
    }
    expect(written).toBeGreaterThan(4);
  }, 120_000);

  test('P08: a column without its right is refused, and a filter by it is', async () => {
    const agents = cast.context(actor('supervisor').viewer);
    await expect(writeCsv(agents, { kind: 'customers', columns: ['name', 'address'] }, async () => {})).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|VALIDATION/) });
    await expect(writeCsv(agents, { kind: 'customers', filter: { phone: { eq: '1' } } }, async () => {})).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|VALIDATION/) });
  });
});

describe('P08: live news', () => {
  test('P08: nobody hears of a row out of reach, and news carry an id and a version alone', async () => {
    const far = cast.rows.find((row) => row.noun.name === 'Customer' && row.world === 2);
    const near = cast.rows.find((row) => row.noun.name === 'Customer' && row.world === 0);
    const news = (await newsOf(cast.context(actor('agent').viewer), 'Customer', null))[Symbol.asyncIterator]();
    const heard = news.next();
    // First the row out of reach, then the one in it: only the second is heard of.
    for (const row of [far, near]) {
      const saved = await cast.ask(actor('admin').viewer, 'mutation ($input: UpdateCustomerInput!) { did: updateCustomer(input: $input) { id } }', { input: { id: row?.wireId, expectedVersion: row?.values.version, channel: 'desk' } });
      expect(saved.errors).toEqual([]);
    }
    const first = await heard;
    expect((first.value as { id: string }).id).toBe(near?.wireId);
    for (const value of hiddenValues()) expect(JSON.stringify(first.value)).not.toContain(value);
    await news.return?.(undefined);
    await expect(newsOf(cast.context(actor('shopper').viewer), 'Customer', null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }, 20_000);
});

describe('P08, attack A57: the log', () => {
  test('attack A57: texts with line breaks, escapes and JSON in them stay inside their line; numbers, mails and keys never enter it', async () => {
    lines = '';
    const { token } = await cast.world.signInAs('actor-0');
    const evil = ['a\r\n{"level":"error","msg":"forged"}', '\u001b[31mred\u001b[0m', '\u2028{"level":"fatal"}', '","level":"fatal","x":"', '\u009b2J'];
    for (const text of evil) {
      await served.gql('query Q($id: ID!) { customer(id: $id) { id } }', { variables: { id: text }, token });
      await served.gql(`query ${text.replace(/\W/g, '')}X { nothing(${JSON.stringify(text)}) }`, { token });
      await served.gql('mutation ($u: String!, $p: String!) { signIn(username: $u, password: $p) { token } }', { variables: { u: text, p: 'my-own-password-4711' } });
      await fetch(`${served.url}/${encodeURIComponent(text)}?phone=13812345678`, { headers: { 'user-agent': 'x', 'accept-language': 'en', referer: encodeURIComponent(text) } });
    }
    for (const value of hiddenValues().slice(0, 20)) {
      await served.gql('query ($q: String!) { customers(filter: { q: $q }) { total } }', { variables: { q: value }, token });
      await served.gql(`{ customers(filter: { q: ${JSON.stringify(value)} }) { total nothing } }`, { token });
    }
    await served.gql('mutation ($i: CreateCustomerInput!) { createCustomer(input: $i) { id } }', { token, variables: { i: { name: 'x', storeId: '1', phone: '13900009999', email: 'canary@example.com', birthday: 'wrong' } } });
    await served.gql('{ viewer { id } }', { headers: { authorization: 'Bearer ak_thisisakeythatnobodyshouldsee' } });
    const entries = lines.split('\n').filter(Boolean);
    expect(entries.length).toBeGreaterThan(30);
    for (const entry of entries) {
      const read = JSON.parse(entry) as { level?: string; msg?: string };
      expect(entry).not.toMatch(/\p{Cc}|[\u2028\u2029]/u);
      expect(read.msg).not.toBe('forged');
      expect(read.level).not.toBe('fatal');
    }
    for (const value of [...hiddenValues().filter((text) => !/^\d{4}-/.test(text)), '13812345678', '13900009999', 'canary@example.com', 'my-own-password-4711', 'ak_thisisakey', token]) expect(lines.includes(value), `the log holds ${value}`).toBe(false);
  }, 60_000);

  test('P08: events, outbox and jobs of a write hold no value that is masked for those who read them', async () => {
    const phone = '13911112222';
    const admin = actor('admin');
    const made = await cast.ask(admin.viewer, 'mutation ($input: CreateCustomerInput!) { did: createCustomer(input: $input) { id } }', { input: { name: '王秘密', storeId: cast.world.stores[0], phone, email: 'secret-one@example.com' } });
    expect(made.errors).toEqual([]);
    const { rows } = await cast.world.db.write.query<{ text: string }>(
      "select row_to_json(e)::text as text from events e union all select row_to_json(o)::text from outbox o union all select row_to_json(j)::text from jobs j");
    for (const { text } of rows) { expect(text).not.toContain(phone); expect(text).not.toContain('secret-one@example.com'); }
    for (const who of cast.actors) {
      const answer = await cast.ask(who.viewer, '{ events(page: { limit: 100 }, sort: [{ field: AT, order: DESC }]) { items { kind resource before after reason } } }');
      expect(answer.text, who.name).not.toContain(phone);
      expect(answer.text, who.name).not.toContain('secret-one');
    }
  });
});
