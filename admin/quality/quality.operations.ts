// How findings, corrective actions and risk alerts are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface Person { id: string; name: string }
export interface FindingRow {
  id: string; version: number; number: string; titleZh: string; titleEn: string; source: string; severity: string; state: string; section: string | null; isRepeat: boolean; repeatCount: number;
  foundAt: string; dueAt: string; countedFromAt: string; correctedAt: string | null; breachedAt: string | null; storeId: string | null; store: Named | null; owner: Person | null;
}
export interface ActionRow {
  id: string; version: number; number: string; state: string; whatZh: string; whatEn: string; dueAt: string; startedAt: string; doneAt: string | null; breachedAt: string | null; storeId: string | null; store: Named | null; owner: Person | null; verifiedBy: Person | null;
}
export interface Photo { id: string; pair: number; moment: 'BEFORE' | 'AFTER'; name: string; link: string; thumbnail: string | null; authorName: string; authorNameEn: string | null; createdAt: string }
export interface ActionPage extends ActionRow {
  causeTag: string | null; whys: string[]; costAmount: string | null; trainingCourseKey: string | null; supplierName: string | null; supplierAnswer: string | null; supplierAnsweredAt: string | null; workingDays: number | null; rejectCount: number;
  doneNote: string | null; doneBy: Person | null; verifiedAt: string | null; verifyNote: string | null; effectAfterDays: number; effectDueAt: string | null; effectCheckedAt: string | null; effectCheckedBy: Person | null; effectNote: string | null; reason: string | null;
  finding: { id: string; number: string; titleZh: string; titleEn: string; severity: string; state: string; owner: Person | null } | null; photos: Photo[];
  trainings: { id: string; record: { id: string; state: string; employee: Person | null; course: Named | null } | null }[];
}
export interface FindingPage extends FindingRow {
  detail: string | null; questionKey: string | null; closedAt: string | null; reason: string | null; closedBy: Person | null; category: Named | null; repeatOf: { id: string; number: string; titleZh: string; titleEn: string } | null;
  repeats: { id: string; number: string; foundAt: string }[]; incident: { id: string; number: string; titleZh: string; titleEn: string } | null; alerts: { id: string; number: string; titleZh: string; titleEn: string }[];
  tickets: { total: number; items: { id: string; ticket: { id: string; number: string; subject: string } | null }[] } | null; actions: ActionRow[];
}
export interface AlertRow {
  id: string; version: number; number: string; titleZh: string; titleEn: string; riskKind: string; state: string; severity: string; value: string; threshold: string; sample: number; periodFrom: string; periodUntil: string; firedAt: string;
  reason: string | null; explanation: unknown; store: Named | null; owner: Person | null; finding: { id: string; number: string; state: string } | null;
}
export interface RuleVersion { id: string; number: number; state: string; isActive: boolean; rule: Record<string, unknown>; effectiveFrom: string | null }
export interface RuleRow { id: string; version: number; key: string; nameZh: string; nameEn: string; riskKind: string; isShipped: boolean; owner: Person | null; versions: { items: RuleVersion[] } | null; alerts: { total: number } | null }
export interface DryRun {
  sentence: { zh: string; en: string }; hitCount: number;
  periods: { from: string; until: string; judgedCount: number; hits: { groupKey: string | null; group: { zh: string; en: string } | null; said: { zh: string; en: string }; sample: number; isQuiet: boolean; explain: unknown }[] }[];
}

const STORE = 'store { id nameZh nameEn }';
const PERSON = '{ id name nameEn }';
export const FINDING_FIELDS = `number titleZh titleEn source severity state section isRepeat repeatCount foundAt dueAt countedFromAt correctedAt breachedAt storeId ${STORE} owner ${PERSON}`;
const ACTION_FIELDS = `number state whatZh whatEn dueAt startedAt doneAt breachedAt storeId ${STORE} owner ${PERSON} verifiedBy ${PERSON}`;
const CARD = `id version ${FINDING_FIELDS}`;
export const BOARD = gql`query FindingBoard($open: FindingFilter, $acting: FindingFilter, $checking: FindingFilter, $closed: FindingFilter, $soonest: [FindingSort!], $latest: [FindingSort!]) {
  OPEN: findings(filter: $open, sort: $soonest, page: { limit: 30 }) { total items { ${CARD} } }
  ACTING: findings(filter: $acting, sort: $soonest, page: { limit: 30 }) { total items { ${CARD} } }
  CHECKING: findings(filter: $checking, sort: $soonest, page: { limit: 30 }) { total items { ${CARD} } }
  CLOSED: findings(filter: $closed, sort: $latest, page: { limit: 15 }) { total items { ${CARD} } }
}`;
export const FINDING = gql`query Finding($id: ID!) { finding(id: $id) {
  id version ${FINDING_FIELDS} detail questionKey closedAt reason closedBy ${PERSON} category { id nameZh nameEn } repeatOf { id number titleZh titleEn } repeats { id number foundAt }
  incident { id number titleZh titleEn } alerts { id number titleZh titleEn } actions { id version ${ACTION_FIELDS} } } }`;
/** Tickets are a right of their own: asked apart, so that the page stands without them. */
export const FINDING_TICKETS = gql`query FindingTickets($id: ID!) { finding(id: $id) { id tickets(page: { limit: 30 }) { total items { id ticket { id number subject } } } } }`;
export const ACTION = gql`query CorrectiveAction($id: ID!) { correctiveAction(id: $id) {
  id version ${ACTION_FIELDS} causeTag whys costAmount trainingCourseKey supplierName supplierAnswer supplierAnsweredAt workingDays rejectCount doneNote doneBy ${PERSON} verifiedAt verifyNote
  effectAfterDays effectDueAt effectCheckedAt effectCheckedBy ${PERSON} effectNote reason finding { id number titleZh titleEn severity state owner ${PERSON} } photos { id pair moment name link thumbnail authorName authorNameEn createdAt } trainings { id record { id state employee ${PERSON} course { id nameZh nameEn } } } } }`;
