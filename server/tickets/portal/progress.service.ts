// What a customer sees of her ticket by a link, and what she may do with it: add words and photos, and rate it when it is solved.
import type { PortalLink } from '../../../schema/tickets/portal.ts';
import { Direction, TicketEventKind } from '../../../schema/tickets/ticket.ts';
import { CallbackOutcome } from '../../../schema/tickets/ticket-work.ts';
import { TicketChannel } from '../../../schema/tickets/kinds.ts';
import type { Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { transact } from '../../core/transact.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { recordCallback } from '../ticket.acts.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { ticketToWrite, wireOf } from '../ticket.row.ts';
import { newsDueOf } from '../updates/update.service.ts';
import { portalReasons } from './portal.messages.ts';
import { linkKinds } from './link.registry.ts';
import { canRate, canReply, processLink, promisesOf, PUBLIC_ACTS, publicLine, stateOf, stepsOf, type ClockFacts, type Promised, type State, type Step, type Told } from './progress.rules.ts';

/** Lines of the thread that a page shows, the newest. */
const MOST_LINES = 200;

export interface PublicFile { id: string; name: string; kind: string; hasThumbnail: boolean }
export interface PublicLine { at: string; kind: 'said' | 'told' | 'done'; who: string | null; body: string | null; words: Label | null; files: PublicFile[] }
export interface Progress {
  number: string; openedAt: string; link: Label; store: Label; owner: string | null; state: State; steps: Step[]; promises: Promised[]; timeline: PublicLine[];
  canReply: boolean; canRate: boolean; satisfaction: number | null; expiresAt: string; now: string;
  /** Other pages that wait for her on this ticket: photos, a survey. */
  pages: { purpose: string; path: string }[];
  /** By when she hears from us next, without asking (C-14). */
  newsDueAt: string | null;
}

type Row = Told & { number: string; storeZh: string; storeEn: string; owner: string | null; categoryKey: string | null; categoryZh: string | null; categoryEn: string | null };
const TICKET = `
  select t.number, t.status, t.waiting_for "waitingFor", t.opened_at "openedAt", t.picked_up_at "pickedUpAt", t.first_responded_at "firstRespondedAt", t.solved_at "solvedAt", t.callback_due_at "callbackDueAt",
    t.closed_at "closedAt", t.satisfaction, t.joined_into "joinedInto", s.name_zh "storeZh", s.name_en "storeEn", coalesce(f.name, a.name) owner, c.key "categoryKey", c.name_zh "categoryZh", c.name_en "categoryEn"
  from tickets t join stores s on s.id = t.store_id left join ticket_categories c on c.id = t.category_id left join employees f on f.id = t.first_contact_owner_id left join employees a on a.id = t.assignee_id
  where t.customer_id = $1 and t.id = $2`;
// What colleagues put on the ticket without a message stays inside; so do notes, which stand in a table of their own.
const LINES = `
  select e.created_at "at", e.kind, e.direction, e.author_name "author", e.body, e.act,
    (select json_agg(json_build_object('id', f.id::text, 'name', f.name, 'kind', f.file_kind, 'hasThumbnail', f.file_kind = 'PICTURE' and f.media_type <> 'image/gif') order by f.id)
      from ticket_files f where f.customer_id = e.customer_id and f.ticket_id = e.ticket_id and f.event_id = e.id) files
  from ticket_events e where e.customer_id = $1 and e.ticket_id = $2 and (e.kind = 'MESSAGE' or e.act = any($3))
  order by e.created_at desc, e.id desc limit ${MOST_LINES}`;
const CLOCKS = `select kind, state, due_at "dueAt", provisional_due_at "provisionalDueAt", stopped_at "stoppedAt", breached_at "breachedAt" from ticket_clocks where customer_id = $1 and ticket_id = $2 order by started_at`;
interface Line { at: Date; kind: TicketEventKind; direction: Direction | null; author: string; body: string | null; act: string | null; files: PublicFile[] | null }

const iso = (at: unknown): string | null => (at === null || at === undefined ? null : new Date(at as string).toISOString());

/** The public part of a link's ticket. Read where writes go, so that she sees at once what she has just said. */
export async function progressOf(ctx: Context, link: PortalLink): Promise<Progress> {
  const key = [link.customerId, link.ticketId];
  const [{ rows: [row] }, { rows: lines }, { rows: clocks }] = await Promise.all([
    ctx.db.write.query<Row>(TICKET, key), ctx.db.write.query<Line>(LINES, [...key, PUBLIC_ACTS]), ctx.db.write.query<ClockFacts>(CLOCKS, key),
  ]);
  if (!row) throw new AppError('NOT_FOUND', portalReasons.PORTAL_LINK_DEAD);
  const told: Told = { ...row, openedAt: iso(row.openedAt) as string, pickedUpAt: iso(row.pickedUpAt), firstRespondedAt: iso(row.firstRespondedAt), solvedAt: iso(row.solvedAt), callbackDueAt: iso(row.callbackDueAt), closedAt: iso(row.closedAt) };
  const now = ctx.clock.now();
  const open = await Promise.all(linkKinds().map(async (kind) => ((await kind.openOn?.(ctx, { customerId: link.customerId, id: link.ticketId })) ?? []).map((id) => ({ purpose: kind.purpose, path: kind.path(ctx.db.settings.secret, id) }))));
  return {
    pages: open.flat(), newsDueAt: await newsDueOf(ctx, ticketWire(link)), number: row.number, openedAt: told.openedAt, store: { zh: row.storeZh, en: row.storeEn }, owner: row.owner, state: stateOf(told), steps: stepsOf(told),
    link: processLink(row.categoryKey ? { key: row.categoryKey, nameZh: row.categoryZh ?? '', nameEn: row.categoryEn ?? '' } : null),
    promises: promisesOf(clocks.map((one) => ({ ...one, dueAt: iso(one.dueAt), provisionalDueAt: iso(one.provisionalDueAt), stoppedAt: iso(one.stoppedAt), breachedAt: iso(one.breachedAt) })), now),
    timeline: lines.reverse().map((line) => lineOf(line)), canReply: canReply(told), canRate: canRate(told), satisfaction: row.satisfaction, expiresAt: iso(link.expiresAt) as string, now: now.toISOString(),
  };
}

function lineOf(line: Line): PublicLine {
  const at = line.at.toISOString();
  if (line.kind === TicketEventKind.SYSTEM) return { at, kind: 'done', who: null, body: null, words: publicLine(line.act), files: [] };
  const isHers = line.direction === Direction.IN;
  return { at, kind: isHers ? 'said' : 'told', who: isHers ? null : line.author || null, body: line.body, words: null, files: line.files ?? [] };
}

/** The key of a file that the link shows: one that came with a message of its ticket. Null for every other. */
export async function fileOfThread(ctx: Context, link: PortalLink, ticketFileId: string): Promise<string | null> {
  const { rows: [row] } = await ctx.db.write.query<{ fileId: string }>(
    `select f.file_id::text "fileId" from ticket_files f join ticket_events e on e.customer_id = f.customer_id and e.ticket_id = f.ticket_id and e.id = f.event_id and e.kind = 'MESSAGE'
     where f.customer_id = $1 and f.ticket_id = $2 and f.id = $3`, [link.customerId, link.ticketId, ticketFileId]);
  return row?.fileId ?? null;
}

const ticketWire = (link: PortalLink): string => wireOf({ customerId: link.customerId, id: link.ticketId });

/** Her further words, once per key. `ctx` is the system's, under her name. */
export async function replyByLink(ctx: Context, link: PortalLink, said: { key: string; body: string; fileIds: string[] }): Promise<void> {
  await transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, ticketWire(link), 'tickets:write');
    if (!canReply({ status: row.status, joinedInto: row.joinedInto ?? null })) throw new AppError('POLICY', portalReasons.PORTAL_NO_REPLY);
    // Refused by its state only where it is new: the same words sent twice have the answer of the first time.
    await replyToTicket(tx, { id: wireOf(row), idempotencyKey: `portal:${link.id}:${said.key}`.slice(0, 255), body: said.body, direction: Direction.IN, channel: TicketChannel.CHAT, fileIds: said.fileIds });
  });
}

/**
 * Her rating, once per key: it stands for the promised call. What a bad one brings, the policies say: the ticket opens again,
 * or goes up a level.
 */
export async function rateByLink(ctx: Context, link: PortalLink, rated: { key: string; score: number; remark: string | null }): Promise<void> {
  demand(Number.isInteger(rated.score) && rated.score >= 1 && rated.score <= 5, 'score', 'TICKET_SCORE');
  const key = `portal rating:${link.id}:${rated.key}`.slice(0, 255);
  await transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, ticketWire(link), 'tickets:write');
    await once(tx, key, 'rateByLink', rated, async () => {
      if (!canRate({ status: row.status, joinedInto: row.joinedInto ?? null })) throw new AppError('POLICY', portalReasons.PORTAL_NO_RATING);
      await recordCallback(tx, { id: wireOf(row), idempotencyKey: `call:${key}`.slice(0, 255), outcome: CallbackOutcome.REACHED, satisfaction: rated.score, remark: rated.remark });
      return true;
    });
  });
}
