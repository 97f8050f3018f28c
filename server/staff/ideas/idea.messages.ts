// What gold ideas say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const ideaReasons = defineMessages({
  IDEA_PERSON: ['要有员工档案的人才能提金点子和投票', 'Only somebody with an employee record proposes and votes'],
  IDEA_OWN: ['不能给自己的金点子投票或采纳', 'Nobody votes for, or adopts, their own idea'],
  IDEA_OVER: ['这条金点子已经有结论', 'This idea has been decided'],
  IDEA_ADOPTED_HERE: ['这家门店已经采纳了', 'This store has adopted it already'],
  IDEA_STORE: ['没有这家门店', 'There is no such store'],
  IDEA_NOT_MINE: ['只有提出的人可以撤回', 'Only who proposed it takes it back'],
  IDEA_REASON: ['写明原因，至少 2 个字', 'Give a reason of at least 2 characters'],
  IDEA_NOT_ADOPTED: ['还没有门店采纳，量不出效果', 'No store does it yet: there is no effect to measure'],
  IDEA_EARLY: ['采纳还不满这些天，到时再量', 'It has not been done for so many days yet'],
  IDEA_MEASURE: ['这个指标不能按门店看', 'This measure cannot be looked at by store'],
  IDEA_MONTH: ['这个月还没过完', 'This month is not over'],
});
