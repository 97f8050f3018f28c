// Keeping addresses that are told of events: whom, of what, under which secret; and telling again what died.
import { DeliveryState, WebhookDelivery, WebhookEndpoint, type SaveWebhookEndpointInput } from '../../../schema/platform/webhook.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { withVerb } from '../events/event.service.ts';
import { isCalled } from '../outgoing/post.service.ts';
import { newWebhookSecret, seal } from '../outgoing/sealed-secret.service.ts';
import { webhookReasons } from './webhook.messages.ts';

const TOPIC = /^(\*|[a-zA-Z][a-zA-Z-]*\.(\*|[a-zA-Z][a-zA-Z-]*))$/;
export const placeOfEndpoint = (id: string): string => `webhook:${id}`;

/** Sets an address up, or changes one under `expectedVersion`. It is told of what happens from then on. Answers its id. */
export async function saveWebhookEndpoint(ctx: Context, input: SaveWebhookEndpointInput): Promise<string> {
  authorise(ctx, 'platform:write-api-keys');
  const { id, expectedVersion, ...values } = input;
  demand(values.url === undefined || isCalled(values.url, ctx.db.settings.outgoing), 'input.url', webhookReasons.WEBHOOK_URL);
  demand(!values.topics || values.topics.every((topic) => TOPIC.test(topic)), 'input.topics', webhookReasons.WEBHOOK_TOPICS);
  return transact(ctx, async (tx) => {
    const fromNow = (key: string) => tx.manager.query('with u as (update webhook_endpoints set planned_to = coalesce((select max(seq) from outbox), 0) where id = $1 returning 1) select count(*) from u', [key]);
    if (id) {
      demand(expectedVersion !== undefined, 'input.expectedVersion', webhookReasons.WEBHOOK_VERSION);
      const before = decodeId('WebhookEndpoint', id) && (await tx.manager.findOneBy(WebhookEndpoint, { id }));
      if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
      const wasActive = before.isActive;
      const row = await changeRow(tx, WebhookEndpoint, id, expectedVersion, values as Partial<WebhookEndpoint>);
      if (!wasActive && row.isActive) await fromNow(row.id);
      return row.id;
    }
    for (const name of ['name', 'url', 'topics'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
    const row = await tx.manager.save(tx.manager.create(WebhookEndpoint, { isActive: true, ...values, ownerId: tx.viewer.userId, version: 1 } as Partial<WebhookEndpoint>));
    await fromNow(row.id);
    return row.id;
  });
}

/** Makes a new secret; the one before it is dead at once. It is answered here and never again. */
export async function renewWebhookSecret(ctx: Context, id: string, expectedVersion: number): Promise<{ endpointId: string; secret: string }> {
  authorise(ctx, 'platform:write-api-keys');
  return transact(ctx, async (tx) => {
    if (!decodeId('WebhookEndpoint', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const secret = newWebhookSecret();
    await withVerb(tx, 'webhookEndpoint.secret-renewed', () => changeRow(tx, WebhookEndpoint, id, expectedVersion, { secretSealed: seal(tx.db, placeOfEndpoint(id), secret), secretMadeAt: tx.clock.now().toISOString() }));
    return { endpointId: id, secret };
  });
}

/** Tells again, under its old key, what died. Answers its id. */
export async function retryWebhookDelivery(ctx: Context, id: string): Promise<string> {
  authorise(ctx, 'platform:write-api-keys');
  return transact(ctx, async (tx) => {
    const row = decodeId('WebhookDelivery', id) && await lockRow(tx, WebhookDelivery, id);
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (row.state !== DeliveryState.DEAD) throw new AppError('POLICY', webhookReasons.WEBHOOK_NOT_DEAD);
    const at = tx.clock.now().toISOString();
    Object.assign(row, { state: DeliveryState.DUE, attempts: 0, dueAt: at, version: row.version + 1, updatedAt: at });
    await withVerb(tx, 'webhookDelivery.retried', () => tx.manager.save(row));
    return row.id;
  });
}
