// Pure rules of cases: shares, what a visit suggests, what may be claimed, the balance of cost, and the shipped form with its standards.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChargeState, FaultCause, RemedyKind, RemedyState } from '../../../schema/tickets/liability.ts';
import { addMoney, compareNumbers, decimal } from '../../../server/core/money.ts';
import { parseForm } from '../../../server/forms/content.rules.ts';
import { scoreForm } from '../../../server/forms/scoring.rules.ts';
import { balanceOf, faultOfShares, GIVEN_AS, mainCauseOf, proposeShares, remedyStates, roomOfCause, weightOf, type Claim } from '../../../server/tickets/liability/liability.rules.ts';
import { TILE_VISIT_FORM } from '../../../server/tickets/liability/shipped-forms.rules.ts';
import { found } from './case-fixture.ts';

const shares = (PRODUCT: string, TRANSPORT: string, INSTALLATION: string, USE: string) => ({ PRODUCT, TRANSPORT, INSTALLATION, USE });
const label = { zh: '一', en: 'one' };

describe('C-07: shares of a fault', () => {
  test.each([
    ['all of one', shares('100', '0', '0', '0'), null], ['thirds to the cent', shares('33.33', '33.33', '33.34', '0'), null], ['short by a cent', shares('33.33', '33.33', '33.33', '0'), 'SUM'],
    ['below nothing', shares('-1', '101', '0', '0'), 'PRODUCT'], ['three decimals', shares('99.999', '0.001', '0', '0'), 'PRODUCT'], ['more than all', shares('0', '100.01', '0', '0'), 'TRANSPORT'],
  ])('C-07 %s', (_, given, wrong) => expect(faultOfShares(given)).toBe(wrong));
  test('the largest is the main cause; of equal ones the first that is looked for', () => {
    expect(mainCauseOf(shares('10', '60', '30', '0'))).toBe('TRANSPORT');
    expect(mainCauseOf(shares('0', '50', '50', '0'))).toBe('TRANSPORT');
  });
  test('C-07 what a visit found is split evenly, always to 100; nothing found is use', () => {
    expect(proposeShares([]).shares).toEqual(shares('0', '0', '0', '100'));
    expect(proposeShares([{ cause: FaultCause.PRODUCT, label }, { cause: FaultCause.PRODUCT, label }, { cause: FaultCause.INSTALLATION, label }])).toEqual({ shares: shares('66.67', '0', '33.33', '0'), reason: { zh: '产品：一；产品：一；安装：一', en: 'Product: one; Product: one; Installation: one' } });
    fc.assert(fc.property(fc.array(fc.constantFrom(...Object.values(FaultCause)), { maxLength: 30 }), (causes) => {
      expect(faultOfShares(proposeShares(causes.map((cause) => ({ cause, label }))).shares)).toBeNull();
    }));
  });
});

describe('C-13: charge-backs stay within the cost', () => {
  const claim = fc.record({ cause: fc.constantFrom(FaultCause.PRODUCT, FaultCause.TRANSPORT, FaultCause.INSTALLATION), state: fc.constantFrom(...Object.values(ChargeState)), cents: fc.integer({ min: 1, max: 500_000 }) });
  test('C-13 whoever claims up to what is left, one after the other, never passes a share nor the whole', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 })), fc.array(claim, { maxLength: 20 }), (cents, [first, second], tries) => {
      const cost = (cents / 100).toFixed(2);
      const product = Math.min(first, 10_000);
      const transport = Math.min(second, 10_000 - product);
      const of = shares((product / 100).toFixed(2), (transport / 100).toFixed(2), ((10_000 - product - transport) / 100).toFixed(2), '0');
      const claims: Claim[] = [];
      for (const one of tries) {
        const room = roomOfCause(cost, of[one.cause], claims, one.cause);
        const amount = (one.cents / 100).toFixed(2);
        if (compareNumbers(amount, room.left) <= 0) claims.push({ cause: one.cause, state: one.state, amount, acceptedAmount: one.state === 'ACCEPTED' || one.state === 'SETTLED' ? amount : null });
      }
      expect(compareNumbers(addMoney(...claims.map(weightOf)), cost)).toBeLessThanOrEqual(0);
      for (const cause of [FaultCause.PRODUCT, FaultCause.TRANSPORT, FaultCause.INSTALLATION]) {
        const room = roomOfCause(cost, of[cause], claims, cause);
        expect(decimal(room.claimed).lessThanOrEqualTo(room.most)).toBe(true);
        expect(compareNumbers(room.left, 0)).toBeGreaterThanOrEqual(0);
      }
    }), { numRuns: 400 });
  });
  test('three shares that round up together never claim a cent more than the cost', () => {
    const claims: Claim[] = [];
    for (const cause of [FaultCause.PRODUCT, FaultCause.TRANSPORT, FaultCause.INSTALLATION]) claims.push({ cause, state: ChargeState.CLAIMED, amount: roomOfCause('0.05', '33.33', claims, cause).left });
    expect(addMoney(...claims.map((one) => one.amount))).toBe('0.05');
  });
});

