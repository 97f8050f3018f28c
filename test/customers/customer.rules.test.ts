// The pure rules of customers and purchases: cleaned values, kinds of lines, scores, groups, and what a merge takes.
import { describe, expect, test } from 'vitest';
import { CustomFieldKind } from '../../schema/customers/customer.ts';
import { phoneOf } from '../../server/core/phone.ts';
import { mergeCustom, normaliseCustomer } from '../../server/customers/customer.rules.ts';
import { chosenFields } from '../../server/customers/merge.service.ts';
import { isServiceCode, lineKindOf } from '../../server/customers/purchase.rules.ts';
import { cutsSchema, groupOf, groupsSchema, nearestRankCuts, scoreByCuts, SHIPPED_GROUPS } from '../../server/customers/rfm.rules.ts';

describe('a customer’s values', () => {
  test.each([['13812345678', '+8613812345678'], ['138 1234 5678', '+8613812345678'], ['+86-138-1234-5678', '+8613812345678'], ['１３８１２３４５６７８', '+8613812345678'], ['+44 20 7946 0958', '+442079460958'], ['010-62345678', '+861062345678']])(
    'the phone %s is kept as %s', (text, number) => expect(phoneOf(text)).toBe(number));
  test.each(['138****5678', '12345', 'abc', '1381234567'])('%s is no phone', (text) => expect(phoneOf(text)).toBeNull());
  test('are cleaned where that is safe and refused by field where not', () => {
    const { values, problems } = normaliseCustomer({ name: '  王　芳 ', email: ' A@B.CN ', gender: '女', birthday: '2026-02-14', joinedOn: '2026-02-14', phone: '1' }, '2026-02-13');
    expect(values).toEqual({ name: '王 芳', email: 'a@b.cn', gender: 'FEMALE' });
    expect(problems).toEqual({ birthday: 'BIRTHDAY_FUTURE', joinedOn: 'JOINED_FUTURE', phone: 'PHONE_INVALID' });
  });
  test('a masked e-mail address is not taken for one', () => expect(normaliseCustomer({ email: 'a***@b.cn' }, '2026-02-13').problems).toEqual({ email: 'EMAIL_INVALID' }));
  test('fields of the chain’s own are typed, and null clears one', () => {
    const fields = [{ key: 'pets', fieldKind: CustomFieldKind.NUMBER, choices: null }, { key: 'diet', fieldKind: CustomFieldKind.CHOICE, choices: [{ value: 'veg', zh: '素', en: 'Veg' }] }];
    expect(mergeCustom({ pets: 1, diet: 'veg' }, { pets: null, diet: 'veg' }, fields)).toEqual({ custom: { diet: 'veg' }, problems: {} });
    expect(mergeCustom({}, { pets: '2', diet: 'meat', hat: 1 }, fields).problems).toEqual({ 'custom.pets': 'CUSTOM_INVALID', 'custom.diet': 'CUSTOM_INVALID', 'custom.hat': 'CUSTOM_UNKNOWN' });
  });
});

describe('lines of a receipt', () => {
  test.each([['536365', '6', '2.55', 'SALE'], ['C536379', '-1', '27.50', 'RETURN'], ['C536379', '1', '27.50', 'RETURN'], ['536365', '-6', '0', 'RETURN'], ['536365', '6', '0', 'OTHER'], ['A563185', '1', '-11062.06', 'OTHER'], ['C01-0007', '1', '5', 'SALE']])(
    'receipt %s, %s pieces at %s: %s', (receiptNo, quantity, price, kind) => expect(lineKindOf(receiptNo, quantity, price)).toBe(kind));
  test.each([['POST', true], ['C2', true], ['BANK CHARGES', true], ['85123A', false], ['DCGSSBOY', false], ['FISH', false], ['运费', true], ['gift_0001_40', false]])('the code %s is a charge: %s', (sku, is) => expect(isServiceCode(sku)).toBe(is));
});

describe('RFM', () => {
  test('fixed cut-offs are four rising numbers each; what is none is refused, not stumbled over', () => {
    const fits = (recency: unknown) => cutsSchema.safeParse({ recency, frequency: [1, 2, 3, 4], money: ['10.5', '20', 30, '40.25'] }).success;
    expect([[1, 2, 3, 4], ['1', '2', '2', '4']].map(fits)).toEqual([true, true]);
    expect([[1, 2, 3, 'x'], ['x', 2, 3, 4], [1, 2, 3, 1e20], [1, 2, 3, Number.NaN], [4, 3, 2, 1], [1, 2, 3], 'x', [1, 2, 3, null]].map(fits)).toEqual(Array(8).fill(false));
  });

  test('nearest rank takes the value at rank ceil(p × N)', () => {
    expect(nearestRankCuts([1, 2, 3, 4, 5])).toEqual(['1', '2', '3', '4']);
    expect(nearestRankCuts([7, 7, 7, 9])).toEqual(['7', '7', '7', '9']);
  });
  test('equal values score equally; a value on a cut-off belongs below it; recency scores the other way', () => {
    expect([1, 2, 3].map((value) => scoreByCuts(value, ['1', '2', '3', '6']))).toEqual([1, 2, 3]);
    expect([13, 14, 181].map((value) => scoreByCuts(value, ['13', '33', '72', '180'], 'low'))).toEqual([5, 4, 1]);
  });
  test.each([[5, 5, 5, 'champions'], [1, 5, 5, 'cannot-lose'], [3, 4, 1, 'loyal'], [5, 1, 1, 'new'], [4, 2, 2, 'promising'], [3, 2, 2, 'needs-attention'], [2, 3, 5, 'at-risk'], [1, 1, 1, 'inactive']] as const)(
    'score %i%i%i is in group %s', (r, f, m, key) => expect(groupOf(SHIPPED_GROUPS, r, f, m)).toBe(key));
  test('groups with twin keys or turned spans are refused', () => {
    expect(groupsSchema.safeParse([...SHIPPED_GROUPS, SHIPPED_GROUPS[0]]).success).toBe(false);
    expect(groupsSchema.safeParse([{ key: 'x', zh: 'x', en: 'x', when: { r: [4, 2] } }]).success).toBe(false);
  });
});

test('a merge takes what was chosen and what is missing, and lays own fields over each other', () => {
  const stays = { name: '王芳', phone: null, email: 'a@b.cn', gender: 'UNKNOWN', custom: { pets: 1 } };
  const merged = { name: '王小芳', phone: '+8613812345678', email: 'c@d.cn', gender: 'FEMALE', custom: { pets: 2, diet: 'veg' } };
  expect(chosenFields(stays as never, merged as never, ['name'])).toEqual({ name: '王小芳', phone: '+8613812345678', gender: 'FEMALE', custom: { pets: 1, diet: 'veg' } });
});
