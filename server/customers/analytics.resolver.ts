// Analyses of purchases and RFM models over the API.
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import {
  BasketInput, BasketPairs, Cohort, CountrySales, Inactivity, Pareto, PurchaseTotals, RfmGrid, RfmMove, SalesFilter, SalesMonth, SalesSummary, TopCustomer, TopProduct,
} from '../../schema/customers/analytics.ts';
import { BandGrouping, TimeBands } from '../../schema/customers/time-bands.ts';
import { SaveRfmModelInput } from '../../schema/customers/rfm.inputs.ts';
import { RfmModel } from '../../schema/customers/value.ts';
import { Job } from '../../schema/platform/job.ts';
import { Day, DecimalText, Json } from '../../schema/scalars.ts';
import type { Context } from '../core/context.ts';
import type { Explanation } from '../core/explanation.ts';
import { readOne } from '../core/read/execute.ts';
import * as analytics from './analytics.service.ts';
import { basketPairs } from './basket.service.ts';
import { maySeeCustomer } from './customer.service.ts';
import { timeBands } from './time-band.service.ts';
import { startRfm } from './rfm.job.ts';
import { explainRfm, rfmCompare, rfmGrid, saveRfmModel } from './rfm.service.ts';

@Resolver()
export class AnalyticsResolver {
  @Query(() => PurchaseTotals)
  purchaseTotals(@Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context): Promise<PurchaseTotals> {
    return analytics.purchaseTotals(ctx, filter);
  }

  @Query(() => SalesSummary)
  salesSummary(@Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context): Promise<SalesSummary> {
    return analytics.salesSummary(ctx, filter);
  }

  @Query(() => [SalesMonth])
  salesByMonth(@Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context): Promise<SalesMonth[]> {
    return analytics.salesByMonth(ctx, filter);
  }

  @Query(() => [Cohort])
  cohorts(@Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context): Promise<Cohort[]> {
    return analytics.cohorts(ctx, filter);
  }

  @Query(() => [Inactivity], { description: 'Purchases before asOf count.' })
  inactivity(
    @Arg('asOf', () => Day) asOf: string, @Arg('days', () => [Int]) days: number[],
    @Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context,
  ): Promise<Inactivity[]> {
    return analytics.inactivity(ctx, asOf, days, filter);
  }

  @Query(() => [TopCustomer])
  topCustomers(
    @Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined,
    @Arg('net', () => Boolean, { nullable: true, description: 'Sales less returns.' }) net: boolean | undefined,
    @Arg('limit', () => Int, { nullable: true }) limit: number | undefined, @Ctx() ctx: Context,
  ): Promise<TopCustomer[]> {
    return analytics.topCustomers(ctx, filter, net, limit);
  }

  @Query(() => [TopProduct])
  topProducts(
    @Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Arg('limit', () => Int, { nullable: true }) limit: number | undefined, @Ctx() ctx: Context,
  ): Promise<TopProduct[]> {
    return analytics.topProducts(ctx, filter, limit);
  }

  @Query(() => [CountrySales])
  salesByCountry(@Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined, @Ctx() ctx: Context): Promise<CountrySales[]> {
    return analytics.salesByCountry(ctx, filter);
  }

  @Query(() => Pareto)
  pareto(
    @Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined,
    @Arg('share', () => DecimalText, { nullable: true, description: '0.8 when unsaid.' }) share: string | undefined, @Ctx() ctx: Context,
  ): Promise<Pareto> {
    return analytics.pareto(ctx, filter, share);
  }

  @Query(() => BasketPairs)
  basketPairs(@Arg('input', () => BasketInput) input: BasketInput, @Ctx() ctx: Context): Promise<BasketPairs> {
    return basketPairs(ctx, input);
  }

  @Query(() => [TimeBands], { description: 'When people buy and what they come for then: all together, by region or by store.' })
  timeBands(
    @Arg('filter', () => SalesFilter, { nullable: true }) filter: SalesFilter | undefined,
    @Arg('by', () => BandGrouping, { nullable: true, description: 'ALL when unsaid.' }) by: BandGrouping | undefined, @Ctx() ctx: Context,
  ): Promise<TimeBands[]> {
    return timeBands(ctx, filter, by);
  }

  @Query(() => RfmGrid)
  rfmGrid(@Arg('modelId', () => ID) modelId: string, @Ctx() ctx: Context): Promise<RfmGrid> { return rfmGrid(ctx, modelId); }

  @Query(() => [RfmMove], { description: 'Customers by their group under one model and under another.' })
  rfmCompare(@Arg('fromModelId', () => ID) fromModelId: string, @Arg('toModelId', () => ID) toModelId: string, @Ctx() ctx: Context): Promise<RfmMove[]> {
    return rfmCompare(ctx, fromModelId, toModelId);
  }

  @Query(() => Json, { nullable: true, description: 'Why a customer has her score: an explanation tree.' })
  async rfmReason(@Arg('modelId', () => ID) modelId: string, @Arg('customerId', () => ID) customerId: string, @Ctx() ctx: Context): Promise<Explanation | null> {
    return (await maySeeCustomer(ctx, customerId, 'customers:read-orders')) ? explainRfm(ctx, modelId, customerId) : null;
  }

  @Mutation(() => RfmModel, { nullable: true })
  async saveRfmModel(@Arg('input', () => SaveRfmModelInput) input: SaveRfmModelInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<RfmModel | null> {
    return readOne(ctx, info, 'RfmModel', await saveRfmModel(ctx, input));
  }

  @Mutation(() => Job, { nullable: true, description: 'Scores everybody by the model; asOf: purchases before that day count (tomorrow when unsaid).' })
  async computeRfm(
    @Arg('modelId', () => ID) modelId: string, @Arg('asOf', () => Day, { nullable: true }) asOf: string | undefined, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Job | null> {
    return readOne(ctx, info, 'Job', await startRfm(ctx, modelId, asOf));
  }
}
