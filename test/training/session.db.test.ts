// Sessions with attendance, what comes round by itself, and drills before two assessors, with a clock that is told the time.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Drill, DrillGrade, DrillScene } from '../../schema/training/drill.ts';
import type { AttendanceInput } from '../../schema/training/session.inputs.ts';
import { AttendanceMark, SessionAttendance, SessionKind, TrainingSession } from '../../schema/training/session.ts';
import { FULL_REACH, type Context } from '../../server/core/context.ts';
import { AppError } from '../../server/core/errors.ts';
import { visibleKeys } from '../../server/core/read/rows.ts';
import '../../server/training/drills/drill.measures.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { askMeasure } from '../../server/measures/measure.service.ts';
import { shipForms } from '../../server/forms/form.service.ts';
import { cancelDrill, debriefDrill, drillRubric, gradeDrill, startDrill } from '../../server/training/drills/drill.service.ts';
import { agreementOf, meanOf } from '../../server/training/drills/drill.rules.ts';
import { DRILL_RUBRIC } from '../../server/training/drills/shipped-scenes.rules.ts';
import { shipScenes } from '../../server/training/drills/ship-scenes.service.ts';
import { monthOf, quarterOf } from '../../server/training/sessions/regular.rules.ts';
import { giveQuarterlyTest, oweMonthlyDrills, oweMonthlySessions } from '../../server/training/sessions/regular.service.ts';
import { cancelSession, holdSession, planSession } from '../../server/training/sessions/session.service.ts';
import { key, trainingWorld, type TrainingWorld } from './training-fixture.ts';

let w: TrainingWorld;
beforeAll(async () => { w = await trainingWorld(); await shipForms(w.ctx); await shipScenes(w.ctx); });
afterAll(() => w?.end());

const reasonOf = async (act: Promise<unknown>): Promise<string> => { try { await act; return 'done'; } catch (error) { if (!(error instanceof AppError)) throw error; return error.details.fields ? Object.values(error.details.fields)[0] as string : error.reason; } };
const at = (minutes: number): string => new Date(w.clock.now().getTime() + minutes * 60_000).toISOString();
const who = (name: string): string => w.employees[name] as string;

