// The last two monthly reviews of the home store, the region's of last month, and the goals of the store as plans: by the product's own services.
import { ReviewScope } from '../schema/quality/monthly-review.ts';
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context, Viewer } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { finishMonthlyReview, makeMonthlyReview, startPlanTemplate, tickPlanStep } from '../server/quality/plans/review.service.ts';

/** Seeds reviews and plans; findings and tickets must be there. Answers how many plans. */
export async function seedMonthly(db: Database, now: Date, zone: string): Promise<number> {
  const ctx = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const { rows } = await db.write.query<{ username: string; employee: string | null }>(`select username, employee_id::text employee from users where username = any($1)`, [['manager', 'supervisor']]);
  const viewers = new Map<string, Viewer>();
  for (const { username, employee } of rows) { const viewer = employee ? (await viewersOf(ctx, employee))[0] : undefined; if (viewer) viewers.set(username, viewer); }
  const [manager, supervisor] = [viewers.get('manager'), viewers.get('supervisor')];
  const storeId = manager?.reaches.get('quality:plan')?.storeIds[0];
  if (!manager || !supervisor || !storeId) return 0;
  const as = (viewer: Viewer, at: Date): Context => systemContext(db, { viewer, clock: frozenClock(at.toISOString()) });
  const today = dayIn(zone, now);
  const month = today.slice(0, 7);
  const last = addDays(`${month}-01`, -1).slice(0, 7);
  const { rows: [home] } = await db.write.query<{ regionId: string }>('select region_id::text "regionId" from stores where id = $1', [storeId]);
  const startsOn = addDays(today, -40);
  const plans = await startPlanTemplate(as(manager, now), { reviewScope: ReviewScope.STORE, storeId, idempotencyKey: 'demo-store-goals', templateKey: 'store-goals', startsOn });
  const { rows: [step] } = await db.write.query<{ id: string }>('select id::text from plan_steps where plan_id = $1 order by position limit 1', [plans[0]]);
  if (step) await tickPlanStep(as(manager, now), { id: step.id, expectedVersion: 1, isDone: true });
  const made = await makeMonthlyReview(as(manager, now), { reviewScope: ReviewScope.STORE, storeId, month: last });
  await finishMonthlyReview(as(manager, now), { id: made, expectedVersion: 1, note: '水果到货当天验收；退货当场问清原因并记下来。' });
  await makeMonthlyReview(as(manager, now), { reviewScope: ReviewScope.STORE, storeId, month });
  if (home) await makeMonthlyReview(as(supervisor, now), { reviewScope: ReviewScope.REGION, regionId: home.regionId, month: last });
  return plans.length;
}
