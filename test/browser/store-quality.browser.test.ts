// The quality of stores in a browser: the heat map opens its answers, a store's page shows its course with a break, its plan and what is open; both languages, both themes, desk and phone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openCommonConsole, shoot, turns } from './support.ts';

let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 900_000);
afterAll(async () => { await house?.stop(); });

const ask = <T>(page: Page, query: string): Promise<T> => page.evaluate(async (text) => {
  const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text }) });
  return ((await response.json()) as { data: never }).data;
}, query) as Promise<T>;
const monthly = async (page: Page): Promise<string> => (await ask<{ auditTemplates: { items: { id: string }[] } }>(page, '{ auditTemplates(filter: { key: { eq: "store-monthly" } }) { items { id } } }')).auditTemplates.items[0]?.id ?? '';

const LOOKS = turns([['en', 'light', 375], ['zh', 'light', 1280], ['en', 'dark', 375], ['en', 'dark', 1280], ['zh', 'dark', 375]] as const);
/** Cells of the map that are opened. */
const CELLS = 10;

describe.skipIf(!browserPath)('the quality of stores (no browser: CHROME_PATH)', () => {
  test('UX-17: cells all over the heat map each open as many answers as they say, and the audits that these stand in', async () => {
    const { page, faults, close } = await house.open({ as: 'quality', at: '/storeQuality' });
    await page.locator('.sq-heat td button').first().waitFor();
    await shoot(page, 'store-quality-1280');
    expect(await axeFindings(page)).toEqual([]);
    const cells = page.locator('.sq-heat td button');
    const all = await cells.count();
    expect(all).toBeGreaterThan(20);
    for (let step = 0; step < CELLS; step += 1) {
      const cell = cells.nth(Math.floor((step * all) / CELLS));
      const [, answers, failed] = /：(\d+) 题里 (\d+) 题未通过/.exec((await cell.getAttribute('aria-label')) ?? '') ?? [];
      await cell.click();
      const panel = page.getByRole('complementary', { name: '背后的答案' });
      await panel.locator('.sq-answers > li').first().waitFor();
      expect(await panel.textContent()).toContain(`${failed} 题未通过，共 ${answers} 题`);
      expect(await panel.locator('.sq-answers .tag.late', { hasText: /^未通过$/ }).count()).toBe(Math.min(60, Number(failed)));
      expect(await panel.locator('.sq-answers > li').count()).toBe(Math.min(60, Number(answers)));
    }
    await shoot(page, 'store-quality-answers-1280');
    // A month of the cell opens its own answers, as many as it says.
    const bar = page.locator('.sq-course .num').first();
    const [, bad, all2] = /(\d+) \/ (\d+) 未过/.exec((await bar.getAttribute('aria-label')) ?? '') ?? [];
    await bar.click();
    await page.getByText(`${bad} 题未通过，共 ${all2} 题`, { exact: false }).waitFor();
    await page.waitForFunction((wanted) => document.querySelectorAll('.sq-answers > li').length === wanted, Math.min(60, Number(all2)));
    expect(await page.locator('.sq-answers .tag.late', { hasText: /^未通过$/ }).count()).toBe(Number(bad));
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: '打开这些检查' }).click();
    await page.waitForURL(/\/audits\?/);
    await page.locator('table tbody tr').first().waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  test.each(LOOKS)('a store’s page in %s, %s, at %i px: course with its break, figures, plan; its chart has a table', async (language, theme, width) => {
    const { page, faults, close } = await house.open({ as: 'quality', language, theme, width });
    await go(page, `/storeQuality/1/show?template=${await monthly(page)}`);
    await page.locator('.sq-heat td button').first().waitFor();
    await page.locator('.card svg path').first().waitFor();
    await page.locator('.note.soon').first().waitFor();
    await page.locator('.sq-findings, .sq-none').first().waitFor();
    await page.locator('.bone').first().waitFor({ state: 'detached' });
    await shoot(page, `store-quality-show-${language}-${theme}-${width}`);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    // The course as a table: each score opens its audit.
    await page.getByRole('button', { name: language === 'zh' ? '表' : 'Table' }).first().click();
    const scores = page.locator('table.compact.flush a.num');
    expect(await scores.count()).toBeGreaterThan(2);
    await scores.first().click();
    await page.waitForURL(/\/audits\/\d+\/show/);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);

  test('the plan of a month: what is planned, done and overdue, each done one opens its audit; months turn', async () => {
    const { page, close } = await house.open({ as: 'quality', at: '/storeQuality/1/show' });
    const plan = page.locator('.card', { hasText: '检查日历' });
    await plan.locator('.sq-month').waitFor();
    await plan.getByRole('button', { name: '上个月' }).click();
    await plan.locator('.sq-month .sq-entry.done, .sq-month .sq-entry.late').first().waitFor();
    await shoot(page, 'store-quality-plan-1280');
    await plan.locator('.sq-month a.sq-entry.done').first().click();
    await page.waitForURL(/\/audits\/\d+\/show/);
    await close();
  }, 120_000);

  test('a store manager has the own store alone, and no visit that is not announced', async () => {
    const { page, close } = await house.open({ as: 'manager', at: '/storeQuality' });
    await page.locator('.sq-heat tbody tr').first().waitFor();
    expect(await page.locator('.sq-heat tbody tr').count()).toBe(1);
    await page.locator('.sq-heat tbody th a').first().click();
    await page.getByText('不通知的到访不显示').waitFor();
    // What it was told of stands there, and nothing else.
    expect((await page.locator('.sq-entry.planned').allTextContents()).filter((text) => !text.includes('提前通知'))).toEqual([]);
    await close();
  }, 120_000);
});
