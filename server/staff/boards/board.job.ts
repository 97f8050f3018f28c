// Publishes the board of the last week in the morning, where nobody has.
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { publishLastWeek } from './board.service.ts';

export const boardsCron = defineCron({ kind: 'staff.publish-board', at: { daily: '06:30' }, async run(ctx) { await publishLastWeek(ctx); } });
