// What a phone takes along beside the questions of a visit: how each was answered the last times at that store, and who puts right what fails.
import type { Context } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { failuresOf, formOfVersion, sayAnswer } from '../../forms/sheet.service.ts';
import { usualOwner } from '../quality.people.ts';
import { answersThatCount, type Answers } from './audit.outcome.ts';

export interface PastAnswer { on: string; said: Label; isFail: boolean }
/** `owner`: who would be given what fails; null where nobody answers for the store. */
export interface VisitBefore { questions: Record<string, PastAnswer[]>; owner: { name: string; nameEn: string | null } | null }

/** How many checks are looked back on. */
const BACK = 2;
/** No names, texts or pictures: what was judged, in a word. */
const TOLD = new Set(['YES_NO', 'CHOICE', 'CHOICES', 'SCALE', 'NUMBER', 'READING']);

// Whoever goes in secret is told nothing: what others found would colour what she sees. Of secret visits nothing is told either.
const MINE = `
  select v.id::text, v.store_id::text "storeId", p.template_id::text "templateId" from audit_visits v join mystery_programmes p on p.id = v.programme_id
  where v.id = any($1::bigint[]) and v.filler_id = $2 and v.state in ('PLANNED', 'STARTED') and p.audit_kind <> 'MYSTERY'`;
// What the store itself was shown, and no dispute holds.
const PAST = `
  select w."storeId", w."templateId", a.id::text, a.form_version_id::text "formVersionId", to_char(a.audited_on, 'YYYY-MM-DD') "on", a.answers, a.is_edited "isEdited"
  from (select distinct unnest($1::bigint[])::text "storeId", unnest($2::bigint[])::text "templateId") w
  cross join lateral (select * from audits x where x.store_id = w."storeId"::bigint and x.template_id = w."templateId"::bigint and x.state in ('PUBLISHED', 'FINAL') and x.published_store_id is not null and x.audit_kind <> 'MYSTERY'
    order by x.audited_on desc, x.id desc limit ${BACK}) a`;
interface Past { storeId: string; templateId: string; id: string; formVersionId: string; on: string; answers: Answers; isEdited: boolean }

async function questionsOf(ctx: Context, past: readonly Past[]): Promise<VisitBefore['questions']> {
  const found: VisitBefore['questions'] = {};
  for (const one of past) {
    const form = await formOfVersion(ctx, one.formVersionId);
    const answers = await answersThatCount(ctx, one);
    const failed = new Set(failuresOf(form, answers).map(({ question }) => question.key));
    for (const question of form.content.sections.flatMap((section) => section.questions)) {
      if (!TOLD.has(question.type) || !answers[question.key]) continue;
      (found[question.key] ??= []).push({ on: one.on, said: sayAnswer(question, answers[question.key]), isFail: failed.has(question.key) });
    }
  }
  return found;
}

/** Of each of these visits that the viewer is sent on, by its id; of others there is nothing. */
export async function auditVisitsBefore(ctx: Context, ids: readonly string[]): Promise<Record<string, VisitBefore>> {
  const asked = [...new Set(ids)].filter((id) => decodeId('AuditVisit', id)).slice(0, 100);
  const { rows: visits } = await ctx.db.read.query<{ id: string; storeId: string; templateId: string }>(MINE, [asked, ctx.viewer.userId]);
  if (!visits.length) return {};
  const { rows: past } = await ctx.db.read.query<Past>(PAST, [visits.map((one) => one.storeId), visits.map((one) => one.templateId)]);
  // Who answers for a store is found as it is when a finding opens, and nothing is written here.
  const owners = await transact(ctx, async (tx) => {
    const found = new Map<string, VisitBefore['owner']>();
    for (const storeId of new Set(visits.map((one) => one.storeId))) {
      const id = await usualOwner(tx, storeId);
      const [person] = id ? await tx.manager.query<{ name: string; nameEn: string | null }[]>('select name, name_en "nameEn" from employees where id = $1', [id]) : [];
      found.set(storeId, person ?? null);
    }
    return found;
  });
  const told: Record<string, VisitBefore> = {};
  for (const one of visits) told[one.id] = { questions: await questionsOf(ctx, past.filter((each) => each.storeId === one.storeId && each.templateId === one.templateId)), owner: owners.get(one.storeId) ?? null };
  return told;
}
