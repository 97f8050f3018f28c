// Risk alerts: rules in versions on any measure, and what they told: which figure, over which days, and what was made of it.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';
import { FindingSeverity } from './finding.ts';

export enum RiskKind { PRODUCT = 'PRODUCT', SERVICE = 'SERVICE', DATA = 'DATA', LAW = 'LAW' }
registerEnumType(RiskKind, { name: 'RiskKind', description: 'D-30: product quality; level of service; security of information; law.' });
export enum RiskAlertState { PROPOSED = 'PROPOSED', TAKEN = 'TAKEN', DISMISSED = 'DISMISSED' }
registerEnumType(RiskAlertState, { name: 'RiskAlertState', description: 'TAKEN: a finding was made of it.' });

@Noun('RiskRule', {
  table: 'risk_rules', read: 'quality:configure', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'When an alert is given about a measure.',
})
export class RiskRule extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: RiskKind, facet: true }) riskKind!: RiskKind;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who is told; none: who answers for the store, or keeps quality for the chain.' }) ownerId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
}

@Noun('RiskRuleVersion', {
  table: 'risk_rule_versions', read: 'quality:configure', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a rule; an alert keeps the version that gave it.',
})
export class RiskRuleVersion extends Row {
  @Prop({ kind: 'id', of: 'RiskRule' }) ruleId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'boolean', fallback: 'true', description: 'A version that is off alerts nobody.' }) isActive!: boolean;
  @Prop({ kind: 'json', description: '{ measure, period, days, by, filter, test: { kind: LEVEL | CHANGE | SHARE, op, value, of }, minSample, quietDays, severity, proposal: { causeTag, zh, en }, source }.' }) rule!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}

@Noun('RiskAlert', {
  table: 'risk_alerts', read: 'quality:read', defaultSort: { prop: 'firedAt', order: 'DESC' },
  description: 'One alert: a figure that a rule does not let pass, proposed as a finding.',
})
export class RiskAlert extends Row {
  @Prop({ kind: 'text', description: 'For people: R-260302-12.' }) number!: string;
  @Prop({ kind: 'id', of: 'RiskRule' }) ruleId!: string;
  @Prop({ kind: 'id', of: 'RiskRuleVersion' }) ruleVersionId!: string;
  @Prop({ kind: 'enum', enum: RiskKind, facet: true }) riskKind!: RiskKind;
  @Prop({ kind: 'enum', enum: RiskAlertState, facet: true, fallback: "'PROPOSED'" }) state!: RiskAlertState;
  @Prop({ kind: 'enum', enum: FindingSeverity, facet: true }) severity!: FindingSeverity;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'None: the whole chain.' }) storeId?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Id or word of the group that it is about.' }) groupKey?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) groupZh?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) groupEn?: string | null;
  @Prop({ kind: 'text', facet: true }) measureKey!: string;
  @Prop({ kind: 'int' }) measureVersion!: number;
  @Prop({ kind: 'day', description: 'First day that counted.' }) periodFrom!: string;
  @Prop({ kind: 'day', description: 'First day that no longer did.' }) periodUntil!: string;
  @Prop({ kind: 'decimal', scale: 6, description: 'The figure that was judged: the level, the change, or the share.' }) value!: string;
  @Prop({ kind: 'decimal', scale: 6 }) threshold!: string;
  @Prop({ kind: 'int' }) sample!: number;
  @Prop({ kind: 'json', description: 'How it came about: an explanation tree.' }) explanation!: unknown;
  @Prop({ kind: 'instant' }) firedAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true }) ownerId?: string | null;
  @Prop({ kind: 'id', of: 'Finding', nullable: true }) findingId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was dismissed.' }) reason?: string | null;
}
