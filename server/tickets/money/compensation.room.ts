// The money panel of a ticket: what was given, what is left of which limit and why, who decides beyond, what may be refunded.
import { CompensationKind } from '../../../schema/tickets/compensation.ts';
import type { CompensationApprover, CompensationRoom } from '../../../schema/tickets/compensation.outputs.ts';
import { caseTotal, tightest, type Per, type RoomLine } from '../../core/authority.ts';
import { authorise, type Context, covers, reachOf } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { addMoney, currencyName } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { reachesTicket, wireOf } from '../ticket.row.ts';
import { policyNow, roomFor, type CaseTicket, type Room } from './compensation.policy.ts';
import { KIND_WORDS, PER_WORDS, suggested } from './compensation.rules.ts';
import { lineOf, refundableLines } from './refundable.ts';

interface Found extends CaseTicket { purchaseId: string | null; purchaseLineId: string | null; assigneeId: string | null; pending: string; returned: string; month: string }

const TICKET = `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", t.number, t.purchase_id::text "purchaseId", t.purchase_line_id::text "purchaseLineId", t.assignee_id::text "assigneeId",
    coalesce((select sum(amount) from compensations c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.state = 'PENDING'), 0)::numeric(20, 2)::text pending,
    coalesce((select sum(amount) from compensations c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.origin = 'RETURN' and c.state in ('GRANTED', 'PAID')), 0)::numeric(20, 2)::text returned,
    to_json(date_trunc('month', $3::timestamptz at time zone $4) at time zone $4) #>> '{}' "month"
  from tickets t where t.customer_id = $1 and t.id = $2`;

