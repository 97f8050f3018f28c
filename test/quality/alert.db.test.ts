// Alerts on real tickets and sales: given once, kept quiet, taken up as a finding with its action; rules in versions; and dry runs on the past.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { RiskAlert, RiskKind, RiskRule } from '../../schema/quality/risk-alert.ts';
import { explainNumber } from '../../server/platform/explain/explain.service.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { shipRiskRules, dismissRiskAlert, publishRiskRule, saveRiskRule, takeRiskAlert } from '../../server/quality/alert.service.ts';
import { dryRunRisk, evaluateRisks } from '../../server/quality/alert.run.service.ts';
import { refusal } from '../platform/auth-fixture.ts';
import { key, qualityWorld, type QualityWorld } from './quality-fixture.ts';
import type { Any } from '../tickets/ticket-fixture.ts';

let w: QualityWorld;
const product: Record<string, string> = {};
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
beforeAll(async () => {
  apiSchema();
  w = await qualityWorld('2026-03-20T02:00:00Z');
  for (const code of ['FRESH', 'DRINK']) {
    const { rows: [category] } = await w.db.write.query<{ id: string }>(`insert into categories (code, name_zh, name_en) values ($1, $1, $1) on conflict (code) do update set name_zh = excluded.name_zh returning id::text`, [code]);
    const { rows: [row] } = await w.db.write.query<{ id: string }>(`insert into products (sku, name, name_en, category_id) values ($1, $1, $1, $2) returning id::text`, [`S-${code}`, category?.id]);
    product[code] = row?.id as string;
  }
  await shipRiskRules(w.ctx);
});
afterAll(() => w?.end());

const complain = async (code: string, count: number, more: object = {}): Promise<void> => { for (let i = 0; i < count; i += 1) await w.open({ productId: product[code] as string, body: '有问题', ...more }); };
const alertsOf = async (rule: string): Promise<RiskAlert[]> => {
  const row = await w.db.source.getRepository(RiskRule).findOneByOrFail({ key: rule });
  return w.db.source.getRepository(RiskAlert).find({ where: { ruleId: row.id }, order: { id: 'ASC' } });
};
const ruleId = async (key: string): Promise<string> => (await w.db.source.getRepository(RiskRule).findOneByOrFail({ key })).id;

