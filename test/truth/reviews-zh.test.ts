// Labelled Chinese reviews through `import reviews`: counts, lengths and mentions of truth.json by the product's own queries, its baselines by the product's own rules, and a learnt model that beats them.
import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { countRows, streamRows } from '../../server/core/read/rows.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import '../../server/measures.ts';
import { runImport } from '../../server/platform/transfer/import.service.ts';
import '../../server/transfers.ts';
import { judgeAll, learnModel } from '../../server/voice/sentiment.service.ts';
import { Corpus, lexiconScorer, qualityOf, type Labelled, type Learning, type Quality } from '../../server/voice/sentiment.rules.ts';
import { makeWorld, type World } from '../customers/world.ts';

const folder = new URL('../../../shared/data/reviews_zh_train/', import.meta.url);
const isThere = existsSync(new URL('reviews_train.csv.gz', folder));
if (!isThere) console.warn('Left out: the figures of reviews_zh_train, because ../shared/data/reviews_zh_train is not beside this checkout.');
// biome-ignore lint/suspicious/noExplicitAny: a file of figures in many shapes
type Truth = any;
const four = (one: Quality) => Object.fromEntries([['n', one.n], ['accuracy', one.accuracy], ['negative_precision', one.negativePrecision], ['negative_recall', one.negativeRecall], ['negative_f1', one.negativeF1]].map(([name, value]) => [name, name === 'n' ? value : Number((value as number).toFixed(4))]));

