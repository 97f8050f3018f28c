// Speaking to all whom an incident concerns: one reply to every ticket that still runs, and the result told to every customer once (B-13).
import { Incident, IncidentState } from '../../../schema/tickets/incident.ts';
import type { IncidentBulk, PublishIncidentInput, ReplyToIncidentInput } from '../../../schema/tickets/incident.inputs.ts';
import { TicketStatus, type TicketChannel } from '../../../schema/tickets/kinds.ts';
import { authorise, type Context, reaches, type WriteContext } from '../../core/context.ts';
import { fillIn, type Language } from '../../core/language.ts';
import { say } from '../../core/messages.ts';
import { lockRow, transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineJob, type JobContext } from '../../platform/jobs/job.registry.ts';
import { enqueue } from '../../platform/jobs/job.service.ts';
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import { carryLater } from '../sending/send.plan.ts';
import { isCarried } from '../sending/sending.rules.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { wireOf } from '../ticket.row.ts';
import { incidentReasons } from './incident.messages.ts';
import { incidentToWrite, keepIncident } from './incident.row.ts';

const CHUNK = 50;
const DONE_WITH: ReadonlySet<TicketStatus> = new Set([TicketStatus.CLOSED, TicketStatus.ARCHIVED]);

interface Spoken { linkId: string; id: string; customerId: string; number: string; status: TicketStatus; channel: TicketChannel; storeId: string; contactName: string | null; lang: Language }
const COLUMNS = `
  x.id::text "linkId", t.id::text, t.customer_id::text "customerId", t.number, t.status, t.channel, t.store_id::text "storeId", t.contact_name "contactName",
  case (select e.lang from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN' order by e.created_at, e.id limit 1) when 'en' then 'en' else 'zh' end lang`;
const FROM = 'from incident_tickets x join tickets t on t.customer_id = x.customer_id and t.id = x.ticket_id';
const TO_REPLY = `select ${COLUMNS} ${FROM} where x.incident_id = $1 and x.is_confirmed and x.id > $2 order by x.id limit ${CHUNK}`;
/** One ticket a person, her newest; whoever has no name is a person a ticket. Who was told of any of hers is told. */
const TO_TELL = `
  select ${COLUMNS} ${FROM} join customers c on c.id = t.customer_id where x.incident_id = $1 and x.is_confirmed and x.told_at is null and x.id <> all($2::bigint[])
    and not exists (select 1 from incident_tickets y join tickets n on n.customer_id = y.customer_id and n.id = y.ticket_id where y.incident_id = x.incident_id and y.customer_id = x.customer_id and y.is_confirmed and y.id <> x.id
      and not c.is_stand_in and (y.told_at is not null or (n.opened_at, n.id) > (t.opened_at, t.id)))
  order by x.id limit ${CHUNK}`;
const TELL = `
  with u as (update incident_tickets y set told_at = $3 where y.incident_id = $1 and y.told_at is null and y.is_confirmed
    and (y.id = $4::bigint or (y.customer_id = $2 and not (select c.is_stand_in from customers c where c.id = $2))) returning y.id)
  select count(*)::int n, bool_or(u.id = $4::bigint) "isThis" from u`;
/** By which words: all of hers that were taken for them, this one and her older ones. */
const NOTE_WORDS = `
  with e as (select max(id) id from ticket_events where customer_id = $2 and ticket_id = $3 and kind = 'MESSAGE' and direction = 'OUT'),
  u as (update incident_tickets y set told_event_id = e.id from e where y.incident_id = $1 and y.customer_id = $2 and y.told_at = $4 and y.told_event_id is null returning 1)
  select count(*) from u`;
const SPEAK = `
  with t as (update tickets set last_event_at = $3, updated_at = $3, version = version + 1 where customer_id = $1 and id = $2 returning version),
  e as (insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_id, author_name, body, delivery) values ($1, $2, $3, 'MESSAGE', 'OUT', $4, $5, $6, $7, $8, $9) returning id)
  select version, (select id::text from e) "eventId" from t`;

const worded = (ticket: Spoken, zh: string, en: string): string =>
  fillIn(ticket.lang, ticket.lang === 'zh' ? zh : en, { name: ticket.contactName ?? (ticket.lang === 'zh' ? '顾客' : 'customer'), number: ticket.number });

/** Says it on a ticket: a reply where it still runs, a message in the thread of one that is done with, which stays done. */
async function speak(tx: WriteContext, ticket: Spoken, key: string, body: string): Promise<void> {
  if (!DONE_WITH.has(ticket.status)) {
    await replyToTicket(tx, { id: wireOf(ticket), idempotencyKey: key, body, channel: ticket.channel, lang: ticket.lang }, { takesUp: false });
    return;
  }
  const goes = isCarried(ticket.channel, tx.viewer);
  const [row] = await tx.manager.query<{ version: number; eventId: string }[]>(SPEAK, [ticket.customerId, ticket.id, tx.clock.now(), ticket.channel, ticket.lang, tx.viewer.employeeId, tx.viewer.name, body, goes ? MessageDelivery.WAITING : null]);
  if (goes && row) carryLater(tx, { customerId: ticket.customerId, eventId: row.eventId });
  await recordEvent(tx, { kind: 'ticket.told', resource: 'Ticket', resourceId: wireOf(ticket), customerId: ticket.customerId, storeId: ticket.storeId, version: row?.version ?? null, private: { body } });
}
/** May the viewer speak on tickets of that store? */
const mayTell = (ctx: Context, ticket: Spoken): boolean => reaches(ctx, 'tickets:write', ticket.storeId);

