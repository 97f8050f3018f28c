// The engine of pay: figures of the requirements to the fen, and what must hold of every scheme and everybody.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkExplanation } from '../../server/core/explanation.ts';
import { addMoney, compareNumbers, decimal, splitMoney } from '../../server/core/money.ts';
import { canonicalJson } from '../../server/core/canonical.ts';
import { readScheme } from '../../server/incentives/content.rules.ts';
import { statementBytes } from '../../server/incentives/run.rules.ts';
import { SHIPPED_SCHEMES } from '../../server/incentives/scheme.shipped.rules.ts';
import { A20, figure, part, pays, person, reckonAll, reckonOne, scheme } from './pay-fixture.ts';

const rate96 = { figures: { 'tickets.resolved': figure('0.96') } };
const star = [{ id: '9', key: 'star', amount: null, reason: '季度之星' }];

describe('Tiered pay (A-20, 10.5)', () => {
  test('A-20: 96 % comes to 4,480.00, with the star of the quarter to 5,980.00', () => {
    expect(reckonOne(A20(), rate96).total).toBe('4480.00');
    expect(reckonOne(A20(), { ...rate96, awards: star }).total).toBe('5980.00');
    // The star is paid by the run that ends the quarter.
    expect(reckonOne(A20(), { ...rate96, awards: star }, { endsQuarter: false }).total).toBe('4480.00');
  });
  test('A-20: an intern has 80 % of the same post, 3,584.00; by the other reading 80 % of the base alone, 3,680.00', () => {
    expect(reckonOne(A20(), { ...rate96, isIntern: true })).toMatchObject({ total: '3584.00', lines: [{ amount: '4000.00' }, { amount: '480.00' }, { amount: '0.00' }, { key: 'internFactor', amount: '-896.00' }] });
    expect(reckonOne(A20('BASE'), { ...rate96, isIntern: true }).total).toBe('3680.00');
  });
  test('A-20: so it comes out by the scheme that is shipped: 4,480.00, with the star 5,980.00, for an intern 3,584.00', () => {
    const [shipped] = SHIPPED_SCHEMES;
    const unit = (key: string, as: 'RATIO' | 'POINTS' | 'MONEY') => [key, { key, unit: as, label: { zh: key, en: key }, definition: { zh: key, en: key }, source: 'test' }] as const;
    const of = readScheme(shipped?.content, new Map([unit('tickets.resolutionRate', 'RATIO'), unit('tickets.satisfactionMean', 'POINTS'), unit('care.spent', 'MONEY')]));
    const rate = { figures: { 'tickets.resolutionRate': figure('0.96') } };
    expect([reckonOne(of, rate).total, reckonOne(of, { ...rate, awards: star }).total, reckonOne(of, { ...rate, isIntern: true }).total]).toEqual(['4480.00', '5980.00', '3584.00']);
    // its care budget is 300 and no pay, its gold ideas bring 200 to 500.
    expect(reckonOne(of, rate).lines.at(-1)).toMatchObject({ key: 'care', kind: 'BUDGET', amount: '0.00', explanation: { value: '300.00' } });
    const ideas = (amount: string | null): string => reckonOne(of, { ...rate, awards: [{ id: '1', key: 'goldIdea', amount, reason: '错峰回访' }] }).total;
    expect([ideas(null), ideas('350.00'), ideas('500.00'), ideas('900.00'), ideas('10.00')]).toEqual(['4680.00', '4830.00', '4980.00', '4980.00', '4680.00']);
  });
  test('a line says its rule in words, its inputs and the version that it follows', () => {
    const line = reckonOne(A20(), rate96).lines[1];
    const said = [...walkExplanation(line?.explanation as never)].map(({ node }) => node.text?.zh);
    expect(said).toEqual(['480.00 元', '投诉解决率 × 500.00 元', '96%']);
    expect([...walkExplanation(line?.explanation as never)][1]?.node.text?.en).toBe('complaint resolution rate × ¥500.00');
    expect(line?.explanation.rule).toMatchObject({ key: 'a20', version: 1 });
  });
});

