// The door of the public pages: how often it may be knocked at, what a request must carry, and in whose name its writes are done.
import type { Request, Response, NextFunction, RequestHandler } from 'express';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { PortalLink, PortalPurpose } from '../../../schema/tickets/portal.ts';
import type { Clock } from '../../core/clock.ts';
import type { Context, Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import type { Locale } from '../../core/messages.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { openLink } from './portal-link.service.ts';
import { portalReasons } from './portal.messages.ts';

/** What of the transport is needed here; handed in, as a module knows no HTTP room. */
export interface Transport { readBody(req: IncomingMessage, limit: number): Promise<Buffer | null>; parseBody(bytes: Uint8Array): unknown }
export interface Served { db: Database; clock: Clock; log: Logger }

/** Requests of one address in a minute, to one process: a flood is stopped before it costs a statement. Many phones share an address. */
export const REQUESTS_A_MINUTE = 600;
/** Dead links that one address may try in 15 minutes; whoever holds a live one is not held up by it. */
export const DEAD_LINKS = 60;
/** Writes, and files, by one link in 15 minutes. */
export const WRITES = 30;
export const FILES = 60;
const JSON_BYTES = 64 * 1024;

const often = (wait: number): AppError => new AppError('RATE_LIMITED', portalReasons.PORTAL_OFTEN, { retryAfter: wait });

/** Runs a handler; what it refuses is answered by the house, with the seconds to wait in its header. */
export const handled = (work: (req: Request, res: Response) => Promise<void>): RequestHandler => (req: Request, res: Response, next: NextFunction) => {
  res.set('cache-control', 'no-store');
  work(req, res).catch((error: unknown) => {
    if (error instanceof AppError && error.details.retryAfter) res.set('retry-after', String(error.details.retryAfter));
    next(error);
  });
};

const localeOf = (req: Request): Locale => (/^\s*en/i.test(req.headers['accept-language'] ?? '') ? 'en' : 'zh');
/** The context in which a customer's own act is done: the system's, under her name or what she is. */
export const contextFor = (house: Served, req: Request, name: string): Context => ({ ...systemContextOf(house.db, { name, clock: house.clock, log: house.log }), locale: localeOf(req), address: req.ip ?? '' });

/** A header that a foreign page cannot send without asking first (preflight), on whatever writes. */
export function demandOwnPage(req: Request): void {
  if (req.headers['x-aftercare'] !== 'portal') throw new AppError('FORBIDDEN', portalReasons.PORTAL_HEADER);
}

/** The link that the request carries (`authorization: Link <token>`), live and of that purpose. */
export async function linkOf(house: Served, req: Request, purpose: PortalPurpose): Promise<{ link: PortalLink; ctx: Context }> {
  const token = /^Link ([\w-]{1,200})$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
  const system = contextFor(house, req, 'portal');
  try {
    const link = await openLink(system, token, purpose);
    return { link, ctx: contextFor(house, req, await nameOf(house.db, link)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const tried = await tryWithin(house.db, 'pl', req.ip ?? '', DEAD_LINKS);
    throw tried.isAllowed ? error : often(tried.wait);
  }
}

/** As the customer called herself. */
async function nameOf(db: Database, link: PortalLink): Promise<string> {
  const { rows: [row] } = await db.write.query<{ name: string | null }>('select contact_name "name" from tickets where customer_id = $1 and id = $2', [link.customerId, link.ticketId]);
  return row?.name || '顾客';
}

/** Counts a write, or a file, of a link. */
export async function countWrite(house: Served, link: PortalLink, what: 'pw' | 'pf'): Promise<void> {
  const tried = await tryWithin(house.db, what, link.id, what === 'pw' ? WRITES : FILES);
  if (!tried.isAllowed) throw often(tried.wait);
}

/** The body of a request by its form; what does not fit is named. */
export async function bodyOf<T>(req: Request, transport: Transport, form: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/.test(req.headers['content-type'] ?? '')) throw new AppError('VALIDATION', portalReasons.PORTAL_BODY, { params: { what: 'content-type' } });
  const bytes = await transport.readBody(req, JSON_BYTES);
  if (!bytes) throw new AppError('LIMIT', portalReasons.PORTAL_BODY, { params: { what: `${JSON_BYTES / 1024} kB` } });
  const read = form.safeParse(transport.parseBody(bytes));
  if (read.success) return read.data;
  throw new AppError('VALIDATION', portalReasons.PORTAL_BODY, { params: { what: read.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || 'body').join(', ') } });
}
