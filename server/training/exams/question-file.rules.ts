// A line of a file of questions as a question of the bank: options stand in one cell, parted by `|`, and what is right is said by their letters. Pure.
import { ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import { parseQuestion, QuestionError, type Question } from './question.rules.ts';

type Cells = Readonly<Record<string, string | null | undefined>>;
const LETTERS = 'abcdefghij';

/** The cell that is at fault, by the place in the question. */
const CELLS: readonly (readonly [RegExp, string])[] = [
  [/^prompt\.en/, 'promptEn'], [/^prompt/, 'promptZh'], [/^options/, 'optionsZh'], [/^rubric\.en/, 'rubricEn'], [/^rubric/, 'rubricZh'], [/^tolerance/, 'tolerance'], [/^unit/, 'unitEn'], [/^why/, 'whyEn'],
];
const parts = (cell: string | null | undefined): string[] => (cell ? cell.split('|').map((one) => one.trim()) : []);
const pair = (zh: string | null | undefined, en: string | null | undefined): { zh: string; en: string } | undefined => (zh || en ? { zh: zh ?? '', en: en ?? '' } : undefined);

/** Topics of a line: parted by commas, semicolons or 、. */
export const tagsOf = (cell: string | null | undefined): string[] => [...new Set((cell ?? '').split(/[\s,;，；、|]+/).filter(Boolean))];

/** The question of a line, or the cell that is wrong. */
export function questionOf(kind: ExamQuestionKind, cells: Cells): Question | { field: string } {
  const [zh, en] = [parts(cells.optionsZh), parts(cells.optionsEn)];
  if (zh.length !== en.length) return { field: 'optionsEn' };
  const said = cells.right?.trim() ?? '';
  const letters = said.toLowerCase().split(/[\s,;，；、|]+/).flatMap((one) => [...one]);
  const isPicked = kind === ExamQuestionKind.CHOICE || kind === ExamQuestionKind.CHOICES || kind === ExamQuestionKind.ORDER;
  if (isPicked && (!letters.length || letters.some((one) => !LETTERS.slice(0, zh.length).includes(one)))) return { field: 'right' };
  if (kind === ExamQuestionKind.CHOICE && letters.length !== 1) return { field: 'right' };
  const why = pair(cells.whyZh, cells.whyEn);
  const raw = {
    prompt: { zh: cells.promptZh ?? '', en: cells.promptEn ?? '' }, ...(why ? { why } : {}),
    ...(isPicked ? { options: zh.map((one, i) => ({ key: LETTERS[i] ?? '', zh: one, en: en[i] })), right: kind === ExamQuestionKind.CHOICE ? letters[0] : letters } : {}),
    ...(kind === ExamQuestionKind.NUMBER ? { right: said, ...(cells.tolerance ? { tolerance: cells.tolerance } : {}), unit: pair(cells.unitZh, cells.unitEn) ?? null } : {}),
    ...(kind === ExamQuestionKind.TEXT ? { rubric: { zh: cells.rubricZh ?? '', en: cells.rubricEn ?? '' } } : {}),
  };
  try { return parseQuestion(kind, raw); } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    return { field: CELLS.find(([place]) => place.test(error.path))?.[1] ?? 'right' };
  }
}