describe.skipIf(!isThere)('Labelled reviews (absent data: ../shared/data/reviews_zh_train)', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercare-reviews-'));
  let world: World;
  let truth: Truth;
  let texts: Labelled[] = [];
  const path = fileURLToPath(new URL('reviews_train.csv.gz', folder));
  const count = (filter: object): Promise<number> => countRows(world.ctx, 'SurveyResponse', filter as Record<string, unknown>);

  beforeAll(async () => {
    truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
    world = await makeWorld('2026-02-13T09:30:00Z');
    world.db.settings.dataDir = dataDir;
    expect(await runImport(world.ctx, { kind: 'reviews', path })).toMatchObject({ rows: truth.rows, accepted: truth.rows, rejected: 0, unchanged: 0 });
    await streamRows(world.ctx, 'SurveyResponse', { columns: ['comment', 'label'] }, async (rows) => { texts.push(...rows.map(([text, label]) => ({ text: text as string, isPositive: label === 'POSITIVE' }))); });
  }, 600_000);
  afterAll(async () => { await world?.end(); rmSync(dataDir, { recursive: true, force: true }); texts = []; });

  test('A-34: how many, of which label, how long', async () => {
    expect([await count({}), await count({ label: { eq: 'POSITIVE' } }), await count({ label: { eq: 'NEGATIVE' } })]).toEqual([truth.rows, truth.positive, truth.negative]);
    const lengths: number[] = [];
    await streamRows(world.ctx, 'SurveyResponse', { columns: ['commentLength'] }, async (rows) => { lengths.push(...rows.map(([one]) => Number(one))); });
    lengths.sort((a, b) => a - b);
    const median = Number((await askMeasure(world.ctx, { key: 'surveyResponses.commentLength', period: { kind: PeriodKind.ALL } })).value);
    expect({ min: lengths[0], lower_median: median, p90: lengths[Math.floor((lengths.length * 9) / 10)], max: lengths.at(-1) }).toEqual(truth.length_chars);
  });

  test('A-34: what is mentioned, by label', async () => {
    const mentions = Object.fromEntries(await Promise.all(Object.keys(truth.mentions).map(async (word) => [word, await Promise.all(['NEGATIVE', 'POSITIVE'].map((label) => count({ comment: { contains: word }, label: { eq: label } })))])));
    expect(mentions).toEqual(truth.mentions);
  });

  test('both plain baselines come out to the digit by the rules that the product uses', () => {
    const words = JSON.parse(readFileSync(new URL('afinn_zh.json', folder), 'utf8')) as Record<string, number>;
    const stops = readFileSync(new URL('stopwords_zh.txt', folder), 'utf8').trimEnd().split('\n');
    expect([Object.keys(words).length, stops.length]).toEqual([truth.afinn_zh_words, truth.stopwords]);
    const score = lexiconScorer(words);
    expect(four(qualityOf(texts.map((one) => ({ isPositive: one.isPositive, isSaid: score(one.text) > 0 }))))).toEqual(truth.baseline_afinn_zh_score_above_zero_is_positive);
    const plain: Learning = { sizes: [1, 2], isOnce: false, added: 1, least: 1, unknownSpeaks: true };
    const corpus = new Corpus(plain);
    for (const one of texts) corpus.add(one);
    const part = texts.map((one) => crc32(Buffer.from(one.text)) % 5);
    expect(four(qualityOf([0, 1, 2, 3, 4].flatMap((k) => corpus.tryPart((index) => part[index] === k))))).toEqual(truth.baseline_char_bigram_nb_5fold);
    expect(Number((Math.max(truth.positive, truth.negative) / truth.rows).toFixed(4))).toBe(truth.baseline_majority_accuracy);
  }, 120_000);

  test('A-34: the model that is learnt from them beats both baselines on texts that it had not seen, and says so', async () => {
    expect(await learnModel(world.ctx)).toBe(1);
    const { rows: [model] } = await world.db.write.query<{ n: number; p: number; g: number; accuracy: string; lexicon: string; recall: string }>('select text_count n, positive_count p, negative_count g, accuracy, lexicon_accuracy lexicon, negative_recall recall from sentiment_models');
    expect([model?.n, model?.p, model?.g]).toEqual([truth.rows, truth.positive, truth.negative]);
    expect(Number(model?.accuracy)).toBeGreaterThan(truth.baseline_char_bigram_nb_5fold.accuracy + 0.02);
    expect(Number(model?.recall)).toBeGreaterThan(0.8);
    expect(Number(model?.lexicon)).toBeGreaterThan(truth.baseline_majority_accuracy);
    // From now on it judges: what is stored of each text follows it.
    const told = await askMeasure(world.ctx, { key: 'surveyResponses.negativeShare', period: { kind: PeriodKind.ALL }, filter: { label: { eq: 'NEGATIVE' } } });
    expect(await judgeAll(world.ctx)).toBe(truth.rows);
    const after = await askMeasure(world.ctx, { key: 'surveyResponses.negativeShare', period: { kind: PeriodKind.ALL }, filter: { label: { eq: 'NEGATIVE' } } });
    expect(Number(after.value)).toBeGreaterThan(Math.max(0.8, Number(told.value)));
    expect(await countRows(world.ctx, 'Opinion', {})).toBeGreaterThan(1_000);
  }, 300_000);

  test('texts that carry both labels are taken in once, said to be contested, and teach nothing; the same file again changes nothing', async () => {
    const both = readFileSync(new URL('reviews_conflicting_label.txt', folder), 'utf8').split('\n').map((one) => one.replace(/\r$/, '')).filter((one) => one.trim());
    const file = join(dataDir, 'contested.csv');
    writeFileSync(file, `label,review\n${both.flatMap((text) => [`1,"${text.replaceAll('"', '""')}"`, `0,"${text.replaceAll('"', '""')}"`]).join('\n')}\n`);
    const run = await runImport(world.ctx, { kind: 'reviews', path: file });
    expect(run).toMatchObject({ rows: both.length * 2, accepted: both.length, rejected: both.length });
    expect(await count({ isContested: { eq: true } })).toBe(both.length);
    expect(await learnModel(world.ctx)).toBe(2);
    const { rows: [model] } = await world.db.write.query<{ n: number }>('select text_count n from sentiment_models where number = 2');
    expect(model?.n).toBe(truth.rows);
    expect(await runImport(world.ctx, { kind: 'reviews', path })).toMatchObject({ accepted: 0, unchanged: truth.rows, rejected: 0 });
  }, 300_000);
});
