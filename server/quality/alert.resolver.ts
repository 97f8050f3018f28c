// Risk alerts over GraphQL: rules in versions, dry runs on the past, and what is made of an alert; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { DismissRiskAlertInput, DiscardRiskRuleDraftInput, PublishRiskRuleInput, RiskDryRun, RiskDryRunInput, SaveRiskRuleInput, TakeRiskAlertInput } from '../../schema/quality/risk-alert.inputs.ts';
import { RiskAlert, RiskRule } from '../../schema/quality/risk-alert.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { dryRunRisk } from './alert.run.service.ts';
import { dismissRiskAlert, discardRiskRuleDraft, publishRiskRule, saveRiskRule, takeRiskAlert } from './alert.service.ts';

type OneRule = Promise<RiskRule | null>;
type OneAlert = Promise<RiskAlert | null>;

@Resolver()
export class RiskResolver {
  @Query(() => RiskDryRun, { description: 'Which alerts a rule would have given on the past. Writes nothing.' })
  riskDryRun(@Ctx() ctx: Context, @Arg('input', () => RiskDryRunInput) input: RiskDryRunInput): Promise<RiskDryRun> { return dryRunRisk(ctx, input); }

  @Mutation(() => RiskRule, { nullable: true })
  async saveRiskRule(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveRiskRuleInput) input: SaveRiskRuleInput): OneRule { return readOne(ctx, info, 'RiskRule', await saveRiskRule(ctx, input)); }

  @Mutation(() => RiskRule, { nullable: true })
  async publishRiskRule(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishRiskRuleInput) input: PublishRiskRuleInput): OneRule { return readOne(ctx, info, 'RiskRule', await publishRiskRule(ctx, input)); }

  @Mutation(() => RiskRule, { nullable: true })
  async discardRiskRuleDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardRiskRuleDraftInput) input: DiscardRiskRuleDraftInput): OneRule { return readOne(ctx, info, 'RiskRule', await discardRiskRuleDraft(ctx, input)); }

  @Mutation(() => RiskAlert, { nullable: true, description: 'Makes a finding of it, with the proposed action when somebody is named for it.' })
  async takeRiskAlert(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TakeRiskAlertInput) input: TakeRiskAlertInput): OneAlert { return readOne(ctx, info, 'RiskAlert', await takeRiskAlert(ctx, input)); }

  @Mutation(() => RiskAlert, { nullable: true })
  async dismissRiskAlert(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DismissRiskAlertInput) input: DismissRiskAlertInput): OneAlert { return readOne(ctx, info, 'RiskAlert', await dismissRiskAlert(ctx, input)); }
}
