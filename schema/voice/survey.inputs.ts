// What callers send about surveys, and what results and the heat map answer.
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { QuestionType } from '../forms/form.ts';
import { PeriodInput } from '../measures/measure.ts';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { Aspect } from './sentiment.ts';
import { ResponseChannel, Touchpoint } from './survey.ts';

@InputType()
export class SurveyWordsInput {
  @Field(() => String) @Length(1, 40) zh!: string;
  @Field(() => String) @Length(1, 120) en!: string;
}
@InputType()
export class SurveyOptionInput {
  @Field(() => String, { nullable: true, description: 'Made when unsaid.' }) @IsOptional() @Matches(/^[a-z][a-zA-Z0-9_-]{0,59}$/) key?: string | null;
  @Field(() => String) @Length(1, 120) zh!: string;
  @Field(() => String) @Length(1, 360) en!: string;
}
@InputType({ description: 'One question in both languages.' })
export class SurveyQuestionInput {
  @Field(() => String, { nullable: true, description: 'A question that was there keeps its key, and its figures go on; made when unsaid.' }) @IsOptional() @Matches(/^[a-z][a-zA-Z0-9_-]{0,59}$/) key?: string | null;
  @Field(() => QuestionType, { description: 'SCALE, CHOICE, CHOICES, YES_NO, NUMBER or TEXT.' }) type!: QuestionType;
  @Field(() => String) @Length(1, 300) zh!: string;
  @Field(() => String) @Length(1, 900) en!: string;
  @Field(() => Boolean, { nullable: true, description: 'True when unsaid.' }) isRequired?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Of a scale: 0 or 1; 1 when unsaid.' }) @IsOptional() @Min(0) @Max(1) from?: number | null;
  @Field(() => Int, { nullable: true, description: 'Of a scale: 2 to 10; 5 when unsaid.' }) @IsOptional() @Min(2) @Max(10) to?: number | null;
  @Field(() => SurveyWordsInput, { nullable: true, description: 'What the worst answer of a scale is called.' }) @IsOptional() @ValidateNested() fromWords?: SurveyWordsInput | null;
  @Field(() => SurveyWordsInput, { nullable: true }) @IsOptional() @ValidateNested() toWords?: SurveyWordsInput | null;
  @Field(() => [SurveyOptionInput], { nullable: true, description: 'Of a choice: at least two.' }) @IsOptional() @ArrayMaxSize(50) @ValidateNested({ each: true }) options?: SurveyOptionInput[] | null;
  @Field(() => Int, { nullable: true, description: 'Of a text; 2000 when unsaid.' }) @IsOptional() @Min(1) @Max(10_000) mostCharacters?: number | null;
}

@InputType({ description: 'Without id: a new survey over a form for surveys, or over the questions given. With id: expectedVersion is needed.' })
export class SaveSurveyInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => ID, { nullable: true, description: 'Set once; made of the questions when unsaid.' }) formId?: string;
  @Field(() => Touchpoint, { nullable: true, description: 'Set once.' }) touchpoint?: Touchpoint;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) ratingQuestion?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) recommendQuestion?: string | null;
  @Field(() => Boolean, { nullable: true }) isOpen?: boolean;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(720) delayHours?: number;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(365) quietDays?: number;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(90) validDays?: number;
  @Field(() => [ResponseChannel], { nullable: true, description: 'By which it is answered; an empty list: by every one.' }) @IsOptional() @ArrayUnique() channels?: ResponseChannel[];
  @Field(() => Day, { nullable: true, description: 'Null takes it away.' }) opensOn?: string | null;
  @Field(() => Day, { nullable: true, description: 'Null takes it away.' }) closesOn?: string | null;
  @Field(() => [SurveyQuestionInput], { nullable: true, description: 'All that it asks, in order: its form gets a new version, in force at once. Responses so far keep theirs.' }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(60) @ValidateNested({ each: true }) questions?: SurveyQuestionInput[];
}

@InputType({ description: 'By link: the customer herself, without an account. Else a colleague writes down what was said, and names the survey.' })
export class AnswerSurveyInput {
  @Field(() => String, { description: 'The same key answers once, however often it is sent.' }) @Length(8, 200) idempotencyKey!: string;
  @Field(() => String, { nullable: true, description: 'What stands behind the # of the customer’s link.' }) @IsOptional() @Length(1, 200) link?: string | null;
  @Field(() => ID, { nullable: true }) surveyId?: string | null;
  @Field(() => ResponseChannel, { nullable: true, description: 'PHONE when unsaid; keys answer as API.' }) channel?: ResponseChannel | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Her store, her colleague and she herself follow from it.' }) ticketId?: string | null;
  @Field(() => ID, { nullable: true }) customerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The colleague whom it concerns.' }) employeeId?: string | null;
  @Field(() => Json, { description: 'By key of the question: { value }.' }) answers!: unknown;
}