describe('an alert', () => {
  test('B-30: fresh food at 40% of the complaints of the month gives one alert with its rows, and proposes to the supply chain what is to be done; below that none', async () => {
    await complain('FRESH', 11);
    await complain('DRINK', 18);
    expect(await evaluateRisks(w.ctx)).toEqual([]);
    await complain('FRESH', 1);
    // 12 of 30.
    const [one, two] = await Promise.all([evaluateRisks(w.ctx), evaluateRisks(w.ctx)]);
    expect([...one, ...two].length).toBe(1);
    const [alert] = await alertsOf('fresh-share');
    expect(alert).toMatchObject({ value: '0.400000', sample: 30, riskKind: 'PRODUCT', storeId: null, periodFrom: '2026-03-01', periodUntil: '2026-04-01', ownerId: w.employees.keeper, titleZh: '生鲜占投诉的比例 40%', state: 'PROPOSED' });
    const tree = alert?.explanation as Any;
    expect(tree).toMatchObject({ holds: false, rule: { key: 'fresh-share', version: 1 }, rows: { resource: 'tickets', count: 12 } });
    expect(tree.inputs[0]).toMatchObject({ value: '30', rows: { resource: 'tickets', count: 30 } });
    // The list that it opens is the very rows that were counted.
    expect((await askMeasure(w.ctx, { key: 'tickets.volume', period: { kind: PeriodKind.ALL }, filter: tree.rows.filter })).value).toBe('12');
    expect((await w.told('keeper')).filter((row) => row.kind === 'quality.alert')).toEqual([expect.objectContaining({ matter: `risk-alert:${alert?.id}`, zh: '生鲜占投诉的比例 40%' })]);
    const keeper = await w.as('keeper');
    await takeRiskAlert(keeper, { id: alert?.id as string, expectedVersion: 1, actionOwnerId: w.employees.manager as string });
    const [taken] = await alertsOf('fresh-share');
    expect(taken).toMatchObject({ state: 'TAKEN', decidedById: w.employees.keeper });
    const finding = await w.finding(taken?.findingId as string);
    expect(finding).toMatchObject({ source: 'ALERT', sourceResource: 'RiskAlert', sourceKey: alert?.id, questionKey: 'alert:fresh-share', state: 'ACTING', severity: 'MAJOR' });
    const { rows: [action] } = await w.db.write.query<Any>('select what_zh zh, cause_tag cause, owner_id::text owner from corrective_actions where finding_id = $1', [finding.id]);
    expect(action).toEqual({ zh: '供应链升级冷链监测：到货、陈列两段都测温留痕', cause: 'SUPPLIER', owner: w.employees.manager });
    expect(await refusal(dismissRiskAlert(keeper, { id: alert?.id as string, expectedVersion: 2, reason: '不要了' }))).toMatchObject({ code: 'POLICY', reason: 'RISK_ALERT_OVER' });
  });
  test('the same month is told once, and the next only when it is no longer quiet and there are rows enough', async () => {
    await complain('FRESH', 10);
    expect(await evaluateRisks(w.ctx)).toEqual([]);
    w.clock.set('2026-04-10T02:00:00Z');
    await complain('FRESH', 25);
    // Of April 25 of 25, but the last was told 21 days ago.
    expect(await evaluateRisks(w.ctx)).toEqual([]);
    w.clock.set('2026-04-20T02:00:00Z');
    await evaluateRisks(w.ctx);
    expect((await alertsOf('fresh-share')).map((one) => [one.periodFrom, one.value])).toEqual([['2026-03-01', '0.400000'], ['2026-04-01', '1.000000']]);
  });
  test('C-41: a store whose return rate is above 3% is told by its name, one at 3% is not', async () => {
    const sell = (store: string, on: string, sales: number, returns: number, count: number): Promise<unknown> => w.db.write.query(
      `insert into purchases (customer_id, store_id, receipt_no, purchased_at, business_on, amount, sales_amount, returns_amount, line_count, sale_line_count, channel)
       select c.id, $1, $2 || i, $3::date + interval '4 hours', $3::date, $4::numeric - $5::numeric, $4, -$5::numeric, 1, 1, 'STORE' from generate_series(1, $6::int) i, (select id from customers order by id limit 1) c`, [store, key(), on, sales, returns, count]);
    await sell(w.stores[0], '2026-04-15', 100, 3, 40);
    await sell(w.stores[1], '2026-04-15', 100, 4, 40);
    await evaluateRisks(w.ctx);
    const given = await alertsOf('return-rate');
    expect(given.map((one) => [one.storeId, one.groupEn, one.value, one.titleEn])).toEqual([[w.stores[1], 'Store B', '0.040000', 'Return rate: 4% (Store B)']]);
    // The other store's manager sees it, this store's does not.
    expect(given[0]?.ownerId).toBe(w.employees.other);
    expect(await refusal(dismissRiskAlert(await w.as('manager'), { id: given[0]?.id as string, expectedVersion: 1, reason: '不是我店' }))).toMatchObject({ code: 'NOT_FOUND' });
    await dismissRiskAlert(await w.as('other'), { id: given[0]?.id as string, expectedVersion: 1, reason: '一单大件退货' });
    expect((await alertsOf('return-rate'))[0]).toMatchObject({ state: 'DISMISSED', reason: '一单大件退货' });
  });
  test('D-30 D-32: one complaint about personal data is enough for a critical alert, one about the law for another', async () => {
    await w.open({ subject: '个人信息泄露，接到骚扰电话', body: '你们把我的电话给了别人' });
    await w.open({ subject: '再不处理就找律师起诉', body: '消协也会去' });
    await evaluateRisks(w.ctx);
    expect((await alertsOf('information')).map((one) => [one.riskKind, one.severity, one.value])).toEqual([['DATA', 'CRITICAL', '1.000000']]);
    expect((await alertsOf('law')).map((one) => one.riskKind)).toEqual(['LAW']);
  });
});

