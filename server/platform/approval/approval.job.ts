// Questions that nobody decided in time are ended at their instant, from the due table.
import { defineDue, type Hold } from '../due/due.registry.ts';
import { APPROVAL_DUE, expireApproval } from './approval.service.ts';

defineDue({
  kind: APPROVAL_DUE,
  async take(tx, { subject }): Promise<Hold> {
    const [row] = await tx.manager.query<{ held: boolean }[]>(
      'select exists (select 1 from (select 1 from approvals a where a.id = k.id for no key update skip locked) h) held from approvals k where k.id = $1', [subject]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  run: (tx, { subject }) => expireApproval(tx, subject),
});
