// What a course may hold: its lessons and their length, and the files they name.
import { describe, expect, test } from 'vitest';
import { CourseError, filesIn, lengthOf, parseCourse, readPackage, renameFiles } from '../../server/training/courses/course.rules.ts';
import { SHIPPED_COURSES, SHIPPED_PATHS } from '../../server/training/courses/shipped-goods.catalogue.ts';
import { SHIPPED_PLAYBOOKS } from '../../server/tickets/playbooks/shipped.rules.ts';

const lesson = (more: object = {}) => ({ key: 'one', zh: '一', en: 'One', minutes: 30, textZh: '听', textEn: 'Listen', ...more });
const reasonOf = (raw: unknown): string => { try { parseCourse(raw); return 'fits'; } catch (error) { return error instanceof CourseError ? `${error.reason} ${error.path}` : 'other'; } };

describe('a course', () => {
  test.each([
    ['no lessons', { lessons: [] }, 'COURSE_CONTENT lessons'],
    ['a lesson without length', { lessons: [lesson({ minutes: 0 })] }, 'COURSE_CONTENT lessons.0.minutes'],
    ['two lessons of one key', { lessons: [lesson(), lesson()] }, 'COURSE_LESSON_TWICE lessons.1.key'],
    ['a text in one language', { lessons: [lesson({ textEn: '' })] }, 'COURSE_CONTENT lessons.0.textEn'],
    ['nothing to learn', { lessons: [lesson({ textZh: '', textEn: '' })] }, 'COURSE_CONTENT lessons.0.textZh'],
    ['more required than it is long', { requiredMinutes: 31, lessons: [lesson()] }, 'COURSE_REQUIRED requiredMinutes'],
    ['a field that nobody knows', { lessons: [lesson({ html: '<b>' })] }, 'COURSE_CONTENT lessons.0'],
    ['a video instead of text', { lessons: [lesson({ textZh: '', textEn: '', videoId: '7' })] }, 'fits'],
  ])('%s', (_what, raw, reason) => expect(reasonOf(raw)).toBe(reason));

  test('four fifths of its length must be credited when it does not say', () => {
    expect(parseCourse({ lessons: [lesson(), lesson({ key: 'two', minutes: 21 })] }).requiredMinutes).toBe(41);
    expect(parseCourse({ requiredMinutes: 51, lessons: [lesson(), lesson({ key: 'two', minutes: 21 })] }).requiredMinutes).toBe(51);
  });

  test('names its files, and takes other names for them', () => {
    const course = parseCourse({ lessons: [lesson({ pictureId: '1', videoId: '2', attachmentIds: ['3'] })] });
    expect(filesIn(course)).toEqual([{ id: '1', path: 'lessons.0.pictureId', as: 'PICTURE' }, { id: '2', path: 'lessons.0.videoId', as: 'VIDEO' }, { id: '3', path: 'lessons.0.attachmentIds.0', as: null }]);
    expect(filesIn(renameFiles(course, (id) => `${id}0`)).map((one) => one.id)).toEqual(['10', '20', '30']);
  });

  test('a package is one of this kind and format', () => {
    const file = { kind: 'aftercare.course', format: 1, key: 'law', nameZh: '法', nameEn: 'Law', subject: 'LAW', aimZh: '', aimEn: '', content: {} };
    expect(readPackage(file)).toMatchObject({ key: 'law', files: [], playbookKeys: [] });
    for (const wrong of [{ ...file, kind: 'aftercare.form' }, { ...file, format: 2 }, { ...file, more: 1 }, null, 'text']) expect(readPackage(wrong)).toBeNull();
  });
});

describe('what ships', () => {
  test('C-19 D-13: courses of product, process, communication, law and culture fit; those of the onboarding path are 40 hours and more', () => {
    for (const one of SHIPPED_COURSES) expect(parseCourse(one.content).lessons.length, one.key).toBeGreaterThan(0);
    expect(new Set(SHIPPED_COURSES.map((one) => one.subject))).toEqual(new Set(['PRODUCT', 'PROCESS', 'COMMUNICATION', 'LAW', 'CULTURE']));
    const path = SHIPPED_PATHS.find((one) => one.key === 'onboarding');
    const minutes = (path?.steps ?? []).map((step) => SHIPPED_COURSES.find((one) => one.key === step.course)?.content).reduce((sum, content) => sum + (content ? lengthOf(content.lessons) : 0), 0);
    expect([path?.gateMinutes, minutes >= 2_400, SHIPPED_PATHS.every((one) => one.steps.every((step) => SHIPPED_COURSES.some((course) => course.key === step.course)))]).toEqual([2_400, true, true]);
  });
  test('A-12 B-31: every playbook that a course names is one that ships', () => {
    const books = new Set(SHIPPED_PLAYBOOKS.map((one) => one.key));
    expect(SHIPPED_COURSES.flatMap((one) => one.playbookKeys).filter((key) => !books.has(key))).toEqual([]);
  });
});
