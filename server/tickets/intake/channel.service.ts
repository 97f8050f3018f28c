// Keeping channels of intake: what they are called, whose desk answers, and the secret that is shown once.
import { IntakeChannel, type SaveIntakeChannelInput } from '../../../schema/tickets/channel.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { newWebhookSecret, seal } from '../../platform/outgoing/sealed-secret.service.ts';
import { isCalled } from '../../platform/outgoing/post.service.ts';
import { adapterOf } from './adapter.rules.ts';
import { intakeReasons } from './intake.messages.ts';

export const placeOf = (key: string): string => `intake:${key}`;

/** Makes a channel, or changes one under `expectedVersion`. Answers its id. */
export async function saveIntakeChannel(ctx: Context, input: SaveIntakeChannelInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  const { id, expectedVersion, key, ...values } = input;
  return transact(ctx, async (tx) => {
    demand(values.adapter === undefined || adapterOf(values.adapter), 'input.adapter', intakeReasons.INTAKE_ADAPTER);
    if (values.storeId !== undefined) {
      const there = decodeId('Store', values.storeId) && (await tx.manager.query<unknown[]>('select 1 from stores where id = $1', [values.storeId])).length > 0;
      demand(there, 'input.storeId', intakeReasons.INTAKE_STORE);
      authorise(tx, 'tickets:configure', values.storeId);
    }
    if (values.deliverUrl !== undefined) values.deliverUrl = values.deliverUrl?.trim() || null;
    demand(!values.deliverUrl || isCalled(values.deliverUrl, tx.db.settings.outgoing), 'input.deliverUrl', intakeReasons.INTAKE_DELIVER);
    if (id) {
      demand(expectedVersion !== undefined, 'input.expectedVersion', intakeReasons.INTAKE_VERSION);
      if (!decodeId('IntakeChannel', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
      return (await changeRow(tx, IntakeChannel, id, expectedVersion, values as Partial<IntakeChannel>)).id;
    }
    for (const name of ['nameZh', 'nameEn', 'channel', 'storeId'] as const) demand(values[name], `input.${name}`, 'VALUE_REQUIRED');
    const taken = key && (await tx.manager.query<unknown[]>('select 1 from intake_channels where key = $1', [key])).length > 0;
    demand(key && !taken, 'input.key', intakeReasons.INTAKE_KEY);
    return (await tx.manager.save(tx.manager.create(IntakeChannel, { adapter: 'plain', continueHours: 24, isActive: true, isAutoReply: true, ...values, key, version: 1 } as Partial<IntakeChannel>))).id;
  });
}

/** Makes a new secret for a channel; the one before it is dead at once. It is answered here and never again. */
export async function renewIntakeSecret(ctx: Context, id: string, expectedVersion: number): Promise<{ channelId: string; secret: string }> {
  authorise(ctx, 'tickets:configure');
  return transact(ctx, async (tx) => {
    const row = decodeId('IntakeChannel', id) && (await tx.manager.findOneBy(IntakeChannel, { id }));
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'tickets:configure', row.storeId);
    const secret = newWebhookSecret();
    await withVerb(tx, 'intakeChannel.secret-renewed', () => changeRow(tx, IntakeChannel, id, expectedVersion, { secretSealed: seal(tx.db, placeOf(row.key), secret), secretMadeAt: tx.clock.now().toISOString() }));
    return { channelId: id, secret };
  });
}
