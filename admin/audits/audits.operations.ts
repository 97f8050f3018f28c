// How audits, their disputes, templates and programmes are spoken of on the wire.
import type { Answer, Answers, Section } from '../forms/judge.ts';
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface AuditRow {
  id: string; version: number; number: string; state: string; auditKind: string; auditedOn: string; finalScore: string | null; finalBand: string | null; isFinalPass: boolean | null; isCounted: boolean; isEdited: boolean;
  failedCount: number; criticalCount: number; isRepeat: boolean; storeId: string; template: Named | null; store: Named | null; inspector: { name: string } | null;
}
export interface Sheet { number: number; nameZh: string; nameEn: string; sections: Section[]; answers: Answers; passMark?: string | null; said?: Record<string, { zh: string; en: string }> }
export interface Dispute { id: string; version: number; state: string; reason: string; questionKeys: string[]; decision: string | null; raisedAt: string; decidedAt: string | null; scoreBefore: string | null; scoreAfter: string | null; raisedBy: { name: string } | null; decidedBy: { name: string } | null }
export interface AuditPage extends AuditRow {
  startedAt: string; submittedAt: string | null; score: string | null; answeredCount: number; photoCount: number; disputeUntil: string | null; reviewNote: string | null; raisedTickets: string | null; programmeId: string | null; templateId: string; phoneAheadSeconds?: number | null;
  reviewedBy: { name: string } | null; reviewedAt: string | null; outcome: { failed: string[]; readBy?: { question: string; instrument: string; calibratedOn: string; calibrationDueOn: string }[] } | null;
  disputes: Dispute[]; edits: { id: string; questionKey: string; answerBefore: Answer | null; answerAfter: Answer; scoreBefore: string | null; scoreAfter: string | null; reason: string; editedAt: string; editedBy: { name: string } | null }[];
  files: { id: string; fileKind: string; questionKey: string | null; disputeId: string | null; link: string; thumbnail: string | null; isReused: boolean; takenAt: string | null; sha256: string; latitude?: number | null; longitude?: number | null; accuracyMetres?: number | null }[];
  failures: { items: { id: string; questionKey: string; labelZh: string; labelEn: string; isCritical: boolean; isRepeat: boolean; note: string | null; correctedOn: string | null }[] } | null;
}
export interface VisitRow { id: string; version: number; state: string; plannedOn: string; windowStart: string; windowEnd: string; askFor: string | null; store: Named | null; programme: (Named & { auditKind: string }) | null; inspector: { name: string } | null }

const ROW = 'id version number state auditKind auditedOn finalScore finalBand isFinalPass isCounted isEdited failedCount criticalCount isRepeat storeId template { id nameZh nameEn } store { id nameZh nameEn } inspector { name nameEn }';
export const AUDIT = gql`query Audit($id: ID!, $reviews: Boolean!) { audit(id: $id) { ${ROW} startedAt submittedAt score answeredCount photoCount disputeUntil reviewNote raisedTickets programmeId templateId reviewedAt outcome phoneAheadSeconds @include(if: $reviews) reviewedBy { name nameEn }
  disputes { id version state reason questionKeys decision raisedAt decidedAt scoreBefore scoreAfter raisedBy { name nameEn } decidedBy { name nameEn } }
  edits { id questionKey answerBefore answerAfter scoreBefore scoreAfter reason editedAt editedBy { name nameEn } }
  files { id fileKind questionKey disputeId link thumbnail isReused takenAt sha256 latitude @include(if: $reviews) longitude @include(if: $reviews) accuracyMetres @include(if: $reviews) } failures(page: { limit: 100 }) { items { id questionKey labelZh labelEn isCritical isRepeat note correctedOn } } } }`;
/** What it was followed by: a finding each of what failed. */
export const AUDIT_FINDINGS = gql`query AuditFindings($id: String!) { findings(filter: { source: { eq: AUDIT }, sourceResource: { eq: "Audit" }, sourceKey: { eq: $id } }, page: { limit: 100 }) { items { id number questionKey state dueAt owner { name nameEn } } } }`;
export interface AuditFindings { findings: { items: { id: string; number: string; questionKey: string | null; state: string; dueAt: string; owner: { name: string } | null }[] } }
export const AUDIT_SHEET = gql`query AuditSheet($id: ID!) { auditSheet(id: $id) }`;
export const AUDIT_WHY = gql`query AuditWhy($input: ExplainInput!) { explain(input: $input) { tree } }`;
export interface Why { explain: { tree: Explanation } | null }
/** The scores of its store by its template up to its day, oldest first. */
export const PAST_SCORES = gql`query PastScores($input: AuditTrendInput!) { auditTrend(input: $input) { passMark points { auditId number auditedOn score isPass formVersion isBreak } } }`;
export interface PastScore { auditId: string; number: string; auditedOn: string; score: string; isPass: boolean | null; formVersion: number; isBreak: boolean }
export const REVIEW_AUDIT = gql`mutation ReviewAudit($input: ReviewAuditInput!) { reviewAudit(input: $input) { id } }`;
export const EDIT_ANSWERS = gql`mutation EditAuditAnswers($input: EditAuditAnswersInput!) { editAuditAnswers(input: $input) { id } }`;
export const DISPUTE_AUDIT = gql`mutation DisputeAudit($input: DisputeAuditInput!) { disputeAudit(input: $input) { id } }`;
export const DECIDE_DISPUTE = gql`mutation DecideDispute($input: DecideDisputeInput!) { decideDispute(input: $input) { id } }`;
export const DISPUTES = gql`query AuditDisputes { open: auditDisputes(filter: { state: { eq: OPEN } }, page: { limit: 100 }) { items { ...D } } done: auditDisputes(filter: { state: { ne: OPEN } }, page: { limit: 50 }) { items { ...D } } }
  fragment D on AuditDispute { id version state reason questionKeys decision raisedAt decidedAt scoreBefore scoreAfter raisedBy { name nameEn } decidedBy { name nameEn } audit { id number template { id nameZh nameEn } store { id nameZh nameEn } } }`;
