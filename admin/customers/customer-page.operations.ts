// The questions of the customer's page, each small enough to be asked when its place is opened.
import { gql } from '../provider/client.ts';
import type { TagName } from '../shared/cells.tsx';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface Behaviour {
  firstPurchaseOn: string | null; lastPurchaseOn: string | null; visits: number; visits30: number; visits90: number; visits180: number; visits365: number;
  spend: string; spend30: string; spend90: string; spend180: string; spend365: string; netSpend: string; returned: string; meanBasket: string | null; visitsPerWeek: string | null;
  returnRate: string | null; daysBetween: string | null; contacts365: number; rolledOn: string;
}
export interface CustomerDetail {
  id: string; version: number; memberNo: string | null; name: string; phone: string | null; email: string | null; birthday: string | null; gender: string;
  address: string | null; country: string | null; storeId: string | null; joinedOn: string | null; channel: string | null; tier: string;
  isStandIn: boolean; mergedIntoId: string | null; custom: Record<string, unknown> | null; createdAt: string; updatedAt: string;
  store: Named | null; tags: (TagName & { id: string })[] | null; behaviour: Behaviour | null;
}
export const CUSTOMER = gql`query CustomerPage($id: ID!) {
  customer(id: $id) {
    id version memberNo name phone email birthday gender address country storeId joinedOn channel tier isStandIn mergedIntoId custom createdAt updatedAt
    store { id nameZh nameEn }
    tags { id nameZh nameEn colour tagKind }
    behaviour {
      firstPurchaseOn lastPurchaseOn visits visits30 visits90 visits180 visits365 spend spend30 spend90 spend180 spend365 netSpend returned meanBasket visitsPerWeek returnRate daysBetween contacts365 rolledOn
    }
  }
}`;

export interface Patterns {
  days: number; from: string;
  categories: { categoryId: string | null; nameZh: string | null; nameEn: string | null; amount: string; share: string; count: number }[];
  hours: { weekday: number; band: string; visits: number }[];
  monthly: { month: string; amount: string; visits: number }[];
  rows: Record<string, unknown>;
}
export const PATTERNS = gql`query CustomerPatterns($id: ID!, $days: Int!) {
  customerPatterns(customerId: $id, days: $days) {
    days from rows
    categories { categoryId nameZh nameEn amount share count }
    hours { weekday band visits }
    monthly { month amount visits }
  }
}`;

export interface Score { id: string; modelId: string; r: number; f: number; m: number; code: string; groupKey: string; recencyDays: number; frequency: number; money: string; model: { nameZh: string; nameEn: string; number: number; supersededAt: string | null; groups: { key: string; zh: string; en: string }[] } | null }
export const SCORES = gql`query CustomerScores($id: ID!) {
  rfmScores(filter: { customerId: { eq: $id } }, page: { limit: 20 }) {
    items { id modelId r f m code groupKey recencyDays frequency money model { nameZh nameEn number supersededAt groups } }
  }
}`;
export const EXPLAIN_RFM = gql`query RfmReason($model: ID!, $id: ID!) { rfmReason(modelId: $model, customerId: $id) }`;
export const EXPLAIN_TIER = gql`query TierReason($id: ID!) { customerTierReason(customerId: $id) }`;

export interface Consent { id: string; channel: string; isGiven: boolean; source: string; givenAt: string }
export interface TierStay { id: string; tier: string; startedOn: string; endedOn: string | null; graceUntil: string | null }
export const PANEL = gql`query CustomerPanel($id: ID!) {
  consents(filter: { customerId: { eq: $id } }, sort: [{ field: GIVEN_AT, order: DESC }], page: { limit: 50 }) { items { id channel isGiven source givenAt } }
  tierPeriods(filter: { customerId: { eq: $id } }, page: { limit: 20 }) { items { id tier startedOn endedOn graceUntil } }
}`;
export const ERASE = gql`mutation EraseCustomer($id: ID!, $reason: String!) { eraseCustomer(id: $id, reason: $reason) { id } }`;
export const SET_CONSENT = gql`mutation SetConsent($input: SetConsentInput!) { setConsent(input: $input) { id } }`;

export interface Receipt { id: string; receiptNo: string; purchasedAt: string; businessOn: string; amount: string; salesAmount: string; returnsAmount: string; lineCount: number; channel: string | null; store: Named | null }
export const RECEIPTS = gql`query CustomerReceipts($filter: PurchaseFilter, $page: PageInput) {
  purchases(filter: $filter, page: $page) {
    items { id receiptNo purchasedAt businessOn amount salesAmount returnsAmount lineCount channel store { id nameZh nameEn } } total totalIsExact hasNext
  }
}`;
export interface Line { id: string; lineNo: number; description: string | null; lineKind: string; quantity: string; unitPrice: string; amount: string; product: { id: string; sku: string; name: string; nameEn: string | null } | null }
export const LINES = gql`query ReceiptLines($id: ID!) {
  purchaseLines(filter: { purchaseId: { eq: $id } }, page: { limit: 200 }) { items { id lineNo description lineKind quantity unitPrice amount product { id sku name nameEn } } total }
}`;

export interface Stay { id: string; joinedAt: string; leftAt: string | null; joinedWhy: string; leftWhy: string | null; segment: (Named & { segmentKind: string }) | null }
export const STAYS = gql`query CustomerSegments($id: ID!) {
  segmentMemberships(filter: { customerId: { eq: $id } }, page: { limit: 100 }) { items { id joinedAt leftAt joinedWhy leftWhy segment { id nameZh nameEn segmentKind } } total }
}`;
export interface Marked { id: string; taggedAt: string; evidence: string | null; expiresAt: string | null; tag: (TagName & { id: string }) | null }
export const MARKS = gql`query CustomerTags($id: ID!) {
  customerTags(filter: { customerId: { eq: $id } }, page: { limit: 100 }) { items { id taggedAt evidence expiresAt tag { id nameZh nameEn colour tagKind } } total }
}`;
export interface LogEntry { id: string; at: string; actorName: string; actor: { name: string; nameEn: string | null } | null; kind: string; after: unknown; before: unknown; reason: string | null }
export const LOG = gql`query CustomerLog($id: ID!) {
  auditLog(filter: { customerId: { eq: $id } }, page: { limit: 50 }) { items { id at actorName actor { name nameEn } kind before after reason } total }
}`;
export const MERGE = gql`mutation MergeCustomers($input: MergeCustomersInput!) { mergeCustomers(input: $input) { id } }`;
export const UNMERGE = gql`mutation UnmergeCustomer($id: ID!) { unmergeCustomer(id: $id) { id } }`;
