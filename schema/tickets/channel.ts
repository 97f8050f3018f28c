// Ways by which messages of customers come in from other systems, and what came by them.
import { registerEnumType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Noun, Prop, Row } from '../base.ts';
import { TicketChannel } from './kinds.ts';
import { Length } from '../text.ts';

export enum IntakeOutcome { OPENED = 'OPENED', REPLIED = 'REPLIED' }
registerEnumType(IntakeOutcome, { name: 'IntakeOutcome', description: 'OPENED: a new ticket; REPLIED: a further word on one that was there.' });

@Noun('IntakeChannel', {
  table: 'intake_channels', read: 'tickets:configure', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A system that brings messages of customers, each signed with its secret.',
})
export class IntakeChannel extends Row {
  @Prop({ kind: 'text', description: 'Stands in its address: POST /intake/<key>.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: TicketChannel, facet: true, description: 'How tickets say they came in.' }) channel!: TicketChannel;
  @Prop({ kind: 'text', facet: true, description: 'How its messages are read: `plain` or `mail`.' }) adapter!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true, description: 'Whose desk answers where the customer has no store.' }) storeId!: string;
  @Prop({ kind: 'int', fallback: '24', description: 'A word that names no ticket goes on the sender’s open one for so many hours; 0: always a new ticket.' }) continueHours!: number;
  @Prop({ kind: 'boolean', fallback: 'true' }) isActive!: boolean;
  @Prop({ kind: 'boolean', fallback: 'true', description: 'Says at once that a message came in, under which number, and by when a person answers.' }) isAutoReply!: boolean;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Where messages to its customers are posted, signed with its secret; none: it sends nothing.' }) deliverUrl?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When its secret was made; none: it takes nothing yet.' }) secretMadeAt?: string | null;
  /** The secret, sealed under the chain's own. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) secretSealed?: string | null;
}

@Noun('IntakeMessage', {
  table: 'intake_messages', read: 'tickets:configure', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'A message that came in, once, and the ticket it went to.',
})
export class IntakeMessage extends Row {
  @Prop({ kind: 'id', of: 'IntakeChannel', facet: true }) channelId!: string;
  @Prop({ kind: 'text', description: 'As the sender’s system calls it; unlike any other of its channel.' }) messageKey!: string;
  @Prop({ kind: 'enum', enum: IntakeOutcome, nullable: true, facet: true }) outcome?: IntakeOutcome | null;
  @Prop({ kind: 'text', nullable: true }) ticketNumber?: string | null;
  @Prop({ kind: 'int', fallback: '0', description: 'Attachments that were not taken.' }) refusedCount!: number;
  /** Who sent it, as a hash: the same sender is known, and nobody else. */
  @Prop({ kind: 'text', hidden: true }) senderHash!: string;
}

@InputType()
export class SaveIntakeChannelInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Never changes afterwards.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameEn?: string;
  @Field(() => TicketChannel, { nullable: true }) channel?: TicketChannel;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) adapter?: string;
  @Field(() => ID, { nullable: true }) storeId?: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(720) continueHours?: number;
  @Field(() => Boolean, { nullable: true }) isActive?: boolean;
  @Field(() => Boolean, { nullable: true }) isAutoReply?: boolean;
  @Field(() => String, { nullable: true, description: 'Null or empty: it sends nothing.' }) @IsOptional() @MaxLength(500) deliverUrl?: string | null;
}

@ObjectType({ description: 'Shown this once.' })
export class IntakeSecret {
  @Field(() => ID) channelId!: string;
  @Field(() => String, { description: 'Signs messages as Standard Webhooks say; the one before it is dead.' }) secret!: string;
}
