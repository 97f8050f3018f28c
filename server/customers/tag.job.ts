// Background work of tags: judging a rule tag for everybody, each night again, and taking off what has expired.
import type { WriteContext } from '../core/context.ts';
import { defineCron, defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { applyRuleTags, dropExpiredTags } from './tag.membership.ts';

export const ruleTagJob = defineJob<{ tagId: string }>({
  kind: 'customers.apply-rule-tag',
  run: async (ctx, { tagId }) => ({ changed: await applyRuleTags(ctx, tagId, async (done) => { await ctx.progress(done); await ctx.pause(); }) }),
});

/** Queues the judging of a rule tag in the caller's transaction. */
export const startRuleTag = (tx: WriteContext, tagId: string): Promise<string> =>
  enqueue(tx, { kind: ruleTagJob.kind, title: `Tag ${tagId}`, input: { tagId }, jobKey: `rule-tag-${tagId}` });

export const ruleTagsCron = defineCron({ kind: 'customers.apply-rule-tags-nightly', at: { daily: '02:50' }, async run(ctx) { await applyRuleTags(ctx); } });
export const tagExpiryCron = defineCron({ kind: 'customers.drop-expired-tags', at: { every: 5 }, async run(ctx) { await dropExpiredTags(ctx); } });
