// Remote diagnoses over GraphQL: asking, deciding, and the guides to choose from; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { DecideRemoteDiagnosisInput, DiagnosisGuide, KeepDiagnosisStillInput, RemoteDiagnosis, RequestRemoteDiagnosisInput } from '../../../schema/tickets/diagnosis.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { decideRemoteDiagnosis, diagnosisGuides, requestRemoteDiagnosis } from './diagnosis.service.ts';
import { keepDiagnosisStill } from './still.service.ts';

@Resolver()
export class DiagnosisResolver {
  @Query(() => [DiagnosisGuide], { description: 'Sets of pictures to ask for; the one that fits the ticket first.' })
  diagnosisGuides(@Arg('ticketId', () => ID, { nullable: true }) ticketId: string | undefined, @Ctx() ctx: Context): Promise<DiagnosisGuide[]> { return diagnosisGuides(ctx, ticketId ?? null); }

  @Mutation(() => RemoteDiagnosis, { nullable: true, description: 'Sends the customer a link that guides her through photos and a short video (C-24).' })
  async requestRemoteDiagnosis(@Arg('input', () => RequestRemoteDiagnosisInput) input: RequestRemoteDiagnosisInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<RemoteDiagnosis | null> {
    return readOne(ctx, info, 'RemoteDiagnosis', await requestRemoteDiagnosis(ctx, input));
  }

  @Mutation(() => RemoteDiagnosis, { nullable: true, description: 'Avoided visits are counted; a needed one opens its task.' })
  async decideRemoteDiagnosis(@Arg('input', () => DecideRemoteDiagnosisInput) input: DecideRemoteDiagnosisInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<RemoteDiagnosis | null> {
    return readOne(ctx, info, 'RemoteDiagnosis', await decideRemoteDiagnosis(ctx, input));
  }

  @Mutation(() => RemoteDiagnosis, { nullable: true, description: 'Keeps a frame of a customer’s video with marks on it, beside the video.' })
  async keepDiagnosisStill(@Arg('input', () => KeepDiagnosisStillInput) input: KeepDiagnosisStillInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<RemoteDiagnosis | null> {
    return readOne(ctx, info, 'RemoteDiagnosis', await keepDiagnosisStill(ctx, input));
  }
}
