// How far somebody may go alone: limits by role, kind, scenario and what they are summed over, to the cent.
import { describe, expect, test } from 'vitest';
import { deciders, fits, roomOf, tightest, type Given, type Limit } from '../../server/core/authority.ts';

const limit = (id: string, per: Limit['per'], amount: string, more: Partial<Limit> = {}): Limit => ({ id, per, amount, source: 'own', ...more });
const limits = [
  limit('agent-case', 'CASE', '500.00', { roles: ['agent'] }), limit('manager-case', 'CASE', '800.00', { roles: ['manager', 'supervisor'] }),
  limit('customer', 'CUSTOMER_MONTH', '1000.00'), limit('care', 'ACTOR_MONTH', '300.00', { kinds: ['CARE'] }), limit('gift', 'GRANT', '10.00', { kinds: ['VOUCHER'], scenarios: ['missing-gift'] }),
];
const room = (asked: Partial<Parameters<typeof roomOf>[1]> = {}, sums: Partial<Record<Given['per'], string>> = {}) => roomOf({ limits }, { roles: ['agent'], kind: 'REFUND', ...asked },
  Object.entries(sums).map(([per, amount]) => ({ per: per as Given['per'], kind: 'REFUND', scenario: null, amount })));

describe('room', () => {
  test.each([['500.00', true], ['500.01', false], ['499.99', true]])('A-17 %s by an agent: %s', (amount, passes) => { expect(fits(room(), amount)).toBe(passes); });
  test.each([['98.00', true], ['98.01', false]])('what was given before counts: 402.00 and %s: %s', (amount, passes) => { expect(fits(room({}, { CASE: '402.00' }), amount)).toBe(passes); });
  test('of several roles the widest counts; who holds none of them has nothing', () => {
    expect(tightest(room({ roles: ['agent', 'manager'] }))).toMatchObject({ limit: { id: 'manager-case' }, left: '800.00' });
    expect(tightest(room({ roles: ['finance'] }))).toMatchObject({ limit: null, most: '0.00', left: '0.00' });
  });
  test('all that bind hold at once, the tightest says what is left; what is overdrawn leaves nothing, not less', () => {
    expect(tightest(room({ roles: ['manager'] }, { CUSTOMER_MONTH: '700.00' }))).toMatchObject({ limit: { id: 'customer' }, left: '300.00' });
    expect(tightest(room({}, { CASE: '900.00' }))).toMatchObject({ left: '0.00' });
  });
  test('a limit of one kind sums what was given of that kind alone', () => {
    const given: Given[] = [{ per: 'ACTOR_MONTH', kind: 'REFUND', scenario: null, amount: '400.00' }, { per: 'ACTOR_MONTH', kind: 'CARE', scenario: null, amount: '250.00' }];
    expect(roomOf({ limits }, { roles: ['agent'], kind: 'CARE' }, given).find((line) => line.limit?.id === 'care')).toMatchObject({ spent: '250.00', left: '50.00' });
  });
  test('limits of a kind or a scenario bind that kind and scenario only', () => {
    expect(room({ kind: 'CARE' }).map((line) => line.limit?.id)).toEqual(['customer', 'care', 'agent-case']);
    expect(tightest(room({ kind: 'VOUCHER', scenario: 'missing-gift' }))).toMatchObject({ limit: { id: 'gift' }, left: '10.00' });
    expect(tightest(room({ kind: 'VOUCHER' }))).toMatchObject({ limit: { id: 'agent-case' } });
  });
});

test('who may decide: by what the case comes to, the cent included', () => {
  const approvers = [{ id: 'a', roles: ['manager'], upTo: '1000.00', source: 'own' }, { id: 'b', roles: ['supervisor'], upTo: '5000.00', source: 'own' }, { id: 'c', roles: ['crm'], upTo: null, source: 'own' }];
  expect([deciders({ approvers }, '1000.00'), deciders({ approvers }, '1000.01'), deciders({ approvers }, '5000.01')]).toEqual([['manager', 'supervisor', 'crm'], ['supervisor', 'crm'], ['crm']]);
});
