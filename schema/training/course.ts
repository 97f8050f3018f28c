// What people learn: courses in versions of lessons, the files that lessons show, and paths of several courses.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';
import { FileKind } from '../platform/file.ts';

export enum CourseSubject { PRODUCT = 'PRODUCT', PROCESS = 'PROCESS', COMMUNICATION = 'COMMUNICATION', LAW = 'LAW', CULTURE = 'CULTURE' }
registerEnumType(CourseSubject, { name: 'CourseSubject', description: 'Products, process, communication (C-19), law and the company’s culture (D-13).' });

@Noun('Course', { table: 'courses', read: 'training:learn', defaultSort: { prop: 'key', order: 'ASC' }, description: 'Something to be learnt: lessons, and an exam where it asks for one.' })
export class Course extends Row {
  @Prop({ kind: 'text', description: 'Stable name; corrective actions and paths name it.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: CourseSubject, facet: true }) subject!: CourseSubject;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'What somebody can do afterwards.' }) aimZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) aimEn!: string;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Keys of the playbooks whose work it teaches.' }) playbookKeys!: string[];
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Done only when an exam of it is passed, too.' }) isExamined!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
  @Prop({ kind: 'instant', nullable: true, description: 'When a version of it was first published; before, its writers alone see it.' }) publishedAt?: string | null;
}

@Noun('CourseVersion', { table: 'course_versions', read: 'training:learn', defaultSort: { prop: 'number', order: 'DESC' }, description: 'One version of a course; who learnt by it keeps it. Once published it never changes.' })
export class CourseVersion extends Row {
  @Prop({ kind: 'id', of: 'Course' }) courseId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Its course and number, as people say them.' }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'int', description: 'Length of all lessons: no more is ever credited.' }) lessonMinutes!: number;
  @Prop({ kind: 'int', description: 'Minutes that must be credited before it is done.' }) requiredMinutes!: number;
  @Prop({ kind: 'json', description: '{ requiredMinutes, lessons: [{ key, zh, en, minutes, textZh, textEn, pictureId, videoId, attachmentIds }] }; see server/training/courses/course.rules.ts.' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}

@Noun('CourseFile', { table: 'course_files', read: 'training:learn', roots: false, defaultSort: { prop: 'id', order: 'ASC' }, description: 'A picture, video or paper that lessons of a course show.' })
export class CourseFile extends Row {
  @Prop({ kind: 'id', of: 'Course' }) courseId!: string;
  @Prop({ kind: 'id', of: 'StoredFile' }) fileId!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) name!: string;
  @Prop({ kind: 'enum', enum: FileKind }) fileKind!: FileKind;
  @Prop({ kind: 'text' }) mediaType!: string;
  @Prop({ kind: 'int' }) bytes!: number;
  @Prop({ kind: 'text', description: 'SHA-256 of what was sent in: a course package names its files by it.' }) sha256!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'When a version that shows it was first published.' }) shownAt?: string | null;
}

@Noun('LearningPath', { table: 'learning_paths', read: 'training:learn', defaultSort: { prop: 'key', order: 'ASC' }, description: 'Courses in an order, for those who hold a position, work at a kind of store, or have to do with a kind of product.' })
export class LearningPath extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Keys of positions; none: every position.' }) positions!: string[];
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Formats of stores; none: every format, head office too.' }) formats!: string[];
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Kinds of product that it is about, where it is about any.' }) productKeys!: string[];
  @Prop({ kind: 'json', description: '[{ course, workingDays }]: key of the course, and working days from the day it is assigned.' }) steps!: unknown;
  @Prop({ kind: 'int', nullable: true, description: 'Minutes that must be credited over its courses, all exams passed, before somebody may take up the post (C-19); none: it opens nothing.' }) gateMinutes?: number | null;
  @Prop({ kind: 'day', nullable: true, description: 'By rule only for those who took up the post on or after that day; none: for everybody.' }) sinceOn?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Whoever it is for is given its courses each night, where they lack.' }) isAutomatic!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}
