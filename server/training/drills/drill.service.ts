// Drills: a scene is played before two assessors, each grades it alone, then it is talked over.
import type { CancelDrillInput, DebriefDrillInput, GradeDrillInput, StartDrillInput } from '../../../schema/training/session.inputs.ts';
import { Drill, DrillGrade, DrillScene, DrillState } from '../../../schema/training/drill.ts';
import { dayIn } from '../../core/clock.ts';
import { authorise, type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { fillable, formInForce, formOfVersion, submitSheet } from '../../forms/sheet.service.ts';
import { viewersOf } from '../../platform/access/people.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { settleDuty } from '../../platform/duty/duty.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { trainingReasons } from '../training.messages.ts';
import { peopleOf, signer, tell } from '../training.people.ts';
import { agreementOf, meanOf } from './drill.rules.ts';

/** The duty of a store to have one played each month. */
export const DRILL = 'training.drill';

async function demandAssessor(tx: WriteContext, employeeId: string, storeId: string | null): Promise<void> {
  const here = decodeId('Employee', employeeId) && (await peopleOf(tx, [employeeId])).has(employeeId);
  const may = here && (await viewersOf(tx, employeeId)).some((viewer) => { const reach = reachOf(viewer, 'training:grade'); return covers(reach, storeId); });
  demand(may, 'input.assessorIds', trainingReasons.DRILL_ASSESSOR);
}

/** Opens a drill, once a key; the two assessors are told. Answers its id. */
export async function startDrill(ctx: Context, input: StartDrillInput): Promise<string> {
  authorise(ctx, 'training:grade');
  const [first = '', second = ''] = input.assessorIds;
  demand(first !== second && !input.assessorIds.includes(input.participantId), 'input.assessorIds', trainingReasons.DRILL_HANDS);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'startDrill', input, async () => {
    const scene = await tx.manager.findOneByOrFail(DrillScene, { id: await keyOf(tx, 'DrillScene', input.sceneId) });
    const person = decodeId('Employee', input.participantId) && (await visibleKeys(tx, 'Employee', [input.participantId])).has(input.participantId) ? (await peopleOf(tx, [input.participantId])).get(input.participantId) : undefined;
    if (!person) throw new AppError('NOT_FOUND', trainingReasons.TRAINING_EMPLOYEE);
    authorise(tx, 'training:grade', person.storeId ?? null);
    for (const id of [first, second]) await demandAssessor(tx, id, person.storeId);
    const now = tx.clock.now();
    const heldAt = input.heldAt ?? now.toISOString();
    demand(new Date(heldAt) <= now, 'input.heldAt', trainingReasons.DRILL_FUTURE);
    await tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('drill ' || $1 || ' ' || $2, 0))`, [person.id, scene.id]);
    const [{ n } = { n: 0 }] = await tx.manager.query<{ n: number }[]>(`select count(*)::int n from drills where participant_id = $1 and scene_id = $2 and state <> 'CANCELLED'`, [person.id, scene.id]);
    const row = await withVerb(tx, 'drill.started', async () => tx.manager.save(tx.manager.create(Drill, {
      sceneId: scene.id, formVersionId: (await formInForce(tx, scene.formKey)).versionId, participantId: person.id, storeId: person.storeId, state: DrillState.GRADING, heldAt, heldOn: dayIn(person.zone, new Date(heldAt)), round: n + 1,
      firstAssessorId: first, secondAssessorId: second,
    } as Partial<Drill>)));
    await tell(tx, [first, second], 'training.assigned', `drill:${row.id}`, { zh: `待你评分的演练：${scene.nameZh}`, en: `A drill for you to grade: ${scene.nameEn}` }, { resource: 'Drill', id: row.id });
    return row.id;
  }));
}

async function drillToWrite(tx: WriteContext, id: string): Promise<Drill> {
  if (!decodeId('Drill', id) || !(await visibleKeys(tx, 'Drill', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return tx.manager.getRepository(Drill).createQueryBuilder('d').setLock('pessimistic_write').where('d.id = :id', { id }).getOneOrFail();
}
const keep = (tx: WriteContext, row: Drill, verb: string, patch: Partial<Drill>): Promise<Drill> => withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));

/** One of the two assessors grades, once a key; with the second, the drill has its score, its agreement and its time. Answers the drill's id. */
export async function gradeDrill(ctx: Context, input: GradeDrillInput): Promise<string> {
  authorise(ctx, 'training:grade');
  demand(compareNumbers(input.disputeMinutes, 0) > 0 && compareNumbers(input.disputeMinutes, 240) <= 0, 'input.disputeMinutes', trainingReasons.DRILL_MINUTES);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'gradeDrill', input, async () => {
    const row = await drillToWrite(tx, input.drillId);
    const me = signer(tx);
    if (me !== row.firstAssessorId && me !== row.secondAssessorId) throw new AppError('FORBIDDEN', trainingReasons.DRILL_NOT_YOURS);
    if (row.state !== DrillState.GRADING) throw new AppError('POLICY', trainingReasons.DRILL_OVER);
    const there = await tx.manager.findBy(DrillGrade, { drillId: row.id });
    if (there.some((one) => one.assessorId === me)) throw new AppError('POLICY', trainingReasons.DRILL_GRADED);
    const form = await formOfVersion(tx, row.formVersionId);
    const now = tx.clock.now().toISOString();
    const { columns } = submitSheet(form, input.answers, { startedAt: now, submittedAt: now, answeredById: me });
    const mine = await withVerb(tx, 'drill.graded', () => tx.manager.save(tx.manager.create(DrillGrade, { ...columns, drillId: row.id, assessorId: me, disputeMinutes: input.disputeMinutes } as Partial<DrillGrade>)));
    const other = there[0];
    if (!other) { await keep(tx, row, 'drill.half-graded', {}); return row.id; }
    // From now on each sees what the other gave, and so does the one who played.
    await tx.manager.query('with s as (update drill_grades set shown_store_id = $2, shown_to_id = $3 where drill_id = $1 returning 1) select count(*) from s', [row.id, row.storeId ?? null, row.participantId]);
    await keep(tx, row, 'drill.graded', {
      state: DrillState.GRADED, score: meanOf(mine.score, other.score), disputeMinutes: meanOf(mine.disputeMinutes, other.disputeMinutes), isPassed: Boolean(mine.isPassed && other.isPassed),
      agreement: agreementOf(form.content, mine.answers as never, other.answers as never),
    });
    if (row.storeId) await settleDuty(tx, { kind: DRILL, resource: 'Store', resourceKey: row.storeId }, 'graded');
    await tell(tx, [row.participantId], 'training.assigned', `drill:${row.id}`, { zh: '演练已评分', en: 'A drill was graded' }, { resource: 'Drill', id: row.id });
    return row.id;
  }));
}

async function hands(tx: WriteContext, input: { id: string; expectedVersion: number }, from: DrillState): Promise<Drill> {
  if (!decodeId('Drill', input.id) || !(await visibleKeys(tx, 'Drill', [input.id])).has(input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await changeRow(tx, Drill, input.id, input.expectedVersion, {});
  const isAssessor = tx.viewer.employeeId !== null && [row.firstAssessorId, row.secondAssessorId].includes(tx.viewer.employeeId);
  if (!isAssessor) authorise(tx, 'training:grade', row.storeId ?? null);
  if (row.state !== from) throw new AppError('POLICY', trainingReasons.DRILL_OVER);
  return row;
}

/** What was talked over with the person, kept. Answers the drill's id. */
export async function debriefDrill(ctx: Context, input: DebriefDrillInput): Promise<string> {
  authorise(ctx, 'training:grade');
  return transact(ctx, async (tx) => (await keep(tx, await hands(tx, input, DrillState.GRADED), 'drill.debriefed', { state: DrillState.DEBRIEFED, debrief: input.debrief.trim(), debriefedAt: tx.clock.now().toISOString() })).id);
}

/** It does not count, with a reason, as long as it is not graded. Answers the drill's id. */
export async function cancelDrill(ctx: Context, input: CancelDrillInput): Promise<string> {
  authorise(ctx, 'training:grade');
  return transact({ ...ctx, reason: input.reason.trim() }, async (tx) => (await keep(tx, await hands(tx, input, DrillState.GRADING), 'drill.cancelled', { state: DrillState.CANCELLED, cancelledReason: input.reason.trim() })).id);
}

/** The rubric that a drill is graded by, as its assessors fill it. */
export async function drillRubric(ctx: Context, drillId: string): Promise<unknown> {
  authorise(ctx, 'training:grade');
  const row = await ctx.db.source.manager.findOneByOrFail(Drill, { id: await keyOf(ctx, 'Drill', drillId) });
  return fillable((await formOfVersion(ctx, row.formVersionId)).content);
}
