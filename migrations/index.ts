// Manifest of the migrations, oldest first; one a line, so that two branches that add one each do not quarrel.
import { Foundation1764000000000 } from './1764000000000-foundation.ts';
import { Staff1764000000001 } from './1764000000001-staff.ts';
import { Customers1764000000002 } from './1764000000002-customers.ts';
import { Value1764000000003 } from './1764000000003-value.ts';
import { SignIn1764000000010 } from './1764000000010-sign-in.ts';
import { Segments1764000000020 } from './1764000000020-segments.ts';
import { Tickets1764000000030 } from './1764000000030-tickets.ts';
import { Calendars1764000000040 } from './1764000000040-calendars.ts';
import { Policies1764000000050 } from './1764000000050-policies.ts';
import { Bands1764000000060 } from './1764000000060-bands.ts';
import { ListIndex1764000000090 } from './1764000000090-list-index.ts';
import { Due1764000000100 } from './1764000000100-due.ts';
import { Clocks1764000000101 } from './1764000000101-clocks.ts';
import { Notify1764000000102 } from './1764000000102-notify.ts';
import { Duties1764000000103 } from './1764000000103-duties.ts';
import { Ledger1764000000110 } from './1764000000110-ledger.ts';
import { Approvals1764000000111 } from './1764000000111-approvals.ts';
import { Compensations1764000000112 } from './1764000000112-compensations.ts';
import { Returns1764000000113 } from './1764000000113-returns.ts';
import { CompensationDays1764000000114 } from './1764000000114-compensation-days.ts';
import { Measures1764000000120 } from './1764000000120-measures.ts';
import { TicketStaging1764000000121 } from './1764000000121-ticket-staging.ts';
import { Views1764000000130 } from './1764000000130-views.ts';
import { Playbooks1764000000140 } from './1764000000140-playbooks.ts';
import { Incidents1764000000141 } from './1764000000141-incidents.ts';
import { Files1764000000150 } from './1764000000150-files.ts';
import { Intake1764000000151 } from './1764000000151-intake.ts';
import { Webhooks1764000000152 } from './1764000000152-webhooks.ts';
import { Forms1764000000160 } from './1764000000160-forms.ts';
import { PortalLinks1764000000175 } from './1764000000175-portal-links.ts';
import { Reversals1764000000180 } from './1764000000180-reversals.ts';
import { Findings1764000000200 } from './1764000000200-findings.ts';
import { Liability1764000000161 } from './1764000000161-liability.ts';
import { AutoReply1764000000181 } from './1764000000181-auto-reply.ts';
import { Diagnosis1764000000176 } from './1764000000176-diagnosis.ts';
import { Placements1764000000220 } from './1764000000220-placements.ts';
import { Scorecards1764000000221 } from './1764000000221-scorecards.ts';
import { WorkResults1764000000222 } from './1764000000222-work-results.ts';
import { Boards1764000000223 } from './1764000000223-boards.ts';
import { Audits1764000000240 } from './1764000000240-audits.ts';
import { RoleDuties1764000000182 } from './1764000000182-role-duties.ts';
import { RiskAlerts1764000000201 } from './1764000000201-risk-alerts.ts';
import { Kiosks1764000000177 } from './1764000000177-kiosks.ts';
import { SessionsDrills1764000000271 } from './1764000000271-sessions-drills.ts';
import { Training1764000000270 } from './1764000000270-training.ts';
import { Uploads1764000000330 } from './1764000000330-uploads.ts';
import { Incentives1764000000260 } from './1764000000260-incentives.ts';
import { PayHandovers1764000000371 } from './1764000000371-pay-handovers.ts';
import { RunNames1764000000372 } from './1764000000372-run-names.ts';
import { PaySettlements1764000000370 } from './1764000000370-pay-settlements.ts';
import { Voice1764000000400 } from './1764000000400-voice.ts';
import { TicketQuality1764000000340 } from './1764000000340-ticket-quality.ts';
import { ShopperPay1764000000341 } from './1764000000341-shopper-pay.ts';
import { Exams1764000000300 } from './1764000000300-exams.ts';
import { TicketGates1764000000301 } from './1764000000301-ticket-gates.ts';
import { Ideas1764000000401 } from './1764000000401-ideas.ts';
import { SolutionsUsed1764000000451 } from './1764000000451-solutions-used.ts';
import { LinkSending1764000000450 } from './1764000000450-link-sending.ts';
import { Careers1764000000402 } from './1764000000402-careers.ts';
import { BehaviourIndex1764000000490 } from './1764000000490-behaviour-index.ts';
import { MonthlyReviews1764000000342 } from './1764000000342-monthly-reviews.ts';
import { Identities1764000000600 } from './1764000000600-identities.ts';
import { Nominations1764000000470 } from './1764000000470-nominations.ts';
import { ServiceWalls1764000000343 } from './1764000000343-service-walls.ts';
import { VisitProofs1764000000410 } from './1764000000410-visit-proofs.ts';
import { FrameworkParts1764000000411 } from './1764000000411-framework-parts.ts';
import { CourseDrafts1764000000430 } from './1764000000430-course-drafts.ts';
import { CareerLadder1764000000431 } from './1764000000431-career-ladder.ts';
import { SurveyWindow1764000000432 } from './1764000000432-survey-window.ts';
import { HiringFile1764000000433 } from './1764000000433-hiring-file.ts';
import { Instruments1764000000520 } from './1764000000520-instruments.ts';
import { PayAccounts1764000000560 } from './1764000000560-pay-accounts.ts';
import { StatementsKept1764000000561 } from './1764000000561-statements-kept.ts';
import { StatementLineKeys1764000000620 } from './1764000000620-statement-line-keys.ts';
import { MessageDelivery1764000000500 } from './1764000000500-message-delivery.ts';
import { SurveyOff1764000000501 } from './1764000000501-survey-off.ts';
import { TicketModels1764000000502 } from './1764000000502-ticket-models.ts';
import { ToldEvents1764000000660 } from './1764000000660-told-events.ts';
import { PlannedReplies1764000000503 } from './1764000000503-planned-replies.ts';
import { TicketDesks1764000000630 } from './1764000000630-ticket-desks.ts';
import { InstrumentKeepers1764000000631 } from './1764000000631-instrument-keepers.ts';
import { LeverMargins1764000000632 } from './1764000000632-lever-margins.ts';
import { SealedPayAccounts1764000000656 } from './1764000000656-sealed-pay-accounts.ts';
import { KeptMessages1764000000657 } from './1764000000657-kept-messages.ts';
import { ExamTopics1764000000670 } from './1764000000670-exam-topics.ts';
import { QuestionFiles1764000000674 } from './1764000000674-question-files.ts';
import { EnglishNames1764000000671 } from './1764000000671-english-names.ts';
import { ArrivalHours1764000000672 } from './1764000000672-arrival-hours.ts';
import { NamesAtHand1764000000673 } from './1764000000673-names-at-hand.ts';
import { AdjustmentHands1764000000676 } from './1764000000676-adjustment-hands.ts';
import { BehaviourAlone1764000000680 } from './1764000000680-behaviour-alone.ts';
import { WhatATagAsksFor1764000000681 } from './1764000000681-what-a-tag-asks-for.ts';
import { StillsOfVideos1764000000682 } from './1764000000682-stills-of-videos.ts';
import { MergedInto1764000000683 } from './1764000000683-merged-into.ts';
import { HandsInEnglish1764000000685 } from './1764000000685-hands-in-english.ts';
import { BoardRules1764000000686 } from './1764000000686-board-rules.ts';
import { NamesOfIdeas1764000000687 } from './1764000000687-names-of-ideas.ts';
import { TaggedAlone1764000000691 } from './1764000000691-tagged-alone.ts';

