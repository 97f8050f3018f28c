// Charge-backs: claimed within the share of the cost, answered by the other side, booked when accepted and again when paid.
import { DutyState } from '../../../schema/platform/duty.ts';
import { ChargeState, FaultCause, type ChargeBack } from '../../../schema/tickets/liability.ts';
import type { AnswerChargeBackInput, ClaimChargeBackInput, SettleChargeBackInput, WithdrawChargeBackInput } from '../../../schema/tickets/liability.inputs.ts';
import { DAY_MS } from '../../core/clock.ts';
import { authorise, type Context } from '../../core/context.ts';
import { move } from '../../core/double-entry.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, decimal, formatMoney, isMoney, toMoney } from '../../core/money.ts';
import { transact } from '../../core/transact.ts';
import { owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { post, reverse } from '../../platform/ledger/ledger.service.ts';
import { tell } from '../money/compensation.row.ts';
import { ticketToWrite } from '../ticket.row.ts';
import { CHARGE_BACK } from './case.duties.ts';
import { costOf, currentLiability, liveClaims, sharesOf } from './case.facts.ts';
import { liabilityReasons } from './liability.messages.ts';
import { caseRowToWrite, caseWire, dayAt, makeCaseRow, saveCaseRow, still } from './liability.row.ts';
import { chargeStates, roomOfCause } from './liability.rules.ts';

/** Days within which the other side is expected to answer where nobody says otherwise. */
const ANSWER_DAYS = 7;
const detailOf = (row: ChargeBack): Record<string, unknown> => ({ chargeBackId: caseWire('ChargeBack', row), party: row.party, partyName: row.partyName, amount: row.acceptedAmount ?? row.amount, state: row.state });
const keyOf = (row: ChargeBack, what: 'accepted' | 'settled'): string => `charge-back:${row.id}:${what}`;

/** Claims from another party, once per key; never beyond its share nor, with all others, beyond the cost. Answers the claim's wire id. */
export async function claimChargeBack(ctx: Context, input: ClaimChargeBackInput): Promise<string> {
  authorise(ctx, 'tickets:charge-back');
  demand(isMoney(input.amount) && decimal(input.amount).greaterThan(0), 'input.amount', liabilityReasons.CHARGE_AMOUNT);
  demand(input.cause !== FaultCause.USE, 'input.cause', liabilityReasons.CHARGE_USE);
  return transact(still(ctx, input.reason), async (tx) => {
    // The ticket's lock is what everybody waits for who changes its cost or claims from it.
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:charge-back');
    return once(tx, input.idempotencyKey, 'claimChargeBack', input, async () => {
      const now = tx.clock.now();
      const liability = await currentLiability(tx, ticket);
      if (!liability) throw new AppError('POLICY', liabilityReasons.LIABILITY_NONE);
      const share = sharesOf(liability)[input.cause];
      const room = roomOfCause((await costOf(tx, ticket)).total, share, await liveClaims(tx, ticket), input.cause);
      const amount = toMoney(input.amount);
      demand(compareNumbers(amount, room.left) <= 0, 'input.amount', liabilityReasons.CHARGE_OVER, { left: formatMoney(room.left, tx.locale, tx.db.settings.currency) });
      const dueAt = input.dueAt ?? new Date(now.getTime() + ANSWER_DAYS * DAY_MS).toISOString();
      demand(Date.parse(dueAt) > now.getTime(), 'input.dueAt', liabilityReasons.CHARGE_DUE_PAST);
      const made = await makeCaseRow(tx, 'ChargeBack', 'claimed', {
        customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, liabilityId: liability.id, cause: input.cause, party: input.party, partyName: input.partyName.trim(), share, state: ChargeState.CLAIMED, amount,
        reason: input.reason.trim(), dueAt, claimedAt: now.toISOString(), claimedOn: await dayAt(tx, ticket.storeId), claimedById: tx.viewer.employeeId,
      });
      await owe(tx, {
        kind: CHARGE_BACK, resource: 'ChargeBack', resourceKey: made.id, storeId: ticket.storeId, ownerId: tx.viewer.employeeId, dueAt, remindMinutes: 1_440,
        title: { zh: `${ticket.number}：${made.partyName}答复索赔`, en: `${ticket.number}: ${made.partyName} answers the charge-back` },
      });
      await tell(tx, ticket, 'chargeClaimed', detailOf(made));
      return caseWire('ChargeBack', made);
    });
  });
}

/** Notes what the other side said; what it accepts is owed to us and booked. Answers the claim's wire id. */
export async function answerChargeBack(ctx: Context, input: AnswerChargeBackInput): Promise<string> {
  authorise(ctx, 'tickets:charge-back');
  return transact(still(ctx, input.answer), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'ChargeBack', input.id, 'tickets:charge-back', input.expectedVersion);
    const state = chargeStates.next(row.state, input.isAccepted ? 'accept' : 'refuse');
    const accepted = input.acceptedAmount ?? toMoney(row.amount);
    if (input.isAccepted) {
      demand(isMoney(accepted) && decimal(accepted).greaterThan(0), 'input.acceptedAmount', liabilityReasons.CHARGE_AMOUNT);
      demand(compareNumbers(accepted, row.amount) <= 0, 'input.acceptedAmount', liabilityReasons.CHARGE_ACCEPTED_OVER);
    }
    const saved = await saveCaseRow(tx, 'ChargeBack', row, input.isAccepted ? 'accepted' : 'refused', {
      state, answer: input.answer.trim(), answeredAt: tx.clock.now().toISOString(), ...(input.isAccepted ? { acceptedAmount: toMoney(accepted) } : {}),
    });
    if (input.isAccepted) await post(tx, { key: keyOf(row, 'accepted'), kind: 'charge-back.accepted', storeId: row.storeId, resource: 'ChargeBack', resourceKey: row.id, sides: move(toMoney(accepted), 'claims-receivable', 'claims-recovered') });
    await settleDuty(tx, { kind: CHARGE_BACK, resource: 'ChargeBack', resourceKey: row.id }, input.isAccepted ? 'accepted' : 'refused');
    await tell(tx, ticket, input.isAccepted ? 'chargeAccepted' : 'chargeRefused', { ...detailOf(saved), reason: input.answer.trim() });
    return caseWire('ChargeBack', saved);
  });
}

