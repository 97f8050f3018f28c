// Who asks, in which language, under which number: the context of one request or one socket, from what the transport knows.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import proxyaddr from 'proxy-addr';
import type { Clock } from '../core/clock.ts';
import type { Context, Logger } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import type { Env } from '../core/env.ts';
import type { Locale } from '../core/messages.ts';
import { ANONYMOUS } from '../platform/access/viewer.ts';
import { authenticate, recall, type Authenticated, type AuthSettings, type RequestFacts } from '../platform/auth/authenticate.ts';

/** What every part of the transport hangs on. */
export interface House { db: Database; env: Env; clock: Clock; log: Logger }

/** A request's own facts, before anybody is known. */
export interface Asked { requestId: string; locale: Locale; address: string; log: Logger }

/** The first language of the header that we speak; Chinese when it names none. */
export function localeOf(header: string | undefined): Locale {
  if (!header) return 'zh';
  const wished = header.slice(0, 200).split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const q = Number(rest.find((p) => p.trim().startsWith('q='))?.trim().slice(2) ?? 1);
    return { tag, q: Number.isFinite(q) ? q : 0 };
  });
  const spoken = wished.filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag)).sort((a, b) => b.q - a.q)[0];
  return spoken?.tag.startsWith('en') ? 'en' : 'zh';
}

/** Where a request comes from; most carry nothing of a proxy's. */
const addressOf = (req: IncomingMessage, env: Env): string =>
  (req.headers['x-forwarded-for'] === undefined ? req.socket.remoteAddress : proxyaddr(req, env.TRUSTED_PROXIES)) ?? '';

/** A new number for the request. The caller's own numbers are not believed, and a forwarded address only when a proxy of ours forwards it. */
export function askedOf(req: IncomingMessage, house: House): Asked {
  const requestId = randomUUID();
  return {
    requestId, locale: localeOf(req.headers['accept-language']), address: addressOf(req, house.env),
    log: new RequestLog(house.log, requestId),
  };
}

/** The process's log with the request's number in every line: most requests write one line, for which a child of the logger costs too much. */
class RequestLog implements Logger {
  constructor(private readonly log: Logger, private readonly requestId: string) {}
  info(fields: object, text?: string): void { this.log.info({ requestId: this.requestId, ...fields }, text); }
  warn(fields: object, text?: string): void { this.log.warn({ requestId: this.requestId, ...fields }, text); }
  error(fields: object, text?: string): void { this.log.error({ requestId: this.requestId, ...fields }, text); }
  debug(fields: object, text?: string): void { this.log.debug({ requestId: this.requestId, ...fields }, text); }
}

/** The context of an asker, once known. */
export function contextOf(house: House, asked: Asked, who: Pick<Authenticated, 'viewer' | 'locale' | 'proof'>, more: Partial<Context> = {}): Context {
  const locale = who.locale === 'zh' || who.locale === 'en' ? who.locale : asked.locale;
  return { db: house.db, clock: house.clock, viewer: who.viewer, ...asked, locale, loaders: new Map(), ...(who.proof ? { proof: { ...who.proof } } : {}), ...more };
}

export const nobody = (house: House, asked: Asked): Context => contextOf(house, asked, { viewer: ANONYMOUS, locale: null });

const factsOf = (req: IncomingMessage): RequestFacts => ({ authorization: req.headers.authorization, cookie: req.headers.cookie, origin: req.headers.origin, host: req.headers.host });
const authOf = (house: House): AuthSettings => ({ now: house.clock.now(), publicUrl: house.env.PUBLIC_URL });

/** Asks the sign-in of a request: header or cookie, nothing else. */
export const whoAsks = (req: IncomingMessage, house: House): Promise<Authenticated> => authenticate(house.db, factsOf(req), authOf(house));
/** The same from memory, to be proved by the statement that reads; null when the tables must be asked. */
export const whoAsked = (req: IncomingMessage, house: House): Authenticated | null => recall(house.db, factsOf(req), authOf(house));
