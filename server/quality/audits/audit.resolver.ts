// Audits over GraphQL: filling, reviewing, disputing and deciding; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { FileKind } from '../../../schema/platform/file.ts';
import { Audit, AuditTemplate } from '../../../schema/quality/audit.ts';
import { DecideDisputeInput, DisputeAuditInput, EditAuditAnswersInput, ReasonedAuditInput, ReviewAuditInput, SaveAuditAnswersInput, SaveAuditTemplateInput, StartAuditInput, SubmitAuditInput } from '../../../schema/quality/audit.inputs.ts';
import { AuditDispute, AuditFile } from '../../../schema/quality/audit-parts.ts';
import { Json } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { linkToFile } from '../../platform/files/file.service.ts';
import { auditVisitsBefore } from './audit.before.ts';
import { auditSheet, auditVisitSheet } from './audit.explain.ts';
import { decideDispute, disputeAudit, editAuditAnswers, reviewAudit } from './audit.review.ts';
import { abandonAudit, saveAuditAnswers, saveAuditTemplate, startAudit, submitAudit } from './audit.service.ts';
import './audit-paper.service.ts';

needs('AuditFile', 'link', ['fileId']);
needs('AuditFile', 'thumbnail', ['fileId', 'fileKind', 'mediaType']);
type Answer = Promise<Audit | null>;

@Resolver(() => AuditFile)
export class AuditResolver {
  @Mutation(() => AuditTemplate, { nullable: true })
  async saveAuditTemplate(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveAuditTemplateInput) input: SaveAuditTemplateInput): Promise<AuditTemplate | null> {
    return readOne(ctx, info, 'AuditTemplate', await saveAuditTemplate(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async startAudit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => StartAuditInput) input: StartAuditInput): Answer {
    return readOne(ctx, info, 'Audit', await startAudit(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async saveAuditAnswers(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveAuditAnswersInput) input: SaveAuditAnswersInput): Answer {
    return readOne(ctx, info, 'Audit', await saveAuditAnswers(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true, description: 'Once a key: whatever is missing or wrong is said question by question.' })
  async submitAudit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SubmitAuditInput) input: SubmitAuditInput): Answer {
    return readOne(ctx, info, 'Audit', await submitAudit(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async abandonAudit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedAuditInput) input: ReasonedAuditInput): Answer {
    return readOne(ctx, info, 'Audit', await abandonAudit(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async reviewAudit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReviewAuditInput) input: ReviewAuditInput): Answer {
    return readOne(ctx, info, 'Audit', await reviewAudit(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async editAuditAnswers(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => EditAuditAnswersInput) input: EditAuditAnswersInput): Answer {
    return readOne(ctx, info, 'Audit', await editAuditAnswers(ctx, input));
  }

  @Mutation(() => Audit, { nullable: true })
  async disputeAudit(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DisputeAuditInput) input: DisputeAuditInput): Answer {
    return readOne(ctx, info, 'Audit', await disputeAudit(ctx, input));
  }

  @Mutation(() => AuditDispute, { nullable: true })
  async decideDispute(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideDisputeInput) input: DecideDisputeInput): Promise<AuditDispute | null> {
    return readOne(ctx, info, 'AuditDispute', await decideDispute(ctx, input));
  }

  @Query(() => Json, { description: 'The questions of an audit without what they earn, and the answers that count.' })
  auditSheet(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<unknown> { return auditSheet(ctx, id); }

  @Query(() => Json, { description: 'The questions of a planned visit, for whoever is sent: a phone takes them along. With its draft where it is begun.' })
  auditVisitSheet(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<unknown> { return auditVisitSheet(ctx, id); }

  @Query(() => Json, { description: 'Of planned visits of one’s own, by id: how each question was answered the last times at that store, and who puts right what fails. Of secret visits nothing.' })
  auditVisitsBefore(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<unknown> { return auditVisitsBefore(ctx, ids); }

  @FieldResolver(() => String, { description: 'Opens the file for an hour or two, to whoever may read it then.' })
  link(@Root() file: { __fileId: string }, @Ctx() ctx: Context): string { return linkToFile(ctx, file.__fileId, 'file'); }

  @FieldResolver(() => String, { nullable: true, description: 'The small picture of a picture.' })
  thumbnail(@Root() file: { __fileId: string; __fileKind: FileKind; __mediaType: string }, @Ctx() ctx: Context): string | null {
    return file.__fileKind === FileKind.PICTURE && file.__mediaType !== 'image/gif' ? linkToFile(ctx, file.__fileId, 'thumbnail') : null;
  }
}
