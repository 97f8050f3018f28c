// The way to the company's directory and back: GET /auth/directory sends the browser out, GET /auth/directory/back signs it in.
import type { Request, Response, Router } from 'express';
import { AppError } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { authReasons } from '../platform/auth/auth.messages.ts';
import { comeBack, directoryOf, leaveFor, ownPath, type Flow } from '../platform/auth/directory.service.ts';
import { tryWithin } from '../platform/auth/try-limit.service.ts';
import { cookieLine } from './cookies.ts';
import { askedOf, contextOf, nobody, type House } from './request-context.ts';

const COOKIE = 'aftercare_flow';
const FLOW_SECONDS = 600;
/** Ways out and back of one address in 15 minutes. */
const TRIES = 120;
const REFUSALS: ReadonlySet<string> = new Set([authReasons.DIRECTORY_UNKNOWN, authReasons.DIRECTORY_FAILED, authReasons.DIRECTORY_SILENT, authReasons.DIRECTORY_OFTEN]);
const BACK = '/auth/directory/back';

function flowOf(req: Request): Flow | null {
  const text = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{1,2000})`).exec(req.headers.cookie ?? '')?.[1];
  try {
    const flow = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Partial<Flow>;
    return typeof flow.state === 'string' && typeof flow.nonce === 'string' && typeof flow.verifier === 'string' ? { state: flow.state, nonce: flow.nonce, verifier: flow.verifier, to: ownPath(flow.to) } : null;
  } catch { return null; }
}

/** Hangs the routes; where the settings name no directory only the answer that there is none. */
export function directoryRoutes(router: Router, house: House): void {
  const directory = directoryOf(house.env);
  router.get('/auth/ways', (req, res) => {
    // The words of a refusal stand here alone; the sign-in page asks for those of the reason that it was sent back with.
    const reason = String(req.query.refused ?? '');
    const said = REFUSALS.has(reason) ? { said: { zh: say(reason, 'zh'), en: say(reason, 'en') } } : {};
    res.set('cache-control', 'no-store').json({ password: true, directory: directory !== null, ...said });
  });
  if (!directory) return;
  const isSecure = house.env.PUBLIC_URL?.startsWith('https:') ?? false;
  const home = (req: Request): string => (house.env.PUBLIC_URL ?? `http://${req.headers.host ?? 'localhost'}`).replace(/\/$/, '');
  const walked = (work: (req: Request, res: Response) => Promise<void>) => (req: Request, res: Response): void => {
    res.set('cache-control', 'no-store').set('referrer-policy', 'no-referrer');
    const asked = askedOf(req, house);
    (async () => {
      const tried = await tryWithin(house.db, 'di', asked.address, TRIES);
      if (!tried.isAllowed) throw new AppError('RATE_LIMITED', authReasons.DIRECTORY_OFTEN, { retryAfter: tried.wait });
      await work(req, res);
    })().catch((error: unknown) => {
      // A browser is on its way: it is shown the sign-in page with the reason, not a bare text.
      if (!(error instanceof AppError)) asked.log.error({ err: error }, 'signing in by the directory failed');
      const reason = error instanceof AppError ? error.reason : authReasons.DIRECTORY_FAILED;
      res.append('set-cookie', cookieLine(COOKIE, null, undefined, isSecure)).redirect(302, `/login?refused=${encodeURIComponent(reason)}`);
    });
  };
  router.get('/auth/directory', walked(async (req, res) => {
    const ctx = nobody(house, askedOf(req, house));
    const { url, flow } = await leaveFor(ctx, directory, home(req) + BACK, String(req.query.to ?? '/'));
    res.append('set-cookie', cookieLine(COOKIE, Buffer.from(JSON.stringify(flow)).toString('base64url'), FLOW_SECONDS, isSecure)).redirect(302, url);
  }));
  router.get(BACK, walked(async (req, res) => {
    const asked = askedOf(req, house);
    const flow = flowOf(req);
    const ctx = contextOf(house, asked, nobody(house, asked), {
      userAgent: String(req.headers['user-agent'] ?? ''),
      setCookie: (name, value, age) => { res.append('set-cookie', cookieLine(name, value, age, isSecure)); },
    });
    await comeBack(ctx, directory, new URL(req.originalUrl, home(req)), flow);
    // The code has been used: what belonged to it is taken back.
    res.append('set-cookie', cookieLine(COOKIE, null, undefined, isSecure)).redirect(302, flow?.to ?? '/');
  }));
}
