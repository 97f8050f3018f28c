// The runner on a phone of 375 px against the built console: filled without network, the tab killed, the network cut at each step: nothing is lost, nothing is doubled.
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { type Cutter, openCutter } from './cutter.ts';
import { askAs, beginVisit, fillShort, handIn, openPhone, outbox, placesKept, planToday, rest, shootPhoto, shotsKept, tokenOf } from './runner-ground.ts';
import { browserPath, type Console, openConsole, shoot } from './support.ts';

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
}, 600_000);
afterAll(async () => { await cutter?.close(); await database?.end(); await house?.stop(); });

afterEach(() => { cutter?.up(); });

// biome-ignore lint/suspicious/noExplicitAny: rows of several shapes
type Any = any;
/** The audits of a visit, as the server has them, with how often each was submitted. */
const ofVisit = async (draftId: string): Promise<Any[]> => (await askAs(house.url, quality, 'query ($visit: ID!) { audits(filter: { visitId: { eq: $visit } }) { items { id number state photoCount answeredCount answers checksum phoneAheadSeconds startedAt submittedAt phoneSubmittedAt files { sha256 takenAt questionKey } } } }', { visit: draftId.replace('visit-', '') })).audits.items;
const next = (page: Page) => page.locator('.runbar .pri').click();
const emptied = (page: Page) => outbox(page).waitFor({ state: 'detached', timeout: 60_000 });
const network = async (page: Page, on: boolean): Promise<void> => { if (on) cutter.up(); else cutter.down(); await page.context().setOffline(!on); };

async function sign(page: Page): Promise<void> {
  await page.locator('.q input').fill('蒋丽');
  const box = await page.locator('canvas.signature').boundingBox();
  if (!box) throw new Error('There is nothing to sign on');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (let n = 0; n < 12; n += 1) await page.mouse.move(box.x + 40 + n * 18, box.y + 60 + (n % 3) * 14);
  await page.mouse.up();
  // A finger draws on the sheet, it does not move the page; and there is a sheet to be seen.
  expect(await page.locator('canvas.signature').evaluate((sheet) => [getComputedStyle(sheet).touchAction, getComputedStyle(sheet).borderStyle])).toEqual(['none', 'dashed']);
}

