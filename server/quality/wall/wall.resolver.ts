// Walls of service standards over GraphQL: publishing them and taking them down.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { PublishWallInput, ServiceWall } from '../../../schema/quality/service-wall.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { publishWall } from './wall.service.ts';

@Resolver()
export class WallResolver {
  @Mutation(() => ServiceWall, { nullable: true, description: 'Shows a store’s promises, and how they were kept, to everybody at /portal/wall/<code>; or no more.' })
  async publishWall(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PublishWallInput) input: PublishWallInput): Promise<ServiceWall | null> { return readOne(ctx, info, 'ServiceWall', await publishWall(ctx, input)); }
}
