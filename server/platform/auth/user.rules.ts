// Who may touch whose account and grant which role; pure.
import type { Permission, ScopeKind } from '../../../schema/permission.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { SHIPPED_ROLES, type ShippedRoleKey } from '../access/roles.matrix.ts';
import type { Grant } from '../access/viewer.ts';

const WIDTH: Record<ScopeKind, number> = { OWN: 0, STORE: 1, REGION: 2, ALL: 3 };
const USERNAME = /^[a-z0-9][a-z0-9.-]{1,39}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Refuses user names that could be taken for another. */
export const checkUsername = (username: string): void => demand(USERNAME.test(username), 'input.username', 'USERNAME_INVALID');

/**
 * May somebody with these words act on an account with these grants? Only if every word of the account is held too, or
 * the actor grants roles anyway: else resetting a password would be a way to borrow rights.
 */
export function checkStronger(actorWords: ReadonlySet<Permission> | ReadonlyMap<Permission, unknown>, grants: readonly Pick<Grant, 'words'>[]): void {
  if (actorWords.has('platform:grant-roles')) return;
  const isStronger = grants.some((grant) => grant.words.some((word) => !actorWords.has(word as Permission)));
  if (isStronger) throw new AppError('FORBIDDEN', 'USER_STRONGER');
}

export interface GrantInput { scope: ScopeKind; storeId?: string | null; regionId?: string | null; startsOn: string; endsOn?: string | null }

const SCOPE_WORDS: Record<ScopeKind, Label> = {
  OWN: { zh: '本人', en: 'one’s own' }, STORE: { zh: '一家门店', en: 'one store' }, REGION: { zh: '一个大区', en: 'one region' }, ALL: { zh: '全部', en: 'everything' },
};
/** Refuses a grant that reaches further than its role, lacks its place, or ends before it begins. */
export function checkGrant(role: { key: string; isShipped: boolean; nameZh: string; nameEn: string }, input: GrantInput): void {
  const widest = role.isShipped ? SHIPPED_ROLES[role.key as ShippedRoleKey]?.widest ?? 'OWN' : 'ALL';
  demand(WIDTH[input.scope] <= WIDTH[widest], 'input.scope', 'GRANT_TOO_WIDE', { role: { zh: role.nameZh, en: role.nameEn }, widest: SCOPE_WORDS[widest] });
  demand((input.scope === 'STORE') === Boolean(input.storeId), 'input.storeId', 'GRANT_PLACE_MISSING');
  demand((input.scope === 'REGION') === Boolean(input.regionId), 'input.regionId', 'GRANT_PLACE_MISSING');
  demand(DAY.test(input.startsOn), 'input.startsOn', 'GRANT_DAYS');
  demand(!input.endsOn || input.endsOn > input.startsOn, 'input.endsOn', 'GRANT_DAYS');
}

/** Nobody grants or revokes roles of their own. */
export function checkMaker(actorId: string | null, receiverId: string): void {
  if (actorId === receiverId) throw new AppError('FORBIDDEN', 'GRANT_SELF');
}
