// The quality of a store over many audits: the heat map adds up to the answers behind its cells, the course breaks where the form changed, and each sees the own stores.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inReadingOrder, passRateOf, withBreaks } from '../../server/quality/stores/store-quality.rules.ts';
import { auditWorld, CONTENT, DISPUTE, EDIT, GOOD, key, REVIEW, START, SUBMIT, type Any, type AuditWorld } from './audit-fixture.ts';

describe('figures over many audits', () => {
  test('a course breaks where the version is another than before, whichever way it changed, and says why', () => {
    const points = [1, 1, 2, 2, 1].map((formVersion, i) => ({ formVersion, note: `n${i}` }));
    expect(withBreaks(points).map((one) => [one.isBreak, one.breakNote])).toEqual([[false, null], [false, null], [true, 'n2'], [false, null], [true, 'n4']]);
    expect(withBreaks([])).toEqual([]);
  });
  test('rates are exact to four digits, and what failed is read first', () => {
    expect([passRateOf(3, 1), passRateOf(7, 0), passRateOf(4, 4)]).toEqual(['0.6667', '1', '0']);
    const at = (auditId: string, auditedOn: string, isFailed: boolean, place: number) => ({ auditId, auditedOn, isFailed, place });
    expect(inReadingOrder([at('1', '2026-01-02', false, 0), at('2', '2026-01-03', false, 1), at('2', '2026-01-03', false, 0), at('1', '2026-01-02', true, 9)]).map((one) => [one.auditId, one.place])).toEqual([['1', 9], ['2', 0], ['2', 1], ['1', 0]]);
  });
});

let world: AuditWorld;
const [HEAT, ANSWERS, TREND] = [
  'query ($input: AuditHeatmapInput) { auditHeatmap(input: $input) { templateId from until audits templates { id audits } sections { key label { zh en } } rows { key audits label { zh en } } cells { row section answers failed audits passRate course { month answers failed } } } }',
  'query ($input: AuditAnswersInput!) { auditAnswers(input: $input) { total failed audits filter items { auditId questionKey question { zh } answer { zh en } isFailed isCritical isRepeat note storeId } } }',
  'query ($input: AuditTrendInput!) { auditTrend(input: $input) { passMark points { auditId score isPass formVersion isBreak breakNote } } }',
];
const audits: Record<string, Any> = {};
const made = async (name: string, storeId: string, answers: object): Promise<Any> => {
  const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId });
  const done = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers });
  audits[name] = done;
  return done;
};
const publish = async (one: Any): Promise<Any> => world.run('quality', REVIEW, { id: one.id, expectedVersion: one.version, decision: 'PUBLISH' });

beforeAll(async () => {
  world = await auditWorld();
  const [s1 = '', s2 = ''] = world.stores;
  await publish(await made('clean', s1, GOOD));
  await publish(await made('slow', s1, { ...GOOD, minutes: { value: '9' }, why: { value: '只开一个窗口' }, licence: { isNotApplicable: true } }));
  // What review changed counts as changed: here the floor was not clean after all.
  const edited = await made('edited', s1, GOOD);
  await publish(await world.run('quality', EDIT, { id: edited.id, expectedVersion: edited.version, reason: '照片上有积水', answers: { clean: { value: false, note: '地面积水' } } }));
  await publish(await made('elsewhere', s2, { ...GOOD, clean: { value: false, note: '货架有灰' } }));
  // Neither what waits for review nor what is disputed counts.
  await made('waiting', s1, { ...GOOD, clean: { value: false, note: '不算' } });
  const disputed = await publish(await made('disputed', s1, { ...GOOD, clean: { value: false, note: '不算' } }));
  await world.run('manager', DISPUTE, { id: disputed.id, expectedVersion: disputed.version, idempotencyKey: key(), reason: '那天刚装修' });
}, 120_000);
afterAll(() => world?.http.end());

