// Manifest of every table class.
import { ApiKey, Role, RoleGrant, Session, User } from './platform/user.ts';
import { Approval, ApprovalDeputy, AuthorityPolicy, AuthorityPolicyVersion } from './platform/approval.ts';
import { Calendar, CalendarVersion } from './platform/calendar.ts';
import { Event } from './platform/event.ts';
import { LedgerAccount, LedgerEntry, LedgerTransaction, Payout } from './platform/ledger.ts';
import { Duty } from './platform/duty.ts';
import { Notification, NotificationSetting } from './platform/notification.ts';
import { Job, Transfer } from './platform/job.ts';
import { WebhookDelivery, WebhookEndpoint } from './platform/webhook.ts';
import { StoredFile } from './platform/file.ts';
import { SavedView, ViewChoice } from './platform/view.ts';
import { Form, FormVersion } from './forms/form.ts';
import { Department, Region, Store } from './staff/organisation.ts';
import { Employee } from './staff/employee.ts';
import { JobLevel, Leave, Placement, Position } from './staff/placement.ts';
import { KpiScheme, KpiSchemeVersion } from './staff/kpi.ts';
import { Scorecard, ScorecardAdjustment, ScorecardComment, ScorecardObjection, ScorecardPeriod, ScorecardValue } from './staff/scorecard.ts';
import { CareerApplication, CareerStep } from './staff/career.ts';
import { CareerLadderVersion } from './staff/career-ladder.ts';
import { Idea, IdeaAdoption, IdeaVote } from './staff/idea.ts';
import { WorkResult } from './staff/result.ts';
import { Board, BoardEntry } from './staff/board.ts';
import { Course, CourseFile, CourseVersion, LearningPath } from './training/course.ts';
import { Drill, DrillGrade, DrillScene } from './training/drill.ts';
import { SessionAttendance, TrainingSession } from './training/session.ts';
import { LessonProgress, TrainingCredit, TrainingNeed, TrainingRecord } from './training/record.ts';
import { ExamQuestion, ExamQuestionVersion, ExamTopic } from './training/exam-question.ts';
import { Exam, ExamAttempt, ExamVersion } from './training/exam.ts';
import { Certificate, CertificateKind, TransferProposal } from './training/certificate.ts';
import { Consent, Customer, CustomerBehaviour, CustomField } from './customers/customer.ts';
import { Category, Product, Purchase, PurchaseLine } from './customers/purchase.ts';
import { CustomerTag, Tag } from './customers/tag.ts';
import { Segment, SegmentMembership, SegmentVersion } from './customers/segment.ts';
import { RfmModel, RfmScore, TierPeriod, TierRule } from './customers/value.ts';
import { Ticket, TicketCategory, TicketEvent, TicketNote } from './tickets/ticket.ts';
import { PlannedReply } from './tickets/planned-reply.ts';
import { Callback, TicketLink, TicketTask } from './tickets/ticket-work.ts';
import { TicketClock } from './tickets/clock.ts';
import { TicketFile } from './tickets/ticket-file.ts';
import { IntakeChannel, IntakeMessage } from './tickets/channel.ts';
import { PortalLink } from './tickets/portal.ts';
import { Kiosk } from './tickets/kiosk.ts';
import { DiagnosisShot, RemoteDiagnosis } from './tickets/diagnosis.ts';
import { Compensation } from './tickets/compensation.ts';
import { ReturnCase } from './tickets/return.ts';
import { Incident, IncidentRule, IncidentTask, IncidentTicket } from './tickets/incident.ts';
import { ChargeBack, Liability, Remedy, SiteVisit } from './tickets/liability.ts';
import { Playbook, PlaybookTick, PlaybookUse, PlaybookVersion } from './tickets/playbook.ts';
import { AgentSkill, OnCall } from './tickets/roster.ts';
import { TicketDesk } from './tickets/desk.ts';
import { Survey, SurveyAnswer, SurveyInvitation, SurveyResponse } from './voice/survey.ts';
import { Opinion, SentimentModel } from './voice/sentiment.ts';
import { TicketGate } from './tickets/gate.ts';
import { Audit, AuditTemplate } from './quality/audit.ts';
import { AuditDispute, AuditEdit, AuditFailure, AuditFile } from './quality/audit-parts.ts';
import { AuditVisit, AuditWave, MysteryProgramme, Shopper, ShopperPayment } from './quality/audit-programme.ts';
import { SlaPolicy, SlaPolicyVersion } from './tickets/policy.ts';
import { Finding, FindingTicket } from './quality/finding.ts';
import { CorrectiveAction, CorrectivePhoto } from './quality/corrective-action.ts';
import { Calibration, SampledTicket, TicketReview, TicketSample } from './quality/ticket-quality.ts';
import { ImprovementPlan, MonthlyReview, PlanStep } from './quality/monthly-review.ts';
import { LeverMargin } from './quality/lever.ts';
import { ServiceWall } from './quality/service-wall.ts';
import { Instrument } from './quality/instrument.ts';
import { RiskAlert, RiskRule, RiskRuleVersion } from './quality/risk-alert.ts';
import { AwardNomination } from './incentives/nomination.ts';
import { PayHandover } from './incentives/payroll.ts';
import { IncentiveAward, IncentiveScheme, IncentiveSchemeVersion } from './incentives/scheme.ts';
import { IncentiveRun, PayAdjustment, Statement, StatementDispute, StatementLine } from './incentives/run.ts';

