// Setting the service up, and the store's tablet: a kiosk is made, its key typed in, a return asked for and seen at the desk; what follows from a score is edited; money is taken back.
import type pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { ask, browserPath, type Console, go, openDesk, shoot, turns } from './support.ts';

const SLOW = 180_000;
let house: Console;
let database: pg.Client;
beforeAll(async () => { if (browserPath) ({ house, database } = await openDesk()); }, 600_000);
afterAll(async () => { await database?.end(); await house?.stop(); });

const isWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
const one = async <T>(text: string, params: unknown[] = []): Promise<T> => (await database.query(text, params)).rows[0] as T;
/** A receipt of a store with something on it that may still come back. */
const receiptOf = (): Promise<{ no: string; storeId: string; zh: string }> => one(
  `select p.receipt_no no, p.store_id::text "storeId", s.name_zh zh from purchases p join stores s on s.id = p.store_id join purchase_lines l on l.customer_id = p.customer_id and l.purchase_id = p.id and l.amount > 0
   where not exists (select 1 from return_cases r where r.customer_id = l.customer_id and r.purchase_line_id = l.id) and p.receipt_no is not null order by p.purchased_at desc limit 1`);

describe.skipIf(!browserPath)('setting the service up (no browser: CHROME_PATH)', () => {
  test('B-09: the administrator makes a kiosk and sees its key once; at the tablet a receipt is scanned, a product chosen, and the slip has the ticket’s number; out of use it opens nothing', async () => {
    const receipt = await receiptOf();
    const { page: desk, faults, close } = await house.open({ as: 'admin', at: '/kiosks' });
    await desk.getByText('还没有自助机').waitFor();
    expect(await axeFindings(desk)).toEqual([]);
    await desk.getByRole('button', { name: '新建自助机' }).first().click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('中文名').fill('服务台一号机');
    await dialog.getByLabel('英文名').fill('Desk one');
    expect(await axeFindings(desk)).toEqual([]);
    await dialog.getByRole('combobox', { name: '门店' }).click();
    await desk.getByRole('option', { name: receipt.zh, exact: true }).click();
    await dialog.getByRole('button', { name: '保存修改' }).click();
    const code = await desk.getByRole('dialog').locator('input.mono').inputValue();
    expect(code).toMatch(/^kk_[\w-]{32}$/);
    await desk.getByText('/portal/kiosk').waitFor();
    await shoot(desk, 'kiosk-key');
    await desk.getByRole('dialog').getByRole('button').last().click();
    await desk.getByText(`${code.slice(0, 9)}••••••`).waitFor();
    expect(await desk.content()).not.toContain(code);

    const tablet = await house.open({ width: 820, height: 1180, at: '/portal/kiosk' });
    await tablet.page.getByLabel('设备密钥').fill('kk_wrong');
    await tablet.page.getByRole('button', { name: '登记' }).click();
    await tablet.page.getByText('没有登记').or(tablet.page.locator('.fault:not(:empty)')).first().waitFor();
    await tablet.page.getByLabel('设备密钥').fill(code);
    await tablet.page.getByRole('button', { name: '登记' }).click();
    const scan = tablet.page.locator('input[name=receipt]');
    await scan.waitFor();
    expect(await axeFindings(tablet.page)).toEqual([]);
    expect(await isWide(tablet.page)).toBe(false);
    await shoot(tablet.page, 'kiosk-scan');
    // The language changes at any step, and nothing that was typed or chosen is lost by it.
    const turn = tablet.page.locator('header button').first();
    await scan.fill(receipt.no);
    await turn.click();
    await tablet.page.locator('html[lang=en]').waitFor();
    expect(await scan.inputValue()).toBe(receipt.no);
    await turn.click();
    // A scanner types and presses Enter.
    await scan.press('Enter');
    await tablet.page.locator('.choices .choice').first().click();
    await tablet.page.getByRole('radio').first().check();
    await tablet.page.getByRole('checkbox').uncheck();
    await turn.click();
    await tablet.page.locator('html[lang=en]').waitFor();
    expect([await tablet.page.getByRole('radio').first().isChecked(), await tablet.page.getByRole('checkbox').isChecked()]).toEqual([true, false]);
    await tablet.page.getByRole('checkbox').check();
    await turn.click();
    expect(await axeFindings(tablet.page)).toEqual([]);
    await shoot(tablet.page, 'kiosk-why');
    await tablet.page.getByRole('button', { name: '申请退货' }).click();
    const number = (await tablet.page.locator('.slip .number').textContent()) ?? '';
    expect(number).toMatch(/^T-\d{6}-\d{4,}$/);
    expect(await axeFindings(tablet.page)).toEqual([]);
    await shoot(tablet.page, 'kiosk-slip');
    expect(await one('select t.channel, r.route from tickets t join return_cases r on r.customer_id = t.customer_id and r.ticket_id = t.id where t.number = $1', [number])).toEqual({ channel: 'KIOSK', route: 'KIOSK' });

    await desk.reload();
    await desk.getByRole('button', { name: '停用 服务台一号机' }).click();
    await desk.getByRole('dialog').locator('input').fill('服务台一号机');
    await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await desk.getByRole('button', { name: '启用 服务台一号机' }).waitFor();
    await tablet.page.reload();
    await tablet.page.getByLabel('设备密钥').waitFor();
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([]);
    await tablet.close();
    await close();
  }, SLOW);

  test.each(turns([['en', 375], ['zh', 1280]] as const))('D-36: what follows from a score is edited in a draft, tried out, and kept, in %s at %i px', async (language, width) => {
    const zh = language === 'zh';
    const { page, faults, close } = await house.open({ as: 'admin', language, width });
    const { id } = await one<{ id: string }>(`select id::text from sla_policies where key = 'satisfaction'`);
    await go(page, `/slaPolicies/${id}/show`);
    const table = page.getByRole('table', { name: zh ? '顾客评分以后' : 'After a customer’s score' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBeGreaterThanOrEqual(3);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: zh ? '修改' : 'Change', exact: true }).click();
    await page.getByRole('button', { name: zh ? '加一条评分规则' : 'Add a rule' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('select[name=atMost]').selectOption('3');
    await dialog.locator('select[name=act]').selectOption('ESCALATE');
    await dialog.locator('input[name=minReopens]').fill('2');
    await dialog.locator('input[name=source]').fill(`D-36 ${language}`);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: zh ? '放进草稿' : 'Into the draft' }).click();
    await table.getByText(`D-36 ${language}`).or(table.getByText(zh ? '3 分及以下' : '3 or less')).first().waitFor();
    await shoot(page, `rating-rules-${language}`);
    await page.getByRole('button', { name: zh ? '存草稿' : 'Save the draft' }).click();
    await expect.poll(async () => (await one<{ n: number }>(`select count(*)::int n from sla_policy_versions where policy_id = $1 and state = 'DRAFT' and rules::text like $2`, [id, `%D-36 ${language}%`])).n).toBe(1);
    expect(await isWide(page)).toBe(false);
    await page.getByRole('button', { name: zh ? '丢弃草稿' : 'Discard the draft' }).click();
    await page.getByRole('button', { name: zh ? '修改' : 'Change', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  }, SLOW);

  test('A-17: what was given is taken back with its reason and the amount typed once more; the books have its mirror image', async () => {
    const { id: customerId } = await one<{ id: string }>(
      `select c.id::text from customers c join users u on u.username = 'agent' join employees e on e.id = u.employee_id where c.store_id = e.store_id and not c.is_stand_in and c.merged_into_id is null order by c.id desc limit 1`);
    const { page, faults, close } = await house.open({ as: 'agent' });
    const { openTicket } = await ask<{ openTicket: { id: string } }>(page, 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { id } }', { input: { idempotencyKey: 'take-back-ticket', body: '杯子碎了', channel: 'PHONE', customerId } });
    await ask(page, 'mutation ($input: GrantCompensationInput!) { grantCompensation(input: $input) { id } }', { input: { ticketId: openTicket.id, idempotencyKey: 'take-back-grant', kind: 'GIFT', amount: '35.00', what: '新杯子', reason: '杯子碎了' } });
    await go(page, `/tickets/${openTicket.id}/show`);
    await page.getByRole('button', { name: /收回赠品/ }).click();
    const dialog = page.getByRole('dialog');
    const act = dialog.getByRole('button', { name: /^收回/ });
    await dialog.locator('input').last().fill('35.00');
    expect(await act.isDisabled()).toBe(true);
    await dialog.locator('input').first().fill('顾客找到了原来的杯子');
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'take-back');
    await act.click();
    await page.getByText('顾客找到了原来的杯子').first().waitFor();
    await page.getByText('已收回').first().waitFor();
    expect(await one(`select state, reversal_reason reason from compensations where what = '新杯子' order by id desc limit 1`)).toEqual({ state: 'REVERSED', reason: '顾客找到了原来的杯子' });
    expect(await page.getByRole('button', { name: /收回赠品/ }).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  }, SLOW);

  test('A-14, A-17: an administrator’s day of setting up: a limit raised, a category’s words, two shifts and a stock-taking day, a step of a playbook, a channel and the detector, each kept as it was meant', async () => {
    const { page, faults, close } = await house.open({ as: 'admin' });
    const dialog = page.getByRole('dialog');
    const version = async (table: string, key: string, owner: string, of: string): Promise<{ number: number; rules: string }> =>
      one(`select v.number, row_to_json(v)::text rules from ${table} v join ${owner} o on o.id = v.${of} where o.key = $1 and v.state = 'PUBLISHED' order by v.number desc limit 1`, [key]);

    // Money: 500 a case become 600, by the next version.
    const money = await one<{ id: string }>(`select id::text from authority_policies where key = 'compensation'`);
    await go(page, '/authorityPolicies');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: '补偿权限' }).click();
    await page.waitForURL(`**/authorityPolicies/${money.id}/show`);
    await page.getByRole('button', { name: '起草新版本' }).click();
    await page.getByRole('button', { name: '改额度 case', exact: true }).click();
    await dialog.locator('input[name=amount]').fill('六百');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.getByText('写成金额').waitFor();
    await dialog.locator('input[name=amount]').fill('600');
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'setup-limit');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await dialog.getByRole('button', { name: '发布' }).click();
    await page.getByText('第 2 版已发布').waitFor();
    expect(JSON.parse((await version('authority_policy_versions', 'compensation', 'authority_policies', 'policy_id')).rules).rules.limits[0]).toMatchObject({ id: 'case', amount: '600.00', source: 'A-17' });
    expect(await axeFindings(page)).toEqual([]);

    // A category: its own words.
    await go(page, '/ticketCategories');
    const category = await one<{ key: string; zh: string }>(`select key, name_zh zh from ticket_categories order by position, id limit 1`);
    await page.getByRole('button', { name: `修改 ${category.zh}`, exact: true }).click();
    await dialog.locator('textarea[name=words]').fill('漏气，Leaking、 漏气');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await page.getByText('漏气、leaking').waitFor();
    expect(await one('select words from ticket_categories where key = $1', [category.key])).toEqual({ words: ['漏气', 'leaking'] });

    // The shops' calendar: two shifts on Mondays, one day for taking stock.
    const calendar = await one<{ id: string }>(`select id::text from calendars where key = 'shop'`);
    const before = await version('calendar_versions', 'shop', 'calendars', 'calendar_id');
    await go(page, `/calendars/${calendar.id}/show`);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await page.getByRole('button', { name: '下个月' }).click();
    await page.locator('button.cell').nth(9).click();
    await dialog.locator('select[name=how]').selectOption('off');
    await dialog.locator('input[name=nameZh]').fill('盘点');
    await dialog.locator('input[name=nameEn]').fill('Stock-taking');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByLabel('周一').fill('09:00–12:00, 13:30–18:00');
    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await shoot(page, 'setup-calendar-draft');
    await dialog.getByRole('button', { name: '发布' }).click();
    await expect.poll(async () => (await version('calendar_versions', 'shop', 'calendars', 'calendar_id')).number).toBe(before.number + 1);
    const after = (await version('calendar_versions', 'shop', 'calendars', 'calendar_id')).rules;
    expect(after).toMatch(/13:30/);
    expect(after).toMatch(/盘点/);

    // A playbook: one step more, by the next version.
    const book = await one<{ id: string }>('select id::text from playbooks order by id limit 1');
    await go(page, `/playbooks/${book.id}/show`);
    await page.getByRole('button', { name: '改下一版' }).click();
    await page.getByRole('button', { name: '加一步' }).click();
    for (const [name, words] of [['saidZh', '给顾客回一条短信'], ['saidEn', 'Send the customer a text message']] as const) await dialog.locator(`textarea[name=${name}]`).fill(words);
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'setup-step');
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await expect.poll(async () => (await one<{ n: number }>(`select count(*)::int n from playbook_versions where playbook_id = $1 and state = 'PUBLISHED' and row_to_json(playbook_versions)::text like '%给顾客回一条短信%'`, [book.id])).n).toBe(1);

    // A channel: its key is shown once.
    await go(page, '/intakeChannels');
    await page.getByRole('button', { name: '新建渠道' }).first().click();
    for (const [name, words] of [['key', 'mailbox'], ['nameZh', '售后邮箱'], ['nameEn', 'Service mailbox']] as const) await dialog.locator(`input[name=${name}]`).fill(words);
    await dialog.locator('select[name=channel]').selectOption('EMAIL');
    await dialog.locator('select[name=adapter]').selectOption('mail');
    await dialog.getByRole('combobox', { name: '没有门店的顾客由谁答' }).first().click();
    await page.getByRole('listbox').getByRole('option').first().click();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存修改' }).click();
    expect(await page.getByRole('dialog').locator('input.mono').inputValue()).toMatch(/^whsec_/);
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.getByText('/intake/mailbox').waitFor();

    // The detector: five people instead of so many.
    await go(page, '/incidentRules');
    await page.getByRole('button', { name: /^改「/ }).first().click();
    await dialog.locator('input[name=minimumCount]').fill('5');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await expect.poll(async () => (await one<{ n: number }>('select count(*)::int n from incident_rules where minimum_count = 5')).n).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await close();
  }, SLOW);
});
