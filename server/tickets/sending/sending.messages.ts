// Why a message that was kept cannot be sent now.
import { defineMessages } from '../../core/messages.ts';

export const sendingReasons = defineMessages({
  MESSAGE_NO_CHANNEL: ['还没有接通能发出去的渠道：渠道里要有发送地址，邮件要接邮件服务器。消息仍然保存着', 'No channel can send yet: a channel needs an address to post to, mail needs a mail server. The message is still kept'],
  MESSAGE_NO_ADDRESS: ['这个渠道找不到顾客的联系方式，先补上电话或邮箱。消息仍然保存着', 'No address of the customer is known for this channel: add a phone number or an e-mail first. The message is still kept'],
  MESSAGE_NOT_KEPT: ['这条消息没有等着发送', 'This message is not waiting to be sent'],
  MESSAGE_LINK_DEAD: ['里面的链接已经失效，重新发一个', 'The link in it no longer works; send a new one'],
});
