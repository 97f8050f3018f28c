// How policies of service are spoken of on the wire; the shape of their rules as the console edits them.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface When { formats?: string[]; classes?: string[]; levels?: string[]; tiers?: string[]; channels?: string[]; categories?: string[]; isReturn?: boolean; isFresh?: boolean }
export interface Target { id: string; clock: string; when: When; unit: string; amount: number; calendar?: string; source: string; noteZh?: string; noteEn?: string; start?: string; stop?: string[]; pause?: string[] }
export interface Factor { id: string; when: When; clocks: string[]; factor: number; floors?: Record<string, number>; source: string; noteZh?: string; noteEn?: string }
export interface LadderStep { id: string; clock: string; when: When; minutes: number; act: 'ALERT' | 'ESCALATE'; to: string[]; within?: { unit: string; amount: number }; minAmount?: string; source: string; noteZh?: string; noteEn?: string }
export interface Silence { id: string; when: When; minutes: number; source: string; noteZh?: string; noteEn?: string }
/** What follows from a score of `atMost` or less, once the ticket was opened again so often. */
export interface RatingRule { id: string; when: When; atMost: number; act: 'REOPEN' | 'ESCALATE'; minReopens?: number; source: string; noteZh?: string; noteEn?: string }
export interface Rules { targets: Target[]; factors: Factor[]; steps?: LadderStep[]; silence?: Silence[]; ratings?: RatingRule[]; updates?: Silence[] }
export interface PolicyVersion { id: string; version: number; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; isActive: boolean; rules: Rules; note: string | null; effectiveFrom: string | null; supersededAt: string | null; author: { name: string; nameEn?: string | null } | null }
export interface Policy { id: string; version: number; key: string; nameZh: string; nameEn: string; isShipped: boolean; versions: { items: PolicyVersion[] } | null }

export const POLICIES = gql`query Policies { slaPolicies(page: { limit: 100 }) { items { id version key nameZh nameEn isShipped versions(page: { limit: 20 }) { items { id version number state isActive rules note effectiveFrom supersededAt } } } } }`;
export const POLICY = gql`query Policy($id: ID!) { slaPolicy(id: $id) { id version key nameZh nameEn isShipped versions(page: { limit: 50 }) { items { id version number state isActive rules note effectiveFrom supersededAt author { name nameEn } } } } }`;
export const SAVE = gql`mutation SavePolicy($input: SaveSlaPolicyInput!) { saveSlaPolicy(input: $input) { id version } }`;
export const PUBLISH = gql`mutation PublishPolicy($input: PublishSlaPolicyInput!) { publishSlaPolicy(input: $input) { id version } }`;
export const DISCARD = gql`mutation DiscardPolicy($input: DiscardSlaPolicyDraftInput!) { discardSlaPolicyDraft(input: $input) { id version } }`;
export interface Tried {
  versionInForce: number | null; triedCount: number; changes: { labelZh: string; labelEn: string; kind: string; beforeZh: string | null; beforeEn: string | null; afterZh: string | null; afterEn: string | null }[];
  live: { triedCount: number; hasMore: boolean; ticketCount: number; changes: { ticketId: string; number: string; kind: string; beforeZh: string | null; beforeEn: string | null; dueBefore: string | null; afterZh: string | null; afterEn: string | null; dueAfter: string | null }[] };
}
export const TRY = gql`query TryPolicy($input: PreviewSlaPolicyInput!) {
  previewSlaPolicy(input: $input) {
    versionInForce triedCount changes { labelZh labelEn kind beforeZh beforeEn afterZh afterEn }
    live { triedCount hasMore ticketCount changes { ticketId number kind beforeZh beforeEn dueBefore afterZh afterEn dueAfter } }
  }
}`;
export type LiveChanges = Tried['live'];
export const RECOMPUTE_PREVIEW = gql`query RecomputePreview($calendarId: ID) { recomputePreview(calendarId: $calendarId) { triedCount hasMore ticketCount changes { ticketId number kind beforeZh beforeEn dueBefore afterZh afterEn dueAfter } } }`;
export const RECOMPUTE = gql`mutation RecomputeClocks($input: RecomputeClocksInput!) { recomputeClocks(input: $input) { id } }`;
defineResource({ name: 'slaPolicies', noun: 'SlaPolicy', one: 'slaPolicy', fields: 'key nameZh nameEn isShipped' });
defineResource({ name: 'slaPolicyVersions', noun: 'SlaPolicyVersion', one: 'slaPolicyVersion', fields: 'policyId number state isActive effectiveFrom' });

/** Does it hold from the beginning on, as what is shipped does? */
export const isEver = (at: string | null): boolean => at !== null && at < '1971';
/** The version that counts at an instant; null where none does. */
export const inForce = (versions: readonly PolicyVersion[], now = Date.now()): PolicyVersion | null =>
  [...versions].filter((one) => one.state !== 'DRAFT' && one.effectiveFrom && Date.parse(one.effectiveFrom) <= now).sort((a, b) => (a.effectiveFrom as string) < (b.effectiveFrom as string) ? 1 : -1)[0] ?? null;
