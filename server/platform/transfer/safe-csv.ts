// Writing CSV that a spreadsheet opens right and does not evaluate: BOM, CRLF, formula starts neutralised.

/** Blanks and signs that nobody sees are passed over by some spreadsheets before they look. */
const dangerous = /^[\t\r]|^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
/** A number stands as it is, though it may begin with a minus. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** The text of a cell with a formula start made harmless; importing it again gives the original. */
export const neutral = (text: string): string => (dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of CSV with its CRLF. */
export const csvLine = (cells: readonly (string | null | undefined)[]): string => `${cells.map((cell) => quoted(neutral(cell ?? ''))).join(',')}\r\n`;

export const BOM = '\ufeff';
