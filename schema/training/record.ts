// Who learns what and how far: training records, why each was given, progress by lesson, and the time that is credited.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum TrainingState { ASSIGNED = 'ASSIGNED', IN_PROGRESS = 'IN_PROGRESS', OVERDUE = 'OVERDUE', COMPLETED = 'COMPLETED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(TrainingState, { name: 'TrainingState', description: 'OVERDUE: its day has passed and it is not done; it may still be done.' });
export enum TrainingReason { ROLE = 'ROLE', FINDING = 'FINDING', CORRECTIVE_ACTION = 'CORRECTIVE_ACTION', NEW_PRODUCT = 'NEW_PRODUCT', REGULAR = 'REGULAR', PERSON = 'PERSON' }
registerEnumType(TrainingReason, { name: 'TrainingReason', description: 'Why it was given: the post, a finding, a corrective action, a new product, monthly or quarterly training, or somebody’s choice.' });
export enum CreditEvidence { LESSON = 'LESSON', SESSION = 'SESSION', SUPERVISOR = 'SUPERVISOR' }
registerEnumType(CreditEvidence, { name: 'CreditEvidence', description: 'By what time is credited: a lesson followed here, presence at a session, or what a supervisor has seen.' });

@Noun('TrainingRecord', { table: 'training_records', read: 'training:learn', roots: { one: 'trainingRecord', many: 'trainingRecords' }, defaultSort: { prop: 'dueAt', order: 'ASC' }, description: 'One person and one course: why it was given, by when, how far, and when it was done.' })
export class TrainingRecord extends Row {
  @Prop({ kind: 'id', of: 'Employee', facet: true }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked when it was given.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Course', facet: true }) courseId!: string;
  @Prop({ kind: 'id', of: 'CourseVersion' }) courseVersionId!: string;
  @Prop({ kind: 'enum', enum: TrainingState, facet: true, fallback: "'ASSIGNED'" }) state!: TrainingState;
  @Prop({ kind: 'enum', enum: TrainingReason, facet: true }) reason!: TrainingReason;
  @Prop({ kind: 'text', nullable: true, description: 'Noun of what it was given for.' }) sourceResource?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Its key.' }) sourceKey?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who gave it; none: a rule.' }) assignedById?: string | null;
  @Prop({ kind: 'instant' }) assignedAt!: string;
  @Prop({ kind: 'day' }) assignedOn!: string;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'day' }) dueOn!: string;
  @Prop({ kind: 'id', of: 'CalendarVersion', nullable: true, description: 'The version of the store’s calendar that gave the day.' }) calendarVersionId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Its day, which passed before it was done.' }) breachedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) startedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) completedAt?: string | null;
  @Prop({ kind: 'day', nullable: true }) completedOn?: string | null;
  @Prop({ kind: 'int', fallback: '0', description: 'What was credited so far.' }) creditedMinutes!: number;
  @Prop({ kind: 'decimal', fallback: '0', description: 'The same in hours.' }) creditedHours!: string;
  @Prop({ kind: 'int', description: 'What must be credited before it is done.' }) requiredMinutes!: number;
  @Prop({ kind: 'int', fallback: '0' }) lessonsFinished!: number;
  @Prop({ kind: 'int' }) lessonCount!: number;
  @Prop({ kind: 'boolean', description: 'Does it ask for an exam?' }) isExamined!: boolean;
  @Prop({ kind: 'instant', nullable: true }) examPassedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Key of the attempt that passed.' }) examAttemptKey?: string | null;
  @Prop({ kind: 'decimal', nullable: true }) examScore?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Lesson at which the person was last, on whatever device.' }) lastLessonKey?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was taken back.' }) withdrawnReason?: string | null;
}

@Noun('TrainingNeed', { table: 'training_needs', read: 'training:learn', roots: { one: 'trainingNeed', many: 'trainingNeeds' }, defaultSort: { prop: 'id', order: 'ASC' }, description: 'Why a course was given to a person: one record may serve several.' })
export class TrainingNeed extends Row {
  @Prop({ kind: 'id', of: 'TrainingRecord' }) recordId!: string;
  @Prop({ kind: 'enum', enum: TrainingReason, facet: true }) reason!: TrainingReason;
  @Prop({ kind: 'text', nullable: true }) sourceResource?: string | null;
  @Prop({ kind: 'text', nullable: true }) sourceKey?: string | null;
  @Prop({ kind: 'id', of: 'CorrectiveAction', nullable: true, description: 'The action that asked for it.' }) actionId?: string | null;
  @Prop({ kind: 'id', of: 'Finding', nullable: true, description: 'The finding that it goes back to.' }) findingId?: string | null;
}

@Noun('LessonProgress', { table: 'lesson_progress', read: 'training:learn', roots: false, defaultSort: { prop: 'id', order: 'ASC' }, description: 'How far somebody is in a lesson, by the server’s own clock.' })
export class LessonProgress extends Row {
  @Prop({ kind: 'id', of: 'TrainingRecord' }) recordId!: string;
  @Prop({ kind: 'text' }) lessonKey!: string;
  @Prop({ kind: 'instant' }) startedAt!: string;
  @Prop({ kind: 'instant', description: 'When the page last said that somebody is there.' }) seenAt!: string;
  @Prop({ kind: 'int', fallback: '0', description: 'Time on the page; longer silences do not count.' }) pageSeconds!: number;
  @Prop({ kind: 'int', fallback: '0', description: 'How far down, in per cent; of a video, how far in.' }) place!: number;
  @Prop({ kind: 'instant', nullable: true }) finishedAt?: string | null;
}

@Noun('TrainingCredit', { table: 'training_credits', read: 'training:learn', roots: { one: 'trainingCredit', many: 'trainingCredits' }, defaultSort: { prop: 'creditedOn', order: 'DESC' }, description: 'Time credited to a person for a course, with its evidence. It is never changed.' })
export class TrainingCredit extends Row {
  @Prop({ kind: 'id', of: 'TrainingRecord' }) recordId!: string;
  @Prop({ kind: 'id', of: 'Employee', facet: true }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked that day.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Course', facet: true }) courseId!: string;
  @Prop({ kind: 'enum', enum: CreditEvidence, facet: true }) evidence!: CreditEvidence;
  @Prop({ kind: 'text', nullable: true, description: 'Lesson that it is for.' }) lessonKey?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Key of the session.' }) sessionKey?: string | null;
  @Prop({ kind: 'int', description: 'After the cap.' }) minutes!: number;
  @Prop({ kind: 'int', description: 'Before it.' }) askedMinutes!: number;
  @Prop({ kind: 'day' }) creditedOn!: string;
  @Prop({ kind: 'id', of: 'StoredFile', nullable: true, description: 'Paper or picture that shows it.' }) fileId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was seen.' }) note?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who vouches for it; none: measured here.' }) recordedById?: string | null;
}
