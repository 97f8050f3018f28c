// Imports and exports as background work: started from a screen, followed by progress, taken up after a crash.
import { Transfer } from '../../../schema/platform/job.ts';
import type { Locale } from '../../core/messages.ts';
import { defineCron, defineJob } from '../jobs/job.registry.ts';
import { runExport, type ExportRequest } from './export.service.ts';
import { runImport, type ImportRequest } from './import.service.ts';
import { atHand, discard, pathOf } from '../storage/shelf.service.ts';
import { sweep } from './storage.ts';

export interface ImportJobInput extends Omit<ImportRequest, 'path'> { uploadKey: string; transferId: string; /** In which the importer worked: an account may leave the language to its browser. */ locale?: Locale }

/** Loading is idempotent (what is there is not taken twice), so a second try after a crash goes on from what is in. */
export const importJob = defineJob<ImportJobInput>({
  kind: 'platform.import', attempts: 3,
  async run(ctx, input) {
    const { uploadKey, locale = ctx.locale, ...request } = input;
    // It may have come in at another process.
    const path = (await atHand(ctx.db, uploadKey)) ?? pathOf(ctx.db, uploadKey);
    const report = await runImport({ ...ctx, locale }, { ...request, path }, { progress: (done, total) => ctx.progress(done, total), isCancelled: () => ctx.isCancelled() });
    if (!request.isDryRun) await discard(ctx.db, uploadKey);
    const { rejectsKey, ...counts } = report;
    return { ...counts, hasRejects: rejectsKey !== null };
  },
});

export const exportJob = defineJob<ExportRequest & { transferId: string; locale?: Locale }>({
  kind: 'platform.export', attempts: 3,
  run: (ctx, { locale = ctx.locale, ...input }) => runExport({ ...ctx, locale }, input, { progress: (done, total) => ctx.progress(done, total), isCancelled: () => ctx.isCancelled() }),
});

/** Uploads that nobody imported, and files of transfers past their time, are removed. */
export const sweepFiles = defineCron({
  kind: 'platform.sweep-files', at: { daily: '03:40' },
  async run(ctx) {
    await sweep(ctx.db, 'upload', 24, ctx.clock.now());
    await sweep(ctx.db, 'export', 24 * 7, ctx.clock.now());
    await ctx.db.source.manager.createQueryBuilder().update(Transfer).set({ storedAs: null })
      .where("direction = 'EXPORT' and storedAs is not null and createdAt < :before", { before: new Date(ctx.clock.now().getTime() - 7 * 86_400_000) }).execute();
  },
});
