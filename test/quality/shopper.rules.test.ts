// How far one can rely on a shopper, and whether a report proves its visit: pure rules.
import { describe, expect, test } from 'vitest';
import { proofOf, reliabilityOf } from '../../server/quality/programmes/reliability.rules.ts';

const facts = { visits: 10, made: 10, reviewed: 10, accepted: 10, reported: 10, withReceipt: 10, withPlace: 10, photos: 20, reused: 0 };

describe('B-28: reliability of a shopper', () => {
  test('everything kept is 100; the explanation has every part with its figures', () => {
    const { score, explanation } = reliabilityOf(facts);
    expect(score).toBe('100');
    expect(explanation.inputs.map((one) => [one.label.en, one.value, one.note?.en])).toEqual([
      ['Visits kept', '100', '10 of 10, weight 40'], ['Reports accepted', '100', '10 of 10, weight 30'], ['With a receipt', '100', '10 of 10, weight 15'], ['With the place', '100', '10 of 10, weight 5'], ['Photos not used before', '100', '20 of 20, weight 10']]);
  });
  test('by hand: 8 of 10 visits, 6 of 8 reports, 4 receipts, no place, 1 of 16 photos used before', () => {
    // 0.8·40 + 0.75·30 + 0.5·15 + 0·5 + 0.9375·10 = 32 + 22.5 + 7.5 + 0 + 9.375 = 71.375.
    expect(reliabilityOf({ visits: 10, made: 8, reviewed: 8, accepted: 6, reported: 8, withReceipt: 4, withPlace: 0, photos: 16, reused: 1 }).score).toBe('71.4');
  });
  test('what has nothing to count is left out; below three visits nobody is judged', () => {
    expect(reliabilityOf({ ...facts, reviewed: 0, accepted: 0, photos: 0, reported: 0, withReceipt: 0, withPlace: 0, made: 5 }).score).toBe('50');
    expect(reliabilityOf({ ...facts, visits: 2, made: 2 }).score).toBeNull();
  });
  test('a report proves its visit by a receipt, by the place, or by neither', () => {
    const questions = [{ key: 'receipt', type: 'PHOTO' }, { key: 'hall', type: 'PHOTO' }, { key: 'here', type: 'PLACE' }];
    expect(proofOf(questions, { receipt: { value: [{ fileId: '1' }] } })).toEqual({ hasReceipt: true, hasPlace: false });
    expect(proofOf(questions, { hall: { value: [{ fileId: '1' }] }, here: { value: { latitude: 31, longitude: 121 } } })).toEqual({ hasReceipt: false, hasPlace: true });
    expect(proofOf(questions, { receipt: { value: [] }, here: { value: null } })).toEqual({ hasReceipt: false, hasPlace: false });
  });
});
