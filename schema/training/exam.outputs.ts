// What is answered to who sits an exam, who looks back on one, and who marks.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { DateTime, DecimalText, Json } from '../scalars.ts';
import { ExamAttemptState, ExamEnding, ExamReview } from './exam.ts';
import { ExamDifficulty, ExamQuestionKind } from './exam-question.ts';

@ObjectType({ description: 'An exam as it stands for the person who asks.' })
export class MyExam {
  @Field(() => ID) examId!: string;
  @Field(() => String) key!: string;
  @Field(() => Words) name!: Words;
  @Field(() => Int) minutes!: number;
  @Field(() => DecimalText) passMark!: string;
  @Field(() => Int) attempts!: number;
  @Field(() => Int, { description: 'Attempts left until it is passed.' }) attemptsLeft!: number;
  @Field(() => ID, { nullable: true, description: 'The attempt that is running.' }) runningId?: string | null;
  @Field(() => ID, { nullable: true }) lastAttemptId?: string | null;
  @Field(() => ExamAttemptState, { nullable: true }) lastState?: ExamAttemptState | null;
  @Field(() => Boolean, { nullable: true }) lastIsPassed?: boolean | null;
  @Field(() => Boolean) canStart!: boolean;
  @Field(() => Words, { nullable: true, description: 'Why it cannot be begun now.' }) why?: Words | null;
  @Field(() => DateTime, { nullable: true, description: 'From when it can be.' }) startsAt?: string | null;
}

@ObjectType()
export class ExamOption {
  @Field(() => String, { description: 'Its name in this attempt.' }) name!: string;
  @Field(() => String) zh!: string;
  @Field(() => String) en!: string;
}

@ObjectType({ description: 'A question as it is put; nothing of what is right.' })
export class ExamPaperQuestion {
  @Field(() => Int) place!: number;
  @Field(() => ExamQuestionKind) questionKind!: ExamQuestionKind;
  @Field(() => Words) prompt!: Words;
  @Field(() => [ExamOption]) options!: ExamOption[];
  @Field(() => Words, { nullable: true }) unit?: Words | null;
  @Field(() => [String], { description: 'Links to its pictures.' }) media!: string[];
  @Field(() => DecimalText) points!: string;
  @Field(() => Json, { nullable: true, description: 'What was answered so far.' }) answer?: unknown;
  @Field(() => Int) revision!: number;
}

@ObjectType({ description: 'The paper of one’s own running attempt.' })
export class ExamPaper {
  @Field(() => ID) attemptId!: string;
  @Field(() => Words) name!: Words;
  @Field(() => DateTime) deadlineAt!: string;
  @Field(() => DateTime, { description: 'The server’s clock; the screen counts from it, whatever its own says.' }) now!: string;
  @Field(() => [ExamPaperQuestion]) questions!: ExamPaperQuestion[];
}

@ObjectType({ description: 'A mark as it was given.' })
export class ExamMarkEntry {
  @Field(() => Int) number!: number;
  @Field(() => DecimalText) points!: string;
  @Field(() => String, { nullable: true, description: 'Null: by rule.' }) marker?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => DateTime) markedAt!: string;
}

@ObjectType()
export class ExamReviewQuestion {
  @Field(() => Int) place!: number;
  @Field(() => ExamQuestionKind) questionKind!: ExamQuestionKind;
  @Field(() => Words) prompt!: Words;
  @Field(() => [ExamOption]) options!: ExamOption[];
  @Field(() => Words, { nullable: true }) unit?: Words | null;
  @Field(() => Json, { nullable: true }) answer?: unknown;
  @Field(() => DecimalText) most!: string;
  @Field(() => DecimalText, { nullable: true }) points?: string | null;
  @Field(() => Json, { nullable: true, description: 'What would have been right, where the policy shows it.' }) right?: unknown;
  @Field(() => Words, { nullable: true }) why?: Words | null;
  @Field(() => Words, { nullable: true }) rubric?: Words | null;
  @Field(() => [ExamMarkEntry], { description: 'Every mark that was given, the first one first; for who marks.' }) marks!: ExamMarkEntry[];
}

@ObjectType({ description: 'What an attempt came to, as far as the exam’s policy shows it to who asks.' })
export class ExamReviewView {
  @Field(() => ID) attemptId!: string;
  @Field(() => Words) name!: Words;
  @Field(() => ExamAttemptState) state!: ExamAttemptState;
  @Field(() => ExamEnding, { nullable: true }) endedBy?: ExamEnding | null;
  @Field(() => ExamReview, { description: 'What may be shown.' }) review!: ExamReview;
  @Field(() => Boolean, { nullable: true }) isPassed?: boolean | null;
  @Field(() => DecimalText) passMark!: string;
  @Field(() => DecimalText, { nullable: true }) score?: string | null;
  @Field(() => Json, { nullable: true, description: 'How the score came about, as one tree.' }) tree?: unknown;
  @Field(() => [ExamReviewQuestion]) questions!: ExamReviewQuestion[];
}

@ObjectType({ description: 'A text that waits for its mark.' })
export class MarkingItem {
  @Field(() => String, { description: 'Names it for `markExamAnswer`, and for nothing else.' }) item!: string;
  @Field(() => ID) examId!: string;
  @Field(() => Words) exam!: Words;
  @Field(() => String, { description: 'The person’s name, or where marking is blind a number.' }) candidate!: string;
  @Field(() => Boolean) isBlind!: boolean;
  @Field(() => Words) prompt!: Words;
  @Field(() => Words, { nullable: true, description: 'What an answer should hold.' }) rubric?: Words | null;
  @Field(() => String) answer!: string;
  @Field(() => DecimalText) most!: string;
  @Field(() => DateTime, { description: 'When it was handed in.' }) endedAt!: string;
}

@ObjectType({ description: 'What a version of a question turned out to be.' })
export class ExamItemStatistics {
  @Field(() => ID) questionId!: string;
  @Field(() => ID) questionVersionId!: string;
  @Field(() => String) key!: string;
  @Field(() => Int) number!: number;
  @Field(() => Words) prompt!: Words;
  @Field(() => ExamDifficulty, { description: 'As its writer thought.' }) thought!: ExamDifficulty;
  @Field(() => Int) answers!: number;
  @Field(() => Float, { nullable: true, description: 'Mean share of its points; null below 10 answers.' }) difficulty?: number | null;
  @Field(() => Float, { nullable: true, description: 'Correlation with the rest of the paper.' }) discrimination?: number | null;
  @Field(() => Float, { nullable: true, description: 'Best 27 % less last 27 %.' }) upperLower?: number | null;
  @Field(() => [String], { description: 'FEW, TOO_EASY, TOO_HARD, WEAK, INVERSE.' }) flags!: string[];
}

@ObjectType()
export class DrawnQuestion {
  @Field(() => Int) place!: number;
  @Field(() => String) key!: string;
  @Field(() => ExamQuestionKind) questionKind!: ExamQuestionKind;
  @Field(() => ExamDifficulty) difficulty!: ExamDifficulty;
  @Field(() => [String]) tags!: string[];
  @Field(() => Words) prompt!: Words;
  @Field(() => DecimalText) points!: string;
}

@ObjectType({ description: 'A paper as a rule would draw it.' })
export class DrawnPaper {
  @Field(() => DecimalText) points!: string;
  @Field(() => [DrawnQuestion]) questions!: DrawnQuestion[];
}
