// What training does by itself: courses of a post to whoever lacks them, the month’s session and drill to every store, the quarter’s test to the desks.
import { defineCron } from '../platform/jobs/job.registry.ts';
import { giveByRule } from './records/assign.service.ts';
import { giveQuarterlyTest, oweMonthlyDrills, oweMonthlySessions } from './sessions/regular.service.ts';

export const trainingPathsCron = defineCron({ kind: 'training.give-courses', at: { daily: '05:40' }, async run(ctx) { while (await giveByRule(ctx)) { /* as long as somebody lacks something */ } } });
export const regularTrainingCron = defineCron({ kind: 'training.regular', at: { daily: '05:50' }, async run(ctx) { await oweMonthlySessions(ctx); await oweMonthlyDrills(ctx); while (await giveQuarterlyTest(ctx)) { /* as long as somebody lacks it */ } } });
