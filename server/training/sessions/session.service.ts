// Sessions in a room: planned, held with marks that are credited, called off.
import type { CancelSessionInput, HoldSessionInput, PlanSessionInput } from '../../../schema/training/session.inputs.ts';
import { AttendanceMark, SessionAttendance, SessionKind, SessionState, TrainingSession } from '../../../schema/training/session.ts';
import { CreditEvidence, TrainingReason } from '../../../schema/training/record.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, type Context, reaches, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { settleDuty } from '../../platform/duty/duty.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { coursesInForce } from '../courses/course.service.ts';
import { giveCourse } from '../records/assign.service.ts';
import { creditTime, settleRecord } from '../records/record.row.ts';
import { trainingReasons } from '../training.messages.ts';
import { deadlines, peopleOf, signer, tell, type Person } from '../training.people.ts';

/** What a store owes each month: its skill session. */
export const SESSION = 'training.session';
const LONGEST_MINUTES = 720;

async function invited(tx: WriteContext, ids: readonly string[], path: string): Promise<Person[]> {
  const people = await peopleOf(tx, ids.filter((id) => decodeId('Employee', id)));
  const found = ids.map((id) => people.get(id));
  demand(found.every((one) => one && reaches(tx, 'training:record', one.storeId)) && new Set(ids).size === ids.length, path, trainingReasons.TRAINING_EMPLOYEE);
  return found as Person[];
}

/** Plans a session and invites people, once a key. Answers its id. */
export async function planSession(ctx: Context, input: PlanSessionInput): Promise<string> {
  authorise(ctx, 'training:record');
  const minutes = (Date.parse(input.endsAt) - Date.parse(input.startsAt)) / 60_000;
  demand(minutes > 0 && minutes <= LONGEST_MINUTES, 'input.endsAt', trainingReasons.SESSION_TIMES);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'planSession', input, async () => {
    const storeId = input.storeId ? await keyOf(tx, 'Store', input.storeId) : null;
    authorise(tx, 'training:record', storeId ?? null);
    const [course] = await coursesInForce(tx, { ids: [await keyOf(tx, 'Course', input.courseId)] });
    demand(course, 'input.courseId', trainingReasons.COURSE_NOT_IN_FORCE);
    const people = await invited(tx, input.employeeIds, 'input.employeeIds');
    const teacher = input.teacherId ? (await peopleOf(tx, decodeId('Employee', input.teacherId) ? [input.teacherId] : [])).get(input.teacherId) : null;
    demand(teacher !== undefined, 'input.teacherId', trainingReasons.TRAINING_EMPLOYEE);
    const row = await withVerb(tx, 'session.planned', () => tx.manager.save(tx.manager.create(TrainingSession, {
      courseId: course.courseId, sessionKind: input.sessionKind, state: SessionState.PLANNED, storeId, place: input.place.trim(), teacherId: teacher?.id ?? null, startsAt: input.startsAt, endsAt: input.endsAt, note: input.note?.trim() || null,
    } as Partial<TrainingSession>)));
    for (const person of people) await tx.manager.save(tx.manager.create(SessionAttendance, { sessionId: row.id, employeeId: person.id, storeId: person.storeId, mark: AttendanceMark.INVITED } as Partial<SessionAttendance>));
    await tell(tx, people.map((one) => one.id), 'training.assigned', `session:${row.id}`, { zh: `现场培训：${course.nameZh}`, en: `Session: ${course.nameEn}` }, { resource: 'TrainingSession', id: row.id });
    return row.id;
  }));
}

async function sessionToWrite(tx: WriteContext, id: string, expectedVersion: number): Promise<TrainingSession> {
  const found = decodeId('TrainingSession', id) ? await tx.manager.findOneBy(TrainingSession, { id }) : null;
  if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  authorise(tx, 'training:record', found.storeId ?? null);
  const row = await changeRow(tx, TrainingSession, id, expectedVersion, {});
  if (row.state !== SessionState.PLANNED) throw new AppError('POLICY', trainingReasons.SESSION_OVER);
  return row;
}

