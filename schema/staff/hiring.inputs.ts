// What callers send and get about hiring files and the teams of after-sales service.
import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { TeamKind } from './placement.ts';
import { Length } from '../text.ts';

@InputType()
export class HiringCheckInput {
  @Field(() => String, { description: 'One of hiringStandards.' }) @Length(1, 40) key!: string;
  @Field(() => Boolean) isMet!: boolean;
  @Field(() => String, { nullable: true, description: 'What was seen: the score of the simulation, the number of a certificate.' }) @IsOptional() @MaxLength(300) note?: string | null;
}
@InputType({ description: 'What was seen of standards; those that are not named stay as they were noted.' })
export class NoteHiringFileInput {
  @Field(() => ID, { description: 'Of the employee.' }) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => [HiringCheckInput]) @ArrayMinSize(1) @ArrayMaxSize(20) @ValidateNested({ each: true }) checks!: HiringCheckInput[];
}
@ObjectType('HiringStandard', { description: 'A standard by which people are hired for after-sales work (A-11).' })
export class HiringStandardView {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Boolean, { description: 'False: preferred.' }) isRequired!: boolean;
}
@ObjectType()
export class TeamPosition {
  @Field(() => String) key!: string;
  @Field(() => Words) name!: Words;
  @Field(() => [Words]) duties!: Words[];
  @Field(() => Int, { description: 'Who works there now, of those in sight.' }) people!: number;
}
@ObjectType({ description: 'A part of an after-sales team (D-12): what it is there for, and the positions in it.' })
export class ServiceTeam {
  @Field(() => TeamKind) team!: TeamKind;
  @Field(() => Words) label!: Words;
  @Field(() => Words) does!: Words;
  @Field(() => [TeamPosition]) positions!: TeamPosition[];
}
