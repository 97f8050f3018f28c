// What training does by itself: courses of a post are given to whoever holds it and lacks them.
import { defineCron } from '../platform/jobs/job.registry.ts';
import { giveByRule } from './records/assign.service.ts';

export const trainingPathsCron = defineCron({ kind: 'training.give-courses', at: { daily: '05:40' }, async run(ctx) { while (await giveByRule(ctx)) { /* as long as somebody lacks something */ } } });
