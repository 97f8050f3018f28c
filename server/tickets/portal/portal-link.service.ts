// Links for customers: made and revoked by whoever works on the ticket, opened by whoever holds one while it holds.
import { LINK_DAYS, LinkSending, PortalLink, PortalPurpose, type RevokePortalLinkInput, type SharePortalLinkInput } from '../../../schema/tickets/portal.ts';
import type { WaitingFor } from '../../../schema/tickets/kinds.ts';
import { Direction, type Ticket } from '../../../schema/tickets/ticket.ts';
import { DAY_MS, dayIn } from '../../core/clock.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { authorise } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { fill, type Language } from '../../core/language.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { recordEvent, withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { addSystemLine, ticketToWrite, wireOf } from '../ticket.row.ts';
import { defineLinkKind, LINK_MARK } from './link.registry.ts';
import { sendLater } from './link-send.service.ts';
import { pagePath, readToken } from './portal-token.rules.ts';
import { portalReasons, SENT } from './portal.messages.ts';

/** A link is noted as opened again at most so often. */
const NOTED_MS = 600_000;
const wireOfLink = (link: Pick<PortalLink, 'customerId' | 'id'>): string => encodeId('PortalLink', { owner: link.customerId, id: link.id });
export const isLive = (link: Pick<PortalLink, 'expiresAt' | 'revokedAt'>, now: Date): boolean => !link.revokedAt && new Date(link.expiresAt).getTime() > now.getTime();

/** Makes a link on a ticket in hand. */
export function makeLink(tx: WriteContext, row: { customerId: string; id: string }, purpose: PortalPurpose, lastsMs: number, isByCode = false): Promise<PortalLink> {
  const now = tx.clock.now();
  return withVerb(tx, 'portalLink.created', () => tx.manager.save(tx.manager.create(PortalLink, {
    customerId: row.customerId, ticketId: row.id, purpose, isByCode, ...(isByCode ? {} : { sending: LinkSending.WAITING }), expiresAt: new Date(now.getTime() + lastsMs).toISOString(), createdById: tx.viewer.employeeId, createdAt: now.toISOString(), version: 1,
  } as Partial<PortalLink>)));
}

/** The language in which the customer last wrote. */
async function languageOf(tx: WriteContext, row: { customerId: string; id: string }): Promise<Language> {
  const [last] = await tx.manager.query<{ lang: string | null }[]>(
    `select lang from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'IN' order by created_at desc, id desc limit 1`, [row.customerId, row.id]);
  return last?.lang === 'en' ? 'en' : 'zh';
}

/** Sends a link to the customer: the thread tells that it was, the address goes by the sending system alone. */
export async function sendLink(tx: WriteContext, row: Ticket, link: PortalLink, key: string, more: { words?: string | null; waitFor?: WaitingFor } = {}): Promise<void> {
  const language = await languageOf(tx, row);
  const [place] = await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [row.storeId]);
  const text = fill(SENT[link.purpose === PortalPurpose.DIAGNOSIS ? 'diagnosis' : 'progress'][language === 'en' ? 1 : 0], {
    url: LINK_MARK[language], number: row.number, day: dayIn(place?.zone ?? tx.db.settings.zone, new Date(link.expiresAt)),
  });
  await replyToTicket(tx, {
    id: wireOf(row), idempotencyKey: `portal link:${key}`.slice(0, 255), body: [text, more.words?.trim()].filter(Boolean).join('\n\n'), direction: Direction.OUT, lang: language,
    ...(more.waitFor ? { waitFor: more.waitFor } : {}),
  }, { takesUp: true, withLink: true });
  await sendLater(tx, row, link.purpose, link.id);
}

