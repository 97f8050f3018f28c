// Returns over GraphQL: asked for, decided, appealed, taken back, received; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { ReturnCase } from '../../../schema/tickets/return.ts';
import { AppealReturnInput, CancelReturnInput, DecideReturnInput, ReceiveReturnInput, RequestReturnInput } from '../../../schema/tickets/return.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { appealReturn, cancelReturn, decideReturn, receiveReturn, requestReturn } from './return.service.ts';

type Answer = Promise<ReturnCase | null>;

@Resolver()
export class ReturnResolver {
  @Mutation(() => ReturnCase, { nullable: true, description: 'Routine returns are accepted and paid at once; the others wait for a person.' })
  async requestReturn(@Arg('input', () => RequestReturnInput) input: RequestReturnInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'ReturnCase', await requestReturn(ctx, input));
  }

  @Mutation(() => ReturnCase, { nullable: true })
  async decideReturn(@Arg('input', () => DecideReturnInput) input: DecideReturnInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'ReturnCase', await decideReturn(ctx, input));
  }

  @Mutation(() => ReturnCase, { nullable: true })
  async appealReturn(@Arg('input', () => AppealReturnInput) input: AppealReturnInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'ReturnCase', await appealReturn(ctx, input));
  }

  @Mutation(() => ReturnCase, { nullable: true })
  async cancelReturn(@Arg('input', () => CancelReturnInput) input: CancelReturnInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'ReturnCase', await cancelReturn(ctx, input));
  }

  @Mutation(() => ReturnCase, { nullable: true })
  async receiveReturn(@Arg('input', () => ReceiveReturnInput) input: ReceiveReturnInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer {
    return readOne(ctx, info, 'ReturnCase', await receiveReturn(ctx, input));
  }
}
