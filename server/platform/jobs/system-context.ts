// The context of work that no person asked for: crons, sealing, and jobs whose starter is the system.
import { randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '../../core/clock.ts';
import type { Context, Logger, Viewer } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { systemViewer } from '../access/viewer.ts';

export const SILENT: Logger = { info() {}, warn() {}, error() {}, debug() {} };

export interface SystemOptions { name?: string; clock?: Clock; log?: Logger; viewer?: Viewer }

/** A context of the system itself, or of the viewer given. */
export const systemContext = (db: Database, options: SystemOptions = {}): Context => ({
  db, viewer: options.viewer ?? systemViewer(options.name ?? 'system'), clock: options.clock ?? systemClock, locale: 'zh',
  requestId: randomUUID(), address: '', log: options.log ?? SILENT, loaders: new Map(),
});
