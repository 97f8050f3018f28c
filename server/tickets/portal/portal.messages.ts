// What the public pages say when they refuse, and the words in which links are sent.
import type { MessagePair } from '../../core/messages.ts';
import { defineMessages } from '../../core/messages.ts';

export const portalReasons = defineMessages({
  PORTAL_LINK_DEAD: ['链接已失效，请联系门店重新获取', 'This link no longer works; ask the store for a new one'],
  PORTAL_CODE: ['工单号和手机尾号对不上', 'Ticket number and phone number do not match'],
  PORTAL_OFTEN: ['操作太频繁，请稍后再试', 'Too many tries; please wait a little'],
  PORTAL_HEADER: ['请从我们的页面操作', 'Please use our own page'],
  PORTAL_BODY: ['内容不完整：{what}', 'Something is missing: {what}'],
  PORTAL_NO_REPLY: ['这张工单已归档，不能再留言', 'This ticket is archived; nothing can be added'],
  PORTAL_NO_RATING: ['现在还不能评价', 'It cannot be rated now'],
  PORTAL_FILE_BYTES: ['文件太大，上限 {limit} MB', 'The file is too large; the limit is {limit} MB'],
  PORTAL_FILE: ['附件已失效，重新选择', 'The attachment is gone; choose it again'],
});

/** Sent with a link; {url}, {number}, {day}. */
export const SENT: Record<'progress' | 'diagnosis', MessagePair> = {
  progress: ['您的工单 {number} 可以随时在这里查看进度、补充说明和评价：\n{url}\n链接 {day} 前有效，请不要转发给别人。', 'You can follow your ticket {number}, add to it and rate it here:\n{url}\nThe link holds until {day}; please do not pass it on.'],
  diagnosis: ['您好，先不急着约上门。请打开下面的链接，按提示拍几张照片，我们远程帮您看：\n{url}\n大约 3 分钟。链接 {day} 前有效，只用于工单 {number}。', 'Before anybody travels, please take a few photos as this page shows, and we will look at them:\n{url}\nIt takes about 3 minutes. The link holds until {day} and serves ticket {number} alone.'],
};
