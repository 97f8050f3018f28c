// Returns: asked for by any route, once a line; routine ones accepted by the rules at once, others by a person, large ones by approval.
import { ClockEvent, ClockKind } from '../../../schema/tickets/policy.ts';
import { ApprovalState, type Approval } from '../../../schema/platform/approval.ts';
import { FileKind } from '../../../schema/platform/file.ts';
import { TicketChannel } from '../../../schema/tickets/kinds.ts';
import { ReturnCase, ReturnReason, ReturnRoute, ReturnState } from '../../../schema/tickets/return.ts';
import type { AppealReturnInput, CancelReturnInput, DecideReturnInput, ReceiveReturnInput, RequestReturnInput } from '../../../schema/tickets/return.inputs.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { fits, roomOf } from '../../core/authority.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { formatMoney, compareNumbers, decimal, isMoney, multiplyMoney, toMoney } from '../../core/money.ts';
import { labelOf } from '../../core/language.ts';
import { transact } from '../../core/transact.ts';
import { defineApprovalKind } from '../../platform/approval/approval.registry.ts';
import { askApproval } from '../../platform/approval/approval.service.ts';
import { rolesOver, type InForce } from '../../platform/approval/authority.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { clockEvent } from '../clocks/clock.service.ts';
import { deadlineOfRow } from '../clocks/clock.rules.ts';
import { lockCase } from '../money/compensation.policy.ts';
import { tell } from '../money/compensation.row.ts';
import { FRESH_CATEGORIES, refundableLines } from '../money/refundable.ts';
import { openTicket } from '../ticket.open.ts';
import { proofsOn } from '../files/ticket-file.service.ts';
import { ticketToWrite } from '../ticket.row.ts';
import { findLine, pastOf, type FoundLine } from './return.find.ts';
import { returnReasons } from './return.messages.ts';
import { accept, actOn, detailOfReturn, lockReturn, returnRulesNow, returnToWrite, returnWire, saveReturn } from './return.row.ts';
import { abuseOf, judge, returnStates, type ReturnRules } from './return.rules.ts';

export const RETURN = 'RETURN';
const CHANNELS: Record<ReturnRoute, TicketChannel> = { DESK: TicketChannel.DESK, KIOSK: TicketChannel.KIOSK, PICK_UP: TicketChannel.PHONE, ONLINE: TicketChannel.MINI_PROGRAM };
/** One act, one instant. */
const still = (ctx: Context, reason?: string | null): Context => {
  const at = ctx.clock.now();
  return { ...ctx, clock: { now: () => at }, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
};

/** Within how many days goods come back without a reason, by the policy in force; for younger modules. */
export const noReasonDays = async (ctx: Context): Promise<number> => (await returnRulesNow(ctx)).rules.noReasonDays;

/** Asks for a return, once per key and once a line. Answers its wire id. */
export async function requestReturn(ctx: Context, input: RequestReturnInput): Promise<string> {
  authorise(ctx, 'tickets:open');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'requestReturn', input, async () => {
    const ticketId = input.ticketId ?? (await ticketFor(tx, input));
    return returnWire(await request(tx, await ticketToWrite(tx, ticketId, 'tickets:open'), input));
  }));
}

/** A ticket of its own for a return that comes without one, so that all of it stands in one thread. */
async function ticketFor(tx: WriteContext, input: RequestReturnInput): Promise<string> {
  demand(input.customerId ?? input.memberNo ?? input.phone, 'input.memberNo', returnReasons.RETURN_CUSTOMER);
  const [category] = await tx.manager.query<{ id: string }[]>(`select id::text from ticket_categories where key = $1 and not is_archived`, [input.reason === ReturnReason.FRESH || input.reason === ReturnReason.QUALITY ? 'product-quality' : 'return-policy']);
  return openTicket(tx, {
    idempotencyKey: `return:${input.idempotencyKey}`, body: input.remark?.trim() || (tx.locale === 'zh' ? '申请退货' : 'A return is asked for'), channel: CHANNELS[input.route ?? ReturnRoute.DESK], categoryId: category?.id ?? null,
    customerId: input.customerId, memberNo: input.memberNo, phone: input.phone, storeId: input.storeId,
  });
}

