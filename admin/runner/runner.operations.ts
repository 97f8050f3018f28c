// How the runner on the phone speaks to the server: its plan, its sheets, beginning, keeping and handing in.
import type { Answers, Section, Words } from '../forms/judge.ts';
import type { Instrument } from '../forms/Readings.tsx';
import { gql } from '../provider/client.ts';

export interface Named { id: string; nameZh: string; nameEn: string }
/** The questions of a version, without answers: what a phone takes along. */
export interface Paper { formVersionId: string; number: number; nameZh: string; nameEn: string; sections: Section[]; instruments?: Instrument[] }
/** The same with what the server has of an audit; `audit` is null of a visit that is not begun. */
export interface Sheet extends Paper { audit: { id: string; version: number; number: string; state: string } | null; answers: Answers }
export interface VisitRow { id: string; version: number; state: string; plannedOn: string; windowStart: string; windowEnd: string; askFor: string | null; programmeId: string; /** Set where the store was told of it. */ announcedStoreId: string | null; store: Named | null }

/** Visits of the next days too: who is sent to a cellar opens the phone before. */
export const MY_VISITS = gql`query MyVisits($until: Date!) { auditVisits(filter: { state: { in: [PLANNED, STARTED] }, plannedOn: { lte: $until } }, page: { limit: 50 }) { items { id version state plannedOn windowStart windowEnd askFor programmeId announcedStoreId store { id nameZh nameEn } } } }`;
export const VISIT_SHEET = gql`query AuditVisitSheet($id: ID!) { auditVisitSheet(id: $id) }`;
/** How a question was answered before at the store, and who would put right what fails there. */
export interface PastAnswer { on: string; said: Words; isFail: boolean }
export interface VisitBefore { questions: Record<string, PastAnswer[]>; owner: { name: string; nameEn: string | null } | null }
export const VISITS_BEFORE = gql`query AuditVisitsBefore($ids: [ID!]!) { auditVisitsBefore(ids: $ids) }`;
export const DRAFT_SHEET = gql`query RunnerSheet($id: ID!) { auditSheet(id: $id) }`;
export const START_AUDIT = gql`mutation StartAudit($input: StartAuditInput!) { startAudit(input: $input) { id version } }`;
export const KEEP_ANSWERS = gql`mutation SaveAuditAnswers($input: SaveAuditAnswersInput!) { saveAuditAnswers(input: $input) { id version } }`;
export const SUBMIT_AUDIT = gql`mutation SubmitAudit($input: SubmitAuditInput!) { submitAudit(input: $input) { id number finalScore } }`;
/** A version of a form as it is stored, for whoever writes it. */
export const PREVIEW = gql`query RunnerPreview($id: ID!) { formFile(formVersionId: $id) }`;
export interface PreviewFile { nameZh: string; nameEn: string; content: { sections: Section[] } }
