// Taking back what was given: booked by its mirror image, once, while what was given is still within our reach.
import type { ReverseCompensationInput } from '../../../schema/tickets/compensation.inputs.ts';
import { type Compensation, CompensationOrigin, CompensationState } from '../../../schema/tickets/compensation.ts';
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { isBooked, reverse } from '../../platform/ledger/ledger.service.ts';
import { takeBackPayouts } from '../../platform/ledger/payout.service.ts';
import { judgeTicket } from '../ticket.row.ts';
import { lockCase } from './compensation.policy.ts';
import { compensationWire, detailOf, lockCompensation, saveAs, tell } from './compensation.row.ts';
import { moneyReasons } from './money.messages.ts';

/** Its giver takes back her own; of others’ only who may approve for the store. */
function judge(tx: WriteContext, ticket: Ticket | undefined, row: Compensation | undefined): void {
  judgeTicket(tx, ticket);
  const isOwn = row?.makerUserId !== null && row?.makerUserId !== undefined && row.makerUserId === tx.viewer.userId;
  judgeTicket(tx, ticket, isOwn && tx.viewer.reaches.has('tickets:compensate') ? 'tickets:compensate' : 'tickets:approve');
}

/** Takes a given compensation back with a reason, once per key: limits have room for it again, and the books their mirror image. Answers its wire id. */
export async function reverseCompensation(ctx: Context, input: ReverseCompensationInput): Promise<string> {
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', moneyReasons.MONEY_REVERSE_REASON);
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at }, reason }, async (tx) => {
    const key = decodeId('Compensation', input.id);
    const held = key && (await lockCompensation(tx, key.id));
    const found = held && held.row.customerId === key?.owner ? held : null;
    judge(tx, found?.ticket, found?.row);
    const { row, ticket } = found as NonNullable<typeof found>;
    return once(tx, input.idempotencyKey, 'reverseCompensation', input, async () => compensationWire(await takeBack(tx, row, ticket, input.expectedVersion, reason)));
  });
}

async function takeBack(tx: WriteContext, row: Compensation, ticket: Ticket, expectedVersion: number, reason: string): Promise<Compensation> {
  if (row.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: compensationWire(row), version: row.version, state: row.state } });
  if (row.state !== CompensationState.GRANTED && row.state !== CompensationState.PAID) throw new AppError('POLICY', moneyReasons.MONEY_NOT_GIVEN);
  // A return is not undone by its refund alone: the goods are back.
  if (row.origin === CompensationOrigin.RETURN) throw new AppError('POLICY', moneyReasons.MONEY_OF_RETURN);
  if (ticket.status === TicketStatus.ARCHIVED) throw new AppError('POLICY', moneyReasons.MONEY_TICKET_OVER);
  await lockCase(tx, ticket, row.makerUserId ?? null, true);
  if (!(await takeBackPayouts(tx, 'Compensation', row.id))) throw new AppError('POLICY', moneyReasons.MONEY_PAID_OUT);
  const granted = `compensation:${row.id}:granted`;
  if (await isBooked(tx, granted)) await reverse(tx, granted, 'compensation.reversed');
  const saved = await saveAs(tx, row, 'reversed', { state: CompensationState.REVERSED, reversedAt: tx.clock.now().toISOString(), reversedById: tx.viewer.employeeId, reversalReason: reason });
  await tell(tx, ticket, 'compensationReversed', { ...detailOf(saved), reason });
  return saved;
}
