// Giving courses: to one person, to many, by a rule; one open record a person and course, every further reason noted on it.
import { LearningPath } from '../../../schema/training/course.ts';
import type { AssignmentResult, AssignTrainingInput, EnrolInCourseInput, WithdrawTrainingInput } from '../../../schema/training/record.inputs.ts';
import { TrainingNeed, TrainingReason, TrainingRecord, TrainingState } from '../../../schema/training/record.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, businessDay, type Context, reaches, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { coursesInForce, type CourseInForce } from '../courses/course.service.ts';
import type { PathStep } from '../courses/path.service.ts';
import { trainingReasons } from '../training.messages.ts';
import { deadlines, peopleOf, tell, type DueDay, type DueWish, type Person } from '../training.people.ts';
import { defineTrainingSource, trainingSource } from '../training.registry.ts';
import { demandOpen, forgetTraining, keepRecord, oweTraining, recordToWrite } from './record.row.ts';
import { OPEN_STATES, trainingStates } from './record.rules.ts';

/** Pairs of person and course that one call may give. */
const MOST = 2_000;

defineTrainingSource({
  resource: 'LearningPath',
  find: async (tx, id) => { const key = decodeId('LearningPath', id)?.id; return key && (await visibleKeys(tx, 'LearningPath', [key])).has(key) ? { key } : null; },
});

export interface Given { reason: TrainingReason; sourceResource?: string | null; sourceKey?: string | null; actionId?: string | null; findingId?: string | null; note?: string | null }

async function noteNeed(tx: WriteContext, record: TrainingRecord, given: Given): Promise<void> {
  const { reason, sourceResource = null, sourceKey = null, actionId = null, findingId = null } = given;
  const had = await tx.manager.findBy(TrainingNeed, { recordId: record.id });
  if (had.some((one) => one.reason === reason && (one.sourceResource ?? null) === sourceResource && (one.sourceKey ?? null) === sourceKey)) return;
  await tx.manager.save(tx.manager.create(TrainingNeed, { recordId: record.id, reason, sourceResource, sourceKey, actionId, findingId } as Partial<TrainingNeed>));
}