describe('sessions', () => {
  const plan = async (courseId: string, more: object = {}) => planSession(await w.as('manager'), {
    idempotencyKey: key(), courseId, sessionKind: SessionKind.SPECIAL, storeId: w.stores[0] as string, place: '二楼会议室', teacherId: who('supervisor'), startsAt: at(60), endsAt: at(180), employeeIds: [who('clerk'), who('agent')], ...more,
  });
  const version = async (id: string): Promise<number> => (await w.db.source.getRepository(TrainingSession).findOneByOrFail({ id })).version;
  const hold = async (id: string, marks: AttendanceInput[], by = 'manager') => holdSession(await w.as(by), { id, expectedVersion: await version(id), marks });

  test('who was there is credited up to the session and the course; who is not named was absent', async () => {
    const course = await w.course('new-fridge', [90], { requiredMinutes: 90 });
    const id = await plan(course);
    expect(await reasonOf(hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT }]))).toBe('SESSION_EARLY');
    w.clock.set(at(200));
    expect(await reasonOf(hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT, attendedMinutes: 121 }]))).toBe('SESSION_MARK');
    expect(await reasonOf(hold(id, [{ employeeId: who('manager'), mark: AttendanceMark.PRESENT }]))).toBe('TRAINING_OWN_HOURS');
    expect(await reasonOf(hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT }], 'other'))).toBe('RIGHT_MISSING');
    await hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT }]);
    const seats = await w.db.source.getRepository(SessionAttendance).find({ where: { sessionId: id }, order: { id: 'ASC' } });
    expect(seats.map((one) => [one.employeeId, one.mark, one.attendedMinutes])).toEqual([[who('clerk'), 'PRESENT', 120], [who('agent'), 'ABSENT', null]]);
    // Two hours in the room, of a course that is an hour and a half long.
    const { rows: [credit] } = await w.db.write.query('select evidence, minutes, asked_minutes, session_key, recorded_by_id::text by from training_credits where record_id = $1', [seats[0]?.recordId]);
    expect(credit).toEqual({ evidence: 'SESSION', minutes: 90, asked_minutes: 120, session_key: id, by: who('manager') });
    expect(await w.record(seats[0]?.recordId as string)).toMatchObject({ state: 'COMPLETED', creditedMinutes: 90, sourceResource: 'TrainingSession', sourceKey: id });
    expect(await reasonOf(hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT }]))).toBe('SESSION_OVER');
  });

  test('is planned within reach and called off with a reason', async () => {
    const course = await w.course('called-off', [60]);
    expect(await reasonOf(plan(course, { endsAt: at(30) }))).toBe('SESSION_TIMES');
    expect(await reasonOf(plan(course, { employeeIds: [who('other')] }))).toBe('TRAINING_EMPLOYEE');
    expect(await reasonOf(plan(course, { storeId: w.stores[1] as string }))).toBe('RIGHT_MISSING');
    const id = await plan(course);
    await cancelSession(await w.as('manager'), { id, expectedVersion: await version(id), reason: '讲师请假' });
    expect((await w.told('clerk')).some((one) => one.matter === `session-off:${id}`)).toBe(true);
  });

  test('C-20: each store owes one skill session a month, which ends what it owes; the desks are given the quarter’s test once', async () => {
    expect([monthOf('2026-12-31'), quarterOf('2026-02-28'), quarterOf('2026-12-01')]).toEqual([{ from: '2026-12-01', until: '2027-01-01' }, { from: '2026-01-01', until: '2026-04-01' }, { from: '2026-10-01', until: '2027-01-01' }]);
    const stores = await oweMonthlySessions(w.ctx);
    expect([stores > 0, await oweMonthlySessions(w.ctx)]).toEqual([true, 0]);
    const owed = async () => (await w.db.write.query(`select state, due_at "dueAt" from duties where kind = 'training.session' and resource_key = $1 order by id`, [w.stores[0]])).rows;
    expect(await owed()).toEqual([{ state: 'OPEN', dueAt: new Date('2026-03-31T15:59:59Z') }]);
    const course = await w.course('monthly', [120]);
    const id = await plan(course, { sessionKind: SessionKind.MONTHLY });
    w.clock.set(at(300));
    await hold(id, [{ employeeId: who('clerk'), mark: AttendanceMark.PRESENT, attendedMinutes: 60 }]);
    expect(await owed()).toMatchObject([{ state: 'DONE' }]);
    expect(await oweMonthlySessions(w.ctx)).toBe(0);
    await w.course('quarterly-test', [60], { isExamined: true });
    await w.db.write.query(`update employees set position = 'service-agent' where id = $1`, [who('agent')]);
    expect([await giveQuarterlyTest(w.ctx), await giveQuarterlyTest(w.ctx)]).toEqual([1, 0]);
    const { rows: [given] } = await w.db.write.query(`select r.reason, r.due_on::text from training_records r join courses c on c.id = r.course_id where c.key = 'quarterly-test' and r.employee_id = $1`, [who('agent')]);
    expect(given).toEqual({ reason: 'REGULAR', due_on: '2026-03-31' });
    w.clock.set('2026-04-02T02:00:00Z');
    expect([await oweMonthlySessions(w.ctx), await giveQuarterlyTest(w.ctx)]).toEqual([stores, 0]);
  });
});

