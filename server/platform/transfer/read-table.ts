// Opening a file as a table: CSV in UTF-8, GB18030 or a spreadsheet's UTF-16 (gzip too) streamed, XLSX within limits that a bomb cannot pass.
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline, Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse as csvParser } from 'csv-parse';
import { AppError } from '../../core/errors.ts';
import { LineTooLong, plainRows, type PlainRow } from './plain-rows.ts';
import { ownWidth } from './rejects.rules.ts';
import { zipFault } from './zip.rules.ts';

type Encoding = 'utf-8' | 'gb18030' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface Table {
  headers: string[];
  encoding: Encoding | 'xlsx';
  /** Rows after the header, each with its line in the file; ends early when the consumer stops. */
  rows(): AsyncIterable<PlainRow>;
  /** The same, some hundreds at a time: to wait for each of millions costs more than to read it. */
  parts(): AsyncIterable<PlainRow[]>;
}

export const LIMITS = { bytes: 300 * 2 ** 20, unpackedBytes: 2 ** 30, columns: 200, xlsxRows: 50_000, xlsxBytes: 20 * 2 ** 20 };
/** Rows that are handed on together. */
const PART = 500;
const broken = (reason: string, params: Record<string, unknown> = {}): AppError => new AppError('VALIDATION', reason, { params });

/** Is this text UTF-8? Its first 256 kB decide; a character cut at the end does not count against it. */
function isUtf8(sample: Buffer): boolean {
  for (let cut = 0; cut < 4; cut += 1) {
    try { new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(0, sample.length - cut)); return true; } catch { /* one byte less */ }
  }
  return false;
}

/** Spreadsheets save "Unicode text" in UTF-16, which says so in its first two bytes. */
const wideOf = ([first, second]: Buffer): 'utf-16le' | 'utf-16be' | null =>
  (first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null);

/** Counts what came out of a gzip: a bomb is stopped, not stored. */
function bounded(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(broken('FILE_TOO_LARGE', { limit: limit / 2 ** 20 })); else done(null, chunk);
    },
  });
}

function decoding(encoding: string): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    decodeStrings: true, encoding: 'utf8',
    transform(chunk: Buffer, _encoding, done) { done(null, decoder.decode(chunk, { stream: true })); },
    flush(done) { done(null, decoder.decode()); },
  });
}

const raw = (path: string, isGzip: boolean): Readable => {
  const file = createReadStream(path);
  if (!isGzip) return file;
  const gunzip = createGunzip();
  const out = bounded(LIMITS.unpackedBytes);
  gunzip.on('error', () => out.destroy(broken('FILE_BROKEN', { line: 1 })));
  // Whoever reads the first rows alone closes the file, too; what went wrong is told by the end of the line.
  return pipeline(file, gunzip, out, () => {});
};

async function firstBytes(stream: Readable, wanted: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size >= wanted) break;
  }
  stream.destroy();
  return Buffer.concat(parts).subarray(0, wanted);
}

const QUOTE = 0x22;
/** What was seen on the way through the whole file. */
interface Look { hasQuotes: boolean }

/** Can every byte of the file be read so? The first part alone does not tell: a Chinese name may come in its last line. */
async function readsAs(path: string, isGzip: boolean, encoding: 'utf-8' | 'gb18030', look: Look): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const source = raw(path, isGzip);
  // An é between plain letters can be read as half a Chinese sign; Chinese text has high bytes side by side.
  let hasPairs = encoding === 'utf-8';
  try {
    for await (const part of source) {
      const bytes = part as Buffer;
      look.hasQuotes ||= bytes.includes(QUOTE);
      decoder.decode(bytes, { stream: true });
      for (let i = 1; i < bytes.length && !hasPairs; i += 1) hasPairs = (bytes[i] as number) > 0x7f && (bytes[i - 1] as number) > 0x7f;
    }
    decoder.decode();
    return hasPairs;
  } catch (error) {
    if (error instanceof AppError) throw error;
    return false;
  } finally { source.destroy(); }
}

/** UTF-8, else GB18030, else what old English spreadsheets write. */
async function encodingOf(path: string, isGzip: boolean, sample: Buffer, look: Look): Promise<'utf-8' | 'gb18030' | 'windows-1252'> {
  if (isUtf8(sample) && await readsAs(path, isGzip, 'utf-8', look)) return 'utf-8';
  return await readsAs(path, isGzip, 'gb18030', look) ? 'gb18030' : 'windows-1252';
}

