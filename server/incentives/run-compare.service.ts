// Looking at a run without changing it: what reckoning it again would change, and whether its kept inputs and statements still hold.
import { IncentiveRun } from '../../schema/incentives/run.ts';
import type { RunCheck, RunDifference, RunDifferences } from '../../schema/incentives/run.inputs.ts';
import { authorise, type Context } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { compareNumbers, decimal, subtractMoney, toMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { schemeById, snapshotNow } from './run.service.ts';
import { inputHashOf, monthOf, reckonSnapshot, resultHashOf, statementHash, storedSnapshot } from './snapshot.service.ts';

async function runById(ctx: Context, id: string): Promise<IncentiveRun> {
  const run = decodeId('IncentiveRun', id) ? await ctx.db.source.manager.findOneBy(IncentiveRun, { id }) : null;
  if (!run) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return run;
}

/** Names of employees by id. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, { name: string; nameEn: string | null }>> {
  const { rows } = await ctx.db.read.query<{ id: string; name: string; nameEn: string | null }>('select id::text, name, name_en "nameEn" from employees where id = any($1::bigint[]) order by employees.id', [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What reckoning a run again would change, person by person; nothing is kept. */
export async function runDifferences(ctx: Context, id: string): Promise<RunDifferences> {
  authorise(ctx, 'incentives:write');
  const run = await runById(ctx, id);
  const scheme = await schemeById(ctx, run.schemeId);
  const [before, { snapshot }] = await Promise.all([storedSnapshot(ctx, id), snapshotNow(ctx, scheme, monthOf(run.periodFrom))]);
  const was = new Map(reckonSnapshot(before).map((one) => [one.employeeId, one]));
  const is = new Map(reckonSnapshot(snapshot).map((one) => [one.employeeId, one]));
  const names = await namesOf(ctx, [...new Set([...was.keys(), ...is.keys()])]);
  const people: RunDifference[] = [];
  for (const employeeId of names.keys()) {
    const [old, now] = [was.get(employeeId), is.get(employeeId)];
    const keys = [...new Set([...old?.lines ?? [], ...now?.lines ?? []].map((line) => line.key))];
    const lines = keys.map((key) => {
      const [a, b] = [old?.lines.find((line) => line.key === key), now?.lines.find((line) => line.key === key)];
      return { key, label: (b ?? a)?.label ?? { zh: key, en: key }, before: a?.amount ?? null, after: b?.amount ?? null, difference: subtractMoney(b?.amount ?? '0', a?.amount ?? '0') };
    }).filter((line) => line.difference !== '0.00');
    if (lines.length || !old || !now) people.push({ employeeId, employeeName: names.get(employeeId)?.name ?? '', employeeNameEn: names.get(employeeId)?.nameEn ?? null, before: old?.total ?? null, after: now?.total ?? null, difference: subtractMoney(now?.total ?? '0', old?.total ?? '0'), lines });
  }
  people.sort((a, b) => decimal(b.difference).abs().comparedTo(decimal(a.difference).abs()) || compareNumbers(a.employeeId, b.employeeId));
  const sum = (all: Map<string, { total: string }>): string => toMoney([...all.values()].reduce((total, one) => total.plus(one.total), decimal(0)));
  return { before: sum(was), after: sum(is), difference: subtractMoney(sum(is), sum(was)), changedCount: people.length, people: people.slice(0, 500) };
}


interface Kept { employeeId: string; hash: string; total: string; lines: { key: string; kind: string; zh: string; en: string; amount: string; explanation: unknown }[] }
const KEPT = `select s.employee_id::text "employeeId", s.hash, s.total_amount::text total,
    coalesce((select json_agg(json_build_object('key', l.key, 'kind', l.line_kind, 'zh', l.label_zh, 'en', l.label_en, 'amount', l.amount::text, 'explanation', l.explanation) order by l.place) from statement_lines l where l.statement_id = s.id and l.line_kind <> 'ADJUSTMENT'), '[]') lines
  from statements s where s.run_id = $1 order by s.employee_id`;

/** Do the kept inputs have their hash, do they still come to the kept result, and do the rows say what was reckoned? */
export async function checkRun(ctx: Context, id: string): Promise<RunCheck> {
  authorise(ctx, 'incentives:read');
  const run = await runById(ctx, id);
  const snapshot = await storedSnapshot(ctx, id);
  const reckoned = reckonSnapshot(snapshot);
  const { rows } = await ctx.db.write.query<Kept>(KEPT, [id]);
  const kept = rows.map((row) => ({ ...row, now: statementHash({ employeeId: row.employeeId, total: row.total, lines: row.lines.map((line) => ({ key: line.key, kind: line.kind as never, label: { zh: line.zh, en: line.en }, amount: line.amount, explanation: line.explanation as never })) }) }));
  const wanted = new Map(reckoned.map((one) => [one.employeeId, statementHash(one)]));
  return {
    inputsHold: inputHashOf(snapshot) === run.inputHash, resultsHold: resultHashOf(reckoned) === run.resultHash,
    statementsHold: kept.every((one) => one.now === one.hash && (wanted.get(one.employeeId) ?? one.hash) === one.hash) && reckoned.every((one) => kept.some((row) => row.employeeId === one.employeeId)),
  };
}
