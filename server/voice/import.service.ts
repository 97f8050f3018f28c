// Answers and reviews of other systems taken in: each row once, what contradicts itself said so, texts judged as they come.
import { ResponseChannel, Survey, Tone } from '../../schema/voice/survey.ts';
import { sha256, canonicalJson } from '../core/canonical.ts';
import { dayIn } from '../core/clock.ts';
import { reachOf, type Context, type WriteContext } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import { checksumOf } from '../forms/sheet.service.ts';
import { behindSavepoint, recordEvent } from '../platform/events/event.service.ts';
import type { ImportOutcome, ImportRun, ParsedRow } from '../platform/transfer/kind.registry.ts';
import { factsOf, type Asked, type Facts } from './response.rules.ts';
import { noteTexts, readerInForce } from './sentiment.service.ts';
import { voiceReasons } from './voice.messages.ts';

export const BATCH = 1_000;
export interface Known { stores: Map<string, { id: string; zone: string }>; people: Map<string, string>; members: (numbers: readonly string[]) => Promise<Map<string, string>> }
export interface Target { survey: Survey; formVersionId: string; questions: Asked[] }
/** A row as it is kept: its facts and where it belongs. */
export interface Ready { row: ParsedRow; target: Target; externalKey: string; answers: Record<string, { value: unknown }>; facts: Facts; storeId: string | null; customerId: string | null; employeeId: string | null; answeredAt: string; answeredOn: string; label: Tone | null; source: string | null }

/** Stores and people by what files call them. */
export async function knownNames(ctx: Context): Promise<Known> {
  const { rows: stores } = await ctx.db.write.query<{ id: string; zone: string; code: string; zh: string; en: string }>('select id::text, time_zone zone, code, name_zh zh, name_en en from stores');
  const { rows: people } = await ctx.db.write.query<{ id: string; no: string }>('select id::text, employee_no no from employees');
  return {
    stores: new Map(stores.flatMap((one) => [one.code, one.zh, one.en].map((name) => [name.trim().toLowerCase(), { id: one.id, zone: one.zone }] as const))), people: new Map(people.map((one) => [one.no.toLowerCase(), one.id])),
    async members(numbers) {
      const { rows } = await ctx.db.write.query<{ no: string; id: string }>(`select value no, customer_id::text id from customer_keys where kind = 'MEMBER' and value = any($1::text[])`, [[...new Set(numbers)]]);
      return new Map(rows.map((one) => [one.no, one.id]));
    },
  };
}

/** The store that a row names, or that the run says; null: of no store, which is for those alone who reach all. */
export function placeOf(ctx: Context, known: Known, run: Pick<ImportRun, 'options'>, row: ParsedRow): { storeId: string | null; zone: string } | { field: string; reason: string } {
  const name = row.values.store?.trim().toLowerCase();
  const named = name ? known.stores.get(name) : undefined;
  if (name && !named) return { field: 'store', reason: 'STORE_CODE_UNKNOWN' };
  const storeId = named?.id ?? run.options.storeId ?? null;
  const reach = reachOf(ctx.viewer, 'voice:import');
  if (!reach.all && !(storeId && reach.storeIds.includes(storeId))) return { field: 'store', reason: 'STORE_OUT_OF_REACH' };
  return { storeId, zone: named?.zone ?? [...known.stores.values()].find((one) => one.id === storeId)?.zone ?? run.options.zone };
}

/** What a row is known by: the number that it brings, or everything that it says. */
export const keyOf = (given: string | null | undefined, said: unknown): string => (given ? `id ${given}` : `said ${sha256(canonicalJson(said)).slice(0, 40)}`);

/** When it was answered: the row's day at noon of the place, or the day of the import. */
export function timeOf(ctx: Context, day: string | null | undefined, zone: string): { answeredAt: string; answeredOn: string } {
  const now = ctx.clock.now();
  const answeredOn = day ?? dayIn(zone, now);
  return { answeredOn, answeredAt: day ? `${day}T04:00:00.000Z` : now.toISOString() };
}

export const readyFacts = (target: Target, answers: Record<string, { value: unknown }>): Facts => factsOf(target.questions, answers as never, target.survey);

const COLUMNS = 'form_version_id bigint, answers jsonb, checksum text, survey_id bigint, store_id bigint, customer_id bigint, employee_id bigint, answered_at timestamptz, answered_on date, rating integer, rating_best integer, satisfaction numeric, is_satisfied boolean, recommend integer, comment text, comment_length integer, label text, source text, external_key text';
const NAMES = COLUMNS.split(', ').map((one) => one.split(' ')[0] as string);
const ADD = `with given as (select * from jsonb_to_recordset($1::jsonb) r(${COLUMNS})),
  put as (insert into survey_responses (${NAMES.join(', ')}, channel, started_at, submitted_at, transfer_id) select ${NAMES.map((one) => `g.${one}`).join(', ')}, '${ResponseChannel.IMPORT}', g.answered_at, g.answered_at, $2::bigint from given g
    on conflict (survey_id, external_key) where external_key is not null do nothing returning id, survey_id, external_key)
  select id::text, survey_id::text "surveyId", external_key "externalKey" from put`;
const ADD_SCALES = `insert into survey_answers (response_id, survey_id, store_id, answered_on, question_key, question_zh, question_en, value, least, best, is_top_two)
  select * from jsonb_to_recordset($1::jsonb) r(response_id bigint, survey_id bigint, store_id bigint, answered_on date, question_key text, question_zh text, question_en text, value integer, least integer, best integer, is_top_two boolean)`;
const THERE = `select r.id::text, r.survey_id::text "surveyId", r.external_key "externalKey", r.label, r.answers from survey_responses r join unnest($1::bigint[], $2::text[]) w(survey_id, external_key) using (survey_id, external_key)`;

