// Search at its size: among 200,000 customers each way of looking for one uses an index and puts her among the first five.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { growCustomers } from '../../seeds/grow.ts';
import { addSought, probe, SOUGHT, WAYS } from '../customers/search-probe.ts';
import { groundForGrowth } from '../customers/search-ground.ts';
import { httpWorld } from '../http/http-fixture.ts';

let http: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => {
  http = await httpWorld();
  await groundForGrowth(http.db, (client) => growCustomers(client, 200_000, '2026-02-13', 'Asia/Shanghai'));
  await http.db.write.query('vacuum analyze customers');
  await addSought(http);
}, 600_000);
afterAll(async () => { await http?.end(); });

test.each(WAYS)('C-34: among 200,000, by %s (%s): found in the first five, by index, well within half a second', async (way, q, memberNo) => {
  await probe(http, q);
  const runs = [await probe(http, q), await probe(http, q), await probe(http, q)];
  for (const found of runs) {
    expect(found.memberNos).toContain(memberNo);
    expect(found.scanned).toBe(false);
    expect(found.indexes.some((index) => /^customers_(member|pinyin|initials|name|grams|phone|tail)$/.test(index))).toBe(true);
  }
  const quickest = Math.min(...runs.map((found) => found.ms));
  console.info(`${way}: ${quickest.toFixed(1)} ms`);
  expect(quickest).toBeLessThan(500);
});

test('a name that thousands bear answers by index too, the exact before the longer', async () => {
  const found = await probe(http, '王芳');
  expect([found.scanned, found.memberNos.length]).toEqual([false, 5]);
  expect((await probe(http, SOUGHT.name)).memberNos[0]).toBe(SOUGHT.memberNo);
});
