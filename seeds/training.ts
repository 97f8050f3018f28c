// Who learnt what in the demo chain: onboarding of the desks, what everybody must know, and some of it late, half done or taken back.
import type { Viewer } from '../server/core/context.ts';
import { frozenClock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { TrainingReason } from '../schema/training/record.ts';
import { enrolInCourse, withdrawTraining } from '../server/training/records/assign.service.ts';
import { AttendanceMark, SessionKind } from '../schema/training/session.ts';
import { debriefDrill, gradeDrill, startDrill } from '../server/training/drills/drill.service.ts';
import { DRILL_RUBRIC } from '../server/training/drills/shipped-scenes.rules.ts';
import { holdSession, planSession } from '../server/training/sessions/session.service.ts';
import { notePass, recordTrainingHours } from '../server/training/records/hours.service.ts';
import { byDay } from './hours.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
type Fate = 'DONE' | 'LATE' | 'HALF' | 'NEW' | 'TAKEN_BACK';
const FATES: readonly (readonly [Fate, number])[] = [['DONE', 60], ['LATE', 8], ['HALF', 18], ['NEW', 10], ['TAKEN_BACK', 4]];
interface Learner { id: string; storeId: string; position: string; isKnown: boolean }

const answersOf = (dice: Random, least: number): Record<string, { value: number }> => Object.fromEntries(DRILL_RUBRIC.content.sections.flatMap((section) => section.questions as { key: string }[]).map((one) => [one.key, { value: dice.int(least, 5) }]));

/** Skill sessions of the last months at some stores, one to come; and drills before and after, at the store that the demo's people know (B-21). */
async function seedRooms(db: Database, dice: Random, now: Date, hr: Viewer): Promise<void> {
  const at = (ms: number, viewer: Viewer) => systemContext(db, { viewer, clock: frozenClock(new Date(ms).toISOString()) });
  let serial = 0;
  const next = (): string => `demo-rooms-${(serial += 1)}`;
  const { rows: stores } = await db.write.query<{ id: string; people: string[] }>(
    `select s.id::text, (select array_agg(x.id order by x.id) from (select e.id::text from employees e where e.store_id = s.id and e.left_on is null order by e.id limit 6) x) people from stores s order by s.id limit 3`);
  const { rows: [course] } = await db.write.query<{ id: string }>(`select id::text from courses where key = 'monthly-skills'`);
  for (const [i, store] of stores.entries()) {
    for (const back of i === 0 ? [66, 35, 5] : [34]) {
      const start = byDay(new Date(now.getTime() - back * DAY), db.settings.zone, now).getTime();
      const id = await planSession(at(start - 3 * DAY, hr), { idempotencyKey: next(), courseId: course?.id as string, sessionKind: SessionKind.MONTHLY, storeId: store.id, place: '二楼会议室', teacherId: store.people[0], startsAt: new Date(start).toISOString(), endsAt: new Date(start + 7_200_000).toISOString(), employeeIds: store.people });
      await holdSession(at(start + 7_500_000, hr), { id, expectedVersion: 1, marks: store.people.map((employeeId) => ({ employeeId, mark: dice.weighted([[AttendanceMark.PRESENT, 8], [AttendanceMark.ABSENT, 1], [AttendanceMark.EXCUSED, 1]] as const) })) });
    }
    // Nobody meets in the night in which a demo was loaded.
    const soon = byDay(new Date(now.getTime() + (4 + i) * DAY), db.settings.zone, new Date(now.getTime() + 30 * DAY)).getTime();
    await planSession(at(now.getTime() - DAY, hr), { idempotencyKey: next(), courseId: course?.id as string, sessionKind: SessionKind.MONTHLY, storeId: store.id, place: '二楼会议室', startsAt: new Date(soon).toISOString(), endsAt: new Date(soon + 7_200_000).toISOString(), employeeIds: store.people });
  }
  const cast = new Map<string, Viewer>();
  for (const name of ['manager', 'supervisor', 'quality']) {
    const { rows: [user] } = await db.write.query<{ employee: string | null }>('select employee_id::text employee from users where username = $1', [name]);
    const viewer = user?.employee ? (await viewersOf(systemContext(db, { clock: frozenClock(now.toISOString()) }), user.employee))[0] : undefined;
    if (viewer) cast.set(name, viewer);
  }
  const [manager, supervisor, quality] = ['manager', 'supervisor', 'quality'].map((name) => cast.get(name));
  if (!manager || !supervisor || !quality) return;
  const { rows: players } = await db.write.query<{ id: string }>(
    `select e.id::text from employees e join users u on u.username = 'manager' join employees m on m.id = u.employee_id where e.store_id = m.store_id and e.id <> m.id and e.left_on is null and e.position in ('service-agent', 'shop-assistant') order by e.position, e.id limit 4`);
  const { rows: scenes } = await db.write.query<{ id: string }>('select id::text from drill_scenes order by key');
  for (const [i, player] of players.entries()) {
    for (const [round, back] of [[1, 80], [2, 40], [3, 9]] as const) {
      const scene = scenes[(i * 2) % scenes.length];
      const when = byDay(new Date(now.getTime() - (back - i) * DAY), db.settings.zone, now).getTime();
      const drillId = await startDrill(at(when, hr), { idempotencyKey: next(), sceneId: scene?.id as string, participantId: player.id, assessorIds: [manager.employeeId as string, supervisor.employeeId as string] });
      const minutes = round === 1 ? dice.int(36, 44) : round === 2 ? dice.int(19, 26) : dice.int(13, 17);
      await gradeDrill(at(when + 3_600_000, manager), { idempotencyKey: next(), drillId, answers: answersOf(dice, round + 1), disputeMinutes: String(minutes) });
      // The last one waits for its second assessor.
      if (round === 3 && i === players.length - 1) continue;
      await gradeDrill(at(when + 3_700_000, supervisor), { idempotencyKey: next(), drillId, answers: answersOf(dice, round + 1), disputeMinutes: String(minutes + dice.int(-1, 1)) });
      if (round < 3) await debriefDrill(at(when + 7_200_000, manager), { id: drillId, expectedVersion: 3, debrief: round === 1 ? '没等顾客说完就给方案；下次先复述，再问「您看怎么处理合适」。' : '共情到位，时间说得不准；下次给出具体的钟点和名字。' });
    }
  }
}

/** Gives courses to the people of the stores and lets them get on. Answers how many records there are. */
export async function seedTraining(db: Database, dice: Random, now: Date): Promise<number> {
  const at = (ms: number, viewer: Viewer) => systemContext(db, { viewer, clock: frozenClock(new Date(ms).toISOString()) });
  const { rows: [boss] } = await db.write.query<{ employee: string }>(`select employee_id::text employee from users where username = 'hr'`);
  const hr = boss?.employee ? (await viewersOf(systemContext(db, { clock: frozenClock(now.toISOString()) }), boss.employee))[0] : undefined;
  if (!hr) return 0;
  const { rows: learners } = await db.write.query<Learner>(
    `select e.id::text, e.store_id::text "storeId", e.position, exists (select 1 from users u where u.employee_id = e.id and u.username = 'employee') "isKnown" from employees e where e.store_id is not null and e.left_on is null and e.position in ('service-agent', 'store-manager', 'shop-assistant', 'technical-support')
       and (e.id % 4 = 0 or exists (select 1 from users u where u.employee_id = e.id)) order by e.id`);
  const { rows: courses } = await db.write.query<{ id: string; key: string; required: number; isExamined: boolean }>(
    `select distinct on (c.id) c.id::text, c.key, v.required_minutes required, c.is_examined "isExamined" from courses c join course_versions v on v.course_id = c.id where v.state = 'PUBLISHED' order by c.id, v.number desc`);
  const known = new Map(courses.map((one) => [one.key, one]));
  let serial = 0;
  const next = (): string => `demo-training-${(serial += 1)}`;
  const give = async (who: Learner, key: string, daysBack: number, fate: Fate, reason = TrainingReason.ROLE): Promise<void> => {
    const course = known.get(key);
    if (!course) return;
    const start = now.getTime() - daysBack * DAY;
    const recordId = await enrolInCourse(at(start, hr), { idempotencyKey: next(), courseId: course.id, employeeId: who.id, reason, workingDays: fate === 'NEW' || fate === 'HALF' ? 15 : 10 });
    const credit = (days: number, minutes: number) => recordTrainingHours(at(start + days * DAY, hr), { idempotencyKey: next(), recordId, hours: (minutes / 60).toFixed(2), note: '跟岗实操，带教人在场看过' });
    if (fate === 'TAKEN_BACK') { await withdrawTraining(at(start + DAY, hr), { id: recordId, expectedVersion: 1, reason: '调到总部，不再需要' }); return; }
    if (fate === 'HALF') { await credit(1, Math.round(course.required / 2)); return; }
    if (fate === 'LATE' || fate === 'NEW') return;
    const days = dice.int(2, 9);
    if (daysBack <= days + 1) return;
    if (course.isExamined) await notePass(at(start + (days - 0.5) * DAY, hr), { employeeId: who.id, examId: key, courseId: course.id, attemptId: next(), score: String(dice.int(76, 98)) });
    await credit(days, course.required);
  };
  for (const who of learners) {
    const isDesk = who.position !== 'shop-assistant' && who.position !== 'store-manager';
    const fate = (): Fate => dice.weighted(FATES);
    for (const key of isDesk ? ['reception-basics', 'service-process', 'product-food', 'product-home', 'returns-and-money', 'difficult-talks'] : ['company-culture', 'consumer-law']) {
      const drawn = isDesk && dice.chance(0.7) ? 'DONE' : fate();
      // The employee whom everybody signs in as has been at the desk for years: the post is open, and the quarter's test is to be learnt for.
      const one = who.isKnown ? 'DONE' : drawn;
      await give(who, key, one === 'NEW' ? dice.int(1, 6) : one === 'HALF' ? dice.int(4, 9) : one === 'LATE' ? dice.int(25, 60) : dice.int(20, 150), one);
    }
    const isTested = isDesk && dice.chance(0.5);
    const [back, how] = isTested ? [dice.int(8, 30), dice.weighted([['DONE', 3], ['HALF', 1]] as const)] : [0, 'HALF' as const];
    if (who.isKnown) await give(who, 'quarterly-test', 5, 'HALF', TrainingReason.REGULAR);
    else if (isTested) await give(who, 'quarterly-test', back, how, TrainingReason.REGULAR);
  }
  await seedRooms(db, dice, now, hr);
  // No worker was there in between: what had passed its day by then is late.
  await db.write.query(`update training_records set state = 'OVERDUE', breached_at = due_at where state in ('ASSIGNED', 'IN_PROGRESS') and due_at < $1`, [now]);
  await db.write.query('update training_records set breached_at = due_at where breached_at is null and completed_at > due_at');
  return serial;
}
