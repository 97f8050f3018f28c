// Training given, followed, credited and missed, with a clock that is told the time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../server/core/errors.ts';
import { transact } from '../../server/core/transact.ts';
import { saveLearningPath } from '../../server/training/courses/path.service.ts';
import { publishCourse, saveCourse } from '../../server/training/courses/course.service.ts';
import { assignTraining, giveByRule, withdrawTraining } from '../../server/training/records/assign.service.ts';
import { onboardingOf, recordTrainingHours } from '../../server/training/records/hours.service.ts';
import { finishLesson, followLesson } from '../../server/training/records/lesson.service.ts';
import { examPassed } from '../../server/training/training.registry.ts';
import { contentOf, key, trainingWorld, type TrainingWorld } from './training-fixture.ts';

let w: TrainingWorld;
beforeAll(async () => { w = await trainingWorld(); });
afterAll(() => w?.end());

const reasonOf = async (act: Promise<unknown>): Promise<string> => { try { await act; return 'done'; } catch (error) { if (!(error instanceof AppError)) throw error; return error.details.fields ? Object.values(error.details.fields)[0] as string : error.reason; } };
const later = (seconds: number): void => w.clock.set(new Date(w.clock.now().getTime() + seconds * 1_000).toISOString());
/** Reads a lesson for so many minutes, the page saying every half minute that somebody is there. */
async function read(who: string, recordId: string, lessonKey: string, minutes: number): Promise<void> {
  const ctx = await w.as(who);
  await followLesson(ctx, { recordId, lessonKey, place: 0 });
  for (let i = 1; i <= minutes * 2; i += 1) { later(30); await followLesson(ctx, { recordId, lessonKey, place: Math.min(99, i) }); }
}
const creditsOf = async (id: string) => (await w.db.write.query('select evidence, lesson_key, minutes, asked_minutes from training_credits where record_id = $1 order by id', [id])).rows;

