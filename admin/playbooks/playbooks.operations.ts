// How playbooks and incidents are spoken of on the wire, and the shape of a playbook's content as the console shows it.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Said { zh: string; en: string }
export interface Step extends Said { key: string; who: string; limit?: string; evidence: string[]; withinMinutes?: number; isOptional?: boolean; source?: string }
export interface Field extends Said { key: string; kind: string; isRequired: boolean; from?: string; usual?: string }
export interface Outcome extends Said { key: string; isGood: boolean }
export interface Content { fields: Field[]; script: Record<'listen' | 'empathise' | 'plan', Said>; steps: Step[]; outcomes: Outcome[] }
export interface BookVersion { id: string; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; content: Content; effectiveFrom: string | null }
export interface Book { id: string; version: number; key: string; nameZh: string; nameEn: string; needClass: string; level: string; words: string[]; category: { nameZh: string; nameEn: string } | null; versions: { items: BookVersion[] } | null }

export const BOOKS = gql`query Playbooks { playbooks(page: { limit: 200 }) { items { id version key nameZh nameEn needClass level category { nameZh nameEn } versions(page: { limit: 5 }) { items { id number state effectiveFrom } } } } }`;
export const BOOK = gql`query Playbook($id: ID!) { playbook(id: $id) { id version key nameZh nameEn needClass level words category { nameZh nameEn } versions(page: { limit: 30 }) { items { id number state content effectiveFrom } } } }`;
export const SAVE_BOOK = gql`mutation SavePlaybook($input: SavePlaybookInput!) { savePlaybook(input: $input) { id version } }`;
export const PUBLISH_BOOK = gql`mutation PublishPlaybook($input: PublishPlaybookInput!) { publishPlaybook(input: $input) { id version } }`;
export const DISCARD_BOOK = gql`mutation DiscardPlaybook($input: DiscardPlaybookDraftInput!) { discardPlaybookDraft(input: $input) { id version } }`;
export const BOOK_DIFF = gql`query PlaybookDiff($id: ID!, $before: Int!, $after: Int!) { playbookDifferences(playbookId: $id, before: $before, after: $after) }`;

export interface IncidentTask { id: string; version: number; titleZh: string; titleEn: string; state: string; dueAt: string; breachedAt: string | null; outcome: string | null; owner: { name: string } | null }
export interface IncidentRow { id: string; version: number; number: string; titleZh: string; titleEn: string; state: string; planLevel: string; observedCount: number | null; expectedCount: string | null; createdAt: string; owner: { name: string } | null }
export interface IncidentPage extends IncidentRow { resultZh: string | null; resultEn: string | null; reason: string | null; tasks: IncidentTask[]; tickets: { total: number; items: { id: string; isConfirmed: boolean; toldAt: string | null; toldBy: { delivery: string | null } | null; ticket: { id: string; number: string; subject: string; status: string } | null }[] } | null; confirmed: { total: number } | null }
export const INCIDENTS = gql`query Incidents { incidents(page: { limit: 100 }) { items { id version number titleZh titleEn state planLevel observedCount expectedCount createdAt owner { name nameEn } } } }`;
export const INCIDENT = gql`query Incident($id: ID!, $limit: Int) { incident(id: $id) {
  id version number titleZh titleEn state planLevel observedCount expectedCount createdAt resultZh resultEn reason owner { name nameEn }
  tasks { id version titleZh titleEn state dueAt breachedAt outcome owner { name nameEn } } tickets(page: { limit: $limit }) { total items { id isConfirmed toldAt toldBy { delivery } ticket { id number subject status } } } confirmed: tickets(filter: { isConfirmed: { eq: true } }, page: { limit: 1 }) { total } } }`;
export const OPEN_INCIDENT = gql`mutation OpenIncident($input: OpenIncidentInput!) { openIncident(input: $input) { id } }`;
export const DISMISS_INCIDENT = gql`mutation DismissIncident($input: ReasonedIncidentInput!) { dismissIncident(input: $input) { id } }`;
export const CLOSE_INCIDENT = gql`mutation CloseIncident($input: ReasonedIncidentInput!) { closeIncident(input: $input) { id } }`;
export const REPLY_INCIDENT = gql`mutation ReplyToIncident($input: ReplyToIncidentInput!) { replyToIncident(input: $input) { jobId } }`;
export const PUBLISH_INCIDENT = gql`mutation PublishIncident($input: PublishIncidentInput!) { publishIncident(input: $input) { id } }`;
export const SAVE_TASK = gql`mutation SaveIncidentTask($input: SaveIncidentTaskInput!) { saveIncidentTask(input: $input) { id } }`;

defineResource({ name: 'playbooks', noun: 'Playbook', one: 'playbook', fields: 'key nameZh nameEn needClass level' });
defineResource({ name: 'incidents', noun: 'Incident', one: 'incident', fields: 'number titleZh titleEn state planLevel' });

/** The version that counts at an instant; undefined where none does. */
export const inForceOf = <V extends Pick<BookVersion, 'state' | 'effectiveFrom'>>(versions: readonly V[], now = Date.now()): V | undefined =>
  [...versions].filter((one) => one.state !== 'DRAFT' && one.effectiveFrom && Date.parse(one.effectiveFrom) <= now).sort((a, b) => Date.parse(b.effectiveFrom as string) - Date.parse(a.effectiveFrom as string))[0];
