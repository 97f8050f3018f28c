// What intake says when it refuses.
import { defineMessages } from '../../core/messages.ts';

export const intakeReasons = defineMessages({
  INTAKE_SIGNATURE: ['签名不对或已过时', 'The signature is wrong or out of date'],
  INTAKE_MESSAGE: ['消息格式不对：{what}', 'The message is not as agreed: {what}'],
  INTAKE_SIZE: ['消息太大，上限 {limit} MB', 'The message is too large; the limit is {limit} MB'],
  INTAKE_ADAPTER: ['没有这种消息格式', 'There is no such form of messages'],
  INTAKE_OFTEN: ['同一位顾客发得太频繁，稍后再发', 'Too many messages of one sender: bring them later'],
  INTAKE_KEY: ['这个标识已有人用，或不合规定', 'This key is taken, or not as it must be'],
  INTAKE_STORE: ['没有这家门店', 'There is no such store'],
  INTAKE_DELIVER: ['这个地址不能调用，要用公网的 https 地址', 'This address is not called; give a public https address'],
  INTAKE_VERSION: ['修改时要带上 expectedVersion', 'A change carries expectedVersion'],
});
