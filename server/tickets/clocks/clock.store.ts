// Rows of clocks read and written: by a ticket, under its lock; with the ticket's next deadline, the due table and the event log.
import { ClockState } from '../../../schema/tickets/clock.ts';
import { ClockKind } from '../../../schema/tickets/policy.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { prepared, statementOf } from '../../core/hot-write.ts';
import type { Statement } from '../../core/packet.ts';
import { encodeId } from '../../core/read/ids.ts';
import type { Hold } from '../../platform/due/due.registry.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { recordEvents, type EventInput } from '../../platform/events/event.service.ts';
import { calendarVersion } from '../../platform/calendar/calendar-shelf.service.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { BARE } from '../targets.rules.ts';
import { deadlineOfRow, knownDueOf, type ClockRow } from './clock.rules.ts';

/** The kind of the due action that tells that a clock's deadline has passed; its subject is the clock's id. */
export const CLOCK_DUE = 'tickets.clock-due';

export interface ClockTicket { id: string; customerId: string; storeId: string; nextDueAt?: string | null; dueAt?: string | null }
/** A clock as it was and as it is now; `before` null: new. */
export interface ClockChange { verb: string; before: ClockRow | null; after: ClockRow }

const iso = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());
export const CLOCK_COLUMNS = `id::text, customer_id::text "customerId", ticket_id::text "ticketId", kind, subject_key "subjectKey", state, policy_version_id::text "policyVersionId", rule_id "ruleId", source,
  is_agreed "isAgreed", calendar_version_id::text "calendarVersionId", calendar_key "calendarKey", calendar_number "calendarNumber", unit, amount::text, start_event "startEvent", stop_events "stopEvents",
  pause_for "pauseFor", started_at "startedAt", due_at "dueAt", provisional_due_at "provisionalDueAt", unpublished_day::text "unpublishedDay", paused_at "pausedAt", stopped_at "stoppedAt",
  breached_at "breachedAt", targeted_at "targetedAt", pauses, used_seconds "usedSeconds", retarget_count "retargetCount", steps_done "stepsDone", facts, version`;
/** A row as the driver gives it, with its instants as text. */
export const clockOf = (row: ClockRow): ClockRow => ({
  ...row, startedAt: iso(row.startedAt) as string, targetedAt: iso(row.targetedAt) as string, dueAt: iso(row.dueAt), provisionalDueAt: iso(row.provisionalDueAt),
  pausedAt: iso(row.pausedAt), stoppedAt: iso(row.stoppedAt), breachedAt: iso(row.breachedAt),
});

const OF_TICKET = `select ${CLOCK_COLUMNS} from ticket_clocks where customer_id = $1 and ticket_id = $2 order by id`;
/** The statement of `clocksOf`, for a write that sends it ahead. */
export const clocksStatement = (ticket: { customerId: string; id: string }): Statement => statementOf(OF_TICKET, [ticket.customerId, ticket.id]);
/** All clocks of a ticket, the oldest first; the ticket must be locked by the caller. */
export async function clocksOf(tx: WriteContext, ticket: { customerId: string; id: string }): Promise<ClockRow[]> {
  return (await prepared<ClockRow>(tx, OF_TICKET, [ticket.customerId, ticket.id])).map(clockOf);
}

/** The calendar that a clock counts by: the very version that made its deadline. */
export const calendarOfClock = async (ctx: Context | WriteContext, row: Pick<ClockRow, 'calendarVersionId'>): Promise<BusinessCalendar> =>
  (row.calendarVersionId ? (await calendarVersion(ctx, row.calendarVersionId)).calendar : BARE);

const FIELDS = 'customer_id bigint, ticket_id bigint, kind text, subject_key text, state text, policy_version_id bigint, rule_id text, source text, is_agreed boolean, calendar_version_id bigint, calendar_key text, calendar_number int, unit text, amount numeric, start_event text, stop_events text[], pause_for text[], started_at timestamptz, due_at timestamptz, provisional_due_at timestamptz, unpublished_day date, paused_at timestamptz, stopped_at timestamptz, breached_at timestamptz, targeted_at timestamptz, pauses jsonb, used_seconds int, retarget_count int, steps_done text[], facts jsonb, version int';
const NAMES = FIELDS.split(', ').map((field) => field.split(' ')[0] as string);
/** New clocks: $1 as JSON rows with their place `n`, $2 now; answers their ids in that order. */
export const INSERT = `insert into ticket_clocks (${NAMES.join(', ')}, created_at, updated_at)
  select ${NAMES.map((name) => `x.${name}`).join(', ')}, $2, $2 from jsonb_to_recordset($1::jsonb) as x(n int, ${FIELDS}) order by x.n returning id::text`;
const UPDATE = `update ticket_clocks c set ${NAMES.filter((name) => name !== 'customer_id' && name !== 'ticket_id').map((name) => `${name} = x.${name}`).join(', ')}, updated_at = $2
  from jsonb_to_recordset($1::jsonb) as x(id bigint, ${FIELDS}) where c.id = x.id`;
