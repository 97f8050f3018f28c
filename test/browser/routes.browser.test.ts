// Every address of the rooms in the manifest is readable by everybody, and quiet.
// An ordinary run looks at each once, on desk or phone, in one language and theme, by turns; `npm run test:long` at each in all eight ways.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import '../../admin/messages.ts';
import '../../admin/operations.ts';
import { allMessages } from '../../admin/i18n/messages.ts';
import { allResources } from '../../admin/provider/resources.ts';
import { rooms } from '../../admin/resources.tsx';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, openCommonConsole, settled } from './support.ts';

let house: Console;
// A small chain has a row of every noun.
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 900_000);
afterAll(async () => { await house?.stop(); });

/** The id of some row of a resource, as the viewer of the page sees it. */
async function someId(page: Page, resource: string): Promise<string | null> {
  const definition = allResources().find((each) => each.name === resource);
  if (!definition) return null;
  const root = definition.many ?? definition.name;
  // Imports and exports are one noun; a row of the right kind is one that the list would show.
  const filter = resource === 'imports' ? '(filter: { direction: { eq: IMPORT } }, page: { limit: 1 })' : '(page: { limit: 1 })';
  return page.evaluate(async ([query, name]) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const { data } = (await response.json()) as { data: Record<string, { items: { id: string }[] }> | null };
    return data?.[name as string]?.items[0]?.id ?? null;
  }, [`{ ${root}${filter} { items { id } } }`, root]);
}

/** An address: whose room, and which of its pages. */
interface Route { at: string; room: number; place: number }

/** All addresses: lists, forms, pages of a row, and what stands below them. */
async function routesOf(page: Page): Promise<Route[]> {
  const routes: Route[] = [{ at: '/', room: 0, place: 0 }, { at: '/no-such-page', room: 0, place: 1 }];
  for (const [index, room] of rooms.entries()) {
    const found: string[] = [];
    if (room.list) found.push(`/${room.name}`);
    if (room.create) found.push(`/${room.name}/create`);
    const id = room.show || room.edit || Object.keys(room.more ?? {}).some((path) => path.includes(':id')) ? await someId(page, room.name) : null;
    if (room.show && id) found.push(`/${room.name}/${encodeURIComponent(id)}/show`);
    if (room.edit && id) found.push(`/${room.name}/${encodeURIComponent(id)}`);
    for (const path of Object.keys(room.more ?? {})) if (id || !path.includes(':id')) found.push(`/${room.name}/${path.replace(':id', encodeURIComponent(id ?? ''))}`);
    routes.push(...found.map((at, place) => ({ at, room: index, place })));
  }
  return routes;
}

const keys = new Set(allMessages().map(([key]) => key));
/** What only the other language says: sentences begin with a capital, so keys and codes of the chain are no English left over. */
const foreign = {
  zh: new Set(allMessages().filter(([, [zh, en]]) => zh !== en && /^[A-Z][A-Za-z ,.'-]{3,}$/.test(en)).map(([, [, en]]) => en)),
  en: new Set(allMessages().filter(([, [zh]]) => /^\p{Script=Han}{2,}$/u.test(zh)).map(([, [zh]]) => zh)),
};

/** Goes to an address as a link does, without loading the console anew. */
async function walk(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }, route);
  await page.waitForFunction((to) => location.pathname === to, route);
}

/** Changes the language by the menu of the top bar, without a reload. */
async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.waitForSelector('.topbar');
  if (await page.evaluate(() => document.documentElement.lang) === (language === 'zh' ? 'zh-CN' : 'en')) return;
  await page.locator('.topbar').getByRole('button', { name: /^(语言|Language)/ }).click();
  await page.getByRole('menuitem', { name: language === 'zh' ? '中文' : 'English' }).click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language === 'zh' ? 'zh-CN' : 'en');
  await page.waitForFunction(() => !document.querySelector('[role="menu"]'));
}

/** What is wrong with the words of the page as it stands. */
async function wordFaults(page: Page, language: 'zh' | 'en'): Promise<string[]> {
  const { texts, lang, title } = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) { const text = walker.currentNode.textContent?.trim(); if (text && !walker.currentNode.parentElement?.closest('script, style, [lang]:not(html)')) found.push(text); }
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]')) for (const name of ['aria-label', 'placeholder', 'title']) { const text = each.getAttribute(name)?.trim(); if (text) found.push(text); }
    return { texts: found, lang: document.documentElement.lang, title: document.title };
  });
  return [
    ...(lang === (language === 'zh' ? 'zh-CN' : 'en') ? [] : [`lang is ${lang}`]), ...(title.includes(' – Aftercare') ? [] : [`title is “${title}”`]),
    ...new Set(texts.filter((text) => keys.has(text) && /\./.test(text)).map((text) => `raw key ${text}`)),
    ...new Set(texts.filter((text) => foreign[language].has(text)).map((text) => `${language === 'zh' ? 'English' : 'Chinese'} left: ${text}`)),
  ];
}

interface Look { language: 'zh' | 'en'; theme: 'light' | 'dark' }
const LOOKS: Look[] = (['zh', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));
const WIDTHS = [1280, 375];

/** Does this address take its turn in this way? Rooms go on by one, the pages of a room by three: every kind of page meets all eight ways. */
function isTurn({ room, place }: Route, width: number, look: number): boolean {
  return Boolean(process.env.TEST_LONG) || (room + 3 * place) % (WIDTHS.length * LOOKS.length) === WIDTHS.indexOf(width) * LOOKS.length + look;
}

describe.skipIf(!browserPath)('every room (no browser: CHROME_PATH)', () => {
  test.concurrent.each(WIDTHS)('at %i px: nothing serious by WCAG 2.2 AA, no raw key, no other language, title and lang set, nothing wider than the screen, no error, no foreign host', async (width) => {
    const { page, faults, close } = await house.open({ as: 'admin', width });
    const routes = await routesOf(page);
    expect(routes.length).toBeGreaterThan(100);
    expect(await lookedAt(page, faults, width, (look) => routes.filter((route) => isTurn(route, width, look)))).toEqual([]);
    await close();
  }, 900_000);

  test.concurrent('rooms that are closed to an employee say so in the same manner', async () => {
    const { page, faults, close } = await house.open({ as: 'employee' });
    // What stands below a closed room says the same; its first page is enough, and one screen says it for all: every other room in an ordinary run.
    const routes = (await routesOf(page)).filter(({ at }) => at.lastIndexOf('/') === 0);
    expect(await lookedAt(page, faults, 1280, (look) => routes.filter(({ room }) => process.env.TEST_LONG || room % (2 * LOOKS.length) === look))).toEqual([]);
    await close();
  }, 900_000);
});

/** Walks to the addresses of each look; what was wrong there. */
async function lookedAt(page: Page, faults: string[], width: number, routesIn: (look: number) => Route[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, { language, theme }] of LOOKS.entries()) {
    await page.emulateMedia({ colorScheme: theme });
    await speak(page, language);
    await page.waitForFunction((mode) => document.documentElement.dataset.theme === mode, theme);
    for (const [place, { at }] of routesIn(index).entries()) {
      faults.length = 0;
      await walk(page, at);
      await settled(page);
      const found = [...await wordFaults(page, language), ...await axeFindings(page, place === 0 || process.env.TEST_LONG ? 'whole' : 'page'), ...faults];
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) found.push('wider than the screen');
      wrong.push(...found.map((fault) => `${at} ${language} ${theme}: ${fault}`));
    }
  }
  return wrong;
}
