// The surveys that every chain begins with: five stars at the tablet, the question after a ticket, the quarter's survey, and the shelf for reviews. Pure.
import { FormPurpose } from '../../schema/forms/form.ts';
import { Touchpoint } from '../../schema/voice/survey.ts';

type Q = Record<string, unknown>;
const scale = (key: string, zh: string, en: string, more: Q = {}): Q => ({ key, type: 'SCALE', zh, en, from: 1, to: 5, fromWords: { zh: '很不满意', en: 'Very bad' }, toWords: { zh: '很满意', en: 'Very good' }, ...more });
const open = (key: string, zh: string, en: string): Q => ({ key, type: 'TEXT', zh, en, isRequired: false, mostCharacters: 2_000 });
const recommend: Q = { key: 'recommend', type: 'SCALE', zh: '您会把我们推荐给亲友吗？', en: 'How likely are you to recommend us to friends or family?', from: 0, to: 10, isRequired: false, fromWords: { zh: '一定不会', en: 'Not at all' }, toWords: { zh: '一定会', en: 'Certainly' } };
const section = (questions: Q[]): Q => ({ key: 'survey', zh: '问卷', en: 'Survey', questions });

interface ShippedSurvey { key: string; nameZh: string; nameEn: string; touchpoint: Touchpoint; ratingQuestion: string | null; recommendQuestion: string | null; delayHours?: number; quietDays?: number; questions: Q[] }
export const SHIPPED_SURVEYS: readonly ShippedSurvey[] = [
  // at till and service desk.
  { key: 'tablet', nameZh: '触点平板评价', nameEn: 'Stars at the tablet', touchpoint: Touchpoint.TABLET, ratingQuestion: 'stars', recommendQuestion: null, questions: [
    scale('stars', '您对今天的服务满意吗？', 'How did we do today?'), open('words', '想对我们说的话', 'What would you like to tell us?'),
  ] },
  // B-26, C-09, D-10, D-34: within 24 hours of completion; efficiency, attitude, speed.
  { key: 'ticket', nameZh: '工单满意度调查', nameEn: 'Satisfaction after a ticket', touchpoint: Touchpoint.TICKET, ratingQuestion: 'overall', recommendQuestion: 'recommend', delayHours: 23, quietDays: 30, questions: [
    scale('overall', '这次处理，您总体满意吗？', 'How satisfied are you with how it was handled?'), scale('solved', '问题解决得怎么样？', 'How well was it solved?'), scale('attitude', '接待人员的态度怎么样？', 'How was the attitude of the staff?'),
    scale('speed', '处理速度怎么样？', 'How was the speed?'), recommend, open('words', '有什么建议？', 'What should we do better?'),
  ] },
  // C-42, D-35.
  { key: 'quarterly', nameZh: '季度满意度调查', nameEn: 'Satisfaction of the quarter', touchpoint: Touchpoint.QUARTERLY, ratingQuestion: 'overall', recommendQuestion: 'recommend', quietDays: 30, questions: [
    scale('overall', '这个季度，您对我们总体满意吗？', 'How satisfied are you with us this quarter?'), scale('goods', '商品质量', 'Quality of the goods'), scale('service', '服务态度', 'Attitude of the staff'), scale('after-sales', '售后处理', 'After-sales service'),
    scale('channels', '联系我们是否方便', 'How easy it is to reach us'), recommend, open('words', '希望我们改进什么？', 'What should we improve?'),
  ] },
  { key: 'reviews', nameZh: '网上评价', nameEn: 'Reviews', touchpoint: Touchpoint.REVIEW, ratingQuestion: 'stars', recommendQuestion: null, questions: [scale('stars', '评分', 'Stars', { isRequired: false }), open('words', '评价内容', 'Review')] },
];

export const surveyFormKey = (key: string): string => `survey-${key}`;
/** The forms of the shipped surveys. Reviews may be longer than what is typed at a desk. */
export const SHIPPED_SURVEY_FORMS = SHIPPED_SURVEYS.map((one) => ({
  key: surveyFormKey(one.key), nameZh: one.nameZh, nameEn: one.nameEn, purpose: FormPurpose.SURVEY,
  content: { sections: [section(one.key === 'reviews' ? one.questions.map((each) => (each.type === 'TEXT' ? { ...each, mostCharacters: 10_000 } : each)) : one.questions)] },
}));
