// The shape in which lists are asked for and answered: page and order inputs, and the page of a noun.
import { Field, InputType, Int, registerEnumType } from 'type-graphql';

export enum SortOrder { ASC = 'ASC', DESC = 'DESC' }
registerEnumType(SortOrder, { name: 'SortOrder' });

/** A page is asked for by offset (screens) or by the cursor of the row before it (feeds, exports). */
@InputType('PageInput', { description: 'limit 1..200 (25 when unsaid); offset for screens, after for feeds.' })
export class PageInput {
  @Field(() => Int, { nullable: true })
  limit?: number;

  @Field(() => Int, { nullable: true })
  offset?: number;

  @Field(() => String, { nullable: true })
  after?: string;
}

export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 200;
/** Totals are exact up to here and estimated above. */
export const EXACT_TOTAL = 10_000;
