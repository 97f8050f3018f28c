// Long work done in the background, with its progress, outcome and files; imports and exports are such work.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum JobState { QUEUED = 'QUEUED', RUNNING = 'RUNNING', DONE = 'DONE', FAILED = 'FAILED', CANCELLED = 'CANCELLED' }
registerEnumType(JobState, { name: 'JobState' });
export enum TransferDirection { IMPORT = 'IMPORT', EXPORT = 'EXPORT' }
registerEnumType(TransferDirection, { name: 'TransferDirection' });

@Noun('Job', {
  table: 'jobs', read: 'platform:read-own-events', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'A piece of background work.',
})
export class Job extends Row {
  @Prop({ kind: 'text', facet: true }) kind!: string;
  @Prop({ kind: 'text', description: 'Says in the words of its starter what it does.' }) title!: string;
  @Prop({ kind: 'enum', enum: JobState, facet: true }) state!: JobState;
  @Prop({ kind: 'int', filter: false, description: 'Items done so far.' }) done!: number;
  @Prop({ kind: 'int', nullable: true, filter: false, description: 'Items in all, once known.' }) total?: number | null;
  @Prop({ kind: 'int', filter: false, fallback: '0' }) failedCount!: number;
  @Prop({ kind: 'json', nullable: true, description: 'Outcome: counts, and the first failures.' }) result?: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false }) error?: string | null;
  @Prop({ kind: 'boolean', filter: false, fallback: 'false' }) isCancelRequested!: boolean;
  @Prop({ kind: 'id', of: 'User', nullable: true }) userId?: string | null;
  @Prop({ kind: 'instant', nullable: true }) startedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) finishedAt?: string | null;
  @Prop({ kind: 'json', hidden: true, nullable: true }) input?: unknown;
  @Prop({ kind: 'int', hidden: true, fallback: '0' }) attempts!: number;
}

@Noun('Transfer', {
  table: 'transfers', read: 'platform:read-own-events', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'One file taken in or given out, with its counts; an import can be undone for seven days.',
})
export class Transfer extends Row {
  @Prop({ kind: 'enum', enum: TransferDirection, facet: true }) direction!: TransferDirection;
  @Prop({ kind: 'text', facet: true, description: 'customers, purchases, ...' }) kind!: string;
  @Prop({ kind: 'text' }) fileName!: string;
  @Prop({ kind: 'id', of: 'Job', nullable: true }) jobId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) userId?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false' }) isDryRun!: boolean;
  @Prop({ kind: 'int', fallback: '0' }) rowCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) acceptedCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) repairedCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) rejectedCount!: number;
  @Prop({ kind: 'int', fallback: '0', description: 'Rows that were there already.' }) unchangedCount!: number;
  @Prop({ kind: 'json', nullable: true, description: 'Which column feeds which field; or the filter of an export.' })
  mapping?: unknown;
  @Prop({ kind: 'instant', nullable: true }) undoableUntil?: string | null;
  @Prop({ kind: 'instant', nullable: true }) undoneAt?: string | null;
  @Prop({ kind: 'text', hidden: true, nullable: true }) contentHash?: string | null;
  @Prop({ kind: 'text', hidden: true, nullable: true }) storedAs?: string | null;
  @Prop({ kind: 'text', hidden: true, nullable: true }) rejectsStoredAs?: string | null;
}