/** Opens a file as a table. Refuses what is no table, what is too large and what is not safe, each by its reason. */
export async function openTable(path: string): Promise<Table> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw broken('FILE_MISSING');
  if (info.size > LIMITS.bytes) throw broken('FILE_TOO_LARGE', { limit: LIMITS.bytes / 2 ** 20 });
  const handle = await open(path);
  const head = Buffer.alloc(4);
  await handle.read(head, 0, 4, 0);
  await handle.close();
  if (head.toString('latin1') === 'PK\u0003\u0004') return openXlsx(path, info.size);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const sample = await firstBytes(raw(path, isGzip), 262_144);
  if (sample.length === 0) throw broken('FILE_EMPTY');
  const wide = wideOf(sample);
  if (!wide && sample.includes(0)) throw broken('FILE_NOT_TABLE');
  const look: Look = { hasQuotes: false };
  const encoding = wide ?? await encodingOf(path, isGzip, sample, look);
  const text = new TextDecoder(encoding).decode(sample);
  const firstLine = text.split(/\r\n|\n|\r/, 1)[0] as string;
  const delimiter = [',', '\t', ';', '，'].reduce((best, d) => (firstLine.split(d).length > firstLine.split(best).length ? d : best));
  const plain = async function* (): AsyncGenerator<PlainRow[]> {
    const source = raw(path, isGzip);
    try { for await (const part of plainRows(source, delimiter)) yield part; } catch (error) {
      if (error instanceof AppError) throw error;
      throw broken('FILE_BROKEN', { line: error instanceof LineTooLong ? error.lines : 1 });
    } finally { source.destroy(); }
  };
  const parsed = async function* (): AsyncGenerator<PlainRow[]> {
    const source = raw(path, isGzip);
    const decoder = decoding(encoding);
    const parser = csvParser({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 1_000_000, info: true, record_delimiter: ['\r\n', '\n', '\r'] });
    source.on('error', (error) => parser.destroy(error));
    source.pipe(decoder).pipe(parser);
    let part: PlainRow[] = [];
    try {
      for await (const record of parser) {
        const { record: cells, info: at } = record as { record: string[]; info: { lines: number } };
        part.push({ line: at.lines, cells });
        if (part.length === PART) { yield part; part = []; }
      }
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw broken('FILE_BROKEN', { line: (error as { lines?: number }).lines ?? 1 });
    } finally { source.destroy(); parser.destroy(); }
    if (part.length) yield part;
  };
  return tableOf(encoding === 'utf-8' && !look.hasQuotes ? plain : parsed, encoding);
}

async function tableOf(all: () => AsyncIterable<PlainRow[]>, encoding: Table['encoding']): Promise<Table> {
  let headers: string[] | null = null;
  for await (const [first] of all()) { headers = first?.cells.map((cell) => cell.trim()) ?? null; break; }
  if (!headers || headers.every((header) => header === '')) throw broken('FILE_EMPTY');
  if (headers.length > LIMITS.columns) throw broken('TOO_MANY_COLUMNS', { limit: LIMITS.columns });
  const width = ownWidth(headers);
  const isCut = width < headers.length;
  const seen = new Map<string, number>();
  const unique = headers.slice(0, width).map((header, i) => {
    const name = header || `#${i + 1}`;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return n === 1 ? name : `${name} (${n})`;
  });
  const isSaid = (row: PlainRow): boolean => row.cells.some((cell) => cell.trim() !== '');
  async function* parts(): AsyncGenerator<PlainRow[]> {
    let isFirst = true;
    for await (const part of all()) {
      const said = isFirst ? part.slice(1) : part;
      yield (isCut ? said.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) })) : said).filter(isSaid);
      isFirst = false;
    }
  }
  return { headers: unique, encoding, parts, async *rows() { for await (const part of parts()) for (const row of part) yield row; } };
}

async function openXlsx(path: string, size: number): Promise<Table> {
  if (size > LIMITS.xlsxBytes) throw broken('FILE_TOO_LARGE', { limit: LIMITS.xlsxBytes / 2 ** 20 });
  const file = await readFile(path);
  const fault = zipFault(file);
  if (fault) throw broken(fault.reason, fault.params);
  const { readSheet } = await import('read-excel-file/node');
  let sheet: unknown[][];
  try { sheet = await readSheet<string>(file, { parseNumber: (text) => text }) as unknown[][]; } catch { throw broken('FILE_BROKEN', { line: 1 }); }
  if (sheet.length > LIMITS.xlsxRows + 1) throw broken('TOO_MANY_ROWS', { limit: LIMITS.xlsxRows });
  const textOf = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '').replace('T', ' ').replace(/\.\d+Z$/, '');
    return String(value);
  };
  const all = async function* (): AsyncGenerator<PlainRow[]> {
    for (let from = 0; from < sheet.length; from += PART) yield sheet.slice(from, from + PART).map((cells, i) => ({ line: from + i + 1, cells: cells.map(textOf) }));
  };
  return tableOf(all, 'xlsx');
}
