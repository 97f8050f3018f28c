// What scorecards say when something is refused.
import { defineMessages } from '../../core/messages.ts';

export const cardReasons = defineMessages({
  PERIOD_KIND: ['周期只能是周、月、季或年', 'Periods are weeks, months, quarters or years'],
  PERIOD_NOT_OVER: ['这一期还没结束，不能关闭', 'This period is not over yet'],
  PERIOD_CLOSED: ['这一期已经关闭', 'This period is closed'],
  PERIOD_EARLIER_OPEN: ['先关闭更早的一期', 'Close the earlier period first'],
  PERIOD_FUTURE: ['这一期还没开始', 'This period has not begun'],
  OBJECTION_OPEN: ['这一项已经有人提出异议，正在处理', 'Somebody objects to this value already'],
  OBJECTION_OWN_ONLY: ['只能对自己的分数提出异议', 'One objects to one’s own values'],
  OBJECTION_NOT_OPEN: ['这条异议已经有结论', 'This objection is decided'],
  OBJECTION_MAKER: ['提出的人不能自己决定', 'Whoever objects does not decide'],
  OBJECTION_VALUE: ['成立时要写明改成多少', 'Upheld: say what the value is instead'],
  OBJECTION_NO_LATER: ['要先有下一期，才能记差额', 'There is no later period yet in which the difference could count'],
});
