// What a person sends about what she is told.
import { ArrayMaxSize, IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: 'Those named, or all told until an instant (now when unsaid).' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(200) ids?: string[] | null;
  @Field(() => DateTime, { nullable: true }) until?: string | null;
}

@InputType()
export class SaveNotificationSettingInput {
  @Field(() => Boolean, { nullable: true }) isMailOn?: boolean | null;
  @Field(() => String, { nullable: true, description: 'HH:MM' }) @IsOptional() @Matches(TIME) quietFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'HH:MM' }) @IsOptional() @Matches(TIME) quietTo?: string | null;
}
