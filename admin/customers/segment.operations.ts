// The questions and acts of segments: trying a rule, saving, members and their history, why somebody is in or out.
import { gql } from '../provider/client.ts';
import type { RulePath } from './rule-editor.ts';

export interface Piece { kind: 'text' | 'field' | 'op' | 'value' | 'join'; text: string; path?: RulePath }
export interface Sample { id: string; memberNo: string | null; name: string; tier: string; spend365: string | null; contactsPerMonth: string | null; lastPurchaseOn: string | null }
export interface Preview {
  count: number; isExact: boolean; sample: Sample[]; sentence: { zh: Piece[]; en: Piece[] }; notes: { path: RulePath; note: { zh: string; en: string } }[];
  excluded: RulePath[]; computedAt: string; computedMs: number;
}
export interface Parts { leaves: { path: RulePath; count: number }[] | null; funnel: { path: RulePath; labelZh: string; labelEn: string; count: number }[] | null }
export const PREVIEW = gql`mutation PreviewSegment($input: PreviewSegmentInput!) {
  previewSegment(input: $input) {
    count isExact sample { id memberNo name tier spend365 contactsPerMonth lastPurchaseOn } sentence notes excluded computedAt computedMs
  }
}`;
/** The slower part: each condition alone, and the funnel. */
export const PARTS = gql`mutation PreviewSegmentParts($input: PreviewSegmentInput!) {
  previewSegment(input: $input) { leaves { path count } funnel { path labelZh labelEn count } }
}`;
export const FIELDS = gql`query SegmentFields { segmentFields }`;
export const EXPLAIN = gql`query ExplainMembership($customerId: ID!, $segmentId: ID, $rule: JSON) { explainMembership(customerId: $customerId, segmentId: $segmentId, rule: $rule) }`;
export const OWNERS = gql`query SegmentOwners { segmentOwners { id name nameEn } }`;
export const SAVE = gql`mutation SaveSegment($input: SaveSegmentInput!) { saveSegment(input: $input) { id version ruleVersion } }`;
export const ARCHIVE = gql`mutation ArchiveSegment($id: ID!, $expectedVersion: Int!, $isArchived: Boolean!) { archiveSegment(id: $id, expectedVersion: $expectedVersion, isArchived: $isArchived) { id version } }`;
export const COMPUTE = gql`mutation ComputeSegment($id: ID!) { computeSegment(id: $id) { id } }`;

export interface SegmentRow {
  id: string; version: number; key: string; nameZh: string; nameEn: string; description: string | null; segmentKind: 'RULE' | 'STATIC'; rule?: unknown;
  ruleVersion: number; memberCount: number; computedAt: string | null; updatedAt: string; ownerId: string | null; owner?: { name: string; nameEn?: string | null } | null; isArchived: boolean; isShipped: boolean;
}
export const SEGMENT = gql`query SegmentPage($id: ID!) {
  segment(id: $id) { id version key nameZh nameEn description segmentKind rule ruleVersion memberCount computedAt updatedAt ownerId isArchived isShipped owner { name nameEn } }
}`;
export interface Version { id: string; number: number; rule: unknown; effectiveFrom: string; supersededAt: string | null; author: { id: string; name: string; nameEn?: string | null } | null }
export const VERSIONS = gql`query SegmentVersions($id: ID!) {
  segmentVersions(filter: { segmentId: { eq: $id } }, page: { limit: 50 }) { items { id number rule effectiveFrom supersededAt author { id name nameEn } } }
}`;
export interface Member { id: string; joinedAt: string; leftAt: string | null; joinedWhy: string; leftWhy: string | null; customer: { id: string; name: string; memberNo: string | null; tier: string } | null }
export const MEMBERS = gql`query SegmentMembers($filter: SegmentMembershipFilter, $page: PageInput) {
  segmentMemberships(filter: $filter, page: $page) {
    items { id joinedAt leftAt joinedWhy leftWhy customer { id name memberNo tier } } total totalIsExact hasNext
  }
}`;
