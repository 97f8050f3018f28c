// Role play with assessors: scenes, drills, and what each of two assessors saw (A-19, B-20, C-43).
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Sheet, SheetRow } from '../forms/sheet.ts';

export enum SceneKind { ANGRY_CUSTOMER = 'ANGRY_CUSTOMER', CROSS_DEPARTMENT = 'CROSS_DEPARTMENT', GROUP_COMPLAINT = 'GROUP_COMPLAINT', EXPLAIN_TECHNIQUE = 'EXPLAIN_TECHNIQUE', NEGOTIATE = 'NEGOTIATE', DIAGNOSE = 'DIAGNOSE' }
registerEnumType(SceneKind, { name: 'SceneKind' });
export enum DrillState { GRADING = 'GRADING', GRADED = 'GRADED', DEBRIEFED = 'DEBRIEFED', CANCELLED = 'CANCELLED' }
registerEnumType(DrillState, { name: 'DrillState', description: 'GRADING: an assessor is still to grade; GRADED: both have; DEBRIEFED: it was talked over.' });

@Noun('DrillScene', { table: 'drill_scenes', read: 'training:learn', defaultSort: { prop: 'key', order: 'ASC' }, description: 'A scene to be played: the parts, and the rubric by which it is judged.' })
export class DrillScene extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: SceneKind, facet: true }) sceneKind!: SceneKind;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'What whoever plays the other part is told.' }) briefZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) briefEn!: string;
  @Prop({ kind: 'text', description: 'Key of the form that is the rubric.' }) formKey!: string;
  @Prop({ kind: 'boolean', fallback: 'false' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('Drill', { table: 'drills', read: 'training:learn', roots: { one: 'drill', many: 'drills' }, defaultSort: { prop: 'heldAt', order: 'DESC' }, description: 'One person in one scene before two assessors, and what came of it.' })
export class Drill extends Row {
  @Prop({ kind: 'id', of: 'DrillScene', facet: true }) sceneId!: string;
  @Prop({ kind: 'id', of: 'FormVersion', description: 'The version of the rubric.' }) formVersionId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) participantId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked.' }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: DrillState, facet: true, fallback: "'GRADING'" }) state!: DrillState;
  @Prop({ kind: 'instant' }) heldAt!: string;
  @Prop({ kind: 'day' }) heldOn!: string;
  @Prop({ kind: 'int', description: 'How often this person has played this scene, this time included: the first is before the training, the later ones after.' }) round!: number;
  @Prop({ kind: 'id', of: 'Employee' }) firstAssessorId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) secondAssessorId!: string;
  @Prop({ kind: 'decimal', nullable: true, description: 'Mean of what the two gave, 0 to 100.' }) score?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'How far the two agreed, 0 to 1.' }) agreement?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Minutes from the first word to the agreement, mean of the two watches (B-21).' }) disputeMinutes?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true, description: 'Did both let it pass?' }) isPassed?: boolean | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was talked over afterwards.' }) debrief?: string | null;
  @Prop({ kind: 'instant', nullable: true }) debriefedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) cancelledReason?: string | null;
}

@Noun('DrillGrade', { table: 'drill_grades', read: 'training:learn', roots: { one: 'drillGrade', many: 'drillGrades' }, defaultSort: { prop: 'id', order: 'ASC' }, description: 'What one assessor saw; the other and the person see it when both have graded.' })
@Sheet()
export class DrillGrade extends SheetRow {
  @Prop({ kind: 'id', of: 'Drill' }) drillId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) assessorId!: string;
  @Prop({ kind: 'decimal', description: 'By the assessor’s own watch.' }) disputeMinutes!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'Whose readers see it; set when both have graded.' }) shownStoreId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The person who is judged; set when both have graded.' }) shownToId?: string | null;
}
