// Other systems that are told of what happens here: whom, of which events, and how each telling went.
import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Length } from '../text.ts';

export enum DeliveryState { DUE = 'DUE', DONE = 'DONE', DEAD = 'DEAD' }
registerEnumType(DeliveryState, { name: 'DeliveryState', description: 'DUE: told, or told again, when its time comes; DONE: the other side said yes; DEAD: it never did.' });

@Noun('WebhookEndpoint', {
  table: 'webhook_endpoints', read: 'platform:write-api-keys', defaultSort: { prop: 'id', order: 'ASC' },
  description: 'An address that is told of events, each message signed with its secret.',
})
export class WebhookEndpoint extends Row {
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) url!: string;
  @Prop({ kind: 'texts', description: 'Kinds of events: `ticket.opened`, all of a noun `ticket.*`, or `*`.' }) topics!: string[];
  @Prop({ kind: 'boolean', fallback: 'true', description: 'Events that happen while it is off are never told.' }) isActive!: boolean;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who set it up, and hears of it when it fails.' }) ownerId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When its secret was made; none: nothing is sent yet.' }) secretMadeAt?: string | null;
  /** The secret, sealed under the chain's own. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) secretSealed?: string | null;
}

@Noun('WebhookDelivery', {
  table: 'webhook_deliveries', read: 'platform:write-api-keys', roots: { one: 'webhookDelivery', many: 'webhookDeliveries' }, defaultSort: { prop: 'id', order: 'DESC' },
  description: 'One event told to one address: once, under a key at which the other side acts once.',
})
export class WebhookDelivery extends Row {
  @Prop({ kind: 'id', of: 'WebhookEndpoint', facet: true }) endpointId!: string;
  @Prop({ kind: 'text', description: 'Sent as webhook-id at every try.' }) eventKey!: string;
  @Prop({ kind: 'text', facet: true }) topic!: string;
  @Prop({ kind: 'text' }) resource!: string;
  @Prop({ kind: 'text' }) resourceId!: string;
  @Prop({ kind: 'enum', enum: DeliveryState, facet: true, fallback: "'DUE'" }) state!: DeliveryState;
  @Prop({ kind: 'int', fallback: '0' }) attempts!: number;
  @Prop({ kind: 'int', nullable: true, description: 'HTTP status of the last answer.' }) lastStatus?: number | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) lastError?: string | null;
  @Prop({ kind: 'instant', description: 'When it happened.' }) happenedAt!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'When it is told next.' }) dueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) deliveredAt?: string | null;
}

@InputType()
export class SaveWebhookEndpointInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) name?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2_000) url?: string;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(50) topics?: string[];
  @Field(() => Boolean, { nullable: true }) isActive?: boolean;
}

@ObjectType({ description: 'Shown this once.' })
export class WebhookSecret {
  @Field(() => ID) endpointId!: string;
  @Field(() => String, { description: 'Messages are signed with it as Standard Webhooks say; the one before it is dead.' }) secret!: string;
}
