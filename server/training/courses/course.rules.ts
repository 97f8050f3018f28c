// What a course holds, as pure rules: lessons in both languages with their length, checked when saved and whenever read.
import { z } from 'zod';

/*
 * A lesson's text is plain text with a few marks, shown without ever becoming HTML: `# ` and `## ` open headings, `- ` and `1. ` lists,
 * `> ` something to be remembered, **bold**, and blank lines paragraphs. Files are named by the id of a CourseFile.
 */
const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/);
const file = z.string().regex(/^\d{1,18}$/);
const lesson = z.strictObject({
  key, zh: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(160), minutes: z.int().min(1).max(480),
  textZh: z.string().max(20_000).default(''), textEn: z.string().max(40_000).default(''),
  pictureId: file.optional(), videoId: file.optional(), attachmentIds: z.array(file).max(10).default([]),
});
const content = z.strictObject({ requiredMinutes: z.int().min(1).optional(), lessons: z.array(lesson).min(1).max(60) });

export type Lesson = z.infer<typeof lesson>;
export interface CourseContent { requiredMinutes: number; lessons: Lesson[] }

/** Why a content is none; `path` says where. */
export class CourseError extends Error {
  override name = 'CourseError';
  constructor(readonly path: string, readonly reason: 'COURSE_CONTENT' | 'COURSE_LESSON_TWICE' | 'COURSE_REQUIRED') { super(`${reason} at ${path}`); }
}

/** How much of the lessons' length must be credited when a course does not say. */
const USUAL_SHARE = 80;

export const lengthOf = (lessons: readonly Pick<Lesson, 'minutes'>[]): number => lessons.reduce((sum, one) => sum + one.minutes, 0);

/** Checks and completes a content; throws CourseError at the first place that is wrong. A lesson has a text in both languages, a picture, a video or a paper. */
export function parseCourse(raw: unknown): CourseContent {
  const read = content.safeParse(raw);
  if (!read.success) throw new CourseError(read.error.issues[0]?.path.join('.') ?? '', 'COURSE_CONTENT');
  const { lessons } = read.data;
  lessons.forEach((one, i) => {
    if (lessons.findIndex((other) => other.key === one.key) !== i) throw new CourseError(`lessons.${i}.key`, 'COURSE_LESSON_TWICE');
    if (Boolean(one.textZh.trim()) !== Boolean(one.textEn.trim())) throw new CourseError(`lessons.${i}.${one.textZh.trim() ? 'textEn' : 'textZh'}`, 'COURSE_CONTENT');
    if (!one.textZh.trim() && !one.pictureId && !one.videoId && !one.attachmentIds.length) throw new CourseError(`lessons.${i}.textZh`, 'COURSE_CONTENT');
  });
  const length = lengthOf(lessons);
  const requiredMinutes = read.data.requiredMinutes ?? Math.ceil((length * USUAL_SHARE) / 100);
  if (requiredMinutes > length) throw new CourseError('requiredMinutes', 'COURSE_REQUIRED');
  return { requiredMinutes, lessons };
}

/** Every file that lessons name, with the place where. */
export const filesIn = ({ lessons }: CourseContent): { id: string; path: string; as: 'PICTURE' | 'VIDEO' | null }[] => lessons.flatMap((one, i) => [
  ...(one.pictureId ? [{ id: one.pictureId, path: `lessons.${i}.pictureId`, as: 'PICTURE' as const }] : []),
  ...(one.videoId ? [{ id: one.videoId, path: `lessons.${i}.videoId`, as: 'VIDEO' as const }] : []),
  ...one.attachmentIds.map((id, n) => ({ id, path: `lessons.${i}.attachmentIds.${n}`, as: null })),
]);

/** The same content with other names for its files. */
export const renameFiles = (given: CourseContent, name: (id: string) => string): CourseContent => ({
  ...given, lessons: given.lessons.map((one) => ({
    ...one, attachmentIds: one.attachmentIds.map(name), ...(one.pictureId ? { pictureId: name(one.pictureId) } : {}), ...(one.videoId ? { videoId: name(one.videoId) } : {}),
  })),
});

const packed = z.strictObject({
  kind: z.literal('aftercare.course'), format: z.literal(1), key, nameZh: z.string().min(1).max(80), nameEn: z.string().min(1).max(160), subject: z.string(), aimZh: z.string().max(500), aimEn: z.string().max(800),
  playbookKeys: z.array(z.string().max(60)).max(40).default([]), isExamined: z.boolean().default(false), content: z.unknown(),
  files: z.array(z.strictObject({ id: file, name: z.string().max(200), fileKind: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(200).default([]),
});
export type CoursePackage = z.infer<typeof packed>;
/** A package as it was sent; null when it is none. */
export const readPackage = (raw: unknown): CoursePackage | null => { const read = packed.safeParse(raw); return read.success ? read.data : null; };
