// Every number can be opened: one question for all of them.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Explainable, Explained, ExplainInput } from '../../../schema/platform/explain.ts';
import type { Context } from '../../core/context.ts';
import { explainableFor, explainNumber } from './explain.service.ts';

@Resolver()
export class ExplainResolver {
  @Query(() => [Explainable], { description: 'The numbers that the viewer may open with `explain`.' })
  explainable(@Ctx() ctx: Context): Explainable[] { return explainableFor(ctx); }

  @Query(() => Explained, { description: 'How a number came about: definition, version, inputs, and the rows behind it.' })
  explain(@Arg('input', () => ExplainInput) input: ExplainInput, @Ctx() ctx: Context): Promise<Explained> { return explainNumber(ctx, input); }

  @Mutation(() => Explained, { name: 'explain', description: 'The same, for callers that send their verbs as mutations. Writes nothing.' })
  explainAsVerb(@Arg('input', () => ExplainInput) input: ExplainInput, @Ctx() ctx: Context): Promise<Explained> { return explainNumber(ctx, input); }
}
