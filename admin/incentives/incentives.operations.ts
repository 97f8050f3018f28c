// How pay is spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Words { zh: string; en: string }
interface Named { nameZh: string; nameEn: string }
export interface Run {
  id: string; version: number; state: string; periodFrom: string; periodUntil: string; peopleCount: number; totalAmount: string | null; inputHash: string | null; reckonedCount: number; calculatedAt: string | null; reviewedAt: string | null; approvedAt: string | null;
  lockedAt: string | null; paidAt: string | null; makerUserId: string | null; scheme: (Named & { id: string; key: string }) | null; schemeVersion: { number: number } | null; maker: { name: string } | null; makerName: string | null; makerNameEn: string | null; approverName: string | null; approverNameEn: string | null; secondApproverName: string | null; secondApproverNameEn: string | null; payerName: string | null; payerNameEn: string | null;
}
const RUN = 'id version state periodFrom periodUntil peopleCount totalAmount inputHash reckonedCount calculatedAt reviewedAt approvedAt lockedAt paidAt makerUserId scheme { id key nameZh nameEn } schemeVersion { number } maker { name nameEn } makerName makerNameEn approverName approverNameEn secondApproverName secondApproverNameEn payerName payerNameEn';
export const RUNS = gql`query PayRuns { incentiveRuns(sort: [{ field: PERIOD_FROM, order: DESC }], page: { limit: 60 }) { items { ${RUN} } } }`;
export const RUN_OF = gql`query PayRunOf($scheme: ID!, $from: Date!) { incentiveRuns(filter: { schemeId: { eq: $scheme }, periodFrom: { eq: $from } }, page: { limit: 1 }) { items { id } } }`;
export const ONE_RUN = gql`query PayRun($id: ID!) { incentiveRun(id: $id) { ${RUN} } }`;
export interface RunStatement { id: string; totalAmount: string; adjustedAmount: string; paidAmount: string; position: string; confirmedAt: string | null; employee: { id: string; name: string; employeeNo: string } | null; store: Named | null }
export const RUN_STATEMENTS = gql`query PayRunStatements($run: ID!, $offset: Int) { statements(filter: { runId: { eq: $run } }, sort: [{ field: TOTAL_AMOUNT, order: DESC }], page: { limit: 50, offset: $offset }) { total items { id totalAmount adjustedAmount paidAmount position confirmedAt employee { id name nameEn employeeNo } store { nameZh nameEn } } } confirmed: statements(filter: { runId: { eq: $run }, confirmedAt: { isNull: false } }, page: { limit: 1 }) { total } }`;
export interface Differences { before: string; after: string; difference: string; changedCount: number; people: { employeeId: string; employeeName: string; employeeNameEn: string | null; before: string | null; after: string | null; difference: string; lines: { key: string; label: Words; before: string | null; after: string | null; difference: string }[] }[] }
export const DIFFERENCES = gql`query PayRunDifferences($id: ID!) { incentiveRunDifferences(id: $id) { before after difference changedCount people { employeeId employeeName employeeNameEn before after difference lines { key label { zh en } before after difference } } } }`;
export const CHECK_RUN = gql`query PayRunCheck($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }`;
export const PAYMENT = gql`query PayRunPayment($id: ID!) { incentiveRunPayment(id: $id) { amount people frozenLines } }`;
export const START = gql`mutation StartRun($input: CalculateRunInput!) { startRun(input: $input) { jobId } }`;
export interface PayrollSum { people: number; amount: string }
export interface Payroll { handed: PayrollSum; confirmed: PayrollSum; returned: PayrollSum; open: PayrollSum; withoutAccount: number; isBalanced: boolean; hash: string }
export const PAYROLL = gql`query PayrollTotals($id: ID!) { payrollTotals(runId: $id) { handed { people amount } confirmed { people amount } returned { people amount } open { people amount } withoutAccount isBalanced hash } }`;
export const EXPORT_PAYROLL = gql`mutation ExportPayroll($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }`;
export const REVIEW = gql`mutation ReviewRun($input: ReviewRunInput!) { reviewRun(input: $input) { id version } }`;
export const APPROVE = gql`mutation ApproveRun($input: ApproveRunInput!) { approveRun(input: $input) { id version } }`;
export const LOCK = gql`mutation LockRun($input: ReviewRunInput!) { lockRun(input: $input) { id version } }`;
export const PAY = gql`mutation PayRunNow($input: PayRunInput!) { payRun(input: $input) { id version } }`;
export const CORRECT = gql`mutation CorrectRun($input: CorrectRunInput!) { correctRun(input: $input) { madeCount amount } }`;

