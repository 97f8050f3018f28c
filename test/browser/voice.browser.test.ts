// Customers' voice in the browser: a customer answers by her link on a phone, and the manager finds her words in the heat map.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { surveyToken } from '../../server/voice/survey-token.rules.ts';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openConsole, shoot } from './support.ts';

const SLOW = 180_000;
let house: Console;
let database: pg.Client;
beforeAll(async () => {
  if (!browserPath) return;
  house = await openConsole();
  database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
}, 600_000);
afterAll(async () => { await database?.end(); await house?.stop(); });

describe.skipIf(!browserPath)('customers’ voice (no browser: CHROME_PATH)', () => {
  test('B-26, A-34: on a phone of 375 px a customer answers by her link, once; what she wrote stands in the map of her store', async () => {
    const { rows: [invited] } = await database.query<{ id: string; storeId: string }>(
      `select i.id::text, i.store_id::text "storeId" from survey_invitations i where i.state = 'SENT' and i.expires_at > now() limit 1`);
    expect(invited).toBeDefined();
    const phone = await house.open({ width: 375, height: 667, at: `/portal/survey#${surveyToken(house.secret, invited?.id as string)}` });
    const { page } = phone;
    await page.getByRole('group', { name: '这次处理，您总体满意吗？' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('还没回答：这次处理，您总体满意吗？').waitFor();
    for (const name of ['这次处理，您总体满意吗？', '问题解决得怎么样？', '接待人员的态度怎么样？', '处理速度怎么样？']) await page.getByRole('group', { name }).getByRole('radio', { name: '2 分，共 5 分' }).check({ force: true });
    await page.getByRole('group', { name: /推荐给亲友/ }).getByRole('radio', { name: '3 分，共 10 分' }).check({ force: true });
    // The language changes under her hands, and what was chosen stays.
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('group', { name: 'How was the speed?' }).getByRole('radio', { name: '2 of 5', exact: true }).waitFor({ state: 'attached' });
    expect(await page.getByRole('group', { name: 'How was the speed?' }).getByRole('radio', { name: '2 of 5', exact: true }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByLabel(/有什么建议/).fill('蓝莓打开就发霉，客服态度敷衍');
    await shoot(page, 'voice-survey-phone');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '谢谢，已收到' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '谢谢，已收到' }).waitFor();
    await phone.close();
    const { rows: [kept] } = await database.query<{ rating: number; tone: string; channel: string }>(`select rating, tone, channel from survey_responses where comment = '蓝莓打开就发霉，客服态度敷衍'`);
    expect(kept).toEqual({ rating: 2, tone: 'NEGATIVE', channel: 'LINK' });

    const desk = await house.open({ as: 'quality', width: 1440, height: 900, at: '/opinions?by=WEEK' });
    await desk.page.getByRole('heading', { name: '顾客之声' }).waitFor();
    const cell = desk.page.getByRole('button', { name: /^服务态度，/ }).last();
    await cell.click();
    await desk.page.getByRole('complementary', { name: '顾客怎么说' }).getByText('客服态度敷衍').first().waitFor();
    expect(await axeFindings(desk.page)).toEqual([]);
    await shoot(desk.page, 'voice-heat');
    await desk.page.getByRole('complementary', { name: '顾客怎么说' }).getByRole('link', { name: '全部' }).click();
    await desk.page.getByRole('heading', { name: '顾客观点' }).waitFor();
    await desk.page.getByText('客服态度敷衍').first().click();
    await desk.page.getByText('蓝莓打开就发霉，客服态度敷衍').first().waitFor();
    expect(desk.faults).toEqual([]);
    await go(desk.page, '/surveys');
    await desk.page.getByText('工单满意度调查').first().click();
    await desk.page.getByRole('table', { name: '结果' }).waitFor();
    await shoot(desk.page, 'voice-survey-results');
    // One customer more is asked, about a ticket of hers that is done.
    const { rows: [done] } = await database.query<{ id: string; number: string }>(
      `select t.id::text, t.number from tickets t join customers c on c.id = t.customer_id and not c.is_stand_in where t.status in ('SOLVED', 'CLOSED') and not t.is_survey_off and t.joined_into is null
         and not exists (select 1 from survey_invitations i where i.customer_id = c.id) and not exists (select 1 from consents k where k.customer_id = c.id and not k.is_given) order by t.opened_at desc limit 1`);
    await desk.page.locator('main').getByRole('button', { name: '问一位顾客', exact: true }).click();
    const asking = desk.page.getByRole('dialog');
    await asking.getByRole('combobox').fill(done?.number ?? '');
    await desk.page.getByRole('option', { name: new RegExp(done?.number ?? '-') }).first().click();
    await asking.getByRole('button', { name: '问一位顾客', exact: true }).click();
    // No channel leads to customers here, and the page says so instead of claiming that it went.
    await desk.page.getByText('邀约已保存，没有发出', { exact: false }).first().waitFor();
    expect((await database.query<{ sending: string }>('select sending from survey_invitations where ticket_id = $1', [done?.id])).rows).toEqual([{ sending: 'NO_WAY' }]);
    expect(desk.faults).toEqual([]);
    await desk.close();
  }, SLOW);

  test('A-13: an employee proposes an idea on a phone, the manager adopts it for the store, and both see the same', async () => {
    const phone = await house.open({ as: 'employee', width: 375, height: 720, at: '/ideas' });
    const { page } = phone;
    await page.getByRole('button', { name: '提金点子' }).click();
    await page.getByLabel('一句话').fill('退货台放一盒手套');
    await page.getByLabel('怎么做').fill('接生鲜退货的人手干净，顾客看着也放心。');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('link', { name: '退货台放一盒手套' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'ideas-phone');
    expect(phone.faults).toEqual([]);
    await phone.close();

    const desk = await house.open({ as: 'manager', width: 1280, height: 860, at: '/ideas' });
    await desk.page.getByRole('button', { name: /^支持「退货台放一盒手套」/ }).click();
    await desk.page.getByRole('button', { name: '支持「退货台放一盒手套」，现有 1 票' }).waitFor();
    await shoot(desk.page, 'ideas-desk');
    await desk.page.getByRole('link', { name: '退货台放一盒手套' }).click();
    await desk.page.getByRole('button', { name: '采纳', exact: true }).click();
    const dialog = desk.page.getByRole('dialog');
    const { rows: [own] } = await database.query<{ name: string }>(`select s.name_zh name from users u join role_grants g on g.user_id = u.id join stores s on s.id = g.store_id where u.username = 'manager'`);
    await dialog.getByLabel('门店').fill(own?.name ?? '');
    await desk.page.getByRole('option', { name: own?.name ?? '' }).first().click();
    await dialog.getByLabel('原因').fill('花费少，先在本店做');
    await dialog.getByRole('button', { name: '采纳', exact: true }).click();
    await desk.page.getByText('花费少，先在本店做').waitFor();
    expect(await axeFindings(desk.page)).toEqual([]);
    await shoot(desk.page, 'idea-adopted');
    // On the way home the manager puts somebody on tomorrow's shift, and lets new tickets be given out by themselves.
    await go(desk.page, '/staffing?view=roster');
    await desk.page.getByRole('button', { name: '排一个班' }).click();
    const shift = desk.page.getByRole('dialog');
    const person = await shift.locator('select[name=employeeId]').locator('option').nth(1).getAttribute('value');
    await shift.locator('select[name=employeeId]').selectOption(person ?? '');
    await shift.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByText('班次已排').waitFor();
    expect((await database.query<{ n: number }>(`select count(*)::int n from on_calls where employee_id = $1 and level = 'L1' and starts_at > now()`, [person])).rows[0]?.n).toBeGreaterThan(0);
    await desk.page.getByLabel('新工单自动分派').click();
    await desk.page.getByText('新工单会自动分派').waitFor();
    await expect.poll(async () => (await database.query<{ is: string }>(`select d.hand_out "is" from ticket_desks d join role_grants g on g.store_id = d.store_id join users u on u.id = g.user_id where u.username = 'manager'`)).rows, { timeout: 15_000 }).toEqual([{ is: 'BY_RULE' }]);
    expect(await axeFindings(desk.page)).toEqual([]);
    await desk.close();
    const { rows: [kept] } = await database.query<{ state: string; votes: number; stores: number }>(`select state, vote_count votes, adoption_count stores from ideas where title = '退货台放一盒手套'`);
    expect(kept).toEqual({ state: 'ADOPTED', votes: 1, stores: 1 });
  }, SLOW);
});
