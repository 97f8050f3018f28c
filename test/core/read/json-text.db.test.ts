// JSON that the statements write piece by piece says what PostgreSQL's own functions say, for every kind and every hard value.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyText, arrayText, constantText, kindText, objectText } from '../../../server/core/read/json-text.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => { await client.end(); await database.drop(); });

const one = async (sql: string, params: unknown[]): Promise<string> => (await client.query<{ j: string }>(`select (${sql})::text j`, params)).rows[0]?.j as string;
/** Text that PostgreSQL can hold: no zero byte, no half of a pair. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\', '\n\t\u0001\u007f\u2028', "it's", '}],{"a":1', '数 🀄', '')).map((s) => s.replaceAll('\u0000', ''));

describe('JSON as text', () => {
  it('P07: objects, lists and values of every kind read back as what went in', async () => {
    await fc.assert(fc.asyncProperty(
      fc.option(text), fc.option(fc.integer()), fc.option(fc.boolean()), fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), fc.option(fc.array(text, { maxLength: 4 })),
      fc.option(fc.jsonValue({ stringUnit: 'grapheme' })), fc.array(text, { maxLength: 5 }),
      async (string, int, boolean, float, texts, json, rows) => {
        const clean = JSON.parse(JSON.stringify(json ?? null).replaceAll('\\u0000', '').replaceAll(/\\ud[89a-f]../gi, '')) as unknown;
        const sql = objectText([
          ['text', kindText('text', '$1::text')], ['int', kindText('int', '$2::int')], ['boolean', kindText('boolean', '$3::boolean')], ['float', kindText('float', '$4::float8')],
          ['texts', kindText('texts', '$5::text[]')], ['json', kindText('json', '$6::jsonb')], ['none', objectText([])], ['fixed', constantText('a "quoted" word')],
          ['rows', `(select ${arrayText(objectText([['v', anyText('x.v')]]), { orderBy: 'x.n' })} from unnest($7::text[]) with ordinality x(v, n))`],
        ]);
        const answer = JSON.parse(await one(sql, [string, int, boolean, float, texts, clean === null ? null : JSON.stringify(clean), rows])) as Record<string, unknown>;
        expect(answer).toEqual({
          text: string, int, boolean, float: float === null ? null : float + 0, texts, json: clean, none: {}, fixed: 'a "quoted" word', rows: rows.map((v) => ({ v })),
        });
      },
    ), { numRuns: 150 });
  });

  it('amounts, instants, days and ids are quoted, and nothing is null', async () => {
    const sql = objectText([
      ['money', kindText('money', 'round(12.345, 2)::text')], ['decimal', kindText('decimal', 'trim_scale(1.500)::text')], ['id', kindText('id', `'P' || 7 || '-' || 9`)],
      ['at', kindText('instant', `to_char(timestamptz '2026-03-01 10:00:00.1239+08' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)], ['day', kindText('day', `date '2026-03-01'`)],
      ['nothing', kindText('money', 'null::text')], ['noDay', kindText('day', 'null::date')], ['noInt', kindText('int', 'null::int')],
    ]);
    expect(JSON.parse(await one(sql, []))).toEqual({ money: '12.35', decimal: '1.5', id: 'P7-9', at: '2026-03-01T02:00:00.123Z', day: '2026-03-01', nothing: null, noDay: null, noInt: null });
    expect(await one(`select ${arrayText('x.j')} from (select '1' j where false) x`, [])).toBe('[]');
  });

  it('an object may be as wide as a row of the widest noun and keep the order of its keys', async () => {
    const pairs = Array.from({ length: 300 }, (_, i) => [`k${300 - i}`, kindText('int', String(i))] as const);
    expect(Object.keys(JSON.parse(await one(objectText(pairs), [])) as object)).toEqual(pairs.map(([key]) => key));
  });
});
