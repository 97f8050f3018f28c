// Figures of service in a browser: every number opens the tickets it counts, explains itself, and is readable in both languages, themes and widths.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, openCommonConsole, turns } from './support.ts';

let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 600_000);
afterAll(async () => { await house?.stop(); });
const digits = (text: string | null | undefined): number => Number((text ?? '').replace(/[^\d]/g, ''));

describe.skipIf(!browserPath)('service figures (no browser: CHROME_PATH)', () => {
  test('UX-17: a number of the ranking opens as many tickets as it says; the trend has a table; the figure explains itself', async () => {
    const { page, faults, close } = await house.open({ as: 'manager', at: '/measures?kind=YEAR&measure=tickets.onTimeRate&by=CATEGORY' });
    const region = page.getByRole('region', { name: '按类别' });
    await region.waitFor();
    await page.getByText('这个数怎么来的').first().waitFor();
    await page.getByText('满足的', { exact: true }).first().waitFor();
    // What is not met of the first category that has any.
    const opener = region.getByRole('link', { name: /未满足/ }).filter({ hasText: /[1-9]/ }).first();
    const wanted = digits(await opener.textContent());
    expect(wanted).toBeGreaterThan(0);
    await opener.click();
    const shown = page.locator('.queue tbody tr:not(.grp)');
    await expect.poll(() => shown.count(), { timeout: 30_000 }).toBe(Math.min(wanted, 50));
    await page.goBack();
    await page.getByRole('button', { name: '表' }).click();
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(1);
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  test.each(turns([['en', 'dark', 375], ['zh', 'light', 1280]] as const))('%s, %s, %i px: nothing serious for readers, nothing wider than the screen, no word of the other language', async (language, theme, width) => {
    const { page, faults, close } = await house.open({ as: 'supervisor', at: '/measures?kind=YEAR', language, theme, width, height: 800 });
    await page.locator('.tile .num').first().waitFor();
    await page.getByRole('region', { name: language === 'zh' ? '按门店' : 'By Store' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true);
    if (language === 'en') expect(await page.locator('.tile').allTextContents().then((texts) => texts.filter((text) => /\p{Script=Han}/u.test(text)))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 120_000);
});
