// The sheet by which tickets are reviewed where a chain has none of its own: attitude, efficiency, skill and whether it was solved (D-25, D-27, D-28). Pure.
import { FormPurpose } from '../../../schema/forms/form.ts';

type Q = Record<string, unknown>;
const yes = (key: string, zh: string, en: string, more: Q = {}): Q => ({ key, type: 'YES_NO', zh, en, ...more });
const scale = (key: string, zh: string, en: string, more: Q = {}): Q => ({ key, type: 'SCALE', zh, en, from: 1, to: 5, failsBelow: 3, fromWords: { zh: '很差', en: 'Very poor' }, toWords: { zh: '很好', en: 'Very good' }, ...more });
const section = (key: string, weight: number, zh: string, en: string, questions: Q[]): Q => ({ key, weight: String(weight), zh, en, questions });

export const TICKET_SHEET = 'ticket-quality';
export const TICKET_SHEET_FORM = {
  key: TICKET_SHEET, nameZh: '工单质检', nameEn: 'Ticket quality', purpose: FormPurpose.TICKET_QUALITY,
  content: {
    scoring: {
      parts: [{ key: 'whole', zh: '合计', en: 'Whole', system: 'WEIGHTED' }], passMark: '80', digits: 1,
      bands: [{ key: 'excellent', zh: '优秀', en: 'Excellent', from: '95' }, { key: 'good', zh: '合格', en: 'Good', from: '80' }, { key: 'improve', zh: '待改进', en: 'To improve', from: '60', isFail: true }, { key: 'poor', zh: '不合格', en: 'Poor', from: '0', isFail: true }],
    },
    sections: [
      section('attitude', 30, '态度', 'Attitude', [
        scale('polite', '礼貌', 'Polite', { source: 'D-25' }), scale('patient', '有耐心', 'Patient', { source: 'D-25' }), scale('active', '主动', 'Takes the initiative', { source: 'D-25' }),
        yes('brushed-off', '推诿或敷衍顾客', 'Pushed the customer off, or brushed them off', { isReversed: true, weight: '3', noteOnFail: true, critical: { effect: 'CAP', most: '59' }, source: 'D-25', hint: { zh: '让顾客自己去找厂家、反复转人、答非所问，都算', en: 'Sending customers to the maker, passing them around, or answering another question all count' } }),
      ]),
      section('efficiency', 20, '效率', 'Efficiency', [
        yes('first-answer', '第一次答复就针对顾客的问题', 'The first answer was about what the customer asked', { source: 'D-27' }),
        yes('kept-time', '承诺的时间都做到了', 'Every promised time was kept', { weight: '2', canBeNotApplicable: true, source: 'D-27' }),
      ]),
      section('skill', 25, '专业', 'Skill', [
        scale('judged', '问题判断得对', 'Judged rightly what is wrong', { source: 'D-27' }),
        yes('policy', '退换和补偿按规定办', 'Returns and compensation by the rules', { weight: '2', canBeNotApplicable: true, noteOnFail: true, source: 'D-27' }),
        yes('recorded', '记录完整，接手的人看得懂', 'The record is whole: a colleague could take over', { source: 'D-27' }),
      ]),
      section('outcome', 25, '结果', 'Outcome', [
        yes('solved', '顾客的问题解决了', 'What the customer needed is solved', { weight: '3', noteOnFail: true, source: 'D-27' }),
        yes('called-back', '按约定回访并记下满意度', 'Called back as agreed, and noted how satisfied', { canBeNotApplicable: true, source: 'D-27' }),
        { key: 'praise', type: 'TEXT', zh: '做得好的地方', en: 'What was done well', isRequired: false, source: 'D-28' },
        { key: 'better', type: 'TEXT', zh: '可以更好的地方', en: 'What could be better', isRequired: false, source: 'D-28' },
      ]),
    ],
  },
};
