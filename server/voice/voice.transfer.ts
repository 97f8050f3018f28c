// Files of answers and of reviews: which columns they have, in both languages, and how their rows are read.
import { FormPurpose } from '../../schema/forms/form.ts';
import { Survey, Tone, Touchpoint } from '../../schema/voice/survey.ts';
import { FULL_REACH, type Context } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import { publishForm, saveForm, shipForms } from '../forms/form.service.ts';
import type { ImportField, ImportKind, ParsedRow } from '../platform/transfer/kind.registry.ts';
import { keyOf, knownNames, loadBatches, placeOf, readyFacts, timeOf, undoResponses, type Ready, type Target } from './import.service.ts';
import { formOfSurvey, questionsOf, shipSurveys } from './survey.service.ts';
import { voiceReasons } from './voice.messages.ts';

/** The survey of files that name none; a chain may make it beforehand, with its own questions. */
export const IMPORTED = 'imported';
const MOST_QUESTIONS = 40;
const numbered = Array.from({ length: MOST_QUESTIONS }, (_, at) => `q${at + 1}`);
const common: ImportField[] = [
  { key: 'store', label: { zh: '门店', en: 'Store' }, type: 'text', maxLength: 60, synonyms: ['store code', 'store id', 'shop', 'branch', '门店编号', '店号'] },
  { key: 'answeredOn', label: { zh: '日期', en: 'Day' }, type: 'day', synonyms: ['date', 'answered on', 'created', 'review date', '评价日期', '作答日期', '填写日期'] },
  { key: 'memberNo', label: { zh: '会员号', en: 'Member number' }, type: 'text', isNumber: true, maxLength: 40, synonyms: ['member', 'member no', 'customer no', '会员'] },
  { key: 'employeeNo', label: { zh: '工号', en: 'Employee number' }, type: 'text', isNumber: true, maxLength: 20, synonyms: ['employee', 'staff no', '员工编号', '员工号'] },
];

async function targetOf(ctx: Context, key: string): Promise<Target | null> {
  const survey = await ctx.db.source.manager.findOneBy(Survey, { key });
  if (!survey) return null;
  const form = await formOfSurvey(ctx, survey);
  return { survey, formVersionId: form.versionId, questions: questionsOf(form) };
}

/** The files' own survey: each numbered question that the first rows answer, on a scale of ten, the first as the rating. */
async function makeImported(ctx: Context, keys: readonly string[]): Promise<void> {
  const allowed: Context = { ...ctx, viewer: { ...ctx.viewer, reaches: new Map([...ctx.viewer.reaches, ['forms:write', FULL_REACH]]) } };
  const questions = [
    ...keys.map((key) => ({ key, type: 'SCALE', zh: `第 ${key.slice(1)} 题`, en: `Question ${key.slice(1)}`, from: 1, to: 10, isRequired: false })), { key: 'words', type: 'TEXT', zh: '文字', en: 'Words', isRequired: false, mostCharacters: 10_000 },
  ];
  await transact(allowed, async (tx) => {
    const formId = await saveForm(tx, { key: 'survey-imported', nameZh: '导入的调查', nameEn: 'Imported survey', purpose: FormPurpose.SURVEY, draft: { content: { sections: [{ key: 'survey', zh: '问卷', en: 'Survey', questions }] }, note: 'import responses' } });
    await publishForm(tx, { id: formId, expectedVersion: 1 });
    await tx.manager.save(tx.manager.create(Survey, { key: IMPORTED, nameZh: '导入的调查', nameEn: 'Imported survey', formId, touchpoint: Touchpoint.OTHER, ratingQuestion: keys[0] ?? null, recommendQuestion: null, isOpen: true, delayHours: 24, quietDays: 30, validDays: 14, version: 1 } as Partial<Survey>));
  });
}

const given = (row: ParsedRow): string[] => numbered.filter((key) => row.values[key] !== null && row.values[key] !== undefined);