const OPEN: Record<PortalPurpose, string | null> = {
  PROGRESS: null,
  DIAGNOSIS: `select l.id::text from portal_links l join remote_diagnoses d on d.customer_id = l.customer_id and d.link_id = l.id
    where l.customer_id = $1 and l.ticket_id = $2 and d.state in ('SENT', 'TAKING', 'SUBMITTED') and l.revoked_at is null and l.expires_at > $3 order by l.id desc limit 1`,
};
for (const purpose of Object.values(PortalPurpose)) {
  const open = OPEN[purpose];
  defineLinkKind({
    purpose,
    async find(tx, id) {
      const link = await tx.manager.findOneBy(PortalLink, { id, purpose });
      return link && { customerId: link.customerId, ticketId: link.ticketId, expiresAt: new Date(link.expiresAt).toISOString(), isLive: isLive(link, tx.clock.now()) };
    },
    path: (secret, id) => pagePath(secret, { id, purpose }),
    wire: (link, id) => wireOfLink({ customerId: link.customerId, id }),
    async noted(tx, _link, id, sending) {
      const link = await tx.manager.findOneByOrFail(PortalLink, { id });
      await withVerb(tx, sending.state === 'SENT' ? 'portalLink.sent' : 'portalLink.unsent', () => changeRow(tx, PortalLink, id, link.version, { sending: LinkSending[sending.state], sentTo: sending.to, sentBy: sending.way, ...(sending.state === 'SENT' ? { sentAt: sending.at.toISOString() } : {}) }));
    },
    ...(open ? { openOn: async (ctx, ticket) => (await ctx.db.write.query<{ id: string }>(open, [ticket.customerId, ticket.id, ctx.clock.now()])).rows.map((row) => row.id) } : {}),
  });
}

/** Makes a link to the ticket's progress and sends it, once per key. Answers its wire id. */
export async function sharePortalLink(ctx: Context, input: SharePortalLinkInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'sharePortalLink', input, async () => {
      const link = await makeLink(tx, row, PortalPurpose.PROGRESS, (input.days ?? LINK_DAYS) * DAY_MS);
      await sendLink(tx, row, link, input.idempotencyKey);
      return wireOfLink(link);
    });
  });
}

type Revoked = (tx: WriteContext, link: PortalLink) => Promise<void>;
const revokedListeners: Revoked[] = [];
/** Told when a link is taken back, inside the same transaction. */
export const onLinkRevoked = (listener: Revoked): void => { revokedListeners.push(listener); };

/** Ends a link before its time. Answers its wire id. */
export async function revokePortalLink(ctx: Context, input: RevokePortalLinkInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  const reason = input.reason?.trim() || null;
  return transact(reason ? { ...ctx, reason } : ctx, async (tx) => {
    const key = decodeId('PortalLink', input.id);
    const found = key && (await tx.manager.findOneBy(PortalLink, { customerId: key.owner ?? '0', id: key.id }));
    if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await ticketToWrite(tx, wireOf({ customerId: found.customerId, id: found.ticketId }), 'tickets:write');
    const link = await withVerb(tx, 'portalLink.revoked', () => changeRow(tx, PortalLink, found.id, input.expectedVersion, { revokedAt: found.revokedAt ?? tx.clock.now().toISOString(), revokeReason: reason ?? found.revokeReason ?? null }));
    for (const listener of revokedListeners) await listener(tx, link);
    await addSystemLine(tx, row, { act: 'revokeLink', detail: reason ? { reason } : null });
    return wireOfLink(link);
  });
}

/** The live link behind a token of that purpose; everything else is refused alike: forged, of another purpose, expired, revoked. */
export async function openLink(ctx: Context, token: string, purpose: PortalPurpose): Promise<PortalLink> {
  const read = readToken(ctx.db.settings.secret, token);
  const link = read?.purpose === purpose ? await ctx.db.source.manager.findOneBy(PortalLink, { id: read.id }) : null;
  const now = ctx.clock.now();
  if (!link || !isLive(link, now)) throw new AppError('NOT_FOUND', portalReasons.PORTAL_LINK_DEAD);
  if (!link.lastOpenedAt || now.getTime() - new Date(link.lastOpenedAt).getTime() > NOTED_MS) await noteOpened(ctx, link);
  return link;
}

/** By statement: that a customer looks is no change of the link. The first time stands in the log. */
async function noteOpened(ctx: Context, link: PortalLink): Promise<void> {
  await transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const [noted] = await tx.manager.query<{ first: boolean }[]>(
      `with u as (update portal_links set opened_at = coalesce(opened_at, $3), last_opened_at = $3 where customer_id = $1 and id = $2 returning opened_at = $3 first) select first from u`, [link.customerId, link.id, now]);
    if (noted?.first) await recordEvent(tx, { kind: 'portalLink.opened', resource: 'PortalLink', resourceId: wireOfLink(link), customerId: link.customerId, after: { purpose: link.purpose } });
  });
}
