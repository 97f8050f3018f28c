// A run in a writer's hand: locked, its statements written whole, its state moved.
import { IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import { AppError } from '../core/errors.ts';
import type { WriteContext } from '../core/context.ts';
import { currentRow } from '../core/read/current.ts';
import { decodeId } from '../core/read/ids.ts';
import { stateMachine } from '../core/state-machine.ts';
import { sha256 } from '../core/canonical.ts';
import { addMoney } from '../core/money.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { inputHashOf, statementHash, type Snapshot } from './snapshot.service.ts';
import type { PersonInput, ReckonedStatement } from './run.rules.ts';

/** Which act leads where; what is out never goes back. */
export const runStates = stateMachine<RunState, 'calculate' | 'review' | 'reopen' | 'approve' | 'lock' | 'pay'>({
  DRAFT: { calculate: RunState.CALCULATED },
  CALCULATED: { calculate: RunState.CALCULATED, review: RunState.REVIEWED },
  REVIEWED: { reopen: RunState.CALCULATED, approve: RunState.APPROVED },
  APPROVED: { lock: RunState.LOCKED },
  LOCKED: { pay: RunState.PAID },
  PAID: {},
});

/** The run, locked; NOT_FOUND, or CONFLICT with the row as it stands when another version was seen. */
export async function lockRun(tx: WriteContext, id: string, expectedVersion?: number): Promise<IncentiveRun> {
  const row = decodeId('IncentiveRun', id) && (await tx.manager.getRepository(IncentiveRun).createQueryBuilder('r').setLock('pessimistic_write').where('r.id = :id', { id }).getOne());
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (expectedVersion !== undefined && row.version !== expectedVersion) {
    const current = await currentRow(tx, IncentiveRun, id, (text, params) => tx.manager.query(text, params));
    throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { ...current, id, version: row.version } });
  }
  return row;
}

/** Saves a changed run under the trade's verb. */
export async function saveRun(tx: WriteContext, row: IncentiveRun, verb: string, patch: Partial<IncentiveRun>): Promise<IncentiveRun> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `incentiveRun.${verb}`, () => tx.manager.save(row));
}

/** People written by one statement: while it is put together the process answers nobody. */
const CHUNK = 150;
const chunks = <T>(list: readonly T[]): T[][] => Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));

const STATEMENTS = `
  insert into statements (run_id, scheme_id, employee_id, store_id, position, period_from, period_until, total_amount, hash, created_at, updated_at)
  select $1, $2, x.employee, x.store, x.position, $3, $4, x.total, x.hash, $5, $5 from jsonb_to_recordset($6::jsonb) x(employee bigint, store bigint, position text, total numeric, hash text)
  on conflict (run_id, employee_id) do update set store_id = excluded.store_id, position = excluded.position, total_amount = excluded.total_amount, hash = excluded.hash, updated_at = excluded.updated_at, version = statements.version + 1
  returning id::text, employee_id::text employee`;
const LINES = `
  with made as (insert into statement_lines (statement_id, employee_id, store_id, place, key, line_kind, label_zh, label_en, amount, explanation, created_at, updated_at)
    select x.statement, x.employee, x.store, x.place, x.key, x.kind, x.zh, x.en, x.amount, x.explanation, $1, $1
    from jsonb_to_recordset($2::jsonb) x(statement bigint, employee bigint, store bigint, place int, key text, kind text, zh text, en text, amount numeric, explanation jsonb) returning 1) select count(*) from made`;

/** Writes inputs and statements of a run in place of those before; what was adjusted by hand stays beside its statement. The run is locked and not out. */
export async function writeStatements(tx: WriteContext, run: IncentiveRun, snapshot: Snapshot, reckoned: readonly ReckonedStatement[], written: (people: number) => Promise<void> = async () => {}): Promise<Partial<IncentiveRun>> {
  const now = tx.clock.now();
  const query = (text: string, values: unknown[]): Promise<{ id: string; employee: string }[]> => tx.manager.query(text, values);
  await query('with d as (delete from incentive_inputs where run_id = $1 returning 1) select count(*) from d', [run.id]);
  await query(`with d as (delete from statement_lines l using statements s where s.id = l.statement_id and s.run_id = $1 and l.line_kind <> 'ADJUSTMENT' returning 1) select count(*) from d`, [run.id]);
  const people = new Map(snapshot.people.map((one) => [one.employeeId, one]));
  // Who is no longer meant leaves, unless somebody has adjusted their pay: then nothing is left of it but that.
  await query(`with gone as (select id from statements s where run_id = $1 and employee_id <> all($2::bigint[])),
    d as (delete from statements s using gone where s.id = gone.id and not exists (select 1 from pay_adjustments a where a.statement_id = s.id) returning 1),
    u as (update statements s set total_amount = 0 from gone where s.id = gone.id returning 1) select count(*) from d`, [run.id, [...people.keys()]]);
  for (const chunk of chunks(snapshot.people)) await query('with i as (insert into incentive_inputs (run_id, employee_id, input) select $1, (x ->> \'employeeId\')::bigint, x from jsonb_array_elements($2::jsonb) x returning 1) select count(*) from i', [run.id, JSON.stringify(chunk)]);
  const hashes: string[] = [];
  const hashOf = (one: ReckonedStatement): string => { const hash = statementHash(one); hashes.push(hash); return hash; };
  let done = 0;
  for (const chunk of chunks(reckoned)) {
    const rows = chunk.map((one) => { const person = people.get(one.employeeId) as PersonInput; return { employee: one.employeeId, store: person.storeId, position: person.position, total: one.total, hash: hashOf(one) }; });
    const made = new Map((await query(STATEMENTS, [run.id, run.schemeId, run.periodFrom, run.periodUntil, now, JSON.stringify(rows)])).map((row) => [row.employee, row.id]));
    const lines = chunk.flatMap((one) => one.lines.map((line, place) => ({
      statement: made.get(one.employeeId), employee: one.employeeId, store: people.get(one.employeeId)?.storeId ?? null, place: place + 1, key: line.key, kind: line.kind, zh: line.label.zh, en: line.label.en, amount: line.amount, explanation: line.explanation,
    })));
    await query(LINES, [now, JSON.stringify(lines)]);
    await written(done += chunk.length);
  }
  return {
    peopleCount: reckoned.length, totalAmount: addMoney(...reckoned.map((one) => one.total)), inputHash: inputHashOf(snapshot), resultHash: sha256(hashes.join('\n')), head: snapshot.head, calculatedAt: now.toISOString(), reckonedCount: run.reckonedCount + 1,
  };
}
