// A chain with people by the shipped roles, a clock that stands still and courses to learn: records given, followed and credited by services.
import '../../server/training/records/hours.service.ts';
import { CourseSubject } from '../../schema/training/course.ts';
import { TrainingRecord } from '../../schema/training/record.ts';
import type { EnrolInCourseInput } from '../../schema/training/record.inputs.ts';
import { saveCourse, publishCourse } from '../../server/training/courses/course.service.ts';
import { enrolInCourse } from '../../server/training/records/assign.service.ts';
import { key, qualityWorld, type QualityWorld } from '../quality/quality-fixture.ts';

export interface TrainingWorld extends QualityWorld {
  /** Puts in an exam of a course that can be sat; what it asks is nothing to these tests. */
  exam(courseId: string, key: string): Promise<void>;
  /** Makes and publishes a course of lessons of these lengths; answers its id. */
  course(courseKey: string, minutes: number[], more?: { isExamined?: boolean; requiredMinutes?: number; subject?: CourseSubject }): Promise<string>;
  /** Gives a course; answers the record. */
  enrol(by: string, who: string, courseId: string, more?: Partial<EnrolInCourseInput>): Promise<TrainingRecord>;
  record(id: string): Promise<TrainingRecord>;
}

export const LESSON_KEYS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
export const contentOf = (minutes: number[], requiredMinutes?: number): object => ({
  ...(requiredMinutes ? { requiredMinutes } : {}), lessons: minutes.map((each, i) => ({ key: LESSON_KEYS[i], zh: `第 ${i + 1} 课`, en: `Lesson ${i + 1}`, minutes: each, textZh: '先听，再问，再说', textEn: 'Listen, ask, then speak' })),
});

/** Builds it at a Monday morning; end it afterwards. */
export async function trainingWorld(): Promise<TrainingWorld> {
  const w = await qualityWorld();
  const record = (id: string): Promise<TrainingRecord> => w.db.source.getRepository(TrainingRecord).findOneByOrFail({ id });
  const putExam = async (courseId: string, examKey: string): Promise<void> => {
    await w.db.write.query(
      `with e as (insert into exams (key, name_zh, name_en, course_id, positions) values ($2, $2, $2, $1, '{}') returning id)
       insert into exam_versions (exam_id, number, label_zh, label_en, state, minutes, attempts, wait_hours, pass_mark, is_shuffled, is_blind, review, paper, effective_from)
       select id, 1, $2, $2, 'PUBLISHED', 20, 3, 24, 60, true, true, 'POINTS', '{"questions": []}', '2020-01-01' from e`, [courseId, examKey]);
  };
  return {
    ...w, record, exam: putExam,
    async course(courseKey, minutes, { isExamined = false, requiredMinutes, subject = CourseSubject.PROCESS } = {}) {
      const keeper = await w.as('keeper');
      const id = await saveCourse(keeper, { key: courseKey, nameZh: `课程 ${courseKey}`, nameEn: `Course ${courseKey}`, subject, isExamined, draft: { content: contentOf(minutes, requiredMinutes) } });
      if (isExamined) await putExam(id, courseKey);
      return publishCourse(keeper, { id, expectedVersion: 1 });
    },
    enrol: async (by, who, courseId, more = {}) => record(await enrolInCourse(await w.as(by), { idempotencyKey: key(), courseId, employeeId: w.employees[who] as string, ...more })),
  };
}
export { key };