/** A row as the statements take it. */
export const snaked = (row: ClockRow): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]));

const clockWireOf = (row: ClockRow): string => encodeId('Clock', { owner: row.customerId, id: row.id });

const SHOWN = ['state', 'dueAt', 'provisionalDueAt', 'pausedAt', 'stoppedAt', 'breachedAt', 'unit', 'amount', 'policyVersionId', 'ruleId', 'calendarVersionId', 'usedSeconds'] as const;
function eventOf(ticket: ClockTicket, { verb, before, after }: ClockChange, reason: string | null): EventInput {
  const names = SHOWN.filter((name) => !before || before[name] !== after[name]);
  const pick = (row: ClockRow): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, row[name]]));
  return {
    kind: verb, resource: 'Clock', resourceId: clockWireOf(after), customerId: ticket.customerId, storeId: ticket.storeId, version: after.version,
    before: before ? pick(before) : null, after: { kind: after.kind, ticketId: encodeId('Ticket', { owner: ticket.customerId, id: ticket.id }), ...pick(after) }, reason,
  };
}

/** Runs when clocks of a ticket have changed, in the same transaction: the ladder hangs on it. */
export type ClockListener = (tx: WriteContext, ticket: ClockTicket, changes: readonly ClockChange[]) => Promise<void>;
const listeners: ClockListener[] = [];
export const onClocksChanged = (listener: ClockListener): void => { listeners.push(listener); };

/** The nearest deadline of all that run, and by when the ticket must be closed. */
export function duesOf(clocks: readonly ClockRow[]): { nextDueAt: string | null; dueAt: string | null } {
  const nextDueAt = clocks.map(deadlineOfRow).filter((due) => due !== null).sort()[0] ?? null;
  const close = clocks.filter((one) => one.kind === ClockKind.CLOSE && one.state !== ClockState.VOID).at(-1);
  return { nextDueAt, dueAt: close ? knownDueOf(close) : null };
}

/**
 * Writes what changed of a ticket's clocks, given all of them as they are now: rows, the ticket's next deadline, the due table,
 * the event log; then tells the listeners. New rows get their ids. The ticket is locked by the caller.
 */
export async function saveClocks(tx: WriteContext, ticket: ClockTicket, all: readonly ClockRow[], changes: readonly ClockChange[]): Promise<void> {
  if (!changes.length) return;
  const fresh = changes.filter((change) => change.before === null);
  const moved = changes.filter((change) => change.before !== null);
  if (fresh.length) {
    const ids = await prepared<{ id: string }>(tx, INSERT, [JSON.stringify(fresh.map(({ after }, n) => ({ n, ...snaked(after) }))), tx.clock.now()]);
    fresh.forEach(({ after }, i) => { after.id = ids[i]?.id as string; });
  }
  if (moved.length) await prepared(tx, UPDATE, [JSON.stringify(moved.map(({ after }) => snaked(after))), tx.clock.now()]);
  const dues = duesOf(all);
  await prepared(tx, 'update tickets set next_due_at = $3, due_at = $4 where customer_id = $1 and id = $2 and (next_due_at, due_at) is distinct from ($3::timestamptz, $4::timestamptz)',
    [ticket.customerId, ticket.id, dues.nextDueAt, dues.dueAt]);
  // The row in the caller's hand must not be saved with the old ones later.
  Object.assign(ticket, dues);
  const waits = changes.map(({ after }) => ({ after, due: after.breachedAt ? null : deadlineOfRow(after) }));
  // At the very instant it is still in time.
  await schedule(tx, waits.flatMap(({ after, due }) => (due ? [{ kind: CLOCK_DUE, subject: after.id, dueAt: new Date(Date.parse(due) + 1) }] : [])));
  await cancelDue(tx, waits.flatMap(({ after, due }) => (due ? [] : [{ kind: CLOCK_DUE, subject: after.id }])));
  await recordEvents(tx, changes.map((change) => eventOf(ticket, change, tx.reason ?? null)));
  for (const listener of listeners) await listener(tx, ticket, changes);
}

/** Locks the ticket of a clock without waiting for it. */
export async function takeTicketOf(tx: WriteContext, clockId: string): Promise<Hold> {
  const [row] = await tx.manager.query<{ id: string; held: boolean }[]>(
    `select c.id::text, exists (select 1 from (select 1 from tickets t where t.customer_id = c.customer_id and t.id = c.ticket_id for no key update skip locked) h) held from ticket_clocks c where c.id = $1`, [clockId]);
  return row ? (row.held ? 'held' : 'busy') : 'gone';
}

/** Locks a ticket by its key alone, without waiting for it. */
export async function takeTicketById(tx: WriteContext, ticketId: string): Promise<Hold> {
  const [row] = await tx.manager.query<{ held: boolean }[]>(
    `select exists (select 1 from (select 1 from tickets t where t.id = x.id for no key update skip locked) h) held from tickets x where x.id = $1`, [ticketId]);
  return row ? (row.held ? 'held' : 'busy') : 'gone';
}
