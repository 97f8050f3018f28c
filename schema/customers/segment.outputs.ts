// What trying a rule answers: the count, samples, the rule in words, and how the number came about.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Day, DecimalText, Json, Money } from '../scalars.ts';
import { Tier } from './customer.ts';

@ObjectType({ description: 'Somebody who may answer for a segment.' })
export class SegmentOwner {
  @Field(() => ID, { description: 'The account.' }) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
}

@ObjectType({ description: 'A customer whom the rule selects; figures are null without the right to purchases.' })
export class SegmentSample {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) memberNo?: string | null;
  @Field(() => String) name!: string;
  @Field(() => Tier) tier!: Tier;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => Money, { nullable: true }) spend365?: string | null;
  @Field(() => Int, { nullable: true }) visits30?: number | null;
  @Field(() => DecimalText, { nullable: true }) contactsPerMonth?: string | null;
  @Field(() => Day, { nullable: true }) lastPurchaseOn?: string | null;
}

@ObjectType({ description: 'How many one condition selects by itself.' })
export class LeafCount {
  @Field(() => Json, { description: 'Place in the rule as sent.' }) path!: (string | number)[];
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'One step of "how the number came about".' })
export class FunnelStep {
  @Field(() => Json, { description: 'Place of the step’s condition or group; empty for all customers.' }) path!: (string | number)[];
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class SegmentPreview {
  @Field(() => Int, { description: 'Customers within the viewer’s reach whom the rule selects; an estimate when not exact.' }) count!: number;
  @Field(() => Boolean) isExact!: boolean;
  @Field(() => [SegmentSample]) sample!: SegmentSample[];
  @Field(() => String) sentenceZh!: string;
  @Field(() => String) sentenceEn!: string;
  @Field(() => Json, { description: '{ zh: [{ kind, text, path }], en: [...] }' }) sentence!: unknown;
  @Field(() => Json, { description: 'Boundaries in words: [{ path, note: { zh, en } }].' }) notes!: unknown;
  @Field(() => Json, { description: 'Places of conditions left out because they are not complete.' }) excluded!: (string | number)[][];
  @Field(() => [LeafCount], { nullable: true }) leaves?: LeafCount[] | null;
  @Field(() => [FunnelStep], { nullable: true }) funnel?: FunnelStep[] | null;
  @Field(() => DateTime) computedAt!: string;
  @Field(() => Int, { description: 'Milliseconds that the count and the samples took.' }) computedMs!: number;
}

@ObjectType({ description: 'A row that was not done, and why.' })
export class FailedRow {
  @Field(() => ID) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'What became of a write over many customers; `jobId` when it goes on in the background.' })
export class BulkResult {
  @Field(() => Int) done!: number;
  @Field(() => [FailedRow]) failed!: FailedRow[];
  @Field(() => ID, { nullable: true }) jobId?: string | null;
}
