// How approvals, deputies and returns are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface ToDecide { id: string; version: number; kind: string; titleZh: string; titleEn: string; amount: string | null; reason: string; makerName: string | null; makerNameEn: string | null; storeNameZh: string | null; storeNameEn: string | null; askedAt: string; dueAt: string; onBehalfOf: string | null }
export interface ApprovalRow { id: string; version: number; kind: string; state: string; titleZh: string; titleEn: string; amount: string | null; reason: string; createdAt: string; dueAt: string; decidedAt: string | null; decision: string | null; makerUserId: string | null; maker: { name: string } | null; decider: { name: string } | null; store: { nameZh: string; nameEn: string } | null }
interface AboutTicket { id: string; number: string; subject: string; customer: { id: string; name: string; tier: string } | null }
export interface ApprovalPage extends ApprovalRow {
  approverRoles: string[]; policyNumber: number | null; onBehalfOf: { name: string } | null;
  compensations: { id: string; compensationKind: string; amount: string; reason: string; what: string | null; ticket: AboutTicket | null }[] | null; returns: { id: string; returnReason: string; refundAmount: string; ticket: AboutTicket | null }[] | null;
}
export interface Limit { key: string | null; labelZh: string; labelEn: string; most: string; spent: string; left: string; isTightest: boolean }
export interface RoomOf { canGrant: boolean; given: string; pending: string; left: string; limits: Limit[] }

const APPROVAL = 'id version kind state titleZh titleEn amount reason createdAt dueAt decidedAt decision makerUserId maker { name nameEn } decider { name nameEn } store { nameZh nameEn }';
const TICKET = 'ticket { id number subject customer { id name tier } }';
export const TO_DECIDE = gql`query ApprovalsToDecide { approvalsToDecide(limit: 200) { id version kind titleZh titleEn amount reason makerName makerNameEn storeNameZh storeNameEn askedAt dueAt onBehalfOf } }`;
export const APPROVALS = gql`query ApprovalList($filter: ApprovalFilter) { approvals(filter: $filter, sort: [{ field: CREATED_AT, order: DESC }], page: { limit: 100 }) { total items { ${APPROVAL} } } }`;
export const ONE_APPROVAL = gql`query OneApproval($id: ID!) { approval(id: $id) {
  ${APPROVAL} approverRoles policyNumber onBehalfOf { name nameEn }
  compensations { id compensationKind amount reason what ${TICKET} } returns { id returnReason refundAmount ${TICKET} } } }`;
export const ROOM_OF = gql`query RoomOfApproval($id: ID!) { compensationRoom(ticketId: $id) { canGrant given pending left limits { key labelZh labelEn most spent left isTightest } } }`;
export const APPROVE = gql`mutation ApproveRequest($input: ApproveRequestInput!) { approveRequest(input: $input) { id } }`;
export const REFUSE = gql`mutation RefuseRequest($input: RefuseRequestInput!) { refuseRequest(input: $input) { id } }`;
export const WITHDRAW = gql`mutation WithdrawRequest($input: WithdrawRequestInput!) { withdrawRequest(input: $input) { id } }`;

export interface DeputyRow { id: string; version: number; startsAt: string; endsAt: string; reason: string | null; employeeId: string; employee: { name: string } | null; deputy: { name: string } | null }
export const DEPUTIES = gql`query Deputies($now: DateTime) { approvalDeputies(filter: { endsAt: { gt: $now } }, page: { limit: 50 }) { items { id version startsAt endsAt reason employeeId employee { name nameEn } deputy { name nameEn } } } }`;
export const NAME_DEPUTY = gql`mutation NameDeputy($input: NameDeputyInput!) { nameDeputy(input: $input) { id } }`;
export const END_DEPUTY = gql`mutation EndDeputy($input: EndDeputyInput!) { endDeputy(input: $input) { id } }`;

export interface Clock { id: string; kind: string; state: string; startedAt: string; dueAt: string | null; pausedAt: string | null; stoppedAt: string | null }
export interface ReturnRow {
  id: string; version: number; state: string; returnReason: string; route: string; quantity: string; refundAmount: string; isWithoutReceipt: boolean; isWithoutPackaging: boolean; isFresh: boolean; isRoutine: boolean;
  requestedAt: string; reviewDueAt: string | null; refundDueAt: string | null; decidedAt: string | null; refundedAt: string | null; abuseScore: number; appealedAt: string | null; approvalId: string | null;
  ticket: { id: string; number: string } | null; customer: { id: string; name: string; tier: string } | null; store: { nameZh: string; nameEn: string } | null; product: { id: string; name: string; nameEn: string | null } | null;
}
export interface ReturnPage extends ReturnRow {
  daysSince: number; remark: string | null; grounds: { zh: string; en: string; holds: boolean }[]; decision: string | null; receivedAt: string | null; isRestocked: boolean | null; evidenceIds: string[];
  abuseReasons: { key: string; zh: string; en: string; points: number }[]; appeal: string | null; policyNumber: number; decider: { id: string; name: string } | null;
  purchase: { id: string; receiptNo: string; businessOn: string } | null; compensations: { id: string; compensationKind: string; state: string; amount: string }[] | null;
}
export const RETURN_FIELDS = `id version state returnReason route quantity refundAmount isWithoutReceipt isWithoutPackaging isFresh isRoutine requestedAt reviewDueAt refundDueAt decidedAt refundedAt abuseScore appealedAt approvalId
  ticket { id number } customer { id name tier } store { nameZh nameEn } product { id name nameEn }`;
