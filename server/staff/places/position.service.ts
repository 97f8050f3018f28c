// Positions and levels kept as data; the shipped ones come in where missing.
import { JobLevel, Position } from '../../../schema/staff/placement.ts';
import type { SaveJobLevelInput, SavePositionInput } from '../../../schema/staff/placement.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { staffReasons } from '../staff.messages.ts';
import { placeReasons } from './places.messages.ts';
import { SHIPPED_LEVELS, SHIPPED_POSITIONS } from './position.catalogue.ts';

async function save(ctx: Context, noun: 'Position' | 'JobLevel', input: SavePositionInput | SaveJobLevelInput): Promise<string> {
  authorise(ctx, 'staff:write-stores');
  const { id, expectedVersion, ...values } = input;
  const target = (noun === 'Position' ? Position : JobLevel) as typeof Position;
  return transact(ctx, async (tx) => {
    const other = await tx.manager.findOneBy(target, { key: values.key });
    demand(!other || other.id === id, 'input.key', staffReasons.CODE_TAKEN);
    if (!id) return (await tx.manager.save(tx.manager.create(target, values as Partial<Position>))).id;
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    if (!decodeId(noun, id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const before = await tx.manager.findOneBy(target, { id });
    demand(!before || before.key === values.key, 'input.key', placeReasons.KEY_FIXED);
    return (await changeRow(tx, target, id, expectedVersion, values as Partial<Position>)).id;
  });
}

/** Creates a position, or changes one under `expectedVersion`. Answers its id. */
export const savePosition = (ctx: Context, input: SavePositionInput): Promise<string> => save(ctx, 'Position', input);
/** Creates a level, or changes one under `expectedVersion`. Answers its id. */
export const saveJobLevel = (ctx: Context, input: SaveJobLevelInput): Promise<string> => save(ctx, 'JobLevel', input);

/** Brings in shipped positions and levels whose key the chain does not have. */
export async function shipPositions(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped positions'))`);
    const [positions, levels] = [await tx.manager.find(Position), await tx.manager.find(JobLevel)];
    for (const [i, one] of SHIPPED_POSITIONS.entries()) if (!positions.some(({ key }) => key === one.key)) await tx.manager.save(tx.manager.create(Position, { ...one, place: (i + 1) * 10, isShipped: true }));
    for (const one of SHIPPED_LEVELS) if (!levels.some(({ key }) => key === one.key)) await tx.manager.save(tx.manager.create(JobLevel, { ...one, isShipped: true }));
  });
}
