// Instruments over GraphQL; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { SaveInstrumentInput } from '../../../schema/quality/instrument.inputs.ts';
import { Instrument } from '../../../schema/quality/instrument.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { saveInstrument } from './instrument.service.ts';

@Resolver()
export class InstrumentResolver {
  @Mutation(() => Instrument, { nullable: true })
  async saveInstrument(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveInstrumentInput) input: SaveInstrumentInput): Promise<Instrument | null> {
    return readOne(ctx, info, 'Instrument', await saveInstrument(ctx, input));
  }
}