/** The ticket, when the viewer may see it; NOT_FOUND otherwise. */
async function found(ctx: Context, wire: string): Promise<Found> {
  const key = decodeId('Ticket', wire);
  const { rows: [row] } = key ? await ctx.db.write.query<Found>(TICKET, [key.owner, key.id, ctx.clock.now(), ctx.db.settings.zone]) : { rows: [] };
  if (!row || !reachesTicket(reachOf(ctx.viewer, 'tickets:read'), ctx.viewer, row)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** What is asked: a ticket, and optionally a kind and a scenario whose own limits count as well. */
export interface RoomAsked { ticketId: string; kind?: CompensationKind | null; scenario?: string | null }

const labelOfLine = (line: RoomLine): Label => labelOf((language) => [
  PER_WORDS[line.per][language], ...(line.limit?.kinds ?? []).map((kind) => KIND_WORDS[kind as CompensationKind]?.[language] ?? kind),
].join(language === 'zh' ? '，' : ', '));

/** What is left to give on a ticket, of a kind and in a scenario; nothing where the viewer may not give at all. */
export async function compensationRoom(ctx: Context, input: RoomAsked): Promise<CompensationRoom> {
  authorise(ctx, 'tickets:read');
  const ticket = await found(ctx, input.ticketId);
  const policy = await policyNow(ctx);
  const room = await roomFor(ctx, ticket, { kind: input.kind ?? CompensationKind.VOUCHER, scenario: input.scenario ?? null }, policy);
  const canGrant = reachesTicket(reachOf(ctx.viewer, 'tickets:compensate'), ctx.viewer, ticket);
  const tight = tightest(room.lines);
  const left = canGrant ? (tight?.left ?? '0.00') : '0.00';
  const lines = await linesOf(ctx, ticket);
  const paid = lines.find((line) => decodeId('PurchaseLine', line.purchaseLineId)?.id === ticket.purchaseLineId)?.paid ?? (lines.length === 1 ? (lines[0]?.paid ?? null) : null);
  return {
    ticketId: wireOf(ticket), currency: ctx.db.settings.currency, canGrant, given: caseTotal(room.given), pending: ticket.pending, returned: ticket.returned, left, approvalFrom: addMoney(left, '0.01'),
    limits: room.lines.map((line) => ({
      key: line.limit?.id ?? null, labelZh: labelOfLine(line).zh, labelEn: labelOfLine(line).en, most: line.most, spent: line.spent, left: line.left, isTightest: line === tight, source: line.limit?.source ?? null,
    })),
    approvers: await approversOf(ctx, room), lines, policyNumber: policy.number, explanation: explanationOf(ctx, ticket, room, left),
    suggestions: policy.rules.suggestions.filter((one) => !input.scenario || one.scenario === input.scenario).map((one) => ({ scenario: one.scenario, labelZh: one.labelZh, labelEn: one.labelEn, kind: one.kind, amount: suggested(one, paid), source: one.source })),
  };
}

/** Lines of the ticket's receipt, where the viewer may know of it. */
async function linesOf(ctx: Context, ticket: Found): Promise<CompensationRoom['lines']> {
  if (!ticket.purchaseId) return [];
  const { rows: [receipt] } = await ctx.db.write.query<{ store: string }>('select store_id::text store from purchases where customer_id = $1 and id = $2', [ticket.customerId, ticket.purchaseId]);
  const reach = reachOf(ctx.viewer, 'tickets:compensate');
  const isNear = receipt && (covers(reach, receipt.store) || (await visibleKeys(ctx, 'Purchase', [ticket.purchaseId])).has(ticket.purchaseId));
  return isNear ? (await refundableLines(ctx, ticket.customerId, { purchaseId: ticket.purchaseId })).map((row) => lineOf(ticket.customerId, row)) : [];
}

async function approversOf(ctx: Context, room: Room): Promise<CompensationApprover[]> {
  const { rows } = await ctx.db.read.query<{ key: string; zh: string; en: string }>('select key, name_zh zh, name_en en from roles where key = any($1::text[])', [room.policy.rules.approvers.flatMap((one) => one.roles)]);
  const named = new Map(rows.map((row) => [row.key, row]));
  return room.policy.rules.approvers.map((one) => ({ roles: one.roles, upTo: one.upTo, rolesZh: one.roles.map((role) => named.get(role)?.zh ?? role), rolesEn: one.roles.map((role) => named.get(role)?.en ?? role) }));
}

const live = { origin: { eq: 'GRANT' }, state: { in: ['GRANTED', 'PAID'] } };
function rowsOf(ctx: Context, ticket: Found, per: Per): Record<string, unknown> | null {
  const monthly = { ...live, grantedAt: { gte: ticket.month } };
  switch (per) {
    case 'CASE': return { ...live, ticketId: { eq: wireOf(ticket) } };
    case 'CUSTOMER_MONTH': return { ...monthly, customerId: { eq: ticket.customerId } };
    case 'ACTOR_MONTH': return ctx.viewer.employeeId ? { ...monthly, grantedById: { eq: ctx.viewer.employeeId }, approvalId: { isNull: true } } : null;
    case 'STORE_MONTH': return { ...monthly, storeId: { eq: ticket.storeId } };
    case 'GRANT': return null;
  }
}

function explanationOf(ctx: Context, ticket: Found, room: Room, left: string): Explanation {
  const unit: Label = currencyName(ctx.db.settings.currency);
  return explain({ zh: '还能给', en: 'Left to give' }, left, {
    unit, rule: { key: room.policy.key, version: room.policy.number, since: room.policy.since },
    note: { zh: '每条额度都要满足，最紧的一条说了算', en: 'All limits hold at once; the tightest decides' },
    inputs: room.lines.map((line) => {
      const rows = rowsOf(ctx, ticket, line.per);
      const kinds = line.limit?.kinds ? { compensationKind: { in: line.limit.kinds } } : {};
      return explain(labelOfLine(line), line.left, {
        unit, ...(line.limit ? { rule: { key: line.limit.id, version: room.policy.number } } : { note: { zh: '您的角色没有这项权限', en: 'None of your roles has this authority' } }),
        inputs: [explain({ zh: '额度', en: 'Limit' }, line.most, { unit }), explain({ zh: '已用', en: 'Used' }, line.spent, { unit, ...(rows ? { rows: { resource: 'compensations', filter: { ...rows, ...kinds } } } : {}) })],
      });
    }),
  });
}

defineExplainable({
  number: 'ticket.compensationRoom', label: { zh: '还能给的补偿', en: 'Compensation left to give' }, word: 'tickets:read', of: 'Ticket', params: ['kind', 'scenario'],
  definition: { zh: '各项额度减去已用，取最小的一项', en: 'Each limit less what was given, the smallest of them' },
  async explain(ctx, { id, params }) {
    const kind = Object.values(CompensationKind).find((one) => one === params.kind) ?? null;
    return (await compensationRoom(ctx, { ticketId: id, kind, scenario: typeof params.scenario === 'string' ? params.scenario : null })).explanation as Explanation;
  },
});
