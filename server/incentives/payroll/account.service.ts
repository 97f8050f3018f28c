// Where somebody's pay is sent: written by who reckons, kept sealed, told to the person at once, shown to nobody else than by its last four digits.
import type { SetPayAccountInput } from '../../../schema/incentives/payroll.ts';
import { Employee } from '../../../schema/staff/employee.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { sealAccount } from '../../platform/privacy/sealed-account.service.ts';
import { payReasons } from '../incentives.messages.ts';

const CHANGED = 'incentives.account-changed';
defineAlert({ kind: CHANGED, digest: { zh: '收款账号变更', en: 'Changes of where pay goes' } });

/** Card numbers and IBANs: digits and capitals, as banks write them without spaces. */
const ACCOUNT = /^[A-Z0-9]{6,34}$/;

/** Sets where somebody's pay goes, or that it is not known any more. The person is told, whoever did it. Answers the employee's id. */
export async function setPayAccount(ctx: Context, input: SetPayAccountInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const account = input.account?.replace(/[\s-]/g, '').toUpperCase() || null;
  demand(account === null || ACCOUNT.test(account), 'input.account', payReasons.PAY_ACCOUNT);
  return transact(ctx, async (tx) => {
    if (!decodeId('Employee', input.employeeId) || !(await visibleKeys(tx, 'Employee', [input.employeeId])).has(input.employeeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await withVerb(tx, 'employee.account-set', () => changeRow(tx, Employee, input.employeeId, input.expectedVersion, { payAccount: account && sealAccount(tx.db, input.employeeId, account), payBank: account ? input.bank?.trim() || null : null }));
    await notify(tx, await usersOf(tx, [row.id]), {
      matter: `pay-account:${row.id}`, kind: CHANGED, again: true,
      title: { zh: '您的收款账号有变更；不是您提出的就找人力资源', en: 'Where your pay goes was changed; tell HR if you did not ask for it' },
    });
    return row.id;
  });
}
