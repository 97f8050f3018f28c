// Reads member numbers out of what somebody hands in: a text, a CSV in UTF-8 or GB18030, or a workbook.

/** Header words of the column that holds member numbers, in both languages. */
const HEADERS = /^(会员号|会员编号|卡号|顾客编号|member ?no\.?|member ?number|member|customer ?(id|no\.?))$/i;

/** The cells of a table's column of member numbers: the named one, else the first. */
export function numbersOf(rows: readonly (readonly unknown[])[]): string[] {
  const head = (rows[0] ?? []).map((cell) => String(cell ?? '').trim());
  const named = head.findIndex((cell) => HEADERS.test(cell));
  const cells = rows.slice(named >= 0 ? 1 : 0).map((row) => String(row[Math.max(named, 0)] ?? ''));
  return clean(cells);
}

/** Trims, closes up the fours in which numbers are printed, drops blanks and repetitions. */
export function clean(cells: readonly string[]): string[] {
  const numbers = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim().replace(/^["']|["']$/g, ''))
    .map((cell) => (/^\d{4} \d{4}$/.test(cell) ? cell.replace(' ', '') : cell)).filter(Boolean);
  return [...new Set(numbers)];
}

/** Lines of a text: commas, semicolons and tabs divide its cells. */
export const rowsOfText = (text: string): string[][] => text.split(/\r?\n/).filter((line) => line.trim()).map((line) => line.split(/[,，;；\t]/));

/** Numbers typed or pasted: a table with a header gives that column, anything else every cell. */
export function numbersOfText(text: string): string[] {
  const rows = rowsOfText(text);
  return (rows[0] ?? []).some((cell) => HEADERS.test(cell.trim())) ? numbersOf(rows) : clean(rows.flat());
}

/** A text in the encoding in which it was written. */
export function decode(bytes: ArrayBuffer): string {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return new TextDecoder('gb18030').decode(bytes); }
}

/** The member numbers of a file. */
export async function numbersOfFile(file: File): Promise<string[]> {
  if (/\.xlsx$/i.test(file.name)) {
    const { readSheet } = await import('read-excel-file/browser');
    return numbersOf(await readSheet(file));
  }
  return numbersOf(rowsOfText(decode(await file.arrayBuffer())));
}
