// What a text says, as pure rules: by a list of words, or by what labelled texts have taught; whole, and side by side of the service.
import { Tone } from '../../schema/voice/survey.ts';
import type { Aspect } from '../../schema/voice/sentiment.ts';
import { ASPECT_WORDS, ASPECTS } from './lexicon.catalogue.ts';

export interface Labelled { text: string; isPositive: boolean }

const isLatin = (character: string | undefined): boolean => character !== undefined && /[A-Za-z]/.test(character);
/** Sum of the values of words, the longest first at each place; a word of Latin letters must stand alone. */
export function lexiconScorer(words: Readonly<Record<string, number>>): (text: string) => number {
  const byFirst = new Map<string, string[][]>();
  for (const word of Object.keys(words)) { const letters = [...word]; const first = letters[0] ?? ''; byFirst.set(first, [...(byFirst.get(first) ?? []), letters]); }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return (text) => {
    const letters = [...text.toLowerCase()];
    let sum = 0;
    for (let at = 0; at < letters.length;) {
      const found = byFirst.get(letters[at] as string)?.find((word) => word.every((letter, i) => letters[at + i] === letter) && !(isLatin(word[0]) && (isLatin(letters[at - 1]) || isLatin(letters[at + word.length]))));
      sum += found ? (words[found.join('')] ?? 0) : 0;
      at += found?.length ?? 1;
    }
    return sum;
  };
}

/** How texts are learnt from: how long the pieces are, whether a piece counts once a text, what is added to each count, how often a piece must be seen. */
export interface Learning { sizes: readonly number[]; isOnce: boolean; added: number; least: number; /** Pieces that were never seen speak, too, by the length of what was learnt. */ unknownSpeaks: boolean }
export const LEARNING: Learning = { sizes: [1, 2, 3], isOnce: true, added: 0.3, least: 3, unknownSpeaks: false };
export interface Weights { prior: number; unknown: number; of: ReadonlyMap<string, number>; learning: Learning }

/** Pieces of a text: letters and digits of every script alone, so many in a row. */
export function gramsOf(text: string, learning: Learning): string[] {
  const letters = [...text].filter((one) => /[\p{L}\p{N}]/u.test(one));
  const grams: string[] = [];
  for (const size of learning.sizes) for (let at = 0; at + size <= letters.length; at += 1) grams.push(size === 1 ? (letters[at] as string) : letters.slice(at, at + size).join(''));
  return learning.isOnce ? [...new Set(grams)] : grams;
}

/** Texts made ready to be learnt from several times: each piece has a number. */
export class Corpus {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly texts: { pieces: Uint32Array; isPositive: boolean }[] = [];
  constructor(readonly learning: Learning = LEARNING) {}

  add({ text, isPositive }: Labelled): void {
    this.texts.push({ isPositive, pieces: Uint32Array.from(gramsOf(text, this.learning), (gram) => {
      const known = this.numbers.get(gram);
      if (known !== undefined) return known;
      this.numbers.set(gram, this.names.length);
      return this.names.push(gram) - 1;
    }) });
  }
  get size(): number { return this.texts.length; }

  /** Multinomial Bayes over the texts that are chosen: what each piece adds to the odds of being positive. */
  private count(isChosen: (index: number) => boolean) {
    const { added, least, unknownSpeaks } = this.learning;
    const counts = [new Float64Array(this.names.length), new Float64Array(this.names.length)] as const;
    const texts = [0, 0];
    this.texts.forEach(({ pieces, isPositive }, index) => {
      if (!isChosen(index)) return;
      const side = isPositive ? 1 : 0;
      texts[side] = (texts[side] as number) + 1;
      for (const piece of pieces) counts[side][piece] = (counts[side][piece] as number) + 1;
    });
    let known = 0;
    const totals = [0, 0];
    const isKnown = (piece: number): boolean => (counts[0][piece] as number) + (counts[1][piece] as number) >= Math.max(1, least);
    for (let piece = 0; piece < this.names.length; piece += 1) if (isKnown(piece)) { known += 1; totals[0] = (totals[0] as number) + (counts[0][piece] as number); totals[1] = (totals[1] as number) + (counts[1][piece] as number); }
    const base = [(totals[0] as number) + added * known, (totals[1] as number) + added * known] as const;
    const unknown = unknownSpeaks && base[0] > 0 ? Math.log(added / base[1]) - Math.log(added / base[0]) : 0;
    const weightOf = (piece: number): number => (isKnown(piece) ? Math.log(((counts[1][piece] as number) + added) / base[1]) - Math.log(((counts[0][piece] as number) + added) / base[0]) : unknown);
    return { prior: Math.log(Math.max(1, texts[1] as number) / Math.max(1, texts[0] as number)), unknown, isKnown, weightOf };
  }

