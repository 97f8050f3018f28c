// Surveys themselves: made over forms for surveys, opened and closed, and those that every chain begins with.
import { Form, FormPurpose } from '../../schema/forms/form.ts';
import type { SaveSurveyInput, SurveyQuestionInput } from '../../schema/voice/survey.inputs.ts';
import { Survey } from '../../schema/voice/survey.ts';
import { ask } from '../core/ask.ts';
import { canonicalJson } from '../core/canonical.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import { defineForm } from '../forms/form.registry.ts';
import { publishForm, saveForm } from '../forms/form.service.ts';
import { formInForce, type LoadedForm } from '../forms/sheet.service.ts';
import { surveyContent } from './questions.rules.ts';
import { SURVEY_TYPES, type Asked } from './response.rules.ts';
import { SHIPPED_SURVEY_FORMS, SHIPPED_SURVEYS, surveyFormKey } from './shipped.rules.ts';
import { voiceReasons } from './voice.messages.ts';

for (const form of SHIPPED_SURVEY_FORMS) defineForm(form);

export const questionsOf = (form: LoadedForm): Asked[] => form.content.sections.flatMap((section) => section.questions as unknown as Asked[]);

/** The version in force of a survey's form. */
export async function formOfSurvey(ctx: Context | WriteContext, survey: Pick<Survey, 'formId'>): Promise<LoadedForm> {
  const text = 'select key from forms where id = $1';
  const rows = await ask<{ key: string }>(ctx, text, [survey.formId]);
  return formInForce(ctx, rows[0]?.key ?? '');
}

/** Creates a survey, or changes one under `expectedVersion`. Answers its id. */
export async function saveSurvey(ctx: Context, input: SaveSurveyInput): Promise<string> {
  // Surveys are the whole chain's.
  authorise(ctx, 'voice:write', null);
  const { id, expectedVersion, questions, ...given } = input;
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Survey>;
  return transact(ctx, async (tx) => {
    if (!id) {
      for (const name of ['key', 'nameZh', 'nameEn', 'touchpoint'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
      demandWindow(values);
      demand(!(await tx.manager.existsBy(Survey, { key: values.key })), 'input.key', voiceReasons.SURVEY_KEY_TAKEN);
      if (questions) {
        demand(!values.formId, 'input.formId', voiceReasons.SURVEY_FORM_FIXED);
        values.formId = await putQuestions(tx, { key: values.key as string, nameZh: values.nameZh as string, nameEn: values.nameEn as string }, null, questions);
      }
      demand(values.formId, 'input.formId', 'VALUE_REQUIRED');
      const [form] = decodeId('Form', values.formId) ? await tx.manager.query<{ purpose: string }[]>('select purpose from forms where id = $1', [values.formId]) : [];
      demand(form?.purpose === FormPurpose.SURVEY, 'input.formId', voiceReasons.SURVEY_FORM);
      await judgeQuestions(tx, values as Survey);
      return (await tx.manager.save(tx.manager.create(Survey, { isOpen: true, delayHours: 24, quietDays: 30, validDays: 14, channels: [], ...values, version: 1 } as Partial<Survey>))).id;
    }
    demand(expectedVersion !== undefined && expectedVersion !== null, 'input.expectedVersion', voiceReasons.SURVEY_VERSION_REQUIRED);
    const row = decodeId('Survey', id) && (await tx.manager.findOneBy(Survey, { id }));
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    demand(values.formId === undefined || values.formId === row.formId, 'input.formId', voiceReasons.SURVEY_FORM_FIXED);
    for (const name of ['key', 'touchpoint'] as const) demand(values[name] === undefined || values[name] === row[name], `input.${name}`, voiceReasons.SURVEY_KEY_FIXED);
    demandWindow({ ...row, ...values });
    if (questions) await putQuestions(tx, row, row.formId, questions);
    await judgeQuestions(tx, { ...row, ...values });
    return (await changeRow(tx, Survey, id, expectedVersion, values)).id;
  });
}

function demandWindow({ opensOn, closesOn }: Partial<Survey>): void { demand(!opensOn || !closesOn || closesOn >= opensOn, 'input.closesOn', voiceReasons.SURVEY_WINDOW_ORDER); }

/** Puts the questions in force as the next version of the survey's form, or of a form of its own; what is the same changes nothing. Answers the form's id. */
async function putQuestions(tx: WriteContext, survey: { key: string; nameZh: string; nameEn: string }, formId: string | null, questions: readonly SurveyQuestionInput[]): Promise<string> {
  for (const [i, one] of questions.entries()) demand(SURVEY_TYPES.includes(one.type), `input.questions.${i}.type`, voiceReasons.SURVEY_QUESTIONS);
  const before = formId ? questionsOf(await formOfSurvey(tx, { formId })) : [];
  const content = surveyContent(questions, before);
  try {
    if (!formId) {
      const made = await saveForm(tx, { key: surveyFormKey(survey.key), nameZh: survey.nameZh, nameEn: survey.nameEn, purpose: FormPurpose.SURVEY, draft: { content } });
      return await publishForm(tx, { id: made, expectedVersion: 1 });
    }
    if (canonicalJson(before) === canonicalJson((content.sections as { questions: unknown }[])[0]?.questions)) return formId;
    const form = await tx.manager.findOneByOrFail(Form, { id: formId });
    await saveForm(tx, { id: formId, expectedVersion: form.version, draft: { content } });
    return await publishForm(tx, { id: formId, expectedVersion: form.version + 1 });
  } catch (error) {
    // Said at the place where the caller wrote it.
    if (!(error instanceof AppError) || !error.details.fields) throw error;
    throw new AppError(error.code, error.reason, { ...error.details, fields: Object.fromEntries(Object.entries(error.details.fields).map(([path, reason]) => [path.replace(/^input\.draft\.content\.sections\.0\.questions/, 'input.questions').replace(/^input\.draft.*$/, 'input.questions'), reason])) });
  }
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
    await tx.manager.save(fresh.map(({ questions: _, ...one }) => tx.manager.create(Survey, { delayHours: 24, quietDays: 30, validDays: 14, channels: [], ...one, formId: forms.get(surveyFormKey(one.key)) as string, isOpen: true, isShipped: true, version: 1 } as Partial<Survey>)));
    return fresh.map((one) => one.key);
  });
}
