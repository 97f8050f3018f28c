// A run in a writer's hand: locked, its statements written whole, its state moved.
import { IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import { AppError } from '../core/errors.ts';
import type { WriteContext } from '../core/context.ts';
import { type Cell, copyInside, copyLine } from '../core/copy.ts';
import { decodeId } from '../core/read/ids.ts';
import { stateMachine } from '../core/state-machine.ts';
import { sha256, type KnownTexts } from '../core/canonical.ts';
import { addMoney } from '../core/money.ts';
import { demandUnchanged, lockRow } from '../core/transact.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { inputHashOf, reckonedParts, type Snapshot } from './snapshot.service.ts';
import { inputText, statementText, type PersonInput, type ReckonedStatement } from './run.rules.ts';

/** Which act leads where; what is out never goes back. */
export const runStates = stateMachine<RunState, 'calculate' | 'review' | 'reopen' | 'approve' | 'lock' | 'pay'>({
  DRAFT: { calculate: RunState.CALCULATED },
  CALCULATED: { calculate: RunState.CALCULATED, review: RunState.REVIEWED },
  REVIEWED: { reopen: RunState.CALCULATED, approve: RunState.APPROVED },
  APPROVED: { lock: RunState.LOCKED },
  LOCKED: { pay: RunState.PAID },
  PAID: {},
}, { DRAFT: ['草稿', 'Draft'], CALCULATED: ['已计算', 'Reckoned'], REVIEWED: ['待审批', 'For approval'], APPROVED: ['已批准', 'Approved'], LOCKED: ['已锁定', 'Locked'], PAID: ['已发放', 'Paid'] });

/** The run, locked; NOT_FOUND, or CONFLICT with the row as it stands when another version was seen. */
export async function lockRun(tx: WriteContext, id: string, expectedVersion?: number): Promise<IncentiveRun> {
  const row = decodeId('IncentiveRun', id) && await lockRow(tx, IncentiveRun, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await demandUnchanged(tx, IncentiveRun, row, expectedVersion);
  return row;
}

/** Saves a changed run under the trade's verb. */
export async function saveRun(tx: WriteContext, row: IncentiveRun, verb: string, patch: Partial<IncentiveRun>): Promise<IncentiveRun> {
  Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  return withVerb(tx, `incentiveRun.${verb}`, () => tx.manager.save(row));
}

/** People written at one go. */
const CHUNK = 100;

const STATEMENTS = `
  with made as (insert into statements (run_id, scheme_id, employee_id, store_id, position, period_from, period_until, total_amount, hash, created_at, updated_at)
    select $1, $2, x.employee, x.store, x.position, $3, $4, x.total, x.hash, $5, $5 from jsonb_to_recordset($6::jsonb) x(employee bigint, store bigint, position text, total numeric, hash text)
    on conflict (run_id, employee_id) do update set store_id = excluded.store_id, position = excluded.position, total_amount = excluded.total_amount, hash = excluded.hash, updated_at = excluded.updated_at, version = statements.version + 1
    returning id, employee_id) select id::text, employee_id::text employee from made`;
const LINE_COLUMNS = ['statement_id', 'employee_id', 'store_id', 'place', 'key', 'line_kind', 'label_zh', 'label_en', 'amount', 'explanation', 'created_at', 'updated_at'];

/** Lets others be served, and what was sent go out. */
const breathe = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** What the database writes while the next is made: one piece at a time, in order. */
function oneAhead(): { send(work: () => Promise<void>): Promise<void>; end(): Promise<void> } {
  let sent = Promise.resolve();
  return {
    async send(work) {
      await sent;
      sent = work();
      // Whoever waits for it next hears of it; until then nobody does.
      sent.catch(() => {});
    },
    end: () => sent,
  };
}

/** The texts of all inputs: what is kept is what the hash was taken of. */
async function writeInputs(tx: WriteContext, run: IncentiveRun, people: readonly PersonInput[], known: KnownTexts): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const ahead = oneAhead();
  try {
    for (let at = 0; at < people.length; at += CHUNK) {
      let lines = '';
      for (const one of people.slice(at, at + CHUNK)) {
        const text = inputText(one, known);
        texts.set(one.employeeId, text);
        lines += copyLine([run.id, one.employeeId, text]);
      }
      await ahead.send(() => copyInside(tx, 'incentive_inputs', ['run_id', 'employee_id', 'input'], lines));
    }
  } finally { await ahead.end(); }
  return texts;
}

interface Chunk { statements: object[]; lines: { employee: string; cells: readonly Cell[] }[] }
/** One person's statement as it is stored. The explanation goes in by the text that was hashed. */
function put(chunk: Chunk, one: ReckonedStatement, person: PersonInput, known: KnownTexts, at: string): string {
  const { bytes, explanations } = statementText(one, known);
  const hash = sha256(bytes);
  chunk.statements.push({ employee: one.employeeId, store: person.storeId, position: person.position, total: one.total, hash });
  for (const [i, { key, kind, label, amount }] of one.lines.entries()) chunk.lines.push({ employee: one.employeeId, cells: [one.employeeId, person.storeId, i + 1, key, kind, label.zh, label.en, amount, explanations[i], at, at] });
  return hash;
}

/** Reckons a run and writes its inputs and statements in place of those before; what was adjusted by hand stays beside its statement. The run is locked and not out. */
export async function writeStatements(tx: WriteContext, run: IncentiveRun, snapshot: Snapshot, written: (people: number) => Promise<void> = async () => {}): Promise<Partial<IncentiveRun>> {
  const now = tx.clock.now();
  const query = (text: string, values: unknown[]): Promise<unknown> => tx.manager.query(text, values);
  await query('with d as (delete from incentive_inputs where run_id = $1 returning 1) select count(*) from d', [run.id]);
  await query(`with d as (delete from statement_lines l using statements s where s.id = l.statement_id and s.run_id = $1 and l.line_kind <> 'ADJUSTMENT' returning 1) select count(*) from d`, [run.id]);
  const people = new Map(snapshot.people.map((one) => [one.employeeId, one]));
  // Who is no longer meant leaves, unless somebody has adjusted their pay: then nothing is left of it but that.
  await query(`with gone as (select id from statements s where run_id = $1 and employee_id <> all($2::bigint[])),
    d as (delete from statements s using gone where s.id = gone.id and not exists (select 1 from pay_adjustments a where a.statement_id = s.id) returning 1),
    u as (update statements s set total_amount = 0 from gone where s.id = gone.id returning 1) select count(*) from d`, [run.id, [...people.keys()]]);
  const known: KnownTexts = new WeakMap();
  const texts = await writeInputs(tx, run, snapshot.people, known);
  const [hashes, totals]: [string[], string[]] = [[], []];
  const store = async ({ statements, lines }: Chunk): Promise<void> => {
    const made = await tx.manager.query<{ id: string; employee: string }[]>(STATEMENTS, [run.id, run.schemeId, run.periodFrom, run.periodUntil, now, JSON.stringify(statements)]);
    const ids = new Map(made.map((row) => [row.employee, row.id]));
    let text = '';
    for (const { employee, cells } of lines) text += copyLine([ids.get(employee), ...cells]);
    await copyInside(tx, 'statement_lines', LINE_COLUMNS, text);
  };
  let chunk: Chunk = { statements: [], lines: [] };
  const ahead = oneAhead();
  const send = async (): Promise<void> => {
    const full = chunk;
    chunk = { statements: [], lines: [] };
    await ahead.send(() => store(full));
    await written(hashes.length);
  };
  try {
    for (const part of reckonedParts(snapshot)) {
      for (const one of part) { hashes.push(put(chunk, one, people.get(one.employeeId) as PersonInput, known, now.toISOString())); totals.push(one.total); }
      if (chunk.statements.length >= CHUNK) await send(); else await breathe();
    }
    if (chunk.statements.length) await send();
  } finally {
    // Nothing may be on its way when the transaction ends, in whichever way.
    await ahead.end();
  }
  return {
    peopleCount: hashes.length, totalAmount: addMoney(...totals), inputHash: inputHashOf(snapshot, texts), resultHash: sha256(hashes.join('\n')), head: snapshot.head, calculatedAt: now.toISOString(), reckonedCount: run.reckonedCount + 1,
  };
}
