// Positions, levels, moves and leave over GraphQL; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Employee } from '../../../schema/staff/employee.ts';
import { HiringStandardView, NoteHiringFileInput, ServiceTeam } from '../../../schema/staff/hiring.inputs.ts';
import { JobLevel, Leave, Position } from '../../../schema/staff/placement.ts';
import { RemoveLeaveInput, SaveJobLevelInput, SaveLeaveInput, SavePositionInput, TransferEmployeeInput } from '../../../schema/staff/placement.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { hiringStandards, noteHiringFile, serviceTeams } from './hiring.service.ts';
import { removeLeave, saveLeave, transferEmployee } from './placement.service.ts';
import { saveJobLevel, savePosition } from './position.service.ts';

@Resolver()
export class PlacesResolver {
  @Query(() => [HiringStandardView], { description: 'The standards that a hiring file goes by.' })
  hiringStandards(@Ctx() ctx: Context): HiringStandardView[] { return hiringStandards(ctx); }

  @Query(() => [ServiceTeam], { description: 'The teams of after-sales service, and what each does.' })
  serviceTeams(@Ctx() ctx: Context): Promise<ServiceTeam[]> { return serviceTeams(ctx); }

  @Mutation(() => Employee, { nullable: true })
  async noteHiringFile(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => NoteHiringFileInput) input: NoteHiringFileInput): Promise<Employee | null> {
    return readOne(ctx, info, 'Employee', await noteHiringFile(ctx, input));
  }

  @Mutation(() => Employee, { nullable: true })
  async transferEmployee(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TransferEmployeeInput) input: TransferEmployeeInput): Promise<Employee | null> {
    return readOne(ctx, info, 'Employee', await transferEmployee(ctx, input));
  }

  @Mutation(() => Leave, { nullable: true })
  async saveLeave(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveLeaveInput) input: SaveLeaveInput): Promise<Leave | null> {
    return readOne(ctx, info, 'Leave', await saveLeave(ctx, input));
  }

  @Mutation(() => Employee, { nullable: true })
  async removeLeave(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RemoveLeaveInput) input: RemoveLeaveInput): Promise<Employee | null> {
    return readOne(ctx, info, 'Employee', await removeLeave(ctx, input));
  }

  @Mutation(() => Position, { nullable: true })
  async savePosition(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SavePositionInput) input: SavePositionInput): Promise<Position | null> {
    return readOne(ctx, info, 'Position', await savePosition(ctx, input));
  }

  @Mutation(() => JobLevel, { nullable: true })
  async saveJobLevel(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveJobLevelInput) input: SaveJobLevelInput): Promise<JobLevel | null> {
    return readOne(ctx, info, 'JobLevel', await saveJobLevel(ctx, input));
  }
}
