// Findings and corrective actions over GraphQL: the acts; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { FileKind } from '../../schema/platform/file.ts';
import { CorrectiveAction, CorrectivePhoto } from '../../schema/quality/corrective-action.ts';
import {
  AddCorrectivePhotosInput, AssignCorrectiveActionInput, AssignFindingInput, CheckEffectivenessInput, CloseFindingsInput, LinkFindingTicketsInput, NotedActionInput, OpenCorrectiveActionInput, OpenFindingInput,
  ReasonedFindingInput, SaveCorrectiveActionInput,
} from '../../schema/quality/finding.inputs.ts';
import { Finding } from '../../schema/quality/finding.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { needs } from '../core/read/select.ts';
import { linkToFile } from '../platform/files/file.service.ts';
import { addCorrectivePhotos } from './action.photos.service.ts';
import {
  assignCorrectiveAction, cancelCorrectiveAction, checkEffectiveness, completeCorrectiveAction, openCorrectiveAction, rejectCorrectiveAction, saveCorrectiveAction, verifyCorrectiveAction,
} from './action.service.ts';
import { assignFinding, closeFinding, closeFindings, dismissFinding, linkFindingTickets, openFinding, reopenFinding } from './finding.service.ts';

type OneFinding = Promise<Finding | null>;
type OneAction = Promise<CorrectiveAction | null>;
const asFinding = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): OneFinding => readOne(ctx, info, 'Finding', await id);
const asAction = async (ctx: Context, info: GraphQLResolveInfo, id: Promise<string>): OneAction => readOne(ctx, info, 'CorrectiveAction', await id);

@Resolver()
export class FindingResolver {
  @Mutation(() => Finding, { nullable: true, description: 'Says what is wrong: from tickets, an incident, an audit, a survey, or by sight.' })
  openFinding(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => OpenFindingInput) input: OpenFindingInput): OneFinding { return asFinding(ctx, info, openFinding(ctx, input)); }

  @Mutation(() => Finding, { nullable: true })
  assignFinding(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AssignFindingInput) input: AssignFindingInput): OneFinding { return asFinding(ctx, info, assignFinding(ctx, input)); }

  @Mutation(() => Finding, { nullable: true, description: 'More tickets that show the same.' })
  linkFindingTickets(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => LinkFindingTicketsInput) input: LinkFindingTicketsInput): OneFinding { return asFinding(ctx, info, linkFindingTickets(ctx, input)); }

  @Mutation(() => Finding, { nullable: true, description: 'It was none after all.' })
  dismissFinding(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedFindingInput) input: ReasonedFindingInput): OneFinding { return asFinding(ctx, info, dismissFinding(ctx, input)); }

  @Mutation(() => Finding, { nullable: true, description: 'By another person than its owner, when an action has helped and none is left.' })
  closeFinding(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedFindingInput) input: ReasonedFindingInput): OneFinding { return asFinding(ctx, info, closeFinding(ctx, input)); }

  @Mutation(() => Finding, { nullable: true, description: 'Refused (POLICY, FINDING_BULK_CLOSE): findings are closed one by one.' })
  closeFindings(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CloseFindingsInput) input: CloseFindingsInput): OneFinding { return asFinding(ctx, info, closeFindings(ctx, input)); }

  @Mutation(() => Finding, { nullable: true })
  reopenFinding(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedFindingInput) input: ReasonedFindingInput): OneFinding { return asFinding(ctx, info, reopenFinding(ctx, input)); }
}

@Resolver()
export class CorrectiveActionResolver {
  @Mutation(() => CorrectiveAction, { nullable: true, description: 'What is done about a finding: cause, deed, owner, date.' })
  openCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => OpenCorrectiveActionInput) input: OpenCorrectiveActionInput): OneAction { return asAction(ctx, info, openCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true })
  saveCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveCorrectiveActionInput) input: SaveCorrectiveActionInput): OneAction { return asAction(ctx, info, saveCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true })
  assignCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AssignCorrectiveActionInput) input: AssignCorrectiveActionInput): OneAction { return asAction(ctx, info, assignCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true })
  addCorrectivePhotos(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AddCorrectivePhotosInput) input: AddCorrectivePhotosInput): OneAction { return asAction(ctx, info, addCorrectivePhotos(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true, description: 'Its owner says that it is done.' })
  completeCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => NotedActionInput) input: NotedActionInput): OneAction { return asAction(ctx, info, completeCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true, description: 'Another person has seen that it is done.' })
  verifyCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => NotedActionInput) input: NotedActionInput): OneAction { return asAction(ctx, info, verifyCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true, description: 'Another person has seen that it is not done.' })
  rejectCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => NotedActionInput) input: NotedActionInput): OneAction { return asAction(ctx, info, rejectCorrectiveAction(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true, description: 'Did it help? Once its days are over.' })
  checkEffectiveness(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CheckEffectivenessInput) input: CheckEffectivenessInput): OneAction { return asAction(ctx, info, checkEffectiveness(ctx, input)); }

  @Mutation(() => CorrectiveAction, { nullable: true })
  cancelCorrectiveAction(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => NotedActionInput) input: NotedActionInput): OneAction { return asAction(ctx, info, cancelCorrectiveAction(ctx, input)); }
}

needs('CorrectivePhoto', 'link', ['fileId']);
needs('CorrectivePhoto', 'thumbnail', ['fileId', 'fileKind', 'mediaType']);

@Resolver(() => CorrectivePhoto)
export class CorrectivePhotoResolver {
  @FieldResolver(() => String, { description: 'Opens the photo for an hour or two, to whoever may see the action then.' })
  link(@Root() file: { __fileId: string }, @Ctx() ctx: Context): string { return linkToFile(ctx, file.__fileId, 'file'); }

  @FieldResolver(() => String, { nullable: true })
  thumbnail(@Root() file: { __fileId: string; __fileKind: FileKind; __mediaType: string }, @Ctx() ctx: Context): string | null {
    return file.__fileKind === FileKind.PICTURE && file.__mediaType !== 'image/gif' ? linkToFile(ctx, file.__fileId, 'thumbnail') : null;
  }
}
