// Customers over the API: create, change, consents, merge and its way back, erasure, own fields, habits, why a tier.
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CustomerPatterns } from '../../schema/customers/analytics.ts';
import { Consent, Customer, CustomField } from '../../schema/customers/customer.ts';
import { CreateCustomerInput, MergeCustomersInput, SaveCustomFieldInput, SetConsentInput, UpdateCustomerInput } from '../../schema/customers/customer.inputs.ts';
import { SaveTierRuleInput } from '../../schema/customers/tier.inputs.ts';
import { TierRule } from '../../schema/customers/value.ts';
import { Json } from '../../schema/scalars.ts';
import type { Context } from '../core/context.ts';
import type { Explanation } from '../core/explanation.ts';
import { readOne } from '../core/read/execute.ts';
import { encodeId } from '../core/read/ids.ts';
import { createCustomer, eraseCustomer, maySeeCustomer, saveCustomField, setConsent, updateCustomer } from './customer.service.ts';
import { mergeCustomers, unmergeCustomer } from './merge.service.ts';
import { customerPatterns } from './patterns.service.ts';
import { explainTier, saveTierRule } from './tier.service.ts';

@Resolver()
export class CustomerResolver {
  @Mutation(() => Customer, { nullable: true })
  async createCustomer(@Arg('input', () => CreateCustomerInput) input: CreateCustomerInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Customer | null> {
    return readOne(ctx, info, 'Customer', await createCustomer(ctx, input));
  }

  @Mutation(() => Customer, { nullable: true })
  async updateCustomer(@Arg('input', () => UpdateCustomerInput) input: UpdateCustomerInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Customer | null> {
    return readOne(ctx, info, 'Customer', await updateCustomer(ctx, input));
  }

  @Mutation(() => Consent, { nullable: true })
  async setConsent(@Arg('input', () => SetConsentInput) input: SetConsentInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Consent | null> {
    return readOne(ctx, info, 'Consent', encodeId('Consent', await setConsent(ctx, input)));
  }

  @Mutation(() => Customer, { nullable: true, description: 'Purchases, tags, consents and keys move; unmergeCustomer takes it back. Answers the one that stays.' })
  async mergeCustomers(@Arg('input', () => MergeCustomersInput) input: MergeCustomersInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Customer | null> {
    return readOne(ctx, info, 'Customer', await mergeCustomers(ctx, input));
  }

  @Mutation(() => Customer, { nullable: true, description: 'Takes back the merge of this customer into another. Answers the one set free.' })
  async unmergeCustomer(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Customer | null> {
    return readOne(ctx, info, 'Customer', await unmergeCustomer(ctx, id));
  }

  @Mutation(() => Customer, { nullable: true, description: 'Erases who a customer is, for good; what was bought stays, for nobody in particular.' })
  async eraseCustomer(
    @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Customer | null> {
    return readOne(ctx, info, 'Customer', await eraseCustomer(ctx, id, reason));
  }

  @Mutation(() => CustomField, { nullable: true })
  async saveCustomField(@Arg('input', () => SaveCustomFieldInput) input: SaveCustomFieldInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<CustomField | null> {
    return readOne(ctx, info, 'CustomField', await saveCustomField(ctx, input));
  }

  @Mutation(() => TierRule, { nullable: true, description: 'Publishes the next version of the tier rules; customers are judged by it as they change, and all of them each night.' })
  async saveTierRule(@Arg('input', () => SaveTierRuleInput) input: SaveTierRuleInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<TierRule | null> {
    return readOne(ctx, info, 'TierRule', await saveTierRule(ctx, input));
  }

  @Query(() => CustomerPatterns, { nullable: true, description: 'Habits of one customer; null when there is none to see.' })
  customerPatterns(
    @Arg('customerId', () => ID) customerId: string, @Arg('days', () => Int, { nullable: true }) days: number | undefined, @Ctx() ctx: Context,
  ): Promise<CustomerPatterns | null> {
    return customerPatterns(ctx, customerId, days);
  }

  @Query(() => Json, { nullable: true, description: 'Why a customer has her tier: an explanation tree.' })
  async customerTierReason(@Arg('customerId', () => ID) customerId: string, @Ctx() ctx: Context): Promise<Explanation | null> {
    return (await maySeeCustomer(ctx, customerId, 'customers:read-orders')) ? explainTier(ctx, customerId) : null;
  }
}
