// The ledger over GraphQL: reading it is the door's; a parked payout is sent again here.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { Payout } from '../../../schema/platform/ledger.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { retryPayout } from './payout.service.ts';

@Resolver()
export class LedgerResolver {
  @Mutation(() => Payout, { nullable: true, description: 'Sends a parked payout out once more, under the key it had.' })
  async retryPayout(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Payout | null> {
    return readOne(ctx, info, 'Payout', await retryPayout(ctx, id));
  }
}
