// How like two needs are, and which known solutions are worth showing: words, product, category, and how the solution has done since. Pure.
import { sayList, type Label } from '../../core/language.ts';
import { likeness } from '../classify.rules.ts';

export interface Need { text: string; categoryId: string | null; productId: string | null }
export interface SolvedNeed extends Need { satisfaction: number | null; reopenCount: number; usedCount: number; heldCount: number }
export interface Likeness { score: number; reason: Label }

/** Words that say hardly the same are no likeness. */
const ALIKE = 0.12;

/** How good a model a solved need is for this one; null where nothing speaks for it. What made customers unhappy, or was opened again, teaches nothing. */
export function scoreOf(need: Need, solved: SolvedNeed): Likeness | null {
  if ((solved.satisfaction !== null && solved.satisfaction <= 2) || solved.reopenCount > 0) return null;
  const alike = likeness(need.text, solved.text);
  const isProduct = need.productId !== null && need.productId === solved.productId;
  const isCategory = need.categoryId !== null && need.categoryId === solved.categoryId;
  if (alike < ALIKE && !isProduct) return null;
  const held = solved.usedCount ? solved.heldCount / solved.usedCount : 0;
  const score = Math.min(1, alike * 0.55 + (isProduct ? 0.2 : 0) + (isCategory ? 0.1 : 0) + ((solved.satisfaction ?? 3) - 3) * 0.03 + Math.min(3, solved.usedCount) * 0.03 * held);
  const why: [string, string][] = [
    ...(alike >= ALIKE ? [[`文字相似 ${Math.round(alike * 100)}%`, `${Math.round(alike * 100)}% of the words alike`] as [string, string]] : []), ...(isProduct ? [['同一件商品', 'the same product'] as [string, string]] : []),
    ...(isCategory ? [['同一类别', 'the same category'] as [string, string]] : []),
  ];
  return { score: Math.max(0, score), reason: { zh: sayList(why.map(([zh]) => zh), 'zh', 'and'), en: sayList(why.map(([, en]) => en), 'en', 'and') } };
}

/** The same words of a solution once, at its best. */
export function bestOf<T extends { solution: string; score: number }>(list: readonly T[], most: number): T[] {
  const kept: T[] = [];
  for (const one of [...list].sort((a, b) => b.score - a.score)) {
    if (kept.length >= most) break;
    if (!kept.some((other) => likeness(other.solution, one.solution) > 0.8)) kept.push(one);
  }
  return kept;
}
