// Carrying payouts as background work: every minute those that were put off, or that a process was killed over.
import { defineCron } from '../jobs/job.registry.ts';
import { deliverPayouts } from './payout.service.ts';

export const payoutsCron = defineCron({ kind: 'platform.payouts', at: { every: 1 }, async run(ctx) { await deliverPayouts(ctx); } });
