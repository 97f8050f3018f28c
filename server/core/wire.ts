// Statements as PostgreSQL's protocol has them on the wire: any number of them in one packet, values as text, one Sync at the end.
import pg from 'pg';

/** A statement to send; `text` null: the connection knows it by its name. `isTold`: its columns are described. */
export interface Sent { name: string; text: string | null; values: readonly unknown[]; isTold: boolean }

/** How pg writes a value as text; its types do not tell of it. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;
const textOf = (value: unknown): string | null => {
  const made = prepareValue(value);
  return made === null || made === undefined ? null : Buffer.isBuffer(made) ? `\\x${made.toString('hex')}` : String(made);
};

/** Describe the unnamed portal; execute it without a limit of rows; Sync. */
const DESCRIBE = Buffer.from([0x44, 0, 0, 0, 6, 0x50, 0]);
const EXECUTE = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

/**
 * Parse (unless known), Bind, Describe (if told) and Execute of each statement, then one Sync: an error ends the packet, and
 * what stands behind it is not run. pg itself sends five buffers a statement and waits between two.
 */
export function packetOf(statements: readonly Sent[]): Buffer {
  const sizes = statements.map(({ name, text, values, isTold }) => {
    const nameBytes = Buffer.byteLength(name);
    const ready = values.map(textOf);
    const bytes = ready.map((value) => (value === null ? 0 : Buffer.byteLength(value)));
    const parse = text === null ? 0 : 1 + 4 + nameBytes + 1 + Buffer.byteLength(text) + 1 + 2;
    const bind = 1 + 4 + 1 + nameBytes + 1 + 2 + 2 + bytes.reduce((sum, size) => sum + 4 + size, 0) + 2;
    return { ready, bytes, parse, bind, all: parse + bind + (isTold ? DESCRIBE.length : 0) + EXECUTE.length };
  });
  const out = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size.all, SYNC.length));
  let at = 0;
  const byte = (value: number) => { out[at] = value; at += 1; };
  const word = (value: string) => { at += out.write(value, at); byte(0); };
  statements.forEach(({ name, text, isTold }, n) => {
    const { ready, bytes, parse, bind } = sizes[n] as (typeof sizes)[number];
    if (text !== null) {
      byte(0x50);
      at = out.writeInt32BE(parse - 1, at);
      word(name);
      word(text);
      at = out.writeInt16BE(0, at);
    }
    byte(0x42);
    at = out.writeInt32BE(bind - 1, at);
    byte(0);
    word(name);
    at = out.writeInt16BE(0, at);
    at = out.writeInt16BE(ready.length, at);
    ready.forEach((value, i) => {
      at = out.writeInt32BE(value === null ? -1 : bytes[i] as number, at);
      if (value !== null) at += out.write(value, at);
    });
    at = out.writeInt16BE(0, at);
    for (const fixed of isTold ? [DESCRIBE, EXECUTE] : [EXECUTE]) at += fixed.copy(out, at);
  });
  SYNC.copy(out, at);
  return out;
}
