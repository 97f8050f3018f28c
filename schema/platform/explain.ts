// Asking how a number came about, and the answer: what it means, by which version of which rule, from what, and the rows behind it.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'Which number: its name, the row it belongs to, and what else it depends on.' })
export class ExplainInput {
  @Field(() => String, { description: 'One of `explainable`: customer.spend365, customer.tier, ...' }) @Length(1, 80) number!: string;
  @Field(() => ID, { nullable: true, description: 'The row whose number it is.' }) id?: string;
  @Field(() => Json, { nullable: true, description: 'What else the number depends on, as `explainable` says: { modelId }, { filter } ...' }) params?: Record<string, unknown>;
}

@ObjectType({ description: 'A text in both languages.' })
export class Words {
  @Field(() => String) zh!: string;
  @Field(() => String) en!: string;
}

@ObjectType({ description: 'The rule that decided, in which version, in force since when.' })
export class ExplainedVersion {
  @Field(() => String) key!: string;
  @Field(() => Int, { nullable: true }) number?: number | null;
  @Field(() => String, { nullable: true }) since?: string | null;
}

@ObjectType({ description: 'The list that opens the rows behind a number.' })
export class ExplainedList {
  @Field(() => String, { description: 'Root field: purchases, customers, ...' }) resource!: string;
  @Field(() => Json, { description: 'Its filter.' }) filter!: unknown;
  @Field(() => Int, { nullable: true, description: 'How many rows it lists.' }) count?: number | null;
}

@ObjectType({ description: 'How a number came about.' })
export class Explained {
  @Field(() => String) number!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Json, { nullable: true, description: 'Text for exact numbers and words, true or false for a verdict.' }) value!: unknown;
  @Field(() => Words, { nullable: true }) unit?: Words | null;
  @Field(() => Words, { nullable: true, description: 'The value as people read it, when it is more than value and unit.' }) text?: Words | null;
  @Field(() => Words, { description: 'What the number means.' }) definition!: Words;
  @Field(() => ExplainedVersion, { nullable: true, description: 'None: the number follows no rule that people may change.' }) version?: ExplainedVersion | null;
  @Field(() => Json, { description: 'What it was made of: explanations of the same shape as tree.' }) inputs!: unknown;
  @Field(() => ExplainedList, { nullable: true }) rows?: ExplainedList | null;
  @Field(() => Json, { description: 'All of it as one tree: { label, value, unit, text, holds, required, note, rule, inputs, rows }.' }) tree!: unknown;
}

@ObjectType({ description: 'A number that `explain` opens.' })
export class Explainable {
  @Field(() => String) number!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Words) definition!: Words;
  @Field(() => String, { nullable: true, description: 'Noun whose id is asked for; none: no id.' }) of?: string | null;
  @Field(() => [String], { description: 'Names of the params that it takes.' }) params!: string[];
}
