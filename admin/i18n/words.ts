// The words at hand: one dictionary a language, brought before it is first shown; what only later screens say comes with the first of them.
import type { TranslationMessages } from 'ra-core';
import type { Language } from './messages.ts';

export type Words = TranslationMessages & Record<string, unknown>;
type Fetch = (language: Language) => Promise<object>;

const dictionaries = new Map<Language, Words>();
const coming = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
let ways: { first: Fetch; more: Fetch } | null = null;
let edition = 0;

/** Keeps words of a language beside those it has. */
export function keepWords(language: Language, words: object): void {
  dictionaries.set(language, { ...dictionaries.get(language), ...words } as Words);
  edition += 1;
  for (const listener of listeners) listener();
}

/** Says how words are brought; done once at the start. Where nobody does, those kept are all there are. */
export const bringWordsBy = (first: Fetch, more: Fetch): void => { ways = { first, more }; };

function bring(part: 'first' | 'more', language: Language): Promise<void> {
  if (!ways) return Promise.resolve();
  const key = `${part} ${language}`;
  const known = coming.get(key);
  if (known) return known;
  const fetched = ways[part](language).then((words) => keepWords(language, words));
  coming.set(key, fetched);
  // What failed is asked for again by the next who wants it.
  fetched.catch(() => coming.delete(key));
  return fetched;
}

/** Brings the words of the frame and the first lists. */
export const bringFirstWords = (language: Language): Promise<void> => bring('first', language);

/** Brings all words of a language. */
export const bringAllWords = async (language: Language): Promise<void> => { await Promise.all([bring('first', language), bring('more', language)]); };

/** Are all words of a language here? */
export const hasAllWords = (language: Language): boolean => (ways ? coming.has(`more ${language}`) && dictionaries.has(language) : dictionaries.has(language));

/** The words of a language; throws when nobody has brought them. */
export function wordsAtHand(language: Language): Words {
  const words = dictionaries.get(language);
  if (!words) throw new Error(`The words of ${language} are not here yet`);
  return words;
}

/** Tells when words have come. */
export const onWords = (listener: () => void): (() => void) => { listeners.add(listener); return () => listeners.delete(listener); };
/** Grows whenever words have come. */
export const wordsEdition = (): number => edition;
