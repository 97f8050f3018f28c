// Visits on site: planned by a time, arrival noted, what was seen and measured submitted once for good.
import { DutyState } from '../../../schema/platform/duty.ts';
import { VisitState, type SiteVisit } from '../../../schema/tickets/liability.ts';
import type { CancelSiteVisitInput, FillableForm, FinishSiteVisitInput, PlanSiteVisitInput, SiteVisitInput } from '../../../schema/tickets/liability.inputs.ts';
import { QuestionType } from '../../../schema/forms/form.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { defineForm } from '../../forms/form.registry.ts';
import { fillable, formInForce, formOfVersion, submitSheet } from '../../forms/sheet.service.ts';
import { owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { hangOnTicket } from '../files/ticket-file.service.ts';
import { tell } from '../money/compensation.row.ts';
import { tellTask } from '../ticket.hooks.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { ticketToWrite } from '../ticket.row.ts';
import { demandAssignee } from '../ticket.staff.ts';
import { MOST_FILES } from '../../../schema/tickets/ticket-file.ts';
import { TaskKind } from '../../../schema/tickets/ticket-work.ts';
import { VISIT } from './case.duties.ts';
import { liabilityReasons } from './liability.messages.ts';
import { caseRowToWrite, caseWire, dayAt, makeCaseRow, saveCaseRow, still } from './liability.row.ts';
import { visitStates } from './liability.rules.ts';
import { TILE_VISIT, TILE_VISIT_FORM } from './shipped-forms.rules.ts';

defineForm(TILE_VISIT_FORM);

/** C-13: minutes within which somebody is there where nobody says otherwise. */
export const VISIT_MINUTES = 120;

/** Plans a visit, once per key: somebody owes it by its time. Answers its wire id. */
export async function planSiteVisit(ctx: Context, input: PlanSiteVisitInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'planSiteVisit', input, async () => {
      ticketStates.next(ticket.status, 'classify');
      if (input.technicianId) await demandAssignee(tx, input.technicianId, ticket.storeId);
      const now = tx.clock.now();
      const dueAt = input.dueAt ?? new Date(now.getTime() + VISIT_MINUTES * 60_000).toISOString();
      demand(Date.parse(dueAt) >= now.getTime(), 'input.dueAt', liabilityReasons.VISIT_DUE_PAST);
      const form = await formInForce(tx, input.formKey ?? TILE_VISIT);
      const visit = await makeCaseRow(tx, 'SiteVisit', 'planned', {
        customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, state: VisitState.PLANNED, technicianId: input.technicianId ?? null, dueAt, formVersionId: form.versionId, answers: {}, startedAt: now.toISOString(),
      });
      await owe(tx, {
        kind: VISIT, resource: 'SiteVisit', resourceKey: visit.id, storeId: ticket.storeId, ownerId: visit.technicianId ?? null, dueAt, remindMinutes: 30,
        title: { zh: `${ticket.number}：上门检测`, en: `${ticket.number}: visit on site` },
      });
      // Where photos had said that nobody need travel, they were wrong.
      await tellTask(tx, { customerId: ticket.customerId, ticketId: ticket.id, taskKind: TaskKind.SITE_VISIT });
      await tell(tx, ticket, 'visitPlanned', { visitId: caseWire('SiteVisit', visit), dueAt, toId: visit.technicianId ?? null });
      return caseWire('SiteVisit', visit);
    });
  });
}

/** Notes that somebody is there. Answers the visit's wire id. */
export async function arriveAtSiteVisit(ctx: Context, input: SiteVisitInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'SiteVisit', input.id, 'tickets:write', input.expectedVersion);
    const now = tx.clock.now();
    const isLate = now.getTime() > new Date(row.dueAt).getTime();
    const saved = await saveCaseRow(tx, 'SiteVisit', row, 'arrived', {
      state: visitStates.next(row.state, 'arrive'), arrivedAt: now.toISOString(), arrivedOn: await dayAt(tx, row.storeId), isLate, technicianId: row.technicianId ?? tx.viewer.employeeId,
    });
    await settleDuty(tx, { kind: VISIT, resource: 'SiteVisit', resourceKey: row.id }, 'arrived');
    await tell(tx, ticket, 'visitArrived', { visitId: caseWire('SiteVisit', saved), isLate });
    return caseWire('SiteVisit', saved);
  });
}

