// Several statements of one transaction in one packet and one wait; each answers its rows.
import pg from 'pg';
import { packetOf } from './wire.ts';

/** A statement under a name that is a hash of its text. */
export interface Statement { name: string; text: string; values: readonly unknown[] }
export interface Answered<Row = Record<string, unknown>> { rows: Row[]; rowCount: number | null; command: string | null }

/** What of pg's connection and result is used here; its types do not tell of them. */
interface Wire {
  stream: { writable: boolean; write(data: Buffer): boolean }; parsedStatements: Record<string, string | undefined>;
  on(event: 'parseComplete', listener: () => void): void; off(event: 'parseComplete', listener: () => void): void;
}
interface Result extends Answered { addFields(fields: unknown): void; parseRow(fields: unknown): Record<string, unknown>; addRow(row: Record<string, unknown>): void; addCommandComplete(message: unknown): void }
const { Result: ResultOf } = pg as unknown as { Result: new (mode: undefined, types: unknown) => Result };
type Done = (error: Error | null | undefined, answers?: Answered[]) => void;

/** For `client.query` (pg calls it a submittable); the callback has one answer a statement. After an error nothing behind it was run. */
export class Packet {
  callback: Done | undefined;
  private readonly answers: Result[] = [];
  private result: Result;
  private fault: Error | null = null;
  private unlisten: (() => void) | null = null;

  constructor(readonly statements: readonly Statement[], private readonly types: unknown) { this.result = new ResultOf(undefined, types); }

  submit(connection: Wire): Error | null {
    const known = connection.parsedStatements;
    const isNew = new Set<string>();
    for (const { name, text } of this.statements) {
      if (known[name] === undefined) isNew.add(name);
      else if (known[name] !== text) return new Error(`The name ${name} stands for another statement`);
    }
    const toParse = new Set(isNew);
    let packet: Buffer;
    try {
      packet = packetOf(this.statements.map(({ name, text, values }) => ({ name, text: toParse.delete(name) ? text : null, values, isTold: true })));
    } catch (error) { return error as Error; }
    this.learn(connection, isNew);
    if (connection.stream.writable) connection.stream.write(packet);
    return null;
  }

  /** A name is known on the connection once the server has said so, in the order of the packet. */
  private learn(connection: Wire, isNew: ReadonlySet<string>): void {
    if (!isNew.size) return;
    const waiting = [...isNew];
    const texts = new Map(this.statements.map(({ name, text }) => [name, text]));
    const parsed = () => { const name = waiting.shift(); if (name !== undefined) connection.parsedStatements[name] = texts.get(name); };
    connection.on('parseComplete', parsed);
    this.unlisten = () => { connection.off('parseComplete', parsed); };
  }

  handleRowDescription(message: { fields: unknown }): void { this.result.addFields(message.fields); }
  handleDataRow(message: { fields: unknown }): void {
    try { this.result.addRow(this.result.parseRow(message.fields)); } catch (error) { this.fault ??= error as Error; }
  }
  handleCommandComplete(message: unknown): void {
    this.result.addCommandComplete(message);
    this.answers.push(this.result);
    this.result = new ResultOf(undefined, this.types);
  }
  handleEmptyQuery(): void { this.answers.push(this.result); this.result = new ResultOf(undefined, this.types); }
  handlePortalSuspended(): void {}
  handleReadyForQuery(): void { this.end(this.fault); }
  handleError(error: Error): void { this.end(error); }
  private end(error: Error | null): void {
    this.unlisten?.();
    if (error) this.callback?.(error); else this.callback?.(null, this.answers);
  }
}
