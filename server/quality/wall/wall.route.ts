// GET /portal/api/wall/<store code>: the wall of service standards, for anybody; reckoned once a minute a store, and asked so often by an address.
import type { Request, Response, Router } from 'express';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { floodGate } from '../../platform/auth/flood.service.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { defineMessages } from '../../core/messages.ts';
import { wallOrNone, type Wall } from './wall.service.ts';

const reasons = defineMessages({ WALL_OFTEN: ['看得太频繁，过一会儿再试', 'Asked too often; wait a little'] });

/** Requests of one address in a minute, to one process: a screen in a store asks a few times, whoever goes through all codes is stopped. */
export const WALL_TRIES = 60;
const KEPT_MS = 60_000;

export function hangWall(router: Router, house: { db: Database; clock: Clock; log: Logger }): void {
  const kept = new LRUCache<string, Wall>({ max: 500, ttl: KEPT_MS });
  const flood = floodGate(WALL_TRIES);
  const answer = async (req: Request, res: Response): Promise<void> => {
    const code = String(req.params.code);
    const wait = flood(req.ip ?? '');
    if (wait) { res.set('retry-after', String(wait)); throw new AppError('RATE_LIMITED', reasons.WALL_OFTEN, { retryAfter: wait }); }
    if (!/^[\w-]{1,40}$/.test(code)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const wall = kept.get(code) ?? await wallOrNone(systemContextOf(house.db, { name: 'wall', clock: house.clock, log: house.log }), code);
    kept.set(code, wall);
    res.set('cache-control', 'no-store').json(wall);
  };
  router.get('/portal/api/wall/:code', (req, res, next) => { answer(req, res).catch(next); });
}
