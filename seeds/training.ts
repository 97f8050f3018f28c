// Who learnt what in the demo chain: onboarding of the desks, what everybody must know, and some of it late, half done or taken back.
import type { Viewer } from '../server/core/context.ts';
import { frozenClock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import { viewersOf } from '../server/platform/access/people.service.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { TrainingReason } from '../schema/training/record.ts';
import { enrolInCourse, withdrawTraining } from '../server/training/records/assign.service.ts';
import { notePass, recordTrainingHours } from '../server/training/records/hours.service.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
type Fate = 'DONE' | 'LATE' | 'HALF' | 'NEW' | 'TAKEN_BACK';
const FATES: readonly (readonly [Fate, number])[] = [['DONE', 60], ['LATE', 8], ['HALF', 18], ['NEW', 10], ['TAKEN_BACK', 4]];
interface Learner { id: string; storeId: string; position: string }

/** Gives courses to the people of the stores and lets them get on. Answers how many records there are. */
export async function seedTraining(db: Database, dice: Random, now: Date): Promise<number> {
  const at = (ms: number, viewer: Viewer) => systemContext(db, { viewer, clock: frozenClock(new Date(ms).toISOString()) });
  const { rows: [boss] } = await db.write.query<{ employee: string }>(`select employee_id::text employee from users where username = 'hr'`);
  const hr = boss?.employee ? (await viewersOf(systemContext(db, { clock: frozenClock(now.toISOString()) }), boss.employee))[0] : undefined;
  if (!hr) return 0;
  const { rows: learners } = await db.write.query<Learner>(
    `select e.id::text, e.store_id::text "storeId", e.position from employees e where e.store_id is not null and e.left_on is null and e.position in ('service-agent', 'store-manager', 'shop-assistant', 'technical-support')
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
      const one = isDesk && dice.chance(0.7) ? 'DONE' : fate();
      await give(who, key, one === 'NEW' ? dice.int(1, 6) : one === 'HALF' ? dice.int(4, 9) : one === 'LATE' ? dice.int(25, 60) : dice.int(20, 150), one);
    }
    if (isDesk && dice.chance(0.5)) await give(who, 'quarterly-test', dice.int(8, 30), dice.weighted([['DONE', 3], ['HALF', 1]] as const), TrainingReason.REGULAR);
  }
  // No worker was there in between: what had passed its day by then is late.
  await db.write.query(`update training_records set state = 'OVERDUE', breached_at = due_at where state in ('ASSIGNED', 'IN_PROGRESS') and due_at < $1`, [now]);
  await db.write.query('update training_records set breached_at = due_at where breached_at is null and completed_at > due_at');
  return serial;
}
