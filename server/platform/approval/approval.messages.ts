// What approvals and policies of authority say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const approvalReasons = defineMessages({
  APPROVAL_OWN: ['不能批准自己提出的申请', 'Nobody decides what they asked for themselves'],
  APPROVAL_BEYOND: ['这个金额超出您的审批权限', 'This amount is beyond what you may approve'],
  APPROVAL_OVER: ['这个申请已经有结果', 'This request is decided already'],
  APPROVAL_LATE: ['这个申请已过期，请重新提出', 'This request is out of time: ask again'],
  APPROVAL_CHANGED: ['申请的内容刚改过，看过再决定', 'What is asked has just changed: look at it again'],
  APPROVAL_NOT_MAKER: ['只有提出人可以撤回', 'Only its maker takes it back'],
  APPROVAL_NOBODY: ['没有人可以批准这个金额', 'Nobody may approve this amount'],
  DEPUTY_SELF: ['请选另一位同事', 'Choose another colleague'],
  DEPUTY_UNKNOWN: ['没有这位同事', 'There is no such colleague'],
  DEPUTY_TIME: ['结束要晚于开始，最长 60 天', 'It ends after it begins, 60 days at most'],
  DEPUTY_NO_PERSON: ['这个账号不属于员工，不能指定代理人', 'This account belongs to no employee: it has no deputy'],
  AUTHORITY_RULES: ['权限政策的写法不对', 'These are not rules of authority'],
});
