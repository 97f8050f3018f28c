// Forms kept: drafts, publishing, copies, the shipped ones, how two versions differ, files out and in, and answers tried.
import { FormPurpose, Form, FormVersion } from '../../schema/forms/form.ts';
import type { CloneFormInput, DiscardFormDraftInput, FormDraftInput, FormTrial, ImportFormInput, PublishFormInput, SaveFormInput, TryFormInput } from '../../schema/forms/form.inputs.ts';
import { VersionState } from '../../schema/platform/calendar.ts';
import { z } from 'zod';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { decodeId } from '../core/read/ids.ts';
import { changeRow, transact } from '../core/transact.ts';
import { ALWAYS, diff, type Difference } from '../core/version.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../platform/versions/version.service.ts';
import { judgeAnswers, readAnswers } from './answers.rules.ts';
import { FormError, parseForm, type FormContent } from './content.rules.ts';
import { formReasons } from './form.messages.ts';
import { shippedForms } from './form.registry.ts';
import { scoreForm } from './scoring.rules.ts';

/** Content that was sent, checked; what is wrong is said at its place. */
function fitContent(raw: unknown, path: string): FormContent {
  try { return parseForm(raw); } catch (error) {
    if (!(error instanceof FormError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: formReasons[error.fault ?? 'FORM_CONTENT'] } });
  }
}

const labels = (form: Pick<Form, 'nameZh' | 'nameEn'>, number: number): Pick<FormVersion, 'labelZh' | 'labelEn'> =>
  ({ labelZh: `${form.nameZh} · 第 ${number} 版`, labelEn: `${form.nameEn}, version ${number}` });

const putDraft = (tx: WriteContext, form: Form, draft: Pick<FormDraftInput, 'note'>, content: FormContent): Promise<void> =>
  saveDraft(tx, FormVersion, { formId: form.id }, (number) => ({ content, note: draft.note?.trim() || null, ...labels(form, number) }));

async function makeForm(tx: WriteContext, named: { key: string; nameZh: string; nameEn: string; purpose: FormPurpose }, content: FormContent, note: string | null = null): Promise<string> {
  demand(!(await tx.manager.existsBy(Form, { key: named.key })), 'input.key', formReasons.FORM_KEY_TAKEN);
  const made = await tx.manager.save(tx.manager.create(Form, named as Partial<Form>));
  await putDraft(tx, made, { note }, content);
  return made.id;
}

