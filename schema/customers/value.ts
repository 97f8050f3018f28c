// How value is judged: RFM models with their scores, and tier rules with the stays they gave.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { StoreFormat } from '../staff/organisation.ts';
import { Tier } from './customer.ts';

export enum RfmMethod { QUANTILE = 'QUANTILE', PERCENTILE = 'PERCENTILE', FIXED = 'FIXED' }
registerEnumType(RfmMethod, {
  name: 'RfmMethod',
  description: 'QUANTILE: ntile, ties broken by member number; PERCENTILE: nearest-rank cut-offs, ties share a score; FIXED: cut-offs written down.',
});

@Noun('RfmModel', { table: 'rfm_models', read: 'customers:read-orders', defaultSort: { prop: 'effectiveFrom', order: 'DESC' }, description: 'One version of the rule that scores recency, frequency and money 1 to 5.' })
export class RfmModel extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'enum', enum: StoreFormat, nullable: true, description: 'None: all formats.' }) format?: StoreFormat | null;
  @Prop({ kind: 'enum', enum: RfmMethod }) method!: RfmMethod;
  @Prop({ kind: 'int', description: 'Days of history that count; 0: all.' }) windowDays!: number;
  @Prop({ kind: 'json', nullable: true, description: 'Cut-offs: given (FIXED) or found (PERCENTILE): { recency, frequency, money } of 4 each.' }) cuts?: unknown;
  @Prop({ kind: 'json', description: 'Groups: [{ key, zh, en, when: {r:[lo,hi],f:[lo,hi],m:[lo,hi]} }], the first that fits.' }) groups!: unknown;
  @Prop({ kind: 'day' }) effectiveFrom!: string;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) computedAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Day the scores are of; purchases before it count.' }) asOf?: string | null;
  @Prop({ kind: 'int', fallback: '0' }) customerCount!: number;
}

@Noun('RfmScore', { table: 'rfm_scores', read: 'customers:read-orders', owner: 'customerId', letter: 'R', defaultSort: { prop: 'customerId', order: 'ASC' }, description: 'Score of one customer by one model.' })
export class RfmScore {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'RfmModel' }) modelId!: string;
  @Prop({ kind: 'int', facet: true }) r!: number;
  @Prop({ kind: 'int', facet: true }) f!: number;
  @Prop({ kind: 'int', facet: true }) m!: number;
  @Prop({ kind: 'text', facet: true, description: 'r, f and m as one text: 555.' }) code!: string;
  @Prop({ kind: 'text', facet: true, description: 'Key of the group.' }) groupKey!: string;
  @Prop({ kind: 'int' }) recencyDays!: number;
  @Prop({ kind: 'int' }) frequency!: number;
  @Prop({ kind: 'money' }) money!: string;
}

@Noun('TierRule', { table: 'tier_rules', read: 'customers:read-orders', defaultSort: { prop: 'effectiveFrom', order: 'DESC' }, description: 'One version of the rules that give tiers: entry, grace and demotion (A-35).' })
export class TierRule extends Row {
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'json', description: 'Highest first: [{ tier, entry: rule tree, graceDays, labelZh, labelEn }].' }) levels!: unknown;
  @Prop({ kind: 'instant' }) effectiveFrom!: string;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
}

@Noun('TierPeriod', { table: 'tier_periods', read: 'customers:read', owner: 'customerId', letter: 'T', defaultSort: { prop: 'startedOn', order: 'DESC' }, description: 'One stay of a customer in a tier, with the evidence that gave it.' })
export class TierPeriod {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'enum', enum: Tier }) tier!: Tier;
  @Prop({ kind: 'day' }) startedOn!: string;
  @Prop({ kind: 'day', nullable: true }) endedOn?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Conditions no longer hold; the tier stays until this day.' }) graceUntil?: string | null;
  @Prop({ kind: 'id', of: 'TierRule', nullable: true }) ruleId?: string | null;
  @Prop({ kind: 'json', description: 'The figures that decided.' }) evidence!: unknown;
}
