// Keeping views of lists: one's own at will, shared ones by those who may share; nobody changes another's by accident.
import { SavedView, ViewChoice } from '../../../schema/platform/view.ts';
import type { ChooseViewInput, RemoveViewInput, SaveViewInput } from '../../../schema/platform/view.inputs.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { viewReasons } from './view.messages.ts';

/** Views that one person keeps of all lists. */
const MOST_VIEWS = 200;
const MOST_FILTER = 8_000;
export const EVERYBODY = 'everybody';

const isFilter = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && JSON.stringify(value).length <= MOST_FILTER;

/** May share views at all, and with whom: a role that there is, or everybody. */
async function demandShare(tx: WriteContext, roleKey: string): Promise<void> {
  authorise(tx, 'platform:share-views');
  if (roleKey === EVERYBODY) return;
  const [role] = await tx.manager.query<unknown[]>('select 1 from roles where key = $1', [roleKey]);
  demand(role, 'input.roleKey', viewReasons.VIEW_ROLE_UNKNOWN);
}

/** The view, when the viewer sees it and may change it: its owner, or who tidies up all shared ones. */
async function demandOwn(tx: WriteContext, id: string): Promise<SavedView> {
  const row = /^\d{1,18}$/.test(id) ? await tx.manager.findOneBy(SavedView, { id }) : null;
  const tidies = reachOf(tx.viewer, 'platform:share-views').all;
  const seen = row && (row.ownerId === tx.viewer.userId || (row.roleKey && (tidies || row.roleKey === EVERYBODY || tx.viewer.roles.some((role) => role.key === row.roleKey))));
  if (!seen) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (row.ownerId !== tx.viewer.userId && !tidies) throw new AppError('POLICY', viewReasons.VIEW_NOT_YOURS);
  return row;
}

/** Keeps a new view, or changes one under `expectedVersion`. Answers its id. */
export async function saveView(ctx: Context, input: SaveViewInput): Promise<string> {
  const { id, expectedVersion, resource, ...values } = input;
  authorise(ctx, 'platform:read-own-events');
  demand(values.filter === undefined || isFilter(values.filter), 'input.filter', viewReasons.VIEW_FILTER);
  return transact(ctx, async (tx) => {
    if (values.roleKey) await demandShare(tx, values.roleKey);
    if (id) {
      demand(expectedVersion !== undefined, 'input.expectedVersion', viewReasons.VIEW_VERSION);
      await demandOwn(tx, id);
      return (await changeRow(tx, SavedView, id, expectedVersion, values as Partial<SavedView>)).id;
    }
    demand(resource, 'input.resource', 'VALUE_REQUIRED');
    demand(values.name?.trim(), 'input.name', 'VALUE_REQUIRED');
    const ownerId = tx.viewer.userId as string;
    const [kept] = await tx.manager.query<{ n: number }[]>('select count(*)::int n from saved_views where owner_id = $1', [ownerId]);
    if ((kept?.n ?? 0) >= MOST_VIEWS) throw new AppError('LIMIT', viewReasons.VIEW_TOO_MANY);
    return (await tx.manager.save(tx.manager.create(SavedView, { isDescending: false, position: kept?.n ?? 0, filter: {}, ...values, resource, ownerId } as Partial<SavedView>))).id;
  });
}

/** Takes a view away; those for whom it opened first see the shipped order again. Answers its id. */
export async function removeView(ctx: Context, input: RemoveViewInput): Promise<string> {
  authorise(ctx, 'platform:read-own-events');
  return transact(ctx, async (tx) => {
    await demandOwn(tx, input.id);
    const row = await changeRow(tx, SavedView, input.id, input.expectedVersion, {});
    await tx.manager.remove(row);
    await tx.manager.query('delete from view_choices where resource = $1 and view_key = $2', [row.resource, input.id]);
    return input.id;
  });
}

/** Says which view of a list opens first for the viewer. */
export async function chooseView(ctx: Context, input: ChooseViewInput): Promise<boolean> {
  authorise(ctx, 'platform:read-own-events');
  return transact(ctx, async (tx) => {
    const userId = tx.viewer.userId as string;
    const at = tx.clock.now().toISOString();
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`view choice:${userId}`]);
    const old = await tx.manager.findOneBy(ViewChoice, { userId, resource: input.resource });
    if (!input.viewKey) { if (old) await tx.manager.remove(old); return true; }
    await tx.manager.save(old ? Object.assign(old, { viewKey: input.viewKey, version: old.version + 1, updatedAt: at })
      : tx.manager.create(ViewChoice, { userId, resource: input.resource, viewKey: input.viewKey } as Partial<ViewChoice>));
    return true;
  });
}
