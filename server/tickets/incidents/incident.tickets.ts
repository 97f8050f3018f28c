// The tickets of an incident: linked by people, a few in the request, many as a job; each ticket's thread says so.
import type { Incident } from '../../../schema/tickets/incident.ts';
import type { IncidentBulk, LinkIncidentTicketsInput, UnlinkIncidentTicketsInput } from '../../../schema/tickets/incident.inputs.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { say } from '../../core/messages.ts';
import { decodeId, type RowKey } from '../../core/read/ids.ts';
import { compileRows, selectKeys, visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { defineJob } from '../../platform/jobs/job.registry.ts';
import { enqueue } from '../../platform/jobs/job.service.ts';
import { incidentReasons } from './incident.messages.ts';
import { queuePublishing } from './incident.publish.ts';
import { incidentToWrite } from './incident.row.ts';

/** So many are linked within the request. */
const AT_ONCE = 200;
const CHUNK = 500;

/** Those of the tickets that the viewer may both see and bring into an incident. */
export async function reachableTickets(ctx: Context | WriteContext, ids: readonly string[]): Promise<{ keys: RowKey[]; failed: number }> {
  const keys = [...new Set(ids)].map((wire) => decodeId('Ticket', wire)).filter((key) => key !== null);
  const seen = await visibleKeys(ctx, 'Ticket', keys.map((key) => key.id));
  const reach = reachOf(ctx.viewer, 'tickets:write-incidents');
  const { rows } = await ctx.db.write.query<{ id: string; owner: string }>('select id::text, customer_id::text "owner" from tickets where id = any($1::bigint[]) and ($2 or store_id = any($3::bigint[]))', [[...seen], reach.all, [...reach.storeIds]]);
  const there = new Map(rows.map((row) => [row.id, row.owner]));
  const taken = keys.filter((key) => there.get(key.id) === key.owner);
  return { keys: taken, failed: new Set(ids).size - taken.length };
}

const LINK = `
  with i as (
    insert into incident_tickets as x (customer_id, ticket_id, incident_id, is_confirmed, linked_at, linked_by_id)
    select customer_id, id, $1, true, $3, $4 from tickets where id = any($2::bigint[]) order by id
    on conflict (customer_id, ticket_id, incident_id) do update set is_confirmed = true, linked_at = excluded.linked_at, linked_by_id = excluded.linked_by_id where not x.is_confirmed
    returning customer_id, ticket_id),
  e as (
    insert into ticket_events (customer_id, ticket_id, created_at, kind, author_id, author_name, act, detail)
    select customer_id, ticket_id, $3, 'SYSTEM', $4, $5, 'incident', $6::jsonb from i)
  select count(*)::int n from i`;

/** Brings tickets into an incident by a person's word, and says so in their threads; those that are in it stay. Answers how many are new. */
export async function confirmTickets(tx: WriteContext, incident: Incident, ids: readonly string[]): Promise<number> {
  if (!ids.length) return 0;
  const detail = JSON.stringify({ number: incident.number, zh: incident.titleZh, en: incident.titleEn });
  const [row] = await tx.manager.query<{ n: number }[]>(LINK, [incident.id, ids, tx.clock.now(), tx.viewer.employeeId, tx.viewer.name || tx.viewer.kind, detail]);
  if (row?.n) await recordEvent(tx, { kind: 'incident.linked', resource: 'Incident', resourceId: incident.id, storeId: incident.storeId ?? null, version: incident.version, after: { tickets: row.n } });
  return row?.n ?? 0;
}

interface LinkWork { incidentId: string; ids?: string[]; filter?: Record<string, unknown> }

/** Links tickets by ids or by a filter; what is out of reach is counted and left alone. */
export async function linkIncidentTickets(ctx: Context, input: LinkIncidentTicketsInput): Promise<IncidentBulk> {
  authorise(ctx, 'tickets:write-incidents');
  const filter = (input.filter ?? null) as Record<string, unknown> | null;
  demand(Boolean(input.ids?.length) !== Boolean(filter), 'input.ids', incidentReasons.INCIDENT_TARGET);
  if (filter) compileRows(ctx, 'Ticket', filter);
  return transact(ctx, async (tx) => {
    const incident = await incidentToWrite(tx, input.id, 'link');
    const ids = input.ids ?? null;
    if (ids && ids.length <= AT_ONCE) {
      const { keys, failed } = await reachableTickets(tx, ids);
      await confirmTickets(tx, incident, keys.map((key) => key.id));
      await queuePublishing(tx, incident);
      return { done: keys.length, failedCount: failed, jobId: null };
    }
    const work: LinkWork = { incidentId: incident.id, ...(ids ? { ids: [...new Set(ids)] } : {}), ...(filter ? { filter } : {}) };
    const jobId = await enqueue(tx, { kind: linkIncidentJob.kind, title: say(incidentReasons.JOB_INCIDENT_LINK, ctx.locale, { number: incident.number }), input: work, total: ids?.length ?? null });
    return { done: 0, failedCount: 0, jobId };
  });
}

export const linkIncidentJob = defineJob<LinkWork>({
  kind: 'tickets.link-incident',
  async run(ctx, work) {
    let at = (ctx.cursor ?? { after: '0', offset: 0, done: 0, failed: 0 }) as { after: string; offset: number; done: number; failed: number };
    for (;;) {
      await ctx.pause();
      const keys = work.filter ? await selectKeys(ctx, 'Ticket', work.filter, { after: at.after, limit: CHUNK }) : null;
      const wires = work.ids?.slice(at.offset, at.offset + CHUNK) ?? null;
      if (!keys?.length && !wires?.length) return { done: at.done, failedCount: at.failed };
      await ctx.chunk(async (tx) => {
        const incident = await incidentToWrite(tx, work.incidentId, 'link');
        const found = await reachableTickets(tx, wires ?? (await wiresOf(tx, keys ?? [])));
        await confirmTickets(tx, incident, found.keys.map((key) => key.id));
        await queuePublishing(tx, incident);
        at = { after: keys?.at(-1) ?? at.after, offset: at.offset + (wires?.length ?? 0), done: at.done + found.keys.length, failed: at.failed + found.failed };
        return at;
      });
      await ctx.progress(at.done + at.failed, work.ids?.length ?? null, at.failed);
    }
  },
});
const wiresOf = async (tx: WriteContext, keys: readonly string[]): Promise<string[]> =>
  (await tx.manager.query<{ wire: string }[]>(`select 'W' || customer_id || '-' || id wire from tickets where id = any($1::bigint[]) order by id`, [keys])).map((row) => row.wire);

/** Takes tickets out again; who was told the result stays told. Answers the incident's id. */
export async function unlinkIncidentTickets(ctx: Context, input: UnlinkIncidentTicketsInput): Promise<string> {
  authorise(ctx, 'tickets:write-incidents');
  return transact(ctx, async (tx) => {
    const incident = await incidentToWrite(tx, input.id, 'link');
    const { keys, failed } = await reachableTickets(tx, input.ids);
    if (failed) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const [row] = await tx.manager.query<{ n: number }[]>(
      `with d as (delete from incident_tickets where incident_id = $1 and ticket_id = any($2::bigint[]) and told_at is null returning 1) select count(*)::int n from d`, [incident.id, keys.map((key) => key.id)]);
    if (row?.n) await recordEvent(tx, { kind: 'incident.unlinked', resource: 'Incident', resourceId: incident.id, storeId: incident.storeId ?? null, version: incident.version, before: { tickets: row.n } });
    return incident.id;
  });
}
