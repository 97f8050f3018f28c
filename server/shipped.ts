// What every chain begins with besides its roles: calendars, policies, playbooks, forms and pay schemes. Brought in at each start where missing, never written over; accounts that still rest in clear are sealed.
import type { Clock } from './core/clock.ts';
import type { Database } from './core/database.ts';
import { shipValueModels } from './customers/ship.service.ts';
import { shipCalendars } from './platform/calendar/calendar.shipped.ts';
import { shipForms } from './forms/form.service.ts';
import { shipAuthorities } from './platform/approval/authority.service.ts';
import { attachEventLog } from './platform/events/event.subscriber.ts';
import { systemContext } from './platform/jobs/system-context.ts';
import { sealOldAccounts } from './platform/privacy/sealed-account.service.ts';
// Pay schemes name measures.
import './measures.ts';
import './incentives/pay.policy.ts';
import { shipSchemes } from './incentives/scheme.service.ts';
import './tickets/money/compensation.policy.ts';
import './tickets/returns/return.row.ts';
import './tickets/liability/visit.service.ts';
import { shipAuditTemplates } from './quality/audits/audit-shipped.service.ts';
import { shipPlaybooks } from './tickets/playbooks/playbook.service.ts';
import { shipKpiSchemes } from './staff/kpi/scheme.service.ts';
import { shipCourses } from './training/courses/ship.service.ts';
import { shipScenes } from './training/drills/ship-scenes.service.ts';
import { shipPositions } from './staff/places/position.service.ts';
import { shipPolicies } from './tickets/policy.service.ts';
import { shipSurveys } from './voice/survey.service.ts';
import { shipRiskRules } from './quality/alert.service.ts';

/** Ships what is missing; little more than a question when nothing is. */
export async function shipDefaults(db: Database, clock: Clock): Promise<void> {
  attachEventLog(db);
  const ctx = systemContext(db, { name: 'aftercare', clock });
  await shipCalendars(ctx);
  await shipPolicies(ctx);
  await shipPlaybooks(ctx);
  await shipAuthorities(ctx);
  await shipForms(ctx);
  await shipPositions(ctx);
  await shipKpiSchemes(ctx);
  await shipCourses(ctx);
  await shipScenes(ctx);
  await shipAuditTemplates(ctx);
  await shipSurveys(ctx);
  await shipRiskRules(ctx);
  await shipSchemes(ctx);
  await sealOldAccounts(db);
}

/** Ships by what customers are judged. Apart from the rest and after a demo chain, which brings its own from before its first day. */
export async function shipJudgement(db: Database, clock: Clock): Promise<void> {
  attachEventLog(db);
  await shipValueModels(systemContext(db, { name: 'aftercare', clock }));
}
