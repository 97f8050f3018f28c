// What the screens of exams and certificates ask and do.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Words { zh: string; en: string }
export interface Named { nameZh: string; nameEn: string }

export interface MyExam { examId: string; key: string; name: Words; minutes: number; passMark: string; attempts: number; attemptsLeft: number; runningId: string | null; lastAttemptId: string | null; lastState: string | null; lastIsPassed: boolean | null; canStart: boolean; why: Words | null; startsAt: string | null }
export const MY_EXAMS = gql`query MyExamList { myExams { examId key name { zh en } minutes passMark attempts attemptsLeft runningId lastAttemptId lastState lastIsPassed canStart why { zh en } startsAt } }`;
export interface Certificate { id: string; version: number; number: string; state: string; issuedOn: string; validUntilOn: string; revokedAt: string | null; reason: string | null; kind: ({ id: string; examId: string | null } & Named) | null; employee: { id: string; name: string } | null; store: ({ id: string } & Named) | null; attempt: { id: string } | null }
const CERTIFICATE = 'id version number state issuedOn validUntilOn revokedAt reason kind { id nameZh nameEn examId } employee { id name nameEn } store { id nameZh nameEn } attempt { id }';
export const MY_CERTIFICATES = gql`query MyCertificateList($id: ID) { certificates(filter: { employeeId: { eq: $id } }, page: { limit: 50 }) { items { ${CERTIFICATE} } } }`;
export const CERTIFICATES = gql`query CertificateRows($filter: CertificateFilter, $page: PageInput) { certificates(filter: $filter, page: $page) { items { ${CERTIFICATE} } total hasNext } }`;
export const ONE_CERTIFICATE = gql`query CertificateOne($id: ID!) { certificate(id: $id) { ${CERTIFICATE} } }`;
export const CERTIFICATE_LINKS = gql`query CertificateCheck($id: ID!) { certificateLinks(id: $id) { check } }`;
export interface Gap { employeeId: string; name: string; store: Words | null; kindId: string; kind: Words; validUntilOn: string | null; endsBefore: boolean }
export const GAPS = gql`query CertificateGapList { certificateGaps { employeeId name nameEn store { zh en } kindId kind { zh en } validUntilOn endsBefore } }`;
export interface Kind extends Named { id: string; version: number; key: string; validDays: number; minHours: string | null; positions: string[]; isArchived: boolean; exam: ({ id: string } & Named) | null }
export const KINDS = gql`query CertificateKindList { certificateKinds(page: { limit: 100 }) { items { id version key nameZh nameEn validDays minHours positions isArchived exam { id nameZh nameEn } } } }`;
export const SAVE_KIND = gql`mutation SaveKind($input: SaveCertificateKindInput!) { saveCertificateKind(input: $input) { id version } }`;
export const REVOKE = gql`mutation RevokeOne($input: RevokeCertificateInput!) { revokeCertificate(input: $input) { id version } }`;
export const ISSUE = gql`mutation IssueOne($input: IssueCertificateInput!) { issueCertificate(input: $input) { id version } }`;
export interface Transfer { id: string; version: number; state: string; failures: number; createdAt: string; toPosition: string | null; decision: string | null; employee: { id: string; name: string } | null; exam: ({ id: string } & Named) | null; attempt: { id: string } | null }
export const TRANSFERS = gql`query TransferList { transferProposals(page: { limit: 100 }) { items { id version state failures createdAt toPosition decision employee { id name nameEn } exam { id nameZh nameEn } attempt { id } } } }`;
export const DECIDE = gql`mutation DecideTransferOne($input: DecideTransferInput!) { decideTransfer(input: $input) { id version } }`;
export const POSITIONS = gql`query ExamPositions { positions(page: { limit: 200 }) { items { key nameZh nameEn } } }`;
export const PEOPLE = gql`query ExamPeople($q: String) { employees(filter: { q: $q, leftOn: { isNull: true } }, page: { limit: 20 }) { items { id name nameEn employeeNo } } }`;

