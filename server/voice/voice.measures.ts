// The numbers of what customers say, each defined once: satisfaction as a mean and as a share, promoters, how many answer, what texts say.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { type ResponseChannel, Tone } from '../../schema/voice/survey.ts';
import { both, type Label } from '../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension, type Expression, type MeasureDefinition } from '../measures/measures.registry.ts';
import { ASPECT_LABELS } from './lexicon.catalogue.ts';

const places: Dimension[] = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'SURVEY', label: both('调查', 'Survey'), path: ['surveyId'], names: { edge: 'survey', zh: 'nameZh', en: 'nameEn' } },
];
const TONES: Record<Tone, Label> = { POSITIVE: both('正面', 'Positive'), NEUTRAL: both('中性', 'Neutral'), NEGATIVE: both('负面', 'Negative') };
const CHANNELS: Record<ResponseChannel, Label> = { TABLET: both('触点平板', 'Tablet'), LINK: both('链接', 'Link'), PHONE: both('电话', 'Phone'), ON_SITE: both('现场', 'On site'), API: both('接口', 'Other system'), IMPORT: both('导入', 'Imported') };
const PERSON: Dimension = { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'employee', zh: 'name', en: 'nameEn' } };
defineDimensions('SurveyResponse', [
  ...places, PERSON, { key: 'CHANNEL', label: both('渠道', 'Channel'), path: ['channel'], words: CHANNELS }, { key: 'TONE', label: both('情感', 'Tone'), path: ['tone'], words: TONES }, { key: 'LABEL', label: both('标注', 'Label'), path: ['label'], words: TONES },
]);
defineDimensions('SurveyAnswer', [...places, { key: 'QUESTION', label: both('题目', 'Question'), path: ['questionKey'] }, { key: 'VALUE', label: both('答案', 'Answer'), path: ['value'], isNumber: true }]);
defineDimensions('SurveyInvitation', [...places, PERSON]);
defineDimensions('Opinion', [...places, { key: 'ASPECT', label: both('方面', 'Side'), path: ['aspect'], words: ASPECT_LABELS }, { key: 'TONE', label: both('情感', 'Tone'), path: ['tone'], words: TONES }]);

const CREDIT = { creditTo: 'employeeId', credit: both('答卷所说的那位同事', 'The colleague whom the response concerns') };
const response = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label' | 'day'>): MeasureDefinition => ({ key: `surveyResponses.${key}`, version: 1, noun: 'SurveyResponse', label: both(zh, en), day: 'answeredOn', ...more });
const answer = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label' | 'day' | 'base'>): MeasureDefinition => ({ key: `surveyAnswers.${key}`, version: 1, noun: 'SurveyAnswer', label: both(zh, en), day: 'answeredOn', base: () => ({}), isMoreBetter: true, minSample: 5, ...more });
const RATED = { satisfaction: { isNull: false } };
/** A promoter counts 100, a detractor -100, whoever stands between nothing: their mean is the net score. */
const net = (prop: 'recommend' | 'value', column: string): Expression => ({ name: `net promoters of ${prop}`, reads: [prop], sql: (level) => `(case when ${level.alias}.${column} >= 9 then 100 when ${level.alias}.${column} <= 6 then -100 else 0 end)` });