async function request(tx: WriteContext, ticket: Ticket, input: RequestReturnInput): Promise<ReturnCase> {
  await lockCase(tx, ticket, null, false);
  const line = await findLine(tx, ticket, input);
  const policy = await returnRulesNow(tx);
  const quantity = input.quantity ?? line.quantity;
  demand(decimal(quantity).greaterThan(0) && compareNumbers(quantity, line.quantity) <= 0, 'input.quantity', returnReasons.RETURN_QUANTITY);
  const open = await tx.manager.query<unknown[]>(`select 1 from return_cases where customer_id = $1 and purchase_line_id = $2 and state in ('REQUESTED', 'ACCEPTED')`, [ticket.customerId, line.lineId]);
  if (open.length) throw new AppError('CONFLICT', returnReasons.RETURN_OPEN);
  const [spare] = await refundableLines(tx, ticket.customerId, { purchaseLineId: line.lineId });
  demand(spare && compareNumbers(spare.left, '0') > 0, 'input.purchaseLineId', returnReasons.RETURN_NOTHING_LEFT);
  const worth = multiplyMoney(line.amount, decimal(quantity).dividedBy(line.quantity));
  const refundAmount = compareNumbers(worth, spare.left) > 0 ? spare.left : worth;
  const proofs = await proofsOn(tx, ticket, input.evidenceIds ?? [], 'input.evidenceIds');
  const evidenceIds = proofs.map((one) => one.id);
  // A paper shows nothing of the goods.
  const photos = proofs.filter((one) => one.fileKind !== FileKind.PDF).length;
  const abuse = abuseOf(await pastOf(tx, ticket.customerId, policy.rules.abuse.windowDays), policy.rules);
  const isFresh = (FRESH_CATEGORIES as readonly string[]).includes(line.categoryCode ?? '');
  const hasPackaging = input.hasPackaging !== false;
  const verdict = judge({ reason: input.reason, daysSince: line.daysSince, isFresh, photos, hasPackaging, categoryCode: line.categoryCode, abuseScore: abuse.score }, policy.rules);
  if (verdict.isLate) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.reason': returnReasons.RETURN_LATE }, params: { days: policy.rules.noReasonDays } });
  const made = await withVerb(tx, 'return.requested', () => tx.manager.save(tx.manager.create(ReturnCase, {
    customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, purchaseId: line.purchaseId, purchaseLineId: line.lineId, productId: line.productId, returnReason: input.reason,
    route: input.route ?? ReturnRoute.DESK, state: ReturnState.REQUESTED, quantity, refundAmount, isWithoutReceipt: !input.receiptNo && !input.purchaseLineId, isWithoutPackaging: !hasPackaging, isFresh, isRoutine: false,
    daysSince: line.daysSince, evidenceIds, remark: input.remark?.trim() || null, grounds: verdict.grounds, requestedAt: tx.clock.now().toISOString(), abuseScore: abuse.score, abuseReasons: abuse.reasons, policyNumber: policy.number,
  } as Partial<ReturnCase>)));
  await aboutLine(tx, ticket, line);
  await tell(tx, ticket, 'returnRequested', { ...detailOfReturn(made), isWithoutReceipt: made.isWithoutReceipt });
  const clocks = await clockEvent(tx, ticket, ClockEvent.RETURN_REQUESTED, { isReturn: true, isFresh, subjectKey: made.id });
  const dueOf = (kind: ClockKind): string | null => { const clock = clocks.find((one) => one.kind === kind && one.subjectKey === made.id); return clock ? deadlineOfRow(clock) : null; };
  const row = await saveReturn(tx, made, 'timed', { reviewDueAt: dueOf(ClockKind.RETURN_REVIEW), refundDueAt: dueOf(ClockKind.REFUND) });
  if (verdict.isRoutine && compareNumbers(row.refundAmount, routineMost(policy.rules)) <= 0) await accept(tx, ticket, row, { isRoutine: true }, line.categoryId);
  return row;
}

