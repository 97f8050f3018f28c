// Rights of a region follow its stores: when a store moves, whoever holds a role over the one region or the other is judged anew at once.
import type { WriteContext } from '../../core/context.ts';
import { announceRevocation } from '../auth/revocation.ts';

/** Raises the rights version of everybody with a role over these regions, so that every process and socket takes their stores up anew. */
export async function touchRegionRights(tx: WriteContext, regionIds: readonly string[]): Promise<void> {
  const users = await tx.manager.query<{ id: string }[]>(
    `with u as (update users set rights_version = rights_version + 1 where id in (
       select u.id from users u where exists (select 1 from role_grants g where g.user_id = u.id and g.scope = 'REGION' and g.region_id = any($1::bigint[])) order by u.id for no key update)
     returning id::text) select id from u`, [regionIds]);
  for (const { id } of users) await announceRevocation(tx.manager, id);
}
