// The weekly board and the staffing of a store over GraphQL.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Board, BoardEntry } from '../../../schema/staff/board.ts';
import { AppealBoardEntryInput, BoardCheck, ChangeBoardPrivacyInput, DecideBoardAppealInput, PublishBoardInput, WeeklyBoard } from '../../../schema/staff/board.inputs.ts';
import { StaffingInput, StaffingPlan } from '../../../schema/staff/staffing.inputs.ts';
import { Day } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { staffing } from '../staffing/staffing.service.ts';
import { appealBoardEntry, changeBoardPrivacy, checkBoard, decideBoardAppeal, publishBoard, weeklyBoard } from './board.service.ts';

@Resolver()
export class BoardResolver {
  @Query(() => WeeklyBoard, { nullable: true, description: 'The board of a week, the latest when unsaid, with as much of the names as the viewer may see; of several schemes the one on which the viewer stands, else the oldest.' })
  weeklyBoard(@Ctx() ctx: Context, @Arg('on', () => Day, { nullable: true, description: 'Any day of the week.' }) on: string | undefined,
    @Arg('asColleague', () => Boolean, { nullable: true, description: 'As any colleague sees it, whoever asks: for a wall.' }) asColleague?: boolean,
    @Arg('schemeId', () => ID, { nullable: true, description: 'The board made by this scheme.' }) schemeId?: string): Promise<WeeklyBoard | null> { return weeklyBoard(ctx, on, asColleague ?? false, schemeId); }

  @Query(() => BoardCheck, { description: 'Makes a published board again and says whether it is the same.' })
  checkBoard(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<BoardCheck> { return checkBoard(ctx, id); }

  @Query(() => StaffingPlan, { description: 'How many people a store needs by its work and a target, beside who is there; what is given is a what-if.' })
  staffing(@Ctx() ctx: Context, @Arg('input', () => StaffingInput) input: StaffingInput): Promise<StaffingPlan> { return staffing(ctx, input); }

  @Mutation(() => Board, { nullable: true })
  async publishBoard(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishBoardInput) input: PublishBoardInput): Promise<Board | null> {
    return readOne(ctx, info, 'Board', await publishBoard(ctx, input));
  }

  @Mutation(() => Board, { nullable: true })
  async changeBoardPrivacy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangeBoardPrivacyInput) input: ChangeBoardPrivacyInput): Promise<Board | null> {
    return readOne(ctx, info, 'Board', await changeBoardPrivacy(ctx, input));
  }

  @Mutation(() => BoardEntry, { nullable: true })
  async appealBoardEntry(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AppealBoardEntryInput) input: AppealBoardEntryInput): Promise<BoardEntry | null> {
    return readOne(ctx, info, 'BoardEntry', await appealBoardEntry(ctx, input));
  }

  @Mutation(() => BoardEntry, { nullable: true })
  async decideBoardAppeal(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideBoardAppealInput) input: DecideBoardAppealInput): Promise<BoardEntry | null> {
    return readOne(ctx, info, 'BoardEntry', await decideBoardAppeal(ctx, input));
  }
}
