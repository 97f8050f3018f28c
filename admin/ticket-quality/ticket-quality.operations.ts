// How samples, sampled tickets, reviews and calibrations are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Answers, FillableContent } from '../forms/judge.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface SampledRow {
  id: string; version: number; ticketNumber: string; state: string; isRisk: boolean; isDouble: boolean; isAgreed: boolean | null; scoreGap: string | null; riskWhy: string[]; stratum: string; solvedOn: string; finalOn: string | null;
  finalScore: string | null; isFinalPass: boolean | null; ticketId: string; store: Named | null; agent: { id: string; name: string } | null;
}
export interface Result { sections: { key: string; zh: string; en: string; score: string | null }[]; failed: { key: string; zh: string; en: string; note: string | null }[]; comment: string | null }
export interface SheetRow { id: string; version: number; state: string; score: string | null; isPassed: boolean | null; isSecond: boolean | null; submittedAt: string | null; reviewer: { id: string; name: string } | null }
export interface SampledPage extends SampledRow { result: Result | null; settleNote: string | null }
export interface ReviewRow { id: string; version: number; state: string; ticketNumber: string; startedAt: string; submittedAt: string | null; score: string | null; isPassed: boolean | null; ticketId: string; store: Named | null; calibration: { id: string; titleZh: string; titleEn: string } | null }
export interface SampleRow { id: string; number: string; fromOn: string; untilOn: string; perAgent: number; extraPerAgent: number; doubleShare: number; seed: string; populationCount: number; drawnCount: number; riskCount: number; doubleCount: number; shortfalls: { agentId: string | null; reason: string; count: number }[]; drawnAt: string; drawnBy: { name: string } | null; tickets: { total: number } | null }
export interface CalibrationRow { id: string; version: number; titleZh: string; titleEn: string; state: string; ticketNumber: string; openedAt: string; closedAt: string | null; shownScore: string | null }
export interface ReviewerRow { reviewerId: string; reviewerName: string; reviewerNameEn: string | null; reviewCount: number; pairCount: number; pairIds: string[]; answerCount: number; agreedShare: string | null; kappa: string | null; kappaWord: string | null; scaleCount: number; weightedKappa: string | null; meanGap: string | null; goldCount: number; goldGap: string | null; goldKappa: string | null; explanation: Explanation }
export interface SheetAnswer { ticketReviewSheet: { nameZh: string; nameEn: string; content: FillableContent; answers: Answers } }
export interface GoldAnswer { calibrationSheet: { sections: { key: string; zh: string; en: string; questions: { key: string; type: string; zh: string; en: string }[] }[]; answers: Answers | null } }
export interface ThreadTicket { id: string; number: string; subject: string; solution: string | null; channel: string; satisfaction: number | null; events: { items: { id: string; kind: string; direction: string | null; authorName: string; author: { name: string; nameEn: string | null } | null; body: string | null; createdAt: string }[] } | null }

