// Remedies: proposed, agreed with the customer, given out of somebody's authority, and carried out as planned or later with a reason.
import { Compensation, CompensationState } from '../../../schema/tickets/compensation.ts';
import { DutyState } from '../../../schema/platform/duty.ts';
import { RemedyState, type Remedy } from '../../../schema/tickets/liability.ts';
import type { AgreeRemediesInput, CancelRemedyInput, DelayRemedyInput, FinishRemedyInput, ProposeRemediesInput, StartRemedyInput } from '../../../schema/tickets/liability.inputs.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { addMoney, compareNumbers, decimal, isMoney, toMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { onCompensationEnded, onCompensationPaid, tell } from '../money/compensation.row.ts';
import { grantCompensation } from '../money/compensation.service.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { ticketToWrite, wireOf } from '../ticket.row.ts';
import { demandAssignee } from '../ticket.staff.ts';
import { REMEDY } from './case.duties.ts';
import { costOf, liveClaims } from './case.facts.ts';
import { liabilityReasons } from './liability.messages.ts';
import { caseRowToWrite, caseWire, lockCaseRow, makeCaseRow, saveCaseRow, still } from './liability.row.ts';
import { GIVEN_AS, isDoneByPaying, remedyStates, weightOf } from './liability.rules.ts';

const detailOf = (row: Remedy): Record<string, unknown> => ({ remedyId: caseWire('Remedy', row), kind: row.remedyKind, what: row.what, amount: row.amount });

/** Proposes what may be done, once per key. Answers the ticket's wire id. */
export async function proposeRemedies(ctx: Context, input: ProposeRemediesInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'proposeRemedies', input, async () => {
      ticketStates.next(ticket.status, 'classify');
      for (const [at, one] of input.items.entries()) {
        const path = `input.items.${at}`;
        const cost = one.costAmount ?? one.amount;
        demand(isMoney(one.amount) && decimal(one.amount).greaterThan(0), `${path}.amount`, liabilityReasons.REMEDY_AMOUNT);
        demand(isMoney(cost) && !decimal(cost).isNegative(), `${path}.costAmount`, liabilityReasons.REMEDY_COST);
        demand(Date.parse(one.dueAt) > tx.clock.now().getTime(), `${path}.dueAt`, liabilityReasons.REMEDY_DUE_PAST);
        if (one.ownerId) await demandAssignee(tx, one.ownerId, ticket.storeId);
        const made = await makeCaseRow(tx, 'Remedy', 'proposed', {
          customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, remedyKind: one.remedyKind, state: RemedyState.PROPOSED, what: one.what.trim(), amount: toMoney(one.amount), costAmount: toMoney(cost),
          dueAt: one.dueAt, ownerId: one.ownerId ?? ticket.assigneeId ?? null,
        });
        await tell(tx, ticket, 'remedyProposed', detailOf(made));
      }
      return wireOf(ticket);
    });
  });
}

async function oweRemedy(tx: WriteContext, ticket: Ticket, row: Remedy): Promise<void> {
  await owe(tx, {
    kind: REMEDY, resource: 'Remedy', resourceKey: row.id, storeId: row.storeId, ownerId: row.ownerId ?? null, dueAt: new Date(row.dueAt).toISOString(), remindMinutes: 120,
    title: { zh: `${ticket.number}：${row.what}`, en: `${ticket.number}: ${row.what}` },
  });
}

/** Notes what the customer said to proposals; what she agreed to is owed by its time. Answers the ticket's wire id. */
export async function agreeRemedies(ctx: Context, input: AgreeRemediesInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx, input.agreement), async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    const now = tx.clock.now().toISOString();
    for (const wire of [...new Set(input.ids)].sort()) {
      const key = decodeId('Remedy', wire);
      const held = key?.owner === ticket.customerId ? await lockCaseRow(tx, 'Remedy', key.id) : null;
      demand(held?.row.ticketId === ticket.id, 'input.ids', liabilityReasons.REMEDY_UNKNOWN);
      const state = remedyStates.next(held.row.state, input.isAgreed ? 'agree' : 'decline');
      const saved = await saveCaseRow(tx, 'Remedy', held.row, input.isAgreed ? 'agreed' : 'declined', { state, agreement: input.agreement.trim(), ...(input.isAgreed ? { agreedAt: now } : {}) });
      if (input.isAgreed) await oweRemedy(tx, ticket, saved);
      await tell(tx, ticket, input.isAgreed ? 'remedyAgreed' : 'remedyDeclined', { ...detailOf(saved), reason: input.agreement.trim() });
    }
    return wireOf(ticket);
  });
}

