// Exams in versions, and the attempts of those who sit them.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';

export enum ExamReview { NOTHING = 'NOTHING', RESULT = 'RESULT', POINTS = 'POINTS', SOLUTIONS = 'SOLUTIONS' }
registerEnumType(ExamReview, { name: 'ExamReview', description: 'What is shown after the end. NOTHING: whether it was passed; RESULT: the score too; POINTS: one’s own answers and what each earned; SOLUTIONS: what would have been right as well.' });
export enum ExamAttemptState { RUNNING = 'RUNNING', MARKING = 'MARKING', DONE = 'DONE' }
registerEnumType(ExamAttemptState, { name: 'ExamAttemptState', description: 'MARKING: handed in, and some answers wait for a person.' });
export enum ExamEnding { HANDED_IN = 'HANDED_IN', TIME_UP = 'TIME_UP' }
registerEnumType(ExamEnding, { name: 'ExamEnding', description: 'TIME_UP: what was saved by the deadline counts.' });

@Noun('Exam', { table: 'exams', read: 'staff:read', defaultSort: { prop: 'key', order: 'ASC' }, description: 'An exam; what it asks and how it is judged stands in its versions.' })
export class Exam extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Course', nullable: true, facet: true, description: 'The course that it belongs to: passing it is part of doing the course.' }) courseId?: string | null;
  @Prop({ kind: 'texts', description: 'Keys of the positions it is meant for; none: everybody.' }) positions!: string[];
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('ExamVersion', { table: 'exam_versions', read: 'staff:read', roots: { one: 'examVersion', many: 'examVersions' }, defaultSort: { prop: 'number', order: 'DESC' }, description: 'One version of an exam; an attempt keeps the one it was sat by. Once published it never changes.' })
export class ExamVersion extends Row {
  @Prop({ kind: 'id', of: 'Exam' }) examId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', filter: false, sort: false }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'int', description: 'From the start to the deadline, by the server’s clock.' }) minutes!: number;
  @Prop({ kind: 'int', description: 'How often somebody may try until it is passed.' }) attempts!: number;
  @Prop({ kind: 'int', description: 'Hours from one attempt’s end to the next one’s start.' }) waitHours!: number;
  @Prop({ kind: 'decimal', description: 'Score from which it is passed, 0 to 100.' }) passMark!: string;
  @Prop({ kind: 'boolean', description: 'Questions and options stand in another order in each attempt.' }) isShuffled!: boolean;
  @Prop({ kind: 'boolean', description: 'Who marks is not told whose answers they are.' }) isBlind!: boolean;
  @Prop({ kind: 'enum', enum: ExamReview }) review!: ExamReview;
  @Prop({ kind: 'int', nullable: true, description: 'After so many failures a transfer to another post is proposed (B-31); null: never.' }) failuresToTransfer?: number | null;
  @Prop({ kind: 'json', right: 'training:read-bank', description: '{ draws: [{ tags, difficulty, count, points }] } or { questions: [{ key, points }] }; see server/training/exams/paper.rules.ts.' }) paper!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}

@Noun('ExamAttempt', {
  table: 'exam_attempts', read: 'training:read-results', roots: { one: 'examAttempt', many: 'examAttempts' }, defaultSort: { prop: 'startedAt', order: 'DESC' },
  description: 'Somebody sat an exam. Its paper and its answers are no part of the row: they are asked for by themselves, by whom they are for.',
})
export class ExamAttempt extends Row {
  @Prop({ kind: 'id', of: 'Exam', facet: true }) examId!: string;
  @Prop({ kind: 'id', of: 'ExamVersion' }) examVersionId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked then.' }) storeId?: string | null;
  @Prop({ kind: 'int', description: 'Which try it is, 1 for the first ever.' }) number!: number;
  @Prop({ kind: 'enum', enum: ExamAttemptState, facet: true, fallback: "'RUNNING'" }) state!: ExamAttemptState;
  @Prop({ kind: 'instant' }) startedAt!: string;
  @Prop({ kind: 'instant', description: 'Answers are taken until then, by the server’s clock.' }) deadlineAt!: string;
  @Prop({ kind: 'instant', nullable: true }) endedAt?: string | null;
  @Prop({ kind: 'enum', enum: ExamEnding, nullable: true, facet: true }) endedBy?: ExamEnding | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When it had its result.' }) markedAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'The day of its result where the chain does its business.' }) markedOn?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true, description: 'Null until it is marked.' }) isPassed?: boolean | null;
  /** As far as its policy lets the person see it, `examReview` says it; lists of results show it to those who read results. */
  @Prop({ kind: 'decimal', nullable: true, right: 'training:read-results', description: '0 to 100; null until it is marked.' }) score?: string | null;
  /** What the paper was drawn and shuffled by; with the versions in `paper` it can be made again. */
  @Prop({ kind: 'text', hidden: true }) seed!: string;
  @Prop({ kind: 'json', hidden: true }) paper!: unknown;
  @Prop({ kind: 'json', hidden: true, nullable: true }) explanation?: unknown;
}
