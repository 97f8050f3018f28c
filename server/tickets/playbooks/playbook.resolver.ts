// Playbooks over GraphQL: keeping them, proposing and saying one, and working by it; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Json } from '../../../schema/scalars.ts';
import {
  DiscardPlaybookDraftInput, FinishPlaybookInput, LeavePlaybookInput, PlaybookProposal, PlaybookScript, PlaybookScriptInput, ProposePlaybooksInput, PublishPlaybookInput,
  SavePlaybookInput, StartPlaybookInput, TickPlaybookStepInput,
} from '../../../schema/tickets/playbook.inputs.ts';
import { Playbook, PlaybookUse } from '../../../schema/tickets/playbook.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { playbookProposals } from './playbook.proposal.ts';
import { playbookScript } from './playbook.script.ts';
import { discardPlaybookDraft, playbookDifferences, publishPlaybook, savePlaybook } from './playbook.service.ts';
import { finishPlaybook, leavePlaybook, startPlaybook, tickPlaybookStep } from './playbook.use.ts';

@Resolver()
export class PlaybookResolver {
  @Mutation(() => Playbook, { nullable: true })
  async savePlaybook(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SavePlaybookInput) input: SavePlaybookInput): Promise<Playbook | null> {
    return readOne(ctx, info, 'Playbook', await savePlaybook(ctx, input));
  }

  @Mutation(() => Playbook, { nullable: true })
  async publishPlaybook(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishPlaybookInput) input: PublishPlaybookInput): Promise<Playbook | null> {
    return readOne(ctx, info, 'Playbook', await publishPlaybook(ctx, input));
  }

  @Mutation(() => Playbook, { nullable: true })
  async discardPlaybookDraft(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DiscardPlaybookDraftInput) input: DiscardPlaybookDraftInput): Promise<Playbook | null> {
    return readOne(ctx, info, 'Playbook', await discardPlaybookDraft(ctx, input));
  }

  @Query(() => Json, { description: 'Where two versions differ: [{ path, kind, before, after }].' })
  playbookDifferences(@Ctx() ctx: Context, @Arg('playbookId', () => ID) playbookId: string, @Arg('before', () => Int) before: number, @Arg('after', () => Int) after: number): Promise<unknown> {
    return playbookDifferences(ctx, { playbookId, before, after });
  }

  @Query(() => [PlaybookProposal], { description: 'Playbooks that fit a need, the best first, each with its reason.' })
  playbookProposals(@Ctx() ctx: Context, @Arg('input', () => ProposePlaybooksInput) input: ProposePlaybooksInput): Promise<PlaybookProposal[]> {
    return playbookProposals(ctx, input);
  }

  @Query(() => PlaybookScript, { description: 'What to say on a ticket, by the version in force.' })
  playbookScript(@Ctx() ctx: Context, @Arg('input', () => PlaybookScriptInput) input: PlaybookScriptInput): Promise<PlaybookScript> {
    return playbookScript(ctx, input);
  }

  @Mutation(() => PlaybookUse, { nullable: true })
  async startPlaybook(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartPlaybookInput) input: StartPlaybookInput): Promise<PlaybookUse | null> {
    return readOne(ctx, info, 'PlaybookUse', await startPlaybook(ctx, input));
  }

  @Mutation(() => PlaybookUse, { nullable: true, description: 'A step taken, with its proof; or left out, with a reason.' })
  async tickPlaybookStep(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TickPlaybookStepInput) input: TickPlaybookStepInput): Promise<PlaybookUse | null> {
    return readOne(ctx, info, 'PlaybookUse', await tickPlaybookStep(ctx, input));
  }

  @Mutation(() => PlaybookUse, { nullable: true })
  async finishPlaybook(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => FinishPlaybookInput) input: FinishPlaybookInput): Promise<PlaybookUse | null> {
    return readOne(ctx, info, 'PlaybookUse', await finishPlaybook(ctx, input));
  }

  @Mutation(() => PlaybookUse, { nullable: true, description: 'Gives it up: another fits better, or none does.' })
  async leavePlaybook(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => LeavePlaybookInput) input: LeavePlaybookInput): Promise<PlaybookUse | null> {
    return readOne(ctx, info, 'PlaybookUse', await leavePlaybook(ctx, input));
  }
}
