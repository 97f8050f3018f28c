// The quality of stores over many audits: heat map of store or month by section, the answers behind a cell, and the course of a score with its breaks.
import { AuditHeatRows, type AuditAnswer, type AuditAnswers, type AuditAnswersInput, type AuditHeatmap, type AuditHeatmapInput, type AuditHeatSection, type AuditTemplateChoice, type AuditTrend, type AuditTrendInput } from '../../../schema/quality/store-quality.inputs.ts';
import { addDays } from '../../core/clock.ts';
import { businessDay, type Context } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { compileRows, envFor, type CompiledRows } from '../../core/read/rows.ts';
import { sayDay } from '../../core/business-time/words.ts';
import { canFail, formOfVersion, sayAnswer, type LoadedForm } from '../../forms/sheet.service.ts';
import { inReadingOrder, passRateOf, withBreaks } from './store-quality.rules.ts';

type Filter = Record<string, unknown>;
interface Asked { templateId?: string | null; storeIds?: readonly string[] | null; from: string; until: string }

/** From `back` days ago to the end of today, unless said otherwise. */
function daysOf(ctx: Context, input: { from?: string | null; until?: string | null }, back: number): { from: string; until: string } {
  const today = businessDay(ctx);
  const days = { from: input.from ?? addDays(today, -back), until: input.until ?? addDays(today, 1) };
  demand(days.from < days.until, 'input.until', 'INPUT_INVALID');
  return days;
}

/** Audits that count, have a score, and are in sight. */
function wanted({ templateId, storeIds, from, until }: Asked): Filter {
  for (const id of storeIds ?? []) demand(decodeId('Store', id), 'input.storeIds', 'INPUT_INVALID');
  demand(!templateId || decodeId('AuditTemplate', templateId), 'input.templateId', 'INPUT_INVALID');
  return { isCounted: { eq: true }, auditedOn: { gte: from, lt: until }, ...(templateId ? { templateId: { eq: templateId } } : {}), ...(storeIds?.length ? { storeId: { in: storeIds } } : {}) };
}

async function ask<T extends object>(ctx: Context, found: CompiledRows, text: string): Promise<T[]> {
  ctx.db.statements += 1;
  return (await ctx.db.read.query<T>(text, found.build.binder.values(envFor(ctx)))).rows;
}

/** Answers as they count: what review or dispute changed stands for what was submitted. */
const answersOf = (t: string): string => `case when ${t}.is_edited then ${t}.answers || coalesce((select jsonb_object_agg(e.question_key, e.answer_after order by e.edited_at, e.id) from audit_edits e where e.audit_id = ${t}.id), '{}') else ${t}.answers end`;

async function templatesOf(ctx: Context, asked: Asked): Promise<AuditTemplateChoice[]> {
  const found = compileRows(ctx, 'Audit', wanted({ ...asked, templateId: null }));
  const rows = await ask<{ id: string; zh: string; en: string; audits: number }>(ctx, found, `
    select k.id::text, k.name_zh zh, k.name_en en, count(*)::int audits from ${found.level.from} join audit_templates k on k.id = ${found.alias}.template_id where ${found.where} group by k.id order by 4 desc, k.id`);
  return rows.map(({ id, zh, en, audits }) => ({ id, label: { zh, en }, audits }));
}

interface Cell { row: string; month: string; zh: string; en: string; version: string; question: string; answers: number; failed: number; audits: string[] }
interface Summed { row: string; section: string; answers: number; failed: number; audits: Set<string>; course: Map<string, { answers: number; failed: number }> }