/** Submits what was seen and measured, once per key: judged against the standards of the form's version, and kept as it is. Answers the visit's wire id. */
export async function finishSiteVisit(ctx: Context, input: FinishSiteVisitInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx), (tx) => once(tx, input.idempotencyKey, 'finishSiteVisit', input, async () => {
    const { row, ticket } = await caseRowToWrite(tx, 'SiteVisit', input.id, 'tickets:write', input.expectedVersion);
    demand(row.state !== VisitState.PLANNED, 'input.id', liabilityReasons.VISIT_NOT_THERE);
    const state = visitStates.next(row.state, 'finish');
    const form = await formOfVersion(tx, row.formVersionId);
    const sheet = submitSheet(form, input.answers, { startedAt: new Date(row.arrivedAt ?? row.startedAt).toISOString(), submittedAt: tx.clock.now().toISOString(), answeredById: tx.viewer.employeeId });
    const beyond = sheet.failed.filter((one) => one.type === QuestionType.READING);
    const saved = await saveCaseRow(tx, 'SiteVisit', row, 'finished', { ...sheet.columns, state, isBeyondStandard: beyond.length > 0, finding: input.finding?.trim() || null } as Partial<SiteVisit>);
    for (let at = 0; at < sheet.files.length; at += MOST_FILES) await hangOnTicket(tx, ticket, null, sheet.files.slice(at, at + MOST_FILES));
    await tell(tx, ticket, 'visitFinished', { visitId: caseWire('SiteVisit', saved), isBeyondStandard: beyond.length > 0, failed: sheet.failed.map((one) => ({ zh: one.zh, en: one.en })) });
    return caseWire('SiteVisit', saved);
  }));
}

/** Calls a visit off, with a reason. Answers its wire id. */
export async function cancelSiteVisit(ctx: Context, input: CancelSiteVisitInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(still(ctx, input.reason), async (tx) => {
    const { row, ticket } = await caseRowToWrite(tx, 'SiteVisit', input.id, 'tickets:write', input.expectedVersion);
    const saved = await saveCaseRow(tx, 'SiteVisit', row, 'cancelled', { state: visitStates.next(row.state, 'cancel'), finding: input.reason.trim() });
    await settleDuty(tx, { kind: VISIT, resource: 'SiteVisit', resourceKey: row.id }, input.reason.trim(), DutyState.CANCELLED);
    await tell(tx, ticket, 'visitCancelled', { visitId: caseWire('SiteVisit', saved), reason: input.reason.trim() });
    return caseWire('SiteVisit', saved);
  });
}

/** The questions of a visit: those of the version it was planned with, or of the one in force. */
export async function siteVisitForm(ctx: Context, asked: { formVersionId?: string | null }): Promise<FillableForm> {
  authorise(ctx, 'tickets:read');
  const form = asked.formVersionId ? await formOfVersion(ctx, asked.formVersionId) : await formInForce(ctx, TILE_VISIT);
  // Other forms of the house are not this door's to show.
  if (form.purpose !== TILE_VISIT_FORM.purpose) return siteVisitForm(ctx, {});
  return { formVersionId: form.versionId, nameZh: form.nameZh, nameEn: form.nameEn, content: fillable(form.content) };
}

/** Visits of a ticket that came to an end with a sheet, the latest first. */
export const finishedVisits = async (run: (text: string, params: unknown[]) => Promise<unknown[]>, ticket: { customerId: string; id: string }): Promise<{ id: string; formVersionId: string; answers: unknown; submittedAt: Date }[]> =>
  (await run(`select id::text, form_version_id::text "formVersionId", answers, submitted_at "submittedAt" from site_visits where customer_id = $1 and ticket_id = $2 and state = 'DONE' order by submitted_at desc, site_visits.id desc`, [ticket.customerId, ticket.id])) as { id: string; formVersionId: string; answers: unknown; submittedAt: Date }[];

/** A visit of the ticket by its wire id, or a refusal at `path`. */
export async function visitOf(tx: WriteContext, ticket: { customerId: string; id: string }, key: { owner: string | null; id: string } | null, path: string): Promise<string> {
  const [row] = key?.owner === ticket.customerId ? await tx.manager.query<{ id: string }[]>('select id::text from site_visits where customer_id = $1 and ticket_id = $2 and id = $3', [ticket.customerId, ticket.id, key.id]) : [];
  demand(row, path, liabilityReasons.VISIT_UNKNOWN);
  return row.id;
}
