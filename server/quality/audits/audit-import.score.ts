// Scores imported audits by their template: every item that is not told to have failed passed. The score that the file gave stays the one that counts.
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { checksumOf, judgeScore, submitSheet, type LoadedForm } from '../../forms/sheet.service.ts';
import { TemplateNames } from './audit-import.names.ts';
import { answersOf, timesOver } from './audit-import.rules.ts';
import * as sql from './audit-import.statements.ts';

const CHUNK = 1_000;
interface ToScore { id: string; templateKey: string; score: string | null; failed: Record<string, number> }
interface Figures { answers: object; computed: string | null; outcome: unknown; criticals: number }

/** What so many failures come to; the same failures come to the same. */
function judge(form: LoadedForm, failed: Record<string, number>): Figures {
  const times = new Map(Object.entries(failed));
  const answers = answersOf(form.content, new Set(times.keys()));
  const criticals = form.content.sections.flatMap((section) => section.questions).filter((one) => one.critical && times.has(one.key)).length;
  try {
    const at = new Date(0).toISOString();
    const sheet = submitSheet({ ...form, content: timesOver(form.content, times) }, answers, { startedAt: at, submittedAt: at, answeredById: null });
    return { answers: sheet.columns.answers as object, computed: sheet.columns.score, outcome: sheet.columns.outcome, criticals };
  } catch (error) {
    // A template that asks for more than a file of failures can tell.
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error;
    return { answers: {}, computed: null, outcome: { sections: [], failed: [...times.keys()], raised: [] }, criticals };
  }
}

/** Scores these audits anew, and finds what failed again in their stores. */
export async function scoreImported(ctx: Context, ids: readonly string[]): Promise<void> {
  const templates = new TemplateNames(ctx, false);
  const known = new Map<string, Figures>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK);
    await transact(ctx, async (tx) => {
      const rows = await tx.manager.query<ToScore[]>(sql.TO_SCORE, [some]);
      const scored: Record<string, unknown>[] = [];
      for (const row of rows) {
        const template = await templates.find(row.templateKey);
        if (!template) continue;
        const key = `${template.form.versionId} ${JSON.stringify(Object.entries(row.failed).sort())}`;
        const figures = known.get(key) ?? judge(template.form, row.failed);
        known.set(key, figures);
        const judged = row.score === null ? { band: null, isPassed: null } : judgeScore(template.form, row.score);
        scored.push({
          id: row.id, form_version_id: template.form.versionId, answers: figures.answers, computed_score: figures.computed, band: judged.band, is_passed: judged.isPassed, outcome: figures.outcome,
          checksum: checksumOf(template.form.versionId, figures.answers), answered_count: Object.keys(figures.answers).length, failed_count: Object.keys(row.failed).length, critical_count: figures.criticals,
        });
      }
      await tx.manager.query(sql.SCORE, [JSON.stringify(scored)]);
    });
  }
  for (let from = 0; from < ids.length; from += CHUNK) await transact(ctx, (tx) => tx.manager.query(sql.REPEATS, [ids.slice(from, from + CHUNK)]));
}