export interface Gate { id: string; version: number; startsAt: string; endsAt: string | null; uncertifiedAmount: string | null; note: string | null; category: ({ id: string } & Named) | null; certificateKind: ({ id: string } & Named) | null }
export const GATES = gql`query TicketGateRows { ticketGates(page: { limit: 100 }) { items { id version startsAt endsAt uncertifiedAmount note category { id nameZh nameEn } certificateKind { id nameZh nameEn } } } }`;
export const SAVE_GATE = gql`mutation SaveGate($input: SaveTicketGateInput!) { saveTicketGate(input: $input) { id version } }`;
export const END_GATE = gql`mutation EndGate($input: EndTicketGateInput!) { endTicketGate(input: $input) { id version } }`;
export const TICKET_CATEGORIES = gql`query GateCategories { ticketCategories(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items { id nameZh nameEn } } }`;
export interface RosterGap { onCallId: string; employeeId: string; name: string; startsAt: string; kindId: string; kind: Words; category: Words | null }
export const ROSTER_GAPS = gql`query RosterGapRows { rosterGaps { onCallId employeeId name nameEn startsAt kindId kind { zh en } category { zh en } } }`;

export interface Option { name: string; zh: string; en: string }
export type Answer = string | string[] | null;
export interface PaperQuestion { place: number; questionKind: string; prompt: Words; options: Option[]; unit: Words | null; media: string[]; points: string; answer: Answer; revision: number }
export interface Paper { attemptId: string; name: Words; deadlineAt: string; now: string; questions: PaperQuestion[] }
export const PAPER = gql`query ExamPaperOf($id: ID!) { examPaper(attemptId: $id) { attemptId name { zh en } deadlineAt now questions { place questionKind prompt { zh en } options { name zh en } unit { zh en } media points answer revision } } }`;
export const START = gql`mutation StartOne($input: StartExamInput!) { startExam(input: $input) { id } }`;
export const SAVE_ANSWER = gql`mutation SaveOneAnswer($input: SaveExamAnswerInput!) { saveExamAnswer(input: $input) }`;
export const SUBMIT = gql`mutation SubmitOne($input: SubmitExamInput!) { submitExam(input: $input) { id state isPassed } }`;
export interface Mark { number: number; points: string; marker: string | null; reason: string | null; markedAt: string }
export interface ReviewQuestion { place: number; questionKind: string; prompt: Words; options: Option[]; unit: Words | null; answer: Answer; most: string; points: string | null; right: Answer; why: Words | null; rubric: Words | null; marks: Mark[] }
export interface Review { attemptId: string; name: Words; state: string; endedBy: string | null; review: string; isPassed: boolean | null; passMark: string; score: string | null; tree: unknown; questions: ReviewQuestion[] }
export const REVIEW = gql`query ExamReviewOf($id: ID!) { examReview(attemptId: $id) { attemptId name { zh en } state endedBy review isPassed passMark score tree questions { place questionKind prompt { zh en } options { name zh en } unit { zh en } answer most points right why { zh en } rubric { zh en } marks { number points marker reason markedAt } } } }`;
export const ATTEMPT = gql`query ExamAttemptOf($id: ID!) { examAttempt(id: $id) { id version state isPassed employeeId employee { name nameEn } examId certificates { id number state } exam { id certificateKinds { id nameZh nameEn minHours } } } }`;
export const REMARK = gql`mutation RemarkOne($input: RemarkExamAnswerInput!) { remarkExamAnswer(input: $input) { id version } }`;

export interface MarkingItem { item: string; examId: string; exam: Words; candidate: string; isBlind: boolean; prompt: Words; rubric: Words | null; answer: string; most: string; endedAt: string }
export const DESK = gql`query MarkingDeskRows { markingDesk { item examId exam { zh en } candidate isBlind prompt { zh en } rubric { zh en } answer most endedAt } }`;
export const MARK = gql`mutation MarkOne($input: MarkExamAnswerInput!) { markExamAnswer(input: $input) }`;

