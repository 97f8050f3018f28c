// The bank that papers are drawn from: questions, each in versions that never change.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum ExamQuestionKind { CHOICE = 'CHOICE', CHOICES = 'CHOICES', ORDER = 'ORDER', NUMBER = 'NUMBER', TEXT = 'TEXT' }
registerEnumType(ExamQuestionKind, { name: 'ExamQuestionKind', description: 'CHOICE: one of several; CHOICES: some of several; ORDER: all of several, put in order; NUMBER: within a tolerance; TEXT: read and marked by a person.' });
export enum ExamDifficulty { EASY = 'EASY', MEDIUM = 'MEDIUM', HARD = 'HARD' }
registerEnumType(ExamDifficulty, { name: 'ExamDifficulty', description: 'As its writer thinks; what it turned out to be stands in the statistics of its exams.' });

@Noun('ExamTopic', {
  table: 'exam_topics', read: 'training:read-bank', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'What questions of the bank may be about; papers are drawn by these.',
})
export class ExamTopic extends Row {
  @Prop({ kind: 'text', description: 'Stable name: the word that stands in tags.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
}

@Noun('ExamQuestion', {
  table: 'exam_questions', read: 'training:read-bank', roots: { one: 'examQuestion', many: 'examQuestions' }, defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A question of the bank. Papers hold versions of it, so what was asked stays as it was asked.',
})
export class ExamQuestion extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'enum', enum: ExamQuestionKind, facet: true, description: 'Set once.' }) questionKind!: ExamQuestionKind;
  @Prop({ kind: 'enum', enum: ExamDifficulty, facet: true }) difficulty!: ExamDifficulty;
  @Prop({ kind: 'texts', description: 'What it is about: keys of ExamTopic; papers are drawn by these.' }) tags!: string[];
  @Prop({ kind: 'id', of: 'ExamQuestionVersion', nullable: true, description: 'What is asked from now on.' }) currentId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Drawn no more.' }) isArchived!: boolean;
}

@Noun('ExamQuestionVersion', {
  table: 'exam_question_versions', read: 'training:read-bank', roots: { one: 'examQuestionVersion', many: 'examQuestionVersions' }, defaultSort: { prop: 'number', order: 'DESC' },
  description: 'How a question was worded and judged from one change to the next. It never changes.',
})
export class ExamQuestionVersion extends Row {
  @Prop({ kind: 'id', of: 'ExamQuestion' }) questionId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', sort: false }) promptZh!: string;
  @Prop({ kind: 'text', sort: false }) promptEn!: string;
  @Prop({ kind: 'json', description: '{ options: [{ key, zh, en }], unit: { zh, en } | null, media: [file id] }; see server/training/exams/question.rules.ts.' }) content!: unknown;
  @Prop({ kind: 'json', right: 'training:write-exams', description: 'What is right, and how a part of it is judged. Nobody who sits an exam is ever sent this before the end.' }) solution!: unknown;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  /** The file that it came in with. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}
