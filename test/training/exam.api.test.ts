// Exams over HTTP: the paper is frozen and the server keeps the time, nothing that is right leaves before the end, marks are given by others and kept.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Any } from '../tickets/ticket-fixture.ts';
import { examWorld, key, options, PAPER, words, type ExamWorld } from './exam-world.ts';

let w: ExamWorld;
beforeAll(async () => { w = await examWorld(); });
afterAll(() => w?.end());

const CHOICE = { prompt: words('首次响应多久？', 'How soon is the first response?'), options: options('ten', 'hour', 'day'), right: 'hour', why: words('时效政策写着', 'The policy says so') };
const ORDER = { prompt: words('服务三步的先后', 'The three steps in order'), options: options('listen', 'empathise', 'plan'), right: ['listen', 'empathise', 'plan'] };
const NUMBER = { prompt: words('满意度目标', 'Target of satisfaction'), right: '4.8', tolerance: '0.05', unit: words('分', 'points') };
const TEXT = { prompt: words('顾客情绪激动时怎么说？', 'What do you say to somebody upset?'), rubric: words('要有三步', 'All three steps') };

async function fixed(more: object = {}, ...questions: Any[]): Promise<string> { return w.exam({ questions: questions.map((one) => ({ key: one.key, points: '10' })) }, more); }

