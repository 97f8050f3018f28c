// Who may review tickets, how far, and who of them draws the samples: asked of the grants of today.
import { businessDay, type WriteContext } from '../../core/context.ts';
import type { Reviewer } from './sample.rules.ts';
import { heldOn } from '../../platform/access/grants.service.ts';

const HOLDERS = `
  select h.employee_id::text id, h.scope, s.id::text "storeId", 'quality:sample' = any(h.words) "seesAll" from ${heldOn('$1')} h
  left join stores s on (h.scope = 'STORE' and s.id = h.store_id) or (h.scope = 'REGION' and s.region_id = h.region_id)
  where h.employee_id is not null and 'quality:review-tickets' = any(h.words) and ($2::bigint[] is null or h.employee_id = any($2::bigint[])) order by h.employee_id`;

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
