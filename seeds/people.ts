// How the demo chain's people did: moves between stores, leave, praise and ratings, months of scorecards that are closed, weeks of boards.
import type { PoolClient } from 'pg';
import { PeriodKind } from '../schema/measures/measure.ts';
import { BoardPrivacy } from '../schema/staff/board.ts';
import { addDays, dayIn, frozenClock } from '../server/core/clock.ts';
import type { Context } from '../server/core/context.ts';
import type { Database } from '../server/core/database.ts';
import { periodHolding } from '../server/measures/measure.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { publishBoard } from '../server/staff/boards/board.service.ts';
import { shipKpiSchemes } from '../server/staff/kpi/scheme.service.ts';
import { transferEmployee } from '../server/staff/places/placement.service.ts';
import { shipPositions } from '../server/staff/places/position.service.ts';
import { commentOnScorecard, objectToValue } from '../server/staff/scorecards/objection.service.ts';
import { closePeriod, refreshScorecards } from '../server/staff/scorecards/period.service.ts';
import { copyRows } from './copy.ts';
import type { Random } from './random.ts';

/** Months of closed cards at least, and weeks of boards. */
const LEAST_MONTHS = 6;
const WEEKS = 4;
const cardMonths = (months: number): number => Math.max(LEAST_MONTHS, months);

interface Somebody { id: string; storeId: string | null; position: string; hiredOn: string }

/** Letters of praise, bad reviews and ratings by colleagues, over the months of the cards. */
export async function seedResults(client: PoolClient, dice: Random, today: string, months: number): Promise<void> {
  const { rows } = await client.query<Somebody>(`select id::text, store_id::text "storeId", position, hired_on::text "hiredOn" from employees where position in ('technical-support', 'inspector', 'service-agent') order by id`);
  const results: (string | number | boolean | null)[][] = [];
  let serial = 0;
  const add = (indicator: string, who: Somebody, day: string, amount: number | null): void => {
    if (day < who.hiredOn) return;
    serial += 1;
    const best = amount === null ? null : 5;
    results.push([indicator, `${indicator}-${serial}`, who.id, who.storeId, day, amount, amount, best, amount === null ? null : amount >= 4]);
  };
  for (const who of rows) {
    for (let back = 0; back <= (cardMonths(months) + 1) * 30; back += 30) {
      const day = (): string => addDays(today, -(back + dice.int(0, 29)));
      if (who.position === 'inspector') for (const aspect of ['attitude', 'ability', 'efficiency', 'teamwork']) for (let n = 0; n < 3; n += 1) add(aspect, who, day(), dice.weighted([[5, 6], [4, 3], [3, 1]]));
      else { for (let n = dice.int(0, 4); n > 0; n -= 1) add('praise', who, day(), null); if (dice.chance(0.35)) add('bad-review', who, day(), null); }
    }
  }
  await copyRows(client, 'work_results', ['indicator', 'reference', 'employee_id', 'store_id', 'occurred_on', 'amount', 'gross_amount', 'best_amount', 'is_top_two'], results);
  for (const [i, who] of rows.filter((one) => one.position === 'service-agent').entries()) {
    if (i % 9 === 4) await client.query(`insert into leaves (employee_id, store_id, leave_kind, from_on, until_on) values ($1, $2, $3, $4, $5)`, [who.id, who.storeId, i % 2 ? 'ANNUAL' : 'SICK', addDays(today, -20), addDays(today, -17)]);
  }
}

/** Moves, then one month after another as personnel would: counted, closed, the next begun; then the boards. */
export async function seedScorecards(db: Database, now: Date, months: number): Promise<void> {
  const { zone } = db.settings;
  const at = (day: string): Context => systemContext(db, { name: 'demo', clock: frozenClock(`${day}T02:00:00.000Z`) });
  const present = systemContext(db, { name: 'demo', clock: frozenClock(now.toISOString()) });
  await shipPositions(present);
  await shipKpiSchemes(present);
  const today = dayIn(zone, now);
  await move(present, addDays(periodHolding(PeriodKind.MONTH, today, -1).from, 14), today);
  for (let back = cardMonths(months); back >= 1; back -= 1) {
    const { from, until } = periodHolding(PeriodKind.MONTH, today, -back);
    const closing = addDays(until, 3) > today ? today : addDays(until, 3);
    // Closing counts the cards: to count them before as well, as the clock does, would say nothing else.
    const { rows: [period] } = await db.write.query<{ id: string; version: number }>(`insert into scorecard_periods (period_kind, from_on, until_on) values ('MONTH', $1, $2) returning id::text, version`, [from, until]);
    if (period) await closePeriod(at(closing), { id: period.id, expectedVersion: period.version });
  }
  await refreshScorecards(present, { periodKind: PeriodKind.MONTH, on: today });
  // One ticket a week says little of anybody, where there are many.
  const isBusy = Number((await db.write.query<{ n: string }>('select count(*) n from tickets')).rows[0]?.n) > 1_000;
  for (let back = WEEKS; back >= 1; back -= 1) await publishBoard(present, { on: addDays(today, -7 * back), privacy: BoardPrivacy.INITIALS, minSample: isBusy ? 3 : 1, places: 3 });
  await speakUp(present);
}

/** Two people change their store in the middle of last month, within their region. */
async function move(ctx: Context, fromOn: string, today: string): Promise<void> {
  if (fromOn > today) return;
  const { rows } = await ctx.db.write.query<{ id: string; version: number; storeId: string; managerId: string | null }>(
    `select e.id::text, e.version, n.id::text "storeId", m.id::text "managerId" from employees e join stores s on s.id = e.store_id join lateral (select id from stores where region_id = s.region_id and id <> s.id order by id limit 1) n on true
       left join employees m on m.store_id = n.id and m.position = 'store-manager'
     where e.position = 'service-agent' and e.hired_on < $1 and not exists (select 1 from users u where u.employee_id = e.id) order by e.id desc limit 2`, [fromOn]);
  for (const one of rows) await transferEmployee(ctx, { id: one.id, expectedVersion: one.version, fromOn, storeId: one.storeId, departmentId: null, managerId: one.managerId, reason: '支援新店' });
}

/** The desk's agent says something about the own card, and objects to a value of it. */
async function speakUp(ctx: Context): Promise<void> {
  const { rows: [own] } = await ctx.db.write.query<{ userId: string; employeeId: string; name: string; nameEn: string | null; cardId: string; valueId: string }>(
    `select u.id::text "userId", u.employee_id::text "employeeId", u.name, u.name_en "nameEn", c.id::text "cardId", v.id::text "valueId" from users u join scorecards c on c.employee_id = u.employee_id and c.state = 'OPEN'
       join scorecard_values v on v.scorecard_id = c.id and v.key = 'firstTime' where u.username = 'agent' order by c.from_on desc limit 1`);
  if (!own) return;
  const self: Context = { ...ctx, viewer: { ...ctx.viewer, kind: 'user', userId: own.userId, employeeId: own.employeeId, name: own.name, nameEn: own.nameEn } };
  await commentOnScorecard(self, { scorecardId: own.cardId, body: '这个月有两单是送货方的问题，我都跟到了最后。' });
  await objectToValue(self, { valueId: own.valueId, reason: '有一单是系统转给财务的，不该算换人。' });
}