  /** What all texts teach. */
  learn(): Weights {
    const { prior, unknown, isKnown, weightOf } = this.count(() => true);
    const of = new Map<string, number>();
    this.names.forEach((name, piece) => { if (isKnown(piece)) of.set(name, Math.round(weightOf(piece) * 1_000) / 1_000); });
    return { prior, unknown, of, learning: this.learning };
  }

  /** How the texts of one part are judged by what the others teach. */
  tryPart(isInPart: (index: number) => boolean): { isPositive: boolean; isSaid: boolean }[] {
    const { prior, weightOf } = this.count((index) => !isInPart(index));
    return this.texts.flatMap(({ pieces, isPositive }, index) => {
      if (!isInPart(index)) return [];
      let odds = prior;
      for (const piece of pieces) odds += weightOf(piece);
      return [{ isPositive, isSaid: odds > 0 }];
    });
  }
}

/** Odds (as a logarithm) that a text is positive; above 0 it is rather so. */
export function oddsOf(text: string, weights: Weights): number {
  let odds = weights.prior;
  for (const gram of gramsOf(text, weights.learning)) odds += weights.of.get(gram) ?? weights.unknown;
  return odds;
}

export interface Quality { n: number; accuracy: number; negativePrecision: number; negativeRecall: number; negativeF1: number }
/** How well texts were judged; what is looked for are the negative ones. */
export function qualityOf(list: readonly { isPositive: boolean; isSaid: boolean }[]): Quality {
  const count = (isPositive: boolean, isSaid: boolean): number => list.filter((one) => one.isPositive === isPositive && one.isSaid === isSaid).length;
  const [found, alarm, missed, right] = [count(false, false), count(true, false), count(false, true), count(true, true)];
  const precision = found + alarm ? found / (found + alarm) : 0;
  const recall = found + missed ? found / (found + missed) : 0;
  return { n: list.length, accuracy: list.length ? (found + right) / list.length : 0, negativePrecision: precision, negativeRecall: recall, negativeF1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** Anything less than this either way says nothing. */
const NEUTRAL = 0.15;
export interface Judgement { score: number; tone: Tone }
/** A figure from -1 to 1 out of what a scorer says; `steep` is where it is rather sure. */
export function judge(raw: number, steep: number): Judgement {
  const score = Math.round(Math.tanh(raw / steep) * 10_000) / 10_000;
  return { score, tone: score > NEUTRAL ? Tone.POSITIVE : score < -NEUTRAL ? Tone.NEGATIVE : Tone.NEUTRAL };
}

const CLAUSES = /[。！？!?；;，,、…~～\n\r]+|\.(?=\s|$)/;
const MOST_QUOTED = 200;
const speaksOf = (clause: string, word: string): boolean => {
  const at = clause.toLowerCase().indexOf(word);
  if (at < 0) return false;
  return !isLatin(word[0]) || (!isLatin(clause[at - 1]) && !isLatin(clause[at + word.length]));
};
export interface AspectOpinion extends Judgement { aspect: Aspect; quote: string }

/** What a text says of each side of the service that it speaks of: clause by clause, the mean of those that name it. */
export function opinionsOf(text: string, judgeClause: (clause: string) => Judgement): AspectOpinion[] {
  const found = new Map<Aspect, { scores: number[]; clauses: string[] }>();
  for (const raw of text.split(CLAUSES)) {
    const clause = raw.trim();
    if (clause.length < 2) continue;
    const aspects = ASPECTS.filter((aspect) => ASPECT_WORDS[aspect].some((word) => speaksOf(clause, word)));
    if (!aspects.length) continue;
    const { score } = judgeClause(clause);
    for (const aspect of aspects) {
      const one = found.get(aspect) ?? { scores: [], clauses: [] };
      one.scores.push(score);
      one.clauses.push(clause);
      found.set(aspect, one);
    }
  }
  return [...found].map(([aspect, { scores, clauses }]) => {
    const score = Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 10_000) / 10_000;
    const quote = clauses.join('；');
    return { aspect, score, tone: score > NEUTRAL ? Tone.POSITIVE : score < -NEUTRAL ? Tone.NEGATIVE : Tone.NEUTRAL, quote: [...quote].length > MOST_QUOTED ? `${[...quote].slice(0, MOST_QUOTED - 1).join('')}…` : quote };
  });
}
