// Files as people send them: the same table as UTF-8, as GB18030 and as XLSX.
import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';

export type Encoding = 'UTF-8' | 'GB18030' | 'XLSX';

/** Two-byte GB18030 codes by character, found by decoding them all. */
function gbCodes(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, [lead, trail]);
    }
  }
  return codes;
}
const toGb18030 = (text: string): Buffer => {
  const codes = gbCodes();
  return Buffer.from([...text].flatMap((c) => ((c.codePointAt(0) ?? 0) < 0x80 ? [c.charCodeAt(0)] : codes.get(c) ?? [0x3f])));
};

/** Writes the table into a fresh folder; answers the file's path. */
export async function writeTable(name: string, encoding: Encoding, rows: readonly (readonly string[])[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-file-'));
  const file = path.join(folder, `${name}.${encoding === 'XLSX' ? 'xlsx' : 'csv'}`);
  if (encoding === 'XLSX') {
    await writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String }))) as never).toFile(file);
    return file;
  }
  const text = rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');
  writeFileSync(file, encoding === 'GB18030' ? toGb18030(text) : Buffer.from(`\ufeff${text}`, 'utf8'));
  return file;
}

/** The cells of a CSV that was given out. */
export function readCsv(file: string): string[][] {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  return text.split(/\r?\n/).filter(Boolean).map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map((m) => (m[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"')));
}
