// The person says that a statement is right. It is no condition of being paid, and takes no right to dispute a line away.
import { DisputeState, Statement, StatementDispute } from '../../../schema/incentives/run.ts';
import type { ConfirmStatementInput } from '../../../schema/incentives/run.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { statementInHand } from '../adjustment.service.ts';
import { payReasons } from '../incentives.messages.ts';

/** Notes that its person finds a statement right; a second time nothing changes. Answers the statement's id. */
export async function confirmStatement(ctx: Context, input: ConfirmStatementInput): Promise<string> {
  authorise(ctx, 'staff:read-pay');
  return transact(ctx, async (tx) => {
    const statement = await statementInHand(tx, input.id);
    if (!tx.viewer.employeeId || statement.employeeId !== tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_NOT_YOURS);
    if (!statement.publishedAt) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (statement.confirmedAt) return statement.id;
    if (await tx.manager.existsBy(StatementDispute, { statementId: statement.id, state: DisputeState.OPEN })) throw new AppError('POLICY', payReasons.PAY_CONFIRM_OPEN);
    await withVerb(tx, 'statement.confirmed', () => changeRow(tx, Statement, statement.id, input.expectedVersion, { confirmedAt: tx.clock.now().toISOString() }));
    return statement.id;
  });
}