describe('the bank and the definition', () => {
  test('a question that was changed is asked as it was by whoever had begun; its versions never change', async () => {
    const question = await w.question('CHOICE', CHOICE);
    const examId = await fixed({}, question);
    const attempt = await w.start('agent', examId);
    const changed = await w.act('quality', 'saveExamQuestion', { id: question.id, expectedVersion: question.version, content: { ...CHOICE, prompt: words('改了', 'Changed') } }, 'id versions { items { number promptEn } }');
    expect(changed.versions.items.map((one: Any) => [one.number, one.promptEn])).toEqual([[2, 'Changed'], [1, 'How soon is the first response?']]);
    expect((await w.paper('agent', attempt.id)).questions[0].prompt.en).toBe('How soon is the first response?');
    expect((await w.paper('colleague', (await w.start('colleague', examId)).id)).questions[0].prompt.en).toBe('Changed');
    await expect(w.sql('update exam_question_versions set prompt_en = $1', ['x'])).rejects.toThrow(/does not change/);
    await expect(w.sql('update exam_attempts set deadline_at = deadline_at + interval $1', ['1 hour'])).rejects.toThrow();
    // The same content once more is no version.
    const { examQuestion } = await w.ask('quality', 'query ($id: ID!) { examQuestion(id: $id) { version } }', { id: question.id });
    const same = await w.act('quality', 'saveExamQuestion', { id: question.id, expectedVersion: examQuestion.version, content: { ...CHOICE, prompt: words('改了', 'Changed') } }, 'versions { total }');
    expect(same.versions.total).toBe(2);
  });

  test('bad input is named at its place: content, pass mark, a rule that the bank cannot fill', async () => {
    expect((await w.refused('quality', 'saveExamQuestion', { key: `q-${key()}`, questionKind: 'CHOICE', difficulty: 'EASY', content: { ...CHOICE, right: 'never' } })).fields).toHaveProperty(['input.content.right']);
    const draft = { minutes: 10, attempts: 1, waitHours: 0, passMark: '100.01', isShuffled: true, isBlind: false, review: 'RESULT', paper: { draws: [{ tags: ['nobody-has-this'], count: 2, points: '1' }] } };
    expect((await w.refused('hr', 'saveExam', { key: `x-${key()}`, nameZh: '考', nameEn: 'Exam', draft })).fields).toHaveProperty(['input.draft.passMark']);
    const made = await w.act('hr', 'saveExam', { key: `x-${key()}`, nameZh: '考', nameEn: 'Exam', draft: { ...draft, passMark: '60' } });
    expect((await w.refused('hr', 'publishExam', { id: made.id, expectedVersion: made.version })).fields).toEqual({ 'input.paper.draws.0': { reason: 'EXAM_BANK_SHORT', message: 'The bank has too few that fit: 2 wanted, 0 found' } });
    expect(await w.refused('agent', 'startExam', { examId: made.id, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'EXAM_CLOSED' });
    expect(await w.refused('manager', 'saveExam', { key: `x-${key()}`, nameZh: '考', nameEn: 'Exam', draft })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('what questions are about is a topic with its name in both languages; a word that is none is refused', async () => {
    const ask = async (): Promise<Any[]> => (await w.ask('hr', 'query { examTopics(page: { limit: 50 }) { items { id version key nameZh nameEn } } }')).examTopics.items;
    expect((await ask()).map((one) => [one.key, one.nameZh, one.nameEn])).toContainEqual(['talk-text', '答复文字', 'Written replies']);
    expect((await ask()).filter((one) => !/[一-龥]/.test(one.nameZh) || /[一-龥]/.test(one.nameEn))).toEqual([]);
    const write = { key: `q-${key()}`, questionKind: 'CHOICE', difficulty: 'EASY', tags: ['law', 'tiles'], content: CHOICE };
    expect((await w.refused('quality', 'saveExamQuestion', write)).fields).toEqual({ 'input.tags': { reason: 'EXAM_TOPIC', message: 'There is no topic “tiles”: make it first' } });
    const made = await w.act('quality', 'saveExamTopic', { key: 'tiles', nameZh: ' 瓷砖 ', nameEn: 'Tiles' }, 'id version nameZh');
    expect(made.nameZh).toBe('瓷砖');
    expect((await w.refused('quality', 'saveExamTopic', { key: 'tiles', nameZh: '砖', nameEn: 'Tile' })).fields).toHaveProperty(['input.key']);
    expect((await w.refused('quality', 'saveExamTopic', { key: 'blank', nameZh: ' ', nameEn: 'Blank' })).fields).toHaveProperty(['input.nameZh']);
    expect(await w.refused('manager', 'saveExamTopic', { key: 'mine', nameZh: '我的', nameEn: 'Mine' })).toMatchObject({ code: 'FORBIDDEN' });
    const question = await w.act('quality', 'saveExamQuestion', write, 'id version tags');
    expect(question.tags).toEqual(['law', 'tiles']);
    expect((await w.refused('quality', 'saveExamQuestion', { id: question.id, expectedVersion: question.version, tags: ['glass'] })).fields).toHaveProperty(['input.tags']);
    await w.act('quality', 'saveExamTopic', { id: made.id, expectedVersion: made.version, nameZh: '瓷砖知识', nameEn: 'About tiles' });
    expect((await ask()).find((one) => one.key === 'tiles')).toMatchObject({ nameZh: '瓷砖知识', nameEn: 'About tiles' });
    expect((await w.refused('quality', 'saveExamTopic', { id: made.id, expectedVersion: made.version, nameZh: '旧', nameEn: 'Old' })).code).toBe('CONFLICT');
    // It is asked for no more: the next test counts the questions about law.
    await w.act('quality', 'saveExamQuestion', { id: question.id, expectedVersion: question.version, isArchived: true });
  });

  test('a paper is drawn by rule, so many of each sort, and a dry draw shows one without writing anything', async () => {
    for (let i = 0; i < 4; i += 1) await w.question('CHOICE', CHOICE, { tags: ['law'], difficulty: i % 2 ? 'HARD' : 'EASY' });
    const paper = { draws: [{ tags: ['law'], difficulty: 'HARD', count: 2, points: '5' }, { tags: ['law'], difficulty: 'EASY', count: 1, points: '10' }] };
    const before = await w.sql('select count(*) n from exam_attempts');
    const { drawExam } = await w.ask('hr', 'query ($input: DrawExamInput!) { drawExam(input: $input) { points questions { place difficulty tags points } } }', { input: { paper } });
    expect(drawExam.points).toBe('20');
    expect(drawExam.questions.map((one: Any) => `${one.difficulty}${one.points}`).sort()).toEqual(['EASY10', 'HARD5', 'HARD5']);
    expect(await w.sql('select count(*) n from exam_attempts')).toEqual(before);
  });
});

describe('sitting it', () => {
  test('answers are kept one by one and go on after a reload; handed in once, the result follows with its reasons', async () => {
    const examId = await fixed({ isShuffled: false }, await w.question('CHOICE', CHOICE), await w.question('ORDER', ORDER), await w.question('NUMBER', NUMBER));
    const attempt = await w.start('agent', examId);
    expect(await w.start('agent', examId)).toMatchObject({ id: attempt.id, number: 1 });
    expect(await w.answer('agent', attempt.id, 1, 'B')).toBe(1);
    expect(await w.answer('agent', attempt.id, 3, ' 4.84 ')).toBe(1);
    // The same answer sent again, because the first word of it was lost, is kept once; an older screen does not write over it.
    expect(await w.answer('agent', attempt.id, 1, 'B')).toBe(1);
    expect(await w.refused('agent', 'saveExamAnswer', { attemptId: attempt.id, place: 1, answer: 'C', revision: 0 }, '')).toMatchObject({ code: 'CONFLICT', current: { revision: 1, answer: 'B' } });
    for (const wrong of [{ place: 1, answer: 'Z' }, { place: 1, answer: ['A'] }, { place: 3, answer: 'four' }, { place: 2, answer: ['A', 'B'] }]) expect(await w.refused('agent', 'saveExamAnswer', { attemptId: attempt.id, revision: 0, ...wrong }, '')).toMatchObject({ code: 'VALIDATION' });
    const again = await w.paper('agent', attempt.id);
    expect(again.questions.map((one: Any) => [one.answer, one.revision])).toEqual([['B', 1], [null, 0], ['4.84', 1]]);
    expect(Date.parse(again.deadlineAt) - Date.parse(again.now)).toBe(30 * 60_000);
    const idempotencyKey = key();
    const done = await w.act('agent', 'submitExam', { attemptId: attempt.id, idempotencyKey }, 'id state isPassed endedBy');
    expect(done).toMatchObject({ state: 'DONE', isPassed: false, endedBy: 'HANDED_IN' });
    expect(await w.act('agent', 'submitExam', { attemptId: attempt.id, idempotencyKey }, 'id state')).toMatchObject({ state: 'DONE' });
    expect(await w.refused('agent', 'submitExam', { attemptId: attempt.id, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'EXAM_OVER' });
    expect(await w.refused('agent', 'saveExamAnswer', { attemptId: attempt.id, place: 1, answer: 'A', revision: 1 }, '')).toMatchObject({ code: 'POLICY', reason: 'EXAM_OVER' });
    const { examReview } = await w.ask('agent', 'query ($id: ID!) { examReview(attemptId: $id) { score isPassed tree questions { place points most answer right why { en } } } }', { id: attempt.id });
    expect(examReview).toMatchObject({ score: '66.67', isPassed: false, tree: { holds: false, inputs: [{ value: '10' }, { value: '0' }, { value: '10' }] } });
    expect(examReview.questions[0]).toMatchObject({ points: '10', answer: 'B', right: 'B', why: { en: 'The policy says so' } });
    await expect(w.sql(`update exam_answers set answer = '"hour"' where attempt_id = $1 and place = 2`, [attempt.id])).rejects.toThrow(/handed in/);
  });

  test('the server’s clock ends it: a late answer is refused and says so, what was kept by then counts, with a worker or without one', async () => {
    const examId = await fixed({ minutes: 5 }, await w.question('NUMBER', NUMBER));
    const attempt = await w.start('agent', examId);
    await w.answer('agent', attempt.id, 1, '4.8');
    w.clock.advance(5 * 60_000 + 1);
    expect(await w.refused('agent', 'saveExamAnswer', { attemptId: attempt.id, place: 1, answer: '1', revision: 1 }, '')).toMatchObject({ code: 'POLICY', reason: 'EXAM_TIME_UP' });
    const { examAttempt } = await w.ask('agent', 'query ($id: ID!) { examAttempt(id: $id) { state isPassed endedBy endedAt deadlineAt } }', { id: attempt.id });
    expect(examAttempt).toMatchObject({ state: 'DONE', isPassed: true, endedBy: 'TIME_UP' });
    expect(examAttempt.endedAt).toBe(examAttempt.deadlineAt);
    // Whoever hands in late is told the same and loses nothing.
    expect(await w.act('agent', 'submitExam', { attemptId: attempt.id, idempotencyKey: key() }, 'id isPassed')).toMatchObject({ id: attempt.id, isPassed: true });
    const other = await w.start('colleague', examId);
    await w.wait(6);
    expect((await w.ask('colleague', 'query ($id: ID!) { examAttempt(id: $id) { state isPassed endedBy } }', { id: other.id })).examAttempt).toEqual({ state: 'DONE', isPassed: false, endedBy: 'TIME_UP' });
    expect((await w.refusal('colleague', 'query ($id: ID!) { examPaper(attemptId: $id) { attemptId } }', { id: other.id })).reason).toBe('EXAM_OVER');
  });

  test('attempts are counted and wait; what stands against the next one is said before it is tried', async () => {
    const examId = await fixed({ attempts: 2, waitHours: 1 }, await w.question('CHOICE', CHOICE));
    await w.sit('agent', examId, false);
    const mine = async (): Promise<Any> => (await w.ask('agent', '{ myExams { examId attemptsLeft canStart startsAt why { zh en } lastIsPassed } }')).myExams.find((one: Any) => one.examId === examId);
    expect(await mine()).toMatchObject({ attemptsLeft: 1, canStart: false, lastIsPassed: false, why: { en: expect.stringContaining('too early') } });
    expect(await w.refused('agent', 'startExam', { examId, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'EXAM_WAIT' });
    w.clock.advance(61 * 60_000);
    expect(await mine()).toMatchObject({ canStart: true, why: null });
    await w.sit('agent', examId, false);
    w.clock.advance(61 * 60_000);
    expect(await mine()).toMatchObject({ attemptsLeft: 0, canStart: false });
    expect(await w.refused('agent', 'startExam', { examId, idempotencyKey: key() })).toMatchObject({ code: 'POLICY', reason: 'EXAM_ATTEMPTS' });
  });

  test('two hands at once begin one attempt, and hand it in once', async () => {
    const examId = await fixed({}, await w.question('CHOICE', CHOICE));
    const begun = await Promise.all(Array.from({ length: 6 }, () => w.start('clerk', examId)));
    expect(new Set(begun.map((one) => one.id)).size).toBe(1);
    const ended = await Promise.all(Array.from({ length: 4 }, () => w.refused('clerk', 'submitExam', { attemptId: begun[0].id, idempotencyKey: key() })));
    expect(ended.filter((one) => one === undefined).length).toBe(1);
    expect(await w.sql('select count(*)::int n from exam_marks where attempt_id = $1', [begun[0].id])).toEqual([{ n: 1 }]);
  });

  test('an exam that is meant for other positions is not shown and cannot be begun', async () => {
    const question = await w.question('CHOICE', CHOICE);
    const made = await w.act('hr', 'saveExam', { key: `x-${key()}`, nameZh: '店长', nameEn: 'Managers', positions: ['store-manager'], draft: { minutes: 5, attempts: 1, waitHours: 0, passMark: '60', isShuffled: true, isBlind: false, review: 'RESULT', paper: { questions: [{ key: question.key, points: '1' }] } } });
    await w.act('hr', 'publishExam', { id: made.id, expectedVersion: made.version });
    expect(await w.refused('agent', 'startExam', { examId: made.id, idempotencyKey: key() })).toMatchObject({ reason: 'EXAM_NOT_MEANT' });
    expect((await w.ask('agent', '{ myExams { examId } }')).myExams.map((one: Any) => one.examId)).not.toContain(made.id);
    expect((await w.ask('manager', '{ myExams { examId } }')).myExams.map((one: Any) => one.examId)).toContain(made.id);
  });
});

describe('nothing that is right leaves before the end', () => {
  test('not by the paper, lists, filters, sorts, counts, edges, reviews, events or notifications of whoever sits it', async () => {
    const secret = `secret${Date.now()}`;
    const question = await w.question('CHOICE', { ...CHOICE, options: [{ key: secret, ...words('甲') }, { key: 'bbb', ...words('乙') }, { key: 'ccc', ...words('丙') }], right: secret, why: words(`因为${secret}`) });
    const text = await w.question('TEXT', { prompt: words('写'), rubric: words(`要点${secret}`) });
    const examId = await fixed({ isShuffled: false }, question, text);
    const attempt = await w.start('agent', examId);
    const id = { id: attempt.id };
    const answers: string[] = [];
    const asked = async (query: string, variables: object = {}): Promise<Any> => { const answer = await w.http.gql(query, { token: await token('agent'), variables }); answers.push(JSON.stringify(answer)); return answer; };
    await asked(`query ($id: ID!) { examPaper(attemptId: $id) { ${PAPER} } }`, id);
    await w.answer('agent', attempt.id, 1, 'A');
    await w.answer('agent', attempt.id, 2, '我会这样说');
    // What the bank holds is not asked by her at all.
    for (const query of [
      '{ examQuestions { total items { key } } }', '{ examQuestionVersions { items { solution content } } }', '{ examQuestionVersions(filter: { promptEn: { contains: "a" } }) { total } }', '{ examQuestionFacets { field } }',
      '{ exams { items { versions { items { paper } } } } }',
    ]) {
      const answer = await asked(query);
      if (query.startsWith('{ exams')) expect(answer.data.exams.items.flatMap((one: Any) => one.versions.items.map((v: Any) => v.paper)).every((one: Any) => one === null)).toBe(true);
      else expect(answer.errors?.[0]?.extensions.code, query).toMatch(/FORBIDDEN|VALIDATION|undefined/);
    }
    // No way through edges either: attempts lead to exams and people, never to answers; and their filters know none.
    expect((await asked('query ($id: ID!) { examAttempt(id: $id) { paper } }', id)).errors).toBeTruthy();
    expect((await asked('query ($id: ID!) { examAttempt(id: $id) { seed explanation } }', id)).errors).toBeTruthy();
    expect((await asked('{ examAttempts(filter: { score: { gte: "1" } }) { total } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked('{ examAttempts(sort: [{ field: SCORE, order: DESC }]) { total } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked('query ($id: ID!) { examReview(attemptId: $id) { questions { right } } }', id)).errors?.[0]?.extensions).toMatchObject({ code: 'POLICY', reason: 'EXAM_NOT_OVER' });
    expect((await asked('query ($id: ID!) { examStatistics(examId: $id) { key } }', { id: examId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked('{ drawExam(input: { paper: {} }) { points } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await asked('{ markingDesk { rubric { zh } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await asked('{ auditLog(page: { limit: 200 }) { items { kind resource before after reason } } }');
    await asked('{ notifications(page: { limit: 200 }) { items { titleZh titleEn bodyZh bodyEn items } } }');
    await asked('mutation { explain(input: { number: "measure.examAttempts.passRate" }) { tree } }');
    // Handed in but not marked yet: still nothing, not even what the closed question earned.
    await w.act('agent', 'submitExam', { attemptId: attempt.id, idempotencyKey: key() });
    const waiting = await asked('query ($id: ID!) { examAttempt(id: $id) { state isPassed score } }', id);
    expect(waiting.data.examAttempt).toEqual({ state: 'MARKING', isPassed: null, score: null });
    expect((await asked('query ($id: ID!) { examReview(attemptId: $id) { score } }', id)).errors?.[0]?.extensions.reason).toBe('EXAM_NOT_OVER');
    await asked('{ auditLog(page: { limit: 200 }) { items { kind resource before after reason } } }');
    expect(answers.length).toBeGreaterThan(18);
    for (const answer of answers) { expect(answer).not.toContain(secret); expect(answer).not.toContain('"points":"0"'); }
    // What an administrator reads in the log holds no answers either.
    const { auditLog } = await w.ask('admin', '{ auditLog(page: { limit: 200 }, filter: { resource: { in: ["ExamAttempt", "ExamQuestionVersion", "ExamVersion"] } }) { items { kind before after } } }');
    expect(auditLog.items.length).toBeGreaterThan(5);
    expect(JSON.stringify(auditLog.items)).not.toContain(`"right"`);
    expect(JSON.stringify(auditLog.items)).not.toContain('我会这样说');
  });
  test('whoever writes exams sees her own result like anybody, and nobody sees the attempt of another store', async () => {
    const examId = await fixed({ review: 'NOTHING' }, await w.question('CHOICE', CHOICE));
    const attempt = await w.sit('quality', examId, true);
    expect((await w.ask('quality', 'query ($id: ID!) { examReview(attemptId: $id) { review score isPassed tree questions { right } } }', { id: attempt.id })).examReview).toEqual({ review: 'NOTHING', score: null, isPassed: true, tree: null, questions: [] });
    const agents = await w.sit('agent', examId, true);
    expect((await w.ask('manager', 'query ($id: ID!) { examReview(attemptId: $id) { review score questions { right } } }', { id: agents.id })).examReview).toEqual({ review: 'RESULT', score: '100', questions: [] });
    expect((await w.refusal('elsewhere', 'query ($id: ID!) { examReview(attemptId: $id) { score } }', { id: agents.id })).code).toBe('NOT_FOUND');
    expect((await w.ask('elsewhere', 'query ($id: ID!) { examAttempt(id: $id) { id } examAttempts { total } }', { id: agents.id }))).toMatchObject({ examAttempt: null, examAttempts: { total: 0 } });
    expect((await w.ask('colleague', 'query ($id: ID!) { examAttempt(id: $id) { id } }', { id: agents.id })).examAttempt).toBeNull();
    for (const input of [{ attemptId: agents.id, place: 1, answer: 'A', revision: 0 }]) expect(await w.refused('colleague', 'saveExamAnswer', input, '')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
const token = async (name: string): Promise<string> => (await w.http.world.signInAs(name)).token;

describe('marking', () => {
  test('a text is marked by another person, blind; a mark that is changed keeps the first, and the result with what it earned follows', async () => {
    const examId = await fixed({ passMark: '60', isBlind: true }, await w.question('TEXT', TEXT));
    const kind = await w.kind(examId);
    const attempt = await w.start('supervisor', examId);
    await w.answer('supervisor', attempt.id, 1, '先听，再安抚，再给方案');
    await w.act('supervisor', 'submitExam', { attemptId: attempt.id, idempotencyKey: key() });
    const desk = async (who: 'hr' | 'supervisor' | 'quality'): Promise<Any[]> => (await w.ask(who, 'query ($id: ID) { markingDesk(examId: $id) { item candidate isBlind answer rubric { en } most } }', { id: examId })).markingDesk;
    expect(await desk('supervisor')).toEqual([]);
    const [item] = await desk('hr');
    expect(item).toMatchObject({ isBlind: true, answer: '先听，再安抚，再给方案', rubric: { en: 'All three steps' }, most: '10' });
    expect(JSON.stringify(item)).not.toMatch(/supervisor|王小/);
    expect(item.candidate).toMatch(/^[0-9A-F]{6}$/);
    expect(await w.refused('supervisor', 'markExamAnswer', { item: item.item, points: '10' }, '')).toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
    expect(await w.refused('hr', 'markExamAnswer', { item: item.item, points: '10.5' }, '')).toMatchObject({ code: 'VALIDATION', fields: { 'input.points': { reason: 'EXAM_POINTS' } } });
    expect(await w.refused('hr', 'markExamAnswer', { item: `${item.item.startsWith('A') ? 'B' : 'A'}${item.item.slice(1)}`, points: '1' }, '')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await w.act('hr', 'markExamAnswer', { item: item.item, points: '5', reason: '缺一步' }, '')).toBe(0);
    expect(await w.refused('quality', 'markExamAnswer', { item: item.item, points: '9' }, '')).toMatchObject({ reason: 'EXAM_MARKED' });
    const read = async (): Promise<Any> => (await w.ask('hr', 'query ($id: ID!) { examAttempt(id: $id) { version state isPassed score certificates { id state kindId } } examReview(attemptId: $id) { tree questions { marks { number points marker reason } } } }', { id: attempt.id }));
    const failed = await read();
    expect(failed.examAttempt).toMatchObject({ state: 'DONE', isPassed: false, score: '50', certificates: [] });
    const remark = (points: string, version: number, reason = '重看，三步都有') => w.act('quality', 'remarkExamAnswer', { attemptId: attempt.id, expectedVersion: version, place: 1, points, reason }, 'version isPassed');
    expect(await w.refused('quality', 'remarkExamAnswer', { attemptId: attempt.id, expectedVersion: failed.examAttempt.version, place: 1, points: '8', reason: ' ' })).toMatchObject({ code: 'VALIDATION' });
    const passed = await remark('8', failed.examAttempt.version);
    expect(passed.isPassed).toBe(true);
    const after = await read();
    expect(after.examAttempt.certificates).toEqual([{ id: expect.any(String), state: 'VALID', kindId: kind.id }]);
    expect(after.examReview.questions[0].marks).toEqual([{ number: 1, points: '5', marker: 'hr', reason: '缺一步' }, { number: 2, points: '8', marker: 'quality', reason: '重看，三步都有' }]);
    expect(after.examReview.tree.inputs[0].note.en).toContain('marked anew once');
    await remark('4', after.examAttempt.version, '又看了一遍');
    expect((await read()).examAttempt).toMatchObject({ isPassed: false, certificates: [{ state: 'REVOKED' }] });
    await expect(w.sql('delete from exam_marks where attempt_id = $1', [attempt.id])).rejects.toThrow(/does not change/);
    expect(await w.refused('finance', 'remarkExamAnswer', { attemptId: attempt.id, expectedVersion: 1, place: 1, points: '1', reason: 'no right' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('statistics come of what was answered, for those who write exams', async () => {
    const examId = await fixed({ isShuffled: false }, await w.question('CHOICE', CHOICE), await w.question('NUMBER', NUMBER));
    await w.sit('agent', examId, true);
    await w.sit('colleague', examId, false);
    const rows = (await w.ask('hr', 'query ($id: ID!) { examStatistics(examId: $id) { key answers difficulty flags } }', { id: examId })).examStatistics;
    expect(rows).toEqual([{ key: expect.any(String), answers: 2, difficulty: null, flags: ['FEW'] }, { key: expect.any(String), answers: 2, difficulty: null, flags: ['FEW'] }]);
  });
});
