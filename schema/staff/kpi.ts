// By what people, teams, stores and regions are measured: schemes of indicators in versions.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { PeriodKind } from '../measures/measure.ts';
import { VersionState } from '../platform/calendar.ts';

export enum SubjectKind { PERSON = 'PERSON', TEAM = 'TEAM', STORE = 'STORE', REGION = 'REGION' }
registerEnumType(SubjectKind, { name: 'SubjectKind', description: 'Whose scorecard it is.' });
export enum KpiDirection { AT_LEAST = 'AT_LEAST', AT_MOST = 'AT_MOST' }
registerEnumType(KpiDirection, { name: 'KpiDirection', description: 'Whether the target is a floor or a ceiling.' });
export enum MissingRule { REWEIGHT = 'REWEIGHT', HOLD = 'HOLD', ZERO = 'ZERO' }
registerEnumType(MissingRule, { name: 'MissingRule', description: 'Where there is nothing to measure, or too little. REWEIGHT: the others weigh more; HOLD: the points of the last closed card count, and without one there is no score yet; ZERO: no points.' });
export enum MeasuredOf { SUBJECT = 'SUBJECT', STORE = 'STORE', REGION = 'REGION', CHAIN = 'CHAIN' }
registerEnumType(MeasuredOf, { name: 'MeasuredOf', description: 'Whose number counts: the subject’s own, or that of the store, region or chain it belongs to.' });

@Noun('KpiScheme', { table: 'kpi_schemes', read: 'staff:read', defaultSort: { prop: 'key', order: 'ASC' }, description: 'What some positions, or the stores, are measured by.' })
export class KpiScheme extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: SubjectKind, facet: true }) subjectKind!: SubjectKind;
  @Prop({ kind: 'enum', enum: PeriodKind, facet: true, description: 'How long its scorecards are: WEEK, MONTH, QUARTER or YEAR.' }) periodKind!: PeriodKind;
  @Prop({ kind: 'texts', description: 'Of persons: keys of the positions it is for. One scheme a position and length.' }) positions!: string[];
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('KpiSchemeVersion', { table: 'kpi_scheme_versions', read: 'staff:read', defaultSort: { prop: 'number', order: 'DESC' }, description: 'One version of a scheme; a scorecard keeps the one it was judged by. Once published it never changes.' })
export class KpiSchemeVersion extends Row {
  @Prop({ kind: 'id', of: 'KpiScheme' }) schemeId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Its scheme and number, as people say them.' }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: '{ items: [{ key, zh, en, measure, filter, of, target, targetOf, weight, direction, mapping, cap, floor, missing, minSample, note }], peers, minItems }; see server/staff/kpi/scheme.rules.ts.' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}