@ObjectType({ description: 'What answering came to; all that somebody without an account gets to see.' })
export class SurveyAnswered {
  @Field(() => ID, { nullable: true, description: 'Of the response, for who may read it.' }) id?: string | null;
  @Field(() => Boolean) isReceived!: boolean;
}

@InputType({ description: 'Asks a customer by her link: about a ticket, or a quarter.' })
export class InviteToSurveyInput {
  @Field(() => ID) surveyId!: string;
  @Field(() => ID) customerId!: string;
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
  @Field(() => String) @Length(8, 200) idempotencyKey!: string;
}

@ObjectType({ description: 'One question of a scale, over all responses that are in sight.' })
export class QuestionResult {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Int) least!: number;
  @Field(() => Int) best!: number;
  @Field(() => Int) count!: number;
  @Field(() => [Int], { description: 'How many gave each answer, from the worst.' }) counts!: number[];
  @Field(() => DecimalText, { nullable: true }) mean!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Of a sample.' }) deviation!: string | null;
  @Field(() => Int, { nullable: true, description: 'The lower of two.' }) median!: number | null;
  @Field(() => DecimalText, { nullable: true, description: 'Share of the two best answers.' }) topTwo!: string | null;
  @Field(() => DecimalText, { nullable: true }) topThree!: string | null;
  @Field(() => DecimalText, { nullable: true }) bottomThree!: string | null;
  @Field(() => Int, { description: 'Of a scale up to 10: those who said 9 or 10.' }) promoters!: number;
  @Field(() => Int) passives!: number;
  @Field(() => Int, { description: 'Those who said 6 or less.' }) detractors!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Promoters less detractors, of a hundred.' }) net!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'How its answers go with those to the question of rating (Pearson).' }) pearson!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'The same by ranks (Spearman).' }) spearman!: string | null;
}

@ObjectType({ description: 'What a survey came to.' })
export class SurveyResults {
  @Field(() => Int) responses!: number;
  @Field(() => [QuestionResult]) questions!: QuestionResult[];
  @Field(() => DecimalText, { nullable: true, description: 'How well the questions besides the rating hold together (Cronbach’s alpha), among complete responses.' }) alpha!: string | null;
  @Field(() => Int, { description: 'Complete responses with one answer to everything.' }) straightLiners!: number;
  @Field(() => Int, { description: 'Complete responses whose rating is among the worst three while the rest are 8 of 10 and more on average.' }) contradictory!: number;
}

export enum HeatColumns { STORE = 'STORE', WEEK = 'WEEK', MONTH = 'MONTH' }
registerEnumType(HeatColumns, { name: 'HeatColumns' });

@InputType()
export class SentimentHeatmapInput {
  @Field(() => PeriodInput, { nullable: true, description: 'The month of today when unsaid.' }) period?: PeriodInput | null;
  @Field(() => HeatColumns, { nullable: true, description: 'STORE when unsaid.' }) columns?: HeatColumns | null;
  @Field(() => [ID], { nullable: true }) storeIds?: string[] | null;
  @Field(() => ID, { nullable: true }) surveyId?: string | null;
}

@ObjectType()
export class HeatColumn {
  @Field(() => String, { nullable: true, description: 'Id of the store, or first day of the week or month; null: of no store.' }) key!: string | null;
  @Field(() => Words) label!: Words;
}

@ObjectType({ description: 'What is said of one side of the service in one column.' })
export class HeatCell {
  @Field(() => Aspect) aspect!: Aspect;
  @Field(() => String, { nullable: true }) column!: string | null;
  @Field(() => Int) mentions!: number;
  @Field(() => Int) positive!: number;
  @Field(() => Int) negative!: number;
  @Field(() => DecimalText, { description: 'Mean of the opinions, from -1 to 1.' }) score!: string;
  @Field(() => Json, { description: 'Filter of opinions that opens the texts.' }) filter!: unknown;
}

@ObjectType()
export class SentimentHeatmap {
  @Field(() => Day, { nullable: true }) from?: string | null;
  @Field(() => Day, { nullable: true }) until?: string | null;
  @Field(() => [Aspect]) aspects!: Aspect[];
  @Field(() => [HeatColumn]) columns!: HeatColumn[];
  @Field(() => [HeatCell], { description: 'Those with at least one text.' }) cells!: HeatCell[];
  @Field(() => Int) mentions!: number;
}
