// The kinds of files that can be taken in: modules register their fields and the function that loads parsed rows.
import type { Permission } from '../../../schema/permission.ts';
import type { Context } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

export type CellType = 'text' | 'decimal' | 'integer' | 'day' | 'instant' | 'boolean' | 'phone' | 'email' | 'choice';

/** One field that a column of a file may feed. */
export interface ImportField {
  key: string;
  label: { zh: string; en: string };
  type: CellType;
  required?: boolean;
  /** Headers by which the column is recognised, besides the labels and the key. */
  synonyms?: readonly string[];
  /** For a choice: accepted text (lower case) -> stored value. */
  choices?: Readonly<Record<string, string>>;
  maxLength?: number;
  /** A number of a row: `17850.0` is what a program wrote that took the column for amounts. */
  isNumber?: true;
  /** What is kept of a decimal: so many places, and less than `under` either way. More places are rounded, and told as a repair. */
  places?: number;
  under?: number;
  /** A time may lie so many hours ahead, since clocks of tills do; a day, not beyond today. Unsaid: anything goes. */
  aheadHours?: number;
}

export type RowValues = Record<string, string | null>;
/** A parsed row: its line in the file (the header is line 1), its values by field, and what it said before parsing. */
export interface ParsedRow { line: number; values: RowValues; source: readonly string[] }

/** How rows that are there already are met. */
export type DuplicateRule = 'MERGE' | 'SKIP' | 'NEW';

export interface ImportOptions {
  duplicates: DuplicateRule;
  /** Store of rows that name none. */
  storeId: string | null;
  /** Zone in which times without one are read. */
  zone: string;
}

export interface ImportRun {
  transferId: string;
  options: ImportOptions;
  isDryRun: boolean;
  /** Sends a row to the rejects with a reason word, on a field when one is at fault. */
  reject(row: ParsedRow, reason: string, field?: string): void;
  /** Rows that are in by now, `of` so many where all were read before. */
  progress(done: number, of?: number): Promise<void>;
  isCancelled(): Promise<boolean>;
}

/** What became of the rows that were handed over and not rejected. */
export interface ImportOutcome { accepted: number; unchanged: number }

export interface ImportKind {
  kind: string;
  label: { zh: string; en: string };
  word: Permission;
  fields: readonly ImportField[];
  /** All rows are read before the first is loaded: each counts half when it is read and whole when it is in. */
  isStaged?: boolean;
  /** What a whole row says wrongly though each cell can be read, such as a store that is unknown: asked by the preview. */
  check?(ctx: Context, options: ImportOptions): Promise<(row: ParsedRow) => { field: string; reason: string } | null>;
  /** Fields that this chain has besides. */
  more?(ctx: Context): Promise<ImportField[]>;
  load(ctx: Context, rows: AsyncIterable<ParsedRow>, run: ImportRun): Promise<ImportOutcome>;
  /** Takes back what the transfer brought in; answers how many rows. */
  undo(ctx: Context, transferId: string): Promise<number>;
}

const kinds = new Map<string, ImportKind>();
/** Registers a kind; composition calls it once at start. */
export const defineImportKind = (kind: ImportKind): void => { kinds.set(kind.kind, kind); };
export const importKind = (kind: string): ImportKind | undefined => kinds.get(kind);
export const importKinds = (): ImportKind[] => [...kinds.values()];

/** What can be given out: the noun behind it and the columns a file has when none are chosen. */
export interface ExportColumn { prop: string; zh: string; en: string }
/** A masked column that leaves whole; `open` makes it so of what is kept for the row that `by` names. */
export interface WholeColumn { prop: string; by: string; open(db: Database, owner: string, kept: string): string }
export interface ExportKind { kind: string; noun: string; label: { zh: string; en: string }; word: Permission; columns: readonly ExportColumn[]; /** Masked columns that stand whole in the file: what it is handed over for. Whoever holds the kind’s word and the field’s has them, and the log says so. */ whole?: readonly WholeColumn[]; /** Columns that this chain has besides. */ more?(ctx: Context): Promise<ExportColumn[]>; /** What a spreadsheet says of the whole on a sheet of its own: sums and a hash by which whoever takes it in checks that nothing is missing. */ cover?(ctx: Context, filter: Record<string, unknown> | null): Promise<{ name: string; rows: readonly (readonly [label: string, value: string])[] } | null> }
const exports = new Map<string, ExportKind>();
export const defineExportKind = (kind: ExportKind): void => { exports.set(kind.kind, kind); };
export const exportKind = (kind: string): ExportKind | undefined => exports.get(kind);
export const exportKinds = (): ExportKind[] => [...exports.values()];
