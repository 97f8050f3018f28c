// Telling other systems as background work: every minute what has happened, and what was put off.
import { defineCron } from '../jobs/job.registry.ts';
import { cleanDeliveries, deliverWebhooks, planDeliveries } from './webhook.delivery.ts';

export const webhooksCron = defineCron({ kind: 'platform.webhooks', at: { every: 1 }, async run(ctx) { await planDeliveries(ctx); await deliverWebhooks(ctx); } });
export const cleanWebhooksCron = defineCron({ kind: 'platform.clean-webhooks', at: { daily: '03:55' }, async run(ctx) { await cleanDeliveries(ctx); } });