export const DISPUTE_SHARES = gql`query DisputeShares($period: PeriodInput!) { disputed: measure(key: "audits.disputedShare", period: $period) { value explain } upheld: measure(key: "audits.upheldShare", period: $period) { value explain } }`;
export type DisputeRow = Dispute & { audit: { id: string; number: string; template: Named | null; store: Named | null } | null };
/** What a programme may follow. */
export const TEMPLATE_CHOICES = gql`query TemplateChoices { auditTemplates(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items { id nameZh nameEn } } }`;
export interface ProgrammeRow extends Named { version: number; key: string; auditKind: string; state: string; visitsPerStore: number; restMonths: number; template: Named | null }
export const PROGRAMMES = gql`query MysteryProgrammes { mysteryProgrammes(page: { limit: 100 }) { items { id version key nameZh nameEn auditKind state visitsPerStore restMonths template { id nameZh nameEn } } } }`;
export const PROGRAMME = gql`query MysteryProgramme($id: ID!) { mysteryProgramme(id: $id) { id version key nameZh nameEn auditKind state visitsPerStore restMonths feeAmount askFor windows template { id nameZh nameEn } waves(page: { limit: 12 }) { items { id number startsOn endsOn seed wantedCount unfilled visits(page: { limit: 200 }) { items { id version state plannedOn windowStart windowEnd askFor store { id nameZh nameEn } inspector { name nameEn } } } } } } }`;
export interface WaveRow { id: string; number: number; startsOn: string; endsOn: string; seed: string; wantedCount: number; unfilled: { storeId: string; reason: string }[]; visits: { items: VisitRow[] } | null }
export interface ProgrammePage extends ProgrammeRow { feeAmount: string | null; askFor: string[]; windows: { weekdays: number[]; from: string; to: string; zh?: string; en?: string }[]; waves: { items: WaveRow[] } | null }
export const UNFILLED_STORES = gql`query UnfilledStores($ids: [ID!]!) { stores(filter: { ids: $ids }, page: { limit: 200 }) { items { id nameZh nameEn } } }`;
export const PLAN_WAVE = gql`mutation PlanAuditWave($input: PlanWaveInput!) { planAuditWave(input: $input) { id } }`;
export const SAVE_PROGRAMME = gql`mutation SaveProgramme($input: SaveProgrammeInput!) { saveProgramme(input: $input) { id } }`;
export const REPLAN_VISIT = gql`mutation ReplanAuditVisit($input: ReplanVisitInput!) { replanAuditVisit(input: $input) { id version } }`;
export const CANCEL_VISIT = gql`mutation CancelAuditVisit($input: CancelVisitInput!) { cancelAuditVisit(input: $input) { id version } }`;
export const SHOPPER_CHOICES = gql`query ShopperChoices { shoppers(filter: { state: { eq: ACTIVE } }, page: { limit: 200 }) { items { id alias } } }`;

defineResource({ name: 'audits', noun: 'Audit', one: 'audit', fields: ROW.replace('id version ', '') });
defineResource({ name: 'auditDisputes', noun: 'AuditDispute', one: 'auditDispute', fields: 'state raisedAt' });
defineResource({ name: 'mysteryProgrammes', noun: 'MysteryProgramme', one: 'mysteryProgramme', fields: 'key nameZh nameEn auditKind state' });

/** Tones of states, as the tags show them. */
export const AUDIT_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { DRAFT: 'paused', SUBMITTED: 'soon', PUBLISHED: 'ac', DISPUTED: 'late', FINAL: 'ok', VOID: 'paused' };
export const VISIT_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { PLANNED: 'ac', STARTED: 'soon', DONE: 'ok', MISSED: 'late', CANCELLED: 'paused' };
export const DISPUTE_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { OPEN: 'soon', REJECTED: 'paused', ACCEPTED: 'ok', REVISIT: 'ac' };