/** Creates a form with its first draft, or changes its names and its draft under `expectedVersion`. Answers its id. */
export async function saveForm(ctx: Context, input: SaveFormInput): Promise<string> {
  authorise(ctx, 'forms:write');
  const { id, expectedVersion, draft, key, purpose, ...values } = input;
  const content = draft ? fitContent(draft.content, 'input.draft.content') : null;
  return transact(ctx, async (tx) => {
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(purpose, 'input.purpose', 'VALUE_REQUIRED');
      demand(draft && content, 'input.draft', formReasons.FORM_DRAFT_REQUIRED);
      return makeForm(tx, { key, purpose, nameZh: values.nameZh, nameEn: values.nameEn }, content, draft.note ?? null);
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', formReasons.FORM_VERSION_REQUIRED);
    if (!decodeId('Form', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, Form, id, expectedVersion, values as Partial<Form>);
    demand(key === undefined || key === row.key, 'input.key', formReasons.FORM_KEY_FIXED);
    demand(purpose === undefined || purpose === row.purpose, 'input.purpose', formReasons.FORM_PURPOSE_FIXED);
    if (draft && content) await putDraft(tx, row, draft, content);
    return id;
  });
}


async function lock(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<void> {
  if (!decodeId('Form', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, Form, input.id, input.expectedVersion, {});
}

/** Puts the draft in force, at once or from an instant to come. What is being filled keeps its version. Answers the form's id. */
export async function publishForm(ctx: Context, input: PublishFormInput): Promise<string> {
  authorise(ctx, 'forms:write');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await publishDraft(tx, await versionsOf(tx, FormVersion, { formId: input.id }), input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the form's id. */
export async function discardFormDraft(ctx: Context, input: DiscardFormDraftInput): Promise<string> {
  authorise(ctx, 'forms:write');
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await tx.manager.remove(demandDraft(await versionsOf(tx, FormVersion, { formId: input.id })));
    return input.id;
  });
}

const IDENTIFIED = `select v.id::text, v.number, v.content, v.effective_from "since", f.key, f.name_zh "nameZh", f.name_en "nameEn", f.purpose from form_versions v join forms f on f.id = v.form_id`;
interface Identified { id: string; number: number; content: unknown; since: Date | null; key: string; nameZh: string; nameEn: string; purpose: FormPurpose }

async function versionById(ctx: Context, id: string): Promise<Identified> {
  const { rows: [row] } = decodeId('FormVersion', id) ? await ctx.db.read.query<Identified>(`${IDENTIFIED} where v.id = $1`, [id]) : { rows: [] };
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** A new form whose first draft is what a version of another asks. Answers its id. */
export async function cloneForm(ctx: Context, input: CloneFormInput): Promise<string> {
  authorise(ctx, 'forms:write');
  const from = await versionById(ctx, input.formVersionId);
  const content = parseForm(from.content);
  return transact(ctx, (tx) => makeForm(tx, { key: input.key, nameZh: input.nameZh, nameEn: input.nameEn, purpose: from.purpose }, content, `${from.key} · ${from.number}`));
}

/** Where two versions of a form differ, in reading order; sections, questions and choices are told apart by their keys. */
export async function formDifferences(ctx: Context, asked: { formId: string; before: number; after: number }): Promise<Difference[]> {
  authorise(ctx, 'forms:read');
  if (!decodeId('Form', asked.formId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows } = await ctx.db.read.query<{ number: number; content: unknown }>('select number, content from form_versions where form_id = $1 and number = any($2::int[])', [asked.formId, [asked.before, asked.after]]);
  const of = (number: number): unknown => rows.find((row) => row.number === number)?.content;
  demand(of(asked.before), 'before', formReasons.FORM_NO_SUCH_VERSION);
  demand(of(asked.after), 'after', formReasons.FORM_NO_SUCH_VERSION);
  return diff(of(asked.before), of(asked.after), '', true);
}

const KIND = 'aftercare.form';
const file = z.strictObject({
  kind: z.literal(KIND), format: z.literal(1), key: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/), nameZh: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(120), purpose: z.enum(FormPurpose), content: z.unknown(),
});

/** A version as a file that `importForm` takes, here or elsewhere. */
export async function formFile(ctx: Context, formVersionId: string): Promise<z.infer<typeof file>> {
  authorise(ctx, 'forms:read');
  const { key, nameZh, nameEn, purpose, content } = await versionById(ctx, formVersionId);
  return { kind: KIND, format: 1, key, nameZh, nameEn, purpose, content };
}

/** Takes a file in: as a new form, or as the draft of the form that has its key. The same file twice changes nothing. Answers the form's id. */
export async function importForm(ctx: Context, input: ImportFormInput): Promise<string> {
  authorise(ctx, 'forms:write');
  const read = file.safeParse(input.file);
  demand(read.success, 'input.file', formReasons.FORM_FILE);
  const { key, nameZh, nameEn, purpose } = read.data;
  const content = fitContent(read.data.content, 'input.file.content');
  return transact(ctx, async (tx) => {
    const there = await tx.manager.findOneBy(Form, { key });
    if (!there) return makeForm(tx, { key, nameZh, nameEn, purpose }, content);
    demand(there.purpose === purpose, 'input.file.purpose', formReasons.FORM_PURPOSE_FIXED);
    const row = await changeRow(tx, Form, there.id, there.version, {});
    const latest = (await versionsOf(tx, FormVersion, { formId: row.id })).at(-1);
    if (!latest || diff(latest.content, content).length) await putDraft(tx, row, {}, content);
    return row.id;
  });
}

/** What answers come to against a stored version or content not stored yet; nothing is kept. */
export async function tryForm(ctx: Context, input: TryFormInput): Promise<FormTrial> {
  authorise(ctx, 'forms:read');
  demand((input.formVersionId === undefined) !== (input.content === undefined), 'input', formReasons.FORM_TRY);
  const stored = input.formVersionId ? await versionById(ctx, input.formVersionId) : null;
  const form = stored ? parseForm(stored.content) : fitContent(input.content, 'input.content');
  const answers = readAnswers(input.answers);
  demand(answers, 'input.answers', formReasons.FORM_ANSWERS);
  const figures = input.given && typeof input.given === 'object' ? input.given as Record<string, unknown> : {};
  const scored = scoreForm(form, answers, stored
    ? { key: stored.key, version: stored.number, ...(stored.since ? { since: stored.since.toISOString() } : {}), name: { zh: stored.nameZh, en: stored.nameEn } } : { key: 'draft' }, figures);
  return {
    visible: judgeAnswers(form, answers, true).visible, score: scored.score, band: scored.band, isPassed: scored.isPassed,
    faults: scored.faults.map((one) => ({ ...one, textZh: say(one.reason, 'zh'), textEn: say(one.reason, 'en') })),
    outcome: { sections: scored.sections, failed: scored.failed, raised: scored.raised }, explanation: scored.explanation,
  };
}


/** Brings in the shipped forms whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipForms(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped forms'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from forms')).map((row) => row.key));
    const fresh = shippedForms().filter((one) => !there.has(one.key));
    for (const { content, ...named } of fresh) {
      const form = await tx.manager.save(tx.manager.create(Form, { ...named, isShipped: true } as Partial<Form>));
      await tx.manager.save(tx.manager.create(FormVersion, { formId: form.id, number: 1, ...labels(form, 1), state: VersionState.PUBLISHED, content: parseForm(content), effectiveFrom: ALWAYS } as Partial<FormVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
