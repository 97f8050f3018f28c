// What the quality manager did beside the checks: shoppers screened and briefed before they went, walls of standards put up in three stores, and the fees of shoppers' accepted visits of earlier months booked in the ledger.
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import type { Context } from '../server/core/context.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { briefShopper, payShopperVisits, screenShopper } from '../server/quality/programmes/shopper.service.ts';
import { publishWall } from '../server/quality/wall/wall.service.ts';

/** Days before today on which they were asked, and told how visits are made. */
const [ASKED, TOLD] = [230, 225];
/** Each shopper answered the questions of the screening and was briefed before the first wave. */
async function screen(as: (daysAgo: number) => Context): Promise<void> {
  const { rows } = await as(0).db.write.query<{ id: string; version: number }>('select id::text, version from shoppers order by shoppers.id');
  for (const [at, { id, version }] of rows.entries()) {
    const answers = { 'works-here': { value: false }, 'works-there': { value: false }, known: { value: false }, observes: { value: 4 + (at % 2) }, writes: { value: 5 - (at % 3) }, phone: { value: true }, ordinary: { value: '周末在附近超市买菜，平时网购日用品' } };
    await screenShopper(as(ASKED), { id, expectedVersion: version, answers });
    await briefShopper(as(TOLD), { id, expectedVersion: version + 1 });
  }
}

/** Seeds walls and fees; stores, programmes and their audits must be there. Answers how many visits were paid. */
export async function seedProgrammes(db: Database, now: Date, zone: string): Promise<number> {
  const { rows: [account] } = await db.write.query<{ employee: string | null }>("select employee_id::text employee from users where username = 'quality'");
  const system = systemContext(db, { clock: frozenClock(now.toISOString()) });
  const viewer = account?.employee ? (await viewersOf(system, account.employee))[0] : undefined;
  if (!viewer) return 0;
  const ctx = systemContext(db, { viewer, clock: frozenClock(now.toISOString()) });
  await screen((daysAgo) => systemContext(db, { viewer, clock: frozenClock(new Date(now.getTime() - daysAgo * 86_400_000).toISOString()) }));
  // One of each format, the home store of the demo's manager among them.
  const { rows: stores } = await db.write.query<{ id: string }>('select min(id)::text id from stores where closed_on is null group by format order by min(id)');
  for (const { id } of stores) await publishWall(ctx, { storeId: id, isPublic: true });
  const { rows: visits } = await db.write.query<{ id: string }>(`
    select v.id::text from audit_visits v join mystery_programmes p on p.id = v.programme_id and p.audit_kind = 'MYSTERY' join audits a on a.visit_id = v.id
    where v.state = 'DONE' and v.planned_on < $1 and a.state in ('PUBLISHED', 'FINAL') order by v.id`, [addDays(dayIn(zone, now), -45)]);
  if (!visits.length) return 0;
  return (await payShopperVisits(ctx, { idempotencyKey: 'demo-shopper-fees', visitIds: visits.map((one) => one.id), waiver: '小票已寄回总部，原件在档' })).paidCount;
}