const slotOf = (one: { surveyId: string; externalKey: string }): string => `${one.surveyId} ${one.externalKey}`;
const slot = (one: Ready): string => slotOf({ surveyId: one.target.survey.id, externalKey: one.externalKey });

/** Keeps a batch. A row that is there already changes nothing; one that says something else of the same is refused; two labels of one text are noted and teach nothing. */
async function putReady(ctx: Context, list: readonly Ready[], run: ImportRun): Promise<ImportOutcome> {
  if (!list.length) return { accepted: 0, unchanged: 0 };
  return transact(ctx, (outer) => behindSavepoint(outer, async (tx) => {
    const there = new Map((await tx.manager.query<{ id: string; surveyId: string; externalKey: string; label: Tone | null; answers: unknown }[]>(THERE, [list.map((one) => one.target.survey.id), list.map((one) => one.externalKey)]))
      .map((one) => [slotOf(one), one as { id: string | null; label: Tone | null; answers: unknown }]));
    const fresh: Ready[] = [];
    const contested = new Set<string>();
    let unchanged = 0;
    for (const one of list) {
      const known = there.get(slot(one));
      if (!known) { there.set(slot(one), { id: null, label: one.label, answers: one.answers }); fresh.push(one); continue; }
      if (canonicalJson(known.answers) !== canonicalJson(one.answers)) run.reject(one.row, 'ROW_DUPLICATE', 'respondent');
      else if (one.label !== null && known.label !== null && known.label !== one.label) { contested.add(slot(one)); run.reject(one.row, voiceReasons.REVIEW_LABEL_CONFLICT, 'label'); }
      else unchanged += 1;
    }
    const made = await tx.manager.query<{ id: string; surveyId: string; externalKey: string }[]>(ADD, [JSON.stringify(fresh.map(columnsOf)), run.transferId]);
    const ids = new Map(made.map((one) => [slotOf(one), one.id]));
    const kept = fresh.flatMap((one) => { const id = ids.get(slot(one)); return id ? [{ ...one, id }] : []; });
    await tx.manager.query(ADD_SCALES, [JSON.stringify(kept.flatMap((one) => one.facts.scales.map((scale) => ({
      response_id: one.id, survey_id: one.target.survey.id, store_id: one.storeId, answered_on: one.answeredOn, question_key: scale.questionKey, question_zh: scale.questionZh, question_en: scale.questionEn, value: scale.value, least: scale.least, best: scale.best, is_top_two: scale.isTopTwo,
    }))))]);
    if (contested.size) {
      const marked = [...contested].map((one) => ids.get(one) ?? there.get(one)?.id).filter(Boolean);
      await tx.manager.query('with u as (update survey_responses set is_contested = true, version = version + 1 where id = any($1::bigint[]) and not is_contested returning 1) select count(*) from u', [marked]);
    }
    const reader = await readerInForce(tx);
    await noteTexts(tx, kept.filter((one) => one.facts.comment).map((one) => ({ id: one.id, surveyId: one.target.survey.id, storeId: one.storeId, answeredOn: one.answeredOn, comment: one.facts.comment as string })), reader);
    if (kept.length) await recordEvent(tx, { kind: 'surveyResponse.imported', resource: 'SurveyResponse', after: { responses: kept.length, transferId: run.transferId } });
    return { accepted: kept.length, unchanged: unchanged + fresh.length - kept.length };
  }, run.isDryRun));
}

const columnsOf = (one: Ready): Record<string, unknown> => ({
  form_version_id: one.target.formVersionId, answers: one.answers, checksum: checksumOf(one.target.formVersionId, one.answers), survey_id: one.target.survey.id, store_id: one.storeId, customer_id: one.customerId, employee_id: one.employeeId, answered_at: one.answeredAt, answered_on: one.answeredOn,
  rating: one.facts.rating, rating_best: one.facts.ratingBest, satisfaction: one.facts.satisfaction, is_satisfied: one.facts.isSatisfied, recommend: one.facts.recommend, comment: one.facts.comment, comment_length: one.facts.commentLength, label: one.label, source: one.source, external_key: one.externalKey,
});

/** Takes back what a transfer brought in: answers and opinions go with their responses. */
export async function undoResponses(ctx: Context, transferId: string): Promise<number> {
  return transact(ctx, async (tx: WriteContext) => {
    const [row] = await tx.manager.query<{ n: number }[]>('with gone as (delete from survey_responses where transfer_id = $1::bigint returning 1) select count(*)::int n from gone', [transferId]);
    await recordEvent(tx, { kind: 'surveyResponse.import-undone', resource: 'SurveyResponse', after: { responses: row?.n ?? 0, transferId } });
    return row?.n ?? 0;
  });
}

/** Gathers rows into batches and keeps them; `read` makes a row ready, or says what is wrong with it. */
export async function loadBatches(ctx: Context, rows: AsyncIterable<ParsedRow>, run: ImportRun, read: (batch: readonly ParsedRow[]) => Promise<(Ready | { row: ParsedRow; field: string; reason: string })[]>): Promise<ImportOutcome> {
  const total = { accepted: 0, unchanged: 0 };
  let done = 0;
  let batch: ParsedRow[] = [];
  const flush = async (): Promise<void> => {
    const ready: Ready[] = [];
    for (const one of await read(batch)) { if ('reason' in one) run.reject(one.row, one.reason, one.field); else ready.push(one); }
    const put = await putReady(ctx, ready, run);
    total.accepted += put.accepted;
    total.unchanged += put.unchanged;
    done += batch.length;
    batch = [];
    await run.progress(done);
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length >= BATCH) { await flush(); if (await run.isCancelled()) return total; }
  }
  if (batch.length) await flush();
  return total;
}
