// Training records over GraphQL: giving, following, crediting; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AssignmentResult, AssignTrainingInput, EnrolInCourseInput, FinishLessonInput, FollowLessonInput, Onboarding, RecordTrainingHoursInput, WithdrawTrainingInput } from '../../../schema/training/record.inputs.ts';
import { TrainingCredit, TrainingRecord } from '../../../schema/training/record.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { linkToFile } from '../../platform/files/file.service.ts';
import { assignTraining, enrolInCourse, withdrawTraining } from './assign.service.ts';
import { onboardingOf, recordTrainingHours } from './hours.service.ts';
import { finishLesson, followLesson } from './lesson.service.ts';

type One = Promise<TrainingRecord | null>;
const asRecord = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): One => readOne(ctx, info, 'TrainingRecord', await id);

@Resolver()
export class TrainingRecordResolver {
  @Query(() => Onboarding, { description: 'May this person take up the post, and why not (C-19)?' })
  onboarding(@Ctx() ctx: Context, @Arg('employeeId', () => ID) employeeId: string): Promise<Onboarding> { return onboardingOf(ctx, employeeId); }

  @Mutation(() => TrainingRecord, { nullable: true, description: 'Gives one course to one person.' })
  enrolInCourse(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => EnrolInCourseInput) input: EnrolInCourseInput): One { return asRecord(ctx, info, enrolInCourse(ctx, input)); }

  @Mutation(() => AssignmentResult, { description: 'Gives a course or a path to many.' })
  assignTraining(@Ctx() ctx: Context, @Arg('input', () => AssignTrainingInput) input: AssignTrainingInput): Promise<AssignmentResult> { return assignTraining(ctx, input); }

  @Mutation(() => TrainingRecord, { nullable: true, description: 'Takes a training back; what was credited stays.' })
  withdrawTraining(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawTrainingInput) input: WithdrawTrainingInput): One { return asRecord(ctx, info, withdrawTraining(ctx, input)); }

  @Mutation(() => TrainingRecord, { nullable: true, description: 'Somebody is at a lesson of their own: their time there counts, and their place is kept.' })
  followLesson(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FollowLessonInput) input: FollowLessonInput): One { return asRecord(ctx, info, followLesson(ctx, input)); }

  @Mutation(() => TrainingRecord, { nullable: true })
  finishLesson(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FinishLessonInput) input: FinishLessonInput): One { return asRecord(ctx, info, finishLesson(ctx, input)); }

  @Mutation(() => TrainingRecord, { nullable: true, description: 'Hours that somebody else has seen.' })
  recordTrainingHours(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RecordTrainingHoursInput) input: RecordTrainingHoursInput): One { return asRecord(ctx, info, recordTrainingHours(ctx, input)); }
}

needs('TrainingCredit', 'link', ['fileId']);

@Resolver(() => TrainingCredit)
export class TrainingCreditResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Opens what shows it, for an hour or two.' })
  link(@Root() credit: { __fileId: string | null }, @Ctx() ctx: Context): string | null { return credit.__fileId ? linkToFile(ctx, credit.__fileId, 'file') : null; }
}
