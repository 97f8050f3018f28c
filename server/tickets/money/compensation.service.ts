// Giving: within one's authority at once, beyond it by approval; never more back than was paid, whoever gives at the same time.
import { ApprovalState, type Approval } from '../../../schema/platform/approval.ts';
import { Compensation, CompensationKind, CompensationOrigin, CompensationState } from '../../../schema/tickets/compensation.ts';
import type { GrantCompensationInput, ReviseCompensationInput } from '../../../schema/tickets/compensation.inputs.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import { caseTotal, fits } from '../../core/authority.ts';
import { authorise, type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, decimal, formatMoney, isMoney, toMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { defineApprovalKind } from '../../platform/approval/approval.registry.ts';
import { askApproval, lockApproval, reviseApproval } from '../../platform/approval/approval.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { judgeTicket, ticketToWrite } from '../ticket.row.ts';
import { givenSoFar, isStoreBound, lockCase, policyNow, roomFor } from './compensation.policy.ts';
import { titleOf } from './compensation.rules.ts';
import { compensationWire, detailOf, give, lockCompensation, saveAs, tell, tellEnded } from './compensation.row.ts';
import { moneyReasons } from './money.messages.ts';
import { refundableLines } from './refundable.ts';

export const COMPENSATION = 'COMPENSATION';

/** Gives something on a ticket, once per key; beyond the giver's authority it waits for approval. Answers its wire id. */
export async function grantCompensation(ctx: Context, input: GrantCompensationInput): Promise<string> {
  authorise(ctx, 'tickets:compensate');
  // One act, one instant.
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at } }, async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:compensate');
    return once(tx, input.idempotencyKey, 'grantCompensation', input, async () => compensationWire(await grant(tx, ticket, input)));
  });
}

async function grant(tx: WriteContext, ticket: Ticket, input: GrantCompensationInput): Promise<Compensation> {
  if (ticket.status === TicketStatus.ARCHIVED) throw new AppError('POLICY', moneyReasons.MONEY_TICKET_OVER);
  demand(isMoney(input.amount) && decimal(input.amount).greaterThan(0), 'input.amount', moneyReasons.MONEY_AMOUNT);
  const amount = toMoney(input.amount);
  const cost = input.costAmount ?? amount;
  demand(isMoney(cost) && !decimal(cost).isNegative(), 'input.costAmount', moneyReasons.MONEY_COST);
  const what = input.what?.trim() || null;
  const needsWhat = ([CompensationKind.GIFT, CompensationKind.SERVICE, CompensationKind.CARE] as string[]).includes(input.kind);
  demand(!needsWhat || what, 'input.what', moneyReasons.MONEY_WHAT);
  const policy = await policyNow(tx);
  await lockCase(tx, ticket, tx.viewer.userId, isStoreBound(policy.rules, input.kind));
  const bought = input.kind === CompensationKind.REFUND ? await boughtBy(tx, ticket, input) : { purchaseId: null, purchaseLineId: null };
  if (input.kind === CompensationKind.REFUND) await demandPaid(tx, ticket.customerId, bought, amount);
  const room = await roomFor(tx, ticket, { kind: input.kind, scenario: input.scenario ?? null }, policy);
  const made = await withVerb(tx, 'compensation.asked', async () => tx.manager.save(tx.manager.create(Compensation, {
    customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, compensationKind: input.kind, state: CompensationState.PENDING, origin: CompensationOrigin.GRANT, amount, costAmount: toMoney(cost),
    scenario: input.scenario?.trim() || null, ...bought, reason: input.reason.trim(), what, voucherCategoryId: await categoryOf(tx, input), grantedById: tx.viewer.employeeId, makerUserId: tx.viewer.userId,
    policyNumber: policy.number,
  } as Partial<Compensation>)));
  if (fits(room.lines, amount)) return give(tx, ticket, made, policy.rules.voucherDays);
  const approval = await askApproval(tx, {
    kind: COMPENSATION, title: titleOf(input.kind, amount, ticket.number, tx.db.settings.currency), amount, storeId: ticket.storeId, resource: 'Compensation', resourceKey: made.id,
    // As saved with the approval's key below.
    subjectVersion: made.version + 1, reason: input.reason.trim(), policy, total: caseTotal(room.given, amount),
  });
  const row = await saveAs(tx, made, 'pending', { approvalId: approval.id });
  await tell(tx, ticket, 'compensationAsked', { ...detailOf(row), approvalId: approval.id, dueAt: new Date(approval.dueAt).toISOString() });
  return row;
}

