// An incident in people's hands: opened with its contingency plan, dismissed, worked on by tasks, closed; and the detector's rules.
import type { OpenIncidentInput, ReasonedIncidentInput, SaveIncidentRuleInput, SaveIncidentTaskInput } from '../../../schema/tickets/incident.inputs.ts';
import { Incident, IncidentRule, IncidentState, IncidentTask, PlanLevel } from '../../../schema/tickets/incident.ts';
import { TicketLevel } from '../../../schema/tickets/kinds.ts';
import { TaskState } from '../../../schema/tickets/ticket-work.ts';
import { authorise, businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { ladderOf } from '../ticket.staff.ts';
import { CONTINGENCY, type PlanPerson } from './contingency.rules.ts';
import { tellPlan, tellTask } from './incident.alerts.ts';
import { incidentReasons } from './incident.messages.ts';
import { incidentToWrite, keepIncident } from './incident.row.ts';
import { incidentNumber } from './incident.rules.ts';
import { confirmTickets, reachableTickets } from './incident.tickets.ts';

/** The kind of the due action that finds a task of a plan late; its subject is the task's id. */
export const INCIDENT_TASK_DUE = 'tickets.incident-task-due';

async function demandOwner(tx: WriteContext, employeeId: string): Promise<void> {
  const works = decodeId('Employee', employeeId) && (await tx.manager.query<unknown[]>('select 1 from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, businessDay(tx)])).length > 0;
  demand(works, 'input.ownerId', incidentReasons.INCIDENT_OWNER);
}

/** Puts the steps of the plan down as tasks, each with its owner and its time; the due table watches them. */
async function layPlan(tx: WriteContext, incident: Incident): Promise<void> {
  const now = tx.clock.now().getTime();
  const [place] = await tx.manager.query<{ store: string | null }[]>(
    'select coalesce($2::bigint, (select t.store_id from incident_tickets x join tickets t on t.customer_id = x.customer_id and t.id = x.ticket_id where x.incident_id = $1 order by x.id limit 1))::text store', [incident.id, incident.storeId ?? null]);
  const ladder = async (level: TicketLevel): Promise<string | null> => (place?.store ? ladderOf(tx, place.store, level) : null);
  const area = await ladder(TicketLevel.L2);
  const people: Record<PlanPerson, string | null> = { OWNER: incident.ownerId ?? null, AREA: area ?? incident.ownerId ?? null, CHAIN: (await ladder(TicketLevel.L3)) ?? area ?? incident.ownerId ?? null };
  for (const step of CONTINGENCY[incident.planLevel]) {
    const task = await tx.manager.save(tx.manager.create(IncidentTask, {
      incidentId: incident.id, stepKey: step.key, titleZh: step.zh, titleEn: step.en, state: TaskState.OPEN, ownerId: people[step.who], dueAt: new Date(now + step.withinMinutes * 60_000).toISOString(), source: step.source,
    } as Partial<IncidentTask>));
    await schedule(tx, [{ kind: INCIDENT_TASK_DUE, subject: task.id, dueAt: task.dueAt }]);
  }
  await tellPlan(tx, incident, CONTINGENCY[incident.planLevel].map((step) => people[step.who]));
}

/** Takes up a proposal, or opens one by hand with its tickets; the contingency plan begins. Once per key; answers its id. */
export async function openIncident(ctx: Context, input: OpenIncidentInput): Promise<string> {
  authorise(ctx, 'tickets:write-incidents');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'openIncident', input, async () => {
    const row = input.id ? await proposal(tx, input, input.id) : await byHand(tx, input);
    const ownerId = input.ownerId ?? tx.viewer.employeeId;
    if (input.ownerId) await demandOwner(tx, input.ownerId);
    const opened = await keepIncident(tx, row, 'incident.opened', {
      state: IncidentState.OPEN, openedAt: tx.clock.now().toISOString(), ownerId, planLevel: input.planLevel ?? row.planLevel,
      ...(input.titleZh ? { titleZh: input.titleZh.trim() } : {}), ...(input.titleEn ? { titleEn: input.titleEn.trim() } : {}),
    });
    await layPlan(tx, opened);
    return opened.id;
  }));
}

async function proposal(tx: WriteContext, input: OpenIncidentInput, id: string): Promise<Incident> {
  demand(input.expectedVersion !== undefined && input.expectedVersion !== null, 'input.expectedVersion', incidentReasons.INCIDENT_VERSION);
  const row = await incidentToWrite(tx, id, 'open', input.expectedVersion);
  const listed = await tx.manager.query<{ owner: string; id: string }[]>('select customer_id::text "owner", ticket_id::text id from incident_tickets where incident_id = $1', [row.id]);
  const wanted = input.ticketIds ? await reachableTickets(tx, input.ticketIds) : null;
  demand(!wanted || wanted.failed === 0, 'input.ticketIds', incidentReasons.INCIDENT_TICKET_REACH);
  await confirmTickets(tx, row, (wanted?.keys ?? listed).map((one) => one.id));
  return row;
}

async function byHand(tx: WriteContext, input: OpenIncidentInput): Promise<Incident> {
  const titleZh = input.titleZh?.trim();
  const titleEn = input.titleEn?.trim();
  demand(titleZh && titleEn, 'input.titleZh', incidentReasons.INCIDENT_TITLE);
  demand(input.ticketIds?.length, 'input.ticketIds', incidentReasons.INCIDENT_TICKETS);
  const found = await reachableTickets(tx, input.ticketIds);
  demand(found.failed === 0, 'input.ticketIds', incidentReasons.INCIDENT_TICKET_REACH);
  const [key] = await tx.manager.query<{ id: string }[]>("select nextval(pg_get_serial_sequence('incidents', 'id'))::text id");
  const id = key?.id as string;
  const stores = await tx.manager.query<{ id: string }[]>('select distinct store_id::text id from tickets where id = any($1::bigint[])', [found.keys.map((one) => one.id)]);
  const row = await tx.manager.save(tx.manager.create(Incident, {
    id, number: incidentNumber(businessDay(tx), id), titleZh, titleEn, state: IncidentState.PROPOSED,
    planLevel: input.planLevel ?? PlanLevel.STORE, storeId: stores.length === 1 ? stores[0]?.id : null,
  } as Partial<Incident>));
  await confirmTickets(tx, row, found.keys.map((one) => one.id));
  return row;
}

const reasoned = (ctx: Context, input: ReasonedIncidentInput, work: (tx: WriteContext, reason: string) => Promise<Incident>): Promise<string> => {
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', incidentReasons.INCIDENT_REASON);
  return transact({ ...ctx, reason }, async (tx) => (await work(tx, reason)).id);
};

/** It is none after all; its tickets are not proposed again. Answers its id. */
export const dismissIncident = (ctx: Context, input: ReasonedIncidentInput): Promise<string> => reasoned(ctx, input, async (tx, reason) =>
  keepIncident(tx, await incidentToWrite(tx, input.id, 'dismiss', input.expectedVersion), 'incident.dismissed', { state: IncidentState.DISMISSED, reason, closedAt: tx.clock.now().toISOString() }));

/** Ends it; every task of the plan is done or called off by then. Answers its id. */
export const closeIncident = (ctx: Context, input: ReasonedIncidentInput): Promise<string> => reasoned(ctx, input, async (tx, reason) => {
  const row = await incidentToWrite(tx, input.id, 'close', input.expectedVersion);
  if (await tx.manager.existsBy(IncidentTask, { incidentId: row.id, state: TaskState.OPEN })) throw new AppError('POLICY', incidentReasons.INCIDENT_TASKS_OPEN);
  return keepIncident(tx, row, 'incident.closed', { state: IncidentState.CLOSED, reason, closedAt: tx.clock.now().toISOString() });
});

/** Gives a task of the plan to somebody (a hand-over says why), or ends it with what was done. Answers its id. */
export async function saveIncidentTask(ctx: Context, input: SaveIncidentTaskInput): Promise<string> {
  authorise(ctx, 'tickets:write-incidents');
  const reason = input.reason?.trim();
  return transact(reason ? { ...ctx, reason } : ctx, async (tx) => {
    const held = decodeId('IncidentTask', input.id) && (await tx.manager.findOneBy(IncidentTask, { id: input.id }));
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const incident = await incidentToWrite(tx, held.incidentId, 'link');
    const before = held.ownerId;
    if (held.state !== TaskState.OPEN) throw new AppError('POLICY', incidentReasons.INCIDENT_TASK_OVER);
    const isHandOver = Boolean(before) && input.ownerId !== undefined && input.ownerId !== before;
    demand(!isHandOver || (reason?.length ?? 0) >= 2, 'input.reason', incidentReasons.INCIDENT_HANDOVER);
    if (input.ownerId) await demandOwner(tx, input.ownerId);
    const ends = Boolean(input.state) && input.state !== TaskState.OPEN;
    demand(!ends || (input.outcome?.trim().length ?? 0) >= 2, 'input.outcome', incidentReasons.INCIDENT_TASK_OUTCOME);
    const task = await changeRow(tx, IncidentTask, held.id, input.expectedVersion, {
      ...(input.state ? { state: input.state } : {}), ...(input.ownerId === undefined ? {} : { ownerId: input.ownerId }), ...(input.outcome === undefined ? {} : { outcome: input.outcome?.trim() || null }),
      ...(ends ? { doneAt: tx.clock.now().toISOString() } : {}),
    } as Partial<IncidentTask>);
    if (ends) await cancelDue(tx, [{ kind: INCIDENT_TASK_DUE, subject: task.id }]);
    else if (task.ownerId !== before) await tellTask(tx, incident, [task.ownerId], { zh: `预案任务交给你：${task.titleZh}`, en: `a task of the plan is yours: ${task.titleEn}` });
    return task.id;
  });
}

/** Changes when the detector proposes. Answers the rule's id. */
export async function saveIncidentRule(ctx: Context, input: SaveIncidentRuleInput): Promise<string> {
  authorise(ctx, 'tickets:configure');
  const { id, expectedVersion, ...values } = input;
  const within = (value: number | null | undefined, least: number, most: number): boolean => value === null || value === undefined || (value >= least && value <= most);
  demand(within(values.windowMinutes, 30, 43_200), 'input.windowMinutes', incidentReasons.INCIDENT_RULE_VALUE);
  demand(within(values.historyDays, 7, 730), 'input.historyDays', incidentReasons.INCIDENT_RULE_VALUE);
  demand(within(values.minimumCount, 2, 1_000), 'input.minimumCount', incidentReasons.INCIDENT_RULE_VALUE);
  demand(values.chance === null || values.chance === undefined || (compareNumbers(values.chance, '0.000000000001') >= 0 && compareNumbers(values.chance, '0.1') <= 0), 'input.chance', incidentReasons.INCIDENT_RULE_VALUE);
  return transact(ctx, async (tx) => {
    if (!decodeId('IncidentRule', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const patch = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
    return (await changeRow(tx, IncidentRule, id, expectedVersion, patch as Partial<IncidentRule>)).id;
  });
}
