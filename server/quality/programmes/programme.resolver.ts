// Programmes over GraphQL: keeping them, planning waves, calling visits off, shoppers; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { CancelVisitInput, PlanWaveInput, SaveProgrammeInput, SaveShopperInput } from '../../../schema/quality/audit-programme.inputs.ts';
import { AuditVisit, AuditWave, MysteryProgramme, Shopper } from '../../../schema/quality/audit-programme.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { cancelAuditVisit, planAuditWave, saveProgramme, saveShopper } from './programme.service.ts';

@Resolver()
export class ProgrammeResolver {
  @Mutation(() => MysteryProgramme, { nullable: true })
  async saveProgramme(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveProgrammeInput) input: SaveProgrammeInput): Promise<MysteryProgramme | null> {
    return readOne(ctx, info, 'MysteryProgramme', await saveProgramme(ctx, input));
  }

  @Mutation(() => AuditWave, { nullable: true, description: 'Draws the visits of a wave from its seed; nobody goes where the rules of rotation and conflict forbid.' })
  async planAuditWave(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PlanWaveInput) input: PlanWaveInput): Promise<AuditWave | null> {
    return readOne(ctx, info, 'AuditWave', await planAuditWave(ctx, input));
  }

  @Mutation(() => AuditVisit, { nullable: true })
  async cancelAuditVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelVisitInput) input: CancelVisitInput): Promise<AuditVisit | null> {
    return readOne(ctx, info, 'AuditVisit', await cancelAuditVisit(ctx, input));
  }

  @Mutation(() => Shopper, { nullable: true })
  async saveShopper(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveShopperInput) input: SaveShopperInput): Promise<Shopper | null> {
    return readOne(ctx, info, 'Shopper', await saveShopper(ctx, input));
  }
}
