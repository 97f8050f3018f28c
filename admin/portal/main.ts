// Starts the public pages: the frame around them, and which one the address asks for.
import { installVariables } from '../theme/variables.ts';
import './portal.css';
import { h, icon, ICONS, type Child } from './dom.ts';
import { choose, markLanguage, markTheme, present, presentTheme, say, turnTheme } from './language.ts';

/** A page draws itself into the frame; it is drawn anew when the language changes. */
export type Page = (show: (...children: Child[]) => void) => void | Promise<void>;

const PAGES: Record<string, () => Promise<Page>> = {
  ticket: async () => (await import('./ticket-page.ts')).ticketPage,
  diagnosis: async () => (await import('./diagnosis-page.ts')).diagnosisPage,
  kiosk: async () => (await import('./kiosk-page.ts')).kioskPage,
  survey: async () => (await import('./survey-page.ts')).surveyPage,
  tablet: async () => (await import('./survey-page.ts')).surveyPage,
  certificate: async () => (await import('./certificate-page.ts')).certificatePage,
  wall: async () => (await import('./wall-page.ts')).wallPage,
  find: async () => (await import('./find-page.ts')).findPage,
};

function pageOf(path: string): string {
  const name = /^\/portal\/(\w+)/.exec(path)?.[1] ?? '';
  return Object.hasOwn(PAGES, name) ? name : 'find';
}

const main = h('main', { id: 'main' });
const languageButton = h('button', { type: 'button', class: 'quiet', onclick: () => { choose(present() === 'zh' ? 'en' : 'zh'); void draw(); } });
const themeButton = h('button', { type: 'button', class: 'quiet square', onclick: () => { turnTheme(); frame(); } });
const brand = h('span', { class: 'brand' });

function frame(): void {
  markLanguage();
  markTheme();
  languageButton.textContent = say('language');
  languageButton.lang = present() === 'zh' ? 'en' : 'zh-CN';
  themeButton.replaceChildren(icon(presentTheme() === 'dark' ? ICONS.sun : ICONS.moon));
  themeButton.setAttribute('aria-label', say('theme'));
  brand.textContent = say('brand');
}

async function draw(): Promise<void> {
  frame();
  const page = await (PAGES[pageOf(location.pathname)] as () => Promise<Page>)();
  await page((...children) => { main.replaceChildren(h('div', { class: 'page' }, ...children)); });
}

installVariables();
const mark = icon('M3.5 16.5C3.5 9.5 8 4.6 12 3c4 1.6 8.5 6.5 8.5 13.5|M6.5 21h.01|M10 21h.01|M14 21h.01|M17.5 21h.01|M12 13.5h.01', 20);
document.getElementById('portal')?.append(h('header', null, h('span', { class: 'mark' }, mark), brand, h('span', { class: 'end' }, languageButton, themeButton)), main);
globalThis.addEventListener('hashchange', () => { void draw(); });
globalThis.addEventListener('popstate', () => { void draw(); });
void draw();