defineMeasures([
  response('count', '答卷数', 'Responses', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => ({}), definition: both('当期收到的答卷', 'Responses of the period'), ...CREDIT }),
  response('satisfactionMean', '调查满意度均分', 'Mean satisfaction in surveys', {
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, isMoreBetter: true, minSample: 5, base: () => RATED, value: { prop: 'satisfaction' }, ...CREDIT,
    definition: both('当期答卷的总体评分折算成 1–5 分后的平均；与满意率是两个指标', 'Mean of the ratings of the period, brought to a scale of 1 to 5; another number than the satisfied share'),
  }),
  response('satisfiedRate', '调查满意率', 'Satisfied share in surveys', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, minSample: 5, base: () => RATED, part: () => ({ isSatisfied: { eq: true } }), ...CREDIT,
    definition: both('当期有评分的答卷中，折算后 4 分及以上的占比；与均分是两个指标', 'Share of the rated responses of the period that come to 4 of 5 or more; another number than the mean'),
  }),
  response('netPromoters', '净推荐值', 'Net promoter score', {
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, isMoreBetter: true, base: () => ({ recommend: { isNull: false } }), value: net('recommend', 'recommend'), ...CREDIT,
    definition: both('当期答了推荐意愿的人中，9–10 分的占比减去 0–6 分的占比，乘 100', 'Of those who said how likely they are to recommend us: share of 9 and 10 less share of 0 to 6, times 100'),
  }),
  response('negativeShare', '负面文字占比', 'Share of negative texts', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: false, base: () => ({ tone: { isNull: false } }), part: () => ({ tone: { eq: Tone.NEGATIVE } }), ...CREDIT,
    definition: both('当期写了文字的答卷中，判为负面的占比', 'Share of the texts of the period that are judged to be negative'),
  }),
  response('commentLength', '文字长度（中位）', 'Length of texts, median', { unit: MeasureUnit.COUNT, kind: MeasureKind.MEDIAN, base: () => ({ commentLength: { isNull: false } }), value: { prop: 'commentLength' }, definition: both('当期文字的字数，取较低的中位数', 'Characters written, the lower median') }),
  answer('mean', '单题均分', 'Mean of a question', { unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'value' }, definition: both('当期对量表题的回答的平均；按题目看', 'Mean of the answers to questions of a scale; looked at by question') }),
  answer('median', '单题中位数', 'Median of a question', { unit: MeasureUnit.COUNT, kind: MeasureKind.MEDIAN, value: { prop: 'value' }, definition: both('当期对量表题的回答，取较低的中位数；按题目看', 'The lower median of the answers; looked at by question') }),
  answer('topTwo', '最高两档占比', 'Share of the two best answers', { unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, part: () => ({ isTopTwo: { eq: true } }), definition: both('当期对量表题的回答中，最高两档的占比；按题目看', 'Share of the two best answers of the scale; looked at by question') }),
  answer('net', '单题净值', 'Net score of a question', { unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: net('value', 'value'), definition: both('十分制的题：9–10 分的占比减去 6 分及以下的占比，乘 100；按题目看', 'Of scales of ten: share of 9 and 10 less share of 6 and below, times 100; looked at by question') }),
  {
    key: 'surveyInvitations.responseRate', version: 2, noun: 'SurveyInvitation', label: both('答卷率', 'Response rate'), day: 'sentOn', unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, base: () => ({ or: [{ sending: { notIn: ['NO_WAY', 'FAILED'] } }, { state: { eq: 'ANSWERED' } }] }), part: () => ({ state: { eq: 'ANSWERED' } }), creditTo: 'employeeId',
    definition: both('当期发出的邀请中，已经作答的占比；没发出去的不算', 'Share of the invitations of the period that were answered; those that did not go out do not count'), credit: both('处理工单的同事', 'Who handled the ticket'),
  },
  {
    key: 'opinions.count', version: 1, noun: 'Opinion', label: both('提到的次数', 'Mentions'), day: 'answeredOn', unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => ({}), definition: both('当期文字里提到服务某一方面的次数', 'How often the texts of the period speak of a side of the service'),
  },
  {
    key: 'opinions.negativeShare', version: 1, noun: 'Opinion', label: both('负面提及占比', 'Negative mentions'), day: 'answeredOn', unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: false, minSample: 5, base: () => ({}), part: () => ({ tone: { eq: Tone.NEGATIVE } }),
    definition: both('当期提到服务某一方面的文字中，判为负面的占比', 'Share of the mentions of the period that are negative'),
  },
]);
