// Three years of a city's food inspections through `import audits` and the product's own queries and measures: every figure of truth.json.
import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FormPurpose } from '../../schema/forms/form.ts';
import { MeasureOrder, PeriodKind } from '../../schema/measures/measure.ts';
import { countRows, streamRows } from '../../server/core/read/rows.ts';
import { publishForm, saveForm } from '../../server/forms/form.service.ts';
import { askMeasure, type MeasureQuestion } from '../../server/measures/measure.service.ts';
import '../../server/measures.ts';
import { runImport, undoImport } from '../../server/platform/transfer/import.service.ts';
import { saveAuditTemplate } from '../../server/quality/audits/audit.service.ts';
import { itemKeyOf } from '../../server/quality/audits/audit-import.rules.ts';
import '../../server/transfers.ts';
import { makeWorld, type World } from '../customers/world.ts';

const folder = new URL('../../../shared/data/audits_sf/', import.meta.url);
const isThere = existsSync(new URL('inspections.csv.gz', folder));
if (!isThere) console.warn('Left out: the figures of audits_sf, because ../shared/data/audits_sf is not beside this checkout.');
// biome-ignore lint/suspicious/noExplicitAny: a file of figures in many shapes
type Truth = any;
/** Some violations were written on days of which no score is told: their checks are there, without a score. */
const SCORED = { finalScore: { isNull: false } };
const both = (text: string) => ({ zh: text, en: text });

