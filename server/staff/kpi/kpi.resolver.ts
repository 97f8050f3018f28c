// KPI schemes over GraphQL: drafts, publishing and dry runs; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { KpiScheme } from '../../../schema/staff/kpi.ts';
import { DiscardKpiSchemeDraftInput, KpiMeasure, KpiTrial, PublishKpiSchemeInput, SaveKpiSchemeInput, TryKpiSchemeInput } from '../../../schema/staff/kpi.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { tryKpiScheme } from '../scorecards/trial.service.ts';
import { discardKpiSchemeDraft, kpiMeasures, publishKpiScheme, saveKpiScheme } from './scheme.service.ts';

@Resolver()
export class KpiResolver {
  @Query(() => [KpiMeasure], { description: 'The measures that a scheme may name.' })
  kpiMeasures(@Ctx() ctx: Context): KpiMeasure[] { return kpiMeasures(ctx); }

  @Query(() => KpiTrial, { description: 'A dry run on periods that have been: who would gain, who would lose. Nothing is written.' })
  tryKpiScheme(@Ctx() ctx: Context, @Arg('input', () => TryKpiSchemeInput) input: TryKpiSchemeInput): Promise<KpiTrial> { return tryKpiScheme(ctx, input); }

  @Mutation(() => KpiScheme, { nullable: true })
  async saveKpiScheme(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveKpiSchemeInput) input: SaveKpiSchemeInput): Promise<KpiScheme | null> {
    return readOne(ctx, info, 'KpiScheme', await saveKpiScheme(ctx, input));
  }

  @Mutation(() => KpiScheme, { nullable: true })
  async publishKpiScheme(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishKpiSchemeInput) input: PublishKpiSchemeInput): Promise<KpiScheme | null> {
    return readOne(ctx, info, 'KpiScheme', await publishKpiScheme(ctx, input));
  }

  @Mutation(() => KpiScheme, { nullable: true })
  async discardKpiSchemeDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardKpiSchemeDraftInput) input: DiscardKpiSchemeDraftInput): Promise<KpiScheme | null> {
    return readOne(ctx, info, 'KpiScheme', await discardKpiSchemeDraft(ctx, input));
  }
}