/** Gives a course to a person, or notes the further reason on the record that is open; the earlier day then holds. Asks no right: the caller does. */
export async function giveCourse(tx: WriteContext, person: Person, course: CourseInForce, due: DueDay, given: Given): Promise<{ record: TrainingRecord; isNew: boolean }> {
  await tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('training ' || $1 || ' ' || $2, 0))`, [person.id, course.courseId]);
  const open = await tx.manager.getRepository(TrainingRecord).createQueryBuilder('r').setLock('pessimistic_write')
    .where('r.employee_id = :person and r.course_id = :course and r.state in (:...states)', { person: person.id, course: course.courseId, states: OPEN_STATES }).getOne();
  const names = { nameZh: course.nameZh, nameEn: course.nameEn };
  if (open) {
    await noteNeed(tx, open, given);
    if (new Date(due.dueAt) >= new Date(open.dueAt)) return { record: open, isNew: false };
    const sooner = await keepRecord(tx, open, 'training.moved', { ...due });
    await oweTraining(tx, sooner, names);
    return { record: sooner, isNew: false };
  }
  const now = tx.clock.now();
  const record = await withVerb(tx, 'training.assigned', () => tx.manager.save(tx.manager.create(TrainingRecord, {
    employeeId: person.id, storeId: person.storeId, courseId: course.courseId, courseVersionId: course.versionId, state: TrainingState.ASSIGNED, reason: given.reason, sourceResource: given.sourceResource ?? null, sourceKey: given.sourceKey ?? null,
    note: given.note?.trim() || null, assignedById: tx.viewer.employeeId, assignedAt: now.toISOString(), assignedOn: dayIn(person.zone, now), ...due, creditedMinutes: 0, creditedHours: '0', requiredMinutes: course.requiredMinutes,
    lessonsFinished: 0, lessonCount: course.lessonCount, isExamined: course.isExamined, version: 1, createdAt: now.toISOString(), updatedAt: now.toISOString(),
  } as Partial<TrainingRecord>)));
  await noteNeed(tx, record, given);
  await oweTraining(tx, record, names);
  if (person.id !== tx.viewer.employeeId) await tell(tx, [person.id], 'training.assigned', `training:${record.id}`, { zh: `给你安排了培训：${course.nameZh}`, en: `Training for you: ${course.nameEn}` }, { resource: 'TrainingRecord', id: record.id });
  return { record, isNew: true };
}

/** A person who works here, with the day of an instant where they work; null for anybody else. */
export async function peopleFor(tx: WriteContext, employeeId: string): Promise<(Person & { dayOf(at: Date): string }) | null> {
  const person = (await peopleOf(tx, [employeeId])).get(employeeId);
  return person ? { ...person, dayOf: (at) => dayIn(person.zone, at) } : null;
}

/** One course by its id or key, with a version in force; refused otherwise. */
async function courseFor(tx: WriteContext, { courseId, courseKey }: { courseId?: string | null; courseKey?: string | null }): Promise<CourseInForce> {
  const path = courseKey && !courseId ? 'input.courseKey' : 'input.courseId';
  demand(Boolean(courseId) !== Boolean(courseKey), path, 'VALUE_REQUIRED');
  const id = courseId ? await keyOf(tx, 'Course', courseId) : null;
  const [course] = await coursesInForce(tx, id ? { ids: [id] } : { keys: [courseKey as string] });
  demand(course, path, trainingReasons.COURSE_NOT_IN_FORCE);
  return course;
}

async function givenFor(tx: WriteContext, input: Pick<EnrolInCourseInput, 'reason' | 'sourceResource' | 'sourceId' | 'note'>): Promise<Given> {
  const given: Given = { reason: input.reason ?? TrainingReason.PERSON, note: input.note };
  const needsSource = given.reason === TrainingReason.FINDING || given.reason === TrainingReason.CORRECTIVE_ACTION;
  if (!input.sourceResource && !input.sourceId) { demand(!needsSource, 'input.sourceId', 'VALUE_REQUIRED'); return given; }
  const found = input.sourceResource && input.sourceId ? await trainingSource(input.sourceResource)?.find(tx, input.sourceId) : null;
  demand(found, 'input.sourceId', trainingReasons.TRAINING_SOURCE);
  return { ...given, sourceResource: input.sourceResource ?? null, sourceKey: found.key, actionId: found.actionId ?? null, findingId: found.findingId ?? null };
}
const demandWish = (wish: DueWish): void => demand(!(wish.dueOn && wish.workingDays), 'input.dueOn', trainingReasons.TRAINING_DUE_TWICE);

/** Gives one course to one person, once a key. Answers the record's id. */
export async function enrolInCourse(ctx: Context, input: EnrolInCourseInput): Promise<string> {
  authorise(ctx, 'training:assign');
  demandWish(input);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'enrolInCourse', input, async () => {
    const person = decodeId('Employee', input.employeeId) ? (await peopleOf(tx, [input.employeeId])).get(input.employeeId) : undefined;
    if (!person || !(await visibleKeys(tx, 'Employee', [person.id])).has(person.id)) throw new AppError('NOT_FOUND', trainingReasons.TRAINING_EMPLOYEE);
    authorise(tx, 'training:assign', person.storeId ?? null);
    const course = await courseFor(tx, input);
    return (await giveCourse(tx, person, course, (await deadlines(tx))(person, input), await givenFor(tx, input))).record.id;
  }));
}

async function selected(tx: WriteContext, input: AssignTrainingInput): Promise<string[]> {
  const { all, storeIds } = reachOf(tx.viewer, 'training:assign');
  const stores = input.storeIds?.length ? input.storeIds : null;
  demand(!stores || stores.every((id) => decodeId('Store', id)), 'input.storeIds', 'VALUE_NOT_ALLOWED');
  const rows = await tx.manager.query<{ id: string }[]>(
    `select e.id::text from employees e left join stores s on s.id = e.store_id
     where (e.left_on is null or e.left_on > $1::date) and ($2::boolean or e.store_id = any($3::bigint[]))
       and ($4::text[] is null or e.position = any($4)) and ($5::bigint[] is null or e.store_id = any($5)) and ($6::text[] is null or s.format = any($6)) order by e.id limit ${MOST + 1}`,
    [businessDay(tx), all, storeIds, input.positions?.length ? input.positions : null, stores, input.formats?.length ? input.formats : null]);
  return rows.map((row) => row.id);
}

/** Gives a course or a path to many, once a key; who is out of reach is named. */
export async function assignTraining(ctx: Context, input: AssignTrainingInput): Promise<AssignmentResult> {
  authorise(ctx, 'training:assign');
  demandWish(input);
  demand(Boolean(input.courseId) !== Boolean(input.pathId), 'input.courseId', trainingReasons.TRAINING_WHICH);
  const byRule = Boolean(input.positions?.length || input.storeIds?.length || input.formats?.length);
  demand(byRule !== Boolean(input.employeeIds?.length), 'input.employeeIds', trainingReasons.TRAINING_NOBODY);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'assignTraining', input, async () => {
    const path = input.pathId ? await tx.manager.findOneByOrFail(LearningPath, { id: await keyOf(tx, 'LearningPath', input.pathId) }) : null;
    const steps: { course: CourseInForce; wish: DueWish }[] = path ? await stepsOf(tx, path, input) : [{ course: await courseFor(tx, input), wish: input }];
    const given = await givenFor(tx, path && !input.sourceId ? { ...input, sourceResource: 'LearningPath', sourceId: path.id } : input);
    const asked = input.employeeIds ?? await selected(tx, input);
    demand(asked.length * steps.length <= MOST, 'input.employeeIds', trainingReasons.TRAINING_MANY, { limit: MOST });
    const people = await peopleOf(tx, asked.filter((id) => decodeId('Employee', id)));
    const dueFor = await deadlines(tx);
    const result: AssignmentResult = { done: 0, kept: 0, failed: [] };
    for (const id of asked) {
      const person = people.get(id);
      if (!person || !reaches(tx, 'training:assign', person.storeId)) {
        result.failed.push({ employeeId: id, code: 'NOT_FOUND', message: new AppError('NOT_FOUND', trainingReasons.TRAINING_EMPLOYEE).say(tx.locale) });
        continue;
      }
      for (const { course, wish } of steps) { if ((await giveCourse(tx, person, course, dueFor(person, wish), given)).isNew) result.done += 1; else result.kept += 1; }
    }
    demand(result.done + result.kept + result.failed.length, 'input.positions', trainingReasons.TRAINING_NOBODY);
    return result;
  }));
}

/** The courses of a path that have a version in force, in its order, each with its own days. */
async function stepsOf(tx: WriteContext, path: LearningPath, wish: DueWish): Promise<{ course: CourseInForce; wish: DueWish }[]> {
  const steps = path.steps as PathStep[];
  const courses = new Map((await coursesInForce(tx, { keys: steps.map((one) => one.course) })).map((one) => [one.key, one]));
  return steps.flatMap((step) => { const course = courses.get(step.course); return course ? [{ course, wish: wish.dueOn ? { dueOn: wish.dueOn } : { workingDays: wish.workingDays ?? step.workingDays } }] : []; });
}

/** Takes a training back, with a reason; what was credited stays. Answers its id. */
export async function withdrawTraining(ctx: Context, input: WithdrawTrainingInput): Promise<string> {
  authorise(ctx, 'training:assign');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => {
    const row = await recordToWrite(tx, input.id, input.expectedVersion);
    authorise(tx, 'training:assign', row.storeId ?? null);
    demandOpen(row);
    const gone = await keepRecord(tx, row, 'training.withdrawn', { state: trainingStates.next(row.state, 'withdraw'), withdrawnReason: input.reason.trim() });
    await forgetTraining(tx, gone);
    return gone.id;
  });
}

const WANTING = `
  select e.id::text person, c.key course, x."workingDays" "days", p.id::text path
  from learning_paths p, jsonb_to_recordset(p.steps) as x(course text, "workingDays" integer), courses c, employees e left join stores t on t.id = e.store_id
  where p.is_automatic and not p.is_archived and c.key = x.course and (e.left_on is null or e.left_on > $1::date) and e.hired_on <= $1::date
    and (p.positions = '{}' or e.position = any(p.positions)) and (p.formats = '{}' or t.format = any(p.formats))
    and not exists (select 1 from training_records r where r.employee_id = e.id and r.course_id = c.id and r.state <> 'WITHDRAWN')
    and (p.since_on is null or exists (select 1 from placements a where a.employee_id = e.id and a.until_on is null and a.from_on >= p.since_on))
  order by e.id, p.id limit $2`;
/** Gives newcomers and those who changed their post the courses of their automatic paths, where they lack. Answers how many. */
export async function giveByRule(ctx: Context, limit = 500): Promise<number> {
  return transact(ctx, async (tx) => {
    const wanting = await tx.manager.query<{ person: string; course: string; days: number; path: string }[]>(WANTING, [businessDay(tx), limit]);
    if (!wanting.length) return 0;
    const courses = new Map((await coursesInForce(tx, { keys: [...new Set(wanting.map((one) => one.course))] })).map((one) => [one.key, one]));
    const people = await peopleOf(tx, [...new Set(wanting.map((one) => one.person))]);
    const dueFor = await deadlines(tx);
    let done = 0;
    for (const { person: id, course: key, days, path } of wanting) {
      const person = people.get(id);
      const course = courses.get(key);
      if (person && course && (await giveCourse(tx, person, course, dueFor(person, { workingDays: days }), { reason: TrainingReason.ROLE, sourceResource: 'LearningPath', sourceKey: path })).isNew) done += 1;
    }
    return done;
  });
}
