// How remote diagnoses and customers' links are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Mark } from '../shared/marks.ts';

export interface Shot { id: string; stepKey: string; marks: Mark[]; stillAtMs: number | null; isByStaff: boolean; file: { id: string; name: string; fileKind: 'PICTURE' | 'PDF' | 'VIDEO'; link: string; thumbnail: string | null; width: number | null; height: number | null; bytes: number } | null }
export interface Step { key: string; kind: 'PHOTO' | 'VIDEO'; zh: string; en: string; isRequired: boolean }
export interface CustomerLink { id: string; version: number; purpose: 'PROGRESS' | 'DIAGNOSIS'; isByCode: boolean; isLive: boolean; sending: 'WAITING' | 'SENT' | 'FAILED' | 'NO_WAY' | null; sentTo: string | null; sentBy: string | null; sentAt: string | null; expiresAt: string; revokedAt: string | null; openedAt: string | null; createdAt: string }
export interface Diagnosis {
  id: string; version: number; state: 'SENT' | 'TAKING' | 'SUBMITTED' | 'DECIDED' | 'WITHDRAWN'; guide: string; steps: Step[]; ask: string | null; requestedAt: string; submittedAt: string | null; remark: string | null;
  outcome: 'VISIT_AVOIDED' | 'VISIT_NEEDED' | null; reason: string | null; decidedAt: string | null; isVisitedAfter: boolean; requestedBy: { name: string } | null; decidedBy: { name: string } | null; link: CustomerLink | null; shots: Shot[] | null;
}
export interface Guide { key: string; nameZh: string; nameEn: string; isProposed: boolean; steps: Step[] }

const LINK = 'id version purpose isByCode isLive sending sentTo sentBy sentAt expiresAt revokedAt openedAt createdAt';
export const DIAGNOSES = gql`query TicketDiagnoses($id: ID!) {
  ticket(id: $id) {
    portalLinks { ${LINK} }
    diagnoses {
      id version state guide steps ask requestedAt submittedAt remark outcome reason decidedAt isVisitedAfter requestedBy { name nameEn } decidedBy { name nameEn } link { ${LINK} }
      shots { id stepKey marks stillAtMs isByStaff file { id name fileKind link thumbnail width height bytes } }
    }
  }
}`;
export const GUIDES = gql`query DiagnosisGuides($id: ID) { diagnosisGuides(ticketId: $id) { key nameZh nameEn isProposed steps { key kind zh en isRequired } } }`;
export const REQUEST = gql`mutation RequestRemoteDiagnosis($input: RequestRemoteDiagnosisInput!) { requestRemoteDiagnosis(input: $input) { id link { sending } } }`;
export const DECIDE = gql`mutation DecideRemoteDiagnosis($input: DecideRemoteDiagnosisInput!) { decideRemoteDiagnosis(input: $input) { id version } }`;
export const KEEP_STILL = gql`mutation KeepDiagnosisStill($input: KeepDiagnosisStillInput!) { keepDiagnosisStill(input: $input) { id } }`;
export const SHARE = gql`mutation SharePortalLink($input: SharePortalLinkInput!) { sharePortalLink(input: $input) { id sending } }`;
export const REVOKE = gql`mutation RevokePortalLink($input: RevokePortalLinkInput!) { revokePortalLink(input: $input) { id } }`;

defineResource({
  name: 'remoteDiagnoses', noun: 'RemoteDiagnosis', one: 'remoteDiagnosis',
  fields: 'state guide outcome reason isVisitedAfter requestedAt decidedAt ticket { id number subject } store { id nameZh nameEn } requestedBy { id name nameEn } decidedBy { id name nameEn }',
});
