// The columns that a rejects file has behind those of its original: said in the importer's language, known when the mended file comes back.
import type { Locale } from '../../core/messages.ts';

/** Line in the file, column at fault, and why. */
export const REJECT_HEADINGS: Readonly<Record<Locale, readonly string[]>> = { zh: ['行号', '字段', '原因'], en: ['line', 'field', 'reason'] };

/** How many of these columns are the original's: those that a rejects file added are ours, and feed no field. */
export function ownWidth(headers: readonly string[]): number {
  const isOurs = Object.values(REJECT_HEADINGS).some((ours) => headers.length > ours.length && ours.every((heading, i) => headers[headers.length - ours.length + i] === heading));
  return isOurs ? headers.length - REJECT_HEADINGS.en.length : headers.length;
}
