// What is proposed about a need before a person decides: how to sort it, and which tickets may be the same one told before.
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';
import { NeedClass, TicketLevel, TicketStatus } from './kinds.ts';

@ObjectType('TicketDuplicate', { description: 'A ticket that may be about the same need, and why it is thought so.' })
export class TicketDuplicate {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String) subject!: string;
  @Field(() => TicketStatus) status!: TicketStatus;
  @Field(() => DateTime) openedAt!: string;
  @Field(() => Float, { description: '0 to 1.' }) score!: number;
  @Field(() => String) reasonZh!: string;
  @Field(() => String) reasonEn!: string;
}

@ObjectType('TicketProposal', { description: 'Proposed from the words; a person decides.' })
export class TicketProposal {
  @Field(() => ID, { nullable: true }) categoryId!: string | null;
  @Field(() => NeedClass, { nullable: true }) needClass!: NeedClass | null;
  @Field(() => TicketLevel, { nullable: true }) level!: TicketLevel | null;
  @Field(() => String, { description: 'By which words, and what confirmed tickets have taught.' }) reasonZh!: string;
  @Field(() => String) reasonEn!: string;
  @Field(() => [TicketDuplicate]) duplicates!: TicketDuplicate[];
}

@InputType({ description: 'A ticket that is there, or what a new one would say.' })
export class ProposeTicketInput {
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 8000) text?: string | null;
  @Field(() => ID, { nullable: true }) customerId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) phone?: string | null;
}
