// What duties say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const dutyReasons = defineMessages({
  DUTY_OVER: ['这件事已经了结', 'This duty is over'],
  DUTY_BY_ACT: ['这件事由相应的操作了结', 'This duty ends by the act that it asks for'],
  DUTY_SAME_OWNER: ['已经是这个人的了', 'It is that person’s already'],
  DUTY_NOT_YOURS: ['只有负责人或上级可以这样做', 'Only its owner, or who answers for it, may do this'],
});
