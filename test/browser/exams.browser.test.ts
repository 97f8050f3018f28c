// An exam in the browser: an employee sits it on a phone, reloads in the middle, hands in, sees the result with the reasons and the certificate, whose code opens the public page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings, browserPath, type Console, openConsole, DESK_CHAIN } from './support.ts';

const SLOW = 240_000;
/** A machine with much to do answers late. */
const PATIENT = { timeout: 30_000 };
let house: Console;
beforeAll(async () => { if (browserPath) house = await openConsole({ seed: DESK_CHAIN }); }, 600_000);
afterAll(async () => { await house?.stop(); });

/** Sends an operation as whoever is signed in on the page. */
async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  return page.evaluate(async ([text, values]) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables: values }) });
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }, [query, variables] as const);
}
const words = (zh: string, en: string) => ({ zh, en });

describe.skipIf(!browserPath)('exams (no browser: CHROME_PATH)', () => {
  test('an employee sits an exam at 375 px, reloads in the middle and goes on, hands in, and holds a certificate that a stranger can check', async () => {
    const office = await house.open({ as: 'hr' });
    const make = async (name: string, input: object, type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`): Promise<{ id: string; version: number }> => (await ask<{ did: { id: string; version: number } }>(office.page, `mutation ($input: ${type}!) { did: ${name}(input: $input) { id version } }`, { input })).did;
    await make('saveExamQuestion', { key: 'browser-one', questionKind: 'CHOICE', difficulty: 'EASY', tags: ['browser'], content: { prompt: words('几小时内回应？', 'How soon?'), options: [{ key: 'a', ...words('一小时', 'One hour') }, { key: 'b', ...words('一天', 'One day') }], right: 'a' } });
    await make('saveExamQuestion', { key: 'browser-two', questionKind: 'NUMBER', difficulty: 'EASY', tags: ['browser'], content: { prompt: words('可以直接补偿到多少？', 'Up to how much?'), right: '500', unit: words('元', 'yuan') } });
    const exam = await make('saveExam', { key: 'browser', nameZh: '手机考试', nameEn: 'Exam on a phone', draft: { minutes: 20, attempts: 2, waitHours: 0, passMark: '100', isShuffled: false, isBlind: false, review: 'SOLUTIONS', paper: { questions: [{ key: 'browser-one', points: '5' }, { key: 'browser-two', points: '5' }] } } });
    await make('publishExam', { id: exam.id, expectedVersion: exam.version });
    await make('saveCertificateKind', { key: 'browser', nameZh: '手机证书', nameEn: 'Phone certificate', examId: exam.id, validDays: 365 });
    await office.close();

    const { page, faults, close } = await house.open({ as: 'agent', width: 375, height: 720, at: '/myExams' });
    const row = page.locator('li', { hasText: '手机考试' });
    await row.getByRole('button', { name: '开始' }).click(PATIENT);
    await page.getByRole('dialog').getByRole('button', { name: '开始' }).click();
    await page.getByRole('timer').waitFor(PATIENT);
    await page.getByLabel('一小时').check();
    await page.getByText('已保存').waitFor(PATIENT);
    // Gone in the middle: the answer is there, the clock went on, the first open question is shown.
    await page.reload();
    await page.getByRole('heading', { name: '可以直接补偿到多少？' }).waitFor(PATIENT);
    await page.getByRole('button', { name: '上一题' }).click();
    expect(await page.getByLabel('一小时').isChecked()).toBe(true);
    expect(await page.getByRole('timer').innerText()).toMatch(/还剩 (19|20):/);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole('button', { name: '下一题' }).click();
    await page.locator('input[inputmode=decimal]').fill('500');
    await page.getByText('已保存').waitFor(PATIENT);
    await page.getByRole('button', { name: '交卷' }).click();
    await page.getByRole('dialog').getByText('2 题都已作答').waitFor(PATIENT);
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    await page.waitForURL(/\/result$/, PATIENT);
    await page.getByText('已通过').first().waitFor(PATIENT);
    expect(await axeFindings(page)).toEqual([]);
    // Who has passed looks at the result first, and two acts leave the name its line.
    await page.goto(new URL('/myExams', page.url()).href);
    const passed = page.locator('.exam-list > li', { hasText: '手机考试' }).first();
    await passed.getByRole('link', { name: '查看结果' }).waitFor(PATIENT);
    expect((await passed.locator('.exam-acts').innerText()).replace(/\s+/g, ' ')).toMatch(/^查看结果/);
    expect((await passed.locator('.exam-name').boundingBox())?.width).toBeGreaterThan(240);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const { certificates } = await ask<{ certificates: { items: { id: string; number: string; kind: { nameZh: string } }[] } }>(page, '{ certificates(filter: { kind: { key: { eq: "browser" } } }) { items { id number kind { nameZh } } } }');
    const { certificateLinks } = await ask<{ certificateLinks: { check: string } }>(page, 'query ($id: ID!) { certificateLinks(id: $id) { check } }', { id: certificates.items[0]?.id });
    expect(faults).toEqual([]);
    await close();
    // A stranger with the code, without an account.
    const stranger = await house.open({ at: certificateLinks.check });
    await stranger.page.getByText('有效', { exact: true }).waitFor(PATIENT);
    expect(await stranger.page.innerText('main')).toContain(certificates.items[0]?.number);
    expect(await axeFindings(stranger.page)).toEqual([]);
    await stranger.close();
  }, SLOW);
});
