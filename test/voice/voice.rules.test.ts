// What answers and texts come to, by pure rules: scales brought to one, who may be asked, words and learnt pieces, figures from counts.
import { describe, expect, test } from 'vitest';
import { Tone } from '../../schema/voice/survey.ts';
import { LEXICON } from '../../server/voice/lexicon.catalogue.ts';
import { factsOf, onFive, whyNotAsk } from '../../server/voice/response.rules.ts';
import { alphaOf, distribution, goTogether } from '../../server/voice/results.rules.ts';
import { Corpus, judge, lexiconScorer, oddsOf, opinionsOf } from '../../server/voice/sentiment.rules.ts';
import { readSurveyToken, surveyToken } from '../../server/voice/survey-token.rules.ts';

describe('answers', () => {
  test.each([[1, 1, 5, '1.0000'], [5, 1, 5, '5.0000'], [1, 1, 10, '1.0000'], [10, 1, 10, '5.0000'], [0, 0, 10, '1.0000'], [5, 0, 10, '3.0000']])('C-37: %i on a scale of %i to %i is %s of five', (value, least, best, said) => { expect(onFive(value, least, best)).toBe(said); });
  test('rating, words and scales of a filled form; nothing is made of what was not answered', () => {
    const questions = [{ key: 'a', type: 'SCALE', zh: '甲', en: 'A', from: 1, to: 5 }, { key: 'r', type: 'SCALE', zh: '荐', en: 'R', from: 0, to: 10 }, { key: 'w', type: 'TEXT', zh: '文', en: 'W' }];
    expect(factsOf(questions, { a: { value: 4 }, w: { value: '好😀' } }, { ratingQuestion: 'a', recommendQuestion: 'r' })).toMatchObject({ rating: 4, ratingBest: 5, satisfaction: '4.0000', isSatisfied: true, recommend: null, comment: '好😀', commentLength: 2, scales: [{ questionKey: 'a', isTopTwo: true }] });
    expect(factsOf(questions, { a: { value: 3 } }, { ratingQuestion: 'a' })).toMatchObject({ satisfaction: '3.0000', isSatisfied: false, comment: null });
    expect(factsOf(questions, {}, { ratingQuestion: 'a' })).toMatchObject({ rating: null, satisfaction: null, isSatisfied: null });
  });
  test('who may be asked: the last word of each channel, the days of quiet to the minute', () => {
    const now = new Date('2026-02-13T09:30:00Z');
    const one = { isStandIn: false, consents: [], lastAskedAt: null };
    expect(whyNotAsk(one, 30, now)).toBeNull();
    expect(whyNotAsk({ ...one, isStandIn: true }, 30, now)).toBe('STAND_IN');
    expect(whyNotAsk({ ...one, isOff: true }, 30, now)).toBe('OFF');
    expect(whyNotAsk({ ...one, consents: [{ isGiven: false }] }, 30, now)).toBe('REFUSED');
    expect(whyNotAsk({ ...one, consents: [{ isGiven: false }, { isGiven: true }] }, 30, now)).toBeNull();
    expect(whyNotAsk({ ...one, lastAskedAt: '2026-01-14T09:30:01Z' }, 30, now)).toBe('TOO_OFTEN');
    expect(whyNotAsk({ ...one, lastAskedAt: '2026-01-14T09:30:00Z' }, 30, now)).toBeNull();
  });
  test('a link is read back, and by no other secret', () => {
    expect(readSurveyToken('s', surveyToken('s', '42'))).toBe('42');
    expect(readSurveyToken('t', surveyToken('s', '42'))).toBeNull();
    const token = surveyToken('s', '42');
    for (let at = 0; at < token.length; at += 1) expect(readSurveyToken('s', `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`)).toBeNull();
  });
});

describe('figures', () => {
  test('of nobody there are none, of one there is no spread', () => {
    expect(distribution(new Map(), 1, 5)).toMatchObject({ count: 0, mean: null, median: null, net: null });
    expect(distribution(new Map([[4, 1]]), 1, 5)).toMatchObject({ count: 1, mean: '4', deviation: null, median: 4, topTwo: '1', net: null });
  });
  test('the median is the lower of two, promoters are counted on scales of ten alone', () => {
    expect(distribution(new Map([[2, 2], [9, 2]]), 1, 10)).toMatchObject({ median: 2, promoters: 2, passives: 0, detractors: 2, net: '0' });
  });
  test('what always agrees goes together wholly; what never moves says nothing', () => {
    expect(goTogether([{ rating: 1, value: 2, count: 3 }, { rating: 5, value: 6, count: 2 }])).toEqual({ pearson: '1', spearman: '1' });
    expect(goTogether([{ rating: 1, value: 2, count: 3 }, { rating: 5, value: 2, count: 2 }])).toEqual({ pearson: null, spearman: null });
    expect(alphaOf([new Map([[1, 2], [3, 2]]), new Map([[1, 2], [3, 2]])], new Map([[2, 2], [6, 2]]))).toBe('1');
    expect(alphaOf([new Map([[1, 4]])], new Map([[1, 4]]))).toBeNull();
  });
});

describe('texts', () => {
  const words = lexiconScorer(LEXICON);
  test.each([['态度很好，非常满意', 1], ['草莓发霉，太差了', -1], ['不满意', -1], ['the staff were rude', -1], ['a badge', 0], ['', 0]])('A-34: %s', (text, sign) => { expect(Math.sign(words(text))).toBe(sign); });
  test('the longest word counts: what is not satisfied is not praised', () => { expect(words('非常不满意')).toBe(-3); });
  test('sides of the service are judged by the clauses that speak of them', () => {
    const found = opinionsOf('店员很热情，但是草莓发霉了！物流还行', (clause) => judge(words(clause), 3));
    expect(found.map((one) => [one.aspect, one.tone])).toEqual([['ATTITUDE', Tone.POSITIVE], ['QUALITY', Tone.NEGATIVE], ['LOGISTICS', Tone.POSITIVE]]);
    expect(found[1]?.quote).toBe('但是草莓发霉了');
    expect(opinionsOf('今天天气真好', (clause) => judge(words(clause), 3))).toEqual([]);
  });
  test('what texts teach is what they said, and unknown pieces say nothing', () => {
    const corpus = new Corpus({ sizes: [1, 2], isOnce: true, added: 1, least: 1, unknownSpeaks: false });
    for (let n = 0; n < 20; n += 1) { corpus.add({ text: `真香${n}`, isPositive: true }); corpus.add({ text: `难吃${n}`, isPositive: false }); }
    const weights = corpus.learn();
    expect([oddsOf('真香', weights) > 1, oddsOf('难吃', weights) < -1, oddsOf('龘', weights)]).toEqual([true, true, 0]);
    expect(corpus.tryPart((index) => index % 4 < 2).every((one) => one.isPositive === one.isSaid)).toBe(true);
  });
});
