// Starts the console in the browser.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/base.css';
import './theme/shell.css';
import './theme/widgets.css';
import './messages.ts';
import './operations.ts';
import { App } from './App.tsx';
import { localeTag, presentLanguage } from './i18n/language.tsx';
import { applyMode } from './theme/useMode.ts';
import { installVariables } from './theme/variables.ts';

installVariables();
applyMode();
document.documentElement.lang = localeTag(presentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode><App /></StrictMode>);