describe('drills', () => {
  const KEYS = DRILL_RUBRIC.content.sections.flatMap((section) => (section.questions as { key: string }[]).map((one) => one.key));
  const all = (value: number, more: Record<string, number> = {}) => Object.fromEntries(KEYS.map((one) => [one, { value: more[one] ?? value }]));
  const drill = (id: string): Promise<Drill> => w.db.source.getRepository(Drill).findOneByOrFail({ id });
  const start = async (sceneKey: string, more: object = {}) => startDrill(await w.as('manager'), {
    idempotencyKey: key(), sceneId: (await w.db.source.getRepository(DrillScene).findOneByOrFail({ key: sceneKey })).id, participantId: who('clerk'), assessorIds: [who('manager'), who('supervisor')], ...more,
  });
  const grade = async (by: string, drillId: string, answers: unknown, disputeMinutes = '40') => gradeDrill(await w.as(by), { idempotencyKey: key(), drillId, answers, disputeMinutes });

  test('A-19 B-20 C-43: scenes of anger, departments, crowds, technique and bargaining ship with a rubric of listening, empathy, plan and coordination', async () => {
    const scenes = await w.db.source.getRepository(DrillScene).find();
    expect(new Set(scenes.map((one) => one.sceneKind))).toEqual(new Set(['ANGRY_CUSTOMER', 'CROSS_DEPARTMENT', 'GROUP_COMPLAINT', 'EXPLAIN_TECHNIQUE', 'NEGOTIATE', 'DIAGNOSE']));
    expect(DRILL_RUBRIC.content.sections.map((one) => one.key)).toEqual(['listen', 'empathise', 'plan', 'coordinate']);
  });

  test('two assessors grade alone; with the second there is a score, an agreement and a time, which everybody concerned sees', async () => {
    const id = await start('angry-strawberries');
    expect(JSON.stringify(await drillRubric(await w.as('manager'), id))).not.toMatch(/weight|failsBelow":0/);
    expect(await reasonOf(grade('keeper', id, all(5)))).toBe('DRILL_NOT_YOURS');
    expect(await reasonOf(grade('manager', id, { finish: { value: 9 } }))).not.toBe('done');
    await grade('manager', id, all(5));
    expect(await reasonOf(grade('manager', id, all(1)))).toBe('DRILL_GRADED');
    expect(await drill(id)).toMatchObject({ state: 'GRADING', score: null, agreement: null });
    const { id: first } = await w.db.source.getRepository(DrillGrade).findOneByOrFail({ drillId: id });
    const sees = async (name: string): Promise<boolean> => (await visibleKeys(await w.as(name), 'DrillGrade', [first])).has(first);
    expect([await sees('manager'), await sees('supervisor'), await sees('clerk')]).toEqual([true, false, false]);
    // Who reads the whole chain waits like all others, and the log does not tell.
    const chain = { ...(await w.as('manager')), viewer: { ...(await w.as('manager')).viewer, employeeId: null, reaches: new Map([['training:read', FULL_REACH], ['training:learn', FULL_REACH]]) } } as Context;
    expect((await visibleKeys(chain, 'DrillGrade', [first])).has(first)).toBe(false);
    const { rows: [told] } = await w.db.write.query<{ after: Record<string, unknown> }>(`select after from events where resource = 'DrillGrade' and resource_id = $1`, [first]);
    expect(told?.after).not.toHaveProperty('score');
    expect(told?.after).not.toHaveProperty('answers');
    await grade('supervisor', id, all(5, { calm: 3, record: 1 }), '38');
    expect([await sees('supervisor'), await sees('clerk'), await sees('other')]).toEqual([true, true, false]);
    const graded = await drill(id);
    // Eight scales of five steps: two steps and four steps apart of four.
    expect(graded).toMatchObject({ state: 'GRADED', round: 1, agreement: '0.8125', disputeMinutes: '39.0000', isPassed: true });
    expect(Number(graded.score)).toBeLessThan(100);
    await expect(w.db.write.query(`update drill_grades set answers = '{"finish": {"value": 1}}' where id = $1`, [first])).rejects.toThrow(/does not change/);
    await debriefDrill(await w.as('manager'), { id, expectedVersion: graded.version, debrief: '先道歉再问，语速再慢一点' });
    expect(await drill(id)).toMatchObject({ state: 'DEBRIEFED' });
    expect(await reasonOf(cancelDrill(await w.as('manager'), { id, expectedVersion: graded.version + 1, reason: '重来' }))).not.toBe('done');
  });

  test('nobody judges themselves, nor twice, nor without the word there', async () => {
    expect(await reasonOf(start('angry-strawberries', { assessorIds: [who('manager'), who('manager')] }))).toBe('DRILL_HANDS');
    expect(await reasonOf(start('angry-strawberries', { assessorIds: [who('clerk'), who('manager')] }))).toBe('DRILL_HANDS');
    expect(await reasonOf(start('angry-strawberries', { assessorIds: [who('agent'), who('manager')] }))).toBe('DRILL_ASSESSOR');
    expect(await reasonOf(start('angry-strawberries', { participantId: who('other') }))).toBe('TRAINING_EMPLOYEE');
    expect(await reasonOf(start('angry-strawberries', { heldAt: at(60) }))).toBe('DRILL_FUTURE');
    const { rows: [row] } = await w.db.write.query<{ id: string }>('select id::text from drills order by id limit 1');
    await expect(w.db.write.query('update drills set second_assessor_id = first_assessor_id where id = $1', [row?.id])).rejects.toThrow(/two assessors/);
  });

  test('B-21: the time of a dispute is seen as a measure, 40 minutes before and 15 after, each with its rows', async () => {
    for (const [scene, before, after] of [['refund-and-more', '41', '16'], ['colour-of-tiles', '40', '15'], ['silent-machine', '39', '14']] as const) {
      for (const minutes of [before, after]) {
        const id = await start(scene);
        await grade('manager', id, all(4), minutes);
        await grade('supervisor', id, all(4), minutes);
      }
    }
    const angry = (await w.db.source.getRepository(DrillScene).findOneByOrFail({ key: 'angry-strawberries' })).id;
    const ask = (measure: string) => askMeasure(w.ctx, { key: measure, period: { kind: PeriodKind.ALL }, filter: { sceneId: { ne: angry } } });
    const [before, after] = [await ask('drills.disputeBefore'), await ask('drills.disputeAfter')];
    expect([before.value, before.sample, after.value, after.sample]).toEqual(['40', 3, '15', 3]);
    expect(before.rows).toMatchObject({ resource: 'drills', count: 3 });
  });

  test('agreement is a share of what both answered; half a pair has no mean', () => {
    const rubric = { sections: [{ questions: [{ key: 'a', type: 'SCALE', from: 1, to: 5 }, { key: 'b', type: 'YES_NO' }, { key: 'c', type: 'TEXT' }] }] };
    expect([
      agreementOf(rubric, { a: { value: 1 }, b: { value: true } }, { a: { value: 5 }, b: { value: true } }), agreementOf(rubric, { a: { value: 3 } }, { a: { value: 4 }, b: { value: true } }), agreementOf(rubric, { c: { value: 'x' } }, { c: { value: 'x' } }),
    ]).toEqual(['0.5', '0.75', null]);
    expect([meanOf('80', '91'), meanOf('80', null)]).toEqual(['85.5', null]);
  });

  test('B-20: each store owes an emergency drill a month, once; the second grade ends what it owes, and a month with one owes nothing', async () => {
    const owed = async () => (await w.db.write.query(`select state, to_char(due_at at time zone 'UTC', 'MM-DD HH24:MI') due, title_zh zh from duties where kind = 'training.drill' and resource_key = $1 order by id`, [w.stores[0]])).rows;
    w.clock.set('2026-05-02T02:00:00Z');
    const stores = await oweMonthlyDrills(w.ctx);
    expect([stores > 0, await oweMonthlyDrills(w.ctx)]).toEqual([true, 0]);
    expect(await owed()).toMatchObject([{ state: 'OPEN', due: '05-31 15:59' }]);
    expect((await owed())[0].zh).toContain('2026-05 月度应急演练');
    const id = await start('angry-strawberries', { participantId: who('agent') });
    await grade('manager', id, all(4));
    expect(await owed()).toMatchObject([{ state: 'OPEN' }]);
    await grade('supervisor', id, all(4));
    expect(await owed()).toMatchObject([{ state: 'DONE' }]);
    expect(await oweMonthlyDrills(w.ctx)).toBe(0);
  });
});
