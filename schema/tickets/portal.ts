// Links by which a customer without an account sees one ticket: whose they are, for how long they hold, and what callers send to make them.
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Length } from '../text.ts';

export enum PortalPurpose { PROGRESS = 'PROGRESS', DIAGNOSIS = 'DIAGNOSIS' }
registerEnumType(PortalPurpose, { name: 'PortalPurpose', description: 'PROGRESS: how far the ticket is, a reply, a rating; DIAGNOSIS: photos for one remote diagnosis, nothing else.' });

export enum LinkSending { WAITING = 'WAITING', SENT = 'SENT', FAILED = 'FAILED', NO_WAY = 'NO_WAY' }
registerEnumType(LinkSending, { name: 'LinkSending', description: 'WAITING: on its way; FAILED: the sending system did not take it; NO_WAY: no channel, mail or phone leads to the customer.' });

/** Days for which a link holds when nobody says otherwise, and at most. */
export const LINK_DAYS = 30;
export const MOST_LINK_DAYS = 90;

@Noun('PortalLink', {
  table: 'portal_links', read: 'tickets:read', owner: 'customerId', letter: 'O', roots: false, defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'A signed link for the customer. It holds until it expires or is revoked; what it shows is one ticket’s public part. Its address is answered to nobody: the sending system alone has it.',
})
export class PortalLink extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'enum', enum: PortalPurpose }) purpose!: PortalPurpose;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'The customer opened it herself by the ticket’s number and the end of her phone number.' }) isByCode!: boolean;
  @Prop({ kind: 'instant' }) expiresAt!: string;
  @Prop({ kind: 'instant', nullable: true }) revokedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) revokeReason?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The customer opened it for the first time.' }) openedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'For the last time, give or take ten minutes.' }) lastOpenedAt?: string | null;
  @Prop({ kind: 'enum', enum: LinkSending, nullable: true, description: 'How sending it went; none: the customer opened it herself.' }) sending?: LinkSending | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'To whom it was sent, masked.' }) sentTo?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'By which way.' }) sentBy?: string | null;
  @Prop({ kind: 'instant', nullable: true }) sentAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) createdById?: string | null;
}

@InputType()
export class SharePortalLinkInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { description: 'The same key makes one link, however often it is sent.' }) @Length(1, 200) idempotencyKey!: string;
  @Field(() => Int, { nullable: true, description: `Days until it expires; ${LINK_DAYS} when unsaid.` }) @IsOptional() @Min(1) @Max(MOST_LINK_DAYS) days?: number | null;
}

@InputType()
export class RevokePortalLinkInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) reason?: string | null;
}
