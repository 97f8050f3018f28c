// What intake knows of customers goes with them.
import type { WriteContext } from '../../core/context.ts';

/** Forgets the outside identities of customers who are erased. */
export async function forgetIdentities(tx: WriteContext, customerIds: readonly string[]): Promise<void> {
  await tx.manager.query('with d as (delete from intake_identities where customer_id = any($1::bigint[]) returning 1) select count(*) from d', [customerIds]);
}
