// Certificates over GraphQL: kinds, giving and taking away, gaps, and proposals to move somebody; lists are the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Certificate, CertificateKind, TransferProposal } from '../../../schema/training/certificate.ts';
import { CertificateGap, CertificateLinks, DecideTransferInput, IssueCertificateInput, RevokeCertificateInput, SaveCertificateKindInput } from '../../../schema/training/certificate.inputs.ts';
import { Day } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { certificateGaps, certificateLinks, issueCertificate, revokeCertificate } from './certificate.service.ts';
import { saveCertificateKind } from './kind.service.ts';
import { decideTransfer } from './transfer.service.ts';

@Resolver()
export class CertificateResolver {
  @Query(() => [CertificateGap], { description: 'Who is to have a certificate and will have no valid one at the end of a day; tomorrow’s when unsaid.' })
  certificateGaps(@Ctx() ctx: Context, @Arg('on', () => Day, { nullable: true }) on?: string | null): Promise<CertificateGap[]> { return certificateGaps(ctx, on); }

  @Query(() => CertificateLinks)
  certificateLinks(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<CertificateLinks> { return certificateLinks(ctx, id); }

  @Mutation(() => CertificateKind, { nullable: true })
  async saveCertificateKind(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveCertificateKindInput) input: SaveCertificateKindInput): Promise<CertificateKind | null> { return readOne(ctx, info, 'CertificateKind', await saveCertificateKind(ctx, input)); }

  @Mutation(() => Certificate, { nullable: true })
  async issueCertificate(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => IssueCertificateInput) input: IssueCertificateInput): Promise<Certificate | null> { return readOne(ctx, info, 'Certificate', await issueCertificate(ctx, input)); }

  @Mutation(() => Certificate, { nullable: true })
  async revokeCertificate(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RevokeCertificateInput) input: RevokeCertificateInput): Promise<Certificate | null> { return readOne(ctx, info, 'Certificate', await revokeCertificate(ctx, input)); }

  @Mutation(() => TransferProposal, { nullable: true })
  async decideTransfer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideTransferInput) input: DecideTransferInput): Promise<TransferProposal | null> { return readOne(ctx, info, 'TransferProposal', await decideTransfer(ctx, input)); }
}
