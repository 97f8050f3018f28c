// Segments: a rule that selects customers, its versions, and who was in it when and why.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum SegmentKind { RULE = 'RULE', STATIC = 'STATIC' }
registerEnumType(SegmentKind, { name: 'SegmentKind' });

@Noun('Segment', { table: 'segments', read: 'segments:read', search: true, defaultSort: { prop: 'updatedAt', order: 'DESC' }, description: 'A rule that selects customers, or a fixed list of them.' })
export class Segment extends Row {
  @Prop({ kind: 'text', description: 'Stable name used by rules and code.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'text', nullable: true, filter: false }) description?: string | null;
  @Prop({ kind: 'enum', enum: SegmentKind, facet: true }) segmentKind!: SegmentKind;
  @Prop({ kind: 'json', nullable: true, description: 'Rule tree of the version in force.' }) rule?: unknown;
  @Prop({ kind: 'int', fallback: '1', description: 'Number of the version in force.' }) ruleVersion!: number;
  @Prop({ kind: 'int', fallback: '0' }) memberCount!: number;
  @Prop({ kind: 'instant', nullable: true }) computedAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) ownerId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false' }) isArchived!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
}

@Noun('SegmentVersion', { table: 'segment_versions', read: 'segments:read', defaultSort: { prop: 'number', order: 'DESC' }, description: 'One immutable version of a segment’s rule.' })
export class SegmentVersion extends Row {
  @Prop({ kind: 'id', of: 'Segment' }) segmentId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'json', nullable: true }) rule?: unknown;
  @Prop({ kind: 'instant' }) effectiveFrom!: string;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
}

@Noun('SegmentMembership', { table: 'segment_memberships', read: 'segments:read', owner: 'customerId', letter: 'M', defaultSort: { prop: 'joinedAt', order: 'DESC' }, description: 'One stay of one customer in one segment; kept for ever.' })
export class SegmentMembership {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Segment' }) segmentId!: string;
  @Prop({ kind: 'instant' }) joinedAt!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'None while in.' }) leftAt?: string | null;
  @Prop({ kind: 'text', filter: false, description: 'What let the customer in: version, event or file.' }) joinedWhy!: string;
  @Prop({ kind: 'text', nullable: true, filter: false }) leftWhy?: string | null;
}