export interface SchemeVersion { id: string; number: number; state: string; content: SchemeContent; note: string | null; effectiveFrom: string | null; authorId: string | null; author: { name: string; nameEn?: string | null } | null; publishedBy: { name: string; nameEn?: string | null } | null }
export interface SchemeContent {
  scope?: { positions?: string[]; levels?: string[]; storeIds?: string[]; employeeIds?: string[] }; intern?: { factor: string; on: 'ALL' | 'BASE' }; least?: string; most?: string; components: Component[];
  clawBack?: { months: number; share: string }; dispute?: { windowDays: number; answerDays: number };
}
export interface Component { key: string; zh: string; en: string; kind: string; amount?: string; formula?: string; on?: string; when?: string; prorate?: boolean; isBase?: boolean; cap?: string; floor?: string; [more: string]: unknown }
export interface Scheme extends Named { id: string; version: number; key: string; isShipped: boolean; isArchived: boolean; versions: { items: SchemeVersion[] } | null }
const SCHEME = 'id version key nameZh nameEn isShipped isArchived versions(page: { limit: 30 }) { items { id number state content note effectiveFrom authorId author { name nameEn } publishedBy { name nameEn } } }';
export const SCHEMES = gql`query PaySchemes { incentiveSchemes(page: { limit: 100 }) { items { ${SCHEME} } } }`;
export const ONE_SCHEME = gql`query PayScheme($id: ID!) { incentiveScheme(id: $id) { ${SCHEME} } }`;
export interface PayName { key: string; unit: string; label: Words; unitWords: Words }
export const NAMES = gql`query PayNameList { payNames { key unit label { zh en } unitWords { zh en } } }`;
export interface Check { isFit: boolean; unit: string | null; sentence: Words | null; from: number | null; until: number | null; message: string | null }
export const CHECK = gql`query CheckFormula($formula: String!, $units: [String!]) { checkPayFormula(formula: $formula, units: $units) { isFit unit sentence { zh en } from until message } }`;
export const SAVE_SCHEME = gql`mutation SaveScheme($input: SaveIncentiveSchemeInput!) { saveIncentiveScheme(input: $input) { id version } }`;
export const PUBLISH_SCHEME = gql`mutation PublishScheme($input: PublishIncentiveSchemeInput!) { publishIncentiveScheme(input: $input) { id version } }`;
export const DISCARD_DRAFT = gql`mutation DiscardSchemeDraft($input: DiscardIncentiveDraftInput!) { discardIncentiveDraft(input: $input) { id version } }`;
export interface Group { key: string | null; label: Words; people: number; before: string; after: string; difference: string }
export interface Simulated {
  before: string; after: string; difference: string; facts: string; winners: number; losers: number; unchanged: number; fairness: string | null; byMonth: Group[]; byStore: Group[]; byPosition: Group[];
  fairnessFigures: { key: string; label: Words; definition: Words; before: string | null; after: string | null }[];
  people: { employeeId: string; employeeName: string; employeeNameEn: string | null; before: string | null; after: string | null; difference: string; lines: { key: string; label: Words; difference: string }[] }[];
}
const GROUP = '{ key label { zh en } people before after difference }';
export const SIMULATE = gql`mutation SimulateScheme($input: SimulateSchemeInput!) { simulateScheme(input: $input) { before after difference facts winners losers unchanged fairness byMonth ${GROUP} byStore ${GROUP} byPosition ${GROUP} fairnessFigures { key label { zh en } definition { zh en } before after } people { employeeId employeeName employeeNameEn before after difference lines { key label { zh en } difference } } } }`;

export interface Statement {
  id: string; version: number; employeeId: string; periodFrom: string; totalAmount: string; adjustedAmount: string; paidAmount: string; hash: string; publishedAt: string | null; disputeUntil: string | null; confirmedAt: string | null; position: string;
  employee: { id: string; name: string; payAccount: string | null; payBank: string | null } | null; store: Named | null; run: { id: string; reckonedCount: number; makerName: string | null; makerNameEn: string | null; approverName: string | null; approverNameEn: string | null; schemeVersion: { number: number } | null } | null;
  lines: { items: Line[] } | null; disputes: { items: { id: string; lineId: string; state: string; dueAt: string; decision: string | null }[] } | null;
}
export interface Line { id: string; key: string; lineKind: string; labelZh: string; labelEn: string; amount: string; explanation: Explanation; isFrozen: boolean; createdAt: string }
export interface StatementRow { id: string; periodFrom: string; totalAmount: string; adjustedAmount: string; paidAmount: string; publishedAt: string | null; employeeId: string; position: string; employee: { name: string } | null; store: Named | null }
export const STATEMENTS = gql`query StatementList($filter: StatementFilter, $offset: Int) { statements(filter: $filter, sort: [{ field: PERIOD_FROM, order: DESC }, { field: TOTAL_AMOUNT, order: DESC }], page: { limit: 50, offset: $offset }) { total items { id periodFrom totalAmount adjustedAmount paidAmount publishedAt employeeId position employee { name nameEn } store { nameZh nameEn } } } }`;
const PLAIN = `id version employeeId periodFrom totalAmount adjustedAmount paidAmount hash publishedAt disputeUntil confirmedAt position employee { id name nameEn payAccount payBank } store { nameZh nameEn }
  lines(page: { limit: 100 }) { items { id key lineKind labelZh labelEn amount explanation isFrozen createdAt } } disputes(page: { limit: 50 }) { items { id lineId state dueAt decision } }`;
