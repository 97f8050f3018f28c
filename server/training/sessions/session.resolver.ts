// Sessions and drills over GraphQL: the acts; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Json } from '../../../schema/scalars.ts';
import { Drill } from '../../../schema/training/drill.ts';
import { CancelDrillInput, CancelSessionInput, DebriefDrillInput, GradeDrillInput, HoldSessionInput, PlanSessionInput, StartDrillInput } from '../../../schema/training/session.inputs.ts';
import { TrainingSession } from '../../../schema/training/session.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { cancelDrill, debriefDrill, drillRubric, gradeDrill, startDrill } from '../drills/drill.service.ts';
import { cancelSession, holdSession, planSession } from './session.service.ts';

type OneSession = Promise<TrainingSession | null>;
type OneDrill = Promise<Drill | null>;
const asSession = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): OneSession => readOne(ctx, info, 'TrainingSession', await id);
const asDrill = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): OneDrill => readOne(ctx, info, 'Drill', await id);

@Resolver()
export class SessionResolver {
  @Mutation(() => TrainingSession, { nullable: true })
  planSession(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PlanSessionInput) input: PlanSessionInput): OneSession { return asSession(ctx, info, planSession(ctx, input)); }

  @Mutation(() => TrainingSession, { nullable: true, description: 'It was held; who was there is credited.' })
  holdSession(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => HoldSessionInput) input: HoldSessionInput): OneSession { return asSession(ctx, info, holdSession(ctx, input)); }

  @Mutation(() => TrainingSession, { nullable: true })
  cancelSession(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelSessionInput) input: CancelSessionInput): OneSession { return asSession(ctx, info, cancelSession(ctx, input)); }
}

@Resolver()
export class DrillResolver {
  @Query(() => Json, { description: 'The rubric of a drill as its assessors fill it: the questions without what they earn.' })
  drillRubric(@Ctx() ctx: Context, @Arg('drillId', () => ID) drillId: string): Promise<unknown> { return drillRubric(ctx, drillId); }

  @Mutation(() => Drill, { nullable: true })
  startDrill(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartDrillInput) input: StartDrillInput): OneDrill { return asDrill(ctx, info, startDrill(ctx, input)); }

  @Mutation(() => Drill, { nullable: true, description: 'By one of its two assessors; with the second it has its score.' })
  gradeDrill(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => GradeDrillInput) input: GradeDrillInput): OneDrill { return asDrill(ctx, info, gradeDrill(ctx, input)); }

  @Mutation(() => Drill, { nullable: true })
  debriefDrill(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DebriefDrillInput) input: DebriefDrillInput): OneDrill { return asDrill(ctx, info, debriefDrill(ctx, input)); }

  @Mutation(() => Drill, { nullable: true })
  cancelDrill(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelDrillInput) input: CancelDrillInput): OneDrill { return asDrill(ctx, info, cancelDrill(ctx, input)); }
}
