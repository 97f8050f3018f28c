// What can go wrong with a phone: full, a wrong clock, a sign-in that ended, a second phone, another person, a newer version: nothing is lost, nothing is seen by others.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { type Cutter, openCutter } from './cutter.ts';
import { askAs, beginVisit, fillShort, handIn, noisyPhoto, openPhone, outbox, planToday, rest, shootPhoto, shotsKept, tokenOf } from './runner-ground.ts';
import { browserPath, type Console, openConsole, shoot, turns } from './support.ts';

let house: Console;
let cutter: Cutter;
let quality = '';
let database: pg.Client;
beforeAll(async () => {
  if (!browserPath) return;
  house = await openConsole();
  database = new pg.Client(house.database.url);
  await database.connect();
  cutter = await openCutter(house.url);
  await planToday(house.url);
  quality = await tokenOf(house.url, 'quality');
  full = await fillPhone();
}, 600_000);
afterAll(async () => { await cutter?.close(); await database?.end(); await house?.stop(); });

afterEach(() => { cutter?.up(); });

/** The browser believes for half a minute in the room that it last saw: the phone is full from the beginning, and looked at in the end. */
const BELIEVED_MS = 32_000;
interface Full { context: BrowserContext; page: Page; cdp: CDPSession; since: number }
let full: Full | null = null;
async function fillPhone(): Promise<Full> {
  const { context, page } = await openPhone(house, cutter.url);
  // The last of them: until the server knows of it the next phones are offered it, too, and begin the first.
  await beginVisit(page, '短检查', 'last');
  await page.locator('.pick').filter({ hasText: /^是$/ }).click();
  await next(page);
  await page.locator('.pick').filter({ hasText: /^否$/ }).click();
  await next(page);
  await shootPhoto(page, 1);
  const cdp = await context.newCDPSession(page);
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin: cutter.url }) as { usage: number };
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: cutter.url, quotaSize: Math.max(1, usage - 100_000) });
  return { context, page, cdp, since: performance.now() };
}

// biome-ignore lint/suspicious/noExplicitAny: rows of several shapes
type Any = any;
/** The audits of a visit, as the server has them, with how often each was submitted. */
const ofVisit = async (draftId: string): Promise<Any[]> => (await askAs(house.url, quality, 'query ($visit: ID!) { audits(filter: { visitId: { eq: $visit } }) { items { id number state photoCount answeredCount answers checksum phoneAheadSeconds startedAt submittedAt phoneSubmittedAt files { sha256 takenAt questionKey } } } }', { visit: draftId.replace('visit-', '') })).audits.items;
const next = (page: Page) => page.locator('.runbar .pri').click();
/** The server has it, and the outbox is empty. */
const arrived = async (page: Page, draftId: string): Promise<void> => {
  await expect.poll(async () => (await ofVisit(draftId))[0]?.state, { timeout: 60_000 }).toBe('SUBMITTED');
  await page.locator('section[aria-label="待上传"]').waitFor({ state: 'detached', timeout: 30_000 });
};
const network = async (page: Page, on: boolean): Promise<void> => { if (on) cutter.up(); else cutter.down(); await page.context().setOffline(!on); };

