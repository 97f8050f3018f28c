// Who is asking, as the API shows it: the person, the roles in force and what they allow.
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime, Json } from '../scalars.ts';
import type { ScopeKind } from '../permission.ts';
import { Scope } from './user.ts';

@ObjectType({ description: 'A role in force today and how far it reaches.' })
export class ViewerRole {
  @Field(() => String) key!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Scope) scope!: ScopeKind;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) regionId?: string | null;
}

@ObjectType('Viewer', { description: 'Who is asking.' })
export class ViewerView {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => String) username!: string;
  @Field(() => String, { nullable: true }) locale?: string | null;
  @Field(() => ID, { nullable: true }) employeeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Session of this request; none for a key.' }) sessionId?: string | null;
  @Field(() => [ViewerRole]) roles!: ViewerRole[];
  @Field(() => [String], { description: 'Permission words held, module:verb.' }) permissions!: string[];
  @Field(() => Json, { description: 'The same as packed CASL rules, for the console.' }) rules!: unknown;
}

@ObjectType({ description: 'A new session.' })
export class SignedInView {
  @Field(() => String, { description: 'Works as Authorization: Bearer, and as authToken of a socket.' }) token!: string;
  @Field(() => ViewerView) viewer!: ViewerView;
}

@ObjectType({ description: 'A new key with its secret, which is never shown again.' })
export class CreatedApiKey {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Its first letters, by which it is told apart.' }) prefix!: string;
  @Field(() => String) secret!: string;
  @Field(() => DateTime, { nullable: true }) expiresAt?: string | null;
}

@ObjectType({ description: 'A value that is otherwise hidden.' })
export class RevealedField {
  @Field(() => String, { nullable: true }) value?: string | null;
}
