// Remote diagnoses as colleagues handle them: asked for by a link, decided with a reason, counted when a visit was avoided.
import { DiagnosisOutcome, DiagnosisState, RemoteDiagnosis, type DecideRemoteDiagnosisInput, type DiagnosisGuide, type RequestRemoteDiagnosisInput } from '../../../schema/tickets/diagnosis.ts';
import { PortalLink, PortalPurpose } from '../../../schema/tickets/portal.ts';
import { WaitingFor } from '../../../schema/tickets/kinds.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { TaskKind } from '../../../schema/tickets/ticket-work.ts';
import { DAY_MS, dayIn } from '../../core/clock.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { isLive, makeLink, sendLink } from '../portal/portal-link.service.ts';
import { addSystemLine, ticketToWrite, wireOf } from '../ticket.row.ts';
import { saveTicketTask } from '../tasks/ticket.tasks.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { diagnosisReasons } from './diagnosis.messages.ts';
import { guideFor, guideOf, GUIDES } from './guides.rules.ts';

const DAYS = 3;
/** States in which the customer may still send. */
export const OPEN_STATES: readonly DiagnosisState[] = [DiagnosisState.SENT, DiagnosisState.TAKING, DiagnosisState.SUBMITTED];
export const wireOfDiagnosis = (row: Pick<RemoteDiagnosis, 'customerId' | 'id'>): string => encodeId('RemoteDiagnosis', { owner: row.customerId, id: row.id });

/** Saves a diagnosis one version on, its event under the trade's verb. */
export async function keepDiagnosis(tx: WriteContext, row: RemoteDiagnosis, verb: string, patch: Partial<RemoteDiagnosis>): Promise<RemoteDiagnosis> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `diagnosis.${verb}`, () => tx.manager.getRepository(RemoteDiagnosis).save(row));
}

/** The guides, the one that fits the ticket first. */
export async function diagnosisGuides(ctx: Context, ticketId: string | null): Promise<DiagnosisGuide[]> {
  authorise(ctx, 'tickets:read');
  const key = ticketId ? decodeId('Ticket', ticketId) : null;
  // Asked by who sees the ticket; for others no guide is proposed.
  const isSeen = key && (await visibleKeys(ctx, 'Ticket', [key.id])).has(key.id);
  const { rows: [row] } = isSeen ? await ctx.db.read.query<{ key: string | null }>('select c.key from tickets t left join ticket_categories c on c.id = t.category_id where t.customer_id = $1 and t.id = $2', [key.owner, key.id]) : { rows: [] };
  const fits = row ? guideFor(row.key).key : null;
  return GUIDES.map(({ key: name, nameZh, nameEn, steps }) => ({ key: name, nameZh, nameEn, isProposed: name === fits, steps: steps.map(({ key: step, kind, zh, en, isRequired }) => ({ key: step, kind, zh, en, isRequired })) }))
    .sort((a, b) => Number(b.isProposed) - Number(a.isProposed));
}

/** A request that still waits; one whose link has died is taken back on the way. */
async function demandNoneOpen(tx: WriteContext, ticket: Ticket): Promise<void> {
  const open = (await tx.manager.findBy(RemoteDiagnosis, { customerId: ticket.customerId, ticketId: ticket.id })).filter((one) => OPEN_STATES.includes(one.state));
  for (const one of open) {
    const link = await tx.manager.findOneBy(PortalLink, { customerId: one.customerId, id: one.linkId });
    if (link && isLive(link, tx.clock.now())) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_OPEN);
    await keepDiagnosis(tx, one, 'withdrawn', { state: DiagnosisState.WITHDRAWN });
  }
}

