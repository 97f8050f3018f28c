// Standing in: who decides for whom at an instant, named by the one who is away.
import { ApprovalDeputy } from '../../../schema/platform/approval.ts';
import type { EndDeputyInput, NameDeputyInput } from '../../../schema/platform/approval.inputs.ts';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { approvalReasons } from './approval.messages.ts';

const LONGEST_MS = 60 * 86_400_000;

/** Names who decides for oneself for a while. Answers its id. */
export async function nameDeputy(ctx: Context, input: NameDeputyInput): Promise<string> {
  const me = ctx.viewer.employeeId;
  if (ctx.viewer.kind !== 'user' || !me) throw new AppError('POLICY', approvalReasons.DEPUTY_NO_PERSON);
  return transact(ctx, async (tx) => {
    const startsAt = input.startsAt ?? tx.clock.now().toISOString();
    const length = Date.parse(input.endsAt) - Date.parse(startsAt);
    demand(length > 0 && length <= LONGEST_MS && Date.parse(input.endsAt) > tx.clock.now().getTime(), 'input.endsAt', approvalReasons.DEPUTY_TIME);
    demand(input.deputyId !== me, 'input.deputyId', approvalReasons.DEPUTY_SELF);
    const works = decodeId('Employee', input.deputyId) && (await tx.manager.query<unknown[]>('select 1 from employees where id = $1 and left_on is null', [input.deputyId])).length > 0;
    demand(works, 'input.deputyId', approvalReasons.DEPUTY_UNKNOWN);
    const row = await tx.manager.save(tx.manager.create(ApprovalDeputy, { employeeId: me, deputyId: input.deputyId, startsAt, endsAt: input.endsAt, reason: input.reason?.trim() || null } as Partial<ApprovalDeputy>));
    return row.id;
  });
}

/** Ends a deputyship now; one's own only. Answers its id. */
export async function endDeputy(ctx: Context, input: EndDeputyInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = decodeId('ApprovalDeputy', input.id) && (await tx.manager.findOneBy(ApprovalDeputy, { id: input.id }));
    if (!row || !tx.viewer.employeeId || row.employeeId !== tx.viewer.employeeId) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const now = tx.clock.now().toISOString();
    const endsAt = new Date(row.endsAt).toISOString();
    const startsAt = new Date(row.startsAt).toISOString();
    await changeRow(tx, ApprovalDeputy, row.id, input.expectedVersion, { endsAt: endsAt < now ? endsAt : now, ...(startsAt > now ? { startsAt: now } : {}) });
    return row.id;
  });
}

/** Who stands in for an employee at an instant, the one named last first; nobody while she is there herself. */
export async function deputiesOf(tx: WriteContext, employeeId: string, at: Date): Promise<string[]> {
  return (await tx.manager.query<{ id: string }[]>(
    'select deputy_id::text id from approval_deputies where employee_id = $1 and starts_at <= $2 and ends_at > $2 order by starts_at desc, approval_deputies.id desc', [employeeId, at])).map((row) => row.id);
}

/** Employees for whom this one decides at an instant. */
export async function principalsOf(ctx: Context | WriteContext, deputyId: string | null, at: Date): Promise<string[]> {
  if (!deputyId) return [];
  const text = 'select distinct employee_id::text id from approval_deputies where deputy_id = $1 and starts_at <= $2 and ends_at > $2 order by 1';
  const rows = await ask<{ id: string }>(ctx, text, [deputyId, at]);
  return rows.map((row) => row.id);
}
