// A compensation in a writer's hand: made, given, booked, paid out, and told in the ticket's thread.
import { randomBytes } from 'node:crypto';
import { Compensation, CompensationKind, CompensationState } from '../../../schema/tickets/compensation.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { addDays, dayIn } from '../../core/clock.ts';
import type { WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { encodeId } from '../../core/read/ids.ts';
import { recordEvent, withVerb } from '../../platform/events/event.service.ts';
import { post } from '../../platform/ledger/ledger.service.ts';
import { definePayoutEnd } from '../../platform/ledger/payout.registry.ts';
import { requestPayout } from '../../platform/ledger/payout.service.ts';
import { addSystemLine, wireOf } from '../ticket.row.ts';
import { goesOut, grantSides, payoutSides } from './compensation.rules.ts';

export const compensationWire = (row: { customerId: string; id: string }): string => encodeId('Compensation', { owner: row.customerId, id: row.id });

/** The compensation with that key and its ticket, both locked, the ticket first; null when it is gone. */
export async function lockCompensation(tx: WriteContext, id: string): Promise<{ row: Compensation; ticket: Ticket } | null> {
  const [found] = await tx.manager.query<{ customer: string; ticket: string }[]>('select customer_id::text customer, ticket_id::text ticket from compensations where id = $1', [id]);
  const ticket = found && (await tx.manager.getRepository(Ticket).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.id = :id', { owner: found.customer, id: found.ticket }).getOne());
  const row = ticket && (await tx.manager.getRepository(Compensation).createQueryBuilder('c').setLock('pessimistic_write').where('c.customer_id = :owner and c.id = :id', { owner: found.customer, id }).getOne());
  return row ? { row, ticket } : null;
}

/** A line in the thread, and news for whoever looks at the ticket. */
export async function tell(tx: WriteContext, ticket: Pick<Ticket, 'id' | 'customerId' | 'storeId' | 'version'>, act: string, detail: Record<string, unknown>): Promise<void> {
  await addSystemLine(tx, ticket, { act, detail });
  await recordEvent(tx, { kind: `ticket.${act}`, resource: 'Ticket', resourceId: wireOf(ticket), customerId: ticket.customerId, storeId: ticket.storeId, version: ticket.version, after: detail });
}
export const detailOf = (row: Compensation): Record<string, unknown> => ({
  compensationId: compensationWire(row), kind: row.compensationKind, amount: row.amount, state: row.state, ...(row.scenario ? { scenario: row.scenario } : {}), ...(row.origin === 'RETURN' ? { origin: row.origin } : {}),
});

/** Saves a changed row under the trade's verb. */
export async function saveAs(tx: WriteContext, row: Compensation, verb: string, patch: Partial<Compensation>): Promise<Compensation> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `compensation.${verb}`, () => tx.manager.save(row));
}

// Without letters and digits that are taken for each other.
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeOf = (): string => [...randomBytes(12)].map((byte) => LETTERS[byte % 32]).join('').replace(/(.{4})(?=.)/g, '$1-');

/** Gives what was made: booked, on its way out, in the thread. The ticket and the case are locked. */
export async function give(tx: WriteContext, ticket: Ticket, made: Compensation, voucherDays: number): Promise<Compensation> {
  const now = tx.clock.now();
  const kind = made.compensationKind;
  const [store] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [made.storeId]);
  const grantedOn = dayIn(store?.zone ?? tx.db.settings.zone, now);
  const row = await saveAs(tx, made, 'granted', {
    state: goesOut(kind) ? CompensationState.GRANTED : CompensationState.PAID, grantedAt: now.toISOString(), grantedOn, ...(goesOut(kind) ? {} : { paidAt: now.toISOString() }),
    ...(kind === CompensationKind.VOUCHER ? { voucherCode: codeOf(), voucherEndsOn: addDays(grantedOn, voucherDays) } : {}),
  });
  const sides = grantSides(kind, row.origin === 'RETURN', row.amount, row.costAmount);
  if (sides.length) await post(tx, { key: `compensation:${row.id}:granted`, kind: 'compensation.granted', storeId: row.storeId, resource: 'Compensation', resourceKey: row.id, sides });
  await tell(tx, ticket, 'compensated', detailOf(row));
  if (!goesOut(kind)) return row;
  const [receipt] = row.purchaseId ? await tx.manager.query<{ no: string }[]>('select receipt_no no from purchases where customer_id = $1 and id = $2', [row.customerId, row.purchaseId]) : [];
  await requestPayout(tx, {
    key: `compensation:${row.id}`, kind, amount: row.amount, storeId: row.storeId, resource: 'Compensation', resourceKey: row.id,
    detail: {
      ticketNumber: ticket.number, ...(receipt ? { receiptNo: receipt.no } : {}), ...(row.voucherCode ? { voucherCode: row.voucherCode, voucherEndsOn: row.voucherEndsOn } : {}),
      ...(row.voucherCategoryId ? { categoryId: row.voucherCategoryId } : {}),
    },
  });
  return tx.manager.findOneByOrFail(Compensation, { id: row.id });
}

export type PaidListener = (tx: WriteContext, ticket: Ticket, row: Compensation) => Promise<void>;
const listeners: PaidListener[] = [];
/** Runs when a compensation is handed over, in the same transaction, its ticket locked. */
export const onCompensationPaid = (listener: PaidListener): void => { listeners.push(listener); };
const endings: PaidListener[] = [];
/** Runs when a compensation that waited for approval came to nothing, in the same transaction, its ticket locked. */
export const onCompensationEnded = (listener: PaidListener): void => { endings.push(listener); };
/** Tells those who asked to be told. */
export async function tellEnded(tx: WriteContext, ticket: Ticket, row: Compensation): Promise<void> { for (const listener of endings) await listener(tx, ticket, row); }

definePayoutEnd('Compensation', {
  sides: (order) => payoutSides(order.kind, order.amount),
  async paid(tx, order) {
    const held = await lockCompensation(tx, order.resourceKey);
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const wasLater = held.row.grantedAt !== null && new Date(held.row.grantedAt as string).getTime() !== tx.clock.now().getTime();
    const row = await saveAs(tx, held.row, 'paid', { state: CompensationState.PAID, paidAt: tx.clock.now().toISOString() });
    if (wasLater) await tell(tx, held.ticket, 'paid', detailOf(row));
    for (const listener of listeners) await listener(tx, held.ticket, row);
  },
});