describe('What a rule says', () => {
  test('is said to its last digit: whoever reckons after the words comes to the same fen', () => {
    const how = (one: Parameters<typeof scheme>[0][number], figures: Record<string, ReturnType<typeof figure>>): (string | undefined)[] => reckonOne(scheme([one]), { figures }).lines[0]?.explanation.inputs.map((node) => node.text?.en) ?? [];
    expect(how(part('x', 'FORMULA', { formula: 'tickets.count * money(0.125) + sales.net * percent(0.125)' }), { 'tickets.count': figure('3'), 'sales.net': figure('8') })[0]).toBe('tickets × ¥0.125 ＋ net sales × 0.125%');
    const tiers = [{ from: '0', to: '10', rate: '1.005' }, { from: '10', to: null, rate: '2.3333' }];
    expect(how(part('x', 'TIERS', { on: 'tickets.count', method: 'MARGINAL', tiers }), { 'tickets.count': figure('12') }).slice(2)).toEqual(['10 × ¥1.005', '2 × ¥2.3333']);
    expect(how(part('x', 'TIERS', { on: 'sales.net', method: 'WHOLE', tiers: [{ from: '0', to: '1000.5', rate: '0' }, { from: '1000.5', to: null, rate: '0.01125' }] }), { 'sales.net': figure('2000') }).at(-1)).toBe('¥2,000.00 × 1.125%');
  });
});

