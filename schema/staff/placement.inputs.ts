// What callers send to move people, to note leave, and to keep positions and levels.
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../scalars.ts';
import { Length } from '../text.ts';
import { EmploymentKind } from './employee.ts';
import { LeaveKind, TeamKind } from './placement.ts';

@InputType({ description: 'Moves an employee from a day on: what is left out stays. What happened before that day stays with the store of then.' })
export class TransferEmployeeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the employee.' }) expectedVersion!: number;
  @Field(() => Day, { description: 'Today or earlier, after the last change.' }) fromOn!: string;
  @Field(() => ID, { nullable: true, description: 'Null: head office.' }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) position?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) level?: string;
  @Field(() => EmploymentKind, { nullable: true }) employment?: EmploymentKind;
  @Field(() => ID, { nullable: true }) managerId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) reason?: string | null;
}

@InputType({ description: 'Without id: a new leave. With id: expectedVersion is needed.' })
export class SaveLeaveInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => ID) employeeId!: string;
  @Field(() => LeaveKind) leaveKind!: LeaveKind;
  @Field(() => Day) fromOn!: string;
  @Field(() => Day, { description: 'The first day back.' }) untilOn!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) note?: string | null;
}

@InputType()
export class RemoveLeaveInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Without id: a new position. With id: expectedVersion is needed.' })
export class SavePositionInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[a-z][a-z0-9-]{1,39}$/) key!: string;
  @Field(() => String) @Length(1, 40) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => TeamKind) team!: TeamKind;
  @Field(() => Int) @Min(0) @Max(10_000) place!: number;
  @Field(() => [String]) @ArrayMaxSize(30) dutiesZh!: string[];
  @Field(() => [String]) @ArrayMaxSize(30) dutiesEn!: string[];
  @Field(() => [String]) @ArrayMaxSize(30) standardsZh!: string[];
  @Field(() => [String]) @ArrayMaxSize(30) standardsEn!: string[];
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}

@InputType({ description: 'Without id: a new level. With id: expectedVersion is needed.' })
export class SaveJobLevelInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[a-z][a-z0-9-]{1,39}$/) key!: string;
  @Field(() => String) @Length(1, 40) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => Int) @Min(0) @Max(1_000) rank!: number;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}
