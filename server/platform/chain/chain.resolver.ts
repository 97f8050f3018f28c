// The chain over GraphQL: one question from any row of it.
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ChainOf } from '../../../schema/platform/chain.ts';
import type { Context } from '../../core/context.ts';
import { chainOf } from './chain.service.ts';

@Resolver()
export class ChainResolver {
  @Query(() => ChainOf, { description: 'What led to a row and what it led to: audit, finding, corrective action, training, exam, certificate, ticket, scorecard.' })
  chain(@Ctx() ctx: Context, @Arg('noun', () => String, { description: 'Its name, such as CorrectiveAction.' }) noun: string, @Arg('id', () => ID) id: string): Promise<ChainOf> { return chainOf(ctx, { noun, id }); }
}