describe('given', () => {
  test('once a key, one open record a person and course, due on the working days of the store’s calendar, told and owed', async () => {
    const course = await w.course('given', [30]);
    const manager = await w.as('manager');
    const { enrolInCourse } = await import('../../server/training/records/assign.service.ts');
    const input = { idempotencyKey: key(), courseId: course, employeeId: w.employees.clerk as string, workingDays: 5 };
    const id = await enrolInCourse(manager, input);
    expect(await enrolInCourse(manager, input)).toBe(id);
    const record = await w.record(id);
    // Monday 2 March and five working days: the shop works every day, so by the end of Saturday or, closed on Sundays, a Monday.
    expect(record).toMatchObject({ state: 'ASSIGNED', reason: 'PERSON', employeeId: w.employees.clerk, storeId: w.stores[0], assignedById: w.employees.manager, requiredMinutes: 24, lessonCount: 1 });
    expect(record.dueOn > '2026-03-05' && record.dueOn < '2026-03-11').toBe(true);
    const again = await w.enrol('manager', 'clerk', course, { workingDays: 2 });
    expect([again.id, again.dueOn < record.dueOn]).toEqual([id, true]);
    const { rows: duties } = await w.db.write.query(`select owner_id::text, state from duties where resource = 'TrainingRecord' and resource_key = $1`, [id]);
    expect(duties).toEqual([{ owner_id: w.employees.clerk, state: 'OPEN' }]);
    expect((await w.told('clerk')).filter((one) => one.matter === `training:${id}`)).toHaveLength(1);
  });

  test('only within reach: a manager not to another store, an employee to nobody', async () => {
    const course = await w.course('reach', [30]);
    expect(await reasonOf(w.enrol('other', 'clerk', course))).toBe('TRAINING_EMPLOYEE');
    expect(await reasonOf(w.enrol('clerk', 'clerk', course))).toBe('RIGHT_MISSING');
    expect(await reasonOf(w.enrol('manager', 'clerk', course, { dueOn: '2026-03-01' }))).toBe('TRAINING_DUE_PAST');
  });

  test('by store and path to many; who is out of reach is named, and nobody gets a course twice', async () => {
    await w.course('path-a', [30]);
    await w.course('path-b', [30]);
    const pathId = await saveLearningPath(await w.as('keeper'), { key: 'desk', nameZh: '服务台', nameEn: 'Desk', positions: ['p'], steps: [{ course: 'path-a', workingDays: 3 }, { course: 'path-b', workingDays: 8 }] });
    const manager = await w.as('manager');
    const first = await assignTraining(manager, { idempotencyKey: key(), pathId, storeIds: [w.stores[0] as string, w.stores[1] as string] });
    expect(first).toMatchObject({ done: 6, kept: 0, failed: [] });
    expect(await assignTraining(manager, { idempotencyKey: key(), pathId, employeeIds: [w.employees.clerk as string, w.employees.other as string] })).toMatchObject({ done: 0, kept: 2, failed: [{ employeeId: w.employees.other, code: 'NOT_FOUND' }] });
    const { rows } = await w.db.write.query(`select r.reason, r.source_resource, c.key from training_records r join courses c on c.id = r.course_id where r.employee_id = $1 and c.key like 'path-%' order by r.due_at`, [w.employees.clerk]);
    expect(rows.map((row) => row.key)).toEqual(['path-a', 'path-b']);
    expect(rows[0]).toMatchObject({ reason: 'PERSON', source_resource: 'LearningPath' });
  });

  test('C-20: by rule to whoever takes up the post from a day on, once', async () => {
    await w.course('newcomers', [30]);
    await saveLearningPath(await w.as('keeper'), { key: 'newcomers', nameZh: '新人', nameEn: 'Newcomers', positions: ['newcomer'], isAutomatic: true, sinceOn: '2026-02-01', steps: [{ course: 'newcomers', workingDays: 5 }] });
    await w.db.write.query(`insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ('new1', 'n', 'n', 'n', $1, 'newcomer', 'l', 'REGULAR', '2026-02-20'), ('old1', 'o', 'o', 'o', $1, 'newcomer', 'l', 'REGULAR', '2020-02-20')`, [w.stores[0]]);
    expect([await giveByRule(w.ctx), await giveByRule(w.ctx)]).toEqual([1, 0]);
  });

  test('what is over may be given again; what was taken back keeps its hours', async () => {
    const course = await w.course('again', [30]);
    const record = await w.enrol('manager', 'clerk', course);
    await recordTrainingHours(await w.as('manager'), { idempotencyKey: key(), recordId: record.id, hours: '0.2', note: '现场带教' });
    const { version } = await w.record(record.id);
    await withdrawTraining(await w.as('manager'), { id: record.id, expectedVersion: version, reason: '调岗' });
    expect(await w.record(record.id)).toMatchObject({ state: 'WITHDRAWN', creditedMinutes: 12, withdrawnReason: '调岗' });
    expect((await w.enrol('manager', 'clerk', course)).id).not.toBe(record.id);
  });
});