/** The money is there: booked once, however often it is said. Answers the claim's wire id. */
export async function settleChargeBack(ctx: Context, input: SettleChargeBackInput): Promise<string> {
  authorise(ctx, 'tickets:charge-back');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'settleChargeBack', input, async () => {
    const { row, ticket } = await caseRowToWrite(tx, 'ChargeBack', input.id, 'tickets:charge-back', input.expectedVersion);
    const saved = await saveCaseRow(tx, 'ChargeBack', row, 'settled', { state: chargeStates.next(row.state, 'settle'), settledAt: tx.clock.now().toISOString(), settledOn: await dayAt(tx, row.storeId), reference: input.reference.trim() });
    await post(tx, { key: keyOf(row, 'settled'), kind: 'charge-back.settled', storeId: row.storeId, resource: 'ChargeBack', resourceKey: row.id, sides: move(toMoney(row.acceptedAmount ?? row.amount), 'claims-received', 'claims-receivable') });
    await tell(tx, ticket, 'chargeSettled', detailOf(saved));
    return caseWire('ChargeBack', saved);
  }));
}

/** Takes a claim back, with a reason; what was booked of it is reversed. Answers its wire id. */
export async function withdrawChargeBack(ctx: Context, input: WithdrawChargeBackInput): Promise<string> {
  authorise(ctx, 'tickets:charge-back');
  return transact(still(ctx, input.reason), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'ChargeBack', input.id, 'tickets:charge-back', input.expectedVersion);
    const wasAccepted = row.state === ChargeState.ACCEPTED;
    const saved = await saveCaseRow(tx, 'ChargeBack', row, 'withdrawn', { state: chargeStates.next(row.state, 'withdraw'), answer: input.reason.trim() });
    if (wasAccepted) await reverse(tx, keyOf(row, 'accepted'), 'charge-back.withdrawn');
    await settleDuty(tx, { kind: CHARGE_BACK, resource: 'ChargeBack', resourceKey: row.id }, input.reason.trim(), DutyState.CANCELLED);
    await tell(tx, ticket, 'chargeWithdrawn', { ...detailOf(saved), reason: input.reason.trim() });
    return caseWire('ChargeBack', saved);
  });
}
