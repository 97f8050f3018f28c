// Who is at a row just now: looking at it, or writing on it.
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { MaxLength } from 'class-validator';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';

export enum PresenceDoing { VIEWING = 'VIEWING', WRITING = 'WRITING' }
registerEnumType(PresenceDoing, { name: 'PresenceDoing' });

@ObjectType('PresentColleague', { description: 'Somebody else who is at the row.' })
export class PresentColleague {
  @Field(() => ID) userId!: string;
  @Field(() => String) name!: string;
  @Field(() => PresenceDoing) doing!: PresenceDoing;
  @Field(() => DateTime, { description: 'Since when she does that.' }) since!: string;
}

@InputType({ description: 'Said every few seconds while one types; it is forgotten by itself.' })
export class SayPresenceInput {
  @Field(() => String, { description: 'Ticket' }) @Length(1, 40) resource!: string;
  @Field(() => ID) @MaxLength(80) id!: string;
  @Field(() => PresenceDoing) doing!: PresenceDoing;
}
