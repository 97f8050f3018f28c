// Exams over GraphQL: the bank, definitions, sitting, marking and statistics; lists are the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Exam, ExamAttempt } from '../../../schema/training/exam.ts';
import { ExamQuestion, ExamTopic } from '../../../schema/training/exam-question.ts';
import {
  DiscardExamDraftInput, DrawExamInput, MarkExamAnswerInput, PublishExamInput, RemarkExamAnswerInput, SaveExamAnswerInput, SaveExamInput, SaveExamQuestionInput, SaveExamTopicInput, StartExamInput, SubmitExamInput,
} from '../../../schema/training/exam.inputs.ts';
import { DrawnPaper, ExamItemStatistics, ExamPaper, ExamReviewView, MarkingItem, MyExam } from '../../../schema/training/exam.outputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { examPaper, myExams, saveExamAnswer, startExam, submitExam } from './attempt.service.ts';
import { discardExamDraft, drawExam, publishExam, saveExam } from './exam.service.ts';
import { markExamAnswer, markingDesk, remarkExamAnswer } from './marking.service.ts';
import { saveExamQuestion } from './question.service.ts';
import { examReview } from './review.service.ts';
import { examStatistics } from './statistics.service.ts';
import { saveExamTopic } from './topic.service.ts';

type OneExam = Promise<Exam | null>;
type OneAttempt = Promise<ExamAttempt | null>;

@Resolver()
export class ExamBankResolver {
  @Mutation(() => ExamTopic, { nullable: true })
  async saveExamTopic(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveExamTopicInput) input: SaveExamTopicInput): Promise<ExamTopic | null> { return readOne(ctx, info, 'ExamTopic', await saveExamTopic(ctx, input)); }

  @Mutation(() => ExamQuestion, { nullable: true })
  async saveExamQuestion(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveExamQuestionInput) input: SaveExamQuestionInput): Promise<ExamQuestion | null> { return readOne(ctx, info, 'ExamQuestion', await saveExamQuestion(ctx, input)); }

  @Mutation(() => Exam, { nullable: true })
  async saveExam(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveExamInput) input: SaveExamInput): OneExam { return readOne(ctx, info, 'Exam', await saveExam(ctx, input)); }

  @Mutation(() => Exam, { nullable: true, description: 'Refused while the bank cannot fill the paper.' })
  async publishExam(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishExamInput) input: PublishExamInput): OneExam { return readOne(ctx, info, 'Exam', await publishExam(ctx, input)); }

  @Mutation(() => Exam, { nullable: true })
  async discardExamDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardExamDraftInput) input: DiscardExamDraftInput): OneExam { return readOne(ctx, info, 'Exam', await discardExamDraft(ctx, input)); }

  @Query(() => DrawnPaper, { description: 'A paper as a rule would draw it now; nothing is written.' })
  drawExam(@Ctx() ctx: Context, @Arg('input', () => DrawExamInput) input: DrawExamInput): Promise<DrawnPaper> { return drawExam(ctx, input); }

  @Query(() => [ExamItemStatistics], { description: 'How hard each question turned out to be, and how well it tells those who know from those who do not.' })
  examStatistics(@Ctx() ctx: Context, @Arg('examId', () => ID) examId: string): Promise<ExamItemStatistics[]> { return examStatistics(ctx, examId); }
}

@Resolver()
export class ExamRoomResolver {
  @Query(() => [MyExam], { description: 'The exams that are meant for the viewer, and whether each can be begun.' })
  myExams(@Ctx() ctx: Context): Promise<MyExam[]> { return myExams(ctx); }

  @Query(() => ExamPaper, { description: 'The paper of one’s own running attempt; nothing of what is right.' })
  examPaper(@Ctx() ctx: Context, @Arg('attemptId', () => ID) attemptId: string): Promise<ExamPaper> { return examPaper(ctx, attemptId); }

  @Query(() => ExamReviewView, { description: 'What an attempt came to, as far as the exam’s policy shows it; refused before its end.' })
  examReview(@Ctx() ctx: Context, @Arg('attemptId', () => ID) attemptId: string): Promise<ExamReviewView> { return examReview(ctx, attemptId); }

  @Mutation(() => ExamAttempt, { nullable: true, description: 'Begins an attempt, or goes on with the one that is running.' })
  async startExam(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartExamInput) input: StartExamInput): OneAttempt { return readOne(ctx, info, 'ExamAttempt', await startExam(ctx, input)); }

  @Mutation(() => Int, { description: 'Keeps one answer. Answers its new revision; POLICY after the deadline.' })
  saveExamAnswer(@Ctx() ctx: Context, @Arg('input', () => SaveExamAnswerInput) input: SaveExamAnswerInput): Promise<number> { return saveExamAnswer(ctx, input); }

  @Mutation(() => ExamAttempt, { nullable: true, description: 'Hands the paper in, once.' })
  async submitExam(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SubmitExamInput) input: SubmitExamInput): OneAttempt { return readOne(ctx, info, 'ExamAttempt', await submitExam(ctx, input)); }
}

@Resolver()
export class ExamMarkingResolver {
  @Query(() => [MarkingItem], { description: 'Texts that wait for their mark; never one’s own.' })
  markingDesk(@Ctx() ctx: Context, @Arg('examId', () => ID, { nullable: true }) examId?: string | null): Promise<MarkingItem[]> { return markingDesk(ctx, examId); }

  @Mutation(() => Int, { description: 'Marks a text. Answers how many of that paper still wait.' })
  markExamAnswer(@Ctx() ctx: Context, @Arg('input', () => MarkExamAnswerInput) input: MarkExamAnswerInput): Promise<number> { return markExamAnswer(ctx, input); }

  @Mutation(() => ExamAttempt, { nullable: true, description: 'Changes a mark with a reason; the first is kept, the result is made anew.' })
  async remarkExamAnswer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RemarkExamAnswerInput) input: RemarkExamAnswerInput): OneAttempt { return readOne(ctx, info, 'ExamAttempt', await remarkExamAnswer(ctx, input)); }
}
