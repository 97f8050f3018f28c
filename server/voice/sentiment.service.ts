// Judging texts by the model in force, and learning a new one from texts that somebody labelled or rated.
import { LRUCache } from 'lru-cache';
import { ask } from '../core/ask.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import { AppError } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { transact } from '../core/transact.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { LEXICON } from './lexicon.catalogue.ts';
import { Corpus, judge, LEARNING, lexiconScorer, oddsOf, opinionsOf, qualityOf, type AspectOpinion, type Judgement, type Weights } from './sentiment.rules.ts';
import { voiceReasons } from './voice.messages.ts';

/** Fewer labelled texts of either kind teach too little. */
const LEAST_TEXTS = 100;
const PARTS = 5;
const BATCH = 1_000;
/** Where a scorer is rather sure: odds of a model, values of words. */
const STEEP = { model: 6, words: 3 };

export interface Reading extends Judgement { opinions: AspectOpinion[] }
export type Reader = (text: string) => Reading;
const byWords = lexiconScorer(LEXICON);
const readerOf = (score: (text: string) => Judgement): Reader => (text) => ({ ...score(text), opinions: opinionsOf(text, score) });
const LEXICON_READER = readerOf((text) => judge(byWords(text), STEEP.words));

const kept = new WeakMap<Database, LRUCache<string, Reader>>();
interface Stored { prior: number; of: Record<string, number> }

/** How texts are judged now: by the newest model, or by words alone while there is none. */
export async function readerInForce(ctx: Context | WriteContext): Promise<Reader> {
  const [latest] = await ask<{ id: string }>(ctx, 'select id::text from sentiment_models order by number desc limit 1');
  if (!latest) return LEXICON_READER;
  const memory = kept.get(ctx.db) ?? new LRUCache<string, Reader>({ max: 2 });
  kept.set(ctx.db, memory);
  const known = memory.get(latest.id);
  if (known) return known;
  const [row] = await ask<{ weights: Stored }>(ctx, 'select weights from sentiment_models where id = $1', [latest.id]);
  const stored = row?.weights as Stored;
  const weights: Weights = { prior: stored.prior, unknown: 0, of: new Map(Object.entries(stored.of)), learning: LEARNING };
  const reader = readerOf((text) => judge(oddsOf(text, weights), STEEP.model));
  memory.set(latest.id, reader);
  return reader;
}

/** Texts whose side is known: by label, or by the rating that was given with them; what came with both labels is left out. */
const LABELLED = `
  select id::text, comment, coalesce(label, case when satisfaction >= 4 then 'POSITIVE' when satisfaction <= 2 then 'NEGATIVE' end) = 'POSITIVE' "isPositive"
  from survey_responses where comment is not null and comment_length >= 2 and not is_contested and id > $1 and (label in ('POSITIVE', 'NEGATIVE') or (label is null and (satisfaction >= 4 or satisfaction <= 2)))
  order by survey_responses.id limit ${BATCH}`;
