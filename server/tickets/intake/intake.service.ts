// A signed message becomes a new ticket, or a further word on the right thread; exactly once under its id.
import { z } from 'zod';
import { IntakeChannel, IntakeMessage, IntakeOutcome } from '../../../schema/tickets/channel.ts';
import { Direction } from '../../../schema/tickets/ticket.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { encodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { takeFile } from '../../platform/files/file.service.ts';
import { isSignedFor } from '../../platform/outgoing/signature.service.ts';
import { openTicket } from '../ticket.open.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { addSystemLine } from '../ticket.row.ts';
import { adapterOf, type Said } from './adapter.rules.ts';
import { placeOf } from './channel.service.ts';
import { intakeReasons } from './intake.messages.ts';
import { hearProgram, noteBounce } from './intake.program.ts';
import { acknowledge, saidAtOnce } from './intake.reply.ts';
import { senderOfMessage, threadOf } from './intake.person.ts';

/** Messages of one sender within a quarter of an hour; what is beyond is to be brought later, and is not lost by that. */
export const MOST_OF_ONE = 60;

export interface Arrived { ticket: string; outcome: IntakeOutcome; isRepeat: boolean; refused: string[]; /** What the customer is told at once, for the system that brings it to say; none on a further word, nor where we mail it. */ reply: string | null }

/** The channel that a message was signed for; refused alike for a wrong key, a wrong signature, an old one and a channel that is closed. */
export async function channelOf(db: Database, key: string, headers: Record<string, string | undefined>, body: string, now: Date): Promise<IntakeChannel> {
  const channel = /^[a-z][a-z0-9-]{1,39}$/.test(key) ? await db.source.manager.findOneBy(IntakeChannel, { key }) : null;
  const id = headers['webhook-id'] ?? '';
  if (!channel?.isActive || !channel.secretSealed || id.length > 200 || !isSignedFor(db, placeOf(key), channel.secretSealed, headers, body, now)) throw new AppError('UNAUTHENTICATED', intakeReasons.INTAKE_SIGNATURE);
  return channel;
}

