// What every chain judges its customers by from the first day: tier rules, two RFM models and the usual segments. Brought in where there are none, never written over.
import { RfmModel, TierRule } from '../../schema/customers/value.ts';
import { businessDay, type Context } from '../core/context.ts';
import { transact } from '../core/transact.ts';
import { SHIPPED_GROUPS, SHIPPED_MODELS } from './rfm.rules.ts';
import { shipSegments } from './segment.service.ts';
import { SHIPPED_LEVELS } from './tier.rules.ts';

/** Ships what is missing: tier rules and models where there is none of any kind, segments by key. */
export async function shipValueModels(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped value models'))`);
    if (!(await tx.manager.existsBy(TierRule, {}))) await tx.manager.save(tx.manager.create(TierRule, { number: 1, levels: SHIPPED_LEVELS, effectiveFrom: tx.clock.now().toISOString() }));
    if (!(await tx.manager.existsBy(RfmModel, {}))) {
      await tx.manager.save(SHIPPED_MODELS.map((model) => tx.manager.create(RfmModel, {
        ...model, number: 1, format: null, cuts: null, groups: SHIPPED_GROUPS, effectiveFrom: businessDay(ctx), customerCount: 0,
      })));
    }
    await shipSegments(tx);
  });
}
