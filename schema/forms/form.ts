// Questions put to people, as forms in versions: what they are for, what each version asks, and how its answers are judged.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';

export enum FormPurpose {
  AUDIT = 'AUDIT', TICKET_QUALITY = 'TICKET_QUALITY', SURVEY = 'SURVEY', EXAM = 'EXAM', DRILL = 'DRILL', DIAGNOSIS = 'DIAGNOSIS', INTERVIEW = 'INTERVIEW', CHECKLIST = 'CHECKLIST',
}
registerEnumType(FormPurpose, { name: 'FormPurpose', description: 'What a form is filled for.' });

/** Every type of question; two tables are keyed by it: `server/forms/question-types.rules.ts` and `admin/forms/FormFields.tsx`. */
export enum QuestionType {
  YES_NO = 'YES_NO', CHOICE = 'CHOICE', CHOICES = 'CHOICES', SCALE = 'SCALE', NUMBER = 'NUMBER', TEXT = 'TEXT', PHOTO = 'PHOTO',
  SIGNATURE = 'SIGNATURE', BARCODE = 'BARCODE', TIME = 'TIME', PLACE = 'PLACE', READING = 'READING',
}
registerEnumType(QuestionType, { name: 'QuestionType', description: 'CHOICES: several of them; READING: an instrument’s values against a standard.' });

@Noun('Form', {
  table: 'forms', read: 'forms:read', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A form: audits, ticket quality, surveys, exams, drills, diagnoses, interviews and checklists are filled by one.',
})
export class Form extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: FormPurpose, facet: true }) purpose!: FormPurpose;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('FormVersion', {
  table: 'form_versions', read: 'forms:read', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a form; what was filled by it keeps it. Once published its content never changes.',
})
export class FormVersion extends Row {
  @Prop({ kind: 'id', of: 'Form' }) formId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Its form and number, as people say them.' }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: '{ scoring: { parts, passMark, bands }, sections: [{ key, zh, en, weight, questions: [{ key, type, zh, en, weight, points, critical, showWhen, evidence … }] }] }; see the guide in server/forms/content.rules.ts.' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}
