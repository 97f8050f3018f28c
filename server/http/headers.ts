// Security headers of everything that is not /graphql: own origin only, never in a frame, nothing guessed by the browser.
import helmet from 'helmet';
import type { RequestHandler } from 'express';
import type { Env } from '../core/env.ts';

/** Helmet, set for a console that asks nobody but its own server. */
export function securityHeaders(env: Pick<Env, 'PUBLIC_URL'>): RequestHandler {
  const isSecure = env.PUBLIC_URL?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], scriptSrcAttr: ["'none'"],
        // The console's styles are made while it runs.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"], connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"], mediaSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"],
        frameSrc: ["'none'"], frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}
