// Rows of a CSV file in UTF-8 in which nothing is quoted: lines cut at their ends and at the delimiter, the same as the parser gives and many times sooner.

/** Longer than any row that people make; the parser's limit is the same. */
const LONGEST = 1_000_000;

/** Thrown for a line that is too long; its number. */
export class LineTooLong extends Error {
  override name = 'LineTooLong';
  constructor(readonly lines: number) { super(`Line ${lines} is too long`); }
}

export interface PlainRow { line: number; cells: string[] }

/** Each line that is not empty with its number in the file, those of one part of the file together. Lines end with LF, CR LF or CR. */
export async function* plainRows(parts: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<PlainRow[]> {
  let number = 0;
  let rest: Buffer | null = null;
  // A text of its own for each line: cells that somebody keeps then hold on to their line, not to the whole part of the file.
  const linesOf = (bytes: Buffer): string[] => {
    if (bytes.length > LONGEST) throw new LineTooLong(number + 1);
    const text = bytes.toString('utf8');
    if (!text.includes('\r')) return [text];
    return (text.endsWith('\r') ? text.slice(0, -1) : text).split('\r');
  };
  let rows: PlainRow[] = [];
  const put = (bytes: Buffer): void => {
    for (const text of linesOf(bytes)) {
      number += 1;
      const line = number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
      if (line !== '') rows.push({ line: number, cells: line.split(delimiter) });
    }
  };
  for await (const part of parts) {
    const bytes: Buffer = rest ? Buffer.concat([rest, part]) : part;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      put(bytes.subarray(from, end));
      from = end + 1;
    }
    if (rows.length) { yield rows; rows = []; }
    rest = from < bytes.length ? bytes.subarray(from) : null;
    if (rest && rest.length > LONGEST) throw new LineTooLong(number + 1);
  }
  if (rest) put(rest);
  if (rows.length) yield rows;
}
