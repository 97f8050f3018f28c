// Goods that come back: by which route, on what grounds, judged by which rules, paid when; one line of a receipt each.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum ReturnReason { NO_REASON = 'NO_REASON', QUALITY = 'QUALITY', FRESH = 'FRESH', NOT_AS_DESCRIBED = 'NOT_AS_DESCRIBED', DAMAGED = 'DAMAGED', WRONG_ITEM = 'WRONG_ITEM', OTHER = 'OTHER' }
registerEnumType(ReturnReason, { name: 'ReturnReason', description: 'NO_REASON: within 7 days (A-28); FRESH: spoiled fresh goods, a photo is proof enough (B-08).' });
export enum ReturnRoute { DESK = 'DESK', KIOSK = 'KIOSK', PICK_UP = 'PICK_UP', ONLINE = 'ONLINE' }
registerEnumType(ReturnRoute, { name: 'ReturnRoute', description: 'B-09, B-10: at the desk, scanned at the terminal, fetched at the door, asked for by mini-program.' });
export enum ReturnState { REQUESTED = 'REQUESTED', ACCEPTED = 'ACCEPTED', REFUNDED = 'REFUNDED', REFUSED = 'REFUSED', CANCELLED = 'CANCELLED' }
registerEnumType(ReturnState, { name: 'ReturnState', description: 'ACCEPTED: the refund is on its way; it may be appealed once when it was refused.' });

@Noun('ReturnCase', {
  table: 'return_cases', read: 'tickets:read', owner: 'customerId', letter: 'Z', roots: { one: 'returnCase', many: 'returnCases' }, defaultSort: { prop: 'requestedAt', order: 'DESC' },
  description: 'One line of a receipt that is given back.',
})
export class ReturnCase extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Purchase' }) purchaseId!: string;
  @Prop({ kind: 'id', of: 'PurchaseLine' }) purchaseLineId!: string;
  @Prop({ kind: 'id', of: 'Product' }) productId!: string;
  @Prop({ kind: 'enum', enum: ReturnReason, facet: true }) returnReason!: ReturnReason;
  @Prop({ kind: 'enum', enum: ReturnRoute, facet: true }) route!: ReturnRoute;
  @Prop({ kind: 'enum', enum: ReturnState, facet: true, fallback: "'REQUESTED'" }) state!: ReturnState;
  @Prop({ kind: 'decimal', scale: 3 }) quantity!: string;
  @Prop({ kind: 'money', scale: 2 }) refundAmount!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'B-06: the purchase was found by the member, no receipt was asked for.' }) isWithoutReceipt!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false' }) isWithoutPackaging!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false' }) isFresh!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'The rules accepted it; nobody had to be asked (B-06).' }) isRoutine!: boolean;
  @Prop({ kind: 'int', description: 'Days of the store since it was bought.' }) daysSince!: number;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Ids of the stored files that show it; they hang on the ticket.' }) evidenceIds!: string[];
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) remark?: string | null;
  @Prop({ kind: 'json', description: 'Why it is or is not routine: [{ zh, en, holds }].' }) grounds!: unknown;
  @Prop({ kind: 'instant' }) requestedAt!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'B-07: reviewed within two hours, half of that for a high-value customer.' }) reviewDueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'B-07, B-08: paid within a day, fresh goods within ten minutes.' }) refundDueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'None: the rules decided.' }) deciderId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
  @Prop({ kind: 'instant', nullable: true }) refundedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The goods are back.' }) receivedAt?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'They can be sold again.' }) isRestocked?: boolean | null;
  @Prop({ kind: 'int', fallback: '0', description: '0 to 100; from the policy’s mark on a person looks at it.' }) abuseScore!: number;
  @Prop({ kind: 'json', description: 'What makes it up: [{ key, zh, en, points }].' }) abuseReasons!: unknown;
  @Prop({ kind: 'instant', nullable: true }) appealedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) appeal?: string | null;
  @Prop({ kind: 'id', of: 'Approval', nullable: true }) approvalId?: string | null;
  @Prop({ kind: 'int', description: 'Version of the return policy it was judged by.' }) policyNumber!: number;
  /** The account that decided first: an appeal is heard by another. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) deciderUserId?: string | null;
}
