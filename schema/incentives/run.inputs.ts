// What callers send about runs of pay, adjustments and disputes, and what comparisons, estimates and trials answer.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { DateTime, Day, DecimalText, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { AdjustmentKind, DisputeState } from './run.ts';
import { FairnessFigure } from './whatif.ts';

@InputType({ description: 'Reckons a month; again, with the version of the run that was seen.' })
export class CalculateRunInput {
  @Field(() => ID) schemeId!: string;
  @Field(() => Day, { description: 'Any day of the month.' }) on!: string;
  @Field(() => Int, { nullable: true, description: 'Of the run, to reckon it again.' }) expectedVersion?: number;
}

@ObjectType({ description: 'Reckoning in the background.' })
export class RunStarted {
  @Field(() => ID, { description: 'Says how far it is, can be cancelled, and answers { runId }.' }) jobId!: string;
}

@InputType()
export class ReviewRunInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Approves what was seen: an older expectedVersion is CONFLICT.' })
export class ApproveRunInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'Pays a run once, whatever is sent how often. An approved run is locked by it.' })
export class PayRunInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Int, { nullable: true, description: 'When given, an older one is CONFLICT.' }) expectedVersion?: number;
  @Field(() => Money, { nullable: true, description: 'What the person who pays has typed: another sum is refused.' }) confirmedAmount?: string | null;
}

@InputType({ description: 'Puts a signed amount beside a statement; another person approves it.' })
export class AdjustStatementInput {
  @Field(() => ID) statementId!: string;
  @Field(() => ID, { nullable: true, description: 'The line that it corrects.' }) lineId?: string | null;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Money, { description: 'Below nothing: taken off.' }) amount!: string;
  @Field(() => AdjustmentKind, { nullable: true, description: 'CORRECTION when unsaid; CORRECTION or BONUS.' }) kind?: AdjustmentKind | null;
  @Field(() => String) @Length(2, 500) reason!: string;
  @Field(() => String, { nullable: true, description: 'Ticket, audit or paper that it rests on.' }) @IsOptional() @MaxLength(200) evidence?: string | null;
}

@InputType({ description: 'Decides on an adjustment that somebody else made.' })
export class DecideAdjustmentInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isApproved!: boolean;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'Looks for what later facts change in a run that is out, and proposes the differences as adjustments.' })
export class CorrectRunInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@ObjectType({ description: 'What later facts came to.' })
export class RunCorrection {
  @Field(() => Int, { description: 'Adjustments made, waiting for a second person.' }) madeCount!: number;
  @Field(() => Money) amount!: string;
}

@InputType({ description: 'Says that a line of one’s own statement is wrong.' })
export class DisputeLineInput {
  @Field(() => ID) lineId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(5, 500) reason!: string;
}

@InputType({ description: 'Says that one’s own statement is right.' })
export class ConfirmStatementInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Answers a dispute; what is granted becomes an adjustment.' })
export class DecideStatementDisputeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DisputeState, { description: 'GRANTED, PARTLY or DENIED.' }) outcome!: DisputeState;
  @Field(() => Money, { nullable: true, description: 'Of the adjustment, when granted.' }) amount?: string | null;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType()
export class WithdrawStatementDisputeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Tries a scheme on months that are past; nothing is kept.' })
export class SimulateSchemeInput {
  @Field(() => ID, { description: 'Whose pay is compared.' }) schemeId!: string;
  @Field(() => Json, { nullable: true, description: 'Content to try; the draft, or the latest version, when unsaid.' }) content?: unknown;
  @Field(() => Day, { description: 'Any day of the first month.' }) from!: string;
  @Field(() => Int, { description: 'So many months.' }) months!: number;
}

@InputType({ description: 'A figure as it might have been: its value, or so many rows more that hold (two more tickets solved).' })
export class FigureInput {
  @Field(() => String) @MaxLength(120) name!: string;
  @Field(() => DecimalText, { nullable: true }) value?: string | null;
  @Field(() => Int, { nullable: true, description: 'Instead of a value: of a share, so many more above the line, at most all of them; of a count, so many more; below nothing: fewer.' }) more?: number | null;
}