/** Reads a message by its channel's adapter. */
export async function readMessage(channel: IntakeChannel, body: unknown): Promise<Said> {
  try {
    const adapter = adapterOf(channel.adapter);
    if (!adapter) throw new AppError('VALIDATION', intakeReasons.INTAKE_ADAPTER);
    return await adapter.read(body);
  } catch (error) {
    if (error instanceof z.ZodError) throw new AppError('VALIDATION', intakeReasons.INTAKE_MESSAGE, { params: { what: error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'body'} ${issue.message}`).join('; ') } });
    throw error;
  }
}

/** Takes what may be taken of the attachments; the others are named, so that nobody believes they came. */
async function filesOf(ctx: Context, said: Said): Promise<{ ids: string[]; refused: string[] }> {
  const ids: string[] = [];
  const refused: string[] = [];
  for (const one of said.attachments) {
    try { ids.push((await takeFile(ctx, one)).id); } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push(one.name.slice(0, 120));
    }
  }
  return { ids, refused };
}

const answerOf = async (tx: WriteContext, row: IntakeMessage, isRepeat: boolean, refused: string[]): Promise<Arrived> => ({
  ticket: row.ticketNumber as string, outcome: row.outcome as IntakeOutcome, isRepeat, refused, reply: row.outcome === IntakeOutcome.OPENED ? await saidAtOnce(tx, row.ticketNumber as string) : null,
});

/** Brings a message in; the same id again answers what the first one did. `ctx` is the system's. */
export async function takeMessage(ctx: Context, channel: IntakeChannel, said: Said, webhookId: string): Promise<Arrived> {
  const messageKey = said.messageKey ?? webhookId;
  const known = await ctx.db.source.manager.findOneBy(IntakeMessage, { channelId: channel.id, messageKey });
  if (known?.ticketNumber) return transact(ctx, (tx) => answerOf(tx, known, true, []));
  // Decoded before the transaction: pictures take their time.
  const files = await filesOf(ctx, said);
  return transact(ctx, async (tx) => {
    const sender = await senderOfMessage(tx, channel, said.from);
    // Two that bring the same message at once: the second waits here, then finds it done. Messages of one sender go one by one.
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake:${channel.id}:${sender.hash}`]);
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake message:${channel.id}:${messageKey}`]);
    const done = await tx.manager.findOneBy(IntakeMessage, { channelId: channel.id, messageKey });
    if (done) return answerOf(tx, done, true, []);
    await demandPace(ctx, channel, sender.hash);
    const { number, outcome, thread, isReport } = await bring(tx, channel, said, sender, messageKey, files.ids);
    if (files.refused.length) await addSystemLine(tx, thread, { act: 'refuseFiles', detail: { names: files.refused } });
    const row = await tx.manager.save(tx.manager.create(IntakeMessage, { channelId: channel.id, messageKey, outcome, ticketNumber: number, refusedCount: files.refused.length, senderHash: isReport ? '' : sender.hash, createdAt: tx.clock.now().toISOString(), version: 1 } as Partial<IntakeMessage>));
    return answerOf(tx, row, false, files.refused);
  });
}

async function demandPace(ctx: Context, channel: IntakeChannel, sender: string): Promise<void> {
  const paced = await tryWithin(ctx.db, 'intake', `${channel.id}:${sender}`, MOST_OF_ONE);
  if (!paced.isAllowed) throw new AppError('RATE_LIMITED', intakeReasons.INTAKE_OFTEN, { retryAfter: paced.wait });
}

async function bring(tx: WriteContext, channel: IntakeChannel, said: Said, sender: Awaited<ReturnType<typeof senderOfMessage>>, messageKey: string, fileIds: string[]): Promise<{ number: string; outcome: IntakeOutcome; thread: { customerId: string; id: string }; /** It came of no person: whoever reported it has no part in the ticket. */ isReport?: boolean }> {
  const common = { idempotencyKey: `intake:${channel.key}:${messageKey}`.slice(0, 255), body: said.text, channel: channel.channel, lang: said.lang, fileIds };
  const failed = said.bounced.length ? await noteBounce(tx, said.bounced) : null;
  if (failed) return { number: failed.number, outcome: IntakeOutcome.REPLIED, thread: failed, isReport: true };
  const hers = await threadOf(tx, channel, sender, said);
  const numberOf = async (wire: { customerId: string; id: string }): Promise<string> =>
    (await tx.manager.query<{ number: string }[]>('select number from tickets where customer_id = $1 and id = $2', [wire.customerId, wire.id]))[0]?.number ?? '';
  if (hers && said.isAuto) {
    await hearProgram(tx, channel, hers, said);
    return { number: await numberOf(hers), outcome: IntakeOutcome.REPLIED, thread: hers };
  }
  if (hers) {
    await replyToTicket(tx, { ...common, id: encodeId('Ticket', { owner: hers.customerId, id: hers.id }), direction: Direction.IN });
    return { number: await numberOf(hers), outcome: IntakeOutcome.REPLIED, thread: hers };
  }
  const store = sender.customerId ? (await tx.manager.query<{ id: string | null }[]>('select store_id::text id from customers where id = $1', [sender.customerId]))[0]?.id : null;
  const wire = await openTicket(tx, {
    ...common, subject: said.subject, customerId: sender.customerId, phone: sender.phone, contactName: said.from.name, contactEmail: said.from.email, storeId: store ?? channel.storeId, takeIt: false,
  });
  const [owner = '', id = ''] = wire.slice(1).split('-');
  const thread = { customerId: owner, id };
  await acknowledge(tx, channel, thread, said.isAuto ? null : said.from.email);
  return { number: await numberOf(thread), outcome: IntakeOutcome.OPENED, thread };
}
