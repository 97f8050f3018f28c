// What a case consists of, read where its ticket is locked: the decision in force, claims that count, what it costs.
import { IsNull } from 'typeorm';
import { ChargeBack, Liability, type FaultCause } from '../../../schema/tickets/liability.ts';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { weightOf, type Shares } from './liability.rules.ts';

export interface OfTicket { customerId: string; id: string }

export const currentLiability = (tx: WriteContext, ticket: OfTicket): Promise<Liability | null> =>
  tx.manager.findOneBy(Liability, { customerId: ticket.customerId, ticketId: ticket.id, supersededAt: IsNull() });

export const sharesOf = (row: Liability): Shares => ({ PRODUCT: row.productShare, TRANSPORT: row.transportShare, INSTALLATION: row.installationShare, USE: row.useShare });

/** Claims that count against the cost. */
export async function liveClaims(tx: WriteContext, ticket: OfTicket): Promise<ChargeBack[]> {
  const rows = await tx.manager.find(ChargeBack, { where: { customerId: ticket.customerId, ticketId: ticket.id } });
  return rows.filter((row) => weightOf(row) !== '0.00');
}

/*
 * What a case costs us: everything given on the ticket, and what was agreed and is not given yet. What is given by a remedy
 * stands among the compensations, so it is counted once.
 */
const COST = `
  select coalesce((select sum(c.cost_amount) from compensations c where c.customer_id = $1 and c.ticket_id = $2 and c.state in ('GRANTED', 'PAID')), 0) given,
    coalesce((select sum(r.cost_amount) from remedies r where r.customer_id = $1 and r.ticket_id = $2 and r.state in ('AGREED', 'WAITING', 'IN_HAND')
      and not exists (select 1 from compensations c where c.customer_id = r.customer_id and c.id = r.compensation_id and c.state in ('GRANTED', 'PAID'))), 0) agreed`;

export interface CaseCost { given: string; agreed: string; total: string }
/** The cost of a ticket's case; decides when it is asked in a transaction that holds the ticket. */
export async function costOf(ctx: Context | WriteContext, ticket: OfTicket): Promise<CaseCost> {
  const text = `select given::numeric(20, 2)::text given, agreed::numeric(20, 2)::text agreed, (given + agreed)::numeric(20, 2)::text total from (${COST}) x`;
  const params = [ticket.customerId, ticket.id];
  const [row] = await ask<CaseCost>(ctx, text, params);
  return row ?? { given: '0.00', agreed: '0.00', total: '0.00' };
}

export const shareOf = (shares: Shares, cause: FaultCause): string => shares[cause];