export const responsesImport: ImportKind = {
  kind: 'responses', label: { zh: '调查答卷', en: 'Survey responses' }, word: 'voice:import',
  fields: [
    { key: 'respondent', label: { zh: '答卷编号', en: 'Respondent' }, type: 'text', maxLength: 120, synonyms: ['respondent id', 'response id', 'id', 'response', '编号', '受访者'] },
    { key: 'survey', label: { zh: '调查', en: 'Survey' }, type: 'text', maxLength: 60, synonyms: ['survey key', 'questionnaire', '问卷'] },
    ...common,
    { key: 'words', label: { zh: '文字', en: 'Words' }, type: 'text', maxLength: 10_000, synonyms: ['comment', 'comments', 'feedback', 'suggestion', '意见', '建议', '留言'] },
    ...numbered.map((key): ImportField => ({ key, label: { zh: `第 ${key.slice(1)} 题`, en: `Question ${key.slice(1)}` }, type: 'integer', synonyms: [key, `question${key.slice(1)}`, `题${key.slice(1)}`] })),
  ],
  async load(ctx, rows, run) {
    const known = await knownNames(ctx);
    const targets = new Map<string, Target | null>();
    return loadBatches(ctx, rows, run, async (batch) => {
      for (const key of new Set(batch.map((row) => row.values.survey?.trim().toLowerCase() || IMPORTED))) {
        if (targets.get(key)) continue;
        let target = await targetOf(ctx, key);
        if (!target && key === IMPORTED) {
          const keys = numbered.filter((one) => batch.some((row) => given(row).includes(one)));
          if (keys.length && !run.isDryRun) { await makeImported(ctx, keys); target = await targetOf(ctx, key); }
          // A dry run makes nothing: it judges by what would be made.
          else if (keys.length) target = { survey: { id: '0', key, ratingQuestion: keys[0] } as Survey, formVersionId: '0', questions: keys.map((one) => ({ key: one, type: 'SCALE', zh: one, en: one, from: 1, to: 10 })) };
        }
        targets.set(key, target);
      }
      const members = await known.members(batch.flatMap((row) => row.values.memberNo ?? []));
      return batch.map((row) => {
        const bad = (field: string, reason: string) => ({ row, field, reason });
        const target = targets.get(row.values.survey?.trim().toLowerCase() || IMPORTED);
        if (!target) return given(row).length || row.values.survey ? bad('survey', voiceReasons.SURVEY_UNKNOWN) : bad('respondent', voiceReasons.SURVEY_NO_ANSWER);
        const place = placeOf(ctx, known, run, row);
        if ('reason' in place) return bad(place.field, place.reason);
        const answers: Record<string, { value: unknown }> = {};
        const scales = target.questions.filter((one) => one.type === 'SCALE');
        for (const key of given(row)) {
          // By its key, or by its place among the questions of a scale.
          const question = scales.find((one) => one.key === key) ?? scales[Number(key.slice(1)) - 1];
          if (!question) return bad(key, voiceReasons.SURVEY_QUESTION_UNKNOWN);
          const value = Number(row.values[key]);
          if (value < (question.from ?? 1) || value > (question.to ?? 5)) return bad(key, voiceReasons.SURVEY_SCALE);
          answers[question.key] = { value };
        }
        const text = target.questions.find((one) => one.type === 'TEXT');
        if (row.values.words && text) answers[text.key] = { value: row.values.words };
        if (!Object.keys(answers).length) return bad('respondent', voiceReasons.SURVEY_NO_ANSWER);
        const employeeId = row.values.employeeNo ? known.people.get(row.values.employeeNo.toLowerCase()) : null;
        if (employeeId === undefined) return bad('employeeNo', 'EMPLOYEE_UNKNOWN');
        const time = timeOf(ctx, row.values.answeredOn, place.zone);
        return {
          row, target, answers, facts: readyFacts(target, answers), storeId: place.storeId, customerId: (row.values.memberNo && members.get(row.values.memberNo)) || null, employeeId, ...time, label: null, source: null,
          externalKey: keyOf(row.values.respondent, [answers, place.storeId, row.values.answeredOn ?? null, row.values.memberNo ?? null, row.line]),
        } satisfies Ready;
      });
    });
  },
  undo: undoResponses,
};