describe('rules in versions', () => {
  const RULE = { measure: 'tickets.volume', period: 'MONTH', days: 'RUNNING', by: 'STORE', test: { kind: 'LEVEL', op: 'AT_LEAST', value: '5' }, minSample: 5, quietDays: 0, severity: 'MINOR' };
  test('a draft tells nobody; in force it does; the next version has another figure, and the alert keeps the version that gave it', async () => {
    const keeper = await w.as('keeper');
    const id = await saveRiskRule(keeper, { key: 'busy', nameZh: '工单多', nameEn: 'Many tickets', riskKind: RiskKind.SERVICE, draft: { rule: RULE } });
    await evaluateRisks(w.ctx);
    expect(await alertsOf('busy')).toEqual([]);
    await publishRiskRule(keeper, { id, expectedVersion: 1 });
    w.clock.advance(1_000);
    await evaluateRisks(w.ctx);
    const [first] = await alertsOf('busy');
    expect(first).toMatchObject({ storeId: w.stores[0], severity: 'MINOR', threshold: '5.000000' });
    await saveRiskRule(keeper, { id, expectedVersion: 2, draft: { rule: { ...RULE, severity: 'MAJOR', test: { ...RULE.test, value: '100000' } } } });
    const tried = await dryRunRisk(keeper, { id, isDraft: true, periods: 2 });
    expect(tried.hitCount).toBe(0);
    await publishRiskRule(keeper, { id, expectedVersion: 3 });
    const [kept] = await alertsOf('busy');
    expect(kept?.ruleVersionId).toBe(first?.ruleVersionId);
    expect(await refusal(publishRiskRule(keeper, { id, expectedVersion: 3 }))).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal(saveRiskRule(await w.as('supervisor'), { key: 'mine', nameZh: '我的', nameEn: 'Mine', riskKind: RiskKind.SERVICE, draft: { rule: RULE } }))).toMatchObject({ code: 'FORBIDDEN' });
  });
  test('no alert can be made of what its maker may not ask; of a shipped one the figure may be changed, the measure not', async () => {
    const keeper = await w.as('keeper');
    const sales = { ...RULE, measure: 'sales.amount' };
    const fields = async (work: Promise<unknown>): Promise<Any> => work.then(() => null, (error: Any) => error.details?.fields);
    expect(await fields(saveRiskRule(keeper, { key: 'sales', nameZh: '销售', nameEn: 'Sales', riskKind: RiskKind.SERVICE, draft: { rule: sales } }))).toEqual({ 'input.draft.rule.measure': 'RISK_RULE_OUT_OF_REACH' });
    expect(await fields(dryRunRisk(keeper, { rule: sales }))).toEqual({ 'input.rule.measure': 'RISK_RULE_OUT_OF_REACH' });
    const id = await ruleId('return-rate');
    await saveRiskRule(keeper, { id, expectedVersion: 1, draft: { rule: { ...RULE, measure: 'sales.returnRate', test: { ...RULE.test, op: 'ABOVE', value: '0.05' } } } });
    expect(await fields(saveRiskRule(keeper, { id, expectedVersion: 2, draft: { rule: sales } }))).toEqual({ 'input.draft.rule.measure': 'RISK_RULE_OUT_OF_REACH' });
  });
});

describe('a dry run', () => {
  test('B-30: month by month, which alerts would have been given, the quiet ones marked, and nothing is written', async () => {
    const before = (await alertsOf('fresh-share')).length;
    const run = await dryRunRisk(await w.as('keeper'), { id: await ruleId('fresh-share'), periods: 4 });
    expect(run.sentence.zh).toContain('40%');
    expect(run.periods.map((one) => [one.from, one.judgedCount, one.hits.map((hit) => [hit.value, hit.isQuiet])])).toEqual([
      ['2026-04-01', 1, [['0.925926', true]]], ['2026-03-01', 1, [['0.55', false]]], ['2026-02-01', 0, []], ['2026-01-01', 0, []]]);
    expect(run.hitCount).toBe(1);
    expect((await alertsOf('fresh-share')).length).toBe(before);
  });
});

describe('measures of findings', () => {
  test('open, overdue, repeats and time to correction, split by store, each with the rows that it counted', async () => {
    w.clock.set('2026-05-04T02:00:00Z');
    const first = await w.find('inspector', { questionKey: 'm.1', storeId: w.stores[1] });
    await w.find('inspector', { questionKey: 'm.1', storeId: w.stores[1] });
    await w.find('inspector', { questionKey: 'm.2' });
    const ask = async (key: string, by?: string): Promise<Any> => askMeasure(w.ctx, { key, period: { kind: PeriodKind.MONTH }, ...(by ? { by } : {}) });
    expect((await ask('findings.found')).value).toBe('3');
    expect(Number((await ask('findings.repeatShare')).value)).toBeCloseTo(1 / 3, 5);
    const split = await ask('findings.open', 'STORE');
    expect(split.groups.find((group: Any) => group.key === w.stores[1])).toMatchObject({ value: '2', label: { zh: '乙店', en: 'Store B' }, rows: { resource: 'findings', count: 2 } });
    expect(Number((await ask('findings.overdue')).value)).toBe(1);
    await w.db.write.query(`update findings set state = 'CHECKING', corrected_at = found_at + interval '3 days', corrected_on = found_on + 3, correction_seconds = 259200 where id = $1`, [first.id]);
    expect((await ask('findings.correctionMean')).value).toBe('4320');
    const told = (await explainNumber(w.ctx, { number: 'measure.findings.open', params: { period: { kind: 'MONTH' } } })).tree as Any;
    expect(told.rows.resource).toBe('findings');
    // By the end of May it is put right: no longer among the open ones.
    expect((await ask('findings.open', 'STORE')).groups.find((group: Any) => group.key === w.stores[1])?.value).toBe('2');
    w.clock.set('2026-05-08T02:00:00Z');
    expect((await ask('findings.open', 'STORE')).groups.find((group: Any) => group.key === w.stores[1])?.value).toBe('1');
  });
});
