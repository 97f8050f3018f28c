// Statements of hot writes: sent inside the caller's transaction under a name that is a hash of their text (scale.md rule 14).
import type { QueryRunner } from 'typeorm';
import type { WriteContext } from './context.ts';
import { Packet, type Answered, type Statement } from './packet.ts';
import { nameOf } from './prepared.ts';

interface Client { query(packet: unknown, ...rest: unknown[]): unknown; _types?: unknown }
const names = new Map<string, string>();
/** A statement whose text is written in the code, never put together of values. */
export function statementOf(text: string, values: readonly unknown[] = []): Statement {
  let name = names.get(text);
  if (!name) names.set(text, (name = nameOf(text, 'w')));
  return { name, text, values };
}

/**
 * What goes ahead of a transaction's next statement, in the same packet: its beginning, and writes whose answers nobody waits
 * for. Whatever else is sent on the connection is sent after them.
 */
interface Line { client: Client; ahead: Statement[]; hasBegun: boolean; /** Rows asked for before they were wanted, by statement; they hold until anything is sent. */ foreseen: Map<string, Record<string, unknown>[]> }
const lines = new WeakMap<QueryRunner, Line>();
const BEGIN = statementOf('START TRANSACTION');
const COMMIT = statementOf('COMMIT');

const ask = (send: (packet: Packet) => unknown, client: Client, statements: readonly Statement[]): Promise<Answered[]> => new Promise((resolve, reject) => {
  const packet = new Packet(statements, client._types);
  packet.callback = (error, answers) => { if (error) reject(error); else resolve(answers ?? []); };
  send(packet);
});

/** The runner's transaction from its first statement on; TypeORM believes that it has begun. */
export async function openLine(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as Client;
  const line: Line = { client, ahead: [BEGIN], hasBegun: false, foreseen: new Map() };
  const plain = client.query.bind(client);
  // Own for as long as the transaction: whoever has the connection in hand meets it.
  client.query = (query, ...rest) => {
    line.foreseen.clear();
    if (query instanceof Packet || !line.ahead.length) return plain(query, ...rest);
    const first = ask(plain, client, takeAhead(line));
    const last = rest.at(-1);
    const failed = (error: unknown) => { if (typeof last === 'function') (last as (e: unknown) => void)(error); else throw error; };
    return first.then(() => plain(query, ...rest), failed);
  };
  lines.set(runner, line);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
function takeAhead(line: Line): Statement[] {
  const { ahead } = line;
  line.ahead = [];
  line.hasBegun = true;
  return ahead;
}
function lineOf(runner: QueryRunner | undefined): Line {
  const line = runner && lines.get(runner);
  if (!line) throw new Error('Prepared writes run inside transact');
  return line;
}
const sendAll = (line: Line, statements: readonly Statement[]): Promise<Answered[]> => {
  const ahead = takeAhead(line);
  return ask((packet) => line.client.query(packet), line.client, [...ahead, ...statements]).then((answers) => answers.slice(ahead.length));
};

/** Writes what waits and commits, in one packet; throws when the server rolled back instead. */
export async function commitLine(runner: QueryRunner): Promise<void> {
  await runner.broadcaster.broadcast('BeforeTransactionCommit');
  const line = lineOf(runner);
  const isIdle = !line.hasBegun && line.ahead.length === 1;
  if (!isIdle) {
    const [ended] = await sendAll(line, [COMMIT]);
    if (ended?.command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back');
  }
  over(runner);
  await runner.broadcaster.broadcast('AfterTransactionCommit');
}

/** Undoes all of it; what waited is never sent. */
export async function rollbackLine(runner: QueryRunner): Promise<void> {
  const line = lineOf(runner);
  line.ahead = [];
  if (line.hasBegun) { await runner.rollbackTransaction(); return; }
  await runner.broadcaster.broadcast('BeforeTransactionRollback');
  over(runner);
}
function over(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
}

/** Gives the connection back as it was; before the runner is released. */
export function closeLine(runner: QueryRunner): void {
  const line = lines.get(runner);
  if (line) delete (line.client as { query?: unknown }).query;
  lines.delete(runner);
}

/** Runs a statement whose text is written in the code; answers its rows. */
export async function prepared<Row = Record<string, unknown>>(tx: WriteContext, text: string, values: unknown[]): Promise<Row[]> {
  const line = lineOf(tx.manager.queryRunner);
  const statement = statementOf(text, values);
  const known = line.foreseen.get(keyOf(statement));
  if (known) return known as Row[];
  const [answer] = await sendAll(line, [statement]);
  return (answer?.rows ?? []) as Row[];
}

const keyOf = ({ name, values }: Statement): string => `${name}|${values.map(String).join('|')}`;
/**
 * Hands on the rows of a statement that was sent along with an earlier one because it will be wanted: `prepared` answers them
 * without asking, as long as nothing else was sent in the transaction.
 */
export function foresee(tx: WriteContext, statement: Statement, rows: Record<string, unknown>[]): void {
  lineOf(tx.manager.queryRunner).foreseen.set(keyOf(statement), rows);
}

/** Runs several at one go, in their order; answers the rows of each. The first that fails ends them. */
export async function preparedAll(tx: WriteContext, statements: readonly Statement[]): Promise<Record<string, unknown>[][]> {
  return (await sendAll(lineOf(tx.manager.queryRunner), statements)).map((answer) => answer.rows);
}

/** The transaction's connection, all that went ahead sent: for what speaks another way than by statements (COPY). */
export async function connectionOf(tx: WriteContext): Promise<{ query(query: unknown): unknown }> {
  const line = lineOf(tx.manager.queryRunner);
  if (line.ahead.length) await sendAll(line, []);
  return line.client;
}

/** A write whose answer nobody waits for: it goes with the transaction's next statement, or with its end, and fails that if it fails. */
export function later(tx: WriteContext, statement: Statement): void { lineOf(tx.manager.queryRunner).ahead.push(statement); }
/** The same for a listener of TypeORM's; false when the runner's transaction was not begun by `transact`. */
export function laterOn(runner: QueryRunner, statement: Statement): boolean {
  const line = lines.get(runner);
  line?.ahead.push(statement);
  return line !== undefined;
}
