// Numbers of a pay scheme turned by hand: found wherever they stand, put back at their place, all else untouched.
import { describe, expect, test } from 'vitest';
import type { SchemeContent } from '../../admin/incentives/incentives.operations.ts';
import { isFit, leversOf, withTurns } from '../../admin/incentives/lever.rules.ts';

const named = (key: string, kind: string, more: object) => ({ key, zh: key, en: key, kind, ...more });
const SCHEME: SchemeContent = {
  intern: { factor: '0.8', on: 'ALL' }, scope: { positions: ['service-agent'] },
  components: [
    named('base', 'FIXED', { amount: '4000.00', prorate: true }),
    named('rate', 'FORMULA', { formula: 'tickets.rate * money(500) + (tickets.rate >= percent(95.5) ? money( 20.50 ) : money(0))', cap: '900.00', floor: '10.00' }),
    named('tier', 'TIERS', { on: 'tickets.count', tiers: [{ from: '0', to: '10', rate: '0' }, { from: '10', to: null, rate: '2.5' }] }),
  ],
};

describe('Levers', () => {
  test('are every amount, rate, share, tier, cap and floor, and the interns’ share', () => {
    expect(leversOf(SCHEME).map(({ path, part, value, isPercent }) => [path, part, value, isPercent])).toEqual([
      ['base.amount', 'amount', '4000.00', false],
      ['rate.formula#0', 'rate', '500', false], ['rate.formula#1', 'share', '95.5', true], ['rate.formula#2', 'rate', '20.50', false], ['rate.formula#3', 'rate', '0', false], ['rate.cap', 'cap', '900.00', false], ['rate.floor', 'floor', '10.00', false],
      ['tier.tiers.0', 'tier', '0', false], ['tier.tiers.1', 'tier', '2.5', false],
      ['.intern', 'intern', '80', true],
    ]);
    expect(leversOf({ components: [] })).toEqual([]);
  });
  test('turned at their place change nothing else; none turned is the scheme as it was', () => {
    expect(withTurns(SCHEME, new Map())).toEqual(SCHEME);
    const next = withTurns(SCHEME, new Map([['base.amount', '4100.00'], ['rate.formula#2', '30'], ['rate.cap', '800'], ['tier.tiers.1', '3'], ['.intern', '82.5'], ['gone.amount', '1']]));
    expect(next).toEqual({
      ...SCHEME, intern: { factor: '0.825', on: 'ALL' },
      components: [
        { ...SCHEME.components[0], amount: '4100.00' },
        { ...SCHEME.components[1], formula: 'tickets.rate * money(500) + (tickets.rate >= percent(95.5) ? money(30) : money(0))', cap: '800' },
        { ...SCHEME.components[2], tiers: [{ from: '0', to: '10', rate: '0' }, { from: '10', to: null, rate: '3' }] },
      ],
    });
    expect(SCHEME.components[0]?.amount).toBe('4000.00');
  });
  test.each([
    ['base.amount', '4100', true], ['base.amount', '4100.5', true], ['base.amount', '4100.505', false], ['base.amount', '', false], ['base.amount', '4,100', false], ['base.amount', '-1', false],
    ['rate.formula#1', '97.125', true], ['tier.tiers.1', '0.0125', true], ['.intern', '100', true], ['.intern', '100.1', false], ['.intern', '1e2', false],
  ])('%s takes %s: %s', (path, text, fits) => { expect(isFit(leversOf(SCHEME).find((one) => one.path === path) as never, text)).toBe(fits); });
});