const breath = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** Learns a model from all labelled texts, tries it on each fifth by the other four, and puts it in force. Answers its number. */
export async function learnModel(ctx: Context, onProgress: (done: number, total: number) => Promise<void> = async () => {}): Promise<number> {
  const corpus = new Corpus();
  const sides: boolean[] = [];
  const words: { isPositive: boolean; isSaid: boolean }[] = [];
  for (let last = '0';;) {
    const { rows } = await ctx.db.write.query<{ id: string; comment: string; isPositive: boolean }>(LABELLED, [last]);
    for (const { comment, isPositive } of rows) { corpus.add({ text: comment, isPositive }); sides.push(isPositive); words.push({ isPositive, isSaid: byWords(comment) > 0 }); }
    last = rows.at(-1)?.id ?? last;
    if (rows.length < BATCH) break;
    await breath();
  }
  const positive = sides.filter(Boolean).length;
  if (positive < LEAST_TEXTS || sides.length - positive < LEAST_TEXTS) throw new AppError('POLICY', voiceReasons.SENTIMENT_FEW, { params: { least: LEAST_TEXTS } });
  const tried = [];
  for (let part = 0; part < PARTS; part += 1) {
    tried.push(...corpus.tryPart((index) => index % PARTS === part));
    await onProgress(part + 1, PARTS + 1);
    await breath();
  }
  const [quality, plain, weights] = [qualityOf(tried), qualityOf(words), corpus.learn()];
  await breath();
  const number = await transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('sentiment models'))`);
    const [next] = await tx.manager.query<{ n: number }[]>('select coalesce(max(number), 0) + 1 n from sentiment_models');
    const facts = {
      number: next?.n ?? 1, textCount: sides.length, positiveCount: positive, negativeCount: sides.length - positive, accuracy: quality.accuracy.toFixed(4), lexiconAccuracy: plain.accuracy.toFixed(4),
      negativePrecision: quality.negativePrecision.toFixed(4), negativeRecall: quality.negativeRecall.toFixed(4), gramCount: weights.of.size, learntAt: tx.clock.now().toISOString(),
    };
    // By statement: the event log keeps the figures, not a hundred thousand weights.
    const [row] = await tx.manager.query<{ id: string }[]>(
      `insert into sentiment_models (number, text_count, positive_count, negative_count, accuracy, lexicon_accuracy, negative_precision, negative_recall, gram_count, learnt_at, weights)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id::text`, [...Object.values(facts), JSON.stringify({ prior: weights.prior, of: Object.fromEntries(weights.of) })]);
    await recordEvent(tx, { kind: 'sentimentModel.computed', resource: 'SentimentModel', resourceId: row?.id ?? null, after: facts });
    return facts.number;
  });
  await onProgress(PARTS + 1, PARTS + 1);
  return number;
}

interface Text { id: string; surveyId: string; storeId: string | null; answeredOn: string; comment: string }
/** Writes down what texts say: the whole, and side by side. What was judged before is judged anew. */
export async function noteTexts(tx: WriteContext, texts: readonly Text[], reader: Reader): Promise<void> {
  if (!texts.length) return;
  const read = texts.map((text) => ({ text, reading: reader(text.comment) }));
  await tx.manager.query(
    'with u as (update survey_responses r set tone = x.tone, tone_score = x.score from jsonb_to_recordset($1::jsonb) x(id bigint, tone text, score numeric) where r.id = x.id returning 1) select count(*) from u',
    [JSON.stringify(read.map(({ text, reading }) => ({ id: text.id, tone: reading.tone, score: reading.score })))]);
  await tx.manager.query('with d as (delete from opinions where response_id = any($1::bigint[]) returning 1) select count(*) from d', [texts.map((one) => one.id)]);
  await tx.manager.query(
    `insert into opinions (response_id, survey_id, store_id, answered_on, aspect, tone, score, quote)
     select x.response_id, x.survey_id, x.store_id, x.answered_on, x.aspect, x.tone, x.score, x.quote from jsonb_to_recordset($1::jsonb) x(response_id bigint, survey_id bigint, store_id bigint, answered_on date, aspect text, tone text, score numeric, quote text)`,
    [JSON.stringify(read.flatMap(({ text, reading }) => reading.opinions.map((one) => ({ response_id: text.id, survey_id: text.surveyId, store_id: text.storeId, answered_on: text.answeredOn, ...one }))))]);
}

/** Judges every text anew by the model in force, some thousand a transaction. */
export async function judgeAll(ctx: Context, onProgress: (done: number) => Promise<void> = async () => {}): Promise<number> {
  const reader = await readerInForce(ctx);
  let done = 0;
  for (let last = '0';;) {
    const { rows } = await ctx.db.write.query<Text>(
      `select id::text, survey_id::text "surveyId", store_id::text "storeId", answered_on::text "answeredOn", comment from survey_responses where comment is not null and id > $1 order by survey_responses.id limit ${BATCH}`, [last]);
    if (rows.length) await transact(ctx, (tx) => noteTexts(tx, rows, reader));
    done += rows.length;
    await onProgress(done);
    last = rows.at(-1)?.id ?? last;
    if (rows.length < BATCH) return done;
    await breath();
  }
}

export const sentimentJob = defineJob<Record<string, never>>({
  kind: 'voice.learn-sentiment',
  async run(ctx) {
    const number = await learnModel(ctx, (done, total) => ctx.progress(done, total));
    const texts = await judgeAll(ctx, async () => { await ctx.pause(); });
    return { number, texts };
  },
});

/** Queues the learning of a model, after which every text is judged anew. Answers the job's id. */
export async function learnSentiment(ctx: Context): Promise<string> {
  authorise(ctx, 'voice:write', null);
  return transact(ctx, (tx) => enqueue(tx, { kind: sentimentJob.kind, title: say(voiceReasons.JOB_SENTIMENT, ctx.locale), input: {}, jobKey: 'voice-sentiment' }));
}
