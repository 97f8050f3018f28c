// Keeps customers' behaviour: brings rows to the day before purchases are added, rolls windows each business day, recounts as a check.
import { businessDay, type Context, type WriteContext } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import { AT_AN_EDGE, LAGGING, RECOUNT, SUBTRACT } from './behaviour.statements.ts';
import { touchCustomers } from './touch.ts';

/** Writers of behaviour share this lock until they commit; the start of a roll takes it alone for a moment. */
const ROLL_LOCK = 4_072_027;
const CHUNK = 5_000;

interface State { rolled: string; day: string }

/** The day on which windows end for this writer: today, or the day a roll is bringing everybody to. */
async function windowsEnd(tx: WriteContext, today: string): Promise<State> {
  await tx.manager.query('select pg_advisory_xact_lock_shared($1)', [ROLL_LOCK]);
  const [state] = await tx.manager.query<State[]>(
    `select coalesce(rolled_on, '-infinity'::date)::text rolled, greatest($1::date, rolled_on, rolling_to)::text as day from behaviour_state`, [today]);
  return state ?? { rolled: '-infinity', day: today };
}

/** Locks the behaviour rows of these customers and brings them to the day on which windows end now; answers that day. */
export async function bringToDay(tx: WriteContext, customerIds: readonly string[], today: string): Promise<string> {
  const { rolled, day } = await windowsEnd(tx, today);
  const lagging = await tx.manager.query<{ customer_id: string }[]>(LAGGING, [customerIds, rolled, day]);
  if (lagging.length) await tx.manager.query(SUBTRACT, [lagging.map((row) => row.customer_id), rolled, day]);
  return day;
}

/** Works the behaviour of these customers out from nothing (after a removal, a merge, or as a check); answers how many were corrected. */
export async function recountBehaviour(tx: WriteContext, customerIds: readonly string[], today: string): Promise<number> {
  const { day } = await windowsEnd(tx, today);
  await tx.manager.query('select count(*) from (select 1 from customer_behaviour where customer_id = any($1::bigint[]) order by customer_id for update) b', [customerIds]);
  const [result] = await tx.manager.query<{ corrected: number }[]>(RECOUNT, [customerIds, day]);
  return result?.corrected ?? 0;
}

/** Recounts everybody in chunks; the weekly check of what incremental upkeep has kept. */
export async function rebuildBehaviour(ctx: Context, today = businessDay(ctx), onChunk?: (done: number) => Promise<void>): Promise<number> {
  let corrected = 0;
  for (let last = '0', done = 0; ;) {
    const ids = await nextIds(ctx, `select id from customers where id > $1 and not is_stand_in order by id limit ${CHUNK}`, last);
    if (!ids.length) return corrected;
    corrected += await transact(ctx, (tx) => recountBehaviour(tx, ids, today));
    last = ids.at(-1) as string;
    done += ids.length;
    await onChunk?.(done);
  }
}

async function nextIds(ctx: Context, text: string, last: string): Promise<string[]> {
  const { rows } = await ctx.db.write.query<{ id: string }>(text, [last]);
  return rows.map((row) => row.id);
}

/**
 * Moves all windows to end on `day`. Only customers from whom a receipt leaves a window are worked on, in chunks, by
 * subtraction; a roll that was cut off is taken up where it stopped. Answers how many customers moved.
 */
export async function rollBehaviour(ctx: Context, day = businessDay(ctx), onChunk?: (done: number, total: number) => Promise<void>): Promise<number> {
  const from = await transact(ctx, async (tx) => {
    await tx.manager.query('select pg_advisory_xact_lock($1)', [ROLL_LOCK]);
    const [row] = await tx.manager.query<{ from: string | null }[]>(
      `select coalesce(rolled_on, (select min(rolled_on) from customer_behaviour))::text "from" from behaviour_state
       where rolled_on is null or rolled_on < $1::date`, [day]);
    if (!row) return null;
    await tx.manager.query('update behaviour_state set rolling_to = greatest(rolling_to, $1::date)', [day]);
    return { day: row.from };
  });
  if (!from) return 0;
  const { rows } = from.day ? await ctx.db.write.query<{ customer_id: string }>(AT_AN_EDGE, [from.day, day]) : { rows: [] };
  const ids = rows.map((row) => row.customer_id);
  let moved = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    moved += await transact(ctx, async (tx) => {
      const { rolled } = await windowsEnd(tx, day);
      const lagging = await tx.manager.query<{ customer_id: string }[]>(LAGGING, [chunk, rolled, day]);
      const due = lagging.map((row) => row.customer_id);
      if (!due.length) return 0;
      await tx.manager.query(SUBTRACT, [due, rolled, day]);
      await touchCustomers(tx, due, { kind: 'roll', note: day });
      return due.length;
    });
    await onChunk?.(Math.min(start + CHUNK, ids.length), ids.length);
  }
  await transact(ctx, async (tx) => { await tx.manager.query('update behaviour_state set rolled_on = greatest(rolled_on, $1::date)', [day]); });
  return moved;
}