export const ONE_RETURN = gql`query OneReturn($id: ID!, $readsOrders: Boolean!) { returnCase(id: $id) {
  ${RETURN_FIELDS} daysSince remark grounds decision receivedAt isRestocked evidenceIds abuseReasons appeal policyNumber decider { id name nameEn }
  purchase @include(if: $readsOrders) { id receiptNo businessOn } compensations { id compensationKind state amount } } }`;
export const RETURNS_OF = gql`query ReturnsOfTicket($id: ID!) { ticket(id: $id) { purchaseLineId returns { id version state returnReason refundAmount requestedAt reviewDueAt refundDueAt decidedAt refundedAt product { id name nameEn } } }
  compensationRoom(ticketId: $id) { lines { purchaseLineId productZh productEn quantity left isFresh } } }`;
export const RETURN_VIEWS = gql`query ReturnViews($review: ReturnCaseFilter, $pay: ReturnCaseFilter, $appeal: ReturnCaseFilter) {
  review: returnCases(filter: $review, page: { limit: 1 }) { total totalIsExact } pay: returnCases(filter: $pay, page: { limit: 1 }) { total totalIsExact } appeal: returnCases(filter: $appeal, page: { limit: 1 }) { total totalIsExact } }`;
export const REQUEST_RETURN = gql`mutation RequestReturn($input: RequestReturnInput!) { requestReturn(input: $input) { id state refundAmount } }`;
export const DECIDE_RETURN = gql`mutation DecideReturn($input: DecideReturnInput!) { decideReturn(input: $input) { id state approvalId } }`;
export const APPEAL_RETURN = gql`mutation AppealReturn($input: AppealReturnInput!) { appealReturn(input: $input) { id } }`;
export const CANCEL_RETURN = gql`mutation CancelReturn($input: CancelReturnInput!) { cancelReturn(input: $input) { id } }`;
export const RECEIVE_RETURN = gql`mutation ReceiveReturn($input: ReceiveReturnInput!) { receiveReturn(input: $input) { id } }`;
export const EXPLAIN_ABUSE = gql`query ExplainAbuse($id: ID!) { explain(input: { number: "returnCase.abuseScore", id: $id }) { tree } }`;

export const RETURN_REASONS = ['NO_REASON', 'QUALITY', 'FRESH', 'NOT_AS_DESCRIBED', 'DAMAGED', 'WRONG_ITEM', 'OTHER'] as const;
export const RETURN_ROUTES = ['DESK', 'KIOSK', 'PICK_UP', 'ONLINE'] as const;
export const RETURN_STATES = ['REQUESTED', 'ACCEPTED', 'REFUNDED', 'REFUSED', 'CANCELLED'] as const;
/** What looks like abuse from here on, in the policy as it is shipped; the score itself is the server's. */
export const SUSPICIOUS = 60;

defineResource({ name: 'returnCases', noun: 'ReturnCase', one: 'returnCase', fields: RETURN_FIELDS });
defineResource({ name: 'approvals', noun: 'Approval', one: 'approval', fields: 'kind state titleZh titleEn amount dueAt' });

/** The clock that shows how a return stands; both began when it was asked for. */
export function clockOfReturn(row: Pick<ReturnRow, 'state' | 'requestedAt' | 'reviewDueAt' | 'refundDueAt' | 'decidedAt' | 'refundedAt'>): { kind: 'RETURN_REVIEW' | 'REFUND'; promise: { from: string; dueAt: string | null; metAt: string | null; isMissed?: boolean } } | null {
  if (row.state === 'REQUESTED') return { kind: 'RETURN_REVIEW', promise: { from: row.requestedAt, dueAt: row.reviewDueAt, metAt: null } };
  if (row.state === 'ACCEPTED') return { kind: 'REFUND', promise: { from: row.requestedAt, dueAt: row.refundDueAt, metAt: null } };
  if (row.state === 'REFUNDED' && row.refundedAt) return { kind: 'REFUND', promise: { from: row.requestedAt, dueAt: row.refundDueAt, metAt: row.refundedAt, isMissed: Boolean(row.refundDueAt && row.refundedAt > row.refundDueAt) } };
  return null;
}
