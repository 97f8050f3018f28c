// Whom pay concerns hears of it: that a statement is out and may be disputed, that something was put beside it, that a dispute has its answer. No amount is said.
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';

const PAY = 'incentives.pay';
defineAlert({ kind: PAY, digest: { zh: '薪酬的新消息', en: 'News of your pay' } });

/** Tells people of their own pay, once a matter; whoever has no account reads it elsewhere. */
export async function tellOfPay(tx: WriteContext, employeeIds: readonly string[], matter: string, title: Label, statementId: string | null = null): Promise<void> {
  await notify(tx, await usersOf(tx, employeeIds), { matter, kind: PAY, title, ...(statementId ? { link: { resource: 'statements', id: statementId } } : {}) });
}
