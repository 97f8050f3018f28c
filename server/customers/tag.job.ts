// Background work of tags: judging a rule tag for everybody, each night again, and taking off what has expired.
import { Tag } from '../../schema/customers/tag.ts';
import type { WriteContext } from '../core/context.ts';
import { say } from '../core/messages.ts';
import { defineCron, defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { customerReasons } from './customers.messages.ts';
import { applyRuleTags, dropExpiredTags } from './tag-membership.service.ts';

export const ruleTagJob = defineJob<{ tagId: string }>({
  kind: 'customers.apply-rule-tag',
  run: async (ctx, { tagId }) => ({ changed: await applyRuleTags(ctx, tagId, async (done) => { await ctx.progress(done); await ctx.pause(); }) }),
});

/** Queues the judging of a rule tag in the caller's transaction. */
export async function startRuleTag(tx: WriteContext, tagId: string): Promise<string> {
  const tag = await tx.manager.findOneBy(Tag, { id: tagId });
  const title = say(customerReasons.JOB_RULE_TAG, tx.locale, { name: tx.locale === 'en' ? tag?.nameEn : tag?.nameZh });
  return enqueue(tx, { kind: ruleTagJob.kind, title, input: { tagId }, jobKey: `rule-tag-${tagId}` });
}

export const ruleTagsCron = defineCron({ kind: 'customers.apply-rule-tags-nightly', at: { daily: '02:50' }, async run(ctx) { await applyRuleTags(ctx); } });
export const tagExpiryCron = defineCron({ kind: 'customers.drop-expired-tags', at: { every: 5 }, async run(ctx) { await dropExpiredTags(ctx); } });
