// What callers send about accounts, roles, keys and passwords.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day, DateTime } from '../scalars.ts';
import { Length } from '../text.ts';
import { Scope } from './user.ts';
import type { ScopeKind } from '../permission.ts';

const REASON = 200;
// Words of its own are said for what is longer than a password may be; this only ends what is far beyond.
const PASSWORD = 4_096;

@InputType({ description: 'A new account (no id), or a changed one (id and expectedVersion).' })
export class SaveUserInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { description: '2 to 40 lower-case letters, digits, dots, hyphens; never changes afterwards.' }) @MaxLength(200) username!: string;
  @Field(() => String) @Length(1, 80) name!: string;
  @Field(() => String, { nullable: true, description: 'None: that of the employee.' }) @IsOptional() @MaxLength(80) nameEn?: string | null;
  @Field(() => ID, { nullable: true }) employeeId?: string;
  @Field(() => String, { nullable: true, description: 'zh-CN or en; none: as the browser asks.' }) @IsOptional() @MaxLength(20) locale?: string;
  @Field(() => String, { nullable: true, description: 'First password of a new account; none: setPassword later.' }) @IsOptional() @MaxLength(PASSWORD) password?: string;
}

@InputType({ description: 'Closes or opens an account.' })
export class UserStateInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, REASON) reason?: string;
}

@InputType({ description: 'Gives somebody else a new password; all their sessions end.' })
export class SetPasswordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @MaxLength(PASSWORD) password!: string;
}

@InputType({ description: 'Gives a role to somebody else.' })
export class GrantRoleInput {
  @Field(() => ID) userId!: string;
  @Field(() => ID) roleId!: string;
  @Field(() => Scope) scope!: ScopeKind;
  @Field(() => ID, { nullable: true, description: 'For scope STORE.' }) storeId?: string;
  @Field(() => ID, { nullable: true, description: 'For scope REGION.' }) regionId?: string;
  @Field(() => Day, { nullable: true, description: 'Today when unsaid.' }) startsOn?: string;
  @Field(() => Day, { nullable: true, description: 'First day on which it no longer holds.' }) endsOn?: string;
}

@InputType({ description: 'Takes a role back at once.' })
export class RevokeRoleGrantInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, REASON) reason?: string;
}

@InputType({ description: 'Changes one’s own password; all other sessions end.' })
export class ChangePasswordInput {
  @Field(() => String) @MaxLength(PASSWORD) current!: string;
  @Field(() => String) @MaxLength(PASSWORD) next!: string;
}

@InputType({ description: 'A key for another system; it speaks as the user, who holds the role “api” only.' })
export class CreateApiKeyInput {
  @Field(() => String) @Length(1, 80) name!: string;
  @Field(() => ID) userId!: string;
  @Field(() => DateTime, { nullable: true, description: 'Within two years; a year when unsaid.' }) expiresAt?: string;
}

@InputType({ description: 'Opens one hidden value; kept in the event log.' })
export class RevealFieldInput {
  @Field(() => String, { description: 'Customer or Employee.' }) @MaxLength(60) resource!: string;
  @Field(() => ID) id!: string;
  @Field(() => String) @MaxLength(60) field!: string;
  @Field(() => String, { nullable: true, description: 'Why; asked for once a session.' }) @IsOptional() @Length(0, REASON) reason?: string;
}
