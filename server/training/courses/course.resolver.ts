// Courses and paths over GraphQL: the acts; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Json } from '../../../schema/scalars.ts';
import { Course, CourseFile, LearningPath } from '../../../schema/training/course.ts';
import { AddCourseFilesInput, CloneCourseInput, DiscardCourseDraftInput, ImportCourseInput, PublishCourseInput, SaveCourseInput, SaveLearningPathInput } from '../../../schema/training/course.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { linkToFile } from '../../platform/files/file.service.ts';
import { addCourseFiles, cloneCourse, courseFile, discardCourseDraft, importCourse, publishCourse, saveCourse } from './course.service.ts';
import { saveLearningPath } from './path.service.ts';

const asCourse = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): Promise<Course | null> => readOne(ctx, info, 'Course', await id);

@Resolver()
export class CourseResolver {
  @Query(() => Json, { description: 'A version as a package for importCourse, here or elsewhere.' })
  courseFile(@Ctx() ctx: Context, @Arg('courseVersionId', () => ID) versionId: string): Promise<unknown> { return courseFile(ctx, versionId); }

  @Mutation(() => Course, { nullable: true })
  saveCourse(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveCourseInput) input: SaveCourseInput): Promise<Course | null> { return asCourse(ctx, info, saveCourse(ctx, input)); }

  @Mutation(() => Course, { nullable: true })
  publishCourse(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishCourseInput) input: PublishCourseInput): Promise<Course | null> { return asCourse(ctx, info, publishCourse(ctx, input)); }

  @Mutation(() => Course, { nullable: true })
  discardCourseDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardCourseDraftInput) input: DiscardCourseDraftInput): Promise<Course | null> { return asCourse(ctx, info, discardCourseDraft(ctx, input)); }

  @Mutation(() => Course, { nullable: true })
  addCourseFiles(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AddCourseFilesInput) input: AddCourseFilesInput): Promise<Course | null> { return asCourse(ctx, info, addCourseFiles(ctx, input)); }

  @Mutation(() => Course, { nullable: true })
  cloneCourse(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CloneCourseInput) input: CloneCourseInput): Promise<Course | null> { return asCourse(ctx, info, cloneCourse(ctx, input)); }

  @Mutation(() => Course, { nullable: true })
  importCourse(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ImportCourseInput) input: ImportCourseInput): Promise<Course | null> { return asCourse(ctx, info, importCourse(ctx, input)); }

  @Mutation(() => LearningPath, { nullable: true })
  async saveLearningPath(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveLearningPathInput) input: SaveLearningPathInput): Promise<LearningPath | null> {
    return readOne(ctx, info, 'LearningPath', await saveLearningPath(ctx, input));
  }
}

needs('CourseFile', 'link', ['fileId']);

@Resolver(() => CourseFile)
export class CourseFileResolver {
  @FieldResolver(() => String, { description: 'Opens the file for an hour or two.' })
  link(@Root() file: { __fileId: string }, @Ctx() ctx: Context): string { return linkToFile(ctx, file.__fileId, 'file'); }
}