describe('followed', () => {
  test('a lesson counts the time on its page by the server’s clock, resumes where one was, and is done with its hours', async () => {
    const course = await w.course('follow', [10, 6]);
    const { id } = await w.enrol('manager', 'clerk', course);
    const clerk = await w.as('clerk');
    await followLesson(clerk, { recordId: id, lessonKey: 'first', place: 0 });
    later(30);
    expect(await reasonOf(finishLesson(clerk, { recordId: id, lessonKey: 'first' }))).toBe('TRAINING_TOO_QUICK');
    await read('clerk', id, 'first', 9);
    // Another device, a day later: nothing is counted in between, and the place is known.
    later(86_400);
    const { rows: [kept] } = await w.db.write.query<{ place: number; page_seconds: number }>('select place, page_seconds from lesson_progress where record_id = $1', [id]);
    expect(kept).toEqual({ place: 18, page_seconds: 570 });
    expect(await w.record(id)).toMatchObject({ state: 'IN_PROGRESS', lastLessonKey: 'first', creditedMinutes: 0 });
    await finishLesson(clerk, { recordId: id, lessonKey: 'first' });
    expect(await creditsOf(id)).toEqual([{ evidence: 'LESSON', lesson_key: 'first', minutes: 9, asked_minutes: 9 }]);
    // Read again, what was added is credited, to the end of the lesson and no further.
    await read('clerk', id, 'first', 5);
    await finishLesson(clerk, { recordId: id, lessonKey: 'first' });
    await finishLesson(clerk, { recordId: id, lessonKey: 'first' });
    expect((await w.record(id)).creditedMinutes).toBe(10);
    await read('clerk', id, 'second', 3);
    await finishLesson(clerk, { recordId: id, lessonKey: 'second' });
    expect(await w.record(id)).toMatchObject({ state: 'COMPLETED', creditedMinutes: 13, creditedHours: '0.2167', lessonsFinished: 2, completedOn: '2026-03-03' });
    expect((await w.db.write.query(`select state from duties where resource = 'TrainingRecord' and resource_key = $1`, [id])).rows).toEqual([{ state: 'DONE' }]);
  });

  test('by nobody else, and a lesson that is not there is said at its place', async () => {
    const { id } = await w.enrol('manager', 'clerk', await w.course('mine', [10]));
    expect(await reasonOf(followLesson(await w.as('manager'), { recordId: id, lessonKey: 'first' }))).toBe('TRAINING_NOT_YOURS');
    expect(await reasonOf(followLesson(await w.as('agent'), { recordId: id, lessonKey: 'first' }))).toBe('ROW_NOT_FOUND');
    expect(await reasonOf(followLesson(await w.as('clerk'), { recordId: id, lessonKey: 'none' }))).toBe('TRAINING_LESSON');
  });

  test('a version that is published later changes nothing for who began by the old one', async () => {
    const course = await w.course('versions', [10]);
    const { id } = await w.enrol('manager', 'clerk', course);
    const keeper = await w.as('keeper');
    const { version } = await w.db.source.getRepository((await import('../../schema/training/course.ts')).Course).findOneByOrFail({ id: course });
    await saveCourse(keeper, { id: course, expectedVersion: version, draft: { content: contentOf([10, 50]) } });
    await publishCourse(keeper, { id: course, expectedVersion: version + 1 });
    expect(await w.record(id)).toMatchObject({ requiredMinutes: 8, lessonCount: 1 });
    await expect(w.db.write.query(`update course_versions set content = '{}' where course_id = $1 and state <> 'DRAFT'`, [course])).rejects.toThrow(/does not change/);
    expect(await w.enrol('manager', 'agent', course)).toMatchObject({ requiredMinutes: 48, lessonCount: 2 });
  });
});

test('a course that asks for an exam is published when there is one to sit, and not before; one that is published is not bound to an exam that is not there', async () => {
  const keeper = await w.as('keeper');
  const said = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: AppError) => [error.code, error.reason, Object.keys(error.details.fields ?? {})]);
  const make = (courseKey: string, isExamined: boolean) => saveCourse(keeper, { key: courseKey, nameZh: courseKey, nameEn: courseKey, subject: 'PROCESS' as never, isExamined, draft: { content: contentOf([10]) } });
  const bound = await make('bound', true);
  expect(await said(publishCourse(keeper, { id: bound, expectedVersion: 1 }))).toEqual(['POLICY', 'COURSE_NO_EXAM', []]);
  await w.exam(bound, 'bound');
  // An exam that is only a draft, or out of use, nobody can sit.
  for (const [off, on] of [[`update exam_versions set state = 'DRAFT' where exam_id = $1`, `update exam_versions set state = 'PUBLISHED' where exam_id = $1`], ['update exams set is_archived = true where id = $1', 'update exams set is_archived = false where id = $1']]) {
    const { rows: [exam] } = await w.db.write.query<{ id: string }>(`select id::text from exams where key = 'bound'`);
    await w.db.write.query(off as string, [exam?.id]);
    expect(await said(publishCourse(keeper, { id: bound, expectedVersion: 1 }))).toEqual(['POLICY', 'COURSE_NO_EXAM', []]);
    await w.db.write.query(on as string, [exam?.id]);
  }
  expect(await said(publishCourse(keeper, { id: bound, expectedVersion: 1 }))).toBe('done');
  const free = await make('free', false);
  await publishCourse(keeper, { id: free, expectedVersion: 1 });
  const { version } = await w.db.source.getRepository((await import('../../schema/training/course.ts')).Course).findOneByOrFail({ id: free });
  expect(await said(saveCourse(keeper, { id: free, expectedVersion: version, isExamined: true }))).toEqual(['VALIDATION', expect.any(String), ['input.isExamined']]);
  await w.exam(free, 'free');
  expect(await said(saveCourse(keeper, { id: free, expectedVersion: version, isExamined: true }))).toBe('done');
  // Its exam gone, what it is called can still be mended.
  await w.db.write.query(`update exams set is_archived = true where key = 'free'`);
  expect(await said(saveCourse(keeper, { id: free, expectedVersion: version + 1, isExamined: true, nameZh: '改名' }))).toBe('done');
});

