// What somebody is asked before she visits stores in secret; shipped, and a chain may ask otherwise. Pure.
import { FormPurpose } from '../../../schema/forms/form.ts';

const yes = (key: string, zh: string, en: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ key, type: 'YES_NO', zh, en, ...more });
export const SCREENING = 'shopper-screening';
export const SCREENING_FORM = {
  key: SCREENING, nameZh: '神秘顾客筛选', nameEn: 'Screening of mystery shoppers', purpose: FormPurpose.INTERVIEW,
  content: {
    scoring: { parts: [{ key: 'whole', zh: '合计', en: 'Whole', system: 'WEIGHTED' }], passMark: '70', digits: 1, bands: [{ key: 'fit', zh: '合适', en: 'Fit', from: '70' }, { key: 'unfit', zh: '不合适', en: 'Not fit', from: '0', isFail: true }] },
    sections: [
      { key: 'ties', weight: '50', zh: '利害关系', en: 'Ties', questions: [
        yes('works-here', '本人或家人在我们公司工作', 'She or her family works for us', { isReversed: true, critical: { effect: 'FAIL' }, source: 'B-28' }),
        yes('works-there', '本人在同行或供应商工作', 'She works for a competitor or a supplier', { isReversed: true, critical: { effect: 'FAIL' } }),
        yes('known', '有门店的员工认识她', 'People of a store know her', { isReversed: true, noteOnFail: true }),
      ] },
      { key: 'ability', weight: '50', zh: '能力', en: 'Ability', questions: [
        { key: 'observes', type: 'SCALE', zh: '观察仔细、记得住原话', en: 'Observes well and remembers what was said', from: 1, to: 5, failsBelow: 3 },
        { key: 'writes', type: 'SCALE', zh: '写得清楚、只写事实', en: 'Writes clearly, and facts only', from: 1, to: 5, failsBelow: 3 },
        yes('phone', '会用手机拍小票和定位', 'Can take the receipt and the place with a phone'),
        { key: 'ordinary', type: 'TEXT', zh: '平时在哪类门店买什么', en: 'What she buys where, on ordinary days', isRequired: false, source: 'B-28' },
      ] },
    ],
  },
};
