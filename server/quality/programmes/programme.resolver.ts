// Programmes over GraphQL: keeping them, planning waves, calling visits off, shoppers; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { BriefShopperInput, CancelVisitInput, InviteShopperInput, PayShopperVisitsInput, PlanWaveInput, ReplanVisitInput, SaveProgrammeInput, SaveShopperInput, ScreenShopperInput, ShopperPayOutcome, ShopperReliability } from '../../../schema/quality/audit-programme.inputs.ts';
import { AuditVisit, AuditWave, MysteryProgramme, Shopper } from '../../../schema/quality/audit-programme.ts';
import { Json } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { cancelAuditVisit, planAuditWave, replanAuditVisit, saveProgramme, saveShopper } from './programme.service.ts';
import { briefShopper, inviteShopper, payShopperVisits, screeningForm, screenShopper, shopperReliability } from './shopper.service.ts';

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

  @Mutation(() => AuditVisit, { nullable: true, description: 'A planned visit gets another day, time or person; nobody goes where the rules of rotation and conflict forbid.' })
  async replanAuditVisit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReplanVisitInput) input: ReplanVisitInput): Promise<AuditVisit | null> {
    return readOne(ctx, info, 'AuditVisit', await replanAuditVisit(ctx, input));
  }

  @Mutation(() => Shopper, { nullable: true, description: 'Makes an account that sees nothing but its own visits; the administrator gives the first password.' })
  async inviteShopper(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => InviteShopperInput) input: InviteShopperInput): Promise<Shopper | null> { return readOne(ctx, info, 'Shopper', await inviteShopper(ctx, input)); }

  @Mutation(() => Shopper, { nullable: true })
  async screenShopper(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ScreenShopperInput) input: ScreenShopperInput): Promise<Shopper | null> { return readOne(ctx, info, 'Shopper', await screenShopper(ctx, input)); }

  @Mutation(() => Shopper, { nullable: true })
  async briefShopper(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => BriefShopperInput) input: BriefShopperInput): Promise<Shopper | null> { return readOne(ctx, info, 'Shopper', await briefShopper(ctx, input)); }

  @Mutation(() => ShopperPayOutcome, { description: 'Books the fee of each accepted visit once, whoever asks how often.' })
  payShopperVisits(@Ctx() ctx: Context, @Arg('input', () => PayShopperVisitsInput) input: PayShopperVisitsInput): Promise<ShopperPayOutcome> { return payShopperVisits(ctx, input); }

  @Query(() => Json, { description: 'The questions that a shopper is screened by.' })
  screeningForm(@Ctx() ctx: Context): Promise<unknown> { return screeningForm(ctx); }

  @Query(() => [ShopperReliability], { description: 'How far one can rely on each shopper; nothing follows from it.' })
  shopperReliability(@Ctx() ctx: Context): Promise<ShopperReliability[]> { return shopperReliability(ctx); }
}
