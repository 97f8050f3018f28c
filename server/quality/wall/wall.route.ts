// GET /portal/api/wall/<store code>: the wall of service standards, for anybody; reckoned once a minute a store, and asked so often by an address.
import type { Request, Response, Router } from 'express';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { wallOrNone, type Wall } from './wall.service.ts';

/** Requests of one address in 15 minutes. */
export const WALL_TRIES = 120;
const KEPT_MS = 60_000;

export function hangWall(router: Router, house: { db: Database; clock: Clock; log: Logger }): void {
  const kept = new LRUCache<string, Wall>({ max: 500, ttl: KEPT_MS });
  const answer = async (req: Request, res: Response): Promise<void> => {
    const code = String(req.params.code);
    const tried = await tryWithin(house.db, 'wl', req.socket.remoteAddress ?? '', WALL_TRIES);
    if (!tried.isAllowed) { res.set('retry-after', String(tried.wait)); throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: tried.wait }); }
    if (!/^[\w-]{1,40}$/.test(code)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const wall = kept.get(code) ?? await wallOrNone(systemContextOf(house.db, { name: 'wall', clock: house.clock, log: house.log }), code);
    kept.set(code, wall);
    res.set('cache-control', 'no-store').json(wall);
  };
  router.get('/portal/api/wall/:code', (req, res, next) => { answer(req, res).catch(next); });
}
