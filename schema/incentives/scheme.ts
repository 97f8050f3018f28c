// Pay schemes in versions: for whom, which components, by which formulas; and awards that people give.
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';

@Noun('IncentiveScheme', {
  table: 'incentive_schemes', read: 'incentives:read', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A pay scheme: what a post is paid by, in versions.',
})
export class IncentiveScheme extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('IncentiveSchemeVersion', {
  table: 'incentive_scheme_versions', read: 'incentives:read', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a pay scheme. Once published its content never changes; a run keeps the version that it was reckoned by.',
})
export class IncentiveSchemeVersion extends Row {
  @Prop({ kind: 'id', of: 'IncentiveScheme' }) schemeId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: '{ scope, intern, least, most, components: [{ key, zh, en, kind, … }], clawBack, dispute }; see the guide in server/incentives/content.rules.ts.' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who approved it by putting it in force; never its author.' }) publishedById?: string | null;
}

@Noun('IncentiveAward', {
  table: 'incentive_awards', read: 'staff:read-pay', defaultSort: { prop: 'awardedOn', order: 'DESC' },
  description: 'An award that people gave somebody: star of the quarter, a gold idea. The component of a scheme that has its key pays it.',
})
export class IncentiveAward extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', facet: true, description: 'Key of the component that pays it.' }) awardKey!: string;
  @Prop({ kind: 'day' }) awardedOn!: string;
  @Prop({ kind: 'money', scale: 2, nullable: true, description: 'Its own amount, within what the component allows; otherwise the component’s.', right: 'staff:read-pay' }) amount?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false, right: 'staff:read-pay' }) reason!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Taken back before it was paid.' }) isWithdrawn!: boolean;
  @Prop({ kind: 'id', of: 'User', nullable: true }) givenById?: string | null;
}
