// How a playbook at work on a ticket, and its incidents, are asked for, and what is done by them; their parts of the ticket's own question.
import { gql } from '../provider/client.ts';

export interface Said { zh: string; en: string }
export interface Step extends Said { key: string; who: string; limit?: string; evidence: string[]; withinMinutes?: number; isOptional?: boolean }
export interface Field extends Said { key: string; kind: 'TEXT' | 'NUMBER' | 'AMOUNT' | 'DATE' | 'TIME'; isRequired: boolean }
export interface Outcome extends Said { key: string; isGood: boolean }
export const PARTS = ['listen', 'empathise', 'plan'] as const;
export type Part = (typeof PARTS)[number];
export interface Content { fields: Field[]; script: Record<Part, Said>; steps: Step[]; outcomes: Outcome[] }
export interface Tick { id: string; stepKey: string; isSkipped: boolean; tickedAt: string; stepSeconds: number; isLate: boolean | null; amount: string | null; evidence: { kind: string; note: string | null; fileIds?: string[] }[] | null; note: string | null; tickedBy: { name: string } | null }
export interface Use {
  id: string; version: number; state: 'RUNNING' | 'FINISHED' | 'LEFT'; startedAt: string; finishedAt: string | null; usedSeconds: number | null; stepCount: number; doneCount: number; skippedCount: number;
  outcome: string | null; isGoodOutcome: boolean | null; note: string | null; filledFields: Record<string, string> | null;
  playbook: { id: string; nameZh: string; nameEn: string } | null; playbookVersion: { number: number; effectiveFrom: string | null; content: Content } | null; startedBy: { name: string } | null; ticks: Tick[] | null;
}
export interface Proposal { playbookId: string; key: string; nameZh: string; nameEn: string; score: number; reasonZh: string; reasonEn: string }
export interface Script { lang: 'zh' | 'en'; listen: string; empathise: string; plan: string; values: Record<string, string> }

/** Stands inside the question for a ticket. */
export const USES = `playbookUses {
  id version state startedAt finishedAt usedSeconds stepCount doneCount skippedCount outcome isGoodOutcome note filledFields
  playbook { id nameZh nameEn } playbookVersion { number effectiveFrom content } startedBy { name nameEn }
  ticks { id stepKey isSkipped tickedAt stepSeconds isLate amount evidence note tickedBy { name nameEn } }
}`;
export const PROPOSED = gql`query ProposedPlaybooks($input: ProposePlaybooksInput!) { playbookProposals(input: $input) { playbookId key nameZh nameEn score reasonZh reasonEn } }`;
export const SCRIPT = gql`query TicketScript($input: PlaybookScriptInput!) { playbookScript(input: $input) { lang listen empathise plan values } }`;
export const START = gql`mutation StartPlaybook($input: StartPlaybookInput!) { startPlaybook(input: $input) { id } }`;
export const TICK = gql`mutation TickPlaybookStep($input: TickPlaybookStepInput!) { tickPlaybookStep(input: $input) { id version } }`;
export const FINISH = gql`mutation FinishPlaybook($input: FinishPlaybookInput!) { finishPlaybook(input: $input) { id } }`;
export const LEAVE = gql`mutation LeavePlaybook($input: LeavePlaybookInput!) { leavePlaybook(input: $input) { id } }`;

export interface IncidentOf { id: string; number: string; titleZh: string; titleEn: string; state: string; observedCount: number | null; expectedCount: string | null; categoryId: string | null; productId: string | null; batchNo: string | null; storeId: string | null; createdAt: string; owner: { name: string } | null }
export interface TicketIncident { id: string; isConfirmed: boolean; toldAt: string | null; toldBy: { delivery: string | null } | null; incident: IncidentOf | null }
const INCIDENT = 'id number titleZh titleEn state observedCount expectedCount categoryId productId batchNo storeId createdAt owner { name nameEn }';
/** Stands inside the question for a ticket. */
export const INCIDENTS_OF = `incidents { id isConfirmed toldAt toldBy { delivery } incident { ${INCIDENT} } }`;
export const RUNNING = gql`query RunningIncidents($filter: IncidentFilter) { incidents(filter: $filter, page: { limit: 20 }) { items { ${INCIDENT} } } }`;
export const LINK = gql`mutation LinkIncidentTicket($input: LinkIncidentTicketsInput!) { linkIncidentTickets(input: $input) { done failedCount } }`;
export const UNLINK = gql`mutation UnlinkIncidentTicket($input: UnlinkIncidentTicketsInput!) { unlinkIncidentTickets(input: $input) { id } }`;


/** Steps that may be taken now: in their order; optional ones may wait, so what comes after them is open too. */
export function openSteps(steps: readonly Step[], ticks: readonly Pick<Tick, 'stepKey'>[]): Step[] {
  const ticked = new Set(ticks.map((tick) => tick.stepKey));
  const open: Step[] = [];
  for (const step of steps) {
    if (ticked.has(step.key)) continue;
    open.push(step);
    if (!step.isOptional) break;
  }
  return open;
}
/** May it be ended: is every step taken or left out that must be? */
export const mayEnd = (steps: readonly Step[], ticks: readonly Pick<Tick, 'stepKey'>[]): boolean => openSteps(steps, ticks).every((step) => step.isOptional);

/** The words of a script in pieces: plain text, and the gaps that nobody filled. */
export function piecesOf(text: string): { text: string; gap: boolean }[] {
  return text.split(/(\{\w+\})/).filter(Boolean).map((piece) => (/^\{\w+\}$/.test(piece) ? { text: piece.slice(1, -1), gap: true } : { text: piece, gap: false }));
}
