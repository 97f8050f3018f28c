// The dictionary of tags and who carries which, why and until when.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum TagKind { MANUAL = 'MANUAL', RULE = 'RULE', MODEL = 'MODEL' }
registerEnumType(TagKind, { name: 'TagKind', description: 'Set by people, by a rule tree, or by a model.' });
/** Hues of the chart palette; the theme knows their values. */
export enum TagColour { INDIGO = 'INDIGO', AMBER = 'AMBER', TEAL = 'TEAL', VERMILION = 'VERMILION', SKY = 'SKY', PLUM = 'PLUM', OLIVE = 'OLIVE', SLATE = 'SLATE' }
registerEnumType(TagColour, { name: 'TagColour' });

@Noun('Tag', { table: 'tags', read: 'customers:read', search: true, defaultSort: { prop: 'nameZh', order: 'ASC' }, description: 'A mark that customers may carry.' })
export class Tag extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'text', facet: true }) groupZh!: string;
  @Prop({ kind: 'text', facet: true }) groupEn!: string;
  @Prop({ kind: 'enum', enum: TagColour }) colour!: TagColour;
  @Prop({ kind: 'enum', enum: TagKind, facet: true }) tagKind!: TagKind;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who answers for it.' }) ownerId?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Days after which it falls off by itself.' }) expiresAfterDays?: number | null;
  @Prop({ kind: 'json', nullable: true, description: 'Rule tree, for a rule tag.' }) rule?: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What is done for who carries it; shown on her tickets.' }) adviceZh?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) adviceEn?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false' }) isArchived!: boolean;
}

@Noun('CustomerTag', { table: 'customer_tags', read: 'customers:read', owner: 'customerId', letter: 'G', defaultSort: { prop: 'taggedAt', order: 'DESC' }, description: 'One customer carrying one tag.' })
export class CustomerTag {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Tag' }) tagId!: string;
  @Prop({ kind: 'instant', fallback: 'now()' }) taggedAt!: string;
  @Prop({ kind: 'id', of: 'User', nullable: true }) taggedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, description: 'Why: a note, a rule and its version, a model and its score.' }) evidence?: string | null;
  @Prop({ kind: 'instant', nullable: true }) expiresAt?: string | null;
}
