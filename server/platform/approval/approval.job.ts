// Questions that nobody decided in time are ended every minute.
import { defineCron } from '../jobs/job.registry.ts';
import { expireApprovals } from './approval.service.ts';

export const approvalsCron = defineCron({ kind: 'platform.expire-approvals', at: { every: 1 }, async run(ctx) { await expireApprovals(ctx); } });
