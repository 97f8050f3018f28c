// What callers send about the board, and the board as somebody sees it.
import { IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Day, DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';
import { AppealState, BoardPrivacy, BoardSide } from './board.ts';

@InputType({ description: 'Makes the board of a week that is over.' })
export class PublishBoardInput {
  @Field(() => Day, { nullable: true, description: 'Any day of the week; the last one when unsaid.' }) on?: string;
  @Field(() => ID, { nullable: true, description: 'Each weekly scheme for people makes a board of its own; when unsaid, the first that has none of this week.' }) schemeId?: string;
  @Field(() => BoardPrivacy, { nullable: true, description: 'As the scheme’s board before when unsaid; INITIALS at first.' }) privacy?: BoardPrivacy;
  @Field(() => Int, { nullable: true, description: 'As the board before when unsaid; 5 at first.' }) @IsOptional() @Min(1) @Max(1_000) minSample?: number;
  @Field(() => Int, { nullable: true, description: 'As the board before when unsaid; 3 at first.' }) @IsOptional() @Min(1) @Max(20) places?: number;
}

@InputType({ description: 'What colleagues see of each other on a board, and on those that follow it: places and scores stay as they are.' })
export class ChangeBoardPrivacyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => BoardPrivacy) privacy!: BoardPrivacy;
}

@InputType()
export class AppealBoardEntryInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 1_000) reason!: string;
}

@InputType({ description: 'Upheld, the entry leaves its side of the board.' })
export class DecideBoardAppealInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isUpheld!: boolean;
  @Field(() => String) @Length(1, 1_000) decision!: string;
}

@ObjectType({ description: 'One line of the board, as the viewer sees it.' })
export class WeeklyBoardLine {
  @Field(() => ID, { nullable: true, description: 'Of the entry, where the viewer may open it.' }) entryId?: string | null;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'For English screens, where there is one; with as little of it as of the name.' }) nameEn?: string | null;
  @Field(() => String, { nullable: true }) storeZh?: string | null;
  @Field(() => String, { nullable: true }) storeEn?: string | null;
  @Field(() => String) peerGroup!: string;
  @Field(() => BoardSide) side!: BoardSide;
  @Field(() => Int, { nullable: true }) rank?: number | null;
  @Field(() => Int) peerCount!: number;
  @Field(() => Int, { nullable: true }) previousRank?: number | null;
  @Field(() => DecimalText, { nullable: true }) score?: string | null;
  @Field(() => Int) sample!: number;
  @Field(() => Boolean) isOwn!: boolean;
  @Field(() => AppealState, { nullable: true }) appealState?: AppealState | null;
}

@ObjectType({ description: 'A scheme that has a board of the week.' })
export class BoardScheme {
  @Field(() => ID) id!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
}

@ObjectType({ description: 'The red and black board of a week, with as much of the names as the viewer may see.' })
export class WeeklyBoard {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => Day) fromOn!: string;
  @Field(() => Day) untilOn!: string;
  @Field(() => BoardPrivacy) privacy!: BoardPrivacy;
  @Field(() => Int) minSample!: number;
  @Field(() => Int) rankedCount!: number;
  @Field(() => Int) unrankedCount!: number;
  @Field(() => DateTime) computedAt!: string;
  @Field(() => String) checksum!: string;
  @Field(() => ID, { description: 'The scheme that it is made by.' }) schemeId!: string;
  @Field(() => [BoardScheme], { description: 'Every scheme that has a board of this week, this one too.' }) schemes!: BoardScheme[];
  @Field(() => [WeeklyBoardLine]) lines!: WeeklyBoardLine[];
}

@ObjectType({ description: 'A board made again of the facts as they stand now.' })
export class BoardCheck {
  @Field(() => Boolean, { description: 'It is the same to the last digit.' }) isSame!: boolean;
  @Field(() => String) checksum!: string;
  @Field(() => Int, { description: 'How many lines differ.' }) differences!: number;
}
