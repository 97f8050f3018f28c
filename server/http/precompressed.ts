// Serves the console's files as the build has packed them already (brotli, gzip): no processor time, a third of the bytes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';

const PACKED = [['br', '.br'], ['gzip', '.gz']] as const;
const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

/** Rewrites the request to the packed file beside the asked one, where there is one that the browser takes. */
export function precompressed(directory: string): RequestHandler {
  const known = new Map<string, boolean>();
  const isThere = (file: string): boolean => {
    const found = known.get(file) ?? existsSync(file);
    // The files of one build never change, and their names are few.
    if (known.size < 2000) known.set(file, found);
    return found;
  };
  return (req, res, next) => {
    const type = TYPES[path.extname(req.path)];
    if (!type || (req.method !== 'GET' && req.method !== 'HEAD') || req.path.includes('..') || req.path.includes('%')) { next(); return; }
    res.vary('accept-encoding');
    const taken = String(req.headers['accept-encoding'] ?? '');
    for (const [encoding, suffix] of PACKED) {
      if (!new RegExp(`\\b${encoding}\\b`).test(taken) || !isThere(path.join(directory, `${req.path}${suffix}`))) continue;
      req.url = req.url.replace(req.path, `${req.path}${suffix}`);
      res.setHeader('content-encoding', encoding);
      res.setHeader('content-type', type);
      break;
    }
    next();
  };
}
