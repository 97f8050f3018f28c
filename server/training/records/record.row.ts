// A training record in a writer's hand: locked, credited, and done as soon as its hours and its exam are there; what its person owes.
import type { Duty } from '../../../schema/platform/duty.ts';
import { DutyState } from '../../../schema/platform/duty.ts';
import { CourseVersion } from '../../../schema/training/course.ts';
import { type CreditEvidence, TrainingCredit, TrainingRecord } from '../../../schema/training/record.ts';
import { dayIn } from '../../core/clock.ts';
import { reaches, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { demandUnchanged } from '../../core/transact.ts';
import { defineDuty } from '../../platform/duty/duty.registry.ts';
import { owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { parseCourse, type CourseContent } from '../courses/course.rules.ts';
import { trainingReasons } from '../training.messages.ts';
import { peopleOf, tell } from '../training.people.ts';
import { whenTrainingIsDone } from '../training.registry.ts';
import { cappedMinutes, hoursOf, isDone, OPEN_STATES, trainingStates } from './record.rules.ts';

/** What somebody owes: that the course is done by its day. */
export const LEARN = 'training.learn';
const REMIND_MINUTES = 2_880;
const about = (id: string) => ({ kind: LEARN, resource: 'TrainingRecord', resourceKey: id });

/** A record locked, when it is in sight; a stale version is CONFLICT, one that is over POLICY. */
export async function recordToWrite(tx: WriteContext, id: string, expectedVersion?: number): Promise<TrainingRecord> {
  if (!decodeId('TrainingRecord', id) || !(await visibleKeys(tx, 'TrainingRecord', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await tx.manager.getRepository(TrainingRecord).createQueryBuilder('r').setLock('pessimistic_write').where('r.id = :id', { id }).getOneOrFail();
  await demandUnchanged(tx, TrainingRecord, row, expectedVersion);
  return row;
}
/** Refuses what is over already. */
export function demandOpen(row: TrainingRecord): void {
  if (!OPEN_STATES.includes(row.state)) throw new AppError('POLICY', trainingReasons.TRAINING_OVER);
}
/** What the record is learnt by. */
export async function contentOf(tx: WriteContext, row: TrainingRecord): Promise<CourseContent & { lessonMinutes: number; labelZh: string; labelEn: string }> {
  const { content, lessonMinutes, labelZh, labelEn } = await tx.manager.findOneByOrFail(CourseVersion, { id: row.courseVersionId });
  return { ...parseCourse(content), lessonMinutes, labelZh, labelEn };
}

/** Saves a record one version on, under the trade's verb. */
export const keepRecord = (tx: WriteContext, row: TrainingRecord, verb: string, patch: Partial<TrainingRecord>): Promise<TrainingRecord> =>
  withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));

/** The person owes it by its day. */
export async function oweTraining(tx: WriteContext, row: TrainingRecord, names: { nameZh: string; nameEn: string }): Promise<void> {
  await owe(tx, { ...about(row.id), storeId: row.storeId ?? null, ownerId: row.employeeId, dueAt: new Date(row.dueAt).toISOString(), remindMinutes: REMIND_MINUTES, title: { zh: `学习：${names.nameZh}`, en: `Training: ${names.nameEn}` } });
}
/** It fell away. */
export const forgetTraining = async (tx: WriteContext, row: TrainingRecord): Promise<void> => { await settleDuty(tx, about(row.id), null, DutyState.CANCELLED); };

/** Done when its hours and its exam are there; else as it is. Saves it either way. */
export async function settleRecord(tx: WriteContext, row: TrainingRecord, verb: string, patch: Partial<TrainingRecord>): Promise<TrainingRecord> {
  Object.assign(row, patch);
  if (!isDone(row)) return keepRecord(tx, row, verb, { state: trainingStates.next(row.state, 'begin'), startedAt: row.startedAt ?? tx.clock.now().toISOString() });
  const now = tx.clock.now();
  const [{ zone } = { zone: tx.db.settings.zone }] = row.storeId ? await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [row.storeId]) : [];
  const done = await keepRecord(tx, row, 'training.completed', { state: trainingStates.next(row.state, 'complete'), startedAt: row.startedAt ?? now.toISOString(), completedAt: now.toISOString(), completedOn: dayIn(zone, now) });
  await settleDuty(tx, about(row.id), 'done');
  for (const next of whenTrainingIsDone()) await next(tx, done);
  return done;
}

export interface CreditAsk {
  evidence: CreditEvidence; askedMinutes: number; lessonKey?: string | null; sessionKey?: string | null; note?: string | null; recordedById?: string | null; fileId?: string | null; creditedOn?: string;
}
/** Credits time within the cap, in the record's lock. Answers the minutes that count; 0 when there is no room left, and nothing is kept then. */
export async function creditTime(tx: WriteContext, row: TrainingRecord, ask: CreditAsk): Promise<{ minutes: number; creditId: string | null }> {
  const { lessons, lessonMinutes } = await contentOf(tx, row);
  const lesson = ask.lessonKey ? lessons.find((one) => one.key === ask.lessonKey) : undefined;
  demand(!ask.lessonKey || lesson, 'input.lessonKey', trainingReasons.TRAINING_LESSON);
  const had = await tx.manager.findBy(TrainingCredit, { recordId: row.id });
  const sum = (list: TrainingCredit[]): number => list.reduce((total, one) => total + one.minutes, 0);
  const minutes = cappedMinutes({
    askedMinutes: ask.askedMinutes, courseMinutes: lessonMinutes, courseCredited: sum(had),
    ...(lesson ? { lesson: { minutes: lesson.minutes, credited: sum(had.filter((one) => one.lessonKey === lesson.key)) } } : {}),
  });
  if (!minutes) return { minutes, creditId: null };
  const person = (await peopleOf(tx, [row.employeeId])).get(row.employeeId);
  const made = await withVerb(tx, 'training.credited', () => tx.manager.save(tx.manager.create(TrainingCredit, {
    recordId: row.id, employeeId: row.employeeId, storeId: person ? person.storeId : (row.storeId ?? null), courseId: row.courseId, evidence: ask.evidence, lessonKey: ask.lessonKey ?? null, sessionKey: ask.sessionKey ?? null,
    minutes, askedMinutes: ask.askedMinutes, creditedOn: ask.creditedOn ?? dayIn(person?.zone ?? tx.db.settings.zone, tx.clock.now()), note: ask.note ?? null, recordedById: ask.recordedById ?? null, fileId: ask.fileId ?? null,
  } as Partial<TrainingCredit>)));
  const creditedMinutes = sum(had) + minutes;
  Object.assign(row, { creditedMinutes, creditedHours: hoursOf(creditedMinutes) });
  return { minutes, creditId: made.id };
}

defineDuty({
  kind: LEARN, byHand: false,
  // Nobody learns for another: it is taken back and given anew.
  async demandOwner(_tx, duty, employeeId) { demand(employeeId === duty.ownerId, 'input.ownerId', trainingReasons.TRAINING_PERSONAL); },
  mayManage: (ctx, duty) => reaches(ctx, 'training:assign', duty.storeId),
  async take(tx, duty) {
    const [row] = await tx.manager.query<{ held: boolean }[]>('select exists (select 1 from (select 1 from training_records t where t.id = k.id for no key update skip locked) h) held from training_records k where k.id = $1', [duty.resourceKey]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  link: async (_tx, duty) => ({ resource: duty.resource, id: duty.resourceKey }),
  async overdue(tx, duty: Duty, { isLate }) {
    const row = await tx.manager.findOneBy(TrainingRecord, { id: duty.resourceKey });
    if (!row || !trainingStates.can(row.state, 'miss')) return;
    await keepRecord(tx, row, 'training.overdue', { state: trainingStates.next(row.state, 'miss'), breachedAt: new Date(duty.dueAt).toISOString() });
    const person = (await peopleOf(tx, [row.employeeId])).get(row.employeeId);
    if (person?.managerId) await tell(tx, [person.managerId], 'training.overdue', `training-overdue:${row.id}`, { zh: `${duty.titleZh}：已逾期`, en: `${duty.titleEn}: overdue` }, { resource: 'TrainingRecord', id: row.id }, isLate);
  },
});
