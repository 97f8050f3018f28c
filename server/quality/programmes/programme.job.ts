// Every morning: visits that nobody made are noted as missed.
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { missVisits } from './programme.service.ts';

export const missVisitsCron = defineCron({ kind: 'quality.miss-visits', at: { daily: '02:20' }, async run(ctx) { await missVisits(ctx); } });
