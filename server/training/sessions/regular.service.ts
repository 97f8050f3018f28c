// What comes round by itself (C-20, B-20): each store owes a skill session and a drill a month, and everybody at the desks is given the quarter's test.
import { TrainingReason } from '../../../schema/training/record.ts';
import { dayNumber, instantAt } from '../../core/business-time/zone.ts';
import { addDays } from '../../core/clock.ts';
import { businessDay, type Context, reaches } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { defineDuty } from '../../platform/duty/duty.registry.ts';
import { owe } from '../../platform/duty/duty.service.ts';
import { coursesInForce } from '../courses/course.service.ts';
import { giveCourse } from '../records/assign.service.ts';
import { trainingReasons } from '../training.messages.ts';
import { deadlines, peopleOf, tell } from '../training.people.ts';
import { monthOf, quarterOf } from './regular.rules.ts';
import { DRILL } from '../drills/drill.service.ts';
import { SESSION } from './session.service.ts';

/** The course of the quarter's test, and who sits it: whoever talks with customers. */
const QUARTERLY = 'quarterly-test';
const DESKS = ['service-agent', 'reception', 'after-sales-specialist', 'senior-adviser', 'technical-support'];

/** What a store owes each month: what it is called, and when it is done already. */
interface Monthly { kind: string; zh: string; en: string; there: string; missed: { zh: string; en: string } }
const MONTHLY: readonly Monthly[] = [
  { kind: SESSION, zh: '月度技能培训', en: 'Skill session', there: `training_sessions t where t.store_id = s.id and t.session_kind = 'MONTHLY' and t.state = 'HELD' and t.held_on >= $2::date and t.held_on < $3::date`, missed: { zh: '没有按时开', en: 'not held in time' } },
  { kind: DRILL, zh: '月度应急演练', en: 'Emergency drill', there: `drills t where t.store_id = s.id and t.state in ('GRADED', 'DEBRIEFED') and t.held_on >= $2::date and t.held_on < $3::date`, missed: { zh: '没有按时演练', en: 'not played in time' } },
];

const lacking = ({ kind, there }: Monthly): string => `
  select s.id::text, s.name_zh "nameZh", s.name_en "nameEn", s.time_zone zone, (select e.id::text from employees e where e.store_id = s.id and e.position = 'store-manager' and (e.left_on is null or e.left_on > $1::date) order by e.hired_on, e.id limit 1) manager
  from stores s
  where (s.closed_on is null or s.closed_on > $1::date) and exists (select 1 from employees e where e.store_id = s.id and (e.left_on is null or e.left_on > $1::date))
    and not exists (select 1 from ${there})
    and not exists (select 1 from duties d where d.kind = '${kind}' and d.resource = 'Store' and d.resource_key = s.id::text and d.due_at >= $2::date and d.due_at < $3::date + 1)
  order by s.id`;

async function oweMonthly(ctx: Context, one: Monthly): Promise<number> {
  return transact(ctx, async (tx) => {
    const today = businessDay(tx);
    const { from, until } = monthOf(today);
    const stores = await tx.manager.query<{ id: string; nameZh: string; nameEn: string; zone: string; manager: string | null }[]>(lacking(one), [today, from, until]);
    for (const store of stores) {
      await owe(tx, {
        kind: one.kind, resource: 'Store', resourceKey: store.id, storeId: store.id, ownerId: store.manager, dueAt: new Date(instantAt(store.zone, dayNumber(until), 0) - 1_000).toISOString(), remindMinutes: 7 * 1_440,
        title: { zh: `${from.slice(0, 7)} ${one.zh}：${store.nameZh}`, en: `${one.en} of ${from.slice(0, 7)}: ${store.nameEn}` },
      });
    }
    return stores.length;
  });
}
const monthly = (kind: string): Monthly => MONTHLY.find((one) => one.kind === kind) as Monthly;
/** Makes every store owe this month's session, once a month, due by the end of its last day. Answers how many. */
export const oweMonthlySessions = (ctx: Context): Promise<number> => oweMonthly(ctx, monthly(SESSION));
/** The same of the month's emergency drill (B-20): done when two assessors have graded one. Answers how many stores owe it. */
export const oweMonthlyDrills = (ctx: Context): Promise<number> => oweMonthly(ctx, monthly(DRILL));

/** Gives the quarter's test to whoever talks with customers and has not got it yet, due on the quarter's last day. Answers how many. */
export async function giveQuarterlyTest(ctx: Context): Promise<number> {
  return transact(ctx, async (tx) => {
    const today = businessDay(tx);
    const { from, until } = quarterOf(today);
    const [course] = await coursesInForce(tx, { keys: [QUARTERLY] });
    if (!course) return 0;
    const wanting = await tx.manager.query<{ id: string }[]>(
      `select e.id::text from employees e where e.position = any($1::text[]) and e.hired_on < $2::date and (e.left_on is null or e.left_on > $3::date)
         and not exists (select 1 from training_records r where r.employee_id = e.id and r.course_id = $4 and r.assigned_on >= $2::date and r.state <> 'WITHDRAWN') order by e.id limit 500`, [DESKS, from, today, course.courseId]);
    const people = await peopleOf(tx, wanting.map((one) => one.id));
    const dueFor = await deadlines(tx);
    let done = 0;
    for (const person of people.values()) {
      if ((await giveCourse(tx, person, course, dueFor(person, { dueOn: addDays(until, -1) }), { reason: TrainingReason.REGULAR })).isNew) done += 1;
    }
    return done;
  });
}

for (const { kind, missed } of MONTHLY) defineDuty({
  kind, byHand: false,
  async demandOwner(tx, duty, employeeId) { const person = (await peopleOf(tx, [employeeId])).get(employeeId); demand(person && person.storeId === duty.storeId, 'input.ownerId', trainingReasons.TRAINING_EMPLOYEE); },
  mayManage: (ctx, duty) => reaches(ctx, 'training:record', duty.storeId),
  async take(tx, duty) {
    const [row] = await tx.manager.query<{ held: boolean }[]>('select exists (select 1 from (select 1 from stores t where t.id = k.id for key share skip locked) h) held from stores k where k.id = $1', [duty.resourceKey]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  link: async () => null,
  async overdue(tx, duty, { isLate }) {
    const manager = duty.ownerId ? (await peopleOf(tx, [duty.ownerId])).get(duty.ownerId)?.managerId : null;
    if (manager) await tell(tx, [manager], 'training.overdue', `session-missed:${duty.id}`, { zh: `${duty.titleZh}：${missed.zh}`, en: `${duty.titleEn}: ${missed.en}` }, { resource: 'Store', id: duty.resourceKey }, isLate);
  },
});
