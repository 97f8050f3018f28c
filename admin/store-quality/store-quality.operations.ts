// How the quality of stores is asked for: heat map and answers, course, tiles, open findings, and a month's plan.
import { gql } from '../provider/client.ts';

export interface Words { zh: string; en: string }
export interface HeatCell { row: string; section: string; answers: number; failed: number; audits: number; passRate: string; course: HeatMonth[] }
export interface HeatMonth { month: string; answers: number; failed: number }
export interface HeatMap {
  templateId: string | null; from: string; until: string; audits: number; templates: { id: string; label: Words; audits: number }[];
  sections: { key: string; label: Words }[]; rows: { key: string; label: Words; audits: number }[]; cells: HeatCell[];
}
export const HEAT_MAP = gql`query AuditHeatmap($input: AuditHeatmapInput) { auditHeatmap(input: $input) {
  templateId from until audits templates { id label { zh en } audits } sections { key label { zh en } } rows { key label { zh en } audits } cells { row section answers failed audits passRate course { month answers failed } } } }`;

export interface AnswerRow { auditId: string; number: string; auditedOn: string; storeId: string; store: Words; questionKey: string; question: Words; answer: Words; isFailed: boolean; isCritical: boolean; isRepeat: boolean; note: string | null }
export interface Answers { total: number; failed: number; audits: number; filter: Record<string, unknown>; items: AnswerRow[] }
export const ANSWERS = gql`query AuditAnswers($input: AuditAnswersInput!) { auditAnswers(input: $input) {
  total failed audits filter items { auditId number auditedOn storeId store { zh en } questionKey question { zh en } answer { zh en } isFailed isCritical isRepeat note } } }`;

export interface TrendPoint { auditId: string; number: string; auditedOn: string; score: string; isPass: boolean | null; formVersion: number; isBreak: boolean; breakNote: string | null }
export const TREND = gql`query AuditTrend($input: AuditTrendInput!) { auditTrend(input: $input) { passMark points { auditId number auditedOn score isPass formVersion isBreak breakNote } } }`;

export interface Figure { value: string | null; sample: number; isSmallSample: boolean; asOf: string; rows: { resource: string; filter: Record<string, unknown> } }
const FIGURE = 'value sample isSmallSample asOf rows { resource filter }';
export const TILES = gql(`query StoreQualityTiles($now: PeriodInput!, $before: PeriodInput!, $audits: JSON, $store: JSON) {
  score: measure(key: "audits.score", period: $now, filter: $audits) { ${FIGURE} } scoreBefore: measure(key: "audits.score", period: $before, filter: $audits) { value }
  passRate: measure(key: "audits.passRate", period: $now, filter: $audits) { ${FIGURE} } passRateBefore: measure(key: "audits.passRate", period: $before, filter: $audits) { value }
  repeats: measure(key: "findings.repeats", period: $now, filter: $store) { ${FIGURE} } repeatsBefore: measure(key: "findings.repeats", period: $before, filter: $store) { value }
  open: measure(key: "findings.open", period: $now, filter: $store) { ${FIGURE} } overdue: measure(key: "findings.overdue", period: $now, filter: $store) { ${FIGURE} }
}`);
export type Tiles = Record<'score' | 'passRate' | 'repeats' | 'open' | 'overdue', Figure> & Record<'scoreBefore' | 'passRateBefore' | 'repeatsBefore', { value: string | null }>;

export interface FindingLine { id: string; number: string; titleZh: string; titleEn: string; severity: string; state: string; isRepeat: boolean; repeatCount: number; dueAt: string }
export const OPEN_FINDINGS = gql`query StoreOpenFindings($storeId: ID!) { findings(filter: { storeId: { eq: $storeId }, state: { in: [OPEN, ACTING, CHECKING] } }, sort: [{ field: DUE_AT, order: ASC }], page: { limit: 8 }) { total items { id number titleZh titleEn severity state isRepeat repeatCount dueAt } } }`;

interface Named { nameZh: string; nameEn: string }
export interface PlanVisit { id: string; state: string; plannedOn: string; windowStart: string; windowEnd: string; announcedStoreId: string | null; programme: Named | null; store: Named | null }
export interface PlanAudit { id: string; visitId: string | null; auditedOn: string; finalScore: string | null; isFinalPass: boolean | null; state: string; template: Named | null; store: Named | null }
/** Of a month at a store, or at all. Audits that are begun are the fillers' alone. */
export const PLAN_MONTH = gql`query AuditPlan($visits: AuditVisitFilter!, $audits: AuditFilter!, $limit: Int!) {
  auditVisits(filter: $visits, sort: [{ field: PLANNED_ON, order: ASC }], page: { limit: $limit }) { total items { id state plannedOn windowStart windowEnd announcedStoreId programme { nameZh nameEn } store { nameZh nameEn } } }
  audits(filter: $audits, sort: [{ field: AUDITED_ON, order: ASC }], page: { limit: $limit }) { total items { id visitId auditedOn finalScore isFinalPass state template { nameZh nameEn } store { nameZh nameEn } } }
}`;
export interface PlanAnswer { auditVisits: { total: number; items: PlanVisit[] }; audits: { total: number; items: PlanAudit[] } }
export const STORE_NAME = gql`query StoreQualityName($id: ID!) { store(id: $id) { id nameZh nameEn code region { nameZh nameEn } } }`;
