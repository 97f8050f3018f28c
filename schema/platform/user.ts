// People who sign in, the roles they hold and how far each role reaches; sessions and keys are private tables.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { SCOPES, type ScopeKind } from '../permission.ts';

export enum UserStatus { ACTIVE = 'ACTIVE', SUSPENDED = 'SUSPENDED' }
registerEnumType(UserStatus, { name: 'UserStatus' });
export const Scope = Object.fromEntries(SCOPES.map((s) => [s, s])) as Record<ScopeKind, ScopeKind>;
registerEnumType(Scope, { name: 'Scope' });

@Noun('User', {
  table: 'users', read: 'platform:read-users', search: true, defaultSort: { prop: 'username', order: 'ASC' },
  description: 'Somebody who signs in.',
})
export class User extends Row {
  @Prop({ kind: 'text' }) username!: string;
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text', nullable: true, description: 'What English screens say; follows the employee’s where nobody wrote another.' }) nameEn?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) employeeId?: string | null;
  @Prop({ kind: 'enum', enum: UserStatus, facet: true }) status!: UserStatus;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) locale?: string | null;
  @Prop({ kind: 'instant', nullable: true }) lastSignInAt?: string | null;
  @Prop({ kind: 'text', hidden: true }) passwordHash!: string;
  /** Raised by every change of role, scope, status or password: open sessions and sockets compare it. */
  @Prop({ kind: 'int', hidden: true, fallback: '1' }) rightsVersion!: number;
}

@Noun('Role', {
  table: 'roles', read: 'platform:read-roles', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A set of permission words under a name.',
})
export class Role extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'boolean' }) isShipped!: boolean;
  @Prop({ kind: 'texts' }) words!: string[];
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'What whoever holds it is there for; the same, in the same order, in English below.' }) dutiesZh!: string[];
  @Prop({ kind: 'texts', fallback: "'{}'" }) dutiesEn!: string[];
}

@Noun('RoleGrant', {
  table: 'role_grants', read: 'platform:read-users',
  description: 'One role of one person: how far it reaches and until when.',
})
export class RoleGrant extends Row {
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'id', of: 'Role' }) roleId!: string;
  @Prop({ kind: 'enum', enum: Scope }) scope!: ScopeKind;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true }) regionId?: string | null;
  @Prop({ kind: 'day' }) startsOn!: string;
  @Prop({ kind: 'day', nullable: true, description: 'First day on which it no longer holds.' }) endsOn?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) grantedById?: string | null;
}

@Noun('Session', {
  table: 'sessions', read: 'platform:read-users',
  description: 'One sign-in that is still good; its holder and an administrator can end it.',
})
export class Session extends Row {
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'text', hidden: true }) tokenHash!: string;
  @Prop({ kind: 'text', nullable: true, filter: false }) userAgent?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false }) address?: string | null;
  @Prop({ kind: 'instant' }) lastSeenAt!: string;
  @Prop({ kind: 'instant' }) expiresAt!: string;
  @Prop({ kind: 'instant', nullable: true }) revokedAt?: string | null;
}

@Noun('ApiKey', {
  table: 'api_keys', read: 'platform:write-api-keys',
  description: 'A key with which another system speaks as a role; only its first letters are kept readable.',
})
export class ApiKey extends Row {
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text' }) prefix!: string;
  @Prop({ kind: 'text', hidden: true }) secretHash!: string;
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'instant', nullable: true }) expiresAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) lastUsedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) revokedAt?: string | null;
}
