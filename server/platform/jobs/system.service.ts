// The system as younger modules act in its name: for messages that no account of ours brings.
import type { Context } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { systemContext, type SystemOptions } from './system-context.ts';

/** A context of the system under a name that the log shows. */
export const systemContextOf = (db: Database, options: SystemOptions): Context => systemContext(db, options);
