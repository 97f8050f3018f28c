// Why an audit's score is what it is, told from its own version and the answers that count; and the questions as they are asked.
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { explainSheet, fillable, formInForce, formOfVersion, sayAnswer, type LoadedForm } from '../../forms/sheet.service.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { instrumentsFor } from '../instruments/instrument.service.ts';
import { answersThatCount, type Answers } from './audit.outcome.ts';

interface Row { id: string; version: number; number: string; state: string; formVersionId: string; answers: Answers; isEdited: boolean; isSubmitted: boolean }

async function inSight(ctx: Context, id: string): Promise<Row | null> {
  if (!decodeId('Audit', id) || !(await visibleKeys(ctx, 'Audit', [id])).has(id)) return null;
  const { rows: [row] } = await ctx.db.read.query<Row>('select id::text, version, number, state, form_version_id::text "formVersionId", answers, is_edited "isEdited", submitted_at is not null "isSubmitted" from audits where id = $1', [id]);
  return row ?? null;
}

defineExplainable({
  number: 'audit.finalScore', label: { zh: '检查得分', en: 'Audit score' }, word: 'quality:read-audits', of: 'Audit',
  definition: { zh: '按检查当时的表单版本和算数的答案算出；改过的答案以改后为准', en: 'By the version of the form that it was made by, from the answers that count; changed answers as they were changed' },
  async explain(ctx, { id }) {
    const row = await inSight(ctx, id);
    if (!row?.isSubmitted) return null;
    return explainSheet(await formOfVersion(ctx, row.formVersionId), await answersThatCount(ctx, row));
  },
});

/** Where a fail wants proof or a word, the filler is told which answers are one: else she would learn it when it is refused, far from the shelf. Of yes and no always, so that one answer looks like a fail everywhere or nowhere. */
function withFails(form: LoadedForm): unknown {
  const told = new Map(form.content.sections.flatMap((section) => section.questions).filter((one) => one.type === 'YES_NO' || one.evidence === 'ON_FAIL' || one.noteOnFail).map((one) => [one.key, failsOf(one)] as const));
  const shown = fillable(form.content) as { sections: { questions: ({ key: string; options?: { key: string }[] })[] }[] };
  return { sections: shown.sections.map((section) => ({ ...section, questions: section.questions.map((one) => ({ ...one, ...told.get(one.key)?.(one.options ?? []) })) })) };
}
type FormQuestion = LoadedForm['content']['sections'][number]['questions'][number];
function failsOf(one: FormQuestion): (options: { key: string }[]) => object {
  if (one.type === 'YES_NO') return () => ({ failsOn: Boolean(one.isReversed) });
  if (one.type === 'SCALE') return () => ({ isReversed: Boolean(one.isReversed) });
  if (one.type !== 'CHOICE' && one.type !== 'CHOICES') return () => ({});
  const isSingle = one.type === 'CHOICE';
  const failing = new Set(one.options.filter((each) => each.isFail ?? (isSingle && each.earns !== undefined && Number(each.earns) === 0)).map((each) => each.key));
  return (options) => ({ options: options.map((each) => ({ ...each, isFail: failing.has(each.key) })) });
}

/** The questions of an audit without what they earn, and the answers that count: what its page and its runner show. */
export async function auditSheet(ctx: Context, id: string): Promise<unknown> {
  const row = await inSight(ctx, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const form = await formOfVersion(ctx, row.formVersionId);
  const answers = await answersThatCount(ctx, row);
  return { ...(await shown(ctx, form)), ...(row.isSubmitted ? told(form, answers) : {}), audit: { id: row.id, version: row.version, number: row.number, state: row.state }, answers };
}
/** Of a sheet that was handed in: from which score on it passes, and each answer in words, so that its reader needs no keys. */
function told(form: LoadedForm, answers: Answers): object {
  const said = form.content.sections.flatMap((section) => section.questions).filter((one) => answers[one.key]).map((one) => [one.key, sayAnswer(one, answers[one.key])] as const);
  return { passMark: form.content.scoring?.passMark ?? null, said: Object.fromEntries(said) };
}
async function shown(ctx: Context, form: LoadedForm): Promise<object> {
  const instruments = await instrumentsFor(ctx, form);
  return { formVersionId: form.versionId, key: form.key, number: form.number, nameZh: form.nameZh, nameEn: form.nameEn, ...(withFails(form) as object), ...(instruments.length ? { instruments } : {}) };
}

/**
 * The questions of a planned visit, for whoever is sent: a phone takes them along and begins without network. Where the visit
 * is being filled already, its draft with the answers so far.
 */
export async function auditVisitSheet(ctx: Context, visitId: string): Promise<unknown> {
  const { rows: [visit] } = decodeId('AuditVisit', visitId) ? await ctx.db.read.query<{ key: string; auditId: string | null }>(
    `select f.key, (select a.id::text from audits a where a.visit_id = v.id and a.filler_id = v.filler_id and a.state = 'DRAFT' order by a.id desc limit 1) "auditId"
     from audit_visits v join mystery_programmes p on p.id = v.programme_id join audit_templates t on t.id = p.template_id join forms f on f.id = t.form_id
     where v.id = $1 and v.filler_id = $2 and v.state in ('PLANNED', 'STARTED')`, [visitId, ctx.viewer.userId]) : { rows: [] };
  if (!visit) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (visit.auditId) return auditSheet(ctx, visit.auditId);
  return { ...(await shown(ctx, await formInForce(ctx, visit.key))), audit: null, answers: {} };
}
