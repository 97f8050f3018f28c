// Links for customers over GraphQL: sent and revoked; the address itself is answered to nobody.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { PortalLink, RevokePortalLinkInput, SharePortalLinkInput } from '../../../schema/tickets/portal.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { isLive, revokePortalLink, sharePortalLink } from './portal-link.service.ts';

needs('PortalLink', 'isLive', ['expiresAt', 'revokedAt']);

@Resolver(() => PortalLink)
export class PortalResolver {
  @Mutation(() => PortalLink, { nullable: true, description: 'Sends the customer a link by which she follows the ticket, without an account.' })
  async sharePortalLink(@Arg('input', () => SharePortalLinkInput) input: SharePortalLinkInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PortalLink | null> {
    return readOne(ctx, info, 'PortalLink', await sharePortalLink(ctx, input));
  }

  @Mutation(() => PortalLink, { nullable: true })
  async revokePortalLink(@Arg('input', () => RevokePortalLinkInput) input: RevokePortalLinkInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PortalLink | null> {
    return readOne(ctx, info, 'PortalLink', await revokePortalLink(ctx, input));
  }

  @FieldResolver(() => Boolean, { description: 'It still opens its page.' })
  isLive(@Root() link: { __expiresAt: string; __revokedAt: string | null }, @Ctx() ctx: Context): boolean {
    return isLive({ expiresAt: link.__expiresAt, revokedAt: link.__revokedAt }, ctx.clock.now());
  }
}
