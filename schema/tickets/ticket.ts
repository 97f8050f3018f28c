// One need of a customer from first contact to callback: the ticket, its category, its thread and its notes.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Tier } from '../customers/customer.ts';
import { NeedClass, TicketChannel, TicketLevel, TicketPriority, TicketStatus, WaitingFor } from './kinds.ts';

export enum TicketEventKind { MESSAGE = 'MESSAGE', SYSTEM = 'SYSTEM' }
registerEnumType(TicketEventKind, { name: 'TicketEventKind', description: 'MESSAGE: said to or by the customer; SYSTEM: what was done to the ticket.' });
export enum MessageDelivery { WAITING = 'WAITING', SENT = 'SENT', FAILED = 'FAILED', NO_WAY = 'NO_WAY' }
registerEnumType(MessageDelivery, { name: 'MessageDelivery', description: 'Of a message that is carried to the customer: on its way; taken by the mail server or the sending system; not taken after many tries; kept, since nothing leads to her by that channel yet.' });
export enum Direction { IN = 'IN', OUT = 'OUT' }
registerEnumType(Direction, { name: 'Direction', description: 'IN: the customer said it; OUT: we did.' });

@Noun('TicketCategory', {
  table: 'ticket_categories', roots: { one: 'ticketCategory', many: 'ticketCategories' }, read: 'tickets:read', defaultSort: { prop: 'position', order: 'ASC' },
  description: 'What tickets are about: seven are shipped (A-14), chains add and rename.',
})
export class TicketCategory extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: NeedClass, description: 'Need that a ticket of this category usually is.' }) usualClass!: NeedClass;
  @Prop({ kind: 'enum', enum: TicketLevel, description: 'Level on which a ticket of this category usually begins.' }) usualLevel!: TicketLevel;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Words, in either language, by which it is proposed beside the shipped ones.' }) words!: string[];
  @Prop({ kind: 'int', fallback: '0', description: 'Place in lists.' }) position!: number;
  @Prop({ kind: 'boolean', fallback: 'false' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false' }) isArchived!: boolean;
}

@Noun('Ticket', {
  table: 'tickets', read: 'tickets:read', owner: 'customerId', letter: 'W', search: true, defaultSort: { prop: 'nextDueAt', order: 'ASC' },
  description: 'One need of a customer, from first contact to callback. A nameless customer’s hangs on the stand-in of its store.',
})
export class Ticket extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'text', description: 'For people: T-260213-0418.' }) number!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) subject!: string;
  @Prop({ kind: 'enum', enum: TicketStatus, facet: true, fallback: "'NEW'" }) status!: TicketStatus;
  @Prop({ kind: 'boolean', fallback: 'true', description: 'Something is still owed: new, open, waiting or callback due.' }) isOpen!: boolean;
  @Prop({ kind: 'enum', enum: WaitingFor, nullable: true, facet: true, description: 'Whom a waiting ticket waits for.' }) waitingFor?: WaitingFor | null;
  @Prop({ kind: 'enum', enum: TicketChannel, facet: true, description: 'Of the first contact.' }) channel!: TicketChannel;
  @Prop({ kind: 'id', of: 'TicketCategory', nullable: true, facet: true }) categoryId?: string | null;
  @Prop({ kind: 'enum', enum: NeedClass, facet: true, fallback: "'ORDINARY'" }) needClass!: NeedClass;
  @Prop({ kind: 'enum', enum: TicketLevel, facet: true, fallback: "'L1'" }) level!: TicketLevel;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'A person has confirmed category, class and level; else they are proposed.' }) isClassConfirmed!: boolean;
  @Prop({ kind: 'enum', enum: TicketPriority, facet: true, fallback: "'NORMAL'" }) priority!: TicketPriority;
  @Prop({ kind: 'enum', enum: Tier, nullable: true, facet: true, description: 'The customer’s tier when it was opened; promises go by it.' }) tier?: Tier | null;
  @Prop({ kind: 'id', of: 'Store', facet: true, description: 'Whose desk answers for it.' }) storeId!: string;
  @Prop({ kind: 'id', of: 'Product', nullable: true }) productId?: string | null;
  @Prop({ kind: 'text', nullable: true }) batchNo?: string | null;
  @Prop({ kind: 'id', of: 'Purchase', nullable: true }) purchaseId?: string | null;
  @Prop({ kind: 'id', of: 'PurchaseLine', nullable: true }) purchaseLineId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'As the person called herself.' }) contactName?: string | null;
  @Prop({ kind: 'text', nullable: true, mask: 'phone', right: 'customers:contact', description: 'Masked (138****5678).' }) contactPhone?: string | null;
  @Prop({ kind: 'text', nullable: true, mask: 'email', right: 'customers:contact', description: 'Where she wrote from, and is written to. Masked.' }) contactEmail?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who heard it first and stays accountable to the end (B-14).' }) firstContactOwnerId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who works on it now; none: nobody has it.' }) assigneeId?: string | null;
  @Prop({ kind: 'id', of: 'Department', nullable: true, facet: true }) teamId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The nearest deadline of all its running clocks.' }) nextDueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'By when it must be closed.' }) dueAt?: string | null;
  @Prop({ kind: 'instant', fallback: 'now()' }) openedAt!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'Somebody took it up.' }) pickedUpAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) firstRespondedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The last word or act.' }) lastEventAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Since when the customer’s last word is unanswered.' }) unansweredSince?: string | null;
  @Prop({ kind: 'instant', nullable: true }) solvedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'By when the customer is called back (48 h after the solution unless said otherwise).' }) callbackDueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) closedAt?: string | null;
  @Prop({ kind: 'int', fallback: '0' }) reopenCount!: number;
  @Prop({ kind: 'int', fallback: '0', description: 'Times it changed hands.' }) handoverCount!: number;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was done for the customer.' }) solution?: string | null;
  @Prop({ kind: 'int', nullable: true, facet: true, description: '1 to 5, as the customer said at the callback.' }) satisfaction?: number | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Nobody asks her by a survey how this one was, as was said with the solution.' }) isSurveyOff!: boolean;
  @Prop({ kind: 'text', nullable: true, description: 'Number of the ticket that this one was joined into.' }) joinedInto?: string | null;
  // Worked out by the database whenever what they follow from changes; nobody writes them.
  @Prop({ kind: 'day', description: 'Day it came in, in the store’s zone.' }) openedOn!: string;
  @Prop({ kind: 'int', description: 'Weekday it came in, Monday 1.' }) openedWeekday!: number;
  @Prop({ kind: 'int', description: 'Hour it came in by the store’s clock, 0 to 23.' }) openedHour!: number;
  @Prop({ kind: 'day', nullable: true }) solvedOn?: string | null;
  @Prop({ kind: 'day', nullable: true }) closedOn?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Day the customer gave her score.' }) ratedOn?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'From its opening to the first answer, or to the solution where that came first.' }) firstResponseSeconds?: number | null;
  @Prop({ kind: 'int', nullable: true, description: 'From its opening to the solution (or the closing, where nobody noted one); below 0 where a source says so.' }) resolutionSeconds?: number | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Done with after dueAt; null: not done with, or nothing was due.' }) isLate?: boolean | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who gave the first answer; none: a machine.' }) firstResponderId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who solved it, the last time; none: a machine.' }) solverId?: string | null;
  // What another system said of a ticket that was taken over from it.
  @Prop({ kind: 'text', nullable: true, description: 'How the other system calls the way by which it came in.' }) sourceName?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'By when it was due, as the other system said.' }) givenDueAt?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Whether it was on time, as the other system said.' }) isGivenOnTime?: boolean | null;
  @Prop({ kind: 'instant', nullable: true, description: 'By when our own policies and calendars would have it done, worked out for comparison; no promise.' }) policyDueAt?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Done with after policyDueAt; null as with isLate.' }) isPolicyLate?: boolean | null;
  /** The import that made the row, so that it can be taken back. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}

@Noun('TicketEvent', {
  table: 'ticket_events', read: 'tickets:read', owner: 'customerId', letter: 'E', roots: false, defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'One line of a ticket’s thread: a message, or what was done.',
})
export class TicketEvent {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket', key: true }) ticketId!: string;
  @Prop({ kind: 'instant', key: true }) createdAt!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'enum', enum: TicketEventKind }) kind!: TicketEventKind;
  @Prop({ kind: 'enum', enum: Direction, nullable: true }) direction?: Direction | null;
  @Prop({ kind: 'enum', enum: TicketChannel, nullable: true }) channel?: TicketChannel | null;
  @Prop({ kind: 'text', nullable: true, description: 'Language of the body: zh or en.' }) lang?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The colleague who wrote or did it.' }) authorId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Who wrote or did it, as known then.' }) authorName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) body?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'For SYSTEM: what was done (assign, escalate, solve ...).' }) act?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'For SYSTEM: from, to, reason and the like. For a message that was carried: by which way; for one that was kept: why.' }) detail?: unknown;
  @Prop({ kind: 'enum', enum: MessageDelivery, nullable: true, description: 'Of what we wrote by mail, chat or the like: whether it reached her. None: it was said by mouth, or is hers.' }) delivery?: MessageDelivery | null;
  /** The link that it tells of, as `purpose:id`: by it the message is sent once more. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) linkKey?: string | null;
}

@Noun('TicketNote', {
  table: 'ticket_notes', read: 'tickets:read-notes', owner: 'customerId', letter: 'N', roots: false, defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'What colleagues tell each other about a ticket; never the customer’s to see.',
})
export class TicketNote {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket', key: true }) ticketId!: string;
  @Prop({ kind: 'instant', key: true }) createdAt!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) authorName!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) body!: string;
}
