// Manifest of background work: jobs that people start, and crons that the clock starts.
import './transfers.ts';
import './platform/ledger/payout.webhook.ts';
import './platform/notify/mail.service.ts';
import './staff/staff.contacts.ts';
import './training/exams/attempt.service.ts';
import './training/certificates/earned.service.ts';
import './tickets/clocks/clock.listener.ts';
import './tickets/ticket-credit.service.ts';
import './tickets/playbooks/playbook.listener.ts';
import './tickets/incidents/incident.listener.ts';
import { incidentsCron } from './tickets/incidents/detector.service.ts';
import { publishIncidentJob, replyIncidentJob } from './tickets/incidents/incident.publish.ts';
import { learnTicketsCron } from './tickets/learning/learnt.service.ts';
import { linkIncidentJob } from './tickets/incidents/incident.tickets.ts';
import './tickets/ladder/ladder.listener.ts';
import './tickets/tasks/task.duties.ts';
import './tickets/hands/hands.listener.ts';
import './tickets/sending/message.listener.ts';
import { keptCron } from './tickets/sending/kept.service.ts';
import './tickets/planned/planned.listener.ts';
import './tickets/gates/gate.service.ts';
import './tickets/ticket.marketing.ts';
import './tickets/tickets.customers.ts';
import './tickets/money/compensation.service.ts';
import './tickets/returns/return.service.ts';
import './tickets/portal/portal.listener.ts';
import './tickets/updates/update.listener.ts';
import './quality/quality.duties.ts';
import './quality/training.requirement.ts';
import './tickets/liability/liability.listener.ts';
import './tickets/liability/case.duties.ts';
import './tickets/diagnosis/diagnosis.listener.ts';
import { boardsCron } from './staff/boards/board.job.ts';
import { scorecardsCron } from './staff/scorecards/scorecard.job.ts';
import { surveysCron } from './voice/invite.service.ts';
import { quarterCron } from './voice/quarterly.service.ts';
import { sentimentJob } from './voice/sentiment.service.ts';
import './training/records/hours.service.ts';
import { regularTrainingCron, trainingPathsCron } from './training/training.job.ts';
import './quality/audits/audit.review.ts';
import './quality/ticket-quality/ticket-quality.listener.ts';
import './quality/ticket-quality/sample.service.ts';
import './measures.ts';
import { risksCron } from './quality/alert.job.ts';
import './incentives/names.sources.ts';
import './incentives/pay.service.ts';
import './incentives/adjustment.service.ts';
import './incentives/dispute.service.ts';
import { recountCron, rollCron } from './customers/behaviour.job.ts';
import { lateCron } from './incentives/runs/late.job.ts';
import { reckonJob } from './incentives/runs/reckon.job.ts';
import { rfmCron, rfmJob } from './customers/rfm.job.ts';
import { computeSegmentJob, segmentsCron } from './customers/segment.job.ts';
import { tagJob } from './customers/tag-bulk.service.ts';
import { bulkTicketsJob } from './tickets/ticket-bulk.service.ts';
import { ruleTagJob, ruleTagsCron, tagExpiryCron } from './customers/tag.job.ts';
import './platform/approval/approval.job.ts';
import { payoutsCron } from './platform/ledger/payout.job.ts';
import { notificationsCron } from './platform/notify/notify.job.ts';
import { dueCron } from './platform/due/due.job.ts';
import { upkeepCron } from './platform/jobs/upkeep.job.ts';
import { cleanWebhooksCron, webhooksCron } from './platform/webhooks/webhook.job.ts';
import { keptFilesCron } from './platform/files/file.job.ts';
import { outboxCron } from './platform/outbox/outbox.job.ts';
import { missVisitsCron } from './quality/programmes/programme.job.ts';
import { calibrationsCron } from './quality/instruments/calibration.job.ts';
import { recomputeJob } from './tickets/clocks/clock.retarget.ts';
import { exportJob, importJob, sweepFiles } from './platform/transfer/transfer.jobs.ts';
import type { CronDefinition, JobDefinition } from './platform/jobs/job.registry.ts';

/** A job of any input in one list: its input is checked where it is queued. */
const listed = <Input>(definition: JobDefinition<Input>): JobDefinition<never> => definition as JobDefinition<never>;

export const jobs: readonly JobDefinition<never>[] = [
  listed(importJob),
  listed(exportJob),
  listed(rfmJob),
  listed(computeSegmentJob),
  listed(tagJob),
  listed(ruleTagJob),
  listed(recomputeJob),
  listed(linkIncidentJob),
  listed(replyIncidentJob),
  listed(publishIncidentJob),
  listed(bulkTicketsJob),
  listed(reckonJob),
  listed(sentimentJob),
];

export const crons: readonly CronDefinition[] = [
  outboxCron,
  keptCron,
  payoutsCron,
  sweepFiles,
  keptFilesCron,
  webhooksCron,
  cleanWebhooksCron,
  scorecardsCron,
  boardsCron,
  trainingPathsCron,
  regularTrainingCron,
  rfmCron,
  rollCron,
  recountCron,
  ruleTagsCron,
  segmentsCron,
  tagExpiryCron,
  dueCron, upkeepCron,
  incidentsCron,
  learnTicketsCron,
  notificationsCron,
  missVisitsCron,
  calibrationsCron,
  risksCron,
  surveysCron,
  quarterCron,
  lateCron,
];
