// Everything but /graphql: health, figures, signed files, the papers for people, and the console with its fall-back.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Routes } from '../routes.ts';
import { docsPage } from './docs.ts';
import { presentError } from './format-error.ts';
import { securityHeaders } from './headers.ts';
import type { readinessOf } from './health.ts';
import type { Metrics } from './metrics.ts';
import { precompressed } from './precompressed.ts';
import { askedOf, localeOf, nobody, type House } from './request-context.ts';

export interface PagesOptions { house: House; metrics: Metrics; readiness: ReturnType<typeof readinessOf>; staticDir: string | null; routes: readonly Routes[]; /** Said beside the product's name: the chain's own, or that it is the demo. */ chain?: string | null }

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, VALIDATION: 400, CONFLICT: 409, LIMIT: 413, RATE_LIMITED: 429, POLICY: 422,
};

/** The Express app. */
export function pagesApp({ house, metrics, readiness, staticDir, routes, chain }: PagesOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', house.env.TRUSTED_PROXIES);
  app.use((req, res, next) => {
    const began = performance.now();
    const asked = askedOf(req, house);
    res.locals.asked = asked;
    res.setHeader('x-request-id', asked.requestId);
    res.once('close', () => {
      const took = performance.now() - began;
      const kind = req.path.startsWith('/health') || req.path === '/metrics' ? 'probe' : 'page';
      metrics.request({ kind, status: res.statusCode, seconds: took / 1000 });
      // The path only: what stands behind the question mark may be personal. Signatures are cut off.
      if (kind === 'page') asked.log.info({ method: req.method, path: req.path.split('/').slice(0, 4).join('/').slice(0, 200), status: res.statusCode, ms: Math.round(took) }, 'page');
    });
    next();
  });
  app.use(securityHeaders(house.env));

  app.get('/health/live', (_req, res) => { res.set('cache-control', 'no-store').json({ status: 'ok' }); });
  app.get('/health/ready', async (_req, res) => {
    const answer = await readiness.check();
    res.set('cache-control', 'no-store').status(answer.ready ? 200 : 503).json(answer);
  });
  app.get('/metrics', async (_req, res) => {
    res.set('cache-control', 'no-store').type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  app.get(['/docs', '/docs/'], (req, res) => {
    const wished = req.query.lang === 'en' || req.query.lang === 'zh' ? req.query.lang : localeOf(req.headers['accept-language']);
    res.set('cache-control', 'no-cache').type('html').send(docsPage(wished));
  });
  const router = express.Router();
  for (const hang of routes) hang(router, house);
  app.use(router);
  if (staticDir && existsSync(path.join(staticDir, 'index.html'))) serveConsole(app, staticDir, { 'business-zone': house.env.TZ_BUSINESS, currency: house.env.CURRENCY, ...(chain ? { chain } : {}) });
  app.use((_req, res) => { res.status(404).set('cache-control', 'no-store').type('text').send('Not found'); });
  app.use(errorAnswer(house, metrics));
  return app;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A page with settings of the server in its head, where the console reads them before it asks anything. */
const withSettings = (page: string, settings: Record<string, string>): string =>
  page.replace('</head>', () => `${Object.entries(settings).map(([name, content]) => `<meta name="${name}" content="${content.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string)}">`).join('')}</head>`);

/** The public pages: a name alone, or the wall of a store by its code; what is below /portal/api answers for itself. */
const PORTAL = /^\/portal(\/[a-z]*|\/wall\/[\w%-]{1,120})?\/?$/;

function serveConsole(app: Express, staticDir: string, settings: Record<string, string>): void {
  app.use('/assets', precompressed(path.join(staticDir, 'assets')));
  app.use('/assets', express.static(path.join(staticDir, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: false, dotfiles: 'deny' }));
  app.use(express.static(staticDir, { index: false, redirect: false, dotfiles: 'ignore', setHeaders: (res) => { res.setHeader('cache-control', 'no-cache'); } }));
  const index = path.join(staticDir, 'index.html');
  const portal = path.join(staticDir, 'portal.html');
  app.use(async (req: Request, res: Response, next) => {
    const isPortal = (req.method === 'GET' || req.method === 'HEAD') && PORTAL.test(req.path) && existsSync(portal);
    if (!isPortal) { next(); return; }
    // Addresses of these pages are keys: they go to nobody, not even as a referrer.
    res.set({ 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' }).type('html').send(withSettings(await readFile(portal, 'utf8'), { 'business-zone': settings['business-zone'] ?? 'Asia/Shanghai', currency: settings.currency ?? 'CNY' }));
  });
  app.use(async (req: Request, res: Response, next) => {
    const isPage = (req.method === 'GET' || req.method === 'HEAD') && !/\.[a-z0-9]{1,6}$/i.test(req.path)
      && !/^\/(graphql|files|health|metrics|portal|docs|assets|auth)(\/|$)/.test(req.path) && req.accepts(['html', 'json']) === 'html';
    if (!isPage) { next(); return; }
    res.set('cache-control', 'no-cache').type('html').send(withSettings(await readFile(index, 'utf8'), settings));
  });
}

/** What went wrong on a page, without a word about how. */
function errorAnswer(house: House, metrics: Metrics): ErrorRequestHandler {
  return (error: Error & { status?: number; statusCode?: number }, req, res, _next) => {
    if (res.headersSent) { res.destroy(); return; }
    const given = error.status ?? error.statusCode;
    if (given && given >= 400 && given < 500) { res.status(given).set('cache-control', 'no-store').type('text').send(given === 404 ? 'Not found' : 'Refused'); return; }
    const asked = askedOf(req, house);
    const shown = presentError(error, { ...nobody(house, asked), requestId: String(res.getHeader('x-request-id') ?? asked.requestId) });
    const code = String(shown.extensions.code);
    metrics.refusal(code);
    const status = shown.extensions.reason === 'BUSY' ? 503 : (STATUS[code] ?? 500);
    res.status(status).set('cache-control', 'no-store').json({ errors: [{ message: shown.message, extensions: shown.extensions }] });
  };
}
