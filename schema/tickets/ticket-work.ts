// What hangs on a ticket besides its thread: tasks for others, ties to other tickets, and calls back.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum TaskKind { SITE_VISIT = 'SITE_VISIT', EVIDENCE = 'EVIDENCE', QUALITY_CHECK = 'QUALITY_CHECK', SUPPLIER = 'SUPPLIER', OTHER = 'OTHER' }
registerEnumType(TaskKind, { name: 'TaskKind' });
export enum TaskState { OPEN = 'OPEN', DONE = 'DONE', CANCELLED = 'CANCELLED' }
registerEnumType(TaskState, { name: 'TaskState' });
export enum LinkKind { RELATED = 'RELATED', JOINED = 'JOINED', SPLIT = 'SPLIT' }
registerEnumType(LinkKind, { name: 'LinkKind', description: 'RELATED: see also; JOINED: the same need told twice; SPLIT: a second need taken out.' });
export enum CallbackOutcome { REACHED = 'REACHED', NOT_REACHED = 'NOT_REACHED', DECLINED = 'DECLINED' }
registerEnumType(CallbackOutcome, { name: 'CallbackOutcome' });

@Noun('TicketTask', {
  table: 'ticket_tasks', read: 'tickets:read', owner: 'customerId', letter: 'J', roots: { many: 'ticketTasks' }, defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'A piece of work for somebody: site visit, evidence, quality check, supplier.',
})
export class TicketTask extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'enum', enum: TaskKind, facet: true }) taskKind!: TaskKind;
  @Prop({ kind: 'enum', enum: TaskState, facet: true, fallback: "'OPEN'" }) state!: TaskState;
  @Prop({ kind: 'text', filter: false, sort: false }) title!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true }) assigneeId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) dueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) doneAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) outcome?: string | null;
}

@Noun('TicketLink', {
  table: 'ticket_links', read: 'tickets:read', owner: 'customerId', letter: 'X', roots: false, defaultSort: { prop: 'createdAt', order: 'ASC' },
  description: 'A tie to another ticket, said from this one’s side.',
})
export class TicketLink {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'enum', enum: LinkKind }) linkKind!: LinkKind;
  @Prop({ kind: 'text' }) otherNumber!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) reason?: string | null;
  @Prop({ kind: 'instant', fallback: 'now()' }) createdAt!: string;
}

@Noun('Callback', {
  table: 'ticket_callbacks', read: 'tickets:read', owner: 'customerId', letter: 'C', roots: false, defaultSort: { prop: 'calledAt', order: 'DESC' },
  description: 'One attempt to call a customer back after a solution, and what she said.',
})
export class Callback {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'instant' }) calledAt!: string;
  @Prop({ kind: 'enum', enum: CallbackOutcome }) outcome!: CallbackOutcome;
  @Prop({ kind: 'int', nullable: true, description: '1 to 5.' }) satisfaction?: number | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) remark?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) callerId?: string | null;
}
