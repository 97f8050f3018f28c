// The public pages on a phone: a customer photographs and marks, the agent sees it and spares the visit; progress, reply and rating in both languages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortalPurpose } from '../../schema/tickets/portal.ts';
import { pagePath } from '../../server/tickets/portal/portal-token.rules.ts';
import { photo } from '../platform/files-fixture.ts';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openCommonConsole, shoot, turns } from './support.ts';

const SLOW = 180_000;
const PHONE = { width: 375, height: 667 };
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-phone-'));
const pictures = ['whole.jpg', 'near.jpg'].map((name) => path.join(folder, name));
let house: Console;
let database: pg.Client;
beforeAll(async () => {
  if (!browserPath) return;
  house = await openCommonConsole();
  database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
  for (const [place, file] of pictures.entries()) writeFileSync(file, await photo(640 + place, 480, 'GPS 31.2304', 120 + place * 40));
}, 600_000);
afterAll(async () => { await database?.end(); await house?.stop(); rmSync(folder, { recursive: true, force: true }); });

async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  return page.evaluate(async ([text, values]) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables: values }) });
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (answer.errors) throw new Error(answer.errors[0]?.message);
    return answer.data;
  }, [query, variables] as const);
}
let serial = 0;
const openTicket = async (page: Page, more: object = {}): Promise<{ id: string; number: string; version: number }> =>
  (await ask<{ openTicket: { id: string; number: string; version: number } }>(page, 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { id number version } }', {
    input: { idempotencyKey: `portal-${(serial += 1)}`, body: '瓷砖两箱颜色不一样，师傅停工了', channel: 'PHONE', contactName: '周敏', phone: '13812345678', ...more },
  })).openTicket;
/** Where the newest link of a ticket leads: known to its customer alone, so made here as the sending system has it. */
const addressOfNewest = async (number: string, purpose: PortalPurpose): Promise<string> => {
  const { rows: [link] } = await database.query('select l.id::text from portal_links l join tickets t on t.customer_id = l.customer_id and t.id = l.ticket_id where t.number = $1 and l.purpose = $2 order by l.id desc limit 1', [number, purpose]);
  return pagePath(house.secret, { id: link.id, purpose });
};
const addressOf = async (page: Page, ticket: { id: string; number: string }): Promise<string> => {
  await ask(page, 'mutation ($input: SharePortalLinkInput!) { sharePortalLink(input: $input) { id } }', { input: { ticketId: ticket.id, idempotencyKey: `share-${(serial += 1)}` } });
  return addressOfNewest(ticket.number, PortalPurpose.PROGRESS);
};
/** A second of film, made by the browser itself: what it records it can play. */
const filmed = async (page: Page): Promise<Buffer> => Buffer.from(await page.evaluate(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/mp4;codecs=vp9' });
  const parts: Blob[] = [];
  const end = new Promise((done) => { recorder.onstop = done; });
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.start();
  for (let n = 0; n < 10; n += 1) {
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = n % 2 ? '#2b6cb0' : '#4a8f5b';
    pen.fillRect(0, 0, 160, 120);
    await new Promise((done) => { setTimeout(done, 100); });
  }
  recorder.stop();
  await end;
  return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}));
const whenPlayable = (page: Page): Promise<unknown> => expect.poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.readyState), { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
async function drawAcross(page: Page): Promise<void> {
  const sheet = page.locator('svg.draw');
  await sheet.waitFor();
  await expect.poll(async () => (await sheet.boundingBox())?.height ?? 0).toBeGreaterThan(100);
  const box = (await sheet.boundingBox()) as { x: number; y: number; width: number; height: number };
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 6 });
  await page.mouse.up();
}
const measured = async (page: Page): Promise<number> =>
  Number((await ask<{ measure: { value: string } }>(page, '{ measure(key: "tickets.avoidedVisits", period: { kind: ALL }) { value } }')).measure.value);
const isWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.skipIf(!browserPath)('public pages (no browser: CHROME_PATH)', () => {
  test('C-24, A-09: on a phone of 375 px a customer sends two photos with a mark; the agent sees it, says visit avoided; the measure counts one', async () => {
    const desk = await house.open({ as: 'agent', width: 1440, height: 900 });
    const ticket = await openTicket(desk.page);
    const before = await measured(desk.page);
    await go(desk.page, `/tickets/${ticket.id}/show`);
    await desk.page.getByRole('button', { name: '让顾客拍照' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByLabel('拍什么').selectOption('tile');
    await dialog.getByRole('checkbox', { name: '旁边放一把尺子' }).uncheck();
    await dialog.getByRole('checkbox', { name: '外箱批号' }).uncheck();
    await dialog.getByLabel('再加一句').fill('白天拍');
    expect(await axeFindings(desk.page)).toEqual([]);
    await dialog.getByRole('button', { name: '发送链接' }).click();
    await desk.page.locator('.thread .msg.told .bubble').last().getByText('〔链接只发给您本人〕').waitFor();
    expect(await desk.page.content()).not.toContain('/portal/diagnosis#');
    const address = await addressOfNewest(ticket.number, PortalPurpose.DIAGNOSIS);

    const { page, faults, close } = await house.open({ ...PHONE, at: address });
    await page.getByRole('button', { name: '开始' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '开始' }).click();
    await page.locator('input[data-take=camera]').setInputFiles(pictures[0] as string);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { name: '问题处近照' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('input[data-take=camera]').setInputFiles(pictures[1] as string);
    await page.getByRole('button', { name: '圈出问题' }).click();
    await drawAcross(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('标注已保存').waitFor();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('补充说明').fill('右边这箱偏黄');
    expect(await axeFindings(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);
    await shoot(page, 'portal-diagnosis');
    await page.getByRole('button', { name: '发送给门店' }).click();
    await page.getByRole('heading', { name: '已收到，谢谢' }).waitFor();

    // The marks lie beside the photo, about where they were drawn.
    const { rows: [shot] } = await database.query(`select s.marks from diagnosis_shots s join tickets t on t.id = s.ticket_id where t.number = $1 and s.step_key = 'near'`, [ticket.number]);
    expect(shot.marks).toHaveLength(1);
    expect(shot.marks[0].shape).toBe('CIRCLE');
    for (const [place, share] of [[0, 0.25], [1, 0.75]] as const) for (const value of shot.marks[0].points[place]) expect(Math.abs(value - share)).toBeLessThan(0.02);

    // Live at the desk, without a reload.
    await desk.page.getByText('等你看').waitFor();
    await desk.page.getByRole('button', { name: '问题处近照，1 处标注' }).click();
    await desk.page.locator('.shot-large .stroke').first().waitFor();
    expect(await axeFindings(desk.page)).toEqual([]);
    await desk.page.getByRole('button', { name: '关闭' }).click();
    await desk.page.getByRole('button', { name: '不用上门' }).click();
    await desk.page.getByRole('dialog').getByLabel('理由').fill('批次一致，铺贴方向问题，电话指导');
    await desk.page.getByRole('dialog').getByRole('button', { name: '不用上门' }).click();
    await desk.page.getByText('批次一致，铺贴方向问题').first().waitFor();
    await expect.poll(async () => (await measured(desk.page)) - before, { timeout: 10_000 }).toBe(1);
    await go(desk.page, '/remoteDiagnoses');
    await desk.page.getByRole('link', { name: '瓷砖两箱颜色不一样' }).first().waitFor();
    expect(await axeFindings(desk.page)).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: '不用上门' }).waitFor();
    expect(await page.textContent('body')).not.toContain('铺贴方向');
    expect(faults).toEqual([]);
    await close();
    await desk.close();
  }, SLOW);

  test('C-24: a video is stopped at a frame and marked, by the customer on her phone and by the agent at the desk; both stand beside the video', async () => {
    const desk = await house.open({ as: 'agent', width: 1440, height: 900 });
    const ticket = await openTicket(desk.page);
    await ask(desk.page, 'mutation ($input: RequestRemoteDiagnosisInput!) { requestRemoteDiagnosis(input: $input) { id } }', { input: { ticketId: ticket.id, idempotencyKey: `film-${(serial += 1)}`, guide: 'leak', steps: ['video'] } });
    const { page, faults, close } = await house.open({ ...PHONE, at: await addressOfNewest(ticket.number, PortalPurpose.DIAGNOSIS) });
    await page.getByRole('button', { name: '开始' }).click();
    const film = path.join(folder, 'leak.mp4');
    writeFileSync(film, await filmed(page));
    await page.locator('input[data-take=camera]').setInputFiles(film);
    await page.getByRole('button', { name: '截一帧圈出问题' }).click();
    await whenPlayable(page);
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'portal-frame');
    await page.getByRole('button', { name: '用这一帧' }).click();
    await drawAcross(page);
    await page.getByRole('button', { name: '完成' }).click();
    await page.getByText('标注已保存').waitFor();
    const still = page.getByRole('img', { name: '视频画面 1，1 处标注' });
    await expect.poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(160);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '发送给门店' }).click();
    await page.getByRole('heading', { name: '已收到，谢谢' }).waitFor();

    await go(desk.page, `/tickets/${ticket.id}/show`);
    await desk.page.getByRole('button', { name: /漏水的样子，第 .* 秒，1 处标注/ }).waitFor();
    await desk.page.getByRole('button', { name: '漏水的样子', exact: true }).click();
    await whenPlayable(desk.page);
    await desk.page.getByRole('button', { name: '标注这一帧' }).click();
    await drawAcross(desk.page);
    expect(await axeFindings(desk.page)).toEqual([]);
    await shoot(desk.page, 'diagnosis-frame');
    await desk.page.getByRole('button', { name: '保存画面' }).click();
    await desk.page.getByRole('button', { name: '关闭' }).click();
    await desk.page.getByRole('button', { name: /门店标注，1 处标注/ }).waitFor();
    const { rows } = await database.query(`select s.is_by_staff, s.marks, f.file_kind, f.width, v.step_key from diagnosis_shots s join tickets t on t.id = s.ticket_id join ticket_files f on f.id = s.ticket_file_id join diagnosis_shots v on v.id = s.still_of_id where t.number = $1 order by s.id`, [ticket.number]);
    expect(rows).toEqual([false, true].map((isByStaff) => ({ is_by_staff: isByStaff, marks: [expect.objectContaining({ shape: 'CIRCLE' })], file_kind: 'PICTURE', width: 160, step_key: 'video' })));
    expect(faults).toEqual([]);
    await close();
    await desk.close();
  }, SLOW);

  test.each(turns([['en', 'dark'], ['zh', 'light']] as const))('C-35: progress, reply with a photo and rating on a phone, in %s and %s', async (language, theme) => {
    const desk = await house.open({ as: 'agent' });
    const ticket = await openTicket(desk.page);
    const address = await addressOf(desk.page, ticket);
    const { page, faults, close } = await house.open({ ...PHONE, language, theme, at: address });
    const zh = language === 'zh';
    await page.getByRole('heading', { name: zh ? '正在处理' : 'Being worked on' }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme])).toEqual([zh ? 'zh-CN' : 'en', theme]);
    expect(await axeFindings(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);
    await page.getByLabel(zh ? '写给门店' : 'Your message').fill(zh ? '批号是 A12' : 'The batch is A12');
    await page.locator('input[type=file]').setInputFiles(pictures[0] as string);
    await page.locator('.chosen li').waitFor();
    await page.getByRole('button', { name: zh ? '发送' : 'Send', exact: true }).click();
    await page.locator('.thread .said .bubble').getByText('A12').waitFor();
    await page.locator('.thread .thumb img').first().waitFor();
    await expect.poll(() => page.locator('.thread .thumb img').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

    const { ticket: now } = await ask<{ ticket: { version: number } }>(desk.page, 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket.id });
    await ask(desk.page, 'mutation ($input: ResolveTicketInput!) { resolveTicket(input: $input) { id } }', { input: { id: ticket.id, expectedVersion: now.version, solution: '换货' } });
    await page.reload();
    await page.getByRole('radio', { name: zh ? '4 分：满意' : '4 of 5: Good' }).check();
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, `portal-rating-${language}`);
    await page.getByRole('button', { name: zh ? '提交评价' : 'Send rating' }).click();
    await page.getByText(zh ? '谢谢，已收到您的评价' : 'Thank you for rating').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    const { rows: [row] } = await database.query('select status, satisfaction from tickets where number = $1', [ticket.number]);
    expect(row).toEqual({ status: 'CLOSED', satisfaction: 4 });
    expect(faults).toEqual([]);
    await close();
    await desk.close();
  }, SLOW);

  test('a customer without a link finds her ticket by its number and six digits; a dead link says so in words; the language turns on the spot', async () => {
    const desk = await house.open({ as: 'agent' });
    const ticket = await openTicket(desk.page);
    await desk.close();
    const { page, close } = await house.open({ ...PHONE, at: '/portal/' });
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByText('工单号的写法是').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('工单号').fill(` ${ticket.number.toLowerCase()} `);
    await page.getByLabel('手机号后六位').fill('345678');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '正在处理' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Being worked on' }).waitFor();
    await page.goto('/portal/ticket#nothing');
    await page.reload();
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    // the wall of a store, by the address that its code to scan holds; no account, both languages.
    await page.goto('/portal/wall/S001');
    await page.getByRole('heading', { name: 'Wenhua Road' }).waitFor();
    await page.getByRole('row', { name: /Returns without a reason.*within 7 days of buying/ }).waitFor();
    expect(await page.locator('table.wall tbody tr').count()).toBeGreaterThan(4);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '文化路店' }).waitFor();
    await close();
  }, SLOW);
});
