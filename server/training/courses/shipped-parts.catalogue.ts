// What a shipped course and path are made of.
import { CourseSubject } from '../../../schema/training/course.ts';
import type { Lesson } from './course.rules.ts';

export interface ShippedCourse {
  key: string; nameZh: string; nameEn: string; subject: CourseSubject; aimZh: string; aimEn: string; playbookKeys: string[]; isExamined: boolean; content: { requiredMinutes: number; lessons: Lesson[] };
}
export interface ShippedPath { key: string; nameZh: string; nameEn: string; positions: string[]; formats: string[]; gateMinutes: number | null; isAutomatic: boolean; steps: { course: string; workingDays: number }[] }

/** A lesson; its lines are paragraphs, lists and headings of the marks that course.rules.ts names. */
export const lesson = (key: string, zh: string, en: string, minutes: number, linesZh: readonly string[], linesEn: readonly string[]): Lesson => ({ key, zh, en, minutes, textZh: linesZh.join('\n'), textEn: linesEn.join('\n'), attachmentIds: [] });
/** What is learnt at work, beside somebody who can do it: a session or the supervisor vouches for it. */
export const practice = (minutes: number, linesZh: readonly string[], linesEn: readonly string[]): Lesson => lesson('practice', '跟岗实操', 'Practice at work', minutes,
  ['由带教的同事或主管在现场看过后记学时。', '', ...linesZh], ['A colleague or the supervisor watches it at work and records the hours.', '', ...linesEn]);
export const course = (key: string, zh: string, en: string, subject: CourseSubject, aim: readonly [zh: string, en: string], lessons: Lesson[], more: { playbookKeys?: string[]; isExamined?: boolean } = {}): ShippedCourse => ({
  key, nameZh: zh, nameEn: en, subject, aimZh: aim[0], aimEn: aim[1], playbookKeys: more.playbookKeys ?? [], isExamined: more.isExamined ?? false,
  content: { requiredMinutes: Math.ceil((lessons.reduce((sum, one) => sum + one.minutes, 0) * 4) / 5), lessons },
});
