// How scorecards, schemes, boards and staffing are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';
import type { Explanation } from '../shared/Explain.tsx';

export type Subject = 'PERSON' | 'TEAM' | 'STORE' | 'REGION';
export interface CardRow {
  id: string; version: number; periodKind: 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'; subjectKind: Subject; subjectZh: string; subjectEn: string; fromOn: string; untilOn: string; state: 'OPEN' | 'CLOSED'; score: string | null; previousScore: string | null; adjustment: string; rank: number | null; peerCount: number | null;
  position: string | null; computedAt: string; employeeId: string | null; store: { id: string; nameZh: string; nameEn: string } | null; scheme: { id: string; nameZh: string; nameEn: string } | null;
}
export interface ValueRow {
  id: string; key: string; nameZh: string; nameEn: string; unit: 'COUNT' | 'SHARE' | 'MINUTES' | 'SCORE' | 'MONEY'; state: 'MEASURED' | 'SMALL_SAMPLE' | 'MISSING'; value: string | null; numerator: string | null; denominator: string | null; sample: number; minSample: number;
  target: string | null; direction: 'AT_LEAST' | 'AT_MOST'; weight: string; effectiveWeight: string; attainment: string | null; points: string | null; contribution: string | null; isMet: boolean | null; isFrozen: boolean; isCorrected: boolean; measuredOf: string;
  resource: string; rowsFilter: Record<string, unknown>; trend: { from: string; value: string | null; points: string | null }[]; explanation: Explanation;
}
export interface Objection { id: string; version: number; key: string; state: 'OPEN' | 'UPHELD' | 'REJECTED' | 'WITHDRAWN'; reason: string; decision: string | null; correctedValue: string | null; createdAt: string; raisedById: string | null }
export interface Card extends CardRow {
  responsibleId: string | null; level: string | null; daysEmployed: number | null; daysOnLeave: number | null; inputsHash: string | null; explanation: Explanation; schemeVersion: { number: number; labelZh: string; labelEn: string } | null; values: ValueRow[];
  adjustments: { id: string; key: string; cause: 'LATE_FACTS' | 'OBJECTION'; valueBefore: string | null; valueAfter: string | null; difference: string; fromScorecard: { id: string; fromOn: string } | null }[];
  objections: Objection[]; comments: { id: string; authorName: string; authorNameEn: string | null; author: { name: string; nameEn: string | null } | null; body: string; createdAt: string }[];
}
export interface PeriodRow { id: string; version: number; periodKind: string; fromOn: string; untilOn: string; state: 'OPEN' | 'CLOSED'; computedAt: string | null; closedAt: string | null; checksum: string | null }

const ROW = 'id version periodKind subjectKind subjectZh subjectEn fromOn untilOn state score previousScore adjustment rank peerCount position computedAt employeeId store { id nameZh nameEn } scheme { id nameZh nameEn }';
export const CARDS = gql(`query Scorecards($filter: ScorecardFilter, $fromOn: Date!, $kind: PeriodKind!) {
  scorecards(filter: $filter, page: { limit: 200 }, sort: [{ field: SCORE, order: DESC }]) { total items { ${ROW} } }
  scorecardPeriods(filter: { periodKind: { eq: $kind }, fromOn: { eq: $fromOn } }, page: { limit: 1 }) { items { id version periodKind fromOn untilOn state computedAt closedAt checksum } }
}`);
export interface OwnCard { id: string; fromOn: string; untilOn: string; score: string | null }
export const OWN_CARDS = gql`query OwnScorecards($employeeId: ID!, $kind: PeriodKind!, $limit: Int!) { scorecards(filter: { subjectKind: { eq: PERSON }, employeeId: { eq: $employeeId }, periodKind: { eq: $kind } }, page: { limit: $limit }, sort: [{ field: FROM_ON, order: DESC }]) { items { id fromOn untilOn score } } }`;
export const PERIODS = gql`query ScorecardPeriods($kind: PeriodKind!) { scorecardPeriods(filter: { periodKind: { eq: $kind } }, sort: [{ field: FROM_ON, order: DESC }], page: { limit: 120 }) { items { id fromOn untilOn state } } }`;
export const CARD = gql(`query ScorecardOne($id: ID!) { scorecard(id: $id) { ${ROW} responsibleId level daysEmployed daysOnLeave inputsHash explanation schemeVersion { number labelZh labelEn }
  values { id key nameZh nameEn unit state value numerator denominator sample minSample target direction weight effectiveWeight attainment points contribution isMet isFrozen isCorrected measuredOf resource rowsFilter trend explanation }
  adjustments { id key cause valueBefore valueAfter difference fromScorecard { id fromOn } } objections { id version key state reason decision correctedValue createdAt raisedById } comments { id authorName authorNameEn author { name nameEn } body createdAt } } }`);
