// Putting things on the due table: written by the transaction that makes the deadline, so that one is never without the other.
import type { WriteContext } from '../../core/context.ts';
import { later, prepared, statementOf } from '../../core/hot-write.ts';

export interface Due { kind: string; subject: string; dueAt: Date | string; payload?: Record<string, unknown> }

const PUT = `
  insert into due_actions (kind, subject, due_at, run_at, payload)
  select x.kind, x.subject, x.due_at, x.due_at, coalesce(x.payload, '{}') from jsonb_to_recordset($1::jsonb) as x(kind text, subject text, due_at timestamptz, payload jsonb)
  order by x.kind, x.subject
  on conflict (kind, subject) where done_at is null
  do update set due_at = excluded.due_at, run_at = excluded.run_at, payload = excluded.payload, attempts = 0, error = null`;
const EARLIEST = `
  insert into due_actions as d (kind, subject, due_at, run_at, payload)
  select x.kind, x.subject, x.due_at, x.due_at, coalesce(x.payload, '{}') from jsonb_to_recordset($1::jsonb) as x(kind text, subject text, due_at timestamptz, payload jsonb)
  order by x.kind, x.subject
  on conflict (kind, subject) where done_at is null
  do update set due_at = least(d.due_at, excluded.due_at), run_at = least(d.run_at, excluded.run_at)`;
const DROP = `
  with gone as (delete from due_actions d using jsonb_to_recordset($1::jsonb) as x(kind text, subject text)
    where d.kind = x.kind and d.subject = x.subject and d.done_at is null returning 1) select count(*) from gone`;

const rowsOf = (list: readonly Due[]): string => JSON.stringify(list.map(({ kind, subject, dueAt, payload }) => ({ kind, subject, due_at: new Date(dueAt).toISOString(), payload: payload ?? {} })));

/** Schedules actions; what waits already under the same kind and subject is moved. */
export async function schedule(tx: WriteContext, list: readonly Due[]): Promise<void> {
  if (list.length) await prepared(tx, PUT, [rowsOf(list)]);
}

/** The same without waiting for it: it goes with the transaction's next statement, or with its end. For hot writes. */
export function scheduleUnasked(tx: WriteContext, list: readonly Due[]): void {
  if (list.length) later(tx, statementOf(PUT, [rowsOf(list)]));
}

/** Schedules actions; of one that waits already and the new one the earlier holds. */
export async function scheduleEarliest(tx: WriteContext, list: readonly Due[]): Promise<void> {
  if (list.length) await prepared(tx, EARLIEST, [rowsOf(list)]);
}

/** Takes waiting actions off the table; those that are not there do not matter. */
export async function cancelDue(tx: WriteContext, list: readonly Pick<Due, 'kind' | 'subject'>[]): Promise<void> {
  if (list.length) await prepared(tx, DROP, [JSON.stringify(list.map(({ kind, subject }) => ({ kind, subject })))]);
}
