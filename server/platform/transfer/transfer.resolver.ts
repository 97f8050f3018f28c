// Imports and exports over GraphQL.
import { coerceInputValue, type GraphQLInputType, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { ExportRowsInput, FileLink, ImportFileInput, ImportPreview, TransferKind, UndoImportInput, UndoImportResult, UploadedTransfer } from '../../../schema/platform/transfer.inputs.ts';
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { kindToExport, linkTo } from './export.service.ts';
import { undoImport } from './import.service.ts';
import { kindsFor, showPreview, startExport, startImport } from './transfer.service.ts';

/** The filter of a list, checked against the list's own input type. */
function checkedFilter(info: GraphQLResolveInfo, kind: string, filter: unknown): Record<string, unknown> | undefined {
  if (filter === undefined || filter === null) return undefined;
  const type = info.schema.getType(`${kindToExport(kind).noun}Filter`) as GraphQLInputType;
  return coerceInputValue(filter, type, (path) => {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.filter${path.map((p) => `.${p}`).join('')}`]: 'VALUE_NOT_ALLOWED' } });
  }) as Record<string, unknown>;
}

@Resolver()
export class TransferResolver {
  @Query(() => [TransferKind], { description: 'Kinds of files that the viewer may take in or give out.' })
  transferKinds(@Ctx() ctx: Context): TransferKind[] { return kindsFor(ctx); }

  @Query(() => ImportPreview, { description: 'Headers, mapping and the first rows of a file, with what is wrong in which cell. Writes nothing.' })
  previewImport(@Ctx() ctx: Context, @Arg('input', () => ImportFileInput) input: ImportFileInput): Promise<ImportPreview> { return showPreview(ctx, input); }

  @Query(() => FileLink, { description: 'A link to the file of an export (which: file) or the rejects of an import (which: rejects).' })
  transferLink(@Ctx() ctx: Context, @Arg('id', () => ID) id: string, @Arg('which', () => String, { defaultValue: 'file' }) which: string): Promise<FileLink> {
    return linkTo(ctx, id, which === 'rejects' ? 'rejects' : 'file');
  }

  @Mutation(() => UploadedTransfer)
  importFile(@Ctx() ctx: Context, @Arg('input', () => ImportFileInput) input: ImportFileInput): Promise<UploadedTransfer> { return startImport(ctx, input); }

  @Mutation(() => UndoImportResult)
  async undoImport(@Ctx() ctx: Context, @Arg('input', () => UndoImportInput) input: UndoImportInput): Promise<UndoImportResult> {
    return { transferId: input.transferId, removed: await undoImport(ctx, input.transferId) };
  }

  @Mutation(() => UploadedTransfer)
  exportRows(@Ctx() ctx: Context, @Arg('input', () => ExportRowsInput) input: ExportRowsInput, @Info() info: GraphQLResolveInfo): Promise<UploadedTransfer> {
    return startExport(ctx, { ...input, filter: checkedFilter(info, input.kind, input.filter) });
  }
}
