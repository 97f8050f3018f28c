// Listens to TypeORM: every row saved or removed leaves an event in the same transaction, without the services' doing.
import type { EntityMetadata, EntitySubscriberInterface, InsertEvent, QueryRunner, RemoveEvent, TransactionCommitEvent, TransactionRollbackEvent, UpdateEvent } from 'typeorm';
import { allNouns, type NounMeta } from '../../../schema/base.ts';
import type { Database } from '../../core/database.ts';
import { encodeId, keyProp } from '../../core/read/ids.ts';
import { kindOf, sidesOf, type Values } from './event.rules.ts';
import { flush, forget, gather, verbOf } from './event.service.ts';

/** The log itself, and rows that are a log of their own work: jobs say in their row what happened to them. */
const UNLOGGED = new Set(['Event', 'Job']);
/** Touching these alone is no news. */
const QUIET: Record<string, ReadonlySet<string>> = {
  Session: new Set(['lastSeenAt', 'expiresAt', 'updatedAt', 'version']), ApiKey: new Set(['lastUsedAt', 'updatedAt', 'version']),
  User: new Set(['lastSignInAt', 'updatedAt', 'version']),
};

class EventSubscriber implements EntitySubscriberInterface {
  readonly writesEvents = true;
  readonly #nouns = new Map<unknown, NounMeta>(allNouns().map((noun) => [noun.target, noun]));

  afterInsert(event: InsertEvent<Values>): void {
    this.#note(event.queryRunner, event.metadata, 'created', null, event.entity);
  }

  afterUpdate(event: UpdateEvent<Values>): void {
    const quiet = QUIET[event.metadata.name];
    if (quiet && event.updatedColumns.length && event.updatedColumns.every((column) => quiet.has(column.propertyName))) return;
    // An update by query builder has no row: then only what was set is known.
    const before = event.databaseEntity ?? {};
    this.#note(event.queryRunner, event.metadata, 'updated', before, event.entity ?? {});
  }

  afterRemove(event: RemoveEvent<Values>): void {
    this.#note(event.queryRunner, event.metadata, 'removed', event.databaseEntity ?? event.entity ?? {}, null);
  }

  beforeTransactionCommit(event: TransactionCommitEvent): Promise<void> { return flush(event.queryRunner); }
  beforeTransactionRollback(event: TransactionRollbackEvent): void { forget(event.queryRunner); }

  #note(runner: QueryRunner, metadata: EntityMetadata, verb: string, before: Values | null, after: Values | null): void {
    const noun = this.#nouns.get(metadata.target);
    if (!noun || UNLOGGED.has(noun.name)) return;
    const row = { ...before, ...after };
    const sides = sidesOf(noun, before, after);
    gather(runner, {
      kind: verbOf(runner) ?? kindOf(noun.name, verb), resource: noun.name, resourceId: wireIdOf(noun, row),
      customerId: customerOf(noun, row), storeId: storeOf(noun, row),
      version: verb === 'removed' ? null : ((row.version as number | undefined) ?? null),
      before: sides.before, after: sides.after, private: sides.private as Values | null,
    });
  }
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const customerOf = (noun: NounMeta, row: Values): string | null => text(noun.name === 'Customer' ? row.id : row[noun.owner ?? 'customerId']);
const storeOf = (noun: NounMeta, row: Values): string | null => text(noun.name === 'Store' ? row.id : row.storeId);

/** The row's id as the API shows it: the id of an owned row carries its customer. */
function wireIdOf(noun: NounMeta, row: Values): string | null {
  const id = text(row[keyProp(noun)]);
  return id === null ? null : encodeId(noun, { id, owner: noun.owner ? text(row[noun.owner]) : null });
}

/** Makes every write through this database's TypeORM source leave its event; call it once after `openDatabase`. */
export function attachEventLog(db: Database): void {
  if (!db.source.subscribers.some((subscriber) => 'writesEvents' in subscriber)) db.source.subscribers.push(new EventSubscriber());
}
