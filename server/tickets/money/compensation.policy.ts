// The policy of compensation in force, and what was given already, by what its limits are summed over.
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { ask } from '../../core/ask.ts';
import { roomOf, type Given, type RoomLine } from '../../core/authority.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { defineAuthority } from '../../platform/approval/approval.registry.ts';
import { authorityAsOf, rolesOver, type InForce } from '../../platform/approval/authority.service.ts';
import { uncertifiedLimit } from '../gates/gate.service.ts';
import { parseCompensation, SHIPPED_COMPENSATION, type CompensationRules } from './compensation.rules.ts';

const COMPENSATION_POLICY = defineAuthority<CompensationRules>({
  key: 'compensation', nameZh: '补偿权限', nameEn: 'Compensation authority', parse: parseCompensation, shipped: SHIPPED_COMPENSATION,
});

const GIVEN = `
  with month as (select date_trunc('month', $5::timestamptz at time zone $6) at time zone $6 start),
  live as (select * from compensations where origin = 'GRANT' and state in ('GRANTED', 'PAID'))
  select 'CASE' per, compensation_kind kind, scenario, sum(amount)::text amount from live where customer_id = $1 and ticket_id = $2 group by 2, 3
  union all select 'CUSTOMER_MONTH', compensation_kind, scenario, sum(amount)::text from live, month where customer_id = $1 and granted_at >= month.start group by 2, 3
  union all select 'ACTOR_MONTH', compensation_kind, scenario, sum(amount)::text from live, month where maker_user_id = $3 and approval_id is null and granted_at >= month.start group by 2, 3
  union all select 'STORE_MONTH', compensation_kind, scenario, sum(amount)::text from live, month where store_id = $4 and granted_at >= month.start group by 2, 3`;

export type CaseTicket = Pick<Ticket, 'id' | 'customerId' | 'storeId' | 'number'>;

/** What was given already; decides when it is asked in a transaction that holds the locks of the case. */
export async function givenSoFar(ctx: Context | WriteContext, ticket: CaseTicket, makerUserId: string | null): Promise<Given[]> {
  const values = [ticket.customerId, ticket.id, makerUserId, ticket.storeId, ctx.clock.now(), ctx.db.settings.zone];
  return ask<Given>(ctx, GIVEN, values);
}

/**
 * Makes everybody wait who gives to the same customer, out of the same hand, or from the same store: always in this order, and
 * after the ticket's own lock, so that nobody waits in a circle.
 */
export async function lockCase(tx: WriteContext, ticket: CaseTicket, makerUserId: string | null, isStoreBound: boolean): Promise<void> {
  for (const key of [`customer:${ticket.customerId}`, `actor:${makerUserId ?? ''}`, ...(isStoreBound ? [`store:${ticket.storeId}`] : [])]) {
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 20))', [`money:${key}`]);
  }
}

/** Does the policy sum anything of this kind over a whole store? */
export const isStoreBound = (rules: CompensationRules, kind: string): boolean => rules.limits.some((limit) => limit.per === 'STORE_MONTH' && (!limit.kinds || limit.kinds.includes(kind)));

export interface Room { policy: InForce<CompensationRules>; lines: RoomLine[]; given: Given[] }

/** What the viewer may still give here, of a kind and in a scenario. */
export async function roomFor(ctx: Context | WriteContext, ticket: CaseTicket, asked: { kind: string; scenario?: string | null }, policy: InForce<CompensationRules>): Promise<Room> {
  const given = await givenSoFar(ctx, ticket, ctx.viewer.userId);
  const roles = await rolesOver(ctx, ctx.viewer, ticket.storeId);
  // Whoever lacks the certificate that the category asks for goes less far alone.
  const lower = await uncertifiedLimit(ctx, ctx.viewer.employeeId, ticket);
  return { policy, given, lines: roomOf(lower ? { limits: [...policy.rules.limits, lower] } : policy.rules, { roles, kind: asked.kind, scenario: asked.scenario ?? null }, given) };
}
export const policyNow = (ctx: Context | WriteContext): Promise<InForce<CompensationRules>> => authorityAsOf(ctx, COMPENSATION_POLICY);
