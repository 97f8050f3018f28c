// What the page of purchase analyses asks, and how its answers look.
import { gql } from '../provider/client.ts';

type Rows = Record<string, unknown>;
export interface Slot { weekday: number; band: string; receipts: number; rows: Rows }
export interface Typical { categoryId: string; nameZh: string; nameEn: string; receipts: number; share: string; lift: string; rows: Rows }
export interface Moment { dayKind: string; band: string; receipts: number; customers: number; share: string; meanBasket: string; meanLines: string; categories: Typical[]; rows: Rows }
export interface Times { receipts: number; slots: Slot[]; moments: Moment[]; rows: Rows }
export const TIMES = gql`query TimeBands($filter: SalesFilter) {
  timeBands(filter: $filter) {
    receipts rows slots { weekday band receipts rows }
    moments { dayKind band receipts customers share meanBasket meanLines rows categories { categoryId nameZh nameEn receipts share lift rows } }
  }
}`;

export interface Left { days: number; customers: number; rows: Rows }
export const LEAVERS = gql`query Leavers($filter: SalesFilter, $days: [Int!]!, $asOf: Date!) { inactivity(filter: $filter, days: $days, asOf: $asOf) { days customers rows } }`;
export const LATEST = gql`query LatestPurchase { purchases(sort: [{ field: PURCHASED_AT, order: DESC }], page: { limit: 1 }) { items { id businessOn } } }`;

export interface CohortRow { month: string; active: number[] }
export const COHORTS = gql`query Cohorts($filter: SalesFilter) { cohorts(filter: $filter) { month active } }`;

export interface Best { customerId: string; memberNo: string | null; name: string; value: string; receipts: number }
export interface Concentration { customersForShare: number; topFifthCustomers: number; topFifthShare: string }
export const BEST = gql`query BestCustomers($filter: SalesFilter, $net: Boolean) {
  topCustomers(filter: $filter, net: $net, limit: 10) { customerId memberNo name value receipts }
  pareto(filter: $filter) { customersForShare topFifthCustomers topFifthShare }
}`;
export interface Product { productId: string; sku: string; name: string; receipts: number; value: string }
export const PRODUCTS = gql`query BestProducts($filter: SalesFilter) { topProducts(filter: $filter, limit: 10) { productId sku name receipts value } }`;
