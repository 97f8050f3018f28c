// Saving regions, stores and departments.
import type { SaveDepartmentInput, SaveRegionInput, SaveStoreInput } from '../../schema/staff/staff.inputs.ts';
import { Department, Region, Store, StoreFormat } from '../../schema/staff/organisation.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { changeRow, transact } from '../core/transact.ts';
import { touchRegionRights } from '../platform/access/region-rights.service.ts';
import { usualHours, wrongHours } from './organisation.rules.ts';
import { staffReasons } from './staff.messages.ts';

const isZone = (zone: string): boolean => {
  try { new Intl.DateTimeFormat('en', { timeZone: zone }); return true; } catch { return false; }
};

/** Refuses a code that another row of the table has. */
async function codeIsFree(tx: WriteContext, target: typeof Region | typeof Store, code: string, id?: string): Promise<void> {
  const other = await tx.manager.getRepository<Region | Store>(target).findOneBy({ code });
  demand(!other || other.id === id, 'input.code', staffReasons.CODE_TAKEN);
}

/** Creates a region, or changes it under `expectedVersion`. Answers its id. */
export async function saveRegion(ctx: Context, input: SaveRegionInput): Promise<string> {
  // Regions and new stores are the chain's: the word must reach everything.
  authorise(ctx, 'staff:write-stores', null);
  return transact(ctx, async (tx) => {
    await codeIsFree(tx, Region, input.code, input.id);
    const { id, expectedVersion, ...values } = input;
    if (!id) return (await tx.manager.save(tx.manager.create(Region, values))).id;
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    return (await changeRow(tx, Region, id, expectedVersion, values)).id;
  });
}

/** Creates a store, or changes it under `expectedVersion`; hours and zone default to the chain's. Answers its id. */
export async function saveStore(ctx: Context, input: SaveStoreInput): Promise<string> {
  authorise(ctx, 'staff:write-stores', input.id ?? null);
  const { id, expectedVersion, ...values } = input;
  const zone = values.timeZone ?? (id ? undefined : ctx.db.settings.zone);
  demand(zone === undefined || isZone(zone), 'input.timeZone', staffReasons.ZONE_UNKNOWN);
  const hours = values.openingHours ?? (id ? undefined : usualHours);
  const wrong = hours === undefined ? null : wrongHours(hours);
  demand(!wrong, 'input.openingHours', wrong ?? '');
  demand(!values.closedOn || !values.openedOn || values.closedOn >= values.openedOn, 'input.closedOn', staffReasons.DAYS_ORDER);
  return transact(ctx, async (tx) => {
    await codeIsFree(tx, Store, input.code, id);
    demand(await tx.manager.existsBy(Region, { id: input.regionId }), 'input.regionId', staffReasons.REGION_UNKNOWN);
    const row = { ...values, ...(zone ? { timeZone: zone } : {}), ...(hours ? { openingHours: hours } : {}) };
    if (!id) {
      const made = await tx.manager.save(tx.manager.create(Store, row as Partial<Store>));
      await touchRegionRights(tx, [input.regionId]);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    const before = await tx.manager.findOneBy(Store, { id });
    const saved = await changeRow(tx, Store, id, expectedVersion, row as Partial<Store>);
    if (before && before.regionId !== input.regionId) await touchRegionRights(tx, [before.regionId, input.regionId]);
    return saved.id;
  });
}

/** Makes many stores of one region at once, for files that bring them; codes must be free. Answers their ids in order. */
export async function makeStores(ctx: Context, regionId: string, list: readonly Pick<Store, 'code' | 'nameZh' | 'nameEn' | 'format' | 'timeZone'>[]): Promise<string[]> {
  authorise(ctx, 'staff:write-stores', null);
  return transact(ctx, async (tx) => {
    const made = await tx.manager.save(list.map((one) => tx.manager.create(Store, { ...one, regionId, openingHours: usualHours } as Partial<Store>)));
    await touchRegionRights(tx, [regionId]);
    return made.map((one) => one.id);
  });
}

/** The region of stores that a file brings: the first there is, else one made for them. Answers its id. */
export function regionForImports(ctx: Context): Promise<string> {
  return transact(ctx, async (tx) => {
    const [region] = await tx.manager.query<{ id: string }[]>('select id::text from regions order by regions.id limit 1');
    return region?.id ?? saveRegion(tx, { code: 'IMPORTED', nameZh: '导入', nameEn: 'Imported' });
  });
}

/** The web shop for rows of files that name no store, where nobody says which: made with the first of them. Answers its id. */
export function storeNotSaid(ctx: Context): Promise<string> {
  return transact(ctx, async (tx) => {
    const known = await tx.manager.findOneBy(Store, { code: NOT_SAID.code });
    return known?.id ?? saveStore(tx, { ...NOT_SAID, regionId: await regionForImports(tx) });
  });
}
export const NOT_SAID = { code: 'NOT-SAID', nameZh: '未注明门店', nameEn: 'Store not said', format: StoreFormat.ECOMMERCE };

/** Creates a department, or changes it under `expectedVersion`. Answers its id. */
export async function saveDepartment(ctx: Context, input: SaveDepartmentInput): Promise<string> {
  authorise(ctx, 'staff:write-stores', input.storeId ?? null);
  return transact(ctx, async (tx) => {
    const { id, expectedVersion, ...values } = input;
    if (values.storeId) demand(await tx.manager.existsBy(Store, { id: values.storeId }), 'input.storeId', staffReasons.STORE_UNKNOWN);
    if (!id) return (await tx.manager.save(tx.manager.create(Department, values))).id;
    demand(expectedVersion !== undefined, 'input.expectedVersion', staffReasons.VERSION_REQUIRED);
    const before = await tx.manager.findOneBy(Department, { id });
    if (!before) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'staff:write-stores', before.storeId ?? null);
    return (await changeRow(tx, Department, id, expectedVersion, values)).id;
  });
}
