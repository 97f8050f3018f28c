// Accounts and their roles, as administrators and HR keep them.
import { ApiKey, Role, RoleGrant, User, UserStatus } from '../../../schema/platform/user.ts';
import type {
  GrantRoleInput, RevokeRoleGrantInput, SaveUserInput, SetPasswordInput, UserStateInput,
} from '../../../schema/platform/user.inputs.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { loadUser } from '../access/viewer.ts';
import { withVerb } from '../events/event.service.ts';
import './auth.messages.ts';
import { checkPassword, hashPassword, NO_PASSWORD } from './password.ts';
import { announceRevocation } from './revocation.ts';
import { endSessions, foldUsername, storePassword } from './session.service.ts';
import { checkGrant, checkMaker, checkStronger, checkUsername } from './user.rules.ts';

const LOCALES = ['zh-CN', 'en'];
const ID = /^\d{1,18}$/;

/** The row of an id from outside under a lock; NOT_FOUND for none and for ids that are no ids. */
async function lockUser(tx: WriteContext, id: string): Promise<User> {
  const user = ID.test(id)
    ? await tx.manager.getRepository(User).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
  if (!user) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return user;
}
/** Refuses to touch the account of somebody who holds more than the actor, unless the actor grants roles. */
async function demandWeaker(ctx: Context, userId: string): Promise<void> {
  const loaded = await loadUser(ctx.db, userId, ctx.clock.now());
  if (loaded) checkStronger(ctx.viewer.reaches, loaded.grants);
}

/** Creates an account, or changes its name, employee and language under `expectedVersion`; answers its id. */
export async function saveUser(ctx: Context, input: SaveUserInput): Promise<string> {
  authorise(ctx, 'platform:write-users');
  demand(input.name.trim() && input.name.length <= 80, 'input.name', 'VALUE_REQUIRED');
  demand((input.nameEn ?? '').length <= 80, 'input.nameEn', 'VALUE_NOT_ALLOWED');
  demand(!input.locale || LOCALES.includes(input.locale), 'input.locale', 'VALUE_NOT_ALLOWED');
  const employeeId = input.employeeId ?? null;
  demand(!employeeId || ID.test(employeeId), 'input.employeeId', 'VALUE_NOT_ALLOWED');
  if (input.id) return changeUser(ctx, input, employeeId);
  const username = foldUsername(input.username);
  checkUsername(username);
  if (input.password) {
    // A first password is known to its giver: only those who could grant the roles may set it.
    authorise(ctx, 'platform:grant-roles');
    checkPassword(input.password, username, 'input.password');
  }
  const passwordHash = input.password ? await hashPassword(input.password) : NO_PASSWORD;
  return transact(ctx, async (tx) => {
    await demandFree(tx, 'username', username);
    await demandEmployee(tx, employeeId);
    const user = await tx.manager.save(tx.manager.create(User, {
      username, name: input.name.trim(), nameEn: input.nameEn?.trim() || null, employeeId, locale: input.locale ?? null, status: UserStatus.ACTIVE, passwordHash,
      rightsVersion: 1, version: 1,
    }));
    return String(user.id);
  });
}

async function changeUser(ctx: Context, input: SaveUserInput, employeeId: string | null): Promise<string> {
  demand(input.expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
  demand(!input.password, 'input.password', 'VALUE_NOT_ALLOWED');
  const expected = input.expectedVersion;
  await transact(ctx, async (tx) => {
    const user = await lockUser(tx, input.id as string);
    demand(foldUsername(input.username) === user.username.toLowerCase(), 'input.username', 'VALUE_NOT_ALLOWED');
    await demandWeaker(ctx, user.id);
    const moves = (user.employeeId ?? null) !== employeeId;
    // Own rows follow the employee: nobody makes themselves somebody else.
    if (moves && user.id === ctx.viewer.userId) throw new AppError('FORBIDDEN', 'USER_SELF');
    if (moves) await demandEmployee(tx, employeeId, user.id);
    await changeRow(tx, User, user.id, expected, {
      name: input.name.trim(), ...(input.nameEn === undefined ? {} : { nameEn: input.nameEn?.trim() || null }), employeeId, locale: input.locale ?? null, rightsVersion: user.rightsVersion + (moves ? 1 : 0),
    });
    if (moves) await announceRevocation(tx.manager, user.id);
  });
  return input.id as string;
}

async function demandFree(tx: WriteContext, key: 'username', value: string): Promise<void> {
  const taken = (await tx.manager.query('select 1 from users where lower(username) = $1', [value])) as unknown[];
  demand(taken.length === 0, `input.${key}`, 'USERNAME_TAKEN');
}
async function demandEmployee(tx: WriteContext, employeeId: string | null, userId?: string): Promise<void> {
  if (!employeeId) return;
  const rows = (await tx.manager.query(
    'select e.id, (select u.id::text from users u where u.employee_id = e.id limit 1) as user_id from employees e where e.id = $1', [employeeId],
  )) as { user_id: string | null }[];
  demand(rows[0], 'input.employeeId', 'ROW_NOT_FOUND');
  demand(!rows[0].user_id || rows[0].user_id === userId, 'input.employeeId', 'EMPLOYEE_TAKEN');
}

/** Closes an account: its sessions end, its keys are refused, from the next request on. Answers its id. */
export const suspendUser = (ctx: Context, input: UserStateInput): Promise<string> => setStatus(ctx, input, UserStatus.SUSPENDED, 'user.suspended');
/** Opens a closed account; earlier sessions stay ended. Answers its id. */
export const reactivateUser = (ctx: Context, input: UserStateInput): Promise<string> => setStatus(ctx, input, UserStatus.ACTIVE, 'user.reactivated');

async function setStatus(ctx: Context, input: UserStateInput, status: UserStatus, verb: string): Promise<string> {
  authorise(ctx, 'platform:write-users');
  if (input.id === ctx.viewer.userId) throw new AppError('FORBIDDEN', 'USER_SELF');
  return transact({ ...ctx, ...(input.reason ? { reason: input.reason } : {}) }, async (tx) => {
    const user = await lockUser(tx, input.id);
    await demandWeaker(ctx, user.id);
    await withVerb(tx, verb, () => changeRow(tx, User, user.id, input.expectedVersion, { status, rightsVersion: user.rightsVersion + 1 }));
    if (status === UserStatus.SUSPENDED) {
      await endSessions(tx, user.id);
      // Whoever comes back may come as somebody else of the directory: the first who does is tied anew.
      await tx.manager.query('delete from user_identities where user_id = $1', [user.id]);
    }
    await announceRevocation(tx.manager, user.id);
    return user.id;
  });
}

/** Gives somebody else a new password; all their sessions end. Answers the user's id. */
export async function setPassword(ctx: Context, input: SetPasswordInput): Promise<string> {
  authorise(ctx, 'platform:write-users');
  if (input.id === ctx.viewer.userId) throw new AppError('FORBIDDEN', 'USER_SELF');
  return transact(ctx, async (tx) => {
    const user = await lockUser(tx, input.id);
    await demandWeaker(ctx, user.id);
    if (user.version !== input.expectedVersion) {
      throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: user.id, version: user.version } });
    }
    checkPassword(input.password, user.username, 'input.password');
    await storePassword(tx, user, await hashPassword(input.password));
    return user.id;
  });
}

