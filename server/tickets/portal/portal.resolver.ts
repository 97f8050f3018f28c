// Links for customers over GraphQL: making, revoking, and the address that whoever works on the ticket may copy.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { PortalLink, RevokePortalLinkInput, SharePortalLinkInput, type PortalPurpose } from '../../../schema/tickets/portal.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { addressOf, revokePortalLink, sharePortalLink } from './portal-link.service.ts';

needs('PortalLink', 'address', ['id', 'ticketId', 'purpose', 'expiresAt', 'revokedAt']);

@Resolver(() => PortalLink)
export class PortalResolver {
  @Mutation(() => PortalLink, { nullable: true, description: 'A link by which the customer follows the ticket, without an account.' })
  async sharePortalLink(@Arg('input', () => SharePortalLinkInput) input: SharePortalLinkInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PortalLink | null> {
    return readOne(ctx, info, 'PortalLink', await sharePortalLink(ctx, input));
  }

  @Mutation(() => PortalLink, { nullable: true })
  async revokePortalLink(@Arg('input', () => RevokePortalLinkInput) input: RevokePortalLinkInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PortalLink | null> {
    return readOne(ctx, info, 'PortalLink', await revokePortalLink(ctx, input));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Path of the page, to be copied. Null where it no longer holds, and for who may not work on the ticket.' })
  address(@Root() link: { __id: string; __ticketId: string; __purpose: PortalPurpose; __expiresAt: string; __revokedAt: string | null }, @Ctx() ctx: Context): Promise<string | null> {
    return addressOf(ctx, { id: link.__id, ticketId: link.__ticketId, purpose: link.__purpose, expiresAt: link.__expiresAt, revokedAt: link.__revokedAt });
  }
}