const ROW = 'ticketNumber state isRisk isDouble isAgreed scoreGap riskWhy stratum solvedOn finalOn finalScore isFinalPass ticketId store { id nameZh nameEn } agent { id name nameEn }';
const REVIEW = 'state ticketNumber startedAt submittedAt score isPassed ticketId store { id nameZh nameEn } calibration { id titleZh titleEn }';
export const SAMPLED = gql`query Sampled($id: ID!) { sampledTicket(id: $id) { id version ${ROW} result settleNote } }`;
export const SAMPLED_REVIEWS = gql`query SampledReviews($id: ID!) { sampledTicket(id: $id) { id reviews { id version state score isPassed isSecond submittedAt reviewer { id name nameEn } } } }`;
export const SAMPLED_WHY = gql`query SampledWhy($input: ExplainInput!) { explain(input: $input) { tree } }`;
export const SETTLE = gql`mutation SettleSampledTicket($input: SettleSampledTicketInput!) { settleSampledTicket(input: $input) { id version } }`;
export const TAKERS = gql`query TicketReviewTakers($id: ID!) { ticketReviewTakers(id: $id) { id name nameEn } }`;
export const REASSIGN = gql`mutation ReassignTicketReview($input: ReassignTicketReviewInput!) { reassignTicketReview(input: $input) { id version } }`;
export const REVIEW_ONE = gql`query TicketReviewOne($id: ID!) { ticketReview(id: $id) { id version ${REVIEW} comment } ticketReviewSheet(id: $id) }`;
export const REVIEW_TICKET = gql`query ReviewTicket($id: ID!) { ticket(id: $id) { id number subject solution channel satisfaction events(page: { limit: 100 }) { items { id kind direction authorName author { name nameEn } body createdAt } } } }`;
export const SAVE_REVIEW = gql`mutation SaveTicketReview($input: SaveTicketReviewInput!) { saveTicketReview(input: $input) { id version } }`;
export const SUBMIT_REVIEW = gql`mutation SubmitTicketReview($input: SubmitTicketReviewInput!) { submitTicketReview(input: $input) { id version score } }`;
export const SAMPLES = gql`query TicketSamples { ticketSamples(page: { limit: 50 }) { items { id number fromOn untilOn perAgent extraPerAgent doubleShare seed populationCount drawnCount riskCount doubleCount shortfalls drawnAt drawnBy { name nameEn } tickets(filter: { state: { in: [FINAL, VOID] } }, page: { limit: 1 }) { total } } } }`;
export const SHORT_OF = gql`query ShortOf($ids: [ID!]!) { employees(filter: { ids: $ids }, page: { limit: 200 }) { items { id name nameEn } } }`;
export const DRAW = gql`mutation DrawTicketSample($input: DrawTicketSampleInput!) { drawTicketSample(input: $input) { id number } }`;
export const AGREEMENT = gql`query ReviewerAgreement($fromOn: Date!, $untilOn: Date!) { reviewerAgreement(fromOn: $fromOn, untilOn: $untilOn) { reviewerId reviewerName reviewerNameEn reviewCount pairCount pairIds answerCount agreedShare kappa kappaWord scaleCount weightedKappa meanGap goldCount goldGap goldKappa explanation } }`;
export const CALIBRATIONS = gql`query Calibrations { calibrations(page: { limit: 50 }) { items { id version titleZh titleEn state ticketNumber openedAt closedAt shownScore } } }`;
export const CALIBRATION = gql`query CalibrationOne($id: ID!) { calibration(id: $id) { id version titleZh titleEn state ticketNumber openedAt closedAt shownScore } calibrationSheet(id: $id) }`;
export const CALIBRATION_REVIEWS = gql`query CalibrationReviews($id: ID!) { calibration(id: $id) { id goldScore reviews { id state score answers reviewer { id name nameEn } } } }`;
export const CALIBRATION_CHOICES = gql`query CalibrationChoices { ticketReviews(filter: { state: { eq: SUBMITTED }, calibrationId: { isNull: true } }, page: { limit: 50 }) { items { id ticketId ticketNumber score answers reviewer { id name nameEn } } } }`;
export const OPEN_CALIBRATION = gql`mutation OpenCalibration($input: OpenCalibrationInput!) { openCalibration(input: $input) { id } }`;
export const CLOSE_CALIBRATION = gql`mutation CloseCalibration($input: CloseCalibrationInput!) { closeCalibration(input: $input) { id version } }`;

defineResource({ name: 'sampledTickets', noun: 'SampledTicket', one: 'sampledTicket', fields: ROW });
defineResource({ name: 'ticketReviews', noun: 'TicketReview', one: 'ticketReview', fields: REVIEW });
defineResource({ name: 'ticketSamples', noun: 'TicketSample', one: 'ticketSample', fields: 'number drawnAt' });
defineResource({ name: 'calibrations', noun: 'Calibration', one: 'calibration', fields: 'titleZh titleEn state ticketNumber openedAt' });

type Tone = 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined;
export const SAMPLED_TONES: Record<string, Tone> = { WAITING: 'soon', DIFFERS: 'late', FINAL: 'ok', VOID: 'paused' };
export const REVIEW_TONES: Record<string, Tone> = { ASSIGNED: 'soon', SUBMITTED: 'ok', VOID: 'paused', OPEN: 'soon', CLOSED: 'ok' };