export const entities = [
  User,
  Role,
  RoleGrant,
  Session,
  ApiKey,
  Event,
  Job,
  Transfer,
  Calendar,
  CalendarVersion,
  Notification,
  NotificationSetting,
  Duty,
  LedgerAccount,
  LedgerTransaction,
  LedgerEntry,
  Payout,
  Approval,
  ApprovalDeputy,
  AuthorityPolicy,
  AuthorityPolicyVersion,
  StoredFile,
  WebhookEndpoint,
  WebhookDelivery,
  SavedView,
  ViewChoice,
  Form,
  FormVersion,
  Region,
  Store,
  Department,
  Employee,
  Position,
  JobLevel,
  Placement,
  Leave,
  KpiScheme,
  KpiSchemeVersion,
  ScorecardPeriod,
  Scorecard,
  ScorecardValue,
  ScorecardAdjustment,
  ScorecardObjection,
  ScorecardComment,
  WorkResult,
  Idea,
  IdeaVote,
  IdeaAdoption,
  CareerStep,
  CareerLadderVersion,
  CareerApplication,
  Board,
  BoardEntry,
  Course,
  CourseVersion,
  CourseFile,
  LearningPath,
  TrainingRecord,
  TrainingNeed,
  LessonProgress,
  TrainingCredit,
  ExamTopic,
  ExamQuestion,
  ExamQuestionVersion,
  Exam,
  ExamVersion,
  ExamAttempt,
  CertificateKind,
  Certificate,
  TransferProposal,
  TrainingSession,
  SessionAttendance,
  DrillScene,
  Drill,
  DrillGrade,
  Customer,
  Consent,
  CustomField,
  CustomerBehaviour,
  Category,
  Product,
  Purchase,
  PurchaseLine,
  Tag,
  CustomerTag,
  Segment,
  SegmentVersion,
  SegmentMembership,
  RfmModel,
  RfmScore,
  TierRule,
  TierPeriod,
  TicketCategory,
  Ticket,
  TicketEvent,
  TicketNote,
  TicketFile,
  IntakeChannel,
  IntakeMessage,
  PortalLink,
  RemoteDiagnosis,
  DiagnosisShot,
  Kiosk,
  TicketTask,
  TicketLink,
  Callback,
  PlannedReply,
  SlaPolicy,
  SlaPolicyVersion,
  TicketClock,
  Compensation,
  ReturnCase,
  SiteVisit,
  Liability,
  Remedy,
  ChargeBack,
  Playbook,
  PlaybookVersion,
  PlaybookUse,
  PlaybookTick,
  IncidentRule,
  Incident,
  IncidentTicket,
  IncidentTask,
  OnCall,
  AgentSkill,
  TicketDesk,
  Survey,
  SurveyResponse,
  SurveyAnswer,
  SurveyInvitation,
  SentimentModel,
  Opinion,
  TicketGate,
  Finding,
  FindingTicket,
  CorrectiveAction,
  CorrectivePhoto,
  AuditTemplate,
  MysteryProgramme,
  AuditWave,
  AuditVisit,
  Shopper,
  ShopperPayment,
  Audit,
  AuditFailure,
  AuditDispute,
  AuditFile,
  AuditEdit,
  TicketSample,
  SampledTicket,
  TicketReview,
  Calibration,
  ServiceWall,
  Instrument,
  MonthlyReview,
  ImprovementPlan,
  LeverMargin,
  PlanStep,
  RiskRule,
  RiskRuleVersion,
  RiskAlert,
  IncentiveScheme,
  IncentiveSchemeVersion,
  IncentiveAward,
  IncentiveRun,
  Statement,
  StatementLine,
  PayAdjustment,
  StatementDispute,
  AwardNomination, PayHandover,
];
