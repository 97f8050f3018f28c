// Keeps the due table small: what was done long ago goes.
import { defineCron } from '../jobs/job.registry.ts';
import { cleanDue } from './sweep.service.ts';

export const dueCron = defineCron({ kind: 'platform.clean-due', at: { daily: '03:40' }, async run(ctx) { await cleanDue(ctx.db); } });
