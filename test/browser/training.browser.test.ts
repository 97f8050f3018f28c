// Training in a browser: personnel gives a course, an employee follows it on a phone, goes on where she was on another device, and finishes the lesson.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openCommonConsole } from './support.ts';

let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 600_000);
afterAll(async () => { await house?.stop(); });

/** SQL on the chain of the test: time that has gone by is nothing to wait for. */
async function tell<Row extends object = object>(sql: string): Promise<Row[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: house.database.url });
  await client.connect();
  try { return (await client.query<Row>(sql)).rows; } finally { await client.end(); }
}

describe.skipIf(!browserPath)('training (no browser: CHROME_PATH)', () => {
  test('UX-19 C-19: personnel gives a course; the employee resumes a lesson on a phone of 375 px and finishes it; the record says so', async () => {
    const office = await house.open({ as: 'hr', at: '/trainingRecords' });
    await office.page.getByRole('button', { name: '安排培训' }).first().click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByLabel('课程或路径').selectOption({ label: '接待基本功' });
    const person = dialog.getByLabel('员工', { exact: true });
    const [employee] = await tell<{ id: string; name: string }>(`select e.id::text, e.name from employees e join users u on u.employee_id = e.id where u.username = 'employee'`);
    const name = employee?.name as string;
    await person.fill(name);
    await office.page.getByRole('option', { name }).first().click();
    await dialog.getByRole('button', { name: '安排培训' }).click();
    await office.page.getByText('新安排 1 条').waitFor();
    expect(await axeFindings(office.page)).toEqual([]);

    const phone = await house.open({ as: 'employee', at: '/myTraining', width: 375 });
    await phone.page.getByRole('link', { name: /开始.*接待基本功/ }).click();
    await phone.page.getByRole('heading', { name: '先问候，再问事' }).waitFor();
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth)).toBe(true);
    expect(await axeFindings(phone.page)).toEqual([]);
    // Too quick: the server has counted seconds, not minutes.
    await phone.page.getByRole('button', { name: '学完这一课' }).click();
    await phone.page.getByText(/学习时间还不到课时的一半/).waitFor();
    await phone.close();

    await tell(`update lesson_progress set page_seconds = 1500, seen_at = now() - interval '1 hour', place = 40`);
    const other = await house.open({ as: 'employee', at: '/myTraining', width: 375, language: 'en' });
    await other.page.getByRole('link', { name: /Resume.*Reception basics/ }).click();
    await other.page.getByText('25 min of 30 min spent here').waitFor();
    await other.page.getByRole('button', { name: 'Finish this lesson' }).click();
    await other.page.getByText('Lesson finished').waitFor();
    await other.page.getByText(/Finished · 25 min of 30 min/).waitFor();
    expect(await other.page.locator('main').innerText().then((text) => /\p{Script=Han}/u.test(text))).toBe(false);
    expect(other.faults).toEqual([]);
    await other.close();

    await office.page.reload();
    await office.page.getByRole('row').filter({ hasText: name }).getByText('接待基本功').first().click();
    await office.page.getByText('学习中').first().waitFor();
    await office.page.getByRole('table', { name: '学时明细' }).getByText('25 分钟').waitFor();
    expect(await axeFindings(office.page)).toEqual([]);

    // A post of the chain's own, a path that is for it, and the employee who takes it up.
    const chief = await house.open({ as: 'admin', at: '/positions' });
    await chief.page.getByRole('button', { name: '新建岗位' }).click();
    const post = chief.page.getByRole('dialog');
    await post.locator('[name=nameZh]').fill('回访专员');
    await post.locator('[name=nameEn]').fill('Call-back specialist');
    await post.locator('[name=key]').fill('callback-specialist');
    await post.locator('[name=dutiesZh]').fill('两天内回访');
    await post.locator('[name=dutiesEn]').fill('Calls back within two days');
    await post.getByRole('button', { name: '保存', exact: true }).click();
    await chief.page.getByRole('table', { name: '岗位与级别' }).getByText('回访专员').waitFor();
    await chief.close();

    await go(office.page, '/learningPaths/create');
    await office.page.getByLabel('第 1 门课', { exact: true }).selectOption({ label: '接待基本功' });
    await office.page.locator('input[name=key]').fill('callback-path');
    await office.page.locator('input[name=nameZh]').fill('回访路径');
    await office.page.locator('input[name=nameEn]').fill('Call-back path');
    await office.page.getByLabel('回访专员', { exact: true }).check();
    await office.page.getByRole('button', { name: '保存', exact: true }).click();
    await office.page.getByText('路径已保存').waitFor();
    await office.page.getByText('回访路径').first().waitFor();

    await go(office.page, `/employees/${employee?.id}/show`);
    await office.page.getByRole('button', { name: '调动', exact: true }).click();
    const move = office.page.getByRole('dialog');
    await move.locator('select[name=position]').selectOption({ label: '回访专员' });
    await move.locator('[name=reason]').fill('回访缺人');
    await move.getByRole('button', { name: '调动', exact: true }).click();
    await office.page.getByText('已调动').waitFor();
    await office.page.getByText('回访缺人').first().waitFor();
    expect(await axeFindings(office.page)).toEqual([]);

    // The post gets a course of its own from another, and a scheme by which its people are measured.
    await go(office.page, '/courses');
    await office.page.getByRole('row').filter({ hasText: '接待基本功' }).getByText('接待基本功').first().click();
    await office.page.getByRole('button', { name: '复制课程' }).click();
    const copy = office.page.getByRole('dialog');
    await copy.locator('[name=key]').fill('callback-basics');
    await copy.locator('[name=nameZh]').fill('回访基本功');
    await copy.locator('[name=nameEn]').fill('Call-back basics');
    expect(await axeFindings(office.page)).toEqual([]);
    await copy.getByRole('button', { name: '复制课程' }).click();
    await office.page.waitForURL(/\/courses\/\d+\/write/);
    expect(await office.page.locator('input[lang=zh]').first().inputValue()).toBe('第一分钟');
    // A lesson takes several papers; a course that is bound to an exam says that it has none, and is not published before.
    const paper = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 a paper of some length: ${name}`) });
    await office.page.locator('input[type=file]').setInputFiles([paper('话术.pdf'), paper('清单.pdf')]);
    const papers = office.page.getByRole('group', { name: /附件/ }).first();
    await papers.getByLabel('清单.pdf').check();
    await papers.getByLabel('话术.pdf').check();
    expect(await axeFindings(office.page)).toEqual([]);
    await office.page.getByRole('button', { name: '保存草稿' }).click();
    await office.page.waitForURL(/\/courses\/\d+\/show/);
    for (const name of ['清单.pdf', '话术.pdf']) await office.page.locator('.main').getByRole('link', { name }).waitFor();
    const [kept] = await tell<{ names: string[] }>(`select array_agg(f.name order by a.n) names from course_versions v join courses c on c.id = v.course_id and c.key = 'callback-basics', jsonb_array_elements_text(v.content #> '{lessons,0,attachmentIds}') with ordinality a (id, n) join course_files f on f.id = a.id::bigint`);
    expect(kept?.names).toEqual(['清单.pdf', '话术.pdf']);
    await office.page.getByRole('button', { name: '名称和要求' }).click();
    await office.page.getByRole('dialog').getByLabel('要通过考试才算完成').check();
    await office.page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
    await office.page.getByRole('alert').getByText(/没有能考的考试/).waitFor();
    await office.page.getByRole('button', { name: '发布', exact: true }).click();
    await office.page.getByText(/还没有已发布的考试/).first().waitFor();
    // The exam is made where exams are, and names the course; then it can be published.
    await office.page.getByRole('alert').getByRole('link', { name: '去考试' }).click();
    await office.page.getByRole('button', { name: '新建考试' }).click();
    const exam = office.page.getByRole('dialog');
    await exam.locator('[name=key]').fill('callback');
    await exam.locator('[name=nameZh]').fill('回访考试');
    await exam.locator('[name=nameEn]').fill('Call-back exam');
    await exam.locator('select[name=courseId]').selectOption({ label: '回访基本功' });
    expect(await axeFindings(office.page)).toEqual([]);
    await exam.getByRole('button', { name: '保存草稿' }).click();
    await office.page.waitForURL(/\/exams\/\d+\/show/);
    const publish = office.page.getByRole('button', { name: '发布', exact: true });
    await publish.click();
    await publish.waitFor({ state: 'detached' });
    await office.page.getByRole('link', { name: '回访基本功' }).first().click();
    await office.page.getByRole('link', { name: '回访考试' }).first().waitFor();
    await office.page.getByText(/没有能考的考试/).waitFor({ state: 'detached' });
    await publish.click();
    await publish.waitFor({ state: 'detached' });
    const [published] = await tell<{ state: string }>(`select v.state from course_versions v join courses c on c.id = v.course_id and c.key = 'callback-basics'`);
    expect(published?.state).toBe('PUBLISHED');
    await go(office.page, '/kpiSchemes');
    await office.page.getByRole('button', { name: '新建方案' }).click();
    const scheme = office.page.getByRole('dialog');
    await scheme.locator('[name=key]').fill('callback');
    await scheme.locator('[name=nameZh]').fill('回访四项');
    await scheme.locator('[name=nameEn]').fill('Call-backs');
    await scheme.getByLabel('回访专员', { exact: true }).check();
    expect(await axeFindings(office.page)).toEqual([]);
    await scheme.getByRole('button', { name: '新建方案' }).click();
    await office.page.waitForURL(/\/kpiSchemes\/\d+\/show/);
    await office.page.getByText('正在改第 1 版').waitFor();
    await office.page.getByText('权重合计 100').waitFor();
    await office.close();
  }, 300_000);
});
