// Approvals over GraphQL: deciding, standing in, and policies of authority; lists of them are the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Approval, ApprovalDeputy, AuthorityPolicy } from '../../../schema/platform/approval.ts';
import {
  ApproveRequestInput, DiscardAuthorityPolicyDraftInput, EndDeputyInput, NameDeputyInput, PublishAuthorityPolicyInput, RefuseRequestInput, SaveAuthorityPolicyInput, WithdrawRequestInput,
} from '../../../schema/platform/approval.inputs.ts';
import { ApprovalToDecide } from '../../../schema/platform/approval.outputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { approvalsToDecide, approveRequest, refuseRequest, withdrawRequest } from './approval.service.ts';
import { discardAuthorityPolicyDraft, publishAuthorityPolicy, saveAuthorityPolicy } from './authority.service.ts';
import { endDeputy, nameDeputy } from './deputy.service.ts';

type Answer = Promise<Approval | null>;

@Resolver()
export class ApprovalResolver {
  @Query(() => [ApprovalToDecide], { description: 'What waits for the viewer’s decision, in her own name or for whom she stands in; the most urgent first, 200 at most.' })
  approvalsToDecide(@Ctx() ctx: Context, @Arg('limit', () => Int, { nullable: true }) limit?: number): Promise<ApprovalToDecide[]> { return approvalsToDecide(ctx, limit ?? 100); }

  @Mutation(() => Approval, { nullable: true })
  async approveRequest(@Arg('input', () => ApproveRequestInput) input: ApproveRequestInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Approval', await approveRequest(ctx, input));
  }

  @Mutation(() => Approval, { nullable: true })
  async refuseRequest(@Arg('input', () => RefuseRequestInput) input: RefuseRequestInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Approval', await refuseRequest(ctx, input));
  }

  @Mutation(() => Approval, { nullable: true })
  async withdrawRequest(@Arg('input', () => WithdrawRequestInput) input: WithdrawRequestInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'Approval', await withdrawRequest(ctx, input));
  }

  @Mutation(() => ApprovalDeputy, { nullable: true })
  async nameDeputy(@Arg('input', () => NameDeputyInput) input: NameDeputyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<ApprovalDeputy | null> {
    return readOne(ctx, info, 'ApprovalDeputy', await nameDeputy(ctx, input));
  }

  @Mutation(() => ApprovalDeputy, { nullable: true })
  async endDeputy(@Arg('input', () => EndDeputyInput) input: EndDeputyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<ApprovalDeputy | null> {
    return readOne(ctx, info, 'ApprovalDeputy', await endDeputy(ctx, input));
  }

  @Mutation(() => AuthorityPolicy, { nullable: true })
  async saveAuthorityPolicy(@Arg('input', () => SaveAuthorityPolicyInput) input: SaveAuthorityPolicyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<AuthorityPolicy | null> {
    return readOne(ctx, info, 'AuthorityPolicy', await saveAuthorityPolicy(ctx, input));
  }

  @Mutation(() => AuthorityPolicy, { nullable: true })
  async publishAuthorityPolicy(@Arg('input', () => PublishAuthorityPolicyInput) input: PublishAuthorityPolicyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<AuthorityPolicy | null> {
    return readOne(ctx, info, 'AuthorityPolicy', await publishAuthorityPolicy(ctx, input));
  }

  @Mutation(() => AuthorityPolicy, { nullable: true })
  async discardAuthorityPolicyDraft(@Arg('input', () => DiscardAuthorityPolicyDraftInput) input: DiscardAuthorityPolicyDraftInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<AuthorityPolicy | null> {
    return readOne(ctx, info, 'AuthorityPolicy', await discardAuthorityPolicyDraft(ctx, input));
  }
}
