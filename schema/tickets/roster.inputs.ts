// What callers send about who is on call and who is good at what; and who could take a ticket.
import { ArrayMaxSize, ArrayUnique } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';
import { HandOut } from './desk.ts';
import { TicketLevel } from './kinds.ts';

@InputType({ description: 'Of one store, of one region, or (neither) of the chain.' })
export class SaveOnCallInput {
  @Field(() => ID) employeeId!: string;
  @Field(() => TicketLevel) level!: TicketLevel;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) regionId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) startsAt?: string | null;
  @Field(() => DateTime) endsAt!: string;
}

@InputType()
export class EndOnCallInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'All that somebody is good at; what is not named is taken away.' })
export class SetSkillsInput {
  @Field(() => ID) employeeId!: string;
  @Field(() => [ID]) @ArrayMaxSize(50) @ArrayUnique() categoryIds!: string[];
}

@InputType({ description: 'Says whether a store gives out what comes into its queue by itself. What lies there already stays until something happens to it.' })
export class SaveTicketDeskInput {
  @Field(() => ID) storeId!: string;
  @Field(() => HandOut) handOut!: HandOut;
  @Field(() => Int, { nullable: true, description: 'Of the store’s setting, once there is one.' }) expectedVersion?: number | null;
}

@InputType({ description: 'Gives a ticket to whom the rules choose.' })
export class DistributeTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Needed when somebody has it already.' }) @Length(2, 300) reason?: string | null;
}

@ObjectType({ description: 'A colleague and why she is, or is not, the one to take a ticket.' })
export class AssigneeChoice {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => Boolean, { description: 'She may be given it.' }) isFit!: boolean;
  @Field(() => Float, { description: 'Open tickets in hand, weighted by priority.' }) load!: number;
  @Field(() => Boolean) hasSkill!: boolean;
  @Field(() => Boolean) isOnShift!: boolean;
  @Field(() => String) reasonZh!: string;
  @Field(() => String) reasonEn!: string;
}
