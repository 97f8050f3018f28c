// Keeps the cards of open periods up to date.
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { refreshOpenPeriods } from './period.service.ts';

export const scorecardsCron = defineCron({ kind: 'staff.count-scorecards', at: { every: 30 }, async run(ctx) { await refreshOpenPeriods(ctx); } });
