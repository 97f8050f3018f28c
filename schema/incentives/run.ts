// Pay reckoned: runs over a month, a statement for each person, its lines with their reasons, what was adjusted and what is disputed.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum RunState { DRAFT = 'DRAFT', CALCULATED = 'CALCULATED', REVIEWED = 'REVIEWED', APPROVED = 'APPROVED', LOCKED = 'LOCKED', PAID = 'PAID' }
registerEnumType(RunState, { name: 'IncentiveRunState', description: 'REVIEWED: its maker has looked and asked for approval; LOCKED: statements are out and never change; PAID: all of it was handed over.' });
export enum LineKind { PAY = 'PAY', BUDGET = 'BUDGET', INTERN = 'INTERN', LIMIT = 'LIMIT', ADJUSTMENT = 'ADJUSTMENT' }
registerEnumType(LineKind, { name: 'StatementLineKind', description: 'BUDGET: to be spent on customers, no pay; LIMIT: floor or cap of the whole.' });
export enum AdjustmentKind { CORRECTION = 'CORRECTION', BONUS = 'BONUS', LATE_FACT = 'LATE_FACT', CLAW_BACK = 'CLAW_BACK', DISPUTE = 'DISPUTE' }
registerEnumType(AdjustmentKind, { name: 'PayAdjustmentKind', description: 'LATE_FACT and CLAW_BACK: the old version on the facts as known later.' });
export enum AdjustmentState { PENDING = 'PENDING', APPROVED = 'APPROVED', REFUSED = 'REFUSED' }
registerEnumType(AdjustmentState, { name: 'PayAdjustmentState' });
export enum DisputeState { OPEN = 'OPEN', GRANTED = 'GRANTED', PARTLY = 'PARTLY', DENIED = 'DENIED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(DisputeState, { name: 'PayDisputeState' });

@Noun('IncentiveRun', {
  table: 'incentive_runs', read: 'incentives:read', defaultSort: { prop: 'periodFrom', order: 'DESC' },
  description: 'The pay of a month by one scheme: its inputs are kept with a hash, and the same inputs give the same statements.',
})
export class IncentiveRun extends Row {
  @Prop({ kind: 'id', of: 'IncentiveScheme', facet: true }) schemeId!: string;
  @Prop({ kind: 'id', of: 'IncentiveSchemeVersion' }) schemeVersionId!: string;
  @Prop({ kind: 'day' }) periodFrom!: string;
  @Prop({ kind: 'day', description: 'The first day that no longer counts.' }) periodUntil!: string;
  @Prop({ kind: 'enum', enum: RunState, facet: true, fallback: "'DRAFT'" }) state!: RunState;
  @Prop({ kind: 'int', fallback: '0' }) peopleCount!: number;
  @Prop({ kind: 'money', scale: 2, fallback: '0', right: 'incentives:read' }) totalAmount!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'SHA-256 of its inputs: version of the scheme, words, people and figures.' }) inputHash?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'SHA-256 of its statements.' }) resultHash?: string | null;
  @Prop({ kind: 'int', fallback: '0', description: 'How often it was reckoned.' }) reckonedCount!: number;
  @Prop({ kind: 'instant', nullable: true, description: 'Facts known by then count.' }) calculatedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) reviewedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) approvedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) lockedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) paidAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who reckoned it; never approves it.' }) makerUserId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) makerId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) approvedById?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Above the limit of the policy a second person approves.' }) secondApprovedById?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) paidById?: string | null;
  // Names as they were: whoever works on pay need not be allowed to read accounts.
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) makerName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) makerNameEn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) approverName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) approverNameEn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) secondApproverName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) secondApproverNameEn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) payerName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) payerNameEn?: string | null;
  @Prop({ kind: 'int', fallback: '0', description: 'Payouts on their way.' }) unpaidCount!: number;
  /** Period, version, words: what statements are reckoned from beside the people's own inputs. */
  @Prop({ kind: 'json', hidden: true, nullable: true }) head?: unknown;
}