/** Asks the customer for photos by a link, once per key; the ticket waits for her. Answers its wire id. */
export async function requestRemoteDiagnosis(ctx: Context, input: RequestRemoteDiagnosisInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'requestRemoteDiagnosis', input, async () => {
      // What may be sorted is still being worked on.
      ticketStates.next(ticket.status, 'classify');
      const guide = guideOf(input.guide);
      demand(guide, 'input.guide', diagnosisReasons.DIAGNOSIS_GUIDE);
      const steps = guide.steps.filter((step) => !input.steps || input.steps.includes(step.key));
      demand(steps.length > 0 && (input.steps ?? []).every((key) => steps.some((step) => step.key === key)), 'input.steps', diagnosisReasons.DIAGNOSIS_STEPS);
      await demandNoneOpen(tx, ticket);
      const link = await makeLink(tx, ticket, PortalPurpose.DIAGNOSIS, (input.days ?? DAYS) * DAY_MS);
      const row = await withVerb(tx, 'diagnosis.requested', () => tx.manager.save(tx.manager.create(RemoteDiagnosis, {
        customerId: ticket.customerId, ticketId: ticket.id, storeId: ticket.storeId, linkId: link.id, state: DiagnosisState.SENT, guide: guide.key, steps, ask: input.ask?.trim() || null,
        requestedAt: tx.clock.now().toISOString(), requestedById: tx.viewer.employeeId, isVisitedAfter: false, version: 1,
      } as Partial<RemoteDiagnosis>)));
      await sendLink(tx, ticket, link, input.idempotencyKey, { words: input.ask, waitFor: WaitingFor.CUSTOMER });
      await addSystemLine(tx, ticket, { act: 'diagnosis', detail: { guide: guide.key, zh: guide.nameZh, en: guide.nameEn, steps: steps.length } });
      return wireOfDiagnosis(row);
    });
  });
}

/** A diagnosis, locked by its ticket, when the viewer may work on that. */
export async function diagnosisToWrite(tx: WriteContext, wire: string): Promise<{ row: RemoteDiagnosis; ticket: Ticket }> {
  const key = decodeId('RemoteDiagnosis', wire);
  const found = key && (await tx.manager.findOneBy(RemoteDiagnosis, { customerId: key.owner ?? '0', id: key.id }));
  if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const ticket = await ticketToWrite(tx, wireOf({ customerId: found.customerId, id: found.ticketId }), 'tickets:write');
  return { ticket, row: await tx.manager.findOneByOrFail(RemoteDiagnosis, { customerId: found.customerId, id: found.id }) };
}

const VISITED = `select 1 from ticket_tasks where customer_id = $1 and ticket_id = $2 and task_kind = 'SITE_VISIT' and state <> 'CANCELLED' and created_at >= $3
  union all select 1 from site_visits where customer_id = $1 and ticket_id = $2 and state <> 'CANCELLED' and created_at >= $3 limit 1`;
const OPEN_VISIT = `select 1 from ticket_tasks where customer_id = $1 and ticket_id = $2 and task_kind = 'SITE_VISIT' and state = 'OPEN' limit 1`;

/** Decides what the photos say: nobody need travel, or somebody must, with the reason; may be decided anew. Answers its wire id. */
export async function decideRemoteDiagnosis(ctx: Context, input: DecideRemoteDiagnosisInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  const reason = input.reason.trim();
  return transact({ ...ctx, reason }, async (tx) => {
    const { row, ticket } = await diagnosisToWrite(tx, input.id);
    if (row.version !== input.expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: wireOfDiagnosis(row), version: row.version } });
    demand(reason.length >= 2, 'input.reason', 'TICKET_REASON');
    if (row.state === DiagnosisState.WITHDRAWN) throw new AppError('POLICY', 'STATE_FORBIDS', { params: { state: { zh: '已取消', en: 'Withdrawn' } } });
    if (row.state === DiagnosisState.SENT) throw new AppError('POLICY', diagnosisReasons.DIAGNOSIS_NOTHING);
    const key = [ticket.customerId, ticket.id];
    const isNeeded = input.outcome === DiagnosisOutcome.VISIT_NEEDED;
    const wasVisited = (await tx.manager.query<unknown[]>(VISITED, [...key, row.requestedAt])).length > 0;
    const [place] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [row.storeId]);
    const now = tx.clock.now();
    await keepDiagnosis(tx, row, 'decided', {
      state: DiagnosisState.DECIDED, outcome: input.outcome, reason, decidedAt: now.toISOString(), decidedOn: dayIn(place?.zone ?? tx.db.settings.zone, now), decidedById: tx.viewer.employeeId, isVisitedAfter: !isNeeded && wasVisited,
    });
    await addSystemLine(tx, ticket, { act: 'diagnosisDecided', detail: { outcome: input.outcome, reason } });
    if (isNeeded && ticketStates.can(ticket.status, 'classify') && !(await tx.manager.query<unknown[]>(OPEN_VISIT, key)).length) {
      await saveTicketTask(tx, { ticketId: wireOf(ticket), taskKind: TaskKind.SITE_VISIT, title: `${tx.locale === 'zh' ? '上门查看：' : 'Site visit: '}${reason}`.slice(0, 200) });
    }
    return wireOfDiagnosis(row);
  });
}
