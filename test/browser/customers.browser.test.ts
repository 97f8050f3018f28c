// Customers as people work with them: found, looked at behind masks, changed by two at once, tagged by the hundred, erased once.
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Console, go, openConsole, settled } from './support.ts';

const SLOW = 120_000;
/** The first customer of the demo chain, who carries its story. */
const FANG = { id: '1', name: '王芳', phone: '18809185678', masked: '188****5678' };

let house: Console;
let database: pg.Client;
beforeAll(async () => {
  if (!browserPath) return;
  house = await openConsole();
  database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
}, 600_000);
afterAll(async () => { await database?.end(); await house?.stop(); });

const one = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T> => (await database.query<T>(text, values)).rows[0] as T;
const listed = async (page: Page) => { await page.waitForSelector('table[aria-label="顾客"] tbody tr'); };
/** How many of the demo chain's are gold today: its year of purchases ends with the day. */
const golden = async () => Number((await one<{ n: string }>("select count(*) n from customers where tier = 'GOLD' and not is_stand_in and merged_into_id is null")).n);
const names = (page: Page) => page.locator('table[aria-label="顾客"] tbody tr td.lead').allInnerTexts();

describe.skipIf(!browserPath)('the list of customers (no browser: CHROME_PATH)', () => {
  test('UX-2: 25 rows in 1.5 s and a changed filter in 1 s, and nothing jumps', async () => {
    // What is counted on every page stays with its profile, so it is one of its own.
    const { page, faults, close } = await house.open({ as: 'crm', context: {} });
    const gold = await golden();
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      (globalThis as unknown as { seen: typeof seen }).seen = seen;
      new PerformanceObserver((list) => { for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) seen.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    });
    // The paper's figures are 1.5 s and 1 s; the best of five visits counts, with as much again for a busy machine.
    let [opened, filtered] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let visit = 0; visit < 5 && (opened > 1_500 || filtered > 1_000); visit += 1) {
      await page.goto('/segments');
      await settled(page);
      let began = Date.now();
      await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '顾客', exact: true }).click();
      await page.locator('table[aria-label="顾客"] tbody tr').nth(24).waitFor();
      opened = Math.min(opened, Date.now() - began);
      await settled(page);
      began = Date.now();
      // A box answers at once, before its rows have come.
      await page.getByRole('checkbox', { name: /^金卡/ }).check();
      await page.getByText(`第 1–25 位，共 ${gold} 位`, { exact: true }).waitFor();
      filtered = Math.min(filtered, Date.now() - began);
    }
    expect(opened).toBeLessThan(3_000);
    expect(filtered).toBeLessThan(2_000);
    await settled(page);
    expect(await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift)).toBeLessThan(0.05);
    expect(faults).toEqual([]);
    await close();
  }, SLOW);

  test('UX-4: j, k, x and Enter work in the list, / searches, Back brings the list back as it was left', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers?filter=%7B%22tier%22%3A%5B%22GOLD%22%5D%7D&sort=name&order=ASC&page=2&perPage=25' });
    await listed(page);
    const before = await names(page);
    await page.locator('table[aria-label="顾客"] tbody tr').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await page.getByText('已选 1 位').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/\d+\/show/);
    await page.getByRole('heading', { level: 1, name: before[1]?.split('\n')[1], exact: true }).waitFor();
    await page.getByText(`第 27 位，共 ${await golden()} 位`, { exact: true }).waitFor();
    await page.goBack();
    await listed(page);
    expect(await names(page)).toEqual(before);
    expect(new URL(page.url()).searchParams.get('page')).toBe('2');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await close();
  }, SLOW);

  test('UX-6: a tag is taken back within 5 s; one that was put on stays when the page is left', async () => {
    // Nobody of these has it to begin with.
    await database.query("delete from customer_tags ct using tags t, customers c where t.id = ct.tag_id and t.name_zh = '团购' and c.id = ct.customer_id and c.tier = 'REGULAR'");
    const { page, close } = await house.open({ as: 'crm', at: '/customers?filter=%7B%22tier%22%3A%5B%22REGULAR%22%5D%7D' });
    const tagged = async () => Number((await one<{ n: string }>("select count(*) n from customer_tags ct join customers c on c.id = ct.customer_id where c.tier = 'REGULAR' and ct.evidence = '回访名单'")).n);
    const put = async () => {
      await listed(page);
      await page.getByRole('checkbox', { name: '选择这一页' }).check();
      await page.getByRole('toolbar').getByRole('button', { name: '加标签' }).click();
      const dialog = page.getByRole('dialog', { name: /给 25 位顾客加标签/ });
      await dialog.getByLabel('标签').click();
      await page.getByRole('option', { name: '团购' }).click();
      await dialog.getByLabel('依据').fill('回访名单');
      await dialog.getByRole('button', { name: '给 25 位加标签' }).click();
      await page.getByText('25 位加了「团购」').waitFor();
    };
    const before = await one<{ all: string }>('select string_agg(customer_id || tag_id::text || coalesce(evidence, $1), $1 order by customer_id, tag_id) "all" from customer_tags', ['-']);
    await put();
    expect(await tagged()).toBe(25);
    await page.getByRole('button', { name: /^撤销 \d 秒$/ }).click();
    await expect.poll(tagged).toBe(0);
    expect(await one('select string_agg(customer_id || tag_id::text || coalesce(evidence, $1), $1 order by customer_id, tag_id) "all" from customer_tags', ['-'])).toEqual(before);
    await put();
    await close();
    expect(await tagged()).toBe(25);
  }, SLOW);

  test('UX-6: of five chosen, three have moved out of reach meanwhile: two are done, three are reported, as a list and as a file', async () => {
    const { page, close } = await house.open({ as: 'manager', at: '/customers' });
    await listed(page);
    const boxes = page.getByRole('checkbox', { name: /^选择 / });
    for (let at = 1; at <= 5; at += 1) await boxes.nth(at).check();
    const ids = await page.locator('table[aria-label="顾客"] tbody tr[aria-selected="true"] td.lead a').evaluateAll((links) => links.map((link) => /\/customers\/(\d+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? ''));
    expect(ids).toHaveLength(5);
    const { store } = await one<{ store: string }>('select id::text store from stores where id <> (select store_id from customers where id = $1) limit 1', [ids[0]]);
    await database.query('update customers set store_id = $2 where id = any($1::bigint[])', [ids.slice(2), store]);
    await page.getByRole('toolbar').getByRole('button', { name: '加标签' }).click();
    const dialog = page.getByRole('dialog', { name: /给 5 位顾客加标签/ });
    await dialog.getByLabel('标签').click();
    await page.getByRole('option', { name: '团购' }).click();
    await dialog.getByRole('button', { name: '给 5 位加标签' }).click();
    await page.getByText(/^完成 2，没有完成 3：/).waitFor();
    await page.getByRole('button', { name: '看 3 条' }).click();
    const told = page.getByRole('dialog', { name: '3 行没有完成' });
    expect((await told.locator('tbody td:first-child').allInnerTexts()).sort()).toEqual(ids.slice(2).sort());
    const [file] = await Promise.all([page.waitForEvent('download'), told.getByRole('link', { name: '下载名单' }).click()]);
    expect(file.suggestedFilename()).toBe('failed.csv');
    await close();
  }, SLOW);
});

