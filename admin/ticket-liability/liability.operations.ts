// How a case of liability is spoken of on the wire, and its shapes as the console shows them.
import { gql } from '../provider/client.ts';
import type { FillableContent } from '../forms/judge.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Visit { id: string; version: number; state: string; dueAt: string; arrivedAt: string | null; isLate: boolean | null; isBeyondStandard: boolean | null; finding: string | null; formVersionId: string; technician: { name: string } | null }
export interface Decision { id: string; productShare: string; transportShare: string; installationShare: string; useShare: string; reason: string; decidedAt: string; supersededAt: string | null; decidedBy: { name: string } | null }
export interface RemedyRow { id: string; version: number; remedyKind: string; state: string; what: string; amount: string; costAmount: string; dueAt: string; waitsFor: string | null; compensation: { state: string } | null }
export interface Charge { id: string; version: number; state: string; cause: string; party: string; partyName: string; amount: string; acceptedAmount: string | null; dueAt: string }
export interface CaseState {
  proposedShares: Record<string, string> | null; proposalZh: string | null; proposalEn: string | null; cost: string; recovered: string; net: string; paid: string | null; balance: 'OVER' | 'UNDER' | null;
  causes: { cause: string; share: string; left: string }[]; measurements: Explanation[]; explanation: Explanation;
}
export interface CaseAnswer { liabilityCase: CaseState; ticket: { store: { format: string } | null; siteVisits: Visit[] | null; liabilities: Decision[] | null; remedies: RemedyRow[] | null; chargeBacks: Charge[] | null } | null }

export const CASE = gql`query LiabilityCase($id: ID!) {
  liabilityCase(ticketId: $id) { proposedShares proposalZh proposalEn cost recovered net paid balance measurements explanation causes { cause share left } }
  ticket(id: $id) {
    store { format }
    siteVisits { id version state dueAt arrivedAt isLate isBeyondStandard finding formVersionId technician { name nameEn } }
    liabilities { id productShare transportShare installationShare useShare reason decidedAt supersededAt decidedBy { name nameEn } }
    remedies { id version remedyKind state what amount costAmount dueAt waitsFor compensation { state } }
    chargeBacks { id version state cause party partyName amount acceptedAmount dueAt }
  }
}`;
export interface VisitFormAnswer { siteVisitForm: { nameZh: string; nameEn: string; content: FillableContent } }
export const VISIT_FORM = gql`query SiteVisitForm($id: ID!) { siteVisitForm(formVersionId: $id) { nameZh nameEn content } }`;
export const PLAN_VISIT = gql`mutation PlanSiteVisit($input: PlanSiteVisitInput!) { planSiteVisit(input: $input) { id } }`;
export const ARRIVE = gql`mutation ArriveAtSiteVisit($input: SiteVisitInput!) { arriveAtSiteVisit(input: $input) { id version state } }`;
export const FINISH_VISIT = gql`mutation FinishSiteVisit($input: FinishSiteVisitInput!) { finishSiteVisit(input: $input) { id } }`;
export const CANCEL_VISIT = gql`mutation CancelSiteVisit($input: CancelSiteVisitInput!) { cancelSiteVisit(input: $input) { id } }`;
export const DECIDE = gql`mutation DecideLiability($input: DecideLiabilityInput!) { decideLiability(input: $input) { id } }`;
export const PROPOSE_REMEDIES = gql`mutation ProposeRemedies($input: ProposeRemediesInput!) { proposeRemedies(input: $input) { id } }`;
export const AGREE_REMEDIES = gql`mutation AgreeRemedies($input: AgreeRemediesInput!) { agreeRemedies(input: $input) { id } }`;
export const START_REMEDY = gql`mutation StartRemedy($input: StartRemedyInput!) { startRemedy(input: $input) { id compensation { state } } }`;
export const FINISH_REMEDY = gql`mutation FinishRemedy($input: FinishRemedyInput!) { finishRemedy(input: $input) { id } }`;
export const DELAY_REMEDY = gql`mutation DelayRemedy($input: DelayRemedyInput!) { delayRemedy(input: $input) { id } }`;
export const CLAIM = gql`mutation ClaimChargeBack($input: ClaimChargeBackInput!) { claimChargeBack(input: $input) { id } }`;
export const ANSWER_CHARGE = gql`mutation AnswerChargeBack($input: AnswerChargeBackInput!) { answerChargeBack(input: $input) { id } }`;
export const SETTLE_CHARGE = gql`mutation SettleChargeBack($input: SettleChargeBackInput!) { settleChargeBack(input: $input) { id } }`;
export const WITHDRAW_CHARGE = gql`mutation WithdrawChargeBack($input: WithdrawChargeBackInput!) { withdrawChargeBack(input: $input) { id } }`;
