// The words of the console in Chinese. The build writes them out here, those of the frame and the first lists (vite.words.ts); the file of keys stays behind.
import { raChinese } from './i18n/ra.zh.ts';
import { wordsOf } from './i18n/messages.ts';
import './messages.ts';

export const words = { ...raChinese, ...wordsOf('zh') };
