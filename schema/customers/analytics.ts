// What the analyses of purchases answer and ask: sums, months, cohorts, baskets, patterns. Money here is exact (Decimal).
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';

@InputType({ description: 'Which purchases count: business days from..to (both included), stores, regions and country. Own stores only, where the right reaches no further.' })
export class SalesFilter {
  @Field(() => Day, { nullable: true }) from?: string;
  @Field(() => Day, { nullable: true }) to?: string;
  @Field(() => [ID], { nullable: true }) storeIds?: string[];
  @Field(() => [ID], { nullable: true }) regionIds?: string[];
  @Field(() => String, { nullable: true }) country?: string;
}

@ObjectType({ description: 'Everything on the receipts, nameless buyers included.' })
export class PurchaseTotals {
  @Field(() => Int) lines!: number;
  @Field(() => Int) receipts!: number;
  @Field(() => Int) products!: number;
  @Field(() => Int) customers!: number;
  @Field(() => Int) countries!: number;
  @Field(() => Int) namelessLines!: number;
  @Field(() => Int) cancellingLines!: number;
  @Field(() => Int) cancellingReceipts!: number;
  @Field(() => Int, { description: 'Lines that equal an earlier line of their receipt.' }) duplicateLines!: number;
  @Field(() => DecimalText) quantity!: string;
  @Field(() => DecimalText) value!: string;
  @Field(() => DateTime, { nullable: true }) firstAt?: string | null;
  @Field(() => DateTime, { nullable: true }) lastAt?: string | null;
  @Field(() => Int) customersInSeveralCountries!: number;
}

@ObjectType({ description: 'Sales to known customers: quantity and price above 0, receipt not cancelling.' })
export class SalesSummary {
  @Field(() => Int) lines!: number;
  @Field(() => Int) receipts!: number;
  @Field(() => Int) customers!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => DecimalText, { description: 'Returns of known customers, below 0.' }) returnsValue!: string;
  @Field(() => Int) customersWithReturns!: number;
  @Field(() => Int, { description: 'Customers with exactly one receipt with a sale.' }) oneTimeBuyers!: number;
  @Field(() => Json, { description: 'Filter of `purchases` that lists the receipts behind it.' }) rows!: unknown;
}

@ObjectType()
export class SalesMonth {
  @Field(() => String, { description: 'YYYY-MM' }) month!: string;
  @Field(() => Int) activeCustomers!: number;
  @Field(() => Int, { description: 'Whose first sale of all is in this month.' }) newCustomers!: number;
  @Field(() => Int) receipts!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => Json) rows!: unknown;
}

@ObjectType({ description: 'Customers whose first sale was in `month`, and how many of them bought in it and in each month after.' })
export class Cohort {
  @Field(() => String) month!: string;
  @Field(() => [Int]) active!: number[];
}

@ObjectType()
export class Inactivity {
  @Field(() => Int) days!: number;
  @Field(() => Int, { description: 'Customers whose last sale lies so many days back, or more.' }) customers!: number;
  @Field(() => Json, { description: 'Filter of `customers` that lists them.' }) rows!: unknown;
}

@ObjectType()
export class TopCustomer {
  @Field(() => ID) customerId!: string;
  @Field(() => String, { nullable: true }) memberNo?: string | null;
  @Field(() => String) name!: string;
  @Field(() => DecimalText) value!: string;
  @Field(() => Int, { description: 'Receipts with a sale.' }) receipts!: number;
}

@ObjectType()
export class TopProduct {
  @Field(() => ID) productId!: string;
  @Field(() => String) sku!: string;
  @Field(() => String) name!: string;
  @Field(() => Int) receipts!: number;
  @Field(() => DecimalText) value!: string;
}

@ObjectType()
export class CountrySales {
  @Field(() => String, { nullable: true }) country?: string | null;
  @Field(() => Int) customers!: number;
  @Field(() => Int) receipts!: number;
  @Field(() => DecimalText) value!: string;
}

@ObjectType({ description: 'How concentrated sales are.' })
export class Pareto {
  @Field(() => Int, { description: 'Fewest customers who together bring the asked share of sales.' }) customersForShare!: number;
  @Field(() => Int, { description: 'How many the best fifth are (rounded down).' }) topFifthCustomers!: number;
  @Field(() => DecimalText, { description: 'Their share of sales, six digits.' }) topFifthShare!: string;
}

export enum BasketUnit { PRODUCT = 'PRODUCT', CATEGORY = 'CATEGORY' }
registerEnumType(BasketUnit, { name: 'BasketUnit', description: 'What pairs are made of: products, or the categories of goods (baby food leads to children’s goods).' });

