// What is given to make good: refund, voucher, gift, service, or care, on a ticket, within somebody's authority or by approval.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum CompensationKind { REFUND = 'REFUND', VOUCHER = 'VOUCHER', GIFT = 'GIFT', SERVICE = 'SERVICE', CARE = 'CARE' }
registerEnumType(CompensationKind, { name: 'CompensationKind', description: 'CARE: spent by staff on an urgent need of a customer, such as a taxi in the rain (A-06).' });
export enum CompensationState { PENDING = 'PENDING', GRANTED = 'GRANTED', PAID = 'PAID', REFUSED = 'REFUSED', EXPIRED = 'EXPIRED', WITHDRAWN = 'WITHDRAWN', REVERSED = 'REVERSED' }
registerEnumType(CompensationState, { name: 'CompensationState', description: 'PENDING: waits for approval; GRANTED: given, the payout is under way; PAID: handed over; REVERSED: taken back, and booked back.' });
export enum CompensationOrigin { GRANT = 'GRANT', RETURN = 'RETURN' }
registerEnumType(CompensationOrigin, { name: 'CompensationOrigin', description: 'GRANT: out of somebody’s authority; RETURN: what a return case pays by its rules, which uses up no authority.' });

@Noun('Compensation', {
  table: 'compensations', read: 'tickets:read', owner: 'customerId', letter: 'Y', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'One thing given to a customer to make good.',
})
export class Compensation extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'enum', enum: CompensationKind, facet: true }) compensationKind!: CompensationKind;
  @Prop({ kind: 'enum', enum: CompensationState, facet: true }) state!: CompensationState;
  @Prop({ kind: 'enum', enum: CompensationOrigin, facet: true, fallback: "'GRANT'" }) origin!: CompensationOrigin;
  @Prop({ kind: 'money', scale: 2, description: 'What it is worth to the customer; authority is counted by it.' }) amount!: string;
  @Prop({ kind: 'money', scale: 2, description: 'What it costs us: the amount, where nobody says otherwise.' }) costAmount!: string;
  @Prop({ kind: 'text', nullable: true, facet: true, description: 'Key of the scenario it answers.' }) scenario?: string | null;
  @Prop({ kind: 'id', of: 'Purchase', nullable: true, description: 'Of a refund: the receipt.' }) purchaseId?: string | null;
  @Prop({ kind: 'id', of: 'PurchaseLine', nullable: true }) purchaseLineId?: string | null;
  @Prop({ kind: 'id', of: 'ReturnCase', nullable: true, description: 'The return that it pays.' }) returnId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Which gift, which service, spent on what.' }) what?: string | null;
  @Prop({ kind: 'text', nullable: true, right: 'tickets:compensate', filter: false, sort: false, description: 'Worth money to whoever knows it.' }) voucherCode?: string | null;
  @Prop({ kind: 'day', nullable: true }) voucherEndsOn?: string | null;
  @Prop({ kind: 'id', of: 'Category', nullable: true, description: 'A voucher for goods of this category.' }) voucherCategoryId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who gave it, or asked for it.' }) grantedById?: string | null;
  @Prop({ kind: 'id', of: 'Approval', nullable: true }) approvalId?: string | null;
  @Prop({ kind: 'int', description: 'Version of the policy of authority it was judged by.' }) policyNumber!: number;
  @Prop({ kind: 'instant', nullable: true }) grantedAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Day of that, in the store’s zone.' }) grantedOn?: string | null;
  @Prop({ kind: 'instant', nullable: true }) paidAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) reversedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who took it back.' }) reversedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) reversalReason?: string | null;
  /** Whose authority it uses up: the account, also of people who are no employees. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) makerUserId?: string | null;
}
