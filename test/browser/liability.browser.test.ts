// A case as a technician and a manager work on it: the visit filled in on a phone by thumb, kept while the page is gone, then liability decided at the desk.
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openCommonConsole, shoot } from './support.ts';

let house: Console;
let database: pg.Client;
beforeAll(async () => {
  if (!browserPath) return;
  house = await openCommonConsole();
  database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
}, 600_000);
afterAll(async () => { await database?.end(); await house?.stop(); });

async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  return page.evaluate(async ([text, values]) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables: values }) });
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (answer.errors) throw new Error(answer.errors[0]?.message);
    return answer.data;
  }, [query, variables] as const);
}

describe.skipIf(!browserPath)('a case of liability (no browser: CHROME_PATH)', () => {
  test('C-07: a visit is filled in on a phone of 375 px, survives a reload, is judged against its limits, and liability is decided on it', async () => {
    const { page, faults, close } = await house.open({ as: 'agent', width: 375 });
    const { openTicket } = await ask<{ openTicket: { id: string } }>(page, 'mutation ($input: OpenTicketInput!) { openTicket(input: $input) { id } }', { input: { idempotencyKey: 'case-1', body: '800×800 抛光砖铺好以后色差明显', channel: 'PHONE' } });
    await ask(page, 'mutation ($input: PlanSiteVisitInput!) { planSiteVisit(input: $input) { id } }', { input: { idempotencyKey: 'case-2', ticketId: openTicket.id } });
    await go(page, `/tickets/${openTicket.id}/show`);
    const side = page.getByRole('region', { name: '责任与方案' });
    await side.getByRole('button', { name: '我到了' }).click();
    await side.getByRole('button', { name: '填检测结果' }).click();
    const form = page.getByRole('dialog');
    const pick = async (question: string, answer: string): Promise<void> => { await form.getByRole('group', { name: question }).getByText(answer, { exact: true }).click(); };
    await pick('是哪一类砖', '抛光砖');
    await pick('铺在哪里', '客厅、卧室');
    await form.getByLabel('有问题的面积').fill('50');
    // A limit stands beside the reading before it is taken, and judges it at once.
    await form.getByText('标准：无釉砖色差不超过 1.0（GB/T 3810.16）').waitFor();
    await form.getByLabel(/^色差.*读数 1$/).fill('0.6');
    await form.getByText('在标准内：无釉砖色差不超过 1.0（GB/T 3810.16）').waitFor();
    // The tab is gone and comes back: nothing is lost.
    await page.reload();
    await side.getByRole('button', { name: '填检测结果' }).click();
    expect(await form.getByLabel(/^色差.*读数 1$/).inputValue()).toBe('0.6');
    await form.getByLabel(/^边长偏差.*读数 1$/).fill('0.4');
    await form.getByLabel(/^吸水率.*读数 1$/).fill('0.9');
    await form.getByText('超出：瓷质砖不超过 0.5%（出厂标准）').waitFor();
    await pick('防滑等级', 'R10');
    // Half a form is not submitted: what is missing is said at its question.
    await form.getByRole('button', { name: '提交，之后不能改' }).click();
    await form.getByRole('group', { name: '敲击有空鼓' }).getByText('这一题还没答').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shoot(page, 'visit-phone');
    for (const question of ['外箱有挤压、破损或浸水', '没铺的砖开箱就有缺角、裂纹', '敲击有空鼓', '留缝小于 1.5 毫米或没有留缝', '不同色号、批号混铺，铺前没有试排', '用过强酸、强碱清洁剂', '有重物砸过的痕迹']) await pick(question, '否');
    await form.getByLabel('顾客希望怎么解决').fill('换砖重铺');
    // Targets are large enough for a thumb.
    const box = await form.getByRole('group', { name: '敲击有空鼓' }).locator('label', { hasText: '否' }).first().boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
    await form.getByRole('button', { name: '提交，之后不能改' }).click();
    await side.getByText('超出标准').waitFor();
    const { rows: [visit] } = await database.query('select state, is_beyond_standard "isBeyond", outcome from site_visits where submitted_at is not null order by submitted_at desc limit 1');
    expect(visit).toMatchObject({ state: 'DONE', isBeyond: true, outcome: { failed: ['absorption'] } });
    expect(faults).toEqual([]);
    await close();

    const desk = await house.open({ as: 'manager', at: `/tickets/${openTicket.id}/show` });
    const there = desk.page.getByRole('region', { name: '责任与方案' });
    await there.getByRole('button', { name: '判定责任' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText('检测建议：产品：吸水率（平均） 0.9 %').waitFor();
    expect(await dialog.getByLabel('产品').inputValue()).toBe('100');
    await dialog.getByLabel('产品').fill('80');
    await dialog.getByText('合计 80%').waitFor();
    await dialog.getByLabel('安装').fill('20');
    await dialog.getByLabel('理由').fill('吸水率超标，铺贴也没有留缝');
    expect(await axeFindings(desk.page)).toEqual([]);
    await dialog.getByRole('button', { name: '判定责任' }).click();
    await there.getByText('产品 80%，安装 20%').waitFor();
    await shoot(desk.page, 'case-desk');
    expect(desk.faults).toEqual([]);
    await desk.close();
  }, 240_000);
});
