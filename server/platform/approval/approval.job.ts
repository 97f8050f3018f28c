// Questions that still wait are told of again, and ended at their instant when nobody decided in time: from the due table.
import type { WriteContext } from '../../core/context.ts';
import { defineDue, type DueAction, type Hold } from '../due/due.registry.ts';
import { APPROVAL_DUE, APPROVAL_REMINDERS, expireApproval, remindOfApproval } from './approval.service.ts';

async function take(tx: WriteContext, { subject }: DueAction): Promise<Hold> {
  const [row] = await tx.manager.query<{ held: boolean }[]>(
    'select exists (select 1 from (select 1 from approvals a where a.id = k.id for no key update skip locked) h) held from approvals k where k.id = $1', [subject]);
  return row ? (row.held ? 'held' : 'busy') : 'gone';
}

for (const { kind, isLast } of APPROVAL_REMINDERS) defineDue({ kind, take, run: (tx, { subject }) => remindOfApproval(tx, subject, isLast) });
defineDue({
  kind: APPROVAL_DUE, take,
  run: (tx, { subject }) => expireApproval(tx, subject),
});
