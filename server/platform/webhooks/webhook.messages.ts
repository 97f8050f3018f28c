// What is said about addresses that are told of events.
import { defineMessages } from '../../core/messages.ts';

export const webhookReasons = defineMessages({
  WEBHOOK_URL: ['这个地址不能调用，要用公网的 https 地址', 'This address is not called; give a public https address'],
  WEBHOOK_TOPICS: ['事件写成 ticket.opened、ticket.* 或 *', 'Write events as ticket.opened, ticket.* or *'],
  WEBHOOK_VERSION: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
  WEBHOOK_NOT_DEAD: ['只有停下的投递可以重发', 'Only a dead delivery is sent again'],
});
