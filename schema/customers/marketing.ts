// Whether marketing to a customer pauses just now, and why: journeys ask before they speak.
import { Field, Int, ObjectType } from 'type-graphql';
import { Json } from '../scalars.ts';

@ObjectType({ description: 'One thing that pauses marketing to a customer.' })
export class MarketingPauseReason {
  @Field(() => String, { description: 'Stable name of the brake.' }) key!: string;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Int, { description: 'How many rows are behind it, of those in sight.' }) count!: number;
  @Field(() => String) resource!: string;
  @Field(() => Json, { description: 'Filter that lists them.' }) filter!: unknown;
}

@ObjectType({ description: 'As far as the asker sees: what is out of reach pauses a journey all the same.' })
export class MarketingPause {
  @Field(() => Boolean) isPaused!: boolean;
  @Field(() => [MarketingPauseReason]) reasons!: MarketingPauseReason[];
}