interface ReplyWork { incidentId: string; key: string; zh: string; en: string }

/** Queues one reply to every linked ticket that still runs, once per key. */
export async function replyToIncident(ctx: Context, input: ReplyToIncidentInput): Promise<IncidentBulk> {
  authorise(ctx, 'tickets:write-incidents');
  authorise(ctx, 'tickets:write');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'replyToIncident', input, async () => {
    const incident = await incidentToWrite(tx, input.id, 'reply');
    const work: ReplyWork = { incidentId: incident.id, key: input.idempotencyKey, zh: input.bodyZh.trim(), en: input.bodyEn.trim() };
    const jobId = await enqueue(tx, { kind: replyIncidentJob.kind, title: say(incidentReasons.JOB_INCIDENT_REPLY, ctx.locale, { number: incident.number }), input: work });
    return { done: 0, failedCount: 0, jobId };
  }));
}

export const replyIncidentJob = defineJob<ReplyWork>({
  kind: 'tickets.reply-incident',
  async run(ctx, { incidentId, key, zh, en }) {
    let at = (ctx.cursor ?? { after: '0', done: 0, failed: 0 }) as { after: string; done: number; failed: number };
    for (;;) {
      await ctx.pause();
      let isOver = false;
      await ctx.chunk(async (tx) => {
        const tickets = await tx.manager.query<Spoken[]>(TO_REPLY, [incidentId, at.after]);
        isOver = tickets.length === 0;
        let done = 0;
        for (const ticket of tickets) {
          if (DONE_WITH.has(ticket.status) || !mayTell(tx, ticket)) continue;
          await speak(tx, ticket, `${key}/${ticket.number}`, worded(ticket, zh, en));
          done += 1;
        }
        at = { after: tickets.at(-1)?.linkId ?? at.after, done: at.done + done, failed: at.failed + tickets.length - done };
        return at;
      });
      await ctx.progress(at.done + at.failed, null, at.failed);
      if (isOver) return { done: at.done, failedCount: at.failed };
    }
  },
});

/** Puts the result down and queues its telling to every customer concerned, each once. Answers the incident's id. */
export async function publishIncident(ctx: Context, input: PublishIncidentInput): Promise<string> {
  authorise(ctx, 'tickets:write-incidents');
  authorise(ctx, 'tickets:write');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'publishIncident', input, async () => {
    const row = await incidentToWrite(tx, input.id, 'publish', input.expectedVersion);
    const kept = await keepIncident(tx, row, 'incident.published', { state: IncidentState.PUBLISHED, resultZh: input.resultZh.trim(), resultEn: input.resultEn.trim(), publishedAt: tx.clock.now().toISOString() });
    await queuePublishing(tx, kept);
    return kept.id;
  }));
}

/** Queues the telling of a published result to whoever has not heard it; nothing where none is out. */
export async function queuePublishing(tx: WriteContext, incident: Incident): Promise<void> {
  if (incident.state !== IncidentState.PUBLISHED) return;
  await enqueue(tx, { kind: publishIncidentJob.kind, title: say(incidentReasons.JOB_INCIDENT_PUBLISH, tx.locale, { number: incident.number }), input: { incidentId: incident.id }, jobKey: `publish-incident-${incident.id}` });
}

export const publishIncidentJob = defineJob<{ incidentId: string }>({
  kind: 'tickets.publish-incident',
  async run(ctx: JobContext, { incidentId }) {
    let at = (ctx.cursor ?? { told: 0, failed: 0, skip: [] }) as { told: number; failed: number; skip: string[] };
    for (;;) {
      await ctx.pause();
      let isOver = false;
      await ctx.chunk(async (tx) => {
        const incident = await lockRow(tx, Incident, incidentId);
        const tickets = incident?.state === IncidentState.PUBLISHED ? await tx.manager.query<Spoken[]>(TO_TELL, [incidentId, at.skip]) : [];
        isOver = tickets.length === 0;
        let told = 0;
        const skip: string[] = [];
        for (const ticket of tickets) {
          if (!mayTell(tx, ticket)) { skip.push(ticket.linkId); continue; }
          // Taken before it is said, under the incident's lock: two that tell at once tell once.
          const at = tx.clock.now();
          const [taken] = await tx.manager.query<{ n: number; isThis: boolean | null }[]>(TELL, [incidentId, ticket.customerId, at, ticket.linkId]);
          if (!taken?.isThis) continue;
          await speak(tx, ticket, `incident-${incidentId}-result/${ticket.number}`, worded(ticket, incident?.resultZh ?? '', incident?.resultEn ?? ''));
          await tx.manager.query(NOTE_WORDS, [incidentId, ticket.customerId, ticket.id, at]);
          told += 1;
        }
        // Who looks at the incident sees it fill.
        if (incident && told > 0) await recordEvent(tx, { kind: 'incident.told', resource: 'Incident', resourceId: incident.id, storeId: incident.storeId ?? null, version: incident.version, after: { told: at.told + told } });
        at = { told: at.told + told, failed: at.failed + skip.length, skip: [...at.skip, ...skip] };
        return at;
      });
      await ctx.progress(at.told + at.failed, null, at.failed);
      if (isOver) return { done: at.told, failedCount: at.failed };
    }
  },
});