export const EXPLAIN = gql`query ExplainQuality($number: String!, $id: ID!) { explain(input: { number: $number, id: $id }) { tree } }`;
export const OPEN_FINDING = gql`mutation OpenFinding($input: OpenFindingInput!) { openFinding(input: $input) { id } }`;
export const ASSIGN_FINDING = gql`mutation AssignFinding($input: AssignFindingInput!) { assignFinding(input: $input) { id } }`;
export const DISMISS_FINDING = gql`mutation DismissFinding($input: ReasonedFindingInput!) { dismissFinding(input: $input) { id } }`;
export const CLOSE_FINDING = gql`mutation CloseFinding($input: ReasonedFindingInput!) { closeFinding(input: $input) { id } }`;
export const REOPEN_FINDING = gql`mutation ReopenFinding($input: ReasonedFindingInput!) { reopenFinding(input: $input) { id } }`;
/** What an action may ask its owner to learn. */
export const COURSE_CHOICES = gql`query ActionCourses { courses(filter: { isArchived: { eq: false } }, page: { limit: 200 }) { items { key nameZh nameEn } } }`;
export interface CourseChoices { courses: { items: { key: string; nameZh: string; nameEn: string }[] } }
export const OPEN_ACTION = gql`mutation OpenCorrectiveAction($input: OpenCorrectiveActionInput!) { openCorrectiveAction(input: $input) { id } }`;
export const SAVE_ACTION = gql`mutation SaveCorrectiveAction($input: SaveCorrectiveActionInput!) { saveCorrectiveAction(input: $input) { id } }`;
export const ASSIGN_ACTION = gql`mutation AssignCorrectiveAction($input: AssignCorrectiveActionInput!) { assignCorrectiveAction(input: $input) { id } }`;
export const PHOTOS = gql`mutation AddCorrectivePhotos($input: AddCorrectivePhotosInput!) { addCorrectivePhotos(input: $input) { id } }`;
export const COMPLETE_ACTION = gql`mutation CompleteCorrectiveAction($input: NotedActionInput!) { completeCorrectiveAction(input: $input) { id } }`;
export const VERIFY_ACTION = gql`mutation VerifyCorrectiveAction($input: NotedActionInput!) { verifyCorrectiveAction(input: $input) { id } }`;
export const REJECT_ACTION = gql`mutation RejectCorrectiveAction($input: NotedActionInput!) { rejectCorrectiveAction(input: $input) { id } }`;
export const CANCEL_ACTION = gql`mutation CancelCorrectiveAction($input: NotedActionInput!) { cancelCorrectiveAction(input: $input) { id } }`;
export const CHECK_EFFECT = gql`mutation CheckEffectiveness($input: CheckEffectivenessInput!) { checkEffectiveness(input: $input) { id } }`;
const ALERT = `id version number titleZh titleEn riskKind state severity value threshold sample periodFrom periodUntil firedAt reason explanation ${STORE} owner ${PERSON} finding { id number state }`;
export const ALERTS = gql`query RiskAlerts($waiting: RiskAlertFilter, $decided: RiskAlertFilter) { waiting: riskAlerts(filter: $waiting, page: { limit: 100 }) { total items { ${ALERT} } } decided: riskAlerts(filter: $decided, page: { limit: 100 }) { items { ${ALERT} } } }`;
export const RULES = gql`query RiskRules { riskRules(page: { limit: 100 }) { items { id version key nameZh nameEn riskKind isShipped owner ${PERSON} versions(page: { limit: 10 }) { items { id number state isActive rule effectiveFrom } } alerts(page: { limit: 1 }) { total } } } }`;
export const DRY_RUN = gql`query RiskDryRun($input: RiskDryRunInput!) { riskDryRun(input: $input) { sentence { zh en } hitCount periods { from until judgedCount hits { groupKey group { zh en } said { zh en } sample isQuiet explain } } } }`;
export const TAKE_ALERT = gql`mutation TakeRiskAlert($input: TakeRiskAlertInput!) { takeRiskAlert(input: $input) { id finding { id } } }`;
export const DISMISS_ALERT = gql`mutation DismissRiskAlert($input: DismissRiskAlertInput!) { dismissRiskAlert(input: $input) { id } }`;
export const SAVE_RULE = gql`mutation SaveRiskRule($input: SaveRiskRuleInput!) { saveRiskRule(input: $input) { id version } }`;
export const PUBLISH_RULE = gql`mutation PublishRiskRule($input: PublishRiskRuleInput!) { publishRiskRule(input: $input) { id version } }`;
export const DISCARD_RULE = gql`mutation DiscardRiskRuleDraft($input: DiscardRiskRuleDraftInput!) { discardRiskRuleDraft(input: $input) { id version } }`;

defineResource({ name: 'findings', noun: 'Finding', one: 'finding', fields: FINDING_FIELDS });
defineResource({ name: 'correctiveActions', noun: 'CorrectiveAction', one: 'correctiveAction', fields: ACTION_FIELDS });
defineResource({ name: 'riskAlerts', noun: 'RiskAlert', one: 'riskAlert', fields: 'number titleZh titleEn riskKind state severity firedAt' });
