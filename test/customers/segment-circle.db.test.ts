// Segments that rest on segments: no way back to oneself, none on what is out of use, and an empty rule says what it counts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../server/core/context.ts';
import { previewSegment } from '../../server/customers/segment.preview.ts';
import { archiveSegment, saveSegment } from '../../server/customers/segment.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld('2026-02-13T09:30:00Z');
  await installJobs(world.url);
});
afterAll(() => world?.end());

const rich = { all: [{ field: 'spend365', op: 'over', value: '1' }] };
const on = (...ids: string[]) => ({ all: [{ field: 'segments', op: 'in', value: ids }] });
const versionOf = async (id: string): Promise<number> => (await world.db.write.query<{ version: number }>('select version from segments where id = $1', [id])).rows[0]?.version ?? 0;
const put = async (name: string, rule: unknown, id?: string): Promise<string> =>
  saveSegment(world.ctx, { nameZh: name, nameEn: `${name} people`, rule, ...(id ? { id, expectedVersion: await versionOf(id) } : {}) });
const use = async (id: string, isArchived: boolean): Promise<string> => archiveSegment(world.ctx, { id, expectedVersion: await versionOf(id), isArchived });

test('a circle through another segment is refused by the names of those on it', async () => {
  const first = await put('甲', rich);
  const second = await put('乙', on(first));
  await put('丙', on(second));
  await expect(put('甲', on(second), first)).rejects.toMatchObject({ details: { fields: { 'input.rule': 'RULE_CIRCLE' }, params: { chain: '甲 people → 乙 people → 甲 people' } } });
  await expect(previewSegment({ ...world.ctx, locale: 'zh' } as Context, { segmentId: first, rule: on(first) })).rejects.toMatchObject({ details: { params: { chain: '甲 → 甲' } } });
});

test('nothing rests on a segment out of use: not a new rule, not a changed one, not one taken back into use', async () => {
  const base = await put('底', rich);
  const upper = await put('顶', on(base));
  await expect(use(base, true)).rejects.toMatchObject({ reason: 'SEGMENT_IN_USE' });
  await use(upper, true);
  await use(base, true);
  const refused = { code: 'POLICY', reason: 'SEGMENT_REFERS_ARCHIVED', details: { params: { names: '底 people' } } };
  await expect(use(upper, false)).rejects.toMatchObject(refused);
  await expect(put('新', on(base))).rejects.toMatchObject(refused);
  const other = await put('别', rich);
  await expect(put('别', on(base), other)).rejects.toMatchObject(refused);
  await use(base, false);
  expect(await use(upper, false)).toBe(upper);
});

test('a rule without any condition counts everybody and says so, whichever group it is', async () => {
  for (const rule of [{ all: [] }, { any: [] }, { not: { all: [] } }]) {
    const { sentenceZh, sentenceEn } = await previewSegment(world.ctx, { rule });
    expect([sentenceZh, sentenceEn], JSON.stringify(rule)).toEqual(['所有人', 'all people']);
  }
});