@Noun('Statement', {
  table: 'statements', read: 'staff:read-pay', defaultSort: { prop: 'periodFrom', order: 'DESC' },
  description: 'What one person is paid for a month, line by line. The person sees it once the run is locked.',
})
export class Statement extends Row {
  @Prop({ kind: 'id', of: 'IncentiveRun' }) runId!: string;
  @Prop({ kind: 'id', of: 'IncentiveScheme' }) schemeId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The person, once the statement is out.' }) shownToId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true }) position!: string;
  @Prop({ kind: 'day' }) periodFrom!: string;
  @Prop({ kind: 'day' }) periodUntil!: string;
  @Prop({ kind: 'money', scale: 2, description: 'Sum of its lines, without adjustments.' }) totalAmount!: string;
  @Prop({ kind: 'money', scale: 2, fallback: '0', description: 'Sum of its adjustments.' }) adjustedAmount!: string;
  @Prop({ kind: 'money', scale: 2, fallback: '0', description: 'Handed over so far.' }) paidAmount!: string;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'SHA-256 of its lines as reckoned.' }) hash!: string;
  @Prop({ kind: 'instant', nullable: true }) publishedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Its lines may be disputed until then.' }) disputeUntil?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When its person said that it is right.' }) confirmedAt?: string | null;
}

@Noun('StatementLine', {
  table: 'statement_lines', read: 'staff:read-pay', roots: { one: 'statementLine', many: 'statementLines' }, defaultSort: { prop: 'place', order: 'ASC' },
  description: 'One line of a statement; the lines add up to the total.',
})
export class StatementLine extends Row {
  @Prop({ kind: 'id', of: 'Statement' }) statementId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) shownToId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'int' }) place!: number;
  @Prop({ kind: 'text', facet: true, description: 'Key of the component.' }) key!: string;
  @Prop({ kind: 'enum', enum: LineKind, facet: true }) lineKind!: LineKind;
  @Prop({ kind: 'text', filter: false, sort: false }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'money', scale: 2 }) amount!: string;
  @Prop({ kind: 'json', description: 'The rule in words, its inputs and the rows behind them, as one explanation tree.' }) explanation!: unknown;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Disputed: not paid until that is settled.' }) isFrozen!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Out: its amount and reasons never change.' }) isLocked!: boolean;
  @Prop({ kind: 'id', of: 'PayAdjustment', nullable: true }) adjustmentId?: string | null;
  @Prop({ kind: 'money', scale: 2, fallback: '0', description: 'Handed over, or taken back, so far: what is taken back may be spread over several pays.' }) settledAmount!: string;
  @Prop({ kind: 'id', of: 'IncentiveRun', nullable: true, description: 'The run that paid it, or the last of it.' }) paidRunId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) paidAt?: string | null;
}

@Noun('PayAdjustment', {
  table: 'pay_adjustments', read: 'staff:read-pay', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'A signed amount put beside a statement, with its reason, made by one person and approved by another; never a change of what was said.',
})
export class PayAdjustment extends Row {
  @Prop({ kind: 'id', of: 'Statement' }) statementId!: string;
  @Prop({ kind: 'id', of: 'StatementLine', nullable: true, description: 'The line that it corrects.' }) lineId?: string | null;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The person, once it is approved.' }) shownToId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: AdjustmentKind, facet: true }) adjustmentKind!: AdjustmentKind;
  @Prop({ kind: 'enum', enum: AdjustmentState, facet: true, fallback: "'PENDING'" }) state!: AdjustmentState;
  @Prop({ kind: 'text', description: 'Key of the component.' }) key!: string;
  @Prop({ kind: 'money', scale: 2, description: 'Below nothing: taken back.', right: 'staff:read-pay' }) amount!: string;
  @Prop({ kind: 'text', filter: false, sort: false, right: 'staff:read-pay' }) reason!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Ticket, audit or paper that it rests on.', right: 'staff:read-pay' }) evidence?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'Of a late fact: how the line came about before and now.', right: 'staff:read-pay' }) explanation?: unknown;
  @Prop({ kind: 'id', of: 'User', nullable: true }) makerUserId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) deciderUserId?: string | null;
  // Names as they were, as those of a run; none: the night found it by itself.
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) makerName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) makerNameEn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) deciderName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) deciderNameEn?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
}

@Noun('StatementDispute', {
  table: 'statement_disputes', read: 'staff:read-pay', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'A person says that a line is wrong; it is answered in time, and what comes of it is an adjustment.',
})
export class StatementDispute extends Row {
  @Prop({ kind: 'id', of: 'Statement' }) statementId!: string;
  @Prop({ kind: 'id', of: 'StatementLine' }) lineId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: DisputeState, facet: true, fallback: "'OPEN'" }) state!: DisputeState;
  @Prop({ kind: 'text', filter: false, sort: false, right: 'staff:read-pay' }) reason!: string;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) deciderUserId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, right: 'staff:read-pay' }) decision?: string | null;
  @Prop({ kind: 'id', of: 'PayAdjustment', nullable: true }) adjustmentId?: string | null;
}
