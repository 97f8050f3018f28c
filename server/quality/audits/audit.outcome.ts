// What an audit comes to as it counts: answers with their later changes, what failed in them, and whether it failed the time before.
import { Audit } from '../../../schema/quality/audit.ts';
import { AuditEdit, AuditFailure } from '../../../schema/quality/audit-parts.ts';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { submitSheet, type LoadedForm, type SubmittedSheet } from '../../forms/sheet.service.ts';
import { demandCalibrated } from '../instruments/instrument.service.ts';

export type Answers = Record<string, Record<string, unknown>>;

/** The answers that count: as submitted, with what review or dispute changed since. */
export async function answersThatCount(ctx: Context | WriteContext, audit: Pick<Audit, 'id' | 'answers' | 'isEdited'>): Promise<Answers> {
  const answers = audit.answers as Answers;
  if (!audit.isEdited) return answers;
  const edits = await ask<{ key: string; after: Record<string, unknown> }>(ctx, 'select question_key "key", answer_after "after" from audit_edits where audit_id = $1 order by edited_at, id', [audit.id], 'read');
  return { ...answers, ...Object.fromEntries(edits.map((one) => [one.key, one.after])) };
}

/** Judges answers again by the audit's own version; what is wrong is said at its place. */
const rejudge = (form: LoadedForm, audit: Pick<Audit, 'startedAt' | 'submittedAt' | 'answeredById'>, answers: Answers, path = 'input.answers'): SubmittedSheet =>
  submitSheet(form, answers, { startedAt: audit.startedAt, submittedAt: audit.submittedAt as string, answeredById: audit.answeredById ?? null }, {}, path);

/** The columns of an audit that its judged answers say. */
export const figuresOf = (sheet: SubmittedSheet): Partial<Audit> => ({
  finalScore: sheet.columns.score, finalBand: sheet.columns.band, isFinalPass: sheet.columns.isPassed,
  answeredCount: [...sheet.judged.values()].filter((one) => one.isAnswered || one.isNotApplicable).length,
  failedCount: sheet.failed.length, criticalCount: sheet.failed.filter((one) => one.critical).length,
});

const BEFORE = `
  select a.id::text, coalesce(array_agg(f.question_key) filter (where f.id is not null), '{}') failed
  from audits a left join audit_failures f on f.audit_id = a.id
  where a.store_id = $1 and a.template_id = $2 and a.id <> $3 and a.state not in ('DRAFT', 'VOID') and (a.audited_on, a.id) < ($4::date, $3::bigint)
  group by a.id, a.audited_on order by a.audited_on desc, a.id desc limit 1`;

/** Writes down what failed, anew; answers the rows, and what they say about the time before. */
export async function writeFailures(tx: WriteContext, audit: Audit, form: LoadedForm, sheet: SubmittedSheet): Promise<{ failures: AuditFailure[]; figures: Pick<Audit, 'hasPrevious' | 'isRepeat'> }> {
  const [before] = await tx.manager.query<{ id: string; failed: string[] }[]>(BEFORE, [audit.storeId, audit.templateId, audit.id, audit.auditedOn]);
  const there = await tx.manager.findBy(AuditFailure, { auditId: audit.id });
  if (there.length) await tx.manager.remove(there);
  const sections = new Map(form.content.sections.flatMap((section) => section.questions.map((one) => [one.key, section.key] as const)));
  const failures = await tx.manager.save(sheet.failed.map((one) => tx.manager.create(AuditFailure, {
    auditId: audit.id, storeId: audit.storeId, auditedOn: audit.auditedOn, isCounted: audit.isCounted, sectionKey: sections.get(one.key) ?? '', questionKey: one.key, labelZh: one.zh, labelEn: one.en,
    isCritical: Boolean(one.critical), isRepeat: before?.failed.includes(one.key) ?? false, points: one.points ?? null, note: sheet.judged.get(one.key)?.answer.note?.trim() || null,
  } as Partial<AuditFailure>)));
  return { failures, figures: { hasPrevious: Boolean(before), isRepeat: failures.some((one) => one.isRepeat) } };
}

/** What failed counts with its audit. */
export async function countFailures(tx: WriteContext, audit: Audit): Promise<AuditFailure[]> {
  const rows = await tx.manager.find(AuditFailure, { where: { auditId: audit.id }, order: { id: 'ASC' } });
  const changed = rows.filter((one) => one.isCounted !== audit.isCounted);
  if (changed.length) await tx.manager.save(changed.map((one) => Object.assign(one, { isCounted: audit.isCounted, version: one.version + 1, updatedAt: tx.clock.now().toISOString() })));
  return rows;
}

/** Changes answers that were submitted: the sheet stays, each change is a row of its own with both answers, editor and reason. */
export async function changeAnswers(tx: WriteContext, audit: Audit, form: LoadedForm, changes: Answers, reason: string, editedById: string): Promise<Partial<Audit>> {
  const before = await answersThatCount(tx, audit);
  const sheet = rejudge(form, audit, { ...before, ...changes });
  await demandCalibrated(tx, form, changes, audit.auditedOn);
  const editedAt = tx.clock.now().toISOString();
  await tx.manager.save(Object.entries(changes).map(([questionKey, answerAfter]) => tx.manager.create(AuditEdit, {
    auditId: audit.id, questionKey, answerBefore: before[questionKey] ?? null, answerAfter, scoreBefore: audit.finalScore ?? null, scoreAfter: sheet.columns.score, reason, editedById, editedAt,
  } as Partial<AuditEdit>)));
  const { figures } = await writeFailures(tx, audit, form, sheet);
  return { isEdited: true, ...figuresOf(sheet), ...figures };
}
