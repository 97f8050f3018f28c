// Asks PostgreSQL for one text: the messages of a statement in one packet, its one value handed on as it came, nothing described.
import type pg from 'pg';
import { keptAs } from '../prepared.ts';
import { packetOf } from '../wire.ts';
import { callOff } from './call-off.ts';

/** What pg's connection is to a statement; the part of it that is used here. */
interface Wire { stream: { writable: boolean; write(data: Buffer): boolean }; parsedStatements: Record<string, string | undefined> }
type Done = (error: Error | null | undefined, answer?: string | null) => void;

/**
 * A statement for `pg.Pool.query` (pg calls it a submittable). pg's own sends five buffers and has the row described again
 * at each execution; here there is one buffer and one column of text, which was about a sixth of the cost of a read.
 */
class OneText {
  callback: Done | undefined;
  private answer: string | null = null;
  private connection: Wire | null = null;
  private isOff = false;
  private heard: Promise<void> | null = null;

  constructor(readonly name: string, readonly text: string, private readonly values: readonly unknown[]) {}

  submit(connection: Wire): Error | null {
    if (this.isOff) return new Error('Called off before it began');
    this.connection = connection;
    const known = this.name ? connection.parsedStatements[this.name] : undefined;
    if (known !== undefined && known !== this.text) return new Error(`The name ${this.name} stands for another statement`);
    let packet: Buffer;
    try { packet = packetOf([{ name: this.name, text: known === undefined ? this.text : null, values: this.values, isTold: false }]); } catch (error) { return error as Error; }
    if (connection.stream.writable) connection.stream.write(packet);
    return null;
  }

  /** Nobody waits for the answer any more: ends it at the server, or lets it not begin. */
  callOff(): void {
    this.isOff = true;
    if (this.connection) this.heard ??= callOff(this.connection);
  }
  /** The connection goes back with this; not while a call to end what runs on it is under way. */
  private end(error: Error | null): void {
    const { heard } = this;
    this.connection = null;
    if (heard) void heard.then(() => this.callback?.(error, this.answer)); else this.callback?.(error, this.answer);
  }

  handleDataRow(message: { fields: (string | null)[] }): void { this.answer = message.fields[0] ?? null; }
  handleReadyForQuery(): void { this.end(null); }
  handleError(error: Error): void { this.end(error); }
  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/**
 * The one text column of the one row that a statement answers; null for SQL null. Kept prepared by `name` from its second use.
 * While it runs, `waiting` holds the way to call it off (P28).
 */
export function askText(pool: pg.Pool, { name, text }: { name: string; text: string }, values: readonly unknown[], waiting?: Set<() => void>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const statement = new OneText(keptAs(name, text).name ?? '', text, values);
    const off = waiting ? () => { statement.callOff(); } : null;
    if (off) waiting?.add(off);
    const done: Done = (error, answer) => { if (off) waiting?.delete(off); if (error) reject(error); else resolve(answer ?? null); };
    (pool.query as (query: pg.Submittable, values: undefined, done: Done) => void).call(pool, statement as unknown as pg.Submittable, undefined, done);
  });
}
