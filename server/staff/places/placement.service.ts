// Where people work, kept by days: every change of store, position or manager closes one placement and opens the next.
import { Employee } from '../../../schema/staff/employee.ts';
import { Leave, Placement } from '../../../schema/staff/placement.ts';
import type { RemoveLeaveInput, SaveLeaveInput, TransferEmployeeInput } from '../../../schema/staff/placement.inputs.ts';
import { Department, Store } from '../../../schema/staff/organisation.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { staffReasons } from '../staff.messages.ts';
import { placeReasons } from './places.messages.ts';

type Facts = Pick<Employee, 'id' | 'storeId' | 'departmentId' | 'position' | 'level' | 'employment' | 'managerId' | 'hiredOn' | 'leftOn'>;
const PLACED = ['storeId', 'departmentId', 'position', 'level', 'employment', 'managerId'] as const;


/**
 * Notes in the placements what an employee's row says since `fromOn`, and the days of hiring and leaving. A change of the day
 * on which the last placement began changes that one; nothing can be changed before it.
 */
export async function notePlacement(tx: WriteContext, employee: Facts, fromOn: string, reason: string | null = null): Promise<void> {
  const repository = tx.manager.getRepository(Placement);
  const rows = await repository.find({ where: { employeeId: employee.id }, order: { fromOn: 'ASC' } });
  const facts = Object.fromEntries(PLACED.map((key) => [key, employee[key] ?? null])) as Pick<Placement, (typeof PLACED)[number]>;
  const leftOn = employee.leftOn && employee.leftOn > employee.hiredOn ? employee.leftOn : null;
  const [first, last] = [rows[0], rows.at(-1)];
  const touch = async (row: Placement, patch: Partial<Placement>): Promise<void> => { await repository.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })); };
  if (!first || !last) { await repository.save(repository.create({ ...facts, employeeId: employee.id, fromOn: employee.hiredOn, untilOn: leftOn, reason })); return; }
  // The day of hiring was corrected: the first placement begins on it, as long as it still ends after.
  if (first.fromOn !== employee.hiredOn && (rows.length === 1 || employee.hiredOn < (rows[1]?.fromOn ?? ''))) await touch(first, { fromOn: employee.hiredOn, ...(rows.length === 1 ? { untilOn: leftOn } : {}) });
  if (PLACED.some((key) => (last[key] ?? null) !== facts[key])) {
    const since = fromOn < employee.hiredOn ? employee.hiredOn : fromOn;
    if (since < last.fromOn) throw new AppError('POLICY', placeReasons.PLACE_ORDER, { params: { since: last.fromOn } });
    if (since === last.fromOn) await touch(last, { ...facts, reason, untilOn: leftOn });
    else {
      await touch(last, { untilOn: since });
      await repository.save(repository.create({ ...facts, employeeId: employee.id, fromOn: since, untilOn: leftOn && leftOn > since ? leftOn : null, reason }));
    }
  } else if ((last.untilOn ?? null) !== leftOn && (leftOn === null || leftOn > last.fromOn)) await touch(last, { untilOn: leftOn });
}

/** Moves an employee from a day on: to another store, position, level or manager. Answers the id. */
export async function transferEmployee(ctx: Context, input: TransferEmployeeInput): Promise<string> {
  authorise(ctx, 'staff:write');
  const { id, expectedVersion, fromOn, reason, ...given } = input;
  demand(fromOn <= businessDay(ctx), 'input.fromOn', placeReasons.PLACE_FUTURE);
  if (!decodeId('Employee', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => {
    const before = await tx.manager.findOneBy(Employee, { id });
    if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'staff:write', before.storeId ?? null);
    if (given.storeId !== undefined) authorise(tx, 'staff:write', given.storeId);
    if (given.storeId) demand(await tx.manager.existsBy(Store, { id: given.storeId }), 'input.storeId', staffReasons.STORE_UNKNOWN);
    if (given.departmentId) demand(await tx.manager.existsBy(Department, { id: given.departmentId }), 'input.departmentId', staffReasons.DEPARTMENT_UNKNOWN);
    if (given.managerId) demand(given.managerId !== id && (await tx.manager.existsBy(Employee, { id: given.managerId })), 'input.managerId', staffReasons.MANAGER_UNKNOWN);
    demand(fromOn >= before.hiredOn, 'input.fromOn', placeReasons.PLACE_BEFORE_HIRE);
    demand(!before.leftOn || fromOn < before.leftOn, 'input.fromOn', placeReasons.PLACE_LEFT);
    const row = await changeRow(tx, Employee, id, expectedVersion, given as Partial<Employee>);
    await notePlacement(tx, row, fromOn, reason?.trim() || null);
    return id;
  });
}

/** Notes leave, or changes it. Answers the id. */
export async function saveLeave(ctx: Context, input: SaveLeaveInput): Promise<string> {
  authorise(ctx, 'staff:write');
  const { id, expectedVersion, ...values } = input;
  demand(values.untilOn > values.fromOn, 'input.untilOn', staffReasons.DAYS_ORDER);
  if (!decodeId('Employee', values.employeeId) || (id && !decodeId('Leave', id))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => {
    const person = await lockRow(tx, Employee, values.employeeId);
    if (!person) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'staff:write', person.storeId ?? null);
    demand(values.fromOn >= person.hiredOn && (!person.leftOn || values.untilOn <= person.leftOn), 'input.fromOn', placeReasons.LEAVE_OUTSIDE);
    const [other] = await tx.manager.query<unknown[]>('select 1 from leaves where employee_id = $1 and id <> $2::bigint and from_on < $4 and until_on > $3 limit 1', [values.employeeId, id ?? '0', values.fromOn, values.untilOn]);
    demand(!other, 'input.fromOn', placeReasons.LEAVE_OVERLAP);
    const [place] = await tx.manager.query<{ storeId: string | null }[]>('select store_id::text "storeId" from placements where employee_id = $1 and from_on <= $2 order by from_on desc limit 1', [values.employeeId, values.fromOn]);
    const row = { ...values, note: values.note?.trim() || null, storeId: place ? place.storeId : (person.storeId ?? null) };
    if (!id) return (await tx.manager.save(tx.manager.create(Leave, row))).id;
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    return (await changeRow(tx, Leave, id, expectedVersion, row)).id;
  });
}

/** Takes leave back. Answers the employee's id. */
export async function removeLeave(ctx: Context, input: RemoveLeaveInput): Promise<string> {
  authorise(ctx, 'staff:write');
  if (!decodeId('Leave', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, async (tx) => {
    const row = await changeRow(tx, Leave, input.id, input.expectedVersion, {});
    authorise(tx, 'staff:write', row.storeId ?? null);
    await tx.manager.remove(row);
    return row.employeeId;
  });
}
