// Policies over GraphQL: saving, publishing, trying; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { SlaPolicy } from '../../schema/tickets/policy.ts';
import {
  DiscardSlaPolicyDraftInput, PreviewSlaPolicyInput, PublishSlaPolicyInput, SaveSlaPolicyInput, SlaFactsInput, SlaPolicyPreview, SlaTarget,
} from '../../schema/tickets/policy.inputs.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { previewSlaPolicy, slaTargets } from './policy.preview.ts';
import { discardSlaPolicyDraft, publishSlaPolicy, saveSlaPolicy } from './policy.service.ts';

@Resolver()
export class PolicyResolver {
  @Mutation(() => SlaPolicy, { nullable: true })
  async saveSlaPolicy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveSlaPolicyInput) input: SaveSlaPolicyInput): Promise<SlaPolicy | null> {
    return readOne(ctx, info, 'SlaPolicy', await saveSlaPolicy(ctx, input));
  }

  @Mutation(() => SlaPolicy, { nullable: true })
  async publishSlaPolicy(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishSlaPolicyInput) input: PublishSlaPolicyInput): Promise<SlaPolicy | null> {
    return readOne(ctx, info, 'SlaPolicy', await publishSlaPolicy(ctx, input));
  }

  @Mutation(() => SlaPolicy, { nullable: true })
  async discardSlaPolicyDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardSlaPolicyDraftInput) input: DiscardSlaPolicyDraftInput): Promise<SlaPolicy | null> {
    return readOne(ctx, info, 'SlaPolicy', await discardSlaPolicyDraft(ctx, input));
  }

  @Query(() => [SlaTarget], { description: 'What a ticket would be promised, and why.' })
  slaTargets(@Ctx() ctx: Context, @Arg('input', () => SlaFactsInput) input: SlaFactsInput): Promise<SlaTarget[]> {
    return slaTargets(ctx, input);
  }

  @Query(() => SlaPolicyPreview, { description: 'What publishing a draft would change; writes nothing.' })
  previewSlaPolicy(@Ctx() ctx: Context, @Arg('input', () => PreviewSlaPolicyInput) input: PreviewSlaPolicyInput): Promise<SlaPolicyPreview> {
    return previewSlaPolicy(ctx, input);
  }
}