export interface ExamVersion { id: string; number: number; state: string; minutes: number; attempts: number; waitHours: number; passMark: string; isShuffled: boolean; isBlind: boolean; review: string; failuresToTransfer: number | null; paper: unknown; note: string | null; effectiveFrom: string | null }
export interface Exam extends Named { id: string; version: number; key: string; positions: string[]; isArchived: boolean; course: ({ id: string } & Named) | null; versions: { items: ExamVersion[] }; certificateKinds: ({ id: string } & Named)[] }
const EXAM = 'id version key nameZh nameEn positions isArchived course { id nameZh nameEn } certificateKinds { id nameZh nameEn } versions(page: { limit: 30 }) { items { id number state minutes attempts waitHours passMark isShuffled isBlind review failuresToTransfer paper note effectiveFrom } }';
export const EXAMS = gql`query ExamRows { exams(page: { limit: 100 }) { items { ${EXAM} attempts { total } } } }`;
export const EXAM_COURSES = gql`query ExamCourseChoices { courses(filter: { isArchived: { eq: false } }, page: { limit: 200 }) { items { id nameZh nameEn } } }`;
export const ONE_EXAM = gql`query ExamOne($id: ID!) { exam(id: $id) { ${EXAM} } }`;
export interface Attempt { id: string; number: number; state: string; isPassed: boolean | null; score: string | null; startedAt: string; employee: { id: string; name: string } | null; store: ({ id: string } & Named) | null }
export const ATTEMPTS = gql`query ExamAttemptRows($id: ID!) { examAttempts(filter: { examId: { eq: $id } }, page: { limit: 50 }) { items { id number state isPassed score startedAt employee { id name nameEn } store { id nameZh nameEn } } total } }`;
export interface Item { questionId: string; questionVersionId: string; key: string; number: number; prompt: Words; thought: string; answers: number; difficulty: number | null; discrimination: number | null; upperLower: number | null; flags: string[] }
export const STATISTICS = gql`query ExamItems($id: ID!) { examStatistics(examId: $id) { questionId questionVersionId key number prompt { zh en } thought answers difficulty discrimination upperLower flags } }`;
export interface Drawn { points: string; questions: { place: number; key: string; questionKind: string; difficulty: string; tags: string[]; prompt: Words; points: string }[] }
export const DRAW = gql`query DrawPaper($input: DrawExamInput!) { drawExam(input: $input) { points questions { place key questionKind difficulty tags prompt { zh en } points } } }`;
export const SAVE_EXAM = gql`mutation SaveOneExam($input: SaveExamInput!) { saveExam(input: $input) { id version } }`;
export const PUBLISH_EXAM = gql`mutation PublishOneExam($input: PublishExamInput!) { publishExam(input: $input) { id version } }`;
export const DISCARD_EXAM = gql`mutation DiscardOneExam($input: DiscardExamDraftInput!) { discardExamDraft(input: $input) { id version } }`;

export interface Question { id: string; version: number; key: string; questionKind: string; difficulty: string; tags: string[]; isArchived: boolean; current: { id: string; number: number; promptZh: string; promptEn: string; content: { options: { key: string; zh: string; en: string }[]; unit: Words | null; media: string[] }; solution: { right: Answer; partial: string; tolerance: string | null; rubric: Words | null; why: Words | null } | null } | null }
export const QUESTIONS = gql`query ExamQuestionRows($filter: ExamQuestionFilter) { examQuestions(filter: $filter, page: { limit: 200 }) { items { id version key questionKind difficulty tags isArchived current { id number promptZh promptEn content solution } } total } }`;
export interface Topic { id: string; version: number; key: string; nameZh: string; nameEn: string }
export const TOPICS = gql`query ExamTopicRows { examTopics(page: { limit: 200 }) { items { id version key nameZh nameEn } } }`;
export const SAVE_TOPIC = gql`mutation SaveOneTopic($input: SaveExamTopicInput!) { saveExamTopic(input: $input) { id version } }`;
export const SAVE_QUESTION = gql`mutation SaveOneQuestion($input: SaveExamQuestionInput!) { saveExamQuestion(input: $input) { id version } }`;

defineResource({ name: 'exams', noun: 'Exam', fields: 'key nameZh nameEn' });
defineResource({ name: 'certificates', noun: 'Certificate', fields: 'number state validUntilOn' });
defineResource({ name: 'examAttempts', noun: 'ExamAttempt', fields: 'number state isPassed startedAt' });
