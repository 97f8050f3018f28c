// Each hour the rules of alerts are judged: what runs within the day is told the same day.
import { defineCron } from '../platform/jobs/job.registry.ts';
import { evaluateRisks } from './alert.run.service.ts';

export const risksCron = defineCron({ kind: 'quality.judge-risks', at: { every: 60 }, async run(ctx) { await evaluateRisks(ctx); } });
