// Keeps the outbox small: what every reader has long passed is removed.
import { defineCron } from '../jobs/job.registry.ts';
import { cleanOutbox } from './notifier.ts';

export const outboxCron = defineCron({
  kind: 'platform.clean-outbox', at: { every: 60 },
  async run(ctx) {
    const removed = await cleanOutbox(ctx.db);
    if (removed) ctx.log.info({ removed }, 'outbox cleaned');
  },
});
