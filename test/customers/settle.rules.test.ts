// What a rule says of somebody new: answered without a look at her past, and the same as judging her whole.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../server/tickets/tickets.customers.ts';
import { compileRule } from '../../server/core/rule-tree/compile.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { settleForNew } from '../../server/core/rule-tree/settle.ts';
import { conditionsOf, type RuleNode } from '../../server/core/rule-tree/tree.ts';
import { customerCatalogue } from '../../server/customers/customer.catalogue.ts';
import { BLANK, type CustomerSubject } from '../../server/customers/customer.subject.ts';
import { SHIPPED_LEVELS } from '../../server/customers/tier.rules.ts';
import { conditionArbitrary, ruleArbitrary } from './segment-fixture.ts';

const env = { today: '2026-02-13', now: new Date('2026-02-13T09:30:00Z') };
const ground = { stores: ['1', '2'], tags: ['1', '2'], segments: ['1'], categories: ['1', '2'], products: ['1', '2'], models: ['1'] };
const settle = (rule: RuleNode) => settleForNew(customerCatalogue, rule, BLANK, env);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** New customers as a file makes them: their own row, which has agreed to nothing, and what her tiers and tags by rule have become a moment ago. */
const newcomer: fc.Arbitrary<CustomerSubject> = fc.record({
  name: fc.constantFrom('王芳', 'Ann Lee', 'a%b'), gender: fc.constantFrom('FEMALE', 'MALE', 'UNKNOWN'), birthday: some(fc.constantFrom('1990-02-13', '1996-02-29')),
  country: some(fc.constantFrom('China', 'France')), storeId: some(fc.constantFrom('1', '2')), joinedOn: some(fc.constantFrom('2026-02-13', '2020-01-01')), channel: some(fc.constantFrom('TILL', 'WEB')),
  tier: fc.constantFrom('REGULAR', 'NEW'), tags: fc.subarray(['1', '2']), segments: fc.subarray(['1']),
  custom: fc.record({ hobby: fc.constantFrom('tea', 7), kids: fc.constantFrom(0, 2), pet: fc.boolean() }, { requiredKeys: [] }),
}).map((row) => ({ ...BLANK, ...row }));

describe('a rule settled for somebody new', () => {
  test('says what the whole rule says, and asks for nothing of a past', () => {
    fc.assert(fc.property(ruleArbitrary(conditionArbitrary(ground, env.today).filter(({ field }) => field !== 'marketingPaused')), newcomer, (rule, subject) => {
      const left = settle(rule);
      expect(typeof left === 'boolean' ? left : evaluateRule(customerCatalogue, left, subject, env)).toBe(evaluateRule(customerCatalogue, rule, subject, env));
      if (typeof left === 'boolean') return;
      for (const { condition } of conditionsOf(left)) expect(customerCatalogue.isOfPast(customerCatalogue.field(condition.field) as never)).toBe(false);
      expect(compileRule(customerCatalogue, left, env).joins).not.toContain('b');
    }), { numRuns: 400 });
  });

  test.each<[string, RuleNode, RuleNode | boolean]>([
    ['spend', { field: 'spend365', op: 'over', value: '50000' }, false],
    ['no spend', { field: 'spend365', op: 'under', value: '1' }, true],
    ['a score that nobody new has', { field: 'rfm.group', op: 'isNotSet', params: { model: '1' } }, true],
    ['what she agreed to', { field: 'consents', op: 'hasAny', value: ['SMS'] }, false],
    ['open tickets', { field: 'openTickets', op: 'equals', value: '0' }, true],
    ['her own row stays', { field: 'gender', op: 'equals', value: 'FEMALE' }, { field: 'gender', op: 'equals', value: 'FEMALE' }],
    ['what is settled goes', { all: [{ field: 'visits', op: 'equals', value: '0' }, { field: 'tier', op: 'equals', value: 'REGULAR' }] }, { all: [{ field: 'tier', op: 'equals', value: 'REGULAR' }] }],
    ['one true part is enough', { any: [{ field: 'visits', op: 'equals', value: '0' }, { field: 'tier', op: 'equals', value: 'REGULAR' }] }, true],
    ['a past that is missing is not over either', { not: { field: 'lastPurchaseOn', op: 'before', value: '2026-01-01' } }, true],
    ['nothing is everybody', { all: [] }, true],
  ])('%s', (_what, rule, left) => { expect(settle(rule)).toEqual(left); });

  test('A-25, A-35: no shipped tier can hold for somebody without a past', () => {
    for (const level of SHIPPED_LEVELS) expect(settle(level.entry)).toBe(false);
  });
});
