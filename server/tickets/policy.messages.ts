// What policies say when they refuse.
import { defineMessages } from '../core/messages.ts';

export const policyReasons = defineMessages({
  POLICY_RULES: ['政策的写法不对', 'These are not rules of a policy'],
  POLICY_CALENDAR: ['没有政策里写的日历', 'There is no calendar of that key'],
  POLICY_KEY_TAKEN: ['这个政策代号已有人用', 'This key is taken'],
  POLICY_KEY_FIXED: ['政策代号不能改', 'The key of a policy cannot be changed'],
  POLICY_DRAFT_REQUIRED: ['新政策要有第一版草稿', 'A new policy needs its first draft'],
  POLICY_VERSION_REQUIRED: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  POLICY_UNKNOWN: ['没有这个政策', 'There is no such policy'],
  POLICY_STORE: ['没有这家门店', 'There is no such store'],
});
