// Courses kept: drafts, publishing, files, packages in and out, and which version is in force.
import { Course, CourseFile, CourseSubject, CourseVersion } from '../../../schema/training/course.ts';
import type { AddCourseFilesInput, CloneCourseInput, CourseDraftInput, DiscardCourseDraftInput, ImportCourseInput, PublishCourseInput, SaveCourseInput } from '../../../schema/training/course.inputs.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { defineFileOwner } from '../../platform/files/file.registry.ts';
import { fileAgain, hang, looseFiles, servedHashes } from '../../platform/files/file.service.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../../platform/versions/version.service.ts';
import { trainingReasons } from '../training.messages.ts';
import { CourseError, filesIn, lengthOf, parseCourse, readPackage, renameFiles, type CourseContent, type CoursePackage } from './course.rules.ts';

/** Files that one course may hold. */
const MOST_FILES = 100;

defineFileOwner({ resource: 'CourseFile', words: ['training:write'], mayRead: async (ctx, key) => (await visibleKeys(ctx, 'CourseFile', [key])).has(key) });

/** Content that was sent, checked; what is wrong is said at its place. */
function fitCourse(raw: unknown, path: string): CourseContent {
  try { return parseCourse(raw); } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: trainingReasons[error.reason] } });
  }
}
const labels = (course: Pick<Course, 'nameZh' | 'nameEn'>, number: number): Pick<CourseVersion, 'labelZh' | 'labelEn'> =>
  ({ labelZh: `${course.nameZh} · 第 ${number} 版`, labelEn: `${course.nameEn}, version ${number}` });
const lock = (tx: WriteContext): Promise<unknown> => tx.manager.query(`select pg_advisory_xact_lock(hashtext('courses'))`);

async function demandFiles(tx: WriteContext, courseId: string, content: CourseContent, path: string): Promise<void> {
  const named = filesIn(content);
  if (!named.length) return;
  const own = new Map((await tx.manager.findBy(CourseFile, { courseId })).map((one) => [one.id, one]));
  for (const one of named) {
    const file = own.get(one.id);
    demand(file, `${path}.${one.path}`, trainingReasons.COURSE_FILE);
    demand(!one.as || file.fileKind === (one.as as string), `${path}.${one.path}`, trainingReasons.COURSE_FILE_KIND);
  }
}

async function putDraft(tx: WriteContext, course: Course, draft: Pick<CourseDraftInput, 'note'>, content: CourseContent, path: string): Promise<void> {
  await demandFiles(tx, course.id, content, path);
  await saveDraft(tx, CourseVersion, { courseId: course.id }, (number) => ({
    content, note: draft.note?.trim() || null, lessonMinutes: lengthOf(content.lessons), requiredMinutes: content.requiredMinutes, ...labels(course, number),
  }));
}

/** A course that is done only with an exam has one that can be sat, before anybody is given it: else nobody would ever be done. */
async function examIsThere(tx: WriteContext, course: Pick<Course, 'id' | 'isExamined'>): Promise<boolean> {
  if (!course.isExamined) return true;
  const rows = await tx.manager.query<unknown[]>(`select 1 from exams e join exam_versions v on v.exam_id = e.id where e.course_id = $1 and not e.is_archived and v.state <> 'DRAFT' limit 1`, [course.id]);
  return rows.length > 0;
}

