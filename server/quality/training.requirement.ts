// A corrective action that asks for training: its course is given to who does it, it counts as done only when that is, and each opens the other.
import { CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import { TrainingReason } from '../../schema/training/record.ts';
import type { WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { defineEdges } from '../core/read/edges.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { coursesInForce } from '../training/courses/course.service.ts';
import { giveCourse, peopleFor } from '../training/records/assign.service.ts';
import { defineTrainingSource } from '../training/training.registry.ts';
import { qualityReasons } from './quality.messages.ts';
import { defineRequirement } from './requirement.registry.ts';

defineEdges([
  { from: 'CorrectiveAction', name: 'trainings', to: 'TrainingNeed', kind: 'few', by: 'actionId', sort: { prop: 'id', order: 'ASC' }, description: 'What is learnt because of it.' },
  { from: 'Finding', name: 'trainings', to: 'TrainingNeed', kind: 'few', by: 'findingId', sort: { prop: 'id', order: 'ASC' }, description: 'What is learnt because of it.' },
  { from: 'TrainingNeed', name: 'action', to: 'CorrectiveAction', kind: 'one', by: 'actionId' },
  { from: 'TrainingNeed', name: 'finding', to: 'Finding', kind: 'one', by: 'findingId' },
]);

const seen = async (tx: WriteContext, noun: string, id: string): Promise<string | null> => {
  const key = decodeId(noun, id)?.id;
  return key && (await visibleKeys(tx, noun, [key])).has(key) ? key : null;
};
defineTrainingSource({ resource: 'Finding', find: async (tx, id) => { const key = await seen(tx, 'Finding', id); return key ? { key, findingId: key } : null; } });
defineTrainingSource({
  resource: 'CorrectiveAction',
  async find(tx, id) {
    const key = await seen(tx, 'CorrectiveAction', id);
    const action = key ? await tx.manager.findOneBy(CorrectiveAction, { id: key }) : null;
    return action ? { key: action.id, actionId: action.id, findingId: action.findingId } : null;
  },
});

const ASKED = `
  select count(*) filter (where r.employee_id = $2 and r.state = 'COMPLETED')::int done, count(*) filter (where r.state not in ('COMPLETED', 'WITHDRAWN'))::int left_over
  from training_needs n join training_records r on r.id = n.record_id join courses c on c.id = r.course_id where n.action_id = $1 and c.key = $3`;

defineRequirement({
  key: 'training', applies: (action) => Boolean(action.trainingCourseKey),
  async begins(tx, action) {
    const courseKey = action.trainingCourseKey as string;
    const [course] = await coursesInForce(tx, { keys: [courseKey] });
    if (!course) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.trainingCourseKey': qualityReasons.ACTION_COURSE } });
    const found = await peopleFor(tx, action.ownerId);
    if (!found) return;
    // By the day of the action: learnt later it would be of no use to it.
    await giveCourse(tx, found, course, { dueAt: new Date(action.dueAt).toISOString(), dueOn: found.dayOf(new Date(action.dueAt)), calendarVersionId: action.calendarVersionId ?? null }, {
      reason: TrainingReason.CORRECTIVE_ACTION, sourceResource: 'CorrectiveAction', sourceKey: action.id, actionId: action.id, findingId: action.findingId,
    });
  },
  /** Its owner has learnt it since it was opened, and nobody who was given it for this action still has to. */
  async lacks(tx, action) {
    const [count] = await tx.manager.query<{ done: number; left_over: number }[]>(ASKED, [action.id, action.ownerId, action.trainingCourseKey]);
    return count && count.done > 0 && count.left_over === 0 ? null : qualityReasons.ACTION_TRAINING;
  },
});