describe('C-05, C-08: remedies', () => {
  test('C-05 repair, replacement and refund each go out of somebody’s authority', () => {
    expect(Object.keys(GIVEN_AS).sort()).toEqual(Object.values(RemedyKind).sort());
    expect([GIVEN_AS.REPAIR, GIVEN_AS.REPLACE, GIVEN_AS.REFUND]).toEqual(['SERVICE', 'GIFT', 'REFUND']);
  });
  test('C-08 nothing is done that was not agreed, and nothing given is dropped', () => {
    expect(remedyStates.acts(RemedyState.PROPOSED)).toEqual(['agree', 'decline', 'cancel']);
    expect(remedyStates.can(RemedyState.PROPOSED, 'start')).toBe(false);
    expect(remedyStates.can(RemedyState.DECLINED, 'start')).toBe(false);
    expect(remedyStates.can(RemedyState.IN_HAND, 'cancel')).toBe(false);
    expect(remedyStates.acts(RemedyState.DONE)).toEqual([]);
  });
});

test('C-29: a case costs too much, or too little is done', () => {
  const now = new Date('2026-03-10T00:00:00Z');
  const given = { net: '100.00', paid: '6000.00', useShare: '0', decidedAt: '2026-03-08T00:00:00Z', agreed: 1 };
  expect(balanceOf(given, now)).toBeNull();
  expect(balanceOf({ ...given, net: '6000.01' }, now)).toBe('OVER');
  expect(balanceOf({ ...given, agreed: 0 }, now)).toBe('UNDER');
  expect(balanceOf({ ...given, agreed: 0, useShare: '100' }, now)).toBeNull();
  expect(balanceOf({ ...given, agreed: 0, decidedAt: '2026-03-09T12:00:00Z' }, now)).toBeNull();
  expect(balanceOf({ ...given, net: '9.00', paid: null }, now)).toBeNull();
});

describe('The shipped form of a visit', () => {
  const form = parseForm(TILE_VISIT_FORM.content);
  const failed = (more: object): string[] => { const one = scoreForm(form, found(null, ['0.4'], more), { key: 'tile-visit' }); expect(one.faults).toEqual([]); return one.failed; };
  const read = (...readings: string[]) => ({ value: { readings }, evidence: [{ fileId: '1' }] });
  test('C-03 tells the four kinds of tile apart', () => {
    const kind = form.sections[0]?.questions[0];
    expect(kind && 'options' in kind ? kind.options.map((one) => one.zh) : []).toEqual(['釉面砖', '抛光砖', '仿古砖', '玻化砖']);
  });
  test.each<[string, object, string[]]>([
    ['0.5% of a polished tile passes', { absorption: read('0.5') }, []], ['0.51% does not', { absorption: read('0.51') }, ['absorption']],
    ['a glazed one may take more', { kind: { value: 'glazed' }, absorption: read('12'), colour: read('0.7'), wear: read('PEI 3') }, []], ['its colours less', { kind: { value: 'glazed' }, colour: read('0.76'), absorption: read('12'), wear: read('PEI 4') }, ['colour']],
    ['R9 will do in a living room', { slip: read('R9') }, []], ['not in a bathroom', { where: { value: 'wet' }, slip: read('R9') }, ['slip']], ['outdoors R11 is the least', { where: { value: 'outdoor' }, slip: read('R10') }, ['slip']],
    ['PEI 2 is too soft for a floor', { kind: { value: 'antique' }, wear: read('PEI 2'), absorption: read('2.9') }, ['wear']], ['on a wall PEI 1 will do', { kind: { value: 'antique' }, where: { value: 'wall' }, wear: read('PEI 1'), absorption: read('2.9'), slip: { isNotApplicable: true } }, []],
    ['a millimetre is the most', { size: read('0.2', '1.0') }, []], ['the largest counts', { size: read('0.2', '1.1') }, ['size']], ['a bare instrument does not matter', { colour: { isNotApplicable: true } }, []],
  ])('C-04 %s', (_, more, wrong) => expect(failed(more)).toEqual(wrong));
  test('C-04 wear in five grades of PEI, slip from R9 to R13, 0.5% of water as the mark of a vitrified body', () => {
    const grades = Object.fromEntries(form.sections.flatMap((one) => one.questions).flatMap((one) => ('grades' in one && one.grades ? [[one.key, one.grades]] : [])));
    expect(grades).toEqual({ slip: ['R9', 'R10', 'R11', 'R12', 'R13'], wear: ['PEI 1', 'PEI 2', 'PEI 3', 'PEI 4', 'PEI 5'] });
    const absorption = form.sections.flatMap((one) => one.questions).find((one) => one.key === 'absorption');
    expect(absorption && 'standards' in absorption ? absorption.standards[0] : null).toMatchObject({ most: '0.5', source: 'C-04', zh: '瓷质砖不超过 0.5%' });
  });
  test('C-04 every standard says where it comes from', () => {
    const standards = form.sections.flatMap((one) => one.questions).flatMap((one) => ('standards' in one ? one.standards : []));
    expect(standards.length).toBeGreaterThan(10);
    expect(standards.every((one) => /^(C-04|GB\/T)/.test(one.source))).toBe(true);
  });
});