/** Raises the rights version of a user, so that every process and socket takes the new rights up at the next request. */
async function touchRights(tx: WriteContext, userId: string): Promise<void> {
  await tx.manager.query('update users set rights_version = rights_version + 1 where id = $1', [userId]);
  await announceRevocation(tx.manager, userId);
}

/** Gives a role to somebody else; answers the grant's id. */
export async function grantRole(ctx: Context, input: GrantRoleInput): Promise<string> {
  // Nobody hands on more than their own reach.
  authorise(ctx, 'platform:grant-roles', input.scope === 'STORE' ? (input.storeId ?? null) : null);
  checkMaker(ctx.viewer.userId, input.userId);
  for (const key of ['roleId', 'storeId', 'regionId'] as const) {
    const id = input[key];
    demand(!id || ID.test(id), `input.${key}`, 'VALUE_NOT_ALLOWED');
  }
  const grant = { ...input, startsOn: input.startsOn ?? businessDay(ctx) };
  return transact(ctx, async (tx) => {
    const user = await lockUser(tx, input.userId);
    const role = await tx.manager.getRepository(Role).findOneBy({ id: input.roleId });
    demand(role, 'input.roleId', 'ROW_NOT_FOUND');
    checkGrant(role, grant);
    for (const [table, id, path] of [['stores', input.storeId, 'storeId'], ['regions', input.regionId, 'regionId']] as const) {
      if (!id) continue;
      const there = (await tx.manager.query(`select 1 from ${table} where id = $1`, [id])) as unknown[];
      demand(there.length, `input.${path}`, 'ROW_NOT_FOUND');
    }
    if (role.key !== 'api' && (await tx.manager.existsBy(ApiKey, { userId: user.id }))) {
      throw new AppError('POLICY', 'KEY_ROLE_ONLY');
    }
    const saved = await withVerb(tx, 'role.granted', () => tx.manager.save(tx.manager.create(RoleGrant, {
      userId: user.id, roleId: role.id, scope: grant.scope, storeId: grant.storeId ?? null, regionId: grant.regionId ?? null,
      startsOn: grant.startsOn, endsOn: grant.endsOn ?? null, grantedById: ctx.viewer.userId, version: 1,
    })));
    await touchRights(tx, user.id);
    return String(saved.id);
  });
}

/** Takes a role back at once: the grant ends today, and stays for the record. Answers the user's id. */
export async function revokeRoleGrant(ctx: Context, input: RevokeRoleGrantInput): Promise<string> {
  authorise(ctx, 'platform:grant-roles');
  return transact({ ...ctx, ...(input.reason ? { reason: input.reason } : {}) }, async (tx) => {
    const grant = ID.test(input.id) ? await tx.manager.getRepository(RoleGrant).findOneBy({ id: input.id }) : null;
    if (!grant) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    checkMaker(ctx.viewer.userId, grant.userId);
    const today = businessDay(ctx);
    const endsOn = grant.startsOn > today ? grant.startsOn : today;
    await withVerb(tx, 'role.revoked', () => changeRow(tx, RoleGrant, grant.id, input.expectedVersion, { endsOn }));
    await touchRights(tx, grant.userId);
    return grant.userId;
  });
}
