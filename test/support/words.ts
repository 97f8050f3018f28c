// Both languages at hand for tests that draw screens or say sentences.
import { keepWords } from '../../admin/i18n/words.ts';
import { words as english } from '../../admin/words.en.ts';
import { words as chinese } from '../../admin/words.zh.ts';

keepWords('zh', chinese);
keepWords('en', english);
