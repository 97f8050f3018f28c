// What is promised to customers, and by when: policies in versions, each a list of targets for kinds of clocks.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';

export enum ClockKind {
  PICK_UP = 'PICK_UP', FIRST_RESPONSE = 'FIRST_RESPONSE', PLAN = 'PLAN', CLOSE = 'CLOSE', RETURN_REVIEW = 'RETURN_REVIEW', REFUND = 'REFUND', CALLBACK = 'CALLBACK',
}
registerEnumType(ClockKind, {
  name: 'ClockKind', description: 'PICK_UP: somebody takes it; FIRST_RESPONSE: the customer hears an answer; PLAN: she hears a solution; CLOSE: it is solved; RETURN_REVIEW, REFUND: of a return; CALLBACK: the call afterwards.',
});
export enum ClockEvent {
  OPENED = 'OPENED', PICKED_UP = 'PICKED_UP', REPLIED = 'REPLIED', PLAN_GIVEN = 'PLAN_GIVEN', SOLVED = 'SOLVED', REOPENED = 'REOPENED', CLOSED = 'CLOSED',
  RETURN_REQUESTED = 'RETURN_REQUESTED', RETURN_DECIDED = 'RETURN_DECIDED', REFUNDED = 'REFUNDED', CALLED_BACK = 'CALLED_BACK',
}
registerEnumType(ClockEvent, { name: 'ClockEvent', description: 'What starts and stops a clock.' });

@Noun('SlaPolicy', {
  table: 'sla_policies', roots: { one: 'slaPolicy', many: 'slaPolicies' }, read: 'tickets:read-policies', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A set of promises. Several may apply to one ticket: of each clock the strictest holds.',
})
export class SlaPolicy extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
}

@Noun('SlaPolicyVersion', {
  table: 'sla_policy_versions', read: 'tickets:read-policies', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a policy; a ticket keeps the version it was promised by.',
})
export class SlaPolicyVersion extends Row {
  @Prop({ kind: 'id', of: 'SlaPolicy' }) policyId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'boolean', fallback: 'true', description: 'Does it apply at all? A version that is off promises nothing.' }) isActive!: boolean;
  @Prop({ kind: 'json', description: 'Targets and factors: { targets: [{ id, clock, when, unit, amount, calendar, source, ... }], factors: [{ id, when, clocks, factor, floors, source }] }.' }) rules!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}
