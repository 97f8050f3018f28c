// A chain with its shipped promises and a clock that stands still: tickets opened, spoken on and solved by services, and what their clocks say.
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { TicketChannel, NeedClass, TicketLevel } from '../../schema/tickets/kinds.ts';
import type { OpenTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import type { Context } from '../../server/core/context.ts';
import { decodeId } from '../../server/core/read/ids.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import { shipPolicies } from '../../server/tickets/policy.service.ts';
import { openTicket } from '../../server/tickets/ticket.open.ts';
import { makeWorld, type World } from '../customers/world.ts';
import type { Any } from './ticket-fixture.ts';

export interface ClockSeen { id: string; kind: string; state: string; due: string | null; breached: string | null; stopped: string | null; amount: number; rule: string; version: number }
export interface ClockWorld extends World {
  /** Opens a ticket in store A (or the other) and answers its wire id. */
  open(more?: Partial<OpenTicketInput>, ctx?: Context): Promise<string>;
  clocks(wire: string): Promise<ClockSeen[]>;
  clock1(wire: string, kind: string): Promise<ClockSeen | undefined>;
  ticket(wire: string): Promise<{ next: string | null; due: string | null; version: number; status: string; callback: string | null; level: string; assignee: string | null }>;
  sweep(): Promise<number>;
}
let serial = 0;
export const key = (): string => `c-${process.pid}-${(serial += 1)}`;
const iso = (value: Date | null): string | null => value?.toISOString() ?? null;

/** Builds it at an instant; end it afterwards. */
export async function clockWorld(now: string): Promise<ClockWorld> {
  const world = await makeWorld(now);
  await shipCalendars(world.ctx);
  await shipPolicies(world.ctx);
  const seen = async (wire: string): Promise<ClockSeen[]> => (await world.db.write.query<Any>(
    'select * from ticket_clocks where ticket_id = $1 order by id', [decodeId('Ticket', wire)?.id])).rows.map((row) => ({
    id: row.id, kind: row.kind, state: row.state, due: iso(row.due_at), breached: iso(row.breached_at), stopped: iso(row.stopped_at), amount: Number(row.amount), rule: row.rule_id, version: row.version,
  }));
  return {
    ...world,
    open: (more = {}, ctx = world.ctx) => openTicket(ctx, {
      idempotencyKey: key(), body: '收银多收了 12 元', channel: TicketChannel.DESK, storeId: world.stores[0], needClass: NeedClass.ORDINARY, level: TicketLevel.L1, ...more,
    } as OpenTicketInput),
    clocks: seen,
    clock1: async (wire, kind) => (await seen(wire)).filter((one) => one.kind === kind).at(-1),
    async ticket(wire) {
      const { rows: [row] } = await world.db.write.query<Any>('select *, assignee_id::text assignee from tickets where id = $1', [decodeId('Ticket', wire)?.id]);
      const one = row as Any;
      return { next: iso(one.next_due_at), due: iso(one.due_at), version: one.version, status: one.status, callback: iso(one.callback_due_at), level: one.level, assignee: one.assignee };
    },
    sweep: () => sweepDue(world.db, { now: () => world.clock.now() }),
  };
}
