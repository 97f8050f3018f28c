// What a question of the bank says, by its kind: what is asked, what is right, and which answers fit it at all. Pure.
import { z } from 'zod';
import { ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import { isDecimal } from '../../core/money.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const both = (most: number) => z.strictObject({ zh: text(most), en: text(most) });
const optionKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/);
const number = z.string().max(40).refine(isDecimal);
const prompt = { prompt: both(2_000), media: z.array(z.string().regex(/^[1-9]\d{0,18}$/)).max(6).default([]), why: both(2_000).nullish().transform((value) => value ?? null) };
const options = z.array(z.strictObject({ key: optionKey, zh: text(400), en: text(400) })).min(2).max(10).refine((list) => new Set(list.map(({ key }) => key)).size === list.length);

/** How a part of what is right is judged: WHOLE: all or nothing; SHARE: every right one counts, every wrong one takes away as much; PAIRS: by the pairs that stand in the right order. */
export type Partial = 'WHOLE' | 'SHARE' | 'PAIRS';
const SHAPES = {
  CHOICE: z.strictObject({ ...prompt, options, right: optionKey }).refine((q) => q.options.some(({ key }) => key === q.right), { path: ['right'] }),
  CHOICES: z.strictObject({ ...prompt, options, right: z.array(optionKey).min(1).max(10), partial: z.enum(['WHOLE', 'SHARE']).default('SHARE') })
    .refine((q) => new Set(q.right).size === q.right.length && q.right.every((one) => q.options.some(({ key }) => key === one)), { path: ['right'] }),
  ORDER: z.strictObject({ ...prompt, options, right: z.array(optionKey), partial: z.enum(['WHOLE', 'PAIRS']).default('PAIRS') })
    .refine((q) => new Set(q.right).size === q.options.length && q.right.length === q.options.length && q.right.every((one) => q.options.some(({ key }) => key === one)), { path: ['right'] }),
  NUMBER: z.strictObject({ ...prompt, right: number, tolerance: number.refine((value) => !value.startsWith('-')).default('0'), unit: both(20).nullish().transform((value) => value ?? null) }),
  TEXT: z.strictObject({ ...prompt, rubric: both(2_000) }),
} as const satisfies Record<ExamQuestionKind, z.ZodType>;

export interface Words { zh: string; en: string }
export interface Option extends Words { key: string }
/** What is asked; nothing of what is right. */
export interface Asked { options: Option[]; unit: Words | null; media: string[] }
/** What is right; it stays on the server until a review may show it. */
export interface Solution { right: string | string[] | null; partial: Partial; tolerance: string | null; rubric: Words | null; why: Words | null }
export interface Question { prompt: Words; asked: Asked; solution: Solution }

/** Why a question cannot be used: the place of the first thing wrong. */
export class QuestionError extends Error {
  override name = 'QuestionError';
  constructor(readonly path: string) { super(`The question is wrong at ${path || 'its root'}`); }
}

/** Reads a question as it was sent, apart: what is asked, and what is right. */
export function parseQuestion(kind: ExamQuestionKind, raw: unknown): Question {
  const read = SHAPES[kind].safeParse(raw);
  if (!read.success) throw new QuestionError(read.error.issues[0]?.path.join('.') ?? '');
  const q = read.data as z.infer<(typeof SHAPES)['CHOICE']> & { right?: string | string[]; partial?: Partial; tolerance?: string; unit?: Words | null; rubric?: Words };
  return {
    prompt: q.prompt, asked: { options: q.options ?? [], unit: q.unit ?? null, media: q.media },
    solution: { right: q.right ?? null, partial: q.partial ?? 'WHOLE', tolerance: q.tolerance ?? null, rubric: q.rubric ?? null, why: q.why },
  };
}

const LONGEST_TEXT = 4_000;
/** An answer: a key, keys, a number or a text; null: none. */
export type Answer = string | string[] | null;

/** Does the answer fit the question at all? An answer that does not is refused when it is saved, so that marking meets none. */
export function fitsQuestion(kind: ExamQuestionKind, optionKeys: readonly string[], answer: Answer): boolean {
  if (answer === null) return true;
  const isSet = (list: readonly string[]): boolean => new Set(list).size === list.length && list.every((key) => optionKeys.includes(key));
  switch (kind) {
    case ExamQuestionKind.CHOICE: return typeof answer === 'string' && optionKeys.includes(answer);
    case ExamQuestionKind.CHOICES: return Array.isArray(answer) && answer.length > 0 && isSet(answer);
    case ExamQuestionKind.ORDER: return Array.isArray(answer) && answer.length === optionKeys.length && isSet(answer);
    case ExamQuestionKind.NUMBER: return typeof answer === 'string' && answer.length <= 40 && isDecimal(answer);
    case ExamQuestionKind.TEXT: return typeof answer === 'string' && answer.trim().length > 0 && answer.length <= LONGEST_TEXT;
    default: return false;
  }
}
