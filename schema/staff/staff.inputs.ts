// What callers send to change regions, stores, departments and employees.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { EmploymentKind } from './employee.ts';
import { StoreFormat } from './organisation.ts';

@InputType({ description: 'Without id: a new region. With id: expectedVersion is needed.' })
export class SaveRegionInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[A-Za-z0-9-]{1,20}$/) code!: string;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
}

@InputType({ description: 'Without id: a new store. With id: expectedVersion is needed.' })
export class SaveStoreInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[A-Za-z0-9-]{1,20}$/) code!: string;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => ID) regionId!: string;
  @Field(() => StoreFormat) format!: StoreFormat;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) timeZone?: string;
  @Field(() => Json, { nullable: true, description: '{ "1": [["08:00","12:00"],["13:00","22:00"]], ... } by weekday, Monday = 1.' })
  openingHours?: unknown;
  @Field(() => Day, { nullable: true }) openedOn?: string | null;
  @Field(() => Day, { nullable: true }) closedOn?: string | null;
}

@InputType({ description: 'Without id: a new department. With id: expectedVersion is needed.' })
export class SaveDepartmentInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
}

@InputType({ description: 'Without id: a new employee. With id: expectedVersion is needed.' })
export class SaveEmployeeInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[A-Za-z0-9-]{1,20}$/) employeeNo!: string;
  @Field(() => String) @Length(1, 80) name!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(80) nameEn?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => String) @Length(1, 40) position!: string;
  @Field(() => String) @Length(1, 40) level!: string;
  @Field(() => EmploymentKind) employment!: EmploymentKind;
  @Field(() => Day) hiredOn!: string;
  @Field(() => Day, { nullable: true }) leftOn?: string | null;
  @Field(() => ID, { nullable: true }) managerId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(120) email?: string | null;
}