/** What the rules may pay without anybody: as much as a desk may. */
const routineMost = (rules: ReturnRules): string => rules.limits.filter((limit) => limit.per === 'GRANT').map((limit) => limit.amount).sort((a, b) => compareNumbers(a, b))[0] ?? '0.00';

/** A ticket that did not say what it was about does now. */
async function aboutLine(tx: WriteContext, ticket: Ticket, line: FoundLine): Promise<void> {
  if (ticket.purchaseLineId) return;
  const set = { purchaseId: ticket.purchaseId ?? line.purchaseId, purchaseLineId: line.lineId, productId: ticket.productId ?? line.productId };
  Object.assign(ticket, set);
  await tx.manager.query('update tickets set purchase_id = $3, purchase_line_id = $4, product_id = $5 where customer_id = $1 and id = $2', [ticket.customerId, ticket.id, set.purchaseId, set.purchaseLineId, set.productId]);
}

const categoryOf = async (tx: WriteContext, row: ReturnCase): Promise<string | null> => (await tx.manager.query<{ id: string | null }[]>('select category_id::text id from products where id = $1', [row.productId]))[0]?.id ?? null;
/** An appeal is heard by somebody else than who refused. */
function demandOther(tx: WriteContext, row: ReturnCase): void {
  if (row.appealedAt && row.deciderUserId && row.deciderUserId === tx.viewer.userId) throw new AppError('FORBIDDEN', returnReasons.RETURN_SAME_PERSON);
}

/** Decides a return that the rules left to a person; beyond the decider's authority it waits for approval. Answers its wire id. */
export async function decideReturn(ctx: Context, input: DecideReturnInput): Promise<string> {
  authorise(ctx, 'tickets:compensate');
  const reason = input.reason?.trim() || null;
  return transact(still(ctx, reason), async (tx) => {
    const { row, ticket } = await returnToWrite(tx, input.id, 'tickets:compensate', input.expectedVersion);
    returnStates.next(row.state, input.isAccepted ? 'accept' : 'refuse');
    if (row.approvalId) throw new AppError('POLICY', returnReasons.RETURN_WAITS);
    demandOther(tx, row);
    if (!input.isAccepted) {
      demand((reason?.length ?? 0) >= 2, 'input.reason', returnReasons.RETURN_REASON);
      return returnWire(await actOn(tx, ticket, row, 'refuse', { decision: reason, decidedAt: tx.clock.now().toISOString(), deciderId: tx.viewer.employeeId, deciderUserId: tx.viewer.userId }, { reason }));
    }
    const amount = input.refundAmount === undefined || input.refundAmount === null ? row.refundAmount : input.refundAmount;
    demand(isMoney(amount) && decimal(amount).greaterThan(0) && compareNumbers(amount, row.refundAmount) <= 0, 'input.refundAmount', returnReasons.RETURN_AMOUNT);
    const refundAmount = toMoney(amount);
    const policy = await returnRulesNow(tx);
    const lines = roomOf(policy.rules, { roles: await rolesOver(tx, tx.viewer, ticket.storeId), kind: RETURN }, []);
    if (!fits(lines, refundAmount)) return returnWire(await askFor(tx, ticket, row, refundAmount, reason, policy));
    await accept(tx, ticket, row, { refundAmount, decision: reason, deciderId: tx.viewer.employeeId, deciderUserId: tx.viewer.userId }, await categoryOf(tx, row));
    return returnWire(row);
  });
}

async function askFor(tx: WriteContext, ticket: Ticket, row: ReturnCase, refundAmount: string, reason: string | null, policy: InForce<ReturnRules>): Promise<ReturnCase> {
  const title = labelOf((language) => `${language === 'zh' ? '退货' : 'Return'} ${formatMoney(refundAmount, language, tx.db.settings.currency)} · ${ticket.number}`);
  const approval = await askApproval(tx, {
    kind: RETURN, title, amount: refundAmount, storeId: row.storeId, resource: 'ReturnCase', resourceKey: row.id, subjectVersion: row.version + 1, reason: reason ?? row.remark ?? row.returnReason, policy, total: refundAmount,
  });
  const saved = await saveReturn(tx, row, 'pending', { approvalId: approval.id, refundAmount });
  await tell(tx, ticket, 'returnAsked', { ...detailOfReturn(saved), approvalId: approval.id, dueAt: new Date(approval.dueAt).toISOString() });
  return saved;
}