describe.skipIf(!browserPath)('the runner (no browser: CHROME_PATH)', () => {
  test('UX-16: forty answers, three photos and a signature without network from the plan on; the tab is killed and opens at the same question; back online it is sent once', async () => {
    const { context, page, faults } = await openPhone(house, cutter.url);
    expect((await page.evaluate(async () => (await (await fetch('/manifest.webmanifest')).json() as { icons: { src: string }[] }).icons.map((one) => one.src))).length).toBe(3);
    await network(page, false);
    // The page is opened anew where there is none.
    await page.goto('/run');
    await page.getByRole('button', { name: '开始' }).first().waitFor();
    await shoot(page, 'runner-home-375');
    expect(await axeFindings(page)).toEqual([]);
    const id = await beginVisit(page, '四十项');
    let photos = 0;
    let here = page;
    for (let n = 0; n < 38; n += 1) {
      const fails = n === 4 || n === 17 || n === 26;
      await here.locator('.pick').filter({ hasText: fails ? /^否$/ : /^是$/ }).click();
      if (fails) {
        await shootPhoto(here, 1);
        photos += 1;
        if (photos === 1) { await shoot(here, 'runner-fail-375'); expect(await axeFindings(here)).toEqual([]); }
        // The second fail is left without its word: handing in leads back to it.
        if (n !== 17) await here.locator('.q textarea').fill(`第 ${n + 1} 项没做到`);
      }
      const before = n === 20 ? await placesKept(here) : [];
      await next(here);
      if (n === 20) {
        await expect.poll(() => placesKept(here)).not.toEqual(before);
        const stood = await here.locator('.q h2').textContent();
        await here.close();
        here = await context.newPage();
        here.on('pageerror', (error) => faults.push(error.stack ?? error.message));
        await here.goto(`/run/${id}`);
        await here.locator('.runbar .pri').waitFor();
        expect(await here.locator('.q h2').textContent()).toBe(stood);
      }
    }
    await here.locator('.q input').fill('6901028075763');
    await next(here);
    await sign(here);
    await shoot(here, 'runner-signature-375');
    expect(await axeFindings(here)).toEqual([]);
    // Nobody said that the signature is done: going on keeps it all the same.
    await next(here);
    await here.getByRole('button', { name: '上一题' }).click();
    await here.locator('img.signature').waitFor();
    await next(here);
    await handIn(here);
    expect(await here.locator('.q h2').textContent()).toContain('服务台第 5 项');
    await here.locator('.q textarea').fill('第 18 项没做到');
    await here.getByRole('button', { name: '全部题目' }).click();
    await shoot(here, 'runner-check-375');
    await handIn(here);
    await outbox(here).waitFor();
    expect(await outbox(here).textContent()).toMatch(/待上传 1/);
    await shoot(here, 'runner-outbox-375');
    expect(await axeFindings(here)).toEqual([]);
    const kept = await shotsKept(here);
    expect(kept).toHaveLength(4);
    for (const one of kept) { expect(one.bytes).toBeLessThan(400_000); expect(one.text).not.toMatch(/Exif|GPS|MY-HOME/); expect(one.sha256).toMatch(/^[0-9a-f]{64}$/); }
    expect(await ofVisit(id)).toEqual([]);
    await network(here, true);
    await emptied(here);
    const audits = await ofVisit(id);
    expect(audits).toHaveLength(1);
    expect(audits[0]).toMatchObject({ state: 'SUBMITTED', photoCount: 4, answeredCount: 40, phoneAheadSeconds: null });
    expect(audits[0].files.map((one: Any) => one.sha256).sort()).toEqual(kept.map((one) => one.sha256).sort());
    expect(JSON.stringify(audits[0].answers)).not.toMatch(/takenAt|sha256|shot-/);
    const { rows: [times] } = await database.query("select count(*)::int n from events where resource = 'Audit' and resource_id = $1 and kind = 'audit.submitted'", [audits[0].id]);
    expect(times?.n).toBe(1);
    // Only after the receipts the phone let go.
    expect(await shotsKept(here)).toEqual([]);
    expect(await here.getByRole('region', { name: '最近上传' }).textContent()).toContain(audits[0].number);
    expect(faults).toEqual([]);
    rest({ context, page: here, faults, at: cutter.url });
  }, 300_000);

  test('the network is cut at each step, once before the server hears it and once before its answer comes: sent once, each photo once', async () => {
    const { context, page } = await openPhone(house, cutter.url);
    const id = await beginVisit(page, '短检查');
    await network(page, false);
    await fillShort(page);
    await page.getByRole('button', { name: '上一题' }).click();
    await page.locator('.runbar').getByRole('button', { name: '上一题' }).click();
    await shootPhoto(page, 2);
    await shootPhoto(page, 3);
    await page.getByRole('button', { name: '全部题目' }).click();
    await handIn(page);
    await outbox(page).waitFor();
    const tries = new Map<string, number>();
    const steps = /^(StartAudit|RunnerSheet|SubmitAudit)$/;
    cutter.fate = ({ method, path, operation }) => {
      if (!steps.test(operation) && !path.startsWith('/files/uploads')) return 'pass';
      const step = `${method} ${path} ${operation}`;
      const time = (tries.get(step) ?? 0) + 1;
      tries.set(step, time);
      return time === 1 ? 'before' : time === 2 ? 'after' : 'pass';
    };
    await network(page, true);
    for (let n = 0; n < 150 && await outbox(page).count(); n += 1) {
      await outbox(page).getByRole('button', { name: '再传一次' }).click({ timeout: 2_000 }).catch(() => {});
      await page.waitForTimeout(150);
    }
    cutter.fate = () => 'pass';
    expect(await outbox(page).count()).toBe(0);
    expect([...tries.keys()].filter((step) => step.startsWith('PUT')).length).toBeGreaterThan(5);
    expect([...tries.keys()].some((step) => step.endsWith('SubmitAudit'))).toBe(true);
    for (const [step, times] of tries) if (!step.endsWith('/files/uploads ')) expect([step, times >= 2]).toEqual([step, true]);
    const audits = await ofVisit(id);
    expect(audits).toHaveLength(1);
    expect(audits[0]).toMatchObject({ state: 'SUBMITTED', photoCount: 3 });
    const { rows: [files] } = await database.query('select count(*)::int n from stored_files where sha256 = any($1::text[])', [audits[0].files.map((one: Any) => one.sha256)]);
    expect(files?.n).toBe(3);
    await context.close();
  }, 240_000);
});
