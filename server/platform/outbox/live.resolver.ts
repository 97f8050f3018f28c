// Live updates on the wire: the progress of a job, and news of changed rows.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import { Change } from '../../../schema/platform/change.ts';
import { Job } from '../../../schema/platform/job.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { newsOf } from './news.service.ts';

@Resolver()
export class LiveResolver {
  @Subscription(() => Job, {
    nullable: true, description: 'A job as it stands, and again whenever it moves.',
    subscribe: ({ args, context }) => newsOf(context as Context, 'Job', [(args as { id: string }).id], true),
  })
  jobProgressed(
    @Root() news: Change, @Arg('id', () => ID) _id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Job | null> {
    ctx.loaders.clear();
    return readOne<Job>(ctx, info, 'Job', news.id);
  }

  @Subscription(() => Change, {
    description: 'Rows of a noun that changed, all or those listed (200 at most); the same row rules as reads.',
    subscribe: ({ args, context }) => {
      const { resource, ids } = args as { resource: string; ids?: string[] | null };
      return newsOf(context as Context, resource, ids ?? null);
    },
  })
  changed(
    @Root() news: Change, @Arg('resource', () => String) _resource: string, @Arg('ids', () => [ID], { nullable: true }) _ids?: string[],
  ): Change { return news; }
}
