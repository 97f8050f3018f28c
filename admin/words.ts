// Fetches the words of a language when they are first wanted: those of the frame and the first lists, then the rest.
import type { Language } from './i18n/messages.ts';

/** The words of the frame and the first lists. */
export const firstWords = async (language: Language): Promise<object> => (await (language === 'zh' ? import('./words.zh.ts') : import('./words.en.ts'))).words;

/** All other words. */
export const moreWords = async (language: Language): Promise<object> => (await (language === 'zh' ? import('./words-more.zh.ts') : import('./words-more.en.ts'))).words;
