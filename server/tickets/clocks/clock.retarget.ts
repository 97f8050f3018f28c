// Other terms for clocks that run: an explicit act with a reason, told by the event log and the thread; of one ticket, or of all by a job.
import { RetargetBy, type LiveChange, type LiveChanges, type RecomputeClocksInput, type RetargetTicketInput } from '../../../schema/tickets/clock.inputs.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { ClockEvent } from '../../../schema/tickets/policy.ts';
import { TimeUnit } from '../../../schema/platform/calendar.inputs.ts';
import { sayTarget } from '../../core/business-time/words.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { say } from '../../core/messages.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { shelfAsOf, type Shelf } from '../../platform/calendar/calendar-shelf.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineJob } from '../../platform/jobs/job.registry.ts';
import { enqueue } from '../../platform/jobs/job.service.ts';
import type { SlaFacts } from '../policy.rules.ts';
import { policiesAsOf } from '../policy.service.ts';
import { addSystemLine, ticketToWrite, wireOf } from '../ticket.row.ts';
import { BARE, targetsFor, type PolicyInForce } from '../targets.rules.ts';
import { ticketReasons } from '../tickets.messages.ts';
import { knownDueOf, retargetClock, termsOfRow, termsOfTarget, timerOf, withTimer, type ClockRow, type Terms } from './clock.rules.ts';
import { factsOf, type MoreFacts } from './clock.service.ts';
import { calendarOfClock, CLOCK_COLUMNS, clockOf, clocksOf, saveClocks, type ClockChange, type ClockTicket } from './clock.store.ts';

/** What is in force, read once for many tickets. */
interface InForce { at: string; policies: readonly PolicyInForce[]; shelf: Shelf }
const inForce = async (ctx: Context | WriteContext): Promise<InForce> => {
  const at = ctx.clock.now().toISOString();
  return { at, policies: await policiesAsOf(ctx, at), shelf: await shelfAsOf(ctx, at) };
};

async function termsBy(tx: WriteContext, ticket: Ticket, row: ClockRow, input: Pick<RetargetTicketInput, 'by' | 'unit' | 'amount'>, now: InForce): Promise<{ terms: Terms; more: Partial<ClockRow> } | null> {
  if (input.by === RetargetBy.AGREED) {
    const [unit, amount] = [input.unit as TimeUnit, Number(input.amount)];
    return { terms: { ...termsOfRow(row), policyVersionId: null, ruleId: 'agreed', isAgreed: true, target: { unit, amount } }, more: {} };
  }
  if (input.by === RetargetBy.CALENDAR) {
    const calendar = row.calendarVersionId ? now.shelf.byKey.get(row.calendarKey) : null;
    return calendar ? { terms: { ...termsOfRow(row), calendarVersionId: calendar.versionId }, more: {} } : null;
  }
  const { isReturn, isFresh } = row.facts as MoreFacts;
  const facts = await factsOf(tx, ticket, { ...(isReturn === undefined ? {} : { isReturn }), ...(isFresh === undefined ? {} : { isFresh }) });
  const target = targetsFor(facts, now.policies, now.shelf, row.startedAt).find((one) => one.kind === row.kind);
  return target ? { terms: termsOfTarget(target), more: { facts, targetedAt: now.at } } : null;
}

/** Retargets clocks of a ticket in hand; answers those that changed. */
async function retarget(tx: WriteContext, ticket: Ticket, input: Pick<RetargetTicketInput, 'by' | 'kinds' | 'unit' | 'amount' | 'reason'>, now: InForce, only: (row: ClockRow) => boolean = () => true): Promise<ClockChange[]> {
  const rows = await clocksOf(tx, ticket);
  const changes: ClockChange[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.stoppedAt || (input.kinds?.length && !input.kinds.includes(row.kind)) || !only(row)) continue;
    const found = await termsBy(tx, ticket, row, input, now);
    if (!found) continue;
    // What was agreed upon stays until people agree upon something else.
    if (row.isAgreed && input.by === RetargetBy.POLICIES && !input.kinds?.length) continue;
    const next = retargetClock(row, found.terms, found.terms.calendarVersionId ? await calendarOfClock(tx, found.terms) : BARE, now.at, { breachedAt: null, ...found.more });
    if (next) { rows[i] = next; changes.push({ verb: 'clock.retargeted', before: row, after: next }); }
  }
  // A call that was promised for another hour is owed by then.
  const call = changes.find(({ after }) => after.startEvent === ClockEvent.SOLVED);
  if (call && ticket.callbackDueAt) ticket.callbackDueAt = knownDueOf(call.after);
  await saveClocks(tx, ticket, rows, changes);
  if (changes.length) {
    Object.assign(ticket, { version: ticket.version + 1, updatedAt: now.at });
    await withVerb(tx, 'ticket.retargeted', () => tx.manager.getRepository(Ticket).save(ticket));
    await addSystemLine(tx, ticket, {
      act: 'retarget', detail: { by: input.by, reason: input.reason, clocks: changes.map(({ before, after }) => ({ kind: after.kind, from: before ? knownDueOf(before) : null, to: knownDueOf(after) })) },
    });
  }
  return changes;
}

