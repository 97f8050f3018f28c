// Proposes what a ticket is about from its words, and says by which of them; a person decides. Pure.
import { NeedClass, TicketLevel } from '../../schema/tickets/kinds.ts';
import { CATEGORY_WORDS, CLASS_WORDS, LEVEL_WORDS } from './classify-words.rules.ts';

/** A category with the chain's own words for it, beside the shipped ones. */
export interface CategoryWords { id: string; key: string; words: readonly string[]; usualClass: NeedClass; usualLevel: TicketLevel }
/** What tickets that people have confirmed say of a text: a category, by which pieces, out of how many, right how often on what was not learnt; `leads`: more often than the words. */
export interface CategoryGuess { categoryId: string; by: string[]; taught: number; accuracy: number; leads: boolean }
/** What is proposed; `found` are the words of the text that spoke for each. */
export interface Proposal {
  categoryId: string | null; needClass: NeedClass | null; level: TicketLevel | null;
  found: { category: string[]; needClass: string[]; level: string[] };
  /** What was learnt, where the category is by it, or it says the same. */
  learnt?: CategoryGuess | null;
}

const han = /\p{Script=Han}/u;
/** Chinese words anywhere; others where a word begins, with their usual endings. */
function isIn(text: string, word: string): boolean {
  if (han.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if ((at === 0 || !/[a-z0-9]/.test(text[at - 1] as string)) && !/^[a-z]{4}/.test(text.slice(at + word.length))) return true;
  }
  return false;
}
/** The words of a list that a text, in small letters, holds. */
export const hits = (text: string, words: readonly string[]): string[] => words.filter((word) => isIn(text, word));
/** Two Han characters say about as much as one English word. */
export const weight = (word: string): number => (han.test(word) ? [...word].length / 2 : 1 + word.split(' ').length / 2);

/** zh when most letters are Han, else en. */
export function langOf(text: string): 'zh' | 'en' {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  return letters.filter((letter) => han.test(letter)).length * 3 >= letters.length && letters.length > 0 ? 'zh' : 'en';
}

/** Category, need and level that the words of a text speak for, and what was learnt: that fills silence, and leads where it does better. Null where neither speaks. */
export function classify(text: string, categories: readonly CategoryWords[], guess: CategoryGuess | null = null): Proposal {
  const plain = text.normalize('NFKC').toLowerCase();
  let best: { category: CategoryWords; words: string[]; score: number } | null = null;
  for (const category of categories) {
    const words = hits(plain, [...new Set([...(CATEGORY_WORDS[category.key] ?? []), ...category.words])]);
    const score = words.reduce((sum, word) => sum + weight(word), 0);
    if (score > (best?.score ?? 0)) best = { category, words, score };
  }
  const learnt = guess && categories.find((one) => one.id === guess.categoryId);
  if (learnt && (!best || guess.leads)) best = { category: learnt, words: best?.category === learnt ? best.words : [], score: 0 };
  const byClass = (['EMOTIONAL', 'URGENT', 'SPECIAL'] as const).map((key) => ({ key, words: hits(plain, CLASS_WORDS[key]) }));
  const need = byClass.reduce((most, one) => (one.words.length > most.words.length ? one : most));
  const l3 = hits(plain, LEVEL_WORDS.L3);
  const l2 = hits(plain, LEVEL_WORDS.L2);
  return {
    categoryId: best?.category.id ?? null,
    needClass: need.words.length ? NeedClass[need.key] : (best?.category.usualClass ?? null),
    level: l3.length ? TicketLevel.L3 : l2.length ? TicketLevel.L2 : best && need.words.length === 0 ? best.category.usualLevel : best ? TicketLevel.L1 : null,
    found: { category: best?.words ?? [], needClass: need.words, level: l3.length ? l3 : l2 },
    ...(learnt && best?.category === learnt ? { learnt: guess } : {}),
  };
}

/** How alike two texts are, from 0 to 1: shared pairs of neighbouring characters, of all they have. */
export function likeness(one: string, other: string): number {
  const pairs = (text: string): Set<string> => {
    const letters = [...text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')];
    return new Set(letters.slice(0, -1).map((letter, i) => letter + (letters[i + 1] as string)));
  };
  const a = pairs(one);
  const b = pairs(other);
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
}