export const migrations = [
  Foundation1764000000000,
  Staff1764000000001,
  Customers1764000000002,
  Value1764000000003,
  SignIn1764000000010,
  Segments1764000000020,
  Tickets1764000000030,
  Calendars1764000000040,
  Policies1764000000050,
  Bands1764000000060,
  ListIndex1764000000090,
  Due1764000000100,
  Clocks1764000000101,
  Notify1764000000102,
  Duties1764000000103,
  Ledger1764000000110,
  Approvals1764000000111,
  Compensations1764000000112,
  Returns1764000000113,
  CompensationDays1764000000114,
  Measures1764000000120,
  TicketStaging1764000000121,
  Views1764000000130,
  Playbooks1764000000140,
  Incidents1764000000141,
  Files1764000000150,
  Intake1764000000151,
  Webhooks1764000000152,
  Forms1764000000160,
  PortalLinks1764000000175,
  Reversals1764000000180,
  Findings1764000000200,
  Liability1764000000161,
  AutoReply1764000000181,
  Diagnosis1764000000176,
  Placements1764000000220,
  Scorecards1764000000221,
  WorkResults1764000000222,
  Boards1764000000223,
  Audits1764000000240,
  RoleDuties1764000000182,
  RiskAlerts1764000000201,
  Kiosks1764000000177,
  Incentives1764000000260,
  Training1764000000270,
  PaySettlements1764000000370,
  PayHandovers1764000000371,
  RunNames1764000000372,
  Voice1764000000400,
  TicketQuality1764000000340,
  ShopperPay1764000000341,
  Uploads1764000000330,
  Exams1764000000300,
  TicketGates1764000000301,
  Ideas1764000000401,
  Careers1764000000402,
  BehaviourIndex1764000000490,
  MonthlyReviews1764000000342,
  ServiceWalls1764000000343,
  VisitProofs1764000000410,
  FrameworkParts1764000000411,
  SessionsDrills1764000000271,
  LinkSending1764000000450,
  SolutionsUsed1764000000451,
  Nominations1764000000470,
  CourseDrafts1764000000430,
  CareerLadder1764000000431,
  SurveyWindow1764000000432,
  HiringFile1764000000433,
  Instruments1764000000520,
  Identities1764000000600,
  PayAccounts1764000000560,
  StatementsKept1764000000561,
  MessageDelivery1764000000500,
  SurveyOff1764000000501,
  TicketModels1764000000502,
  ToldEvents1764000000660,
  PlannedReplies1764000000503,
  TicketDesks1764000000630,
  InstrumentKeepers1764000000631,
  LeverMargins1764000000632,
  SealedPayAccounts1764000000656,
  KeptMessages1764000000657,
  ExamTopics1764000000670,
  QuestionFiles1764000000674,
  EnglishNames1764000000671,
  ArrivalHours1764000000672,
  NamesAtHand1764000000673,
  StatementLineKeys1764000000620,
  AdjustmentHands1764000000676,
  BehaviourAlone1764000000680,
  WhatATagAsksFor1764000000681,
  HandsInEnglish1764000000685,
  BoardRules1764000000686,
  NamesOfIdeas1764000000687,
  TaggedAlone1764000000691,
  StillsOfVideos1764000000682,
  MergedInto1764000000683,
];
