// Duties over the API: handing one over, ending one; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Duty } from '../../../schema/platform/duty.ts';
import { FinishDutyInput, HandOverDutyInput } from '../../../schema/platform/duty.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { finishDuty, handOverDuty } from './duty.service.ts';

@Resolver()
export class DutyResolver {
  @Mutation(() => Duty, { nullable: true, description: 'To a colleague who may do it, with a reason.' })
  async handOverDuty(@Arg('input', () => HandOverDutyInput) input: HandOverDutyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Duty | null> {
    return readOne(ctx, info, 'Duty', await handOverDuty(ctx, input));
  }

  @Mutation(() => Duty, { nullable: true })
  async finishDuty(@Arg('input', () => FinishDutyInput) input: FinishDutyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Duty | null> {
    return readOne(ctx, info, 'Duty', await finishDuty(ctx, input));
  }
}
