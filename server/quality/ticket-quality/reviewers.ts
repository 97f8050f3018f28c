// Who may review tickets, how far, and who of them draws the samples: asked of the grants of today.
import { businessDay, type WriteContext } from '../../core/context.ts';
import type { Reviewer } from './sample.rules.ts';

const HOLDERS = `
  select u.employee_id::text id, g.scope, s.id::text "storeId", 'quality:sample' = any(r.words) "seesAll"
  from role_grants g join roles r on r.id = g.role_id join users u on u.id = g.user_id join employees e on e.id = u.employee_id
  left join stores s on (g.scope = 'STORE' and s.id = g.store_id) or (g.scope = 'REGION' and s.region_id = g.region_id)
  where u.status = 'ACTIVE' and 'quality:review-tickets' = any(r.words) and (e.left_on is null or e.left_on > $1::date) and g.starts_on <= $1::date and (g.ends_on is null or g.ends_on > $1::date)
    and ($2::bigint[] is null or e.id = any($2::bigint[])) order by e.id`;

/** Everybody who may review, or those of the given employees who may. */
export async function reviewersOf(tx: WriteContext, only: readonly string[] | null = null): Promise<Reviewer[]> {
  const rows = await tx.manager.query<{ id: string; scope: string; storeId: string | null; seesAll: boolean }[]>(HOLDERS, [businessDay(tx), only]);
  const found = new Map<string, { id: string; isAll: boolean; storeIds: string[]; seesAll: boolean }>();
  for (const { id, scope, storeId, seesAll } of rows) {
    const one = found.get(id) ?? { id, isAll: false, storeIds: [], seesAll: false };
    found.set(id, { id, isAll: one.isAll || scope === 'ALL', storeIds: storeId ? [...one.storeIds, storeId] : one.storeIds, seesAll: one.seesAll || (seesAll && scope === 'ALL') });
  }
  return [...found.values()];
}
