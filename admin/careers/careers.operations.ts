// What the screens of careers ask and write.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Words { zh: string; en: string }
export interface Requirement { kind: string; zh: string; en: string; least: string; months?: number }
export interface Step { key?: string; fromPosition: string; toPosition: string; requirements: Requirement[] }
export interface Position { key: string; nameZh: string; nameEn: string }
export interface Evidence { kind: string; label: Words; isMet: boolean; value: string | null; least: string; sources: { noun: string; resource: string; id: string; label: Words; value: string | null }[] }
export interface Kept { kind: string; zh: string; en: string; isMet: boolean; value: string | null; least: string }
export interface Application {
  id: string; version: number; careerKind: 'PROMOTION' | 'ROTATION'; target: string; motive: string; evidence: Kept[]; isEvidenceMet: boolean; state: 'APPLIED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN'; appliedAt: string; decidedAt: string | null; decision: string | null;
  employeeId: string; employee: { id: string; name: string } | null; store: { id: string; nameZh: string; nameEn: string } | null; decidedBy: { id: string; name: string } | null; ladderVersion: { id: string; number: number } | null;
}
export interface Listed { employeeId: string; name: string; group: string; score: string; place: number; of: number }
export interface LadderVersion { id: string; version: number; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; content: { steps: Step[] }; note: string | null; effectiveFrom: string | null; author: { id: string; name: string; nameEn?: string | null } | null }

export const STEPS = gql`query CareerSteps { careerSteps(page: { limit: 100 }) { items { id key fromPosition toPosition requirements } } positions(page: { limit: 200 }) { items { key nameZh nameEn } } }`;
export const PERSON = gql`query CareerPerson($id: ID!) { employee(id: $id) { id name nameEn position } }`;
export const EVIDENCE = gql`query CareerEvidenceOf($id: ID!, $to: String!) { careerEvidence(employeeId: $id, toPosition: $to) { kind label { zh en } isMet value least sources { noun resource id label { zh en } value } } }`;
const APPLICATION = 'id version careerKind target motive evidence isEvidenceMet state appliedAt decidedAt decision employeeId employee { id name nameEn } store { id nameZh nameEn } decidedBy { id name nameEn } ladderVersion { id number }';
export const APPLICATIONS = gql(`query CareerApplicationRows($filter: CareerApplicationFilter) { careerApplications(filter: $filter, page: { limit: 100 }) { total items { ${APPLICATION} } } positions(page: { limit: 200 }) { items { key nameZh nameEn } } }`);
export const APPLY = gql`mutation ApplyForCareer($input: ApplyForCareerInput!) { applyForCareer(input: $input) { id } }`;
export const DECIDE = gql`mutation DecideCareer($input: DecideCareerInput!) { decideCareer(input: $input) { id } }`;
export const WITHDRAW = gql`mutation WithdrawCareer($input: WithdrawCareerInput!) { withdrawCareer(input: $input) { id } }`;
export const ROTATION = gql`query RotationListOf($year: Int!) { rotationList(year: $year) { employeeId name nameEn group score place of } positions(page: { limit: 200 }) { items { key nameZh nameEn } } }`;
export const LADDER = gql`query CareerLadder { careerLadderVersions(page: { limit: 50 }) { items { id version number state content note effectiveFrom author { id name nameEn } } } careerEvidenceKinds { kind label { zh en } months } positions(page: { limit: 200 }) { items { key nameZh nameEn } } }`;
export const SAVE_LADDER = gql`mutation SaveLadder($input: SaveCareerLadderInput!) { saveCareerLadder(input: $input) { id version } }`;
export const PUBLISH_LADDER = gql`mutation PublishLadder($input: PublishCareerLadderInput!) { publishCareerLadder(input: $input) { id } }`;
export const DISCARD_LADDER = gql`mutation DiscardLadder($input: CareerLadderDraftInput!) { discardCareerLadderDraft(input: $input) { id } }`;

/** Names of positions by their key; one that is not known is shown as written. */
export const positionNames = (positions: readonly Position[] | undefined, named: (one: { nameZh: string; nameEn: string }) => string) => (key: string): string => {
  const one = positions?.find((each) => each.key === key);
  return one ? named(one) : key;
};
export const TONES: Record<Application['state'], 'ok' | 'soon' | 'late' | 'paused'> = { APPLIED: 'soon', APPROVED: 'ok', REFUSED: 'late', WITHDRAWN: 'paused' };
defineResource({ name: 'careerApplications', noun: 'CareerApplication', fields: 'careerKind target state appliedAt' });
