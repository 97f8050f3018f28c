// Doing one thing to many tickets: up to a hundred in the request, more as a job; each ticket by itself, so that those that refuse stop no other.
import type { AssignTicketsInput, ClassifyTicketsInput, CloseTicketsInput, EscalateTicketsInput } from '../../schema/tickets/ticket-bulk.inputs.ts';
import type { BulkResult, FailedRow } from '../../schema/customers/segment.outputs.ts';
import type { Permission } from '../../schema/permission.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { decodeId, encodeId } from '../core/read/ids.ts';
import { compileRows, selectKeys } from '../core/read/rows.ts';
import { transact } from '../core/transact.ts';
import { behindSavepoint } from '../platform/events/event.service.ts';
import { defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { assignTicket, classifyTicket, closeTicket, escalateTicket } from './ticket.acts.ts';
import { ticketReasons } from './tickets.messages.ts';

/** So many are done within the request. */
const AT_ONCE = 100;
/** So many a transaction: each holds its ticket until the commit. */
const CHUNK = 50;
/** So many failures are told; all are counted. */
const TOLD = 1_000;

type Work =
  | ({ act: 'assign' } & Pick<AssignTicketsInput, 'assigneeId' | 'teamId' | 'reason' | 'isUndo'>)
  | ({ act: 'classify' } & Pick<ClassifyTicketsInput, 'categoryId' | 'needClass' | 'level' | 'priority'>)
  | ({ act: 'close' } & Pick<CloseTicketsInput, 'reason'>)
  | ({ act: 'escalate' } & Pick<EscalateTicketsInput, 'reason' | 'level'>);
interface Target { ids?: string[]; filter?: Record<string, unknown> }

const ACTS: { [Act in Work['act']]: { word: Permission; title: keyof typeof ticketReasons; run(ctx: Context, target: { id: string; expectedVersion: number }, work: Extract<Work, { act: Act }>): Promise<string> } } = {
  assign: { word: 'tickets:assign', title: 'JOB_TICKETS_ASSIGN', run: (ctx, target, { act: _act, ...work }) => assignTicket(ctx, { ...target, ...work }) },
  classify: { word: 'tickets:write', title: 'JOB_TICKETS_CLASSIFY', run: (ctx, target, { act: _act, ...work }) => classifyTicket(ctx, { ...target, ...work }) },
  close: { word: 'tickets:write', title: 'JOB_TICKETS_CLOSE', run: (ctx, target, { act: _act, ...work }) => closeTicket(ctx, { ...target, ...work }) },
  escalate: { word: 'tickets:write', title: 'JOB_TICKETS_ESCALATE', run: (ctx, target, { act: _act, ...work }) => escalateTicket(ctx, { ...target, ...work }) },
};

/** Starts one act on many tickets; by ids at once where they are few. */
export async function actOnTickets(ctx: Context, given: { ids?: string[]; filter?: Record<string, unknown> | undefined }, work: Work): Promise<BulkResult> {
  const { word, title } = ACTS[work.act];
  authorise(ctx, word);
  demand((given.ids === undefined || given.ids === null) !== (given.filter === undefined || given.filter === null), 'input', ticketReasons.TICKETS_TARGET);
  // A filter that the viewer may not use is refused now, not in the background.
  if (given.filter) compileRows(ctx, 'Ticket', given.filter);
  const target: Target = given.ids ? { ids: [...new Set(given.ids)] } : { filter: given.filter as Record<string, unknown> };
  if (target.ids && target.ids.length <= AT_ONCE) {
    const sum = { done: 0, failed: [] as FailedRow[] };
    for (let i = 0; i < target.ids.length; i += CHUNK) {
      const ids = target.ids.slice(i, i + CHUNK);
      const part = await transact(ctx, (tx) => doRows(tx, ids, work));
      sum.done += part.done;
      sum.failed.push(...part.failed);
    }
    return { ...sum, jobId: null };
  }
  const jobId = await transact(ctx, (tx) => enqueue(tx, { kind: bulkTicketsJob.kind, title: say(title, ctx.locale), input: { target, work }, total: target.ids?.length ?? null }));
  return { done: 0, failed: [], jobId };
}

/** Does the act to each ticket behind a savepoint: what a refused one had written is taken back, and the others stand. */
async function doRows(tx: WriteContext, ids: readonly string[], work: Work): Promise<{ done: number; failed: FailedRow[] }> {
  const keys = ids.map((id) => decodeId('Ticket', id)?.id).filter((key): key is string => Boolean(key));
  const versions = new Map((await tx.manager.query<{ owner: string; id: string; version: number }[]>('select customer_id::text "owner", id::text, version from tickets where id = any($1::bigint[])', [keys]))
    .map((row) => [encodeId('Ticket', row), row.version]));
  const failed: FailedRow[] = [];
  let done = 0;
  // In the order of their keys, so that two bulk acts never wait for each other in a ring.
  for (const id of [...ids].sort((a, b) => Number(BigInt(decodeId('Ticket', a)?.id ?? 0) - BigInt(decodeId('Ticket', b)?.id ?? 0)))) {
    try {
      await behindSavepoint(tx, (row) => ACTS[work.act].run(row, { id, expectedVersion: versions.get(id) ?? 0 }, work as never));
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const [field] = Object.values(error.details.fields ?? {});
      failed.push({ id, code: error.code, message: field ? say(field, tx.locale, error.details.params) : error.say(tx.locale) });
    }
  }
  return { done, failed };
}

interface Cursor { after: string; done: number; failed: number; first: FailedRow[] }

export const bulkTicketsJob = defineJob<{ target: Target; work: Work }>({
  kind: 'tickets.bulk',
  async run(ctx, { target, work }) {
    let at = (ctx.cursor ?? { after: '0', done: 0, failed: 0, first: [] }) as Cursor;
    for (;;) {
      await ctx.pause();
      const next = await nextOf(ctx, target, at);
      if (!next) {
        const all = at.done + at.failed;
        await ctx.progress(all, all, at.failed);
        return { done: at.done, failedCount: at.failed, failed: at.first };
      }
      let then = at;
      await ctx.chunk(async (tx) => {
        const part = await doRows(tx, next.ids, work);
        then = { after: next.after, done: at.done + part.done, failed: at.failed + part.failed.length, first: [...at.first, ...part.failed].slice(0, TOLD) };
        return then;
      });
      at = then;
      await ctx.progress(at.done + at.failed, target.ids?.length ?? null, at.failed);
    }
  },
});

/** The next tickets that a job is for, as wire ids; null after the last. */
async function nextOf(ctx: Context, target: Target, at: Cursor): Promise<{ ids: string[]; after: string } | null> {
  if (target.ids) {
    const ids = target.ids.slice(at.done + at.failed, at.done + at.failed + CHUNK);
    return ids.length ? { ids, after: at.after } : null;
  }
  const keys = await selectKeys(ctx, 'Ticket', target.filter, { after: at.after, limit: CHUNK });
  if (!keys.length) return null;
  const { rows } = await ctx.db.write.query<{ owner: string; id: string }>('select customer_id::text "owner", id::text from tickets where id = any($1::bigint[]) order by tickets.id', [keys]);
  return { ids: rows.map((row) => encodeId('Ticket', row)), after: keys.at(-1) as string };
}
