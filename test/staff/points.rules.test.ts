// From values to points: the figures of the requirements as worked examples, and what holds of every scheme.
import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MeasureUnit } from '../../schema/measures/measure.ts';
import { explanationSchema, walkExplanation } from '../../server/core/explanation.ts';
import { decimal } from '../../server/core/money.ts';
import { attainmentOf, pointsOf, scoreCard, type Measured } from '../../server/staff/kpi/points.rules.ts';
import { SHIPPED_SCHEMES } from '../../server/staff/kpi/scheme.catalogue.ts';
import { parseScheme, SchemeError, type KpiItem } from '../../server/staff/kpi/scheme.rules.ts';

const LABEL = { zh: '方案', en: 'Scheme' };
const shipped = (key: string) => parseScheme(SHIPPED_SCHEMES.find((one) => one.key === key)?.content).items;
const told = (value: string | null, sample = 100, more: Partial<Measured> = {}): Measured => ({ value, sample, unit: MeasureUnit.SHARE, ...more });
const card = (items: readonly KpiItem[], values: (Measured | string | null)[]) =>
  scoreCard(items.map((item, i) => { const one = values[i] ?? null; return { item, measured: one !== null && typeof one === 'object' ? one : told(one) }; }), { key: 'kpi test', label: LABEL });
const scored = (items: readonly KpiItem[], values: (Measured | string | null)[]): string | null => card(items, values).score?.toDecimalPlaces(4).toFixed() ?? null;
const contributions = (items: readonly KpiItem[], values: (Measured | string | null)[]) => card(items, values).items.map((one) => one.contribution?.toDecimalPlaces(4).toFixed() ?? null);

