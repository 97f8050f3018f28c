// What a place knows of its margins, for the sheet of what a point of return rate is worth.
import { Noun, Prop, Row } from '../base.ts';
import { ReviewScope } from './monthly-review.ts';

@Noun('LeverMargin', {
  table: 'lever_margins', read: 'quality:plan', roots: { one: 'leverMargin', many: 'leverMargins' }, defaultSort: { prop: 'id', order: 'ASC' },
  description: 'Shares of a store, a region or the chain that its figures do not say. What a place leaves out is its region’s, then the chain’s, then as shipped.',
})
export class LeverMargin extends Row {
  @Prop({ kind: 'enum', enum: ReviewScope, facet: true }) reviewScope!: ReviewScope;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Region', nullable: true, facet: true }) regionId?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Kept of what is not returned, 0 to 1.' }) grossMargin?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Of its price that goods lose by coming back.' }) lostOnReturn?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Profit by sales; above 0.' }) netMargin?: string | null;
}
