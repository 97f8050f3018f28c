// Every address of the rooms in the manifest, in both languages and themes, on desk and phone: readable by everybody, and quiet.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import '../../admin/messages.ts';
import '../../admin/operations.ts';
import { allMessages } from '../../admin/i18n/messages.ts';
import { allResources } from '../../admin/provider/resources.ts';
import { rooms } from '../../admin/resources.tsx';
import { axeFindings, browserPath, type Console, openConsole } from './support.ts';

let house: Console;
beforeAll(async () => { if (browserPath) house = await openConsole(); }, 600_000);
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

/** All addresses: lists, forms, pages of a row, and what stands below them. */
async function routesOf(page: Page): Promise<string[]> {
  const routes = ['/', '/no-such-page'];
  for (const room of rooms) {
    if (room.list) routes.push(`/${room.name}`);
    if (room.create) routes.push(`/${room.name}/create`);
    const id = room.show || room.edit || Object.keys(room.more ?? {}).some((path) => path.includes(':id')) ? await someId(page, room.name) : null;
    if (room.show && id) routes.push(`/${room.name}/${encodeURIComponent(id)}/show`);
    if (room.edit && id) routes.push(`/${room.name}/${encodeURIComponent(id)}`);
    for (const path of Object.keys(room.more ?? {})) if (id || !path.includes(':id')) routes.push(`/${room.name}/${path.replace(':id', encodeURIComponent(id ?? ''))}`);
  }
  return routes;
}

const keys = new Set(allMessages().map(([key]) => key));
/** What only the other language says: sentences begin with a capital, so keys and codes of the chain are no English left over. */
const foreign = {
  zh: new Set(allMessages().filter(([, [zh, en]]) => zh !== en && /^[A-Z][A-Za-z ,.'-]{3,}$/.test(en)).map(([, [, en]]) => en)),
  en: new Set(allMessages().filter(([, [zh]]) => /^\p{Script=Han}{2,}$/u.test(zh)).map(([, [zh]]) => zh)),
};

/** Requests of a page that are still on their way. */
function underWay(page: Page): Set<unknown> {
  const open = new Set<unknown>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return open;
}

/** How long nothing must be asked for before a page counts as quiet: longer than from a piece of code to what it asks. */
const STILL_MS = 150;

async function quiet(page: Page, open: Set<unknown>): Promise<void> {
  for (let still = performance.now(), tries = 0; performance.now() - still < STILL_MS && tries < 400; tries += 1) {
    await page.waitForTimeout(25);
    if (open.size) still = performance.now();
  }
  await page.waitForFunction(() => !document.querySelector('.late-show, [aria-busy="true"]'), null, { timeout: 5_000 }).catch(() => {});
}

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

describe.skipIf(!browserPath)('every room (no browser: CHROME_PATH)', () => {
  // Each language, theme and width is met by every address, crosswise: words, colours and widths do not depend on each other. All eight
  // together take minutes: `npm run test:long` looks at them.
  const all: Look[] = (['zh', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));
  const crosswise: Look[][] = [[all[0] as Look], [all[3] as Look]];
  test.concurrent.each<[number, string, Look[]]>([
    [1280, 'admin', process.env.TEST_LONG ? all : crosswise[0] as Look[]], [375, 'admin', process.env.TEST_LONG ? all : crosswise[1] as Look[]], [1280, 'employee', [all[0] as Look, all[3] as Look]],
  ])('at %i px as %s: nothing serious by WCAG 2.2 AA, no raw key, no other language, title and lang set, no error, no foreign host', async (width, as, looks) => {
    const { page, faults, close } = await house.open({ as, width });
    const wrong: string[] = [];
    const open = underWay(page);
    let last: Look | null = null;
    const routes = await routesOf(page);
    // Closed rooms say the same below their address; their first page is enough.
    for (const route of as === 'admin' ? routes : routes.filter((each) => each.lastIndexOf('/') === 0)) {
      faults.length = 0;
      await walk(page, route);
      const order: Look[] = last?.language === looks[0]?.language ? looks : [...looks].reverse();
      for (const look of order) {
        const { language: next, theme } = look;
        if (last?.theme !== theme) await page.emulateMedia({ colorScheme: theme });
        if (last?.language !== next) await speak(page, next);
        await quiet(page, open);
        await page.waitForFunction((mode) => document.documentElement.dataset.theme === mode, theme);
        last = look;
        const at = `${route} ${next}`;
        wrong.push(...(await wordFaults(page, next)).map((fault) => `${at}: ${fault}`), ...(await axeFindings(page)).map((finding) => `${at} ${theme}: ${finding}`));
        if (width < 600 && await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) wrong.push(`${at}: wider than the phone`);
      }
      wrong.push(...faults.map((fault) => `${route}: ${fault}`));
    }
    expect(wrong).toEqual([]);
    await close();
  }, 900_000);
});
