// The quality of stores over GraphQL: figures over many audits, as far as they are in sight.
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { AuditAnswers, AuditAnswersInput, AuditHeatmap, AuditHeatmapInput, AuditTrend, AuditTrendInput } from '../../../schema/quality/store-quality.inputs.ts';
import type { Context } from '../../core/context.ts';
import { auditAnswers, auditHeatmap, auditTrend } from './store-quality.service.ts';

@Resolver()
export class StoreQualityResolver {
  @Query(() => AuditHeatmap, { description: 'Answers that passed, by store or month and section.' })
  auditHeatmap(@Ctx() ctx: Context, @Arg('input', () => AuditHeatmapInput, { nullable: true }) input?: AuditHeatmapInput): Promise<AuditHeatmap> { return auditHeatmap(ctx, input ?? {}); }

  @Query(() => AuditAnswers, { description: 'The answers behind a cell of the heat map; their number is the cell’s.' })
  auditAnswers(@Ctx() ctx: Context, @Arg('input', () => AuditAnswersInput) input: AuditAnswersInput): Promise<AuditAnswers> { return auditAnswers(ctx, input); }

  @Query(() => AuditTrend, { description: 'The scores of a store by one template, with breaks where its form changed.' })
  auditTrend(@Ctx() ctx: Context, @Arg('input', () => AuditTrendInput) input: AuditTrendInput): Promise<AuditTrend> { return auditTrend(ctx, input); }
}
