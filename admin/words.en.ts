// The words of the console in English. The build writes them out here, those of the frame and the first lists (vite.words.ts); the file of keys stays behind.
import { raEnglish } from './i18n/ra.en.ts';
import { wordsOf } from './i18n/messages.ts';
import './messages.ts';

export const words = { ...raEnglish, ...wordsOf('en') };
