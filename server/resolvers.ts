// Manifest of the resolver classes: what is listed here is in the API, beside the roots and edges that the door makes of the nouns.
import './customers/customer.explain.ts';
import './tickets/clocks/clock.explain.ts';
import './measures.ts';
import './transfers.ts';
import './platform/ledger/payout.webhook.ts';
import { AnalyticsResolver } from './customers/analytics.resolver.ts';
import { MarketingResolver } from './customers/marketing.resolver.ts';
import { CustomerResolver } from './customers/customer.resolver.ts';
import { PurchaseResolver } from './customers/purchase.resolver.ts';
import { SegmentResolver } from './customers/segment.resolver.ts';
import { TagResolver } from './customers/tag.resolver.ts';
import { MeasureResolver } from './measures/measures.resolver.ts';
import { AuthResolver } from './platform/auth/auth.resolver.ts';
import { UserResolver } from './platform/auth/user.resolver.ts';
import { ExplainResolver } from './platform/explain/explain.resolver.ts';
import { ChainResolver } from './platform/chain/chain.resolver.ts';
import { CalendarResolver } from './platform/calendar/calendar.resolver.ts';
import { ApprovalResolver } from './platform/approval/approval.resolver.ts';
import { LedgerResolver } from './platform/ledger/ledger.resolver.ts';
import { DutyResolver } from './platform/duty/duty.resolver.ts';
import { NotifyResolver } from './platform/notify/notify.resolver.ts';
import { JobResolver } from './platform/jobs/job.resolver.ts';
import { LiveResolver } from './platform/outbox/live.resolver.ts';
import { TransferResolver } from './platform/transfer/transfer.resolver.ts';
import { RevealResolver } from './platform/privacy/reveal.resolver.ts';
import { WebhookResolver } from './platform/webhooks/webhook.resolver.ts';
import { ViewResolver } from './platform/views/view.resolver.ts';
import { FormResolver } from './forms/form.resolver.ts';
import { StaffResolver } from './staff/staff.resolver.ts';
import { KpiResolver } from './staff/kpi/kpi.resolver.ts';
import { BoardResolver } from './staff/boards/board.resolver.ts';
import { PlacesResolver } from './staff/places/places.resolver.ts';
import { ScorecardResolver } from './staff/scorecards/scorecard.resolver.ts';
import { CourseFileResolver, CourseResolver } from './training/courses/course.resolver.ts';
import { TrainingCreditResolver, TrainingRecordResolver } from './training/records/record.resolver.ts';
import './training/certificates/earned.service.ts';
import './training/certificates/certificate-paper.service.ts';
import { ExamBankResolver, ExamMarkingResolver, ExamRoomResolver } from './training/exams/exam.resolver.ts';
import { CertificateResolver } from './training/certificates/certificate.resolver.ts';
import { TicketGateResolver } from './tickets/gates/gate.resolver.ts';
import { DrillResolver, SessionResolver } from './training/sessions/session.resolver.ts';
import { SolutionResolver } from './tickets/solutions/solution.resolver.ts';
import { PlannedResolver } from './tickets/planned/planned.resolver.ts';
import { UpdateResolver } from './tickets/updates/update.resolver.ts';
import { HandsResolver } from './tickets/hands/hands.resolver.ts';
import { TicketFileResolver } from './tickets/files/ticket-file.resolver.ts';
import { IntakeResolver } from './tickets/intake/intake.resolver.ts';
import { PortalResolver } from './tickets/portal/portal.resolver.ts';
import { KioskResolver } from './tickets/kiosk/kiosk.resolver.ts';
import { DiagnosisResolver } from './tickets/diagnosis/diagnosis.resolver.ts';
import { ClockResolver } from './tickets/clocks/clock.resolver.ts';
import { PolicyResolver } from './tickets/policy.resolver.ts';
import { MoneyResolver } from './tickets/money/money.resolver.ts';
import './tickets/returns/return.explain.ts';
import { LiabilityResolver } from './tickets/liability/liability.resolver.ts';
import { ReturnResolver } from './tickets/returns/return.resolver.ts';
import { TicketBulkResolver } from './tickets/ticket-bulk.resolver.ts';
import { IncidentResolver } from './tickets/incidents/incident.resolver.ts';
import { PlaybookResolver } from './tickets/playbooks/playbook.resolver.ts';
import { TicketLinkResolver, TicketResolver } from './tickets/ticket.resolver.ts';
import './staff/scorecards/scorecard.chain.ts';
import './training/training.chain.ts';
import './tickets/ticket.chain.ts';
import './quality/quality.chain.ts';
import './quality/quality.explain.ts';
import './quality/plans/plan.explain.ts';
import { TicketQualityResolver } from './quality/ticket-quality/ticket-quality.resolver.ts';
import { WallResolver } from './quality/wall/wall.resolver.ts';
import { PlanResolver } from './quality/plans/plans.resolver.ts';
import { RiskResolver } from './quality/alert.resolver.ts';
import { CareerResolver } from './staff/careers/career.resolver.ts';
import { IdeaResolver } from './staff/ideas/idea.resolver.ts';
import { VoiceResolver } from './voice/voice.resolver.ts';
import { CorrectiveActionResolver, CorrectivePhotoResolver, FindingResolver } from './quality/finding.resolver.ts';
import { AuditResolver } from './quality/audits/audit.resolver.ts';
import { InstrumentResolver } from './quality/instruments/instrument.resolver.ts';
import { StoreQualityResolver } from './quality/stores/store-quality.resolver.ts';
import { ProgrammeResolver } from './quality/programmes/programme.resolver.ts';
import './incentives/names.sources.ts';
import { NominationResolver } from './incentives/awards/nomination.resolver.ts';
import { IncentiveRunResolver, IncentiveSchemeResolver, StatementResolver } from './incentives/incentives.resolver.ts';