describe('Kinds of components', () => {
  test('are paid by days, capped, raised to a floor, and rounded half up to the fen', () => {
    expect(pays(part('base', 'FIXED', { amount: '4000.00', prorate: true }), { days: 10 })).toBe('1290.32');
    expect(pays(part('x', 'FORMULA', { formula: 'sales.net * percent(0.5)' }), { figures: { 'sales.net': figure('1001') } })).toBe('5.01');
    expect(pays(part('x', 'FORMULA', { formula: 'tickets.count * money(2)', cap: '30.00' }), { figures: { 'tickets.count': figure('40') } })).toBe('30.00');
    expect(pays(part('x', 'FORMULA', { formula: 'tickets.count * money(2)', floor: '10.00' }), { figures: { 'tickets.count': figure('1') } })).toBe('10.00');
  });
  test('C-21: satisfaction, efficiency and knowledge pay by KPI points, hours and counts', () => {
    expect(pays(part('kpi', 'FORMULA', { formula: 'kpi.score * money(10)' }), { figures: { 'kpi.score': figure('92.5') } })).toBe('925.00');
    expect(pays(part('fast', 'FORMULA', { formula: 'tickets.count >= 30 ? money(200) : money(0)' }), { figures: { 'tickets.count': figure('30') } })).toBe('200.00');
    expect(pays(part('learn', 'FORMULA', { formula: 'min(training.hours, 40) * money("5")'.replace('"5"', '5') }), { figures: { 'training.hours': figure('48') } })).toBe('200.00');
  });
  test('without data, or on too small a sample, the scheme says what is paid, and the line says so', () => {
    const one = part('x', 'FORMULA', { formula: 'tickets.resolved * money(500)', minSample: { name: 'tickets.resolved', least: 20 }, whenMissing: '250.00' });
    expect(pays(one, { figures: { 'tickets.resolved': figure('1', 19) } })).toBe('250.00');
    expect(pays(one, { figures: { 'tickets.resolved': figure('1', 20) } })).toBe('500.00');
    expect(pays(one, {})).toBe('250.00');
    expect(reckonOne(scheme([one])).lines[0]?.explanation.note?.en).toMatch(/Too little data/);
  });
  test('C-22: the satisfaction award goes to the best of each store; those alike share, all have it, or none', () => {
    const award = (ties: string, more: object = {}) => scheme([part('best', 'AWARD', { amount: '300.00', by: { how: 'RANK', on: 'kpi.score', top: 1, among: 'STORE', ties, ...more } })]);
    const people = [['1', '90'], ['2', '95'], ['3', '95'], ['4', null]].map(([employeeId, score]) => person({ employeeId: employeeId as string, figures: { 'kpi.score': figure(score as string | null) } }));
    expect(reckonAll(award('SPLIT'), people).map((one) => one.total)).toEqual(['0.00', '150.00', '150.00', '0.00']);
    expect(reckonAll(award('ALL'), people).map((one) => one.total)).toEqual(['0.00', '300.00', '300.00', '0.00']);
    expect(reckonAll(award('NONE'), people).map((one) => one.total)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect(reckonAll(award('ALL', { least: '96' }), people).every((one) => one.total === '0.00')).toBe(true);
    expect(reckonAll(award('ALL'), [person({ employeeId: '1', storeId: '1', figures: { 'kpi.score': figure('1') } }), person({ employeeId: '2', storeId: '2', figures: { 'kpi.score': figure('2') } })]).map((one) => one.total)).toEqual(['300.00', '300.00']);
  });
  test('A-13: a gold idea is awarded between 200 and 500 yuan, each with its reason', () => {
    const gold = scheme([part('goldIdea', 'AWARD', { amount: '200.00', by: { how: 'NAMED', least: '200.00', most: '500.00' } })]);
    const idea = (id: string, amount: string | null) => ({ id, key: 'goldIdea', amount, reason: '视频验货' });
    expect(reckonOne(gold, { awards: [idea('1', '500.00'), idea('2', null)] }).total).toBe('700.00');
    expect(reckonOne(gold, { awards: [idea('1', '9000.00')] }).total).toBe('500.00');
    expect(reckonOne(gold, { awards: [idea('1', '50.00')] }).total).toBe('200.00');
  });
  test('D-15: an award that is no money (training outside, a culture event) stands in the statement with its reason, and adds nothing', () => {
    const seminar = scheme([part('base', 'FIXED', { amount: '100.00' }), part('seminar', 'AWARD', { amount: '0.00', by: { how: 'NAMED' } })]);
    const made = reckonOne(seminar, { awards: [{ id: '1', key: 'seminar', amount: null, reason: '外部培训：投诉处理研修班' }] });
    expect([made.total, made.lines[1]?.amount, made.lines[1]?.explanation.inputs[0]?.note?.zh]).toEqual(['100.00', '0.00', '外部培训：投诉处理研修班']);
  });
  test('A-06: the care budget is a line with what was spent and what is left, and no pay', () => {
    const care = reckonOne(scheme([part('care', 'CARE_BUDGET', { amount: '300.00' })]), { figures: { 'care.spent': figure('120.5') } });
    expect(care).toMatchObject({ total: '0.00', lines: [{ kind: 'BUDGET', amount: '0.00', explanation: { value: '300.00', inputs: [{ value: '120.5' }, { value: '179.5' }] } }] });
  });
  test('D-29: a deduction is taken off, and the whole never comes to less than its floor', () => {
    const less = (amount: number, more: object = {}) => reckonOne(scheme([part('base', 'FIXED', { amount: '100.00' }), part('fine', 'DEDUCTION', { formula: `money(${amount})` })], more));
    expect(less(30)).toMatchObject({ total: '70.00', lines: [{}, { amount: '-30.00' }] });
    expect(less(130)).toMatchObject({ total: '0.00', lines: [{}, {}, { kind: 'LIMIT', amount: '30.00' }] });
    expect(less(10, { most: '80.00' })).toMatchObject({ total: '80.00', lines: [{}, {}, { kind: 'LIMIT', amount: '-10.00' }] });
  });
  test('D-15: a team’s bonus is split equally, by days or by weight, to the fen', () => {
    const team = (split: string, more: object = {}) => reckonAll(scheme([part('team', 'TEAM_POOL', { amount: '100.00', split, ...more })]),
      [person({ employeeId: '1', days: 10, figures: { 'kpi.score': figure('50') } }), person({ employeeId: '2', days: 31, figures: { 'kpi.score': figure('100') } }), person({ employeeId: '3', days: 31, figures: {} })]).map((one) => one.total);
    expect(team('EQUAL')).toEqual(['33.34', '33.33', '33.33']);
    expect(team('DAYS')).toEqual(['13.89', '43.06', '43.05']);
    expect(team('WEIGHT', { weight: 'kpi.score' })).toEqual(['33.33', '66.67', '0.00']);
  });
});

const amounts = fc.integer({ min: 0, max: 5_000_000 }).map((fen) => decimal(fen).dividedBy(100).toFixed(2));
const peopleArb = fc.array(fc.record({ store: fc.constantFrom('1', '2', null), days: fc.integer({ min: 0, max: 31 }), isIntern: fc.boolean(), rate: fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: null }), sales: amounts, score: fc.integer({ min: 0, max: 120 }), sample: fc.integer({ min: 0, max: 60 }) }), { minLength: 1, maxLength: 9 })
  .map((list) => list.map((one, i) => person({
    employeeId: String(i + 1), storeId: one.store, days: one.days, isIntern: one.isIntern,
    figures: { 'tickets.resolved': figure(one.rate === null ? null : decimal(one.rate).dividedBy(1000).toFixed(), one.sample), 'sales.net': figure(one.sales), 'kpi.score': figure(String(one.score)) },
  })));