/** Gives clocks of one ticket other terms, with a reason. Answers its wire id. */
export async function retargetTicket(ctx: Context, input: RetargetTicketInput): Promise<string> {
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', ticketReasons.TICKET_REASON);
  if (input.by === RetargetBy.AGREED) {
    demand(input.kinds?.length === 1, 'input.kinds', ticketReasons.CLOCK_ONE_KIND);
    demand(input.unit, 'input.unit', 'VALUE_REQUIRED');
    const amount = Number(input.amount ?? 0);
    demand(amount > 0 && amount <= (input.unit === TimeUnit.WORKING_DAYS ? 260 : 527_040), 'input.amount', ticketReasons.CLOCK_AMOUNT);
  }
  const at = ctx.clock.now();
  return transact({ ...ctx, reason, clock: { now: () => at } }, async (tx) => {
    const ticket = await ticketToWrite(tx, input.id, 'tickets:retarget', input.expectedVersion);
    const changes = await retarget(tx, ticket, { ...input, reason }, await inForce(tx));
    if (!changes.length) throw new AppError('POLICY', ticketReasons.CLOCK_NOTHING);
    return wireOf(ticket);
  });
}

interface Recompute { calendarId?: string | null; reason: string }
const CHUNK = 100;
/** Open tickets with clocks that run, by id; of one calendar, those whose clocks count by another version of it than the one in force. */
const WHO = `
  select t.id::text, t.customer_id::text "customerId" from tickets t where t.id > $1 and exists (
    select 1 from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.stopped_at is null
      and ($2::bigint is null or c.calendar_version_id in (select v.id from calendar_versions v where v.calendar_id = $2)))
  order by t.id limit ${CHUNK}`;

export const recomputeJob = defineJob<Recompute>({
  kind: 'tickets.recompute-clocks',
  async run(ctx, input) {
    const [{ n: total }] = (await ctx.db.write.query<{ n: number }>('select count(distinct ticket_id)::int n from ticket_clocks where stopped_at is null')).rows as [{ n: number }];
    let { after, tickets, clocks } = (ctx.cursor as { after: string; tickets: number; clocks: number } | null) ?? { after: '0', tickets: 0, clocks: 0 };
    for (let more = true; more;) {
      await ctx.chunk(async (inner) => {
        const tx = { ...inner, reason: input.reason };
        Object.assign(inner.manager.queryRunner?.data ?? {}, { ctx: tx });
        const found = await tx.manager.query<{ id: string; customerId: string }[]>(WHO, [after, input.calendarId ?? null]);
        const now = await inForce(tx);
        for (const key of found) {
          const ticket = await tx.manager.getRepository(Ticket).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :customerId and t.id = :id', key).getOne();
          if (!ticket) continue;
          const by = input.calendarId ? RetargetBy.CALENDAR : RetargetBy.POLICIES;
          const calendarKey = input.calendarId ? [...now.shelf.byKey.values()].find((one) => one.calendarId === input.calendarId)?.calendar.key : null;
          const changes = await retarget(tx, ticket, { by, reason: input.reason }, now, (row) => !input.calendarId || row.calendarKey === calendarKey);
          clocks += changes.length;
          tickets += changes.length ? 1 : 0;
        }
        after = found.at(-1)?.id ?? after;
        more = found.length === CHUNK;
        return { after, tickets, clocks };
      });
      await ctx.progress(Math.min(total, tickets), total);
    }
    return { tickets, clocks };
  },
});