@ObjectType()
export class LineDifference {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Money, { nullable: true }) before!: string | null;
  @Field(() => Money, { nullable: true }) after!: string | null;
  @Field(() => Money) difference!: string;
}

@ObjectType({ description: 'What changes for one person.' })
export class RunDifference {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) employeeName!: string;
  @Field(() => String, { nullable: true }) employeeNameEn?: string | null;
  @Field(() => Money, { nullable: true, description: 'None: not in the run so far.' }) before!: string | null;
  @Field(() => Money, { nullable: true, description: 'None: no longer in it.' }) after!: string | null;
  @Field(() => Money) difference!: string;
  @Field(() => [LineDifference]) lines!: LineDifference[];
}

@ObjectType({ description: 'What reckoning again would change; the 500 largest differences.' })
export class RunDifferences {
  @Field(() => Money) before!: string;
  @Field(() => Money) after!: string;
  @Field(() => Money) difference!: string;
  @Field(() => Int) changedCount!: number;
  @Field(() => [RunDifference]) people!: RunDifference[];
}

@ObjectType({ description: 'Whether a run still is what it was.' })
export class RunCheck {
  @Field(() => Boolean, { description: 'The kept inputs have their hash.' }) inputsHold!: boolean;
  @Field(() => Boolean, { description: 'They come to the same statements, byte by byte.' }) resultsHold!: boolean;
  @Field(() => Boolean, { description: 'The stored lines say what was reckoned.' }) statementsHold!: boolean;
}

@ObjectType({ description: 'One store, position or other group under another scheme.' })
export class SimulatedGroup {
  @Field(() => String, { nullable: true }) key!: string | null;
  @Field(() => Words) label!: Words;
  @Field(() => Int) people!: number;
  @Field(() => Money) before!: string;
  @Field(() => Money) after!: string;
  @Field(() => Money) difference!: string;
}

@ObjectType({ description: 'A scheme tried on past months: what it would have cost, who would have won and lost. Nothing was kept.' })
export class SchemeSimulation {
  @Field(() => Money) before!: string;
  @Field(() => Money) after!: string;
  @Field(() => Money) difference!: string;
  @Field(() => Money, { description: 'Of the difference: what the rules of those months would change by themselves, since more is known today than when they were reckoned.' }) facts!: string;
  @Field(() => Int) winners!: number;
  @Field(() => Int) losers!: number;
  @Field(() => Int) unchanged!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Mean pay of the store that gains least by that of the store that gains most: 1 is alike.' }) fairness!: string | null;
  @Field(() => [FairnessFigure], { description: 'How fairly pay is spread among people, before and after.' }) fairnessFigures!: FairnessFigure[];
  @Field(() => [SimulatedGroup]) byMonth!: SimulatedGroup[];
  @Field(() => [SimulatedGroup]) byStore!: SimulatedGroup[];
  @Field(() => [SimulatedGroup]) byPosition!: SimulatedGroup[];
  @Field(() => [RunDifference], { description: 'The 200 largest differences.' }) people!: RunDifference[];
}

@ObjectType({ description: 'What a statement would have come to with other figures. Nothing is kept.' })
export class StatementEstimate {
  @Field(() => Money) before!: string;
  @Field(() => Money) after!: string;
  @Field(() => Money) difference!: string;
  @Field(() => [LineDifference]) lines!: LineDifference[];
}

@ObjectType({ description: 'A figure that a statement rests on, which an estimate may change.' })
export class StatementFigure {
  @Field(() => String) name!: string;
  @Field(() => Words) label!: Words;
  @Field(() => String) unit!: string;
  @Field(() => DecimalText, { nullable: true }) value!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Of a share: the rows that hold.' }) above!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Of a share: all of them.' }) below!: string | null;
}

@ObjectType({ description: 'What paying a run now would hand over.' })
export class RunPayment {
  @Field(() => Money) amount!: string;
  @Field(() => Int) people!: number;
  @Field(() => Int, { description: 'Lines that are disputed and wait.' }) frozenLines!: number;
  @Field(() => DateTime, { nullable: true }) paidAt!: string | null;
}
