// Visits, liability, remedies and charge-backs over GraphQL; reading the rows is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import {
  AgreeRemediesInput, AnswerChargeBackInput, CancelRemedyInput, CancelSiteVisitInput, ClaimChargeBackInput, DecideLiabilityInput, DelayRemedyInput, FillableForm, FinishRemedyInput, FinishSiteVisitInput, LiabilityCase,
  PlanSiteVisitInput, ProposeRemediesInput, SettleChargeBackInput, SiteVisitInput, StartRemedyInput, WithdrawChargeBackInput,
} from '../../../schema/tickets/liability.inputs.ts';
import { ChargeBack, Liability, Remedy, SiteVisit } from '../../../schema/tickets/liability.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { liabilityCase } from './case.service.ts';
import { answerChargeBack, claimChargeBack, settleChargeBack, withdrawChargeBack } from './charge-back.service.ts';
import { decideLiability } from './liability.service.ts';
import { agreeRemedies, cancelRemedy, delayRemedy, finishRemedy, proposeRemedies, startRemedy } from './remedy.service.ts';
import { arriveAtSiteVisit, cancelSiteVisit, finishSiteVisit, planSiteVisit, siteVisitForm } from './visit.service.ts';

@Resolver()
export class LiabilityResolver {
  @Query(() => LiabilityCase, { description: 'How the case of a ticket stands.' })
  liabilityCase(@Ctx() ctx: Context, @Arg('ticketId', () => ID) ticketId: string): Promise<LiabilityCase> { return liabilityCase(ctx, ticketId); }

  @Query(() => FillableForm, { description: 'The questions of a visit: of the version it was planned with, or of the one in force.' })
  siteVisitForm(@Ctx() ctx: Context, @Arg('formVersionId', () => ID, { nullable: true }) formVersionId?: string): Promise<FillableForm> { return siteVisitForm(ctx, { formVersionId }); }

  @Mutation(() => SiteVisit, { nullable: true })
  async planSiteVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PlanSiteVisitInput) input: PlanSiteVisitInput): Promise<SiteVisit | null> { return readOne(ctx, info, 'SiteVisit', await planSiteVisit(ctx, input)); }

  @Mutation(() => SiteVisit, { nullable: true })
  async arriveAtSiteVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SiteVisitInput) input: SiteVisitInput): Promise<SiteVisit | null> { return readOne(ctx, info, 'SiteVisit', await arriveAtSiteVisit(ctx, input)); }

  @Mutation(() => SiteVisit, { nullable: true, description: 'What was seen and measured, judged against the standards of its form.' })
  async finishSiteVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FinishSiteVisitInput) input: FinishSiteVisitInput): Promise<SiteVisit | null> { return readOne(ctx, info, 'SiteVisit', await finishSiteVisit(ctx, input)); }

  @Mutation(() => SiteVisit, { nullable: true })
  async cancelSiteVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelSiteVisitInput) input: CancelSiteVisitInput): Promise<SiteVisit | null> { return readOne(ctx, info, 'SiteVisit', await cancelSiteVisit(ctx, input)); }

  @Mutation(() => Liability, { nullable: true })
  async decideLiability(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideLiabilityInput) input: DecideLiabilityInput): Promise<Liability | null> { return readOne(ctx, info, 'Liability', await decideLiability(ctx, input)); }

  @Mutation(() => Ticket, { nullable: true })
  async proposeRemedies(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ProposeRemediesInput) input: ProposeRemediesInput): Promise<Ticket | null> { return readOne(ctx, info, 'Ticket', await proposeRemedies(ctx, input)); }

  @Mutation(() => Ticket, { nullable: true, description: 'What the customer said to proposals.' })
  async agreeRemedies(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AgreeRemediesInput) input: AgreeRemediesInput): Promise<Ticket | null> { return readOne(ctx, info, 'Ticket', await agreeRemedies(ctx, input)); }

  @Mutation(() => Remedy, { nullable: true, description: 'Within one’s authority at once, beyond it by approval.' })
  async startRemedy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartRemedyInput) input: StartRemedyInput): Promise<Remedy | null> { return readOne(ctx, info, 'Remedy', await startRemedy(ctx, input)); }

  @Mutation(() => Remedy, { nullable: true })
  async finishRemedy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FinishRemedyInput) input: FinishRemedyInput): Promise<Remedy | null> { return readOne(ctx, info, 'Remedy', await finishRemedy(ctx, input)); }

  @Mutation(() => Remedy, { nullable: true })
  async delayRemedy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DelayRemedyInput) input: DelayRemedyInput): Promise<Remedy | null> { return readOne(ctx, info, 'Remedy', await delayRemedy(ctx, input)); }

  @Mutation(() => Remedy, { nullable: true })
  async cancelRemedy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelRemedyInput) input: CancelRemedyInput): Promise<Remedy | null> { return readOne(ctx, info, 'Remedy', await cancelRemedy(ctx, input)); }

  @Mutation(() => ChargeBack, { nullable: true })
  async claimChargeBack(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ClaimChargeBackInput) input: ClaimChargeBackInput): Promise<ChargeBack | null> { return readOne(ctx, info, 'ChargeBack', await claimChargeBack(ctx, input)); }

  @Mutation(() => ChargeBack, { nullable: true })
  async answerChargeBack(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AnswerChargeBackInput) input: AnswerChargeBackInput): Promise<ChargeBack | null> { return readOne(ctx, info, 'ChargeBack', await answerChargeBack(ctx, input)); }

  @Mutation(() => ChargeBack, { nullable: true })
  async settleChargeBack(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SettleChargeBackInput) input: SettleChargeBackInput): Promise<ChargeBack | null> { return readOne(ctx, info, 'ChargeBack', await settleChargeBack(ctx, input)); }

  @Mutation(() => ChargeBack, { nullable: true })
  async withdrawChargeBack(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawChargeBackInput) input: WithdrawChargeBackInput): Promise<ChargeBack | null> { return readOne(ctx, info, 'ChargeBack', await withdrawChargeBack(ctx, input)); }
}
