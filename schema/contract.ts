// The shapes of the API for the browser: types without code. Emitted by npm run emit; not edited by hand.

export interface Query {
  purchaseTotals: PurchaseTotals;
  salesSummary: SalesSummary;
  salesByMonth: ReadonlyArray<SalesMonth>;
  cohorts: ReadonlyArray<Cohort>;
  /** Purchases before asOf count. */
  inactivity: ReadonlyArray<Inactivity>;
  topCustomers: ReadonlyArray<TopCustomer>;
  topProducts: ReadonlyArray<TopProduct>;
  salesByCountry: ReadonlyArray<CountrySales>;
  pareto: Pareto;
  basketPairs: BasketPairs;
  /** When people buy and what they come for then: all together, by region or by store. */
  timeBands: ReadonlyArray<TimeBands>;
  rfmGrid: RfmGrid;
  /** Customers by their group under one model and under another. */
  rfmCompare: ReadonlyArray<RfmMove>;
  /** Why a customer has her score: an explanation tree. */
  rfmReason: unknown | null;
  /** Habits of one customer; null when there is none to see. */
  customerPatterns: CustomerPatterns | null;
  /** Why a customer has her tier: an explanation tree. */
  customerTierReason: unknown | null;
  /** Who may answer for a segment. */
  segmentOwners: ReadonlyArray<SegmentOwner>;
  /** Explanation: why a customer is in or out, by the segment’s rule or by one being written, with her stays. */
  explainMembership: unknown;
  /** { fields, choices }: the fields that the viewer may use in rules, with operators, parameters, words in both languages and choices. */
  segmentFields: unknown;
  /** The numbers that the viewer may ask. */
  measures: ReadonlyArray<Measure>;
  /** One measure over a period: its value, split by a dimension, as a series, each with the list of rows behind it. */
  measure: Measurement;
  /** Who is asking; null when nobody is signed in. */
  viewer: Viewer | null;
  /** The numbers that the viewer may open with `explain`. */
  explainable: ReadonlyArray<Explainable>;
  /** How a number came about: definition, version, inputs, and the rows behind it. */
  explain: Explained;
  /** What led to a row and what it led to: audit, finding, corrective action, training, exam, certificate, ticket, scorecard. */
  chain: ChainOf;
  /** What publishing a draft would change; writes nothing. */
  previewCalendar: CalendarPreview;
  /** By when something is due, with every counted slice. */
  calendarDeadline: CalendarDeadline;
  /** What waits for the viewer’s decision, in her own name or for whom she stands in; the most urgent first, 200 at most. */
  approvalsToDecide: ReadonlyArray<ApprovalToDecide>;
  /** Kinds of files that the viewer may take in or give out. */
  transferKinds: ReadonlyArray<TransferKind>;
  /** Headers, mapping and the first rows of a file, with what is wrong in which cell. Writes nothing. */
  previewImport: ImportPreview;
  /** A link to the file of an export (which: file) or the rejects of an import (which: rejects). */
  transferLink: FileLink;
  /** A version as a file that importForm takes. */
  formFile: unknown;
  /** Where two versions differ: [{ path, kind, before, after }]; sections, questions and choices by their keys, another order of them said of their list. */
  formDifferences: unknown;
  /** What answers come to; nothing is kept. */
  tryForm: FormTrial;
  /** The measures that a scheme may name. */
  kpiMeasures: ReadonlyArray<KpiMeasure>;
  /** A dry run on periods that have been: who would gain, who would lose. Nothing is written. */
  tryKpiScheme: KpiTrial;
  /** The board of a week, the latest when unsaid, with as much of the names as the viewer may see; of several schemes the one on which the viewer stands, else the oldest. */
  weeklyBoard: WeeklyBoard | null;
  /** Makes a published board again and says whether it is the same. */
  checkBoard: BoardCheck;
  /** How many people a store needs by its work and a target, beside who is there; what is given is a what-if. */
  staffing: StaffingPlan;
  /** The standards that a hiring file goes by. */
  hiringStandards: ReadonlyArray<HiringStandard>;
  /** The teams of after-sales service, and what each does. */
  serviceTeams: ReadonlyArray<ServiceTeam>;
  /** A version as a package for importCourse, here or elsewhere. */
  courseFile: unknown;
  /** May this person take up the post, and why not (C-19)? */
  onboarding: Onboarding;
  /** A paper as a rule would draw it now; nothing is written. */
  drawExam: DrawnPaper;
  /** How hard each question turned out to be, and how well it tells those who know from those who do not. */
  examStatistics: ReadonlyArray<ExamItemStatistics>;
  /** The exams that are meant for the viewer, and whether each can be begun. */
  myExams: ReadonlyArray<MyExam>;
  /** The paper of one’s own running attempt; nothing of what is right. */
  examPaper: ExamPaper;
  /** What an attempt came to, as far as the exam’s policy shows it; refused before its end. */
  examReview: ExamReviewView;
  /** Texts that wait for their mark; never one’s own. */
  markingDesk: ReadonlyArray<MarkingItem>;
  /** Who is to have a certificate and will have no valid one at the end of a day; tomorrow’s when unsaid. */
  certificateGaps: ReadonlyArray<CertificateGap>;
  certificateLinks: CertificateLinks;
  /** Who is on call on a day without what a category asks for; tomorrow’s when unsaid. */
  rosterGaps: ReadonlyArray<RosterGap>;
  /** The rubric of a drill as its assessors fill it: the questions without what they earn. */
  drillRubric: unknown;
  /** Causes and solutions of needs like this one, out of the solved tickets in sight; the best first. */
  knownSolutions: ReadonlyArray<KnownSolution>;
  /** The store’s desk in the order in which the rules would ask: certificate, shift, skill, load. */
  assigneesFor: ReadonlyArray<AssigneeChoice>;
  /** Sets of pictures to ask for; the one that fits the ticket first. */
  diagnosisGuides: ReadonlyArray<DiagnosisGuide>;
  /** Which deadlines recomputing by a calendar’s version in force would move; writes nothing. */
  recomputePreview: LiveChanges;
  /** What a ticket would be promised, and why. */
  slaTargets: ReadonlyArray<SlaTarget>;
  /** What publishing a draft would change; writes nothing. */
  previewSlaPolicy: SlaPolicyPreview;
  /** The money panel of a ticket: what is left of the limits, and why. A kind and a scenario bring their own limits in; without them what binds a voucher counts. */
  compensationRoom: CompensationRoom;
  /** What compensation has cost in a time. */
  compensationCost: CompensationCost;
  /** How the case of a ticket stands. */
  liabilityCase: LiabilityCase;
  /** The questions of a visit: of the version it was planned with, or of the one in force. */
  siteVisitForm: FillableForm;
  /** Where two versions differ: [{ path, kind, before, after }]. */
  playbookDifferences: unknown;
  /** Playbooks that fit a need, the best first, each with its reason. */
  playbookProposals: ReadonlyArray<PlaybookProposal>;
  /** What to say on a ticket, by the version in force. */
  playbookScript: PlaybookScript;
  /** How to sort a need, by its words, and which tickets may be the same one told before. */
  ticketProposal: TicketProposal;
  /** The questions of a review without what they earn, and what was answered. */
  ticketReviewSheet: unknown;
  /** To whom a sheet that nobody submitted may be handed. */
  ticketReviewTakers: ReadonlyArray<TicketReviewTaker>;
  /** The questions of a calibration, and the gold answers once they are shown. */
  calibrationSheet: unknown;
  /** How reviewers judge, by the sheets submitted in these days; no score is changed by it. */
  reviewerAgreement: ReadonlyArray<ReviewerAgreement>;
  /** Plans that every chain can begin with. */
  planTemplates: ReadonlyArray<PlanTemplate>;
  /** What one point less of return rate is worth to a place, from its own figures of twelve months (C-02). */
  returnLever: ReturnLever;
  /** Which alerts a rule would have given on the past. Writes nothing. */
  riskDryRun: RiskDryRun;
  /** What a step may ask for. */
  careerEvidenceKinds: ReadonlyArray<CareerEvidenceKind>;
  /** What the step to a position asks for, and what somebody has of it. */
  careerEvidence: ReadonlyArray<CareerEvidence>;
  /** The best tenth of a year by closed months, who may apply for a rotation. */
  rotationList: ReadonlyArray<RotationEntry>;
  /** The best three of a month, as it stands or as it was settled. */
  ideaRanking: IdeaRanking;
  /** What a survey came to, question by question. */
  surveyResults: SurveyResults;
  /** What is said of each side of the service, by store, week or month; every cell opens its texts. */
  sentimentHeatmap: SentimentHeatmap;
  /** The questions of an audit without what they earn, and the answers that count. */
  auditSheet: unknown;
  /** The questions of a planned visit, for whoever is sent: a phone takes them along. With its draft where it is begun. */
  auditVisitSheet: unknown;
  /** Of planned visits of one’s own, by id: how each question was answered the last times at that store, and who puts right what fails. Of secret visits nothing. */
  auditVisitsBefore: unknown;
  /** Answers that passed, by store or month and section. */
  auditHeatmap: AuditHeatmap;
  /** The answers behind a cell of the heat map; their number is the cell’s. */
  auditAnswers: AuditAnswers;
  /** The scores of a store by one template, with breaks where its form changed. */
  auditTrend: AuditTrend;
  /** The questions that a shopper is screened by. */
  screeningForm: unknown;
  /** How far one can rely on each shopper; nothing follows from it. */
  shopperReliability: ReadonlyArray<ShopperReliability>;
  /** The awards that people give by the schemes in force. */
  awardKinds: ReadonlyArray<AwardKind>;
  /** Everybody whom an award is for, by satisfaction and resolution in its period; the 200 best. */
  awardStandings: ReadonlyArray<AwardStanding>;
  /** The catalogue: every figure that a formula of pay may use. */
  payNames: ReadonlyArray<PayName>;
  /** Whether a formula may be saved where one of these units is wanted, and how it reads. */
  checkPayFormula: FormulaCheck;
  /** The statement that somebody would have by a scheme’s content; nothing is kept. */
  trySchemeOnPerson: TriedStatement;
  /** Where two versions of a scheme differ: [{ path, kind, before, after }]. */
  incentiveSchemeDifferences: unknown;
  /** What reckoning a run again would change, person by person. */
  incentiveRunDifferences: RunDifferences;
  /** Whether the kept inputs still come to the kept statements, byte by byte. */
  incentiveRunCheck: RunCheck;
  /** What paying a run now would hand over. */
  incentiveRunPayment: RunPayment;
  /** What a run handed to payroll, and what payroll answered. */
  payrollTotals: PayrollTotals;
  /** The figures that a statement rests on. */
  statementFigures: ReadonlyArray<StatementFigure>;
  /** The lines of pay that a row moved (a ticket, a scorecard, an audit, a certificate, an attempt): of the statements that the viewer may read, the newest first. */
  payTrace: ReadonlyArray<PayTrace>;
  /** What a statement would have come to with other figures. Nothing is kept. */
  estimateStatement: StatementEstimate;
  user: User | null;
  users: UserPage;
  userFacets: ReadonlyArray<Facet>;
  role: Role | null;
  roles: RolePage;
  roleGrant: RoleGrant | null;
  roleGrants: RoleGrantPage;
  session: Session | null;
  sessions: SessionPage;
  apiKey: ApiKey | null;
  apiKeys: ApiKeyPage;
  calendar: Calendar | null;
  calendars: CalendarPage;
  calendarFacets: ReadonlyArray<Facet>;
  calendarVersion: CalendarVersion | null;
  calendarVersions: CalendarVersionPage;
  calendarVersionFacets: ReadonlyArray<Facet>;
  approval: Approval | null;
  approvals: ApprovalPage;
  approvalFacets: ReadonlyArray<Facet>;
  approvalDeputy: ApprovalDeputy | null;
  approvalDeputies: ApprovalDeputyPage;
  authorityPolicy: AuthorityPolicy | null;
  authorityPolicies: AuthorityPolicyPage;
  authorityPolicyVersion: AuthorityPolicyVersion | null;
  authorityPolicyVersions: AuthorityPolicyVersionPage;
  authorityPolicyVersionFacets: ReadonlyArray<Facet>;
  event: Event | null;
  auditLog: EventPage;
  eventFacets: ReadonlyArray<Facet>;
  ledgerAccount: LedgerAccount | null;
  ledgerAccounts: LedgerAccountPage;
  ledgerTransaction: LedgerTransaction | null;
  ledgerTransactions: LedgerTransactionPage;
  ledgerTransactionFacets: ReadonlyArray<Facet>;
  ledgerEntry: LedgerEntry | null;
  ledgerEntries: LedgerEntryPage;
  ledgerEntryFacets: ReadonlyArray<Facet>;
  payout: Payout | null;
  payouts: PayoutPage;
  payoutFacets: ReadonlyArray<Facet>;
  duty: Duty | null;
  duties: DutyPage;
  dutyFacets: ReadonlyArray<Facet>;
  notification: Notification | null;
  notifications: NotificationPage;
  notificationFacets: ReadonlyArray<Facet>;
  notificationSetting: NotificationSetting | null;
  notificationSettings: NotificationSettingPage;
  job: Job | null;
  jobs: JobPage;
  jobFacets: ReadonlyArray<Facet>;
  transfer: Transfer | null;
  transfers: TransferPage;
  transferFacets: ReadonlyArray<Facet>;
  webhookEndpoint: WebhookEndpoint | null;
  webhookEndpoints: WebhookEndpointPage;
  webhookDelivery: WebhookDelivery | null;
  webhookDeliveries: WebhookDeliveryPage;
  webhookDeliveryFacets: ReadonlyArray<Facet>;
  storedFile: StoredFile | null;
  storedFiles: StoredFilePage;
  storedFileFacets: ReadonlyArray<Facet>;
  savedView: SavedView | null;
  savedViews: SavedViewPage;
  viewChoice: ViewChoice | null;
  viewChoices: ViewChoicePage;
  form: Form | null;
  forms: FormPage;
  formFacets: ReadonlyArray<Facet>;
  formVersion: FormVersion | null;
  formVersions: FormVersionPage;
  formVersionFacets: ReadonlyArray<Facet>;
  region: Region | null;
  regions: RegionPage;
  store: Store | null;
  stores: StorePage;
  storeFacets: ReadonlyArray<Facet>;
  department: Department | null;
  departments: DepartmentPage;
  employee: Employee | null;
  employees: EmployeePage;
  employeeFacets: ReadonlyArray<Facet>;
  position: Position | null;
  positions: PositionPage;
  positionFacets: ReadonlyArray<Facet>;
  jobLevel: JobLevel | null;
  jobLevels: JobLevelPage;
  placement: Placement | null;
  placements: PlacementPage;
  placementFacets: ReadonlyArray<Facet>;
  leave: Leave | null;
  leaves: LeavePage;
  leaveFacets: ReadonlyArray<Facet>;
  kpiScheme: KpiScheme | null;
  kpiSchemes: KpiSchemePage;
  kpiSchemeFacets: ReadonlyArray<Facet>;
  kpiSchemeVersion: KpiSchemeVersion | null;
  kpiSchemeVersions: KpiSchemeVersionPage;
  kpiSchemeVersionFacets: ReadonlyArray<Facet>;
  scorecardPeriod: ScorecardPeriod | null;
  scorecardPeriods: ScorecardPeriodPage;
  scorecardPeriodFacets: ReadonlyArray<Facet>;
  scorecard: Scorecard | null;
  scorecards: ScorecardPage;
  scorecardFacets: ReadonlyArray<Facet>;
  scorecardValue: ScorecardValue | null;
  scorecardValues: ScorecardValuePage;
  scorecardValueFacets: ReadonlyArray<Facet>;
  scorecardAdjustment: ScorecardAdjustment | null;
  scorecardAdjustments: ScorecardAdjustmentPage;
  scorecardAdjustmentFacets: ReadonlyArray<Facet>;
  scorecardObjection: ScorecardObjection | null;
  scorecardObjections: ScorecardObjectionPage;
  scorecardObjectionFacets: ReadonlyArray<Facet>;
  scorecardComment: ScorecardComment | null;
  scorecardComments: ScorecardCommentPage;
  careerStep: CareerStep | null;
  careerSteps: CareerStepPage;
  careerApplication: CareerApplication | null;
  careerApplications: CareerApplicationPage;
  careerApplicationFacets: ReadonlyArray<Facet>;
  careerLadderVersion: CareerLadderVersion | null;
  careerLadderVersions: CareerLadderVersionPage;
  idea: Idea | null;
  ideas: IdeaPage;
  ideaFacets: ReadonlyArray<Facet>;
  ideaAdoption: IdeaAdoption | null;
  ideaAdoptions: IdeaAdoptionPage;
  workResult: WorkResult | null;
  workResults: WorkResultPage;
  workResultFacets: ReadonlyArray<Facet>;
  board: Board | null;
  boards: BoardPage;
  boardEntry: BoardEntry | null;
  boardEntries: BoardEntryPage;
  boardEntryFacets: ReadonlyArray<Facet>;
  course: Course | null;
  courses: CoursePage;
  courseFacets: ReadonlyArray<Facet>;
  courseVersion: CourseVersion | null;
  courseVersions: CourseVersionPage;
  courseVersionFacets: ReadonlyArray<Facet>;
  learningPath: LearningPath | null;
  learningPaths: LearningPathPage;
  learningPathFacets: ReadonlyArray<Facet>;
  drillScene: DrillScene | null;
  drillScenes: DrillScenePage;
  drillSceneFacets: ReadonlyArray<Facet>;
  drill: Drill | null;
  drills: DrillPage;
  drillFacets: ReadonlyArray<Facet>;
  drillGrade: DrillGrade | null;
  drillGrades: DrillGradePage;
  drillGradeFacets: ReadonlyArray<Facet>;
  trainingSession: TrainingSession | null;
  trainingSessions: TrainingSessionPage;
  trainingSessionFacets: ReadonlyArray<Facet>;
  sessionAttendance: SessionAttendance | null;
  sessionAttendances: SessionAttendancePage;
  sessionAttendanceFacets: ReadonlyArray<Facet>;
  trainingRecord: TrainingRecord | null;
  trainingRecords: TrainingRecordPage;
  trainingRecordFacets: ReadonlyArray<Facet>;
  trainingNeed: TrainingNeed | null;
  trainingNeeds: TrainingNeedPage;
  trainingNeedFacets: ReadonlyArray<Facet>;
  trainingCredit: TrainingCredit | null;
  trainingCredits: TrainingCreditPage;
  trainingCreditFacets: ReadonlyArray<Facet>;
  examTopic: ExamTopic | null;
  examTopics: ExamTopicPage;
  examQuestion: ExamQuestion | null;
  examQuestions: ExamQuestionPage;
  examQuestionFacets: ReadonlyArray<Facet>;
  examQuestionVersion: ExamQuestionVersion | null;
  examQuestionVersions: ExamQuestionVersionPage;
  exam: Exam | null;
  exams: ExamPage;
  examFacets: ReadonlyArray<Facet>;
  examVersion: ExamVersion | null;
  examVersions: ExamVersionPage;
  examVersionFacets: ReadonlyArray<Facet>;
  examAttempt: ExamAttempt | null;
  examAttempts: ExamAttemptPage;
  examAttemptFacets: ReadonlyArray<Facet>;
  certificateKind: CertificateKind | null;
  certificateKinds: CertificateKindPage;
  certificateKindFacets: ReadonlyArray<Facet>;
  certificate: Certificate | null;
  certificates: CertificatePage;
  certificateFacets: ReadonlyArray<Facet>;
  transferProposal: TransferProposal | null;
  transferProposals: TransferProposalPage;
  transferProposalFacets: ReadonlyArray<Facet>;
  customer: Customer | null;
  customers: CustomerPage;
  customerFacets: ReadonlyArray<Facet>;
  consent: Consent | null;
  consents: ConsentPage;
  customField: CustomField | null;
  customFields: CustomFieldPage;
  category: Category | null;
  categories: CategoryPage;
  product: Product | null;
  products: ProductPage;
  productFacets: ReadonlyArray<Facet>;
  purchase: Purchase | null;
  purchases: PurchasePage;
  purchaseFacets: ReadonlyArray<Facet>;
  purchaseLine: PurchaseLine | null;
  purchaseLines: PurchaseLinePage;
  purchaseLineFacets: ReadonlyArray<Facet>;
  tag: Tag | null;
  tags: TagPage;
  tagFacets: ReadonlyArray<Facet>;
  customerTag: CustomerTag | null;
  customerTags: CustomerTagPage;
  segment: Segment | null;
  segments: SegmentPage;
  segmentFacets: ReadonlyArray<Facet>;
  segmentVersion: SegmentVersion | null;
  segmentVersions: SegmentVersionPage;
  segmentMembership: SegmentMembership | null;
  segmentMemberships: SegmentMembershipPage;
  rfmModel: RfmModel | null;
  rfmModels: RfmModelPage;
  rfmScore: RfmScore | null;
  rfmScores: RfmScorePage;
  rfmScoreFacets: ReadonlyArray<Facet>;
  tierRule: TierRule | null;
  tierRules: TierRulePage;
  tierPeriod: TierPeriod | null;
  tierPeriods: TierPeriodPage;
  ticketCategory: TicketCategory | null;
  ticketCategories: TicketCategoryPage;
  ticket: Ticket | null;
  tickets: TicketPage;
  ticketFacets: ReadonlyArray<Facet>;
  ticketTask: TicketTask | null;
  ticketTasks: TicketTaskPage;
  ticketTaskFacets: ReadonlyArray<Facet>;
  slaPolicy: SlaPolicy | null;
  slaPolicies: SlaPolicyPage;
  slaPolicyVersion: SlaPolicyVersion | null;
  slaPolicyVersions: SlaPolicyVersionPage;
  slaPolicyVersionFacets: ReadonlyArray<Facet>;
  clock: Clock | null;
  clocks: ClockPage;
  clockFacets: ReadonlyArray<Facet>;
  intakeChannel: IntakeChannel | null;
  intakeChannels: IntakeChannelPage;
  intakeChannelFacets: ReadonlyArray<Facet>;
  intakeMessage: IntakeMessage | null;
  intakeMessages: IntakeMessagePage;
  intakeMessageFacets: ReadonlyArray<Facet>;
  kiosk: Kiosk | null;
  kiosks: KioskPage;
  kioskFacets: ReadonlyArray<Facet>;
  remoteDiagnosis: RemoteDiagnosis | null;
  remoteDiagnoses: RemoteDiagnosisPage;
  remoteDiagnosisFacets: ReadonlyArray<Facet>;
  compensation: Compensation | null;
  compensations: CompensationPage;
  compensationFacets: ReadonlyArray<Facet>;
  returnCase: ReturnCase | null;
  returnCases: ReturnCasePage;
  returnCaseFacets: ReadonlyArray<Facet>;
  incidentRule: IncidentRule | null;
  incidentRules: IncidentRulePage;
  incident: Incident | null;
  incidents: IncidentPage;
  incidentFacets: ReadonlyArray<Facet>;
  incidentTicket: IncidentTicket | null;
  incidentTickets: IncidentTicketPage;
  incidentTask: IncidentTask | null;
  incidentTasks: IncidentTaskPage;
  incidentTaskFacets: ReadonlyArray<Facet>;
  siteVisit: SiteVisit | null;
  siteVisits: SiteVisitPage;
  siteVisitFacets: ReadonlyArray<Facet>;
  liability: Liability | null;
  liabilitys: LiabilityPage;
  liabilityFacets: ReadonlyArray<Facet>;
  remedy: Remedy | null;
  remedies: RemedyPage;
  remedyFacets: ReadonlyArray<Facet>;
  chargeBack: ChargeBack | null;
  chargeBacks: ChargeBackPage;
  chargeBackFacets: ReadonlyArray<Facet>;
  playbook: Playbook | null;
  playbooks: PlaybookPage;
  playbookFacets: ReadonlyArray<Facet>;
  playbookVersion: PlaybookVersion | null;
  playbookVersions: PlaybookVersionPage;
  playbookVersionFacets: ReadonlyArray<Facet>;
  playbookUse: PlaybookUse | null;
  playbookUses: PlaybookUsePage;
  playbookUseFacets: ReadonlyArray<Facet>;
  onCall: OnCall | null;
  onCalls: OnCallPage;
  onCallFacets: ReadonlyArray<Facet>;
  agentSkill: AgentSkill | null;
  agentSkills: AgentSkillPage;
  agentSkillFacets: ReadonlyArray<Facet>;
  ticketDesk: TicketDesk | null;
  ticketDesks: TicketDeskPage;
  ticketDeskFacets: ReadonlyArray<Facet>;
  survey: Survey | null;
  surveys: SurveyPage;
  surveyFacets: ReadonlyArray<Facet>;
  surveyResponse: SurveyResponse | null;
  surveyResponses: SurveyResponsePage;
  surveyResponseFacets: ReadonlyArray<Facet>;
  surveyAnswer: SurveyAnswer | null;
  surveyAnswers: SurveyAnswerPage;
  surveyAnswerFacets: ReadonlyArray<Facet>;
  surveyInvitation: SurveyInvitation | null;
  surveyInvitations: SurveyInvitationPage;
  surveyInvitationFacets: ReadonlyArray<Facet>;
  sentimentModel: SentimentModel | null;
  sentimentModels: SentimentModelPage;
  opinion: Opinion | null;
  opinions: OpinionPage;
  opinionFacets: ReadonlyArray<Facet>;
  ticketGate: TicketGate | null;
  ticketGates: TicketGatePage;
  ticketGateFacets: ReadonlyArray<Facet>;
  auditTemplate: AuditTemplate | null;
  auditTemplates: AuditTemplatePage;
  auditTemplateFacets: ReadonlyArray<Facet>;
  audit: Audit | null;
  audits: AuditPage;
  auditFacets: ReadonlyArray<Facet>;
  auditFailure: AuditFailure | null;
  auditFailures: AuditFailurePage;
  auditFailureFacets: ReadonlyArray<Facet>;
  auditDispute: AuditDispute | null;
  auditDisputes: AuditDisputePage;
  auditDisputeFacets: ReadonlyArray<Facet>;
  mysteryProgramme: MysteryProgramme | null;
  mysteryProgrammes: MysteryProgrammePage;
  mysteryProgrammeFacets: ReadonlyArray<Facet>;
  auditWave: AuditWave | null;
  auditWaves: AuditWavePage;
  auditVisit: AuditVisit | null;
  auditVisits: AuditVisitPage;
  auditVisitFacets: ReadonlyArray<Facet>;
  shopper: Shopper | null;
  shoppers: ShopperPage;
  shopperFacets: ReadonlyArray<Facet>;
  shopperPayment: ShopperPayment | null;
  shopperPayments: ShopperPaymentPage;
  shopperPaymentFacets: ReadonlyArray<Facet>;
  finding: Finding | null;
  findings: FindingPage;
  findingFacets: ReadonlyArray<Facet>;
  findingTicket: FindingTicket | null;
  findingTickets: FindingTicketPage;
  correctiveAction: CorrectiveAction | null;
  correctiveActions: CorrectiveActionPage;
  correctiveActionFacets: ReadonlyArray<Facet>;
  ticketSample: TicketSample | null;
  ticketSamples: TicketSamplePage;
  sampledTicket: SampledTicket | null;
  sampledTickets: SampledTicketPage;
  sampledTicketFacets: ReadonlyArray<Facet>;
  ticketReview: TicketReview | null;
  ticketReviews: TicketReviewPage;
  ticketReviewFacets: ReadonlyArray<Facet>;
  calibration: Calibration | null;
  calibrations: CalibrationPage;
  calibrationFacets: ReadonlyArray<Facet>;
  monthlyReview: MonthlyReview | null;
  monthlyReviews: MonthlyReviewPage;
  monthlyReviewFacets: ReadonlyArray<Facet>;
  improvementPlan: ImprovementPlan | null;
  improvementPlans: ImprovementPlanPage;
  improvementPlanFacets: ReadonlyArray<Facet>;
  planStep: PlanStep | null;
  planSteps: PlanStepPage;
  leverMargin: LeverMargin | null;
  leverMargins: LeverMarginPage;
  leverMarginFacets: ReadonlyArray<Facet>;
  serviceWall: ServiceWall | null;
  serviceWalls: ServiceWallPage;
  serviceWallFacets: ReadonlyArray<Facet>;
  instrument: Instrument | null;
  instruments: InstrumentPage;
  instrumentFacets: ReadonlyArray<Facet>;
  riskRule: RiskRule | null;
  riskRules: RiskRulePage;
  riskRuleFacets: ReadonlyArray<Facet>;
  riskRuleVersion: RiskRuleVersion | null;
  riskRuleVersions: RiskRuleVersionPage;
  riskRuleVersionFacets: ReadonlyArray<Facet>;
  riskAlert: RiskAlert | null;
  riskAlerts: RiskAlertPage;
  riskAlertFacets: ReadonlyArray<Facet>;
  awardNomination: AwardNomination | null;
  awardNominations: AwardNominationPage;
  awardNominationFacets: ReadonlyArray<Facet>;
  payHandover: PayHandover | null;
  payHandovers: PayHandoverPage;
  payHandoverFacets: ReadonlyArray<Facet>;
  incentiveScheme: IncentiveScheme | null;
  incentiveSchemes: IncentiveSchemePage;
  incentiveSchemeFacets: ReadonlyArray<Facet>;
  incentiveSchemeVersion: IncentiveSchemeVersion | null;
  incentiveSchemeVersions: IncentiveSchemeVersionPage;
  incentiveSchemeVersionFacets: ReadonlyArray<Facet>;
  incentiveAward: IncentiveAward | null;
  incentiveAwards: IncentiveAwardPage;
  incentiveAwardFacets: ReadonlyArray<Facet>;
  incentiveRun: IncentiveRun | null;
  incentiveRuns: IncentiveRunPage;
  incentiveRunFacets: ReadonlyArray<Facet>;
  statement: Statement | null;
  statements: StatementPage;
  statementFacets: ReadonlyArray<Facet>;
  statementLine: StatementLine | null;
  statementLines: StatementLinePage;
  statementLineFacets: ReadonlyArray<Facet>;
  payAdjustment: PayAdjustment | null;
  payAdjustments: PayAdjustmentPage;
  payAdjustmentFacets: ReadonlyArray<Facet>;
  statementDispute: StatementDispute | null;
  statementDisputes: StatementDisputePage;
  statementDisputeFacets: ReadonlyArray<Facet>;
}

/** Everything on the receipts, nameless buyers included. */
export interface PurchaseTotals {
  lines: number;
  receipts: number;
  products: number;
  customers: number;
  countries: number;
  namelessLines: number;
  cancellingLines: number;
  cancellingReceipts: number;
  /** Lines that equal an earlier line of their receipt. */
  duplicateLines: number;
  quantity: string;
  value: string;
  firstAt: string | null;
  lastAt: string | null;
  customersInSeveralCountries: number;
}

/** Which purchases count: business days from..to (both included), stores, regions and country. Own stores only, where the right reaches no further. */
export interface SalesFilter {
  from?: string | null;
  to?: string | null;
  storeIds?: ReadonlyArray<string> | null;
  regionIds?: ReadonlyArray<string> | null;
  country?: string | null;
}

/** Sales to known customers: quantity and price above 0, receipt not cancelling. */
export interface SalesSummary {
  lines: number;
  receipts: number;
  customers: number;
  value: string;
  /** Returns of known customers, below 0. */
  returnsValue: string;
  customersWithReturns: number;
  /** Customers with exactly one receipt with a sale. */
  oneTimeBuyers: number;
  /** Filter of `purchases` that lists the receipts behind it. */
  rows: unknown;
}

export interface SalesMonth {
  /** YYYY-MM */
  month: string;
  activeCustomers: number;
  /** Whose first sale of all is in this month. */
  newCustomers: number;
  receipts: number;
  value: string;
  rows: unknown;
}

/** Customers whose first sale was in `month`, and how many of them bought in it and in each month after. */
export interface Cohort {
  month: string;
  active: ReadonlyArray<number>;
}

export interface Inactivity {
  days: number;
  /** Customers whose last sale lies so many days back, or more. */
  customers: number;
  /** Filter of `customers` that lists them. */
  rows: unknown;
}

export interface TopCustomer {
  customerId: string;
  memberNo: string | null;
  name: string;
  value: string;
  /** Receipts with a sale. */
  receipts: number;
}

export interface TopProduct {
  productId: string;
  sku: string;
  name: string;
  receipts: number;
  value: string;
}

export interface CountrySales {
  country: string | null;
  customers: number;
  receipts: number;
  value: string;
}

/** How concentrated sales are. */
export interface Pareto {
  /** Fewest customers who together bring the asked share of sales. */
  customersForShare: number;
  /** How many the best fifth are (rounded down). */
  topFifthCustomers: number;
  /** Their share of sales, six digits. */
  topFifthShare: string;
}

export interface BasketPairs {
  baskets: number;
  /** Fewest baskets that reach the support. */
  minCount: number;
  frequentItems: number;
  frequentPairs: number;
  /** Rules, both ways, that reach minConfidence. */
  ruleCount: number;
  /** By lift, then count, then codes. */
  rules: ReadonlyArray<BasketRule>;
  /** Filter of `purchases` that lists all baskets. */
  rows: unknown;
}

/** Who buys `if` buys `then`. */
export interface BasketRule {
  /** SKU of the product, or code of the category. */
  if: string;
  ifId: string;
  ifName: string;
  then: string;
  thenId: string;
  thenName: string;
  /** Baskets with both. */
  count: number;
  support: string;
  confidence: string;
  lift: string;
  /** Filter of `purchases` that lists the baskets with both. */
  rows: unknown;
}

/** A basket is a receipt with a sale; charges (isService) are left out. */
export interface BasketInput {
  /** Share of baskets that a product and a pair must reach: 0.01 is one in a hundred, rounded up to whole baskets. */
  minSupport: string;
  /** Rules below are left out of the list (not of the counts). */
  minConfidence?: string | null;
  filter?: SalesFilter | null;
  /** PRODUCT when unsaid. */
  unit?: BasketUnit | null;
  /** 1..500, 50 when unsaid. */
  limit?: number | null;
}

/** What pairs are made of: products, or the categories of goods (baby food leads to children’s goods). */
export type BasketUnit = 'PRODUCT' | 'CATEGORY';

/** Sales to known customers by time; of everything that the viewer’s rights reach, of a region or of a store. */
export interface TimeBands {
  /** Of the region or store; none for the group of everything. */
  id: string | null;
  nameZh: string | null;
  nameEn: string | null;
  receipts: number;
  value: string;
  /** Those with sales, by day and time. */
  slots: ReadonlyArray<BandSlot>;
  moments: ReadonlyArray<BandMoment>;
  rows: unknown;
}

/** One day of the week and time of day. */
export interface BandSlot {
  /** 1 Monday .. 7 Sunday */
  weekday: number;
  band: DayBand;
  /** Receipts with a sale. */
  receipts: number;
  customers: number;
  value: string;
  /** Of the group’s receipts, six digits. */
  share: string;
  /** Filter of `purchases` that lists the receipts behind it. */
  rows: unknown;
}

/** Time of day by the store’s clock: MORNING 6-11, NOON 11-14, AFTERNOON 14-17, EVENING 17-21, NIGHT 21-6. */
export type DayBand = 'MORNING' | 'NOON' | 'AFTERNOON' | 'EVENING' | 'NIGHT';

/** One kind of day and time of day: how many come, what a basket holds, what they come for. */
export interface BandMoment {
  dayKind: DayKind;
  band: DayBand;
  receipts: number;
  customers: number;
  value: string;
  /** Of the group’s receipts, six digits. */
  share: string;
  /** Sales a receipt, two digits. */
  meanBasket: string;
  /** Sale lines a receipt, two digits. */
  meanLines: string;
  /** The most typical first: by lift, of those on at least one in twenty of its receipts. */
  categories: ReadonlyArray<BandCategory>;
  rows: unknown;
}

/** WORKDAY: Monday to Friday; WEEKEND: Saturday and Sunday. */
export type DayKind = 'WORKDAY' | 'WEEKEND';

/** A category on the receipts of a time, measured by how usual it is at other times. */
export interface BandCategory {
  categoryId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  /** Receipts of the time with it. */
  receipts: number;
  value: string;
  /** Share of the time’s receipts that hold it, six digits. */
  share: string;
  /** That share ÷ the same share over all times of the group: above 1 is typical of this time. */
  lift: string;
  rows: unknown;
}

/** One group for everything, one a region, or one a store. */
export type BandGrouping = 'ALL' | 'REGION' | 'STORE';

/** A model’s scores counted: cells of r, f and m; the console folds them to a grid. */
export interface RfmGrid {
  modelId: string;
  asOf: string | null;
  customers: number;
  cells: ReadonlyArray<RfmCell>;
  minRecencyDays: number | null;
  maxRecencyDays: number | null;
}

export interface RfmCell {
  r: number;
  f: number;
  m: number;
  groupKey: string;
  customers: number;
  value: string;
}

export interface RfmMove {
  fromGroup: string | null;
  toGroup: string | null;
  customers: number;
}

/** Habits of one customer over so many days (A-26, A-27). */
export interface CustomerPatterns {
  days: number;
  /** First business day that counts. */
  from: string;
  /** Favourite categories first. */
  categories: ReadonlyArray<CategoryShare>;
  hours: ReadonlyArray<HourBand>;
  monthly: ReadonlyArray<MonthSpend>;
  /** Filter of `purchases` that lists the receipts behind it. */
  rows: unknown;
}

export interface CategoryShare {
  categoryId: string | null;
  nameZh: string | null;
  nameEn: string | null;
  amount: string;
  /** Of all sales in the time, six digits. */
  share: string;
  /** Receipts with it. */
  count: number;
}

export interface HourBand {
  /** 1 Monday .. 7 Sunday */
  weekday: number;
  /** MORNING 6-11, NOON 11-14, AFTERNOON 14-17, EVENING 17-21, NIGHT 21-6, by the store’s clock. */
  band: string;
  visits: number;
}

export interface MonthSpend {
  month: string;
  amount: string;
  visits: number;
}

/** Somebody who may answer for a segment. */
export interface SegmentOwner {
  /** The account. */
  id: string;
  name: string;
  nameEn: string | null;
}

/** A number that is defined once. */
export interface Measure {
  key: string;
  label: Words;
  /** What is counted, out of what. */
  definition: Words;
  /** To whom it is credited, and what a machine’s work, a hand-over and a reopening mean for it. */
  credit: Words | null;
  unit: MeasureUnit;
  kind: MeasureKind;
  /** Is more better? Null: neither. */
  isMoreBetter: boolean | null;
  /** A stock at the end of the period, not a flow within it. */
  isStock: boolean;
  /** Root field that lists the rows behind it. */
  resource: string;
  dimensions: ReadonlyArray<MeasureDimension>;
  /** Fewer rows than this are too few to compare. */
  minSample: number;
  /** Raised whenever the definition changes. */
  version: number;
  /** Hash of the definition as it is computed. */
  definitionHash: string;
}

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** SHARE: 0 to 1, six digits; MINUTES: four digits. */
export type MeasureUnit = 'COUNT' | 'SHARE' | 'MINUTES' | 'SCORE' | 'MONEY';

/** MEDIAN: the lower of two middle values, so that it is always one that was really there; RATIO: of two other measures; DISTINCT: how many different ones. */
export type MeasureKind = 'COUNT' | 'SHARE' | 'SUM' | 'MEAN' | 'MEDIAN' | 'RATIO' | 'DISTINCT';

/** What a measure can be split by. */
export interface MeasureDimension {
  key: string;
  label: Words;
}

/** What a measure is over a period. */
export interface Measurement {
  /** Null: nothing to measure. */
  value: string | null;
  /** Above the line: rows that hold, or the sum. */
  numerator: string | null;
  /** Below the line. */
  denominator: string | null;
  /** Rows that have a value. */
  sample: number;
  /** Too few rows to compare. */
  isSmallSample: boolean;
  /** All rows that count. */
  rows: ExplainedList;
  /** Of a share: the rows that hold. */
  hits: ExplainedList | null;
  /** Of a share: the rows that do not. */
  misses: ExplainedList | null;
  measure: Measure;
  period: Period;
  /** Whose facts: what happened later is left out of account. */
  asOf: string;
  /** How it came about: an explanation tree. */
  explain: unknown;
  /** Groups in all, when it was split. */
  groupCount: number | null;
  groups: ReadonlyArray<MeasureGroup>;
  series: ReadonlyArray<MeasurePoint>;
}

/** The list that opens the rows behind a number. */
export interface ExplainedList {
  /** Root field: purchases, customers, ... */
  resource: string;
  /** Its filter. */
  filter: unknown;
  /** How many rows it lists. */
  count: number | null;
}

/** The days that count: from the first to before the last. */
export interface Period {
  kind: PeriodKind;
  from: string | null;
  until: string | null;
}

/** Weeks begin on Monday; RANGE: from one day to before another; ALL: whatever there is. */
export type PeriodKind = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'RANGE' | 'ALL';

/** One row of a split. */
export interface MeasureGroup {
  /** Null: nothing to measure. */
  value: string | null;
  /** Above the line: rows that hold, or the sum. */
  numerator: string | null;
  /** Below the line. */
  denominator: string | null;
  /** Rows that have a value. */
  sample: number;
  /** Too few rows to compare. */
  isSmallSample: boolean;
  /** All rows that count. */
  rows: ExplainedList;
  /** Of a share: the rows that hold. */
  hits: ExplainedList | null;
  /** Of a share: the rows that do not. */
  misses: ExplainedList | null;
  /** Id or word of the group; null: rows without one. */
  key: string | null;
  label: Words;
  /** Of a count or sum: its share of the whole. */
  share: string | null;
  /** Place among those that can be compared. */
  rank: number | null;
}

/** One step of a series. */
export interface MeasurePoint {
  /** Null: nothing to measure. */
  value: string | null;
  /** Above the line: rows that hold, or the sum. */
  numerator: string | null;
  /** Below the line. */
  denominator: string | null;
  /** Rows that have a value. */
  sample: number;
  /** Too few rows to compare. */
  isSmallSample: boolean;
  /** All rows that count. */
  rows: ExplainedList;
  /** Of a share: the rows that hold. */
  hits: ExplainedList | null;
  /** Of a share: the rows that do not. */
  misses: ExplainedList | null;
  from: string;
  until: string;
}

/** By value, by how many rows are behind it, or by name; too few rows to be compared stand last. */
export type MeasureOrder = 'MOST' | 'LEAST' | 'SAMPLE' | 'NAME';

/** A period in days of the store’s own zone, its end not counted. */
export interface PeriodInput {
  kind: PeriodKind;
  /** Any day of it; today when unsaid. */
  on?: string | null;
  /** So many periods before: 1 is the one before it. */
  back?: number | null;
  /** For RANGE: the first day. */
  from?: string | null;
  /** For RANGE: the first day that no longer counts. */
  until?: string | null;
}

/** Who is asking. */
export interface Viewer {
  id: string;
  name: string;
  nameEn: string | null;
  username: string;
  locale: string | null;
  employeeId: string | null;
  /** Session of this request; none for a key. */
  sessionId: string | null;
  roles: ReadonlyArray<ViewerRole>;
  /** Permission words held, module:verb. */
  permissions: ReadonlyArray<string>;
  /** The same as packed CASL rules, for the console. */
  rules: unknown;
}

/** A role in force today and how far it reaches. */
export interface ViewerRole {
  key: string;
  nameZh: string;
  nameEn: string;
  scope: Scope;
  storeId: string | null;
  regionId: string | null;
}

export type Scope = 'OWN' | 'STORE' | 'REGION' | 'ALL';

/** A number that `explain` opens. */
export interface Explainable {
  number: string;
  label: Words;
  definition: Words;
  /** Noun whose id is asked for; none: no id. */
  of: string | null;
  /** Names of the params that it takes. */
  params: ReadonlyArray<string>;
}

/** How a number came about. */
export interface Explained {
  number: string;
  label: Words;
  /** Text for exact numbers and words, true or false for a verdict. */
  value: unknown | null;
  unit: Words | null;
  /** The value as people read it, when it is more than value and unit. */
  text: Words | null;
  /** What the number means. */
  definition: Words;
  /** None: the number follows no rule that people may change. */
  version: ExplainedVersion | null;
  /** What it was made of: explanations of the same shape as tree. */
  inputs: unknown;
  rows: ExplainedList | null;
  /** All of it as one tree: { label, value, unit, text, holds, required, note, rule, inputs, rows }. */
  tree: unknown;
}

/** The rule that decided, in which version, in force since when. */
export interface ExplainedVersion {
  key: string;
  number: number | null;
  since: string | null;
}

/** Which number: its name, the row it belongs to, and what else it depends on. */
export interface ExplainInput {
  /** One of `explainable`: customer.spend365, customer.tier, ... */
  number: string;
  /** The row whose number it is. */
  id?: string | null;
  /** What else the number depends on, as `explainable` says: { modelId }, { filter } ... */
  params?: unknown | null;
}

/** What led to a row, and what it led to; only rows that the viewer may see. */
export interface ChainOf {
  before: ReadonlyArray<ChainLink>;
  after: ReadonlyArray<ChainLink>;
}

/** A row before or after another in the chain, which the viewer may open. */
export interface ChainLink {
  /** Its noun: Finding, CorrectiveAction, TrainingRecord, ExamAttempt, Certificate, Ticket, Scorecard ... */
  noun: string;
  id: string;
  /** What such a row is called. */
  kind: Words;
  label: Words;
  /** The part of it that is meant: of a scorecard, the key of the value that counts the row. */
  part: string | null;
}

/** What publishing the draft would change. Nothing is written. */
export interface CalendarPreview {
  /** Number of the version in force. */
  versionInForce: number | null;
  /** Where they differ: [{ path, kind, before, after }]. */
  differences: unknown;
  months: ReadonlyArray<CalendarMonth>;
  samples: ReadonlyArray<CalendarSample>;
  /** There is open time at all; without it nothing can be due. */
  hasOpenTime: boolean;
}

/** One month under the version in force (before) and under the draft (after). */
export interface CalendarMonth {
  /** YYYY-MM */
  month: string;
  workingDaysBefore: number | null;
  workingDaysAfter: number;
  openHoursBefore: number | null;
  openHoursAfter: number;
  /** All its days are within the covered years. */
  isPublished: boolean;
}

/** One promise that starts now, as the version in force and the draft give it. */
export interface CalendarSample {
  labelZh: string;
  labelEn: string;
  before: string | null;
  after: string | null;
}

/** What would a calendar be like? A draft given is tried against the version in force; without one the draft being worked on is. */
export interface PreviewCalendarInput {
  /** None: a calendar that is not there yet. */
  id?: string | null;
  draft?: CalendarDraftInput | null;
  /** First of the twelve months looked at; today when unsaid. */
  from?: string | null;
}

/** What the next version of a calendar says. */
export interface CalendarDraftInput {
  /** SHIFTS when unsaid. */
  kind?: CalendarKind | null;
  /** IANA time zone; the chain’s when unsaid. */
  zone?: string | null;
  /** Shifts by weekday, Monday 1: { "1": [["09:00","12:00"],["13:30","18:00"]] }. */
  week: unknown;
  /** Holidays and make-up days: [{ date, isWorking, shifts?, nameZh?, nameEn? }]. */
  exceptions?: unknown | null;
  coveredFrom?: string | null;
  /** Last day whose holidays are known; none: they need not be. */
  coveredTo?: string | null;
  note?: string | null;
}

/** SHIFTS: open time counts; ELAPSED: all time counts. */
export type CalendarKind = 'SHIFTS' | 'ELAPSED';

/** A deadline with every counted slice. */
export interface CalendarDeadline {
  /** Null where it cannot be known. */
  dueAt: string | null;
  /** What the usual week gives beyond the published years. */
  provisionalDueAt: string | null;
  /** First counted day that is not published. */
  unpublishedDay: string | null;
  versionNumber: number;
  explanation: unknown;
}

/** By when is something due that starts at an instant? */
export interface CalendarDeadlineInput {
  calendarId: string;
  /** A version of it; the one in force at the start when unsaid. */
  versionId?: string | null;
  startAt: string;
  unit: TimeUnit;
  amount: string;
}

/** Open minutes of a calendar (0.5: 30 seconds), its working days (to the close of the last, or to the same time of day), or minutes of the wall clock. */
export type TimeUnit = 'BUSINESS_MINUTES' | 'WORKING_DAYS' | 'WORKING_DAYS_SAME_TIME' | 'ELAPSED_MINUTES';

/** A question that the viewer may decide now. */
export interface ApprovalToDecide {
  id: string;
  /** Sent back as expectedVersion. */
  version: number;
  kind: string;
  titleZh: string;
  titleEn: string;
  amount: string | null;
  reason: string;
  /** Who asks. */
  makerName: string | null;
  makerNameEn: string | null;
  storeId: string | null;
  storeNameZh: string | null;
  storeNameEn: string | null;
  resource: string;
  /** Key of that row, without its customer. */
  resourceKey: string;
  askedAt: string;
  dueAt: string;
  /** In whose name, where one stands in for somebody. */
  onBehalfOf: string | null;
}

/** A kind of file, with its fields. */
export interface TransferKind {
  kind: string;
  labelZh: string;
  labelEn: string;
  canImport: boolean;
  canExport: boolean;
  fields: ReadonlyArray<PreviewField>;
}

export interface PreviewField {
  key: string;
  labelZh: string;
  labelEn: string;
  isRequired: boolean;
  type: string;
}

export interface ImportPreview {
  headers: ReadonlyArray<string>;
  encoding: string;
  mapping: unknown;
  /** What the mapping lacks, in words. */
  missing: string | null;
  fields: ReadonlyArray<PreviewField>;
  rowsRead: number;
  /** False: the counts are of the first 20,000 rows. */
  isWhole: boolean;
  badCount: number;
  repairedCount: number;
  rows: ReadonlyArray<PreviewRow>;
  badRows: ReadonlyArray<PreviewRow>;
  problems: ReadonlyArray<PreviewProblem>;
  cures: ReadonlyArray<PreviewCure>;
}

export interface PreviewRow {
  line: number;
  isRepaired: boolean;
  cells: ReadonlyArray<PreviewCell>;
}

export interface PreviewCell {
  field: string;
  text: string;
  value: string | null;
  /** Why it is wrong, in words. */
  problem: string | null;
  /** The same as a word. */
  reason: string | null;
  cure: CellCure | null;
}

/** What a wrong cell could say instead. */
export interface CellCure {
  /** DIGIT_LETTERS, EMPTY_WORD, ... */
  key: string;
  text: string;
}

/** One kind of error of one field, and in how many cells it stands. */
export interface PreviewProblem {
  field: string;
  reason: string;
  count: number;
}

/** A cure that would mend many cells of a column at once. */
export interface PreviewCure {
  field: string;
  key: string;
  count: number;
  sample: string;
  /** What the sample becomes. */
  result: string;
}

/** The file is named by uploadId (POST /files/upload), or sent along as contentBase64 when it is small. */
export interface ImportFileInput {
  /** customers, purchases, employees, ... */
  kind: string;
  uploadId?: string | null;
  contentBase64?: string | null;
  fileName?: string | null;
  /** Field -> header of its column; suggested from the headers when unsaid. */
  mapping?: unknown | null;
  /** Cells mended by hand: "<line>:<field>" -> text. */
  fixes?: unknown | null;
  /** Cures for whole columns, as the preview offers them: "<field>:<key>". */
  cures?: ReadonlyArray<string> | null;
  dryRun?: boolean | null;
  duplicates?: DuplicateRule | null;
  /** Id or code of the store of rows that name none. */
  storeId?: string | null;
}

/** How a row that is there already is met: fill and update it, leave it, or make another. */
export type DuplicateRule = 'MERGE' | 'SKIP' | 'NEW';

/** A path that opens a file until a moment, for those who may. */
export interface FileLink {
  path: string;
  fileName: string;
  expiresAt: string;
}

/** What answers come to, tried; nothing is kept. */
export interface FormTrial {
  /** Questions that are asked, given these answers. */
  visible: ReadonlyArray<string>;
  /** Answers that are wrong, and what is missing. */
  faults: ReadonlyArray<AnswerFault>;
  /** Null while anything is missing, and where nothing is scored. */
  score: string | null;
  band: string | null;
  isPassed: boolean | null;
  /** { sections, failed, raised }. */
  outcome: unknown | null;
  /** How it came about: an explanation tree. */
  explanation: unknown | null;
}

/** What is not right with one answer. */
export interface AnswerFault {
  /** Key of the question. */
  question: string;
  /** Word of the reason. */
  reason: string;
  textZh: string;
  textEn: string;
}

/** Tries answers against a stored version, or against content that is not stored yet. */
export interface TryFormInput {
  formVersionId?: string | null;
  content?: unknown | null;
  /** By key of the question. */
  answers: unknown;
  /** Figures from elsewhere, by key of the part: { calls: "92.5" }. */
  given?: unknown | null;
}

/** A measure that a scheme may name: what it is, and whose number it can be. */
export interface KpiMeasure {
  key: string;
  label: Words;
  definition: Words;
  unit: MeasureUnit;
  /** EMPLOYEE, TEAM, STORE, REGION. */
  dimensions: ReadonlyArray<string>;
}

/** A dry run: who would gain, who would lose. */
export interface KpiTrial {
  gains: number;
  losses: number;
  same: number;
  /** Mean score by the version in force. */
  meanBefore: string | null;
  meanAfter: string | null;
  /** The largest differences first. */
  rows: ReadonlyArray<KpiTrialRow>;
}

/** What a person, store or region would gain or lose in one period. */
export interface KpiTrialRow {
  from: string;
  employeeId: string | null;
  storeId: string | null;
  subjectZh: string;
  subjectEn: string;
  /** By the version in force. */
  before: string | null;
  /** By what was tried. */
  after: string | null;
  difference: string | null;
}

/** What a content would make of periods that have been. */
export interface TryKpiSchemeInput {
  /** Of the scheme. */
  id: string;
  /** Tried content; its draft when unsaid. */
  content?: unknown | null;
  /** A day of the last period to try; yesterday’s when unsaid. */
  on?: string | null;
  /** How many periods, 1 to 12; 3 when unsaid. */
  periods?: number | null;
}

/** The red and black board of a week, with as much of the names as the viewer may see. */
export interface WeeklyBoard {
  id: string;
  version: number;
  fromOn: string;
  untilOn: string;
  privacy: BoardPrivacy;
  minSample: number;
  rankedCount: number;
  unrankedCount: number;
  computedAt: string;
  checksum: string;
  /** The scheme that it is made by. */
  schemeId: string;
  /** Every scheme that has a board of this week, this one too. */
  schemes: ReadonlyArray<BoardScheme>;
  lines: ReadonlyArray<WeeklyBoardLine>;
}

/** What colleagues see of each other on the board: names, initials, or nothing but the own rank. */
export type BoardPrivacy = 'NAMES' | 'INITIALS' | 'OWN_RANK';

/** A scheme that has a board of the week. */
export interface BoardScheme {
  id: string;
  nameZh: string;
  nameEn: string;
}

/** One line of the board, as the viewer sees it. */
export interface WeeklyBoardLine {
  /** Of the entry, where the viewer may open it. */
  entryId: string | null;
  name: string;
  /** For English screens, where there is one; with as little of it as of the name. */
  nameEn: string | null;
  storeZh: string | null;
  storeEn: string | null;
  peerGroup: string;
  side: BoardSide;
  rank: number | null;
  peerCount: number;
  previousRank: number | null;
  score: string | null;
  sample: number;
  isOwn: boolean;
  appealState: AppealState | null;
}

/** RED: the honours; BLACK: needs help; NONE: between. */
export type BoardSide = 'RED' | 'BLACK' | 'NONE';

export type AppealState = 'OPEN' | 'UPHELD' | 'REJECTED';

/** A board made again of the facts as they stand now. */
export interface BoardCheck {
  /** It is the same to the last digit. */
  isSame: boolean;
  checksum: string;
  /** How many lines differ. */
  differences: number;
}

/** How many people a store needs, beside who is planned. */
export interface StaffingPlan {
  /** First day of the weeks that the mean is taken over. */
  from: string;
  until: string;
  /** Monday of the week whose roster is looked at. */
  week: string;
  /** People of the service team placed there today, without those on leave. */
  employed: number;
  onLeave: number;
  /** People to employ so that every shift is covered. */
  peopleNeeded: number;
  sources: ReadonlyArray<StaffingSource>;
  shifts: ReadonlyArray<StaffingShift>;
  /** Days of the week that are not as usual. */
  otherDays: ReadonlyArray<StaffingDay>;
  /** How it came about: an explanation tree. */
  explain: unknown;
}

/** Work of one source over the weeks looked at. */
export interface StaffingSource {
  key: string;
  label: Words;
  /** How many there were. */
  count: number;
  contacts: number;
  minutes: number;
  /** Hours of work that they made. */
  hours: number;
  /** Where the minutes come from. */
  minutesBy: MinutesBy;
  /** Goes of work whose beginning is known. */
  sample: number;
  resource: string;
  rowsFilter: unknown;
}

/** MEASURED: from what was done to them and when; STATED: too little was noted to measure; ASKED: a what-if. */
export type MinutesBy = 'MEASURED' | 'STATED' | 'ASKED';

/** One shift: a stretch of a day in which the store neither opens nor closes and nobody comes or goes; what comes in its hours, who is needed, and who is planned. */
export interface StaffingShift {
  on: string;
  /** 1 Monday .. 7 Sunday. */
  weekday: number;
  /** HH:MM by the store’s clock. */
  from: string;
  until: string;
  /** Contacts that come in the whole of it, on average. */
  contacts: number;
  /** The hour that asks for most, 0 to 23. */
  busiestHour: number;
  /** Contacts in that hour. */
  contactsPerHour: number;
  /** Mean minutes of one of them. */
  minutes: number;
  /** People who would be busy all the time in that hour. */
  load: number;
  headsNeeded: number;
  /** Share answered in time in that hour by those needed. */
  answered: number;
  occupancy: number;
  /** People on the roster, without those on leave. */
  headsPlanned: number;
  planned: ReadonlyArray<StaffingHead>;
  /** Share answered in time over the whole shift by those planned. */
  answeredPlanned: number;
  /** Needed less planned. */
  gap: number;
  /** How it came about, with the rows that came in: an explanation tree. */
  explain: unknown;
}

/** Somebody who is planned. */
export interface StaffingHead {
  employeeId: string;
  name: string;
  nameEn: string | null;
}

/** A day that the calendar makes other than its weekday: shut, or open otherwise. */
export interface StaffingDay {
  on: string;
  isOpen: boolean;
  label: Words;
}

/** What is left out is as usual; whatever is given is a what-if. */
export interface StaffingInput {
  storeId: string;
  /** Any day of the week whose roster is looked at; the week of today when unsaid. */
  week?: string | null;
  /** Full weeks that the mean is taken over, 1 to 52; 8 when unsaid. */
  weeks?: number | null;
  sources?: ReadonlyArray<StaffingSourceInput> | null;
  /** Times as much work as there was; 1 when unsaid. */
  growth?: number | null;
  /** Share to be answered in time; 0.85 when unsaid. */
  targetShare?: number | null;
  /** In time: within so many seconds; 60 when unsaid. */
  withinSeconds?: number | null;
  /** Most of the time that anybody is busy; 0.85 when unsaid. */
  maxOccupancy?: number | null;
  /** Share of paid time for breaks, training, leave; 0.25 when unsaid. */
  shrinkage?: number | null;
  /** Hours that a person works a week; 40 when unsaid. */
  hoursPerWeek?: number | null;
}

/** Work from one source: so many contacts of each, so many minutes a contact. */
export interface StaffingSourceInput {
  /** ORDERS, INQUIRIES or COMPLAINTS. */
  key: string;
  /** Contacts that each of them makes; 0.02 of an order, 1 of the others. */
  contacts?: number | null;
  /** Minutes a contact takes; measured where what was done is noted when unsaid. */
  minutes?: number | null;
}

/** A standard by which people are hired for after-sales work (A-11). */
export interface HiringStandard {
  key: string;
  label: Words;
  /** False: preferred. */
  isRequired: boolean;
}

/** A part of an after-sales team (D-12): what it is there for, and the positions in it. */
export interface ServiceTeam {
  team: TeamKind;
  label: Words;
  does: Words;
  positions: ReadonlyArray<TeamPosition>;
}

/** Parts of an after-sales team (D-12): service, technical support, after-sales (return, refund, exchange), quality; then the store’s own, and the head office. */
export type TeamKind = 'SERVICE' | 'SUPPORT' | 'AFTER_SALES' | 'QUALITY' | 'STORE' | 'OFFICE';

export interface TeamPosition {
  key: string;
  name: Words;
  duties: ReadonlyArray<Words>;
  /** Who works there now, of those in sight. */
  people: number;
}

/** May somebody take up the post (C-19)? */
export interface Onboarding {
  employeeId: string;
  isOpen: boolean;
  /** Over the courses of the path that guards the post. */
  creditedHours: string;
  requiredHours: string;
  /** Why, or why not: an explanation. */
  tree: unknown;
}

/** A paper as a rule would draw it. */
export interface DrawnPaper {
  points: string;
  questions: ReadonlyArray<DrawnQuestion>;
}

export interface DrawnQuestion {
  place: number;
  key: string;
  questionKind: ExamQuestionKind;
  difficulty: ExamDifficulty;
  tags: ReadonlyArray<string>;
  prompt: Words;
  points: string;
}

/** CHOICE: one of several; CHOICES: some of several; ORDER: all of several, put in order; NUMBER: within a tolerance; TEXT: read and marked by a person. */
export type ExamQuestionKind = 'CHOICE' | 'CHOICES' | 'ORDER' | 'NUMBER' | 'TEXT';

/** As its writer thinks; what it turned out to be stands in the statistics of its exams. */
export type ExamDifficulty = 'EASY' | 'MEDIUM' | 'HARD';

/** A paper as the rule would draw it now; nothing is written. */
export interface DrawExamInput {
  /** { draws } or { questions }. */
  paper: unknown;
  isShuffled?: boolean | null;
}

/** What a version of a question turned out to be. */
export interface ExamItemStatistics {
  questionId: string;
  questionVersionId: string;
  key: string;
  number: number;
  prompt: Words;
  /** As its writer thought. */
  thought: ExamDifficulty;
  answers: number;
  /** Mean share of its points; null below 10 answers. */
  difficulty: number | null;
  /** Correlation with the rest of the paper. */
  discrimination: number | null;
  /** Best 27 % less last 27 %. */
  upperLower: number | null;
  /** FEW, TOO_EASY, TOO_HARD, WEAK, INVERSE. */
  flags: ReadonlyArray<string>;
}

/** An exam as it stands for the person who asks. */
export interface MyExam {
  examId: string;
  key: string;
  name: Words;
  minutes: number;
  passMark: string;
  attempts: number;
  /** Attempts left until it is passed. */
  attemptsLeft: number;
  /** The attempt that is running. */
  runningId: string | null;
  lastAttemptId: string | null;
  lastState: ExamAttemptState | null;
  lastIsPassed: boolean | null;
  canStart: boolean;
  /** Why it cannot be begun now. */
  why: Words | null;
  /** From when it can be. */
  startsAt: string | null;
}

/** MARKING: handed in, and some answers wait for a person. */
export type ExamAttemptState = 'RUNNING' | 'MARKING' | 'DONE';

/** The paper of one’s own running attempt. */
export interface ExamPaper {
  attemptId: string;
  name: Words;
  deadlineAt: string;
  /** The server’s clock; the screen counts from it, whatever its own says. */
  now: string;
  questions: ReadonlyArray<ExamPaperQuestion>;
}

/** A question as it is put; nothing of what is right. */
export interface ExamPaperQuestion {
  place: number;
  questionKind: ExamQuestionKind;
  prompt: Words;
  options: ReadonlyArray<ExamOption>;
  unit: Words | null;
  /** Links to its pictures. */
  media: ReadonlyArray<string>;
  points: string;
  /** What was answered so far. */
  answer: unknown | null;
  revision: number;
}

export interface ExamOption {
  /** Its name in this attempt. */
  name: string;
  zh: string;
  en: string;
}

/** What an attempt came to, as far as the exam’s policy shows it to who asks. */
export interface ExamReviewView {
  attemptId: string;
  name: Words;
  state: ExamAttemptState;
  endedBy: ExamEnding | null;
  /** What may be shown. */
  review: ExamReview;
  isPassed: boolean | null;
  passMark: string;
  score: string | null;
  /** How the score came about, as one tree. */
  tree: unknown | null;
  questions: ReadonlyArray<ExamReviewQuestion>;
}

/** TIME_UP: what was saved by the deadline counts. */
export type ExamEnding = 'HANDED_IN' | 'TIME_UP';

/** What is shown after the end. NOTHING: whether it was passed; RESULT: the score too; POINTS: one’s own answers and what each earned; SOLUTIONS: what would have been right as well. */
export type ExamReview = 'NOTHING' | 'RESULT' | 'POINTS' | 'SOLUTIONS';

export interface ExamReviewQuestion {
  place: number;
  questionKind: ExamQuestionKind;
  prompt: Words;
  options: ReadonlyArray<ExamOption>;
  unit: Words | null;
  answer: unknown | null;
  most: string;
  points: string | null;
  /** What would have been right, where the policy shows it. */
  right: unknown | null;
  why: Words | null;
  rubric: Words | null;
  /** Every mark that was given, the first one first; for who marks. */
  marks: ReadonlyArray<ExamMarkEntry>;
}

/** A mark as it was given. */
export interface ExamMarkEntry {
  number: number;
  points: string;
  /** Null: by rule. */
  marker: string | null;
  reason: string | null;
  markedAt: string;
}

/** A text that waits for its mark. */
export interface MarkingItem {
  /** Names it for `markExamAnswer`, and for nothing else. */
  item: string;
  examId: string;
  exam: Words;
  /** The person’s name, or where marking is blind a number. */
  candidate: string;
  isBlind: boolean;
  prompt: Words;
  /** What an answer should hold. */
  rubric: Words | null;
  answer: string;
  most: string;
  /** When it was handed in. */
  endedAt: string;
}

/** Somebody who is to have a certificate and will not have a valid one. */
export interface CertificateGap {
  employeeId: string;
  name: string;
  nameEn: string;
  storeId: string | null;
  store: Words | null;
  kindId: string;
  kind: Words;
  /** The exam that earns it. */
  examId: string | null;
  /** The last one that the person held. */
  certificateId: string | null;
  /** Until when it holds, or held. */
  validUntilOn: string | null;
  /** It holds today and will not on the day asked about. */
  endsBefore: boolean;
}

/** Where a certificate is kept and shown. */
export interface CertificateLinks {
  /** The public page that says whether it holds; its address cannot be guessed. */
  check: string;
}

/** Somebody who is on call for a store and will not hold what a category asks for. */
export interface RosterGap {
  onCallId: string;
  employeeId: string;
  name: string;
  nameEn: string;
  storeId: string | null;
  startsAt: string;
  endsAt: string;
  kindId: string;
  kind: Words;
  /** Null: every category. */
  category: Words | null;
  /** Until when the last certificate holds, or held. */
  validUntilOn: string | null;
}

/** A solved ticket in the viewer’s sight whose words, category or product are like this one’s (D-08). */
export interface KnownSolution {
  /** Of the ticket that it comes from. */
  ticketId: string;
  number: string;
  subject: string;
  /** What was done for the customer. */
  solution: string;
  /** What was found to be the cause: the party that bore most, and why. */
  causeZh: string | null;
  causeEn: string | null;
  solvedAt: string;
  /** What that customer said of it. */
  satisfaction: number | null;
  /** Tickets on which it was taken up again. */
  usedCount: number;
  /** Of these, solved and not opened again since. */
  heldCount: number;
  /** 0 to 1. */
  score: number;
  reasonZh: string;
  reasonEn: string;
}

/** A colleague and why she is, or is not, the one to take a ticket. */
export interface AssigneeChoice {
  employeeId: string;
  name: string;
  nameEn: string | null;
  /** She may be given it. */
  isFit: boolean;
  /** Open tickets in hand, weighted by priority. */
  load: number;
  hasSkill: boolean;
  isOnShift: boolean;
  reasonZh: string;
  reasonEn: string;
}

/** A set of pictures to ask for. */
export interface DiagnosisGuide {
  key: string;
  nameZh: string;
  nameEn: string;
  /** Fits what the ticket is about. */
  isProposed: boolean;
  steps: ReadonlyArray<GuideStep>;
}

export interface GuideStep {
  key: string;
  kind: ShotKind;
  zh: string;
  en: string;
  isRequired: boolean;
}

export type ShotKind = 'PHOTO' | 'VIDEO';

/** Which live tickets would change. Nothing is written. */
export interface LiveChanges {
  /** Open tickets in sight that were looked at. */
  triedCount: number;
  /** There are more of them than were looked at. */
  hasMore: boolean;
  /** Tickets with at least one clock that would change. */
  ticketCount: number;
  /** The first hundred changes, by deadline. */
  changes: ReadonlyArray<LiveChange>;
}

/** A live ticket whose promise would change. */
export interface LiveChange {
  ticketId: string;
  number: string;
  kind: ClockKind;
  beforeZh: string | null;
  beforeEn: string | null;
  dueBefore: string | null;
  afterZh: string | null;
  afterEn: string | null;
  dueAfter: string | null;
}

/** PICK_UP: somebody takes it; FIRST_RESPONSE: the customer hears an answer; PLAN: she hears a solution; CLOSE: it is solved; RETURN_REVIEW, REFUND: of a return; CALLBACK: the call afterwards. */
export type ClockKind = 'PICK_UP' | 'FIRST_RESPONSE' | 'PLAN' | 'CLOSE' | 'RETURN_REVIEW' | 'REFUND' | 'CALLBACK';

/** One clock that a ticket would get: the strictest target, and why. */
export interface SlaTarget {
  kind: ClockKind;
  unit: TimeUnit;
  amount: string;
  dueAt: string | null;
  provisionalDueAt: string | null;
  unpublishedDay: string | null;
  policyKey: string;
  policyNumber: number;
  calendarKey: string;
  calendarNumber: number;
  startsWith: ClockEvent;
  stopsWith: ReadonlyArray<ClockEvent>;
  /** Where the figure comes from: row of the checklist. */
  source: string;
  explanation: unknown;
}

/** What starts and stops a clock. */
export type ClockEvent =
  | 'OPENED'
  | 'PICKED_UP'
  | 'REPLIED'
  | 'PLAN_GIVEN'
  | 'SOLVED'
  | 'REOPENED'
  | 'CLOSED'
  | 'RETURN_REQUESTED'
  | 'RETURN_DECIDED'
  | 'REFUNDED'
  | 'CALLED_BACK';

/** A ticket as promises see it. */
export interface SlaFactsInput {
  storeId: string;
  needClass: NeedClass;
  level: TicketLevel;
  tier?: Tier | null;
  channel: TicketChannel;
  /** Key of the category. */
  categoryKey?: string | null;
  /** Goods are coming back. */
  isReturn?: boolean | null;
  /** Fresh goods. */
  isFresh?: boolean | null;
  /** When it is opened; now when unsaid. */
  at?: string | null;
}

/** A-28..A-31: routine; fast lane; across departments; caused by attitude. */
export type NeedClass = 'ORDINARY' | 'URGENT' | 'SPECIAL' | 'EMOTIONAL';

/** B-11..B-13: desk; area supervisor; head office. */
export type TicketLevel = 'L1' | 'L2' | 'L3';

/** Value level, by the tier rules in force. */
export type Tier = 'GOLD' | 'SILVER' | 'REGULAR' | 'NEW';

/** By which way a need came in, or a message went (D-21). */
export type TicketChannel =
  | 'DESK'
  | 'PHONE'
  | 'CHAT'
  | 'EMAIL'
  | 'WECOM'
  | 'MINI_PROGRAM'
  | 'KIOSK'
  | 'SOCIAL'
  | 'ON_SITE'
  | 'API';

/** What publishing a draft would change. Nothing is written. */
export interface SlaPolicyPreview {
  /** Number of the version in force. */
  versionInForce: number | null;
  /** Where the rules differ: [{ path, kind, before, after }]. */
  differences: unknown;
  /** Kinds of tickets tried: every format, class, level and tier. */
  triedCount: number;
  changes: ReadonlyArray<SlaChange>;
  /** Live tickets that would be promised otherwise, were they retargeted; publishing alone leaves them as they are. */
  live: LiveChanges;
}

/** One kind of ticket whose promise would change. */
export interface SlaChange {
  labelZh: string;
  labelEn: string;
  kind: ClockKind;
  beforeZh: string | null;
  beforeEn: string | null;
  afterZh: string | null;
  afterEn: string | null;
}

/** What would a policy change? The draft given, or the one being worked on, against what is in force. */
export interface PreviewSlaPolicyInput {
  /** None: a policy that is not there yet. */
  id?: string | null;
  draft?: SlaPolicyDraftInput | null;
}

/** What the next version of a policy says. */
export interface SlaPolicyDraftInput {
  /** { targets: [...], factors: [...] } */
  rules: unknown;
  /** True when unsaid. */
  isActive?: boolean | null;
  note?: string | null;
}

/** The money panel of a ticket: what was given, what is left, who decides beyond. */
export interface CompensationRoom {
  ticketId: string;
  currency: string;
  /** May the viewer give at all here? */
  canGrant: boolean;
  /** Given on this ticket out of anybody’s authority. */
  given: string;
  /** Waits for approval. */
  pending: string;
  /** Paid back by returns; uses up no authority. */
  returned: string;
  /** What the viewer may still give alone. */
  left: string;
  /** From this amount on it waits for approval. */
  approvalFrom: string;
  limits: ReadonlyArray<CompensationLimit>;
  approvers: ReadonlyArray<CompensationApprover>;
  /** Lines of the ticket’s receipt. */
  lines: ReadonlyArray<RefundableLine>;
  suggestions: ReadonlyArray<CompensationSuggestion>;
  policyNumber: number;
  /** How `left` came about: an explanation tree. */
  explanation: unknown;
}

/** One limit that binds the viewer here. */
export interface CompensationLimit {
  /** None: none of the viewer’s roles has any authority of this sort. */
  key: string | null;
  labelZh: string;
  labelEn: string;
  most: string;
  spent: string;
  left: string;
  /** The one that decides. */
  isTightest: boolean;
  /** Where the figure comes from: row of the checklist. */
  source: string | null;
}

/** Who decides beyond the viewer’s own authority. */
export interface CompensationApprover {
  roles: ReadonlyArray<string>;
  rolesZh: ReadonlyArray<string>;
  rolesEn: ReadonlyArray<string>;
  /** What the case may come to; null: whatever it is. */
  upTo: string | null;
}

/** A line that was paid for, and what of it may still be given back. */
export interface RefundableLine {
  purchaseLineId: string;
  purchaseId: string;
  productId: string;
  productZh: string;
  productEn: string;
  /** Fresh goods: a photo is proof enough. */
  isFresh: boolean;
  quantity: string;
  paid: string;
  refunded: string;
  left: string;
}

/** What the handbook gives in a scenario. */
export interface CompensationSuggestion {
  scenario: string;
  labelZh: string;
  labelEn: string;
  kind: CompensationKind;
  /** Null where it depends on a line that the ticket does not name. */
  amount: string | null;
  source: string;
}

/** CARE: spent by staff on an urgent need of a customer, such as a taxi in the rain (A-06). */
export type CompensationKind = 'REFUND' | 'VOUCHER' | 'GIFT' | 'SERVICE' | 'CARE';

/** What compensation has cost in a time, of the rows in reach. */
export interface CompensationCost {
  amount: string;
  cost: string;
  count: number;
  /** Sales of the same stores in that time; null without the right to see them. */
  sales: string | null;
  /** Cost ÷ sales. */
  ratio: number | null;
  byKind: ReadonlyArray<CompensationShare>;
  byStore: ReadonlyArray<CompensationShare>;
  byScenario: ReadonlyArray<CompensationShare>;
  /** Filter of `compensations` that lists the rows behind it. */
  rows: unknown;
}

export interface CompensationShare {
  key: string;
  labelZh: string;
  labelEn: string;
  amount: string;
  cost: string;
  count: number;
}

/** Business days of the head office, both included; the last 30 when unsaid. */
export interface CompensationCostInput {
  from?: string | null;
  to?: string | null;
  storeId?: string | null;
}

/** How the case of a ticket stands: measured, decided, agreed, what it costs and who bears it. */
export interface LiabilityCase {
  ticketId: string;
  /** What the last visit suggests: { product, transport, installation, use } in per cent. A person decides. */
  proposedShares: unknown | null;
  proposalZh: string | null;
  proposalEn: string | null;
  /** Empty until liability is decided. */
  causes: ReadonlyArray<CauseRoom>;
  /** What the case costs us: given, and agreed to be given. */
  cost: string;
  /** Accepted or paid by others. */
  recovered: string;
  /** What stays with us. */
  net: string;
  /** What the goods had cost, where the ticket says which. */
  paid: string | null;
  /** OVER: it costs us more than the goods had; UNDER: the fault is not the customer’s and nothing was agreed in time (C-29). */
  balance: string | null;
  /** Each measurement of visits: figure, limit and source, as explanation trees. */
  measurements: unknown;
  /** How cost and room came about. */
  explanation: unknown;
}

/** What is claimed for a cause, and what more may be. */
export interface CauseRoom {
  cause: FaultCause;
  share: string;
  /** Its share of the cost. */
  most: string;
  /** Claimed, not refused and not withdrawn. */
  claimed: string;
  left: string;
}

/** C-07: the goods, their transport, their installation, or their use by the customer. */
export type FaultCause = 'PRODUCT' | 'TRANSPORT' | 'INSTALLATION' | 'USE';

/** The questions of a visit, without what they decide. */
export interface FillableForm {
  formVersionId: string;
  nameZh: string;
  nameEn: string;
  /** { sections: [{ key, zh, en, questions }] } */
  content: unknown;
}

/** A playbook that fits a need, and by what it is thought so; a person decides. */
export interface PlaybookProposal {
  playbookId: string;
  key: string;
  nameZh: string;
  nameEn: string;
  /** 0 to 1. */
  score: number;
  reasonZh: string;
  reasonEn: string;
}

/** A ticket that is there, or what a new one would say. */
export interface ProposePlaybooksInput {
  ticketId?: string | null;
  text?: string | null;
  categoryId?: string | null;
  needClass?: NeedClass | null;
}

/** What to say, filled in: listen, empathise, plan (A-19). */
export interface PlaybookScript {
  versionId: string;
  lang: string;
  listen: string;
  empathise: string;
  plan: string;
  /** Each field as it was filled. */
  values: unknown;
}

/** Asks for the words to say. Fields left out are filled from the ticket where the version says how; of a playbook at work on the ticket by the version that it began with, and with what it was filled with. */
export interface PlaybookScriptInput {
  ticketId: string;
  playbookId: string;
  /** zh or en; the language of the customer’s first words when unsaid. */
  lang?: string | null;
  /** By key of the field: text, number, "12.50", "2026-03-02". */
  values?: unknown | null;
  /** Fields that are required and empty stay in the words as {key} instead of refusing them. */
  leavesGaps?: boolean | null;
}

/** Proposed from the words; a person decides. */
export interface TicketProposal {
  categoryId: string | null;
  needClass: NeedClass | null;
  level: TicketLevel | null;
  /** By which words, and what confirmed tickets have taught. */
  reasonZh: string;
  reasonEn: string;
  duplicates: ReadonlyArray<TicketDuplicate>;
}

/** A ticket that may be about the same need, and why it is thought so. */
export interface TicketDuplicate {
  id: string;
  number: string;
  subject: string;
  status: TicketStatus;
  openedAt: string;
  /** 0 to 1. */
  score: number;
  reasonZh: string;
  reasonEn: string;
}

/** NEW: nobody has taken it up; CALLBACK_DUE: solved, the promised call is owed (B-15). */
export type TicketStatus = 'NEW' | 'OPEN' | 'WAITING' | 'SOLVED' | 'CALLBACK_DUE' | 'CLOSED' | 'ARCHIVED';

/** A ticket that is there, or what a new one would say. */
export interface ProposeTicketInput {
  ticketId?: string | null;
  text?: string | null;
  customerId?: string | null;
  phone?: string | null;
}

/** A colleague who may take a sheet over. */
export interface TicketReviewTaker {
  id: string;
  name: string;
  nameEn: string | null;
}

/** How one reviewer judges, against others on the same tickets and against gold; shown, and never reckoned into a score. */
export interface ReviewerAgreement {
  reviewerId: string;
  reviewerName: string;
  reviewerNameEn: string | null;
  /** Sheets submitted in these days. */
  reviewCount: number;
  /** Tickets that a second person reviewed, too. */
  pairCount: number;
  /** The reviewer’s own sheets of these. */
  pairIds: ReadonlyArray<string>;
  /** Questions that both answered. */
  answerCount: number;
  /** Share of these on which both say the same. */
  agreedShare: string | null;
  /** Cohen’s kappa over passed, failed and not applicable. */
  kappa: string | null;
  /** Landis and Koch 1977: POOR, SLIGHT, FAIR, MODERATE, SUBSTANTIAL, ALMOST_PERFECT. */
  kappaWord: string | null;
  scaleCount: number;
  /** Kappa with quadratic weights over questions with a scale. */
  weightedKappa: string | null;
  /** Own score less the other’s, on average. */
  meanGap: string | null;
  goldCount: number;
  /** Own score less the gold one, on average. */
  goldGap: string | null;
  goldKappa: string | null;
  /** How each of these came about. */
  explanation: unknown;
}

export interface PlanTemplate {
  key: string;
  label: Words;
  /** Row of the requirements. */
  source: string;
  weeks: number;
  /** [{ measure, part, target, zh, en, steps: [{ week, zh, en }] }] */
  goals: unknown;
}

/** What one point less of return rate is worth to a place in a year, from its own figures. */
export interface ReturnLever {
  salesAmount: string;
  returnedAmount: string;
  returnRate: string | null;
  /** A point less: what is kept of sales, and not spent on the return. */
  worthAmount: string;
  /** That by the profit of the year, as points. */
  profitPoints: string | null;
  /** What was taken for what the figures do not say. */
  assumptions: ReadonlyArray<LeverAssumption>;
  /** Version of what the place itself keeps; none: nothing. */
  marginsVersion: number | null;
  explanation: unknown;
}

export interface LeverAssumption {
  key: string;
  label: Words;
  value: string;
  /** Given by the asker, or kept for the place, its region or the chain; else as shipped. */
  isOwn: boolean;
}

/** Shares that a chain knows and the figures do not say, 0 to 1; what is left out is taken as shipped. */
export interface LeverAssumptionsInput {
  /** Gross margin: kept of what is not returned. */
  grossMargin?: string | null;
  /** Of its price that goods lose by coming back. */
  lostOnReturn?: string | null;
  /** Profit by sales; above 0. */
  netMargin?: string | null;
}

/** STORE with storeId, REGION with regionId, CHAIN with neither. */
export interface ReviewPlaceInput {
  reviewScope: ReviewScope;
  storeId?: string | null;
  regionId?: string | null;
}

export type ReviewScope = 'STORE' | 'REGION' | 'CHAIN';

/** What a rule would have told, period by period, the latest first. Nothing is written. */
export interface RiskDryRun {
  /** The rule as a sentence. */
  sentence: Words;
  hitCount: number;
  periods: ReadonlyArray<RiskDryPeriod>;
}

export interface RiskDryPeriod {
  from: string;
  until: string;
  /** Groups that had enough rows to be judged. */
  judgedCount: number;
  hits: ReadonlyArray<RiskDryHit>;
}

/** An alert that would have been given. */
export interface RiskDryHit {
  groupKey: string | null;
  group: Words | null;
  value: string;
  said: Words;
  sample: number;
  /** Kept quiet: the same was told not long before. */
  isQuiet: boolean;
  explain: unknown;
}

/** A rule as it stands in force, its draft, or rule as given. */
export interface RiskDryRunInput {
  id?: string | null;
  /** The draft of it, not the version in force. */
  isDraft?: boolean | null;
  /** A rule that is not kept yet. */
  rule?: unknown | null;
  /** Periods looked back on, the running one with them; 12 when unsaid. */
  periods?: number | null;
}

/** A kind of evidence that a step may ask for. */
export interface CareerEvidenceKind {
  kind: string;
  label: Words;
  /** Months that it looks back when a step does not say; null: it does not look back. */
  months: number | null;
}

export interface CareerEvidence {
  kind: string;
  label: Words;
  isMet: boolean;
  value: string | null;
  least: string;
  /** The rows behind the figure, as far as they are in sight; the latest 24. */
  sources: ReadonlyArray<CareerEvidenceRow>;
}

/** A row that speaks for a figure: where it opens and what it says. */
export interface CareerEvidenceRow {
  /** Its noun. */
  noun: string;
  /** Plural name of its list. */
  resource: string;
  id: string;
  label: Words;
  value: string | null;
}

export interface RotationEntry {
  employeeId: string;
  name: string;
  nameEn: string | null;
  /** Whom they are compared with: a position, or all of the small ones together. */
  group: string;
  score: string;
  place: number;
  of: number;
}

export interface IdeaRanking {
  month: string;
  /** Settled: it does not change any more. */
  isSettled: boolean;
  best: ReadonlyArray<RankedIdea>;
}

export interface RankedIdea {
  place: number;
  ideaId: string;
  title: string;
  proposerName: string;
  proposerNameEn: string | null;
  adoptionCount: number;
  voteCount: number;
}

/** What a survey came to. */
export interface SurveyResults {
  responses: number;
  questions: ReadonlyArray<QuestionResult>;
  /** How well the questions besides the rating hold together (Cronbach’s alpha), among complete responses. */
  alpha: string | null;
  /** Complete responses with one answer to everything. */
  straightLiners: number;
  /** Complete responses whose rating is among the worst three while the rest are 8 of 10 and more on average. */
  contradictory: number;
}

/** One question of a scale, over all responses that are in sight. */
export interface QuestionResult {
  key: string;
  label: Words;
  least: number;
  best: number;
  count: number;
  /** How many gave each answer, from the worst. */
  counts: ReadonlyArray<number>;
  mean: string | null;
  /** Of a sample. */
  deviation: string | null;
  /** The lower of two. */
  median: number | null;
  /** Share of the two best answers. */
  topTwo: string | null;
  topThree: string | null;
  bottomThree: string | null;
  /** Of a scale up to 10: those who said 9 or 10. */
  promoters: number;
  passives: number;
  /** Those who said 6 or less. */
  detractors: number;
  /** Promoters less detractors, of a hundred. */
  net: string | null;
  /** How its answers go with those to the question of rating (Pearson). */
  pearson: string | null;
  /** The same by ranks (Spearman). */
  spearman: string | null;
}

export interface SentimentHeatmap {
  from: string | null;
  until: string | null;
  aspects: ReadonlyArray<Aspect>;
  columns: ReadonlyArray<HeatColumn>;
  /** Those with at least one text. */
  cells: ReadonlyArray<HeatCell>;
  mentions: number;
}

/** The side of the service that is spoken of. */
export type Aspect = 'ATTITUDE' | 'QUALITY' | 'SPEED' | 'PRICE' | 'LOGISTICS' | 'ENVIRONMENT' | 'AFTER_SALES';

export interface HeatColumn {
  /** Id of the store, or first day of the week or month; null: of no store. */
  key: string | null;
  label: Words;
}

/** What is said of one side of the service in one column. */
export interface HeatCell {
  aspect: Aspect;
  column: string | null;
  mentions: number;
  positive: number;
  negative: number;
  /** Mean of the opinions, from -1 to 1. */
  score: string;
  /** Filter of opinions that opens the texts. */
  filter: unknown;
}

export interface SentimentHeatmapInput {
  /** The month of today when unsaid. */
  period?: PeriodInput | null;
  /** STORE when unsaid. */
  columns?: HeatColumns | null;
  storeIds?: ReadonlyArray<string> | null;
  surveyId?: string | null;
}

export type HeatColumns = 'STORE' | 'WEEK' | 'MONTH';

export interface AuditHeatmap {
  templateId: string | null;
  from: string;
  until: string;
  templates: ReadonlyArray<AuditTemplateChoice>;
  sections: ReadonlyArray<AuditHeatSection>;
  rows: ReadonlyArray<AuditHeatRow>;
  /** Those with at least one answer. */
  cells: ReadonlyArray<AuditHeatCell>;
  audits: number;
}

export interface AuditTemplateChoice {
  id: string;
  label: Words;
  /** Audits in sight that count, in the time asked about. */
  audits: number;
}

export interface AuditHeatSection {
  key: string;
  label: Words;
}

export interface AuditHeatRow {
  /** Id of the store, or first day of the month. */
  key: string;
  label: Words;
  audits: number;
}

/** Answers that can fail, of one section in one line. */
export interface AuditHeatCell {
  row: string;
  section: string;
  answers: number;
  failed: number;
  audits: number;
  /** Share of the answers that passed. */
  passRate: string;
  /** The months that it has answers of, oldest first; they sum to the cell. */
  course: ReadonlyArray<AuditHeatMonth>;
}

/** What a cell came to in one month. */
export interface AuditHeatMonth {
  /** First day of the month. */
  month: string;
  answers: number;
  failed: number;
}

/** Audits that count, of one template. */
export interface AuditHeatmapInput {
  /** The template with most audits in sight when unsaid. */
  templateId?: string | null;
  /** STORE when unsaid. */
  rows?: AuditHeatRows | null;
  storeIds?: ReadonlyArray<string> | null;
  /** First day; six months back when unsaid. */
  from?: string | null;
  /** The first day that no longer counts; tomorrow when unsaid. */
  until?: string | null;
}

/** What the lines of the heat map are. */
export type AuditHeatRows = 'STORE' | 'MONTH';

export interface AuditAnswers {
  total: number;
  failed: number;
  audits: number;
  /** What failed first, then the latest. */
  items: ReadonlyArray<AuditAnswer>;
  /** Filter of audits that opens those that they stand in. */
  filter: unknown;
}

/** One answer as it counts: as submitted, or as review or dispute changed it. */
export interface AuditAnswer {
  auditId: string;
  number: string;
  auditedOn: string;
  storeId: string;
  store: Words;
  questionKey: string;
  question: Words;
  /** The answer in words. */
  answer: Words;
  isFailed: boolean;
  isCritical: boolean;
  isRepeat: boolean;
  note: string | null;
}

/** The answers behind a cell: a section of a template at a store, or in a month, or both. */
export interface AuditAnswersInput {
  templateId: string;
  section: string;
  storeIds?: ReadonlyArray<string> | null;
  from: string;
  until: string;
  /** 100 when unsaid. */
  limit?: number | null;
}

/** The scores of a store by one template; what is judged by another version is no better or worse, but something else. */
export interface AuditTrend {
  /** Oldest first; the latest 100. */
  points: ReadonlyArray<AuditTrendPoint>;
  passMark: string | null;
}

export interface AuditTrendPoint {
  auditId: string;
  number: string;
  auditedOn: string;
  score: string;
  isPass: boolean | null;
  /** Of the form by which it was judged. */
  formVersion: number;
  /** It is the first by another version than the one before: not compared with what was before. */
  isBreak: boolean;
  /** Of a break: what changed, as its author said. */
  breakNote: string | null;
}

export interface AuditTrendInput {
  templateId: string;
  storeId: string;
  /** First day; a year back when unsaid. */
  from?: string | null;
  /** The first day that no longer counts; tomorrow when unsaid. */
  until?: string | null;
}

/** How far one can rely on a shopper; shown, and applied to nothing. */
export interface ShopperReliability {
  shopperId: string;
  alias: string;
  /** Visits whose day has passed, called off ones left out. */
  visitCount: number;
  /** 0 to 100; none below three visits. */
  score: string | null;
  explanation: unknown;
}

/** An award that people give, by a scheme in force. */
export interface AwardKind {
  key: string;
  label: Words;
  /** Of a quarter; else of a month. */
  isQuarterly: boolean;
}

/** Where somebody stands by the measures of service in the period of an award. */
export interface AwardStanding {
  employeeId: string;
  employeeName: string;
  employeeNameEn: string | null;
  storeId: string | null;
  storeName: Words | null;
  /** Those who are alike share the better place; none: too few answers to be ranked. */
  place: number | null;
  /** So many have that place. */
  alike: number;
  satisfaction: string | null;
  /** Answers that it rests on. */
  sample: number;
  resolutionRate: string | null;
  /** How the place came about, with the rows behind it. */
  explanation: unknown;
}

/** A figure that formulas of pay may use. */
export interface PayName {
  key: string;
  /** MONEY, RATIO, COUNT, DAYS, HOURS, POINTS, TRUTH. */
  unit: string;
  unitWords: Words;
  label: Words;
  definition: Words;
  /** Where it comes from. */
  source: string;
}

/** Whether a formula may be saved, and how it reads. */
export interface FormulaCheck {
  isFit: boolean;
  unit: string | null;
  /** The formula as people say it. */
  sentence: Words | null;
  /** Where in the text it is wrong. */
  from: number | null;
  until: number | null;
  reason: string | null;
  message: string | null;
}

/** The statement that somebody would have. */
export interface TriedStatement {
  /** YYYY-MM. */
  month: string;
  total: string;
  /** People in scope that month. */
  people: number;
  lines: ReadonlyArray<TriedLine>;
}

export interface TriedLine {
  key: string;
  label: Words;
  amount: string;
  /** PAY, BUDGET, INTERN, LIMIT. */
  kind: string;
  /** The rule in words, its inputs and the rows behind them, as one explanation tree. */
  explanation: unknown;
}

/** Tries a scheme’s content on one person for a month that has begun; nothing is kept. */
export interface TrySchemeInput {
  schemeId: string;
  /** As IncentiveSchemeVersion.content. */
  content: unknown;
  employeeId: string;
  /** Any day of the month. */
  on: string;
}

/** What reckoning again would change; the 500 largest differences. */
export interface RunDifferences {
  before: string;
  after: string;
  difference: string;
  changedCount: number;
  people: ReadonlyArray<RunDifference>;
}

/** What changes for one person. */
export interface RunDifference {
  employeeId: string;
  employeeName: string;
  employeeNameEn: string | null;
  /** None: not in the run so far. */
  before: string | null;
  /** None: no longer in it. */
  after: string | null;
  difference: string;
  lines: ReadonlyArray<LineDifference>;
}

export interface LineDifference {
  key: string;
  label: Words;
  before: string | null;
  after: string | null;
  difference: string;
}

/** Whether a run still is what it was. */
export interface RunCheck {
  /** The kept inputs have their hash. */
  inputsHold: boolean;
  /** They come to the same statements, byte by byte. */
  resultsHold: boolean;
  /** The stored lines say what was reckoned. */
  statementsHold: boolean;
}

/** What paying a run now would hand over. */
export interface RunPayment {
  amount: string;
  people: number;
  /** Lines that are disputed and wait. */
  frozenLines: number;
  paidAt: string | null;
}

/** Control totals of what a run handed to payroll. */
export interface PayrollTotals {
  /** YYYY-MM. */
  month: string;
  handed: PayrollSum;
  confirmed: PayrollSum;
  returned: PayrollSum;
  /** Payroll has not answered yet. */
  open: PayrollSum;
  /** Of those handed over, whom no account was known of. */
  withoutAccount: number;
  /** What the ledger booked for the run; the same as what was handed over. */
  booked: string;
  /** Lines, ledger and hand-over come to one sum. */
  isBalanced: boolean;
  /** SHA-256 over key, employee number and amount of every row, in their order: the same for the same pack. */
  hash: string;
  lastAnsweredOn: string | null;
}

/** So many people and so much money. */
export interface PayrollSum {
  people: number;
  amount: string;
}

/** A figure that a statement rests on, which an estimate may change. */
export interface StatementFigure {
  name: string;
  label: Words;
  unit: string;
  value: string | null;
  /** Of a share: the rows that hold. */
  above: string | null;
  /** Of a share: all of them. */
  below: string | null;
}

/** A line of a statement behind whose figures a row stands: one ticket of those that were counted. */
export interface PayTrace {
  statementId: string;
  lineId: string;
  /** YYYY-MM. */
  month: string;
  label: Words;
  /** Of the whole line, not of this row alone. */
  amount: string;
  employeeId: string;
  employeeName: string;
  employeeNameEn: string | null;
  /** The statement is out: its person sees it. */
  isOut: boolean;
}

/** What a statement would have come to with other figures. Nothing is kept. */
export interface StatementEstimate {
  before: string;
  after: string;
  difference: string;
  lines: ReadonlyArray<LineDifference>;
}

/** A figure as it might have been: its value, or so many rows more that hold (two more tickets solved). */
export interface FigureInput {
  name: string;
  value?: string | null;
  /** Instead of a value: of a share, so many more above the line, at most all of them; of a count, so many more; below nothing: fewer. */
  more?: number | null;
}

/** Somebody who signs in. */
export interface User {
  username: string;
  name: string;
  /** What English screens say; follows the employee’s where nobody wrote another. */
  nameEn: string | null;
  employeeId: string | null;
  status: UserStatus;
  locale: string | null;
  lastSignInAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Roles held now, before and later. */
  grants: RoleGrantPage;
  sessions: SessionPage;
  notifications: NotificationPage;
  employee: Employee | null;
}

export type UserStatus = 'ACTIVE' | 'SUSPENDED';

export interface RoleGrantPage {
  items: ReadonlyArray<RoleGrant>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One role of one person: how far it reaches and until when. */
export interface RoleGrant {
  userId: string;
  roleId: string;
  scope: Scope;
  storeId: string | null;
  regionId: string | null;
  startsOn: string;
  /** First day on which it no longer holds. */
  endsOn: string | null;
  grantedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  user: User | null;
  role: Role | null;
  grantedBy: User | null;
  store: Store | null;
  region: Region | null;
}

/** A set of permission words under a name. */
export interface Role {
  key: string;
  nameZh: string;
  nameEn: string;
  isShipped: boolean;
  words: ReadonlyArray<string>;
  /** What whoever holds it is there for; the same, in the same order, in English below. */
  dutiesZh: ReadonlyArray<string>;
  dutiesEn: ReadonlyArray<string>;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  grants: RoleGrantPage;
}

/** All that are given must hold. */
export interface RoleGrantFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RoleGrantFilter> | null;
  or?: ReadonlyArray<RoleGrantFilter> | null;
  not?: RoleGrantFilter | null;
  userId?: IdIs | null;
  roleId?: IdIs | null;
  scope?: RoleGrantScopeIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  startsOn?: DayIs | null;
  endsOn?: DayIs | null;
  grantedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  user?: UserFilter | null;
  role?: RoleFilter | null;
  grantedBy?: UserFilter | null;
  store?: StoreFilter | null;
  region?: RegionFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IdIs {
  eq?: string | null;
  ne?: string | null;
  in?: ReadonlyArray<string> | null;
  notIn?: ReadonlyArray<string> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface RoleGrantScopeIs {
  eq?: Scope | null;
  ne?: Scope | null;
  in?: ReadonlyArray<Scope> | null;
  notIn?: ReadonlyArray<Scope> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface DayIs {
  eq?: string | null;
  ne?: string | null;
  in?: ReadonlyArray<string> | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface InstantIs {
  eq?: string | null;
  ne?: string | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface UserFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<UserFilter> | null;
  or?: ReadonlyArray<UserFilter> | null;
  not?: UserFilter | null;
  username?: TextIs | null;
  name?: TextIs | null;
  nameEn?: TextIs | null;
  employeeId?: IdIs | null;
  status?: UserStatusIs | null;
  lastSignInAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  grants?: RoleGrantSome | null;
  sessions?: SessionSome | null;
  notifications?: NotificationSome | null;
  employee?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TextIs {
  eq?: string | null;
  ne?: string | null;
  in?: ReadonlyArray<string> | null;
  notIn?: ReadonlyArray<string> | null;
  contains?: string | null;
  startsWith?: string | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface UserStatusIs {
  eq?: UserStatus | null;
  ne?: UserStatus | null;
  in?: ReadonlyArray<UserStatus> | null;
  notIn?: ReadonlyArray<UserStatus> | null;
  isNull?: boolean | null;
}

export interface RoleGrantSome {
  /** At least one such row. */
  some?: RoleGrantFilter | null;
  /** No such row. */
  none?: RoleGrantFilter | null;
}

export interface SessionSome {
  /** At least one such row. */
  some?: SessionFilter | null;
  /** No such row. */
  none?: SessionFilter | null;
}

/** All that are given must hold. */
export interface SessionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SessionFilter> | null;
  or?: ReadonlyArray<SessionFilter> | null;
  not?: SessionFilter | null;
  userId?: IdIs | null;
  lastSeenAt?: InstantIs | null;
  expiresAt?: InstantIs | null;
  revokedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  user?: UserFilter | null;
}

export interface NotificationSome {
  /** At least one such row. */
  some?: NotificationFilter | null;
  /** No such row. */
  none?: NotificationFilter | null;
}

/** All that are given must hold. */
export interface NotificationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<NotificationFilter> | null;
  or?: ReadonlyArray<NotificationFilter> | null;
  not?: NotificationFilter | null;
  userId?: IdIs | null;
  matter?: TextIs | null;
  kind?: TextIs | null;
  resource?: TextIs | null;
  resourceId?: TextIs | null;
  count?: IntIs | null;
  isDigest?: BooleanIs | null;
  toldAt?: InstantIs | null;
  readAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IntIs {
  eq?: number | null;
  ne?: number | null;
  in?: ReadonlyArray<number> | null;
  gt?: number | null;
  gte?: number | null;
  lt?: number | null;
  lte?: number | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface BooleanIs {
  eq?: boolean | null;
  ne?: boolean | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface EmployeeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<EmployeeFilter> | null;
  or?: ReadonlyArray<EmployeeFilter> | null;
  not?: EmployeeFilter | null;
  employeeNo?: TextIs | null;
  name?: TextIs | null;
  storeId?: IdIs | null;
  departmentId?: IdIs | null;
  position?: TextIs | null;
  level?: TextIs | null;
  employment?: EmployeeEmploymentIs | null;
  hiredOn?: DayIs | null;
  leftOn?: DayIs | null;
  managerId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  department?: DepartmentFilter | null;
  manager?: EmployeeFilter | null;
  reports?: EmployeeSome | null;
  duties?: DutySome | null;
  placements?: PlacementSome | null;
  leaves?: LeaveSome | null;
  scorecards?: ScorecardSome | null;
  drills?: DrillSome | null;
  trainingRecords?: TrainingRecordSome | null;
  trainingCredits?: TrainingCreditSome | null;
  examAttempts?: ExamAttemptSome | null;
  certificates?: CertificateSome | null;
  ideas?: IdeaSome | null;
  tickets?: TicketSome | null;
  tasks?: TicketTaskSome | null;
  skills?: AgentSkillSome | null;
  correctiveActions?: CorrectiveActionSome | null;
  siteVisits?: SiteVisitSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface EmployeeEmploymentIs {
  eq?: EmploymentKind | null;
  ne?: EmploymentKind | null;
  in?: ReadonlyArray<EmploymentKind> | null;
  notIn?: ReadonlyArray<EmploymentKind> | null;
  isNull?: boolean | null;
}

export type EmploymentKind = 'REGULAR' | 'INTERN';

/** All that are given must hold. */
export interface StoreFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<StoreFilter> | null;
  or?: ReadonlyArray<StoreFilter> | null;
  not?: StoreFilter | null;
  code?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  regionId?: IdIs | null;
  format?: StoreFormatIs | null;
  timeZone?: TextIs | null;
  openedOn?: DayIs | null;
  closedOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  region?: RegionFilter | null;
  departments?: DepartmentSome | null;
  employees?: EmployeeSome | null;
  calendars?: CalendarSome | null;
  customers?: CustomerSome | null;
  tickets?: TicketSome | null;
  surveyResponses?: SurveyResponseSome | null;
  findings?: FindingSome | null;
  audits?: AuditSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface StoreFormatIs {
  eq?: StoreFormat | null;
  ne?: StoreFormat | null;
  in?: ReadonlyArray<StoreFormat> | null;
  notIn?: ReadonlyArray<StoreFormat> | null;
  isNull?: boolean | null;
}

export type StoreFormat = 'SUPERMARKET' | 'ECOMMERCE' | 'HOME';

/** All that are given must hold. */
export interface RegionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RegionFilter> | null;
  or?: ReadonlyArray<RegionFilter> | null;
  not?: RegionFilter | null;
  code?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  stores?: StoreSome | null;
}

export interface StoreSome {
  /** At least one such row. */
  some?: StoreFilter | null;
  /** No such row. */
  none?: StoreFilter | null;
}

export interface DepartmentSome {
  /** At least one such row. */
  some?: DepartmentFilter | null;
  /** No such row. */
  none?: DepartmentFilter | null;
}

/** All that are given must hold. */
export interface DepartmentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DepartmentFilter> | null;
  or?: ReadonlyArray<DepartmentFilter> | null;
  not?: DepartmentFilter | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  storeId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  tickets?: TicketSome | null;
}

export interface TicketSome {
  /** At least one such row. */
  some?: TicketFilter | null;
  /** No such row. */
  none?: TicketFilter | null;
}

/** All that are given must hold. */
export interface TicketFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<TicketFilter> | null;
  or?: ReadonlyArray<TicketFilter> | null;
  not?: TicketFilter | null;
  customerId?: IdIs | null;
  number?: TextIs | null;
  status?: TicketStatusIs | null;
  isOpen?: BooleanIs | null;
  waitingFor?: TicketWaitingForIs | null;
  channel?: TicketChannelIs | null;
  categoryId?: IdIs | null;
  needClass?: TicketCategoryUsualClassIs | null;
  level?: TicketCategoryUsualLevelIs | null;
  isClassConfirmed?: BooleanIs | null;
  priority?: TicketPriorityIs | null;
  tier?: CustomerTierIs | null;
  storeId?: IdIs | null;
  productId?: IdIs | null;
  batchNo?: TextIs | null;
  purchaseId?: IdIs | null;
  purchaseLineId?: IdIs | null;
  firstContactOwnerId?: IdIs | null;
  assigneeId?: IdIs | null;
  teamId?: IdIs | null;
  nextDueAt?: InstantIs | null;
  dueAt?: InstantIs | null;
  openedAt?: InstantIs | null;
  pickedUpAt?: InstantIs | null;
  firstRespondedAt?: InstantIs | null;
  lastEventAt?: InstantIs | null;
  unansweredSince?: InstantIs | null;
  solvedAt?: InstantIs | null;
  callbackDueAt?: InstantIs | null;
  closedAt?: InstantIs | null;
  reopenCount?: IntIs | null;
  handoverCount?: IntIs | null;
  satisfaction?: IntIs | null;
  isSurveyOff?: BooleanIs | null;
  joinedInto?: TextIs | null;
  openedOn?: DayIs | null;
  openedWeekday?: IntIs | null;
  openedHour?: IntIs | null;
  solvedOn?: DayIs | null;
  closedOn?: DayIs | null;
  ratedOn?: DayIs | null;
  firstResponseSeconds?: IntIs | null;
  resolutionSeconds?: IntIs | null;
  isLate?: BooleanIs | null;
  firstResponderId?: IdIs | null;
  solverId?: IdIs | null;
  sourceName?: TextIs | null;
  givenDueAt?: InstantIs | null;
  isGivenOnTime?: BooleanIs | null;
  policyDueAt?: InstantIs | null;
  isPolicyLate?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  customer?: CustomerFilter | null;
  store?: StoreFilter | null;
  category?: TicketCategoryFilter | null;
  assignee?: EmployeeFilter | null;
  firstContactOwner?: EmployeeFilter | null;
  firstResponder?: EmployeeFilter | null;
  solver?: EmployeeFilter | null;
  team?: DepartmentFilter | null;
  product?: ProductFilter | null;
  purchase?: PurchaseFilter | null;
  purchaseLine?: PurchaseLineFilter | null;
  events?: TicketEventSome | null;
  notes?: TicketNoteSome | null;
  files?: TicketFileSome | null;
  portalLinks?: PortalLinkSome | null;
  diagnoses?: RemoteDiagnosisSome | null;
  tasks?: TicketTaskSome | null;
  links?: TicketLinkSome | null;
  clocks?: ClockSome | null;
  callbacks?: CallbackSome | null;
  plannedReplies?: PlannedReplySome | null;
  compensations?: CompensationSome | null;
  returns?: ReturnCaseSome | null;
  playbookUses?: PlaybookUseSome | null;
  incidents?: IncidentTicketSome | null;
  findings?: FindingTicketSome | null;
  siteVisits?: SiteVisitSome | null;
  liabilities?: LiabilitySome | null;
  remedies?: RemedySome | null;
  chargeBacks?: ChargeBackSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketStatusIs {
  eq?: TicketStatus | null;
  ne?: TicketStatus | null;
  in?: ReadonlyArray<TicketStatus> | null;
  notIn?: ReadonlyArray<TicketStatus> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketWaitingForIs {
  eq?: WaitingFor | null;
  ne?: WaitingFor | null;
  in?: ReadonlyArray<WaitingFor> | null;
  notIn?: ReadonlyArray<WaitingFor> | null;
  isNull?: boolean | null;
}

export type WaitingFor = 'CUSTOMER' | 'SUPPLIER' | 'INSIDE';

/** All that are given must hold; null compares with nothing there. */
export interface TicketChannelIs {
  eq?: TicketChannel | null;
  ne?: TicketChannel | null;
  in?: ReadonlyArray<TicketChannel> | null;
  notIn?: ReadonlyArray<TicketChannel> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketCategoryUsualClassIs {
  eq?: NeedClass | null;
  ne?: NeedClass | null;
  in?: ReadonlyArray<NeedClass> | null;
  notIn?: ReadonlyArray<NeedClass> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketCategoryUsualLevelIs {
  eq?: TicketLevel | null;
  ne?: TicketLevel | null;
  in?: ReadonlyArray<TicketLevel> | null;
  notIn?: ReadonlyArray<TicketLevel> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketPriorityIs {
  eq?: TicketPriority | null;
  ne?: TicketPriority | null;
  in?: ReadonlyArray<TicketPriority> | null;
  notIn?: ReadonlyArray<TicketPriority> | null;
  isNull?: boolean | null;
}

export type TicketPriority = 'LOW' | 'NORMAL' | 'HIGH' | 'TOP';

/** All that are given must hold; null compares with nothing there. */
export interface CustomerTierIs {
  eq?: Tier | null;
  ne?: Tier | null;
  in?: ReadonlyArray<Tier> | null;
  notIn?: ReadonlyArray<Tier> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface CustomerFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<CustomerFilter> | null;
  or?: ReadonlyArray<CustomerFilter> | null;
  not?: CustomerFilter | null;
  memberNo?: TextIs | null;
  name?: TextIs | null;
  birthday?: DayIs | null;
  gender?: CustomerGenderIs | null;
  country?: TextIs | null;
  storeId?: IdIs | null;
  joinedOn?: DayIs | null;
  channel?: TextIs | null;
  tier?: CustomerTierIs | null;
  isStandIn?: BooleanIs | null;
  mergedIntoId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  behaviour?: CustomerBehaviourFilter | null;
  purchases?: PurchaseSome | null;
  purchaseLines?: PurchaseLineSome | null;
  tags?: TagSome | null;
  customerTags?: CustomerTagSome | null;
  segments?: SegmentSome | null;
  memberships?: SegmentMembershipSome | null;
  consents?: ConsentSome | null;
  rfmScores?: RfmScoreSome | null;
  tierPeriods?: TierPeriodSome | null;
  mergedInto?: CustomerFilter | null;
  events?: EventSome | null;
  tickets?: TicketSome | null;
  compensations?: CompensationSome | null;
  returns?: ReturnCaseSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CustomerGenderIs {
  eq?: Gender | null;
  ne?: Gender | null;
  in?: ReadonlyArray<Gender> | null;
  notIn?: ReadonlyArray<Gender> | null;
  isNull?: boolean | null;
}

export type Gender = 'FEMALE' | 'MALE' | 'UNKNOWN';

/** All that are given must hold. */
export interface CustomerBehaviourFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CustomerBehaviourFilter> | null;
  or?: ReadonlyArray<CustomerBehaviourFilter> | null;
  not?: CustomerBehaviourFilter | null;
  customerId?: IdIs | null;
  firstPurchaseOn?: DayIs | null;
  lastPurchaseOn?: DayIs | null;
  visits?: IntIs | null;
  visits30?: IntIs | null;
  visits90?: IntIs | null;
  visits180?: IntIs | null;
  visits365?: IntIs | null;
  spend?: MoneyIs | null;
  spend30?: MoneyIs | null;
  spend90?: MoneyIs | null;
  spend180?: MoneyIs | null;
  spend365?: MoneyIs | null;
  netSpend?: MoneyIs | null;
  returned?: MoneyIs | null;
  meanBasket?: MoneyIs | null;
  visitsPerWeek?: DecimalIs | null;
  returnRate?: DecimalIs | null;
  daysBetween?: DecimalIs | null;
  contacts365?: IntIs | null;
  rolledOn?: DayIs | null;
  updatedAt?: InstantIs | null;
  customer?: CustomerFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface MoneyIs {
  eq?: string | null;
  ne?: string | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface DecimalIs {
  eq?: string | null;
  ne?: string | null;
  gt?: string | null;
  gte?: string | null;
  lt?: string | null;
  lte?: string | null;
  isNull?: boolean | null;
}

export interface PurchaseSome {
  /** At least one such row. */
  some?: PurchaseFilter | null;
  /** No such row. */
  none?: PurchaseFilter | null;
}

/** All that are given must hold. */
export interface PurchaseFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PurchaseFilter> | null;
  or?: ReadonlyArray<PurchaseFilter> | null;
  not?: PurchaseFilter | null;
  customerId?: IdIs | null;
  purchasedAt?: InstantIs | null;
  id?: IdIs | null;
  businessOn?: DayIs | null;
  weekday?: IntIs | null;
  hour?: IntIs | null;
  band?: PurchaseBandIs | null;
  storeId?: IdIs | null;
  receiptNo?: TextIs | null;
  channel?: TextIs | null;
  country?: TextIs | null;
  amount?: MoneyIs | null;
  salesAmount?: MoneyIs | null;
  returnsAmount?: MoneyIs | null;
  lineCount?: IntIs | null;
  saleLineCount?: IntIs | null;
  createdAt?: InstantIs | null;
  customer?: CustomerFilter | null;
  store?: StoreFilter | null;
  lines?: PurchaseLineSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PurchaseBandIs {
  eq?: DayBand | null;
  ne?: DayBand | null;
  in?: ReadonlyArray<DayBand> | null;
  notIn?: ReadonlyArray<DayBand> | null;
  isNull?: boolean | null;
}

export interface PurchaseLineSome {
  /** At least one such row. */
  some?: PurchaseLineFilter | null;
  /** No such row. */
  none?: PurchaseLineFilter | null;
}

/** All that are given must hold. */
export interface PurchaseLineFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PurchaseLineFilter> | null;
  or?: ReadonlyArray<PurchaseLineFilter> | null;
  not?: PurchaseLineFilter | null;
  customerId?: IdIs | null;
  soldAt?: InstantIs | null;
  id?: IdIs | null;
  purchaseId?: IdIs | null;
  lineNo?: IntIs | null;
  productId?: IdIs | null;
  lineKind?: PurchaseLineLineKindIs | null;
  quantity?: DecimalIs | null;
  unitPrice?: DecimalIs | null;
  amount?: MoneyIs | null;
  country?: TextIs | null;
  customer?: CustomerFilter | null;
  purchase?: PurchaseFilter | null;
  product?: ProductFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PurchaseLineLineKindIs {
  eq?: LineKind | null;
  ne?: LineKind | null;
  in?: ReadonlyArray<LineKind> | null;
  notIn?: ReadonlyArray<LineKind> | null;
  isNull?: boolean | null;
}

/** SALE: quantity and price above 0; RETURN: quantity below 0 or a cancelling receipt; OTHER: corrections, free goods, bad debt. */
export type LineKind = 'SALE' | 'RETURN' | 'OTHER';

/** All that are given must hold. */
export interface ProductFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<ProductFilter> | null;
  or?: ReadonlyArray<ProductFilter> | null;
  not?: ProductFilter | null;
  sku?: TextIs | null;
  name?: TextIs | null;
  categoryId?: IdIs | null;
  isService?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  category?: CategoryFilter | null;
  tickets?: TicketSome | null;
}

/** All that are given must hold. */
export interface CategoryFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CategoryFilter> | null;
  or?: ReadonlyArray<CategoryFilter> | null;
  not?: CategoryFilter | null;
  code?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  products?: ProductSome | null;
}

export interface ProductSome {
  /** At least one such row. */
  some?: ProductFilter | null;
  /** No such row. */
  none?: ProductFilter | null;
}

export interface TagSome {
  /** At least one such row. */
  some?: TagFilter | null;
  /** No such row. */
  none?: TagFilter | null;
}

/** All that are given must hold. */
export interface TagFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<TagFilter> | null;
  or?: ReadonlyArray<TagFilter> | null;
  not?: TagFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  groupZh?: TextIs | null;
  groupEn?: TextIs | null;
  colour?: TagColourIs | null;
  tagKind?: TagTagKindIs | null;
  ownerId?: IdIs | null;
  expiresAfterDays?: IntIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: UserFilter | null;
  carriers?: CustomerTagSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TagColourIs {
  eq?: TagColour | null;
  ne?: TagColour | null;
  in?: ReadonlyArray<TagColour> | null;
  notIn?: ReadonlyArray<TagColour> | null;
  isNull?: boolean | null;
}

export type TagColour = 'INDIGO' | 'AMBER' | 'TEAL' | 'VERMILION' | 'SKY' | 'PLUM' | 'OLIVE' | 'SLATE';

/** All that are given must hold; null compares with nothing there. */
export interface TagTagKindIs {
  eq?: TagKind | null;
  ne?: TagKind | null;
  in?: ReadonlyArray<TagKind> | null;
  notIn?: ReadonlyArray<TagKind> | null;
  isNull?: boolean | null;
}

/** Set by people, by a rule tree, or by a model. */
export type TagKind = 'MANUAL' | 'RULE' | 'MODEL';

export interface CustomerTagSome {
  /** At least one such row. */
  some?: CustomerTagFilter | null;
  /** No such row. */
  none?: CustomerTagFilter | null;
}

/** All that are given must hold. */
export interface CustomerTagFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CustomerTagFilter> | null;
  or?: ReadonlyArray<CustomerTagFilter> | null;
  not?: CustomerTagFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  tagId?: IdIs | null;
  taggedAt?: InstantIs | null;
  taggedById?: IdIs | null;
  expiresAt?: InstantIs | null;
  customer?: CustomerFilter | null;
  tag?: TagFilter | null;
  taggedBy?: UserFilter | null;
}

export interface SegmentSome {
  /** At least one such row. */
  some?: SegmentFilter | null;
  /** No such row. */
  none?: SegmentFilter | null;
}

/** All that are given must hold. */
export interface SegmentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  /** Text search, best first. */
  q?: string | null;
  and?: ReadonlyArray<SegmentFilter> | null;
  or?: ReadonlyArray<SegmentFilter> | null;
  not?: SegmentFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  segmentKind?: SegmentSegmentKindIs | null;
  ruleVersion?: IntIs | null;
  memberCount?: IntIs | null;
  computedAt?: InstantIs | null;
  ownerId?: IdIs | null;
  isArchived?: BooleanIs | null;
  isShipped?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: UserFilter | null;
  versions?: SegmentVersionSome | null;
  memberships?: SegmentMembershipSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SegmentSegmentKindIs {
  eq?: SegmentKind | null;
  ne?: SegmentKind | null;
  in?: ReadonlyArray<SegmentKind> | null;
  notIn?: ReadonlyArray<SegmentKind> | null;
  isNull?: boolean | null;
}

export type SegmentKind = 'RULE' | 'STATIC';

export interface SegmentVersionSome {
  /** At least one such row. */
  some?: SegmentVersionFilter | null;
  /** No such row. */
  none?: SegmentVersionFilter | null;
}

/** All that are given must hold. */
export interface SegmentVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SegmentVersionFilter> | null;
  or?: ReadonlyArray<SegmentVersionFilter> | null;
  not?: SegmentVersionFilter | null;
  segmentId?: IdIs | null;
  number?: IntIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  segment?: SegmentFilter | null;
  author?: UserFilter | null;
}

export interface SegmentMembershipSome {
  /** At least one such row. */
  some?: SegmentMembershipFilter | null;
  /** No such row. */
  none?: SegmentMembershipFilter | null;
}

/** All that are given must hold. */
export interface SegmentMembershipFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SegmentMembershipFilter> | null;
  or?: ReadonlyArray<SegmentMembershipFilter> | null;
  not?: SegmentMembershipFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  segmentId?: IdIs | null;
  joinedAt?: InstantIs | null;
  leftAt?: InstantIs | null;
  customer?: CustomerFilter | null;
  segment?: SegmentFilter | null;
}

export interface ConsentSome {
  /** At least one such row. */
  some?: ConsentFilter | null;
  /** No such row. */
  none?: ConsentFilter | null;
}

/** All that are given must hold. */
export interface ConsentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ConsentFilter> | null;
  or?: ReadonlyArray<ConsentFilter> | null;
  not?: ConsentFilter | null;
  customerId?: IdIs | null;
  channel?: ConsentChannelIs | null;
  isGiven?: BooleanIs | null;
  source?: TextIs | null;
  givenAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  customer?: CustomerFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ConsentChannelIs {
  eq?: ConsentChannel | null;
  ne?: ConsentChannel | null;
  in?: ReadonlyArray<ConsentChannel> | null;
  notIn?: ReadonlyArray<ConsentChannel> | null;
  isNull?: boolean | null;
}

export type ConsentChannel = 'SMS' | 'EMAIL' | 'PHONE' | 'WECOM';

export interface RfmScoreSome {
  /** At least one such row. */
  some?: RfmScoreFilter | null;
  /** No such row. */
  none?: RfmScoreFilter | null;
}

/** All that are given must hold. */
export interface RfmScoreFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RfmScoreFilter> | null;
  or?: ReadonlyArray<RfmScoreFilter> | null;
  not?: RfmScoreFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  modelId?: IdIs | null;
  r?: IntIs | null;
  f?: IntIs | null;
  m?: IntIs | null;
  code?: TextIs | null;
  groupKey?: TextIs | null;
  recencyDays?: IntIs | null;
  frequency?: IntIs | null;
  money?: MoneyIs | null;
  customer?: CustomerFilter | null;
  model?: RfmModelFilter | null;
}

/** All that are given must hold. */
export interface RfmModelFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RfmModelFilter> | null;
  or?: ReadonlyArray<RfmModelFilter> | null;
  not?: RfmModelFilter | null;
  key?: TextIs | null;
  number?: IntIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  format?: StoreFormatIs | null;
  method?: RfmModelMethodIs | null;
  windowDays?: IntIs | null;
  effectiveFrom?: DayIs | null;
  supersededAt?: InstantIs | null;
  computedAt?: InstantIs | null;
  asOf?: DayIs | null;
  customerCount?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scores?: RfmScoreSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface RfmModelMethodIs {
  eq?: RfmMethod | null;
  ne?: RfmMethod | null;
  in?: ReadonlyArray<RfmMethod> | null;
  notIn?: ReadonlyArray<RfmMethod> | null;
  isNull?: boolean | null;
}

/** QUANTILE: ntile, ties broken by member number; PERCENTILE: nearest-rank cut-offs, ties share a score; FIXED: cut-offs written down. */
export type RfmMethod = 'QUANTILE' | 'PERCENTILE' | 'FIXED';

export interface TierPeriodSome {
  /** At least one such row. */
  some?: TierPeriodFilter | null;
  /** No such row. */
  none?: TierPeriodFilter | null;
}

/** All that are given must hold. */
export interface TierPeriodFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TierPeriodFilter> | null;
  or?: ReadonlyArray<TierPeriodFilter> | null;
  not?: TierPeriodFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  tier?: CustomerTierIs | null;
  startedOn?: DayIs | null;
  endedOn?: DayIs | null;
  graceUntil?: DayIs | null;
  ruleId?: IdIs | null;
  customer?: CustomerFilter | null;
  rule?: TierRuleFilter | null;
}

/** All that are given must hold. */
export interface TierRuleFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TierRuleFilter> | null;
  or?: ReadonlyArray<TierRuleFilter> | null;
  not?: TierRuleFilter | null;
  number?: IntIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface EventSome {
  /** At least one such row. */
  some?: EventFilter | null;
  /** No such row. */
  none?: EventFilter | null;
}

/** All that are given must hold. */
export interface EventFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<EventFilter> | null;
  or?: ReadonlyArray<EventFilter> | null;
  not?: EventFilter | null;
  id?: IdIs | null;
  at?: InstantIs | null;
  actorId?: IdIs | null;
  actorName?: TextIs | null;
  kind?: TextIs | null;
  resource?: TextIs | null;
  resourceId?: TextIs | null;
  customerId?: IdIs | null;
  storeId?: IdIs | null;
  requestId?: TextIs | null;
  actor?: UserFilter | null;
  store?: StoreFilter | null;
  customer?: CustomerFilter | null;
}

export interface CompensationSome {
  /** At least one such row. */
  some?: CompensationFilter | null;
  /** No such row. */
  none?: CompensationFilter | null;
}

/** All that are given must hold. */
export interface CompensationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CompensationFilter> | null;
  or?: ReadonlyArray<CompensationFilter> | null;
  not?: CompensationFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  compensationKind?: CompensationCompensationKindIs | null;
  state?: CompensationStateIs | null;
  origin?: CompensationOriginIs | null;
  amount?: MoneyIs | null;
  costAmount?: MoneyIs | null;
  scenario?: TextIs | null;
  purchaseId?: IdIs | null;
  purchaseLineId?: IdIs | null;
  returnId?: IdIs | null;
  voucherEndsOn?: DayIs | null;
  voucherCategoryId?: IdIs | null;
  grantedById?: IdIs | null;
  approvalId?: IdIs | null;
  policyNumber?: IntIs | null;
  grantedAt?: InstantIs | null;
  grantedOn?: DayIs | null;
  paidAt?: InstantIs | null;
  reversedAt?: InstantIs | null;
  reversedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  returnCase?: ReturnCaseFilter | null;
  ticket?: TicketFilter | null;
  customer?: CustomerFilter | null;
  store?: StoreFilter | null;
  purchase?: PurchaseFilter | null;
  purchaseLine?: PurchaseLineFilter | null;
  grantedBy?: EmployeeFilter | null;
  reversedBy?: EmployeeFilter | null;
  approval?: ApprovalFilter | null;
  voucherCategory?: CategoryFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CompensationCompensationKindIs {
  eq?: CompensationKind | null;
  ne?: CompensationKind | null;
  in?: ReadonlyArray<CompensationKind> | null;
  notIn?: ReadonlyArray<CompensationKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CompensationStateIs {
  eq?: CompensationState | null;
  ne?: CompensationState | null;
  in?: ReadonlyArray<CompensationState> | null;
  notIn?: ReadonlyArray<CompensationState> | null;
  isNull?: boolean | null;
}

/** PENDING: waits for approval; GRANTED: given, the payout is under way; PAID: handed over; REVERSED: taken back, and booked back. */
export type CompensationState = 'PENDING' | 'GRANTED' | 'PAID' | 'REFUSED' | 'EXPIRED' | 'WITHDRAWN' | 'REVERSED';

/** All that are given must hold; null compares with nothing there. */
export interface CompensationOriginIs {
  eq?: CompensationOrigin | null;
  ne?: CompensationOrigin | null;
  in?: ReadonlyArray<CompensationOrigin> | null;
  notIn?: ReadonlyArray<CompensationOrigin> | null;
  isNull?: boolean | null;
}

/** GRANT: out of somebody’s authority; RETURN: what a return case pays by its rules, which uses up no authority. */
export type CompensationOrigin = 'GRANT' | 'RETURN';

/** All that are given must hold. */
export interface ReturnCaseFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ReturnCaseFilter> | null;
  or?: ReadonlyArray<ReturnCaseFilter> | null;
  not?: ReturnCaseFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  purchaseId?: IdIs | null;
  purchaseLineId?: IdIs | null;
  productId?: IdIs | null;
  returnReason?: ReturnCaseReturnReasonIs | null;
  route?: ReturnCaseRouteIs | null;
  state?: ReturnCaseStateIs | null;
  quantity?: DecimalIs | null;
  refundAmount?: MoneyIs | null;
  isWithoutReceipt?: BooleanIs | null;
  isWithoutPackaging?: BooleanIs | null;
  isFresh?: BooleanIs | null;
  isRoutine?: BooleanIs | null;
  daysSince?: IntIs | null;
  evidenceIds?: TextsIs | null;
  requestedAt?: InstantIs | null;
  reviewDueAt?: InstantIs | null;
  refundDueAt?: InstantIs | null;
  decidedAt?: InstantIs | null;
  deciderId?: IdIs | null;
  refundedAt?: InstantIs | null;
  receivedAt?: InstantIs | null;
  isRestocked?: BooleanIs | null;
  abuseScore?: IntIs | null;
  appealedAt?: InstantIs | null;
  approvalId?: IdIs | null;
  policyNumber?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  customer?: CustomerFilter | null;
  store?: StoreFilter | null;
  product?: ProductFilter | null;
  purchase?: PurchaseFilter | null;
  purchaseLine?: PurchaseLineFilter | null;
  decider?: EmployeeFilter | null;
  approval?: ApprovalFilter | null;
  compensations?: CompensationSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ReturnCaseReturnReasonIs {
  eq?: ReturnReason | null;
  ne?: ReturnReason | null;
  in?: ReadonlyArray<ReturnReason> | null;
  notIn?: ReadonlyArray<ReturnReason> | null;
  isNull?: boolean | null;
}

/** NO_REASON: within 7 days (A-28); FRESH: spoiled fresh goods, a photo is proof enough (B-08). */
export type ReturnReason = 'NO_REASON' | 'QUALITY' | 'FRESH' | 'NOT_AS_DESCRIBED' | 'DAMAGED' | 'WRONG_ITEM' | 'OTHER';

/** All that are given must hold; null compares with nothing there. */
export interface ReturnCaseRouteIs {
  eq?: ReturnRoute | null;
  ne?: ReturnRoute | null;
  in?: ReadonlyArray<ReturnRoute> | null;
  notIn?: ReadonlyArray<ReturnRoute> | null;
  isNull?: boolean | null;
}

/** B-09, B-10: at the desk, scanned at the terminal, fetched at the door, asked for by mini-program. */
export type ReturnRoute = 'DESK' | 'KIOSK' | 'PICK_UP' | 'ONLINE';

/** All that are given must hold; null compares with nothing there. */
export interface ReturnCaseStateIs {
  eq?: ReturnState | null;
  ne?: ReturnState | null;
  in?: ReadonlyArray<ReturnState> | null;
  notIn?: ReadonlyArray<ReturnState> | null;
  isNull?: boolean | null;
}

/** ACCEPTED: the refund is on its way; it may be appealed once when it was refused. */
export type ReturnState = 'REQUESTED' | 'ACCEPTED' | 'REFUNDED' | 'REFUSED' | 'CANCELLED';

/** All that are given must hold; null compares with nothing there. */
export interface TextsIs {
  has?: string | null;
  hasAny?: ReadonlyArray<string> | null;
}

/** All that are given must hold. */
export interface ApprovalFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ApprovalFilter> | null;
  or?: ReadonlyArray<ApprovalFilter> | null;
  not?: ApprovalFilter | null;
  kind?: TextIs | null;
  state?: ApprovalStateIs | null;
  amount?: MoneyIs | null;
  storeId?: IdIs | null;
  resource?: TextIs | null;
  resourceKey?: TextIs | null;
  subjectVersion?: IntIs | null;
  makerUserId?: IdIs | null;
  makerId?: IdIs | null;
  approverRoles?: TextsIs | null;
  policyKey?: TextIs | null;
  policyNumber?: IntIs | null;
  dueAt?: InstantIs | null;
  decidedAt?: InstantIs | null;
  deciderId?: IdIs | null;
  deciderUserId?: IdIs | null;
  onBehalfOfId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  makerUser?: UserFilter | null;
  deciderUser?: UserFilter | null;
  store?: StoreFilter | null;
  maker?: EmployeeFilter | null;
  decider?: EmployeeFilter | null;
  onBehalfOf?: EmployeeFilter | null;
  compensations?: CompensationSome | null;
  returns?: ReturnCaseSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ApprovalStateIs {
  eq?: ApprovalState | null;
  ne?: ApprovalState | null;
  in?: ReadonlyArray<ApprovalState> | null;
  notIn?: ReadonlyArray<ApprovalState> | null;
  isNull?: boolean | null;
}

/** EXPIRED: nobody decided in time; WITHDRAWN: its maker took it back. */
export type ApprovalState = 'PENDING' | 'APPROVED' | 'REFUSED' | 'EXPIRED' | 'WITHDRAWN';

export interface ReturnCaseSome {
  /** At least one such row. */
  some?: ReturnCaseFilter | null;
  /** No such row. */
  none?: ReturnCaseFilter | null;
}

/** All that are given must hold. */
export interface TicketCategoryFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketCategoryFilter> | null;
  or?: ReadonlyArray<TicketCategoryFilter> | null;
  not?: TicketCategoryFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  usualClass?: TicketCategoryUsualClassIs | null;
  usualLevel?: TicketCategoryUsualLevelIs | null;
  words?: TextsIs | null;
  position?: IntIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  tickets?: TicketSome | null;
  gates?: TicketGateSome | null;
}

export interface TicketGateSome {
  /** At least one such row. */
  some?: TicketGateFilter | null;
  /** No such row. */
  none?: TicketGateFilter | null;
}

/** All that are given must hold. */
export interface TicketGateFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketGateFilter> | null;
  or?: ReadonlyArray<TicketGateFilter> | null;
  not?: TicketGateFilter | null;
  categoryId?: IdIs | null;
  certificateKindId?: IdIs | null;
  startsAt?: InstantIs | null;
  endsAt?: InstantIs | null;
  uncertifiedAmount?: MoneyIs | null;
  authorId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  category?: TicketCategoryFilter | null;
  certificateKind?: CertificateKindFilter | null;
  author?: UserFilter | null;
}

/** All that are given must hold. */
export interface CertificateKindFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CertificateKindFilter> | null;
  or?: ReadonlyArray<CertificateKindFilter> | null;
  not?: CertificateKindFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  examId?: IdIs | null;
  minHours?: DecimalIs | null;
  validDays?: IntIs | null;
  positions?: TextsIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  exam?: ExamFilter | null;
  certificates?: CertificateSome | null;
  gates?: TicketGateSome | null;
}

/** All that are given must hold. */
export interface ExamFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamFilter> | null;
  or?: ReadonlyArray<ExamFilter> | null;
  not?: ExamFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  courseId?: IdIs | null;
  positions?: TextsIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  course?: CourseFilter | null;
  versions?: ExamVersionSome | null;
  attempts?: ExamAttemptSome | null;
  certificateKinds?: CertificateKindSome | null;
}

/** All that are given must hold. */
export interface CourseFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CourseFilter> | null;
  or?: ReadonlyArray<CourseFilter> | null;
  not?: CourseFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  subject?: CourseSubjectIs | null;
  playbookKeys?: TextsIs | null;
  isExamined?: BooleanIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  publishedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: CourseVersionSome | null;
  files?: CourseFileSome | null;
  records?: TrainingRecordSome | null;
  exams?: ExamSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CourseSubjectIs {
  eq?: CourseSubject | null;
  ne?: CourseSubject | null;
  in?: ReadonlyArray<CourseSubject> | null;
  notIn?: ReadonlyArray<CourseSubject> | null;
  isNull?: boolean | null;
}

/** Products, process, communication (C-19), law and the company’s culture (D-13). */
export type CourseSubject = 'PRODUCT' | 'PROCESS' | 'COMMUNICATION' | 'LAW' | 'CULTURE';

export interface CourseVersionSome {
  /** At least one such row. */
  some?: CourseVersionFilter | null;
  /** No such row. */
  none?: CourseVersionFilter | null;
}

/** All that are given must hold. */
export interface CourseVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CourseVersionFilter> | null;
  or?: ReadonlyArray<CourseVersionFilter> | null;
  not?: CourseVersionFilter | null;
  courseId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  lessonMinutes?: IntIs | null;
  requiredMinutes?: IntIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  course?: CourseFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CalendarVersionStateIs {
  eq?: VersionState | null;
  ne?: VersionState | null;
  in?: ReadonlyArray<VersionState> | null;
  notIn?: ReadonlyArray<VersionState> | null;
  isNull?: boolean | null;
}

/** DRAFT: may be edited, counts for nothing; PUBLISHED: immutable, in force from effectiveFrom; SUPERSEDED: another took its place, noted when the next one is published. */
export type VersionState = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED';

export interface CourseFileSome {
  /** At least one such row. */
  some?: CourseFileFilter | null;
  /** No such row. */
  none?: CourseFileFilter | null;
}

/** All that are given must hold. */
export interface CourseFileFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CourseFileFilter> | null;
  or?: ReadonlyArray<CourseFileFilter> | null;
  not?: CourseFileFilter | null;
  courseId?: IdIs | null;
  fileId?: IdIs | null;
  fileKind?: StoredFileFileKindIs | null;
  mediaType?: TextIs | null;
  bytes?: IntIs | null;
  sha256?: TextIs | null;
  shownAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  course?: CourseFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface StoredFileFileKindIs {
  eq?: FileKind | null;
  ne?: FileKind | null;
  in?: ReadonlyArray<FileKind> | null;
  notIn?: ReadonlyArray<FileKind> | null;
  isNull?: boolean | null;
}

/** By the bytes, never by the name. */
export type FileKind = 'PICTURE' | 'PDF' | 'VIDEO';

export interface TrainingRecordSome {
  /** At least one such row. */
  some?: TrainingRecordFilter | null;
  /** No such row. */
  none?: TrainingRecordFilter | null;
}

/** All that are given must hold. */
export interface TrainingRecordFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TrainingRecordFilter> | null;
  or?: ReadonlyArray<TrainingRecordFilter> | null;
  not?: TrainingRecordFilter | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  courseId?: IdIs | null;
  courseVersionId?: IdIs | null;
  state?: TrainingRecordStateIs | null;
  reason?: TrainingRecordReasonIs | null;
  sourceResource?: TextIs | null;
  sourceKey?: TextIs | null;
  assignedById?: IdIs | null;
  assignedAt?: InstantIs | null;
  assignedOn?: DayIs | null;
  dueAt?: InstantIs | null;
  dueOn?: DayIs | null;
  calendarVersionId?: IdIs | null;
  breachedAt?: InstantIs | null;
  startedAt?: InstantIs | null;
  completedAt?: InstantIs | null;
  completedOn?: DayIs | null;
  creditedMinutes?: IntIs | null;
  creditedHours?: DecimalIs | null;
  requiredMinutes?: IntIs | null;
  lessonsFinished?: IntIs | null;
  lessonCount?: IntIs | null;
  isExamined?: BooleanIs | null;
  examPassedAt?: InstantIs | null;
  examScore?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  course?: CourseFilter | null;
  courseVersion?: CourseVersionFilter | null;
  assignedBy?: EmployeeFilter | null;
  calendarVersion?: CalendarVersionFilter | null;
  needs?: TrainingNeedSome | null;
  lessons?: LessonProgressSome | null;
  credits?: TrainingCreditSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TrainingRecordStateIs {
  eq?: TrainingState | null;
  ne?: TrainingState | null;
  in?: ReadonlyArray<TrainingState> | null;
  notIn?: ReadonlyArray<TrainingState> | null;
  isNull?: boolean | null;
}

/** OVERDUE: its day has passed and it is not done; it may still be done. */
export type TrainingState = 'ASSIGNED' | 'IN_PROGRESS' | 'OVERDUE' | 'COMPLETED' | 'WITHDRAWN';

/** All that are given must hold; null compares with nothing there. */
export interface TrainingRecordReasonIs {
  eq?: TrainingReason | null;
  ne?: TrainingReason | null;
  in?: ReadonlyArray<TrainingReason> | null;
  notIn?: ReadonlyArray<TrainingReason> | null;
  isNull?: boolean | null;
}

/** Why it was given: the post, a finding, a corrective action, a new product, monthly or quarterly training, or somebody’s choice. */
export type TrainingReason = 'ROLE' | 'FINDING' | 'CORRECTIVE_ACTION' | 'NEW_PRODUCT' | 'REGULAR' | 'PERSON';

/** All that are given must hold. */
export interface CalendarVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CalendarVersionFilter> | null;
  or?: ReadonlyArray<CalendarVersionFilter> | null;
  not?: CalendarVersionFilter | null;
  calendarId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  calendarKind?: CalendarVersionCalendarKindIs | null;
  coveredFrom?: DayIs | null;
  coveredTo?: DayIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  calendar?: CalendarFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CalendarVersionCalendarKindIs {
  eq?: CalendarKind | null;
  ne?: CalendarKind | null;
  in?: ReadonlyArray<CalendarKind> | null;
  notIn?: ReadonlyArray<CalendarKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface CalendarFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CalendarFilter> | null;
  or?: ReadonlyArray<CalendarFilter> | null;
  not?: CalendarFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  storeId?: IdIs | null;
  hasHolidays?: BooleanIs | null;
  isShipped?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: CalendarVersionSome | null;
  store?: StoreFilter | null;
}

export interface CalendarVersionSome {
  /** At least one such row. */
  some?: CalendarVersionFilter | null;
  /** No such row. */
  none?: CalendarVersionFilter | null;
}

export interface TrainingNeedSome {
  /** At least one such row. */
  some?: TrainingNeedFilter | null;
  /** No such row. */
  none?: TrainingNeedFilter | null;
}

/** All that are given must hold. */
export interface TrainingNeedFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TrainingNeedFilter> | null;
  or?: ReadonlyArray<TrainingNeedFilter> | null;
  not?: TrainingNeedFilter | null;
  recordId?: IdIs | null;
  reason?: TrainingRecordReasonIs | null;
  sourceResource?: TextIs | null;
  sourceKey?: TextIs | null;
  actionId?: IdIs | null;
  findingId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  record?: TrainingRecordFilter | null;
  action?: CorrectiveActionFilter | null;
  finding?: FindingFilter | null;
}

/** All that are given must hold. */
export interface CorrectiveActionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CorrectiveActionFilter> | null;
  or?: ReadonlyArray<CorrectiveActionFilter> | null;
  not?: CorrectiveActionFilter | null;
  number?: TextIs | null;
  findingId?: IdIs | null;
  storeId?: IdIs | null;
  state?: CorrectiveActionStateIs | null;
  causeTag?: CorrectiveActionCauseTagIs | null;
  whys?: TextsIs | null;
  ownerId?: IdIs | null;
  workingDays?: IntIs | null;
  startedAt?: InstantIs | null;
  dueAt?: InstantIs | null;
  calendarVersionId?: IdIs | null;
  breachedAt?: InstantIs | null;
  costAmount?: MoneyIs | null;
  trainingCourseKey?: TextIs | null;
  supplierName?: TextIs | null;
  supplierAnsweredAt?: InstantIs | null;
  doneAt?: InstantIs | null;
  doneById?: IdIs | null;
  verifiedAt?: InstantIs | null;
  verifiedById?: IdIs | null;
  rejectCount?: IntIs | null;
  effectAfterDays?: IntIs | null;
  effectDueAt?: InstantIs | null;
  effectCheckedAt?: InstantIs | null;
  effectCheckedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  finding?: FindingFilter | null;
  store?: StoreFilter | null;
  owner?: EmployeeFilter | null;
  doneBy?: EmployeeFilter | null;
  verifiedBy?: EmployeeFilter | null;
  effectCheckedBy?: EmployeeFilter | null;
  calendarVersion?: CalendarVersionFilter | null;
  photos?: CorrectivePhotoSome | null;
  trainings?: TrainingNeedSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CorrectiveActionStateIs {
  eq?: ActionState | null;
  ne?: ActionState | null;
  in?: ReadonlyArray<ActionState> | null;
  notIn?: ReadonlyArray<ActionState> | null;
  isNull?: boolean | null;
}

/** DONE: its owner says so; REJECTED: another person says it is not; VERIFIED: it is; EFFECTIVE, NOT_EFFECTIVE: seen some days later. */
export type ActionState = 'OPEN' | 'DONE' | 'REJECTED' | 'VERIFIED' | 'EFFECTIVE' | 'NOT_EFFECTIVE' | 'CANCELLED';

/** All that are given must hold; null compares with nothing there. */
export interface CorrectiveActionCauseTagIs {
  eq?: CauseTag | null;
  ne?: CauseTag | null;
  in?: ReadonlyArray<CauseTag> | null;
  notIn?: ReadonlyArray<CauseTag> | null;
  isNull?: boolean | null;
}

/** Of what kind the cause is. */
export type CauseTag =
  | 'PEOPLE'
  | 'METHOD'
  | 'MATERIAL'
  | 'EQUIPMENT'
  | 'ENVIRONMENT'
  | 'SUPPLIER'
  | 'SYSTEM'
  | 'OTHER';

/** All that are given must hold. */
export interface FindingFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<FindingFilter> | null;
  or?: ReadonlyArray<FindingFilter> | null;
  not?: FindingFilter | null;
  number?: TextIs | null;
  source?: FindingSourceIs | null;
  sourceResource?: TextIs | null;
  sourceKey?: TextIs | null;
  storeId?: IdIs | null;
  categoryId?: IdIs | null;
  section?: TextIs | null;
  questionKey?: TextIs | null;
  severity?: FindingSeverityIs | null;
  state?: FindingStateIs | null;
  ownerId?: IdIs | null;
  incidentId?: IdIs | null;
  foundAt?: InstantIs | null;
  foundOn?: DayIs | null;
  countedFromAt?: InstantIs | null;
  dueAt?: InstantIs | null;
  calendarVersionId?: IdIs | null;
  breachedAt?: InstantIs | null;
  isRepeat?: BooleanIs | null;
  repeatCount?: IntIs | null;
  repeatWindowDays?: IntIs | null;
  repeatOfId?: IdIs | null;
  correctedAt?: InstantIs | null;
  correctedOn?: DayIs | null;
  correctionSeconds?: IntIs | null;
  closedAt?: InstantIs | null;
  closedOn?: DayIs | null;
  closedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  category?: TicketCategoryFilter | null;
  owner?: EmployeeFilter | null;
  closedBy?: EmployeeFilter | null;
  incident?: IncidentFilter | null;
  calendarVersion?: CalendarVersionFilter | null;
  repeatOf?: FindingFilter | null;
  repeats?: FindingSome | null;
  tickets?: FindingTicketSome | null;
  actions?: CorrectiveActionSome | null;
  alerts?: RiskAlertSome | null;
  trainings?: TrainingNeedSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface FindingSourceIs {
  eq?: FindingSource | null;
  ne?: FindingSource | null;
  in?: ReadonlyArray<FindingSource> | null;
  notIn?: ReadonlyArray<FindingSource> | null;
  isNull?: boolean | null;
}

/** What it was found by; PERSON: somebody saw it. */
export type FindingSource = 'AUDIT' | 'TICKET' | 'INCIDENT' | 'SURVEY' | 'ALERT' | 'PERSON';

/** All that are given must hold; null compares with nothing there. */
export interface FindingSeverityIs {
  eq?: FindingSeverity | null;
  ne?: FindingSeverity | null;
  in?: ReadonlyArray<FindingSeverity> | null;
  notIn?: ReadonlyArray<FindingSeverity> | null;
  isNull?: boolean | null;
}

/** Ten, five and one working days to put it right. */
export type FindingSeverity = 'MINOR' | 'MAJOR' | 'CRITICAL';

/** All that are given must hold; null compares with nothing there. */
export interface FindingStateIs {
  eq?: FindingState | null;
  ne?: FindingState | null;
  in?: ReadonlyArray<FindingState> | null;
  notIn?: ReadonlyArray<FindingState> | null;
  isNull?: boolean | null;
}

/** OPEN: nothing is planned; ACTING: corrective actions run; CHECKING: all are verified, whether they help is seen later; CLOSED: they helped. */
export type FindingState = 'OPEN' | 'ACTING' | 'CHECKING' | 'CLOSED' | 'DISMISSED';

/** All that are given must hold. */
export interface IncidentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncidentFilter> | null;
  or?: ReadonlyArray<IncidentFilter> | null;
  not?: IncidentFilter | null;
  number?: TextIs | null;
  state?: IncidentStateIs | null;
  planLevel?: IncidentRulePlanLevelIs | null;
  ruleId?: IdIs | null;
  categoryId?: IdIs | null;
  productId?: IdIs | null;
  batchNo?: TextIs | null;
  storeId?: IdIs | null;
  countedSince?: InstantIs | null;
  observedCount?: IntIs | null;
  expectedCount?: DecimalIs | null;
  chance?: DecimalIs | null;
  ownerId?: IdIs | null;
  openedAt?: InstantIs | null;
  publishedAt?: InstantIs | null;
  closedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  rule?: IncidentRuleFilter | null;
  category?: TicketCategoryFilter | null;
  product?: ProductFilter | null;
  store?: StoreFilter | null;
  owner?: EmployeeFilter | null;
  tickets?: IncidentTicketSome | null;
  tasks?: IncidentTaskSome | null;
  findings?: FindingSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IncidentStateIs {
  eq?: IncidentState | null;
  ne?: IncidentState | null;
  in?: ReadonlyArray<IncidentState> | null;
  notIn?: ReadonlyArray<IncidentState> | null;
  isNull?: boolean | null;
}

/** PROPOSED: the detector thinks so, a person decides; PUBLISHED: the customers concerned are told the result (B-13). */
export type IncidentState = 'PROPOSED' | 'DISMISSED' | 'OPEN' | 'PUBLISHED' | 'CLOSED';

/** All that are given must hold; null compares with nothing there. */
export interface IncidentRulePlanLevelIs {
  eq?: PlanLevel | null;
  ne?: PlanLevel | null;
  in?: ReadonlyArray<PlanLevel> | null;
  notIn?: ReadonlyArray<PlanLevel> | null;
  isNull?: boolean | null;
}

/** A-17: which of the three contingency plans. */
export type PlanLevel = 'STORE' | 'AREA' | 'CHAIN';

/** All that are given must hold. */
export interface IncidentRuleFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncidentRuleFilter> | null;
  or?: ReadonlyArray<IncidentRuleFilter> | null;
  not?: IncidentRuleFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  dimensions?: TextsIs | null;
  windowMinutes?: IntIs | null;
  historyDays?: IntIs | null;
  minimumCount?: IntIs | null;
  chance?: DecimalIs | null;
  planLevel?: IncidentRulePlanLevelIs | null;
  position?: IntIs | null;
  isActive?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface IncidentTicketSome {
  /** At least one such row. */
  some?: IncidentTicketFilter | null;
  /** No such row. */
  none?: IncidentTicketFilter | null;
}

/** All that are given must hold. */
export interface IncidentTicketFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncidentTicketFilter> | null;
  or?: ReadonlyArray<IncidentTicketFilter> | null;
  not?: IncidentTicketFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  ticketId?: IdIs | null;
  incidentId?: IdIs | null;
  isConfirmed?: BooleanIs | null;
  linkedAt?: InstantIs | null;
  linkedById?: IdIs | null;
  toldAt?: InstantIs | null;
  incident?: IncidentFilter | null;
  ticket?: TicketFilter | null;
  linkedBy?: EmployeeFilter | null;
  toldBy?: TicketEventFilter | null;
}

/** All that are given must hold. */
export interface TicketEventFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketEventFilter> | null;
  or?: ReadonlyArray<TicketEventFilter> | null;
  not?: TicketEventFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  createdAt?: InstantIs | null;
  id?: IdIs | null;
  kind?: TicketEventKindIs | null;
  direction?: TicketEventDirectionIs | null;
  channel?: TicketChannelIs | null;
  lang?: TextIs | null;
  authorId?: IdIs | null;
  act?: TextIs | null;
  delivery?: TicketEventDeliveryIs | null;
  files?: TicketFileSome | null;
  ticket?: TicketFilter | null;
  author?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketEventKindIs {
  eq?: TicketEventKind | null;
  ne?: TicketEventKind | null;
  in?: ReadonlyArray<TicketEventKind> | null;
  notIn?: ReadonlyArray<TicketEventKind> | null;
  isNull?: boolean | null;
}

/** MESSAGE: said to or by the customer; SYSTEM: what was done to the ticket. */
export type TicketEventKind = 'MESSAGE' | 'SYSTEM';

/** All that are given must hold; null compares with nothing there. */
export interface TicketEventDirectionIs {
  eq?: Direction | null;
  ne?: Direction | null;
  in?: ReadonlyArray<Direction> | null;
  notIn?: ReadonlyArray<Direction> | null;
  isNull?: boolean | null;
}

/** IN: the customer said it; OUT: we did. */
export type Direction = 'IN' | 'OUT';

/** All that are given must hold; null compares with nothing there. */
export interface TicketEventDeliveryIs {
  eq?: MessageDelivery | null;
  ne?: MessageDelivery | null;
  in?: ReadonlyArray<MessageDelivery> | null;
  notIn?: ReadonlyArray<MessageDelivery> | null;
  isNull?: boolean | null;
}

/** Of a message that is carried to the customer: on its way; taken by the mail server or the sending system; not taken after many tries; kept, since nothing leads to her by that channel yet. */
export type MessageDelivery = 'WAITING' | 'SENT' | 'FAILED' | 'NO_WAY';

export interface TicketFileSome {
  /** At least one such row. */
  some?: TicketFileFilter | null;
  /** No such row. */
  none?: TicketFileFilter | null;
}

/** All that are given must hold. */
export interface TicketFileFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketFileFilter> | null;
  or?: ReadonlyArray<TicketFileFilter> | null;
  not?: TicketFileFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  eventId?: IdIs | null;
  fileId?: IdIs | null;
  fileKind?: StoredFileFileKindIs | null;
  mediaType?: TextIs | null;
  bytes?: IntIs | null;
  width?: IntIs | null;
  height?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
}

export interface IncidentTaskSome {
  /** At least one such row. */
  some?: IncidentTaskFilter | null;
  /** No such row. */
  none?: IncidentTaskFilter | null;
}

/** All that are given must hold. */
export interface IncidentTaskFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncidentTaskFilter> | null;
  or?: ReadonlyArray<IncidentTaskFilter> | null;
  not?: IncidentTaskFilter | null;
  incidentId?: IdIs | null;
  stepKey?: TextIs | null;
  state?: TicketTaskStateIs | null;
  ownerId?: IdIs | null;
  dueAt?: InstantIs | null;
  doneAt?: InstantIs | null;
  breachedAt?: InstantIs | null;
  source?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  incident?: IncidentFilter | null;
  owner?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketTaskStateIs {
  eq?: TaskState | null;
  ne?: TaskState | null;
  in?: ReadonlyArray<TaskState> | null;
  notIn?: ReadonlyArray<TaskState> | null;
  isNull?: boolean | null;
}

export type TaskState = 'OPEN' | 'DONE' | 'CANCELLED';

export interface FindingSome {
  /** At least one such row. */
  some?: FindingFilter | null;
  /** No such row. */
  none?: FindingFilter | null;
}

export interface FindingTicketSome {
  /** At least one such row. */
  some?: FindingTicketFilter | null;
  /** No such row. */
  none?: FindingTicketFilter | null;
}

/** All that are given must hold. */
export interface FindingTicketFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<FindingTicketFilter> | null;
  or?: ReadonlyArray<FindingTicketFilter> | null;
  not?: FindingTicketFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  ticketId?: IdIs | null;
  findingId?: IdIs | null;
  linkedAt?: InstantIs | null;
  finding?: FindingFilter | null;
  ticket?: TicketFilter | null;
}

export interface CorrectiveActionSome {
  /** At least one such row. */
  some?: CorrectiveActionFilter | null;
  /** No such row. */
  none?: CorrectiveActionFilter | null;
}

export interface RiskAlertSome {
  /** At least one such row. */
  some?: RiskAlertFilter | null;
  /** No such row. */
  none?: RiskAlertFilter | null;
}

/** All that are given must hold. */
export interface RiskAlertFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RiskAlertFilter> | null;
  or?: ReadonlyArray<RiskAlertFilter> | null;
  not?: RiskAlertFilter | null;
  number?: TextIs | null;
  ruleId?: IdIs | null;
  ruleVersionId?: IdIs | null;
  riskKind?: RiskRuleRiskKindIs | null;
  state?: RiskAlertStateIs | null;
  severity?: FindingSeverityIs | null;
  storeId?: IdIs | null;
  groupKey?: TextIs | null;
  measureKey?: TextIs | null;
  measureVersion?: IntIs | null;
  periodFrom?: DayIs | null;
  periodUntil?: DayIs | null;
  value?: DecimalIs | null;
  threshold?: DecimalIs | null;
  sample?: IntIs | null;
  firedAt?: InstantIs | null;
  ownerId?: IdIs | null;
  findingId?: IdIs | null;
  decidedAt?: InstantIs | null;
  decidedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  rule?: RiskRuleFilter | null;
  ruleVersion?: RiskRuleVersionFilter | null;
  store?: StoreFilter | null;
  owner?: EmployeeFilter | null;
  decidedBy?: EmployeeFilter | null;
  finding?: FindingFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface RiskRuleRiskKindIs {
  eq?: RiskKind | null;
  ne?: RiskKind | null;
  in?: ReadonlyArray<RiskKind> | null;
  notIn?: ReadonlyArray<RiskKind> | null;
  isNull?: boolean | null;
}

/** D-30: product quality; level of service; security of information; law. */
export type RiskKind = 'PRODUCT' | 'SERVICE' | 'DATA' | 'LAW';

/** All that are given must hold; null compares with nothing there. */
export interface RiskAlertStateIs {
  eq?: RiskAlertState | null;
  ne?: RiskAlertState | null;
  in?: ReadonlyArray<RiskAlertState> | null;
  notIn?: ReadonlyArray<RiskAlertState> | null;
  isNull?: boolean | null;
}

/** TAKEN: a finding was made of it. */
export type RiskAlertState = 'PROPOSED' | 'TAKEN' | 'DISMISSED';

/** All that are given must hold. */
export interface RiskRuleFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RiskRuleFilter> | null;
  or?: ReadonlyArray<RiskRuleFilter> | null;
  not?: RiskRuleFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  riskKind?: RiskRuleRiskKindIs | null;
  ownerId?: IdIs | null;
  isShipped?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: EmployeeFilter | null;
  versions?: RiskRuleVersionSome | null;
  alerts?: RiskAlertSome | null;
}

export interface RiskRuleVersionSome {
  /** At least one such row. */
  some?: RiskRuleVersionFilter | null;
  /** No such row. */
  none?: RiskRuleVersionFilter | null;
}

/** All that are given must hold. */
export interface RiskRuleVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RiskRuleVersionFilter> | null;
  or?: ReadonlyArray<RiskRuleVersionFilter> | null;
  not?: RiskRuleVersionFilter | null;
  ruleId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  isActive?: BooleanIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ruleOf?: RiskRuleFilter | null;
  author?: UserFilter | null;
}

export interface CorrectivePhotoSome {
  /** At least one such row. */
  some?: CorrectivePhotoFilter | null;
  /** No such row. */
  none?: CorrectivePhotoFilter | null;
}

/** All that are given must hold. */
export interface CorrectivePhotoFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CorrectivePhotoFilter> | null;
  or?: ReadonlyArray<CorrectivePhotoFilter> | null;
  not?: CorrectivePhotoFilter | null;
  actionId?: IdIs | null;
  pair?: IntIs | null;
  moment?: CorrectivePhotoMomentIs | null;
  fileId?: IdIs | null;
  fileKind?: StoredFileFileKindIs | null;
  mediaType?: TextIs | null;
  width?: IntIs | null;
  height?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  action?: CorrectiveActionFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CorrectivePhotoMomentIs {
  eq?: PhotoMoment | null;
  ne?: PhotoMoment | null;
  in?: ReadonlyArray<PhotoMoment> | null;
  notIn?: ReadonlyArray<PhotoMoment> | null;
  isNull?: boolean | null;
}

export type PhotoMoment = 'BEFORE' | 'AFTER';

export interface LessonProgressSome {
  /** At least one such row. */
  some?: LessonProgressFilter | null;
  /** No such row. */
  none?: LessonProgressFilter | null;
}

/** All that are given must hold. */
export interface LessonProgressFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LessonProgressFilter> | null;
  or?: ReadonlyArray<LessonProgressFilter> | null;
  not?: LessonProgressFilter | null;
  recordId?: IdIs | null;
  lessonKey?: TextIs | null;
  startedAt?: InstantIs | null;
  seenAt?: InstantIs | null;
  pageSeconds?: IntIs | null;
  place?: IntIs | null;
  finishedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  record?: TrainingRecordFilter | null;
}

export interface TrainingCreditSome {
  /** At least one such row. */
  some?: TrainingCreditFilter | null;
  /** No such row. */
  none?: TrainingCreditFilter | null;
}

/** All that are given must hold. */
export interface TrainingCreditFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TrainingCreditFilter> | null;
  or?: ReadonlyArray<TrainingCreditFilter> | null;
  not?: TrainingCreditFilter | null;
  recordId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  courseId?: IdIs | null;
  evidence?: TrainingCreditEvidenceIs | null;
  lessonKey?: TextIs | null;
  sessionKey?: TextIs | null;
  minutes?: IntIs | null;
  askedMinutes?: IntIs | null;
  creditedOn?: DayIs | null;
  fileId?: IdIs | null;
  recordedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  record?: TrainingRecordFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  course?: CourseFilter | null;
  recordedBy?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TrainingCreditEvidenceIs {
  eq?: CreditEvidence | null;
  ne?: CreditEvidence | null;
  in?: ReadonlyArray<CreditEvidence> | null;
  notIn?: ReadonlyArray<CreditEvidence> | null;
  isNull?: boolean | null;
}

/** By what time is credited: a lesson followed here, presence at a session, or what a supervisor has seen. */
export type CreditEvidence = 'LESSON' | 'SESSION' | 'SUPERVISOR';

export interface ExamSome {
  /** At least one such row. */
  some?: ExamFilter | null;
  /** No such row. */
  none?: ExamFilter | null;
}

export interface ExamVersionSome {
  /** At least one such row. */
  some?: ExamVersionFilter | null;
  /** No such row. */
  none?: ExamVersionFilter | null;
}

/** All that are given must hold. */
export interface ExamVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamVersionFilter> | null;
  or?: ReadonlyArray<ExamVersionFilter> | null;
  not?: ExamVersionFilter | null;
  examId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  minutes?: IntIs | null;
  attempts?: IntIs | null;
  waitHours?: IntIs | null;
  passMark?: DecimalIs | null;
  isShuffled?: BooleanIs | null;
  isBlind?: BooleanIs | null;
  review?: ExamVersionReviewIs | null;
  failuresToTransfer?: IntIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  exam?: ExamFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ExamVersionReviewIs {
  eq?: ExamReview | null;
  ne?: ExamReview | null;
  in?: ReadonlyArray<ExamReview> | null;
  notIn?: ReadonlyArray<ExamReview> | null;
  isNull?: boolean | null;
}

export interface ExamAttemptSome {
  /** At least one such row. */
  some?: ExamAttemptFilter | null;
  /** No such row. */
  none?: ExamAttemptFilter | null;
}

/** All that are given must hold. */
export interface ExamAttemptFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamAttemptFilter> | null;
  or?: ReadonlyArray<ExamAttemptFilter> | null;
  not?: ExamAttemptFilter | null;
  examId?: IdIs | null;
  examVersionId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  number?: IntIs | null;
  state?: ExamAttemptStateIs | null;
  startedAt?: InstantIs | null;
  deadlineAt?: InstantIs | null;
  endedAt?: InstantIs | null;
  endedBy?: ExamAttemptEndedByIs | null;
  markedAt?: InstantIs | null;
  markedOn?: DayIs | null;
  isPassed?: BooleanIs | null;
  score?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  exam?: ExamFilter | null;
  examVersion?: ExamVersionFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  certificates?: CertificateSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ExamAttemptStateIs {
  eq?: ExamAttemptState | null;
  ne?: ExamAttemptState | null;
  in?: ReadonlyArray<ExamAttemptState> | null;
  notIn?: ReadonlyArray<ExamAttemptState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ExamAttemptEndedByIs {
  eq?: ExamEnding | null;
  ne?: ExamEnding | null;
  in?: ReadonlyArray<ExamEnding> | null;
  notIn?: ReadonlyArray<ExamEnding> | null;
  isNull?: boolean | null;
}

export interface CertificateSome {
  /** At least one such row. */
  some?: CertificateFilter | null;
  /** No such row. */
  none?: CertificateFilter | null;
}

/** All that are given must hold. */
export interface CertificateFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CertificateFilter> | null;
  or?: ReadonlyArray<CertificateFilter> | null;
  not?: CertificateFilter | null;
  number?: TextIs | null;
  kindId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  attemptId?: IdIs | null;
  state?: CertificateStateIs | null;
  issuedAt?: InstantIs | null;
  issuedOn?: DayIs | null;
  validUntilOn?: DayIs | null;
  expiresAt?: InstantIs | null;
  revokedAt?: InstantIs | null;
  decidedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  kind?: CertificateKindFilter | null;
  attempt?: ExamAttemptFilter | null;
  decidedBy?: UserFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CertificateStateIs {
  eq?: CertificateState | null;
  ne?: CertificateState | null;
  in?: ReadonlyArray<CertificateState> | null;
  notIn?: ReadonlyArray<CertificateState> | null;
  isNull?: boolean | null;
}

/** EXPIRING: valid, and ends within its first notice. */
export type CertificateState = 'VALID' | 'EXPIRING' | 'EXPIRED' | 'REVOKED';

export interface CertificateKindSome {
  /** At least one such row. */
  some?: CertificateKindFilter | null;
  /** No such row. */
  none?: CertificateKindFilter | null;
}

export interface TicketEventSome {
  /** At least one such row. */
  some?: TicketEventFilter | null;
  /** No such row. */
  none?: TicketEventFilter | null;
}

export interface TicketNoteSome {
  /** At least one such row. */
  some?: TicketNoteFilter | null;
  /** No such row. */
  none?: TicketNoteFilter | null;
}

/** All that are given must hold. */
export interface TicketNoteFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketNoteFilter> | null;
  or?: ReadonlyArray<TicketNoteFilter> | null;
  not?: TicketNoteFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  createdAt?: InstantIs | null;
  id?: IdIs | null;
  authorId?: IdIs | null;
  ticket?: TicketFilter | null;
  author?: EmployeeFilter | null;
}

export interface PortalLinkSome {
  /** At least one such row. */
  some?: PortalLinkFilter | null;
  /** No such row. */
  none?: PortalLinkFilter | null;
}

/** All that are given must hold. */
export interface PortalLinkFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PortalLinkFilter> | null;
  or?: ReadonlyArray<PortalLinkFilter> | null;
  not?: PortalLinkFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  purpose?: PortalLinkPurposeIs | null;
  isByCode?: BooleanIs | null;
  expiresAt?: InstantIs | null;
  revokedAt?: InstantIs | null;
  openedAt?: InstantIs | null;
  lastOpenedAt?: InstantIs | null;
  sending?: PortalLinkSendingIs | null;
  sentAt?: InstantIs | null;
  createdById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  createdBy?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PortalLinkPurposeIs {
  eq?: PortalPurpose | null;
  ne?: PortalPurpose | null;
  in?: ReadonlyArray<PortalPurpose> | null;
  notIn?: ReadonlyArray<PortalPurpose> | null;
  isNull?: boolean | null;
}

/** PROGRESS: how far the ticket is, a reply, a rating; DIAGNOSIS: photos for one remote diagnosis, nothing else. */
export type PortalPurpose = 'PROGRESS' | 'DIAGNOSIS';

/** All that are given must hold; null compares with nothing there. */
export interface PortalLinkSendingIs {
  eq?: LinkSending | null;
  ne?: LinkSending | null;
  in?: ReadonlyArray<LinkSending> | null;
  notIn?: ReadonlyArray<LinkSending> | null;
  isNull?: boolean | null;
}

/** WAITING: on its way; FAILED: the sending system did not take it; NO_WAY: no channel, mail or phone leads to the customer. */
export type LinkSending = 'WAITING' | 'SENT' | 'FAILED' | 'NO_WAY';

export interface RemoteDiagnosisSome {
  /** At least one such row. */
  some?: RemoteDiagnosisFilter | null;
  /** No such row. */
  none?: RemoteDiagnosisFilter | null;
}

/** All that are given must hold. */
export interface RemoteDiagnosisFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RemoteDiagnosisFilter> | null;
  or?: ReadonlyArray<RemoteDiagnosisFilter> | null;
  not?: RemoteDiagnosisFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  linkId?: IdIs | null;
  state?: RemoteDiagnosisStateIs | null;
  guide?: TextIs | null;
  requestedAt?: InstantIs | null;
  requestedById?: IdIs | null;
  submittedAt?: InstantIs | null;
  outcome?: RemoteDiagnosisOutcomeIs | null;
  decidedAt?: InstantIs | null;
  decidedOn?: DayIs | null;
  decidedById?: IdIs | null;
  isVisitedAfter?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  link?: PortalLinkFilter | null;
  requestedBy?: EmployeeFilter | null;
  decidedBy?: EmployeeFilter | null;
  shots?: DiagnosisShotSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface RemoteDiagnosisStateIs {
  eq?: DiagnosisState | null;
  ne?: DiagnosisState | null;
  in?: ReadonlyArray<DiagnosisState> | null;
  notIn?: ReadonlyArray<DiagnosisState> | null;
  isNull?: boolean | null;
}

/** SENT: the customer has the link; TAKING: first photos are here; SUBMITTED: she says that is all. */
export type DiagnosisState = 'SENT' | 'TAKING' | 'SUBMITTED' | 'DECIDED' | 'WITHDRAWN';

/** All that are given must hold; null compares with nothing there. */
export interface RemoteDiagnosisOutcomeIs {
  eq?: DiagnosisOutcome | null;
  ne?: DiagnosisOutcome | null;
  in?: ReadonlyArray<DiagnosisOutcome> | null;
  notIn?: ReadonlyArray<DiagnosisOutcome> | null;
  isNull?: boolean | null;
}

export type DiagnosisOutcome = 'VISIT_AVOIDED' | 'VISIT_NEEDED';

export interface DiagnosisShotSome {
  /** At least one such row. */
  some?: DiagnosisShotFilter | null;
  /** No such row. */
  none?: DiagnosisShotFilter | null;
}

/** All that are given must hold. */
export interface DiagnosisShotFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DiagnosisShotFilter> | null;
  or?: ReadonlyArray<DiagnosisShotFilter> | null;
  not?: DiagnosisShotFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  diagnosisId?: IdIs | null;
  ticketFileId?: IdIs | null;
  stepKey?: TextIs | null;
  stillOfId?: IdIs | null;
  isByStaff?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  diagnosis?: RemoteDiagnosisFilter | null;
  file?: TicketFileFilter | null;
}

export interface TicketTaskSome {
  /** At least one such row. */
  some?: TicketTaskFilter | null;
  /** No such row. */
  none?: TicketTaskFilter | null;
}

/** All that are given must hold. */
export interface TicketTaskFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketTaskFilter> | null;
  or?: ReadonlyArray<TicketTaskFilter> | null;
  not?: TicketTaskFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  taskKind?: TicketTaskTaskKindIs | null;
  state?: TicketTaskStateIs | null;
  assigneeId?: IdIs | null;
  dueAt?: InstantIs | null;
  doneAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  assignee?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketTaskTaskKindIs {
  eq?: TaskKind | null;
  ne?: TaskKind | null;
  in?: ReadonlyArray<TaskKind> | null;
  notIn?: ReadonlyArray<TaskKind> | null;
  isNull?: boolean | null;
}

export type TaskKind = 'SITE_VISIT' | 'EVIDENCE' | 'QUALITY_CHECK' | 'SUPPLIER' | 'OTHER';

export interface TicketLinkSome {
  /** At least one such row. */
  some?: TicketLinkFilter | null;
  /** No such row. */
  none?: TicketLinkFilter | null;
}

/** All that are given must hold. */
export interface TicketLinkFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketLinkFilter> | null;
  or?: ReadonlyArray<TicketLinkFilter> | null;
  not?: TicketLinkFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  ticketId?: IdIs | null;
  linkKind?: TicketLinkLinkKindIs | null;
  otherNumber?: TextIs | null;
  createdAt?: InstantIs | null;
  ticket?: TicketFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketLinkLinkKindIs {
  eq?: LinkKind | null;
  ne?: LinkKind | null;
  in?: ReadonlyArray<LinkKind> | null;
  notIn?: ReadonlyArray<LinkKind> | null;
  isNull?: boolean | null;
}

/** RELATED: see also; JOINED: the same need told twice; SPLIT: a second need taken out. */
export type LinkKind = 'RELATED' | 'JOINED' | 'SPLIT';

export interface ClockSome {
  /** At least one such row. */
  some?: ClockFilter | null;
  /** No such row. */
  none?: ClockFilter | null;
}

/** All that are given must hold. */
export interface ClockFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ClockFilter> | null;
  or?: ReadonlyArray<ClockFilter> | null;
  not?: ClockFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  kind?: ClockKindIs | null;
  subjectKey?: TextIs | null;
  state?: ClockStateIs | null;
  policyVersionId?: IdIs | null;
  ruleId?: TextIs | null;
  source?: TextIs | null;
  isAgreed?: BooleanIs | null;
  calendarVersionId?: IdIs | null;
  calendarKey?: TextIs | null;
  calendarNumber?: IntIs | null;
  unit?: ClockUnitIs | null;
  amount?: DecimalIs | null;
  startEvent?: ClockStartEventIs | null;
  stopEvents?: TextsIs | null;
  pauseFor?: TextsIs | null;
  startedAt?: InstantIs | null;
  dueAt?: InstantIs | null;
  provisionalDueAt?: InstantIs | null;
  unpublishedDay?: DayIs | null;
  pausedAt?: InstantIs | null;
  stoppedAt?: InstantIs | null;
  breachedAt?: InstantIs | null;
  targetedAt?: InstantIs | null;
  usedSeconds?: IntIs | null;
  retargetCount?: IntIs | null;
  stepsDone?: TextsIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  policyVersion?: SlaPolicyVersionFilter | null;
  calendarVersion?: CalendarVersionFilter | null;
  ticket?: TicketFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ClockKindIs {
  eq?: ClockKind | null;
  ne?: ClockKind | null;
  in?: ReadonlyArray<ClockKind> | null;
  notIn?: ReadonlyArray<ClockKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ClockStateIs {
  eq?: ClockState | null;
  ne?: ClockState | null;
  in?: ReadonlyArray<ClockState> | null;
  notIn?: ReadonlyArray<ClockState> | null;
  isNull?: boolean | null;
}

/** RUNNING: also when overdue (then breachedAt says since when); MET, MISSED: stopped in or after its time; VOID: no longer asked for (a duplicate, a call that fell away). */
export type ClockState = 'RUNNING' | 'PAUSED' | 'MET' | 'MISSED' | 'VOID';

/** All that are given must hold; null compares with nothing there. */
export interface ClockUnitIs {
  eq?: TimeUnit | null;
  ne?: TimeUnit | null;
  in?: ReadonlyArray<TimeUnit> | null;
  notIn?: ReadonlyArray<TimeUnit> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ClockStartEventIs {
  eq?: ClockEvent | null;
  ne?: ClockEvent | null;
  in?: ReadonlyArray<ClockEvent> | null;
  notIn?: ReadonlyArray<ClockEvent> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface SlaPolicyVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SlaPolicyVersionFilter> | null;
  or?: ReadonlyArray<SlaPolicyVersionFilter> | null;
  not?: SlaPolicyVersionFilter | null;
  policyId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  isActive?: BooleanIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  policy?: SlaPolicyFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold. */
export interface SlaPolicyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SlaPolicyFilter> | null;
  or?: ReadonlyArray<SlaPolicyFilter> | null;
  not?: SlaPolicyFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  isShipped?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: SlaPolicyVersionSome | null;
}

export interface SlaPolicyVersionSome {
  /** At least one such row. */
  some?: SlaPolicyVersionFilter | null;
  /** No such row. */
  none?: SlaPolicyVersionFilter | null;
}

export interface CallbackSome {
  /** At least one such row. */
  some?: CallbackFilter | null;
  /** No such row. */
  none?: CallbackFilter | null;
}

/** All that are given must hold. */
export interface CallbackFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CallbackFilter> | null;
  or?: ReadonlyArray<CallbackFilter> | null;
  not?: CallbackFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  ticketId?: IdIs | null;
  calledAt?: InstantIs | null;
  outcome?: CallbackOutcomeIs | null;
  satisfaction?: IntIs | null;
  callerId?: IdIs | null;
  ticket?: TicketFilter | null;
  caller?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CallbackOutcomeIs {
  eq?: CallbackOutcome | null;
  ne?: CallbackOutcome | null;
  in?: ReadonlyArray<CallbackOutcome> | null;
  notIn?: ReadonlyArray<CallbackOutcome> | null;
  isNull?: boolean | null;
}

export type CallbackOutcome = 'REACHED' | 'NOT_REACHED' | 'DECLINED';

export interface PlannedReplySome {
  /** At least one such row. */
  some?: PlannedReplyFilter | null;
  /** No such row. */
  none?: PlannedReplyFilter | null;
}

/** All that are given must hold. */
export interface PlannedReplyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlannedReplyFilter> | null;
  or?: ReadonlyArray<PlannedReplyFilter> | null;
  not?: PlannedReplyFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  channel?: TicketChannelIs | null;
  sendAt?: InstantIs | null;
  state?: PlannedReplyStateIs | null;
  heldWhy?: PlannedReplyHeldWhyIs | null;
  authorId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  author?: EmployeeFilter | null;
  ticket?: TicketFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PlannedReplyStateIs {
  eq?: PlannedState | null;
  ne?: PlannedState | null;
  in?: ReadonlyArray<PlannedState> | null;
  notIn?: ReadonlyArray<PlannedState> | null;
  isNull?: boolean | null;
}

/** HELD: its time came, but it was not sent; a person decides. */
export type PlannedState = 'PLANNED' | 'SENT' | 'HELD' | 'CANCELLED';

/** All that are given must hold; null compares with nothing there. */
export interface PlannedReplyHeldWhyIs {
  eq?: HeldWhy | null;
  ne?: HeldWhy | null;
  in?: ReadonlyArray<HeldWhy> | null;
  notIn?: ReadonlyArray<HeldWhy> | null;
  isNull?: boolean | null;
}

/** HEARD: she has spoken since it was written; OVER: the ticket takes no replies any more; AUTHOR: whoever wrote it may no longer answer. */
export type HeldWhy = 'HEARD' | 'OVER' | 'AUTHOR';

export interface PlaybookUseSome {
  /** At least one such row. */
  some?: PlaybookUseFilter | null;
  /** No such row. */
  none?: PlaybookUseFilter | null;
}

/** All that are given must hold. */
export interface PlaybookUseFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlaybookUseFilter> | null;
  or?: ReadonlyArray<PlaybookUseFilter> | null;
  not?: PlaybookUseFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  playbookId?: IdIs | null;
  versionId?: IdIs | null;
  state?: PlaybookUseStateIs | null;
  startedById?: IdIs | null;
  startedAt?: InstantIs | null;
  startedOn?: DayIs | null;
  finishedAt?: InstantIs | null;
  usedSeconds?: IntIs | null;
  stepCount?: IntIs | null;
  doneCount?: IntIs | null;
  skippedCount?: IntIs | null;
  outcome?: TextIs | null;
  isGoodOutcome?: BooleanIs | null;
  satisfaction?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  playbook?: PlaybookFilter | null;
  playbookVersion?: PlaybookVersionFilter | null;
  startedBy?: EmployeeFilter | null;
  ticks?: PlaybookTickSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PlaybookUseStateIs {
  eq?: PlaybookUseState | null;
  ne?: PlaybookUseState | null;
  in?: ReadonlyArray<PlaybookUseState> | null;
  notIn?: ReadonlyArray<PlaybookUseState> | null;
  isNull?: boolean | null;
}

/** LEFT: given up before its end, with a reason. */
export type PlaybookUseState = 'RUNNING' | 'FINISHED' | 'LEFT';

/** All that are given must hold. */
export interface PlaybookFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlaybookFilter> | null;
  or?: ReadonlyArray<PlaybookFilter> | null;
  not?: PlaybookFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  categoryId?: IdIs | null;
  needClass?: TicketCategoryUsualClassIs | null;
  level?: TicketCategoryUsualLevelIs | null;
  words?: TextsIs | null;
  position?: IntIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  category?: TicketCategoryFilter | null;
  versions?: PlaybookVersionSome | null;
  uses?: PlaybookUseSome | null;
}

export interface PlaybookVersionSome {
  /** At least one such row. */
  some?: PlaybookVersionFilter | null;
  /** No such row. */
  none?: PlaybookVersionFilter | null;
}

/** All that are given must hold. */
export interface PlaybookVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlaybookVersionFilter> | null;
  or?: ReadonlyArray<PlaybookVersionFilter> | null;
  not?: PlaybookVersionFilter | null;
  playbookId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  playbook?: PlaybookFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

export interface PlaybookTickSome {
  /** At least one such row. */
  some?: PlaybookTickFilter | null;
  /** No such row. */
  none?: PlaybookTickFilter | null;
}

/** All that are given must hold. */
export interface PlaybookTickFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlaybookTickFilter> | null;
  or?: ReadonlyArray<PlaybookTickFilter> | null;
  not?: PlaybookTickFilter | null;
  customerId?: IdIs | null;
  id?: IdIs | null;
  ticketId?: IdIs | null;
  useId?: IdIs | null;
  stepKey?: TextIs | null;
  isSkipped?: BooleanIs | null;
  tickedAt?: InstantIs | null;
  stepSeconds?: IntIs | null;
  isLate?: BooleanIs | null;
  tickedById?: IdIs | null;
  amount?: MoneyIs | null;
  ticket?: TicketFilter | null;
  use?: PlaybookUseFilter | null;
  tickedBy?: EmployeeFilter | null;
}

export interface SiteVisitSome {
  /** At least one such row. */
  some?: SiteVisitFilter | null;
  /** No such row. */
  none?: SiteVisitFilter | null;
}

/** All that are given must hold. */
export interface SiteVisitFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SiteVisitFilter> | null;
  or?: ReadonlyArray<SiteVisitFilter> | null;
  not?: SiteVisitFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  state?: SiteVisitStateIs | null;
  technicianId?: IdIs | null;
  dueAt?: InstantIs | null;
  arrivedAt?: InstantIs | null;
  arrivedOn?: DayIs | null;
  isLate?: BooleanIs | null;
  isBeyondStandard?: BooleanIs | null;
  formVersionId?: IdIs | null;
  startedAt?: InstantIs | null;
  submittedAt?: InstantIs | null;
  answeredById?: IdIs | null;
  score?: DecimalIs | null;
  band?: TextIs | null;
  isPassed?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  technician?: EmployeeFilter | null;
  answeredBy?: EmployeeFilter | null;
  formVersion?: FormVersionFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SiteVisitStateIs {
  eq?: VisitState | null;
  ne?: VisitState | null;
  in?: ReadonlyArray<VisitState> | null;
  notIn?: ReadonlyArray<VisitState> | null;
  isNull?: boolean | null;
}

export type VisitState = 'PLANNED' | 'ON_SITE' | 'DONE' | 'CANCELLED';

/** All that are given must hold. */
export interface FormVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<FormVersionFilter> | null;
  or?: ReadonlyArray<FormVersionFilter> | null;
  not?: FormVersionFilter | null;
  formId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  form?: FormFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold. */
export interface FormFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<FormFilter> | null;
  or?: ReadonlyArray<FormFilter> | null;
  not?: FormFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  purpose?: FormPurposeIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: FormVersionSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface FormPurposeIs {
  eq?: FormPurpose | null;
  ne?: FormPurpose | null;
  in?: ReadonlyArray<FormPurpose> | null;
  notIn?: ReadonlyArray<FormPurpose> | null;
  isNull?: boolean | null;
}

/** What a form is filled for. */
export type FormPurpose =
  | 'AUDIT'
  | 'TICKET_QUALITY'
  | 'SURVEY'
  | 'EXAM'
  | 'DRILL'
  | 'DIAGNOSIS'
  | 'INTERVIEW'
  | 'CHECKLIST';

export interface FormVersionSome {
  /** At least one such row. */
  some?: FormVersionFilter | null;
  /** No such row. */
  none?: FormVersionFilter | null;
}

export interface LiabilitySome {
  /** At least one such row. */
  some?: LiabilityFilter | null;
  /** No such row. */
  none?: LiabilityFilter | null;
}

/** All that are given must hold. */
export interface LiabilityFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LiabilityFilter> | null;
  or?: ReadonlyArray<LiabilityFilter> | null;
  not?: LiabilityFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  visitId?: IdIs | null;
  productShare?: DecimalIs | null;
  transportShare?: DecimalIs | null;
  installationShare?: DecimalIs | null;
  useShare?: DecimalIs | null;
  mainCause?: LiabilityMainCauseIs | null;
  decidedById?: IdIs | null;
  decidedAt?: InstantIs | null;
  decidedOn?: DayIs | null;
  supersededAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  visit?: SiteVisitFilter | null;
  decidedBy?: EmployeeFilter | null;
  chargeBacks?: ChargeBackSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface LiabilityMainCauseIs {
  eq?: FaultCause | null;
  ne?: FaultCause | null;
  in?: ReadonlyArray<FaultCause> | null;
  notIn?: ReadonlyArray<FaultCause> | null;
  isNull?: boolean | null;
}

export interface ChargeBackSome {
  /** At least one such row. */
  some?: ChargeBackFilter | null;
  /** No such row. */
  none?: ChargeBackFilter | null;
}

/** All that are given must hold. */
export interface ChargeBackFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ChargeBackFilter> | null;
  or?: ReadonlyArray<ChargeBackFilter> | null;
  not?: ChargeBackFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  liabilityId?: IdIs | null;
  cause?: LiabilityMainCauseIs | null;
  party?: ChargeBackPartyIs | null;
  partyName?: TextIs | null;
  share?: DecimalIs | null;
  state?: ChargeBackStateIs | null;
  amount?: MoneyIs | null;
  acceptedAmount?: MoneyIs | null;
  dueAt?: InstantIs | null;
  claimedAt?: InstantIs | null;
  claimedOn?: DayIs | null;
  claimedById?: IdIs | null;
  answeredAt?: InstantIs | null;
  settledAt?: InstantIs | null;
  settledOn?: DayIs | null;
  reference?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  liability?: LiabilityFilter | null;
  claimedBy?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ChargeBackPartyIs {
  eq?: ChargeParty | null;
  ne?: ChargeParty | null;
  in?: ReadonlyArray<ChargeParty> | null;
  notIn?: ReadonlyArray<ChargeParty> | null;
  isNull?: boolean | null;
}

export type ChargeParty = 'SUPPLIER' | 'CARRIER' | 'INSTALLER';

/** All that are given must hold; null compares with nothing there. */
export interface ChargeBackStateIs {
  eq?: ChargeState | null;
  ne?: ChargeState | null;
  in?: ReadonlyArray<ChargeState> | null;
  notIn?: ReadonlyArray<ChargeState> | null;
  isNull?: boolean | null;
}

/** ACCEPTED: owed to us by then; SETTLED: the money is there. */
export type ChargeState = 'CLAIMED' | 'ACCEPTED' | 'SETTLED' | 'REFUSED' | 'WITHDRAWN';

export interface RemedySome {
  /** At least one such row. */
  some?: RemedyFilter | null;
  /** No such row. */
  none?: RemedyFilter | null;
}

/** All that are given must hold. */
export interface RemedyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RemedyFilter> | null;
  or?: ReadonlyArray<RemedyFilter> | null;
  not?: RemedyFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  remedyKind?: RemedyRemedyKindIs | null;
  state?: RemedyStateIs | null;
  amount?: MoneyIs | null;
  costAmount?: MoneyIs | null;
  dueAt?: InstantIs | null;
  ownerId?: IdIs | null;
  agreedAt?: InstantIs | null;
  compensationId?: IdIs | null;
  doneAt?: InstantIs | null;
  isLate?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  owner?: EmployeeFilter | null;
  compensation?: CompensationFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface RemedyRemedyKindIs {
  eq?: RemedyKind | null;
  ne?: RemedyKind | null;
  in?: ReadonlyArray<RemedyKind> | null;
  notIn?: ReadonlyArray<RemedyKind> | null;
  isNull?: boolean | null;
}

/** C-05, C-08: repair, replace or refund as the law has it; a service done, a gift or a voucher beside it. */
export type RemedyKind = 'REPAIR' | 'REPLACE' | 'REFUND' | 'SERVICE' | 'GIFT' | 'VOUCHER';

/** All that are given must hold; null compares with nothing there. */
export interface RemedyStateIs {
  eq?: RemedyState | null;
  ne?: RemedyState | null;
  in?: ReadonlyArray<RemedyState> | null;
  notIn?: ReadonlyArray<RemedyState> | null;
  isNull?: boolean | null;
}

/** AGREED: the customer said yes; WAITING: for parts or a supplier; IN_HAND: given out of somebody’s authority or being approved; DONE: carried out. */
export type RemedyState = 'PROPOSED' | 'AGREED' | 'DECLINED' | 'WAITING' | 'IN_HAND' | 'DONE' | 'CANCELLED';

export interface EmployeeSome {
  /** At least one such row. */
  some?: EmployeeFilter | null;
  /** No such row. */
  none?: EmployeeFilter | null;
}

export interface CalendarSome {
  /** At least one such row. */
  some?: CalendarFilter | null;
  /** No such row. */
  none?: CalendarFilter | null;
}

export interface CustomerSome {
  /** At least one such row. */
  some?: CustomerFilter | null;
  /** No such row. */
  none?: CustomerFilter | null;
}

export interface SurveyResponseSome {
  /** At least one such row. */
  some?: SurveyResponseFilter | null;
  /** No such row. */
  none?: SurveyResponseFilter | null;
}

/** All that are given must hold. */
export interface SurveyResponseFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SurveyResponseFilter> | null;
  or?: ReadonlyArray<SurveyResponseFilter> | null;
  not?: SurveyResponseFilter | null;
  surveyId?: IdIs | null;
  channel?: SurveyResponseChannelIs | null;
  storeId?: IdIs | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  employeeId?: IdIs | null;
  answeredAt?: InstantIs | null;
  answeredOn?: DayIs | null;
  rating?: IntIs | null;
  ratingBest?: IntIs | null;
  satisfaction?: DecimalIs | null;
  isSatisfied?: BooleanIs | null;
  recommend?: IntIs | null;
  comment?: TextIs | null;
  commentLength?: IntIs | null;
  label?: SurveyResponseLabelIs | null;
  isContested?: BooleanIs | null;
  tone?: SurveyResponseLabelIs | null;
  toneScore?: DecimalIs | null;
  source?: TextIs | null;
  formVersionId?: IdIs | null;
  startedAt?: InstantIs | null;
  submittedAt?: InstantIs | null;
  answeredById?: IdIs | null;
  score?: DecimalIs | null;
  band?: TextIs | null;
  isPassed?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  survey?: SurveyFilter | null;
  formVersion?: FormVersionFilter | null;
  store?: StoreFilter | null;
  customer?: CustomerFilter | null;
  ticket?: TicketFilter | null;
  employee?: EmployeeFilter | null;
  answeredBy?: EmployeeFilter | null;
  scales?: SurveyAnswerSome | null;
  opinions?: OpinionSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SurveyResponseChannelIs {
  eq?: ResponseChannel | null;
  ne?: ResponseChannel | null;
  in?: ReadonlyArray<ResponseChannel> | null;
  notIn?: ReadonlyArray<ResponseChannel> | null;
  isNull?: boolean | null;
}

/** LINK: by the customer’s own link; PHONE and ON_SITE: a colleague wrote the answers down. */
export type ResponseChannel = 'TABLET' | 'LINK' | 'PHONE' | 'ON_SITE' | 'API' | 'IMPORT';

/** All that are given must hold; null compares with nothing there. */
export interface SurveyResponseLabelIs {
  eq?: Tone | null;
  ne?: Tone | null;
  in?: ReadonlyArray<Tone> | null;
  notIn?: ReadonlyArray<Tone> | null;
  isNull?: boolean | null;
}

export type Tone = 'POSITIVE' | 'NEUTRAL' | 'NEGATIVE';

/** All that are given must hold. */
export interface SurveyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SurveyFilter> | null;
  or?: ReadonlyArray<SurveyFilter> | null;
  not?: SurveyFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  formId?: IdIs | null;
  touchpoint?: SurveyTouchpointIs | null;
  ratingQuestion?: TextIs | null;
  recommendQuestion?: TextIs | null;
  isOpen?: BooleanIs | null;
  delayHours?: IntIs | null;
  quietDays?: IntIs | null;
  validDays?: IntIs | null;
  channels?: TextsIs | null;
  opensOn?: DayIs | null;
  closesOn?: DayIs | null;
  isShipped?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  form?: FormFilter | null;
  responses?: SurveyResponseSome | null;
  invitations?: SurveyInvitationSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SurveyTouchpointIs {
  eq?: Touchpoint | null;
  ne?: Touchpoint | null;
  in?: ReadonlyArray<Touchpoint> | null;
  notIn?: ReadonlyArray<Touchpoint> | null;
  isNull?: boolean | null;
}

/** TABLET: five stars at till and desk; TICKET: a day after a ticket is done; QUARTERLY: the satisfaction of the quarter; REVIEW: what was written elsewhere. */
export type Touchpoint = 'TABLET' | 'TICKET' | 'QUARTERLY' | 'REVIEW' | 'OTHER';

export interface SurveyInvitationSome {
  /** At least one such row. */
  some?: SurveyInvitationFilter | null;
  /** No such row. */
  none?: SurveyInvitationFilter | null;
}

/** All that are given must hold. */
export interface SurveyInvitationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SurveyInvitationFilter> | null;
  or?: ReadonlyArray<SurveyInvitationFilter> | null;
  not?: SurveyInvitationFilter | null;
  customerId?: IdIs | null;
  surveyId?: IdIs | null;
  ticketId?: IdIs | null;
  storeId?: IdIs | null;
  employeeId?: IdIs | null;
  state?: SurveyInvitationStateIs | null;
  sending?: PortalLinkSendingIs | null;
  sentAt?: InstantIs | null;
  sentOn?: DayIs | null;
  expiresAt?: InstantIs | null;
  answeredAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  survey?: SurveyFilter | null;
  customer?: CustomerFilter | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  employee?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SurveyInvitationStateIs {
  eq?: InvitationState | null;
  ne?: InvitationState | null;
  in?: ReadonlyArray<InvitationState> | null;
  notIn?: ReadonlyArray<InvitationState> | null;
  isNull?: boolean | null;
}

/** SENT: she is asked and has not answered; whether the link went says `sending`. */
export type InvitationState = 'SENT' | 'ANSWERED' | 'EXPIRED';

export interface SurveyAnswerSome {
  /** At least one such row. */
  some?: SurveyAnswerFilter | null;
  /** No such row. */
  none?: SurveyAnswerFilter | null;
}

/** All that are given must hold. */
export interface SurveyAnswerFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SurveyAnswerFilter> | null;
  or?: ReadonlyArray<SurveyAnswerFilter> | null;
  not?: SurveyAnswerFilter | null;
  responseId?: IdIs | null;
  surveyId?: IdIs | null;
  storeId?: IdIs | null;
  answeredOn?: DayIs | null;
  questionKey?: TextIs | null;
  value?: IntIs | null;
  least?: IntIs | null;
  best?: IntIs | null;
  isTopTwo?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  response?: SurveyResponseFilter | null;
  survey?: SurveyFilter | null;
  store?: StoreFilter | null;
}

export interface OpinionSome {
  /** At least one such row. */
  some?: OpinionFilter | null;
  /** No such row. */
  none?: OpinionFilter | null;
}

/** All that are given must hold. */
export interface OpinionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<OpinionFilter> | null;
  or?: ReadonlyArray<OpinionFilter> | null;
  not?: OpinionFilter | null;
  responseId?: IdIs | null;
  surveyId?: IdIs | null;
  storeId?: IdIs | null;
  answeredOn?: DayIs | null;
  aspect?: OpinionAspectIs | null;
  tone?: SurveyResponseLabelIs | null;
  score?: DecimalIs | null;
  quote?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  response?: SurveyResponseFilter | null;
  survey?: SurveyFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface OpinionAspectIs {
  eq?: Aspect | null;
  ne?: Aspect | null;
  in?: ReadonlyArray<Aspect> | null;
  notIn?: ReadonlyArray<Aspect> | null;
  isNull?: boolean | null;
}

export interface AuditSome {
  /** At least one such row. */
  some?: AuditFilter | null;
  /** No such row. */
  none?: AuditFilter | null;
}

/** All that are given must hold. */
export interface AuditFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditFilter> | null;
  or?: ReadonlyArray<AuditFilter> | null;
  not?: AuditFilter | null;
  number?: TextIs | null;
  templateId?: IdIs | null;
  auditKind?: AuditAuditKindIs | null;
  state?: AuditStateIs | null;
  storeId?: IdIs | null;
  publishedStoreId?: IdIs | null;
  programmeId?: IdIs | null;
  visitId?: IdIs | null;
  inspectorId?: IdIs | null;
  fillerId?: IdIs | null;
  auditedOn?: DayIs | null;
  finalScore?: DecimalIs | null;
  finalBand?: TextIs | null;
  isFinalPass?: BooleanIs | null;
  computedScore?: DecimalIs | null;
  isCounted?: BooleanIs | null;
  isEdited?: BooleanIs | null;
  answeredCount?: IntIs | null;
  failedCount?: IntIs | null;
  criticalCount?: IntIs | null;
  photoCount?: IntIs | null;
  hasPrevious?: BooleanIs | null;
  isRepeat?: BooleanIs | null;
  reviewedById?: IdIs | null;
  reviewedAt?: InstantIs | null;
  publishedAt?: InstantIs | null;
  disputeUntil?: InstantIs | null;
  phoneStartedAt?: InstantIs | null;
  phoneSubmittedAt?: InstantIs | null;
  phoneAheadSeconds?: IntIs | null;
  raisedTickets?: TextIs | null;
  sourceKind?: TextIs | null;
  formVersionId?: IdIs | null;
  startedAt?: InstantIs | null;
  submittedAt?: InstantIs | null;
  answeredById?: IdIs | null;
  score?: DecimalIs | null;
  band?: TextIs | null;
  isPassed?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  template?: AuditTemplateFilter | null;
  formVersion?: FormVersionFilter | null;
  store?: StoreFilter | null;
  programme?: MysteryProgrammeFilter | null;
  visit?: AuditVisitFilter | null;
  inspector?: EmployeeFilter | null;
  reviewedBy?: EmployeeFilter | null;
  failures?: AuditFailureSome | null;
  files?: AuditFileSome | null;
  edits?: AuditEditSome | null;
  disputes?: AuditDisputeSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface AuditAuditKindIs {
  eq?: AuditKind | null;
  ne?: AuditKind | null;
  in?: ReadonlyArray<AuditKind> | null;
  notIn?: ReadonlyArray<AuditKind> | null;
  isNull?: boolean | null;
}

/** MYSTERY: by somebody whom the store does not know, nor ever gets to know. */
export type AuditKind = 'ANNOUNCED' | 'UNANNOUNCED' | 'MYSTERY';

/** All that are given must hold; null compares with nothing there. */
export interface AuditStateIs {
  eq?: AuditState | null;
  ne?: AuditState | null;
  in?: ReadonlyArray<AuditState> | null;
  notIn?: ReadonlyArray<AuditState> | null;
  isNull?: boolean | null;
}

/** SUBMITTED: a second person reviews it; PUBLISHED: the store sees it and may dispute it; DISPUTED: held out of the measures; VOID: counts for nothing. */
export type AuditState = 'DRAFT' | 'SUBMITTED' | 'PUBLISHED' | 'DISPUTED' | 'FINAL' | 'VOID';

/** All that are given must hold. */
export interface AuditTemplateFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditTemplateFilter> | null;
  or?: ReadonlyArray<AuditTemplateFilter> | null;
  not?: AuditTemplateFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  formId?: IdIs | null;
  disputeDays?: IntIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  form?: FormFilter | null;
}

/** All that are given must hold. */
export interface MysteryProgrammeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<MysteryProgrammeFilter> | null;
  or?: ReadonlyArray<MysteryProgrammeFilter> | null;
  not?: MysteryProgrammeFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  auditKind?: AuditAuditKindIs | null;
  state?: MysteryProgrammeStateIs | null;
  templateId?: IdIs | null;
  storeIds?: TextsIs | null;
  inspectorIds?: TextsIs | null;
  visitsPerStore?: IntIs | null;
  askFor?: TextsIs | null;
  restMonths?: IntIs | null;
  feeAmount?: MoneyIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  template?: AuditTemplateFilter | null;
  waves?: AuditWaveSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface MysteryProgrammeStateIs {
  eq?: ProgrammeState | null;
  ne?: ProgrammeState | null;
  in?: ReadonlyArray<ProgrammeState> | null;
  notIn?: ReadonlyArray<ProgrammeState> | null;
  isNull?: boolean | null;
}

export type ProgrammeState = 'DRAFT' | 'ACTIVE' | 'ENDED';

export interface AuditWaveSome {
  /** At least one such row. */
  some?: AuditWaveFilter | null;
  /** No such row. */
  none?: AuditWaveFilter | null;
}

/** All that are given must hold. */
export interface AuditWaveFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditWaveFilter> | null;
  or?: ReadonlyArray<AuditWaveFilter> | null;
  not?: AuditWaveFilter | null;
  programmeId?: IdIs | null;
  number?: IntIs | null;
  startsOn?: DayIs | null;
  endsOn?: DayIs | null;
  seed?: TextIs | null;
  wantedCount?: IntIs | null;
  plannedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  programme?: MysteryProgrammeFilter | null;
  visits?: AuditVisitSome | null;
}

export interface AuditVisitSome {
  /** At least one such row. */
  some?: AuditVisitFilter | null;
  /** No such row. */
  none?: AuditVisitFilter | null;
}

/** All that are given must hold. */
export interface AuditVisitFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditVisitFilter> | null;
  or?: ReadonlyArray<AuditVisitFilter> | null;
  not?: AuditVisitFilter | null;
  waveId?: IdIs | null;
  programmeId?: IdIs | null;
  storeId?: IdIs | null;
  announcedStoreId?: IdIs | null;
  state?: AuditVisitStateIs | null;
  plannedOn?: DayIs | null;
  windowStart?: TextIs | null;
  windowEnd?: TextIs | null;
  askFor?: TextIs | null;
  inspectorId?: IdIs | null;
  fillerId?: IdIs | null;
  revisitOfId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  wave?: AuditWaveFilter | null;
  programme?: MysteryProgrammeFilter | null;
  store?: StoreFilter | null;
  inspector?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface AuditVisitStateIs {
  eq?: AuditVisitState | null;
  ne?: AuditVisitState | null;
  in?: ReadonlyArray<AuditVisitState> | null;
  notIn?: ReadonlyArray<AuditVisitState> | null;
  isNull?: boolean | null;
}

/** DONE: its audit was submitted; MISSED: its day passed. */
export type AuditVisitState = 'PLANNED' | 'STARTED' | 'DONE' | 'MISSED' | 'CANCELLED';

export interface AuditFailureSome {
  /** At least one such row. */
  some?: AuditFailureFilter | null;
  /** No such row. */
  none?: AuditFailureFilter | null;
}

/** All that are given must hold. */
export interface AuditFailureFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditFailureFilter> | null;
  or?: ReadonlyArray<AuditFailureFilter> | null;
  not?: AuditFailureFilter | null;
  auditId?: IdIs | null;
  storeId?: IdIs | null;
  auditedOn?: DayIs | null;
  isCounted?: BooleanIs | null;
  sectionKey?: TextIs | null;
  questionKey?: TextIs | null;
  labelZh?: TextIs | null;
  labelEn?: TextIs | null;
  isCritical?: BooleanIs | null;
  isRepeat?: BooleanIs | null;
  points?: DecimalIs | null;
  correctedOn?: DayIs | null;
  correctionDays?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  audit?: AuditFilter | null;
  store?: StoreFilter | null;
}

export interface AuditFileSome {
  /** At least one such row. */
  some?: AuditFileFilter | null;
  /** No such row. */
  none?: AuditFileFilter | null;
}

/** All that are given must hold. */
export interface AuditFileFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditFileFilter> | null;
  or?: ReadonlyArray<AuditFileFilter> | null;
  not?: AuditFileFilter | null;
  auditId?: IdIs | null;
  shownAuditId?: IdIs | null;
  disputeId?: IdIs | null;
  fileId?: IdIs | null;
  questionKey?: TextIs | null;
  position?: IntIs | null;
  fileKind?: StoredFileFileKindIs | null;
  mediaType?: TextIs | null;
  bytes?: IntIs | null;
  width?: IntIs | null;
  height?: IntIs | null;
  sha256?: TextIs | null;
  takenAt?: InstantIs | null;
  phoneTakenAt?: InstantIs | null;
  latitude?: FloatIs | null;
  longitude?: FloatIs | null;
  accuracyMetres?: IntIs | null;
  isReused?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  audit?: AuditFilter | null;
  shownAudit?: AuditFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface FloatIs {
  gt?: number | null;
  gte?: number | null;
  lt?: number | null;
  lte?: number | null;
  isNull?: boolean | null;
}

export interface AuditEditSome {
  /** At least one such row. */
  some?: AuditEditFilter | null;
  /** No such row. */
  none?: AuditEditFilter | null;
}

/** All that are given must hold. */
export interface AuditEditFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditEditFilter> | null;
  or?: ReadonlyArray<AuditEditFilter> | null;
  not?: AuditEditFilter | null;
  auditId?: IdIs | null;
  questionKey?: TextIs | null;
  scoreBefore?: DecimalIs | null;
  scoreAfter?: DecimalIs | null;
  editedById?: IdIs | null;
  editedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  audit?: AuditFilter | null;
  editedBy?: EmployeeFilter | null;
}

export interface AuditDisputeSome {
  /** At least one such row. */
  some?: AuditDisputeFilter | null;
  /** No such row. */
  none?: AuditDisputeFilter | null;
}

/** All that are given must hold. */
export interface AuditDisputeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuditDisputeFilter> | null;
  or?: ReadonlyArray<AuditDisputeFilter> | null;
  not?: AuditDisputeFilter | null;
  auditId?: IdIs | null;
  storeId?: IdIs | null;
  state?: AuditDisputeStateIs | null;
  questionKeys?: TextsIs | null;
  raisedById?: IdIs | null;
  raisedAt?: InstantIs | null;
  decidedById?: IdIs | null;
  decidedAt?: InstantIs | null;
  scoreBefore?: DecimalIs | null;
  scoreAfter?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  audit?: AuditFilter | null;
  store?: StoreFilter | null;
  raisedBy?: EmployeeFilter | null;
  decidedBy?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface AuditDisputeStateIs {
  eq?: DisputeState | null;
  ne?: DisputeState | null;
  in?: ReadonlyArray<DisputeState> | null;
  notIn?: ReadonlyArray<DisputeState> | null;
  isNull?: boolean | null;
}

/** REJECTED: the audit stands; ACCEPTED: answers were changed; REVISIT: it is void, and the store is visited anew. */
export type DisputeState = 'OPEN' | 'REJECTED' | 'ACCEPTED' | 'REVISIT';

export interface DutySome {
  /** At least one such row. */
  some?: DutyFilter | null;
  /** No such row. */
  none?: DutyFilter | null;
}

/** All that are given must hold. */
export interface DutyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DutyFilter> | null;
  or?: ReadonlyArray<DutyFilter> | null;
  not?: DutyFilter | null;
  kind?: TextIs | null;
  state?: DutyStateIs | null;
  resource?: TextIs | null;
  resourceKey?: TextIs | null;
  storeId?: IdIs | null;
  ownerId?: IdIs | null;
  dueAt?: InstantIs | null;
  remindAt?: InstantIs | null;
  missedAt?: InstantIs | null;
  doneAt?: InstantIs | null;
  handoverCount?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface DutyStateIs {
  eq?: DutyState | null;
  ne?: DutyState | null;
  in?: ReadonlyArray<DutyState> | null;
  notIn?: ReadonlyArray<DutyState> | null;
  isNull?: boolean | null;
}

export type DutyState = 'OPEN' | 'DONE' | 'CANCELLED';

export interface PlacementSome {
  /** At least one such row. */
  some?: PlacementFilter | null;
  /** No such row. */
  none?: PlacementFilter | null;
}

/** All that are given must hold. */
export interface PlacementFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlacementFilter> | null;
  or?: ReadonlyArray<PlacementFilter> | null;
  not?: PlacementFilter | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  departmentId?: IdIs | null;
  position?: TextIs | null;
  level?: TextIs | null;
  employment?: EmployeeEmploymentIs | null;
  managerId?: IdIs | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  department?: DepartmentFilter | null;
  manager?: EmployeeFilter | null;
}

export interface LeaveSome {
  /** At least one such row. */
  some?: LeaveFilter | null;
  /** No such row. */
  none?: LeaveFilter | null;
}

/** All that are given must hold. */
export interface LeaveFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LeaveFilter> | null;
  or?: ReadonlyArray<LeaveFilter> | null;
  not?: LeaveFilter | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  leaveKind?: LeaveLeaveKindIs | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface LeaveLeaveKindIs {
  eq?: LeaveKind | null;
  ne?: LeaveKind | null;
  in?: ReadonlyArray<LeaveKind> | null;
  notIn?: ReadonlyArray<LeaveKind> | null;
  isNull?: boolean | null;
}

export type LeaveKind = 'ANNUAL' | 'SICK' | 'PERSONAL' | 'PARENTAL' | 'TRAINING' | 'OTHER';

export interface ScorecardSome {
  /** At least one such row. */
  some?: ScorecardFilter | null;
  /** No such row. */
  none?: ScorecardFilter | null;
}

/** All that are given must hold. */
export interface ScorecardFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardFilter> | null;
  or?: ReadonlyArray<ScorecardFilter> | null;
  not?: ScorecardFilter | null;
  periodId?: IdIs | null;
  periodKind?: KpiSchemePeriodKindIs | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  subjectKind?: KpiSchemeSubjectKindIs | null;
  subjectKey?: TextIs | null;
  subjectZh?: TextIs | null;
  subjectEn?: TextIs | null;
  employeeId?: IdIs | null;
  departmentId?: IdIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  responsibleId?: IdIs | null;
  schemeId?: IdIs | null;
  schemeVersionId?: IdIs | null;
  position?: TextIs | null;
  level?: TextIs | null;
  employment?: EmployeeEmploymentIs | null;
  state?: ScorecardPeriodStateIs | null;
  score?: DecimalIs | null;
  adjustment?: DecimalIs | null;
  previousScore?: DecimalIs | null;
  rank?: IntIs | null;
  peerCount?: IntIs | null;
  daysEmployed?: IntIs | null;
  daysOnLeave?: IntIs | null;
  computedAt?: InstantIs | null;
  inputsHash?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  period?: ScorecardPeriodFilter | null;
  department?: DepartmentFilter | null;
  region?: RegionFilter | null;
  responsible?: EmployeeFilter | null;
  scheme?: KpiSchemeFilter | null;
  schemeVersion?: KpiSchemeVersionFilter | null;
  values?: ScorecardValueSome | null;
  adjustments?: ScorecardAdjustmentSome | null;
  objections?: ScorecardObjectionSome | null;
  comments?: ScorecardCommentSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface KpiSchemePeriodKindIs {
  eq?: PeriodKind | null;
  ne?: PeriodKind | null;
  in?: ReadonlyArray<PeriodKind> | null;
  notIn?: ReadonlyArray<PeriodKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface KpiSchemeSubjectKindIs {
  eq?: SubjectKind | null;
  ne?: SubjectKind | null;
  in?: ReadonlyArray<SubjectKind> | null;
  notIn?: ReadonlyArray<SubjectKind> | null;
  isNull?: boolean | null;
}

/** Whose scorecard it is. */
export type SubjectKind = 'PERSON' | 'TEAM' | 'STORE' | 'REGION';

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardPeriodStateIs {
  eq?: CardState | null;
  ne?: CardState | null;
  in?: ReadonlyArray<CardState> | null;
  notIn?: ReadonlyArray<CardState> | null;
  isNull?: boolean | null;
}

/** OPEN: live, counted anew; CLOSED: frozen with the hash of what it was made of. */
export type CardState = 'OPEN' | 'CLOSED';

/** All that are given must hold. */
export interface ScorecardPeriodFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardPeriodFilter> | null;
  or?: ReadonlyArray<ScorecardPeriodFilter> | null;
  not?: ScorecardPeriodFilter | null;
  periodKind?: KpiSchemePeriodKindIs | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  state?: ScorecardPeriodStateIs | null;
  computedAt?: InstantIs | null;
  closedAt?: InstantIs | null;
  closedById?: IdIs | null;
  checksum?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  closedBy?: UserFilter | null;
}

/** All that are given must hold. */
export interface KpiSchemeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<KpiSchemeFilter> | null;
  or?: ReadonlyArray<KpiSchemeFilter> | null;
  not?: KpiSchemeFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  subjectKind?: KpiSchemeSubjectKindIs | null;
  periodKind?: KpiSchemePeriodKindIs | null;
  positions?: TextsIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: KpiSchemeVersionSome | null;
}

export interface KpiSchemeVersionSome {
  /** At least one such row. */
  some?: KpiSchemeVersionFilter | null;
  /** No such row. */
  none?: KpiSchemeVersionFilter | null;
}

/** All that are given must hold. */
export interface KpiSchemeVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<KpiSchemeVersionFilter> | null;
  or?: ReadonlyArray<KpiSchemeVersionFilter> | null;
  not?: KpiSchemeVersionFilter | null;
  schemeId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scheme?: KpiSchemeFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

export interface ScorecardValueSome {
  /** At least one such row. */
  some?: ScorecardValueFilter | null;
  /** No such row. */
  none?: ScorecardValueFilter | null;
}

/** All that are given must hold. */
export interface ScorecardValueFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardValueFilter> | null;
  or?: ReadonlyArray<ScorecardValueFilter> | null;
  not?: ScorecardValueFilter | null;
  scorecardId?: IdIs | null;
  key?: TextIs | null;
  place?: IntIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  measureKey?: TextIs | null;
  measureVersion?: IntIs | null;
  measuredOf?: ScorecardValueMeasuredOfIs | null;
  unit?: ScorecardValueUnitIs | null;
  state?: ScorecardValueStateIs | null;
  value?: DecimalIs | null;
  numerator?: DecimalIs | null;
  denominator?: DecimalIs | null;
  sample?: IntIs | null;
  minSample?: IntIs | null;
  target?: DecimalIs | null;
  direction?: ScorecardValueDirectionIs | null;
  weight?: DecimalIs | null;
  effectiveWeight?: DecimalIs | null;
  missing?: ScorecardValueMissingIs | null;
  attainment?: DecimalIs | null;
  points?: DecimalIs | null;
  contribution?: DecimalIs | null;
  isMet?: BooleanIs | null;
  isFrozen?: BooleanIs | null;
  isCorrected?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scorecard?: ScorecardFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardValueMeasuredOfIs {
  eq?: MeasuredOf | null;
  ne?: MeasuredOf | null;
  in?: ReadonlyArray<MeasuredOf> | null;
  notIn?: ReadonlyArray<MeasuredOf> | null;
  isNull?: boolean | null;
}

/** Whose number counts: the subject’s own, or that of the store, region or chain it belongs to. */
export type MeasuredOf = 'SUBJECT' | 'STORE' | 'REGION' | 'CHAIN';

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardValueUnitIs {
  eq?: MeasureUnit | null;
  ne?: MeasureUnit | null;
  in?: ReadonlyArray<MeasureUnit> | null;
  notIn?: ReadonlyArray<MeasureUnit> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardValueStateIs {
  eq?: ValueState | null;
  ne?: ValueState | null;
  in?: ReadonlyArray<ValueState> | null;
  notIn?: ReadonlyArray<ValueState> | null;
  isNull?: boolean | null;
}

export type ValueState = 'MEASURED' | 'SMALL_SAMPLE' | 'MISSING';

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardValueDirectionIs {
  eq?: KpiDirection | null;
  ne?: KpiDirection | null;
  in?: ReadonlyArray<KpiDirection> | null;
  notIn?: ReadonlyArray<KpiDirection> | null;
  isNull?: boolean | null;
}

/** Whether the target is a floor or a ceiling. */
export type KpiDirection = 'AT_LEAST' | 'AT_MOST';

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardValueMissingIs {
  eq?: MissingRule | null;
  ne?: MissingRule | null;
  in?: ReadonlyArray<MissingRule> | null;
  notIn?: ReadonlyArray<MissingRule> | null;
  isNull?: boolean | null;
}

/** Where there is nothing to measure, or too little. REWEIGHT: the others weigh more; HOLD: the points of the last closed card count, and without one there is no score yet; ZERO: no points. */
export type MissingRule = 'REWEIGHT' | 'HOLD' | 'ZERO';

export interface ScorecardAdjustmentSome {
  /** At least one such row. */
  some?: ScorecardAdjustmentFilter | null;
  /** No such row. */
  none?: ScorecardAdjustmentFilter | null;
}

/** All that are given must hold. */
export interface ScorecardAdjustmentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardAdjustmentFilter> | null;
  or?: ReadonlyArray<ScorecardAdjustmentFilter> | null;
  not?: ScorecardAdjustmentFilter | null;
  scorecardId?: IdIs | null;
  fromScorecardId?: IdIs | null;
  key?: TextIs | null;
  cause?: ScorecardAdjustmentCauseIs | null;
  valueBefore?: DecimalIs | null;
  valueAfter?: DecimalIs | null;
  difference?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scorecard?: ScorecardFilter | null;
  fromScorecard?: ScorecardFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardAdjustmentCauseIs {
  eq?: AdjustmentCause | null;
  ne?: AdjustmentCause | null;
  in?: ReadonlyArray<AdjustmentCause> | null;
  notIn?: ReadonlyArray<AdjustmentCause> | null;
  isNull?: boolean | null;
}

export type AdjustmentCause = 'LATE_FACTS' | 'OBJECTION';

export interface ScorecardObjectionSome {
  /** At least one such row. */
  some?: ScorecardObjectionFilter | null;
  /** No such row. */
  none?: ScorecardObjectionFilter | null;
}

/** All that are given must hold. */
export interface ScorecardObjectionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardObjectionFilter> | null;
  or?: ReadonlyArray<ScorecardObjectionFilter> | null;
  not?: ScorecardObjectionFilter | null;
  scorecardId?: IdIs | null;
  valueId?: IdIs | null;
  key?: TextIs | null;
  state?: ScorecardObjectionStateIs | null;
  raisedById?: IdIs | null;
  decidedById?: IdIs | null;
  decidedAt?: InstantIs | null;
  correctedValue?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scorecard?: ScorecardFilter | null;
  value?: ScorecardValueFilter | null;
  raisedBy?: UserFilter | null;
  decidedBy?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ScorecardObjectionStateIs {
  eq?: ObjectionState | null;
  ne?: ObjectionState | null;
  in?: ReadonlyArray<ObjectionState> | null;
  notIn?: ReadonlyArray<ObjectionState> | null;
  isNull?: boolean | null;
}

export type ObjectionState = 'OPEN' | 'UPHELD' | 'REJECTED' | 'WITHDRAWN';

export interface ScorecardCommentSome {
  /** At least one such row. */
  some?: ScorecardCommentFilter | null;
  /** No such row. */
  none?: ScorecardCommentFilter | null;
}

/** All that are given must hold. */
export interface ScorecardCommentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ScorecardCommentFilter> | null;
  or?: ReadonlyArray<ScorecardCommentFilter> | null;
  not?: ScorecardCommentFilter | null;
  scorecardId?: IdIs | null;
  authorId?: IdIs | null;
  authorName?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scorecard?: ScorecardFilter | null;
  author?: UserFilter | null;
}

export interface DrillSome {
  /** At least one such row. */
  some?: DrillFilter | null;
  /** No such row. */
  none?: DrillFilter | null;
}

/** All that are given must hold. */
export interface DrillFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DrillFilter> | null;
  or?: ReadonlyArray<DrillFilter> | null;
  not?: DrillFilter | null;
  sceneId?: IdIs | null;
  formVersionId?: IdIs | null;
  participantId?: IdIs | null;
  storeId?: IdIs | null;
  state?: DrillStateIs | null;
  heldAt?: InstantIs | null;
  heldOn?: DayIs | null;
  round?: IntIs | null;
  firstAssessorId?: IdIs | null;
  secondAssessorId?: IdIs | null;
  score?: DecimalIs | null;
  agreement?: DecimalIs | null;
  disputeMinutes?: DecimalIs | null;
  isPassed?: BooleanIs | null;
  debriefedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scene?: DrillSceneFilter | null;
  store?: StoreFilter | null;
  participant?: EmployeeFilter | null;
  firstAssessor?: EmployeeFilter | null;
  secondAssessor?: EmployeeFilter | null;
  formVersion?: FormVersionFilter | null;
  grades?: DrillGradeSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface DrillStateIs {
  eq?: DrillState | null;
  ne?: DrillState | null;
  in?: ReadonlyArray<DrillState> | null;
  notIn?: ReadonlyArray<DrillState> | null;
  isNull?: boolean | null;
}

/** GRADING: an assessor is still to grade; GRADED: both have; DEBRIEFED: it was talked over. */
export type DrillState = 'GRADING' | 'GRADED' | 'DEBRIEFED' | 'CANCELLED';

/** All that are given must hold. */
export interface DrillSceneFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DrillSceneFilter> | null;
  or?: ReadonlyArray<DrillSceneFilter> | null;
  not?: DrillSceneFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  sceneKind?: DrillSceneSceneKindIs | null;
  formKey?: TextIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  drills?: DrillSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface DrillSceneSceneKindIs {
  eq?: SceneKind | null;
  ne?: SceneKind | null;
  in?: ReadonlyArray<SceneKind> | null;
  notIn?: ReadonlyArray<SceneKind> | null;
  isNull?: boolean | null;
}

export type SceneKind =
  | 'ANGRY_CUSTOMER'
  | 'CROSS_DEPARTMENT'
  | 'GROUP_COMPLAINT'
  | 'EXPLAIN_TECHNIQUE'
  | 'NEGOTIATE'
  | 'DIAGNOSE';

export interface DrillGradeSome {
  /** At least one such row. */
  some?: DrillGradeFilter | null;
  /** No such row. */
  none?: DrillGradeFilter | null;
}

/** All that are given must hold. */
export interface DrillGradeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<DrillGradeFilter> | null;
  or?: ReadonlyArray<DrillGradeFilter> | null;
  not?: DrillGradeFilter | null;
  drillId?: IdIs | null;
  assessorId?: IdIs | null;
  disputeMinutes?: DecimalIs | null;
  shownStoreId?: IdIs | null;
  shownToId?: IdIs | null;
  formVersionId?: IdIs | null;
  startedAt?: InstantIs | null;
  submittedAt?: InstantIs | null;
  answeredById?: IdIs | null;
  score?: DecimalIs | null;
  band?: TextIs | null;
  isPassed?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  drill?: DrillFilter | null;
  assessor?: EmployeeFilter | null;
  formVersion?: FormVersionFilter | null;
  answeredBy?: EmployeeFilter | null;
}

export interface IdeaSome {
  /** At least one such row. */
  some?: IdeaFilter | null;
  /** No such row. */
  none?: IdeaFilter | null;
}

/** All that are given must hold. */
export interface IdeaFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IdeaFilter> | null;
  or?: ReadonlyArray<IdeaFilter> | null;
  not?: IdeaFilter | null;
  title?: TextIs | null;
  body?: TextIs | null;
  state?: IdeaStateIs | null;
  proposerId?: IdIs | null;
  storeId?: IdIs | null;
  proposedAt?: InstantIs | null;
  proposedOn?: DayIs | null;
  voteCount?: IntIs | null;
  adoptionCount?: IntIs | null;
  adoptedOn?: DayIs | null;
  decidedById?: IdIs | null;
  effectBefore?: DecimalIs | null;
  effectAfter?: DecimalIs | null;
  effectMeasuredAt?: InstantIs | null;
  awardMonthOn?: DayIs | null;
  awardPlace?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  proposer?: EmployeeFilter | null;
  store?: StoreFilter | null;
  decidedBy?: EmployeeFilter | null;
  adoptions?: IdeaAdoptionSome | null;
  votes?: IdeaVoteSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IdeaStateIs {
  eq?: IdeaState | null;
  ne?: IdeaState | null;
  in?: ReadonlyArray<IdeaState> | null;
  notIn?: ReadonlyArray<IdeaState> | null;
  isNull?: boolean | null;
}

/** ADOPTED: at least one store does it. */
export type IdeaState = 'PROPOSED' | 'ADOPTED' | 'DECLINED' | 'WITHDRAWN';

export interface IdeaAdoptionSome {
  /** At least one such row. */
  some?: IdeaAdoptionFilter | null;
  /** No such row. */
  none?: IdeaAdoptionFilter | null;
}

/** All that are given must hold. */
export interface IdeaAdoptionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IdeaAdoptionFilter> | null;
  or?: ReadonlyArray<IdeaAdoptionFilter> | null;
  not?: IdeaAdoptionFilter | null;
  ideaId?: IdIs | null;
  storeId?: IdIs | null;
  adoptedById?: IdIs | null;
  adoptedOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  idea?: IdeaFilter | null;
  store?: StoreFilter | null;
  adoptedBy?: EmployeeFilter | null;
}

export interface IdeaVoteSome {
  /** At least one such row. */
  some?: IdeaVoteFilter | null;
  /** No such row. */
  none?: IdeaVoteFilter | null;
}

/** All that are given must hold. */
export interface IdeaVoteFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IdeaVoteFilter> | null;
  or?: ReadonlyArray<IdeaVoteFilter> | null;
  not?: IdeaVoteFilter | null;
  ideaId?: IdIs | null;
  employeeId?: IdIs | null;
  votedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  idea?: IdeaFilter | null;
  employee?: EmployeeFilter | null;
}

export interface AgentSkillSome {
  /** At least one such row. */
  some?: AgentSkillFilter | null;
  /** No such row. */
  none?: AgentSkillFilter | null;
}

/** All that are given must hold. */
export interface AgentSkillFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AgentSkillFilter> | null;
  or?: ReadonlyArray<AgentSkillFilter> | null;
  not?: AgentSkillFilter | null;
  employeeId?: IdIs | null;
  categoryId?: IdIs | null;
  weight?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  category?: TicketCategoryFilter | null;
}

/** All that are given must hold. */
export interface RoleFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<RoleFilter> | null;
  or?: ReadonlyArray<RoleFilter> | null;
  not?: RoleFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  isShipped?: BooleanIs | null;
  words?: TextsIs | null;
  dutiesZh?: TextsIs | null;
  dutiesEn?: TextsIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  grants?: RoleGrantSome | null;
}

export interface RoleGrantSort {
  field: RoleGrantSortField;
  order?: SortOrder | null;
}

export type RoleGrantSortField =
  | 'USER_ID'
  | 'ROLE_ID'
  | 'SCOPE'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'STARTS_ON'
  | 'ENDS_ON'
  | 'GRANTED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type SortOrder = 'ASC' | 'DESC';

/** limit 1..200 (25 when unsaid); offset for screens, after for feeds. */
export interface PageInput {
  limit?: number | null;
  offset?: number | null;
  after?: string | null;
}

/** A shop, or a web shop. */
export interface Store {
  code: string;
  nameZh: string;
  nameEn: string;
  regionId: string;
  format: StoreFormat;
  /** IANA time zone; the store’s business day is a day there. */
  timeZone: string;
  /** Opening hours by weekday 1..7: [[from, to], ...] as HH:MM. */
  openingHours: unknown;
  openedOn: string | null;
  closedOn: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  region: Region | null;
  departments: ReadonlyArray<Department>;
  employees: EmployeePage;
  /** Its own calendar, where it has one. */
  calendars: ReadonlyArray<Calendar>;
  customers: CustomerPage;
  tickets: TicketPage;
  surveyResponses: SurveyResponsePage;
  findings: FindingPage;
  audits: AuditPage;
}

/** Several stores under one supervisor. */
export interface Region {
  code: string;
  nameZh: string;
  nameEn: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  stores: StorePage;
}

export interface StorePage {
  items: ReadonlyArray<Store>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface StoreSort {
  field: StoreSortField;
  order?: SortOrder | null;
}

export type StoreSortField =
  | 'CODE'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'REGION_ID'
  | 'FORMAT'
  | 'TIME_ZONE'
  | 'OPENED_ON'
  | 'CLOSED_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'REGION_CODE'
  | 'REGION_NAME_ZH'
  | 'REGION_NAME_EN'
  | 'REGION_CREATED_AT'
  | 'REGION_UPDATED_AT';

/** A part of a store, or of the head office. */
export interface Department {
  nameZh: string;
  nameEn: string;
  /** None: head office. */
  storeId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  tickets: TicketPage;
}

export interface TicketPage {
  items: ReadonlyArray<Ticket>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One need of a customer, from first contact to callback. A nameless customer’s hangs on the stand-in of its store. */
export interface Ticket {
  customerId: string;
  /** For people: T-260213-0418. */
  number: string;
  subject: string;
  status: TicketStatus;
  /** Something is still owed: new, open, waiting or callback due. */
  isOpen: boolean;
  /** Whom a waiting ticket waits for. */
  waitingFor: WaitingFor | null;
  /** Of the first contact. */
  channel: TicketChannel;
  categoryId: string | null;
  needClass: NeedClass;
  level: TicketLevel;
  /** A person has confirmed category, class and level; else they are proposed. */
  isClassConfirmed: boolean;
  priority: TicketPriority;
  /** The customer’s tier when it was opened; promises go by it. */
  tier: Tier | null;
  /** Whose desk answers for it. */
  storeId: string;
  productId: string | null;
  batchNo: string | null;
  purchaseId: string | null;
  purchaseLineId: string | null;
  /** As the person called herself. */
  contactName: string | null;
  /** Masked (138****5678). */
  contactPhone: string | null;
  /** Where she wrote from, and is written to. Masked. */
  contactEmail: string | null;
  /** Who heard it first and stays accountable to the end (B-14). */
  firstContactOwnerId: string | null;
  /** Who works on it now; none: nobody has it. */
  assigneeId: string | null;
  teamId: string | null;
  /** The nearest deadline of all its running clocks. */
  nextDueAt: string | null;
  /** By when it must be closed. */
  dueAt: string | null;
  openedAt: string;
  /** Somebody took it up. */
  pickedUpAt: string | null;
  firstRespondedAt: string | null;
  /** The last word or act. */
  lastEventAt: string | null;
  /** Since when the customer’s last word is unanswered. */
  unansweredSince: string | null;
  solvedAt: string | null;
  /** By when the customer is called back (48 h after the solution unless said otherwise). */
  callbackDueAt: string | null;
  closedAt: string | null;
  reopenCount: number;
  /** Times it changed hands. */
  handoverCount: number;
  /** What was done for the customer. */
  solution: string | null;
  /** 1 to 5, as the customer said at the callback. */
  satisfaction: number | null;
  /** Nobody asks her by a survey how this one was, as was said with the solution. */
  isSurveyOff: boolean;
  /** Number of the ticket that this one was joined into. */
  joinedInto: string | null;
  /** Day it came in, in the store’s zone. */
  openedOn: string;
  /** Weekday it came in, Monday 1. */
  openedWeekday: number;
  /** Hour it came in by the store’s clock, 0 to 23. */
  openedHour: number;
  solvedOn: string | null;
  closedOn: string | null;
  /** Day the customer gave her score. */
  ratedOn: string | null;
  /** From its opening to the first answer, or to the solution where that came first. */
  firstResponseSeconds: number | null;
  /** From its opening to the solution (or the closing, where nobody noted one); below 0 where a source says so. */
  resolutionSeconds: number | null;
  /** Done with after dueAt; null: not done with, or nothing was due. */
  isLate: boolean | null;
  /** Who gave the first answer; none: a machine. */
  firstResponderId: string | null;
  /** Who solved it, the last time; none: a machine. */
  solverId: string | null;
  /** How the other system calls the way by which it came in. */
  sourceName: string | null;
  /** By when it was due, as the other system said. */
  givenDueAt: string | null;
  /** Whether it was on time, as the other system said. */
  isGivenOnTime: boolean | null;
  /** By when our own policies and calendars would have it done, worked out for comparison; no promise. */
  policyDueAt: string | null;
  /** Done with after policyDueAt; null as with isLate. */
  isPolicyLate: boolean | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** By when the customer hears from us next, before she asks (C-14); null where nothing is promised, or the next word is hers. */
  newsDueAt: string | null;
  /** Null where the customer’s file is out of reach; contactName stays. */
  customer: Customer | null;
  store: Store | null;
  category: TicketCategory | null;
  assignee: Employee | null;
  firstContactOwner: Employee | null;
  firstResponder: Employee | null;
  solver: Employee | null;
  team: Department | null;
  product: Product | null;
  purchase: Purchase | null;
  purchaseLine: PurchaseLine | null;
  /** The thread, newest first. */
  events: TicketEventPage;
  /** Among colleagues; a right of its own. */
  notes: TicketNotePage;
  /** Photos, papers and videos, oldest first. */
  files: ReadonlyArray<TicketFile>;
  /** Links that were given to the customer. */
  portalLinks: ReadonlyArray<PortalLink>;
  /** Photos that were asked for by a link. */
  diagnoses: ReadonlyArray<RemoteDiagnosis>;
  tasks: ReadonlyArray<TicketTask>;
  links: ReadonlyArray<TicketLink>;
  /** Its promises, running and over. */
  clocks: ReadonlyArray<Clock>;
  callbacks: ReadonlyArray<Callback>;
  /** Replies that go out later, and what became of them. */
  plannedReplies: ReadonlyArray<PlannedReply>;
  compensations: ReadonlyArray<Compensation>;
  returns: ReadonlyArray<ReturnCase>;
  /** Playbooks at work on it, and those that were. */
  playbookUses: ReadonlyArray<PlaybookUse>;
  incidents: ReadonlyArray<IncidentTicket>;
  /** What it has shown to be wrong. */
  findings: ReadonlyArray<FindingTicket>;
  siteVisits: ReadonlyArray<SiteVisit>;
  /** Decisions, the one in force first. */
  liabilities: ReadonlyArray<Liability>;
  remedies: ReadonlyArray<Remedy>;
  chargeBacks: ReadonlyArray<ChargeBack>;
}

/** A person who bought or may buy; a member once there is a member number. */
export interface Customer {
  memberNo: string | null;
  name: string;
  /** Masked (138****5678); revealField answers the whole. */
  phone: string | null;
  email: string | null;
  birthday: string | null;
  gender: Gender;
  address: string | null;
  country: string | null;
  /** Home store: whose staff may see the row. */
  storeId: string | null;
  joinedOn: string | null;
  /** Channel by which the customer came. */
  channel: string | null;
  tier: Tier;
  /** Fields of the chain’s own, by key of CustomField. */
  custom: unknown | null;
  isStandIn: boolean;
  /** Set when merged into another. */
  mergedIntoId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Does marketing to her pause just now, and why: as far as the asker sees tickets. */
  marketingPause: MarketingPause | null;
  /** Home store. */
  store: Store | null;
  /** What the purchases say. */
  behaviour: CustomerBehaviour | null;
  purchases: PurchasePage;
  purchaseLines: PurchaseLinePage;
  tags: ReadonlyArray<Tag>;
  customerTags: CustomerTagPage;
  /** Those that the customer is in now. */
  segments: ReadonlyArray<Segment>;
  memberships: SegmentMembershipPage;
  consents: ReadonlyArray<Consent>;
  rfmScores: ReadonlyArray<RfmScore>;
  tierPeriods: ReadonlyArray<TierPeriod>;
  mergedInto: Customer | null;
  events: EventPage;
  tickets: TicketPage;
  compensations: CompensationPage;
  returns: ReturnCasePage;
}

/** As far as the asker sees: what is out of reach pauses a journey all the same. */
export interface MarketingPause {
  isPaused: boolean;
  reasons: ReadonlyArray<MarketingPauseReason>;
}

/** One thing that pauses marketing to a customer. */
export interface MarketingPauseReason {
  /** Stable name of the brake. */
  key: string;
  labelZh: string;
  labelEn: string;
  /** How many rows are behind it, of those in sight. */
  count: number;
  resource: string;
  /** Filter that lists them. */
  filter: unknown;
}

/** What a customer’s purchases say, kept up as they arrive. */
export interface CustomerBehaviour {
  customerId: string;
  firstPurchaseOn: string | null;
  lastPurchaseOn: string | null;
  /** Receipts with at least one sale, ever. */
  visits: number;
  visits30: number;
  visits90: number;
  visits180: number;
  visits365: number;
  /** Sales, before returns, ever. */
  spend: string;
  spend30: string;
  spend90: string;
  spend180: string;
  spend365: string;
  /** Sales less returns, ever. */
  netSpend: string;
  /** Value of returns, ever, as a positive amount. */
  returned: string;
  /** Mean value of a receipt with sales (spend ÷ visits). */
  meanBasket: string | null;
  /** Mean visits a week over the last 90 days (A-25). */
  visitsPerWeek: string | null;
  /** returned ÷ spend. */
  returnRate: string | null;
  /** Mean days between two visits. */
  daysBetween: string | null;
  /** Identified visits as contacts in the last 12 months (A-35); service contacts are counted apart, where tickets are. */
  contacts365: number;
  /** Business day up to which the windows are rolled. */
  rolledOn: string;
  updatedAt: string;
  customer: Customer | null;
}

export interface PurchasePage {
  items: ReadonlyArray<Purchase>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One receipt. */
export interface Purchase {
  customerId: string;
  purchasedAt: string;
  id: string;
  /** Business day in the store’s zone. */
  businessOn: string;
  /** Of the business day: 1 Monday .. 7 Sunday. */
  weekday: number;
  /** Hour of its first line by the store’s clock, 0 to 23. */
  hour: number;
  /** Of its first line, by the store’s clock. */
  band: DayBand;
  storeId: string;
  receiptNo: string;
  channel: string | null;
  country: string | null;
  /** Sum of its lines. */
  amount: string;
  /** Sum of its sale lines. */
  salesAmount: string;
  /** Sum of its return lines, as a negative amount. */
  returnsAmount: string;
  /** Number of lines. */
  lineCount: number;
  /** Number of sale lines. */
  saleLineCount: number;
  createdAt: string;
  customer: Customer | null;
  store: Store | null;
  lines: PurchaseLinePage;
}

export interface PurchaseLinePage {
  items: ReadonlyArray<PurchaseLine>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One line of a receipt. */
export interface PurchaseLine {
  customerId: string;
  /** Of the line: a receipt may span minutes. */
  soldAt: string;
  id: string;
  purchaseId: string;
  lineNo: number;
  productId: string;
  /** As it stood on the receipt. */
  description: string | null;
  lineKind: LineKind;
  quantity: string;
  /** Price of one, up to four decimals. */
  unitPrice: string;
  amount: string;
  country: string | null;
  customer: Customer | null;
  purchase: Purchase | null;
  product: Product | null;
}

/** An article, or a charge such as postage (isService). */
export interface Product {
  sku: string;
  name: string;
  nameEn: string | null;
  categoryId: string | null;
  /** Postage, fees, manual corrections: left out of baskets. */
  isService: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  category: Category | null;
  tickets: TicketPage;
}

/** A group of products. */
export interface Category {
  code: string;
  nameZh: string;
  nameEn: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  products: ProductPage;
}

export interface ProductPage {
  items: ReadonlyArray<Product>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface ProductSort {
  field: ProductSortField;
  order?: SortOrder | null;
}

export type ProductSortField =
  | 'SKU'
  | 'NAME'
  | 'NAME_EN'
  | 'CATEGORY_ID'
  | 'IS_SERVICE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'CATEGORY_CODE'
  | 'CATEGORY_NAME_ZH'
  | 'CATEGORY_NAME_EN'
  | 'CATEGORY_CREATED_AT'
  | 'CATEGORY_UPDATED_AT';

export interface TicketSort {
  field: TicketSortField;
  order?: SortOrder | null;
}

export type TicketSortField =
  | 'CUSTOMER_ID'
  | 'NUMBER'
  | 'STATUS'
  | 'IS_OPEN'
  | 'WAITING_FOR'
  | 'CHANNEL'
  | 'CATEGORY_ID'
  | 'NEED_CLASS'
  | 'LEVEL'
  | 'IS_CLASS_CONFIRMED'
  | 'PRIORITY'
  | 'TIER'
  | 'STORE_ID'
  | 'PRODUCT_ID'
  | 'BATCH_NO'
  | 'PURCHASE_ID'
  | 'PURCHASE_LINE_ID'
  | 'FIRST_CONTACT_OWNER_ID'
  | 'ASSIGNEE_ID'
  | 'TEAM_ID'
  | 'NEXT_DUE_AT'
  | 'DUE_AT'
  | 'OPENED_AT'
  | 'PICKED_UP_AT'
  | 'FIRST_RESPONDED_AT'
  | 'LAST_EVENT_AT'
  | 'UNANSWERED_SINCE'
  | 'SOLVED_AT'
  | 'CALLBACK_DUE_AT'
  | 'CLOSED_AT'
  | 'REOPEN_COUNT'
  | 'HANDOVER_COUNT'
  | 'SATISFACTION'
  | 'IS_SURVEY_OFF'
  | 'JOINED_INTO'
  | 'OPENED_ON'
  | 'OPENED_WEEKDAY'
  | 'OPENED_HOUR'
  | 'SOLVED_ON'
  | 'CLOSED_ON'
  | 'RATED_ON'
  | 'FIRST_RESPONSE_SECONDS'
  | 'RESOLUTION_SECONDS'
  | 'IS_LATE'
  | 'FIRST_RESPONDER_ID'
  | 'SOLVER_ID'
  | 'SOURCE_NAME'
  | 'GIVEN_DUE_AT'
  | 'IS_GIVEN_ON_TIME'
  | 'POLICY_DUE_AT'
  | 'IS_POLICY_LATE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT'
  | 'CATEGORY_KEY'
  | 'CATEGORY_NAME_ZH'
  | 'CATEGORY_NAME_EN'
  | 'CATEGORY_USUAL_CLASS'
  | 'CATEGORY_USUAL_LEVEL'
  | 'CATEGORY_POSITION'
  | 'CATEGORY_IS_SHIPPED'
  | 'CATEGORY_IS_ARCHIVED'
  | 'CATEGORY_CREATED_AT'
  | 'CATEGORY_UPDATED_AT';

export interface PurchaseLineSort {
  field: PurchaseLineSortField;
  order?: SortOrder | null;
}

export type PurchaseLineSortField =
  | 'CUSTOMER_ID'
  | 'SOLD_AT'
  | 'ID'
  | 'PURCHASE_ID'
  | 'LINE_NO'
  | 'PRODUCT_ID'
  | 'DESCRIPTION'
  | 'LINE_KIND'
  | 'QUANTITY'
  | 'UNIT_PRICE'
  | 'AMOUNT'
  | 'COUNTRY';

export interface PurchaseSort {
  field: PurchaseSortField;
  order?: SortOrder | null;
}

export type PurchaseSortField =
  | 'CUSTOMER_ID'
  | 'PURCHASED_AT'
  | 'ID'
  | 'BUSINESS_ON'
  | 'WEEKDAY'
  | 'HOUR'
  | 'BAND'
  | 'STORE_ID'
  | 'RECEIPT_NO'
  | 'CHANNEL'
  | 'COUNTRY'
  | 'AMOUNT'
  | 'SALES_AMOUNT'
  | 'RETURNS_AMOUNT'
  | 'LINE_COUNT'
  | 'SALE_LINE_COUNT'
  | 'CREATED_AT';

/** A mark that customers may carry. */
export interface Tag {
  key: string;
  nameZh: string;
  nameEn: string;
  groupZh: string;
  groupEn: string;
  colour: TagColour;
  tagKind: TagKind;
  /** Who answers for it. */
  ownerId: string | null;
  /** Days after which it falls off by itself. */
  expiresAfterDays: number | null;
  /** Rule tree, for a rule tag. */
  rule: unknown | null;
  /** What is done for who carries it; shown on her tickets. */
  adviceZh: string | null;
  adviceEn: string | null;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  owner: User | null;
  carriers: CustomerTagPage;
}

export interface CustomerTagPage {
  items: ReadonlyArray<CustomerTag>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One customer carrying one tag. */
export interface CustomerTag {
  customerId: string;
  id: string;
  tagId: string;
  taggedAt: string;
  taggedById: string | null;
  /** Why: a note, a rule and its version, a model and its score. */
  evidence: string | null;
  expiresAt: string | null;
  customer: Customer | null;
  tag: Tag | null;
  taggedBy: User | null;
}

export interface CustomerTagSort {
  field: CustomerTagSortField;
  order?: SortOrder | null;
}

export type CustomerTagSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'TAG_ID'
  | 'TAGGED_AT'
  | 'TAGGED_BY_ID'
  | 'EVIDENCE'
  | 'EXPIRES_AT';

export interface TagSort {
  field: TagSortField;
  order?: SortOrder | null;
}

export type TagSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'GROUP_ZH'
  | 'GROUP_EN'
  | 'COLOUR'
  | 'TAG_KIND'
  | 'OWNER_ID'
  | 'EXPIRES_AFTER_DAYS'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A rule that selects customers, or a fixed list of them. */
export interface Segment {
  /** Stable name used by rules and code. */
  key: string;
  nameZh: string;
  nameEn: string;
  description: string | null;
  segmentKind: SegmentKind;
  /** Rule tree of the version in force. */
  rule: unknown | null;
  /** Number of the version in force. */
  ruleVersion: number;
  memberCount: number;
  computedAt: string | null;
  ownerId: string | null;
  isArchived: boolean;
  /** Shipped with the product. */
  isShipped: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  owner: User | null;
  versions: SegmentVersionPage;
  memberships: SegmentMembershipPage;
}

export interface SegmentVersionPage {
  items: ReadonlyArray<SegmentVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One immutable version of a segment’s rule. */
export interface SegmentVersion {
  segmentId: string;
  number: number;
  rule: unknown | null;
  effectiveFrom: string;
  supersededAt: string | null;
  authorId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  segment: Segment | null;
  author: User | null;
}

export interface SegmentVersionSort {
  field: SegmentVersionSortField;
  order?: SortOrder | null;
}

export type SegmentVersionSortField =
  | 'SEGMENT_ID'
  | 'NUMBER'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface SegmentMembershipPage {
  items: ReadonlyArray<SegmentMembership>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One stay of one customer in one segment; kept for ever. */
export interface SegmentMembership {
  customerId: string;
  id: string;
  segmentId: string;
  joinedAt: string;
  /** None while in. */
  leftAt: string | null;
  /** What let the customer in: version, event or file. */
  joinedWhy: string;
  leftWhy: string | null;
  customer: Customer | null;
  segment: Segment | null;
}

export interface SegmentMembershipSort {
  field: SegmentMembershipSortField;
  order?: SortOrder | null;
}

export type SegmentMembershipSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'SEGMENT_ID'
  | 'JOINED_AT'
  | 'LEFT_AT'
  | 'JOINED_WHY'
  | 'LEFT_WHY';

export interface SegmentSort {
  field: SegmentSortField;
  order?: SortOrder | null;
}

export type SegmentSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'DESCRIPTION'
  | 'SEGMENT_KIND'
  | 'RULE_VERSION'
  | 'MEMBER_COUNT'
  | 'COMPUTED_AT'
  | 'OWNER_ID'
  | 'IS_ARCHIVED'
  | 'IS_SHIPPED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** What a customer agreed to or refused, when and where it was said. */
export interface Consent {
  customerId: string;
  channel: ConsentChannel;
  isGiven: boolean;
  /** Where it was said: till, mini-program, import ... */
  source: string;
  givenAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  customer: Customer | null;
}

export interface ConsentSort {
  field: ConsentSortField;
  order?: SortOrder | null;
}

export type ConsentSortField =
  | 'CUSTOMER_ID'
  | 'CHANNEL'
  | 'IS_GIVEN'
  | 'SOURCE'
  | 'GIVEN_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Score of one customer by one model. */
export interface RfmScore {
  customerId: string;
  id: string;
  modelId: string;
  r: number;
  f: number;
  m: number;
  /** r, f and m as one text: 555. */
  code: string;
  /** Key of the group. */
  groupKey: string;
  recencyDays: number;
  frequency: number;
  money: string;
  customer: Customer | null;
  model: RfmModel | null;
}

/** One version of the rule that scores recency, frequency and money 1 to 5. */
export interface RfmModel {
  key: string;
  number: number;
  nameZh: string;
  nameEn: string;
  /** None: all formats. */
  format: StoreFormat | null;
  method: RfmMethod;
  /** Days of history that count; 0: all. */
  windowDays: number;
  /** Cut-offs: given (FIXED) or found (PERCENTILE): { recency, frequency, money } of 4 each. */
  cuts: unknown | null;
  /** Groups: [{ key, zh, en, when: {r:[lo,hi],f:[lo,hi],m:[lo,hi]} }], the first that fits. */
  groups: unknown;
  effectiveFrom: string;
  supersededAt: string | null;
  computedAt: string | null;
  /** Day the scores are of; purchases before it count. */
  asOf: string | null;
  customerCount: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scores: RfmScorePage;
}

export interface RfmScorePage {
  items: ReadonlyArray<RfmScore>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RfmScoreSort {
  field: RfmScoreSortField;
  order?: SortOrder | null;
}

export type RfmScoreSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'MODEL_ID'
  | 'R'
  | 'F'
  | 'M'
  | 'CODE'
  | 'GROUP_KEY'
  | 'RECENCY_DAYS'
  | 'FREQUENCY'
  | 'MONEY';

/** One stay of a customer in a tier, with the evidence that gave it. */
export interface TierPeriod {
  customerId: string;
  id: string;
  tier: Tier;
  startedOn: string;
  endedOn: string | null;
  /** Conditions no longer hold; the tier stays until this day. */
  graceUntil: string | null;
  ruleId: string | null;
  /** The figures that decided. */
  evidence: unknown;
  customer: Customer | null;
  rule: TierRule | null;
}

/** One version of the rules that give tiers: entry, grace and demotion (A-35). */
export interface TierRule {
  number: number;
  /** Highest first: [{ tier, entry: rule tree, graceDays, labelZh, labelEn }]. */
  levels: unknown;
  effectiveFrom: string;
  supersededAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface TierPeriodSort {
  field: TierPeriodSortField;
  order?: SortOrder | null;
}

export type TierPeriodSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'TIER'
  | 'STARTED_ON'
  | 'ENDED_ON'
  | 'GRACE_UNTIL'
  | 'RULE_ID';

export interface EventPage {
  items: ReadonlyArray<Event>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One write: who did what to which row, with what was there before and after. */
export interface Event {
  id: string;
  at: string;
  actorId: string | null;
  /** Name of the person, key or job that acted. */
  actorName: string;
  /** noun.verb, such as customer.tagged */
  kind: string;
  resource: string;
  /** Wire id of the row. */
  resourceId: string | null;
  customerId: string | null;
  storeId: string | null;
  /** What was there; personal values stand apart. */
  before: unknown | null;
  after: unknown | null;
  reason: string | null;
  requestId: string | null;
  actor: User | null;
  store: Store | null;
  customer: Customer | null;
}

export interface EventSort {
  field: EventSortField;
  order?: SortOrder | null;
}

export type EventSortField =
  | 'ID'
  | 'AT'
  | 'ACTOR_ID'
  | 'ACTOR_NAME'
  | 'KIND'
  | 'RESOURCE'
  | 'RESOURCE_ID'
  | 'CUSTOMER_ID'
  | 'STORE_ID'
  | 'REASON';

export interface CompensationPage {
  items: ReadonlyArray<Compensation>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One thing given to a customer to make good. */
export interface Compensation {
  customerId: string;
  ticketId: string;
  storeId: string;
  compensationKind: CompensationKind;
  state: CompensationState;
  origin: CompensationOrigin;
  /** What it is worth to the customer; authority is counted by it. */
  amount: string;
  /** What it costs us: the amount, where nobody says otherwise. */
  costAmount: string;
  /** Key of the scenario it answers. */
  scenario: string | null;
  /** Of a refund: the receipt. */
  purchaseId: string | null;
  purchaseLineId: string | null;
  /** The return that it pays. */
  returnId: string | null;
  reason: string;
  /** Which gift, which service, spent on what. */
  what: string | null;
  /** Worth money to whoever knows it. */
  voucherCode: string | null;
  voucherEndsOn: string | null;
  /** A voucher for goods of this category. */
  voucherCategoryId: string | null;
  /** Who gave it, or asked for it. */
  grantedById: string | null;
  approvalId: string | null;
  /** Version of the policy of authority it was judged by. */
  policyNumber: number;
  grantedAt: string | null;
  /** Day of that, in the store’s zone. */
  grantedOn: string | null;
  paidAt: string | null;
  reversedAt: string | null;
  /** Who took it back. */
  reversedById: string | null;
  reversalReason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  returnCase: ReturnCase | null;
  ticket: Ticket | null;
  customer: Customer | null;
  store: Store | null;
  purchase: Purchase | null;
  purchaseLine: PurchaseLine | null;
  grantedBy: Employee | null;
  reversedBy: Employee | null;
  approval: Approval | null;
  voucherCategory: Category | null;
}

/** One line of a receipt that is given back. */
export interface ReturnCase {
  customerId: string;
  ticketId: string;
  storeId: string;
  purchaseId: string;
  purchaseLineId: string;
  productId: string;
  returnReason: ReturnReason;
  route: ReturnRoute;
  state: ReturnState;
  quantity: string;
  refundAmount: string;
  /** B-06: the purchase was found by the member, no receipt was asked for. */
  isWithoutReceipt: boolean;
  isWithoutPackaging: boolean;
  isFresh: boolean;
  /** The rules accepted it; nobody had to be asked (B-06). */
  isRoutine: boolean;
  /** Days of the store since it was bought. */
  daysSince: number;
  /** Ids of the stored files that show it; they hang on the ticket. */
  evidenceIds: ReadonlyArray<string>;
  remark: string | null;
  /** Why it is or is not routine: [{ zh, en, holds }]. */
  grounds: unknown;
  requestedAt: string;
  /** B-07: reviewed within two hours, half of that for a high-value customer. */
  reviewDueAt: string | null;
  /** B-07, B-08: paid within a day, fresh goods within ten minutes. */
  refundDueAt: string | null;
  decidedAt: string | null;
  /** None: the rules decided. */
  deciderId: string | null;
  decision: string | null;
  refundedAt: string | null;
  /** The goods are back. */
  receivedAt: string | null;
  /** They can be sold again. */
  isRestocked: boolean | null;
  /** 0 to 100; from the policy’s mark on a person looks at it. */
  abuseScore: number;
  /** What makes it up: [{ key, zh, en, points }]. */
  abuseReasons: unknown;
  appealedAt: string | null;
  appeal: string | null;
  approvalId: string | null;
  /** Version of the return policy it was judged by. */
  policyNumber: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  customer: Customer | null;
  store: Store | null;
  product: Product | null;
  purchase: Purchase | null;
  purchaseLine: PurchaseLine | null;
  decider: Employee | null;
  approval: Approval | null;
  /** What it paid: the refund, and the coupon of fresh goods. */
  compensations: ReadonlyArray<Compensation>;
}

/** A person who works for the chain. */
export interface Employee {
  employeeNo: string;
  name: string;
  nameEn: string | null;
  /** None: head office. */
  storeId: string | null;
  departmentId: string | null;
  /** Key of the position. */
  position: string;
  /** Key of the level within the career channel (A-23). */
  level: string;
  employment: EmploymentKind;
  hiredOn: string;
  leftOn: string | null;
  managerId: string | null;
  phone: string | null;
  email: string | null;
  /** { checks: [{ key, isMet, note, notedOn, notedBy }] }: what was seen of the standards of hiring (A-11). */
  hiringFile: unknown | null;
  /** Where pay is sent, masked (**** 1234); revealField answers the whole. */
  payAccount: string | null;
  /** At which bank. */
  payBank: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  department: Department | null;
  manager: Employee | null;
  reports: EmployeePage;
  duties: DutyPage;
  placements: ReadonlyArray<Placement>;
  leaves: LeavePage;
  scorecards: ScorecardPage;
  drills: DrillPage;
  trainingRecords: TrainingRecordPage;
  trainingCredits: TrainingCreditPage;
  examAttempts: ExamAttemptPage;
  certificates: CertificatePage;
  ideas: IdeaPage;
  /** Those in hand, and those once finished. */
  tickets: TicketPage;
  tasks: TicketTaskPage;
  skills: ReadonlyArray<AgentSkill>;
  correctiveActions: CorrectiveActionPage;
  siteVisits: SiteVisitPage;
}

export interface EmployeePage {
  items: ReadonlyArray<Employee>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface EmployeeSort {
  field: EmployeeSortField;
  order?: SortOrder | null;
}

export type EmployeeSortField =
  | 'EMPLOYEE_NO'
  | 'NAME'
  | 'NAME_EN'
  | 'STORE_ID'
  | 'DEPARTMENT_ID'
  | 'POSITION'
  | 'LEVEL'
  | 'EMPLOYMENT'
  | 'HIRED_ON'
  | 'LEFT_ON'
  | 'MANAGER_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface DutyPage {
  items: ReadonlyArray<Duty>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Something that somebody owes by a time, with a reminder, a hand-over with reason, and an outcome. */
export interface Duty {
  /** What is owed: tickets.step-in, tickets.callback and the like. */
  kind: string;
  state: DutyState;
  titleZh: string;
  titleEn: string;
  /** Noun that it is about. */
  resource: string;
  /** Key of that row, without its customer. */
  resourceKey: string;
  storeId: string | null;
  /** Who owes it; none: nobody has it. */
  ownerId: string | null;
  dueAt: string;
  remindAt: string | null;
  /** The deadline that passed while it was open. */
  missedAt: string | null;
  doneAt: string | null;
  outcome: string | null;
  handoverCount: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  owner: Employee | null;
  store: Store | null;
}

export interface DutySort {
  field: DutySortField;
  order?: SortOrder | null;
}

export type DutySortField =
  | 'KIND'
  | 'STATE'
  | 'RESOURCE'
  | 'RESOURCE_KEY'
  | 'STORE_ID'
  | 'OWNER_ID'
  | 'DUE_AT'
  | 'REMIND_AT'
  | 'MISSED_AT'
  | 'DONE_AT'
  | 'HANDOVER_COUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Where an employee worked, as what and under whom, from a day on: what happened on a day belongs to the store of that day. */
export interface Placement {
  employeeId: string;
  /** None: head office. */
  storeId: string | null;
  departmentId: string | null;
  position: string;
  level: string;
  employment: EmploymentKind;
  managerId: string | null;
  fromOn: string;
  /** The first day that no longer counts; null: until now. */
  untilOn: string | null;
  reason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  department: Department | null;
  manager: Employee | null;
}

export interface PlacementSort {
  field: PlacementSortField;
  order?: SortOrder | null;
}

export type PlacementSortField =
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'DEPARTMENT_ID'
  | 'POSITION'
  | 'LEVEL'
  | 'EMPLOYMENT'
  | 'MANAGER_ID'
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface LeavePage {
  items: ReadonlyArray<Leave>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Days on which an employee is away with leave. */
export interface Leave {
  employeeId: string;
  /** Where she worked when it began. */
  storeId: string | null;
  leaveKind: LeaveKind;
  fromOn: string;
  /** The first day back. */
  untilOn: string;
  note: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
}

export interface LeaveSort {
  field: LeaveSortField;
  order?: SortOrder | null;
}

export type LeaveSortField =
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'LEAVE_KIND'
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ScorecardPage {
  items: ReadonlyArray<Scorecard>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** How a person, team, store or region did in a period by a scheme. Who changed store or position within it has a card for each stay. */
export interface Scorecard {
  periodId: string;
  periodKind: PeriodKind;
  /** First day on this card. */
  fromOn: string;
  /** First day no longer on it. */
  untilOn: string;
  subjectKind: SubjectKind;
  /** The same for one person, store, department or region in every period. */
  subjectKey: string;
  /** Whose it is, as said then. */
  subjectZh: string;
  subjectEn: string;
  employeeId: string | null;
  departmentId: string | null;
  storeId: string | null;
  regionId: string | null;
  /** Of a store or region: who answers for it. */
  responsibleId: string | null;
  schemeId: string;
  schemeVersionId: string;
  position: string | null;
  level: string | null;
  employment: EmploymentKind | null;
  state: CardState;
  /** Null: held, or nothing to measure yet. */
  score: string | null;
  /** Points that belong to earlier periods: late facts and objections upheld. Not in the score. */
  adjustment: string;
  /** Of the period before. */
  previousScore: string | null;
  /** Place among its peers. */
  rank: number | null;
  peerCount: number | null;
  /** Whom it is compared with. */
  peerGroup: string | null;
  /** Days that the person was employed, of the days on the card. */
  daysEmployed: number | null;
  daysOnLeave: number | null;
  /** Facts as of then. */
  computedAt: string;
  /** Once closed: hash of what it was made of. */
  inputsHash: string | null;
  /** How the score came about: an explanation tree. */
  explanation: unknown;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  period: ScorecardPeriod | null;
  department: Department | null;
  region: Region | null;
  responsible: Employee | null;
  scheme: KpiScheme | null;
  schemeVersion: KpiSchemeVersion | null;
  values: ReadonlyArray<ScorecardValue>;
  adjustments: ReadonlyArray<ScorecardAdjustment>;
  objections: ReadonlyArray<ScorecardObjection>;
  comments: ReadonlyArray<ScorecardComment>;
}

/** A week, month, quarter or year of scorecards, closed as a whole. */
export interface ScorecardPeriod {
  periodKind: PeriodKind;
  fromOn: string;
  /** The first day that no longer counts. */
  untilOn: string;
  state: CardState;
  /** When its cards were last counted. */
  computedAt: string | null;
  closedAt: string | null;
  closedById: string | null;
  /** Hash over the hashes of its cards, once closed. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  closedBy: User | null;
}

/** What some positions, or the stores, are measured by. */
export interface KpiScheme {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  subjectKind: SubjectKind;
  /** How long its scorecards are: WEEK, MONTH, QUARTER or YEAR. */
  periodKind: PeriodKind;
  /** Of persons: keys of the positions it is for. One scheme a position and length. */
  positions: ReadonlyArray<string>;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: KpiSchemeVersionPage;
}

export interface KpiSchemeVersionPage {
  items: ReadonlyArray<KpiSchemeVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a scheme; a scorecard keeps the one it was judged by. Once published it never changes. */
export interface KpiSchemeVersion {
  schemeId: string;
  number: number;
  /** Its scheme and number, as people say them. */
  labelZh: string;
  labelEn: string;
  state: VersionState;
  /** { items: [{ key, zh, en, measure, filter, of, target, targetOf, weight, direction, mapping, cap, floor, missing, minSample, note }], peers, minItems }; see server/staff/kpi/scheme.rules.ts. */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scheme: KpiScheme | null;
  author: User | null;
  publishedBy: User | null;
}

export interface KpiSchemeVersionSort {
  field: KpiSchemeVersionSortField;
  order?: SortOrder | null;
}

export type KpiSchemeVersionSortField =
  | 'SCHEME_ID'
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** One indicator of a card. */
export interface ScorecardValue {
  scorecardId: string;
  /** Key of the indicator in its scheme. */
  key: string;
  place: number;
  nameZh: string;
  nameEn: string;
  measureKey: string;
  measureVersion: number;
  definitionHash: string;
  measuredOf: MeasuredOf;
  unit: MeasureUnit;
  state: ValueState;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  sample: number;
  minSample: number;
  /** Null: this person has none. */
  target: string | null;
  direction: KpiDirection;
  /** As the scheme says; the weights of a card sum to 100. */
  weight: string;
  /** After what is missing was shared out; sums to 100, or is 0 where it counts for nothing. */
  effectiveWeight: string;
  missing: MissingRule;
  /** Value by target in per cent (a ceiling: target by value). */
  attainment: string | null;
  /** 100: the target is met. */
  points: string | null;
  /** What it adds to the score. */
  contribution: string | null;
  isMet: boolean | null;
  /** An objection waits: it is counted no further until that is decided. */
  isFrozen: boolean;
  /** Set by a decision on an objection. */
  isCorrected: boolean;
  /** Root field that lists the rows behind it. */
  resource: string;
  rowsFilter: unknown;
  /** [{ from, value, points }] of the periods before, oldest first. */
  trend: unknown;
  explanation: unknown;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scorecard: Scorecard | null;
}

export interface ScorecardValueSort {
  field: ScorecardValueSortField;
  order?: SortOrder | null;
}

export type ScorecardValueSortField =
  | 'SCORECARD_ID'
  | 'KEY'
  | 'PLACE'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'MEASURE_KEY'
  | 'MEASURE_VERSION'
  | 'MEASURED_OF'
  | 'UNIT'
  | 'STATE'
  | 'VALUE'
  | 'NUMERATOR'
  | 'DENOMINATOR'
  | 'SAMPLE'
  | 'MIN_SAMPLE'
  | 'TARGET'
  | 'DIRECTION'
  | 'WEIGHT'
  | 'EFFECTIVE_WEIGHT'
  | 'MISSING'
  | 'ATTAINMENT'
  | 'POINTS'
  | 'CONTRIBUTION'
  | 'IS_MET'
  | 'IS_FROZEN'
  | 'IS_CORRECTED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** What a closed card would say differently by what is known since: it counts on the card of a later period, and the closed one stays. */
export interface ScorecardAdjustment {
  /** On which it shows. */
  scorecardId: string;
  /** Which it corrects. */
  fromScorecardId: string;
  key: string;
  cause: AdjustmentCause;
  valueBefore: string | null;
  /** As known now. */
  valueAfter: string | null;
  /** Points of the score, of this indicator. */
  difference: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scorecard: Scorecard | null;
  fromScorecard: Scorecard | null;
}

export interface ScorecardAdjustmentSort {
  field: ScorecardAdjustmentSortField;
  order?: SortOrder | null;
}

export type ScorecardAdjustmentSortField =
  | 'SCORECARD_ID'
  | 'FROM_SCORECARD_ID'
  | 'KEY'
  | 'CAUSE'
  | 'VALUE_BEFORE'
  | 'VALUE_AFTER'
  | 'DIFFERENCE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Somebody says that one value is wrong: it alone stands still until that is decided by another person. */
export interface ScorecardObjection {
  scorecardId: string;
  valueId: string;
  key: string;
  state: ObjectionState;
  reason: string;
  raisedById: string | null;
  decidedById: string | null;
  decidedAt: string | null;
  decision: string | null;
  /** Upheld: what the value is instead. */
  correctedValue: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scorecard: Scorecard | null;
  value: ScorecardValue | null;
  raisedBy: User | null;
  decidedBy: User | null;
}

export interface ScorecardObjectionSort {
  field: ScorecardObjectionSortField;
  order?: SortOrder | null;
}

export type ScorecardObjectionSortField =
  | 'SCORECARD_ID'
  | 'VALUE_ID'
  | 'KEY'
  | 'STATE'
  | 'RAISED_BY_ID'
  | 'DECIDED_BY_ID'
  | 'DECIDED_AT'
  | 'CORRECTED_VALUE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** What somebody said about a card. */
export interface ScorecardComment {
  scorecardId: string;
  authorId: string | null;
  authorName: string;
  /** The same, by the English name. */
  authorNameEn: string | null;
  body: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scorecard: Scorecard | null;
  author: User | null;
}

export interface ScorecardCommentSort {
  field: ScorecardCommentSortField;
  order?: SortOrder | null;
}

export type ScorecardCommentSortField =
  | 'SCORECARD_ID'
  | 'AUTHOR_ID'
  | 'AUTHOR_NAME'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ScorecardSort {
  field: ScorecardSortField;
  order?: SortOrder | null;
}

export type ScorecardSortField =
  | 'PERIOD_ID'
  | 'PERIOD_KIND'
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'SUBJECT_KIND'
  | 'SUBJECT_KEY'
  | 'SUBJECT_ZH'
  | 'SUBJECT_EN'
  | 'EMPLOYEE_ID'
  | 'DEPARTMENT_ID'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'RESPONSIBLE_ID'
  | 'SCHEME_ID'
  | 'SCHEME_VERSION_ID'
  | 'POSITION'
  | 'LEVEL'
  | 'EMPLOYMENT'
  | 'STATE'
  | 'SCORE'
  | 'ADJUSTMENT'
  | 'PREVIOUS_SCORE'
  | 'RANK'
  | 'PEER_COUNT'
  | 'DAYS_EMPLOYED'
  | 'DAYS_ON_LEAVE'
  | 'COMPUTED_AT'
  | 'INPUTS_HASH'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface DrillPage {
  items: ReadonlyArray<Drill>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One person in one scene before two assessors, and what came of it. */
export interface Drill {
  sceneId: string;
  /** The version of the rubric. */
  formVersionId: string;
  participantId: string;
  /** Where the person worked. */
  storeId: string | null;
  state: DrillState;
  heldAt: string;
  heldOn: string;
  /** How often this person has played this scene, this time included: the first is before the training, the later ones after. */
  round: number;
  firstAssessorId: string;
  secondAssessorId: string;
  /** Mean of what the two gave, 0 to 100. */
  score: string | null;
  /** How far the two agreed, 0 to 1. */
  agreement: string | null;
  /** Minutes from the first word to the agreement, mean of the two watches (B-21). */
  disputeMinutes: string | null;
  /** Did both let it pass? */
  isPassed: boolean | null;
  /** What was talked over afterwards. */
  debrief: string | null;
  debriefedAt: string | null;
  cancelledReason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scene: DrillScene | null;
  store: Store | null;
  participant: Employee | null;
  firstAssessor: Employee | null;
  secondAssessor: Employee | null;
  formVersion: FormVersion | null;
  /** One’s own at once; the other when both are in. */
  grades: ReadonlyArray<DrillGrade>;
}

/** A scene to be played: the parts, and the rubric by which it is judged. */
export interface DrillScene {
  key: string;
  nameZh: string;
  nameEn: string;
  sceneKind: SceneKind;
  /** What whoever plays the other part is told. */
  briefZh: string;
  briefEn: string;
  /** Key of the form that is the rubric. */
  formKey: string;
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  drills: DrillPage;
}

export interface DrillSort {
  field: DrillSortField;
  order?: SortOrder | null;
}

export type DrillSortField =
  | 'SCENE_ID'
  | 'FORM_VERSION_ID'
  | 'PARTICIPANT_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'HELD_AT'
  | 'HELD_ON'
  | 'ROUND'
  | 'FIRST_ASSESSOR_ID'
  | 'SECOND_ASSESSOR_ID'
  | 'SCORE'
  | 'AGREEMENT'
  | 'DISPUTE_MINUTES'
  | 'IS_PASSED'
  | 'DEBRIEFED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

/** One version of a form; what was filled by it keeps it. Once published its content never changes. */
export interface FormVersion {
  formId: string;
  number: number;
  /** Its form and number, as people say them. */
  labelZh: string;
  labelEn: string;
  state: VersionState;
  /** { scoring: { parts, passMark, bands }, sections: [{ key, zh, en, weight, questions: [{ key, type, zh, en, weight, points, critical, showWhen, evidence … }] }] }; see the guide in server/forms/content.rules.ts. */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  form: Form | null;
  author: User | null;
  publishedBy: User | null;
}

/** A form: audits, ticket quality, surveys, exams, drills, diagnoses, interviews and checklists are filled by one. */
export interface Form {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  purpose: FormPurpose;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: FormVersionPage;
}

export interface FormVersionPage {
  items: ReadonlyArray<FormVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface FormVersionSort {
  field: FormVersionSortField;
  order?: SortOrder | null;
}

export type FormVersionSortField =
  | 'FORM_ID'
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** What one assessor saw; the other and the person see it when both have graded. */
export interface DrillGrade {
  drillId: string;
  assessorId: string;
  /** By the assessor’s own watch. */
  disputeMinutes: string;
  /** Whose readers see it; set when both have graded. */
  shownStoreId: string | null;
  /** The person who is judged; set when both have graded. */
  shownToId: string | null;
  /** The version that it is filled and judged by. */
  formVersionId: string;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
  startedAt: string;
  /** From then on nothing of it changes; null: being filled, and without a score. */
  submittedAt: string | null;
  /** Who filled it. */
  answeredById: string | null;
  /** 0 to 100. */
  score: string | null;
  /** Key of the band of its score. */
  band: string | null;
  isPassed: boolean | null;
  /** { sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then. */
  outcome: unknown | null;
  /** SHA-256 of version and answers in one order. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  drill: Drill | null;
  assessor: Employee | null;
  formVersion: FormVersion | null;
  answeredBy: Employee | null;
}

export interface DrillGradeSort {
  field: DrillGradeSortField;
  order?: SortOrder | null;
}

export type DrillGradeSortField =
  | 'DRILL_ID'
  | 'ASSESSOR_ID'
  | 'DISPUTE_MINUTES'
  | 'SHOWN_STORE_ID'
  | 'SHOWN_TO_ID'
  | 'FORM_VERSION_ID'
  | 'STARTED_AT'
  | 'SUBMITTED_AT'
  | 'ANSWERED_BY_ID'
  | 'SCORE'
  | 'BAND'
  | 'IS_PASSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface TrainingRecordPage {
  items: ReadonlyArray<TrainingRecord>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One person and one course: why it was given, by when, how far, and when it was done. */
export interface TrainingRecord {
  employeeId: string;
  /** Where the person worked when it was given. */
  storeId: string | null;
  courseId: string;
  courseVersionId: string;
  state: TrainingState;
  reason: TrainingReason;
  /** Noun of what it was given for. */
  sourceResource: string | null;
  /** Its key. */
  sourceKey: string | null;
  note: string | null;
  /** Who gave it; none: a rule. */
  assignedById: string | null;
  assignedAt: string;
  assignedOn: string;
  dueAt: string;
  dueOn: string;
  /** The version of the store’s calendar that gave the day. */
  calendarVersionId: string | null;
  /** Its day, which passed before it was done. */
  breachedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  completedOn: string | null;
  /** What was credited so far. */
  creditedMinutes: number;
  /** The same in hours. */
  creditedHours: string;
  /** What must be credited before it is done. */
  requiredMinutes: number;
  lessonsFinished: number;
  lessonCount: number;
  /** Does it ask for an exam? */
  isExamined: boolean;
  examPassedAt: string | null;
  /** Key of the attempt that passed. */
  examAttemptKey: string | null;
  examScore: string | null;
  /** Lesson at which the person was last, on whatever device. */
  lastLessonKey: string | null;
  /** Why it was taken back. */
  withdrawnReason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  course: Course | null;
  courseVersion: CourseVersion | null;
  assignedBy: Employee | null;
  calendarVersion: CalendarVersion | null;
  needs: ReadonlyArray<TrainingNeed>;
  lessons: ReadonlyArray<LessonProgress>;
  credits: ReadonlyArray<TrainingCredit>;
}

/** Something to be learnt: lessons, and an exam where it asks for one. */
export interface Course {
  /** Stable name; corrective actions and paths name it. */
  key: string;
  nameZh: string;
  nameEn: string;
  subject: CourseSubject;
  /** What somebody can do afterwards. */
  aimZh: string;
  aimEn: string;
  /** Keys of the playbooks whose work it teaches. */
  playbookKeys: ReadonlyArray<string>;
  /** Done only when an exam of it is passed, too. */
  isExamined: boolean;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  /** When a version of it was first published; before, its writers alone see it. */
  publishedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: CourseVersionPage;
  files: ReadonlyArray<CourseFile>;
  records: TrainingRecordPage;
  exams: ReadonlyArray<Exam>;
}

export interface CourseVersionPage {
  items: ReadonlyArray<CourseVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a course; who learnt by it keeps it. Once published it never changes. */
export interface CourseVersion {
  courseId: string;
  number: number;
  /** Its course and number, as people say them. */
  labelZh: string;
  labelEn: string;
  state: VersionState;
  /** Length of all lessons: no more is ever credited. */
  lessonMinutes: number;
  /** Minutes that must be credited before it is done. */
  requiredMinutes: number;
  /** { requiredMinutes, lessons: [{ key, zh, en, minutes, textZh, textEn, pictureId, videoId, attachmentIds }] }; see server/training/courses/course.rules.ts. */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  course: Course | null;
  author: User | null;
  publishedBy: User | null;
}

export interface CourseVersionSort {
  field: CourseVersionSortField;
  order?: SortOrder | null;
}

export type CourseVersionSortField =
  | 'COURSE_ID'
  | 'NUMBER'
  | 'STATE'
  | 'LESSON_MINUTES'
  | 'REQUIRED_MINUTES'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A picture, video or paper that lessons of a course show. */
export interface CourseFile {
  courseId: string;
  fileId: string;
  name: string;
  fileKind: FileKind;
  mediaType: string;
  bytes: number;
  /** SHA-256 of what was sent in: a course package names its files by it. */
  sha256: string;
  /** When a version that shows it was first published. */
  shownAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Opens the file for an hour or two. */
  link: string;
  course: Course | null;
}

export interface CourseFileSort {
  field: CourseFileSortField;
  order?: SortOrder | null;
}

export type CourseFileSortField =
  | 'COURSE_ID'
  | 'FILE_ID'
  | 'FILE_KIND'
  | 'MEDIA_TYPE'
  | 'BYTES'
  | 'SHA256'
  | 'SHOWN_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface TrainingRecordSort {
  field: TrainingRecordSortField;
  order?: SortOrder | null;
}

export type TrainingRecordSortField =
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'COURSE_ID'
  | 'COURSE_VERSION_ID'
  | 'STATE'
  | 'REASON'
  | 'SOURCE_RESOURCE'
  | 'SOURCE_KEY'
  | 'ASSIGNED_BY_ID'
  | 'ASSIGNED_AT'
  | 'ASSIGNED_ON'
  | 'DUE_AT'
  | 'DUE_ON'
  | 'CALENDAR_VERSION_ID'
  | 'BREACHED_AT'
  | 'STARTED_AT'
  | 'COMPLETED_AT'
  | 'COMPLETED_ON'
  | 'CREDITED_MINUTES'
  | 'CREDITED_HOURS'
  | 'REQUIRED_MINUTES'
  | 'LESSONS_FINISHED'
  | 'LESSON_COUNT'
  | 'IS_EXAMINED'
  | 'EXAM_PASSED_AT'
  | 'EXAM_SCORE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'EMPLOYEE_EMPLOYEE_NO'
  | 'EMPLOYEE_NAME'
  | 'EMPLOYEE_NAME_EN'
  | 'EMPLOYEE_STORE_ID'
  | 'EMPLOYEE_DEPARTMENT_ID'
  | 'EMPLOYEE_POSITION'
  | 'EMPLOYEE_LEVEL'
  | 'EMPLOYEE_EMPLOYMENT'
  | 'EMPLOYEE_HIRED_ON'
  | 'EMPLOYEE_LEFT_ON'
  | 'EMPLOYEE_MANAGER_ID'
  | 'EMPLOYEE_CREATED_AT'
  | 'EMPLOYEE_UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT'
  | 'COURSE_KEY'
  | 'COURSE_NAME_ZH'
  | 'COURSE_NAME_EN'
  | 'COURSE_SUBJECT'
  | 'COURSE_IS_EXAMINED'
  | 'COURSE_IS_SHIPPED'
  | 'COURSE_IS_ARCHIVED'
  | 'COURSE_PUBLISHED_AT'
  | 'COURSE_CREATED_AT'
  | 'COURSE_UPDATED_AT';

/** An exam; what it asks and how it is judged stands in its versions. */
export interface Exam {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** The course that it belongs to: passing it is part of doing the course. */
  courseId: string | null;
  /** Keys of the positions it is meant for; none: everybody. */
  positions: ReadonlyArray<string>;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  course: Course | null;
  versions: ExamVersionPage;
  attempts: ExamAttemptPage;
  certificateKinds: ReadonlyArray<CertificateKind>;
}

export interface ExamVersionPage {
  items: ReadonlyArray<ExamVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of an exam; an attempt keeps the one it was sat by. Once published it never changes. */
export interface ExamVersion {
  examId: string;
  number: number;
  labelZh: string;
  labelEn: string;
  state: VersionState;
  /** From the start to the deadline, by the server’s clock. */
  minutes: number;
  /** How often somebody may try until it is passed. */
  attempts: number;
  /** Hours from one attempt’s end to the next one’s start. */
  waitHours: number;
  /** Score from which it is passed, 0 to 100. */
  passMark: string;
  /** Questions and options stand in another order in each attempt. */
  isShuffled: boolean;
  /** Who marks is not told whose answers they are. */
  isBlind: boolean;
  review: ExamReview;
  /** After so many failures a transfer to another post is proposed (B-31); null: never. */
  failuresToTransfer: number | null;
  /** { draws: [{ tags, difficulty, count, points }] } or { questions: [{ key, points }] }; see server/training/exams/paper.rules.ts. */
  paper: unknown | null;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  exam: Exam | null;
  author: User | null;
  publishedBy: User | null;
}

export interface ExamVersionSort {
  field: ExamVersionSortField;
  order?: SortOrder | null;
}

export type ExamVersionSortField =
  | 'EXAM_ID'
  | 'NUMBER'
  | 'STATE'
  | 'MINUTES'
  | 'ATTEMPTS'
  | 'WAIT_HOURS'
  | 'PASS_MARK'
  | 'IS_SHUFFLED'
  | 'IS_BLIND'
  | 'REVIEW'
  | 'FAILURES_TO_TRANSFER'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ExamAttemptPage {
  items: ReadonlyArray<ExamAttempt>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Somebody sat an exam. Its paper and its answers are no part of the row: they are asked for by themselves, by whom they are for. */
export interface ExamAttempt {
  examId: string;
  examVersionId: string;
  employeeId: string;
  /** Where the person worked then. */
  storeId: string | null;
  /** Which try it is, 1 for the first ever. */
  number: number;
  state: ExamAttemptState;
  startedAt: string;
  /** Answers are taken until then, by the server’s clock. */
  deadlineAt: string;
  endedAt: string | null;
  endedBy: ExamEnding | null;
  /** When it had its result. */
  markedAt: string | null;
  /** The day of its result where the chain does its business. */
  markedOn: string | null;
  /** Null until it is marked. */
  isPassed: boolean | null;
  /** 0 to 100; null until it is marked. */
  score: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  exam: Exam | null;
  examVersion: ExamVersion | null;
  employee: Employee | null;
  store: Store | null;
  certificates: ReadonlyArray<Certificate>;
}

/** Somebody holds a certificate. Whether it holds is judged by its instants and never by its state, which follows them. */
export interface Certificate {
  /** As people say it. */
  number: string;
  kindId: string;
  employeeId: string;
  /** Where the person worked when it was issued. */
  storeId: string | null;
  /** What earned it; null: given by hand. */
  attemptId: string | null;
  state: CertificateState;
  issuedAt: string;
  /** The day of its issue where the chain does its business. */
  issuedOn: string;
  /** Its last day. */
  validUntilOn: string;
  /** The end of its last day: from then on it holds no more. */
  expiresAt: string;
  revokedAt: string | null;
  /** Why it was given by hand, or taken away. */
  reason: string | null;
  /** Who gave it by hand, or took it away. */
  decidedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  kind: CertificateKind | null;
  attempt: ExamAttempt | null;
  decidedBy: User | null;
  employee: Employee | null;
  store: Store | null;
}

/** A kind of certificate: what earns it, how long it holds, and who is to have it. */
export interface CertificateKind {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** Passing it earns the certificate; null: given by hand alone. */
  examId: string | null;
  /** Credited hours of training that are asked for besides. */
  minHours: string | null;
  /** Days from its issue to its last day. */
  validDays: number;
  /** Days before the end on which holder and managers are told, such as [30, 14, 7]. */
  noticeDays: unknown;
  /** Keys of the positions whose people are to have it. */
  positions: ReadonlyArray<string>;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  exam: Exam | null;
  certificates: CertificatePage;
  gates: ReadonlyArray<TicketGate>;
}

export interface CertificatePage {
  items: ReadonlyArray<Certificate>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CertificateSort {
  field: CertificateSortField;
  order?: SortOrder | null;
}

export type CertificateSortField =
  | 'NUMBER'
  | 'KIND_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'ATTEMPT_ID'
  | 'STATE'
  | 'ISSUED_AT'
  | 'ISSUED_ON'
  | 'VALID_UNTIL_ON'
  | 'EXPIRES_AT'
  | 'REVOKED_AT'
  | 'DECIDED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'KIND_KEY'
  | 'KIND_NAME_ZH'
  | 'KIND_NAME_EN'
  | 'KIND_EXAM_ID'
  | 'KIND_MIN_HOURS'
  | 'KIND_VALID_DAYS'
  | 'KIND_IS_SHIPPED'
  | 'KIND_IS_ARCHIVED'
  | 'KIND_CREATED_AT'
  | 'KIND_UPDATED_AT';

/** Tickets of a category are taken only by who holds a valid certificate of a kind. A category without one is open to everybody of the desk. */
export interface TicketGate {
  /** Null: every category. */
  categoryId: string | null;
  certificateKindId: string;
  startsAt: string;
  endsAt: string | null;
  /** As much as somebody without it may give on a case of the category; null: as much as anybody. */
  uncertifiedAmount: string | null;
  note: string | null;
  authorId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  category: TicketCategory | null;
  certificateKind: CertificateKind | null;
  author: User | null;
}

/** What tickets are about: seven are shipped (A-14), chains add and rename. */
export interface TicketCategory {
  key: string;
  nameZh: string;
  nameEn: string;
  /** Need that a ticket of this category usually is. */
  usualClass: NeedClass;
  /** Level on which a ticket of this category usually begins. */
  usualLevel: TicketLevel;
  /** Words, in either language, by which it is proposed beside the shipped ones. */
  words: ReadonlyArray<string>;
  /** Place in lists. */
  position: number;
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  tickets: TicketPage;
  gates: ReadonlyArray<TicketGate>;
}

export interface TicketGateSort {
  field: TicketGateSortField;
  order?: SortOrder | null;
}

export type TicketGateSortField =
  | 'CATEGORY_ID'
  | 'CERTIFICATE_KIND_ID'
  | 'STARTS_AT'
  | 'ENDS_AT'
  | 'UNCERTIFIED_AMOUNT'
  | 'AUTHOR_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ExamAttemptSort {
  field: ExamAttemptSortField;
  order?: SortOrder | null;
}

export type ExamAttemptSortField =
  | 'EXAM_ID'
  | 'EXAM_VERSION_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'NUMBER'
  | 'STATE'
  | 'STARTED_AT'
  | 'DEADLINE_AT'
  | 'ENDED_AT'
  | 'ENDED_BY'
  | 'MARKED_AT'
  | 'MARKED_ON'
  | 'IS_PASSED'
  | 'SCORE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'EXAM_KEY'
  | 'EXAM_NAME_ZH'
  | 'EXAM_NAME_EN'
  | 'EXAM_COURSE_ID'
  | 'EXAM_IS_SHIPPED'
  | 'EXAM_IS_ARCHIVED'
  | 'EXAM_CREATED_AT'
  | 'EXAM_UPDATED_AT';

export interface CertificateKindSort {
  field: CertificateKindSortField;
  order?: SortOrder | null;
}

export type CertificateKindSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'EXAM_ID'
  | 'MIN_HOURS'
  | 'VALID_DAYS'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ExamSort {
  field: ExamSortField;
  order?: SortOrder | null;
}

export type ExamSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'COURSE_ID'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** One version of a calendar; a deadline keeps the version that gave it. */
export interface CalendarVersion {
  calendarId: string;
  number: number;
  state: VersionState;
  calendarKind: CalendarKind;
  /** IANA time zone in which days and shifts are read. */
  zone: string;
  /** Shifts by weekday, Monday 1: { "1": [["09:00","12:00"],["13:30","18:00"]] }; an end not after its beginning is on the next day. */
  week: unknown;
  /** Holidays and make-up days: [{ date, isWorking, shifts?, nameZh?, nameEn? }]. */
  exceptions: unknown;
  /** First day whose holidays are known; none: they need not be. */
  coveredFrom: string | null;
  /** Last day whose holidays are known; a deadline beyond it says so. */
  coveredTo: string | null;
  note: string | null;
  effectiveFrom: string | null;
  /** Since when (or from when on) another is in force. */
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  calendar: Calendar | null;
  author: User | null;
  publishedBy: User | null;
}

/** When time counts, for a store, the head office or several of them. */
export interface Calendar {
  /** Stable name used by policies and code. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** The store whose own calendar it is; none: shared, or the head office. */
  storeId: string | null;
  /** Public holidays that are taken in from a file go into it too. */
  hasHolidays: boolean;
  /** Shipped with the product. */
  isShipped: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: CalendarVersionPage;
  store: Store | null;
}

export interface CalendarVersionPage {
  items: ReadonlyArray<CalendarVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CalendarVersionSort {
  field: CalendarVersionSortField;
  order?: SortOrder | null;
}

export type CalendarVersionSortField =
  | 'CALENDAR_ID'
  | 'NUMBER'
  | 'STATE'
  | 'CALENDAR_KIND'
  | 'ZONE'
  | 'COVERED_FROM'
  | 'COVERED_TO'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Why a course was given to a person: one record may serve several. */
export interface TrainingNeed {
  recordId: string;
  reason: TrainingReason;
  sourceResource: string | null;
  sourceKey: string | null;
  /** The action that asked for it. */
  actionId: string | null;
  /** The finding that it goes back to. */
  findingId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  record: TrainingRecord | null;
  action: CorrectiveAction | null;
  finding: Finding | null;
}

/** One corrective action of a finding. */
export interface CorrectiveAction {
  /** For people: C-260302-12. */
  number: string;
  findingId: string;
  /** The finding’s. */
  storeId: string | null;
  state: ActionState;
  /** What is to be done. */
  whatZh: string;
  whatEn: string;
  causeTag: CauseTag | null;
  /** Five whys: each answers why the one before it was so. */
  whys: ReadonlyArray<string>;
  /** Who does it. */
  ownerId: string;
  /** Working days that were given; none: a day was named. */
  workingDays: number | null;
  /** Since when those count. */
  startedAt: string;
  dueAt: string;
  calendarVersionId: string | null;
  /** The deadline that passed before it was done. */
  breachedAt: string | null;
  /** What it costs. */
  costAmount: string | null;
  /** Course that has to be passed before it counts as done. */
  trainingCourseKey: string | null;
  /** Supplier whose answer has to be there before it counts as done. */
  supplierName: string | null;
  supplierAnswer: string | null;
  supplierAnsweredAt: string | null;
  doneAt: string | null;
  /** Who said that it is done. */
  doneById: string | null;
  doneNote: string | null;
  verifiedAt: string | null;
  /** Another person than its owner and than who did it. */
  verifiedById: string | null;
  verifyNote: string | null;
  rejectCount: number;
  /** Days after the verification at which it is seen whether it helped. */
  effectAfterDays: number;
  effectDueAt: string | null;
  effectCheckedAt: string | null;
  effectCheckedById: string | null;
  effectNote: string | null;
  /** Why it was rejected the last time, or called off. */
  reason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  finding: Finding | null;
  store: Store | null;
  owner: Employee | null;
  doneBy: Employee | null;
  verifiedBy: Employee | null;
  effectCheckedBy: Employee | null;
  calendarVersion: CalendarVersion | null;
  photos: ReadonlyArray<CorrectivePhoto>;
  /** What is learnt because of it. */
  trainings: ReadonlyArray<TrainingNeed>;
}

/** Something found wrong, from its source to the proof that it does not come again. */
export interface Finding {
  /** For people: F-260302-12. */
  number: string;
  titleZh: string;
  titleEn: string;
  detail: string | null;
  source: FindingSource;
  /** Noun of the row that it was found by. */
  sourceResource: string | null;
  /** Key of that row, without its customer. */
  sourceKey: string | null;
  /** None: the chain’s. */
  storeId: string | null;
  categoryId: string | null;
  /** Section of the standard that was not kept. */
  section: string | null;
  /** What was asked or counted: the same key at the same store within the window is a repeat. */
  questionKey: string | null;
  severity: FindingSeverity;
  state: FindingState;
  /** Who answers for putting it right. */
  ownerId: string | null;
  incidentId: string | null;
  foundAt: string;
  /** The store’s own day. */
  foundOn: string;
  /** Since when its working days count: the finding, or since it came back. */
  countedFromAt: string;
  /** By when it is put right, by the store’s calendar. */
  dueAt: string;
  /** By which that was counted; none: by the clock on the wall. */
  calendarVersionId: string | null;
  /** The deadline that passed before it was put right. */
  breachedAt: string | null;
  isRepeat: boolean;
  /** So many before it: same question, same store, within the window. */
  repeatCount: number;
  /** Days that were looked back on. */
  repeatWindowDays: number;
  /** The one before it. */
  repeatOfId: string | null;
  /** When the last of its actions was verified. */
  correctedAt: string | null;
  correctedOn: string | null;
  /** From finding to verified correction. */
  correctionSeconds: number | null;
  closedAt: string | null;
  closedOn: string | null;
  closedById: string | null;
  /** Why it was closed, dismissed or opened again. */
  reason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  category: TicketCategory | null;
  owner: Employee | null;
  closedBy: Employee | null;
  incident: Incident | null;
  calendarVersion: CalendarVersion | null;
  /** The one before it. */
  repeatOf: Finding | null;
  /** Those that came after it. */
  repeats: ReadonlyArray<Finding>;
  /** The tickets that show it, as far as they are in sight. */
  tickets: FindingTicketPage;
  actions: ReadonlyArray<CorrectiveAction>;
  /** The alert that it was made of. */
  alerts: ReadonlyArray<RiskAlert>;
  /** What is learnt because of it. */
  trainings: ReadonlyArray<TrainingNeed>;
}

/** One cause behind many tickets, from proposal to published result. */
export interface Incident {
  /** For people: I-260302-12. */
  number: string;
  titleZh: string;
  titleEn: string;
  state: IncidentState;
  planLevel: PlanLevel;
  /** None: opened by hand. */
  ruleId: string | null;
  categoryId: string | null;
  productId: string | null;
  batchNo: string | null;
  /** None: several stores. */
  storeId: string | null;
  /** Since when its tickets were counted. */
  countedSince: string | null;
  /** People who complained in that time. */
  observedCount: number | null;
  /** So many are usual. */
  expectedCount: string | null;
  /** How probable so many are by chance. */
  chance: string | null;
  /** Who answers for it. */
  ownerId: string | null;
  openedAt: string | null;
  /** Why it was dismissed or closed. */
  reason: string | null;
  /** What the customers are told in the end. */
  resultZh: string | null;
  resultEn: string | null;
  publishedAt: string | null;
  closedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** By which it was proposed. */
  rule: IncidentRule | null;
  category: TicketCategory | null;
  product: Product | null;
  store: Store | null;
  owner: Employee | null;
  tickets: IncidentTicketPage;
  tasks: ReadonlyArray<IncidentTask>;
  findings: ReadonlyArray<Finding>;
}

/** When the detector proposes an incident: more people than the minimum, and more than chance explains. */
export interface IncidentRule {
  key: string;
  nameZh: string;
  nameEn: string;
  /** SpikeDimension: by what tickets are counted together. */
  dimensions: ReadonlyArray<string>;
  /** Tickets opened within so many minutes. */
  windowMinutes: number;
  /** Days before, from which is known how many are usual. */
  historyDays: number;
  /** People (not tickets) at least. */
  minimumCount: number;
  /** Proposed when so many, or more, would come by chance more rarely than this. */
  chance: string;
  planLevel: PlanLevel;
  position: number;
  isActive: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface IncidentTicketPage {
  items: ReadonlyArray<IncidentTicket>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A ticket of an incident: listed by the detector as its evidence, or linked by a person. */
export interface IncidentTicket {
  customerId: string;
  id: string;
  ticketId: string;
  incidentId: string;
  /** A person said that it belongs there; only those are replied to and told. */
  isConfirmed: boolean;
  linkedAt: string;
  linkedById: string | null;
  /** When the result was written to its customer, on this ticket or a newer one of hers; whether it reached her says `toldBy`. */
  toldAt: string | null;
  toldEventId: string | null;
  incident: Incident | null;
  ticket: Ticket | null;
  linkedBy: Employee | null;
  /** The words by which she was told, and whether they were sent. */
  toldBy: TicketEvent | null;
}

/** One line of a ticket’s thread: a message, or what was done. */
export interface TicketEvent {
  customerId: string;
  ticketId: string;
  createdAt: string;
  id: string;
  kind: TicketEventKind;
  direction: Direction | null;
  channel: TicketChannel | null;
  /** Language of the body: zh or en. */
  lang: string | null;
  /** The colleague who wrote or did it. */
  authorId: string | null;
  /** Who wrote or did it, as known then. */
  authorName: string;
  body: string | null;
  /** For SYSTEM: what was done (assign, escalate, solve ...). */
  act: string | null;
  /** For SYSTEM: from, to, reason and the like. For a message that was carried: by which way; for one that was kept: why. */
  detail: unknown | null;
  /** Of what we wrote by mail, chat or the like: whether it reached her. None: it was said by mouth, or is hers. */
  delivery: MessageDelivery | null;
  /** What came with the message. */
  files: ReadonlyArray<TicketFile>;
  ticket: Ticket | null;
  author: Employee | null;
}

/** A file on a ticket: seen by whoever sees the ticket. */
export interface TicketFile {
  customerId: string;
  ticketId: string;
  /** The message that it came with. */
  eventId: string | null;
  fileId: string;
  name: string;
  fileKind: FileKind;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Who put it there, as known then. */
  authorName: string;
  /** The same, by the English name. */
  authorNameEn: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Opens the file for an hour or two, to whoever may read it then. */
  link: string;
  /** The small picture of a picture. */
  thumbnail: string | null;
  ticket: Ticket | null;
}

export interface TicketFileSort {
  field: TicketFileSortField;
  order?: SortOrder | null;
}

export type TicketFileSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'EVENT_ID'
  | 'FILE_ID'
  | 'FILE_KIND'
  | 'MEDIA_TYPE'
  | 'BYTES'
  | 'WIDTH'
  | 'HEIGHT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface IncidentTicketSort {
  field: IncidentTicketSortField;
  order?: SortOrder | null;
}

export type IncidentTicketSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'TICKET_ID'
  | 'INCIDENT_ID'
  | 'IS_CONFIRMED'
  | 'LINKED_AT'
  | 'LINKED_BY_ID'
  | 'TOLD_AT';

/** One thing to do by the contingency plan: for whom, by when, and what came of it. */
export interface IncidentTask {
  incidentId: string;
  stepKey: string;
  titleZh: string;
  titleEn: string;
  state: TaskState;
  ownerId: string | null;
  dueAt: string;
  doneAt: string | null;
  /** Since when it is late, or was. */
  breachedAt: string | null;
  outcome: string | null;
  /** Where its figure comes from: row of the checklist. */
  source: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  incident: Incident | null;
  owner: Employee | null;
}

export interface IncidentTaskSort {
  field: IncidentTaskSortField;
  order?: SortOrder | null;
}

export type IncidentTaskSortField =
  | 'INCIDENT_ID'
  | 'STEP_KEY'
  | 'STATE'
  | 'OWNER_ID'
  | 'DUE_AT'
  | 'DONE_AT'
  | 'BREACHED_AT'
  | 'SOURCE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface FindingSort {
  field: FindingSortField;
  order?: SortOrder | null;
}

export type FindingSortField =
  | 'NUMBER'
  | 'SOURCE'
  | 'SOURCE_RESOURCE'
  | 'SOURCE_KEY'
  | 'STORE_ID'
  | 'CATEGORY_ID'
  | 'SECTION'
  | 'QUESTION_KEY'
  | 'SEVERITY'
  | 'STATE'
  | 'OWNER_ID'
  | 'INCIDENT_ID'
  | 'FOUND_AT'
  | 'FOUND_ON'
  | 'COUNTED_FROM_AT'
  | 'DUE_AT'
  | 'CALENDAR_VERSION_ID'
  | 'BREACHED_AT'
  | 'IS_REPEAT'
  | 'REPEAT_COUNT'
  | 'REPEAT_WINDOW_DAYS'
  | 'REPEAT_OF_ID'
  | 'CORRECTED_AT'
  | 'CORRECTED_ON'
  | 'CORRECTION_SECONDS'
  | 'CLOSED_AT'
  | 'CLOSED_ON'
  | 'CLOSED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface FindingTicketPage {
  items: ReadonlyArray<FindingTicket>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A ticket that shows a finding: seen by whoever sees the ticket. */
export interface FindingTicket {
  customerId: string;
  id: string;
  ticketId: string;
  findingId: string;
  linkedAt: string;
  finding: Finding | null;
  ticket: Ticket | null;
}

export interface FindingTicketSort {
  field: FindingTicketSortField;
  order?: SortOrder | null;
}

export type FindingTicketSortField = 'CUSTOMER_ID' | 'ID' | 'TICKET_ID' | 'FINDING_ID' | 'LINKED_AT';

export interface CorrectiveActionSort {
  field: CorrectiveActionSortField;
  order?: SortOrder | null;
}

export type CorrectiveActionSortField =
  | 'NUMBER'
  | 'FINDING_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'CAUSE_TAG'
  | 'OWNER_ID'
  | 'WORKING_DAYS'
  | 'STARTED_AT'
  | 'DUE_AT'
  | 'CALENDAR_VERSION_ID'
  | 'BREACHED_AT'
  | 'COST_AMOUNT'
  | 'TRAINING_COURSE_KEY'
  | 'SUPPLIER_NAME'
  | 'SUPPLIER_ANSWERED_AT'
  | 'DONE_AT'
  | 'DONE_BY_ID'
  | 'VERIFIED_AT'
  | 'VERIFIED_BY_ID'
  | 'REJECT_COUNT'
  | 'EFFECT_AFTER_DAYS'
  | 'EFFECT_DUE_AT'
  | 'EFFECT_CHECKED_AT'
  | 'EFFECT_CHECKED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'FINDING_NUMBER'
  | 'FINDING_SOURCE'
  | 'FINDING_SOURCE_RESOURCE'
  | 'FINDING_SOURCE_KEY'
  | 'FINDING_STORE_ID'
  | 'FINDING_CATEGORY_ID'
  | 'FINDING_SECTION'
  | 'FINDING_QUESTION_KEY'
  | 'FINDING_SEVERITY'
  | 'FINDING_STATE'
  | 'FINDING_OWNER_ID'
  | 'FINDING_INCIDENT_ID'
  | 'FINDING_FOUND_AT'
  | 'FINDING_FOUND_ON'
  | 'FINDING_COUNTED_FROM_AT'
  | 'FINDING_DUE_AT'
  | 'FINDING_CALENDAR_VERSION_ID'
  | 'FINDING_BREACHED_AT'
  | 'FINDING_IS_REPEAT'
  | 'FINDING_REPEAT_COUNT'
  | 'FINDING_REPEAT_WINDOW_DAYS'
  | 'FINDING_REPEAT_OF_ID'
  | 'FINDING_CORRECTED_AT'
  | 'FINDING_CORRECTED_ON'
  | 'FINDING_CORRECTION_SECONDS'
  | 'FINDING_CLOSED_AT'
  | 'FINDING_CLOSED_ON'
  | 'FINDING_CLOSED_BY_ID'
  | 'FINDING_CREATED_AT'
  | 'FINDING_UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

/** One alert: a figure that a rule does not let pass, proposed as a finding. */
export interface RiskAlert {
  /** For people: R-260302-12. */
  number: string;
  ruleId: string;
  ruleVersionId: string;
  riskKind: RiskKind;
  state: RiskAlertState;
  severity: FindingSeverity;
  titleZh: string;
  titleEn: string;
  /** None: the whole chain. */
  storeId: string | null;
  /** Id or word of the group that it is about. */
  groupKey: string | null;
  groupZh: string | null;
  groupEn: string | null;
  measureKey: string;
  measureVersion: number;
  /** First day that counted. */
  periodFrom: string;
  /** First day that no longer did. */
  periodUntil: string;
  /** The figure that was judged: the level, the change, or the share. */
  value: string;
  threshold: string;
  sample: number;
  /** How it came about: an explanation tree. */
  explanation: unknown;
  firedAt: string;
  ownerId: string | null;
  findingId: string | null;
  decidedAt: string | null;
  decidedById: string | null;
  /** Why it was dismissed. */
  reason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** For those who keep the rules. */
  rule: RiskRule | null;
  ruleVersion: RiskRuleVersion | null;
  store: Store | null;
  owner: Employee | null;
  decidedBy: Employee | null;
  finding: Finding | null;
}

/** When an alert is given about a measure. */
export interface RiskRule {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  riskKind: RiskKind;
  /** Who is told; none: who answers for the store, or keeps quality for the chain. */
  ownerId: string | null;
  /** Shipped with the product. */
  isShipped: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  owner: Employee | null;
  versions: RiskRuleVersionPage;
  alerts: RiskAlertPage;
}

export interface RiskRuleVersionPage {
  items: ReadonlyArray<RiskRuleVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a rule; an alert keeps the version that gave it. */
export interface RiskRuleVersion {
  ruleId: string;
  number: number;
  state: VersionState;
  /** A version that is off alerts nobody. */
  isActive: boolean;
  /** { measure, period, days, by, filter, test: { kind: LEVEL | CHANGE | SHARE, op, value, of }, minSample, quietDays, severity, proposal: { causeTag, zh, en }, source }. */
  rule: unknown;
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ruleOf: RiskRule | null;
  author: User | null;
}

export interface RiskRuleVersionSort {
  field: RiskRuleVersionSortField;
  order?: SortOrder | null;
}

export type RiskRuleVersionSortField =
  | 'RULE_ID'
  | 'NUMBER'
  | 'STATE'
  | 'IS_ACTIVE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface RiskAlertPage {
  items: ReadonlyArray<RiskAlert>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RiskAlertSort {
  field: RiskAlertSortField;
  order?: SortOrder | null;
}

export type RiskAlertSortField =
  | 'NUMBER'
  | 'RULE_ID'
  | 'RULE_VERSION_ID'
  | 'RISK_KIND'
  | 'STATE'
  | 'SEVERITY'
  | 'STORE_ID'
  | 'GROUP_KEY'
  | 'MEASURE_KEY'
  | 'MEASURE_VERSION'
  | 'PERIOD_FROM'
  | 'PERIOD_UNTIL'
  | 'VALUE'
  | 'THRESHOLD'
  | 'SAMPLE'
  | 'FIRED_AT'
  | 'OWNER_ID'
  | 'FINDING_ID'
  | 'DECIDED_AT'
  | 'DECIDED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface TrainingNeedSort {
  field: TrainingNeedSortField;
  order?: SortOrder | null;
}

export type TrainingNeedSortField =
  | 'RECORD_ID'
  | 'REASON'
  | 'SOURCE_RESOURCE'
  | 'SOURCE_KEY'
  | 'ACTION_ID'
  | 'FINDING_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A photo of an action, before or after; those of one pair show the same place. */
export interface CorrectivePhoto {
  actionId: string;
  pair: number;
  moment: PhotoMoment;
  fileId: string;
  name: string;
  fileKind: FileKind;
  mediaType: string;
  width: number | null;
  height: number | null;
  /** Who put it there, as known then. */
  authorName: string;
  /** The same, by the English name. */
  authorNameEn: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Opens the photo for an hour or two, to whoever may see the action then. */
  link: string;
  thumbnail: string | null;
  action: CorrectiveAction | null;
}

export interface CorrectivePhotoSort {
  field: CorrectivePhotoSortField;
  order?: SortOrder | null;
}

export type CorrectivePhotoSortField =
  | 'ACTION_ID'
  | 'PAIR'
  | 'MOMENT'
  | 'FILE_ID'
  | 'FILE_KIND'
  | 'MEDIA_TYPE'
  | 'WIDTH'
  | 'HEIGHT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** How far somebody is in a lesson, by the server’s own clock. */
export interface LessonProgress {
  recordId: string;
  lessonKey: string;
  startedAt: string;
  /** When the page last said that somebody is there. */
  seenAt: string;
  /** Time on the page; longer silences do not count. */
  pageSeconds: number;
  /** How far down, in per cent; of a video, how far in. */
  place: number;
  finishedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  record: TrainingRecord | null;
}

export interface LessonProgressSort {
  field: LessonProgressSortField;
  order?: SortOrder | null;
}

export type LessonProgressSortField =
  | 'RECORD_ID'
  | 'LESSON_KEY'
  | 'STARTED_AT'
  | 'SEEN_AT'
  | 'PAGE_SECONDS'
  | 'PLACE'
  | 'FINISHED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Time credited to a person for a course, with its evidence. It is never changed. */
export interface TrainingCredit {
  recordId: string;
  employeeId: string;
  /** Where the person worked that day. */
  storeId: string | null;
  courseId: string;
  evidence: CreditEvidence;
  /** Lesson that it is for. */
  lessonKey: string | null;
  /** Key of the session. */
  sessionKey: string | null;
  /** After the cap. */
  minutes: number;
  /** Before it. */
  askedMinutes: number;
  creditedOn: string;
  /** Paper or picture that shows it. */
  fileId: string | null;
  /** What was seen. */
  note: string | null;
  /** Who vouches for it; none: measured here. */
  recordedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Opens what shows it, for an hour or two. */
  link: string | null;
  record: TrainingRecord | null;
  employee: Employee | null;
  store: Store | null;
  course: Course | null;
  recordedBy: Employee | null;
}

export interface TrainingCreditSort {
  field: TrainingCreditSortField;
  order?: SortOrder | null;
}

export type TrainingCreditSortField =
  | 'RECORD_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'COURSE_ID'
  | 'EVIDENCE'
  | 'LESSON_KEY'
  | 'SESSION_KEY'
  | 'MINUTES'
  | 'ASKED_MINUTES'
  | 'CREDITED_ON'
  | 'FILE_ID'
  | 'RECORDED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface TrainingCreditPage {
  items: ReadonlyArray<TrainingCredit>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IdeaPage {
  items: ReadonlyArray<Idea>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A gold idea (A-13): everybody who works here proposes and votes; managers adopt it for their store, head office for all. */
export interface Idea {
  title: string;
  body: string;
  state: IdeaState;
  proposerId: string;
  /** As they are called. */
  proposerName: string;
  /** The same, by the English name. */
  proposerNameEn: string | null;
  /** Where they worked then. */
  storeId: string | null;
  proposedAt: string;
  proposedOn: string;
  voteCount: number;
  /** Stores that do it; all that were open where head office adopted it. */
  adoptionCount: number;
  /** When the first took it up: the month in which it may be among the best. */
  adoptedOn: string | null;
  /** Why it was declined. */
  decisionReason: string | null;
  /** Who declined it. */
  decidedById: string | null;
  /** Key of the measure by which its effect is told. */
  effectMeasure: string | null;
  /** The measure before, over the stores that do it. */
  effectBefore: string | null;
  /** The measure since. */
  effectAfter: string | null;
  /** Both explanations: { before, after }. */
  effectExplanation: unknown | null;
  effectMeasuredAt: string | null;
  /** First day of the month in which it was among the best three. */
  awardMonthOn: string | null;
  /** Its place then: 1 to 3. */
  awardPlace: number | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Does the viewer stand behind it? */
  hasMyVote: boolean;
  /** Where the viewer may see the person; the name stands in the row. */
  proposer: Employee | null;
  store: Store | null;
  decidedBy: Employee | null;
  adoptions: ReadonlyArray<IdeaAdoption>;
  /** The viewer’s own, if there is one: who else voted is nobody’s to look up. */
  votes: ReadonlyArray<IdeaVote>;
}

/** A store does it, from a day on, and why. */
export interface IdeaAdoption {
  ideaId: string;
  storeId: string;
  adoptedById: string | null;
  adoptedOn: string;
  reason: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  idea: Idea | null;
  store: Store | null;
  adoptedBy: Employee | null;
}

export interface IdeaAdoptionSort {
  field: IdeaAdoptionSortField;
  order?: SortOrder | null;
}

export type IdeaAdoptionSortField =
  | 'IDEA_ID'
  | 'STORE_ID'
  | 'ADOPTED_BY_ID'
  | 'ADOPTED_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Somebody stands behind an idea; one vote each. */
export interface IdeaVote {
  ideaId: string;
  employeeId: string;
  votedAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  idea: Idea | null;
  employee: Employee | null;
}

export interface IdeaVoteSort {
  field: IdeaVoteSortField;
  order?: SortOrder | null;
}

export type IdeaVoteSortField = 'IDEA_ID' | 'EMPLOYEE_ID' | 'VOTED_AT' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface IdeaSort {
  field: IdeaSortField;
  order?: SortOrder | null;
}

export type IdeaSortField =
  | 'TITLE'
  | 'STATE'
  | 'PROPOSER_ID'
  | 'STORE_ID'
  | 'PROPOSED_AT'
  | 'PROPOSED_ON'
  | 'VOTE_COUNT'
  | 'ADOPTION_COUNT'
  | 'ADOPTED_ON'
  | 'DECIDED_BY_ID'
  | 'EFFECT_BEFORE'
  | 'EFFECT_AFTER'
  | 'EFFECT_MEASURED_AT'
  | 'AWARD_MONTH_ON'
  | 'AWARD_PLACE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface TicketTaskPage {
  items: ReadonlyArray<TicketTask>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A piece of work for somebody: site visit, evidence, quality check, supplier. */
export interface TicketTask {
  customerId: string;
  ticketId: string;
  taskKind: TaskKind;
  state: TaskState;
  title: string;
  assigneeId: string | null;
  dueAt: string | null;
  doneAt: string | null;
  outcome: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  assignee: Employee | null;
}

export interface TicketTaskSort {
  field: TicketTaskSortField;
  order?: SortOrder | null;
}

export type TicketTaskSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'TASK_KIND'
  | 'STATE'
  | 'ASSIGNEE_ID'
  | 'DUE_AT'
  | 'DONE_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Somebody is good at tickets of a category. Where nobody of a store is, everybody gets them. */
export interface AgentSkill {
  employeeId: string;
  categoryId: string;
  /** 1 to 5. */
  weight: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  category: TicketCategory | null;
}

export interface AgentSkillSort {
  field: AgentSkillSortField;
  order?: SortOrder | null;
}

export type AgentSkillSortField = 'EMPLOYEE_ID' | 'CATEGORY_ID' | 'WEIGHT' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface CorrectiveActionPage {
  items: ReadonlyArray<CorrectiveAction>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface SiteVisitPage {
  items: ReadonlyArray<SiteVisit>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Somebody goes there and looks: by when, when she came, and what was seen and measured, as the sheet of a form. */
export interface SiteVisit {
  customerId: string;
  ticketId: string;
  storeId: string;
  state: VisitState;
  technicianId: string | null;
  /** By when somebody is there: within 2 hours unless said otherwise (C-13). */
  dueAt: string;
  arrivedAt: string | null;
  /** Day of that, in the store’s zone. */
  arrivedOn: string | null;
  /** Came after dueAt. */
  isLate: boolean | null;
  /** Something measured lies beyond its standard. */
  isBeyondStandard: boolean | null;
  /** In words, or why it was called off. */
  finding: string | null;
  /** The version that it is filled and judged by. */
  formVersionId: string;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
  startedAt: string;
  /** From then on nothing of it changes; null: being filled, and without a score. */
  submittedAt: string | null;
  /** Who filled it. */
  answeredById: string | null;
  /** 0 to 100. */
  score: string | null;
  /** Key of the band of its score. */
  band: string | null;
  isPassed: boolean | null;
  /** { sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then. */
  outcome: unknown | null;
  /** SHA-256 of version and answers in one order. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  technician: Employee | null;
  answeredBy: Employee | null;
  formVersion: FormVersion | null;
}

export interface SiteVisitSort {
  field: SiteVisitSortField;
  order?: SortOrder | null;
}

export type SiteVisitSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'TECHNICIAN_ID'
  | 'DUE_AT'
  | 'ARRIVED_AT'
  | 'ARRIVED_ON'
  | 'IS_LATE'
  | 'IS_BEYOND_STANDARD'
  | 'FORM_VERSION_ID'
  | 'STARTED_AT'
  | 'SUBMITTED_AT'
  | 'ANSWERED_BY_ID'
  | 'SCORE'
  | 'BAND'
  | 'IS_PASSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

/** One thing that its maker may not do alone, with who may decide it and by when. */
export interface Approval {
  /** What is asked: COMPENSATION, RETURN and the like. */
  kind: string;
  state: ApprovalState;
  titleZh: string;
  titleEn: string;
  amount: string | null;
  storeId: string | null;
  /** Noun that it is about. */
  resource: string;
  /** Key of that row, without its customer. */
  resourceKey: string;
  /** Version of that row that is decided on; once it changes, what was seen decides nothing. */
  subjectVersion: number;
  /** Why it is asked. */
  reason: string;
  /** The account that asked; never decides. */
  makerUserId: string | null;
  makerId: string | null;
  /** Keys of the roles that may decide it, by the policy in force when it was asked. */
  approverRoles: ReadonlyArray<string>;
  policyKey: string | null;
  /** Version of that policy. */
  policyNumber: number | null;
  dueAt: string;
  decidedAt: string | null;
  deciderId: string | null;
  deciderUserId: string | null;
  /** For whom a deputy decided. */
  onBehalfOfId: string | null;
  decision: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  makerUser: User | null;
  deciderUser: User | null;
  store: Store | null;
  maker: Employee | null;
  decider: Employee | null;
  onBehalfOf: Employee | null;
  /** What it is about; one at most. */
  compensations: ReadonlyArray<Compensation>;
  /** What it is about; one at most. */
  returns: ReadonlyArray<ReturnCase>;
}

export interface CompensationSort {
  field: CompensationSortField;
  order?: SortOrder | null;
}

export type CompensationSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'COMPENSATION_KIND'
  | 'STATE'
  | 'ORIGIN'
  | 'AMOUNT'
  | 'COST_AMOUNT'
  | 'SCENARIO'
  | 'PURCHASE_ID'
  | 'PURCHASE_LINE_ID'
  | 'RETURN_ID'
  | 'VOUCHER_ENDS_ON'
  | 'VOUCHER_CATEGORY_ID'
  | 'GRANTED_BY_ID'
  | 'APPROVAL_ID'
  | 'POLICY_NUMBER'
  | 'GRANTED_AT'
  | 'GRANTED_ON'
  | 'PAID_AT'
  | 'REVERSED_AT'
  | 'REVERSED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface ReturnCaseSort {
  field: ReturnCaseSortField;
  order?: SortOrder | null;
}

export type ReturnCaseSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'PURCHASE_ID'
  | 'PURCHASE_LINE_ID'
  | 'PRODUCT_ID'
  | 'RETURN_REASON'
  | 'ROUTE'
  | 'STATE'
  | 'QUANTITY'
  | 'REFUND_AMOUNT'
  | 'IS_WITHOUT_RECEIPT'
  | 'IS_WITHOUT_PACKAGING'
  | 'IS_FRESH'
  | 'IS_ROUTINE'
  | 'DAYS_SINCE'
  | 'REQUESTED_AT'
  | 'REVIEW_DUE_AT'
  | 'REFUND_DUE_AT'
  | 'DECIDED_AT'
  | 'DECIDER_ID'
  | 'REFUNDED_AT'
  | 'RECEIVED_AT'
  | 'IS_RESTOCKED'
  | 'ABUSE_SCORE'
  | 'APPEALED_AT'
  | 'APPROVAL_ID'
  | 'POLICY_NUMBER'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface ReturnCasePage {
  items: ReadonlyArray<ReturnCase>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TicketEventPage {
  items: ReadonlyArray<TicketEvent>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TicketEventSort {
  field: TicketEventSortField;
  order?: SortOrder | null;
}

export type TicketEventSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'CREATED_AT'
  | 'ID'
  | 'KIND'
  | 'DIRECTION'
  | 'CHANNEL'
  | 'LANG'
  | 'AUTHOR_ID'
  | 'ACT'
  | 'DELIVERY';

export interface TicketNotePage {
  items: ReadonlyArray<TicketNote>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** What colleagues tell each other about a ticket; never the customer’s to see. */
export interface TicketNote {
  customerId: string;
  ticketId: string;
  createdAt: string;
  id: string;
  authorId: string | null;
  authorName: string;
  body: string;
  ticket: Ticket | null;
  author: Employee | null;
}

export interface TicketNoteSort {
  field: TicketNoteSortField;
  order?: SortOrder | null;
}

export type TicketNoteSortField = 'CUSTOMER_ID' | 'TICKET_ID' | 'CREATED_AT' | 'ID' | 'AUTHOR_ID';

/** A signed link for the customer. It holds until it expires or is revoked; what it shows is one ticket’s public part. Its address is answered to nobody: the sending system alone has it. */
export interface PortalLink {
  customerId: string;
  ticketId: string;
  purpose: PortalPurpose;
  /** The customer opened it herself by the ticket’s number and the end of her phone number. */
  isByCode: boolean;
  expiresAt: string;
  revokedAt: string | null;
  revokeReason: string | null;
  /** The customer opened it for the first time. */
  openedAt: string | null;
  /** For the last time, give or take ten minutes. */
  lastOpenedAt: string | null;
  /** How sending it went; none: the customer opened it herself. */
  sending: LinkSending | null;
  /** To whom it was sent, masked. */
  sentTo: string | null;
  /** By which way. */
  sentBy: string | null;
  sentAt: string | null;
  createdById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** It still opens its page. */
  isLive: boolean;
  ticket: Ticket | null;
  createdBy: Employee | null;
}

export interface PortalLinkSort {
  field: PortalLinkSortField;
  order?: SortOrder | null;
}

export type PortalLinkSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'PURPOSE'
  | 'IS_BY_CODE'
  | 'EXPIRES_AT'
  | 'REVOKED_AT'
  | 'OPENED_AT'
  | 'LAST_OPENED_AT'
  | 'SENDING'
  | 'SENT_AT'
  | 'CREATED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A request for photos by a link (C-24, A-09), what came, and whether the visit was avoided. */
export interface RemoteDiagnosis {
  customerId: string;
  ticketId: string;
  storeId: string;
  linkId: string;
  state: DiagnosisState;
  /** Which guide. */
  guide: string;
  /** What the customer is asked for, as it was asked: [{ key, kind, outline, zh, en, hintZh, hintEn, isRequired }]. */
  steps: unknown;
  /** What else the agent asked for. */
  ask: string | null;
  requestedAt: string;
  requestedById: string | null;
  submittedAt: string | null;
  /** What the customer wrote to it. */
  remark: string | null;
  outcome: DiagnosisOutcome | null;
  reason: string | null;
  decidedAt: string | null;
  /** In the store’s zone. */
  decidedOn: string | null;
  decidedById: string | null;
  /** Somebody was sent after all: it counts as avoided no longer. */
  isVisitedAfter: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  link: PortalLink | null;
  requestedBy: Employee | null;
  decidedBy: Employee | null;
  shots: ReadonlyArray<DiagnosisShot>;
}

/** One photo or video of a remote diagnosis. Marks lie beside it; the file stays as it was sent. */
export interface DiagnosisShot {
  customerId: string;
  ticketId: string;
  diagnosisId: string;
  ticketFileId: string;
  /** Which step it answers. */
  stepKey: string;
  /** Drawn on it, in shares of its width and height: [{ shape: CIRCLE | ARROW | LINE, points: [[x, y], …] }]. */
  marks: unknown;
  /** A still: a frame of this video. */
  stillOfId: string | null;
  /** Where in the video, in thousandths of a second. */
  stillAtMs: number | null;
  /** A still that a colleague made: colleagues alone see it. */
  isByStaff: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  diagnosis: RemoteDiagnosis | null;
  /** As it was sent, unmarked. */
  file: TicketFile | null;
}

export interface DiagnosisShotSort {
  field: DiagnosisShotSortField;
  order?: SortOrder | null;
}

export type DiagnosisShotSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'DIAGNOSIS_ID'
  | 'TICKET_FILE_ID'
  | 'STEP_KEY'
  | 'STILL_OF_ID'
  | 'IS_BY_STAFF'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface RemoteDiagnosisSort {
  field: RemoteDiagnosisSortField;
  order?: SortOrder | null;
}

export type RemoteDiagnosisSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'LINK_ID'
  | 'STATE'
  | 'GUIDE'
  | 'REQUESTED_AT'
  | 'REQUESTED_BY_ID'
  | 'SUBMITTED_AT'
  | 'OUTCOME'
  | 'DECIDED_AT'
  | 'DECIDED_ON'
  | 'DECIDED_BY_ID'
  | 'IS_VISITED_AFTER'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

/** A tie to another ticket, said from this one’s side. */
export interface TicketLink {
  customerId: string;
  id: string;
  ticketId: string;
  linkKind: LinkKind;
  otherNumber: string;
  reason: string | null;
  createdAt: string;
  /** The other ticket; null where it is out of reach. */
  other: Ticket | null;
  ticket: Ticket | null;
}

export interface TicketLinkSort {
  field: TicketLinkSortField;
  order?: SortOrder | null;
}

export type TicketLinkSortField = 'CUSTOMER_ID' | 'ID' | 'TICKET_ID' | 'LINK_KIND' | 'OTHER_NUMBER' | 'CREATED_AT';

/** One promise of a ticket. It keeps the versions of policy and calendar that made it until somebody retargets it. */
export interface Clock {
  customerId: string;
  ticketId: string;
  kind: ClockKind;
  /** What it is about beside the ticket: one of several returns. Mostly empty. */
  subjectKey: string;
  state: ClockState;
  /** The version that promised it; none where people agreed on a time of their own. */
  policyVersionId: string | null;
  /** Which target of that version. */
  ruleId: string;
  /** Where the figure comes from: row of the checklist. */
  source: string;
  /** Agreed with the customer instead of taken from a policy. */
  isAgreed: boolean;
  /** None: clock hours. */
  calendarVersionId: string | null;
  calendarKey: string;
  calendarNumber: number;
  unit: TimeUnit;
  amount: string;
  startEvent: ClockEvent;
  stopEvents: ReadonlyArray<string>;
  /** It stands still while the ticket waits for one of these. */
  pauseFor: ReadonlyArray<string>;
  startedAt: string;
  /** Null while it cannot be known: beyond the published calendar (provisionalDueAt). */
  dueAt: string | null;
  provisionalDueAt: string | null;
  /** The first counted day whose holidays are not published. */
  unpublishedDay: string | null;
  pausedAt: string | null;
  stoppedAt: string | null;
  /** The deadline that passed; stays through pauses and reopening, judged anew when somebody retargets. */
  breachedAt: string | null;
  /** Whose policies and calendars in force it was made by. */
  targetedAt: string;
  /** Pauses that are over: [{ from, to }]. */
  pauses: unknown;
  /** Time counted until it stopped, pauses left out. */
  usedSeconds: number | null;
  retargetCount: number;
  /** Steps of the ladder that it has had: policy/step. */
  stepsDone: ReadonlyArray<string>;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  policyVersion: SlaPolicyVersion | null;
  calendarVersion: CalendarVersion | null;
  ticket: Ticket | null;
}

/** One version of a policy; a ticket keeps the version it was promised by. */
export interface SlaPolicyVersion {
  policyId: string;
  number: number;
  state: VersionState;
  /** Does it apply at all? A version that is off promises nothing. */
  isActive: boolean;
  /** Targets and factors: { targets: [{ id, clock, when, unit, amount, calendar, source, ... }], factors: [{ id, when, clocks, factor, floors, source }] }. */
  rules: unknown;
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  policy: SlaPolicy | null;
  author: User | null;
  publishedBy: User | null;
}

/** A set of promises. Several may apply to one ticket: of each clock the strictest holds. */
export interface SlaPolicy {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** Shipped with the product. */
  isShipped: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: SlaPolicyVersionPage;
}

export interface SlaPolicyVersionPage {
  items: ReadonlyArray<SlaPolicyVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface SlaPolicyVersionSort {
  field: SlaPolicyVersionSortField;
  order?: SortOrder | null;
}

export type SlaPolicyVersionSortField =
  | 'POLICY_ID'
  | 'NUMBER'
  | 'STATE'
  | 'IS_ACTIVE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ClockSort {
  field: ClockSortField;
  order?: SortOrder | null;
}

export type ClockSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'KIND'
  | 'SUBJECT_KEY'
  | 'STATE'
  | 'POLICY_VERSION_ID'
  | 'RULE_ID'
  | 'SOURCE'
  | 'IS_AGREED'
  | 'CALENDAR_VERSION_ID'
  | 'CALENDAR_KEY'
  | 'CALENDAR_NUMBER'
  | 'UNIT'
  | 'AMOUNT'
  | 'START_EVENT'
  | 'STARTED_AT'
  | 'DUE_AT'
  | 'PROVISIONAL_DUE_AT'
  | 'UNPUBLISHED_DAY'
  | 'PAUSED_AT'
  | 'STOPPED_AT'
  | 'BREACHED_AT'
  | 'TARGETED_AT'
  | 'USED_SECONDS'
  | 'RETARGET_COUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** One attempt to call a customer back after a solution, and what she said. */
export interface Callback {
  customerId: string;
  id: string;
  ticketId: string;
  calledAt: string;
  outcome: CallbackOutcome;
  /** 1 to 5. */
  satisfaction: number | null;
  remark: string | null;
  callerId: string | null;
  ticket: Ticket | null;
  caller: Employee | null;
}

export interface CallbackSort {
  field: CallbackSortField;
  order?: SortOrder | null;
}

export type CallbackSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'TICKET_ID'
  | 'CALLED_AT'
  | 'OUTCOME'
  | 'SATISFACTION'
  | 'CALLER_ID';

/** A reply that goes out at its time. Until then nothing was said: no clock stops by it. */
export interface PlannedReply {
  customerId: string;
  ticketId: string;
  body: string;
  channel: TicketChannel;
  sendAt: string;
  state: PlannedState;
  heldWhy: HeldWhy | null;
  authorId: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  author: Employee | null;
  ticket: Ticket | null;
}

export interface PlannedReplySort {
  field: PlannedReplySortField;
  order?: SortOrder | null;
}

export type PlannedReplySortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'CHANNEL'
  | 'SEND_AT'
  | 'STATE'
  | 'HELD_WHY'
  | 'AUTHOR_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A playbook at work on a ticket: by which version, how far, and what came of it. */
export interface PlaybookUse {
  customerId: string;
  ticketId: string;
  playbookId: string;
  versionId: string;
  state: PlaybookUseState;
  startedById: string | null;
  startedAt: string;
  /** In the store’s zone. */
  startedOn: string;
  finishedAt: string | null;
  /** From its beginning to its end. */
  usedSeconds: number | null;
  /** Steps that the version asks for, optional ones too. */
  stepCount: number;
  doneCount: number;
  /** Steps left out, each with a reason. */
  skippedCount: number;
  /** Key of one of the version’s outcomes. */
  outcome: string | null;
  /** Is that an outcome as it should be? */
  isGoodOutcome: boolean | null;
  /** 1 to 5, as the customer said of the ticket at the callback. */
  satisfaction: number | null;
  /** What its fields were filled with. */
  filledFields: unknown | null;
  /** What is to be said of its end. */
  note: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  playbook: Playbook | null;
  /** By which it works. */
  playbookVersion: PlaybookVersion | null;
  startedBy: Employee | null;
  ticks: ReadonlyArray<PlaybookTick>;
}

/** A scenario that comes often: 37 are shipped (A-16), chains add and change. */
export interface Playbook {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  categoryId: string | null;
  needClass: NeedClass;
  level: TicketLevel;
  /** Words, in either language, by which it is proposed. */
  words: ReadonlyArray<string>;
  /** Place in lists. */
  position: number;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  category: TicketCategory | null;
  versions: PlaybookVersionPage;
  uses: PlaybookUsePage;
}

export interface PlaybookVersionPage {
  items: ReadonlyArray<PlaybookVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a playbook; a use keeps the version that it began with. */
export interface PlaybookVersion {
  playbookId: string;
  number: number;
  /** Its playbook and number, as people say them. */
  labelZh: string;
  labelEn: string;
  state: VersionState;
  /** { fields: [{ key, kind, zh, en, isRequired, from }], script: { listen, empathise, plan: { zh, en } }, steps: [{ key, zh, en, who, right, limit, evidence, withinMinutes, isOptional, source }], outcomes: [{ key, zh, en, isGood }] } */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  playbook: Playbook | null;
  author: User | null;
  publishedBy: User | null;
}

export interface PlaybookVersionSort {
  field: PlaybookVersionSortField;
  order?: SortOrder | null;
}

export type PlaybookVersionSortField =
  | 'PLAYBOOK_ID'
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface PlaybookUsePage {
  items: ReadonlyArray<PlaybookUse>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface PlaybookUseSort {
  field: PlaybookUseSortField;
  order?: SortOrder | null;
}

export type PlaybookUseSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'PLAYBOOK_ID'
  | 'VERSION_ID'
  | 'STATE'
  | 'STARTED_BY_ID'
  | 'STARTED_AT'
  | 'STARTED_ON'
  | 'FINISHED_AT'
  | 'USED_SECONDS'
  | 'STEP_COUNT'
  | 'DONE_COUNT'
  | 'SKIPPED_COUNT'
  | 'OUTCOME'
  | 'IS_GOOD_OUTCOME'
  | 'SATISFACTION'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A step of a playbook that was taken, or left out with a reason. */
export interface PlaybookTick {
  customerId: string;
  id: string;
  ticketId: string;
  useId: string;
  stepKey: string;
  isSkipped: boolean;
  tickedAt: string;
  /** Since the step before, or since the beginning. */
  stepSeconds: number;
  /** Later than the step allows; null: it sets no time. */
  isLate: boolean | null;
  tickedById: string | null;
  /** What was given by this step. */
  amount: string | null;
  /** What proves it: [{ kind, note, fileIds }]; the files hang on the ticket. */
  evidence: unknown | null;
  note: string | null;
  ticket: Ticket | null;
  use: PlaybookUse | null;
  tickedBy: Employee | null;
}

export interface PlaybookTickSort {
  field: PlaybookTickSortField;
  order?: SortOrder | null;
}

export type PlaybookTickSortField =
  | 'CUSTOMER_ID'
  | 'ID'
  | 'TICKET_ID'
  | 'USE_ID'
  | 'STEP_KEY'
  | 'IS_SKIPPED'
  | 'TICKED_AT'
  | 'STEP_SECONDS'
  | 'IS_LATE'
  | 'TICKED_BY_ID'
  | 'AMOUNT';

/** Whose fault it was, in shares that sum to 100, as a person decided with a reason; a later decision takes its place. */
export interface Liability {
  customerId: string;
  ticketId: string;
  storeId: string;
  /** What it rests on. */
  visitId: string | null;
  /** Per cent. */
  productShare: string;
  transportShare: string;
  installationShare: string;
  useShare: string;
  /** The largest share. */
  mainCause: FaultCause;
  reason: string;
  decidedById: string | null;
  decidedAt: string;
  /** In the store’s zone. */
  decidedOn: string;
  /** When a later decision took its place. */
  supersededAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  visit: SiteVisit | null;
  decidedBy: Employee | null;
  chargeBacks: ReadonlyArray<ChargeBack>;
}

/** What a supplier, carrier or installer is asked to bear of the cost of a case; never more than its share. */
export interface ChargeBack {
  customerId: string;
  ticketId: string;
  storeId: string;
  liabilityId: string;
  cause: FaultCause;
  party: ChargeParty;
  partyName: string;
  /** Per cent of the fault, as decided. */
  share: string;
  state: ChargeState;
  /** Claimed. */
  amount: string;
  /** What the other side accepted to pay. */
  acceptedAmount: string | null;
  reason: string;
  /** What the other side said. */
  answer: string | null;
  /** By when an answer is owed to us. */
  dueAt: string;
  claimedAt: string;
  claimedOn: string;
  claimedById: string | null;
  answeredAt: string | null;
  settledAt: string | null;
  settledOn: string | null;
  /** How the payment is called. */
  reference: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  liability: Liability | null;
  claimedBy: Employee | null;
}

export interface ChargeBackSort {
  field: ChargeBackSortField;
  order?: SortOrder | null;
}

export type ChargeBackSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'LIABILITY_ID'
  | 'CAUSE'
  | 'PARTY'
  | 'PARTY_NAME'
  | 'SHARE'
  | 'STATE'
  | 'AMOUNT'
  | 'ACCEPTED_AMOUNT'
  | 'DUE_AT'
  | 'CLAIMED_AT'
  | 'CLAIMED_ON'
  | 'CLAIMED_BY_ID'
  | 'ANSWERED_AT'
  | 'SETTLED_AT'
  | 'SETTLED_ON'
  | 'REFERENCE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface LiabilitySort {
  field: LiabilitySortField;
  order?: SortOrder | null;
}

export type LiabilitySortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'VISIT_ID'
  | 'PRODUCT_SHARE'
  | 'TRANSPORT_SHARE'
  | 'INSTALLATION_SHARE'
  | 'USE_SHARE'
  | 'MAIN_CAUSE'
  | 'DECIDED_BY_ID'
  | 'DECIDED_AT'
  | 'DECIDED_ON'
  | 'SUPERSEDED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

/** One thing that is done to make good, from proposal through the customer’s yes to its end as planned. */
export interface Remedy {
  customerId: string;
  ticketId: string;
  storeId: string;
  remedyKind: RemedyKind;
  state: RemedyState;
  what: string;
  /** What it is worth to the customer. */
  amount: string;
  /** What it costs us. */
  costAmount: string;
  /** By when it is carried out. */
  dueAt: string;
  /** Who sees to it. */
  ownerId: string | null;
  agreedAt: string | null;
  /** How the customer said yes or no. */
  agreement: string | null;
  /** What it waits for. */
  waitsFor: string | null;
  /** Out of whose authority, and how it is booked. */
  compensationId: string | null;
  doneAt: string | null;
  /** Carried out after dueAt. */
  isLate: boolean | null;
  outcome: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  owner: Employee | null;
  compensation: Compensation | null;
}

export interface RemedySort {
  field: RemedySortField;
  order?: SortOrder | null;
}

export type RemedySortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'REMEDY_KIND'
  | 'STATE'
  | 'AMOUNT'
  | 'COST_AMOUNT'
  | 'DUE_AT'
  | 'OWNER_ID'
  | 'AGREED_AT'
  | 'COMPENSATION_ID'
  | 'DONE_AT'
  | 'IS_LATE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface DepartmentSort {
  field: DepartmentSortField;
  order?: SortOrder | null;
}

export type DepartmentSortField = 'NAME_ZH' | 'NAME_EN' | 'STORE_ID' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface CalendarSort {
  field: CalendarSortField;
  order?: SortOrder | null;
}

export type CalendarSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'STORE_ID'
  | 'HAS_HOLIDAYS'
  | 'IS_SHIPPED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface CustomerPage {
  items: ReadonlyArray<Customer>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CustomerSort {
  field: CustomerSortField;
  order?: SortOrder | null;
}

export type CustomerSortField =
  | 'MEMBER_NO'
  | 'NAME'
  | 'BIRTHDAY'
  | 'GENDER'
  | 'COUNTRY'
  | 'STORE_ID'
  | 'JOINED_ON'
  | 'CHANNEL'
  | 'TIER'
  | 'IS_STAND_IN'
  | 'MERGED_INTO_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT'
  | 'BEHAVIOUR_FIRST_PURCHASE_ON'
  | 'BEHAVIOUR_LAST_PURCHASE_ON'
  | 'BEHAVIOUR_VISITS'
  | 'BEHAVIOUR_VISITS30'
  | 'BEHAVIOUR_VISITS90'
  | 'BEHAVIOUR_VISITS180'
  | 'BEHAVIOUR_VISITS365'
  | 'BEHAVIOUR_SPEND'
  | 'BEHAVIOUR_SPEND30'
  | 'BEHAVIOUR_SPEND90'
  | 'BEHAVIOUR_SPEND180'
  | 'BEHAVIOUR_SPEND365'
  | 'BEHAVIOUR_NET_SPEND'
  | 'BEHAVIOUR_RETURNED'
  | 'BEHAVIOUR_MEAN_BASKET'
  | 'BEHAVIOUR_VISITS_PER_WEEK'
  | 'BEHAVIOUR_RETURN_RATE'
  | 'BEHAVIOUR_DAYS_BETWEEN'
  | 'BEHAVIOUR_CONTACTS365'
  | 'BEHAVIOUR_ROLLED_ON'
  | 'BEHAVIOUR_UPDATED_AT';

export interface SurveyResponsePage {
  items: ReadonlyArray<SurveyResponse>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One filled survey. Who answered may be nobody that we know; the store, the ticket and the colleague concerned stand with it where they are known. */
export interface SurveyResponse {
  surveyId: string;
  channel: ResponseChannel;
  storeId: string | null;
  customerId: string | null;
  ticketId: string | null;
  /** The colleague whom it concerns. */
  employeeId: string | null;
  answeredAt: string;
  /** The store’s own day. */
  answeredOn: string;
  /** Answer to the question of rating, on its own scale. */
  rating: number | null;
  /** The best answer of that scale. */
  ratingBest: number | null;
  /** The rating on a scale of 1 to 5, whatever scale it was given on. */
  satisfaction: string | null;
  /** The rating is 4 or more of 5. */
  isSatisfied: boolean | null;
  /** 0 to 10: 9 and 10 promote, up to 6 detract. */
  recommend: number | null;
  /** What was written, all of it. */
  comment: string | null;
  /** Characters written. */
  commentLength: number | null;
  /** What whoever rated said it is; texts so labelled teach the model. */
  label: Tone | null;
  /** The same text came with both labels: it teaches nothing. */
  isContested: boolean;
  /** What the text says, by the model in force. */
  tone: Tone | null;
  /** From -1 to 1. */
  toneScore: string | null;
  /** Name of the file or place where it came from. */
  source: string | null;
  /** The version that it is filled and judged by. */
  formVersionId: string;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
  startedAt: string;
  /** From then on nothing of it changes; null: being filled, and without a score. */
  submittedAt: string | null;
  /** Who filled it. */
  answeredById: string | null;
  /** 0 to 100. */
  score: string | null;
  /** Key of the band of its score. */
  band: string | null;
  isPassed: boolean | null;
  /** { sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then. */
  outcome: unknown | null;
  /** SHA-256 of version and answers in one order. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  survey: Survey | null;
  formVersion: FormVersion | null;
  store: Store | null;
  customer: Customer | null;
  ticket: Ticket | null;
  employee: Employee | null;
  /** Who wrote it down. */
  answeredBy: Employee | null;
  scales: ReadonlyArray<SurveyAnswer>;
  opinions: ReadonlyArray<Opinion>;
}

/** A survey: what it asks stands in the versions of its form, and each response keeps the version that it answers. */
export interface Survey {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  formId: string;
  touchpoint: Touchpoint;
  /** Key of the question whose answer is the rating. */
  ratingQuestion: string | null;
  /** Key of the question how likely she is to recommend us (0 to 10). */
  recommendQuestion: string | null;
  /** Takes answers and sends invitations. */
  isOpen: boolean;
  /** Hours after a ticket is done at which the customer is asked. */
  delayHours: number;
  /** Days within which the same customer is asked once, over all surveys. */
  quietDays: number;
  /** Days for which an invitation holds. */
  validDays: number;
  /** Channels by which it is answered; none: by every one. */
  channels: ReadonlyArray<string>;
  /** The first day on which it asks and takes answers; none: from the start. */
  opensOn: string | null;
  /** The last such day; none: until it is closed. */
  closesOn: string | null;
  isShipped: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  form: Form | null;
  responses: SurveyResponsePage;
  invitations: SurveyInvitationPage;
}

export interface SurveyResponseSort {
  field: SurveyResponseSortField;
  order?: SortOrder | null;
}

export type SurveyResponseSortField =
  | 'SURVEY_ID'
  | 'CHANNEL'
  | 'STORE_ID'
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'EMPLOYEE_ID'
  | 'ANSWERED_AT'
  | 'ANSWERED_ON'
  | 'RATING'
  | 'RATING_BEST'
  | 'SATISFACTION'
  | 'IS_SATISFIED'
  | 'RECOMMEND'
  | 'COMMENT_LENGTH'
  | 'LABEL'
  | 'IS_CONTESTED'
  | 'TONE'
  | 'TONE_SCORE'
  | 'SOURCE'
  | 'FORM_VERSION_ID'
  | 'STARTED_AT'
  | 'SUBMITTED_AT'
  | 'ANSWERED_BY_ID'
  | 'SCORE'
  | 'BAND'
  | 'IS_PASSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface SurveyInvitationPage {
  items: ReadonlyArray<SurveyInvitation>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A customer was asked, by her own link: once a ticket, and not more often than the survey allows. */
export interface SurveyInvitation {
  customerId: string;
  surveyId: string;
  ticketId: string | null;
  storeId: string | null;
  employeeId: string | null;
  state: InvitationState;
  /** Whether her link went; none: not noted. */
  sending: LinkSending | null;
  /** When her link went; until then, when she was to be asked. */
  sentAt: string;
  sentOn: string;
  expiresAt: string;
  answeredAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  survey: Survey | null;
  customer: Customer | null;
  ticket: Ticket | null;
  store: Store | null;
  employee: Employee | null;
}

export interface SurveyInvitationSort {
  field: SurveyInvitationSortField;
  order?: SortOrder | null;
}

export type SurveyInvitationSortField =
  | 'CUSTOMER_ID'
  | 'SURVEY_ID'
  | 'TICKET_ID'
  | 'STORE_ID'
  | 'EMPLOYEE_ID'
  | 'STATE'
  | 'SENDING'
  | 'SENT_AT'
  | 'SENT_ON'
  | 'EXPIRES_AT'
  | 'ANSWERED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** The answer to one question of a scale, in one response: what the figures of single questions are made of. */
export interface SurveyAnswer {
  responseId: string;
  surveyId: string;
  storeId: string | null;
  answeredOn: string;
  questionKey: string;
  questionZh: string;
  questionEn: string;
  value: number;
  /** The worst answer of the scale. */
  least: number;
  /** The best answer of the scale. */
  best: number;
  /** One of the two best answers. */
  isTopTwo: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  response: SurveyResponse | null;
  survey: Survey | null;
  store: Store | null;
}

export interface SurveyAnswerSort {
  field: SurveyAnswerSortField;
  order?: SortOrder | null;
}

export type SurveyAnswerSortField =
  | 'RESPONSE_ID'
  | 'SURVEY_ID'
  | 'STORE_ID'
  | 'ANSWERED_ON'
  | 'QUESTION_KEY'
  | 'VALUE'
  | 'LEAST'
  | 'BEST'
  | 'IS_TOP_TWO'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** What one text says about one side of the service: the cells of the heat map open these. */
export interface Opinion {
  responseId: string;
  surveyId: string;
  storeId: string | null;
  answeredOn: string;
  aspect: Aspect;
  tone: Tone;
  /** From -1 to 1. */
  score: string;
  /** The words that say it. */
  quote: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  response: SurveyResponse | null;
  survey: Survey | null;
  store: Store | null;
}

export interface OpinionSort {
  field: OpinionSortField;
  order?: SortOrder | null;
}

export type OpinionSortField =
  | 'RESPONSE_ID'
  | 'SURVEY_ID'
  | 'STORE_ID'
  | 'ANSWERED_ON'
  | 'ASPECT'
  | 'TONE'
  | 'SCORE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface FindingPage {
  items: ReadonlyArray<Finding>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface AuditPage {
  items: ReadonlyArray<Audit>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One check of one store: a filled form. Stores see it once it is published, and never who the mystery shopper was. */
export interface Audit {
  /** For people: A-260213-011. */
  number: string;
  templateId: string;
  auditKind: AuditKind;
  state: AuditState;
  storeId: string;
  /** The store once it may see the audit; what its people see hangs on it. */
  publishedStoreId: string | null;
  programmeId: string | null;
  /** The planned visit that it carries out. */
  visitId: string | null;
  /** Who inspected; never of a mystery visit. */
  inspectorId: string | null;
  /** The account that filled it. */
  fillerId: string | null;
  /** The store’s own day. */
  auditedOn: string;
  /** The score that counts: as submitted, or as changed by review or dispute. */
  finalScore: string | null;
  /** Band of the score that counts. */
  finalBand: string | null;
  isFinalPass: boolean | null;
  /** Of imported audits: what their items come to by the form. */
  computedScore: string | null;
  /** Counts in the measures. */
  isCounted: boolean;
  /** Answers were changed after submission; what was first there stays. */
  isEdited: boolean;
  answeredCount: number;
  failedCount: number;
  criticalCount: number;
  photoCount: number;
  /** The store was checked by this template before. */
  hasPrevious: boolean;
  /** Something failed that failed the time before. */
  isRepeat: boolean;
  reviewedById: string | null;
  reviewedAt: string | null;
  /** What the reviewer said, or why it is void. */
  reviewNote: string | null;
  publishedAt: string | null;
  /** The last instant at which the store may dispute. */
  disputeUntil: string | null;
  /** Where the phone’s clock was wrong: when it began by that clock. What counts is startedAt. For reviewers: by how much a clock is wrong tells one phone from another. */
  phoneStartedAt: string | null;
  /** Likewise, when it was handed in. */
  phoneSubmittedAt: string | null;
  /** By how much the phone’s clock was ahead of the server’s; below nought: behind. None: right to the minute. */
  phoneAheadSeconds: number | null;
  /** Tickets opened at once by critical items. */
  raisedTickets: string | null;
  /** Kind of check as another system calls it. */
  sourceKind: string | null;
  /** The version that it is filled and judged by. */
  formVersionId: string;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
  startedAt: string;
  /** From then on nothing of it changes; null: being filled, and without a score. */
  submittedAt: string | null;
  /** Who filled it. */
  answeredById: string | null;
  /** 0 to 100. */
  score: string | null;
  /** Key of the band of its score. */
  band: string | null;
  isPassed: boolean | null;
  /** { sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then. */
  outcome: unknown | null;
  /** SHA-256 of version and answers in one order. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  template: AuditTemplate | null;
  formVersion: FormVersion | null;
  store: Store | null;
  programme: MysteryProgramme | null;
  visit: AuditVisit | null;
  inspector: Employee | null;
  reviewedBy: Employee | null;
  failures: AuditFailurePage;
  files: ReadonlyArray<AuditFile>;
  edits: ReadonlyArray<AuditEdit>;
  disputes: ReadonlyArray<AuditDispute>;
}

/** What kind of check follows which form; what is asked stands in the versions of the form. */
export interface AuditTemplate {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  formId: string;
  /** Days after publication within which the store may dispute. */
  disputeDays: number;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  form: Form | null;
}

/** A programme of checks: which template, which stores, how often, in which windows, and who may not be sent where. */
export interface MysteryProgramme {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  auditKind: AuditKind;
  state: ProgrammeState;
  templateId: string;
  /** Ids of the stores; none: all that are open. */
  storeIds: ReadonlyArray<string>;
  /** Ids of the inspectors, as employees; none: whoever holds the right. Of mystery waves: not used. */
  inspectorIds: ReadonlyArray<string>;
  /** Visits of each store a wave. */
  visitsPerStore: number;
  /** [{ weekdays: [1..7], from: "10:00", to: "12:00", zh, en }]: when visits may be. */
  windows: unknown;
  /** Products or services to ask for, one a visit in turn. */
  askFor: ReadonlyArray<string>;
  /** Months before the same person may visit the same store again. */
  restMonths: number;
  /** What a shopper is paid for an accepted visit; none: nothing. */
  feeAmount: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  template: AuditTemplate | null;
  waves: AuditWavePage;
}

export interface AuditWavePage {
  items: ReadonlyArray<AuditWave>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One round of a programme, planned from its seed: the same seed, stores and people give the same plan. */
export interface AuditWave {
  programmeId: string;
  number: number;
  startsOn: string;
  /** The last day that counts. */
  endsOn: string;
  /** What the plan was drawn from. */
  seed: string;
  /** Visits wanted. */
  wantedCount: number;
  /** Stores for which nobody could be sent, and why: [{ storeId, reason }]. */
  unfilled: unknown;
  plannedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  programme: MysteryProgramme | null;
  visits: AuditVisitPage;
}

export interface AuditVisitPage {
  items: ReadonlyArray<AuditVisit>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A planned check of a store. Stores see those that are announced, nobody’s but their own, and never who comes in secret. */
export interface AuditVisit {
  waveId: string;
  programmeId: string;
  storeId: string;
  /** The store where the visit is announced to it. */
  announcedStoreId: string | null;
  state: AuditVisitState;
  plannedOn: string;
  /** HH:MM, the store’s own time. */
  windowStart: string;
  windowEnd: string;
  /** What to ask for. */
  askFor: string | null;
  /** Who inspects; none of mystery visits. */
  inspectorId: string | null;
  /** The account that carries it out. */
  fillerId: string | null;
  /** The visit that it repeats, after a dispute. */
  revisitOfId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  wave: AuditWave | null;
  programme: MysteryProgramme | null;
  store: Store | null;
  inspector: Employee | null;
}

export interface AuditVisitSort {
  field: AuditVisitSortField;
  order?: SortOrder | null;
}

export type AuditVisitSortField =
  | 'WAVE_ID'
  | 'PROGRAMME_ID'
  | 'STORE_ID'
  | 'ANNOUNCED_STORE_ID'
  | 'STATE'
  | 'PLANNED_ON'
  | 'WINDOW_START'
  | 'WINDOW_END'
  | 'ASK_FOR'
  | 'INSPECTOR_ID'
  | 'FILLER_ID'
  | 'REVISIT_OF_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface AuditWaveSort {
  field: AuditWaveSortField;
  order?: SortOrder | null;
}

export type AuditWaveSortField =
  | 'PROGRAMME_ID'
  | 'NUMBER'
  | 'STARTS_ON'
  | 'ENDS_ON'
  | 'SEED'
  | 'WANTED_COUNT'
  | 'PLANNED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface AuditFailurePage {
  items: ReadonlyArray<AuditFailure>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A question that failed in an audit, as it counts after review and dispute. */
export interface AuditFailure {
  auditId: string;
  storeId: string;
  auditedOn: string;
  isCounted: boolean;
  sectionKey: string;
  questionKey: string;
  /** The question, as it was asked. */
  labelZh: string;
  labelEn: string;
  isCritical: boolean;
  /** It failed the time before, too. */
  isRepeat: boolean;
  /** Points that the question is worth. */
  points: string | null;
  /** What was seen. */
  note: string | null;
  /** Said to be put right on. */
  correctedOn: string | null;
  /** From the check to that day; below nought where that day is before it. */
  correctionDays: number | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  audit: Audit | null;
  store: Store | null;
}

export interface AuditFailureSort {
  field: AuditFailureSortField;
  order?: SortOrder | null;
}

export type AuditFailureSortField =
  | 'AUDIT_ID'
  | 'STORE_ID'
  | 'AUDITED_ON'
  | 'IS_COUNTED'
  | 'SECTION_KEY'
  | 'QUESTION_KEY'
  | 'LABEL_ZH'
  | 'LABEL_EN'
  | 'IS_CRITICAL'
  | 'IS_REPEAT'
  | 'POINTS'
  | 'CORRECTED_ON'
  | 'CORRECTION_DAYS'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A photo or paper of an audit, or of its dispute: seen by whoever sees the audit. The receipt of a secret visit is seen by its maker and by those who know the shoppers, nobody else. Who took it is not said. */
export interface AuditFile {
  auditId: string;
  /** The audit again, where all who see it see this; none: it proves a secret visit and would tell by whom. */
  shownAuditId: string | null;
  /** Evidence of the store. */
  disputeId: string | null;
  fileId: string;
  questionKey: string | null;
  position: number;
  fileKind: FileKind;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** SHA-256 of the bytes as they were sent. */
  sha256: string;
  /** By the phone’s clock, put right by the server’s. */
  takenAt: string | null;
  /** By the phone’s clock, where that was wrong. */
  phoneTakenAt: string | null;
  /** Where it was taken, when the phone was allowed to say: never in the picture itself. */
  latitude: number | null;
  longitude: number | null;
  /** How exactly the phone knew the place. */
  accuracyMetres: number | null;
  /** The same bytes stand in an earlier audit. */
  isReused: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Opens the file for an hour or two, to whoever may read it then. */
  link: string;
  /** The small picture of a picture. */
  thumbnail: string | null;
  audit: Audit | null;
  shownAudit: Audit | null;
}

export interface AuditFileSort {
  field: AuditFileSortField;
  order?: SortOrder | null;
}

export type AuditFileSortField =
  | 'AUDIT_ID'
  | 'SHOWN_AUDIT_ID'
  | 'DISPUTE_ID'
  | 'FILE_ID'
  | 'QUESTION_KEY'
  | 'POSITION'
  | 'FILE_KIND'
  | 'MEDIA_TYPE'
  | 'BYTES'
  | 'WIDTH'
  | 'HEIGHT'
  | 'SHA256'
  | 'TAKEN_AT'
  | 'PHONE_TAKEN_AT'
  | 'LATITUDE'
  | 'LONGITUDE'
  | 'ACCURACY_METRES'
  | 'IS_REUSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A change of an answer after submission: what was there, what is there now, by whom and why. */
export interface AuditEdit {
  auditId: string;
  questionKey: string;
  /** The answer before. */
  answerBefore: unknown | null;
  /** The answer after. */
  answerAfter: unknown;
  scoreBefore: string | null;
  scoreAfter: string | null;
  reason: string;
  editedById: string | null;
  editedAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  audit: Audit | null;
  editedBy: Employee | null;
}

export interface AuditEditSort {
  field: AuditEditSortField;
  order?: SortOrder | null;
}

export type AuditEditSortField =
  | 'AUDIT_ID'
  | 'QUESTION_KEY'
  | 'SCORE_BEFORE'
  | 'SCORE_AFTER'
  | 'EDITED_BY_ID'
  | 'EDITED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** The store says that an audit is wrong; somebody decides who neither made nor reviewed it. */
export interface AuditDispute {
  auditId: string;
  storeId: string;
  state: DisputeState;
  /** Questions that it is about; none: the whole. */
  questionKeys: ReadonlyArray<string>;
  reason: string;
  raisedById: string | null;
  raisedAt: string;
  decidedById: string | null;
  decidedAt: string | null;
  /** What was decided, and why. */
  decision: string | null;
  scoreBefore: string | null;
  scoreAfter: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  audit: Audit | null;
  store: Store | null;
  raisedBy: Employee | null;
  decidedBy: Employee | null;
}

export interface AuditDisputeSort {
  field: AuditDisputeSortField;
  order?: SortOrder | null;
}

export type AuditDisputeSortField =
  | 'AUDIT_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'RAISED_BY_ID'
  | 'RAISED_AT'
  | 'DECIDED_BY_ID'
  | 'DECIDED_AT'
  | 'SCORE_BEFORE'
  | 'SCORE_AFTER'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface AuditSort {
  field: AuditSortField;
  order?: SortOrder | null;
}

export type AuditSortField =
  | 'NUMBER'
  | 'TEMPLATE_ID'
  | 'AUDIT_KIND'
  | 'STATE'
  | 'STORE_ID'
  | 'PUBLISHED_STORE_ID'
  | 'PROGRAMME_ID'
  | 'VISIT_ID'
  | 'INSPECTOR_ID'
  | 'FILLER_ID'
  | 'AUDITED_ON'
  | 'FINAL_SCORE'
  | 'FINAL_BAND'
  | 'IS_FINAL_PASS'
  | 'COMPUTED_SCORE'
  | 'IS_COUNTED'
  | 'IS_EDITED'
  | 'ANSWERED_COUNT'
  | 'FAILED_COUNT'
  | 'CRITICAL_COUNT'
  | 'PHOTO_COUNT'
  | 'HAS_PREVIOUS'
  | 'IS_REPEAT'
  | 'REVIEWED_BY_ID'
  | 'REVIEWED_AT'
  | 'PUBLISHED_AT'
  | 'DISPUTE_UNTIL'
  | 'PHONE_STARTED_AT'
  | 'PHONE_SUBMITTED_AT'
  | 'PHONE_AHEAD_SECONDS'
  | 'RAISED_TICKETS'
  | 'SOURCE_KIND'
  | 'FORM_VERSION_ID'
  | 'STARTED_AT'
  | 'SUBMITTED_AT'
  | 'ANSWERED_BY_ID'
  | 'SCORE'
  | 'BAND'
  | 'IS_PASSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface SessionPage {
  items: ReadonlyArray<Session>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One sign-in that is still good; its holder and an administrator can end it. */
export interface Session {
  userId: string;
  userAgent: string | null;
  address: string | null;
  lastSeenAt: string;
  expiresAt: string;
  revokedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  user: User | null;
}

export interface SessionSort {
  field: SessionSortField;
  order?: SortOrder | null;
}

export type SessionSortField =
  | 'USER_ID'
  | 'USER_AGENT'
  | 'ADDRESS'
  | 'LAST_SEEN_AT'
  | 'EXPIRES_AT'
  | 'REVOKED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface NotificationPage {
  items: ReadonlyArray<Notification>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Something that a person was told. What is told again about the same matter is counted, not doubled. */
export interface Notification {
  userId: string;
  /** What it is about: one row a person and matter. */
  matter: string;
  kind: string;
  titleZh: string;
  titleEn: string;
  bodyZh: string | null;
  bodyEn: string | null;
  /** Name of the noun that it leads to. */
  resource: string | null;
  /** Wire id of the row that it leads to. */
  resourceId: string | null;
  /** How often it was told, or how many are gathered in a digest. */
  count: number;
  /** Of a digest, the first fifty: [{ zh, en, resource, id }]. */
  items: unknown;
  /** Gathers many in one. */
  isDigest: boolean;
  toldAt: string;
  readAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface NotificationSort {
  field: NotificationSortField;
  order?: SortOrder | null;
}

export type NotificationSortField =
  | 'USER_ID'
  | 'MATTER'
  | 'KIND'
  | 'RESOURCE'
  | 'RESOURCE_ID'
  | 'COUNT'
  | 'IS_DIGEST'
  | 'TOLD_AT'
  | 'READ_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface UserPage {
  items: ReadonlyArray<User>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface UserSort {
  field: UserSortField;
  order?: SortOrder | null;
}

export type UserSortField =
  | 'USERNAME'
  | 'NAME'
  | 'NAME_EN'
  | 'EMPLOYEE_ID'
  | 'STATUS'
  | 'LAST_SIGN_IN_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Rows counted by one property, under every filter but its own. */
export interface Facet {
  field: string;
  buckets: ReadonlyArray<FacetBucket>;
}

export interface FacetBucket {
  value: string;
  count: number;
  labelZh: string | null;
  labelEn: string | null;
}

export type UserFacetField = 'STATUS';

export interface RolePage {
  items: ReadonlyArray<Role>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RoleSort {
  field: RoleSortField;
  order?: SortOrder | null;
}

export type RoleSortField = 'KEY' | 'NAME_ZH' | 'NAME_EN' | 'IS_SHIPPED' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

/** A key with which another system speaks as a role; only its first letters are kept readable. */
export interface ApiKey {
  name: string;
  prefix: string;
  userId: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  user: User | null;
}

export interface ApiKeyPage {
  items: ReadonlyArray<ApiKey>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ApiKeyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ApiKeyFilter> | null;
  or?: ReadonlyArray<ApiKeyFilter> | null;
  not?: ApiKeyFilter | null;
  name?: TextIs | null;
  prefix?: TextIs | null;
  userId?: IdIs | null;
  expiresAt?: InstantIs | null;
  lastUsedAt?: InstantIs | null;
  revokedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  user?: UserFilter | null;
}

export interface ApiKeySort {
  field: ApiKeySortField;
  order?: SortOrder | null;
}

export type ApiKeySortField =
  | 'NAME'
  | 'PREFIX'
  | 'USER_ID'
  | 'EXPIRES_AT'
  | 'LAST_USED_AT'
  | 'REVOKED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface CalendarPage {
  items: ReadonlyArray<Calendar>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type CalendarFacetField = 'STORE_ID';

export type CalendarVersionFacetField = 'STATE';

export interface ApprovalPage {
  items: ReadonlyArray<Approval>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface ApprovalSort {
  field: ApprovalSortField;
  order?: SortOrder | null;
}

export type ApprovalSortField =
  | 'KIND'
  | 'STATE'
  | 'AMOUNT'
  | 'STORE_ID'
  | 'RESOURCE'
  | 'RESOURCE_KEY'
  | 'SUBJECT_VERSION'
  | 'MAKER_USER_ID'
  | 'MAKER_ID'
  | 'POLICY_KEY'
  | 'POLICY_NUMBER'
  | 'DUE_AT'
  | 'DECIDED_AT'
  | 'DECIDER_ID'
  | 'DECIDER_USER_ID'
  | 'ON_BEHALF_OF_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type ApprovalFacetField = 'KIND' | 'STATE' | 'STORE_ID' | 'RESOURCE';

/** Somebody decides for somebody else for a while, with that person’s reach and limits. */
export interface ApprovalDeputy {
  /** Who is away. */
  employeeId: string;
  deputyId: string;
  startsAt: string;
  endsAt: string;
  reason: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  deputy: Employee | null;
}

export interface ApprovalDeputyPage {
  items: ReadonlyArray<ApprovalDeputy>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ApprovalDeputyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ApprovalDeputyFilter> | null;
  or?: ReadonlyArray<ApprovalDeputyFilter> | null;
  not?: ApprovalDeputyFilter | null;
  employeeId?: IdIs | null;
  deputyId?: IdIs | null;
  startsAt?: InstantIs | null;
  endsAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  deputy?: EmployeeFilter | null;
}

export interface ApprovalDeputySort {
  field: ApprovalDeputySortField;
  order?: SortOrder | null;
}

export type ApprovalDeputySortField =
  | 'EMPLOYEE_ID'
  | 'DEPUTY_ID'
  | 'STARTS_AT'
  | 'ENDS_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** How much whom may give alone, and who decides beyond: data in versions, never code. */
export interface AuthorityPolicy {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: AuthorityPolicyVersionPage;
}

export interface AuthorityPolicyVersionPage {
  items: ReadonlyArray<AuthorityPolicyVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a policy of authority; what was decided keeps the version it was decided by. */
export interface AuthorityPolicyVersion {
  policyId: string;
  number: number;
  state: VersionState;
  /** Limits and approvers: { limits: [{ id, per, amount, roles, kinds, scenarios, source }], approvers: [{ id, roles, upTo }], dueMinutes }, and what the policy’s own trade adds. */
  rules: unknown;
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  policy: AuthorityPolicy | null;
  author: User | null;
  publishedBy: User | null;
}

/** All that are given must hold. */
export interface AuthorityPolicyVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuthorityPolicyVersionFilter> | null;
  or?: ReadonlyArray<AuthorityPolicyVersionFilter> | null;
  not?: AuthorityPolicyVersionFilter | null;
  policyId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  policy?: AuthorityPolicyFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold. */
export interface AuthorityPolicyFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AuthorityPolicyFilter> | null;
  or?: ReadonlyArray<AuthorityPolicyFilter> | null;
  not?: AuthorityPolicyFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: AuthorityPolicyVersionSome | null;
}

export interface AuthorityPolicyVersionSome {
  /** At least one such row. */
  some?: AuthorityPolicyVersionFilter | null;
  /** No such row. */
  none?: AuthorityPolicyVersionFilter | null;
}

export interface AuthorityPolicyVersionSort {
  field: AuthorityPolicyVersionSortField;
  order?: SortOrder | null;
}

export type AuthorityPolicyVersionSortField =
  | 'POLICY_ID'
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface AuthorityPolicyPage {
  items: ReadonlyArray<AuthorityPolicy>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface AuthorityPolicySort {
  field: AuthorityPolicySortField;
  order?: SortOrder | null;
}

export type AuthorityPolicySortField = 'KEY' | 'NAME_ZH' | 'NAME_EN' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export type AuthorityPolicyVersionFacetField = 'STATE';

export type EventFacetField = 'KIND' | 'RESOURCE';

/** What amounts are booked to. */
export interface LedgerAccount {
  /** Stable name used by code. */
  key: string;
  nameZh: string;
  nameEn: string;
  accountKind: AccountKind;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  entries: LedgerEntryPage;
}

export type AccountKind = 'EXPENSE' | 'INCOME' | 'ASSET' | 'LIABILITY';

export interface LedgerEntryPage {
  items: ReadonlyArray<LedgerEntry>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One side of a transaction. */
export interface LedgerEntry {
  id: string;
  transactionId: string;
  accountId: string;
  storeId: string | null;
  postedAt: string;
  /** Above 0 debit, below 0 credit. */
  amount: string;
  transaction: LedgerTransaction | null;
  account: LedgerAccount | null;
  store: Store | null;
}

/** Entries that belong together and add up to nothing; never changed, taken back by another that reverses it. */
export interface LedgerTransaction {
  id: string;
  postedAt: string;
  /** What it was for, once for all: the same key is booked once. */
  key: string;
  /** noun.verb, such as compensation.granted */
  kind: string;
  storeId: string | null;
  /** Noun that it is about. */
  resource: string;
  /** Key of that row, without its customer. */
  resourceKey: string;
  /** Sum of its debits. */
  amount: string;
  entryCount: number;
  /** The one that this one takes back. */
  reversesId: string | null;
  /** Who caused it. */
  actorName: string;
  /** The same, by the English name. */
  actorNameEn: string | null;
  entries: ReadonlyArray<LedgerEntry>;
  reverses: LedgerTransaction | null;
  store: Store | null;
}

/** All that are given must hold. */
export interface LedgerEntryFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LedgerEntryFilter> | null;
  or?: ReadonlyArray<LedgerEntryFilter> | null;
  not?: LedgerEntryFilter | null;
  id?: IdIs | null;
  transactionId?: IdIs | null;
  accountId?: IdIs | null;
  storeId?: IdIs | null;
  postedAt?: InstantIs | null;
  amount?: MoneyIs | null;
  transaction?: LedgerTransactionFilter | null;
  account?: LedgerAccountFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold. */
export interface LedgerTransactionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LedgerTransactionFilter> | null;
  or?: ReadonlyArray<LedgerTransactionFilter> | null;
  not?: LedgerTransactionFilter | null;
  id?: IdIs | null;
  postedAt?: InstantIs | null;
  key?: TextIs | null;
  kind?: TextIs | null;
  storeId?: IdIs | null;
  resource?: TextIs | null;
  resourceKey?: TextIs | null;
  amount?: MoneyIs | null;
  entryCount?: IntIs | null;
  reversesId?: IdIs | null;
  entries?: LedgerEntrySome | null;
  reverses?: LedgerTransactionFilter | null;
  store?: StoreFilter | null;
}

export interface LedgerEntrySome {
  /** At least one such row. */
  some?: LedgerEntryFilter | null;
  /** No such row. */
  none?: LedgerEntryFilter | null;
}

/** All that are given must hold. */
export interface LedgerAccountFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LedgerAccountFilter> | null;
  or?: ReadonlyArray<LedgerAccountFilter> | null;
  not?: LedgerAccountFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  accountKind?: LedgerAccountAccountKindIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  entries?: LedgerEntrySome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface LedgerAccountAccountKindIs {
  eq?: AccountKind | null;
  ne?: AccountKind | null;
  in?: ReadonlyArray<AccountKind> | null;
  notIn?: ReadonlyArray<AccountKind> | null;
  isNull?: boolean | null;
}

export interface LedgerEntrySort {
  field: LedgerEntrySortField;
  order?: SortOrder | null;
}

export type LedgerEntrySortField =
  | 'ID'
  | 'TRANSACTION_ID'
  | 'ACCOUNT_ID'
  | 'STORE_ID'
  | 'POSTED_AT'
  | 'AMOUNT'
  | 'ACCOUNT_KEY'
  | 'ACCOUNT_NAME_ZH'
  | 'ACCOUNT_NAME_EN'
  | 'ACCOUNT_ACCOUNT_KIND'
  | 'ACCOUNT_CREATED_AT'
  | 'ACCOUNT_UPDATED_AT';

export interface LedgerAccountPage {
  items: ReadonlyArray<LedgerAccount>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface LedgerAccountSort {
  field: LedgerAccountSortField;
  order?: SortOrder | null;
}

export type LedgerAccountSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'ACCOUNT_KIND'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface LedgerTransactionPage {
  items: ReadonlyArray<LedgerTransaction>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface LedgerTransactionSort {
  field: LedgerTransactionSortField;
  order?: SortOrder | null;
}

export type LedgerTransactionSortField =
  | 'ID'
  | 'POSTED_AT'
  | 'KEY'
  | 'KIND'
  | 'STORE_ID'
  | 'RESOURCE'
  | 'RESOURCE_KEY'
  | 'AMOUNT'
  | 'ENTRY_COUNT'
  | 'REVERSES_ID';

export type LedgerTransactionFacetField = 'KIND' | 'STORE_ID' | 'RESOURCE';

export type LedgerEntryFacetField = 'ACCOUNT_ID' | 'STORE_ID';

/** Something of worth that another system shall hand over: told to it until it says yes, booked once. */
export interface Payout {
  /** Sent along at every try, so that the other side acts once. */
  key: string;
  /** REFUND, VOUCHER, CARE and the like. */
  kind: string;
  state: PayoutState;
  storeId: string | null;
  resource: string;
  resourceKey: string;
  amount: string;
  /** Key of the adapter that carries it. */
  adapter: string;
  /** Tries so far. */
  attempts: number;
  /** What the last try failed by. */
  lastError: string | null;
  /** How the other side calls it. */
  reference: string | null;
  paidAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
}

/** DUE: under way; PAID: done and booked; PARKED: given up after many tries, a person decides; CANCELLED: taken back before it went, or booked back where the ledger is its end. */
export type PayoutState = 'DUE' | 'PAID' | 'PARKED' | 'CANCELLED';

export interface PayoutPage {
  items: ReadonlyArray<Payout>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface PayoutFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PayoutFilter> | null;
  or?: ReadonlyArray<PayoutFilter> | null;
  not?: PayoutFilter | null;
  key?: TextIs | null;
  kind?: TextIs | null;
  state?: PayoutStateIs | null;
  storeId?: IdIs | null;
  resource?: TextIs | null;
  resourceKey?: TextIs | null;
  amount?: MoneyIs | null;
  adapter?: TextIs | null;
  attempts?: IntIs | null;
  reference?: TextIs | null;
  paidAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PayoutStateIs {
  eq?: PayoutState | null;
  ne?: PayoutState | null;
  in?: ReadonlyArray<PayoutState> | null;
  notIn?: ReadonlyArray<PayoutState> | null;
  isNull?: boolean | null;
}

export interface PayoutSort {
  field: PayoutSortField;
  order?: SortOrder | null;
}

export type PayoutSortField =
  | 'KEY'
  | 'KIND'
  | 'STATE'
  | 'STORE_ID'
  | 'RESOURCE'
  | 'RESOURCE_KEY'
  | 'AMOUNT'
  | 'ADAPTER'
  | 'ATTEMPTS'
  | 'REFERENCE'
  | 'PAID_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type PayoutFacetField = 'KIND' | 'STATE' | 'STORE_ID' | 'RESOURCE' | 'ADAPTER';

export type DutyFacetField = 'KIND' | 'STATE' | 'RESOURCE' | 'STORE_ID' | 'OWNER_ID';

export type NotificationFacetField = 'KIND';

/** How a person wants to be told; none: mails, but not between 22:00 and 08:00. */
export interface NotificationSetting {
  userId: string;
  isMailOn: boolean;
  /** HH:MM in the zone of the person’s store; the same as quietTo: never quiet. */
  quietFrom: string;
  quietTo: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface NotificationSettingPage {
  items: ReadonlyArray<NotificationSetting>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface NotificationSettingFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<NotificationSettingFilter> | null;
  or?: ReadonlyArray<NotificationSettingFilter> | null;
  not?: NotificationSettingFilter | null;
  userId?: IdIs | null;
  isMailOn?: BooleanIs | null;
  quietFrom?: TextIs | null;
  quietTo?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface NotificationSettingSort {
  field: NotificationSettingSortField;
  order?: SortOrder | null;
}

export type NotificationSettingSortField =
  | 'USER_ID'
  | 'IS_MAIL_ON'
  | 'QUIET_FROM'
  | 'QUIET_TO'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** A piece of background work. */
export interface Job {
  kind: string;
  /** Says in the words of its starter what it does. */
  title: string;
  state: JobState;
  /** Items done so far. */
  done: number;
  /** Items in all, once known. */
  total: number | null;
  failedCount: number;
  /** Outcome: counts, and the first failures. */
  result: unknown | null;
  error: string | null;
  isCancelRequested: boolean;
  userId: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  user: User | null;
}

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface JobPage {
  items: ReadonlyArray<Job>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface JobFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<JobFilter> | null;
  or?: ReadonlyArray<JobFilter> | null;
  not?: JobFilter | null;
  kind?: TextIs | null;
  title?: TextIs | null;
  state?: JobStateIs | null;
  userId?: IdIs | null;
  startedAt?: InstantIs | null;
  finishedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  user?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface JobStateIs {
  eq?: JobState | null;
  ne?: JobState | null;
  in?: ReadonlyArray<JobState> | null;
  notIn?: ReadonlyArray<JobState> | null;
  isNull?: boolean | null;
}

export interface JobSort {
  field: JobSortField;
  order?: SortOrder | null;
}

export type JobSortField =
  | 'KIND'
  | 'TITLE'
  | 'STATE'
  | 'DONE'
  | 'TOTAL'
  | 'FAILED_COUNT'
  | 'ERROR'
  | 'IS_CANCEL_REQUESTED'
  | 'USER_ID'
  | 'STARTED_AT'
  | 'FINISHED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type JobFacetField = 'KIND' | 'STATE';

/** One file taken in or given out, with its counts; an import can be undone for seven days. */
export interface Transfer {
  direction: TransferDirection;
  /** customers, purchases, ... */
  kind: string;
  fileName: string;
  jobId: string | null;
  userId: string | null;
  isDryRun: boolean;
  rowCount: number;
  acceptedCount: number;
  repairedCount: number;
  rejectedCount: number;
  /** Rows that were there already. */
  unchangedCount: number;
  /** Which column feeds which field; or the filter of an export. */
  mapping: unknown | null;
  undoableUntil: string | null;
  undoneAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  job: Job | null;
  user: User | null;
}

export type TransferDirection = 'IMPORT' | 'EXPORT';

export interface TransferPage {
  items: ReadonlyArray<Transfer>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface TransferFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TransferFilter> | null;
  or?: ReadonlyArray<TransferFilter> | null;
  not?: TransferFilter | null;
  direction?: TransferDirectionIs | null;
  kind?: TextIs | null;
  fileName?: TextIs | null;
  jobId?: IdIs | null;
  userId?: IdIs | null;
  isDryRun?: BooleanIs | null;
  rowCount?: IntIs | null;
  acceptedCount?: IntIs | null;
  repairedCount?: IntIs | null;
  rejectedCount?: IntIs | null;
  unchangedCount?: IntIs | null;
  undoableUntil?: InstantIs | null;
  undoneAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  job?: JobFilter | null;
  user?: UserFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TransferDirectionIs {
  eq?: TransferDirection | null;
  ne?: TransferDirection | null;
  in?: ReadonlyArray<TransferDirection> | null;
  notIn?: ReadonlyArray<TransferDirection> | null;
  isNull?: boolean | null;
}

export interface TransferSort {
  field: TransferSortField;
  order?: SortOrder | null;
}

export type TransferSortField =
  | 'DIRECTION'
  | 'KIND'
  | 'FILE_NAME'
  | 'JOB_ID'
  | 'USER_ID'
  | 'IS_DRY_RUN'
  | 'ROW_COUNT'
  | 'ACCEPTED_COUNT'
  | 'REPAIRED_COUNT'
  | 'REJECTED_COUNT'
  | 'UNCHANGED_COUNT'
  | 'UNDOABLE_UNTIL'
  | 'UNDONE_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type TransferFacetField = 'DIRECTION' | 'KIND';

/** An address that is told of events, each message signed with its secret. */
export interface WebhookEndpoint {
  name: string;
  url: string;
  /** Kinds of events: `ticket.opened`, all of a noun `ticket.*`, or `*`. */
  topics: ReadonlyArray<string>;
  /** Events that happen while it is off are never told. */
  isActive: boolean;
  /** Who set it up, and hears of it when it fails. */
  ownerId: string | null;
  /** When its secret was made; none: nothing is sent yet. */
  secretMadeAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  owner: User | null;
  deliveries: WebhookDeliveryPage;
}

export interface WebhookDeliveryPage {
  items: ReadonlyArray<WebhookDelivery>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One event told to one address: once, under a key at which the other side acts once. */
export interface WebhookDelivery {
  endpointId: string;
  /** Sent as webhook-id at every try. */
  eventKey: string;
  topic: string;
  resource: string;
  resourceId: string;
  state: DeliveryState;
  attempts: number;
  /** HTTP status of the last answer. */
  lastStatus: number | null;
  lastError: string | null;
  /** When it happened. */
  happenedAt: string;
  /** When it is told next. */
  dueAt: string | null;
  deliveredAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  endpoint: WebhookEndpoint | null;
}

/** DUE: told, or told again, when its time comes; DONE: the other side said yes; DEAD: it never did. */
export type DeliveryState = 'DUE' | 'DONE' | 'DEAD';

/** All that are given must hold. */
export interface WebhookDeliveryFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<WebhookDeliveryFilter> | null;
  or?: ReadonlyArray<WebhookDeliveryFilter> | null;
  not?: WebhookDeliveryFilter | null;
  endpointId?: IdIs | null;
  eventKey?: TextIs | null;
  topic?: TextIs | null;
  resource?: TextIs | null;
  resourceId?: TextIs | null;
  state?: WebhookDeliveryStateIs | null;
  attempts?: IntIs | null;
  lastStatus?: IntIs | null;
  happenedAt?: InstantIs | null;
  dueAt?: InstantIs | null;
  deliveredAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  endpoint?: WebhookEndpointFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface WebhookDeliveryStateIs {
  eq?: DeliveryState | null;
  ne?: DeliveryState | null;
  in?: ReadonlyArray<DeliveryState> | null;
  notIn?: ReadonlyArray<DeliveryState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface WebhookEndpointFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<WebhookEndpointFilter> | null;
  or?: ReadonlyArray<WebhookEndpointFilter> | null;
  not?: WebhookEndpointFilter | null;
  name?: TextIs | null;
  topics?: TextsIs | null;
  isActive?: BooleanIs | null;
  ownerId?: IdIs | null;
  secretMadeAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: UserFilter | null;
  deliveries?: WebhookDeliverySome | null;
}

export interface WebhookDeliverySome {
  /** At least one such row. */
  some?: WebhookDeliveryFilter | null;
  /** No such row. */
  none?: WebhookDeliveryFilter | null;
}

export interface WebhookDeliverySort {
  field: WebhookDeliverySortField;
  order?: SortOrder | null;
}

export type WebhookDeliverySortField =
  | 'ENDPOINT_ID'
  | 'EVENT_KEY'
  | 'TOPIC'
  | 'RESOURCE'
  | 'RESOURCE_ID'
  | 'STATE'
  | 'ATTEMPTS'
  | 'LAST_STATUS'
  | 'HAPPENED_AT'
  | 'DUE_AT'
  | 'DELIVERED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface WebhookEndpointPage {
  items: ReadonlyArray<WebhookEndpoint>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface WebhookEndpointSort {
  field: WebhookEndpointSortField;
  order?: SortOrder | null;
}

export type WebhookEndpointSortField =
  | 'NAME'
  | 'IS_ACTIVE'
  | 'OWNER_ID'
  | 'SECRET_MADE_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type WebhookDeliveryFacetField = 'ENDPOINT_ID' | 'TOPIC' | 'STATE';

/** A file as it was sent in, by whoever sent it. What it hangs on shows it to others. */
export interface StoredFile {
  /** Who sent it; none: a channel did. */
  uploaderId: string | null;
  /** As the sender named it. */
  name: string;
  fileKind: FileKind;
  /** As it is served: image/jpeg and the like. */
  mediaType: string;
  /** Size as it is served, in bytes. */
  bytes: number;
  /** In pixels, as it is served. */
  width: number | null;
  height: number | null;
  /** SHA-256 of the bytes as they were sent: the same photo twice is known by it. */
  sha256: string;
  /** It hangs on a row; what hangs on none is removed after a day. */
  isAttached: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  uploader: User | null;
}

export interface StoredFilePage {
  items: ReadonlyArray<StoredFile>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface StoredFileFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<StoredFileFilter> | null;
  or?: ReadonlyArray<StoredFileFilter> | null;
  not?: StoredFileFilter | null;
  uploaderId?: IdIs | null;
  fileKind?: StoredFileFileKindIs | null;
  mediaType?: TextIs | null;
  bytes?: IntIs | null;
  width?: IntIs | null;
  height?: IntIs | null;
  sha256?: TextIs | null;
  isAttached?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  uploader?: UserFilter | null;
}

export interface StoredFileSort {
  field: StoredFileSortField;
  order?: SortOrder | null;
}

export type StoredFileSortField =
  | 'UPLOADER_ID'
  | 'FILE_KIND'
  | 'MEDIA_TYPE'
  | 'BYTES'
  | 'WIDTH'
  | 'HEIGHT'
  | 'SHA256'
  | 'IS_ATTACHED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type StoredFileFacetField = 'FILE_KIND';

/** A list as somebody keeps it: one’s own, those of one’s roles, and those for everybody. */
export interface SavedView {
  /** Who keeps it, and alone may change it. */
  ownerId: string;
  /** Key of the role whose holders see it too; `everybody`: all who open the list. None: the owner alone. */
  roleKey: string | null;
  /** The list, as it stands in the console’s address: tickets. */
  resource: string;
  /** In the owner’s words. */
  name: string;
  /** Conditions, as they stand in the address. A condition that a viewer may not use is left out by the console, which says so. */
  filter: unknown;
  sortField: string | null;
  isDescending: boolean;
  /** Columns that are left out; none said: as the viewer has them. */
  hiddenColumns: ReadonlyArray<string> | null;
  /** comfortable or compact. */
  density: string | null;
  /** Place among its owner’s. */
  position: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  /** Null where the account is out of sight. */
  owner: User | null;
}

export interface SavedViewPage {
  items: ReadonlyArray<SavedView>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface SavedViewFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SavedViewFilter> | null;
  or?: ReadonlyArray<SavedViewFilter> | null;
  not?: SavedViewFilter | null;
  ownerId?: IdIs | null;
  roleKey?: TextIs | null;
  resource?: TextIs | null;
  name?: TextIs | null;
  hiddenColumns?: TextsIs | null;
  position?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  owner?: UserFilter | null;
}

export interface SavedViewSort {
  field: SavedViewSortField;
  order?: SortOrder | null;
}

export type SavedViewSortField =
  | 'OWNER_ID'
  | 'ROLE_KEY'
  | 'RESOURCE'
  | 'NAME'
  | 'POSITION'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Which view of a list opens first for its owner. */
export interface ViewChoice {
  userId: string;
  resource: string;
  /** Key of a shipped view, or the id of a saved one. */
  viewKey: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  user: User | null;
}

export interface ViewChoicePage {
  items: ReadonlyArray<ViewChoice>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ViewChoiceFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ViewChoiceFilter> | null;
  or?: ReadonlyArray<ViewChoiceFilter> | null;
  not?: ViewChoiceFilter | null;
  userId?: IdIs | null;
  resource?: TextIs | null;
  viewKey?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  user?: UserFilter | null;
}

export interface ViewChoiceSort {
  field: ViewChoiceSortField;
  order?: SortOrder | null;
}

export type ViewChoiceSortField = 'USER_ID' | 'RESOURCE' | 'VIEW_KEY' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface FormPage {
  items: ReadonlyArray<Form>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface FormSort {
  field: FormSortField;
  order?: SortOrder | null;
}

export type FormSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'PURPOSE'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type FormFacetField = 'PURPOSE' | 'IS_ARCHIVED';

export type FormVersionFacetField = 'STATE';

export interface RegionPage {
  items: ReadonlyArray<Region>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RegionSort {
  field: RegionSortField;
  order?: SortOrder | null;
}

export type RegionSortField = 'CODE' | 'NAME_ZH' | 'NAME_EN' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export type StoreFacetField = 'FORMAT';

export interface DepartmentPage {
  items: ReadonlyArray<Department>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type EmployeeFacetField = 'POSITION' | 'LEVEL' | 'EMPLOYMENT';

/** What somebody is there for: an employee names it by its key. */
export interface Position {
  key: string;
  nameZh: string;
  nameEn: string;
  team: TeamKind;
  /** Order in lists. */
  place: number;
  /** Its duties, one a line (A-12, C-18). */
  dutiesZh: ReadonlyArray<string>;
  dutiesEn: ReadonlyArray<string>;
  /** What is asked of whoever is hired for it (A-11). */
  standardsZh: ReadonlyArray<string>;
  standardsEn: ReadonlyArray<string>;
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface PositionPage {
  items: ReadonlyArray<Position>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface PositionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PositionFilter> | null;
  or?: ReadonlyArray<PositionFilter> | null;
  not?: PositionFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  team?: PositionTeamIs | null;
  place?: IntIs | null;
  dutiesZh?: TextsIs | null;
  dutiesEn?: TextsIs | null;
  standardsZh?: TextsIs | null;
  standardsEn?: TextsIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PositionTeamIs {
  eq?: TeamKind | null;
  ne?: TeamKind | null;
  in?: ReadonlyArray<TeamKind> | null;
  notIn?: ReadonlyArray<TeamKind> | null;
  isNull?: boolean | null;
}

export interface PositionSort {
  field: PositionSortField;
  order?: SortOrder | null;
}

export type PositionSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'TEAM'
  | 'PLACE'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type PositionFacetField = 'TEAM';

/** A step of the career channel (A-23): an employee names it by its key. */
export interface JobLevel {
  key: string;
  nameZh: string;
  nameEn: string;
  /** Higher is further. */
  rank: number;
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface JobLevelPage {
  items: ReadonlyArray<JobLevel>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface JobLevelFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<JobLevelFilter> | null;
  or?: ReadonlyArray<JobLevelFilter> | null;
  not?: JobLevelFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  rank?: IntIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface JobLevelSort {
  field: JobLevelSortField;
  order?: SortOrder | null;
}

export type JobLevelSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'RANK'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface PlacementPage {
  items: ReadonlyArray<Placement>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type PlacementFacetField = 'STORE_ID' | 'POSITION' | 'LEVEL';

export type LeaveFacetField = 'LEAVE_KIND';

export interface KpiSchemePage {
  items: ReadonlyArray<KpiScheme>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface KpiSchemeSort {
  field: KpiSchemeSortField;
  order?: SortOrder | null;
}

export type KpiSchemeSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'SUBJECT_KIND'
  | 'PERIOD_KIND'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type KpiSchemeFacetField = 'SUBJECT_KIND' | 'PERIOD_KIND' | 'IS_ARCHIVED';

export type KpiSchemeVersionFacetField = 'STATE';

export interface ScorecardPeriodPage {
  items: ReadonlyArray<ScorecardPeriod>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface ScorecardPeriodSort {
  field: ScorecardPeriodSortField;
  order?: SortOrder | null;
}

export type ScorecardPeriodSortField =
  | 'PERIOD_KIND'
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'STATE'
  | 'COMPUTED_AT'
  | 'CLOSED_AT'
  | 'CLOSED_BY_ID'
  | 'CHECKSUM'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type ScorecardPeriodFacetField = 'PERIOD_KIND' | 'STATE';

export type ScorecardFacetField = 'PERIOD_KIND' | 'SUBJECT_KIND' | 'STORE_ID' | 'POSITION' | 'STATE';

export interface ScorecardValuePage {
  items: ReadonlyArray<ScorecardValue>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ScorecardValueFacetField = 'KEY' | 'MEASURE_KEY' | 'STATE';

export interface ScorecardAdjustmentPage {
  items: ReadonlyArray<ScorecardAdjustment>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ScorecardAdjustmentFacetField = 'CAUSE';

export interface ScorecardObjectionPage {
  items: ReadonlyArray<ScorecardObjection>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ScorecardObjectionFacetField = 'STATE';

export interface ScorecardCommentPage {
  items: ReadonlyArray<ScorecardComment>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One step of the career channel (A-23): from which position to which, and what it asks for. */
export interface CareerStep {
  /** Stable name. */
  key: string;
  /** Key of the position that one has. */
  fromPosition: string;
  /** Key of the position that one gets. */
  toPosition: string;
  place: number;
  /** [{ kind, key, zh, en, months, least }]: SCORE, TENURE, IDEAS, and what younger modules add (CERTIFICATES, AUDITS). */
  requirements: unknown;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface CareerStepPage {
  items: ReadonlyArray<CareerStep>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface CareerStepFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CareerStepFilter> | null;
  or?: ReadonlyArray<CareerStepFilter> | null;
  not?: CareerStepFilter | null;
  key?: TextIs | null;
  fromPosition?: TextIs | null;
  toPosition?: TextIs | null;
  place?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface CareerStepSort {
  field: CareerStepSortField;
  order?: SortOrder | null;
}

export type CareerStepSortField =
  | 'KEY'
  | 'FROM_POSITION'
  | 'TO_POSITION'
  | 'PLACE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** Somebody applies for the next step or for a rotation; the evidence stands as it was then, and who decided why. */
export interface CareerApplication {
  careerKind: CareerKind;
  employeeId: string;
  /** Where the person worked then. */
  storeId: string | null;
  /** Key of the position, or the area of the rotation. */
  target: string;
  motive: string;
  /** [{ kind, zh, en, isMet, value, least }] as it stood. */
  evidence: unknown;
  isEvidenceMet: boolean;
  /** The version of the ladder that said what a promotion asks for. */
  ladderVersionId: string | null;
  state: CareerState;
  appliedAt: string;
  decidedById: string | null;
  decidedAt: string | null;
  decision: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  decidedBy: Employee | null;
  ladderVersion: CareerLadderVersion | null;
}

/** PROMOTION: the next step of the ladder; ROTATION: to merchandise or operations, for the best tenth of the year (A-24). */
export type CareerKind = 'PROMOTION' | 'ROTATION';

export type CareerState = 'APPLIED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';

/** One version of the career ladder; an application keeps the one that it was judged by. Once published it never changes. */
export interface CareerLadderVersion {
  number: number;
  state: VersionState;
  /** { steps: [{ key, fromPosition, toPosition, requirements: [{ kind, zh, en, least, months, key }] }] } */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  author: User | null;
  publishedBy: User | null;
}

export interface CareerApplicationPage {
  items: ReadonlyArray<CareerApplication>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface CareerApplicationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CareerApplicationFilter> | null;
  or?: ReadonlyArray<CareerApplicationFilter> | null;
  not?: CareerApplicationFilter | null;
  careerKind?: CareerApplicationCareerKindIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  target?: TextIs | null;
  isEvidenceMet?: BooleanIs | null;
  ladderVersionId?: IdIs | null;
  state?: CareerApplicationStateIs | null;
  appliedAt?: InstantIs | null;
  decidedById?: IdIs | null;
  decidedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  decidedBy?: EmployeeFilter | null;
  ladderVersion?: CareerLadderVersionFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CareerApplicationCareerKindIs {
  eq?: CareerKind | null;
  ne?: CareerKind | null;
  in?: ReadonlyArray<CareerKind> | null;
  notIn?: ReadonlyArray<CareerKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CareerApplicationStateIs {
  eq?: CareerState | null;
  ne?: CareerState | null;
  in?: ReadonlyArray<CareerState> | null;
  notIn?: ReadonlyArray<CareerState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface CareerLadderVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CareerLadderVersionFilter> | null;
  or?: ReadonlyArray<CareerLadderVersionFilter> | null;
  not?: CareerLadderVersionFilter | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

export interface CareerApplicationSort {
  field: CareerApplicationSortField;
  order?: SortOrder | null;
}

export type CareerApplicationSortField =
  | 'CAREER_KIND'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'TARGET'
  | 'IS_EVIDENCE_MET'
  | 'LADDER_VERSION_ID'
  | 'STATE'
  | 'APPLIED_AT'
  | 'DECIDED_BY_ID'
  | 'DECIDED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type CareerApplicationFacetField = 'CAREER_KIND' | 'STORE_ID' | 'IS_EVIDENCE_MET' | 'STATE';

export interface CareerLadderVersionPage {
  items: ReadonlyArray<CareerLadderVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CareerLadderVersionSort {
  field: CareerLadderVersionSortField;
  order?: SortOrder | null;
}

export type CareerLadderVersionSortField =
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type IdeaFacetField = 'STATE' | 'STORE_ID';

export interface IdeaAdoptionPage {
  items: ReadonlyArray<IdeaAdoption>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One result of work as another system says it: an order taken, a letter of praise, a rating, a quota. */
export interface WorkResult {
  /** What it is a result of: sale, praise, bad-review, attitude, quota ... */
  indicator: string;
  /** Its number there; one row an indicator and number. */
  reference: string;
  /** None: of the store as a whole. */
  employeeId: string | null;
  /** Where the person worked that day. */
  storeId: string | null;
  occurredOn: string;
  /** How much: net amount, rating, quota. */
  amount: string | null;
  /** Before discounts. */
  grossAmount: string | null;
  /** Of a rating: the best there is. */
  bestAmount: string | null;
  /** With or for whom, as the other system names it. */
  party: string | null;
  promisedOn: string | null;
  finishedOn: string | null;
  /** Finished by the day promised; null: not finished, or nothing promised. */
  isOnTime: boolean | null;
  /** Of a rating: one of the two best marks. */
  isTopTwo: boolean | null;
  note: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
}

export interface WorkResultPage {
  items: ReadonlyArray<WorkResult>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface WorkResultFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<WorkResultFilter> | null;
  or?: ReadonlyArray<WorkResultFilter> | null;
  not?: WorkResultFilter | null;
  indicator?: TextIs | null;
  reference?: TextIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  occurredOn?: DayIs | null;
  amount?: DecimalIs | null;
  grossAmount?: DecimalIs | null;
  bestAmount?: DecimalIs | null;
  party?: TextIs | null;
  promisedOn?: DayIs | null;
  finishedOn?: DayIs | null;
  isOnTime?: BooleanIs | null;
  isTopTwo?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

export interface WorkResultSort {
  field: WorkResultSortField;
  order?: SortOrder | null;
}

export type WorkResultSortField =
  | 'INDICATOR'
  | 'REFERENCE'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'OCCURRED_ON'
  | 'AMOUNT'
  | 'GROSS_AMOUNT'
  | 'BEST_AMOUNT'
  | 'PARTY'
  | 'PROMISED_ON'
  | 'FINISHED_ON'
  | 'IS_ON_TIME'
  | 'IS_TOP_TWO'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type WorkResultFacetField = 'INDICATOR' | 'STORE_ID';

/** The board of a week, made once by rules that it keeps: made again of the same facts it is the same. */
export interface Board {
  fromOn: string;
  /** The first day that no longer counts. */
  untilOn: string;
  schemeVersionId: string;
  privacy: BoardPrivacy;
  /** Fewer results than this in the week: not ranked. */
  minSample: number;
  /** So many of each peer group stand on either side at most. */
  places: number;
  /** By which rule people were placed: 1 until November 2026, where all who tied stood; 2 since, where of equal scores the one of more results is ahead. */
  ruleVersion: number;
  /** Who were counted. */
  rankedCount: number;
  /** Who had too few results. */
  unrankedCount: number;
  /** Facts as of then. */
  computedAt: string;
  /** Hash over rules, values and order. */
  checksum: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  schemeVersion: KpiSchemeVersion | null;
  entries: BoardEntryPage;
}

export interface BoardEntryPage {
  items: ReadonlyArray<BoardEntry>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One person on the board of a week. */
export interface BoardEntry {
  boardId: string;
  employeeId: string;
  storeId: string | null;
  /** Stores of a like size are compared: S, M or L. */
  peerGroup: string;
  /** Within the peer group; null: too few results. */
  rank: number | null;
  peerCount: number;
  /** Of the week before. */
  previousRank: number | null;
  side: BoardSide;
  score: string | null;
  sample: number;
  /** How the score came about: an explanation tree. */
  explanation: unknown;
  appealState: AppealState | null;
  appealReason: string | null;
  appealDecision: string | null;
  appealDecidedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  board: Board | null;
}

/** All that are given must hold. */
export interface BoardEntryFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<BoardEntryFilter> | null;
  or?: ReadonlyArray<BoardEntryFilter> | null;
  not?: BoardEntryFilter | null;
  boardId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  peerGroup?: TextIs | null;
  rank?: IntIs | null;
  peerCount?: IntIs | null;
  previousRank?: IntIs | null;
  side?: BoardEntrySideIs | null;
  score?: DecimalIs | null;
  sample?: IntIs | null;
  appealState?: BoardEntryAppealStateIs | null;
  appealDecidedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  board?: BoardFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface BoardEntrySideIs {
  eq?: BoardSide | null;
  ne?: BoardSide | null;
  in?: ReadonlyArray<BoardSide> | null;
  notIn?: ReadonlyArray<BoardSide> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface BoardEntryAppealStateIs {
  eq?: AppealState | null;
  ne?: AppealState | null;
  in?: ReadonlyArray<AppealState> | null;
  notIn?: ReadonlyArray<AppealState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface BoardFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<BoardFilter> | null;
  or?: ReadonlyArray<BoardFilter> | null;
  not?: BoardFilter | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  schemeVersionId?: IdIs | null;
  privacy?: BoardPrivacyIs | null;
  minSample?: IntIs | null;
  places?: IntIs | null;
  ruleVersion?: IntIs | null;
  rankedCount?: IntIs | null;
  unrankedCount?: IntIs | null;
  computedAt?: InstantIs | null;
  checksum?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  schemeVersion?: KpiSchemeVersionFilter | null;
  entries?: BoardEntrySome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface BoardPrivacyIs {
  eq?: BoardPrivacy | null;
  ne?: BoardPrivacy | null;
  in?: ReadonlyArray<BoardPrivacy> | null;
  notIn?: ReadonlyArray<BoardPrivacy> | null;
  isNull?: boolean | null;
}

export interface BoardEntrySome {
  /** At least one such row. */
  some?: BoardEntryFilter | null;
  /** No such row. */
  none?: BoardEntryFilter | null;
}

export interface BoardEntrySort {
  field: BoardEntrySortField;
  order?: SortOrder | null;
}

export type BoardEntrySortField =
  | 'BOARD_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'PEER_GROUP'
  | 'RANK'
  | 'PEER_COUNT'
  | 'PREVIOUS_RANK'
  | 'SIDE'
  | 'SCORE'
  | 'SAMPLE'
  | 'APPEAL_STATE'
  | 'APPEAL_DECIDED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface BoardPage {
  items: ReadonlyArray<Board>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface BoardSort {
  field: BoardSortField;
  order?: SortOrder | null;
}

export type BoardSortField =
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'SCHEME_VERSION_ID'
  | 'PRIVACY'
  | 'MIN_SAMPLE'
  | 'PLACES'
  | 'RULE_VERSION'
  | 'RANKED_COUNT'
  | 'UNRANKED_COUNT'
  | 'COMPUTED_AT'
  | 'CHECKSUM'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type BoardEntryFacetField = 'STORE_ID' | 'SIDE';

export interface CoursePage {
  items: ReadonlyArray<Course>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CourseSort {
  field: CourseSortField;
  order?: SortOrder | null;
}

export type CourseSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'SUBJECT'
  | 'IS_EXAMINED'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'PUBLISHED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type CourseFacetField = 'SUBJECT' | 'IS_EXAMINED' | 'IS_ARCHIVED';

export type CourseVersionFacetField = 'STATE';

/** Courses in an order, for those who hold a position, work at a kind of store, or have to do with a kind of product. */
export interface LearningPath {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** Keys of positions; none: every position. */
  positions: ReadonlyArray<string>;
  /** Formats of stores; none: every format, head office too. */
  formats: ReadonlyArray<string>;
  /** Kinds of product that it is about, where it is about any. */
  productKeys: ReadonlyArray<string>;
  /** [{ course, workingDays }]: key of the course, and working days from the day it is assigned. */
  steps: unknown;
  /** Minutes that must be credited over its courses, all exams passed, before somebody may take up the post (C-19); none: it opens nothing. */
  gateMinutes: number | null;
  /** By rule only for those who took up the post on or after that day; none: for everybody. */
  sinceOn: string | null;
  /** Whoever it is for is given its courses each night, where they lack. */
  isAutomatic: boolean;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface LearningPathPage {
  items: ReadonlyArray<LearningPath>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface LearningPathFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LearningPathFilter> | null;
  or?: ReadonlyArray<LearningPathFilter> | null;
  not?: LearningPathFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  positions?: TextsIs | null;
  formats?: TextsIs | null;
  productKeys?: TextsIs | null;
  gateMinutes?: IntIs | null;
  sinceOn?: DayIs | null;
  isAutomatic?: BooleanIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface LearningPathSort {
  field: LearningPathSortField;
  order?: SortOrder | null;
}

export type LearningPathSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'GATE_MINUTES'
  | 'SINCE_ON'
  | 'IS_AUTOMATIC'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type LearningPathFacetField = 'IS_AUTOMATIC' | 'IS_ARCHIVED';

export interface DrillScenePage {
  items: ReadonlyArray<DrillScene>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface DrillSceneSort {
  field: DrillSceneSortField;
  order?: SortOrder | null;
}

export type DrillSceneSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'SCENE_KIND'
  | 'FORM_KEY'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type DrillSceneFacetField = 'SCENE_KIND' | 'IS_ARCHIVED';

export type DrillFacetField = 'SCENE_ID' | 'STORE_ID' | 'STATE' | 'IS_PASSED';

export interface DrillGradePage {
  items: ReadonlyArray<DrillGrade>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type DrillGradeFacetField = 'BAND' | 'IS_PASSED';

/** A session in a room: when, where, by whom, about which course. */
export interface TrainingSession {
  /** What presence is credited to. */
  courseId: string;
  sessionKind: SessionKind;
  state: SessionState;
  /** None: head office. */
  storeId: string | null;
  /** Room. */
  place: string;
  teacherId: string | null;
  startsAt: string;
  endsAt: string;
  heldOn: string | null;
  /** What it is about, or why it was called off. */
  note: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  course: Course | null;
  store: Store | null;
  teacher: Employee | null;
  attendances: ReadonlyArray<SessionAttendance>;
}

/** MONTHLY: the skill session of the month (C-20); SPECIAL: a new product, a new problem, or another occasion. */
export type SessionKind = 'MONTHLY' | 'SPECIAL';

export type SessionState = 'PLANNED' | 'HELD' | 'CANCELLED';

/** One person at one session: invited, then marked. */
export interface SessionAttendance {
  sessionId: string;
  employeeId: string;
  /** Where the person works. */
  storeId: string | null;
  mark: AttendanceMark;
  /** How long the person was there. */
  attendedMinutes: number | null;
  /** What it was credited to. */
  recordId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  session: TrainingSession | null;
  employee: Employee | null;
  store: Store | null;
  record: TrainingRecord | null;
}

export type AttendanceMark = 'INVITED' | 'PRESENT' | 'ABSENT' | 'EXCUSED';

/** All that are given must hold. */
export interface SessionAttendanceFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SessionAttendanceFilter> | null;
  or?: ReadonlyArray<SessionAttendanceFilter> | null;
  not?: SessionAttendanceFilter | null;
  sessionId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  mark?: SessionAttendanceMarkIs | null;
  attendedMinutes?: IntIs | null;
  recordId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  session?: TrainingSessionFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  record?: TrainingRecordFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SessionAttendanceMarkIs {
  eq?: AttendanceMark | null;
  ne?: AttendanceMark | null;
  in?: ReadonlyArray<AttendanceMark> | null;
  notIn?: ReadonlyArray<AttendanceMark> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface TrainingSessionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TrainingSessionFilter> | null;
  or?: ReadonlyArray<TrainingSessionFilter> | null;
  not?: TrainingSessionFilter | null;
  courseId?: IdIs | null;
  sessionKind?: TrainingSessionSessionKindIs | null;
  state?: TrainingSessionStateIs | null;
  storeId?: IdIs | null;
  teacherId?: IdIs | null;
  startsAt?: InstantIs | null;
  endsAt?: InstantIs | null;
  heldOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  course?: CourseFilter | null;
  store?: StoreFilter | null;
  teacher?: EmployeeFilter | null;
  attendances?: SessionAttendanceSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TrainingSessionSessionKindIs {
  eq?: SessionKind | null;
  ne?: SessionKind | null;
  in?: ReadonlyArray<SessionKind> | null;
  notIn?: ReadonlyArray<SessionKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TrainingSessionStateIs {
  eq?: SessionState | null;
  ne?: SessionState | null;
  in?: ReadonlyArray<SessionState> | null;
  notIn?: ReadonlyArray<SessionState> | null;
  isNull?: boolean | null;
}

export interface SessionAttendanceSome {
  /** At least one such row. */
  some?: SessionAttendanceFilter | null;
  /** No such row. */
  none?: SessionAttendanceFilter | null;
}

export interface SessionAttendanceSort {
  field: SessionAttendanceSortField;
  order?: SortOrder | null;
}

export type SessionAttendanceSortField =
  | 'SESSION_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'MARK'
  | 'ATTENDED_MINUTES'
  | 'RECORD_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface TrainingSessionPage {
  items: ReadonlyArray<TrainingSession>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TrainingSessionSort {
  field: TrainingSessionSortField;
  order?: SortOrder | null;
}

export type TrainingSessionSortField =
  | 'COURSE_ID'
  | 'SESSION_KIND'
  | 'STATE'
  | 'STORE_ID'
  | 'TEACHER_ID'
  | 'STARTS_AT'
  | 'ENDS_AT'
  | 'HELD_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type TrainingSessionFacetField = 'COURSE_ID' | 'SESSION_KIND' | 'STATE' | 'STORE_ID';

export interface SessionAttendancePage {
  items: ReadonlyArray<SessionAttendance>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type SessionAttendanceFacetField = 'MARK';

export type TrainingRecordFacetField = 'EMPLOYEE_ID' | 'STORE_ID' | 'COURSE_ID' | 'STATE' | 'REASON';

export interface TrainingNeedPage {
  items: ReadonlyArray<TrainingNeed>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type TrainingNeedFacetField = 'REASON';

export type TrainingCreditFacetField = 'EMPLOYEE_ID' | 'STORE_ID' | 'COURSE_ID' | 'EVIDENCE';

/** What questions of the bank may be about; papers are drawn by these. */
export interface ExamTopic {
  /** Stable name: the word that stands in tags. */
  key: string;
  nameZh: string;
  nameEn: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface ExamTopicPage {
  items: ReadonlyArray<ExamTopic>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ExamTopicFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamTopicFilter> | null;
  or?: ReadonlyArray<ExamTopicFilter> | null;
  not?: ExamTopicFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface ExamTopicSort {
  field: ExamTopicSortField;
  order?: SortOrder | null;
}

export type ExamTopicSortField = 'KEY' | 'NAME_ZH' | 'NAME_EN' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

/** A question of the bank. Papers hold versions of it, so what was asked stays as it was asked. */
export interface ExamQuestion {
  /** Stable name. */
  key: string;
  /** Set once. */
  questionKind: ExamQuestionKind;
  difficulty: ExamDifficulty;
  /** What it is about: keys of ExamTopic; papers are drawn by these. */
  tags: ReadonlyArray<string>;
  /** What is asked from now on. */
  currentId: string | null;
  /** Shipped with the product. */
  isShipped: boolean;
  /** Drawn no more. */
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  current: ExamQuestionVersion | null;
  versions: ExamQuestionVersionPage;
}

/** How a question was worded and judged from one change to the next. It never changes. */
export interface ExamQuestionVersion {
  questionId: string;
  number: number;
  promptZh: string;
  promptEn: string;
  /** { options: [{ key, zh, en }], unit: { zh, en } | null, media: [file id] }; see server/training/exams/question.rules.ts. */
  content: unknown;
  /** What is right, and how a part of it is judged. Nobody who sits an exam is ever sent this before the end. */
  solution: unknown | null;
  authorId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  question: ExamQuestion | null;
  author: User | null;
}

export interface ExamQuestionVersionPage {
  items: ReadonlyArray<ExamQuestionVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ExamQuestionVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamQuestionVersionFilter> | null;
  or?: ReadonlyArray<ExamQuestionVersionFilter> | null;
  not?: ExamQuestionVersionFilter | null;
  questionId?: IdIs | null;
  number?: IntIs | null;
  promptZh?: TextIs | null;
  promptEn?: TextIs | null;
  authorId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  question?: ExamQuestionFilter | null;
  author?: UserFilter | null;
}

/** All that are given must hold. */
export interface ExamQuestionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ExamQuestionFilter> | null;
  or?: ReadonlyArray<ExamQuestionFilter> | null;
  not?: ExamQuestionFilter | null;
  key?: TextIs | null;
  questionKind?: ExamQuestionQuestionKindIs | null;
  difficulty?: ExamQuestionDifficultyIs | null;
  tags?: TextsIs | null;
  currentId?: IdIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  current?: ExamQuestionVersionFilter | null;
  versions?: ExamQuestionVersionSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ExamQuestionQuestionKindIs {
  eq?: ExamQuestionKind | null;
  ne?: ExamQuestionKind | null;
  in?: ReadonlyArray<ExamQuestionKind> | null;
  notIn?: ReadonlyArray<ExamQuestionKind> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ExamQuestionDifficultyIs {
  eq?: ExamDifficulty | null;
  ne?: ExamDifficulty | null;
  in?: ReadonlyArray<ExamDifficulty> | null;
  notIn?: ReadonlyArray<ExamDifficulty> | null;
  isNull?: boolean | null;
}

export interface ExamQuestionVersionSome {
  /** At least one such row. */
  some?: ExamQuestionVersionFilter | null;
  /** No such row. */
  none?: ExamQuestionVersionFilter | null;
}

export interface ExamQuestionVersionSort {
  field: ExamQuestionVersionSortField;
  order?: SortOrder | null;
}

export type ExamQuestionVersionSortField = 'QUESTION_ID' | 'NUMBER' | 'AUTHOR_ID' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface ExamQuestionPage {
  items: ReadonlyArray<ExamQuestion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface ExamQuestionSort {
  field: ExamQuestionSortField;
  order?: SortOrder | null;
}

export type ExamQuestionSortField =
  | 'KEY'
  | 'QUESTION_KIND'
  | 'DIFFICULTY'
  | 'CURRENT_ID'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type ExamQuestionFacetField = 'QUESTION_KIND' | 'DIFFICULTY' | 'IS_ARCHIVED';

export interface ExamPage {
  items: ReadonlyArray<Exam>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ExamFacetField = 'COURSE_ID' | 'IS_ARCHIVED';

export type ExamVersionFacetField = 'STATE';

export type ExamAttemptFacetField = 'EXAM_ID' | 'STORE_ID' | 'STATE' | 'ENDED_BY' | 'IS_PASSED';

export interface CertificateKindPage {
  items: ReadonlyArray<CertificateKind>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type CertificateKindFacetField = 'IS_ARCHIVED';

export type CertificateFacetField = 'KIND_ID' | 'STORE_ID' | 'STATE';

/** Somebody failed an exam so often that another post is proposed; personnel decides. */
export interface TransferProposal {
  employeeId: string;
  storeId: string | null;
  examId: string;
  /** The last of the failures. */
  attemptId: string;
  failures: number;
  state: TransferState;
  /** Key of the position that the person was moved to. */
  toPosition: string | null;
  decision: string | null;
  decidedById: string | null;
  decidedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  exam: Exam | null;
  attempt: ExamAttempt | null;
  decidedBy: User | null;
  employee: Employee | null;
  store: Store | null;
}

/** ACCEPTED: moved to another post; DECLINED: stays, and may sit the exam again. */
export type TransferState = 'OPEN' | 'ACCEPTED' | 'DECLINED';

export interface TransferProposalPage {
  items: ReadonlyArray<TransferProposal>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface TransferProposalFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TransferProposalFilter> | null;
  or?: ReadonlyArray<TransferProposalFilter> | null;
  not?: TransferProposalFilter | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  examId?: IdIs | null;
  attemptId?: IdIs | null;
  failures?: IntIs | null;
  state?: TransferProposalStateIs | null;
  decidedById?: IdIs | null;
  decidedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  exam?: ExamFilter | null;
  attempt?: ExamAttemptFilter | null;
  decidedBy?: UserFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TransferProposalStateIs {
  eq?: TransferState | null;
  ne?: TransferState | null;
  in?: ReadonlyArray<TransferState> | null;
  notIn?: ReadonlyArray<TransferState> | null;
  isNull?: boolean | null;
}

export interface TransferProposalSort {
  field: TransferProposalSortField;
  order?: SortOrder | null;
}

export type TransferProposalSortField =
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'EXAM_ID'
  | 'ATTEMPT_ID'
  | 'FAILURES'
  | 'STATE'
  | 'DECIDED_BY_ID'
  | 'DECIDED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type TransferProposalFacetField = 'STORE_ID' | 'EXAM_ID' | 'STATE';

export type CustomerFacetField = 'GENDER' | 'COUNTRY' | 'STORE_ID' | 'CHANNEL' | 'TIER' | 'TAGS' | 'SEGMENTS';

export interface ConsentPage {
  items: ReadonlyArray<Consent>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A typed field that this chain added to its customers. */
export interface CustomField {
  key: string;
  labelZh: string;
  labelEn: string;
  fieldKind: CustomFieldKind;
  /** For a choice: [{ value, zh, en }]. */
  choices: unknown | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export type CustomFieldKind = 'TEXT' | 'NUMBER' | 'DAY' | 'BOOLEAN' | 'CHOICE';

export interface CustomFieldPage {
  items: ReadonlyArray<CustomField>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface CustomFieldFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CustomFieldFilter> | null;
  or?: ReadonlyArray<CustomFieldFilter> | null;
  not?: CustomFieldFilter | null;
  key?: TextIs | null;
  labelZh?: TextIs | null;
  labelEn?: TextIs | null;
  fieldKind?: CustomFieldFieldKindIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CustomFieldFieldKindIs {
  eq?: CustomFieldKind | null;
  ne?: CustomFieldKind | null;
  in?: ReadonlyArray<CustomFieldKind> | null;
  notIn?: ReadonlyArray<CustomFieldKind> | null;
  isNull?: boolean | null;
}

export interface CustomFieldSort {
  field: CustomFieldSortField;
  order?: SortOrder | null;
}

export type CustomFieldSortField = 'KEY' | 'LABEL_ZH' | 'LABEL_EN' | 'FIELD_KIND' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface CategoryPage {
  items: ReadonlyArray<Category>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CategorySort {
  field: CategorySortField;
  order?: SortOrder | null;
}

export type CategorySortField = 'CODE' | 'NAME_ZH' | 'NAME_EN' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export type ProductFacetField = 'CATEGORY_ID';

export type PurchaseFacetField = 'BAND' | 'STORE_ID' | 'CHANNEL' | 'COUNTRY';

export type PurchaseLineFacetField = 'LINE_KIND' | 'COUNTRY';

export interface TagPage {
  items: ReadonlyArray<Tag>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type TagFacetField = 'GROUP_ZH' | 'GROUP_EN' | 'TAG_KIND';

export interface SegmentPage {
  items: ReadonlyArray<Segment>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type SegmentFacetField = 'SEGMENT_KIND';

export interface RfmModelPage {
  items: ReadonlyArray<RfmModel>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RfmModelSort {
  field: RfmModelSortField;
  order?: SortOrder | null;
}

export type RfmModelSortField =
  | 'KEY'
  | 'NUMBER'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'FORMAT'
  | 'METHOD'
  | 'WINDOW_DAYS'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'COMPUTED_AT'
  | 'AS_OF'
  | 'CUSTOMER_COUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type RfmScoreFacetField = 'R' | 'F' | 'M' | 'CODE' | 'GROUP_KEY';

export interface TierRulePage {
  items: ReadonlyArray<TierRule>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TierRuleSort {
  field: TierRuleSortField;
  order?: SortOrder | null;
}

export type TierRuleSortField = 'NUMBER' | 'EFFECTIVE_FROM' | 'SUPERSEDED_AT' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export interface TierPeriodPage {
  items: ReadonlyArray<TierPeriod>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TicketCategoryPage {
  items: ReadonlyArray<TicketCategory>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TicketCategorySort {
  field: TicketCategorySortField;
  order?: SortOrder | null;
}

export type TicketCategorySortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'USUAL_CLASS'
  | 'USUAL_LEVEL'
  | 'POSITION'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type TicketFacetField =
  | 'STATUS'
  | 'WAITING_FOR'
  | 'CHANNEL'
  | 'CATEGORY_ID'
  | 'NEED_CLASS'
  | 'LEVEL'
  | 'PRIORITY'
  | 'TIER'
  | 'STORE_ID'
  | 'ASSIGNEE_ID'
  | 'TEAM_ID'
  | 'SATISFACTION';

export type TicketTaskFacetField = 'TASK_KIND' | 'STATE' | 'ASSIGNEE_ID';

export interface SlaPolicyPage {
  items: ReadonlyArray<SlaPolicy>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface SlaPolicySort {
  field: SlaPolicySortField;
  order?: SortOrder | null;
}

export type SlaPolicySortField = 'KEY' | 'NAME_ZH' | 'NAME_EN' | 'IS_SHIPPED' | 'ID' | 'CREATED_AT' | 'UPDATED_AT';

export type SlaPolicyVersionFacetField = 'STATE';

export interface ClockPage {
  items: ReadonlyArray<Clock>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ClockFacetField = 'KIND' | 'STATE';

/** A system that brings messages of customers, each signed with its secret. */
export interface IntakeChannel {
  /** Stands in its address: POST /intake/<key>. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** How tickets say they came in. */
  channel: TicketChannel;
  /** How its messages are read: `plain` or `mail`. */
  adapter: string;
  /** Whose desk answers where the customer has no store. */
  storeId: string;
  /** A word that names no ticket goes on the sender’s open one for so many hours; 0: always a new ticket. */
  continueHours: number;
  isActive: boolean;
  /** Says at once that a message came in, under which number, and by when a person answers. */
  isAutoReply: boolean;
  /** Where messages to its customers are posted, signed with its secret; none: it sends nothing. */
  deliverUrl: string | null;
  /** When its secret was made; none: it takes nothing yet. */
  secretMadeAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  messages: IntakeMessagePage;
}

export interface IntakeMessagePage {
  items: ReadonlyArray<IntakeMessage>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A message that came in, once, and the ticket it went to. */
export interface IntakeMessage {
  channelId: string;
  /** As the sender’s system calls it; unlike any other of its channel. */
  messageKey: string;
  outcome: IntakeOutcome | null;
  ticketNumber: string | null;
  /** Attachments that were not taken. */
  refusedCount: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  channel: IntakeChannel | null;
}

/** OPENED: a new ticket; REPLIED: a further word on one that was there. */
export type IntakeOutcome = 'OPENED' | 'REPLIED';

/** All that are given must hold. */
export interface IntakeMessageFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IntakeMessageFilter> | null;
  or?: ReadonlyArray<IntakeMessageFilter> | null;
  not?: IntakeMessageFilter | null;
  channelId?: IdIs | null;
  messageKey?: TextIs | null;
  outcome?: IntakeMessageOutcomeIs | null;
  ticketNumber?: TextIs | null;
  refusedCount?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  channel?: IntakeChannelFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IntakeMessageOutcomeIs {
  eq?: IntakeOutcome | null;
  ne?: IntakeOutcome | null;
  in?: ReadonlyArray<IntakeOutcome> | null;
  notIn?: ReadonlyArray<IntakeOutcome> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface IntakeChannelFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IntakeChannelFilter> | null;
  or?: ReadonlyArray<IntakeChannelFilter> | null;
  not?: IntakeChannelFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  channel?: TicketChannelIs | null;
  adapter?: TextIs | null;
  storeId?: IdIs | null;
  continueHours?: IntIs | null;
  isActive?: BooleanIs | null;
  isAutoReply?: BooleanIs | null;
  secretMadeAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  messages?: IntakeMessageSome | null;
}

export interface IntakeMessageSome {
  /** At least one such row. */
  some?: IntakeMessageFilter | null;
  /** No such row. */
  none?: IntakeMessageFilter | null;
}

export interface IntakeMessageSort {
  field: IntakeMessageSortField;
  order?: SortOrder | null;
}

export type IntakeMessageSortField =
  | 'CHANNEL_ID'
  | 'MESSAGE_KEY'
  | 'OUTCOME'
  | 'TICKET_NUMBER'
  | 'REFUSED_COUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface IntakeChannelPage {
  items: ReadonlyArray<IntakeChannel>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IntakeChannelSort {
  field: IntakeChannelSortField;
  order?: SortOrder | null;
}

export type IntakeChannelSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'CHANNEL'
  | 'ADAPTER'
  | 'STORE_ID'
  | 'CONTINUE_HOURS'
  | 'IS_ACTIVE'
  | 'IS_AUTO_REPLY'
  | 'SECRET_MADE_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type IntakeChannelFacetField = 'CHANNEL' | 'ADAPTER' | 'STORE_ID';

export type IntakeMessageFacetField = 'CHANNEL_ID' | 'OUTCOME';

/** A tablet of a store (B-09). Its key opens the page for returns and nothing else. */
export interface Kiosk {
  storeId: string;
  nameZh: string;
  nameEn: string;
  isActive: boolean;
  /** The beginning of its key, to tell keys apart; none: it has none yet. */
  keyPrefix: string | null;
  keyMadeAt: string | null;
  /** Used for the last time, give or take ten minutes. */
  lastUsedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
}

export interface KioskPage {
  items: ReadonlyArray<Kiosk>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface KioskFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<KioskFilter> | null;
  or?: ReadonlyArray<KioskFilter> | null;
  not?: KioskFilter | null;
  storeId?: IdIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  isActive?: BooleanIs | null;
  keyPrefix?: TextIs | null;
  keyMadeAt?: InstantIs | null;
  lastUsedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
}

export interface KioskSort {
  field: KioskSortField;
  order?: SortOrder | null;
}

export type KioskSortField =
  | 'STORE_ID'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'IS_ACTIVE'
  | 'KEY_PREFIX'
  | 'KEY_MADE_AT'
  | 'LAST_USED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type KioskFacetField = 'STORE_ID';

export interface RemoteDiagnosisPage {
  items: ReadonlyArray<RemoteDiagnosis>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type RemoteDiagnosisFacetField = 'STORE_ID' | 'STATE' | 'GUIDE' | 'OUTCOME';

export type CompensationFacetField =
  | 'STORE_ID'
  | 'COMPENSATION_KIND'
  | 'STATE'
  | 'ORIGIN'
  | 'SCENARIO'
  | 'GRANTED_BY_ID';

export type ReturnCaseFacetField = 'STORE_ID' | 'RETURN_REASON' | 'ROUTE' | 'STATE';

export interface IncidentRulePage {
  items: ReadonlyArray<IncidentRule>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IncidentRuleSort {
  field: IncidentRuleSortField;
  order?: SortOrder | null;
}

export type IncidentRuleSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'WINDOW_MINUTES'
  | 'HISTORY_DAYS'
  | 'MINIMUM_COUNT'
  | 'CHANCE'
  | 'PLAN_LEVEL'
  | 'POSITION'
  | 'IS_ACTIVE'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface IncidentPage {
  items: ReadonlyArray<Incident>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IncidentSort {
  field: IncidentSortField;
  order?: SortOrder | null;
}

export type IncidentSortField =
  | 'NUMBER'
  | 'STATE'
  | 'PLAN_LEVEL'
  | 'RULE_ID'
  | 'CATEGORY_ID'
  | 'PRODUCT_ID'
  | 'BATCH_NO'
  | 'STORE_ID'
  | 'COUNTED_SINCE'
  | 'OBSERVED_COUNT'
  | 'EXPECTED_COUNT'
  | 'CHANCE'
  | 'OWNER_ID'
  | 'OPENED_AT'
  | 'PUBLISHED_AT'
  | 'CLOSED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type IncidentFacetField = 'STATE' | 'PLAN_LEVEL' | 'CATEGORY_ID' | 'STORE_ID' | 'OWNER_ID';

export interface IncidentTaskPage {
  items: ReadonlyArray<IncidentTask>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type IncidentTaskFacetField = 'STATE' | 'OWNER_ID';

export type SiteVisitFacetField = 'STORE_ID' | 'STATE' | 'TECHNICIAN_ID' | 'BAND' | 'IS_PASSED';

export interface LiabilityPage {
  items: ReadonlyArray<Liability>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type LiabilityFacetField = 'STORE_ID' | 'MAIN_CAUSE' | 'DECIDED_BY_ID';

export interface RemedyPage {
  items: ReadonlyArray<Remedy>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type RemedyFacetField = 'STORE_ID' | 'REMEDY_KIND' | 'STATE' | 'OWNER_ID';

export interface ChargeBackPage {
  items: ReadonlyArray<ChargeBack>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ChargeBackFacetField = 'STORE_ID' | 'CAUSE' | 'PARTY' | 'PARTY_NAME' | 'STATE';

export interface PlaybookPage {
  items: ReadonlyArray<Playbook>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface PlaybookSort {
  field: PlaybookSortField;
  order?: SortOrder | null;
}

export type PlaybookSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'CATEGORY_ID'
  | 'NEED_CLASS'
  | 'LEVEL'
  | 'POSITION'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'CATEGORY_KEY'
  | 'CATEGORY_NAME_ZH'
  | 'CATEGORY_NAME_EN'
  | 'CATEGORY_USUAL_CLASS'
  | 'CATEGORY_USUAL_LEVEL'
  | 'CATEGORY_POSITION'
  | 'CATEGORY_IS_SHIPPED'
  | 'CATEGORY_IS_ARCHIVED'
  | 'CATEGORY_CREATED_AT'
  | 'CATEGORY_UPDATED_AT';

export type PlaybookFacetField = 'CATEGORY_ID' | 'NEED_CLASS' | 'LEVEL' | 'IS_ARCHIVED';

export type PlaybookVersionFacetField = 'STATE';

export type PlaybookUseFacetField = 'PLAYBOOK_ID' | 'STATE' | 'OUTCOME';

/** Somebody is on call for a level: of a store, of a region, or of the chain. Before all others the ladder asks who is on call. Who works when is no more secret than who works where. */
export interface OnCall {
  employeeId: string;
  level: TicketLevel;
  storeId: string | null;
  /** Neither store nor region: the chain. */
  regionId: string | null;
  startsAt: string;
  endsAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
  region: Region | null;
}

export interface OnCallPage {
  items: ReadonlyArray<OnCall>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface OnCallFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<OnCallFilter> | null;
  or?: ReadonlyArray<OnCallFilter> | null;
  not?: OnCallFilter | null;
  employeeId?: IdIs | null;
  level?: TicketCategoryUsualLevelIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  startsAt?: InstantIs | null;
  endsAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
  region?: RegionFilter | null;
}

export interface OnCallSort {
  field: OnCallSortField;
  order?: SortOrder | null;
}

export type OnCallSortField =
  | 'EMPLOYEE_ID'
  | 'LEVEL'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'STARTS_AT'
  | 'ENDS_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type OnCallFacetField = 'LEVEL' | 'STORE_ID' | 'REGION_ID';

export interface AgentSkillPage {
  items: ReadonlyArray<AgentSkill>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type AgentSkillFacetField = 'CATEGORY_ID';

/** How a store’s desk gives out what lies in its queue. A store without one gives out nothing by itself. */
export interface TicketDesk {
  storeId: string;
  handOut: HandOut;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
}

/** OFF: people take tickets or are given them by hand; BY_RULE: as they come in, by certificate, shift, skill and load. */
export type HandOut = 'OFF' | 'BY_RULE';

export interface TicketDeskPage {
  items: ReadonlyArray<TicketDesk>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface TicketDeskFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketDeskFilter> | null;
  or?: ReadonlyArray<TicketDeskFilter> | null;
  not?: TicketDeskFilter | null;
  storeId?: IdIs | null;
  handOut?: TicketDeskHandOutIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketDeskHandOutIs {
  eq?: HandOut | null;
  ne?: HandOut | null;
  in?: ReadonlyArray<HandOut> | null;
  notIn?: ReadonlyArray<HandOut> | null;
  isNull?: boolean | null;
}

export interface TicketDeskSort {
  field: TicketDeskSortField;
  order?: SortOrder | null;
}

export type TicketDeskSortField =
  | 'STORE_ID'
  | 'HAND_OUT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type TicketDeskFacetField = 'STORE_ID' | 'HAND_OUT';

export interface SurveyPage {
  items: ReadonlyArray<Survey>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface SurveySort {
  field: SurveySortField;
  order?: SortOrder | null;
}

export type SurveySortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'FORM_ID'
  | 'TOUCHPOINT'
  | 'RATING_QUESTION'
  | 'RECOMMEND_QUESTION'
  | 'IS_OPEN'
  | 'DELAY_HOURS'
  | 'QUIET_DAYS'
  | 'VALID_DAYS'
  | 'OPENS_ON'
  | 'CLOSES_ON'
  | 'IS_SHIPPED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type SurveyFacetField = 'TOUCHPOINT' | 'IS_OPEN';

export type SurveyResponseFacetField =
  | 'SURVEY_ID'
  | 'CHANNEL'
  | 'STORE_ID'
  | 'IS_SATISFIED'
  | 'LABEL'
  | 'IS_CONTESTED'
  | 'TONE'
  | 'BAND'
  | 'IS_PASSED';

export interface SurveyAnswerPage {
  items: ReadonlyArray<SurveyAnswer>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type SurveyAnswerFacetField = 'SURVEY_ID' | 'QUESTION_KEY';

export type SurveyInvitationFacetField = 'SURVEY_ID' | 'STATE' | 'SENDING';

/** How texts are judged: words of a list until there is enough to learn from, then what labelled texts have taught. Each says how well it does on texts that it had not seen. */
export interface SentimentModel {
  number: number;
  /** Labelled texts that it was learnt from. */
  textCount: number;
  positiveCount: number;
  negativeCount: number;
  /** Share judged rightly, each fifth by the other four. */
  accuracy: string;
  /** The same for the list of words, on the same texts. */
  lexiconAccuracy: string;
  negativePrecision: string;
  negativeRecall: string;
  /** Pieces of text that it knows. */
  gramCount: number;
  learntAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
}

export interface SentimentModelPage {
  items: ReadonlyArray<SentimentModel>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface SentimentModelFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SentimentModelFilter> | null;
  or?: ReadonlyArray<SentimentModelFilter> | null;
  not?: SentimentModelFilter | null;
  number?: IntIs | null;
  textCount?: IntIs | null;
  positiveCount?: IntIs | null;
  negativeCount?: IntIs | null;
  accuracy?: DecimalIs | null;
  lexiconAccuracy?: DecimalIs | null;
  negativePrecision?: DecimalIs | null;
  negativeRecall?: DecimalIs | null;
  gramCount?: IntIs | null;
  learntAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
}

export interface SentimentModelSort {
  field: SentimentModelSortField;
  order?: SortOrder | null;
}

export type SentimentModelSortField =
  | 'NUMBER'
  | 'TEXT_COUNT'
  | 'POSITIVE_COUNT'
  | 'NEGATIVE_COUNT'
  | 'ACCURACY'
  | 'LEXICON_ACCURACY'
  | 'NEGATIVE_PRECISION'
  | 'NEGATIVE_RECALL'
  | 'GRAM_COUNT'
  | 'LEARNT_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface OpinionPage {
  items: ReadonlyArray<Opinion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type OpinionFacetField = 'SURVEY_ID' | 'STORE_ID' | 'ASPECT' | 'TONE';

export interface TicketGatePage {
  items: ReadonlyArray<TicketGate>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type TicketGateFacetField = 'CATEGORY_ID' | 'CERTIFICATE_KIND_ID';

export interface AuditTemplatePage {
  items: ReadonlyArray<AuditTemplate>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface AuditTemplateSort {
  field: AuditTemplateSortField;
  order?: SortOrder | null;
}

export type AuditTemplateSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'FORM_ID'
  | 'DISPUTE_DAYS'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type AuditTemplateFacetField = 'IS_ARCHIVED';

export type AuditFacetField =
  | 'TEMPLATE_ID'
  | 'AUDIT_KIND'
  | 'STATE'
  | 'STORE_ID'
  | 'PROGRAMME_ID'
  | 'FINAL_BAND'
  | 'IS_FINAL_PASS'
  | 'IS_COUNTED'
  | 'IS_EDITED'
  | 'IS_REPEAT'
  | 'BAND'
  | 'IS_PASSED';

export type AuditFailureFacetField = 'QUESTION_KEY' | 'IS_CRITICAL' | 'IS_REPEAT';

export interface AuditDisputePage {
  items: ReadonlyArray<AuditDispute>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type AuditDisputeFacetField = 'STORE_ID' | 'STATE';

export interface MysteryProgrammePage {
  items: ReadonlyArray<MysteryProgramme>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface MysteryProgrammeSort {
  field: MysteryProgrammeSortField;
  order?: SortOrder | null;
}

export type MysteryProgrammeSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'AUDIT_KIND'
  | 'STATE'
  | 'TEMPLATE_ID'
  | 'VISITS_PER_STORE'
  | 'REST_MONTHS'
  | 'FEE_AMOUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type MysteryProgrammeFacetField = 'AUDIT_KIND' | 'STATE';

export type AuditVisitFacetField = 'PROGRAMME_ID' | 'STORE_ID' | 'STATE';

/** Somebody who visits stores as an ordinary customer. Known to those who run the programmes, and to nobody else. */
export interface Shopper {
  /** What she is called where a name would say who she is. */
  alias: string;
  /** The account by which she reports. */
  userId: string;
  state: ShopperState;
  /** Ids of stores where she worked, or is related to somebody: never sent there. */
  relatedStoreIds: ReadonlyArray<string>;
  /** Visits a wave at most. */
  visitsAtMost: number | null;
  /** How she was screened and briefed. */
  note: string | null;
  /** When she was asked whether she would. */
  invitedAt: string | null;
  /** By which she was screened. */
  screeningVersionId: string | null;
  /** What she answered. */
  screeningAnswers: unknown | null;
  screeningScore: string | null;
  /** Fit by her screening. */
  isFit: boolean | null;
  screenedAt: string | null;
  /** When she was told how visits are made. */
  briefedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  payments: ReadonlyArray<ShopperPayment>;
}

/** Only ACTIVE ones are sent out. */
export type ShopperState = 'APPLIED' | 'ACTIVE' | 'RESTING' | 'ENDED';

/** The fee of one accepted visit, booked once. Seen by those who run the programmes, and by the shopper herself. */
export interface ShopperPayment {
  /** Paid once a visit. */
  visitId: string;
  shopperId: string;
  /** Her account. */
  userId: string | null;
  amount: string;
  /** A photo of the receipt is there. */
  hasReceipt: boolean;
  /** The phone said that she was there. */
  hasPlace: boolean;
  /** Why it was paid without proof. */
  waiver: string | null;
  bookedAt: string;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  visit: AuditVisit | null;
  shopper: Shopper | null;
}

/** All that are given must hold. */
export interface ShopperPaymentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ShopperPaymentFilter> | null;
  or?: ReadonlyArray<ShopperPaymentFilter> | null;
  not?: ShopperPaymentFilter | null;
  visitId?: IdIs | null;
  shopperId?: IdIs | null;
  userId?: IdIs | null;
  amount?: MoneyIs | null;
  hasReceipt?: BooleanIs | null;
  hasPlace?: BooleanIs | null;
  bookedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  visit?: AuditVisitFilter | null;
  shopper?: ShopperFilter | null;
}

/** All that are given must hold. */
export interface ShopperFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ShopperFilter> | null;
  or?: ReadonlyArray<ShopperFilter> | null;
  not?: ShopperFilter | null;
  alias?: TextIs | null;
  userId?: IdIs | null;
  state?: ShopperStateIs | null;
  relatedStoreIds?: TextsIs | null;
  visitsAtMost?: IntIs | null;
  invitedAt?: InstantIs | null;
  screeningVersionId?: IdIs | null;
  screeningScore?: DecimalIs | null;
  isFit?: BooleanIs | null;
  screenedAt?: InstantIs | null;
  briefedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  payments?: ShopperPaymentSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ShopperStateIs {
  eq?: ShopperState | null;
  ne?: ShopperState | null;
  in?: ReadonlyArray<ShopperState> | null;
  notIn?: ReadonlyArray<ShopperState> | null;
  isNull?: boolean | null;
}

export interface ShopperPaymentSome {
  /** At least one such row. */
  some?: ShopperPaymentFilter | null;
  /** No such row. */
  none?: ShopperPaymentFilter | null;
}

export interface ShopperPaymentSort {
  field: ShopperPaymentSortField;
  order?: SortOrder | null;
}

export type ShopperPaymentSortField =
  | 'VISIT_ID'
  | 'SHOPPER_ID'
  | 'USER_ID'
  | 'AMOUNT'
  | 'HAS_RECEIPT'
  | 'HAS_PLACE'
  | 'BOOKED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ShopperPage {
  items: ReadonlyArray<Shopper>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface ShopperSort {
  field: ShopperSortField;
  order?: SortOrder | null;
}

export type ShopperSortField =
  | 'ALIAS'
  | 'USER_ID'
  | 'STATE'
  | 'VISITS_AT_MOST'
  | 'INVITED_AT'
  | 'SCREENING_VERSION_ID'
  | 'SCREENING_SCORE'
  | 'IS_FIT'
  | 'SCREENED_AT'
  | 'BRIEFED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type ShopperFacetField = 'STATE' | 'IS_FIT';

export interface ShopperPaymentPage {
  items: ReadonlyArray<ShopperPayment>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ShopperPaymentFacetField = 'HAS_RECEIPT' | 'HAS_PLACE';

export type FindingFacetField =
  | 'SOURCE'
  | 'STORE_ID'
  | 'CATEGORY_ID'
  | 'SECTION'
  | 'SEVERITY'
  | 'STATE'
  | 'OWNER_ID'
  | 'IS_REPEAT';

export type CorrectiveActionFacetField = 'STORE_ID' | 'STATE' | 'CAUSE_TAG' | 'OWNER_ID' | 'VERIFIED_BY_ID';

/** One draw of tickets to review: so many of each agent by chance, in shares of channel and category, and more where the risk is. The same seed over the same tickets draws the same. */
export interface TicketSample {
  /** For people: Q-260213-01. */
  number: string;
  /** Tickets solved from this day on. */
  fromOn: string;
  /** The last day that counts. */
  untilOn: string;
  formId: string;
  /** By chance, of each agent. */
  perAgent: number;
  /** By risk, of each agent, beside those. */
  extraPerAgent: number;
  /** Per cent that two people review, each unknown to the other. */
  doubleShare: number;
  /** What was drawn from. */
  seed: string;
  populationCount: number;
  drawnCount: number;
  riskCount: number;
  doubleCount: number;
  /** Agents with fewer tickets than wanted, and tickets for which no second reviewer was there: [{ agentId, reason, count }]. */
  shortfalls: unknown;
  drawnAt: string;
  drawnById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  form: Form | null;
  drawnBy: Employee | null;
  tickets: SampledTicketPage;
}

export interface SampledTicketPage {
  items: ReadonlyArray<SampledTicket>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A ticket that was drawn, and what its review came to. The agent and the store see it once it is final; who reviewed it is not said. */
export interface SampledTicket {
  customerId: string;
  ticketId: string;
  sampleId: string;
  storeId: string;
  /** Whose work it is: who solved it. */
  agentId: string;
  /** The store once it may see it. */
  shownStoreId: string | null;
  /** The agent once she may see it. */
  shownAgentId: string | null;
  /** For people: the number of the ticket. */
  ticketNumber: string;
  solvedOn: string;
  /** Channel and category that it was drawn within. */
  stratum: string;
  /** Drawn for its risk, not by chance: counts in no mean of quality. */
  isRisk: boolean;
  /** What made it a risk. */
  riskWhy: ReadonlyArray<string>;
  /** Two people review it. */
  isDouble: boolean;
  state: SampledState;
  /** Both reviews came to the same verdict, within ten points. */
  isAgreed: boolean | null;
  /** By how much the two scores differ. */
  scoreGap: string | null;
  finalScore: string | null;
  finalBand: string | null;
  isFinalPass: boolean | null;
  /** { sections: [{ key, zh, en, score }], failed: [{ key, zh, en, note }] } of the sheet that counts. */
  result: unknown | null;
  finalOn: string | null;
  /** Why one of two reviews counts, or why it is void. */
  settleNote: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  sample: TicketSample | null;
  ticket: Ticket | null;
  store: Store | null;
  agent: Employee | null;
  reviews: ReadonlyArray<TicketReview>;
}

/** WAITING: reviews are out; DIFFERS: two blind reviews do not agree, and somebody settles it; FINAL: its agent sees the result; VOID: counts for nothing. */
export type SampledState = 'WAITING' | 'DIFFERS' | 'FINAL' | 'VOID';

/** The sheet of one reviewer on one ticket: seen by her, and by who draws the samples. Two on one ticket know nothing of each other. */
export interface TicketReview {
  customerId: string;
  ticketId: string;
  /** Said to who draws samples: two reviews of one ticket would give each other away by it. */
  sampledId: string | null;
  calibrationId: string | null;
  storeId: string;
  /** Said to who draws samples; a reviewer sees but her own. */
  reviewerId: string | null;
  /** The second of two. */
  isSecond: boolean | null;
  state: TicketReviewState;
  ticketNumber: string;
  /** In words, for the agent. */
  comment: string | null;
  /** The version that it is filled and judged by. */
  formVersionId: string;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
  startedAt: string;
  /** From then on nothing of it changes; null: being filled, and without a score. */
  submittedAt: string | null;
  /** Who filled it. */
  answeredById: string | null;
  /** 0 to 100. */
  score: string | null;
  /** Key of the band of its score. */
  band: string | null;
  isPassed: boolean | null;
  /** { sections: [{ key, score, weight }], failed: [question], raised: [{ question, level }] }; of audits also readBy: [{ question, instrument, calibratedOn, calibrationDueOn }], the instruments of its readings as they stood then. */
  outcome: unknown | null;
  /** SHA-256 of version and answers in one order. */
  checksum: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  ticket: Ticket | null;
  store: Store | null;
  reviewer: Employee | null;
  calibration: Calibration | null;
  formVersion: FormVersion | null;
}

export type TicketReviewState = 'ASSIGNED' | 'SUBMITTED' | 'VOID';

/** Several reviewers fill the same sheet on the same ticket, to be compared with the gold answers that were agreed on before. */
export interface Calibration {
  titleZh: string;
  titleEn: string;
  formVersionId: string;
  state: CalibrationState;
  ticketNumber: string;
  /** What is right, agreed on before anybody fills it in. */
  goldAnswers: unknown | null;
  goldScore: string | null;
  /** The gold answers, once it is closed. */
  shownAnswers: unknown | null;
  shownScore: string | null;
  openedAt: string;
  closedAt: string | null;
  openedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  formVersion: FormVersion | null;
  openedBy: Employee | null;
  reviews: ReadonlyArray<TicketReview>;
}

/** CLOSED: the gold answers are shown to who took part. */
export type CalibrationState = 'OPEN' | 'CLOSED';

/** All that are given must hold. */
export interface TicketReviewFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketReviewFilter> | null;
  or?: ReadonlyArray<TicketReviewFilter> | null;
  not?: TicketReviewFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  sampledId?: IdIs | null;
  calibrationId?: IdIs | null;
  storeId?: IdIs | null;
  reviewerId?: IdIs | null;
  isSecond?: BooleanIs | null;
  state?: TicketReviewStateIs | null;
  ticketNumber?: TextIs | null;
  formVersionId?: IdIs | null;
  startedAt?: InstantIs | null;
  submittedAt?: InstantIs | null;
  answeredById?: IdIs | null;
  score?: DecimalIs | null;
  band?: TextIs | null;
  isPassed?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  reviewer?: EmployeeFilter | null;
  calibration?: CalibrationFilter | null;
  formVersion?: FormVersionFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface TicketReviewStateIs {
  eq?: TicketReviewState | null;
  ne?: TicketReviewState | null;
  in?: ReadonlyArray<TicketReviewState> | null;
  notIn?: ReadonlyArray<TicketReviewState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface CalibrationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<CalibrationFilter> | null;
  or?: ReadonlyArray<CalibrationFilter> | null;
  not?: CalibrationFilter | null;
  titleZh?: TextIs | null;
  titleEn?: TextIs | null;
  formVersionId?: IdIs | null;
  state?: CalibrationStateIs | null;
  ticketNumber?: TextIs | null;
  goldScore?: DecimalIs | null;
  shownScore?: DecimalIs | null;
  openedAt?: InstantIs | null;
  closedAt?: InstantIs | null;
  openedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  formVersion?: FormVersionFilter | null;
  openedBy?: EmployeeFilter | null;
  reviews?: TicketReviewSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface CalibrationStateIs {
  eq?: CalibrationState | null;
  ne?: CalibrationState | null;
  in?: ReadonlyArray<CalibrationState> | null;
  notIn?: ReadonlyArray<CalibrationState> | null;
  isNull?: boolean | null;
}

export interface TicketReviewSome {
  /** At least one such row. */
  some?: TicketReviewFilter | null;
  /** No such row. */
  none?: TicketReviewFilter | null;
}

export interface TicketReviewSort {
  field: TicketReviewSortField;
  order?: SortOrder | null;
}

export type TicketReviewSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'SAMPLED_ID'
  | 'CALIBRATION_ID'
  | 'STORE_ID'
  | 'REVIEWER_ID'
  | 'IS_SECOND'
  | 'STATE'
  | 'TICKET_NUMBER'
  | 'FORM_VERSION_ID'
  | 'STARTED_AT'
  | 'SUBMITTED_AT'
  | 'ANSWERED_BY_ID'
  | 'SCORE'
  | 'BAND'
  | 'IS_PASSED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

/** All that are given must hold. */
export interface SampledTicketFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<SampledTicketFilter> | null;
  or?: ReadonlyArray<SampledTicketFilter> | null;
  not?: SampledTicketFilter | null;
  customerId?: IdIs | null;
  ticketId?: IdIs | null;
  sampleId?: IdIs | null;
  storeId?: IdIs | null;
  agentId?: IdIs | null;
  shownStoreId?: IdIs | null;
  shownAgentId?: IdIs | null;
  ticketNumber?: TextIs | null;
  solvedOn?: DayIs | null;
  stratum?: TextIs | null;
  isRisk?: BooleanIs | null;
  riskWhy?: TextsIs | null;
  isDouble?: BooleanIs | null;
  state?: SampledTicketStateIs | null;
  isAgreed?: BooleanIs | null;
  scoreGap?: DecimalIs | null;
  finalScore?: DecimalIs | null;
  finalBand?: TextIs | null;
  isFinalPass?: BooleanIs | null;
  finalOn?: DayIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  sample?: TicketSampleFilter | null;
  ticket?: TicketFilter | null;
  store?: StoreFilter | null;
  agent?: EmployeeFilter | null;
  reviews?: TicketReviewSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface SampledTicketStateIs {
  eq?: SampledState | null;
  ne?: SampledState | null;
  in?: ReadonlyArray<SampledState> | null;
  notIn?: ReadonlyArray<SampledState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface TicketSampleFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<TicketSampleFilter> | null;
  or?: ReadonlyArray<TicketSampleFilter> | null;
  not?: TicketSampleFilter | null;
  number?: TextIs | null;
  fromOn?: DayIs | null;
  untilOn?: DayIs | null;
  formId?: IdIs | null;
  perAgent?: IntIs | null;
  extraPerAgent?: IntIs | null;
  doubleShare?: IntIs | null;
  seed?: TextIs | null;
  populationCount?: IntIs | null;
  drawnCount?: IntIs | null;
  riskCount?: IntIs | null;
  doubleCount?: IntIs | null;
  drawnAt?: InstantIs | null;
  drawnById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  form?: FormFilter | null;
  drawnBy?: EmployeeFilter | null;
  tickets?: SampledTicketSome | null;
}

export interface SampledTicketSome {
  /** At least one such row. */
  some?: SampledTicketFilter | null;
  /** No such row. */
  none?: SampledTicketFilter | null;
}

export interface SampledTicketSort {
  field: SampledTicketSortField;
  order?: SortOrder | null;
}

export type SampledTicketSortField =
  | 'CUSTOMER_ID'
  | 'TICKET_ID'
  | 'SAMPLE_ID'
  | 'STORE_ID'
  | 'AGENT_ID'
  | 'SHOWN_STORE_ID'
  | 'SHOWN_AGENT_ID'
  | 'TICKET_NUMBER'
  | 'SOLVED_ON'
  | 'STRATUM'
  | 'IS_RISK'
  | 'IS_DOUBLE'
  | 'STATE'
  | 'IS_AGREED'
  | 'SCORE_GAP'
  | 'FINAL_SCORE'
  | 'FINAL_BAND'
  | 'IS_FINAL_PASS'
  | 'FINAL_ON'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface TicketSamplePage {
  items: ReadonlyArray<TicketSample>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface TicketSampleSort {
  field: TicketSampleSortField;
  order?: SortOrder | null;
}

export type TicketSampleSortField =
  | 'NUMBER'
  | 'FROM_ON'
  | 'UNTIL_ON'
  | 'FORM_ID'
  | 'PER_AGENT'
  | 'EXTRA_PER_AGENT'
  | 'DOUBLE_SHARE'
  | 'SEED'
  | 'POPULATION_COUNT'
  | 'DRAWN_COUNT'
  | 'RISK_COUNT'
  | 'DOUBLE_COUNT'
  | 'DRAWN_AT'
  | 'DRAWN_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type SampledTicketFacetField =
  | 'SAMPLE_ID'
  | 'STORE_ID'
  | 'AGENT_ID'
  | 'IS_RISK'
  | 'IS_DOUBLE'
  | 'STATE'
  | 'IS_AGREED'
  | 'FINAL_BAND'
  | 'IS_FINAL_PASS';

export interface TicketReviewPage {
  items: ReadonlyArray<TicketReview>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type TicketReviewFacetField = 'STORE_ID' | 'STATE' | 'BAND' | 'IS_PASSED';

export interface CalibrationPage {
  items: ReadonlyArray<Calibration>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface CalibrationSort {
  field: CalibrationSortField;
  order?: SortOrder | null;
}

export type CalibrationSortField =
  | 'TITLE_ZH'
  | 'TITLE_EN'
  | 'FORM_VERSION_ID'
  | 'STATE'
  | 'TICKET_NUMBER'
  | 'GOLD_SCORE'
  | 'SHOWN_SCORE'
  | 'OPENED_AT'
  | 'CLOSED_AT'
  | 'OPENED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type CalibrationFacetField = 'STATE';

/** What a month was like: the three problems most complained of, swings of satisfaction, what was found again, and what the last plan has changed. */
export interface MonthlyReview {
  reviewScope: ReviewScope;
  storeId: string | null;
  regionId: string | null;
  /** The first day of the month. */
  monthOn: string;
  state: MonthlyReviewState;
  /** { problems, satisfaction, swings, repeats, plans, parts }: as they were when they were taken, each with the list behind it. */
  figures: unknown;
  takenAt: string;
  /** What was said about it. */
  note: string | null;
  madeById: string | null;
  finalAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  region: Region | null;
  madeBy: Employee | null;
  plans: ReadonlyArray<ImprovementPlan>;
}

/** DRAFT: its figures may be taken anew; FINAL: it stays as it was talked about. */
export type MonthlyReviewState = 'DRAFT' | 'FINAL';

/** A goal on a measure by a day: where it began, where it should be, and where it came to. */
export interface ImprovementPlan {
  titleZh: string;
  titleEn: string;
  reviewScope: ReviewScope;
  storeId: string | null;
  regionId: string | null;
  /** The part of the framework that it improves. */
  part: FrameworkPart | null;
  /** Key of the measure; what has none is a matter of its steps alone. */
  measureKey: string;
  /** The measure shall rise; else fall. */
  isRise: boolean;
  /** The measure over as many days before it began; none: nothing was there to measure. */
  baseline: string | null;
  target: string | null;
  startsOn: string;
  /** The last day that counts. */
  endsOn: string;
  state: PlanState;
  ownerId: string | null;
  /** The review that it came from. */
  reviewId: string | null;
  /** Template that it was made by. */
  templateKey: string | null;
  /** Where the measure came to. */
  outcome: string | null;
  /** How much of the way it went, 0 to 1 and beyond; below nought: it went the other way. */
  wayShare: string | null;
  judgedAt: string | null;
  closeNote: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  region: Region | null;
  owner: Employee | null;
  review: MonthlyReview | null;
  steps: ReadonlyArray<PlanStep>;
}

/** The five parts of the framework of after-sales service (D-05): how work flows, who does it, with what, how customers are spoken to, and how all that is judged. */
export type FrameworkPart = 'FLOW' | 'PEOPLE' | 'TECHNOLOGY' | 'COMMUNICATION' | 'EVALUATION';

/** REACHED and MISSED: judged by its measure at its end. */
export type PlanState = 'ACTIVE' | 'REACHED' | 'MISSED' | 'DROPPED';

/** One step of a plan: what, by when, done by whom. */
export interface PlanStep {
  planId: string;
  position: number;
  whatZh: string;
  whatEn: string;
  dueOn: string;
  doneOn: string | null;
  doneById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  plan: ImprovementPlan | null;
  doneBy: Employee | null;
}

/** All that are given must hold. */
export interface PlanStepFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PlanStepFilter> | null;
  or?: ReadonlyArray<PlanStepFilter> | null;
  not?: PlanStepFilter | null;
  planId?: IdIs | null;
  position?: IntIs | null;
  dueOn?: DayIs | null;
  doneOn?: DayIs | null;
  doneById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  plan?: ImprovementPlanFilter | null;
  doneBy?: EmployeeFilter | null;
}

/** All that are given must hold. */
export interface ImprovementPlanFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ImprovementPlanFilter> | null;
  or?: ReadonlyArray<ImprovementPlanFilter> | null;
  not?: ImprovementPlanFilter | null;
  titleZh?: TextIs | null;
  titleEn?: TextIs | null;
  reviewScope?: MonthlyReviewReviewScopeIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  part?: ImprovementPlanPartIs | null;
  measureKey?: TextIs | null;
  isRise?: BooleanIs | null;
  baseline?: DecimalIs | null;
  target?: DecimalIs | null;
  startsOn?: DayIs | null;
  endsOn?: DayIs | null;
  state?: ImprovementPlanStateIs | null;
  ownerId?: IdIs | null;
  reviewId?: IdIs | null;
  templateKey?: TextIs | null;
  outcome?: DecimalIs | null;
  wayShare?: DecimalIs | null;
  judgedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  region?: RegionFilter | null;
  owner?: EmployeeFilter | null;
  review?: MonthlyReviewFilter | null;
  steps?: PlanStepSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface MonthlyReviewReviewScopeIs {
  eq?: ReviewScope | null;
  ne?: ReviewScope | null;
  in?: ReadonlyArray<ReviewScope> | null;
  notIn?: ReadonlyArray<ReviewScope> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ImprovementPlanPartIs {
  eq?: FrameworkPart | null;
  ne?: FrameworkPart | null;
  in?: ReadonlyArray<FrameworkPart> | null;
  notIn?: ReadonlyArray<FrameworkPart> | null;
  isNull?: boolean | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface ImprovementPlanStateIs {
  eq?: PlanState | null;
  ne?: PlanState | null;
  in?: ReadonlyArray<PlanState> | null;
  notIn?: ReadonlyArray<PlanState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface MonthlyReviewFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<MonthlyReviewFilter> | null;
  or?: ReadonlyArray<MonthlyReviewFilter> | null;
  not?: MonthlyReviewFilter | null;
  reviewScope?: MonthlyReviewReviewScopeIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  monthOn?: DayIs | null;
  state?: MonthlyReviewStateIs | null;
  takenAt?: InstantIs | null;
  madeById?: IdIs | null;
  finalAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  region?: RegionFilter | null;
  madeBy?: EmployeeFilter | null;
  plans?: ImprovementPlanSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface MonthlyReviewStateIs {
  eq?: MonthlyReviewState | null;
  ne?: MonthlyReviewState | null;
  in?: ReadonlyArray<MonthlyReviewState> | null;
  notIn?: ReadonlyArray<MonthlyReviewState> | null;
  isNull?: boolean | null;
}

export interface ImprovementPlanSome {
  /** At least one such row. */
  some?: ImprovementPlanFilter | null;
  /** No such row. */
  none?: ImprovementPlanFilter | null;
}

export interface PlanStepSome {
  /** At least one such row. */
  some?: PlanStepFilter | null;
  /** No such row. */
  none?: PlanStepFilter | null;
}

export interface PlanStepSort {
  field: PlanStepSortField;
  order?: SortOrder | null;
}

export type PlanStepSortField =
  | 'PLAN_ID'
  | 'POSITION'
  | 'DUE_ON'
  | 'DONE_ON'
  | 'DONE_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface ImprovementPlanSort {
  field: ImprovementPlanSortField;
  order?: SortOrder | null;
}

export type ImprovementPlanSortField =
  | 'TITLE_ZH'
  | 'TITLE_EN'
  | 'REVIEW_SCOPE'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'PART'
  | 'MEASURE_KEY'
  | 'IS_RISE'
  | 'BASELINE'
  | 'TARGET'
  | 'STARTS_ON'
  | 'ENDS_ON'
  | 'STATE'
  | 'OWNER_ID'
  | 'REVIEW_ID'
  | 'TEMPLATE_KEY'
  | 'OUTCOME'
  | 'WAY_SHARE'
  | 'JUDGED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export interface MonthlyReviewPage {
  items: ReadonlyArray<MonthlyReview>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface MonthlyReviewSort {
  field: MonthlyReviewSortField;
  order?: SortOrder | null;
}

export type MonthlyReviewSortField =
  | 'REVIEW_SCOPE'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'MONTH_ON'
  | 'STATE'
  | 'TAKEN_AT'
  | 'MADE_BY_ID'
  | 'FINAL_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type MonthlyReviewFacetField = 'REVIEW_SCOPE' | 'STORE_ID' | 'REGION_ID' | 'STATE';

export interface ImprovementPlanPage {
  items: ReadonlyArray<ImprovementPlan>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export type ImprovementPlanFacetField = 'REVIEW_SCOPE' | 'STORE_ID' | 'PART' | 'MEASURE_KEY' | 'STATE';

export interface PlanStepPage {
  items: ReadonlyArray<PlanStep>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** Shares of a store, a region or the chain that its figures do not say. What a place leaves out is its region’s, then the chain’s, then as shipped. */
export interface LeverMargin {
  reviewScope: ReviewScope;
  storeId: string | null;
  regionId: string | null;
  /** Kept of what is not returned, 0 to 1. */
  grossMargin: string | null;
  /** Of its price that goods lose by coming back. */
  lostOnReturn: string | null;
  /** Profit by sales; above 0. */
  netMargin: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  region: Region | null;
}

export interface LeverMarginPage {
  items: ReadonlyArray<LeverMargin>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface LeverMarginFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<LeverMarginFilter> | null;
  or?: ReadonlyArray<LeverMarginFilter> | null;
  not?: LeverMarginFilter | null;
  reviewScope?: MonthlyReviewReviewScopeIs | null;
  storeId?: IdIs | null;
  regionId?: IdIs | null;
  grossMargin?: DecimalIs | null;
  lostOnReturn?: DecimalIs | null;
  netMargin?: DecimalIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  region?: RegionFilter | null;
}

export interface LeverMarginSort {
  field: LeverMarginSortField;
  order?: SortOrder | null;
}

export type LeverMarginSortField =
  | 'REVIEW_SCOPE'
  | 'STORE_ID'
  | 'REGION_ID'
  | 'GROSS_MARGIN'
  | 'LOST_ON_RETURN'
  | 'NET_MARGIN'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type LeverMarginFacetField = 'REVIEW_SCOPE' | 'STORE_ID' | 'REGION_ID';

/** The wall of service standards of a store: shown to the public, with how the promises were kept, while it is published. */
export interface ServiceWall {
  storeId: string;
  isPublic: boolean;
  publishedAt: string | null;
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  publishedBy: Employee | null;
}

export interface ServiceWallPage {
  items: ReadonlyArray<ServiceWall>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface ServiceWallFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<ServiceWallFilter> | null;
  or?: ReadonlyArray<ServiceWallFilter> | null;
  not?: ServiceWallFilter | null;
  storeId?: IdIs | null;
  isPublic?: BooleanIs | null;
  publishedAt?: InstantIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  publishedBy?: EmployeeFilter | null;
}

export interface ServiceWallSort {
  field: ServiceWallSortField;
  order?: SortOrder | null;
}

export type ServiceWallSortField =
  | 'STORE_ID'
  | 'IS_PUBLIC'
  | 'PUBLISHED_AT'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT'
  | 'STORE_CODE'
  | 'STORE_NAME_ZH'
  | 'STORE_NAME_EN'
  | 'STORE_REGION_ID'
  | 'STORE_FORMAT'
  | 'STORE_TIME_ZONE'
  | 'STORE_OPENED_ON'
  | 'STORE_CLOSED_ON'
  | 'STORE_CREATED_AT'
  | 'STORE_UPDATED_AT';

export type ServiceWallFacetField = 'STORE_ID' | 'IS_PUBLIC';

/** An instrument with its number and its calibration: what is read with one that is not calibrated is no proof. */
export interface Instrument {
  /** As it stands on it; readings name it. */
  number: string;
  nameZh: string;
  nameEn: string;
  instrumentKind: InstrumentKind;
  /** Where it stands; none: it goes along with inspectors. */
  storeId: string | null;
  /** Who keeps it and hears that its calibration ends; none: who answers for the store. */
  keeperId: string | null;
  /** Calibrated last on. */
  calibratedOn: string;
  /** The last day on which that holds. */
  calibrationDueOn: string;
  /** Number of the paper that says so. */
  certificateNo: string | null;
  /** Used no more. */
  isRetired: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  store: Store | null;
  keeper: Employee | null;
}

/** Hardness tester, colorimeter, gauges of size, slip tester, thermometer. */
export type InstrumentKind = 'HARDNESS' | 'COLOUR' | 'SIZE' | 'SLIP' | 'THERMOMETER' | 'OTHER';

export interface InstrumentPage {
  items: ReadonlyArray<Instrument>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface InstrumentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<InstrumentFilter> | null;
  or?: ReadonlyArray<InstrumentFilter> | null;
  not?: InstrumentFilter | null;
  number?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  instrumentKind?: InstrumentInstrumentKindIs | null;
  storeId?: IdIs | null;
  keeperId?: IdIs | null;
  calibratedOn?: DayIs | null;
  calibrationDueOn?: DayIs | null;
  certificateNo?: TextIs | null;
  isRetired?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  store?: StoreFilter | null;
  keeper?: EmployeeFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface InstrumentInstrumentKindIs {
  eq?: InstrumentKind | null;
  ne?: InstrumentKind | null;
  in?: ReadonlyArray<InstrumentKind> | null;
  notIn?: ReadonlyArray<InstrumentKind> | null;
  isNull?: boolean | null;
}

export interface InstrumentSort {
  field: InstrumentSortField;
  order?: SortOrder | null;
}

export type InstrumentSortField =
  | 'NUMBER'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'INSTRUMENT_KIND'
  | 'STORE_ID'
  | 'KEEPER_ID'
  | 'CALIBRATED_ON'
  | 'CALIBRATION_DUE_ON'
  | 'CERTIFICATE_NO'
  | 'IS_RETIRED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type InstrumentFacetField = 'INSTRUMENT_KIND' | 'STORE_ID' | 'IS_RETIRED';

export interface RiskRulePage {
  items: ReadonlyArray<RiskRule>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface RiskRuleSort {
  field: RiskRuleSortField;
  order?: SortOrder | null;
}

export type RiskRuleSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'RISK_KIND'
  | 'OWNER_ID'
  | 'IS_SHIPPED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type RiskRuleFacetField = 'RISK_KIND';

export type RiskRuleVersionFacetField = 'STATE';

export type RiskAlertFacetField = 'RISK_KIND' | 'STATE' | 'SEVERITY' | 'STORE_ID' | 'MEASURE_KEY' | 'OWNER_ID';

/** Somebody named for an award. Nobody names, seconds or decides on themselves, and one person does only one of the three. It says no amount. */
export interface AwardNomination {
  /** Key of the component that pays it. */
  awardKey: string;
  awardZh: string;
  awardEn: string;
  periodFrom: string;
  /** The first day that no longer counts. */
  periodUntil: string;
  employeeId: string;
  /** The person named, once it is awarded. */
  shownToId: string | null;
  storeId: string | null;
  reason: string;
  state: AwardNominationState;
  nominatorId: string | null;
  nominatorName: string;
  seconderId: string | null;
  seconderName: string | null;
  deciderName: string | null;
  deciderNameEn: string | null;
  decidedAt: string | null;
  decision: string | null;
  /** Where the person stood by the measures of the award when named, as an explanation tree. */
  standing: unknown | null;
  awardId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  award: IncentiveAward | null;
  nominator: Employee | null;
  seconder: Employee | null;
  employee: Employee | null;
  store: Store | null;
}

/** SECONDED: a second person stands behind it, and it may be awarded. */
export type AwardNominationState = 'PROPOSED' | 'SECONDED' | 'AWARDED' | 'DECLINED' | 'WITHDRAWN';

/** An award that people gave somebody: star of the quarter, a gold idea. The component of a scheme that has its key pays it. */
export interface IncentiveAward {
  employeeId: string;
  storeId: string | null;
  /** Key of the component that pays it. */
  awardKey: string;
  awardedOn: string;
  /** Its own amount, within what the component allows; otherwise the component’s. */
  amount: string | null;
  reason: string | null;
  /** Taken back before it was paid. */
  isWithdrawn: boolean;
  givenById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  employee: Employee | null;
  store: Store | null;
}

export interface AwardNominationPage {
  items: ReadonlyArray<AwardNomination>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** All that are given must hold. */
export interface AwardNominationFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<AwardNominationFilter> | null;
  or?: ReadonlyArray<AwardNominationFilter> | null;
  not?: AwardNominationFilter | null;
  awardKey?: TextIs | null;
  periodFrom?: DayIs | null;
  periodUntil?: DayIs | null;
  employeeId?: IdIs | null;
  shownToId?: IdIs | null;
  storeId?: IdIs | null;
  state?: AwardNominationStateIs | null;
  nominatorId?: IdIs | null;
  seconderId?: IdIs | null;
  decidedAt?: InstantIs | null;
  awardId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  award?: IncentiveAwardFilter | null;
  nominator?: EmployeeFilter | null;
  seconder?: EmployeeFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface AwardNominationStateIs {
  eq?: AwardNominationState | null;
  ne?: AwardNominationState | null;
  in?: ReadonlyArray<AwardNominationState> | null;
  notIn?: ReadonlyArray<AwardNominationState> | null;
  isNull?: boolean | null;
}

/** All that are given must hold. */
export interface IncentiveAwardFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncentiveAwardFilter> | null;
  or?: ReadonlyArray<IncentiveAwardFilter> | null;
  not?: IncentiveAwardFilter | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  awardKey?: TextIs | null;
  awardedOn?: DayIs | null;
  amount?: MoneyIs | null;
  isWithdrawn?: BooleanIs | null;
  givenById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

export interface AwardNominationSort {
  field: AwardNominationSortField;
  order?: SortOrder | null;
}

export type AwardNominationSortField =
  | 'AWARD_KEY'
  | 'PERIOD_FROM'
  | 'PERIOD_UNTIL'
  | 'EMPLOYEE_ID'
  | 'SHOWN_TO_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'NOMINATOR_ID'
  | 'SECONDER_ID'
  | 'DECIDED_AT'
  | 'AWARD_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type AwardNominationFacetField = 'AWARD_KEY' | 'STORE_ID' | 'STATE';

/** One person’s pay as it was handed to payroll, by employee number, with the account that it goes to. */
export interface PayHandover {
  /** By which payroll answers: unlike for every hand-over. */
  key: string;
  runId: string;
  statementId: string;
  employeeId: string;
  /** As it was then. */
  employeeNo: string;
  /** As it was then. */
  employeeName: string;
  /** Where it goes, as it was then; masked, whole in the pack alone. */
  payAccount: string | null;
  /** As it was then. */
  payBank: string | null;
  storeId: string | null;
  /** YYYY-MM. */
  month: string;
  amount: string | null;
  state: PayHandoverState;
  /** How payroll or the bank calls it. */
  reference: string | null;
  /** When it arrived, or came back. */
  answeredOn: string | null;
  note: string | null;
  /** The file that said so. */
  transferId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  run: IncentiveRun | null;
  statement: Statement | null;
  employee: Employee | null;
  store: Store | null;
}

/** CONFIRMED: payroll says that the money has arrived; RETURNED: it came back, and is owed again until it is confirmed. */
export type PayHandoverState = 'SENT' | 'CONFIRMED' | 'RETURNED';

/** The pay of a month by one scheme: its inputs are kept with a hash, and the same inputs give the same statements. */
export interface IncentiveRun {
  schemeId: string;
  schemeVersionId: string;
  periodFrom: string;
  /** The first day that no longer counts. */
  periodUntil: string;
  state: IncentiveRunState;
  peopleCount: number;
  totalAmount: string | null;
  /** SHA-256 of its inputs: version of the scheme, words, people and figures. */
  inputHash: string | null;
  /** SHA-256 of its statements. */
  resultHash: string | null;
  /** How often it was reckoned. */
  reckonedCount: number;
  /** Facts known by then count. */
  calculatedAt: string | null;
  reviewedAt: string | null;
  approvedAt: string | null;
  lockedAt: string | null;
  paidAt: string | null;
  /** Who reckoned it; never approves it. */
  makerUserId: string | null;
  makerId: string | null;
  approvedById: string | null;
  /** Above the limit of the policy a second person approves. */
  secondApprovedById: string | null;
  paidById: string | null;
  makerName: string | null;
  makerNameEn: string | null;
  approverName: string | null;
  approverNameEn: string | null;
  secondApproverName: string | null;
  secondApproverNameEn: string | null;
  payerName: string | null;
  payerNameEn: string | null;
  /** Payouts on their way. */
  unpaidCount: number;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scheme: IncentiveScheme | null;
  schemeVersion: IncentiveSchemeVersion | null;
  statements: StatementPage;
  maker: Employee | null;
  makerUser: User | null;
  approvedBy: User | null;
  secondApprovedBy: User | null;
  paidBy: User | null;
  handovers: PayHandoverPage;
}

/** REVIEWED: its maker has looked and asked for approval; LOCKED: statements are out and never change; PAID: all of it was handed over. */
export type IncentiveRunState = 'DRAFT' | 'CALCULATED' | 'REVIEWED' | 'APPROVED' | 'LOCKED' | 'PAID';

/** A pay scheme: what a post is paid by, in versions. */
export interface IncentiveScheme {
  /** Stable name. */
  key: string;
  nameZh: string;
  nameEn: string;
  /** Shipped with the product. */
  isShipped: boolean;
  isArchived: boolean;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  versions: IncentiveSchemeVersionPage;
  runs: IncentiveRunPage;
}

export interface IncentiveSchemeVersionPage {
  items: ReadonlyArray<IncentiveSchemeVersion>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One version of a pay scheme. Once published its content never changes; a run keeps the version that it was reckoned by. */
export interface IncentiveSchemeVersion {
  schemeId: string;
  number: number;
  state: VersionState;
  /** { scope, intern, least, most, components: [{ key, zh, en, kind, … }], clawBack, dispute }; see the guide in server/incentives/content.rules.ts. */
  content: unknown;
  /** What changed, and why. */
  note: string | null;
  effectiveFrom: string | null;
  supersededAt: string | null;
  authorId: string | null;
  /** Who approved it by putting it in force; never its author. */
  publishedById: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  scheme: IncentiveScheme | null;
  author: User | null;
  publishedBy: User | null;
}

/** All that are given must hold. */
export interface IncentiveSchemeVersionFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncentiveSchemeVersionFilter> | null;
  or?: ReadonlyArray<IncentiveSchemeVersionFilter> | null;
  not?: IncentiveSchemeVersionFilter | null;
  schemeId?: IdIs | null;
  number?: IntIs | null;
  state?: CalendarVersionStateIs | null;
  effectiveFrom?: InstantIs | null;
  supersededAt?: InstantIs | null;
  authorId?: IdIs | null;
  publishedById?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scheme?: IncentiveSchemeFilter | null;
  author?: UserFilter | null;
  publishedBy?: UserFilter | null;
}

/** All that are given must hold. */
export interface IncentiveSchemeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncentiveSchemeFilter> | null;
  or?: ReadonlyArray<IncentiveSchemeFilter> | null;
  not?: IncentiveSchemeFilter | null;
  key?: TextIs | null;
  nameZh?: TextIs | null;
  nameEn?: TextIs | null;
  isShipped?: BooleanIs | null;
  isArchived?: BooleanIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  versions?: IncentiveSchemeVersionSome | null;
  runs?: IncentiveRunSome | null;
}

export interface IncentiveSchemeVersionSome {
  /** At least one such row. */
  some?: IncentiveSchemeVersionFilter | null;
  /** No such row. */
  none?: IncentiveSchemeVersionFilter | null;
}

export interface IncentiveRunSome {
  /** At least one such row. */
  some?: IncentiveRunFilter | null;
  /** No such row. */
  none?: IncentiveRunFilter | null;
}

/** All that are given must hold. */
export interface IncentiveRunFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<IncentiveRunFilter> | null;
  or?: ReadonlyArray<IncentiveRunFilter> | null;
  not?: IncentiveRunFilter | null;
  schemeId?: IdIs | null;
  schemeVersionId?: IdIs | null;
  periodFrom?: DayIs | null;
  periodUntil?: DayIs | null;
  state?: IncentiveRunStateIs | null;
  peopleCount?: IntIs | null;
  totalAmount?: MoneyIs | null;
  reckonedCount?: IntIs | null;
  calculatedAt?: InstantIs | null;
  reviewedAt?: InstantIs | null;
  approvedAt?: InstantIs | null;
  lockedAt?: InstantIs | null;
  paidAt?: InstantIs | null;
  makerUserId?: IdIs | null;
  makerId?: IdIs | null;
  approvedById?: IdIs | null;
  secondApprovedById?: IdIs | null;
  paidById?: IdIs | null;
  unpaidCount?: IntIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  scheme?: IncentiveSchemeFilter | null;
  schemeVersion?: IncentiveSchemeVersionFilter | null;
  statements?: StatementSome | null;
  maker?: EmployeeFilter | null;
  makerUser?: UserFilter | null;
  approvedBy?: UserFilter | null;
  secondApprovedBy?: UserFilter | null;
  paidBy?: UserFilter | null;
  handovers?: PayHandoverSome | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface IncentiveRunStateIs {
  eq?: IncentiveRunState | null;
  ne?: IncentiveRunState | null;
  in?: ReadonlyArray<IncentiveRunState> | null;
  notIn?: ReadonlyArray<IncentiveRunState> | null;
  isNull?: boolean | null;
}

export interface StatementSome {
  /** At least one such row. */
  some?: StatementFilter | null;
  /** No such row. */
  none?: StatementFilter | null;
}

/** All that are given must hold. */
export interface StatementFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<StatementFilter> | null;
  or?: ReadonlyArray<StatementFilter> | null;
  not?: StatementFilter | null;
  runId?: IdIs | null;
  schemeId?: IdIs | null;
  employeeId?: IdIs | null;
  shownToId?: IdIs | null;
  storeId?: IdIs | null;
  position?: TextIs | null;
  periodFrom?: DayIs | null;
  periodUntil?: DayIs | null;
  totalAmount?: MoneyIs | null;
  adjustedAmount?: MoneyIs | null;
  paidAmount?: MoneyIs | null;
  publishedAt?: InstantIs | null;
  disputeUntil?: InstantIs | null;
  confirmedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  run?: IncentiveRunFilter | null;
  lines?: StatementLineSome | null;
  adjustments?: PayAdjustmentSome | null;
  disputes?: StatementDisputeSome | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

export interface StatementLineSome {
  /** At least one such row. */
  some?: StatementLineFilter | null;
  /** No such row. */
  none?: StatementLineFilter | null;
}

/** All that are given must hold. */
export interface StatementLineFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<StatementLineFilter> | null;
  or?: ReadonlyArray<StatementLineFilter> | null;
  not?: StatementLineFilter | null;
  statementId?: IdIs | null;
  employeeId?: IdIs | null;
  shownToId?: IdIs | null;
  storeId?: IdIs | null;
  place?: IntIs | null;
  key?: TextIs | null;
  lineKind?: StatementLineLineKindIs | null;
  amount?: MoneyIs | null;
  isFrozen?: BooleanIs | null;
  isLocked?: BooleanIs | null;
  adjustmentId?: IdIs | null;
  settledAmount?: MoneyIs | null;
  paidRunId?: IdIs | null;
  paidAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  statement?: StatementFilter | null;
  adjustment?: PayAdjustmentFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface StatementLineLineKindIs {
  eq?: StatementLineKind | null;
  ne?: StatementLineKind | null;
  in?: ReadonlyArray<StatementLineKind> | null;
  notIn?: ReadonlyArray<StatementLineKind> | null;
  isNull?: boolean | null;
}

/** BUDGET: to be spent on customers, no pay; LIMIT: floor or cap of the whole. */
export type StatementLineKind = 'PAY' | 'BUDGET' | 'INTERN' | 'LIMIT' | 'ADJUSTMENT';

/** All that are given must hold. */
export interface PayAdjustmentFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PayAdjustmentFilter> | null;
  or?: ReadonlyArray<PayAdjustmentFilter> | null;
  not?: PayAdjustmentFilter | null;
  statementId?: IdIs | null;
  lineId?: IdIs | null;
  employeeId?: IdIs | null;
  shownToId?: IdIs | null;
  storeId?: IdIs | null;
  adjustmentKind?: PayAdjustmentAdjustmentKindIs | null;
  state?: PayAdjustmentStateIs | null;
  key?: TextIs | null;
  amount?: MoneyIs | null;
  makerUserId?: IdIs | null;
  deciderUserId?: IdIs | null;
  decidedAt?: InstantIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  statement?: StatementFilter | null;
  line?: StatementLineFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PayAdjustmentAdjustmentKindIs {
  eq?: PayAdjustmentKind | null;
  ne?: PayAdjustmentKind | null;
  in?: ReadonlyArray<PayAdjustmentKind> | null;
  notIn?: ReadonlyArray<PayAdjustmentKind> | null;
  isNull?: boolean | null;
}

/** LATE_FACT and CLAW_BACK: the old version on the facts as known later. */
export type PayAdjustmentKind = 'CORRECTION' | 'BONUS' | 'LATE_FACT' | 'CLAW_BACK' | 'DISPUTE';

/** All that are given must hold; null compares with nothing there. */
export interface PayAdjustmentStateIs {
  eq?: PayAdjustmentState | null;
  ne?: PayAdjustmentState | null;
  in?: ReadonlyArray<PayAdjustmentState> | null;
  notIn?: ReadonlyArray<PayAdjustmentState> | null;
  isNull?: boolean | null;
}

export type PayAdjustmentState = 'PENDING' | 'APPROVED' | 'REFUSED';

export interface PayAdjustmentSome {
  /** At least one such row. */
  some?: PayAdjustmentFilter | null;
  /** No such row. */
  none?: PayAdjustmentFilter | null;
}

export interface StatementDisputeSome {
  /** At least one such row. */
  some?: StatementDisputeFilter | null;
  /** No such row. */
  none?: StatementDisputeFilter | null;
}

/** All that are given must hold. */
export interface StatementDisputeFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<StatementDisputeFilter> | null;
  or?: ReadonlyArray<StatementDisputeFilter> | null;
  not?: StatementDisputeFilter | null;
  statementId?: IdIs | null;
  lineId?: IdIs | null;
  employeeId?: IdIs | null;
  storeId?: IdIs | null;
  state?: StatementDisputeStateIs | null;
  dueAt?: InstantIs | null;
  decidedAt?: InstantIs | null;
  deciderUserId?: IdIs | null;
  adjustmentId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  statement?: StatementFilter | null;
  line?: StatementLineFilter | null;
  adjustment?: PayAdjustmentFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface StatementDisputeStateIs {
  eq?: PayDisputeState | null;
  ne?: PayDisputeState | null;
  in?: ReadonlyArray<PayDisputeState> | null;
  notIn?: ReadonlyArray<PayDisputeState> | null;
  isNull?: boolean | null;
}

export type PayDisputeState = 'OPEN' | 'GRANTED' | 'PARTLY' | 'DENIED' | 'WITHDRAWN';

export interface PayHandoverSome {
  /** At least one such row. */
  some?: PayHandoverFilter | null;
  /** No such row. */
  none?: PayHandoverFilter | null;
}

/** All that are given must hold. */
export interface PayHandoverFilter {
  /** Rows with these ids, whatever lists leave out. */
  ids?: ReadonlyArray<string> | null;
  and?: ReadonlyArray<PayHandoverFilter> | null;
  or?: ReadonlyArray<PayHandoverFilter> | null;
  not?: PayHandoverFilter | null;
  key?: TextIs | null;
  runId?: IdIs | null;
  statementId?: IdIs | null;
  employeeId?: IdIs | null;
  employeeNo?: TextIs | null;
  employeeName?: TextIs | null;
  storeId?: IdIs | null;
  month?: TextIs | null;
  amount?: MoneyIs | null;
  state?: PayHandoverStateIs | null;
  answeredOn?: DayIs | null;
  transferId?: IdIs | null;
  id?: IdIs | null;
  createdAt?: InstantIs | null;
  updatedAt?: InstantIs | null;
  run?: IncentiveRunFilter | null;
  statement?: StatementFilter | null;
  employee?: EmployeeFilter | null;
  store?: StoreFilter | null;
}

/** All that are given must hold; null compares with nothing there. */
export interface PayHandoverStateIs {
  eq?: PayHandoverState | null;
  ne?: PayHandoverState | null;
  in?: ReadonlyArray<PayHandoverState> | null;
  notIn?: ReadonlyArray<PayHandoverState> | null;
  isNull?: boolean | null;
}

export interface IncentiveSchemeVersionSort {
  field: IncentiveSchemeVersionSortField;
  order?: SortOrder | null;
}

export type IncentiveSchemeVersionSortField =
  | 'SCHEME_ID'
  | 'NUMBER'
  | 'STATE'
  | 'EFFECTIVE_FROM'
  | 'SUPERSEDED_AT'
  | 'AUTHOR_ID'
  | 'PUBLISHED_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface IncentiveRunPage {
  items: ReadonlyArray<IncentiveRun>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IncentiveRunSort {
  field: IncentiveRunSortField;
  order?: SortOrder | null;
}

export type IncentiveRunSortField =
  | 'SCHEME_ID'
  | 'SCHEME_VERSION_ID'
  | 'PERIOD_FROM'
  | 'PERIOD_UNTIL'
  | 'STATE'
  | 'PEOPLE_COUNT'
  | 'TOTAL_AMOUNT'
  | 'RECKONED_COUNT'
  | 'CALCULATED_AT'
  | 'REVIEWED_AT'
  | 'APPROVED_AT'
  | 'LOCKED_AT'
  | 'PAID_AT'
  | 'MAKER_USER_ID'
  | 'MAKER_ID'
  | 'APPROVED_BY_ID'
  | 'SECOND_APPROVED_BY_ID'
  | 'PAID_BY_ID'
  | 'UNPAID_COUNT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface StatementPage {
  items: ReadonlyArray<Statement>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** What one person is paid for a month, line by line. The person sees it once the run is locked. */
export interface Statement {
  runId: string;
  schemeId: string;
  employeeId: string;
  /** The person, once the statement is out. */
  shownToId: string | null;
  storeId: string | null;
  position: string;
  periodFrom: string;
  periodUntil: string;
  /** Sum of its lines, without adjustments. */
  totalAmount: string;
  /** Sum of its adjustments. */
  adjustedAmount: string;
  /** Handed over so far. */
  paidAmount: string;
  /** SHA-256 of its lines as reckoned. */
  hash: string;
  publishedAt: string | null;
  /** Its lines may be disputed until then. */
  disputeUntil: string | null;
  /** When its person said that it is right. */
  confirmedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  run: IncentiveRun | null;
  lines: StatementLinePage;
  adjustments: PayAdjustmentPage;
  disputes: StatementDisputePage;
  employee: Employee | null;
  store: Store | null;
}

export interface StatementLinePage {
  items: ReadonlyArray<StatementLine>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** One line of a statement; the lines add up to the total. */
export interface StatementLine {
  statementId: string;
  employeeId: string;
  shownToId: string | null;
  storeId: string | null;
  place: number;
  /** Key of the component. */
  key: string;
  lineKind: StatementLineKind;
  labelZh: string;
  labelEn: string;
  amount: string;
  /** The rule in words, its inputs and the rows behind them, as one explanation tree. */
  explanation: unknown;
  /** Disputed: not paid until that is settled. */
  isFrozen: boolean;
  /** Out: its amount and reasons never change. */
  isLocked: boolean;
  adjustmentId: string | null;
  /** Handed over, or taken back, so far: what is taken back may be spread over several pays. */
  settledAmount: string;
  /** The run that paid it, or the last of it. */
  paidRunId: string | null;
  paidAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  statement: Statement | null;
  adjustment: PayAdjustment | null;
}

/** A signed amount put beside a statement, with its reason, made by one person and approved by another; never a change of what was said. */
export interface PayAdjustment {
  statementId: string;
  /** The line that it corrects. */
  lineId: string | null;
  employeeId: string;
  /** The person, once it is approved. */
  shownToId: string | null;
  storeId: string | null;
  adjustmentKind: PayAdjustmentKind;
  state: PayAdjustmentState;
  /** Key of the component. */
  key: string;
  /** Below nothing: taken back. */
  amount: string | null;
  reason: string | null;
  /** Ticket, audit or paper that it rests on. */
  evidence: string | null;
  /** Of a late fact: how the line came about before and now. */
  explanation: unknown | null;
  makerUserId: string | null;
  deciderUserId: string | null;
  makerName: string | null;
  makerNameEn: string | null;
  deciderName: string | null;
  deciderNameEn: string | null;
  decidedAt: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  statement: Statement | null;
  line: StatementLine | null;
  employee: Employee | null;
  store: Store | null;
}

export interface StatementLineSort {
  field: StatementLineSortField;
  order?: SortOrder | null;
}

export type StatementLineSortField =
  | 'STATEMENT_ID'
  | 'EMPLOYEE_ID'
  | 'SHOWN_TO_ID'
  | 'STORE_ID'
  | 'PLACE'
  | 'KEY'
  | 'LINE_KIND'
  | 'AMOUNT'
  | 'IS_FROZEN'
  | 'IS_LOCKED'
  | 'ADJUSTMENT_ID'
  | 'SETTLED_AMOUNT'
  | 'PAID_RUN_ID'
  | 'PAID_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface PayAdjustmentPage {
  items: ReadonlyArray<PayAdjustment>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface PayAdjustmentSort {
  field: PayAdjustmentSortField;
  order?: SortOrder | null;
}

export type PayAdjustmentSortField =
  | 'STATEMENT_ID'
  | 'LINE_ID'
  | 'EMPLOYEE_ID'
  | 'SHOWN_TO_ID'
  | 'STORE_ID'
  | 'ADJUSTMENT_KIND'
  | 'STATE'
  | 'KEY'
  | 'AMOUNT'
  | 'MAKER_USER_ID'
  | 'DECIDER_USER_ID'
  | 'DECIDED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface StatementDisputePage {
  items: ReadonlyArray<StatementDispute>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

/** A person says that a line is wrong; it is answered in time, and what comes of it is an adjustment. */
export interface StatementDispute {
  statementId: string;
  lineId: string;
  employeeId: string;
  storeId: string | null;
  state: PayDisputeState;
  reason: string | null;
  dueAt: string;
  decidedAt: string | null;
  deciderUserId: string | null;
  decision: string | null;
  adjustmentId: string | null;
  id: string;
  createdAt: string;
  updatedAt: string;
  /** Sent back as expectedVersion when the row is changed. */
  version: number;
  statement: Statement | null;
  line: StatementLine | null;
  adjustment: PayAdjustment | null;
  employee: Employee | null;
  store: Store | null;
}

export interface StatementDisputeSort {
  field: StatementDisputeSortField;
  order?: SortOrder | null;
}

export type StatementDisputeSortField =
  | 'STATEMENT_ID'
  | 'LINE_ID'
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'STATE'
  | 'DUE_AT'
  | 'DECIDED_AT'
  | 'DECIDER_USER_ID'
  | 'ADJUSTMENT_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface StatementSort {
  field: StatementSortField;
  order?: SortOrder | null;
}

export type StatementSortField =
  | 'RUN_ID'
  | 'SCHEME_ID'
  | 'EMPLOYEE_ID'
  | 'SHOWN_TO_ID'
  | 'STORE_ID'
  | 'POSITION'
  | 'PERIOD_FROM'
  | 'PERIOD_UNTIL'
  | 'TOTAL_AMOUNT'
  | 'ADJUSTED_AMOUNT'
  | 'PAID_AMOUNT'
  | 'PUBLISHED_AT'
  | 'DISPUTE_UNTIL'
  | 'CONFIRMED_AT'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export interface PayHandoverPage {
  items: ReadonlyArray<PayHandover>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface PayHandoverSort {
  field: PayHandoverSortField;
  order?: SortOrder | null;
}

export type PayHandoverSortField =
  | 'KEY'
  | 'RUN_ID'
  | 'STATEMENT_ID'
  | 'EMPLOYEE_ID'
  | 'EMPLOYEE_NO'
  | 'EMPLOYEE_NAME'
  | 'STORE_ID'
  | 'MONTH'
  | 'AMOUNT'
  | 'STATE'
  | 'ANSWERED_ON'
  | 'TRANSFER_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type PayHandoverFacetField = 'STORE_ID' | 'MONTH' | 'STATE';

export interface IncentiveSchemePage {
  items: ReadonlyArray<IncentiveScheme>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IncentiveSchemeSort {
  field: IncentiveSchemeSortField;
  order?: SortOrder | null;
}

export type IncentiveSchemeSortField =
  | 'KEY'
  | 'NAME_ZH'
  | 'NAME_EN'
  | 'IS_SHIPPED'
  | 'IS_ARCHIVED'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type IncentiveSchemeFacetField = 'IS_ARCHIVED';

export type IncentiveSchemeVersionFacetField = 'STATE';

export interface IncentiveAwardPage {
  items: ReadonlyArray<IncentiveAward>;
  /** Exact to 10,000, estimated above; costs nothing when it is not asked for. */
  total: number;
  totalIsExact: boolean;
  hasNext: boolean;
  endCursor: string | null;
}

export interface IncentiveAwardSort {
  field: IncentiveAwardSortField;
  order?: SortOrder | null;
}

export type IncentiveAwardSortField =
  | 'EMPLOYEE_ID'
  | 'STORE_ID'
  | 'AWARD_KEY'
  | 'AWARDED_ON'
  | 'AMOUNT'
  | 'IS_WITHDRAWN'
  | 'GIVEN_BY_ID'
  | 'ID'
  | 'CREATED_AT'
  | 'UPDATED_AT';

export type IncentiveAwardFacetField = 'STORE_ID' | 'AWARD_KEY';

export type IncentiveRunFacetField = 'SCHEME_ID' | 'STATE';

export type StatementFacetField = 'STORE_ID' | 'POSITION';

export type StatementLineFacetField = 'KEY' | 'LINE_KIND';

export type PayAdjustmentFacetField = 'ADJUSTMENT_KIND' | 'STATE';

export type StatementDisputeFacetField = 'STATE';

export interface Mutation {
  saveRfmModel: RfmModel | null;
  /** Scores everybody by the model; asOf: purchases before that day count (tomorrow when unsaid). */
  computeRfm: Job | null;
  createCustomer: Customer | null;
  updateCustomer: Customer | null;
  setConsent: Consent | null;
  /** Purchases, tags, consents and keys move; unmergeCustomer takes it back. Answers the one that stays. */
  mergeCustomers: Customer | null;
  /** Takes back the merge of this customer into another. Answers the one set free. */
  unmergeCustomer: Customer | null;
  /** Erases who a customer is, for good; what was bought stays, for nobody in particular. */
  eraseCustomer: Customer | null;
  saveCustomField: CustomField | null;
  /** Publishes the next version of the tier rules; customers are judged by it as they change, and all of them each night. */
  saveTierRule: TierRule | null;
  /** Takes in one receipt; the same receipt again changes nothing. */
  recordPurchase: Purchase | null;
  updateProduct: Product | null;
  saveCategory: Category | null;
  /** Another rule is the next version; members are computed in the background. */
  saveSegment: Segment | null;
  /** Takes a segment out of use, or back into it. */
  archiveSegment: Segment | null;
  /** Counts a rule being written, with samples and words. Writes nothing. */
  previewSegment: SegmentPreview;
  /** Puts customers into a fixed list. */
  addSegmentMembers: BulkResult;
  /** Takes customers out of a fixed list; their stay is kept. */
  removeSegmentMembers: BulkResult;
  /** Computes a segment anew, and those that build on it. */
  computeSegment: Job | null;
  saveTag: Tag | null;
  /** Takes a tag out of use, or back into it; who carries it keeps it. */
  archiveTag: Tag | null;
  /** Marks customers; up to 1,000 ids at once, more or a filter in the background. */
  tagCustomers: BulkResult;
  /** Takes marks off customers. */
  untagCustomers: BulkResult;
  /** Sets the session cookie and answers a token that works as Bearer. */
  signIn: SignedInView;
  /** Ends the session of this request; false when there was none. */
  signOut: boolean;
  /** Changes one’s own password; all other sessions end. */
  changePassword: boolean;
  /** Ends one session: one’s own, or anybody’s for who keeps accounts. */
  revokeSession: boolean;
  /** Creates an account, or changes one. */
  saveUser: User | null;
  /** Closes an account; its sessions end at once. */
  suspendUser: User | null;
  /** Opens a closed account. */
  reactivateUser: User | null;
  /** Gives somebody else a new password; their sessions end. */
  setPassword: User | null;
  /** Gives a role to somebody else. */
  grantRole: RoleGrant | null;
  /** Takes a role back at once; answers the person who held it. */
  revokeRoleGrant: User | null;
  /** Makes a key; its secret is answered once. */
  createApiKey: CreatedApiKey;
  /** Ends a key at once. */
  revokeApiKey: ApiKey | null;
  /** The same, for callers that send their verbs as mutations. Writes nothing. */
  explain: Explained;
  saveCalendar: Calendar | null;
  publishCalendar: Calendar | null;
  discardCalendarDraft: Calendar | null;
  approveRequest: Approval | null;
  refuseRequest: Approval | null;
  withdrawRequest: Approval | null;
  nameDeputy: ApprovalDeputy | null;
  endDeputy: ApprovalDeputy | null;
  saveAuthorityPolicy: AuthorityPolicy | null;
  publishAuthorityPolicy: AuthorityPolicy | null;
  discardAuthorityPolicyDraft: AuthorityPolicy | null;
  /** Sends a parked payout out once more, under the key it had. */
  retryPayout: Payout | null;
  /** To a colleague who may do it, with a reason. */
  handOverDuty: Duty | null;
  finishDuty: Duty | null;
  /** Marks one’s own notifications as read; answers how many. */
  markNotificationsRead: number;
  /** Mails and quiet hours, one’s own. */
  saveNotificationSetting: NotificationSetting | null;
  /** Asks a job to stop: at once while it waits, at its next step while it runs. */
  cancelJob: Job | null;
  /** Says that one writes at a row; forgotten by itself after a few seconds. */
  sayPresence: boolean;
  importFile: UploadedTransfer;
  undoImport: UndoImportResult;
  exportRows: UploadedTransfer;
  /** Answers one masked value whole; needs a reason once a session; kept in the event log. */
  revealField: RevealedField;
  saveWebhookEndpoint: WebhookEndpoint | null;
  /** A new secret for an address; the one before it is dead at once. */
  renewWebhookSecret: WebhookSecret;
  /** Tells again, under its old key, what died. */
  retryWebhookDelivery: WebhookDelivery | null;
  saveView: SavedView | null;
  /** Answers the id of the view that is gone. */
  removeView: string;
  chooseView: boolean;
  saveForm: Form | null;
  publishForm: Form | null;
  discardFormDraft: Form | null;
  cloneForm: Form | null;
  /** As a new form, or as the draft of the form that has its key. */
  importForm: Form | null;
  saveRegion: Region | null;
  saveStore: Store | null;
  saveDepartment: Department | null;
  saveEmployee: Employee | null;
  saveKpiScheme: KpiScheme | null;
  publishKpiScheme: KpiScheme | null;
  discardKpiSchemeDraft: KpiScheme | null;
  publishBoard: Board | null;
  changeBoardPrivacy: Board | null;
  appealBoardEntry: BoardEntry | null;
  decideBoardAppeal: BoardEntry | null;
  noteHiringFile: Employee | null;
  transferEmployee: Employee | null;
  saveLeave: Leave | null;
  removeLeave: Employee | null;
  savePosition: Position | null;
  saveJobLevel: JobLevel | null;
  /** Brings the cards of an open period up to date. */
  refreshScorecards: ScorecardsCounted;
  closePeriod: ScorecardPeriod | null;
  commentOnScorecard: Scorecard | null;
  objectToValue: ScorecardObjection | null;
  decideObjection: ScorecardObjection | null;
  withdrawObjection: ScorecardObjection | null;
  saveCourse: Course | null;
  publishCourse: Course | null;
  discardCourseDraft: Course | null;
  addCourseFiles: Course | null;
  cloneCourse: Course | null;
  importCourse: Course | null;
  saveLearningPath: LearningPath | null;
  /** Gives one course to one person. */
  enrolInCourse: TrainingRecord | null;
  /** Gives a course or a path to many. */
  assignTraining: AssignmentResult;
  /** Takes a training back; what was credited stays. */
  withdrawTraining: TrainingRecord | null;
  /** Somebody is at a lesson of their own: their time there counts, and their place is kept. */
  followLesson: TrainingRecord | null;
  finishLesson: TrainingRecord | null;
  /** Hours that somebody else has seen. */
  recordTrainingHours: TrainingRecord | null;
  saveExamTopic: ExamTopic | null;
  saveExamQuestion: ExamQuestion | null;
  saveExam: Exam | null;
  /** Refused while the bank cannot fill the paper. */
  publishExam: Exam | null;
  discardExamDraft: Exam | null;
  /** Begins an attempt, or goes on with the one that is running. */
  startExam: ExamAttempt | null;
  /** Keeps one answer. Answers its new revision; POLICY after the deadline. */
  saveExamAnswer: number;
  /** Hands the paper in, once. */
  submitExam: ExamAttempt | null;
  /** Marks a text. Answers how many of that paper still wait. */
  markExamAnswer: number;
  /** Changes a mark with a reason; the first is kept, the result is made anew. */
  remarkExamAnswer: ExamAttempt | null;
  saveCertificateKind: CertificateKind | null;
  issueCertificate: Certificate | null;
  revokeCertificate: Certificate | null;
  decideTransfer: TransferProposal | null;
  saveTicketGate: TicketGate | null;
  endTicketGate: TicketGate | null;
  planSession: TrainingSession | null;
  /** It was held; who was there is credited. */
  holdSession: TrainingSession | null;
  cancelSession: TrainingSession | null;
  startDrill: Drill | null;
  /** By one of its two assessors; with the second it has its score. */
  gradeDrill: Drill | null;
  debriefDrill: Drill | null;
  cancelDrill: Drill | null;
  /** Notes that a known solution was taken up. */
  useSolution: Ticket | null;
  /** Written now, sent at its time; nothing is said before, and no clock stops. */
  planReply: PlannedReply | null;
  cancelPlannedReply: PlannedReply | null;
  /** Gives a ticket to whom the rules choose. */
  distributeTicket: Ticket | null;
  saveOnCall: OnCall | null;
  endOnCall: OnCall | null;
  /** Says all that somebody is good at; answers how many categories. */
  setSkills: number;
  /** Says whether a store gives out by itself what comes into its queue. */
  saveTicketDesk: TicketDesk | null;
  /** Puts uploads (POST /files/attachments) on a ticket. */
  attachTicketFiles: Ticket | null;
  saveIntakeChannel: IntakeChannel | null;
  /** A new secret for a channel; the one before it is dead at once. */
  renewIntakeSecret: IntakeSecret;
  /** Sends the customer a link by which she follows the ticket, without an account. */
  sharePortalLink: PortalLink | null;
  revokePortalLink: PortalLink | null;
  saveKiosk: Kiosk | null;
  /** A new key for a kiosk; the one before it is dead at once. */
  renewKioskKey: KioskKey;
  /** Sends the customer a link that guides her through photos and a short video (C-24). */
  requestRemoteDiagnosis: RemoteDiagnosis | null;
  /** Avoided visits are counted; a needed one opens its task. */
  decideRemoteDiagnosis: RemoteDiagnosis | null;
  /** Keeps a frame of a customer’s video with marks on it, beside the video. */
  keepDiagnosisStill: RemoteDiagnosis | null;
  /** Gives running clocks of a ticket other terms; an explicit act with a reason. */
  retargetTicket: Ticket | null;
  /** Recomputes the clocks of all open tickets, as a job. */
  recomputeClocks: Job | null;
  saveSlaPolicy: SlaPolicy | null;
  publishSlaPolicy: SlaPolicy | null;
  discardSlaPolicyDraft: SlaPolicy | null;
  /** Within one’s authority given at once; beyond it PENDING, with an approval and its deadline. */
  grantCompensation: Compensation | null;
  reviseCompensation: Compensation | null;
  /** Takes back what was given, with a reason: by who gave it, or who may approve. */
  reverseCompensation: Compensation | null;
  planSiteVisit: SiteVisit | null;
  arriveAtSiteVisit: SiteVisit | null;
  /** What was seen and measured, judged against the standards of its form. */
  finishSiteVisit: SiteVisit | null;
  cancelSiteVisit: SiteVisit | null;
  decideLiability: Liability | null;
  proposeRemedies: Ticket | null;
  /** What the customer said to proposals. */
  agreeRemedies: Ticket | null;
  /** Within one’s authority at once, beyond it by approval. */
  startRemedy: Remedy | null;
  finishRemedy: Remedy | null;
  delayRemedy: Remedy | null;
  cancelRemedy: Remedy | null;
  claimChargeBack: ChargeBack | null;
  answerChargeBack: ChargeBack | null;
  settleChargeBack: ChargeBack | null;
  withdrawChargeBack: ChargeBack | null;
  /** Routine returns are accepted and paid at once; the others wait for a person. */
  requestReturn: ReturnCase | null;
  decideReturn: ReturnCase | null;
  appealReturn: ReturnCase | null;
  cancelReturn: ReturnCase | null;
  receiveReturn: ReturnCase | null;
  /** Gives many tickets to a colleague, a team, or back to the queue. */
  assignTickets: BulkResult;
  /** Sorts many tickets: category, need class, level, priority. */
  classifyTickets: BulkResult;
  /** Closes many solved tickets. */
  closeTickets: BulkResult;
  /** Lifts many tickets one level up the ladder, or to a level. */
  escalateTickets: BulkResult;
  /** Takes up a proposal, or opens one by hand; its contingency plan begins. */
  openIncident: Incident | null;
  dismissIncident: Incident | null;
  closeIncident: Incident | null;
  linkIncidentTickets: IncidentBulk;
  unlinkIncidentTickets: Incident | null;
  /** One reply to every linked ticket that still runs, as a job. */
  replyToIncident: IncidentBulk;
  /** The result, told to every customer concerned, once. */
  publishIncident: Incident | null;
  saveIncidentTask: IncidentTask | null;
  saveIncidentRule: IncidentRule | null;
  savePlaybook: Playbook | null;
  publishPlaybook: Playbook | null;
  discardPlaybookDraft: Playbook | null;
  startPlaybook: PlaybookUse | null;
  /** A step taken, with its proof; or left out, with a reason. */
  tickPlaybookStep: PlaybookUse | null;
  finishPlaybook: PlaybookUse | null;
  /** Gives it up: another fits better, or none does. */
  leavePlaybook: PlaybookUse | null;
  openTicket: Ticket | null;
  replyToTicket: Ticket | null;
  /** Sends a message once more that was kept or not taken; refused, with the reason, while nothing leads to her. */
  resendMessage: Ticket | null;
  /** Among colleagues; the customer never sees it. */
  addTicketNote: Ticket | null;
  assignTicket: Ticket | null;
  escalateTicket: Ticket | null;
  /** Confirms or changes category, class, level, priority and what it is about. */
  classifyTicket: Ticket | null;
  /** For a reply that was sent without the mark; with it, the reply does it by itself. */
  markPlan: Ticket | null;
  waitTicket: Ticket | null;
  resumeTicket: Ticket | null;
  resolveTicket: Ticket | null;
  /** One attempt to call back: reached or declined it closes, a bad score opens again, nobody there leaves it owed. */
  recordCallback: Ticket | null;
  closeTicket: Ticket | null;
  reopenTicket: Ticket | null;
  archiveTicket: Ticket | null;
  /** Answers the ticket that goes on. */
  joinTickets: Ticket | null;
  /** Answers the new ticket. */
  splitTicket: Ticket | null;
  linkTickets: Ticket | null;
  unlinkTickets: Ticket | null;
  saveTicketTask: TicketTask | null;
  saveTicketCategory: TicketCategory | null;
  /** Draws tickets by chance and by risk, and gives each to a reviewer, some to two. */
  drawTicketSample: TicketSample | null;
  reassignTicketReview: TicketReview | null;
  saveTicketReview: TicketReview | null;
  /** Once a key: whatever is missing or wrong is said question by question. */
  submitTicketReview: TicketReview | null;
  settleSampledTicket: SampledTicket | null;
  openCalibration: Calibration | null;
  /** Shows the gold answers to those who took part. */
  closeCalibration: Calibration | null;
  /** Shows a store’s promises, and how they were kept, to everybody at /portal/wall/<code>; or no more. */
  publishWall: ServiceWall | null;
  /** Takes the figures of a month; of a draft anew. */
  makeMonthlyReview: MonthlyReview | null;
  /** From then on its figures stay as they are. */
  finishMonthlyReview: MonthlyReview | null;
  startPlan: ImprovementPlan | null;
  /** Each goal of the template as a plan; answers their ids. */
  startPlanTemplate: ReadonlyArray<string>;
  tickPlanStep: ImprovementPlan | null;
  /** Judged by its measure, or dropped. */
  closePlan: ImprovementPlan | null;
  /** Keeps what a place knows of its margins. */
  saveLeverMargins: LeverMargin | null;
  saveRiskRule: RiskRule | null;
  publishRiskRule: RiskRule | null;
  discardRiskRuleDraft: RiskRule | null;
  /** Makes a finding of it, with the proposed action when somebody is named for it. */
  takeRiskAlert: RiskAlert | null;
  dismissRiskAlert: RiskAlert | null;
  applyForCareer: CareerApplication | null;
  decideCareer: CareerApplication | null;
  withdrawCareer: CareerApplication | null;
  saveCareerLadder: CareerLadderVersion | null;
  publishCareerLadder: CareerLadderVersion | null;
  /** Null: it is gone. */
  discardCareerLadderDraft: CareerLadderVersion | null;
  proposeIdea: Idea | null;
  voteForIdea: Idea | null;
  adoptIdea: Idea | null;
  declineIdea: Idea | null;
  withdrawIdea: Idea | null;
  measureIdea: Idea | null;
  /** Answers how many were awarded; a month is settled once. */
  awardIdeas: number;
  saveSurvey: Survey | null;
  /** Once a key: by the customer’s link without an account, or written down by a colleague. */
  answerSurvey: SurveyAnswered;
  inviteToSurvey: SurveyInvitation | null;
  /** Learns what texts say from those that were labelled or rated, then judges all of them anew. */
  learnSentiment: Job | null;
  /** Says what is wrong: from tickets, an incident, an audit, a survey, or by sight. */
  openFinding: Finding | null;
  assignFinding: Finding | null;
  /** More tickets that show the same. */
  linkFindingTickets: Finding | null;
  /** It was none after all. */
  dismissFinding: Finding | null;
  /** By another person than its owner, when an action has helped and none is left. */
  closeFinding: Finding | null;
  /** Refused (POLICY, FINDING_BULK_CLOSE): findings are closed one by one. */
  closeFindings: Finding | null;
  reopenFinding: Finding | null;
  /** What is done about a finding: cause, deed, owner, date. */
  openCorrectiveAction: CorrectiveAction | null;
  saveCorrectiveAction: CorrectiveAction | null;
  assignCorrectiveAction: CorrectiveAction | null;
  addCorrectivePhotos: CorrectiveAction | null;
  /** Its owner says that it is done. */
  completeCorrectiveAction: CorrectiveAction | null;
  /** Another person has seen that it is done. */
  verifyCorrectiveAction: CorrectiveAction | null;
  /** Another person has seen that it is not done. */
  rejectCorrectiveAction: CorrectiveAction | null;
  /** Did it help? Once its days are over. */
  checkEffectiveness: CorrectiveAction | null;
  cancelCorrectiveAction: CorrectiveAction | null;
  saveAuditTemplate: AuditTemplate | null;
  startAudit: Audit | null;
  saveAuditAnswers: Audit | null;
  /** Once a key: whatever is missing or wrong is said question by question. */
  submitAudit: Audit | null;
  abandonAudit: Audit | null;
  reviewAudit: Audit | null;
  editAuditAnswers: Audit | null;
  disputeAudit: Audit | null;
  decideDispute: AuditDispute | null;
  saveInstrument: Instrument | null;
  saveProgramme: MysteryProgramme | null;
  /** Draws the visits of a wave from its seed; nobody goes where the rules of rotation and conflict forbid. */
  planAuditWave: AuditWave | null;
  cancelAuditVisit: AuditVisit | null;
  saveShopper: Shopper | null;
  /** A planned visit gets another day, time or person; nobody goes where the rules of rotation and conflict forbid. */
  replanAuditVisit: AuditVisit | null;
  /** Makes an account that sees nothing but its own visits; the administrator gives the first password. */
  inviteShopper: Shopper | null;
  screenShopper: Shopper | null;
  briefShopper: Shopper | null;
  /** Books the fee of each accepted visit once, whoever asks how often. */
  payShopperVisits: ShopperPayOutcome;
  /** Never oneself. */
  nominateForAward: AwardNomination | null;
  /** Never what one named oneself. */
  secondNomination: AwardNomination | null;
  /** By a third person; what is awarded is paid by the run of its period. */
  decideNomination: AwardNomination | null;
  withdrawNomination: AwardNomination | null;
  saveIncentiveScheme: IncentiveScheme | null;
  /** Never by who wrote the draft. */
  publishIncentiveScheme: IncentiveScheme | null;
  discardIncentiveDraft: IncentiveScheme | null;
  giveAward: IncentiveAward | null;
  withdrawAward: IncentiveAward | null;
  /** Writes nothing. */
  simulateScheme: SchemeSimulation;
  calculateRun: IncentiveRun | null;
  /** The same in the background, with progress; for thousands of people. */
  startRun: RunStarted;
  /** Its maker has looked at it: it goes to another person. */
  reviewRun: IncentiveRun | null;
  /** Its maker takes it back from approval. */
  reopenRun: IncentiveRun | null;
  /** Never by who reckoned it, nor by whom it pays; above the policy’s limit by two people. */
  approveRun: IncentiveRun | null;
  /** Its statements are out; they never change again. */
  lockRun: IncentiveRun | null;
  payRun: IncentiveRun | null;
  /** By who reckons pay; the person is told. */
  setPayAccount: Employee | null;
  /** Late facts of a run that is out become adjustments, each once. */
  correctRun: RunCorrection;
  adjustStatement: PayAdjustment | null;
  decideAdjustment: PayAdjustment | null;
  /** One’s own, once it is out. */
  confirmStatement: Statement | null;
  /** On one line of one’s own statement; that line alone waits. */
  disputeStatementLine: StatementDispute | null;
  decideStatementDispute: StatementDispute | null;
  withdrawStatementDispute: StatementDispute | null;
}

/** The next version of the model of that key; nothing that is published changes. */
export interface SaveRfmModelInput {
  key: string;
  nameZh: string;
  nameEn: string;
  format?: StoreFormat | null;
  method: RfmMethod;
  /** Days of history that count; 0: all; 365 when unsaid. */
  windowDays?: number | null;
  /** FIXED: { recency, frequency, money } of four rising values each. */
  cuts?: unknown | null;
  /** [{ key, zh, en, when: { r: [lo, hi], f, m } }], the first that fits; the usual eight when unsaid. */
  groups?: unknown | null;
  /** Today when unsaid. */
  effectiveFrom?: string | null;
}

export interface CreateCustomerInput {
  name: string;
  memberNo?: string | null;
  /** Any usual way of writing; kept as +86138... */
  phone?: string | null;
  email?: string | null;
  birthday?: string | null;
  gender?: Gender | null;
  address?: string | null;
  country?: string | null;
  storeId?: string | null;
  joinedOn?: string | null;
  channel?: string | null;
  /** By key of CustomField; null clears one. */
  custom?: unknown | null;
}

/** What is left out stays; null clears. */
export interface UpdateCustomerInput {
  id: string;
  expectedVersion: number;
  name?: string | null;
  memberNo?: string | null;
  phone?: string | null;
  email?: string | null;
  birthday?: string | null;
  gender?: Gender | null;
  address?: string | null;
  country?: string | null;
  storeId?: string | null;
  joinedOn?: string | null;
  channel?: string | null;
  custom?: unknown | null;
}

/** What the customer said; earlier words stay in the record. */
export interface SetConsentInput {
  customerId: string;
  channel: ConsentChannel;
  isGiven: boolean;
  source: string;
  /** Now when unsaid. */
  givenAt?: string | null;
}

export interface MergeCustomersInput {
  /** Stays. */
  id: string;
  expectedVersion: number;
  /** Is merged into the other and stays as a pointer to it. */
  mergedId: string;
  /** Fields to take from the merged one; the others are taken only where the one that stays has none. */
  take?: ReadonlyArray<string> | null;
}

export interface SaveCustomFieldInput {
  id?: string | null;
  expectedVersion?: number | null;
  key: string;
  labelZh: string;
  labelEn: string;
  fieldKind: CustomFieldKind;
  /** CHOICE: [{ value, zh, en }]. */
  choices?: unknown | null;
}

/** The next version of the tier rules, in force at once. */
export interface SaveTierRuleInput {
  /** Highest first: [{ tier, entry: rule tree, graceDays, labelZh, labelEn }]; whoever meets none is REGULAR. */
  levels: unknown;
}

/** One receipt. Sent again it changes nothing; lines it did not have are added. */
export interface RecordPurchaseInput {
  storeId: string;
  receiptNo: string;
  purchasedAt: string;
  /** None: a nameless buyer. Unknown: a member is made. */
  memberNo?: string | null;
  channel?: string | null;
  country?: string | null;
  lines: ReadonlyArray<PurchaseLineInput>;
}

export interface PurchaseLineInput {
  sku: string;
  description?: string | null;
  /** Below 0: a return. */
  quantity: string;
  unitPrice: string;
  /** Code; made when unknown. */
  category?: string | null;
}

export interface UpdateProductInput {
  id: string;
  expectedVersion: number;
  name?: string | null;
  nameEn?: string | null;
  categoryId?: string | null;
  /** Postage, fees, corrections: left out of baskets. */
  isService?: boolean | null;
}

export interface SaveCategoryInput {
  id?: string | null;
  expectedVersion?: number | null;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Without id: a new segment. With id: expectedVersion is needed; a changed rule becomes the next version. */
export interface SaveSegmentInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Stable name for rules and code; made from the English name when unsaid. */
  key?: string | null;
  nameZh: string;
  nameEn: string;
  description?: string | null;
  /** RULE when unsaid; it never changes. */
  segmentKind?: SegmentKind | null;
  /** Rule tree, for a segment by rule. */
  rule?: unknown | null;
  /** Who answers for it; the caller when unsaid. */
  ownerId?: string | null;
}

export interface SegmentPreview {
  /** Customers within the viewer’s reach whom the rule selects; an estimate when not exact. */
  count: number;
  isExact: boolean;
  sample: ReadonlyArray<SegmentSample>;
  sentenceZh: string;
  sentenceEn: string;
  /** { zh: [{ kind, text, path }], en: [...] } */
  sentence: unknown;
  /** Boundaries in words: [{ path, note: { zh, en } }]. */
  notes: unknown;
  /** Places of conditions left out because they are not complete. */
  excluded: unknown;
  leaves: ReadonlyArray<LeafCount> | null;
  funnel: ReadonlyArray<FunnelStep> | null;
  computedAt: string;
  /** Milliseconds that the count and the samples took. */
  computedMs: number;
}

/** A customer whom the rule selects; figures are null without the right to purchases. */
export interface SegmentSample {
  id: string;
  memberNo: string | null;
  name: string;
  tier: Tier;
  storeId: string | null;
  spend365: string | null;
  visits30: number | null;
  contactsPerMonth: string | null;
  lastPurchaseOn: string | null;
}

/** How many one condition selects by itself. */
export interface LeafCount {
  /** Place in the rule as sent. */
  path: unknown;
  count: number;
}

/** One step of "how the number came about". */
export interface FunnelStep {
  /** Place of the step’s condition or group; empty for all customers. */
  path: unknown;
  labelZh: string;
  labelEn: string;
  count: number;
}

/** A rule being written; conditions not complete are left out and named. */
export interface PreviewSegmentInput {
  /** Rule tree. */
  rule: unknown;
  /** Samples, 10 when unsaid. */
  sampleSize?: number | null;
  /** Another batch of samples: how many to pass over. */
  sampleOffset?: number | null;
  /** The segment being edited: its rule may not come back to it. */
  segmentId?: string | null;
  /** Also how many each condition selects alone, and the funnel: a second statement. */
  leafCounts?: boolean | null;
  /** Count to the end instead of stopping at 10,001. */
  exact?: boolean | null;
}

/** What became of a write over many customers; `jobId` when it goes on in the background. */
export interface BulkResult {
  done: number;
  failed: ReadonlyArray<FailedRow>;
  jobId: string | null;
}

/** A row that was not done, and why. */
export interface FailedRow {
  id: string;
  code: string;
  message: string;
}

/** Puts customers into a fixed list, or takes them out: by ids, member numbers or filter. */
export interface SegmentMembersInput {
  segmentId: string;
  /** At most 10,000. */
  customerIds?: ReadonlyArray<string> | null;
  /** Rows of a file, at most 10,000. */
  memberNos?: ReadonlyArray<string> | null;
  /** A CustomerFilter. */
  filter?: unknown | null;
}

/** Without id: a new tag. With id: expectedVersion is needed. */
export interface SaveTagInput {
  id?: string | null;
  expectedVersion?: number | null;
  key?: string | null;
  nameZh: string;
  nameEn: string;
  groupZh: string;
  groupEn: string;
  colour?: TagColour | null;
  /** MANUAL when unsaid; it never changes. */
  tagKind?: TagKind | null;
  ownerId?: string | null;
  /** Days after which it falls off by itself. */
  expiresAfterDays?: number | null;
  /** What is done for who carries it; both languages or neither. */
  adviceZh?: string | null;
  adviceEn?: string | null;
  /** Rule tree, for a rule tag; it may not ask for tags or segments. */
  rule?: unknown | null;
}

/** Marks customers: by ids (at once up to 1,000), by filter or by segment (in the background). */
export interface TagCustomersInput {
  ids?: ReadonlyArray<string> | null;
  /** A CustomerFilter. */
  filter?: unknown | null;
  /** The members of a segment. */
  segmentId?: string | null;
  tagIds: ReadonlyArray<string>;
  /** Why. */
  evidence?: string | null;
  /** When it falls off; by the tag’s own days when unsaid. */
  expiresAt?: string | null;
}

/** Takes marks off customers: by ids, filter or segment. */
export interface UntagCustomersInput {
  ids?: ReadonlyArray<string> | null;
  /** A CustomerFilter. */
  filter?: unknown | null;
  /** The members of a segment. */
  segmentId?: string | null;
  tagIds: ReadonlyArray<string>;
}

/** A new session. */
export interface SignedInView {
  /** Works as Authorization: Bearer, and as authToken of a socket. */
  token: string;
  viewer: Viewer;
}

/** Changes one’s own password; all other sessions end. */
export interface ChangePasswordInput {
  current: string;
  next: string;
}

/** A new account (no id), or a changed one (id and expectedVersion). */
export interface SaveUserInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** 2 to 40 lower-case letters, digits, dots, hyphens; never changes afterwards. */
  username: string;
  name: string;
  /** None: that of the employee. */
  nameEn?: string | null;
  employeeId?: string | null;
  /** zh-CN or en; none: as the browser asks. */
  locale?: string | null;
  /** First password of a new account; none: setPassword later. */
  password?: string | null;
}

/** Closes or opens an account. */
export interface UserStateInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** Gives somebody else a new password; all their sessions end. */
export interface SetPasswordInput {
  id: string;
  expectedVersion: number;
  password: string;
}

/** Gives a role to somebody else. */
export interface GrantRoleInput {
  userId: string;
  roleId: string;
  scope: Scope;
  /** For scope STORE. */
  storeId?: string | null;
  /** For scope REGION. */
  regionId?: string | null;
  /** Today when unsaid. */
  startsOn?: string | null;
  /** First day on which it no longer holds. */
  endsOn?: string | null;
}

/** Takes a role back at once. */
export interface RevokeRoleGrantInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** A new key with its secret, which is never shown again. */
export interface CreatedApiKey {
  id: string;
  name: string;
  /** Its first letters, by which it is told apart. */
  prefix: string;
  secret: string;
  expiresAt: string | null;
}

/** A key for another system; it speaks as the user, who holds the role “api” only. */
export interface CreateApiKeyInput {
  name: string;
  userId: string;
  /** Within two years; a year when unsaid. */
  expiresAt?: string | null;
}

/** Without id: a new calendar with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveCalendarInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  storeId?: string | null;
  hasHolidays?: boolean | null;
  draft?: CalendarDraftInput | null;
}

/** Puts the draft in force, at once or from an instant to come. Deadlines already given keep their version. */
export interface PublishCalendarInput {
  id: string;
  /** Of the calendar. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardCalendarDraftInput {
  id: string;
  /** Of the calendar. */
  expectedVersion: number;
}

/** Decides on what was seen: an older expectedVersion is CONFLICT. */
export interface ApproveRequestInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

export interface RefuseRequestInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** Its maker takes it back. */
export interface WithdrawRequestInput {
  id: string;
  expectedVersion: number;
}

/** Who decides for oneself while one is away, 60 days at most. */
export interface NameDeputyInput {
  deputyId: string;
  /** Now when unsaid. */
  startsAt?: string | null;
  endsAt: string;
  reason?: string | null;
}

export interface EndDeputyInput {
  id: string;
  expectedVersion: number;
}

/** Replaces the draft of the next version, and its names when they are given. */
export interface SaveAuthorityPolicyInput {
  id: string;
  expectedVersion: number;
  nameZh?: string | null;
  nameEn?: string | null;
  /** The rules of the next version, whole. */
  rules?: unknown | null;
  note?: string | null;
}

export interface PublishAuthorityPolicyInput {
  id: string;
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardAuthorityPolicyDraftInput {
  id: string;
  expectedVersion: number;
}

/** Gives a duty to somebody else, with a reason. */
export interface HandOverDutyInput {
  id: string;
  expectedVersion: number;
  ownerId: string;
  reason: string;
}

/** Ends a duty with what came of it. */
export interface FinishDutyInput {
  id: string;
  expectedVersion: number;
  outcome: string;
}

/** Those named, or all told until an instant (now when unsaid). */
export interface MarkNotificationsReadInput {
  ids?: ReadonlyArray<string> | null;
  until?: string | null;
}

export interface SaveNotificationSettingInput {
  isMailOn?: boolean | null;
  /** HH:MM */
  quietFrom?: string | null;
  /** HH:MM */
  quietTo?: string | null;
}

/** Said every few seconds while one types; it is forgotten by itself. */
export interface SayPresenceInput {
  /** Ticket */
  resource: string;
  id: string;
  doing: PresenceDoing;
}

export type PresenceDoing = 'VIEWING' | 'WRITING';

export interface UploadedTransfer {
  transferId: string;
  jobId: string;
}

export interface UndoImportResult {
  /** Rows taken back. */
  removed: number;
  transferId: string;
}

export interface UndoImportInput {
  transferId: string;
}

export interface ExportRowsInput {
  /** customers, purchases, ... */
  kind: string;
  /** The filter of the list, as the list takes it. */
  filter?: unknown | null;
  /** Properties, in order; the kind’s usual ones when unsaid. */
  columns?: ReadonlyArray<string> | null;
  format?: FileFormat | null;
  /** Name of the view, for the file name. */
  title?: string | null;
}

export type FileFormat = 'CSV' | 'XLSX';

/** A value that is otherwise hidden. */
export interface RevealedField {
  value: string | null;
}

/** Opens one hidden value; kept in the event log. */
export interface RevealFieldInput {
  /** Customer or Employee. */
  resource: string;
  id: string;
  field: string;
  /** Why; asked for once a session. */
  reason?: string | null;
}

export interface SaveWebhookEndpointInput {
  id?: string | null;
  expectedVersion?: number | null;
  name?: string | null;
  url?: string | null;
  topics?: ReadonlyArray<string> | null;
  isActive?: boolean | null;
}

/** Shown this once. */
export interface WebhookSecret {
  endpointId: string;
  /** Messages are signed with it as Standard Webhooks say; the one before it is dead. */
  secret: string;
}

/** Without id: a new view of `resource`. With id: expectedVersion is needed; what is left out stays. */
export interface SaveViewInput {
  id?: string | null;
  expectedVersion?: number | null;
  resource?: string | null;
  name?: string | null;
  /** Shares it with a role, or with `everybody`; null takes it back. */
  roleKey?: string | null;
  filter?: unknown | null;
  sortField?: string | null;
  isDescending?: boolean | null;
  hiddenColumns?: ReadonlyArray<string> | null;
  density?: string | null;
  position?: number | null;
}

export interface RemoveViewInput {
  id: string;
  expectedVersion: number;
}

/** Which view opens first for the viewer; null: the shipped order. */
export interface ChooseViewInput {
  resource: string;
  viewKey?: string | null;
}

/** Without id: a new form with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveFormInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** Set once. */
  purpose?: FormPurpose | null;
  isArchived?: boolean | null;
  draft?: FormDraftInput | null;
}

/** What the next version of a form asks. */
export interface FormDraftInput {
  /** { scoring, sections }, as FormVersion.content. */
  content: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come. What is being filled keeps its version. */
export interface PublishFormInput {
  id: string;
  /** Of the form. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardFormDraftInput {
  id: string;
  /** Of the form. */
  expectedVersion: number;
}

/** A new form whose first draft is what a version of another asks. */
export interface CloneFormInput {
  /** Of the version to copy. */
  formVersionId: string;
  key: string;
  nameZh: string;
  nameEn: string;
}

/** Takes in the file that formFile gives: a new form, or a draft for the form of that key. */
export interface ImportFormInput {
  /** { kind: "aftercare.form", format: 1, key, nameZh, nameEn, purpose, content }. */
  file: unknown;
}

/** Without id: a new region. With id: expectedVersion is needed. */
export interface SaveRegionInput {
  id?: string | null;
  expectedVersion?: number | null;
  code: string;
  nameZh: string;
  nameEn: string;
}

/** Without id: a new store. With id: expectedVersion is needed. */
export interface SaveStoreInput {
  id?: string | null;
  expectedVersion?: number | null;
  code: string;
  nameZh: string;
  nameEn: string;
  regionId: string;
  format: StoreFormat;
  timeZone?: string | null;
  /** { "1": [["08:00","12:00"],["13:00","22:00"]], ... } by weekday, Monday = 1. */
  openingHours?: unknown | null;
  openedOn?: string | null;
  closedOn?: string | null;
}

/** Without id: a new department. With id: expectedVersion is needed. */
export interface SaveDepartmentInput {
  id?: string | null;
  expectedVersion?: number | null;
  nameZh: string;
  nameEn: string;
  storeId?: string | null;
}

/** Without id: a new employee. With id: expectedVersion is needed. */
export interface SaveEmployeeInput {
  id?: string | null;
  expectedVersion?: number | null;
  employeeNo: string;
  name: string;
  nameEn?: string | null;
  storeId?: string | null;
  departmentId?: string | null;
  position: string;
  level: string;
  employment: EmploymentKind;
  hiredOn: string;
  leftOn?: string | null;
  managerId?: string | null;
  phone?: string | null;
  email?: string | null;
}

/** Without id: a new scheme with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveKpiSchemeInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** Set once. */
  subjectKind?: SubjectKind | null;
  /** Set once: WEEK, MONTH, QUARTER or YEAR. */
  periodKind?: PeriodKind | null;
  /** Of persons: keys of the positions it is for. */
  positions?: ReadonlyArray<string> | null;
  isArchived?: boolean | null;
  draft?: KpiDraftInput | null;
}

/** What the next version of a scheme says. */
export interface KpiDraftInput {
  /** { items, peers }, as KpiSchemeVersion.content. */
  content: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come. A period is judged by the version in force on its first day. */
export interface PublishKpiSchemeInput {
  id: string;
  /** Of the scheme. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardKpiSchemeDraftInput {
  id: string;
  /** Of the scheme. */
  expectedVersion: number;
}

/** Makes the board of a week that is over. */
export interface PublishBoardInput {
  /** Any day of the week; the last one when unsaid. */
  on?: string | null;
  /** Each weekly scheme for people makes a board of its own; when unsaid, the first that has none of this week. */
  schemeId?: string | null;
  /** As the scheme’s board before when unsaid; INITIALS at first. */
  privacy?: BoardPrivacy | null;
  /** As the board before when unsaid; 5 at first. */
  minSample?: number | null;
  /** As the board before when unsaid; 3 at first. */
  places?: number | null;
}

/** What colleagues see of each other on a board, and on those that follow it: places and scores stay as they are. */
export interface ChangeBoardPrivacyInput {
  id: string;
  expectedVersion: number;
  privacy: BoardPrivacy;
}

export interface AppealBoardEntryInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** Upheld, the entry leaves its side of the board. */
export interface DecideBoardAppealInput {
  id: string;
  expectedVersion: number;
  isUpheld: boolean;
  decision: string;
}

/** What was seen of standards; those that are not named stay as they were noted. */
export interface NoteHiringFileInput {
  /** Of the employee. */
  id: string;
  expectedVersion: number;
  checks: ReadonlyArray<HiringCheckInput>;
}

export interface HiringCheckInput {
  /** One of hiringStandards. */
  key: string;
  isMet: boolean;
  /** What was seen: the score of the simulation, the number of a certificate. */
  note?: string | null;
}

/** Moves an employee from a day on: what is left out stays. What happened before that day stays with the store of then. */
export interface TransferEmployeeInput {
  id: string;
  /** Of the employee. */
  expectedVersion: number;
  /** Today or earlier, after the last change. */
  fromOn: string;
  /** Null: head office. */
  storeId?: string | null;
  departmentId?: string | null;
  position?: string | null;
  level?: string | null;
  employment?: EmploymentKind | null;
  managerId?: string | null;
  reason?: string | null;
}

/** Without id: a new leave. With id: expectedVersion is needed. */
export interface SaveLeaveInput {
  id?: string | null;
  expectedVersion?: number | null;
  employeeId: string;
  leaveKind: LeaveKind;
  fromOn: string;
  /** The first day back. */
  untilOn: string;
  note?: string | null;
}

export interface RemoveLeaveInput {
  id: string;
  expectedVersion: number;
}

/** Without id: a new position. With id: expectedVersion is needed. */
export interface SavePositionInput {
  id?: string | null;
  expectedVersion?: number | null;
  key: string;
  nameZh: string;
  nameEn: string;
  team: TeamKind;
  place: number;
  dutiesZh: ReadonlyArray<string>;
  dutiesEn: ReadonlyArray<string>;
  standardsZh: ReadonlyArray<string>;
  standardsEn: ReadonlyArray<string>;
  isArchived?: boolean | null;
}

/** Without id: a new level. With id: expectedVersion is needed. */
export interface SaveJobLevelInput {
  id?: string | null;
  expectedVersion?: number | null;
  key: string;
  nameZh: string;
  nameEn: string;
  rank: number;
  isArchived?: boolean | null;
}

/** What counting a period did. */
export interface ScorecardsCounted {
  periodId: string;
  /** Cards written; none where it is closed, or was counted a moment ago. */
  cards: number;
  isClosed: boolean;
}

/** The period of a kind that holds a day. */
export interface RefreshScorecardsInput {
  /** WEEK, MONTH, QUARTER or YEAR. */
  periodKind: PeriodKind;
  /** Any day of it; today when unsaid. */
  on?: string | null;
}

/** Freezes a period that is over. */
export interface ClosePeriodInput {
  id: string;
  expectedVersion: number;
}

export interface CommentOnScorecardInput {
  scorecardId: string;
  body: string;
}

/** Says that one value of one’s own card is wrong: it stands still until somebody else decides. */
export interface ObjectToValueInput {
  valueId: string;
  reason: string;
}

/** Decides an objection; upheld, it says what the value is instead. On a closed card the difference counts on a later one. */
export interface DecideObjectionInput {
  id: string;
  expectedVersion: number;
  isUpheld: boolean;
  correctedValue?: string | null;
  decision: string;
}

export interface WithdrawObjectionInput {
  id: string;
  expectedVersion: number;
}

/** Without id: a new course with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveCourseInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  subject?: CourseSubject | null;
  aimZh?: string | null;
  aimEn?: string | null;
  playbookKeys?: ReadonlyArray<string> | null;
  isExamined?: boolean | null;
  isArchived?: boolean | null;
  draft?: CourseDraftInput | null;
}

/** What the next version of a course holds. */
export interface CourseDraftInput {
  /** { requiredMinutes, lessons }, as CourseVersion.content. */
  content: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come. Who is learning keeps the version they began by. */
export interface PublishCourseInput {
  id: string;
  /** Of the course. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardCourseDraftInput {
  id: string;
  /** Of the course. */
  expectedVersion: number;
}

/** Uploads of the viewer’s own become files of the course; a draft may then name them. */
export interface AddCourseFilesInput {
  id: string;
  fileIds: ReadonlyArray<string>;
}

/** Makes a course of one’s own from a version of another: its lessons and files as a draft under a key of its own. */
export interface CloneCourseInput {
  courseVersionId: string;
  /** Of the copy; set once. */
  key: string;
  nameZh: string;
  nameEn: string;
}

/** Takes in what courseFile gives: a new course, or a draft for the course of that key. Its files are uploaded first; each is known by its bytes. */
export interface ImportCourseInput {
  /** { kind: "aftercare.course", format: 1, key, nameZh, nameEn, subject, aimZh, aimEn, playbookKeys, isExamined, content, files }. */
  file: unknown;
  /** Uploads that the package names and the course does not have yet. */
  fileIds?: ReadonlyArray<string> | null;
}

/** Without id: a new path; with id: expectedVersion is needed. */
export interface SaveLearningPathInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  positions?: ReadonlyArray<string> | null;
  formats?: ReadonlyArray<StoreFormat> | null;
  productKeys?: ReadonlyArray<string> | null;
  steps?: ReadonlyArray<PathStepInput> | null;
  gateMinutes?: number | null;
  sinceOn?: string | null;
  isAutomatic?: boolean | null;
  isArchived?: boolean | null;
}

export interface PathStepInput {
  /** Key of the course. */
  course: string;
  /** Working days from the day it is assigned. */
  workingDays: number;
}

/** Gives one course to one person. Who has it open already keeps that record, with the further reason noted on it. */
export interface EnrolInCourseInput {
  idempotencyKey: string;
  courseId?: string | null;
  /** Instead of its id. */
  courseKey?: string | null;
  employeeId: string;
  /** Its end, where the person works. */
  dueOn?: string | null;
  /** Working days of the store’s calendar; 10 when neither is said. */
  workingDays?: number | null;
  /** PERSON when unsaid. */
  reason?: TrainingReason | null;
  /** Noun of what it is given for: CorrectiveAction, Finding, Product, LearningPath. */
  sourceResource?: string | null;
  sourceId?: string | null;
  note?: string | null;
}

/** What became of it: new records, records that were open already, and who was left out. */
export interface AssignmentResult {
  done: number;
  kept: number;
  failed: ReadonlyArray<AssignmentFailure>;
}

export interface AssignmentFailure {
  employeeId: string;
  code: string;
  message: string;
}

/** Gives a course, or a path of them, to many: by name, or to all who hold a position, work at a store or at a kind of store, as far as the asker’s word reaches. */
export interface AssignTrainingInput {
  idempotencyKey: string;
  courseId?: string | null;
  pathId?: string | null;
  employeeIds?: ReadonlyArray<string> | null;
  positions?: ReadonlyArray<string> | null;
  storeIds?: ReadonlyArray<string> | null;
  formats?: ReadonlyArray<StoreFormat> | null;
  dueOn?: string | null;
  /** A path has its own for each step. */
  workingDays?: number | null;
  /** PERSON when unsaid. */
  reason?: TrainingReason | null;
  sourceResource?: string | null;
  sourceId?: string | null;
  note?: string | null;
}

export interface WithdrawTrainingInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** A sign of life from a lesson’s page, sent every half minute while it is looked at. The server’s clock counts. */
export interface FollowLessonInput {
  recordId: string;
  lessonKey: string;
  /** How far down, in per cent. */
  place?: number | null;
}

/** The lesson is read to its end: time on its page is credited, up to its length. Again later, what was added since. */
export interface FinishLessonInput {
  recordId: string;
  lessonKey: string;
}

/** What somebody else has seen being learnt, with what shows it. Never beyond the length of the lesson or the course. */
export interface RecordTrainingHoursInput {
  idempotencyKey: string;
  recordId: string;
  /** 1.5: an hour and a half. */
  hours: string;
  lessonKey?: string | null;
  /** Today when unsaid. */
  on?: string | null;
  /** What was seen, where and by whom. */
  note: string;
  /** An upload of one’s own that shows it. */
  fileId?: string | null;
}

/** Without id: a new topic. With id: its names, under expectedVersion. */
export interface SaveExamTopicInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh: string;
  nameEn: string;
}

/** Without id: a new question. With id: expectedVersion is needed; content that differs becomes its next version, and papers drawn before keep the old one. */
export interface SaveExamQuestionInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  /** Set once. */
  questionKind?: ExamQuestionKind | null;
  difficulty?: ExamDifficulty | null;
  /** Keys of topics. */
  tags?: ReadonlyArray<string> | null;
  /** { prompt: { zh, en }, options: [{ key, zh, en }], right, partial, tolerance, unit, rubric, media, why }, as its kind asks. */
  content?: unknown | null;
  isArchived?: boolean | null;
}

/** Without id: a new exam with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveExamInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** The course that it belongs to. */
  courseId?: string | null;
  /** Keys of the positions it is meant for; none: everybody. */
  positions?: ReadonlyArray<string> | null;
  isArchived?: boolean | null;
  draft?: ExamDraftInput | null;
}

/** What the next version of an exam says. */
export interface ExamDraftInput {
  minutes: number;
  /** How often somebody may try until it is passed. */
  attempts: number;
  /** From the end of one attempt to the start of the next. */
  waitHours: number;
  /** Above 0, up to 100. */
  passMark: string;
  isShuffled: boolean;
  isBlind: boolean;
  review: ExamReview;
  failuresToTransfer?: number | null;
  /** { draws: [{ tags, difficulty, count, points }] } or { questions: [{ key, points }] }. */
  paper: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come. Attempts that have begun keep their version. */
export interface PublishExamInput {
  id: string;
  /** Of the exam. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardExamDraftInput {
  id: string;
  /** Of the exam. */
  expectedVersion: number;
}

/** Begins an attempt, or goes on with the one that is running. */
export interface StartExamInput {
  examId: string;
  idempotencyKey: string;
}

/** One answer, kept at once, so that a reload or another device goes on from it. */
export interface SaveExamAnswerInput {
  attemptId: string;
  place: number;
  /** The name of an option (A, B …), several of them, a number or a text as text; null takes the answer back. */
  answer?: unknown | null;
  /** The revision that is on screen; another one meanwhile is CONFLICT. */
  revision: number;
}

/** Hands the paper in, once: what was saved counts. */
export interface SubmitExamInput {
  attemptId: string;
  idempotencyKey: string;
}

/** What a text earns; by another person than who wrote it. */
export interface MarkExamAnswerInput {
  /** As the marking desk names it. */
  item: string;
  points: string;
  /** A word on it. */
  reason?: string | null;
}

/** Another mark in the place of one that was given; the first is kept. The result is made anew. */
export interface RemarkExamAnswerInput {
  attemptId: string;
  /** Of the attempt. */
  expectedVersion: number;
  place: number;
  points: string;
  reason: string;
}

/** Without id: a new kind. With id: expectedVersion is needed; certificates that were issued keep their end. */
export interface SaveCertificateKindInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** Passing it earns the certificate. */
  examId?: string | null;
  /** Credited hours of training that are asked for besides. */
  minHours?: string | null;
  validDays?: number | null;
  /** Days before the end; 30, 14 and 7 when unsaid. */
  noticeDays?: ReadonlyArray<number> | null;
  positions?: ReadonlyArray<string> | null;
  isArchived?: boolean | null;
}

/** Gives a certificate by hand, for what was proved elsewhere (A-11: electrician and the like). */
export interface IssueCertificateInput {
  kindId: string;
  employeeId: string;
  /** Its last day; as its kind says when unsaid. */
  validUntilOn?: string | null;
  reason: string;
  idempotencyKey: string;
}

/** Takes a certificate away, at once. */
export interface RevokeCertificateInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** Moves the person to another post, or lets them sit the exam again. */
export interface DecideTransferInput {
  id: string;
  expectedVersion: number;
  isAccepted: boolean;
  /** Of an accepted one: key of the new position. */
  position?: string | null;
  /** Of an accepted one: from which day; today when unsaid. */
  fromOn?: string | null;
  decision: string;
}

/** Asks for a certificate from an instant on; never in the past. What is to be otherwise is ended and made anew. */
export interface SaveTicketGateInput {
  /** Every category when unsaid. */
  categoryId?: string | null;
  certificateKindId: string;
  /** Now when unsaid. */
  startsAt?: string | null;
  endsAt?: string | null;
  /** As much as somebody without it may give on a case. */
  uncertifiedAmount?: string | null;
  note?: string | null;
}

/** From now on it is asked for no more. */
export interface EndTicketGateInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

export interface PlanSessionInput {
  idempotencyKey: string;
  courseId: string;
  sessionKind: SessionKind;
  /** None: head office. */
  storeId?: string | null;
  place: string;
  teacherId?: string | null;
  startsAt: string;
  endsAt: string;
  /** Who is invited. */
  employeeIds: ReadonlyArray<string>;
  note?: string | null;
}

/** It was held: who was there is credited, up to the length of the session and of the course. Whoever is not named was absent. */
export interface HoldSessionInput {
  id: string;
  expectedVersion: number;
  marks: ReadonlyArray<AttendanceInput>;
}

export interface AttendanceInput {
  employeeId: string;
  mark: AttendanceMark;
  /** The whole session when unsaid. */
  attendedMinutes?: number | null;
}

export interface CancelSessionInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** A scene was played: by whom, before which two assessors. */
export interface StartDrillInput {
  idempotencyKey: string;
  sceneId: string;
  participantId: string;
  /** Two different colleagues who may grade there, neither of them the one who plays. */
  assessorIds: ReadonlyArray<string>;
  /** Now when unsaid. */
  heldAt?: string | null;
}

/** By one of its two assessors, once; neither sees what the other gave before. */
export interface GradeDrillInput {
  idempotencyKey: string;
  drillId: string;
  /** Of the rubric, by key of the question. */
  answers: unknown;
  /** Minutes from the first word to the agreement, by one’s own watch. */
  disputeMinutes: string;
}

export interface DebriefDrillInput {
  id: string;
  expectedVersion: number;
  debrief: string;
}

export interface CancelDrillInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

export interface UseSolutionInput {
  ticketId: string;
  /** The solved ticket whose solution is taken up. */
  fromTicketId: string;
  /** The same key notes it once. */
  idempotencyKey: string;
}

/** It is held back where she speaks before its time. */
export interface PlanReplyInput {
  ticketId: string;
  idempotencyKey: string;
  body: string;
  /** The ticket’s own when unsaid. */
  channel?: TicketChannel | null;
  /** Within 60 days. */
  sendAt: string;
}

export interface CancelPlannedReplyInput {
  id: string;
  expectedVersion: number;
}

/** Gives a ticket to whom the rules choose. */
export interface DistributeTicketInput {
  id: string;
  expectedVersion: number;
  /** Needed when somebody has it already. */
  reason?: string | null;
}

/** Of one store, of one region, or (neither) of the chain. */
export interface SaveOnCallInput {
  employeeId: string;
  level: TicketLevel;
  storeId?: string | null;
  regionId?: string | null;
  /** Now when unsaid. */
  startsAt?: string | null;
  endsAt: string;
}

export interface EndOnCallInput {
  id: string;
  expectedVersion: number;
}

/** All that somebody is good at; what is not named is taken away. */
export interface SetSkillsInput {
  employeeId: string;
  categoryIds: ReadonlyArray<string>;
}

/** Says whether a store gives out what comes into its queue by itself. What lies there already stays until something happens to it. */
export interface SaveTicketDeskInput {
  storeId: string;
  handOut: HandOut;
  /** Of the store’s setting, once there is one. */
  expectedVersion?: number | null;
}

export interface AttachTicketFilesInput {
  id: string;
  /** Uploads of one’s own that hang on nothing yet. */
  fileIds: ReadonlyArray<string>;
  expectedVersion?: number | null;
}

export interface SaveIntakeChannelInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Never changes afterwards. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  channel?: TicketChannel | null;
  adapter?: string | null;
  storeId?: string | null;
  continueHours?: number | null;
  isActive?: boolean | null;
  isAutoReply?: boolean | null;
  /** Null or empty: it sends nothing. */
  deliverUrl?: string | null;
}

/** Shown this once. */
export interface IntakeSecret {
  channelId: string;
  /** Signs messages as Standard Webhooks say; the one before it is dead. */
  secret: string;
}

export interface SharePortalLinkInput {
  ticketId: string;
  /** The same key makes one link, however often it is sent. */
  idempotencyKey: string;
  /** Days until it expires; 30 when unsaid. */
  days?: number | null;
}

export interface RevokePortalLinkInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** Without id: a new kiosk. With id: expectedVersion is needed. */
export interface SaveKioskInput {
  id?: string | null;
  expectedVersion?: number | null;
  storeId?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  isActive?: boolean | null;
}

/** Shown this once; typed into the tablet at /portal/kiosk. */
export interface KioskKey {
  kioskId: string;
  /** The one before it is dead. */
  key: string;
}

/** Sends the customer a link by the ticket’s own way; the ticket then waits for her. */
export interface RequestRemoteDiagnosisInput {
  ticketId: string;
  /** The same key asks once, however often it is sent. */
  idempotencyKey: string;
  /** Key of a guide. */
  guide: string;
  /** Keys of its steps; all of them when unsaid. */
  steps?: ReadonlyArray<string> | null;
  /** Further words to the customer. */
  ask?: string | null;
  /** Days until the link expires; 3 when unsaid. */
  days?: number | null;
}

/** May be decided anew, with another reason. A needed visit opens its task. */
export interface DecideRemoteDiagnosisInput {
  id: string;
  expectedVersion: number;
  outcome: DiagnosisOutcome;
  reason: string;
}

/** A frame of a customer’s video, with marks on it: kept as a photo beside the video, for colleagues alone. */
export interface KeepDiagnosisStillInput {
  /** The video. */
  shotId: string;
  /** The same key keeps it once, however often it is sent. */
  idempotencyKey: string;
  /** The frame, as a picture that was sent in. */
  fileId: string;
  /** Where in the video, in thousandths of a second. */
  atMs: number;
  /** As on photos: [{ shape, points }], one at least. */
  marks: unknown;
}

/** Gives running clocks of a ticket other terms, from the same start. Logged with a reason; deadlines that had passed are judged anew. */
export interface RetargetTicketInput {
  id: string;
  expectedVersion: number;
  by: RetargetBy;
  /** All that run when unsaid; one for AGREED. */
  kinds?: ReadonlyArray<ClockKind> | null;
  /** For AGREED. */
  unit?: TimeUnit | null;
  /** For AGREED. */
  amount?: string | null;
  reason: string;
}

/** POLICIES: all that is in force now, for the ticket as it is now; CALENDAR: the same promise by the version of its calendar in force now; AGREED: a time agreed with the customer. */
export type RetargetBy = 'POLICIES' | 'CALENDAR' | 'AGREED';

/** Recomputes the running clocks of all open tickets: by a calendar’s version in force now, or by the policies in force now. */
export interface RecomputeClocksInput {
  /** Only the clocks that count by this calendar; by POLICIES when unsaid. */
  calendarId?: string | null;
  reason: string;
}

/** Without id: a new policy with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveSlaPolicyInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  draft?: SlaPolicyDraftInput | null;
}

/** Puts the draft in force, at once or from an instant to come. Live tickets keep the version they were promised by. */
export interface PublishSlaPolicyInput {
  id: string;
  /** Of the policy. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardSlaPolicyDraftInput {
  id: string;
  /** Of the policy. */
  expectedVersion: number;
}

/** Within one’s authority it is given at once; beyond it, it waits for approval. */
export interface GrantCompensationInput {
  ticketId: string;
  /** The same key gives once, however often it is sent. */
  idempotencyKey: string;
  kind: CompensationKind;
  amount: string;
  reason: string;
  /** Key of the scenario it answers. */
  scenario?: string | null;
  /** Of a refund: the line, or the receipt; the ticket’s own when unsaid. */
  purchaseLineId?: string | null;
  purchaseId?: string | null;
  /** What it costs us, where that is less or more than the amount. */
  costAmount?: string | null;
  /** Needed for gift, service and care. */
  what?: string | null;
  /** A voucher for goods of this category. */
  voucherCategoryId?: string | null;
}

/** Its maker changes what waits for approval; who saw it as it was decides nothing by that. */
export interface ReviseCompensationInput {
  id: string;
  expectedVersion: number;
  amount: string;
  reason: string;
}

/** Takes back what was given; what another system has paid out is out of reach. */
export interface ReverseCompensationInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  reason: string;
}

/** Somebody shall go there, by a time: within 2 hours when unsaid. */
export interface PlanSiteVisitInput {
  ticketId: string;
  idempotencyKey: string;
  technicianId?: string | null;
  dueAt?: string | null;
  /** Key of the form to fill; tile-visit when unsaid. */
  formKey?: string | null;
}

export interface SiteVisitInput {
  id: string;
  expectedVersion: number;
}

/** What was seen and measured: once, whole, and for good. */
export interface FinishSiteVisitInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  /** By key of the question, as siteVisitForm asks. */
  answers: unknown;
  finding?: string | null;
}

export interface CancelSiteVisitInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** Shares in per cent, together 100. */
export interface DecideLiabilityInput {
  ticketId: string;
  idempotencyKey: string;
  productShare: string;
  transportShare: string;
  installationShare: string;
  useShare: string;
  reason: string;
  /** The visit that it rests on. */
  visitId?: string | null;
}

export interface ProposeRemediesInput {
  ticketId: string;
  idempotencyKey: string;
  items: ReadonlyArray<RemedyInput>;
}

export interface RemedyInput {
  remedyKind: RemedyKind;
  what: string;
  amount: string;
  /** What it costs us; the amount when unsaid. */
  costAmount?: string | null;
  /** By when it is carried out. */
  dueAt: string;
  ownerId?: string | null;
}

/** What the customer said to proposals. */
export interface AgreeRemediesInput {
  ticketId: string;
  ids: ReadonlyArray<string>;
  isAgreed: boolean;
  /** How she said so: by phone, signed on site … */
  agreement: string;
}

/** Puts an agreed remedy in hand: out of one’s authority at once, beyond it by approval. */
export interface StartRemedyInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
}

export interface FinishRemedyInput {
  id: string;
  expectedVersion: number;
  outcome: string;
}

/** It must wait: for parts, for a supplier. The promise moves, with a reason. */
export interface DelayRemedyInput {
  id: string;
  expectedVersion: number;
  /** What it waits for. */
  waitsFor: string;
  dueAt: string;
}

export interface CancelRemedyInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

export interface ClaimChargeBackInput {
  ticketId: string;
  idempotencyKey: string;
  /** Its share of the cost is the most that can be claimed; USE has nobody to claim from. */
  cause: FaultCause;
  party: ChargeParty;
  partyName: string;
  amount: string;
  reason: string;
  /** By when an answer is expected; 7 days when unsaid. */
  dueAt?: string | null;
}

export interface AnswerChargeBackInput {
  id: string;
  expectedVersion: number;
  isAccepted: boolean;
  /** Of an acceptance: how much, up to what was claimed; all of it when unsaid. */
  acceptedAmount?: string | null;
  /** What the other side said. */
  answer: string;
}

export interface SettleChargeBackInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  /** How the payment is called: a bank’s number, a credit note. */
  reference: string;
}

export interface WithdrawChargeBackInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** On a ticket, or with the customer and a store: then a ticket is opened for it. What is returned: the line, the receipt’s number with the product, or the product alone, found among what the member bought. */
export interface RequestReturnInput {
  /** The same key asks once, however often it is sent. */
  idempotencyKey: string;
  ticketId?: string | null;
  customerId?: string | null;
  memberNo?: string | null;
  phone?: string | null;
  storeId?: string | null;
  purchaseLineId?: string | null;
  receiptNo?: string | null;
  productId?: string | null;
  /** All of the line when unsaid. */
  quantity?: string | null;
  reason: ReturnReason;
  /** DESK when unsaid. */
  route?: ReturnRoute | null;
  /** True when unsaid. */
  hasPackaging?: boolean | null;
  /** Files that show it: of the ticket, or uploads of one’s own (POST /files/attachments), which hang on the ticket from then. */
  evidenceIds?: ReadonlyArray<string> | null;
  remark?: string | null;
}

/** Accepting beyond one’s authority opens an approval; a refusal has a reason. */
export interface DecideReturnInput {
  id: string;
  expectedVersion: number;
  isAccepted: boolean;
  /** Less than was asked; all when unsaid. */
  refundAmount?: string | null;
  reason?: string | null;
}

/** Heard once, by another person than the one who refused. */
export interface AppealReturnInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

export interface CancelReturnInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

export interface ReceiveReturnInput {
  id: string;
  expectedVersion: number;
  /** Can it be sold again? */
  isRestocked: boolean;
}

/** To a colleague, to a team, or back to the queue (both null). */
export interface AssignTicketsInput {
  ids?: ReadonlyArray<string> | null;
  /** A TicketFilter. */
  filter?: unknown | null;
  assigneeId?: string | null;
  teamId?: string | null;
  /** Needed for those that are in somebody’s hands. */
  reason?: string | null;
  /** Takes back what the same person did a moment ago, and counts as no hand-over; what the event log does not know as that is a hand-over like any other. */
  isUndo?: boolean | null;
}

/** What is left out stays. */
export interface ClassifyTicketsInput {
  ids?: ReadonlyArray<string> | null;
  /** A TicketFilter. */
  filter?: unknown | null;
  categoryId?: string | null;
  needClass?: NeedClass | null;
  level?: TicketLevel | null;
  priority?: TicketPriority | null;
}

export interface CloseTicketsInput {
  ids?: ReadonlyArray<string> | null;
  /** A TicketFilter. */
  filter?: unknown | null;
  reason?: string | null;
}

export interface EscalateTicketsInput {
  ids?: ReadonlyArray<string> | null;
  /** A TicketFilter. */
  filter?: unknown | null;
  reason: string;
  /** One up when unsaid. */
  level?: TicketLevel | null;
}

/** With id: takes up what the detector proposed (expectedVersion is needed). Without: opens one by hand, with its tickets. */
export interface OpenIncidentInput {
  idempotencyKey: string;
  id?: string | null;
  expectedVersion?: number | null;
  /** Needed by hand; else the proposal’s. */
  titleZh?: string | null;
  titleEn?: string | null;
  planLevel?: PlanLevel | null;
  /** Who answers for it; whoever opens it when unsaid. */
  ownerId?: string | null;
  /** By hand: the tickets it begins with. Of a proposal: those that belong; all of its evidence when unsaid. */
  ticketIds?: ReadonlyArray<string> | null;
}

export interface ReasonedIncidentInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** What came of a write of many tickets of an incident; a job goes on where there are too many. */
export interface IncidentBulk {
  done: number;
  /** Out of reach, or not there. */
  failedCount: number;
  jobId: string | null;
}

/** By ids or by filter. */
export interface LinkIncidentTicketsInput {
  id: string;
  ids?: ReadonlyArray<string> | null;
  /** As TicketFilter. */
  filter?: unknown | null;
}

export interface UnlinkIncidentTicketsInput {
  id: string;
  ids: ReadonlyArray<string>;
}

/** One reply to every linked ticket that still runs, in its customer’s language. {name} and {number} stand for hers. */
export interface ReplyToIncidentInput {
  id: string;
  idempotencyKey: string;
  bodyZh: string;
  bodyEn: string;
}

/** What was found and done, told to every customer concerned, once. */
export interface PublishIncidentInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  resultZh: string;
  resultEn: string;
}

export interface SaveIncidentTaskInput {
  id: string;
  expectedVersion: number;
  state?: TaskState | null;
  ownerId?: string | null;
  /** Needed when it was in somebody’s hands. */
  reason?: string | null;
  outcome?: string | null;
}

export interface SaveIncidentRuleInput {
  id: string;
  expectedVersion: number;
  windowMinutes?: number | null;
  historyDays?: number | null;
  minimumCount?: number | null;
  chance?: string | null;
  planLevel?: PlanLevel | null;
  isActive?: boolean | null;
}

/** Without id: a new playbook with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SavePlaybookInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  categoryId?: string | null;
  needClass?: NeedClass | null;
  level?: TicketLevel | null;
  words?: ReadonlyArray<string> | null;
  position?: number | null;
  isArchived?: boolean | null;
  draft?: PlaybookDraftInput | null;
}

/** What the next version of a playbook says. */
export interface PlaybookDraftInput {
  /** { fields, script, steps, outcomes }, as PlaybookVersion.content. */
  content: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come. What is at work keeps its version. */
export interface PublishPlaybookInput {
  id: string;
  /** Of the playbook. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardPlaybookDraftInput {
  id: string;
  /** Of the playbook. */
  expectedVersion: number;
}

export interface StartPlaybookInput {
  ticketId: string;
  playbookId: string;
  idempotencyKey: string;
  /** Fields known by now; others follow. */
  values?: unknown | null;
}

export interface TickPlaybookStepInput {
  /** Of the use. */
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  stepKey: string;
  /** Left out; the note says why. */
  isSkipped?: boolean | null;
  evidence?: ReadonlyArray<EvidenceInput> | null;
  /** What was given by this step, within its limit; more than was given on the ticket is refused. */
  amount?: string | null;
  note?: string | null;
}

/** What proves a step: words, and files of the ticket or uploads of one’s own. A photo, a video and a signature are files. */
export interface EvidenceInput {
  kind: EvidenceKind;
  note?: string | null;
  /** StoredFile ids. */
  fileIds?: ReadonlyArray<string> | null;
}

/** RECEIPT: the purchase, also found by the member; BATCH: its number or sample; MEASUREMENT: values taken on site; NOTE: words. */
export type EvidenceKind =
  | 'PHOTO'
  | 'VIDEO'
  | 'RECEIPT'
  | 'BATCH'
  | 'MEASUREMENT'
  | 'RECORDING'
  | 'SIGNATURE'
  | 'NOTE';

export interface FinishPlaybookInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  /** Key of one of the version’s outcomes. */
  outcome: string;
  note?: string | null;
}

export interface LeavePlaybookInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** The customer by id, member number or phone; by none of them the ticket hangs on the store’s stand-in. */
export interface OpenTicketInput {
  /** The same key opens one ticket, however often it is sent. */
  idempotencyKey: string;
  /** What the customer said, in her words. */
  body: string;
  /** The beginning of the body when unsaid. */
  subject?: string | null;
  channel: TicketChannel;
  /** zh or en; found from the body when unsaid. */
  lang?: string | null;
  /** The customer’s home store, or one’s own only store, when unsaid. */
  storeId?: string | null;
  customerId?: string | null;
  memberNo?: string | null;
  phone?: string | null;
  contactName?: string | null;
  /** Where she is written to. */
  contactEmail?: string | null;
  categoryId?: string | null;
  /** Proposed from the text when unsaid. */
  needClass?: NeedClass | null;
  level?: TicketLevel | null;
  priority?: TicketPriority | null;
  productId?: string | null;
  batchNo?: string | null;
  purchaseId?: string | null;
  purchaseLineId?: string | null;
  /** Keep it in one’s own hands (default for those who work on tickets). */
  takeIt?: boolean | null;
  /** Uploads of one’s own (POST /files/attachments) that come with it. */
  fileIds?: ReadonlyArray<string> | null;
  /** Number by which another system knows it. */
  externalKey?: string | null;
}

export interface ReplyToTicketInput {
  id: string;
  idempotencyKey: string;
  body: string;
  /** OUT when unsaid; IN notes down what the customer said. */
  direction?: Direction | null;
  /** The ticket’s own when unsaid. */
  channel?: TicketChannel | null;
  lang?: string | null;
  /** This tells the customer what will be done: the plan clock stops. */
  isPlan?: boolean | null;
  /** Uploads of one’s own (POST /files/attachments) that come with it. */
  fileIds?: ReadonlyArray<string> | null;
  /** Send and wait. */
  waitFor?: WaitingFor | null;
  /** Refuses the reply when somebody has written meanwhile. */
  expectedVersion?: number | null;
}

/** Of a message that was kept because nothing led to her, or that was not taken. */
export interface ResendMessageInput {
  ticketId: string;
  /** The line of its thread. */
  eventId: string;
  idempotencyKey: string;
}

export interface AddTicketNoteInput {
  id: string;
  idempotencyKey: string;
  body: string;
}

/** To a colleague, to a team, or back to the queue (both null). */
export interface AssignTicketInput {
  id: string;
  expectedVersion: number;
  assigneeId?: string | null;
  teamId?: string | null;
  /** Needed when it was in somebody’s hands. */
  reason?: string | null;
  /** Takes back what the same person did a moment ago, and counts as no hand-over; what the event log does not know as that is a hand-over like any other. */
  isUndo?: boolean | null;
}

export interface EscalateTicketInput {
  id: string;
  expectedVersion: number;
  reason: string;
  /** One up when unsaid. */
  level?: TicketLevel | null;
  /** Who shall take it; found through the organisation when unsaid. */
  assigneeId?: string | null;
}

/** What is left out stays. */
export interface ClassifyTicketInput {
  id: string;
  expectedVersion: number;
  subject?: string | null;
  categoryId?: string | null;
  needClass?: NeedClass | null;
  level?: TicketLevel | null;
  priority?: TicketPriority | null;
  productId?: string | null;
  batchNo?: string | null;
  purchaseId?: string | null;
  purchaseLineId?: string | null;
}

/** A message that went to the customer told what will be done: the plan clock stops at this moment. */
export interface MarkPlanInput {
  id: string;
  expectedVersion: number;
  /** The line of its thread. */
  eventId: string;
}

export interface WaitTicketInput {
  id: string;
  expectedVersion: number;
  waitingFor: WaitingFor;
  reason?: string | null;
}

export interface ReasonedTicketInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

export interface ResolveTicketInput {
  id: string;
  expectedVersion: number;
  /** What was done for the customer. */
  solution: string;
  /** Promise a call back (default). */
  callBack?: boolean | null;
  /** By when; 48 hours from now when unsaid (B-16). */
  callbackDueAt?: string | null;
  /** False: no survey is sent about this ticket (default: as the surveys say). */
  askSurvey?: boolean | null;
}

export interface RecordCallbackInput {
  id: string;
  idempotencyKey: string;
  outcome: CallbackOutcome;
  /** 1 to 5; 1 and 2 open the ticket again. */
  satisfaction?: number | null;
  remark?: string | null;
}

/** The thread of the one is moved to the other, which goes on. */
export interface JoinTicketsInput {
  /** The ticket that goes on. */
  id: string;
  expectedVersion: number;
  /** The ticket that ends. */
  otherId: string;
  reason?: string | null;
}

export interface SplitTicketInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  subject: string;
  /** Messages that go with the new ticket. */
  eventIds: ReadonlyArray<string>;
  categoryId?: string | null;
}

export interface LinkTicketsInput {
  id: string;
  otherId: string;
  /** RELATED, the only one set by hand. */
  kind?: LinkKind | null;
  reason?: string | null;
}

/** Without id: a new task of the ticket. With id: expectedVersion is needed. */
export interface SaveTicketTaskInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Of a new task. */
  ticketId?: string | null;
  taskKind?: TaskKind | null;
  title?: string | null;
  /** Who does it; told of it, and reminded where it has a time. */
  assigneeId?: string | null;
  /** Needed when it was in somebody’s hands. */
  reason?: string | null;
  dueAt?: string | null;
  state?: TaskState | null;
  outcome?: string | null;
}

/** Without id: a new category. With id: expectedVersion is needed. */
export interface SaveTicketCategoryInput {
  id?: string | null;
  expectedVersion?: number | null;
  key?: string | null;
  nameZh: string;
  nameEn: string;
  usualClass?: NeedClass | null;
  usualLevel?: TicketLevel | null;
  words?: ReadonlyArray<string> | null;
  position?: number | null;
  isArchived?: boolean | null;
}

/** Of the tickets solved in these days; the same seed over the same tickets draws the same. */
export interface DrawTicketSampleInput {
  idempotencyKey: string;
  fromOn: string;
  /** The last day that counts; at most 92 days in all. */
  untilOn: string;
  /** Key of a form for the quality of tickets; the shipped one when unsaid. */
  formKey?: string | null;
  /** Of these stores only. */
  storeIds?: ReadonlyArray<string> | null;
  perAgent: number;
  /** 0 when unsaid. */
  extraPerAgent?: number | null;
  /** Per cent; 10 when unsaid. */
  doubleShare?: number | null;
  /** Drawn at random when unsaid; kept either way. */
  seed?: string | null;
}

export interface ReassignTicketReviewInput {
  id: string;
  expectedVersion: number;
  reviewerId: string;
  reason: string;
}

/** Keeps what was answered so far. */
export interface SaveTicketReviewInput {
  id: string;
  expectedVersion: number;
  answers: unknown;
}

export interface SubmitTicketReviewInput {
  id: string;
  idempotencyKey: string;
  expectedVersion: number;
  /** By key of the question: { value, isNotApplicable, note }. */
  answers: unknown;
  /** In words, for the agent. */
  comment?: string | null;
}

/** Where two blind reviews differ: which of them counts; or none, which makes it void. */
export interface SettleSampledTicketInput {
  id: string;
  expectedVersion: number;
  /** The review that counts; none: void. */
  reviewId?: string | null;
  reason: string;
}

export interface OpenCalibrationInput {
  idempotencyKey: string;
  ticketId: string;
  /** Key of a form for the quality of tickets; the shipped one when unsaid. */
  formKey?: string | null;
  titleZh: string;
  titleEn: string;
  /** What is right, as a whole sheet. */
  goldAnswers: unknown;
  /** Employees who take part. */
  reviewerIds: ReadonlyArray<string>;
}

export interface CloseCalibrationInput {
  id: string;
  expectedVersion: number;
}

export interface PublishWallInput {
  storeId: string;
  isPublic: boolean;
}

/** Takes the figures of a month; of a draft that is there they are taken anew. */
export interface MakeMonthlyReviewInput {
  reviewScope: ReviewScope;
  storeId?: string | null;
  regionId?: string | null;
  /** YYYY-MM, begun already. */
  month: string;
}

export interface FinishMonthlyReviewInput {
  id: string;
  expectedVersion: number;
  note?: string | null;
}

/** By a measure, its target and its steps. */
export interface StartPlanInput {
  reviewScope: ReviewScope;
  storeId?: string | null;
  regionId?: string | null;
  idempotencyKey: string;
  titleZh: string;
  titleEn: string;
  /** The part of the framework that it improves. */
  part?: FrameworkPart | null;
  measureKey: string;
  /** As the measure says its values: a share is 0 to 1. */
  target: string;
  /** Shall it rise? By the measure when unsaid, else by where it stands and where it shall be. */
  isRise?: boolean | null;
  startsOn: string;
  endsOn: string;
  ownerId?: string | null;
  reviewId?: string | null;
  steps?: ReadonlyArray<PlanStepInput> | null;
}

export interface PlanStepInput {
  whatZh: string;
  whatEn: string;
  dueOn: string;
}

/** All goals of a template, each as a plan. */
export interface StartTemplateInput {
  reviewScope: ReviewScope;
  storeId?: string | null;
  regionId?: string | null;
  idempotencyKey: string;
  templateKey: string;
  startsOn: string;
  ownerId?: string | null;
  reviewId?: string | null;
}

export interface TickPlanStepInput {
  id: string;
  expectedVersion: number;
  isDone: boolean;
}

/** Judged by its measure from its end on; before that it can only be dropped. */
export interface ClosePlanInput {
  id: string;
  expectedVersion: number;
  isDropped?: boolean | null;
  note: string;
}

/** Keeps what a place knows of its margins; what is left out is taken away, and is its region’s, the chain’s, or as shipped again. */
export interface SaveLeverMarginsInput {
  reviewScope: ReviewScope;
  storeId?: string | null;
  regionId?: string | null;
  /** Of what the place keeps, once it keeps something. */
  expectedVersion?: number | null;
  margins: LeverAssumptionsInput;
}

/** Without id: a new rule with its first draft. */
export interface SaveRiskRuleInput {
  id?: string | null;
  expectedVersion?: number | null;
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  riskKind?: RiskKind | null;
  ownerId?: string | null;
  draft?: RiskRuleDraftInput | null;
}

export interface RiskRuleDraftInput {
  /** As RiskRuleVersion.rule. */
  rule: unknown;
  isActive?: boolean | null;
  note?: string | null;
}

export interface PublishRiskRuleInput {
  id: string;
  expectedVersion: number;
  /** Now when unsaid. */
  effectiveFrom?: string | null;
}

export interface DiscardRiskRuleDraftInput {
  id: string;
  expectedVersion: number;
}

/** Makes a finding of an alert; with actionOwnerId the proposed action as well. */
export interface TakeRiskAlertInput {
  id: string;
  expectedVersion: number;
  /** Who answers for the finding. */
  ownerId?: string | null;
  /** Who carries out the action that the rule proposes. */
  actionOwnerId?: string | null;
}

export interface DismissRiskAlertInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

export interface ApplyForCareerInput {
  idempotencyKey: string;
  careerKind: CareerKind;
  /** Key of the position, or merchandise, or operations. */
  target: string;
  motive: string;
}

export interface DecideCareerInput {
  id: string;
  expectedVersion: number;
  isApproved: boolean;
  reason: string;
}

export interface WithdrawCareerInput {
  id: string;
  expectedVersion: number;
}

/** The whole ladder as the draft of its next version. */
export interface SaveCareerLadderInput {
  /** Of the draft; none where there is no draft yet. */
  expectedVersion?: number | null;
  steps: ReadonlyArray<CareerStepInput>;
  note?: string | null;
}

export interface CareerStepInput {
  /** Key of the position that one has. */
  fromPosition: string;
  /** Key of the position that one gets. */
  toPosition: string;
  requirements: ReadonlyArray<CareerRequirementInput>;
}

/** One thing that a step asks for: the figure of its kind must reach `least`. */
export interface CareerRequirementInput {
  /** One of careerEvidenceKinds. */
  kind: string;
  zh: string;
  en: string;
  least: string;
  /** Over how many months, where the kind looks back. */
  months?: number | null;
}

/** Puts the draft in force, at once or from an instant to come. */
export interface PublishCareerLadderInput {
  id: string;
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

/** The draft, by its id. */
export interface CareerLadderDraftInput {
  id: string;
  expectedVersion: number;
}

export interface ProposeIdeaInput {
  idempotencyKey: string;
  title: string;
  body: string;
}

export interface VoteForIdeaInput {
  id: string;
  /** False takes the vote back. */
  isFor: boolean;
}

/** For one store, or without a store for all that are open. */
export interface AdoptIdeaInput {
  id: string;
  expectedVersion: number;
  storeId?: string | null;
  reason: string;
}

export interface ReasonedIdeaInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** The same measure over as many days before the adoption and since, at the stores that do it. */
export interface MeasureIdeaInput {
  id: string;
  expectedVersion: number;
  measure: string;
  /** 28 when unsaid. */
  days?: number | null;
}

/** Settles a month that is over: its best three, and what each is handed on with (A-13). */
export interface AwardIdeasInput {
  /** YYYY-MM. */
  month: string;
}

/** Without id: a new survey over a form for surveys, or over the questions given. With id: expectedVersion is needed. */
export interface SaveSurveyInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** Set once; made of the questions when unsaid. */
  formId?: string | null;
  /** Set once. */
  touchpoint?: Touchpoint | null;
  ratingQuestion?: string | null;
  recommendQuestion?: string | null;
  isOpen?: boolean | null;
  delayHours?: number | null;
  quietDays?: number | null;
  validDays?: number | null;
  /** By which it is answered; an empty list: by every one. */
  channels?: ReadonlyArray<ResponseChannel> | null;
  /** Null takes it away. */
  opensOn?: string | null;
  /** Null takes it away. */
  closesOn?: string | null;
  /** All that it asks, in order: its form gets a new version, in force at once. Responses so far keep theirs. */
  questions?: ReadonlyArray<SurveyQuestionInput> | null;
}

/** One question in both languages. */
export interface SurveyQuestionInput {
  /** A question that was there keeps its key, and its figures go on; made when unsaid. */
  key?: string | null;
  /** SCALE, CHOICE, CHOICES, YES_NO, NUMBER or TEXT. */
  type: QuestionType;
  zh: string;
  en: string;
  /** True when unsaid. */
  isRequired?: boolean | null;
  /** Of a scale: 0 or 1; 1 when unsaid. */
  from?: number | null;
  /** Of a scale: 2 to 10; 5 when unsaid. */
  to?: number | null;
  /** What the worst answer of a scale is called. */
  fromWords?: SurveyWordsInput | null;
  toWords?: SurveyWordsInput | null;
  /** Of a choice: at least two. */
  options?: ReadonlyArray<SurveyOptionInput> | null;
  /** Of a text; 2000 when unsaid. */
  mostCharacters?: number | null;
}

/** CHOICES: several of them; READING: an instrument’s values against a standard. */
export type QuestionType =
  | 'YES_NO'
  | 'CHOICE'
  | 'CHOICES'
  | 'SCALE'
  | 'NUMBER'
  | 'TEXT'
  | 'PHOTO'
  | 'SIGNATURE'
  | 'BARCODE'
  | 'TIME'
  | 'PLACE'
  | 'READING';

export interface SurveyWordsInput {
  zh: string;
  en: string;
}

export interface SurveyOptionInput {
  /** Made when unsaid. */
  key?: string | null;
  zh: string;
  en: string;
}

/** What answering came to; all that somebody without an account gets to see. */
export interface SurveyAnswered {
  /** Of the response, for who may read it. */
  id: string | null;
  isReceived: boolean;
}

/** By link: the customer herself, without an account. Else a colleague writes down what was said, and names the survey. */
export interface AnswerSurveyInput {
  /** The same key answers once, however often it is sent. */
  idempotencyKey: string;
  /** What stands behind the # of the customer’s link. */
  link?: string | null;
  surveyId?: string | null;
  /** PHONE when unsaid; keys answer as API. */
  channel?: ResponseChannel | null;
  storeId?: string | null;
  /** Her store, her colleague and she herself follow from it. */
  ticketId?: string | null;
  customerId?: string | null;
  /** The colleague whom it concerns. */
  employeeId?: string | null;
  /** By key of the question: { value }. */
  answers: unknown;
}

/** Asks a customer by her link: about a ticket, or a quarter. */
export interface InviteToSurveyInput {
  surveyId: string;
  customerId: string;
  ticketId?: string | null;
  idempotencyKey: string;
}

/** One of the two titles is enough; the other then says the same. */
export interface OpenFindingInput {
  idempotencyKey: string;
  source: FindingSource;
  /** TICKET: the tickets that show it, one or more. */
  ticketIds?: ReadonlyArray<string> | null;
  /** INCIDENT: which. */
  incidentId?: string | null;
  /** AUDIT and SURVEY: noun of the row that it was found by. */
  sourceResource?: string | null;
  /** Its key. */
  sourceKey?: string | null;
  titleZh?: string | null;
  titleEn?: string | null;
  detail?: string | null;
  /** The ticket’s or incident’s when unsaid; none: the chain’s. */
  storeId?: string | null;
  /** The ticket’s when unsaid. */
  categoryId?: string | null;
  section?: string | null;
  /** The category’s key when unsaid. */
  questionKey?: string | null;
  /** MAJOR when unsaid. */
  severity?: FindingSeverity | null;
  /** Who answers for it; who answers for the store when unsaid. */
  ownerId?: string | null;
}

export interface AssignFindingInput {
  id: string;
  expectedVersion: number;
  ownerId: string;
  reason?: string | null;
}

export interface LinkFindingTicketsInput {
  id: string;
  expectedVersion: number;
  ticketIds: ReadonlyArray<string>;
}

export interface ReasonedFindingInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** Findings are closed one by one: this is refused. */
export interface CloseFindingsInput {
  ids: ReadonlyArray<string>;
  reason?: string | null;
}

/** A cause by tag, by whys, or both; a day, or working days of the store’s calendar. */
export interface OpenCorrectiveActionInput {
  findingId: string;
  idempotencyKey: string;
  whatZh?: string | null;
  whatEn?: string | null;
  causeTag?: CauseTag | null;
  whys?: ReadonlyArray<string> | null;
  ownerId: string;
  /** By the severity when neither is said. */
  workingDays?: number | null;
  /** Its end, where the store is. */
  dueOn?: string | null;
  costAmount?: string | null;
  /** 14 when unsaid. */
  effectAfterDays?: number | null;
  trainingCourseKey?: string | null;
  supplierName?: string | null;
}

/** What is left out stays. */
export interface SaveCorrectiveActionInput {
  id: string;
  expectedVersion: number;
  causeTag?: CauseTag | null;
  whys?: ReadonlyArray<string> | null;
  costAmount?: string | null;
  trainingCourseKey?: string | null;
  supplierName?: string | null;
  supplierAnswer?: string | null;
}

export interface AssignCorrectiveActionInput {
  id: string;
  expectedVersion: number;
  ownerId: string;
  reason: string;
}

/** Uploads (POST /files/attachments) of one’s own that hang on nothing yet. */
export interface AddCorrectivePhotosInput {
  id: string;
  expectedVersion: number;
  moment: PhotoMoment;
  /** The pair that the first belongs to; the next free ones when unsaid. */
  pair?: number | null;
  fileIds: ReadonlyArray<string>;
}

export interface NotedActionInput {
  id: string;
  expectedVersion: number;
  note: string;
}

export interface CheckEffectivenessInput {
  id: string;
  expectedVersion: number;
  note: string;
  isEffective: boolean;
}

/** With id: expectedVersion is needed. */
export interface SaveAuditTemplateInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** A form for audits; set once. */
  formId?: string | null;
  disputeDays?: number | null;
  isArchived?: boolean | null;
}

/** By a planned visit, or by template and store. */
export interface StartAuditInput {
  /** The same key starts one audit, however often it is sent. */
  idempotencyKey: string;
  visitId?: string | null;
  templateId?: string | null;
  storeId?: string | null;
  /** UNANNOUNCED when unsaid; a mystery visit is always planned. */
  auditKind?: AuditKind | null;
  /** As the phone says, of a check begun without network; now when unsaid or in the future. */
  startedAt?: string | null;
  /** The phone’s clock while this is sent: told from the server’s, it puts the phone’s other times right. */
  phoneNow?: string | null;
  /** The version of the form that the phone held when it began without network; the one in force now when unsaid. */
  formVersionId?: string | null;
}

/** Keeps what was answered so far; what is missing may come later. */
export interface SaveAuditAnswersInput {
  id: string;
  expectedVersion: number;
  /** By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }. */
  answers: unknown;
}

export interface SubmitAuditInput {
  id: string;
  /** The same key submits once, however often it is sent. */
  idempotencyKey: string;
  /** Of the draft, where it was filled online. */
  expectedVersion?: number | null;
  /** All answers. Files that they name are uploads of one’s own (POST /files/attachments, or in pieces /files/uploads). */
  answers: unknown;
  /** As the phone says, of a check ended without network; now when unsaid or impossible. */
  submittedAt?: string | null;
  /** The phone’s clock while this is sent. */
  phoneNow?: string | null;
  /** Of files that the answers name. */
  photos?: ReadonlyArray<AuditPhotoInput> | null;
}

/** What the phone knows of a photo beside the photo: it stands in no picture and in no answer. */
export interface AuditPhotoInput {
  fileId: string;
  /** SHA-256 as the phone made it. */
  sha256?: string | null;
  /** By the phone’s clock. */
  takenAt?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  accuracyMetres?: number | null;
}

export interface ReasonedAuditInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** By somebody other than who filled it. */
export interface ReviewAuditInput {
  id: string;
  expectedVersion: number;
  decision: ReviewDecision;
  /** Needed to make it void. */
  note?: string | null;
}

/** VOID: it counts for nothing, such as a visit that was none. */
export type ReviewDecision = 'PUBLISH' | 'VOID';

/** Changes answers of a submitted audit before it is published; what was there stays, with editor and reason. */
export interface EditAuditAnswersInput {
  id: string;
  expectedVersion: number;
  /** By key of the question: the answer that counts from now. */
  answers: unknown;
  reason: string;
}

/** Once an audit, within its window, by the store. */
export interface DisputeAuditInput {
  id: string;
  expectedVersion: number;
  idempotencyKey: string;
  reason: string;
  /** Questions that it is about; the whole when unsaid. */
  questionKeys?: ReadonlyArray<string> | null;
  /** Evidence: uploads of one’s own. */
  fileIds?: ReadonlyArray<string> | null;
}

/** By somebody who neither filled nor reviewed it, nor raised the dispute. */
export interface DecideDisputeInput {
  /** Of the dispute. */
  id: string;
  expectedVersion: number;
  /** Any but OPEN. */
  outcome: DisputeState;
  decision: string;
  /** ACCEPTED: the answers that count from now, by key of the question. */
  answers?: unknown | null;
}

/** Without id: a new one, with number, names, kind and both days. With id: expectedVersion is needed; a new calibration is its two days. */
export interface SaveInstrumentInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once. */
  number?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  instrumentKind?: InstrumentKind | null;
  storeId?: string | null;
  /** Who keeps it and is reminded. */
  keeperId?: string | null;
  calibratedOn?: string | null;
  calibrationDueOn?: string | null;
  certificateNo?: string | null;
  isRetired?: boolean | null;
}

/** With id: expectedVersion is needed. */
export interface SaveProgrammeInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  /** Set once. */
  auditKind?: AuditKind | null;
  templateId?: string | null;
  state?: ProgrammeState | null;
  storeIds?: ReadonlyArray<string> | null;
  inspectorIds?: ReadonlyArray<string> | null;
  visitsPerStore?: number | null;
  /** [{ weekdays, from, to, zh, en }] */
  windows?: unknown | null;
  askFor?: ReadonlyArray<string> | null;
  restMonths?: number | null;
  /** Paid for each accepted visit of a shopper. */
  feeAmount?: string | null;
}

export interface PlanWaveInput {
  /** Of the programme. */
  id: string;
  idempotencyKey: string;
  startsOn: string;
  /** The last day that counts; at most 62 days in all. */
  endsOn: string;
  /** Drawn at random when unsaid; kept either way. */
  seed?: string | null;
}

export interface CancelVisitInput {
  id: string;
  expectedVersion: number;
  reason: string;
}

/** With id: expectedVersion is needed. */
export interface SaveShopperInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once. */
  userId?: string | null;
  alias?: string | null;
  state?: ShopperState | null;
  relatedStoreIds?: ReadonlyArray<string> | null;
  visitsAtMost?: number | null;
  note?: string | null;
}

/** Another day, another time, another person; what is left out stays. */
export interface ReplanVisitInput {
  id: string;
  expectedVersion: number;
  plannedOn?: string | null;
  /** HH:MM */
  windowStart?: string | null;
  windowEnd?: string | null;
  /** Of a shopper, or of the inspector’s employee; the rules of rotation and conflict hold. */
  personId?: string | null;
  reason: string;
}

/** An account of her own is made; the password is said once. */
export interface InviteShopperInput {
  idempotencyKey: string;
  alias: string;
  username: string;
  relatedStoreIds?: ReadonlyArray<string> | null;
}

export interface ScreenShopperInput {
  id: string;
  expectedVersion: number;
  /** A whole sheet of the screening. */
  answers: unknown;
}

export interface BriefShopperInput {
  id: string;
  expectedVersion: number;
  /** Now when unsaid. */
  briefedAt?: string | null;
}

export interface ShopperPayOutcome {
  paidCount: number;
  paidAmount: string;
  unpaid: ReadonlyArray<UnpaidVisit>;
}

export interface UnpaidVisit {
  visitId: string;
  /** NOT_REVIEWED, VOID, NO_FEE, NO_PROOF, PAID or NO_SHOPPER. */
  why: string;
}

/** Visits whose audit was reviewed; all that are ripe when none are named. */
export interface PayShopperVisitsInput {
  idempotencyKey: string;
  visitIds?: ReadonlyArray<string> | null;
  /** Why visits without proof are paid, too. */
  waiver?: string | null;
}

/** Names a colleague in sight for an award of the period that holds a day. */
export interface NominateForAwardInput {
  idempotencyKey: string;
  employeeId: string;
  /** One of awardKinds. */
  awardKey: string;
  /** Today when unsaid. */
  on?: string | null;
  reason: string;
}

export interface SecondNominationInput {
  id: string;
  expectedVersion: number;
}

/** Gives the award, or declines. Only what somebody seconded is given. */
export interface DecideNominationInput {
  id: string;
  expectedVersion: number;
  isAwarded: boolean;
  /** Its own amount, where the component lets it; else the component’s. */
  amount?: string | null;
  reason: string;
}

export interface WithdrawNominationInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** Without id: a new scheme with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on. */
export interface SaveIncentiveSchemeInput {
  id?: string | null;
  expectedVersion?: number | null;
  /** Set once: small letters, digits, hyphens. */
  key?: string | null;
  nameZh?: string | null;
  nameEn?: string | null;
  isArchived?: boolean | null;
  draft?: SchemeDraftInput | null;
}

/** What the next version of a pay scheme says. */
export interface SchemeDraftInput {
  /** As IncentiveSchemeVersion.content. */
  content: unknown;
  /** What changes, and why. */
  note?: string | null;
}

/** Puts the draft in force, at once or from an instant to come; never by who wrote it. */
export interface PublishIncentiveSchemeInput {
  id: string;
  /** Of the scheme. */
  expectedVersion: number;
  /** Now when unsaid; never in the past. */
  effectiveFrom?: string | null;
}

export interface DiscardIncentiveDraftInput {
  id: string;
  /** Of the scheme. */
  expectedVersion: number;
}

/** Gives somebody an award. */
export interface GiveAwardInput {
  idempotencyKey: string;
  employeeId: string;
  /** Key of the component that pays it: star, goldIdea. */
  awardKey: string;
  awardedOn: string;
  /** The component’s own when unsaid. */
  amount?: string | null;
  reason: string;
}

export interface WithdrawAwardInput {
  id: string;
  expectedVersion: number;
  /** Why; it stands in the log. */
  reason?: string | null;
}

/** A scheme tried on past months: what it would have cost, who would have won and lost. Nothing was kept. */
export interface SchemeSimulation {
  before: string;
  after: string;
  difference: string;
  /** Of the difference: what the rules of those months would change by themselves, since more is known today than when they were reckoned. */
  facts: string;
  winners: number;
  losers: number;
  unchanged: number;
  /** Mean pay of the store that gains least by that of the store that gains most: 1 is alike. */
  fairness: string | null;
  /** How fairly pay is spread among people, before and after. */
  fairnessFigures: ReadonlyArray<FairnessFigure>;
  byMonth: ReadonlyArray<SimulatedGroup>;
  byStore: ReadonlyArray<SimulatedGroup>;
  byPosition: ReadonlyArray<SimulatedGroup>;
  /** The 200 largest differences. */
  people: ReadonlyArray<RunDifference>;
}

/** How fairly pay is spread, by one way of looking at it. */
export interface FairnessFigure {
  /** stores, positions, gini, deciles, worst. */
  key: string;
  label: Words;
  definition: Words;
  before: string | null;
  after: string | null;
}

/** One store, position or other group under another scheme. */
export interface SimulatedGroup {
  key: string | null;
  label: Words;
  people: number;
  before: string;
  after: string;
  difference: string;
}

/** Tries a scheme on months that are past; nothing is kept. */
export interface SimulateSchemeInput {
  /** Whose pay is compared. */
  schemeId: string;
  /** Content to try; the draft, or the latest version, when unsaid. */
  content?: unknown | null;
  /** Any day of the first month. */
  from: string;
  /** So many months. */
  months: number;
}

/** Reckons a month; again, with the version of the run that was seen. */
export interface CalculateRunInput {
  schemeId: string;
  /** Any day of the month. */
  on: string;
  /** Of the run, to reckon it again. */
  expectedVersion?: number | null;
}

/** Reckoning in the background. */
export interface RunStarted {
  /** Says how far it is, can be cancelled, and answers { runId }. */
  jobId: string;
}

export interface ReviewRunInput {
  id: string;
  expectedVersion: number;
}

/** Approves what was seen: an older expectedVersion is CONFLICT. */
export interface ApproveRunInput {
  id: string;
  expectedVersion: number;
  reason?: string | null;
}

/** Pays a run once, whatever is sent how often. An approved run is locked by it. */
export interface PayRunInput {
  id: string;
  idempotencyKey: string;
  /** When given, an older one is CONFLICT. */
  expectedVersion?: number | null;
  /** What the person who pays has typed: another sum is refused. */
  confirmedAmount?: string | null;
}

/** Where somebody’s pay goes. The person is told. */
export interface SetPayAccountInput {
  employeeId: string;
  /** Of the employee. */
  expectedVersion: number;
  /** Card number or IBAN; none: not known any more. */
  account?: string | null;
  bank?: string | null;
}

/** What later facts came to. */
export interface RunCorrection {
  /** Adjustments made, waiting for a second person. */
  madeCount: number;
  amount: string;
}

/** Looks for what later facts change in a run that is out, and proposes the differences as adjustments. */
export interface CorrectRunInput {
  id: string;
  reason: string;
}

/** Puts a signed amount beside a statement; another person approves it. */
export interface AdjustStatementInput {
  statementId: string;
  /** The line that it corrects. */
  lineId?: string | null;
  idempotencyKey: string;
  /** Below nothing: taken off. */
  amount: string;
  /** CORRECTION when unsaid; CORRECTION or BONUS. */
  kind?: PayAdjustmentKind | null;
  reason: string;
  /** Ticket, audit or paper that it rests on. */
  evidence?: string | null;
}

/** Decides on an adjustment that somebody else made. */
export interface DecideAdjustmentInput {
  id: string;
  expectedVersion: number;
  isApproved: boolean;
  reason?: string | null;
}

/** Says that one’s own statement is right. */
export interface ConfirmStatementInput {
  id: string;
  expectedVersion: number;
}

/** Says that a line of one’s own statement is wrong. */
export interface DisputeLineInput {
  lineId: string;
  idempotencyKey: string;
  reason: string;
}

/** Answers a dispute; what is granted becomes an adjustment. */
export interface DecideStatementDisputeInput {
  id: string;
  expectedVersion: number;
  /** GRANTED, PARTLY or DENIED. */
  outcome: PayDisputeState;
  /** Of the adjustment, when granted. */
  amount?: string | null;
  reason: string;
}

export interface WithdrawStatementDisputeInput {
  id: string;
  expectedVersion: number;
}

export interface Subscription {
  /** What one is told, as it is told, and what one has read elsewhere; null: several changed, ask again. */
  notificationReceived: Notification | null;
  /** A job as it stands, and again whenever it moves. */
  jobProgressed: Job | null;
  /** Rows of a noun that changed, all or those listed (200 at most); the same row rules as reads. */
  changed: Change;
  /** Who else is at a row that the viewer may see: at once, and whenever it changes. Listening is being there. */
  presence: ReadonlyArray<PresentColleague>;
  /** Tickets that came or changed, as far as the filter selects them; the same row and field rules as reads. */
  ticketChanged: Ticket | null;
}

/** A row that changed; the reader asks for it again by its own rights. */
export interface Change {
  /** Name of the noun. */
  resource: string;
  /** Wire id; * when many rows changed at once. */
  id: string;
  /** Null when the row is gone from the reader’s sight. */
  version: number | null;
}

/** Somebody else who is at the row. */
export interface PresentColleague {
  userId: string;
  name: string;
  doing: PresenceDoing;
  /** Since when she does that. */
  since: string;
}

export interface QueryPurchaseTotalsArgs {
  filter?: SalesFilter | null;
}

export interface QuerySalesSummaryArgs {
  filter?: SalesFilter | null;
}

export interface QuerySalesByMonthArgs {
  filter?: SalesFilter | null;
}

export interface QueryCohortsArgs {
  filter?: SalesFilter | null;
}

export interface QueryInactivityArgs {
  filter?: SalesFilter | null;
  days: ReadonlyArray<number>;
  asOf: string;
}

export interface QueryTopCustomersArgs {
  limit?: number | null;
  /** Sales less returns. */
  net?: boolean | null;
  filter?: SalesFilter | null;
}

export interface QueryTopProductsArgs {
  limit?: number | null;
  filter?: SalesFilter | null;
}

export interface QuerySalesByCountryArgs {
  filter?: SalesFilter | null;
}

export interface QueryParetoArgs {
  /** 0.8 when unsaid. */
  share?: string | null;
  filter?: SalesFilter | null;
}

export interface QueryBasketPairsArgs {
  input: BasketInput;
}

export interface QueryTimeBandsArgs {
  /** ALL when unsaid. */
  by?: BandGrouping | null;
  filter?: SalesFilter | null;
}

export interface QueryRfmGridArgs {
  modelId: string;
}

export interface QueryRfmCompareArgs {
  toModelId: string;
  fromModelId: string;
}

export interface QueryRfmReasonArgs {
  customerId: string;
  modelId: string;
}

export interface QueryCustomerPatternsArgs {
  days?: number | null;
  customerId: string;
}

export interface QueryCustomerTierReasonArgs {
  customerId: string;
}

export interface QueryExplainMembershipArgs {
  rule?: unknown | null;
  segmentId?: string | null;
  customerId: string;
}

export interface QueryMeasureArgs {
  /** Judged by what was known at that instant; now when unsaid. */
  asOf?: string | null;
  /** Of the groups, 1 to 500; 50 when unsaid. */
  limit?: number | null;
  /** Of the groups; MOST when unsaid. */
  order?: MeasureOrder | null;
  /** A filter of the list behind it. */
  filter?: unknown | null;
  /** Fills `series` with steps of that length. */
  every?: PeriodKind | null;
  /** Key of a dimension: fills `groups`. */
  by?: string | null;
  period: PeriodInput;
  key: string;
}

export interface QueryExplainArgs {
  input: ExplainInput;
}

export interface QueryChainArgs {
  id: string;
  /** Its name, such as CorrectiveAction. */
  noun: string;
}

export interface QueryPreviewCalendarArgs {
  input: PreviewCalendarInput;
}

export interface QueryCalendarDeadlineArgs {
  input: CalendarDeadlineInput;
}

export interface QueryApprovalsToDecideArgs {
  limit?: number | null;
}

export interface QueryPreviewImportArgs {
  input: ImportFileInput;
}

export interface QueryTransferLinkArgs {
  which?: string;
  id: string;
}

export interface QueryFormFileArgs {
  formVersionId: string;
}

export interface QueryFormDifferencesArgs {
  after: number;
  before: number;
  formId: string;
}

export interface QueryTryFormArgs {
  input: TryFormInput;
}

export interface QueryTryKpiSchemeArgs {
  input: TryKpiSchemeInput;
}

export interface QueryWeeklyBoardArgs {
  /** The board made by this scheme. */
  schemeId?: string | null;
  /** As any colleague sees it, whoever asks: for a wall. */
  asColleague?: boolean | null;
  /** Any day of the week. */
  on?: string | null;
}

export interface QueryCheckBoardArgs {
  id: string;
}

export interface QueryStaffingArgs {
  input: StaffingInput;
}

export interface QueryCourseFileArgs {
  courseVersionId: string;
}

export interface QueryOnboardingArgs {
  employeeId: string;
}

export interface QueryDrawExamArgs {
  input: DrawExamInput;
}

export interface QueryExamStatisticsArgs {
  examId: string;
}

export interface QueryExamPaperArgs {
  attemptId: string;
}

export interface QueryExamReviewArgs {
  attemptId: string;
}

export interface QueryMarkingDeskArgs {
  examId?: string | null;
}

export interface QueryCertificateGapsArgs {
  on?: string | null;
}

export interface QueryCertificateLinksArgs {
  id: string;
}

export interface QueryRosterGapsArgs {
  on?: string | null;
}

export interface QueryDrillRubricArgs {
  drillId: string;
}

export interface QueryKnownSolutionsArgs {
  ticketId: string;
}

export interface QueryAssigneesForArgs {
  ticketId: string;
}

export interface QueryDiagnosisGuidesArgs {
  ticketId?: string | null;
}

export interface QueryRecomputePreviewArgs {
  /** By the policies in force when unsaid. */
  calendarId?: string | null;
}

export interface QuerySlaTargetsArgs {
  input: SlaFactsInput;
}

export interface QueryPreviewSlaPolicyArgs {
  input: PreviewSlaPolicyInput;
}

export interface QueryCompensationRoomArgs {
  scenario?: string | null;
  kind?: CompensationKind | null;
  ticketId: string;
}

export interface QueryCompensationCostArgs {
  input?: CompensationCostInput | null;
}

export interface QueryLiabilityCaseArgs {
  ticketId: string;
}

export interface QuerySiteVisitFormArgs {
  formVersionId?: string | null;
}

export interface QueryPlaybookDifferencesArgs {
  after: number;
  before: number;
  playbookId: string;
}

export interface QueryPlaybookProposalsArgs {
  input: ProposePlaybooksInput;
}

export interface QueryPlaybookScriptArgs {
  input: PlaybookScriptInput;
}

export interface QueryTicketProposalArgs {
  input: ProposeTicketInput;
}

export interface QueryTicketReviewSheetArgs {
  id: string;
}

export interface QueryTicketReviewTakersArgs {
  id: string;
}

export interface QueryCalibrationSheetArgs {
  id: string;
}

export interface QueryReviewerAgreementArgs {
  untilOn: string;
  fromOn: string;
}

export interface QueryReturnLeverArgs {
  assumptions?: LeverAssumptionsInput | null;
  input: ReviewPlaceInput;
}

export interface QueryRiskDryRunArgs {
  input: RiskDryRunInput;
}

export interface QueryCareerEvidenceArgs {
  toPosition: string;
  employeeId: string;
}

export interface QueryRotationListArgs {
  year: number;
}

export interface QueryIdeaRankingArgs {
  /** YYYY-MM. */
  month: string;
}

export interface QuerySurveyResultsArgs {
  storeIds?: ReadonlyArray<string> | null;
  until?: string | null;
  from?: string | null;
  id: string;
}

export interface QuerySentimentHeatmapArgs {
  input?: SentimentHeatmapInput | null;
}

export interface QueryAuditSheetArgs {
  id: string;
}

export interface QueryAuditVisitSheetArgs {
  id: string;
}

export interface QueryAuditVisitsBeforeArgs {
  ids: ReadonlyArray<string>;
}

export interface QueryAuditHeatmapArgs {
  input?: AuditHeatmapInput | null;
}

export interface QueryAuditAnswersArgs {
  input: AuditAnswersInput;
}

export interface QueryAuditTrendArgs {
  input: AuditTrendInput;
}

export interface QueryAwardStandingsArgs {
  /** Any day of the period; today when unsaid. */
  on?: string | null;
  awardKey: string;
}

export interface QueryCheckPayFormulaArgs {
  units?: ReadonlyArray<string> | null;
  formula: string;
}

export interface QueryTrySchemeOnPersonArgs {
  input: TrySchemeInput;
}

export interface QueryIncentiveSchemeDifferencesArgs {
  after: number;
  before: number;
  schemeId: string;
}

export interface QueryIncentiveRunDifferencesArgs {
  id: string;
}

export interface QueryIncentiveRunCheckArgs {
  id: string;
}

export interface QueryIncentiveRunPaymentArgs {
  id: string;
}

export interface QueryPayrollTotalsArgs {
  runId: string;
}

export interface QueryStatementFiguresArgs {
  statementId: string;
}

export interface QueryPayTraceArgs {
  id: string;
  /** Its name, such as Ticket. */
  noun: string;
}

export interface QueryEstimateStatementArgs {
  figures: ReadonlyArray<FigureInput>;
  statementId: string;
}

export interface QueryUserArgs {
  id: string;
}

export interface QueryUsersArgs {
  filter?: UserFilter | null;
  sort?: ReadonlyArray<UserSort> | null;
  page?: PageInput | null;
}

export interface QueryUserFacetsArgs {
  filter?: UserFilter | null;
  fields: ReadonlyArray<UserFacetField>;
}

export interface QueryRoleArgs {
  id: string;
}

export interface QueryRolesArgs {
  filter?: RoleFilter | null;
  sort?: ReadonlyArray<RoleSort> | null;
  page?: PageInput | null;
}

export interface QueryRoleGrantArgs {
  id: string;
}

export interface QueryRoleGrantsArgs {
  filter?: RoleGrantFilter | null;
  sort?: ReadonlyArray<RoleGrantSort> | null;
  page?: PageInput | null;
}

export interface QuerySessionArgs {
  id: string;
}

export interface QuerySessionsArgs {
  filter?: SessionFilter | null;
  sort?: ReadonlyArray<SessionSort> | null;
  page?: PageInput | null;
}

export interface QueryApiKeyArgs {
  id: string;
}

export interface QueryApiKeysArgs {
  filter?: ApiKeyFilter | null;
  sort?: ReadonlyArray<ApiKeySort> | null;
  page?: PageInput | null;
}

export interface QueryCalendarArgs {
  id: string;
}

export interface QueryCalendarsArgs {
  filter?: CalendarFilter | null;
  sort?: ReadonlyArray<CalendarSort> | null;
  page?: PageInput | null;
}

export interface QueryCalendarFacetsArgs {
  filter?: CalendarFilter | null;
  fields: ReadonlyArray<CalendarFacetField>;
}

export interface QueryCalendarVersionArgs {
  id: string;
}

export interface QueryCalendarVersionsArgs {
  filter?: CalendarVersionFilter | null;
  sort?: ReadonlyArray<CalendarVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryCalendarVersionFacetsArgs {
  filter?: CalendarVersionFilter | null;
  fields: ReadonlyArray<CalendarVersionFacetField>;
}

export interface QueryApprovalArgs {
  id: string;
}

export interface QueryApprovalsArgs {
  filter?: ApprovalFilter | null;
  sort?: ReadonlyArray<ApprovalSort> | null;
  page?: PageInput | null;
}

export interface QueryApprovalFacetsArgs {
  filter?: ApprovalFilter | null;
  fields: ReadonlyArray<ApprovalFacetField>;
}

export interface QueryApprovalDeputyArgs {
  id: string;
}

export interface QueryApprovalDeputiesArgs {
  filter?: ApprovalDeputyFilter | null;
  sort?: ReadonlyArray<ApprovalDeputySort> | null;
  page?: PageInput | null;
}

export interface QueryAuthorityPolicyArgs {
  id: string;
}

export interface QueryAuthorityPoliciesArgs {
  filter?: AuthorityPolicyFilter | null;
  sort?: ReadonlyArray<AuthorityPolicySort> | null;
  page?: PageInput | null;
}

export interface QueryAuthorityPolicyVersionArgs {
  id: string;
}

export interface QueryAuthorityPolicyVersionsArgs {
  filter?: AuthorityPolicyVersionFilter | null;
  sort?: ReadonlyArray<AuthorityPolicyVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryAuthorityPolicyVersionFacetsArgs {
  filter?: AuthorityPolicyVersionFilter | null;
  fields: ReadonlyArray<AuthorityPolicyVersionFacetField>;
}

export interface QueryEventArgs {
  id: string;
}

export interface QueryAuditLogArgs {
  filter?: EventFilter | null;
  sort?: ReadonlyArray<EventSort> | null;
  page?: PageInput | null;
}

export interface QueryEventFacetsArgs {
  filter?: EventFilter | null;
  fields: ReadonlyArray<EventFacetField>;
}

export interface QueryLedgerAccountArgs {
  id: string;
}

export interface QueryLedgerAccountsArgs {
  filter?: LedgerAccountFilter | null;
  sort?: ReadonlyArray<LedgerAccountSort> | null;
  page?: PageInput | null;
}

export interface QueryLedgerTransactionArgs {
  id: string;
}

export interface QueryLedgerTransactionsArgs {
  filter?: LedgerTransactionFilter | null;
  sort?: ReadonlyArray<LedgerTransactionSort> | null;
  page?: PageInput | null;
}

export interface QueryLedgerTransactionFacetsArgs {
  filter?: LedgerTransactionFilter | null;
  fields: ReadonlyArray<LedgerTransactionFacetField>;
}

export interface QueryLedgerEntryArgs {
  id: string;
}

export interface QueryLedgerEntriesArgs {
  filter?: LedgerEntryFilter | null;
  sort?: ReadonlyArray<LedgerEntrySort> | null;
  page?: PageInput | null;
}

export interface QueryLedgerEntryFacetsArgs {
  filter?: LedgerEntryFilter | null;
  fields: ReadonlyArray<LedgerEntryFacetField>;
}

export interface QueryPayoutArgs {
  id: string;
}

export interface QueryPayoutsArgs {
  filter?: PayoutFilter | null;
  sort?: ReadonlyArray<PayoutSort> | null;
  page?: PageInput | null;
}

export interface QueryPayoutFacetsArgs {
  filter?: PayoutFilter | null;
  fields: ReadonlyArray<PayoutFacetField>;
}

export interface QueryDutyArgs {
  id: string;
}

export interface QueryDutiesArgs {
  filter?: DutyFilter | null;
  sort?: ReadonlyArray<DutySort> | null;
  page?: PageInput | null;
}

export interface QueryDutyFacetsArgs {
  filter?: DutyFilter | null;
  fields: ReadonlyArray<DutyFacetField>;
}

export interface QueryNotificationArgs {
  id: string;
}

export interface QueryNotificationsArgs {
  filter?: NotificationFilter | null;
  sort?: ReadonlyArray<NotificationSort> | null;
  page?: PageInput | null;
}

export interface QueryNotificationFacetsArgs {
  filter?: NotificationFilter | null;
  fields: ReadonlyArray<NotificationFacetField>;
}

export interface QueryNotificationSettingArgs {
  id: string;
}

export interface QueryNotificationSettingsArgs {
  filter?: NotificationSettingFilter | null;
  sort?: ReadonlyArray<NotificationSettingSort> | null;
  page?: PageInput | null;
}

export interface QueryJobArgs {
  id: string;
}

export interface QueryJobsArgs {
  filter?: JobFilter | null;
  sort?: ReadonlyArray<JobSort> | null;
  page?: PageInput | null;
}

export interface QueryJobFacetsArgs {
  filter?: JobFilter | null;
  fields: ReadonlyArray<JobFacetField>;
}

export interface QueryTransferArgs {
  id: string;
}

export interface QueryTransfersArgs {
  filter?: TransferFilter | null;
  sort?: ReadonlyArray<TransferSort> | null;
  page?: PageInput | null;
}

export interface QueryTransferFacetsArgs {
  filter?: TransferFilter | null;
  fields: ReadonlyArray<TransferFacetField>;
}

export interface QueryWebhookEndpointArgs {
  id: string;
}

export interface QueryWebhookEndpointsArgs {
  filter?: WebhookEndpointFilter | null;
  sort?: ReadonlyArray<WebhookEndpointSort> | null;
  page?: PageInput | null;
}

export interface QueryWebhookDeliveryArgs {
  id: string;
}

export interface QueryWebhookDeliveriesArgs {
  filter?: WebhookDeliveryFilter | null;
  sort?: ReadonlyArray<WebhookDeliverySort> | null;
  page?: PageInput | null;
}

export interface QueryWebhookDeliveryFacetsArgs {
  filter?: WebhookDeliveryFilter | null;
  fields: ReadonlyArray<WebhookDeliveryFacetField>;
}

export interface QueryStoredFileArgs {
  id: string;
}

export interface QueryStoredFilesArgs {
  filter?: StoredFileFilter | null;
  sort?: ReadonlyArray<StoredFileSort> | null;
  page?: PageInput | null;
}

export interface QueryStoredFileFacetsArgs {
  filter?: StoredFileFilter | null;
  fields: ReadonlyArray<StoredFileFacetField>;
}

export interface QuerySavedViewArgs {
  id: string;
}

export interface QuerySavedViewsArgs {
  filter?: SavedViewFilter | null;
  sort?: ReadonlyArray<SavedViewSort> | null;
  page?: PageInput | null;
}

export interface QueryViewChoiceArgs {
  id: string;
}

export interface QueryViewChoicesArgs {
  filter?: ViewChoiceFilter | null;
  sort?: ReadonlyArray<ViewChoiceSort> | null;
  page?: PageInput | null;
}

export interface QueryFormArgs {
  id: string;
}

export interface QueryFormsArgs {
  filter?: FormFilter | null;
  sort?: ReadonlyArray<FormSort> | null;
  page?: PageInput | null;
}

export interface QueryFormFacetsArgs {
  filter?: FormFilter | null;
  fields: ReadonlyArray<FormFacetField>;
}

export interface QueryFormVersionArgs {
  id: string;
}

export interface QueryFormVersionsArgs {
  filter?: FormVersionFilter | null;
  sort?: ReadonlyArray<FormVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryFormVersionFacetsArgs {
  filter?: FormVersionFilter | null;
  fields: ReadonlyArray<FormVersionFacetField>;
}

export interface QueryRegionArgs {
  id: string;
}

export interface QueryRegionsArgs {
  filter?: RegionFilter | null;
  sort?: ReadonlyArray<RegionSort> | null;
  page?: PageInput | null;
}

export interface QueryStoreArgs {
  id: string;
}

export interface QueryStoresArgs {
  filter?: StoreFilter | null;
  sort?: ReadonlyArray<StoreSort> | null;
  page?: PageInput | null;
}

export interface QueryStoreFacetsArgs {
  filter?: StoreFilter | null;
  fields: ReadonlyArray<StoreFacetField>;
}

export interface QueryDepartmentArgs {
  id: string;
}

export interface QueryDepartmentsArgs {
  filter?: DepartmentFilter | null;
  sort?: ReadonlyArray<DepartmentSort> | null;
  page?: PageInput | null;
}

export interface QueryEmployeeArgs {
  id: string;
}

export interface QueryEmployeesArgs {
  filter?: EmployeeFilter | null;
  sort?: ReadonlyArray<EmployeeSort> | null;
  page?: PageInput | null;
}

export interface QueryEmployeeFacetsArgs {
  filter?: EmployeeFilter | null;
  fields: ReadonlyArray<EmployeeFacetField>;
}

export interface QueryPositionArgs {
  id: string;
}

export interface QueryPositionsArgs {
  filter?: PositionFilter | null;
  sort?: ReadonlyArray<PositionSort> | null;
  page?: PageInput | null;
}

export interface QueryPositionFacetsArgs {
  filter?: PositionFilter | null;
  fields: ReadonlyArray<PositionFacetField>;
}

export interface QueryJobLevelArgs {
  id: string;
}

export interface QueryJobLevelsArgs {
  filter?: JobLevelFilter | null;
  sort?: ReadonlyArray<JobLevelSort> | null;
  page?: PageInput | null;
}

export interface QueryPlacementArgs {
  id: string;
}

export interface QueryPlacementsArgs {
  filter?: PlacementFilter | null;
  sort?: ReadonlyArray<PlacementSort> | null;
  page?: PageInput | null;
}

export interface QueryPlacementFacetsArgs {
  filter?: PlacementFilter | null;
  fields: ReadonlyArray<PlacementFacetField>;
}

export interface QueryLeaveArgs {
  id: string;
}

export interface QueryLeavesArgs {
  filter?: LeaveFilter | null;
  sort?: ReadonlyArray<LeaveSort> | null;
  page?: PageInput | null;
}

export interface QueryLeaveFacetsArgs {
  filter?: LeaveFilter | null;
  fields: ReadonlyArray<LeaveFacetField>;
}

export interface QueryKpiSchemeArgs {
  id: string;
}

export interface QueryKpiSchemesArgs {
  filter?: KpiSchemeFilter | null;
  sort?: ReadonlyArray<KpiSchemeSort> | null;
  page?: PageInput | null;
}

export interface QueryKpiSchemeFacetsArgs {
  filter?: KpiSchemeFilter | null;
  fields: ReadonlyArray<KpiSchemeFacetField>;
}

export interface QueryKpiSchemeVersionArgs {
  id: string;
}

export interface QueryKpiSchemeVersionsArgs {
  filter?: KpiSchemeVersionFilter | null;
  sort?: ReadonlyArray<KpiSchemeVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryKpiSchemeVersionFacetsArgs {
  filter?: KpiSchemeVersionFilter | null;
  fields: ReadonlyArray<KpiSchemeVersionFacetField>;
}

export interface QueryScorecardPeriodArgs {
  id: string;
}

export interface QueryScorecardPeriodsArgs {
  filter?: ScorecardPeriodFilter | null;
  sort?: ReadonlyArray<ScorecardPeriodSort> | null;
  page?: PageInput | null;
}

export interface QueryScorecardPeriodFacetsArgs {
  filter?: ScorecardPeriodFilter | null;
  fields: ReadonlyArray<ScorecardPeriodFacetField>;
}

export interface QueryScorecardArgs {
  id: string;
}

export interface QueryScorecardsArgs {
  filter?: ScorecardFilter | null;
  sort?: ReadonlyArray<ScorecardSort> | null;
  page?: PageInput | null;
}

export interface QueryScorecardFacetsArgs {
  filter?: ScorecardFilter | null;
  fields: ReadonlyArray<ScorecardFacetField>;
}

export interface QueryScorecardValueArgs {
  id: string;
}

export interface QueryScorecardValuesArgs {
  filter?: ScorecardValueFilter | null;
  sort?: ReadonlyArray<ScorecardValueSort> | null;
  page?: PageInput | null;
}

export interface QueryScorecardValueFacetsArgs {
  filter?: ScorecardValueFilter | null;
  fields: ReadonlyArray<ScorecardValueFacetField>;
}

export interface QueryScorecardAdjustmentArgs {
  id: string;
}

export interface QueryScorecardAdjustmentsArgs {
  filter?: ScorecardAdjustmentFilter | null;
  sort?: ReadonlyArray<ScorecardAdjustmentSort> | null;
  page?: PageInput | null;
}

export interface QueryScorecardAdjustmentFacetsArgs {
  filter?: ScorecardAdjustmentFilter | null;
  fields: ReadonlyArray<ScorecardAdjustmentFacetField>;
}

export interface QueryScorecardObjectionArgs {
  id: string;
}

export interface QueryScorecardObjectionsArgs {
  filter?: ScorecardObjectionFilter | null;
  sort?: ReadonlyArray<ScorecardObjectionSort> | null;
  page?: PageInput | null;
}

export interface QueryScorecardObjectionFacetsArgs {
  filter?: ScorecardObjectionFilter | null;
  fields: ReadonlyArray<ScorecardObjectionFacetField>;
}

export interface QueryScorecardCommentArgs {
  id: string;
}

export interface QueryScorecardCommentsArgs {
  filter?: ScorecardCommentFilter | null;
  sort?: ReadonlyArray<ScorecardCommentSort> | null;
  page?: PageInput | null;
}

export interface QueryCareerStepArgs {
  id: string;
}

export interface QueryCareerStepsArgs {
  filter?: CareerStepFilter | null;
  sort?: ReadonlyArray<CareerStepSort> | null;
  page?: PageInput | null;
}

export interface QueryCareerApplicationArgs {
  id: string;
}

export interface QueryCareerApplicationsArgs {
  filter?: CareerApplicationFilter | null;
  sort?: ReadonlyArray<CareerApplicationSort> | null;
  page?: PageInput | null;
}

export interface QueryCareerApplicationFacetsArgs {
  filter?: CareerApplicationFilter | null;
  fields: ReadonlyArray<CareerApplicationFacetField>;
}

export interface QueryCareerLadderVersionArgs {
  id: string;
}

export interface QueryCareerLadderVersionsArgs {
  filter?: CareerLadderVersionFilter | null;
  sort?: ReadonlyArray<CareerLadderVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryIdeaArgs {
  id: string;
}

export interface QueryIdeasArgs {
  filter?: IdeaFilter | null;
  sort?: ReadonlyArray<IdeaSort> | null;
  page?: PageInput | null;
}

export interface QueryIdeaFacetsArgs {
  filter?: IdeaFilter | null;
  fields: ReadonlyArray<IdeaFacetField>;
}

export interface QueryIdeaAdoptionArgs {
  id: string;
}

export interface QueryIdeaAdoptionsArgs {
  filter?: IdeaAdoptionFilter | null;
  sort?: ReadonlyArray<IdeaAdoptionSort> | null;
  page?: PageInput | null;
}

export interface QueryWorkResultArgs {
  id: string;
}

export interface QueryWorkResultsArgs {
  filter?: WorkResultFilter | null;
  sort?: ReadonlyArray<WorkResultSort> | null;
  page?: PageInput | null;
}

export interface QueryWorkResultFacetsArgs {
  filter?: WorkResultFilter | null;
  fields: ReadonlyArray<WorkResultFacetField>;
}

export interface QueryBoardArgs {
  id: string;
}

export interface QueryBoardsArgs {
  filter?: BoardFilter | null;
  sort?: ReadonlyArray<BoardSort> | null;
  page?: PageInput | null;
}

export interface QueryBoardEntryArgs {
  id: string;
}

export interface QueryBoardEntriesArgs {
  filter?: BoardEntryFilter | null;
  sort?: ReadonlyArray<BoardEntrySort> | null;
  page?: PageInput | null;
}

export interface QueryBoardEntryFacetsArgs {
  filter?: BoardEntryFilter | null;
  fields: ReadonlyArray<BoardEntryFacetField>;
}

export interface QueryCourseArgs {
  id: string;
}

export interface QueryCoursesArgs {
  filter?: CourseFilter | null;
  sort?: ReadonlyArray<CourseSort> | null;
  page?: PageInput | null;
}

export interface QueryCourseFacetsArgs {
  filter?: CourseFilter | null;
  fields: ReadonlyArray<CourseFacetField>;
}

export interface QueryCourseVersionArgs {
  id: string;
}

export interface QueryCourseVersionsArgs {
  filter?: CourseVersionFilter | null;
  sort?: ReadonlyArray<CourseVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryCourseVersionFacetsArgs {
  filter?: CourseVersionFilter | null;
  fields: ReadonlyArray<CourseVersionFacetField>;
}

export interface QueryLearningPathArgs {
  id: string;
}

export interface QueryLearningPathsArgs {
  filter?: LearningPathFilter | null;
  sort?: ReadonlyArray<LearningPathSort> | null;
  page?: PageInput | null;
}

export interface QueryLearningPathFacetsArgs {
  filter?: LearningPathFilter | null;
  fields: ReadonlyArray<LearningPathFacetField>;
}

export interface QueryDrillSceneArgs {
  id: string;
}

export interface QueryDrillScenesArgs {
  filter?: DrillSceneFilter | null;
  sort?: ReadonlyArray<DrillSceneSort> | null;
  page?: PageInput | null;
}

export interface QueryDrillSceneFacetsArgs {
  filter?: DrillSceneFilter | null;
  fields: ReadonlyArray<DrillSceneFacetField>;
}

export interface QueryDrillArgs {
  id: string;
}

export interface QueryDrillsArgs {
  filter?: DrillFilter | null;
  sort?: ReadonlyArray<DrillSort> | null;
  page?: PageInput | null;
}

export interface QueryDrillFacetsArgs {
  filter?: DrillFilter | null;
  fields: ReadonlyArray<DrillFacetField>;
}

export interface QueryDrillGradeArgs {
  id: string;
}

export interface QueryDrillGradesArgs {
  filter?: DrillGradeFilter | null;
  sort?: ReadonlyArray<DrillGradeSort> | null;
  page?: PageInput | null;
}

export interface QueryDrillGradeFacetsArgs {
  filter?: DrillGradeFilter | null;
  fields: ReadonlyArray<DrillGradeFacetField>;
}

export interface QueryTrainingSessionArgs {
  id: string;
}

export interface QueryTrainingSessionsArgs {
  filter?: TrainingSessionFilter | null;
  sort?: ReadonlyArray<TrainingSessionSort> | null;
  page?: PageInput | null;
}

export interface QueryTrainingSessionFacetsArgs {
  filter?: TrainingSessionFilter | null;
  fields: ReadonlyArray<TrainingSessionFacetField>;
}

export interface QuerySessionAttendanceArgs {
  id: string;
}

export interface QuerySessionAttendancesArgs {
  filter?: SessionAttendanceFilter | null;
  sort?: ReadonlyArray<SessionAttendanceSort> | null;
  page?: PageInput | null;
}

export interface QuerySessionAttendanceFacetsArgs {
  filter?: SessionAttendanceFilter | null;
  fields: ReadonlyArray<SessionAttendanceFacetField>;
}

export interface QueryTrainingRecordArgs {
  id: string;
}

export interface QueryTrainingRecordsArgs {
  filter?: TrainingRecordFilter | null;
  sort?: ReadonlyArray<TrainingRecordSort> | null;
  page?: PageInput | null;
}

export interface QueryTrainingRecordFacetsArgs {
  filter?: TrainingRecordFilter | null;
  fields: ReadonlyArray<TrainingRecordFacetField>;
}

export interface QueryTrainingNeedArgs {
  id: string;
}

export interface QueryTrainingNeedsArgs {
  filter?: TrainingNeedFilter | null;
  sort?: ReadonlyArray<TrainingNeedSort> | null;
  page?: PageInput | null;
}

export interface QueryTrainingNeedFacetsArgs {
  filter?: TrainingNeedFilter | null;
  fields: ReadonlyArray<TrainingNeedFacetField>;
}

export interface QueryTrainingCreditArgs {
  id: string;
}

export interface QueryTrainingCreditsArgs {
  filter?: TrainingCreditFilter | null;
  sort?: ReadonlyArray<TrainingCreditSort> | null;
  page?: PageInput | null;
}

export interface QueryTrainingCreditFacetsArgs {
  filter?: TrainingCreditFilter | null;
  fields: ReadonlyArray<TrainingCreditFacetField>;
}

export interface QueryExamTopicArgs {
  id: string;
}

export interface QueryExamTopicsArgs {
  filter?: ExamTopicFilter | null;
  sort?: ReadonlyArray<ExamTopicSort> | null;
  page?: PageInput | null;
}

export interface QueryExamQuestionArgs {
  id: string;
}

export interface QueryExamQuestionsArgs {
  filter?: ExamQuestionFilter | null;
  sort?: ReadonlyArray<ExamQuestionSort> | null;
  page?: PageInput | null;
}

export interface QueryExamQuestionFacetsArgs {
  filter?: ExamQuestionFilter | null;
  fields: ReadonlyArray<ExamQuestionFacetField>;
}

export interface QueryExamQuestionVersionArgs {
  id: string;
}

export interface QueryExamQuestionVersionsArgs {
  filter?: ExamQuestionVersionFilter | null;
  sort?: ReadonlyArray<ExamQuestionVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryExamArgs {
  id: string;
}

export interface QueryExamsArgs {
  filter?: ExamFilter | null;
  sort?: ReadonlyArray<ExamSort> | null;
  page?: PageInput | null;
}

export interface QueryExamFacetsArgs {
  filter?: ExamFilter | null;
  fields: ReadonlyArray<ExamFacetField>;
}

export interface QueryExamVersionArgs {
  id: string;
}

export interface QueryExamVersionsArgs {
  filter?: ExamVersionFilter | null;
  sort?: ReadonlyArray<ExamVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryExamVersionFacetsArgs {
  filter?: ExamVersionFilter | null;
  fields: ReadonlyArray<ExamVersionFacetField>;
}

export interface QueryExamAttemptArgs {
  id: string;
}

export interface QueryExamAttemptsArgs {
  filter?: ExamAttemptFilter | null;
  sort?: ReadonlyArray<ExamAttemptSort> | null;
  page?: PageInput | null;
}

export interface QueryExamAttemptFacetsArgs {
  filter?: ExamAttemptFilter | null;
  fields: ReadonlyArray<ExamAttemptFacetField>;
}

export interface QueryCertificateKindArgs {
  id: string;
}

export interface QueryCertificateKindsArgs {
  filter?: CertificateKindFilter | null;
  sort?: ReadonlyArray<CertificateKindSort> | null;
  page?: PageInput | null;
}

export interface QueryCertificateKindFacetsArgs {
  filter?: CertificateKindFilter | null;
  fields: ReadonlyArray<CertificateKindFacetField>;
}

export interface QueryCertificateArgs {
  id: string;
}

export interface QueryCertificatesArgs {
  filter?: CertificateFilter | null;
  sort?: ReadonlyArray<CertificateSort> | null;
  page?: PageInput | null;
}

export interface QueryCertificateFacetsArgs {
  filter?: CertificateFilter | null;
  fields: ReadonlyArray<CertificateFacetField>;
}

export interface QueryTransferProposalArgs {
  id: string;
}

export interface QueryTransferProposalsArgs {
  filter?: TransferProposalFilter | null;
  sort?: ReadonlyArray<TransferProposalSort> | null;
  page?: PageInput | null;
}

export interface QueryTransferProposalFacetsArgs {
  filter?: TransferProposalFilter | null;
  fields: ReadonlyArray<TransferProposalFacetField>;
}

export interface QueryCustomerArgs {
  id: string;
}

export interface QueryCustomersArgs {
  filter?: CustomerFilter | null;
  sort?: ReadonlyArray<CustomerSort> | null;
  page?: PageInput | null;
}

export interface QueryCustomerFacetsArgs {
  filter?: CustomerFilter | null;
  fields: ReadonlyArray<CustomerFacetField>;
}

export interface QueryConsentArgs {
  id: string;
}

export interface QueryConsentsArgs {
  filter?: ConsentFilter | null;
  sort?: ReadonlyArray<ConsentSort> | null;
  page?: PageInput | null;
}

export interface QueryCustomFieldArgs {
  id: string;
}

export interface QueryCustomFieldsArgs {
  filter?: CustomFieldFilter | null;
  sort?: ReadonlyArray<CustomFieldSort> | null;
  page?: PageInput | null;
}

export interface QueryCategoryArgs {
  id: string;
}

export interface QueryCategoriesArgs {
  filter?: CategoryFilter | null;
  sort?: ReadonlyArray<CategorySort> | null;
  page?: PageInput | null;
}

export interface QueryProductArgs {
  id: string;
}

export interface QueryProductsArgs {
  filter?: ProductFilter | null;
  sort?: ReadonlyArray<ProductSort> | null;
  page?: PageInput | null;
}

export interface QueryProductFacetsArgs {
  filter?: ProductFilter | null;
  fields: ReadonlyArray<ProductFacetField>;
}

export interface QueryPurchaseArgs {
  id: string;
}

export interface QueryPurchasesArgs {
  filter?: PurchaseFilter | null;
  sort?: ReadonlyArray<PurchaseSort> | null;
  page?: PageInput | null;
}

export interface QueryPurchaseFacetsArgs {
  filter?: PurchaseFilter | null;
  fields: ReadonlyArray<PurchaseFacetField>;
}

export interface QueryPurchaseLineArgs {
  id: string;
}

export interface QueryPurchaseLinesArgs {
  filter?: PurchaseLineFilter | null;
  sort?: ReadonlyArray<PurchaseLineSort> | null;
  page?: PageInput | null;
}

export interface QueryPurchaseLineFacetsArgs {
  filter?: PurchaseLineFilter | null;
  fields: ReadonlyArray<PurchaseLineFacetField>;
}

export interface QueryTagArgs {
  id: string;
}

export interface QueryTagsArgs {
  filter?: TagFilter | null;
  sort?: ReadonlyArray<TagSort> | null;
  page?: PageInput | null;
}

export interface QueryTagFacetsArgs {
  filter?: TagFilter | null;
  fields: ReadonlyArray<TagFacetField>;
}

export interface QueryCustomerTagArgs {
  id: string;
}

export interface QueryCustomerTagsArgs {
  filter?: CustomerTagFilter | null;
  sort?: ReadonlyArray<CustomerTagSort> | null;
  page?: PageInput | null;
}

export interface QuerySegmentArgs {
  id: string;
}

export interface QuerySegmentsArgs {
  filter?: SegmentFilter | null;
  sort?: ReadonlyArray<SegmentSort> | null;
  page?: PageInput | null;
}

export interface QuerySegmentFacetsArgs {
  filter?: SegmentFilter | null;
  fields: ReadonlyArray<SegmentFacetField>;
}

export interface QuerySegmentVersionArgs {
  id: string;
}

export interface QuerySegmentVersionsArgs {
  filter?: SegmentVersionFilter | null;
  sort?: ReadonlyArray<SegmentVersionSort> | null;
  page?: PageInput | null;
}

export interface QuerySegmentMembershipArgs {
  id: string;
}

export interface QuerySegmentMembershipsArgs {
  filter?: SegmentMembershipFilter | null;
  sort?: ReadonlyArray<SegmentMembershipSort> | null;
  page?: PageInput | null;
}

export interface QueryRfmModelArgs {
  id: string;
}

export interface QueryRfmModelsArgs {
  filter?: RfmModelFilter | null;
  sort?: ReadonlyArray<RfmModelSort> | null;
  page?: PageInput | null;
}

export interface QueryRfmScoreArgs {
  id: string;
}

export interface QueryRfmScoresArgs {
  filter?: RfmScoreFilter | null;
  sort?: ReadonlyArray<RfmScoreSort> | null;
  page?: PageInput | null;
}

export interface QueryRfmScoreFacetsArgs {
  filter?: RfmScoreFilter | null;
  fields: ReadonlyArray<RfmScoreFacetField>;
}

export interface QueryTierRuleArgs {
  id: string;
}

export interface QueryTierRulesArgs {
  filter?: TierRuleFilter | null;
  sort?: ReadonlyArray<TierRuleSort> | null;
  page?: PageInput | null;
}

export interface QueryTierPeriodArgs {
  id: string;
}

export interface QueryTierPeriodsArgs {
  filter?: TierPeriodFilter | null;
  sort?: ReadonlyArray<TierPeriodSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketCategoryArgs {
  id: string;
}

export interface QueryTicketCategoriesArgs {
  filter?: TicketCategoryFilter | null;
  sort?: ReadonlyArray<TicketCategorySort> | null;
  page?: PageInput | null;
}

export interface QueryTicketArgs {
  id: string;
}

export interface QueryTicketsArgs {
  filter?: TicketFilter | null;
  sort?: ReadonlyArray<TicketSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketFacetsArgs {
  filter?: TicketFilter | null;
  fields: ReadonlyArray<TicketFacetField>;
}

export interface QueryTicketTaskArgs {
  id: string;
}

export interface QueryTicketTasksArgs {
  filter?: TicketTaskFilter | null;
  sort?: ReadonlyArray<TicketTaskSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketTaskFacetsArgs {
  filter?: TicketTaskFilter | null;
  fields: ReadonlyArray<TicketTaskFacetField>;
}

export interface QuerySlaPolicyArgs {
  id: string;
}

export interface QuerySlaPoliciesArgs {
  filter?: SlaPolicyFilter | null;
  sort?: ReadonlyArray<SlaPolicySort> | null;
  page?: PageInput | null;
}

export interface QuerySlaPolicyVersionArgs {
  id: string;
}

export interface QuerySlaPolicyVersionsArgs {
  filter?: SlaPolicyVersionFilter | null;
  sort?: ReadonlyArray<SlaPolicyVersionSort> | null;
  page?: PageInput | null;
}

export interface QuerySlaPolicyVersionFacetsArgs {
  filter?: SlaPolicyVersionFilter | null;
  fields: ReadonlyArray<SlaPolicyVersionFacetField>;
}

export interface QueryClockArgs {
  id: string;
}

export interface QueryClocksArgs {
  filter?: ClockFilter | null;
  sort?: ReadonlyArray<ClockSort> | null;
  page?: PageInput | null;
}

export interface QueryClockFacetsArgs {
  filter?: ClockFilter | null;
  fields: ReadonlyArray<ClockFacetField>;
}

export interface QueryIntakeChannelArgs {
  id: string;
}

export interface QueryIntakeChannelsArgs {
  filter?: IntakeChannelFilter | null;
  sort?: ReadonlyArray<IntakeChannelSort> | null;
  page?: PageInput | null;
}

export interface QueryIntakeChannelFacetsArgs {
  filter?: IntakeChannelFilter | null;
  fields: ReadonlyArray<IntakeChannelFacetField>;
}

export interface QueryIntakeMessageArgs {
  id: string;
}

export interface QueryIntakeMessagesArgs {
  filter?: IntakeMessageFilter | null;
  sort?: ReadonlyArray<IntakeMessageSort> | null;
  page?: PageInput | null;
}

export interface QueryIntakeMessageFacetsArgs {
  filter?: IntakeMessageFilter | null;
  fields: ReadonlyArray<IntakeMessageFacetField>;
}

export interface QueryKioskArgs {
  id: string;
}

export interface QueryKiosksArgs {
  filter?: KioskFilter | null;
  sort?: ReadonlyArray<KioskSort> | null;
  page?: PageInput | null;
}

export interface QueryKioskFacetsArgs {
  filter?: KioskFilter | null;
  fields: ReadonlyArray<KioskFacetField>;
}

export interface QueryRemoteDiagnosisArgs {
  id: string;
}

export interface QueryRemoteDiagnosesArgs {
  filter?: RemoteDiagnosisFilter | null;
  sort?: ReadonlyArray<RemoteDiagnosisSort> | null;
  page?: PageInput | null;
}

export interface QueryRemoteDiagnosisFacetsArgs {
  filter?: RemoteDiagnosisFilter | null;
  fields: ReadonlyArray<RemoteDiagnosisFacetField>;
}

export interface QueryCompensationArgs {
  id: string;
}

export interface QueryCompensationsArgs {
  filter?: CompensationFilter | null;
  sort?: ReadonlyArray<CompensationSort> | null;
  page?: PageInput | null;
}

export interface QueryCompensationFacetsArgs {
  filter?: CompensationFilter | null;
  fields: ReadonlyArray<CompensationFacetField>;
}

export interface QueryReturnCaseArgs {
  id: string;
}

export interface QueryReturnCasesArgs {
  filter?: ReturnCaseFilter | null;
  sort?: ReadonlyArray<ReturnCaseSort> | null;
  page?: PageInput | null;
}

export interface QueryReturnCaseFacetsArgs {
  filter?: ReturnCaseFilter | null;
  fields: ReadonlyArray<ReturnCaseFacetField>;
}

export interface QueryIncidentRuleArgs {
  id: string;
}

export interface QueryIncidentRulesArgs {
  filter?: IncidentRuleFilter | null;
  sort?: ReadonlyArray<IncidentRuleSort> | null;
  page?: PageInput | null;
}

export interface QueryIncidentArgs {
  id: string;
}

export interface QueryIncidentsArgs {
  filter?: IncidentFilter | null;
  sort?: ReadonlyArray<IncidentSort> | null;
  page?: PageInput | null;
}

export interface QueryIncidentFacetsArgs {
  filter?: IncidentFilter | null;
  fields: ReadonlyArray<IncidentFacetField>;
}

export interface QueryIncidentTicketArgs {
  id: string;
}

export interface QueryIncidentTicketsArgs {
  filter?: IncidentTicketFilter | null;
  sort?: ReadonlyArray<IncidentTicketSort> | null;
  page?: PageInput | null;
}

export interface QueryIncidentTaskArgs {
  id: string;
}

export interface QueryIncidentTasksArgs {
  filter?: IncidentTaskFilter | null;
  sort?: ReadonlyArray<IncidentTaskSort> | null;
  page?: PageInput | null;
}

export interface QueryIncidentTaskFacetsArgs {
  filter?: IncidentTaskFilter | null;
  fields: ReadonlyArray<IncidentTaskFacetField>;
}

export interface QuerySiteVisitArgs {
  id: string;
}

export interface QuerySiteVisitsArgs {
  filter?: SiteVisitFilter | null;
  sort?: ReadonlyArray<SiteVisitSort> | null;
  page?: PageInput | null;
}

export interface QuerySiteVisitFacetsArgs {
  filter?: SiteVisitFilter | null;
  fields: ReadonlyArray<SiteVisitFacetField>;
}

export interface QueryLiabilityArgs {
  id: string;
}

export interface QueryLiabilitysArgs {
  filter?: LiabilityFilter | null;
  sort?: ReadonlyArray<LiabilitySort> | null;
  page?: PageInput | null;
}

export interface QueryLiabilityFacetsArgs {
  filter?: LiabilityFilter | null;
  fields: ReadonlyArray<LiabilityFacetField>;
}

export interface QueryRemedyArgs {
  id: string;
}

export interface QueryRemediesArgs {
  filter?: RemedyFilter | null;
  sort?: ReadonlyArray<RemedySort> | null;
  page?: PageInput | null;
}

export interface QueryRemedyFacetsArgs {
  filter?: RemedyFilter | null;
  fields: ReadonlyArray<RemedyFacetField>;
}

export interface QueryChargeBackArgs {
  id: string;
}

export interface QueryChargeBacksArgs {
  filter?: ChargeBackFilter | null;
  sort?: ReadonlyArray<ChargeBackSort> | null;
  page?: PageInput | null;
}

export interface QueryChargeBackFacetsArgs {
  filter?: ChargeBackFilter | null;
  fields: ReadonlyArray<ChargeBackFacetField>;
}

export interface QueryPlaybookArgs {
  id: string;
}

export interface QueryPlaybooksArgs {
  filter?: PlaybookFilter | null;
  sort?: ReadonlyArray<PlaybookSort> | null;
  page?: PageInput | null;
}

export interface QueryPlaybookFacetsArgs {
  filter?: PlaybookFilter | null;
  fields: ReadonlyArray<PlaybookFacetField>;
}

export interface QueryPlaybookVersionArgs {
  id: string;
}

export interface QueryPlaybookVersionsArgs {
  filter?: PlaybookVersionFilter | null;
  sort?: ReadonlyArray<PlaybookVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryPlaybookVersionFacetsArgs {
  filter?: PlaybookVersionFilter | null;
  fields: ReadonlyArray<PlaybookVersionFacetField>;
}

export interface QueryPlaybookUseArgs {
  id: string;
}

export interface QueryPlaybookUsesArgs {
  filter?: PlaybookUseFilter | null;
  sort?: ReadonlyArray<PlaybookUseSort> | null;
  page?: PageInput | null;
}

export interface QueryPlaybookUseFacetsArgs {
  filter?: PlaybookUseFilter | null;
  fields: ReadonlyArray<PlaybookUseFacetField>;
}

export interface QueryOnCallArgs {
  id: string;
}

export interface QueryOnCallsArgs {
  filter?: OnCallFilter | null;
  sort?: ReadonlyArray<OnCallSort> | null;
  page?: PageInput | null;
}

export interface QueryOnCallFacetsArgs {
  filter?: OnCallFilter | null;
  fields: ReadonlyArray<OnCallFacetField>;
}

export interface QueryAgentSkillArgs {
  id: string;
}

export interface QueryAgentSkillsArgs {
  filter?: AgentSkillFilter | null;
  sort?: ReadonlyArray<AgentSkillSort> | null;
  page?: PageInput | null;
}

export interface QueryAgentSkillFacetsArgs {
  filter?: AgentSkillFilter | null;
  fields: ReadonlyArray<AgentSkillFacetField>;
}

export interface QueryTicketDeskArgs {
  id: string;
}

export interface QueryTicketDesksArgs {
  filter?: TicketDeskFilter | null;
  sort?: ReadonlyArray<TicketDeskSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketDeskFacetsArgs {
  filter?: TicketDeskFilter | null;
  fields: ReadonlyArray<TicketDeskFacetField>;
}

export interface QuerySurveyArgs {
  id: string;
}

export interface QuerySurveysArgs {
  filter?: SurveyFilter | null;
  sort?: ReadonlyArray<SurveySort> | null;
  page?: PageInput | null;
}

export interface QuerySurveyFacetsArgs {
  filter?: SurveyFilter | null;
  fields: ReadonlyArray<SurveyFacetField>;
}

export interface QuerySurveyResponseArgs {
  id: string;
}

export interface QuerySurveyResponsesArgs {
  filter?: SurveyResponseFilter | null;
  sort?: ReadonlyArray<SurveyResponseSort> | null;
  page?: PageInput | null;
}

export interface QuerySurveyResponseFacetsArgs {
  filter?: SurveyResponseFilter | null;
  fields: ReadonlyArray<SurveyResponseFacetField>;
}

export interface QuerySurveyAnswerArgs {
  id: string;
}

export interface QuerySurveyAnswersArgs {
  filter?: SurveyAnswerFilter | null;
  sort?: ReadonlyArray<SurveyAnswerSort> | null;
  page?: PageInput | null;
}

export interface QuerySurveyAnswerFacetsArgs {
  filter?: SurveyAnswerFilter | null;
  fields: ReadonlyArray<SurveyAnswerFacetField>;
}

export interface QuerySurveyInvitationArgs {
  id: string;
}

export interface QuerySurveyInvitationsArgs {
  filter?: SurveyInvitationFilter | null;
  sort?: ReadonlyArray<SurveyInvitationSort> | null;
  page?: PageInput | null;
}

export interface QuerySurveyInvitationFacetsArgs {
  filter?: SurveyInvitationFilter | null;
  fields: ReadonlyArray<SurveyInvitationFacetField>;
}

export interface QuerySentimentModelArgs {
  id: string;
}

export interface QuerySentimentModelsArgs {
  filter?: SentimentModelFilter | null;
  sort?: ReadonlyArray<SentimentModelSort> | null;
  page?: PageInput | null;
}

export interface QueryOpinionArgs {
  id: string;
}

export interface QueryOpinionsArgs {
  filter?: OpinionFilter | null;
  sort?: ReadonlyArray<OpinionSort> | null;
  page?: PageInput | null;
}

export interface QueryOpinionFacetsArgs {
  filter?: OpinionFilter | null;
  fields: ReadonlyArray<OpinionFacetField>;
}

export interface QueryTicketGateArgs {
  id: string;
}

export interface QueryTicketGatesArgs {
  filter?: TicketGateFilter | null;
  sort?: ReadonlyArray<TicketGateSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketGateFacetsArgs {
  filter?: TicketGateFilter | null;
  fields: ReadonlyArray<TicketGateFacetField>;
}

export interface QueryAuditTemplateArgs {
  id: string;
}

export interface QueryAuditTemplatesArgs {
  filter?: AuditTemplateFilter | null;
  sort?: ReadonlyArray<AuditTemplateSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditTemplateFacetsArgs {
  filter?: AuditTemplateFilter | null;
  fields: ReadonlyArray<AuditTemplateFacetField>;
}

export interface QueryAuditArgs {
  id: string;
}

export interface QueryAuditsArgs {
  filter?: AuditFilter | null;
  sort?: ReadonlyArray<AuditSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditFacetsArgs {
  filter?: AuditFilter | null;
  fields: ReadonlyArray<AuditFacetField>;
}

export interface QueryAuditFailureArgs {
  id: string;
}

export interface QueryAuditFailuresArgs {
  filter?: AuditFailureFilter | null;
  sort?: ReadonlyArray<AuditFailureSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditFailureFacetsArgs {
  filter?: AuditFailureFilter | null;
  fields: ReadonlyArray<AuditFailureFacetField>;
}

export interface QueryAuditDisputeArgs {
  id: string;
}

export interface QueryAuditDisputesArgs {
  filter?: AuditDisputeFilter | null;
  sort?: ReadonlyArray<AuditDisputeSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditDisputeFacetsArgs {
  filter?: AuditDisputeFilter | null;
  fields: ReadonlyArray<AuditDisputeFacetField>;
}

export interface QueryMysteryProgrammeArgs {
  id: string;
}

export interface QueryMysteryProgrammesArgs {
  filter?: MysteryProgrammeFilter | null;
  sort?: ReadonlyArray<MysteryProgrammeSort> | null;
  page?: PageInput | null;
}

export interface QueryMysteryProgrammeFacetsArgs {
  filter?: MysteryProgrammeFilter | null;
  fields: ReadonlyArray<MysteryProgrammeFacetField>;
}

export interface QueryAuditWaveArgs {
  id: string;
}

export interface QueryAuditWavesArgs {
  filter?: AuditWaveFilter | null;
  sort?: ReadonlyArray<AuditWaveSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditVisitArgs {
  id: string;
}

export interface QueryAuditVisitsArgs {
  filter?: AuditVisitFilter | null;
  sort?: ReadonlyArray<AuditVisitSort> | null;
  page?: PageInput | null;
}

export interface QueryAuditVisitFacetsArgs {
  filter?: AuditVisitFilter | null;
  fields: ReadonlyArray<AuditVisitFacetField>;
}

export interface QueryShopperArgs {
  id: string;
}

export interface QueryShoppersArgs {
  filter?: ShopperFilter | null;
  sort?: ReadonlyArray<ShopperSort> | null;
  page?: PageInput | null;
}

export interface QueryShopperFacetsArgs {
  filter?: ShopperFilter | null;
  fields: ReadonlyArray<ShopperFacetField>;
}

export interface QueryShopperPaymentArgs {
  id: string;
}

export interface QueryShopperPaymentsArgs {
  filter?: ShopperPaymentFilter | null;
  sort?: ReadonlyArray<ShopperPaymentSort> | null;
  page?: PageInput | null;
}

export interface QueryShopperPaymentFacetsArgs {
  filter?: ShopperPaymentFilter | null;
  fields: ReadonlyArray<ShopperPaymentFacetField>;
}

export interface QueryFindingArgs {
  id: string;
}

export interface QueryFindingsArgs {
  filter?: FindingFilter | null;
  sort?: ReadonlyArray<FindingSort> | null;
  page?: PageInput | null;
}

export interface QueryFindingFacetsArgs {
  filter?: FindingFilter | null;
  fields: ReadonlyArray<FindingFacetField>;
}

export interface QueryFindingTicketArgs {
  id: string;
}

export interface QueryFindingTicketsArgs {
  filter?: FindingTicketFilter | null;
  sort?: ReadonlyArray<FindingTicketSort> | null;
  page?: PageInput | null;
}

export interface QueryCorrectiveActionArgs {
  id: string;
}

export interface QueryCorrectiveActionsArgs {
  filter?: CorrectiveActionFilter | null;
  sort?: ReadonlyArray<CorrectiveActionSort> | null;
  page?: PageInput | null;
}

export interface QueryCorrectiveActionFacetsArgs {
  filter?: CorrectiveActionFilter | null;
  fields: ReadonlyArray<CorrectiveActionFacetField>;
}

export interface QueryTicketSampleArgs {
  id: string;
}

export interface QueryTicketSamplesArgs {
  filter?: TicketSampleFilter | null;
  sort?: ReadonlyArray<TicketSampleSort> | null;
  page?: PageInput | null;
}

export interface QuerySampledTicketArgs {
  id: string;
}

export interface QuerySampledTicketsArgs {
  filter?: SampledTicketFilter | null;
  sort?: ReadonlyArray<SampledTicketSort> | null;
  page?: PageInput | null;
}

export interface QuerySampledTicketFacetsArgs {
  filter?: SampledTicketFilter | null;
  fields: ReadonlyArray<SampledTicketFacetField>;
}

export interface QueryTicketReviewArgs {
  id: string;
}

export interface QueryTicketReviewsArgs {
  filter?: TicketReviewFilter | null;
  sort?: ReadonlyArray<TicketReviewSort> | null;
  page?: PageInput | null;
}

export interface QueryTicketReviewFacetsArgs {
  filter?: TicketReviewFilter | null;
  fields: ReadonlyArray<TicketReviewFacetField>;
}

export interface QueryCalibrationArgs {
  id: string;
}

export interface QueryCalibrationsArgs {
  filter?: CalibrationFilter | null;
  sort?: ReadonlyArray<CalibrationSort> | null;
  page?: PageInput | null;
}

export interface QueryCalibrationFacetsArgs {
  filter?: CalibrationFilter | null;
  fields: ReadonlyArray<CalibrationFacetField>;
}

export interface QueryMonthlyReviewArgs {
  id: string;
}

export interface QueryMonthlyReviewsArgs {
  filter?: MonthlyReviewFilter | null;
  sort?: ReadonlyArray<MonthlyReviewSort> | null;
  page?: PageInput | null;
}

export interface QueryMonthlyReviewFacetsArgs {
  filter?: MonthlyReviewFilter | null;
  fields: ReadonlyArray<MonthlyReviewFacetField>;
}

export interface QueryImprovementPlanArgs {
  id: string;
}

export interface QueryImprovementPlansArgs {
  filter?: ImprovementPlanFilter | null;
  sort?: ReadonlyArray<ImprovementPlanSort> | null;
  page?: PageInput | null;
}

export interface QueryImprovementPlanFacetsArgs {
  filter?: ImprovementPlanFilter | null;
  fields: ReadonlyArray<ImprovementPlanFacetField>;
}

export interface QueryPlanStepArgs {
  id: string;
}

export interface QueryPlanStepsArgs {
  filter?: PlanStepFilter | null;
  sort?: ReadonlyArray<PlanStepSort> | null;
  page?: PageInput | null;
}

export interface QueryLeverMarginArgs {
  id: string;
}

export interface QueryLeverMarginsArgs {
  filter?: LeverMarginFilter | null;
  sort?: ReadonlyArray<LeverMarginSort> | null;
  page?: PageInput | null;
}

export interface QueryLeverMarginFacetsArgs {
  filter?: LeverMarginFilter | null;
  fields: ReadonlyArray<LeverMarginFacetField>;
}

export interface QueryServiceWallArgs {
  id: string;
}

export interface QueryServiceWallsArgs {
  filter?: ServiceWallFilter | null;
  sort?: ReadonlyArray<ServiceWallSort> | null;
  page?: PageInput | null;
}

export interface QueryServiceWallFacetsArgs {
  filter?: ServiceWallFilter | null;
  fields: ReadonlyArray<ServiceWallFacetField>;
}

export interface QueryInstrumentArgs {
  id: string;
}

export interface QueryInstrumentsArgs {
  filter?: InstrumentFilter | null;
  sort?: ReadonlyArray<InstrumentSort> | null;
  page?: PageInput | null;
}

export interface QueryInstrumentFacetsArgs {
  filter?: InstrumentFilter | null;
  fields: ReadonlyArray<InstrumentFacetField>;
}

export interface QueryRiskRuleArgs {
  id: string;
}

export interface QueryRiskRulesArgs {
  filter?: RiskRuleFilter | null;
  sort?: ReadonlyArray<RiskRuleSort> | null;
  page?: PageInput | null;
}

export interface QueryRiskRuleFacetsArgs {
  filter?: RiskRuleFilter | null;
  fields: ReadonlyArray<RiskRuleFacetField>;
}

export interface QueryRiskRuleVersionArgs {
  id: string;
}

export interface QueryRiskRuleVersionsArgs {
  filter?: RiskRuleVersionFilter | null;
  sort?: ReadonlyArray<RiskRuleVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryRiskRuleVersionFacetsArgs {
  filter?: RiskRuleVersionFilter | null;
  fields: ReadonlyArray<RiskRuleVersionFacetField>;
}

export interface QueryRiskAlertArgs {
  id: string;
}

export interface QueryRiskAlertsArgs {
  filter?: RiskAlertFilter | null;
  sort?: ReadonlyArray<RiskAlertSort> | null;
  page?: PageInput | null;
}

export interface QueryRiskAlertFacetsArgs {
  filter?: RiskAlertFilter | null;
  fields: ReadonlyArray<RiskAlertFacetField>;
}

export interface QueryAwardNominationArgs {
  id: string;
}

export interface QueryAwardNominationsArgs {
  filter?: AwardNominationFilter | null;
  sort?: ReadonlyArray<AwardNominationSort> | null;
  page?: PageInput | null;
}

export interface QueryAwardNominationFacetsArgs {
  filter?: AwardNominationFilter | null;
  fields: ReadonlyArray<AwardNominationFacetField>;
}

export interface QueryPayHandoverArgs {
  id: string;
}

export interface QueryPayHandoversArgs {
  filter?: PayHandoverFilter | null;
  sort?: ReadonlyArray<PayHandoverSort> | null;
  page?: PageInput | null;
}

export interface QueryPayHandoverFacetsArgs {
  filter?: PayHandoverFilter | null;
  fields: ReadonlyArray<PayHandoverFacetField>;
}

export interface QueryIncentiveSchemeArgs {
  id: string;
}

export interface QueryIncentiveSchemesArgs {
  filter?: IncentiveSchemeFilter | null;
  sort?: ReadonlyArray<IncentiveSchemeSort> | null;
  page?: PageInput | null;
}

export interface QueryIncentiveSchemeFacetsArgs {
  filter?: IncentiveSchemeFilter | null;
  fields: ReadonlyArray<IncentiveSchemeFacetField>;
}

export interface QueryIncentiveSchemeVersionArgs {
  id: string;
}

export interface QueryIncentiveSchemeVersionsArgs {
  filter?: IncentiveSchemeVersionFilter | null;
  sort?: ReadonlyArray<IncentiveSchemeVersionSort> | null;
  page?: PageInput | null;
}

export interface QueryIncentiveSchemeVersionFacetsArgs {
  filter?: IncentiveSchemeVersionFilter | null;
  fields: ReadonlyArray<IncentiveSchemeVersionFacetField>;
}

export interface QueryIncentiveAwardArgs {
  id: string;
}

export interface QueryIncentiveAwardsArgs {
  filter?: IncentiveAwardFilter | null;
  sort?: ReadonlyArray<IncentiveAwardSort> | null;
  page?: PageInput | null;
}

export interface QueryIncentiveAwardFacetsArgs {
  filter?: IncentiveAwardFilter | null;
  fields: ReadonlyArray<IncentiveAwardFacetField>;
}

export interface QueryIncentiveRunArgs {
  id: string;
}

export interface QueryIncentiveRunsArgs {
  filter?: IncentiveRunFilter | null;
  sort?: ReadonlyArray<IncentiveRunSort> | null;
  page?: PageInput | null;
}

export interface QueryIncentiveRunFacetsArgs {
  filter?: IncentiveRunFilter | null;
  fields: ReadonlyArray<IncentiveRunFacetField>;
}

export interface QueryStatementArgs {
  id: string;
}

export interface QueryStatementsArgs {
  filter?: StatementFilter | null;
  sort?: ReadonlyArray<StatementSort> | null;
  page?: PageInput | null;
}

export interface QueryStatementFacetsArgs {
  filter?: StatementFilter | null;
  fields: ReadonlyArray<StatementFacetField>;
}

export interface QueryStatementLineArgs {
  id: string;
}

export interface QueryStatementLinesArgs {
  filter?: StatementLineFilter | null;
  sort?: ReadonlyArray<StatementLineSort> | null;
  page?: PageInput | null;
}

export interface QueryStatementLineFacetsArgs {
  filter?: StatementLineFilter | null;
  fields: ReadonlyArray<StatementLineFacetField>;
}

export interface QueryPayAdjustmentArgs {
  id: string;
}

export interface QueryPayAdjustmentsArgs {
  filter?: PayAdjustmentFilter | null;
  sort?: ReadonlyArray<PayAdjustmentSort> | null;
  page?: PageInput | null;
}

export interface QueryPayAdjustmentFacetsArgs {
  filter?: PayAdjustmentFilter | null;
  fields: ReadonlyArray<PayAdjustmentFacetField>;
}

export interface QueryStatementDisputeArgs {
  id: string;
}

export interface QueryStatementDisputesArgs {
  filter?: StatementDisputeFilter | null;
  sort?: ReadonlyArray<StatementDisputeSort> | null;
  page?: PageInput | null;
}

export interface QueryStatementDisputeFacetsArgs {
  filter?: StatementDisputeFilter | null;
  fields: ReadonlyArray<StatementDisputeFacetField>;
}

export interface MutationSaveRfmModelArgs {
  input: SaveRfmModelInput;
}

export interface MutationComputeRfmArgs {
  asOf?: string | null;
  modelId: string;
}

export interface MutationCreateCustomerArgs {
  input: CreateCustomerInput;
}

export interface MutationUpdateCustomerArgs {
  input: UpdateCustomerInput;
}

export interface MutationSetConsentArgs {
  input: SetConsentInput;
}

export interface MutationMergeCustomersArgs {
  input: MergeCustomersInput;
}

export interface MutationUnmergeCustomerArgs {
  id: string;
}

export interface MutationEraseCustomerArgs {
  reason: string;
  id: string;
}

export interface MutationSaveCustomFieldArgs {
  input: SaveCustomFieldInput;
}

export interface MutationSaveTierRuleArgs {
  input: SaveTierRuleInput;
}

export interface MutationRecordPurchaseArgs {
  input: RecordPurchaseInput;
}

export interface MutationUpdateProductArgs {
  input: UpdateProductInput;
}

export interface MutationSaveCategoryArgs {
  input: SaveCategoryInput;
}

export interface MutationSaveSegmentArgs {
  input: SaveSegmentInput;
}

export interface MutationArchiveSegmentArgs {
  isArchived?: boolean;
  expectedVersion: number;
  id: string;
}

export interface MutationPreviewSegmentArgs {
  input: PreviewSegmentInput;
}

export interface MutationAddSegmentMembersArgs {
  input: SegmentMembersInput;
}

export interface MutationRemoveSegmentMembersArgs {
  input: SegmentMembersInput;
}

export interface MutationComputeSegmentArgs {
  id: string;
}

export interface MutationSaveTagArgs {
  input: SaveTagInput;
}

export interface MutationArchiveTagArgs {
  isArchived?: boolean;
  expectedVersion: number;
  id: string;
}

export interface MutationTagCustomersArgs {
  input: TagCustomersInput;
}

export interface MutationUntagCustomersArgs {
  input: UntagCustomersInput;
}

export interface MutationSignInArgs {
  password: string;
  username: string;
}

export interface MutationChangePasswordArgs {
  input: ChangePasswordInput;
}

export interface MutationRevokeSessionArgs {
  id: string;
}

export interface MutationSaveUserArgs {
  input: SaveUserInput;
}

export interface MutationSuspendUserArgs {
  input: UserStateInput;
}

export interface MutationReactivateUserArgs {
  input: UserStateInput;
}

export interface MutationSetPasswordArgs {
  input: SetPasswordInput;
}

export interface MutationGrantRoleArgs {
  input: GrantRoleInput;
}

export interface MutationRevokeRoleGrantArgs {
  input: RevokeRoleGrantInput;
}

export interface MutationCreateApiKeyArgs {
  input: CreateApiKeyInput;
}

export interface MutationRevokeApiKeyArgs {
  id: string;
}

export interface MutationExplainArgs {
  input: ExplainInput;
}

export interface MutationSaveCalendarArgs {
  input: SaveCalendarInput;
}

export interface MutationPublishCalendarArgs {
  input: PublishCalendarInput;
}

export interface MutationDiscardCalendarDraftArgs {
  input: DiscardCalendarDraftInput;
}

export interface MutationApproveRequestArgs {
  input: ApproveRequestInput;
}

export interface MutationRefuseRequestArgs {
  input: RefuseRequestInput;
}

export interface MutationWithdrawRequestArgs {
  input: WithdrawRequestInput;
}

export interface MutationNameDeputyArgs {
  input: NameDeputyInput;
}

export interface MutationEndDeputyArgs {
  input: EndDeputyInput;
}

export interface MutationSaveAuthorityPolicyArgs {
  input: SaveAuthorityPolicyInput;
}

export interface MutationPublishAuthorityPolicyArgs {
  input: PublishAuthorityPolicyInput;
}

export interface MutationDiscardAuthorityPolicyDraftArgs {
  input: DiscardAuthorityPolicyDraftInput;
}

export interface MutationRetryPayoutArgs {
  id: string;
}

export interface MutationHandOverDutyArgs {
  input: HandOverDutyInput;
}

export interface MutationFinishDutyArgs {
  input: FinishDutyInput;
}

export interface MutationMarkNotificationsReadArgs {
  input: MarkNotificationsReadInput;
}

export interface MutationSaveNotificationSettingArgs {
  input: SaveNotificationSettingInput;
}

export interface MutationCancelJobArgs {
  id: string;
}

export interface MutationSayPresenceArgs {
  input: SayPresenceInput;
}

export interface MutationImportFileArgs {
  input: ImportFileInput;
}

export interface MutationUndoImportArgs {
  input: UndoImportInput;
}

export interface MutationExportRowsArgs {
  input: ExportRowsInput;
}

export interface MutationRevealFieldArgs {
  input: RevealFieldInput;
}

export interface MutationSaveWebhookEndpointArgs {
  input: SaveWebhookEndpointInput;
}

export interface MutationRenewWebhookSecretArgs {
  expectedVersion: number;
  id: string;
}

export interface MutationRetryWebhookDeliveryArgs {
  id: string;
}

export interface MutationSaveViewArgs {
  input: SaveViewInput;
}

export interface MutationRemoveViewArgs {
  input: RemoveViewInput;
}

export interface MutationChooseViewArgs {
  input: ChooseViewInput;
}

export interface MutationSaveFormArgs {
  input: SaveFormInput;
}

export interface MutationPublishFormArgs {
  input: PublishFormInput;
}

export interface MutationDiscardFormDraftArgs {
  input: DiscardFormDraftInput;
}

export interface MutationCloneFormArgs {
  input: CloneFormInput;
}

export interface MutationImportFormArgs {
  input: ImportFormInput;
}

export interface MutationSaveRegionArgs {
  input: SaveRegionInput;
}

export interface MutationSaveStoreArgs {
  input: SaveStoreInput;
}

export interface MutationSaveDepartmentArgs {
  input: SaveDepartmentInput;
}

export interface MutationSaveEmployeeArgs {
  input: SaveEmployeeInput;
}

export interface MutationSaveKpiSchemeArgs {
  input: SaveKpiSchemeInput;
}

export interface MutationPublishKpiSchemeArgs {
  input: PublishKpiSchemeInput;
}

export interface MutationDiscardKpiSchemeDraftArgs {
  input: DiscardKpiSchemeDraftInput;
}

export interface MutationPublishBoardArgs {
  input: PublishBoardInput;
}

export interface MutationChangeBoardPrivacyArgs {
  input: ChangeBoardPrivacyInput;
}

export interface MutationAppealBoardEntryArgs {
  input: AppealBoardEntryInput;
}

export interface MutationDecideBoardAppealArgs {
  input: DecideBoardAppealInput;
}

export interface MutationNoteHiringFileArgs {
  input: NoteHiringFileInput;
}

export interface MutationTransferEmployeeArgs {
  input: TransferEmployeeInput;
}

export interface MutationSaveLeaveArgs {
  input: SaveLeaveInput;
}

export interface MutationRemoveLeaveArgs {
  input: RemoveLeaveInput;
}

export interface MutationSavePositionArgs {
  input: SavePositionInput;
}

export interface MutationSaveJobLevelArgs {
  input: SaveJobLevelInput;
}

export interface MutationRefreshScorecardsArgs {
  input: RefreshScorecardsInput;
}

export interface MutationClosePeriodArgs {
  input: ClosePeriodInput;
}

export interface MutationCommentOnScorecardArgs {
  input: CommentOnScorecardInput;
}

export interface MutationObjectToValueArgs {
  input: ObjectToValueInput;
}

export interface MutationDecideObjectionArgs {
  input: DecideObjectionInput;
}

export interface MutationWithdrawObjectionArgs {
  input: WithdrawObjectionInput;
}

export interface MutationSaveCourseArgs {
  input: SaveCourseInput;
}

export interface MutationPublishCourseArgs {
  input: PublishCourseInput;
}

export interface MutationDiscardCourseDraftArgs {
  input: DiscardCourseDraftInput;
}

export interface MutationAddCourseFilesArgs {
  input: AddCourseFilesInput;
}

export interface MutationCloneCourseArgs {
  input: CloneCourseInput;
}

export interface MutationImportCourseArgs {
  input: ImportCourseInput;
}

export interface MutationSaveLearningPathArgs {
  input: SaveLearningPathInput;
}

export interface MutationEnrolInCourseArgs {
  input: EnrolInCourseInput;
}

export interface MutationAssignTrainingArgs {
  input: AssignTrainingInput;
}

export interface MutationWithdrawTrainingArgs {
  input: WithdrawTrainingInput;
}

export interface MutationFollowLessonArgs {
  input: FollowLessonInput;
}

export interface MutationFinishLessonArgs {
  input: FinishLessonInput;
}

export interface MutationRecordTrainingHoursArgs {
  input: RecordTrainingHoursInput;
}

export interface MutationSaveExamTopicArgs {
  input: SaveExamTopicInput;
}

export interface MutationSaveExamQuestionArgs {
  input: SaveExamQuestionInput;
}

export interface MutationSaveExamArgs {
  input: SaveExamInput;
}

export interface MutationPublishExamArgs {
  input: PublishExamInput;
}

export interface MutationDiscardExamDraftArgs {
  input: DiscardExamDraftInput;
}

export interface MutationStartExamArgs {
  input: StartExamInput;
}

export interface MutationSaveExamAnswerArgs {
  input: SaveExamAnswerInput;
}

export interface MutationSubmitExamArgs {
  input: SubmitExamInput;
}

export interface MutationMarkExamAnswerArgs {
  input: MarkExamAnswerInput;
}

export interface MutationRemarkExamAnswerArgs {
  input: RemarkExamAnswerInput;
}

export interface MutationSaveCertificateKindArgs {
  input: SaveCertificateKindInput;
}

export interface MutationIssueCertificateArgs {
  input: IssueCertificateInput;
}

export interface MutationRevokeCertificateArgs {
  input: RevokeCertificateInput;
}

export interface MutationDecideTransferArgs {
  input: DecideTransferInput;
}

export interface MutationSaveTicketGateArgs {
  input: SaveTicketGateInput;
}

export interface MutationEndTicketGateArgs {
  input: EndTicketGateInput;
}

export interface MutationPlanSessionArgs {
  input: PlanSessionInput;
}

export interface MutationHoldSessionArgs {
  input: HoldSessionInput;
}

export interface MutationCancelSessionArgs {
  input: CancelSessionInput;
}

export interface MutationStartDrillArgs {
  input: StartDrillInput;
}

export interface MutationGradeDrillArgs {
  input: GradeDrillInput;
}

export interface MutationDebriefDrillArgs {
  input: DebriefDrillInput;
}

export interface MutationCancelDrillArgs {
  input: CancelDrillInput;
}

export interface MutationUseSolutionArgs {
  input: UseSolutionInput;
}

export interface MutationPlanReplyArgs {
  input: PlanReplyInput;
}

export interface MutationCancelPlannedReplyArgs {
  input: CancelPlannedReplyInput;
}

export interface MutationDistributeTicketArgs {
  input: DistributeTicketInput;
}

export interface MutationSaveOnCallArgs {
  input: SaveOnCallInput;
}

export interface MutationEndOnCallArgs {
  input: EndOnCallInput;
}

export interface MutationSetSkillsArgs {
  input: SetSkillsInput;
}

export interface MutationSaveTicketDeskArgs {
  input: SaveTicketDeskInput;
}

export interface MutationAttachTicketFilesArgs {
  input: AttachTicketFilesInput;
}

export interface MutationSaveIntakeChannelArgs {
  input: SaveIntakeChannelInput;
}

export interface MutationRenewIntakeSecretArgs {
  expectedVersion: number;
  id: string;
}

export interface MutationSharePortalLinkArgs {
  input: SharePortalLinkInput;
}

export interface MutationRevokePortalLinkArgs {
  input: RevokePortalLinkInput;
}

export interface MutationSaveKioskArgs {
  input: SaveKioskInput;
}

export interface MutationRenewKioskKeyArgs {
  expectedVersion: number;
  id: string;
}

export interface MutationRequestRemoteDiagnosisArgs {
  input: RequestRemoteDiagnosisInput;
}

export interface MutationDecideRemoteDiagnosisArgs {
  input: DecideRemoteDiagnosisInput;
}

export interface MutationKeepDiagnosisStillArgs {
  input: KeepDiagnosisStillInput;
}

export interface MutationRetargetTicketArgs {
  input: RetargetTicketInput;
}

export interface MutationRecomputeClocksArgs {
  input: RecomputeClocksInput;
}

export interface MutationSaveSlaPolicyArgs {
  input: SaveSlaPolicyInput;
}

export interface MutationPublishSlaPolicyArgs {
  input: PublishSlaPolicyInput;
}

export interface MutationDiscardSlaPolicyDraftArgs {
  input: DiscardSlaPolicyDraftInput;
}

export interface MutationGrantCompensationArgs {
  input: GrantCompensationInput;
}

export interface MutationReviseCompensationArgs {
  input: ReviseCompensationInput;
}

export interface MutationReverseCompensationArgs {
  input: ReverseCompensationInput;
}

export interface MutationPlanSiteVisitArgs {
  input: PlanSiteVisitInput;
}

export interface MutationArriveAtSiteVisitArgs {
  input: SiteVisitInput;
}

export interface MutationFinishSiteVisitArgs {
  input: FinishSiteVisitInput;
}

export interface MutationCancelSiteVisitArgs {
  input: CancelSiteVisitInput;
}

export interface MutationDecideLiabilityArgs {
  input: DecideLiabilityInput;
}

export interface MutationProposeRemediesArgs {
  input: ProposeRemediesInput;
}

export interface MutationAgreeRemediesArgs {
  input: AgreeRemediesInput;
}

export interface MutationStartRemedyArgs {
  input: StartRemedyInput;
}

export interface MutationFinishRemedyArgs {
  input: FinishRemedyInput;
}

export interface MutationDelayRemedyArgs {
  input: DelayRemedyInput;
}

export interface MutationCancelRemedyArgs {
  input: CancelRemedyInput;
}

export interface MutationClaimChargeBackArgs {
  input: ClaimChargeBackInput;
}

export interface MutationAnswerChargeBackArgs {
  input: AnswerChargeBackInput;
}

export interface MutationSettleChargeBackArgs {
  input: SettleChargeBackInput;
}

export interface MutationWithdrawChargeBackArgs {
  input: WithdrawChargeBackInput;
}

export interface MutationRequestReturnArgs {
  input: RequestReturnInput;
}

export interface MutationDecideReturnArgs {
  input: DecideReturnInput;
}

export interface MutationAppealReturnArgs {
  input: AppealReturnInput;
}

export interface MutationCancelReturnArgs {
  input: CancelReturnInput;
}

export interface MutationReceiveReturnArgs {
  input: ReceiveReturnInput;
}

export interface MutationAssignTicketsArgs {
  input: AssignTicketsInput;
}

export interface MutationClassifyTicketsArgs {
  input: ClassifyTicketsInput;
}

export interface MutationCloseTicketsArgs {
  input: CloseTicketsInput;
}

export interface MutationEscalateTicketsArgs {
  input: EscalateTicketsInput;
}

export interface MutationOpenIncidentArgs {
  input: OpenIncidentInput;
}

export interface MutationDismissIncidentArgs {
  input: ReasonedIncidentInput;
}

export interface MutationCloseIncidentArgs {
  input: ReasonedIncidentInput;
}

export interface MutationLinkIncidentTicketsArgs {
  input: LinkIncidentTicketsInput;
}

export interface MutationUnlinkIncidentTicketsArgs {
  input: UnlinkIncidentTicketsInput;
}

export interface MutationReplyToIncidentArgs {
  input: ReplyToIncidentInput;
}

export interface MutationPublishIncidentArgs {
  input: PublishIncidentInput;
}

export interface MutationSaveIncidentTaskArgs {
  input: SaveIncidentTaskInput;
}

export interface MutationSaveIncidentRuleArgs {
  input: SaveIncidentRuleInput;
}

export interface MutationSavePlaybookArgs {
  input: SavePlaybookInput;
}

export interface MutationPublishPlaybookArgs {
  input: PublishPlaybookInput;
}

export interface MutationDiscardPlaybookDraftArgs {
  input: DiscardPlaybookDraftInput;
}

export interface MutationStartPlaybookArgs {
  input: StartPlaybookInput;
}

export interface MutationTickPlaybookStepArgs {
  input: TickPlaybookStepInput;
}

export interface MutationFinishPlaybookArgs {
  input: FinishPlaybookInput;
}

export interface MutationLeavePlaybookArgs {
  input: LeavePlaybookInput;
}

export interface MutationOpenTicketArgs {
  input: OpenTicketInput;
}

export interface MutationReplyToTicketArgs {
  input: ReplyToTicketInput;
}

export interface MutationResendMessageArgs {
  input: ResendMessageInput;
}

export interface MutationAddTicketNoteArgs {
  input: AddTicketNoteInput;
}

export interface MutationAssignTicketArgs {
  input: AssignTicketInput;
}

export interface MutationEscalateTicketArgs {
  input: EscalateTicketInput;
}

export interface MutationClassifyTicketArgs {
  input: ClassifyTicketInput;
}

export interface MutationMarkPlanArgs {
  input: MarkPlanInput;
}

export interface MutationWaitTicketArgs {
  input: WaitTicketInput;
}

export interface MutationResumeTicketArgs {
  input: ReasonedTicketInput;
}

export interface MutationResolveTicketArgs {
  input: ResolveTicketInput;
}

export interface MutationRecordCallbackArgs {
  input: RecordCallbackInput;
}

export interface MutationCloseTicketArgs {
  input: ReasonedTicketInput;
}

export interface MutationReopenTicketArgs {
  input: ReasonedTicketInput;
}

export interface MutationArchiveTicketArgs {
  input: ReasonedTicketInput;
}

export interface MutationJoinTicketsArgs {
  input: JoinTicketsInput;
}

export interface MutationSplitTicketArgs {
  input: SplitTicketInput;
}

export interface MutationLinkTicketsArgs {
  input: LinkTicketsInput;
}

export interface MutationUnlinkTicketsArgs {
  otherId: string;
  id: string;
}

export interface MutationSaveTicketTaskArgs {
  input: SaveTicketTaskInput;
}

export interface MutationSaveTicketCategoryArgs {
  input: SaveTicketCategoryInput;
}

export interface MutationDrawTicketSampleArgs {
  input: DrawTicketSampleInput;
}

export interface MutationReassignTicketReviewArgs {
  input: ReassignTicketReviewInput;
}

export interface MutationSaveTicketReviewArgs {
  input: SaveTicketReviewInput;
}

export interface MutationSubmitTicketReviewArgs {
  input: SubmitTicketReviewInput;
}

export interface MutationSettleSampledTicketArgs {
  input: SettleSampledTicketInput;
}

export interface MutationOpenCalibrationArgs {
  input: OpenCalibrationInput;
}

export interface MutationCloseCalibrationArgs {
  input: CloseCalibrationInput;
}

export interface MutationPublishWallArgs {
  input: PublishWallInput;
}

export interface MutationMakeMonthlyReviewArgs {
  input: MakeMonthlyReviewInput;
}

export interface MutationFinishMonthlyReviewArgs {
  input: FinishMonthlyReviewInput;
}

export interface MutationStartPlanArgs {
  input: StartPlanInput;
}

export interface MutationStartPlanTemplateArgs {
  input: StartTemplateInput;
}

export interface MutationTickPlanStepArgs {
  input: TickPlanStepInput;
}

export interface MutationClosePlanArgs {
  input: ClosePlanInput;
}

export interface MutationSaveLeverMarginsArgs {
  input: SaveLeverMarginsInput;
}

export interface MutationSaveRiskRuleArgs {
  input: SaveRiskRuleInput;
}

export interface MutationPublishRiskRuleArgs {
  input: PublishRiskRuleInput;
}

export interface MutationDiscardRiskRuleDraftArgs {
  input: DiscardRiskRuleDraftInput;
}

export interface MutationTakeRiskAlertArgs {
  input: TakeRiskAlertInput;
}

export interface MutationDismissRiskAlertArgs {
  input: DismissRiskAlertInput;
}

export interface MutationApplyForCareerArgs {
  input: ApplyForCareerInput;
}

export interface MutationDecideCareerArgs {
  input: DecideCareerInput;
}

export interface MutationWithdrawCareerArgs {
  input: WithdrawCareerInput;
}

export interface MutationSaveCareerLadderArgs {
  input: SaveCareerLadderInput;
}

export interface MutationPublishCareerLadderArgs {
  input: PublishCareerLadderInput;
}

export interface MutationDiscardCareerLadderDraftArgs {
  input: CareerLadderDraftInput;
}

export interface MutationProposeIdeaArgs {
  input: ProposeIdeaInput;
}

export interface MutationVoteForIdeaArgs {
  input: VoteForIdeaInput;
}

export interface MutationAdoptIdeaArgs {
  input: AdoptIdeaInput;
}

export interface MutationDeclineIdeaArgs {
  input: ReasonedIdeaInput;
}

export interface MutationWithdrawIdeaArgs {
  input: ReasonedIdeaInput;
}

export interface MutationMeasureIdeaArgs {
  input: MeasureIdeaInput;
}

export interface MutationAwardIdeasArgs {
  input: AwardIdeasInput;
}

export interface MutationSaveSurveyArgs {
  input: SaveSurveyInput;
}

export interface MutationAnswerSurveyArgs {
  input: AnswerSurveyInput;
}

export interface MutationInviteToSurveyArgs {
  input: InviteToSurveyInput;
}

export interface MutationOpenFindingArgs {
  input: OpenFindingInput;
}

export interface MutationAssignFindingArgs {
  input: AssignFindingInput;
}

export interface MutationLinkFindingTicketsArgs {
  input: LinkFindingTicketsInput;
}

export interface MutationDismissFindingArgs {
  input: ReasonedFindingInput;
}

export interface MutationCloseFindingArgs {
  input: ReasonedFindingInput;
}

export interface MutationCloseFindingsArgs {
  input: CloseFindingsInput;
}

export interface MutationReopenFindingArgs {
  input: ReasonedFindingInput;
}

export interface MutationOpenCorrectiveActionArgs {
  input: OpenCorrectiveActionInput;
}

export interface MutationSaveCorrectiveActionArgs {
  input: SaveCorrectiveActionInput;
}

export interface MutationAssignCorrectiveActionArgs {
  input: AssignCorrectiveActionInput;
}

export interface MutationAddCorrectivePhotosArgs {
  input: AddCorrectivePhotosInput;
}

export interface MutationCompleteCorrectiveActionArgs {
  input: NotedActionInput;
}

export interface MutationVerifyCorrectiveActionArgs {
  input: NotedActionInput;
}

export interface MutationRejectCorrectiveActionArgs {
  input: NotedActionInput;
}

export interface MutationCheckEffectivenessArgs {
  input: CheckEffectivenessInput;
}

export interface MutationCancelCorrectiveActionArgs {
  input: NotedActionInput;
}

export interface MutationSaveAuditTemplateArgs {
  input: SaveAuditTemplateInput;
}

export interface MutationStartAuditArgs {
  input: StartAuditInput;
}

export interface MutationSaveAuditAnswersArgs {
  input: SaveAuditAnswersInput;
}

export interface MutationSubmitAuditArgs {
  input: SubmitAuditInput;
}

export interface MutationAbandonAuditArgs {
  input: ReasonedAuditInput;
}

export interface MutationReviewAuditArgs {
  input: ReviewAuditInput;
}

export interface MutationEditAuditAnswersArgs {
  input: EditAuditAnswersInput;
}

export interface MutationDisputeAuditArgs {
  input: DisputeAuditInput;
}

export interface MutationDecideDisputeArgs {
  input: DecideDisputeInput;
}

export interface MutationSaveInstrumentArgs {
  input: SaveInstrumentInput;
}

export interface MutationSaveProgrammeArgs {
  input: SaveProgrammeInput;
}

export interface MutationPlanAuditWaveArgs {
  input: PlanWaveInput;
}

export interface MutationCancelAuditVisitArgs {
  input: CancelVisitInput;
}

export interface MutationSaveShopperArgs {
  input: SaveShopperInput;
}

export interface MutationReplanAuditVisitArgs {
  input: ReplanVisitInput;
}

export interface MutationInviteShopperArgs {
  input: InviteShopperInput;
}

export interface MutationScreenShopperArgs {
  input: ScreenShopperInput;
}

export interface MutationBriefShopperArgs {
  input: BriefShopperInput;
}

export interface MutationPayShopperVisitsArgs {
  input: PayShopperVisitsInput;
}

export interface MutationNominateForAwardArgs {
  input: NominateForAwardInput;
}

export interface MutationSecondNominationArgs {
  input: SecondNominationInput;
}

export interface MutationDecideNominationArgs {
  input: DecideNominationInput;
}

export interface MutationWithdrawNominationArgs {
  input: WithdrawNominationInput;
}

export interface MutationSaveIncentiveSchemeArgs {
  input: SaveIncentiveSchemeInput;
}

export interface MutationPublishIncentiveSchemeArgs {
  input: PublishIncentiveSchemeInput;
}

export interface MutationDiscardIncentiveDraftArgs {
  input: DiscardIncentiveDraftInput;
}

export interface MutationGiveAwardArgs {
  input: GiveAwardInput;
}

export interface MutationWithdrawAwardArgs {
  input: WithdrawAwardInput;
}

export interface MutationSimulateSchemeArgs {
  input: SimulateSchemeInput;
}

export interface MutationCalculateRunArgs {
  input: CalculateRunInput;
}

export interface MutationStartRunArgs {
  input: CalculateRunInput;
}

export interface MutationReviewRunArgs {
  input: ReviewRunInput;
}

export interface MutationReopenRunArgs {
  input: ReviewRunInput;
}

export interface MutationApproveRunArgs {
  input: ApproveRunInput;
}

export interface MutationLockRunArgs {
  input: ReviewRunInput;
}

export interface MutationPayRunArgs {
  input: PayRunInput;
}

export interface MutationSetPayAccountArgs {
  input: SetPayAccountInput;
}

export interface MutationCorrectRunArgs {
  input: CorrectRunInput;
}

export interface MutationAdjustStatementArgs {
  input: AdjustStatementInput;
}

export interface MutationDecideAdjustmentArgs {
  input: DecideAdjustmentInput;
}

export interface MutationConfirmStatementArgs {
  input: ConfirmStatementInput;
}

export interface MutationDisputeStatementLineArgs {
  input: DisputeLineInput;
}

export interface MutationDecideStatementDisputeArgs {
  input: DecideStatementDisputeInput;
}

export interface MutationWithdrawStatementDisputeArgs {
  input: WithdrawStatementDisputeInput;
}

export interface SubscriptionJobProgressedArgs {
  id: string;
}

export interface SubscriptionChangedArgs {
  ids?: ReadonlyArray<string> | null;
  resource: string;
}

export interface SubscriptionPresenceArgs {
  id: string;
  resource: string;
}

export interface SubscriptionTicketChangedArgs {
  filter?: TicketFilter | null;
}
