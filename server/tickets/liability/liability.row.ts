// Rows of a case in a writer's hand: found with their ticket, which is locked first; saved under the trade's verbs.
import type { ClassType } from 'type-graphql';
import type { Permission } from '../../../schema/permission.ts';
import { ChargeBack, Liability, Remedy, SiteVisit } from '../../../schema/tickets/liability.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { dayIn } from '../../core/clock.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { judgeTicket } from '../ticket.row.ts';

interface CaseRow { id: string; customerId: string; ticketId: string; version: number; updatedAt: string; state?: string }
const NOUNS = { SiteVisit, Liability, Remedy, ChargeBack } as const;
export type CaseNoun = keyof typeof NOUNS;
type RowOf<N extends CaseNoun> = InstanceType<(typeof NOUNS)[N]>;
const VERBS: Record<CaseNoun, string> = { SiteVisit: 'siteVisit', Liability: 'liability', Remedy: 'remedy', ChargeBack: 'chargeBack' };

export const caseWire = (noun: CaseNoun, row: { customerId: string; id: string }): string => encodeId(noun, { owner: row.customerId, id: row.id });

/** One act, one instant, and why. */
export function still(ctx: Context, reason?: string | null): Context {
  const at = ctx.clock.now();
  return { ...ctx, clock: { now: () => at }, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
}

/** The row with that key and its ticket, both locked, the ticket first; null when it is gone. */
export async function lockCaseRow<N extends CaseNoun>(tx: WriteContext, noun: N, id: string): Promise<{ row: RowOf<N>; ticket: Ticket } | null> {
  const target = NOUNS[noun] as unknown as ClassType<CaseRow>;
  const found = await tx.manager.findOneBy(target, { id });
  const ticket = found && (await tx.manager.getRepository(Ticket).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.id = :id', { owner: found.customerId, id: found.ticketId }).getOne());
  const row = ticket && (await tx.manager.getRepository(target).createQueryBuilder('r').setLock('pessimistic_write').where('r.customer_id = :owner and r.id = :id', { owner: ticket.customerId, id }).getOne());
  return row ? { row: row as unknown as RowOf<N>, ticket } : null;
}

/** The row in hand when the viewer may see its ticket and holds the word for it; a stale version is CONFLICT with the row as it stands. */
export async function caseRowToWrite<N extends CaseNoun>(tx: WriteContext, noun: N, wire: string, word: Permission, expectedVersion: number): Promise<{ row: RowOf<N>; ticket: Ticket }> {
  const key = decodeId(noun, wire);
  const held = key && (await lockCaseRow(tx, noun, key.id));
  judgeTicket(tx, held && held.ticket.customerId === key?.owner ? held.ticket : null, word);
  const { row, ticket } = held as NonNullable<typeof held>;
  if (row.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: caseWire(noun, row), version: row.version, state: (row as unknown as CaseRow).state } });
  return { row, ticket };
}

/** Saves a changed row under the trade's verb. */
export async function saveCaseRow<N extends CaseNoun>(tx: WriteContext, noun: N, row: RowOf<N>, verb: string, patch: Partial<RowOf<N>>): Promise<RowOf<N>> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `${VERBS[noun]}.${verb}`, () => tx.manager.save(row)) as Promise<RowOf<N>>;
}

/** Makes a row under the trade's verb. */
export async function makeCaseRow<N extends CaseNoun>(tx: WriteContext, noun: N, verb: string, values: Partial<RowOf<N>>): Promise<RowOf<N>> {
  const at = tx.clock.now().toISOString();
  return withVerb(tx, `${VERBS[noun]}.${verb}`, () => tx.manager.save(tx.manager.create(NOUNS[noun] as unknown as ClassType<CaseRow>, { ...values, createdAt: at, updatedAt: at } as Partial<CaseRow>))) as unknown as Promise<RowOf<N>>;
}

/** Today in the zone of a ticket's store. */
export async function dayAt(tx: WriteContext, storeId: string): Promise<string> {
  const [store] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [storeId]);
  return dayIn(store?.zone ?? tx.db.settings.zone, tx.clock.now());
}
