// A customer is found the ways a clerk looks for her, each by an index of its own; the long run asks the same of 200,000.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { growCustomers } from '../../seeds/grow.ts';
import { nameWithTail, searchClass } from '../../server/core/read/search.ts';
import { httpWorld } from '../http/http-fixture.ts';
import { addSought, probe, WAYS } from './search-probe.ts';
import { groundForGrowth } from './search-ground.ts';

let http: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => {
  http = await httpWorld();
  await groundForGrowth(http.db, (client) => growCustomers(client, 2_000, '2026-02-13', 'Asia/Shanghai'));
  await addSought(http);
});
afterAll(async () => { await http?.end(); });

describe('search among 2,000', () => {
  test.each(WAYS)('C-34: by %s (%s) the right one is among the first five, by index', async (_way, q, memberNo) => {
    const found = await probe(http, q, true);
    expect(found.memberNos).toContain(memberNo);
    expect(found.scanned).toBe(false);
    expect(found.indexes.some((index) => /^customers_(member|pinyin|initials|name|grams|phone|tail)$/.test(index))).toBe(true);
  });
});

describe('a name with digits behind it', () => {
  test.each([['王芳 5678', '王芳', '5678'], ['wang fang 5678', 'wang fang', '5678'], ['138 0013 5678', null, null], ['王芳5678', null, null], ['5678', null, null], ['王芳 567', null, null]])(
    '%s is %s and %s', (q, name, tail) => expect(nameWithTail(q)).toEqual(name ? { name, tail } : null));
  test('plans are shared by texts of one shape alone', () => {
    expect([searchClass('王芳 5678'), searchClass('wf 5678'), searchClass('王芳')]).toEqual(['h+', 'a+', 'h']);
  });
});
