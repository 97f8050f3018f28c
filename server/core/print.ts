// Pages of print as blocks: title, facts, table, reasons, code to scan; whoever prints makes these and nothing else.
import type { Explanation } from './explanation.ts';
import type { Language } from './language.ts';

/** A column of a table; figures stand to the right. */
export interface PdfColumn { label: string; align?: 'left' | 'right'; width?: 'auto' | '*' | number }
/** A picture as JPEG, no larger than it is printed, and what it shows. */
export interface PdfPhoto { jpeg: Buffer; caption: string }
/** One part of a page, from the top down. All texts are in the page's language already. */
export type PdfBlock =
  | { kind: 'title'; text: string; under?: string }
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; isQuiet?: boolean }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'figure'; label: string; value: string; under?: string }
  | { kind: 'table'; columns: readonly PdfColumn[]; rows: readonly (readonly string[])[]; total?: readonly string[] }
  | { kind: 'tree'; tree: Explanation }
  | { kind: 'photos'; items: readonly PdfPhoto[] }
  | { kind: 'qr'; text: string; caption?: string }
  | { kind: 'newPage' };

/** What is printed: `madeAt` stands in the file, so that the same page at the same instant is the same bytes. */
export interface PdfPages {
  language: Language;
  /** The file's own title. */
  title: string;
  /** At the foot of each page, beside its number. */
  foot: string;
  madeAt: Date;
  isWide?: boolean;
  blocks: readonly PdfBlock[];
}