const heat = async (who: 'quality' | 'manager' | 'other' | 'shopper' | 'agent', input: object = {}): Promise<Any> => (await world.run(who, HEAT, { templateId: world.templateId, ...input })).auditHeatmap;
const cellOf = (map: Any, row: string, section: string): Any => map.cells.find((one: Any) => one.row === row && one.section === section);

describe('the heat map', () => {
  test('counts the answers that can fail by store and section, as they count after review; what waits or is disputed is held out', async () => {
    const map = await heat('quality');
    const [s1 = '', s2 = ''] = world.stores;
    expect(map).toMatchObject({ templateId: world.templateId, audits: 4, templates: [{ id: world.templateId, audits: 4 }], sections: [{ key: 'fresh' }, { key: 'desk' }] });
    // Three audits of four questions, one of which did not apply; one answer failed by review.
    expect(cellOf(map, s1, 'fresh')).toMatchObject({ row: s1, section: 'fresh', answers: 11, failed: 1, audits: 3, passRate: '0.9091' });
    expect(cellOf(map, s1, 'desk')).toMatchObject({ answers: 3, failed: 1, passRate: '0.6667' });
    expect(cellOf(map, s2, 'fresh')).toMatchObject({ answers: 4, failed: 1, passRate: '0.75' });
    expect(map.rows.map((one: Any) => [one.key, one.audits])).toEqual([[s2, 1], [s1, 3]]);
  });

  test('each cell opens as many answers as it counts, those that failed first', async () => {
    const map = await heat('quality');
    for (const cell of map.cells as Any[]) {
      const { auditAnswers: behind } = await world.run('quality', ANSWERS, { templateId: world.templateId, section: cell.section, storeIds: [cell.row], from: map.from, until: map.until, limit: 500 });
      expect([behind.total, behind.failed, behind.audits]).toEqual([cell.answers, cell.failed, cell.audits]);
      expect(behind.items).toHaveLength(cell.answers);
      expect(behind.items.slice(0, cell.failed).every((one: Any) => one.isFailed)).toBe(true);
      expect(behind.items.slice(cell.failed).some((one: Any) => one.isFailed)).toBe(false);
      // The audits that they stand in open as a list of the same rows.
      const { audits: list } = await world.run('quality', 'query ($filter: AuditFilter) { audits(filter: $filter) { items { id } } }', undefined, { filter: behind.filter });
      expect(list.items.map((one: Any) => one.id)).toEqual(expect.arrayContaining([...new Set(behind.items.map((one: Any) => one.auditId))]));
    }
  });

  test('an answer is told in words, with what the inspector noted', async () => {
    const { from, until } = await heat('quality');
    const { auditAnswers: desk } = await world.run('quality', ANSWERS, { templateId: world.templateId, section: 'desk', storeIds: [world.stores[0]], from, until });
    expect(desk.items[0]).toMatchObject({ auditId: audits.slow.id, questionKey: 'minutes', answer: { zh: '9 分钟', en: '9 minutes' }, isFailed: true });
    const { auditAnswers: fresh } = await world.run('quality', ANSWERS, { templateId: world.templateId, section: 'fresh', storeIds: [world.stores[0]], from, until });
    expect(fresh.items[0]).toMatchObject({ auditId: audits.edited.id, questionKey: 'clean', answer: { zh: '否', en: 'No' }, note: '地面积水', isFailed: true });
  });

  test('by month all stands in the line of its month', async () => {
    const map = await heat('quality', { rows: 'MONTH' });
    // The months within a store's cell sum to it, and are the lines of this map.
    const months = new Set(map.rows.map((one: Any) => one.key));
    for (const cell of (await heat('quality')).cells as Any[]) {
      expect(cell.course.every((one: Any) => months.has(one.month))).toBe(true);
      expect([cell.answers, cell.failed]).toEqual([cell.course.reduce((sum: number, one: Any) => sum + one.answers, 0), cell.course.reduce((sum: number, one: Any) => sum + one.failed, 0)]);
    }
    expect(map.cells.reduce((sum: number, one: Any) => sum + one.answers, 0)).toBe(19);
    expect(map.rows.every((one: Any) => /^\d{4}-\d{2}-01$/.test(one.key) && /^\d{4} 年 \d{1,2} 月$/.test(one.label.zh) && /^[A-Z][a-z]{2} \d{4}$/.test(one.label.en))).toBe(true);
  });

  test('a store manager has the own store, another store’s has theirs, a shopper none; none of a time without audits', async () => {
    const [s1 = '', s2 = ''] = world.stores;
    expect([...new Set((await heat('manager')).cells.map((one: Any) => one.row))]).toEqual([s1]);
    expect([...new Set((await heat('other')).cells.map((one: Any) => one.row))]).toEqual([s2]);
    expect((await heat('manager', { storeIds: [s2] })).cells).toEqual([]);
    expect(await heat('shopper')).toMatchObject({ audits: 0, cells: [], templates: [] });
    expect((await heat('quality', { from: '2001-01-01', until: '2001-02-01' })).cells).toEqual([]);
    const { from, until } = await heat('quality');
    expect((await world.run('manager', ANSWERS, { templateId: world.templateId, section: 'fresh', storeIds: [s2], from, until })).auditAnswers).toMatchObject({ total: 0, items: [] });
  });

  test('a time that ends before it begins, or an id that is none, is refused where it stands', async () => {
    expect(await world.refused('quality', HEAT, { from: '2026-02-01', until: '2026-02-01' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.until': expect.anything() } });
    expect(await world.refused('quality', HEAT, { storeIds: ["1' or true"] })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refused('quality', ANSWERS, { templateId: 'x', section: 'fresh', from: '2026-01-01', until: '2026-02-01' })).toMatchObject({ code: 'VALIDATION' });
    expect(await world.refused('crm', HEAT, {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the course of a score', () => {
  test('is told audit by audit, breaks at another version of the form and says what its author said', async () => {
    const before = (await world.run('quality', TREND, { templateId: world.templateId, storeId: world.stores[0] })).auditTrend;
    expect(before.passMark).toBe('85');
    expect(before.points.map((one: Any) => [one.auditId, one.score, one.isBreak, one.formVersion])).toEqual([[audits.clean.id, '100', false, 1], [audits.slow.id, '80', false, 1], [audits.edited.id, '90', false, 1]]);
    const { forms } = await world.run('quality', '{ forms(filter: { key: { eq: "store-check" } }) { items { id version } } }');
    const [form] = forms.items;
    const softer = structuredClone(CONTENT) as Any;
    softer.sections[1].questions[0].points = '5';
    const saved = await world.run('quality', 'mutation ($input: SaveFormInput!) { done: saveForm(input: $input) { id version } }', { id: form.id, expectedVersion: form.version, draft: { content: softer, note: '等待时间只扣 5 分' } });
    await world.run('quality', 'mutation ($input: PublishFormInput!) { done: publishForm(input: $input) { id } }', { id: form.id, expectedVersion: saved.version });
    await publish(await made('after', world.stores[0] as string, { ...GOOD, minutes: { value: '9' }, why: { value: '只开一个窗口' } }));
    const { points } = (await world.run('manager', TREND, { templateId: world.templateId, storeId: world.stores[0] })).auditTrend;
    expect(points.at(-1)).toEqual({ auditId: audits.after.id, score: '95', isPass: true, formVersion: 2, isBreak: true, breakNote: '等待时间只扣 5 分' });
    expect(points.slice(0, 3).some((one: Any) => one.isBreak)).toBe(false);
    expect((await world.run('other', TREND, { templateId: world.templateId, storeId: world.stores[0] })).auditTrend).toEqual({ passMark: null, points: [] });
  });
});
