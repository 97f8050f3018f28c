// What is said about known solutions.
import { defineMessages } from '../../core/messages.ts';

export const solutionReasons = defineMessages({
  SOLUTION_FROM: ['选一张已解决、写了做法的别的工单', 'Choose another ticket that was solved and says how'],
});
