// Tells what hangs on audits (findings, measures kept elsewhere) that one was published or decided, inside the same transaction.
import type { Audit } from '../../../schema/quality/audit.ts';
import type { AuditFailure } from '../../../schema/quality/audit-parts.ts';
import type { WriteContext } from '../../core/context.ts';

export interface AuditDone { act: 'publish' | 'settle' | 'annul'; audit: Audit; failures: readonly AuditFailure[] }
export type AuditListener = (tx: WriteContext, done: AuditDone) => Promise<void>;
const listeners: AuditListener[] = [];

/** Registers a listener; called once at start by the part that listens. */
export const onAuditDone = (listener: AuditListener): void => { listeners.push(listener); };
/** Tells every listener, one after the other. */
export async function tellAuditDone(tx: WriteContext, done: AuditDone): Promise<void> {
  for (const listener of listeners) await listener(tx, done);
}
