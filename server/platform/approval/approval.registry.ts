// What may be asked for approval, and by which policies: younger modules register their kinds here with what follows a decision.
import type { Permission } from '../../../schema/permission.ts';
import type { Approval, ApprovalState } from '../../../schema/platform/approval.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import type { Authority } from '../../core/authority.ts';

/** The thing asked about as it stands, locked; what its case comes to if this is approved. */
export interface Subject { version: number; total: string | null }

export interface ApprovalKind {
  kind: string;
  label: Label;
  /** Who decides holds this word for the store. */
  word: Permission;
  /** Whoever decides is told again at half of the time, and after three quarters of it those who stand in for them, too. */
  isReminded?: boolean;
  /** Locks the thing asked about (its own locks come after the approval's row); null when it is gone. */
  subject(tx: WriteContext, approval: Approval): Promise<Subject | null>;
  approved(tx: WriteContext, approval: Approval): Promise<void>;
  /** Refused, withdrawn, or out of time. */
  ended(tx: WriteContext, approval: Approval, how: ApprovalState): Promise<void>;
}
const kinds = new Map<string, ApprovalKind>();
/** Registers a kind; a name said twice fails at start. */
export function defineApprovalKind(kind: ApprovalKind): void {
  if (kinds.has(kind.kind)) throw new Error(`The approval kind ${kind.kind} is registered twice`);
  kinds.set(kind.kind, kind);
}
export const approvalKinds = (): ApprovalKind[] => [...kinds.values()];
export function kindOfApproval(kind: string): ApprovalKind {
  const found = kinds.get(kind);
  if (!found) throw new Error(`Nobody knows how an approval of ${kind} ends`);
  return found;
}

/** A policy of authority: how its rules are read, and what the product ships. */
export interface AuthorityKind<R extends Authority = Authority> { key: string; nameZh: string; nameEn: string; parse(raw: unknown): R; shipped: R }
const policies = new Map<string, AuthorityKind>();
export function defineAuthority<R extends Authority>(policy: AuthorityKind<R>): AuthorityKind<R> {
  if (policies.has(policy.key)) throw new Error(`The policy ${policy.key} is registered twice`);
  policies.set(policy.key, policy as unknown as AuthorityKind);
  return policy;
}
export const authorities = (): AuthorityKind[] => [...policies.values()];
export const authorityKind = (key: string): AuthorityKind | undefined => policies.get(key);