describe.skipIf(!isThere)('San Francisco, 7,121 inspections (absent data: ../shared/data/audits_sf)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercare-sf-'));
  let world: World;
  let truth: Truth;
  const loaded = { violations: '' };
  const load = (name: string) => runImport(world.ctx, { kind: 'audits', path: fileURLToPath(new URL(`${name}.csv.gz`, folder)) });
  const ask = (key: string, more: Partial<MeasureQuestion> = {}) => askMeasure(world.ctx, { key, period: { kind: PeriodKind.ALL }, ...more });
  const count = (noun: string, filter: object): Promise<number> => countRows(world.ctx, noun, filter as Record<string, unknown>);
  async function rowsOf(noun: string, columns: string[], filter: object | null = null): Promise<Record<string, string | null>[]> {
    const all: Record<string, string | null>[] = [];
    await streamRows(world.ctx, noun, { columns, filter: filter as never }, async (rows) => { for (const row of rows) all.push(Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))); });
    return all;
  }

  beforeAll(async () => {
    truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
    world = await makeWorld('2018-03-01T20:00:00Z', 'America/Los_Angeles');
    world.db.settings.dataDir = dataDir;
    // The city's checklist, entered as data: its items, what each costs, and its bands.
    const id = await saveForm(world.ctx, { key: 'city-food', nameZh: '餐饮检查', nameEn: 'Food inspection', purpose: FormPurpose.AUDIT, draft: { content: {
      scoring: { parts: [{ key: 'whole', ...both('Score'), system: 'DEDUCTION' }], bands: [{ key: 'Good', ...both('Good'), from: '90', isAbove: true }, { key: 'Adequate', ...both('Adequate'), from: '85', isAbove: true }, { key: 'Needs Improvement', ...both('Needs Improvement'), from: '70', isAbove: true }, { key: 'Poor', ...both('Poor'), from: '0' }].map((band) => ({ ...band, key: band.key.toLowerCase().replace(' ', '-') })) },
      sections: [{ key: 'items', ...both('Checklist'), questions: Object.entries(truth.item_points).map(([item, points]) => ({ key: itemKeyOf(item), type: 'YES_NO', ...both(item), isReversed: true, points: String(points) })) }],
    } } });
    await publishForm(world.ctx, { id, expectedVersion: 1 });
    await saveAuditTemplate(world.ctx, { key: 'imported', nameZh: '餐饮检查', nameEn: 'Food inspection', formId: id });
    expect(await load('businesses')).toMatchObject({ rows: truth.businesses, accepted: truth.businesses, rejected: 0 });
    expect(await load('inspections')).toMatchObject({ rows: truth.inspections, accepted: truth.inspections, unchanged: 0, rejected: 0 });
    const violations = await load('violations');
    expect(violations).toMatchObject({ rows: truth.violations, accepted: truth.violations, unchanged: 0, rejected: 0 });
    loaded.violations = violations.transferId;
  }, 900_000);
  afterAll(async () => { await world?.end(); rmSync(dataDir, { recursive: true, force: true }); });

  test('stores, audits, failures, and the days from first to last', async () => {
    // Two stores were there before.
    expect(await count('Store', {})).toBe(truth.businesses + 2);
    expect([(await ask('audits.count')).value, (await ask('auditFailures.count')).value]).toEqual([String(truth.inspections), String(truth.violations)]);
    expect([(await ask('audits.count', { by: 'STORE' })).groupCount, (await ask('auditFailures.count', { by: 'ITEM' })).groupCount]).toEqual([truth.inspected_businesses, truth.checklist_items_seen]);
    const days = (await rowsOf('Audit', ['auditedOn'], SCORED)).map((row) => row.auditedOn as string).sort();
    expect([days[0], days.at(-1)]).toEqual([truth.first, truth.last]);
  });

  test('D-20: scores and their mean, by year too; bands as the city names them', async () => {
    const score = await ask('audits.score');
    expect([Number((Number(score.numerator) / score.sample).toFixed(6)), score.sample]).toEqual([truth.score.mean, truth.inspections]);
    expect(Number(score.value)).toBe(Number(truth.score.mean.toFixed(4)));
    expect([await count('Audit', { finalScore: { eq: '100' } }), await count('Audit', { finalScore: { lt: String(truth.score.min) } }), await count('Audit', { finalScore: { eq: String(truth.score.min) } }) > 0, await count('Audit', { finalScore: { gt: String(truth.score.max) } })]).toEqual([truth.score.hundred, 0, true, 0]);
    const bands = (await ask('audits.count', { by: 'BAND' })).groups;
    const named: Record<string, string> = { good: 'Good', adequate: 'Adequate', 'needs-improvement': 'Needs Improvement', poor: 'Poor' };
    expect(Object.fromEntries(bands.map((one) => [named[one.key ?? ''], Number(one.value)]))).toEqual(truth.bands.counts);
    for (const [year, n] of Object.entries(truth.inspections_by_year)) {
      const period = { kind: PeriodKind.YEAR, on: `${year}-06-01` };
      expect((await ask('audits.count', { period })).value, year).toBe(String(n));
      const mean = await ask('audits.score', { period });
      expect(Number((Number(mean.numerator) / mean.sample).toFixed(6)), year).toBe(truth.mean_score_by_year[year]);
    }
  });

  test('the ten items that fail most; what each is worth', async () => {
    const top = (await ask('auditFailures.count', { by: 'ITEM', order: MeasureOrder.MOST, limit: 10 })).groups.map((one) => [one.label.en, Number(one.value)]);
    expect(top.sort((a, b) => Number(b[1]) - Number(a[1]) || String(a[0]).localeCompare(String(b[0])))).toEqual(truth.top10_items);
    const points = new Map((await rowsOf('AuditFailure', ['labelEn', 'points'])).map((row) => [row.labelEn as string, Number(row.points)]));
    expect(Object.fromEntries([...points].sort())).toEqual(Object.fromEntries(Object.entries(truth.item_points).filter(([item]) => points.has(item)).sort()));
    const byPoints: Record<string, number> = {};
    for (const worth of points.values()) byPoints[worth] = (byPoints[worth] ?? 0) + 1;
    expect([byPoints, truth.items_without_points]).toEqual([truth.items_by_points, []]);
  });

  test('B-28, D-28: the score by the template against the score that the city gave', async () => {
    const audits = await rowsOf('Audit', ['storeId', 'auditedOn', 'finalScore', 'computedScore', 'failedCount'], SCORED);
    const times = new Map<string, number>();
    for (const one of audits) times.set(`${one.storeId} ${one.auditedOn}`, (times.get(`${one.storeId} ${one.auditedOn}`) ?? 0) + 1);
    const alone = audits.filter((one) => times.get(`${one.storeId} ${one.auditedOn}`) === 1);
    const told = alone.filter((one) => Number(one.failedCount) > 0);
    const same = told.filter((one) => Number(one.computedScore) === Number(one.finalScore)).length;
    const bare = alone.filter((one) => Number(one.failedCount) === 0);
    expect([...times.values()].filter((n) => n > 1)).toHaveLength(truth.same_business_same_day_twice);
    expect({
      inspections_with_violations_and_known_points: told.length, reproduced_exactly: same, share: Number((same / told.length).toFixed(6)),
      without_violations: bare.length, without_violations_scoring_100: bare.filter((one) => Number(one.finalScore) === 100).length,
    }).toEqual(truth.score_is_100_minus_sum_of_points);
  });

  test('the examples, one by one, with their items', async () => {
    for (const one of truth.examples as { business_id: string; date: string; items: string[]; score: number }[]) {
      const filter = { audit: { store: { code: { eq: one.business_id } }, auditedOn: { eq: one.date } } };
      expect((await rowsOf('AuditFailure', ['labelEn'], filter)).map((row) => row.labelEn).sort(), one.business_id).toEqual([...one.items].sort());
      const [audit] = await rowsOf('Audit', ['computedScore', 'finalScore'], { store: { code: { eq: one.business_id } }, auditedOn: { eq: one.date } });
      expect([Number(audit?.computedScore), Number(audit?.finalScore)], one.business_id).toEqual([one.score, one.score]);
    }
  });

  test('days to correction: the lower median, within 30, and those that lie before the check', async () => {
    const { with_date: dated, without_date: undated, lower_median: median, within_30: soon, negative } = truth.correction_days;
    const days = await ask('auditFailures.correctionDays');
    expect([Number(days.value), days.sample]).toEqual([median, dated]);
    expect((await ask('auditFailures.correctedIn30')).numerator).toBe(String(soon));
    expect([await count('AuditFailure', { correctionDays: { isNull: true } }), await count('AuditFailure', { correctionDays: { lt: 0 } })]).toEqual([undated, negative]);
  });

  test('D-29: what failed again at the next check of the same place', async () => {
    const repeats = await ask('audits.repeatShare');
    expect(repeats.numerator).toBe(String(truth.consecutive_inspections_sharing_an_item));
    // The truth leaves out the place that was checked twice on one day when it counts pairs.
    const audits = await rowsOf('Audit', ['storeId', 'auditedOn', 'hasPrevious'], SCORED);
    const days = new Map<string, Set<string>>();
    const all = new Map<string, number>();
    for (const one of audits) { days.set(one.storeId as string, (days.get(one.storeId as string) ?? new Set()).add(one.auditedOn as string)); all.set(one.storeId as string, (all.get(one.storeId as string) ?? 0) + 1); }
    const pairs = audits.filter((one) => ['t', 'true'].includes(String(one.hasPrevious)) && days.get(one.storeId as string)?.size === all.get(one.storeId as string)).length;
    expect(pairs).toBe(truth.consecutive_inspection_pairs);
  });

  test('from the first to the last score of a place, and the ten worst by mean', async () => {
    const byStore = new Map<string, [string, number][]>();
    for (const one of await rowsOf('Audit', ['storeId', 'auditedOn', 'finalScore'], SCORED)) byStore.set(one.storeId as string, [...(byStore.get(one.storeId as string) ?? []), [one.auditedOn as string, Number(one.finalScore)]]);
    const several = [...byStore.values()].filter((list) => list.length >= 2).map((list) => list.sort((a, b) => a[0].localeCompare(b[0]) || a[1] - b[1]));
    const change = several.map((list) => (list.at(-1)?.[1] ?? 0) - (list[0]?.[1] ?? 0));
    expect({ businesses_with_two_or_more: several.length, improved: change.filter((one) => one > 0).length, worse: change.filter((one) => one < 0).length }).toEqual(truth.first_to_last_score);
    // Three or more are enough to compare: the measure's own minimum.
    const worst = await ask('audits.score', { by: 'STORE', order: MeasureOrder.LEAST, limit: 12 });
    const codes = new Map((await rowsOf('Store', ['id', 'code'])).map((row) => [row.id, row.code]));
    const named = worst.groups.filter((one) => !one.isSmallSample).map((one) => [codes.get(one.key) ?? '', Number(Number(one.value).toFixed(4)), one.sample] as [string, number, number]).sort((a, b) => a[1] - b[1] || Number(a[0]) - Number(b[0])).slice(0, 10);
    expect(named).toEqual(truth.worst10_by_mean_of_3_or_more);
  });

  test('the same files again change nothing; a batch is taken back', async () => {
    expect(await load('violations')).toMatchObject({ accepted: 0, unchanged: truth.violations, rejected: 0 });
    const again = await load('inspections');
    expect(again).toMatchObject({ accepted: 0, unchanged: truth.inspections, rejected: 0 });
    // With the violations come the checks that have no score.
    const bare = await count('Audit', { finalScore: { isNull: true } });
    expect(await undoImport(world.ctx, loaded.violations)).toBe(truth.violations + bare);
    expect([await count('AuditFailure', {}), await count('Audit', { failedCount: { gt: 0 } }), await count('Audit', {})]).toEqual([0, 0, truth.inspections]);
  }, 300_000);
});
