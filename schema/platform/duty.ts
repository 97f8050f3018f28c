// Somebody owes something by a time.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum DutyState { OPEN = 'OPEN', DONE = 'DONE', CANCELLED = 'CANCELLED' }
registerEnumType(DutyState, { name: 'DutyState' });

@Noun('Duty', {
  table: 'duties', read: 'platform:read-own-events', roots: { one: 'duty', many: 'duties' }, defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'Something that somebody owes by a time, with a reminder, a hand-over with reason, and an outcome.',
})
export class Duty extends Row {
  @Prop({ kind: 'text', facet: true, description: 'What is owed: tickets.step-in, tickets.callback and the like.' }) kind!: string;
  @Prop({ kind: 'enum', enum: DutyState, facet: true, fallback: "'OPEN'" }) state!: DutyState;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'text', facet: true, description: 'Noun that it is about.' }) resource!: string;
  @Prop({ kind: 'text', description: 'Key of that row, without its customer.' }) resourceKey!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who owes it; none: nobody has it.' }) ownerId?: string | null;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'instant', nullable: true }) remindAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The deadline that passed while it was open.' }) missedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) doneAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) outcome?: string | null;
  @Prop({ kind: 'int', fallback: '0' }) handoverCount!: number;
}
