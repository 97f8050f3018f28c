// Opening one hidden value.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RevealFieldInput } from '../../../schema/platform/user.inputs.ts';
import { RevealedField } from '../../../schema/platform/viewer.ts';
import type { Context } from '../../core/context.ts';
import { revealField } from './reveal.service.ts';

@Resolver()
export class RevealResolver {
  @Mutation(() => RevealedField, { description: 'Answers one masked value whole; needs a reason once a session; kept in the event log.' })
  async revealField(@Arg('input', () => RevealFieldInput) input: RevealFieldInput, @Ctx() ctx: Context): Promise<RevealedField> {
    return { value: await revealField(ctx, input) };
  }
}
