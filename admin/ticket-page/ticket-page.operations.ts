// What the page of one ticket asks for: the ticket with its thread, its customer in short, and what hangs on it, in one statement.
import { gql } from '../provider/client.ts';
import type { TagName } from '../shared/cells.tsx';
import type { TicketFileRow } from '../ticket-files/ThreadFiles.tsx';
import { INCIDENTS_OF, type TicketIncident, type Use, USES } from '../ticket-playbook/ticket-playbook.operations.ts';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface ThreadEvent { id: string; createdAt: string; kind: 'MESSAGE' | 'SYSTEM'; direction: 'IN' | 'OUT' | null; channel: string | null; lang: string | null; authorId: string | null; authorName: string; author: { name: string; nameEn: string | null } | null; body: string | null; act: string | null; detail: Record<string, unknown> | null; delivery: 'WAITING' | 'SENT' | 'FAILED' | 'NO_WAY' | null }
export interface ThreadNote { id: string; createdAt: string; authorId: string | null; authorName: string; author: { name: string; nameEn: string | null } | null; body: string }
export interface TicketTask { id: string; version: number; taskKind: string; state: string; title: string; dueAt: string | null; doneAt: string | null; outcome: string | null; assignee: { id: string; name: string } | null }
export interface TicketLinkRow { id: string; linkKind: 'RELATED' | 'JOINED' | 'SPLIT'; otherNumber: string; other: { id: string; subject: string; status: string } | null }
export interface EarlierTicket { id: string; number: string; subject: string; status: string; openedAt: string; satisfaction: number | null }
export interface Planned { id: string; version: number; body: string; channel: string; sendAt: string; state: 'PLANNED' | 'SENT' | 'HELD' | 'CANCELLED'; heldWhy: string | null; author: { name: string } | null }
export interface TicketClock { id: string; kind: string; state: string; unit: string; amount: string; startedAt: string; dueAt: string | null; provisionalDueAt: string | null; unpublishedDay: string | null; pausedAt: string | null; stoppedAt: string | null; breachedAt: string | null }
export interface TicketDetail {
  id: string; version: number; number: string; subject: string; status: string; isOpen: boolean; waitingFor: string | null; channel: string; categoryId: string | null; needClass: string; level: string;
  isClassConfirmed: boolean; priority: string; tier: string | null; storeId: string; customerId: string; batchNo: string | null; contactName: string | null; contactPhone: string | null; contactEmail: string | null; assigneeId: string | null;
  newsDueAt: string | null; nextDueAt: string | null; dueAt: string | null; openedAt: string; pickedUpAt: string | null; firstRespondedAt: string | null; lastEventAt: string | null; unansweredSince: string | null;
  solvedAt: string | null; callbackDueAt: string | null; closedAt: string | null; reopenCount: number; handoverCount: number; solution: string | null; satisfaction: number | null; joinedInto: string | null;
  category: (Named & { key: string }) | null; store: Named | null; assignee: { id: string; name: string } | null; firstContactOwner: { id: string; name: string } | null; team: Named | null;
  product: { id: string; name: string; nameEn: string | null } | null; purchase: { id: string; receiptNo: string; businessOn: string; amount: string } | null;
  customer: {
    id: string; name: string; memberNo: string | null; phone: string | null; tier: string; tags: (TagName & { id: string; adviceZh: string | null; adviceEn: string | null })[] | null; behaviour?: { spend365: string } | null;
    tickets: { total: number; items: EarlierTicket[] } | null;
  } | null;
  events: { total: number; items: ThreadEvent[] } | null; notes?: { items: ThreadNote[] } | null;
  clocks: TicketClock[] | null; tasks: TicketTask[] | null; links: TicketLinkRow[] | null; callbacks: { id: string; calledAt: string; outcome: string; satisfaction: number | null; remark: string | null; caller: { name: string } | null }[] | null;
  plannedReplies: Planned[] | null; files: TicketFileRow[] | null; portalLinks: { id: string; version: number; isLive: boolean }[] | null;
  playbookUses: Use[] | null; incidents: TicketIncident[] | null;
}

export const TICKET = gql`query TicketPage($id: ID!, $events: Int!, $readsNotes: Boolean!, $readsOrders: Boolean!) {
  ticket(id: $id) {
    id version number subject status isOpen waitingFor channel categoryId needClass level isClassConfirmed priority tier storeId customerId batchNo contactName contactPhone contactEmail assigneeId
    newsDueAt nextDueAt dueAt openedAt pickedUpAt firstRespondedAt lastEventAt unansweredSince solvedAt callbackDueAt closedAt reopenCount handoverCount solution satisfaction joinedInto
    category { id key nameZh nameEn } store { id nameZh nameEn } assignee { id name nameEn } firstContactOwner { id name nameEn } team { id nameZh nameEn }
    product { id name nameEn } purchase @include(if: $readsOrders) { id receiptNo businessOn amount }
    customer {
      id name memberNo phone tier tags { id nameZh nameEn colour tagKind adviceZh adviceEn } behaviour @include(if: $readsOrders) { spend365 }
      tickets(page: { limit: 12 }) { total items { id number subject status openedAt satisfaction } }
    }
    events(page: { limit: $events }) { total items { id createdAt kind direction channel lang authorId authorName author { name nameEn } body act detail delivery } }
    files { id eventId createdAt authorName authorNameEn name fileKind bytes width height link thumbnail }
    plannedReplies { id version body channel sendAt state heldWhy author { name nameEn } }
    portalLinks { id version isLive }
    notes(page: { limit: 100 }) @include(if: $readsNotes) { items { id createdAt authorId authorName author { name nameEn } body } }
    clocks { id kind state unit amount startedAt dueAt provisionalDueAt unpublishedDay pausedAt stoppedAt breachedAt }
    tasks { id version taskKind state title dueAt doneAt outcome assignee { id name nameEn } }
    links { id linkKind otherNumber other { id subject status } }
    callbacks { id calledAt outcome satisfaction remark caller { name nameEn } }
    ${USES}
    ${INCIDENTS_OF}
  }
}`;

export const EXPLAIN_CLOCK = gql`query ExplainClock($id: ID!) { explain(input: { number: "clock.deadline", id: $id }) { tree } }`;

export interface SlaTarget { kind: string; dueAt: string | null; provisionalDueAt: string | null; unpublishedDay: string | null; amount: string; unit: string; explanation: unknown }
export const TARGETS = gql`query TicketTargets($input: SlaFactsInput!) { slaTargets(input: $input) { kind dueAt provisionalDueAt unpublishedDay amount unit explanation } }`;
