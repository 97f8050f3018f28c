// Papers: which questions an exam asks, drawn by rule and in an order of its own, all from a seed by which it can be made again. Pure.
import { z } from 'zod';
import { ExamDifficulty, ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import { dice, shuffled } from '../../core/draw.ts';
import { isDecimal } from '../../core/money.ts';

const tag = z.string().trim().min(1).max(40);
const points = z.string().max(10).refine((value) => isDecimal(value) && Number(value) > 0 && Number(value) <= 1_000);
const drawSchema = z.strictObject({ tags: z.array(tag).max(10).default([]), difficulty: z.enum(ExamDifficulty).nullish().transform((value) => value ?? null), count: z.number().int().min(1).max(200), points });
const drawn = z.strictObject({ draws: z.array(drawSchema).min(1).max(30) }).refine((paper) => paper.draws.reduce((sum, draw) => sum + draw.count, 0) <= 200, { path: ['draws'] });
const fixed = z.strictObject({ questions: z.array(z.strictObject({ key: z.string().min(1).max(60), points })).min(1).max(200).refine((list) => new Set(list.map(({ key }) => key)).size === list.length) });

/** How the paper of an exam comes about: so many of each sort, or these very questions. */
export type PaperRule = z.infer<typeof drawn> | z.infer<typeof fixed>;
/** Why a rule cannot be used: the place of the first thing wrong. */
export class PaperError extends Error {
  override name = 'PaperError';
  constructor(readonly path: string) { super(`The rule of the paper is wrong at ${path || 'its root'}`); }
}
/** Reads the rule of a paper; throws PaperError with the first place that is wrong. */
export function parsePaper(raw: unknown): PaperRule {
  const read = (typeof raw === 'object' && raw !== null && 'questions' in raw ? fixed : drawn).safeParse(raw);
  if (!read.success) throw new PaperError(read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

/** What the bank offers. */
export interface Offered { key: string; versionId: string; kind: ExamQuestionKind; difficulty: ExamDifficulty; tags: readonly string[]; optionKeys: readonly string[] }
/** A question of a paper: its version, what it is worth, and the order of its options. */
export interface PaperItem { place: number; versionId: string; kind: ExamQuestionKind; points: string; options: string[] }
/** A sort of which the bank has too few, or a question that it does not have. */
export interface Lacking { at: string; wanted: number; found: number }

/**
 * Draws a paper. No question stands in it twice; where sorts overlap they are filled so that all of them can be, whenever
 * that is possible at all (a matching of places and questions, tried in the order of the dice).
 */
export function drawPaper(rule: PaperRule, bank: readonly Offered[], seed: string, isShuffled: boolean): PaperItem[] | Lacking {
  const roll = dice(seed);
  const pool = shuffled([...bank].sort((a, b) => (a.key < b.key ? -1 : 1)), roll);
  let chosen: { question: Offered; points: string }[];
  if ('questions' in rule) {
    chosen = [];
    for (const [i, one] of rule.questions.entries()) {
      const question = bank.find(({ key }) => key === one.key);
      if (!question) return { at: `questions.${i}`, wanted: 1, found: 0 };
      chosen.push({ question, points: one.points });
    }
  } else {
    const places = rule.draws.flatMap((draw, at) => Array.from({ length: draw.count }, () => ({ draw, at })));
    const fit = (draw: (typeof rule.draws)[number], one: Offered): boolean => (!draw.difficulty || draw.difficulty === one.difficulty) && draw.tags.every((word) => one.tags.includes(word));
    const holder = new Map<string, number>();
    const seat = (place: number, tried: Set<string>): boolean => {
      for (const one of pool) {
        if (tried.has(one.key) || !fit((places[place] as (typeof places)[number]).draw, one)) continue;
        tried.add(one.key);
        const other = holder.get(one.key);
        if (other === undefined || seat(other, tried)) { holder.set(one.key, place); return true; }
      }
      return false;
    };
    for (const [place, { draw, at }] of places.entries()) {
      if (!seat(place, new Set())) return { at: `draws.${at}`, wanted: draw.count, found: [...holder.values()].filter((held) => places[held]?.at === at).length };
    }
    const byPlace = new Map([...holder].map(([key, place]) => [place, key]));
    chosen = places.map(({ draw }, place) => ({ question: pool.find(({ key }) => key === byPlace.get(place)) as Offered, points: draw.points }));
  }
  return (isShuffled ? shuffled(chosen, roll) : chosen).map(({ question, points: worth }, i) => ({
    place: i + 1, versionId: question.versionId, kind: question.kind, points: worth,
    // What has to be put in order is never shown in it by rule.
    options: isShuffled || question.kind === ExamQuestionKind.ORDER ? shuffled(question.optionKeys, roll) : [...question.optionKeys],
  }));
}

/** What an option is called in one attempt: by its place there, so that its name in the bank tells nothing. */
export const aliasOf = (index: number): string => String.fromCharCode(65 + index);
/** The options that the names of an attempt stand for; undefined where there is no such name. */
export function fromAliases(options: readonly string[], answer: string | string[] | null): string | string[] | null | undefined {
  const one = (alias: string): string | undefined => (/^[A-Z]$/.test(alias) ? options[alias.charCodeAt(0) - 65] : undefined);
  if (answer === null) return null;
  if (!Array.isArray(answer)) return one(answer);
  const keys = answer.map(one);
  return keys.every((key): key is string => key !== undefined) ? keys : undefined;
}
/** The same back. */
export function toAliases(options: readonly string[], answer: string | string[] | null): string | string[] | null {
  const one = (key: string): string => aliasOf(options.indexOf(key));
  return answer === null ? null : Array.isArray(answer) ? answer.map(one) : one(answer);
}
