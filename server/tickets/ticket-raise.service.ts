// Opens a ticket in the chain's own name, for younger modules that found something which cannot wait.
import { PERMISSIONS } from '../../schema/permission.ts';
import type { OpenTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import { Ticket } from '../../schema/tickets/ticket.ts';
import { FULL_REACH, type WriteContext } from '../core/context.ts';
import { decodeId } from '../core/read/ids.ts';
import { openTicket } from './ticket.open.ts';

/** Opened once a key, inside the caller's transaction, by nobody in person. Answers its wire id and number. */
export async function raiseTicket(tx: WriteContext, by: string, input: OpenTicketInput): Promise<{ id: string; number: string }> {
  const viewer = { ...tx.viewer, kind: 'system' as const, userId: null, employeeId: null, name: by, reaches: new Map(PERMISSIONS.map((word) => [word, FULL_REACH] as const)) };
  const id = await openTicket({ ...tx, viewer } as WriteContext, { ...input, takeIt: false });
  const key = decodeId('Ticket', id);
  const row = await tx.manager.findOneByOrFail(Ticket, { customerId: key?.owner as string, id: key?.id as string });
  return { id, number: row.number };
}
