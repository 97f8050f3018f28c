// Files of tickets over GraphQL: hanging them there, and the signed links by which they are fetched.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { FileKind } from '../../../schema/platform/file.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { AttachTicketFilesInput, TicketFile } from '../../../schema/tickets/ticket-file.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { linkToFile } from '../../platform/files/file.service.ts';
import { attachTicketFiles } from './ticket-file.service.ts';

needs('TicketFile', 'link', ['fileId']);
needs('TicketFile', 'thumbnail', ['fileId', 'fileKind', 'mediaType']);

@Resolver(() => TicketFile)
export class TicketFileResolver {
  @Mutation(() => Ticket, { nullable: true, description: 'Puts uploads (POST /files/attachments) on a ticket.' })
  async attachTicketFiles(@Arg('input', () => AttachTicketFilesInput) input: AttachTicketFilesInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Ticket | null> {
    return readOne(ctx, info, 'Ticket', await attachTicketFiles(ctx, input));
  }

  @FieldResolver(() => String, { description: 'Opens the file for an hour or two, to whoever may read it then.' })
  link(@Root() file: { __fileId: string }, @Ctx() ctx: Context): string { return linkToFile(ctx, file.__fileId, 'file'); }

  @FieldResolver(() => String, { nullable: true, description: 'The small picture of a picture.' })
  thumbnail(@Root() file: { __fileId: string; __fileKind: FileKind; __mediaType: string }, @Ctx() ctx: Context): string | null {
    return file.__fileKind === FileKind.PICTURE && file.__mediaType !== 'image/gif' ? linkToFile(ctx, file.__fileId, 'thumbnail') : null;
  }
}
