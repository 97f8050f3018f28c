// POST /intake/<channel>: a message of a customer, signed by the system that brings it.
import type { Router } from 'express';
import type { IncomingMessage } from 'node:http';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { Context, Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { intakeReasons } from './intake.messages.ts';
import { channelOf, readMessage, takeMessage } from './intake.service.ts';

/** Attachments come along in base64. */
const MOST_MB = 25;
const AT_ONCE = 12;

/** What of the transport is needed here; handed in, as a module knows no HTTP room. */
export interface Transport { readBody(req: IncomingMessage, limit: number): Promise<Buffer | null>; parseBody(bytes: Uint8Array): unknown }
interface Served { db: Database; clock?: Clock; log: Logger }

export function hangIntake(router: Router, house: Served, transport: Transport): void {
  let running = 0;
  router.post('/intake/:key', async (req, res, next) => {
    try {
      if (running >= AT_ONCE) throw new AppError('RATE_LIMITED', 'BUSY', { retryAfter: 2 });
      running += 1;
      res.once('close', () => { running -= 1; });
      const bytes = await transport.readBody(req, MOST_MB * 2 ** 20);
      if (!bytes) throw new AppError('LIMIT', intakeReasons.INTAKE_SIZE, { params: { limit: MOST_MB } });
      // The clock of signatures is the world's, not the demo's.
      const channel = await channelOf(house.db, req.params.key, req.headers as Record<string, string | undefined>, bytes.toString('utf8'), systemClock.now());
      const said = await readMessage(channel, transport.parseBody(bytes));
      const ctx: Context = systemContextOf(house.db, { name: channel.nameZh, clock: house.clock, log: house.log });
      const arrived = await takeMessage(ctx, channel, said, String(req.headers['webhook-id']));
      res.set('cache-control', 'no-store').status(arrived.isRepeat ? 200 : 201).json(arrived);
    } catch (error) { next(error); }
  });
}
