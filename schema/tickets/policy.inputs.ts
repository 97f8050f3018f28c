// What callers send about policies, and what a ticket of some kind would be promised.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Tier } from '../customers/customer.ts';
import { TimeUnit } from '../platform/calendar.inputs.ts';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { NeedClass, TicketChannel, TicketLevel } from './kinds.ts';
import { LiveChanges } from './clock.inputs.ts';
import { ClockEvent, ClockKind } from './policy.ts';

@InputType({ description: 'What the next version of a policy says.' })
export class SlaPolicyDraftInput {
  @Field(() => Json, { description: '{ targets: [...], factors: [...] }' }) rules!: unknown;
  @Field(() => Boolean, { nullable: true, description: 'True when unsaid.' }) isActive?: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new policy with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveSlaPolicyInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameEn?: string;
  @Field(() => SlaPolicyDraftInput, { nullable: true }) draft?: SlaPolicyDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. Live tickets keep the version they were promised by.' })
export class PublishSlaPolicyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the policy.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardSlaPolicyDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the policy.' }) expectedVersion!: number;
}

@InputType({ description: 'A ticket as promises see it.' })
export class SlaFactsInput {
  @Field(() => ID) storeId!: string;
  @Field(() => NeedClass) needClass!: NeedClass;
  @Field(() => TicketLevel) level!: TicketLevel;
  @Field(() => Tier, { nullable: true }) tier?: Tier | null;
  @Field(() => TicketChannel) channel!: TicketChannel;
  @Field(() => String, { nullable: true, description: 'Key of the category.' }) @IsOptional() @MaxLength(80) categoryKey?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Goods are coming back.' }) isReturn?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Fresh goods.' }) isFresh?: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When it is opened; now when unsaid.' }) at?: string;
}

@InputType({ description: 'What would a policy change? The draft given, or the one being worked on, against what is in force.' })
export class PreviewSlaPolicyInput {
  @Field(() => ID, { nullable: true, description: 'None: a policy that is not there yet.' }) id?: string;
  @Field(() => SlaPolicyDraftInput, { nullable: true }) draft?: SlaPolicyDraftInput;
}

@ObjectType({ description: 'One clock that a ticket would get: the strictest target, and why.' })
export class SlaTarget {
  @Field(() => ClockKind) kind!: ClockKind;
  @Field(() => TimeUnit) unit!: TimeUnit;
  @Field(() => DecimalText) amount!: string;
  @Field(() => DateTime, { nullable: true }) dueAt?: string | null;
  @Field(() => DateTime, { nullable: true }) provisionalDueAt?: string | null;
  @Field(() => Day, { nullable: true }) unpublishedDay?: string | null;
  @Field(() => String) policyKey!: string;
  @Field(() => Int) policyNumber!: number;
  @Field(() => String) calendarKey!: string;
  @Field(() => Int) calendarNumber!: number;
  @Field(() => ClockEvent) startsWith!: ClockEvent;
  @Field(() => [ClockEvent]) stopsWith!: ClockEvent[];
  @Field(() => String, { description: 'Where the figure comes from: row of the checklist.' }) source!: string;
  @Field(() => Json) explanation!: unknown;
}

@ObjectType({ description: 'One kind of ticket whose promise would change.' })
export class SlaChange {
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => ClockKind) kind!: ClockKind;
  @Field(() => String, { nullable: true }) beforeZh?: string | null;
  @Field(() => String, { nullable: true }) beforeEn?: string | null;
  @Field(() => String, { nullable: true }) afterZh?: string | null;
  @Field(() => String, { nullable: true }) afterEn?: string | null;
}

@ObjectType({ description: 'What publishing a draft would change. Nothing is written.' })
export class SlaPolicyPreview {
  @Field(() => Int, { nullable: true, description: 'Number of the version in force.' }) versionInForce?: number | null;
  @Field(() => Json, { description: 'Where the rules differ: [{ path, kind, before, after }].' }) differences!: unknown;
  @Field(() => Int, { description: 'Kinds of tickets tried: every format, class, level and tier.' }) triedCount!: number;
  @Field(() => [SlaChange]) changes!: SlaChange[];
  @Field(() => LiveChanges, { description: 'Live tickets that would be promised otherwise, were they retargeted; publishing alone leaves them as they are.' }) live!: LiveChanges;
}
