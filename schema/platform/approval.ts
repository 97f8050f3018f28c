// What one person asks and another decides, how far each may go alone, and who stands in for whom.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from './calendar.ts';

export enum ApprovalState { PENDING = 'PENDING', APPROVED = 'APPROVED', REFUSED = 'REFUSED', EXPIRED = 'EXPIRED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(ApprovalState, { name: 'ApprovalState', description: 'EXPIRED: nobody decided in time; WITHDRAWN: its maker took it back.' });

@Noun('Approval', {
  table: 'approvals', read: 'platform:read-approvals', defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'One thing that its maker may not do alone, with who may decide it and by when.',
})
export class Approval extends Row {
  @Prop({ kind: 'text', facet: true, description: 'What is asked: COMPENSATION, RETURN and the like.' }) kind!: string;
  @Prop({ kind: 'enum', enum: ApprovalState, facet: true, fallback: "'PENDING'" }) state!: ApprovalState;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'money', scale: 2, nullable: true }) amount?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true, description: 'Noun that it is about.' }) resource!: string;
  @Prop({ kind: 'text', description: 'Key of that row, without its customer.' }) resourceKey!: string;
  @Prop({ kind: 'int', description: 'Version of that row that is decided on; once it changes, what was seen decides nothing.' }) subjectVersion!: number;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Why it is asked.' }) reason!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'The account that asked; never decides.' }) makerUserId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) makerId?: string | null;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Keys of the roles that may decide it, by the policy in force when it was asked.' }) approverRoles!: string[];
  @Prop({ kind: 'text', nullable: true }) policyKey?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Version of that policy.' }) policyNumber?: number | null;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) deciderId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) deciderUserId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'For whom a deputy decided.' }) onBehalfOfId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
}

@Noun('ApprovalDeputy', {
  table: 'approval_deputies', roots: { one: 'approvalDeputy', many: 'approvalDeputies' }, read: 'platform:read-approvals', defaultSort: { prop: 'startsAt', order: 'DESC' },
  description: 'Somebody decides for somebody else for a while, with that person’s reach and limits.',
})
export class ApprovalDeputy extends Row {
  @Prop({ kind: 'id', of: 'Employee', description: 'Who is away.' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) deputyId!: string;
  @Prop({ kind: 'instant' }) startsAt!: string;
  @Prop({ kind: 'instant' }) endsAt!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) reason?: string | null;
}

@Noun('AuthorityPolicy', {
  table: 'authority_policies', roots: { one: 'authorityPolicy', many: 'authorityPolicies' }, read: 'platform:read-authority', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'How much whom may give alone, and who decides beyond: data in versions, never code.',
})
export class AuthorityPolicy extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
}

@Noun('AuthorityPolicyVersion', {
  table: 'authority_policy_versions', read: 'platform:read-authority', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a policy of authority; what was decided keeps the version it was decided by.',
})
export class AuthorityPolicyVersion extends Row {
  @Prop({ kind: 'id', of: 'AuthorityPolicy' }) policyId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: 'Limits and approvers: { limits: [{ id, per, amount, roles, kinds, scenarios, source }], approvers: [{ id, roles, upTo }], dueMinutes }, and what the policy’s own trade adds.' }) rules!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}
