// A return in a writer's hand: locked with its ticket, accepted, paid, and told in the thread and to the clocks.
import { Compensation, CompensationKind, CompensationOrigin, CompensationState } from '../../../schema/tickets/compensation.ts';
import { ClockEvent } from '../../../schema/tickets/policy.ts';
import { ReturnCase, ReturnReason, ReturnState } from '../../../schema/tickets/return.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Permission } from '../../../schema/permission.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { defineAuthority } from '../../platform/approval/approval.registry.ts';
import { authorityAsOf, type InForce } from '../../platform/approval/authority.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { clockEvent } from '../clocks/clock.service.ts';
import { lockCase, policyNow } from '../money/compensation.policy.ts';
import { give, onCompensationPaid, tell } from '../money/compensation.row.ts';
import { demandPaid } from '../money/compensation.service.ts';
import { judgeTicket } from '../ticket.row.ts';
import { couponOf, parseReturns, returnStates, SHIPPED_RETURNS, type ReturnAct, type ReturnRules } from './return.rules.ts';

const RETURN_POLICY = defineAuthority<ReturnRules>({ key: 'returns', nameZh: '退货政策', nameEn: 'Returns', parse: parseReturns, shipped: SHIPPED_RETURNS });
export const returnRulesNow = (ctx: Context | WriteContext): Promise<InForce<ReturnRules>> => authorityAsOf(ctx, RETURN_POLICY);
export const returnWire = (row: { customerId: string; id: string }): string => encodeId('ReturnCase', { owner: row.customerId, id: row.id });

/** The return with that key and its ticket, both locked, the ticket first; null when it is gone. */
export async function lockReturn(tx: WriteContext, id: string): Promise<{ row: ReturnCase; ticket: Ticket } | null> {
  const [found] = await tx.manager.query<{ customer: string; ticket: string }[]>('select customer_id::text customer, ticket_id::text ticket from return_cases where id = $1', [id]);
  const ticket = found && (await tx.manager.getRepository(Ticket).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.id = :id', { owner: found.customer, id: found.ticket }).getOne());
  const row = ticket && (await tx.manager.getRepository(ReturnCase).createQueryBuilder('r').setLock('pessimistic_write').where('r.customer_id = :owner and r.id = :id', { owner: found.customer, id }).getOne());
  return row ? { row, ticket } : null;
}

/** The return in hand when the viewer may see its ticket and holds the word for it; a stale version is CONFLICT with the row as it stands. */
export async function returnToWrite(tx: WriteContext, wire: string, word: Permission, expectedVersion: number): Promise<{ row: ReturnCase; ticket: Ticket }> {
  const key = decodeId('ReturnCase', wire);
  const held = key && (await lockReturn(tx, key.id));
  judgeTicket(tx, held && held.row.customerId === key?.owner ? held.ticket : null, word);
  const { row, ticket } = held as NonNullable<typeof held>;
  if (row.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: returnWire(row), version: row.version, state: row.state } });
  return { row, ticket };
}

export async function saveReturn(tx: WriteContext, row: ReturnCase, verb: string, patch: Partial<ReturnCase>): Promise<ReturnCase> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `return.${verb}`, () => tx.manager.save(row));
}

export const detailOfReturn = (row: ReturnCase): Record<string, unknown> => ({
  returnId: returnWire(row), reason: row.returnReason, route: row.route, state: row.state, amount: row.refundAmount, quantity: row.quantity,
});

/** Does an act to a return in hand: its life goes on, the thread and the ticket's clocks hear of it. */
export async function actOn(tx: WriteContext, ticket: Ticket, row: ReturnCase, act: ReturnAct, patch: Partial<ReturnCase>, detail: Record<string, unknown> = {}): Promise<ReturnCase> {
  const state = returnStates.next(row.state, act);
  const verbs: Record<ReturnAct, string> = { accept: 'accepted', refuse: 'refused', refund: 'refunded', appeal: 'appealed', cancel: 'cancelled' };
  const saved = await saveReturn(tx, row, verbs[act], { ...patch, state });
  await tell(tx, ticket, `return${verbs[act].charAt(0).toUpperCase()}${verbs[act].slice(1)}`, { ...detailOfReturn(saved), ...detail });
  const news: Partial<Record<ReturnAct, ClockEvent>> = { accept: ClockEvent.RETURN_DECIDED, refuse: ClockEvent.RETURN_DECIDED, cancel: ClockEvent.RETURN_DECIDED, refund: ClockEvent.REFUNDED, appeal: ClockEvent.RETURN_REQUESTED };
  const event = news[act];
  if (event) await clockEvent(tx, ticket, event, { isFresh: saved.isFresh, subjectKey: saved.id });
  // What is not paid in the end owes no refund either.
  if (act === 'refuse' || act === 'cancel') await clockEvent(tx, ticket, ClockEvent.REFUNDED, { subjectKey: saved.id });
  return saved;
}

/** Accepts: the refund goes out at once, before the goods are back; fresh goods bring a coupon for the same category (B-08). */
export async function accept(tx: WriteContext, ticket: Ticket, row: ReturnCase, patch: Partial<ReturnCase>, categoryId: string | null): Promise<void> {
  await lockCase(tx, ticket, null, false);
  await demandPaid(tx, row.customerId, { purchaseId: row.purchaseId, purchaseLineId: row.purchaseLineId }, patch.refundAmount ?? row.refundAmount);
  const saved = await actOn(tx, ticket, row, 'accept', { ...patch, decidedAt: tx.clock.now().toISOString() }, patch.isRoutine ? { isRoutine: true } : {});
  const { rules, number } = await policyNow(tx);
  const pay = async (kind: CompensationKind, amount: string, more: Partial<Compensation>): Promise<void> => {
    const made = await withVerb(tx, 'compensation.asked', async () => tx.manager.save(tx.manager.create(Compensation, {
      customerId: saved.customerId, ticketId: saved.ticketId, storeId: saved.storeId, compensationKind: kind, state: CompensationState.PENDING, origin: CompensationOrigin.RETURN, amount, costAmount: amount,
      returnId: saved.id, reason: saved.returnReason, grantedById: tx.viewer.employeeId, makerUserId: tx.viewer.userId, policyNumber: number, ...more,
    } as Partial<Compensation>)));
    await give(tx, ticket, made, rules.voucherDays);
  };
  await pay(CompensationKind.REFUND, saved.refundAmount, { purchaseId: saved.purchaseId, purchaseLineId: saved.purchaseLineId });
  const isSpoiled = saved.isFresh && (saved.returnReason === ReturnReason.FRESH || saved.returnReason === ReturnReason.QUALITY);
  if (isSpoiled) await pay(CompensationKind.VOUCHER, couponOf(saved.refundAmount, (await returnRulesNow(tx)).rules.coupon), { voucherCategoryId: categoryId });
}

onCompensationPaid(async (tx, ticket, paid) => {
  if (!paid.returnId || paid.compensationKind !== CompensationKind.REFUND) return;
  const held = await lockReturn(tx, paid.returnId);
  if (held?.row.state !== ReturnState.ACCEPTED) return;
  await actOn(tx, ticket, held.row, 'refund', { refundedAt: tx.clock.now().toISOString() });
});
