// An exam in the browser: an employee sits it on a phone, reloads in the middle, hands in, sees the result with the reasons and the certificate, whose code opens the public page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { browserPath, type Console, go, openCommonConsole } from './support.ts';

const SLOW = 240_000;
/** A machine with much to do answers late. */
const PATIENT = { timeout: 30_000 };
let house: Console;
beforeAll(async () => { if (browserPath) house = await openCommonConsole(); }, 600_000);
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
    await make('saveExamTopic', { key: 'browser', nameZh: '浏览器', nameEn: 'Browser' });
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
    await go(page, '/myExams');
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

  test('UX-17 UX-19 D-29: the chain in the console: audit, finding, corrective action, training, exam, certificate, ticket, scorecard; every page opens the one before and the one after', async () => {
    const did = async (page: Page, name: string, input: object, fields = 'id version', type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`) => (await ask<{ did: { id: string; version: number; [key: string]: unknown } }>(page, `mutation ($input: ${type}!) { did: ${name}(input: $input) { ${fields} } }`, { input })).did;
    const once = (): string => crypto.randomUUID();
    const [hr, quality, boss] = [(await house.open({ as: 'hr' })).page, (await house.open({ as: 'quality' })).page, (await house.open({ as: 'admin' })).page];
    const learner = (await house.open({ as: 'agent' })).page;
    const { viewer } = await ask<{ viewer: { employeeId: string } }>(learner, '{ viewer { employeeId } }');
    const { employee: agent } = await ask<{ employee: { id: string; name: string; storeId: string } }>(learner, 'query ($id: ID!) { employee(id: $id) { id name storeId } }', { id: viewer.employeeId });
    // What the agent lacks: a certificate that one category asks for, earned by an exam, which belongs to a course.
    const course = await did(hr, 'saveCourse', { key: 'chain', nameZh: '链条课程', nameEn: 'Chain course', subject: 'PROCESS', isExamined: true, draft: { content: { requiredMinutes: 5, lessons: [{ key: 'one', ...words('第一课', 'Lesson one'), minutes: 5, textZh: '先听', textEn: 'Listen' }] } } });
    await did(hr, 'saveExamTopic', { key: 'chain', nameZh: '链条', nameEn: 'Chain' });
    await did(hr, 'saveExamQuestion', { key: 'chain', questionKind: 'NUMBER', difficulty: 'EASY', tags: ['chain'], content: { prompt: words('几小时？', 'How many hours?'), right: '2' } });
    const exam = await did(hr, 'saveExam', { key: 'chain', nameZh: '链条考试', nameEn: 'Chain exam', courseId: course.id, draft: { minutes: 10, attempts: 2, waitHours: 0, passMark: '100', isShuffled: false, isBlind: false, review: 'RESULT', paper: { questions: [{ key: 'chain', points: '10' }] } } });
    await did(hr, 'publishExam', { id: exam.id, expectedVersion: exam.version });
    await did(hr, 'publishCourse', { id: course.id, expectedVersion: course.version });
    const kind = await did(hr, 'saveCertificateKind', { key: 'chain', nameZh: '链条证书', nameEn: 'Chain certificate', examId: exam.id, validDays: 365 });
    const { ticketCategories } = await ask<{ ticketCategories: { items: { id: string; gates: { id: string }[] }[] } }>(boss, '{ ticketCategories(filter: { isArchived: { eq: false } }, page: { limit: 20 }) { items { id gates { id } } } }');
    const categoryId = ticketCategories.items.find((one) => one.gates.length === 0)?.id;
    await did(boss, 'saveTicketGate', { categoryId, certificateKindId: kind.id }, 'id');
    const { audits } = await ask<{ audits: { items: { id: string; number: string }[] } }>(quality, 'query ($store: ID!) { audits(filter: { storeId: { eq: $store }, state: { eq: PUBLISHED } }, page: { limit: 1 }) { items { id number } } }', { store: agent.storeId });
    const audit = audits.items[0] as { id: string; number: string };
    const finding = await did(quality, 'openFinding', { idempotencyKey: once(), source: 'AUDIT', sourceResource: 'Audit', sourceKey: audit.id, storeId: agent.storeId, titleZh: '链条问题', titleEn: 'Chain finding' }, 'id version number');
    const action = await did(quality, 'openCorrectiveAction', { findingId: finding.id, idempotencyKey: once(), whatZh: '链条整改', causeTag: 'PEOPLE', ownerId: agent.id, trainingCourseKey: 'chain' }, 'id version number trainings { record { id } }');
    const recordId = (action.trainings as { record: { id: string } }[])[0]?.record.id;

    // Refused on the ticket's own page, with the way to the course.
    const desk = await house.open({ as: 'manager' });
    const { page } = desk;
    const ticket = await did(page, 'openTicket', { idempotencyKey: once(), body: '链条工单，货架很脏', channel: 'PHONE', storeId: agent.storeId, categoryId, takeIt: false }, 'id version number');
    await go(page, `/tickets/${ticket.id}/show`);
    await page.getByRole('heading', { name: /链条工单/ }).first().waitFor(PATIENT);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().fill(agent.name);
    await page.getByRole('option', { name: agent.name }).first().click(PATIENT);
    await dialog.getByRole('button', { name: '转派' }).click();
    await page.getByText(/没有有效的「链条证书」/).first().waitFor(PATIENT);
    await page.getByRole('link', { name: '打开课程' }).first().click();
    await page.getByRole('heading', { name: '链条课程' }).first().waitFor(PATIENT);
    expect(new URL(page.url()).pathname).toBe(`/courses/${course.id}/show`);
    await page.getByRole('list', { name: '引出' }).getByRole('link', { name: '链条考试' }).waitFor(PATIENT);

    // Learnt and passed, by the agent; then the ticket can be hers, and is solved.
    await did(page, 'recordTrainingHours', { idempotencyKey: once(), recordId, hours: '0.1', note: '带教在场' }, 'id');
    const attempt = await did(learner, 'startExam', { examId: exam.id, idempotencyKey: once() }, 'id');
    await ask(learner, 'mutation ($input: SaveExamAnswerInput!) { saveExamAnswer(input: $input) }', { input: { attemptId: attempt.id, place: 1, answer: '2', revision: 0 } });
    await did(learner, 'submitExam', { attemptId: attempt.id, idempotencyKey: once() }, 'id isPassed');
    const given = await did(page, 'assignTicket', { id: ticket.id, expectedVersion: ticket.version, assigneeId: agent.id });
    await did(learner, 'resolveTicket', { id: ticket.id, expectedVersion: given.version, solution: '已经擦干净', callBack: false });
    await did(hr, 'refreshScorecards', { periodKind: 'MONTH' }, 'cards');
    const { certificates } = await ask<{ certificates: { items: { id: string; number: string }[] } }>(page, '{ certificates(filter: { kind: { key: { eq: "chain" } } }) { items { id number } } }');
    const certificate = certificates.items[0] as { id: string; number: string };

    // Forth and back, by the links of the pages alone.
    const path: [address: string, heading: string | RegExp, link: string | RegExp][] = [
      [`/audits/${audit.id}/show`, /./, new RegExp(String(finding.number))], [`/findings/${finding.id}/show`, '链条问题', '链条整改'], [`/correctiveActions/${action.id}/show`, '链条整改', '链条课程'],
      [`/trainingRecords/${recordId}/show`, '链条课程', /链条考试，第 1 次/], [`/myExams/${attempt.id}/result`, '链条考试', new RegExp(`链条证书 ${certificate.number}`)], [`/myExams/${certificate.id}/certificate`, '链条证书', new RegExp(String(ticket.number))],
      [`/tickets/${ticket.id}/show`, /链条工单/, new RegExp(`^${agent.name} \\d{4}-`)],
    ];
    await go(page, path[0]?.[0] as string);
    for (const [address, heading, link] of path) {
      await page.waitForURL((url) => url.pathname === address, PATIENT);
      await page.getByRole('heading', { name: heading }).first().waitFor(PATIENT);
      await page.getByRole('main').getByRole('link', { name: link }).first().click(PATIENT);
    }
    // The number opens the list that holds the ticket, which leads back.
    await page.waitForURL(/\/scorecards\/\d+\/show\?value=/, PATIENT);
    await page.locator('a[href^="/tickets?"]').first().click(PATIENT);
    await page.getByRole('main').getByText(/链条工单/).first().click(PATIENT);
    await page.waitForURL((url) => url.pathname === `/tickets/${ticket.id}/show`, PATIENT);
    for (const [address, name] of [[path[5]?.[0], new RegExp(certificate.number)], [path[4]?.[0], /链条考试，第 1 次/], [path[3]?.[0], '链条课程'], [path[2]?.[0], new RegExp(`^${action.number} `)], [path[1]?.[0], '链条问题'], [path[0]?.[0], new RegExp(audit.number)]] as const) {
      await page.getByRole('main').getByRole('link', { name }).first().click(PATIENT);
      await page.waitForURL((url) => url.pathname === address, PATIENT);
    }
    expect(desk.faults.filter((fault) => !/409|422|POLICY|403/.test(fault))).toEqual([]);
    // The agent's own notice of the training opens where she may look.
    await learner.goto(new URL('/', learner.url()).href);
    await learner.getByRole('button', { name: /提醒/ }).first().click(PATIENT);
    await learner.getByRole('button', { name: /给你安排了培训：链条课程/ }).click(PATIENT);
    await learner.waitForURL((url) => url.pathname === `/myTraining/${recordId}/learn`, PATIENT);
    await learner.getByRole('heading', { name: '链条课程' }).waitFor(PATIENT);
  }, SLOW);
});