describe('hours', () => {
  test('C-19: 39.9 hours do not open the post, 40 and the exam do; a course learnt twice counts once', async () => {
    const product = await w.course('gate-product', [480, 480, 480], { requiredMinutes: 1_000 });
    const process = await w.course('gate-process', [480, 480, 40], { requiredMinutes: 900, isExamined: true });
    await saveLearningPath(await w.as('keeper'), { key: 'gate', nameZh: '岗前培训', nameEn: 'Onboarding', positions: ['gated'], gateMinutes: 2_400, steps: [{ course: 'gate-product', workingDays: 10 }, { course: 'gate-process', workingDays: 10 }] });
    await w.db.write.query(`update employees set position = 'gated' where id = $1`, [w.employees.clerk]);
    const manager = await w.as('manager');
    const one = await w.enrol('manager', 'clerk', product);
    const two = await w.enrol('manager', 'clerk', process);
    const credit = (recordId: string, hours: string) => recordTrainingHours(manager, { idempotencyKey: key(), recordId, hours, note: '师傅现场带教' });
    const at = async () => { const { isOpen, creditedHours, requiredHours, tree } = await onboardingOf(manager, w.employees.clerk as string); return { isOpen, creditedHours, requiredHours, tree: tree as { inputs: { inputs: { holds: boolean }[] }[] } }; };
    expect(await at()).toMatchObject({ isOpen: false, creditedHours: '0', requiredHours: '40' });
    await credit(one.id, '10');
    await credit(one.id, '7');
    await credit(one.id, '6.9').catch((error: AppError) => expect(error.reason).toBe('TRAINING_OVER'));
    await credit(two.id, '16');
    expect((await w.record(one.id))).toMatchObject({ state: 'COMPLETED', creditedMinutes: 1_020 });
    // The same course again counts with the record that has most, not twice.
    const again = await w.enrol('manager', 'clerk', product);
    await credit(again.id, '8');
    expect(await at()).toMatchObject({ creditedHours: '33', isOpen: false });
    const third = await w.db.write.query(`update training_records set credited_minutes = 1434, credited_hours = 23.9 where id = $1`, [one.id]);
    expect(third.rowCount).toBe(1);
    expect(await at()).toMatchObject({ isOpen: false, creditedHours: '39.9' });
    await transact(w.ctx, (tx) => examPassed(tx, { employeeId: w.employees.clerk as string, examId: '1', courseId: process, attemptId: '7', score: '92' }));
    expect(await w.record(two.id)).toMatchObject({ state: 'COMPLETED', examAttemptKey: '7', examScore: '92.0000' });
    const almost = await at();
    expect(almost).toMatchObject({ isOpen: false, creditedHours: '39.9' });
    expect(almost.tree.inputs[0]?.inputs.map((input) => input.holds)).toEqual([false, true]);
    await w.db.write.query(`update training_records set credited_minutes = 1440, credited_hours = 24 where id = $1`, [one.id]);
    expect(await at()).toMatchObject({ isOpen: true, creditedHours: '40' });
    expect(await reasonOf(onboardingOf(await w.as('agent'), w.employees.clerk as string))).toBe('ROW_NOT_FOUND');
    expect((await onboardingOf(await w.as('clerk'), w.employees.clerk as string)).isOpen).toBe(true);
    expect((await onboardingOf(await w.as('agent'), w.employees.agent as string)).isOpen).toBe(true);
  });

  test('an entry is credited once a key, capped by lesson and course, and never for oneself', async () => {
    const { id } = await w.enrol('head', 'clerk', await w.course('capped', [60, 30], { requiredMinutes: 90 }));
    const manager = await w.as('manager');
    const entry = { idempotencyKey: key(), recordId: id, hours: '2', lessonKey: 'first', note: '门店早会讲解' };
    await recordTrainingHours(manager, entry);
    await recordTrainingHours(manager, entry);
    expect(await creditsOf(id)).toEqual([{ evidence: 'SUPERVISOR', lesson_key: 'first', minutes: 60, asked_minutes: 120 }]);
    expect(await reasonOf(recordTrainingHours(manager, { ...entry, idempotencyKey: key() }))).toBe('TRAINING_CAPPED');
    expect(await reasonOf(recordTrainingHours(manager, { ...entry, idempotencyKey: key(), hours: '0' }))).toBe('TRAINING_HOURS');
    expect(await reasonOf(recordTrainingHours(await w.as('other'), { ...entry, idempotencyKey: key() }))).toBe('ROW_NOT_FOUND');
    await recordTrainingHours(manager, { ...entry, idempotencyKey: key(), lessonKey: null, hours: '5' });
    expect(await w.record(id)).toMatchObject({ state: 'COMPLETED', creditedMinutes: 90 });
    await expect(w.db.write.query(`insert into training_credits (record_id, employee_id, course_id, evidence, minutes, asked_minutes, credited_on) select id, employee_id, course_id, 'LESSON', 1, 1, '2026-03-02' from training_records where id = $1`, [id])).rejects.toThrow(/longer|long/);
    const own = await w.enrol('head', 'manager', await w.course('own', [60]));
    expect(await reasonOf(recordTrainingHours(manager, { ...entry, idempotencyKey: key(), recordId: own.id, lessonKey: null }))).toBe('TRAINING_OWN_HOURS');
  });

  test('twenty entries at once never credit more than the course is long', async () => {
    const { id } = await w.enrol('manager', 'agent', await w.course('race', [60], { requiredMinutes: 60 }));
    const manager = await w.as('manager');
    const answers = await Promise.all(Array.from({ length: 20 }, () => reasonOf(recordTrainingHours(manager, { idempotencyKey: key(), recordId: id, hours: '0.25', note: '带教' }))));
    expect(answers.filter((one) => one === 'done')).toHaveLength(4);
    expect(await w.record(id)).toMatchObject({ state: 'COMPLETED', creditedMinutes: 60 });
  });
});

test('what is not done by its day is overdue, reminded of before, and can still be done', async () => {
  const { id } = await w.enrol('manager', 'agent', await w.course('late', [10]), { workingDays: 4 });
  await w.wait(12);
  const late = await w.record(id);
  expect([late.state, late.breachedAt !== null]).toEqual(['OVERDUE', true]);
  // Reminder and deadline are one matter: it was told twice.
  expect((await w.told('agent')).find((one) => one.kind === 'platform.duty' && one.zh.startsWith('已逾期：学习：课程 late'))?.count).toBe(2);
  await read('agent', id, 'first', 8);
  await finishLesson(await w.as('agent'), { recordId: id, lessonKey: 'first' });
  expect(await w.record(id)).toMatchObject({ state: 'COMPLETED' });
});