const tiersArb = fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 5 }).map((steps) => {
  let from = 0;
  return steps.map(([width, rate], i) => { const tier = { from: String(from), to: i === steps.length - 1 ? null : String(from + width), rate: decimal(rate).dividedBy(100).toFixed() }; from += width; return tier; });
});
const whole = (tiers: object[], on: 'ALL' | 'BASE', pool: string) => scheme([
  part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }), part('rate', 'FORMULA', { formula: 'tickets.resolved * money(500)', minSample: { name: 'tickets.resolved', least: 20 }, whenMissing: '100.00', cap: '450.00' }),
  part('sales', 'TIERS', { on: 'sales.net', method: 'MARGINAL', tiers }), part('team', 'TEAM_POOL', { amount: pool, split: 'WEIGHT', weight: 'kpi.score', isFactored: false }),
  part('best', 'AWARD', { amount: '333.33', by: { how: 'RANK', on: 'kpi.score', top: 2, among: 'STORE', ties: 'SPLIT' } }), part('fine', 'DEDUCTION', { formula: 'kpi.score < 60 ? money(5000) : money(0)' }),
], { intern: { factor: '0.8', on }, most: '30000.00' });

describe('Of every scheme and everybody', () => {
  test('D-15: who moved during the month shares in both pools for the days there, where the scheme says so; nothing is lost', () => {
    const stay = (storeId: string, days: number) => ({ from: '2026-03-01', until: '2026-04-01', days, place: { zh: `${storeId} 店`, en: `Store ${storeId}` }, post: { zh: '客服', en: 'Agent' }, storeId });
    const people = [person({ employeeId: '1', storeId: 'a' }), person({ employeeId: '2', storeId: 'b' }), person({ employeeId: '3', storeId: 'b', stays: [stay('a', 10), stay('b', 21)] })];
    const shares = (more: object, list = people): string[] => reckonAll(scheme([part('team', 'TEAM_POOL', { amount: '1000.00', ...more })]), list).map((one) => one.lines[0]?.amount ?? '0.00');
    // Where they were last: all of b's is halved.
    expect(shares({ split: 'DAYS' })).toEqual(['1000.00', '500.00', '500.00']);
    // 31 and 10 of 41 days of a, 31 and 21 of 52 of b.
    expect(shares({ split: 'DAYS', movers: 'DAYS' })).toEqual(['756.10', '596.15', '647.75']);
    expect(addMoney(...shares({ split: 'DAYS', movers: 'DAYS' }))).toBe('2000.00');
    // So much of a head in each: the pools by heads come to three thousand, as if nobody had moved.
    expect(addMoney(...shares({ split: 'EQUAL', per: 'HEAD', movers: 'DAYS' }))).toBe('3000.00');
    const [line] = reckonAll(scheme([part('team', 'TEAM_POOL', { amount: '1000.00', split: 'DAYS', movers: 'DAYS' })]), people)[2]?.lines ?? [];
    expect(line?.explanation.inputs.map((one) => [one.label.en, one.value, one.inputs.length])).toEqual([['Store a', '243.90', 3], ['Store b', '403.85', 3]]);
    // Inputs of before, which say no store of a stay, are reckoned as they were.
    const before = people.map(({ stays, ...one }) => ({ ...one, ...(stays ? { stays: stays.map(({ storeId: _store, ...rest }) => rest) } : {}) }));
    expect(shares({ split: 'DAYS', movers: 'DAYS' }, before)).toEqual(['1000.00', '500.00', '500.00']);
  });
  test('the lines add up to the total, which keeps within floor and cap; pools are given out to the fen', () => {
    fc.assert(fc.property(peopleArb, tiersArb, fc.constantFrom('ALL' as const, 'BASE' as const), amounts, (people, tiers, on, pool) => {
      const all = reckonAll(whole(tiers, on, pool), people);
      const teams = new Set(people.map((one) => one.storeId)).size;
      for (const one of all) {
        expect(addMoney(...one.lines.map((line) => line.amount))).toBe(one.total);
        expect(compareNumbers(one.total, '0') >= 0 && compareNumbers(one.total, '30000') <= 0).toBe(true);
        for (const line of one.lines) expect(line.explanation.value === line.amount && line.amount === decimal(line.amount).toFixed(2)).toBe(true);
      }
      expect(addMoney(...all.flatMap((one) => one.lines.filter((line) => line.key === 'team').map((line) => line.amount)))).toBe(decimal(pool).times(teams).toFixed(2));
    }), { numRuns: 150 });
  });
  test('a run is a function of its snapshot alone: any order of people, and a stay in JSON, give the same bytes', () => {
    fc.assert(fc.property(peopleArb, tiersArb, fc.integer(), (people, tiers, seed) => {
      const of = whole(tiers, 'ALL', '1000.00');
      const bytes = reckonAll(of, people).map(statementBytes).join('\n');
      const shuffled = [...people].sort((a, b) => ((Number(a.employeeId) * 7919 + seed) % 13) - ((Number(b.employeeId) * 7919 + seed) % 13));
      // Written by its parts it is what canonical JSON says of the whole.
      expect(reckonAll(of, people).map(({ employeeId, total, lines }) => canonicalJson({ employeeId, total, lines })).join('\n')).toBe(bytes);
      expect(reckonAll(of, shuffled).map(statementBytes).join('\n')).toBe(bytes);
      expect(reckonAll(of, JSON.parse(JSON.stringify(people))).map(statementBytes).join('\n')).toBe(bytes);
    }), { numRuns: 100 });
  });
  test('who sells more, resolves more or works longer never has less where tiers are marginal and rates grow with the figure', () => {
    fc.assert(fc.property(tiersArb, amounts, amounts, (tiers, one, other) => {
      const [low, high] = compareNumbers(one, other) < 0 ? [one, other] : [other, one];
      const of = part('sales', 'TIERS', { on: 'sales.net', method: 'MARGINAL', tiers });
      expect(compareNumbers(pays(of, { figures: { 'sales.net': figure(low) } }), pays(of, { figures: { 'sales.net': figure(high) } })) <= 0).toBe(true);
    }), { numRuns: 200 });
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 31 }), (a, b, c, d) => {
      const at = (rate: number, days: number): string => reckonOne(A20(), { days, figures: { 'tickets.resolved': figure(decimal(rate).dividedBy(1000).toFixed()) } }).total;
      expect(compareNumbers(at(Math.min(a, b), Math.min(c, d)), at(Math.max(a, b), Math.max(c, d))) <= 0).toBe(true);
    }), { numRuns: 200 });
  });
  test('a running total pays by parts what it pays at once: nothing is lost between months', () => {
    fc.assert(fc.property(tiersArb, fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 30_000 }), (tiers, first, second) => {
      const of = part('sales', 'TIERS', { on: 'sales.net', method: 'MARGINAL', tiers, isRunning: true });
      const at = (now: number, before: number): string => pays(of, { figures: { 'sales.net': figure(String(now)), 'sales.net@YEAR_BEFORE': figure(String(before)) } });
      expect(addMoney(at(first, 0), at(second, first))).toBe(at(first + second, 0));
    }), { numRuns: 200 });
  });
  test('splitting gives each part within a fen of its share', () => {
    fc.assert(fc.property(amounts, fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 20 }).filter((list) => list.some(Boolean)), (amount, weights) => {
      const shares = splitMoney(amount, weights);
      expect(addMoney(...shares)).toBe(amount);
      const sum = weights.reduce((a, b) => a + b, 0);
      shares.forEach((share, i) => { expect(decimal(share).minus(decimal(amount).times(weights[i] as number).dividedBy(sum)).abs().lessThan('0.01')).toBe(true); });
    }));
  });
});