export const REFRESH = gql`mutation RefreshScorecards($input: RefreshScorecardsInput!) { refreshScorecards(input: $input) { periodId cards isClosed } }`;
export const CLOSE = gql`mutation ClosePeriod($input: ClosePeriodInput!) { closePeriod(input: $input) { id state } }`;
export const COMMENT = gql`mutation CommentOnScorecard($input: CommentOnScorecardInput!) { commentOnScorecard(input: $input) { id } }`;
export const OBJECT = gql`mutation ObjectToValue($input: ObjectToValueInput!) { objectToValue(input: $input) { id } }`;
export const WITHDRAW_OBJECTION = gql`mutation WithdrawObjection($input: WithdrawObjectionInput!) { withdrawObjection(input: $input) { id } }`;
export const BOARD_PRIVACY = gql`mutation ChangeBoardPrivacy($input: ChangeBoardPrivacyInput!) { changeBoardPrivacy(input: $input) { id } }`;
export const DECIDE = gql`mutation DecideObjection($input: DecideObjectionInput!) { decideObjection(input: $input) { id } }`;

export interface Item {
  key: string; zh: string; en: string; measure: string; filter?: Record<string, unknown>; of?: string; target?: string; targetOf?: unknown; weight: string; direction: 'AT_LEAST' | 'AT_MOST'; mapping: { type: 'LINEAR' | 'STEPS' | 'ALL_OR_NOTHING'; zeroAt?: string; steps?: { at: string; points: string }[] };
  cap?: string; floor?: string; missing: 'REWEIGHT' | 'HOLD' | 'ZERO'; minSample?: number; kind?: string; note?: { zh: string; en: string };
}
export interface Content { items: Item[]; peers?: string }
export interface SchemeVersion { id: string; number: number; state: 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED'; content: Content; note: string | null; effectiveFrom: string | null; author: { name: string; nameEn?: string | null } | null }
export interface Scheme { id: string; version: number; key: string; nameZh: string; nameEn: string; subjectKind: Subject; periodKind: string; positions: string[]; isShipped: boolean; isArchived: boolean; versions: { items: SchemeVersion[] } }
const SCHEME_ROW = 'id version key nameZh nameEn subjectKind periodKind positions isShipped isArchived versions(page: { limit: 50 }) { items { id number state content note effectiveFrom author { name nameEn } } }';
export const SCHEMES = gql(`query KpiSchemes { kpiSchemes(page: { limit: 100 }) { items { ${SCHEME_ROW} } } }`);
export const SCHEME = gql(`query KpiScheme($id: ID!) { kpiScheme(id: $id) { ${SCHEME_ROW} } }`);
export const MEASURES = gql`query KpiMeasures { kpiMeasures { key label { zh en } definition { zh en } unit dimensions } }`;
export const SAVE = gql`mutation SaveKpiScheme($input: SaveKpiSchemeInput!) { saveKpiScheme(input: $input) { id version } }`;
export const PUBLISH = gql`mutation PublishKpiScheme($input: PublishKpiSchemeInput!) { publishKpiScheme(input: $input) { id version } }`;
export const DISCARD = gql`mutation DiscardKpiSchemeDraft($input: DiscardKpiSchemeDraftInput!) { discardKpiSchemeDraft(input: $input) { id version } }`;
export interface Trial { gains: number; losses: number; same: number; meanBefore: string | null; meanAfter: string | null; rows: { from: string; employeeId: string | null; storeId: string | null; subjectZh: string; subjectEn: string; before: string | null; after: string | null; difference: string | null }[] }
export const TRY = gql`query TryKpiScheme($input: TryKpiSchemeInput!) { tryKpiScheme(input: $input) { gains losses same meanBefore meanAfter rows { from employeeId storeId subjectZh subjectEn before after difference } } }`;

export interface BoardLine { entryId: string | null; name: string; nameEn: string | null; storeZh: string | null; storeEn: string | null; peerGroup: string; side: 'RED' | 'BLACK' | 'NONE'; rank: number | null; peerCount: number; previousRank: number | null; score: string | null; sample: number; isOwn: boolean; appealState: string | null }
export interface BoardView { schemeId: string; schemes: { id: string; nameZh: string; nameEn: string }[]; id: string; version: number; fromOn: string; untilOn: string; privacy: 'NAMES' | 'INITIALS' | 'OWN_RANK'; minSample: number; rankedCount: number; unrankedCount: number; computedAt: string; checksum: string; lines: BoardLine[] }
export const BOARD = gql`query WeeklyBoard($on: Date, $scheme: ID) {
  weeklyBoard(on: $on, schemeId: $scheme) { schemeId schemes { id nameZh nameEn } id version fromOn untilOn privacy minSample rankedCount unrankedCount computedAt checksum lines { entryId name nameEn storeZh storeEn peerGroup side rank peerCount previousRank score sample isOwn appealState } }
  boards(page: { limit: 36 }) { items { id fromOn untilOn schemeVersion { schemeId } } }
}`;
export const WALL = gql`query BoardWall($on: Date, $scheme: ID) { weeklyBoard(on: $on, asColleague: true, schemeId: $scheme) { schemeId schemes { id nameZh nameEn } id version fromOn untilOn privacy minSample rankedCount unrankedCount computedAt checksum lines { entryId name nameEn storeZh storeEn peerGroup side rank peerCount previousRank score sample isOwn appealState } } }`;
export const ENTRY = gql`query BoardEntryOne($id: ID!) { boardEntry(id: $id) { id version explanation appealState appealReason appealDecision employeeId } }`;
export const APPEAL = gql`mutation AppealBoardEntry($input: AppealBoardEntryInput!) { appealBoardEntry(input: $input) { id } }`;
export const DECIDE_APPEAL = gql`mutation DecideBoardAppeal($input: DecideBoardAppealInput!) { decideBoardAppeal(input: $input) { id } }`;

export interface PlannedShift { on: string; weekday: number; from: string; until: string; contacts: number; busiestHour: number; contactsPerHour: number; load: number; headsNeeded: number; headsPlanned: number; planned: { employeeId: string; name: string; nameEn: string | null }[]; answeredPlanned: number; gap: number; explain: Explanation }
export interface OtherDay { on: string; isOpen: boolean; label: { zh: string; en: string } }
export interface Plan {
  from: string; until: string; week: string; employed: number; onLeave: number; peopleNeeded: number; explain: Explanation; sources: { key: string; label: { zh: string; en: string }; count: number; contacts: number; minutes: number; hours: number; resource: string; rowsFilter: Record<string, unknown> }[];
shifts: PlannedShift[]; otherDays: OtherDay[];
}
export const STAFFING = gql`query Staffing($input: StaffingInput!) { staffing(input: $input) { from until week employed onLeave peopleNeeded explain otherDays { on isOpen label { zh en } } sources { key label { zh en } count contacts minutes minutesBy sample hours resource rowsFilter } shifts { on weekday from until contacts busiestHour contactsPerHour load headsNeeded headsPlanned planned { employeeId name nameEn } answeredPlanned gap explain } } }`;
/** The same beside the roster, where only the heads are said. */
export const SHIFT_HEADS = gql`query StaffingHeads($input: StaffingInput!) { staffing(input: $input) { shifts { on from until headsNeeded headsPlanned gap } } }`;

defineResource({ name: 'scorecards', noun: 'Scorecard', one: 'scorecard', fields: 'subjectZh subjectEn fromOn untilOn score state' });
defineResource({ name: 'kpiSchemes', noun: 'KpiScheme', one: 'kpiScheme', fields: 'key nameZh nameEn subjectKind periodKind positions isShipped isArchived' });
