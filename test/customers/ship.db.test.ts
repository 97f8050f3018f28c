// What every chain begins with besides the demo: tier rules, RFM models, segments; and the grid that is current with an imported file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { saveRfmModel } from '../../server/customers/rfm.service.ts';
import { TagKind } from '../../schema/customers/tag.ts';
import { applyRuleTags } from '../../server/customers/tag-membership.service.ts';
import { saveTag } from '../../server/customers/tag.service.ts';
import { assignAllTiers, saveTierRule } from '../../server/customers/tier.service.ts';
import { SHIPPED_LEVELS } from '../../server/customers/tier.rules.ts';
import { shipValueModels } from '../../server/customers/ship.service.ts';
import { purchasesImport } from '../../server/customers/purchases.transfer.ts';
import { RfmMethod } from '../../schema/customers/value.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld('2026-02-13T09:30:00Z'); await installJobs(world.url); });
afterAll(async () => { await world?.end(); });
const ask = async (text: string): Promise<Record<string, unknown>[]> => (await world.db.write.query(text)).rows;
const held = async () => ({
  rules: await ask('select number, superseded_at from tier_rules order by number'),
  models: await ask('select key, number, method from rfm_models order by id'),
  segments: await ask('select key, is_shipped from segments order by key'),
});

describe('a chain of one’s own', () => {
  test('A-25, A-35, A-36: begins with tiers, RFM models and the usual segments, brought in once, also by two at a time', async () => {
    await Promise.all([shipValueModels(world.ctx), shipValueModels(world.ctx)]);
    const first = await held();
    expect(first).toEqual({
      rules: [{ number: 1, superseded_at: null }],
      models: [{ key: 'usual', number: 1, method: 'PERCENTILE' }, { key: 'even', number: 1, method: 'QUANTILE' }],
      segments: ['birthday-month', 'dormant', 'frequent', 'newcomers', 'vip'].map((key) => ({ key, is_shipped: true })),
    });
    await shipValueModels(world.ctx);
    expect(await held()).toEqual(first);
  });

  test('what the chain made of them stays', async () => {
    await saveTierRule(world.ctx, { levels: SHIPPED_LEVELS });
    await saveRfmModel(world.ctx, { key: 'own', nameZh: '自己的', nameEn: 'Own', method: RfmMethod.QUANTILE });
    const before = await held();
    await shipValueModels(world.ctx);
    expect(await held()).toEqual(before);
    expect(before.rules).toHaveLength(2);
  });

  test('purchases that come in by a file are scored without waiting for the night, once a model', async () => {
    const jobs = () => ask("select count(*)::int n from jobs where kind = 'customers.compute-rfm'");
    const line = { receiptNo: 'R1', sku: 'TEA', description: '茶', quantity: '1', soldAt: '2026-02-01T02:00:00Z', unitPrice: '10', memberNo: 'B1', store: 'A' };
    const take = (values: Record<string, string>, isDryRun = false) => purchasesImport.load(world.ctx, (async function* () { yield { line: 2, values, source: [] }; })(), {
      transferId: '0', options: { duplicates: 'MERGE', storeId: null, zone: 'Asia/Shanghai' }, isDryRun, reject: () => {}, progress: async () => {}, isCancelled: async () => false,
    });
    expect(await take(line, true)).toMatchObject({ accepted: 1 });
    expect(await jobs()).toEqual([{ n: 0 }]);
    expect(await take(line)).toMatchObject({ accepted: 1 });
    expect(await jobs()).toEqual([{ n: 3 }]);
    expect(await take(line)).toMatchObject({ accepted: 0 });
    expect(await take({ ...line, receiptNo: 'R2' })).toMatchObject({ accepted: 1 });
    expect(await jobs()).toEqual([{ n: 3 }]);
  });

  test('judges everybody once, by tiers and by rule tags, however many there are: ids of four and of five digits, more than one part', async () => {
    await ask(`insert into customers (id, name, name_pinyin, name_initials, store_id) overriding system value select n, '顾' || n, 'gu', 'g', (select min(id) from stores) from generate_series(9000, 15500) n`);
    const [{ n } = {}] = await ask('select count(*)::int n from customers where not is_stand_in and merged_into_id is null');
    const seen = { tiers: 0, tags: 0 };
    await assignAllTiers(world.ctx, undefined, async (done) => { seen.tiers = done; });
    await saveTag(world.ctx, { nameZh: '店里的', nameEn: 'Of a store', groupZh: '组', groupEn: 'Group', tagKind: TagKind.RULE, rule: { field: 'spend365', op: 'over', value: '50000.00' } } as never);
    await applyRuleTags(world.ctx, undefined, async (done) => { seen.tags = done; });
    const [{ all } = {}] = await ask('select count(*)::int "all" from customers');
    expect(seen).toEqual({ tiers: n, tags: all });
  });
});
