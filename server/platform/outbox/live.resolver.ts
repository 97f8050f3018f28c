// Live updates on the wire: the progress of a job, news of changed rows, and who is at a row.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { Change } from '../../../schema/platform/change.ts';
import { Job } from '../../../schema/platform/job.ts';
import { PresentColleague, SayPresenceInput } from '../../../schema/platform/presence.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { newsOf } from './news.service.ts';
import { presenceOf, sayPresence } from './presence.service.ts';

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

  @Subscription(() => [PresentColleague], {
    description: 'Who else is at a row that the viewer may see: at once, and whenever it changes. Listening is being there.',
    subscribe: ({ args, context }) => {
      const { resource, id } = args as { resource: string; id: string };
      return presenceOf(context as Context, resource, id);
    },
  })
  presence(
    @Root() there: PresentColleague[], @Arg('resource', () => String) _resource: string, @Arg('id', () => ID) _id: string,
  ): PresentColleague[] { return there; }

  @Mutation(() => Boolean, { description: 'Says that one writes at a row; forgotten by itself after a few seconds.' })
  sayPresence(@Arg('input', () => SayPresenceInput) input: SayPresenceInput, @Ctx() ctx: Context): Promise<boolean> { return sayPresence(ctx, input); }
}
