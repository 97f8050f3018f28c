// Courses and paths that a chain begins with: what it lacks is brought in, what it has is left alone.
import { Course, CourseVersion, LearningPath } from '../../../schema/training/course.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { businessDay, type Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { ALWAYS } from '../../core/version.ts';
import { lengthOf, parseCourse } from './course.rules.ts';
import { SHIPPED_COURSES, SHIPPED_PATHS } from './shipped-goods.catalogue.ts';


/** Brings in the shipped courses and paths whose key the chain does not have. Paths give by rule only from now on. Answers the new keys. */
export async function shipCourses(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('courses'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>(`select key from courses union all select 'path:' || key from learning_paths`)).map((row) => row.key));
    const fresh = SHIPPED_COURSES.filter((one) => !there.has(one.key));
    for (const { content, ...named } of fresh) {
      const { lessons, requiredMinutes } = parseCourse(content);
      const course = await tx.manager.save(tx.manager.create(Course, { ...named, isShipped: true, publishedAt: ALWAYS } as Partial<Course>));
      await tx.manager.save(tx.manager.create(CourseVersion, {
        courseId: course.id, number: 1, labelZh: `${course.nameZh} · 第 1 版`, labelEn: `${course.nameEn}, version 1`, state: VersionState.PUBLISHED, lessonMinutes: lengthOf(lessons), requiredMinutes, content: { requiredMinutes, lessons }, effectiveFrom: ALWAYS,
      } as Partial<CourseVersion>));
    }
    const paths = SHIPPED_PATHS.filter((one) => !there.has(`path:${one.key}`));
    for (const path of paths) await tx.manager.save(tx.manager.create(LearningPath, { ...path, productKeys: [], sinceOn: businessDay(tx), isShipped: true } as Partial<LearningPath>));
    return [...fresh.map((one) => one.key), ...paths.map((one) => one.key)];
  });
}
