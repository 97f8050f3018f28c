// Monthly reviews and plans of improvement over GraphQL; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { ClosePlanInput, FinishMonthlyReviewInput, LeverAssumptionsInput, MakeMonthlyReviewInput, PlanTemplate, ReturnLever, ReviewPlaceInput, SaveLeverMarginsInput, StartPlanInput, StartTemplateInput, TickPlanStepInput } from '../../../schema/quality/monthly-review.inputs.ts';
import { LeverMargin } from '../../../schema/quality/lever.ts';
import { ImprovementPlan, MonthlyReview } from '../../../schema/quality/monthly-review.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import './review-paper.service.ts';
import { returnLever, saveLeverMargins } from './lever.service.ts';
import { SHIPPED_PLANS } from './plan-templates.rules.ts';
import { closePlan, finishMonthlyReview, makeMonthlyReview, startPlan, startPlanTemplate, tickPlanStep } from './review.service.ts';

@Resolver()
export class PlanResolver {
  @Mutation(() => MonthlyReview, { nullable: true, description: 'Takes the figures of a month; of a draft anew.' })
  async makeMonthlyReview(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => MakeMonthlyReviewInput) input: MakeMonthlyReviewInput): Promise<MonthlyReview | null> { return readOne(ctx, info, 'MonthlyReview', await makeMonthlyReview(ctx, input)); }

  @Mutation(() => MonthlyReview, { nullable: true, description: 'From then on its figures stay as they are.' })
  async finishMonthlyReview(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FinishMonthlyReviewInput) input: FinishMonthlyReviewInput): Promise<MonthlyReview | null> { return readOne(ctx, info, 'MonthlyReview', await finishMonthlyReview(ctx, input)); }

  @Mutation(() => ImprovementPlan, { nullable: true })
  async startPlan(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartPlanInput) input: StartPlanInput): Promise<ImprovementPlan | null> { return readOne(ctx, info, 'ImprovementPlan', await startPlan(ctx, input)); }

  @Mutation(() => [ID], { description: 'Each goal of the template as a plan; answers their ids.' })
  startPlanTemplate(@Ctx() ctx: Context, @Arg('input', () => StartTemplateInput) input: StartTemplateInput): Promise<string[]> { return startPlanTemplate(ctx, input); }

  @Mutation(() => ImprovementPlan, { nullable: true })
  async tickPlanStep(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TickPlanStepInput) input: TickPlanStepInput): Promise<ImprovementPlan | null> { return readOne(ctx, info, 'ImprovementPlan', await tickPlanStep(ctx, input)); }

  @Mutation(() => ImprovementPlan, { nullable: true, description: 'Judged by its measure, or dropped.' })
  async closePlan(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ClosePlanInput) input: ClosePlanInput): Promise<ImprovementPlan | null> { return readOne(ctx, info, 'ImprovementPlan', await closePlan(ctx, input)); }

  @Mutation(() => LeverMargin, { nullable: true, description: 'Keeps what a place knows of its margins.' })
  async saveLeverMargins(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveLeverMarginsInput) input: SaveLeverMarginsInput): Promise<LeverMargin | null> { return readOne(ctx, info, 'LeverMargin', await saveLeverMargins(ctx, input)); }

  @Query(() => [PlanTemplate], { description: 'Plans that every chain can begin with.' })
  planTemplates(): PlanTemplate[] { return SHIPPED_PLANS.map((one) => ({ ...one })); }

  @Query(() => ReturnLever, { description: 'What one point less of return rate is worth to a place, from its own figures of twelve months (C-02).' })
  returnLever(@Ctx() ctx: Context, @Arg('input', () => ReviewPlaceInput) input: ReviewPlaceInput, @Arg('assumptions', () => LeverAssumptionsInput, { nullable: true }) assumptions?: LeverAssumptionsInput): Promise<ReturnLever> {
    return returnLever(ctx, input, assumptions ?? {});
  }
}
