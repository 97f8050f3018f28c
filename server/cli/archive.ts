// The backup's form: one gzip stream of records, each a line of JSON that says what follows and how long it is, with a sum at the end.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface Head { kind: 'head'; format: 1; madeAt: string; migrations: string[]; postgres: string }
export interface TableStart { kind: 'table'; name: string; columns: string[] }
export interface FileStart { kind: 'file'; name: string }
/** A piece of the table or file that was opened last. */
export interface Piece { kind: 'piece'; bytes: number }
/** Ends a table or file: its size and the SHA-256 of its bytes. */
export interface Close { kind: 'close'; bytes: number; sha256: string; rows?: number }
export interface SequenceAt { kind: 'sequence'; name: string; value: string }
export interface Foot { kind: 'foot'; tables: number; files: number; rows: number }
export type Record_ = Head | TableStart | FileStart | Piece | Close | SequenceAt | Foot;

const lineOf = (record: Record_): Buffer => Buffer.from(`${JSON.stringify(record)}\n`);

/** Writes the records of one table or file around its bytes. */
export async function* wrap(start: TableStart | FileStart, bytes: AsyncIterable<Buffer>, rows: () => number | undefined): AsyncGenerator<Buffer> {
  yield lineOf(start);
  const sum = createHash('sha256');
  let total = 0;
  for await (const piece of bytes) {
    sum.update(piece);
    total += piece.length;
    yield lineOf({ kind: 'piece', bytes: piece.length });
    yield piece;
  }
  yield lineOf({ kind: 'close', bytes: total, sha256: sum.digest('hex'), rows: rows() });
}

export { lineOf };

/** The file is not a backup, or it was damaged. */
export class ArchiveError extends Error { override name = 'Refusal'; }

export interface Reader {
  /** The next record; null at the end of the stream. */
  next(): Promise<Record_ | null>;
  /** The bytes of the table or file that was opened by the record before; checks its sum. Answers by `closed` what was written of it. */
  body(closed: (close: Close) => void): AsyncGenerator<Buffer>;
}

/** Reads records from an unpacked stream. */
export function readerOf(stream: Readable): Reader {
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  async function more(): Promise<boolean> {
    const { value, done } = await source.next().catch(() => { throw new ArchiveError('The file is not a whole backup: it cannot be unpacked.'); });
    if (done) return false;
    held = held.length ? Buffer.concat([held, value as Buffer]) : (value as Buffer);
    return true;
  }
  async function take(count: number): Promise<Buffer> {
    while (held.length < count) if (!(await more())) throw new ArchiveError('The file is not a whole backup: it ends too early.');
    const part = held.subarray(0, count);
    held = held.subarray(count);
    return part;
  }
  async function next(): Promise<Record_ | null> {
    let end = held.indexOf(10);
    while (end < 0) {
      if (held.length > 1024 * 1024) throw new ArchiveError('This is not a backup of Aftercare.');
      if (!(await more())) return null;
      end = held.indexOf(10);
    }
    const line = await take(end + 1);
    try { return JSON.parse(line.toString('utf8')) as Record_; } catch { throw new ArchiveError('This is not a backup of Aftercare.'); }
  }
  return {
    next,
    async *body(closed) {
      const sum = createHash('sha256');
      let total = 0;
      for (;;) {
        const record = await next();
        if (record?.kind === 'piece') {
          const piece = await take(record.bytes);
          sum.update(piece);
          total += piece.length;
          yield piece;
        } else if (record?.kind === 'close') {
          if (record.bytes !== total || record.sha256 !== sum.digest('hex')) throw new ArchiveError('The backup is damaged: a sum does not agree.');
          closed(record);
          return;
        } else throw new ArchiveError('The file is not a whole backup: it ends too early.');
      }
    },
  };
}
