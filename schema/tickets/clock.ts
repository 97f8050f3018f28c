// One promise of a ticket while it runs and after: by which versions it was made, when it is due, when it stood still, how it ended.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { TimeUnit } from '../platform/calendar.inputs.ts';
import { ClockEvent, ClockKind } from './policy.ts';

export enum ClockState { RUNNING = 'RUNNING', PAUSED = 'PAUSED', MET = 'MET', MISSED = 'MISSED', VOID = 'VOID' }
registerEnumType(ClockState, {
  name: 'ClockState', description: 'RUNNING: also when overdue (then breachedAt says since when); MET, MISSED: stopped in or after its time; VOID: no longer asked for (a duplicate, a call that fell away).',
});

@Noun('Clock', {
  table: 'ticket_clocks', read: 'tickets:read', owner: 'customerId', letter: 'D', roots: { one: 'clock', many: 'clocks' }, defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'One promise of a ticket. It keeps the versions of policy and calendar that made it until somebody retargets it.',
})
export class TicketClock extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'enum', enum: ClockKind, facet: true }) kind!: ClockKind;
  @Prop({ kind: 'text', fallback: "''", description: 'What it is about beside the ticket: one of several returns. Mostly empty.' }) subjectKey!: string;
  @Prop({ kind: 'enum', enum: ClockState, facet: true, fallback: "'RUNNING'" }) state!: ClockState;
  @Prop({ kind: 'id', of: 'SlaPolicyVersion', nullable: true, description: 'The version that promised it; none where people agreed on a time of their own.' }) policyVersionId?: string | null;
  @Prop({ kind: 'text', description: 'Which target of that version.' }) ruleId!: string;
  @Prop({ kind: 'text', description: 'Where the figure comes from: row of the checklist.' }) source!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Agreed with the customer instead of taken from a policy.' }) isAgreed!: boolean;
  @Prop({ kind: 'id', of: 'CalendarVersion', nullable: true, description: 'None: clock hours.' }) calendarVersionId?: string | null;
  @Prop({ kind: 'text' }) calendarKey!: string;
  @Prop({ kind: 'int' }) calendarNumber!: number;
  @Prop({ kind: 'enum', enum: TimeUnit }) unit!: TimeUnit;
  @Prop({ kind: 'decimal' }) amount!: string;
  @Prop({ kind: 'enum', enum: ClockEvent }) startEvent!: ClockEvent;
  @Prop({ kind: 'texts' }) stopEvents!: string[];
  @Prop({ kind: 'texts', description: 'It stands still while the ticket waits for one of these.' }) pauseFor!: string[];
  @Prop({ kind: 'instant' }) startedAt!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'Null while it cannot be known: beyond the published calendar (provisionalDueAt).' }) dueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) provisionalDueAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'The first counted day whose holidays are not published.' }) unpublishedDay?: string | null;
  @Prop({ kind: 'instant', nullable: true }) pausedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) stoppedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The deadline that passed; stays through pauses and reopening, judged anew when somebody retargets.' }) breachedAt?: string | null;
  @Prop({ kind: 'instant', description: 'Whose policies and calendars in force it was made by.' }) targetedAt!: string;
  @Prop({ kind: 'json', fallback: "'[]'", description: 'Pauses that are over: [{ from, to }].' }) pauses!: unknown;
  @Prop({ kind: 'int', nullable: true, description: 'Time counted until it stopped, pauses left out.' }) usedSeconds?: number | null;
  @Prop({ kind: 'int', fallback: '0' }) retargetCount!: number;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Steps of the ladder that it has had: policy/step.' }) stepsDone!: string[];
  @Prop({ kind: 'json', hidden: true }) facts!: unknown;
}
