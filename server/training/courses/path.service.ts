// Learning paths kept: several courses in an order, for positions, kinds of store and kinds of product.
import { LearningPath } from '../../../schema/training/course.ts';
import type { PathStepInput, SaveLearningPathInput } from '../../../schema/training/course.inputs.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { trainingReasons } from '../training.messages.ts';

export interface PathStep { course: string; workingDays: number }

async function fitSteps(tx: WriteContext, steps: readonly PathStepInput[]): Promise<PathStep[]> {
  const keys = steps.map((one) => one.course);
  const known = new Set((await tx.manager.query<{ key: string }[]>('select key from courses where key = any($1::text[])', [keys])).map((row) => row.key));
  for (const [i, one] of steps.entries()) demand(known.has(one.course) && keys.indexOf(one.course) === i, `input.steps.${i}.course`, trainingReasons.PATH_STEPS);
  return steps.map(({ course, workingDays }) => ({ course, workingDays }));
}

/** Creates a path, or changes one under `expectedVersion`. Answers its id. */
export async function saveLearningPath(ctx: Context, input: SaveLearningPathInput): Promise<string> {
  authorise(ctx, 'training:write');
  const { id, expectedVersion, key, steps, ...values } = input;
  return transact(ctx, async (tx) => {
    const fitted = steps ? await fitSteps(tx, steps) : undefined;
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(fitted, 'input.steps', 'VALUE_REQUIRED');
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('learning paths'))`);
      demand(!(await tx.manager.existsBy(LearningPath, { key })), 'input.key', trainingReasons.PATH_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(LearningPath, { key, positions: [], formats: [], productKeys: [], ...values, steps: fitted } as Partial<LearningPath>))).id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('LearningPath', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, LearningPath, id, expectedVersion, { ...values, ...(fitted ? { steps: fitted } : {}) } as Partial<LearningPath>);
    demand(key === undefined || key === row.key, 'input.key', trainingReasons.COURSE_KEY_FIXED);
    return id;
  });
}
