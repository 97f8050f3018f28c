// What the board says when something is refused.
import { defineMessages } from '../../core/messages.ts';

export const boardReasons = defineMessages({
  BOARD_NOT_OVER: ['这一周还没过完', 'This week is not over yet'],
  BOARD_THERE: ['这一周的榜已经发布', 'The board of this week is published'],
  BOARD_SCHEME: ['不是这一周在用的按周个人方案', 'Not a scheme for people by the week that was in force then'],
  BOARD_NO_SCHEME: ['没有按周的个人方案', 'There is no scheme for people by the week'],
  APPEAL_OWN_ONLY: ['只能为自己申诉', 'One appeals for oneself'],
  APPEAL_THERE: ['已经申诉过', 'There is an appeal already'],
  APPEAL_NONE: ['没有待定的申诉', 'There is no appeal to decide'],
});
