// What waits for somebody's decision: as much of a question as deciding needs, also where it is asked far from one's own stores.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Money } from '../scalars.ts';

@ObjectType('ApprovalToDecide', { description: 'A question that the viewer may decide now.' })
export class ApprovalToDecide {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Sent back as expectedVersion.' }) version!: number;
  @Field(() => String) kind!: string;
  @Field(() => String) titleZh!: string;
  @Field(() => String) titleEn!: string;
  @Field(() => Money, { nullable: true }) amount!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => String, { nullable: true, description: 'Who asks.' }) makerName!: string | null;
  @Field(() => String, { nullable: true }) makerNameEn?: string | null;
  @Field(() => ID, { nullable: true }) storeId!: string | null;
  @Field(() => String, { nullable: true }) storeNameZh!: string | null;
  @Field(() => String, { nullable: true }) storeNameEn!: string | null;
  @Field(() => String) resource!: string;
  @Field(() => String, { description: 'Key of that row, without its customer.' }) resourceKey!: string;
  @Field(() => DateTime) askedAt!: string;
  @Field(() => DateTime) dueAt!: string;
  @Field(() => String, { nullable: true, description: 'In whose name, where one stands in for somebody.' }) onBehalfOf!: string | null;
}
