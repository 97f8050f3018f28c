// What is done to tickets, as the wire knows it; every act answers the ticket's new version.
import { gql } from '../provider/client.ts';

export const REPLY = gql`mutation ReplyToTicket($input: ReplyToTicketInput!) { replyToTicket(input: $input) { id version } }`;
export const RESEND = gql`mutation ResendMessage($input: ResendMessageInput!) { resendMessage(input: $input) { id version } }`;
export const PLAN_REPLY = gql`mutation PlanReply($input: PlanReplyInput!) { planReply(input: $input) { id version } }`;
export const CANCEL_PLANNED = gql`mutation CancelPlanned($input: CancelPlannedReplyInput!) { cancelPlannedReply(input: $input) { id version } }`;
export const NOTE = gql`mutation AddTicketNote($input: AddTicketNoteInput!) { addTicketNote(input: $input) { id version } }`;
export const ASSIGN = gql`mutation AssignTicket($input: AssignTicketInput!) { assignTicket(input: $input) { id version } }`;
export const DISTRIBUTE = gql`mutation DistributeTicket($input: DistributeTicketInput!) { distributeTicket(input: $input) { id version } }`;
export const ASSIGNEES = gql`query Assignees($ticketId: ID!) { assigneesFor(ticketId: $ticketId) { employeeId name nameEn isFit isOnShift reasonZh reasonEn } }`;
export const ESCALATE = gql`mutation EscalateTicket($input: EscalateTicketInput!) { escalateTicket(input: $input) { id version } }`;
export const CLASSIFY = gql`mutation ClassifyTicket($input: ClassifyTicketInput!) { classifyTicket(input: $input) { id version } }`;
export const WAIT = gql`mutation WaitTicket($input: WaitTicketInput!) { waitTicket(input: $input) { id version } }`;
export const RESUME = gql`mutation ResumeTicket($input: ReasonedTicketInput!) { resumeTicket(input: $input) { id version } }`;
export const RESOLVE = gql`mutation ResolveTicket($input: ResolveTicketInput!) { resolveTicket(input: $input) { id version } }`;
export const CALLBACK = gql`mutation RecordCallback($input: RecordCallbackInput!) { recordCallback(input: $input) { id version } }`;
export const CLOSE = gql`mutation CloseTicket($input: ReasonedTicketInput!) { closeTicket(input: $input) { id version } }`;
export const REOPEN = gql`mutation ReopenTicket($input: ReasonedTicketInput!) { reopenTicket(input: $input) { id version } }`;
export const ARCHIVE = gql`mutation ArchiveTicket($input: ReasonedTicketInput!) { archiveTicket(input: $input) { id version } }`;
export const RETARGET = gql`mutation RetargetTicket($input: RetargetTicketInput!) { retargetTicket(input: $input) { id version } }`;
export const JOIN = gql`mutation JoinTickets($input: JoinTicketsInput!) { joinTickets(input: $input) { id version } }`;
export const SPLIT = gql`mutation SplitTicket($input: SplitTicketInput!) { splitTicket(input: $input) { id version } }`;
export const LINK = gql`mutation LinkTickets($input: LinkTicketsInput!) { linkTickets(input: $input) { id version } }`;
export const UNLINK = gql`mutation UnlinkTickets($id: ID!, $otherId: ID!) { unlinkTickets(id: $id, otherId: $otherId) { id version } }`;
export const MARK_PLAN = gql`mutation MarkPlan($input: MarkPlanInput!) { markPlan(input: $input) { id version } }`;
export const TASK = gql`mutation SaveTicketTask($input: SaveTicketTaskInput!) { saveTicketTask(input: $input) { id version } }`;
export const OPEN = gql`mutation OpenTicket($input: OpenTicketInput!) { openTicket(input: $input) { id number version } }`;
export const PROPOSE = gql`query TicketProposal($input: ProposeTicketInput!) {
  ticketProposal(input: $input) { categoryId needClass level reasonZh reasonEn duplicates { id number subject status openedAt score reasonZh reasonEn } }
}`;

/** A key by which a write that is sent twice counts once. */
export const newKey = (): string => crypto.randomUUID();