export const ONE_STATEMENT = gql`query OneStatement($id: ID!) { statement(id: $id) { ${PLAIN} } }`;
export const STATEMENT_RUN = gql`query StatementRun($id: ID!) { statement(id: $id) { id run { id reckonedCount makerName makerNameEn approverName approverNameEn schemeVersion { number } } } }`;
export interface FigureRow { name: string; label: Words; unit: string; value: string | null; above: string | null; below: string | null }
export const FIGURES = gql`query StatementFigures($id: ID!) { statementFigures(statementId: $id) { name label { zh en } unit value above below } }`;
export const ESTIMATE = gql`query EstimateStatement($id: ID!, $figures: [FigureInput!]!) { estimateStatement(statementId: $id, figures: $figures) { before after difference lines { key after difference } } }`;
export const CONFIRM = gql`mutation ConfirmStatement($input: ConfirmStatementInput!) { confirmStatement(input: $input) { id version } }`;
export const DISPUTE = gql`mutation DisputeLine($input: DisputeLineInput!) { disputeStatementLine(input: $input) { id } }`;
export const ADJUST = gql`mutation AdjustStatement($input: AdjustStatementInput!) { adjustStatement(input: $input) { id } }`;
export interface Dispute { id: string; version: number; state: string; reason: string; dueAt: string; createdAt: string; decidedAt: string | null; decision: string | null; employeeId: string; employee: { name: string } | null; line: { labelZh: string; labelEn: string; amount: string } | null; statement: { id: string; periodFrom: string } | null }
export const DISPUTES = gql`query PayDisputes { statementDisputes(sort: [{ field: ID, order: DESC }], page: { limit: 100 }) { items { id version state reason dueAt createdAt decidedAt decision employeeId employee { name nameEn } line { labelZh labelEn amount } statement { id periodFrom } } } }`;
export const DECIDE_DISPUTE = gql`mutation DecidePayDispute($input: DecideStatementDisputeInput!) { decideStatementDispute(input: $input) { id } }`;
export const WITHDRAW_DISPUTE = gql`mutation WithdrawPayDispute($input: WithdrawStatementDisputeInput!) { withdrawStatementDispute(input: $input) { id } }`;
export interface Adjustment { id: string; version: number; state: string; adjustmentKind: string; amount: string; reason: string; evidence: string | null; explanation: Explanation | null; makerUserId: string | null; makerName: string | null; makerNameEn: string | null; deciderName: string | null; deciderNameEn: string | null; employee: { name: string } | null; line: { labelZh: string; labelEn: string } | null; statement: { id: string; periodFrom: string } | null }
export const ADJUSTMENTS = gql`query PayAdjustments { payAdjustments(sort: [{ field: ID, order: DESC }], page: { limit: 100 }) { items { id version state adjustmentKind amount reason evidence explanation makerUserId makerName makerNameEn deciderName deciderNameEn employee { name nameEn } line { labelZh labelEn } statement { id periodFrom } } } }`;
export const DECIDE_ADJUSTMENT = gql`mutation DecideAdjustment($input: DecideAdjustmentInput!) { decideAdjustment(input: $input) { id } }`;

defineResource({ name: 'incentiveRuns', noun: 'IncentiveRun', one: 'incentiveRun', fields: 'periodFrom state peopleCount' });
defineResource({ name: 'incentiveSchemes', noun: 'IncentiveScheme', one: 'incentiveScheme', fields: 'key nameZh nameEn' });
defineResource({ name: 'statements', noun: 'Statement', one: 'statement', fields: 'periodFrom totalAmount' });
defineResource({ name: 'statementDisputes', noun: 'StatementDispute', one: 'statementDispute', fields: 'state dueAt' });

/** What is asked of the viewer about a run: who may approve it may send it back. */
export interface RunAsked { approvalsToDecide: { id: string; version: number; resource: string; resourceKey: string }[] }
export const RUN_ASKED = gql`query RunAsked { approvalsToDecide(limit: 200) { id version resource resourceKey } }`;
export const TAKE_RUN_BACK = gql`mutation ReopenRun($input: ReviewRunInput!) { reopenRun(input: $input) { id version } }`;
export const SEND_RUN_BACK = gql`mutation SendRunBack($input: RefuseRequestInput!) { refuseRequest(input: $input) { id } }`;
