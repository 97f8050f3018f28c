// Channels of intake over GraphQL.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { IntakeChannel, IntakeSecret, SaveIntakeChannelInput } from '../../../schema/tickets/channel.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { renewIntakeSecret, saveIntakeChannel } from './channel.service.ts';

@Resolver()
export class IntakeResolver {
  @Mutation(() => IntakeChannel, { nullable: true })
  async saveIntakeChannel(@Arg('input', () => SaveIntakeChannelInput) input: SaveIntakeChannelInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<IntakeChannel | null> {
    return readOne(ctx, info, 'IntakeChannel', await saveIntakeChannel(ctx, input));
  }

  @Mutation(() => IntakeSecret, { description: 'A new secret for a channel; the one before it is dead at once.' })
  renewIntakeSecret(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Ctx() ctx: Context): Promise<IntakeSecret> {
    return renewIntakeSecret(ctx, id, expectedVersion);
  }
}
