// What can be had as a paper: each kind (a statement of pay, a certificate) says its pages, with the asker's rights, and GET /files/papers/<kind>/<id> gives them out.
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { PdfPages } from '../../core/print.ts';

export interface Paper { fileName: string; pages: PdfPages }
export interface PaperKind {
  /** Small letters and hyphens; stands in the address. */
  kind: string;
  /** The paper about a row, read with the asker's rights; null: there is none that the asker may have. */
  paper(ctx: Context, id: string, language: Language): Promise<Paper | null>;
}

const kinds = new Map<string, PaperKind>();
/** Registers a kind of paper; a kind said twice fails at start. */
export function definePaper(kind: PaperKind): void {
  if (kinds.has(kind.kind)) throw new Error(`The paper ${kind.kind} is registered twice`);
  kinds.set(kind.kind, kind);
}

/** The paper that was asked for; what is not there and what may not be seen answer alike. */
export async function paperFor(ctx: Context, kind: string, id: string, language: Language): Promise<Paper> {
  const paper = await kinds.get(kind)?.paper(ctx, id, language);
  if (!paper) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return paper;
}
