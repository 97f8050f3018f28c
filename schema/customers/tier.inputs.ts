// What callers send to publish tier rules.
import { Field, InputType } from 'type-graphql';
import { Json } from '../scalars.ts';

@InputType({ description: 'The next version of the tier rules, in force at once.' })
export class SaveTierRuleInput {
  @Field(() => Json, { description: 'Highest first: [{ tier, entry: rule tree, graceDays, labelZh, labelEn }]; whoever meets none is REGULAR.' }) levels!: unknown;
}
