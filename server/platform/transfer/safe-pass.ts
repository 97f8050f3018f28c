// The database's CSV made safe on its way into a file: lines end with CRLF, and rows with a cell that is not plain are written anew.
import { csvLine } from './safe-csv.ts';

// All of it looks at bytes as one character each: no byte of a longer UTF-8 sign looks like a comma, a quote or a line's end.

/** Cells that begin so are no formulas: signs and letters of ASCII that start none, and Chinese characters by their first byte. */
const CALM = '!#-*./0-9:;<>?A-Z\\[-~\\xe4-\\xe9';
/** What a spreadsheet, or whoever reads the file again, would trim: the blanks of ASCII and of Unicode. */
const BLANK = '[\\t\\v\\f ]|\\xc2\\xa0|\\xe1\\x9a\\x80|\\xe2(?:\\x80[\\x80-\\x8a\\xa8\\xa9\\xaf]|\\x81\\x9f)|\\xe3\\x80\\x80|\\xef\\xbb\\xbf';
/** Something here asks for a closer look: a quoted cell, a start that may be a formula's or a blank, a blank at the end of a cell. */
const odd = new RegExp(`"|(?:^|[,\\n])[^,\\n${CALM}]|(?:${BLANK})(?:[,\\n]|$)`);

/** The cells of one line of CSV; a quote within quotes stands twice. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    let end = line.indexOf('"', at + 1);
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
    if (end < 0) throw new Error('A quote of the CSV is not closed');
    cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
    at = end + 2;
  }
  return cells;
}

const written = (row: string): string => Buffer.from(csvLine(cellsOf(Buffer.from(row, 'latin1').toString('utf8')))).toString('latin1');

/** Takes parts of CSV as they come and gives back whole rows, made safe: the same bytes as `csvLine` makes of the cells. */
export class SafePass {
  /** Rows given back so far. */
  rows = 0;
  #rest = '';

  take(part: Buffer): Buffer {
    const text = this.#rest + part.toString('latin1');
    const end = text.lastIndexOf('\n') + 1;
    const whole = text.slice(0, end);
    if (odd.test(whole)) return this.#oneByOne(text);
    this.#rest = text.slice(end);
    const safe = whole.replaceAll('\n', '\r\n');
    this.rows += safe.length - whole.length;
    return Buffer.from(safe, 'latin1');
  }

  #oneByOne(text: string): Buffer {
    let safe = '';
    let from = 0;
    let isOpen = false;
    let quote = text.indexOf('"');
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      while (quote >= 0 && quote < end) { isOpen = !isOpen; quote = text.indexOf('"', quote + 1); }
      // This line's end stands within a cell.
      if (isOpen) continue;
      const row = text.slice(from, end);
      safe += odd.test(row) ? written(row) : `${row}\r\n`;
      this.rows += 1;
      from = end + 1;
    }
    this.#rest = text.slice(from);
    return Buffer.from(safe, 'latin1');
  }

  /** To be called at the end: a row that is not whole is a fault, not a row. */
  end(): void {
    if (this.#rest) throw new Error('The CSV ends within a row');
  }
}
