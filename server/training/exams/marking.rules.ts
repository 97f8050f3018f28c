// What an answer earns, and what all of them come to, with the reasons. Exact decimals, pure.
import { ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';
import { compareNumbers, decimal, round, toDecimalText } from '../../core/money.ts';
import type { Answer, Solution } from './question.rules.ts';

/** The share of its points that an answer earns, and by which rule; null: a person has to read it. */
export interface Share { share: string; rule: Label }
const WHOLE: Label = { zh: '全对才得分', en: 'All or nothing' };
const SHARE: Label = { zh: '每选对一项得一份，每选错一项扣一份，最低 0 分', en: 'Each right choice earns one part, each wrong one takes one away, never below nothing' };
const PAIRS: Label = { zh: '（排对的两两先后 − 排反的）÷ 全部两两，最低 0 分', en: 'Pairs in the right order less pairs in the wrong one, of all pairs, never below nothing' };
const NONE: Label = { zh: '没有作答', en: 'No answer' };
const within = (tolerance: string): Label => ({ zh: Number(tolerance) === 0 ? '数值相等才得分' : `误差不超过 ${tolerance} 才得分`, en: Number(tolerance) === 0 ? 'The very number' : `Within ${tolerance}` });
const share = (part: number, whole: number): string => toDecimalText(decimal(Math.max(0, part)).dividedBy(whole));

/** Judges an answer of a closed kind. */
export function judge(kind: ExamQuestionKind, solution: Solution, answer: Answer): Share | null {
  if (answer === null) return { share: '0', rule: NONE };
  switch (kind) {
    case ExamQuestionKind.CHOICE: return { share: answer === solution.right ? '1' : '0', rule: WHOLE };
    case ExamQuestionKind.CHOICES: {
      const right = new Set(solution.right ?? []);
      const hits = (answer as string[]).filter((key) => right.has(key)).length;
      const wrong = answer.length - hits;
      if (solution.partial === 'WHOLE') return { share: wrong === 0 && hits === right.size ? '1' : '0', rule: WHOLE };
      return { share: share(hits - wrong, right.size), rule: SHARE };
    }
    case ExamQuestionKind.ORDER: {
      const right = solution.right as string[];
      if (solution.partial === 'WHOLE') return { share: right.every((key, i) => answer[i] === key) ? '1' : '0', rule: WHOLE };
      const place = new Map((answer as string[]).map((key, i) => [key, i]));
      let good = 0;
      let all = 0;
      right.forEach((first, i) => { for (const later of right.slice(i + 1)) { all += 1; good += (place.get(first) ?? 0) < (place.get(later) ?? 0) ? 1 : -1; } });
      return { share: share(good, all), rule: PAIRS };
    }
    case ExamQuestionKind.NUMBER: {
      const off = decimal(answer as string).minus(solution.right as string).abs();
      return { share: off.lessThanOrEqualTo(solution.tolerance ?? '0') ? '1' : '0', rule: within(solution.tolerance ?? '0') };
    }
    case ExamQuestionKind.TEXT: return null;
    default: return null;
  }
}

/** Points of a share of the most that can be earned, to two decimals. */
export const pointsOf = (part: string, most: string): string => toDecimalText(round(decimal(most).times(part)));

/** One line of a marked paper. */
export interface Marked { place: number; prompt: Label; most: string; points: string; rule: Label; isByPerson: boolean; remarks: number }
export interface Result { score: string; isPassed: boolean; earned: string; most: string; explanation: Explanation }

/** What a marked paper comes to: points earned by points to be had, times 100. It is judged unrounded. */
export function resultOf(lines: readonly Marked[], passMark: string, rule: { key: string; version: number }): Result {
  const sum = (of: (line: Marked) => string): string => toDecimalText(lines.reduce((total, line) => total.plus(of(line)), decimal(0)));
  const earned = sum((line) => line.points);
  const most = sum((line) => line.most);
  const exact = decimal(earned).times(100).dividedBy(most);
  const isPassed = exact.greaterThanOrEqualTo(passMark);
  const score = toDecimalText(round(exact));
  const explanation = explain({ zh: '成绩', en: 'Score' }, score, {
    unit: { zh: '分', en: 'points of 100' }, holds: isPassed, required: { zh: `至少 ${toDecimalText(passMark)}`, en: `at least ${toDecimalText(passMark)}` }, rule,
    note: { zh: `得 ${earned} 分，满分 ${most} 分`, en: `${earned} earned of ${most}` },
    inputs: lines.map((line) => explain({ zh: `第 ${line.place} 题`, en: `Question ${line.place}` }, toDecimalText(line.points), {
      unit: { zh: `分（满分 ${toDecimalText(line.most)}）`, en: `of ${toDecimalText(line.most)}` }, holds: compareNumbers(line.points, line.most) >= 0,
      note: line.remarks ? { zh: `${line.rule.zh}；复评 ${line.remarks} 次`, en: `${line.rule.en}; marked anew ${line.remarks === 1 ? 'once' : `${line.remarks} times`}` } : line.rule,
    })),
  });
  return { score, isPassed, earned, most, explanation };
}
/** How an answer that a person read was judged. */
export const BY_PERSON: Label = { zh: '人工评分', en: 'Marked by a person' };
