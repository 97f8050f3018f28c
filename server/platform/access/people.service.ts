// The people behind an employee's accounts, with the rights they hold today: for services that give work to colleagues.
import type { Context, Viewer, WriteContext } from '../../core/context.ts';
import { loadUser } from './viewer.ts';

/** Viewers of the active accounts of an employee; none when nobody signs in as that person. */
export async function viewersOf(ctx: Context, employeeId: string): Promise<Viewer[]> {
  const { rows } = await ctx.db.write.query<{ id: string }>(`select id::text from users where employee_id = $1 and status = 'ACTIVE' order by id`, [employeeId]);
  const loaded = await Promise.all(rows.map(({ id }) => loadUser(ctx.db, id, ctx.clock.now())));
  return loaded.flatMap((one) => (one ? [one.viewer] : []));
}

/** The active accounts of employees, inside a transaction: whom to tell. */
export async function usersOf(tx: WriteContext, employeeIds: readonly string[]): Promise<string[]> {
  if (!employeeIds.length) return [];
  return (await tx.manager.query<{ id: string }[]>(`select id::text from users where employee_id = any($1::bigint[]) and status = 'ACTIVE' order by id`, [employeeIds])).map((row) => row.id);
}
