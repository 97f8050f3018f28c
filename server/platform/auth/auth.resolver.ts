// Signing in and out, who is asking, one's own password and sessions.
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ChangePasswordInput } from '../../../schema/platform/user.inputs.ts';
import { SignedInView, ViewerView } from '../../../schema/platform/viewer.ts';
import type { Context } from '../../core/context.ts';
import { changePassword, revokeSession, signIn, signOut } from './session.service.ts';
import { viewOf, whoIsAsking } from './viewer-view.ts';

@Resolver()
export class AuthResolver {
  @Query(() => ViewerView, { nullable: true, description: 'Who is asking; null when nobody is signed in.' })
  viewer(@Ctx() ctx: Context): Promise<ViewerView | null> { return whoIsAsking(ctx); }

  @Mutation(() => SignedInView, { description: 'Sets the session cookie and answers a token that works as Bearer.' })
  async signIn(
    @Arg('username', () => String) username: string, @Arg('password', () => String) password: string, @Ctx() ctx: Context,
  ): Promise<SignedInView> {
    const { token, authenticated, locale } = await signIn(ctx, { username, password });
    return { token, viewer: viewOf(authenticated.viewer, locale) as ViewerView };
  }

  @Mutation(() => Boolean, { description: 'Ends the session of this request; false when there was none.' })
  signOut(@Ctx() ctx: Context): Promise<boolean> { return signOut(ctx); }

  @Mutation(() => Boolean, { description: 'Changes one’s own password; all other sessions end.' })
  changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() ctx: Context): Promise<boolean> {
    return changePassword(ctx, input);
  }

  @Mutation(() => Boolean, { description: 'Ends one session: one’s own, or anybody’s for who keeps accounts.' })
  revokeSession(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<boolean> { return revokeSession(ctx, id); }
}
