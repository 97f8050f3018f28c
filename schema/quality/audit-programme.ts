// Programmes of checks: announced and unannounced inspections and waves of mystery visits, the visits planned by them, and the shoppers.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { AuditKind } from './audit.ts';

export enum ProgrammeState { DRAFT = 'DRAFT', ACTIVE = 'ACTIVE', ENDED = 'ENDED' }
registerEnumType(ProgrammeState, { name: 'ProgrammeState' });
export enum AuditVisitState { PLANNED = 'PLANNED', STARTED = 'STARTED', DONE = 'DONE', MISSED = 'MISSED', CANCELLED = 'CANCELLED' }
registerEnumType(AuditVisitState, { name: 'AuditVisitState', description: 'DONE: its audit was submitted; MISSED: its day passed.' });
export enum ShopperState { APPLIED = 'APPLIED', ACTIVE = 'ACTIVE', RESTING = 'RESTING', ENDED = 'ENDED' }
registerEnumType(ShopperState, { name: 'ShopperState', description: 'Only ACTIVE ones are sent out.' });

@Noun('MysteryProgramme', {
  table: 'mystery_programmes', read: 'quality:read-programmes', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A programme of checks: which template, which stores, how often, in which windows, and who may not be sent where.',
})
export class MysteryProgramme extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: AuditKind, facet: true }) auditKind!: AuditKind;
  @Prop({ kind: 'enum', enum: ProgrammeState, facet: true, fallback: "'DRAFT'" }) state!: ProgrammeState;
  @Prop({ kind: 'id', of: 'AuditTemplate' }) templateId!: string;
  @Prop({ kind: 'texts', description: 'Ids of the stores; none: all that are open.' }) storeIds!: string[];
  @Prop({ kind: 'texts', description: 'Ids of the inspectors, as employees; none: whoever holds the right. Of mystery waves: not used.' }) inspectorIds!: string[];
  @Prop({ kind: 'int', description: 'Visits of each store a wave.' }) visitsPerStore!: number;
  @Prop({ kind: 'json', description: '[{ weekdays: [1..7], from: "10:00", to: "12:00", zh, en }]: when visits may be.' }) windows!: unknown;
  @Prop({ kind: 'texts', description: 'Products or services to ask for, one a visit in turn.' }) askFor!: string[];
  @Prop({ kind: 'int', fallback: '6', description: 'Months before the same person may visit the same store again.' }) restMonths!: number;
  @Prop({ kind: 'money', nullable: true, scale: 2, description: 'What a shopper is paid for an accepted visit; none: nothing.' }) feeAmount?: string | null;
}

@Noun('AuditWave', {
  table: 'audit_waves', read: 'quality:read-programmes', roots: { many: 'auditWaves' }, defaultSort: { prop: 'startsOn', order: 'DESC' },
  description: 'One round of a programme, planned from its seed: the same seed, stores and people give the same plan.',
})
export class AuditWave extends Row {
  @Prop({ kind: 'id', of: 'MysteryProgramme' }) programmeId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'day' }) startsOn!: string;
  @Prop({ kind: 'day', description: 'The last day that counts.' }) endsOn!: string;
  @Prop({ kind: 'text', description: 'What the plan was drawn from.' }) seed!: string;
  @Prop({ kind: 'int', description: 'Visits wanted.' }) wantedCount!: number;
  @Prop({ kind: 'json', description: 'Stores for which nobody could be sent, and why: [{ storeId, reason }].' }) unfilled!: unknown;
  @Prop({ kind: 'id', of: 'User', nullable: true }) plannedById?: string | null;
}

@Noun('AuditVisit', {
  table: 'audit_visits', read: 'quality:read-audits', defaultSort: { prop: 'plannedOn', order: 'ASC' },
  description: 'A planned check of a store. Stores see those that are announced, nobody’s but their own, and never who comes in secret.',
})
export class AuditVisit extends Row {
  @Prop({ kind: 'id', of: 'AuditWave' }) waveId!: string;
  @Prop({ kind: 'id', of: 'MysteryProgramme', facet: true }) programmeId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'The store where the visit is announced to it.' }) announcedStoreId?: string | null;
  @Prop({ kind: 'enum', enum: AuditVisitState, facet: true, fallback: "'PLANNED'" }) state!: AuditVisitState;
  @Prop({ kind: 'day' }) plannedOn!: string;
  @Prop({ kind: 'text', description: 'HH:MM, the store’s own time.' }) windowStart!: string;
  @Prop({ kind: 'text' }) windowEnd!: string;
  @Prop({ kind: 'text', nullable: true, description: 'What to ask for.' }) askFor?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who inspects; none of mystery visits.' }) inspectorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, right: 'quality:read-shoppers', description: 'The account that carries it out.' }) fillerId?: string | null;
  @Prop({ kind: 'id', of: 'AuditVisit', nullable: true, description: 'The visit that it repeats, after a dispute.' }) revisitOfId?: string | null;
}

@Noun('Shopper', {
  table: 'shoppers', read: 'quality:read-shoppers', defaultSort: { prop: 'alias', order: 'ASC' },
  description: 'Somebody who visits stores as an ordinary customer. Known to those who run the programmes, and to nobody else.',
})
export class Shopper extends Row {
  @Prop({ kind: 'text', description: 'What she is called where a name would say who she is.' }) alias!: string;
  @Prop({ kind: 'id', of: 'User', description: 'The account by which she reports.' }) userId!: string;
  @Prop({ kind: 'enum', enum: ShopperState, facet: true, fallback: "'APPLIED'" }) state!: ShopperState;
  @Prop({ kind: 'texts', description: 'Ids of stores where she worked, or is related to somebody: never sent there.' }) relatedStoreIds!: string[];
  @Prop({ kind: 'int', nullable: true, description: 'Visits a wave at most.' }) visitsAtMost?: number | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'How she was screened and briefed.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When she was asked whether she would.' }) invitedAt?: string | null;
  @Prop({ kind: 'id', of: 'FormVersion', nullable: true, description: 'By which she was screened.' }) screeningVersionId?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'What she answered.' }) screeningAnswers?: unknown;
  @Prop({ kind: 'decimal', nullable: true }) screeningScore?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true, description: 'Fit by her screening.' }) isFit?: boolean | null;
  @Prop({ kind: 'instant', nullable: true }) screenedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When she was told how visits are made.' }) briefedAt?: string | null;
}

@Noun('ShopperPayment', {
  table: 'shopper_payments', read: 'quality:fill-audits', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'The fee of one accepted visit, booked once. Seen by those who run the programmes, and by the shopper herself.',
})
export class ShopperPayment extends Row {
  @Prop({ kind: 'id', of: 'AuditVisit', description: 'Paid once a visit.' }) visitId!: string;
  @Prop({ kind: 'id', of: 'Shopper' }) shopperId!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true, right: 'quality:read-shoppers', description: 'Her account.' }) userId?: string | null;
  @Prop({ kind: 'money', scale: 2 }) amount!: string;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'A photo of the receipt is there.' }) hasReceipt!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'The phone said that she was there.' }) hasPlace!: boolean;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was paid without proof.' }) waiver?: string | null;
  @Prop({ kind: 'instant' }) bookedAt!: string;
}
