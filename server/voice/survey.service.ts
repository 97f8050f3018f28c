// Surveys themselves: made over forms for surveys, opened and closed, and those that every chain begins with.
import { FormPurpose } from '../../schema/forms/form.ts';
import type { SaveSurveyInput } from '../../schema/voice/survey.inputs.ts';
import { Survey } from '../../schema/voice/survey.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import { defineForm } from '../forms/form.registry.ts';
import { formInForce, type LoadedForm } from '../forms/sheet.service.ts';
import { SURVEY_TYPES, type Asked } from './response.rules.ts';
import { SHIPPED_SURVEY_FORMS, SHIPPED_SURVEYS, surveyFormKey } from './shipped.rules.ts';
import { voiceReasons } from './voice.messages.ts';

for (const form of SHIPPED_SURVEY_FORMS) defineForm(form);

export const questionsOf = (form: LoadedForm): Asked[] => form.content.sections.flatMap((section) => section.questions as unknown as Asked[]);

/** The version in force of a survey's form. */
export async function formOfSurvey(ctx: Context | WriteContext, survey: Pick<Survey, 'formId'>): Promise<LoadedForm> {
  const text = 'select key from forms where id = $1';
  const rows = 'manager' in ctx ? await ctx.manager.query<{ key: string }[]>(text, [survey.formId]) : (await ctx.db.write.query<{ key: string }>(text, [survey.formId])).rows;
  return formInForce(ctx, rows[0]?.key ?? '');
}

/** Creates a survey, or changes one under `expectedVersion`. Answers its id. */
export async function saveSurvey(ctx: Context, input: SaveSurveyInput): Promise<string> {
  // Surveys are the whole chain's.
  authorise(ctx, 'voice:write', null);
  const { id, expectedVersion, ...given } = input;
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Survey>;
  return transact(ctx, async (tx) => {
    if (!id) {
      for (const name of ['key', 'nameZh', 'nameEn', 'touchpoint', 'formId'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
      const [form] = decodeId('Form', values.formId) ? await tx.manager.query<{ purpose: string }[]>('select purpose from forms where id = $1', [values.formId]) : [];
      demand(form?.purpose === FormPurpose.SURVEY, 'input.formId', voiceReasons.SURVEY_FORM);
      demand(!(await tx.manager.existsBy(Survey, { key: values.key })), 'input.key', voiceReasons.SURVEY_KEY_TAKEN);
      await judgeQuestions(tx, values as Survey);
      return (await tx.manager.save(tx.manager.create(Survey, { isOpen: true, delayHours: 24, quietDays: 30, validDays: 14, ...values, version: 1 } as Partial<Survey>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', voiceReasons.SURVEY_VERSION_REQUIRED);
    const row = decodeId('Survey', id) && (await tx.manager.findOneBy(Survey, { id }));
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(values.formId === undefined || values.formId === row.formId, 'input.formId', voiceReasons.SURVEY_FORM_FIXED);
    for (const name of ['key', 'touchpoint'] as const) demand(values[name] === undefined || values[name] === row[name], `input.${name}`, voiceReasons.SURVEY_KEY_FIXED);
    await judgeQuestions(tx, { ...row, ...values });
    return (await changeRow(tx, Survey, id, expectedVersion, values)).id;
  });
}

/** What is in force of its form must be answerable by a customer, and hold the questions that are named. */
async function judgeQuestions(tx: WriteContext, survey: Pick<Survey, 'formId' | 'ratingQuestion' | 'recommendQuestion'>): Promise<void> {
  const questions = questionsOf(await formOfSurvey(tx, survey));
  demand(questions.every((one) => SURVEY_TYPES.includes(one.type)), 'input.formId', voiceReasons.SURVEY_QUESTIONS);
  const scale = (key: string | null | undefined): Asked | undefined => questions.find((one) => one.key === key && one.type === 'SCALE');
  demand(!survey.ratingQuestion || scale(survey.ratingQuestion), 'input.ratingQuestion', voiceReasons.SURVEY_RATING);
  demand(!survey.recommendQuestion || scale(survey.recommendQuestion)?.to === 10, 'input.recommendQuestion', voiceReasons.SURVEY_RECOMMEND);
}

/** Brings in the shipped surveys that the chain lacks; their forms must have been shipped. Answers the new keys. */
export async function shipSurveys(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped surveys'))`);
    const forms = new Map((await tx.manager.query<{ key: string; id: string }[]>(
      'select f.key, f.id::text from forms f where f.key = any($1::text[]) and f.is_shipped and not exists (select 1 from surveys s where s.form_id = f.id) order by f.id', [SHIPPED_SURVEY_FORMS.map((one) => one.key)])).map((row) => [row.key, row.id]));
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from surveys')).map((row) => row.key));
    const fresh = SHIPPED_SURVEYS.filter((one) => forms.has(surveyFormKey(one.key)) && !there.has(one.key));
    await tx.manager.save(fresh.map(({ questions: _, ...one }) => tx.manager.create(Survey, { delayHours: 24, quietDays: 30, validDays: 14, ...one, formId: forms.get(surveyFormKey(one.key)) as string, isOpen: true, isShipped: true, version: 1 } as Partial<Survey>)));
    return fresh.map((one) => one.key);
  });
}
