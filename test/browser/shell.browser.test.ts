// The frame around every room: a light start, search the Chinese way, keys that mind the IME, languages and zoom that lose nothing.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Console, go, openCommonConsole, settled, turns } from './support.ts';

const SLOW = 120_000;
let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 600_000);
afterAll(async () => { await house?.stop(); });

/** Parts that only some screens need, by the name of their file. */
const LAZY = /(Chart|RuleEditor|SegmentBuilder|ImportWizard|CommandSearch|CustomerShow|browser)-[\w-]+\.js/;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const main = (page: Page) => page.getByRole('navigation', { name: '主导航' });

describe.skipIf(!browserPath)('the frame (no browser: CHROME_PATH)', () => {
  test('UX-1: from the sign-in page to the first list at most 450 kB of scripts, heavy parts not among them, nothing from a foreign host', async () => {
    const { page, faults, close } = await house.open({});
    // Names as the browser asks for them; the bodies are weighed from the server afterwards, since a page that moves on forgets them.
    const scripts = new Set<string>();
    page.on('response', (response) => { if (/\.js(\?|$)/.test(response.url())) scripts.add(response.url()); });
    // Asked for the list, she signs in and is brought there: home, which draws a chart, is not on the way.
    await page.goto('/customers');
    await page.fill('#username', 'crm');
    await page.fill('#password', 'aftercare-demo');
    await page.keyboard.press('Enter');
    await page.locator('table[aria-label="顾客"] tbody tr').nth(24).waitFor();
    await settled(page);
    const asked = [...scripts];
    const total = (await Promise.all(asked.map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 6 }).length))).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThan(450 * 1024);
    expect(asked.filter((url) => LAZY.test(url))).toEqual([]);
    // They are there under these names, and come when they are wanted.
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '分群' }).click();
    await page.getByRole('link', { name: '新建分群' }).click();
    await page.getByLabel('看什么').waitFor();
    expect([...scripts].some((url) => /RuleEditor-/.test(url))).toBe(true);
    await page.goto('/customers/1/show');
    await page.locator('.main canvas, .main svg[aria-label], .main [role="img"]').first().waitFor();
    await expect.poll(() => [...scripts].filter((url) => /Chart-/.test(url)).length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await close();
  }, SLOW);

  test('these tests notice a page that goes on asking', async () => {
    const { page, close } = await house.open({ as: 'crm' });
    const body = JSON.stringify({ operationName: 'Endless', query: 'query Endless { viewer { id } }' });
    await page.evaluate((text) => Promise.all(Array.from({ length: 40 }, () => fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }))), body);
    await expect(close()).rejects.toThrow(/goes on asking: .* for Endless$/);
  }, SLOW);

  test.each(turns(['crm', 'agent']))('UX-3: as %s, name, pinyin, initials, member number and last digits each find her among the first five', async (as) => {
    const { page, close } = await house.open({ as, at: '/customers' });
    await page.locator('table[aria-label="顾客"] tbody tr').first().waitFor();
    const times: number[] = [];
    for (const q of ['王芳', 'wangfang', 'wf', '5678', '00814427', '0081 4427']) {
      await page.keyboard.press('Control+k');
      const search = page.getByRole('dialog', { name: '搜索和操作' });
      await search.getByRole('combobox').waitFor();
      const answered = page.waitForResponse(async (response) => (response.request().postData() ?? '').includes('FindCustomers') && (response.request().postData() ?? '').includes(JSON.stringify(q)));
      const began = Date.now();
      await search.getByRole('combobox').fill(q);
      await answered;
      times.push(Date.now() - began);
      const group = search.getByRole('group', { name: '顾客' }).getByRole('option');
      await group.filter({ hasText: '0081 4427' }).first().waitFor();
      expect(await group.count()).toBeLessThanOrEqual(5);
      await page.keyboard.press('Escape');
      await search.waitFor({ state: 'detached' });
    }
    // The paper's figure is 500 ms, with 120 ms of waiting for more letters in it; the best counts, a busy machine gets as much again.
    expect(Math.min(...times)).toBeLessThan(1_000);
    await close();
  }, SLOW);

  test('UX-3: arrows and Enter open, Escape gives focus back, the next empty search offers what was opened; acts only for those who may', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/segments' });
    const link = main(page).getByRole('link', { name: '标签' });
    await link.focus();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('dialog', { name: '搜索和操作' });
    await search.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await search.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('标签');
    await page.keyboard.press('Control+k');
    await search.getByRole('combobox').fill('00814427');
    await search.getByRole('option').filter({ hasText: '王芳' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/customers/1/show');
    await page.keyboard.press('Control+k');
    await search.getByRole('group', { name: '最近' }).getByRole('option', { name: '王芳' }).waitFor();
    await search.getByRole('combobox').fill('新建');
    await search.getByRole('option', { name: '新建顾客' }).waitFor();
    expect(await search.getByRole('option', { name: '新建员工' }).count()).toBe(0);
    await close();
    const other = await house.open({ as: 'employee' });
    await other.page.keyboard.press('Control+k');
    const theirs = other.page.getByRole('dialog', { name: '搜索和操作' });
    await theirs.getByRole('combobox').fill('新建');
    await theirs.getByText('没有找到「新建」').waitFor();
    expect(await theirs.getByRole('option').count()).toBe(0);
    await other.close();
  }, SLOW);

  test('UX-4: g and a letter go to a room, ? lists every key; inside a field and while pinyin is composed nothing fires', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/' });
    await page.locator('h1').first().waitFor();
    for (const [key, path] of [['s', '/segments'], ['c', '/customers'], ['h', '/']] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.waitForURL((url) => url.pathname === path);
    }
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: '快捷键' });
    await keys.getByText('去顾客').waitFor();
    const listed = await keys.locator('kbd').allInnerTexts();
    expect(listed).toEqual(expect.arrayContaining(['Ctrl K', '?', '/', 'j', 'k', 'x', 'Enter', 'g c', 'g s', 'g h']));
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await go(page, '/customers');
    await page.locator('table[aria-label="顾客"] tbody tr').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => { if ((request.postData() ?? '').includes('List_customers')) asked.push(request.postData() ?? ''); });
    const field = page.getByRole('searchbox');
    await field.focus();
    // An input method at work: letters of the composition are no search and no keys.
    await field.evaluate((input: HTMLInputElement) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const type = (value: string) => { set?.call(input, value); input.dispatchEvent(new InputEvent('input', { bubbles: true, data: value, isComposing: true })); };
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      for (const letter of ['g', 'c', 'j', 'x', '?', 'k']) input.dispatchEvent(new KeyboardEvent('keydown', { key: letter, bubbles: true, isComposing: true, ctrlKey: letter === 'k' }));
      for (const key of ['g', 'c', '/', '?']) window.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true }));
      type('wang');
    });
    // Longer than the wait for more letters: what would be asked is asked by now.
    await page.waitForTimeout(600);
    expect(asked).toEqual([]);
    expect(new URL(page.url()).pathname).toBe('/customers');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await field.evaluate((input: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '王芳');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, data: '王芳', isComposing: true }));
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '王芳' }));
    });
    await expect.poll(() => asked.filter((text) => text.includes('"王芳"')).length).toBe(1);
    expect(asked.every((text) => text.includes('"王芳"'))).toBe(true);
    await field.press('g');
    await field.press('s');
    expect(new URL(page.url()).pathname).toBe('/customers');
    await close();
  }, SLOW);

  test('UX-20: lang, title and every word change with the language, the form under it stays as it is', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers/create' });
    await page.getByLabel('姓名').fill('未存的人');
    await page.getByLabel('性别').selectOption('FEMALE');
    const title = await page.title();
    await page.locator('.topbar').getByRole('button', { name: /^语言/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Create customer' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.title()).not.toBe(title);
    expect(await page.getByLabel('Gender').inputValue()).toBe('FEMALE');
    expect(await page.locator('input[name="name"]').inputValue()).toBe('未存的人');
    expect(await page.locator('main .lbl').allInnerTexts()).not.toEqual(expect.arrayContaining([expect.stringMatching(/\p{Script=Han}/u)]));
    await page.locator('.topbar').getByRole('button', { name: /^Language/ }).click();
    await page.getByRole('menuitem', { name: '中文' }).click();
    await page.getByRole('button', { name: '新建顾客' }).waitFor();
    expect(await page.locator('input[name="name"]').inputValue()).toBe('未存的人');
    await close();
  }, SLOW);

  test('UX-20: at 200 % zoom nothing runs out at the side and what one came to do can be reached', async () => {
    // 1280 x 800 at 200 % is a window of 640 x 400.
    const { page, close } = await house.open({ as: 'crm', width: 640, height: 400, context: { deviceScaleFactor: 2 } });
    for (const [at, act] of [['/customers', '新建顾客'], ['/segments', '新建分群'], ['/customers/1/show', '修改'], ['/customers/create', '新建顾客'], ['/segments/create', '建立分群'], ['/tags', '新建标签']] as const) {
      await go(page, at);
      const primary = page.locator('main').getByRole('link', { name: act, exact: true }).or(page.locator('main').getByRole('button', { name: act, exact: true })).first();
      await primary.scrollIntoViewIfNeeded();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(640);
      const box = await primary.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 640, `${act} at ${at}`).toBe(true);
      await primary.click({ trial: true });
    }
    await close();
  }, SLOW);

  test('UX-20: who asked for less motion gets none', async () => {
    // As all pages of these tests ask for.
    const { page, close } = await house.open({ as: 'crm', at: '/customers' });
    await page.locator('table[aria-label="顾客"] tbody tr').first().waitFor();
    await page.locator('.topbar').getByRole('button', { name: /^语言/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).waitFor();
    const moving = await page.evaluate(() => document.getAnimations().filter((each) => {
      const timing = each.effect?.getComputedTiming();
      const frames = each.effect instanceof KeyframeEffect ? each.effect.getKeyframes() : [];
      return Number(timing?.duration ?? 0) > 1 && frames.some((frame) => 'transform' in frame || 'left' in frame || 'top' in frame || 'height' in frame);
    }).length);
    expect(moving).toBe(0);
    const slow = await page.evaluate(() => [...document.querySelectorAll('*')].filter((each) => getComputedStyle(each).transitionProperty.split(', ').some((property, at) => (property === 'transform' || property === 'all') && Number.parseFloat(getComputedStyle(each).transitionDuration.split(', ')[at] ?? '0') > 0.01)).map((each) => each.className).slice(0, 5));
    expect(slow).toEqual([]);
    await close();
  }, SLOW);

  test('what is printed is the page alone, whole and dark on light, whatever the theme', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers', theme: 'dark', width: 794 });
    await page.locator('table[aria-label="顾客"] tbody tr').first().waitFor();
    const look = () => page.evaluate(() => {
      const sheet = document.querySelector('.sheet') as HTMLElement;
      const brightness = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      return {
        frame: ['.topbar', '.side', '.bb', '.sheet .btn', 'td.pick'].filter((part) => document.querySelector(part)?.checkVisibility()), isWhole: sheet.scrollHeight <= sheet.clientHeight + 1,
        isDarkOnLight: brightness(getComputedStyle(document.querySelector('h1') as Element).color) < brightness(getComputedStyle(sheet).backgroundColor),
      };
    });
    expect(await look()).toMatchObject({ frame: expect.arrayContaining(['.topbar', '.side', '.sheet .btn', 'td.pick']), isDarkOnLight: false });
    await page.emulateMedia({ media: 'print' });
    expect(await look()).toEqual({ frame: [], isWhole: true, isDarkOnLight: true });
    await page.emulateMedia({ media: 'screen' });
    // On a low screen the room that one is in stays in sight among the others, above the foot.
    await page.locator('.side a').last().click();
    await page.setViewportSize({ width: 1280, height: 420 });
    await page.reload();
    const current = page.locator('.side a[aria-current="page"]');
    await current.waitFor();
    await expect.poll(() => current.evaluate((link) => link.getBoundingClientRect().bottom <= (document.querySelector('.side .live') as Element).getBoundingClientRect().top)).toBe(true);
    await close();
  }, SLOW);
});
