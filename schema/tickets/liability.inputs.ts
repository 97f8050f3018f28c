// What callers send about visits, liability, remedies and charge-backs, and how a case stands.
import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, DecimalText, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { ChargeParty, FaultCause, RemedyKind } from './liability.ts';

@InputType({ description: 'Somebody shall go there, by a time: within 2 hours when unsaid.' })
export class PlanSiteVisitInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) technicianId?: string | null;
  @Field(() => DateTime, { nullable: true }) dueAt?: string | null;
  @Field(() => String, { nullable: true, description: 'Key of the form to fill; tile-visit when unsaid.' }) @IsOptional() @MaxLength(60) formKey?: string | null;
}

@InputType()
export class SiteVisitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'What was seen and measured: once, whole, and for good.' })
export class FinishSiteVisitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Json, { description: 'By key of the question, as siteVisitForm asks.' }) answers!: unknown;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) finding?: string | null;
}

@InputType()
export class CancelSiteVisitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Shares in per cent, together 100.' })
export class DecideLiabilityInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => DecimalText) productShare!: string;
  @Field(() => DecimalText) transportShare!: string;
  @Field(() => DecimalText) installationShare!: string;
  @Field(() => DecimalText) useShare!: string;
  @Field(() => String) @Length(2, 1000) reason!: string;
  @Field(() => ID, { nullable: true, description: 'The visit that it rests on.' }) visitId?: string | null;
}

@InputType()
export class RemedyInput {
  @Field(() => RemedyKind) remedyKind!: RemedyKind;
  @Field(() => String) @Length(1, 200) what!: string;
  @Field(() => Money) amount!: string;
  @Field(() => Money, { nullable: true, description: 'What it costs us; the amount when unsaid.' }) costAmount?: string | null;
  @Field(() => DateTime, { description: 'By when it is carried out.' }) dueAt!: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
}

@InputType()
export class ProposeRemediesInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => [RemedyInput]) @ArrayMinSize(1) @ArrayMaxSize(10) items!: RemedyInput[];
}

@InputType({ description: 'What the customer said to proposals.' })
export class AgreeRemediesInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(10) ids!: string[];
  @Field(() => Boolean) isAgreed!: boolean;
  @Field(() => String, { description: 'How she said so: by phone, signed on site …' }) @Length(2, 500) agreement!: string;
}

@InputType({ description: 'Puts an agreed remedy in hand: out of one’s authority at once, beyond it by approval.' })
export class StartRemedyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
}

@InputType()
export class FinishRemedyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) outcome!: string;
}

@InputType({ description: 'It must wait: for parts, for a supplier. The promise moves, with a reason.' })
export class DelayRemedyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { description: 'What it waits for.' }) @Length(2, 200) waitsFor!: string;
  @Field(() => DateTime) dueAt!: string;
}

@InputType()
export class CancelRemedyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType()
export class ClaimChargeBackInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => FaultCause, { description: 'Its share of the cost is the most that can be claimed; USE has nobody to claim from.' }) cause!: FaultCause;
  @Field(() => ChargeParty) party!: ChargeParty;
  @Field(() => String) @Length(1, 120) partyName!: string;
  @Field(() => Money) amount!: string;
  @Field(() => String) @Length(2, 1000) reason!: string;
  @Field(() => DateTime, { nullable: true, description: 'By when an answer is expected; 7 days when unsaid.' }) dueAt?: string | null;
}

@InputType()
export class AnswerChargeBackInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isAccepted!: boolean;
  @Field(() => Money, { nullable: true, description: 'Of an acceptance: how much, up to what was claimed; all of it when unsaid.' }) acceptedAmount?: string | null;
  @Field(() => String, { description: 'What the other side said.' }) @Length(2, 1000) answer!: string;
}

@InputType()
export class SettleChargeBackInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String, { description: 'How the payment is called: a bank’s number, a credit note.' }) @Length(1, 120) reference!: string;
}

@InputType()
export class WithdrawChargeBackInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@ObjectType({ description: 'What is claimed for a cause, and what more may be.' })
export class CauseRoom {
  @Field(() => FaultCause) cause!: FaultCause;
  @Field(() => DecimalText) share!: string;
  @Field(() => Money, { description: 'Its share of the cost.' }) most!: string;
  @Field(() => Money, { description: 'Claimed, not refused and not withdrawn.' }) claimed!: string;
  @Field(() => Money) left!: string;
}

@ObjectType({ description: 'How the case of a ticket stands: measured, decided, agreed, what it costs and who bears it.' })
export class LiabilityCase {
  @Field(() => ID) ticketId!: string;
  @Field(() => Json, { nullable: true, description: 'What the last visit suggests: { product, transport, installation, use } in per cent. A person decides.' }) proposedShares?: unknown;
  @Field(() => String, { nullable: true }) proposalZh?: string | null;
  @Field(() => String, { nullable: true }) proposalEn?: string | null;
  @Field(() => [CauseRoom], { description: 'Empty until liability is decided.' }) causes!: CauseRoom[];
  @Field(() => Money, { description: 'What the case costs us: given, and agreed to be given.' }) cost!: string;
  @Field(() => Money, { description: 'Accepted or paid by others.' }) recovered!: string;
  @Field(() => Money, { description: 'What stays with us.' }) net!: string;
  @Field(() => Money, { nullable: true, description: 'What the goods had cost, where the ticket says which.' }) paid?: string | null;
  @Field(() => String, { nullable: true, description: 'OVER: it costs us more than the goods had; UNDER: the fault is not the customer’s and nothing was agreed in time (C-29).' }) balance?: string | null;
  @Field(() => Json, { description: 'Each measurement of visits: figure, limit and source, as explanation trees.' }) measurements!: unknown;
  @Field(() => Json, { description: 'How cost and room came about.' }) explanation!: unknown;
}

@ObjectType({ description: 'The questions of a visit, without what they decide.' })
export class FillableForm {
  @Field(() => ID) formVersionId!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Json, { description: '{ sections: [{ key, zh, en, questions }] }' }) content!: unknown;
}