/** Which answers passed, by store or month and section of the form; one line a cell with at least one answer. */
export async function auditHeatmap(ctx: Context, input: AuditHeatmapInput): Promise<AuditHeatmap> {
  const days = daysOf(ctx, input, 183);
  const templates = await templatesOf(ctx, { storeIds: input.storeIds ?? null, ...days });
  const templateId = input.templateId ?? templates[0]?.id ?? null;
  const by = input.rows ?? AuditHeatRows.STORE;
  const none = { templateId, ...days, templates, sections: [], rows: [], cells: [], audits: 0 };
  if (!templateId) return none;
  const found = compileRows(ctx, 'Audit', wanted({ templateId, storeIds: input.storeIds ?? null, ...days }));
  const t = found.alias;
  const month = `to_char(date_trunc('month', ${t}.audited_on), 'YYYY-MM-DD')`;
  const key = by === AuditHeatRows.STORE ? `${t}.store_id::text` : month;
  const rows = await ask<Cell>(ctx, found, `
    with a as materialized (select ${t}.id, ${key} "row", ${month} "month", ${t}.store_id, ${t}.form_version_id, ${answersOf(t)} answers from ${found.level.from} where ${found.where})
    select a."row", a."month", min(s.name_zh) zh, min(s.name_en) en, a.form_version_id::text version, q.key question, count(*)::int answers, count(f.id)::int failed, array_agg(a.id::text) audits
    from a join stores s on s.id = a.store_id cross join lateral jsonb_each(a.answers) q left join audit_failures f on f.audit_id = a.id and f.question_key = q.key
    where not coalesce((q.value ->> 'isNotApplicable')::boolean, false) group by 1, 2, a.form_version_id, q.key`);
  const forms = await formsOf(ctx, rows.map((one) => one.version));
  const cells = new Map<string, Summed>();
  const lines = new Map<string, { label: Label; audits: Set<string> }>();
  for (const one of rows) {
    const section = forms.get(one.version)?.content.sections.find((each) => each.questions.some((question) => question.key === one.question && canFail(question)));
    if (!section) continue;
    const line = lines.get(one.row) ?? { label: by === AuditHeatRows.STORE ? { zh: one.zh, en: one.en } : sayMonth(one.row), audits: new Set<string>() };
    const cell = cells.get(`${one.row}/${section.key}`) ?? { row: one.row, section: section.key, answers: 0, failed: 0, audits: new Set<string>(), course: new Map() };
    const then = cell.course.get(one.month) ?? { answers: 0, failed: 0 };
    cell.course.set(one.month, { answers: then.answers + one.answers, failed: then.failed + one.failed });
    for (const audit of one.audits) { line.audits.add(audit); cell.audits.add(audit); }
    cells.set(`${one.row}/${section.key}`, { ...cell, answers: cell.answers + one.answers, failed: cell.failed + one.failed });
    lines.set(one.row, line);
  }
  const list = [...cells.values()].map(({ audits, course, ...cell }) => ({
    ...cell, audits: audits.size, passRate: passRateOf(cell.answers, cell.failed), course: [...course].sort(([a], [b]) => a.localeCompare(b)).map(([month, sum]) => ({ month, ...sum })),
  }));
  const worst = (row: string): number => { const of = list.filter((cell) => cell.row === row); return of.reduce((sum, cell) => sum + cell.failed, 0) / Math.max(1, of.reduce((sum, cell) => sum + cell.answers, 0)); };
  return {
    ...none, sections: sectionsOf(forms, new Set(list.map((cell) => cell.section))), cells: list, audits: new Set([...lines.values()].flatMap((one) => [...one.audits])).size,
    rows: [...lines].map(([row, one]) => ({ key: row, label: one.label, audits: one.audits.size })).sort((a, b) => (by === AuditHeatRows.STORE ? worst(b.key) - worst(a.key) || Number(a.key) - Number(b.key) : a.key.localeCompare(b.key))),
  };
}

const sayMonth = (day: string): Label => ({ zh: sayDay(day, 'zh', true).split(' ').slice(0, 4).join(' '), en: sayDay(day, 'en', true).split(' ').slice(2).join(' ') });

async function formsOf(ctx: Context, versions: readonly string[]): Promise<Map<string, LoadedForm>> {
  const forms = new Map<string, LoadedForm>();
  for (const version of new Set(versions)) forms.set(version, await formOfVersion(ctx, version));
  return forms;
}

/** The sections in the order and words of the latest version that has them. */
function sectionsOf(forms: ReadonlyMap<string, LoadedForm>, keys: ReadonlySet<string>): AuditHeatSection[] {
  const found = new Map<string, AuditHeatSection>();
  for (const form of [...forms.values()].sort((a, b) => b.number - a.number)) {
    for (const { key, zh, en } of form.content.sections) if (keys.has(key) && !found.has(key)) found.set(key, { key, label: { zh, en } });
  }
  return [...found.values()];
}

