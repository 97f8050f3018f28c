// Saving employees: within the writer's reach, with a line of managers that does not run in a circle.
import { createRequire } from 'node:module';
import type { pinyin as Pinyin } from 'pinyin-pro';
import type { SaveEmployeeInput } from '../../schema/staff/staff.inputs.ts';
import { Employee } from '../../schema/staff/employee.ts';
import { Department, Store } from '../../schema/staff/organisation.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { changeRow, transact } from '../core/transact.ts';
import { managesItself } from './organisation.rules.ts';
import { notePlacement } from './places/placement.service.ts';
import { staffReasons } from './staff.messages.ts';

/** Loaded with the first name: its dictionary takes longer than all else that a start loads. */
let pinyin: typeof Pinyin | undefined;

/** Pinyin without tones or spaces, and its initials, by which a Chinese name is found. */
export function soundOf(name: string): { namePinyin: string; nameInitials: string } {
  pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof Pinyin }).pinyin;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((s) => s.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return { namePinyin: syllables.join(''), nameInitials: syllables.map((s) => s.charAt(0)).join('') };
}

async function checkPlaces(tx: WriteContext, input: SaveEmployeeInput): Promise<void> {
  if (input.storeId) demand(await tx.manager.existsBy(Store, { id: input.storeId }), 'input.storeId', staffReasons.STORE_UNKNOWN);
  if (input.departmentId) demand(await tx.manager.existsBy(Department, { id: input.departmentId }), 'input.departmentId', staffReasons.DEPARTMENT_UNKNOWN);
  if (!input.managerId) return;
  demand(await tx.manager.existsBy(Employee, { id: input.managerId }), 'input.managerId', staffReasons.MANAGER_UNKNOWN);
  if (!input.id) return;
  const line: { id: string; managerId: string | null }[] = await tx.manager.query(
    `with recursive up as (select id, manager_id from employees where id = $1
       union select e.id, e.manager_id from employees e join up on e.id = up.manager_id)
     select id::text, manager_id::text "managerId" from up`, [input.managerId],
  );
  const managerOf = new Map(line.map((row) => [row.id, row.managerId]));
  demand(!managesItself(input.id, input.managerId, managerOf), 'input.managerId', staffReasons.MANAGER_CIRCLE);
}

/**
 * Creates an employee, or changes one under `expectedVersion`. The writer's reach must cover the store the person works
 * in, before and after (head office: all). Answers the id.
 */
export async function saveEmployee(ctx: Context, input: SaveEmployeeInput): Promise<string> {
  authorise(ctx, 'staff:write', input.storeId ?? null);
  demand(!input.leftOn || input.leftOn >= input.hiredOn, 'input.leftOn', staffReasons.DAYS_ORDER);
  return transact(ctx, async (tx) => {
    await checkPlaces(tx, input);
    const other = await tx.manager.findOneBy(Employee, { employeeNo: input.employeeNo });
    demand(!other || other.id === input.id, 'input.employeeNo', staffReasons.CODE_TAKEN);
    const { id, expectedVersion, ...values } = input;
    const row = { ...values, ...soundOf(input.name) };
    if (!id) return (await tx.manager.save(tx.manager.create(Employee, row))).id;
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    const before = await tx.manager.findOneBy(Employee, { id });
    if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'staff:write', before.storeId ?? null);
    const after = await changeRow(tx, Employee, id, expectedVersion, row);
    await notePlacement(tx, after, businessDay(tx));
    return after.id;
  });
}