@InputType({ description: 'A basket is a receipt with a sale; charges (isService) are left out.' })
export class BasketInput {
  @Field(() => DecimalText, { description: 'Share of baskets that a product and a pair must reach: 0.01 is one in a hundred, rounded up to whole baskets.' }) minSupport!: string;
  @Field(() => DecimalText, { nullable: true, description: 'Rules below are left out of the list (not of the counts).' }) minConfidence?: string;
  @Field(() => SalesFilter, { nullable: true }) filter?: SalesFilter;
  @Field(() => BasketUnit, { nullable: true, description: 'PRODUCT when unsaid.' }) unit?: BasketUnit;
  @Field(() => Int, { nullable: true, description: '1..500, 50 when unsaid.' }) limit?: number;
}

@ObjectType({ description: 'Who buys `if` buys `then`.' })
export class BasketRule {
  @Field(() => String, { description: 'SKU of the product, or code of the category.' }) if!: string;
  @Field(() => ID) ifId!: string;
  @Field(() => String) ifName!: string;
  @Field(() => String) then!: string;
  @Field(() => ID) thenId!: string;
  @Field(() => String) thenName!: string;
  @Field(() => Int, { description: 'Baskets with both.' }) count!: number;
  @Field(() => DecimalText) support!: string;
  @Field(() => DecimalText) confidence!: string;
  @Field(() => DecimalText) lift!: string;
  @Field(() => Json, { description: 'Filter of `purchases` that lists the baskets with both.' }) rows!: unknown;
}

@ObjectType()
export class BasketPairs {
  @Field(() => Int) baskets!: number;
  @Field(() => Int, { description: 'Fewest baskets that reach the support.' }) minCount!: number;
  @Field(() => Int) frequentItems!: number;
  @Field(() => Int) frequentPairs!: number;
  @Field(() => Int, { description: 'Rules, both ways, that reach minConfidence.' }) ruleCount!: number;
  @Field(() => [BasketRule], { description: 'By lift, then count, then codes.' }) rules!: BasketRule[];
  @Field(() => Json, { description: 'Filter of `purchases` that lists all baskets.' }) rows!: unknown;
}

@ObjectType()
export class CategoryShare {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => DecimalText) amount!: string;
  @Field(() => DecimalText, { description: 'Of all sales in the time, six digits.' }) share!: string;
  @Field(() => Int, { description: 'Receipts with it.' }) count!: number;
}

@ObjectType()
export class HourBand {
  @Field(() => Int, { description: '1 Monday .. 7 Sunday' }) weekday!: number;
  @Field(() => String, { description: 'MORNING 6-11, NOON 11-14, AFTERNOON 14-17, EVENING 17-21, NIGHT 21-6, by the store’s clock.' }) band!: string;
  @Field(() => Int) visits!: number;
}

@ObjectType()
export class MonthSpend {
  @Field(() => String) month!: string;
  @Field(() => DecimalText) amount!: string;
  @Field(() => Int) visits!: number;
}

@ObjectType({ description: 'Habits of one customer over so many days (A-26, A-27).' })
export class CustomerPatterns {
  @Field(() => Int) days!: number;
  @Field(() => Day, { description: 'First business day that counts.' }) from!: string;
  @Field(() => [CategoryShare], { description: 'Favourite categories first.' }) categories!: CategoryShare[];
  @Field(() => [HourBand]) hours!: HourBand[];
  @Field(() => [MonthSpend]) monthly!: MonthSpend[];
  @Field(() => Json, { description: 'Filter of `purchases` that lists the receipts behind it.' }) rows!: unknown;
}

@ObjectType()
export class RfmCell {
  @Field(() => Int) r!: number;
  @Field(() => Int) f!: number;
  @Field(() => Int) m!: number;
  @Field(() => String) groupKey!: string;
  @Field(() => Int) customers!: number;
  @Field(() => DecimalText) value!: string;
}

@ObjectType({ description: 'A model’s scores counted: cells of r, f and m; the console folds them to a grid.' })
export class RfmGrid {
  @Field(() => ID) modelId!: string;
  @Field(() => Day, { nullable: true }) asOf?: string | null;
  @Field(() => Int) customers!: number;
  @Field(() => [RfmCell]) cells!: RfmCell[];
  @Field(() => Int, { nullable: true }) minRecencyDays?: number | null;
  @Field(() => Int, { nullable: true }) maxRecencyDays?: number | null;
}

@ObjectType()
export class RfmMove {
  @Field(() => String, { nullable: true }) fromGroup?: string | null;
  @Field(() => String, { nullable: true }) toGroup?: string | null;
  @Field(() => Int) customers!: number;
}
