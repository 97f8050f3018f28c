// Accounts, roles granted and keys.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import {
  CreateApiKeyInput, GrantRoleInput, RevokeRoleGrantInput, SaveUserInput, SetPasswordInput, UserStateInput,
} from '../../../schema/platform/user.inputs.ts';
import { ApiKey, RoleGrant, User } from '../../../schema/platform/user.ts';
import { CreatedApiKey } from '../../../schema/platform/viewer.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { createApiKey, revokeApiKey } from './api-key.service.ts';
import { grantRole, reactivateUser, revokeRoleGrant, saveUser, setPassword, suspendUser } from './user.service.ts';

@Resolver()
export class UserResolver {
  @Mutation(() => User, { nullable: true, description: 'Creates an account, or changes one.' })
  async saveUser(@Arg('input', () => SaveUserInput) input: SaveUserInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<User | null> {
    return readOne(ctx, info, 'User', await saveUser(ctx, input));
  }

  @Mutation(() => User, { nullable: true, description: 'Closes an account; its sessions end at once.' })
  async suspendUser(@Arg('input', () => UserStateInput) input: UserStateInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<User | null> {
    return readOne(ctx, info, 'User', await suspendUser(ctx, input));
  }

  @Mutation(() => User, { nullable: true, description: 'Opens a closed account.' })
  async reactivateUser(@Arg('input', () => UserStateInput) input: UserStateInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<User | null> {
    return readOne(ctx, info, 'User', await reactivateUser(ctx, input));
  }

  @Mutation(() => User, { nullable: true, description: 'Gives somebody else a new password; their sessions end.' })
  async setPassword(@Arg('input', () => SetPasswordInput) input: SetPasswordInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<User | null> {
    return readOne(ctx, info, 'User', await setPassword(ctx, input));
  }

  @Mutation(() => RoleGrant, { nullable: true, description: 'Gives a role to somebody else.' })
  async grantRole(@Arg('input', () => GrantRoleInput) input: GrantRoleInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<RoleGrant | null> {
    return readOne(ctx, info, 'RoleGrant', await grantRole(ctx, input));
  }

  @Mutation(() => User, { nullable: true, description: 'Takes a role back at once; answers the person who held it.' })
  async revokeRoleGrant(@Arg('input', () => RevokeRoleGrantInput) input: RevokeRoleGrantInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<User | null> {
    return readOne(ctx, info, 'User', await revokeRoleGrant(ctx, input));
  }

  @Mutation(() => CreatedApiKey, { description: 'Makes a key; its secret is answered once.' })
  createApiKey(@Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput, @Ctx() ctx: Context): Promise<CreatedApiKey> {
    return createApiKey(ctx, input);
  }

  @Mutation(() => ApiKey, { nullable: true, description: 'Ends a key at once.' })
  async revokeApiKey(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<ApiKey | null> {
    return readOne(ctx, info, 'ApiKey', await revokeApiKey(ctx, id));
  }
}
