// Removing files that hang on nothing, once a night.
import { defineCron } from '../jobs/job.registry.ts';
import { sweepKept } from './file.service.ts';
import { sweepUploads } from './pieces.service.ts';

export const keptFilesCron = defineCron({
  kind: 'platform.sweep-kept', at: { daily: '03:50' },
  async run(ctx) {
    const removed = await sweepKept(ctx);
    const halves = await sweepUploads(ctx);
    if (halves.uploads || halves.pieces) ctx.log.info(halves, 'uploads that nobody went on with are gone');
    if (removed.rows || removed.files) ctx.log.info(removed, 'files that hung on nothing are gone');
  },
});