describe.skipIf(!browserPath)('the runner (no browser: CHROME_PATH)', () => {
  test.each(turns([['three hours ahead', 3], ['two days behind', -48]] as const))('a phone whose clock is %s: the visit can be begun, the server’s time counts, the phone’s stands beside it', async (_, hours) => {
    const { context, page } = await openPhone(house, cutter.url, 'inspector', async (one) => { await one.addInitScript((ahead) => {
      const True = Date;
      globalThis.Date = class extends True { constructor(...given: []) { if (given.length) super(...given); else super(True.now() + ahead); } static override now() { return True.now() + ahead; } } as DateConstructor;
    }, hours * 3_600_000); });
    const id = await beginVisit(page, '短检查');
    await fillShort(page);
    await handIn(page);
    await arrived(page, id);
    const [audit] = await ofVisit(id);
    expect(Math.abs(audit.phoneAheadSeconds - hours * 3600)).toBeLessThan(30);
    for (const at of [audit.startedAt, audit.submittedAt]) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(120_000);
    expect(Math.abs(Date.parse(audit.phoneSubmittedAt) - Date.now() - hours * 3_600_000)).toBeLessThan(120_000);
    await context.close();
  }, 120_000);

  test('a sign-in that ended while the phone was away: asked for again on top of the page, then it goes on by itself', async () => {
    const phone = await openPhone(house, cutter.url);
    const { context, page } = phone;
    const id = await beginVisit(page, '短检查');
    await network(page, false);
    await fillShort(page);
    await handIn(page);
    await outbox(page).waitFor();
    await context.clearCookies();
    await network(page, true);
    await page.locator('input[name=password]').waitFor({ timeout: 30_000 });
    expect(await page.locator('section[aria-label="待上传"]').count()).toBe(1);
    await page.fill('input[name=password]', 'aftercare-demo');
    await page.keyboard.press('Enter');
    await arrived(page, id);
    expect(await ofVisit(id)).toMatchObject([{ state: 'SUBMITTED', photoCount: 1 }]);
    rest(phone);
  }, 120_000);

  test('the same draft on two phones: what both changed is chosen answer by answer, what is not chosen stays beside it; who comes after the handing in loses nothing unseen', async () => {
    const first = await openPhone(house, cutter.url);
    const other = await openPhone(house, house.url);
    const id = await beginVisit(first.page, '短检查');
    await first.page.locator('.pick').filter({ hasText: /^是$/ }).click();
    // Kept on the server by itself, once nothing is touched for a while.
    await expect.poll(async () => (await ofVisit(id))[0]?.answers, { timeout: 20_000 }).toEqual({ clean: { value: true } });
    await other.page.goto('/run');
    const [shop = ''] = ((await first.page.locator('h1').textContent()) ?? '').split(' ');
    const row = other.page.locator('section[aria-label="我的到访"] .row', { hasText: '短检查' }).filter({ hasText: shop }).filter({ hasText: '在另一部手机上填写中' });
    await row.getByRole('button', { name: '接着填' }).click();
    await other.page.locator('.runbar .pri').waitFor();
    expect(other.page.url()).toContain(id);
    expect(await other.page.locator('.pick[aria-pressed="true"]').textContent()).toBe('是');
    await network(first.page, false);
    await first.page.locator('.pick').filter({ hasText: /^否$/ }).click();
    await next(first.page);
    await first.page.locator('.pick').filter({ hasText: /^是$/ }).click();
    await next(other.page);
    await other.page.locator('.pick').filter({ hasText: /^否$/ }).click();
    await next(other.page);
    await shootPhoto(other.page, 1);
    await expect.poll(async () => Object.keys((await ofVisit(id))[0]?.answers ?? {}).sort(), { timeout: 30_000 }).toEqual(['clean', 'light', 'shelf']);
    await next(first.page);
    await shootPhoto(first.page, 1);
    await next(first.page);
    await first.page.getByRole('button', { name: '交卷前看一遍' }).click();
    await handIn(first.page);
    await outbox(first.page).waitFor();
    await network(first.page, true);
    await outbox(first.page).getByText('另一部手机也改过').waitFor({ timeout: 30_000 });
    await outbox(first.page).getByRole('link', { name: '查看' }).click();
    await first.page.locator('.twosides').first().waitFor();
    await shoot(first.page, 'runner-conflict-375');
    expect(await axeFindings(first.page)).toEqual([]);
    // The first answer was changed here alone: it is not asked about.
    expect(await first.page.locator('.twosides legend').allTextContents()).toEqual(['灯都亮', '货架照片']);
    await first.page.locator('.twosides').nth(0).getByRole('button', { name: /另一部手机/ }).click();
    await first.page.locator('.twosides').nth(1).getByRole('button', { name: /这部手机/ }).click();
    await first.page.getByRole('button', { name: '就这样' }).click();
    await arrived(first.page, id);
    const [audit] = await ofVisit(id);
    expect(audit).toMatchObject({ state: 'SUBMITTED', answers: { clean: { value: false }, light: { value: false } }, photoCount: 1 });
    // The other phone answers on, and learns that it is over.
    await other.page.locator('.runbar .pri').click();
    await other.page.locator('.q textarea').first().fill('后来又看了一遍');
    await other.page.getByText('另一部手机已经交卷').waitFor({ timeout: 40_000 });
    await shoot(other.page, 'runner-over-375');
    expect(await other.page.locator('.twosides legend').allTextContents()).toContain('还看到什么');
    expect(await shotsKept(other.page)).toHaveLength(1);
    await other.page.getByRole('checkbox').check();
    await other.page.getByRole('button', { name: '删除' }).click();
    await other.page.getByRole('region', { name: '我的到访' }).waitFor();
    expect(await shotsKept(other.page)).toEqual([]);
    rest(first);
    rest(other);
  }, 240_000);

  test('what another tab changes while the answers are on their way is not let go of with them: it stays, and says what was handed in', async () => {
    const { context, page } = await openPhone(house, house.url);
    const id = await beginVisit(page, '短检查');
    const second = await context.newPage();
    await fillShort(page);
    await second.goto(`/run/${id}`);
    await second.locator('.runbar').getByRole('button', { name: '全部题目' }).click();
    await second.locator('.pick').first().click();
    let arrive = (): void => {};
    const there = new Promise<void>((resolve) => { arrive = resolve; });
    let letGo = (): void => {};
    const held = new Promise<void>((resolve) => { letGo = resolve; });
    await context.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('SubmitAudit')) { await route.fallback(); return; }
      const response = await route.fetch();
      arrive();
      await held;
      await route.fulfill({ response });
    });
    await handIn(page);
    await there;
    await second.locator('.pick').filter({ hasText: /^否$/ }).first().click();
    // Kept; and from then on that tab knows that it is on its way.
    await second.getByText('已交卷，等着上传').waitFor();
    letGo();
    await outbox(page).getByText('已从另一部手机交卷').waitFor({ timeout: 20_000 });
    const audits = await ofVisit(id);
    expect(audits).toHaveLength(1);
    expect(audits[0]).toMatchObject({ state: 'SUBMITTED', answers: { clean: { value: true } }, photoCount: 1 });
    expect(await shotsKept(page)).toHaveLength(1);
    await outbox(page).getByRole('link', { name: '查看' }).click();
    await page.locator('.twosides').first().waitFor();
    expect(await page.locator('.twosides legend').allTextContents()).toEqual(['地面干净']);
    await context.close();
  }, 120_000);

  test('signing out warns of what is on this phone alone and then takes it away; the next one to sign in finds nothing, and no answer of the server lies in a cache', async () => {
    const { context, page } = await openPhone(house, cutter.url);
    await beginVisit(page, '短检查');
    await page.locator('.pick').first().click();
    const leave = async () => { await page.getByRole('button', { name: /^我的: / }).last().click(); await page.getByRole('menuitem', { name: '退出登录' }).click(); };
    await page.goto('/run');
    await page.getByRole('link', { name: '接着填' }).waitFor();
    await leave();
    await page.getByRole('dialog').getByText('1 份检查只在这台设备上').waitFor();
    await page.getByRole('button', { name: '先不退出' }).click();
    expect(await page.getByRole('link', { name: '接着填' }).count()).toBe(1);
    await leave();
    await page.getByRole('button', { name: '删除并退出' }).click();
    await page.locator('#username').waitFor();
    expect(await page.evaluate(async () => ({ stores: (await indexedDB.databases()).map((one) => one.name).filter((name) => name?.startsWith('aftercare-runner-')), viewer: localStorage.getItem('aftercare-run-viewer') }))).toEqual({ stores: [], viewer: null });
    const cached = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat());
    expect(cached.length).toBeGreaterThan(10);
    expect(cached.filter((path) => !/^\/(assets\/|run$|icon\.svg$|manifest\.webmanifest$)/.test(path))).toEqual([]);
    // Without network and without anybody signed in the runner shows nobody's work.
    await network(page, false);
    await page.goto('/run');
    await page.waitForTimeout(2_000);
    expect(await page.getByRole('region', { name: '我的到访' }).count()).toBe(0);
    await context.close();
  }, 120_000);

  test('the console is always the server’s; of the runner a newer version waits for a word, and the old one is gone then', async () => {
    const { context, page } = await openPhone(house, cutter.url);
    await page.goto('/');
    await page.waitForSelector('.shell');
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await page.goto('/run');
    await page.getByRole('button', { name: '开始' }).first().waitFor();
    const before = await page.evaluate(() => caches.keys());
    expect(before).toHaveLength(1);
    cutter.rewrite.set('/worker.js', (body) => body.replace(/(\\"version\\":\\")[0-9a-f]+/, '$1newer0000000'));
    await page.reload();
    await page.evaluate(() => navigator.serviceWorker.getRegistration('/run').then((one) => one?.update()).then(() => {}));
    await page.getByText('有新版本').waitFor({ timeout: 30_000 });
    expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
    await shoot(page, 'runner-newer-375');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '更新' }).click()]);
    await page.getByRole('button', { name: '开始' }).first().waitFor();
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['aftercare-run-newer0000000']);
    expect(await page.getByText('有新版本').count()).toBe(0);
    cutter.rewrite.clear();
    await context.close();
  }, 120_000);

  test('a phone that is full says so, keeps what it has, and goes on when there is room', async () => {
    const { context, page, cdp, since } = full ?? await fillPhone();
    full = null;
    await page.waitForTimeout(Math.max(0, BELIEVED_MS - (performance.now() - since)));
    await page.setInputFiles('.shoot input[type=file]', { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: await noisyPhoto() });
    await page.getByText('手机存储满了').waitFor();
    expect(await page.locator('.shots img').count()).toBe(1);
    await shoot(page, 'runner-full-375');
    await page.reload();
    await page.locator('.shots img').first().waitFor();
    expect(await page.locator('.shots img').count()).toBe(1);
    await page.getByRole('button', { name: '上一题' }).click();
    expect(await page.locator('.pick[aria-pressed="true"]').textContent()).toBe('否');
    await next(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: cutter.url });
    await shootPhoto(page, 2);
    await context.close();
  }, 120_000);
});