interface Sheet { id: string; number: string; auditedOn: string; storeId: string; zh: string; en: string; version: string; answers: Record<string, { value?: unknown; isNotApplicable?: boolean; note?: string }>; failed: { key: string; critical: boolean; repeat: boolean }[] }

/** The answers behind a cell: each as it counts, in words, with its audit. */
export async function auditAnswers(ctx: Context, input: AuditAnswersInput): Promise<AuditAnswers> {
  const filter = wanted({ ...daysOf(ctx, input, 0), templateId: input.templateId, storeIds: input.storeIds ?? null });
  const found = compileRows(ctx, 'Audit', filter);
  const t = found.alias;
  const sheets = await ask<Sheet>(ctx, found, `
    select ${t}.id::text, ${t}.number, to_char(${t}.audited_on, 'YYYY-MM-DD') "auditedOn", s.id::text "storeId", s.name_zh zh, s.name_en en, ${t}.form_version_id::text version, ${answersOf(t)} answers,
      coalesce((select jsonb_agg(jsonb_build_object('key', f.question_key, 'critical', f.is_critical, 'repeat', f.is_repeat)) from audit_failures f where f.audit_id = ${t}.id), '[]') failed
    from ${found.level.from} join stores s on s.id = ${t}.store_id where ${found.where} order by ${t}.audited_on desc, ${t}.id desc`);
  const forms = await formsOf(ctx, sheets.map((one) => one.version));
  const answers = sheets.flatMap((sheet) => (forms.get(sheet.version)?.content.sections.find((one) => one.key === input.section)?.questions ?? []).flatMap((question, place): (AuditAnswer & { place: number })[] => {
    const answer = sheet.answers[question.key];
    if (!answer || answer.isNotApplicable || !canFail(question)) return [];
    const failed = sheet.failed.find((one) => one.key === question.key);
    return [{
      auditId: sheet.id, number: sheet.number, auditedOn: sheet.auditedOn, storeId: sheet.storeId, store: { zh: sheet.zh, en: sheet.en }, questionKey: question.key, question: { zh: question.zh, en: question.en },
      answer: sayAnswer(question, answer), isFailed: Boolean(failed), isCritical: failed?.critical ?? false, isRepeat: failed?.repeat ?? false, note: answer.note?.trim() || null, place,
    }];
  }));
  return {
    total: answers.length, failed: answers.filter((one) => one.isFailed).length, audits: new Set(answers.map((one) => one.auditId)).size,
    items: inReadingOrder(answers).slice(0, input.limit ?? 100).map(({ place: _, ...one }) => one), filter,
  };
}

/** The scores of a store by one template, oldest first, and where another version of the form began. */
export async function auditTrend(ctx: Context, input: AuditTrendInput): Promise<AuditTrend> {
  const found = compileRows(ctx, 'Audit', { ...wanted({ ...daysOf(ctx, input, 365), templateId: input.templateId, storeIds: [input.storeId] }), finalScore: { isNull: false } });
  const t = found.alias;
  const rows = await ask<{ auditId: string; number: string; auditedOn: string; score: string; isPass: boolean | null; formVersion: number; note: string | null; version: string }>(ctx, found, `
    select ${t}.id::text "auditId", ${t}.number, to_char(${t}.audited_on, 'YYYY-MM-DD') "auditedOn", trim_scale(${t}.final_score)::text score, ${t}.is_final_pass "isPass", v.number "formVersion", v.note, v.id::text version
    from ${found.level.from} join form_versions v on v.id = ${t}.form_version_id where ${found.where} order by ${t}.audited_on desc, ${t}.id desc limit 100`);
  const points = withBreaks(rows.reverse());
  const last = points.at(-1);
  return {
    points: points.map(({ version: _v, note: _n, ...one }) => one),
    passMark: last ? (await formOfVersion(ctx, last.version)).content.scoring?.passMark ?? null : null,
  };
}
