// Stopping a job; starting one is a verb of the module whose work it is.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { Job } from '../../../schema/platform/job.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { cancelJob } from './job.service.ts';

@Resolver()
export class JobResolver {
  @Mutation(() => Job, { nullable: true, description: 'Asks a job to stop: at once while it waits, at its next step while it runs.' })
  async cancelJob(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Job | null> {
    return readOne<Job>(ctx, info, 'Job', await cancelJob(ctx, id));
  }
}
