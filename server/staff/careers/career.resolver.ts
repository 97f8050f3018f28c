// Careers over GraphQL: evidence, applying, deciding, the rotation list; reading rows is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ApplyForCareerInput, CareerApplication, CareerEvidence, DecideCareerInput, RotationEntry, WithdrawCareerInput } from '../../../schema/staff/career.ts';
import { CareerEvidenceKind, CareerLadderDraftInput, CareerLadderVersion, PublishCareerLadderInput, SaveCareerLadderInput } from '../../../schema/staff/career-ladder.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { applyForCareer, careerEvidence, decideCareer, rotationOf, withdrawCareer } from './career.service.ts';
import { careerEvidenceKinds, discardCareerLadderDraft, publishCareerLadder, saveCareerLadder } from './ladder.service.ts';

type Ladder = Promise<CareerLadderVersion | null>;
type Answer = Promise<CareerApplication | null>;
@Resolver()
export class CareerResolver {
  @Mutation(() => CareerApplication, { nullable: true })
  async applyForCareer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ApplyForCareerInput) input: ApplyForCareerInput): Answer { return readOne(ctx, info, 'CareerApplication', await applyForCareer(ctx, input)); }

  @Mutation(() => CareerApplication, { nullable: true })
  async decideCareer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideCareerInput) input: DecideCareerInput): Answer { return readOne(ctx, info, 'CareerApplication', await decideCareer(ctx, input)); }

  @Mutation(() => CareerApplication, { nullable: true })
  async withdrawCareer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawCareerInput) input: WithdrawCareerInput): Answer { return readOne(ctx, info, 'CareerApplication', await withdrawCareer(ctx, input)); }

  @Mutation(() => CareerLadderVersion, { nullable: true })
  async saveCareerLadder(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveCareerLadderInput) input: SaveCareerLadderInput): Ladder { return readOne(ctx, info, 'CareerLadderVersion', await saveCareerLadder(ctx, input)); }

  @Mutation(() => CareerLadderVersion, { nullable: true })
  async publishCareerLadder(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishCareerLadderInput) input: PublishCareerLadderInput): Ladder { return readOne(ctx, info, 'CareerLadderVersion', await publishCareerLadder(ctx, input)); }

  @Mutation(() => CareerLadderVersion, { nullable: true, description: 'Null: it is gone.' })
  async discardCareerLadderDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CareerLadderDraftInput) input: CareerLadderDraftInput): Ladder { return readOne(ctx, info, 'CareerLadderVersion', await discardCareerLadderDraft(ctx, input)); }

  @Query(() => [CareerEvidenceKind], { description: 'What a step may ask for.' })
  careerEvidenceKinds(@Ctx() ctx: Context): CareerEvidenceKind[] { return careerEvidenceKinds(ctx); }

  @Query(() => [CareerEvidence], { description: 'What the step to a position asks for, and what somebody has of it.' })
  careerEvidence(@Ctx() ctx: Context, @Arg('employeeId', () => ID) employeeId: string, @Arg('toPosition', () => String) toPosition: string): Promise<CareerEvidence[]> { return careerEvidence(ctx, employeeId, toPosition); }

  @Query(() => [RotationEntry], { description: 'The best tenth of a year by closed months, who may apply for a rotation.' })
  rotationList(@Ctx() ctx: Context, @Arg('year', () => Int) year: number): Promise<RotationEntry[]> { return rotationOf(ctx, year); }
}