/** It was held: marks are kept, who was there is credited within the caps. Answers its id. */
export async function holdSession(ctx: Context, input: HoldSessionInput): Promise<string> {
  authorise(ctx, 'training:record');
  return transact(ctx, async (tx) => {
    const row = await sessionToWrite(tx, input.id, input.expectedVersion);
    const me = signer(tx);
    const startsAt = new Date(row.startsAt);
    if (tx.clock.now() < startsAt) throw new AppError('POLICY', trainingReasons.SESSION_EARLY);
    demand(input.marks.every((one) => one.employeeId !== me || one.mark !== AttendanceMark.PRESENT), 'input.marks', trainingReasons.TRAINING_OWN_HOURS);
    const length = Math.round((new Date(row.endsAt).getTime() - startsAt.getTime()) / 60_000);
    const [course] = await coursesInForce(tx, { ids: [row.courseId] });
    demand(course, 'input.id', trainingReasons.COURSE_NOT_IN_FORCE);
    const people = await invited(tx, input.marks.map((one) => one.employeeId), 'input.marks');
    const dueFor = await deadlines(tx);
    const seats = new Map((await tx.manager.findBy(SessionAttendance, { sessionId: row.id })).map((one) => [one.employeeId, one]));
    for (const [i, { mark, attendedMinutes }] of input.marks.entries()) {
      const person = people[i] as Person;
      demand(mark !== AttendanceMark.INVITED && (!attendedMinutes || attendedMinutes <= length), `input.marks.${i}.attendedMinutes`, trainingReasons.SESSION_MARK);
      const seat = seats.get(person.id) ?? tx.manager.create(SessionAttendance, { sessionId: row.id, employeeId: person.id, storeId: person.storeId } as Partial<SessionAttendance>);
      seats.delete(person.id);
      const minutes = mark === AttendanceMark.PRESENT ? (attendedMinutes ?? length) : null;
      let recordId: string | null = null;
      if (minutes) {
        const reason = row.sessionKind === SessionKind.MONTHLY ? TrainingReason.REGULAR : TrainingReason.PERSON;
        const { record } = await giveCourse(tx, person, course, dueFor(person, { workingDays: 5 }), { reason, sourceResource: 'TrainingSession', sourceKey: row.id });
        await creditTime(tx, record, { evidence: CreditEvidence.SESSION, askedMinutes: minutes, sessionKey: row.id, recordedById: me, note: row.place, creditedOn: dayIn(person.zone, startsAt) });
        recordId = (await settleRecord(tx, record, 'training.attended', {})).id;
      }
      await tx.manager.save(Object.assign(seat, { mark, attendedMinutes: minutes, recordId, version: (seat.version ?? 0) + 1 }));
    }
    for (const absent of seats.values()) await tx.manager.save(Object.assign(absent, { mark: AttendanceMark.ABSENT, version: absent.version + 1 }));
    await withVerb(tx, 'session.held', () => tx.manager.save(Object.assign(row, { state: SessionState.HELD, heldOn: dayIn(people[0]?.zone ?? tx.db.settings.zone, startsAt), version: row.version + 1 })));
    if (row.sessionKind === SessionKind.MONTHLY && row.storeId) await settleDuty(tx, { kind: SESSION, resource: 'Store', resourceKey: row.storeId }, 'held');
    return row.id;
  });
}

/** Calls a session off, with a reason. Answers its id. */
export async function cancelSession(ctx: Context, input: CancelSessionInput): Promise<string> {
  authorise(ctx, 'training:record');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => {
    const row = await sessionToWrite(tx, input.id, input.expectedVersion);
    await withVerb(tx, 'session.cancelled', () => tx.manager.save(Object.assign(row, { state: SessionState.CANCELLED, note: input.reason.trim(), version: row.version + 1 })));
    const people = await tx.manager.findBy(SessionAttendance, { sessionId: row.id });
    await tell(tx, people.map((one) => one.employeeId), 'training.assigned', `session-off:${row.id}`, { zh: '现场培训取消', en: 'A session was called off' }, { resource: 'TrainingSession', id: row.id });
    return row.id;
  });
}
