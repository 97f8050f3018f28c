// Saved views over GraphQL: keeping, removing, and which opens first; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { SavedView } from '../../../schema/platform/view.ts';
import { ChooseViewInput, RemoveViewInput, SaveViewInput } from '../../../schema/platform/view.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { chooseView, removeView, saveView } from './view.service.ts';

@Resolver()
export class ViewResolver {
  @Mutation(() => SavedView, { nullable: true })
  async saveView(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveViewInput) input: SaveViewInput): Promise<SavedView | null> {
    return readOne(ctx, info, 'SavedView', await saveView(ctx, input));
  }

  @Mutation(() => ID, { description: 'Answers the id of the view that is gone.' })
  removeView(@Ctx() ctx: Context, @Arg('input', () => RemoveViewInput) input: RemoveViewInput): Promise<string> { return removeView(ctx, input); }

  @Mutation(() => Boolean)
  chooseView(@Ctx() ctx: Context, @Arg('input', () => ChooseViewInput) input: ChooseViewInput): Promise<boolean> { return chooseView(ctx, input); }
}
