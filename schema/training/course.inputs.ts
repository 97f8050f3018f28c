// What callers send about courses, their files and packages, and learning paths.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Day, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { StoreFormat } from '../staff/organisation.ts';
import { CourseSubject } from './course.ts';

@InputType({ description: 'What the next version of a course holds.' })
export class CourseDraftInput {
  @Field(() => Json, { description: '{ requiredMinutes, lessons }, as CourseVersion.content.' }) content!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new course with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveCourseInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 160) nameEn?: string;
  @Field(() => CourseSubject, { nullable: true }) subject?: CourseSubject;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) aimZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(800) aimEn?: string;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(40) @Length(1, 60, { each: true }) playbookKeys?: string[];
  @Field(() => Boolean, { nullable: true }) isExamined?: boolean;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => CourseDraftInput, { nullable: true }) draft?: CourseDraftInput;
}

@InputType({ description: 'Makes a course of one’s own from a version of another: its lessons and files as a draft under a key of its own.' })
export class CloneCourseInput {
  @Field(() => ID) courseVersionId!: string;
  @Field(() => String, { description: 'Of the copy; set once.' }) @Matches(/^[a-z][a-z0-9-]{1,39}$/) key!: string;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 160) nameEn!: string;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. Who is learning keeps the version they began by.' })
export class PublishCourseInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the course.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardCourseDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the course.' }) expectedVersion!: number;
}

@InputType({ description: 'Uploads of the viewer’s own become files of the course; a draft may then name them.' })
export class AddCourseFilesInput {
  @Field(() => ID) id!: string;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(20) fileIds!: string[];
}

@InputType({ description: 'Takes in what courseFile gives: a new course, or a draft for the course of that key. Its files are uploaded first; each is known by its bytes.' })
export class ImportCourseInput {
  @Field(() => Json, { description: '{ kind: "aftercare.course", format: 1, key, nameZh, nameEn, subject, aimZh, aimEn, playbookKeys, isExamined, content, files }.' }) file!: unknown;
  @Field(() => [ID], { nullable: true, description: 'Uploads that the package names and the course does not have yet.' }) @IsOptional() @ArrayMaxSize(100) fileIds?: string[] | null;
}

@InputType()
export class PathStepInput {
  @Field(() => String, { description: 'Key of the course.' }) @Length(1, 60) course!: string;
  @Field(() => Int, { description: 'Working days from the day it is assigned.' }) @Min(1) @Max(250) workingDays!: number;
}

@InputType({ description: 'Without id: a new path; with id: expectedVersion is needed.' })
export class SaveLearningPathInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 160) nameEn?: string;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(50) @Length(1, 60, { each: true }) positions?: string[];
  @Field(() => [StoreFormat], { nullable: true }) @IsOptional() @ArrayMaxSize(10) formats?: StoreFormat[];
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(50) @Length(1, 60, { each: true }) productKeys?: string[];
  @Field(() => [PathStepInput], { nullable: true }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(40) steps?: PathStepInput[];
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(60_000) gateMinutes?: number | null;
  @Field(() => Day, { nullable: true }) sinceOn?: string | null;
  @Field(() => Boolean, { nullable: true }) isAutomatic?: boolean;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}
