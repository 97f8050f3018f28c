// A scheme tried on one person: the statement that they would have for a month, line by line; nothing is kept.
import type { TriedStatement, TrySchemeInput } from '../../../schema/incentives/whatif.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { payReasons } from '../incentives.messages.ts';
import { schemeById } from '../run.service.ts';
import { fitScheme } from '../scheme.service.ts';
import { beganMonth, reckonSnapshot, takeSnapshot } from '../snapshot.service.ts';

/** What somebody would be paid by a scheme's content. Everybody in scope is looked at, since pools and rankings do. */
export async function trySchemeOnPerson(ctx: Context, input: TrySchemeInput): Promise<TriedStatement> {
  authorise(ctx, 'incentives:write');
  if (!decodeId('Employee', input.employeeId) || !(await visibleKeys(ctx, 'Employee', [input.employeeId])).has(input.employeeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const scheme = await schemeById(ctx, input.schemeId);
  fitScheme(input.content, 'input.content');
  const month = beganMonth(ctx, input.on, 'input.on');
  const snapshot = await takeSnapshot(ctx, { key: scheme.key, number: 0, nameZh: scheme.nameZh, nameEn: scheme.nameEn, since: null }, input.content, month, ctx.clock.now().toISOString());
  const found = reckonSnapshot(snapshot).find((one) => one.employeeId === input.employeeId);
  if (!found) throw new AppError('POLICY', payReasons.PAY_NOT_MEANT);
  return { month: month.from.slice(0, 7), total: found.total, people: snapshot.people.length, lines: found.lines };
}
