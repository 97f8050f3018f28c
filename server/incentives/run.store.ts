// A run in a writer's hand: locked, its statements written whole, its state moved.
import { IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import { AppError } from '../core/errors.ts';
import { DAY_MS } from '../core/clock.ts';
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

/** Until when a line that is shown now may be disputed, by the scheme of its run. */
export function disputeEnd(run: Pick<IncentiveRun, 'head'>, shownAt: Date): Date {
  const days = (run.head as { content?: { dispute?: { windowDays?: number } } } | null)?.content?.dispute?.windowDays ?? 15;
  return new Date(shownAt.getTime() + days * DAY_MS);
}

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

/** A statement as it stands; none: its lines no longer add up to it, so that it is written anew. */
interface Standing { employeeId: string; hash: string; storeId: string | null; position: string }
const STANDING = `select s.employee_id::text "employeeId", s.hash, s.store_id::text "storeId", s.position from statements s
  where s.run_id = $1 and s.total_amount = (select coalesce(sum(l.amount), 0) from statement_lines l where l.statement_id = s.id and l.line_kind <> 'ADJUSTMENT')`;
/** What was corrected by hand keeps its correction, which for a moment corrects no line. */
const CLEAR = `with loose as (update pay_adjustments set line_id = null where statement_id = any($1::bigint[]) and line_id is not null returning id),
  d as (delete from statement_lines where statement_id = any($1::bigint[]) and line_kind <> 'ADJUSTMENT' returning 1) select id::text from loose`;
const TIE = `with u as (update pay_adjustments a set line_id = l.id from statement_lines l where a.id = any($1::bigint[]) and l.statement_id = a.statement_id and l.key = a.key and l.line_kind <> 'ADJUSTMENT' returning 1) select count(*) from u`;

/** Who is no longer meant leaves, unless somebody has adjusted their pay: then nothing is left of it but that. */
async function leave(tx: WriteContext, runId: string, meant: readonly string[]): Promise<void> {
  const gone = await tx.manager.query<{ id: string; employeeId: string }[]>('select id::text, employee_id::text "employeeId" from statements where run_id = $1 and employee_id <> all($2::bigint[])', [runId, meant]);
  if (!gone.length) return;
  const ids = gone.map((one) => one.id);
  await tx.manager.query(CLEAR, [ids]);
  const empty = gone.map((one) => ({ id: one.id, hash: sha256(statementText({ employeeId: one.employeeId, total: '0.00', lines: [] }).bytes) }));
  await tx.manager.query(`with d as (delete from statements s where id = any($1::bigint[]) and not exists (select 1 from pay_adjustments a where a.statement_id = s.id) returning 1),
    u as (update statements s set total_amount = 0, hash = x.hash from jsonb_to_recordset($2::jsonb) x(id bigint, hash text) where s.id = x.id and exists (select 1 from pay_adjustments a where a.statement_id = s.id) returning 1) select count(*) from u`, [ids, JSON.stringify(empty)]);
}

interface Chunk { statements: object[]; lines: { employee: string; cells: readonly Cell[] }[] }
/** One person's statement as it is stored, unless it stands there by the same bytes. The explanation goes in by the text that was hashed. */
function put(chunk: Chunk, one: ReckonedStatement, person: PersonInput, known: KnownTexts, at: string, standing: Standing | undefined): string {
  const { bytes, explanations } = statementText(one, known);
  const hash = sha256(bytes);
  if (standing?.hash === hash && standing.storeId === person.storeId && standing.position === person.position) return hash;
  chunk.statements.push({ employee: one.employeeId, store: person.storeId, position: person.position, total: one.total, hash });
  for (const [i, { key, kind, label, amount }] of one.lines.entries()) chunk.lines.push({ employee: one.employeeId, cells: [one.employeeId, person.storeId, i + 1, key, kind, label.zh, label.en, amount, explanations[i], at, at] });
  return hash;
}

/**
 * Reckons a run and writes its inputs and those statements that differ in place of those before; what was adjusted by hand stays
 * beside its statement. The run is locked and not out.
 */
export async function writeStatements(tx: WriteContext, run: IncentiveRun, snapshot: Snapshot, written: (people: number) => Promise<void> = async () => {}): Promise<Partial<IncentiveRun>> {
  const now = tx.clock.now();
  const isAgain = run.reckonedCount > 0;
  const people = new Map(snapshot.people.map((one) => [one.employeeId, one]));
  const standing = new Map<string, Standing>();
  if (isAgain) {
    await tx.manager.query('with d as (delete from incentive_inputs where run_id = $1 returning 1) select count(*) from d', [run.id]);
    await leave(tx, run.id, [...people.keys()]);
    for (const one of await tx.manager.query<Standing[]>(STANDING, [run.id])) standing.set(one.employeeId, one);
  }
  const known: KnownTexts = new WeakMap();
  const texts = await writeInputs(tx, run, snapshot.people, known);
  const [hashes, totals, at]: [string[], string[], string] = [[], [], now.toISOString()];
  const store = async ({ statements, lines }: Chunk): Promise<void> => {
    const made = await tx.manager.query<{ id: string; employee: string }[]>(STATEMENTS, [run.id, run.schemeId, run.periodFrom, run.periodUntil, now, JSON.stringify(statements)]);
    const ids = new Map(made.map((row) => [row.employee, row.id]));
    const loose = isAgain ? await tx.manager.query<{ id: string }[]>(CLEAR, [[...ids.values()]]) : [];
    let text = '';
    for (const { employee, cells } of lines) text += copyLine([ids.get(employee), ...cells]);
    await copyInside(tx, 'statement_lines', LINE_COLUMNS, text);
    if (loose.length) await tx.manager.query(TIE, [loose.map((one) => one.id)]);
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
      for (const one of part) { hashes.push(put(chunk, one, people.get(one.employeeId) as PersonInput, known, at, standing.get(one.employeeId))); totals.push(one.total); }
      if (chunk.statements.length >= CHUNK) await send();
      else { await breathe(); if (hashes.length % CHUNK === 0) await written(hashes.length); }
    }
    if (chunk.statements.length) await send(); else await written(hashes.length);
  } finally {
    // Nothing may be on its way when the transaction ends, in whichever way.
    await ahead.end();
  }
  return {
    peopleCount: hashes.length, totalAmount: addMoney(...totals), inputHash: inputHashOf(snapshot, texts), resultHash: sha256(hashes.join('\n')), head: snapshot.head, calculatedAt: now.toISOString(), reckonedCount: run.reckonedCount + 1,
  };
}
