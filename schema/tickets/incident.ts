// One cause, many tickets: incidents proposed by the detector's rules or opened by hand, their tickets, and the tasks of their contingency plan.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { TaskState } from './ticket-work.ts';

export enum IncidentState { PROPOSED = 'PROPOSED', DISMISSED = 'DISMISSED', OPEN = 'OPEN', PUBLISHED = 'PUBLISHED', CLOSED = 'CLOSED' }
registerEnumType(IncidentState, { name: 'IncidentState', description: 'PROPOSED: the detector thinks so, a person decides; PUBLISHED: the customers concerned are told the result (B-13).' });
export enum PlanLevel { STORE = 'STORE', AREA = 'AREA', CHAIN = 'CHAIN' }
registerEnumType(PlanLevel, { name: 'PlanLevel', description: 'A-17: which of the three contingency plans.' });
export enum SpikeDimension { CATEGORY = 'CATEGORY', PRODUCT = 'PRODUCT', BATCH = 'BATCH', STORE = 'STORE' }
registerEnumType(SpikeDimension, { name: 'SpikeDimension', description: 'By what tickets are counted together.' });

@Noun('IncidentRule', {
  table: 'incident_rules', read: 'tickets:read', defaultSort: { prop: 'position', order: 'ASC' },
  description: 'When the detector proposes an incident: more people than the minimum, and more than chance explains.',
})
export class IncidentRule extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'texts', description: 'SpikeDimension: by what tickets are counted together.' }) dimensions!: string[];
  @Prop({ kind: 'int', description: 'Tickets opened within so many minutes.' }) windowMinutes!: number;
  @Prop({ kind: 'int', description: 'Days before, from which is known how many are usual.' }) historyDays!: number;
  @Prop({ kind: 'int', description: 'People (not tickets) at least.' }) minimumCount!: number;
  @Prop({ kind: 'decimal', scale: 12, description: 'Proposed when so many, or more, would come by chance more rarely than this.' }) chance!: string;
  @Prop({ kind: 'enum', enum: PlanLevel }) planLevel!: PlanLevel;
  @Prop({ kind: 'int', fallback: '0' }) position!: number;
  @Prop({ kind: 'boolean', fallback: 'true' }) isActive!: boolean;
}

@Noun('Incident', {
  table: 'incidents', read: 'tickets:read', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'One cause behind many tickets, from proposal to published result.',
})
export class Incident extends Row {
  @Prop({ kind: 'text', description: 'For people: I-260302-12.' }) number!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'enum', enum: IncidentState, facet: true, fallback: "'PROPOSED'" }) state!: IncidentState;
  @Prop({ kind: 'enum', enum: PlanLevel, facet: true }) planLevel!: PlanLevel;
  @Prop({ kind: 'id', of: 'IncidentRule', nullable: true, description: 'None: opened by hand.' }) ruleId?: string | null;
  @Prop({ kind: 'id', of: 'TicketCategory', nullable: true, facet: true }) categoryId?: string | null;
  @Prop({ kind: 'id', of: 'Product', nullable: true }) productId?: string | null;
  @Prop({ kind: 'text', nullable: true }) batchNo?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'None: several stores.' }) storeId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Since when its tickets were counted.' }) countedSince?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'People who complained in that time.' }) observedCount?: number | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'So many are usual.' }) expectedCount?: string | null;
  @Prop({ kind: 'decimal', nullable: true, scale: 12, description: 'How probable so many are by chance.' }) chance?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who answers for it.' }) ownerId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) openedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was dismissed or closed.' }) reason?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What the customers are told in the end.' }) resultZh?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) resultEn?: string | null;
  @Prop({ kind: 'instant', nullable: true }) publishedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) closedAt?: string | null;
}

@Noun('IncidentTicket', {
  table: 'incident_tickets', read: 'tickets:read', owner: 'customerId', letter: 'I', roots: { many: 'incidentTickets' }, defaultSort: { prop: 'linkedAt', order: 'DESC' },
  description: 'A ticket of an incident: listed by the detector as its evidence, or linked by a person.',
})
export class IncidentTicket {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Incident' }) incidentId!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'A person said that it belongs there; only those are replied to and told.' }) isConfirmed!: boolean;
  @Prop({ kind: 'instant' }) linkedAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) linkedById?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When the result was written to its customer, on this ticket or a newer one of hers; whether it reached her says `toldBy`.' }) toldAt?: string | null;
  @Prop({ kind: 'id', of: 'TicketEvent', nullable: true, filter: false, sort: false }) toldEventId?: string | null;
}

@Noun('IncidentTask', {
  table: 'incident_tasks', read: 'tickets:read', roots: { many: 'incidentTasks' }, defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'One thing to do by the contingency plan: for whom, by when, and what came of it.',
})
export class IncidentTask extends Row {
  @Prop({ kind: 'id', of: 'Incident' }) incidentId!: string;
  @Prop({ kind: 'text' }) stepKey!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'enum', enum: TaskState, facet: true, fallback: "'OPEN'" }) state!: TaskState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true }) ownerId?: string | null;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'instant', nullable: true }) doneAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Since when it is late, or was.' }) breachedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) outcome?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Where its figure comes from: row of the checklist.' }) source?: string | null;
}
