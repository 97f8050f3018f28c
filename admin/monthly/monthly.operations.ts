// How monthly reviews, plans of improvement and the profit lever are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface Words { zh: string; en: string }
export interface RowsOf { resource: string; filter: Record<string, unknown> }
export interface PartFigure { part: string; measure: string; label: Words; unit: string; value: string | null; before: string | null; sample: number; rows: RowsOf; /** Of reviews made before they were kept there are none. */ beforeRows?: RowsOf; planIds: string[] }
/** What a number counted, now and the month before; reviews made before that was kept have none. */
export interface BothRows { now: Record<string, unknown>; before: Record<string, unknown> }
export interface Figures {
  /** Reviews made before they were asked for have none. */
  parts?: PartFigure[];
  problems: { key: string | null; label: Words; count: number; share: string | null; before: number; filter: Record<string, unknown>; beforeFilter?: Record<string, unknown> }[]; volume: { value: string | null; before: string | null; rows?: BothRows };
  satisfaction: { value: string | null; before: string | null; sample: number; rows?: BothRows }; swings: { from: string; before: string; value: string; change: string; sample: number; rows?: Record<string, unknown>; beforeRows?: Record<string, unknown> }[];
  repeats: { questionKey: string; titleZh: string; titleEn: string; count: number; filter: Record<string, unknown> }[]; repeatCount: number;
  plans: { id: string; titleZh: string; titleEn: string; label: Words; measure: string; unit?: string; baseline: string | null; target: string | null; value: string | null; rows?: RowsOf; effect: { wayShare: string | null; isReached: boolean; isMoved: boolean } }[];
}
export interface ReviewRow { id: string; version: number; reviewScope: string; storeId: string | null; regionId: string | null; monthOn: string; state: string; takenAt: string; store: Named | null; region: Named | null; madeBy: { name: string } | null }
export interface ReviewPage extends ReviewRow { figures: Figures; note: string | null }
export interface PlanRow { id: string; version: number; titleZh: string; titleEn: string; reviewScope: string; storeId: string | null; regionId: string | null; measureKey: string; isRise: boolean; baseline: string | null; target: string | null; startsOn: string; endsOn: string; state: string; outcome: string | null; wayShare: string | null; store: Named | null; region: Named | null; owner: { name: string } | null; steps: { id: string; version: number; whatZh: string; whatEn: string; dueOn: string; doneOn: string | null; doneBy: { name: string } | null }[] }
export interface PlanPage extends PlanRow { closeNote: string | null; review: { id: string; monthOn: string } | null }
export interface Template { key: string; label: Words; source: string; weeks: number; goals: { zh: string; en: string; steps: { week: number; zh: string; en: string }[] }[] }
export interface Lever { returnLever: { salesAmount: string; returnedAmount: string; returnRate: string | null; worthAmount: string; profitPoints: string | null; explanation: Explanation; assumptions: { key: string; label: { zh: string; en: string }; value: string; isOwn: boolean }[]; marginsVersion: number | null } }

const PLACE = 'reviewScope storeId regionId store { id nameZh nameEn } region { id nameZh nameEn }';
const REVIEW = `${PLACE} monthOn state takenAt madeBy { name nameEn }`;
const PLAN = `titleZh titleEn ${PLACE} measureKey isRise baseline target startsOn endsOn state outcome wayShare owner { name nameEn } steps { id version whatZh whatEn dueOn doneOn doneBy { name nameEn } }`;
export const REVIEWS = gql`query MonthlyReviews { monthlyReviews(page: { limit: 100 }) { items { id version ${REVIEW} } } }`;
export const REVIEW_ONE = gql`query MonthlyReviewOne($id: ID!) { monthlyReview(id: $id) { id version ${REVIEW} figures note } }`;
export const REVIEW_ACTIONS = gql`query ReviewActions($id: String!) { findings(filter: { sourceResource: { eq: "MonthlyReview" }, sourceKey: { eq: $id } }, page: { limit: 50 }) { items { id number titleZh titleEn state } } }`;
export const MAKE = gql`mutation MakeMonthlyReview($input: MakeMonthlyReviewInput!) { makeMonthlyReview(input: $input) { id version } }`;
export const FINISH = gql`mutation FinishMonthlyReview($input: FinishMonthlyReviewInput!) { finishMonthlyReview(input: $input) { id version } }`;
export const PLANS = gql`query ImprovementPlans { improvementPlans(page: { limit: 100 }) { items { id version ${PLAN} } } }`;
export const PLAN_ONE = gql`query ImprovementPlanOne($id: ID!) { improvementPlan(id: $id) { id version ${PLAN} closeNote review { id monthOn } } }`;
export const TEMPLATES = gql`query PlanTemplates { planTemplates { key label { zh en } source weeks goals } }`;
export const START = gql`mutation StartPlan($input: StartPlanInput!) { startPlan(input: $input) { id } }`;
export const START_TEMPLATE = gql`mutation StartPlanTemplate($input: StartTemplateInput!) { startPlanTemplate(input: $input) }`;
export const TICK = gql`mutation TickPlanStep($input: TickPlanStepInput!) { tickPlanStep(input: $input) { id version } }`;
export const CLOSE = gql`mutation ClosePlan($input: ClosePlanInput!) { closePlan(input: $input) { id version } }`;
export const LEVER = gql`query ReturnLever($input: ReviewPlaceInput!, $assumptions: LeverAssumptionsInput) { returnLever(input: $input, assumptions: $assumptions) { salesAmount returnedAmount returnRate worthAmount profitPoints explanation assumptions { key label { zh en } value isOwn } marginsVersion } }`;
export const SAVE_LEVER = gql`mutation SaveLeverMargins($input: SaveLeverMarginsInput!) { saveLeverMargins(input: $input) { id version } }`;
export const MEASURE_CHOICES = gql`query PlanMeasures { measures { key unit label { zh en } dimensions { key } } }`;
export const MEASURE_NOW = gql`query PlanMeasureNow($key: String!, $period: PeriodInput!, $filter: JSON) { measure(key: $key, period: $period, filter: $filter) { value sample explain } }`;
export const PLAN_WHY = gql`query PlanWhy($input: ExplainInput!) { explain(input: $input) { tree } }`;
export const OPEN_FINDING = gql`mutation OpenReviewFinding($input: OpenFindingInput!) { openFinding(input: $input) { id } }`;
export const OPEN_ACTION = gql`mutation OpenReviewAction($input: OpenCorrectiveActionInput!) { openCorrectiveAction(input: $input) { id } }`;

defineResource({ name: 'monthlyReviews', noun: 'MonthlyReview', one: 'monthlyReview', fields: 'monthOn state' });
defineResource({ name: 'improvementPlans', noun: 'ImprovementPlan', one: 'improvementPlan', fields: 'titleZh titleEn state' });
type Tone = 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined;
export const REVIEW_TONES: Record<string, Tone> = { DRAFT: 'soon', FINAL: 'ok' };
export const PLAN_TONES: Record<string, Tone> = { ACTIVE: 'ac', REACHED: 'ok', MISSED: 'late', DROPPED: 'paused' };
export const SECTIONS = [{ to: '/monthlyReviews', title: 'monthly.title', right: 'quality:read' }, { to: '/improvementPlans', title: 'plans.title', right: 'quality:read' }, { to: '/serviceWalls', title: 'walls.title', right: 'quality:configure' }] as const;
