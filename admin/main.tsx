// Starts the console in the browser.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/base.css';
import './theme/shell.css';
import './theme/widgets.css';
import './operations.ts';
import { App } from './App.tsx';
import { localeTag, presentLanguage } from './i18n/language.tsx';
import { bringFirstWords, bringWordsBy } from './i18n/words.ts';
import { applyMode } from './theme/useMode.ts';
import { installVariables } from './theme/variables.ts';
import { firstWords, moreWords } from './words.ts';

installVariables();
applyMode();
document.documentElement.lang = localeTag(presentLanguage());
bringWordsBy(firstWords, moreWords);
await bringFirstWords(presentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode><App /></StrictMode>);
