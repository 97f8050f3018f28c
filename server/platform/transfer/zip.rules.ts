// Looks into an XLSX before anything reads it: what a part says of its size is tried out, so that no bomb is ever parsed.
import { inflateRawSync } from 'node:zlib';

const ZIP_LIMITS = { entries: 500, unpacked: 40 * 2 ** 20, ratio: 100, cells: 1_000_000, strings: 400_000 };
/** Why a file is refused: by reason word, with what the message needs. */
export interface ZipFault { reason: 'FILE_NOT_TABLE' | 'FILE_DANGEROUS' | 'FILE_TOO_LARGE'; params?: Record<string, unknown> }

interface Entry { name: string; method: number; packed: number; size: number; at: number }
const NOT_TABLE: ZipFault = { reason: 'FILE_NOT_TABLE' };
const BOMB: ZipFault = { reason: 'FILE_DANGEROUS', params: { what: 'zip bomb' } };
const TOO_LARGE: ZipFault = { reason: 'FILE_TOO_LARGE', params: { limit: ZIP_LIMITS.unpacked / 2 ** 20 } };
/** A data descriptor behind a part, at most. */
const GAP = 24;

/** The directory at the file's end; a fault when it is none, or names too much. */
function directoryOf(file: Buffer): Entry[] | ZipFault {
  let end = -1;
  for (let i = file.length - 22; i >= Math.max(0, file.length - 65_557); i -= 1) if (file.readUInt32LE(i) === 0x06054b50) { end = i; break; }
  if (end < 0) return NOT_TABLE;
  const count = file.readUInt16LE(end + 10);
  if (count > ZIP_LIMITS.entries) return { reason: 'FILE_DANGEROUS', params: { what: `${count} parts` } };
  const entries: Entry[] = [];
  for (let i = 0, at = file.readUInt32LE(end + 16); i < count; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return NOT_TABLE;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength), method: file.readUInt16LE(at + 10), packed: file.readUInt32LE(at + 20), size: file.readUInt32LE(at + 24), at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries.sort((a, b) => a.at - b.at);
}

function occurrences(text: Buffer, mark: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0 && count <= most; at = text.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

/** What is wrong with the archive; null when it is a workbook within the limits. Costs no more memory than its largest part. */
export function zipFault(file: Buffer): ZipFault | null {
  const entries = directoryOf(file);
  if (!Array.isArray(entries)) return entries;
  if (!entries.some(({ name }) => /xl\/worksheets\/.+\.xml$/i.test(name))) return NOT_TABLE;
  const bad = entries.find(({ name }) => /vbaProject|externalLinks?\/|\.\.\/|^\//i.test(name));
  if (bad) return { reason: 'FILE_DANGEROUS', params: { what: bad.name.slice(0, 60) } };
  if (entries.some(({ size, packed }) => size > 1_000_000 && size / Math.max(1, packed) > ZIP_LIMITS.ratio)) return BOMB;
  if (entries.reduce((sum, { size }) => sum + size, 0) > ZIP_LIMITS.unpacked) return TOO_LARGE;
  let next = 0;
  for (const { name, method, packed, size, at } of entries) {
    // Readers that walk the parts and readers that go by the directory must see the same: no gaps, no overlaps, one name.
    if (at < next || at > next + GAP || at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) return NOT_TABLE;
    const nameLength = file.readUInt16LE(at + 26);
    const from = at + 30 + nameLength + file.readUInt16LE(at + 28);
    next = from + packed;
    if (next > file.length || file.toString('utf8', at + 30, at + 30 + nameLength) !== name) return NOT_TABLE;
    let text = file.subarray(from, next);
    if (method === 8) {
      try { text = inflateRawSync(text, { maxOutputLength: Math.max(1, size) }); } catch (error) { return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? BOMB : NOT_TABLE; }
    } else if (method !== 0) return NOT_TABLE;
    if (text.length !== size) return BOMB;
    if (!/\.xml$/i.test(name)) continue;
    if (occurrences(text, '<!DOCTYPE', 0) > 0) return { reason: 'FILE_DANGEROUS', params: { what: 'DOCTYPE' } };
    if (occurrences(text, '<c ', ZIP_LIMITS.cells) + occurrences(text, '<c>', ZIP_LIMITS.cells) > ZIP_LIMITS.cells || occurrences(text, '<si', ZIP_LIMITS.strings) > ZIP_LIMITS.strings) return TOO_LARGE;
  }
  return null;
}