async function categoryOf(tx: WriteContext, input: GrantCompensationInput): Promise<string | null> {
  if (!input.voucherCategoryId || input.kind !== CompensationKind.VOUCHER) return null;
  const known = decodeId('Category', input.voucherCategoryId) && (await tx.manager.query<unknown[]>('select 1 from categories where id = $1', [input.voucherCategoryId])).length > 0;
  demand(known, 'input.voucherCategoryId', moneyReasons.MONEY_CATEGORY);
  return input.voucherCategoryId;
}

interface Bought { purchaseId: string | null; purchaseLineId: string | null }

/** What a refund is for: as said, else what the ticket is about; the customer's own, and in sight or bought in a store in reach (B-06). */
async function boughtBy(tx: WriteContext, ticket: Ticket, input: Pick<GrantCompensationInput, 'purchaseId' | 'purchaseLineId'>): Promise<Bought> {
  const line = input.purchaseLineId ? decodeId('PurchaseLine', input.purchaseLineId) : null;
  const purchase = input.purchaseId ? decodeId('Purchase', input.purchaseId) : null;
  const path = input.purchaseLineId ? 'input.purchaseLineId' : 'input.purchaseId';
  demand((!input.purchaseLineId || line?.owner === ticket.customerId) && (!input.purchaseId || purchase?.owner === ticket.customerId), path, moneyReasons.MONEY_PURCHASE_UNKNOWN);
  const isSaid = Boolean(line ?? purchase);
  const lineId = line?.id ?? (isSaid ? null : (ticket.purchaseLineId ?? null));
  const purchaseId = purchase?.id ?? (isSaid ? null : (ticket.purchaseId ?? null));
  demand(lineId ?? purchaseId, 'input.purchaseLineId', moneyReasons.MONEY_PURCHASE);
  return demandPurchase(tx, ticket, { purchaseId, purchaseLineId: lineId }, path);
}

/** Refuses what this customer did not buy, or the viewer may not know of; completes a line by its receipt. */
async function demandPurchase(tx: WriteContext, ticket: Pick<Ticket, 'customerId'>, of: Bought, path: string): Promise<Bought> {
  const [found] = await tx.manager.query<{ purchase: string; store: string }[]>(
    `select p.id::text purchase, p.store_id::text store from purchases p where p.customer_id = $1 and p.id = coalesce((select purchase_id from purchase_lines where customer_id = $1 and id = $3), $2)
       and ($2::bigint is null or p.id = $2) and ($3::bigint is null or exists (select 1 from purchase_lines l where l.customer_id = $1 and l.id = $3 and l.purchase_id = p.id and l.line_kind = 'SALE'))`,
    [ticket.customerId, of.purchaseId, of.purchaseLineId]);
  const reach = reachOf(tx.viewer, 'tickets:compensate');
  const isNear = found && (covers(reach, found.store) || (await visibleKeys(tx, 'Purchase', [found.purchase])).has(found.purchase));
  demand(isNear, path, moneyReasons.MONEY_PURCHASE_UNKNOWN);
  return { purchaseId: found.purchase, purchaseLineId: of.purchaseLineId };
}

/** Refuses to give back more than was paid less what was given back; the customer's lock is held. */
export async function demandPaid(tx: WriteContext, customerId: string, bought: Bought, amount: string, without: string | null = null): Promise<void> {
  const lines = await refundableLines(tx, customerId, bought, without);
  const left = bought.purchaseLineId ? (lines[0]?.left ?? '0.00') : (lines[0]?.receiptLeft ?? '0.00');
  if (compareNumbers(amount, left) <= 0) return;
  throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.amount': moneyReasons.MONEY_MORE_THAN_PAID }, params: { left: formatMoney(left, tx.locale, tx.db.settings.currency) } });
}

