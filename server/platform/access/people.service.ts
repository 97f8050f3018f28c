// The people behind an employee's accounts, with the rights they hold today: for services that give work to colleagues.
import type { Permission, ScopeKind } from '../../../schema/permission.ts';
import { businessDay, type Context, type Viewer, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { heldOn, reachesStore } from './grants.service.ts';
import { loadUser } from './viewer.ts';

/** Viewers of the active accounts of an employee; none when nobody signs in as that person. */
export async function viewersOf(ctx: Context, employeeId: string): Promise<Viewer[]> {
  const { rows } = await ctx.db.write.query<{ id: string }>(`select id::text from users where employee_id = $1 and status = 'ACTIVE' order by users.id`, [employeeId]);
  const loaded = await Promise.all(rows.map(({ id }) => loadUser(ctx.db, id, ctx.clock.now())));
  return loaded.flatMap((one) => (one ? [one.viewer] : []));
}

/** The active accounts of employees, inside a transaction: whom to tell. */
export async function usersOf(tx: WriteContext, employeeIds: readonly string[]): Promise<string[]> {
  if (!employeeIds.length) return [];
  return (await tx.manager.query<{ id: string }[]>(`select id::text from users where employee_id = any($1::bigint[]) and status = 'ACTIVE' order by users.id`, [employeeIds])).map((row) => row.id);
}

/** The employee who signs for an act; refused with the module's own words for those who are nobody's colleague. */
export function signerOf(ctx: Context, refusal: string): string {
  if (!ctx.viewer.employeeId) throw new AppError('FORBIDDEN', refusal);
  return ctx.viewer.employeeId;
}

const OVER = `
  select distinct h.user_id::text id from ${heldOn('$4')} h where $1 = any(h.words) and h.scope = any($3::text[]) and ${reachesStore('h', '$2')} order by 1`;
/** Active accounts whose grants of today carry a word as far as a store (none: what is the whole chain's), of every width or of those named: whom to tell. */
export const accountsOver = async (tx: WriteContext, word: Permission, storeId: string | null, scopes: readonly ScopeKind[] = ['ALL', 'REGION', 'STORE']): Promise<string[]> =>
  (await tx.manager.query<{ id: string }[]>(OVER, [word, storeId, scopes, businessDay(tx)])).map((row) => row.id);
