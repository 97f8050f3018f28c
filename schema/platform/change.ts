// News of a row that changed: which one and its version; what it says is asked for by whoever may read it.
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('Change', { description: 'A row that changed; the reader asks for it again by its own rights.' })
export class Change {
  @Field(() => String, { description: 'Name of the noun.' })
  resource!: string;

  @Field(() => ID, { description: 'Wire id; * when many rows changed at once.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Null when the row is gone from the reader’s sight.' })
  version!: number | null;

  /** Its place in the outbox; none for what stood before it was followed. */
  seq?: string;
}