/** Queues the recomputing of all that runs. Answers the job's id. */
export async function recomputeClocks(ctx: Context, input: RecomputeClocksInput): Promise<string> {
  authorise(ctx, 'tickets:configure', null);
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', ticketReasons.TICKET_REASON);
  demand(!input.calendarId || decodeId('Calendar', input.calendarId), 'input.calendarId', 'VALUE_NOT_ALLOWED');
  return transact({ ...ctx, reason }, (tx) => enqueue(tx, {
    kind: recomputeJob.kind, title: say(ticketReasons.JOB_RECOMPUTE, ctx.locale), input: { calendarId: input.calendarId ?? null, reason }, jobKey: `recompute-${input.calendarId ?? 'policies'}`,
  }));
}

const MOST = 5_000;
interface Seen extends Omit<SlaFacts, 'isReturn' | 'isFresh'> { number: string }
type Clocked = ClockRow & ClockTicket & Seen;
const SEEN = `t.number, t.store_id::text "storeId", s.format, t.need_class "needClass", t.level, t.tier, t.channel, g.key "categoryKey"`;
/** Clocks that run, the nearest deadline first: those that count by another version of a calendar than this, or all whose time nobody agreed upon. */
const RUNNING = (which: string): string => `
  select x.*, ${SEEN} from (select ${CLOCK_COLUMNS} from ticket_clocks where stopped_at is null and ${which} order by due_at, id limit ${MOST + 1}) x
  join tickets t on t.customer_id = x."customerId"::bigint and t.id = x."ticketId"::bigint join stores s on s.id = t.store_id left join ticket_categories g on g.id = t.category_id`;

/** Which deadlines of running clocks would move: by a calendar's version in force, or by the policies in force. Writes nothing. */
export async function recomputePreview(ctx: Context, calendarId?: string | null): Promise<LiveChanges> {
  authorise(ctx, 'tickets:configure', null);
  const now = await inForce(ctx);
  const versions = [...now.shelf.byKey.values()];
  const chosen = calendarId ? versions.find((one) => one.calendarId === calendarId) : null;
  if (calendarId && !chosen) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: found } = await ctx.db.write.query<Clocked>(
    chosen ? RUNNING('calendar_key = $1 and calendar_version_id <> $2') : RUNNING('not is_agreed'), chosen ? [chosen.calendar.key, chosen.versionId] : []);
  /** The terms that the clock would get, as retargeting gives them. */
  const termsFor = (raw: Clocked, row: ClockRow): Terms | null => {
    if (chosen) return { ...termsOfRow(row), calendarVersionId: chosen.versionId };
    const { storeId, format, needClass, level, tier, channel, categoryKey } = raw;
    const { isReturn, isFresh } = row.facts as MoreFacts;
    const target = targetsFor({ storeId, format, needClass, level, tier, channel, categoryKey, ...(isReturn === undefined ? {} : { isReturn }), ...(isFresh === undefined ? {} : { isFresh }) }, now.policies, now.shelf, row.startedAt).find((one) => one.kind === row.kind);
    return target ? termsOfTarget(target) : null;
  };
  const changes: LiveChange[] = [];
  const tickets = new Set<string>();
  for (const [i, raw] of found.slice(0, MOST).entries()) {
    if (i % 100 === 99) await new Promise((resolve) => { setImmediate(resolve); });
    const row = clockOf(raw);
    const terms = termsFor(raw, row);
    if (!terms) continue;
    const calendar = terms.calendarVersionId ? versions.find((one) => one.versionId === terms.calendarVersionId)?.calendar ?? BARE : BARE;
    const next = retargetClock(row, terms, calendar, now.at, {});
    if (!next || knownDueOf(next) === knownDueOf(row)) continue;
    tickets.add(row.ticketId);
    const [was, is] = [row, next].map(({ unit, amount }) => sayTarget({ unit, amount: Number(amount) })) as [Label, Label];
    if (changes.length < 100) changes.push({
      ticketId: encodeId('Ticket', { owner: row.customerId, id: row.ticketId }), number: raw.number, kind: row.kind, beforeZh: was.zh, beforeEn: was.en, dueBefore: knownDueOf(row),
      afterZh: is.zh, afterEn: is.en, dueAfter: knownDueOf(withTimer(next, timerOf(next), calendar, next.targetedAt)),
    });
  }
  return { triedCount: Math.min(found.length, MOST), hasMore: found.length > MOST, ticketCount: tickets.size, changes };
}