/** The customer does not agree with a refusal: it is looked at again, once, by somebody else. Answers its wire id. */
export async function appealReturn(ctx: Context, input: AppealReturnInput): Promise<string> {
  authorise(ctx, 'tickets:open');
  return transact(still(ctx, input.reason), async (tx) => {
    const { row, ticket } = await returnToWrite(tx, input.id, 'tickets:open', input.expectedVersion);
    if (row.appealedAt) throw new AppError('POLICY', returnReasons.RETURN_APPEALED);
    returnStates.next(row.state, 'appeal');
    await lockCase(tx, ticket, null, false);
    const saved = await actOn(tx, ticket, row, 'appeal', { appealedAt: tx.clock.now().toISOString(), appeal: input.reason.trim(), decidedAt: null, approvalId: null }, { reason: input.reason.trim() });
    return returnWire(saved);
  });
}

/** The customer keeps it after all. Answers its wire id. */
export async function cancelReturn(ctx: Context, input: CancelReturnInput): Promise<string> {
  authorise(ctx, 'tickets:open');
  return transact(still(ctx, input.reason), async (tx) => {
    const { row, ticket } = await returnToWrite(tx, input.id, 'tickets:open', input.expectedVersion);
    if (row.approvalId) throw new AppError('POLICY', returnReasons.RETURN_WAITS);
    return returnWire(await actOn(tx, ticket, row, 'cancel', { decision: input.reason?.trim() || null, decidedAt: tx.clock.now().toISOString() }));
  });
}

/** Notes that the goods are back, and whether they are sold again. Answers its wire id. */
export async function receiveReturn(ctx: Context, input: ReceiveReturnInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), async (tx) => {
    const { row, ticket } = await returnToWrite(tx, input.id, 'tickets:write', input.expectedVersion);
    const saved = await saveReturn(tx, row, 'received', { receivedAt: row.receivedAt ?? tx.clock.now().toISOString(), isRestocked: input.isRestocked });
    await tell(tx, ticket, 'returnReceived', { ...detailOfReturn(saved), isRestocked: input.isRestocked });
    return returnWire(saved);
  });
}

const waiting = async (tx: WriteContext, approval: Approval): Promise<{ row: ReturnCase; ticket: Ticket }> => {
  const held = await lockReturn(tx, approval.resourceKey);
  if (held?.row.state !== ReturnState.REQUESTED) throw returnStates.forbids(held?.row.state ?? ReturnState.CANCELLED);
  return held;
};
defineApprovalKind({
  kind: RETURN, label: { zh: '退货', en: 'Return' }, word: 'tickets:approve',
  async subject(tx, approval) { const held = await lockReturn(tx, approval.resourceKey); return held ? { version: held.row.version, total: held.row.refundAmount } : null; },
  async approved(tx, approval) {
    const { row, ticket } = await waiting(tx, approval);
    demandOther(tx, row);
    await accept(tx, ticket, row, { decision: approval.decision ?? null, deciderId: tx.viewer.employeeId, deciderUserId: tx.viewer.userId }, await categoryOf(tx, row));
  },
  async ended(tx, approval, how) {
    const { row, ticket } = await waiting(tx, approval);
    const by = { decision: approval.decision ?? null, deciderId: tx.viewer.employeeId, deciderUserId: tx.viewer.userId, decidedAt: tx.clock.now().toISOString() };
    if (how === ApprovalState.REFUSED) await actOn(tx, ticket, row, 'refuse', by, { reason: approval.decision ?? null });
    // Out of time or taken back: it is for the desk to decide again.
    else await tell(tx, ticket, 'returnAskedInVain', detailOfReturn(await saveReturn(tx, row, 'asked-in-vain', { approvalId: null })));
  },
});
