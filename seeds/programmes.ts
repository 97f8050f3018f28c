// What the quality manager did beside the checks: walls of standards put up in three stores, and the fees of shoppers' accepted visits of earlier months booked in the ledger.
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { payShopperVisits } from '../server/quality/programmes/shopper.service.ts';
import { publishWall } from '../server/quality/wall/wall.service.ts';

/** Seeds walls and fees; stores, programmes and their audits must be there. Answers how many visits were paid. */
export async function seedProgrammes(db: Database, now: Date, zone: string): Promise<number> {
  const { rows: [account] } = await db.write.query<{ employee: string | null }>("select employee_id::text employee from users where username = 'quality'");
  const system = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const viewer = account?.employee ? (await viewersOf(system, account.employee))[0] : undefined;
  if (!viewer) return 0;
  const ctx = systemContext(db, { viewer, clock: frozenClock(now.toISOString()) });
  // One of each format, the home store of the demo's manager among them.
  const { rows: stores } = await db.write.query<{ id: string }>('select min(id)::text id from stores where closed_on is null group by format order by min(id)');
  for (const { id } of stores) await publishWall(ctx, { storeId: id, isPublic: true });
  const { rows: visits } = await db.write.query<{ id: string }>(`
    select v.id::text from audit_visits v join mystery_programmes p on p.id = v.programme_id and p.audit_kind = 'MYSTERY' join audits a on a.visit_id = v.id
    where v.state = 'DONE' and v.planned_on < $1 and a.state in ('PUBLISHED', 'FINAL') order by v.id`, [addDays(dayIn(zone, now), -45)]);
  if (!visits.length) return 0;
  return (await payShopperVisits(ctx, { idempotencyKey: 'demo-shopper-fees', visitIds: visits.map((one) => one.id), waiver: '小票已寄回总部，原件在档' })).paidCount;
}