/** Creates a course with its first draft, or changes what it is called and its draft under `expectedVersion`. Answers its id. */
export async function saveCourse(ctx: Context, input: SaveCourseInput): Promise<string> {
  authorise(ctx, 'training:write');
  const { id, expectedVersion, draft, key, ...values } = input;
  return transact(ctx, async (tx) => {
    await lock(tx);
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(values.subject, 'input.subject', 'VALUE_REQUIRED');
      demand(draft, 'input.draft', trainingReasons.COURSE_DRAFT_REQUIRED);
      const content = fitCourse(draft.content, 'input.draft.content');
      demand(!(await tx.manager.existsBy(Course, { key })), 'input.key', trainingReasons.COURSE_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(Course, { key, aimZh: '', aimEn: '', playbookKeys: [], ...values } as Partial<Course>));
      await putDraft(tx, made, draft, content, 'input.draft.content');
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('Course', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const before = await tx.manager.findOneBy(Course, { id });
    const row = await changeRow(tx, Course, id, expectedVersion, values as Partial<Course>);
    demand(key === undefined || key === row.key, 'input.key', trainingReasons.COURSE_KEY_FIXED);
    // Only asking for it anew is refused: names of a course that lost its exam can still be mended.
    if (values.isExamined && !before?.isExamined && row.publishedAt) demand(await examIsThere(tx, row), 'input.isExamined', trainingReasons.COURSE_NO_EXAM);
    if (draft) await putDraft(tx, row, draft, fitCourse(draft.content, 'input.draft.content'), 'input.draft.content');
    return id;
  });
}

async function take(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<CourseVersion[]> {
  if (!decodeId('Course', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, Course, input.id, input.expectedVersion, {});
  return versionsOf(tx, CourseVersion, { courseId: input.id });
}

/** Puts the draft in force, at once or from an instant to come. Answers the course's id. */
export async function publishCourse(ctx: Context, input: PublishCourseInput): Promise<string> {
  authorise(ctx, 'training:write');
  return transact(ctx, async (tx) => {
    const versions = await take(tx, input);
    const content = fitCourse(demandDraft(versions).content, 'input.id');
    if (!(await examIsThere(tx, await tx.manager.findOneByOrFail(Course, { id: input.id })))) throw new AppError('POLICY', trainingReasons.COURSE_NO_EXAM);
    await publishDraft(tx, versions, input.effectiveFrom);
    await showToLearners(tx, input.id, content);
    return input.id;
  });
}

/** From now on learners see the course, and the files that the content shows. */
async function showToLearners(tx: WriteContext, courseId: string, content: CourseContent): Promise<void> {
  const now = tx.clock.now().toISOString();
  const course = await tx.manager.findOneByOrFail(Course, { id: courseId });
  if (!course.publishedAt) await tx.manager.save(Object.assign(course, { publishedAt: now }));
  const named = new Set(filesIn(content).map((one) => one.id));
  const fresh = (await tx.manager.findBy(CourseFile, { courseId })).filter((one) => named.has(one.id) && !one.shownAt);
  await tx.manager.save(fresh.map((one) => Object.assign(one, { shownAt: now })));
}

/** Throws the draft away. Answers the course's id. */
export async function discardCourseDraft(ctx: Context, input: DiscardCourseDraftInput): Promise<string> {
  authorise(ctx, 'training:write');
  return transact(ctx, async (tx) => { await tx.manager.remove(demandDraft(await take(tx, input))); return input.id; });
}

/** Makes files of the course of the viewer's uploads; one that it has already is not kept twice. Answers the files by their bytes. */
async function hangFiles(tx: WriteContext, courseId: string, fileIds: readonly string[], path: string): Promise<Map<string, CourseFile>> {
  const own = new Map((await tx.manager.findBy(CourseFile, { courseId })).map((one) => [one.sha256, one]));
  const served = new Set((await servedHashes(tx.manager, [...own.values()].map((one) => one.fileId))).values());
  for (const file of await looseFiles(tx, fileIds, path)) {
    if (own.has(file.sha256) || served.has(file.sha256)) continue;
    demand(own.size < MOST_FILES, path, trainingReasons.COURSE_FILES_MANY, { limit: MOST_FILES });
    const made = await tx.manager.save(tx.manager.create(CourseFile, { courseId, fileId: file.id, name: file.name, fileKind: file.fileKind, mediaType: file.mediaType, bytes: file.bytes, sha256: file.sha256 } as Partial<CourseFile>));
    await hang(tx, file, 'CourseFile', made.id);
    own.set(file.sha256, made);
  }
  return own;
}

/** Hangs uploads on a course. Answers its id. */
export async function addCourseFiles(ctx: Context, input: AddCourseFilesInput): Promise<string> {
  authorise(ctx, 'training:write');
  return transact(ctx, async (tx) => {
    const id = await keyOf(tx, 'Course', input.id);
    await lock(tx);
    await hangFiles(tx, id, input.fileIds, 'input.fileIds');
    return id;
  });
}

/** Makes a course of one's own from a version of another: its lessons and the files they show, as a draft under another key. Answers its id. */
export async function cloneCourse(ctx: Context, input: CloneCourseInput): Promise<string> {
  authorise(ctx, 'training:write');
  return transact(ctx, async (tx) => {
    await lock(tx);
    const version = await tx.manager.findOneByOrFail(CourseVersion, { id: await keyOf(tx, 'CourseVersion', input.courseVersionId) });
    const { nameZh, nameEn, subject, aimZh, aimEn, playbookKeys, isExamined, ...from } = await tx.manager.findOneByOrFail(Course, { id: version.courseId });
    demand(!(await tx.manager.existsBy(Course, { key: input.key })), 'input.key', trainingReasons.COURSE_KEY_TAKEN);
    const made = await tx.manager.save(tx.manager.create(Course, { key: input.key, nameZh: input.nameZh, nameEn: input.nameEn, subject, aimZh, aimEn, playbookKeys, isExamined } as Partial<Course>));
    const content = parseCourse(version.content);
    const named = new Set(filesIn(content).map((one) => one.id));
    const names = new Map<string, string>();
    for (const { id, fileId, name, fileKind, mediaType, bytes, sha256 } of await tx.manager.findBy(CourseFile, { courseId: from.id })) {
      if (!named.has(id)) continue;
      const file = await fileAgain(tx, fileId);
      const copy = await tx.manager.save(tx.manager.create(CourseFile, { courseId: made.id, fileId: file.id, name, fileKind, mediaType, bytes, sha256 } as Partial<CourseFile>));
      await hang(tx, file, 'CourseFile', copy.id);
      names.set(id, copy.id);
    }
    await putDraft(tx, made, { note: `${nameZh} / ${nameEn} · ${version.number}` }, renameFiles(content, (id) => names.get(id) ?? 'unknown'), 'input.courseVersionId');
    return made.id;
  });
}

/** A version as a package that `importCourse` takes, here or elsewhere; its files go beside it, each under the hash of its bytes as they are served: what was sent in first is shown to nobody. */
export async function courseFile(ctx: Context, versionId: string): Promise<CoursePackage> {
  authorise(ctx, 'training:write');
  const manager = ctx.db.source.manager;
  const version = await manager.findOneByOrFail(CourseVersion, { id: await keyOf(ctx, 'CourseVersion', versionId) });
  const { key, nameZh, nameEn, subject, aimZh, aimEn, playbookKeys, isExamined, id } = await manager.findOneByOrFail(Course, { id: version.courseId });
  const content = parseCourse(version.content);
  const named = new Set(filesIn(content).map((one) => one.id));
  const shown = (await manager.findBy(CourseFile, { courseId: id })).filter((one) => named.has(one.id));
  const served = await servedHashes(manager, shown.map((one) => one.fileId));
  const files = shown.map((one) => ({ id: one.id, name: one.name, fileKind: one.fileKind as string, sha256: served.get(one.fileId) ?? one.sha256 }));
  return { kind: 'aftercare.course', format: 1, key, nameZh, nameEn, subject, aimZh, aimEn, playbookKeys, isExamined, content, files };
}

/** Takes a package in: as a new course, or as the draft of the course that has its key. The same twice changes nothing. Answers the course's id. */
export async function importCourse(ctx: Context, input: ImportCourseInput): Promise<string> {
  authorise(ctx, 'training:write');
  const read = readPackage(input.file);
  demand(read && Object.values(CourseSubject).includes(read.subject as CourseSubject), 'input.file', trainingReasons.COURSE_PACKAGE);
  const { key, nameZh, nameEn, aimZh, aimEn, playbookKeys, isExamined } = read;
  const sent = fitCourse(read.content, 'input.file.content');
  return transact(ctx, async (tx) => {
    await lock(tx);
    const there = await tx.manager.findOneBy(Course, { key });
    const row = there ?? await tx.manager.save(tx.manager.create(Course, { key, nameZh, nameEn, subject: read.subject as CourseSubject, aimZh, aimEn, playbookKeys, isExamined } as Partial<Course>));
    const own = await hangFiles(tx, row.id, input.fileIds ?? [], 'input.fileIds');
    // What a package of ours names by its served bytes is the course's own as well.
    const served = await servedHashes(tx.manager, [...own.values()].map((one) => one.fileId));
    for (const one of [...own.values()]) { const sum = served.get(one.fileId); if (sum && !own.has(sum)) own.set(sum, one); }
    const lacking = read.files.filter((one) => !own.has(one.sha256));
    demand(!lacking.length, 'input.fileIds', trainingReasons.COURSE_PACKAGE_FILES, { names: lacking.map((one) => one.name).join('、') });
    const names = new Map(read.files.map((one) => [one.id, (own.get(one.sha256) as CourseFile).id]));
    const content = renameFiles(sent, (id) => names.get(id) ?? 'unknown');
    const latest = (await versionsOf(tx, CourseVersion, { courseId: row.id })).at(-1);
    if (!latest || canonicalJson(parseCourse(latest.content)) !== canonicalJson(content)) {
      if (there) await changeRow(tx, Course, there.id, there.version, {});
      await putDraft(tx, row, {}, content, 'input.file.content');
    }
    return row.id;
  });
}

/** A course with the version that is in force. */
export interface CourseInForce { courseId: string; key: string; nameZh: string; nameEn: string; isExamined: boolean; versionId: string; lessonMinutes: number; requiredMinutes: number; lessonCount: number }

/** The courses of these keys or ids with their versions in force; those without one are left out. Asks no right: the caller does. */
export async function coursesInForce(tx: WriteContext, which: { keys?: readonly string[]; ids?: readonly string[] }): Promise<CourseInForce[]> {
  return tx.manager.query<CourseInForce[]>(
    `select distinct on (c.id) c.id::text "courseId", c.key, c.name_zh "nameZh", c.name_en "nameEn", c.is_examined "isExamined", v.id::text "versionId", v.lesson_minutes "lessonMinutes", v.required_minutes "requiredMinutes",
       jsonb_array_length(v.content -> 'lessons') "lessonCount"
     from courses c join course_versions v on v.course_id = c.id
     where (c.key = any($1::text[]) or c.id = any($2::bigint[])) and not c.is_archived and v.state <> 'DRAFT' and v.effective_from <= $3
     order by c.id, v.effective_from desc, v.number desc`, [which.keys ?? [], which.ids ?? [], tx.clock.now()]);
}