export const resolvers = [
  AuthResolver,
  UserResolver,
  RevealResolver,
  CalendarResolver,
  ApprovalResolver,
  LedgerResolver,
  JobResolver,
  NotifyResolver,
  DutyResolver,
  LiveResolver,
  TransferResolver,
  ExplainResolver,
  ChainResolver,
  MeasureResolver,
  ViewResolver,
  WebhookResolver,
  FormResolver,
  StaffResolver,
  PlacesResolver,
  KpiResolver,
  ScorecardResolver,
  BoardResolver,
  IdeaResolver,
  CareerResolver,
  CourseResolver,
  CourseFileResolver,
  TrainingRecordResolver,
  TrainingCreditResolver,
  ExamBankResolver,
  ExamRoomResolver,
  ExamMarkingResolver,
  CertificateResolver,
  SessionResolver,
  DrillResolver,
  CustomerResolver,
  MarketingResolver,
  PurchaseResolver,
  AnalyticsResolver,
  SegmentResolver,
  TagResolver,
  TicketResolver,
  TicketLinkResolver,
  TicketFileResolver,
  IntakeResolver,
  PortalResolver,
  DiagnosisResolver,
  KioskResolver,
  PolicyResolver,
  ClockResolver,
  HandsResolver,
  UpdateResolver,
  PlannedResolver,
  SolutionResolver,
  TicketGateResolver,
  MoneyResolver,
  ReturnResolver,
  LiabilityResolver,
  TicketBulkResolver,
  PlaybookResolver,
  IncidentResolver,
  VoiceResolver,
  FindingResolver,
  CorrectiveActionResolver,
  CorrectivePhotoResolver,
  AuditResolver,
  StoreQualityResolver,
  InstrumentResolver,
  ProgrammeResolver,
  TicketQualityResolver,
  PlanResolver,
  WallResolver,
  RiskResolver,
  IncentiveSchemeResolver,
  IncentiveRunResolver,
  NominationResolver, StatementResolver,
];