const LABELS: Record<string, string> = { 1: Tone.POSITIVE, positive: Tone.POSITIVE, pos: Tone.POSITIVE, good: Tone.POSITIVE, 正面: Tone.POSITIVE, 好评: Tone.POSITIVE, 0: Tone.NEGATIVE, '-1': Tone.NEGATIVE, negative: Tone.NEGATIVE, neg: Tone.NEGATIVE, bad: Tone.NEGATIVE, 负面: Tone.NEGATIVE, 差评: Tone.NEGATIVE, neutral: Tone.NEUTRAL, 中性: Tone.NEUTRAL, 中评: Tone.NEUTRAL };

export const reviewsImport: ImportKind = {
  kind: 'reviews', label: { zh: '评价', en: 'Reviews' }, word: 'voice:import',
  fields: [
    { key: 'review', label: { zh: '评价内容', en: 'Review' }, type: 'text', required: true, maxLength: 10_000, synonyms: ['text', 'content', 'comment', 'body', 'review text', '评论', '内容', '评价', '评论内容'] },
    { key: 'label', label: { zh: '标注', en: 'Label' }, type: 'choice', choices: LABELS, synonyms: ['sentiment', 'polarity', 'class', '情感', '情感标签', '标签'] },
    { key: 'stars', label: { zh: '评分', en: 'Stars' }, type: 'integer', synonyms: ['rating', 'score', 'star', '星级', '分数', '打分'] },
    { key: 'reviewId', label: { zh: '评价编号', en: 'Number of the review' }, type: 'text', maxLength: 120, synonyms: ['id', 'review id', 'review_id', '编号'] },
    { key: 'source', label: { zh: '来源', en: 'Source' }, type: 'text', maxLength: 60, synonyms: ['platform', 'site', 'channel', '平台', '渠道'] },
    ...common,
  ],
  async load(ctx, rows, run) {
    const known = await knownNames(ctx);
    let target = await targetOf(ctx, 'reviews');
    if (!target && !run.isDryRun) { await shipForms(ctx); await shipSurveys(ctx); target = await targetOf(ctx, 'reviews'); }
    return loadBatches(ctx, rows, run, async (batch) => {
      const members = await known.members(batch.flatMap((row) => row.values.memberNo ?? []));
      return batch.map((row) => {
        const bad = (field: string, reason: string) => ({ row, field, reason });
        if (!target) return bad('review', voiceReasons.SURVEY_UNKNOWN);
        const place = placeOf(ctx, known, run, row);
        if ('reason' in place) return bad(place.field, place.reason);
        const scale = target.questions.find((one) => one.type === 'SCALE');
        const text = target.questions.find((one) => one.type === 'TEXT');
        const stars = row.values.stars === null || row.values.stars === undefined ? null : Number(row.values.stars);
        if (!text || (stars !== null && (!scale || stars < (scale.from ?? 1) || stars > (scale.to ?? 5)))) return bad('stars', voiceReasons.SURVEY_SCALE);
        const answers = { [text.key]: { value: row.values.review }, ...(stars !== null && scale ? { [scale.key]: { value: stars } } : {}) };
        const employeeId = row.values.employeeNo ? known.people.get(row.values.employeeNo.toLowerCase()) : null;
        if (employeeId === undefined) return bad('employeeNo', 'EMPLOYEE_UNKNOWN');
        return {
          row, target, answers, facts: readyFacts(target, answers), storeId: place.storeId, customerId: (row.values.memberNo && members.get(row.values.memberNo)) || null, employeeId, ...timeOf(ctx, row.values.answeredOn, place.zone),
          label: (row.values.label as Tone | null | undefined) ?? null, source: row.values.source ?? null,
          // Where a review has no number, the same words about the same place on the same day are the same review.
          externalKey: keyOf(row.values.reviewId, [row.values.review, place.storeId, row.values.answeredOn ?? null, row.values.memberNo ?? null, row.values.source ?? null, stars]),
        } satisfies Ready;
      });
    });
  },
  undo: undoResponses,
};
