// Tablets for returns over GraphQL: keeping them, and their keys.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { Kiosk, KioskKey, SaveKioskInput } from '../../../schema/tickets/kiosk.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { renewKioskKey, saveKiosk } from './kiosk.service.ts';

@Resolver()
export class KioskResolver {
  @Mutation(() => Kiosk, { nullable: true })
  async saveKiosk(@Arg('input', () => SaveKioskInput) input: SaveKioskInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Kiosk | null> {
    return readOne(ctx, info, 'Kiosk', await saveKiosk(ctx, input));
  }

  @Mutation(() => KioskKey, { description: 'A new key for a kiosk; the one before it is dead at once.' })
  renewKioskKey(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number, @Ctx() ctx: Context): Promise<KioskKey> {
    return renewKioskKey(ctx, id, expectedVersion);
  }
}
