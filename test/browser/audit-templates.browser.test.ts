// The page of an audit template in a browser: preview as the phone shows it, a dry run with its tree, a draft with what differs, a file out and in, a copy.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, openCommonConsole, shoot } from './support.ts';

let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 900_000);
afterAll(async () => { await house?.stop(); });

describe.skipIf(!browserPath)('audit templates (no browser: CHROME_PATH)', () => {
  test('versions and what differs between them; a dry run says the score and why, or what is missing at its question', async () => {
    const { page, faults, close } = await house.open({ as: 'quality', at: '/auditTemplates' });
    await page.getByRole('link', { name: '门店月度检查' }).click();
    await page.locator('.tpl-content li').first().waitFor();
    await page.locator('.tpl-diff > li').first().waitFor();
    expect(await page.locator('.tpl-diff').textContent()).toContain('冷藏柜温度');
    await shoot(page, 'audit-template-1280');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByRole('button', { name: '算分' }).click();
    await page.locator('.tpl-try .err-line').first().waitFor();
    await page.getByRole('button', { name: '清空' }).click();
    // Everything passes: a yes, a no where a yes fails, a figure within its limits.
    for (const ask of await page.locator('.tpl-try fieldset.ask').all()) {
      const words = (await ask.locator('legend').textContent()) ?? '';
      if (await ask.locator('input[type=radio][value=yes]').count()) await ask.locator(`input[type=radio][value=${/烂的|要求顾客出示/.test(words) ? 'no' : 'yes'}]`).check();
      else if (await ask.locator('input[inputmode=decimal]').count()) await ask.locator('input[inputmode=decimal]').first().fill('3');
    }
    await page.getByRole('button', { name: '算分' }).click();
    await page.locator('.scoretree').waitFor();
    expect(await page.locator('.trybar').textContent()).toContain('100.0');
    await shoot(page, 'audit-template-try-1280');
    // At the end of the page the bar lies over nothing: a control that it half covers on the way is no small target.
    await page.locator('.trybar').evaluate((bar) => { for (let box = bar.parentElement; box; box = box.parentElement) box.scrollTo(0, box.scrollHeight); });
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  test('a preview on a phone goes question by question, and asks for proof where a fail wants it', async () => {
    const { page, faults, close } = await house.open({ as: 'quality', at: '/auditTemplates', width: 375, height: 667 });
    await page.getByRole('link', { name: '门店月度检查' }).click();
    await page.locator('.tpl-content li').first().waitFor();
    await shoot(page, 'audit-template-375');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole('link', { name: '预览' }).click();
    await page.locator('.runner .pick').first().waitFor();
    await page.locator('.pick').filter({ hasText: /^否$/ }).click();
    await page.getByText('要拍照').or(page.locator('.shoot')).first().waitFor();
    await shoot(page, 'audit-template-preview-375');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('.runbar .pri').click();
    await page.getByText(/2 \/ \d+/).first().waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  test('a draft is changed, saved and told apart from what is in force; a file goes out and in; a copy is a template of its own', async () => {
    const { page, faults, close } = await house.open({ as: 'quality', at: '/auditTemplates' });
    await page.getByRole('link', { name: '神秘顾客到访' }).click();
    await page.getByRole('button', { name: '起草下一版' }).click();
    await page.getByRole('button', { name: /^改这一题: 店面干净整齐/ }).click();
    await page.getByLabel('权重').fill('3');
    await page.getByRole('button', { name: '放进草稿' }).click();
    // A choice with what each earns, asked by what was answered before it; and a section more, whose weight is not the whole yet.
    await page.getByRole('button', { name: '加一题' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('题型').selectOption('CHOICE');
    await dialog.getByLabel('中文题目').fill('灯光');
    await dialog.getByLabel('英文题目').fill('Light');
    for (const [at, zh, en, earns] of [[1, '亮', 'Bright', '100'], [2, '暗', 'Dark', '0']] as const) {
      await dialog.getByLabel(`选项 ${at}: 中文`).fill(zh);
      await dialog.getByLabel(`选项 ${at}: 英文`).fill(en);
      await dialog.getByLabel(`选项 ${at}: 得分 %`).fill(earns);
    }
    await dialog.getByLabel('看哪一题的答案才问').selectOption('clean');
    await shoot(page, 'audit-template-question');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await page.locator('.tpl-content li', { hasText: '灯光' }).filter({ hasText: '「店面干净整齐」未通过 才问' }).waitFor();
    await page.getByRole('button', { name: '加一个部分' }).click();
    for (const [label, words] of [['中文', '停车场'], ['英文', 'Car park'], ['占总分', '10'], ['第一题（中文，是否题）', '有车位'], ['第一题（英文）', 'There is a place']] as const) await dialog.getByLabel(label).first().fill(words);
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await page.getByText('加起来是 110%').waitFor();
    await page.getByRole('button', { name: '改这个部分: 停车场' }).click();
    await dialog.getByLabel('占总分').fill('0');
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await page.getByText('加起来是').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByLabel('改了什么，为什么').fill('整洁多算一点');
    await page.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click();
    await page.locator('.tpl-diff > li').first().waitFor();
    expect(await page.locator('.tpl-diff').textContent()).toMatch(/店面干净整齐[\s\S]*灯光[\s\S]*停车场/);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出' }).click();
    const file = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as { key: string; content: { sections: { questions: { key: string; weight?: string }[] }[] } };
    expect(file).toMatchObject({ kind: 'aftercare.form', key: 'mystery-visit' });
    for (const question of file.content.sections.flatMap((section) => section.questions)) if (question.key === 'clean') question.weight = '5';
    await page.setInputFiles('input[type=file]', { name: 'mystery-visit.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
    await page.locator('.tpl-diff ins', { hasText: /^5$/ }).waitFor();
    await page.getByRole('button', { name: '复制为新模板' }).click();
    await page.getByLabel('代号').fill('mystery-copy');
    await page.getByLabel('中文名称').fill('神秘顾客到访（试点）');
    await page.getByLabel('英文名称').fill('Mystery visit, pilot');
    await page.getByRole('dialog').getByRole('button', { name: '复制为新模板' }).click();
    await page.getByRole('heading', { name: '神秘顾客到访（试点）' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  }, 180_000);
});
