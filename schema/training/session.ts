// Training in a room: who teaches whom when, and who was there.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum SessionKind { MONTHLY = 'MONTHLY', SPECIAL = 'SPECIAL' }
registerEnumType(SessionKind, { name: 'SessionKind', description: 'MONTHLY: the skill session of the month (C-20); SPECIAL: a new product, a new problem, or another occasion.' });
export enum SessionState { PLANNED = 'PLANNED', HELD = 'HELD', CANCELLED = 'CANCELLED' }
registerEnumType(SessionState, { name: 'SessionState' });
export enum AttendanceMark { INVITED = 'INVITED', PRESENT = 'PRESENT', ABSENT = 'ABSENT', EXCUSED = 'EXCUSED' }
registerEnumType(AttendanceMark, { name: 'AttendanceMark' });

@Noun('TrainingSession', { table: 'training_sessions', read: 'training:learn', roots: { one: 'trainingSession', many: 'trainingSessions' }, defaultSort: { prop: 'startsAt', order: 'DESC' }, description: 'A session in a room: when, where, by whom, about which course.' })
export class TrainingSession extends Row {
  @Prop({ kind: 'id', of: 'Course', facet: true, description: 'What presence is credited to.' }) courseId!: string;
  @Prop({ kind: 'enum', enum: SessionKind, facet: true }) sessionKind!: SessionKind;
  @Prop({ kind: 'enum', enum: SessionState, facet: true, fallback: "'PLANNED'" }) state!: SessionState;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'None: head office.' }) storeId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Room.' }) place!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) teacherId?: string | null;
  @Prop({ kind: 'instant' }) startsAt!: string;
  @Prop({ kind: 'instant' }) endsAt!: string;
  @Prop({ kind: 'day', nullable: true }) heldOn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What it is about, or why it was called off.' }) note?: string | null;
}

@Noun('SessionAttendance', { table: 'session_attendances', read: 'training:learn', roots: { one: 'sessionAttendance', many: 'sessionAttendances' }, defaultSort: { prop: 'id', order: 'ASC' }, description: 'One person at one session: invited, then marked.' })
export class SessionAttendance extends Row {
  @Prop({ kind: 'id', of: 'TrainingSession' }) sessionId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'Where the person works.' }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: AttendanceMark, facet: true, fallback: "'INVITED'" }) mark!: AttendanceMark;
  @Prop({ kind: 'int', nullable: true, description: 'How long the person was there.' }) attendedMinutes?: number | null;
  @Prop({ kind: 'id', of: 'TrainingRecord', nullable: true, description: 'What it was credited to.' }) recordId?: string | null;
}
