// Payouts by webhook: a signed order to the chain's till or bank gateway, under a key that it acts on once.
import { guardedPost } from '../outgoing/guarded-fetch.ts';
import { definePayoutAdapter } from './payout.registry.ts';

/*
 * POST PAYOUT_URL
 *   { "type": "payout.requested", "key": "compensation:12", "kind": "REFUND", "amount": "186.00", "currency": "CNY", "storeId": "1", "resource": "Compensation", "resourceKey": "12", "detail": { ... } }
 * signed as Standard Webhooks say (webhook-id is the key). 2xx is yes, and `reference` of a JSON answer is kept; anything else
 * is asked again, later and later, under the same key: the receiver acts once on a key and answers repeats alike.
 */
definePayoutAdapter({
  key: 'webhook',
  isMeant: (ctx) => Boolean(ctx.db.settings.payout),
  async send(ctx, order) {
    const settings = ctx.db.settings.payout;
    if (!settings) throw new Error('PAYOUT_URL is not set');
    const { id: _id, ...told } = order;
    const { status, body } = await guardedPost({
      url: settings.url, secret: settings.secret, id: order.key, at: new Date(), body: JSON.stringify({ type: 'payout.requested', ...told }), named: ctx.db.settings.outgoing,
    });
    if (status < 200 || status > 299) throw new Error(`answered ${status}`);
    return referenceIn(body) ?? order.key;
  },
});

function referenceIn(body: string): string | null {
  try {
    const said = (JSON.parse(body) as { reference?: unknown } | null)?.reference;
    return typeof said === 'string' && said.length <= 120 ? said : null;
  } catch { return null; }
}
