// Whose fault it was and what is done about it: visits with measurements, the shares of a fault, remedies agreed with the customer, charge-backs.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Sheet, SheetRow } from '../forms/sheet.ts';

export enum FaultCause { PRODUCT = 'PRODUCT', TRANSPORT = 'TRANSPORT', INSTALLATION = 'INSTALLATION', USE = 'USE' }
registerEnumType(FaultCause, { name: 'FaultCause', description: 'C-07: the goods, their transport, their installation, or their use by the customer.' });
export enum VisitState { PLANNED = 'PLANNED', ON_SITE = 'ON_SITE', DONE = 'DONE', CANCELLED = 'CANCELLED' }
registerEnumType(VisitState, { name: 'VisitState' });
export enum RemedyKind { REPAIR = 'REPAIR', REPLACE = 'REPLACE', REFUND = 'REFUND', SERVICE = 'SERVICE', GIFT = 'GIFT', VOUCHER = 'VOUCHER' }
registerEnumType(RemedyKind, { name: 'RemedyKind', description: 'C-05, C-08: repair, replace or refund as the law has it; a service done, a gift or a voucher beside it.' });
export enum RemedyState { PROPOSED = 'PROPOSED', AGREED = 'AGREED', DECLINED = 'DECLINED', WAITING = 'WAITING', IN_HAND = 'IN_HAND', DONE = 'DONE', CANCELLED = 'CANCELLED' }
registerEnumType(RemedyState, { name: 'RemedyState', description: 'AGREED: the customer said yes; WAITING: for parts or a supplier; IN_HAND: given out of somebody’s authority or being approved; DONE: carried out.' });
export enum ChargeParty { SUPPLIER = 'SUPPLIER', CARRIER = 'CARRIER', INSTALLER = 'INSTALLER' }
registerEnumType(ChargeParty, { name: 'ChargeParty' });
export enum ChargeState { CLAIMED = 'CLAIMED', ACCEPTED = 'ACCEPTED', SETTLED = 'SETTLED', REFUSED = 'REFUSED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(ChargeState, { name: 'ChargeState', description: 'ACCEPTED: owed to us by then; SETTLED: the money is there.' });

@Noun('SiteVisit', {
  table: 'site_visits', read: 'tickets:read', owner: 'customerId', letter: 'HV', defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'Somebody goes there and looks: by when, when she came, and what was seen and measured, as the sheet of a form.',
})
@Sheet()
export class SiteVisit extends SheetRow {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'enum', enum: VisitState, facet: true, fallback: "'PLANNED'" }) state!: VisitState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true }) technicianId?: string | null;
  @Prop({ kind: 'instant', description: 'By when somebody is there: within 2 hours unless said otherwise (C-13).' }) dueAt!: string;
  @Prop({ kind: 'instant', nullable: true }) arrivedAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Day of that, in the store’s zone.' }) arrivedOn?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Came after dueAt.' }) isLate?: boolean | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Something measured lies beyond its standard.' }) isBeyondStandard?: boolean | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'In words, or why it was called off.' }) finding?: string | null;
}

@Noun('Liability', {
  table: 'liabilities', read: 'tickets:read', owner: 'customerId', letter: 'HL', defaultSort: { prop: 'decidedAt', order: 'DESC' },
  description: 'Whose fault it was, in shares that sum to 100, as a person decided with a reason; a later decision takes its place.',
})
export class Liability extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'SiteVisit', nullable: true, description: 'What it rests on.' }) visitId?: string | null;
  @Prop({ kind: 'decimal', scale: 2, description: 'Per cent.' }) productShare!: string;
  @Prop({ kind: 'decimal', scale: 2 }) transportShare!: string;
  @Prop({ kind: 'decimal', scale: 2 }) installationShare!: string;
  @Prop({ kind: 'decimal', scale: 2 }) useShare!: string;
  @Prop({ kind: 'enum', enum: FaultCause, facet: true, description: 'The largest share.' }) mainCause!: FaultCause;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true }) decidedById?: string | null;
  @Prop({ kind: 'instant' }) decidedAt!: string;
  @Prop({ kind: 'day', description: 'In the store’s zone.' }) decidedOn!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'When a later decision took its place.' }) supersededAt?: string | null;
}

@Noun('Remedy', {
  table: 'remedies', read: 'tickets:read', owner: 'customerId', letter: 'HR', roots: { one: 'remedy', many: 'remedies' }, defaultSort: { prop: 'createdAt', order: 'ASC' },
  description: 'One thing that is done to make good, from proposal through the customer’s yes to its end as planned.',
})
export class Remedy extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'enum', enum: RemedyKind, facet: true }) remedyKind!: RemedyKind;
  @Prop({ kind: 'enum', enum: RemedyState, facet: true, fallback: "'PROPOSED'" }) state!: RemedyState;
  @Prop({ kind: 'text', filter: false, sort: false }) what!: string;
  @Prop({ kind: 'money', scale: 2, description: 'What it is worth to the customer.' }) amount!: string;
  @Prop({ kind: 'money', scale: 2, description: 'What it costs us.' }) costAmount!: string;
  @Prop({ kind: 'instant', description: 'By when it is carried out.' }) dueAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who sees to it.' }) ownerId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) agreedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'How the customer said yes or no.' }) agreement?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What it waits for.' }) waitsFor?: string | null;
  @Prop({ kind: 'id', of: 'Compensation', nullable: true, description: 'Out of whose authority, and how it is booked.' }) compensationId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) doneAt?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Carried out after dueAt.' }) isLate?: boolean | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) outcome?: string | null;
}

@Noun('ChargeBack', {
  table: 'charge_backs', read: 'tickets:read', owner: 'customerId', letter: 'HB', defaultSort: { prop: 'claimedAt', order: 'DESC' },
  description: 'What a supplier, carrier or installer is asked to bear of the cost of a case; never more than its share.',
})
export class ChargeBack extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Liability' }) liabilityId!: string;
  @Prop({ kind: 'enum', enum: FaultCause, facet: true }) cause!: FaultCause;
  @Prop({ kind: 'enum', enum: ChargeParty, facet: true }) party!: ChargeParty;
  @Prop({ kind: 'text', facet: true }) partyName!: string;
  @Prop({ kind: 'decimal', scale: 2, description: 'Per cent of the fault, as decided.' }) share!: string;
  @Prop({ kind: 'enum', enum: ChargeState, facet: true, fallback: "'CLAIMED'" }) state!: ChargeState;
  @Prop({ kind: 'money', scale: 2, description: 'Claimed.' }) amount!: string;
  @Prop({ kind: 'money', scale: 2, nullable: true, description: 'What the other side accepted to pay.' }) acceptedAmount?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What the other side said.' }) answer?: string | null;
  @Prop({ kind: 'instant', description: 'By when an answer is owed to us.' }) dueAt!: string;
  @Prop({ kind: 'instant' }) claimedAt!: string;
  @Prop({ kind: 'day' }) claimedOn!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) claimedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) answeredAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) settledAt?: string | null;
  @Prop({ kind: 'day', nullable: true }) settledOn?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'How the payment is called.' }) reference?: string | null;
}