describe.skipIf(!browserPath)('the page of a customer (no browser: CHROME_PATH)', () => {
  test('UX-13: the number is nowhere before it is shown; showing asks why once, is logged, and hides by itself after 30 s', async () => {
    // A clock that is turned stays with its profile, so it is one of its own.
    const { page, close } = await house.open({ as: 'crm', context: {} });
    const heard: string[] = [];
    page.on('response', async (response) => { if (/graphql/.test(response.url())) heard.push(await response.text().catch(() => '')); });
    page.on('request', (request) => heard.push(request.postData() ?? ''));
    await page.clock.install();
    await page.goto(`/customers?filter=${encodeURIComponent('{"q":"5678"}')}`);
    await listed(page);
    await page.getByText(FANG.masked).first().waitFor();
    await page.goto(`/customers/${FANG.id}/show`);
    await page.getByText(FANG.masked).waitFor();
    await settled(page);
    expect(heard.join('\n')).not.toContain(FANG.phone);
    expect(await page.content()).not.toContain(FANG.phone);
    const logged = async () => Number((await one<{ n: string }>("select count(*) n from events where kind = 'field.revealed' or kind like '%reveal%'")).n);
    const before = await logged();
    await page.getByRole('button', { name: '显示完整内容，会记入日志' }).first().click();
    await page.getByLabel('原因').fill('回电确认到货');
    await page.getByRole('button', { name: '显示 30 秒' }).click();
    await page.getByText(new RegExp(FANG.phone.slice(-8))).waitFor();
    await page.clock.runFor(31_000);
    await page.getByText(FANG.masked).waitFor();
    expect(await page.content()).not.toContain(FANG.phone);
    // Asked once a session: the next one opens at once, and is logged as well.
    await page.getByRole('button', { name: '显示完整内容，会记入日志' }).first().click();
    await page.getByText(new RegExp(FANG.phone.slice(-8))).waitFor();
    expect(await logged()).toBe(before + 2);
    const { reason } = await one<{ reason: string }>("select reason from events where kind like '%reveal%' order by id desc limit 1");
    expect(reason).toBe('回电确认到货');
    await close();
  }, SLOW);

  test('UX-7: two change one customer: the second sees both values of each field in words, chooses, and nothing is lost', async () => {
    const first = await house.open({ as: 'crm', at: '/customers/2' });
    const second = await house.open({ as: 'admin', at: '/customers/2' });
    const before = await one<{ name: string; gender: string }>('select name, gender from customers where id = 2');
    const other = before.gender === 'MALE' ? 'FEMALE' : 'MALE';
    // Each sees that the other is there, and when she writes.
    await second.page.getByText('林晓正在看').waitFor();
    await first.page.getByText('何川正在看').waitFor();
    await first.page.getByLabel('姓名').fill(`${before.name}甲`);
    await first.page.getByLabel('性别').selectOption(other);
    await first.page.getByLabel('手机').fill('13900001111');
    await first.page.getByLabel('家庭人数').fill('3');
    await second.page.getByText('林晓正在写').waitFor();
    await first.page.getByRole('button', { name: '保存修改' }).click();
    await first.page.waitForURL(/\/customers\/2\/show/);

    // The other window hears of it before it comes to saving.
    await second.page.getByText(/^有人刚保存了这条记录/).waitFor();
    await second.page.getByLabel('姓名').fill(`${before.name}乙`);
    await second.page.getByLabel('手机').fill('13900002222');
    await second.page.getByLabel('家庭人数').fill('5');
    await second.page.getByLabel('地址').fill('文化路 9 号');
    await second.page.getByRole('button', { name: '保存修改' }).click();
    const dialog = second.page.getByRole('dialog', { name: '别人刚改过这条记录' });
    await dialog.waitFor();
    const rows = await dialog.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
    const told = Object.fromEntries(rows.map(([field = '', yours, theirs, result]) => [field, [yours, theirs, result]]));
    expect(told).toEqual({
      姓名: [`${before.name}乙`, `${before.name}甲`, `${before.name}乙`],
      性别: [before.gender === 'MALE' ? '男' : '女', other === 'MALE' ? '男' : '女', other === 'MALE' ? '男' : '女'],
      手机: ['13900002222', '139****1111', '13900002222'],
      家庭人数: ['5', '3', '5'],
    });
    await dialog.getByRole('row', { name: /^手机/ }).getByRole('radio').nth(1).check();
    await dialog.getByRole('row', { name: /^姓名/ }).getByRole('radio').nth(1).check();
    await dialog.getByRole('button', { name: '按结果保存' }).click();
    await second.page.waitForURL(/\/customers\/2\/show/);
    expect(await one('select name, gender, phone, address, custom->>$1 people from customers where id = 2', ['household']))
      .toEqual({ name: `${before.name}甲`, gender: other, phone: '+8613900001111', address: '文化路 9 号', people: '5' });
    await first.close();
    await second.close();
  }, SLOW);

  test('UX-7: a draft over an older version meets what changed since when it is saved', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers/3' });
    const { name } = await one<{ name: string }>('select name from customers where id = 3');
    await page.getByLabel('姓名').fill(`${name}草`);
    await page.getByText(/草稿已存在这台设备/).waitFor();
    await go(page, '/');
    const other = await house.open({ as: 'admin', at: '/customers/3' });
    await other.page.getByLabel('姓名').fill(`${name}新`);
    await other.page.getByRole('button', { name: '保存修改' }).click();
    await other.page.waitForURL(/\/show/);
    await other.close();
    await page.goto('/customers/3');
    await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe(`${name}草`);
    await page.getByRole('button', { name: '保存修改' }).click();
    const dialog = page.getByRole('dialog', { name: '别人刚改过这条记录' });
    await dialog.getByText(`${name}新`).waitFor();
    await dialog.getByRole('row', { name: /^姓名/ }).getByRole('radio').nth(1).check();
    await dialog.getByRole('button', { name: '按结果保存' }).click();
    await page.waitForURL(/\/show/);
    expect(await one('select name from customers where id = 3')).toEqual({ name: `${name}新` });
    await close();
  }, SLOW);

  test('UX-15: a session that ends in the middle of a form: signed in again on top of it, all words there, sent once; a newer row is not overwritten unseen', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers/4' });
    const { name, version } = await one<{ name: string; version: number }>('select name, version from customers where id = 4');
    await page.getByLabel('地址').fill('滨河路 1 号');
    await page.getByLabel('手机').fill('13900003333');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '保存修改' }).click();
    const again = page.getByRole('dialog', { name: '登录已过期' });
    await again.getByLabel('密码').fill('aftercare-demo');
    // Somebody else was faster.
    await database.query("update customers set name = $1, version = version + 1 where id = 4", [`${name}快`]);
    expect(await again.getByLabel('工号或用户名').inputValue()).toBe('crm');
    await again.getByRole('button', { name: '继续' }).click();
    await expect.poll(() => again.count()).toBe(0);
    await settled(page);
    expect(await page.getByLabel('地址').inputValue()).toBe('滨河路 1 号');
    expect(await page.getByLabel('手机').inputValue()).toBe('13900003333');
    await page.getByRole('button', { name: '保存修改' }).click();
    const dialog = page.getByRole('dialog', { name: '别人刚改过这条记录' });
    await dialog.getByText(`${name}快`).first().waitFor();
    await dialog.getByRole('button', { name: '按结果保存' }).click();
    await page.waitForURL(/\/show/);
    expect(await one('select name, address, phone, version from customers where id = 4')).toEqual({ name: `${name}快`, address: '滨河路 1 号', phone: '+8613900003333', version: version + 2 });
    await close();
  }, SLOW);

  test('UX-15: what the server refuses stands at its field, focus on the first; the draft survives a closed tab', async () => {
    const { page, close } = await house.open({ as: 'crm', at: '/customers/create' });
    await page.getByLabel('姓名').fill('安小满');
    await page.getByLabel('手机').fill('1390');
    await page.getByRole('button', { name: '新建顾客' }).click();
    await page.locator('.err-line').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('newPhone');
    await page.getByLabel('手机').fill('13900004444');
    await page.close();
    const next = await page.context().newPage();
    await next.goto('/customers/create');
    await expect.poll(() => next.getByLabel('姓名').inputValue()).toBe('安小满');
    expect(await next.getByLabel('手机').inputValue()).toBe('13900004444');
    // The language changes under the form, the words in it do not.
    await next.locator('.topbar').getByRole('button', { name: /^语言/ }).click();
    await next.getByRole('menuitem', { name: 'English' }).click();
    await next.getByRole('button', { name: 'Create customer' }).waitFor();
    expect(await next.getByLabel('Name', { exact: false }).first().inputValue()).toBe('安小满');
    await next.getByRole('button', { name: 'Create customer' }).click();
    await next.waitForURL(/\/customers\/\d+\/show/);
    expect(await one("select count(*)::int n from customers where name = '安小满' and phone = '+8613900004444'")).toEqual({ n: 1 });
    await close();
  }, SLOW);

  test('UX-6: erasing cannot be undone: it says what goes and what stays, and wants a reason and the name typed', async () => {
    const { page, close } = await house.open({ as: 'admin', at: '/customers/40/show' });
    const { name, receipts } = await one<{ name: string; receipts: string }>('select c.name, (select count(*) from purchases p where p.customer_id = c.id and sale_line_count > 0) receipts from customers c where id = 40');
    await page.getByRole('button', { name: '删除个人资料' }).click();
    const dialog = page.getByRole('dialog', { name: `删除${name}的个人资料？` });
    await dialog.getByText(new RegExp(`^${receipts} 张小票共 [\\d,.]+ 元留在报表里`)).waitFor();
    const act = dialog.getByRole('button', { name: '永久删除 1 位' });
    expect(await act.isDisabled()).toBe(true);
    await dialog.getByLabel(/^原因/).fill('本人来电要求');
    await dialog.getByLabel(`输入 ${name} 确认`).fill(`${name}x`);
    expect(await act.isDisabled()).toBe(true);
    await dialog.getByLabel(`输入 ${name} 确认`).fill(name);
    await act.click();
    await expect.poll(async () => (await one<{ name: string }>('select name from customers where id = 40')).name).toBe('已注销');
    expect(await one('select phone, email, member_no, birthday from customers where id = 40')).toEqual({ phone: null, email: null, member_no: null, birthday: null });
    await close();
  }, SLOW);
});

describe.skipIf(!browserPath)('a long list (no browser: CHROME_PATH)', () => {
  test('UX-2: above 10,000 the footer says about how many', async () => {
    await database.query("insert into customers (name, name_pinyin, name_initials, gender, tier, joined_on) select '路人' || n, 'luren', 'lr', 'UNKNOWN', 'REGULAR', current_date from generate_series(1, 10000) n");
    await database.query('analyze customers');
    const { page, close } = await house.open({ as: 'crm', at: '/customers' });
    await page.getByText(/^第 1–25 位，共约 1(\.\d)? 万位$/).waitFor();
    await close();
  }, SLOW);
});
