// Checks of another system, a small file of each kind: stores made, audits and failures told apart, items that grow the files' own template, rejects with reasons, and the way back.
import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows } from '../../server/core/read/rows.ts';
import { runImport, undoImport } from '../../server/platform/transfer/import.service.ts';
import { itemKeyOf } from '../../server/quality/audits/audit-import.rules.ts';
import '../../server/transfers.ts';
import { makeWorld, type World } from '../customers/world.ts';

describe('Import of audits', () => {
  const dir = mkdtempSync(join(tmpdir(), 'aftercare-audits-'));
  let world: World;
  const load = (text: string, ctx = world.ctx, more: object = {}) => {
    const path = join(dir, `f${Math.random()}.csv`);
    writeFileSync(path, text);
    return runImport(ctx, { kind: 'audits', path, ...more });
  };
  const count = (noun: string, filter: object = {}): Promise<number> => countRows(world.ctx, noun, filter as Record<string, unknown>);
  const one = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>> => (await world.db.write.query(sql, values)).rows[0];
  beforeAll(async () => { world = await makeWorld('2026-03-02T04:00:00Z'); world.db.settings.dataDir = dir; });
  afterAll(async () => { await world?.end(); rmSync(dir, { recursive: true, force: true }); });

  test('Chinese headers; a store that is new, a check, what failed in it, and the day it was put right', async () => {
    expect(await load('门店编号,门店名称\nN1,新店\n')).toMatchObject({ rows: 1, accepted: 1, rejected: 0 });
    expect(await load('门店编号,检查日期,得分,检查类型\nN1,2026-01-05,88,routine\nN1,2026-02-05,95.5,routine\nA,2026-02-05,100,routine\n')).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    expect(await load('门店编号,检查日期,检查项,整改日期\nN1,2026-01-05,冷柜温度过高,2026-01-20\nN1,2026-01-05,地面有水,\nN1,2026-02-05,冷柜温度过高,2026-02-01\n')).toMatchObject({ rows: 3, accepted: 3, rejected: 0 });
    expect(await one("select final_score::float score, failed_count n, is_repeat r, has_previous p, state, is_counted c from audits where audited_on = '2026-02-05' and final_score = 95.5")).toEqual({ score: 95.5, n: 1, r: true, p: true, state: 'FINAL', c: true });
    expect(await one("select correction_days d from audit_failures where audited_on = '2026-02-05'")).toEqual({ d: -4 });
    // The files' own template grew by the items that were named.
    const content = (await one("select v.content from form_versions v join forms f on f.id = v.form_id where f.key = 'imported' order by v.number desc limit 1")).content as { sections: { questions: { key: string; zh: string }[] }[] };
    expect(content.sections.flatMap((section) => section.questions.map((each) => each.key))).toEqual(expect.arrayContaining([itemKeyOf('冷柜温度过高'), itemKeyOf('地面有水')]));
  });

  test('the same again changes nothing; another score is taken over, but never over somebody’s work', async () => {
    const text = '门店编号,检查日期,得分\nN1,2026-01-05,90\n';
    expect(await load(text)).toMatchObject({ accepted: 1, unchanged: 0 });
    expect(await load(text)).toMatchObject({ accepted: 0, unchanged: 1 });
    await world.db.write.query("update audits set is_edited = true where audited_on = '2026-01-05'");
    expect(await load('门店编号,检查日期,得分\nN1,2026-01-05,91\n')).toMatchObject({ accepted: 0, rejected: 1 });
    await world.db.write.query("update audits set is_edited = false where audited_on = '2026-01-05'");
  });

  test('what cannot be is rejected with its reason; nothing is dropped in silence', async () => {
    const report = await load('store,date,score,item\nA,2026-02-07,101,\nA,2026-02-08,,\nA,,90,\nA,2026-02-09,77,\nA,2026-03-03,90,\n');
    expect(report).toMatchObject({ rows: 5, accepted: 1, rejected: 4 });
    const clerk = world.as(['quality:import-audits', 'quality:read-audits'], [world.stores[0]]);
    expect(await load('store,date,score\nB,2026-02-07,90\nNEW,2026-02-07,90\nA,2026-02-10,90\n', clerk)).toMatchObject({ accepted: 1, rejected: 2 });
    expect(await load('store,date,score,template\nA,2026-02-11,90,nothing like it\n')).toMatchObject({ accepted: 0, rejected: 1 });
  });

  test('one row that says score and item at once; a check without a score counts in no mean until its score comes', async () => {
    expect(await load('store,date,score,item\nB,2026-02-07,80,尘\nB,2026-02-07,80,锈\n')).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
    expect(await count('Audit', { storeId: { eq: world.stores[1] } })).toBe(1);
    const torn = 'store,date,score,item\nB,2026-02-21,80,尘\nB,2026-02-21,60,锈\n';
    expect(await load(torn)).toMatchObject({ rows: 2, accepted: 1, rejected: 1 });
    expect(await load(torn)).toMatchObject({ accepted: 0, rejected: 1 });
    expect(await load('store,date,item\nB,2026-02-20,尘\n')).toMatchObject({ accepted: 1 });
    expect(await count('Audit', { finalScore: { isNull: true } })).toBe(1);
    expect(await load('store,date,score\nB,2026-02-20,70\n')).toMatchObject({ accepted: 1 });
    expect(await count('Audit', { finalScore: { isNull: true } })).toBe(0);
  });

  test('a dry run writes nothing; a batch is taken back', async () => {
    const before = [await count('Audit'), await count('Store')];
    expect(await load('store,name,date,score\nZ9,远店,2026-02-21,60\n', world.ctx, { isDryRun: true })).toMatchObject({ accepted: 1 });
    expect([await count('Audit'), await count('Store')]).toEqual(before);
    const { transferId } = await load('store,date,score\nA,2026-02-21,60\nA,2026-02-22,61\n');
    expect(await undoImport(world.ctx, transferId)).toBe(2);
    expect(await count('Audit')).toBe(before[0]);
  });
});
