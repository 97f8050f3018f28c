// Scenes that a chain begins with: what it lacks is brought in, what it has is left alone.
import { DrillScene } from '../../../schema/training/drill.ts';
import type { Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { defineForm } from '../../forms/form.registry.ts';
import { DRILL_RUBRIC, SHIPPED_SCENES } from './shipped-scenes.rules.ts';

defineForm(DRILL_RUBRIC);

/** Brings in the shipped scenes whose key the chain does not have. Answers the new keys. */
export async function shipScenes(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('drill scenes'))`);
    const there = new Set((await tx.manager.query<{ key: string }[]>('select key from drill_scenes')).map((row) => row.key));
    const fresh = SHIPPED_SCENES.filter((one) => !there.has(one.key));
    for (const scene of fresh) await tx.manager.save(tx.manager.create(DrillScene, { ...scene, isShipped: true } as Partial<DrillScene>));
    return fresh.map((one) => one.key);
  });
}
