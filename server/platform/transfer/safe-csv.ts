// Writing CSV that a spreadsheet opens right and does not evaluate: BOM, CRLF, formula starts neutralised.

/** Blanks and signs that nobody sees are passed over by some spreadsheets before they look. */
const dangerous = /^[\t\r]|^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
/** A number stands as it is, though it may begin with a minus. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** Nearly every cell begins so, and then it is no formula. */
const calm = /^[0-9A-Za-z\u4e00-\u9fa5]/;

/** The text of a cell with a formula start made harmless; importing it again gives the original. */
export const neutral = (text: string): string => (!calm.test(text) && dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of CSV with its CRLF. */
export function csvLine(cells: readonly (string | null | undefined)[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i += 1) {
    const text = cells[i];
    line += i ? `,${text ? quoted(neutral(text)) : ''}` : text ? quoted(neutral(text)) : '';
  }
  return `${line}\r\n`;
}

export const BOM = '\ufeff';