describe('The shipped figures', () => {
  const items = shipped('after-sales');
  test('C-37 C-38 C-39 C-40: weights 35, 25, 20, 20; targets 4.8, 90 %, 80 %, 3 %', () => {
    expect(items.map(({ key, target, weight, direction }) => [key, target, weight, direction])).toEqual([
      ['satisfaction', '4.8', '35', 'AT_LEAST'], ['onTime', '0.9', '25', 'AT_LEAST'], ['firstTime', '0.8', '20', 'AT_LEAST'], ['cost', '0.03', '20', 'AT_MOST'],
    ]);
    expect(items.map((one) => one.measure)).toEqual(['tickets.satisfactionMean', 'tickets.onTimeRate', 'tickets.firstTimeResolution', 'compensations.costRatio']);
  });
  test('C-37: the score is that of the ticket, given when the customer is called back, and the scheme says why', () => {
    for (const key of ['after-sales', 'after-sales-week', 'store-service']) {
      const one = shipped(key).find((item) => item.key === 'satisfaction');
      expect(one?.measure).toBe('tickets.satisfactionMean');
      expect(one?.note).toMatchObject({ zh: expect.stringContaining('回访'), en: expect.stringContaining('called back') });
    }
  });
  test('C-37: 4.86 meets 4.8 and earns the whole 35; 4.32 is nine tenths of it: 31.5', () => {
    expect(contributions(items, ['4.86', '0.9', '0.8', '0.03'])).toEqual(['35', '25', '20', '20']);
    expect(contributions(items, ['4.32', '0.9', '0.8', '0.03'])[0]).toBe('31.5');
  });
  test('C-38: 122 of 132 in time is 92.4 % and earns 25; 81 % is nine tenths: 22.5', () => {
    expect(contributions(items, ['4.8', decimal(122).dividedBy(132).toFixed(), '0.8', '0.03'])[1]).toBe('25');
    expect(contributions(items, ['4.8', '0.81', '0.8', '0.03'])[1]).toBe('22.5');
  });
  test('C-39: 106 of 135 at the first time earns 19.63 of 20, and the whole card 99.63', () => {
    const values = ['4.86', decimal(122).dividedBy(132).toFixed(), decimal(106).dividedBy(135).toFixed(), decimal('4326').dividedBy('160200').toFixed()];
    expect(contributions(items, values)[2]).toBe('19.6296');
    expect(scored(items, values)).toBe('99.6296');
  });
  test('C-40: a ceiling: 2.7 % attains 111.1 % and earns 20, 4 % earns 15, nothing spent is as good as can be', () => {
    expect(attainmentOf('AT_MOST' as never, decimal('0.027'), decimal('0.03'))?.toDecimalPlaces(1).toFixed()).toBe('111.1');
    expect(['0.027', '0.04', '0'].map((cost) => contributions(items, ['4.8', '0.9', '0.8', cost])[3])).toEqual(['20', '15', '20']);
  });
  test('A-21: hard, closing 98 %; soft, praise against bad reviews; D-14: attitude, ability, efficiency, teamwork', () => {
    expect(shipped('hard-soft').map(({ key, target, kind }) => [key, target, kind])).toEqual([['closure', '0.98', 'HARD'], ['praise', '0.8', 'SOFT']]);
    expect(scored(shipped('hard-soft'), ['0.98', '0.8'])).toBe('100');
    expect(scored(shipped('hard-soft'), ['0.49', '0.8'])).toBe('70');
    expect(shipped('quality-aspects').map(({ key }) => key)).toEqual(['attitude', 'ability', 'efficiency', 'teamwork']);
    expect(scored(shipped('quality-aspects'), ['4.5', '3.6', '4.5', '4.5'])).toBe('95');
  });
  test('every shipped scheme is well formed, and no position has two of one length', () => {
    for (const one of SHIPPED_SCHEMES) expect(parseScheme(one.content).items.length).toBeGreaterThan(1);
    const places = SHIPPED_SCHEMES.flatMap((one) => one.positions.map((position) => `${one.periodKind} ${position}`));
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('Missing data, by the rule chosen (C-37 to C-40)', () => {
  const items = (missing: string) => shipped('after-sales').map((one, i) => (i === 1 ? { ...one, missing } : one)) as KpiItem[];
  test('re-weight: 25 go to the others, 35/20/20 become 46.6667/26.6667/26.6666', () => {
    const { score, items: judged } = card(items('REWEIGHT'), ['4.32', null, '0.8', '0.03']);
    expect(judged.map((one) => one.effectiveWeight.toFixed())).toEqual(['46.6667', '0', '26.6667', '26.6666']);
    expect(score?.toDecimalPlaces(4).toFixed()).toBe('95.3333');
  });
  test('hold: the last points count; where there are none the score waits', () => {
    expect(scored(items('HOLD'), ['4.8', told(null, 0, { lastPoints: '80' }), '0.8', '0.03'])).toBe('95');
    expect(scored(items('HOLD'), ['4.8', null, '0.8', '0.03'])).toBeNull();
  });
  test('zero: nothing measured earns nothing', () => { expect(scored(items('ZERO'), ['4.8', null, '0.8', '0.03'])).toBe('75'); });
  test('too small a sample is met by the same rule, and says so', () => {
    const { items: judged, explanation } = card(items('ZERO'), ['4.8', told('1', 1), '0.8', '0.03']);
    expect(judged[1]).toMatchObject({ state: 'SMALL_SAMPLE' });
    expect(explanation.inputs[1]?.note?.en).toBe('sample too small (1, at least 2): counts as 0');
  });
  test('nothing at all to measure gives no score, never 0', () => { expect(scored(shipped('after-sales'), [null, null, null, null])).toBeNull(); });
});

describe('A scheme that is wrong', () => {
  const one = (more: object = {}) => ({ key: 'a', zh: '甲', en: 'A', measure: 'tickets.volume', target: '10', weight: '100', direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, missing: 'ZERO', ...more });
  test.each([
    ['weights that do not sum to 100', [one({ weight: '99.9999' })], 'items', 'KPI_WEIGHTS'],
    ['a key twice', [one({ weight: '50' }), one({ weight: '50' })], 'items.1.key', 'KPI_KEY_TWICE'],
    ['no target', [one({ target: undefined })], 'items.0.target', 'KPI_TARGET'],
    ['no rule for missing data', [one({ missing: undefined })], 'items.0.missing', 'KPI_CONTENT'],
    ['steps that fall', [one({ mapping: { type: 'STEPS', steps: [{ at: '80', points: '90' }, { at: '90', points: '80' }] } })], 'items.0.mapping.steps', 'KPI_STEPS'],
    ['a floor above the cap', [one({ floor: '110' })], 'items.0.floor', 'KPI_LIMITS'],
    ['nothing earned beyond the target', [one({ mapping: { type: 'LINEAR', zeroAt: '11' } })], 'items.0.mapping.zeroAt', 'KPI_ZERO_AT'],
  ])('%s is refused at its place', (_what, items, path, reason) => {
    try { parseScheme({ items }); expect.fail('taken'); } catch (error) { expect(error).toBeInstanceOf(SchemeError); expect(error).toMatchObject({ path, reason }); }
  });
});

const exact = (from: number, to: number) => fc.integer({ min: from * 10_000, max: to * 10_000 }).map((n) => decimal(n).dividedBy(10_000).toFixed());
const mappingArb = fc.oneof(
  fc.constant({ type: 'LINEAR' }), fc.constant({ type: 'ALL_OR_NOTHING' }), fc.constant('ZERO_AT'),
  fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }).chain((at) => fc.array(fc.integer({ min: 0, max: 120 }), { minLength: at.length, maxLength: at.length })
    .map((points) => { const [a, p] = [[...at].sort((x, y) => x - y), [...points].sort((x, y) => x - y)]; return { type: 'STEPS', steps: a.map((each, i) => ({ at: String(each), points: String(p[i]) })) }; })));
const itemArb = fc.record({ direction: fc.constantFrom('AT_LEAST', 'AT_MOST'), mapping: mappingArb, target: exact(1, 100), floor: exact(0, 40), cap: exact(40, 150), missing: fc.constantFrom('REWEIGHT', 'HOLD', 'ZERO'), share: fc.integer({ min: 1, max: 60 }) });
const schemeArb = fc.array(itemArb, { minLength: 1, maxLength: 8 }).map((drawn) => {
  const total = drawn.reduce((sum, one) => sum + one.share, 0);
  const weights = drawn.map((one) => Math.floor((one.share * 10_000) / total));
  weights[0] = (weights[0] as number) + 10_000 - weights.reduce((sum, one) => sum + one, 0);
  return parseScheme({ items: drawn.map(({ share: _share, mapping, ...one }, i) => ({
    ...one, key: `k${i}`, zh: `甲${i}`, en: `K${i}`, measure: 'tickets.volume', weight: decimal(weights[i] as number).dividedBy(100).toFixed(),
    mapping: mapping === 'ZERO_AT' ? { type: 'LINEAR', zeroAt: decimal(one.target).times(one.direction === 'AT_LEAST' ? 0.5 : 2).toFixed() } : mapping,
  })) }).items;
});
const valuesArb = (n: number) => fc.array(fc.option(exact(0, 300), { nil: null, freq: 4 }), { minLength: n, maxLength: n });

describe('Of every scheme holds', () => {
  test('a better value never earns fewer points, and points stay between floor and cap', () => {
    fc.assert(fc.property(schemeArb, exact(0, 300), exact(0, 300), (items, a, b) => {
      for (const item of items) {
        const [low, high] = [decimal(a), decimal(b)].sort((x, y) => x.comparedTo(y)) as [ReturnType<typeof decimal>, ReturnType<typeof decimal>];
        const [worse, better] = item.direction === 'AT_LEAST' ? [low, high] : [high, low];
        const [fewer, more] = [pointsOf(item, worse, decimal(item.target as string)), pointsOf(item, better, decimal(item.target as string))];
        expect(more.greaterThanOrEqualTo(fewer)).toBe(true);
        for (const points of [fewer, more]) expect(points.greaterThanOrEqualTo(item.floor) && points.lessThanOrEqualTo(item.cap)).toBe(true);
      }
    }), { numRuns: 400 });
  });
  test('weights after what is missing was shared out sum to 100 exactly, and contributions to the score', () => {
    fc.assert(fc.property(schemeArb.chain((items) => valuesArb(items.length).map((values) => ({ items, values }))), ({ items, values }) => {
      const { score, items: judged } = card(items, values);
      const counted = judged.filter((one) => one.points !== null);
      const sum = (list: typeof judged, of: (one: (typeof judged)[number]) => ReturnType<typeof decimal> | null) => list.reduce((total, one) => total.plus(of(one) ?? 0), decimal(0));
      expect(sum(judged, (one) => one.effectiveWeight).toFixed()).toBe(counted.length ? '100' : '0');
      if (score) {
        expect(sum(counted, (one) => one.contribution).minus(score).abs().lessThan('1e-30')).toBe(true);
        const [least, most] = [counted.map((one) => one.points), counted.map((one) => one.points)].map((list) => list.sort((a, b) => (a as never as ReturnType<typeof decimal>).comparedTo(b as never)));
        expect(score.greaterThanOrEqualTo(decimal(least?.[0] ?? 0).minus('1e-30')) && score.lessThanOrEqualTo(decimal(most?.at(-1) ?? 0).plus('1e-30'))).toBe(true);
      } else expect(!counted.length || judged.some((one) => one.points === null && one.item.missing === 'HOLD')).toBe(true);
    }), { numRuns: 400 });
  });
  test('the explanation says every item in both languages, and is well formed', () => {
    fc.assert(fc.property(schemeArb.chain((items) => valuesArb(items.length).map((values) => ({ items, values }))), ({ items, values }) => {
      const { explanation } = card(items, values);
      expect(explanationSchema.safeParse(JSON.parse(JSON.stringify(explanation))).success).toBe(true);
      expect(explanation.inputs.length).toBe(items.length);
      for (const { node } of walkExplanation(explanation)) expect(node.label.zh && node.label.en).toBeTruthy();
    }), { numRuns: 100 });
  });
});
