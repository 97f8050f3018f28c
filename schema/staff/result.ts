// Results of work that another system keeps: sales, praise, ratings, quotas; each credited to a person or a store.
import { Noun, Prop, Row } from '../base.ts';

@Noun('WorkResult', { table: 'work_results', read: 'staff:read-scorecards', defaultSort: { prop: 'occurredOn', order: 'DESC' }, description: 'One result of work as another system says it: an order taken, a letter of praise, a rating, a quota.' })
export class WorkResult extends Row {
  @Prop({ kind: 'text', facet: true, description: 'What it is a result of: sale, praise, bad-review, attitude, quota ...' }) indicator!: string;
  @Prop({ kind: 'text', description: 'Its number there; one row an indicator and number.' }) reference!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'None: of the store as a whole.' }) employeeId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked that day.' }) storeId?: string | null;
  @Prop({ kind: 'day' }) occurredOn!: string;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'How much: net amount, rating, quota.' }) amount?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Before discounts.' }) grossAmount?: string | null;
  @Prop({ kind: 'decimal', scale: 8, nullable: true, description: 'Of a rating: the best there is.' }) bestAmount?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'With or for whom, as the other system names it.' }) party?: string | null;
  @Prop({ kind: 'day', nullable: true }) promisedOn?: string | null;
  @Prop({ kind: 'day', nullable: true }) finishedOn?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Finished by the day promised; null: not finished, or nothing promised.' }) isOnTime?: boolean | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Of a rating: one of the two best marks.' }) isTopTwo?: boolean | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  /** The import that made the row, so that it can be taken back. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}
