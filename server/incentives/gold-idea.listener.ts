// Hands the awards of a month's best ideas to pay: one each, under a key that is used once; the run of its period pays it.
import type { WriteContext } from '../core/context.ts';
import { addDays } from '../core/clock.ts';
import { systemContextOf } from '../platform/jobs/system.service.ts';
import { whenIdeaAwarded } from '../staff/ideas/idea.registry.ts';
import { noteAward } from './scheme.service.ts';

whenIdeaAwarded(async (tx, awarded) => {
  const system = { ...systemContextOf(tx.db, { name: tx.viewer.name, clock: tx.clock, log: tx.log }), manager: tx.manager, afterCommit: tx.afterCommit } as WriteContext;
  const lastDay = addDays(`${addDays(awarded.monthOn, 32).slice(0, 7)}-01`, -1);
  await noteAward(system, { idempotencyKey: `gold idea:${awarded.ideaId}`, employeeId: awarded.employeeId, awardKey: 'goldIdea', awardedOn: lastDay, amount: awarded.amount, reason: `金点子第 ${awarded.place} 名：${awarded.title}`.slice(0, 200) });
});