/** Puts an agreed remedy in hand, once per key: given within one's authority, or asked for. Answers its wire id. */
export async function startRemedy(ctx: Context, input: StartRemedyInput): Promise<string> {
  authorise(ctx, 'tickets:compensate');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'startRemedy', input, async () => {
    const { row, ticket } = await caseRowToWrite(tx, 'Remedy', input.id, 'tickets:compensate', input.expectedVersion);
    const state = remedyStates.next(row.state, 'start');
    const given = await grantCompensation(tx, {
      ticketId: wireOf(ticket), idempotencyKey: `${input.idempotencyKey}:given`.slice(0, 255), kind: GIVEN_AS[row.remedyKind], amount: toMoney(row.amount), costAmount: toMoney(row.costAmount), what: row.what, reason: row.agreement ?? row.what,
    });
    const compensationId = decodeId('Compensation', given)?.id as string;
    const saved = await saveCaseRow(tx, 'Remedy', row, 'started', { state, compensationId, waitsFor: null });
    await tell(tx, ticket, 'remedyStarted', detailOf(saved));
    // Money may have gone out at once.
    if (isDoneByPaying(saved.remedyKind) && (await compensationOf(tx, saved))?.state === CompensationState.PAID) await finish(tx, ticket, saved, null);
    return caseWire('Remedy', saved);
  }));
}

const compensationOf = async (tx: WriteContext, row: Remedy): Promise<Compensation | null> =>
  (row.compensationId ? tx.manager.findOneBy(Compensation, { customerId: row.customerId, id: row.compensationId }) : null);

async function finish(tx: WriteContext, ticket: Ticket, row: Remedy, outcome: string | null): Promise<Remedy> {
  const now = tx.clock.now();
  const isLate = now.getTime() > new Date(row.dueAt).getTime();
  const saved = await saveCaseRow(tx, 'Remedy', row, 'done', { state: remedyStates.next(row.state, 'finish'), doneAt: now.toISOString(), isLate, outcome, waitsFor: null });
  await settleDuty(tx, { kind: REMEDY, resource: 'Remedy', resourceKey: row.id }, outcome ?? 'paid');
  await tell(tx, ticket, 'remedyDone', { ...detailOf(saved), isLate });
  return saved;
}

/** Notes that work or goods were carried out. Answers its wire id. */
export async function finishRemedy(ctx: Context, input: FinishRemedyInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'Remedy', input.id, 'tickets:write', input.expectedVersion);
    remedyStates.next(row.state, 'finish');
    if ((await compensationOf(tx, row))?.state !== CompensationState.PAID) throw new AppError('POLICY', liabilityReasons.REMEDY_WAITS_APPROVAL);
    return caseWire('Remedy', await finish(tx, ticket, row, input.outcome.trim()));
  });
}

/** Moves the promise: parts or a supplier are late (C-29). Answers its wire id. */
export async function delayRemedy(ctx: Context, input: DelayRemedyInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx, input.waitsFor), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'Remedy', input.id, 'tickets:write', input.expectedVersion);
    demand(Date.parse(input.dueAt) > tx.clock.now().getTime(), 'input.dueAt', liabilityReasons.REMEDY_DUE_PAST);
    const was = new Date(row.dueAt).toISOString();
    const saved = await saveCaseRow(tx, 'Remedy', row, 'delayed', { state: remedyStates.next(row.state, 'delay'), waitsFor: input.waitsFor.trim(), dueAt: input.dueAt });
    await oweRemedy(tx, ticket, saved);
    await tell(tx, ticket, 'remedyDelayed', { ...detailOf(saved), was, dueAt: input.dueAt, reason: input.waitsFor.trim() });
    return caseWire('Remedy', saved);
  });
}

/** Drops a remedy that nobody has begun. Refused when more would then be claimed than the case costs. Answers its wire id. */
export async function cancelRemedy(ctx: Context, input: CancelRemedyInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx, input.reason), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'Remedy', input.id, 'tickets:write', input.expectedVersion);
    const saved = await saveCaseRow(tx, 'Remedy', row, 'cancelled', { state: remedyStates.next(row.state, 'cancel'), outcome: input.reason.trim() });
    const claimed = addMoney(...(await liveClaims(tx, ticket)).map(weightOf));
    if (compareNumbers(claimed, (await costOf(tx, ticket)).total) > 0) throw new AppError('POLICY', liabilityReasons.REMEDY_CLAIMED);
    await settleDuty(tx, { kind: REMEDY, resource: 'Remedy', resourceKey: row.id }, input.reason.trim(), DutyState.CANCELLED);
    await tell(tx, ticket, 'remedyCancelled', { ...detailOf(saved), reason: input.reason.trim() });
    return caseWire('Remedy', saved);
  });
}

/** The remedy that a compensation carries, locked. */
async function remedyOf(tx: WriteContext, given: Compensation): Promise<Remedy | null> {
  const [found] = await tx.manager.query<{ id: string }[]>('select id::text from remedies where customer_id = $1 and compensation_id = $2', [given.customerId, given.id]);
  return found ? ((await lockCaseRow(tx, 'Remedy', found.id))?.row ?? null) : null;
}

onCompensationPaid(async (tx, ticket, given) => {
  const row = await remedyOf(tx, given);
  if (row?.state === RemedyState.IN_HAND && isDoneByPaying(row.remedyKind)) await finish(tx, ticket, row, null);
});
// Nobody said yes: what was agreed with the customer is still owed to her.
onCompensationEnded(async (tx, ticket, given) => {
  const row = await remedyOf(tx, given);
  if (row?.state !== RemedyState.IN_HAND) return;
  const saved = await saveCaseRow(tx, 'Remedy', row, 'returned', { state: remedyStates.next(row.state, 'return'), compensationId: null });
  await tell(tx, ticket, 'remedyReturned', detailOf(saved));
});