/** Its maker changes what waits for approval; whoever saw it as it was decides nothing by that. Answers its wire id. */
export async function reviseCompensation(ctx: Context, input: ReviseCompensationInput): Promise<string> {
  authorise(ctx, 'tickets:compensate');
  demand(isMoney(input.amount) && decimal(input.amount).greaterThan(0), 'input.amount', moneyReasons.MONEY_AMOUNT);
  return transact(ctx, async (tx) => {
    const key = decodeId('Compensation', input.id);
    const [found] = key ? await tx.manager.query<{ approval: string | null }[]>('select approval_id::text approval from compensations where customer_id = $1 and id = $2', [key.owner, key.id]) : [];
    // The question first, then what it is about: the order in which it is decided, too.
    const approval = found?.approval ? await lockApproval(tx, found.approval) : null;
    const held = key && (await lockCompensation(tx, key.id));
    judgeTicket(tx, held?.ticket, 'tickets:compensate');
    const { row, ticket } = held as NonNullable<typeof held>;
    if (row.version !== input.expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: compensationWire(row), version: row.version, amount: row.amount } });
    if (row.state !== CompensationState.PENDING || !approval) throw new AppError('POLICY', moneyReasons.MONEY_NOT_PENDING);
    if (row.makerUserId !== tx.viewer.userId) throw new AppError('FORBIDDEN', moneyReasons.MONEY_NOT_MAKER);
    const amount = toMoney(input.amount);
    await lockCase(tx, ticket, row.makerUserId ?? null, false);
    if (row.compensationKind === CompensationKind.REFUND) await demandPaid(tx, row.customerId, { purchaseId: row.purchaseId ?? null, purchaseLineId: row.purchaseLineId ?? null }, amount, row.id);
    const policy = await policyNow(tx);
    const was = row.amount;
    const saved = await saveAs(tx, row, 'revised', { amount, ...(row.costAmount === was ? { costAmount: amount } : {}), reason: input.reason.trim(), policyNumber: policy.number });
    const given = await givenSoFar(tx, ticket, row.makerUserId ?? null);
    await reviseApproval(tx, approval, { title: titleOf(row.compensationKind, amount, ticket.number, tx.db.settings.currency), amount, subjectVersion: saved.version, reason: input.reason.trim(), policy, total: caseTotal(given, amount) });
    await tell(tx, ticket, 'compensationRevised', { ...detailOf(saved), was });
    return compensationWire(saved);
  });
}

defineApprovalKind({
  kind: COMPENSATION, label: { zh: '补偿', en: 'Compensation' }, word: 'tickets:approve',
  async subject(tx, approval) {
    const held = await lockCompensation(tx, approval.resourceKey);
    if (!held) return null;
    await lockCase(tx, held.ticket, held.row.makerUserId ?? null, false);
    return { version: held.row.version, total: caseTotal(await givenSoFar(tx, held.ticket, held.row.makerUserId ?? null), held.row.amount) };
  },
  async approved(tx, approval) {
    const { row, ticket } = await inHand(tx, approval);
    // The till may have taken goods back meanwhile.
    if (row.compensationKind === CompensationKind.REFUND) await demandPaid(tx, row.customerId, { purchaseId: row.purchaseId ?? null, purchaseLineId: row.purchaseLineId ?? null }, row.amount, row.id);
    await give(tx, ticket, row, (await policyNow(tx)).rules.voucherDays);
  },
  async ended(tx, approval, how) {
    const { row, ticket } = await inHand(tx, approval);
    const states: Partial<Record<ApprovalState, CompensationState>> = { REFUSED: CompensationState.REFUSED, EXPIRED: CompensationState.EXPIRED, WITHDRAWN: CompensationState.WITHDRAWN };
    const state = states[how] ?? CompensationState.WITHDRAWN;
    const saved = await saveAs(tx, row, state.toLowerCase(), { state });
    await tell(tx, ticket, 'compensationEnded', { ...detailOf(saved), ...(approval.decision ? { reason: approval.decision } : {}) });
    await tellEnded(tx, ticket, saved);
  },
});

async function inHand(tx: WriteContext, approval: Approval): Promise<{ row: Compensation; ticket: Ticket }> {
  const held = await lockCompensation(tx, approval.resourceKey);
  if (held?.row.state !== CompensationState.PENDING) throw new AppError('POLICY', moneyReasons.MONEY_NOT_PENDING);
  return held;
}
