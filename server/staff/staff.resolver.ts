// Staff over GraphQL: saving regions, stores, departments and employees; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Employee } from '../../schema/staff/employee.ts';
import { Department, Region, Store } from '../../schema/staff/organisation.ts';
import { SaveDepartmentInput, SaveEmployeeInput, SaveRegionInput, SaveStoreInput } from '../../schema/staff/staff.inputs.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { saveEmployee } from './employee.service.ts';
import { saveDepartment, saveRegion, saveStore } from './organisation.service.ts';

@Resolver()
export class StaffResolver {
  @Mutation(() => Region, { nullable: true })
  async saveRegion(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveRegionInput) input: SaveRegionInput): Promise<Region | null> {
    return readOne(ctx, info, 'Region', await saveRegion(ctx, input));
  }

  @Mutation(() => Store, { nullable: true })
  async saveStore(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveStoreInput) input: SaveStoreInput): Promise<Store | null> {
    return readOne(ctx, info, 'Store', await saveStore(ctx, input));
  }

  @Mutation(() => Department, { nullable: true })
  async saveDepartment(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveDepartmentInput) input: SaveDepartmentInput): Promise<Department | null> {
    return readOne(ctx, info, 'Department', await saveDepartment(ctx, input));
  }

  @Mutation(() => Employee, { nullable: true })
  async saveEmployee(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveEmployeeInput) input: SaveEmployeeInput): Promise<Employee | null> {
    return readOne(ctx, info, 'Employee', await saveEmployee(ctx, input));
  }
}
